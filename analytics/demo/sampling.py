"""Drawing what has to add up: counts fixed, everything else left to chance."""

from bisect import bisect_right
from collections.abc import Hashable, Mapping, Sequence
from itertools import accumulate

import numpy as np
from scipy.optimize import brentq
from scipy.stats import binom

# Below this length the direct sum is as fast as the transform, and exact in the tails.
DIRECT_BELOW = 2000


def given_total(rng: np.random.Generator, probability: np.ndarray, total: int) -> np.ndarray:
    """Independent events, one per probability, drawn given that exactly `total` of them happen.

    Events of equal probability are exchangeable. So the number in each such group is drawn in
    turn, weighing every number by its binomial probability and by the Poisson-binomial
    probability that the groups still to come make up the rest; which members of the group,
    uniformly. The result has the conditional Bernoulli distribution.
    """
    certain, possible = int((probability >= 1).sum()), int((probability > 0).sum())
    if not certain <= total <= possible:
        raise ValueError(f"{total} of {len(probability)} events cannot happen.")
    if total in (certain, possible):
        return probability >= 1 if total == certain else probability > 0
    values, member_of = np.unique(_expecting(probability, total), return_inverse=True)
    sizes = np.bincount(member_of, minlength=len(values))
    chances = [
        binom.pmf(np.arange(size + 1), size, value)
        for size, value in zip(sizes, values, strict=True)
    ]
    rest = [np.ones(1)]  # what the groups after each one can sum to
    for chance in reversed(chances[1:]):
        rest.append(_convolved(chance, rest[-1])[: total + 1])
    happened = np.zeros(len(probability), dtype=bool)
    left = total
    for group, chance in enumerate(chances):
        later = rest.pop()
        numbers = np.arange(max(0, left - len(later) + 1), min(sizes[group], left) + 1)
        weights = chance[numbers] * later[left - numbers]
        number = int(rng.choice(numbers, p=weights / weights.sum()))
        members = np.flatnonzero(member_of == group)
        happened[rng.permutation(members)[:number]] = True
        left -= number
    return happened


def _expecting(probability: np.ndarray, total: int) -> np.ndarray:
    """The probabilities with all odds multiplied alike, so that `total` is expected.

    Given the total this changes nothing, and keeps the sums away from the tails, where they
    would underflow.
    """
    odds = probability[probability < 1] / (1 - probability[probability < 1])
    certain = len(probability) - len(odds)

    def surplus(log_factor: float) -> float:
        tilted = odds * np.exp(log_factor)
        return certain + float((tilted / (1 + tilted)).sum()) - total

    factor = np.exp(brentq(surplus, -60, 60))
    expected = np.ones(len(probability))
    expected[probability < 1] = odds * factor / (1 + odds * factor)
    return np.round(expected, 12)


def _convolved(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    if min(len(first), len(second)) < DIRECT_BELOW:
        return np.convolve(first, second)
    size = len(first) + len(second) - 1
    product = np.fft.irfft(np.fft.rfft(first, size) * np.fft.rfft(second, size), size)
    return np.clip(product, 0, None)


def spread(rng: np.random.Generator, counts: Mapping[Hashable, int]) -> np.ndarray:
    """Each code as often as counted, in random order."""
    codes = np.empty(len(counts), dtype=object)
    codes[:] = list(counts)
    return rng.permutation(np.repeat(codes, list(counts.values())))


def chosen(
    rng: np.random.Generator, size: int, number: int, *, among: np.ndarray | None = None
) -> np.ndarray:
    """`number` of `size` subjects at random, all of them where `among` is true."""
    flags = np.zeros(size, dtype=bool)
    candidates = np.arange(size) if among is None else np.flatnonzero(among)
    flags[rng.permutation(candidates)[:number]] = True
    return flags


def stratified(rng: np.random.Generator, size: int) -> np.ndarray:
    """Uniform numbers, one in each of `size` equal parts of the unit interval, in random order.

    Times made from them stray less from their distribution than independent ones would.
    """
    return rng.permutation((np.arange(size) + rng.random(size)) / max(size, 1))


def pick(rng: np.random.Generator, codes: Mapping[str, float] | Sequence[str]) -> str:
    """One code, by weight where weights are given."""
    names = list(codes)
    if not isinstance(codes, Mapping):
        return names[int(rng.random() * len(names))]
    weights = list(accumulate(codes.values()))
    return names[bisect_right(weights, rng.random() * weights[-1])]
