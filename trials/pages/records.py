"""One record: its page and its removal."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from config.errors import Refused, forbidden, not_found
from trials.access import Actor, log_view, visible
from trials.actions import remove_record
from trials.casebook import with_links
from trials.crf import PatientRecord, Record, registry
from trials.models import Form, Site, Study
from trials.pages.common import study_page, table_or_404
from trials.pages.display import answers, by_number, derived_answers, record_url, summary
from trials.pages.panels import panels_for
from trials.pages.patients import add_url
from trials.places import form_of, refuse_locked, site_of
from trials.typed import whole_number


def stored_or_404(actor: Actor, study: Study, table: str, record_id: int) -> Record:
    """A live record that the actor may see. A look at identifiers leaves a line in the log."""
    record = table_or_404(actor, study, table)
    rows = visible(record, actor).select_related(*with_links(record))
    rows = rows.filter(pk=study.pk) if record is Study else rows.filter(study=study)
    stored = rows.filter(pk=record_id).first()
    if stored is None:
        raise not_found()
    log_view(actor, study, record, [stored])
    return stored


def may_write(actor: Actor, study: Study, record: Record) -> bool:
    site = site_of(record)
    return actor.may(record.crf.write, study.pk, site.pk if site else None)


def patient_of(record: Record | None) -> Record | None:
    """The patient a record belongs to; a patient belongs to itself."""
    if record is None or record.crf.table == "patients":
        return record
    return record.patient if isinstance(record, PatientRecord) else None


def lock_of(form: Form | None, actor: Actor) -> Refused | None:
    try:
        refuse_locked(form, actor)
    except Refused as refusal:
        return refusal
    return None


@require_GET
@study_page
def record(
    request: HttpRequest, actor: Actor, study: Study, table: str, record_id: int
) -> HttpResponse:
    """What a record says, what follows from it, and what hangs on it."""
    stored = stored_or_404(actor, study, table, record_id)
    if table == "patients":
        return redirect("patient", study.key, stored.key)
    form = form_of(stored)
    return render(
        request,
        "trials/record.html",
        {
            "study": study,
            "record": stored,
            "patient": patient_of(stored),
            "above": above(stored, study),
            "answers": answers(stored, study),
            "derived": derived_answers(stored),
            "findings": stored.findings,
            "comments": stored.comments,
            "overrides": stored.overrides,
            "form": form,
            "lock": lock_of(form, actor),
            "children": _children(actor, study, stored),
            "panels": list(panels_for(table, actor, study, stored)),
            "may_write": may_write(actor, study, stored),
        },
    )


def above(stored: Record, study: Study) -> list[tuple[str, str]]:
    """The records that a record hangs on, from the patient down, each with its page."""
    chain: list[tuple[str, str]] = []
    parent = getattr(stored, stored.crf.parent, None)
    while isinstance(parent, Record) and not isinstance(parent, Site | Study):
        chain.insert(0, (str(parent), record_url(study, parent)))
        parent = getattr(parent, parent.crf.parent, None)
    return chain


def _children(actor: Actor, study: Study, stored: Record) -> list[Any]:
    """The tables whose rows hang on this record, each with its rows and where to add one."""
    found = []
    for model in registry.values():
        if not issubclass(model, PatientRecord) or model.crf.parent in ("patient", "study"):
            continue
        if model._meta.get_field(model.crf.parent).related_model is not type(stored):
            continue
        rows = visible(model, actor).filter(**{model.crf.parent: stored})
        rows = by_number(rows.select_related(*with_links(model)))
        may = actor.may(model.crf.write, study.pk, site_of(stored).pk)  # type: ignore[union-attr]
        add = add_url(study, model, stored) if may else ""
        found.append((model.crf, [(row, summary(row)) for row in rows], add))
    return found


@require_http_methods(["GET", "POST"])
@study_page
def remove(
    request: HttpRequest, actor: Actor, study: Study, table: str, record_id: int
) -> HttpResponse:
    """Ask for a reason, then leave a tombstone."""
    stored = stored_or_404(actor, study, table, record_id)
    if not may_write(actor, study, stored):
        raise forbidden(f"Your role in study {study.key} may not remove {table}.")
    parent = getattr(stored, stored.crf.parent, None)
    refusal = None
    if request.method == "POST":
        version = request.POST.get("version", "")
        try:
            remove_record(
                actor=actor,
                study=study,
                record=type(stored),
                record_id=stored.pk,
                reason=request.POST.get("reason"),
                version=whole_number(version),
            )
        except Refused as problem:
            if problem.status in (403, 404):
                raise
            refusal = problem
        else:
            messages.success(request, f"{stored} is removed. Its history stays.")
            if isinstance(parent, Record) and not isinstance(parent, Site):
                return redirect(record_url(study, parent))
            return redirect("rows", study.key, table)
    context = {
        "study": study,
        "record": stored,
        "patient": patient_of(stored),
        "answers": [a for a in answers(stored, study) if not a.is_empty],
        "reason": request.POST.get("reason", ""),
        "refusal": refusal,
        "lock": refusal.extra.get("lock") if refusal else None,
        "back": record_url(study, stored),
    }
    status = refusal.status if refusal else 200
    return render(request, "trials/record_remove.html", context, status=status)
