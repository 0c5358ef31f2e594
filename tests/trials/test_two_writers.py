"""Two people on one form at the same moment."""

from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connection

from config.errors import Refused
from patients.models import Patient
from tests.factories.trials import Trial, make_user, save
from trials.access import Actor
from trials.actions import remove_record, save_records
from trials.changes import Change
from trials.crf import registry
from trials.queries import history_of

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*works: Any) -> list[Any]:
    """What each piece of work returned or raised, all begun together."""
    barrier, answers = Barrier(len(works)), [None] * len(works)

    def run(n: int, work: Any) -> None:
        barrier.wait()
        try:
            answers[n] = work()
        except Refused as refused:
            answers[n] = refused
        finally:
            connection.close()

    threads = [Thread(target=run, args=(n, work)) for n, work in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_one_wins_and_the_other_is_shown_both_versions() -> None:
    trial = Trial()
    patient = trial.patient(sex="F")
    colleague = make_user("ben", trial.study, "investigator", trial.one)
    change = {"record_id": patient.pk, "version": 1, "reason": "checked"}

    answers = at_once(
        lambda: save(trial.coordinator, trial.study, "patients", values={"arm": "A"}, **change),
        lambda: save(colleague, trial.study, "patients", values={"arm": "B"}, **change),
    )

    [lost] = [a for a in answers if isinstance(a, Refused)]
    [won] = [a for a in answers if not isinstance(a, Refused)]
    assert lost.status == 409
    assert lost.extra["current"]["values"]["arm"] == won.record.arm
    assert lost.extra["yours"]["arm"] != won.record.arm
    assert Patient.objects.get().version == 2
    assert sum(d.field == "arm" for d in history_of(patient)) == 1


def test_the_same_patient_entered_twice_at_once_is_entered_once() -> None:
    trial = Trial()
    colleague = make_user("ben", trial.study, "investigator", trial.one)
    values = {"key": "P-001", "site": "ONE"}

    answers = at_once(
        lambda: save(trial.coordinator, trial.study, "patients", values=values),
        lambda: save(colleague, trial.study, "patients", values=values),
    )

    assert [a.status for a in answers if isinstance(a, Refused)] == [409]
    assert Patient.objects.count() == 1


def test_rows_added_at_once_get_numbers_of_their_own() -> None:
    trial = Trial()
    trial.patient()
    colleague = make_user("ben", trial.study, "investigator", trial.one)
    values = {"patient": "P-001", "contact_on": "2020-05-01"}

    answers = at_once(
        lambda: save(trial.coordinator, trial.study, "follow_ups", values=values),
        lambda: save(colleague, trial.study, "follow_ups", values=values),
    )

    assert sorted(a.record.number for a in answers) == [1, 2]


def test_a_death_and_a_later_infusion_cannot_slip_past_each_other() -> None:
    trial = Trial()
    trial.patient()
    colleague = make_user("ben", trial.study, "investigator", trial.one)

    answers = at_once(
        lambda: save(
            trial.coordinator,
            trial.study,
            "deaths",
            values={"patient": "P-001", "died_on": "2020-03-01"},
        ),
        lambda: save(
            colleague,
            trial.study,
            "infusions",
            values={"patient": "P-001", "infused_on": "2020-03-02"},
        ),
    )

    assert [a.status for a in answers if isinstance(a, Refused)] == [422]
    assert registry["deaths"].objects.count() + registry["infusions"].objects.count() == 1


def test_two_lists_over_the_same_patients_in_opposite_orders_are_both_saved() -> None:
    trial = Trial()
    keys = [trial.patient(f"P-{n}").key for n in range(6)]
    actor = Actor.of(trial.coordinator, source="api")

    def enter(patients: list[str]) -> Any:
        changes = [Change({"patient": key, "consented_on": "2020-01-07"}) for key in patients]
        consents = registry["consents"]
        return save_records(actor=actor, study=trial.study, record=consents, changes=changes)

    answers = at_once(lambda: enter(keys), lambda: enter(keys[::-1]))

    assert [len(answer) for answer in answers] == [6, 6]


def test_a_row_is_not_entered_under_one_that_is_removed_at_the_same_moment() -> None:
    trial = Trial()
    trial.patient()
    infusion = trial.infusion()
    colleague = make_user("ben", trial.study, "investigator", trial.one)

    answers = at_once(
        lambda: remove_record(
            actor=Actor.of(colleague, source="api"),
            study=trial.study,
            record=registry["infusions"],
            record_id=infusion.pk,
            reason="entered twice",
            version=1,
        ),
        lambda: save(trial.coordinator, trial.study, "doses", values={"infusion": "P-001/1"}),
    )

    assert len([a for a in answers if isinstance(a, Refused)]) == 1
    infusion.refresh_from_db()
    assert registry["doses"].objects.exists() == (infusion.removed_at is None)
