"""What the machinery of a save holds against: keys of others, silent refusals, odd numbers."""

from decimal import Decimal
from typing import Any

import pytest

from config.errors import Refused
from outcomes.models import ToxicityGrade
from patients.models import Patient
from tests.factories.trials import Trial, save
from trials.access import Actor
from trials.actions import lock_form, remove_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def trial() -> Trial:
    return Trial()


def refusal(trial: Trial, table: str, values: dict[str, Any], **more: Any) -> Refused:
    with pytest.raises(Refused) as refused:
        trial.save(table, values, **more)
    return refused.value


def codes(refused: Refused) -> set[str]:
    return {f.code for f in refused.findings}


@pytest.mark.requirement("G18")
def test_the_key_of_another_sites_patient_is_taken_and_nothing_of_the_patient_told(
    trial: Trial,
) -> None:
    theirs = {"key": "P-001", "site": "TWO", "arm": "told to nobody"}
    save(trial.outsider, trial.study, "patients", values=theirs)

    refused = refusal(trial, "patients", {"key": "P-001", "site": "ONE"})

    assert (refused.status, codes(refused), refused.extra) == (409, {"key_taken"}, {})
    assert "told to nobody" not in str(refused.body())


@pytest.mark.requirement("G18")
def test_a_removed_patient_of_another_site_cannot_be_taken_over(trial: Trial) -> None:
    theirs = {"key": "P-001", "site": "TWO", "arm": "told to nobody"}
    removed = save(trial.outsider, trial.study, "patients", values=theirs).record
    remove_record(
        actor=Actor.of(trial.outsider, source="api"),
        study=trial.study,
        record=Patient,
        record_id=removed.pk,
        reason="entered in error",
        version=1,
    )

    refused = refusal(trial, "patients", {"key": "P-001", "site": "ONE"}, reason="ours")

    assert codes(refused) == {"key_taken"}
    assert Patient.objects.get().site == trial.two


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"values": {"site": "TWO"}}, "key_is_permanent"),
        ({"values": {"site": 0}}, "key_is_permanent"),
        ({"values": {"key": "P-002"}}, "key_is_permanent"),
        ({"values": {"wbc_diagnosis_entered_unit": "10^6/kg"}}, "incomplete_quantity"),
        ({"values": {}, "missing": {"arm": "forgotten"}}, "unknown_code"),
        ({"values": {}, "missing": {"number": "unknown"}}, "unknown_field"),
    ],
)
def test_what_cannot_be_stored_is_refused_and_not_called_unchanged(
    trial: Trial, change: dict[str, Any], code: str
) -> None:
    patient = trial.patient(sex="F")

    with pytest.raises(Refused) as refused:
        save(
            trial.coordinator,
            trial.study,
            "patients",
            record_id=patient.pk,
            version=1,
            reason="checked",
            **change,
        )

    assert refused.value.status == 422
    assert codes(refused.value) == {code}


def test_the_part_of_a_key_can_neither_change_nor_be_missing(trial: Trial) -> None:
    trial.patient()
    trial.infusion()
    trial.save(
        "toxicities",
        {"infusion": "P-001/1", "toxicity": "CRS", "occurred": True, "onset_on": "2020-03-04"},
    )
    grade = trial.save("toxicity_grades", {"toxicity": "P-001/1/1", "system": "LEE2014"})

    changed = refusal(
        trial,
        "toxicity_grades",
        {"system": "ASTCT2019"},
        record_id=grade.pk,
        version=1,
        reason="misread",
    )
    nameless = refusal(
        trial, "toxicity_grades", {"toxicity": "P-001/1/1"}, missing={"system": "unknown"}
    )

    assert codes(changed) == {"key_is_permanent"}
    assert (nameless.status, codes(nameless)) == (400, {"required"})
    assert ToxicityGrade.objects.get().system == "LEE2014"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"number": 0}, "impossible_value"),
        ({"key": "P-001/0"}, "impossible_value"),
        ({"key": "P-001/²"}, "key_is_permanent"),
        ({"key": "P-001/" + "1" * 5000}, "key_is_permanent"),
    ],
)
def test_a_number_that_is_none_is_refused(trial: Trial, given: dict[str, Any], code: str) -> None:
    trial.patient()

    refused = refusal(trial, "infusions", {"patient": "P-001", "infused_on": "2020-03-02", **given})

    assert (refused.status, codes(refused)) == (422, {code})


