"""What is entered about the time before the infusion."""

from datetime import date, timedelta
from typing import Any

from analytics.demo.casefile import Casefile, Row, number
from analytics.demo.sampling import pick
from analytics.demo.study import SITES

OTHER_ABERRATIONS = {"COMPLEX": 0.14, "KMT2A": 0.05, "IKZF1": 0.22}


def write_before(case: Casefile) -> None:
    """Patient, identifiers, consent, genetics and prior therapies."""
    diagnosed = _patient(case)
    _genetics(case)
    _prior_therapies(case, diagnosed)


def _patient(case: Casefile) -> date:
    """Patient, identifiers and consent; the day of diagnosis."""
    who, enrolled = case.who, case.who.enrolled_on
    born = case.day0 - timedelta(days=int(who.age_years * 365.25) + 1)
    months = {0: (3, 9), 1: (14, 48)}.get(who.relapses, (26, 84))
    since = min(case.between(*months) * 30.4, (enrolled - born).days - 400)
    first = who.first_remission
    diagnosed = first.diagnosed_on if first else enrolled - timedelta(days=int(since))
    wbc = number(who.wbc_diagnosis)
    entered = {"wbc_diagnosis": wbc}
    if case.happens(0.15):
        entered = {"wbc_diagnosis_entered": wbc * 1000, "wbc_diagnosis_entered_unit": "/uL"}
    row: Row = {
        "key": case.key,
        "site": SITES[who.site]["key"],
        "sex": who.sex,
        "born_on": born.isoformat(),
        "enrolled_on": enrolled,
        **({"arm": who.arm} if who.arm else {"arm_missing": "not_applicable"}),
        "diagnosed_on": diagnosed.isoformat(),
        **entered,
        "relapses_before": who.relapses,
        "from_cml": bool(who.from_cml),
    }
    if first:
        row |= {
            "first_response": "CR",
            "cr1_on": first.cr1_on.isoformat(),
            "mrd_qualified_on": first.mrd_on,
            "mrd_pattern": first.mrd_pattern,
            "cytogenetic_risk": pick(case.rng, {"low": 0.6, "high": 0.4}),
        }
    elif who.relapses == 0:
        row["first_response"] = pick(case.rng, {"NR": 0.7, "PR": 0.3})
    else:
        row["first_response"] = "CR"
    row["therapies_before"] = (1 if first else 2 + who.relapses) + case.days(0, 2)
    case.rows["patients"].append(row)
    case.could_be_less_exact("patients.born_on", born)
    case.could_be_less_exact("patients.diagnosed_on", diagnosed)
    case.could_lack("patients.therapies_before", "unknown")
    if who.relapses and not first:
        case.could_lack("patients.first_response", "unknown")

    site = SITES[who.site]
    case.add(
        "identifiers",
        kind="hospital_number",
        value=f"SYNTHETIC-{site['key']}-{case.key}",
        issuer=site["name"],
    )
    if case.happens(0.2):
        case.add(
            "identifiers",
            kind="registry_number",
            value=f"SYNTHETIC-REGISTRY-{case.key}",
            issuer="Registry (synthetic)",
        )
    withdrawn: Row = {}
    if case.course.lost and case.happens(0.2):
        withdrawn = {"withdrawn_on": case.on(case.course.end), "withdrawal_level": "contact"}
    case.add(
        "consents",
        form_version="1.0" if enrolled < date(2018, 1, 1) else "2.0",
        consented_on=enrolled - timedelta(days=case.days(0, 5)),
        long_term_follow_up=not case.happens(0.04),
        **withdrawn,
    )
    return diagnosed


def _genetics(case: Casefile) -> None:
    who = case.who
    panel = {
        "BCR_ABL1": ("qpcr", bool(who.ph_positive)),
        "TP53": ("ngs", bool(who.tp53)),
        "PH_LIKE": ("ngs", bool(who.ph_like)),
        **({"T315I": ("ngs", bool(who.t315i))} if who.ph_positive else {}),
        **dict.fromkeys(OTHER_ABERRATIONS, ("karyotype", None)),
    }
    tested = case.who.enrolled_on - timedelta(days=case.days(1, 24))
    for aberration, (method, positive) in panel.items():
        row: Row = {"aberration": aberration}
        if positive is None:
            row["status"] = pick(
                case.rng,
                {
                    "positive": OTHER_ABERRATIONS[aberration],
                    "negative": 0.9 - OTHER_ABERRATIONS[aberration],
                    "not_done": 0.07,
                    "unknown": 0.03,
                },
            )
        else:
            row["status"] = "positive" if positive else "negative"
        if row["status"] in ("positive", "negative"):
            row |= {"tested_on": tested.isoformat(), "method": method, "specimen": "BM"}
        else:
            why = "not_applicable" if row["status"] == "not_done" else "unknown"
            row |= dict.fromkeys(("tested_on_missing", "method_missing", "specimen_missing"), why)
        case.add("genetics", **row)


def _prior_therapies(case: Casefile, diagnosed: date) -> None:
    who = case.who
    refractory = who.relapses == 0
    if who.first_remission:
        _prior(case, diagnosed, "CHEMOTHERAPY", True, "CR", at=0.0)
        for other in ("ALLO_HSCT", "BLINATUMOMAB", "INOTUZUMAB", "CAR_T"):
            _prior(case, diagnosed, other, False, "", at=0.0)
        return
    _prior(case, diagnosed, "CHEMOTHERAPY", True, "NR" if refractory else "RELAPSE", at=0.0)
    if who.ph_positive:
        _prior(
            case, diagnosed, "TKI", case.happens(0.92), "NR" if refractory else "RELAPSE", at=0.05
        )
    hsct = bool(who.earlier_hsct)
    _prior(case, diagnosed, "ALLO_HSCT", hsct, "NR" if refractory else "RELAPSE", at=0.5)
    if hsct:
        _prior(case, diagnosed, "DLI", case.happens(0.3), "NR", at=0.75)
    _prior(case, diagnosed, "BLINATUMOMAB", case.happens(0.06), "NR", at=0.8)
    _prior(case, diagnosed, "INOTUZUMAB", case.happens(0.03), "NR", at=0.85)
    _prior(
        case,
        diagnosed,
        "CAR_T",
        case.happens(0.07) if who.earlier_car_t is None else who.earlier_car_t,
        "NR" if refractory else "RELAPSE",
        at=0.8,
        targets__CD19=True,
        scfv_origin="murine",
    )


def _prior(
    case: Casefile,
    diagnosed: date,
    therapy: str,
    given: bool,
    response: str,
    *,
    at: float,
    **more: Any,
) -> None:
    """`at`: where between diagnosis and enrolment it began."""
    row: Row = {"therapy": therapy, "occurred": given}
    if given:
        enrolled = case.who.enrolled_on
        room = (enrolled - diagnosed).days - 45
        began = diagnosed + timedelta(days=int(room * at) + case.days(2, 20))
        row |= {"response": response, "started_on": began.isoformat(), **more}
    case.add("prior_therapies", **row)
    if given:
        case.could_lack("prior_therapies.started_on", "unknown")
        case.could_be_less_exact(
            "prior_therapies.started_on", began, after=diagnosed, until=enrolled
        )
