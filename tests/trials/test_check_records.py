"""The checks over stored records: what is found, in which order, and that nothing changes."""

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from tests.factories.trials import Trial, save
from trials.casebook import as_row
from trials.checking import check_study
from trials.crf import registry
from trials.models import Study
from trials.queries import event_model

pytestmark = pytest.mark.django_db


def printed(capsys, *arguments):
    call_command("check_records", *arguments)
    return [line.split("\t") for line in capsys.readouterr().out.splitlines()]


def everything():
    """Every stored value, and how many changes the history holds."""
    return {
        table: (
            [(r.pk, as_row(r), r.findings) for r in record._default_manager.order_by("pk")],
            event_model(record).objects.count(),
        )
        for table, record in registry.items()
        if not record.__module__.startswith("tests")
    }


@pytest.fixture
def trial():
    """A study with a hard, an override and two soft findings planted, and two that are answered."""
    trial = Trial(mrd_rule="GU2022", response_window_from=24, response_window_to=42, synthetic=True)
    trial.patient("P-001", enrolled_on="2020-03-01")
    trial.infusion("P-001")
    trial.save("leukaphereses", {"patient": "P-001", "collected_on": "2020-02-01"})
    banked = {"leukapheresis.before_enrolment": "Banked at diagnosis"}
    trial.save("leukaphereses", {"patient": "P-001", "collected_on": "2020-02-02"}, comments=banked)
    positive = {"patient": "P-001", "assessed_on": "2020-03-30", "assay": "FLOW"}
    positive |= {"level_entered": "1", "level_entered_unit": "%", "status": "NEG"}
    reason = {"mrd.contradicts_derivation": "As the laboratory reported it"}
    trial.save("mrd", positive, overrides=reason)
    unanswered = trial.save("mrd", positive, overrides=reason)
    registry["mrd"]._default_manager.filter(pk=unanswered.pk).update(overrides={})
    trial.save("marrows", {"patient": "P-001", "taken_on": "2020-03-30", "blasts_pct": "3"})
    # A window that was lawful and is not any more: raw SQL passes by the rules.
    Study.objects.filter(pk=trial.study.pk).update(response_window_to=20)
    ranges = {"site": "ONE", "laboratory": "A", "analyte": "ldh"}
    trial.save("lab_ranges", ranges | {"upper": 250})
    trial.save("lab_ranges", ranges | {"upper": 240})
    return trial


def test_what_stands_unanswered_is_printed_in_order_and_nothing_changes(trial, capsys):
    before = everything()

    first = printed(capsys)
    second = printed(capsys, "--study", "TRIAL")

    assert first == [
        ["lab_range.overlap", "soft", "2"],
        ["leukapheresis.before_enrolment", "soft", "1"],
        ["mrd.contradicts_derivation", "override", "1"],
        ["study.response_window", "hard", "1"],
    ]
    assert second == first
    assert everything() == before


def test_the_database_refuses_a_write_meanwhile(trial, monkeypatch):
    def write(*arguments, **more):
        with connection.cursor() as cursor:
            cursor.execute("UPDATE trials_study SET title = 'edited by a check'")
        return []

    monkeypatch.setattr("trials.checking.findings_of", write)

    with pytest.raises(DatabaseError, match="read-only"), transaction.atomic():
        check_study(trial.study)


def test_patients_are_read_a_few_at_a_time_with_the_same_result(trial, monkeypatch, capsys):
    trial.patient("P-002", diagnosed_on="2020-04-01", enrolled_on="2020-03-01")
    whole = printed(capsys)
    monkeypatch.setattr("trials.checking.PATIENTS_AT_ONCE", 1)

    assert printed(capsys) == whole
    assert ["patient.enrolled_before_diagnosis", "soft", "1"] in whole


def test_each_table_is_read_once(trial, django_assert_max_num_queries):
    trial.patient("P-002")
    trial.patient("P-003")

    with django_assert_max_num_queries(len(registry) + 8):
        check_study(trial.study)


def test_an_unknown_study_is_named_beside_the_known_ones(trial):
    with pytest.raises(CommandError, match="no study 'NONE'. Known studies: TRIAL"):
        call_command("check_records", "--study", "NONE")


def test_a_removed_row_is_not_checked(trial, capsys):
    registry["lab_ranges"]._default_manager.update(removed_at="2020-06-01T00:00Z")

    assert ["lab_range.overlap", "soft", "2"] not in printed(capsys)


def test_a_soft_finding_stays_open_until_it_is_answered_through_the_api(trial):
    client = trial.client()
    url = "/api/v1/leukaphereses/"
    body = {"patient": "P-001", "collected_on": "2020-02-03"}

    created = client.post(url, body, format="json")
    assert created.status_code == 201, created.content
    open_findings = [f["code"] for f in created.json()["findings"]]
    answered = client.patch(
        f"{url}{created.json()['id']}/",
        {
            "comments": {"leukapheresis.before_enrolment": "Banked"},
            "version": created.json()["version"],
            "reason": "Answered",
        },
        format="json",
    )

    assert open_findings == ["leukapheresis.before_enrolment"]
    assert answered.status_code == 200, answered.content
    assert answered.json()["findings"] == []


def test_an_override_is_refused_until_it_has_a_reason_through_the_api(trial):
    client = trial.client()
    trial.save(
        "consents",
        {
            "patient": "P-001",
            "consented_on": "2020-02-28",
            "withdrawn_on": "2020-04-01",
            "withdrawal_level": "data",
        },
    )
    url = "/api/v1/marrows/"
    body = {"patient": "P-001", "taken_on": "2020-04-02"}

    refused = client.post(url, body, format="json")
    kept = client.post(
        url, body | {"overrides": {"after_withdrawal": "Consent of the registry"}}, format="json"
    )

    assert refused.status_code == 422
    assert [e["code"] for e in refused.json()["errors"]] == ["after_withdrawal"]
    assert kept.status_code == 201, kept.content


def test_a_range_is_held_against_the_others_of_its_site_when_it_is_saved(trial):
    again = save(
        trial.coordinator,
        trial.study,
        "lab_ranges",
        values={"site": "ONE", "laboratory": "A", "analyte": "ldh"},
    )

    assert [f.code for f in again.findings] == ["lab_range.overlap", "lab_range.overlap"]
