"""What every page shares: who asks, which study, and how a refusal looks."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from config.errors import Refused, not_found
from trials.access import Actor, visible_studies
from trials.crf import Record, registry
from trials.models import Study

View = Callable[..., HttpResponse]


def page(view: View) -> View:
    """A page for who is signed in; it is called with the actor.

    A refusal becomes a page with the status of the refusal. What was typed while the session
    ran out is carried through the sign-in.
    """

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            if request.method == "POST":
                from trials.pages.account import sign_in_and_keep

                return sign_in_and_keep(request)
            query = urlencode({"next": request.get_full_path()})
            return redirect(f"{reverse('sign_in')}?{query}")
        actor = Actor.of(request.user, source="page")
        try:
            return view(request, actor, *args, **kwargs)
        except Refused as refusal:
            return refused(request, refusal)

    return shown


def study_page(view: View) -> View:
    """A page inside a study; it is called with the actor and the study. 404 to outsiders."""

    @page
    @wraps(view)
    def shown(
        request: HttpRequest, actor: Actor, code: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        study = visible_studies(actor).filter(key=code).first()
        if study is None:
            raise not_found()
        try:
            return view(request, actor, study, *args, **kwargs)
        except Refused as refusal:
            return refused(request, refusal, study=study)

    return shown


def refused(request: HttpRequest, refusal: Refused, study: Study | None = None) -> HttpResponse:
    """A refusal as a page of its own. A page that was not found tells nothing of its study."""
    if refusal.status == 404:
        study = None
    return render(
        request,
        "trials/refused.html",
        {"refusal": refusal, "study": study, "lock": refusal.extra.get("lock")},
        status=refusal.status,
    )


def reads(actor: Actor, study: Study, record: type[Record]) -> bool:
    """Whether the table is open to the actor in this study, at some site at least."""
    return any(g.study_id == study.pk for g in actor.grants_with(record.crf.read))


def table_or_404(actor: Actor, study: Study, table: str) -> type[Record]:
    record = registry.get(table)
    if record is None or not reads(actor, study, record):
        raise not_found()
    return record


def page_of(request: HttpRequest, rows: Any, size: int) -> Page[Any]:
    """The page that `?page=` names; the nearest there is where it names none."""
    return Paginator(rows, size).get_page(request.GET.get("page"))
