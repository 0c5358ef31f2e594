"""What may be recorded about transplant, engraftment and GVHD. Source: clinical.md 11, 15.2."""

from collections.abc import Iterator

from config.errors import Finding, soft
from outcomes.definitions.codelists import GVHD_KIND
from patients.rules import patient_of
from trials.checks import Book, Row, rule
from trials.rules import before, interval, say

RELATIVES = frozenset({"SIBLING", "FATHER", "MOTHER", "CHILD", "OTHER_RELATIVE"})
# Whether the donor is a relative; None where both occur.
RELATED = {"MSD": True, "MRD": True, "HAPLO": True, "MUD": False, "MMUD": False}
ACUTE_FIELDS = (
    *("skin_pct", "skin_bullae", "stool_ml_per_day", "stool_episodes", "severe_gi"),
    *("skin_stage", "liver_stage", "upper_gi_stage", "lower_gi_stage", "acute_grade"),
)
CHRONIC_FIELDS = (
    *("skin_score", "mouth_score", "eyes_score", "gi_score", "liver_score", "lung_score"),
    *("joints_score", "genital_score", "chronic_grade", "seattle"),
)


@rule("transplants")
def check_dates(row: Row, book: Book) -> Iterator[Finding]:
    """A transplant follows enrolment, its conditioning and those before it (rule 13)."""
    on = interval(row, "transplanted_on")
    if not on:
        return
    enrolled = interval(patient_of(book), "enrolled_on")
    if enrolled and before(on, enrolled):
        yield soft(
            "transplant.before_enrolment",
            "transplanted_on",
            f"The transplant on {say(on)} is before the enrolment on {say(enrolled)}. Enter it "
            "among the prior therapies, correct a date, or comment.",
        )
    begun = interval(row, "conditioning_started_on")
    if begun and begun[0] >= on[1]:
        yield soft(
            "transplant.conditioning",
            "conditioning_started_on",
            f"Conditioning started on {say(begun)}, not before the transplant on {say(on)}. "
            "Correct one of the two, or comment.",
        )
    for other in book.rows("transplants"):
        days, number, at = (
            interval(other, "transplanted_on"),
            row.get("number"),
            other.get("number"),
        )
        if days and number is not None and at is not None and at < number and on[1] <= days[0]:
            yield soft(
                "transplant.order",
                "transplanted_on",
                f"Transplant {number} on {say(on)} is not after transplant {at} on {say(days)}. "
                "Correct one of the two, or comment.",
            )


@rule("transplants")
def check_status(row: Row, book: Book) -> Iterator[Finding]:
    """After a relapse the remission before a transplant is not the first (rule 13)."""
    if row.get("disease_status") != "CR1":
        return
    on, before_enrolment = interval(row, "transplanted_on"), patient_of(book).get("relapses_before")
    since = [
        r["key"]
        for r in book.rows("relapses")
        if r.get("occurred") and before(interval(r, "relapsed_on"), on)
    ]
    if before_enrolment or since:
        yield soft(
            "transplant.status_after_relapse",
            "disease_status",
            f"The status before is CR1, after {before_enrolment or 0} relapses before enrolment "
            f"and {len(since)} since. Correct one of them, or comment.",
        )


@rule("transplants")
def check_donor(row: Row, book: Book) -> Iterator[Finding]:
    """Type, relation and graft of the donor go together (clinical.md 11.1)."""
    donor, relation = row.get("donor"), row.get("donor_relation")
    if row.get("transplant_type") == "AUTO" and (donor or relation):
        yield soft(
            "transplant.autologous_donor",
            "donor",
            f"The transplant is autologous, and a donor ({donor or relation}) is given. Correct "
            "one of the two, or comment.",
        )
    related = RELATED.get(donor or "")
    wrong = related is not None and relation is not None and related != (relation in RELATIVES)
    if wrong or (donor == "MSD" and relation not in (None, "SIBLING")):
        yield soft(
            "transplant.donor_relation",
            "donor_relation",
            f"The donor is {donor}, the relation {relation}. Correct one of the two, or comment.",
        )
    if (donor == "CORD") != (row.get("graft_source") == "CB") and None not in (
        donor,
        row.get("graft_source"),
    ):
        yield soft(
            "transplant.cord_blood",
            "graft_source",
            f"The donor is {donor}, the graft {row['graft_source']}. Correct one of the two, or "
            "comment.",
        )


