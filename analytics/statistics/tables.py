"""Tests on tables of counts, each by its name. Rows are groups, columns outcomes.

Which test stands in a paper decides about its p-value (one paper mixes Fisher, N - 1 and Pearson),
so every result carries the name of its own, and `compare_counts` states the rule where none is
asked for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, prod

import numpy as np

from analytics.statistics.inputs import Why, chi_square_beyond
from analytics.statistics.limits import Z

PEARSON = "Pearson chi-square"
YATES = "Chi-square with Yates's correction"
N_1 = "N - 1 chi-square"
TREND = "Cochran-Armitage test for trend"
FISHER = "Fisher's exact test"
FISHER_SMALLER = "Fisher's exact test, one-sided: first row rarer in the first column"
FISHER_LARGER = "Fisher's exact test, one-sided: first row more often in the first column"
FISHER_DRAWN = "Fisher's exact test by 100,000 random tables"

# Where more beginnings of tables than this would be looked at, about three seconds, they are drawn.
LISTED_TABLES = 20_000_000
DRAWS = 100_000
SEED = 20_220_131
AT_ONCE = 200_000
SAME_PROBABILITY = 1e-7  # R's tolerance: as probable as the observed table
SMALL_EXPECTED = 5

TOO_SMALL = Why("one_group", "There are not two groups and two outcomes.")
ZERO_MARGIN = Why("zero_margin", "A row or a column of the table has nobody.")
NOT_2X2 = Why("not_2x2", "The test is for two rows and two columns.")


@dataclass(frozen=True)
class TableTest:
    """A p-value and the name of its test, or `why` there is none.

    The smallest expected count stands beside p because below 5 that of a chi-square is rough. With
    random tables p has the standard error `p_se`.
    """

    name: str
    statistic: float | None
    df: int | None
    p: float | None
    smallest_expected: float | None = None
    p_se: float | None = None
    why: Why | None = None


@dataclass(frozen=True)
class OddsRatio:
    estimate: float | None
    lower: float | None
    upper: float | None
    why: Why | None = None


def pearson(counts: Sequence[Sequence[int]]) -> TableTest:
    """Pearson's chi-square without a correction."""
    table, expected, why = _expected(counts)
    if why is not None:
        return _undone(PEARSON, why)
    statistic = float(((table - expected) ** 2 / expected).sum())
    return _done(PEARSON, statistic, _df(table), expected)


def n_1(counts: Sequence[Sequence[int]]) -> TableTest:
    """Pearson's chi-square times (N - 1)/N, for 2x2 (Campbell 2007, doi:10.1002/sim.2832)."""
    table, expected, why = _expected(counts, only_2x2=True)
    if why is not None:
        return _undone(N_1, why)
    statistic = float(((table - expected) ** 2 / expected).sum())
    return _done(N_1, statistic * (table.sum() - 1) / table.sum(), 1, expected)


def yates(counts: Sequence[Sequence[int]]) -> TableTest:
    """The chi-square of 2x2 with each difference half a count smaller, as R's chisq.test."""
    table, expected, why = _expected(counts, only_2x2=True)
    if why is not None:
        return _undone(YATES, why)
    apart = np.abs(table - expected)
    statistic = float(((apart - min(0.5, apart.min())) ** 2 / expected).sum())
    return _done(YATES, statistic, 1, expected)


def trend(counts: Sequence[Sequence[int]], scores: Sequence[float] | None = None) -> TableTest:
    """Whether the share in the first of two columns rises or falls over ordered rows.

    `scores` are 1, 2, .. where none are given; as R's prop.trend.test.
    """
    table, expected, why = _expected(counts)
    if why is None and table.shape[1] != 2:
        why = Why("not_two_columns", "The test for trend is for two columns.")
    if why is not None:
        return _undone(TREND, why)
    at = np.arange(1.0, len(table) + 1) if scores is None else np.asarray(scores, dtype=float)
    n, share = table.sum(axis=1), table[:, 0].sum() / table.sum()
    away = at - (n * at).sum() / n.sum()
    variance = share * (1 - share) * (n * away**2).sum()
    if variance == 0:
        return _undone(TREND, Why("no_variance", "All rows have the same score."))
    return _done(TREND, float((table[:, 0] * away).sum() ** 2 / variance), 1, expected)


