"""What is entered about toxicity and its treatment, "did not occur" included."""

from decimal import Decimal

from analytics.demo.casefile import Casefile, Row
from analytics.demo.course import Given

NO_SIGNS: Row = {
    "explained__none": True,
    "temperature": Decimal("36.8"),
    "antipyretic": True,
    "constitutional": False,
    "hypotension": False,
    "fluids": False,
    "vasopressors__none": True,
    "high_dose_vasopressor": False,
    "oxygen": "NONE",
    "organ_grade": 0,
    "transaminase_grade": 0,
    "cartox10": 10,
    "unable_to_perform": False,
    "consciousness": "ALERT",
    "seizure": "NONE",
    "motor_weakness": False,
    "icp_signs__none": True,
    "papilloedema_stage": 0,
}
CAPD_BELOW_YEARS = 12
SEIZURE_GRADE = 3  # any seizure is grade 3 or more under ASTCT 2019
TOCILIZUMAB_BY_CRS = {0: 0.0, 1: 0.06, 2: 0.5, 3: 0.92, 4: 1.0, 5: 1.0}
STEROIDS_BY_CRS = {0: 0.0, 1: 0.02, 2: 0.2, 3: 0.75, 4: 1.0, 5: 1.0}


def write_toxicity(
    case: Casefile, given: Given, infusion: str, last: int, *, withheld: bool
) -> None:
    onset = 1 if withheld else min(int(case.rng.gamma(2.2, 1.6)), 13)
    crs = _episode(case, infusion, "CRS", given.day + onset, last, occurred=given.crs > 0)
    if given.crs:
        system = case.settings["crs_system"]
        _grade(case, crs, system, given.crs)
        lower = False
        # Some are graded by a second system too, which may say less only where it is Lee 2014.
        if system == "ASTCT2019" and given.crs < 5 and case.happens(0.25):
            lower = given.crs == 3 and case.happens(0.4)
            _grade(case, crs, "LEE2014", given.crs - lower)
        _observe(case, crs, min(given.day + onset, last), last, _crs_signs(given.crs, lower=lower))
    neuro_onset = given.day + min(3 + int(case.rng.gamma(2, 1.5)), 14)
    neuro = _episode(
        case, infusion, "NEUROTOXICITY", neuro_onset, last, occurred=given.neurotoxicity > 0
    )
    if given.neurotoxicity:
        system = case.settings["neurotoxicity_system"]
        _grade(case, neuro, system, given.neurotoxicity)
        begun = min(neuro_onset, last)
        if system == "ASTCT2019":
            signs, recovered = _icans_signs(given.neurotoxicity, case.who.age_years)
        else:
            signs, recovered = _cres_signs(given.neurotoxicity), NO_SIGNS
        _observe(case, neuro, begun, last, signs, recovered)
    if given.blasts_pct >= 25 and case.happens(0.08):
        episode = _episode(case, infusion, "TLS", given.day + case.days(1, 4), last)
        _grade(case, episode, "CAIRO_BISHOP2004", case.days(1, 2))
    infected = None
    if case.happens(0.22):
        since = given.day + case.days(4, 26)
        episode = _episode(case, infusion, "INFECTION", since, last)
        grade = case.days(2, 3)
        _grade(case, episode, "CTCAE5", grade)
        infected = min(since, last) if grade == 3 else None
    _supportive_care(case, given, infusion, given.day + onset, last)
    if infected is not None:
        _treat_infection(case, infusion, infected, last)


def _episode(
    case: Casefile, infusion: str, toxicity: str, onset: int, last: int, *, occurred: bool = True
) -> str:
    row: Row = {"toxicity": toxicity, "occurred": occurred}
    if occurred:
        begun = min(onset, last)
        resolved = begun + case.days(2, 11)
        row["onset_on"] = case.on(begun)
        if resolved <= last:
            row["resolved_on"] = case.on(resolved)
        else:
            row["resolved_on_missing"] = "not_applicable"
    return case.add("toxicities", infusion, "infusion", **row)


