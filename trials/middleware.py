"""Who, where from and under which request id, for every history row a request writes."""

from collections.abc import Callable

import pghistory
import structlog
from django.http import HttpRequest, HttpResponse


class HistoryContextMiddleware:
    """Opens the history context of a request; `trials.actions` adds role, site and reason."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        source = "api" if request.path.startswith("/api/") else "page"
        request_id = structlog.contextvars.get_contextvars().get("request_id")
        user = request.user.get_username() or None
        with pghistory.context(user=user, source=source, request_id=request_id):
            return self.get_response(request)
