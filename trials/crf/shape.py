"""The flat shape of a table: its columns in order, as data and as SQL."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import models
from django.db.models import F
from django.db.models.functions import Cast

from config.errors import Finding, hard
from trials.crf.columns import Column, Unreadable
from trials.crf.items import Flat, missing_name, nullable
from trials.crf.record import Record
from trials.definitions.codelists import MISSING_REASON

# What every exported row says of itself, after its answers.
SYSTEM = (
    Column("study", "key", "Study", derived=True),
    Column("version", "integer", "Version of the record", derived=True),
    Column("protocol_version", "text", "Protocol version it was entered under", derived=True),
    Column("entered_at", "datetime", "First entered at", derived=True),
)


def ancestors(record: type[Record]) -> dict[str, str]:
    """The parents of a table from the patient down: name -> path of their natural key."""
    chain: dict[str, str] = {}
    path, model = "", record
    while True:
        parent = model.crf.parent
        if parent == "study":
            break
        if parent == "patient":
            chain["patient"] = "patient__key"
            break
        chain[parent] = f"{path}{parent}__key"
        path += f"{parent}__"
        model = model._meta.get_field(parent).related_model  # type: ignore[assignment]
    return dict(reversed(chain.items()))


def item_columns(record: type[Record]) -> list[Column]:
    """The flat columns that may be written, in the order of the declaration."""
    columns: list[Column] = []
    for item in record.crf.items.values():
        columns.extend(item.columns())
    return columns


def key_columns(record: type[Record]) -> list[Column]:
    """`key` and the keys of the parents above the direct one."""
    entered = record.crf.key == "code"
    columns = [Column("key", "key", "Natural key", derived=not entered, required=entered)]
    columns += [
        Column(name, "key", name.capitalize(), derived=name != record.crf.parent, required=True)
        for name in ancestors(record)
        if name not in record.crf.items
    ]
    return columns


def columns_of(record: type[Record], *, free_text: bool = False) -> list[Column]:
    """Every flat column of a table as exported: keys, items with their reasons, system columns.

    A missing reason stands in a column of its own, so it never breaks a type.
    """
    columns = key_columns(record)
    for item in record.crf.items.values():
        if item.free_text and not free_text:
            continue
        columns.extend(item.columns())
        if nullable(item):
            columns.append(
                Column(
                    missing_name(item.name),
                    "code",
                    f"{item.label}: why it is missing",
                    codelist=MISSING_REASON,
                    item=item.name,
                    free_text=item.free_text,
                )
            )
    columns += [c for c in SYSTEM if c.name not in record.crf.items]
    return with_short_names(columns)


def expressions_of(record: type[Record]) -> dict[str, Any]:
    """The columns of `columns_of` as expressions over the table."""
    expressions: dict[str, Any] = {"key": F("key")}
    for name, path in ancestors(record).items():
        expressions[name] = F(path)
    for item in record.crf.items.values():
        expressions.update(item.expressions())
        if nullable(item):
            expressions[missing_name(item.name)] = Cast(
                models.fields.json.KT(f"missing__{item.name}"), models.TextField()
            )
    expressions["study"] = F("study__key") if hasattr(record, "study_id") else F("key")
    expressions |= {c.name: F(c.name) for c in SYSTEM if c.name not in expressions}
    return expressions


def with_short_names(columns: list[Column]) -> list[Column]:
    """Give each column a name of at most 8 characters, unique in its table, for XPT files."""
    taken: set[str] = set()
    named = []
    for column in columns:
        words = column.name.upper().split("_")
        plainly = "".join(words)
        short = column.short_name or plainly
        if len(short) > 8:
            short = "".join(w[0] + re.sub("[AEIOU]", "", w[1:]) for w in words if w)[:8]
        base, n = short, 1
        while short in taken:
            n += 1
            short = f"{base[: 8 - len(str(n))]}{n}"
        taken.add(short)
        named.append(replace(column, short_name=short))
    return named


def parse_body(record: type[Record], body: Mapping[str, Any]) -> tuple[Flat, list[Finding]]:
    """The typed flat values of a body, and each value that could not be read."""
    columns = {c.name: c for c in [*key_columns(record), *item_columns(record)]}
    values: Flat = {}
    faults: list[Finding] = []
    for name, raw in body.items():
        column = columns.get(name)
        if column is None:
            faults.append(
                hard(
                    "unknown_field",
                    name,
                    f"{record.crf.table} has no field {name!r}; see /api/v1/schema.",
                )
            )
            continue
        try:
            values[name] = column.parse(raw)
        except Unreadable as fault:
            faults.append(hard("unreadable", name, f"{column.label}: {fault}."))
    return values, faults
