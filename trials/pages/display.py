"""Stored values as text for people, by kind of item and never by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse

from trials import derivations
from trials.crf import (
    Boolean,
    Coded,
    FreeText,
    Item,
    Link,
    MultiSelect,
    PartialDate,
    Quantity,
    Record,
    nullable,
    plain,
)
from trials.definitions.codelists import MISSING_REASON
from trials.models import DerivedValue, Study

YES_NO = {True: "Yes", False: "No"}
NONE_OF_THESE = "None of these"


@dataclass(frozen=True)
class Answer:
    """One question and what was answered. `missing` says why there is no value, if it is said."""

    name: str
    label: str
    text: str
    missing: str = ""
    url: str = ""
    critical: bool = False
    long: bool = False
    heading: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.text and not self.missing


@dataclass(frozen=True)
class DerivedAnswer:
    """What a definition says about a record, and what drove it."""

    label: str
    text: str
    effective: str
    at_least: str
    missing: list[str]
    driver: list[str]
    definition: str
    version: str


def shown_items(record: type[Record]) -> list[Item]:
    """The items of a table in the order it declares, without those it hides."""
    crf = record.crf
    first = [crf.items[name] for name in crf.order if name in crf.items]
    rest = [item for item in crf.items.values() if item not in first]
    return [item for item in [*first, *rest] if item.name not in crf.hidden]


def partial_text(first: date | None, precision: str | None) -> str:
    """A date as far as it is known."""
    if first is None:
        return ""
    return first.isoformat()[: {"year": 4, "month": 7}.get(precision or "day", 10)]


def text_of(item: Item, record: Record) -> str:
    """The value of an item as text, with its unit; empty where there is none."""
    value = getattr(record, item.name)
    if value is None:
        return ""
    if isinstance(item, Quantity):
        entered = getattr(record, f"{item.name}_entered")
        unit = getattr(record, f"{item.name}_entered_unit")
        canonical = with_unit(plain(value), item.unit)
        if entered is None or unit == item.unit:
            return canonical
        return f"{with_unit(plain(entered), unit)} = {canonical}"
    if isinstance(item, PartialDate):
        return partial_text(value, getattr(record, f"{item.name}_precision"))
    if isinstance(item, MultiSelect):
        return ", ".join(item.codelist.label(code) for code in value) or NONE_OF_THESE
    if isinstance(item, Boolean):
        return YES_NO[value]
    if isinstance(item, Coded):
        return item.codelist.label(value)
    if isinstance(item, Link):
        return str(value)
    return with_unit(plain_text(value), item.unit)


def plain_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES_NO[value]
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, list):
        return ", ".join(str(v) for v in value) or NONE_OF_THESE
    if isinstance(value, dict):
        return "; ".join(f"{k}: {v}" for k, v in value.items())
    return str(value)


def with_unit(text: str, unit: str | None) -> str:
    return f"{text} {unit}" if unit and unit != "1" else text


def answer(item: Item, record: Record, study: Study) -> Answer:
    url = ""
    target = getattr(record, item.name) if isinstance(item, Link) else None
    if target is not None:
        url = record_url(study, target)
    reason = record.missing.get(item.name) if nullable(item) else None
    return Answer(
        name=item.name,
        label=item.label,
        text=text_of(item, record),
        missing=MISSING_REASON.label(reason) if reason else "",
        url=url,
        critical=item.critical,
        long=isinstance(item, FreeText),
        heading=item.heading,
    )


def answers(record: Record, study: Study) -> list[Answer]:
    return [answer(item, record, study) for item in shown_items(type(record))]


def summary(record: Record, *, most: int = 4) -> str:
    """A few words that tell a record from its siblings: its codes, answers and numbers."""
    words = []
    for item in shown_items(type(record)):
        dated = item.type in ("date", "partial_date", "key")
        if dated or item.name in ("number", "occurred") or isinstance(item, FreeText):
            continue
        text = text_of(item, record)
        if not text:
            continue
        words.append(f"{item.label}: {text}" if item.type != "code" else text)
        if len(words) == most:
            break
    return " · ".join(words)


def derived_answers(record: Record) -> list[DerivedAnswer]:
    """The derived values of one record, each with what drove it."""
    known = {d.name: d for d in derivations.derivations_of(record.crf.table)}
    stored = DerivedValue.objects.filter(
        table=record.crf.table, record_id=record.pk, name__in=known
    )
    found = []
    for value in stored.order_by("pk"):
        d = known[value.name]

        def label(code: str | None, codelist: Any = d.codelist) -> str:
            return "" if code is None else codelist.label(code) if codelist else code

        found.append(
            DerivedAnswer(
                label=d.label,
                text=label(value.value),
                effective=label(value.effective),
                at_least=label(value.at_least),
                missing=[str(m) for m in value.missing],
                driver=[str(m) for m in value.driver],
                definition=value.definition,
                version=value.definition_version,
            )
        )
    return found


def record_url(study: Study, record: Record) -> str:
    """The page of a record; a patient has a page of its own."""
    if record.crf.table == "patients":
        return reverse("patient", args=[study.key, record.key])
    return reverse("record", args=[study.key, record.crf.table, record.pk])


def by_number(records: Iterable[Record]) -> list[Record]:
    """Records by key, the tenth after the ninth; the order of exports is that of the text."""
    return sorted(
        records,
        key=lambda r: [(part.isdigit(), part.zfill(9)) for part in r.key.split("/")],
    )


def columns_with_content(records: Iterable[Record], *, most: int) -> list[Item]:
    """The first items that any of the records answers; their parents and long texts left out."""
    rows = list(records)
    if not rows:
        return []
    parent = rows[0].crf.parent
    return [
        item
        for item in shown_items(type(rows[0]))
        if item.name not in (parent, "number")
        and not isinstance(item, FreeText)
        and any(getattr(row, item.name) is not None for row in rows)
    ][:most]
