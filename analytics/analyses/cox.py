"""Regression on time to event as the analyses print it: Cox, cause-specific Cox, Fine-Gray."""

from collections.abc import Iterable, Sequence
from copy import copy
from typing import Any

import numpy as np

from analytics.analyses.shapes import chi_square
from analytics.statistics.cox import EFRON, Estimates, cox
from analytics.statistics.cox_forward import forward
from analytics.statistics.cox_ph import proportionality
from analytics.statistics.design import Column, Design, complete, design
from analytics.statistics.fine_gray import fine_gray
from analytics.statistics.firth import firth
from analytics.statistics.inputs import Why, one_time
from analytics.statistics.rank_tests import TestResult

ONE_LEVEL = Why("constant", "All rows have the same level.")
NOT_STRATIFIED = Why("stratified", "Fine and Gray's model has no strata: leave them out to see it.")
NO_ENTRIES = Why("late_entry", "Fine and Gray's model takes nobody who enters late.")
NOTHING_ENTERS = Why("nothing_enters", "No covariate's p is below the bound for entering.")
UNBOUNDED = Why("separation", "The estimate has no bound: one group has no such event.")
NUMBERS = ("hr", "lower", "upper", "coef", "se", "p")


def cox_parts(
    time: np.ndarray,
    status: np.ndarray,
    columns: Sequence[Column],
    *,
    strata: Column | None = None,
    entry: np.ndarray | None = None,
    ids: np.ndarray | None = None,
    ties: str = EFRON,
    causes: Sequence[int] | None = None,
) -> dict[str, Any]:
    """`cox` and, of several causes, `cause_specific` and `fine_gray`.

    Of checked times and statuses (`survival_inputs`). Rows with a missing covariate or stratum are
    left out. With `ids` several (entry, time] rows are one person, and n counts persons. `causes`
    are those among the statuses unless given.
    """
    data = _Data(time, status, columns, strata, entry, ids, ties)
    parts: dict[str, Any] = {"cox": data.cox(data.status > 0)}
    present = sorted({int(code) for code in np.unique(status)} - {0}) if causes is None else causes
    if len(present) > 1:
        parts["cause_specific"] = {str(cause): data.cox(data.status == cause) for cause in present}
        parts["fine_gray"] = {str(cause): data.fine_gray(cause) for cause in present}
    return parts


def cox_forward(
    time: np.ndarray,
    event: np.ndarray,
    columns: Sequence[Column],
    *,
    enters: float = 0.05,
    leaves: float = 0.10,
    strata: Column | None = None,
    entry: np.ndarray | None = None,
    ids: np.ndarray | None = None,
    ties: str = EFRON,
) -> dict[str, Any]:
    """`steps` of the forward selection by likelihood ratio, and `cox`, the model it ends with.

    On the rows that are complete in all columns, as `cox_parts` takes them.
    """
    offered = _Data(time, event, columns, strata, entry, ids, ties)
    found = forward(
        offered.time,
        offered.status > 0,
        offered.design.columns,
        enters=enters,
        leaves=leaves,
        entry=offered.entry,
        strata=offered.strata,
        ties=ties,
    )
    last = offered.only(found.chosen).cox(offered.status > 0)
    if not found.chosen and "why" not in last:
        last["why"] = NOTHING_ENTERS.as_dict()
    steps = [
        {"action": step.action, "factor": step.column, **chi_square(step.test)}
        for step in found.steps
    ]
    return {"steps": steps, "cox": last}


