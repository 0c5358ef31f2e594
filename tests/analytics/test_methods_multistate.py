"""Who is in which state, on five patients counted by hand."""

import pytest

from analytics.definitions.analysis import Method
from tests.analytics.asked import carried_out, close, five_responders
from tests.analytics.records import day


def asked_of(trial, **options):
    return carried_out(trial, Method.MULTISTATE, endpoint="DURATION_OF_RESPONSE", options=options)


def shares(outcome):
    [point] = outcome.result["occupancy"]
    return {state: share for state, share in point.items() if share and state != "time"}


def test_everybody_begins_in_remission(trial):
    five_responders(trial)
    assert shares(asked_of(trial, at=(0,))) == {"in_remission": 1}


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (60, {"in_remission": 0.6, "transplanted": 0.2, "relapsed": 0.2}),
        # P-3 is transplanted on the day on which P-2 relapses.
        (100, {"in_remission": 0.2, "transplanted": 0.4, "relapsed": 0.4}),
        (200, {"in_remission": 0.2, "transplanted": 0.2, "relapsed": 0.6}),
    ],
)
def test_the_states_are_counted_day_by_day(trial, on, expected):
    five_responders(trial)
    assert shares(asked_of(trial, at=(on,))) == {s: close(share) for s, share in expected.items()}


def test_the_moves_are_counted(trial):
    five_responders(trial)
    assert [(t["from"], t["to"], t["n"]) for t in asked_of(trial).result["transitions"]] == [
        ("in_remission", "transplanted", 2),
        ("in_remission", "relapsed", 2),
        ("transplanted", "relapsed", 1),
    ]


def test_a_transplant_after_a_relapse_is_no_remission_and_death_says_what_came_before(trial):
    for key in ("P-1", "P-2"):
        trial.patient(key)
        trial.infusion(key)
        trial.remission(key)
    trial.add("relapses", patient="P-1", occurred=True, relapsed_on=day(128))
    trial.add("transplants", patient="P-1", occurred=True, transplanted_on=day(150))
    trial.dead("P-1", 228)
    trial.dead("P-2", 258)
    outcome = asked_of(trial, at=(150, 300))
    [before, after] = outcome.result["occupancy"]
    assert (before["relapsed"], before["transplanted"]) == (0.5, 0)
    assert (after["dead_after_relapse"], after["dead_in_remission"]) == (0.5, 0.5)


def test_nobody_is_in_no_state(trial):
    outcome = asked_of(trial, at=(100,))
    assert outcome.result["why"]["code"] == "nobody"
    assert outcome.result["occupancy"][0]["in_remission"] is None
