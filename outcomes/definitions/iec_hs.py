"""HLH-like syndrome (IEC-HS) of one day, by its severity; and what it asks for.

Source: Hines MR et al., Transplant Cell Ther 2023;29:438.e1-438.e16,
doi:10.1016/j.jtct.2023.03.006. Only the abstract was read: a difference is never refused.
"""

from collections.abc import Mapping
from decimal import Decimal

from outcomes.definitions.codelists import IECHS_SEVERITY
from outcomes.definitions.domains import HEAD, Domain, cells, worst
from trials.definitions.answer import Answer
from trials.definitions.definition import Definition, Table

FERRITIN_ABOVE_TIMES = Decimal(2)  # the upper limit of normal, or the value at infusion
INTERVENTION_FROM_GRADE = 2
ORGAN_SUPPORT_GRADE = 4

SEVERITY: Mapping[str, int] = {
    "OBSERVATION": 1,
    "INTERVENTION": 2,
    "SEVERE": 3,
    "LIFE_THREATENING": 4,
}

DEFINITION = Definition(
    id="IEC_HS2023",
    version="1",
    title="HLH-like syndrome (IEC-HS), 2023",
    group="Toxicity",
    source="Hines MR et al. Transplant Cell Ther 2023;29:438.e1-438.e16.",
    doi="10.1016/j.jtct.2023.03.006",
    tables=(Table("Grade of a day", HEAD, tuple(cells("severity", IECHS_SEVERITY, SEVERITY))),),
    notes=(
        f"Asks for ferritin above {FERRITIN_ABOVE_TIMES} times the upper limit of normal or the "
        "baseline, or rapidly rising.",
        "Only the abstract was read: to be confirmed against the paper.",
    ),
)


def grade(severity: str | None) -> Answer[int]:
    """1 to 4 as published; None where the severity was not judged."""
    return worst(Domain("severity", None if severity is None else SEVERITY[severity]))


def ferritin_is_raised(
    ferritin: Decimal, *, upper: Decimal | None, baseline: Decimal | None
) -> bool | None:
    """Whether ferritin is above what the syndrome asks for; None where no limit is known."""
    limits = [limit for limit in (upper, baseline) if limit is not None]
    if not limits:
        return None
    return ferritin > FERRITIN_ABOVE_TIMES * min(limits)
