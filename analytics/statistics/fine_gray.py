"""Fine and Gray's model of the incidence of one cause, equal to R's crr (cmprsk).

Source: Fine JP, Gray RJ, J Am Stat Assoc 1999;94:496-509, ties by Breslow, variance with the term
that the estimated censoring brings. Who had another cause at T stays in the risk sets of later
times t with the weight G(t-)/G(T-), G being Kaplan-Meier of the censoring. This weight is a product
of a term of the row and one of the time, so every sum over a risk set is two cumulative sums.
"""

import numpy as np

from analytics.statistics.cox import Estimates, Standard, moments, without_events
from analytics.statistics.inputs import distinct, whole_days
from analytics.statistics.newton import maximum


class Subdistribution:
    """The likelihood of standardised covariates; status 0 censored, 1 the cause, 2 another."""

    def __init__(self, time: np.ndarray, status: np.ndarray, x: np.ndarray) -> None:
        self.x = x
        values, self.place = distinct(whole_days(time))
        self.size = values.size
        self.event, self.other, self.censored = (status == code for code in (1, 2, 0))
        self.deaths = self.counted(self.event)
        self.lost = self.counted(self.censored)
        self.at_risk = np.cumsum(np.bincount(self.place, minlength=self.size)[::-1])[::-1]
        free = np.cumprod(1 - self.lost / self.at_risk)
        self.free = np.concatenate([[1.0], free[:-1]])
        self.own = 1 / self.free[self.place[self.other]]
        self.observed = x[:, self.event].sum(axis=1)

    def counted(self, rows: np.ndarray) -> np.ndarray:
        return np.bincount(self.place[rows], minlength=self.size)

    def __call__(self, b: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
        """Log-likelihood, score and information."""
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            w = np.exp(b @ self.x)
            total = self.sums(w)
            died = self.deaths > 0
            value = float(b @ self.observed - self.deaths[died] @ np.log(total[died]))
            if not np.isfinite(value):
                return -np.inf, np.zeros(b.size), np.zeros((b.size, b.size))
            share, mean = self.shares(w, total)
            collected = w * self.collected(share)
            score = self.observed - self.x @ collected
            information = moments(self.x, collected) - (mean * self.deaths) @ mean.T
            if not np.isfinite(information).all():
                return -np.inf, np.zeros(b.size), np.zeros((b.size, b.size))
        return value, score, information

    def sums(self, amount: np.ndarray) -> np.ndarray:
        """Of a quantity of rows over the risk set of each time."""
        still = np.bincount(self.place, amount, minlength=self.size)[::-1].cumsum()[::-1]
        return still + self.free * self.earlier(amount)

    def earlier(self, amount: np.ndarray) -> np.ndarray:
        """Over those who had another cause before each time, by 1/G of their own time."""
        left = np.bincount(
            self.place[self.other], amount[self.other] * self.own, minlength=self.size
        )
        return np.concatenate([[0.0], np.cumsum(left)[:-1]])

    def shares(self, w: np.ndarray, total: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """At each time the hazard d/S0, and the mean of each covariate in the risk set."""
        used = np.where(self.deaths > 0, total, 1.0)
        mean = np.empty((len(self.x), self.size))
        for place, row in enumerate(self.x):
            mean[place] = self.sums(w * row) / used
        return self.deaths / used, np.where(self.deaths > 0, mean, 0.0)

    def collected(self, amount: np.ndarray) -> np.ndarray:
        """The sum of a quantity of times over those in which each row is at risk, by its weight."""
        found = np.cumsum(amount)[self.place]
        found[self.other] += self.own * _after(self.free * amount)[self.place[self.other]]
        return found

    def residuals(self, b: np.ndarray) -> np.ndarray:
        """What each row adds to the score, with what it adds through the censoring weights."""
        w = np.exp(b @ self.x)
        share, mean = self.shares(w, self.sums(w))
        found = -w * (self.x * self.collected(share))
        for place, row in enumerate(mean):
            found[place] += w * self.collected(share * row)
            found[place, self.event] += self.x[place, self.event] - row[self.place[self.event]]
        # A censoring at u pulls on the weights at t >= u of those who left before u.
        weight, hazard = self.free * share, self.lost / self.at_risk
        remaining = _from(weight)
        for place, row in enumerate(mean):
            pulled = self.earlier(w * self.x[place]) * remaining
            pulled = (pulled - self.earlier(w) * _from(weight * row)) / self.at_risk
            found[place] -= np.cumsum(pulled * hazard)[self.place]
            found[place, self.censored] += pulled[self.place[self.censored]]
        return found


def _from(amount: np.ndarray) -> np.ndarray:
    """The sum over each time and those after it."""
    return amount[::-1].cumsum()[::-1]


def _after(amount: np.ndarray) -> np.ndarray:
    return np.concatenate([_from(amount)[1:], [0.0]])


def fine_gray(time: np.ndarray, status: np.ndarray, cause: int, matrix: np.ndarray) -> Estimates:
    """The model of checked times, statuses and a matrix without missing values."""
    code = np.where(status == cause, 1, np.where(status > 0, 2, 0))
    events = int((code == 1).sum())
    if not events:
        return without_events(time.size, matrix.shape[1])
    standard = Standard.of(matrix, np.arange(time.size))
    likelihood = Subdistribution(time, code, standard.x)
    found = maximum(likelihood, matrix.shape[1], events)
    with np.errstate(over="ignore", invalid="ignore"):
        residuals = likelihood.residuals(found.at)
    spread = found.covariance @ (residuals @ residuals.T) @ found.covariance
    return standard.estimates(found, time.size, events, spread)
