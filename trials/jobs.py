"""Background jobs: what there is to run, and a ledger that sees each run through.

A job is a function without arguments that is safe to run again and safe to run twice at once.
It may return the number of rows it wrote. Register it with `@job("name")` in a module that the
app imports when it is ready; its period stands in settings.CELERY_BEAT_SCHEDULE.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Event, Thread
from typing import Any

import pghistory
import structlog
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from trials.access import SYSTEM_USER, Actor
from trials.models import JobRun

logger = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Job:
    """A named piece of work. Without `kept` its runs leave no line in the ledger."""

    name: str
    work: Callable[[], int | None]
    kept: bool


jobs: dict[str, Job] = {}


def job(
    name: str, *, kept: bool = True
) -> Callable[[Callable[[], int | None]], Callable[[], int | None]]:
    """Register the function under the name that the schedule and the ledger use."""

    def register(work: Callable[[], int | None]) -> Callable[[], int | None]:
        if name in jobs:
            raise ValueError(f"There are two jobs named {name!r}.")
        jobs[name] = Job(name, work, kept)
        return work

    return register


def slot_of(name: str, at: datetime) -> str:
    """The slot of time that a run at this moment belongs to; one run per slot."""
    entry = settings.CELERY_BEAT_SCHEDULE.get(name)
    if entry is not None and isinstance(entry["schedule"], timedelta):
        period = int(entry["schedule"].total_seconds())
        start = datetime.fromtimestamp(int(at.timestamp()) // period * period, tz=UTC)
        return f"{start:%Y-%m-%dT%H:%M:%SZ}"
    return f"{at.astimezone(UTC):%Y-%m-%d}"


def last_queued(name: str) -> datetime | None:
    """When the job was last queued, as far as the ledger reaches back."""
    return (
        JobRun.objects.filter(task=name)
        .order_by("-queued_at")
        .values_list("queued_at", flat=True)
        .first()
    )


def queue(name: str, *, at: datetime | None = None) -> Any:
    """Write the run into the ledger and send it, unless its slot is there already."""
    known = jobs.get(name)
    if known is not None and not known.kept:
        return _send(name, slot=None, attempt=1)
    at = at or timezone.now()
    run, created = JobRun.objects.get_or_create(
        task=name, slot=slot_of(name, at), defaults={"queued_at": at}
    )
    return _send(name, slot=run.slot, attempt=run.attempt) if created else None


def run_queued(*, name: str, slot: str | None, attempt: int, request_id: str | None) -> None:
    """Run the job if nobody else does: at least once per slot, and at once only after silence."""
    known = jobs.get(name)
    if known is not None and not known.kept:
        known.work()
        return
    now = timezone.now()
    slot = slot or slot_of(name, now)
    run, _ = JobRun.objects.get_or_create(task=name, slot=slot, defaults={"queued_at": now})
    claimed = JobRun.objects.filter(pk=run.pk, attempt=attempt, state=JobRun.State.QUEUED).update(
        state=JobRun.State.RUNNING, started_at=now, heartbeat_at=now
    )
    if not claimed:
        return
    run.attempt = attempt
    if known is None:
        _finish(run, JobRun.State.FAILED, None, f"There is no job named {name!r}.")
        return
    try:
        rows = _perform(run, known.work, request_id)
    except Exception as error:
        # One failed job must not stop the worker. The text of the error may quote a record,
        # so the ledger and the log name its type and place.
        logger.exception("job_failed", job=name, slot=slot, attempt=attempt)
        message = f"{type(error).__name__}. The worker's log has the place, under this job's name."
        _finish(run, JobRun.State.FAILED, None, message)
    else:
        _finish(run, JobRun.State.DONE, rows, "")


def run_now(
    name: str, work: Callable[[], int | None] | None = None, *, request_id: str | None = None
) -> int | None:
    """Run in this process and keep it in the ledger; for commands. Errors reach the caller."""
    now = timezone.now()
    run = JobRun.objects.create(
        task=name,
        slot=f"{now:%Y-%m-%dT%H:%M:%S.%fZ}",
        state=JobRun.State.RUNNING,
        queued_at=now,
        started_at=now,
        heartbeat_at=now,
    )
    try:
        rows = _perform(run, work or jobs[name].work, request_id)
    except BaseException as error:
        _finish(run, JobRun.State.FAILED, None, f"{type(error).__name__} in the command.")
        raise
    _finish(run, JobRun.State.DONE, rows, "")
    return rows


@job("sweep_jobs", kept=False)
def sweep_jobs() -> int:
    """Give work that went silent to another worker, until its attempts are used up."""
    now = timezone.now()
    silent = now - timedelta(seconds=settings.JOB_SILENT_SECONDS)
    swept = 0
    for run in JobRun.objects.filter(
        Q(state=JobRun.State.QUEUED, queued_at__lt=silent)
        | Q(state=JobRun.State.RUNNING, heartbeat_at__lt=silent)
    ).order_by("queued_at"):
        # Compare and swap, for another sweep may see the same line.
        same = JobRun.objects.filter(
            pk=run.pk, state=run.state, attempt=run.attempt, queued_at=run.queued_at
        )
        if run.state == JobRun.State.QUEUED:
            # Never begun, so it is no attempt: its message was lost or workers are busy.
            if same.update(queued_at=now):
                _send(run.task, slot=run.slot, attempt=run.attempt)
                swept += 1
        elif run.attempt >= settings.JOB_ATTEMPTS or run.task not in jobs:
            swept += same.update(
                state=JobRun.State.FAILED,
                finished_at=now,
                message=f"Went silent on attempt {run.attempt}, the last one. "
                "See the worker's log; the next slot runs as usual.",
            )
        elif same.update(state=JobRun.State.QUEUED, attempt=run.attempt + 1, queued_at=now):
            logger.warning("job_went_silent", job=run.task, slot=run.slot, attempt=run.attempt)
            _send(run.task, slot=run.slot, attempt=run.attempt + 1)
            swept += 1
    JobRun.objects.filter(finished_at__lt=now - timedelta(days=settings.JOB_KEEP_DAYS)).delete()
    return swept


@contextmanager
def acting_as_system(*, why: str, request_id: str | None = None) -> Iterator[None]:
    """Writes inside are recorded in the history as the system account's, with the reason."""
    actor = Actor.system()
    with pghistory.context(
        user=actor.user.get_username(),
        role=SYSTEM_USER,
        site=None,
        why=why,
        source=actor.source,
        request_id=request_id,
    ):
        yield


