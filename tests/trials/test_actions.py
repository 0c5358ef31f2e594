"""The one write path: what it refuses, in which order, and what it leaves behind."""

from decimal import Decimal

import pytest

from config.errors import Refused, RuleViolation, override
from outcomes.models import Death, Relapse
from patients.models import Consent, Patient
from tests.factories.trials import Trial, save
from trials.access import Actor
from trials.actions import complete_form, lock_form, remove_record, save_records, unlock_form
from trials.changes import Change
from trials.crf import registry
from trials.models import Form
from trials.queries import history_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def trial() -> Trial:
    return Trial()


def codes(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {f.code for f in refused.value.findings}


def test_a_first_save_needs_no_reason_and_makes_key_form_and_version(trial: Trial) -> None:
    trial.patient()

    infusion = trial.infusion()

    assert (infusion.key, infusion.number, infusion.version) == ("P-001/1", 1, 1)
    assert (infusion.form.form_type, infusion.form.visit) == ("infusions", "1")


@pytest.mark.requirement("G4")
@pytest.mark.parametrize("reason", [None, "", "   "])
def test_a_change_without_a_reason_is_refused(trial: Trial, reason: str | None) -> None:
    patient = trial.patient(sex="F")

    with pytest.raises(RuleViolation) as refused:
        save(
            trial.coordinator,
            trial.study,
            "patients",
            record_id=patient.pk,
            values={"sex": "M"},
            version=1,
            reason=reason,
        )

    assert codes(refused) == {"reason_required"}
    assert Patient.objects.get().sex == "F"


def test_filling_an_empty_field_is_a_change_and_an_equal_value_is_none(trial: Trial) -> None:
    patient = trial.patient(sex="F")

    unchanged = save(
        trial.coordinator, trial.study, "patients", record_id=patient.pk, values={"sex": "F"}
    )
    with pytest.raises(RuleViolation):
        save(
            trial.coordinator,
            trial.study,
            "patients",
            record_id=patient.pk,
            values={"arm": "A"},
            version=1,
        )

    assert (unchanged.changed, unchanged.record.version) == (False, 1)
    assert len(history_of(patient)) == 3  # key, site and sex of the first entry


def test_a_stale_version_shows_both_and_loses_nothing(trial: Trial) -> None:
    patient = trial.patient(sex="F")
    change = {"record_id": patient.pk, "version": 1, "reason": "misread"}
    save(trial.coordinator, trial.study, "patients", values={"sex": "M"}, **change)

    with pytest.raises(Refused) as refused:
        save(trial.coordinator, trial.study, "patients", values={"arm": "B"}, **change)

    assert refused.value.status == 409
    assert refused.value.extra["current"]["version"] == 2
    assert refused.value.extra["current"]["values"]["sex"] == "M"
    assert refused.value.extra["yours"]["arm"] == "B"


def test_a_change_without_a_version_is_unreadable(trial: Trial) -> None:
    patient = trial.patient(sex="F")

    with pytest.raises(Refused) as refused:
        save(
            trial.coordinator,
            trial.study,
            "patients",
            record_id=patient.pk,
            values={"sex": "M"},
            reason="misread",
        )

    assert refused.value.status == 400


def test_a_second_row_of_one_key_is_a_conflict(trial: Trial) -> None:
    trial.patient()
    trial.infusion()

    with pytest.raises(Refused) as refused:
        trial.save("infusions", {"patient": "P-001", "number": 1, "infused_on": "2020-09-01"})

    assert refused.value.status == 409


def test_every_fault_comes_at_once(trial: Trial) -> None:
    trial.patient()

    with pytest.raises(RuleViolation) as refused:
        trial.infusion(
            on="2999-01-01", blasts_pct=101, strategy="triple", disease_status="relapsed"
        )

    assert codes(refused) == {"in_the_future", "impossible_value", "unknown_code"}


def test_shape_comes_before_rules(trial: Trial) -> None:
    trial.patient()

    with pytest.raises(Refused) as refused:
        trial.infusion(on="02.03.2020", blasts_pct="many", strategy="triple")

    assert refused.value.status == 400
    assert {f.field for f in refused.value.findings} == {"infused_on", "blasts_pct"}


def test_a_value_and_a_missing_reason_exclude_each_other(trial: Trial) -> None:
    with pytest.raises(RuleViolation) as refused:
        trial.save(
            "patients", {"key": "P-001", "site": "ONE", "sex": "F"}, missing={"sex": "unknown"}
        )

    assert codes(refused) == {"value_and_missing_reason"}


def test_a_missing_reason_gives_way_to_a_value(trial: Trial) -> None:
    patient = trial.save("patients", {"key": "P-001", "site": "ONE"}, missing={"sex": "unknown"})

    saved = save(
        trial.coordinator,
        trial.study,
        "patients",
        record_id=patient.pk,
        values={"sex": "F"},
        version=1,
        reason="found in the file",
    )

    assert saved.record.missing == {}


def test_a_quantity_keeps_what_was_printed_beside_the_canonical_value(trial: Trial) -> None:
    trial.patient()
    trial.infusion()

    dose = trial.save(
        "doses",
        {
            "infusion": "P-001/1",
            "cells_per_kg_entered": "0.5",
            "cells_per_kg_entered_unit": "10^7/kg",
        },
    )

    assert dose.cells_per_kg == Decimal(5_000_000)
    assert (dose.cells_per_kg_entered, dose.cells_per_kg_entered_unit) == (
        Decimal("0.5"),
        "10^7/kg",
    )


def test_a_unit_of_another_dimension_is_refused(trial: Trial) -> None:
    with pytest.raises(RuleViolation) as refused:
        trial.patient(wbc_diagnosis_entered=12, wbc_diagnosis_entered_unit="10^6/kg")

    assert codes(refused) == {"wrong_unit"}


def test_an_mrd_level_needs_its_unit(trial: Trial) -> None:
    trial.patient()
    mrd = {"patient": "P-001", "assay": "FLOW"}

    with pytest.raises(RuleViolation) as refused:
        trial.save("mrd", {**mrd, "level": "0.01"})
    kept = trial.save("mrd", {**mrd, "level_entered": "0.01", "level_entered_unit": "%"})

    assert codes(refused) == {"unit_required"}
    assert kept.level == Decimal("0.0001")


@pytest.mark.parametrize(
    ("text", "stored", "precision"),
    [
        ("2001", "2001-01-01", "year"),
        ("2001-05", "2001-05-01", "month"),
        ("2001-05-07", "2001-05-07", "day"),
    ],
)
def test_a_partial_date_is_kept_as_far_as_it_is_known(
    trial: Trial, text: str, stored: str, precision: str
) -> None:
    patient = trial.patient(born_on=text)

    assert (patient.born_on.isoformat(), patient.born_on_precision) == (stored, precision)


def test_none_of_these_differs_from_not_asked(trial: Trial) -> None:
    trial.patient()

    asked = trial.infusion(emd_sites__none=True)
    unasked = trial.infusion(on="2020-09-01")

    assert asked.emd_sites == []
    assert unasked.emd_sites is None


@pytest.mark.requirement("G19")
def test_a_soft_finding_is_accepted_and_stays_open_until_commented(trial: Trial) -> None:
    trial.patient()

    open_one = trial.infusion(blasts_pct="35.1", m2_or_worse=False)
    settled = save(
        trial.coordinator,
        trial.study,
        "infusions",
        record_id=open_one.pk,
        values={"dose_level": "2"},
        comments={"infusion.marrow_class": "as in the source"},
        version=1,
        reason="dose level found",
    )

    assert [f["code"] for f in open_one.findings] == ["infusion.marrow_class"]
    assert settled.record.findings == []


@pytest.mark.requirement("G19")
def test_an_override_is_refused_until_a_reason_is_given_and_both_values_are_kept(
    trial: Trial,
) -> None:
    trial.patient()
    trial.infusion()
    trial.save("marrows", {"patient": "P-001", "taken_on": "2020-03-30", "blasts_pct": 40})
    response = {"patient": "P-001", "visit": "DAY28", "assessed_on": "2020-03-30", "response": "CR"}

    with pytest.raises(RuleViolation) as refused:
        trial.save("responses", response)
    kept = trial.save(
        "responses", response, overrides={"response.contradicts_derivation": "second reading: 2 %"}
    )

    assert codes(refused) == {"response.contradicts_derivation"}
    assert kept.response == "CR"


def test_a_reason_given_for_one_value_does_not_silence_the_finding_about_the_next(
    trial: Trial,
) -> None:
    trial.patient()
    first = trial.infusion(blasts_pct=30, m2_or_worse=False)
    commented = save(
        trial.coordinator,
        trial.study,
        "infusions",
        record_id=first.pk,
        values={},
        comments={"infusion.marrow_class": "as in the source"},
        version=1,
        reason="checked",
    ).record
    elsewhere = save(
        trial.coordinator,
        trial.study,
        "infusions",
        record_id=first.pk,
        values={"dose_level": "2"},
        version=2,
        reason="dose level found",
    ).record
    corrected = save(
        trial.coordinator,
        trial.study,
        "infusions",
        record_id=first.pk,
        values={"blasts_pct": 80},
        version=3,
        reason="misread",
    ).record

    assert commented.findings == elsewhere.findings == []
    assert [f["code"] for f in corrected.findings] == ["infusion.marrow_class"]
    assert corrected.comments == {}


def test_nothing_happens_after_death_whichever_is_entered_first(trial: Trial) -> None:
    trial.patient()
    trial.infusion(on="2020-03-02")

    with pytest.raises(RuleViolation) as too_early:
        trial.save("deaths", {"patient": "P-001", "died_on": "2020-03-01"})
    trial.save("deaths", {"patient": "P-001", "died_on": "2020-03-02"})
    with pytest.raises(RuleViolation) as too_late:
        trial.infusion(on="2020-03-03")

    assert codes(too_early) == codes(too_late) == {"after_death"}


def test_a_death_in_an_unknown_month_of_the_year_allows_that_whole_year(trial: Trial) -> None:
    trial.patient()
    trial.save("deaths", {"patient": "P-001", "died_on": "2020"})

    kept = trial.infusion(on="2020-12-31")

    assert kept.pk


def test_asked_and_not_so_has_no_date(trial: Trial) -> None:
    trial.patient()

    with pytest.raises(RuleViolation) as refused:
        trial.save("relapses", {"patient": "P-001", "occurred": False, "relapsed_on": "2020-05-01"})
    kept = trial.save("relapses", {"patient": "P-001", "occurred": False})

    assert codes(refused) == {"not_occurred"}
    assert kept.occurred is False


def test_planned_fractions_are_checked_on_the_set_and_never_on_one_row(trial: Trial) -> None:
    trial.patient()
    trial.infusion()
    actor = Actor.of(trial.coordinator, source="api")
    rows = [
        Change({"infusion": "P-001/1", "planned_fraction_pct": pct, "given_on": f"2020-03-0{day}"})
        for pct, day in ((10, 2), (30, 3), (50, 4))
    ]

    with pytest.raises(RuleViolation) as refused:
        save_records(actor=actor, study=trial.study, record=registry["doses"], changes=rows)
    single = trial.save("doses", dict(rows[0].values))

    assert codes(refused) == {"doses.planned_fractions"}
    assert registry["doses"].objects.count() == 1
    assert single.planned_fraction_pct == 10


def test_a_list_is_all_or_nothing_and_names_the_row(trial: Trial) -> None:
    trial.patient()
    actor = Actor.of(trial.coordinator, source="api")
    good, bad = (
        Change({"patient": "P-001", "contact_on": on}) for on in ("2020-05-01", "2999-05-01")
    )

    with pytest.raises(RuleViolation) as refused:
        save_records(
            actor=actor, study=trial.study, record=registry["follow_ups"], changes=[good, bad]
        )

    assert [f.row for f in refused.value.findings] == [2]
    assert registry["follow_ups"].objects.count() == 0


@pytest.mark.requirement("G23")
def test_removal_leaves_a_tombstone_and_the_row_can_only_come_back_as_itself(trial: Trial) -> None:
    trial.patient()
    death = trial.save("deaths", {"patient": "P-001", "died_on": "2020-05-01"})
    actor = Actor.of(trial.coordinator, source="page")
    remove_record(
        actor=actor,
        study=trial.study,
        record=Death,
        record_id=death.pk,
        reason="other patient",
        version=1,
    )

    with pytest.raises(RuleViolation) as refused:
        trial.save("deaths", {"patient": "P-001", "died_on": "2020-06-01"})
    again = trial.save(
        "deaths", {"patient": "P-001", "died_on": "2020-06-01"}, reason="died in June"
    )

    assert codes(refused) == {"reason_required"}
    assert (again.pk, again.version, again.removed_at) == (death.pk, 3, None)


def test_a_row_that_others_rest_on_cannot_be_removed(trial: Trial) -> None:
    trial.patient()
    infusion = trial.infusion()
    trial.save("doses", {"infusion": "P-001/1"})

    with pytest.raises(RuleViolation) as refused:
        remove_record(
            actor=Actor.of(trial.coordinator, source="api"),
            study=trial.study,
            record=registry["infusions"],
            record_id=infusion.pk,
            reason="wrong patient",
            version=1,
        )

    assert codes(refused) == {"has_children"}
    assert "P-001/1/1" in str(refused.value)


@pytest.mark.requirement("G9")
@pytest.mark.requirement("G10")
def test_a_locked_form_refuses_every_write_and_opens_only_with_right_and_reason(
    trial: Trial,
) -> None:
    patient = trial.patient(sex="F")
    manager = Actor.of(trial.person("data_manager"), source="page")
    coordinator = Actor.of(trial.coordinator, source="page")
    form = Form.objects.get(patient=patient)
    lock_form(actor=manager, form_id=form.pk, reason="cleaned", version=1)

    with pytest.raises(Refused) as refused:
        save(
            trial.coordinator,
            trial.study,
            "patients",
            record_id=patient.pk,
            values={"sex": "M"},
            version=1,
            reason="misread",
        )
    with pytest.raises(Refused) as not_yours:
        unlock_form(actor=coordinator, form_id=form.pk, reason="please", version=2)
    with pytest.raises(RuleViolation) as no_reason:
        unlock_form(actor=manager, form_id=form.pk, reason=" ", version=2)
    opened = unlock_form(actor=manager, form_id=form.pk, reason="late source", version=2)

    assert refused.value.status == 423
    assert refused.value.extra["lock"]["reason"] == "cleaned"
    assert not_yours.value.status == 403
    assert codes(no_reason) == {"reason_required"}
    assert opened.status == "draft"
    assert Patient.objects.get().sex == "F"


def test_a_form_is_complete_only_when_critical_fields_are_answered(trial: Trial) -> None:
    trial.patient()
    consent = trial.save("consents", {"patient": "P-001", "form_version": "3"})
    actor = Actor.of(trial.coordinator, source="page")

    with pytest.raises(RuleViolation) as refused:
        complete_form(actor=actor, form_id=consent.form_id, reason=None, version=1)
    save(
        trial.coordinator,
        trial.study,
        "consents",
        record_id=consent.pk,
        values={"consented_on": "2020-01-07"},
        version=1,
        reason="added",
    )
    done = complete_form(actor=actor, form_id=consent.form_id, reason=None, version=1)

    assert codes(refused) == {"empty_without_reason"}
    assert done.status == "complete"
    assert Consent.objects.count() == 1


def test_a_reason_on_one_record_does_not_complete_a_form_for_its_neighbour(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    trial.patient()
    infusion = trial.infusion()
    reason = {"dose.checked": "seen in the pharmacy file"}
    doses = [trial.save("doses", {"infusion": "P-001/1"}) for _ in range(2)]
    type(doses[1]).objects.filter(pk=doses[1].pk).update(overrides=reason)
    checks = {"doses": [lambda row, book: [override("dose.checked", "given_on", row["key"])]]}
    monkeypatch.setattr("trials.checks._rules", checks)
    actor = Actor.of(trial.coordinator, source="page")

    with pytest.raises(RuleViolation) as refused:
        complete_form(actor=actor, form_id=infusion.form_id, reason=None, version=1)

    left = [f.message for f in refused.value.findings if f.code == "dose.checked"]
    assert left == [doses[0].key]


def test_a_soft_finding_about_a_set_is_open_on_its_record_once_the_form_is_complete(
    trial: Trial,
) -> None:
    trial.patient()
    trial.infusion()
    # The study grades by ASTCT 2019; the only grade, entered after its episode, is Lee's.
    episode = trial.save("toxicities", {
        "infusion": "P-001/1", "toxicity": "CRS", "occurred": True, "onset_on": "2020-03-04",
    })  # fmt: skip
    trial.save("toxicity_grades", {"toxicity": episode.key, "system": "LEE2014", "grade": 1})
    actor = Actor.of(trial.coordinator, source="page")
    before = [f["code"] for f in episode.findings]

    complete_form(actor=actor, form_id=episode.form_id, reason=None, version=1)

    code = "toxicity_grades.study_system"
    episode.refresh_from_db()
    assert code not in before
    assert [f["code"] for f in episode.findings if f["code"] == code] == [code]
    assert episode.version == 1
    save(
        trial.coordinator,
        trial.study,
        "toxicities",
        record_id=episode.pk,
        comments={code: "The trial graded by Lee only."},
        values={},
        version=1,
        reason="asked back",
    )
    complete_form(actor=actor, form_id=episode.form_id, reason=None, version=2)
    episode.refresh_from_db()
    assert code not in [f["code"] for f in episode.findings]


def test_a_patient_of_another_site_looks_as_if_not_there(trial: Trial) -> None:
    trial.patient()

    with pytest.raises(Refused) as hidden:
        save(
            trial.outsider,
            trial.study,
            "relapses",
            values={"patient": "P-001", "occurred": False},
        )
    with pytest.raises(Refused) as absent:
        save(
            trial.outsider,
            trial.study,
            "relapses",
            values={"patient": "P-999", "occurred": False},
        )

    assert hidden.value.status == absent.value.status == 404
    assert str(hidden.value).replace("P-001", "P-999") == str(absent.value)
    assert Relapse.objects.count() == 0


def test_a_link_to_another_patients_row_is_refused(trial: Trial) -> None:
    trial.patient("P-001")
    trial.patient("P-002")
    trial.infusion("P-002")

    with pytest.raises(RuleViolation) as refused:
        trial.save("marrows", {"patient": "P-001", "taken_on": "2020-04-01", "infusion": "P-002/1"})

    assert codes(refused) == {"unknown_link"}
