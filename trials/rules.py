"""What may never be recorded, whatever the table; and the comparisons that rules share.

Dates known only to the month or year are compared as intervals: a rule speaks up only where
every possible day breaks it.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from config.errors import Finding, hard
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
        following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        return first, following - timedelta(days=1)
    return first, first


def dates(row: Row) -> Iterator[tuple[str, Interval]]:
    """Every date of a row with the days it can be."""
    for name in row:
        known = interval(row, name)
        if known is not None:
            yield name, known


def say(days: Interval) -> str:
    """The date as it is known, for a sentence."""
    first, last = days
    if first == last:
        return first.isoformat()
    return f"{first:%Y-%m}" if first.month == last.month else f"{first:%Y}"


def check_order(row: Row, start: str, end: str) -> Iterator[Finding]:
    """An end before its start is impossible."""
    began, ended = interval(row, start), interval(row, end)
    if began and ended and ended[1] < began[0]:
        yield hard(
            "end_before_start",
            end,
            f"The end, {say(ended)}, is before the start, {say(began)}. Correct one of the two.",
        )


@rule(EVERY_TABLE)
def check_future(row: Row, book: Book) -> Iterator[Finding]:
    """What happened has a date that has come, by the calendar at the site."""
    for name, days in dates(row):
        if days[0] > book.today:
            yield hard(
                "in_the_future",
                name,
                f"{say(days)} is in the future: it is {book.today} at the site. Record what has "
                "happened.",
            )
