"""Grades as every write leaves them, stored and joined into what is read."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from outcomes.models import LabRange, ToxicityObservation
from tests.factories.trials import Trial, save
from trials.access import Actor
from trials.actions import remove_record
from trials.derivations import refresh_study
from trials.models import DerivedValue
from trials.queries import body_of

pytestmark = pytest.mark.django_db

DAY = {
    "toxicity": "P-001/1/1",
    "observed_on": "2020-03-05",
    "temperature": "39",
    "antipyretic": False,
    "hypotension": True,
    "vasopressors__NOREPINEPHRINE": True,
    "oxygen": "NONE",
}

UNIT = {"alt_entered_unit": "U/L"}
COUNT = {"neutrophils_entered_unit": "/uL"}


@pytest.fixture
def trial() -> Trial:
    """One patient infused on 2 March 2020, with CRS from the third day on."""
    trial = Trial()
    trial.patient(born_on="1990-05-05", sex="F")
    trial.infusion()
    episode(trial, "CRS")
    return trial


def episode(trial: Trial, toxicity: str, **values: Any) -> Any:
    given = {"infusion": "P-001/1", "toxicity": toxicity, "occurred": True}
    return trial.save("toxicities", given | {"onset_on": "2020-03-04"} | values)


def correct(trial: Trial, table: str, record: Any, version: int = 1, **values: Any) -> Any:
    change = {"record_id": record.pk, "values": values, "version": version, "reason": "Misread"}
    return save(trial.coordinator, trial.study, table, **change).record


def stored(record: Any, name: str = "grade") -> tuple[str | None, str | None]:
    """(derived, effective)"""
    value = DerivedValue.objects.get(table=record.crf.table, record_id=record.pk, name=name)
    return value.value, value.effective


def test_a_day_is_graded_under_each_system_of_its_toxicity(trial: Trial) -> None:
    day = trial.save("toxicity_observations", DAY)

    found = {
        v.name: (v.value, v.at_least, v.missing, v.driver)
        for v in DerivedValue.objects.filter(table="toxicity_observations", record_id=day.pk)
    }

    assert found == {
        "crs_astct2019": ("3", None, [], ["hypotension"]),
        "crs_lee2014": (
            None,
            "2",
            ["dose of the vasopressor", "organ toxicity", "transaminases"],
            ["hypotension"],
        ),
    }


def test_a_corrected_and_a_removed_observation_are_followed(trial: Trial) -> None:
    toxicity = trial.save("toxicity_observations", DAY).toxicity
    grade = trial.save("toxicity_grades", {"toxicity": "P-001/1/1", "system": "ASTCT2019"})
    day = ToxicityObservation.objects.get()
    first = stored(toxicity), stored(grade)

    correct(trial, "toxicity_observations", day, vasopressors__EPINEPHRINE=True)
    corrected = stored(toxicity), stored(grade), stored(day, "crs_astct2019")
    remove_record(
        actor=Actor.of(trial.coordinator, source="api"),
        study=trial.study,
        record=ToxicityObservation,
        record_id=day.pk,
        reason="other patient",
        version=2,
    )

    assert first == (("3", "3"), ("3", "3"))
    assert corrected == (("4", "4"), ("4", "4"), ("4", "4"))
    assert stored(toxicity) == stored(grade) == (None, None)


def test_the_episode_has_the_grade_of_the_declared_system_without_a_row_of_it(
    trial: Trial,
) -> None:
    toxicity = trial.save("toxicity_observations", DAY).toxicity
    lee = trial.save("toxicity_grades", {"toxicity": "P-001/1/1", "system": "LEE2014", "grade": 2})

    assert stored(toxicity) == ("3", "3")
    assert stored(lee) == (None, "2")


def test_grades_of_other_systems_are_never_converted(trial: Trial) -> None:
    lee = trial.save("toxicity_grades", {"toxicity": "P-001/1/1", "system": "LEE2014", "grade": 2})

    assert stored(lee.toxicity) == (None, None)
    assert stored(lee) == (None, "2")


def test_an_entered_grade_stands_where_nothing_can_be_derived(trial: Trial) -> None:
    grade = trial.save(
        "toxicity_grades", {"toxicity": "P-001/1/1", "system": "ASTCT2019", "grade": 2}
    )

    assert stored(grade) == stored(grade.toxicity) == (None, "2")


def test_what_did_not_occur_has_grade_0(trial: Trial) -> None:
    none = episode(trial, "NEUROTOXICITY", occurred=False, onset_on=None)
    infection = episode(trial, "INFECTION")

    assert stored(none) == ("0", "0")
    assert not DerivedValue.objects.filter(table="toxicities", record_id=infection.pk).exists()


def test_tocilizumab_and_a_death_are_followed(trial: Trial) -> None:
    toxicity = trial.save("toxicity_observations", DAY | {"temperature": "37"}).toxicity
    untreated = stored(toxicity)

    care = {"patient": "P-001", "drug": "TOCILIZUMAB", "occurred": True}
    trial.save("supportive_care", care | {"started_on": "2020-03-04"})
    treated = stored(toxicity)
    trial.save("deaths", {"patient": "P-001", "died_on": "2020-03-09", "cause": "CRS"})

    assert (untreated, treated, stored(toxicity)) == (("0", "0"), ("3", "3"), ("5", "5"))


def test_the_age_at_assessment_chooses_the_tool(trial: Trial) -> None:
    patient = episode(trial, "NEUROTOXICITY").patient
    day = trial.save(
        "toxicity_observations",
        {
            "toxicity": "P-001/1/2",
            "observed_on": "2020-03-05",
            "ice": 10,
            "capd": 9,
            "consciousness": "ALERT",
            "seizure": "NONE",
            "motor_weakness": False,
            "icp_signs__none": True,
        },
    )
    adult = stored(day, "icans")

    correct(trial, "patients", patient, born_on="2015-05-05")

    assert (adult, stored(day, "icans")) == (("0", "0"), ("3", "3"))
    assert not DerivedValue.objects.filter(record_id=day.pk, name="crs_astct2019").exists()


def lab_range(trial: Trial, **values: Any) -> Any:
    given = {"site": "ONE", "laboratory": "North", "analyte": "alt", "upper": "40"}
    return trial.save("lab_ranges", given | values)


def test_laboratory_values_are_graded_by_the_ranges_of_their_laboratory(trial: Trial) -> None:
    lab_range(trial)
    sample = {"patient": "P-001", "laboratory": "North"}

    before = trial.save("labs", sample | {"sampled_on": "2020-03-01", "alt_entered": "30", **UNIT})
    after = trial.save("labs", sample | {"sampled_on": "2020-03-08", "alt_entered": "250", **UNIT})

    assert stored(before, "alt_ctcae5") == ("0", "0")
    assert stored(after, "alt_ctcae5") == ("3", "3")
    assert not DerivedValue.objects.filter(name="ast_ctcae5").exists()


def test_a_range_that_is_corrected_or_removed_is_followed(trial: Trial) -> None:
    found = lab_range(trial)
    values = {"patient": "P-001", "laboratory": "North", "sampled_on": "2020-03-01"}
    sample = trial.save("labs", values | {"alt_entered": "250", **UNIT})
    first = stored(sample, "alt_ctcae5")

    correct(trial, "lab_ranges", found, upper="100")
    corrected = stored(sample, "alt_ctcae5")
    remove_record(
        actor=Actor.of(trial.coordinator, source="api"),
        study=trial.study,
        record=LabRange,
        record_id=found.pk,
        reason="other laboratory",
        version=2,
    )

    assert (first, corrected) == (("3", "3"), ("1", "1"))
    assert stored(sample, "alt_ctcae5") == (None, None)


def test_counts_are_graded_and_joined_into_what_is_read(trial: Trial) -> None:
    count = trial.save(
        "blood_counts",
        {"patient": "P-001", "sampled_on": "2020-03-08", "neutrophils_entered": "400"} | COUNT,
    )

    body = body_of(count)

    assert str(body["neutrophils"]) == "0.4"
    assert body["neutrophils_ctcae5_derived"] == body["neutrophils_ctcae5_effective"] == "4"
    assert body["platelets_ctcae5_derived"] is None


def test_a_study_refreshed_as_a_whole_gives_what_the_writes_gave(trial: Trial) -> None:
    trial.save("toxicity_observations", DAY)
    trial.save("toxicity_grades", {"toxicity": "P-001/1/1", "system": "LEE2014", "grade": 2})
    lab_range(trial)
    sample = {"patient": "P-001", "laboratory": "North", "sampled_on": "2020-03-01"}
    trial.save("labs", sample | {"alt_entered": "250", **UNIT})
    names = ("table", "record_id", "name", "value", "effective", "at_least", "missing", "driver")
    before = set(map(str, DerivedValue.objects.values_list(*names)))

    unchanged = refresh_study(trial.study)
    DerivedValue.objects.all().delete()
    refresh_study(trial.study)

    assert unchanged == 0
    assert set(map(str, DerivedValue.objects.values_list(*names))) == before


def test_the_ranges_are_read_once_for_all_patients_of_a_study(trial: Trial) -> None:
    lab_range(trial)
    for number in (1, 2, 3):
        patient = f"P-00{number}"
        if number > 1:
            trial.patient(patient)
        sample = {"patient": patient, "sampled_on": "2020-03-01", "alt_entered": "250"}
        trial.save("labs", sample | UNIT)

    with CaptureQueriesContext(connection) as queries:
        refresh_study(trial.study)

    assert sum('FROM "outcomes_labrange"' in q["sql"] for q in queries) == 1
