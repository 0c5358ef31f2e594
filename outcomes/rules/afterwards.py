"""What may be recorded once a patient has died. Source: clinical.md 15.2."""

from collections.abc import Iterator

from config.errors import Finding, hard
from trials.checks import EVERY_TABLE, Book, Row, rule
from trials.rules import Interval, dates, interval, say


@rule(EVERY_TABLE)
def check_after_death(row: Row, book: Book) -> Iterator[Finding]:
    """Nothing happens to a patient after death; what is learnt later says so."""
    if row["table"] == "deaths":
        died = interval(row, "died_on")
        if died:
            yield from _outlived(died, book)
        return
    for death in book.rows("deaths"):
        died = interval(death, "died_on")
        for name, days in lived(row["table"], row):
            if died and days[0] > died[1]:
                yield hard(
                    "after_death",
                    name,
                    f"{say(days)} is after the death of the patient on {say(died)}. Correct the "
                    "date here or on the death form.",
                )


# Dates of what others may do or learn when the patient is no longer alive.
POSTHUMOUS = frozenset(
    {
        ("consents", "withdrawn_on"),
        ("products", "released_on"),
        ("adverse_events", "aware_on"),
        ("deviations", "detected_on"),
        ("deviations", "reported_on"),
        ("contact_attempts", "attempted_on"),
        ("dose_limiting_toxicities", "decided_on"),
    }
)


def lived(table: str, row: Row) -> Iterator[tuple[str, Interval]]:
    """The dates of a row on which the patient was alive.

    That somebody was found dead or is lost, or what others do and learn, may be dated later.
    """
    if table == "deaths" or (table == "follow_ups" and row.get("status") in ("dead", "lost")):
        return
    for name, days in dates(row):
        if name != "known_on" and (table, name) not in POSTHUMOUS:
            yield name, days


def alive(book: Book) -> list[tuple[Interval, str, str, str]]:
    """Every date on which the patient was alive, with its name, its table and the row's key."""
    return book.once(
        ("alive", ""),
        lambda: [
            (days, name, table, str(row["key"]))
            for table in book.tables
            for row in book.rows(table)
            for name, days in lived(table, row)
        ],
    )


def _outlived(died: Interval, book: Book) -> Iterator[Finding]:
    for days, name, table, key in alive(book):
        if days[0] > died[1]:
            yield hard(
                "after_death",
                "died_on",
                f"Death on {say(died)} is before {name} {say(days)} of {table} {key}. Correct one "
                "of the two.",
            )
