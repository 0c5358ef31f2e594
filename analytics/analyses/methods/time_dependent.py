"""TIME_DEPENDENT: a Cox model with covariates that begin on a day."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from analytics.analyses.cox import cox_parts
from analytics.analyses.methods.observed import Observed, Shape, observe, state
from analytics.analyses.methods.subjects import covariate, excluded
from analytics.analyses.methods.words import (
    causes_of,
    listed,
    not_known,
    paragraph,
    performed,
    titles,
)
from analytics.analyses.run import Outcome, Progress, method
from analytics.analyses.shapes import warning
from analytics.cohort import Cohort
from analytics.definitions.analysis import Analysis, Method
from analytics.definitions.endpoint import Endpoint, Fact, in_a_sentence
from analytics.definitions.endpoints import ENDPOINTS
from analytics.definitions.variables import VARIABLES
from analytics.statistics.cox import EFRON
from analytics.statistics.design import Column
from analytics.statistics.intervals import intervals

RULE = (
    "What happens on a day holds from the next moment on: a covariate that begins on the day of "
    "the event does not count before it. Who is followed for no time at all counts for half a day."
)


@method(Method.TIME_DEPENDENT)
def time_dependent(analysis: Analysis, cohort: Cohort, progress: Progress) -> Outcome:
    """A Cox model of the covariates: states from their day on, what is known before throughout.

    With `entry` a subject is followed only from that fact on (left truncation). Of competing
    causes each has a model of its own, in which the others censor.
    """
    endpoint = ENDPOINTS[str(analysis.endpoint)]
    if analysis.settled["entry"] is not None:
        endpoint = replace(endpoint, entry=Fact(analysis.settled["entry"]))
    states = [name for name in analysis.covariates if VARIABLES[name].before]
    progress(0, 1, "Following the patients")
    rows, left_out = cohort.rows(analysis.population, analysis.where)
    seen = observe(cohort, endpoint, rows)
    names = [name for name in analysis.covariates if name not in states]
    fixed = [covariate(cohort.column(name, seen.rows)) for name in names]
    shape = ratios(cohort, seen, states, fixed, analysis.settled["ties"])
    result = {name: part for name, part in shape.items() if name not in ("n", "excluded")}
    return Outcome(
        shape["n"],
        excluded(left_out, ((e["reason"], e["n"]) for e in shape["excluded"])),
        result,
        warnings=[
            warning("not_drawn_by_lot", NOT_BY_LOT),
            *not_known(shape["left_out"]),
        ],
        methods=[
            performed(
                part,
                "Cox, (start, stop] rows",
                ties=analysis.settled["ties"],
                states=states,
                entry=None if endpoint.entry is None else endpoint.entry.value,
            )
            for part in ("cox", "cause_specific")
            if part in result
        ],
        text=paragraph(
            analysis,
            cohort,
            shape["n"],
            f"{endpoint.title} was modelled by {_model(endpoint)} (ties by "
            f"{analysis.settled['ties'].capitalize()}).",
            f"Covariates known from the start were {titles(column.name for column in fixed)}."
            if fixed
            else "",
            f"{listed([VARIABLES[n].title for n in states])}: 0 until the day on which it begins."
            if states
            else "",
            f"Patients were at risk from {in_a_sentence(endpoint.entry)} on (left truncation)."
            if endpoint.entry
            else "",
            RULE,
        ),
    )


def _model(endpoint: Endpoint) -> str:
    if not endpoint.competing:
        return "Cox regression"
    causes = listed(in_a_sentence(cause) for cause in endpoint.competing)
    return f"cause-specific Cox regression of the event and of {causes}, each censoring the others"


NOT_BY_LOT = (
    "Ratios of what began in the course of follow-up are associations: who got it was not drawn "
    "by lot."
)


def ratios(
    cohort: Cohort,
    seen: Observed,
    states: Sequence[str],
    covariates: Sequence[Column],
    ties: str = EFRON,
) -> Shape:
    """`n`, `excluded`, `began` and `cox`, or `cause_specific` where causes compete.

    `left_out` names the covariates that are known of nobody: they are no part of the model.
    """
    begins, ends = {}, {}
    placed = np.full(seen.n, True)
    for name in states:
        begins[name], ends[name], unknown = state(cohort, name, seen)
        placed &= ~unknown
    kept = seen.of(placed, "covariate_without_date")
    begins, ends = ({name: day[placed] for name, day in days.items()} for days in (begins, ends))
    cut = intervals(
        kept.time.astype(float),
        kept.status,
        begins | {f"{name} ended": day for name, day in ends.items()},
        None if kept.entry is None else kept.entry.astype(float),
    )
    given = [column.of(placed) for column in covariates]
    told = [column for column in given if column.known.any()]
    columns = [
        Column.numeric(name, cut.holds[name] * (1 - cut.holds[f"{name} ended"])) for name in begins
    ] + [column.of(cut.row) for column in told]
    rows = {"entry": cut.entry, "ids": cut.row, "ties": ties}
    shape: Shape = {
        "n": kept.n,
        "excluded": excluded(kept.excluded),
        "left_out": [column.name for column in given if not column.known.any()],
        "began": {
            name: {"title": VARIABLES[name].title, "n": int((begins[name] < kept.time).sum())}
            for name in states
        },
    }
    if not kept.endpoint.competing:
        return shape | cox_parts(cut.time, (cut.status > 0).astype(np.int64), columns, **rows)
    causes = causes_of(kept.endpoint)
    return shape | {
        "causes": causes,
        "cause_specific": {
            code: cox_parts(cut.time, (cut.status == int(code)).astype(np.int64), columns, **rows)[
                "cox"
            ]
            for code in causes
        },
    }
