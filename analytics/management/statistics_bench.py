"""The work that is timed beside R's, each task in a process of its own.

Run as `python -m analytics.management.statistics_bench TASK FOLDER TIMES`, it prints the CPU
seconds of each time. R's side of the same tasks is statistics_bench.R.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import process_time

import numpy as np

LAST_DAY = 3650
COVARIATES = 10


@dataclass(frozen=True)
class Rows:
    """Times in days, whole or not; status 0, 1 or 2; three groups; covariates; an outcome 0/1."""

    time: np.ndarray
    status: np.ndarray
    group: np.ndarray
    x: np.ndarray
    outcome: np.ndarray


def write_rows(folder: Path, n: int, *, whole_days: bool) -> None:
    """The same made-up rows for both sides, as doubles; `x` column by column."""
    chance = np.random.default_rng(2022)
    x = chance.normal(size=(n, COVARIATES))
    x[:, 1::2] = x[:, 1::2] > 0.3
    group = chance.integers(0, 3, n)
    risk = np.exp(x[:, :6] @ np.array([0.3, -0.4, 0.2, 0.1, 0.0, 0.5]) + 0.2 * group)
    first = chance.exponential(1500 / risk)
    other = chance.exponential(2500, n)
    left = chance.uniform(0, LAST_DAY, n)
    time = np.minimum(np.minimum(first, other), left)
    status = np.where(time == first, 1, np.where(time == other, 2, 0))
    logit = x @ np.linspace(-0.5, 0.5, COVARIATES) - 0.4
    rows = {
        "time": np.ceil(time) if whole_days else time,
        "status": status,
        "group": group,
        "x": x.T,
        "outcome": chance.uniform(size=n) < 1 / (1 + np.exp(-logit)),
    }
    for name, values in rows.items():
        values.astype(float).tofile(folder / f"{name}.bin")


def read_rows(folder: Path) -> Rows:
    time, status, group, x, outcome = (
        np.fromfile(folder / f"{name}.bin") for name in ("time", "status", "group", "x", "outcome")
    )
    if (time == np.floor(time)).all():
        time = time.astype(np.int64)
    return Rows(
        time,
        status.astype(np.int64),
        group.astype(np.int64),
        np.ascontiguousarray(x.reshape(COVARIATES, time.size).T),
        outcome.astype(np.int64),
    )


def curves_and_log_rank(rows: Rows) -> None:
    from analytics.statistics.inputs import one_time
    from analytics.statistics.rank_tests import log_rank
    from analytics.statistics.survival import kaplan_meier

    time, event = one_time(rows.time), rows.status > 0
    for place in range(3):
        here = rows.group == place
        kaplan_meier(time[here], event[here])
    log_rank(time, event, rows.group)


def incidences_and_gray(rows: Rows) -> None:
    from analytics.statistics.competing import cumulative_incidence, gray
    from analytics.statistics.inputs import one_time

    time = one_time(rows.time)
    for place in range(3):
        here = rows.group == place
        cumulative_incidence(time[here], rows.status[here], 2)
    for cause in (1, 2):
        gray(time, rows.status, rows.group, cause)


def cox_model(rows: Rows) -> None:
    from analytics.statistics.cox import cox
    from analytics.statistics.inputs import one_time

    fitted = cox(one_time(rows.time), rows.status > 0, rows.x[:, :6])
    _ = fitted.se, fitted.p, fitted.limits


def fine_gray_model(rows: Rows) -> None:
    from analytics.statistics.fine_gray import fine_gray
    from analytics.statistics.inputs import one_time

    fitted = fine_gray(one_time(rows.time), rows.status, 1, rows.x[:, :6])
    _ = fitted.se, fitted.p, fitted.limits


def logistic(rows: Rows) -> None:
    from analytics.statistics.design import Design, Term
    from analytics.statistics.logistic import fit

    terms = tuple(Term(f"x{place}") for place in range(COVARIATES))
    _ = fit(Design(rows.x, terms, ()), rows.outcome).se


@dataclass(frozen=True)
class Task:
    """Work with a name for people, and the share of R's time that it may take on whole days.

    R is timed on no more rows than `r_most`, and no oftener than `r_times`.
    """

    title: str
    goal: float
    work: Callable[[Rows], None]
    r_most: int = 1_000_000
    r_times: int = 100


TASKS = {
    "km": Task("Kaplan-Meier and log-rank, 3 groups", 0.1, curves_and_log_rank),
    "cif": Task("Incidences and Gray's test, 2 causes, 3 groups", 0.4, incidences_and_gray),
    "cox": Task("Cox's model, 6 covariates", 0.5, cox_model),
    # crr takes a minute at 10,000 rows, and a hundred times that at ten times as many.
    "fine_gray": Task("Fine-Gray model, 6 covariates", 0.05, fine_gray_model, 10_000, 1),
    "logistic": Task("Logistic regression, 10 covariates", 0.5, logistic),
}


def main(task: str, folder: str, times: str) -> None:
    rows = read_rows(Path(folder))
    for _ in range(int(times)):
        started = process_time()
        TASKS[task].work(rows)
        print(process_time() - started)  # noqa: T201 - what the process is for


if __name__ == "__main__":
    main(*sys.argv[1:])
