"""Log lines that hold ids, codes and places in the code, and never a value from a form."""

import traceback
from collections.abc import MutableMapping
from typing import Any

from django.http import HttpRequest
from django_structlog.middlewares import RequestMiddleware


def exception_without_values(
    logger: Any, method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Replace an exception by its types and places.

    Its text is left out: the one of a database error quotes the row that failed.
    """
    event.pop("error", None)  # the text again, as django_structlog adds it for tasks
    exc_info = event.pop("exc_info", None)
    if not exc_info:
        return event
    error = exc_info[1] if isinstance(exc_info, tuple) else exc_info
    chain = []
    while isinstance(error, BaseException):
        places = [
            f"{frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ]
        chain.append({"type": type(error).__name__, "places": places})
        error = error.__cause__ or error.__context__
    event["exception"] = chain
    return event


class RequestLogMiddleware(RequestMiddleware):
    """One line at the start and one at the end of a request, without its query."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        """Method and path; what was searched for may be a name."""
        return f"{request.method} {request.path}"
