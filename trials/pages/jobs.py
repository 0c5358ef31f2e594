"""What the background jobs did: what, when, how long, how many rows, with what outcome."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from config.errors import not_found
from trials import jobs as ledger
from trials.access import Actor
from trials.definitions.roles import Right
from trials.models import JobRun
from trials.pages.common import page, page_of

PER_PAGE = 50


@require_GET
@page
def jobs(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The runs of the ledger, latest first."""
    if not any(actor.grants_with(Right.JOBS)):
        raise not_found()
    rows = JobRun.objects.all()
    task, state = request.GET.get("task", ""), request.GET.get("state", "")
    if task:
        rows = rows.filter(task=task)
    if state in JobRun.State.values:
        rows = rows.filter(state=state)
    return render(
        request,
        "trials/jobs.html",
        {
            "page": page_of(request, rows, PER_PAGE),
            "tasks": sorted(name for name, job in ledger.jobs.items() if job.kept),
            "states": JobRun.State.choices,
            "task": task,
            "state": state,
        },
    )
