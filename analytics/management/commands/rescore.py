"""Scores, now."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand

from analytics.management.progress import of_studies
from trials.jobs import run_now


class Command(BaseCommand):
    help = (
        "Bring risk scores up to date with the record: those of patients that changed since the "
        "last run, or with --all every one. Only scores whose inputs differ are written."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--study", metavar="CODE", help="this study alone")
        parser.add_argument("--all", action="store_true", help="look at every infusion")

    def handle(self, *, study: str | None, all: bool, **_: Any) -> None:  # noqa: A002
        # Imports pandas, which `manage.py help` does not need.
        from analytics.actions import Rescored, rescore

        outcome = Rescored()

        def work() -> int:
            nonlocal outcome
            with of_studies(study, "Scoring") as (one, progress):
                outcome = rescore(study=one, everything=all, progress=progress)
            return outcome.written

        run_now("rescore", work)
        self.stdout.write(
            f"{outcome.infusions} infusions looked at, {outcome.written} scores written, "
            f"{outcome.withdrawn} withdrawn."
        )
