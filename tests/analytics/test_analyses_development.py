"""Development, validation and comparison of risk models in the shape of an analysis."""

import json

import numpy as np
import pytest

from analytics.analyses.development import (
    Applied,
    Outcome,
    coded,
    compare,
    develop,
    rounded_down,
    validate,
)
from analytics.statistics.design import Column
from analytics.statistics.development import Recipe
from tests.analytics.test_statistics_development import DATA, LUNG, PATIENTS, REFERENCE, Y

YEAR = Outcome("Death within a year", Y.astype(float))


def plain(shape):
    """The shape as a reader gets it; fails where it is no JSON."""
    return json.loads(json.dumps(shape, allow_nan=False))


def developed(**changes):
    asked = {"outcomes": [YEAR], "candidates": LUNG, "patients": PATIENTS, "samples": 3}
    return plain(develop(**(asked | changes)))


def applied(scores, groups, used=None, cutoff=0.0, **changes):
    groups = np.array(groups, dtype=object)
    return Applied(
        **{
            "id": "M",
            "version": "1",
            "titles": ("Remission",),
            "scores": (np.array(scores, dtype=float),),
            "cutoffs": (cutoff,),
            "groups": groups,
            "developed_on": np.full(groups.size, False) if used is None else np.array(used),
        }
        | changes
    )


def test_a_development_has_every_part_of_the_pipeline():
    told = []

    result = developed(tell=told.append)

    [found] = result["predictors"]
    assert (result["n"], result["patients"], result["samples"]) == (186, 93, 3)
    assert (found["n"], found["events"]) == (169, 105)
    assert set(found["univariate"]) == {column.name for column in LUNG}
    assert [s["factor"] for s in found["steps"]] == REFERENCE["chosen"]
    assert found["roc"]["auc"] == pytest.approx(REFERENCE["apparent"]["auc"])
    assert found["cutoff"] == pytest.approx(REFERENCE["cutoff"])
    assert found["events_per_candidate"] == pytest.approx(64 / 6)
    assert found["shrinkage"]["model"]["factor"] == pytest.approx(REFERENCE["shrinkage"]["factor"])
    assert found["shrinkage"]["all_candidates"]["df"] == 6
    assert (found["optimism"]["samples"], found["optimism"]["used"]) == (3, 3)
    assert found["optimism"]["corrected"]["auc"] < found["optimism"]["apparent"]["auc"]
    assert {"hosmer_lemeshow", "calibration", "brier"} <= set(found)
    assert told == [1, 2, 3]


def test_the_weights_are_rounded_to_four_decimals_and_the_cutoff_is_that_of_their_score():
    [found] = developed()["predictors"]

    rounded = found["rounded"]
    assert rounded["intercept"] == "0.9436"
    assert rounded["terms"] == [
        {"name": "ecog", "coefficient": "0.7344"},
        {"name": "sex", "coefficient": "-0.8277"},
    ]
    ecog, sex = (np.array(DATA[name], dtype=float) for name in ("ecog", "sex"))
    score = 0.9436 + 0.7344 * ecog - 0.8277 * sex
    known = np.all([column.known for column in LUNG], axis=0)
    cutoff = float(rounded["high_above"])
    assert np.mean(score[known & Y] > cutoff) == pytest.approx(found["roc"]["sensitivity"])
    assert np.mean(score[known & ~Y] <= cutoff) == pytest.approx(found["roc"]["specificity"])


@pytest.mark.parametrize(
    ("cutoff", "text"),
    [
        (0.00005, "0.0000"),  # between 0.0000 and 0.0001
        (-0.00005, "-0.0001"),  # between -0.0001 and 0.0000
        (1.23455, "1.2345"),
        (0.1 + 0.2, "0.3000"),
        (-0.3, "-0.3000"),
    ],
)
def test_a_cutoff_between_two_scores_stays_between_them_in_four_decimals(cutoff, text):
    assert rounded_down(cutoff) == text


def test_a_weight_that_vanishes_at_four_decimals_is_no_model():
    huge = [Column.numeric("ecog", LUNG[2].values * 1e6)]

    [found] = developed(candidates=huge)["predictors"]

    assert found["rounded"]["why"]["code"] == "vanishes"
    assert "in bands or in a larger unit" in found["rounded"]["why"]["message"]
    assert found["multivariate"]["factors"]["ecog"]["p"] < 0.05