def fisher(counts: Sequence[Sequence[int]]) -> TableTest:
    """Fisher's exact test, two-sided as R's fisher.test: tables no more probable than this one.

    Beyond 2x2 the tables with these margins are listed, up to 20,000,000 beginnings of them; of
    more, 100,000 tables are drawn with a fixed seed, and p has a standard error.
    """
    table = np.asarray(counts, dtype=np.int64)
    if min(table.shape) < 2:
        return _undone(FISHER, TOO_SMALL)
    if not table.any():
        return _undone(FISHER, ZERO_MARGIN)
    expected = table.sum(axis=1, keepdims=True) * (table.sum(axis=0) / table.sum())
    smallest = float(expected.min())
    if table.shape == (2, 2):
        from scipy.stats import fisher_exact

        p = float(fisher_exact(table, alternative="two-sided").pvalue)
        return TableTest(FISHER, None, None, p, smallest)
    table = table[table.any(axis=1)][:, table.any(axis=0)]
    if min(table.shape) < 2:  # no other table has these margins
        return TableTest(FISHER, None, None, 1.0, smallest)
    p = _listed(table if table.shape[0] <= table.shape[1] else table.T)
    if p is not None:
        return TableTest(FISHER, None, None, p, smallest)
    p = _drawn(table)
    return TableTest(
        FISHER_DRAWN, None, None, p, smallest, p_se=float(np.sqrt(p * (1 - p) / DRAWS))
    )


def fisher_one_sided(counts: Sequence[Sequence[int]], *, larger: bool) -> TableTest:
    """Fisher's exact test of 2x2 in one direction.

    `larger`: the share of the first row in the first column is larger than that of the second.
    """
    name = FISHER_LARGER if larger else FISHER_SMALLER
    table = np.asarray(counts, dtype=np.int64)
    if table.shape != (2, 2):
        return _undone(name, NOT_2X2)
    from scipy.stats import fisher_exact

    p = float(fisher_exact(table, alternative="greater" if larger else "less").pvalue)
    return TableTest(name, None, None, p)


def compare_counts(counts: Sequence[Sequence[int]]) -> TableTest:
    """The test where none is asked for: Pearson if all expected counts are 5 or more, else Fisher.

    Rows and columns of nobody are left out.
    """
    table = np.asarray(counts, dtype=np.int64)
    table = table[table.any(axis=1)]
    table = table[:, table.any(axis=0)]
    if min(table.shape) < 2:
        return _undone(PEARSON, TOO_SMALL)
    test = pearson(table)
    return test if test.smallest_expected >= SMALL_EXPECTED else fisher(table)


def odds_ratio(counts: Sequence[Sequence[int]]) -> OddsRatio:
    """ad/bc of 2x2 with Woolf's 95 % limits; none with an empty cell."""
    table = np.asarray(counts, dtype=float)
    if table.shape != (2, 2):
        return OddsRatio(None, None, None, NOT_2X2)
    if (table == 0).any():
        return OddsRatio(None, None, None, Why("zero_cell", "A cell of the table has nobody."))
    (a, b), (c, d) = table
    centre, spread = np.log(a) + np.log(d) - np.log(b) - np.log(c), np.sqrt((1 / table).sum())
    lower, upper = np.exp([centre - Z * spread, centre + Z * spread])
    return OddsRatio(float(a * d / (b * c)), float(lower), float(upper))


def _expected(
    counts: Sequence[Sequence[int]], *, only_2x2: bool = False
) -> tuple[np.ndarray, np.ndarray, Why | None]:
    table = np.asarray(counts, dtype=float)
    if only_2x2 and table.shape != (2, 2):
        return table, table, NOT_2X2
    if table.ndim != 2 or min(table.shape) < 2:
        return table, table, TOO_SMALL
    rows, columns = table.sum(axis=1, keepdims=True), table.sum(axis=0)
    if not (rows.all() and columns.all()):
        return table, table, ZERO_MARGIN
    return table, rows * (columns / table.sum()), None


def _df(table: np.ndarray) -> int:
    return (table.shape[0] - 1) * (table.shape[1] - 1)


