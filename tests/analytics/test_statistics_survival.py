"""Curves, quantiles and restricted means against R's survival package.

The numbers are made by reference/survival.R (R 4.2.2, survival 3.5-3).
"""

import json
from pathlib import Path

import numpy as np
import pytest
from lifelines import KaplanMeierFitter
from lifelines.statistics import multivariate_logrank_test

from analytics.statistics.inputs import BadInput, check_entry, one_time, snapped, survival_inputs
from analytics.statistics.limits import BANDS
from analytics.statistics.rank_tests import log_rank
from analytics.statistics.survival import difference, kaplan_meier

REFERENCE = json.loads((Path(__file__).parent / "reference" / "survival.json").read_text())
DELAYED = json.loads((Path(__file__).parent / "reference" / "delayed.json").read_text())
CURVES = [(name, group) for name, one in REFERENCE.items() for group in one["groups"]]
EXACT = {"rel": 1e-8, "abs": 1e-12}


def data_of(name, group=None):
    data = REFERENCE[name]["data"]
    times, events, groups = survival_inputs(data["time"], data["event"], data["group"])
    rows = slice(None) if group is None else groups == group
    return times[rows], events[rows] == 1, groups[rows]


def none_to_nan(values):
    return np.array([np.nan if value is None else value for value in values], dtype=float)


def as_list(value):
    return value if isinstance(value, list) else [value]


@pytest.mark.parametrize(("name", "group"), CURVES)
def test_curve_and_numbers_at_risk_are_those_of_r(name, group):
    times, events, _ = data_of(name, group)
    expected = REFERENCE[name]["groups"][group]

    curve = kaplan_meier(times, events)

    shown = np.searchsorted(curve.time, np.array(as_list(expected["time"])) * (1 - 1e-9))
    assert curve.time[shown] == pytest.approx(as_list(expected["time"]), rel=1e-12)
    assert list(curve.at_risk[shown]) == as_list(expected["at_risk"])
    assert curve.survival[shown] == pytest.approx(as_list(expected["survival"]), **EXACT)


@pytest.mark.parametrize("band", BANDS)
@pytest.mark.parametrize(("name", "group"), CURVES)
def test_limits_of_every_type_are_those_of_r(name, group, band):
    times, events, _ = data_of(name, group)
    expected = REFERENCE[name]["groups"][group]

    curve = kaplan_meier(times, events, band=band)

    shown = np.searchsorted(curve.time, np.array(as_list(expected["time"])) * (1 - 1e-9))
    for ours, theirs in ((curve.lower, "lower"), (curve.upper, "upper")):
        wanted = none_to_nan(as_list(expected["limits"][band][theirs]))
        np.testing.assert_allclose(ours[shown], wanted, rtol=1e-8, atol=1e-12)


@pytest.mark.parametrize("band", ["log-log", "log", "plain-clipped"])
@pytest.mark.parametrize(("name", "group"), CURVES)
def test_quantiles_and_their_limits_are_those_of_r(name, group, band):
    times, events, _ = data_of(name, group)
    expected = REFERENCE[name]["groups"][group]["limits"][band]

    curve = kaplan_meier(times, events, band=band)

    found = [curve.quantile(share) for share in (0.25, 0.5, 0.75)]
    for ours, theirs in (
        ([one.estimate for one in found], "quantiles"),
        ([one.lower for one in found], "q_lower"),
        ([one.upper for one in found], "q_upper"),
    ):
        np.testing.assert_allclose(none_to_nan(ours), none_to_nan(expected[theirs]), rtol=1e-8)


@pytest.mark.parametrize(("name", "group"), CURVES)
def test_restricted_means_and_their_errors_are_those_of_r(name, group):
    times, events, _ = data_of(name, group)
    expected = REFERENCE[name]["groups"][group]

    found = kaplan_meier(times, events).restricted_mean(expected["tau"])

    assert (found.estimate, found.se) == pytest.approx(expected["rmst"], **EXACT)
    assert found.upper - found.estimate == pytest.approx(1.959963984540054 * found.se)
    assert found.estimate - found.lower == pytest.approx(1.959963984540054 * found.se)


@pytest.mark.parametrize(("name", "group"), CURVES)
def test_follow_up_is_the_median_of_r_on_the_flipped_status(name, group):
    times, events, _ = data_of(name, group)
    expected = REFERENCE[name]["groups"][group]["follow_up"]

    found = kaplan_meier(times, ~events).quantile()

    ours = none_to_nan([found.estimate, found.lower, found.upper])
    np.testing.assert_allclose(ours, none_to_nan(expected), rtol=1e-8)


