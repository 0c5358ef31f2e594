"""A study's own risk models: drafted by one person, decided by another, scored and exported."""

from decimal import Decimal
from threading import Barrier, Thread

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from analytics.actions import rescore
from analytics.models import RiskModelVersion, RiskScore
from analytics.risk_models import approved_models, decide, draft_model
from config.errors import Refused
from tests.analytics.records import Trial
from tests.analytics.test_api import table
from tests.analytics.test_risk_model_json import changed, own
from tests.factories.trials import client_for, grant, make_site, make_study, make_user
from tests.trials.pages import signed_in
from trials.access import Actor
from trials.models import Study, User
from trials.queries import event_model

State = RiskModelVersion.State
URL = "/api/v1/risk-models/"
PROVENANCE = {
    "studies": ["S1"],
    "patients": {"S1": [1, 2]},
    "n": 90,
    "samples": 500,
    "seed": 1,
    "fingerprint": "ab12",
    "predictors": [
        {
            "title": "Complete remission",
            "n": 88,
            "events": 60,
            "apparent": {"auc": 0.81, "slope": 1.0},
            "corrected": {"auc": 0.76, "slope": None},
        }
    ],
}


@pytest.fixture
def people(trial):
    """A statistician who drafts and a trial lead who decides."""
    return (
        make_user("sam", trial.study, "statistician"),
        make_user("lea", trial.study, "trial_lead"),
    )


def actor(user):
    return Actor.of(user, source="api")


def drafted(trial, user, **changes):
    body = {k: v for k, v in own(**changes).items() if k != "version"}
    return draft_model(actor=actor(user), study=trial.study, body=body)


def approved(trial, people, **changes):
    maker, lead = people
    row = drafted(trial, maker, **changes)
    return decide(actor=actor(lead), version_id=row.pk, state=State.APPROVED, reason="Reviewed.")


def refused(work, **asked):
    with pytest.raises(Refused) as caught:
        work(**asked)
    return caught.value.status, [f.code for f in caught.value.findings]


def test_a_draft_is_numbered_by_study_and_code(trial, people):
    maker, lead = people
    body = {k: v for k, v in own().items() if k not in ("id", "version")}
    year = timezone.now().year

    numbers = [
        (row.code, row.version)
        for row in (
            draft_model(actor=actor(maker), study=trial.study, body=body),
            draft_model(actor=actor(maker), study=trial.study, body=body),
            drafted(trial, maker, id=f"OWN-{year}-1"),
            drafted(trial, maker, id="BURDEN"),
            draft_model(actor=actor(maker), study=trial.study, body=body),
        )
    ]

    assert numbers == [
        (f"OWN-{year}-1", 1),
        (f"OWN-{year}-2", 1),
        (f"OWN-{year}-1", 2),
        ("BURDEN", 1),
        (f"OWN-{year}-3", 1),
    ]
    assert RiskModelVersion.objects.filter(state=State.DRAFT, made_by=maker).count() == 5


def test_a_declaration_with_faults_is_refused_with_all_of_them(trial, people):
    maker, _ = people
    later = changed(("predictors", 0, "terms", 1, "name"), "crs_grade")
    asked = {"actor": actor(maker), "study": trial.study}

    assert refused(draft_model, **asked, body=later) == (422, ["known_after_infusion"])
    assert refused(draft_model, **asked, body=later | {"title": 5, "id": "x"}) == (
        400,
        ["unreadable", "unreadable", "known_after_infusion"],
    )
    assert refused(draft_model, **asked, body=own(id="GU2022")) == (422, ["taken"])
    assert refused(draft_model, **asked, body=["x"])[0] == 400
    assert refused(draft_model, **asked, body=own(id=["x"]))[0] == 400
    assert refused(draft_model, **asked, body=own(id="A\x00"))[0] == 400
    assert not RiskModelVersion.objects.exists()


