"""What may be recorded about what happened. Source: clinical.md 15.2."""

from collections.abc import Iterator

from config.errors import Finding, hard, override, soft
from infusions.definitions.burden import marrow_class
from outcomes.definitions import mrd, response
from outcomes.definitions.grading import SYSTEMS
from trials.checks import EVERY_TABLE, Book, Row, rule
from trials.rules import Interval, dates, in_order, interval, say

in_order("toxicities", "onset_on", "resolved_on")
in_order("supportive_care", "started_on", "ended_on")
in_order("responses", "assessed_on", "confirmed_on")


@rule("toxicity_grades")
def check_grade(row: Row, book: Book) -> Iterator[Finding]:
    """A grade exists in its system (hard); the system is made for the toxicity (soft)."""
    grade, system = row.get("grade"), SYSTEMS.get(row.get("system") or "")
    if system is None:
        return
    if grade is not None and grade > system.highest:
        yield hard(
            "toxicity_grade.outside_system",
            "grade",
            f"Grade {grade} does not exist in {row['system']}, which ends at {system.highest}.",
        )
    episode = book.one("toxicities", row.get("toxicity"))
    if episode and episode["toxicity"] not in (*system.grades, "OTHER"):
        yield soft(
            "toxicity_grade.other_toxicity",
            "system",
            f"{row['system']} does not grade {episode['toxicity']}. Check the system, or comment.",
        )


@rule("marrows")
def check_marrow_class(row: Row, book: Book) -> Iterator[Finding]:
    """The marrow class goes with the blast percentage (rule 21)."""
    blasts, entered = row.get("blasts_pct"), row.get("marrow_class")
    if blasts is None or entered is None or marrow_class(blasts) == entered:
        return
    yield soft(
        "marrow.class",
        "marrow_class",
        f"{blasts.normalize():f} % blasts is {marrow_class(blasts)}, entered is {entered}. "
        "Correct one of the two, or comment.",
    )


@rule("responses")
def check_response(row: Row, book: Book) -> Iterator[Finding]:
    """An entered response stands beside the derived one only with a reason (rule 8)."""
    entered = row.get("response")
    infusion = _day28_of(row, book)
    if entered is None or infusion is None:
        return
    derived = response.day28_response(infusion, book)
    if derived.value is not None and not response.agrees(entered, derived.value):
        yield override(
            response.CONTRADICTION,
            "response",
            f"Entered is {entered}; derived is {derived.value} ({'; '.join(derived.driver)}). "
            "Correct the response or its components, or give the reason why it stands.",
        )


@rule("mrd")
def check_mrd(row: Row, book: Book) -> Iterator[Finding]:
    """An entered MRD status stands beside the derived one only with a reason."""
    entered = row.get("status")
    derived = mrd.mrd_status(row, book)
    if entered is None or derived.value in (None, entered):
        return
    yield override(
        mrd.CONTRADICTION,
        "status",
        f"Entered is {entered}; under the rule {book.study['mrd_rule']} it is {derived.value} "
        f"({'; '.join(derived.driver)}). Correct one of them, or give the reason why it stands.",
    )


def _day28_of(row: Row, book: Book) -> Row | None:
    """The infusion whose day-28 response this row gives."""
    for infusion in book.rows("infusions"):
        given = response.entered_for(infusion, book)
        if given is not None and given["key"] == row["key"]:
            return infusion
    return None


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
        for name, days in _lived(row["table"], row):
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


def _lived(table: str, row: Row) -> Iterator[tuple[str, Interval]]:
    """The dates of a row on which the patient was alive.

    That somebody was found dead or is lost, or what others do and learn, may be dated later.
    """
    if table == "deaths" or (table == "follow_ups" and row.get("status") in ("dead", "lost")):
        return
    for name, days in dates(row):
        if name != "known_on" and (table, name) not in POSTHUMOUS:
            yield name, days


def _outlived(died: Interval, book: Book) -> Iterator[Finding]:
    for table in book.tables:
        for row in book.rows(table):
            for name, days in _lived(table, row):
                if days[0] > died[1]:
                    yield hard(
                        "after_death",
                        "died_on",
                        f"Death on {say(died)} is before {name} {say(days)} of {table} "
                        f"{row['key']}. Correct one of the two.",
                    )
