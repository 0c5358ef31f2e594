"""What happens to a patient after the infusion, day by day from the first one.

Every course has an end that is drawn before anything happens, so looking away has nothing to do
with the outcome. What would happen after the end is not part of the course.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from math import ceil, log1p

import numpy as np
import pandas as pd

from analytics.demo.assumptions import ASSUMED
from analytics.demo.cohort import (
    CRS_BY_BLASTS,
    NEUROTOXICITY_BY_CRS,
    SEVERE_CRS_BY_BLASTS,
    SEVERE_NEUROTOXICITY_BY_CRS,
    blasts,
    crs_grade,
    neurotoxicity_grade,
    scores,
)
from analytics.demo.sampling import pick, stratified

MONTH = 30.4375
LAST_CONTACT = date(2022, 12, 31)
LAST_INFUSION = date(2021, 9, 30)
TO_ASSESSMENT = 28  # days from an infusion to the first day on which its marrow counts
TO_FIRST_LOSS = 150  # nobody is lost before
LATE = 365
TRANSPLANT_RISK = 180
INFUSIONS_AT_MOST = 3

# Margins of the re-infusions, all of them invented.
REINFUSION_GENERATION = {"2": 0.6, "3": 0.1, "4": 0.3}
REINFUSION_STRATEGY = {"single": 0.55, "dual": 0.4, "sequential": 0.05}
REINFUSION_BLASTS = {"0": 0.25, "5": 0.30, "25": 0.20, "50": 0.25}

GROUP_FACTOR = {
    "low": 1.0,
    "intermediate": ASSUMED.relapse_intermediate,
    "high": ASSUMED.relapse_high,
}
CAUSES_EARLY = {"INFECTION": 0.6, "RELAPSE": 0.3, "HAEMORRHAGE": 0.1}
CAUSES_IN_REMISSION = {"INFECTION": 0.7, "HAEMORRHAGE": 0.15, "OTHER": 0.15}
CAUSES_AFTER_TRANSPLANT = {"INFECTION": 0.4, "GVHD": 0.35, "TRANSPLANT": 0.25}
CAUSES_AFTER_SALVAGE = {"RELAPSE": 0.55, "GVHD": 0.2, "INFECTION": 0.15, "TRANSPLANT": 0.1}
CAUSES_AFTER_FAILURE = {"RELAPSE": 0.82, "INFECTION": 0.12, "UNKNOWN": 0.03, "OTHER": 0.03}

RELAPSE_SITES = {"BM": 0.72, "BM CNS": 0.1, "BM LYMPH_NODE": 0.06, "CNS": 0.06, "TESTIS": 0.06}


@dataclass
class Given:
    """One infusion, its burden before and its response."""

    day: int
    reason: str
    generation: int
    strategy: str
    disease_status: str
    blasts_pct: float
    cns_leukaemia: bool
    emd: bool
    risk_group: str
    remission: bool
    mrd_negative: bool
    crs: int
    neurotoxicity: int
    assessed: int = 0
    died_before: bool = False


@dataclass
class Transplant:
    day: int
    purpose: str


@dataclass
class Relapse:
    day: int
    sites: list[str]
    cd19_negative: bool
    infusion: int


@dataclass
class Therapy:
    day: int
    reason: str


@dataclass
class Death:
    day: int
    cause: str
    in_remission: bool


@dataclass
class Course:
    """`end` is the last day looked at; who is `lost` was not looked for until the last."""

    end: int
    lost: bool
    last_infusion: int
    infusions: list[Given] = field(default_factory=list)
    transplants: list[Transplant] = field(default_factory=list)
    relapses: list[Relapse] = field(default_factory=list)
    therapies: list[Therapy] = field(default_factory=list)
    death: Death | None = None
    # The latest relapse or missed response, and until when the patient lives if untreated.
    failed: tuple[int, str] | None = None
    lives_until: int = 0

    @property
    def last_day(self) -> int:
        return min(self.end, self.death.day) if self.death else self.end


def courses(
    rng: np.random.Generator, cohort: pd.DataFrame, infused_on: Sequence[date], reinfusions: int
) -> list[Course]:
    """One course per patient; exactly so many infusions beyond the first where that is possible."""
    n = len(cohort)
    chance = {name: stratified(rng, n) for name in ("relapse", "death", "end", "failure")}
    lost = stratified(rng, n) < ASSUMED.lost
    early = stratified(rng, n)
    started = []
    for i, row in enumerate(cohort.itertuples(index=False)):
        to_close = (LAST_CONTACT - infused_on[i]).days
        if lost[i]:
            end = TO_FIRST_LOSS + int(chance["end"][i] * (to_close - TO_FIRST_LOSS))
        else:
            end = to_close - int(chance["end"][i] * 100)
        course = Course(end, bool(lost[i]), (LAST_INFUSION - infused_on[i]).days)
        given = Given(
            day=0,
            reason="first",
            generation=row.generation,
            strategy=row.strategy,
            disease_status=row.disease_status,
            blasts_pct=row.blasts_pct,
            cns_leukaemia=bool(row.cns_leukaemia),
            emd=bool(row.emd),
            risk_group=row.risk_group,
            remission=bool(row.remission),
            mrd_negative=bool(row.mrd_negative),
            crs=row.crs,
            neurotoxicity=row.neurotoxicity,
        )
        given.died_before = not given.remission and early[i] < ASSUMED.early_death
        _infuse(
            rng,
            course,
            given,
            transplant=ASSUMED.transplant_again if row.earlier_hsct else ASSUMED.transplant,
            chances=(chance["relapse"][i], chance["death"][i], chance["failure"][i]),
        )
        started.append(course)
    _infuse_again(rng, cohort, started, reinfusions)
    for course in started:
        _treat_otherwise(rng, course)
    return started


def _infuse(
    rng: np.random.Generator,
    course: Course,
    given: Given,
    *,
    transplant: float,
    chances: tuple[float, float, float],
) -> None:
    course.failed = None
    course.infusions.append(given)
    given.assessed = given.day + TO_ASSESSMENT + int(rng.choice(5, p=[0.4, 0.25, 0.15, 0.1, 0.1]))
    if given.died_before:
        course.death = _early_death(rng, given)
    elif given.remission:
        _in_remission(rng, course, given, transplant, chances)
    else:
        _fail(course, given.assessed, "no_response", chances[2])


def _early_death(rng: np.random.Generator, given: Given) -> Death:
    day = given.day + int(rng.integers(9, 27))
    if given.crs >= 4:
        given.crs = 5
        return Death(day, "CRS", in_remission=False)
    return Death(day, pick(rng, CAUSES_EARLY), in_remission=False)


def _in_remission(
    rng: np.random.Generator,
    course: Course,
    given: Given,
    transplant: float,
    chances: tuple[float, float, float],
) -> None:
    grafted = None
    if rng.random() < transplant:
        grafted = max(given.assessed + 8, given.day + int(np.clip(rng.gamma(9, 7.4), 38, 125)))
    rate = ASSUMED.relapse * GROUP_FACTOR[given.risk_group]
    if not given.mrd_negative:
        rate *= ASSUMED.relapse_mrd_positive
    later = rate * (ASSUMED.relapse_after_transplant if grafted else 1)
    relapse = _day(
        chances[0],
        given.assessed + 3,
        [(given.day, rate), (grafted, later), (given.day + LATE, later * ASSUMED.relapse_late)],
    )
    base = ASSUMED.death_in_remission
    died = _day(
        chances[1],
        given.assessed + 3,
        [
            (given.day, base),
            (grafted, ASSUMED.death_after_transplant),
            (grafted and grafted + TRANSPLANT_RISK, base),
        ],
    )
    first = min(relapse, died, course.end + 1)
    if grafted and grafted < first:
        course.transplants.append(Transplant(grafted, "consolidation"))
    else:
        grafted = None
    if first > course.end:
        return
    if died <= relapse:
        causes = (
            {"INFECTION": 0.4, "GVHD": 0.35, "TRANSPLANT": 0.25}
            if grafted
            else {"INFECTION": 0.7, "OTHER": 0.15, "HAEMORRHAGE": 0.15}
        )
        course.death = Death(died, pick(rng, causes), in_remission=True)
        return
    course.relapses.append(
        Relapse(
            relapse,
            pick(rng, RELAPSE_SITES).split(),
            cd19_negative=rng.random() < ASSUMED.cd19_negative,
            infusion=len(course.infusions),
        )
    )
    _fail(course, relapse, "relapse", chances[2])


def _fail(course: Course, day: int, kind: str, chance: float) -> None:
    rate = ASSUMED.death_after_relapse if kind == "relapse" else ASSUMED.death_after_no_response
    course.failed = (day, kind)
    course.lives_until = _day(chance, day + 1, [(day, rate)])


def _day(chance: float, not_before: int, hazards: Sequence[tuple[int | None, float]]) -> int:
    """The day at which a share `chance` of the patients would have had the event.

    `hazards` are rates per month, each from its day until the next one's.
    """
    known = [(day, rate / MONTH) for day, rate in hazards if day is not None]
    left = -log1p(-chance)
    for i, (start, rate) in enumerate(known):
        until = known[i + 1][0] if i + 1 < len(known) else None
        begin = max(start, not_before)
        if until is not None and until <= begin:
            continue
        if until is None or left <= (until - begin) * rate:
            return begin + ceil(left / rate)
        left -= (until - begin) * rate
    raise AssertionError("the last hazard has no end")


def _infuse_again(
    rng: np.random.Generator, cohort: pd.DataFrame, started: list[Course], wanted: int
) -> None:
    """Infuse again after failure; where that is not enough, to consolidate a remission."""
    left = wanted
    while left:
        due = _due_after_failure(rng, started) or _due_for_consolidation(rng, started)
        if not due:
            return
        due = [due[int(i)] for i in rng.permutation(len(due))]
        # Who failed a second time comes first, and a part is kept back for them.
        due.sort(key=lambda one: -len(started[one[0]].infusions))
        now = due[: left if left < wanted else max(1, int(wanted * 0.88))]
        _infuse_round(rng, cohort, started, now)
        left -= len(now)


def _due_after_failure(
    rng: np.random.Generator, started: list[Course]
) -> list[tuple[int, int, str]]:
    due = []
    for i, course in enumerate(started):
        if course.failed is None or len(course.infusions) >= INFUSIONS_AT_MOST:
            continue
        day = course.failed[0] + int(rng.integers(22, 70))
        if day + 45 <= min(course.lives_until, course.end) and day <= course.last_infusion:
            due.append((i, day, course.failed[1]))
    return due


def _due_for_consolidation(
    rng: np.random.Generator, started: list[Course]
) -> list[tuple[int, int, str]]:
    due = []
    for i, course in enumerate(started):
        if course.failed or course.death or course.transplants or course.relapses:
            continue
        day = course.infusions[-1].assessed + int(rng.integers(30, 60))
        if day + 45 <= course.end and len(course.infusions) < INFUSIONS_AT_MOST:
            due.append((i, day, "planned_consolidation"))
    return due


def _infuse_round(
    rng: np.random.Generator,
    cohort: pd.DataFrame,
    started: list[Course],
    due: list[tuple[int, int, str]],
) -> None:
    rows = []
    for i, day, reason in due:
        consolidation = reason == "planned_consolidation"
        before = started[i].infusions[-1]
        band = 0 if consolidation else int(pick(rng, REINFUSION_BLASTS))
        relapse = started[i].relapses[-1] if reason == "relapse" else None
        sites = relapse.sites if relapse else []
        if "BM" in sites:
            band = max(band, 5)
        rows.append(
            {
                "patient": i,
                "day": day,
                "reason": reason,
                "generation": int(pick(rng, REINFUSION_GENERATION)),
                "strategy": pick(rng, REINFUSION_STRATEGY),
                "disease_status": {"relapse": "relapsed", "no_response": "refractory"}.get(
                    reason, before.disease_status
                ),
                "blasts_band": band,
                "blasts_pct": blasts(rng, band),
                "cns_leukaemia": "CNS" in sites,
                "emd": bool({"LYMPH_NODE", "TESTIS"} & set(sites)),
                "wbc_diagnosis": cohort.at[i, "wbc_diagnosis"],
                "tp53": bool(cohort.at[i, "tp53"]),
                "age_years": cohort.at[i, "age_years"],
            }
        )
    frame = pd.DataFrame(rows)
    frame[["risk_group", "p_cr", "p_mrd"]] = scores(frame)
    for row in frame.itertuples(index=False):
        remission = row.reason == "planned_consolidation" or rng.random() < row.p_cr
        severe = rng.random() < SEVERE_CRS_BY_BLASTS[row.blasts_band]
        any_crs = rng.random() < CRS_BY_BLASTS[row.blasts_band]
        neurotoxic = rng.random() < NEUROTOXICITY_BY_CRS[any_crs and severe]
        worse = rng.random() < SEVERE_NEUROTOXICITY_BY_CRS[any_crs and severe]
        given = Given(
            day=row.day,
            reason=row.reason,
            generation=row.generation,
            strategy=row.strategy,
            disease_status=row.disease_status,
            blasts_pct=row.blasts_pct,
            cns_leukaemia=row.cns_leukaemia,
            emd=row.emd,
            risk_group=row.risk_group,
            remission=bool(remission),
            mrd_negative=bool(remission and rng.random() < row.p_mrd),
            crs=crs_grade(rng, severe=severe) if any_crs else 0,
            neurotoxicity=neurotoxicity_grade(rng, severe=worse) if neurotoxic else 0,
        )
        course = started[row.patient]
        grafted = bool(course.transplants) or cohort.at[row.patient, "earlier_hsct"]
        _infuse(
            rng,
            course,
            given,
            transplant=ASSUMED.transplant_again if grafted else ASSUMED.transplant,
            chances=(rng.random(), rng.random(), rng.random()),
        )


def _treat_otherwise(rng: np.random.Generator, course: Course) -> None:
    """A salvage transplant, another therapy or neither, for who failed and was not infused."""
    if course.failed is None:
        return
    day, kind = course.failed
    alive_until = min(course.lives_until, course.end)
    salvage = ASSUMED.salvage_relapse if kind == "relapse" else ASSUMED.salvage_no_response
    grafted = day + int(rng.integers(18, 60))
    began = day + int(rng.integers(4, 30))
    if rng.random() < salvage and grafted < alive_until:
        course.transplants.append(Transplant(grafted, "salvage"))
        course.lives_until = _day(
            rng.random(), grafted + 1, [(grafted, ASSUMED.death_after_salvage)]
        )
        causes = CAUSES_AFTER_SALVAGE
    else:
        if rng.random() < ASSUMED.new_therapy and began < alive_until:
            course.therapies.append(Therapy(began, kind))
        causes = CAUSES_AFTER_FAILURE
    if course.lives_until <= course.end:
        course.death = Death(course.lives_until, pick(rng, causes), in_remission=False)
