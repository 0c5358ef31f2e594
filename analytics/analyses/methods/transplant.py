"""TRANSPLANT: one endpoint under every way with a transplant after CAR-T, and from landmarks."""

from dataclasses import replace
from typing import Any

import numpy as np

from analytics.analyses.cox import cox_parts
from analytics.analyses.curves import curves
from analytics.analyses.methods.observed import Observed, Shape, day_of, observe
from analytics.analyses.methods.subjects import covariate, excluded
from analytics.analyses.methods.time_dependent import ratios
from analytics.analyses.methods.words import causes_of, paragraph, performed
from analytics.analyses.run import Outcome, Progress, method
from analytics.analyses.survival import Options, analyse
from analytics.cohort import Cohort
from analytics.definitions.analysis import Analysis, Method
from analytics.definitions.endpoint import Endpoint, Fact, Handling, Origin, Population
from analytics.definitions.endpoints import ENDPOINTS
from analytics.definitions.estimand import (
    CENSORED,
    COMPETING,
    IGNORED,
    LANDMARK,
    TIME_DEPENDENT,
    Estimand,
)
from analytics.statistics.design import Column
from analytics.statistics.inputs import Why

LANDMARKS = (60, 90, 120)
BY_THEN = ("not transplanted", "transplanted")
POPULATIONS = {
    Population.ALL: "All patients.",
    Population.INFUSED: "All infused patients.",
    Population.RESPONDERS: "Patients in remission after the first infusion.",
}
FROM_TRANSPLANT = Why(
    "counts_from_transplant",
    "The endpoint counts from the transplant, so that everybody has had one.",
)
ENDS_AT_TRANSPLANT = Why("transplant_is_a_cause", "The endpoint counts a transplant as a cause.")
NO_TRANSPLANT = Why("no_transplant", "Nobody was transplanted while followed.")


@method(Method.TRANSPLANT)
def transplant(analysis: Analysis, cohort: Cohort, progress: Progress) -> Outcome:
    """The endpoint with transplant censored, ignored, competing and time-dependent, and landmarks.

    Each way says its estimand, its own n and whom it leaves out. `group` divides the first three,
    `covariates` enter the Cox model, `at` and `landmarks` are days.
    """
    endpoint = ENDPOINTS[str(analysis.endpoint)]
    rows, left_out = cohort.rows(analysis.population, analysis.where)
    settled = analysis.settled
    landmarks = tuple(settled["landmarks"] or LANDMARKS)
    options = Options(
        at=tuple(settled["at"] or ()), band=settled["conf_type"], ties=settled["ties"]
    )
    work = _Ways(analysis, cohort, endpoint, rows, options)
    seen = work.seen(work.ignored)
    ways: Shape = {}
    refused = _refusal(endpoint)
    for done, (estimand, carry_out) in enumerate(
        (
            (CENSORED, lambda: work.curves(CENSORED, replace(endpoint, hsct=Handling.CENSOR))),
            (IGNORED, lambda: work.curves(IGNORED, work.ignored)),
            (COMPETING, work.competing),
            (TIME_DEPENDENT, work.time_dependent),
        )
    ):
        progress(done, 5, estimand.title)
        shape = {"estimand": _stated(estimand, endpoint)}
        ways[estimand.id] = shape | (
            {"why": refused.as_dict()} if refused and estimand is not IGNORED else carry_out()
        )
    progress(4, 5, LANDMARK.title)
    result: Shape = {
        "ways": ways,
        "landmark": {
            "estimand": _stated(LANDMARK, endpoint),
            **(
                {"why": refused.as_dict()}
                if refused
                else {"days": {str(day): work.landmark(day) for day in landmarks}}
            ),
        },
    }
    band = options.band
    return Outcome(
        seen.n,
        excluded(left_out, seen.excluded),
        result,
        curves=work.whole,
        methods=[
            performed("ways.censored", "Kaplan-Meier", limits=band),
            performed("ways.ignored", "Kaplan-Meier", limits=band),
            performed("ways.competing", "Aalen-Johansen, Gray's test", limits=band),
            performed("ways.time_dependent", "Cox, (start, stop] rows", ties=options.ties),
            performed("landmark", "Kaplan-Meier, log-rank", days=list(landmarks)),
        ],
        text=paragraph(
            analysis,
            cohort,
            seen.n,
            f"{endpoint.title} was estimated under four ways with a later allogeneic transplant: "
            "censored at it (hypothetical strategy), ignoring it (treatment policy), with it as a "
            "competing event (while on treatment), and with it as a time-dependent covariate in a "
            "Cox model.",
            f"Landmark analyses on day {', '.join(map(str, landmarks))} divide those still "
            "followed without an event by whether they had been transplanted; who was left out "
            "before the landmark is counted.",
            f"Curves have {band} limits, Cox models ties by {options.ties.capitalize()}.",
        ),
    )


