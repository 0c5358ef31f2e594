"""Covariates that begin to hold in the course of observation, as rows (entry, time].

The rule of this project: what happens on a day holds from the following moment on, so a fact on the
day of the event does not count before it. R drops who is observed for no time at all,
Surv(0, 0); here such a row ends half a day later, so that events on the first day count.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from analytics.statistics.inputs import BadInput

HALF_DAY = 0.5


@dataclass(frozen=True)
class Intervals:
    """Rows in which nothing changes; `row` is the place of their subject, in order.

    `status` is the subject's in its last row, else 0. `holds` has 1 where a fact held, else 0.
    """

    row: np.ndarray
    entry: np.ndarray
    time: np.ndarray
    status: np.ndarray
    holds: dict[str, np.ndarray]


def intervals(
    time: np.ndarray,
    status: np.ndarray,
    since: Mapping[str, np.ndarray],
    entry: np.ndarray | None = None,
) -> Intervals:
    """Observation from `entry` (else 0) to `time`, cut at the day since which each fact holds.

    NaN is a fact that never came.
    """
    begin = np.zeros(time.size) if entry is None else np.asarray(entry, dtype=float)
    if (begin > time).any():
        raise BadInput(["An entry is after its time."])
    days = {name: np.asarray(day, dtype=float) for name, day in since.items()}
    subject, start = [np.arange(time.size)], [begin]
    for day in days.values():
        # NaN compares false.
        cut = np.flatnonzero((day > begin) & (day < time))
        subject.append(cut)
        start.append(day[cut])
    row, entered = np.concatenate(subject), np.concatenate(start)
    order = np.lexsort((entered, row))
    row, entered = row[order], entered[order]
    new = np.concatenate([[True], (np.diff(row) != 0) | (np.diff(entered) != 0)])[: row.size]
    row, entered = row[new], entered[new]
    last = np.concatenate([np.diff(row) != 0, [True]])[: row.size]
    left = np.where(last, time[row], np.concatenate([entered[1:], [0.0]])[: row.size])
    return Intervals(
        row,
        entered,
        np.where(left == entered, left + HALF_DAY, left),
        np.where(last, status[row], 0),
        {
            name: ((day[row] <= entered) & (day[row] < time[row])).astype(float)
            for name, day in days.items()
        },
    )
