"""Cumulative incidence of competing causes and Gray's test, equal to cmprsk's cuminc.

Sources: Aalen OO, Ann Stat 1978;6:534-545 (variance of the incidence). Gray RJ, Ann Stat
1988;16:1141-1154 (the test, with weight 1). Ties enter the variances as in cmprsk: by the
hypergeometric factor of Greenwood's formula.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from analytics.statistics.inputs import distinct
from analytics.statistics.limits import LOG_LOG, limits, number
from analytics.statistics.rank_tests import Scores, TestResult, each_stratum, tested, untested

# An incidence of 1, as far as a sum of shares can say it.
CERTAIN = 1 - 1e-12


@dataclass(frozen=True)
class IncidenceAt:
    time: float
    incidence: float | None
    lower: float | None
    upper: float | None
    at_risk: int


@dataclass(frozen=True)
class Incidences:
    """The incidence of each cause (a row) at every observed time (a column).

    `survival` is the share without any of the causes: with the incidences it makes 1. `at_risk`
    counts just before the events of its time; NaN limits do not exist (an incidence of 1).
    """

    n: int
    events: tuple[int, ...]
    time: np.ndarray
    survival: np.ndarray
    incidence: np.ndarray
    variance: np.ndarray
    at_risk: np.ndarray
    band: str = LOG_LOG

    @cached_property
    def limits(self) -> tuple[np.ndarray, np.ndarray]:
        """Limits of the incidences; 0 where an incidence is 0."""
        lower, upper = limits(self.incidence, np.sqrt(self.variance), self.band)
        for limit in (lower, upper):
            limit[self.incidence == 0] = 0.0
            limit[self.incidence > CERTAIN] = np.nan
        return lower, upper

    def at(self, cause: int, time: float) -> IncidenceAt:
        """The incidence of a cause from 0 at a time; unknown beyond the last observation.

        Once nobody is left without an event it stays what it is.
        """
        if self.n == 0 or (time > self.time[-1] and self.survival[-1] > 0):
            return IncidenceAt(time, None, None, None, 0)
        later = int(np.searchsorted(self.time, time, side="left"))
        at_risk = int(self.at_risk[later]) if later < self.time.size else 0
        last = int(np.searchsorted(self.time, time, side="right")) - 1
        if last < 0:
            return IncidenceAt(time, 0.0, 0.0, 0.0, at_risk)
        lower, upper = (number(limit[cause, last]) for limit in self.limits)
        return IncidenceAt(time, float(self.incidence[cause, last]), lower, upper, at_risk)


def cumulative_incidence(
    times: np.ndarray, status: np.ndarray, causes: int, band: str = LOG_LOG
) -> Incidences:
    """Aalen-Johansen from checked times and statuses: 0 censored, 1 to `causes` the cause."""
    if times.size == 0:
        none, nothing = np.empty((causes, 0)), np.empty(0)
        return Incidences(0, (0,) * causes, nothing, nothing, none, none, nothing, band)
    time, position = distinct(times)
    died, at_risk = _counts(position, status, np.zeros(times.size, dtype=int), time.size, 1, causes)
    d, y = died[:, 0], at_risk[0]
    anybody = d.sum(axis=0)
    survival = np.cumprod((y - anybody) / y)
    before = np.concatenate([[1.0], survival[:-1]])
    # A sum of shares may pass 1 by its rounding.
    incidence = np.minimum(np.cumsum(before * d / y, axis=1), 1.0)
    variance = np.array([_aalen(k, d, y, before, survival, incidence[k]) for k in range(causes)])
    return Incidences(
        times.size,
        tuple(int(n) for n in d.sum(axis=1)),
        time,
        survival,
        incidence,
        variance,
        y,
        band,
    )


def _aalen(
    cause: int,
    died: np.ndarray,
    at_risk: np.ndarray,
    before: np.ndarray,
    survival: np.ndarray,
    incidence: np.ndarray,
) -> np.ndarray:
    """The variance of one incidence, as a sum of squares opened so that one pass does."""
    left = np.divide(1, survival, out=np.zeros_like(survival), where=survival > 0)
    own, others = died[cause], died.sum(axis=0) - died[cause]
    sums = np.zeros((3, incidence.size))
    for count, here, counts in ((own, 1.0, True), (others, 0.0, survival > 0)):
        weight = np.where(counts, before**2 * _tied(count, at_risk), 0.0)
        reach = here + left * incidence
        sums += np.cumsum([reach**2 * weight, reach * left * weight, left**2 * weight], axis=1)
    variance = sums[0] - 2 * incidence * sums[1] + incidence**2 * sums[2]
    return np.maximum(variance, 0.0)


def _tied(count: np.ndarray, at_risk: np.ndarray) -> np.ndarray:
    """The variance of a hazard's increment: count/at_risk², less where events are tied."""
    several = np.maximum(at_risk - 1, 1)
    factor = np.where(count > 1, 1 - (count - 1) / several, 1.0)
    return factor * count / np.maximum(at_risk, 1) ** 2


