"""What else is entered: screening, collection, release, laboratory, safety, the years after.

It follows from what the course says and draws from a stream of its own, so that whoever adds a
row here changes nothing of what happened to the patients.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from analytics.demo.casefile import Casefile, Row, number
from analytics.demo.course import LAST_CONTACT, Given
from analytics.demo.sampling import pick
from analytics.demo.study import LABORATORY

CONDITIONS = ("Hypertension", "Asthma", "Hepatitis B, resolved", "Type 2 diabetes", "Migraine")
INFECTIONS = ("Pneumonia", "Bacteraemia", "CMV reactivation", "Invasive aspergillosis")
EVENTS = {"Nausea": 2, "Headache": 1, "Hypogammaglobulinaemia": 2, "Fatigue": 2, "Rash": 1}
MEDICATIONS = {
    "Aciclovir": "ANTIVIRAL",
    "Trimethoprim-sulfamethoxazole": "ANTIBACTERIAL",
    "Micafungin": "ANTIFUNGAL",
    "Levetiracetam": "ANTICONVULSANT",
    "Immunoglobulin": "IMMUNOGLOBULIN",
}
CHEMISTRY_DAYS = (0, 3, 7, 10, 14, 21)
KINETICS_DAYS = (4, 7, 11, 14, 21, 28)
YEARLY = range(365, 6 * 365, 365)


def write_beside(case: Casefile) -> None:
    """Everything of a patient that no published margin speaks of."""
    _screening(case)
    for position, given in enumerate(case.course.infusions):
        _around_infusion(case, given, position)
    for number_, graft in enumerate(case.course.transplants, start=1):
        _after_transplant(case, graft.day, number_)
    if case.course.infusions:
        _safety(case)
        _years_after(case)


def _screening(case: Casefile) -> None:
    adult = case.who.age_years >= 16
    case.add(
        "eligibility",
        screened_on=case.who.enrolled_on,
        eligible=True,
        performance_scale="ECOG" if adult else "LANSKY",
        performance=case.days(0, 2) if adult else case.days(7, 10) * 10,
        survival_3_months=True,
        cd19_pct=number(case.between(95, 100)),
        cd22_pct=number(case.between(20, 99)),
        **_comparison(case),
    )
    if case.happens(0.4):
        began = case.who.enrolled_on - timedelta(days=case.days(400, 1500))
        case.add(
            "medical_history",
            condition=CONDITIONS[case.days(0, len(CONDITIONS) - 1)],
            started_on=began.isoformat(),
            ongoing=True,
            grade=case.days(1, 2),
        )
        case.could("partial", "medical_history.started_on", started_on=f"{began:%Y}")


def _comparison(case: Casefile) -> Row:
    if case.course.infusions:
        return {}
    return {"not_infused_reason": "COMPARISON_ARM", "not_infused_on": case.who.enrolled_on}


def course_of(case: Casefile, position: int) -> int:
    """The number of the course an infusion belongs to: planned ones share that of the first."""
    given = case.course.infusions[: position + 1]
    return 1 + sum(g.reason in ("relapse", "no_response", "mrd") for g in given)


def write_courses(case: Casefile) -> None:
    """The treatment plans that the infusions name."""
    numbers = [course_of(case, at) for at in range(len(case.course.infusions))]
    for course in sorted(set(numbers)):
        first = case.course.infusions[numbers.index(course)]
        indication = {"relapse": "relapse_after_course", "no_response": "no_response_to_course"}
        case.add(
            "courses",
            indication=indication.get(
                first.reason, "mrd" if case.who.first_remission else "relapsed_refractory"
            ),
            planned_infusions=numbers.count(course),
        )


def release(case: Casefile) -> Row:
    """How the product of an infusion was made and tested."""
    viability = case.between(82, 98)
    return {
        "lot": f"SYN-{case.days(10000, 99999)}",
        "culture_days": case.days(7, 12),
        "transduction_pct": number(case.between(9, 80)),
        "car_pct": number(case.between(9, 80)),
        "viability_pct": number(viability),
        "vector_copies": number(case.between(0.4, 4)),
        **dict.fromkeys(("sterility", "mycoplasma", "endotoxin", "rcl", "potency"), "PASS"),
        "out_of_specification": False,
        "release_decision": "RELEASED",
    }


def _around_infusion(case: Casefile, given: Given, position: int) -> None:
    infusion = f"{case.key}/{position + 1}"
    later = case.course.infusions[position + 1 : position + 2]
    last = min(case.course.last_day, later[0].day - 1) if later else case.course.last_day
    _bridging(case, given, infusion)
    _dose_limiting(case, given, infusion, position)
    day28 = _day28(case, infusion)
    if case.rich:
        _counts(case, given, infusion, last, day28)
        _chemistry(case, given, infusion, last)
        _kinetics(case, given, infusion, last)
    if not day28 or "assessed_on" not in day28:
        return
    if given.emd:
        [site] = [n for n, v in _infusion(case, infusion).items() if n.startswith("emd_s") and v]
        seen = day28["emd"]
        case.add(
            "imaging",
            infusion=infusion,
            imaged_on=day28["assessed_on"],
            method="PET_CT",
            emd=seen,
            **{f"sites__{site.partition('__')[2] if seen else 'none'}": True},
        )
    if given.cns_leukaemia:
        blasts = bool(day28.get("cns_disease"))
        case.add(
            "csf",
            infusion=infusion,
            taken_on=day28["assessed_on"],
            wbc=3 if blasts else 1,
            rbc=case.days(0, 8),
            blasts=blasts,
            blasts_by_flow=blasts,
            cns_class="CNS2a" if blasts else "CNS1",
        )


def _infusion(case: Casefile, infusion: str) -> Row:
    number_ = int(infusion.rpartition("/")[2])
    return next(
        row
        for row in reversed(case.rows["infusions"])
        if row["patient"] == case.key and row["number"] == number_
    )


def _day28(case: Casefile, infusion: str) -> Row:
    for row in reversed(case.rows["responses"]):
        if row["patient"] != case.key:
            break
        if row["infusion"] == infusion and row["visit"] == "DAY28":
            return row
    return {}


def _bridging(case: Casefile, given: Given, infusion: str) -> None:
    prescribed = case.who.bridging
    if not case.happens(0.7) if prescribed is None else prescribed == "none":
        case.add("bridging", infusion, "infusion", occurred=False)
        return
    drugs = ("VINCRISTINE", "STEROIDS", "CYTARABINE", "METHOTREXATE")
    case.add(
        "bridging",
        infusion,
        "infusion",
        occurred=True,
        intensity=prescribed or ("low_median" if case.happens(0.83) else "intensive"),
        **{f"drugs__{drugs[case.days(0, 3)]}": True},
        started_on=case.on(given.day - case.days(11, 13)).isoformat(),
        ended_on=case.on(given.day - case.days(9, 10)).isoformat(),
    )


def _dose_limiting(case: Casefile, given: Given, infusion: str, position: int) -> None:
    if position:
        return
    stored = _infusion(case, infusion)
    occurred = given.crs >= 4
    row: Row = {
        "infusion": infusion,
        "dose_level": stored["dose_level"],
        "cohort": stored["cohort"],
        "window_days": 28,
        "evaluable": not given.died_before or occurred,
        "occurred": occurred,
    }
    if occurred:
        onset = next(
            t["onset_on"]
            for t in reversed(case.rows["toxicities"])
            if t["infusion"] == infusion and t["toxicity"] == "CRS"
        )
        row["onset_on"] = onset
    case.rows["dose_limiting_toxicities"].append(row)


def _counts(case: Casefile, given: Given, infusion: str, last: int, day28: Row) -> None:
    """Daily counts to day 20 through a nadir, and those that the response form states."""
    depth, slow = case.between(0.02, 0.4), case.between(0.15, 0.5)
    for day in range(21):
        if given.day + day > last:
            return
        fall = max(0.0, 1 - day / 5)
        rise = max(0.0, (day - 12) * slow * 0.2)
        neutrophils = depth + 2.2 * fall + rise
        case.add(
            "blood_counts",
            infusion=infusion,
            sampled_on=case.on(given.day + day),
            wbc=number(neutrophils * 1.4 + 0.2, 2),
            neutrophils=number(neutrophils, 2),
            haemoglobin=number(case.between(7.2, 11)),
            platelets=number(18 + 70 * fall + rise * 40, 0),
            platelet_transfusion=3 < day < 14,
            gcsf=False,
        )
    if not day28 or "assessed_on" not in day28:
        return
    stated = {
        name.replace("anc", "neutrophils"): value
        for name, value in day28.items()
        if name in ("anc", "anc_entered", "anc_entered_unit", "platelets")
    }
    case.add(
        "blood_counts",
        infusion=infusion,
        sampled_on=day28["assessed_on"],
        **stated,
        blasts_pct=number(case.between(3, 40)) if day28["circulating_blasts"] else Decimal(0),
    )


def _chemistry(case: Casefile, given: Given, infusion: str, last: int) -> None:
    for day in CHEMISTRY_DAYS:
        if given.day + day > last:
            return
        storm = given.crs * (1.0 if day in (3, 7) else 0.3)
        case.add(
            "labs",
            infusion=infusion,
            sampled_on=case.on(given.day + day),
            laboratory=LABORATORY,
            ferritin=number(case.between(300, 900) * (1 + 3 * storm), 0),
            crp=number(case.between(2, 20) * (1 + 2 * storm)),
            ldh=number(case.between(150, 320), 0),
            alt=number(case.between(10, 45), 0),
            ast=number(case.between(10, 45), 0),
            bilirubin=number(case.between(0.3, 1.1), 2),
            creatinine=number(case.between(0.4, 1.1), 2),
            fibrinogen=number(case.between(160, 400), 0),
            il6=number(case.between(3, 40) * (1 + 20 * storm), 0),
        )


def _kinetics(case: Casefile, given: Given, infusion: str, last: int) -> None:
    peak = case.between(4e3, 4e5) if given.remission else case.between(200, 2e4)
    for day in KINETICS_DAYS:
        if given.day + day > last:
            return
        share = {4: 0.1, 7: 0.5, 11: 1.0, 14: 0.7, 21: 0.2, 28: 0.08}[day]
        case.add(
            "kinetics",
            infusion,
            "infusion",
            sampled_on=case.on(given.day + day),
            specimen="PB",
            assay="QPCR",
            detected=True,
            level=number(peak * share, 0),
            level_unit="COPIES_PER_UG",
            limit_of_detection=Decimal(10),
        )


def _after_transplant(case: Casefile, day: int, number_: int) -> None:
    transplant = f"{case.key}/{number_}"
    last = case.course.last_day
    row: Row = {"transplant": transplant}
    for kind, low, high in (("neutrophils", 10, 18), ("platelets", 12, 26)):
        on = day + case.days(low, high)
        row[f"{kind}_engrafted"] = on <= last
        if on <= last:
            row[f"{kind}_on"] = case.on(on)
    row["graft_failure"] = "NONE"
    case.rows["engraftments"].append(row)
    acute, chronic = day + case.days(20, 60), day + case.days(120, 300)
    if acute <= last:
        case.add("gvhd", transplant=transplant, kind="ACUTE", **_acute(case, case.on(acute)))
    if chronic <= last:
        case.add("gvhd", transplant=transplant, kind="CHRONIC", **_chronic(case, case.on(chronic)))


def _acute(case: Casefile, on: date) -> Row:
    grade = pick(case.rng, {"0": 0.55, "1": 0.15, "2": 0.18, "3": 0.09, "4": 0.03})
    if grade == "0":
        return {"occurred": False}
    skin, liver, upper, lower = {
        "1": (2, 0, 0, 0),
        "2": (3, 0, 0, 1),
        "3": (3, 2, 1, 2),
        "4": (3, 3, 1, 4),
    }[grade]
    return {
        "occurred": True,
        "assessed_on": on,
        "skin_stage": skin,
        "liver_stage": liver,
        "upper_gi_stage": upper,
        "lower_gi_stage": lower,
        "acute_system": "MAGIC2016",
        "acute_grade": int(grade),
    }


def _chronic(case: Casefile, on: date) -> Row:
    grade = pick(case.rng, {"NONE": 0.65, "MILD": 0.17, "MODERATE": 0.13, "SEVERE": 0.05})
    if grade == "NONE":
        return {"occurred": False}
    organs = dict.fromkeys(("skin", "mouth", "eyes", "gi", "liver", "lung", "joints", "genital"), 0)
    organs |= {
        "MILD": {"skin": 1},
        "MODERATE": {"skin": 2, "mouth": 1},
        "SEVERE": {"skin": 3, "lung": 1},
    }[grade]
    return {
        "occurred": True,
        "assessed_on": on,
        **{f"{organ}_score": score for organ, score in organs.items()},
        "chronic_grade": grade,
    }


def _safety(case: Casefile) -> None:
    first = case.course.infusions[0]
    last = case.course.last_day
    for day, event in _events(case, first.day):
        if day > last:
            continue
        resolved = day + case.days(2, 12)
        ended: Row = {"outcome": "NOT_RECOVERED"}
        if resolved <= last:
            ended = {"outcome": "RECOVERED", "resolved_on": case.on(resolved).isoformat()}
        case.add(
            "adverse_events",
            infusion=f"{case.key}/1",
            ctcae_version="5.0",
            onset_on=case.on(day).isoformat(),
            **ended,
            **event,
        )
    if case.who.ph_positive and last > 120:
        case.add(
            "concomitant_medications",
            medication="Dasatinib",
            medication_class="TKI",
            started_on=case.on(60).isoformat(),
            ongoing=True,
        )
        case.could_be_less_exact("concomitant_medications.started_on", case.on(60))
    for medication, kind in MEDICATIONS.items():
        if case.rich and case.happens(0.5):
            case.add(
                "concomitant_medications",
                medication=medication,
                medication_class=kind,
                started_on=case.on(first.day).isoformat(),
                ongoing=True,
            )
    if case.happens(0.1):
        on = first.day + case.days(0, 20)
        if on <= last:
            case.add(
                "deviations",
                deviated_on=case.on(on).isoformat(),
                category=pick(case.rng, {"ASSESSMENT": 0.7, "TREATMENT": 0.2, "CONSENT": 0.1}),
                importance="minor" if case.happens(0.9) else "important",
                detected_on=case.on(min(on + 3, last)),
            )


def _events(case: Casefile, day0: int) -> Iterator[tuple[int, Row]]:
    related = {"related_to_product": "POSSIBLE", "related_to_lymphodepletion": "UNLIKELY"}
    if case.happens(0.35):
        day = day0 + case.days(2, 12)
        yield (
            day,
            {
                "term": "Febrile neutropenia",
                "grade": 3,
                "serious": True,
                "serious_because__HOSPITALISATION": True,
                "aware_on": case.on(day),
                "aware_at": f"{case.days(7, 19):02}:{case.days(0, 59):02}",
                "expected": True,
                **related,
            },
        )
    if case.happens(0.25):
        term = INFECTIONS[case.days(0, len(INFECTIONS) - 1)]
        yield day0 + case.days(10, 40), {"term": term, "grade": 2, "serious": False, **related}
    if case.rich:
        for term, grade in EVENTS.items():
            if case.happens(0.2):
                mild: dict[str, Any] = {"term": term, "grade": grade, "serious": False}
                yield day0 + case.days(1, 60), mild | related


def _years_after(case: Casefile) -> None:
    last = case.course.last_day
    infusion = f"{case.key}/{len(case.course.infusions)}"
    day0 = case.course.infusions[-1].day
    for day in (91, 183, 365):
        if day0 + day <= last and case.rich:
            case.add(
                "rcl_tests",
                infusion=infusion,
                sampled_on=case.on(day0 + day),
                method="VSV-G qPCR",
                result="NEG",
            )
    for day in (183, *YEARLY):
        if day0 + day <= last and case.rich:
            found = case.happens(0.6 if day < 400 else 0.25)
            case.add(
                "vector_persistence",
                infusion=infusion,
                sampled_on=case.on(day0 + day),
                specimen="PB",
                assay="QPCR",
                detected=found,
                copies_per_ug=number(case.between(120, 900), 0) if found else Decimal(0),
                limit_of_detection=Decimal(50),
                clonal=False,
            )
    for day in YEARLY:
        if day0 + day <= last and case.rich:
            case.add("new_malignancies", occurred=False, asked_on=case.on(day0 + day))
    if case.course.lost:
        for weeks in (4, 8):
            case.add(
                "contact_attempts",
                attempted_on=min(case.on(last + 7 * weeks), LAST_CONTACT),
                method="phone" if weeks == 4 else "letter",
                reached=False,
            )
