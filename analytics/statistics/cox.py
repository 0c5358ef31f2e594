"""Cox's proportional hazards model, equal to R's coxph: ties by Efron or Breslow, strata, and rows
(entry, time], which serve left truncation and covariates that change.

Sources: Cox DR, J R Stat Soc B 1972;34:187-220. Breslow N, Biometrics 1974;30:89-99. Efron B,
J Am Stat Assoc 1977;72:557-565. With w = exp(x b), and in each risk set the sums S0, S1 of w and
w x, in the events at its time D0, D1:

    log L = sum over events of x b - sum over times and l = 0 .. d-1 of log(S0 - c D0)
    c = l/d (Efron) or 0 (Breslow)

The second moments of a risk set are never made: x'x enters as the sum over rows of w A x'x, where A
is the sum over the row's event times of 1/(S0 - c D0).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from analytics.statistics.inputs import Why, chi_square_beyond
from analytics.statistics.limits import Z, two_sided
from analytics.statistics.newton import Maximum, maximum
from analytics.statistics.rank_tests import TestResult, untested
from analytics.statistics.risk_sets import RiskSets, risk_sets

EFRON, BRESLOW = "efron", "breslow"
# Rows that are multiplied at once: few enough to stay near the processor.
CHUNK = 32_768
# Differences of log weights that exp() holds twice over.
WIDE = 300.0
NO_EVENTS = Why("no_events", "There is no event, so nothing can be said of hazards.")


@dataclass(frozen=True)
class Estimates:
    """Coefficients, one per column of the matrix; NaN where there is none.

    A column in `whys` could not be estimated; `unbounded` marks those without a finite estimate
    (separation). `limit` is where the likelihood was left: the coefficients, 0 in `whys`, far out
    where unbounded. `covariance` is a generalised inverse of the information there.
    """

    n: int
    events: int
    coef: np.ndarray
    limit: np.ndarray
    covariance: np.ndarray
    unbounded: np.ndarray
    whys: dict[int, Why]
    loglik: tuple[float, float] | None
    why: Why | None = None

    @cached_property
    def se(self) -> np.ndarray:
        found = np.sqrt(np.maximum(np.diag(self.covariance), 0.0))
        return np.where(np.isnan(self.coef), np.nan, found)

    @cached_property
    def p(self) -> np.ndarray:
        """Wald's."""
        return np.array([two_sided(value) for value in (self.coef / self.se).tolist()])

    @cached_property
    def limits(self) -> tuple[np.ndarray, np.ndarray]:
        """95 % limits of the hazard ratios."""
        with np.errstate(over="ignore"):
            return np.exp(self.coef - Z * self.se), np.exp(self.coef + Z * self.se)

    def together(self, places: list[int]) -> TestResult:
        """Wald's test that the coefficients at these places, those that exist, are all 0."""
        if self.unbounded[places].any():
            return untested("separation", "A level's estimate has no bound: Wald's test has none.")
        chosen = [place for place in places if np.isfinite(self.coef[place])]
        if not chosen:
            return TestResult(None, None, None, self.why or self.whys[places[0]])
        b = self.coef[chosen]
        statistic = float(b @ np.linalg.solve(self.covariance[np.ix_(chosen, chosen)], b))
        return TestResult(statistic, len(chosen), chi_square_beyond(statistic, len(chosen)))


@dataclass(frozen=True)
class Standard:
    """Covariates as rows of mean 0 and variance 1 (a constant stays 0), in the order of risk sets.

    So every comparison with a tolerance means the same in any unit.
    """

    x: np.ndarray
    scale: np.ndarray

    @classmethod
    def of(cls, matrix: np.ndarray, rows: np.ndarray) -> "Standard":
        x = np.empty((matrix.shape[1], rows.size))
        scale = np.ones(matrix.shape[1])
        for place in range(matrix.shape[1]):
            column = matrix[rows, place]
            low, high = column.min(initial=np.inf), column.max(initial=-np.inf)
            if high > low:
                column -= column.mean()
                scale[place] = np.sqrt(np.mean(column**2))
                x[place] = column / scale[place]
            else:
                x[place] = 0.0
        return cls(x, scale)

    def estimates(
        self,
        found: Maximum,
        n: int,
        events: int,
        covariance: np.ndarray | None = None,
    ) -> Estimates:
        """In the units of the matrix."""
        spread = found.covariance if covariance is None else covariance
        known = found.kept & ~found.unbounded & (found.why is None)
        return Estimates(
            n,
            events,
            np.where(known, found.at / self.scale, np.nan),
            found.at / self.scale,
            spread / np.outer(self.scale, self.scale),
            found.unbounded & (found.why is None),
            found.whys,
            None if found.why else (found.null, found.value),
            found.why,
        )


@dataclass(frozen=True)
class Part:
    """Weights of rows, less the factor exp(base), and S0 - c D0 of the shares that they are for.

    `times` says how often each share counts, 0 for those of other parts.
    """

    w: np.ndarray
    left: np.ndarray
    times: np.ndarray
    base: float

    @property
    def share(self) -> np.ndarray:
        return self.times / self.left


