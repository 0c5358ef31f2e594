"""Tests of numbers between groups against R's t.test, wilcox.test and kruskal.test.

The numbers are made by reference/binary.R (R 4.2.2).
"""

import json
from pathlib import Path

import numpy as np
import pytest

from analytics.statistics.comparisons import Sample, kruskal_wallis, mann_whitney, t_test

REFERENCE = json.loads((Path(__file__).parent / "reference" / "binary.json").read_text())
PAIRS = REFERENCE["between"]


def pair_of(name):
    return np.array(PAIRS[name]["first"]), np.array(PAIRS[name]["second"])


@pytest.mark.parametrize("name", PAIRS)
@pytest.mark.parametrize("pooled", [True, False])
def test_students_and_welchs_tests_are_those_of_r(name, pooled):
    first, second = pair_of(name)
    reference = PAIRS[name]["student" if pooled else "welch"]

    test = t_test(Sample.of(first), Sample.of(second), pooled=pooled)

    assert (test.statistic, test.df, test.lower, test.upper) == pytest.approx(
        [reference[key] for key in ("t", "df", "lower", "upper")], rel=1e-8
    )
    assert test.p == pytest.approx(reference["p"], abs=1e-6)
    assert ("Student" in test.name) == pooled


def test_a_printed_mean_and_its_standard_error_give_the_test_of_the_values():
    first, second = (Sample.of(values) for values in pair_of("small"))
    printed = [Sample.of_sem(s.n, s.mean, s.sd / np.sqrt(s.n)) for s in (first, second)]

    assert t_test(*printed, pooled=True).p == pytest.approx(t_test(first, second, pooled=True).p)


@pytest.mark.parametrize("name", PAIRS)
def test_mann_whitney_is_corrected_for_ties_and_not_for_continuity(name):
    first, second = pair_of(name)
    reference = PAIRS[name]["mann_whitney"]

    test, other = mann_whitney(first, second), mann_whitney(second, first)

    assert test.statistic == reference["u"]
    assert test.p == pytest.approx(reference["p"], abs=1e-9)
    assert other.p == pytest.approx(test.p, rel=1e-12)
    assert other.z == pytest.approx(-test.z, rel=1e-12)


def test_kruskal_wallis_is_that_of_r_and_leaves_out_who_is_not_there():
    groups = [np.atleast_1d(group) for group in REFERENCE["kruskal"]["groups"]]

    test = kruskal_wallis([*groups, np.array([])])

    assert (test.statistic, test.df) == (
        pytest.approx(REFERENCE["kruskal"]["chi2"], rel=1e-8),
        REFERENCE["kruskal"]["df"],
    )
    assert test.p == pytest.approx(REFERENCE["kruskal"]["p"], abs=1e-9)


def test_kruskal_wallis_of_two_groups_is_mann_whitney():
    groups = pair_of("lung_weight")

    assert kruskal_wallis(groups).p == pytest.approx(mann_whitney(*groups).p, rel=1e-9)


@pytest.mark.parametrize(
    ("first", "second"), [([1], [2, 3]), ([], [2, 3]), ([4, 4], [5, 5]), ([], [])]
)
@pytest.mark.parametrize("pooled", [True, False])
def test_a_t_test_needs_values_that_differ(first, second, pooled):
    test = t_test(Sample.of(np.array(first)), Sample.of(np.array(second)), pooled=pooled)

    assert (test.p, test.why.code) == (None, "few")


def test_one_group_that_varies_is_enough_for_a_t_test():
    test = t_test(Sample.of(np.array([1.0, 3.0])), Sample.of(np.array([2.0, 2.0])), pooled=False)

    assert test.df == 1.0


@pytest.mark.parametrize(
    ("first", "second", "code"), [([], [1], "nobody"), ([2, 2], [2], "no_variance")]
)
def test_ranks_that_tell_nothing_say_why(first, second, code):
    test = mann_whitney(np.array(first), np.array(second))

    assert (test.p, test.why.code) == (None, code)


@pytest.mark.parametrize(
    ("groups", "code"), [([[1, 2], []], "one_group"), ([[2, 2], [2]], "no_variance")]
)
def test_groups_that_tell_nothing_say_why(groups, code):
    test = kruskal_wallis([np.array(group) for group in groups])

    assert (test.p, test.why.code) == (None, code)
