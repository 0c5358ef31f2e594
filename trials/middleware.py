"""Who, where from and under which request id, for every history row a request writes."""

from collections.abc import Callable
from urllib.parse import unquote

import pghistory
import structlog
from django.http import HttpRequest, HttpResponse, JsonResponse

from config.api_errors import is_api
from config.errors import Refused, hard
from trials.models import AccessLog
from trials.pages.common import refused


class PlainAddressMiddleware:
    """Refuses an address with a NUL character, which PostgreSQL cannot look for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path:
            return self._refuse(request)
        # The API names the parameter that is wrong.
        if not is_api(request) and "\x00" in unquote(request.META["QUERY_STRING"]):
            return self._refuse(request)
        return self.get_response(request)

    def _refuse(self, request: HttpRequest) -> HttpResponse:
        fault = hard("unreadable", None, "The address contains a NUL character; remove it.")
        refusal = Refused(400, [fault])
        if is_api(request):
            return JsonResponse(refusal.body(), status=refusal.status)
        return refused(request, refusal)


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


class RefusalLogMiddleware:
    """Notes who was refused what for want of a right. Addresses hold ids and codes, no values."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 403 and request.user.is_authenticated:
            AccessLog.objects.create(
                user=request.user,
                kind="refused",
                detail={"method": request.method, "path": request.path[:500]},
            )
        return response
