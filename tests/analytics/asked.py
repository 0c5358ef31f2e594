"""Analyses put together in a test and carried out on a small study."""

from typing import Any

import pytest

from analytics.analyses import run as engine
from analytics.cohort import Cohort
from analytics.definitions.analysis import Analysis, Method
from tests.analytics.records import Trial, day


def asked(method: Method, **declared: Any) -> Analysis:
    """An analysis of a test, with as much declared as it needs."""
    known = {
        "id": "TEST",
        "version": "1",
        "title": "A test",
        "source": "A test.",
        "method": method,
    }
    return Analysis(**known | declared)


def carried_out(trial: Trial, method: Method, cutoff: Any = None, **declared: Any) -> Any:
    """The outcome on all of a study, as it is now or was on a day."""
    return carry_out(trial.study, asked(method, **declared), cutoff)


def carry_out(study: Any, analysis: Analysis, cutoff: Any = None) -> Any:
    cohort = Cohort([study], sites={study.pk: None}, cutoff=cutoff)
    return engine.run(analysis, cohort, lambda *_: None)


def five_responders(trial: Trial) -> None:
    """Five in remission on day 28; days of what follows counted from the remission.

    P-1 transplant 60, relapse 200. P-2 relapse 100. P-3 transplant 100, alive 400. P-4 alive 300.
    P-5 relapse 50.
    """
    for number, (graft, relapse, alive) in enumerate(
        [(60, 200, 220), (None, 100, 120), (100, None, 400), (None, None, 300), (None, 50, 90)],
        start=1,
    ):
        key = f"P-{number}"
        trial.patient(key)
        trial.infusion(key)
        trial.remission(key)
        if graft is not None:
            trial.add("transplants", patient=key, occurred=True, transplanted_on=day(28 + graft))
        if relapse is not None:
            trial.add("relapses", patient=key, occurred=True, relapsed_on=day(28 + relapse))
        trial.alive(key, 28 + alive)


def close(value: float) -> Any:
    return pytest.approx(value, rel=1e-9)