def test_the_difference_of_restricted_means_is_that_printed_for_survrm2():
    # Vignette of survRM2: pbc, 10 years; difference -0.137 (-0.939 to 0.665), p = 0.738.
    placebo, treated = (
        kaplan_meier(*data_of("pbc_by_arm", group)[:2]).restricted_mean(10.0) for group in "01"
    )

    found = difference(treated, placebo)

    assert (treated.estimate, placebo.estimate) == pytest.approx((7.146, 7.283), abs=5e-4)
    assert (treated.se, placebo.se) == pytest.approx((0.283, 0.295), abs=5e-4)
    assert found.estimate == pytest.approx(-0.137, abs=5e-4)
    assert (found.lower, found.upper) == pytest.approx((-0.939, 0.665), abs=5e-4)
    assert found.p == pytest.approx(0.738, abs=5e-4)


def test_a_restricted_mean_beyond_a_last_censored_time_is_not_known():
    followed = kaplan_meier(np.array([2.0, 5]), np.array([True, False]))
    gone = kaplan_meier(np.array([2.0, 5]), np.array([True, True]))

    assert followed.restricted_mean(5).estimate == 2 + 3 / 2
    beyond = followed.restricted_mean(5.5)
    assert (beyond.estimate, beyond.se, beyond.lower, beyond.upper) == (None,) * 4
    assert beyond.why.code == "beyond_follow_up"
    assert gone.restricted_mean(9).estimate == 2 + 3 / 2
    assert difference(gone.restricted_mean(6), followed.restricted_mean(6)).why == (
        followed.restricted_mean(6).why
    )


def test_where_nobody_has_an_event_before_tau_there_is_a_difference_without_a_test():
    curve = kaplan_meier(np.array([4.0, 5]), np.array([True, False]))

    found = difference(curve.restricted_mean(4), curve.restricted_mean(3))

    assert (found.estimate, found.se, found.lower, found.upper, found.p) == (1, 0, 1, 1, None)
    assert found.why.code == "no_variance"
    assert kaplan_meier(np.array([]), np.array([])).restricted_mean(4).why.code == "nobody"


def test_limits_at_the_edges_are_1_where_s_is_1_and_none_where_it_is_0():
    times, events = np.array([1.0, 2, 3, 3]), np.array([False, True, True, True])
    for band in BANDS:
        curve = kaplan_meier(times, events, band=band)

        assert (curve.lower[0], curve.upper[0]) == (1, 1)
        assert np.isnan([curve.lower[-1], curve.upper[-1]]).all()
    assert kaplan_meier(times, events, band="log").upper[1] == 1
    assert kaplan_meier(times, events, band="plain").upper[1] > 1
    assert kaplan_meier(times, events, band="plain-clipped").upper[1] == 1


def test_a_type_of_limits_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="'arcsine' is none of log-log, log, plain"):
        kaplan_meier(np.array([1.0, 2]), np.array([True, False]), band="arcsine")


def test_survival_at_a_time_is_that_of_the_last_event_by_then():
    curve = kaplan_meier(np.array([2.0, 4, 4, 6, 9]), np.array([1, 1, 0, 0, 1], dtype=bool))

    before, on_the_day, between = curve.at(1), curve.at(4), curve.at(5)

    assert (before.survival, before.lower, before.upper, before.at_risk) == (1, 1, 1, 5)
    assert on_the_day.survival == pytest.approx(0.8 * 0.75)
    assert on_the_day.at_risk == 4
    assert (between.survival, between.at_risk) == (on_the_day.survival, 2)


def test_survival_beyond_the_last_follow_up_is_not_known():
    curve = kaplan_meier(np.array([2.0, 5]), np.array([True, False]))

    beyond = curve.at(5.5)

    assert (beyond.survival, beyond.lower, beyond.upper, beyond.at_risk) == (None, None, None, 0)


def test_survival_stays_zero_once_nobody_is_left():
    curve = kaplan_meier(np.array([2.0, 5]), np.array([True, True]))

    last, beyond = curve.at(5), curve.at(100)

    assert (last.survival, last.lower, last.upper, last.at_risk) == (0, None, None, 1)
    assert (beyond.survival, beyond.lower, beyond.upper, beyond.at_risk) == (0, None, None, 0)


def test_a_group_of_nobody_has_an_empty_curve():
    curve = kaplan_meier(np.array([]), np.array([], dtype=bool))

    assert curve.n == 0
    assert curve.quantile().estimate is None
    assert curve.at(183).survival is None


def test_times_that_differ_by_rounding_alone_are_one_time():
    a, b = 30 / 30.4375, 30 * (1 / 30.4375) * (1 + 1e-12)

    times = one_time(np.array([b, 2.0, a]))

    assert times[0] == times[2]
    assert times[1] == 2.0


def test_a_time_asked_for_is_the_observed_one_that_it_differs_from_by_rounding_alone():
    a, b = 30 / 30.4375, 30 * (1 / 30.4375) * (1 + 1e-12)

    assert snapped(np.array([2.0, a]), [b, a, 2.1, b * 1.001]).tolist() == [a, a, 2.1, b * 1.001]
    assert snapped(np.array([]), [3]).tolist() == [3]


