"""The analyses that are shipped, each named after its source and runnable on any study."""

from analytics.definitions.analyses import an2022, gu2022, hu2022, own, zhang2020
from analytics.definitions.analysis import Analysis

# In the order in which they are shown.
ANALYSES: dict[str, Analysis] = {
    analysis.id: analysis
    for module in (gu2022, hu2022, zhang2020, an2022, own)
    for analysis in module.DECLARED
}
