"""How a variable of an analysis becomes a term of a risk model, and which one cannot."""

import pytest

from analytics.definitions.analyses import ANALYSES
from analytics.definitions.groupings import ENROLLED, GROUPINGS, INFUSED, YES_NO
from analytics.definitions.gu2022 import GU2022
from analytics.definitions.risk_coding import coding, steps
from analytics.definitions.risk_model_json import from_json, term_to_json, to_json
from analytics.definitions.variable import Variable
from analytics.definitions.variables import VARIABLES


def variable(name, known_at=INFUSED, **more):
    return Variable(id=name, version="1", title=name, source="S", known_at=known_at, **more)


@pytest.mark.parametrize(
    ("levels", "codes"),
    [
        (("yes", "no"), {"no": 0, "yes": 1}),
        (("no", "yes"), {"no": 0, "yes": 1}),
        (("single", "dual", "sequential"), {"single": 0, "dual": 1, "sequential": 2}),
        ((), {}),
    ],
)
def test_a_level_is_coded_by_its_place_and_yes_is_always_1(levels, codes):
    assert steps(levels) == codes


def test_a_number_is_its_own_code():
    assert coding(variable("blasts_pct", number=True)) == ({"name": "blasts_pct"}, None)
    white = variable("wbc", number=True, column="wbc_number", known_at=ENROLLED)
    assert coding(white) == ({"name": "wbc_diagnosis"}, None)


def test_bands_become_bands():
    banded = variable(
        "burden", column="blasts_pct", levels={"below_5": "", "5": "", "25": ""}, bounds=(5, 25.5)
    )

    assert coding(banded) == (
        {
            "name": "blasts_pct",
            "bands": [
                {"below": "5", "code": 0},
                {"below": "25.5", "code": 1},
                {"below": None, "code": 2},
            ],
        },
        None,
    )


def test_a_bound_of_the_band_below_stays_there():
    zhang = variable(
        "burden", column="blasts_pct", levels={"a": "", "b": ""}, bounds=(20,), bound_below=(20,)
    )

    assert coding(zhang)[0]["bands"][0] == {"below": "20.0001", "code": 0}
    assert zhang.level_of(20) == "a"


def test_every_variable_becomes_a_term_that_can_be_read_or_says_why_not():
    for one in VARIABLES.values():
        body, refused = coding(one)
        if refused is None:
            predictor = {"title": "A", "intercept": "0", "high_above": "0"}
            term = {**body, "coefficient": "1"}
            model = to_json(GU2022) | {"predictors": [{**predictor, "terms": [term]}]}
            assert from_json(model)[1] == [], one.id
    possible = {one.id for one in VARIABLES.values() if coding(one)[1] is None}
    assert possible >= {
        "sex",
        "wbc_diagnosis",
        "wbc_gu2022",
        "wbc_code",
        "blasts_pct",
        "blasts_gu2022",
        "blasts_zhang2020",
        "blasts_code",
        "cns",
        "tp53",
        "emd",
        "generation",
        "strategy",
        "disease_status",
        "age",
    }
    assert possible >= set(ANALYSES["GU2022_DEVELOP"].covariates)


def test_levels_become_codes_of_what_is_recorded():
    assert coding(GROUPINGS["emd"]) == (
        {"name": "emd", "codes": [{"value": False, "code": 0}, {"value": True, "code": 1}]},
        None,
    )
    cns = variable("cns", column="cns_leukaemia", levels={"no": "", "yes": ""}, codes=YES_NO)
    assert coding(cns)[0]["name"] == "cns_leukaemia"
    assert coding(GROUPINGS["strategy"])[0]["codes"][2] == {"value": "sequential", "code": 2}


def test_a_value_that_no_level_has_gets_no_code():
    status = variable("disease_status", levels={"relapsed": "", "refractory": ""})

    assert [c["value"] for c in coding(status)[0]["codes"]] == ["relapsed", "refractory"]


def test_a_code_of_the_published_model_keeps_its_coding():
    [blasts] = [t for t in GU2022.inputs if t.name == "blasts_pct"]

    found, refused = coding(variable("blasts_code", number=True, column="coded_blasts_pct"))

    assert (found["bands"], found["name"]) == (term_to_json(blasts)["bands"], "blasts_pct")
    assert (set(found), refused) == ({"name", "bands"}, None)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (variable("blasts_pct", known_at=frozenset(), number=True), "known_after_infusion"),
        (VARIABLES["ecog"], "unknown_input"),
        (variable("sex", levels=None), "no_coding"),
    ],
)
def test_what_can_be_no_term_says_why(given, code):
    found, refused = coding(given)

    assert (found, refused[0]) == ({}, code)


def test_what_scoring_does_not_read_names_what_it_does():
    message = coding(VARIABLES["ecog"])[1][1]

    assert message.startswith("ECOG performance status is nothing that scoring reads; take ")
    assert "Age at enrolment" in message
