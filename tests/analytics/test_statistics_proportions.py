"""Limits of rates and of their differences against R's binom.test and prop.test.

The numbers are made by reference/proportions.R and reference/binary.R (R 4.2.2).
"""

import json
from pathlib import Path

import numpy as np
import pytest

from analytics.statistics.proportions import (
    binomial_test,
    clopper_pearson,
    known_status,
    risk_difference,
)

HERE = Path(__file__).parent / "reference"
REFERENCE = json.loads((HERE / "proportions.json").read_text())
BINARY = json.loads((HERE / "binary.json").read_text())


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


@pytest.mark.parametrize("row", BINARY["binomial"], ids=str)
def test_a_stated_rate_is_tested_as_by_r(row):
    said = [
        binomial_test(row["events"], row["n"], row["rate"], side=side)
        for side in ("two-sided", "greater", "less")
    ]

    assert said == pytest.approx([row["two_sided"], row["greater"], row["less"]], abs=1e-6)


def test_nobody_tests_no_rate():
    assert binomial_test(0, 0, 0.5) is None
    with pytest.raises(ValueError, match="5 events among 4"):
        binomial_test(5, 4, 0.5)


@pytest.mark.parametrize("row", BINARY["newcombe"], ids=str)
def test_the_difference_of_two_rates_has_newcombes_limits(row):
    found = risk_difference(*row["counts"])

    assert (found.difference, found.lower, found.upper) == pytest.approx(
        (row["difference"], row["lower"], row["upper"]), rel=1e-8, abs=1e-12
    )


def test_newcombes_own_examples():
    # Newcombe 1998, doi:10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I, table II,
    # method 10: 56/70 - 48/80, 9/10 - 3/10 and 10/10 - 0/20.
    said = [
        (round(found.lower, 4), round(found.upper, 4))
        for found in (risk_difference(56, 70, 48, 80), risk_difference(9, 10, 3, 10))
    ]

    assert said == [(0.0524, 0.3339), (0.1705, 0.8090)]


def test_a_group_of_nobody_has_no_difference():
    assert risk_difference(3, 4, 0, 0).why.code == "nobody"


def test_known_status_leaves_out_those_censored_before_the_day():
    times = np.array([0, 100, 183, 182, 183, 400, 300])
    events = np.array([1, 1, 1, 0, 0, 0, 1], dtype=bool)

    free, known = known_status(times, events, 183)

    assert (free, known) == (3, 6)
