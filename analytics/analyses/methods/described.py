"""DESCRIBE: the variables of the subjects, by group: a Table 1."""

from collections.abc import Mapping
from itertools import combinations
from typing import Any

import numpy as np

from analytics.analyses.files import EVERYBODY
from analytics.analyses.methods.subjects import (
    Sets,
    Shape,
    Subjects,
    dropping_absent,
    renamed,
    select,
    sets_of,
)
from analytics.analyses.methods.words import divided, naive_in_words, paragraph, performed, titles
from analytics.analyses.run import Outcome, Progress, method
from analytics.analyses.shapes import because
from analytics.cohort import Cohort
from analytics.definitions.analysis import Analysis, Method
from analytics.definitions.variables import VARIABLES
from analytics.statistics.comparisons import kruskal_wallis, mann_whitney
from analytics.statistics.descriptive import (
    TYPE_6,
    TYPE_7,
    Standardised,
    describe,
    standardised_levels,
    standardised_mean,
)
from analytics.statistics.design import Column
from analytics.statistics.tables import compare_counts

QUARTILES = {6: TYPE_6, 7: TYPE_7}
OF_NUMBERS = (
    "n",
    "missing",
    "mean",
    "sd",
    "median",
    "lower_quartile",
    "upper_quartile",
    "smallest",
    "largest",
)


@method(Method.DESCRIBE)
def described(analysis: Analysis, cohort: Cohort, progress: Progress) -> Outcome:
    """`factors` and `numbers` of everybody and of each group, and what compares the groups.

    A value that is not known is counted apart and takes part in no share and no test. With a day
    to split on the same again of those enrolled before it and from it on.
    """
    options = analysis.settled
    progress(0, 1, "Describing")
    chosen = select(analysis, cohort)
    result = _parts(analysis, cohort, chosen)
    if (sets := sets_of(cohort, chosen.rows, options)) is not None:
        for name, kept in (
            ("enrolled_before_split", ~sets.later),
            ("enrolled_from_split", sets.later),
        ):
            result[name] = _parts(analysis, cohort, chosen.of(kept, "other_set"))
    progress(1, 1, "Done")
    return Outcome(
        chosen.n,
        chosen.excluded,
        result,
        methods=_methods(options),
        text=_text(analysis, cohort, chosen, options, sets),
    )


def _parts(analysis: Analysis, cohort: Cohort, chosen: Subjects) -> Shape:
    options = analysis.settled
    everybody = np.full(chosen.n, True)
    groups = {EVERYBODY: everybody}
    result: Shape = {"n": chosen.n}
    if analysis.group is not None:
        column = renamed(dropping_absent(cohort.column(analysis.group, chosen.rows)), EVERYBODY)
        levels = column.levels or ()
        groups |= {level: column.values == place for place, level in enumerate(levels)}
        result["group_not_known"] = int((~column.known).sum())
    result["groups"] = {name: {"n": int(rows.sum())} for name, rows in groups.items()}
    columns = {name: cohort.column(name, chosen.rows) for name in analysis.covariates}
    factors = {name: column for name, column in columns.items() if column.levels is not None}
    numbers = {name: column for name, column in columns.items() if column.levels is None}
    if factors:
        result["factors"] = {
            group: {name: _factor(column, rows) for name, column in factors.items()}
            for group, rows in groups.items()
        }
    if numbers:
        quartiles = QUARTILES[options["quartiles"]]
        result["quartiles"] = quartiles
        result["numbers"] = {
            group: {
                name: _number(name, column, rows, quartiles) for name, column in numbers.items()
            }
            for group, rows in groups.items()
        }
    parts = [rows for name, rows in groups.items() if name != EVERYBODY]
    if options["tests"] and analysis.group is not None:
        result["tests"] = {name: _test(column, parts) for name, column in columns.items()}
        result["n_tests"] = sum(test["p"] is not None for test in result["tests"].values())
    else:
        result["n_tests"] = 0
    if options["differences"] and len(parts) > 1:
        named = {name: rows for name, rows in groups.items() if name != EVERYBODY}
        result["standardised_differences"] = {
            name: _apart(column, named) for name, column in columns.items()
        }
    return result