def _counts(
    position: np.ndarray,
    status: np.ndarray,
    group: np.ndarray,
    times: int,
    groups: int,
    causes: int,
) -> tuple[np.ndarray, np.ndarray]:
    """Events by cause, group and time; numbers at risk by group and time."""
    cell = (status * groups + group) * times + position
    counted = np.bincount(cell, minlength=(causes + 1) * groups * times)
    table = counted.reshape(causes + 1, groups, times).astype(float)
    left = table.sum(axis=0)
    return table[1:], left[:, ::-1].cumsum(axis=1)[:, ::-1]


def gray(
    times: np.ndarray,
    status: np.ndarray,
    groups: np.ndarray,
    cause: int,
    strata: np.ndarray | None = None,
) -> TestResult:
    """Whether the incidence of a cause differs between the groups.

    Those never at risk at an event of the cause are left out, as in the log-rank test.
    """
    names, group = distinct(groups)
    of_cause = status == cause
    if names.size < 2:
        return untested("one_group", "There are not two groups to compare.")
    if not of_cause.any():
        return untested("no_events", "There is no such event in any group.")
    coded = np.where(of_cause, 1, np.where(status > 0, 2, 0))
    if strata is None:
        return tested(_scores(times, coded, group, names.size))
    none = np.zeros(names.size)
    total = Scores(none, np.zeros((names.size, names.size)), none > 0, False)
    for rows in each_stratum(strata):
        total += _scores(times[rows], coded[rows], group[rows], names.size)
    return tested(total)


def _scores(times: np.ndarray, status: np.ndarray, group: np.ndarray, groups: int) -> Scores:
    """Gray's scores of all groups in one stratum; 0 of those that have nothing to compare."""
    score, variance = np.zeros(groups), np.zeros((groups, groups))
    events = times[status == 1]
    compared = np.zeros(groups, dtype=bool)
    if events.size:
        compared = np.bincount(group[times >= events.min()], minlength=groups) > 0
    if compared.sum() < 2:
        return Scores(score, variance, compared, False)
    if not compared.all():
        kept = compared[group]
        group = (np.cumsum(compared) - 1)[group[kept]]
        times, status = times[kept], status[kept]
    places = np.flatnonzero(compared)
    score[places], variance[np.ix_(places, places)] = _score(times, status, group)
    return Scores(score, variance, compared, True)


def _score(times: np.ndarray, status: np.ndarray, group: np.ndarray) -> tuple[np.ndarray, ...]:
    """Gray's scores of the groups and their covariances; arrays are group by time."""
    time, position = distinct(times)
    size = int(group.max()) + 1
    died, at_risk = _counts(position, status, group, time.size, size, 2)
    eventful = died.sum(axis=(0, 1)) > 0
    (own, other), y = died[:, :, eventful], at_risk[:, eventful]
    present = y > 0
    y_safe = np.where(present, y, 1)
    survival = np.cumprod((y_safe - own - other) / y_safe, axis=1)
    before = np.hstack([np.ones((size, 1)), survival[:, :-1]])
    incidence = np.cumsum(before * own / y_safe, axis=1)

    # Everybody who could be at risk had nobody died of another cause.
    reweighted = np.where(present, y / np.where(before > 0, before, 1), 0.0)
    of_group = reweighted.copy()
    of_group[:, 1:] *= 1 - incidence[:, :-1]
    events = own.sum(axis=0)
    total = reweighted.sum(axis=0)
    pooled = np.cumsum(events / total)
    pooled_before = np.concatenate([[0.0], pooled[:-1]])
    score = (own - of_group * events / of_group.sum(axis=0)).sum(axis=1)

    # What an event of group k at a time adds to the score of group i: at once (`now`), and
    # later through the weight of its group (`later`: all of it less what has passed). The scores
    # add up to 0, so the last group's follows; and one k at a time needs little memory.
    # Where nobody has the event nothing is added, also once the pooled incidence has reached 1.
    with np.errstate(divide="ignore", invalid="ignore"):
        hazard = np.where(events > 0, events / (total * (1 - pooled_before)), 0.0)
    variance = np.zeros((size, size))
    for k in range(size):
        now = reweighted[:-1] * (-reweighted[k] / total)
        if k < size - 1:
            now[k] += reweighted[k]
        passed = np.cumsum(now * hazard, axis=1)
        later = passed[:, -1:] - passed
        alive = survival[k] > 0
        left = np.divide(1 - pooled, survival[k], out=np.zeros(pooled.size), where=alive)
        by_own = now + np.where(alive, 1 - left, 1.0) * later
        by_other = left * later
        spread = np.maximum(total * before[k] - 1, 1e-300)
        tied = np.where(events > 1, 1 - (events - 1) / spread, 1.0)
        own_weight = np.where(present[k], tied * before[k] * events / (total * y_safe[k]), 0.0)
        other_weight = np.where(alive, before[k] ** 2 * _tied(other[k], y_safe[k]), 0.0)
        variance[:-1, :-1] += (by_own * own_weight) @ by_own.T
        variance[:-1, :-1] += (by_other * other_weight) @ by_other.T
    variance[-1] = -variance[:-1].sum(axis=0)
    variance[:, -1] = -variance[:, :-1].sum(axis=1)
    return score, variance
