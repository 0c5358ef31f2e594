"""MRD negativity under the rule of the study's paper.

Gu 2022: below 10^-4 by flow in marrow. Zhang 2020: not detected at 10^-4 by flow in marrow and
blood. An 2022: below 10^-4 by flow and by qPCR. Hu 2022: undetectable; any level is positive
(0.005 % is positive there and negative in the others). Threshold strict (clinical.md 3.2, 10.2).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from outcomes.definitions.response import VISIT, infusion_of, window
from trials.checks import Book, Row

ID = "MRD_STATUS"
VERSION = "1"
DEFAULT_THRESHOLD = Decimal("0.0001")
SENSITIVITY_NEEDED = Decimal("0.0001")
SAME_TIME_POINT = timedelta(days=3)
CONTRADICTION = "mrd.contradicts_derivation"


@dataclass(frozen=True)
class Need:
    """An assay that a paper's rule asks for."""

    assays: frozenset[str]
    specimen: str | None
    name: str

    def met_by(self, row: Row) -> bool:
        return row.get("assay") in self.assays and (
            self.specimen is None or row.get("specimen") == self.specimen
        )


_FLOW = frozenset({"FLOW"})
_QPCR = frozenset({"QPCR_IG_TR", "QPCR_FUSION"})
NEEDS: Mapping[str, tuple[Need, ...]] = {
    "GU2022": (Need(_FLOW, "BM", "flow in marrow"),),
    "ZHANG2020": (Need(_FLOW, "BM", "flow in marrow"), Need(_FLOW, "PB", "flow in blood")),
    "AN2022": (Need(_FLOW, None, "flow"), Need(_QPCR, None, "qPCR")),
    "HU2022": (Need(_FLOW, None, "flow"),),
}


@dataclass(frozen=True, kw_only=True)
class Status:
    """NEG, POS, NEG_INSUFFICIENT, NE, or None with what is missing."""

    value: str | None
    missing: tuple[str, ...] = ()
    driver: tuple[str, ...] = ()


def mrd_status(row: Row, book: Book) -> Status:
    """The status of one measurement."""
    level, detected, sensitivity = row.get("level"), row.get("detected"), row.get("sensitivity")
    threshold = book.study.get("mrd_threshold") or DEFAULT_THRESHOLD
    if level is None and detected is None:
        return Status(value=None, missing=("level or detected",))
    if book.study["mrd_rule"] == "HU2022":
        if (level is not None and level > 0) or (level is None and detected):
            return Status(value="POS", driver=("any level is positive",))
    elif level is not None and level >= threshold:
        return Status(value="POS", driver=("level at or above the threshold",))
    elif level is None and detected:
        return Status(value=None, missing=("level",))
    # A level that was measured below the threshold proves the sensitivity that it needed.
    if level is not None and level > 0:
        sensitivity = min(level, sensitivity) if sensitivity is not None else level
    if sensitivity is None:
        return Status(value=None, missing=("sensitivity",))
    if sensitivity > SENSITIVITY_NEEDED:
        return Status(value="NEG_INSUFFICIENT", driver=("sensitivity",))
    return Status(value="NEG", driver=("below the threshold",))


def effective(entered: str | None, derived: str | None, *, overridden: bool) -> str | None:
    if derived is None or (overridden and entered is not None):
        return entered
    return derived


def at_day28(infusion: Row, book: Book) -> list[Row]:
    """The measurements of this infusion's day 28: the first in the window and those with it."""
    first, last = window(infusion, book)
    found = []
    for row in book.rows("mrd"):
        on = row.get("assessed_on")
        if infusion_of(row, on, book) != infusion["key"]:
            continue
        if (on is not None and first <= on <= last) or (on is None and row.get("visit") == VISIT):
            found.append(row)
    if not found:
        return []
    earliest = min(r.get("assessed_on") or first for r in found)
    return [r for r in found if (r.get("assessed_on") or earliest) <= earliest + SAME_TIME_POINT]


def day28_mrd(infusion: Row, book: Book) -> tuple[Status, str | None]:
    """The derived status at day 28, and the effective one."""
    rows = at_day28(infusion, book)
    # qPCR without a marker to follow is not applicable, which is not "not evaluable".
    applicable = [
        r
        for r in rows
        if "not_applicable" not in (r["missing"].get("level"), r["missing"].get("status"))
    ]
    derived = [mrd_status(r, book).value for r in applicable]
    taken = [
        effective(r.get("status"), d, overridden=bool(r["overrides"].get(CONTRADICTION)))
        for r, d in zip(applicable, derived, strict=True)
    ]
    whole = combine(taken)
    driver = tuple(str(r["key"]) for r in applicable)
    unmet = tuple(
        n.name for n in NEEDS[book.study["mrd_rule"]] if not any(n.met_by(r) for r in rows)
    )
    value = combine(derived)
    if value == "NEG" and unmet:
        return Status(value=None, missing=unmet, driver=driver), whole
    if value is None:
        return Status(value=None, missing=unmet or ("MRD at day 28",), driver=driver), whole
    return Status(value=value, driver=driver), whole


def combine(statuses: list[str | None]) -> str | None:
    """Several assays at one time point: any positive decides; negative needs all of them."""
    if "POS" in statuses:
        return "POS"
    if not statuses or None in statuses:
        return None
    for status in ("NE", "NEG_INSUFFICIENT"):
        if status in statuses:
            return status
    return "NEG"
