"""A form as it was typed: text by flat column, and what accompanies it.

It is what a draft keeps, what a refused form is shown again with, and what becomes a `Change`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import QueryDict

from config.errors import Finding, Severity
from trials.changes import Change
from trials.crf import (
    Boolean,
    Coded,
    Item,
    Link,
    MultiSelect,
    PartialDate,
    Quantity,
    Record,
    missing_name,
    nullable,
    parse_body,
    plain,
)
from trials.definitions.codelists import MISSING_REASON
from trials.pages.display import NONE_OF_THESE, partial_text, shown_items

# Parts of a form that are no items; the colon keeps them apart from any item's name.
COMMENT, OVERRIDE = "comment:", "override:"
REASON, VERSION, SEEN = "change:reason", "change:version", "change:seen"
ACTION, AUTHOR = "change:action", "change:author"
YES, NO = "true", "false"


@dataclass(frozen=True)
class Typed:
    """A form as text, nothing checked yet."""

    values: Mapping[str, str] = field(default_factory=dict)
    missing: Mapping[str, str] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)
    overrides: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    version: int | None = None
    seen: tuple[str, ...] = ()  # soft findings that were shown before, by code

    @classmethod
    def from_post(cls, record: type[Record], post: QueryDict) -> Typed:
        version = post.get(VERSION, "")
        return cls(
            values={n: post[n] for n in _entered_names(record) if n in post},
            missing={
                item.name: post[missing_name(item.name)]
                for item in asked(record)
                if post.get(missing_name(item.name))
            },
            comments=_texts(post, COMMENT),
            overrides=_texts(post, OVERRIDE),
            reason=post.get(REASON, ""),
            version=whole_number(version),
            seen=tuple(post.getlist(SEEN)),
        )

    @classmethod
    def from_record(cls, record: Record) -> Typed:
        values: dict[str, str] = {}
        for item in asked(type(record)):
            values.update(_as_text(item, record))
        return cls(values=values, missing=dict(record.missing), version=record.version)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Typed:
        return cls(**{**kept, "seen": ()})

    def as_json(self) -> dict[str, Any]:
        """The form as a draft keeps it, less NUL characters: no JSON column takes them."""
        return {
            "values": _without_nul(self.values),
            "missing": _without_nul(self.missing),
            "comments": _without_nul(self.comments),
            "overrides": _without_nul(self.overrides),
            "reason": self.reason.replace("\x00", ""),
            "version": self.version,
        }

    def on_version(self, version: int) -> Typed:
        """The same, typed over another version of the record."""
        return replace(self, version=version)

    def change(
        self, record: type[Record], *, record_id: int | None, fixed: Mapping[str, Any]
    ) -> Change:
        """The change that the form asks for. A field left blank is cleared."""
        values: dict[str, Any] = dict(fixed)
        missing: dict[str, str | None] = {}
        if record_id is None and record.crf.key == "code":
            values["key"] = self.values.get("key", "").strip() or None
        for item in asked(record):
            if record_id is None or not is_permanent(record, item):
                values.update(self._flat(item))
            if nullable(item):
                missing[item.name] = self.missing.get(item.name) or None
        return Change(
            values=values,
            missing=missing,
            comments=self.comments,
            overrides=self.overrides,
            reason=self.reason,
            version=self.version,
            record_id=record_id,
        )

    def _flat(self, item: Item) -> dict[str, Any]:
        """The flat columns of an item. A blank quantity has no unit; unticked boxes beside a
        ticked one are a "no", none ticked is "not asked".
        """
        names = [c.name for c in entered_columns(item)]
        given = {name: self.values.get(name, "") for name in names}
        if isinstance(item, Quantity):
            blank = not given[names[0]].strip()
            return dict.fromkeys(names) if blank else given
        if isinstance(item, MultiSelect):
            if not any(given.values()):
                return dict.fromkeys(names)
            return {name: YES if value else NO for name, value in given.items()}
        return given


def _without_nul(texts: Mapping[str, str]) -> dict[str, str]:
    return {n.replace("\x00", ""): text.replace("\x00", "") for n, text in texts.items()}


def whole_number(text: str) -> int | None:
    """The number that an address or a hidden field holds, None where it holds none."""
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None


def _texts(post: QueryDict, prefix: str) -> dict[str, str]:
    return {
        name.removeprefix(prefix): post[name]
        for name in post
        if name.startswith(prefix) and post[name].strip()
    }


def asked(record: type[Record]) -> list[Item]:
    """The items that a form asks for: all but the parent and the number, which are fixed."""
    return [
        item
        for item in shown_items(record)
        if item.name != "number" and not (isinstance(item, Link) and item.parent)
    ]


def entered_columns(item: Item) -> list[Any]:
    """The flat columns of an item that people fill in; the others follow from these."""
    columns = item.columns()
    if isinstance(item, Quantity):
        return columns[1:]
    if isinstance(item, PartialDate):
        return columns[:1]
    return columns


def _entered_names(record: type[Record]) -> list[str]:
    names = [c.name for item in asked(record) for c in entered_columns(item)]
    return [*names, "key"] if record.crf.key == "code" else names


def is_permanent(record: type[Record], item: Item) -> bool:
    """An item that makes part of the natural key cannot be changed once it is stored."""
    return item.name == record.crf.key


def _as_text(item: Item, record: Record) -> dict[str, str]:
    flat = item.read(record)
    if isinstance(item, PartialDate):
        return {item.name: partial_text(flat[item.name], flat[f"{item.name}_precision"])}
    if isinstance(item, MultiSelect):
        return {name: YES for name, value in flat.items() if value}
    return {c.name: _cell(flat[c.name]) for c in entered_columns(item)}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    return value.isoformat() if hasattr(value, "isoformat") else plain(value)


def readable_faults(record: type[Record], typed: Typed) -> list[Finding]:
    """What the declaration alone says against the values that can be read."""
    change = typed.change(record, record_id=None, fixed={})
    values, _ = parse_body(record, change.values)
    faults: list[Finding] = []
    for item in asked(record):
        given = {c.name: values[c.name] for c in entered_columns(item) if c.name in values}
        if given and not isinstance(item, Link):
            stored, found = item.write(given)
            faults += [f for f in [*found, *item.check(stored)] if f.severity == Severity.HARD]
    return faults


def typed_text(item: Item, typed: Typed) -> str:
    """What was typed for an item, in words."""
    reason = typed.missing.get(item.name)
    if reason:
        return MISSING_REASON.label(reason)
    values = [typed.values.get(c.name, "") for c in entered_columns(item)]
    if isinstance(item, MultiSelect):
        labels = [*(str(label) for label in item.codelist.codes.values()), NONE_OF_THESE]
        return ", ".join(label for label, value in zip(labels, values, strict=True) if value)
    if isinstance(item, Quantity):
        return " ".join(values) if values[0].strip() else ""
    if isinstance(item, Boolean):
        return {YES: "Yes", NO: "No"}.get(values[0], "")
    if isinstance(item, Coded):
        labels_by_code = {str(code): label for code, label in item.codelist.codes.items()}
        return labels_by_code.get(values[0], values[0])
    return f"{values[0]} {item.unit}".strip() if values[0].strip() and item.unit else values[0]
