"""The form of one record: opened, kept as a draft, saved, or refused with all that was typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from config.errors import Finding, Refused, Severity, forbidden
from trials.access import Actor, visible
from trials.actions import save_record
from trials.casebook import with_links
from trials.crf import Record
from trials.forms import RecordForm, build_form
from trials.models import Draft, Site, Study
from trials.pages.account import author_mark, take_kept
from trials.pages.common import study_page, table_or_404
from trials.pages.display import answer, record_url, summary
from trials.pages.drafts import draft_url, find_draft, keep_draft
from trials.pages.patients import add_url
from trials.pages.records import above, lock_of, may_write, patient_of, stored_or_404
from trials.places import form_of, site_of
from trials.queries import history_of
from trials.typed import ACTION, Typed, readable_faults, typed_text

CHOICES = 500


@dataclass
class _Editing:
    """A form on its way: what it is about, who fills it in, and where it stands."""

    request: HttpRequest
    actor: Actor
    study: Study
    model: type[Record]
    stored: Record | None
    parent: Record | None

    @property
    def patient(self) -> Record | None:
        return patient_of(self.stored if self.stored is not None else self.parent)

    def permit(self) -> None:
        """Refused (403) where the form may be seen and not filled in."""
        if self.stored is not None:
            allowed = may_write(self.actor, self.study, self.stored)
        else:
            site = self.parent if isinstance(self.parent, Site) else None
            if site is None and self.parent is not None:
                site = site_of(self.parent)
            allowed = self.actor.may(self.model.crf.write, self.study.pk, site.pk if site else None)
        if not allowed:
            raise forbidden(
                f"Your role in study {self.study.key} may not write {self.model.crf.table} here."
            )

    def answer(self) -> HttpResponse:
        if self.request.method != "POST":
            return self.open()
        typed = Typed.from_post(self.model, self.request.POST)
        if self.request.POST.get(ACTION) == "draft":
            return self.keep(typed, "The draft is kept. It is no data until you save the form.")
        return self.save(typed)

    def open(self) -> HttpResponse:
        kept = take_kept(self.request)
        if kept is not None:
            return self.keep(
                Typed.from_post(self.model, kept),
                "Your session had ended. What you had typed is kept as a draft and stands below; "
                "it is no data until you save the form.",
            )
        draft = find_draft(self.actor, self.study, self.model, self.stored, self.parent)
        if draft is not None and self.request.GET.get("draft") == "restore":
            return self.show(Typed.from_json(draft.typed), draft=draft, restored=True)
        typed = Typed.from_record(self.stored) if self.stored is not None else Typed()
        return self.show(typed, findings=self.still_open(), draft=draft)

    def still_open(self) -> list[Finding]:
        if self.stored is None:
            return []
        return [
            Finding(f["code"], Severity(f["severity"]), f["field"], f["message"])
            for f in self.stored.findings
        ]

    def keep(self, typed: Typed, message: str) -> HttpResponse:
        draft = keep_draft(self.actor, self.study, self.model, self.stored, self.parent, typed)
        messages.success(self.request, message)
        return redirect(draft_url(draft))

    def save(self, typed: Typed) -> HttpResponse:
        crf = self.model.crf
        fixed = {crf.parent: self.parent.key} if self.stored is None and self.parent else {}
        change = typed.change(
            self.model, record_id=self.stored.pk if self.stored else None, fixed=fixed
        )
        try:
            with transaction.atomic():
                saved = save_record(
                    actor=self.actor, study=self.study, record=self.model, change=change
                )
                unseen = [f for f in saved.findings if f.code not in typed.seen]
                if saved.changed and unseen:
                    # Undone, so that a slip can be put right before it becomes data.
                    transaction.set_rollback(True)
                else:
                    self.drop_draft()
        except Refused as refusal:
            if refusal.status in (403, 404):
                raise
            return self.refuse(typed, refusal)
        if saved.changed and unseen:
            return self.show(typed, findings=saved.findings, asks=True, status=422)
        if saved.changed:
            messages.success(
                self.request, f"Saved: {saved.record}, version {saved.record.version}."
            )
        else:
            messages.info(self.request, f"Nothing was changed in {saved.record}.")
        if self.request.POST.get(ACTION) == "another":
            return redirect(add_url(self.study, self.model, self.parent))
        return redirect(record_url(self.study, saved.record))

    def drop_draft(self) -> None:
        draft = find_draft(self.actor, self.study, self.model, self.stored, self.parent)
        if draft is not None:
            draft.delete()

    def refuse(self, typed: Typed, refusal: Refused) -> HttpResponse:
        if "current" in refusal.extra:
            return self.show_conflict(typed, refusal)
        findings = list(refusal.findings)
        if refusal.status == 400:
            # What could be read is checked as well, so that the form is corrected once.
            findings.extend(f for f in readable_faults(self.model, typed) if f not in findings)
        return self.show(
            typed,
            findings=findings,
            status=refusal.status,
            lock=refusal.extra.get("lock"),
        )

    def show_conflict(self, typed: Typed, refusal: Refused) -> HttpResponse:
        """Both versions side by side; what was typed stays in the form below."""
        there = refusal.extra["current"]["values"]["id"]
        current = stored_or_404(self.actor, self.study, self.model.crf.table, there)
        last = history_of(current)[-1]
        now = Typed.from_record(current)
        rows = []
        for item in self.model.crf.items.values():
            theirs = answer(item, current, self.study)
            yours = typed_text(item, typed)
            fixed = item.name == "number" or item.name == self.model.crf.parent
            if fixed or (theirs.is_empty and not yours):
                continue
            rows.append((theirs, yours, typed_text(item, now) != yours))
        conflict = {
            "message": refusal.findings[0].message,
            "rows": rows,
            "record": current,
            "url": record_url(self.study, current),
            "who": last.who,
            "at": last.at,
            "why": last.why,
            "is_same": self.stored is not None,
        }
        if self.stored is not None:
            typed = typed.on_version(current.version)
        return self.show(typed, status=409, conflict=conflict)

    def show(
        self,
        typed: Typed,
        *,
        findings: list[Finding] | None = None,
        status: int = 200,
        draft: Draft | None = None,
        lock: Any = None,
        **more: Any,
    ) -> HttpResponse:
        patient = self.patient
        form: RecordForm = build_form(
            actor=self.actor,
            study=self.study,
            record=self.model,
            typed=typed,
            patient_id=patient.pk if patient is not None else None,
            stored=self.stored,
            findings=findings or [],
        )
        if lock is None:
            place = self.stored if self.stored is not None else None
            refusal = lock_of(form_of(place) if place is not None else None, self.actor)
            lock = refusal.extra["lock"] if refusal else None
        owner = self.stored if self.stored is not None else self.parent
        context = {
            "study": self.study,
            "crf": self.model.crf,
            "record": self.stored,
            "parent": self.parent,
            "patient": patient,
            "above": above(owner, self.study) if self.stored is not None else self._chain(),
            "form": form,
            "draft": draft,
            "draft_url": draft_url(draft) if draft else "",
            "lock": lock,
            "author": author_mark(self.request.user),
            "back": record_url(self.study, owner)
            if owner is not None and not isinstance(owner, Site)
            else reverse("rows", args=[self.study.key, self.model.crf.table]),
        }
        return render(self.request, "trials/record_form.html", context | more, status=status)

    def _chain(self) -> list[tuple[str, str]]:
        if self.parent is None or isinstance(self.parent, Site):
            return []
        return [
            *above(self.parent, self.study),
            (str(self.parent), record_url(self.study, self.parent)),
        ]


@require_http_methods(["GET", "POST"])
@study_page
def change(
    request: HttpRequest, actor: Actor, study: Study, table: str, record_id: int
) -> HttpResponse:
    """The form of a stored record."""
    stored = stored_or_404(actor, study, table, record_id)
    parent = getattr(stored, stored.crf.parent, None)
    editing = _Editing(
        request, actor, study, type(stored), stored, parent if isinstance(parent, Record) else None
    )
    editing.permit()
    return editing.answer()


@require_http_methods(["GET", "POST"])
@study_page
def add(request: HttpRequest, actor: Actor, study: Study, table: str) -> HttpResponse:
    """An empty form. `?under=` names the row that the new one hangs on; asked for if absent."""
    model = table_or_404(actor, study, table)
    if model is Study:
        raise forbidden("A study is made with `manage.py create_study`.")
    parent = None
    if model.crf.parent != "study":
        parents = _parents(actor, study, model)
        under = request.GET.get("under", "").strip()
        parent = parents.filter(key=under).first() if under else _only(parents)
        if parent is None:
            return _ask_parent(request, actor, study, model, parents, under)
    editing = _Editing(request, actor, study, model, None, parent)
    editing.permit()
    return editing.answer()


def _parents(actor: Actor, study: Study, model: type[Record]) -> Any:
    """The rows that a new one can hang on: those at the sites where the actor may enter."""
    kind: Any = model._meta.get_field(model.crf.parent).related_model
    rows = visible(kind, actor).filter(study=study).select_related(*with_links(kind))
    grants = [g for g in actor.grants_with(model.crf.write) if g.study_id == study.pk]
    if not grants:
        raise forbidden(f"Your role in study {study.key} may not write {model.crf.table}.")
    sites = {g.site_id for g in grants}
    if None in sites:
        return rows
    at = "pk" if kind is Site else "site_id" if kind.crf.table == "patients" else "patient__site_id"
    return rows.filter(**{f"{at}__in": sites})


def _only(parents: Any) -> Record | None:
    two = list(parents[:2])
    return two[0] if len(two) == 1 else None


def _ask_parent(
    request: HttpRequest, actor: Actor, study: Study, model: type[Record], parents: Any, under: str
) -> HttpResponse:
    kind = parents.model.crf
    context = {
        "study": study,
        "crf": model.crf,
        "above": kind,
        "choices": [(row.key, summary(row, most=2)) for row in parents.order_by("key")[:CHOICES]],
        "under": under,
    }
    status = 404 if under else 200
    return render(request, "trials/choose_parent.html", context, status=status)
