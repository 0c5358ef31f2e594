"""How long the work takes that people wait for. Prints; asserts nothing."""

import logging
import resource
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter
from typing import Any

from django.core.management import BaseCommand, call_command
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from psycopg import sql

from analytics.definitions.analyses import ANALYSES
from infusions.models import Infusion
from trials.access import Actor
from trials.actions import save_record
from trials.changes import Change
from trials.models import Study, User

SMALL, LARGE = "DEMO", "BENCH"
READER = "trial-lead"
SCORES = ("analytics_riskscore",)
SUMMARIES = ("analytics_endpointresult", "analytics_snapshot")
MIB = 1024 * 1024 if sys.platform == "darwin" else 1024  # in the unit of ru_maxrss

Read = tuple[str, Any]


class Command(BaseCommand):
    help = (
        "Time loading, scores, endpoints, summaries and the dashboard on a synthetic study, beside "
        "DEMO, and the shipped analyses on DEMO, in a database of its own, which is dropped "
        "afterwards. The database user must be allowed to create one."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--patients", type=int, default=5000, metavar="N")
        parser.add_argument("--repeat", type=int, default=5, help="corrections and pages to time")

    def handle(self, *, patients: int, repeat: int, **_: Any) -> None:
        logging.disable(logging.INFO)  # the pages log each request
        named = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            self._study(SMALL, None, repeat)
            self._analyses(Study.objects.get(key=SMALL))
            self._study(LARGE, patients, repeat)
        finally:
            connection.creation.destroy_test_db(named, verbosity=0)

    def _study(self, code: str, patients: int | None, repeat: int) -> None:
        from analytics.actions import rescore, summarise

        self.stdout.write(f"{code}, seconds")
        self._time("load the study", lambda: self._load(code, patients))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MIB
        self.stdout.write(f"  {'memory at its highest so far, MiB':40} {memory:8.0f}")
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")  # as the database does by itself a minute later
        study = Study.objects.get(key=code)
        infusions = list(Infusion.objects.filter(study=study).order_by("pk")[:repeat])
        self._beside_floor(
            "rescore everything, first time", lambda: rescore(study=study), study, SCORES
        )
        self._time("rescore everything again", lambda: rescore(study=study, everything=True))
        self._time("rescore, nothing changed", lambda: rescore(study=study))
        self._endpoints(study)
        self._beside_floor(
            "summarise everything, first time", lambda: summarise(study=study), study, SUMMARIES
        )
        self._time("summarise everything again", lambda: summarise(study=study))
        saving, scoring = [], []
        for infusion in infusions:
            saving.append(_seconds(lambda one=infusion: _correct(study, one)))
            scoring.append(_seconds(lambda: rescore(study=study)))
        self._print("save one corrected form", median(saving))
        self._print("rescore after one corrected form", median(scoring))
        # Stale as it is now, and up to date.
        self._print("dashboard page, something changed", median(_pages(study, repeat)))
        self._time("summarise after corrected forms", lambda: summarise(study=study))
        self._print("dashboard page", median(_pages(study, repeat)))

    def _load(self, code: str, patients: int | None) -> None:
        call_command("load_demo", patients=patients, study=code, stdout=self.stderr)

    def _endpoints(self, study: Study) -> None:
        from analytics import frames
        from analytics.actions import derive_all
        from analytics.definitions.gu2022 import GU2022

        patients, facts = frames.patient_frame(study), frames.fact_frame(study)
        infusions, errors = frames.infusion_frame(study, GU2022), frames.data_error_frame(study)
        self._time(
            "derive all endpoints in one frame",
            lambda: derive_all(
                patients.index, infusions, facts, errors, cutoff=study.data_cutoff_on
            ),
        )

    def _analyses(self, study: Study) -> None:
        """Each shipped analysis by itself, its reading of the record included."""
        from analytics.analysing import carry_out
        from analytics.cohort import Cohort

        self.stdout.write(f"Shipped analyses on {study.key}, seconds")
        for analysis in ANALYSES.values():
            cohort = Cohort([study], sites={study.pk: None}, cutoff=None)
            self._time(analysis.id, lambda one=analysis, of=cohort: carry_out(one, of, _nobody))

    def _beside_floor(
        self, what: str, work: Callable[[], object], study: Study, tables: Sequence[str]
    ) -> None:
        """Time it, and beside it what nobody can do without: to read and write the same rows."""
        reads: list[Read] = []

        def listen(execute: Any, statement: Any, params: Any, many: bool, context: Any) -> Any:
            if str(statement).lstrip().startswith(("SELECT", "WITH")):
                reads.append((statement, params))
            return execute(statement, params, many, context)

        with connection.execute_wrapper(listen):
            seconds = _seconds(work)
        floor, rows = _floor(study, reads, tables)
        self._print(what, seconds)
        self.stdout.write(
            f"    {rows} rows written; bare read, numpy and COPY of the same: "
            f"{floor:.3f}, so {seconds / floor:.1f} times that"
        )

    def _time(self, what: str, work: Callable[[], object]) -> None:
        self._print(what, _seconds(work))

    def _print(self, what: str, seconds: float) -> None:
        self.stdout.write(f"  {what:40} {seconds:8.3f}")


def _nobody(done: int, total: int, step: str) -> None:
    """Nobody watches how far an analysis is."""


def _seconds(work: Callable[[], object]) -> float:
    started = perf_counter()
    work()
    return perf_counter() - started


def _floor(study: Study, reads: Sequence[Read], tables: Sequence[str]) -> tuple[float, int]:
    """Seconds to read the rows into arrays and to COPY what was made into tables with indexes."""
    import numpy as np

    with transaction.atomic(), connection.cursor() as cursor:
        made, rows = {}, 0
        for table in tables:
            chosen = sql.SQL("COPY (SELECT * FROM {} WHERE study_id = {}) TO STDOUT").format(
                sql.Identifier(table), sql.Literal(study.pk)
            )
            with cursor.copy(chosen) as copy:
                made[table] = list(copy)
            rows += len(made[table])
        started = perf_counter()
        for statement, params in reads:
            cursor.execute(statement, params)
            np.array(cursor.fetchall(), dtype=object)
        for table, lines in made.items():
            names = {"bare": sql.Identifier(f"bare_{table}"), "table": sql.Identifier(table)}
            cursor.execute(
                sql.SQL(
                    "CREATE TEMPORARY TABLE {bare} (LIKE {table} INCLUDING ALL) ON COMMIT DROP"
                ).format(**names)
            )
            with cursor.copy(sql.SQL("COPY {bare} FROM STDIN").format(**names)) as copy:
                copy.write(b"".join(lines))
        return perf_counter() - started, rows


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


def _pages(study: Study, repeat: int) -> list[float]:
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(username=READER))
    address = reverse("cohort", args=[study.key])

    def look() -> None:
        response = client.get(address)
        if response.status_code != 200:
            raise RuntimeError(f"{address} answered {response.status_code}.")

    look()  # the first one compiles templates
    return [_seconds(look) for _ in range(repeat)]
