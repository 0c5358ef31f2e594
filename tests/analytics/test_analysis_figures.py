"""The figure of each method: its numbers, its labels, and why there is none."""

import json
import re
from typing import Any

import pytest

from analytics.analysis_figures import drawn, specification
from analytics.definitions.analysis import NAIVE, Method
from analytics.figures.sheet import FIGURES
from analytics.models import AnalysisRun
from tests.analytics.analyses_by_hand import own

LIMITS = {"lower": 0.2, "upper": 0.9}


def run_of(result: dict[str, Any], curves: Any = None, **asked: Any) -> AnalysisRun:
    stored = result if curves is None else result | {"curves": curves}
    return AnalysisRun(definition="", asked=own(**asked), result=json.dumps(stored))


def of(result: dict[str, Any], curves: Any = None, unit: str = "days", **asked: Any) -> Any:
    """The figure of a result in Vega-Lite."""
    return specification(run_of(result, curves, **asked), "light", unit, synthetic=False)


def rows(spec: Any, *names: str) -> list[tuple[Any, ...]]:
    """What is drawn, as far as it has these columns, each row once."""
    return list(dict.fromkeys(_rows(spec, *names)))


def _rows(spec: Any, *names: str) -> list[tuple[Any, ...]]:
    return [
        tuple(row[name] for name in names)
        for data in _all(spec, "values")
        if isinstance(data, list)
        for row in data
        if isinstance(row, dict) and set(names) <= set(row)
    ]


def texts(spec: Any) -> str:
    """Every title and text of a figure."""
    return json.dumps(spec, ensure_ascii=False)


def lines_of(spec: Any) -> str:
    """Texts that are broken into lines, put together again."""
    found = [said for (said,) in _rows(spec, "said")]
    return " ".join(line for said in found if isinstance(said, list) for line in said)


def _all(spec: Any, key: str) -> Any:
    if isinstance(spec, dict):
        for name, value in spec.items():
            if name == key:
                yield value
            yield from _all(value, key)
    elif isinstance(spec, list):
        for one in spec:
            yield from _all(one, key)


def test_every_method_has_a_figure():
    assert set(FIGURES) == set(Method)


def survival(group: str | None = "generation") -> tuple[dict[str, Any], dict[str, Any]]:
    point = {"time": 183, "survival": 0.5, "lower": 0.2, "upper": 0.8}
    names = ["all", "2", "3_4"] if group else ["all"]
    curves = {
        "km": {name: [point] for name in names},
        "at_risk": {name: [{"time": 0, "n": 9}, {"time": 183, "n": 4}] for name in names},
    }
    return {"km": {name: {"at": []} for name in names}, "logrank": {"p": 0.04}}, curves


def test_curves_name_their_groups_their_origin_and_their_test():
    spec = of(*survival(), group="generation")

    assert ("2nd generation", 183, 0.5) in rows(spec, "group", "time", "survival")
    assert ("2nd generation", 183, 4) in rows(spec, "group", "time", "n")
    assert not [row for row in rows(spec, "group") if row == ("All",)]
    assert "Days since the first infusion" in texts(spec)
    assert '"title": "Construct generation"' in texts(spec)
    assert "Log-rank test: p 0.040" in texts(spec)


def test_months_are_days_by_their_mean_length_and_say_so():
    spec = of(*survival(), unit="months", group="generation")

    assert ("2nd generation", 183 / 30.4375, 0.5) in rows(spec, "group", "time", "survival")
    assert "Months (days / 30.4375) since" in texts(spec)


def test_a_landmark_is_what_the_days_count_from():
    spec = of(*survival(None), options={"landmark": 90})

    assert "Days since the landmark, day 90" in texts(spec)


def test_incidences_have_a_line_for_each_cause():
    points = {"all": [{"time": 10, "estimate": 0.25}]}
    result = {"cif": {"1": points, "2": points}, "gray": {"1": {"p": 0.5}}}

    spec = of(result, endpoint="INFUSION_RELAPSE")

    found = rows(spec, "cause", "time", "share")
    assert ("Relapse", 10, 0.25) in found
    assert ("Death in remission", 10, 0.25) in found
    assert "Gray's test, Relapse: p 0.500" in texts(spec)


