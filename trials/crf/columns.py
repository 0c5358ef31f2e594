"""A flat column: how one value is named, typed and read, whatever door it came in by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal as Number
from decimal import InvalidOperation
from typing import Any

from trials.definitions.codelists import Codelist

DECIMAL_PLACES = 10
PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Unreadable(ValueError):
    """A value that is not of its column's type; the text says what was expected."""


@dataclass(frozen=True)
class Column:
    """One flat column, as REST, forms, files and the schema know it."""

    name: str
    type: str  # text, integer, decimal, boolean, date, datetime, code, key
    label: str
    unit: str = ""
    codelist: Codelist | None = None
    item: str = ""  # the item it belongs to; its missing reason is kept under this name
    required: bool = False
    critical: bool = False
    known_at: str = ""
    cdisc: str = ""
    derived: bool = False
    free_text: bool = False
    short_name: str = ""

    def parse(self, raw: Any) -> Any:
        """The typed value of JSON or text; empty text is no value. Raises Unreadable."""
        if raw is None or (isinstance(raw, str) and raw.strip() == ""):
            return None
        if isinstance(raw, str) and "\x00" in raw:
            raise Unreadable("contains a NUL character; remove it")
        return PARSERS[self.type](self, raw)

    def json(self, value: Any) -> Any:
        if isinstance(value, Number):
            return int(value) if value == value.to_integral_value() else float(value)
        if hasattr(value, "isoformat"):
            return value.isoformat().replace("+00:00", "Z")
        return value


def _parse_text(column: Column, raw: Any) -> str:
    if not isinstance(raw, str):
        raise Unreadable(f"{raw!r} is not text")
    return raw


def _parse_integer(column: Column, raw: Any) -> int:
    if not isinstance(raw, bool) and re.fullmatch(r"[+-]?\d{1,18}(\.0+)?", str(raw).strip()):
        return int(str(raw).partition(".")[0])
    raise Unreadable(f"{raw!r} is not a whole number")


def _parse_decimal(column: Column, raw: Any) -> Number:
    try:
        if isinstance(raw, bool):
            raise InvalidOperation
        value = Number(str(raw).strip())
    except InvalidOperation:
        raise Unreadable(f"{raw!r} is not a number; write it like 12.5") from None
    if not value.is_finite():
        raise Unreadable(f"{raw!r} is not a finite number")
    if abs(value) >= Number(10) ** 12:
        raise Unreadable(f"{raw!r} is too large; twelve digits before the point at most")
    kept = to_stored(value)
    if value and not kept:
        raise Unreadable(f"{raw!r} is too small; ten digits after the point at most")
    return kept


def to_stored(value: Number) -> Number:
    """The number as the database keeps it; compared otherwise, a row would never be equal."""
    return round(value, DECIMAL_PLACES)


def _parse_boolean(column: Column, raw: Any) -> bool:
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, str) and raw.strip().lower() in ("true", "false"):
        return raw.strip().lower() == "true"
    raise Unreadable(f"{raw!r} is not true or false")


def _parse_date(column: Column, raw: Any) -> date:
    try:
        if isinstance(raw, date):
            return raw
        if not isinstance(raw, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", raw.strip()):
            raise ValueError
        return date.fromisoformat(raw.strip())
    except ValueError:
        raise Unreadable(f"{raw!r} is not a date; write it as YYYY-MM-DD") from None


def _parse_partial(column: Column, raw: Any) -> str:
    text = raw.isoformat() if isinstance(raw, date) else str(raw).strip()
    match = PARTIAL.fullmatch(text)
    try:
        if not match:
            raise ValueError
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        raise Unreadable(
            f"{raw!r} is not a date; write what is known: YYYY-MM-DD, YYYY-MM or YYYY"
        ) from None
    return text


def _parse_code(column: Column, raw: Any) -> str | int:
    if isinstance(raw, bool) or not isinstance(raw, str | int | float):
        raise Unreadable(f"{raw!r} is not a code")
    if column.codelist and column.codelist.is_integer:
        return _parse_integer(column, raw)
    return str(raw).strip()


def _parse_key(column: Column, raw: Any) -> str | int:
    if isinstance(raw, bool) or not isinstance(raw, str | int):
        raise Unreadable(f"{raw!r} is not a key or an id")
    return raw.strip() if isinstance(raw, str) else raw


PARSERS = {
    "text": _parse_text,
    "integer": _parse_integer,
    "decimal": _parse_decimal,
    "boolean": _parse_boolean,
    "date": _parse_date,
    "partial_date": _parse_partial,
    "code": _parse_code,
    "key": _parse_key,
}


def plain(value: Any) -> str:
    """A number without an exponent or trailing zeros."""
    return f"{value.normalize():f}" if isinstance(value, Number) else str(value)
