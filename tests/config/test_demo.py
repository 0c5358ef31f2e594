"""`make demo` behind its installation: load, score, summarise, serve, stop."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import psycopg
import pytest
from django.conf import settings

PASSWORD = "shown-on-the-screen"
ROLES = [
    "coordinator",
    "coordinator-2",
    "investigator",
    "monitor",
    "data-manager",
    "statistician",
    "trial-lead",
    "sponsor",
    "inspector",
    "administrator",
]


@pytest.fixture
def environment(prepared, tmp_path) -> Iterator[dict[str, str]]:
    """A migrated database of its own, a part of the broker and a folder for secrets."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute("CREATE DATABASE demonstration TEMPLATE cartograph")
    address, _, _ = os.environ["DATABASE_URL"].rpartition("/")
    yield dict(os.environ) | {
        "DATABASE_URL": f"{address}/demonstration",
        "REDIS_URL": f"{settings.REDIS_URL}?db=8",
        "LOCAL_FOLDER": str(tmp_path / "local"),
        "DEMO_PASSWORD": PASSWORD,
    }
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute("DROP DATABASE demonstration WITH (FORCE)")


def demo(environment: dict[str, str], port: int, log: Path) -> subprocess.Popen:
    with log.open("w") as file:
        return subprocess.Popen(
            [sys.executable, "manage.py", "demo", "--port", str(port)],
            cwd=settings.BASE_DIR,
            env=environment,
            stdout=file,
            stderr=file,
            start_new_session=True,
        )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_it_loads_scores_serves_and_stops_with_everything_it_started(environment, tmp_path):
    port, log = free_port(), tmp_path / "demo.log"
    process = demo(environment, port, log)
    try:
        while "Ctrl-C stops everything." not in log.read_text():
            assert process.poll() is None, log.read_text()
            time.sleep(0.2)

        with urlopen(f"http://127.0.0.1:{port}/healthz") as response:  # noqa: S310 - our own server
            health = json.load(response)
        with psycopg.connect(environment["DATABASE_URL"]) as connection:
            patients = connection.execute("SELECT count(*) FROM patients_patient").fetchone()
            runs = connection.execute("SELECT task, state FROM trials_jobrun").fetchall()
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
            process.wait(timeout=60)

    shown = log.read_text()
    assert (health["database"], health["broker"]) == (True, True)
    assert patients == (286 + 6 + 115 + 21 + 77,)  # six failed the screening
    assert {("rescore", "done"), ("summarise", "done")} <= set(runs)
    assert f"http://127.0.0.1:{port}/" in shown
    assert [line for line in shown.splitlines() if PASSWORD in line] == [
        f"  {name} {PASSWORD}" for name in ROLES
    ]
    assert process.returncode == 0, shown
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", port))
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        sessions = connection.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = 'demonstration'"
        ).fetchone()
    assert sessions == (0,)


@pytest.mark.parametrize(
    ("port", "told"),
    [
        ("taken", "is in use, perhaps by another demo. Stop that, or choose another port"),
        ("many", "PORT is 'many'. Set it to a number from 1 to 65535."),
        ("65536", "PORT is '65536'. Set it to a number from 1 to 65535."),
    ],
)
def test_a_port_that_cannot_be_had_is_told_with_the_remedy(port, told):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = str(taken.getsockname()[1]) if port == "taken" else port

        done = subprocess.run(
            [sys.executable, "manage.py", "demo"],
            cwd=settings.BASE_DIR,
            env=dict(os.environ) | {"PORT": number},
            capture_output=True,
            text=True,
        )

    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr
