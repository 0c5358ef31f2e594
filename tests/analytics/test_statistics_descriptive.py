"""What a Table 1 says, against R's quantile, sd and the formulas of the standardised difference.

The numbers are made by reference/binary.R (R 4.2.2).
"""

import json
from pathlib import Path

import numpy as np
import pytest

from analytics.statistics.descriptive import (
    TYPE_6,
    TYPE_7,
    describe,
    standardised_levels,
    standardised_mean,
    standardised_share,
)

REFERENCE = json.loads((Path(__file__).parent / "reference" / "binary.json").read_text())
PAIRS = REFERENCE["between"]


@pytest.mark.parametrize("name", PAIRS)
@pytest.mark.parametrize(("quartiles", "key"), [(TYPE_6, "quartiles_6"), (TYPE_7, "quartiles_7")])
def test_numbers_are_described_with_quartiles_of_a_named_type(name, quartiles, key):
    pair = PAIRS[name]

    found = describe([*pair["first"], float("nan")], quartiles)

    assert (found.n, found.missing) == (len(pair["first"]), 1)
    assert (found.mean, found.sd, found.sem) == pytest.approx(
        (pair["mean"], pair["sd"], pair["sem"]), rel=1e-8
    )
    assert [found.lower_quartile, found.median, found.upper_quartile] == pytest.approx(
        pair[key], rel=1e-8
    )
    assert (found.smallest, found.largest) == (min(pair["first"]), max(pair["first"]))
    assert found.quartiles == quartiles


def test_one_value_has_no_spread_and_no_value_nothing():
    one, nothing = describe([4.0]), describe([float("nan")])

    assert (one.mean, one.sd, one.sem, one.lower_quartile) == (4.0, None, None, 4.0)
    assert (nothing.n, nothing.missing, nothing.mean, nothing.largest) == (0, 1, None, None)


@pytest.mark.parametrize("name", PAIRS)
def test_means_are_apart_in_units_of_the_mean_variance(name):
    pair = PAIRS[name]

    found = standardised_mean(np.array(pair["first"]), np.array(pair["second"]))

    assert found.difference == pytest.approx(pair["standardised"], rel=1e-8)


@pytest.mark.parametrize("row", REFERENCE["levels"], ids=str)
def test_levels_are_apart_by_mahalanobiss_distance(row):
    found = standardised_levels(row["first"], row["second"])

    assert found.difference == pytest.approx(row["difference"], rel=1e-8)


def test_two_levels_are_as_far_apart_as_their_shares():
    share = standardised_share(12, 15, 7, 16)

    assert standardised_levels([12, 3], [7, 9]).difference == pytest.approx(share.difference)
    assert standardised_levels([7, 9], [12, 3]).difference == pytest.approx(share.difference)
    assert standardised_share(7, 16, 12, 15).difference == pytest.approx(-share.difference)


def test_which_level_comes_first_changes_nothing():
    one = standardised_levels([10, 20, 30, 0], [20, 20, 20, 0]).difference

    assert standardised_levels([30, 10, 20], [20, 20, 20]).difference == pytest.approx(one)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (standardised_mean(np.array([1.0]), np.array([1.0, 2.0])), "few"),
        (standardised_mean(np.array([1.0, 1.0]), np.array([2.0, 2.0])), "no_variance"),
        (standardised_mean(np.array([1.0, 1.0]), np.array([1.0, 1.0])), 0.0),
        (standardised_share(0, 0, 1, 2), "nobody"),
        (standardised_share(2, 2, 0, 2), "no_variance"),
        (standardised_share(1, 2, 2, 4), 0.0),
        (standardised_levels([0, 0], [1, 2]), "nobody"),
        (standardised_levels([], []), "nobody"),
        (standardised_levels([3, 0], [0, 4]), "no_variance"),
        (standardised_levels([3, 3], [4, 4]), 0.0),
    ],
)
def test_groups_without_a_unit_say_why_and_equal_ones_are_not_apart(found, said):
    assert (found.why.code if found.why else found.difference) == said
