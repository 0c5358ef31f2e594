"""What may be recorded about adverse events, dose limits and deviations. Source: clinical.md 15."""

import re
from collections.abc import Iterator

from config.errors import Finding, soft
from trials.checks import Book, Row, rule
from trials.rules import before, chosen, in_order, interval, say, usual_order

in_order("adverse_events", "onset_on", "resolved_on")
usual_order("adverse_events", "onset_on", "aware_on", "adverse_event.aware_before_onset")
usual_order("deviations", "deviated_on", "detected_on", "deviation.detected_before")
usual_order("deviations", "detected_on", "reported_on", "deviation.reported_before")

TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
FATAL = 5
ENDED = frozenset({"RECOVERED", "SEQUELAE", "FATAL"})


@rule("adverse_events")
def check_serious(row: Row, book: Book) -> Iterator[Finding]:
    """A serious event says why, and when the site knew: reporting periods begin there."""
    why, serious = chosen(row, "serious_because"), row.get("serious")
    if serious and not why:
        yield soft(
            "adverse_event.serious_why",
            "serious_because",
            "The event is serious; it is not said why. Give the reason, or comment.",
        )
    if serious and not row.get("aware_on"):
        yield soft(
            "adverse_event.awareness",
            "aware_on",
            "The event is serious; it is not said when the site became aware. Give the day, or "
            "comment.",
        )
    if why and serious is False:
        yield soft(
            "adverse_event.why_not_serious",
            "serious",
            f"The event is not serious, and {', '.join(sorted(why))} is given as the reason why "
            "it is. Correct one of the two, or comment.",
        )
    at = row.get("aware_at")
    if at is not None and not TIME.fullmatch(at):
        yield soft(
            "adverse_event.aware_at",
            "aware_at",
            f"{at!r} is no time of day. Write it as 07:45 or 16:30, or comment.",
        )


@rule("adverse_events")
def check_fatal(row: Row, book: Book) -> Iterator[Finding]:
    """Grade 5, a fatal outcome, seriousness and death go together (rule 12)."""
    grade, outcome = row.get("grade"), row.get("outcome")
    fatal = outcome == "FATAL"
    if None not in (grade, outcome) and fatal != (grade == FATAL):
        yield soft(
            "adverse_event.fatal_grade",
            "grade",
            f"The grade is {grade}, the outcome {outcome}; grade {FATAL} is death. Correct one of "
            "the two, or comment.",
        )
    if (fatal or grade == FATAL) and row.get("serious") is False:
        yield soft(
            "adverse_event.fatal_not_serious",
            "serious",
            "The event led to death, and is not serious. Correct one of the two, or comment.",
        )
    if (fatal or grade == FATAL) and not book.rows("deaths"):
        yield soft(
            "adverse_event.no_death",
            "outcome",
            "The event led to death, and there is no death form. Record the death, correct the "
            "event, or comment.",
        )
    if "DEATH" in (chosen(row, "serious_because") or ()) and outcome and not fatal:
        yield soft(
            "adverse_event.death_not_fatal",
            "outcome",
            f"The event is serious because it results in death, and its outcome is {outcome}. "
            "Correct one of the two, or comment.",
        )


@rule("adverse_events")
def check_outcome(row: Row, book: Book) -> Iterator[Finding]:
    """What is resolved has ended."""
    resolved, outcome = interval(row, "resolved_on"), row.get("outcome")
    if resolved and outcome is not None and outcome not in ENDED:
        yield soft(
            "adverse_event.resolved",
            "outcome",
            f"The event was resolved on {say(resolved)}, and its outcome is {outcome}. Correct "
            "one of the two, or comment.",
        )


@rule("dose_limiting_toxicities")
def check_window(row: Row, book: Book) -> Iterator[Finding]:
    """A dose-limiting toxicity begins in its window; that there was none is known at its end."""
    day0 = (book.one("infusions", row.get("infusion")) or {}).get("infused_on")
    window, onset, decided = row.get("window_days"), row.get("onset_on"), row.get("decided_on")
    if day0 is None or window is None:
        return
    if onset and not 0 <= (onset - day0).days <= window:
        yield soft(
            "dose_limiting_toxicity.window",
            "onset_on",
            f"The onset on day {(onset - day0).days} is outside the window of {window} days. "
            "Correct one of the two, or comment.",
        )
    if decided and row["occurred"] is False and (decided - day0).days < window:
        yield soft(
            "dose_limiting_toxicity.decided_early",
            "decided_on",
            f"That there was none was decided on day {(decided - day0).days}, before the window "
            f"of {window} days ended. Correct one of the two, or comment.",
        )


@rule("dose_limiting_toxicities")
def check_level(row: Row, book: Book) -> Iterator[Finding]:
    """The dose level and cohort are those of the infusion, and who is counted is evaluable."""
    infusion = book.one("infusions", row.get("infusion")) or {}
    for name in ("dose_level", "cohort"):
        entered, given = row.get(name), infusion.get(name)
        if None not in (entered, given) and entered != given:
            yield soft(
                "dose_limiting_toxicity.level",
                name,
                f"Evaluated is {name} {entered}, the infusion was given at {given}. Correct one "
                "of the two, or comment.",
            )
    if row["occurred"] and row.get("evaluable") is False:
        yield soft(
            "dose_limiting_toxicity.not_evaluable",
            "evaluable",
            "A dose-limiting toxicity occurred in a patient who is not evaluable for it. Correct "
            "one of the two, or comment.",
        )


@rule("dose_limiting_toxicities")
def check_event(row: Row, book: Book) -> Iterator[Finding]:
    """The adverse event that it names began on the day it names."""
    event = book.one("adverse_events", row["adverse_event"]) if row.get("adverse_event") else None
    began, onset = interval(event or {}, "onset_on"), interval(row, "onset_on")
    if began and onset and (before(began, onset) or before(onset, began)):
        yield soft(
            "dose_limiting_toxicity.event",
            "onset_on",
            f"The onset is {say(onset)}, that of adverse event {row['adverse_event']} "
            f"{say(began)}. Correct one of the two, or comment.",
        )
