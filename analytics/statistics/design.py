"""Covariates as columns, and the matrix that a regression model is fitted on."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

# As everywhere in files; float() also takes "1_000", "nan" and digits of other scripts.
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)


@dataclass(frozen=True)
class Column:
    """A covariate of all rows: numbers, NaN where missing; of a factor the place in `levels`.

    A factor's first level is the reference; -1 is missing.
    """

    name: str
    values: np.ndarray
    levels: tuple[str, ...] | None = None

    @classmethod
    def numeric(cls, name: str, values: Sequence[float | None] | np.ndarray) -> "Column":
        return cls(name, np.asarray(values, dtype=float))

    @classmethod
    def factor(
        cls, name: str, cells: Sequence[str | None], levels: Sequence[str] | None = None
    ) -> "Column":
        """Of the names of levels, None where missing; without `levels` in their natural order."""
        known = ordered(c for c in cells if c is not None) if levels is None else tuple(levels)
        place = {level: number for number, level in enumerate(known)} | {None: -1}
        return cls(name, np.array([place[c] for c in cells], dtype=np.int64), known)

    @property
    def known(self) -> np.ndarray:
        """True for each row that has a value."""
        return np.isfinite(self.values) if self.levels is None else self.values >= 0

    def of(self, rows: np.ndarray) -> "Column":
        """The same for some rows. Levels that none of them has are dropped."""
        values = self.values[rows]
        if self.levels is None:
            return Column(self.name, values)
        present = np.bincount(values[values >= 0], minlength=len(self.levels)) > 0
        # The last place is that of -1, which is missing.
        place = np.append(np.where(present, np.cumsum(present) - 1, -1), -1)
        levels = tuple(level for level, has in zip(self.levels, present, strict=True) if has)
        return Column(self.name, place[values], levels)

    def against(self, reference: str) -> "Column":
        """The same with this level first, where the column has it."""
        if self.levels is None or reference not in self.levels:
            return self
        levels = (reference, *(level for level in self.levels if level != reference))
        # The last place is that of -1, which is missing.
        place = np.array([*(levels.index(level) for level in self.levels), -1])
        return Column(self.name, place[self.values], levels)


@dataclass(frozen=True)
class Term:
    """One coefficient: of a number, or of one level of a factor against the reference."""

    column: str
    level: str | None = None

    @property
    def name(self) -> str:
        return self.column if self.level is None else f"{self.column}={self.level}"


@dataclass(frozen=True)
class Design:
    """A matrix, row by term, without an intercept; `columns` as they were given."""

    matrix: np.ndarray
    terms: tuple[Term, ...]
    columns: tuple[Column, ...]

    def places(self, column: str) -> list[int]:
        """Where the terms of a column stand."""
        return [place for place, term in enumerate(self.terms) if term.column == column]


def number(cell: str) -> float | None:
    """The finite number that a cell of a file is, if it is one."""
    if not NUMBER.fullmatch(cell):
        return None
    value = float(cell)
    return value if math.isfinite(value) else None


def ordered(names: Iterable[str]) -> tuple[str, ...]:
    """Distinct names of levels: by number where all are numbers, else by code point."""
    numbers = {name: number(name) for name in names}
    if None in numbers.values():
        return tuple(sorted(numbers))
    return tuple(sorted(numbers, key=lambda name: (numbers[name], name)))


def complete(columns: Sequence[Column], size: int) -> np.ndarray:
    """True for each of `size` rows in which every column has a value."""
    rows = np.full(size, True)
    for column in columns:
        rows &= column.known
    return rows


def design(columns: Sequence[Column]) -> Design:
    """The matrix of columns without a missing value; a factor gives a 0/1 term per other level."""
    terms: list[Term] = []
    parts: list[np.ndarray] = []
    for column in columns:
        if column.levels is None:
            terms.append(Term(column.name))
            parts.append(column.values)
            continue
        for place, level in enumerate(column.levels[1:], start=1):
            terms.append(Term(column.name, level))
            parts.append((column.values == place).astype(float))
    size = columns[0].values.size if columns else 0
    matrix = np.column_stack(parts) if parts else np.empty((size, 0))
    return Design(matrix, tuple(terms), tuple(columns))