def _observe(
    case: Casefile, episode: str, begun: int, last: int, worst: Row, recovered: Row = NO_SIGNS
) -> None:
    """The worst day first, then a day without signs: what the grades are derived from."""
    if not case.rich:
        return
    case.add("toxicity_observations", episode, "toxicity", observed_on=case.on(begun), **worst)
    if begun + 1 <= last:
        row = {"observed_on": case.on(begun + 1), **recovered}
        case.add("toxicity_observations", episode, "toxicity", **row)


def _crs_signs(grade: int, *, lower: bool) -> Row:
    """Components of a grade under ASTCT 2019; `lower` makes the grade of Lee 2014 one less."""
    signs: Row = {**NO_SIGNS, "temperature": Decimal("38.9"), "constitutional": True}
    if grade >= 2:
        signs |= {"hypotension": True, "fluids": True}
    if grade >= 3:
        del signs["vasopressors__none"]
        signs |= {"vasopressors__NOREPINEPHRINE": True, "high_dose_vasopressor": not lower}
    if grade >= 4:
        signs |= {"oxygen": "VENTILATION", "oxygen_reason": "HYPOXIA", "fio2_pct": Decimal(60)}
    return signs


def _cres_signs(grade: int) -> Row:
    signs: Row = {**NO_SIGNS, "cartox10": {1: 8, 2: 5, 3: 1}.get(grade, 0)}
    if grade >= 4:
        signs |= {"unable_to_perform": True, "consciousness": "UNAROUSABLE"}
    return signs


def _icans_signs(grade: int, age_years: float) -> tuple[Row, Row]:
    """Components of a grade under ASTCT 2019, and of the day after; CAPD below 12 years."""
    child = age_years < CAPD_BELOW_YEARS
    tool, scores = ("capd", (0, 5, 5, 10)) if child else ("ice", (10, 8, 5, 1))
    base = {name: value for name, value in NO_SIGNS.items() if name != "cartox10"}
    worst = {
        **base,
        tool: scores[grade],
        "consciousness": ("ALERT", "DROWSY", "VOICE", "VOICE")[grade],
        "seizure": "FOCAL" if grade == SEIZURE_GRADE else "NONE",
    }
    return worst, {**base, tool: scores[0]}


def _grade(case: Casefile, episode: str, system: str, grade: int) -> None:
    case.rows["toxicity_grades"].append({"toxicity": episode, "system": system, "grade": grade})


def _supportive_care(case: Casefile, given: Given, infusion: str, onset: int, last: int) -> None:
    tocilizumab = case.happens(TOCILIZUMAB_BY_CRS[given.crs])
    steroids = case.happens(STEROIDS_BY_CRS[given.crs])
    treated = {2: 0.8}.get(given.neurotoxicity, float(given.neurotoxicity > 2))
    neurotoxic = not steroids and case.happens(treated)
    drugs = {"TOCILIZUMAB": tocilizumab, "STEROIDS": steroids or neurotoxic}
    if given.crs >= 3:
        drugs["VASOPRESSOR"] = True
    if given.crs >= 4:
        drugs["ANAKINRA"] = case.happens(0.5)
    for drug, occurred in drugs.items():
        row: Row = {"infusion": infusion, "drug": drug, "occurred": occurred}
        if occurred:
            day = min(onset + (6 if neurotoxic and drug == "STEROIDS" else 1), last)
            row |= {
                "started_on": case.on(day),
                "ended_on": case.on(min(day + case.days(0, 5), last)),
                "indication": "NEUROTOXICITY" if neurotoxic and drug == "STEROIDS" else "CRS",
            }
        case.add("supportive_care", **row)


def _treat_infection(case: Casefile, infusion: str, day: int, last: int) -> None:
    alone = not any(
        row["infusion"] == infusion and row["occurred"] for row in case.rows["supportive_care"]
    )
    case.add(
        "supportive_care",
        infusion=infusion,
        drug="OTHER",
        occurred=True,
        started_on=case.on(day),
        ended_on=case.on(min(day + case.days(4, 10), last)),
        indication="INFECTION",
    )
    if alone:
        without = ("started_on", "ended_on", "indication")
        case.could(
            "findings",
            "toxicity_grades.untreated",
            "supportive_care",
            without=without,
            occurred=False,
        )
