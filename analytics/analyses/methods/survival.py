"""SURVIVAL: a time-to-event endpoint in the parts of the command `analyse`."""

from typing import Any

import numpy as np
import pandas as pd

from analytics.analyses.cox import cox_forward
from analytics.analyses.curves import curves
from analytics.analyses.files import EVERYBODY
from analytics.analyses.methods.subjects import (
    Shape,
    Subjects,
    covariate,
    dropping_absent,
    renamed,
    select,
    select_at_landmark,
)
from analytics.analyses.methods.words import (
    causes_of,
    endpoint_in_words,
    naive_in_words,
    not_known,
    paragraph,
    performed,
    titles,
)
from analytics.analyses.run import Outcome, Progress, method
from analytics.analyses.shapes import warning
from analytics.analyses.survival import Options, analyse
from analytics.cohort import Cohort
from analytics.definitions.analysis import Analysis, Method
from analytics.definitions.endpoints import ENDPOINTS
from analytics.statistics.design import Column

LIMITS = {
    "log-log": "log-log",
    "log": "log",
    "plain": "plain (Wald), not cut at 0 and 1",
    "plain-clipped": "plain (Wald), cut at 0 and 1",
}
PARTS = {
    "km": "Kaplan-Meier, Greenwood's variance",
    "rmst_difference": "Difference of restricted means",
    "follow_up_median": "Reverse Kaplan-Meier",
    "logrank": "Log-rank test, pairs by Holm",
    "cif": "Aalen-Johansen, Aalen's variance",
    "gray": "Gray's test",
    "cox": "Cox model",
    "cause_specific": "Cause-specific Cox model",
    "fine_gray": "Fine and Gray's model",
    "forward": "Forward selection by likelihood ratio",
}
MODELS = ("cox", "cause_specific", "forward")


@method(Method.SURVIVAL)
def survival(analysis: Analysis, cohort: Cohort, progress: Progress) -> Outcome:
    """Exactly what `analyse` gives, `forward` beside it where a selection is asked for.

    With a landmark whoever is without an event then counts from that day on, by what was known
    then of the group, the strata and the covariates.
    """
    options = analysis.settled
    landmark = options["landmark"]
    progress(0, 3, "Following the subjects")
    chosen, followed = _followed(analysis, cohort, landmark)
    group = None
    if analysis.group not in (None, "overall"):
        column = _column(analysis.group, analysis, cohort, chosen.rows)
        chosen = chosen.of(column.known, f"{analysis.group}_not_known")
        followed = followed.loc[chosen.rows.index]
        group = renamed(column.of(column.known), EVERYBODY)
    given = [
        covariate(_column(name, analysis, cohort, chosen.rows)) for name in analysis.covariates
    ]
    # One that is known of nobody would leave the model without a row.
    covariates = [column for column in given if column.known.any()] or given
    strata = options["strata"] and _column(options["strata"], analysis, cohort, chosen.rows)
    time = followed["aval"].to_numpy(dtype=np.int64)
    status = followed["status"].to_numpy(dtype=np.int64)
    entry = _entry(analysis, followed)
    progress(1, 3, "Curves, tests and models")
    asked = Options(
        at=tuple(options["at"] or ()),
        tau=options["tau"],
        band=options["conf_type"],
        ties=options["ties"],
        landmark=landmark,
    )
    result = analyse(
        time,
        status,
        group=group,
        strata=strata or None,
        covariates=covariates,
        entry=entry,
        options=asked,
    )
    result["n_excluded"] = dict(chosen.left_out).get(AT_LANDMARK, 0)
    if "cif" in result:
        causes = causes_of(ENDPOINTS[str(analysis.endpoint)])
        result["causes"] = {code: causes[code] for code in result["cif"]}
    whole = curves(
        time - (landmark or 0), status, group=group, entry=entry, band=options["conf_type"]
    )
    if options["stepwise"] and covariates:
        progress(2, 3, "Selecting")
        result["forward"] = cox_forward(
            time - (landmark or 0),
            status > 0,
            covariates,
            enters=options["entry_p"],
            leaves=options["removal_p"],
            strata=strata or None,
            entry=entry,
            ties=options["ties"],
        )
    warnings = result.pop("warnings", [])
    if landmark is not None and dict(chosen.left_out).get(AT_LANDMARK):
        warnings = [*warnings, warning("landmark", LANDMARK.format(day=f"{landmark:g}"))]
    held = [column.name for column in covariates]
    progress(3, 3, "Done")
    return Outcome(
        chosen.n,
        chosen.excluded,
        result,
        warnings=[*warnings, *not_known(name for name in analysis.covariates if name not in held)],
        methods=_methods(result, options),
        curves=whole,
        text=_text(analysis, cohort, chosen, result, options, held),
    )


