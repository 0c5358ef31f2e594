"""A stopping rule on the patients as they are now."""

import numpy as np
import pytest

from analytics.analyses.methods.monitoring import Counted, judged
from analytics.definitions.analysis import Method
from analytics.statistics.monitoring import Rule
from tests.analytics.asked import carried_out
from tests.analytics.records import day

RULE = Rule(p0=0.2, certainty=0.9, a=1, b=1, looks=(3, 6), cap=6)


def counted(*events, in_window=0, not_assessed=0):
    return Counted(np.array(events, dtype=bool), in_window, not_assessed)


def test_the_posterior_is_that_of_the_counted_alone():
    # Beta(1 + 2, 1 + 2): P(rate > 0.2) = 1 - (10 x^3 - 15 x^4 + 6 x^5) at x = 0.2.
    found = judged(RULE, counted(True, False, True, False, in_window=2))
    assert found["probability"] == pytest.approx(1 - (10 * 0.008 - 15 * 0.0016 + 6 * 0.00032))
    assert (found["n"], found["events"], found["in_window"]) == (4, 2, 2)
    assert found["rate"]["estimate"] == 0.5


def test_each_look_counts_those_infused_first():
    found = judged(RULE, counted(True, True, False, False, False, False))
    assert [(look["n"], look["events"], look["stop"]) for look in found["looks"]] == [
        (3, 2, True),
        (6, 2, False),
    ]
    assert (found["stopped_at"], found["beyond"]) == (3, False)


def test_a_look_that_was_not_reached_says_nothing():
    found = judged(RULE, counted(True, True))
    assert (found["looks"], found["stopped_at"]) == ([], None)


def test_without_anybody_the_posterior_is_the_prior_and_says_so():
    found = judged(RULE, counted())
    assert found["probability"] == pytest.approx(0.8)
    assert found["why"]["code"] == "nobody"
    assert found["rate"]["estimate"] is None


SETTINGS = {"p0": 0.1, "c": 0.9, "cap": 10, "looks": (2, 3, 4, 5), "rates": (0.1,)}


def rules_of(trial, *responses, **settings):
    return carried_out(
        trial, Method.MONITORING, responses=responses, options=SETTINGS | settings
    ).result


def test_only_complete_windows_and_events_count(trial):
    for number, (end, dies) in enumerate(
        [(400, False), (30, False), (29, False), (30, True), (31, True), (5, True)], start=1
    ):
        key = f"P-{number}"
        trial.patient(key)
        trial.infusion(key, number)
        (trial.dead if dies else trial.alive)(key, number + end)
    rule = rules_of(trial, "death_by_day_30")["rules"]["death_by_day_30"]
    # In the order of infusion: no, no, (still in the window), yes, no (day 31), yes.
    assert (rule["n"], rule["events"], rule["in_window"]) == (5, 2, 1)
    assert [(look["n"], look["events"]) for look in rule["looks"]] == [
        (2, 0),
        (3, 1),
        (4, 1),
        (5, 2),
    ]
    assert rule["boundary"][0] == {"n": 2, "events": 1}
    [cost] = rule["operating"]
    assert 0 < cost["stops"] < 1
    assert 2 < cost["mean_n"] < 10


def crs(trial, number, grade):
    """CRS of a grade, 0 for none, after the only infusion of a patient, given on day `number`."""
    trial.add(
        "toxicities", infusion=f"P-{number}/1", toxicity="CRS", occurred=grade > 0,
        onset_on=day(number + 3) if grade else None,
    )  # fmt: skip
    if grade:
        trial.add("toxicity_grades", toxicity=f"P-{number}/1/1", system="ASTCT2019", grade=grade)


def test_who_was_never_asked_is_counted_apart(trial):
    for number, grade in enumerate([3, None, 0], start=1):
        key = f"P-{number}"
        trial.patient(key)
        trial.infusion(key, number)
        trial.alive(key, 100)
        if grade is not None:
            crs(trial, number, grade)
    rule = rules_of(trial, "crs")["rules"]["crs"]
    assert (rule["n"], rule["events"], rule["not_assessed"]) == (2, 1, 1)


def test_an_event_counts_though_nothing_was_followed_after_it(trial):
    for number, grade in enumerate([4, 0, 0], start=1):
        key = f"P-{number}"
        trial.patient(key)
        trial.infusion(key, number)
        crs(trial, number, grade)
    trial.alive("P-2", 100)

    found = carried_out(trial, Method.MONITORING, responses=("severe_crs", "crs"), options=SETTINGS)

    rule = found.result["rules"]["severe_crs"]
    assert (rule["n"], rule["events"]) == (2, 1)
    assert rule["looks"][0] | {"probability": None} == {
        "n": 2, "events": 1, "probability": None, "stop": True
    }  # fmt: skip
    # Who has neither an event nor a day of follow-up is counted with the reason.
    assert found.n == 2
    assert sum(one["n"] for one in found.excluded) == 1


def test_nobody_yet_stops_nothing(trial):
    rule = rules_of(trial, "severe_crs")["rules"]["severe_crs"]
    assert (rule["n"], rule["looks"], rule["why"]["code"]) == (0, [], "nobody")


def test_settings_that_make_no_rule_say_what_is_wrong(trial):
    assert rules_of(trial, "severe_crs", looks=(20,))["why"] == {
        "code": "no_rule",
        "message": "The look at 20 is beyond the cap of 10.",
    }