def test_where_nothing_enters_the_reason_stands_in_the_place_of_the_numbers():
    [found] = developed(recipe=Recipe(entry_p=0.0))["predictors"]

    assert found["rounded"]["why"]["code"] == "nothing_entered"
    assert (found["rounded"]["intercept"], found["cutoff"]) == (None, None)
    assert found["optimism"]["nothing_entered"] == 3
    assert found["roc"]["why"]["code"] == "nothing_entered"


@pytest.mark.parametrize(("candidates", "warned"), [(6, False), (7, True)])
def test_fewer_than_ten_events_for_each_candidate_are_warned_of(candidates, warned):
    """The rarer outcome has 64 rows."""
    more = [*LUNG, Column.numeric("again", LUNG[0].values)][:candidates]

    codes = {w["code"] for w in developed(candidates=more)["warnings"]}

    assert ("few_events" in codes) is warned


def test_a_factor_enters_by_the_order_of_its_levels_and_yes_is_1():
    levels = ["mild", "moderate", "severe"]
    cells = [None if np.isnan(v) else levels[min(int(v), 2)] for v in LUNG[2].values]
    ordinal = Column.factor("ecog", cells, levels)
    binary = Column.factor(
        "sex", [["yes", "no"][int(v) - 1] for v in LUNG[1].values], ["yes", "no"]
    )

    by_levels = developed(candidates=[ordinal, binary])
    by_number = developed(
        candidates=[
            Column.numeric("ecog", np.minimum(LUNG[2].values, 2)),
            Column.numeric("sex", 2 - LUNG[1].values),
        ]
    )

    assert by_levels["predictors"] == by_number["predictors"]
    assert [w["code"] for w in by_levels["warnings"]].count("by_steps") == 1


def test_an_outcome_that_is_not_known_leaves_its_row_out_of_that_predictor_alone():
    partly = np.where(np.arange(Y.size) < 6, np.nan, Y.astype(float))

    first, second = developed(outcomes=[YEAR, Outcome("Later", partly)])["predictors"]

    known = np.all([column.known for column in LUNG], axis=0)
    assert first["n"] == known.sum()
    assert second["n"] == known[6:].sum()


def test_samples_that_gave_no_score_are_told_of():
    y = np.array([0.0] * 6 + [1.0] * 6)
    x = np.array([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1], dtype=float)
    keep = Recipe(screen_p=None, entry_p=1.0, removal_p=1.0)

    result = plain(
        develop([Outcome("A", y)], [Column.numeric("x", x)], np.arange(12), recipe=keep, samples=40)
    )

    [warning] = [w for w in result["warnings"] if w["code"] == "failed_samples"]
    assert "of 40 samples gave no score (separation:" in warning["message"]


def test_a_rounded_predictor_is_declared_with_the_coding_of_its_inputs():
    rounded = {
        "intercept": "1.0000",
        "high_above": "0.5000",
        "terms": [{"name": "burden", "coefficient": "-0.5000"}],
    }
    codings = {"burden": {"name": "blasts_pct", "bands": [{"below": None, "code": 0}]}}

    assert coded(rounded, codings) == {
        "intercept": "1.0000",
        "high_above": "0.5000",
        "terms": [
            {
                "name": "blasts_pct",
                "coefficient": "-0.5000",
                "bands": [{"below": None, "code": 0}],
            }
        ],
    }


# Validation


OUTCOME = Outcome("CR", np.array([1, 1, 0, 0, 1, 0, np.nan, 1], dtype=float))
SCORES = [2.0, 1.0, 0.0, -1.0, -0.5, 0.5, 1.0, np.nan]
GROUPS = ["low", "low", "high", "high", "high", "low", "low", None]


