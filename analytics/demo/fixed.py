"""What studies of one fixed size share: how their patients are written and planted in."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from analytics.demo.before import write_before
from analytics.demo.casefile import Casefile, Chance, Row, Table
from analytics.demo.course import Course
from analytics.demo.planted import Planted, plant

MARGINS, BESIDE, PLANTING = 0, 1, 2  # the streams


def written(
    cohort: Callable[[np.random.Generator], pd.DataFrame],
    course: Callable[[np.random.Generator, Any, int], Course],
    write: Callable[[Casefile], None],
    *,
    closes_on: date,
    settings: Mapping[str, Any],
    tables: tuple[Table, ...],
    seed: int,
    planted: Planted,
) -> dict[Table, list[Row]]:
    """Flat rows per table; the same seed gives the same rows.

    `course` takes a patient of the cohort and the days until the study closes; `write` adds what
    comes after the enrolment.
    """
    rows: dict[Table, list[Row]] = {table: [] for table in tables}
    rng = np.random.default_rng([seed, MARGINS])
    chances: list[Chance] = []
    for done, who in enumerate(cohort(rng).itertuples(index=False), start=1):
        day0 = who.enrolled_on + timedelta(days=int(rng.integers(26, 46)))
        case = Casefile(
            rng,
            f"P-{done:03}",
            who,
            course(rng, who, (closes_on - day0).days),
            day0,
            rows,
            beside=np.random.default_rng([seed, BESIDE, done]),
            settings=settings,
        )
        write_before(case)
        write(case)
        chances += case.chances
    plant(np.random.default_rng([seed, PLANTING]), chances, planted.numbers())
    return rows


def describe(rng: np.random.Generator, frame: pd.DataFrame, ages: tuple[float, float]) -> None:
    """Add sex, age and white cells, which no margin ties to anything; the shares are invented."""
    n = len(frame)
    frame["sex"] = np.where(rng.random(n) < 0.45, "F", "M")
    frame["age_years"] = rng.uniform(*ages, n)
    frame["wbc_diagnosis"] = np.round(np.exp(rng.normal(2.6, 1.1, n)).clip(0.5, 400), 1)
