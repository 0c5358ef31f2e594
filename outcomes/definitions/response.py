"""Day-28 response, from the marrow and what the assessor saw.

Remission: below 5 % marrow blasts without extramedullary, circulating or CSF blasts; complete
with neutrophils above 1.0 and platelets above 100 x 10^9/L, incomplete where either is known to
fall short. Sources: NCCN ALL v1.2018 as used by Zhang X et al., Blood Adv 2020;4:2325-2338; the
order of the decision is clinical.md 10.2 and 10.3.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from infusions.definitions.codelists import INFUSION_REASON
from outcomes.definitions.codelists import NEW_THERAPY_REASON, RESPONSE
from trials.checks import Book, Row
from trials.definitions.answer import Answer, effective
from trials.definitions.definition import Definition, Table
from trials.definitions.study_codelists import RESPONSE_CRITERIA
from trials.rules import Interval, interval

REMISSION_BELOW_PCT = Decimal(5)
ANC_ABOVE = Decimal(1)  # 10^9/L
PLATELETS_ABOVE = Decimal(100)  # 10^9/L

RESPONDER = RESPONSE.subsets["responder"]
NO_REMISSION = RESPONSE.subsets["no_remission"]
VISIT = "DAY28"
CONTRADICTION = "response.contradicts_derivation"
CONFIRMED_AFTER = timedelta(days=28)
BEST_FIRST = ("CR", "CRi", "CR_UNSPEC", "PR", "SD", "NR", "PD", "NR_DEATH", "NE")
# Whether a complete remission asks for the counts; where it does not, CRi is a CR.
COUNTS_ASKED: Mapping[str, bool] = {"NCCN2018": True, "GU2022": False, "HU2022": True}
SIGNS = {
    "emd": "extramedullary disease",
    "circulating_blasts": "circulating blasts",
    "cns_disease": "blasts in CSF",
}


@dataclass(frozen=True)
class Therapy:
    """When a transplant or new therapy followed an infusion; two days where the day is not known.

    What is seen after it is not the work of the cells alone.
    """

    may_have_begun: date | None
    had_begun: date | None

    def leaves(self, seen_on: date) -> bool:
        """Whether what was seen on a day may still be the work of the cells."""
        return self.had_begun is None or seen_on <= self.had_begun


def window(infusion: Row, book: Book) -> Interval | None:
    """First and last day on which an assessment counts as day 28, by the study's setting."""
    day0 = infusion.get("infused_on")
    if day0 is None:
        return None
    return (
        day0 + timedelta(days=book.study["response_window_from"]),
        day0 + timedelta(days=book.study["response_window_to"]),
    )


def infusion_of(row: Row, on: date | None, book: Book, *, from_day0: bool = False) -> str | None:
    """The infusion that a fact follows: the one it names, else the latest begun before it.

    `from_day0` counts the day of the infusion itself, as for a toxicity (clinical.md 9).
    """
    last = on + timedelta(days=1) if on and from_day0 else on
    if row.get("infusion"):
        return str(row["infusion"])
    begun = [
        (i["infused_on"], str(i["key"]))
        for i in book.rows("infusions")
        if last and i.get("infused_on") and i["infused_on"] < last
    ]
    return max(begun)[1] if begun else None


def of_day28(row: Row, infusion: Row, book: Book) -> bool:
    """Whether an assessment is of this infusion's day 28: by its date, else by its visit."""
    on = row.get("assessed_on")
    if infusion_of(row, on, book) != infusion["key"]:
        return False
    if on is None:
        return bool(row.get("visit") == VISIT)
    known = window(infusion, book)
    return known is not None and known[0] <= on <= known[1]


def assessments(infusion: Row, book: Book) -> list[Row]:
    """Responses assessed on this infusion's day 28, undated ones and then the earliest first."""
    found = [row for row in book.rows("responses") if of_day28(row, infusion, book)]
    return sorted(found, key=lambda r: (r.get("assessed_on") or date.min, str(r["key"])))


def entered_for(infusion: Row, book: Book) -> Row | None:
    """The assessment that holds the entered response: the first that was evaluable."""
    stated = {None: 2, "NE": 1}
    found = assessments(infusion, book)
    return min(found, key=lambda r: stated.get(r.get("response"), 0), default=None)


def day28_of(row: Row, book: Book) -> Row | None:
    """The infusion whose day-28 response this assessment gives."""
    for infusion in book.rows("infusions"):
        given = entered_for(infusion, book)
        if given is not None and given["key"] == row["key"]:
            return infusion
    return None


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