def test_ratios_stand_on_their_scale_beside_their_numbers():
    term = {"hr": 2.0, "lower": 0.5, "upper": 400.0}
    separated = {"hr": None, "firth": {"hr": 3.0, "lower": 1.0, "upper": 9.0}}
    spec = of(
        {"cox": {"terms": {"age": term, "sex=M": separated, "cns": {"hr": None}}}},
        method="TIME_DEPENDENT",
        covariates=["age"],
    )

    assert rows(spec, "label", "ratio", "lower", "upper", "said") == [
        ("Age at enrolment", 2.0, 0.5, 100.0, "2.00 (0.50 to 400.00)"),
        ("Sex: Male (Firth)", 3.0, 1.0, 9.0, "3.00 (1.00 to 9.00)"),
    ]
    assert "Hazard ratio (Cox), 95 % CI" in texts(spec)


BINARY: dict[str, Any] = {
    "univariate": {"sex": {"reference": "F", "levels": {"M": {"or": 2.0, "lower": 1, "upper": 4}}}},
    "multivariate": {"factors": {"age": {"or": 1.5, "lower": 1.1, "upper": 2}}},
    "roc": {
        "auc": 0.75, "lower": 0.65, "upper": 0.85,
        "cutoff": 0.4, "sensitivity": 0.8, "specificity": 0.625,
    },
    "calibration": [{"n": 5, "expected": 0.25, "observed": 0.2, "lower": 0.1, "upper": 0.4}],
    "hosmer_lemeshow": {"chi2": 1, "df": 1, "p": 0.3},
    "brier": 0.1,
}  # fmt: skip
ROC = [{"false_positive": 0.0, "sensitivity": 0.0}, {"false_positive": 1.0, "sensitivity": 1.0}]


def test_a_logistic_model_has_ratios_a_roc_curve_with_its_cutoff_and_a_calibration():
    spec = of(BINARY, {"roc": ROC}, method="BINARY", response=["cr"], covariates=["age", "sex"])

    assert ("Male", 2.0, "2.00 (1.00 to 4.00)") in rows(spec, "label", "ratio", "said")
    assert "Reference: Female" in texts(spec)
    assert ("AUC 0.750 (0.650 to 0.850)", 1.0, 1.0) in rows(
        spec, "name", "false_positive", "sensitivity"
    )
    assert (0.375, 0.8) in rows(spec, "false_positive", "sensitivity")
    assert "Youden's cutoff 0.4 sensitivity 80 % specificity 62 %" in lines_of(spec)
    assert (0.25, 0.2) in rows(spec, "expected", "observed")
    assert "Hosmer-Lemeshow p 0.300, Brier 0.100" in texts(spec)


def share(yes: int, n: int) -> dict[str, Any]:
    return {"n": n, "yes": yes, "no": n - yes, "rate": yes / n, **LIMITS}


def test_rates_stand_under_their_variable_with_exact_limits_and_its_test():
    by_sex = {
        "test": "Fisher's exact test",
        "p": 0.0004,
        "levels": {"F": share(1, 4), "M": share(3, 4)},
    }
    result = {
        "rates": {"cr": {"sex": by_sex}},
        "enrolled_from_split": {"rates": {"cr": {"sex": by_sex}}},
    }

    spec = of(
        result, method="RATES", endpoint=None, response=["cr"], covariates=["sex"],
        options={"null_rate": 0.4},
    )  # fmt: skip

    assert rows(spec, "label", "rate", "lower", "upper", "said") == [
        ("Female", 0.25, 0.2, 0.9, "1/4 (25 %)"),
        ("Male", 0.75, 0.2, 0.9, "3/4 (75 %)"),
    ]
    assert "Fisher's exact test, p < 0.001" in texts(spec)
    assert "Complete remission at day 28, enrolled from the split on" in texts(spec)
    assert "Dashed: the stated rate of 40 %." in texts(spec)


def test_answers_of_more_than_yes_and_no_are_bars():
    levels = {"yes": {"n": 3, "CR": 2, "NR": 1}, "no": {"n": 0, "CR": 0, "NR": 0}}
    table = {"test": "Pearson", "p": None, "levels": levels}

    spec = of(
        {"tables": {"response": {"prior_hsct": table}}},
        method="TABLE", endpoint=None, response=["response"], group="prior_hsct",
    )  # fmt: skip

    assert rows(spec, "label", "answer", "n") == [
        ("Transplanted before, n = 3", "Complete remission", 2),
        ("Transplanted before, n = 3", "No response", 1),
    ]


