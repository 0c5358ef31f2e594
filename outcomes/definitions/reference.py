"""What a laboratory value is held against: reference ranges, baselines, and the age of a patient.

What cannot be told without a guess is None: two ranges that disagree, a birth date that leaves
the age open.
"""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

from outcomes.definitions.response import infusion_of
from trials.checks import Book, Row
from trials.rules import interval

DAYS_OF_YEAR = 366


def age_at(born: date, on: date) -> Decimal:
    """Age in years: whole ones, and the part of the year since the last birthday."""
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    # Who was born on 29 February has a birthday on 1 March in other years.
    try:
        birthday = born.replace(year=born.year + years)
    except ValueError:
        birthday = date(born.year + years, 3, 1)
    return years + Decimal((on - birthday).days) / DAYS_OF_YEAR


def ages(book: Book, on: date | None) -> tuple[Decimal, Decimal] | None:
    """The youngest and the oldest that the patient can be on a day."""
    patient = next(iter(book.rows("patients")), None)
    born = interval(patient, "born_on") if patient else None
    if born is None or on is None:
        return None
    return age_at(born[1], on), age_at(born[0], on)


def is_below(years: int, book: Book, on: date | None) -> bool | None:
    """Whether the patient is younger than that on a day; None where it cannot be told."""
    known = ages(book, on)
    if known is None:
        return None
    youngest, oldest = known
    if oldest < years:
        return True
    return None if youngest < years else False


Limits = Callable[[str, str, Row], Decimal | None]


def limits_of(book: Book) -> Limits:
    """Looks up the reference ranges that may apply to this patient's samples.

    The function answers the `lower` or `upper` limit of an analyte for a sample, None where
    ranges are lacking or those that may apply disagree.
    """
    patient: Row = next(iter(book.rows("patients")), {})
    ranges: dict[str, list[Row]] = {}
    for row in book.rows("lab_ranges"):
        if row.get("site") == patient.get("site"):
            ranges.setdefault(str(row.get("analyte")), []).append(row)

    def limit(which: str, analyte: str, sample: Row) -> Decimal | None:
        known = ages(book, sample.get("sampled_on"))
        found = {
            row.get(which)
            for row in ranges.get(analyte, ())
            if _may_apply(row, sample, patient, known)
        }
        return found.pop() if len(found) == 1 else None

    return limit


def _may_apply(row: Row, sample: Row, patient: Row, known: tuple[Decimal, Decimal] | None) -> bool:
    on = sample["sampled_on"]
    if sample.get("laboratory") not in (None, row.get("laboratory")):
        return False
    if row.get("sex") and patient.get("sex") in ("F", "M") and row["sex"] != patient["sex"]:
        return False
    if row.get("valid_from") and on < row["valid_from"]:
        return False
    if row.get("valid_until") and on > row["valid_until"]:
        return False
    if known is None:
        return True
    youngest, oldest = known
    if row.get("age_from") is not None and oldest < row["age_from"]:
        return False
    return row.get("age_below") is None or youngest < row["age_below"]


def day0_of(sample: Row, book: Book) -> date | None:
    """Day 0 of the infusion that a sample follows; None where it was taken before any."""
    on = sample["sampled_on"]
    infusion = book.one("infusions", infusion_of(sample, on, book))
    day0 = infusion.get("infused_on") if infusion else None
    return day0 if day0 is not None and on > day0 else None


def baseline(analyte: str, samples: Iterable[Row], day0: date) -> Decimal | None:
    """The last value taken on or before day 0."""
    before = [
        (row["sampled_on"], str(row["key"]), row[analyte])
        for row in samples
        if row.get(analyte) is not None and row["sampled_on"] <= day0
    ]
    return max(before)[2] if before else None
