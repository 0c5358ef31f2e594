"""One function per method of `analytics.definitions.analysis`, registered by import."""

from analytics.analyses.methods import (  # noqa: F401 - for their registration
    kinetics,
    listing,
    monitoring,
    multistate,
    risk_models,
    time_dependent,
    transplant,
)
