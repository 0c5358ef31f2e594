"""Summaries, now."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand

from analytics.management.progress import of_studies
from trials.jobs import run_now


class Command(BaseCommand):
    help = (
        "Bring endpoint results and summaries up to date with the record, scores first. "
        "Summaries whose inputs are the same stay, and their time of checking moves on."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--study", metavar="CODE", help="this study alone")

    def handle(self, *, study: str | None, **_: Any) -> None:
        # Imports pandas and the statistics, which `manage.py help` does not need.
        from analytics.actions import summarise
        from analytics.summarising import Summarised

        outcome = Summarised()

        def work() -> int:
            nonlocal outcome
            with of_studies(study, "Summarising") as (one, progress):
                outcome = summarise(study=one, progress=progress)
            return outcome.computed

        run_now("summarise", work)
        self.stdout.write(
            f"{outcome.summaries} summaries looked at, {outcome.computed} computed anew."
        )
