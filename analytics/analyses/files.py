"""Columns out of a CSV file, or every fault of it at once.

A missing value is an empty cell or `NA`, and nothing else. A column is of numbers when every
present cell is a finite number; else its cells, trimmed, are the names of levels.
"""

import csv
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn, TextIO

import numpy as np

from analytics.statistics.design import Column, number
from analytics.statistics.inputs import SAME_TIME

# After so many faults one more entry counts the rest.
SHOWN = 1000
MISSING = ("", "NA")
# The name of everybody together, which no group may have.
EVERYBODY = "all"
MOST_GROUPS = 100  # all pairs are compared
LARGEST = 2**53 - 1  # above it a double does not hold every whole number
MOST_CAUSES = 100  # each is followed in every group
BEYOND_NUMBERS = 1e100  # squares and sums of such numbers are beyond what a double holds
UNREADABLE = "\0"
ODD_BYTES = {
    "encoding": ("There are bytes that are not UTF-8.", "Save the file as UTF-8."),
    "nul": ("There is a NUL character.", "Save the file as plain text in UTF-8."),
}


@dataclass(frozen=True)
class Fault:
    """What is wrong in a row (the first below the header is 1) or, with None, in all of it."""

    code: str
    message: str
    remedy: str
    row: int | None = None
    column: str | None = None

    def as_dict(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "row": self.row,
            "column": self.column,
            "message": self.message,
            "remedy": self.remedy,
        }


class Refused(ValueError):
    """The input cannot be analysed; `faults` says all that is wrong, in the order of the rows."""

    def __init__(self, faults: "Faults") -> None:
        super().__init__(" ".join(fault.message for fault in faults.listed()[:3]))
        self.faults = faults


@dataclass
class Faults:
    """Collects faults. `refuse` raises Refused when there is any."""

    kept: list[Fault] = field(default_factory=list)
    count: int = 0
    of_code: Counter[str] = field(default_factory=Counter)

    def add(
        self,
        code: str,
        message: str,
        remedy: str,
        *,
        row: int | None = None,
        column: str | None = None,
    ) -> None:
        self.count += 1
        self.of_code[code] += 1
        if self.of_code[code] <= SHOWN:
            self.kept.append(Fault(code, message, remedy, row, column))

    def listed(self) -> list[Fault]:
        """Those of the whole file first, then by row; no more than are shown."""
        ordered = sorted(self.kept, key=lambda fault: fault.row or 0)
        if self.count <= SHOWN:
            return ordered
        rest = self.count - SHOWN
        return [
            *ordered[:SHOWN],
            Fault("more", f"There are {rest} more faults.", "Correct these first."),
        ]

    def refuse(self) -> None:
        if self.count:
            raise Refused(self)


@dataclass(frozen=True)
class Cells:
    """A column as it stands: `texts` are its different cells, trimmed, `place` each row's."""

    name: str
    texts: tuple[str, ...]
    place: np.ndarray

    @property
    def missing(self) -> np.ndarray:
        """True for each row without a value."""
        return np.array([text in MISSING for text in self.texts], dtype=bool)[self.place]

    @cached_property
    def parsed(self) -> np.ndarray:
        """The number that each text is, NaN where it is none."""
        found = [number(text) for text in self.texts]
        return np.array([np.nan if n is None else n for n in found], dtype=float)

    @property
    def numbers(self) -> np.ndarray:
        """Each row's number, NaN where the cell is none."""
        return self.parsed[self.place]

    @property
    def numeric(self) -> bool:
        """Whether every present cell is a finite number, and there is one."""
        present = np.array([text not in MISSING for text in self.texts], dtype=bool)
        return bool(present.any() and not np.isnan(self.parsed[present]).any())

    def text(self, place: int) -> str:
        return self.texts[self.place[place]]

    def factor(self) -> Column:
        """The cells as names of levels, the numbers among them included."""
        levels = Column.factor(self.name, [None if t in MISSING else t for t in self.texts])
        return Column(self.name, levels.values[self.place], levels.levels)


