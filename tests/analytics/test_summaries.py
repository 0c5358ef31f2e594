"""What a summary says of a cohort: numbers of R where there are any, the rest counted by hand."""

import json
from pathlib import Path

import pandas as pd
import pytest

from analytics.definitions.summaries import BIASED, GROUPS, INDEPENDENT, SUMMARIES, Scope
from analytics.summaries import summarise

REFERENCE = json.loads((Path(__file__).parent / "reference" / "survival.json").read_text())


def people(group, *, event, n, aval=None, excluded=None):
    return [
        {"group": group, "event": event, "aval": aval, "excluded_reason": excluded}
        for _ in range(n)
    ]


def of(summary, *rows):
    columns = ["group", "event", "aval", "excluded_reason"]
    return summarise(
        SUMMARIES[summary], pd.DataFrame([row for part in rows for row in part], columns=columns)
    )


def test_shares_by_risk_group_with_chi_square_of_the_three_groups():
    result = of(
        "GU2022_CR",
        people("low", event=True, n=90),
        people("low", event=False, n=6),
        people("intermediate", event=True, n=50),
        people("intermediate", event=False, n=14),
        people("high", event=True, n=20),
        people("high", event=False, n=16),
        people("none", event=True, n=7),
        people("none", event=False, n=300),
    )

    assert result["n"] == 503
    assert {name: (g["events"], g["n"]) for name, g in result["groups"].items()} == {
        "low": (90, 96),
        "intermediate": (50, 64),
        "high": (20, 36),
        "none": (7, 307),
    }
    [test] = result["tests"]
    # R: chisq.test(rbind(c(90, 6), c(50, 14), c(20, 16)), correct = FALSE)
    assert test["statistic"] == pytest.approx(26.2533757716049)
    assert (test["name"], test["df"]) == ("Pearson chi-square", 2)
    assert test["p"] == pytest.approx(1.99136965764764e-06)
    assert test["smallest_expected"] == pytest.approx(6.61224489795918)


def test_exact_limits_stand_beside_the_rate():
    result = of("GU2022_CR", people("low", event=True, n=176), people("low", event=False, n=28))

    low = result["groups"]["low"]
    # R: binom.test(176, 204)
    assert low["rate"] == pytest.approx(176 / 204)
    assert low["ci"] == pytest.approx([0.807772072832534, 0.906818677254575])


def test_everybody_is_counted_or_excluded_with_the_reason_the_most_frequent_first():
    result = of(
        "GU2022_CR",
        people("low", event=True, n=2),
        people("low", event=None, n=1, excluded="not_assessed"),
        people("none", event=None, n=3, excluded="not_evaluable"),
        people("none", event=None, n=1, excluded="data_error:two_deaths"),
    )

    assert result["n"] == 2
    assert result["excluded"] == [
        {"reason": "not_evaluable", "n": 3},
        {"reason": "data_error:two_deaths", "n": 1},
        {"reason": "not_assessed", "n": 1},
    ]


@pytest.mark.parametrize("summary", SUMMARIES)
def test_a_study_without_anybody_gives_nulls_that_say_why(summary):
    result = of(summary)

    assert result["n"] == 0
    assert set(result["groups"]) == set(GROUPS)
    for group in result["groups"].values():
        assert (group["n"], group["events"]) == (0, 0)
        assert group.get("rate", group.get("median")) is None
        assert group["why"]["code"] == "nobody"
    for test in result["tests"]:
        assert test["p"] is None
        assert test["why"]["code"] == "one_group"
    json.dumps(result, allow_nan=False)


def lung():
    data = REFERENCE["lung_by_sex"]["data"]
    groups = {"1": "high", "2": "low"}
    return [
        {"group": groups[sex], "event": event == 1, "aval": time, "excluded_reason": None}
        for time, event, sex in zip(data["time"], data["event"], data["group"], strict=True)
    ]


def test_survival_by_risk_group_is_that_of_r_and_none_is_shown_but_not_tested():
    result = of("GU2022_OS", lung(), people("none", event=True, n=5, aval=3))

    high = result["groups"]["high"]
    reference = REFERENCE["lung_by_sex"]["groups"]["1"]
    assert (high["n"], high["events"]) == (138, 112)
    assert [high["median"], *high["median_ci"]] == reference["median"]
    assert [point[0] for point in high["curve"]] == reference["time"]
    assert [point[1] for point in high["curve"]] == pytest.approx(reference["survival"])
    assert [point[4] for point in high["curve"]] == reference["at_risk"]
    assert result["groups"]["none"]["events"] == 5
    [test] = result["tests"]
    assert (test["name"], test["df"]) == ("log-rank", 1)
    assert test["statistic"] == pytest.approx(REFERENCE["lung_by_sex"]["logrank"]["chi2"])
    json.dumps(result, allow_nan=False)


def test_survival_is_0_without_limits_once_everybody_had_the_event():
    result = of("GU2022_OS", people("low", event=True, n=3, aval=100))

    at = result["groups"]["low"]["at"]["183"]
    assert (at["s"], at["ci"], at["at_risk"]) == (0, None, 0)
    assert at["why"]["code"] == "everybody_had_the_event"


def test_survival_at_a_day_nobody_was_followed_to_is_null_and_says_why():
    result = of(
        "GU2022_OS",
        people("low", event=True, n=1, aval=100),
        people("low", event=False, n=3, aval=200),
    )

    low = result["groups"]["low"]
    assert low["at"]["183"]["s"] == pytest.approx(0.75)
    assert low["at"]["183"]["at_risk"] == 3
    assert low["at"]["365"] == {
        "s": None,
        "ci": None,
        "at_risk": 0,
        "why": {
            "code": "beyond_follow_up",
            "message": "Nobody in this group was followed to day 365.",
        },
    }
    assert low["median"] is None
    assert low["why"]["code"] == "median_not_reached"


def test_known_status_stands_beside_the_efs_curve_and_is_called_biased():
    result = of(
        "GU2022_EFS",
        people("low", event=False, n=6, aval=400),
        people("low", event=True, n=2, aval=90),
        people("low", event=False, n=2, aval=90),
        people("high", event=True, n=6, aval=0),
        people("high", event=False, n=2, aval=183),
    )

    known = result["groups"]["low"]["known_status"]["183"]
    assert (known["event_free"], known["n"], known["rate"]) == (6, 8, 0.75)
    assert known["biased"] == "downwards"
    assert result["groups"]["high"]["known_status"]["183"]["rate"] == 0.25
    # The Kaplan-Meier estimate leads, and is the higher one.
    assert result["groups"]["low"]["at"]["183"]["s"] == pytest.approx(0.8)
    assert [test["name"] for test in result["tests"]] == [
        "log-rank",
        "Pearson chi-square of the known status at day 183, biased",
    ]


def test_every_summary_tells_what_its_reader_must_know():
    for summary in SUMMARIES.values():
        for scope in summary.scopes:
            notes = summary.notes_for(scope)
            assert "not for treatment decisions" in notes[-1]
            assert (INDEPENDENT in notes) is (scope is Scope.INFUSIONS)
    assert BIASED.format(day=183) in SUMMARIES["GU2022_EFS"].notes_for(Scope.FIRST_INFUSIONS)
