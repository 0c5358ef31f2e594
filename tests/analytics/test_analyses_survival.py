"""Analyses of times to an event in the shape of the contract, and its edges."""

import json

import numpy as np
import pytest

from analytics.analyses.survival import Options, analyse
from analytics.statistics.design import Column
from analytics.statistics.survival import kaplan_meier

MONTH = 30.4375


def of(rows, **given):
    """Rows of (time, status) or (time, status, group)."""
    columns = list(zip(*rows, strict=True))
    if len(columns) > 2:
        given["group"] = Column.factor("group", columns[2])
    found = analyse(np.array(columns[0], float), np.array(columns[1]), **given)
    json.dumps(found, allow_nan=False)
    return found


def asked(**options):
    return {"options": Options(**options)}


THREE = [
    (3, 1, "1"),
    (8, 0, "1"),
    (4, 1, "2"),
    (5, 1, "2"),
    (9, 0, "2"),
    (2, 1, "10"),
    (3, 0, "10"),
]


def test_groups_come_in_their_order_after_everybody():
    found = of(THREE)

    assert list(found["km"]) == list(found["follow_up_median"]) == ["all", "1", "2", "10"]
    assert [pair["groups"] for pair in found["logrank"]["pairwise"]] == [
        ["1", "2"],
        ["1", "10"],
        ["2", "10"],
    ]
    assert set(found["logrank"]["trend"]) == {"chi2", "p"}
    assert found["logrank"]["df"] == 2
    assert "rmst_difference" not in found


def test_means_end_with_the_first_group_unless_asked_otherwise():
    assert {part["rmst"]["tau"] for part in of(THREE)["km"].values()} == {3}
    assert {part["rmst"]["tau"] for part in of(THREE, **asked(tau=2.5))["km"].values()} == {2.5}
    later = of(THREE, **asked(tau=8.5))["km"]
    assert later["2"]["rmst"]["estimate"] is not None
    assert later["1"]["rmst"] == {
        "tau": 8.5,
        "estimate": None,
        "se": None,
        "lower": None,
        "upper": None,
        "why": {
            "code": "beyond_follow_up",
            "message": "Nobody in this group was followed to 8.5.",
        },
    }
    assert of([(3, 1), (7, 0)])["km"]["all"]["rmst"]["tau"] == 7


def test_the_difference_of_means_is_that_of_the_second_group_from_the_first():
    # Areas 2 + 7/2 and 8 + 1/2; variances 3.5²/2 and 0.5²/2, so 3 ± 2.5 and z = 1.2.
    found = of([(2, 1, "a"), (9, 0, "a"), (8, 1, "b"), (9, 0, "b")])["rmst_difference"]

    assert (found["estimate"], found["se"]) == pytest.approx((3, 2.5))
    assert found["p"] == pytest.approx(0.2301, abs=1e-4)


@pytest.mark.parametrize("band", ["log-log", "log", "plain", "plain-clipped"])
def test_the_type_of_limits_is_that_of_everything_that_has_limits(band):
    rows = [(t, 1 + t % 2 if t % 5 else 0) for t in range(1, 31)]
    found = of(rows, **asked(band=band, at=(10, 20)))

    times, status = np.array(rows).T
    curve = kaplan_meier(times, status > 0, band=band)
    at = found["km"]["all"]["at"][1]
    assert (at["lower"], at["upper"]) == (curve.at(20).lower, curve.at(20).upper)
    median = curve.quantile()
    assert found["km"]["all"]["median"] == {
        "estimate": median.estimate,
        "lower": median.lower,
        "upper": median.upper,
    }
    follow_up = kaplan_meier(times, status == 0, band=band).quantile()
    assert found["follow_up_median"]["all"]["lower"] == follow_up.lower
    share = found["cif"]["1"]["all"][1]
    assert share["lower"] < share["estimate"] < share["upper"]
    if band == "plain":
        middle = (share["lower"] + share["upper"]) / 2
        assert middle == pytest.approx(share["estimate"])


