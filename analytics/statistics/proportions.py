"""Proportions with their limits, and the difference of two."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from analytics.statistics.inputs import Why
from analytics.statistics.limits import Z


@dataclass(frozen=True)
class Proportion:
    n: int
    events: int
    rate: float | None
    lower: float | None
    upper: float | None


@dataclass(frozen=True)
class RiskDifference:
    """The first rate less the second, with Newcombe's 95 % limits."""

    difference: float | None
    lower: float | None
    upper: float | None
    why: Why | None = None


@lru_cache(maxsize=10_000)  # the same few counts come back in summary after summary
def clopper_pearson(events: int, n: int) -> Proportion:
    """The share with its exact 95 % limits; nothing to say about nobody."""
    if not 0 <= events <= n:
        raise ValueError(f"{events} events among {n}.")
    if n == 0:
        return Proportion(0, 0, None, None, None)
    from scipy.special import betaincinv

    lower = 0.0 if events == 0 else float(betaincinv(events, n - events + 1, 0.025))
    upper = 1.0 if events == n else float(betaincinv(events + 1, n - events, 0.975))
    return Proportion(n, events, events / n, lower, upper)


def binomial_test(
    events: int, n: int, null_rate: float, *, side: str = "two-sided"
) -> float | None:
    """The exact p-value of a stated rate, as R's binom.test; `side` also "greater" or "less".

    Two-sided sums all counts no more probable than this one. None about nobody.
    """
    if not 0 <= events <= n:
        raise ValueError(f"{events} events among {n}.")
    if n == 0:
        return None
    from scipy.stats import binomtest

    return float(binomtest(events, n, null_rate, alternative=side).pvalue)


def wilson(events: int, n: int) -> Proportion:
    """The share with Wilson's 95 % limits, without continuity correction."""
    if n == 0:
        return Proportion(0, 0, None, None, None)
    rate = events / n
    centre = (rate + Z**2 / (2 * n)) / (1 + Z**2 / n)
    spread = Z * np.sqrt(rate * (1 - rate) / n + Z**2 / (4 * n**2)) / (1 + Z**2 / n)
    lower, upper = float(centre - spread), float(centre + spread)
    return Proportion(n, events, rate, 0.0 if events == 0 else lower, 1.0 if events == n else upper)


def risk_difference(events: int, n: int, other_events: int, other_n: int) -> RiskDifference:
    """The difference of two rates by Newcombe's method 10 (doi:10.1002/(SICI)1097-0258(19980430)
    17:8<873::AID-SIM779>3.0.CO;2-I), made of Wilson's limits of each."""
    one, two = wilson(events, n), wilson(other_events, other_n)
    if one.rate is None or two.rate is None:
        return RiskDifference(None, None, None, Why("nobody", "There is nobody in a group."))
    difference = one.rate - two.rate
    below = np.hypot(one.rate - one.lower, two.upper - two.rate)
    above = np.hypot(one.upper - one.rate, two.rate - two.lower)
    return RiskDifference(difference, float(difference - below), float(difference + above))


def known_status(times: np.ndarray, events: np.ndarray, at: float) -> tuple[int, int]:
    """(event-free, known) at a time: known are those with an event by then or followed to it.

    Biased downwards: an early event is always known, an early censoring never.
    """
    observed = np.asarray(events, dtype=bool)
    had_event = observed & (times <= at)
    free = ~had_event & (times >= at)
    return int(free.sum()), int(free.sum() + had_event.sum())
