"""Competing risks as R's cmprsk computes them: cuminc's estimates, variances and Gray's test.

The numbers are made by reference/competing.R (R 4.2.2, cmprsk 2.2-11).
"""

import json
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import norm

from analytics.statistics.competing import cumulative_incidence, gray
from analytics.statistics.inputs import one_time
from analytics.statistics.limits import BANDS
from analytics.statistics.survival import kaplan_meier

REFERENCE = json.loads((Path(__file__).parent / "reference" / "competing.json").read_text())


def arrays(name):
    data = REFERENCE[name]["data"]
    times, groups = one_time(np.array(data["time"], float)), np.array(data["group"]).astype(str)
    return times, np.array(data["status"]), groups


def of(*subjects):
    """(time, status) pairs as arrays."""
    times, status = zip(*subjects, strict=True)
    return np.array(times, float), np.array(status)


@pytest.mark.parametrize("name", REFERENCE)
def test_incidences_and_variances_are_those_of_cuminc(name):
    times, status, groups = arrays(name)
    for key, expected in REFERENCE[name]["incidence"].items():
        group, cause = key.rsplit(" ", 1)
        found = cumulative_incidence(times[groups == group], status[groups == group], 2)
        row = int(cause) - 1
        last = np.searchsorted(found.time, REFERENCE[name]["at"], side="right") - 1
        shown = last >= 0
        numbers = [(e, v) for e, v in zip(expected["est"], expected["var"], strict=True)]
        reference = np.array(numbers, dtype=float)[shown]
        known = ~np.isnan(reference[:, 0])
        assert found.incidence[row, last[shown]][known] == pytest.approx(
            reference[known, 0], rel=1e-8
        )
        assert found.variance[row, last[shown]][known] == pytest.approx(
            reference[known, 1], rel=1e-8
        )


@pytest.mark.parametrize("band", BANDS)
@pytest.mark.parametrize("name", REFERENCE)
def test_limits_of_every_type_are_those_made_from_cuminc(name, band):
    times, status, groups = arrays(name)
    for key, expected in REFERENCE[name]["incidence"].items():
        group, cause = key.rsplit(" ", 1)
        found = cumulative_incidence(times[groups == group], status[groups == group], 2, band)
        points = [found.at(int(cause) - 1, at) for at in REFERENCE[name]["at"]]
        for ours, theirs in (
            ([point.lower for point in points], "lower"),
            ([point.upper for point in points], "upper"),
        ):
            wanted = np.array(expected["limits"][band][theirs], dtype=float)
            # Where nobody is left the incidence stays, which R calls NA.
            known = ~np.isnan(np.array(expected["est"], dtype=float))
            got = np.array(ours, dtype=float)
            np.testing.assert_allclose(got[known], wanted[known], rtol=1e-8, atol=1e-12)


@pytest.mark.parametrize("name", REFERENCE)
def test_the_shares_of_all_causes_and_of_nobody_make_one_at_every_time(name):
    times, status, groups = arrays(name)
    for group in np.unique(groups):
        found = cumulative_incidence(times[groups == group], status[groups == group], 2)

        assert found.survival + found.incidence.sum(axis=0) == pytest.approx(1, abs=1e-12)
        assert (np.diff(found.incidence, axis=1) >= 0).all()


@pytest.mark.parametrize("name", REFERENCE)
def test_grays_test_is_that_of_cmprsk(name):
    times, status, groups = arrays(name)
    expected = REFERENCE[name]["gray"]
    for row, cause in enumerate(expected["cause"]):
        found = gray(times, status, groups, int(cause))

        assert found.statistic == pytest.approx(expected["stat"][row], rel=1e-8)
        assert found.df == expected["df"][row]
        assert found.p == pytest.approx(expected["p"][row], abs=1e-6)


@pytest.mark.parametrize("name", REFERENCE)
def test_grays_test_in_strata_is_that_of_cmprsk(name):
    times, status, groups = arrays(name)
    strata = np.array(REFERENCE[name]["data"]["stratum"])
    expected = REFERENCE[name]["gray_in_strata"]
    for row, cause in enumerate(expected["cause"]):
        found = gray(times, status, groups, int(cause), strata)

        assert found.statistic == pytest.approx(expected["stat"][row], rel=1e-8, abs=1e-12)
        assert found.p == pytest.approx(expected["p"][row], abs=1e-6)


def test_with_one_cause_it_is_one_less_kaplan_meier_with_greenwoods_variance():
    times, status, _ = arrays("mgus2")
    died = (status > 0).astype(int)

    found = cumulative_incidence(times, died, 1)
    curve = kaplan_meier(times, died == 1)

    assert found.incidence[0] == pytest.approx(1 - curve.survival, abs=1e-12)
    assert found.at_risk.tolist() == curve.at_risk.tolist()