def test_a_version_is_decided_by_another_person_than_its_maker(trial, people):
    maker, _ = people
    grant(maker, trial.study, "trial_lead")
    row = drafted(trial, maker)

    asked = {"actor": actor(maker), "version_id": row.pk, "state": State.APPROVED}

    assert refused(decide, **asked, reason="Mine.") == (403, ["second_person"])
    row.refresh_from_db()
    assert (row.state, row.decided_by) == (State.DRAFT, None)


def test_the_database_refuses_the_maker_as_the_one_who_approves(trial, people):
    maker, _ = people
    row = drafted(trial, maker)

    with (
        pytest.raises(IntegrityError, match="risk_model_is_decided_by_another_person"),
        transaction.atomic(),
    ):
        RiskModelVersion.objects.filter(pk=row.pk).update(
            state=State.APPROVED, decided_by=maker, decided_at=timezone.now(), reason="Mine."
        )


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "approved"},
        {"decided_by_id": "lead"},
        {"state": "approved", "decided_by_id": "lead", "decided_at": "now"},
        {"state": "approved", "decided_at": "now", "reason": "Reviewed."},
        {"state": "withdrawn", "decided_by_id": "lead", "decided_at": "now", "reason": "Old."},
    ],
)
def test_the_database_wants_who_when_and_why_of_a_decision(trial, people, changes):
    maker, lead = people
    row = drafted(trial, maker)
    real = {"lead": lead.pk, "now": timezone.now()}

    with (
        pytest.raises(IntegrityError, match="risk_model_decision_names_who_when_and_why"),
        transaction.atomic(),
    ):
        RiskModelVersion.objects.filter(pk=row.pk).update(
            **{name: real.get(value, value) for name, value in changes.items()}
        )


@pytest.mark.parametrize("state", [State.APPROVED, State.REJECTED])
def test_what_was_decided_never_changes_and_is_never_deleted(trial, people, state):
    maker, lead = people
    row = drafted(trial, maker)
    decide(actor=actor(lead), version_id=row.pk, state=state, reason="Reviewed.")
    rows = RiskModelVersion.objects.filter(pk=row.pk)

    for change in ({"declaration": own(title="Other")}, {"state": State.DRAFT}, {"reason": "No."}):
        with pytest.raises(DatabaseError, match="is permanent"), transaction.atomic():
            rows.update(**change)
    with pytest.raises(DatabaseError, match="is permanent"), transaction.atomic():
        rows.delete()


def test_what_a_draft_declares_never_changes(trial, people):
    row = drafted(trial, people[0])
    rows = RiskModelVersion.objects.filter(pk=row.pk)

    for change in (
        {"declaration": own(title="Other")},
        {"provenance": {"n": 1}},
        {"version": 9},
        {"made_by": people[1]},
    ):
        with pytest.raises(DatabaseError, match="is permanent"), transaction.atomic():
            rows.update(**change)


def test_history_keeps_draft_and_decision_with_who_and_why(trial, people):
    row = approved(trial, people)

    events = event_model(RiskModelVersion).objects.filter(pgh_obj_id=row.pk).order_by("pgh_id")

    assert [(e.state, e.pgh_context["user"]) for e in events] == [
        ("draft", "sam"),
        ("approved", "lea"),
    ]
    assert events[1].pgh_context["why"] == "Reviewed."


def test_a_second_decision_is_told_of_the_first(trial, people):
    row = approved(trial, people)

    asked = {"actor": actor(people[1]), "version_id": row.pk, "state": State.REJECTED}

    assert refused(decide, **asked, reason="No.") == (409, ["decided"])


@pytest.mark.parametrize(
    ("reason", "status", "code"),
    [
        (None, 422, "reason_required"),
        ("  ", 422, "reason_required"),
        (5, 400, "unreadable"),
        ("a\x00", 400, "unreadable"),
        ("a" * 1001, 400, "unreadable"),
    ],
)
def test_a_decision_says_why(trial, people, reason, status, code):
    row = drafted(trial, people[0])

    asked = {"actor": actor(people[1]), "version_id": row.pk, "state": State.APPROVED}

    assert refused(decide, **asked, reason=reason) == (status, [code])
    assert decide(**asked, reason="a" * 1000).state == State.APPROVED