def _factor(column: Column, rows: np.ndarray) -> Shape:
    counts = _counts(column, rows)
    n = int(counts.sum())
    return {
        "n": n,
        "missing": int(rows.sum()) - n,
        "levels": {
            level: {"n": count, "share": count / n if n else None}
            for level, count in zip(column.levels or (), counts.tolist(), strict=True)
        },
    }


def _number(name: str, column: Column, rows: np.ndarray, quartiles: str) -> Shape:
    found = describe(column.values[rows], quartiles)
    return {key: getattr(found, key) for key in OF_NUMBERS} | {"unit": VARIABLES[name].unit}


def _counts(column: Column, rows: np.ndarray) -> np.ndarray:
    values = column.values[rows & column.known]
    return np.bincount(values, minlength=len(column.levels or ()))


def _test(column: Column, parts: list[np.ndarray]) -> Shape:
    if column.levels is not None:
        counts = [_counts(column, rows) for rows in parts]
        test = compare_counts(np.array(counts or [[0]]))
        found: dict[str, Any] = {"test": test.name, "statistic": test.statistic, "df": test.df}
    else:
        samples = [column.values[rows & column.known] for rows in parts]
        test = mann_whitney(*samples) if len(samples) == 2 else kruskal_wallis(samples)
        found = {"test": test.name, "statistic": test.statistic, "df": test.df}
    found["p"] = test.p
    return because(found, test.why)


def _apart(column: Column, groups: Mapping[str, np.ndarray]) -> Shape:
    """The difference of two groups; of more the largest of all pairs, which stand beside it."""
    pairs = {
        places: _difference(column, *(groups[name] for name in places))
        for places in combinations(groups, 2)
    }
    largest = max(pairs.values(), key=lambda pair: abs(pair["standardised"] or 0))
    if len(pairs) == 1:
        return largest
    return largest | {"pairs": [{"groups": list(of)} | pair for of, pair in pairs.items()]}


def _difference(column: Column, first: np.ndarray, second: np.ndarray) -> Shape:
    found: Standardised
    if column.levels is None:
        found = standardised_mean(
            column.values[first & column.known], column.values[second & column.known]
        )
    else:
        found = standardised_levels(
            _counts(column, first).tolist(), _counts(column, second).tolist()
        )
    shape: Shape = {"standardised": found.difference}
    return because(shape, found.why)


def _methods(options: Mapping[str, Any]) -> list[Shape]:
    made = [
        performed("factors", "Counts and shares of the known"),
        performed("numbers", "Mean, SD, median, quartiles", quartiles=options["quartiles"]),
    ]
    if options["tests"]:
        name = "Pearson or Fisher; Mann-Whitney or Kruskal-Wallis"
        made.append(performed("tests", name))
    if options["differences"]:
        made.append(performed("standardised_differences", "Standardised differences"))
    return made


def _text(
    analysis: Analysis, cohort: Cohort, chosen: Subjects, options: Shape, sets: Sets | None
) -> str:
    said = [
        f"{titles(analysis.covariates)} were described by counts with percentages of the known, "
        "or by mean with SD and median with quartiles "
        f"({QUARTILES[options['quartiles']]}) and range; missing values were counted apart.",
        naive_in_words(analysis),
    ]
    if analysis.group is not None and options["tests"]:
        said.append(
            f"Groups by {titles([analysis.group])} were compared by Pearson's chi-square test "
            "where every expected count was 5 or more, else by Fisher's exact test, and numbers "
            "by the Mann-Whitney or the Kruskal-Wallis test, without correction for their number."
        )
    elif analysis.group is not None:
        said.append(f"Groups were those of {titles([analysis.group])}.")
    if analysis.group is not None and options["differences"]:
        said.append(
            "Standardised differences say how far groups lie apart, of more than two groups the "
            "largest of all pairs."
        )
    if sets is not None:
        said.append(divided(sets.day))
    return paragraph(analysis, cohort, chosen.n, *said)
