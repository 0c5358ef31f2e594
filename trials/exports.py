"""Tables as streams: one typed table per grain, keys first, in constant memory.

What a table's rows are is decided by `trials.access`; how they look in a file, here. PostgreSQL
formats and streams the rows (COPY), so a million of them cost no memory and little time.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, models, transaction
from django.db.models import F, Func, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast

from config.errors import Refused, forbidden, hard
from trials import derivations
from trials.access import Actor, scope, visible
from trials.crf import (
    Column,
    Record,
    ancestors,
    columns_of,
    expressions_of,
    registry,
    with_short_names,
)
from trials.definitions.codelists import Codelist
from trials.definitions.roles import Right
from trials.models import AccessLog, DerivedValue, Form, Study
from trials.queries import derived_columns, event_model, study_history

FORMATS = ("csv", "ndjson")
LABELS = ("raw", "label", "both")
Selected = tuple[QuerySet[Any], dict[str, Any]]


@dataclass(frozen=True)
class DerivedTable:
    """A read-only table that is made from records.

    `select` gives a queryset in natural-key order and an expression per column; a table that
    SQL cannot make gives `rows` instead, an iterator of dicts.
    """

    name: str
    title: str
    grain: str
    keys: tuple[str, ...]
    columns: tuple[Column, ...]
    foreign_keys: tuple[tuple[str, str], ...] = ()
    right: str = Right.READ
    select: Callable[[Actor, Sequence[Study]], Selected] | None = None
    rows: Callable[[Actor, Sequence[Study]], Iterator[dict[str, Any]]] | None = None


derived_tables: dict[str, DerivedTable] = {}


def register_table(table: DerivedTable) -> None:
    derived_tables[table.name] = table


def table_names() -> list[str]:
    return [*registry, *derived_tables]


def export_columns(table: str, *, free_text: bool = False) -> list[Column]:
    """Every column of a table in its order, derived ones last."""
    if table in derived_tables:
        return list(derived_tables[table].columns)
    record = registry[table]
    columns = with_short_names([*columns_of(record, free_text=True), *derived_columns(record)])
    return [c for c in columns if free_text or not c.free_text]


def record_selection(
    table: str, actor: Actor, studies: Sequence[Study], *, removed: bool = False
) -> Selected:
    """The rows of a Record that may leave, with an expression for each export column."""
    record = registry[table]
    rows = visible(record, actor, removed=removed)
    rows = (
        rows.filter(pk__in=[s.pk for s in studies])
        if record is Study
        else rows.filter(study__in=studies)
    )
    expressions = expressions_of(record)
    for d in derivations.derivations_of(table):
        values = DerivedValue.objects.filter(table=table, record_id=OuterRef("pk"), name=d.name)
        expressions[d.derived_name] = Subquery(values.values("value"))
        expressions[d.effective_name] = Subquery(values.values("effective"))
    order = ["key"] if record is Study or len(studies) == 1 else ["study__key", "key"]
    return rows.order_by(*order), expressions


@dataclass
class Export:
    """One download: its columns and its bytes, piece by piece."""

    table: str
    columns: list[Column]
    content_type: str
    chunks: Iterator[bytes]
    position: int  # where a later `updated_since` goes on
    etag: str | None = None  # the same tag, the same bytes; None while that cannot be promised


FEED_COLUMNS = (
    Column("position", "integer", "Transaction of the last change", derived=True),
    Column("removed_at", "datetime", "Removed at", derived=True),
)


def feed_position() -> int:
    """The oldest transaction still running: every change before it is visible to all."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        return int(cursor.fetchone()[0])


def last_change(studies: Sequence[Study]) -> int:
    """The newest transaction in the history of any record of the studies."""
    tables = []
    for record in registry.values():
        events = event_model(record)._meta.db_table
        owner = "pgh_obj_id" if record is Study else "study_id"
        tables.append(f"SELECT max(txid) FROM {events} WHERE {owner} = ANY(%(studies)s)")  # noqa: S608
    with connection.cursor() as cursor:
        union = " UNION ALL ".join(tables)
        cursor.execute(
            f"SELECT coalesce(max(max), 0) FROM ({union}) AS tables",  # noqa: S608 - own names
            {"studies": [study.pk for study in studies]},
        )
        return int(cursor.fetchone()[0])