@rule("transplants")
def check_match(row: Row, book: Book) -> Iterator[Finding]:
    """An identical sibling matches in all alleles typed, a haploidentical donor in half or more."""
    typed, matched, donor = row.get("hla_typed"), row.get("hla_matched"), row.get("donor")
    if typed is None or matched is None:
        return
    if (
        matched > typed
        or (donor == "MSD" and matched < typed)
        or (donor == "HAPLO" and 2 * matched < typed)
    ):
        yield soft(
            "transplant.hla",
            "hla_matched",
            f"{matched} of {typed} HLA alleles match, with donor {donor}: an identical sibling "
            "matches in all, a haploidentical donor in half or more. Correct one of them, or "
            "comment.",
        )


@rule("engraftments")
def check_engraftment(row: Row, book: Book) -> Iterator[Finding]:
    """Engraftment follows its transplant; what did not engraft has no date."""
    on = interval(book.one("transplants", row.get("transplant")) or {}, "transplanted_on")
    for name in ("neutrophils_on", "platelets_on", "graft_failure_on", "chimerism_on"):
        days = interval(row, name)
        if on and days and before(days, on):
            yield soft(
                "engraftment.before_transplant",
                name,
                f"{name}, {say(days)}, is before the transplant on {say(on)}. Correct one of the "
                "two, or comment.",
            )
    for cells in ("neutrophils", "platelets"):
        if row.get(f"{cells}_engrafted") is False and row.get(f"{cells}_on"):
            yield soft(
                "engraftment.date_of_none",
                f"{cells}_on",
                f"The {cells} did not engraft, and {row[f'{cells}_on']} is given as the day. "
                "Correct one of the two, or comment.",
            )
    if row.get("graft_failure") == "PRIMARY" and row.get("neutrophils_engrafted"):
        yield soft(
            "engraftment.primary_failure",
            "graft_failure",
            "The neutrophils engrafted, and the graft failed from the start. Correct one of the "
            "two, or comment.",
        )


@rule("gvhd")
def check_gvhd_transplant(row: Row, book: Book) -> Iterator[Finding]:
    """GVHD follows one allogeneic transplant (clinical.md 11.1)."""
    after, earlier = row.get("transplant"), row.get("prior_therapy")
    transplant = book.one("transplants", after) or {}
    prior = book.one("prior_therapies", earlier) or {}
    on, seen = interval(transplant, "transplanted_on"), interval(row, "assessed_on")
    if on and seen and before(seen, on):
        yield soft(
            "gvhd.before_transplant",
            "assessed_on",
            f"GVHD was assessed on {say(seen)}, before the transplant on {say(on)}. Correct one "
            "of the two, or comment.",
        )
    if transplant.get("transplant_type") == "AUTO" or prior.get("therapy") == "AUTO_HSCT":
        yield soft(
            "gvhd.autologous",
            "kind",
            f"GVHD is recorded after the autologous transplant {after or earlier}. Correct the "
            "type or the transplant, or comment.",
        )
    if row["occurred"] and not after and not earlier:
        yield soft(
            "gvhd.no_transplant",
            "transplant",
            "GVHD occurred, and it is not said after which transplant. Name it, or comment.",
        )
    if after and earlier:
        yield soft(
            "gvhd.two_transplants",
            "transplant",
            f"GVHD is entered after transplant {after} and after {earlier}. Keep the one that it "
            "follows, or comment.",
        )


@rule("gvhd")
def check_kind(row: Row, book: Book) -> Iterator[Finding]:
    """Acute GVHD has stages and a grade, chronic has scores; overlap has both."""
    kind = row["kind"]
    acute = [n for n in ACUTE_FIELDS if row.get(n)] if kind == "CHRONIC" else []
    chronic = [n for n in CHRONIC_FIELDS if row.get(n) not in (None, 0, "NONE")]
    wrong = acute or (chronic if kind in GVHD_KIND.subsets["acute"] else [])
    if wrong:
        yield soft(
            "gvhd.kind",
            "kind",
            f"The kind is {kind}, and {', '.join(wrong)} is given, which belongs to the other. "
            "Correct the kind, enter both as overlap, or comment.",
        )
