"""What may be recorded about assessments of the leukaemia and the cells. Source: clinical.md 15.2.

What contradicts a derivation is in `response` and `toxicity`; here is what goes against another
record.
"""

from collections.abc import Iterator
from decimal import Decimal

from config.errors import Finding, soft
from outcomes.definitions import response
from patients.rules import patient_of, remission_before
from trials.checks import Book, Row, rule
from trials.rules import before, chosen, interval, say

# MRD by flow and blasts by morphology are of one marrow where at most this apart.
SAME_MARROW_DAYS = 3
# Morphology counts in steps and by eye.
BLASTS_TOLERANCE_PCT = Decimal(5)

# The date on which a row that names an infusion is after it.
AFTER_INFUSION = {
    "marrows": "taken_on",
    "responses": "assessed_on",
    "relapses": "relapsed_on",
    "transplants": "transplanted_on",
    "rcl_tests": "sampled_on",
    "vector_persistence": "sampled_on",
}


@rule(*AFTER_INFUSION)
def check_after_infusion(row: Row, book: Book) -> Iterator[Finding]:
    """What is recorded after an infusion is not dated before it."""
    name, link = AFTER_INFUSION[row["table"]], row.get("infusion")
    day0 = interval(book.one("infusions", link) or {}, "infused_on") if link else None
    on = interval(row, name) if day0 else None
    if day0 and on and before(on, day0):
        yield soft(
            "before_infusion",
            name,
            f"{say(on)} is before the infusion {link} on {say(day0)}. Correct a date or the "
            "infusion, or comment.",
        )


@rule("responses", "mrd")
def check_visit(row: Row, book: Book) -> Iterator[Finding]:
    """A day-28 assessment lies in the window of the study (rule 8)."""
    if row.get("visit") != response.VISIT:
        return
    follows = response.infusion_of(row, row.get("assessed_on"), book)
    day0 = (book.one("infusions", follows) or {}).get("infused_on")
    first, last = (book.study.get(f"response_window_{end}") for end in ("from", "to"))
    on = row.get("assessed_on")
    if None in (day0, on, first, last):
        return
    after = (row["assessed_on"] - day0).days
    if not first <= after <= last:
        yield soft(
            "visit.outside_window",
            "assessed_on",
            f"The day-28 assessment was on day {after}; the window is day {first} to {last}. "
            "Correct the visit or the date, or comment.",
        )


def _derived(row: Row, book: Book) -> bool:
    """Whether an entered response is held against the derivation of a day 28."""
    infusion = response.day28_of(row, book)
    return infusion is not None and response.day28_response(infusion, book).value is not None


@rule("responses")
def check_counts(row: Row, book: Book) -> Iterator[Finding]:
    """CRi has a count that is short, CR has none; on day 28 the derivation says so (rule 10)."""
    entered = row.get("response")
    if entered not in ("CR", "CRi") or not response.counts_asked(book) or _derived(row, book):
        return
    counts = {
        "neutrophils": (row.get("anc"), response.ANC_ABOVE),
        "platelets": (row.get("platelets"), response.PLATELETS_ABOVE),
    }
    met = [None if count is None else count > above for count, above in counts.values()]
    wrong = False in met if entered == "CR" else all(met)
    if wrong:
        given = " and ".join(
            f"{name} {'not known' if count is None else f'{count.normalize():f}'}"
            for name, (count, _) in counts.items()
        )
        yield soft(
            "response.counts",
            "response",
            f"{entered} with {given} x 10^9/L; CR has above {response.ANC_ABOVE} and "
            f"{response.PLATELETS_ABOVE}, CRi has not. Correct one of them, or comment.",
        )


@rule("responses")
def check_remission_without_disease(row: Row, book: Book) -> Iterator[Finding]:
    """A remission shows no leukaemia; on day 28 the derivation says so (clinical.md 10.2)."""
    entered = row.get("response")
    if entered not in response.RESPONDER or _derived(row, book):
        return
    shown = [name for sign, name in response.SIGNS.items() if row.get(sign)]
    marrow = _marrow_of(row, book)
    if marrow is not None and marrow["blasts_pct"] >= response.REMISSION_BELOW_PCT:
        shown.append(f"{marrow['blasts_pct'].normalize():f} % blasts in marrow {marrow['key']}")
    if shown:
        yield soft(
            "response.remission_with_disease",
            "response",
            f"Entered is {entered}, with {', '.join(shown)}. Correct one of them, or comment.",
        )


def _marrow_of(row: Row, book: Book) -> Row | None:
    """The evaluable marrow of an assessment: the nearest one, at most some days apart."""
    on = row.get("assessed_on")
    near = [
        (abs((marrow["taken_on"] - on).days), str(marrow["key"]), marrow)
        for marrow in book.rows("marrows")
        if on and marrow.get("taken_on") and response.evaluable(marrow)
    ]
    days, _, nearest = min(near, key=lambda found: found[:2], default=(0, "", None))
    return nearest if days <= SAME_MARROW_DAYS else None


