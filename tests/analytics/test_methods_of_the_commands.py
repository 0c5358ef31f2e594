"""Curves, models, tables, descriptions and compared values of small studies worked out by hand."""

import numpy as np
import pytest
from django.conf import settings

from analytics.analyses.survival import Options, analyse
from analytics.analyses.table import analyse_table
from analytics.definitions.analysis import Cases, Method
from analytics.statistics.design import Column
from analytics.statistics.proportions import clopper_pearson
from tests.analytics.asked import carried_out, close, five_responders
from tests.analytics.records import day


@pytest.fixture
def six(trial):
    """Six infused: 2nd generation remits in 3 of 4, 4th in none of 2; one more not assessed."""
    for number in range(1, 8):
        key = f"P-{number}"
        trial.patient(key, sex="M" if number < 3 else "F", enrolled_on=day(-40 + 5 * number))
        trial.infusion(key, generation=2 if number < 5 else 4)
        if number < 4:
            trial.remission(key)
        elif number < 7:
            trial.no_response(key)
        trial.alive(key, 100 + number)
    return trial


def untransplanted(trial, *keys):
    for key in keys:
        trial.add("transplants", patient=key, occurred=False)


def test_survival_is_what_the_command_prints_of_the_same_times(trial):
    five_responders(trial)
    found = carried_out(
        trial,
        Method.SURVIVAL,
        endpoint="ZHANG2020_LFS",
        population=Cases.RESPONDERS,
        options={"at": (100, 250), "conf_type": "plain"},
    )
    direct = analyse(
        np.array([200, 100, 400, 300, 50]),
        np.array([1, 1, 0, 0, 1]),
        options=Options(at=(100, 250), band="plain"),
    )
    direct.pop("warnings")

    assert found.result == direct
    assert found.n == 5
    assert {"km", "follow_up_median"} == {one["part"] for one in found.methods}


def test_a_landmark_drops_who_had_the_event_and_groups_by_what_was_known_then(trial):
    five_responders(trial)
    untransplanted(trial, "P-2", "P-4", "P-5")
    found = carried_out(
        trial,
        Method.SURVIVAL,
        endpoint="ZHANG2020_LFS",
        population=Cases.RESPONDERS,
        group="hsct",
        options={"landmark": 90, "at": (60,)},
    )

    # P-5 relapsed on day 50; P-3 is transplanted on day 100 only.
    assert (found.n, found.result["n_excluded"]) == (4, 1)
    assert {"reason": "ended_by_landmark", "n": 1} in found.excluded
    assert found.result["km"]["yes"]["n"] == 1
    assert found.result["km"]["no"]["n"] == 3
    # P-2 relapses on day 100, 10 days after the landmark.
    assert found.result["km"]["no"]["at"][0]["survival"] == close(2 / 3)
    assert "landmark" in {one["code"] for one in found.warnings}
    assert "landmark analysis at day 90" in found.text
    assert f"Computed by CARTograph {settings.RELEASE} with Python" in found.text


def test_a_naive_group_takes_what_was_known_at_last_and_says_so(trial):
    five_responders(trial)
    untransplanted(trial, "P-2", "P-4", "P-5")
    found = carried_out(
        trial,
        Method.SURVIVAL,
        endpoint="ZHANG2020_LFS",
        population=Cases.RESPONDERS,
        group="hsct",
        naive=True,
    )

    assert {k: v["n"] for k, v in found.result["km"].items()} == {"all": 5, "yes": 2, "no": 3}
    assert "naive" in {one["code"] for one in found.warnings}
    assert "immortal-time bias" in found.text


def test_selection_stands_beside_the_model_of_all_covariates(six):
    found = carried_out(
        six,
        Method.SURVIVAL,
        endpoint="GU2022_OS",
        covariates=("sex",),
        options={"stepwise": True},
    )

    assert found.result["cox"]["why"]["code"] == "no_events"
    assert found.result["forward"]["steps"] == []