def test_every_fault_of_the_input_is_named_at_once():
    with pytest.raises(BadInput) as refused:
        survival_inputs([-1, np.nan, 3], [1, 0, 1.5], ["a", None, "b"])

    assert refused.value.faults == [
        "A time is missing or infinite.",
        "A time is negative.",
        "A status is not a whole number from 0.",
        "A group is missing.",
    ]


@pytest.mark.parametrize(
    ("times", "status", "groups", "fault"),
    [
        ([1, 2], [1], None, "2 times and 1 statuses: give one of each per row."),
        ([1], [-1], None, "A status is not a whole number from 0."),
        ([1], [np.nan], None, "A status is missing."),
        ([1, 2], [1, 0], ["a"], "2 times and 1 groups: give one of each per row."),
        ([1, 2], [1, 0], ["a", ""], "A group is missing."),
        ([1, 2], [1, 0], ["a", np.nan], "A group is missing."),
    ],
)
def test_input_that_a_library_would_accept_is_refused(times, status, groups, fault):
    with pytest.raises(BadInput) as refused:
        survival_inputs(times, status, groups)

    assert fault in refused.value.faults


@pytest.mark.parametrize("name", ["lung_by_sex", "veteran_by_cell", "events_at_zero"])
def test_lifelines_is_of_the_same_opinion(name):
    times, events, groups = data_of(name)

    curve, test = kaplan_meier(times, events), log_rank(times, events, groups)

    theirs = KaplanMeierFitter().fit(times, events).survival_function_.iloc[:, 0]
    assert curve.survival == pytest.approx(theirs.reindex(curve.time).to_numpy(), **EXACT)
    theirs = multivariate_logrank_test(times, groups, events)
    assert test.statistic == pytest.approx(theirs.test_statistic, rel=1e-8)


# Delayed entry. By hand: five patients, at risk at t where entry < t <= time.
#
# patient | group | entry | time | event
# 1       | a     | 0     | 3    | yes
# 2       | b     | 0     | 5    | no
# 3       | b     | 2     | 5    | yes
# 4       | a     | 3     | 8    | yes
# 5       | b     | 4     | 9    | no
#
# t | at risk (of a) | events (of a) | S             | Greenwood       | O - E of a | variance
# 3 | 1 2 3   (1)    | 1 (1)         | 2/3           | 1/6             | 1 - 1/3    | 2/9
# 5 | 2 3 4 5 (1)    | 1 (0)         | 2/3 3/4 = 1/2 | 1/6 + 1/12      | 0 - 1/4    | 3/16
# 8 | 4 5     (1)    | 1 (1)         | 1/4           | 1/4 + 1/2       | 1 - 1/2    | 1/4
# 9 | 5       (0)    | 0             | 1/4           | 3/4             |            |
LATE = {
    "entry": np.array([0, 0, 2, 3, 4]),
    "times": np.array([3, 5, 5, 8, 9]),
    "events": np.array([1, 0, 1, 1, 0], dtype=bool),
}


def test_with_delayed_entry_a_patient_counts_after_it_and_not_on_it():
    curve = kaplan_meier(**LATE)

    assert list(curve.time) == [3, 5, 8, 9]
    assert list(curve.at_risk) == [3, 4, 2, 1]
    assert curve.survival == pytest.approx([2 / 3, 1 / 2, 1 / 4, 1 / 4])
    spread = 1.959963984540054 * np.sqrt([1 / 6, 1 / 4, 3 / 4, 3 / 4]) / np.log(curve.survival)
    assert curve.lower == pytest.approx(curve.survival ** np.exp(-spread))
    assert curve.upper == pytest.approx(curve.survival ** np.exp(spread))
    assert curve.quantile().estimate == 6.5
    assert not curve.emptied


@pytest.mark.parametrize(
    ("time", "survival", "at_risk"),
    [(0, 1, 0), (1, 1, 2), (2, 1, 2), (2.5, 1, 3), (3, 2 / 3, 3), (4, 2 / 3, 3), (4.5, 2 / 3, 4),
     (5, 1 / 2, 4), (6, 1 / 2, 2), (9, 1 / 4, 1), (9.5, None, 0)],
)  # fmt: skip
def test_numbers_at_risk_are_of_those_who_have_entered(time, survival, at_risk):
    found = kaplan_meier(**LATE).at(time)

    assert found.at_risk == at_risk
    assert found.survival == (None if survival is None else pytest.approx(survival))


