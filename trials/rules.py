"""What may never be recorded, whatever the table; and the comparisons that rules share.

Dates known only to the month or year are compared as intervals: a rule speaks up only where
every possible day breaks it.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from config.errors import Finding, hard, soft
from trials.checks import EVERY_TABLE, Book, Row, rule

Interval = tuple[date, date]


def interval(row: Row, name: str) -> Interval | None:
    """First and last day that a date of the row can be."""
    first = row.get(name)
    if not isinstance(first, date) or isinstance(first, datetime):
        return None
    precision = row.get(f"{name}_precision")
    if precision == "year":
        return first, date(first.year, 12, 31)
    if precision == "month":
        return first, first.replace(day=monthrange(first.year, first.month)[1])
    return first, first


def dates(row: Row) -> Iterator[tuple[str, Interval]]:
    """Every date of a row with the days it can be."""
    for name, value in row.items():
        # By its type, for this is asked of every value of every row; an instant is another type.
        if type(value) is date and (known := interval(row, name)) is not None:
            yield name, known


def say(days: Interval) -> str:
    """The date as it is known, for a sentence."""
    first, last = days
    if first == last:
        return first.isoformat()
    return f"{first:%Y-%m}" if first.month == last.month else f"{first:%Y}"


def before(one: Interval | None, other: Interval | None) -> bool:
    """Whether the one is before the other on every day that both can be."""
    return bool(one and other and one[1] < other[0])


def chosen(row: Row, name: str) -> set[str] | None:
    """The codes of several that a row gives; None where nobody was asked."""
    if row.get(f"{name}__none"):
        return set()
    boxes = {c.removeprefix(f"{name}__") for c in row if c.startswith(f"{name}__") and row[c]}
    return boxes - {"none"} or None


def usual_order(table: str, earlier: str, later: str, code: str) -> None:
    """Register that in this table one date does not usually come before another."""

    @rule(table)
    def check_usual_order(row: Row, book: Book) -> Iterator[Finding]:
        """Unusual, and not impossible."""
        first, second = interval(row, earlier), interval(row, later)
        if first and second and before(second, first):
            yield soft(
                code,
                later,
                f"{later}, {say(second)}, is before {earlier}, {say(first)}. Correct one of the "
                "two, or comment.",
            )


def ongoing_without_end(table: str) -> None:
    """Register that in this table what is ongoing has no end."""

    @rule(table)
    def check_ongoing(row: Row, book: Book) -> Iterator[Finding]:
        """What is ongoing has not ended."""
        ended = interval(row, "ended_on")
        if ended and row.get("ongoing"):
            yield soft(
                "ongoing_with_end",
                "ongoing",
                f"It is said to be ongoing, and to have ended on {say(ended)}. Correct one of the "
                "two, or comment.",
            )


def in_order(table: str, start: str, end: str) -> None:
    """Register that in this table an end before its start is impossible."""

    @rule(table)
    def check_order(row: Row, book: Book) -> Iterator[Finding]:
        """Nothing ends before it starts."""
        began, ended = interval(row, start), interval(row, end)
        if began and ended and ended[1] < began[0]:
            yield hard(
                "end_before_start",
                end,
                f"The end, {say(ended)}, is before the start, {say(began)}. Correct one of the "
                "two.",
            )


@rule(EVERY_TABLE)
def check_future(row: Row, book: Book) -> Iterator[Finding]:
    """What happened has a date that has come, by the calendar at the site."""
    if row["table"] == "studies":
        return  # a study plans ahead
    for name, days in dates(row):
        if days[0] > book.today:
            yield hard(
                "in_the_future",
                name,
                f"{say(days)} is in the future: it is {book.today} at the site. Record what has "
                "happened.",
            )


@rule(EVERY_TABLE)
def check_cutoff(row: Row, book: Book) -> Iterator[Finding]:
    """What happened after the data cutoff of the study is in no endpoint (rule 1)."""
    cutoff = book.study.get("data_cutoff_on")
    if cutoff is None or row["table"] in ("studies", "lab_ranges"):
        return  # of the study as a whole
    for name, days in dates(row):
        # An event may become known at any time.
        if name != "known_on" and days[0] > cutoff:
            yield soft(
                "after_cutoff",
                name,
                f"{say(days)} is after the data cutoff of the study, {cutoff}: no endpoint counts "
                "it. Correct the date, or comment.",
            )


@rule("studies")
def check_window(row: Row, book: Book) -> Iterator[Finding]:
    """A window that ends before it begins holds no assessment."""
    first, last = (
        book.study.get(name) if row.get(name) is None else row[name]
        for name in ("response_window_from", "response_window_to")
    )
    if first is not None and last is not None and last < first:
        yield hard(
            "study.response_window",
            "response_window_to",
            f"The window of the day-28 response ends on day {last}, before it begins on day "
            f"{first}. Correct one of the two.",
        )


@rule("sites")
def check_time_zone(row: Row, book: Book) -> Iterator[Finding]:
    """The zone decides which day it is at a site, so it must be one that exists."""
    zone = row.get("time_zone")
    if zone is None:
        return
    try:
        ZoneInfo(zone)
    except (ValueError, LookupError, OSError):
        yield hard(
            "site.time_zone",
            "time_zone",
            f"{zone!r} is no time zone. Write it as in the IANA list, such as Europe/London.",
        )
