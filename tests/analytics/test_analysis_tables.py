"""Any result as tables in words: names, limits, reasons and the number of tests."""

import json
from typing import Any

from analytics.analysis_tables import as_csv, has_figure, tables_of
from analytics.models import AnalysisRun
from tests.analytics.analyses_by_hand import own


def run_of(result: dict[str, Any], **asked: Any) -> AnalysisRun:
    return AnalysisRun(definition="", asked=own(**asked), result=json.dumps(result))


def rows_of(result: dict[str, Any], **asked: Any) -> dict[str, list[list[str]]]:
    """Each table with its head and its rows."""
    return {t.title: [t.columns, *t.rows] for t in tables_of(run_of(result, **asked))}


def test_a_description_has_a_column_for_each_group():
    level = {"n": 1, "share": 0.5}
    number = {"mean": 31.25, "sd": 4.05, "median": 30, "lower_quartile": 20, "upper_quartile": None}
    found = rows_of(
        {
            "groups": {"all": {"n": 2}, "2": {"n": 1}},
            "numbers": {
                "all": {"age": {**number, "missing": 1, "unit": "years"}},
                "2": {"age": {"mean": None, "sd": None, "median": None, "missing": 0}},
            },
            "factors": {
                "all": {"sex": {"missing": 0, "levels": {"F": level, "M": level}}},
                "2": {"sex": {"missing": 0, "levels": {"F": {"n": 0, "share": None}}}},
            },
        },
        method="DESCRIBE",
        endpoint=None,
        covariates=["age", "sex"],
        group="generation",
    )

    assert found["Description"] == [
        ["", "All, n = 2", "2nd generation, n = 1"],
        ["Age at enrolment, years: mean (SD)", "31.3 (4.1)", "–"],
        ["Age at enrolment, years: median (quartiles)", "30 (20 to –)", "–"],
        ["Age at enrolment, years: not known", "1", "0"],
        ["Sex: Female", "1 (50.0 %)", "0"],
        ["Sex: Male", "1 (50.0 %)", "–"],
    ]


def test_the_levels_of_a_factor_stand_beneath_it():
    found = rows_of(
        {
            "univariate": {
                "age_an2022": {
                    "n": 9,
                    "reference": "below_18",
                    "levels": {"18": {"or": 2, "lower": 1, "upper": 4, "p": 0.04}},
                    "p": 0.04,
                },
                "age": {"n": 9, "or": 1.005, "lower": 0.9, "upper": 1.1, "p": 0.5},
            }
        }
    )

    assert found["Univariate logistic regression"] == [
        ["", "n", "Reference", "Odds ratio (95 % CI)", "p"],
        ["Age at enrolment, children and adults", "9", "Below 18 years", "", "0.040"],
        [
            "Age at enrolment, children and adults: 18 years and above",
            *("", "", "2 (1 to 4)", "0.040"),
        ],
        ["Age at enrolment", "9", "", "1.01 (0.90 to 1.10)", "0.500"],
    ]


def test_a_separated_term_shows_its_penalised_ratio_and_why():
    found = tables_of(
        run_of(
            {
                "cox": {
                    "n": 3,
                    "events": 1,
                    "terms": {
                        "age": {
                            **dict.fromkeys(("hr", "lower", "upper", "coef", "se", "p")),
                            "separation": True,
                            "why": {"code": "separation", "message": "It has no bound."},
                            "firth": {"hr": 2.5, "lower": 0.5, "upper": 9, "p": 0.2},
                        }
                    },
                }
            }
        )
    )

    terms = found[1]
    assert dict(zip(terms.columns, terms.rows[0], strict=True)) == {
        "Term": "Age at enrolment",
        "Hazard ratio (95 % CI)": "–",
        "Coefficient": "–",
        "Standard error": "–",
        "p": "–",
        "Separation": "yes",
        "Firth (95 % CI)": "2.50 (0.50 to 9), p 0.200",
    }
    assert terms.whys == ["Age at enrolment: It has no bound."]
    assert terms.tests == 1


def test_causes_are_named_as_the_endpoint_declares_them():
    gray = {"chi2": 1.0, "df": 1, "p": 0.3}
    found = rows_of({"gray": {"1": gray, "2": gray}}, endpoint="INFUSION_RELAPSE")

    assert [row[0] for row in found["Gray's test"][1:]] == ["Relapse", "Death in remission"]


