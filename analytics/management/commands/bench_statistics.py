"""How long the statistics take beside R, in one run. Prints a table; asserts nothing."""

import os
import shutil
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from statistics import median
from typing import Any

from django.core.management import BaseCommand, CommandError

from analytics.management import statistics_bench
from analytics.management.statistics_bench import TASKS, write_rows

SIZES = (10_000, 100_000, 1_000_000)
# Both sides on one thread: what is compared is the work, not the machine.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
MIB = 1024 * 1024 if sys.platform == "darwin" else 1024  # in the unit of ru_maxrss
R_PACKAGES = "r-base-core r-cran-survival r-cran-cmprsk"
HEAD = (
    "| work | rows | times | ours, s | R, s | ours / R | goal | ours, MiB | R, MiB |",
    "|---|---|---|---|---|---|---|---|---|",
)


class Command(BaseCommand):
    help = (
        "Time the statistics beside R's survival, cmprsk and glm: CPU seconds, one thread each, "
        "arrays in memory, the median of several times after a first one that does not count (R's "
        "Fine-Gray model is timed once); "
        "memory is the process at its highest. Starts no service."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rows", default=",".join(map(str, SIZES)), metavar="N,N")
        parser.add_argument("--tasks", default=",".join(TASKS), metavar="TASK,TASK")

    def handle(self, *, rows: str, tasks: str, **_: Any) -> None:
        chosen = tasks.split(",")
        unknown = [task for task in chosen if task not in TASKS]
        if unknown:
            raise CommandError(f"No task is named {unknown[0]!r}. There are {', '.join(TASKS)}.")
        self.stdout.write(f"One thread each. {_versions()}")
        for line in HEAD:
            self.stdout.write(line)
        for n in (int(size) for size in rows.split(",")):
            for whole_days in (True, False):
                with tempfile.TemporaryDirectory() as folder:
                    write_rows(Path(folder), n, whole_days=whole_days)
                    for task in chosen:
                        self._compare(task, n, whole_days, folder)

    def _compare(self, name: str, n: int, whole_days: bool, folder: str) -> None:
        task = TASKS[name]
        ours = _run(
            [sys.executable, "-m", statistics_bench.__name__],
            name,
            folder,
            _times(n),
            required=True,
        )
        script = Path(statistics_bench.__file__).with_suffix(".R")
        r = None
        if n <= task.r_most:
            r = _run(["Rscript", str(script)], name, folder, min(_times(n), task.r_times))
        cells = [
            task.title,
            f"{n:,}",
            "whole days" if whole_days else "continuous",
            f"{ours[0]:.4f}",
            "-" if r is None else f"{r[0]:.4f}",
            "-" if r is None else f"{ours[0] / r[0]:.2g}",
            f"{task.goal}" if whole_days and n <= task.r_most else "",
            f"{ours[1]:.0f}",
            "-" if r is None else f"{r[1]:.0f}",
        ]
        self.stdout.write(f"| {' | '.join(cells)} |")


def _times(n: int) -> int:
    """How often a task is timed, the first time included."""
    return 4 if n > 100_000 else 10


def _run(
    program: list[str], task: str, folder: str, times: int, *, required: bool = False
) -> tuple[float, float] | None:
    """The median of CPU seconds and the memory in MiB of a process; None where it fails."""
    if shutil.which(program[0]) is None:
        return None
    child = subprocess.Popen(
        [*program, task, folder, str(times)],
        stdout=subprocess.PIPE,
        stderr=None if required else subprocess.DEVNULL,
        env=os.environ | ONE_THREAD,
        text=True,
    )
    printed = child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        if required:
            raise CommandError(f"{task} ended with {child.returncode}.")
        return None
    seconds = [float(line) for line in printed.split()]
    return median(seconds[1:] or seconds), used.ru_maxrss / MIB


def _versions() -> str:
    import numpy as np

    ours = f"Python {sys.version.split()[0]}, numpy {np.__version__}"
    if shutil.which("Rscript") is None:
        return f"{ours}; R is not installed, so nothing stands beside it. Debian: {R_PACKAGES}."
    asked = subprocess.run(
        [
            "Rscript",
            "-e",
            "cat(R.version.string, '\\n'); for (p in c('survival', 'cmprsk')) "
            "cat(p, if (requireNamespace(p, quietly = TRUE)) format(packageVersion(p)) "
            "else 'missing', '\\n')",
        ],
        capture_output=True,
        text=True,
    )
    return f"{ours}; {', '.join(line.strip() for line in asked.stdout.splitlines())}."