AT_LANDMARK = "ended_by_landmark"
LANDMARK = "Who had an event or was last seen by day {day} is left out; times count from that day."


def _followed(
    analysis: Analysis, cohort: Cohort, landmark: float | None
) -> tuple[Subjects, pd.DataFrame]:
    """Whom the endpoint follows, past the landmark where there is one, with day and status."""
    name = str(analysis.endpoint)
    if landmark is None:
        chosen = select(analysis, cohort)
    else:
        chosen = select_at_landmark(analysis, cohort, landmark)
    found = cohort.endpoint(name, chosen.rows)
    for reason in sorted(found["excluded_reason"].dropna().unique()):
        kept = (found["excluded_reason"] != reason).to_numpy(dtype=bool, na_value=True)
        chosen, found = chosen.of(kept, str(reason)), found[kept]
    if landmark is not None:
        kept = found["aval"].to_numpy(dtype=np.int64) > landmark
        chosen, found = chosen.of(kept, AT_LANDMARK), found[kept]
    return chosen, found


def _column(name: str | None, analysis: Analysis, cohort: Cohort, rows: pd.DataFrame) -> Column:
    """A variable of these rows, at a landmark as it was known then."""
    landmark = analysis.settled["landmark"]
    if landmark is None:
        found = cohort.column(str(name), rows)
    else:
        found = cohort.known_by(str(name), rows, landmark, str(analysis.endpoint))
    return dropping_absent(found)


def _entry(analysis: Analysis, followed: pd.DataFrame) -> np.ndarray | None:
    if ENDPOINTS[str(analysis.endpoint)].entry is None:
        return None
    since = pd.to_datetime(followed["entry"]) - pd.to_datetime(followed["origin"])
    return since.dt.days.to_numpy(dtype=np.int64)


def _methods(result: Shape, options: dict[str, Any]) -> list[Shape]:
    said: dict[str, dict[str, Any]] = dict.fromkeys(PARTS, {})
    said["km"] = {"limits": options["conf_type"], "quantiles": "midpoint, as R and SAS"}
    said["cif"] = {"limits": options["conf_type"]}
    said["cox"] = said["cause_specific"] = {"ties": options["ties"]}
    bounds = {"entry_p": options["entry_p"], "removal_p": options["removal_p"]}
    said["forward"] = {"ties": options["ties"]} | bounds
    landmark = {} if options["landmark"] is None else {"landmark": options["landmark"]}
    return [
        performed(part, name, **said[part], **landmark)
        for part, name in PARTS.items()
        if part in result
    ]


def _text(
    analysis: Analysis,
    cohort: Cohort,
    chosen: Subjects,
    result: Shape,
    options: dict[str, Any],
    held: list[str],
) -> str:
    limits = LIMITS[options["conf_type"]]
    landmark, strata = options["landmark"], options["strata"]
    said = [endpoint_in_words(ENDPOINTS[str(analysis.endpoint)])]
    if landmark is not None:
        said.append(
            f"A landmark analysis at day {landmark:g} counted patients still followed without an "
            "event then, from that day on, by what was known of them on it."
        )
    said.append(naive_in_words(analysis))
    if "km" in result:
        said.append(
            f"Event-free probabilities were estimated by Kaplan-Meier with {limits} limits, "
            "follow-up by the reverse Kaplan-Meier method."
        )
    if "cif" in result:
        said.append("Curves, log-rank tests and follow-up are of any of these events.")
        said.append(f"Cumulative incidences were Aalen-Johansen estimates with {limits} limits.")
    if "logrank" in result:
        gray = " and, of each cause, by Gray's test" if "gray" in result else ""
        within = f" stratified by {titles([strata])}" if strata else ""
        said.append(
            f"Groups by {titles([str(analysis.group)])} were compared by the log-rank test{within}"
            f"{gray}."
        )
        if len(result["logrank"]["pairwise"]) > 1:
            said.append("P values of pairs of groups were adjusted by Holm's method.")
    if "cox" in result:
        said.append(
            f"Cox models (ties by {options['ties'].capitalize()}) held "
            f"{titles(held)}; proportional hazards were checked by the scaled "
            "Schoenfeld residuals."
        )
    if "fine_gray" in result:
        said.append("Each cause had a cause-specific Cox model and a model of Fine and Gray.")
    if "forward" in result:
        said.append(
            "Covariates were selected forward by the likelihood ratio "
            f"(entry p < {options['entry_p']:g}, removal p > {options['removal_p']:g})."
        )
    return paragraph(analysis, cohort, chosen.n, *said)
