"""ROC curves, cutoffs and calibration against R's pROC and the blocks of SAS.

The numbers are made by reference/binary.R (R 4.2.2, pROC 1.18.0).
"""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analytics.statistics.calibration import calibrate, hosmer_lemeshow
from analytics.statistics.design import design
from analytics.statistics.logistic import fit, forward
from analytics.statistics.roc import area, compare, midranks, operating_points, youden
from tests.analytics.test_statistics_logistic import MODELS, REFERENCE, columns_of, outcome_of

ASAH = MODELS["asah"]["data"]


def said(outcome, score):
    found, cutoff = area(outcome, score), youden(outcome, score)
    return {
        "auc": found.auc,
        "lower": found.lower,
        "upper": found.upper,
        "cutoff": cutoff.cutoff,
        "sensitivity": cutoff.sensitivity,
        "specificity": cutoff.specificity,
    }


@pytest.mark.parametrize("name", MODELS)
def test_area_limits_and_cutoff_of_a_model_are_those_of_proc(name):
    model = MODELS[name]
    fitted = fit(design(columns_of(model)), outcome_of(model))

    assert said(outcome_of(model), fitted.fitted) == pytest.approx(model["roc"], rel=1e-8)


@pytest.mark.parametrize("name", ["s100b", "wfns"])
def test_area_limits_and_cutoff_of_a_marker_are_those_of_proc(name):
    outcome = np.array(ASAH["y"]) == 1

    assert said(outcome, np.array(ASAH[name])) == pytest.approx(
        REFERENCE["markers"][name], rel=1e-8
    )


def test_a_curve_goes_from_nobody_positive_to_all_and_equal_scores_go_together():
    false_positive, sensitivity = operating_points([0, 0, 1, 1], np.array([1.0, 2.0, 2.0, 3.0]))

    assert false_positive.tolist() == [0, 0, 0.5, 1]
    assert sensitivity.tolist() == [0, 0.5, 1, 1]


@pytest.mark.parametrize("name", ["s100b", "wfns"])
def test_what_lies_under_a_curve_is_its_area(name):
    outcome = np.array(ASAH["y"]) == 1

    false_positive, sensitivity = operating_points(outcome, np.array(ASAH[name]))

    under = np.trapezoid(sensitivity, false_positive)
    assert under == pytest.approx(REFERENCE["markers"][name]["auc"], rel=1e-8)


def test_one_outcome_has_no_curve():
    assert [part.size for part in operating_points([1, 1], np.array([1.0, 2.0]))] == [0, 0]


def test_two_curves_of_the_same_rows_are_compared_by_delongs_test():
    outcome = np.array(ASAH["y"]) == 1

    test = compare(outcome, np.array(ASAH["s100b"]), np.array(ASAH["wfns"]))

    assert test.z == pytest.approx(REFERENCE["markers"]["compared"]["z"], rel=1e-8)
    assert test.p == pytest.approx(REFERENCE["markers"]["compared"]["p"], abs=1e-6)
    assert test.difference == pytest.approx(test.first.auc - test.second.auc)
    assert test.lower < test.difference < test.upper < 0


@pytest.mark.parametrize("name", ["asah", "birthwt", "pbc5y"])
def test_a_full_and_a_selected_model_are_compared(name):
    model = MODELS[name]
    columns, outcome = columns_of(model), outcome_of(model)
    full = fit(design(columns), outcome).fitted
    chosen = fit(design(forward(columns, outcome, 0.05, 0.1)[1]), outcome).fitted

    test = compare(outcome, full, chosen)

    assert test.z == pytest.approx(model["compared"]["z"], rel=1e-8)
    assert test.p == pytest.approx(model["compared"]["p"], abs=1e-6)


def test_a_score_against_itself_is_not_tested():
    outcome = np.array(ASAH["y"]) == 1
    age = np.array(ASAH["age"])

    assert compare(outcome, age, age * 2 + 1).why.code == "no_variance"
    assert compare(outcome, age, age).difference == 0


def test_a_lower_score_for_the_outcome_is_never_flipped():
    outcome = np.array([1, 1, 1, 0, 0, 0])
    score = np.array([1, 2, 3, 4, 5, 6])

    assert area(outcome, score).auc == 0
    cutoff = youden(outcome, score)
    # No cutoff is better than to call everybody positive.
    assert (cutoff.cutoff, cutoff.sensitivity, cutoff.specificity) == (None, 1.0, 0.0)


def test_perfect_scores_have_limits_at_one():
    found = area(np.array([0, 0, 1, 1]), np.array([1, 2, 3, 4]))

    assert (found.auc, found.lower, found.upper) == (1.0, 1.0, 1.0)


def test_limits_are_cut_to_one():
    outcome = np.array([0, 0, 0, 0, 1, 1, 1, 1])
    found = area(outcome, np.array([1, 2, 3, 5, 4, 6, 7, 8]))

    assert found.auc < 1
    assert found.auc + 1.96 * found.se > 1
    assert found.upper == 1.0


def test_of_equal_cutoffs_the_smallest_is_taken_half_way_between_two_scores():
    outcome = np.array([0, 1, 0, 1])
    score = np.array([1, 2, 3, 4])

    # 1.5 and 3.5 both give sensitivity + specificity of 1.5.
    assert youden(outcome, score).cutoff == 1.5
    assert youden(np.array([0, 1]), np.array([0.1, 0.31])).cutoff == pytest.approx(0.205)


