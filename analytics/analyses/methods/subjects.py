"""Whom an analysis counts, and who is left out and why."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from analytics.cohort import Cohort
from analytics.definitions.analysis import FORMS_AT, Analysis, Cases
from analytics.definitions.endpoint import Fact, Unit
from analytics.definitions.variables import VARIABLES
from analytics.statistics.design import Column

Shape = dict[str, Any]
YES, NO = "yes", "no"
# What must be known by a landmark of a population that forms after the origin.
FORMED_BY = {
    Cases.RESPONDERS: ("cr", YES),
    Cases.NON_RESPONDERS: ("cr", NO),
    Cases.TRANSPLANTED: ("hsct", YES),
}


@dataclass(frozen=True)
class Subjects:
    """Rows of a cohort, and how many are left out by reason."""

    rows: pd.DataFrame
    left_out: tuple[tuple[str, int], ...]

    @property
    def n(self) -> int:
        return len(self.rows)

    def of(self, kept: np.ndarray, reason: str) -> "Subjects":
        """Some of them; the others are left out for a reason."""
        out = int(self.n - kept.sum())
        reasons = (*self.left_out, (reason, out)) if out else self.left_out
        return Subjects(self.rows[kept], reasons)

    @property
    def excluded(self) -> list[Shape]:
        return excluded(self.left_out)


def excluded(*counted: Iterable[tuple[str, int]]) -> list[Shape]:
    """Who is left out, by reason, the most frequent first."""
    total: Counter[str] = Counter()
    for counts in counted:
        for reason, n in counts:
            total[reason] += n
    ranked = sorted(total.items(), key=lambda item: (-item[1], item[0]))
    return [{"reason": reason, "n": n} for reason, n in ranked if n]


def select(analysis: Analysis, cohort: Cohort) -> Subjects:
    """The subjects that a declaration names."""
    rows, left_out = cohort.rows(analysis.population, analysis.where)
    return Subjects(rows, tuple(left_out))


def select_at_landmark(analysis: Analysis, cohort: Cohort, day: float) -> Subjects:
    """The same, by what was known of each so many days after the endpoint's origin."""
    population, later = analysis.population, list[tuple[str, tuple[str, ...]]]()
    origin = {*analysis.origins}
    if population in FORMED_BY and not origin <= FORMS_AT[population]:
        name, level = FORMED_BY[population]
        population, later = Cases.INFUSED, [(name, (level,))]
    known = [(n, levels) for n, levels in analysis.where if VARIABLES[n].known_from(origin)]
    later += [item for item in analysis.where if item not in known]
    rows, left_out = cohort.rows(population, known)
    found = Subjects(rows, tuple(left_out))
    for name, levels in later:
        column = cohort.known_by(name, found.rows, day, str(analysis.endpoint))
        found = found.of(is_at(column, levels), f"other_{name}_at_landmark")
    return found


def is_at(column: Column, levels: tuple[str, ...]) -> np.ndarray:
    """True where a factor is at one of these levels; what is not known is at none."""
    places = [place for place, level in enumerate(column.levels or ()) if level in levels]
    return np.isin(column.values, places)


def first_infusions(subjects: Subjects) -> Subjects:
    """Of infusions, each patient's earliest; the rows come in the order of the record."""
    rows = subjects.rows
    first = rows.groupby("patient")["infusion"].transform("min")
    return subjects.of((rows["infusion"] == first).to_numpy(), "a_later_infusion")


@dataclass(frozen=True)
class Sets:
    """Rows in two sets by the patient: who enrolled from `day` on is `later`."""

    day: date
    later: np.ndarray


def sets_of(cohort: Cohort, rows: pd.DataFrame, options: Mapping[str, Any]) -> Sets | None:
    """The rows divided on the day asked for, or on that by which a share had enrolled.

    None where neither is asked for, or nobody ever enrolled. Without an enrolment the infusion
    counts.
    """
    if options["split"] is None and options["split_share"] is None:
        return None
    facts = cohort.facts(Unit.PATIENT)
    first = facts.groupby(["kind", "subject"])["date"].min()
    dates = [
        pd.to_datetime(first.loc[kind.value])
        for kind in (Fact.ENROLMENT, Fact.INFUSION)
        if kind.value in first.index.get_level_values("kind")
    ]
    if not dates:
        return None
    began = dates[0] if len(dates) == 1 else dates[0].combine_first(dates[1])
    if options["split"] is not None:
        day = pd.Timestamp(options["split"])
    else:
        began = began.sort_values()
        day = began.iloc[min(round(began.size * options["split_share"]), began.size - 1)]
    on = pd.to_datetime(rows["patient"].map(began))
    return Sets(day.date(), (on >= day).to_numpy())


def covariate(column: Column) -> Column:
    """As a model takes it: a ratio of yes is against no, and levels that no row has are dropped."""
    return dropping_absent(column).against(NO)


def dropping_absent(column: Column) -> Column:
    """The same without the levels that no row has."""
    return column.of(np.full(column.values.size, True))


def renamed(column: Column, taken: str) -> Column:
    """The same with no level of a name that is taken."""
    if taken not in (column.levels or ()):
        return column
    levels = tuple(f"{n} (level)" if n == taken else n for n in column.levels or ())
    return replace(column, levels=levels)
