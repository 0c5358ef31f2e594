"""The one entry point of the workers."""

from typing import Any

from celery import Task, shared_task

from trials import jobs


@shared_task(name="trials.run_job", bind=True, acks_late=True, ignore_result=True)
def run_job(
    self: Task, *, job: str, slot: str | None = None, attempt: int = 1, **_from_newer_callers: Any
) -> None:
    """At least once per slot. Safe to run again and safe to run twice at once: the ledger sees
    to that, and every job is so by itself.
    """
    jobs.run_queued(name=job, slot=slot, attempt=attempt, request_id=self.request.id)
