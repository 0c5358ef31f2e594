"""Every refusal of the API leaves as {"errors": [{"code", "severity", "field", "message"}]}."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.views import defaults
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler

from config.errors import Refused, hard, not_found

REMEDY = {
    "not_authenticated": "Send the header 'Authorization: Bearer TOKEN', or sign in.",
    "authentication_failed": "The token is unknown, expired or revoked. Issue a new one.",
    "throttled": "Too many requests. Wait as long as the header Retry-After says.",
}


def handle(exc: Exception, context: dict[str, Any]) -> Response | None:
    """The response to an exception of a view; None leaves what nobody foresaw to Django."""
    if isinstance(exc, Http404):
        exc = not_found()
    if isinstance(exc, Refused):
        return Response(exc.body(), status=exc.status)
    response = exception_handler(exc, context)
    if response is not None and isinstance(exc, exceptions.APIException):
        response.data = {"errors": list(_flat(exc.get_full_details()))}
    return response


def is_api(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")


def no_such_address(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """404 for an address that leads nowhere, in the shape that the caller reads."""
    if not is_api(request):
        return defaults.page_not_found(request, exception)
    return JsonResponse(not_found("There is no such address.").body(), status=404)


def unforeseen(request: HttpRequest) -> HttpResponse:
    """500, without a word about what went wrong: that may quote a record."""
    if not is_api(request):
        return defaults.server_error(request)
    fault = hard(
        "unforeseen",
        None,
        "Something went wrong here and was logged. Try again, and tell who runs this site.",
    )
    return JsonResponse({"errors": [fault.as_dict()]}, status=500)


def _flat(details: Any, field: str | None = None) -> Iterator[dict[str, Any]]:
    if isinstance(details, dict) and "message" in details and "code" in details:
        message = " ".join(filter(None, [str(details["message"]), REMEDY.get(details["code"])]))
        yield hard(details["code"], field, message).as_dict()
    elif isinstance(details, dict):
        for name, inner in details.items():
            yield from _flat(inner, name)
    else:
        for inner in details:
            yield from _flat(inner, field)