def test_values_are_boxes_on_a_scale_that_fits():
    def of_size(n: float) -> dict[str, Any]:
        names = ("smallest", "lower_quartile", "median", "upper_quartile", "largest")
        return {"n": 3, **{name: n * 10**place for place, name in enumerate(names)}}

    found = {"test": "Mann-Whitney U test, asymptotic", "p": 0.2,
             "levels": {"yes": of_size(1), "no": of_size(2)}}  # fmt: skip

    spec = of(
        {"values": {"peak_copies_per_ug": {"cr": found}}},
        method="COMPARE_VALUES", endpoint=None, response=["peak_copies_per_ug"], group="cr",
    )  # fmt: skip

    assert ("Yes", 1, 10, 100, 1000, 10000, "n = 3, median 100") in rows(
        spec, "label", "smallest", "lower_quartile", "median", "upper_quartile", "largest", "said"
    )
    assert "Mann-Whitney U test, p 0.200" in texts(spec)
    assert {"log"} <= {scale for scale in _all(spec, "type") if isinstance(scale, str)}
    assert "logarithmic" in texts(spec)


def test_a_description_shows_shares_quartiles_and_differences_of_the_groups():
    level = {"n": 1, "share": 0.25}
    number = {
        "n": 2, "median": 30, "lower_quartile": 20, "upper_quartile": 40,
        "smallest": 10, "largest": 60, "unit": "years",
    }  # fmt: skip
    names = ("all", "2", "3_4")
    result = {
        "groups": {name: {"n": 4} for name in names},
        "factors": {name: {"sex": {"levels": {"F": level}}} for name in names},
        "numbers": {name: {"age": number} for name in names},
        "standardised_differences": {"sex": {"standardised": -0.3}},
    }

    spec = of(result, method="DESCRIBE", endpoint=None, covariates=["sex"], group="generation")

    assert ("Female", "2nd generation", 0.25) in rows(spec, "label", "group", "share")
    assert ("2nd generation", 30, "n = 2, median 30") in rows(spec, "label", "median", "said")
    assert ("Sex", 0.3, "-0.30") in rows(spec, "label", "apart", "said")


def kinetics(**changes: Any) -> Any:
    point = {
        "day": 7, "n": 3, "mean": 400.0, "sem": 100.0,
        "median": 300.0, "lower_quartile": 0.0, "upper_quartile": 900.0,
    }  # fmt: skip
    nobody = dict.fromkeys(point) | {"day": 14, "n": 0}
    result = {
        "unit": "COPIES_PER_UG", "unit_title": "copies/ug DNA",
        "specimen_title": "Peripheral blood",
        "groups": {"all": [point, nobody], "yes": [point, nobody], "no": [nobody, nobody]},
    }  # fmt: skip
    return of(result, method="KINETICS", endpoint=None, group="cr", **changes)


def test_kinetics_say_which_band_is_the_sem_and_stand_on_logarithms():
    spec = kinetics()

    assert rows(spec, "group", "day", "mean", "below", "above") == [("Yes", 7, 400, 300, 500)]
    assert "one SEM (standard error of the mean)" in texts(spec)
    assert "from the lower to the upper quartile" in texts(spec)
    assert "copies/ug DNA, peripheral blood (logarithmic)" in texts(spec)


def test_shares_of_cells_stand_on_a_plain_scale():
    assert "logarithmic" not in texts(kinetics(options={"value": "b_cells"}))


LINES: list[dict[str, Any]] = [
    {"subject": "P-1", "values": {"sex": "Male"}, "until": 90, "alive": False,
     "events": [{"fact": "CR", "day": 28}, {"fact": "CR", "day": 60},
                {"fact": "DEATH", "day": 90}]},
    {"subject": "P-2", "values": {"sex": "Female"}, "until": 30, "alive": True, "events": []},
    {"subject": "P-3", "values": {"sex": None}, "until": 10, "alive": True, "events": []},
]  # fmt: skip
FACTS = [{"id": "CR", "title": "Complete remission"}, {"id": "DEATH", "title": "Death"}]


def test_swimmers_are_ordered_by_group_and_length_and_marked_with_what_happened():
    result = {"columns": [{"id": "sex", "title": "Sex"}], "facts": FACTS, "lines": LINES}

    spec = of(result, method="LISTING", endpoint=None, covariates=["sex"],
              options={"facts": ["CR", "DEATH"]})  # fmt: skip

    assert rows(spec, "subject", "group", "time") == [
        ("P-2", "Female", 30), ("P-1", "Male", 90), ("P-3", "Not known", 10)
    ]  # fmt: skip
    # A remission that holds on is marked once.
    assert rows(spec, "subject", "fact", "time") == [
        ("P-1", "Complete remission", 28),
        ("P-1", "Death", 90),
        ("P-2", "Followed on, alive", 30),
        ("P-3", "Followed on, alive", 10),
    ]


