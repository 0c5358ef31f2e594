"""How the columns of a source file become rows of tables."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from trials.crf import (
    Column,
    Link,
    Record,
    item_columns,
    key_columns,
    missing_name,
    nullable,
    registry,
)
from trials.definitions.codelists import MISSING_REASON

# In place of a missing reason: the field stays empty, on purpose and without a reason.
EMPTY = "empty"
REASONS = (*MISSING_REASON.codes, EMPTY)
# Made by create_study; a file of patients makes no studies.
NOT_IMPORTED = ("studies",)
WHOLE_NUMBER = re.compile(r"[+-]?\d{1,6}(\.0+)?")


class Unusable(Exception):
    """A file, mapping or argument that cannot be used at all; `problems` says every reason."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = list(problems)


@dataclass(frozen=True)
class Problem:
    """What is wrong with one cell, and what to do about it."""

    code: str
    message: str
    remedy: str
    soft: bool = False


@dataclass(frozen=True)
class Answer:
    """What a source gives for one field of one row."""

    value: Any = None
    reason: str | None = None
    problem: Problem | None = None


@dataclass
class Line:
    """One row of the source file while its target rows are made."""

    number: int
    cells: Mapping[str, str]
    day0: date | None = None
    read: set[str] = field(default_factory=set)
    keys: dict[str, str | None] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)  # names of targets that have a fault

    def cell(self, column: str) -> str:
        self.read.add(column)
        return self.cells[column]


class Source(ABC):
    """Where the value of one flat column comes from."""

    @property
    def column(self) -> str | None:
        return None

    @abstractmethod
    def answer(self, line: Line) -> Answer:
        """The value for one row of the file, or why there is none."""


@dataclass(frozen=True)
class Cell(Source):
    """A cell of the source file; `as_exported` takes it untouched."""

    name: str
    missing: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Any] | None = None
    as_exported: bool = False

    @property
    def column(self) -> str:
        return self.name

    def answer(self, line: Line) -> Answer:
        raw = line.cell(self.name)
        if self.as_exported:
            return Answer(raw if raw.strip() else None)
        text = raw.strip()
        if self.values is not None and text in self.values:
            return Answer(self.values[text])
        if text in self.missing:
            reason = self.missing[text]
            return Answer(reason=None if reason == EMPTY else reason)
        if text == "":
            return Answer(problem=_blank(self.name))
        if self.values is not None:
            return Answer(
                problem=Problem(
                    "unmapped_value",
                    f"{text!r} is not among the mapped values ({', '.join(self.values)}).",
                    "Correct the cell, or add the value to `map` or `missing` of this field.",
                )
            )
        return Answer(text)


def _blank(column: str) -> Problem:
    return Problem(
        "blank_cell",
        f"The cell of {column} is blank: the field stays empty and nothing says why.",
        'Say what a blank means: missing = { "" = "unknown" } or another reason; "empty" where '
        "it shall stay empty.",
        soft=True,
    )


@dataclass(frozen=True)
class Constant(Source):
    """The same value in every row."""

    value: Any

    def answer(self, line: Line) -> Answer:
        return Answer(self.value)


@dataclass(frozen=True)
class Reason(Source):
    """The same missing reason in every row."""

    reason: str

    def answer(self, line: Line) -> Answer:
        return Answer(reason=None if self.reason == EMPTY else self.reason)


@dataclass(frozen=True)
class Day(Source):
    """A constant number of days after day 0."""

    offset: int

    def answer(self, line: Line) -> Answer:
        if line.day0 is None:
            return Answer(reason="unknown")
        return Answer(line.day0 + timedelta(days=self.offset))


@dataclass(frozen=True)
class DayCell(Source):
    """A number of days after day 0, in a cell."""

    name: str
    missing: Mapping[str, str] = field(default_factory=dict)

    @property
    def column(self) -> str:
        return self.name

    def answer(self, line: Line) -> Answer:
        text = line.cell(self.name).strip()
        if text in self.missing:
            reason = self.missing[text]
            return Answer(reason=None if reason == EMPTY else reason)
        if text == "":
            return Answer(problem=_blank(self.name))
        if not WHOLE_NUMBER.fullmatch(text):
            return Answer(
                problem=Problem(
                    "unreadable",
                    f"{text!r} is not a whole number of days after day 0.",
                    "Correct the cell, or give it a reason in `missing` of this field.",
                )
            )
        if line.day0 is None:
            return Answer(reason="unknown")
        try:
            return Answer(line.day0 + timedelta(days=int(float(text))))
        except OverflowError:
            return Answer(
                problem=Problem(
                    "unreadable",
                    f"{text} days after {line.day0} is no date.",
                    "Correct the cell.",
                )
            )


