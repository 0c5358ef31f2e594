"""Proportions with exact limits, and the chi-square test between them."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from analytics.statistics.inputs import Why, chi_square_beyond


@dataclass(frozen=True)
class Proportion:
    n: int
    events: int
    rate: float | None
    lower: float | None
    upper: float | None


@dataclass(frozen=True)
class ChiSquare:
    """Pearson's statistic without continuity correction, or `why` there is none."""

    statistic: float | None
    df: int | None
    p: float | None
    smallest_expected: float | None
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


def pearson_chi_square(counts: list[tuple[int, int]]) -> ChiSquare:
    """Compare rows of (with, without); rows of nobody are left out.

    The smallest expected count stands beside p because below 5 the p-value is rough.
    """
    table = np.array([row for row in counts if sum(row) > 0], dtype=float).reshape(-1, 2)
    if len(table) < 2:
        return ChiSquare(None, None, None, None, Why("one_group", "There are not two groups."))
    if (table.sum(axis=0) == 0).any():
        return ChiSquare(
            None, None, None, 0.0, Why("no_variance", "All groups have the same outcome only.")
        )
    expected = table.sum(axis=1, keepdims=True) * table.sum(axis=0) / table.sum()
    statistic = float(((table - expected) ** 2 / expected).sum())
    df = len(table) - 1
    return ChiSquare(statistic, df, chi_square_beyond(statistic, df), float(expected.min()))


def known_status(times: np.ndarray, events: np.ndarray, at: float) -> tuple[int, int]:
    """(event-free, known) at a time: known are those with an event by then or followed to it.

    Biased downwards: an early event is always known, an early censoring never.
    """
    observed = np.asarray(events, dtype=bool)
    had_event = observed & (times <= at)
    free = ~had_event & (times >= at)
    return int(free.sum()), int(free.sum() + had_event.sum())
