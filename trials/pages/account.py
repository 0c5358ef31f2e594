"""Signing in and out, and the password; what was typed outlives the session."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth import views
from django.contrib.auth.forms import AuthenticationForm
from django.core import signing
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET

from trials.models import User
from trials.typed import AUTHOR

AUTHOR_SALT = "trials.form.author"
KEPT = "kept_form"


def author_mark(user: Any) -> str:
    """Says, in a form, who typed it; nobody else can take it over by signing in."""
    return signing.dumps(user.pk, salt=AUTHOR_SALT)


def sign_in_and_keep(request: HttpRequest) -> HttpResponse:
    """The sign-in page in answer to a form that came after the session had ended."""
    kept, back = request.POST.get("kept", ""), request.POST.get("next", "")
    if request.POST.get(AUTHOR):
        kept, back = json.dumps(dict(request.POST.lists())), request.get_full_path()
    context = {
        "form": AuthenticationForm(request),
        "next": back or _page_before(request),
        "kept": kept,
        "ended": True,
    }
    return render(request, "trials/sign_in.html", context, status=401)


def _page_before(request: HttpRequest) -> str:
    """The page that a button was pressed on: the address that it was sent to may not be opened."""
    before = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(before, allowed_hosts={request.get_host()})
    return urlsplit(before).path if ours else reverse("home")


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was opened before its author signed in anew comes back with what was typed.

    The author's mark in it is as good a proof as the token that is gone: a foreign page knows
    neither. Nothing is written here but what the form's own page then keeps as a draft.
    """
    if not request.user.is_authenticated:
        return sign_in_and_keep(request)
    typed = _kept_by(json.dumps(dict(request.POST.lists())), request.user)
    if typed is None:
        return render(request, "403_csrf.html", status=403)
    request.session[KEPT] = {"path": request.get_full_path(), "typed": typed}
    return redirect(request.get_full_path())


class SignInForm(AuthenticationForm):
    """Django's, less the names that no account can have and no log of attempts can hold."""

    def clean_username(self) -> str:
        name: str = self.cleaned_data["username"]
        if len(name) > User._meta.get_field("username").max_length:
            raise self.get_invalid_login_error()
        return name

    def clean(self) -> dict[str, Any]:
        return self.cleaned_data if self.errors else super().clean()


class SignIn(views.LoginView):
    form_class = SignInForm
    template_name = "trials/sign_in.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kept = self.request.POST.get("kept", "")
        return super().get_context_data(**kwargs) | {"kept": kept, "ended": bool(kept)}

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        response = super().form_valid(form)
        typed = _kept_by(self.request.POST.get("kept", ""), form.get_user())
        if typed is not None:
            self.request.session[KEPT] = {"path": self.get_success_url(), "typed": typed}
        return response


def _kept_by(kept: str, user: Any) -> dict[str, list[str]] | None:
    """What was typed before the sign-in, if the one who signs in is the one who typed it."""
    try:
        typed = json.loads(kept)
        author = signing.loads(typed[AUTHOR][0], salt=AUTHOR_SALT)
    except (ValueError, LookupError, TypeError, RecursionError, signing.BadSignature):
        return None
    return typed if author == user.pk else None


def take_kept(request: HttpRequest) -> QueryDict | None:
    """What was typed into this page before the session ended; given out once."""
    kept = request.session.get(KEPT)
    if kept is None or kept["path"] != request.get_full_path():
        return None
    del request.session[KEPT]
    post = QueryDict(mutable=True)
    for name, values in kept["typed"].items():
        post.setlist(name, values)
    return post


class SignOut(views.LogoutView):
    next_page = reverse_lazy("sign_in")


class ChangePassword(views.PasswordChangeView):
    template_name = "trials/password_change.html"
    success_url = reverse_lazy("password_change_done")


class PasswordChanged(views.PasswordChangeDoneView):
    template_name = "trials/password_change_done.html"


@require_GET
def stay(request: HttpRequest) -> HttpResponse:
    """Keeps a session from running out; 401 once it has."""
    return HttpResponse(status=204 if request.user.is_authenticated else 401)
