"""Fine and Gray's model as cmprsk's crr computes it, and cause-specific hazards beside it.

The sets and numbers are in reference/cox.json, made by reference/cox.R (cmprsk 2.2-11).
"""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.statistics.cox import cox
from analytics.statistics.fine_gray import fine_gray

REFERENCE = json.loads((Path(__file__).parent / "reference" / "cox.json").read_text())["fine_gray"]
MODELS = [(name, cause) for name in REFERENCE for cause in (1, 2)]


def arrays(name):
    data = REFERENCE[name]["data"]
    covariates = [column for column in data if column not in ("time", "status")]
    matrix = np.column_stack([np.array(data[column], dtype=float) for column in covariates])
    return np.array(data["time"], dtype=float), np.array(data["status"]), matrix


@pytest.mark.parametrize(("name", "cause"), MODELS)
def test_estimates_and_errors_are_those_of_crr(name, cause):
    time, status, matrix = arrays(name)
    expected = REFERENCE[name]["causes"][str(cause)]

    found = fine_gray(time, status, cause, matrix)

    assert found.coef == pytest.approx(np.atleast_1d(expected["coef"]), rel=1e-6)
    assert found.se == pytest.approx(np.atleast_1d(expected["se"]), rel=1e-6)
    assert found.loglik == pytest.approx([expected["null"], expected["loglik"]], rel=1e-8)


@pytest.mark.parametrize(("name", "cause"), MODELS)
def test_the_cause_specific_model_is_coxs_with_other_causes_censored(name, cause):
    time, status, matrix = arrays(name)
    expected = REFERENCE[name]["causes"][str(cause)]["cause_specific"]

    found = cox(time, status == cause, matrix)

    assert found.coef == pytest.approx(np.atleast_1d(expected["coef"]), rel=1e-8)
    assert found.se == pytest.approx(np.atleast_1d(expected["se"]), rel=1e-8)


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 2**32 - 1))
def test_the_order_of_rows_changes_nothing_and_every_row_twice_leaves_coefficients(seed):
    rng = np.random.default_rng(seed)
    time, status = rng.integers(1, 15, 40).astype(float), rng.integers(0, 3, 40)
    status[:2] = 1
    matrix = np.column_stack([rng.integers(0, 2, 40), rng.normal(size=40)])
    once = fine_gray(time, status, 1, matrix)
    order = rng.permutation(40)

    mixed = fine_gray(time[order], status[order], 1, matrix[order])
    twice = fine_gray(np.tile(time, 2), np.tile(status, 2), 1, np.tile(matrix, (2, 1)))

    for other, factor in ((mixed, 1), (twice, np.sqrt(2))):
        assert other.coef == pytest.approx(once.coef, rel=1e-7, abs=1e-9, nan_ok=True)
        assert other.se * factor == pytest.approx(once.se, rel=1e-7, nan_ok=True)


def test_without_another_cause_it_is_coxs_model_by_breslow():
    time, status, matrix = arrays("mgus2")
    single = np.where(status == 2, 0, status)

    found = fine_gray(time, single, 1, matrix)

    own = cox(time, single == 1, matrix, ties="breslow")
    assert found.coef == pytest.approx(own.coef, rel=1e-8)
    assert found.loglik == pytest.approx(own.loglik, rel=1e-10)


def test_a_censoring_at_time_0_leaves_others_their_weight():
    """crr takes G(0-) for G(0); here who is censored at 0 was never at risk of anything."""
    time, status, matrix = arrays("tiny")
    added = np.concatenate([[0.0], time]), np.concatenate([[0], status])

    found = fine_gray(*added, 1, np.vstack([[1.0, 2.0], matrix]))

    without = fine_gray(time, status, 1, matrix)
    assert found.coef == pytest.approx(without.coef, rel=1e-8)


def test_a_group_without_the_cause_has_no_bound():
    time, status, matrix = arrays("mgus2")
    nobody = (np.arange(time.size) % 10 == 0) & (status != 1)

    found = fine_gray(time, status, 1, np.column_stack([nobody, matrix]).astype(float))

    assert found.unbounded.tolist() == [True, False, False, False]
    assert np.isnan(found.se[0])
    assert np.isfinite(found.se[1:]).all()


@pytest.mark.parametrize(
    ("time", "status", "matrix"),
    [
        (
            [2.0, 5, 1, 4, 3],
            [0, 2, 1, 2, 1],
            [[-1, 0], [-0.3, 1], [0.6, 1], [1.2, 0], [1.3, 0]],
        ),
        (
            [8.0, 7, 6, 5, 4, 3, 2, 1],
            [0, 2, 1, 2, 2, 2, 0, 0],
            [[-1.7, 1], [-1.1, 0], [-1, 1], [-0.5, 0], [0.4, 0], [0.6, 1], [1.2, 0], [2, 0]],
        ),
    ],
)
def test_an_order_of_events_that_is_certain_in_the_end_is_separation(time, status, matrix):
    found = fine_gray(np.array(time), np.array(status), 2, np.array(matrix, dtype=float))

    assert found.why is None
    assert found.unbounded.all()
    assert np.isnan(found.coef).all()
    assert found.loglik[1] == pytest.approx(0, abs=1e-6)


def test_without_an_event_of_the_cause_there_is_no_number():
    found = fine_gray(np.array([1.0, 2]), np.array([2, 0]), 1, np.array([[1.0], [2]]))

    assert found.why.code == "no_events"
