"""Who keeps the accounts: the administrators of a study, each within their own studies."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from trials.access import Actor
from trials.definitions.roles import Right


def managed_studies(user: Any) -> set[int]:
    """The studies whose accounts and grants the person keeps."""
    if not user.is_authenticated:
        return set()
    actor = Actor.of(user, source="page")
    return {grant.study_id for grant in actor.grants_with(Right.MANAGE_STUDY)}


class AccountsSite(AdminSite):
    """Django's admin, open to administrators by their membership and to nobody else."""

    site_header = site_title = "CARTograph accounts"
    index_title = "People and memberships"

    def has_permission(self, request: HttpRequest) -> bool:
        user = request.user
        return user.is_active and (user.is_superuser or bool(managed_studies(user)))

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The site has one sign-in page, with its lock-out."""
        if request.user.is_authenticated:
            return redirect("home")
        query = urlencode({"next": request.GET.get("next") or reverse("admin:index")})
        return redirect(f"{reverse('sign_in')}?{query}")