@pytest.mark.django_db(transaction=True)
def test_of_two_people_who_approve_at_once_one_is_told_of_the_other():
    trial = Trial()
    maker = make_user("sam", trial.study, "statistician")
    leads = [make_user(name, trial.study, "trial_lead") for name in ("lea", "leo")]
    row = drafted(trial, maker)
    barrier, outcomes = Barrier(2), []

    def approve(lead):
        try:
            asking = actor(lead)
            barrier.wait()
            decide(actor=asking, version_id=row.pk, state=State.APPROVED, reason="Reviewed.")
            outcomes.append(200)
        except Refused as refusal:
            outcomes.append(refusal.status)
        finally:
            connection.close()

    threads = [Thread(target=approve, args=(lead,)) for lead in leads]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == [200, 409]
    row.refresh_from_db()
    assert row.decided_by in leads


@pytest.mark.django_db(transaction=True)
def test_two_drafts_at_once_get_two_numbers():
    trial = Trial()
    maker = make_user("sam", trial.study, "statistician")
    barrier = Barrier(2)

    def draft():
        try:
            asking, study = actor(maker), Study.objects.get(pk=trial.study.pk)
            barrier.wait()
            draft_model(actor=asking, study=study, body=own())
        finally:
            connection.close()

    threads = [Thread(target=draft) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(RiskModelVersion.objects.values_list("version", flat=True)) == [1, 2]


def current(infusion):
    return {
        s.model: s for s in RiskScore.objects.filter(infusion=infusion, superseded_at__isnull=True)
    }


def test_an_approved_model_of_one_predictor_scores_beside_the_published_one(trial, people):
    trial.patient("P-1")
    trial.patient("P-2")
    low = trial.infusion("P-1")  # blasts 2, no TP53, born 1990-05-05: 29 years
    high = trial.infusion("P-2", blasts_pct=60)
    row = approved(trial, people)

    outcome = rescore(study=trial.study)

    assert (outcome.infusions, outcome.written) == (2, 4)
    first, second = current(low), current(high)
    assert set(first) == set(second) == {"GU2022", row.code}
    score = first[row.code]
    # 2 - 0.5 * 0 - 1.25 * 0 + 0.0125 * 29
    assert (score.version, score.x, score.y) == ("1", Decimal("2.3625"), None)
    assert score.p_cr == pytest.approx(0.913923, abs=1e-6)
    assert (score.p_mrd_negative_cr, score.risk_group, score.predictors) == (None, "low", 1)
    assert score.inputs["age_years"] == {"value": 29, "code": 29}
    assert (score.applicable, score.missing) == (True, [])
    # 2 - 0.5 * 2 + 0.3625 is above 0.9 too; the published model keeps both scores.
    assert (second[row.code].x, second[row.code].risk_group) == (Decimal("1.3625"), "low")
    assert (first["GU2022"].x, first["GU2022"].predictors) == (Decimal("3.04"), 2)

    exported = {
        r["key"]: r for r in table(client_for(people[0], trial.study, write=False), "risk_scores")
    }
    assert (exported[f"P-1/1/{row.code}"]["x"], exported[f"P-1/1/{row.code}"]["y"]) == (
        "2.3625",
        "",
    )
    assert exported[f"P-1/1/{row.code}"]["risk_group"] == "low"
    assert exported["P-1/1/GU2022"]["x"] == "3.04"
    [subject] = [r for r in table(client_for(people[0], trial.study), "adsl") if r["key"] == "P-1"]
    assert subject["RISKMDL"] == "GU2022"


@pytest.mark.parametrize(
    ("cutoff", "group"), [("2.3624", "low"), ("2.3625", "high"), ("2.3626", "high")]
)
def test_a_score_at_the_cutoff_is_not_high(trial, people, cutoff, group):
    trial.patient("P-1")
    infusion = trial.infusion("P-1")
    predictor = own()["predictors"][0] | {"high_above": cutoff}
    row = approved(trial, people, predictors=[predictor])

    rescore(study=trial.study)

    assert current(infusion)[row.code].risk_group == group


def test_a_status_that_the_model_was_not_built_on_is_said_also_where_it_is_no_input(trial, people):
    trial.patient("P-1")
    infusion = trial.infusion("P-1", disease_status="refractory")
    row = approved(trial, people)

    rescore(study=trial.study)

    score = current(infusion)[row.code]
    assert (score.risk_group, score.applicable) == ("low", False)
    assert score.applicability == ["Disease status is not one of the model's."]


def test_drafts_rejected_ones_and_those_of_another_study_score_nothing(trial, people):
    trial.patient("P-1")
    infusion = trial.infusion("P-1")
    drafted(trial, people[0])
    rejected = drafted(trial, people[0], id="OTHER")
    decide(actor=actor(people[1]), version_id=rejected.pk, state=State.REJECTED, reason="Weak.")
    elsewhere = Trial("S2")
    foreign = (
        make_user("sue", elsewhere.study, "statistician"),
        make_user("len", elsewhere.study, "trial_lead"),
    )
    approved(elsewhere, foreign)

    rescore(study=trial.study)

    assert set(current(infusion)) == {"GU2022"}


def test_a_newer_version_takes_the_place_of_the_one_before(trial, people):
    trial.patient("P-1")
    infusion = trial.infusion("P-1")
    approved(trial, people)
    rescore(study=trial.study)
    changed_predictor = own()["predictors"][0] | {"intercept": "0"}
    approved(trial, people, predictors=[changed_predictor])
    drafted(trial, people[0])

    outcome = rescore(study=trial.study)

    score = current(infusion)["OWN-2026-1"]
    assert outcome.written == 1
    assert (score.version, score.x, score.risk_group) == ("2", Decimal("0.3625"), "high")
    assert [m.version for m in approved_models(trial.study)] == ["2"]
    assert rescore(study=trial.study, everything=True).written == 0


def test_a_missing_input_of_the_own_model_is_named_and_leaves_the_published_score_alone(
    trial, people
):
    trial.patient("P-1", born_on=None)
    infusion = trial.infusion("P-1")
    row = approved(trial, people)

    rescore(study=trial.study)

    scores = current(infusion)
    assert (scores[row.code].missing, scores[row.code].risk_group) == (["age_years"], None)
    assert scores["GU2022"].risk_group == "low"


@pytest.mark.parametrize(
    "values",
    [
        {"predictors": 2, "x": 1, "y": None, "risk_group": "low"},
        {"predictors": 1, "x": None, "y": None, "risk_group": "low"},
        {"predictors": 1, "x": 1, "y": 1, "risk_group": "low"},
        {"predictors": 3, "x": 1, "y": 1, "risk_group": "low"},
    ],
)
def test_a_group_needs_every_score_of_its_model(trial, values):
    trial.patient("P-1")
    infusion = trial.infusion("P-1")

    with pytest.raises(IntegrityError, match="risk_score_"), transaction.atomic():
        RiskScore.objects.create(
            study=trial.study, patient=infusion.patient, infusion=infusion, model="M",
            version="1", inputs={}, missing=[], applicability=[], fingerprint="",
            computed_at=timezone.now(), **values,
        )  # fmt: skip


# By REST


def test_a_model_is_drafted_read_and_approved_by_rest(trial, people):
    maker, lead = (client_for(user, trial.study) for user in people)

    posted = maker.post(URL, {"declaration": own()}, format="json")

    assert posted.status_code == 201
    body = posted.json()
    assert (body["code"], body["version"], body["state"]) == ("OWN-2026-1", "1", "draft")
    assert body["declaration"]["predictors"][0]["intercept"] == "2.0000"
    approve = f"{URL}{body['id']}/approve"
    assert maker.post(approve, {"reason": "Mine."}, format="json").status_code == 403
    assert lead.post(approve, {}, format="json").status_code == 422
    answer = lead.post(approve, {"reason": "Reviewed."}, format="json")
    assert answer.status_code == 200
    assert (answer.json()["state"], answer.json()["decided_by"]) == ("approved", "lea")
    assert answer.json()["in_force"] is True
    assert lead.post(approve, {"reason": "Again."}, format="json").status_code == 409
    assert maker.get(URL).json() == [answer.json()]
    assert maker.get(f"{URL}{body['id']}/").json() == answer.json()


def test_a_draft_is_rejected_with_a_reason(trial, people):
    row = drafted(trial, people[0])
    client = client_for(people[1], trial.study)

    answer = client.post(f"{URL}{row.pk}/reject", {"reason": "Few events."}, format="json").json()

    assert (answer["state"], answer["reason"], answer["in_force"]) == (
        "rejected",
        "Few events.",
        False,
    )


def test_whom_a_model_was_developed_on_is_shown_to_nobody(trial, people):
    draft_model(actor=actor(people[0]), study=trial.study, body=own(), provenance=PROVENANCE)

    [body] = client_for(people[0], trial.study).get(URL).json()

    assert body["provenance"]["n"] == 90
    assert "patients" not in body["provenance"]


@pytest.mark.parametrize(
    "role", ["trial_lead", "coordinator", "data_manager", "inspector", "sponsor"]
)
def test_a_statistician_alone_drafts(trial, role):
    site = trial.site if role == "coordinator" else None
    client = client_for(make_user("ann", trial.study, role, site), trial.study)

    answer = client.post(URL, {"declaration": own()}, format="json")

    assert answer.status_code == 403
    assert client.get(URL).status_code == 200


def test_a_right_at_one_site_is_no_right_over_the_study(trial):
    at_site = make_user("sam", trial.study, "statistician", trial.site)
    client = client_for(at_site, trial.study)

    assert client.post(URL, {"declaration": own()}, format="json").status_code == 403


def test_a_read_only_token_drafts_and_decides_nothing(trial, people):
    row = drafted(trial, people[0])
    maker, lead = (client_for(user, trial.study, write=False) for user in people)

    assert maker.post(URL, {"declaration": own()}, format="json").status_code == 403
    answer = lead.post(f"{URL}{row.pk}/approve", {"reason": "Yes."}, format="json")
    assert (answer.status_code, "--write" in answer.content.decode()) == (403, True)


def test_an_outsider_finds_nothing(trial, people):
    row = drafted(trial, people[0])
    other = make_study("OTHER")
    client = client_for(make_user("otto", other, "trial_lead"), other)

    assert client.get(f"{URL}{row.pk}/").status_code == 404
    assert client.get(f"{URL}?study=S1").status_code == 404
    assert client.post(f"{URL}{row.pk}/approve", {"reason": "x"}, format="json").status_code == 404
    assert client.post(URL, {"study": "S1", "declaration": {}}, format="json").status_code == 404
    assert client.get(URL).json() == []
    page = signed_in(User.objects.get(username="otto"))
    assert page.get("/studies/S1/risk-models/").status_code == 404
    assert page.post(f"/studies/S1/risk-models/{row.pk}/approve/").status_code == 404
    assert page.post(f"/studies/OTHER/risk-models/{row.pk}/approve/").status_code == 404


def test_an_administrator_has_no_clinical_data(trial, people):
    row = drafted(trial, people[0])
    root = make_user("root", trial.study, "administrator")
    client = client_for(root, trial.study)

    assert client.get(URL).status_code == 403
    assert client.get(f"{URL}{row.pk}/").status_code == 404
    assert signed_in(root).get("/studies/S1/risk-models/").status_code == 403


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ([], "unreadable"),
        ({"declaration": own(), "state": "approved"}, "unknown_field"),
        ({}, "unreadable"),
        ({"declaration": "x"}, "unreadable"),
    ],
)
def test_a_body_of_another_shape_is_refused(trial, people, body, code):
    answer = client_for(people[0], trial.study).post(URL, body, format="json")

    assert answer.status_code == 400
    assert code in {fault["code"] for fault in answer.json()["errors"]}