def test_table_holds_counts_exact_limits_and_every_test(six):
    found = carried_out(six, Method.TABLE, responses=("cr",), group="generation")
    table = found.result["tables"]["cr"]["generation"]
    exact = clopper_pearson(3, 4)

    assert table["levels"]["2"] == {
        "n": 4,
        "yes": 3,
        "no": 1,
        "rate": 0.75,
        "lower": exact.lower,
        "upper": exact.upper,
    }
    assert (table["levels"]["3_4"]["n"], table["levels"]["3_4"]["rate"]) == (2, 0.0)
    direct = analyse_table([[3, 1], [0, 2]])
    assert table["tests"] == {key: direct[key] for key in ("pearson", "yates", "n1", "fisher")}
    # Fisher, for expected counts lie below 5: (3 1; 0 2) and (1 3; 2 0) of 20 and 15 ways.
    assert (table["test"], table["p"]) == ("Fisher's exact test", close(0.4))
    assert table["risk_difference"]["difference"] == close(0.75)
    assert table["odds_ratio"]["why"]["code"] == "zero_cell"
    assert table["response_not_known"] == 1
    assert found.result["n_tests"] == 1


def test_rates_stand_for_each_response_and_variable_and_a_stated_rate_is_tested(six):
    found = carried_out(
        six,
        Method.RATES,
        responses=("cr", "mrd_negative_cr"),
        covariates=("sex", "generation", "overall", "age"),
        options={"null_rate": 0.5, "test": "pearson"},
    )
    rates = found.result["rates"]["cr"]

    assert list(found.result["rates"]) == ["cr", "mrd_negative_cr"]
    assert {n: level["n"] for n, level in rates["sex"]["levels"].items()} == {"F": 4, "M": 2}
    # 3 of 6: no count is less probable.
    assert rates["overall"]["levels"]["all"]["p"] == close(1.0)
    assert rates["overall"]["p"] is None
    assert rates["age"]["why"]["code"] == "number"


def test_infusions_have_first_ones_and_samples_of_patients_beside_them(six):
    six.infusion("P-1", 60)
    six.infusion("P-2", 60)
    asked = {
        "population": Cases.INFUSIONS,
        "responses": ("cr",),
        "covariates": ("overall",),
        "options": {"samples": 50, "seed": 3},
    }
    found, again = (carried_out(six, Method.RATES, **asked) for _ in range(2))
    level = found.result["rates"]["cr"]["overall"]["levels"]["all"]

    assert (found.n, found.result["first_infusions"]["n"]) == (9, 7)
    drawn = level["by_patients"]
    assert drawn["samples"] == 50
    assert 0 <= drawn["lower"] <= 0.5 <= drawn["upper"] <= 1
    assert found.result == again.result
    assert "independent" in found.text


def test_a_split_puts_all_infusions_of_a_patient_on_one_side(six):
    six.infusion("P-1", 60)
    found = carried_out(
        six,
        Method.RATES,
        population=Cases.INFUSIONS,
        responses=("cr",),
        covariates=("overall",),
        options={"split": day(-25), "samples": 0},
    )

    # Enrolled on days -35, -30, then -25 and later.
    assert found.result["enrolled_before_split"]["n"] == 3
    assert found.result["enrolled_from_split"]["n"] == 5


def test_a_description_counts_what_is_missing_apart(six):
    six.patient("P-8", wbc_diagnosis=None)
    six.infusion("P-8", generation=2)
    found = carried_out(
        six,
        Method.DESCRIBE,
        group="generation",
        covariates=("sex", "wbc_gu2022", "blasts_pct"),
        options={"tests": True, "differences": True},
    )
    factors, numbers = found.result["factors"], found.result["numbers"]

    assert found.result["groups"] == {"all": {"n": 8}, "2": {"n": 5}, "3_4": {"n": 3}}
    assert factors["2"]["wbc_gu2022"]["missing"] == 1
    assert factors["2"]["wbc_gu2022"]["levels"]["below_20"] == {"n": 4, "share": 1.0}
    assert factors["2"]["sex"]["levels"]["M"] == {"n": 2, "share": 0.4}
    assert (numbers["all"]["blasts_pct"]["n"], numbers["all"]["blasts_pct"]["mean"]) == (8, 2.0)
    assert found.result["tests"]["sex"]["test"] == "Fisher's exact test"
    assert found.result["tests"]["blasts_pct"]["why"]["code"] == "no_variance"
    assert found.result["n_tests"] == 1
    # Shares 0.4 and 0: their difference over the root of the mean of 0.24 and 0.
    apart = found.result["standardised_differences"]["sex"]["standardised"]
    assert abs(apart) == close(0.4 / 0.12**0.5)


