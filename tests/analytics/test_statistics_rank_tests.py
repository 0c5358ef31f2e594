"""Log-rank tests of groups, of pairs, in strata and for a trend, against R's survdiff.

The numbers are made by reference/survival.R (R 4.2.2, survival 3.5-3). Those of delayed entry are
the score tests of its coxph.
"""

import json
from pathlib import Path

import numpy as np
import pytest

from analytics.statistics.inputs import survival_inputs
from analytics.statistics.rank_tests import holm, log_rank, pairs, trend

REFERENCE = json.loads((Path(__file__).parent / "reference" / "survival.json").read_text())
EXACT = {"rel": 1e-8, "abs": 1e-12}
SEVERAL = [name for name, one in REFERENCE.items() if "pairs" in one]


def data_of(name):
    data = REFERENCE[name]["data"]
    times, events, groups = survival_inputs(data["time"], data["event"], data["group"])
    return times, events == 1, groups


def numbered(name):
    """Times, events, the place of each row's group, and how many groups there are."""
    times, events, groups = data_of(name)
    names = list(REFERENCE[name]["groups"])
    return times, events, np.array([names.index(group) for group in groups]), len(names)


@pytest.mark.parametrize("name", REFERENCE)
def test_log_rank_is_that_of_r(name):
    times, events, groups = data_of(name)
    expected = REFERENCE[name]["logrank"]

    result = log_rank(times, events, groups)

    assert result.df == expected["df"]
    assert result.statistic == pytest.approx(expected["chi2"], **EXACT)
    assert result.why is None


@pytest.mark.parametrize("name", REFERENCE)
def test_log_rank_in_strata_is_that_of_r(name):
    strata = np.array(REFERENCE[name]["data"]["stratum"])

    result = log_rank(*data_of(name), strata=strata)

    assert result.statistic == pytest.approx(REFERENCE[name]["stratified"]["chi2"], **EXACT)


@pytest.mark.parametrize("name", SEVERAL)
def test_all_pairs_are_tested_and_adjusted_as_by_r(name):
    expected, names = REFERENCE[name]["pairs"], list(REFERENCE[name]["groups"])

    found = pairs(*numbered(name))

    assert [[names[place] for place in pair.groups] for pair in found] == expected["groups"]
    for pair, chi2, p, adjusted in zip(
        found, expected["chi2"], expected["p"], expected["p_holm"], strict=True
    ):
        assert pair.test.statistic == pytest.approx(chi2, **EXACT)
        assert pair.test.p == pytest.approx(p, abs=1e-6)
        assert pair.p_holm == pytest.approx(adjusted, abs=1e-6)


@pytest.mark.parametrize("name", SEVERAL)
def test_the_trend_along_groups_is_that_of_r(name):
    result = trend(*numbered(name))

    assert result.statistic == pytest.approx(REFERENCE[name]["trend"], **EXACT)
    assert result.df == 1


def test_holm_multiplies_the_smallest_most_and_never_lets_a_larger_p_pass():
    # p    | by   | at most 1, and no less than the one before
    # 0.01 | 0.04 | 0.04
    # 0.02 | 0.06 | 0.06
    # 0.03 | 0.06 | 0.06
    # 0.9  | 0.9  | 0.9
    found = holm([0.9, 0.01, None, 0.03, 0.02])

    assert found == pytest.approx([0.9, 0.04, None, 0.06, 0.06])
    assert holm([0.6, 0.7]) == [1, 1]
    assert holm([None]) == [None]


def test_a_pair_that_cannot_be_compared_says_why_and_does_not_count():
    times = np.array([1.0, 5, 7, 8, 5, 6, 9, 9])
    events = np.array([0, 1, 0, 1, 1, 0, 1, 0], dtype=bool)
    group = np.array([0, 1, 1, 1, 2, 2, 2, 2])

    found = pairs(times, events, group, 3)

    assert [pair.test.why and pair.test.why.code for pair in found] == [
        "not_at_risk_together",
        "not_at_risk_together",
        None,
    ]
    assert found[0].p_holm is None
    assert found[2].p_holm == found[2].test.p


@pytest.mark.parametrize(
    ("times", "events", "code"),
    [
        ([1, 2, 3], [0, 0, 0], "no_events"),
        ([1, 2, 3], [0, 0, 1], "not_at_risk_together"),
        ([2, 2, 2], [1, 1, 1], "no_variance"),
    ],
)
def test_a_trend_that_cannot_be_computed_says_why(times, events, code):
    result = trend(np.array(times, float), np.array(events), np.arange(3), 3)

    assert (result.statistic, result.df, result.p) == (None, None, None)
    assert result.why.code == code


