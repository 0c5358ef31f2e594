"""What is entered about marrow, response and MRD, consistent with the course."""

from decimal import Decimal

import numpy as np

from analytics.demo.casefile import Casefile, Row, number
from analytics.demo.course import Given
from analytics.demo.sampling import pick
from infusions.definitions.burden import marrow_class
from outcomes.definitions.mrd import status_of

VISITS = {"MONTH3": 91, "MONTH6": 183, "MONTH12": 365}


def write_assessments(
    case: Casefile, given: Given, infusion: str, position: int, last: int
) -> None:
    """Day 28, and the later visits while the remission lasts; `last` is the last day to fill."""
    if given.died_before:
        gaps = ("assessed_on", "anc", "platelets", "emd", "circulating_blasts", "cns_disease")
        case.add(
            "responses",
            infusion=infusion,
            visit="DAY28",
            response="NR_DEATH",
            **{f"{name}_missing": "not_applicable" for name in gaps},
        )
        return
    if not given.remission:
        _no_response(case, given, infusion)
        return
    ends = [r.day for r in case.course.relapses if r.infusion == position + 1]
    until = min([*ends, last + 1])
    complete = case.happens(0.45) if case.who.complete is None else case.who.complete
    confirmed = given.assessed + case.days(28, 40)
    _marrow(case, given.assessed, infusion, case.between(0, 3.4))
    _remission(
        case,
        given,
        given.assessed,
        infusion,
        "DAY28",
        complete=complete,
        confirmed=confirmed if confirmed < until and case.happens(0.6) else None,
    )
    if case.who.mrd_gap is None:
        _mrd(case, given.assessed, infusion, "DAY28", negative=given.mrd_negative)
    elif case.who.mrd_gap == "NE":
        _not_evaluable(case, given.assessed, infusion)
    cleared = given.mrd_negative
    for visit, days in VISITS.items():
        day = given.day + days + case.days(-6, 6)
        if day >= until or case.happens(0.2):
            continue
        cleared = cleared or any(given.day < t.day < day for t in case.course.transplants)
        _marrow(case, day, infusion, case.between(0, 2.9))
        _remission(case, given, day, infusion, visit, complete=True, confirmed=None)
        _mrd(case, day, infusion, visit, negative=cleared)


def write_visits(case: Casefile) -> None:
    """Marrow and MRD of a patient without infusion, counted from the day of treatment."""
    until = min([*(r.day for r in case.course.relapses), case.course.last_day + 1])
    for visit, days in {"OTHER": 30, **VISITS}.items():
        day = days + case.days(-6, 6)
        if day >= until or (visit != "OTHER" and case.happens(0.2)):
            continue
        cleared = any(t.day < day for t in case.course.transplants)
        _marrow(case, day, None, case.between(0, 3.4))
        _mrd(case, day, None, visit, negative=case.who.mrd_negative or cleared)


def _after(infusion: str | None) -> Row:
    return {} if infusion is None else {"infusion": infusion}


def _marrow(case: Casefile, day: int, infusion: str | None, blasts: float) -> None:
    shown = number(blasts)
    case.add(
        "marrows",
        **_after(infusion),
        taken_on=case.on(day),
        evaluable=True,
        blasts_pct=shown,
        marrow_class=marrow_class(shown),
    )


def _remission(
    case: Casefile,
    given: Given,
    day: int,
    infusion: str,
    visit: str,
    *,
    complete: bool,
    confirmed: int | None,
) -> None:
    anc, platelets = case.between(1.15, 4.5), case.between(104, 320)
    if not complete:
        short = pick(case.rng, {"both": 0.4, "anc": 0.25, "platelets": 0.35})
        anc = anc if short == "platelets" else case.between(0.2, 0.98)
        platelets = platelets if short == "anc" else case.between(12, 96)
    row: Row = {
        "infusion": infusion,
        "visit": visit,
        "assessed_on": case.on(day),
        "response": "CR" if complete else "CRi",
        **_anc(case, anc),
        "platelets": number(platelets, 0),
        "emd": False,
        "circulating_blasts": False,
    }
    if given.cns_leukaemia or case.happens(0.4):
        row["cns_disease"] = False
    else:
        row["cns_disease_missing"] = "not_done"
    if confirmed is not None:
        row["confirmed_on"] = case.on(confirmed)
    case.add("responses", **row)
    if complete:
        case.could_lack("responses.platelets", "unknown")


