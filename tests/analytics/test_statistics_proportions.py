"""Exact limits and chi-square against R's binom.test and chisq.test.

The numbers are made by reference/proportions.R (R 4.2.2).
"""

import json
from pathlib import Path

import numpy as np
import pytest

from analytics.statistics.proportions import clopper_pearson, known_status, pearson_chi_square

REFERENCE = json.loads((Path(__file__).parent / "reference" / "proportions.json").read_text())


@pytest.mark.parametrize("row", REFERENCE["exact"], ids=str)
def test_exact_limits_are_those_of_r(row):
    share = clopper_pearson(row["events"], row["n"])

    assert share.rate == row["events"] / row["n"]
    assert (share.lower, share.upper) == pytest.approx(row["ci"], rel=1e-8)


def test_nobody_has_no_rate():
    share = clopper_pearson(0, 0)

    assert (share.n, share.rate, share.lower, share.upper) == (0, None, None, None)


@pytest.mark.parametrize(("events", "n"), [(5, 4), (-1, 4)])
def test_more_events_than_people_are_refused(events, n):
    with pytest.raises(ValueError, match="events among"):
        clopper_pearson(events, n)


@pytest.mark.parametrize("row", REFERENCE["pearson"], ids=str)
def test_chi_square_is_that_of_r_and_shows_the_smallest_expected_count(row):
    result = pearson_chi_square([tuple(counts) for counts in row["counts"]])

    assert result.statistic == pytest.approx(row["statistic"], rel=1e-8)
    assert result.df == row["df"]
    assert result.p == pytest.approx(row["p"], abs=1e-6, rel=1e-8)
    assert result.smallest_expected == pytest.approx(row["smallest_expected"], rel=1e-8)


@pytest.mark.parametrize(
    ("counts", "code"),
    [
        ([], "one_group"),
        ([(3, 4), (0, 0)], "one_group"),
        ([(3, 0), (5, 0)], "no_variance"),
        ([(0, 3), (0, 5)], "no_variance"),
    ],
)
def test_a_chi_square_that_cannot_be_computed_says_why(counts, code):
    result = pearson_chi_square(counts)

    assert result.p is None
    assert result.why.code == code


def test_an_empty_group_does_not_count_as_a_group():
    with_empty = pearson_chi_square([(9, 1), (0, 0), (4, 6)])

    assert with_empty == pearson_chi_square([(9, 1), (4, 6)])


def test_known_status_leaves_out_those_censored_before_the_day():
    times = np.array([0, 100, 183, 182, 183, 400, 300])
    events = np.array([1, 1, 1, 0, 0, 0, 1], dtype=bool)

    free, known = known_status(times, events, 183)

    assert (free, known) == (3, 6)