def test_a_part_that_cannot_be_computed_says_why():
    why = {"code": "singular", "message": "No two groups are at risk together."}
    [table] = tables_of(run_of({"logrank": {"chi2": None, "df": None, "p": None, "why": why}}))

    assert table.rows == [["–", "–", "–"]]
    assert table.whys == ["No two groups are at risk together."]
    assert table.tests == 0


def test_whatever_a_method_gives_is_a_table():
    found = rows_of(
        {
            "n_tests": 3,
            "note": "as counted",
            "looks": [{"n": 5, "stop": True}, {"n": 10, "stop": False}],
            "nothing": [],
        }
    )

    assert found == {
        "Numbers": [["Note"], ["as counted"]],
        "Looks": [["n", "Stops"], ["5", "yes"], ["10", "no"]],
    }


def test_states_are_shares_under_their_own_names():
    found = rows_of(
        {
            "states": [{"id": "well", "title": "In remission"}, {"id": "dead", "title": "Died"}],
            "occupancy": [{"time": 30, "well": 0.125, "dead": 0.875}],
            "transitions": [{"from": "well", "to": "dead", "n": 3}],
        }
    )

    assert found == {
        "Shares of each state": [["Days", "In remission", "Died"], ["30", "12.5 %", "87.5 %"]],
        "Transitions": [["From", "To", "n"], ["In remission", "Died", "3"]],
    }


def km(time: float, median: float) -> dict[str, Any]:
    limits = {"lower": 30.4375, "upper": None}
    return {
        "n": 3,
        "median": {"estimate": median, **limits},
        "at": [{"time": time, "survival": 0.5, "lower": 0.2, "upper": 0.8, "at_risk": 2}],
        "rmst": {"tau": 365.25, "estimate": 121.75, **limits},
    }


def test_times_are_in_days_or_in_months_and_their_columns_say_which():
    run = run_of(
        {"km": {"all": km(182.625, 60.875)}, "follow_up_median": {"all": km(1, 0)["rmst"]}}
    )

    shown = {
        unit: [(t.columns, t.rows) for t in tables_of(run, unit=unit)]
        for unit in ("days", "months")
    }

    estimates, at, follow_up = shown["months"]
    assert estimates == (
        ["Group", "n", "Median, months (95 % CI)", "Restricted mean, months (95 % CI)"],
        [["All", "3", "2.0 (1.0 to –)", "4.0 (1.0 to –), until 12.0"]],
    )
    assert at == (
        ["Group", "Months", "Without event (95 % CI)", "At risk"],
        [["All", "6.0", "50.0 % (20.0 % to 80.0 %)", "2"]],
    )
    assert follow_up[1] == [["All", "12.0", "4.0 (1.0 to –)"]]
    estimates, at, _ = shown["days"]
    assert estimates[1] == [["All", "3", "60.9 (30.4 to –)", "121.8 (30.4 to –), until 365.250"]]
    assert at[0][1] == "Days"
    assert "Median, months" in as_csv(run, "half-up", "months")


def test_numbers_that_are_no_times_stay_as_they_are():
    median = {"levels": {"yes": {"n": 3, "median": 30.4375, "largest": 8147868.421}}, "p": None}
    run = run_of({"values": {"peak_copies_per_ug": {"cr": median}}}, group="cr")

    [table] = tables_of(run, unit="months")

    assert table.title == "Values: Peak of CAR-T cells, copies/µg DNA"
    assert table.columns == ["", "n", "Median", "Largest", "p"]
    assert table.rows[1] == ["Complete remission at day 28: Yes", "3", "30.438", "8147868", ""]


def predictor(title: str) -> dict[str, Any]:
    performance = {"auc": 0.7, "sensitivity": 0.5}
    return {
        "title": title,
        "n": 9,
        "events": 4,
        "univariate": {"age": {"or": 2.0, "lower": 1.0, "upper": 4.0, "p": 0.04}},
        "roc": {"auc": 0.75, "lower": 0.5, "upper": 1.0, "sensitivity": 0.5, "specificity": 0.25},
        "cutoff": 1.5,
        "optimism": {
            **dict.fromkeys(("apparent", "optimism", "corrected"), performance),
            "samples": 5,
            "used": 4,
            "nothing_entered": 1,
            "failed": {"separation": 1},
            "selected": {"age": 0.75},
        },
        "rounded": {
            "intercept": "0.5000",
            "high_above": "1.5000",
            "terms": [{"name": "age", "coefficient": "0.2500"}],
        },
    }