class PartialLikelihood:
    """Cox's likelihood of standardised covariates over risk sets."""

    def __init__(self, sets: RiskSets, x: np.ndarray, ties: str) -> None:
        self.sets, self.x = sets, x
        self.at_event = sets.leave[sets.dead]
        self.efron = ties == EFRON and sets.tied
        slots = np.flatnonzero(sets.deaths)
        deaths = sets.deaths[slots]
        if self.efron:
            # One share per event; c = l/d of the tied events counts as gone.
            self.slot = np.repeat(slots, deaths)
            ends = np.cumsum(deaths)
            place = np.arange(self.slot.size) - np.repeat(ends - deaths, deaths)
            self.gone = place / np.repeat(deaths, deaths)
            self.times = np.ones(self.slot.size)
        else:
            self.slot, self.gone, self.times = slots, 0.0, deaths.astype(float)
        self.observed = x[:, sets.dead].sum(axis=1)

    def __call__(self, b: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
        """Log-likelihood, score and information."""
        value, score = float(b @ self.observed), self.observed.copy()
        information = np.zeros((b.size, b.size))
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            for part in self.parts(b):
                value -= float(part.times @ (np.log(part.left) + part.base))
                if not np.isfinite(value):
                    return -np.inf, score, information
                collected = part.w * self.hazard(part.share)
                score -= self.x @ collected
                information += moments(self.x, collected)
                information -= self.means(self.firsts(part.w), part.share / part.left)
        if not np.isfinite(information).all():
            return -np.inf, score, information
        return value, score, information

    def parts(self, b: np.ndarray) -> Iterator["Part"]:
        """The shares, with weights on a scale on which a double holds them.

        One part, unless weights differ so much that those of some event would be 0 or infinite.
        """
        log_w = b @ self.x
        if log_w.max() - log_w.min() < WIDE:
            w = np.exp(log_w)
            yield Part(w, self.left(w), self.times, 0.0)
            return
        own = np.full(self.sets.deaths.size, -np.inf)
        np.maximum.at(own, self.at_event, log_w[self.sets.dead])
        own = own[self.slot]
        level = np.floor((own - own.min()) / WIDE)
        for step in np.unique(level):
            base, here = float(own.min() + step * WIDE), level == step
            w = np.exp(np.minimum(log_w - base, 2 * WIDE))
            left, times = np.where(here, self.left(w), 1.0), np.where(here, self.times, 0.0)
            yield Part(w, left, times, base)

    def left(self, w: np.ndarray) -> np.ndarray:
        """S0 - c D0 of each share."""
        total = self.sets.sums(w)[self.slot]
        if self.efron:
            total -= self.gone * self.of_events(w)[self.slot]
        return total

    def of_events(self, amount: np.ndarray) -> np.ndarray:
        return np.bincount(self.at_event, amount[self.sets.dead], minlength=self.sets.deaths.size)

    def in_slots(self, amount: np.ndarray) -> np.ndarray:
        """A quantity of shares, added up by slot."""
        return np.bincount(self.slot, amount, minlength=self.sets.deaths.size)

    def hazard(self, share: np.ndarray) -> np.ndarray:
        """What each row has gone through, of shares of hazard; events as far as they count."""
        found = self.sets.collected(self.in_slots(share))
        if self.efron:
            found[self.sets.dead] -= self.in_slots(share * self.gone)[self.at_event]
        return found

    def firsts(self, w: np.ndarray) -> tuple[np.ndarray, np.ndarray | None]:
        """S1 of each slot, and D1 where ties need it."""
        total = np.empty((len(self.x), self.sets.deaths.size))
        own = np.empty_like(total) if self.efron else None
        for place, row in enumerate(self.x):
            amount = w * row
            total[place] = self.sets.sums(amount)
            if own is not None:
                own[place] = self.of_events(amount)
        return total, own

    def means(self, firsts: tuple[np.ndarray, np.ndarray | None], weight: np.ndarray) -> np.ndarray:
        """The sum over shares of weight (S1 - c D1)'(S1 - c D1)."""
        total, own = firsts
        found = (total * self.in_slots(weight)) @ total.T
        if own is None:
            return found
        cross = (total * self.in_slots(weight * self.gone)) @ own.T
        return found - cross - cross.T + (own * self.in_slots(weight * self.gone**2)) @ own.T


def moments(x: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """x diag(weight) x'."""
    total = np.zeros((len(x), len(x)))
    for start in range(0, weight.size, CHUNK):
        part = x[:, start : start + CHUNK]
        total += (part * weight[start : start + CHUNK]) @ part.T
    return total


def cox(
    time: np.ndarray,
    event: np.ndarray,
    matrix: np.ndarray,
    *,
    entry: np.ndarray | None = None,
    strata: np.ndarray | None = None,
    ties: str = EFRON,
) -> Estimates:
    """The model of checked times, true-or-false events and a matrix without missing values.

    A row is under observation in (entry, time]; strata are counted from 0.
    """
    if not event.any():
        return without_events(time.size, matrix.shape[1])
    sets = risk_sets(time, event, entry, strata)
    standard = Standard.of(matrix, sets.rows)
    found = maximum(PartialLikelihood(sets, standard.x, ties), matrix.shape[1], sets.events)
    return standard.estimates(found, time.size, sets.events)


def without_events(n: int, terms: int) -> Estimates:
    nothing = np.full(terms, np.nan)
    return Estimates(
        n,
        0,
        nothing,
        np.zeros(terms),
        np.zeros((terms, terms)),
        np.zeros(terms, dtype=bool),
        dict.fromkeys(range(terms), NO_EVENTS),
        None,
        NO_EVENTS,
    )