def evaluable(marrow: Row) -> bool:
    """Whether a marrow can be judged by its blasts."""
    return marrow.get("evaluable") is not False and marrow.get("blasts_pct") is not None


def _therapy(infusion: Row, book: Book) -> Therapy:
    """The first transplant or new therapy after day 0.

    Maintenance, prophylaxis and a planned second product are none (clinical.md 14.2).
    """
    began = [
        interval(row, "transplanted_on") for row in book.rows("transplants") if row.get("occurred")
    ]
    new = NEW_THERAPY_REASON.subsets["new_therapy"]
    began += [
        interval(row, "started_on")
        for row in book.rows("new_therapies")
        if row.get("occurred") and row.get("therapy_reason") in new
    ]
    again = INFUSION_REASON.subsets["new_therapy"]
    began += [
        interval(row, "infused_on")
        for row in book.rows("infusions")
        if row.get("infusion_reason") in again
    ]
    day0 = infusion["infused_on"]
    after = [days for days in began if days and days[1] > day0]
    return Therapy(
        min((max(first, day0 + timedelta(days=1)) for first, _ in after), default=None),
        min((last for first, last in after if first > day0), default=None),
    )


def day28_response(infusion: Row, book: Book) -> Answer[str]:
    """The response of one infusion of the casebook under the study's window."""
    return book.once((DEFINITION.id, str(infusion["key"])), lambda: _day28(infusion, book))


def _day28(infusion: Row, book: Book) -> Answer[str]:
    known = window(infusion, book)
    if known is None:
        return Answer(value=None, missing=("infused_on",))
    first, last = known
    therapy = _therapy(infusion, book)
    seen = [m for m in marrows(infusion, book) if therapy.leaves(m["taken_on"])]
    inside = [m for m in seen if first <= m["taken_on"] <= last]
    deciding = next((m for m in inside if evaluable(m)), None)
    if deciding is None:
        return _without_marrow(infusion, book, seen, known, therapy)
    if therapy.may_have_begun is not None and deciding["taken_on"] > therapy.may_have_begun:
        return Answer(value=None, missing=("day on which the transplant or new therapy began",))
    assessed = [
        a for a in assessments(infusion, book) if therapy.leaves(a.get("assessed_on") or date.min)
    ]
    return _with_marrow(infusion, deciding, assessed, book)


def _without_marrow(
    infusion: Row, book: Book, seen: list[Row], within: Interval, therapy: Therapy
) -> Answer[str]:
    first, last = within
    deaths = [(str(death["key"]), interval(death, "died_on")) for death in book.rows("deaths")]
    for key, days in deaths:
        if days and days[1] <= last:
            return Answer(value="NR_DEATH", driver=(f"death {key}",))
    shows = _disease(infusion, book, seen, within, therapy)
    if shows:
        return Answer(value="NR", driver=(shows,))
    if any(days is None or days[0] <= last for _, days in deaths):
        return Answer(value=None, missing=("died_on to the day",))
    if therapy.had_begun is not None and therapy.had_begun <= last:
        return Answer(value="NE", driver=("transplant or new therapy before the marrow",))
    if any(m.get("evaluable") is False and first <= m["taken_on"] <= last for m in seen):
        return Answer(value="NE", driver=("marrow not evaluable",))
    return Answer(value=None, missing=("evaluable marrow in the window",))


def _disease(
    infusion: Row, book: Book, seen: list[Row], within: Interval, therapy: Therapy
) -> str | None:
    """The record by which disease was there when it was last looked for, or had progressed."""
    day0, last = infusion["infused_on"], within[1]
    until = last if therapy.had_begun is None else min(last, therapy.had_begun)
    for row in book.rows("relapses"):
        days = interval(row, "relapsed_on") if row.get("occurred") else None
        if days is None or not day0 < days[1] <= until:
            continue
        if infusion_of(row, days[0], book) == infusion["key"]:
            return f"relapse {row['key']}"
    known = [
        (m["taken_on"], m["blasts_pct"] >= REMISSION_BELOW_PCT, f"marrow {m['key']}")
        for m in seen
        if evaluable(m) and m["taken_on"] <= last
    ]
    for row in book.rows("responses"):
        on = row.get("assessed_on")
        if on is None or not day0 < on <= until or infusion_of(row, on, book) != infusion["key"]:
            continue
        # The response that is being derived is no input to itself; an earlier one is.
        if row.get("response") == "PD" and on < within[0]:
            return f"progression {row['key']}"
        signs = [row[name] for name in SIGNS if row.get(name) is not None]
        if signs:
            known.append((on, any(signs), f"response {row['key']}"))
    latest = max((on for on, _, _ in known), default=None)
    return next((found for on, disease, found in known if on == latest and disease), None)