def test_strata_in_which_no_groups_meet_add_nothing():
    times, events, groups = data_of("ovarian_by_treatment")
    expected = log_rank(times, events, groups)

    found = log_rank(
        np.append(times, [5.0, 9.0]),
        np.append(events, [True, True]),
        np.append(groups, ["1", "1"]),
        strata=np.append(np.zeros(times.size), [1, 1]),
    )

    assert found.statistic == pytest.approx(expected.statistic)
    apart = log_rank(
        np.array([1.0, 2, 3]), np.full(3, True), np.array(list("aab")), strata=np.array([0, 0, 1])
    )
    assert apart.why.code == "not_at_risk_together"


@pytest.mark.parametrize(
    ("times", "events", "groups", "code"),
    [
        ([1, 2], [1, 1], ["a", "a"], "one_group"),
        ([], [], [], "one_group"),
        ([1, 2], [0, 0], ["a", "b"], "no_events"),
        # b leaves before a's event: nothing was ever compared, whatever R prints
        ([1, 2, 3], [0, 1, 1], ["b", "a", "a"], "not_at_risk_together"),
        ([2, 2], [1, 1], ["a", "b"], "no_variance"),
    ],
)
def test_a_log_rank_that_cannot_be_computed_says_why(times, events, groups, code):
    result = log_rank(
        np.array(times, dtype=float), np.array(events, dtype=bool), np.array(groups, dtype=str)
    )

    assert (result.statistic, result.df, result.p) == (None, None, None)
    assert result.why.code == code


def test_a_group_never_at_risk_at_an_event_costs_no_degree_of_freedom():
    times, events, groups = data_of("lung_by_sex")
    without = log_rank(times, events, groups)

    with_one_more = log_rank(
        np.append(times, 1.0), np.append(events, False), np.append(groups, "3")
    )

    assert with_one_more == without


# The five patients of test_statistics_survival.
#
# patient | group | entry | time | event
# 1       | a     | 0     | 3    | yes
# 2       | b     | 0     | 5    | no
# 3       | b     | 2     | 5    | yes
# 4       | a     | 3     | 8    | yes
# 5       | b     | 4     | 9    | no
#
# t | at risk (of a) | events (of a) | O - E of a | variance
# 3 | 1 2 3   (1)    | 1 (1)         | 1 - 1/3    | 2/9
# 5 | 2 3 4 5 (1)    | 1 (0)         | 0 - 1/4    | 3/16
# 8 | 4 5     (1)    | 1 (1)         | 1 - 1/2    | 1/4
def test_log_rank_with_delayed_entry_is_that_made_by_hand():
    result = log_rank(
        np.array([3, 5, 5, 8, 9]),
        np.array([1, 0, 1, 1, 0], dtype=bool),
        np.array([0, 1, 1, 0, 1]),
        np.array([0, 0, 2, 3, 4]),
    )

    assert result.statistic == pytest.approx((11 / 12) ** 2 / (95 / 144), rel=1e-12)
    assert result.df == 1


@pytest.mark.parametrize(
    ("entry", "times", "groups", "code"),
    [
        # both are at risk at events, never at the same one
        ([0, 0, 5, 6], [2, 3, 8, 9], "aabb", "not_at_risk_together"),
        # a with b and c with d, so b cannot be told from c
        ([0, 0, 0, 0, 9, 9, 9, 9], [2, 3, 4, 5, 12, 13, 14, 15], "ababcdcd", "no_variance"),
    ],
)
def test_groups_that_enter_too_late_to_be_compared_are_not_tested(entry, times, groups, code):
    events = np.full(len(times), True)

    result = log_rank(np.array(times), events, np.array(list(groups)), np.array(entry))

    assert result.why.code == code


def test_a_group_that_enters_after_the_first_event_is_compared_from_then_on():
    early, late = [0, 0, 0], [5, 5]
    times = np.array([2, 7, 9, 8, 10])
    events = np.array([1, 1, 0, 1, 1], dtype=bool)
    groups = np.array(list("aaabb"))

    result = log_rank(times, events, groups, np.array(early + late))

    # 7: 2 of a among 4; 8: 1 of a among 3; 10: b alone
    expected = (1 - 2 / 4 + 0 - 1 / 3) ** 2 / (1 / 4 + 2 / 9)
    assert result.statistic == pytest.approx(expected)