def test_limits_are_log_log_of_the_incidence():
    times, status, _ = arrays("pbc")
    at = cumulative_incidence(times, status, 2).at(1, 1713.5)
    z = norm.ppf(0.975)

    low, high = (np.log(-np.log(limit)) for limit in (at.lower, at.upper))
    # Symmetric on the log(-log) scale about the estimate, at z standard errors.
    assert (low + high) / 2 == pytest.approx(np.log(-np.log(at.incidence)))
    assert low > high
    found = cumulative_incidence(times, status, 2)
    last = np.searchsorted(found.time, 1713.5, side="right") - 1
    error = np.sqrt(found.variance[1, last]) / (-at.incidence * np.log(at.incidence))
    assert (low - high) / 2 == pytest.approx(z * error)


def test_a_cause_without_events_has_an_incidence_of_0_with_limits_0():
    found = cumulative_incidence(*of((3, 1), (5, 0), (7, 1)), 2)

    at = found.at(1, 5)
    assert (at.incidence, at.lower, at.upper, at.at_risk) == (0, 0, 0, 2)
    assert found.events == (2, 0)


def test_events_at_time_0_count_at_time_0():
    found = cumulative_incidence(*of((0, 1), (0, 2), (0, 0), (9, 1)), 2)

    assert found.at(0, 0).incidence == pytest.approx(1 / 4)
    assert found.at(1, 0).incidence == pytest.approx(1 / 4)
    assert found.at(0, 0).at_risk == 4


def test_before_the_first_observation_the_incidence_is_0():
    assert cumulative_incidence(*of((4, 1), (6, 0)), 1).at(0, 3).upper == 0


def test_beyond_the_last_observation_it_is_unknown_unless_nobody_is_left():
    followed = cumulative_incidence(*of((4, 1), (6, 0)), 2)
    gone = cumulative_incidence(*of((4, 1), (6, 2)), 2)

    assert followed.at(0, 6).incidence == pytest.approx(0.5)
    assert followed.at(0, 7).incidence is None
    assert (gone.at(0, 7).incidence, gone.at(1, 7).incidence) == (0.5, 0.5)
    assert gone.at(0, 7).at_risk == 0


def test_where_everybody_had_the_cause_the_limits_do_not_exist():
    at = cumulative_incidence(*of((1, 1), (2, 1)), 2).at(0, 2)

    assert (at.incidence, at.lower, at.upper) == (1, None, None)


@pytest.mark.parametrize("subjects", [18, 19])  # the shares sum to just above and just below 1
def test_a_sum_of_shares_passes_1_by_no_rounding_and_gets_no_limits(subjects):
    found = cumulative_incidence(np.arange(1.0, subjects + 1), np.ones(subjects, int), 1)

    at_the_end = found.at(0, subjects)

    assert 1 - 1e-12 < at_the_end.incidence <= 1
    assert (at_the_end.lower, at_the_end.upper) == (None, None)


def test_of_nobody_nothing_is_known():
    nobody = cumulative_incidence(np.array([]), np.array([], dtype=int), 2)

    assert (nobody.n, nobody.events) == (0, (0, 0))
    assert nobody.at(0, 0).incidence is None


@pytest.mark.parametrize(
    ("subjects", "groups", "code"),
    [
        ([(1, 1), (2, 0)], "aa", "one_group"),
        ([(1, 2), (2, 0)], "ab", "no_events"),
        ([(1, 0), (2, 1)], "ab", "not_at_risk_together"),
        ([(1, 1), (1, 1)], "ab", "no_variance"),
    ],
)
def test_where_groups_cannot_be_compared_it_says_why(subjects, groups, code):
    times, status = of(*subjects)

    found = gray(times, status, np.array(list(groups)), 1)

    assert (found.statistic, found.df, found.p) == (None, None, None)
    assert found.why.code == code


def test_after_a_pooled_incidence_of_1_another_cause_does_not_spoil_the_test():
    times, status = of((1, 1), (2, 1), (3, 1), (4, 2))

    found = gray(times, status, np.array([0, 0, 1, 1]), 1)

    assert found.statistic is not None
    assert np.isfinite(found.statistic)
    assert 0 < found.p < 1


def test_a_group_without_the_cause_is_compared_and_one_never_at_risk_is_not():
    times, status, groups = arrays("mgus2")
    with_early = np.append(times, [0.5]), np.append(status, [0]), np.append(groups, ["Z"])

    assert gray(*with_early, 1).statistic == pytest.approx(gray(times, status, groups, 1).statistic)
    assert gray(*with_early, 1).df == 1
    none = np.where(groups == "F", np.where(status == 1, 0, status), status)
    assert gray(times, none, groups, 1).p < 0.001
