"""Firth's penalised likelihood of Cox's model, for an estimate that has no bound without it.

As R's coxphf: ties by Breslow, limits and p from the profile of the penalised likelihood, in which
the penalty is that of all terms. Sources: Firth D, Biometrika 1993;80:27-38. Heinze G, Schemper M,
Biometrics 2001;57:114-119. With the log-likelihood log L and the information I,

    log L* = log L + log(det I)/2,  score* = score + tr(I^-1 dI/db)/2

dI/db being third moments of the covariates in the risk sets, here summed without making them.
"""

from dataclasses import dataclass

import numpy as np

from analytics.statistics.cox import BRESLOW, PartialLikelihood, Standard, moments
from analytics.statistics.inputs import Why, chi_square_beyond
from analytics.statistics.risk_sets import risk_sets

CUTOFF = 3.841458820694124  # qchisq(0.95, 1)
# The gain left at the end: of a profile only the height is used, which is flat about its top.
SETTLED, SETTLED_PROFILE = 1e-20, 1e-14
ITERATIONS = 500
HALVINGS = 60
# A limit farther out than this, on the log hazard ratio of one standard deviation, is none.
FARTHEST = 200.0
NO_MAXIMUM = Why("not_converged", "The penalised likelihood has no maximum that could be found.")


@dataclass(frozen=True)
class Penalised:
    """A hazard ratio, its profile limits and the p of its penalised ratio; None: there is none."""

    hr: float | None
    lower: float | None
    upper: float | None
    p: float | None
    why: Why | None = None


