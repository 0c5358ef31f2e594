"""One function per method of `analytics.definitions.analysis`, registered by import."""

from analytics.analyses.methods import (  # noqa: F401 - for their registration
    binary,
    described,
    kinetics,
    listing,
    monitoring,
    multistate,
    rates,
    risk_models,
    survival,
    time_dependent,
    transplant,
    values,
)
