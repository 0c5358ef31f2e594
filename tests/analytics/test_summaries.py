"""What a summary says of a cohort: numbers of R where there are any, the rest counted by hand."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analytics.definitions.endpoint import Fact
from analytics.definitions.endpoints import ENDPOINTS
from analytics.definitions.groupings import GROUPINGS, RISK_GROUP
from analytics.definitions.summaries import (
    BIASED,
    INDEPENDENT,
    LATE_ENTRY,
    SUMMARIES,
    Measure,
    Scope,
)
from analytics.endpoints import derive
from analytics.summaries import Graded, Subjects, summarise, toxicity
from tests.analytics.test_endpoints import book_of

REFERENCE = json.loads((Path(__file__).parent / "reference" / "survival.json").read_text())


def people(group, *, event, n, aval=None, excluded=None):
    return [
        {"group": group, "event": event, "aval": aval, "excluded_reason": excluded}
        for _ in range(n)
    ]


def of(summary, *rows, grouping=RISK_GROUP, points=None):
    columns = ["group", "event", "aval", "excluded_reason"]
    frame = pd.DataFrame([row for part in rows for row in part], columns=columns)
    frame = frame.assign(status=frame["event"].astype(object), site=1)
    subjects = Subjects.of(frame).grouped(grouping, frame["group"])
    return summarise(SUMMARIES[summary], subjects, points=points)


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


@pytest.mark.parametrize(
    "summary", [s.id for s in SUMMARIES.values() if s.measure is not Measure.TOXICITY]
)
def test_a_study_without_anybody_gives_nulls_that_say_why(summary):
    result = of(summary)

    assert result["n"] == 0
    assert list(result["groups"]) == ["low", "intermediate", "high", "none"]
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
    quantiles = reference["limits"]["log-log"]
    median = [quantiles[name][1] for name in ("quantiles", "q_lower", "q_upper")]
    assert [high["median"], *high["median_ci"]] == median
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


AFTER_HSCT = replace(
    SUMMARIES["GU2022_RELAPSE_AFTER_HSCT"],
    id="CIR",
    measure=Measure.INCIDENCE,
    known_status_on=None,
)


def competing(status, *, n, aval, group="low"):
    return [
        {"group": group, "status": status, "aval": aval, "excluded_reason": None, "site": 1}
        for _ in range(n)
    ]


def incidences(*parts, grouping=RISK_GROUP, points=None):
    frame = pd.DataFrame([row for part in parts for row in part])
    subjects = Subjects.of(frame).grouped(grouping, frame["group"])
    return summarise(AFTER_HSCT, subjects, points=points)


def test_competing_causes_and_those_without_any_make_one():
    result = incidences(
        competing(1, n=2, aval=30),
        competing(2, n=1, aval=60),
        competing(0, n=4, aval=50),
        competing(1, n=1, aval=400),
        competing(2, n=3, aval=30, group="high"),
        competing(1, n=1, aval=40, group="high"),
        competing(1, n=2, aval=9, group="none"),
    )

    low = result["groups"]["low"]
    assert (low["n"], low["events"]) == (8, 3)
    assert low["causes"]["DEATH"]["events"] == 1
    assert low["causes"]["RELAPSE"]["at"]["100"]["f"] == pytest.approx(2 / 8)
    # After 50 days two are left, of whom one dies: half of the six eighths.
    assert low["causes"]["DEATH"]["at"]["100"]["f"] == pytest.approx(3 / 8)
    assert low["causes"]["DEATH"]["at"]["1096"]["f"] == pytest.approx(3 / 8)
    for group in result["groups"].values():
        for _, relapsed, died, neither, _ in group["incidence"]:
            assert relapsed + died + neither == pytest.approx(1)
    assert [(t["name"], t["df"]) for t in result["tests"]] == [
        ("Gray's test, RELAPSE", 1),
        ("Gray's test, DEATH", 1),
    ]
    json.dumps(result, allow_nan=False)


def test_a_cause_nobody_had_is_0_and_its_groups_are_not_compared():
    result = incidences(competing(1, n=2, aval=30), competing(0, n=2, aval=500, group="high"))

    at = result["groups"]["low"]["causes"]["DEATH"]["at"]["100"]
    assert (at["f"], at["ci"]) == (0, [0, 0])
    _, of_death = result["tests"]
    assert of_death["why"]["code"] == "no_events"
    assert result["groups"]["high"]["causes"]["RELAPSE"]["at"]["1096"]["why"]["code"] == (
        "beyond_follow_up"
    )
    assert result["groups"]["low"]["causes"]["RELAPSE"]["at"]["100"]["why"]["code"] == (
        "everybody_had_the_event"
    )


def test_one_group_alone_is_not_tested():
    for summary in ("GU2022_CR", "GU2022_OS"):
        rows = people("all", event=True, n=3, aval=5)
        assert of(summary, rows, grouping=GROUPINGS["overall"])["tests"] == []
    rows = competing(1, n=2, aval=30, group="all")
    assert incidences(rows, grouping=GROUPINGS["overall"])["tests"] == []


def test_a_level_of_no_known_name_is_not_known():
    result = of("GU2022_CR", people("purple", event=True, n=1), people(None, event=True, n=2))

    assert result["groups"]["none"]["n"] == 3


def test_a_fine_curve_is_thinned_and_its_numbers_are_not():
    days = [people("low", event=True, n=1, aval=day) for day in range(1, 500)]

    whole, thin = of("GU2022_OS", *days), of("GU2022_OS", *days, points=50)

    low, thinned = whole["groups"]["low"], thin["groups"]["low"]
    assert len(low["curve"]) == 499
    assert len(thinned["curve"]) <= 51
    assert all(point in low["curve"] for point in thinned["curve"])
    assert thinned["curve"][-1] == low["curve"][-1]
    assert low | {"curve": None} == thinned | {"curve": None}


def test_toxicity_among_the_asked_and_the_graded():
    occurred = np.array([1, 1, 1, 0, 0, -1, 1])
    grade = np.array([1, 3, -1, -1, -1, -1, 5])
    group = np.array([0, 0, 0, 0, 0, 0, 1])

    result = toxicity(("one", "two", "none"), group, {"CRS": Graded(occurred, grade)})

    one = result["groups"]["one"]["kinds"]["CRS"]
    assert (one["asked"], one["not_asked"], one["no_grade"]) == (5, 1, 1)
    assert (one["any"]["events"], one["any"]["n"]) == (3, 5)
    # R: binom.test(3, 5)
    assert one["any"]["ci"] == pytest.approx([0.146632799634674, 0.947255049473683])
    assert {g: (s["events"], s["n"]) for g, s in one["grades"].items()} == {
        "0": (2, 4), "1": (1, 4), "2": (0, 4), "3": (1, 4), "4": (0, 4), "5": (0, 4),
    }  # fmt: skip
    assert (one["severe"]["events"], one["severe"]["n"]) == (1, 4)
    assert result["groups"]["two"]["kinds"]["CRS"]["severe"]["rate"] == 1
    assert result["groups"]["none"]["why"]["code"] == "nobody"


def test_every_endpoint_has_a_summary_because_it_is_declared():
    for endpoint in ENDPOINTS.values():
        summary = SUMMARIES[endpoint.id]
        assert summary.groupings, endpoint.id
        assert GROUPINGS["overall"] in summary.groupings
        assert (summary.groupings[0] is RISK_GROUP) == RISK_GROUP.known_from(summary.origins)


def truncated(*stories):
    """The subjects of Hu's truncated endpoint; each qualified for the study at some day of CR1."""
    book = book_of({f"P{n}": f"CR1 0; {story}" for n, story in enumerate(stories)})
    return Subjects.of(derive(ENDPOINTS["HU2022_LFS_TRUNCATED"], book).assign(site=1))


