"""Names, options and settings of an analysis in words."""

import pytest

from analytics.analysis_words import (
    NOT_KNOWN,
    Words,
    options_in_words,
    settings_in_words,
    value_in_words,
)
from analytics.definitions.options import Method


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (True, "yes"),
        (0.3, "0.3"),
        (365.0, "365"),
        ("breslow", "breslow"),
        ("risk_group", "Gu 2022 risk group"),
        (["CR", "HSCT"], "Complete remission, Allogeneic transplant"),
        ([183, 365], "183, 365"),
        ([5, 6, 7, 8, 9], "5, 6, 7, 8, 9"),
        ([5, 6, 7, 8, 9, 10], "5 to 10, each"),
        ([5, 6, 7, 8, 9, 11], "5, 6, 7, 8, 9, 11"),
    ],
)
def test_a_value_is_said_in_words(value, said):
    assert value_in_words(value) == said


def test_the_options_that_are_set_stand_under_their_titles():
    given = {"ties": "breslow", "landmark": 28, "stepwise": False, "strata": None}

    assert list(options_in_words(Method.SURVIVAL, given)) == [
        ("Ties in the Cox model", "breslow"),
        ("Landmark day", "28"),
    ]


def test_settings_leave_out_what_is_not_set():
    said = settings_in_words({"limits": "log-log", "split": None, "states": [], "null_rate": 0.2})

    assert said == "Limits: log-log; Null rate: 0.2"


def test_levels_keep_the_order_of_their_variable_and_what_is_not_known_comes_last():
    present = {NOT_KNOWN, "Another one", "Male", "Female"}

    assert Words(None).levels("sex", present) == ["Female", "Male", "Another one", NOT_KNOWN]
    assert Words(None).levels("no_variable", {"b", "a"}) == ["a", "b"]
