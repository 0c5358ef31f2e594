"""Every table of a study as a page of rows, and what is still missing of them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from config.errors import not_found
from trials.access import Actor, log_view
from trials.crf import FreeText, owner_column, registry
from trials.exports import derived_tables
from trials.models import Study
from trials.pages.common import page_of, reads, study_page, table_or_404
from trials.pages.display import answer, plain_text, record_url, shown_items
from trials.pages.topics import by_topic
from trials.queries import bodies, derived_columns, rows_of
from trials.queries import completeness as completeness_of

PER_PAGE = 50
PATIENTS_PER_PAGE = 40


def csv_url(table: str, study: Study) -> str:
    return f"/api/v1/tables/{table}?{urlencode({'study': study.key, 'format': 'csv'})}"


@require_GET
@study_page
def tables(request: HttpRequest, actor: Actor, study: Study) -> HttpResponse:
    """Every table of the study, with its rows and its download."""
    rows = by_topic(
        (
            table,
            (
                record.crf,
                record.__doc__,
                rows_of(record, actor, study).count(),
                csv_url(table, study),
            ),
        )
        for table, record in registry.items()
        if reads(actor, study, record)
    )
    topics = [(topic, listed, sum(n for _, _, n, _ in listed)) for topic, listed in rows]
    derived = [
        (t, csv_url(t.name, study))
        for t in derived_tables.values()
        if any(g.study_id == study.pk for g in actor.grants_with(t.right))
    ]
    context = {"study": study, "topics": topics, "derived": derived}
    return render(request, "trials/tables.html", context)


@require_GET
@study_page
def table(request: HttpRequest, actor: Actor, study: Study, table: str) -> HttpResponse:
    """The rows of one table that one may see, fifty at a time."""
    record = table_or_404(actor, study, table)
    wanted = request.GET.get("key", "").strip()
    rows = rows_of(record, actor, study)
    if wanted:
        rows = rows.filter(key__istartswith=wanted)
    page = page_of(request, rows, PER_PAGE)
    shown = list(page)
    log_view(actor, study, record, shown)
    parent = record.crf.parent
    items = [
        i for i in shown_items(record) if not isinstance(i, FreeText) and i.name not in (parent,)
    ]
    derived = derived_columns(record)
    lines = []
    for row, body in zip(shown, bodies(shown), strict=True):
        said = [
            column.codelist.label(body[column.name])
            if column.codelist and body[column.name] is not None
            else plain_text(body[column.name])
            for column in derived
        ]
        lines.append((row, record_url(study, row), [answer(i, row, study) for i in items], said))
    grants = [g for g in actor.grants_with(record.crf.write) if g.study_id == study.pk]
    return render(
        request,
        "trials/table.html",
        {
            "study": study,
            "crf": record.crf,
            "items": items,
            "derived": derived,
            "lines": lines,
            "page": page,
            "wanted": wanted,
            "csv": csv_url(table, study),
            "add": reverse("record_add", args=[study.key, table])
            if grants and record is not Study
            else "",
        },
    )


@require_GET
@study_page
def completeness(request: HttpRequest, actor: Actor, study: Study) -> HttpResponse:
    """Patients by form type: how many records, drafts and fields that are silently empty."""
    patients = registry["patients"]
    if not reads(actor, study, patients):
        raise not_found()
    page = page_of(request, rows_of(patients, actor, study), PATIENTS_PER_PAGE)
    keys = [p.key for p in page]
    cells: dict[tuple[str, str], Any] = {
        (c.patient, c.table): c for c in completeness_of(actor, study, patient_keys=keys)
    }
    topics = by_topic(
        (table, record.crf)
        for table, record in registry.items()
        if owner_column(record) and actor.sees_table(record) and reads(actor, study, record)
    )
    crfs = [crf for _, listed in topics for crf in listed]
    rows = [(p, [cells.get((p.key, crf.table)) for crf in crfs]) for p in page]
    begun = {c.table for c in cells.values() if c.records or c.drafts}
    return render(
        request,
        "trials/completeness.html",
        {
            "study": study,
            "page": page,
            "topics": [
                (topic, [crf for crf in listed if crf.table in begun]) for topic, listed in topics
            ],
            "absent": [crf for crf in crfs if crf.table not in begun],
            "begun": begun,
            "rows": rows,
        },
    )
