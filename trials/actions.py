"""The one way in which clinical data is written: from a page, the API, an import or a job."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pghistory
from django.db import IntegrityError, connection, transaction
from django.db.models import Max
from django.utils import timezone

from config.errors import Finding, Refused, RuleViolation, Severity, forbidden, hard, not_found
from trials import checks, derivations
from trials.access import Actor, visible, visible_forms
from trials.casebook import Casebooks, as_row, today_at, utc, with_links
from trials.checks import Book
from trials.crf import (
    CODE,
    ENVELOPE,
    OWN,
    PARENT,
    Boolean,
    Item,
    Link,
    MultiSelect,
    PatientRecord,
    Record,
    missing_name,
    nullable,
    parse_body,
    plain,
    registry,
)
from trials.definitions.codelists import MISSING_REASON
from trials.definitions.roles import Right
from trials.models import Form, Site, Study
from trials.queries import body_of, empty_fields


@dataclass(frozen=True)
class Change:
    """One row to save: flat values as they came, and what accompanies them.

    `values` may hold only some columns: what is absent stays as it is. `record_id` or a natural
    key in `values` names a stored row; without either the row is new.
    """

    values: Mapping[str, Any]
    missing: Mapping[str, str | None] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)
    overrides: Mapping[str, str] = field(default_factory=dict)
    reason: str | None = None
    version: int | None = None
    record_id: int | None = None

    @classmethod
    def from_body(cls, body: Any, *, record_id: int | None = None) -> Change:
        """The change that a JSON body asks for. Refused (400) where its shape is wrong."""
        if not isinstance(body, Mapping):
            raise Refused(400, [hard("unreadable", None, "Send one JSON object per record.")])
        faults = []
        for name in ("missing", "comments", "overrides"):
            given = body.get(name)
            if given is not None and not (
                isinstance(given, Mapping)
                and all(
                    v is None or (isinstance(v, str) and "\x00" not in v) for v in given.values()
                )
            ):
                faults.append(
                    hard("unreadable", name, f"{name} must be an object of texts by name.")
                )
        reason, version = body.get("reason"), body.get("version")
        if reason is not None and (not isinstance(reason, str) or "\x00" in reason):
            faults.append(hard("unreadable", "reason", "reason must be text."))
        if version is not None and (isinstance(version, bool) or not isinstance(version, int)):
            faults.append(hard("unreadable", "version", "version must be a whole number."))
        if faults:
            raise Refused(400, faults)
        return cls(
            values={k: v for k, v in body.items() if k not in (*ENVELOPE, "study")},
            missing=body.get("missing") or {},
            comments=body.get("comments") or {},
            overrides=body.get("overrides") or {},
            reason=reason,
            version=version,
            record_id=record_id,
        )


@dataclass(frozen=True)
class Saved:
    """What came of one row. `findings` are the soft ones that stay open on it."""

    record: Record
    created: bool
    changed: bool
    findings: list[Finding]


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
    return _Save(actor, study, record, change, right, casebooks or Casebooks(study)).run()


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
                refused.append(_at(refusal, number))
        if not refused:
            refused = list(set_refusals(casebooks, saved))
        if refused:
            raise merged(refused)
        return saved


PRECEDENCE = (401, 404, 405, 403, 400, 423, 409, 422)


def merged(refused: Sequence[Refused]) -> Refused:
    """Several refusals as one: the status that comes first, the findings of all."""
    first = min(refused, key=lambda r: PRECEDENCE.index(r.status))
    findings = [f for r in refused for f in r.findings]
    if first.status == RuleViolation.status:
        return RuleViolation(findings)
    return Refused(first.status, findings, first.extra)


def _at(refusal: Refused, row: int) -> Refused:
    return Refused(refusal.status, [f.at(row) for f in refusal.findings], refusal.extra)


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
    patient_id = _patient_id(parent)
    book = casebooks.book(patient_id, today=today_at(site_of(parent)))
    return list(checks.check_sets(parent.crf.table, as_row(parent), book))


def site_of(record: Record) -> Site | None:
    """The site a record belongs to, None for what belongs to the study."""
    if isinstance(record, PatientRecord):
        return record.patient.site
    return getattr(record, "site", None) if record.crf.parent == "site" else None


def _patient_id(record: Record) -> int | None:
    if isinstance(record, PatientRecord):
        return record.patient_id
    return record.pk if record.crf.parent == "site" else None


@contextmanager
def history_context(
    actor: Actor, *, study_id: int | None, site: Site | None, right: str, why: str
) -> Iterator[pghistory.runtime.Context]:
    """What the history rows of the enclosed writes say about who, in which role, and why."""
    grant = actor.grant_for(right, study_id, site.pk if site else None) if study_id else None
    with pghistory.context() as context:
        around = dict(context.metadata)
        context.metadata.update(
            user=actor.user.username,
            role=grant.role if grant else None,
            site=site.key if site else None,
            why=why,
            source=actor.source,
        )
        try:
            yield context
        finally:
            context.metadata.clear()
            context.metadata.update(around)
        if not around:
            # The settings last to the end of the transaction: what follows in it, raw SQL
            # perhaps, must not be signed with this name and reason.
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('pghistory.context_metadata', '', true)")


class _Save:
    """One row on its way into the database."""

    def __init__(
        self,
        actor: Actor,
        study: Study,
        record: type[Record],
        change: Change,
        right: str | None,
        casebooks: Casebooks,
    ) -> None:
        self.actor, self.study, self.model = actor, study, record
        self.change, self.casebooks = change, casebooks
        self.crf = record.crf
        self.right = right or self.crf.write
        self.parent: Record | None = None
        self.site: Site | None = None
        self.faults: list[Finding] = []  # hard findings about the body itself
        self.touched: set[str] = set()

    @transaction.atomic
    def run(self) -> Saved:
        values, shape = parse_body(self.model, self.change.values)
        self.values = values
        stored = self._stored()
        if stored is None:
            self.parent = self._parent(shape)
        else:
            self.parent = getattr(stored, self.crf.parent, None)
            self.site = site_of(stored)
        self._permit()
        if shape:
            raise Refused(400, shape)
        # Everything below reads the casebook: one writer per patient at a time.
        self.patient = self._lock_patient(stored)
        if stored is not None:
            stored = self._reread(stored)
        before = as_row(stored) if stored else None
        draft = self._draft(stored)
        self._refuse_absent(draft, creating=stored is None)
        after = as_row(draft)
        if stored is not None and _same(before, after) and not self._says_more(stored):
            return Saved(stored, created=False, changed=False, findings=_open(stored))
        form = self._form(draft, create=False)
        refuse_locked(form, self.actor)
        self._check_version(stored)
        gone = None if stored is not None else self._same_key(draft)
        soft = self._check_rules(draft, after, stored or gone)
        return self._write(draft, stored, gone, soft)

    # -- presence and rights

    def _stored(self) -> Record | None:
        """The row that the change is about, None for a new one. Refused (404) when unseen."""
        rows = visible(self.model, self.actor, removed=True).select_related(*with_links(self.model))
        if self.model is not Study:
            rows = rows.filter(study=self.study)
        if self.change.record_id is None:
            return None
        found = rows.filter(pk=self.change.record_id, removed_at__isnull=True).first()
        if found is None:
            raise not_found()
        return found

    def _parent(self, shape: list[Finding]) -> Record | None:
        name = self.crf.parent
        if name == "study":
            return None
        given = self.values.get(name)
        if given is None:
            if not any(f.field == name for f in shape):
                shape.append(hard("required", name, f"Name the {name} by its key or id."))
            return None
        model = self.model._meta.get_field(name).related_model
        assert issubclass(model, Record)  # noqa: S101 - a link leads to a Record
        parent = self._find(model, given)
        if parent is None:
            # A patient of another site and one that does not exist must look the same.
            raise not_found(
                f"There is no {model.crf.title.lower()} {given} in study {self.study.key}, "
                "or it is not yours to see."
            )
        self.site = parent if isinstance(parent, Site) else site_of(parent)
        return parent

    def _find(self, model: type[Record], given: Any) -> Any:
        by = {"pk": given} if isinstance(given, int) else {"key": str(given)}
        rows = visible(model, self.actor).filter(**by).select_related(*with_links(model))
        return rows.filter(study=self.study).first()

    def _permit(self) -> None:
        site_id = self.site.pk if self.site else None
        if self.actor.may(self.right, self.study.pk, site_id):
            return
        if self.actor.token is not None and not self.actor.token.may_write:
            raise forbidden("This token is read-only. Issue one with --write.")
        raise forbidden(
            f"Your role in study {self.study.key} may not write {self.crf.table}"
            + (f" at site {self.site.key}." if self.site else ".")
        )

    # -- building the row

    def _lock_patient(self, stored: Record | None) -> Any:
        if issubclass(self.model, PatientRecord):
            patients = registry["patients"]._default_manager
            if stored is not None:
                pk = stored.patient_id  # type: ignore[attr-defined]
            else:
                assert self.parent is not None  # noqa: S101 - 404 or 400 before
                pk = self.parent.pk if self.crf.parent == "patient" else self.parent.patient_id  # type: ignore[attr-defined]
            return patients.select_for_update(no_key=True).get(pk=pk)
        if stored is not None:
            self.model._default_manager.select_for_update(no_key=True).get(pk=stored.pk)
        return None

    def _reread(self, stored: Record) -> Record:
        rows = self.model._default_manager.select_related(*with_links(self.model))
        fresh = rows.get(pk=stored.pk)
        if fresh.removed_at is not None:
            raise not_found()
        return fresh

    def _draft(self, stored: Record | None) -> Record:
        """The row as it would be stored: an unsaved copy, natural key included."""
        if stored is None:
            draft = self.model()
            if self.model is not Study:
                draft.study = self.study  # type: ignore[attr-defined]
            if issubclass(self.model, PatientRecord):
                draft.patient = self.patient
            if self.parent is not None:
                setattr(draft, self.crf.parent, self.parent)
        else:
            draft = self.model._default_manager.select_related(*with_links(self.model)).get(
                pk=stored.pk
            )
        draft.missing = dict(draft.missing)
        for item in self.crf.items.values():
            self._apply(item, draft, stored)
        self._apply_key(draft, stored)
        unknown = set(self.change.missing) - {
            i.name for i in self.crf.items.values() if nullable(i)
        }
        for name in sorted(unknown):
            self.faults.append(
                hard("unknown_field", name, f"{name!r} cannot carry a missing reason.")
            )
        return draft

    def _apply(self, item: Item, draft: Record, stored: Record | None) -> None:
        names = [c.name for c in item.columns()]
        given = {n: self.values[n] for n in names if n in self.values}
        if item.name == "number" or (isinstance(item, Link) and item.parent):
            return
        if given:
            self.touched.add(item.name)
            if isinstance(item, Link):
                self._apply_link(item, given[item.name], draft)
            else:
                if isinstance(item, MultiSelect) and stored is not None:
                    kept = item.read(stored)
                    kept.pop(names[-1])  # "none" follows from the rest
                    given = {**kept, **given}
                columns, faults = item.write(given)
                self.faults.extend(faults)
                for name, value in columns.items():
                    setattr(draft, name, value)
        self._apply_missing(item, draft, bool(given))

    def _apply_link(self, item: Link, given: Any, draft: Record) -> None:
        if given is None:
            setattr(draft, item.name, None)
            return
        model = self.model._meta.get_field(item.name).related_model
        assert issubclass(model, Record)  # noqa: S101 - a link leads to a Record
        target = self._find(model, given)
        same_patient = target is not None and (
            not isinstance(target, PatientRecord) or target.patient_id == self.patient.pk
        )
        if not same_patient:
            self.faults.append(
                hard(
                    "unknown_link",
                    item.name,
                    f"{item.label}: there is no {model.crf.title.lower()} {given} "
                    f"{'of this patient' if issubclass(model, PatientRecord) else 'in this study'}"
                    ". Give the key or id of one that is there.",
                )
            )
            return
        setattr(draft, item.name, target)

    def _apply_missing(self, item: Item, draft: Record, given: bool) -> None:
        has_value = _has_value(item, draft)
        if item.name in self.change.missing:
            reason = self.change.missing[item.name]
            if reason is None:
                draft.missing.pop(item.name, None)
            elif reason not in MISSING_REASON.codes:
                self.faults.append(
                    hard(
                        "unknown_code",
                        missing_name(item.name),
                        f"{item.label}: {reason!r} is no missing reason; use one of "
                        f"{', '.join(MISSING_REASON.codes)}.",
                    )
                )
            elif given and has_value:
                self.faults.append(
                    hard(
                        "value_and_missing_reason",
                        item.name,
                        f"{item.label}: a value and the missing reason {reason!r} exclude each "
                        "other. Keep one.",
                    )
                )
            else:
                for name, value in item.empty().items():
                    setattr(draft, name, value)
                draft.missing[item.name] = reason
                self.touched.add(item.name)
        elif has_value:
            draft.missing.pop(item.name, None)

    def _apply_key(self, draft: Record, stored: Record | None) -> None:
        if stored is not None:
            for name in ("key", "number"):
                given = self.values.get(name)
                if given is not None and given != getattr(stored, name, given):
                    self.faults.append(self._fixed(name, given, getattr(stored, name)))
            self._check_ancestors(stored)
            return
        given = self.values.get("key")
        style = self.crf.key
        if style == "code":
            if given is None:
                return
            if not CODE.fullmatch(str(given)):
                self.faults.append(
                    hard(
                        "bad_key",
                        "key",
                        f"{given!r} cannot be a key: up to 40 letters, digits, dots, hyphens "
                        "and underscores, beginning with a letter or digit.",
                    )
                )
            draft.key = str(given)
            return
        base = self.parent.key if self.parent is not None else self.study.key
        if style == "number":
            number = self.values.get("number")
            if number is None and isinstance(given, str) and given.startswith(f"{base}/"):
                rest = given.removeprefix(f"{base}/")
                number = int(rest) if rest.isdigit() else None
            draft.number = number or self._next_number()  # type: ignore[attr-defined]
        draft.key = key_under(base, draft)
        if isinstance(given, str) and given != draft.key:
            self.faults.append(self._fixed("key", given, draft.key))
        self._check_ancestors(draft)

    def _check_ancestors(self, draft: Record) -> None:
        flat = draft.flat()
        for name in ("patient", self.crf.parent):
            given = self.values.get(name)
            actual = flat.get(name)
            if isinstance(given, str) and actual is not None and given != actual:
                self.faults.append(self._fixed(name, given, actual))

    def _fixed(self, name: str, given: Any, actual: Any) -> Finding:
        return hard(
            "key_is_permanent",
            name,
            f"{name} is {actual}, not {given}. Keys are permanent: remove this row and enter "
            "another where the key itself is wrong.",
        )

    def _next_number(self) -> int:
        siblings = self.model._default_manager.filter(**{self.crf.parent: self.parent})
        return (siblings.aggregate(last=Max("number"))["last"] or 0) + 1

    def _says_more(self, stored: Record) -> bool:
        """Whether a finding is answered: a change of the record, although no value moves."""
        return (
            _kept(stored.comments, self.change.comments) != stored.comments
            or _kept(stored.overrides, self.change.overrides) != stored.overrides
        )

    # -- refusing

    def _refuse_absent(self, draft: Record, *, creating: bool) -> None:
        absent = []
        if creating and self.crf.key == "code" and not draft.key:
            absent.append(hard("required", "key", "Give the key."))
        for item in self.crf.items.values():
            needed = item.required or item.name == self.crf.key
            if not needed or item.name in draft.missing or _has_value(item, draft):
                continue
            if any(f.field in {c.name for c in item.columns()} for f in self.faults):
                continue
            if creating or item.name in self.touched:
                absent.append(
                    hard("required", item.name, f"{item.label}: give a value or a missing reason.")
                )
        if absent:
            raise Refused(400, absent)

    def _form(self, draft: Record, *, create: bool) -> Form | None:
        """The form the row is entered on. Study-wide tables have none."""
        at = form_place(draft, self.parent)
        if at is None:
            return None
        found = Form.objects.select_for_update().filter(**at).first()
        if found is None and create:
            found = Form.objects.create(
                **at,
                protocol_version=self.study.protocol_version or "",
                status_by=self.actor.user,
                status_at=timezone.now(),
            )
        return found

    def _check_version(self, stored: Record | None) -> None:
        if stored is None:
            return
        if self.change.version is None:
            raise Refused(
                400,
                [
                    hard(
                        "version_required",
                        "version",
                        "Send the version of the record that you read, so that nobody's "
                        "correction is overwritten.",
                    )
                ],
            )
        if self.change.version != stored.version:
            raise conflict(
                stored,
                self.change,
                f"Version {self.change.version} was read, version {stored.version} is stored: "
                "somebody saved in between. Compare both and save again.",
            )

    def _same_key(self, draft: Record) -> Record | None:
        """The tombstone that a new row brings back to life; 409 where a live row has the key."""
        scope = {} if self.model is Study else {"study": self.study}
        rows = self.model._default_manager.select_related(*with_links(self.model))
        there = rows.filter(key=draft.key, **scope).first()
        if there is not None and there.removed_at is None:
            raise self._taken(there)
        return there

    def _check_rules(
        self, draft: Record, after: dict[str, Any], known: Record | None
    ) -> list[Finding]:
        """The soft findings without a comment; raises RuleViolation with all others."""
        findings = list(self.faults)
        if known is not None and not (self.change.reason or "").strip():
            findings.append(
                hard(
                    "reason_required",
                    "reason",
                    f"{known} was removed before: say in `reason` why it is entered again."
                    if known.removed_at
                    else "A saved value is being changed: say why in `reason`.",
                )
            )
        for item in self.crf.items.values():
            findings.extend(item.check(after))
        findings.extend(not_occurred(self.crf.items.values(), draft))
        if not self.faults:
            book = self.casebooks.book(_patient_id(draft), today=today_at(self.site))
            findings.extend(
                checks.check_row(self.crf.table, after, book.with_row(self.crf.table, after))
            )
        draft.overrides = _kept(draft.overrides, self.change.overrides)
        draft.comments = _kept(draft.comments, self.change.comments)
        soft, refused = [], []
        for finding in _distinct(findings):
            if finding.severity == Severity.SOFT:
                if not draft.comments.get(finding.code):
                    soft.append(finding)
            elif finding.severity == Severity.HARD or not draft.overrides.get(finding.code):
                refused.append(finding)
        if refused:
            raise RuleViolation([*refused, *soft])
        return soft

    # -- writing

    def _write(
        self, draft: Record, stored: Record | None, gone: Record | None, soft: list[Finding]
    ) -> Saved:
        reason = (self.change.reason or "").strip()
        draft.findings = [f.as_dict() for f in soft]
        with history_context(
            self.actor,
            study_id=self.study.pk,
            site=self.site,
            right=self.right,
            why=reason or "First entry",
        ):
            if stored is not None:
                draft.version = stored.version + 1
                draft.save(force_update=True)
                created = False
            else:
                created = True
                draft = self._revive(draft, gone) if gone else self._insert(draft)
        patient_id = _patient_id(draft)
        if isinstance(draft, Study):
            derivations.refresh_study(draft)  # the window or a rule may have changed
        elif patient_id is not None:
            self.casebooks.forget(patient_id, self.crf.table)
            book = self.casebooks.book(patient_id, today=today_at(self.site))
            derivations.refresh(self.casebooks, patient_id, [self.crf.table], book)
        return Saved(draft, created=created, changed=True, findings=soft)

    def _revive(self, draft: Record, gone: Record) -> Record:
        """Ids and keys are never reused: what was removed comes back as itself."""
        draft.pk, draft.version, draft.entered_at = gone.pk, gone.version + 1, gone.entered_at
        if isinstance(draft, PatientRecord):
            draft.form_id = gone.form_id  # type: ignore[attr-defined]
        draft.save(force_update=True)
        return draft

    def _insert(self, draft: Record) -> Record:
        if isinstance(draft, PatientRecord):
            draft.form = self._form(draft, create=True)
        try:
            with transaction.atomic():
                draft.save(force_insert=True)
        except IntegrityError:
            # Another writer took the key between the look and the write.
            if self._same_key(draft) is None:
                raise
        if self.crf.table == "patients":
            self._form(draft, create=True)
        return draft

    def _taken(self, there: Record) -> Refused:
        return conflict(
            there,
            self.change,
            f"{there} is there already (version {there.version}). Change it, or give another key.",
        )


def key_under(base: str, draft: Record) -> str:
    """The natural key of a row whose parent has the key `base`."""
    style = draft.crf.key
    part = getattr(draft, style) if style else None
    return base if part is None else f"{base}/{part}"


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


def conflict(stored: Record, change: Change, message: str) -> Refused:
    return Refused(
        409,
        [hard("conflict", None, message)],
        {
            "current": {"version": stored.version, "values": body_of(stored)},
            "yours": {**change.values, "missing": dict(change.missing)},
        },
    )


def _has_value(item: Item, record: Record) -> bool:
    name = item.attname if isinstance(item, Link) else item.name
    return getattr(record, name) is not None


def _same(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> bool:
    ignored = ("id", "version", "overrides", "comments", "entered_at")
    return before is not None and all(
        before.get(name) == value for name, value in after.items() if name not in ignored
    )


def _open(record: Record) -> list[Finding]:
    return [
        Finding(f["code"], Severity(f["severity"]), f["field"], f["message"])
        for f in record.findings
    ]


def _kept(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """Texts by code, blank ones left out: a blank reason is no reason."""
    return {**old, **{code: text for code, text in new.items() if (text or "").strip()}}


def _distinct(findings: Iterable[Finding]) -> list[Finding]:
    return list(dict.fromkeys(findings))


def not_occurred(items: Iterable[Item], draft: Record) -> Iterator[Finding]:
    """ "Asked and not so" has no date and no details."""
    known = list(items)
    if not any(isinstance(i, Boolean) and i.name == "occurred" for i in known):
        return
    if draft.occurred is not False:  # type: ignore[attr-defined]
        return
    for item in known:
        detail = item.known_at == "after" or item.type in ("date", "partial_date")
        if item.name != "occurred" and detail and _has_value(item, draft):
            yield hard(
                "not_occurred",
                item.name,
                f"{item.label}: it is said that this did not occur. Clear the detail, or "
                "correct the answer.",
            )


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
    patient_id = _patient_id(stored)
    if patient_id is not None:
        registry["patients"]._default_manager.select_for_update(no_key=True).get(pk=patient_id)
    stored = record._default_manager.select_related(*with_links(record)).get(pk=record_id)
    refuse_locked(form_of(stored), actor)
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
    stored.removed_at = timezone.now()
    stored.version += 1
    with history_context(
        actor, study_id=study.pk, site=site, right=record.crf.write, why=(reason or "").strip()
    ):
        stored.save(update_fields=["removed_at", "version"])
    if patient_id is not None:
        casebooks = Casebooks(study)
        book = casebooks.book(patient_id, today=today_at(site))
        derivations.refresh(casebooks, patient_id, [record.crf.table], book)
    return stored


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
    """Declare a form finished. Refused (422) with every rule it breaks and every gap in it."""
    form = _form_for(actor, form_id, Right.ENTER, version)
    casebooks = Casebooks(form.study)
    book = casebooks.book(form.patient_id, today=today_at(form.patient.site))
    findings: list[Finding] = []
    found = 0
    for record in records_on(form):
        found += 1
        row = as_row(record)
        for item in record.crf.items.values():
            findings.extend(item.check(row))
            if item.critical and item.name in empty_fields(record):
                findings.append(
                    hard(
                        "empty_without_reason",
                        item.name,
                        f"{record}: {item.label} is empty. Give the value or say why it is "
                        "missing.",
                    )
                )
        findings.extend(checks.check_row(record.crf.table, row, book))
        findings.extend(checks.check_sets(record.crf.table, row, book))
        findings = [
            f
            for f in findings
            if not (f.severity == Severity.OVERRIDE and record.overrides.get(f.code))
        ]
    if not found:
        findings.append(hard("empty_form", None, "There is nothing on this form to complete."))
    refused = [f for f in _distinct(findings) if f.severity != Severity.SOFT]
    if refused:
        raise RuleViolation(refused)
    return _move(form, actor, Form.Status.COMPLETE, reason, Right.ENTER)


def lock_form(*, actor: Actor, form_id: int, reason: str | None, version: int | None) -> Form:
    """Close a form to every kind of write."""
    with transaction.atomic():
        form = _form_for(actor, form_id, Right.LOCK, version)
        form.status_before_lock = form.status
        return _move(form, actor, Form.Status.LOCKED, reason, Right.LOCK)


def unlock_form(*, actor: Actor, form_id: int, reason: str | None, version: int | None) -> Form:
    """Open a locked form again, back in the state it was locked in. Needs a reason."""
    with transaction.atomic():
        form = _form_for(actor, form_id, Right.UNLOCK, version, locked=True)
        if not (reason or "").strip():
            raise RuleViolation([hard("reason_required", "reason", "Say why it is unlocked.")])
        if form.status != Form.Status.LOCKED:
            raise RuleViolation([hard("not_locked", None, "This form is not locked.")])
        back = Form.Status(form.status_before_lock or Form.Status.COMPLETE)
        return _move(form, actor, back, reason, Right.UNLOCK)


def _form_for(
    actor: Actor, form_id: int, right: Right, version: int | None, *, locked: bool = False
) -> Form:
    seen = visible_forms(actor).filter(pk=form_id).select_related("patient__site").first()
    if seen is None:
        raise not_found()
    if not actor.may(right, seen.study_id, seen.patient.site_id):
        raise forbidden(f"Your role in study {seen.study.key} may not {right.value} this form.")
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


__all__ = [
    "Book",
    "Change",
    "Saved",
    "complete_form",
    "lock_form",
    "plain",
    "remove_record",
    "save_record",
    "save_records",
    "unlock_form",
]
