"""What is asked of the write path, what comes of it, and who signs for it in the history."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pghistory
from django.db import connection

from config.errors import Finding, Refused, RuleViolation, hard
from trials.access import Actor
from trials.crf import ENVELOPE, Record
from trials.models import Site
from trials.queries import body_of


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
                and all(v is None or isinstance(v, str) for v in given.values())
            ):
                faults.append(
                    hard("unreadable", name, f"{name} must be an object of texts by name.")
                )
        reason, version = body.get("reason"), body.get("version")
        if reason is not None and not isinstance(reason, str):
            faults.append(hard("unreadable", "reason", "reason must be text."))
        if version is not None and (isinstance(version, bool) or not isinstance(version, int)):
            faults.append(hard("unreadable", "version", "version must be a whole number."))
        if faults:
            raise Refused(400, faults)
        change = cls(
            values={k: v for k, v in body.items() if k not in (*ENVELOPE, "study")},
            missing=body.get("missing") or {},
            comments=body.get("comments") or {},
            overrides=body.get("overrides") or {},
            reason=reason,
            version=version,
            record_id=record_id,
        )
        if change.unreadable():
            raise Refused(400, change.unreadable())
        return change

    def unreadable(self) -> list[Finding]:
        """Texts beside the values that the database cannot hold."""
        named = {
            "missing": self.missing,
            "comments": self.comments,
            "overrides": self.overrides,
        }
        texts = {
            name: [*given, *(text for text in given.values() if text)]
            for name, given in named.items()
        } | {"reason": [self.reason or ""]}
        return [
            hard("unreadable", name, f"{name} contains a NUL character; remove it.")
            for name, given in texts.items()
            if any("\x00" in text for text in given)
        ]


@dataclass(frozen=True)
class Saved:
    """What came of one row. `findings` are the soft ones that stay open on it."""

    record: Record
    created: bool
    changed: bool
    findings: list[Finding]


PRECEDENCE = (401, 404, 405, 403, 400, 423, 409, 422)


def merged(refused: Sequence[Refused]) -> Refused:
    """Several refusals as one: the status that comes first, the findings of all."""
    first = min(refused, key=lambda r: PRECEDENCE.index(r.status))
    findings = [f for r in refused for f in r.findings]
    if first.status == RuleViolation.status:
        return RuleViolation(findings)
    return Refused(first.status, findings, first.extra)


def at_row(refusal: Refused, row: int) -> Refused:
    return Refused(refusal.status, [f.at(row) for f in refusal.findings], refusal.extra)


def conflict(stored: Record, change: Change, message: str) -> Refused:
    return Refused(
        409,
        [hard("conflict", None, message)],
        {
            "current": {"version": stored.version, "values": body_of(stored)},
            "yours": {**change.values, "missing": dict(change.missing)},
        },
    )


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


def sign_copies(context: pghistory.runtime.Context) -> None:
    """Sign the COPYs that follow in this transaction: they pass by what signs other statements."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('pghistory.context_id', %s, true), "
            "set_config('pghistory.context_metadata', %s, true)",
            [str(context.id), json.dumps(context.metadata)],
        )
