"""Mappings as TOML files. The format is documented in docs/import.md.

A mapping is checked whole against the registry before any file is read with it, so that a wrong
name is said once and not once per row.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from trials.crf import Column, Link, Record, Unreadable, nullable, registry
from trials.mappings import (
    REASONS,
    Cell,
    Condition,
    Constant,
    Day,
    DayCell,
    ImportMapping,
    Reason,
    RowKey,
    Source,
    Target,
    Unusable,
    importable,
    linked,
    unknown_table,
    writable,
)


def read_mapping(content: bytes) -> ImportMapping:
    """The mapping of a TOML document, or Unusable with everything that is wrong with it."""
    try:
        document = tomllib.loads(content.decode("utf-8"))
    except UnicodeDecodeError:
        raise Unusable(["The mapping is not UTF-8 text. Save it as UTF-8."]) from None
    except tomllib.TOMLDecodeError as fault:
        raise Unusable([f"The mapping is not TOML: {fault}."]) from None
    return _Reader(document).mapping(hashlib.sha256(content).hexdigest())


SECTIONS = ("title", "missing", "maps", "ignore", "repeats", "day0", "overrides", "rows")
ROW_KEYS = ("table", "name", "when", "fields", "same_names")
SOURCE_KEYS = ("column", "map", "missing", "value", "day", "day_column", "row", "count")


class _Reader:
    """One TOML document on its way to a mapping; collects every problem."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = document
        self.problems: list[str] = []
        self.names: dict[str, type[Record]] = {}

    def mapping(self, sha256: str) -> ImportMapping:
        for name in self.document:
            if name not in SECTIONS:
                self.say(f"[{name}]", f"unknown section; there are {', '.join(SECTIONS)}")
        self.missing = self.codes("[missing]", self.document.get("missing", {}))
        self.maps = self.table("[maps]", self.document.get("maps", {}))
        ignore = self.texts("[ignore]", "ignore", "why it is not imported")
        repeats = self.texts("[repeats]", "repeats", "the column whose value it repeats")
        overrides = self.texts("[overrides]", "overrides", "the reason why the entry stands")
        day0_on, day0_column = self.day0()
        self.has_day0 = day0_on is not None or day0_column is not None
        targets = self.targets()
        mapping = ImportMapping(
            targets=tuple(targets),
            ignore=ignore,
            repeats=repeats,
            missing=self.missing,
            overrides=overrides,
            day0_on=day0_on,
            day0_column=day0_column,
            sha256=sha256,
        )
        mapped = {c for target in targets for c in target.source_columns()}
        for name in [*ignore, *repeats]:
            if name in mapped:
                self.say(f"[ignore] {name}", "the column is mapped too; keep one of the two")
        if self.problems:
            raise Unusable(self.problems)
        return mapping

    def say(self, where: str, what: str) -> None:
        self.problems.append(f"Mapping, {where}: {what}.")

    def table(self, where: str, given: Any) -> Mapping[str, Any]:
        if isinstance(given, dict):
            return given
        self.say(where, "must be a table")
        return {}

    def texts(self, where: str, section: str, meaning: str) -> dict[str, str]:
        found = {}
        for name, text in self.table(where, self.document.get(section, {})).items():
            if isinstance(text, str) and text.strip():
                found[name] = text.strip()
            else:
                self.say(f"{where} {name}", f"say {meaning}, as text")
        return found

    def codes(self, where: str, given: Any) -> dict[str, str]:
        found = {}
        for text, reason in self.table(where, given).items():
            if reason in REASONS:
                found[text.strip()] = reason
            else:
                self.say(
                    f"{where} {text!r}",
                    f"{reason!r} is no missing reason; use one of {', '.join(REASONS)}",
                )
        return found

    def day0(self) -> tuple[date | None, str | None]:
        given = self.table("[day0]", self.document.get("day0", {}))
        on, column = given.get("date"), given.get("column")
        right = type(on) is date and column is None or isinstance(column, str) and on is None
        if given and (set(given) - {"date", "column"} or not right):
            self.say(
                "[day0]", "give either `date` (date = 2020-01-31, unquoted) or `column` (a name)"
            )
            return date.min, None  # so that day fields are not refused as well
        return on, column

    def targets(self) -> list[Target]:
        given = self.document.get("rows", [])
        if not (isinstance(given, list) and given and all(isinstance(g, dict) for g in given)):
            self.say("[[rows]]", "say at least one [[rows]], each with `table` and `fields`")
            return []
        for n, row in enumerate(given, start=1):
            model = importable(str(row.get("table")))
            name = row.get("name", row.get("table"))
            if model is None:
                self.say(f"[[rows]] {n}", unknown_table(str(row.get("table"))).rstrip("."))
            elif not isinstance(name, str) or ("name" in row and name in self.names):
                self.say(f"[[rows]] {n}", f"the name {name!r} must be text, and used once")
            else:
                self.names[name] = model
        found = []
        for n, row in enumerate(given, start=1):
            model = importable(str(row.get("table")))
            if model is not None:
                found.append(self.target(f"[[rows]] {n} ({row['table']})", model, row))
        return found

    def target(self, where: str, model: type[Record], row: Mapping[str, Any]) -> Target:
        for name in row:
            if name not in ROW_KEYS:
                self.say(where, f"unknown key {name!r}; there are {', '.join(ROW_KEYS)}")
        known = writable(model)
        items = {i.name for i in model.crf.items.values() if nullable(i)}
        sources: dict[str, Source] = {}
        counted = False
        for name, given in self.table(f"{where} fields", row.get("fields", {})).items():
            at = f"{where} {name}"
            if isinstance(given, dict) and "count" in given:
                counted = len(given) == 1 and given["count"] is True and name == "number"
                if not counted:
                    self.say(at, "only `number = { count = true }` counts rows")
                continue
            source = self.source(at, given)
            if source is None:
                continue
            if name not in known and not (name in items and isinstance(source, Reason)):
                self.say(at, f"{model.crf.table} has no such field; see /api/v1/schema")
                continue
            sources[name] = self.checked(at, model, known.get(name), source)
        same_names = row.get("same_names", False)
        if not isinstance(same_names, bool):
            self.say(where, "same_names must be true or false")
        target = Target(
            model,
            name=str(row.get("name", row["table"])),
            sources=sources,
            when=tuple(self.conditions(f"{where} when", row.get("when", []))),
            same_names=bool(same_names),
            counted=counted,
        )
        if not same_names:
            self.key_given(where, target)
        return target

    def key_given(self, where: str, target: Target) -> None:
        """Without a natural key a second run could not know its own rows again."""
        crf, sources = target.model.crf, target.sources
        if "key" in sources:
            return
        needed = {"code": "key", "number": "number", "": ""}.get(crf.key, crf.key)
        if needed and needed not in sources and not (needed == "number" and target.counted):
            self.say(
                where,
                f"give `{needed}`, by which a row is known again"
                + (": a column, a constant, or { count = true }" if needed == "number" else ""),
            )
        if crf.parent != "study" and crf.parent not in sources:
            self.say(where, f"give its parent, `{crf.parent}`")

    def source(self, at: str, given: Any) -> Source | None:
        if isinstance(given, str):
            return Cell(given, missing=self.missing)
        if not isinstance(given, dict):
            self.say(at, "give a column name, or a table such as { value = 1 }")
            return None
        unknown = set(given) - set(SOURCE_KEYS)
        kinds = [k for k in ("column", "value", "day", "day_column", "row") if k in given]
        if "missing" in given and isinstance(given["missing"], str):
            kinds.append("missing")
        extra = set(given) - {*kinds, "map", "missing"}
        odd = (
            unknown
            or len(kinds) != 1
            or extra
            or ("map" in given and kinds != ["column"])
            or ("missing" in given and kinds[0] not in ("column", "day_column", "missing"))
        )
        if odd:
            self.say(
                at,
                "give exactly one of column, value, day, day_column, row or a constant missing "
                "reason; `map` and a table `missing` go with a column",
            )
            return None
        return self.one_source(at, kinds[0], given)

    def one_source(self, at: str, kind: str, given: Mapping[str, Any]) -> Source | None:
        value = given[kind]
        if kind == "value":
            return Constant(value)
        if kind == "missing":
            return Reason(value) if value in self.codes(at, {"": value}).values() else None
        if kind == "day":
            if isinstance(value, bool) or not isinstance(value, int) or abs(value) > 100_000:
                self.say(at, "day must be a whole number of days after day 0")
                return None
            return Day(value)
        if not isinstance(value, str):
            self.say(at, f"{kind} must be a name")
            return None
        if kind == "row":
            return RowKey(value)
        missing = {**self.missing, **self.codes(at, given.get("missing", {}))}
        if kind == "day_column":
            return DayCell(value, missing=missing)
        return Cell(value, missing=missing, values=self.value_map(at, given.get("map")))

    def value_map(self, at: str, given: Any) -> Mapping[str, Any] | None:
        if given is None:
            return None
        if isinstance(given, str):
            if given not in self.maps:
                self.say(at, f"there is no map {given!r} under [maps]")
                return None
            given = self.maps[given]
        return {str(k).strip(): v for k, v in self.table(f"{at} map", given).items()}

    def checked(
        self, at: str, model: type[Record], column: Column | None, source: Source
    ) -> Source:
        if isinstance(source, Day | DayCell):
            if not self.has_day0:
                self.say(at, "a day after day 0 needs a [day0]")
            if column is not None and column.type not in ("date", "partial_date"):
                self.say(at, f"{column.label} is no date")
        if isinstance(source, RowKey):
            self.check_row_key(at, model, column, source)
        if column is None:
            return source
        if isinstance(source, Constant):
            return Constant(self.constant(at, column, source.value))
        if isinstance(source, Cell) and source.values is not None:
            values = {k: self.constant(at, column, v) for k, v in source.values.items()}
            return replace(source, values=values)
        return source

    def check_row_key(
        self, at: str, model: type[Record], column: Column | None, source: RowKey
    ) -> None:
        there = self.names.get(source.name)
        item = model.crf.items.get(column.name) if column else None
        if there is None:
            self.say(at, f"there are no [[rows]] named {source.name!r}")
        elif column is not None and column.name == "patient":
            if there is not registry["patients"]:
                self.say(at, f"the rows {source.name!r} are no patients")
        elif not isinstance(item, Link) or linked(model, item.name) is not there:
            self.say(at, f"the field does not refer to the rows {source.name!r}")

    def constant(self, at: str, column: Column, value: Any) -> Any:
        """A constant as text or typed value that the column takes."""
        if column.type in ("text", "key") and not isinstance(value, str):
            value = str(value).lower() if isinstance(value, bool) else str(value)
        try:
            parsed = column.parse(value)
        except Unreadable as fault:
            self.say(at, str(fault))
            return value
        if column.codelist and parsed is not None and parsed not in column.codelist.codes:
            self.say(
                at,
                f"{parsed!r} is not in the codelist {column.codelist.name}; use one of "
                f"{', '.join(str(code) for code in column.codelist.codes)}",
            )
        return value

    def conditions(self, where: str, given: Any) -> Iterator[Condition]:
        for one in given if isinstance(given, list) else [given]:
            tests = set(one) - {"column"} if isinstance(one, dict) else set()
            if (
                not isinstance(one, dict)
                or not isinstance(one.get("column"), str)
                or not tests
                or tests - {"is", "is_not", "filled"}
                or not isinstance(one.get("filled", True), bool)
                or not isinstance(one.get("is", []), list)
                or not isinstance(one.get("is_not", []), list)
            ):
                self.say(
                    where,
                    'write { column = "name", is = ["1"] }, is_not = [..] or filled = true; '
                    "a list of these must all hold",
                )
                continue
            yield Condition(
                one["column"],
                among=_texts(one["is"]) if "is" in one else None,
                not_among=_texts(one["is_not"]) if "is_not" in one else None,
                filled=one.get("filled"),
            )


def _texts(given: Iterable[Any]) -> frozenset[str]:
    return frozenset(str(text).strip() for text in given)
