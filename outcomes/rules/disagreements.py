"""Assessments of one time hold against each other. Source: clinical.md 3.3, 10.2 and 10.4."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from config.errors import Finding, override, soft
from outcomes.definitions import cns, relapse, response
from outcomes.definitions.mrd import SAME_TIME_POINT
from trials.checks import Book, Row, rule
from trials.rules import interval


@rule("responses")
def check_counts(row: Row, book: Book) -> Iterator[Finding]:
    """Counts have recovered for the assessor where they have in the nearest blood count."""
    if said := _count("anc", "neutrophils", response.ANC_ABOVE, row, book):
        yield soft(
            "response.anc_disagrees",
            "anc",
            f"Entered is {said} Correct one of the two, or comment.",
        )
    if said := _count("platelets", "platelets", response.PLATELETS_ABOVE, row, book):
        yield soft(
            "response.platelets_disagrees",
            "platelets",
            f"Entered is {said} Correct one of the two, or comment.",
        )


def _count(name: str, column: str, above: Decimal, row: Row, book: Book) -> str | None:
    """What the nearest blood count says against an entered count."""
    on, entered = row.get("assessed_on"), row.get(name)
    counted = None if on is None else _nearest(column, on, book)
    if entered is None or counted is None or (entered > above) == (counted[column] > above):
        return None
    return (
        f"{entered.normalize():f}; blood count {counted['key']} of "
        f"{counted['sampled_on']} has {counted[column].normalize():f} x 10^9/L, on the other "
        f"side of {above}."
    )


def _nearest(column: str, on: date, book: Book) -> Row | None:
    """The blood count with this value at the same time point, the nearest one."""
    near = [
        (abs(count["sampled_on"] - on), str(count["key"]), count)
        for count in book.rows("blood_counts")
        if count.get(column) is not None and abs(count["sampled_on"] - on) <= SAME_TIME_POINT
    ]
    return min(near, key=lambda found: found[:2])[2] if near else None


@rule("responses")
def check_signs(row: Row, book: Book) -> Iterator[Finding]:
    """Blasts in blood, CSF or elsewhere are there for the assessor where they were found."""
    if said := _sign("circulating_blasts", ("blood_counts", "sampled_on", "blasts_pct"), row, book):
        yield soft(
            "response.circulating_blasts_disagrees",
            "circulating_blasts",
            f"Entered is {said} Correct one of the two, or comment.",
        )
    if said := _sign("emd", ("imaging", "imaged_on", "emd"), row, book):
        yield soft(
            "response.emd_disagrees",
            "emd",
            f"Entered is {said} Correct one of the two, or comment.",
        )
    if said := _sign("cns_disease", ("csf", "taken_on", "blasts"), row, book):
        yield soft(
            "response.cns_disease_disagrees",
            "cns_disease",
            f"Entered is {said} Correct one of the two, or comment.",
        )


def _sign(sign: str, seen_in: tuple[str, str, str], row: Row, book: Book) -> str | None:
    """What was found, or not, against an entered sign."""
    (table, dated, column), within, entered = seen_in, _time_of(row, book), row.get(sign)
    if within is None or entered is None:
        return None
    known = [
        other
        for other in book.rows(table)
        if other.get(column) is not None and within[0] <= other[dated] <= within[1]
    ]
    shown = [other for other in known if other[column]]
    if not known or entered == bool(shown):
        return None
    other = (shown or known)[0]
    return (
        f"{'yes' if entered else 'no'}; {table} {other['key']} of {other[dated]} "
        f"{'shows' if shown else 'does not show'} {response.SIGNS[sign]}."
    )


def _time_of(row: Row, book: Book) -> tuple[date, date] | None:
    """The window of day 28 for an assessment in it, else a few days around it."""
    on = row.get("assessed_on")
    for infusion in book.rows("infusions"):
        if response.of_day28(row, infusion, book):
            return response.window(infusion, book)
    return None if on is None else (on - SAME_TIME_POINT, on + SAME_TIME_POINT)


@rule("responses")
def check_confirmation(row: Row, book: Book) -> Iterator[Finding]:
    """A remission is confirmed four weeks after it was found."""
    found, confirmed = row.get("assessed_on"), row.get("confirmed_on")
    if found is None or confirmed is None or confirmed < found:
        return
    if confirmed < found + response.CONFIRMED_AFTER:
        yield soft(
            "response.confirmed_early",
            "confirmed_on",
            f"Confirmed on {confirmed}, {(confirmed - found).days} days after {found}; a "
            f"remission is confirmed after {response.CONFIRMED_AFTER.days} days. Correct one of "
            "the dates, or comment.",
        )


@rule("marrows")
def check_against_response(row: Row, book: Book) -> Iterator[Finding]:
    """A marrow that contradicts a response which is stored already says so."""
    infusion = book.one("infusions", response.infusion_of(row, row.get("taken_on"), book))
    entered = None if infusion is None else response.entered_for(infusion, book)
    if infusion is None or entered is None or entered.get("response") is None:
        return
    derived = response.day28_response(infusion, book)
    decides = f"marrow {row['key']}" in derived.driver and derived.value is not None
    if not decides or entered["overrides"].get(response.CONTRADICTION):
        return
    if response.agrees(
        entered["response"], str(derived.value), counts_asked=response.counts_asked(book)
    ):
        return
    yield soft(
        "marrow.contradicts_response",
        "blasts_pct",
        f"With this marrow the day-28 response is {derived.value}; response {entered['key']} says "
        f"{entered['response']}. Correct one of the two, or comment.",
    )


@rule("marrows")
def check_relapse_recorded(row: Row, book: Book) -> Iterator[Finding]:
    """A marrow that is a relapse by the study's rule goes with a relapse."""
    blasts, on = row.get("blasts_pct"), row.get("taken_on")
    if blasts is None or on is None or not relapse.in_marrow(Decimal(blasts), book.study):
        return
    began = _remission_before(on, book)
    if began is None:
        return
    for known in book.rows("relapses"):
        days = interval(known, "relapsed_on")
        if known.get("occurred") and (days is None or began < days[1]):
            return
    yield soft(
        "marrow.relapse_not_recorded",
        "blasts_pct",
        f"{blasts.normalize():f} % blasts after the remission of {began} is a relapse by the "
        f"study's rule ({relapse.rule(book.study)}), and none is recorded. Record the relapse, or "
        "comment.",
    )


