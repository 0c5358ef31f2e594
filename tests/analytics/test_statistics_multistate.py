"""The shares of states as R's survfit of a multi-state outcome gives them (reference/cox.R)."""

import json
from pathlib import Path

import numpy as np
import pytest

from analytics.statistics.competing import cumulative_incidence
from analytics.statistics.multistate import occupancy

REFERENCE = json.loads((Path(__file__).parent / "reference" / "cox.json").read_text())["states"]
NAN = np.nan
# Transplant, relapse, death; the first is not the end.
FINAL = (False, True, True)


def of(*subjects):
    """(last seen, transplant, relapse, death) of each subject."""
    until, *entered = np.array(subjects, dtype=float).T
    return occupancy(until, entered, FINAL)


def test_shares_are_those_of_survfit():
    data = {name: np.array(days, dtype=float) for name, days in REFERENCE["data"].items()}
    entered = [data[name] for name in ("hsct", "relapse", "death")]

    found = occupancy(data["until"], entered, FINAL)

    # survfit counts the censored beside the moves.
    expected = np.array(REFERENCE["transitions"])[:2, :3]
    assert found.transitions[:2, 1:].tolist() == expected.tolist()
    for time, shares in zip(REFERENCE["time"], REFERENCE["pstate"], strict=True):
        assert found.at(time) == pytest.approx(shares, rel=1e-8, abs=1e-15)
    assert found.share.sum(axis=0) == pytest.approx(1, abs=1e-12)
    assert (found.share >= 0).all()


def test_without_the_state_between_they_are_the_incidences_of_competing_risks():
    time = np.array([3.0, 5, 5, 7, 8, 8, 12, 15])
    status = np.array([1, 2, 0, 1, 1, 2, 0, 2])
    never = np.full(time.size, NAN)
    causes = [np.where(status == cause, time, NAN) for cause in (1, 2)]

    found = occupancy(time, [never, *causes], FINAL)

    expected = cumulative_incidence(time, status, 2)
    for day in (3, 5, 8, 14, 15):
        shares = found.at(day)
        assert shares[1] == 0
        assert shares[2:] == pytest.approx([expected.at(row, day).incidence for row in (0, 1)])


def test_everybody_begins_in_the_first_state():
    assert of((5, 3, NAN, NAN)).at(2) == (1, 0, 0, 0)


def test_of_transplant_and_relapse_on_one_day_relapse_counts():
    found = of((9, 4, 4, NAN), (9, NAN, NAN, NAN))

    assert found.transitions[0].tolist() == [0, 0, 1, 0]
    assert found.at(4) == (0.5, 0, 0.5, 0)


def test_of_relapse_and_death_on_one_day_the_first_named_counts():
    assert of((4, NAN, 4, 4)).at(4) == (0, 0, 1, 0)


def test_what_comes_after_the_end_of_observation_or_a_final_state_is_not_looked_at():
    found = of((5, 8, NAN, NAN), (9, NAN, 4, 9), (9, 6, 4, 9))

    assert found.transitions.sum() == 2
    assert found.at(5) == pytest.approx((1 / 3, 0, 2 / 3, 0))


def test_a_move_on_the_first_day_counts_on_that_day():
    assert of((6, 0, NAN, NAN), (6, NAN, NAN, NAN)).at(0) == (0.5, 0.5, 0, 0)


def test_who_is_last_seen_on_the_day_of_a_move_was_at_risk_of_it():
    assert of((4, NAN, NAN, 4), (4, NAN, NAN, NAN)).at(4) == (0.5, 0, 0, 0.5)


def test_after_the_last_observation_shares_are_unknown_unless_all_have_ended():
    assert of((4, 2, NAN, NAN), (6, NAN, 6, NAN)).at(7) == (None,) * 4
    assert of((4, 2, 4, NAN), (6, NAN, NAN, 6)).at(7) == (0, 0, 0.5, 0.5)


def test_nobody_has_no_shares():
    nothing = np.empty(0)

    assert occupancy(nothing, [nothing] * 3, FINAL).at(3) == (None,) * 4
