"""The services of docker-compose.yml, started with their own commands and environments."""

import re

import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from pghistory.models import Event

from tests.config.stack import SECRETS
from trials.crf import registry

# What each table, index, constraint and trigger is, whatever order it was made in.
SCHEMA = {
    "columns": "SELECT table_name, column_name, data_type, character_maximum_length, is_nullable "
    "FROM information_schema.columns WHERE table_schema = 'public'",
    "constraints": "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) "
    "FROM pg_constraint WHERE connamespace = 'public'::regnamespace",
    "indexes": "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "triggers": "SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(t.oid), prosrc "
    "FROM pg_trigger t JOIN pg_proc p ON p.oid = tgfoid WHERE NOT tgisinternal",
}
OURS = ("trials_", "patients_", "infusions_", "outcomes_", "analytics_")


def history_tables() -> list[str]:
    return sorted(
        model._meta.db_table
        for model in apps.get_models()
        if issubclass(model, Event) and model._meta.managed
    )


def test_a_variable_without_a_default_is_named_when_it_is_missing():
    text = (settings.BASE_DIR / "docker-compose.yml").read_text()

    needed = set(re.findall(r"\$\{(\w+):\?", text))

    assert needed == set(SECRETS)


def test_the_data_of_postgresql_18_lies_in_a_volume(stack):
    postgres = stack.services["postgres"]

    assert postgres["image"] == "postgres:18"
    assert postgres["volumes"] == ["database:/var/lib/postgresql"]


def test_every_service_that_stays_has_a_health_check(stack):
    lasting = {name for name, each in stack.services.items() if each["restart"] != "no"}

    assert lasting == {"postgres", "redis", "web", "worker", "beat"}
    assert all("healthcheck" in stack.services[name] for name in lasting)


def test_the_preparation_of_the_database_can_be_repeated(stack):
    done = stack.run("migrate")

    assert done.returncode == 0, done.stderr
    assert "cartograph_app may use the tables" in done.stdout


@pytest.mark.django_db
@pytest.mark.parametrize("part", SCHEMA)
def test_migrations_make_what_the_models_say(stack, part):
    with stack.connect("cartograph_owner", "owner") as migrated:
        found = set(migrated.execute(SCHEMA[part]).fetchall())
    with connection.cursor() as cursor:
        cursor.execute(SCHEMA[part])
        wanted = set(cursor.fetchall())

    assert {row for row in found if row[0].startswith(OURS)} == {
        row for row in wanted if row[0].startswith(OURS)
    }


@pytest.mark.requirement("G2")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {table} SET pgh_context = NULL",
        "DELETE FROM {table}",
        "TRUNCATE {table}",
        "DROP TABLE {table}",
        "ALTER TABLE {table} DISABLE TRIGGER ALL",
        "ALTER TABLE {table} ADD COLUMN extra int",
        "SET session_replication_role = replica",
        "CREATE TABLE of_its_own (x int)",
    ],
)
def test_the_role_of_the_application_cannot_touch_the_history(stack, statement):
    tables = history_tables()

    with stack.connect("cartograph_app", "application") as application:
        for table in tables:
            with (
                pytest.raises(psycopg.errors.InsufficientPrivilege),
                application.transaction(),
            ):
                application.execute(statement.format(table=table))

    assert len(tables) > 10


@pytest.mark.requirement("G23")
@pytest.mark.parametrize(
    "statement",
    [
        *(f"DELETE FROM {r._meta.db_table}" for r in registry.values()),  # noqa: S608 - own names
        "DELETE FROM trials_form",
        "DELETE FROM trials_membership",
        "DELETE FROM trials_accesslog",
        "UPDATE trials_accesslog SET kind = 'export'",
    ],
)
def test_the_role_of_the_application_deletes_no_record_and_no_trace(stack, statement):
    with (
        stack.connect("cartograph_app", "application") as application,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        application.execute(statement)


@pytest.mark.requirement("G3")
def test_the_role_of_the_application_cannot_switch_the_triggers_off(stack):
    with stack.connect("cartograph_app", "application") as application:
        application.execute("SET pgtrigger.ignore = '{a_trigger}'")
        ignored = application.execute("SELECT _pgtrigger_should_ignore('a_trigger')").fetchone()
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            application.execute("DROP FUNCTION _pgtrigger_should_ignore")

    assert ignored == (False,)


def test_web_answers_the_worker_takes_a_task_and_beat_sends_one(stack):
    stack.start("web")
    before = stack.becomes(stack.healthz, "web")

    stack.start("beat")
    sent = stack.becomes(stack.runs, "beat")

    stack.start("worker")
    taken = stack.becomes(
        lambda: [run for run in stack.runs() if run[1] in ("done", "failed")], "worker"
    )
    after = stack.healthz()

    assert before == {
        "database": True,
        "broker": True,
        "beat": {"age_s": None, "stale": True},
    }
    assert ("rescore_changed", "queued") in sent
    assert ("rescore_changed", "done") in taken
    assert after["beat"]["age_s"] < settings.BEAT_STALE_SECONDS
    assert after["beat"]["stale"] is False
    assert [name for name in ("web", "worker", "beat") if not stack.is_healthy(name)] == []