def everybody(subjects):
    result = summarise(SUMMARIES["HU2022_LFS_TRUNCATED"], subjects)
    return result, result["groups"]["none"]


def test_a_truncated_endpoint_counts_a_patient_from_the_entry_on():
    result, group = everybody(
        truncated(
            "MRD_QUALIFIED 100; RELAPSE 200; CONTACT 300",
            "MRD_QUALIFIED 150; CONTACT 800",
            "MRD_QUALIFIED 250; RELAPSE 400; CONTACT 500",
            "MRD_QUALIFIED 250; RELAPSE 240; CONTACT 500",
            "CONTACT 500",
        )
    )

    assert result["n"] == 3
    assert result["excluded"] == [
        {"reason": "before_entry", "n": 1},
        {"reason": "no_mrd_qualified", "n": 1},
    ]
    # 200: one of the two who have entered; 400: one of two.
    assert [(day, s, n) for day, s, _, _, n in group["curve"]] == [
        (200, 0.5, 2),
        (400, 0.25, 2),
        (800, 0.25, 1),
    ]
    assert group["at"]["183"]["at_risk"] == 2
    assert group["at"]["365"]["at_risk"] == 2
    assert group["at"]["730"]["at_risk"] == 1


def test_an_entry_moves_the_numbers_and_the_fingerprint():
    early = truncated("MRD_QUALIFIED 100; RELAPSE 200; CONTACT 300", "MRD_QUALIFIED 0; CONTACT 300")
    late = truncated(
        "MRD_QUALIFIED 100; RELAPSE 200; CONTACT 300", "MRD_QUALIFIED 210; CONTACT 300"
    )

    assert everybody(early)[1]["at"]["365"]["s"] is None
    assert everybody(early)[1]["curve"][0][1] == 0.5
    assert everybody(late)[1]["curve"][0][1] == 0
    assert early.fingerprint("x") != late.fingerprint("x")
    assert early.at_site(1).fingerprint("x") == early.fingerprint("x")
    assert early.at_site(2).entry.size == 0


