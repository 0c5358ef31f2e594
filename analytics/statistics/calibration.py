"""Whether predicted probabilities are those that came true.

Hosmer and Lemeshow's blocks as SAS and SPSS make them: rows in the order of their probability,
equal probabilities never divided, about a tenth in each. Cuts at the deciles, as R packages make
them, give another p-value on the same data.
"""

from dataclasses import dataclass

import numpy as np

from analytics.statistics.inputs import SAME_TIME, Why, chi_square_beyond
from analytics.statistics.proportions import clopper_pearson
from analytics.statistics.rank_tests import TestResult, untested

BLOCKS = 10


@dataclass(frozen=True)
class Block:
    """Rows of about one probability: its mean, and the share observed with exact limits."""

    n: int
    events: int
    expected: float
    observed: float
    lower: float
    upper: float


@dataclass(frozen=True)
class Calibration:
    """The blocks and Brier's score, or `why` the scores are no probabilities."""

    blocks: tuple[Block, ...]
    brier: float | None
    why: Why | None = None


def calibrate(outcome: np.ndarray, probability: np.ndarray) -> Calibration:
    """Predicted beside observed, and the mean squared difference."""
    y = np.asarray(outcome, dtype=bool)
    if y.size == 0:
        return Calibration((), None, Why("nobody", "No row is complete."))
    if not ((probability >= 0) & (probability <= 1)).all():
        return Calibration((), None, Why("no_probability", "A score is below 0 or above 1."))
    blocks = []
    for n, events, expected in _sums(y, probability).tolist():
        share = clopper_pearson(int(events), int(n))
        blocks.append(
            Block(share.n, share.events, expected / n, share.rate, share.lower, share.upper)
        )
    return Calibration(tuple(blocks), float(np.mean((y - probability) ** 2)))


def hosmer_lemeshow(outcome: np.ndarray, probability: np.ndarray, *, fitted: bool) -> TestResult:
    """Hosmer and Lemeshow's test over the blocks.

    A model `fitted` to these rows costs two degrees of freedom; a score made elsewhere none.
    """
    y = np.asarray(outcome, dtype=bool)
    if y.size == 0:
        return untested("nobody", "No row is complete.")
    if not ((probability > 0) & (probability < 1)).all():
        return untested("no_probability", "A probability is not between 0 and 1.")
    n, events, expected = _sums(y, probability).T
    df = n.size - 2 if fitted else n.size
    if df < 1:
        return untested("few_blocks", f"{n.size} blocks leave {df} degrees of freedom.")
    statistic = float(((events - expected) ** 2 / (expected * (1 - expected / n))).sum())
    return TestResult(statistic, df, chi_square_beyond(statistic, df))


def _sums(y: np.ndarray, probability: np.ndarray) -> np.ndarray:
    """Of each block its rows, events and expected events."""
    order = np.argsort(probability, kind="stable")
    ranked = probability[order]
    # Patterns of one probability differ by rounding alone.
    new = np.concatenate([[True], np.diff(ranked) > SAME_TIME * ranked[1:]])
    starts = np.flatnonzero(new)
    first = _blocks(np.diff(np.append(starts, y.size)), y.size)
    begin = starts[first]
    return np.column_stack(
        [
            np.diff(np.append(begin, y.size)),
            np.add.reduceat(y[order].astype(float), begin),
            np.add.reduceat(ranked, begin),
        ]
    )


def _blocks(sizes: np.ndarray, rows: int) -> list[int]:
    """Which pattern begins each block.

    A pattern joins while the block is not full and no more than half of it would overflow; a last
    block of a twentieth of the rows or less joins the one before.
    """
    full = np.floor(rows / BLOCKS + 0.5)
    first, held = [0], 0
    for place, size in enumerate(sizes.tolist()):
        if held and (held >= full or held + size // 2 > full):
            first.append(place)
            held = 0
        held += size
    if len(first) > 1 and held <= rows // (2 * BLOCKS):
        first.pop()
    return first
