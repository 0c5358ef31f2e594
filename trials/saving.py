"""One row on its way into the database: the machinery behind `trials.actions.save_record`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from config.errors import Finding, Refused, RuleViolation, Severity, forbidden, hard, not_found
from trials import checks, derivations
from trials.access import Actor, permit_write, visible
from trials.casebook import Casebooks, as_row, today_at, with_links
from trials.changes import Change, Saved, conflict, history_context
from trials.checks import Book, Row
from trials.crf import (
    CODE,
    KNOWN_ON,
    Crf,
    FreeText,
    Item,
    Link,
    MultiSelect,
    PatientRecord,
    Record,
    missing_name,
    nullable,
    parse_body,
    registry,
)
from trials.definitions.codelists import MISSING_REASON
from trials.models import Form, Site, Study
from trials.places import form_of, form_place, patient_id_of, refuse_locked, site_of


class Save:
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
        shape.extend(self.change.unreadable())
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
        unchanged = stored is not None and _same(before, after) and not self._says_more(stored)
        # What was refused leaves the row as it was too, and must not pass for "no change".
        if stored is not None and unchanged and not self.faults:
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
        if self.model is Study and self.change.record_id is None and self.study.pk is not None:
            raise forbidden(
                "A study is made with its sites and people: manage.py create_study FILE.toml."
            )
        permit_write(self.actor, self.study, self.model, self.site, right=self.right)

    # -- building the row

    def _lock_patient(self, stored: Record | None) -> Any:
        if issubclass(self.model, PatientRecord):
            patients = registry["patients"]._default_manager
            if stored is not None:
                pk = stored.patient_id  # type: ignore[attr-defined]
            else:
                assert self.parent is not None  # noqa: S101 - 404 or 400 before
                pk = self.parent.pk if self.crf.parent == "patient" else self.parent.patient_id  # type: ignore[attr-defined]
            patient = patients.select_for_update(no_key=True).get(pk=pk)
            self._parent_still_there()
            return patient
        if stored is not None:
            self.model._default_manager.select_for_update(no_key=True).get(pk=stored.pk)
        return None

    def _parent_still_there(self) -> None:
        """A parent removed since it was looked up would leave the new row without one."""
        if (
            self.parent is not None
            and not type(self.parent)
            ._default_manager.filter(pk=self.parent.pk, removed_at__isnull=True)
            .exists()
        ):
            raise not_found()

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
                draft.protocol_version = self.study.protocol_version or ""  # type: ignore[attr-defined]
            if issubclass(self.model, PatientRecord):
                draft.patient = self.patient
            if self.parent is not None:
                setattr(draft, self.crf.parent, self.parent)
        else:
            draft = copy(stored)
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
        names = item.flat_names
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
        filled = has_value(item, draft)
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
            elif given and filled:
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
        elif filled:
            draft.missing.pop(item.name, None)

    def _apply_key(self, draft: Record, stored: Record | None) -> None:
        if stored is not None:
            for name in ("key", "number"):
                given = self.values.get(name)
                if given is not None and given != getattr(stored, name, given):
                    self.faults.append(self._fixed(name, given, getattr(stored, name)))
            part = self.crf.key
            if part in self.touched and getattr(draft, part) != getattr(stored, part):
                self.faults.append(self._fixed(part, getattr(draft, part), getattr(stored, part)))
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
                number = int(rest) if re.fullmatch(r"[0-9]{1,18}", rest) else None
            draft.number = self._next_number() if number is None else number  # type: ignore[attr-defined]
        draft.key = key_under(base, draft)
        if isinstance(given, str) and given != draft.key:
            self.faults.append(self._fixed("key", given, draft.key))
        self._check_ancestors(draft)

    def _check_ancestors(self, draft: Record) -> None:
        flat = draft.flat()
        for name in ("patient", self.crf.parent):
            given = self.values.get(name)
            actual = flat.get(name)
            if isinstance(given, int) and name == self.crf.parent and self.parent is not None:
                actual = self.parent.pk
            if given is not None and actual is not None and given != actual:
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
        return any(
            old.get(code) != text
            for old, new in (
                (stored.comments, self.change.comments),
                (stored.overrides, self.change.overrides),
            )
            for code, text in _said(new).items()
        )

    # -- refusing

    def _refuse_absent(self, draft: Record, *, creating: bool) -> None:
        absent = []
        if creating and self.crf.key == "code" and not draft.key:
            absent.append(hard("required", "key", "Give the key."))
        for item in self.crf.items.values():
            needed = item.required or item.name == self.crf.key
            # A part of the natural key cannot be missing, whatever the reason.
            excused = item.name in draft.missing and item.name != self.crf.key
            if not needed or excused or has_value(item, draft):
                continue
            if any(f.field in item.flat_names for f in self.faults):
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
        if there is None:
            return None
        if site_of(there) != self.site or not self._sees(there):
            raise self._taken_elsewhere(draft.key)
        if there.removed_at is None:
            raise self._taken(there)
        return there

    def _sees(self, there: Record) -> bool:
        rows = visible(self.model, self.actor, removed=True)
        return rows.filter(pk=there.pk).exists()

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
        # Rules read what the row would be; with faults in it that is not known.
        findings.extend(findings_of(self.crf, after, None if self.faults else self._book(after)))
        still = self._answered(known, findings)
        draft.overrides = _kept(draft.overrides, self.change.overrides, still)
        draft.comments = _kept(draft.comments, self.change.comments, still)
        soft, refused = [], []
        for finding in distinct(findings):
            if finding.severity == Severity.SOFT:
                if not draft.comments.get(finding.code):
                    soft.append(finding)
            elif finding.severity == Severity.HARD or not draft.overrides.get(finding.code):
                refused.append(finding)
        if refused:
            raise RuleViolation([*refused, *soft])
        return soft

    def _book(self, row: dict[str, Any]) -> Book:
        """The casebook as it would be with the row in it."""
        itself = row["id"] if self.crf.table == "patients" else None
        owner = itself if self.patient is None else self.patient.pk
        book = self.casebooks.book(owner, today=today_at(self.site))
        return book.with_row(self.crf.table, row)

    def _answered(self, known: Record | None, findings: list[Finding]) -> set[str]:
        """Codes whose stored reason still answers what is found: the finding says the same.

        A reason that was given for one value must not silence the finding about the next.
        """
        if known is None or known.removed_at or not (known.overrides or known.comments):
            return set()
        before = as_row(known)
        said = {(f.code, f.message) for f in findings_of(self.crf, before, self._book(before))}
        return {f.code for f in findings if (f.code, f.message) in said}

    # -- writing

    def _write(
        self, draft: Record, stored: Record | None, gone: Record | None, soft: list[Finding]
    ) -> Saved:
        reason = (self.change.reason or "").strip()
        draft.findings = [f.as_dict() for f in soft]
        before = self.casebooks.book(patient_id_of(draft), today=today_at(self.site))
        before.rows(self.crf.table)  # read as it stands before the write
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
        patient_id = patient_id_of(draft)
        if isinstance(draft, Study):
            derivations.refresh_study(draft)  # the window or a rule may have changed
        elif patient_id is not None:
            derive_again(self.casebooks, draft, before, self.actor, self.right)
        else:
            self.casebooks.forget(None, self.crf.table)
            derivations.refresh_study(self.study, [self.crf.table], site=site_of(draft))
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

    def _taken_elsewhere(self, key: str) -> Refused:
        """The key is that of a row elsewhere, of which nothing may be told nor taken over."""
        return Refused(
            409,
            [
                hard(
                    "key_taken",
                    "key",
                    f"The key {key} is taken by another {self.crf.title.lower()}. Give another.",
                )
            ],
        )


def key_under(base: str, draft: Record) -> str:
    """The natural key of a row whose parent has the key `base`."""
    style = draft.crf.key
    part = getattr(draft, style) if style else None
    return base if part is None else f"{base}/{part}"


def has_value(item: Item, record: Record) -> bool:
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


def _said(texts: Mapping[str, str]) -> dict[str, str]:
    """Texts by code, blank ones left out: a blank reason is no reason."""
    return {code: text for code, text in texts.items() if (text or "").strip()}


def _kept(old: Mapping[str, str], new: Mapping[str, str], still: set[str]) -> dict[str, str]:
    """The old texts that still answer something, and the new ones."""
    return {**{code: text for code, text in old.items() if code in still}, **_said(new)}


def findings_of(
    crf: Crf, row: Mapping[str, Any], book: Book | None, *, complete: bool = False
) -> list[Finding]:
    """What the declaration says of a row and, given the casebook that holds it, the rules.

    Soft findings about the set of rows under it are its own, to be answered on it; what is
    refused about the set is found only where the set is said to be complete.
    """
    flat = dict(row)
    found = [f for item in crf.items.values() for f in item.check(flat)]
    found += not_occurred(crf, row)
    if book is None:
        return found
    found += checks.check_row(crf.table, row, book)
    in_sets = checks.check_sets(crf.table, row, book)
    return [*found, *(f for f in in_sets if complete or f.severity is Severity.SOFT)]


def distinct(findings: Iterable[Finding]) -> list[Finding]:
    return list(dict.fromkeys(findings))


def open_findings(record: Record, found: Iterable[Finding]) -> list[dict[str, Any]]:
    """The soft ones that no comment of the record answers, as they are stored on it."""
    return [
        f.as_dict()
        for f in found
        if f.severity is Severity.SOFT and not record.comments.get(f.code)
    ]


def derive_again(
    casebooks: Casebooks, changed: Record, before: Book, actor: Actor, right: str
) -> None:
    """Derive anew what rests on a changed row of a patient.

    Reasons and comments of other rows that answered another derived value are taken back first.
    """
    site, patient_id = site_of(changed), patient_id_of(changed)
    assert patient_id is not None  # noqa: S101 - a row of a patient
    tables = [changed.crf.table]
    casebooks.forget(patient_id, changed.crf.table)
    after = casebooks.book(patient_id, today=before.today)
    why = f"{changed} has changed: the answer was to what was derived before."
    for table, row, codes, found in list(outdated(before, after, changed)):
        stored = registry[table]._default_manager.get(pk=row["id"])
        form = form_of(stored)
        if form is not None and form.status == Form.Status.LOCKED:
            continue
        for texts in (stored.overrides, stored.comments):
            for code in codes & set(texts):
                del texts[code]
        still = [f for f in stored.findings if f["code"] not in codes]
        stored.findings = [*still, *(f.as_dict() for f in found if f.code in codes)]
        stored.version += 1
        with history_context(actor, study_id=casebooks.study.pk, site=site, right=right, why=why):
            stored.save(update_fields=["overrides", "comments", "findings", "version"])
        casebooks.forget(patient_id, table)
        tables.append(table)
    if len(tables) > 1:
        after = casebooks.book(patient_id, today=before.today)
    derivations.refresh(casebooks, patient_id, tables, after)


def outdated(
    before: Book, after: Book, changed: Record
) -> Iterator[tuple[str, Row, set[str], list[Finding]]]:
    """Other rows with answers to a derived value that is another one now: table, row, the codes
    answered in vain, and what is found now.
    """
    at = {(d.table, row["key"]) for d, row in _moved(before, after, changed)}
    for table, key in sorted(at):
        row = before.one(table, key)
        assert row is not None  # noqa: S101 - just seen
        crf = registry[table].crf
        said = {(f.code, f.message) for f in findings_of(crf, row, before)}
        found = distinct(findings_of(crf, row, after))
        same = {f.code for f in found if (f.code, f.message) in said}
        codes = {code for code, _ in said} & {*row["overrides"], *row["comments"]} - same
        if codes:
            yield table, row, codes, found


def _moved(
    before: Book, after: Book, changed: Record
) -> Iterator[tuple[derivations.Derivation, Row]]:
    """Answered rows whose derived value is another one since a row changed."""
    for d in derivations.derivations():
        if changed.crf.table not in d.reads:
            continue
        answered = [
            row
            for row in before.rows(d.table)
            if (row["overrides"] or row["comments"])
            and (d.table, row["id"]) != (changed.crf.table, changed.pk)
        ]
        if answered:
            was, now = d.derive(before), d.derive(after)
            yield from (
                (d, row) for row in answered if _value(was, row["key"]) != _value(now, row["key"])
            )


def _value(outcomes: Mapping[str, derivations.Outcome], key: str) -> int | str | None:
    return outcomes[key].answer.value if key in outcomes else None


def not_occurred(crf: Crf, row: Mapping[str, Any]) -> Iterator[Finding]:
    """ "Asked and not so" has no date and no details."""
    if row.get("occurred") is not False:
        return
    for item in crf.items.values():
        # What it is about, when it was known and a remark stand beside a "no" as beside a "yes".
        about = item.required or isinstance(item, Link | FreeText)
        if about or item.name in ("number", KNOWN_ON, *crf.with_no):
            continue
        if any(row.get(name) is not None for name in item.flat_names):
            yield hard(
                "not_occurred",
                item.name,
                f"{item.label}: it is said that this did not occur. Clear the detail, or "
                "correct the answer.",
            )