@dataclass(frozen=True)
class Table:
    """The columns of a file that were asked for. Each reader adds what is wrong to `faults`.

    `rows` are the places in the file of the rows that are not ragged. A column that the file has
    not reads as zeros, so that what the others say is still checked before the refusal.
    """

    rows: np.ndarray
    cells: dict[str, Cells]
    faults: Faults
    unknown: frozenset[str] = frozenset()

    @property
    def size(self) -> int:
        return self.rows.size

    def column(self, name: str, *, categorical: bool = False) -> Column:
        """A covariate, with missing values: of numbers, or a factor."""
        cells = self.cells[name]
        if cells.numeric and not categorical:
            return Column(name, self._bounded(cells))
        return cells.factor()

    def strata(self, name: str) -> Column:
        """A factor, whatever its cells, with missing values."""
        return self.cells[name].factor()

    def groups(self, name: str) -> Column:
        """A factor without a missing value, whatever its cells; none of it named `all`."""
        self._complete(self.cells[name])
        column = self.cells[name].factor()
        if len(column.levels) > MOST_GROUPS:
            self.faults.add(
                "too_many_groups",
                f"{name} has {len(column.levels)} different groups.",
                f"Name a column with at most {MOST_GROUPS}.",
                column=name,
            )
        if EVERYBODY in column.levels:
            self.fault(
                "group_named_all",
                column.values == column.levels.index(EVERYBODY),
                name,
                lambda _: f"A group is named {EVERYBODY}, as everybody together is.",
                "Give the group another name.",
            )
        return column

    def ids(self, name: str) -> np.ndarray:
        """A whole number for each person that the cells, none of them missing, tell apart."""
        self._complete(self.cells[name])
        return self.cells[name].place

    def numbers(self, name: str, *, may_miss: bool = False) -> np.ndarray:
        """Finite numbers; without a missing value, or NaN for it where one may be."""
        cells = self.cells[name]
        missing = cells.missing if may_miss else self._complete(cells)
        values = cells.numbers
        self.fault(
            "not_a_number",
            np.isnan(values) & ~missing,
            name,
            lambda place: f"{cells.text(place)!r} is not a finite number.",
            "Write a number such as 365 or 12.5.",
        )
        return self._bounded(cells)

    def times(self, name: str) -> np.ndarray:
        """Numbers from 0 without a missing value."""
        values = self.numbers(name)
        self.fault(
            "negative",
            values < 0,
            name,
            lambda place: f"The time {self.cells[name].text(place)} is negative.",
            "Write the time since the origin, 0 or more.",
        )
        return values

    def entries(self, name: str, time: str) -> np.ndarray:
        """Times at which rows come under observation, each before the row's time."""
        entry, until = self.numbers(name), self.cells[time].numbers
        if not self.unknown & {name, time}:
            self.fault(
                "entry_not_before_time",
                entry >= until * (1 - SAME_TIME),
                name,
                lambda place: (
                    f"The entry {self.cells[name].text(place)} is not before the time "
                    f"{self.cells[time].text(place)}."
                ),
                "Correct one of them, or leave the row out of the file.",
            )
        return entry

    def whole(self, name: str, *, most: int | None = None) -> np.ndarray:
        """Whole numbers from 0 to `most`; `1.0` is 1. For the codes of a status or outcome."""
        values = self.numbers(name)
        asked = "a whole number from 0" if most is None else f"a whole number from 0 to {most}"
        known = np.where(np.isnan(values), 0, values)
        wrong = (known < 0) | (known != np.floor(known)) | (known > (most or LARGEST))
        self.fault(
            "not_a_code",
            wrong,
            name,
            lambda place: f"{self.cells[name].text(place)} is not {asked}.",
            "Write 0 for none, and 1 and so on for what happened.",
        )
        return np.where(wrong, 0, known).astype(np.int64)

    def status(self, name: str) -> np.ndarray:
        """0 or the code of a cause, of which there are not so many as of times."""
        codes = self.whole(name)
        causes = np.unique(codes[codes > 0]).size
        if causes > MOST_CAUSES:
            self.faults.add(
                "too_many_causes",
                f"{name} has {causes} different causes.",
                f"Name a column with 0 and at most {MOST_CAUSES} causes.",
                column=name,
            )
        return codes

    def fault(
        self, code: str, wrong: np.ndarray, column: str, message: Callable[[int], str], remedy: str
    ) -> None:
        """A fault for each row where `wrong` is true; the message is told its place."""
        places = np.flatnonzero(wrong)
        for place in places[:SHOWN].tolist():
            row = int(self.rows[place])
            self.faults.kept.append(Fault(code, message(place), remedy, row, column))
        self.faults.count += places.size

    def _bounded(self, cells: Cells) -> np.ndarray:
        values = cells.numbers
        self.fault(
            "too_large",
            np.abs(values) > BEYOND_NUMBERS,
            cells.name,
            lambda place: f"{cells.text(place)} is too large to calculate with.",
            "Give the column in a larger unit.",
        )
        return values

    def _complete(self, cells: Cells) -> np.ndarray:
        missing = cells.missing
        self.fault(
            "missing",
            missing,
            cells.name,
            lambda _: f"{cells.name} is missing.",
            "Fill in the value, or leave the row out of the file.",
        )
        return missing


def read_table(path: str | Path, wanted: Sequence[str], faults: Faults) -> Table:
    """The wanted columns of a CSV file with a header, blank lines left out.

    Faults of the file go to `faults`: read the columns, then call `faults.refuse()`. Raises
    Refused at once where there is no table to read from.
    """
    try:
        with Path(path).open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
            return _Reading(file, faults).table(wanted)
    except (OSError, ValueError) as error:  # a ValueError: a path with a NUL in it
        if isinstance(error, Refused):
            raise
        faults.add(
            "file",
            f"{path} cannot be read: {getattr(error, 'strerror', None) or error}.",
            "Give the path of a CSV file that may be read.",
        )
    raise Refused(faults)