def etag_of(
    actor: Actor, table: str, studies: Sequence[Study], asked: Sequence[Any], position: int
) -> str | None:
    """A tag for what the actor would get of a Record's table now.

    None where a transaction older than the newest change is still running: it may commit
    unseen by the tag. Tables that are made from records have none.
    """
    if table in derived_tables:
        return None
    newest = last_change(studies)
    if newest >= position:
        return None
    scope_of = sorted((g.study_id, g.site_id or 0, *sorted(g.rights)) for g in actor.grants)
    known = [(d.name, d.definition.version) for d in derivations.derivations_of(table)]
    columns = [c.name for c in export_columns(table)]
    said = json.dumps([table, *asked, scope_of, known, columns, newest])
    return f'"{hashlib.sha256(said.encode()).hexdigest()[:32]}"'


def changed_selection(
    table: str, actor: Actor, studies: Sequence[Study], since: int, until: int
) -> Selected:
    """Rows that changed in transactions from `since` to before `until`, tombstones included.

    Ordered by transaction, so that a script that stops half-way knows where it was.
    """
    record = registry[table]
    rows, expressions = record_selection(table, actor, studies, removed=True)
    events = event_model(record)._default_manager.filter(
        pgh_obj_id=OuterRef("pk"), txid__gte=since, txid__lt=until
    )
    rows = rows.annotate(position=Subquery(events.order_by("-txid").values("txid")[:1]))
    rows = rows.filter(position__isnull=False).order_by("position", "key")
    return rows, {**expressions, "position": F("position"), "removed_at": F("removed_at")}


def export_table(
    *,
    actor: Actor,
    table: str,
    studies: Sequence[Study],
    format: str = "csv",  # noqa: A002 - the name of the parameter in the address
    fields: Sequence[str] | None = None,
    labels: str = "raw",
    updated_since: int | None = None,
) -> Export:
    """Stream a table of one or more studies, as far as the actor may see it.

    With `updated_since` only what changed since that position, removed rows included; each
    answer carries the position from which the next one goes on.

    Raises Refused: 400 for an unknown format, label style or field, 403 where the role or the
    token does not open the table.
    """
    faults = []
    if format not in FORMATS:
        faults.append(_unknown("format", format, FORMATS))
    if labels not in LABELS:
        faults.append(_unknown("labels", labels, LABELS))
    known = {c.name: c for c in export_columns(table, free_text=True)}
    for name in fields or ():
        if name not in known:
            faults.append(_unknown("fields", name, known))
    if updated_since is not None and table in derived_tables:
        faults.append(
            hard(
                "no_feed",
                "updated_since",
                f"{table} is made from records and has no feed of changes. Read it whole.",
            )
        )
    if faults:
        raise Refused(400, faults)
    _permit(actor, table, studies)
    if any(known[name].free_text for name in fields or ()):
        _permit_free_text(actor, studies)
    position = feed_position()
    chosen = [known[n] for n in fields] if fields else export_columns(table)
    columns = _labelled(chosen, labels)
    derived = derived_tables.get(table)
    if derived is not None and derived.rows is not None:
        rows = derived.rows(actor, studies)
        chunks = _python_rows(rows, columns, format)
    else:
        if derived is not None and derived.select is not None:
            selected, expressions = derived.select(actor, studies)
        elif updated_since is not None:
            columns += [(column, False) for column in FEED_COLUMNS]
            selected, expressions = changed_selection(
                table, actor, studies, updated_since, position
            )
        else:
            selected, expressions = record_selection(table, actor, studies)
        chunks = _copied_rows(selected, expressions, columns, format)
    content_type = "text/csv; charset=utf-8" if format == "csv" else "application/x-ndjson"
    asked = [[s.key for s in studies], format, list(fields or []), labels, updated_since]
    return Export(
        table,
        [c for c, _ in columns],
        content_type,
        _logged(chunks, actor, table, studies, format, fields),
        position,
        etag_of(actor, table, studies, asked, position),
    )