@rule("mrd")
def check_mrd_level(row: Row, book: Book) -> Iterator[Finding]:
    """MRD is a part of the blasts, and what was not detected has no level (rule 9)."""
    level, on = row.get("level"), row.get("assessed_on")
    if not level:
        return
    pct = level * 100
    if row.get("detected") is False:
        yield soft(
            "mrd.detected",
            "detected",
            f"MRD was not detected, and the level is {pct.normalize():f} %. Correct one of the "
            "two, or comment.",
        )
    if on is None or row.get("specimen") not in (None, "BM") or pct <= BLASTS_TOLERANCE_PCT:
        return
    for marrow in book.rows("marrows"):
        blasts = marrow.get("blasts_pct")
        if blasts is None or abs((marrow["taken_on"] - on).days) > SAME_MARROW_DAYS:
            continue
        if pct > blasts + BLASTS_TOLERANCE_PCT:
            yield soft(
                "mrd.above_blasts",
                "level",
                f"MRD is {pct.normalize():f} %, the blasts of {marrow['taken_on']} are "
                f"{blasts.normalize():f} %. Check the unit of the level, correct one of the two, "
                "or comment.",
            )


@rule("kinetics")
def check_kinetics(row: Row, book: Book) -> Iterator[Finding]:
    """A level has a unit, which no other unit converts to; what was not detected has no level."""
    level, unit = row.get("level"), row.get("level_unit")
    if level is None:
        return
    if unit is None:
        yield soft(
            "kinetics.level_unit",
            "level_unit",
            f"The level is {level.normalize():f} without its unit. Give the unit, or comment.",
        )
    elif unit.startswith("PCT") and level > 100:
        yield soft(
            "kinetics.percent",
            "level",
            f"The level is {level.normalize():f} %, above 100. Correct the level or its unit, or "
            "comment.",
        )
    if row.get("detected") is False and level > (row.get("limit_of_detection") or 0):
        yield soft(
            "kinetics.detected",
            "detected",
            f"CAR-T cells were not detected, and the level is {level.normalize():f}. Correct one "
            "of the two, or comment.",
        )


@rule("imaging")
def check_sites(row: Row, book: Book) -> Iterator[Finding]:
    """Where no extramedullary disease is seen there are no sites."""
    sites = (chosen(row, "sites") or set()) - {"CNS"}
    if row.get("emd") is False and sites:
        yield soft(
            "imaging.sites",
            "emd",
            f"No extramedullary disease was seen, and its sites are {', '.join(sorted(sites))}. "
            "Correct one of the two, or comment.",
        )


@rule("relapses")
def check_relapse(row: Row, book: Book) -> Iterator[Finding]:
    """A relapse has a site and an antigen status (rule 14)."""
    if not row.get("occurred"):
        return
    if not chosen(row, "sites") and "sites" not in row["missing"]:
        yield soft(
            "relapse.sites",
            "sites",
            "A relapse occurred; its sites are not given. Give them, or why they are not known, "
            "or comment.",
        )
    if all(row.get(name) is None and name not in row["missing"] for name in ("cd19", "cd22")):
        yield soft(
            "relapse.antigen",
            "cd19",
            "A relapse occurred; neither CD19 nor CD22 is given. Give them, or why they are not "
            "known, or comment.",
        )


@rule("relapses")
def check_remission(row: Row, book: Book) -> Iterator[Finding]:
    """A relapse needs an earlier remission, of whatever line of therapy (rule 14)."""
    on = interval(row, "relapsed_on")
    if not on or not row.get("occurred") or remission_before(book):
        return
    responses = [r for r in book.rows("responses") if r.get("response") is not None]
    if any(
        r["response"] in response.RESPONDER and not before(on, interval(r, "assessed_on"))
        for r in responses
    ):
        return
    if responses or patient_of(book).get("first_response") is not None:
        yield soft(
            "relapse.without_remission",
            "relapsed_on",
            f"The relapse on {say(on)} follows no remission that is recorded. Record the "
            "remission, enter what this was as a response, or comment.",
        )


@rule("new_therapies")
def check_new_therapy(row: Row, book: Book) -> Iterator[Finding]:
    """New therapy follows the first infusion."""
    on = interval(row, "started_on")
    days = [interval(i, "infused_on") for i in book.rows("infusions")] if on else []
    if on and days and all(before(on, day0) for day0 in days):
        yield soft(
            "new_therapy.before_infusion",
            "started_on",
            f"The therapy started on {say(on)}, before the first infusion. Enter it as bridging "
            "or prior therapy, correct a date, or comment.",
        )