@pytest.mark.parametrize("name", ["lung_by_sex", "ovarian_by_treatment", "veteran_by_cell"])
def test_a_follow_up_cut_in_two_says_what_it_says_whole(name):
    times, events, groups = data_of(name)
    cut = np.floor(times / 3)
    parts = {
        "times": np.concatenate([cut, times]),
        "events": np.concatenate([np.full(times.size, False), events]),
        "entry": np.concatenate([np.full(times.size, -1.0), cut]),
    }
    kept = parts["times"] > parts["entry"]

    curve = kaplan_meier(**{name: part[kept] for name, part in parts.items()})
    test = log_rank(
        groups=np.concatenate([groups, groups])[kept],
        **{name: part[kept] for name, part in parts.items()},
    )

    whole = kaplan_meier(times, events)
    same = np.isin(curve.time, whole.time)
    assert list(curve.at_risk[same]) == list(whole.at_risk)
    for ours, theirs in (
        (curve.survival, whole.survival),
        (curve.lower, whole.lower),
        (curve.upper, whole.upper),
    ):
        np.testing.assert_allclose(ours[same], theirs, rtol=1e-12)
    expected = REFERENCE[name]["logrank"]
    assert test.statistic == pytest.approx(expected["chi2"], **EXACT)
    assert test.df == expected["df"]


@pytest.mark.parametrize("name", DELAYED)
def test_with_delayed_entry_curve_and_log_rank_are_those_of_r(name):
    expected = DELAYED[name]
    times, events, groups, entry = (
        np.array(expected["data"][column]) for column in ("time", "event", "group", "entry")
    )

    curve = kaplan_meier(times, events == 1, entry)
    test = log_rank(times, events == 1, groups, entry)

    assert list(curve.time) == expected["time"]
    assert list(curve.at_risk) == expected["at_risk"]
    assert curve.survival == pytest.approx(expected["survival"], **EXACT)
    for ours, theirs in ((curve.lower, "lower"), (curve.upper, "upper")):
        known = np.array(expected[theirs], dtype=float)
        shown = ~np.isnan(known) & (curve.survival < 1)
        assert ours[shown] == pytest.approx(known[shown], **EXACT)
    found = [curve.quantile(share) for share in (0.25, 0.5, 0.75)]
    assert [one.estimate for one in found] == expected["quantiles"]
    assert [one.upper for one in found] == expected["q_upper"]
    # R's lower limits of early_few's first two, 31, lie above the estimates 8 and 11.
    wanted = [8, 8, 31] if name == "early_few" else expected["q_lower"]
    assert [one.lower for one in found] == wanted
    assert test.statistic == pytest.approx(expected["logrank"]["chi2"], **EXACT)
    assert test.df == expected["logrank"]["df"]


def test_lifelines_is_of_the_same_opinion_on_delayed_entry():
    times, events, groups = data_of("lung_by_sex")
    entry = np.floor(times * np.linspace(0, 0.9, times.size))

    curve = kaplan_meier(times, events, entry)

    # lifelines counts who enters on a day on that day, we from the next: half a day later is both.
    theirs = KaplanMeierFitter().fit(times, events, entry=entry + 0.5)
    shown = theirs.survival_function_.iloc[:, 0].reindex(curve.time).to_numpy()
    assert curve.survival == pytest.approx(shown, **EXACT)
    at_risk = theirs.event_table["at_risk"].reindex(curve.time)
    assert list(curve.at_risk) == list(at_risk)
    assert (np.diff(curve.at_risk) > 0).any()


def test_an_early_risk_set_of_one_empties_the_curve_for_good():
    curve = kaplan_meier(
        np.array([4, 30, 50]), np.array([1, 1, 0], dtype=bool), np.array([0, 10, 10])
    )

    assert list(curve.at_risk) == [1, 2, 1]
    assert list(curve.survival) == [0, 0, 0]
    assert curve.emptied
    assert (curve.at(40).survival, curve.at(40).lower, curve.at(40).at_risk) == (0, None, 1)
    assert not kaplan_meier(np.array([4]), np.array([True])).emptied


def test_where_nobody_is_at_risk_the_curve_goes_on_as_it_was():
    curve = kaplan_meier(np.array([4, 6, 30]), np.array([1, 0, 1], dtype=bool), np.array([0, 1, 9]))

    assert curve.survival == pytest.approx([1 / 2, 1 / 2, 0])
    assert (curve.at(7).survival, curve.at(7).at_risk) == (pytest.approx(1 / 2), 0)


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ([1.0, 2.0], "An entry is missing, or not before its time."),
        ([1.0, np.nan], "An entry is missing, or not before its time."),
        ([1.0], "2 times and 1 entries: give one of each per row."),
    ],
)
def test_an_entry_that_is_not_before_its_time_is_refused(entry, fault):
    with pytest.raises(BadInput) as refused:
        check_entry(np.array([2.0, 2.0]), np.array(entry))

    assert refused.value.faults == [fault]
