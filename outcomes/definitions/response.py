"""Day-28 response, from the marrow and what the assessor saw.

Remission: below 5 % marrow blasts without extramedullary, circulating or CSF blasts; complete
with neutrophils above 1.0 and platelets above 100 x 10^9/L, incomplete where either is known to
fall short. Sources: NCCN ALL v1.2018 as used by Zhang X et al., Blood Adv 2020;4:2325-2338; the
order of the decision is clinical.md 10.2 and 10.3.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from outcomes.definitions.codelists import RESPONSE
from trials.checks import Book, Row
from trials.rules import interval

ID = "DAY28_RESPONSE"
VERSION = "1"
REMISSION_BELOW_PCT = Decimal(5)
ANC_ABOVE = Decimal(1)  # 10^9/L
PLATELETS_ABOVE = Decimal(100)  # 10^9/L

RESPONDER = RESPONSE.subsets["responder"]
NO_REMISSION = RESPONSE.subsets["no_remission"]
VISIT = "DAY28"
CONTRADICTION = "response.contradicts_derivation"


@dataclass(frozen=True, kw_only=True)
class Day28:
    """The derived response of one infusion; `value` None with what is missing for it."""

    value: str | None
    missing: tuple[str, ...] = ()
    driver: tuple[str, ...] = ()


def window(infusion: Row, book: Book) -> tuple[date, date]:
    """First and last day on which an assessment counts as day 28, by the study's setting."""
    day0 = infusion["infused_on"]
    return (
        day0 + timedelta(days=book.study["response_window_from"]),
        day0 + timedelta(days=book.study["response_window_to"]),
    )


def infusion_of(row: Row, on: date | None, book: Book) -> str | None:
    """The infusion that a fact follows: the one it names, else the latest begun before it."""
    if row.get("infusion"):
        return str(row["infusion"])
    begun = [i for i in book.rows("infusions") if on and i["infused_on"] < on]
    return max(begun, key=lambda i: i["infused_on"])["key"] if begun else None


def assessments(infusion: Row, book: Book) -> list[Row]:
    """Responses assessed on this infusion's day 28, first one first."""
    first, last = window(infusion, book)
    found = []
    for row in book.rows("responses"):
        on = row.get("assessed_on")
        if infusion_of(row, on, book) != infusion["key"]:
            continue
        if (on is not None and first <= on <= last) or (on is None and row.get("visit") == VISIT):
            found.append(row)
    return sorted(found, key=lambda r: (r.get("assessed_on") or first, str(r["key"])))


def marrows(infusion: Row, book: Book) -> list[Row]:
    """Marrows after this infusion's day 0, first one first."""
    rows = [
        m
        for m in book.rows("marrows")
        if m.get("taken_on")
        and m["taken_on"] > infusion["infused_on"]
        and infusion_of(m, m["taken_on"], book) == infusion["key"]
    ]
    return sorted(rows, key=lambda m: (m["taken_on"], str(m["key"])))


def _evaluable(marrow: Row) -> bool:
    return marrow.get("evaluable") is not False and marrow.get("blasts_pct") is not None


def _therapy_began(infusion: Row, book: Book) -> date | None:
    """When a transplant or new therapy began after day 0: what is seen later is not CAR-T alone."""
    began = []
    for table, name in (("transplants", "transplanted_on"), ("new_therapies", "started_on")):
        for row in book.rows(table):
            days = interval(row, name)
            if row.get("occurred") and days and days[0] > infusion["infused_on"]:
                began.append(days[0])
    later = [
        i["infused_on"] for i in book.rows("infusions") if i["infused_on"] > infusion["infused_on"]
    ]
    return min(began + later, default=None)


def day28_response(infusion: Row, book: Book) -> Day28:
    """The response of one infusion under the study's window."""
    first, last = window(infusion, book)
    therapy = _therapy_began(infusion, book)
    seen = [m for m in marrows(infusion, book) if therapy is None or m["taken_on"] <= therapy]
    inside = [m for m in seen if first <= m["taken_on"] <= last]
    deciding = next((m for m in inside if _evaluable(m)), None)
    assessed = [
        a
        for a in assessments(infusion, book)
        if therapy is None or a.get("assessed_on") is None or a["assessed_on"] <= therapy
    ]
    if deciding is None:
        return _without_marrow(infusion, book, seen, inside, last, therapy)
    return _with_marrow(infusion, deciding, assessed, book)


