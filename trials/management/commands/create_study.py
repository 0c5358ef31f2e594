"""A study from a file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from trials.study_files import Faulty, apply_study_file, read_study_file


class Command(BaseCommand):
    help = (
        "Make the study that a TOML file describes: settings, sites, constructs, people with "
        "dated roles. Prints one `name password` for each new account. What is stored and "
        "differs is a fault without --update. Exit status 0: done or nothing to do, 1: faults, "
        "2: cannot be used. See docs/studies.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--update", action="store_true", help="change what differs")

    def handle(self, *, file: Path, update: bool, **_: Any) -> None:
        try:
            document = read_study_file(file.read_bytes())
        except OSError as fault:
            raise CommandError(
                f"The file {file} cannot be read: {fault.strerror}.", returncode=2
            ) from None
        except Faulty as faulty:
            raise CommandError("\n".join(faulty.faults), returncode=2) from None
        try:
            outcome = apply_study_file(document, update=update)
        except Faulty as faulty:
            raise CommandError(
                "\n".join([*faulty.faults, "Nothing was written."]), returncode=1
            ) from None
        for note in outcome.notes:
            self.stderr.write(note, style_func=str)
        for name, password in outcome.passwords.items():
            self.stdout.write(f"{name} {password}")
