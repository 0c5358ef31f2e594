"""A risk model developed on the records of a study, registered, approved, scored and tried."""

import json
from datetime import date

import numpy as np
import pytest
from django.conf import settings

from analytics import analysing
from analytics.actions import rescore
from analytics.analyses.development import by_steps
from analytics.analyses.run import run
from analytics.cohort import Cohort
from analytics.definitions.analyses import ANALYSES
from analytics.definitions.analysis import Analysis, Cases
from analytics.definitions.gu2022 import GU2022
from analytics.definitions.options import Method
from analytics.definitions.risk_coding import coding
from analytics.definitions.risk_model_json import from_json, to_json
from analytics.definitions.variables import VARIABLES
from analytics.models import AnalysisRun, RiskModelVersion, RiskScore
from analytics.risk_models import decide, draft_development, named_model
from analytics.scoring import score
from config.errors import Refused
from tests.analytics.records import Trial, day
from tests.factories.trials import client_for, make_user
from tests.trials.pages import signed_in
from trials import jobs
from trials.access import Actor

# Blasts and remission of the first patients; the last two have more than one infusion.
BURDEN = [2, 3, 4, 10, 12, 2, 30, 35, 60, 70, 80, 3, 55, 65, 20, 40]
REMISSION = [1, 1, 1, 1, 1, 0, 1, 0, 0, 0, 0, 1, 1, 0, 1, 0]


def enter(trial, first=0):
    for number, (blasts, remission) in enumerate(zip(BURDEN, REMISSION, strict=True), first):
        key = f"P-{number}"
        trial.patient(
            key,
            enrolled_on=day(number - 60),
            born_on=f"{1975 + number % 7}-05-05",
            wbc_diagnosis=5 + number,
            therapies_before=1 + number % 3,
        )
        trial.infusion(key, number, blasts_pct=blasts, emd=bool(number % 3))
        if remission:
            trial.remission(key, number + 28)
        else:
            trial.no_response(key, number + 28)


@pytest.fixture
def entered(trial):
    enter(trial)
    return trial


def outcome(*trials, method=Method.DEVELOP, **changes):
    asked = {
        "population": Cases.INFUSED,
        "responses": ("cr",),
        "covariates": ("blasts_gu2022", "emd") if method is Method.DEVELOP else (),
        "options": {"samples": 5} if method is Method.DEVELOP else {},
    }
    analysis = Analysis(
        id="OWN", version="1", title="Own", source="Own", method=method, **(asked | changes)
    )
    cohort = Cohort(
        [trial.study for trial in trials],
        sites={trial.study.pk: None for trial in trials},
        cutoff=None,
    )
    told = []
    found = run(analysis, cohort, lambda *progress: told.append(progress))
    json.dumps(found.result, allow_nan=False)
    assert told[-1][0] == told[-1][1] or method is not Method.DEVELOP
    return found


def drafted(trial, found, user, **changes):
    asked = {
        "actor": Actor.of(user, source="api"),
        "study": trial.study,
        "result": found.result,
        "title": "Burden",
        "fingerprint": "ab12",
        "on": date(2026, 11, 28),
    }
    return draft_development(**(asked | changes))


def area_of(curve):
    columns = [[point[name] for point in curve] for name in ("sensitivity", "false_positive")]
    return np.trapezoid(*columns)


def test_a_model_is_developed_registered_approved_and_scores_the_infusions(entered):
    maker = make_user("sam", entered.study, "statistician")
    lead = make_user("lea", entered.study, "trial_lead")

    found = outcome(entered)

    assert found.n == 16
    [predictor] = found.result["predictors"]
    assert [step["factor"] for step in predictor["steps"]] == ["blasts_gu2022"]
    assert len(found.result["developed_on"]["S1"]) == 16
    row = drafted(entered, found, maker)
    [declared] = row.declaration["predictors"]
    [term] = declared["terms"]
    assert (term["name"], term["label"]) == ("blasts_pct", "Marrow blasts before infusion")
    assert [band["below"] for band in term["bands"]] == ["5", "25", "50", None]
    assert term["coefficient"] == predictor["rounded"]["terms"][0]["coefficient"]
    assert declared["high_above"] == predictor["rounded"]["high_above"]
    assert row.declaration["applicability"]["disease_status"] == ["relapsed"]
    assert row.provenance["patients"] == found.result["developed_on"]
    assert row.provenance["predictors"][0]["events"] == sum(REMISSION)
    assert row.declaration["source"] == "Developed on S1, 2026-11-28."
    decide(
        actor=Actor.of(lead, source="api"), version_id=row.pk, state="approved", reason="Reviewed."
    )
    rescore(study=entered.study)
    groups = RiskScore.objects.filter(model=row.code).values_list("risk_group", flat=True)
    assert len(groups) == 16
    assert set(groups) == {"low", "high"}


