"""Reads: a record as its REST body, its history per field, and what is still open."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import Q
from pghistory.models import Event

from trials import derivations
from trials.access import Actor, scope, visible
from trials.casebook import links_of, utc, with_links
from trials.crf import (
    Column,
    Link,
    PatientRecord,
    Record,
    ancestors,
    columns_of,
    item_columns,
    missing_name,
    nullable,
    owner_column,
    registry,
)
from trials.definitions.roles import Right
from trials.models import DerivedValue, Draft, Form, Study


def derived_columns(record: type[Record]) -> list[Column]:
    """The read-only columns that definitions add to a table."""
    columns = []
    for d in derivations.derivations_of(record.crf.table):
        for name, label in (
            (d.derived_name, f"{d.label}, derived"),
            (d.effective_name, f"{d.label}, effective"),
        ):
            type_ = "code" if d.codelist else "text"
            columns.append(Column(name, type_, label, codelist=d.codelist, derived=True))
    return columns


def bodies(records: Sequence[Record]) -> list[dict[str, Any]]:
    """Records of one table as REST bodies, derived values joined."""
    if not records:
        return []
    model = type(records[0])
    by_name = {c.name: c for c in columns_of(model, free_text=True)}
    derived = _derived_of(model.crf.table, [r.pk for r in records])
    return [_body(record, by_name, derived.get(record.pk, {})) for record in records]


def body_of(record: Record) -> dict[str, Any]:
    """One record as its REST body."""
    return bodies([record])[0]


def _body(record: Record, columns: dict[str, Column], derived: dict[str, Any]) -> dict[str, Any]:
    flat = {**parents_of(record), **record.flat()}
    body: dict[str, Any] = {"id": record.pk, "key": record.key}
    for name, value in flat.items():
        body[name] = columns[name].json(value) if name in columns else value
    if isinstance(record, PatientRecord):
        body["form"] = record.form_id  # type: ignore[attr-defined]
    return {
        **body,
        **derived,
        "missing": record.missing,
        "comments": record.comments,
        "overrides": record.overrides,
        "findings": record.findings,
        "version": record.version,
        "protocol_version": getattr(record, "protocol_version", None),
        "entered_at": utc(record.entered_at),
    }


def parents_of(record: Record) -> dict[str, str]:
    """The keys of a record's parents, from the patient down."""
    keys: dict[str, str] = {}
    for name, path in ancestors(type(record)).items():
        target: Any = record
        for step in path.split("__"):
            target = getattr(target, step)
        keys[name] = target
    return keys


def _derived_of(table: str, ids: list[int]) -> dict[int, dict[str, Any]]:
    known = derivations.derivations_of(table)
    if not known:
        return {}
    blank = {n: None for d in known for n in (d.derived_name, d.effective_name)}
    found: dict[int, dict[str, Any]] = {pk: dict(blank) for pk in ids}
    names = {d.name: d for d in known}
    for value in DerivedValue.objects.filter(table=table, record_id__in=ids):
        if value.name in names:
            d = names[value.name]
            found[value.record_id][d.derived_name] = value.value
            found[value.record_id][d.effective_name] = value.effective
    return found


def rows_of(record: type[Record], actor: Actor, study: Study) -> Any:
    """The live rows of a table in one study that the actor may see, in key order."""
    rows = visible(record, actor).select_related(*with_links(record))
    if record is Study:
        return rows.filter(pk=study.pk).order_by("key")
    return rows.filter(study=study).order_by("key")


@dataclass(frozen=True)
class Difference:
    """One field of one record at one version: what it was, what it became, who, when, why."""

    at: str
    table: str
    key: str
    record: int
    version: int
    operation: str
    field: str
    old: Any
    new: Any
    who: str
    role: str | None
    site: str | None
    why: str | None
    source: str
    request_id: str | None
    database_user: str

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


@cache
def event_model(model: type[Any]) -> type[Event]:
    """The history table of a tracked model."""
    return next(
        e
        for e in Event.__subclasses__()
        + [s for c in Event.__subclasses__() for s in c.__subclasses__()]
        if getattr(e, "pgh_tracked_model", None) is model and not e._meta.abstract
    )


def history_of(record: Record) -> list[Difference]:
    """The differences of one record, first entry first."""
    events = event_model(type(record))._default_manager.filter(pgh_obj_id=record.pk)
    return list(differences(type(record), events.order_by("pgh_id")))


