"""The monitoring rule against R's pbeta and a walk over every path.

The numbers are made by reference/binary.R (R 4.2.2).
"""

import json
from pathlib import Path

import pytest

from analytics.statistics.monitoring import Rule, bounds, excess, operating

REFERENCE = json.loads((Path(__file__).parent / "reference" / "binary.json").read_text())["rules"]


def rule_of(made):
    return Rule(
        made["p0"], made["c"], made["a"], made["b"], tuple(made["looks"]), max(made["looks"])
    )


@pytest.mark.parametrize("made", REFERENCE, ids=lambda made: f"p0 {made['p0']}")
def test_bounds_and_what_they_cost_are_those_of_r(made):
    rule = rule_of(made)

    assert [bound.events for bound in bounds(rule)] == made["events"]
    found = operating(rule, [row["rate"] for row in made["at"]])
    for one, reference in zip(found, made["at"], strict=True):
        assert one.stops == pytest.approx(reference["stops"], rel=1e-8)
        assert one.mean_n == pytest.approx(reference["mean_n"], rel=1e-8)
        assert sum(one.stops_at) == pytest.approx(one.stops)


def test_the_bound_is_the_fewest_events_that_are_too_certain():
    rule = rule_of(REFERENCE[0])

    for bound in bounds(rule):
        assert excess(rule, bound.events, bound.n) > rule.certainty
        assert excess(rule, bound.events - 1, bound.n) <= rule.certainty


def test_where_no_number_of_events_is_enough_the_study_goes_on():
    rule = Rule(0.3, 0.95, 1, 1, (1, 2, 3), 3)

    assert [bound.events for bound in bounds(rule)] == [None, 2, 3]
    assert operating(rule, [1.0])[0].stops_at == pytest.approx((0, 1, 0))
    assert operating(rule, [1.0])[0].mean_n == pytest.approx(2)
    assert operating(rule, [0.0])[0].stops == pytest.approx(0)


def test_who_never_stops_is_counted_with_the_cap():
    rule = Rule(0.3, 0.95, 1, 1, (2,), 40)

    found = operating(rule, [0.5])[0]

    assert found.stops == pytest.approx(0.25)
    assert found.mean_n == pytest.approx(0.25 * 2 + 0.75 * 40)


def test_looks_are_made_from_a_first_and_a_step_up_to_the_cap():
    rule = Rule.every(p0=0.2, certainty=0.9, a=1, b=1, first=6, step=5, cap=20)

    assert rule.looks == (6, 11, 16, 20)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"p0": 1.0}, "rate 1.0"),
        ({"certainty": 0.0}, "certainty 0.0"),
        ({"a": 0}, "Beta"),
        ({"looks": (5, 5)}, "rising"),
        ({"looks": (0, 5)}, "rising"),
        ({"looks": ()}, "rising"),
        ({"looks": (5, 31)}, "look at 31 is beyond the cap of 30"),
    ],
)
def test_a_rule_that_is_none_is_refused(change, said):
    good = {"p0": 0.2, "certainty": 0.9, "a": 1, "b": 1, "looks": (5, 30), "cap": 30}

    with pytest.raises(ValueError, match=said):
        Rule(**(good | change))
