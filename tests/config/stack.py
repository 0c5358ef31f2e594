"""The services of docker-compose.yml as processes of this machine.

No container engine is needed: the database and broker of the test run stand in for theirs.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import psycopg
from django.conf import settings

SECRETS = {
    "SECRET_KEY": "not-a-secret-" * 4,
    "ALLOWED_HOSTS": "trials.example",
    "OWNER_PASSWORD": "owner",
    "APPLICATION_PASSWORD": "application",
    "REDIS_PASSWORD": urlsplit(settings.REDIS_URL).password,
}


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


def image(folder: Path) -> Path:
    """A folder with what the Dockerfile copies, of what .dockerignore lets it see."""
    root = settings.BASE_DIR
    ignored, *seen = (root / ".dockerignore").read_text().split()
    assert ignored == "*"
    for line in (root / "Dockerfile").read_text().splitlines():
        command, *words = line.split() or [""]
        if command == "COPY":
            *sources, target = words
            for source in sources:
                assert f"!{source}" in seen
                there = folder / (source if target == "./" else target)
                there.parent.mkdir(parents=True, exist_ok=True)
                of_files = (root / source).is_file()
                (shutil.copy if of_files else shutil.copytree)(root / source, there)
    return folder


@dataclass
class Stack:
    """The services that were started from `image`, and how to reach them."""

    services: dict[str, Any]
    image: Path
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
            cwd=self.image,
            capture_output=True,
            text=True,
        )

    def start(self, name: str) -> None:
        with (self.folder / f"{name}.log").open("w") as log:
            self.processes[name] = subprocess.Popen(
                self.services[name]["command"],
                env=self.environment(name),
                cwd=self.image,
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
            cwd=self.image,
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
