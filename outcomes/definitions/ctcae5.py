"""Laboratory terms of CTCAE version 5.0.

Source: National Cancer Institute, Common Terminology Criteria for Adverse Events version 5.0,
27 November 2017, Investigations. Values were not read there: a difference is never refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from outcomes.definitions import reference
from outcomes.definitions.domains import Domain, worst
from outcomes.definitions.reference import Limits, day0_of
from trials.checks import Book, Row
from trials.definitions.answer import Answer

ID = "CTCAE5"
VERSION = "1"


def _decimals(*values: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(v) for v in values)


@dataclass(frozen=True)
class Falling:
    """Grade 1 below the lower limit of normal, then below each bound, in 10^9/L."""

    term: str
    below: tuple[Decimal, ...]
    grades: frozenset[int] = frozenset({1, 2, 3, 4})


@dataclass(frozen=True)
class Rising:
    """Grades by multiples of the upper limit of normal, all bounds exclusive.

    `abnormal_from`: grade 1 begins there where the baseline was abnormal and takes the place of
    the limit (exclusive at 1). `times_baseline`: grades 2 and up by multiples of any baseline.
    """

    term: str
    above: tuple[Decimal, ...]
    abnormal_from: Decimal | None = None
    times_baseline: tuple[Decimal, ...] = ()
    grades: frozenset[int] = frozenset({1, 2, 3, 4})


LIVER_ENZYME = _decimals("1", "3", "5", "20")
FALLING: Mapping[str, Falling] = {
    "neutrophils": Falling("Neutrophil count decreased", _decimals("1.5", "1.0", "0.5")),
    "platelets": Falling("Platelet count decreased", _decimals("75", "50", "25")),
}
RISING: Mapping[str, Rising] = {
    "alt": Rising("Alanine aminotransferase increased", LIVER_ENZYME, Decimal("1.5")),
    "ast": Rising("Aspartate aminotransferase increased", LIVER_ENZYME, Decimal("1.5")),
    "bilirubin": Rising(
        "Blood bilirubin increased", _decimals("1", "1.5", "3", "10"), Decimal("1")
    ),
    "creatinine": Rising(
        "Creatinine increased",
        _decimals("1", "1.5", "3", "6"),
        times_baseline=_decimals("1.5", "3"),
    ),
}
# Terms that are graded by hand, with the grades that exist in them (clinical.md 8.8).
OTHER_GRADES: Mapping[str, frozenset[int]] = {"Febrile neutropenia": frozenset({3, 4, 5})}
_TERMS: tuple[Falling | Rising, ...] = (*FALLING.values(), *RISING.values())
GRADES: Mapping[str, frozenset[int]] = {
    **{table.term.casefold(): table.grades for table in _TERMS},
    **{term.casefold(): grades for term, grades in OTHER_GRADES.items()},
}


def falling(analyte: str, value: Decimal | None, *, lower: Decimal | None) -> Answer[int]:
    """The grade of a low count."""
    table = FALLING[analyte]
    if value is None:
        return Answer(value=None, missing=(analyte,))
    by_bound = 1 + sum(value < bound for bound in table.below)
    if by_bound > 1:
        return Answer(value=by_bound, driver=(analyte,))
    below = None if lower is None else int(value < lower)
    missing = (f"lower limit of normal of {analyte}",)
    return worst(Domain(analyte, below, highest=1, missing=missing))


def rising(
    analyte: str,
    value: Decimal | None,
    *,
    upper: Decimal | None,
    baseline: Decimal | None,
    is_baseline: bool = False,
) -> Answer[int]:
    """The grade of a high value; `is_baseline` where it was taken before the therapy."""
    table = RISING[analyte]
    if value is None:
        return Answer(value=None, missing=(analyte,))
    if upper is None:
        return Answer(value=None, missing=(f"upper limit of normal of {analyte}",))
    by_limit = _multiples(value, upper, table.above)
    no_baseline = (f"baseline of {analyte}",)
    if table.times_baseline:
        from_baseline = _grade_from_baseline(table, value, baseline, is_baseline=is_baseline)
        highest = 1 + len(table.times_baseline)
        return worst(
            Domain(analyte, by_limit),
            Domain(f"{analyte} against baseline", from_baseline, highest, missing=no_baseline),
        )
    # What is normal is so whatever the baseline was.
    if is_baseline or by_limit == 0:
        return worst(Domain(analyte, by_limit))
    if baseline is None:
        return Answer(value=None, missing=no_baseline)
    if baseline <= upper:
        return worst(Domain(analyte, by_limit))
    return worst(Domain(f"{analyte} against baseline", _from_abnormal(table, value, baseline)))


def of_sample(analyte: str, sample: Row, limit: Limits, book: Book) -> Answer[int]:
    """The grade of a high value in a laboratory sample of the patient."""
    day0 = day0_of(sample, book)
    return rising(
        analyte,
        sample.get(analyte),
        upper=limit("upper", analyte, sample),
        baseline=None if day0 is None else reference.baseline(analyte, book.rows("labs"), day0),
        is_baseline=day0 is None,
    )


def _multiples(value: Decimal, reference: Decimal, above: tuple[Decimal, ...]) -> int:
    return sum(value > reference * times for times in above)


def _from_abnormal(table: Rising, value: Decimal, baseline: Decimal) -> int:
    later = _multiples(value, baseline, table.above[1:])
    if later:
        return 1 + later
    first = table.abnormal_from or Decimal(1)
    reached = value > baseline if first == 1 else value >= baseline * first
    return int(reached)


def _grade_from_baseline(
    table: Rising, value: Decimal, baseline: Decimal | None, *, is_baseline: bool
) -> int | None:
    if is_baseline:
        return 0
    if baseline is None:
        return None
    reached = _multiples(value, baseline, table.times_baseline)
    return 1 + reached if reached else 0
