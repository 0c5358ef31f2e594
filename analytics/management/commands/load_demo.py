"""The demonstration trial: a study of synthetic patients, and people to look at it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import transaction
from tqdm import tqdm

from analytics.demo.generator import SEED
from analytics.demo.studies import DEMO, DEMONSTRATIONS
from analytics.demo.study import MEMBERS_FROM, PEOPLE, SITES, lab_ranges
from config.errors import Refused
from config.local_services import demo_password
from outcomes.models import LabRange
from patients.models import Patient
from trials.access import Actor
from trials.actions import save_records
from trials.changes import Change
from trials.loading import Loaded, load_records
from trials.models import Study, User
from trials.study_files import Faulty, apply_study_file

WHY = "Demonstration data made by load_demo"


class Command(BaseCommand):
    help = "Load a synthetic demonstration study. A study that has data is left alone."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--patients", type=int, help="286 unless given, of a study of the shape of DEMO"
        )
        parser.add_argument("--seed", type=int, default=SEED, help="the same gives the same rows")
        parser.add_argument("--study", default="DEMO", metavar="CODE")

    def handle(self, *, patients: int | None, seed: int, study: str, **_: Any) -> None:
        shape = DEMONSTRATIONS.get(study, DEMO)
        if patients is not None and shape.margins is not None:
            raise CommandError(
                f"Study {study} has {shape.patients} patients, as published. Leave --patients out."
            )
        patients = shape.patients if patients is None else patients
        if patients < 1 or seed < 0:
            raise CommandError("Give --patients as 1 or more and --seed as 0 or more.")
        remedy = "Load into another one: load_demo --study ANOTHER-CODE"
        there = Study.objects.filter(key=study).first()
        if there is not None and not there.synthetic:
            raise CommandError(f"Study {study} is not marked synthetic. {remedy}")
        if Patient.objects.filter(study__key=study).exists():
            raise CommandError(f"Study {study} has data. {remedy}")
        try:
            with transaction.atomic():
                self._make_people()
                apply_study_file(_document(study, new=there is None))
                self._add_ranges(study)
                loaded = self._load(study, patients, seed)
        except Faulty as fault:
            raise CommandError("\n".join(fault.faults)) from None
        except Refused as refused:
            raise CommandError(str(refused)) from None
        self._report(study, loaded)

    def _make_people(self) -> None:
        """Accounts that are not there yet; whoever is there keeps the password."""
        there = set(
            User.objects.filter(username__in=[p.username for p in PEOPLE]).values_list(
                "username", flat=True
            )
        )
        new = [p.username for p in PEOPLE if p.username not in there]
        if not new:
            return
        password = demo_password()
        for username in new:
            User.objects.create_user(username, password=password)

    def _add_ranges(self, code: str) -> None:
        study = Study.objects.get(key=code)
        if LabRange.objects.filter(study=study).exists():
            return
        changes = [Change(values=values) for values in lab_ranges()]
        save_records(actor=Actor.system(), study=study, record=LabRange, changes=changes)

    def _load(self, code: str, patients: int, seed: int) -> Loaded:
        with tqdm(desc="Loading rows", unit=" rows", mininterval=0.2) as bar:
            return load_records(
                actor=Actor.system(),
                study=Study.objects.get(key=code),
                groups=DEMONSTRATIONS.get(code, DEMO).groups(patients, seed),
                why=WHY,
                advanced=bar.update,
            )

    def _report(self, code: str, loaded: Loaded) -> None:
        for table, count in loaded.rows.items():
            self.stdout.write(f"{table:18} {count:8}")
        self.stdout.write(f"Study {code}: {sum(loaded.rows.values())} rows loaded.")
        for (severity, finding), count in sorted(loaded.findings.items()):
            self.stdout.write(f"{severity} finding {finding}: {count}")
        if not loaded.findings:
            self.stdout.write("No findings.")


def _document(code: str, *, new: bool) -> dict[str, Any]:
    """The study as a study file describes one; a study that is there keeps its settings."""
    shape = DEMONSTRATIONS.get(code, DEMO)
    users = []
    for person in PEOPLE:
        role: dict[str, Any] = {"role": person.role, "from": MEMBERS_FROM}
        if person.site is not None:
            role["site"] = SITES[person.site]["key"]
        users.append({"name": person.username, "roles": [role]})
    return {
        "study": {"key": code, **(shape.settings if new else {})},
        "sites": SITES,
        "constructs": shape.constructs,
        "users": users,
    }
