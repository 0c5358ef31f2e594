"""Times to an event, in the shape of the command `analyse`: curves, tests, incidences, models.

With several causes of an event the curves, the log-rank test, the follow-up and the Cox model take
any of them as the event.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from analytics.analyses.cox import cox_parts
from analytics.analyses.files import EVERYBODY
from analytics.analyses.shapes import Shape, because, chi_square
from analytics.statistics.competing import Incidences, cumulative_incidence, gray
from analytics.statistics.cox import EFRON
from analytics.statistics.design import Column
from analytics.statistics.inputs import Why, one_time, snapped
from analytics.statistics.limits import LOG_LOG
from analytics.statistics.rank_tests import log_rank, pairs, trend
from analytics.statistics.survival import Curve, Quantile, difference, kaplan_meier

NOBODY = Why("nobody", "There is nobody in this group.")
NOT_REACHED = Why("not_reached", "Fewer than half had the event by the last follow-up.")
FOLLOW_UP_NOT_REACHED = Why(
    "not_reached", "The event came before half of the follow-up could be seen to end."
)
NO_LIMITS = Why(
    "everybody_had_the_event", "Everybody at risk had the event by then: no limits exist."
)
NO_CENSORING = {
    "code": "no_censoring",
    "message": "No status is 0, so nobody is censored. Check that 0 is the code of censoring.",
}
ON_CURVE = ("time", "survival", "lower", "upper", "at_risk")
OF_INCIDENCE = ("time", "estimate", "lower", "upper")


@dataclass(frozen=True)
class Options:
    """What is asked beside the columns. Times count on the clock that a landmark restarts."""

    at: tuple[float, ...] = ()
    tau: float | None = None
    band: str = LOG_LOG
    ties: str = EFRON
    landmark: float | None = None


@dataclass(frozen=True)
class _Rows:
    """The rows that are analysed, without missing values; `status` is 0 or the cause from 1."""

    time: np.ndarray
    status: np.ndarray
    causes: tuple[int, ...]
    levels: tuple[str, ...] = ()
    group: np.ndarray | None = None
    strata: np.ndarray | None = None
    entry: np.ndarray | None = None
    ids: np.ndarray | None = None

    @property
    def had_event(self) -> np.ndarray:
        return self.status > 0

    @property
    def n(self) -> int:
        return self.time.size if self.ids is None else np.unique(self.ids).size

    @cached_property
    def ends(self) -> np.ndarray:
        """True for the last row of each person, where the follow-up ends."""
        ends = np.full(self.time.size, True)
        if self.ids is not None:
            order = np.lexsort((self.time, self.ids))
            ends[order[:-1]] = np.diff(self.ids[order]) != 0
        return ends

    @property
    def in_strata(self) -> "_Rows":
        """Those of a known stratum, where there are strata: those that tests compare."""
        return self if self.strata is None else self.of(self.strata >= 0)

    def of(self, kept: np.ndarray) -> "_Rows":
        """Some of the rows."""
        optional = {
            name: None if (given := getattr(self, name)) is None else given[kept]
            for name in ("group", "strata", "entry", "ids")
        }
        return _Rows(self.time[kept], self.status[kept], self.causes, self.levels, **optional)

    def each_group(self) -> dict[str, "_Rows"]:
        """Everybody, then each group by its name."""
        if self.group is None:
            return {EVERYBODY: self}
        parts = {level: self.of(self.group == place) for place, level in enumerate(self.levels)}
        return {EVERYBODY: self} | parts


def analyse(
    time: np.ndarray,
    status: np.ndarray,
    *,
    group: Column | None = None,
    strata: Column | None = None,
    covariates: Sequence[Column] = (),
    entry: np.ndarray | None = None,
    ids: np.ndarray | None = None,
    options: Options | None = None,
) -> Shape:
    """Everything that can be said of checked columns of one length.

    `group` is a factor without a missing value, `strata` a factor; `ids` number the persons. What
    `repeated` finds, and an entry with several causes or a landmark, is the
    caller's to refuse.
    """
    options = options or Options()
    causes = tuple(int(cause) for cause in np.unique(status[status > 0]))
    time, entry = _one_clock(time, entry)
    rows = _Rows(
        time,
        np.where(status > 0, np.searchsorted(causes, status) + 1, 0),
        causes,
        () if group is None else group.levels or (),
        None if group is None else group.values,
        None if strata is None else strata.values,
        entry,
        ids,
    )
    n_rows = time.size
    if options.landmark is not None:
        at = float(snapped(time, [options.landmark])[0])
        kept = time > at
        rows = rows.of(kept)
        rows = replace(rows, time=rows.time - at)
        covariates = [column.of(kept) for column in covariates]
        strata = None if strata is None else strata.of(kept)
    rows = _in_whole_days(rows)
    parts = rows.each_group()
    tau = _tau(parts, options)
    curves = {
        name: kaplan_meier(part.time, part.had_event, part.entry, options.band)
        for name, part in parts.items()
    }
    result: Shape = {
        "n": rows.n,
        "n_excluded": n_rows - rows.time.size,
        "warnings": _warnings(status, rows),
        "km": {name: _curve(curve, parts[name].n, options, tau) for name, curve in curves.items()},
    }
    if len(rows.levels) == 2:
        result["rmst_difference"] = _difference(*(curves[name] for name in rows.levels), tau)
    result["follow_up_median"] = {
        name: _follow_up(part, options.band) for name, part in parts.items()
    }
    if rows.group is not None:
        result["logrank"] = _log_rank(rows)
    if len(causes) > 1:
        result["cif"] = _incidences(parts, options)
        if rows.group is not None:
            result["gray"] = _gray(rows)
    if covariates:
        result |= cox_parts(
            rows.time,
            np.array([0, *causes])[rows.status],
            covariates,
            strata=strata,
            entry=rows.entry,
            ids=rows.ids,
            ties=options.ties,
            causes=causes,
        )
    return result


def _warnings(status: np.ndarray, rows: _Rows) -> list[dict[str, str]]:
    """Of the statuses that were given and the rows that are left of them."""
    warnings = [] if (status == 0).any() or not status.size else [NO_CENSORING]
    if rows.ids is not None and (after := int(_continued(rows).sum())):
        warnings.append(
            {
                "code": "recurrent_events",
                "message": f"{after} rows follow an event of the same person: models and curves "
                "are of events that may come again, each row at risk as it stands.",
            }
        )
    if unknown := rows.time.size - rows.in_strata.time.size:
        warnings.append(
            {
                "code": "stratum_missing",
                "message": f"{unknown} rows without a stratum are left out of tests and models.",
            }
        )
    return warnings


def repeated(ids: np.ndarray, time: np.ndarray, entry: np.ndarray | None) -> np.ndarray:
    """True for each row of a person that begins before an earlier one of the same has ended."""
    return _after_another(ids, time, lambda one, next_: _begins(entry, next_) < time[one])


def _continued(rows: _Rows) -> np.ndarray:
    """True for each row of a person that follows a row with an event of the same."""
    return _after_another(rows.ids, rows.time, lambda one, _: rows.status[one] > 0)


def _after_another(ids: np.ndarray, time: np.ndarray, holds: Any) -> np.ndarray:
    order = np.lexsort((time, ids))
    one, next_ = order[:-1], order[1:]
    found = np.full(time.size, False)
    found[next_] = (ids[one] == ids[next_]) & holds(one, next_)
    return found


def _begins(entry: np.ndarray | None, rows: np.ndarray) -> np.ndarray:
    return np.full(rows.size, -np.inf) if entry is None else entry[rows]


def _one_clock(time: np.ndarray, entry: np.ndarray | None) -> tuple[np.ndarray, np.ndarray | None]:
    """Times and entries with those that differ by rounding alone made one."""
    if entry is None:
        return one_time(time), None
    both = one_time(np.concatenate([time, entry]))
    return both[: time.size], both[time.size :]


def _in_whole_days(rows: _Rows) -> _Rows:
    """The same in whole numbers where all times are, which is quicker to count."""
    given = [rows.time] if rows.entry is None else [rows.time, rows.entry]
    if any((times != np.floor(times)).any() or (times > 2**53).any() for times in given):
        return rows
    entry = None if rows.entry is None else rows.entry.astype(np.int64)
    return replace(rows, time=rows.time.astype(np.int64), entry=entry)


def _tau(parts: dict[str, _Rows], options: Options) -> float | None:
    """Until when means are taken: as asked, or the smallest of the groups' last times."""
    if options.tau is not None:
        return float(snapped(parts[EVERYBODY].time, [options.tau])[0])
    groups = [part for name, part in parts.items() if name != EVERYBODY] or list(parts.values())
    last = [part.time.max() for part in groups if part.time.size]
    return float(min(last)) if last else None