def test_nothing_else_may_be_done_to_a_version(trial, people):
    row = drafted(trial, people[0])
    client = client_for(people[0], trial.study)

    assert client.patch(f"{URL}{row.pk}/", {}, format="json").status_code == 405
    assert client.delete(f"{URL}{row.pk}/").status_code == 405
    assert client.get(f"{URL}?state=draft").status_code == 400
    assert client.get(f"{URL}{row.pk}/?x=1").status_code == 400


# As pages


def shown(client):
    response = client.get("/studies/S1/risk-models/")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_page_shows_weights_and_provenance_and_lets_the_lead_decide(trial, people):
    maker, lead = people
    row = draft_model(actor=actor(maker), study=trial.study, body=own(), provenance=PROVENANCE)
    address = f"/studies/S1/risk-models/{row.pk}/approve/"

    before, to_maker = shown(signed_in(lead)), shown(signed_in(maker))

    assert "X = 2.0000 + the sum of coefficient" in before
    assert "below 5: 0; 5 to below 25: 1; 25 or more: 2" in before
    assert "The value itself" in before
    assert "No intermediate group" in before
    assert "60 of 88 complete rows" in before
    assert "0.810 apparent, 0.760 corrected for optimism" in before
    assert "1.000 apparent, not known corrected" in before
    assert (address in before, address in to_maker) == (True, False)
    assert "Waits for the decision of a trial lead" in to_maker
    refused_page = signed_in(lead).post(address, {"reason": " "})
    assert (refused_page.status_code, b"Say why" in refused_page.content) == (422, True)
    assert signed_in(lead).post(address, {"reason": "Reviewed."}).status_code == 302
    after = shown(signed_in(lead))
    assert "Scores infusions" in after
    assert "lea, 2" in after
    assert ": Reviewed." in after
    assert signed_in(lead).post(address, {"reason": "Again."}).status_code == 409
    assert signed_in(lead).post(address.replace("approve", "forget")).status_code == 404


