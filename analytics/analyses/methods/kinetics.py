"""KINETICS: what was measured of the CAR-T cells over time, by group, in one unit at a time."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, floor
from typing import Any

import numpy as np
import pandas as pd

from analytics.analyses.methods.observed import Shape
from analytics.analyses.methods.subjects import excluded
from analytics.analyses.methods.words import naive_in_words, paragraph, performed, titles
from analytics.analyses.run import Outcome, Progress, method
from analytics.analyses.shapes import warning
from analytics.cohort import Cohort
from analytics.definitions.analysis import Analysis, Method
from analytics.statistics.descriptive import describe
from analytics.statistics.inputs import Why
from outcomes.definitions.codelists import KINETICS_UNIT
from patients.definitions.codelists import SPECIMEN

EVERYBODY = "all"
# Days after the infusion about which samples are put together.
DAYS = (4, 7, 11, 14, 21, 28, 60, 90, 183, 365)
B_CELLS = "b_cells"
PCT_LYMPHOCYTES = "PCT_LYMPHOCYTES"
UNITS_APART = "The units do not convert into each other: choose another one to see its samples."
NO_SAMPLE = Why("no_sample", "No sample of these patients has a level in this unit and specimen.")
NO_SPREAD = Why("one_value", "One value has no standard error.")


@method(Method.KINETICS)
def kinetics(analysis: Analysis, cohort: Cohort, progress: Progress) -> Outcome:
    """n, mean, SEM, median and quartiles of the level about each of some days, by group.

    Of one unit and the one specimen with the most samples. Of several samples of a subject about a
    day the highest counts, of B cells the lowest; not detected without a level counts as 0.
    """
    progress(0, 1, "Reading the samples")
    rows, left_out = cohort.rows(analysis.population, analysis.where)
    samples = cohort.samples(rows)
    samples = samples[samples["day"] >= 0]
    of_b_cells = analysis.settled["value"] == B_CELLS
    if of_b_cells:
        counted = samples["b_cells_pct"].notna()
        samples = samples.assign(
            level=samples["b_cells_pct"],
            level_unit=np.where(counted, PCT_LYMPHOCYTES, None),
            detected=None,
        )
    measured = samples[samples["level_unit"].notna()]
    unit = analysis.settled["unit"] or _most(measured["level_unit"])
    specimen = _most(measured[measured["level_unit"] == unit]["specimen"])
    windows = windows_about(analysis.settled["days"] or DAYS)
    chosen = samples[samples["specimen"] == specimen]
    # What was not detected has no unit of its own.
    nothing = (chosen["detected"] == False) & chosen["level"].isna()  # noqa: E712
    chosen = chosen[nothing | (chosen["level_unit"] == unit)]
    values = chosen["level"].where(~nothing.reindex(chosen.index), 0)
    chosen = chosen.assign(value=pd.to_numeric(values)).dropna(subset=["value"])

    names: tuple[str, ...] = (EVERYBODY,)
    members = {EVERYBODY: rows.index}
    out: list[tuple[str, int]] = []
    if analysis.group is not None:
        column = cohort.column(analysis.group, rows)
        names = (EVERYBODY, *(column.levels or ()))
        members |= {
            name: rows.index[column.values == place]
            for place, name in enumerate(column.levels or ())
        }
        if unknown := int((~column.known).sum()):
            out = [("group_not_known", unknown)]
    result: Shape = {
        "unit": unit,
        "unit_title": KINETICS_UNIT.codes.get(str(unit)),
        "specimen": specimen,
        "specimen_title": SPECIMEN.codes.get(str(specimen)),
        "groups": {
            name: described(
                chosen[chosen["subject"].isin(members[name])], windows, lowest=of_b_cells
            )
            for name in names
        },
        "other_units": {
            str(name): int(n)
            for name, n in measured["level_unit"].value_counts().items()
            if name != unit
        },
    }
    if chosen.empty:
        result["why"] = NO_SAMPLE.as_dict()
    told = [warning("other_units", UNITS_APART)] if result["other_units"] else []
    return Outcome(
        len(rows),
        excluded(left_out, out),
        result,
        warnings=told,
        methods=[
            performed(
                "groups",
                "Mean, SEM (standard error of the mean), median, quartiles",
                days=[day for day, _, _ in windows],
                several_samples="lowest" if of_b_cells else "highest",
                not_detected="0",
            )
        ],
        text=paragraph(
            analysis,
            cohort,
            len(rows),
            f"Levels are in {result['unit_title'] or 'the unit with the most samples'}, as n, "
            "mean with the standard error of the mean (SEM, which says how well the mean is known "
            "and not how much patients differ), and median with quartiles about days after "
            "the infusion.",
            f"Groups were those of {titles([analysis.group])}." if analysis.group else "",
            naive_in_words(analysis),
            "Of several samples of a patient about a day the highest counts, of B cells the "
            "lowest; not detected counts as 0.",
        ),
    )


def windows_about(days: Sequence[float]) -> list[tuple[float, float, float]]:
    """Each day with the first and the last that are nearest to it; halfway is of the earlier.

    The last window reaches as far beyond its day as before it.
    """
    about = sorted(set(days))
    halves = [(one + next_) / 2 for one, next_ in pairwise(about)]
    last = 2 * about[-1] - (halves[-1] if halves else 0)
    return list(zip(about, [0, *(half + 1e-9 for half in halves)], [*halves, last], strict=True))


def described(
    samples: pd.DataFrame, windows: Sequence[tuple[float, float, float]], *, lowest: bool = False
) -> list[Shape]:
    """Each window with n and the numbers of the highest (or lowest) `value` of each subject."""
    found = []
    for day, first, last in windows:
        inside = samples[samples["day"].between(first, last)]
        of_each = inside.groupby("subject")["value"]
        values = (of_each.min() if lowest else of_each.max()).to_numpy(dtype=float)
        numbers = describe(values)
        shape: dict[str, Any] = {
            "day": day,
            "from": ceil(first),
            "to": floor(last),
            "n": numbers.n,
            "not_detected": int(np.sum(values == 0)),
            "mean": numbers.mean,
            "sem": numbers.sem,
            "median": numbers.median,
            "lower_quartile": numbers.lower_quartile,
            "upper_quartile": numbers.upper_quartile,
        }
        if numbers.n == 1:
            shape["why"] = NO_SPREAD.as_dict()
        found.append(shape)
    return found


def _most(codes: pd.Series) -> str | None:
    """The most frequent code, of equals the first by name."""
    counts = codes.value_counts()
    return None if counts.empty else str(min(counts[counts == counts.max()].index))