def _with_marrow(infusion: Row, marrow: Row, assessed: list[Row], book: Book) -> Answer[str]:
    driver = [f"marrow {marrow['key']}"]
    if marrow["blasts_pct"] >= REMISSION_BELOW_PCT:
        return Answer(value="NR", driver=tuple(driver))
    found = tuple(name for sign, name in SIGNS.items() if any(a.get(sign) for a in assessed))
    if found:
        return Answer(value="NR", driver=found)
    unseen = [
        (involved, name)
        for involved, sign, name in _sites(infusion)
        if all(a.get(sign) is None for a in assessed)
    ]
    left = tuple(name for involved, name in unseen if involved)
    if left:
        return Answer(
            value="NE",
            missing=tuple(f"{name} re-assessed" for name in left),
            driver=tuple(f"{name} before, not re-assessed" for name in left),
        )
    if unseen and not book.study["uninvolved_sites_count_as_absent"]:
        return Answer(value=None, missing=tuple(f"{name} assessed" for _, name in unseen))
    driver += [
        f"{name} {'not known' if involved is None else 'absent'} before, not re-assessed, "
        "taken as absent"
        for involved, name in unseen
    ]
    if not counts_asked(book):
        return Answer(value="CR", driver=(*driver, "counts not asked for"))
    counts = dict(_counts(assessed))
    short = [name for name, met in counts.items() if met is False]
    if short:
        return Answer(value="CRi", driver=(*driver, *(f"{name} not recovered" for name in short)))
    unknown = tuple(name for name, met in counts.items() if met is None)
    return Answer(value="CR_UNSPEC" if unknown else "CR", missing=unknown, driver=tuple(driver))


def _sites(infusion: Row) -> Iterator[tuple[bool | None, str, str]]:
    """Sites outside the marrow: involved before (None: not recorded), the sign after, its name."""
    asked = any(v is not None for n, v in infusion.items() if n.startswith("emd_sites__"))
    sites = {n.removeprefix("emd_sites__") for n, v in infusion.items() if v and "sites__" in n}
    for flag, named, sign, name in (
        ("emd", sites - {"CNS", "none"}, "emd", "extramedullary disease"),
        ("cns_leukaemia", sites & {"CNS"}, "cns_disease", "CNS leukaemia"),
    ):
        answered = infusion.get(flag)
        unknown = answered is None and not asked
        yield (None if unknown else bool(answered or named)), sign, name


def _counts(assessed: list[Row]) -> Iterator[tuple[str, bool | None]]:
    """Whether each count has recovered at the first assessment that gives it."""
    for name, above in (("anc", ANC_ABOVE), ("platelets", PLATELETS_ABOVE)):
        given = next((a[name] for a in assessed if a.get(name) is not None), None)
        yield name, None if given is None else given > above


def counts_asked(book: Book) -> bool:
    """Whether a complete remission of the study asks for neutrophils and platelets."""
    return COUNTS_ASKED[book.study["response_criteria"]]


def remission_on(infusion: Row, book: Book) -> date | None:
    """The day of the marrow that shows the day-28 remission, None where there is none."""
    derived = day28_response(infusion, book)
    if derived.value not in RESPONDER:
        return None
    shown: date = next(
        m["taken_on"] for m in marrows(infusion, book) if f"marrow {m['key']}" in derived.driver
    )
    return shown


def confirmed_on(infusion: Row, book: Book) -> Answer[str] | None:
    """When the day-28 remission was seen to last four weeks; None where there is no remission.

    A marrow in remission or a remission that the assessor gave shows it, before any relapse,
    transplant or new therapy.
    """
    began = remission_on(infusion, book)
    if began is None:
        return None
    still = [
        (on, f"{table} {row['key']}")
        for on, table, row in _later(infusion, book)
        if on >= began + CONFIRMED_AFTER
        and (row.get("response") in RESPONDER or _in_remission(row.get("blasts_pct")))
    ]
    if not still:
        return Answer(value=None, missing=(f"a remission from {began + CONFIRMED_AFTER} on",))
    on, driver = min(still)
    return Answer(value=on.isoformat(), driver=(driver,))


