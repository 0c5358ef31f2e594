"""History: nothing is written without a trace, and the trace cannot be rewritten."""

import pytest
from django.db import DatabaseError, connection, transaction

from patients.models import Patient
from tests.factories.trials import Trial, save
from trials.models import Form
from trials.queries import event_model, history_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def trial() -> Trial:
    return Trial()


@pytest.mark.requirement("G1")
def test_a_change_is_one_difference_with_who_why_and_from_where(trial: Trial) -> None:
    patient = trial.patient(sex="F")

    save(
        trial.coordinator,
        trial.study,
        "patients",
        record_id=patient.pk,
        values={"sex": "M"},
        version=1,
        reason="misread",
        source="import",
    )

    last = history_of(patient)[-1]
    assert (last.field, last.old, last.new, last.version) == ("sex", "F", "M", 2)
    assert (last.who, last.role, last.site) == ("ann", "coordinator", "ONE")
    assert (last.why, last.source) == ("misread", "import")


@pytest.mark.requirement("G1")
def test_a_rollback_leaves_no_trace(trial: Trial) -> None:
    events = event_model(Patient).objects

    def save_and_fail() -> None:
        with transaction.atomic():
            trial.patient()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        save_and_fail()

    assert events.count() == 0


@pytest.mark.requirement("G3")
def test_bulk_writes_are_recorded(trial: Trial) -> None:
    patient = trial.patient(sex="F")

    Patient.objects.filter(pk=patient.pk).update(sex="M", version=2)

    last = history_of(patient)[-1]
    assert (last.field, last.old, last.new) == ("sex", "F", "M")
    assert last.who.startswith("database user ")


@pytest.mark.requirement("G3")
def test_raw_sql_is_recorded_with_its_database_user(trial: Trial) -> None:
    patient = trial.patient(sex="F")

    with connection.cursor() as cursor:
        cursor.execute("SELECT session_user")
        user = cursor.fetchone()[0]
        cursor.execute("UPDATE patients_patient SET sex = 'M' WHERE id = %s", [patient.pk])
        cursor.execute("DELETE FROM trials_form WHERE patient_id = %s", [patient.pk])

    last = history_of(patient)[-1]
    gone = event_model(Form).objects.order_by("pgh_id").last()
    assert (last.new, last.database_user) == ("M", user)
    assert gone.pgh_label == "delete"


@pytest.mark.requirement("G3")
def test_copy_into_a_table_is_recorded(trial: Trial) -> None:
    with (
        connection.cursor() as cursor,
        cursor.copy(
            "COPY trials_site (study_id, key, version, missing, comments, overrides, findings,"
            " entered_at, name, time_zone) FROM STDIN"
        ) as copy,
    ):
        for n in range(3):
            copy.write_row(
                (trial.study.pk, f"S{n}", 1, "{}", "{}", "{}", "[]", "2020-01-01", "x", "UTC")
            )

    assert event_model(type(trial.one)).objects.filter(key__startswith="S").count() == 3


@pytest.mark.requirement("G2")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE patients_patientevent SET sex = 'M'",
        "UPDATE patients_patientevent SET pgh_context = '{}'",
        "UPDATE patients_patientevent SET database_user = 'someone'",
        "DELETE FROM patients_patientevent",
        "TRUNCATE patients_patientevent",
        "TRUNCATE patients_patient CASCADE",
    ],
)
def test_history_cannot_be_rewritten_or_emptied(trial: Trial, statement: str) -> None:
    trial.patient(sex="F")

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert event_model(Patient).objects.get().sex == "F"


@pytest.mark.parametrize(
    "change",
    [
        "sex = 'X'",
        """missing = '{"sex": "asleep"}'""",
        "missing = '[]'",
        """missing = '{"arm": "unknown"}', arm = 'A'""",
        "wbc_diagnosis = -1",
        "born_on = '2001-05-07', born_on_precision = NULL",
        "born_on = '2001-05-07', born_on_precision = 'month'",
        "born_on = NULL, born_on_precision = 'day'",
        "key = 'P-002'",
    ],
)
def test_raw_sql_cannot_store_what_must_never_be(trial: Trial, change: str) -> None:
    trial.patient(sex="F")

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE patients_patient SET {change}")  # noqa: S608 - the cases above


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("infusions_infusion", "emd_sites = ARRAY['MOON']"),
        ("infusions_infusion", "generation = 5"),
        ("trials_form", "status = 'forgotten'"),
        ("trials_membership", "role = 'owner'"),
    ],
)
def test_raw_sql_cannot_store_an_unknown_code(trial: Trial, table: str, change: str) -> None:
    trial.patient()
    trial.infusion()

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {change}")  # noqa: S608 - the cases above