class _Ways:
    """The endpoint of an analysis, and what is asked of each way alike."""

    def __init__(
        self,
        analysis: Analysis,
        cohort: Cohort,
        endpoint: Endpoint,
        rows: Any,
        options: Options,
    ) -> None:
        self.analysis, self.cohort, self.rows = analysis, cohort, rows
        self.ignored = replace(endpoint, hsct=Handling.IGNORE)
        self.options = options
        self.whole: dict[str, Shape] = {}  # the curves of each way, for the figure

    def seen(self, endpoint: Endpoint) -> Observed:
        return observe(self.cohort, endpoint, self.rows)

    def curves(self, estimand: Estimand, endpoint: Endpoint) -> Shape:
        seen = self.seen(endpoint)
        group = None
        if self.analysis.group is not None:
            group = self.cohort.column(self.analysis.group, seen.rows)
            seen = seen.of(group.known, "group_not_known")
            group = group.of(group.known)
        time = seen.time.astype(float)
        entry = None if seen.entry is None else seen.entry.astype(float)
        parts = analyse(time, seen.status, group=group, entry=entry, options=self.options)
        self.whole[estimand.id] = curves(
            time, seen.status, group=group, entry=entry, band=self.options.band
        )
        return {
            "n": seen.n,
            "excluded": excluded(seen.excluded),
            "causes": causes_of(endpoint),
            **{name: part for name, part in parts.items() if name not in ("n", "n_excluded")},
        }

    def competing(self) -> Shape:
        competing = (*self.ignored.competing, Fact.HSCT)
        return self.curves(COMPETING, replace(self.ignored, competing=competing))

    def time_dependent(self) -> Shape:
        seen = self.seen(self.ignored)
        names = self.analysis.covariates
        covariates = [covariate(self.cohort.column(name, seen.rows)) for name in names]
        return ratios(self.cohort, seen, ("hsct",), covariates, self.options.ties)

    def landmark(self, day: int) -> Shape:
        """Curves of those followed beyond a day, by whether they were transplanted until then."""
        seen = self.seen(self.ignored)
        since, undated = day_of(self.cohort, self.ignored, Fact.HSCT, seen.rows)
        seen, since = seen.of(~undated, "hsct_without_date"), since[~undated]
        beyond = seen.time > day
        had_event = ~beyond & (seen.status > 0)
        if seen.entry is not None:
            beyond &= seen.entry <= day
        out = {
            "event_until_landmark": int(had_event.sum()),
            "last_seen_until_landmark": int(((seen.time <= day) & ~had_event).sum()),
            "entered_after_landmark": int(((seen.time > day) & ~beyond).sum()),
        }
        group = (since[beyond] <= day).astype(int)
        column = Column("transplanted", group, BY_THEN).of(np.full(group.size, True))
        time, status = (seen.time[beyond] - day).astype(float), seen.status[beyond]
        parts = analyse(time, status, group=column, options=self.options)
        self.whole[f"{LANDMARK.id} {day}"] = curves(
            time, status, group=column, band=self.options.band
        )
        if group.any() and not group.all():
            parts["cox"] = cox_parts(time, (status > 0).astype(np.int64), [column])["cox"]
        return {
            "n": int(beyond.sum()),
            "excluded": excluded(seen.excluded, [(r, n) for r, n in out.items() if n]),
            **{name: part for name, part in parts.items() if name not in ("n", "n_excluded")},
        }


def _stated(estimand: Estimand, endpoint: Endpoint) -> dict[str, str]:
    return estimand.shape(endpoint.title, POPULATIONS[endpoint.population])


def _refusal(endpoint: Endpoint) -> Why | None:
    if Origin.HSCT_DATE in (endpoint.origin, endpoint.fallback_origin):
        return FROM_TRANSPLANT
    if Fact.HSCT in (*endpoint.events, *endpoint.competing):
        return ENDS_AT_TRANSPLANT
    return None