def _remission_before(on: date, book: Book) -> date | None:
    """The latest day before on which the patient was in remission."""
    shown = [
        row["assessed_on"]
        for row in book.rows("responses")
        if row.get("assessed_on") and row.get("response") in response.RESPONDER
    ]
    for infusion in book.rows("infusions"):
        began = response.remission_on(infusion, book)
        shown += [] if began is None else [began]
    return max((day for day in shown if day < on), default=None)


@rule("relapses")
def check_relapse_rule(row: Row, book: Book) -> Iterator[Finding]:
    """A relapse meets the rule of the study."""
    if not row.get("occurred") or relapse.meets_rule(row, book.study).value != "NO":
        return
    yield soft(
        "relapse.below_rule",
        "blasts_pct",
        f"{row['blasts_pct'].normalize():f} % marrow blasts without another site is no relapse by "
        f"the study's rule ({relapse.rule(book.study)}). Correct the blasts or the sites, or "
        "comment.",
    )


@rule("csf")
def check_cns_class(row: Row, book: Book) -> Iterator[Finding]:
    """An entered CNS class stands beside the counts of the fluid only with a reason (rule 7)."""
    entered, derived = row.get("cns_class"), cns.cns_class(row)
    if entered is None or derived.value in (None, entered):
        return
    said = (
        f"Entered is {entered}; the fluid makes it {derived.value} ({'; '.join(derived.driver)})."
    )
    if {entered, derived.value} == cns.TO_CONFIRM:
        yield soft(cns.DIFFERENCE, "cns_class", f"{said} Correct one of them, or comment.")
        return
    yield override(
        cns.CONTRADICTION,
        "cns_class",
        f"{said} Correct one of them, or give the reason why the class stands.",
    )
