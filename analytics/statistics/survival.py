"""Kaplan-Meier curves, medians and the log-rank test, equal to R's survfit and survdiff.

Made of one table of events by time, for a study has thousands of curves. lifelines agrees and is
the second opinion of the tests; it gives 0 to 0 where nobody is left, the last time where an upper
limit is not reached, and counts those at risk after the events.

Delayed entry (left truncation), as in R's Surv(entry, time, event): who comes under observation at
`entry` is at risk at t where entry < t <= time. With d(t) events among the n(t) at risk,

    S(t) = product over s <= t of 1 - d(s)/n(s)
    log-rank of group g: O - E = sum of d_g - d n_g/n,
    V_gh = sum of d (n - d)/(n - 1) n_g/n (1[g=h] - n_h/n)

R's survdiff takes no entry; its coxph(Surv(entry, time, event) ~ group, ties = "exact") gives this
statistic as its score test.
"""

from dataclasses import dataclass

import numpy as np

from analytics.statistics.inputs import Why, chi_square_beyond, distinct

Z = 1.959963984540054  # qnorm(0.975)
# R compares survival with a quantile to this tolerance, so that 0.5 reached by products is 0.5.
SAME_SURVIVAL = float(np.sqrt(np.finfo(float).eps))


@dataclass(frozen=True)
class Quantile:
    """None is "not reached"."""

    estimate: float | None
    lower: float | None
    upper: float | None


@dataclass(frozen=True)
class SurvivalAt:
    time: float
    survival: float | None
    lower: float | None
    upper: float | None
    at_risk: int


@dataclass(frozen=True)
class Curve:
    """A Kaplan-Meier curve with a point at every observed time.

    `at_risk` counts just before the events of its time; NaN limits do not exist (S = 0). `entry`
    holds the delayed entries in order. Where all of an early risk set had the event, the curve is
    0 from then on: `emptied`, though others entered later.
    """

    n: int
    events: int
    time: np.ndarray
    survival: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    at_risk: np.ndarray
    entry: np.ndarray | None = None

    @property
    def emptied(self) -> bool:
        return self.time.size > 1 and bool(self.survival[-2] == 0)

    def at(self, time: float) -> SurvivalAt:
        """Survival at a time. Beyond the last observation it is unknown, unless nobody is left."""
        if self.n == 0:
            return SurvivalAt(time, None, None, None, 0)
        if time > self.time[-1]:
            gone = 0.0 if self.survival[-1] == 0 else None
            return SurvivalAt(time, gone, None, None, 0)
        later = int(np.searchsorted(self.time, time, side="left"))
        at_risk = int(self.at_risk[later])
        if self.entry is not None:
            # Who enters between the time and the next point is not at risk yet.
            at_risk -= int(np.diff(np.searchsorted(self.entry, [time, self.time[later]]))[0])
        last = int(np.searchsorted(self.time, time, side="right")) - 1
        if last < 0:
            return SurvivalAt(time, 1.0, 1.0, 1.0, at_risk)
        return SurvivalAt(
            time,
            float(self.survival[last]),
            _number(self.lower[last]),
            _number(self.upper[last]),
            at_risk,
        )

    def quantile(self, share: float = 0.5) -> Quantile:
        """When `share` has had the event: the midpoint where the curve lies flat there, as R."""
        left = 1 - share
        return Quantile(
            self._reaches(self.survival, left),
            self._reaches(self.lower, left),
            self._reaches(self.upper, left),
        )

    def _reaches(self, survival: np.ndarray, level: float) -> float | None:
        exists = ~np.isnan(survival)
        time, values = self.time[exists], survival[exists]
        reached = values <= level + SAME_SURVIVAL
        if not reached.any():
            return None
        first = int(np.argmax(reached))
        if values[first] < level - SAME_SURVIVAL:
            return float(time[first])
        below = values < level - SAME_SURVIVAL
        flat_until = time[int(np.argmax(below))] if below.any() else time[-1]
        return float((time[first] + flat_until) / 2)


