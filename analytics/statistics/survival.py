"""Kaplan-Meier curves, their quantiles and restricted means, equal to R's survfit and survRM2.

Made of one table of events by time, for a study has thousands of curves. lifelines agrees and is
the second opinion of the tests; it gives 0 to 0 where nobody is left, the last time where an upper
limit is not reached, and counts those at risk after the events.

Delayed entry (left truncation), as in R's Surv(entry, time, event): who comes under observation at
`entry` is at risk at t where entry < t <= time. With d(t) events among the n(t) at risk,

    S(t) = product over s <= t of 1 - d(s)/n(s)
"""

from dataclasses import dataclass

import numpy as np

from analytics.statistics.inputs import Why, distinct, entered
from analytics.statistics.limits import LOG_LOG, Z, limits, number, two_sided

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
class RestrictedMean:
    """The mean time without the event until `tau`, or `why` there is none."""

    tau: float
    estimate: float | None
    se: float | None
    lower: float | None
    upper: float | None
    why: Why | None = None


@dataclass(frozen=True)
class Difference:
    """A difference with its limits and the test of it against 0."""

    estimate: float | None
    se: float | None
    lower: float | None
    upper: float | None
    p: float | None
    why: Why | None = None


@dataclass(frozen=True)
class Curve:
    """A Kaplan-Meier curve with a point at every observed time.

    `at_risk` counts just before the events of its time, `died` those; NaN limits do not exist
    (S = 0), and where S is 1 they are 1. `entry`
    holds the delayed entries in order. Where all of an early risk set had the event, the curve is
    0 from then on: `emptied`, though others entered later.
    """

    n: int
    events: int
    time: np.ndarray
    survival: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    died: np.ndarray
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
            number(self.lower[last]),
            number(self.upper[last]),
            at_risk,
        )

    def quantile(self, share: float = 0.5) -> Quantile:
        """When `share` has had the event: the midpoint where the curve lies flat there, as R.

        After late entries a lower limit of survival may rise again. R then inverts it where it is
        nearest below the level, which can lie after the estimate: only there the first time is
        taken at which it is below.
        """
        left = 1 - share
        estimate, lower, upper = (
            self._reaches(values, left) for values in (self.survival, self.lower, self.upper)
        )
        if estimate is not None and lower is not None and lower > estimate:
            lower = float(self.time[np.argmax(self.lower <= left + SAME_SURVIVAL)])
        return Quantile(estimate, lower, upper)

    def restricted_mean(self, tau: float) -> RestrictedMean:
        """The area under the curve until tau. Royston P, Parmar MKB, BMC Med Res Methodol
        2013;13:152, with the variance of survRM2's rmst1: the sum of d/(n (n - d)) times the
        square of the area from the event's time to tau.
        """
        if self.n == 0:
            return _no_mean(tau, "nobody", "There is nobody in this group.")
        if tau > self.time[-1] and self.survival[-1] > 0:
            return _no_mean(
                tau, "beyond_follow_up", f"Nobody in this group was followed to {tau:g}."
            )
        before = self.time < tau
        time, survival = self.time[before], self.survival[before]
        areas = np.diff(time, prepend=0.0, append=tau) * np.concatenate([[1.0], survival])
        left = areas[:0:-1].cumsum()[::-1]
        died, at_risk = self.died[before], self.at_risk[before]
        with np.errstate(divide="ignore", invalid="ignore"):
            weight = np.where(at_risk > died, died / (at_risk * (at_risk - died)), 0.0)
        estimate, se = float(areas.sum()), float(np.sqrt((left**2 * weight).sum()))
        return RestrictedMean(tau, estimate, se, estimate - Z * se, estimate + Z * se)

    def _reaches(self, survival: np.ndarray, level: float) -> float | None:
        exists = ~np.isnan(survival)
        time, values = self.time[exists], survival[exists]
        at = _highest(values, level + SAME_SURVIVAL)
        if at is None:
            return None
        if values[at] < level - SAME_SURVIVAL:
            return float(time[at])
        below = _highest(values, level - SAME_SURVIVAL)
        flat_until = time[-1] if below is None else time[below]
        return float((time[at] + flat_until) / 2)


def _highest(values: np.ndarray, most: float) -> int | None:
    """The place of the first of the highest values that are at most so high."""
    low = values <= most
    return int(np.argmax(np.where(low, values, -np.inf))) if low.any() else None


def _no_mean(tau: float, code: str, message: str) -> RestrictedMean:
    return RestrictedMean(tau, None, None, None, None, Why(code, message))


def difference(of: RestrictedMean, reference: RestrictedMean) -> Difference:
    """How much longer the mean of one group is than that of the reference, as survRM2."""
    for mean in (of, reference):
        if mean.estimate is None:
            return Difference(None, None, None, None, None, mean.why)
    estimate, se = of.estimate - reference.estimate, float(np.hypot(of.se, reference.se))
    span = estimate - Z * se, estimate + Z * se
    if se == 0:
        why = Why("no_variance", "Neither group has an event before then: there is no test.")
        return Difference(estimate, se, *span, None, why)
    return Difference(estimate, se, *span, two_sided(estimate / se))


def kaplan_meier(
    times: np.ndarray, events: np.ndarray, entry: np.ndarray | None = None, band: str = LOG_LOG
) -> Curve:
    """The curve of checked times (`survival_inputs`) and true-or-false events, limits by `band`.

    With `entry` (`check_entry`) everybody counts from then on.
    """
    if times.size == 0:
        nothing = np.empty(0)
        return Curve(0, 0, nothing, nothing, nothing, nothing, nothing, nothing)
    time, position = distinct(times)
    observed = np.asarray(events, dtype=bool)
    died = np.bincount(position, weights=observed, minlength=time.size)
    left = np.bincount(position, minlength=time.size)
    all_in = times.size if entry is None else np.cumsum(entered(entry, time, 1)[0])
    at_risk = all_in - np.concatenate([[0], np.cumsum(left)[:-1]])
    survival = np.cumprod((at_risk - died) / at_risk)
    lower, upper = _limits(survival, died, at_risk, band)
    waited = None if entry is None else np.sort(entry)
    events = int(observed.sum())
    return Curve(times.size, events, time, survival, lower, upper, died, at_risk, waited)


def _limits(
    survival: np.ndarray, died: np.ndarray, at_risk: np.ndarray, band: str
) -> tuple[np.ndarray, np.ndarray]:
    """By Greenwood's variance; 1 to 1 where S is 1, none where S is 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        error = survival * np.sqrt(np.cumsum(died / (at_risk * (at_risk - died))))
    lower, upper = limits(survival, error, band)
    lower[survival == 1] = upper[survival == 1] = 1.0
    lower[survival == 0] = upper[survival == 0] = np.nan
    return lower, upper
