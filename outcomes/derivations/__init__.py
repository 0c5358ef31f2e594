"""The derived values of this app; importing it registers them."""

from outcomes.derivations import laboratory, response, toxicity  # noqa: F401