def test_every_predictor_of_a_developed_model_is_shown_in_words():
    found = rows_of(
        {
            "predictors": [predictor("Remission"), predictor("MRD")],
            "developed_on": {"S1": [4, 7, 9]},
            "registrable": {"declaration": {"predictors": []}},
        },
        method="DEVELOP",
        endpoint=None,
        response=["cr"],
        covariates=["age"],
    )

    assert found["Predictors"] == [
        ["", "n", "Events", "Area under the curve (95 % CI)"],
        ["Remission", "9", "4", "0.750 (0.500 to 1.000)"],
        ["MRD", "9", "4", "0.750 (0.500 to 1.000)"],
    ]
    assert found["Predictors, Univariate logistic regression"][1:] == [
        [f"{title}: Age at enrolment", "2.00 (1.00 to 4.00)", "0.040"]
        for title in ("Remission", "MRD")
    ]
    assert found["Predictors, at the cutoff"][1] == ["Remission", "1.500", "50.0 %", "25.0 %"]
    assert found["Predictors, optimism"][2][:2] == ["Remission: Optimism", "0.700"]
    assert found["Predictors, samples"] == [
        ["", "Samples", "Used", "Nothing entered", "Failed: separation"],
        ["Remission", "5", "4", "1", "1"],
        ["MRD", "5", "4", "1", "1"],
    ]
    assert found["Predictors, weights, rounded"][2] == ["Remission: Age at enrolment", "0.2500"]
    assert found["Patients it was made from"] == [["", "Patients"], ["S1", "3"]]
    assert "Registration" not in found


def test_two_models_are_set_against_each_other():
    model = {"model": "GU2022", "version": "2022"}
    areas = {"first": {"auc": 0.7, "lower": 0.5, "upper": 0.9}, "second": {"auc": 0.8}}
    tested = {"difference": -0.1, "lower": -0.2, "upper": 0.0, "z": -1.5, "p": 0.13}
    crossed = [[4, 1], [2, 5]]
    found = rows_of(
        {
            "first": model,
            "second": model | {"version": "3"},
            "levels": ["low", "high"],
            "reclassification": crossed,
            "outcomes": [
                {"title": "CR", "areas": areas | tested, "with": crossed, "without": crossed}
            ],
        }
    )

    assert found["Models"][2] == ["Second", "GU2022", "3"]
    assert found["Risk groups of both models"] == [
        ["", "Second: Low risk", "Second: High risk"],
        ["First: Low risk", "4", "1"],
        ["First: High risk", "2", "5"],
    ]
    assert found["CR: areas under the ROC curves"][3][0] == "First less second"


def test_a_validation_has_a_table_of_rates_for_each_outcome():
    share = {"n": 4, "events": 3, "rate": 0.75, "lower": 0.2, "upper": 0.99}
    nobody = {"n": 0, "events": 0, "rate": None, "lower": None, "upper": None}
    found = rows_of({"groups": [{"title": "CR", "groups": {"low": share, "none": nobody}}]})

    assert found == {
        "CR by risk group": [
            ["", "n", "Events", "Rate (95 % CI)"],
            ["Low risk", "4", "3", "75.0 % (20.0 % to 99.0 %)"],
        ]
    }


def test_every_way_with_a_transplant_stands_under_its_estimand():
    estimand = {"id": "competing", "title": "Transplant competes", "strategy": "While on treatment"}
    hr = {"hr": 0.5, "lower": 0.25, "upper": 0.75, "p": 0.01}
    found = rows_of(
        {
            "ways": {
                "competing": {
                    "estimand": estimand,
                    "n": 9,
                    "causes": {"1": "Relapse", "2": "Allogeneic transplant"},
                    "excluded": [{"reason": "not_infused", "n": 2}],
                    "gray": {"2": {"chi2": 1.0, "df": 1, "p": 0.3}},
                }
            },
            "landmark": {
                "estimand": {"title": "Groups"},
                "days": {
                    "60": {"n": 7, "cox": {"n": 7, "terms": {"transplanted=transplanted": hr}}}
                },
            },
        }
    )

    assert found["Estimands by ICH E9(R1)"][1][3] == "While on treatment"
    assert found["Transplant competes, Gray's test"][1][0] == "Allogeneic transplant"
    assert found["Transplant competes, left out"][1:] == [["Not infused", "2"]]
    assert found["Landmark, day 60, Cox model, terms"][1][0] == "Transplanted by then"


