"""Light reads for the web: which summary is the newest, and what changed since it was made."""

from collections.abc import Iterable
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db import connection, models
from django.db.models import Q, QuerySet

from analytics.definitions.summaries import SUMMARIES, Summary
from analytics.definitions.variable import Variable
from analytics.models import RiskModelVersion, RiskScore, Snapshot
from infusions.models import Construct, Dose, Infusion, Lymphodepletion, Product
from outcomes.models import (
    Death,
    Engraftment,
    FollowUp,
    Gvhd,
    Kinetics,
    Marrow,
    Mrd,
    NewTherapy,
    Relapse,
    Response,
    SupportiveCare,
    Toxicity,
    ToxicityGrade,
    ToxicityObservation,
    Transplant,
)
from patients.models import Consent, Genetic, Patient, PriorTherapy
from trials.access import Actor
from trials.crf import registry
from trials.definitions.roles import Right
from trials.models import Site, Study
from trials.queries import event_model

# A change in one of these tables may change the scores of its patient, or a summary.
SCORED_FROM: tuple[type[models.Model], ...] = (
    Patient,
    PriorTherapy,
    Infusion,
    Genetic,
    Lymphodepletion,
    Dose,
    Product,
)
SUMMARISED_FROM: tuple[type[models.Model], ...] = (
    *SCORED_FROM,
    Consent,
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
    Kinetics,
    Toxicity,
    ToxicityGrade,
    ToxicityObservation,
    SupportiveCare,
    RiskScore,
)
# What an analysis may rest on beside the record itself.
ANALYSED_BESIDE: tuple[type[models.Model], ...] = (RiskScore, RiskModelVersion)
# A change here may change them for everybody.
STUDY_WIDE: tuple[type[models.Model], ...] = (Construct,)


def latest_snapshots(study: Study, **of: Any) -> QuerySet[Snapshot]:
    """The newest summary of each site, grouping, definition and population; `of` narrows it.

    Without the charts, which are large and looked at one by one.
    """
    by = ("site_id", "grouping", "definition", "population")
    newest = Snapshot.objects.filter(study=study, definition__in=SUMMARIES, **of)
    ordered = newest.select_related("site").defer("chart_light", "chart_dark")
    return ordered.order_by(*by, "-computed_at", "-pk").distinct(*by)


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


def data_cutoff(study: Study) -> date | None:
    """The day on which the study's endpoints end, as it is stored now."""
    return Study._default_manager.values_list("data_cutoff_on", flat=True).get(pk=study.pk)


def changed_since(study: Study, since: str) -> bool:
    """Whether anything a summary rests on changed in a way that `since` does not see."""
    return _changed((*SUMMARISED_FROM, *STUDY_WIDE, Site, Study), study, since)


def record_changed_since(study: Study, since: str) -> bool:
    """Whether anything at all of the study changed in a way that `since` does not see."""
    return _changed((*registry.values(), *ANALYSED_BESIDE), study, since)


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


def site_of(actor: Actor, study: Study) -> Site | None:
    """The site whose summaries alone the actor may read: those of the study count other sites."""
    sites = [g.site_id for g in actor.grants_with(Right.READ) if g.study_id == study.pk]
    return None if None in sites else Site.objects.get(pk=sites[0])


def shown_snapshots(
    study: Study, site: Site | None, shown: Iterable[tuple[Summary, Variable]]
) -> list[Snapshot]:
    """The newest summaries of a site, or of the whole study, in the order asked for."""
    order = {(summary.id, grouping.id): n for n, (summary, grouping) in enumerate(shown)}
    asked = [Q(definition=summary, grouping=grouping) for summary, grouping in order]
    if not asked:
        return []
    found = latest_snapshots(study, site=site).filter(reduce(or_, asked))
    return sorted(found, key=lambda s: (order[s.definition, s.grouping], s.population))


def stale_snapshots(study: Study, snapshots: Iterable[Snapshot]) -> set[int]:
    """Which of them rest on records that have changed since, or on an older definition."""
    by_seen = {seen: changed_since(study, seen) for seen in {s.seen for s in snapshots}}
    return {
        s.pk for s in snapshots if by_seen[s.seen] or SUMMARIES[s.definition].version != s.version
    }
