"""TABLE and RATES: responses within the levels of a group, or of one variable after another."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from analytics.analyses.methods.subjects import (
    NO,
    YES,
    Sets,
    Shape,
    Subjects,
    first_infusions,
    select,
    sets_of,
)
from analytics.analyses.methods.words import (
    INDEPENDENT,
    divided,
    naive_in_words,
    paragraph,
    performed,
    titles,
)
from analytics.analyses.run import Outcome, Progress, method
from analytics.analyses.table import analyse_table
from analytics.cohort import Cohort
from analytics.definitions.analysis import Analysis, Method
from analytics.definitions.endpoint import Unit
from analytics.definitions.variables import VARIABLES
from analytics.statistics.design import Column
from analytics.statistics.inputs import Why
from analytics.statistics.proportions import binomial_test, clopper_pearson, risk_difference
from analytics.statistics.tables import (
    TableTest,
    compare_counts,
    fisher,
    n_1,
    pearson,
    trend,
    yates,
)

TESTS: dict[str, Callable[[np.ndarray], TableTest]] = {
    "pearson": pearson,
    "yates": yates,
    "n1": n_1,
    "fisher": fisher,
}
NAMES = {
    None: "Pearson's chi-square test where every expected count was 5 or more, else Fisher's exact",
    "pearson": "Pearson's chi-square test",
    "yates": "the chi-square test with Yates's correction",
    "n1": "the N-1 chi-square test",
    "fisher": "Fisher's exact test",
    "trend": "the chi-square test for trend",
}
A_NUMBER = Why("number", "A number has no levels: take its bands.")


@method(Method.TABLE)
def table(analysis: Analysis, cohort: Cohort, progress: Progress) -> Outcome:
    """Each response by the levels of the group, with every test of the table.

    Of two levels and a yes or no also the odds ratio, and the risk difference: the first level
    less the second.
    """
    return _outcome(analysis, cohort, progress, (analysis.group or "overall",))


@method(Method.RATES)
def rates(analysis: Analysis, cohort: Cohort, progress: Progress) -> Outcome:
    """Each response within the levels of each covariate, with exact limits and a named test.

    Of infusions the same of first infusions alone, and limits of samples of patients beside the
    exact ones. With a day to split on the same again of those enrolled before it and from it on.
    """
    names = (*([analysis.group] if analysis.group else []), *analysis.covariates)
    return _outcome(analysis, cohort, progress, names)


def _outcome(
    analysis: Analysis, cohort: Cohort, progress: Progress, names: Sequence[str]
) -> Outcome:
    options = analysis.settled
    parts = {"": select(analysis, cohort)}
    chosen = parts[""]
    if analysis.unit is Unit.INFUSION:
        parts["first_infusions"] = first_infusions(chosen)
    if (sets := sets_of(cohort, chosen.rows, options)) is not None:
        parts["enrolled_before_split"] = chosen.of(~sets.later, "enrolled_from_split")
        parts["enrolled_from_split"] = chosen.of(sets.later, "enrolled_before_split")
    result: Shape = {}
    for done, (part, subjects) in enumerate(parts.items()):
        progress(done, len(parts), part.replace("_", " ").capitalize() or "Counting")
        found = _tables(analysis, cohort, subjects, names)
        result |= found if part == "" else {part: found}
    progress(len(parts), len(parts), "Done")
    return Outcome(
        chosen.n,
        chosen.excluded,
        result,
        methods=_methods(analysis, options),
        text=_text(analysis, cohort, chosen, names, options, sets),
    )


def _tables(analysis: Analysis, cohort: Cohort, subjects: Subjects, names: Sequence[str]) -> Shape:
    """The tables of some subjects, and how many tests they hold."""
    rows, options = subjects.rows, analysis.settled
    full = analysis.method is Method.TABLE
    patients = rows["patient"].to_numpy() if analysis.unit is Unit.INFUSION else None
    columns = {name: cohort.column(name, rows) for name in names}
    found = {
        response: {
            name: _compared(cohort.column(response, rows), column, options, patients, full=full)
            for name, column in columns.items()
        }
        for response in analysis.responses
    }
    tests = sum(one["n_tests"] for tables in found.values() for one in tables.values())
    return {"n": subjects.n, "n_tests": tests, "tables" if full else "rates": found}


def _compared(
    response: Column,
    column: Column,
    options: Shape,
    patients: np.ndarray | None,
    *,
    full: bool,
) -> Shape:
    """One response by the levels of one variable. What is not known is counted, never a level."""
    known = response.known & column.known
    result: Shape = {
        "n": int(known.sum()),
        "response_not_known": int((~response.known).sum()),
        "level_not_known": int((response.known & ~column.known).sum()),
    }
    if column.levels is None or response.levels is None:
        return result | {"n_tests": 0, "levels": {}, "why": A_NUMBER.as_dict()}
    binary = set(response.levels) == {YES, NO}
    order = [response.levels.index(name) for name in (YES, NO)] if binary else None
    counts = _counts(column, response, known)
    if order is not None:
        counts = counts[:, order]
    heads = (YES, NO) if binary else response.levels
    levels = {
        level: {"n": int(row.sum())} | dict(zip(heads, row.tolist(), strict=True))
        for level, row in zip(column.levels, counts, strict=True)
    }
    test = _tested(counts, options["test"])
    result |= {"test": test.name, "chi2": test.statistic, "df": test.df, "p": test.p}
    if test.p_se is not None:
        result["p_se"] = test.p_se
    if test.why is not None:
        result["why"] = test.why.as_dict()
    n_tests = int(test.p is not None)
    if binary:
        drawn = _drawn(column, response, known, patients, options)
        for place, (level, (yes, no)) in enumerate(zip(levels, counts.tolist(), strict=True)):
            share = clopper_pearson(yes, yes + no)
            levels[level] |= {"rate": share.rate, "lower": share.lower, "upper": share.upper}
            if options["null_rate"] is not None:
                p = binomial_test(yes, yes + no, options["null_rate"])
                levels[level]["p"] = p
                n_tests += p is not None
            if drawn is not None:
                levels[level]["by_patients"] = drawn[place]
    if full:
        present = _present(counts)
        tests = analyse_table(present.tolist() or [[0]])
        tests.pop("warnings")
        ratio = tests.pop("odds_ratio", None)
        result["tests"] = tests
        if ratio is not None:
            result["odds_ratio"] = ratio
        if binary and present.shape[0] == 2:
            (yes, no), (yes_2, no_2) = counts[counts.any(axis=1)].tolist()
            apart = risk_difference(yes, yes + no, yes_2, yes_2 + no_2)
            result["risk_difference"] = {
                "difference": apart.difference,
                "lower": apart.lower,
                "upper": apart.upper,
            }
    return result | {"n_tests": n_tests, "levels": levels}


def _counts(column: Column, response: Column, known: np.ndarray) -> np.ndarray:
    counts = np.zeros((len(column.levels or ()), len(response.levels or ())), dtype=np.int64)
    np.add.at(counts, (column.values[known], response.values[known]), 1)
    return counts


def _present(counts: np.ndarray) -> np.ndarray:
    """The rows and columns that hold anybody."""
    kept = counts[counts.any(axis=1)]
    return kept[:, kept.any(axis=0)]


def _tested(counts: np.ndarray, asked: str | None) -> TableTest:
    if asked == "trend":
        rows = counts.any(axis=1)
        return trend(counts[rows], list(np.flatnonzero(rows) + 1.0))
    return compare_counts(counts) if asked is None else TESTS[asked](_present(counts))


def _drawn(
    column: Column,
    response: Column,
    known: np.ndarray,
    patients: np.ndarray | None,
    options: Shape,
) -> list[Shape] | None:
    """Limits of each level's rate over samples of patients, whose infusions stay together."""
    samples = options["samples"]
    if patients is None or not patients.size or not samples:
        return None
    of, place = np.unique(patients, return_inverse=True)
    yes = response.values == (response.levels or ()).index(YES)
    random = np.random.default_rng(options["seed"])
    # How often each sample holds each patient.
    weights = random.multinomial(of.size, np.full(of.size, 1 / of.size), size=samples)
    found = []
    for level in range(len(column.levels or ())):
        here = known & (column.values == level)
        n = weights @ np.bincount(place[here], minlength=of.size)
        events = weights @ np.bincount(place[here & yes], minlength=of.size)
        shares = events[n > 0] / n[n > 0]
        lower, upper = np.quantile(shares, [0.025, 0.975]) if shares.size else (None, None)
        found.append(
            {
                "lower": None if lower is None else float(lower),
                "upper": None if upper is None else float(upper),
                "samples": int(shares.size),
            }
        )
    return found


