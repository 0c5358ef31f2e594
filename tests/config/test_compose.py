"""The services of docker-compose.yml, started with their own commands and environments.

No container engine is needed: the database and broker of the test run stand in for theirs.
"""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import psycopg
import pytest
import yaml
from django.apps import apps
from django.conf import settings
from pghistory.models import Event

SECRETS = {
    "SECRET_KEY": "not-a-secret-" * 4,
    "ALLOWED_HOSTS": "trials.example",
    "OWNER_PASSWORD": "owner",
    "APPLICATION_PASSWORD": "application",
    "REDIS_PASSWORD": urlsplit(settings.REDIS_URL).password,
}
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


def substituted(value: Any) -> Any:
    """The file's variables filled in, as compose does it."""
    if isinstance(value, dict):
        return {key: substituted(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [substituted(inner) for inner in value]
    if isinstance(value, str):
        filled = re.sub(
            r"(?<!\$)\$\{(\w+)(?::([-?])([^}]*))?\}",
            lambda found: SECRETS.get(found[1], found[3] if found[2] == "-" else ""),
            value,
        )
        return filled.replace("$$", "$")
    return value


@dataclass
class Stack:
    """The services that were started, and how to reach them."""

    services: dict[str, Any]
    folder: Path
    port: int
    processes: dict[str, subprocess.Popen] = field(default_factory=dict)

    def environment(self, name: str) -> dict[str, str]:
        """The service's environment alone, with the local servers in place of the containers."""
        sockets = urlsplit(os.environ["DATABASE_URL"]).netloc.rpartition("@")[2]
        given = {key: str(value) for key, value in self.services[name]["environment"].items()}
        for key in ("DATABASE_URL", "MIGRATE_DATABASE_URL"):
            if key in given:
                assert "@postgres:5432/" in given[key]
                given[key] = given[key].replace("@postgres:5432/", f"@{sockets}/")
        # A database of its own, so that these workers take no task of another test.
        assert given["REDIS_URL"].endswith("@redis:6379/0")
        given["REDIS_URL"] = f"{settings.REDIS_URL}?db=7"
        if "BIND" in given:
            assert given["BIND"] == "0.0.0.0:8000"
            given["BIND"] = f"127.0.0.1:{self.port}"
        # The interpreter of the tests in place of the image's.
        given["PATH"] = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
        return given | {"RESCORE_SECONDS": "1", "JOB_SWEEP_SECONDS": "1"}

    def run(self, name: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            self.services[name]["command"],
            env=self.environment(name),
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
        )

    def start(self, name: str) -> None:
        with (self.folder / f"{name}.log").open("w") as log:
            self.processes[name] = subprocess.Popen(
                self.services[name]["command"],
                env=self.environment(name),
                cwd=settings.BASE_DIR,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def becomes(self, question: Callable[[], Any], name: str) -> Any:
        """The first answer that is true; the log of the service where none comes."""
        for _ in range(300):
            answer = question()
            if answer:
                return answer
            time.sleep(0.2)
        raise AssertionError((self.folder / f"{name}.log").read_text())

    def is_healthy(self, name: str) -> bool:
        """What the service's own health check says."""
        kind, *test = self.services[name]["healthcheck"]["test"]
        test = [part.replace("localhost:8000", f"localhost:{self.port}") for part in test]
        done = subprocess.run(
            ["sh", "-c", *test] if kind == "CMD-SHELL" else test,
            env=self.environment(name),
            cwd=settings.BASE_DIR,
            capture_output=True,
        )
        return done.returncode == 0

    def healthz(self) -> dict[str, Any] | None:
        request = Request(
            f"http://127.0.0.1:{self.port}/healthz", headers={"Host": "trials.example"}
        )
        try:
            with urlopen(request, timeout=10) as response:  # noqa: S310 - our own server
                return json.load(response)
        except OSError:
            return None

    def connect(self, role: str, password: str) -> psycopg.Connection:
        return psycopg.connect(
            os.environ["DATABASE_URL"], user=role, password=password, dbname="cartograph"
        )

    def runs(self) -> list[tuple[str, str]]:
        with self.connect("cartograph_app", "application") as connection:
            return connection.execute("SELECT task, state FROM trials_jobrun").fetchall()


@pytest.fixture(scope="session")
def prepared(tmp_path_factory) -> Stack:
    """The compose file, and a database prepared by its migrate service."""
    services = substituted(yaml.safe_load((settings.BASE_DIR / "docker-compose.yml").read_text()))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    stack = Stack(services["services"], tmp_path_factory.mktemp("compose"), port)
    # What the image of PostgreSQL does with POSTGRES_USER and POSTGRES_DB.
    owner = stack.services["postgres"]["environment"]
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(
            f"CREATE ROLE {owner['POSTGRES_USER']} SUPERUSER LOGIN "
            f"PASSWORD '{owner['POSTGRES_PASSWORD']}'"
        )
        connection.execute(
            f"ALTER DATABASE {owner['POSTGRES_DB']} OWNER TO {owner['POSTGRES_USER']}"
        )
    done = stack.run("migrate")
    assert done.returncode == 0, done.stderr
    return stack


@pytest.fixture
def stack(prepared) -> Iterator[Stack]:
    """The prepared services; what the test starts is stopped after it."""
    yield prepared
    for process in prepared.processes.values():
        os.killpg(process.pid, signal.SIGTERM)
    for process in prepared.processes.values():
        process.wait(timeout=60)
    prepared.processes.clear()


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
    from django.db import connection

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

    with stack.connect("cartograph_app", "application") as connection:
        for table in tables:
            with (
                pytest.raises(psycopg.errors.InsufficientPrivilege),
                connection.transaction(),
            ):
                connection.execute(statement.format(table=table))

    assert len(tables) > 10


@pytest.mark.requirement("G3")
def test_the_role_of_the_application_cannot_switch_the_triggers_off(stack):
    with stack.connect("cartograph_app", "application") as connection:
        connection.execute("SET pgtrigger.ignore = '{a_trigger}'")
        ignored = connection.execute("SELECT _pgtrigger_should_ignore('a_trigger')").fetchone()
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("DROP FUNCTION _pgtrigger_should_ignore")

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