def _logged(
    chunks: Iterator[bytes],
    actor: Actor,
    table: str,
    studies: Sequence[Study],
    format: str,  # noqa: A002 - the name of the parameter in the address
    fields: Sequence[str] | None,
) -> Iterator[bytes]:
    """The pieces, and a line in the log as soon as the first one is taken."""
    log_export(actor, table, studies, format, fields)
    yield from chunks


def _unknown(name: str, given: str, known: Any) -> Any:
    return hard(
        f"unknown_{name}", name, f"{given!r} is not known for {name}; use {', '.join(known)}."
    )


def _permit(actor: Actor, table: str, studies: Sequence[Study]) -> None:
    right = derived_tables[table].right if table in derived_tables else registry[table].crf.read
    tables = actor.token.tables if actor.token else None
    for study in studies:
        allowed = actor.may(right, study.pk) and (tables is None or table in tables)
        if not allowed:
            raise forbidden(f"Your role in study {study.key} does not open the table {table}.")


def _permit_free_text(actor: Actor, studies: Sequence[Study]) -> None:
    """Free text may name the patient: it leaves with those who may read identifiers."""
    for study in studies:
        if not actor.may(Right.READ_IDENTIFIERS, study.pk):
            raise forbidden(
                f"Free text may name a patient; your role in study {study.key} may not export it."
            )


def log_export(
    actor: Actor,
    table: str,
    studies: Sequence[Study],
    format: str,
    fields: Sequence[str] | None,  # noqa: A002
) -> None:
    for study in studies:
        filters = {"table": table, "format": format, "fields": list(fields or [])}
        AccessLog.objects.create(
            user=actor.user,
            study=study,
            kind="export",
            detail={
                **filters,
                "source": actor.source,
                "filter_sha256": hashlib.sha256(
                    json.dumps(filters, sort_keys=True).encode()
                ).hexdigest(),
            },
        )


def derived_rows(*, actor: Actor, table: str, study: Study) -> Iterator[dict[str, Any]]:
    """The rows of a derived table as JSON objects, one after the other."""
    _permit(actor, table, [study])
    made = derived_tables[table]
    if made.rows is not None:
        yield from made.rows(actor, [study])
        return
    chosen = [(column, False) for column in made.columns]
    assert made.select is not None  # noqa: S101 - a derived table has the one or the other
    selected, expressions = made.select(actor, [study])
    for line in _lines(_copied_rows(selected, expressions, chosen, "ndjson")):
        yield json.loads(line)


def _lines(chunks: Iterator[bytes]) -> Iterator[bytes]:
    rest = b""
    for chunk in chunks:
        *whole, rest = (rest + chunk).split(b"\n")
        yield from whole


Shown = tuple[Column, bool]  # a column, and whether its label stands in place of its code


def _labelled(columns: Sequence[Column], labels: str) -> list[Shown]:
    shown: list[Shown] = []
    for column in columns:
        if column.codelist is None or labels == "raw":
            shown.append((column, False))
        elif labels == "label":
            shown.append((column, True))
        else:
            shown += [(column, False), (column, True)]
    return shown


def shown_name(column: Column, label: bool, columns: Sequence[Shown]) -> str:
    doubled = sum(c.name == column.name for c, _ in columns) > 1
    return f"{column.name}_label" if label and doubled else column.name


def _typed(expression: Any, column: Column) -> Any:
    """The expression as PostgreSQL should print it: true/false, no trailing zeros, ISO with Z."""
    if column.type == "boolean":
        return Cast(expression, models.BooleanField())
    if column.type == "decimal":
        return Func(expression, function="trim_scale", output_field=models.DecimalField())
    if column.type == "datetime":
        return Func(
            expression,
            function="to_char",
            template=(
                "to_char(%(expressions)s AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
            ),
            output_field=models.TextField(),
        )
    return expression


