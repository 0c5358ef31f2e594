"""The ledger sees every run through: once per slot, again after silence, never twice at once."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pghistory
import pytest

from trials import jobs, tasks
from trials.models import JobRun, User

NOON = datetime(2022, 3, 1, 12, 0, 7, tzinfo=UTC)
State = JobRun.State


@pytest.fixture
def sent(monkeypatch) -> list[dict]:
    """What is sent to the workers, in place of sending it."""
    messages: list[dict] = []
    monkeypatch.setattr(tasks.run_job, "apply_async", lambda *, kwargs: messages.append(kwargs))
    return messages


@pytest.fixture
def registered(monkeypatch) -> Callable[[Callable[[], int | None]], None]:
    """Registers a function as the job "counted" for one test."""

    def register(work: Callable[[], int | None]) -> None:
        monkeypatch.setitem(jobs.jobs, "counted", jobs.Job("counted", work, kept=True))

    return register


def line(**values) -> JobRun:
    """A line of the ledger, running since noon."""
    return JobRun.objects.create(
        **{
            "task": "counted",
            "slot": "2022-03-01",
            "state": State.RUNNING,
            "queued_at": NOON,
            "started_at": NOON,
            "heartbeat_at": NOON,
        }
        | values
    )


def run(attempt: int = 1) -> None:
    jobs.run_queued(name="counted", slot="2022-03-01", attempt=attempt, request_id="r-1")


def test_a_slot_is_a_period_of_the_schedule(settings):
    settings.CELERY_BEAT_SCHEDULE = {"rescore_changed": {"schedule": timedelta(seconds=20)}}

    slots = [jobs.slot_of("rescore_changed", NOON + timedelta(seconds=s)) for s in (-7, 0, 12, 13)]

    assert slots == [
        "2022-03-01T12:00:00Z",
        "2022-03-01T12:00:00Z",
        "2022-03-01T12:00:00Z",
        "2022-03-01T12:00:20Z",
    ]


def test_a_nightly_job_has_one_slot_a_day():
    assert jobs.slot_of("rescore_all", NOON) == "2022-03-01"


@pytest.mark.django_db
def test_two_beats_queue_a_slot_once(sent):
    jobs.queue("rescore_all", at=NOON)
    jobs.queue("rescore_all", at=NOON + timedelta(seconds=1))

    assert sent == [{"job": "rescore_all", "slot": "2022-03-01", "attempt": 1}]
    assert JobRun.objects.get().state == State.QUEUED


@pytest.mark.django_db
def test_a_run_leaves_its_rows_and_times(registered):
    registered(lambda: 12)

    run()

    done = JobRun.objects.get()
    assert (done.state, done.rows, done.attempt, done.message) == (State.DONE, 12, 1, "")
    assert done.seconds >= 0


@pytest.mark.django_db
def test_a_message_that_comes_twice_runs_the_job_once(registered):
    runs = []
    registered(lambda: runs.append(1))

    run()
    run()

    assert runs == [1]


@pytest.mark.django_db
def test_a_message_that_comes_while_the_job_runs_does_nothing(registered):
    runs = []
    registered(lambda: runs.append(1))
    line()

    run()

    assert runs == []


@pytest.mark.django_db
def test_a_failed_run_names_the_error_without_its_text(registered):
    def fail() -> None:
        raise ValueError("blasts 35.1")

    registered(fail)

    run()

    failed = JobRun.objects.get()
    assert failed.state == State.FAILED
    assert failed.message.startswith("ValueError. ")
    assert "35.1" not in failed.message


@pytest.mark.django_db
def test_a_job_nobody_registered_is_a_failed_run():
    jobs.run_queued(name="unheard", slot="2022-03-01", attempt=1, request_id=None)

    assert JobRun.objects.get().message == "There is no job named 'unheard'."


@pytest.mark.django_db
@pytest.mark.requirement("G5")
def test_a_job_acts_as_the_system_account_with_a_generated_reason(registered):
    seen = []
    registered(lambda: seen.append(dict(pghistory.runtime._tracker.value.metadata)))

    run()

    account = User.objects.get(username="system")
    assert account.is_system
    assert not account.has_usable_password()
    assert seen == [
        {
            "user": "system",
            "role": "system",
            "site": None,
            "why": "Job counted, slot 2022-03-01, attempt 1.",
            "source": "task",
            "request_id": "r-1",
        }
    ]


@pytest.mark.django_db
def test_a_silent_run_is_queued_again_as_the_next_attempt(sent, registered):
    registered(lambda: None)
    line()

    swept = jobs.sweep_jobs()

    assert swept == 1
    assert sent == [{"job": "counted", "slot": "2022-03-01", "attempt": 2}]
    assert (JobRun.objects.get().state, JobRun.objects.get().attempt) == (State.QUEUED, 2)


@pytest.mark.django_db
def test_a_run_with_a_fresh_heartbeat_is_left_alone(sent, registered):
    registered(lambda: None)
    line(heartbeat_at=datetime.now(UTC))

    assert jobs.sweep_jobs() == 0
    assert sent == []


@pytest.mark.django_db
def test_a_lost_message_is_sent_again_and_is_no_attempt(sent, registered):
    registered(lambda: None)
    line(state=State.QUEUED, started_at=None, heartbeat_at=None)

    jobs.sweep_jobs()

    assert sent == [{"job": "counted", "slot": "2022-03-01", "attempt": 1}]


@pytest.mark.django_db
def test_after_the_last_attempt_silence_is_a_failure(sent, registered, settings):
    registered(lambda: None)
    line(attempt=settings.JOB_ATTEMPTS)

    jobs.sweep_jobs()

    failed = JobRun.objects.get()
    assert sent == []
    assert failed.state == State.FAILED
    assert "Went silent on attempt 3" in failed.message


@pytest.mark.django_db
def test_an_attempt_taken_for_dead_cannot_overwrite_its_successor(registered):
    def outlived() -> int:
        JobRun.objects.update(attempt=2, state=State.DONE, rows=5)
        return 99

    registered(outlived)

    run()

    assert JobRun.objects.get().rows == 5


@pytest.mark.django_db
def test_lines_older_than_they_are_kept_go(registered):
    line(state=State.DONE, finished_at=NOON)
    line(slot="recent", state=State.DONE, finished_at=datetime.now(UTC))

    jobs.sweep_jobs()

    assert [each.slot for each in JobRun.objects.all()] == ["recent"]


@pytest.mark.django_db
def test_a_command_has_its_line_and_its_errors_reach_the_caller(registered):
    def fail() -> None:
        raise ValueError("seen by the caller")

    registered(lambda: 3)

    rows = jobs.run_now("counted")
    with pytest.raises(ValueError, match="seen by the caller"):
        jobs.run_now("counted", fail)

    assert rows == 3
    assert [each.state for each in JobRun.objects.order_by("pk")] == [State.DONE, State.FAILED]


def test_a_name_belongs_to_one_job():
    with pytest.raises(ValueError, match="two jobs named 'sweep_jobs'"):
        jobs.job("sweep_jobs")(lambda: None)


@pytest.fixture
def start_worker(process_environment, tmp_path) -> Iterator[Callable[[], subprocess.Popen]]:
    """Starts a real worker, in a process group of its own so that all of it can be killed."""
    workers: list[subprocess.Popen] = []
    environment = process_environment | {
        "HELD_BY": str(tmp_path / "hold"),
        "JOB_HEARTBEAT_SECONDS": "1",
        "JOB_SILENT_SECONDS": "3",
    }

    def start() -> subprocess.Popen:
        command = "-m celery --app config worker --concurrency 1 --include tests.trials.held_job"
        with (tmp_path / "worker.log").open("a") as log:
            workers.append(
                subprocess.Popen(
                    [sys.executable, *command.split()],
                    env=environment,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            )
        return workers[-1]

    yield start
    for worker in workers:
        if worker.poll() is None:
            os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()


def becomes(question: Callable[[], bool], log: Path) -> None:
    for _ in range(600):
        if question():
            return
        time.sleep(0.1)
    raise AssertionError(log.read_text())


def test_the_work_of_a_killed_worker_is_finished_by_another(start_worker, tmp_path, settings):
    settings.JOB_SILENT_SECONDS = 3
    hold, log = tmp_path / "hold", tmp_path / "worker.log"
    hold.touch()
    killed = start_worker()
    jobs.queue("held", at=NOON)
    becomes(lambda: JobRun.objects.filter(state=State.RUNNING).exists(), log)

    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait()
    hold.unlink()
    start_worker()

    def finished() -> bool:
        jobs.sweep_jobs()
        return JobRun.objects.filter(state=State.DONE).exists()

    # The test's own sweep must know the job to queue it again.
    settings_jobs = jobs.jobs | {"held": jobs.Job("held", lambda: 7, kept=True)}
    jobs.jobs.update(settings_jobs)
    try:
        becomes(finished, log)
    finally:
        del jobs.jobs["held"]

    done = JobRun.objects.get()
    assert (done.state, done.attempt, done.rows) == (State.DONE, 2, 7)


def test_a_long_job_is_not_taken_for_dead_while_its_heart_beats(start_worker, tmp_path, settings):
    settings.JOB_SILENT_SECONDS = 3
    hold, log = tmp_path / "hold", tmp_path / "worker.log"
    hold.touch()
    start_worker()
    jobs.queue("held", at=NOON)
    becomes(lambda: JobRun.objects.filter(state=State.RUNNING).exists(), log)
    began = JobRun.objects.get().started_at

    becomes(lambda: JobRun.objects.get().heartbeat_at - began > timedelta(seconds=4), log)
    jobs.sweep_jobs()
    hold.unlink()
    becomes(lambda: JobRun.objects.filter(state=State.DONE).exists(), log)

    assert JobRun.objects.get().attempt == 1
