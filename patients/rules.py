"""What may be recorded about who the patient is and what went before. Source: clinical.md 15.2.

Nothing here is impossible, so nothing is refused: cells may be banked before enrolment, and a
congenital leukaemia is diagnosed on the day of birth.
"""

from collections.abc import Iterator
from decimal import Decimal

from config.errors import Finding, hard, soft
from trials.checks import Book, Row, rule
from trials.rules import before, chosen, in_order, interval, ongoing_without_end, say, usual_order

in_order("prior_therapies", "started_on", "ended_on")
in_order("consents", "consented_on", "withdrawn_on")
in_order("medical_history", "started_on", "ended_on")
usual_order("patients", "born_on", "diagnosed_on", "patient.diagnosed_before_birth")
usual_order("patients", "diagnosed_on", "enrolled_on", "patient.enrolled_before_diagnosis")
usual_order("patients", "diagnosed_on", "cr1_on", "patient.remission_before_diagnosis")
usual_order("patients", "diagnosed_on", "mrd_qualified_on", "patient.mrd_before_diagnosis")
ongoing_without_end("medical_history")

REMISSION = frozenset({"CR", "RELAPSE"})
ECOG_HIGHEST = 5
PERCENT_STEP = 10
# Zhang 2020: expression of WT1 and EVI1 is positive above 10 in 10^4 ABL copies.
EXPRESSION_ABOVE = Decimal(10)
MEASURED = frozenset({"WT1", "EVI1"})


def patient_of(book: Book) -> Row:
    """The patient's own row, empty where it is not in the casebook."""
    return next(iter(book.rows("patients")), {})


def remission_before(book: Book) -> bool | None:
    """Whether the leukaemia was in remission before enrolment; None where nothing tells."""
    patient = patient_of(book)
    therapies = [t.get("response") for t in book.rows("prior_therapies") if t.get("occurred")]
    first = patient.get("first_response")
    if patient.get("cr1_on") or first == "CR" or REMISSION & set(therapies):
        return True
    return None if first is None or None in therapies else False


@rule("patients")
def check_relapses_before(row: Row, book: Book) -> Iterator[Finding]:
    """A relapse needs an earlier remission (rule 14)."""
    if row.get("relapses_before") and remission_before(book) is False:
        yield soft(
            "patient.relapse_without_remission",
            "relapses_before",
            f"{row['relapses_before']} relapses before enrolment, and no remission: the response "
            f"to the first therapy is {row['first_response']}, none is recorded later. Record the "
            "remission, correct the number, or comment.",
        )


@rule("consents")
def check_consent_date(row: Row, book: Book) -> Iterator[Finding]:
    """The first consent is not later than enrolment (rule 1)."""
    enrolled = interval(patient_of(book), "enrolled_on")
    given = interval(row, "consented_on")
    if not enrolled or not given or not before(enrolled, given):
        return
    days = [interval(other, "consented_on") for other in book.rows("consents")]
    if all(before(enrolled, other) for other in days if other):
        yield soft(
            "consent.after_enrolment",
            "consented_on",
            f"Consent on {say(given)} is after the enrolment on {say(enrolled)}, and there is no "
            "earlier one. Record the earlier consent, correct a date, or comment.",
        )


@rule("consents")
def check_withdrawal(row: Row, book: Book) -> Iterator[Finding]:
    """A withdrawal says when and from what."""
    withdrawn, level = interval(row, "withdrawn_on"), row.get("withdrawal_level")
    if withdrawn and level is None and "withdrawal_level" not in row["missing"]:
        yield soft(
            "consent.withdrawal_level",
            "withdrawal_level",
            f"Consent was withdrawn on {say(withdrawn)}; it is not said from what. Give the "
            "level, or comment.",
        )
    if level is not None and not withdrawn:
        yield soft(
            "consent.withdrawal_date",
            "withdrawn_on",
            f"Consent is withdrawn ({level}); it is not said when. Give the date, or comment.",
        )


@rule("genetics")
def check_expression(row: Row, book: Book) -> Iterator[Finding]:
    """WT1 and EVI1 are positive above 10 in 10^4 ABL copies; what was not done has no value."""
    value, status = row.get("per_10e4_abl"), row.get("status")
    if value is None:
        return
    if status == "not_done":
        yield soft(
            "genetic.not_done",
            "per_10e4_abl",
            f"The test was not done, and {value.normalize():f} copies in 10^4 ABL are given. "
            "Correct one of the two, or comment.",
        )
    positive = {"positive": True, "negative": False}.get(status or "")
    if row["aberration"] not in MEASURED or positive in (None, value > EXPRESSION_ABOVE):
        return
    yield soft(
        "genetic.expression",
        "status",
        f"{row['aberration']} with {value.normalize():f} copies in 10^4 ABL is entered as "
        f"{status}; it is positive above {EXPRESSION_ABOVE}. Correct one of the two, or comment.",
    )


