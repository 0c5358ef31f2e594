"""Light reads for the web: which summary is the newest, and what changed since it was made."""

from collections.abc import Iterable
from typing import Any

from django.db import connection, models

from analytics.definitions.summaries import SUMMARIES
from analytics.models import RiskScore, Snapshot
from infusions.models import Construct, Dose, Infusion, Lymphodepletion, Product
from outcomes.models import (
    Death,
    Engraftment,
    FollowUp,
    Gvhd,
    Marrow,
    Mrd,
    NewTherapy,
    Relapse,
    Response,
    Transplant,
)
from patients.models import Consent, Genetic, Patient, PriorTherapy
from trials.access import Actor
from trials.definitions.roles import Right
from trials.models import Site, Study
from trials.queries import event_model

# A change in one of these tables may change the scores of its patient, or a summary.
SCORED_FROM: tuple[type[models.Model], ...] = (
    Patient,
    Infusion,
    Genetic,
    Lymphodepletion,
    Dose,
    Product,
)
SUMMARISED_FROM: tuple[type[models.Model], ...] = (
    *SCORED_FROM,
    Consent,
    PriorTherapy,
    Response,
    Marrow,
    Mrd,
    Transplant,
    Relapse,
    NewTherapy,
    FollowUp,
    Death,
    Gvhd,
    Engraftment,
    RiskScore,
)
# A change here may change them for everybody.
STUDY_WIDE: tuple[type[models.Model], ...] = (Construct,)


def latest_snapshots(study: Study, *, charts: bool = False) -> list[Snapshot]:
    """The newest summary of each site, definition, version and population."""
    by = ("site_id", "definition", "version", "population")
    newest = Snapshot.objects.filter(study=study).select_related("site")
    if not charts:
        newest = newest.defer("chart_light", "chart_dark")
    found = newest.order_by(*by, "-computed_at", "-pk").distinct(*by)
    return [snapshot for snapshot in found if snapshot.definition in SUMMARIES]


def current_snapshot() -> str:
    """What this moment sees of the database, in PostgreSQL's own words."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text")
        return str(cursor.fetchone()[0])


def changed_patients(study: Study, *, since: str) -> list[int] | None:
    """Patients with a change of a scored table that `since` does not see; None: everybody."""
    if _changed(STUDY_WIDE, study, since):
        return None
    return sorted(patient for (patient,) in _rows(_unseen(SCORED_FROM), study, since))


def changed_since(study: Study, since: str) -> bool:
    """Whether anything a summary rests on changed in a way that `since` does not see."""
    return _changed((*SUMMARISED_FROM, *STUDY_WIDE, Site, Study), study, since)


def _changed(tables: Iterable[type[models.Model]], study: Study, since: str) -> bool:
    return bool(_rows(f"SELECT EXISTS ({_unseen(tables)})", study, since)[0][0])


def _rows(statement: str, study: Study, since: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, {"study": study.pk, "since": since})
        return list(cursor.fetchall())


def _unseen(tables: Iterable[type[models.Model]]) -> str:
    """The patients in rows of history that a database snapshot does not see, as a statement."""
    parts = []
    for table in tables:
        events = event_model(table)._meta
        names = {field.name for field in events.get_fields()}
        patient = "patient_id" if "patient" in names else "id"
        study = "id" if table is Study else "study_id"
        parts.append(
            f"SELECT {patient} FROM {connection.ops.quote_name(events.db_table)} "  # noqa: S608
            f"WHERE {study} = %(study)s "
            "AND txid >= pg_snapshot_xmin(%(since)s::pg_snapshot)::text::bigint "
            "AND NOT pg_visible_in_snapshot(txid::text::xid8, %(since)s::pg_snapshot)"
        )
    return " UNION ".join(parts)


def shown_snapshots(actor: Actor, study: Study) -> tuple[Site | None, list[Snapshot]]:
    """The newest summaries the actor may read, and the site they are limited to.

    Site staff read the summaries of their own site: those of the study count other sites.
    """
    sites = [g.site_id for g in actor.grants_with(Right.READ) if g.study_id == study.pk]
    site_id = None if None in sites else sites[0]
    shown = [s for s in latest_snapshots(study) if s.site_id == site_id]
    site = None if site_id is None else Site.objects.get(pk=site_id)
    return site, sorted(shown, key=lambda s: (list(SUMMARIES).index(s.definition), s.population))


def stale_snapshots(study: Study, snapshots: Iterable[Snapshot]) -> set[int]:
    """Which of them rest on records that have changed since, or on an older definition."""
    by_seen = {seen: changed_since(study, seen) for seen in {s.seen for s in snapshots}}
    return {
        s.pk for s in snapshots if by_seen[s.seen] or SUMMARIES[s.definition].version != s.version
    }
