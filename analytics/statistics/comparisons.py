"""Tests of a number between groups, each by its name, and equal to those of R and SPSS."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analytics.statistics.inputs import Why, chi_square_beyond
from analytics.statistics.limits import two_sided
from analytics.statistics.roc import midranks

STUDENT = "Student's t test, pooled variance"
WELCH = "Welch's t test"
MANN_WHITNEY = "Mann-Whitney U test, asymptotic, corrected for ties"
KRUSKAL_WALLIS = "Kruskal-Wallis test, corrected for ties"

FEW = Why("few", "Each of the two groups needs two values that differ, or more.")
NO_VARIANCE = Why("no_variance", "All values are equal.")


@dataclass(frozen=True)
class Sample:
    """What a t test needs to know of a group; `sd` has n - 1 in its denominator."""

    n: int
    mean: float
    sd: float

    @classmethod
    def of(cls, values: np.ndarray) -> "Sample":
        sd = float(np.std(values, ddof=1)) if len(values) > 1 else float("nan")
        return cls(len(values), float(np.mean(values)) if len(values) else float("nan"), sd)

    @classmethod
    def of_sem(cls, n: int, mean: float, sem: float) -> "Sample":
        """Of a printed mean and its standard error, which papers call SD at times."""
        return cls(n, mean, sem * float(np.sqrt(n)))


@dataclass(frozen=True)
class TTest:
    """The first mean less the second, with 95 % limits."""

    name: str
    difference: float | None
    lower: float | None
    upper: float | None
    statistic: float | None
    df: float | None
    p: float | None
    why: Why | None = None


@dataclass(frozen=True)
class RankTest:
    """U of the first group with its z, or H with its degrees of freedom."""

    name: str
    statistic: float | None
    df: int | None
    z: float | None
    p: float | None
    why: Why | None = None


def t_test(first: Sample, second: Sample, *, pooled: bool) -> TTest:
    """Student's test with one variance, or Welch's with two, as R's t.test."""
    name = STUDENT if pooled else WELCH
    if min(first.n, second.n) < 2 or not first.sd + second.sd > 0:
        return TTest(name, None, None, None, None, None, None, FEW)
    from scipy.special import stdtr, stdtrit

    difference = first.mean - second.mean
    parts = np.array([first.sd**2 / first.n, second.sd**2 / second.n])
    free = np.array([first.n - 1, second.n - 1])
    if pooled:
        df = float(free.sum())
        together = (free @ np.array([first.sd**2, second.sd**2])) / df
        se = float(np.sqrt(together * (1 / first.n + 1 / second.n)))
    else:
        df = float(parts.sum() ** 2 / (parts**2 / free).sum())
        se = float(np.sqrt(parts.sum()))
    reach = float(stdtrit(df, 0.975)) * se
    t = difference / se
    p = float(2 * stdtr(df, -abs(t)))
    return TTest(name, difference, difference - reach, difference + reach, t, df, p)


def mann_whitney(first: np.ndarray, second: np.ndarray) -> RankTest:
    """As SPSS: normal approximation with the variance for ties, no continuity correction."""
    values = np.concatenate([first, second])
    n, m = len(first), len(second)
    if min(n, m) == 0:
        return RankTest(MANN_WHITNEY, None, None, None, None, Why("nobody", "A group is empty."))
    ranks = midranks(values)
    u = float(ranks[:n].sum() - n * (n + 1) / 2)
    variance = n * m / 12 * (n + m + 1) * _tie_factor(values)
    if variance == 0:
        return RankTest(MANN_WHITNEY, u, None, None, None, NO_VARIANCE)
    z = (u - n * m / 2) / float(np.sqrt(variance))
    return RankTest(MANN_WHITNEY, u, None, z, two_sided(z))


def kruskal_wallis(groups: Sequence[np.ndarray]) -> RankTest:
    """Whether any of several groups differs, as R's kruskal.test; empty groups are left out."""
    groups = [np.asarray(group, dtype=float) for group in groups if len(group)]
    if len(groups) < 2:
        why = Why("one_group", "There are not two groups.")
        return RankTest(KRUSKAL_WALLIS, None, None, None, None, why)
    values = np.concatenate(groups)
    n = values.size
    factor = _tie_factor(values)
    if factor == 0:
        return RankTest(KRUSKAL_WALLIS, None, None, None, None, NO_VARIANCE)
    ranks = np.split(midranks(values), np.cumsum([len(group) for group in groups])[:-1])
    spread = sum(len(rank) * (rank.mean() - (n + 1) / 2) ** 2 for rank in ranks)
    h = float(12 / (n * (n + 1)) * spread / factor)
    df = len(groups) - 1
    return RankTest(KRUSKAL_WALLIS, h, df, None, chi_square_beyond(h, df))


def _tie_factor(values: np.ndarray) -> float:
    """1 without ties, 0 where all values are equal."""
    n = values.size
    ties = np.unique(values, return_counts=True)[1].astype(float)
    return float(1 - (ties**3 - ties).sum() / (n**3 - n)) if n > 1 else 0.0
