"""What every analysis checks before a library sees the numbers.

The libraries accept times that are not numbers, a status coded 1/2 (everybody died) and a null
group (one more degree of freedom), and answer with something plausible.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

# R's `timefix`: times that differ by less than this, relative to their size, are one time.
SAME_TIME = 1e-9
MANY_DAYS = 100_000


class BadInput(ValueError):
    """The numbers cannot be analysed; `faults` holds every reason."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Why:
    """Why something cannot be computed, for the reader of a result."""

    code: str
    message: str

    def as_dict(self) -> dict[str, str]:
        return {"code": self.code, "message": self.message}


def survival_inputs(
    times: Sequence[float] | np.ndarray,
    status: Sequence[int] | np.ndarray,
    groups: Sequence[Any] | np.ndarray | None = None,
) -> tuple[np.ndarray, np.ndarray, np.ndarray | None]:
    """Times as floats with near-equal ones made equal, status as integers, groups as text.

    Raises BadInput with all faults at once. One row per subject is the caller's part.
    """
    faults = []
    at = np.asarray(times, dtype=float)
    codes = np.asarray(status, dtype=float)
    if at.shape != codes.shape or at.ndim != 1:
        raise BadInput([f"{at.size} times and {codes.size} statuses: give one of each per row."])
    if not np.isfinite(at).all():
        faults.append("A time is missing or infinite.")
    if (at < 0).any():
        faults.append("A time is negative.")
    if not np.isfinite(codes).all():
        faults.append("A status is missing.")
    elif (codes < 0).any() or (codes != np.floor(codes)).any():
        faults.append("A status is not a whole number from 0.")
    names = None
    if groups is not None:
        names = np.asarray(groups, dtype=object)
        if names.shape != at.shape:
            faults.append(f"{at.size} times and {names.size} groups: give one of each per row.")
        elif any(name is None or name != name or name == "" for name in names):  # noqa: PLR0124
            faults.append("A group is missing.")
        else:
            names = names.astype(str)
    if faults:
        raise BadInput(faults)
    return one_time(at), codes.astype(np.int64), names


def check_entry(times: np.ndarray, entry: np.ndarray) -> None:
    """Raise BadInput unless everybody entered before their time, in whole days both."""
    faults = []
    if entry.shape != times.shape:
        faults.append(f"{times.size} times and {entry.size} entries: give one of each per row.")
    elif not (entry < times).all():
        faults.append("An entry is missing, or not before its time.")
    if faults:
        raise BadInput(faults)


def one_time(times: np.ndarray) -> np.ndarray:
    """The same times, with those that differ by rounding alone replaced by the smallest."""
    if times.dtype.kind == "i":
        return times
    ordered = np.sort(times)
    apart = np.diff(ordered)
    if not ((apart > 0) & (apart <= SAME_TIME * np.abs(ordered[1:]))).any():
        return times
    starts = np.concatenate([[True], apart > SAME_TIME * np.abs(ordered[1:])])
    smallest = ordered[starts]
    return smallest[np.searchsorted(smallest, times, side="right") - 1]


def snapped(times: np.ndarray, asked: Sequence[float]) -> np.ndarray:
    """The times asked for, each replaced by an observed one from which rounding alone parts it."""
    found = np.asarray(asked, dtype=float)
    if not times.size:
        return found
    ordered = np.sort(times)
    for place in (np.searchsorted(ordered, found) - 1, np.searchsorted(ordered, found)):
        near = ordered[np.clip(place, 0, ordered.size - 1)]
        found = np.where(np.abs(near - found) <= SAME_TIME * np.abs(near), near, found)
    return found


def distinct(times: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The distinct values in order, and the place of each among them; quick for whole days."""
    if times.dtype.kind != "i" or not times.size or times.max() > MANY_DAYS:
        return np.unique(times, return_inverse=True)
    present = np.bincount(times) > 0
    return np.flatnonzero(present), (np.cumsum(present) - 1)[times]


def whole_days(times: np.ndarray) -> np.ndarray:
    """The same times, as integers where all are whole days that a table can hold."""
    if times.dtype.kind == "i" or not times.size or times.max() > MANY_DAYS:
        return times
    days = times.astype(np.int64)
    return days if (days == times).all() else times


def entered(
    entry: np.ndarray, time: np.ndarray, groups: int, group: np.ndarray | int = 0
) -> np.ndarray:
    """How many of each group are at risk for the first time at each time."""
    cell = group * time.size + np.searchsorted(time, entry, side="right")
    return np.bincount(cell, minlength=groups * time.size).reshape(groups, time.size)


def chi_square_beyond(statistic: float, df: int) -> float:
    """The p-value of a chi-square statistic."""
    # scipy.stats says the same and takes seconds to import.
    from scipy.special import chdtrc

    return float(chdtrc(df, statistic))
