"""Newton's maximum of a concave likelihood, also where it lies at infinity.

Used by the models of time to event, whose likelihoods are known to be concave. What a term of a
model cannot tell (a constant, a sum of others) is left out; a term whose estimate has no bound
(separation) is named, and the others get the values that they have at its limit.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from analytics.statistics.inputs import Why

# Of the information on covariates of mean 0 and variance 1, by event: below the first a term says
# nothing, below the last nothing is left to know of a direction. Below NOTHING_NEW of its own a
# term says nothing that those before it do not.
NOTHING_AT_ALL = 1e-10
NOTHING_NEW = 1e-9
NOTHING_LEFT = 1e-11
# What is left of a direction in which nothing more than FLAT can be gained.
LITTLE_LEFT, FLAT = 1e-8, 1e-10
# A log-likelihood so near to 0, its bound, that every event is as good as certain: there whole risk
# sets may pass what a double holds before the information is used up.
CERTAIN = 1e-6
# A step that promises less gain than this is so small that the next one would be lost in rounding.
GAIN = 1e-16
ITERATIONS = 100
HALVINGS = 30

# Parameters in; log-likelihood, score and information out.
Likelihood = Callable[[np.ndarray], tuple[float, np.ndarray, np.ndarray]]


@dataclass(frozen=True)
class Maximum:
    """Where a likelihood is highest; `kept` names the terms that could be estimated.

    `covariance` is the inverse of the information, 0 for what is not estimated. `unbounded` marks
    terms without a finite estimate.
    """

    at: np.ndarray
    null: float
    value: float
    covariance: np.ndarray
    kept: np.ndarray
    unbounded: np.ndarray
    whys: dict[int, Why]
    why: Why | None = None


def maximum(likelihood: Likelihood, size: int, events: int) -> Maximum:
    """From 0, by steps that are halved until the likelihood does not fall.

    An event tells about 1 of a term of variance 1: that is what information is measured by.
    """
    at = np.zeros(size)
    value, score, information = likelihood(at)
    null = value
    whys = _uninformative(information, events)
    kept = np.array([place not in whys for place in range(size)], dtype=bool)
    chosen = np.flatnonzero(kept)
    first = information[np.ix_(chosen, chosen)]
    nothing = np.zeros((size, size))
    for _ in range(ITERATIONS):
        part = information[np.ix_(chosen, chosen)]
        for left in (NOTHING_LEFT, LITTLE_LEFT):
            inverse, lost = _inverse(part, first, left * events)
            step = np.zeros(size)
            step[chosen] = inverse @ score[chosen]
            gain = float(step @ score)
            # On the flat towards a limit steps in several directions could go on in rounding.
            if gain > FLAT or gain <= GAIN:
                break
        if gain <= GAIN * max(1.0, abs(value) * 1e-4):
            covariance = nothing
            covariance[np.ix_(chosen, chosen)] = inverse
            unbounded = np.zeros(size, dtype=bool)
            unbounded[chosen[(np.abs(lost) > 1e-6).any(axis=1)]] = True
            return Maximum(at + step, null, value + gain / 2, covariance, kept, unbounded, whys)
        for _ in range(HALVINGS):
            found = likelihood(at + step)
            # A fall within rounding is none.
            if found[0] >= value - 1e-12 * max(1.0, abs(value)):
                break
            step = step / 2
        else:
            break
        at = at + step
        value, score, information = found
    if value > -CERTAIN:
        return Maximum(at, null, value, nothing, kept, kept.copy(), whys)
    why = Why("not_converged", "The estimates did not settle: the model does not fit these data.")
    return Maximum(at, null, value, nothing, kept, ~kept, whys, why)


def _inverse(
    information: np.ndarray, first: np.ndarray, nothing: float
) -> tuple[np.ndarray, np.ndarray]:
    """The inverse, and the directions in which the information has been used up."""
    values, vectors = np.linalg.eigh(information)
    used = values < nothing
    if used.any():
        # A direction that said little from the start is no limit.
        began = np.einsum("ij,ik,kj->j", vectors, first, vectors)
        used &= began > 100 * nothing
    inverted = np.where(used, 0.0, 1 / np.where(used, 1.0, np.maximum(values, 1e-300)))
    return (vectors * inverted) @ vectors.T, vectors[:, used]


def _uninformative(information: np.ndarray, events: int) -> dict[int, Why]:
    """The terms, in their order, that add nothing to those before them."""
    left = information.copy()
    size = left.shape[0]
    whys = {}
    for place in range(size):
        own, pivot = information[place, place], left[place, place]
        if own <= NOTHING_AT_ALL * events:
            whys[place] = Why("constant", "It does not vary among those at risk.")
        elif pivot <= NOTHING_NEW * own:
            whys[place] = Why("collinear", "It follows from the terms before it.")
        else:
            left -= np.outer(left[place], left[place]) / pivot
            continue
        left[place] = left[:, place] = 0.0
    return whys
