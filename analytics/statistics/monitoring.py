"""When so much toxicity was seen that a study should stop: a Bayesian rule and what it costs.

With a rate drawn beforehand from Beta(a, b), x events among n patients leave Beta(a + x,
b + n - x). The rule stops at a look where P(rate > p0 | x of n) > c. Who had no event and whose
window is not complete is not yet counted: that is for the caller to see to.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Rule:
    """`p0` is the highest rate that is borne, `certainty` c, `a` and `b` those of the prior.

    `looks` are the numbers of counted patients at which the rule is asked, up to `cap`.
    """

    p0: float
    certainty: float
    a: float
    b: float
    looks: tuple[int, ...]
    cap: int

    def __post_init__(self) -> None:
        faults = []
        if not 0 < self.p0 < 1:
            faults.append(f"The rate {self.p0} is not between 0 and 1.")
        if not 0 < self.certainty < 1:
            faults.append(f"The certainty {self.certainty} is not between 0 and 1.")
        if not (self.a > 0 and self.b > 0):
            faults.append(f"Beta({self.a}, {self.b}) is no distribution: give two numbers above 0.")
        if list(self.looks) != sorted(set(self.looks)) or min(self.looks, default=0) < 1:
            faults.append("The looks are no rising numbers from 1.")
        elif self.looks[-1] > self.cap:
            faults.append(f"The look at {self.looks[-1]} is beyond the cap of {self.cap}.")
        if faults:
            raise ValueError(" ".join(faults))

    @classmethod
    def every(
        cls, *, p0: float, certainty: float, a: float, b: float, first: int, step: int, cap: int
    ) -> "Rule":
        """A rule asked from the `first` patient on after every `step`, and at the cap."""
        looks = sorted({*range(first, cap + 1, step), cap})
        return cls(p0, certainty, a, b, tuple(looks), cap)


@dataclass(frozen=True)
class Bound:
    """At `n` patients so many events stop the study; None where no number would."""

    n: int
    events: int | None


@dataclass(frozen=True)
class Operating:
    """What the rule does at a true rate: how often it stops, and after how many patients."""

    rate: float
    stops: float
    mean_n: float
    stops_at: tuple[float, ...]  # at each look


def excess(rule: Rule, events: np.ndarray | int, n: int) -> np.ndarray:
    """P(rate > p0) after so many events among n."""
    from scipy.special import betaincc

    return betaincc(rule.a + events, rule.b + n - events, rule.p0)


def bounds(rule: Rule) -> tuple[Bound, ...]:
    """For each look the fewest events that stop; the probability rises with the events."""
    found = []
    for n in rule.looks:
        stops = excess(rule, np.arange(n + 1), n) > rule.certainty
        found.append(Bound(n, int(np.argmax(stops)) if stops.any() else None))
    return tuple(found)


def operating(rule: Rule, rates: Iterable[float]) -> tuple[Operating, ...]:
    """How often and when the rule stops at each true rate, exact.

    The probability of each count among those who go on is carried from look to look. Who never
    stops is counted with the cap.
    """
    limits = bounds(rule)
    return tuple(_operating(rule, limits, rate) for rate in rates)


def _operating(rule: Rule, limits: Sequence[Bound], rate: float) -> Operating:
    going, seen = np.ones(1), 0  # probability of 0, 1, .. events without a stop so far
    stops_at = []
    for bound in limits:
        going = np.convolve(going, _binomial(bound.n - seen, rate))
        seen = bound.n
        last = going.size if bound.events is None else bound.events
        stops_at.append(float(going[last:].sum()))
        going = going[:last]
    stops = sum(stops_at)
    mean = sum(n * p for n, p in zip(rule.looks, stops_at, strict=True)) + rule.cap * (1 - stops)
    return Operating(rate, stops, mean, tuple(stops_at))


def _binomial(n: int, rate: float) -> np.ndarray:
    from scipy.special import gammaln, xlog1py, xlogy

    events = np.arange(n + 1)
    ways = gammaln(n + 1) - gammaln(events + 1) - gammaln(n - events + 1)
    return np.exp(ways + xlogy(events, rate) + xlog1py(n - events, -rate))
