"""One endpoint under every way with a transplant, on five patients counted by hand."""

import pytest

from analytics.definitions.analysis import Method
from tests.analytics.asked import carried_out, close, five_responders
from tests.analytics.records import day


@pytest.fixture
def outcome(trial):
    five_responders(trial)
    return carried_out(
        trial,
        Method.TRANSPLANT,
        endpoint="DURATION_OF_RESPONSE",
        options={"at": (250,), "landmarks": (75,)},
    )


@pytest.fixture
def ways(outcome):
    return outcome.result["ways"]


def at(part):
    [point] = part["km"]["all"]["at"]
    return point["survival"], point["at_risk"]


def test_ignored_follows_everybody_past_the_transplant(ways):
    # 50: 4/5, 100: 3/4, 200: 2/3.
    assert at(ways["ignored"]) == (close(0.4), 2)


def test_censored_ends_with_the_transplant(ways):
    # P-1 leaves on day 60; on day 100 three are at risk, P-3 among them.
    assert at(ways["censored"]) == (close(8 / 15), 1)


def test_the_curves_of_each_way_and_landmark_are_kept_whole(outcome):
    curves = outcome.curves

    assert list(curves) == ["censored", "ignored", "competing", "landmark 75"]
    steps = [(p["time"], p["survival"]) for p in curves["ignored"]["km"]["all"]]
    assert steps[:2] == [(50, close(0.8)), (100, close(0.6))]
    assert set(curves["competing"]["cif"]) == {"1", "2"}
    at_risk = curves["landmark 75"]["at_risk"]
    assert {name: points[0]["n"] for name, points in at_risk.items()} == {
        "all": 4,
        "not transplanted": 3,
        "transplanted": 1,
    }


def test_competing_counts_relapse_before_transplant_and_transplant_apart(ways):
    way = ways["competing"]
    assert way["causes"] == {"1": "Relapse or death", "2": "Allogeneic transplant"}
    assert {cause: part["all"][0]["estimate"] for cause, part in way["cif"].items()} == {
        "1": close(0.4),
        "2": close(0.4),
    }


def test_time_dependent_compares_each_day_those_transplanted_by_then(ways):
    # 100: 1 / (hr + 3), for P-3 is transplanted on that very day; 200: hr / (2 hr + 1).
    way = ways["time_dependent"]
    assert way["cox"]["terms"]["hsct"]["hr"] == close(1.5**0.5)
    assert (way["n"], way["began"]["hsct"]["n"]) == (5, 2)


def test_a_landmark_counts_those_it_leaves_out(outcome):
    landmark = outcome.result["landmark"]["days"]["75"]
    assert landmark["n"] == 4
    assert landmark["excluded"] == [{"reason": "event_until_landmark", "n": 1}]
    # Counted from day 75: P-2 relapses on day 25, P-1 on day 125.
    assert {g: (c["n"], c["events"]) for g, c in landmark["km"].items()} == {
        "all": (4, 2),
        "not transplanted": (3, 1),
        "transplanted": (1, 1),
    }


def test_who_was_last_seen_until_the_landmark_is_counted_apart(trial):
    five_responders(trial)
    landmark = carried_out(
        trial, Method.TRANSPLANT, endpoint="DURATION_OF_RESPONSE", options={"landmarks": (300,)}
    ).result["landmark"]["days"]["300"]
    assert landmark["excluded"] == [
        {"reason": "event_until_landmark", "n": 3},
        {"reason": "last_seen_until_landmark", "n": 1},
    ]


def test_each_way_says_its_estimand(ways):
    strategies = {name: way["estimand"]["strategy"].split(":")[0] for name, way in ways.items()}
    assert strategies == {
        "censored": "Hypothetical",
        "ignored": "Treatment policy",
        "competing": "While on treatment",
        "time_dependent": "None of ICH E9(R1)",
    }
    assert ways["censored"]["estimand"]["variable"] == (
        "Duration of response, transplant ignored, had there been no transplant."
    )


def test_a_transplant_without_a_day_leaves_out_where_it_counts_alone(trial):
    five_responders(trial)
    trial.add("transplants", patient="P-4", occurred=True)
    outcome = carried_out(trial, Method.TRANSPLANT, endpoint="DURATION_OF_RESPONSE")
    ways = outcome.result["ways"]
    assert (outcome.n, ways["ignored"]["n"], ways["censored"]["n"]) == (5, 5, 4)
    assert ways["censored"]["excluded"] == [{"reason": "data_error:hsct_without_date", "n": 1}]
    assert ways["time_dependent"]["excluded"] == [{"reason": "covariate_without_date", "n": 1}]


def test_the_transplant_as_origin_leaves_one_way_only(trial):
    five_responders(trial)
    result = carried_out(trial, Method.TRANSPLANT, endpoint="HU2022_NRM").result
    assert result["ways"]["censored"]["why"]["code"] == "counts_from_transplant"
    assert result["landmark"]["why"]["code"] == "counts_from_transplant"
    assert result["ways"]["ignored"]["n"] == 2


def test_what_happened_after_the_cutoff_is_not_seen(trial):
    five_responders(trial)
    ways = carried_out(
        trial, Method.TRANSPLANT, cutoff=_on(28 + 90), endpoint="DURATION_OF_RESPONSE"
    ).result["ways"]
    assert ways["time_dependent"]["began"]["hsct"]["n"] == 1
    assert ways["ignored"]["km"]["all"]["events"] == 1


def test_groups_divide_the_curves_and_who_has_none_is_left_out(trial):
    five_responders(trial)
    trial.patient("P-6", sex=None)
    trial.infusion("P-6", generation=None)
    trial.remission("P-6")
    trial.alive("P-6", 200)
    way = carried_out(
        trial, Method.TRANSPLANT, endpoint="DURATION_OF_RESPONSE", group="generation"
    ).result["ways"]["ignored"]
    assert way["excluded"] == [{"reason": "group_not_known", "n": 1}]
    assert way["km"]["2"]["n"] == 5


def test_nobody_at_all_gives_an_outcome_without_numbers(trial):
    outcome = carried_out(trial, Method.TRANSPLANT, endpoint="DURATION_OF_RESPONSE")
    assert outcome.n == 0
    assert outcome.result["ways"]["ignored"]["km"]["all"]["n"] == 0
    assert outcome.result["ways"]["time_dependent"]["cox"]["terms"]["hsct"]["hr"] is None
    assert outcome.result["landmark"]["days"]["60"]["n"] == 0


def _on(number):
    from datetime import date

    return date.fromisoformat(day(number))
