"""MRD negativity under the rule of the study's paper.

Gu 2022: below 10^-4 by flow in marrow. Zhang 2020: not detected at 10^-4 by flow in marrow and
blood. An 2022: below 10^-4 by flow and by qPCR. Hu 2022: undetectable; any level is positive
(0.005 % is positive there and negative in the others). Threshold strict (clinical.md 3.2, 10.2).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from outcomes.definitions.response import of_day28
from trials.checks import Book, Row
from trials.definitions.answer import Answer, effective
from trials.definitions.definition import Definition, Table
from trials.definitions.study_codelists import MRD_RULE

DEFAULT_THRESHOLD = Decimal("0.0001")
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


@dataclass(frozen=True)
class Rule:
    """What a paper asks for. `apart`: assays that it reports as an endpoint of their own."""

    needs: tuple[Need, ...]
    any_level_is_positive: bool = False
    apart: frozenset[str] = frozenset()


_FLOW = frozenset({"FLOW"})
_QPCR = frozenset({"QPCR_IG_TR", "QPCR_FUSION"})
RULES: Mapping[str, Rule] = {
    "GU2022": Rule((Need(_FLOW, "BM", "flow in marrow"),)),
    "ZHANG2020": Rule(
        (Need(_FLOW, "BM", "flow in marrow"), Need(_FLOW, "PB", "flow in blood")),
        apart=frozenset({"QPCR_FUSION"}),
    ),
    "AN2022": Rule((Need(_FLOW, None, "flow"), Need(_QPCR, None, "qPCR"))),
    "HU2022": Rule((Need(_FLOW, None, "flow"),), any_level_is_positive=True),
}


def mrd_status(row: Row, book: Book) -> Answer[str]:
    """NEG, POS, NEG_INSUFFICIENT or NE for one measurement."""
    threshold = book.study.get("mrd_threshold") or DEFAULT_THRESHOLD
    return status_of(row, rule=book.study["mrd_rule"], threshold=threshold)


def status_of(row: Row, *, rule: str, threshold: Decimal) -> Answer[str]:
    """The same for a measurement that is in no casebook, under the rule of a paper."""
    level, detected, sensitivity = row.get("level"), row.get("detected"), row.get("sensitivity")
    if level is None and detected is None:
        return Answer(value=None, missing=("level or detected",))
    if level and detected is False:
        return Answer(value=None, missing=("level and detected that agree",))
    if RULES[rule].any_level_is_positive:
        if level or detected:
            return Answer(value="POS", driver=("any level is positive",))
    elif detected and not level:  # seen, but too little to be measured
        return Answer(value=None, missing=("level",))
    elif level and level >= threshold:
        return Answer(value="POS", driver=("level at or above the threshold",))
    # A level that was measured proves a sensitivity that is not stated.
    if sensitivity is None and level:
        sensitivity = level
    if sensitivity is None:
        return Answer(value=None, missing=("sensitivity",))
    # What was not found is below the threshold only where the threshold would have been found.
    if sensitivity > threshold:
        return Answer(value="NEG_INSUFFICIENT", driver=("sensitivity",))
    return Answer(value="NEG", driver=("below the threshold",))


def effective_of(row: Row, book: Book) -> str | None:
    """The status of one measurement as every table and score uses it."""
    return effective(
        row.get("status"),
        mrd_status(row, book).value,
        overridden=bool(row["overrides"].get(CONTRADICTION)),
    )


def at_day28(infusion: Row, book: Book) -> list[Row]:
    """The measurements of this infusion's day 28: one time point of the window.

    It is that of the first measurement with a result by the assay that the rule names first;
    what was taken within three days of it belongs to it, and so does what has no date.
    """
    rule = RULES[book.study["mrd_rule"]]
    found = [
        row
        for row in book.rows("mrd")
        if row.get("assay") not in rule.apart and of_day28(row, infusion, book)
    ]
    dated = sorted(
        (r for r in found if r.get("assessed_on")), key=lambda r: (r["assessed_on"], str(r["key"]))
    )

    def unfit(row: Row) -> tuple[bool, bool]:
        return effective_of(row, book) in (None, "NE"), not rule.needs[0].met_by(row)

    if not dated:
        return found
    chosen = min(dated, key=unfit)["assessed_on"]
    return [r for r in found if abs((r.get("assessed_on") or chosen) - chosen) <= SAME_TIME_POINT]


def _applicable(row: Row) -> bool:
    """False for an assay without a marker to follow, which is not "not evaluable"."""
    results = ("level", "detected", "status")
    return any(row.get(name) is not None for name in results) or not any(
        row["missing"].get(name) == "not_applicable" for name in results
    )


def day28_mrd(infusion: Row, book: Book) -> tuple[Answer[str], str | None]:
    """The derived status at day 28, and the effective one."""
    rows = at_day28(infusion, book)
    applicable = [r for r in rows if _applicable(r)]
    derived = [mrd_status(r, book) for r in applicable]
    whole = combine([effective_of(r, book) for r in applicable])
    driver = tuple(str(r["key"]) for r in applicable)
    unmet = tuple(
        need.name
        for need in RULES[book.study["mrd_rule"]].needs
        if not any(need.met_by(r) for r in rows)
    )
    if whole == "NEG" and unmet and any(r.get("status") is None for r in applicable):
        whole = None  # neither the rule nor the assessor calls it negative
    value = combine([d.value for d in derived])
    if value is None or (value == "NEG" and unmet):
        unknown = (*unmet, *dict.fromkeys(name for d in derived for name in d.missing))
        return Answer(value=None, missing=unknown or ("MRD at day 28",), driver=driver), whole
    return Answer(value=value, driver=driver), whole


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


DEFINITION = Definition(
    id="MRD_STATUS",
    version="1",
    title="MRD status",
    group="Response",
    source="Gu J et al. Front Immunol 2022;13:858590. Hu et al. Front Immunol 2022;12:731435. "
    "Zhang X et al. Blood Adv 2020;4:2325-2338. An et al. BMC Cancer 2022.",
    tables=(
        Table(
            "Rules for negativity, by the study's setting",
            ("Rule", "Asks for", "Positive", "Negative"),
            tuple(
                (
                    MRD_RULE.label(code),
                    ", ".join(need.name for need in rule.needs),
                    "any level" if rule.any_level_is_positive else "threshold or more",
                    "not detected" if rule.any_level_is_positive else "below the threshold",
                )
                for code, rule in RULES.items()
            ),
        ),
    ),
    notes=(
        f"The threshold is {DEFAULT_THRESHOLD} unless the study sets another; an assay that "
        "could not have found so little proves nothing.",
        f"Assays within {SAME_TIME_POINT.days} days are one time point: any positive decides.",
    ),
)