class Penalty:
    """The penalised likelihood of standardised covariates over risk sets."""

    def __init__(self, likelihood: PartialLikelihood) -> None:
        self.plain = likelihood

    def __call__(self, b: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
        """Penalised log-likelihood and score, and the information."""
        plain = self.plain
        size = b.size
        nothing = (-np.inf, np.zeros(size), np.eye(size))
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            log_w = b @ plain.x
            w = np.exp(log_w)
            left = plain.left(w)
            value = float(log_w[plain.sets.dead].sum() - plain.times @ np.log(left))
            if not np.isfinite(value):
                return nothing
            share = plain.times / left
            collected = w * plain.hazard(share)
            first = plain.firsts(w)[0][:, plain.slot]
            mean = first / left
            information = moments(plain.x, collected) - (mean * plain.times) @ mean.T
            sign, log_det = np.linalg.slogdet(information)
            if sign <= 0 or not np.isfinite(log_det):
                return nothing
            score = plain.observed - plain.x @ collected
            score = score + self.third(w, collected, share, mean, information) / 2
            if not np.isfinite(score).all():
                return nothing
        return value + float(log_det) / 2, score, information

    def third(
        self,
        w: np.ndarray,
        collected: np.ndarray,
        share: np.ndarray,
        mean: np.ndarray,
        information: np.ndarray,
    ) -> np.ndarray:
        """tr(I^-1 dI/db_j) of each term."""
        plain = self.plain
        inverse = np.linalg.inv(information)
        turned = inverse @ plain.x
        own = np.einsum("ji,ji->i", plain.x, turned)
        of_mean = np.einsum("jk,jk->k", mean, inverse @ mean)
        passed = np.array([plain.sets.collected(plain.in_slots(share * row)) for row in mean])
        crossed = w * np.einsum("ji,ji->i", turned, passed)
        return (
            plain.x @ (collected * own)
            - mean @ (share * plain.sets.sums(w * own)[plain.slot])
            - 2 * (plain.x @ crossed)
            + 2 * (mean @ (plain.times * of_mean))
        )


def firth(
    time: np.ndarray,
    event: np.ndarray,
    matrix: np.ndarray,
    term: int,
    *,
    kept: np.ndarray,
    entry: np.ndarray | None = None,
    strata: np.ndarray | None = None,
) -> Penalised:
    """One term of the model with all `kept` terms, fitted to what `cox` takes."""
    sets = risk_sets(time, event, entry, strata)
    chosen = np.flatnonzero(kept)
    standard = Standard.of(matrix[:, chosen], sets.rows)
    penalty = Penalty(PartialLikelihood(sets, standard.x, BRESLOW))
    place = int(np.searchsorted(chosen, term))
    best = _highest(penalty, np.zeros(chosen.size), np.arange(chosen.size), SETTLED)
    if best is None:
        return Penalised(None, None, None, None, NO_MAXIMUM)
    profile = _Profile(penalty, place, best)
    spread = float(np.sqrt(np.linalg.inv(penalty(best.at)[2])[place, place]))
    lower, upper = (profile.limit(best.at[place] + sign * spread, sign) for sign in (-1, 1))
    without = profile.at(0.0)
    ratio = None if without is None else max(2 * (best.value - without.value), 0.0)
    scale = standard.scale[place]
    return Penalised(
        _ratio(best.at[place] / scale),
        None if lower is None else _ratio(lower / scale),
        None if upper is None else _ratio(upper / scale),
        None if ratio is None else chi_square_beyond(ratio, 1),
    )


@dataclass(frozen=True)
class _Highest:
    at: np.ndarray
    value: float
    score: np.ndarray


def _highest(
    penalty: Penalty, start: np.ndarray, free: np.ndarray, settled: float
) -> _Highest | None:
    """Where the penalised likelihood is highest over the free terms, the others staying.

    By steps of score*/I. The penalty bends the likelihood beyond I, so that such a step may go too
    far: then it ends where its slope vanishes, as far as a straight line can tell.
    """
    at = start
    value, score, information = penalty(at)
    for _ in range(ITERATIONS):
        step = np.zeros(at.size)
        try:
            step[free] = np.linalg.solve(information[np.ix_(free, free)], score[free])
        except np.linalg.LinAlgError:
            return None
        slope = float(step @ score)
        if slope <= settled * max(1.0, abs(value)):
            return _Highest(at, value, score)
        for _ in range(HALVINGS):
            found = penalty(at + step)
            after = float(step @ found[1])
            # A fall within rounding is none.
            fell = found[0] < value - 1e-13 * max(1.0, abs(value))
            if not fell and after >= -slope / 4:
                break
            share = slope / (slope - after) if after < 0 and np.isfinite(found[0]) else 0.5
            step, slope = step * share, slope * share
        else:
            return None
        at = at + step
        value, score, information = found
    return None


class _Profile:
    """The likelihood of one term's coefficient, with the others where it is highest."""

    def __init__(self, penalty: Penalty, place: int, best: _Highest) -> None:
        self.penalty, self.place, self.best = penalty, place, best
        self.free = np.delete(np.arange(best.at.size), place)

    def at(self, value: float, start: np.ndarray | None = None) -> _Highest | None:
        begin = (self.best.at if start is None else start).copy()
        begin[self.place] = value
        return _highest(self.penalty, begin, self.free, SETTLED_PROFILE)

    def limit(self, guess: float, sign: int) -> float | None:
        """Where twice the fall from the maximum is the 95 % point, on one side of it.

        Newton, kept between a point inside and, once known, one outside. The slope of a profile is
        the score of its term.
        """
        inside, outside = float(self.best.at[self.place]), None
        value, start = guess, None
        for _ in range(ITERATIONS):
            found = self.at(value, start)
            if found is None or abs(value) > FARTHEST:
                return None
            fall = 2 * (self.best.value - found.value) - CUTOFF
            slope = -2 * float(found.score[self.place])
            if fall < 0:
                inside = value
            else:
                outside = value
            start = found.at
            step = -fall / slope if slope * sign > 0 else np.inf * sign
            if abs(step) <= 1e-11 * max(1.0, abs(value)):
                return value
            after = value + step
            if outside is None:
                # Not farther than three times as far from the maximum.
                far = inside + 2 * (inside - float(self.best.at[self.place]))
                value = min(after, far) if sign > 0 else max(after, far)
            elif min(inside, outside) < after < max(inside, outside):
                value = after
            else:
                value = (inside + outside) / 2
        return None


def _ratio(coefficient: float) -> float | None:
    with np.errstate(over="ignore"):
        found = float(np.exp(coefficient))
    return found if np.isfinite(found) else None
