"""Any result as tables in words: names, limits, reasons and the number of tests."""

import json
from typing import Any

from analytics.analysis_figures import drawn
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
        "Looks": [["n", "Stop"], ["5", "yes"], ["10", "no"]],
    }


def test_states_are_shares_under_their_own_names():
    found = rows_of({"occupancy": [{"time": 30, "in_remission": 0.125, "transplanted": 1}]})

    assert found["Occupancy"] == [
        ["Time", "In remission", "Transplanted"],
        ["30", "12.5 %", "100.0 %"],
    ]


def test_states_are_drawn():
    states = [{"id": "well", "title": "In remission"}, {"id": "dead", "title": "Died"}]
    occupancy = [{"time": 0, "well": 1, "dead": 0}, {"time": 30, "well": 0.75, "dead": 0.25}]

    svg = drawn(run_of({"states": states, "occupancy": occupancy}), "svg", "dark")

    assert "In remission" in svg
    assert "Died" in svg


def test_rounding_is_of_the_decimals_shown_and_there_is_no_minus_nought():
    run = run_of({"x": {"coef": -0.0004, "se": 0.0625, "chi2": 1e20}})

    assert "0.000,0.063,1e+20" in as_csv(run, "half-up")
    assert "0.000,0.062,1e+20" in as_csv(run, "half-even")


def test_a_spreadsheet_takes_no_cell_for_a_formula():
    text = as_csv(run_of({"lines": [{"subject": "=HYPERLINK(1)", "coef": -1.5}]}), "half-up")

    assert "'=HYPERLINK(1),-1.500" in text


def test_what_has_curves_or_ratios_has_a_figure():
    assert has_figure({"km": {}})
    assert not has_figure({"pearson": 0.5})
