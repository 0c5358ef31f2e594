"""MONITORING: whether so much toxicity was seen that a study should stop, by its own rule."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from analytics.analyses.methods.subjects import Shape, excluded
from analytics.analyses.methods.words import paragraph, performed
from analytics.analyses.run import Outcome, Progress, method
from analytics.cohort import Cohort
from analytics.definitions.analysis import Analysis, Method
from analytics.definitions.endpoint import Fact, Origin, Population
from analytics.definitions.endpoints.causes import INFUSION_RELAPSE
from analytics.definitions.variables import VARIABLES
from analytics.statistics.inputs import Why
from analytics.statistics.monitoring import Rule, bounds, excess, operating
from analytics.statistics.proportions import clopper_pearson

RATES = (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5)
# Of everybody infused, whatever came before the death.
SURVIVAL = replace(
    INFUSION_RELAPSE,
    id="MONITORING_DEATH",
    title="Death",
    population=Population.INFUSED,
    origin=Origin.FIRST_INFUSION,
    events=(Fact.DEATH,),
    competing=(),
)
RULE = (
    "Counted is who had the event, and of the others who were followed to the end of the window or "
    "died in it. Who is still in the window without the event is not yet counted."
)
NOBODY = Why("nobody", "Nobody has an event or a complete window yet.")


@dataclass(frozen=True)
class Counted:
    """The patients in the order of their infusion: True for an event, for those who count."""

    event: np.ndarray
    in_window: int
    not_assessed: int


@method(Method.MONITORING)
def monitoring(analysis: Analysis, cohort: Cohort, progress: Progress) -> Outcome:
    """The rule for each response on the patients as they are now: crossed or not, and its cost.

    A response counts within `window` days of the infusion. `rates` are the true rates at which the
    operating characteristics are computed.
    """
    rows, left_out = cohort.rows(analysis.population, analysis.where)
    settings = analysis.settled
    found = cohort.endpoint(SURVIVAL, rows).sort_values("origin", kind="stable")
    had = {name: _had(cohort, name, rows.loc[found.index]) for name in analysis.responses}
    # An event counts whatever follows it, also where nothing does.
    seen = found["excluded_reason"].isna().to_numpy()
    kept = seen | np.any([events == 1 for events in had.values()], axis=0)
    n = int(kept.sum())
    out = excluded(left_out, Counter(found["excluded_reason"][~kept]).items())
    known = rule_of(settings)
    if isinstance(known, Why):
        return Outcome(n, out, {"why": known.as_dict()})
    complete = seen & ((found["aval"] >= settings["window"]) | (found["status"] > 0)).to_numpy(
        dtype=bool, na_value=False
    )
    rules: Shape = {}
    for done, name in enumerate(analysis.responses):
        progress(done, len(analysis.responses), f"Rule of {VARIABLES[name].title}")
        counts = seen | (had[name] == 1)
        rules[name] = {
            "title": VARIABLES[name].title,
            **judged(known, _counted(had[name][counts], complete[counts])),
            "boundary": [{"n": b.n, "events": b.events} for b in bounds(known)],
            "operating": [
                {"rate": o.rate, "stops": o.stops, "mean_n": o.mean_n}
                for o in operating(known, settings["rates"] or RATES)
            ],
        }
    return Outcome(
        n,
        out,
        {"rules": rules},
        methods=[performed("rules", "Beta-binomial stopping rule", **settings)],
        text=paragraph(
            analysis,
            cohort,
            n,
            "The study stops when the posterior probability that the rate exceeds "
            f"{settings['p0']:g}, from a Beta({settings['a']:g}, {settings['b']:g}) prior, is "
            f"above {settings['c']:g} at a look.",
            RULE,
            "The probability of stopping and the mean number of patients are exact.",
        ),
    )


def rule_of(settings: Shape) -> Rule | Why:
    """The rule of the options, or why they are none."""
    cap = int(settings["cap"])
    looks = tuple(int(look) for look in settings["looks"] or range(1, cap + 1))
    try:
        return Rule(settings["p0"], settings["c"], settings["a"], settings["b"], looks, cap)
    except ValueError as fault:
        return Why("no_rule", str(fault))


def judged(rule: Rule, counted: Counted) -> Shape:
    """What a rule says of those who count: now, and at every look that was reached."""
    n, events = counted.event.size, int(counted.event.sum())
    share = clopper_pearson(events, n)
    so_far = np.cumsum(counted.event)
    looks: list[dict[str, Any]] = []
    for look in rule.looks:
        if look <= n:
            at = int(so_far[look - 1])
            probability = float(excess(rule, at, look))
            looks.append(
                {
                    "n": look,
                    "events": at,
                    "probability": probability,
                    "stop": probability > rule.certainty,
                }
            )
    probability = float(excess(rule, events, n))
    shape: Shape = {
        "n": n,
        "events": events,
        "in_window": counted.in_window,
        "not_assessed": counted.not_assessed,
        "rate": {"estimate": share.rate, "lower": share.lower, "upper": share.upper},
        "probability": probability,
        "beyond": probability > rule.certainty,
        "looks": looks,
        "stopped_at": next((look["n"] for look in looks if look["stop"]), None),
    }
    return shape if n else shape | {"why": NOBODY.as_dict()}


def _had(cohort: Cohort, name: str, rows: pd.DataFrame) -> np.ndarray:
    """Per patient 1 for the event, 0 for none, -1 where it is not known."""
    column = cohort.column(name, rows)
    levels = column.levels or ()
    yes = levels.index("yes") if "yes" in levels else -2
    return np.where(column.known, (column.values == yes).astype(int), -1)


def _counted(had: np.ndarray, complete: np.ndarray) -> Counted:
    counts = (had == 1) | (complete & (had == 0))
    return Counted(
        had[counts] == 1,
        in_window=int((~complete & (had != 1)).sum()),
        not_assessed=int((complete & (had == -1)).sum()),
    )
