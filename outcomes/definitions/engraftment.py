"""Engraftment after a transplant, from the blood counts; ASTCT and EBMT.

Source: Kharfan-Dabaja MA et al., Transplant Cell Ther 2021;27:642-649,
doi:10.1016/j.jtct.2021.04.007, as in clinical.md 11.2. What counts as pancytopenia in primary
graft failure is not said there: platelets not engrafted either by that day.
"""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from trials.checks import Book, Row
from trials.definitions.answer import Answer
from trials.definitions.definition import Definition, Table
from trials.rules import interval

CONSECUTIVE_DAYS = 3
NEUTROPHILS_FROM = Decimal("0.5")  # 10^9/L
PLATELETS_FROM = Decimal(20)  # 10^9/L
FAILURE_BY_DAY = 30
FAILURE_BY_DAY_CORD = 42
BRIDGED_DAYS = 7  # without a count: longer, and a recovery may have been missed
DIFFERENCE = {
    "neutrophils_on": "engraftment.neutrophils_differ",
    "platelets_on": "engraftment.platelets_differ",
    "graft_failure": "engraftment.failure_differs",
}

DEFINITION = Definition(
    id="ENGRAFTMENT",
    version="1",
    title="Engraftment and primary graft failure",
    group="Transplant",
    source="Kharfan-Dabaja MA et al. Transplant Cell Ther 2021;27:642-649.",
    doi="10.1016/j.jtct.2021.04.007",
    tables=(
        Table(
            f"The first of {CONSECUTIVE_DAYS} consecutive days, after the fall of the counts",
            ("Engraftment", "Count, 10^9/L", "Also"),
            (
                ("Neutrophils", f"{NEUTROPHILS_FROM} or more", "-"),
                ("Platelets", f"{PLATELETS_FROM} or more", "no transfusion in the 7 days before"),
            ),
        ),
        Table(
            f"Primary graft failure: neutrophils never {NEUTROPHILS_FROM} or more",
            ("Graft", "By day"),
            (
                ("Marrow or blood", str(FAILURE_BY_DAY)),
                ("Cord blood", str(FAILURE_BY_DAY_CORD)),
            ),
        ),
    ),
    notes=(
        "Each of the days needs a count; nothing is interpolated. The lowest of a day counts, up "
        "to the next transplant or infusion.",
        "A failure also needs that platelets have not engrafted by that day, that the patient "
        f"lived, and no stretch of more than {BRIDGED_DAYS} days without a count.",
    ),
)


def neutrophils_on(transplant: Row, book: Book) -> Answer[str]:
    """The day of neutrophil engraftment as ISO text."""
    return _first_of_three(
        transplant, book, "neutrophils", low=lambda row: row["neutrophils"] < NEUTROPHILS_FROM
    )


def platelets_on(transplant: Row, book: Book) -> Answer[str]:
    """The day of platelet engraftment as ISO text."""
    return _first_of_three(
        transplant,
        book,
        "platelets",
        low=lambda row: row["platelets"] < PLATELETS_FROM or bool(row.get("platelet_transfusion")),
        unknown=lambda row: row.get("platelet_transfusion") is None,
    )


