"""The analyses that are shipped, each named after its source and runnable on any study."""

from analytics.definitions.analysis import Analysis

ANALYSES: dict[str, Analysis] = {}
