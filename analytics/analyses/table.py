"""The tests on one table of counts, in the shape of the command `analyse_table`."""

from collections.abc import Sequence
from typing import Any

from analytics.statistics.tables import fisher, n_1, odds_ratio, pearson, yates


def analyse_table(counts: Sequence[Sequence[int]]) -> dict[str, Any]:
    """The p-values of a table, two-sided, and of 2x2 the odds ratio."""
    chi_square, exact = pearson(counts), fisher(counts)
    result: dict[str, Any] = {
        "pearson": chi_square.p,
        "yates": yates(counts).p,
        "n1": n_1(counts).p,
        "fisher": exact.p,
    }
    if exact.p_se is not None:
        result["fisher_se"] = exact.p_se
    why = chi_square.why or exact.why
    if why is not None:
        result["why"] = why.as_dict()
    if len(counts) == 2 and len(counts[0]) == 2:
        ratio = odds_ratio(counts)
        result["odds_ratio"] = {
            "estimate": ratio.estimate,
            "lower": ratio.lower,
            "upper": ratio.upper,
        }
        if ratio.why is not None:
            result["odds_ratio"]["why"] = ratio.why.as_dict()
    return result | {"warnings": []}
