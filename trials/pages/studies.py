"""The studies one may see, and what is open in each."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from trials.access import Actor, visible, visible_forms, visible_studies
from trials.crf import owner_column, registry
from trials.definitions.roles import ROLE
from trials.models import Draft, Form, Site, Study
from trials.pages.common import page, reads, study_page
from trials.pages.display import answers
from trials.pages.topics import by_topic


@require_GET
@page
def home(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The studies of the person; straight into the only one."""
    studies = list(visible_studies(actor).order_by("key"))
    if len(studies) == 1:
        return redirect("study", studies[0].key)
    counts = Counter(
        dict(
            visible(registry["patients"], actor)
            .values_list("study_id")
            .annotate(n=Count("pk"))
            .order_by()
        )
    )
    rows = [(study, counts[study.pk], _roles(actor, study)) for study in studies]
    return render(request, "trials/home.html", {"rows": rows})


def may_anywhere(actor: Actor, study: Study, right: str) -> bool:
    """Whether the right is held at any site of the study."""
    return any(g.study_id == study.pk for g in actor.grants_with(right))


def _roles(actor: Actor, study: Study) -> str:
    names = [ROLE.label(g.role) for g in actor.grants if g.study_id == study.pk]
    return ", ".join(dict.fromkeys(names))


@require_GET
@study_page
def study(request: HttpRequest, actor: Actor, study: Study) -> HttpResponse:
    """Counts, sites and what is open."""
    patients = registry["patients"]
    return render(
        request,
        "trials/study.html",
        {
            "study": study,
            "roles": _roles(actor, study),
            "answers": [a for a in answers(study, study) if not a.is_empty],
            "sites": _sites(actor, study),
            "topics": by_topic((crf.table, (crf, n)) for crf, n in _counts(actor, study) if n),
            "forms": _forms(actor, study),
            "findings": _open_findings(actor, study),
            "drafts": Draft.objects.filter(user=actor.user, study=study).count(),
            "sees_patients": reads(actor, study, patients),
            "may_enrol": may_anywhere(actor, study, patients.crf.write),
        },
    )


def _sites(actor: Actor, study: Study) -> list[tuple[Site, int | None]]:
    """Each site, with its patients where the actor may see them."""
    patients = registry["patients"]
    counts = Counter(visible(patients, actor).filter(study=study).values_list("site_id", flat=True))
    covered = [g for g in actor.grants_with(patients.crf.read) if g.study_id == study.pk]
    sites = visible(Site, actor).filter(study=study).order_by("key")
    return [
        (site, counts[site.pk] if any(g.covers(study.pk, site.pk) for g in covered) else None)
        for site in sites
    ]


def _counts(actor: Actor, study: Study) -> list[tuple[Any, int]]:
    return [
        (record.crf, visible(record, actor).filter(study=study).count())
        for record in registry.values()
        if owner_column(record) and reads(actor, study, record)
    ]


def _forms(actor: Actor, study: Study) -> list[tuple[str, str, int]]:
    counts = Counter(visible_forms(actor).filter(study=study).values_list("status", flat=True))
    return [(str(s.value), str(s.label), counts[s.value]) for s in Form.Status if counts[s.value]]


def _open_findings(actor: Actor, study: Study) -> list[tuple[Any, str]]:
    """Records with soft findings that nobody has commented on yet, the first fifty.

    Each with the name of the page that serves the reader: the form, or the record to look at.
    """
    found: list[tuple[Any, str]] = []
    for record in registry.values():
        if not reads(actor, study, record) or record is Study:
            continue
        rows = visible(record, actor).filter(study=study).exclude(findings=[])
        page = "record_change" if may_anywhere(actor, study, record.crf.write) else "record"
        found.extend((row, page) for row in rows.order_by("key")[: 50 - len(found)])
        if len(found) >= 50:
            break
    return found
