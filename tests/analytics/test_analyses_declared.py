"""What the shipped analyses and the ways with a transplant declare."""

import pytest

from analytics.analyses.methods.monitoring import rule_of
from analytics.definitions.analyses import ANALYSES
from analytics.definitions.analysis import Cases, Method
from analytics.definitions.dated import APLASIA, FACT_OF
from analytics.definitions.endpoints import ENDPOINTS
from analytics.definitions.estimand import ESTIMANDS
from analytics.definitions.variables import VARIABLES

EACH = pytest.mark.parametrize("analysis", ANALYSES.values(), ids=ANALYSES)


@EACH
def test_what_is_to_be_read_with_an_analysis_is_shipped(analysis):
    assert set(analysis.beside) <= set(ANALYSES) - {analysis.id}


@EACH
def test_an_analysis_names_its_paper_and_place(analysis):
    assert analysis.source.endswith(".")
    assert analysis.id.split("_")[0].lower()[:2] in analysis.source.lower()


@EACH
def test_a_group_known_after_the_origin_waits_for_a_landmark_or_is_called_naive(analysis):
    if analysis.endpoint is None or analysis.group is None:
        return
    known = VARIABLES[analysis.group].known_from(analysis.origins)
    assert known or analysis.naive or analysis.options.get("landmark") is not None


@pytest.mark.parametrize("paper", ["HU2022", "AN2022", "OWN"])
def test_every_kind_of_source_is_there(paper):
    assert any(name.startswith(f"{paper}_") for name in ANALYSES)


def test_a_naive_comparison_of_hu_stands_beside_what_leads():
    leading = {n for n, a in ANALYSES.items() if a.method is Method.TIME_DEPENDENT}
    for name in ("HU2022_LFS_BY_ARM", "HU2022_OS_BY_ARM"):
        assert ANALYSES[name].naive
        assert set(ANALYSES[name].beside) & leading


def test_gu_s_pipeline_offers_what_its_selection_before_the_infusion_does():
    made = ANALYSES["GU2022_DEVELOP"]
    assert made.responses == ("cr", "mrd_negative_cr")
    for code in ("CR", "MRD"):
        selection = ANALYSES[f"GU2022_STEPWISE_{code}_BEFORE_INFUSION"]
        assert made.covariates == selection.covariates
        assert made.population is selection.population
    assert made.options == {"screen_p": 0.2, "split_share": 204 / 286}


@pytest.mark.parametrize(
    ("suffix", "population"), [("", Cases.INFUSIONS), ("_FIRST_INFUSION", Cases.INFUSED)]
)
def test_the_published_model_is_tried_on_own_rows(suffix, population):
    tried = ANALYSES[f"GU2022_VALIDATION{suffix}"]
    assert (tried.method, tried.population) == (Method.VALIDATE, population)
    assert tried.settled["model"] == "GU2022"
    assert tried.responses == ("cr", "mrd_negative_cr")


def test_each_state_that_a_fact_tells_is_a_variable_that_begins_on_a_day():
    assert all(VARIABLES[name].before for name in (*FACT_OF, APLASIA))


def test_a_model_of_what_begins_later_has_a_state_among_its_covariates():
    for analysis in ANALYSES.values():
        if analysis.method is Method.TIME_DEPENDENT:
            assert any(VARIABLES[name].before for name in analysis.covariates)


def test_the_rules_of_monitoring_are_rules():
    for name in ("CRS", "NEUROTOXICITY", "DEATH"):
        rule = rule_of(ANALYSES[f"OWN_MONITORING_{name}"].settled)
        assert (rule.looks[0], rule.looks[-1]) == (5, 100)


def test_an_estimand_says_all_attributes_of_an_endpoint():
    shape = ESTIMANDS["competing"].shape("Duration of response", "Responders.")
    assert shape["variable"] == "Duration of response, up to a transplant."
    assert shape["population"] == "Responders."
    assert shape["strategy"].startswith("While on treatment")


def test_an_analysis_with_the_endpoints_from_enrolment_counts_everybody():
    for name in ("OWN_OS_FROM_ENROLMENT", "OWN_EFS_FROM_LEUKAPHERESIS"):
        assert ENDPOINTS[ANALYSES[name].endpoint].population.value == "ALL"