def kaplan_meier(times: np.ndarray, events: np.ndarray, entry: np.ndarray | None = None) -> Curve:
    """The curve of checked times (`survival_inputs`) and true-or-false events, log-log limits.

    With `entry` (`check_entry`) everybody counts from then on.
    """
    if times.size == 0:
        nothing = np.empty(0)
        return Curve(0, 0, nothing, nothing, nothing, nothing, nothing)
    time, position = distinct(times)
    observed = np.asarray(events, dtype=bool)
    died = np.bincount(position, weights=observed, minlength=time.size)
    left = np.bincount(position, minlength=time.size)
    entered = times.size if entry is None else np.cumsum(_entered(entry, time, 1)[0])
    at_risk = entered - np.concatenate([[0], np.cumsum(left)[:-1]])
    survival = np.cumprod((at_risk - died) / at_risk)
    lower, upper = _log_log_limits(survival, died, at_risk)
    waited = None if entry is None else np.sort(entry)
    return Curve(times.size, int(observed.sum()), time, survival, lower, upper, at_risk, waited)


def _entered(
    entry: np.ndarray, time: np.ndarray, groups: int, group: np.ndarray | int = 0
) -> np.ndarray:
    """How many of each group are at risk for the first time at each time."""
    cell = group * time.size + np.searchsorted(time, entry, side="right")
    return np.bincount(cell, minlength=groups * time.size).reshape(groups, time.size)


def _log_log_limits(
    survival: np.ndarray, died: np.ndarray, at_risk: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Greenwood's variance on the log(-log) scale; 1 to 1 where S is 1, none where S is 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        variance = np.cumsum(died / (at_risk * (at_risk - died)))
        log_survival = np.log(survival)
        spread = Z * np.sqrt(variance) / log_survival
        lower, upper = survival ** np.exp(-spread), survival ** np.exp(spread)
    lower[survival == 1] = upper[survival == 1] = 1.0
    lower[survival == 0] = upper[survival == 0] = np.nan
    return lower, upper


@dataclass(frozen=True)
class TestResult:
    """A test statistic, or `why` there is none."""

    __test__ = False  # not a test case

    statistic: float | None
    df: int | None
    p: float | None
    why: Why | None = None


def log_rank(
    times: np.ndarray, events: np.ndarray, groups: np.ndarray, entry: np.ndarray | None = None
) -> TestResult:
    """Whether survival differs between the groups; those never at risk at an event are left out."""
    names, group = distinct(groups)
    observed = np.asarray(events, dtype=bool)
    if names.size < 2:
        return untested("one_group", "There are not two groups to compare.")
    if not observed.any():
        return untested("no_events", "There is no event in any group.")
    time, position = distinct(times)
    shape = (names.size, time.size)
    cell = group * time.size + position
    died = np.bincount(cell, weights=observed, minlength=names.size * time.size).reshape(shape)
    left = np.bincount(cell, minlength=names.size * time.size).reshape(shape)
    at_risk = left[:, ::-1].cumsum(axis=1)[:, ::-1]
    if entry is not None:
        entered = _entered(entry, time, names.size, group)
        at_risk = at_risk - (entered[:, ::-1].cumsum(axis=1)[:, ::-1] - entered)
    eventful = died.any(axis=0)
    died, at_risk = died[:, eventful], at_risk[:, eventful]
    if ((at_risk > 0).sum(axis=0) < 2).all():
        return untested("not_at_risk_together", "No two groups are at risk together.")
    compared = at_risk.any(axis=1)
    died, at_risk = died[compared], at_risk[compared]
    df = int(compared.sum()) - 1
    d, n = died.sum(axis=0), at_risk.sum(axis=0)
    share = at_risk / n
    score = (died - share * d).sum(axis=1)
    # Hypergeometric; the last one at risk has no choice but to be the one.
    spread = d * (n - d) / np.maximum(n - 1, 1)
    variance = (np.diag((share * spread).sum(axis=1)) - (share * spread) @ share.T)[:-1, :-1]
    if np.linalg.matrix_rank(variance) < df:
        return untested("no_variance", "The groups cannot be told apart: the variance is singular.")
    statistic = float(score[:-1] @ np.linalg.solve(variance, score[:-1]))
    return TestResult(statistic, df, chi_square_beyond(statistic, df))


def untested(code: str, message: str) -> TestResult:
    return TestResult(None, None, None, Why(code, message))


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
