"""Drafts: forms as they were typed, each its author's alone and no data."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST

from config.errors import not_found
from trials.access import Actor, visible_studies
from trials.crf import Record, registry
from trials.models import Draft, Study
from trials.pages.common import page
from trials.typed import Typed


def find_draft(
    actor: Actor, study: Study, record: type[Record], stored: Record | None, parent: Record | None
) -> Draft | None:
    return Draft.objects.filter(**_place(actor, study, record, stored, parent)).first()


def keep_draft(
    actor: Actor,
    study: Study,
    record: type[Record],
    stored: Record | None,
    parent: Record | None,
    typed: Typed,
) -> Draft:
    """Keep a form as typed; what its author kept of it before is replaced."""
    owner = parent if stored is None else stored
    patient: Any = getattr(owner, "patient", None)
    if patient is None and owner is not None and owner.crf.table == "patients":
        patient = owner
    draft, _ = Draft.objects.update_or_create(
        **_place(actor, study, record, stored, parent),
        defaults={"typed": typed.as_json(), "patient": patient},
    )
    return draft


def _place(
    actor: Actor, study: Study, record: type[Record], stored: Record | None, parent: Record | None
) -> dict[str, Any]:
    return {
        "user": actor.user,
        "study": study,
        "table": record.crf.table,
        "record_id": stored.pk if stored else None,
        "parent_key": "" if stored or parent is None else parent.key,
    }


def draft_url(draft: Draft) -> str:
    """The form that the draft was typed into, filled with it."""
    restore = {"draft": "restore"}
    if draft.record_id:
        address = reverse("record_change", args=[draft.study.key, draft.table, draft.record_id])
    else:
        address = reverse("record_add", args=[draft.study.key, draft.table])
        if draft.parent_key:
            restore = {"under": draft.parent_key} | restore
    return f"{address}?{urlencode(restore)}"


@require_GET
@page
def drafts(request: HttpRequest, actor: Actor) -> HttpResponse:
    """One's own drafts in the studies that one may still see."""
    mine = Draft.objects.filter(user=actor.user, study__in=visible_studies(actor))
    rows = [
        (draft, registry[draft.table].crf, draft_url(draft))
        for draft in mine.select_related("study", "patient").order_by("-saved_at")
        if draft.table in registry
    ]
    synthetic = any(draft.study.synthetic for draft, _, _ in rows)
    return render(request, "trials/drafts.html", {"rows": rows, "synthetic": synthetic})


@require_POST
@page
def discard(request: HttpRequest, actor: Actor, draft_id: int) -> HttpResponse:
    """Throw away a draft of one's own."""
    gone, _ = Draft.objects.filter(pk=draft_id, user=actor.user).delete()
    if not gone:
        raise not_found()
    messages.success(request, "The draft is discarded.")
    return redirect("drafts")
