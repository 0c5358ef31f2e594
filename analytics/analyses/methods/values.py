"""COMPARE_VALUES: a measured value by the levels of variables."""

import numpy as np

from analytics.analyses.methods.described import QUARTILES
from analytics.analyses.methods.subjects import Shape, Subjects, select
from analytics.analyses.methods.words import naive_in_words, paragraph, performed, titles
from analytics.analyses.run import Outcome, Progress, method
from analytics.analyses.shapes import because
from analytics.cohort import Cohort
from analytics.definitions.analysis import Analysis, Method
from analytics.statistics.comparisons import (
    Sample,
    kruskal_wallis,
    mann_whitney,
    t_test,
)
from analytics.statistics.descriptive import describe
from analytics.statistics.design import Column
from analytics.statistics.inputs import Why

SAID = (
    "n",
    "mean",
    "sem",
    "sd",
    "median",
    "lower_quartile",
    "upper_quartile",
    "smallest",
    "largest",
)
NAMES = {
    None: "the Mann-Whitney test of two levels and the Kruskal-Wallis test of more",
    "t": "Student's t test",
    "welch": "Welch's t test",
    "mann_whitney": "the Mann-Whitney test",
    "kruskal_wallis": "the Kruskal-Wallis test",
}
NOT_TWO = Why("not_two_levels", "The test compares two levels; take Kruskal-Wallis for others.")
A_NUMBER = Why("number", "A number has no levels to compare: take its bands.")


@method(Method.COMPARE_VALUES)
def values(analysis: Analysis, cohort: Cohort, progress: Progress) -> Outcome:
    """Each value within the levels of the group and of each covariate, compared by a named test.

    `sem` is the standard error of the mean, and `sd` the spread of the subjects.
    """
    options = analysis.settled
    progress(0, 1, "Comparing")
    chosen = select(analysis, cohort)
    names = [*([analysis.group] if analysis.group else []), *analysis.covariates] or ["overall"]
    columns = {name: cohort.column(name, chosen.rows) for name in names}
    found = {
        response: {
            name: _compared(cohort.column(response, chosen.rows).values, column, options)
            for name, column in columns.items()
        }
        for response in analysis.responses
    }
    tests = sum(one["p"] is not None for by in found.values() for one in by.values())
    progress(1, 1, "Done")
    quartiles = QUARTILES[options["quartiles"]]
    return Outcome(
        chosen.n,
        chosen.excluded,
        {"n": chosen.n, "n_tests": tests, "quartiles": quartiles, "values": found},
        methods=[
            performed("values", "Mean, SEM, SD, median, quartiles", quartiles=quartiles),
            performed("values", NAMES[options["test"]], test=options["test"]),
        ],
        text=_text(analysis, cohort, chosen, names, options),
    )


def _compared(measured: np.ndarray, column: Column, options: Shape) -> Shape:
    known = np.isfinite(measured)
    placed = known & column.known
    result: Shape = {
        "n": int(placed.sum()),
        "value_not_known": int((~known).sum()),
        "level_not_known": int((known & ~column.known).sum()),
    }
    if column.levels is None:
        return result | {"p": None, "levels": {}, "why": A_NUMBER.as_dict()}
    samples = [measured[placed & (column.values == p)] for p in range(len(column.levels))]
    quartiles = QUARTILES[options["quartiles"]]
    levels = {}
    for level, sample in zip(column.levels, samples, strict=True):
        said = describe(sample, quartiles)
        levels[level] = {key: getattr(said, key) for key in SAID}
    filled = [sample for sample in samples if sample.size]
    return result | _tested(filled, options["test"]) | {"levels": levels}


def _tested(samples: list[np.ndarray], asked: str | None) -> Shape:
    """The test of the levels that have a value; t tests give the difference, first less second."""
    test = asked or ("mann_whitney" if len(samples) == 2 else "kruskal_wallis")
    if test == "kruskal_wallis":
        found = kruskal_wallis(samples)
    elif len(samples) != 2:
        return {"test": NAMES[test], "statistic": None, "p": None, "why": NOT_TWO.as_dict()}
    elif test == "mann_whitney":
        found = mann_whitney(*samples)
    else:
        apart = t_test(*(Sample.of(sample) for sample in samples), pooled=test == "t")
        shape: Shape = {
            "test": apart.name,
            "statistic": apart.statistic,
            "df": apart.df,
            "p": apart.p,
            "mean_difference": {
                "difference": apart.difference,
                "lower": apart.lower,
                "upper": apart.upper,
            },
        }
        return because(shape, apart.why)
    shape = {"test": found.name, "statistic": found.statistic, "df": found.df, "p": found.p}
    return because(shape, found.why)


def _text(
    analysis: Analysis, cohort: Cohort, chosen: Subjects, names: list[str], options: Shape
) -> str:
    by = [name for name in names if name != "overall"]
    said = [
        f"{titles(analysis.responses)} is given as mean with its standard error (SEM), SD, and "
        f"median with quartiles ({QUARTILES[options['quartiles']]}).",
        f"Levels of {titles(by)} were compared by {NAMES[options['test']]}, without correction "
        "for the number of tests."
        if by
        else "",
        naive_in_words(analysis),
    ]
    return paragraph(analysis, cohort, chosen.n, *said)
