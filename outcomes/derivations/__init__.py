"""The derived values of this app; importing it registers them."""

from outcomes.derivations import (  # noqa: F401
    haematotoxicity,
    laboratory,
    response,
    toxicity,
    transplant,
)