def test_before_everything_and_after_it():
    found = of([(3, 1), (5, 2), (7, 0)], **asked(at=(0, 2, 8)))

    first, second, beyond = found["km"]["all"]["at"]
    assert first == {"time": 0, "survival": 1, "lower": 1, "upper": 1, "at_risk": 3}
    assert second["survival"] == 1
    assert (beyond["survival"], beyond["lower"], beyond["at_risk"]) == (None, None, 0)
    assert beyond["why"]["code"] == "beyond_follow_up"
    first, _, beyond = found["cif"]["1"]["all"]
    assert first == {"time": 0, "estimate": 0, "lower": 0, "upper": 0}
    assert (beyond["estimate"], beyond["why"]["code"]) == (None, "beyond_follow_up")


def test_where_nobody_is_left_survival_and_incidence_stay():
    found = of([(3, 1), (5, 2), (7, 1)], **asked(at=(7, 8)))

    for at in found["km"]["all"]["at"]:
        assert (at["survival"], at["lower"], at["upper"]) == (0, None, None)
        assert at["why"]["code"] == "everybody_had_the_event"
    last, beyond = found["cif"]["2"]["all"]
    assert last | {"time": 8} == beyond
    assert beyond["estimate"] == pytest.approx(1 / 3)


def test_medians_that_are_not_reached_are_null_with_the_reason():
    found = of([(3, 1), (5, 0), (7, 0)])

    assert found["km"]["all"]["median"]["estimate"] is None
    assert found["km"]["all"]["median"]["why"]["code"] == "not_reached"
    nobody_censored = of([(3, 1), (5, 1)])
    assert nobody_censored["follow_up_median"]["all"]["why"]["code"] == "not_reached"
    assert [w["code"] for w in nobody_censored["warnings"]] == ["no_censoring"]
    assert analyse(np.empty(0), np.empty(0, dtype=int))["warnings"] == []


def test_a_death_and_a_censoring_on_one_day_count_for_follow_up_as_r_flips_them():
    # Flipped, 4 is a "death" of one among two at risk: R's survfit(Surv(t, 1 - e)) gives 4.
    found = of([(4, 1), (4, 0), (2, 1)])["follow_up_median"]["all"]

    assert found["estimate"] == 4
    assert found["observed"] == {"all": 4, "event_free": 4}


def test_a_landmark_restarts_the_clock_and_drops_what_lies_on_it():
    a, b = 90 / MONTH, 90 * (1 / MONTH) * (1 + 1e-12)

    found = of(
        [(a, 1, "x"), (b, 0, "x"), (b + 2, 1, "y"), (b + 5, 0, "y")],
        **asked(landmark=90 / MONTH, at=(2,)),
    )

    assert (found["n"], found["n_excluded"]) == (2, 2)
    assert found["km"]["x"]["n"] == 0
    assert found["km"]["x"]["median"]["why"]["code"] == "nobody"
    assert found["km"]["x"]["at"][0]["why"]["code"] == "nobody"
    assert found["km"]["y"]["at"][0]["survival"] == 0.5
    assert found["rmst_difference"]["why"]["code"] == "nobody"
    assert found["logrank"]["why"]["code"] == "one_group"


def test_a_landmark_after_everybody_leaves_nobody():
    found = of([(1, 1, "x"), (2, 2, "y"), (2, 0, "z")], **asked(landmark=9))

    assert (found["n"], found["n_excluded"]) == (0, 3)
    assert found["km"]["all"]["rmst"]["why"]["code"] == "nobody"
    assert found["logrank"]["why"]["code"] == "one_group"
    assert found["gray"]["1"]["why"]["code"] == "one_group"
    assert found["cif"]["1"]["all"] == []


def test_times_that_differ_by_rounding_are_one_time_also_where_asked_for():
    a, b = 30 / MONTH, 30 * (1 / MONTH) * (1 + 1e-12)

    found = of([(a, 1), (b, 1), (3, 0)], **asked(at=(b, a)))

    assert [at["survival"] for at in found["km"]["all"]["at"]] == pytest.approx([1 / 3, 1 / 3])
    assert [at["time"] for at in found["km"]["all"]["at"]] == [b, a]
    assert [at["at_risk"] for at in found["km"]["all"]["at"]] == [3, 3]


