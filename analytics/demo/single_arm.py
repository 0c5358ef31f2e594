"""Studies in which every patient has one infusion and every published total is fixed.

A study module states its margins; who has what is drawn given them. What follows a response is
drawn by the rates of `analytics.demo.assumptions`, within the published numbers of transplants
and relapses.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from analytics.demo.afterwards import write_afterwards
from analytics.demo.assumptions import ASSUMED
from analytics.demo.beside import write_beside, write_courses
from analytics.demo.casefile import Casefile, Row, Table, number
from analytics.demo.cohort import PRESCRIBED, blasts
from analytics.demo.course import MONTH, Course, Death, Given, Relapse, Transplant
from analytics.demo.fixed import describe, written
from analytics.demo.planted import Planted
from analytics.demo.sampling import chosen, pick, spread
from analytics.demo.treatment import write_infusion

RELAPSED_BY = 360  # days after the infusion; invented, as are the times of all that follows
BLASTS = {0: 0.4, 5: 0.25, 25: 0.15, 50: 0.2}  # invented
SITES = {"0": 0.5, "1": 0.3, "2": 0.2}  # invented


@dataclass(frozen=True, kw_only=True)
class SingleArm:
    """What a paper prints of its patients, and what of a study has to be known beside it."""

    enrolled: int
    infused: int
    not_infused: tuple[str, ...]  # invented reasons
    enrolment: tuple[date, date]
    closes_on: date
    ages: tuple[float, float]
    domains: tuple[tuple[str, int], ...]  # in the order of treatment
    remissions: int
    incomplete: int | None  # CRi among the remissions, None where it is not printed
    mrd_negative: int
    mrd_not_evaluable: int
    mrd_missing: int
    crs: Mapping[int, int]
    neurotoxicity: Mapping[int, int]
    tp53: tuple[int, int]  # patients, and how many of them without remission
    earlier_hsct: tuple[int, int]
    extramedullary: int
    cns: int
    bridging: Mapping[str, int] | None
    earlier_car_t: bool | None
    transplants: int
    salvage_transplants: int
    relapses_after_transplant: int
    relapses_without_transplant: int
    cd19_negative_relapses: int

    def __post_init__(self) -> None:
        parts = {
            "CRS": sum(self.crs.values()),
            "neurotoxicity": sum(self.neurotoxicity.values()),
            "domains": sum(count for _, count in self.domains),
            "bridging": sum(self.bridging.values()) if self.bridging else self.infused,
            "enrolled": self.enrolled - len(self.not_infused),
        }
        for name, total in parts.items():
            if total != self.infused:
                raise ValueError(f"{name}: {total} does not make {self.infused} patients.")


def made(
    margins: SingleArm,
    settings: Mapping[str, Any],
    tables: tuple[Table, ...],
    seed: int,
    planted: Planted,
) -> dict[Table, list[Row]]:
    """Flat rows per table; the same seed gives the same rows."""
    left_out = iter(margins.not_infused)

    def write(case: Casefile) -> None:
        if case.who.infused:
            write_courses(case.from_beside())
            write_infusion(case, 0)
            write_afterwards(case)
            write_beside(case.from_beside())
        else:
            _left_out(case.from_beside(), next(left_out))

    return written(
        lambda rng: _cohort(rng, margins),
        _course,
        write,
        closes_on=margins.closes_on,
        settings=settings,
        tables=tables,
        seed=seed,
        planted=planted,
    )


def _cohort(rng: np.random.Generator, margins: SingleArm) -> pd.DataFrame:
    """The patients in the order of enrolment; who was not infused is among them at random."""
    n = margins.enrolled
    frame = pd.DataFrame(index=range(n))
    first, last = margins.enrolment
    days = np.sort(rng.integers(0, (last - first).days + 1, n))
    frame["enrolled_on"] = [first + timedelta(days=int(day)) for day in days]
    frame["site"] = [int(pick(rng, SITES)) for _ in range(n)]
    describe(rng, frame, margins.ages)
    infused = chosen(rng, n, margins.infused)
    frame["infused"] = infused
    remission = chosen(rng, n, margins.remissions, among=infused)
    failed = infused & ~remission
    frame["remission"] = remission
    for name, (all_, without) in {
        "tp53": margins.tp53,
        "earlier_hsct": margins.earlier_hsct,
    }.items():
        frame[name] = chosen(rng, n, without, among=failed) | chosen(
            rng, n, all_ - without, among=remission
        )
    for name in ("ph_positive", "t315i", "from_cml", "ph_like"):
        frame[name] = False
    frame["relapses"] = rng.integers(0, 3, n)
    frame["disease_status"] = np.where(frame["relapses"] == 0, "refractory", "relapsed")
    frame["emd"] = chosen(rng, n, margins.extramedullary, among=infused)
    frame["cns_leukaemia"] = chosen(rng, n, margins.cns, among=infused)
    bands = {str(band): weight for band, weight in BLASTS.items()}
    frame["blasts_pct"] = [blasts(rng, int(pick(rng, bands))) for _ in range(n)]
    _prescribe(rng, frame, margins)
    _outcomes(rng, frame, margins)
    return frame


def _prescribe(rng: np.random.Generator, frame: pd.DataFrame, margins: SingleArm) -> None:
    for name in PRESCRIBED:
        frame[name] = None
    infused = np.flatnonzero(frame["infused"])
    frame["earlier_car_t"] = margins.earlier_car_t
    given = [domain for domain, count in margins.domains for _ in range(count)]
    frame.loc[infused, "costimulatory"] = given
    frame.loc[infused, "construct"] = [f"CD19-{domain}" for domain in given]
    frame["cohort"] = frame["construct"]
    if margins.bridging:
        frame.loc[infused, "bridging"] = spread(rng, margins.bridging)


def _outcomes(rng: np.random.Generator, frame: pd.DataFrame, margins: SingleArm) -> None:
    n = len(frame)
    infused, remission = frame["infused"].to_numpy(), frame["remission"].to_numpy()
    for name, counts in {"crs": margins.crs, "neurotoxicity": margins.neurotoxicity}.items():
        frame[name] = 0
        frame.loc[infused, name] = spread(rng, counts).astype(int)
    negative = chosen(rng, n, margins.mrd_negative, among=remission)
    frame["mrd_negative"] = negative
    unclear = np.flatnonzero(
        chosen(rng, n, margins.mrd_not_evaluable + margins.mrd_missing, among=remission & ~negative)
    )
    frame.loc[unclear, "mrd_gap"] = ["NE"] * margins.mrd_not_evaluable + (
        ["missing"] * margins.mrd_missing
    )
    if margins.incomplete is not None:
        incomplete = chosen(rng, n, margins.incomplete, among=remission)
        frame.loc[remission, "complete"] = ~incomplete[remission]
    grafted = chosen(rng, n, margins.transplants, among=remission)
    frame["grafted"] = grafted | chosen(
        rng, n, margins.salvage_transplants, among=infused & ~remission
    )
    relapsed = chosen(rng, n, margins.relapses_after_transplant, among=grafted) | chosen(
        rng, n, margins.relapses_without_transplant, among=remission & ~grafted
    )
    frame["relapsed"] = relapsed
    frame["cd19_negative"] = chosen(rng, n, margins.cd19_negative_relapses, among=relapsed)


def _course(rng: np.random.Generator, who: Any, end: int) -> Course:
    course = Course(end, lost=False, last_infusion=0)
    if not who.infused:
        return course
    given = Given(
        day=0,
        reason="first",
        generation=2,
        strategy="single",
        disease_status=who.disease_status,
        blasts_pct=who.blasts_pct,
        cns_leukaemia=bool(who.cns_leukaemia),
        emd=bool(who.emd),
        risk_group="",
        remission=bool(who.remission),
        mrd_negative=bool(who.mrd_negative),
        crs=int(who.crs),
        neurotoxicity=int(who.neurotoxicity),
        assessed=28 + int(rng.integers(0, 5)),
    )
    course.infusions.append(given)
    failed = given.assessed
    if who.grafted:
        graft = given.assessed + int(rng.integers(14, 50))
        course.transplants.append(
            Transplant(graft, "consolidation" if given.remission else "salvage")
        )
        failed = graft
    if who.relapsed:
        # Within a year of the infusion, so that the study closes after every relapse.
        failed += 30 + int(rng.random() * (min(end, RELAPSED_BY) - failed - 30))
        course.relapses.append(
            Relapse(failed, ["BM"], cd19_negative=bool(who.cd19_negative), infusion=1)
        )
    elif given.remission:
        return course
    rate = ASSUMED.death_after_relapse if who.relapsed else ASSUMED.death_after_no_response
    rate = ASSUMED.death_after_salvage if who.grafted and not given.remission else rate
    dies = failed + 5 + int(rng.exponential(MONTH / rate))
    if dies <= end:
        course.death = Death(dies, "RELAPSE", in_remission=False)
    return course


def _left_out(case: Casefile, reason: str) -> None:
    """Enrolled, but not infused: why, and that the patient was alive on that day."""
    decided = case.who.enrolled_on + timedelta(days=case.days(14, 30))
    adult = case.who.age_years >= 16
    case.add(
        "eligibility",
        screened_on=case.who.enrolled_on,
        eligible=True,
        performance_scale="ECOG" if adult else "LANSKY",
        performance=1 if adult else 80,
        survival_3_months=True,
        cd19_pct=number(case.between(95, 100)),
        not_infused_reason=reason,
        not_infused_on=decided,
    )
    case.add("follow_ups", contact_on=decided, status="alive", method="visit", in_remission=False)