def best_response(infusion: Row, book: Book) -> Answer[str] | None:
    """The best response to the cells alone, at any time; None where none was ever assessed."""
    if infusion.get("infused_on") is None:
        return None
    derived = day28_response(infusion, book)
    row = entered_for(infusion, book) or {}
    day28 = effective(
        row.get("response"),
        derived.value,
        overridden=bool(row and row["overrides"].get(CONTRADICTION)),
    )
    given = [
        (other["response"], f"response {other['key']}")
        for _, table, other in _later(infusion, book)
        if table == "response" and other.get("response") and other["key"] != row.get("key")
    ]
    if day28 is not None:
        given.append((day28, "day 28"))
    if not given:
        return None
    value, driver = min(given, key=lambda one: BEST_FIRST.index(one[0]))
    return Answer(value=value, driver=(driver,))


def _in_remission(blasts_pct: Decimal | None) -> bool:
    return blasts_pct is not None and blasts_pct < REMISSION_BELOW_PCT


def _later(infusion: Row, book: Book) -> Iterator[tuple[date, str, Row]]:
    """Marrows and assessments after day 0 that show what the cells alone did."""
    therapy, until = _therapy(infusion, book), _relapsed_on(infusion, book)
    for row in marrows(infusion, book):
        if therapy.leaves(row["taken_on"]) and row["taken_on"] < until:
            yield row["taken_on"], "marrow", row
    for row in book.rows("responses"):
        on = row.get("assessed_on")
        if on is None or infusion_of(row, on, book) != infusion["key"]:
            continue
        if infusion["infused_on"] < on < until and therapy.leaves(on):
            yield on, "response", row


def _relapsed_on(infusion: Row, book: Book) -> date:
    days = [interval(row, "relapsed_on") for row in book.rows("relapses") if row.get("occurred")]
    after = [known[0] for known in days if known and known[1] > infusion["infused_on"]]
    return min(after, default=date.max)


def agrees(entered: str, derived: str, *, counts_asked: bool = True) -> bool:
    """Whether an entered response says the same as the derived one.

    The kinds of non-remission are one class, and an unspecified remission agrees with both kinds;
    all remissions agree where counts are not asked for.
    """
    if entered == derived:
        return True
    if entered in NO_REMISSION and derived in NO_REMISSION:
        return True
    both = entered in RESPONDER and derived in RESPONDER
    return both and ("CR_UNSPEC" in (entered, derived) or not counts_asked)


DEFINITION = Definition(
    id="DAY28_RESPONSE",
    version="2",
    title="Response at day 28, its confirmation, and the best response",
    group="Response",
    source="NCCN ALL v1.2018 as used by Zhang X et al. Blood Adv 2020;4:2325-2338; Gu J et al. "
    "Front Immunol 2022;13:858590.",
    doi="10.3389/fimmu.2022.858590",
    tables=(
        Table(
            "By the first evaluable marrow of the study's window",
            ("Response", "Marrow blasts", "Blood, CSF, extramedullary", "Counts"),
            (
                (
                    RESPONSE.label("CR"),
                    f"below {REMISSION_BELOW_PCT} %",
                    "none",
                    f"neutrophils above {ANC_ABOVE} and platelets above {PLATELETS_ABOVE} x 10^9/L",
                ),
                (
                    RESPONSE.label("CRi"),
                    f"below {REMISSION_BELOW_PCT} %",
                    "none",
                    "one falls short",
                ),
                (
                    RESPONSE.label("CR_UNSPEC"),
                    f"below {REMISSION_BELOW_PCT} %",
                    "none",
                    "not known",
                ),
                (RESPONSE.label("NR"), f"{REMISSION_BELOW_PCT} % or more", "or any", "any"),
            ),
        ),
        Table(
            "Criteria, by the study's setting",
            ("Criteria", "Counts asked for"),
            tuple(
                (RESPONSE_CRITERIA.label(code), "yes" if asked else "no: every remission is a CR")
                for code, asked in COUNTS_ASKED.items()
            ),
        ),
    ),
    notes=(
        f"A remission is confirmed where one is seen {CONFIRMED_AFTER.days} days later or more.",
        "The best response is that of the cells alone: before relapse, transplant or new therapy.",
    ),
)