def _done(name: str, statistic: float, df: int, expected: np.ndarray) -> TableTest:
    p = chi_square_beyond(statistic, df)
    return TableTest(name, statistic, df, p, float(expected.min()))


def _undone(name: str, why: Why) -> TableTest:
    return TableTest(name, None, None, None, why=why)


def _log_factorials(table: np.ndarray) -> np.ndarray:
    from scipy.special import gammaln

    return gammaln(table + 1.0)


def _listed(table: np.ndarray) -> float | None:
    """Fisher's p over the tables with these margins, filled column by column.

    A column's cells are multivariate hypergeometric given what is left of the rows. A beginning no
    more probable than the whole observed table is counted at once, for all its ends are so too, and
    equal beginnings are followed once. None where too many would have to be looked at.
    """
    rows, columns = table.sum(axis=1), np.sort(table.sum(axis=0))
    log = _log_factorials
    observed = log(rows).sum() + log(columns).sum() - log(rows.sum()) - log(table).sum()
    bound = observed + SAME_PROBABILITY
    left, past, times = rows[None, :], np.zeros(1), np.ones(1)
    counted, looked_at = 0.0, 0
    for column, size in enumerate(columns[:-1].tolist()):
        most = min(comb(size + len(rows) - 1, len(rows) - 1), prod((rows[:-1] + 1).tolist()))
        looked_at += most * len(left)
        if looked_at > LISTED_TABLES:
            return None
        parts = _shared_out(size, rows)
        of_parts = log(parts).sum(axis=1) + log(columns[column:].sum()) - log(size)
        of_parts -= log(columns[column + 1 :].sum())
        kept = []
        step = max(1, AT_ONCE // len(parts))
        for start in range(0, len(left), step):
            some = slice(start, start + step)
            after = left[some, None, :] - parts
            fits = (after >= 0).all(axis=2)
            after = after[fits]
            before, part = np.nonzero(fits)
            logs = (past[some] + log(left[some]).sum(axis=1))[before] - of_parts[part]
            logs -= log(after).sum(axis=1)
            weight = times[some][before]
            rare = logs <= bound
            counted += float((weight[rare] * np.exp(logs[rare])).sum())
            if column < len(columns) - 2:
                kept.append((after[~rare], logs[~rare], weight[~rare]))
        if kept:
            left, past, times = _merged(
                *(np.concatenate(parts) for parts in zip(*kept, strict=True))
            )
    return min(counted, 1.0)


def _merged(
    left: np.ndarray, past: np.ndarray, times: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Equal beginnings as one, that counts so many times."""
    keys = np.column_stack([left, np.round(past * 1e9).astype(np.int64)])
    _, first, place = np.unique(keys, axis=0, return_index=True, return_inverse=True)
    return left[first], past[first], np.bincount(place.reshape(-1), weights=times)


def _shared_out(size: int, most: np.ndarray) -> np.ndarray:
    """All ways to share a number out over cells that hold no more than `most` each."""
    parts, left = np.empty((1, 0), dtype=np.int64), np.array([size])
    for cap in most[:-1]:
        choices = np.minimum(left, cap) + 1
        value = np.arange(choices.sum()) - np.repeat(np.cumsum(choices) - choices, choices)
        parts = np.column_stack([np.repeat(parts, choices, axis=0), value])
        left = np.repeat(left, choices) - value
    return np.column_stack([parts, left])[left <= most[-1]]


def _drawn(table: np.ndarray) -> float:
    """Fisher's p from random tables with these margins, the observed one counted among them."""
    from scipy.stats import random_table

    at_once = max(1, 2_000_000 // table.size)
    draws = random_table(table.sum(axis=1), table.sum(axis=0))
    source = np.random.default_rng(SEED)
    bound = -_log_factorials(table).sum() + SAME_PROBABILITY
    counted = 0
    for start in range(0, DRAWS, at_once):
        size = min(at_once, DRAWS - start)
        tables = draws.rvs(size=size, random_state=source).reshape(size, -1)
        counted += int((-_log_factorials(tables).sum(axis=1) <= bound).sum())
    return (1 + counted) / (1 + DRAWS)
