"""Who is at risk at each event time, as places in a table, so that sums over risk sets are cheap.

Every event time of every stratum has a slot, in order, behind one empty slot per stratum. A row is
at risk in the slots after `enter` up to `leave`. So the sum of a quantity over all risk sets is one
`bincount` and one cumulative sum from the end, and what a row collects from the slots it is in is a
difference of two cumulative sums. Nothing is of the size rows x times.

With late entries such differences lose all digits once weights differ by more than a double holds,
as they do towards an estimate without a bound. Then each row is taken apart into blocks of 1, 2, 4,
... slots, and all is added, nothing subtracted; beyond MANY_ROWS it is differences nonetheless.
"""

from dataclasses import dataclass

import numpy as np

from analytics.statistics.inputs import MANY_DAYS, whole_days

# Beyond this many slots sums jump about in memory, unless the rows stand in the order of slots.
FEW_SLOTS = 20_000
MANY_ROWS = 200_000


@dataclass(frozen=True)
class RiskSets:
    """Rows placed among event times.

    `rows` chooses and orders the rows that are at risk at some event (all others say nothing);
    `enter`, `leave`, `dead` (where events stand) are of these rows. `time`, `deaths` and `stratum`
    are of slots; an empty slot has no deaths.
    """

    rows: np.ndarray
    leave: np.ndarray
    enter: np.ndarray | None
    dead: np.ndarray
    deaths: np.ndarray
    time: np.ndarray
    strata: tuple[slice, ...]
    blocks: "Blocks | None" = None

    @property
    def events(self) -> int:
        return self.dead.size

    @property
    def tied(self) -> bool:
        return bool((self.deaths > 1).any())

    def sums(self, weights: np.ndarray) -> np.ndarray:
        """Of a quantity of rows over the rows at risk, for each slot."""
        slots = self.deaths.size
        if self.blocks is not None:
            return self.blocks.sums(weights)[:slots]
        added = np.bincount(self.leave, weights, minlength=slots)
        if self.enter is not None:
            added -= np.bincount(self.enter, weights, minlength=slots)
        for part in self.strata:
            added[part] = added[part][::-1].cumsum()[::-1]
        return added

    def collected(self, amounts: np.ndarray) -> np.ndarray:
        """The sum of a quantity of slots over those in which each row is at risk."""
        if self.blocks is not None:
            return self.blocks.collected(amounts, self.leave.size)
        passed = np.empty_like(amounts)
        for part in self.strata:
            passed[part] = np.cumsum(amounts[part])
        found = passed[self.leave]
        if self.enter is not None:
            found -= passed[self.enter]
        return found


@dataclass(frozen=True)
class Blocks:
    """Rows as blocks of slots: block 1 is all slots, 2 and 3 its halves, and so on."""

    size: int
    row: np.ndarray
    block: np.ndarray

    @classmethod
    def of(cls, enter: np.ndarray, leave: np.ndarray, slots: int) -> "Blocks":
        size = 1 << max(slots - 1, 0).bit_length()
        rows, blocks = [], []
        row, low, high = np.arange(leave.size), enter + 1 + size, leave + 1 + size
        while row.size:
            # A right half at the beginning, a left half at the end: each is a block of its own.
            for odd, block in ((low & 1 == 1, low), (high & 1 == 1, high - 1)):
                rows.append(row[odd])
                blocks.append(block[odd])
            low, high = (low + 1) >> 1, high >> 1
            going = low < high
            row, low, high = row[going], low[going], high[going]
        return cls(size, np.concatenate(rows), np.concatenate(blocks))

    def sums(self, weights: np.ndarray) -> np.ndarray:
        found = np.bincount(self.block, weights[self.row], minlength=2 * self.size)
        width = 1
        while width < self.size:
            found[2 * width : 4 * width] += np.repeat(found[width : 2 * width], 2)
            width *= 2
        return found[self.size :]

    def collected(self, amounts: np.ndarray, rows: int) -> np.ndarray:
        within = np.zeros(2 * self.size)
        within[self.size : self.size + amounts.size] = amounts
        width = self.size // 2
        while width:
            within[width : 2 * width] = within[2 * width : 4 * width].reshape(-1, 2).sum(axis=1)
            width //= 2
        return np.bincount(self.row, within[self.block], minlength=rows)


def risk_sets(
    time: np.ndarray,
    event: np.ndarray,
    entry: np.ndarray | None = None,
    strata: np.ndarray | None = None,
) -> RiskSets:
    """Of checked times, true-or-false events, entries before the times, strata counted from 0.

    There must be an event.
    """
    time = whole_days(time)
    order = None
    if time.dtype.kind == "i" and time.max() <= MANY_DAYS:
        key, values = time, np.arange(int(time.max()) + 1)
        event = np.asarray(event, dtype=bool)
    else:
        order = np.argsort(time, kind="stable")
        ordered = time[order]
        starts = np.concatenate([[True], ordered[1:] > ordered[:-1]])
        key, values = np.cumsum(starts) - 1, ordered[starts]
        event = np.asarray(event, dtype=bool)[order]
        entry = None if entry is None else entry[order]
        strata = None if strata is None else strata[order]
    # The cell of a row is its stratum's place and, within it, the place of its time.
    entered = None if entry is None else np.searchsorted(values, entry, side="right")
    groups = 1
    if strata is not None:
        groups = int(strata.max()) + 1
        key = key + strata * values.size
        entered = None if entered is None else entered + strata * values.size
    died = np.zeros(groups * values.size + 1, dtype=np.int64)
    counted = np.bincount(key[event], minlength=groups * values.size)
    died[1:] = counted > 0
    before = np.cumsum(died)
    leave = before[key + 1]
    enter = None if entered is None else before[entered]
    if groups > 1:
        leave = leave + strata
        enter = None if enter is None else enter + strata
    edges = before[np.arange(groups + 1) * values.size] + np.arange(groups + 1)
    where = np.flatnonzero(counted)
    slot = before[where + 1] + where // values.size
    deaths = np.zeros(int(edges[-1]), dtype=np.int64)
    deaths[slot] = counted[where]
    at = np.zeros(deaths.size)
    at[slot] = values[where % values.size]

    first = np.repeat(edges[:-1], np.diff(edges))
    useful = leave > (first[leave] if enter is None else enter)
    if not useful.all():
        leave, event = leave[useful], event[useful]
        enter = None if enter is None else enter[useful]
        rows = np.flatnonzero(useful) if order is None else order[useful]
    else:
        rows = np.arange(time.size) if order is None else order
    if deaths.size > FEW_SLOTS and (groups > 1 or order is None):
        again = np.argsort(leave, kind="stable")
        rows, leave, event = rows[again], leave[again], event[again]
        enter = None if enter is None else enter[again]
    return RiskSets(
        rows,
        leave,
        enter,
        np.flatnonzero(event),
        deaths,
        at,
        tuple(slice(int(a), int(b)) for a, b in zip(edges[:-1], edges[1:], strict=True)),
        None if enter is None or leave.size > MANY_ROWS else Blocks.of(enter, leave, deaths.size),
    )
