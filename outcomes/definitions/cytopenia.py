"""How a cytopenia after CAR-T cells is graded by its depth and its length, early and late.

The tables that are read this way are those of ICAHT (neutrophils) and T-ICAHT (platelets).
"""

from dataclasses import dataclass
from datetime import date

from outcomes.definitions.blood_days import Days, End, Low, days_of, ended_on
from trials.checks import Book, Row
from trials.definitions.answer import Answer
from trials.definitions.definition import Table

EARLY = (0, 30)  # days after the infusion
LATE = (31, 100)
STARTED_BY = 3  # a spell begun by this day that never ends is "never above"
WORST = 4


@dataclass(frozen=True)
class Level:
    """A grade for a spell of low counts of at least so many days."""

    grade: int
    low: Low
    days: int

    def row(self) -> tuple[str, str, str]:
        length = f"{self.days} day{'s' if self.days > 1 else ''} or more"
        return str(self.grade), str(self.low), length


@dataclass(frozen=True)
class Cytopenia:
    """The tables of one blood count. `never_above` grades 4 where the count never recovers.

    `late_nadir` grades the lowest late count, `late_spells` late spells.
    """

    analyte: str
    name: str
    early: tuple[Level, ...]
    never_above: Low | None
    late_nadir: tuple[tuple[int, Low], ...]
    late_spells: tuple[Level, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        head = ("Grade", self.name, "Consecutive days")
        never = [(str(WORST), f"never above {low.limit} x 10^9/L", "all") for low in self._never()]
        return (
            Table(
                f"Early, day {EARLY[0]} to {EARLY[1]}",
                head,
                (*(level.row() for level in self.early), *never),
            ),
            Table(
                f"Late, day {LATE[0]} to {LATE[1]}",
                head,
                (
                    *((str(grade), str(low), "lowest count") for grade, low in self.late_nadir),
                    *(level.row() for level in self.late_spells),
                ),
            ),
        )

    def _never(self) -> tuple[Low, ...]:
        return () if self.never_above is None else (self.never_above,)


def early(of: Cytopenia, infusion: Row, book: Book) -> Answer[int]:
    """The early grade of an infusion; only "at least" while days that could change it are open."""
    window = _window(of, infusion, EARLY, book)
    if isinstance(window, Answer):
        return window
    days, end = window
    grade = _of_spells(of.early, days)
    driver = [*_lengths(of.early, days), *_said(days, end)]
    if of.never_above is not None and _never_recovers(days, of.never_above):
        grade, driver = WORST, ["never recovered", *driver]
    open_ = [f"{of.name} on days {gap.first} to {gap.last}" for gap in days.unknown()]
    return _answer(grade, driver, [*open_, *_open(end)])


def late(of: Cytopenia, infusion: Row, book: Book) -> Answer[int]:
    """The late grade of an infusion: of its lowest count, unless a second shows it transient."""
    window = _window(of, infusion, LATE, book)
    if isinstance(window, Answer):
        return window
    days, end = window
    lowest = sorted(days.counts[day] for day in days.measured)
    driver = [f"lowest {lowest[0].normalize():f}", *_said(days, end)]
    _, mildest = of.late_nadir[0]
    if len(lowest) > 1 and not mildest.holds(lowest[1]):
        return _answer(0, [*driver, "no second low count"], _open(end))
    nadir = max((grade for grade, low in of.late_nadir if low.holds(lowest[0])), default=0)
    driver += _lengths(of.late_spells, days)
    return _answer(max(nadir, _of_spells(of.late_spells, days)), driver, _open(end))


def _answer(grade: int, driver: list[str], open_: list[str]) -> Answer[int]:
    if open_ and grade < WORST:
        return Answer(
            value=None, at_least=grade or None, missing=tuple(open_), driver=tuple(driver)
        )
    return Answer(value=grade, driver=tuple(driver))


def _window(
    of: Cytopenia, infusion: Row, within: tuple[int, int], book: Book
) -> tuple[Days, End | None] | Answer[int]:
    """The counts of a window as far as it goes, and what ended it early; or why there are none."""
    day0: date | None = infusion.get("infused_on")
    if day0 is None:
        return Answer(value=None, missing=("infused_on",))
    first, last = within
    end = ended_on(infusion, book)
    if end is not None and end.day >= last:
        end = None
    until = last if end is None else end.day
    if end is not None and until < first:
        return Answer(value=None, missing=(f"days from {first}: {end.name} on day {until}",))
    days = days_of(of.analyte, day0, first, until, book)
    if not days.measured:
        return Answer(value=None, missing=(f"{of.name} from day {first} to {until}",))
    return days, end


def _open(end: End | None) -> list[str]:
    """The day of what ended the window, where it may have been later than the first possible."""
    return [] if end is None or end.exact else [f"day of the {end.name}"]


def _of_spells(levels: tuple[Level, ...], days: Days) -> int:
    return max((lv.grade for lv in levels if days.longest(lv.low) >= lv.days), default=0)


def _never_recovers(days: Days, low: Low) -> bool:
    """Low all the time, or from the first days until the last count of a window seen to its end."""
    spells = days.spells(low)
    if not spells or spells[-1].last != days.measured[-1]:
        return False
    seen_to_its_end = not any(gap.last == days.last for gap in days.unknown())
    return spells[-1].first <= days.first + STARTED_BY and seen_to_its_end


def _lengths(levels: tuple[Level, ...], days: Days) -> list[str]:
    lows = dict.fromkeys(level.low for level in levels)
    return [f"longest spell {low}: {days.longest(low)} d" for low in lows]


def _said(days: Days, end: End | None) -> list[str]:
    said = [f"interpolated days: {days.interpolated}"]
    return said if end is None else [*said, f"until day {end.day}: {end.name}"]
