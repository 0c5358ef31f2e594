"""What a Table 1 says of a column, and how far two groups are apart in it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analytics.statistics.inputs import Why

TYPE_6 = "type 6, as SPSS and SAS"
TYPE_7 = "type 7, as R and pandas"
QUANTILES = {TYPE_6: "weibull", TYPE_7: "linear"}


@dataclass(frozen=True)
class Described:
    """Numbers of the known values. SD and SEM need two of them.

    `sem` is the standard error of the mean, SD over the root of n. It says how well the mean is
    known, not how much patients differ, and is smaller than the SD that some papers call it.
    """

    n: int
    missing: int
    mean: float | None
    sd: float | None
    sem: float | None
    median: float | None
    lower_quartile: float | None
    upper_quartile: float | None
    quartiles: str
    smallest: float | None
    largest: float | None


@dataclass(frozen=True)
class Standardised:
    """A difference in standard deviations: below 0.1 is small at any size of the groups."""

    difference: float | None
    why: Why | None = None


def describe(values: Sequence[float] | np.ndarray, quartiles: str = TYPE_6) -> Described:
    """Mean, spread, median, quartiles of a named type, and range; NaN is missing."""
    given = np.asarray(values, dtype=float)
    known = given[~np.isnan(given)]
    n, missing = known.size, int(given.size - known.size)
    if n == 0:
        return Described(0, missing, *(None,) * 6, quartiles, None, None)
    sd = float(np.std(known, ddof=1)) if n > 1 else None
    lower, median, upper = np.quantile(known, [0.25, 0.5, 0.75], method=QUANTILES[quartiles])
    return Described(
        n,
        missing,
        float(known.mean()),
        sd,
        None if sd is None else sd / float(np.sqrt(n)),
        float(median),
        float(lower),
        float(upper),
        quartiles,
        float(known.min()),
        float(known.max()),
    )


def standardised_mean(first: np.ndarray, second: np.ndarray) -> Standardised:
    """The first mean less the second, over the root of the mean of the two variances."""
    if min(len(first), len(second)) < 2:
        return Standardised(None, Why("few", "A group has less than two values."))
    apart = float(np.mean(first) - np.mean(second))
    return _over(apart, (np.var(first, ddof=1) + np.var(second, ddof=1)) / 2)


def standardised_share(events: int, n: int, other_events: int, other_n: int) -> Standardised:
    """The same of two shares, whose variances are p (1 - p)."""
    if min(n, other_n) == 0:
        return Standardised(None, Why("nobody", "There is nobody in a group."))
    one, two = events / n, other_events / other_n
    return _over(one - two, (one * (1 - one) + two * (1 - two)) / 2)


def standardised_levels(first: Sequence[int], second: Sequence[int]) -> Standardised:
    """The distance of two groups over the counts of their levels, never negative.

    Mahalanobis's, with the mean of the two multinomial covariances of all levels but one (Yang and
    Dalton, SAS Global Forum 2012, paper 335). With two levels it is the size of that of shares.
    """
    counts = np.array([first, second], dtype=float)
    counts = counts[:, counts.any(axis=0)]
    if not counts.size or not counts.sum(axis=1).all():
        return Standardised(None, Why("nobody", "There is nobody in a group."))
    shares = counts / counts.sum(axis=1, keepdims=True)
    apart = (shares[0] - shares[1])[1:]
    if not apart.any():
        return Standardised(0.0)
    covariance = sum(np.diag(p[1:]) - np.outer(p[1:], p[1:]) for p in shares) / 2
    if np.linalg.matrix_rank(covariance) < apart.size:
        return Standardised(None, NO_VARIANCE)
    return Standardised(float(np.sqrt(apart @ np.linalg.solve(covariance, apart))))


NO_VARIANCE = Why("no_variance", "The groups do not vary, so that their difference has no unit.")


def _over(apart: float, variance: float) -> Standardised:
    if apart == 0:
        return Standardised(0.0)
    if not variance > 0:
        return Standardised(None, NO_VARIANCE)
    return Standardised(float(apart / np.sqrt(variance)))