def differences(model: type[Record], events: Iterable[Any]) -> Iterator[Difference]:
    """Per-field differences of a model's events, which come ordered by record, then age."""
    columns = {c.name: c for c in item_columns(model)}
    previous: dict[str, Any] = {}
    record = None
    for event in events:
        if event.pgh_obj_id != record:
            record, previous = event.pgh_obj_id, {}
        values = _event_values(model, event)
        if event.pgh_label == "delete":
            now: dict[str, Any] = {}
        else:
            now = values
        for name in [*values, *(n for n in previous if n not in values)]:
            old, new = previous.get(name), now.get(name)
            if old != new:
                column = columns.get(name)
                as_json = column.json if column else _plain_json
                yield _difference(model, event, name, as_json(old), as_json(new))
        previous = now


def _plain_json(value: Any) -> Any:
    return utc(value) if isinstance(value, datetime) else value


def _event_values(model: type[Record], event: Any) -> dict[str, Any]:
    values: dict[str, Any] = {"key": event.key}
    for item in model.crf.items.values():
        values.update(item.read(event))
        if nullable(item):
            values[missing_name(item.name)] = event.missing.get(item.name)
    values["removed_at"] = event.removed_at
    for name in ("comments", "overrides"):
        for code, text in getattr(event, name).items():
            values[f"{name}.{code}"] = text
    return values


def _difference(model: type[Record], event: Any, name: str, old: Any, new: Any) -> Difference:
    context = event.pgh_context or {}
    return Difference(
        at=utc(event.pgh_created_at),
        table=model.crf.table,
        key=event.key,
        record=event.pgh_obj_id,
        version=event.version,
        operation="remove" if name == "removed_at" and new else event.pgh_label,
        field=name,
        old=old,
        new=new,
        who=context.get("user") or f"database user {event.database_user}",
        role=context.get("role"),
        site=context.get("site"),
        why=context.get("why"),
        source=context.get("source") or "sql",
        request_id=context.get("request_id"),
        database_user=event.database_user,
    )


def study_history(
    actor: Actor, study: Study, *, table: str | None = None, key: str | None = None
) -> Iterator[Difference]:
    """All differences of a study that the actor may see, table by table, record by record.

    `key` names a record and all that hangs under it.
    """
    for name, record in sorted(registry.items()):
        if (table and name != table) or not actor.sees_table(record):
            continue
        rows = record._default_manager.filter(scope(record, actor, record.crf.read))
        mine = rows.filter(pk=study.pk) if record is Study else rows.filter(study=study)
        if key:
            mine = mine.filter(Q(key=key) | Q(key__startswith=f"{key}/"))
        events = event_model(record)._default_manager.filter(pgh_obj_id__in=mine.values("pk"))
        ordered = events.select_related(*links_of(record)).order_by("key", "pgh_obj_id", "pgh_id")
        yield from differences(record, ordered.iterator(chunk_size=2000))


@dataclass(frozen=True)
class Completeness:
    """What is there of one form type for one patient."""

    patient: str
    table: str
    records: int
    drafts: int
    empty: int  # fields without a value and without a reason


def completeness(
    actor: Actor, study: Study, *, patient_keys: Sequence[str] | None = None
) -> list[Completeness]:
    """Per patient and table: records, drafts, and fields that are empty without a reason."""
    patients = rows_of(registry["patients"], actor, study)
    if patient_keys is not None:
        patients = patients.filter(key__in=patient_keys)
    keys = dict(patients.values_list("pk", "key"))
    drafts = Counter(
        Draft.objects.filter(user=actor.user, study=study, patient_id__in=keys).values_list(
            "patient_id", "table"
        )
    )
    found: list[Completeness] = []
    for table, record in registry.items():
        owner = owner_column(record)
        if owner is None or not actor.sees_table(record):
            continue
        records: Counter[int] = Counter()
        empty: dict[int, int] = defaultdict(int)
        rows = visible(record, actor).filter(study=study, **{f"{owner}__in": keys})
        for row in rows:
            patient = getattr(row, owner)
            records[patient] += 1
            empty[patient] += len(empty_fields(row))
        found.extend(
            Completeness(key, table, records[pk], drafts[pk, table], empty[pk])
            for pk, key in keys.items()
        )
    return found


def empty_fields(record: Record) -> list[str]:
    """Fields of a record with neither a value nor a reason why there is none."""
    silent = getattr(record, "occurred", True) is False
    return [
        item.name
        for item in record.crf.items.values()
        if nullable(item)
        and item.name not in record.missing
        and getattr(record, item.attname if isinstance(item, Link) else item.name) is None
        and not (silent and item.name != "occurred")
    ]


def form_rows(actor: Actor, study: Study) -> Any:
    """The forms of a study that the actor may see."""
    return (
        Form.objects.filter(scope(Form, actor, Right.READ), study=study)
        .select_related("patient", "status_by")
        .order_by("patient__key", "form_type", "visit")
    )
