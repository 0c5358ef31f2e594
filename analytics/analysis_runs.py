"""The runs of analyses: who may read which, asking for one, and one as the API answers it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from time import monotonic, sleep
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from analytics import queries
from analytics.analysis_asked import Asked
from analytics.analysis_words import METHOD_TITLES
from analytics.definitions.analyses import ANALYSES
from analytics.definitions.endpoints import ENDPOINTS
from analytics.definitions.variables import VARIABLES
from analytics.models import AnalysisRun, AnalysisScope
from trials import jobs
from trials.access import Actor
from trials.definitions.roles import Right
from trials.models import Study

State = AnalysisRun.State
PATIENCE = 2.0  # seconds that a request waits for its result
FILES = {
    "table.csv": "text/csv; charset=utf-8",
    "figure.png": "image/png",
    "figure.svg": "image/svg+xml",
    "figure.pdf": "application/pdf",
}


def readable(actor: Actor) -> QuerySet[AnalysisRun]:
    """The runs all of whose rows the actor may see."""
    if actor.token is not None and actor.token.tables is not None:
        return AnalysisRun.objects.none()
    covered = Q(pk__in=[])
    for grant in actor.grants_with(Right.READ):
        rows = Q(study_id=grant.study_id)
        covered |= rows if grant.site_id is None else rows & Q(site_id=grant.site_id)
    of_run = AnalysisScope.objects.filter(run=OuterRef("pk"))
    runs = AnalysisRun.objects.filter(Exists(of_run), ~Exists(of_run.exclude(covered)))
    return runs.select_related("requested_by", "same_as")


def sites_of(actor: Actor, study: Study) -> frozenset[int] | None:
    """The sites of a study whose rows the actor may see, None for all of them."""
    sites = {g.site_id for g in actor.grants_with(Right.READ) if g.study_id == study.pk}
    return None if None in sites else frozenset(site for site in sites if site is not None)


def ask(actor: Actor, asked: Asked) -> tuple[AnalysisRun, bool]:
    """The run of a request, and whether it is an earlier one that still holds.

    A new run is queued and sent to the workers.
    """
    scopes = list(_scopes(actor, asked.studies))
    request = asked.request(scopes)
    earlier = (
        AnalysisRun.objects.filter(request=request, same_as=None)
        .exclude(state=State.FAILED)
        .order_by("-pk")
        .first()
    )
    if earlier is not None and (earlier.state != State.DONE or holds(earlier, asked.studies)):
        return earlier, earlier.state == State.DONE
    with transaction.atomic():
        run = AnalysisRun.objects.create(
            definition=asked.definition or "",
            version=asked.analysis.version if asked.definition else "",
            asked=asked.changed,
            cutoff=asked.cutoff,
            request=request,
            requested_by=actor.user,
            requested_at=timezone.now(),
        )
        AnalysisScope.objects.bulk_create(
            AnalysisScope(run=run, study_id=study, site_id=site) for study, site in scopes
        )
    jobs.queue("run_analyses")
    return run, False


def _scopes(actor: Actor, studies: Iterable[Study]) -> Iterator[tuple[int, int | None]]:
    for study in studies:
        sites = sites_of(actor, study)
        for site in [None] if sites is None else sorted(sites):
            yield study.pk, site


def holds(run: AnalysisRun, studies: Iterable[Study]) -> bool:
    """Whether nothing that the result may rest on has changed since."""
    return not any(queries.record_changed_since(study, run.seen) for study in studies)


def awaited(run: AnalysisRun) -> AnalysisRun:
    """The run once it has ended, or as it stands when patience does."""
    until = monotonic() + PATIENCE
    while run.state in (State.QUEUED, State.RUNNING) and monotonic() < until:
        sleep(0.05)
        run.refresh_from_db()
    return run


def shown(run: AnalysisRun) -> AnalysisRun:
    """The run that holds the result of this one."""
    return run.same_as or run


def studies_of(run: AnalysisRun) -> dict[Study, list[str] | None]:
    """Each study that a run covers, with the keys of the sites where it is not all of them."""
    found: dict[Study, list[str] | None] = {}
    for scope in run.scopes.select_related("study", "site").order_by("study__key", "site__key"):
        if scope.site is None:
            found[scope.study] = None
        else:
            keys = found.setdefault(scope.study, [])
            if keys is not None:
                keys.append(scope.site.key)
    return found


def title_of(run: AnalysisRun) -> str:
    """The analysis in words. One that is no longer shipped keeps its id."""
    if run.definition:
        shipped = ANALYSES.get(run.definition)
        return shipped.title if shipped else run.definition
    endpoint = ENDPOINTS.get(run.asked.get("endpoint") or "")
    named = [endpoint.title] if endpoint else []
    named += [VARIABLES[n].title for n in run.asked.get("response", ()) if n in VARIABLES]
    group = VARIABLES.get(run.asked.get("group") or "")
    about = ", ".join(named) + (f", by: {group.title}" if group else "")
    method = METHOD_TITLES.get(run.asked.get("method", ""))
    own = f"Own analysis ({method[:1].lower()}{method[1:]})" if method else "Own analysis"
    return f"{own}: {about}" if about else own


def files_of(run: AnalysisRun) -> list[str]:
    """The files that there are of a run."""
    if run.state != State.DONE:
        return []
    return list(FILES) if run.has_figure else ["table.csv"]


def address_of(run: AnalysisRun) -> str:
    """Where the API answers the run."""
    return f"{reverse('analysis-detail', args=[run.pk])}/"


def listed(run: AnalysisRun) -> dict[str, Any]:
    """One run as the API lists it, without the result. `sites` null is the whole study."""
    covered = studies_of(run)
    return {
        "id": run.pk,
        "state": run.state,
        "progress": {"done": run.done, "total": run.total, "step": run.step},
        "definition": run.definition or None,
        "version": run.version or None,
        "set": run.asked,
        "studies": [study.key for study in covered],
        "sites": {study.key: sites for study, sites in covered.items()},
        "scope": {"cutoff": run.cutoff},
        "requested_by": run.requested_by.get_username(),
        "requested_at": run.requested_at,
        "computed_at": run.computed_at,
        "n": run.n,
        "excluded": run.excluded,
        "warnings": run.warnings,
        "text": run.text,
        "methods": run.methods,
        "fingerprint": run.fingerprint or None,
        "error": run.error,
        "files": {name: reverse("analysis-file", args=[run.pk, name]) for name in files_of(run)},
    }


def body_of(run: AnalysisRun) -> dict[str, Any]:
    """One run as the API answers it, the result last."""
    run = shown(run)
    return {**listed(run), "result": run.numbers if run.result else None}
