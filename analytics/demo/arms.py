"""A study of patients in first remission with MRD, in arms of which one alone has an infusion.

Every published total is fixed; who has what is drawn given them. Days are counted from the
infusion, or in the other arms from the day on which the therapy of the arm began.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from analytics.demo.afterwards import write_afterwards
from analytics.demo.beside import write_beside, write_courses
from analytics.demo.casefile import Casefile, Row, Table
from analytics.demo.cohort import PRESCRIBED, blasts
from analytics.demo.course import Course, Death, Given, Relapse, Therapy, Transplant
from analytics.demo.fixed import describe, written
from analytics.demo.planted import Planted
from analytics.demo.response import write_visits
from analytics.demo.sampling import chosen, spread
from analytics.demo.treatment import write_infusion

# Invented, in days: when MRD is shown after the diagnosis, and when what follows happens.
MRD_AFTER = {"persistent": (60, 90), "recurrent": (120, 210)}
RELAPSED_BY = 480
TRANSPLANT_DEATH = (30, 150)


@dataclass(frozen=True, kw_only=True)
class Arm:
    """How many of an arm had what; `persistent` of them MRD that had never gone."""

    name: str
    patients: int
    infused: bool
    persistent: int
    mrd_negative: int  # a month later
    transplants: int
    relapses_after_transplant: int
    relapses_without_transplant: int
    cd19_negative_relapses: int

    def __post_init__(self) -> None:
        without = self.patients - self.transplants
        for relapses, among in (
            (self.relapses_after_transplant, self.transplants),
            (self.relapses_without_transplant, without),
        ):
            if relapses > among:
                raise ValueError(f"{self.name}: {relapses} of {among} patients cannot relapse.")


@dataclass(frozen=True, kw_only=True)
class Arms:
    """What a paper prints of its patients, and what of a study has to be known beside it."""

    arms: tuple[Arm, ...]
    diagnosis: tuple[date, date]
    closes_on: date
    ages: tuple[float, float]
    domains: Mapping[str, int]
    crs: Mapping[int, int]
    neurotoxicity: Mapping[int, int]
    relapse_deaths: int
    transplant_deaths: int

    def __post_init__(self) -> None:
        infused = sum(arm.patients for arm in self.arms if arm.infused)
        for name in ("domains", "crs", "neurotoxicity"):
            if (total := sum(getattr(self, name).values())) != infused:
                raise ValueError(f"{name}: {total} does not make {infused} patients.")

    @property
    def enrolled(self) -> int:
        return sum(arm.patients for arm in self.arms)


@dataclass(frozen=True, kw_only=True)
class FirstRemission:
    diagnosed_on: date
    cr1_on: date
    mrd_on: date
    mrd_pattern: str


def made_in_arms(
    margins: Arms,
    settings: Mapping[str, Any],
    tables: tuple[Table, ...],
    seed: int,
    planted: Planted,
) -> dict[Table, list[Row]]:
    """Flat rows per table; the same seed gives the same rows."""
    return written(
        lambda rng: _cohort(rng, margins),
        _course,
        _write,
        closes_on=margins.closes_on,
        settings=settings,
        tables=tables,
        seed=seed,
        planted=planted,
    )


def _write(case: Casefile) -> None:
    if case.who.infused:
        write_courses(case.from_beside())
        write_infusion(case, 0)
    else:
        write_visits(case)
    write_afterwards(case)
    write_beside(case.from_beside())


def _cohort(rng: np.random.Generator, margins: Arms) -> pd.DataFrame:
    """The patients of all arms in the order of enrolment."""
    frame = pd.concat([_arm(rng, arm) for arm in margins.arms], ignore_index=True)
    n = len(frame)
    frame["first_remission"] = [
        _first_remission(rng, margins.diagnosis, pattern) for pattern in frame["mrd_pattern"]
    ]
    frame["enrolled_on"] = [
        first.mrd_on + timedelta(days=int(rng.integers(1, 11)))
        for first in frame["first_remission"]
    ]
    frame["site"] = 0  # one centre
    describe(rng, frame, margins.ages)
    frame["relapses"] = 0
    absent = ("tp53", "earlier_hsct", "ph_positive", "t315i", "from_cml", "ph_like")
    for name in (*absent, "emd", "cns_leukaemia"):
        frame[name] = False
    frame["blasts_pct"] = [blasts(rng, 0) for _ in range(n)]
    infused = frame["infused"].to_numpy()
    domains = spread(rng, margins.domains)
    frame.loc[infused, "costimulatory"] = domains
    frame.loc[infused, "construct"] = [f"CD19-{domain}" for domain in domains]
    frame["cohort"] = frame["arm"]
    frame["complete"] = True
    for name in ("crs", "neurotoxicity"):
        frame[name] = 0
        frame.loc[infused, name] = spread(rng, getattr(margins, name)).astype(int)
    relapsed, grafted = frame["relapsed"].to_numpy(), frame["grafted"].to_numpy()
    frame["dies_of_relapse"] = chosen(rng, n, margins.relapse_deaths, among=relapsed)
    frame["dies_of_transplant"] = chosen(
        rng, n, margins.transplant_deaths, among=grafted & ~relapsed
    )
    return frame.sort_values("enrolled_on", kind="stable", ignore_index=True)


def _arm(rng: np.random.Generator, arm: Arm) -> pd.DataFrame:
    n = arm.patients
    frame = pd.DataFrame(index=range(n))
    for name in PRESCRIBED:
        frame[name] = None
    frame["arm"] = arm.name
    frame["infused"] = arm.infused
    frame["mrd_pattern"] = np.where(chosen(rng, n, arm.persistent), "persistent", "recurrent")
    frame["mrd_negative"] = chosen(rng, n, arm.mrd_negative)
    grafted = chosen(rng, n, arm.transplants)
    relapsed = chosen(rng, n, arm.relapses_after_transplant, among=grafted) | chosen(
        rng, n, arm.relapses_without_transplant, among=~grafted
    )
    frame["grafted"], frame["relapsed"] = grafted, relapsed
    frame["cd19_negative"] = chosen(rng, n, arm.cd19_negative_relapses, among=relapsed)
    return frame


def _first_remission(
    rng: np.random.Generator, diagnosis: tuple[date, date], pattern: str
) -> FirstRemission:
    first, last = diagnosis
    diagnosed = first + timedelta(days=int(rng.integers(0, (last - first).days + 1)))
    return FirstRemission(
        diagnosed_on=diagnosed,
        cr1_on=diagnosed + timedelta(days=int(rng.integers(28, 43))),
        mrd_on=diagnosed + timedelta(days=int(rng.integers(*MRD_AFTER[pattern]))),
        mrd_pattern=pattern,
    )


def _course(rng: np.random.Generator, who: Any, end: int) -> Course:
    course = Course(end, lost=False, last_infusion=0)
    since = 28 + int(rng.integers(0, 5))
    if who.infused:
        course.infusions.append(_given(who, since))
    else:
        course.therapies.append(Therapy(0, "mrd"))
    if who.grafted:
        since += int(rng.integers(14, 50))
        course.transplants.append(Transplant(since, "consolidation"))
    if who.relapsed:
        # Early enough for the study to see every relapse, and the deaths after them.
        latest = min(end - 60, RELAPSED_BY)
        relapse = since + 15 + int(rng.random() * (latest - since - 15))
        course.relapses.append(
            Relapse(
                relapse, ["BM"], cd19_negative=bool(who.cd19_negative), infusion=int(who.infused)
            )
        )
        if who.dies_of_relapse:
            dies = relapse + 10 + int(rng.random() * (min(end - relapse, 540) - 10))
            course.death = Death(dies, "RELAPSE", in_remission=False)
    elif who.dies_of_transplant:
        dies = since + int(rng.integers(*TRANSPLANT_DEATH))
        course.death = Death(min(dies, end), "TRANSPLANT", in_remission=True)
    return course


def _given(who: Any, assessed: int) -> Given:
    return Given(
        day=0,
        reason="first",
        generation=2,
        strategy="single",
        disease_status=f"{who.mrd_pattern}_mrd",
        blasts_pct=who.blasts_pct,
        cns_leukaemia=False,
        emd=False,
        risk_group="",
        remission=True,
        mrd_negative=bool(who.mrd_negative),
        crs=int(who.crs),
        neurotoxicity=int(who.neurotoxicity),
        assessed=assessed,
    )
