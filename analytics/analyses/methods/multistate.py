"""MULTISTATE: who is in remission, transplanted, relapsed or dead, day by day."""

from dataclasses import replace

import numpy as np

from analytics.analyses.methods.observed import Shape, day_of, observe
from analytics.analyses.methods.subjects import excluded
from analytics.analyses.methods.words import paragraph, performed
from analytics.analyses.run import Outcome, Progress, method
from analytics.cohort import Cohort
from analytics.definitions.analysis import Analysis, Method
from analytics.definitions.endpoint import Fact, Handling
from analytics.definitions.endpoints import ENDPOINTS
from analytics.definitions.endpoints.causes import DURATION_OF_RESPONSE
from analytics.statistics.inputs import Why
from analytics.statistics.multistate import occupancy

STATES = ("in_remission", "transplanted", "relapsed", "dead_in_remission", "dead_after_relapse")
TITLES = (
    "In remission, not transplanted",
    "In remission after transplant",
    "Alive after relapse",
    "Died in remission",
    "Died after relapse",
)
NOBODY = Why("nobody", "There is nobody to follow.")


@method(Method.MULTISTATE)
def multistate(analysis: Analysis, cohort: Cohort, progress: Progress) -> Outcome:
    """The share in each state from the endpoint's origin on, else from the remission.

    A transplant after a relapse moves nobody: the relapse has come. With `at` only those days.
    """
    endpoint = replace(
        ENDPOINTS[analysis.endpoint or DURATION_OF_RESPONSE.id],
        events=(Fact.DEATH,),
        competing=(),
        no_response_date=None,
        hsct=Handling.IGNORE,
        new_therapy=Handling.IGNORE,
    )
    rows, left_out = cohort.rows(analysis.population, analysis.where)
    progress(0, 1, "Following the patients")
    seen = observe(cohort, endpoint, rows)
    graft, no_day_of_graft = day_of(cohort, endpoint, Fact.HSCT, seen.rows)
    relapse, no_day_of_relapse = day_of(cohort, endpoint, Fact.RELAPSE, seen.rows)
    placed = ~no_day_of_graft & ~no_day_of_relapse
    seen = seen.of(placed, "covariate_without_date")
    graft, relapse = graft[placed], relapse[placed]

    until = seen.time.astype(float)
    death = np.where(seen.status > 0, until, np.nan)
    relapsed = relapse <= until  # NaN compares false
    graft = np.where((graft < relapse) | np.isnan(relapse), graft, np.nan)
    found = occupancy(
        until,
        (
            graft,
            relapse,
            np.where(relapsed, np.nan, death),
            np.where(relapsed, death, np.nan),
        ),
        (False, False, True, True),
    )
    days = tuple(analysis.settled["at"] or ()) or tuple(found.time.tolist())
    result: Shape = {
        "states": [
            {"id": state, "title": title} for state, title in zip(STATES, TITLES, strict=True)
        ],
        "occupancy": [
            {"time": day, **dict(zip(STATES, found.at(float(day)), strict=True))} for day in days
        ],
        "transitions": [
            {"from": STATES[source], "to": STATES[target], "n": int(n)}
            for (source, target), n in np.ndenumerate(found.transitions)
            if n
        ],
    }
    if not seen.n:
        result["why"] = NOBODY.as_dict()
    return Outcome(
        seen.n,
        excluded(left_out, seen.excluded),
        result,
        methods=[performed("occupancy", "Aalen-Johansen", states=list(STATES))],
        text=paragraph(
            analysis,
            cohort,
            seen.n,
            "The probability of being in remission without a transplant, in remission after one, "
            "alive after relapse, or dead in remission or after relapse was estimated over time "
            "by the Aalen-Johansen estimator; on each day the states make 100 %.",
        ),
    )
