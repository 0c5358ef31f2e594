"""A study described in a TOML file: settings, sites, constructs, and people with dated roles.

The format is documented in docs/studies.md. What is stored is never overwritten unasked.
"""

from __future__ import annotations

import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from config.errors import Refused, Severity
from trials.access import Actor, Grant
from trials.actions import save_record
from trials.casebook import as_row
from trials.changes import Change, Saved, history_context
from trials.crf import MultiSelect, Record, registry
from trials.definitions.roles import ROLE, Right
from trials.models import Membership, Site, Study, User

USER_FIELDS = ("first_name", "last_name", "email")
ROLE_FIELDS = ("role", "site", "from", "to")
# Without the letters and digits that are mistaken for each other when read from paper.
PASSWORD_LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # noqa: S105
PASSWORD_LENGTH = 16


class Faulty(Exception):
    """A file that is not carried out; `faults` says everything that is wrong, in sentences."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


@dataclass
class Outcome:
    """What was done: sentences, and the initial password of each account that was made."""

    notes: list[str] = field(default_factory=list)
    passwords: dict[str, str] = field(default_factory=dict)


def tables() -> list[type[Record]]:
    """The tables of a study that have a code and no patient: sites, constructs."""
    return [
        record
        for record in registry.values()
        if record is not Study and record.crf.key == "code" and record.crf.parent == "study"
    ]


def read_study_file(content: bytes) -> dict[str, Any]:
    """The TOML document. Raises Faulty where it is none."""
    try:
        return tomllib.loads(content.decode("utf-8"))
    except UnicodeDecodeError:
        raise Faulty(["The file is not UTF-8 text. Save it as UTF-8."]) from None
    except tomllib.TOMLDecodeError as fault:
        raise Faulty([f"The file is not TOML: {fault}."]) from None


def apply_study_file(document: Mapping[str, Any], *, update: bool = False) -> Outcome:
    """Make what the file describes and is not there; leave alone what is there and equal.

    What differs is a fault, unless `update`. Nothing is removed. Raises Faulty with every fault,
    nothing written.
    """
    with transaction.atomic():
        run = _Apply(document, update)
        run.run()
        if run.faults:
            raise Faulty(run.faults)
    return run.outcome


class _Apply:
    def __init__(self, document: Mapping[str, Any], update: bool) -> None:
        self.document, self.update = document, update
        self.faults: list[str] = []
        self.outcome = Outcome()

    def run(self) -> None:
        sections = ["study", *(record.crf.table for record in tables()), "users"]
        for name in self.document:
            if name not in sections:
                self.fault(f"[{name}]", f"unknown section; there are {', '.join(sections)}")
        given = self.document.get("study")
        if not isinstance(given, dict) or not isinstance(given.get("key"), str):
            self.fault("[study]", 'say which study: [study] with key = "CODE"')
            return
        study = self.study(given)
        if study is None:
            return
        for record in tables():
            for where, row in self.rows(record.crf.table):
                self.record(where, study, record, row)
        for where, row in self.rows("users"):
            self.user(where, study, row)

    def fault(self, where: str, what: str) -> None:
        self.faults.append(f"{where}: {what.rstrip('.')}.")

    def rows(self, section: str) -> list[tuple[str, dict[str, Any]]]:
        given = self.document.get(section, [])
        if not isinstance(given, list) or not all(isinstance(row, dict) for row in given):
            self.fault(f"[[{section}]]", "write one [[..]] table for each")
            return []
        return [(f"[[{section}]] {n}", row) for n, row in enumerate(given, start=1)]

    # -- records

    def study(self, given: Mapping[str, Any]) -> Study | None:
        key = given["key"]
        stored = Study.objects.filter(key=key).first()
        study = stored or Study(key=key)
        # Nobody has a role in a study that is not there yet.
        system = Actor.system()
        founder = Grant(study.pk, None, system.user.username, frozenset(Right))
        actor = Actor(system.user, (founder,), "import")
        saved = self.save("[study]", actor, study, Study, given, stored)
        if saved is None:
            return stored
        return saved.record  # type: ignore[return-value]

    def record(
        self, where: str, study: Study, record: type[Record], row: Mapping[str, Any]
    ) -> None:
        key = row.get("key")
        if not isinstance(key, str):
            self.fault(where, 'give its key: key = "CODE"')
            return
        stored = record._default_manager.filter(study=study, key=key).first()
        actor = Actor.system().from_source("import")
        self.save(f"{where} ({key})", actor, study, record, row, stored)

    def save(
        self,
        where: str,
        actor: Actor,
        study: Study,
        record: type[Record],
        row: Mapping[str, Any],
        stored: Record | None,
    ) -> Saved | None:
        if stored is not None and stored.removed_at is not None:
            self.fault(where, "it was removed; a file cannot bring it back")
            return None
        before = as_row(stored) if stored is not None else {}
        change = Change(
            values=_flat(record, row),
            reason="Study file applied with --update" if stored else "Study file applied",
            version=stored.version if stored else None,
            record_id=stored.pk if stored else None,
        )
        try:
            with transaction.atomic():
                saved = save_record(
                    actor=actor, study=study, record=record, change=change, right=record.crf.write
                )
        except Refused as refused:
            for finding in refused.findings:
                if finding.severity != Severity.SOFT:
                    self.fault(f"{where}, {finding.field or 'row'}", finding.message)
            return None
        title = f"{record.crf.title} {saved.record.key}"
        if saved.created:
            self.outcome.notes.append(f"{title}: created.")
        elif not saved.changed:
            self.outcome.notes.append(f"{title}: there already, nothing to do.")
        else:
            self.outcome.notes.append(f"{title}: changed.")
            after = as_row(saved.record)
            for name in after:
                if name not in ("version", "entered_at") and after[name] != before.get(name):
                    self.differs(where, name, before.get(name), after[name])
        return saved

    def differs(self, where: str, name: str, old: Any, new: Any) -> None:
        if not self.update:
            self.fault(
                f"{where}, {name}",
                f"stored is {_say(old)}, the file says {_say(new)}. Correct the file, or change "
                "what is stored with --update",
            )

    # -- people

    def user(self, where: str, study: Study, row: Mapping[str, Any]) -> None:
        name = row.get("name")
        if not isinstance(name, str):
            self.fault(where, 'give the name to sign in with: name = "someone"')
            return
        where = f"{where} ({name})"
        for other in row:
            if other not in ("name", "roles", *USER_FIELDS):
                known = ", ".join(["name", *USER_FIELDS, "roles"])
                self.fault(where, f"unknown key {other!r}; there are {known}")
        user = self.account(where, name, {k: row[k] for k in USER_FIELDS if k in row})
        roles = row.get("roles", [])
        if not isinstance(roles, list) or not all(isinstance(r, dict) for r in roles):
            self.fault(where, "roles must be a list of { role, site, from, to }")
            return
        for n, given in enumerate(roles, start=1):
            self.role(f"{where}, role {n}", study, user, given)

    def account(self, where: str, name: str, given: Mapping[str, Any]) -> User | None:
        """The account of that name, made where it is not there."""
        sound = True
        for field_name, value in {"username": name, **given}.items():
            try:
                if not isinstance(value, str):
                    raise ValidationError("Write it as text.")
                User._meta.get_field(field_name).clean(value, None)  # type: ignore[union-attr]
            except ValidationError as fault:
                sound = False
                self.fault(f"{where}, {field_name}", " ".join(fault.messages))
        if not sound:
            return None
        user = User.objects.filter(username=name).first()
        if user is None:
            password = "".join(secrets.choice(PASSWORD_LETTERS) for _ in range(PASSWORD_LENGTH))
            user = User.objects.create_user(name, password=password, **given)
            self.outcome.passwords[name] = password
            self.outcome.notes.append(f"User {name}: created.")
            return user
        if user.is_system:
            self.fault(where, "this account belongs to the product. Choose another name")
            return None
        if not user.is_active:
            self.fault(where, "this account was deactivated. Choose another, or activate it")
        different = {k: v for k, v in given.items() if getattr(user, k) != v}
        for field_name, value in different.items():
            self.differs(where, field_name, getattr(user, field_name), value)
            setattr(user, field_name, value)
        if different:
            user.save(update_fields=list(different))
        done = "changed" if different else "there already, nothing to do"
        self.outcome.notes.append(f"User {name}: {done}.")
        return user

    def role(self, where: str, study: Study, user: User | None, given: Mapping[str, Any]) -> None:
        faults = len(self.faults)
        for name in given:
            if name not in ROLE_FIELDS:
                self.fault(where, f"unknown key {name!r}; there are {', '.join(ROLE_FIELDS)}")
        role, from_on, to_on = given.get("role"), given.get("from"), given.get("to")
        if role not in ROLE.codes:
            self.fault(where, f"{role!r} is no role; use one of {', '.join(map(str, ROLE.codes))}")
        site = None
        if "site" in given:
            site = Site.objects.filter(study=study, key=given["site"]).first()
            if site is None:
                self.fault(where, f"there is no site {given['site']!r} in this study")
        elif role in ROLE.subsets["bound_to_site"]:
            self.fault(where, f'a {role} has a site: site = "CODE"')
        if type(from_on) is not date:
            self.fault(where, "say since when: from = 2026-01-31, unquoted")
        elif to_on is not None and type(to_on) is not date:
            self.fault(where, "write the last day as to = 2026-12-31, unquoted")
        elif to_on is not None and to_on < from_on:
            self.fault(where, f"it ends on {to_on}, before it begins on {from_on}")
        if len(self.faults) == faults and user is not None:
            self.grant(
                where,
                Membership(
                    user=user, study=study, site=site, role=role, from_on=from_on, to_on=to_on
                ),
            )

    def grant(self, where: str, wanted: Membership) -> None:
        same = Membership.objects.filter(
            user=wanted.user, study=wanted.study, site=wanted.site, role=wanted.role
        )
        held = same.filter(from_on=wanted.from_on).first() or next(
            (m for m in same.order_by("from_on") if _overlap(m, wanted)), None
        )
        system = Actor.system().from_source("import")
        context = history_context(
            system,
            study_id=wanted.study.pk,
            site=wanted.site,
            right=Right.MANAGE_STUDY,
            why="Study file applied",
        )
        place = f" at {wanted.site.key}" if wanted.site else ""
        said = f"Role {wanted.role}{place} of {wanted.user.username}"
        if held is None:
            wanted.granted_by = system.user
            with context:
                wanted.save()
            self.outcome.notes.append(f"{said}: created.")
            return
        changed = [n for n in ("from_on", "to_on") if getattr(held, n) != getattr(wanted, n)]
        for name in changed:
            old, new = getattr(held, name), getattr(wanted, name)
            self.differs(where, name.removesuffix("_on"), old, new)
            setattr(held, name, new)
        if changed:
            with context:
                held.save(update_fields=changed)
        done = "changed" if changed else "there already, nothing to do"
        self.outcome.notes.append(f"{said}: {done}.")


def _overlap(one: Membership, other: Membership) -> bool:
    return (one.to_on is None or one.to_on >= other.from_on) and (
        other.to_on is None or other.to_on >= one.from_on
    )


def _flat(record: type[Record], row: Mapping[str, Any]) -> dict[str, Any]:
    """The row as flat columns; a list answers a multi-select whole."""
    flat: dict[str, Any] = {}
    for name, value in row.items():
        item = record.crf.items.get(name)
        if isinstance(item, MultiSelect) and isinstance(value, list):
            codes = [column.name for column in item.columns()]
            flat |= dict.fromkeys(codes, False)
            flat |= {f"{name}__{code}": True for code in value} or {f"{name}__none": True}
        else:
            flat[name] = value
    return flat


def _say(value: Any) -> str:
    if value is None or value == "":
        return "empty"
    return f"{value.normalize():f}" if hasattr(value, "normalize") else repr(value)