def test_the_page_says_what_to_do_where_there_is_none(trial, people):
    assert "There is none yet." in shown(signed_in(people[0]))


def test_the_definitions_lead_to_the_own_models_of_ones_studies_alone(trial, people):
    row = drafted(trial, people[0])
    stranger = make_user("otto", make_study("OTHER"), "trial_lead")

    ours, theirs = (
        signed_in(user).get("/definitions/").content.decode() for user in (people[1], stranger)
    )

    assert f'href="/studies/S1/risk-models/#version-{row.pk}"' in ours
    assert "/risk-models/" not in theirs


def test_the_infusion_shows_each_models_score(trial, people):
    make_site(trial.study, "B")
    trial.patient("P-1")
    infusion = trial.infusion("P-1")
    approved(trial, people)
    rescore(study=trial.study)

    page = signed_in(people[0]).get("/studies/S1/patients/P-1/")

    text = " ".join(page.content.decode().split())
    assert page.status_code == 200
    assert infusion.key in text
    assert "Burden, TP53 and age" in text
    assert "X = 2.36" in text
    assert "X = 3.04" in text


def test_the_cohort_page_stays_with_the_published_model(trial, people):
    trial.patient("P-1", born_on=None)
    trial.infusion("P-1")
    approved(trial, people)
    from analytics.actions import summarise

    summarise(study=trial.study)

    page = signed_in(people[0]).get("/studies/S1/cohort/")

    assert page.status_code == 200
    assert b"Infusions without a risk group" not in page.content
