"""Blood counts of one infusion as a row of days, with the spells in which they were low.

The conventions of the automated grading of ICAHT (Liang EC, Fred Hutchinson Cancer Center,
github.com/emilyliangmd/automatedicahtgrading; clinical.md 8.7): the lowest count of a day;
linear interpolation over short gaps between two counts, never beyond the first or last; spells
joined unless recovery between them was stable.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from outcomes.definitions.codelists import NEW_THERAPY_REASON
from trials.checks import Book, Row
from trials.rules import Interval, interval

INTERPOLATE_UP_TO = 7  # consecutive days without a count
STABLE_RECOVERY_DAYS = 3  # consecutive days without a low count end a spell


@dataclass(frozen=True)
class Low:
    """What counts as a low count, in 10^9/L."""

    limit: Decimal
    at_limit: bool  # a count at the limit is low

    def holds(self, count: Decimal) -> bool:
        return count < self.limit or (self.at_limit and count == self.limit)

    def __str__(self) -> str:
        return f"{'up to' if self.at_limit else 'below'} {self.limit} x 10^9/L"


@dataclass(frozen=True)
class Spell:
    first: int
    last: int

    @property
    def days(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True)
class Days:
    """Counts by day after day 0, from `first` to `last`, as far as they are known."""

    first: int
    last: int
    counts: Mapping[int, Decimal]
    measured: tuple[int, ...]

    @property
    def interpolated(self) -> int:
        return len(self.counts) - len(self.measured)

    def unknown(self) -> Iterator[Spell]:
        """The stretches without a count that are too long to be bridged."""
        edges = (self.first - 1, *self.measured, self.last + 1)
        for before, after in pairwise(edges):
            if after - before - 1 > INTERPOLATE_UP_TO:
                yield Spell(before + 1, after - 1)

    def spells(self, low: Low) -> list[Spell]:
        """The spells of low counts, first one first; days between joined ones are part of them."""
        found: list[Spell] = []
        for day in sorted(day for day, count in self.counts.items() if low.holds(count)):
            if found and day - found[-1].last <= STABLE_RECOVERY_DAYS:
                found[-1] = Spell(found[-1].first, day)
            else:
                found.append(Spell(day, day))
        return found

    def longest(self, low: Low) -> int:
        return max((spell.days for spell in self.spells(low)), default=0)


def days_of(analyte: str, day0: date, first: int, last: int, book: Book) -> Days:
    """The counts from day `first` to day `last`, the lowest of each day."""
    lowest: dict[int, Decimal] = {}
    for row in book.rows("blood_counts"):
        count, day = row.get(analyte), (row["sampled_on"] - day0).days
        if count is not None and first <= day <= last:
            lowest[day] = min(count, lowest.get(day, count))
    measured = tuple(sorted(lowest))
    counts = dict(lowest)
    for before, after in pairwise(measured):
        if after - before - 1 <= INTERPOLATE_UP_TO:
            step = (lowest[after] - lowest[before]) / (after - before)
            counts |= {d: lowest[before] + step * (d - before) for d in range(before + 1, after)}
    return Days(first, last, counts, measured)


@dataclass(frozen=True, order=True)
class End:
    """The last day on which counts are the work of an infusion, and what ended it."""

    day: int
    name: str
    exact: bool  # False where the day is the earliest that it can be


def ended_on(infusion: Row, book: Book) -> End | None:
    """The first of relapse, new therapy, transplant and death, or the day before a new infusion.

    What has no date ends nothing.
    """
    day0 = infusion["infused_on"]
    ends = [
        End(max((days[0] - day0).days, 0), name, days[0] == days[1])
        for days, name in _ends(book)
        if days is not None and days[1] > day0
    ]
    ends += [
        End((other["infused_on"] - day0).days - 1, "next infusion", exact=True)
        for other in book.rows("infusions")
        if other.get("infused_on") and other["infused_on"] > day0
    ]
    return min(ends, default=None)


def _ends(book: Book) -> Iterator[tuple[Interval | None, str]]:
    for row in book.rows("relapses"):
        if row.get("occurred"):
            yield interval(row, "relapsed_on"), "relapse"
    for row in book.rows("transplants"):
        if row.get("occurred"):
            yield interval(row, "transplanted_on"), "transplant"
    new = NEW_THERAPY_REASON.subsets["new_therapy"]
    for row in book.rows("new_therapies"):
        if row.get("occurred") and row.get("therapy_reason") in new:
            yield interval(row, "started_on"), "new therapy"
    for row in book.rows("deaths"):
        yield interval(row, "died_on"), "death"
