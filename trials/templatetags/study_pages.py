"""Pieces that every page has: the menu of a study, and the session's idle time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse

from trials.access import Actor
from trials.accounts import managed_studies
from trials.definitions.roles import Right
from trials.pages.panels import study_links

register = template.Library()

MENU = (
    ("Overview", "study"),
    ("Patients", "patients"),
    ("Tables", "tables"),
    ("Forms", "forms"),
    ("Completeness", "completeness"),
    ("History", "history"),
)
WITHOUT_PATIENTS = ("study", "tables", "history")


@register.inclusion_tag("trials/study_menu.html", takes_context=True)
def study_menu(context: dict[str, Any]) -> dict[str, Any]:
    """The menu of the study that the page is about; the place one is at is marked."""
    study, request = context.get("study"), context.get("request")
    if not study or not request:
        return {"entries": []}
    overview = reverse("study", args=[study.key])
    shown = [*MENU, *((link.label, link.url_name) for link in study_links())]
    if not any(
        g.study_id == study.pk
        for g in Actor.of(request.user, source="page").grants_with(Right.READ)
    ):
        shown = [entry for entry in shown if entry[1] in WITHOUT_PATIENTS]
    entries = []
    for label, name in shown:
        url = reverse(name, args=[study.key])
        here = request.path == url if url == overview else request.path.startswith(url)
        if context.get("patient"):
            here = name == "patients"
        entries.append((label, url, here))
    return {"study": study, "entries": entries}


@register.simple_tag
def keeps_accounts(user: Any) -> bool:
    """Whether the person is an administrator somewhere."""
    return user.is_superuser or bool(managed_studies(user))


@register.simple_tag
def idle_seconds() -> int:
    """How long a session lasts without a request."""
    return settings.SESSION_COOKIE_AGE


@register.filter
def instant(at: str) -> str:
    """An ISO instant of UTC as people write it, to the second."""
    return at[:19].replace("T", " ") if at else ""


@register.filter
def minutes(span: timedelta) -> int:
    """A time span in whole minutes, rounded up."""
    return -(-int(span.total_seconds()) // 60)