def _curve(curve: Curve, persons: int, options: Options, tau: float | None) -> Shape:
    return {
        "n": persons,
        "events": curve.events,
        "median": _quantile(curve.quantile(), NOT_REACHED if curve.n else NOBODY),
        "at": _at(curve, options),
        "rmst": _restricted_mean(curve, tau),
    }


def _at(curve: Curve, options: Options) -> list[Shape]:
    if not options.at:
        event = curve.died > 0
        columns = (curve.time, curve.survival, curve.lower, curve.upper, curve.at_risk)
        return _points(ON_CURVE, zip(*(_listed(c[event]) for c in columns), strict=True), curve.n)
    found = [curve.at(float(time)) for time in snapped(curve.time, options.at)]
    return _points(
        ON_CURVE,
        [
            (_plain(asked), at.survival, at.lower, at.upper, at.at_risk)
            for asked, at in zip(options.at, found, strict=True)
        ],
        curve.n,
    )


def _points(keys: Sequence[str], rows: Iterable[Sequence[Any]], n: int) -> list[Shape]:
    """Rows of a time, a share, its limits and so on, with the reason where one is not there."""
    points = [dict(zip(keys, row, strict=True)) for row in rows]
    for point in points:
        if point[keys[1]] is None:
            point["why"] = _beyond(n, point["time"]).as_dict()
        elif point["lower"] is None:
            point["why"] = NO_LIMITS.as_dict()
    return points


