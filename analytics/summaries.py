"""The numbers of one summary, from one row per counted subject. Plain data, ready for JSON."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from analytics.definitions.risk_model import RiskGroup
from analytics.definitions.summaries import GROUPS, Measure, Summary
from analytics.statistics.inputs import survival_inputs
from analytics.statistics.proportions import (
    ChiSquare,
    clopper_pearson,
    known_status,
    pearson_chi_square,
)
from analytics.statistics.survival import Curve, TestResult, kaplan_meier, log_rank

Numbers = dict[str, Any]
NO_LIMITS = {
    "code": "everybody_had_the_event",
    "message": "Everybody had the event by then; limits do not exist.",
}
NOBODY = {"code": "nobody", "message": "There is nobody in this group."}


def summarise(summary: Summary, subjects: pd.DataFrame) -> Numbers:
    """`{n, excluded, groups, tests}` of a summary.

    `subjects` has the columns group, excluded_reason (None: counted) and event (true or false),
    for survival also aval in days. Everybody is in exactly one group or one exclusion.
    """
    excluded = subjects["excluded_reason"].dropna().value_counts()
    counted = subjects[subjects["excluded_reason"].isna()]
    groups = {name: counted[counted["group"] == name] for name in GROUPS}
    if summary.measure is Measure.SURVIVAL:
        numbers, tests = _survival(summary, groups)
    else:
        numbers, tests = _shares(groups)
    return {
        "n": len(counted),
        "excluded": [
            {"reason": reason, "n": int(n)}
            for reason, n in sorted(excluded.items(), key=lambda item: (-item[1], item[0]))
        ],
        "groups": numbers,
        "tests": tests,
    }


def _shares(groups: dict[str, pd.DataFrame]) -> tuple[Numbers, list[Numbers]]:
    numbers = {name: _share(int(rows["event"].sum()), len(rows)) for name, rows in groups.items()}
    return numbers, [_chi_square("Pearson chi-square", _counts(numbers))]


def _share(events: int, n: int) -> Numbers:
    share = clopper_pearson(events, n)
    result: Numbers = {
        "n": n,
        "events": events,
        "rate": share.rate,
        "ci": None if share.lower is None else [share.lower, share.upper],
    }
    return result if n else result | {"why": NOBODY}


def _counts(numbers: Numbers) -> list[tuple[int, int]]:
    shares = [numbers[group.value] for group in RiskGroup]
    return [(share["events"], share["n"] - share["events"]) for share in shares]


def _chi_square(name: str, counts: Sequence[tuple[int, int]]) -> Numbers:
    test = pearson_chi_square(list(counts))
    return _test(name, test) | {"smallest_expected": test.smallest_expected}


def _test(name: str, test: ChiSquare | TestResult) -> Numbers:
    result: Numbers = {"name": name, "statistic": test.statistic, "df": test.df, "p": test.p}
    return result if test.why is None else result | {"why": test.why.as_dict()}


def _survival(summary: Summary, groups: dict[str, pd.DataFrame]) -> tuple[Numbers, list[Numbers]]:
    day = summary.known_status_on
    numbers = {}
    for name, rows in groups.items():
        times, events = _arrays(rows)
        numbers[name] = _curve(kaplan_meier(times, events), summary.days)
        if day is not None:
            free, known = known_status(times, events, day)
            share = _share(free, known)
            share["event_free"] = share.pop("events")
            numbers[name]["known_status"] = {str(day): share | {"biased": "downwards"}}
    tested = pd.concat([groups[group.value] for group in RiskGroup])
    times, events = _arrays(tested)
    tests = [_test("log-rank", log_rank(times, events, tested["group"].to_numpy(dtype=str)))]
    if day is not None:
        known = [numbers[group.value]["known_status"][str(day)] for group in RiskGroup]
        tests.append(
            _chi_square(
                f"Pearson chi-square of the known status at day {day}, biased",
                [(share["event_free"], share["n"] - share["event_free"]) for share in known],
            )
        )
    return numbers, tests


def _arrays(rows: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    times, status, _ = survival_inputs(
        rows["aval"].to_numpy(dtype=float), rows["event"].to_numpy(dtype=float)
    )
    return times, status == 1


def _curve(curve: Curve, days: Sequence[int]) -> Numbers:
    median = curve.quantile()
    result: Numbers = {
        "n": curve.n,
        "events": curve.events,
        "median": median.estimate,
        "median_ci": [median.lower, median.upper] if curve.n else None,
        "at": {str(day): _at(curve, day) for day in days},
        "curve": [
            [int(t), float(s), _finite(low), _finite(high), int(n)]
            for t, s, low, high, n in zip(
                curve.time, curve.survival, curve.lower, curve.upper, curve.at_risk, strict=True
            )
        ],
    }
    if not curve.n:
        return result | {"why": NOBODY}
    if median.estimate is None:
        return result | {
            "why": {
                "code": "median_not_reached",
                "message": "Fewer than half had the event by the last follow-up.",
            }
        }
    return result


def _at(curve: Curve, day: int) -> Numbers:
    point = curve.at(day)
    result: Numbers = {
        "s": point.survival,
        "ci": None if point.lower is None else [point.lower, point.upper],
        "at_risk": point.at_risk,
    }
    if point.survival == 0:
        return result | {"why": NO_LIMITS}
    if point.survival is not None:
        return result
    if not curve.n:
        return result | {"why": NOBODY}
    return result | {
        "why": {
            "code": "beyond_follow_up",
            "message": f"Nobody in this group was followed to day {day}.",
        }
    }


def _finite(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
