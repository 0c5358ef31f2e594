"""The numbers of one summary, from one entry per counted subject. Plain data, ready for JSON."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import numpy as np
import pandas as pd

from analytics.definitions.summaries import Measure, Summary
from analytics.definitions.variable import Variable
from analytics.statistics.competing import Incidences, cumulative_incidence, gray
from analytics.statistics.inputs import check_entry, survival_inputs
from analytics.statistics.proportions import clopper_pearson, known_status
from analytics.statistics.rank_tests import TestResult, log_rank
from analytics.statistics.survival import Curve, kaplan_meier
from analytics.statistics.tables import TableTest, pearson

Numbers = dict[str, Any]
NO_LIMITS = {
    "code": "everybody_had_the_event",
    "message": "Everybody had the event by then; limits do not exist.",
}
EMPTIED = {
    "code": "risk_set_emptied",
    "message": "All under observation on an earlier day had the event; who entered later cannot "
    "raise the curve. Limits do not exist.",
}
NOBODY = {"code": "nobody", "message": "There is nobody in this group."}
COUNTED = -1


@dataclass(frozen=True)
class Subjects:
    """Whom a summary accounts for, one entry each.

    `reason` is the place in `reasons` of why somebody is left out, or COUNTED; `days` is of the
    counted alone. `group` is the place in `names`, of which the last is "not known". `entry` is
    the day from which somebody is under observation, None where all are from the origin on.
    """

    names: tuple[str, ...]
    group: np.ndarray
    reasons: tuple[str, ...]
    reason: np.ndarray
    status: np.ndarray
    days: np.ndarray
    site: np.ndarray
    entry: np.ndarray | None = None

    @classmethod
    def of(cls, rows: pd.DataFrame) -> "Subjects":
        """Of the columns excluded_reason, status, aval in whole days and site; not yet grouped.

        `origin` and `entry`, where there is one, are dates.
        """
        reason, reasons = pd.factorize(rows["excluded_reason"], sort=True)
        status = pd.to_numeric(rows["status"]).fillna(0).to_numpy(dtype=float)
        days = pd.to_numeric(rows["aval"]).fillna(0).to_numpy(dtype=float)
        survival_inputs(days, status)
        entry = None
        if "entry" in rows and rows["entry"].notna().any():
            # Who is left out has neither date.
            entry = (rows["entry"] - rows["origin"]).dt.days.fillna(-1).to_numpy(dtype=np.int64)
            check_entry(days, entry)
        return cls(
            names=("none",),
            group=np.zeros(len(rows), dtype=np.int64),
            reasons=tuple(reasons),
            reason=reason.astype(np.int64),
            status=status.astype(np.int64),
            days=days.astype(np.int64),
            site=rows["site"].to_numpy(dtype=np.int64),
            entry=entry,
        )

    def grouped(self, grouping: Variable, levels: pd.Series) -> "Subjects":
        """The same by a level each, null or of no known name: not known."""
        names = grouping.names(levels.dropna().unique())
        found = pd.Categorical(levels, categories=names).codes
        group = np.where(found < 0, len(names) - 1, found)
        return self._with(names=names, group=group.astype(np.int64))

    def at_site(self, site: int) -> "Subjects":
        here = self.site == site
        rows = ("group", "reason", "status", "days", "site")
        entry = None if self.entry is None else self.entry[here]
        return self._with(entry=entry, **{name: getattr(self, name)[here] for name in rows})

    def fingerprint(self, declared: str, more: Sequence[np.ndarray] = ()) -> str:
        """A digest of the declarations and of everything that the numbers are made from."""
        digest = sha256(repr((declared, self.names, self.reasons)).encode())
        entry = () if self.entry is None else (self.entry,)
        for array in (self.group, self.reason, self.status, self.days, *entry, *more):
            digest.update(array.tobytes())
        return digest.hexdigest()

    def _with(self, **changed: Any) -> "Subjects":
        return Subjects(**(self.__dict__ | changed))


def summarise(summary: Summary, subjects: Subjects, *, points: int | None = None) -> Numbers:
    """`{n, excluded, groups, tests}` of a summary, each curve in at most so many points.

    Everybody is in exactly one group or one exclusion.
    """
    counted = subjects.reason == COUNTED
    out = np.bincount(subjects.reason[~counted], minlength=len(subjects.reasons))
    excluded = [(r, int(n)) for r, n in zip(subjects.reasons, out, strict=True) if n]
    rows = _Rows(
        subjects.names,
        subjects.group[counted],
        subjects.status[counted],
        subjects.days[counted],
        None if subjects.entry is None else subjects.entry[counted],
    )
    numbers, tests = {
        Measure.SURVIVAL: _survival,
        Measure.INCIDENCE: _incidence,
        Measure.EVENT: _event,
    }.get(summary.measure, _shares)(summary, rows, points)
    return {
        "n": int(counted.sum()),
        "excluded": [
            {"reason": reason, "n": n}
            for reason, n in sorted(excluded, key=lambda item: (-item[1], item[0]))
        ],
        "groups": numbers,
        "tests": tests,
    }


@dataclass(frozen=True)
class _Rows:
    """The counted subjects."""

    names: tuple[str, ...]
    group: np.ndarray
    status: np.ndarray
    days: np.ndarray
    entry: np.ndarray | None

    def of(self, place: int) -> tuple[np.ndarray, np.ndarray]:
        here = self.group == place
        return self.days[here], self.status[here]

    def tested(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        known = self.group < len(self.names) - 1
        return self.days[known], self.status[known], self.group[known]

    def entry_of(self, *places: int) -> np.ndarray | None:
        return None if self.entry is None else self.entry[np.isin(self.group, places)]


def _shares(summary: Summary, rows: _Rows, points: int | None) -> tuple[Numbers, list[Numbers]]:
    counts = np.bincount(rows.group, minlength=len(rows.names))
    events = np.bincount(rows.group[rows.status == 1], minlength=len(rows.names))
    numbers = {
        name: _share(int(k), int(n)) for name, k, n in zip(rows.names, events, counts, strict=True)
    }
    if len(rows.names) == 2:
        return numbers, []
    return numbers, [_chi_square("Pearson chi-square", _counts(numbers, rows.names))]


def _event(summary: Summary, rows: _Rows, points: int | None) -> tuple[Numbers, list[Numbers]]:
    numbers, tests = _shares(summary, rows, points)
    if not summary.causes:
        return numbers, tests
    beside, more = _incidence(summary, rows, points)
    return {name: beside[name] | numbers[name] for name in numbers}, tests + more


def _incidence(summary: Summary, rows: _Rows, points: int | None) -> tuple[Numbers, list[Numbers]]:
    numbers = {}
    for place, name in enumerate(rows.names):
        days, status = rows.of(place)
        found = cumulative_incidence(days, status, len(summary.causes))
        numbers[name] = _causes(found, summary, points)
    if len(rows.names) == 2:
        return numbers, []
    tested = rows.tested()
    return numbers, [
        _test(f"Gray's test, {cause}", gray(*tested, number))
        for number, cause in enumerate(summary.causes, start=1)
    ]


def _causes(found: Incidences, summary: Summary, points: int | None) -> Numbers:
    shown = _thinned(found.time.size, points, (np.diff(found.survival, prepend=1) != 0))
    result: Numbers = {
        "n": found.n,
        "events": found.events[0],
        "causes": {
            cause: {
                "events": found.events[place],
                "at": {str(day): _incidence_at(found, place, day) for day in summary.days},
            }
            for place, cause in enumerate(summary.causes)
        },
        # Time, the share of each cause, the share without any, the number at risk.
        "incidence": [
            [t, *by_cause, s, n]
            for t, by_cause, s, n in zip(
                found.time[shown].astype(int).tolist(),
                found.incidence[:, shown].T.tolist(),
                found.survival[shown].tolist(),
                found.at_risk[shown].astype(int).tolist(),
                strict=True,
            )
        ],
    }
    return result if found.n else result | {"why": NOBODY}


def _incidence_at(found: Incidences, place: int, day: int) -> Numbers:
    point = found.at(place, day)
    result: Numbers = {
        "f": point.incidence,
        "ci": None if point.lower is None else [point.lower, point.upper],
        "at_risk": point.at_risk,
    }
    if point.incidence is None:
        return result | {"why": _beyond(day) if found.n else NOBODY}
    return result if point.lower is not None else result | {"why": NO_LIMITS}


def _thinned(size: int, points: int | None, falls: np.ndarray) -> np.ndarray:
    """Which points to keep: all, or evenly of those where something happened, and the last."""
    if points is None or size <= points:
        return np.arange(size)
    steps = np.flatnonzero(falls)
    kept = (
        steps[np.unique(np.linspace(0, steps.size - 1, points).astype(int))]
        if steps.size
        else steps
    )
    return np.union1d(kept, [size - 1])


def _share(events: int, n: int) -> Numbers:
    share = clopper_pearson(events, n)
    result: Numbers = {
        "n": n,
        "events": events,
        "rate": share.rate,
        "ci": None if share.lower is None else [share.lower, share.upper],
    }
    return result if n else result | {"why": NOBODY}


def _counts(numbers: Numbers, names: Sequence[str]) -> list[tuple[int, int]]:
    shares = [numbers[name] for name in names[:-1]]
    return [(share["events"], share["n"] - share["events"]) for share in shares]


def _chi_square(name: str, counts: Sequence[tuple[int, int]]) -> Numbers:
    test = pearson([row for row in counts if sum(row) > 0])
    return _test(name, test) | {"smallest_expected": test.smallest_expected}


def _test(name: str, test: TableTest | TestResult) -> Numbers:
    result: Numbers = {"name": name, "statistic": test.statistic, "df": test.df, "p": test.p}
    return result if test.why is None else result | {"why": test.why.as_dict()}


def _survival(summary: Summary, rows: _Rows, points: int | None) -> tuple[Numbers, list[Numbers]]:
    day = summary.known_status_on
    numbers = {}
    for place, name in enumerate(rows.names):
        days, status = rows.of(place)
        curve = kaplan_meier(days, status == 1, rows.entry_of(place))
        numbers[name] = _curve(curve, summary.days, points)
        if day is not None:
            free, known = known_status(days, status == 1, day)
            share = _share(free, known)
            share["event_free"] = share.pop("events")
            numbers[name]["known_status"] = {str(day): share | {"biased": "downwards"}}
    if len(rows.names) == 2:
        return numbers, []
    days, status, group = rows.tested()
    entry = rows.entry_of(*range(len(rows.names) - 1))
    tests = [_test("log-rank", log_rank(days, status == 1, group, entry))]
    if day is not None:
        known = [numbers[name]["known_status"][str(day)] for name in rows.names[:-1]]
        tests.append(
            _chi_square(
                f"Pearson chi-square of the known status at day {day}, biased",
                [(share["event_free"], share["n"] - share["event_free"]) for share in known],
            )
        )
    return numbers, tests


def _curve(curve: Curve, days: Sequence[int], points: int | None) -> Numbers:
    shown = _thinned(curve.time.size, points, np.diff(curve.survival, prepend=1) != 0)
    median = curve.quantile()
    result: Numbers = {
        "n": curve.n,
        "events": curve.events,
        "median": median.estimate,
        "median_ci": [median.lower, median.upper] if curve.n else None,
        "at": {str(day): _at(curve, day) for day in days},
        "curve": [
            list(point)
            for point in zip(
                curve.time[shown].astype(int).tolist(),
                curve.survival[shown].tolist(),
                _finite(curve.lower[shown]),
                _finite(curve.upper[shown]),
                curve.at_risk[shown].astype(int).tolist(),
                strict=True,
            )
        ],
    }
    if not curve.n:
        return result | {"why": NOBODY}
    if curve.emptied:
        return result | {"why": EMPTIED}
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
        return result | {"why": EMPTIED if curve.emptied else NO_LIMITS}
    if point.survival is not None:
        return result
    if not curve.n:
        return result | {"why": NOBODY}
    return result | {"why": _beyond(day)}


def _beyond(day: int) -> dict[str, str]:
    return {
        "code": "beyond_follow_up",
        "message": f"Nobody in this group was followed to day {day}.",
    }


def _finite(values: np.ndarray) -> list[float | None]:
    return np.where(np.isnan(values), None, values).tolist()  # type: ignore[no-any-return]


GRADES = (1, 2, 3, 4, 5)
SEVERE = 3


@dataclass(frozen=True)
class Graded:
    """One toxicity of each infusion: occurred 1, 0 or -1 (not asked); its grade or -1."""

    occurred: np.ndarray
    grade: np.ndarray

    def where(self, here: np.ndarray) -> "Graded":
        return Graded(self.occurred[here], self.grade[here])


def toxicity(names: tuple[str, ...], group: np.ndarray, kinds: dict[str, Graded]) -> Numbers:
    """`{n, excluded, groups, tests}` of the toxicities of infusions, by group and kind."""
    groups: Numbers = {}
    for place, name in enumerate(names):
        here = group == place
        groups[name] = {
            "n": int(here.sum()),
            "events": 0,
            "kinds": {kind: _graded(given.occurred[here], given.grade[here])
                      for kind, given in kinds.items()},
        }  # fmt: skip
        if not here.any():
            groups[name]["why"] = NOBODY
    return {"n": len(group), "excluded": [], "groups": groups, "tests": []}


def _graded(occurred: np.ndarray, grade: np.ndarray) -> Numbers:
    """Shares of the assessed; of a grade, those of the assessed whose grade is known."""
    assessed, yes = occurred >= 0, occurred == 1
    known = assessed & (~yes | (grade >= 0))
    n = int(known.sum())
    return {
        "asked": int(assessed.sum()),
        "not_asked": int((~assessed).sum()),
        "no_grade": int((assessed & ~known).sum()),
        "any": _share(int(yes.sum()), int(assessed.sum())),
        "grades": {
            "0": _share(int((known & ~yes).sum()), n),
            **{str(g): _share(int((yes & (grade == g)).sum()), n) for g in GRADES},
        },
        "severe": _share(int((yes & (grade >= SEVERE)).sum()), n),
    }
