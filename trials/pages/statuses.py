"""A form as a whole: what is on it, where it stands, and moving it on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from config.errors import Refused, not_found
from trials.access import Actor, visible_forms
from trials.actions import complete_form, lock_form, unlock_form
from trials.crf import registry
from trials.definitions.roles import Right
from trials.models import Form, Study
from trials.pages.common import page_of, study_page
from trials.pages.display import answers, record_url
from trials.places import records_on
from trials.queries import empty_fields, form_rows
from trials.typed import whole_number

PER_PAGE = 50
ACTIONS: dict[str, Callable[..., Form]] = {
    "complete": complete_form,
    "lock": lock_form,
    "unlock": unlock_form,
}
DONE = {"complete": "complete", "lock": "locked", "unlock": "unlocked"}


@require_GET
@study_page
def forms(request: HttpRequest, actor: Actor, study: Study) -> HttpResponse:
    """The forms of a study, by status."""
    status = request.GET.get("status", "")
    rows = form_rows(actor, study)
    if status in Form.Status.values:
        rows = rows.filter(status=status)
    page = page_of(request, rows, PER_PAGE)
    return render(
        request,
        "trials/forms.html",
        {
            "study": study,
            "page": page,
            "rows": [(f, registry[f.form_type].crf.title) for f in page],
            "status": status,
            "statuses": Form.Status.choices,
        },
    )


@require_GET
@study_page
def form(request: HttpRequest, actor: Actor, study: Study, form_id: int) -> HttpResponse:
    """What is on a form, and what may be done with it."""
    return _show(request, actor, study, _form_or_404(actor, study, form_id))


def _form_or_404(actor: Actor, study: Study, form_id: int) -> Form:
    found = visible_forms(actor).filter(study=study, pk=form_id)
    stored = found.select_related("patient__site", "status_by").first()
    if stored is None:
        raise not_found()
    return stored


def _show(
    request: HttpRequest,
    actor: Actor,
    study: Study,
    stored: Form,
    *,
    refusal: Refused | None = None,
    tried: str = "",
) -> HttpResponse:
    site = stored.patient.site_id
    locked = stored.status == Form.Status.LOCKED
    records = []
    for record in records_on(stored):
        if not actor.may(record.crf.read, study.pk, site):
            continue
        gaps = [record.crf.items[name].label for name in empty_fields(record)]
        filled = [a for a in answers(record, study) if not a.is_empty]
        records.append((record, record_url(study, record), filled, gaps))
    context: dict[str, Any] = {
        "study": study,
        "form": stored,
        "title": registry[stored.form_type].crf.title,
        "patient": stored.patient,
        "records": records,
        "locked": locked,
        "may_complete": not locked
        and stored.status == Form.Status.DRAFT
        and actor.may(Right.ENTER, study.pk, site),
        "may_lock": not locked and actor.may(Right.LOCK, study.pk, site),
        "may_unlock": locked and actor.may(Right.UNLOCK, study.pk, site),
        "refusal": refusal,
        "tried": tried,
        "reason": request.POST.get("reason", ""),
    }
    status = refusal.status if refusal else 200
    return render(request, "trials/form.html", context, status=status)


@require_POST
@study_page
def move(
    request: HttpRequest, actor: Actor, study: Study, form_id: int, action: str
) -> HttpResponse:
    """Complete, lock or unlock a form; refused, the page says why and keeps the reason."""
    stored = _form_or_404(actor, study, form_id)
    act = ACTIONS.get(action)
    if act is None:
        raise not_found()
    version = request.POST.get("version", "")
    try:
        act(
            actor=actor,
            form_id=stored.pk,
            reason=request.POST.get("reason"),
            version=whole_number(version),
        )
    except Refused as refusal:
        if refusal.status in (403, 404):
            raise
        stored.refresh_from_db()
        return _show(request, actor, study, stored, refusal=refusal, tried=action)
    messages.success(request, f"The form is {DONE[action]}.")
    return redirect("form", study.key, stored.pk)
