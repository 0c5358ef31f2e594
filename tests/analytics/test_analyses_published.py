"""Shipped analyses against what Hu 2022 and An 2022 print, on studies with their totals."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction

from analytics.definitions.analyses import ANALYSES
from analytics.definitions.analysis import Method
from tests.analytics.asked import carry_out, close
from tests.analytics.records import day
from trials.models import Study

CODES = ("DEMO-AGAIN", "DEMO-MRD")


@pytest.fixture(scope="module")
def studies(django_db_setup, django_db_blocker):
    """The two studies, loaded once for the tests of this file and taken back after them."""
    with (
        django_db_blocker.unblock(),
        pytest.MonkeyPatch.context() as patch,
        transaction.atomic(),
    ):
        patch.setenv("DEMO_PASSWORD", "a password of the demo")
        for code in CODES:
            call_command("load_demo", study=code, stdout=StringIO())
        yield {code: Study.objects.get(key=code) for code in CODES}
        transaction.set_rollback(True)


def result(study, name, **changed):
    return carry_out(study, ANALYSES[name].set(**changed)).result


def test_an_2022_efs_of_eleven_transplanted_responders_is_91_per_cent(trial):
    """One of 11 had an event within the year: 91 % (50.8 to 98.7), limits log-log."""
    for number in range(1, 12):
        key = f"P-{number}"
        trial.patient(key)
        trial.infusion(key)
        trial.remission(key)
        trial.add("transplants", patient=key, occurred=True, transplanted_on=day(60))
        if number == 1:
            trial.add("relapses", patient=key, occurred=True, relapsed_on=day(200))
        trial.alive(key, 400)
    trial.patient("P-12")
    trial.infusion("P-12")
    trial.remission("P-12")
    trial.add("transplants", patient="P-12", occurred=False)
    trial.alive("P-12", 400)
    transplanted = ANALYSES["AN2022_EFS_TRANSPLANTED"].where
    way = result(trial.study, "AN2022_EFS_TRANSPLANT_WAYS", where=transplanted)["ways"]["ignored"]
    point = way["km"]["all"]["at"][-1]
    assert (way["n"], point["at_risk"]) == (11, 10)
    assert [round(100 * point[k], 1) for k in ("survival", "lower", "upper")] == [90.9, 50.8, 98.7]


def test_hu_2022_has_77_patients_of_whom_43_get_cells_and_55_a_transplant(studies):
    found = result(studies["DEMO-MRD"], "HU2022_LFS_TIME_DEPENDENT")
    assert found["cox"]["n"] == 77
    began = {name: covariate["n"] for name, covariate in found["began"].items()}
    assert (began["car_t"], began["transplanted"]) == (43, 55)
    assert found["cox"]["events"] == 10 + 6 + 10 + 2
    assert all(found["cox"]["terms"][name]["hr"] for name in ("car_t", "transplanted"))


def test_hu_2022_deaths_are_those_printed(studies):
    found = result(studies["DEMO-MRD"], "HU2022_OS_TIME_DEPENDENT")
    assert found["cox"]["events"] == 17 + 2


def test_hu_2022_lists_the_eight_with_cells_and_without_a_transplant(studies):
    assert len(result(studies["DEMO-MRD"], "HU2022_TABLE_3")["lines"]) == 8


def test_an_2022_shows_19_swimmers_of_whom_13_reach_a_remission_and_14_a_transplant(studies):
    lines = result(studies["DEMO-AGAIN"], "AN2022_SWIMMER")["lines"]
    assert len(lines) == 19
    reached = [{event["fact"] for event in line["events"]} for line in lines]
    assert sum("CR" in facts for facts in reached) == 13
    assert sum("HSCT" in facts for facts in reached) == 14
    assert [line["until"] for line in lines] == sorted(
        (line["until"] for line in lines), reverse=True
    )


def test_an_2022_lists_the_three_salvage_transplants(studies):
    lines = result(studies["DEMO-AGAIN"], "AN2022_SALVAGE")["lines"]
    assert len(lines) == 6
    assert sum(line["values"]["hsct"] == "Yes" for line in lines) == 3


@pytest.mark.parametrize("code", CODES)
def test_the_states_make_one_on_every_day(studies, code):
    found = result(studies[code], "OWN_STATES", options={})
    states = [state["id"] for state in found["states"]]
    assert found["occupancy"]
    for point in found["occupancy"]:
        assert sum(point[state] for state in states) == close(1)


@pytest.mark.parametrize("code", CODES)
def test_the_rules_count_every_infused_patient_whose_window_is_over(studies, code):
    infused = {"DEMO-AGAIN": 19, "DEMO-MRD": 43}[code]
    for name, severe in (
        ("CRS", {"DEMO-AGAIN": 1, "DEMO-MRD": 6}[code]),
        ("DEATH", 0),
    ):
        [rule] = result(studies[code], f"OWN_MONITORING_{name}")["rules"].values()
        assert (rule["n"], rule["events"]) == (infused, severe)


def test_hu_2022_relapses_of_all_three_arms_and_transplants_of_both_are_counted(studies):
    of = result(studies["DEMO-MRD"], "HU2022_RELAPSE_BY_ANTIGEN")["factors"]
    relapses = {
        arm: (factors["relapsed"]["levels"]["yes"]["n"], factors["relapsed"]["n"])
        for arm, factors in of.items()
    }
    assert relapses == {
        "all": (26, 77),
        "CAR-T": (10, 43),
        "Chemotherapy and HSCT": (6, 20),
        "Chemotherapy": (10, 14),
    }
    antigens = of["CAR-T"]["relapsed_by_cd19"]["levels"]
    assert {name: level["n"] for name, level in antigens.items()} == {
        "no": 33, "POS": 9, "DIM": 0, "NEG": 1,
    }  # fmt: skip
    donors = result(studies["DEMO-MRD"], "HU2022_TABLE_2")["factors"]
    known = {arm: of["donor_from_enrolment"]["n"] for arm, of in donors.items()}
    assert known == {"all": 55, "CAR-T": 35, "Chemotherapy and HSCT": 20}


def test_hu_2022_models_its_six_populations_without_what_nobody_has(studies):
    found = {
        name.removeprefix("HU2022_TABLE_5_"): carry_out(studies["DEMO-MRD"], one)
        for name, one in ANALYSES.items()
        if name.startswith("HU2022_TABLE_5_")
    }

    models = {name: outcome.result["cox"] for name, outcome in found.items()}
    assert {name: model["n"] for name, model in models.items()} == {
        "ALL": 77,
        "CAR_T": 43,
        "NO_CAR_T": 34,
        "TRANSPLANTED": 55,
        "CAR_T_TRANSPLANTED": 35,
        "NO_CAR_T_TRANSPLANTED": 20,
    }
    events = {name: model["events"] for name, model in models.items()}
    assert (events["ALL"], events["CAR_T"], events["NO_CAR_T"]) == (28, 10 + 2, 6 + 10)
    assert events["NO_CAR_T_TRANSPLANTED"] == 6
    assert events["TRANSPLANTED"] == events["CAR_T_TRANSPLANTED"] + 6
    for outcome in found.values():
        assert outcome.result["cox"]["terms"]["age"]["hr"] > 0
        [said] = [one["message"] for one in outcome.warnings if one["code"] == "not_known"]
        assert said == "MRD at qualification, below or from 1 % is known of nobody: left out."
        model = outcome.text.split("Cox models")[1].split(";")[0]
        assert "MRD at qualification for the study" in model
        assert "1 %" not in model


@pytest.mark.parametrize(
    ("arm", "n"), [("CAR_T", 43), ("CHEMOTHERAPY_HSCT", 20), ("CHEMOTHERAPY", 14)]
)
def test_hu_2022_arms_are_told_by_what_was_given(studies, arm, n):
    curves = result(studies["DEMO-MRD"], f"HU2022_LFS_BY_MRD_PATTERN_{arm}")["km"]
    assert (curves["all"]["n"], curves["persistent"]["n"] + curves["recurrent"]["n"]) == (n, n)


METHODS = {
    Method.TRANSPLANT,
    Method.TIME_DEPENDENT,
    Method.MULTISTATE,
    Method.KINETICS,
    Method.LISTING,
    Method.MONITORING,
}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", [a.id for a in ANALYSES.values() if a.method in METHODS])
def test_every_one_runs_and_says_what_a_methods_section_needs(studies, code, name):
    outcome = carry_out(studies[code], ANALYSES[name])
    assert json.loads(json.dumps(outcome.result, allow_nan=False)) == outcome.result
    assert outcome.text.startswith(ANALYSES[name].title)
    assert all(made["library"] and made["version"] for made in outcome.methods)
    assert all(left["n"] > 0 for left in outcome.excluded)
