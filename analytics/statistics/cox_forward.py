"""Which covariates enter Cox's model, one after the other, by the ratio of likelihoods.

At each step the covariate with the smallest p enters if that is below `enters`, then the one with
the largest p leaves if that is above `leaves`; both p are of likelihood ratio tests on the same
rows, and a factor goes with all its levels. (SPSS enters by the score test instead.)
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from analytics.statistics.cox import EFRON, cox
from analytics.statistics.design import Column, design
from analytics.statistics.inputs import chi_square_beyond
from analytics.statistics.rank_tests import TestResult

ENTER, REMOVE = "enter", "remove"


@dataclass(frozen=True)
class Step:
    action: str
    column: str
    test: TestResult


@dataclass(frozen=True)
class Selection:
    """The steps, and the names of the columns in the last model, as they entered."""

    steps: tuple[Step, ...]
    chosen: tuple[str, ...]


def forward(
    time: np.ndarray,
    event: np.ndarray,
    columns: Sequence[Column],
    *,
    enters: float = 0.05,
    leaves: float = 0.10,
    entry: np.ndarray | None = None,
    strata: np.ndarray | None = None,
    ties: str = EFRON,
) -> Selection:
    """Of checked times, true-or-false events and columns without missing values."""
    offered = {column.name: column for column in columns}
    fitted: dict[frozenset[str], tuple[float, int]] = {}

    def fit(names: Sequence[str]) -> tuple[float, int]:
        """The log-likelihood of a model, and how many coefficients it has."""
        key = frozenset(names)
        if key not in fitted:
            made = design([column for name, column in offered.items() if name in key])
            matrix = made.matrix.reshape(time.size, len(made.terms))
            found = cox(time, event, matrix, entry=entry, strata=strata, ties=ties)
            value = -np.inf if found.loglik is None else found.loglik[1]
            fitted[key] = value, len(made.terms) - len(found.whys)
        return fitted[key]

    def tests(names: Iterable[str], chosen: Sequence[str]) -> list[tuple[str, TestResult]]:
        found = []
        for name in names:
            without = [other for other in chosen if other != name]
            (more, terms), (less, fewer) = fit([*without, name]), fit(without)
            if terms > fewer and np.isfinite(more):
                statistic, df = max(2 * (more - less), 0.0), terms - fewer
                found.append((name, TestResult(statistic, df, chi_square_beyond(statistic, df))))
        return found

    chosen: list[str] = []
    steps: list[Step] = []
    seen: set[frozenset[str]] = set()
    # The same model again would go round for ever.
    while event.any() and frozenset(chosen) not in seen:
        seen.add(frozenset(chosen))
        outside = tests((name for name in offered if name not in chosen), chosen)
        name, test = min(outside, key=lambda found: found[1].p, default=(None, None))
        if name is not None and test.p < enters:
            chosen.append(name)
            steps.append(Step(ENTER, name, test))
        name, test = max(tests(chosen, chosen), key=lambda found: found[1].p, default=(None, None))
        if name is not None and test.p > leaves:
            chosen.remove(name)
            steps.append(Step(REMOVE, name, test))
    return Selection(tuple(steps), tuple(chosen))