def _without_marrow(
    infusion: Row,
    book: Book,
    seen: list[Row],
    inside: list[Row],
    last: date,
    therapy: date | None,
) -> Day28:
    for death in book.rows("deaths"):
        days = interval(death, "died_on")
        if days and days[1] <= last:
            return Day28(value="NR_DEATH", driver=(str(death["key"]),))
        if days and days[0] <= last:
            return Day28(value=None, missing=("died_on to the day",))
    shows = _last_disease(infusion, book, seen, last)
    if shows:
        return Day28(value="NR", driver=(shows,))
    if therapy is not None and therapy <= last:
        return Day28(value="NE", driver=("transplant or new therapy before the marrow",))
    if any(m.get("evaluable") is False for m in inside):
        return Day28(value="NE", driver=("marrow not evaluable",))
    return Day28(value=None, missing=("evaluable marrow in the window",))


def _last_disease(infusion: Row, book: Book, seen: list[Row], last: date) -> str | None:
    """The record by which the last known assessment up to the window's end shows disease."""
    known: list[tuple[date, bool, str]] = [
        (m["taken_on"], m["blasts_pct"] >= REMISSION_BELOW_PCT, str(m["key"]))
        for m in seen
        if _evaluable(m) and m["taken_on"] <= last
    ]
    for row in book.rows("responses"):
        on = row.get("assessed_on")
        if on is None or not infusion["infused_on"] < on <= last:
            continue
        signs = [row.get(name) for name in ("emd", "circulating_blasts", "cns_disease")]
        if infusion_of(row, on, book) == infusion["key"] and any(s is not None for s in signs):
            known.append((on, any(signs), str(row["key"])))
    for row in book.rows("relapses"):
        days = interval(row, "relapsed_on")
        if row.get("occurred") and days and infusion["infused_on"] < days[0] and days[1] <= last:
            return str(row["key"])
    if not known:
        return None
    latest = max(on for on, _, _ in known)
    return next((key for on, disease, key in known if on == latest and disease), None)


def _with_marrow(infusion: Row, marrow: Row, assessed: list[Row], book: Book) -> Day28:
    key = str(marrow["key"])
    if marrow["blasts_pct"] >= REMISSION_BELOW_PCT:
        return Day28(value="NR", driver=(f"marrow {key}",))
    for sign, name in (
        ("emd", "extramedullary disease"),
        ("circulating_blasts", "circulating blasts"),
        ("cns_disease", "blasts in CSF"),
    ):
        if any(a.get(sign) for a in assessed):
            return Day28(value="NR", driver=(name,))
    driver = [f"marrow {key}"]
    for involved, sign, name in _involvement(infusion):
        if any(a.get(sign) is False for a in assessed):
            continue
        if involved:
            return Day28(
                value="NE", missing=(f"{name} re-assessed",), driver=(f"{name} before, not after",)
            )
        if not book.study["uninvolved_sites_count_as_absent"]:
            return Day28(value=None, missing=(f"{name} assessed",))
        driver.append(f"{name} never involved, taken as absent")
    counts = list(_counts(assessed))
    if any(met is False for _, met in counts):
        short = [name for name, met in counts if met is False]
        return Day28(value="CRi", driver=(*driver, *(f"{name} not recovered" for name in short)))
    unknown = tuple(name for name, met in counts if met is None)
    if unknown:
        return Day28(value="CR_UNSPEC", missing=unknown, driver=tuple(driver))
    return Day28(value="CR", driver=tuple(driver))


def _involvement(infusion: Row) -> Iterator[tuple[bool, str, str]]:
    """Sites outside the marrow: involved before?, the sign after, its name."""
    sites = [n for n, v in infusion.items() if n.startswith("emd_sites__") and v]
    cns = "emd_sites__CNS" in sites
    others = [s for s in sites if s not in ("emd_sites__CNS", "emd_sites__none")]
    yield bool(infusion.get("emd") or others), "emd", "extramedullary disease"
    yield bool(infusion.get("cns_leukaemia") or cns), "cns_disease", "CNS leukaemia"


def _counts(assessed: list[Row]) -> Iterator[tuple[str, bool | None]]:
    """Whether each count has recovered at the first assessment that gives it."""
    for name, above in (("anc", ANC_ABOVE), ("platelets", PLATELETS_ABOVE)):
        given = next((a[name] for a in assessed if a.get(name) is not None), None)
        yield name, None if given is None else given > above


def agrees(entered: str, derived: str) -> bool:
    """Whether an entered response says the same as the derived one.

    The kinds of non-remission are one class, and an unspecified remission agrees with both kinds.
    """
    if entered == derived:
        return True
    if entered in NO_REMISSION and derived in NO_REMISSION:
        return True
    return "CR_UNSPEC" in (entered, derived) and entered in RESPONDER and derived in RESPONDER


def effective(entered: str | None, derived: str | None, *, overridden: bool) -> str | None:
    """What every table and score uses: derived, or entered where that is all there is."""
    if derived is None or (overridden and entered is not None):
        return entered
    if entered is not None and derived == "CR_UNSPEC" and entered in RESPONDER:
        return entered  # the assessor knew the counts that the record does not have
    return derived