def test_causes_may_have_any_codes():
    found = of([(1, 7, "a"), (2, 3, "a"), (3, 0, "b"), (4, 7, "b")])

    assert list(found["cif"]) == list(found["gray"]) == ["3", "7"]
    assert [at["time"] for at in found["cif"]["3"]["b"]] == [4]
    assert found["cif"]["3"]["b"][0]["estimate"] == 0


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([(1, 0, "a"), (2, 0, "b")], "no_events"),
        ([(1, 1, "a"), (2, 1, "a")], "one_group"),
        ([(1, 0, "a"), (2, 1, "b"), (3, 1, "b")], "not_at_risk_together"),
    ],
)
def test_what_cannot_be_compared_says_why(rows, code):
    test = of(rows)["logrank"]

    assert (test["chi2"], test["df"], test["p"], test["why"]["code"]) == (None, None, None, code)


def test_strata_enter_the_tests_alone():
    rows = [(t, 1 + t % 2 if t % 3 else 0, "ab"[t % 4 > 1]) for t in range(1, 41)]
    strata = Column.factor("site", ["xyz"[(t // 7) % 3] for t in range(1, 41)])

    with_, without = of(rows, strata=strata), of(rows)

    assert with_["km"] == without["km"]
    assert with_["logrank"]["chi2"] != without["logrank"]["chi2"]
    assert with_["gray"]["1"]["chi2"] != without["gray"]["1"]["chi2"]


def test_models_have_the_rows_and_the_clock_of_the_landmark():
    rows = [(1, 2), (3, 1), (4, 2), (5, 0), (6, 1), (7, 2), (8, 1), (9, 0)]
    age = np.array([99.0, 40, 45, 30, 62, 51, 38, 44])
    site = Column.factor("site", list("axyxyxyx"))

    late = of(rows, covariates=[Column.numeric("age", age)], strata=site, **asked(landmark=2))
    cut = of(
        [(time - 2, status) for time, status in rows[1:]],
        covariates=[Column.numeric("age", age[1:])],
        strata=Column.factor("site", list("xyxyxyx")),
    )

    assert late["cox"] == cut["cox"]
    assert late["cause_specific"] == cut["cause_specific"]
    assert list(cut["cause_specific"]) == ["1", "2"]
    assert (cut["cox"]["n"], cut["cox"]["events"], cut["cause_specific"]["2"]["events"]) == (
        7,
        5,
        2,
    )


def test_a_row_without_a_stratum_is_left_out_of_the_tests_alone():
    rows = [(t, 1 + t % 2 if t % 3 else 0, "ab"[t % 4 > 1]) for t in range(1, 41)]
    strata = [None if t == 4 else "xyz"[(t // 7) % 3] for t in range(1, 41)]

    found = of(rows, strata=Column.factor("site", strata))

    known = of([row for row in rows if row[0] != 4],
               strata=Column.factor("site", [s for s in strata if s]))  # fmt: skip
    assert found["logrank"] == known["logrank"]
    assert found["gray"] == known["gray"]
    assert found["km"] == of(rows)["km"]
    assert found["n"] == 40
    assert [warning["code"] for warning in found["warnings"]] == ["stratum_missing"]


def test_persons_are_followed_to_the_end_of_their_last_row():
    # c is seen twice; its first row ends without ending the follow-up.
    found = analyse(
        np.array([9.0, 4, 6, 8]),
        np.array([1, 0, 0, 1]),
        entry=np.array([0.0, 0, 4, 2]),
        ids=np.array([1, 2, 2, 3]),
    )

    assert found["n"] == found["km"]["all"]["n"] == 3
    assert found["km"]["all"]["events"] == 2
    assert [at["at_risk"] for at in found["km"]["all"]["at"]] == [2, 1]
    assert found["follow_up_median"]["all"]["observed"] == {"all": 8, "event_free": 6}
