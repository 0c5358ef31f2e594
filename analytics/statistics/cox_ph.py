"""Whether hazards are proportional: the score test of R's cox.zph (survival 3), transform "km".

Source: Grambsch PM, Therneau TM, Biometrika 1994;81:515-526, as the score test that a coefficient
changes with g(t) = 1 - S(t-), S being Kaplan-Meier of all rows and g taken less its mean over the
events. With x less its mean in the risk set, and V its variance there,

    u = sum over events of g x;  its variance: sum of g²V, less what the coefficients explain,
    (sum of gV) (sum of V)^-1 (sum of gV)
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analytics.statistics.cox import EFRON, Estimates, PartialLikelihood, Standard, moments
from analytics.statistics.inputs import Why, chi_square_beyond
from analytics.statistics.rank_tests import TestResult, untested
from analytics.statistics.risk_sets import risk_sets

NO_TERMS = Why("no_terms", "The model has no term.")
# A share of the information, below which what the coefficients do not explain is rounding.
NOTHING_LEFT = 1e-10


@dataclass(frozen=True)
class Proportionality:
    """The test of each block of columns, and of all together."""

    blocks: tuple[TestResult, ...]
    overall: TestResult


def proportionality(
    time: np.ndarray,
    event: np.ndarray,
    matrix: np.ndarray,
    fit: Estimates,
    blocks: Sequence[Sequence[int]],
    *,
    entry: np.ndarray | None = None,
    strata: np.ndarray | None = None,
    ties: str = EFRON,
) -> Proportionality:
    """Of a fitted model and what it was fitted on; a block is the places of a factor's columns."""
    if fit.why is not None:
        none = TestResult(None, None, None, fit.why)
        return Proportionality((none,) * len(blocks), none)
    sets = risk_sets(time, event, entry, strata)
    standard = Standard.of(matrix, sets.rows)
    likelihood = PartialLikelihood(sets, standard.x, ties)
    g = _changes(time, event, entry, sets.time, sets.deaths)
    parts = [
        (part, likelihood.firsts(part.w)) for part in likelihood.parts(fit.limit * standard.scale)
    ]

    def summed(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The sums over events of weight x less its mean, and of weight V."""
        here = weight[likelihood.slot]
        score = standard.x[:, sets.dead] @ weight[likelihood.at_event]
        information = np.zeros((score.size, score.size))
        for part, firsts in parts:
            share = part.share * here
            collected = part.w * likelihood.hazard(share)
            score = score - standard.x @ collected
            information += moments(standard.x, collected)
            information -= likelihood.means(firsts, share / part.left)
        return score, information

    score, cross = summed(g)
    information = summed(g**2)[1]
    explained = fit.covariance * np.outer(standard.scale, standard.scale)
    spread = information - cross @ explained @ cross

    def tested(places: Sequence[int]) -> TestResult:
        if fit.unbounded[list(places)].any():
            return untested("separation", "An estimate without a bound cannot change in time.")
        chosen = [place for place in places if np.isfinite(fit.coef[place])]
        if not chosen:
            return TestResult(None, None, None, fit.whys[places[0]] if places else NO_TERMS)
        part = spread[np.ix_(chosen, chosen)]
        left = np.linalg.eigvalsh(part)[0]
        if left <= NOTHING_LEFT * np.diag(information)[chosen].max():
            return untested("few_events", "The events are too few to see a change in time.")
        statistic = float(score[chosen] @ np.linalg.solve(part, score[chosen]))
        return TestResult(statistic, len(chosen), chi_square_beyond(statistic, len(chosen)))

    everything = range(matrix.shape[1])
    return Proportionality(tuple(tested(block) for block in blocks), tested(everything))


def _changes(
    time: np.ndarray,
    event: np.ndarray,
    entry: np.ndarray | None,
    at: np.ndarray,
    deaths: np.ndarray,
) -> np.ndarray:
    """g of each slot: Kaplan-Meier of all strata together, less its mean over the events."""
    sets = risk_sets(time, event, entry)
    slots = sets.deaths > 0
    at_risk = sets.sums(np.ones(sets.rows.size))[slots]
    survival = np.cumprod(1 - sets.deaths[slots] / at_risk)
    before = np.concatenate([[1.0], survival])[np.searchsorted(sets.time[slots], at)]
    return (1 - before) - float(deaths @ (1 - before)) / deaths.sum()
