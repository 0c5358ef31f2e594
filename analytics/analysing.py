"""Carries out the analyses that wait, in a worker. Imports pandas and the statistics."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from time import monotonic
from typing import Any

import structlog
from django.conf import settings
from django.db.models import F
from django.utils import timezone

from analytics import queries
from analytics.analyses.run import Outcome, Progress
from analytics.analyses.run import run as carry_out
from analytics.analysis_asked import made_of
from analytics.analysis_runs import State, studies_of
from analytics.analysis_tables import has_figure
from analytics.cohort import Cohort
from analytics.definitions.analysis import Analysis
from analytics.models import CURVES, AnalysisRun
from trials.jobs import heartbeat

logger = structlog.get_logger(__name__)


def run_waiting() -> int:
    """Carry out what waits, the oldest first, until nothing does; how many were carried out."""
    _give_up_silent()
    count = 0
    while (run := _claimed()) is not None:
        _carry_out(run)
        count += 1
    return count


def _give_up_silent() -> None:
    """Queue again the runs of workers that went silent, until their attempts are used up."""
    silent = timezone.now() - timedelta(seconds=settings.JOB_SILENT_SECONDS)
    for run in AnalysisRun.objects.filter(state=State.RUNNING, heartbeat_at__lt=silent):
        if run.attempt < settings.JOB_ATTEMPTS:
            _mine(run).update(state=State.QUEUED)
        else:
            message = f"Its worker went silent {run.attempt} times. Ask for it again."
            _fail(run, "went_silent", message)


def _claimed() -> AnalysisRun | None:
    """The oldest run that waits, now this worker's; None where none waits."""
    for run in AnalysisRun.objects.filter(state=State.QUEUED).order_by("requested_at", "pk"):
        now = timezone.now()
        # Compare and swap, for another worker may see the same row.
        taken = AnalysisRun.objects.filter(pk=run.pk, state=State.QUEUED, attempt=run.attempt)
        if taken.update(
            state=State.RUNNING, attempt=F("attempt") + 1, started_at=now, heartbeat_at=now
        ):
            run.refresh_from_db()
            return run
    return None


def _mine(run: AnalysisRun) -> Any:
    """The row for as long as it is this attempt's."""
    return AnalysisRun.objects.filter(pk=run.pk, attempt=run.attempt, state=State.RUNNING)


def _carry_out(run: AnalysisRun) -> None:
    with heartbeat(_mine(run), f"analysis {run.pk}"):
        try:
            analysis = made_of(run.definition or None, run.asked)
            seen = queries.current_snapshot()
            cohort = _cohort(run)
            outcome = carry_out(analysis, cohort, _telling(run))
            _keep(run, outcome, seen, _fingerprint(analysis, cohort))
        except Exception as error:
            # The text of the error may quote a record: row and log name its type and place.
            logger.exception("analysis_failed", analysis=run.pk, attempt=run.attempt)
            name = type(error).__name__
            message = f"{name}. The worker's log has the place, under analysis_failed {run.pk}."
            _fail(run, "failed", message)


def _cohort(run: AnalysisRun) -> Cohort:
    covered = studies_of(run)
    sites: dict[int, frozenset[int] | None] = {}
    for study, site in run.scopes.values_list("study_id", "site_id"):
        known = sites.get(study) or frozenset()
        sites[study] = None if site is None else known | {site}
    return Cohort(list(covered), sites=sites, cutoff=run.cutoff)


def _telling(run: AnalysisRun) -> Progress:
    """Writes progress into the row, at most a few times a second."""
    last = 0.0

    def tell(done: int, total: int, step: str) -> None:
        nonlocal last
        if monotonic() - last < 0.2 and done < total:
            return
        last = monotonic()
        _mine(run).update(done=done, total=total, step=step[:200])

    return tell


def _fingerprint(analysis: Analysis, cohort: Cohort) -> str:
    said = (analysis, analysis.variables, cohort.digest)
    return hashlib.sha256(repr(said).encode()).hexdigest()


def _keep(run: AnalysisRun, outcome: Outcome, seen: str, fingerprint: str) -> None:
    now = timezone.now()
    same = (
        AnalysisRun.objects.filter(request=run.request, state=State.DONE, same_as=None)
        .order_by("-pk")
        .first()
    )
    if same is not None and same.fingerprint == fingerprint:
        AnalysisRun.objects.filter(pk=same.pk).update(seen=seen)
        _mine(run).update(state=State.DONE, same_as=same)
        return
    curves = {CURVES: outcome.curves} if outcome.curves else {}
    _mine(run).update(
        state=State.DONE,
        computed_at=now,
        done=F("total"),
        n=outcome.n,
        excluded=outcome.excluded,
        result=json.dumps(outcome.result | curves, allow_nan=False),
        has_figure=has_figure(outcome.result),
        warnings=outcome.warnings,
        text=outcome.text,
        methods=outcome.methods,
        fingerprint=fingerprint,
        seen=seen,
    )


def _fail(run: AnalysisRun, code: str, message: str) -> None:
    _mine(run).update(state=State.FAILED, error={"code": code, "message": message})
