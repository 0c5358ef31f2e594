"""A risk model as JSON: there and back without a loss, and every fault of a wrong one at once."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from analytics.definitions.gu2022 import GU2022
from analytics.definitions.risk_inputs import INPUTS
from analytics.definitions.risk_model import RiskGroup
from analytics.definitions.risk_model_json import STORED, from_json, to_json
from analytics.frames import SCORING


def own(**changes):
    """A model with one predictor: burden in bands, TP53 by its values, age as it is."""
    return {
        "id": "OWN-2026-1",
        "version": "1",
        "title": "Burden, TP53 and age",
        "source": "Study S1, developed 2026.",
        "doi": "",
        "predictors": [
            {
                "title": "Complete remission",
                "intercept": "2.0000",
                "high_above": "0.9",
                "terms": [
                    {
                        "name": "blasts_pct",
                        "coefficient": "-0.5",
                        "bands": [
                            {"below": "5", "code": 0},
                            {"below": "25", "code": 1},
                            {"code": 2},
                        ],
                    },
                    {
                        "name": "tp53",
                        "coefficient": "-1.25",
                        "codes": [{"value": False, "code": 0}, {"value": True, "code": 1}],
                    },
                    {"name": "age_years", "coefficient": "0.0125"},
                ],
            }
        ],
        "applicability": {
            "statement": "Relapsed B-ALL.",
            "age_from": 3,
            "age_to": 70,
            "disease_status": ["relapsed"],
            "targets": ["CD19"],
        },
        "notes": ["For research."],
    } | changes


def faults(body):
    model, found = from_json(body)
    assert model is None
    return {(f.field, f.code) for f in found}


def changed(path, value):
    """The model above with one thing in it set, or taken out where the value is Ellipsis."""
    body = json.loads(json.dumps(own()))
    *way, last = path
    at = body
    for step in way:
        at = at[step]
    if value is ...:
        del at[last]
    else:
        at[last] = value
    return body


def test_a_published_model_survives_the_way_there_and_back():
    there = json.loads(json.dumps(to_json(GU2022), allow_nan=False))

    back, found = from_json(there)

    stored = tuple(
        replace(p, score=score, probability=probability)
        for p, (score, probability) in zip(GU2022.predictors, STORED, strict=True)
    )
    assert found == []
    assert back == replace(GU2022, predictors=stored)
    assert to_json(back) == there


def test_a_model_of_one_predictor_is_read_with_the_labels_of_its_inputs():
    model, found = from_json(own())

    assert found == []
    assert from_json(to_json(model)) == (model, [])
    burden, tp53, age = model.predictors[0].terms
    assert (burden.label, burden.unit) == ("Marrow blasts before infusion", "%")
    assert burden.coding() == (("below 5", 0), ("5 to below 25", 1), ("25 or more", 2))
    assert tp53.coding() == (("no", 0), ("yes", 1))
    assert (age.coding(), age.coefficient) == ((), Decimal("0.0125"))


@pytest.mark.parametrize(("high", "group"), [(True, RiskGroup.LOW), (False, RiskGroup.HIGH)])
def test_of_one_predictor_high_is_low_risk_and_the_rest_is_high_risk(high, group):
    model, _ = from_json(own())

    assert model.group(high=(high,)) is group
    assert "No intermediate group" in model.rule
    assert "Intermediate" in GU2022.rule


TERM = ("predictors", 0, "terms")


@pytest.mark.parametrize(
    ("path", "value", "field", "code"),
    [
        (("id",), "own-1", "id", "unreadable"),
        (("id",), "A" * 41, "id", "unreadable"),
        (("version",), 1, "version", "unreadable"),
        (("version",), "1" * 21, "version", "unreadable"),
        (("title",), " ", "title", "unreadable"),
        (("title",), "x\x00", "title", "unreadable"),
        (("source",), ..., "source", "unreadable"),
        (("doi",), 5, "doi", "unreadable"),
        (("notes",), "none", "notes", "unreadable"),
        (("notes",), ["a", 2], "notes[1]", "unreadable"),
        (("predictors",), [], "predictors", "predictors"),
        (("predictors",), [1], "predictors[0]", "unreadable"),
        (("predictors", 0, "terms"), [], "predictors[0].terms", "terms"),
        (("predictors", 0, "intercept"), 2.0, "predictors[0].intercept", "unreadable"),
        (("predictors", 0, "intercept"), "2.00001", "predictors[0].intercept", "unreadable"),
        (("predictors", 0, "intercept"), "1e3", "predictors[0].intercept", "unreadable"),
        (("predictors", 0, "high_above"), "1000", "predictors[0].high_above", "unreadable"),
        (("predictors", 0, "cutoff"), "1", "predictors[0].cutoff", "unknown_field"),
        ((*TERM, 0, "name"), "albumin", "predictors[0].terms[0].name", "unknown_input"),
        ((*TERM, 0, "name"), "crs_grade", "predictors[0].terms[0].name", "known_after_infusion"),
        ((*TERM, 0, "name"), "", "predictors[0].terms[0].name", "unreadable"),
        ((*TERM, 0, "name"), "age_years", "predictors[0].terms", "terms"),
        ((*TERM, 0, "bands", 1, "below"), "5", "predictors[0].terms[0].bands[1].below", "bands"),
        ((*TERM, 0, "bands", 2, "below"), "50", "predictors[0].terms[0].bands[2].below", "bands"),
        ((*TERM, 0, "bands", 0), 5, "predictors[0].terms[0].bands[0]", "unreadable"),
        (
            (*TERM, 0, "bands", 0, "code"),
            True,
            "predictors[0].terms[0].bands[0].code",
            "unreadable",
        ),
        ((*TERM, 0, "bands", 0, "code"), 100, "predictors[0].terms[0].bands[0].code", "unreadable"),
        ((*TERM, 0, "codes"), [{"value": 1, "code": 1}], "predictors[0].terms[0].codes", "codes"),
        ((*TERM, 1, "codes"), ..., "predictors[0].terms[1].codes", "codes"),
        ((*TERM, 1, "codes", 0), 5, "predictors[0].terms[1].codes[0]", "unreadable"),
        ((*TERM, 1, "bands"), [{"code": 0}], "predictors[0].terms[1].bands", "bands"),
        ((*TERM, 1, "codes", 0, "value"), 1, "predictors[0].terms[1].codes[0].value", "codes"),
        ((*TERM, 1, "codes", 0, "value"), True, "predictors[0].terms[1].codes[1].value", "codes"),
        (("applicability",), None, "applicability", "unreadable"),
        (("applicability", "age_from"), -1, "applicability.age_from", "unreadable"),
        (("applicability", "age_to"), 2, "applicability.age_to", "applicability"),
        (("applicability", "targets"), [19], "applicability.targets[0]", "unreadable"),
    ],
)
def test_one_wrong_thing_is_named_where_it_stands(path, value, field, code):
    assert (field, code) in faults(changed(path, value))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("id",), "A" * 40),
        (("version",), "1" * 20),
        (("predictors", 0, "intercept"), "-999.9999"),
        ((*TERM, 0, "bands", 1, "below"), "5.0001"),
        ((*TERM, 0, "bands", 0, "code"), -99),
        ((*TERM, 0, "bands", 0, "below"), "-1000000"),
        (("applicability", "age_to"), 3),
        (("applicability", "targets"), []),
    ],
)
def test_the_last_thing_that_is_still_right_is_taken(path, value):
    assert from_json(changed(path, value))[1] == []


def test_an_unknown_input_with_codes_is_named_once():
    body = changed((*TERM, 1, "name"), "steroids")

    assert faults(body) == {("predictors[0].terms[1].name", "known_after_infusion")}


def test_what_is_no_object_is_said_once_and_its_fields_are_not_missed():
    assert faults([]) == {
        (None, "unreadable"),
        ("applicability", "unreadable"),
        ("predictors", "predictors"),
    }


def test_three_predictors_are_one_too_many():
    assert faults(own(predictors=own()["predictors"] * 3)) == {("predictors", "predictors")}


def test_an_input_of_two_predictors_is_coded_alike_in_both():
    first, second = own()["predictors"] * 2
    second = changed((*TERM, 0, "bands"), [{"below": "10", "code": 0}, {"code": 1}])["predictors"][
        0
    ]

    assert from_json(own(predictors=[first, first]))[1] == []
    assert faults(own(predictors=[first, second])) == {("predictors[1].terms", "codes")}


def test_all_faults_come_at_once():
    body = own(id="x", title="", predictors=[{"title": "A", "intercept": "a", "terms": 5}], extra=1)

    assert faults(body) == {
        ("extra", "unknown_field"),
        ("id", "unreadable"),
        ("title", "unreadable"),
        ("predictors[0].intercept", "unreadable"),
        ("predictors[0].high_above", "unreadable"),
        ("predictors[0].terms", "unreadable"),
        ("predictors[0].terms", "terms"),
    }


def test_scoring_reads_every_input():
    for name in INPUTS:
        assert name in SCORING
