"""LISTING: a line per subject, for a figure of everybody: a swimmer plot, or a cloud of scores."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from analytics.analyses.methods.observed import Shape, observe
from analytics.analyses.methods.subjects import excluded
from analytics.analyses.methods.words import paragraph, performed
from analytics.analyses.run import Outcome, Progress, method
from analytics.analyses.shapes import warning
from analytics.cohort import Cohort
from analytics.definitions.analysis import Analysis, Method
from analytics.definitions.endpoint import Fact, Origin, Population, Unit, in_words
from analytics.definitions.endpoints.causes import DURATION_OF_RESPONSE
from analytics.definitions.variables import VARIABLES
from analytics.statistics.design import Column

# Everybody from the infusion, or from enrolment where there was none.
ALIVE = replace(
    DURATION_OF_RESPONSE,
    id="LISTING_ALIVE",
    title="Alive",
    population=Population.ALL,
    origin=Origin.FIRST_INFUSION,
    fallback_origin=Origin.ENROLMENT,
    events=(Fact.DEATH,),
)


@method(Method.LISTING)
def listing(analysis: Analysis, cohort: Cohort, progress: Progress) -> Outcome:
    """`lines`: each subject with its group, the values of `covariates` and, on days, the `facts`.

    Days count from the infusion, of patients never infused from enrolment. With facts each line
    of a patient has the day until which the patient was followed, and whether alive then. A
    subject is named by its pseudonymous key.
    """
    progress(0, 1, "Reading the subjects")
    rows, left_out = cohort.rows(analysis.population, analysis.where)
    named = dict.fromkeys((*([analysis.group] if analysis.group else []), *analysis.covariates))
    columns = {name: cohort.column(name, rows) for name in named}
    facts = tuple(Fact(fact) for fact in analysis.settled["facts"] or ())
    values = {name: _written(name, column) for name, column in columns.items()}
    keys = cohort.keys(rows, analysis.unit)
    lines: list[Shape] = [
        {"subject": key, "values": {name: values[name][place] for name in values}}
        for place, key in enumerate(keys)
    ]
    out: list[tuple[str, int]] = []
    if facts and analysis.unit is Unit.PATIENT:
        lines, out = _with_facts(cohort, rows, facts, lines)
    told = []
    if facts and analysis.unit is Unit.INFUSION:
        told = [warning("facts_of_patients", "What happened is told of patients, not infusions.")]
    return Outcome(
        len(lines),
        excluded(left_out, out),
        {
            "columns": [{"id": name, "title": VARIABLES[name].title} for name in columns],
            "facts": [{"id": fact.value, "title": in_words(fact)} for fact in facts],
            "lines": lines,
        },
        warnings=told,
        methods=[performed("lines", "Listing", facts=[fact.value for fact in facts])],
        text=paragraph(
            analysis,
            cohort,
            len(lines),
            "One line per subject, in days from the infusion.",
        ),
    )


def _with_facts(
    cohort: Cohort,
    rows: pd.DataFrame,
    facts: tuple[Fact, ...],
    lines: list[Shape],
) -> tuple[list[Shape], list[tuple[str, int]]]:
    """The lines of those whose days are known, the longest followed first."""
    seen = observe(cohort, ALIVE, rows)
    line = dict(zip(rows.index, lines, strict=True))
    origin = pd.Series(seen.origin.to_numpy(), index=seen.rows.index)
    found = cohort.facts(Unit.PATIENT)
    found = found[found["kind"].isin(facts) & found["subject"].isin(origin.index)]
    found = found.dropna(subset=["date"])
    since = pd.to_datetime(found["subject"].map(origin))
    found = found.assign(day=(pd.to_datetime(found["date"]) - since).dt.days)
    found = found[found["day"] >= 0].drop_duplicates(["subject", "kind", "day"])
    ends = pd.Series(seen.time, index=seen.rows.index)
    found = found[found["day"] <= found["subject"].map(ends)]
    events: dict[Any, list[Shape]] = {}
    for subject, kind, day in (
        found[["subject", "kind", "day"]]
        .sort_values(["day", "kind"], kind="stable")
        .itertuples(index=False)
    ):
        events.setdefault(subject, []).append({"fact": str(kind), "day": int(day)})
    order = np.argsort(-seen.time, kind="stable")
    return [
        line[seen.rows.index[place]]
        | {
            "until": int(seen.time[place]),
            "alive": not seen.status[place],
            "events": events.get(seen.rows.index[place], []),
        }
        for place in order
    ], list(seen.excluded)


def _written(name: str, column: Column) -> list[Any]:
    """The values as a reader sees them, None where not known."""
    if column.levels is None:
        return [None if np.isnan(value) else float(value) for value in column.values]
    labels = [VARIABLES[name].label(level) for level in column.levels]
    return [None if place < 0 else labels[place] for place in column.values]