def test_of_three_groups_the_largest_difference_of_all_pairs_counts(trial):
    for number, (strategy, sex) in enumerate(
        [("single", "M"), ("single", "F"), ("dual", "F"), ("dual", "F"), ("sequential", "M")],
        start=1,
    ):
        trial.patient(f"P-{number}", sex=sex)
        trial.infusion(f"P-{number}", strategy=strategy)
    found = carried_out(
        trial,
        Method.DESCRIBE,
        group="strategy",
        covariates=("sex",),
        options={"differences": True},
    )
    apart = found.result["standardised_differences"]["sex"]

    # Shares .5, 0 and 1 of men: .5 over the root of .125; 1 against 0 has no spread.
    assert abs(apart["standardised"]) == close(0.5 / 0.125**0.5)
    assert [pair["groups"] for pair in apart["pairs"]] == [
        ["single", "dual"],
        ["single", "sequential"],
        ["dual", "sequential"],
    ]
    assert apart["pairs"][2]["standardised"] is None
    assert "Groups were those of Target strategy." in found.text
    assert "two-sided" not in found.text


def test_each_cause_is_named_and_who_is_left_out_is_said(trial):
    five_responders(trial)
    trial.patient("P-6")
    trial.infusion("P-6")
    trial.remission("P-6")
    trial.dead("P-6", 100)
    trial.patient("P-7")
    found = carried_out(trial, Method.SURVIVAL, endpoint="INFUSION_RELAPSE", covariates=("age",))

    assert found.result["causes"] == {"1": "Relapse", "2": "Death in remission"}
    assert found.text.endswith("Left out were: Not infused, 1.")
    assert "Curves, log-rank tests and follow-up are of any of these events." in found.text
    assert "a model of Fine and Gray" in found.text


def test_values_are_compared_with_the_error_of_the_mean_named(six):
    found = carried_out(
        six,
        Method.COMPARE_VALUES,
        responses=("age",),
        covariates=("sex", "age"),
        options={"test": "t"},
    )
    by = found.result["values"]["age"]["sex"]

    assert by["why"]["code"] == "few"  # all were born on one day
    assert by["levels"]["F"]["n"] == 5
    assert by["levels"]["F"]["sem"] == close(by["levels"]["F"]["sd"] / 5**0.5)
    assert found.result["values"]["age"]["age"]["why"]["code"] == "number"
    assert "SEM" in found.text


def test_a_response_and_its_factors_give_the_parts_of_the_command(six):
    found = carried_out(
        six,
        Method.BINARY,
        responses=("cr",),
        covariates=("generation",),
        options={"screen_p": 0.2},
    )
    level = found.result["univariate"]["generation"]["levels"]["3_4"]

    assert found.n == 6
    assert {"reason": "cr_not_known", "n": 1} in found.excluded
    assert level["separation"] is True
    assert level["or"] is None
    assert level["firth"]["or"] == close(level["firth"]["or"])


def test_a_score_on_the_logit_scale_keeps_its_cutoff_and_is_calibrated_as_a_probability(six):
    options = {"score": "gu_x", "score_scale": "logit"}
    outcome = carried_out(six, Method.BINARY, responses=("cr",), options=options)
    found = outcome.result

    # Second generation 3.04, 4th 4.72: the higher score never remits.
    assert found["roc"]["auc"] == close((3 * 1 * 0.5) / 9)
    assert found["roc"]["cutoff"] is None or found["roc"]["cutoff"] > 1
    p, q = (1 / (1 + np.exp(-x)) for x in (3.04, 4.72))
    assert outcome.curves["roc"] == [
        {"false_positive": 0, "sensitivity": 0},
        {"false_positive": close(2 / 3), "sensitivity": 0},
        {"false_positive": 1, "sensitivity": 1},
    ]
    assert found["brier"] == close((3 * (1 - p) ** 2 + p**2 + 2 * q**2) / 6)


@pytest.mark.parametrize("cases", [Cases.RESPONDERS, Cases.NON_RESPONDERS, Cases.TRANSPLANTED])
def test_a_population_that_forms_later_is_that_known_by_the_landmark(trial, cases):
    five_responders(trial)
    found = carried_out(
        trial,
        Method.SURVIVAL,
        endpoint="ZHANG2020_OS",
        population=cases,
        options={"landmark": 100},
    )

    # P-1 is transplanted on day 88, P-3 on day 128.
    expected = {Cases.RESPONDERS: 5, Cases.NON_RESPONDERS: 0, Cases.TRANSPLANTED: 1}
    assert found.n == expected[cases]


def test_a_level_called_all_does_not_stand_for_everybody():
    from analytics.analyses.methods.subjects import renamed

    column = Column.factor("arm", ["all", "b"])
    assert renamed(column, "all").levels == ("all (level)", "b")
    assert renamed(column, "none") is column