def test_a_curve_that_an_early_event_emptied_says_so_and_not_that_all_had_the_event():
    _, group = everybody(
        truncated("MRD_QUALIFIED 10; RELAPSE 20; CONTACT 300", "MRD_QUALIFIED 90; CONTACT 900")
    )

    assert group["why"]["code"] == "risk_set_emptied"
    assert (group["at"]["365"]["s"], group["at"]["365"]["at_risk"]) == (0, 1)
    assert group["at"]["365"]["why"]["code"] == "risk_set_emptied"


def test_groups_of_a_truncated_endpoint_are_compared_among_those_who_have_entered():
    subjects = truncated(
        "MRD_QUALIFIED 0; RELAPSE 3; CONTACT 3",
        "MRD_QUALIFIED 0; CONTACT 5",
        "MRD_QUALIFIED 2; RELAPSE 5; CONTACT 5",
        "MRD_QUALIFIED 3; RELAPSE 8; CONTACT 8",
        "MRD_QUALIFIED 4; CONTACT 9",
        "MRD_QUALIFIED 1; RELAPSE 3; CONTACT 9",
    )
    emd = GROUPINGS["emd"]
    levels = pd.Series(["yes", "no", "no", "yes", "no", None])

    result = summarise(SUMMARIES["HU2022_LFS_TRUNCATED"], subjects.grouped(emd, levels))

    # The table by hand of test_statistics_survival; who has no level is not tested.
    [test] = result["tests"]
    assert test["statistic"] == pytest.approx(121 / 95)


def test_a_summary_tells_of_delayed_entry_and_no_other_estimate_takes_it():
    summary = SUMMARIES["HU2022_LFS_TRUNCATED"]

    assert LATE_ENTRY[0] in summary.notes_for(Scope.FIRST_INFUSIONS)
    assert LATE_ENTRY[0] not in SUMMARIES["HU2022_LFS"].notes_for(Scope.FIRST_INFUSIONS)
    with pytest.raises(ValueError, match="only Kaplan-Meier knows of a delayed entry"):
        replace(summary, measure=Measure.INCIDENCE)
    competing = replace(ENDPOINTS["CR_NRM"], id="X", entry=Fact.MRD_QUALIFIED)
    with pytest.raises(ValueError, match="X: only Kaplan-Meier"):
        replace(SUMMARIES["CR_NRM"], id="X", endpoint=competing)