def graft_failure(transplant: Row, book: Book) -> Answer[str]:
    """PRIMARY, or NONE where the neutrophils came in time; a later loss is not derived."""
    day0 = _day0(transplant)
    if day0 is None:
        return Answer(value=None, missing=("transplanted_on",))
    source = transplant.get("graft_source")
    if source is None:
        return Answer(value=None, missing=("graft_source",))
    by = FAILURE_BY_DAY_CORD if source == "CB" else FAILURE_BY_DAY
    limit = day0 + timedelta(days=by)
    engrafted = neutrophils_on(transplant, book).value
    if engrafted is not None and date.fromisoformat(engrafted) <= limit:
        return Answer(value="NONE", driver=(f"neutrophils on {engrafted}",))
    counts = {on: row for on, row in _lowest("neutrophils", transplant, book) if on <= limit}
    if not counts or counts[max(counts)]["neutrophils"] >= NEUTROPHILS_FROM:
        return Answer(value=None, missing=(f"neutrophils until day {by}",))
    if any(row["neutrophils"] >= NEUTROPHILS_FROM for row in _after_fall(counts)):
        return Answer(value=None, missing=(f"{CONSECUTIVE_DAYS} consecutive days of counts",))
    edges = (day0 - timedelta(days=1), *counts, limit + timedelta(days=1))
    gaps = [(after - before).days - 1 for before, after in pairwise(edges)]
    if max(gaps) > BRIDGED_DAYS:
        return Answer(value=None, missing=(f"neutrophils until day {by}",))
    deaths = [interval(row, "died_on") for row in book.rows("deaths")]
    if any(days is None or days[0] <= limit for days in deaths):
        return Answer(value=None, missing=(f"survival to day {by}",))
    platelets = platelets_on(transplant, book)
    if platelets.value is not None and date.fromisoformat(platelets.value) <= limit:
        return Answer(value=None, missing=("pancytopenia",))
    return Answer(value="PRIMARY", driver=(f"neutrophils below {NEUTROPHILS_FROM} to day {by}",))


def stands(entered: object, derived: str | None) -> bool:
    """Whether an entered graft failure is one that is not derived: a later loss of the graft."""
    return entered == "SECONDARY" and derived == "NONE"


def _day0(transplant: Row) -> date | None:
    """The day of the transplant, where it is known to the day and took place."""
    days = interval(transplant, "transplanted_on") if transplant.get("occurred") else None
    return days[0] if days is not None and days[0] == days[1] else None


def _lowest(analyte: str, transplant: Row, book: Book) -> list[tuple[date, Row]]:
    """The counts that this graft alone explains, the lowest of each day, in order.

    They end at the next transplant or infusion: lymphodepletion makes the counts fall again.
    """
    day0 = _day0(transplant)
    assert day0 is not None  # noqa: S101 - asked by the caller
    grafts = [_day0(row) for row in book.rows("transplants")]
    infusions = [row.get("infused_on") for row in book.rows("infusions")]
    until = min((on for on in (*grafts, *infusions) if on and on > day0), default=date.max)
    lowest: dict[date, Row] = {}
    for row in book.rows("blood_counts"):
        on = row["sampled_on"]
        if row.get(analyte) is None or not day0 <= on < until:
            continue
        if on not in lowest or row[analyte] < lowest[on][analyte]:
            lowest[on] = row
    return sorted(lowest.items())


def _after_fall(counts: dict[date, Row]) -> list[Row]:
    """The counts from the first low one on."""
    first = min(on for on, row in counts.items() if row["neutrophils"] < NEUTROPHILS_FROM)
    return [row for on, row in counts.items() if on >= first]


def _first_of_three(
    transplant: Row,
    book: Book,
    analyte: str,
    *,
    low: Callable[[Row], bool],
    unknown: Callable[[Row], bool] = lambda row: False,
) -> Answer[str]:
    if _day0(transplant) is None:
        return Answer(value=None, missing=("transplanted_on",))
    days = _lowest(analyte, transplant, book)
    if not days:
        return Answer(value=None, missing=(analyte,))
    fallen = next((n for n, (_, row) in enumerate(days) if low(row)), None)
    if fallen is None:
        return Answer(value=None, missing=(f"{analyte} at their lowest",))
    after = dict(days[fallen:])
    for on in after:
        run = [after.get(on + timedelta(days=n)) for n in range(CONSECUTIVE_DAYS)]
        rows = [row for row in run if row is not None]
        if len(rows) < CONSECUTIVE_DAYS or any(map(low, rows)):
            continue
        if any(map(unknown, rows)):
            return Answer(value=None, missing=(f"platelet_transfusion from {on}",))
        return Answer(value=on.isoformat(), driver=tuple(f"blood count {r['key']}" for r in rows))
    return Answer(value=None, missing=(f"{CONSECUTIVE_DAYS} consecutive days of counts",))
