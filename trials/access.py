"""Who is asking, and what that lets them see: the one place where site scope is decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from config.errors import forbidden
from trials.crf import PatientRecord, Record
from trials.definitions.roles import RIGHTS, Right
from trials.models import AccessLog, ApiToken, Form, Membership, Site, Study, User

SYSTEM_USER = "system"
WRITING = frozenset(
    {
        Right.ENTER,
        Right.ENTER_IDENTIFIERS,
        Right.IMPORT,
        Right.IMPORT_RETROSPECTIVE,
        Right.LOCK,
        Right.UNLOCK,
        Right.CONSTRUCTS,
        Right.DRAFT_MODELS,
        Right.APPROVE_MODELS,
        Right.MANAGE_STUDY,
    }
)


@dataclass(frozen=True)
class Grant:
    study_id: int
    site_id: int | None
    role: str
    rights: frozenset[Right]

    def covers(self, study_id: int, site_id: int | None) -> bool:
        """True at the site, and for what belongs to the study as a whole (`site_id` None)."""
        return self.study_id == study_id and (
            self.site_id is None or site_id is None or self.site_id == site_id
        )


@dataclass(frozen=True)
class Actor:
    """A person, script or job, with the grants in force today."""

    user: User
    grants: tuple[Grant, ...]
    source: str
    token: ApiToken | None = None

    @classmethod
    def of(cls, user: User, *, source: str, token: ApiToken | None = None) -> Actor:
        today = datetime.now(UTC).date()
        held = Membership.objects.filter(
            Q(to_on__isnull=True) | Q(to_on__gte=today), user=user, from_on__lte=today
        )
        if token is not None:
            held = held.filter(study_id=token.study_id)
        grants = []
        for m in held.order_by("pk") if user.is_active else ():
            rights = RIGHTS[m.role]
            if token is not None and not token.may_write:
                rights -= WRITING
            grants.append(Grant(m.study_id, m.site_id, m.role, rights))
        return cls(user, tuple(grants), source, token)

    @classmethod
    def system(cls) -> Actor:
        """The named account that jobs act as. It sees every study and enters nothing by hand."""
        user, _ = User.objects.get_or_create(
            username=SYSTEM_USER, defaults={"is_system": True, "password": "!"}
        )
        grants = tuple(
            Grant(pk, None, SYSTEM_USER, frozenset(Right))
            for pk in Study.objects.values_list("pk", flat=True)
        )
        return cls(user, grants, "task")

    def from_source(self, source: str) -> Actor:
        return replace(self, source=source)

    def grant_for(self, right: str, study_id: int, site_id: int | None) -> Grant | None:
        """The first grant that gives the right there."""
        for grant in self.grants:
            if right in grant.rights and grant.covers(study_id, site_id):
                return grant
        return None

    def may(self, right: str, study_id: int, site_id: int | None = None) -> bool:
        return self.grant_for(right, study_id, site_id) is not None

    def grants_with(self, right: str) -> Iterator[Grant]:
        return (g for g in self.grants if right in g.rights)

    def sees_table(self, record: type[Record]) -> bool:
        """Whether any grant opens the table at all, in any study."""
        tables = self.token.tables if self.token else None
        return (tables is None or record.crf.table in tables) and any(
            self.grants_with(record.crf.read)
        )


def site_path(model: type[Any]) -> str | None:
    """The lookup from a table to the site that owns its rows; None for study-wide tables."""
    if model is Form or issubclass(model, PatientRecord):
        return "patient__site_id"
    if issubclass(model, Record) and model.crf.parent == "site":
        return "site_id"
    return None


def scope(model: type[Any], actor: Actor, right: str) -> Q:
    """What of a table the actor may see. Everything that reads clinical rows filters by this."""
    site = site_path(model)
    study = "pk" if model is Study else "study_id"
    seen = Q(pk__in=[])
    for grant in actor.grants_with(right):
        rows = Q(**{study: grant.study_id})
        if site and grant.site_id is not None:
            rows &= Q(**{site: grant.site_id})
        seen |= rows
    tables = actor.token.tables if actor.token else None
    if tables is not None and issubclass(model, Record) and model.crf.table not in tables:
        return Q(pk__in=[])
    return seen


def visible(record: type[Record], actor: Actor, *, removed: bool = False) -> QuerySet[Any]:
    """The rows of a table that the actor may see; tombstones only when asked for."""
    rows = record._default_manager.filter(scope(record, actor, record.crf.read))
    return rows if removed else rows.filter(removed_at__isnull=True)


def visible_studies(actor: Actor) -> QuerySet[Study]:
    return visible(Study, actor)


def visible_forms(actor: Actor) -> QuerySet[Form]:
    return Form.objects.filter(scope(Form, actor, Right.READ))


def permit_write(
    actor: Actor,
    study: Study,
    record: type[Record],
    site: Site | None,
    *,
    right: str | None = None,
) -> None:
    """Raise 403, saying why, where rows of the table may not be written at the site.

    Without a site: where they may not be written anywhere in the study.
    """
    if actor.may(right or record.crf.write, study.pk, site.pk if site else None):
        return
    if actor.token is not None and not actor.token.may_write:
        raise forbidden("This token is read-only. Issue one with --write.")
    raise forbidden(
        f"Your role in study {study.key} may not write {record.crf.table}"
        + (f" at site {site.key}." if site else ".")
    )


def log_view(actor: Actor, study: Study, record: type[Record], rows: Sequence[Record]) -> None:
    """Note who looked at rows of a table that not every reader may see."""
    if record.crf.read != "read_identifiers" or not rows:
        return
    AccessLog.objects.create(
        user=actor.user,
        study=study,
        kind="identifiers",
        detail={"table": record.crf.table, "records": [row.pk for row in rows]},
    )


def memberships_on(day: date) -> QuerySet[Membership]:
    """Who held what on a day."""
    return Membership.objects.filter(
        Q(to_on__isnull=True) | Q(to_on__gte=day), from_on__lte=day
    ).select_related("user", "study", "site", "granted_by")