class _Data:
    """The complete rows, ready for the models."""

    def __init__(
        self,
        time: np.ndarray,
        status: np.ndarray,
        columns: Sequence[Column],
        strata: Column | None,
        entry: np.ndarray | None,
        ids: np.ndarray | None,
        ties: str,
    ) -> None:
        known = complete([*columns, *([strata] if strata else [])], time.size)
        self.time, self.status, self.ties = time[known], status[known], ties
        self.entry = None
        if entry is not None:
            # Ends and beginnings that differ by rounding alone are one time too.
            both = one_time(np.concatenate([self.time, entry[known]]).astype(float))
            self.time, self.entry = np.split(both, 2)
        self._design([column.of(known) for column in columns])
        self.strata = None if strata is None else strata.of(known).values
        self.n = self.time.size if ids is None else np.unique(ids[known]).size

    def _design(self, columns: Sequence[Column]) -> None:
        self.design = design(columns)
        # Without columns the design does not know the number of rows.
        self.matrix = self.design.matrix.reshape(self.time.size, len(self.design.terms))

    def only(self, names: Sequence[str]) -> "_Data":
        """The same rows with some of the columns, in the order of their names."""
        found = copy(self)
        columns = {column.name: column for column in self.design.columns}
        found._design([columns[name] for name in names])
        return found

    def cox(self, event: np.ndarray) -> dict[str, Any]:
        rows = {"entry": self.entry, "strata": self.strata}
        fit = cox(self.time, event, self.matrix, ties=self.ties, **rows)
        blocks = [self.design.places(column.name) for column in self.design.columns]
        changes = proportionality(
            self.time, event, self.matrix, fit, blocks, ties=self.ties, **rows
        )
        shape = self._shape(fit)
        for place in np.flatnonzero(fit.unbounded):
            found = firth(self.time, event, self.matrix, int(place), kept=_kept(fit), **rows)
            shown = {"hr": found.hr, "lower": found.lower, "upper": found.upper, "p": found.p}
            if found.why:
                shown["why"] = found.why.as_dict()
            shape["terms"][self.design.terms[place].name]["firth"] = shown
        untold = TestResult(None, None, None, ONE_LEVEL)
        columns = self.design.columns
        shape["factors"] = {
            column.name: chi_square(fit.together(block) if block else untold)
            for column, block in zip(columns, blocks, strict=True)
            if column.levels is not None
        }
        shape["ph"] = {
            column.name: chi_square(test if block else untold)
            for column, block, test in zip(columns, blocks, changes.blocks, strict=True)
        } | {"GLOBAL": chi_square(changes.overall)}
        shape["loglik"] = [None, None] if fit.loglik is None else list(fit.loglik)
        return shape

    def fine_gray(self, cause: int) -> dict[str, Any]:
        if self.strata is not None or self.entry is not None:
            nothing = {term.name: dict.fromkeys(NUMBERS) for term in self.design.terms}
            events = int((self.status == cause).sum())
            why = (NO_ENTRIES if self.strata is None else NOT_STRATIFIED).as_dict()
            return {"n": self.n, "events": events, "terms": nothing, "why": why}
        return self._shape(fine_gray(self.time, self.status, cause, self.matrix))

    def _shape(self, fit: Estimates) -> dict[str, Any]:
        shape: dict[str, Any] = {
            "n": self.n,
            "events": fit.events,
            "terms": dict(_terms(self.design, fit)),
        }
        if fit.why:
            shape["why"] = fit.why.as_dict()
        return shape


def _kept(fit: Estimates) -> np.ndarray:
    return np.array([place not in fit.whys for place in range(fit.coef.size)], dtype=bool)


def _terms(design: Design, fit: Estimates) -> Iterable[tuple[str, dict[str, Any]]]:
    lower, upper = fit.limits
    with np.errstate(over="ignore"):
        ratio = np.exp(fit.coef)
    table = np.array([ratio, lower, upper, fit.coef, fit.se, fit.p]).T
    for place, (term, numbers) in enumerate(zip(design.terms, table.tolist(), strict=True)):
        shown: dict[str, Any] = {
            name: number if np.isfinite(number) else None
            for name, number in zip(NUMBERS, numbers, strict=True)
        }
        if fit.unbounded[place]:
            shown |= {"separation": True, "why": UNBOUNDED.as_dict()}
        elif place in fit.whys:
            shown["why"] = fit.whys[place].as_dict()
        yield term.name, shown
