"""Loading a synthetic study by COPY gives what saving row by row gives, and refuses all else."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.db import connection

from config.errors import Refused, Severity
from patients.models import Patient
from tests.factories.trials import Trial
from trials.access import Actor
from trials.casebook import as_row
from trials.crf import PatientRecord, registry
from trials.loading import Loaded, load_records, parents_first
from trials.models import DerivedValue, Form
from trials.queries import event_model

pytestmark = pytest.mark.django_db

ROWS: dict[str, list[dict[str, Any]]] = {
    "patients": [
        {
            "key": "P-001",
            "site": "ONE",
            "born_on": "1990-05",
            "wbc_diagnosis_entered": "15200",
            "wbc_diagnosis_entered_unit": "/uL",
            "first_response_missing": "unknown",
        },
        {"key": "P-002", "site": "TWO"},
    ],
    "products": [{"patient": "P-001", "construct": "CD19"}],
    "infusions": [
        {
            "patient": "P-001",
            "infused_on": "2020-03-02",
            "blasts_pct": "40",
            "emd_sites__BONE": True,
        }
    ],
    "doses": [
        {
            "infusion": "P-001/1",
            "product": "P-001/1",
            "given_on": "2020-03-02",
            "planned_fraction_pct": 100,
        }
    ],
    "toxicities": [{"infusion": "P-001/1", "toxicity": "CRS", "occurred": True}],
    "toxicity_grades": [{"toxicity": "P-001/1/1", "system": "ASTCT2019", "grade": 2}],
    "genetics": [
        {"patient": "P-001", "aberration": "TP53", "status": "negative"},
        {"patient": "P-001", "aberration": "DEL7", "status": "not_done"},
    ],
    "marrows": [
        {"patient": "P-001", "infusion": "P-001/1", "taken_on": "2020-03-30", "blasts_pct": "1"}
    ],
    "responses": [
        {
            "patient": "P-001",
            "infusion": "P-001/1",
            "visit": "DAY28",
            "assessed_on": "2020-03-30",
            "response": "CR",
            "anc": "2.1",
            "platelets": "140",
            "emd": False,
        }
    ],
    "deaths": [{"patient": "P-001", "died_on": "2021-04", "cause": "INFECTION"}],
}


@pytest.fixture
def trial() -> Trial:
    return with_construct(Trial(synthetic=True))


def with_construct(trial: Trial) -> Trial:
    registry["constructs"]._default_manager.create(study=trial.study, key="CD19", name="CD19 CAR")
    return trial


def load(trial: Trial, rows: Mapping[str, list[dict[str, Any]]] = ROWS, **more: Any) -> Loaded:
    return load_records(
        actor=Actor.system(), study=trial.study, groups=[rows], why="Loaded for a test", **more
    )


def stored(trial: Trial) -> dict[str, list[dict[str, Any]]]:
    """All rows of the study by table, without what differs from one writing to the next."""
    return {
        table: [
            {
                **{k: v for k, v in as_row(r).items() if k not in ("id", "entered_at")},
                "form": form_identity(r),
            }
            for r in registry[table]._default_manager.filter(study=trial.study).order_by("key")
        ]
        for table in ROWS
    }


def form_identity(record: Any) -> tuple[str, ...] | None:
    if not isinstance(record, PatientRecord):
        return None
    form = record.form
    anchor = registry[form.anchor_table]._default_manager.get(pk=form.anchor_id)
    return (form.form_type, form.anchor_table, anchor.key, form.visit)


def test_loaded_rows_are_those_that_saving_row_by_row_gives(trial: Trial) -> None:
    typed = with_construct(Trial("TYPED", synthetic=True))
    people = {"P-001": typed.coordinator, "P-002": typed.outsider}
    for table in parents_first(ROWS):
        for row in ROWS[table]:
            missing = {
                name.removesuffix("_missing"): reason
                for name, reason in row.items()
                if name.endswith("_missing")
            }
            values = {k: v for k, v in row.items() if not k.endswith("_missing")}
            if row.get("key") in people:
                typed.coordinator = people[row["key"]]
            else:
                typed.coordinator = people["P-001"]
            typed.save(table, values, missing=missing)

    load(trial)

    assert stored(trial) == stored(typed)
    forms = {
        study: Form.objects.filter(study=study).count() for study in (trial.study, typed.study)
    }
    assert forms[trial.study] == forms[typed.study]


def test_derived_values_are_there_after_the_load(trial: Trial) -> None:
    load(trial)

    derived = DerivedValue.objects.get(study=trial.study, name="day28_response")
    assert (derived.value, derived.effective) == ("CR", "CR")


def test_the_rows_are_counted_and_the_progress_told(trial: Trial) -> None:
    told: list[int] = []

    loaded = load(trial, advanced=told.append)

    assert loaded.rows == {table: len(rows) for table, rows in ROWS.items()}
    assert sum(told) == sum(map(len, ROWS.values()))
    assert loaded.findings == {}


def test_findings_are_counted_and_soft_ones_stay_open_on_the_row(trial: Trial) -> None:
    rows = {
        "patients": [{"key": "P-001", "site": "ONE"}],
        "infusions": [
            {
                "patient": "P-001",
                "infused_on": "2020-03-02",
                "blasts_pct": "40",
                "m2_or_worse": False,
            }
        ],
        "doses": [{"infusion": "P-001/1", "planned_fraction_pct": 30}],
        "relapses": [{"patient": "P-001", "occurred": False, "relapsed_on": "2020-09-01"}],
        "genetics": [{"patient": "P-001", "aberration": "TP53"}],
        "deaths": [{"patient": "P-001", "died_on": "2020-02-01"}],
    }

    loaded = load(trial, rows)

    assert loaded.findings[Severity.SOFT, "infusion.marrow_class"] == 1
    assert loaded.findings[Severity.HARD, "doses.planned_fractions"] == 1
    assert loaded.findings[Severity.HARD, "not_occurred"] == 1
    assert loaded.findings[Severity.HARD, "required"] == 1
    assert loaded.findings[Severity.HARD, "after_death"] > 0
    infusion = registry["infusions"]._default_manager.get(study=trial.study)
    assert [f["code"] for f in infusion.findings] == ["infusion.marrow_class"]


@pytest.mark.requirement("G3")
def test_copied_rows_are_signed_and_what_follows_is_not(trial: Trial) -> None:
    load(trial)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE patients_patient SET sex = 'F' WHERE key = 'P-001'")

    inserted, updated = event_model(Patient)._default_manager.filter(key="P-001").order_by("pgh_id")
    assert inserted.pgh_context["user"] == "system"
    assert inserted.pgh_context["why"] == "Loaded for a test"
    assert not (updated.pgh_context or {}).get("user")
    assert updated.database_user == inserted.database_user


def test_entering_goes_on_after_the_load(trial: Trial) -> None:
    load(trial)

    infusion = trial.infusion(on="2020-09-01")

    assert infusion.key == "P-001/2"


def test_a_study_with_data_is_refused(trial: Trial) -> None:
    trial.patient("P-009")

    with pytest.raises(Refused, match="TRIAL has data") as refused:
        load(trial)

    assert refused.value.status == 422
    assert Patient.objects.count() == 1


def test_a_study_that_is_not_synthetic_is_refused() -> None:
    real = Trial("REAL")

    with pytest.raises(Refused, match="REAL is not synthetic"):
        load(real)

    assert not Patient.objects.exists()


def test_every_fault_is_told_with_its_row_and_nothing_is_written(trial: Trial) -> None:
    rows = {
        "patients": [
            {"key": "P-001", "site": "ONE"},
            {"key": "P-001", "site": "ONE"},
            {"key": "P-002", "site": "NOWHERE"},
            {"key": "P-003"},
            {"key": "P-004", "site": "ONE", "colour": "red"},
            {"key": "P-005", "site": "ONE", "enrolled_on": "soon"},
            {"key": "P-006", "site": "ONE", "wbc_diagnosis_entered": 4},
            {"key": "P-007", "site": "ONE", "sex": "F", "sex_missing": "unknown"},
            {"key": "P-008", "site": "ONE", "sex_missing": "forgot"},
        ],
        "consents": [{"patient": "P-999"}],
    }

    with pytest.raises(Refused) as refused:
        load(trial, rows)

    assert {(f.row, f.code) for f in refused.value.findings} == {
        (2, "conflict"),
        (3, "unknown_link"),
        (4, "required"),
        (5, "unknown_field"),
        (6, "unreadable"),
        (7, "incomplete_quantity"),
        (8, "value_and_missing_reason"),
        (9, "unknown_code"),
        (1, "unknown_link"),
    }
    assert not Patient.objects.exists()


def test_a_table_that_patients_do_not_have_is_refused(trial: Trial) -> None:
    with pytest.raises(Refused, match="sites is no table of patients' rows"):
        load(trial, {"sites": [{"key": "THREE"}]})


def test_tables_come_in_an_order_in_which_links_lead_back() -> None:
    ordered = parents_first(reversed(list(ROWS)))

    assert ordered[0] == "patients"
    assert ordered.index("products") < ordered.index("doses")
    assert ordered.index("infusions") < ordered.index("toxicities")
    assert ordered.index("toxicities") < ordered.index("toxicity_grades")


def of_others(rows: Mapping[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """The same rows of other patients."""
    return {
        table: [
            {
                name: value.replace("P-", "Q-") if isinstance(value, str) else value
                for name, value in row.items()
            }
            for row in found
        ]
        for table, found in rows.items()
    }


def test_groups_of_patients_are_stored_as_if_they_came_at_once(trial: Trial) -> None:
    other = with_construct(Trial("OTHER", synthetic=True))
    first, second = dict(ROWS), of_others(ROWS)
    together = {table: [*first[table], *second[table]] for table in first}

    apart = load_records(
        actor=Actor.system(), study=trial.study, groups=[first, second], why="Loaded for a test"
    )
    at_once = load(other, together)

    assert apart == at_once
    assert stored(trial) == stored(other)
    derived = DerivedValue.objects.values_list("table", "name", "value", "effective")
    assert sorted(derived.filter(study=trial.study), key=str) == sorted(
        derived.filter(study=other.study), key=str
    )


def test_a_group_that_cannot_be_stored_leaves_nothing_of_the_ones_before(trial: Trial) -> None:
    faulty = {"patients": [{"key": "Q-001", "site": "NOWHERE"}]}

    with pytest.raises(Refused) as refused:
        load_records(
            actor=Actor.system(), study=trial.study, groups=[ROWS, faulty], why="Loaded for a test"
        )

    assert {f.code for f in refused.value.findings} == {"unknown_link"}
    assert not registry["patients"]._default_manager.filter(study=trial.study).exists()
    assert not DerivedValue.objects.filter(study=trial.study).exists()


def test_a_load_that_is_interrupted_leaves_nothing(trial: Trial) -> None:
    def interrupted() -> Iterator[Mapping[str, list[dict[str, Any]]]]:
        yield ROWS
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_records(
            actor=Actor.system(), study=trial.study, groups=interrupted(), why="Loaded for a test"
        )

    assert not registry["patients"]._default_manager.filter(study=trial.study).exists()


def test_a_loaded_row_says_under_which_protocol_it_was_entered() -> None:
    trial = with_construct(Trial(synthetic=True, protocol_version="2.1"))

    load(trial)

    rows = registry["infusions"]._default_manager.filter(study=trial.study)
    assert set(rows.values_list("protocol_version", flat=True)) == {"2.1"}
