"""How long the work takes that people wait for. Prints; asserts nothing."""

from argparse import ArgumentParser
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

from django.core.management import BaseCommand, call_command
from django.db import connection

from infusions.models import Infusion
from trials.access import Actor
from trials.actions import save_record
from trials.changes import Change
from trials.models import Study

CODE = "BENCH"


class Command(BaseCommand):
    help = (
        "Time scoring and summaries on a synthetic study in a database of its own, which is "
        "dropped afterwards. The database user must be allowed to create one."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--patients", type=int, nargs="+", default=[286, 5000], metavar="N")
        parser.add_argument("--repeat", type=int, default=5, help="corrections to time")

    def handle(self, *, patients: list[int], repeat: int, **_: Any) -> None:
        for number in patients:
            named = connection.settings_dict["NAME"]
            connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
            try:
                self._bench(number, repeat)
            finally:
                connection.creation.destroy_test_db(named, verbosity=0)

    def _bench(self, patients: int, repeat: int) -> None:
        from analytics.actions import rescore, summarise

        self.stdout.write(f"{patients} patients, seconds")
        self._time("load the study", lambda: self._load(patients))
        study = Study.objects.get(key=CODE)
        infusions = list(Infusion.objects.filter(study=study).order_by("pk")[:repeat])
        self._time("rescore everything, first time", lambda: rescore(study=study))
        self._time("summarise everything, first time", lambda: summarise(study=study))
        self._time("rescore everything again", lambda: rescore(study=study, everything=True))
        self._time("rescore, nothing changed", lambda: rescore(study=study))
        saving, scoring, summarising = [], [], []
        for infusion in infusions:
            saving.append(_seconds(lambda one=infusion: _correct(study, one)))
            scoring.append(_seconds(lambda: rescore(study=study)))
            summarising.append(_seconds(lambda: summarise(study=study, everything=False)))
        self._print("save one corrected form", median(saving))
        self._print("rescore after one corrected form", median(scoring))
        self._print("summarise after one corrected form", median(summarising))

    def _load(self, patients: int) -> None:
        call_command("load_demo", patients=patients, study=CODE, stdout=self.stderr)

    def _time(self, what: str, work: Callable[[], object]) -> None:
        self._print(what, _seconds(work))

    def _print(self, what: str, seconds: float) -> None:
        self.stdout.write(f"  {what:40} {seconds:8.3f}")


def _seconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


def _correct(study: Study, infusion: Infusion) -> None:
    """Move the blasts into another band, as a re-read marrow would."""
    infusion.refresh_from_db()
    blasts = 80 if (infusion.blasts_pct or 0) < 50 else 2
    change = Change(
        values={"blasts_pct": blasts},
        reason="Marrow re-read.",
        version=infusion.version,
        record_id=infusion.pk,
    )
    save_record(actor=Actor.system(), study=study, record=Infusion, change=change)
