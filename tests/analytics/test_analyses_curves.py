"""What a figure is drawn of: whole curves, and how many are at risk on the days of its axis."""

import json

import numpy as np
import pytest

from analytics.analyses.curves import curves, roc, ticks
from analytics.statistics.design import Column
from analytics.statistics.limits import LOG_LOG

TIME = np.array([10.0, 20.0, 20.0, 30.0, 40.0])
STATUS = np.array([1, 0, 2, 0, 1])


def test_a_curve_has_its_steps_and_its_end():
    found = curves(TIME[:4], STATUS[:4], band=LOG_LOG)["km"]["all"]

    assert [(p["time"], p["survival"]) for p in found] == [
        (10, 0.75),
        (20, pytest.approx(0.5)),
        (30, pytest.approx(0.5)),
    ]
    assert all(p["lower"] < p["survival"] < p["upper"] for p in found)


def test_limits_that_do_not_exist_are_null():
    found = curves(TIME, STATUS, band=LOG_LOG)

    last = found["km"]["all"][-1]
    assert last == {"time": 40.0, "survival": 0.0, "lower": None, "upper": None}
    json.dumps(found, allow_nan=False)


def test_the_numbers_at_risk_count_who_is_followed_to_the_day():
    group = Column("arm", np.array([0, 0, 1, 1, 1]), ("a", "b"))

    found = curves(TIME, STATUS, group=group, band=LOG_LOG)["at_risk"]

    # Days 0, 10, ..., 40: who leaves on a day is still at risk just before it.
    assert [p["time"] for p in found["all"]] == [0, 10, 20, 30, 40]
    assert {name: [p["n"] for p in of] for name, of in found.items()} == {
        "all": [5, 5, 4, 2, 1],
        "a": [2, 2, 1, 0, 0],
        "b": [3, 3, 3, 2, 1],
    }


def test_who_has_not_entered_yet_is_not_at_risk():
    entry = np.array([0.0, 0.0, 15.0, 15.0, 15.0])

    found = curves(TIME, STATUS, entry=entry, band=LOG_LOG)["at_risk"]["all"]

    assert [p["n"] for p in found if p["time"] in (10, 20)] == [2, 4]


def test_competing_causes_have_a_curve_each():
    found = curves(TIME, STATUS, band=LOG_LOG)["cif"]

    assert set(found) == {"1", "2"}
    assert found["2"]["all"][0] == {"time": 20.0, "estimate": pytest.approx(0.2)}
    assert found["1"]["all"][-1]["estimate"] + found["2"]["all"][-1]["estimate"] == pytest.approx(1)


def test_one_cause_has_no_incidence_beside_its_curve():
    assert "cif" not in curves(TIME, np.minimum(STATUS, 1), band=LOG_LOG)


def test_nobody_is_an_empty_curve():
    found = curves(np.array([]), np.array([], dtype=int), band=LOG_LOG)

    assert found == {"km": {"all": []}, "at_risk": {"all": [{"time": 0, "n": 0}]}}


@pytest.mark.parametrize(
    ("end", "days"),
    [
        (0, [0, 1]),
        (6, [0, 1, 2, 3, 4, 5, 6]),
        (7, [0, 2, 4, 6, 8]),
        (900, [0, 183, 365, 548, 730, 913]),
        (4000, [0, 730, 1461, 2192, 2922, 3652, 4383]),
        (1e6, [0, 1e6]),
    ],
)
def test_the_axis_has_round_days_beyond_the_end(end, days):
    assert ticks(end) == days


def test_a_roc_curve_is_plain_data():
    found = roc(np.array([0, 1]), np.array([1.0, 2.0]))

    assert json.loads(json.dumps(found)) == [
        {"false_positive": 0, "sensitivity": 0},
        {"false_positive": 0, "sensitivity": 1},
        {"false_positive": 1, "sensitivity": 1},
    ]
    assert roc(np.array([1, 1]), np.array([1.0, 2.0])) == []