def _beyond(n: int, time: float) -> Why:
    if not n:
        return NOBODY
    return Why("beyond_follow_up", f"Nobody in this group was followed to {time:g}.")


def _restricted_mean(curve: Curve, tau: float | None) -> Shape:
    keys = ("estimate", "se", "lower", "upper")
    if tau is None:
        return {"tau": None} | dict.fromkeys(keys) | {"why": NOBODY.as_dict()}
    mean = curve.restricted_mean(tau)
    found = {"tau": _plain(tau)} | {key: getattr(mean, key) for key in keys}
    return because(found, mean.why)


def _difference(reference: Curve, other: Curve, tau: float | None) -> Shape:
    keys = ("estimate", "se", "lower", "upper", "p")
    if tau is None:
        return dict.fromkeys(keys) | {"why": NOBODY.as_dict()}
    found = difference(other.restricted_mean(tau), reference.restricted_mean(tau))
    return because({key: getattr(found, key) for key in keys}, found.why)


def _follow_up(rows: _Rows, band: str) -> Shape:
    """The reverse Kaplan-Meier median, and the plain medians of what was observed."""
    censored = (rows.status == 0) & rows.ends
    curve = kaplan_meier(rows.time, censored, rows.entry, band)
    found = _quantile(curve.quantile(), FOLLOW_UP_NOT_REACHED if curve.n else NOBODY)
    observed = rows.time[rows.ends]
    free = rows.time[censored]
    return found | {
        "observed": {
            "all": float(np.median(observed)) if observed.size else None,
            "event_free": float(np.median(free)) if free.size else None,
        }
    }


def _quantile(found: Quantile, why: Why) -> Shape:
    shape = {"estimate": found.estimate, "lower": found.lower, "upper": found.upper}
    return because(shape, why if found.estimate is None else None)


def _log_rank(rows: _Rows) -> Shape:
    rows = rows.in_strata
    given = rows.time, rows.had_event, rows.group
    groups = len(rows.levels)
    found = chi_square(log_rank(*given, rows.entry, rows.strata))
    found["pairwise"] = [
        because(
            {
                "groups": [rows.levels[place] for place in pair.groups],
                "chi2": pair.test.statistic,
                "p": pair.test.p,
                "p_holm": pair.p_holm,
            },
            pair.test.why,
        )
        for pair in pairs(*given, groups, rows.entry, rows.strata)
    ]
    if groups > 2:
        test = trend(*given, groups, rows.entry, rows.strata)
        found["trend"] = because({"chi2": test.statistic, "p": test.p}, test.why)
    return found


def _gray(rows: _Rows) -> Shape:
    rows = rows.in_strata
    return {
        str(cause): chi_square(gray(rows.time, rows.status, rows.group, place, rows.strata))
        for place, cause in enumerate(rows.causes, start=1)
    }


def _incidences(parts: dict[str, _Rows], options: Options) -> Shape:
    causes = parts[EVERYBODY].causes
    found = {
        name: cumulative_incidence(part.time, part.status, len(causes), options.band)
        for name, part in parts.items()
    }
    return {
        str(cause): {name: _incidence(curve, place, options) for name, curve in found.items()}
        for place, cause in enumerate(causes)
    }


def _incidence(curve: Incidences, place: int, options: Options) -> list[Shape]:
    if not options.at:
        event = np.diff(curve.survival, prepend=1.0) < 0
        columns = (curve.time, curve.incidence[place], *(limit[place] for limit in curve.limits))
        rows = zip(*(_listed(column[event]) for column in columns), strict=True)
        return _points(OF_INCIDENCE, rows, curve.n)
    found = [curve.at(place, float(time)) for time in snapped(curve.time, options.at)]
    return _points(
        OF_INCIDENCE,
        [
            (_plain(asked), at.incidence, at.lower, at.upper)
            for asked, at in zip(options.at, found, strict=True)
        ],
        curve.n,
    )


def _listed(values: np.ndarray) -> list[Any]:
    """Plain numbers, None for NaN."""
    if values.dtype.kind != "f":
        return values.tolist()
    return np.where(np.isnan(values), None, values).tolist()


def _plain(value: float) -> float | int:
    """A whole number without its decimal point."""
    return int(value) if value == int(value) else value