def test_the_models_of_each_cause_have_a_row_for_each_term():
    hr = {"hr": 0.5, "lower": 0.25, "upper": 0.75, "p": 0.01}
    found = rows_of(
        {"cause_specific": {code: {"n": 9, "terms": {"age": hr, "sex=M": hr}} for code in "12"}},
        endpoint="INFUSION_RELAPSE",
    )

    assert [row[0] for row in found["Cause-specific Cox model, terms"][1:]] == [
        "Relapse: Age at enrolment",
        "Relapse: Sex: Male",
        "Death in remission: Age at enrolment",
        "Death in remission: Sex: Male",
    ]


def test_every_line_of_a_listing_is_a_row():
    facts = [{"id": "CR", "title": "Complete remission"}]
    lines = [
        {
            "subject": f"P-{number}",
            "values": {"sex": "Male"},
            "until": 90,
            "alive": False,
            "events": [{"fact": "CR", "day": 28}],
        }
        for number in (1, 2)
    ]

    found = rows_of({"columns": [{"id": "sex", "title": "Sex"}], "facts": facts, "lines": lines})

    assert found == {
        "Subjects": [
            ["Subject", "Sex", "Followed until day", "Alive then", "What happened"],
            ["P-1", "Male", "90", "no", "Complete remission on day 28"],
            ["P-2", "Male", "90", "no", "Complete remission on day 28"],
        ]
    }


def test_limits_over_samples_of_patients_are_shares_without_a_middle():
    sampled = {"lower": 0.8, "upper": 0.95, "samples": 500}
    found = rows_of(
        {"rates": {"cr": {"sex": {"n": 3, "levels": {"F": {"n": 3, "by_patients": sampled}}}}}}
    )

    assert found["Rates within levels: Complete remission at day 28"][2] == [
        "Sex: Female",
        "3",
        "80.0 % to 95.0 %",
    ]


def test_a_rule_of_safety_has_its_title_once():
    found = rows_of({"rules": {"severe_crs": {"title": "Severe CRS", "n": 6, "beyond": False}}})

    assert found["Stopping rules"] == [["", "n", "Beyond the boundary"], ["Severe CRS", "6", "no"]]


def test_samples_say_their_unit_in_words():
    found = rows_of(
        {
            "unit": "COPIES_PER_UG",
            "unit_title": "copies/ug DNA",
            "specimen": "PB",
            "specimen_title": "Peripheral blood",
            "groups": {"all": [{"day": 7, "n": 3}]},
            "other_units": {"PCT_T_CELLS": 4},
        },
        method="KINETICS",
        endpoint=None,
    )

    assert found["Numbers"] == [["Unit", "Specimen"], ["copies/ug DNA", "Peripheral blood"]]
    assert found["Samples in other units"][1][1] == "4"


def test_a_file_of_synthetic_data_says_so_first():
    run = run_of({"x": {"n": 1}})

    assert as_csv(run, "half-up", synthetic=True).startswith("Synthetic demonstration data\n")
    assert "Synthetic" not in as_csv(run, "half-up")


def test_rounding_is_of_the_decimals_shown_and_there_is_no_minus_nought():
    run = run_of({"x": {"coef": -0.0004, "se": 0.0625, "chi2": 1e20}})

    assert "0.000,0.063,1e+20" in as_csv(run, "half-up")
    assert "0.000,0.062,1e+20" in as_csv(run, "half-even")


def test_a_spreadsheet_takes_no_cell_for_a_formula():
    text = as_csv(run_of({"looks": [{"subject": "=HYPERLINK(1)", "coef": -1.5}]}), "half-up")

    assert "'=HYPERLINK(1),-1.500" in text


def test_what_has_curves_or_ratios_has_a_figure():
    assert has_figure({"km": {}})
    assert not has_figure({"pearson": 0.5})
