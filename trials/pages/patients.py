"""The patients of a study, and one patient's record in the order of time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET

from config.errors import not_found
from trials.access import Actor, visible, visible_forms
from trials.casebook import with_links
from trials.crf import Crf, PatientRecord, Record, registry
from trials.models import Draft, Study
from trials.pages.common import page_of, reads, study_page
from trials.pages.display import answers, by_number, columns_with_content, text_of
from trials.pages.panels import panels_for
from trials.pages.timeline import chart_of, marks_of
from trials.pages.topics import by_topic
from trials.places import form_of, site_of
from trials.queries import rows_of

PER_PAGE = 50
COLUMNS = 6


@require_GET
@study_page
def patients(request: HttpRequest, actor: Actor, study: Study) -> HttpResponse:
    """The patients one may see, found by the beginning of their code."""
    record = registry["patients"]
    if not reads(actor, study, record):
        raise not_found()
    wanted = request.GET.get("code", "").strip()
    rows = rows_of(record, actor, study)
    if wanted:
        exact = rows.filter(key__iexact=wanted).first()
        if exact is not None:
            return redirect("patient", study.key, exact.key)
        rows = rows.filter(key__icontains=wanted)
    shown = page_of(request, rows, PER_PAGE)
    forms = visible_forms(actor).filter(study=study, patient_id__in=[p.pk for p in shown])
    statuses: dict[int, Counter[str]] = {}
    for form in forms:
        statuses.setdefault(form.patient_id, Counter())[form.get_status_display()] += 1
    items = columns_with_content(shown, most=COLUMNS)
    return render(
        request,
        "trials/patients.html",
        {
            "study": study,
            "page": shown,
            "wanted": wanted,
            "items": items,
            "rows": [
                (p, p.site, [text_of(i, p) for i in items], sorted(statuses.get(p.pk, {}).items()))
                for p in shown
            ],
            "may_enrol": any(
                g.study_id == study.pk and record.crf.write in g.rights for g in actor.grants
            ),
        },
    )


@dataclass(frozen=True)
class Section:
    """The rows of one table of a patient."""

    crf: Crf
    items: list[Any]
    rows: list[tuple[Record, list[str]]]


@require_GET
@study_page
def patient(request: HttpRequest, actor: Actor, study: Study, key: str) -> HttpResponse:
    """One patient: panels, timeline, every record, and what can be added."""
    stored = rows_of(registry["patients"], actor, study).filter(key=key).first()
    if stored is None:
        raise not_found()
    found: dict[str, list[Record]] = {"patients": [stored]}
    for table, record in registry.items():
        if issubclass(record, PatientRecord) and reads(actor, study, record):
            rows = visible(record, actor).filter(patient=stored)
            found[table] = by_number(rows.select_related(*with_links(record), "form"))
    sections = [_section(registry[t], rows) for t, rows in found.items() if t != "patients"]
    marks = marks_of(stored, (r for t in found if t != "patients" for r in found[t]), study)
    site = site_of(stored) or stored.site
    return render(
        request,
        "trials/patient.html",
        {
            "study": study,
            "patient": stored,
            "form": form_of(stored),
            "answers": answers(stored, study),
            "panels": list(panels_for("patient", actor, study, stored)),
            "marks": marks,
            "chart": chart_of(marks),
            "topics": by_topic((s.crf.table, s) for s in sections if s.rows),
            "to_add": _to_add(actor, study, stored, found),
            "drafts": Draft.objects.filter(user=actor.user, patient=stored),
            "may_enter": actor.may(stored.crf.write, study.pk, site.pk),
        },
    )


def _section(record: type[Record], rows: list[Record]) -> Section:
    items = columns_with_content(rows, most=COLUMNS)
    return Section(record.crf, items, [(row, [text_of(i, row) for i in items]) for row in rows])


def _to_add(
    actor: Actor, study: Study, patient: Any, found: dict[str, list[Record]]
) -> list[tuple[Record, list[tuple[str, list[tuple[str, str]]]]]]:
    """What can be entered under the patient, then under each record that hangs on the patient.

    Each by topic, as its label and address.

    What hangs deeper is entered from the page of its own parent.
    """
    places: dict[Record, list[tuple[str, tuple[str, str]]]] = {}
    for table, rows in found.items():
        record = registry[table]
        name = record.crf.parent
        if table == "patients" or not actor.may(record.crf.write, study.pk, patient.site_id):
            continue
        above: Any = record._meta.get_field(name).related_model
        if name != "patient" and above.crf.parent != "patient":
            continue
        taken = {getattr(row, f"{name}_id") for row in rows}
        for parent in found.get(above.crf.table, []):
            if record.crf.key or parent.pk not in taken:
                entry = (record.crf.title, add_url(study, record, parent))
                places.setdefault(parent, []).append((table, entry))
    return [(parent, by_topic(entries)) for parent, entries in places.items()]


def add_url(study: Study, record: type[Record], parent: Record | None) -> str:
    address = reverse("record_add", args=[study.key, record.crf.table])
    return f"{address}?{urlencode({'under': parent.key})}" if parent is not None else address
