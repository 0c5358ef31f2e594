"""The registry of rules, and the plain data they are given.

A rule takes a row and the casebook it belongs to and yields findings. Rules live in the
`rules.py` of each app and are pure: no database, no clock, no settings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from config.errors import Finding

Row = Mapping[str, Any]
Check = Callable[[Row, "Book"], Iterable[Finding]]
SetCheck = Callable[[Row, list[Row], "Book"], Iterable[Finding]]

EVERY_TABLE = "*"
Made = TypeVar("Made")


class Book:
    """One patient's rows as plain data: `rows("deaths")` gives dicts of flat values.

    `study` holds the study's settings, `today` the day it is at the patient's site.
    """

    def __init__(
        self,
        *,
        study: Mapping[str, Any],
        today: date,
        tables: Mapping[str, list[Row]] | None = None,
        load: Callable[[str], list[Row]] | None = None,
        names: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        self.study = study
        self.today = today
        self._tables: dict[str, list[Row]] = dict(tables or {})
        self._names = names
        self._made: dict[tuple[str, str], Any] = {}
        self._load = load or (lambda table: [])

    @property
    def tables(self) -> list[str]:
        """Every table that can hold rows of the patient."""
        return sorted({*self._names(), *self._tables})

    def rows(self, table: str) -> list[Row]:
        if table not in self._tables:
            self._tables[table] = self._load(table)
        return self._tables[table]

    def once(self, what: tuple[str, str], make: Callable[[], Made]) -> Made:
        """What several readers of this casebook ask for, made for the first of them."""
        if what not in self._made:
            self._made[what] = make()
        made: Made = self._made[what]
        return made

    def one(self, table: str, key: str | None) -> Row | None:
        return next((row for row in self.rows(table) if row["key"] == key), None)

    def with_row(self, table: str, row: Row) -> Book:
        """The casebook as it would be with this row in it."""
        others = [r for r in self.rows(table) if r["key"] != row["key"]]
        return Book(
            study=self.study,
            today=self.today,
            tables={**self._tables, table: sorted([*others, row], key=lambda r: str(r["key"]))},
            load=self._load,
            names=self._names,
        )


@dataclass(frozen=True)
class SetRule:
    table: str
    link: str  # the column by which the rows name their parent
    check: SetCheck


_rules: dict[str, list[Check]] = {}
_set_rules: dict[str, list[SetRule]] = {}


def rule(*tables: str) -> Callable[[Check], Check]:
    """Register a rule for tables; `EVERY_TABLE` for all that belong to a patient."""

    def register(check: Check) -> Check:
        for table in tables:
            _rules.setdefault(table, []).append(check)
        return check

    return register


def set_rule(table: str, *, parent: str, link: str) -> Callable[[SetCheck], SetCheck]:
    """Register a rule over all rows of a table under one parent; the parent's form runs it too."""

    def register(check: SetCheck) -> SetCheck:
        _set_rules.setdefault(parent, []).append(SetRule(table, link, check))
        return check

    return register


def check_row(table: str, row: Row, book: Book) -> Iterator[Finding]:
    """Every finding of every rule over one row, its casebook holding it already."""
    named = {**row, "table": table}
    for check in (*_rules.get(table, ()), *_rules.get(EVERY_TABLE, ())):
        yield from check(named, book)


def check_sets(parent_table: str, parent: Row, book: Book) -> Iterator[Finding]:
    """Every finding of the set rules that belong to a parent row."""
    for known in _set_rules.get(parent_table, []):
        rows = [r for r in book.rows(known.table) if r.get(known.link) == parent["key"]]
        yield from known.check(parent, rows, book)


def registered() -> Iterator[tuple[str, Check | SetCheck]]:
    """Every rule with the table it is about."""
    for table, found in _rules.items():
        yield from ((table, check) for check in found)
    for sets in _set_rules.values():
        yield from ((known.table, known.check) for known in sets)


def has_set_rules(parent_table: str, table: str) -> bool:
    return any(known.table == table for known in _set_rules.get(parent_table, []))
