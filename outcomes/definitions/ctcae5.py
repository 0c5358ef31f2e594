"""Laboratory terms of CTCAE version 5.0.

Source: National Cancer Institute, Common Terminology Criteria for Adverse Events version 5.0,
27 November 2017, Investigations. Values were not read there: a difference is never refused.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from outcomes.definitions import reference
from outcomes.definitions.codelists import ANALYTE
from outcomes.definitions.domains import Domain, worst
from outcomes.definitions.reference import Limits, day0_of
from trials.checks import Book, Row
from trials.definitions.answer import Answer
from trials.definitions.definition import Definition, Table


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
LIVER_FROM_ABNORMAL = Decimal("1.5")
FALLING: Mapping[str, Falling] = {
    "neutrophils": Falling("Neutrophil count decreased", _decimals("1.5", "1.0", "0.5")),
    "platelets": Falling("Platelet count decreased", _decimals("75", "50", "25")),
}
RISING: Mapping[str, Rising] = {
    "alt": Rising("Alanine aminotransferase increased", LIVER_ENZYME, LIVER_FROM_ABNORMAL),
    "ast": Rising("Aspartate aminotransferase increased", LIVER_ENZYME, LIVER_FROM_ABNORMAL),
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


def _falling_rows() -> Iterator[tuple[str, str, str]]:
    for table in FALLING.values():
        bounds = ["the lower limit of normal", *(f"{bound} x 10^9/L" for bound in table.below)]
        for grade, bound in enumerate(bounds, start=1):
            yield table.term, f"below {bound}", str(grade)


def _rising_rows() -> Iterator[tuple[str, str, str]]:
    for table in RISING.values():
        for grade, times in enumerate(table.above, start=1):
            yield table.term, f"above {times} times the upper limit", str(grade)
        for grade, times in enumerate(table.times_baseline, start=2):
            yield table.term, f"above {times} times the baseline", str(grade)


DEFINITION = Definition(
    id="CTCAE5",
    version="1",
    title="Laboratory terms, CTCAE 5.0",
    group="Toxicity",
    source="National Cancer Institute. Common Terminology Criteria for Adverse Events version "
    "5.0, 27 November 2017, Investigations.",
    tables=(
        Table("Counts", ("Term", "Count", "Grade"), tuple(_falling_rows())),
        Table("Chemistry", ("Term", "Value", "Grade"), tuple(_rising_rows())),
    ),
    notes=(
        "Where the baseline of ALT, AST or bilirubin was above the upper limit it takes the place "
        f"of the limit; grade 1 of ALT and AST then begins at {LIVER_FROM_ABNORMAL} times it.",
        "The baseline is the last value on or before the day of the infusion.",
        "Values are to be confirmed against the document.",
    ),
)


def falling(analyte: str, value: Decimal | None, *, lower: Decimal | None) -> Answer[int]:
    """The grade of a low count."""
    table, name = FALLING[analyte], ANALYTE.label(analyte)
    if value is None:
        return Answer(value=None, missing=(name,))
    by_bound = 1 + sum(value < bound for bound in table.below)
    if by_bound > 1:
        return Answer(value=by_bound, driver=(name,))
    below = None if lower is None else int(value < lower)
    missing = (f"lower limit of normal of {name}",)
    return worst(Domain(name, below, highest=1, missing=missing))


def rising(
    analyte: str,
    value: Decimal | None,
    *,
    upper: Decimal | None,
    baseline: Decimal | None,
    is_baseline: bool = False,
) -> Answer[int]:
    """The grade of a high value; `is_baseline` where it was taken before the therapy."""
    table, name = RISING[analyte], ANALYTE.label(analyte)
    if value is None:
        return Answer(value=None, missing=(name,))
    if upper is None:
        return Answer(value=None, missing=(f"upper limit of normal of {name}",))
    by_limit = _multiples(value, upper, table.above)
    no_baseline = (f"baseline of {name}",)
    if table.times_baseline:
        from_baseline = _grade_from_baseline(table, value, baseline, is_baseline=is_baseline)
        highest = 1 + len(table.times_baseline)
        return worst(
            Domain(name, by_limit),
            Domain(f"{name} against baseline", from_baseline, highest, missing=no_baseline),
        )
    # What is normal is so whatever the baseline was.
    if is_baseline or by_limit == 0:
        return worst(Domain(name, by_limit))
    if baseline is None:
        return Answer(value=None, missing=no_baseline)
    if baseline <= upper:
        return worst(Domain(name, by_limit))
    return worst(Domain(f"{name} against baseline", _from_abnormal(table, value, baseline)))


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
