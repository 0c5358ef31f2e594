"""The log-rank test of groups, of pairs, in strata and for a trend, equal to R's survdiff.

Made of tables of events by group and time. With d(t) events among the n(t) at risk, of group g

    O - E = sum of d_g - d n_g/n,
    V_gh = sum of d (n - d)/(n - 1) n_g/n (1[g=h] - n_h/n),

over the event times, added up over strata. R's survdiff takes no delayed entry; its
coxph(Surv(entry, time, event) ~ group, ties = "exact") gives this statistic as its score test.
Trend: Tarone RE, Biometrika 1975;62:679-682. Pairs: Holm S, Scand J Stat 1979;6:65-70.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from analytics.statistics.inputs import Why, chi_square_beyond, distinct, entered


@dataclass(frozen=True)
class TestResult:
    """A test statistic, or `why` there is none."""

    __test__ = False  # not a test case

    statistic: float | None
    df: int | None
    p: float | None
    why: Why | None = None


@dataclass(frozen=True)
class Pair:
    """The test of two groups (their places) among all pairs, with p adjusted by Holm's steps."""

    groups: tuple[int, int]
    test: TestResult
    p_holm: float | None


@dataclass(frozen=True)
class Scores:
    """What tells groups apart: O - E of each, its covariances, and who was at risk at an event.

    `together` says whether two of them ever were at the same.
    """

    score: np.ndarray
    variance: np.ndarray
    compared: np.ndarray
    together: bool

    def of(self, places: Sequence[int]) -> "Scores":
        at = np.array(places)
        return Scores(
            self.score[at], self.variance[np.ix_(at, at)], self.compared[at], self.together
        )

    def __add__(self, other: "Scores") -> "Scores":
        return Scores(
            self.score + other.score,
            self.variance + other.variance,
            self.compared | other.compared,
            self.together or other.together,
        )


def log_rank(
    times: np.ndarray,
    events: np.ndarray,
    groups: np.ndarray,
    entry: np.ndarray | None = None,
    strata: np.ndarray | None = None,
) -> TestResult:
    """Whether survival differs between the groups; those never at risk at an event are left out."""
    names, group = distinct(groups)
    observed = np.asarray(events, dtype=bool)
    if names.size < 2:
        return untested("one_group", "There are not two groups to compare.")
    if not observed.any():
        return untested("no_events", "There is no event in any group.")
    return tested(scores(times, observed, group, names.size, entry, strata))


def pairs(
    times: np.ndarray,
    events: np.ndarray,
    group: np.ndarray,
    groups: int,
    entry: np.ndarray | None = None,
    strata: np.ndarray | None = None,
) -> list[Pair]:
    """The log-rank test of every two of `groups` groups, which `group` numbers from 0."""
    results = []
    for one, other in combinations(range(groups), 2):
        rows = (group == one) | (group == other)
        entry_, strata_ = (None if given is None else given[rows] for given in (entry, strata))
        results.append(log_rank(times[rows], events[rows], group[rows], entry_, strata_))
    adjusted = holm([test.p for test in results])
    places = combinations(range(groups), 2)
    return [Pair(*found) for found in zip(places, results, adjusted, strict=True)]


def holm(p_values: Sequence[float | None]) -> list[float | None]:
    """Adjusted p-values in the same order; what was not tested does not count."""
    known = sorted((p, place) for place, p in enumerate(p_values) if p is not None)
    adjusted: list[float | None] = [None] * len(p_values)
    highest = 0.0
    for passed, (p, place) in enumerate(known):
        highest = max(highest, min(1.0, (len(known) - passed) * p))
        adjusted[place] = highest
    return adjusted


def trend(
    times: np.ndarray,
    events: np.ndarray,
    group: np.ndarray,
    groups: int,
    entry: np.ndarray | None = None,
    strata: np.ndarray | None = None,
) -> TestResult:
    """Whether survival rises or falls along the groups, which `group` numbers from 0 in order."""
    observed = np.asarray(events, dtype=bool)
    if not observed.any():
        return untested("no_events", "There is no event in any group.")
    found = scores(times, observed, group, groups, entry, strata)
    if not found.together:
        return untested("not_at_risk_together", "No two groups are at risk together.")
    step = np.arange(groups)
    variance = float(step @ found.variance @ step)
    # Of the last one at risk the variance is 0, which a sum of shares may miss by its rounding.
    if variance <= 1e-12 * float(step**2 @ found.variance.diagonal()):
        return untested("no_variance", "The groups cannot be told apart: the variance is 0.")
    statistic = float(step @ found.score) ** 2 / variance
    return TestResult(statistic, 1, chi_square_beyond(statistic, 1))


def tested(found: Scores) -> TestResult:
    """The quadratic form of the scores of the groups that were compared."""
    if not found.together:
        return untested("not_at_risk_together", "No two groups are at risk together.")
    kept = found.of(np.flatnonzero(found.compared))
    df = kept.score.size - 1
    score, variance = kept.score[:-1], kept.variance[:-1, :-1]
    if not np.isfinite(variance).all() or np.linalg.matrix_rank(variance) < df:
        return untested("no_variance", "The groups cannot be told apart: the variance is singular.")
    statistic = float(score @ np.linalg.solve(variance, score))
    return TestResult(statistic, df, chi_square_beyond(statistic, df))


def untested(code: str, message: str) -> TestResult:
    return TestResult(None, None, None, Why(code, message))


def scores(
    times: np.ndarray,
    observed: np.ndarray,
    group: np.ndarray,
    groups: int,
    entry: np.ndarray | None = None,
    strata: np.ndarray | None = None,
) -> Scores:
    """The log-rank scores of groups numbered from 0, added up over strata."""
    if strata is None:
        return _of_stratum(times, observed, group, groups, entry)
    none = np.zeros(groups)
    total = Scores(none, np.zeros((groups, groups)), none > 0, False)
    for rows in each_stratum(strata):
        late = None if entry is None else entry[rows]
        total += _of_stratum(times[rows], observed[rows], group[rows], groups, late)
    return total


def each_stratum(strata: np.ndarray) -> list[np.ndarray]:
    """The places of the rows of each stratum."""
    _, stratum = distinct(strata)
    order = np.argsort(stratum, kind="stable")
    return np.split(order, np.cumsum(np.bincount(stratum))[:-1])


def _of_stratum(
    times: np.ndarray,
    observed: np.ndarray,
    group: np.ndarray,
    groups: int,
    entry: np.ndarray | None,
) -> Scores:
    time, position = distinct(times)
    shape = (groups, time.size)
    cell = group * time.size + position
    died = np.bincount(cell[observed], minlength=groups * time.size).reshape(shape)
    left = np.bincount(cell, minlength=groups * time.size).reshape(shape)
    at_risk = left[:, ::-1].cumsum(axis=1)[:, ::-1]
    if entry is not None:
        late = entered(entry, time, groups, group)
        at_risk = at_risk - (late[:, ::-1].cumsum(axis=1)[:, ::-1] - late)
    eventful = died.any(axis=0)
    died, at_risk = died[:, eventful], at_risk[:, eventful]
    d, n = died.sum(axis=0), at_risk.sum(axis=0)
    share = at_risk / n
    # Hypergeometric; the last one at risk has no choice but to be the one.
    spread = share * (d * ((n - d) / np.maximum(n - 1, 1)))
    return Scores(
        (died - share * d).sum(axis=1),
        np.diag(spread.sum(axis=1)) - spread @ share.T,
        at_risk.any(axis=1),
        bool(((at_risk > 0).sum(axis=0) > 1).any()),
    )