def _anc(case: Casefile, value: float) -> Row:
    if case.happens(0.25):
        return {"anc_entered": number(value * 1000, 0), "anc_entered_unit": "/uL"}
    return {"anc": number(value, 2)}


def _no_response(case: Casefile, given: Given, infusion: str) -> None:
    before = given.blasts_pct
    if before >= 12 and case.happens(0.3):
        response, blasts = "PR", case.between(5.2, min(before / 2, 24.8))
    else:
        blasts = case.between(8, 92)
        response = "PD" if blasts > before * 1.25 and case.happens(0.5) else "NR"
    _marrow(case, given.assessed, infusion, blasts)
    case.add(
        "responses",
        infusion=infusion,
        visit="DAY28",
        assessed_on=case.on(given.assessed),
        response=response,
        **_anc(case, case.between(0.1, 2.0)),
        platelets=number(case.between(8, 120), 0),
        emd=given.emd and case.happens(0.6),
        circulating_blasts=case.happens(0.4),
        **(
            {"cns_disease": case.happens(0.3)}
            if given.cns_leukaemia
            else {"cns_disease_missing": "not_done"}
        ),
    )
    if case.happens(0.8):
        _measured(
            case,
            given.assessed,
            infusion,
            "DAY28",
            "FLOW",
            number(blasts * case.between(0.5, 0.95), 2),
        )


def _mrd(case: Casefile, day: int, infusion: str | None, visit: str, *, negative: bool) -> None:
    if negative and case.settings["mrd_rule"] != "GU2022":
        level = Decimal(0)
    elif negative:
        below = number(case.between(0.002, 0.0094), 4) if case.happens(0.08) else Decimal(0)
        level = below
    else:
        # Hu 2022 reports levels down to 0.004 %, all of them positive.
        lowest = 0.004 if case.settings["mrd_rule"] == "HU2022" else 0.015
        level = number(float(np.exp(case.rng.uniform(np.log(lowest), np.log(3.0)))), 3)
    _measured(case, day, infusion, visit, "FLOW", level)
    if case.settings["mrd_rule"] == "ZHANG2020":
        _measured(case, day, infusion, visit, "FLOW", level, specimen="PB")
    if case.settings["mrd_rule"] == "AN2022":
        _measured(case, day, infusion, visit, "QPCR_IG_TR", level)
    if case.who.ph_positive:
        # The transcript goes with the cells here; in patients it often does not.
        transcript = Decimal(0) if negative else number(case.between(0.02, 2.0), 3)
        _measured(case, day, infusion, visit, "QPCR_FUSION", transcript)


def _measured(
    case: Casefile,
    day: int,
    infusion: str | None,
    visit: str,
    assay: str,
    level_pct: Decimal,
    specimen: str = "BM",
) -> None:
    sensitivity_pct = Decimal("0.01") if assay == "FLOW" else Decimal("0.001")
    result = {"level": level_pct / 100, "sensitivity": sensitivity_pct / 100}
    rule, threshold = case.settings["mrd_rule"], Decimal(case.settings["mrd_threshold"])
    case.add(
        "mrd",
        **_after(infusion),
        visit=visit,
        assessed_on=case.on(day),
        specimen=specimen,
        assay=assay,
        detected=level_pct > 0,
        level_entered=level_pct,
        level_entered_unit="%",
        sensitivity_entered=sensitivity_pct,
        sensitivity_entered_unit="%",
        status=status_of(result, rule=rule, threshold=threshold).value,
    )


def _not_evaluable(case: Casefile, day: int, infusion: str) -> None:
    case.add(
        "mrd",
        infusion=infusion,
        visit="DAY28",
        assessed_on=case.on(day),
        specimen="BM",
        assay="FLOW",
        detected_missing="not_done",
        level_missing="not_done",
        status="NE",
    )
