"""The whole product on one machine, with synthetic data."""

import hashlib
import os
import socket
import sys
import urllib.error
import urllib.request
from argparse import ArgumentParser
from collections.abc import Iterable
from threading import Event, Thread
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from honcho.manager import Manager
from honcho.printer import Printer

from config import local_services
from patients.models import Patient
from trials.models import Membership, User

STUDIES = ("DEMO", "DEMO-SINGLE", "DEMO-AGAIN", "DEMO-MRD")
# Short periods, so that a corrected form is seen in the curves while one watches.
PERIODS = {
    "RESCORE_SECONDS": "20",
    "SUMMARISE_SECONDS": "60",
    "JOB_SWEEP_SECONDS": "20",
    "LOG_LEVEL": "WARNING",
}


class Command(BaseCommand):
    help = "Load what is missing of the demonstration, then serve it until Ctrl-C."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", default=os.environ.get("PORT") or "8000")

    def handle(self, *, port: str, **_: Any) -> None:
        address = f"http://127.0.0.1:{self._free_port(port)}/"
        password = local_services.demo_password()
        try:
            self._prepare()
            people = self._people(password)
        except KeyboardInterrupt:
            raise CommandError("Stopped. The next run takes up where this one ended.") from None
        # A forked process must not share a connection.
        connections.close_all()
        manager = Manager(Printer(sys.stdout, colour=sys.stdout.isatty()))
        environment = self._environment(port)
        for name, arguments in {
            "web": "gunicorn --config python:config.gunicorn config.wsgi",
            "worker": "celery --quiet --app config worker --concurrency 2 --loglevel WARNING",
            "beat": "celery --quiet --app config beat --loglevel WARNING --pidfile=",
        }.items():
            manager.add_process(
                name,
                f'exec "{sys.executable}" -m {arguments}',
                env=environment,
                cwd=str(settings.BASE_DIR),
            )
        stopped = Event()
        Thread(
            target=self._announce, args=(address, password, people, stopped), daemon=True
        ).start()
        manager.loop()
        stopped.set()
        self.stdout.write("Stopping the database and the broker ...")
        # 130 and 143 are how it is meant to end: Ctrl-C, or a polite request.
        if manager.returncode not in (0, 130, 143):
            raise CommandError(
                "A process ended by itself, see its last lines above. The others were stopped."
            )

    def _free_port(self, port: str) -> int:
        if not port.isdecimal() or not 0 < int(port) < 65536:
            raise CommandError(f"PORT is {port!r}. Set it to a number from 1 to 65535.")
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", int(port)))
            except PermissionError:
                raise CommandError(
                    f"Port {port} is for the system alone. Choose one above 1023: "
                    "make demo PORT=8001"
                ) from None
            except OSError:
                raise CommandError(
                    f"Port {port} is in use, perhaps by another demo. Stop that, or choose "
                    f"another port: make demo PORT={int(port) % 65535 + 1}"
                ) from None
        return int(port)

    def _prepare(self) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Making the tables (half a minute the first time) ...")
            call_command("migrate", interactive=False)
        loaded = False
        for study in STUDIES:
            if not Patient.objects.filter(study__key=study).exists():
                self.stdout.write(f"Loading the demonstration study {study} ...")
                call_command("load_demo", study=study)
                loaded = True
        if loaded:
            self.stdout.write("Scoring every infusion ...")
            call_command("rescore")
            self.stdout.write("Computing the summaries ...")
            call_command("summarise")

    def _people(self, password: str) -> list[str]:
        """The names of those who can sign in with the password; it is set where it differs."""
        memberships = Membership.objects.filter(study__key__in=STUDIES, user__is_active=True)
        users = {
            membership.user.pk: membership.user
            for membership in memberships.select_related("user").order_by("pk")
        }
        # A password is slow to check by design, so what was found right is remembered.
        seen = local_services.HOME / "demo_people"
        seen.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not seen.exists() or seen.read_text() != _state(password, users.values()):
            for user in users.values():
                if not user.check_password(password):
                    user.set_password(password)
                    user.save(update_fields=["password"])
            seen.write_text(_state(password, users.values()))
        return [user.get_username() for user in users.values()]

    def _environment(self, port: str) -> dict[str, str]:
        # Without the addresses given to this process each child joins the servers by itself, so
        # that they go on as long as one of them lives.
        own = {k: v for k, v in os.environ.items() if k not in local_services.provided}
        return PERIODS | own | {"PORT": port, "PYTHONUNBUFFERED": "1"}

    def _announce(self, address: str, password: str, people: list[str], stopped: Event) -> None:
        while not stopped.wait(0.2):
            try:
                with urllib.request.urlopen(f"{address}healthz", timeout=5):  # noqa: S310 - own address
                    break
            except (urllib.error.URLError, OSError):
                continue
        else:
            return
        lines = [f"\nCARTograph is ready at {address}\nAll data is synthetic. Sign in as:"]
        lines += [f"  {name} {password}" for name in people]
        self.stdout.write("\n".join([*lines, "Ctrl-C stops everything.\n"]))
        self.stdout.flush()


def _state(password: str, users: Iterable[User]) -> str:
    """A digest that changes with the password and with any of the accounts'."""
    texts = [password, *(user.password for user in users)]
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()