def _copied_rows(
    selected: QuerySet[Any],
    expressions: dict[str, Any],
    columns: Sequence[Shown],
    format: str,  # noqa: A002
) -> Iterator[bytes]:
    # Aliases, because an annotation may not have the name of a field of the model.
    aliases = {}
    for n, (column, label) in enumerate(columns):
        expression = expressions[column.name]
        aliases[f"c{n}"] = (
            _label_of(expression, column.codelist) if label else _typed(expression, column)
        )
    sql, params = selected.annotate(**aliases).values_list(*aliases).query.sql_with_params()
    names = [shown_name(c, label, columns) for c, label in columns]
    if format == "csv":
        yield (",".join(names) + "\n").encode()
        as_text = ", ".join(
            f"c{n}::text" if column.type == "boolean" and not label else f"c{n}"
            for n, (column, label) in enumerate(columns)
        )
        inner = ", ".join(f"c{n}" for n in range(len(columns)))
        statement = (
            f"COPY (SELECT {as_text} FROM ({sql}) AS rows({inner})) "  # noqa: S608 - own names
            "TO STDOUT (FORMAT csv, ENCODING 'UTF8')"
        )
    else:
        quoted = ", ".join(connection.ops.quote_name(name) for name in names)
        # JSON text holds no control characters, so these never need quoting.
        statement = (
            f"COPY (SELECT row_to_json(rows) FROM ({sql}) AS rows({quoted})) "  # noqa: S608
            "TO STDOUT (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02', ENCODING 'UTF8')"
        )
    with (
        transaction.atomic(),
        connection.cursor() as cursor,
        cursor.copy(statement, params) as copy,
    ):
        for piece in copy:
            yield bytes(piece)


def _label_of(expression: Any, codelist: Codelist | None) -> Any:
    labels = {str(code): label for code, label in (codelist.codes if codelist else {}).items()}
    return Func(
        Cast(models.Value(json.dumps(labels)), models.JSONField()),
        Cast(expression, models.TextField()),
        function="jsonb_extract_path_text",
        output_field=models.TextField(),
    )


def _python_rows(
    rows: Iterator[dict[str, Any]],
    columns: Sequence[Shown],
    format: str,  # noqa: A002
) -> Iterator[bytes]:
    names = [shown_name(c, label, columns) for c, label in columns]
    if format == "csv":
        yield (",".join(names) + "\n").encode()
    for row in rows:
        values = [
            (c.codelist.label(row.get(c.name)) if label and c.codelist else row.get(c.name))
            for c, label in columns
        ]
        if format == "ndjson":
            yield (
                json.dumps(dict(zip(names, values, strict=True)), ensure_ascii=False) + "\n"
            ).encode()
            continue
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerow([_text(v) for v in values])
        yield text.getvalue().encode()