@dataclass(frozen=True)
class RowKey(Source):
    """The key of another row made from the same line."""

    name: str

    def answer(self, line: Line) -> Answer:
        return Answer(line.keys.get(self.name))


@dataclass(frozen=True)
class Condition:
    """Whether a line makes a row, by one of its cells."""

    column: str
    among: frozenset[str] | None = None
    not_among: frozenset[str] | None = None
    filled: bool | None = None

    def holds(self, line: Line) -> bool:
        text = line.cell(self.column).strip()
        return (
            (self.among is None or text in self.among)
            and (self.not_among is None or text not in self.not_among)
            and (self.filled is None or (text != "") == self.filled)
        )


@dataclass(frozen=True)
class Target:
    """One row of one table per line of the file, as far as `when` holds."""

    model: type[Record]
    name: str
    sources: Mapping[str, Source]
    when: tuple[Condition, ...] = ()
    same_names: bool = False
    counted: bool = False

    @property
    def table(self) -> str:
        return self.model.crf.table

    def source_columns(self) -> Iterator[str]:
        for source in self.sources.values():
            if source.column is not None:
                yield source.column
        for condition in self.when:
            yield condition.column

    def column_of(self, name: str | None) -> str | None:
        """The source column behind a field that a finding names."""
        if name is None:
            return None
        if name in self.sources:
            return self.sources[name].column
        items = {c.name: c.item for c in item_columns(self.model)}
        item = items.get(name, name.removesuffix("_missing"))
        for other, source in self.sources.items():
            if source.column and item in (other.removesuffix("_missing"), items.get(other)):
                return source.column
        return None


@dataclass(frozen=True)
class ImportMapping:
    """A whole mapping. `plain`: a file in the columns of one table's export."""

    targets: tuple[Target, ...]
    ignore: Mapping[str, str] = field(default_factory=dict)
    repeats: Mapping[str, str] = field(default_factory=dict)
    missing: Mapping[str, str] = field(default_factory=dict)
    overrides: Mapping[str, str] = field(default_factory=dict)
    day0_on: date | None = None
    day0_column: str | None = None
    plain: bool = False
    sha256: str | None = None

    def source_columns(self) -> list[str]:
        """Every source column the mapping names, each once."""
        names = [c for target in self.targets for c in target.source_columns()]
        names += [*self.ignore, *self.repeats, *self.repeats.values()]
        if self.day0_column:
            names.append(self.day0_column)
        return list(dict.fromkeys(names))

    def in_order(self) -> list[Target]:
        """The targets, parents first."""
        return sorted(self.targets, key=lambda t: depth(t.model))


def depth(model: type[Record]) -> int:
    """How many tables lie above a table, by its parents and links."""
    above = [linked(model, i.name) for i in model.crf.items.values() if isinstance(i, Link)]
    if model.crf.parent == "patient":
        above.append(registry["patients"])
    return 1 + max((depth(m) for m in above if m is not model), default=0)


def linked(model: type[Record], name: str) -> type[Record]:
    """The table that a link or parent of a table refers to."""
    related = model._meta.get_field(name).related_model
    assert isinstance(related, type)  # noqa: S101 - narrows a type
    assert issubclass(related, Record)  # noqa: S101
    return related


def importable(table: str) -> type[Record] | None:
    """The table of that name where files may be imported into it."""
    return None if table in NOT_IMPORTED else registry.get(table)


def unknown_table(table: str) -> str:
    tables = ", ".join(name for name in registry if name not in NOT_IMPORTED)
    return f"There is no table {table!r} to import into. Choose one of: {tables}."


def plain_mapping(table: str) -> ImportMapping:
    """The mapping of a file in the columns of a table's export. Raises Unusable."""
    model = importable(table)
    if model is None:
        raise Unusable([unknown_table(table)])
    target = Target(model, name=table, sources={}, same_names=True)
    return ImportMapping(targets=(target,), plain=True)


@cache
def writable(model: type[Record]) -> dict[str, Column]:
    """Flat columns a file may fill: keys, items, and the reasons why items are missing."""
    columns = {c.name: c for c in [*key_columns(model), *item_columns(model)]}
    for item in model.crf.items.values():
        if nullable(item):
            name = missing_name(item.name)
            columns[name] = Column(
                name, "code", f"{item.label}: why", codelist=MISSING_REASON, item=item.name
            )
    return columns


def with_same_names(target: Target, header: Iterable[str], taken: Iterable[str]) -> Target:
    """The target with every column of the file that carries the name of one of its fields."""
    if not target.same_names:
        return target
    known, taken = writable(target.model), set(taken)
    found: dict[str, Source] = {
        name: Cell(name, as_exported=True)
        for name in header
        if name in known and name not in taken and name not in target.sources
    }
    return replace(target, sources={**target.sources, **found})