def test_the_rows_of_the_development_are_known_again(entered):
    maker = make_user("sam", entered.study, "statistician")
    row = drafted(entered, outcome(entered), maker)
    name = f"{row.code}/1"
    elsewhere = Trial("S2")
    enter(elsewhere, first=100)

    here = outcome(entered, method=Method.VALIDATE, options={"model": name})
    both = outcome(entered, elsewhere, method=Method.VALIDATE, options={"model": name})
    compared = outcome(
        entered, elsewhere, method=Method.COMPARE, options={"models": ["GU2022", name]}
    )

    assert here.result["why"]["code"] == "all_used"
    assert (both.result["n"], both.result["n_used_in_development"]) == (16, 16)
    assert both.result["predictors"][0]["events"] == sum(REMISSION)
    assert compared.result["n"] == 16
    [crossed] = compared.result["outcomes"]
    assert crossed["areas"]["n"] == 16
    assert crossed["areas"]["second"]["auc"] > 0.5
    # Whole ROC curves, for the figure: one of each model.
    [pair] = compared.curves["roc"]
    assert [area_of(curve) for curve in pair] == [
        pytest.approx(crossed["areas"][model]["auc"]) for model in ("first", "second")
    ]
    assert here.curves["roc"] == [[]]
    assert f"Scores of {row.code} version 1 were held against" in both.text
    assert f"Computed by CARTograph {settings.RELEASE} with" in both.text
    # A draft is named with its version; by its code alone only what is in force.
    studies = [entered.study.pk]
    assert named_model(row.code, studies) is None
    assert named_model(name, studies).patients.keys() == {"S1"}
    assert named_model(f"{row.code}/2", studies) is None
    assert named_model(name, []) is None


def test_a_published_model_is_validated_on_own_rows_and_on_those_from_a_day_on(entered):
    found = outcome(entered, method=Method.VALIDATE)

    [predictor] = found.result["predictors"]
    assert (found.result["model"], predictor["n"]) == ("GU2022", 16)
    rates = found.result["groups"][0]["groups"]
    assert sum(share["n"] for share in rates.values()) == 16

    split = {"split": day(-48), "samples": 2}

    found = outcome(entered, options=split, covariates=("blasts_pct",))
    later = outcome(entered, method=Method.VALIDATE, options={"split": day(-48)})

    for curves, predictors in (
        (found.curves["roc"], found.result["predictors"]),
        (found.curves["validation"], found.result["validation"]["predictors"]),
        (later.curves["roc"], later.result["predictors"]),
    ):
        assert [area_of(curve) for curve in curves] == [
            pytest.approx(predictor["roc"]["auc"]) for predictor in predictors
        ]
    assert found.n == 12
    assert {"reason": "enrolled_from_the_split_on", "n": 4} in found.excluded
    assert found.result["validation"]["n"] == 4
    assert later.n == 4
    assert {"reason": "enrolled_before_the_split", "n": 12} in later.excluded

    on = outcome(entered, method=Method.VALIDATE, options={"split": day(-45)})
    after = outcome(entered, method=Method.VALIDATE, options={"split": day(-44)})

    assert (on.n, after.n) == (1, 0)


def test_what_holds_nothing_or_what_scoring_does_not_know_cannot_be_registered(entered):
    maker = make_user("sam", entered.study, "statistician")

    found = outcome(entered, covariates=("wbc_diagnosis",), options={"samples": 1, "entry_p": 0})

    assert found.result["registrable"]["declaration"] is None
    with pytest.raises(Refused) as caught:
        drafted(entered, found, maker)
    assert (caught.value.status, caught.value.findings[0].code) == (422, "not_registrable")
    assert "below that of entry" in str(caught.value)
    assert not RiskModelVersion.objects.exists()

    every = {"samples": 1, "entry_p": 1, "removal_p": 1}

    found = outcome(entered, covariates=("therapies_before",), options=every)

    assert found.result["registrable"]["why"]["code"] == "not_registrable"
    assert (
        "Lines of therapy before enrolment is nothing"
        in found.result["registrable"]["why"]["message"]
    )


def test_age_enters_a_model_of_ones_own_as_it_is(entered):
    every = {"samples": 1, "entry_p": 1, "removal_p": 1}

    found = outcome(entered, covariates=("age",), options=every)

    [term] = found.result["registrable"]["declaration"]["predictors"][0]["terms"]
    assert (term["name"], set(term)) == ("age", {"name", "coefficient"})