def _text(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value


def schema() -> dict[str, Any]:
    """What every table holds: grain, keys, and each column with type, unit and codelist."""
    lists: dict[str, Codelist] = {}
    tables = []
    for name in table_names():
        columns = export_columns(name, free_text=True)
        for column in columns:
            if column.codelist:
                lists[column.codelist.name] = column.codelist
        if name in derived_tables:
            made = derived_tables[name]
            about = {
                "title": made.title,
                "grain": made.grain,
                "keys": list(made.keys),
                "foreign_keys": dict(made.foreign_keys),
            }
        else:
            record = registry[name]
            about = {
                "title": record.crf.title,
                "grain": f"one row per {record.crf.title.lower()}",
                "sdtm": record.crf.sdtm or None,
                "keys": ["key"],
                "foreign_keys": foreign_keys(record),
            }
        tables.append(
            {
                "name": name,
                "kind": "derived" if name in derived_tables else "record",
                **about,
                "columns": [_described(c) for c in columns],
            }
        )
    body = {
        "tables": tables,
        "codelists": {
            n: [{"code": code, "label": label} for code, label in c.codes.items()]
            for n, c in sorted(lists.items())
        },
    }
    digest = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    return {"version": digest[:12], **body}


def foreign_keys(record: type[Record]) -> dict[str, str]:
    """Columns that hold the natural key of another table."""
    found = {}
    for name in ancestors(record):
        model: Any = record
        if name == "patient":
            found[name] = "patients"
            continue
        while name not in {f.name for f in model._meta.get_fields()}:
            model = model._meta.get_field(model.crf.parent).related_model
        found[name] = model._meta.get_field(name).related_model.crf.table
    for item in record.crf.items.values():
        if item.type == "key":
            related = record._meta.get_field(item.name).related_model
            found[item.name] = related.crf.table  # type: ignore[union-attr]
    if record is not Study:
        found["study"] = "studies"
    return found


def _type_in_files(column: Column) -> str:
    """The type of the value as a file holds it: a partial date is a date beside a precision."""
    if column.type == "partial_date":
        return "date"
    return "integer" if column.codelist and column.codelist.is_integer else column.type


def _described(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "type": _type_in_files(column),
        "unit": column.unit or None,
        "codelist": column.codelist.name if column.codelist else None,
        "label": column.label,
        "short_name": column.short_name or None,
        "required": column.required,
        "known_at": column.known_at or None,
        "critical": column.critical,
        "derived": column.derived,
        "free_text": column.free_text,
        "cdisc": column.cdisc or None,
    }


def _forms(actor: Actor, studies: Sequence[Study]) -> Selected:
    rows = Form.objects.filter(scope(Form, actor, Right.READ), study__in=studies)
    return rows.order_by("study__key", "patient__key", "form_type", "anchor_id", "visit"), {
        "id": F("pk"),
        "patient": F("patient__key"),
        "form_type": F("form_type"),
        "anchor_table": F("anchor_table"),
        "anchor_id": F("anchor_id"),
        "visit": F("visit"),
        "status": F("status"),
        "protocol_version": F("protocol_version"),
        "status_at": F("status_at"),
        "status_by": F("status_by__username"),
        "study": F("study__key"),
        "version": F("version"),
    }


def _history(actor: Actor, studies: Sequence[Study]) -> Iterator[dict[str, Any]]:
    """The differences; of free text, which may name somebody, only that it changed."""
    withheld = {
        (table, item.name)
        for table, record in registry.items()
        for item in record.crf.items.values()
        if item.free_text
    }
    for study in studies:
        for difference in study_history(actor, study):
            row = {**difference.as_dict(), "study": study.key}
            if (difference.table, difference.field) in withheld:
                row |= {"old": None, "new": None}
            yield row


FORM_STATUS = Codelist("form_status", {s.value: s.label for s in Form.Status})


def _columns(*given: tuple[str, str, str]) -> tuple[Column, ...]:
    columns = [
        Column(
            name,
            type_,
            label,
            derived=True,
            codelist=FORM_STATUS if name == "status" else None,
        )
        for name, type_, label in given
    ]
    return tuple(with_short_names(columns))


register_table(
    DerivedTable(
        name="forms",
        title="Forms",
        grain="one row per form of a patient",
        keys=("id",),
        foreign_keys=(("patient", "patients"), ("study", "studies")),
        columns=_columns(
            ("id", "integer", "Form"),
            ("patient", "key", "Patient"),
            ("form_type", "text", "Type of form"),
            ("anchor_table", "text", "Table of the record it hangs on"),
            ("anchor_id", "integer", "Record it hangs on"),
            ("visit", "text", "Visit or occasion"),
            ("status", "code", "Status"),
            ("protocol_version", "text", "Protocol version it was entered under"),
            ("status_at", "datetime", "Status since"),
            ("status_by", "text", "Status set by"),
            ("study", "key", "Study"),
            ("version", "integer", "Version of the form"),
        ),
        select=_forms,
    )
)
register_table(
    DerivedTable(
        name="history",
        title="History",
        grain="one row per changed field of a record version",
        keys=("table", "record", "version", "field"),
        foreign_keys=(("study", "studies"),),
        columns=_columns(
            ("at", "datetime", "Changed at"),
            ("table", "text", "Table"),
            ("key", "key", "Natural key of the record"),
            ("record", "integer", "Id of the record"),
            ("version", "integer", "Version of the record"),
            ("operation", "text", "Operation"),
            ("field", "text", "Field"),
            ("old", "text", "Value before"),
            ("new", "text", "Value after"),
            ("who", "text", "User"),
            ("role", "text", "Role"),
            ("site", "text", "Site"),
            ("why", "text", "Reason"),
            ("source", "text", "Source"),
            ("request_id", "text", "Request"),
            ("database_user", "text", "Database user"),
            ("study", "key", "Study"),
        ),
        rows=_history,
    )
)
