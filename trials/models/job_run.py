"""The ledger of background jobs."""

from django.db import models


class JobRun(models.Model):
    """One run of a job in one slot of time, from queueing to its outcome.

    The ledger and not the broker decides who runs a slot and whether it was finished.
    """

    class State(models.TextChoices):
        QUEUED = "queued", "Queued"
        RUNNING = "running", "Running"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"

    task = models.CharField(max_length=60)
    slot = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    attempt = models.PositiveSmallIntegerField(default=1)
    queued_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    rows = models.BigIntegerField(null=True, blank=True)
    message = models.TextField(blank=True)

    class Meta:
        ordering = ["-queued_at", "-pk"]
        indexes = [
            models.Index(fields=["state"], name="job_run_state"),
            models.Index(fields=["-queued_at", "-id"], name="job_run_latest_first"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["task", "slot"], name="job_run_one_per_task_and_slot"),
        ]

    def __str__(self) -> str:
        return f"{self.task} {self.slot}"

    @property
    def seconds(self) -> float | None:
        """How long the run took, None while it has not ended."""
        if self.started_at is None or self.finished_at is None:
            return None
        return (self.finished_at - self.started_at).total_seconds()