def test_scoring_codes_each_candidate_of_gu_as_its_analysis_does(trial):
    for number, year in enumerate((2001, 1990, 1970, 1950)):
        key = f"P-{number}"
        trial.patient(
            key,
            born_on=f"{year}-05-05",
            wbc_diagnosis=(10, 20, 100, 5)[number],
            relapses_before=number,
        )
        trial.add("prior_therapies", patient=key, therapy="ALLO_HSCT", occurred=bool(number % 2))
        for aberration in ("TP53", "BCR_ABL1"):
            status = ("positive", "negative", "not_done", "positive")[number]
            tested = {"aberration": aberration, "status": status, "tested_on": day(-5)}
            trial.add("genetics", patient=key, **tested)
        trial.infusion(
            key,
            blasts_pct=(4.9, 5, 25, 50)[number],
            cns_leukaemia=number == 1,
            emd=number == 2,
            generation=("2", "3", "4", "2")[number],
            disease_status=("relapsed", "refractory", "relapsed", "persistent_mrd")[number],
            strategy=("single", "dual", "sequential", "single")[number],
        )
    cohort = Cohort([trial.study], sites={trial.study.pk: None}, cutoff=None)
    rows, _ = cohort.rows(Cases.INFUSED)
    for name in ANALYSES["GU2022_DEVELOP"].covariates:
        body, _ = coding(VARIABLES[name])
        predictor = {"title": "A", "intercept": "0", "high_above": "0"}
        term = {**body, "coefficient": "1"}
        model, faults = from_json(
            to_json(GU2022) | {"predictors": [{**predictor, "terms": [term]}]}
        )
        assert not faults
        coded = score(model, cohort.inputs(rows))[f"coded_{body['name']}"]
        column = by_steps(cohort.column(name, rows))

        np.testing.assert_array_equal(coded.to_numpy(dtype=float), column.values, name)
        assert len(set(coded.dropna())) > 1, name


@pytest.mark.parametrize(
    ("method", "options", "message"),
    [
        (Method.VALIDATE, {"model": "NONE"}, "no risk model 'NONE'"),
        (Method.VALIDATE, {"model": "OWN-2026-1/x"}, "no risk model 'OWN-2026-1/x'"),
        (Method.COMPARE, {"models": ["GU2022", "A"]}, "no risk model 'A'"),
    ],
)
def test_a_model_that_is_not_there_is_said(trial, method, options, message):
    found = outcome(trial, method=method, options=options)

    assert found.result["why"]["code"] == "no_model"
    assert message in found.result["why"]["message"]


def test_a_finished_development_is_registered_from_its_page_and_by_rest(entered, monkeypatch):
    sam, lea = (
        make_user(name, entered.study, role)
        for name, role in (("sam", "statistician"), ("lea", "trial_lead"))
    )
    monkeypatch.setattr(jobs, "queue", lambda name, **_: analysing.run_waiting())
    client = client_for(sam, entered.study)
    asked = {
        "population": "INFUSED",
        "method": "DEVELOP",
        "endpoint": None,
        "group": None,
        "response": ["cr"],
        "covariates": ["blasts_gu2022", "emd"],
        "options": {"samples": 2},
    }
    posted = client.post(
        "/api/v1/analyses/", {"studies": ["S1"], "definition": None, "set": asked}, format="json"
    )
    assert posted.status_code == 201, posted.content
    run = posted.json()["id"]
    page = f"/studies/S1/analyses/{run}/"

    to_sam, to_lea = (signed_in(user).get(page).content.decode() for user in (sam, lea))

    assert ("Register as draft" in to_sam, "Register as draft" in to_lea) == (True, False)
    register = f"{page}register/"
    assert signed_in(lea).post(register, {"title": "Burden"}).status_code == 403
    assert signed_in(sam).post(register, {"title": " "}).status_code == 400
    assert signed_in(sam).post(register, {"title": "Burden"}).status_code == 302
    row = RiskModelVersion.objects.get()
    assert (row.declaration["title"], row.made_by.username) == ("Burden", "sam")
    assert row.provenance["fingerprint"] == posted.json()["fingerprint"]
    body = {"analysis": run, "title": "Burden", "code": row.code}
    again = client.post("/api/v1/risk-models/", body, format="json")
    assert (again.status_code, again.json()["version"]) == (201, "2")
    assert "patients" not in again.json()["provenance"]
    missing = client.post("/api/v1/risk-models/", {"analysis": 10**9, "title": "B"}, format="json")
    odd = client.post("/api/v1/risk-models/", {"analysis": "x", "title": "B"}, format="json")
    assert (missing.status_code, odd.status_code) == (404, 404)
    shown = " ".join(signed_in(lea).get("/studies/S1/risk-models/").content.decode().split())
    assert "of 16 complete rows" in shown
    assert "corrected for optimism" in shown
    AnalysisRun.objects.filter(pk=run).update(result='{"n": 1}')
    other = client.post("/api/v1/risk-models/", body, format="json")
    assert (other.status_code, other.json()["errors"][0]["code"]) == (422, "not_a_development")
