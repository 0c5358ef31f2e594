"""Discrimination of a score: the area under the ROC curve, its limits, and the best cutoff.

Equal to R's pROC (DeLong, `direction="<"`): a higher score means the outcome, never flipped. The
placement of a case is the share of non-cases below it, ties counting half, and the reverse of a
non-case (DeLong 1988, doi:10.2307/2531595); ranks give them all in one sort (Sun and Xu 2014,
doi:10.1109/LSP.2014.2337313).
"""

from dataclasses import dataclass

import numpy as np

from analytics.statistics.inputs import Why
from analytics.statistics.limits import Z, two_sided

ONE_OUTCOME = Why("one_outcome", "All rows have the same outcome.")
ONE_ROW = Why("one_row", "A variance needs two rows of each outcome.")
NOBODY = Why("nobody", "No row is complete.")


@dataclass(frozen=True)
class Area:
    """The area with DeLong's 95 % limits, cut to 0 and 1, or `why` there is none."""

    auc: float | None
    se: float | None
    lower: float | None
    upper: float | None
    why: Why | None = None


@dataclass(frozen=True)
class Cutoff:
    """Youden's cutoff: positive is a score above it. Without one, all or none are positive."""

    cutoff: float | None
    sensitivity: float | None
    specificity: float | None
    why: Why | None = None


@dataclass(frozen=True)
class Difference:
    """Two areas of the same rows: the first less the second, by DeLong's test."""

    first: Area
    second: Area
    difference: float | None
    se: float | None
    lower: float | None
    upper: float | None
    z: float | None
    p: float | None
    why: Why | None = None


def area(outcome: np.ndarray, score: np.ndarray) -> Area:
    """The probability that a row with the outcome scores above one without, ties counting half."""
    y = np.asarray(outcome, dtype=bool)
    if (why := _undefined(y)) is not None:
        return Area(None, None, None, None, why)
    cases, others = _placements(y, score)
    auc = float(cases.mean())
    if min(cases.size, others.size) < 2:
        return Area(auc, None, None, None, ONE_ROW)
    se = float(np.sqrt(_covariance(cases, cases) + _covariance(others, others)))
    return Area(auc, se, max(auc - Z * se, 0.0), min(auc + Z * se, 1.0))


def youden(outcome: np.ndarray, score: np.ndarray) -> Cutoff:
    """The midpoint between two scores where sensitivity + specificity is largest.

    The smallest of equals; none where no cutoff is better than to call all or nobody positive.
    """
    y = np.asarray(outcome, dtype=bool)
    if (why := _undefined(y)) is not None:
        return Cutoff(None, None, None, why)
    values, cases, others = _up_to(y, score)
    # Whole numbers, so that equals are equal: (sensitivity + specificity) times both counts.
    found = int(np.argmax((cases[-1] - cases) * others[-1] + others * cases[-1]))
    cutoff = None
    if 0 < found < values.size:
        middle = float((values[found - 1] + values[found]) / 2)
        # Two neighbours among the doubles have no number between them.
        cutoff = middle if middle < values[found] else float(values[found - 1])
    return Cutoff(
        cutoff,
        float((cases[-1] - cases[found]) / cases[-1]),
        float(others[found] / others[-1]),
    )


def operating_points(outcome: np.ndarray, score: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """1 - specificity and sensitivity as the cutoff falls, from 0 and 0 to 1 and 1.

    Both are empty where there are not both outcomes.
    """
    y = np.asarray(outcome, dtype=bool)
    if _undefined(y) is not None:
        return np.empty(0), np.empty(0)
    _, cases, others = _up_to(y, score)
    return (1 - others / others[-1])[::-1], (1 - cases / cases[-1])[::-1]


def compare(outcome: np.ndarray, first: np.ndarray, second: np.ndarray) -> Difference:
    """DeLong's test of two scores of the same rows."""
    y = np.asarray(outcome, dtype=bool)
    areas = area(y, first), area(y, second)
    why = areas[0].why or areas[1].why
    if why is not None:
        return Difference(*areas, None, None, None, None, None, None, why)
    (cases1, others1), (cases2, others2) = _placements(y, first), _placements(y, second)
    difference = float(areas[0].auc - areas[1].auc)
    apart = _covariance(cases1 - cases2, cases1 - cases2)
    apart += _covariance(others1 - others2, others1 - others2)
    if apart <= 1e-20:
        why = Why("no_variance", "The two scores put the rows in the same order.")
        return Difference(*areas, difference, None, None, None, None, None, why)

    se = float(np.sqrt(apart))
    z = difference / se
    return Difference(
        *areas,
        difference,
        se,
        difference - Z * se,
        difference + Z * se,
        z,
        two_sided(z),
    )


def midranks(values: np.ndarray) -> np.ndarray:
    """Ranks from 1; equal values share the mean of theirs."""
    _, place, count = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(count) - (count - 1) / 2)[place]


def _up_to(y: np.ndarray, score: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The values of the score, and how many cases and others lie below each and in all."""
    values, place = np.unique(score, return_inverse=True)
    cases = np.concatenate([[0], np.cumsum(np.bincount(place[y], minlength=values.size))])
    others = np.concatenate([[0], np.cumsum(np.bincount(place[~y], minlength=values.size))])
    return values, cases, others


def _undefined(y: np.ndarray) -> Why | None:
    if y.size == 0:
        return NOBODY
    return ONE_OUTCOME if y.all() or not y.any() else None


def _placements(y: np.ndarray, score: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    ranks = midranks(score)
    cases, others = int(y.sum()), int((~y).sum())
    below = (ranks[y] - midranks(score[y])) / others
    above = 1 - (ranks[~y] - midranks(score[~y])) / cases
    return below, above


def _covariance(first: np.ndarray, second: np.ndarray) -> float:
    """What placements of one outcome add to the covariance of two areas."""
    size = first.size
    return float(((first - first.mean()) * (second - second.mean())).sum() / (size - 1) / size)