@rule("prior_therapies")
def check_prior_therapy_dates(row: Row, book: Book) -> Iterator[Finding]:
    """A prior therapy lies between diagnosis and enrolment (rule 1)."""
    started = interval(row, "started_on")
    if not started:
        return
    patient = patient_of(book)
    diagnosed, enrolled = interval(patient, "diagnosed_on"), interval(patient, "enrolled_on")
    if diagnosed and before(started, diagnosed):
        yield soft(
            "prior_therapy.before_diagnosis",
            "started_on",
            f"The therapy started on {say(started)}, before the diagnosis on {say(diagnosed)}. "
            "Correct one of the two, or comment.",
        )
    if enrolled and before(enrolled, started):
        yield soft(
            "prior_therapy.after_enrolment",
            "started_on",
            f"The therapy started on {say(started)}, after the enrolment on {say(enrolled)}. "
            "Enter it among bridging, transplants or new therapies, or comment.",
        )


@rule("prior_therapies")
def check_car_t_details(row: Row, book: Book) -> Iterator[Finding]:
    """Targets and scFv belong to CAR-T cells."""
    if row.get("therapy") not in (None, "CAR_T") and (
        row.get("scfv_origin") or chosen(row, "targets")
    ):
        yield soft(
            "prior_therapy.car_t_details",
            "therapy",
            f"Targets or scFv are given for {row['therapy']}; they belong to CAR-T cells. Clear "
            "them, correct the therapy, or comment.",
        )


@rule("medical_history")
def check_history_date(row: Row, book: Book) -> Iterator[Finding]:
    """Medical history is what began before enrolment."""
    started = interval(row, "started_on")
    enrolled = interval(patient_of(book), "enrolled_on") if started else None
    if started and enrolled and before(enrolled, started):
        yield soft(
            "medical_history.after_enrolment",
            "started_on",
            f"The condition started on {say(started)}, after the enrolment on {say(enrolled)}. "
            "Enter an adverse event instead, correct a date, or comment.",
        )


@rule("eligibility")
def check_performance(row: Row, book: Book) -> Iterator[Finding]:
    """A performance status exists on its scale: ECOG 0 to 5, Karnofsky and Lansky in tens."""
    value, scale = row.get("performance"), row.get("performance_scale")
    if value is None:
        return
    if scale is None:
        yield soft(
            "eligibility.performance_scale",
            "performance_scale",
            f"Performance status {value} is given without its scale. Give the scale, or comment.",
        )
    elif scale == "ECOG" and value > ECOG_HIGHEST:
        yield hard(
            "eligibility.ecog_outside_scale",
            "performance",
            f"Performance status {value} does not exist in ECOG, which ends at {ECOG_HIGHEST}. "
            "Correct the value or the scale.",
        )
    elif scale != "ECOG" and value % PERCENT_STEP:
        yield soft(
            "eligibility.performance_step",
            "performance",
            f"Performance status {value} is given; {scale} goes in steps of {PERCENT_STEP}. "
            "Correct the value or the scale, or comment.",
        )


@rule("eligibility")
def check_screening(row: Row, book: Book) -> Iterator[Finding]:
    """A screening failure has a reason, and only a failure has one."""
    reason = row.get("screening_failure")
    if row["eligible"] and reason is not None:
        yield soft(
            "eligibility.failure_of_eligible",
            "screening_failure",
            f"The patient is eligible, and {reason} is given as the reason of a screening "
            "failure. Correct one of the two, or comment.",
        )
    if row["eligible"] is False and reason is None and "screening_failure" not in row["missing"]:
        yield soft(
            "eligibility.failure_without_reason",
            "screening_failure",
            "The patient is not eligible; no reason is given. Give the reason of the screening "
            "failure, or comment.",
        )


@rule("eligibility")
def check_enrolment(row: Row, book: Book) -> Iterator[Finding]:
    """Enrolment follows a screening that found the patient eligible."""
    enrolled, screened = interval(patient_of(book), "enrolled_on"), interval(row, "screened_on")
    if not enrolled or not screened:
        return
    screenings = book.rows("eligibility")
    if all(before(enrolled, interval(other, "screened_on")) for other in screenings):
        yield soft(
            "eligibility.after_enrolment",
            "screened_on",
            f"Screening on {say(screened)} is after the enrolment on {say(enrolled)}, and there "
            "is no earlier one. Correct one of the two, or comment.",
        )
    if row["eligible"] is False and not any(other.get("eligible") for other in screenings):
        yield soft(
            "eligibility.enrolled_after_failure",
            "eligible",
            f"The patient is not eligible, and was enrolled on {say(enrolled)}. Correct one of "
            "the two, record the screening that was passed, or comment.",
        )