def test_two_scores_of_a_listing_are_a_cloud_with_the_published_cutoffs():
    values = {"gu_x": 2.6, "gu_y": 0.92, "cr": "Yes"}
    lines = [
        {"subject": "P-1", "values": values},
        {"subject": "P-2", "values": values | {"gu_x": None}},
    ]
    columns = [{"id": name, "title": name} for name in values]

    spec = of({"columns": columns, "facts": [], "lines": lines}, method="LISTING", endpoint=None,
              population="INFUSIONS", covariates=list(values))  # fmt: skip

    assert rows(spec, "x", "y", "f0") == [(2.6, 0.92, "Yes")]
    assert {(1.8,)} <= set(rows(spec, "x"))
    assert "1 of 2 have both scores" in texts(spec)


def test_a_listing_without_days_says_why_it_is_not_drawn():
    lines = [{"subject": "P-1", "values": {"sex": "Male"}}]

    spec = of({"columns": [{"id": "sex", "title": "Sex"}], "facts": [], "lines": lines},
              method="LISTING", endpoint=None, covariates=["sex"])  # fmt: skip

    assert "it has no days along which a line could be drawn" in lines_of(spec)


def test_a_stopping_rule_shows_its_boundary_the_trial_and_how_often_it_stops():
    rule = {
        "title": "Severe CRS", "n": 6, "events": 4, "stopped_at": 5,
        "boundary": [{"n": 4, "events": None}, {"n": 5, "events": 3}, {"n": 10, "events": 5}],
        "looks": [{"n": 5, "events": 3, "stop": True}],
        "operating": [{"rate": 0.3, "stops": 0.25, "mean_n": 8.5}],
    }  # fmt: skip

    spec = of({"rules": {"severe_crs": rule}}, method="MONITORING", endpoint=None,
              response=["severe_crs"], options={"p0": 0.3, "c": 0.9})  # fmt: skip

    assert [(n, events) for line, n, events in rows(spec, "line", "n", "events")
            if line == "The trial"] == [(0, 0), (5, 3), (6, 4)]  # fmt: skip
    assert ("Events that stop", 5, 3) in rows(spec, "line", "n", "events")
    assert rows(spec, "rate", "stops") == [(0.3, 0.25)]
    assert "Stops when P(rate > 30 %) > 90 %. 4 events among 6 who count. Beyond the" in texts(spec)


def test_the_ways_with_a_transplant_carry_their_estimands():
    km, curves = survival(None)
    estimand = {"title": "Transplant is ignored", "strategy": "Treatment policy: whatever follows."}
    term = {"hr": 0.5, "lower": 0.25, "upper": 1.0}
    landmark = {
        "n": 7,
        "km": {name: {"at": []} for name in ("all", "not transplanted", "transplanted")},
        "logrank": {"p": 0.5},
        "cox": {"terms": {"transplanted=transplanted": term}},
    }
    point = {"time": 20, "survival": 0.5, "lower": None, "upper": None}
    result = {
        "ways": {
            "ignored": {"estimand": estimand, "n": 9, **km},
            "time_dependent": {
                "estimand": {"title": "A covariate"},
                "cox": {"terms": {"hsct": term}},
            },
        },
        "landmark": {"estimand": {"title": "Groups"}, "days": {"60": landmark}},
    }

    spec = of(
        result,
        {"ignored": curves, "landmark 60": {"km": {name: [point] for name in landmark["km"]}}},
        method="TRANSPLANT",
    )

    said = texts(spec)
    assert "Transplant is ignored, n = 9" in said
    assert "Treatment policy" in said
    assert "Days since day 60" in said
    assert ("By day 60", 20, 0.5) in rows(spec, "group", "time", "survival")
    assert rows(spec, "label", "ratio") == [
        ("Allogeneic transplant after the infusion", 0.5),
        ("Transplanted by day 60 against not, n = 7", 0.5),
    ]


