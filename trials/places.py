"""Where a record belongs: its site, its patient and the form it is entered on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from config.errors import Refused, hard
from trials.access import Actor
from trials.casebook import utc, with_links
from trials.crf import OWN, PARENT, PatientRecord, Record, owner_column, registry
from trials.models import Form, Site


def site_of(record: Record) -> Site | None:
    """The site a record belongs to, None for what belongs to the study."""
    if isinstance(record, PatientRecord):
        return record.patient.site
    return getattr(record, "site", None) if record.crf.parent == "site" else None


def patient_id_of(record: Record) -> int | None:
    if isinstance(record, PatientRecord):
        return record.patient_id
    return record.pk if owner_column(type(record)) else None


def form_place(draft: Record, parent: Record | None) -> dict[str, Any] | None:
    """The identity of the form a row is entered on; None for study-wide tables."""
    crf = draft.crf
    if crf.table == "patients":
        if draft.pk is None:
            return None
        return {
            "study_id": draft.study_id,  # type: ignore[attr-defined]
            "patient_id": draft.pk,
            "form_type": crf.table,
            "anchor_table": crf.table,
            "anchor_id": draft.pk,
            "visit": "",
        }
    if not isinstance(draft, PatientRecord) or parent is None:
        return None
    if crf.form_scope == PARENT:
        # A new row under an old parent joins the form that the parent is on.
        place = Form.objects.filter(pk=parent.form_id).values(  # type: ignore[attr-defined]
            "study_id", "patient_id", "form_type", "anchor_table", "anchor_id", "visit"
        )
        return place.get()
    return {
        "study_id": draft.study_id,
        "patient_id": draft.patient_id,
        "form_type": crf.table,
        "anchor_table": parent.crf.table,
        "anchor_id": parent.pk,
        "visit": draft.key.removeprefix(f"{parent.key}/")
        if crf.form_scope == OWN and draft.key != parent.key
        else "",
    }


def form_of(record: Record) -> Form | None:
    """The form a stored record is on."""
    if isinstance(record, PatientRecord):
        return record.form
    place = form_place(record, None)
    return Form.objects.filter(**place).first() if place else None


def refuse_locked(form: Form | None, actor: Actor) -> None:
    """Raise 423, saying who, when and how to unlock, where the form is locked."""
    if form is None or form.status != Form.Status.LOCKED:
        return
    who = form.status_by.get_full_name() or form.status_by.username if form.status_by else "?"
    at = utc(form.status_at) if form.status_at else None
    raise Refused(
        423,
        [
            hard(
                "locked",
                None,
                f"This form was locked by {who} at {at}. A data manager or the trial lead can "
                "unlock it with a reason.",
            )
        ],
        {
            "lock": {
                "level": "form",
                "by": who,
                "at": at,
                "reason": form.status_reason,
                "unlock": f"/api/v1/forms/{form.pk}/unlock",
            }
        },
    )


def records_on(form: Form) -> Iterator[Record]:
    """The records entered on a form, parents before what hangs on them."""
    if form.form_type == "patients":
        yield form.patient
        return
    for record in registry.values():
        if issubclass(record, PatientRecord):
            yield from (
                record._default_manager.filter(form=form, removed_at__isnull=True)
                .select_related(*with_links(record))
                .order_by("key")
            )
