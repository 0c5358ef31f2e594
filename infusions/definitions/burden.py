"""Marrow classes by morphology.

M1 below 5 %, M2 5 to 25 %, M3 above 25 % blasts (Children's Oncology Group; clinical.md 10.4).
"""

from decimal import Decimal

M2_FROM_PCT = Decimal(5)
M3_ABOVE_PCT = Decimal(25)


def marrow_class(blasts_pct: Decimal) -> str:
    """The class that a blast percentage belongs to."""
    if blasts_pct < M2_FROM_PCT:
        return "M1"
    return "M3" if blasts_pct > M3_ABOVE_PCT else "M2"
