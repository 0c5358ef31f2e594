"""The bench of the statistics runs without services, and says where R is missing."""

import subprocess
import sys
from pathlib import Path

from analytics.management.statistics_bench import TASKS

ROOT = Path(__file__).resolve().parents[2]


def bench(*flags):
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "bench_statistics", "--rows", "1000", *flags],
        capture_output=True,
        text=True,
        env={"PATH": "/nonexistent", "LOCAL_FOLDER": "/proc/no/folder/can/be/made/here"},
    )


def test_without_r_every_task_is_timed_and_its_absence_is_told():
    done = bench()

    assert done.returncode == 0, done.stderr
    head, _, _, *lines = done.stdout.splitlines()
    assert "R is not installed, so nothing stands beside it. Debian: r-base-core" in head
    assert [line.split("|")[1].strip() for line in lines] == 2 * [t.title for t in TASKS.values()]
    for line in lines:
        _, _, rows, _, ours, theirs, *_ = (cell.strip() for cell in line.split("|"))
        assert (rows, theirs) == ("1,000", "-")
        assert float(ours) >= 0


def test_a_task_that_does_not_exist_is_refused_with_those_that_do():
    done = bench("--tasks", "knn")

    assert done.returncode == 1
    assert f"No task is named 'knn'. There are {', '.join(TASKS)}." in done.stderr
