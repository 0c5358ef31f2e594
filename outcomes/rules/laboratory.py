"""What may be recorded about blood counts and reference ranges. Source: clinical.md 15.2."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from config.errors import Finding, hard, soft
from trials.checks import Book, Row, rule
from trials.rules import in_order

in_order("lab_ranges", "valid_from", "valid_until")


@rule("blood_counts")
def check_differential(row: Row, book: Book) -> Iterator[Finding]:
    """Neutrophils and lymphocytes are white cells."""
    wbc = row.get("wbc")
    if wbc is None:
        return
    parts = sum((row.get(n) or Decimal(0) for n in ("neutrophils", "lymphocytes")), Decimal(0))
    if parts > wbc:
        yield soft(
            "blood_count.differential",
            "wbc",
            f"Neutrophils and lymphocytes make {parts.normalize():f}, the white cells are "
            f"{wbc.normalize():f} x 10^9/L. Correct one of them, or comment.",
        )


@rule("lab_ranges")
def check_limits(row: Row, book: Book) -> Iterator[Finding]:
    """A range does not end below where it begins."""
    for low, high in (("lower", "upper"), ("age_from", "age_below")):
        first, last = row.get(low), row.get(high)
        if first is not None and last is not None and first > last:
            yield hard(
                "lab_range.limits",
                high,
                f"{high}, {last.normalize():f}, is below {low}, {first.normalize():f}. Correct "
                "one of the two.",
            )


SAME = ("site", "laboratory", "analyte")


@rule("lab_ranges")
def check_overlap(row: Row, book: Book) -> Iterator[Finding]:
    """For one patient on one day a laboratory has one range of an analyte."""
    for other in book.rows("lab_ranges"):
        if other["key"] == row["key"] or any(other.get(n) != row.get(n) for n in SAME):
            continue
        sexes = {row.get("sex"), other.get("sex")}
        if (len(sexes) == 1 or None in sexes) and _meet(row, other):
            yield soft(
                "lab_range.overlap",
                "analyte",
                f"Range {other['key']} of {row['analyte']} of {row['laboratory']} holds for the "
                "same sex, ages and days in part. Limit one of the two, or comment.",
            )


def _meet(row: Row, other: Row) -> bool:
    """Whether there are an age and a day that both are for; an age limit is not of the range."""
    return all(
        _below(one.get("age_from"), two.get("age_below"), strict=True)
        and _below(one.get("valid_from"), two.get("valid_until"), strict=False)
        for one, two in ((row, other), (other, row))
    )


def _below(low: Any, high: Any, *, strict: bool) -> bool:
    if low is None or high is None:
        return True
    return bool(low < high or (low == high and not strict))
