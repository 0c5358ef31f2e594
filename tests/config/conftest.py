"""A database that was migrated by its owner, once for all tests that start services."""

import os
import signal
import socket
from collections.abc import Iterator

import psycopg
import pytest
import yaml
from django.conf import settings

from tests.config.stack import Stack, image, substituted


@pytest.fixture(scope="session")
def prepared(tmp_path_factory) -> Stack:
    """The compose file, and a database prepared by its migrate service."""
    services = substituted(yaml.safe_load((settings.BASE_DIR / "docker-compose.yml").read_text()))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    built = image(tmp_path_factory.mktemp("image"))
    stack = Stack(services["services"], built, tmp_path_factory.mktemp("compose"), port)
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
