"""A browser without a screen: signs in, and sends a form as a page would."""

from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client

from trials.models import User

BACKEND = "django.contrib.auth.backends.ModelBackend"


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


class Fields(HTMLParser):
    """What the form of a page would send if it were sent as it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}
        self.in_form = False
        self.select = ""
        self.textarea = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name") or ""
        if tag == "form":
            self.in_form = "data-record-form" in given
        if not self.in_form:
            return
        if tag == "input":
            chosen = given.get("type") not in ("radio", "checkbox") or "checked" in given
            if chosen:
                self.sent[name] = given.get("value") or ""
        elif tag == "select":
            self.select = name
            self.sent[name] = ""
        elif tag == "option" and "selected" in given:
            self.sent[self.select] = given.get("value") or ""
        elif tag == "textarea":
            self.textarea = name
            self.sent[name] = ""

    def handle_data(self, data: str) -> None:
        if self.textarea:
            self.sent[self.textarea] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.textarea = ""


def fields(response: HttpResponse) -> dict[str, str]:
    found = Fields()
    found.feed(response.content.decode())
    found.sent.pop("csrfmiddlewaretoken", None)
    return found.sent


def fill_in(client: Client, url: str, typed: dict[str, str], action: str = "save") -> Any:
    """Open a form, type into it, press a button."""
    form = fields(client.get(url))
    return client.post(url, form | typed | {"change:action": action})
