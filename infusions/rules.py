"""What may be recorded about products, infusions and doses. Source: clinical.md 15."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from config.errors import Finding, hard, soft
from infusions.definitions.burden import M2_FROM_PCT
from patients.rules import patient_of, remission_before
from trials.checks import Book, Row, rule, set_rule
from trials.rules import before, chosen, in_order, interval, ongoing_without_end, say

# Thirds are written 33.3 + 33.3 + 33.3 (clinical.md 15.1).
FRACTION_TOLERANCE_PCT = Decimal("0.1")


in_order("products", "started_on", "released_on")
in_order("bridging", "started_on", "ended_on")
in_order("concomitant_medications", "started_on", "ended_on")
in_order("lymphodepletions", "started_on", "ended_on")
ongoing_without_end("concomitant_medications")

# A split dose is given within four days (Gu 2022; clinical.md 15.2).
FRACTION_DAYS = 3
RE_TREATMENT = frozenset({"relapse", "no_response"})
IN_REMISSION = frozenset({"persistent_mrd", "recurrent_mrd"})
NOT_RELEASED = frozenset({"REJECTED", "FAILED"})
RELEASE_TESTS = ("sterility", "mycoplasma", "endotoxin", "rcl", "potency")


@rule("infusions")
def check_marrow_class(row: Row, book: Book) -> Iterator[Finding]:
    """ "M2 or worse" goes with the blast percentage (rule 21)."""
    blasts, m2 = row.get("blasts_pct"), row.get("m2_or_worse")
    if blasts is None or m2 is None or m2 == (blasts >= M2_FROM_PCT):
        return
    yield soft(
        "infusion.marrow_class",
        "m2_or_worse",
        f"Marrow 'M2 or worse' is {'yes' if m2 else 'no'} with {blasts.normalize():f} % blasts; "
        f"M2 begins at {M2_FROM_PCT} %. Correct one of the two, or comment.",
    )


@set_rule("doses", parent="infusions", link="infusion")
def check_planned_fractions(infusion: Row, doses: list[Row], book: Book) -> Iterator[Finding]:
    """The planned fractions of each product make 100 % (rule 2)."""
    by_product = sorted(doses, key=lambda d: str(d.get("product") or ""))
    for product, rows in groupby(by_product, key=lambda d: d.get("product")):
        given = [d.get("planned_fraction_pct") for d in rows]
        known = [pct for pct in given if pct is not None]
        beyond = sum(known, Decimal(0)) - 100
        # A fraction that is not known may be what is lacking, but can take nothing away.
        lacking = -beyond if known and len(known) == len(given) else Decimal(0)
        if max(beyond, lacking) <= FRACTION_TOLERANCE_PCT:
            continue
        shown = " + ".join(f"{pct.normalize():f}" for pct in known)
        yield hard(
            "doses.planned_fractions",
            "planned_fraction_pct",
            f"Infusion {infusion['key']}: the planned fractions"
            f"{f' of product {product}' if product else ''} make {shown} = "
            f"{(100 + beyond).normalize():f} %, not 100 %. Enter all doses that were planned, each "
            "with its product where there are two; a part that was withheld keeps its planned "
            "fraction.",
        )


@rule("leukaphereses")
def check_collection(row: Row, book: Book) -> Iterator[Finding]:
    """Cells are collected from enrolment on; banked cells are the known exception (rule 1)."""
    collected = interval(row, "collected_on")
    enrolled = interval(patient_of(book), "enrolled_on")
    if collected and enrolled and before(collected, enrolled):
        yield soft(
            "leukapheresis.before_enrolment",
            "collected_on",
            f"Cells were collected on {say(collected)}, before the enrolment on {say(enrolled)}. "
            "Say in a comment that they were banked, or correct a date.",
        )


@rule("products")
def check_manufacture(row: Row, book: Book) -> Iterator[Finding]:
    """A product is made of cells that were collected before (rule 1)."""
    source = book.one("leukaphereses", row.get("leukapheresis"))
    collected, started = interval(source or {}, "collected_on"), interval(row, "started_on")
    if collected and started and before(started, collected):
        yield soft(
            "product.before_collection",
            "started_on",
            f"Manufacturing started on {say(started)}, before the cells were collected on "
            f"{say(collected)}. Correct one of the two, or comment.",
        )


@rule("products")
def check_release(row: Row, book: Book) -> Iterator[Finding]:
    """The tests, what is said of the specification and the decision go together."""
    failed = [name for name in RELEASE_TESTS if row.get(name) == "FAIL"]
    outside, decision = row.get("out_of_specification"), row.get("release_decision")
    if failed and outside is False:
        yield soft(
            "product.out_of_specification",
            "out_of_specification",
            f"Out of specification is no, and {', '.join(failed)} failed. Correct one of them, "
            "or comment.",
        )
    if (decision, outside) in (("RELEASED", True), ("RELEASED_OOS", False)):
        yield soft(
            "product.release_decision",
            "release_decision",
            f"The decision is {decision}, and out of specification is "
            f"{'yes' if outside else 'no'}. Correct one of the two, or comment.",
        )
    released = interval(row, "released_on")
    if released and decision in NOT_RELEASED:
        yield soft(
            "product.released",
            "released_on",
            f"The product was released on {say(released)}, and the decision is {decision}. "
            "Correct one of the two, or comment.",
        )


@rule("products")
def check_cell_source(row: Row, book: Book) -> Iterator[Finding]:
    """Cells of a transplant donor need a transplant."""
    if row.get("cell_source") != "hsct_donor":
        return
    asked = [t["occurred"] for t in book.rows("prior_therapies") if t["therapy"] == "ALLO_HSCT"]
    after = any(t.get("occurred") for t in book.rows("transplants"))
    if asked and not any(asked) and not after:
        yield soft(
            "product.donor_without_transplant",
            "cell_source",
            "The cells are of the donor of the transplant, and the patient had no transplant. "
            "Correct the source, record the transplant, or comment.",
        )


@rule("constructs", "infusions")
def check_generation(row: Row, book: Book) -> Iterator[Finding]:
    """Second generation has one costimulatory domain, third two, fourth at least one (rule 4)."""
    domains, generation = chosen(row, "costimulatory"), row.get("generation")
    if domains is None or generation is None:
        return
    if generation - 1 == len(domains) or (generation == 4 and domains):
        return
    yield soft(
        "generation.costimulatory",
        "generation",
        f"Generation {generation} with {len(domains)} costimulatory domains "
        f"({', '.join(sorted(domains)) or 'none'}): the second has one, the third two, the "
        "fourth one or more and a further gene. Correct one of them, or comment.",
    )


@rule("constructs")
def check_targets(row: Row, book: Book) -> Iterator[Finding]:
    """A dual construct has two targets or more, any other has one (rule 3)."""
    targets, strategy = chosen(row, "targets"), row.get("strategy")
    if targets is None or strategy is None or (len(targets) >= 2) == (strategy == "dual"):
        return
    yield soft(
        "construct.targets",
        "strategy",
        f"The strategy is {strategy}, the targets are {', '.join(sorted(targets)) or 'none'}: "
        "dual is one product with two targets. Correct one of them, or comment.",
    )


def constructs_of(infusion: Row, book: Book) -> list[Row]:
    """The constructs of an infusion: its own and those of the products of its doses."""
    keys = {infusion.get("construct")}
    for dose in book.rows("doses"):
        if dose.get("infusion") == infusion["key"]:
            keys.add((book.one("products", dose.get("product")) or {}).get("construct"))
    return [c for c in book.rows("constructs") if c["key"] in keys]


@rule("infusions")
def check_strategy(row: Row, book: Book) -> Iterator[Finding]:
    """The target strategy goes with the targets of what was given (rule 3)."""
    strategy = row.get("strategy")
    targets = [chosen(c, "targets") for c in constructs_of(row, book)] if strategy else []
    known = [t for t in targets if t is not None]
    if not known:
        return
    singles = {min(t) for t in known if len(t) == 1}
    fits = {
        "single": len(known) == 1 and len(singles) == 1,
        "dual": any(len(t) >= 2 for t in known),
        # The second product may not be recorded yet.
        "sequential": len(singles) >= 2 or (len(known) == 1 and len(singles) == 1),
    }
    if not fits[str(strategy)]:
        shown = "; ".join("+".join(sorted(t)) or "none" for t in known)
        yield soft(
            "infusion.strategy",
            "strategy",
            f"The strategy is {strategy}, the targets of what was given are {shown}: single is "
            "one target, dual one product with two, sequential two products of one target each. "
            "Correct one of them, or comment.",
        )


@rule("infusions")
def check_construct(row: Row, book: Book) -> Iterator[Finding]:
    """The generation is that of the construct."""
    construct = book.one("constructs", row["construct"]) if row.get("construct") else None
    given, declared = row.get("generation"), (construct or {}).get("generation")
    if None not in (given, declared) and given != declared:
        yield soft(
            "infusion.construct_generation",
            "generation",
            f"Generation {given} is entered; construct {row['construct']} is of generation "
            f"{declared}. Correct one of the two, or comment.",
        )


@rule("infusions")
def check_day0(row: Row, book: Book) -> Iterator[Finding]:
    """Day 0 follows enrolment and collection, and is the day of the first dose (rule 1)."""
    day0, enrolled = interval(row, "infused_on"), interval(patient_of(book), "enrolled_on")
    if not day0:
        return
    if enrolled and before(day0, enrolled):
        yield soft(
            "infusion.before_enrolment",
            "infused_on",
            f"The infusion on {say(day0)} is before the enrolment on {say(enrolled)}. Correct one "
            "of the two, or comment.",
        )
    collected = [interval(cells, "collected_on") for cells in book.rows("leukaphereses")]
    if collected and all(before(day0, days) for days in collected):
        yield soft(
            "infusion.before_collection",
            "infused_on",
            f"The infusion on {say(day0)} is before every collection of cells. Correct a date, "
            "or comment.",
        )
    mine = [d for d in book.rows("doses") if d.get("infusion") == row["key"]]
    given = [d["given_on"] for d in mine if d.get("given_on")]
    if given and len(given) == len(mine) and min(given) != day0[0]:
        yield soft(
            "infusion.first_dose",
            "infused_on",
            f"Day 0 is {say(day0)}, the first dose was given on {min(given)}. Correct one of the "
            "two, or comment.",
        )


@rule("infusions")
def check_sequence(row: Row, book: Book) -> Iterator[Finding]:
    """Infusions are numbered in the order of their dates (rule 3)."""
    number, day0 = row.get("number"), row.get("infused_on")
    if number is None or day0 is None:
        return
    for other in book.rows("infusions"):
        at, on = other.get("number"), other.get("infused_on")
        if at is not None and on is not None and at < number and on >= day0:
            yield soft(
                "infusion.order",
                "infused_on",
                f"Infusion {number} on {day0} is not after infusion {at} on {on}. Correct one of "
                "the two, or comment.",
            )
    if number > 1 and row.get("infusion_reason") == "first":
        yield soft(
            "infusion.reason",
            "infusion_reason",
            f"Infusion {number} is entered as the first. Correct the reason, or comment.",
        )


@rule("infusions")
def check_course(row: Row, book: Book) -> Iterator[Finding]:
    """An infusion for relapse or no response begins a course of its own (clinical.md 12.1)."""
    course = book.one("courses", row["course"]) if row.get("course") else None
    if course is None:
        return
    decided, day0 = course.get("decided_on"), row.get("infused_on")
    if decided and day0 and day0 < decided:
        yield soft(
            "infusion.before_course",
            "infused_on",
            f"The infusion on {day0} is before its course was decided on {decided}. Correct one "
            "of the two, or comment.",
        )
    same = [i for i in book.rows("infusions") if i.get("course") == course["key"]]
    earlier = [i for i in same if day0 and i.get("infused_on") and i["infused_on"] < day0]
    if earlier and row.get("infusion_reason") in RE_TREATMENT:
        yield soft(
            "infusion.same_course",
            "course",
            f"The infusion is given for {row['infusion_reason']}, in the course of infusion "
            f"{earlier[0]['key']}: it begins a course of its own. Name that course, or comment.",
        )
    planned = course.get("planned_infusions")
    if planned is not None and len(same) > planned:
        yield soft(
            "infusion.more_than_planned",
            "course",
            f"The course plans {planned} infusions and has {len(same)}. Correct the plan or the "
            "course, or comment.",
        )


@rule("infusions")
def check_disease_status(row: Row, book: Book) -> Iterator[Finding]:
    """Relapsed needs an earlier remission and a relapse; refractory needs therapy (rule 6)."""
    status, patient = row.get("disease_status"), patient_of(book)
    relapses, blasts = patient.get("relapses_before"), row.get("blasts_pct")
    # What came after an earlier infusion is told by the forms about it, not by the patient's.
    if row.get("number") not in (None, 1):
        return
    if status == "relapsed" and relapses == 0:
        yield soft(
            "infusion.relapsed_without_relapse",
            "disease_status",
            "The status is relapsed, and there were 0 relapses before enrolment. Correct one of "
            "the two, or comment.",
        )
    elif status == "relapsed" and remission_before(book) is False:
        yield soft(
            "infusion.relapsed_without_remission",
            "disease_status",
            "The status is relapsed, and no earlier remission is recorded. Record the remission, "
            "correct the status, or comment.",
        )
    if status == "refractory" and patient.get("therapies_before") == 0:
        yield soft(
            "infusion.refractory_without_therapy",
            "disease_status",
            "The status is refractory, and there were 0 lines of therapy before enrolment. "
            "Correct one of the two, or comment.",
        )
    if status == "refractory" and relapses == 0 and patient.get("first_response") == "CR":
        yield soft(
            "infusion.refractory_in_remission",
            "disease_status",
            "The status is refractory; the first therapy brought CR, and there were 0 relapses. "
            "Correct one of them, or comment.",
        )
    if status in IN_REMISSION and blasts is not None and blasts >= M2_FROM_PCT:
        yield soft(
            "infusion.mrd_with_blasts",
            "disease_status",
            f"The status is {status}, which is in remission, with {blasts.normalize():f} % "
            "blasts. Correct one of the two, or comment.",
        )


@rule("infusions")
def check_burden(row: Row, book: Book) -> Iterator[Finding]:
    """What is said of the disease before the infusion goes together, and lies before it."""
    sites, emd = chosen(row, "emd_sites"), row.get("emd")
    others = (sites or set()) - {"CNS"}
    if (emd is False and others) or (emd and sites is not None and not others):
        yield soft(
            "infusion.emd_sites",
            "emd",
            f"Extramedullary disease other than CNS is {'yes' if emd else 'no'}, its sites are "
            f"{', '.join(sorted(others)) or 'none'}. Correct one of the two, or comment.",
        )
    if sites and "CNS" in sites and row.get("cns_leukaemia") is False:
        yield soft(
            "infusion.cns_site",
            "cns_leukaemia",
            "CNS leukaemia is no, and CNS is among the sites. Correct one of the two, or comment.",
        )
    marrow_on, day0 = row.get("blasts_on"), row.get("infused_on")
    if marrow_on and day0 and marrow_on > day0:
        yield soft(
            "infusion.marrow_after",
            "blasts_on",
            f"The marrow before the infusion was taken on {marrow_on}, after the infusion on "
            f"{day0}. Correct one of the two, or enter it among the marrows, or comment.",
        )


@rule("doses")
def check_dose_date(row: Row, book: Book) -> Iterator[Finding]:
    """A dose follows day 0, within 3 days of the first dose of its product (rule 2)."""
    given = row.get("given_on")
    if given is None:
        return
    day0 = (book.one("infusions", row.get("infusion")) or {}).get("infused_on")
    if day0 and given < day0:
        yield soft(
            "dose.before_day0",
            "given_on",
            f"The dose of {given} is before day 0, {day0}, which is the first dose. Correct one "
            "of the two, or comment.",
        )
    first = min(
        d["given_on"]
        for d in book.rows("doses")
        if d.get("infusion") == row.get("infusion")
        and d.get("product") == row.get("product")
        and d.get("given_on")
    )
    if (given - first).days > FRACTION_DAYS:
        yield soft(
            "dose.late_fraction",
            "given_on",
            f"The dose of {given} is {(given - first).days} days after the first of its product, "
            f"{first}; a split dose is given within {FRACTION_DAYS} days. Correct a date, enter "
            "it as an infusion of its own, or comment.",
        )


@rule("doses")
def check_dose_product(row: Row, book: Book) -> Iterator[Finding]:
    """What is given was released before."""
    product = book.one("products", row["product"]) if row.get("product") else None
    given = interval(row, "given_on")
    if product is None or not given:
        return
    released = interval(product, "released_on")
    if released and before(given, released):
        yield soft(
            "dose.before_release",
            "given_on",
            f"The dose of {say(given)} is before the release of its product on {say(released)}. "
            "Correct one of the two, or comment.",
        )
    if product.get("release_decision") in NOT_RELEASED:
        yield soft(
            "dose.not_released",
            "product",
            f"The product was given on {say(given)}, and the decision on it is "
            f"{product['release_decision']}. Correct one of the two, or comment.",
        )


@rule("lymphodepletions", "bridging")
def check_before_infusion(row: Row, book: Book) -> Iterator[Finding]:
    """Bridging and lymphodepletion end before the infusion (rule 1)."""
    day0 = interval(book.one("infusions", row.get("infusion")) or {}, "infused_on")
    ended = interval(row, "ended_on") or interval(row, "started_on")
    if day0 and ended and ended[0] >= day0[1]:
        yield soft(
            "treatment.not_before_infusion",
            "ended_on",
            f"It ended on {say(ended)}, not before the infusion on {say(day0)}. Correct one of "
            "the two, or comment.",
        )


@rule("eligibility")
def check_not_infused(row: Row, book: Book) -> Iterator[Finding]:
    """Who was not eligible or is said not to be infused has no infusion."""
    reason = row.get("not_infused_reason")
    infused = [i["key"] for i in book.rows("infusions")] if reason or not row["eligible"] else []
    if infused and reason:
        yield soft(
            "eligibility.infused",
            "not_infused_reason",
            f"The patient was not infused because of {reason}, and has infusion {infused[0]}. "
            "Clear the reason, or comment.",
        )
    if infused and not any(other.get("eligible") for other in book.rows("eligibility")):
        yield soft(
            "eligibility.infused_after_failure",
            "eligible",
            f"The patient is not eligible, and has infusion {infused[0]}. Correct one of the two, "
            "record the screening that was passed, or comment.",
        )
