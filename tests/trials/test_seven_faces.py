"""A field that is added in one line of one model appears wherever the form appears."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import psycopg
import pytest

Look = Callable[[str, dict[str, Any]], dict[str, Any]]


@pytest.fixture
def look(django_db_setup: None) -> Look:
    """What the faces of the test app show, in a process and a database of its own."""
    address, _, _ = os.environ["DATABASE_URL"].rpartition("/")

    def look(kind: str, value: dict[str, Any]) -> dict[str, Any]:
        with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
            server.execute("DROP DATABASE IF EXISTS seven_faces WITH (FORCE)")
            server.execute("CREATE DATABASE seven_faces")
        environment = {
            **os.environ,
            "SEVEN_FACES": kind,
            "DATABASE_URL": f"{address}/seven_faces",
        }
        done = subprocess.run(
            [sys.executable, "-m", "tests.seven_faces.look", json.dumps(value)],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    return look


@pytest.mark.parametrize(
    ("kind", "value", "columns"),
    [
        ("decimal", {"added": 512.5}, ["added"]),
        ("coded", {"added": "red"}, ["added"]),
        ("several", {"added__red": True}, ["added__red", "added__blue", "added__none"]),
    ],
)
def test_one_line_brings_all_seven_faces(
    look: Look, kind: str, value: dict[str, Any], columns: list[str]
) -> None:
    seen = look(kind, value)

    assert seen["form"] == seen["schema"]
    assert seen["rest"] == columns
    assert [c for c in seen["schema"] if not c.endswith("_missing")] == columns
    assert [c for c in seen["export"] if c.startswith("added")] == seen["schema"]
    assert seen["import"] == seen["schema"]
    assert seen["history"] == sorted(columns)
    assert seen["completeness"] == ["added"]
    assert seen["grid"]


def test_without_the_line_there_is_none(look: Look) -> None:
    seen = look("", {})

    assert seen["schema"] == seen["form"] == seen["history"] == seen["completeness"] == []
    assert seen["export"][:2] == ["key", "patient"]
