"""The analyses that are shipped, each named after its source and runnable on any study."""

from analytics.definitions.analyses import an2022, hu2022, own
from analytics.definitions.analysis import Analysis

# In the order in which they are shown.
ANALYSES: dict[str, Analysis] = {
    analysis.id: analysis for module in (hu2022, an2022, own) for analysis in module.DECLARED
}
