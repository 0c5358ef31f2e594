"""Whole curves and the numbers at risk beneath them, for a figure: `curves` of a result.

The parts of the commands hold only the days that were asked for.
"""

from math import ceil, log10
from typing import Any

import numpy as np

from analytics.analyses.files import EVERYBODY
from analytics.statistics.competing import cumulative_incidence
from analytics.statistics.design import Column
from analytics.statistics.roc import operating_points
from analytics.statistics.survival import kaplan_meier

Shape = dict[str, Any]
MOST_STEPS = 1500  # of a group; a finer curve cannot be seen
INTERVALS = 6  # of the axis, at the most
HALF_YEAR = 182.625
STEPS = (1, 2, 5, 10, 20, 50, 100, *(HALF_YEAR * years for years in (1, 2, 4, 10)))


def curves(
    time: np.ndarray,
    status: np.ndarray,
    *,
    group: Column | None = None,
    entry: np.ndarray | None = None,
    band: str,
) -> Shape:
    """`km`, `at_risk` and, of several causes, `cif` of everybody and of each group."""
    members = {EVERYBODY: np.full(time.size, True)}
    if group is not None:
        members |= {name: group.values == place for place, name in enumerate(group.levels or ())}
    codes = [int(code) for code in np.unique(status[status > 0])]
    places = np.where(status > 0, np.searchsorted(codes, status) + 1, 0)
    days = ticks(float(time.max())) if time.size else [0]
    shape: Shape = {"km": {}, "at_risk": {}}
    if len(codes) > 1:
        shape["cif"] = {str(code): {} for code in codes}
    for name, of in members.items():
        curve = kaplan_meier(time[of], status[of] > 0, None if entry is None else entry[of], band)
        columns = (curve.time, curve.survival, curve.lower, curve.upper)
        shape["km"][name] = _points(("time", "survival", "lower", "upper"), columns, curve.died > 0)
        shape["at_risk"][name] = [{"time": day, "n": curve.at(day).at_risk} for day in days]
        if len(codes) > 1:
            found = cumulative_incidence(time[of], places[of], len(codes), band)
            for place, code in enumerate(codes):
                columns = (found.time, found.incidence[place])
                steps = np.diff(found.incidence[place], prepend=0.0) > 0
                shape["cif"][str(code)][name] = _points(("time", "estimate"), columns, steps)
    return shape


def roc(outcome: np.ndarray, score: np.ndarray) -> list[Shape]:
    """The ROC curve of a score, from 0 and 0 to 1 and 1; nothing where there is one outcome."""
    columns = operating_points(outcome, score)
    return _points(("false_positive", "sensitivity"), columns, np.full(columns[0].size, True))


def _points(
    names: tuple[str, ...], columns: tuple[np.ndarray, ...], steps: np.ndarray
) -> list[Shape]:
    """The steps, and the end to which the last one reaches."""
    if not steps.size:
        return []
    shown = np.flatnonzero(steps)
    shown = np.unique([*shown[:: max(1, shown.size // MOST_STEPS)], steps.size - 1])
    return [
        dict(zip(names, (None if np.isnan(value) else value for value in point), strict=True))
        for point in zip(*(column[shown].astype(float).tolist() for column in columns), strict=True)
    ]


def ticks(end: float) -> list[float]:
    """Days from 0 to beyond the end, round ones: half years where the time is long."""
    least = max(end, 1.0) / INTERVALS
    step = next((step for step in STEPS if step >= least), 10.0 ** ceil(log10(least)))
    return [round(step * place) for place in range(ceil(max(end, 1.0) / step) + 1)]