def test_a_developed_model_shows_each_predictor_and_its_validation():
    shares = {"n": 4, "events": 3, "rate": 0.75, **LIMITS}
    performance = {"auc": 0.75}
    predictor = BINARY | {
        "title": "Remission",
        "optimism": {"used": 5, "apparent": performance, "corrected": {"auc": 0.7},
                     "selected": {"age": 0.8, "sex": 0.2}},
    }  # fmt: skip
    cutoff = {"cutoff": 1.8, "sensitivity": {"rate": 0.5}, "specificity": {"rate": 0.9}}
    validation = {
        "predictors": [
            BINARY | {"title": "Remission", "outcome": "Remission", "at_cutoff": cutoff}
        ],
        "groups": [
            {"title": "Remission", "groups": {"low": shares, "none": shares | {"rate": None}}}
        ],
    }

    spec = of(
        {"predictors": [predictor], "validation": validation},
        {"roc": [ROC], "validation": [ROC]},
        method="DEVELOP", endpoint=None, response=["cr"], covariates=["age", "sex"],
    )  # fmt: skip

    said = texts(spec)
    assert ("Age at enrolment", 0.8, "80 %") in rows(spec, "label", "share", "said")
    assert "Of 5 samples of patients. AUC 0.750 as developed, 0.700 without optimism." in said
    assert "The cutoff 1.8" in said
    assert ("Low risk", 0.75, "3/4 (75 %)") in rows(spec, "label", "rate", "said")


def test_two_models_are_compared_by_curves_and_by_who_changes_the_group():
    model = {"model": "GU2022", "version": "2022"}
    areas = {"first": {"auc": 0.7}, "second": {"auc": 0.8, **LIMITS}, "difference": -0.1, "p": 0.03}
    result = {
        "first": model, "second": model | {"version": "3"}, "levels": ["low", "high"],
        "reclassification": [[4, 1], [2, 5]], "outcomes": [{"title": "Remission", "areas": areas}],
    }  # fmt: skip

    spec = of(result, {"roc": [[ROC, ROC]]}, method="COMPARE", endpoint=None, response=["cr"],
              options={"models": ["GU2022", "OWN"]})  # fmt: skip

    assert ("Low risk", "High risk", 1) in rows(spec, "first", "second", "n")
    assert {
        ("GU2022 version 2022: AUC 0.700",),
        ("GU2022 version 3: AUC 0.800 (0.200 to 0.900)",),
    } <= set(rows(spec, "name"))
    assert "Difference -0.100, DeLong p 0.030" in texts(spec)


def test_a_figure_says_what_is_naive_and_what_is_synthetic():
    result, curves = survival()
    run = run_of(result, curves, group="cr", options={"naive": True})

    spec = specification(run, "light", "days", synthetic=True)

    said = " ".join(spec["title"]["subtitle"])
    assert NAIVE in said
    assert said.endswith("Synthetic demonstration data")


@pytest.mark.parametrize("method", ["SURVIVAL", "BINARY", "KINETICS", "LISTING", "COMPARE"])
def test_where_nothing_can_be_drawn_the_figure_says_why(method):
    asked = {"BINARY": {"response": ["cr"], "covariates": ["sex"], "endpoint": None},
             "COMPARE": {"response": ["cr"], "endpoint": None},
             "SURVIVAL": {}}.get(method, {"endpoint": None})  # fmt: skip
    why = {"why": {"code": "nobody", "message": "Nobody is followed."}}

    spec = of(why, method=method, **asked)

    assert "Nothing can be drawn. Nobody is followed." in lines_of(spec)


def test_a_figure_of_nobody_says_so():
    run = run_of(
        {"groups": {"all": {"n": 0}}}, method="DESCRIBE", endpoint=None, covariates=["sex"]
    )
    run.n = 0

    spec = specification(run, "light", "days", synthetic=False)

    assert lines_of(spec) == "Nothing can be drawn. Nobody is counted."


def test_a_figure_of_what_is_no_longer_declared_is_drawn_all_the_same():
    result, curves = survival(None)
    stored = json.dumps(result | {"curves": curves})

    svg = str(drawn(AnalysisRun(definition="GONE", asked={}, result=stored), "svg", "dark"))

    assert re.search(r"<svg.*Without event", svg, re.S)


def test_states_make_the_whole_on_each_day():
    states = [{"id": "well", "title": "In remission"}, {"id": "dead", "title": "Died"}]
    occupancy = [{"time": 0, "well": 1, "dead": 0}, {"time": 30, "well": 0.75, "dead": 0.25}]

    spec = of({"states": states, "occupancy": occupancy}, method="MULTISTATE", endpoint=None)

    assert ("Died", 30, 0.25) in rows(spec, "state", "time", "share")
    # Nothing stands twice on one day, where it would be stacked on itself.
    drawn = [row for row in _rows(spec, "state", "time") if row == ("Died", 30)]
    assert len(drawn) == 1