def _perform(run: JobRun, work: Callable[[], int | None], request_id: str | None) -> int | None:
    why = f"Job {run.task}, slot {run.slot}, attempt {run.attempt}."
    mine = JobRun.objects.filter(pk=run.pk, attempt=run.attempt, state=JobRun.State.RUNNING)
    with heartbeat(mine, run.task), acting_as_system(why=why, request_id=request_id):
        return work()


def _finish(run: JobRun, state: JobRun.State, rows: int | None, message: str) -> None:
    # An attempt that was taken for dead and comes back late must not overwrite its successor.
    JobRun.objects.filter(pk=run.pk, attempt=run.attempt, state=JobRun.State.RUNNING).update(
        state=state, finished_at=timezone.now(), rows=rows, message=message
    )


@contextmanager
def heartbeat(mine: QuerySet[Any], name: str) -> Iterator[None]:
    """Show in the line of a run, from a thread of its own, that this process still works on it.

    `mine` finds the line for as long as it is this process's; its `heartbeat_at` is kept fresh.
    """
    ended = Event()

    def beat() -> None:
        try:
            while not ended.wait(settings.JOB_HEARTBEAT_SECONDS):
                try:
                    mine.update(heartbeat_at=timezone.now())
                except DatabaseError:
                    # The work itself will meet the same fault and say so.
                    connection.close()
        finally:
            connection.close()

    thread = Thread(target=beat, name=f"heartbeat of {name}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _send(name: str, *, slot: str | None, attempt: int) -> Any:
    from trials.tasks import run_job

    return run_job.apply_async(kwargs={"job": name, "slot": slot, "attempt": attempt})
