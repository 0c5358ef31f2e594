"""A shipped analysis and a method that a test carries out in place of the real ones."""

import os
import time
from pathlib import Path
from typing import Any

from analytics.analyses.run import METHODS, Outcome
from analytics.definitions.analyses import ANALYSES
from analytics.definitions.analysis import Analysis, Cases, Method

BY_HAND = Analysis(
    id="BY_HAND",
    version="1",
    title="Survival by hand",
    source="A test, 2020.",
    method=Method.SURVIVAL,
    endpoint="GU2022_OS",
    group="generation",
    settable=("group", "covariates", "options"),
)
RESULT: dict[str, Any] = {
    "n": 2,
    "km": {
        "all": {
            "n": 2,
            "events": 1,
            "median": {"estimate": 90.5, "lower": 12, "upper": None},
            "at": [{"time": 90, "survival": 0.5, "lower": 0.006, "upper": 0.91, "at_risk": 2}],
            "rmst": {"tau": 90, "estimate": 90.0, "se": 0.0, "lower": 90.0, "upper": 90.0},
        },
        "2": {
            "n": 2,
            "events": 1,
            "median": {
                "estimate": None,
                "lower": None,
                "upper": None,
                "why": {"code": "not_reached", "message": "Fewer than half had the event."},
            },
            "at": [{"time": 90, "survival": 0.5, "lower": 0.006, "upper": 0.91, "at_risk": 2}],
            "rmst": {"tau": 90, "estimate": 90.0, "se": 0.0, "lower": 90.0, "upper": 90.0},
        },
    },
    "logrank": {"chi2": 3.84146, "df": 1, "p": 0.0005, "pairwise": []},
    "cox": {
        "n": 2,
        "events": 1,
        "terms": {
            "age_an2022=18": {
                "hr": 1.125,
                "lower": 0.5,
                "upper": 2.5,
                "coef": 0.11778,
                "se": 0.4,
                "p": 0.7625,
            }
        },
        "loglik": [-1.5, -1.25],
    },
}


class Rows:
    """A cohort that counts the patients of its studies, and digests no more of them."""

    def __init__(self, studies: Any, *, sites: Any, cutoff: Any) -> None:
        from patients.models import Patient

        of_studies = Patient.objects.filter(study__in=studies, removed_at__isnull=True)
        self.given = {"sites": sites, "cutoff": cutoff}
        self.digest = ",".join(of_studies.order_by("key").values_list("key", flat=True))


def by_hand(analysis: Analysis, cohort: Any, progress: Any) -> Outcome:
    """The result above, once nothing holds it any more."""
    progress(1, 2, "Counting")
    hold = os.environ.get("HELD_BY")
    while hold and Path(hold).exists():
        time.sleep(0.05)
    return Outcome(
        n=2,
        excluded=[{"reason": "not_infused", "n": 1}],
        result=RESULT,
        warnings=[{"code": "no_censoring", "message": "Nobody is censored."}],
        methods=[
            {"part": "km", "name": "Kaplan-Meier", "library": "own", "version": "1", "options": {}}
        ],
        text="Survival was estimated by the method of Kaplan and Meier.",
    )


def install() -> None:
    """Put both in place for good: a process of its own does so, named by its test."""
    from analytics import analysing

    ANALYSES["BY_HAND"] = BY_HAND
    METHODS[Method.SURVIVAL] = by_hand
    analysing.Cohort = Rows  # type: ignore[misc,assignment]


def own(**changed: Any) -> dict[str, Any]:
    """All that an analysis of one's own has to set."""
    return {
        "population": Cases.INFUSED.value,
        "endpoint": "GU2022_OS",
        "response": [],
        "group": None,
        "covariates": [],
        "method": Method.SURVIVAL.value,
        "options": {},
    } | changed


if os.environ.get("ANALYSES_BY_HAND"):
    install()
