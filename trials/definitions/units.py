"""Units of the quantities on the forms. A value is converted once, at entry."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Dimension:
    """Units of one dimension, each with its factor to the canonical one (the first)."""

    name: str
    factors: Mapping[str, Decimal]

    @property
    def canonical(self) -> str:
        return next(iter(self.factors))

    def convert(self, value: Decimal, unit: str) -> Decimal:
        """The value in the canonical unit. KeyError for a unit of another dimension."""
        return value * self.factors[unit]


# The same dose is printed as 10^5, 10^6 or 10^7 cells per kg in Zhang 2020, Hu 2022 and Gu 2022.
CELLS_PER_KG = Dimension(
    "CAR-positive viable cells per kg",
    {
        "cells/kg": Decimal(1),
        "10^5/kg": Decimal(10**5),
        "10^6/kg": Decimal(10**6),
        "10^7/kg": Decimal(10**7),
        "10^8/kg": Decimal(10**8),
    },
)
CELLS_PER_LITRE = Dimension(
    "cell concentration",
    {
        "10^9/L": Decimal(1),
        "10^3/uL": Decimal(1),
        "/uL": Decimal("0.001"),
    },
)
FRACTION = Dimension(
    "fraction of nucleated cells",
    {"fraction": Decimal(1), "%": Decimal("0.01"), "per 10^4": Decimal("0.0001")},
)
GRAFT_CD34 = Dimension("CD34-positive cells per kg", {"10^6/kg": Decimal(1)})