def test_a_model_is_validated_by_discrimination_calibration_and_rates():
    result = plain(validate(applied(SCORES, GROUPS), [OUTCOME]))

    [found] = result["predictors"]
    assert (result["n"], result["n_used_in_development"]) == (8, 0)
    assert (found["n"], found["events"], found["outcome"]) == (6, 3, "CR")
    # Of 9 pairs 2.0 and 1.0 are above all three, -0.5 above one.
    assert found["roc"]["auc"] == pytest.approx(7 / 9)
    assert found["at_cutoff"]["sensitivity"]["events"] == 2
    assert found["at_cutoff"]["specificity"]["rate"] == pytest.approx(2 / 3)
    assert found["slope"]["lower"] < found["slope"]["estimate"] < found["slope"]["upper"]
    assert found["brier"] == pytest.approx(
        np.mean((1 / (1 + np.exp(-np.array(SCORES[:6]))) - OUTCOME.values[:6]) ** 2)
    )
    assert found["hosmer_lemeshow"]["df"] == 6
    [rates] = result["groups"]
    low, none = rates["groups"]["low"], rates["groups"]["none"]
    assert (low["n"], low["events"]) == (3, 2)
    # Clopper-Pearson 2 of 3 and 1 of 1.
    assert (low["lower"], low["upper"]) == (
        pytest.approx(0.09430, abs=5e-6),
        pytest.approx(0.99160, abs=5e-6),
    )
    assert (none["n"], none["lower"], none["upper"]) == (1, pytest.approx(0.025), 1.0)
    assert rates["groups"]["intermediate"]["rate"] is None


def test_rows_of_the_development_are_left_out_of_a_validation():
    used = [True] + [False] * 7

    result = plain(validate(applied(SCORES, GROUPS, used), [OUTCOME]))

    assert (result["n"], result["n_used_in_development"]) == (7, 1)
    assert result["predictors"][0]["n"] == 5
    assert result["groups"][0]["groups"]["low"]["n"] == 2


def test_a_validation_on_the_rows_of_the_development_alone_says_so():
    result = plain(validate(applied(SCORES, GROUPS, [True] * 8), [OUTCOME]))

    assert result["why"]["code"] == "all_used"
    assert result["predictors"][0]["roc"]["why"]["code"] == "nobody"
    assert result["predictors"][0]["slope"]["why"]["code"] == "nobody"


def test_a_constant_score_has_no_slope():
    result = plain(validate(applied([1.0] * 8, GROUPS), [OUTCOME]))

    assert result["predictors"][0]["slope"]["why"]["code"] == "constant"
    assert result["predictors"][0]["roc"]["auc"] == 0.5


# Comparison


def test_two_models_are_crossed_and_their_areas_compared_on_rows_that_fitted_neither():
    first = applied(SCORES, GROUPS, [True] + [False] * 7)
    second = applied([0, 1, 2, -1, 1, 0, 1, 1], ["low"] * 7 + ["high"], [False] * 6 + [True, False])

    result = plain(compare(first, second, [OUTCOME]))

    assert (result["n"], result["n_used_in_development"]) == (6, 2)
    assert result["levels"] == ["low", "intermediate", "high", "none"]
    assert result["reclassification"] == [
        [2, 0, 0, 0],
        [0, 0, 0, 0],
        [3, 0, 0, 0],
        [0, 0, 1, 0],
    ]
    [found] = result["outcomes"]
    assert np.sum(found["with"]) + np.sum(found["without"]) == 6
    assert found["areas"]["n"] == 5
    # First: 1.0 is above three, -0.5 above one of three. Second: both are above two of three.
    assert found["areas"]["first"]["auc"] == pytest.approx(4 / 6)
    assert found["areas"]["second"]["auc"] == pytest.approx(4 / 6)
    assert found["areas"]["difference"] == pytest.approx(0)
    assert found["areas"]["p"] == pytest.approx(1)


def test_the_same_model_twice_differs_in_nothing():
    result = plain(compare(applied(SCORES, GROUPS), applied(SCORES, GROUPS), [OUTCOME]))

    assert result["outcomes"][0]["areas"]["why"]["code"] == "no_variance"
    assert result["outcomes"][0]["areas"]["difference"] == 0
    assert np.trace(result["reclassification"]) == 8


def test_an_outcome_without_a_predictor_in_both_has_no_areas():
    second = Outcome("MRD-negative CR", OUTCOME.values)

    result = plain(compare(applied(SCORES, GROUPS), applied(SCORES, GROUPS), [OUTCOME, second]))

    assert result["outcomes"][1]["areas"]["why"]["code"] == "no_predictor"
    assert np.sum(result["outcomes"][1]["with"]) == 4


def test_a_comparison_without_new_rows_says_so():
    first = applied(SCORES, GROUPS, [True] * 4 + [False] * 4)
    second = applied(SCORES, GROUPS, [False] * 4 + [True] * 4)

    result = plain(compare(first, second, [OUTCOME]))

    assert (result["n"], result["why"]["code"]) == (0, "all_used")
    assert result["outcomes"][0]["areas"]["why"]["code"] == "nobody"