def _methods(analysis: Analysis, options: Shape) -> list[Shape]:
    part = "tables" if analysis.method is Method.TABLE else "rates"
    made = [
        performed(part, "Exact (Clopper-Pearson) limits"),
        performed(part, NAMES[options["test"]], test=options["test"]),
    ]
    if options["null_rate"] is not None:
        made.append(performed(part, "Exact binomial test", null_rate=options["null_rate"]))
    if analysis.method is Method.TABLE:
        made.append(performed(part, "Newcombe's limits of a difference, Woolf's of an odds ratio"))
    if analysis.unit is Unit.INFUSION:
        drawn = {"samples": options["samples"], "seed": options["seed"]}
        made.append(performed(part, "Percentiles over samples of patients", **drawn))
    return made


def _text(
    analysis: Analysis,
    cohort: Cohort,
    chosen: Subjects,
    names: Sequence[str],
    options: dict[str, Any],
    sets: Sets | None,
) -> str:
    by = [name for name in names if name != "overall"]
    said = [
        f"Proportions with {titles(analysis.responses)} were taken of those in whom it was known, "
        "with exact (Clopper-Pearson) limits."
        if all(set(VARIABLES[r].levels or ()) == {YES, NO} for r in analysis.responses)
        else f"{titles(analysis.responses)} was counted among those in whom it was known."
    ]
    if by:
        said.append(
            f"Levels of {titles(by)} were compared by {NAMES[options['test']]}; unknown values "
            "were counted apart. P values were not corrected for the number of tests."
        )
    if options["null_rate"] is not None:
        said.append(
            f"Rates were tested against {options['null_rate']:g} by the exact binomial test."
        )
    said.append(naive_in_words(analysis))
    if analysis.unit is Unit.INFUSION:
        said.append(
            f"{INDEPENDENT}; beside them stand the first infusions alone and percentile limits "
            f"over {options['samples']} samples of patients (seed {options['seed']})."
        )
    if sets is not None:
        said.append(divided(sets.day))
    return paragraph(analysis, cohort, chosen.n, *said)