def test_more_digits_than_are_kept_do_not_make_a_change(trial: Trial) -> None:
    patient = trial.patient(wbc_diagnosis="0.30000000000000004")

    again = save(
        trial.coordinator,
        trial.study,
        "patients",
        record_id=patient.pk,
        values={"wbc_diagnosis": "0.30000000000000004"},
    )

    assert not again.changed
    assert Patient.objects.get().wbc_diagnosis == Decimal("0.3")


def test_a_number_too_small_to_keep_is_not_made_zero(trial: Trial) -> None:
    refused = refusal(
        trial, "patients", {"key": "P-001", "site": "ONE", "wbc_diagnosis": "0.00000000001"}
    )

    assert (refused.status, codes(refused)) == (400, {"unreadable"})


def test_a_number_too_large_in_its_own_unit_is_refused(trial: Trial) -> None:
    trial.patient()
    trial.infusion()

    refused = refusal(
        trial,
        "doses",
        {
            "infusion": "P-001/1",
            "cells_per_kg_entered": "999999999999",
            "cells_per_kg_entered_unit": "10^8/kg",
        },
    )

    assert (refused.status, codes(refused)) == (422, {"impossible_value"})


@pytest.mark.parametrize(
    "more", [{"reason": "a\x00"}, {"comments": {"a\x00": "b"}}, {"overrides": {"a": "b\x00"}}]
)
def test_a_nul_character_beside_the_values_is_refused(trial: Trial, more: dict[str, Any]) -> None:
    refused = refusal(trial, "patients", {"key": "P-001", "site": "ONE"}, **more)

    assert (refused.status, codes(refused)) == (400, {"unreadable"})


def test_a_reason_too_long_for_a_form_is_refused(trial: Trial) -> None:
    patient = trial.patient()
    manager = Actor.of(trial.person("data_manager"), source="page")

    with pytest.raises(Refused) as refused:
        lock_form(actor=manager, form_id=patient.forms.get().pk, reason="x" * 1001, version=1)

    assert codes(refused.value) == {"too_long"}


def test_a_row_keeps_the_protocol_version_it_was_first_entered_under() -> None:
    trial = Trial(protocol_version="1.0")
    first = trial.patient()
    trial.study.protocol_version = "2.0"
    trial.study.save()

    second = trial.patient("P-002")
    changed = trial.save("patients", {"sex": "F"}, record_id=first.pk, version=1, reason="asked")

    body = trial.client().get(f"/api/v1/patients/{first.pk}/").json()
    assert (changed.protocol_version, second.protocol_version) == ("1.0", "2.0")
    assert body["protocol_version"] == "1.0"


def test_when_the_source_knew_may_be_after_the_death_and_never_in_the_future(trial: Trial) -> None:
    trial.patient()
    trial.infusion()
    trial.save("deaths", {"patient": "P-001", "died_on": "2020-04-02"})
    marrow = {"patient": "P-001", "taken_on": "2020-03-30", "blasts_pct": 2}

    known = trial.save("marrows", {**marrow, "known_on": "2020-04-20"})
    refused = refusal(trial, "marrows", {**marrow, "known_on": "2999-01-01"})

    assert known.known_on.isoformat() == "2020-04-20"
    assert codes(refused) == {"in_the_future"}


def test_a_death_is_held_against_every_table_and_empty_ones_are_asked_for_together(
    trial: Trial, django_assert_max_num_queries: Any
) -> None:
    trial.patient()
    trial.infusion()
    late = trial.save("imaging", {"patient": "P-001", "imaged_on": "2020-05-01"})
    death = {"patient": "P-001", "died_on": "2020-04-02"}

    refused = refusal(trial, "deaths", death)
    remove_record(
        actor=Actor.of(trial.coordinator, source="page"),
        study=trial.study,
        record=type(late),
        record_id=late.pk,
        reason="another patient's",
        version=1,
    )
    # There are more tables than that.
    with django_assert_max_num_queries(40):
        saved = trial.save("deaths", death)

    assert codes(refused) == {"after_death"}
    assert saved.died_on.isoformat() == "2020-04-02"
