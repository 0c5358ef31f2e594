"""The one way in which clinical data is written: from a page, the API, an import or a job."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from config.errors import Finding, Refused, RuleViolation, Severity, forbidden, hard, not_found
from trials import checks, derivations
from trials.access import Actor, visible, visible_forms
from trials.casebook import Casebooks, as_row, today_at, with_links
from trials.changes import Change, Saved, at_row, conflict, history_context, merged
from trials.crf import Record, registry
from trials.definitions.roles import Right
from trials.models import Form, Study
from trials.places import form_of, patient_id_of, records_on, refuse_locked, site_of
from trials.queries import empty_fields
from trials.saving import Save, derive_again, distinct, findings_of, open_findings


def save_record(
    *,
    actor: Actor,
    study: Study,
    record: type[Record],
    change: Change,
    right: str | None = None,
    casebooks: Casebooks | None = None,
) -> Saved:
    """Save one row, or raise Refused with everything that is wrong; nothing half-written.

    Checked in this order: presence and rights (404, 403), shape (400), lock (423), version
    (409), reason and rules (422). The patient's casebook is locked meanwhile, so that a death
    recorded at the same moment cannot slip past a rule.
    """
    return Save(actor, study, record, change, right, casebooks or Casebooks(study)).run()


def save_records(
    *,
    actor: Actor,
    study: Study,
    record: type[Record],
    changes: Sequence[Change],
    right: str | None = None,
) -> list[Saved]:
    """Save rows of one table in one transaction, rules over the set at its end.

    Raises Refused with the faults of every row, each with its `row` (from 1).
    """
    with transaction.atomic():
        # One list per study at a time: two would lock patients in different orders.
        Study._default_manager.select_for_update(no_key=True).get(pk=study.pk)
        casebooks = Casebooks(study)
        saved: list[Saved] = []
        refused: list[Refused] = []
        for number, change in enumerate(changes, start=1):
            try:
                with transaction.atomic():
                    saved.append(
                        save_record(
                            actor=actor,
                            study=study,
                            record=record,
                            change=change,
                            right=right,
                            casebooks=casebooks,
                        )
                    )
            except Refused as refusal:
                refused.append(at_row(refusal, number))
        if not refused:
            refused = list(set_refusals(casebooks, saved))
        if refused:
            raise merged(refused)
        return saved


def set_refusals(casebooks: Casebooks, saved: Iterable[Saved]) -> Iterator[Refused]:
    """What the rules over sets say about the parents of the saved rows."""
    parents: dict[tuple[str, int], Record] = {}
    for one in saved:
        parent = getattr(one.record, one.record.crf.parent, None)
        if isinstance(parent, Record) and checks.has_set_rules(
            parent.crf.table, one.record.crf.table
        ):
            parents[parent.crf.table, parent.pk] = parent
    for parent in parents.values():
        findings = set_findings(casebooks, parent)
        refused = [f for f in findings if f.severity is not Severity.SOFT]
        if refused:
            yield RuleViolation(refused)


def set_findings(casebooks: Casebooks, parent: Record) -> list[Finding]:
    patient_id = patient_id_of(parent)
    book = casebooks.book(patient_id, today=today_at(site_of(parent)))
    return list(checks.check_sets(parent.crf.table, as_row(parent), book))


@transaction.atomic
def remove_record(
    *,
    actor: Actor,
    study: Study,
    record: type[Record],
    record_id: int,
    reason: str | None,
    version: int | None,
) -> Record:
    """Leave a tombstone in place of a row. Refused with children, without a reason, when locked."""
    rows = visible(record, actor).select_related(*with_links(record))
    stored = rows.filter(pk=record_id).first()
    if stored is None:
        raise not_found()
    site = site_of(stored)
    if not actor.may(record.crf.write, study.pk, site.pk if site else None):
        raise forbidden(f"Your role in study {study.key} may not remove {record.crf.table}.")
    if version is None:
        raise Refused(
            400,
            [hard("version_required", "version", "Send the version of the record that you read.")],
        )
    patient_id = patient_id_of(stored)
    _refuse_unreadable(reason)
    if patient_id is not None:
        registry["patients"]._default_manager.select_for_update(no_key=True).get(pk=patient_id)
    stored = record._default_manager.select_related(*with_links(record)).get(pk=record_id)
    refuse_locked(_held(form_of(stored)), actor)
    if version != stored.version or stored.removed_at is not None:
        raise conflict(
            stored,
            Change({}, version=version),
            f"Version {version} was read, version {stored.version} is stored. Read it again.",
        )
    findings = []
    if not (reason or "").strip():
        findings.append(hard("reason_required", "reason", "Say why the record is removed."))
    children = children_of(stored)
    if children:
        findings.append(
            hard(
                "has_children",
                None,
                f"{stored} cannot be removed while other records rest on it: "
                f"{', '.join(str(child) for child in children)}. Remove or relink them first.",
            )
        )
    if findings:
        raise RuleViolation(findings)
    casebooks = Casebooks(study)
    before = casebooks.book(patient_id, today=today_at(site))
    before.rows(record.crf.table)  # read as it stands before the write
    stored.removed_at = timezone.now()
    stored.version += 1
    with history_context(
        actor, study_id=study.pk, site=site, right=record.crf.write, why=(reason or "").strip()
    ):
        stored.save(update_fields=["removed_at", "version"])
    if patient_id is not None:
        derive_again(casebooks, stored, before, actor, record.crf.write)
    else:
        derivations.refresh_study(study, [record.crf.table], site=site_of(stored))
    return stored


def _refuse_unreadable(reason: str | None) -> None:
    faults = Change({}, reason=reason).unreadable()
    if faults:
        raise Refused(400, faults)


def _held(form: Form | None) -> Form | None:
    """The form as it stands now, kept from being locked until the transaction ends."""
    return form and Form.objects.select_for_update(of=("self",)).get(pk=form.pk)


def children_of(stored: Record) -> list[Record]:
    """Rows of other tables that name this one."""
    found: list[Record] = []
    for other in registry.values():
        for f in other._meta.get_fields():
            if getattr(f, "remote_field", None) and f.concrete and f.related_model is type(stored):
                rows = other._default_manager.filter(**{f.name: stored}, removed_at__isnull=True)
                found.extend(row for row in rows.order_by("key")[:20] if row not in found)
    return found


@transaction.atomic
def complete_form(*, actor: Actor, form_id: int, reason: str | None, version: int | None) -> Form:
    """Declare a form finished. Refused (422) with every rule it breaks and every gap in it.

    Soft findings stay open on their records, as after a save: those about a set of rows arise
    when the last of them is saved, after the record that has to answer them.
    """
    form = _form_for(actor, form_id, Right.ENTER, version, reason)
    casebooks = Casebooks(form.study)
    book = casebooks.book(form.patient_id, today=today_at(form.patient.site))
    findings: list[Finding] = []
    soft: list[tuple[Record, list[dict[str, Any]]]] = []
    for record in records_on(form):
        of_record = distinct(findings_of(record.crf, as_row(record), book, complete=True))
        # A reason answers for its own record: another one's finding of that code stays.
        findings.extend(
            f
            for f in of_record
            if not (f.severity == Severity.OVERRIDE and record.overrides.get(f.code))
        )
        soft.append((record, open_findings(record, of_record)))
        findings.extend(
            hard(
                "empty_without_reason",
                name,
                f"{record}: {record.crf.items[name].label} is empty. Give the value or say why "
                "it is missing.",
            )
            for name in empty_fields(record)
            if record.crf.items[name].critical
        )
    if not soft:
        findings.append(hard("empty_form", None, "There is nothing on this form to complete."))
    refused = [f for f in distinct(findings) if f.severity != Severity.SOFT]
    if refused:
        raise RuleViolation(refused)
    _keep_open(form, actor, soft)
    return _move(form, actor, Form.Status.COMPLETE, reason, Right.ENTER)


def _keep_open(
    form: Form, actor: Actor, soft: Iterable[tuple[Record, list[dict[str, Any]]]]
) -> None:
    """Store what is open on records of a form; their values and versions stay."""
    site = form.patient.site
    with history_context(
        actor, study_id=form.study_id, site=site, right=Right.ENTER, why="Form complete"
    ):
        for record, found in soft:
            if record.findings != found:
                record.findings = found
                record.save(update_fields=["findings"])


def lock_form(*, actor: Actor, form_id: int, reason: str | None, version: int | None) -> Form:
    """Close a form to every kind of write."""
    with transaction.atomic():
        form = _form_for(actor, form_id, Right.LOCK, version, reason)
        form.status_before_lock = form.status
        return _move(form, actor, Form.Status.LOCKED, reason, Right.LOCK)


def unlock_form(*, actor: Actor, form_id: int, reason: str | None, version: int | None) -> Form:
    """Open a locked form again, back in the state it was locked in. Needs a reason."""
    with transaction.atomic():
        form = _form_for(actor, form_id, Right.UNLOCK, version, reason, locked=True)
        if not (reason or "").strip():
            raise RuleViolation([hard("reason_required", "reason", "Say why it is unlocked.")])
        if form.status != Form.Status.LOCKED:
            raise RuleViolation([hard("not_locked", None, "This form is not locked.")])
        back = Form.Status(form.status_before_lock or Form.Status.COMPLETE)
        return _move(form, actor, back, reason, Right.UNLOCK)


def permit_form(actor: Actor, form_id: int, right: Right) -> None:
    """Raise 404 where the form cannot be seen, 403 where the right to it is lacking."""
    seen = visible_forms(actor).filter(pk=form_id).select_related("study", "patient__site").first()
    if seen is None:
        raise not_found()
    if not actor.may(right, seen.study_id, seen.patient.site_id):
        raise forbidden(f"Your role in study {seen.study.key} may not {right.value} this form.")


def _form_for(
    actor: Actor,
    form_id: int,
    right: Right,
    version: int | None,
    reason: str | None,
    *,
    locked: bool = False,
) -> Form:
    permit_form(actor, form_id, right)
    _refuse_unreadable(reason)
    if version is None:
        raise Refused(
            400, [hard("version_required", "version", "Send the version of the form you read.")]
        )
    form = Form.objects.select_for_update(of=("self",)).select_related("study", "patient__site")
    fresh = form.get(pk=form_id)
    if not locked:
        refuse_locked(fresh, actor)
    if version != fresh.version:
        raise Refused(
            409,
            [
                hard(
                    "conflict",
                    "version",
                    f"Version {version} was read, version {fresh.version} is stored. Look again.",
                )
            ],
            {
                "current": {"version": fresh.version, "values": {"status": fresh.status}},
                "yours": {},
            },
        )
    longest = Form._meta.get_field("status_reason").max_length or 0
    if len((reason or "").strip()) > longest:
        raise RuleViolation(
            [hard("too_long", "reason", f"The reason is too long; {longest} characters at most.")]
        )
    return fresh


def _move(form: Form, actor: Actor, status: str, reason: str | None, right: Right) -> Form:
    form.status, form.version = status, form.version + 1
    form.status_by, form.status_at = actor.user, timezone.now()
    form.status_reason = (reason or "").strip()
    with history_context(
        actor,
        study_id=form.study_id,
        site=form.patient.site,
        right=right,
        why=form.status_reason or f"Form {status}",
    ):
        form.save()
    return form
