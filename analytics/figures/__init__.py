"""The figure of each method, registered for `analytics.analysis_figures`. Slow to import."""

from analytics.figures import (  # noqa: F401
    curves,
    described,
    kinetics,
    listing,
    models,
    monitoring,
    rates,
    transplant,
    values,
)
