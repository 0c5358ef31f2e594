"""Who changed what, when, from what to what and why: of one record, and of a study."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from config.errors import not_found
from trials.access import Actor, log_view, visible
from trials.casebook import with_links
from trials.crf import Column, Record, columns_of, registry
from trials.exports import log_export
from trials.models import Study
from trials.pages.common import reads, study_page, table_or_404
from trials.pages.display import plain_text
from trials.pages.records import patient_of
from trials.queries import Difference, history_of, study_history
from trials.typed import whole_number

PER_PAGE = 200
COLUMNS = (
    "at",
    "table",
    "key",
    "record",
    "version",
    "operation",
    "field",
    "old",
    "new",
    "who",
    "role",
    "site",
    "why",
    "source",
    "request_id",
    "database_user",
)
SYSTEM_FIELDS = {
    "key": "Natural key",
    "removed_at": "Removed at",
    "comments": "Comment on finding",
    "overrides": "Reason for override",
}


def _columns(record: type[Record]) -> dict[str, Column]:
    return {c.name: c for c in columns_of(record, free_text=True)}


def _label(columns: dict[str, Column], field: str) -> str:
    if field in columns:
        return columns[field].label
    name, _, code = field.partition(".")
    return " ".join(part for part in (SYSTEM_FIELDS.get(name, name), code) if part)


def _text(columns: dict[str, Column], field: str, value: Any) -> str:
    column = columns.get(field)
    if value is not None and column is not None and column.codelist is not None:
        return column.codelist.label(value)
    return plain_text(value)


def _anchor(columns: dict[str, Column], field: str) -> str:
    """The item that a column belongs to: its address within the page."""
    column = columns.get(field)
    return column.item if column is not None and column.item else field


@require_GET
@study_page
def record_history(
    request: HttpRequest, actor: Actor, study: Study, table: str, record_id: int
) -> HttpResponse:
    """The history of a record, field by field, first entry first. Removed ones keep theirs."""
    record = table_or_404(actor, study, table)
    rows = visible(record, actor, removed=True).select_related(*with_links(record))
    rows = rows.filter(pk=study.pk) if record is Study else rows.filter(study=study)
    stored = rows.filter(pk=record_id).first()
    if stored is None:
        raise not_found()
    log_view(actor, study, record, [stored])
    columns = _columns(record)
    fields: dict[str, list[tuple[str, Difference, str, str]]] = {}
    for difference in history_of(stored):
        name = difference.field
        line = (
            _label(columns, name),
            difference,
            _text(columns, name, difference.old),
            _text(columns, name, difference.new),
        )
        fields.setdefault(_anchor(columns, name), []).append(line)
    groups = [
        (name, record.crf.items[name].label if name in record.crf.items else lines[0][0], lines)
        for name, lines in fields.items()
    ]
    return render(
        request,
        "trials/record_history.html",
        {"study": study, "record": stored, "patient": patient_of(stored), "groups": groups},
    )


def _wanted(request: HttpRequest, actor: Actor, study: Study) -> tuple[dict[str, str], Any]:
    """The filter that was asked for, and the differences that pass it."""
    names = ("table", "key", "who", "from", "until")
    wanted = {name: request.GET.get(name, "").strip() for name in names}
    if wanted["table"]:
        table_or_404(actor, study, wanted["table"])
    found = study_history(actor, study, table=wanted["table"] or None, key=wanted["key"] or None)
    return wanted, (d for d in found if _passes(d, wanted))


def _passes(difference: Difference, wanted: dict[str, str]) -> bool:
    day = difference.at[:10]
    return (
        (not wanted["who"] or difference.who == wanted["who"])
        and (not wanted["from"] or day >= wanted["from"])
        and (not wanted["until"] or day <= wanted["until"])
    )


@require_GET
@study_page
def history(request: HttpRequest, actor: Actor, study: Study) -> HttpResponse:
    """The history of a study, filtered, a page at a time."""
    wanted, found = _wanted(request, actor, study)
    start = request.GET.get("start", "")
    first = whole_number(start) or 0
    shown = list(islice(found, first, first + PER_PAGE + 1))
    columns = {d.table: _columns(registry[d.table]) for d in shown}
    lines = [
        (
            d,
            _label(columns[d.table], d.field),
            _text(columns[d.table], d.field, d.old),
            _text(columns[d.table], d.field, d.new),
            f"{reverse('record_history', args=[study.key, d.table, d.record])}"
            f"#h-{_anchor(columns[d.table], d.field)}",
        )
        for d in shown[:PER_PAGE]
    ]
    query = request.GET.copy()
    query.pop("start", None)
    context = {
        "study": study,
        "lines": lines,
        "wanted": wanted,
        "crfs": [r.crf for r in registry.values() if reads(actor, study, r)],
        "query": query.urlencode(),
        "first": first,
        "previous": max(first - PER_PAGE, 0) if first else None,
        "next": first + PER_PAGE if len(shown) > PER_PAGE else None,
    }
    return render(request, "trials/history.html", context)


class _Echo:
    def write(self, line: str) -> str:
        return line


@require_GET
@study_page
def history_csv(request: HttpRequest, actor: Actor, study: Study) -> HttpResponse:
    """The filtered history as a file, row by row as it is read."""
    wanted, found = _wanted(request, actor, study)
    log_export(actor, "history", [study], "csv", [f"{n}={v}" for n, v in wanted.items() if v])

    def lines() -> Iterator[str]:
        writer = csv.writer(_Echo(), lineterminator="\n")
        yield writer.writerow(COLUMNS)
        for difference in found:
            row = difference.as_dict()
            yield writer.writerow([_csv(row[name]) for name in COLUMNS])

    response = StreamingHttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{study.key}-history.csv"'
    return response  # type: ignore[return-value]


def _csv(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)