def test_a_cutoff_between_neighbouring_doubles_keeps_the_higher_one_positive():
    low = 1.0
    high = np.nextafter(np.nextafter(low, 2), 2)
    for first, second in ((low, np.nextafter(low, 2)), (np.nextafter(low, 2), high)):
        cutoff = youden(np.array([0, 1]), np.array([first, second])).cutoff
        assert not first > cutoff
        assert second > cutoff


@pytest.mark.parametrize(
    ("outcome", "code"), [([], "nobody"), ([0, 0], "one_outcome"), ([1], "one_outcome")]
)
def test_without_both_outcomes_there_is_no_curve(outcome, code):
    score = np.arange(len(outcome))

    assert area(np.array(outcome), score).why.code == code
    assert youden(np.array(outcome), score).why.code == code
    assert compare(np.array(outcome), score, score).why.code == code


def test_a_single_case_has_an_area_without_limits():
    found = area(np.array([0, 0, 0, 1]), np.array([1, 5, 2, 3]))

    assert found.auc == pytest.approx(2 / 3)
    assert found.lower is None
    assert found.why.code == "one_row"


def test_equal_values_share_their_mean_rank():
    assert midranks(np.array([10, 20, 10, 30, 10])).tolist() == [2, 4, 2, 5, 2]


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.booleans(), st.integers(0, 8)), min_size=4, max_size=40),
    st.randoms(use_true_random=False),
)
def test_order_and_rising_transformations_change_no_area(made, random):
    outcome, score = (np.array(part) for part in zip(*made, strict=True))
    found = area(outcome, score)
    assume(found.lower is not None)
    random.shuffle(made)
    shuffled = area(*(np.array(part) for part in zip(*made, strict=True)))
    cubed = area(outcome, score**3.0)

    for other in (shuffled, cubed):
        assert (other.auc, other.se) == pytest.approx((found.auc, found.se), rel=1e-9, abs=1e-12)
    assert 0 <= found.lower <= found.auc <= found.upper <= 1


@pytest.mark.parametrize("name", MODELS)
def test_blocks_test_and_limits_are_those_of_sas(name):
    model = MODELS[name]
    outcome = outcome_of(model)
    fitted = fit(design(columns_of(model)), outcome).fitted

    blocks = calibrate(outcome, fitted)

    for key, internal in (("hosmer_lemeshow", True), ("hosmer_lemeshow_external", False)):
        reference, test = model[key], hosmer_lemeshow(outcome, fitted, fitted=internal)
        assert test.statistic == pytest.approx(reference["chi2"], rel=1e-8)
        assert test.df == reference["df"]
        assert test.p == pytest.approx(reference["p"], abs=1e-6)
        assert [block.n for block in blocks.blocks] == reference["n"]
        assert [block.events for block in blocks.blocks] == reference["events"]
        for part in ("expected", "lower", "upper"):
            values = [getattr(block, part) for block in blocks.blocks]
            assert values == pytest.approx(reference[part], rel=1e-8, abs=1e-12)
    assert blocks.brier == pytest.approx(model["brier"], rel=1e-8)


def test_equal_probabilities_are_never_divided():
    probability = np.repeat([0.1, 0.2, 0.3], [40, 50, 10])
    outcome = np.tile([0, 1], 50)

    blocks = calibrate(outcome, probability).blocks

    assert [block.n for block in blocks] == [40, 50, 10]
    assert hosmer_lemeshow(outcome, probability, fitted=True).df == 1


@pytest.mark.parametrize(
    ("sizes", "blocks"),
    [
        # Ten to a block of 100: a pattern of 10 fits after 5, one of 11 as 5 + 11 // 2 = 10 too.
        ([5, 10, 85], [15, 85]),
        ([5, 11, 84], [16, 84]),
        ([5, 12, 83], [5, 12, 83]),
        # A last block of 5, a twentieth, joins the one before; one of 6 stands alone.
        ([40, 55, 5], [40, 60]),
        ([40, 54, 6], [40, 54, 6]),
    ],
)
def test_a_pattern_joins_a_block_that_half_of_it_does_not_overfill(sizes, blocks):
    probability = np.repeat(np.linspace(0.1, 0.9, len(sizes)), sizes)

    found = calibrate(np.tile([0, 1], 50), probability).blocks

    assert [block.n for block in found] == blocks


def test_too_few_blocks_are_not_tested():
    outcome, probability = np.array([0, 1] * 10), np.repeat([0.3, 0.7], 10)

    assert hosmer_lemeshow(outcome, probability, fitted=True).why.code == "few_blocks"
    assert hosmer_lemeshow(outcome, probability, fitted=False).df == 2


@pytest.mark.parametrize(("low", "high"), [(0.0, 0.5), (0.5, 1.0), (-1.2, 0.5), (0.5, 1.9)])
def test_a_score_that_is_no_probability_between_is_not_tested(low, high):
    outcome, score = np.array([0, 1] * 10), np.repeat([low, high], 10)

    assert hosmer_lemeshow(outcome, score, fitted=False).why.code == "no_probability"
    # 0 and 1 are probabilities all the same.
    assert (calibrate(outcome, score).brier is None) == (low < 0 or high > 1)


def test_nobody_is_not_calibrated():
    nobody = np.array([])

    assert calibrate(nobody, nobody).why.code == "nobody"
    assert hosmer_lemeshow(nobody, nobody, fitted=True).why.code == "nobody"
