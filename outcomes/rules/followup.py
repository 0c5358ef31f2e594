"""What may be recorded about follow-up, late effects and death. Source: clinical.md 12, 15.2."""

from collections.abc import Iterator

from config.errors import Finding, override, soft
from outcomes.definitions.response import RESPONDER
from outcomes.rules.afterwards import alive
from trials.checks import Book, Row, rule
from trials.rules import before, chosen, interval, say

TRANSPLANT_CAUSES = frozenset({"GVHD", "TRANSPLANT"})


@rule("follow_ups")
def check_last_contact(row: Row, book: Book) -> Iterator[Finding]:
    """The last contact is not before a dated record: the patient was alive then (rule 16)."""
    on = row["contact_on"]
    if row.get("status") == "dead" or any(f["contact_on"] > on for f in book.rows("follow_ups")):
        return
    later = [found for found in alive(book) if found[0][0] > on]
    if later:
        days, name, table, key = max(later, key=lambda found: found[0])
        yield soft(
            "follow_up.before_record",
            "contact_on",
            f"The last contact is {on}; {name} of {table} {key} is {say(days)}, later. Record "
            "the later contact, correct a date, or comment.",
        )


@rule("follow_ups")
def check_dead(row: Row, book: Book) -> Iterator[Finding]:
    """Who is known to be dead has a death form, and died no later (rule 16)."""
    if row.get("status") != "dead":
        return
    deaths = book.rows("deaths")
    if not deaths:
        yield soft(
            "follow_up.dead_without_death",
            "status",
            f"The patient is known to be dead on {row['contact_on']}, and there is no death form. "
            "Record the death, correct the status, or comment.",
        )
    for death in deaths:
        died, known = interval(death, "died_on"), interval(row, "contact_on")
        if died and known and before(known, died):
            yield soft(
                "follow_up.dead_before_death",
                "contact_on",
                f"The patient is known to be dead on {say(known)}, and died on {say(died)}. "
                "Correct one of the two, or comment.",
            )


def relapsed_last(book: Book) -> bool | None:
    """Whether the last that is known of the leukaemia is a relapse; None where nothing is."""
    facts = [
        (r["relapsed_on"], True)
        for r in book.rows("relapses")
        if r.get("occurred") and r.get("relapsed_on")
    ]
    facts += [
        (r["assessed_on"], False)
        for r in book.rows("responses")
        if r.get("response") in RESPONDER and r.get("assessed_on")
    ]
    return max(facts)[1] if facts else None


@rule("deaths")
def check_cause(row: Row, book: Book) -> Iterator[Finding]:
    """Death in remission is neither by nor after relapse; one cause is the primary (rule 15)."""
    cause, remission = row.get("cause"), row.get("in_remission")
    if remission and cause == "RELAPSE":
        yield soft(
            "death.relapse_in_remission",
            "in_remission",
            "The patient died in remission, and of relapse or progression. Correct one of the "
            "two, or comment.",
        )
    elif remission and relapsed_last(book):
        yield soft(
            "death.remission_after_relapse",
            "in_remission",
            "The patient died in remission; the last that is recorded is a relapse. Record the "
            "later remission, correct the answer, or comment.",
        )
    if cause == "RELAPSE" and relapsed_last(book) is False:
        yield soft(
            "death.relapse_not_recorded",
            "cause",
            "The cause is relapse; the last that is recorded is a remission. Record the relapse, "
            "correct the cause, or comment.",
        )
    if cause in (chosen(row, "contributing") or ()):
        yield soft(
            "death.cause_twice",
            "contributing",
            f"{cause} is the primary cause and a contributing one. Keep one of the two, or "
            "comment.",
        )


@rule("deaths")
def check_cause_recorded(row: Row, book: Book) -> Iterator[Finding]:
    """A death by transplant or second malignancy goes with one."""
    cause = row.get("cause")
    transplanted = [t for t in book.rows("transplants") if t.get("occurred")]
    earlier = [
        t
        for t in book.rows("prior_therapies")
        if t.get("occurred") and t.get("therapy") == "ALLO_HSCT"
    ]
    if cause in TRANSPLANT_CAUSES and not transplanted and not earlier:
        yield soft(
            "death.no_transplant",
            "cause",
            f"The cause is {cause}, and no transplant is recorded. Record it, correct the cause, "
            "or comment.",
        )
    found = any(m.get("occurred") for m in book.rows("new_malignancies"))
    if cause == "SECOND_MALIGNANCY" and not found:
        yield soft(
            "death.no_malignancy",
            "cause",
            "The cause is a second malignancy, and none is recorded. Record it, correct the "
            "cause, or comment.",
        )


@rule("new_malignancies")
def check_new_malignancy(row: Row, book: Book) -> Iterator[Finding]:
    """A malignancy is known when it is asked about; of a T-cell one tissue is kept."""
    found, asked = interval(row, "diagnosed_on"), interval(row, "asked_on")
    if found and asked and before(asked, found):
        yield soft(
            "new_malignancy.asked_before",
            "asked_on",
            f"It was asked about on {say(asked)}, before the diagnosis on {say(found)}. Correct "
            "one of the two, or comment.",
        )
    if row.get("malignancy") == "T_CELL" and not row.get("tissue_kept"):
        yield soft(
            "new_malignancy.tissue",
            "tissue_kept",
            "Of a T-cell malignancy after CAR-T cells, tissue is kept to look for the vector. "
            "Say that it is kept, or comment.",
        )


@rule("rcl_tests")
def check_rcl(row: Row, book: Book) -> Iterator[Finding]:
    """Replication-competent lentivirus is confirmed and reported."""
    if row.get("result") == "POS":
        yield soft(
            "rcl_test.positive",
            "result",
            f"Replication-competent lentivirus was found on {row['sampled_on']}. Confirm it by a "
            "second test, report it, and say so in a comment.",
        )


@rule("vector_persistence")
def check_vector(row: Row, book: Book) -> Iterator[Finding]:
    """What was not detected has no copies."""
    copies = row.get("copies_per_ug")
    if row.get("detected") is False and copies:
        yield soft(
            "vector_persistence.detected",
            "detected",
            f"Vector was not detected, and {copies.normalize():f} copies are given. Correct one "
            "of the two, or comment.",
        )


# What is collected of the leukaemia and the treatment; safety and survival stay (G30).
NOT_AFTER_WITHDRAWAL = {
    "marrows": "taken_on",
    "responses": "assessed_on",
    "mrd": "assessed_on",
    "imaging": "imaged_on",
    "csf": "taken_on",
    "blood_counts": "sampled_on",
    "labs": "sampled_on",
    "kinetics": "sampled_on",
    "infusions": "infused_on",
    "transplants": "transplanted_on",
    "new_therapies": "started_on",
    "relapses": "relapsed_on",
    "gvhd": "assessed_on",
}


@rule(*NOT_AFTER_WITHDRAWAL)
def check_withdrawn(row: Row, book: Book) -> Iterator[Finding]:
    """Once the use of data is withdrawn, only safety and survival are added."""
    name = NOT_AFTER_WITHDRAWAL[row["table"]]
    for consent in book.rows("consents"):
        withdrawn = interval(consent, "withdrawn_on")
        if not withdrawn or consent.get("withdrawal_level") != "data":
            continue
        on = interval(row, name)
        if on and before(withdrawn, on):
            yield override(
                "after_withdrawal",
                name,
                f"{say(on)} is after {say(withdrawn)}, when the use of data was withdrawn. Do not "
                "enter it, correct a date, or give the reason why it may be used.",
            )
