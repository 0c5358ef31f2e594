"""What the API takes for JSON: text that can be stored, nested as far as it can be read."""

from collections.abc import Mapping
from typing import Any

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser


class BodyParser(JSONParser):
    """JSON, less what Python's parser lets through or breaks on. Raises ParseError (400)."""

    def parse(
        self, stream: Any, media_type: str | None = None, parser_context: Any = None
    ) -> dict[str, Any]:
        """The body as data."""
        try:
            body = super().parse(stream, media_type, parser_context)
        except RecursionError:
            raise ParseError("The body is nested too deeply.") from None
        # A half of a surrogate pair is no character: no UTF-8, so neither stored nor answered.
        if any(_is_half(text) for text in _texts(body)):
            raise ParseError("The body has half a character: an escape \\ud800 to \\udfff.")
        return body


def _is_half(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)


def _texts(body: Any) -> Any:
    waiting = [body]
    while waiting:
        part = waiting.pop()
        if isinstance(part, str):
            yield part
        elif isinstance(part, Mapping):
            waiting += [*part, *part.values()]
        elif isinstance(part, list):
            waiting += part
