"""The share of subjects in each state over time, as R's survfit of a multi-state outcome.

Source: Aalen OO, Johansen S, Scand J Stat 1978;5:141-150: at each time the shares are multiplied by
the observed transitions, out of those at risk in each state just before.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Occupancy:
    """The share in each state (a row, the first is where all begin) from each time on.

    At every time the shares make 1. `transitions` counts moves from state (row) to state.
    """

    n: int
    time: np.ndarray
    share: np.ndarray
    transitions: np.ndarray
    final: tuple[bool, ...]
    last: float

    def at(self, time: float) -> tuple[float | None, ...]:
        """The shares at a time; unknown once nobody is observed who could still move."""
        place = int(np.searchsorted(self.time, time, side="right"))
        shares = self.share[:, place - 1] if place else np.eye(len(self.final))[0]
        moving = float(shares[~np.array(self.final)].sum())
        if not self.n or (time > self.last and moving > 1e-12):
            return (None,) * len(self.final)
        return tuple(float(share) for share in shares)


def occupancy(until: np.ndarray, entered: Sequence[np.ndarray], final: Sequence[bool]) -> Occupancy:
    """Of the day each subject was last seen, and the day it entered each further state, else NaN.

    A final state ends observation; what comes on its day or later is not looked at, and of final
    states on one day the first named counts. Of other states on one day the last named counts.
    """
    kinds = (False, *(bool(ends) for ends in final))
    days = np.column_stack([np.where(day <= until, day, np.nan) for day in entered])
    ends = np.array(kinds[1:])
    ended = np.where(ends, days, np.inf)
    ended = np.where(np.isnan(ended), np.inf, ended)
    ending, place = ended.min(axis=1), ended.argmin(axis=1)
    at_end = np.isfinite(ending)
    subject, state = np.nonzero(~ends & (days < ending[:, None]))
    moves_of = np.concatenate([subject, np.flatnonzero(at_end)])
    moves_to = np.concatenate([state, place[at_end]]) + 1
    moves_on = np.concatenate([days[subject, state], ending[at_end]])
    order = np.lexsort((moves_to, moves_on, moves_of))
    moves_of, moves_to, moves_on = moves_of[order], moves_to[order], moves_on[order]
    # Of several on one day only the last is a state that anybody was in.
    stays = (np.diff(moves_of) != 0) | (np.diff(moves_on) != 0)
    kept = np.concatenate([stays, [True]])[: moves_of.size]
    moves_of, moves_to, moves_on = moves_of[kept], moves_to[kept], moves_on[kept]
    first = np.concatenate([[True], np.diff(moves_of) != 0])[: moves_of.size]
    moves_from = np.where(first, 0, np.concatenate([[0], moves_to[:-1]])[: moves_of.size])

    time, when = np.unique(moves_on, return_inverse=True)
    size = len(kinds)
    counts = np.zeros((time.size, size, size))
    np.add.at(counts, (when, moves_from, moves_to), 1)
    return Occupancy(
        until.size,
        time,
        _shares(counts, _at_risk(time, until, moves_of, moves_from, moves_to, moves_on, kinds)),
        counts.sum(axis=0).astype(int),
        kinds,
        float(until.max(initial=0.0)),
    )


def _at_risk(
    time: np.ndarray,
    until: np.ndarray,
    of: np.ndarray,
    source: np.ndarray,
    target: np.ndarray,
    day: np.ndarray,
    final: Sequence[bool],
) -> np.ndarray:
    """How many are in each state (a column) just before each time."""
    found = np.zeros((time.size, len(final)))
    last = np.concatenate([np.diff(of) != 0, [True]])[: of.size]
    where, left = np.zeros(until.size, dtype=int), until
    where[of[last]] = target[last]
    for state, ends in enumerate(final):
        if ends:
            continue
        came = np.sort(day[target == state])
        gone = np.sort(np.concatenate([day[source == state], left[where == state]]))
        entered = until.size if state == 0 else np.searchsorted(came, time, side="left")
        found[:, state] = entered - np.searchsorted(gone, time, side="left")
    return found


def _shares(counts: np.ndarray, at_risk: np.ndarray) -> np.ndarray:
    """The product of the transitions, one time after the other."""
    rates = counts / np.maximum(at_risk, 1)[:, :, None]
    share = np.zeros(counts.shape[1])
    share[0] = 1.0
    found = np.empty((counts.shape[1], counts.shape[0]))
    for place, rate in enumerate(rates):
        share = share + share @ rate - share * rate.sum(axis=1)
        found[:, place] = share
    return found