class _Reading:
    """One pass through a file that keeps the wanted columns alone."""

    def __init__(self, file: TextIO, faults: Faults) -> None:
        self.file, self.faults = file, faults
        # What is wrong with the bytes of the lines of the next row.
        self.odd: list[str] = []

    def table(self, wanted: Sequence[str]) -> Table:
        wanted = tuple(dict.fromkeys(wanted))
        rows = self._rows()
        header = next((row for row in rows if row), None)
        if not header:
            self._refuse("empty", "The file is empty.", "Begin it with a line of column names.")
        if header == [UNREADABLE]:
            raise Refused(self.faults)
        names = [name.strip() for name in header]
        self._check(names, wanted)
        there = [name for name in wanted if name in names]
        places = [names.index(name) for name in there]
        known: list[dict[str, int]] = [{} for _ in there]
        found: list[list[int]] = [[] for _ in there]
        kept = list(zip(places, known, found, strict=True))
        width, row_number, left_out = len(names), 0, []
        for row in rows:
            if not row:
                continue
            row_number += 1
            if self.odd:
                self._bytes(row_number)
            if len(row) != width:
                if len(row) > 1 or row[0] != UNREADABLE:
                    self._ragged(row_number, len(row), width)
                left_out.append(row_number)
                continue
            for place, texts, column in kept:
                column.append(texts.setdefault(row[place], len(texts)))
        if row_number == 0:
            self._refuse("no_rows", "The file has no rows.", "Write one line for each subject.")
        here = np.delete(np.arange(1, row_number + 1), np.array(left_out, dtype=int) - 1)
        cells = {
            name: _trimmed(name, texts, np.array(column, dtype=np.int64))
            for name, texts, column in zip(there, known, found, strict=True)
        }
        unknown = frozenset(wanted) - frozenset(there)
        for name in unknown:
            cells[name] = Cells(name, ("0",), np.zeros(here.size, dtype=np.int64))
        return Table(here, cells, self.faults, unknown)

    def _rows(self) -> Iterator[list[str]]:
        """The rows, `UNREADABLE` in the place of those that are no CSV; each of these is named."""
        rows = csv.reader(self._lines(), strict=True)
        number = 0  # the header is 0
        while True:
            try:
                for cells in rows:
                    # A line of blanks alone is a blank line; a quoted cell of none is a cell.
                    row = [] if len(cells) == 1 and cells[0].isspace() else cells
                    yield row
                    number += bool(row)
                return
            except csv.Error as error:
                self.faults.add(
                    "quotes",
                    f"The row is no CSV: {error}.",
                    'Put a cell with a comma in double quotes, and write "" for a quote inside it.',
                    row=number or None,
                )
                yield [UNREADABLE]
                number += 1

    def _lines(self) -> Iterator[str]:
        for line in self.file:
            if not line.isascii():
                try:
                    line.encode()
                except UnicodeEncodeError:
                    self.odd.append("encoding")
            if "\0" in line:
                self.odd.append("nul")
            yield line

    def _bytes(self, row: int | None) -> None:
        for code in dict.fromkeys(self.odd):
            self.faults.add(code, *ODD_BYTES[code], row=row)
        self.odd.clear()

    def _check(self, names: list[str], wanted: Sequence[str]) -> None:
        self._bytes(None)
        for name in dict.fromkeys(name for name in names if names.count(name) > 1):
            self.faults.add(
                "duplicate_header",
                f"{names.count(name)} columns are named {name!r}.",
                "Give every column a name of its own.",
                column=name,
            )
        for name in wanted:
            if name not in names:
                self.faults.add(
                    "unknown_column",
                    f"The file has no column {name!r}.",
                    f"It has {', '.join(names)}.",
                    column=name,
                )

    def _ragged(self, row: int, cells: int, width: int) -> None:
        self.faults.add(
            "ragged",
            f"The row has {cells} cells, the header {width}.",
            "Give every row one cell for each column; put a cell with a comma in double quotes.",
            row=row,
        )

    def _refuse(self, code: str, message: str, remedy: str) -> NoReturn:
        self._bytes(None)
        self.faults.add(code, message, remedy)
        raise Refused(self.faults)


def _trimmed(name: str, texts: dict[str, int], place: np.ndarray) -> Cells:
    """Cells that are one once the blanks around them are gone."""
    trimmed: dict[str, int] = {}
    to = [trimmed.setdefault(text.strip(), len(trimmed)) for text in texts]
    return Cells(name, tuple(trimmed), np.array(to, dtype=np.int64)[place])
