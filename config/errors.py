"""The one shape of a refusal, shared by every app and knowing none of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    HARD = "hard"  # impossible: refused
    OVERRIDE = "override"  # refused until a reason is given, then both values are kept
    SOFT = "soft"  # accepted; stays open on the record until commented


@dataclass(frozen=True)
class Finding:
    """One thing wrong with one field, in words that say what to do about it."""

    code: str
    severity: Severity
    field: str | None
    message: str
    row: int | None = None

    def at(self, row: int) -> "Finding":
        return replace(self, row=row)

    def as_dict(self) -> dict[str, Any]:
        body: dict[str, Any] = {
            "code": self.code,
            "severity": self.severity.value,
            "field": self.field,
            "message": self.message,
        }
        if self.row is not None:
            body["row"] = self.row
        return body


def hard(code: str, field: str | None, message: str) -> Finding:
    return Finding(code, Severity.HARD, field, message)


def override(code: str, field: str | None, message: str) -> Finding:
    return Finding(code, Severity.OVERRIDE, field, message)


def soft(code: str, field: str | None, message: str) -> Finding:
    return Finding(code, Severity.SOFT, field, message)


@dataclass
class Refused(Exception):
    """A request that was understood and not carried out; nothing was written.

    `status` is the HTTP status of architecture.md 3, `extra` what the body adds to
    `errors` (409: `current` and `yours`; 423: `lock`).
    """

    status: int
    findings: list[Finding]
    extra: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return "; ".join(f.message for f in self.findings)

    def body(self) -> dict[str, Any]:
        return {"errors": [f.as_dict() for f in self.findings], **self.extra}


class RuleViolation(Refused):
    """422: every hard finding and every override without a reason, all at once."""

    status = 422

    def __init__(self, findings: Iterable[Finding]) -> None:
        super().__init__(self.status, list(findings))


def not_found(message: str = "There is nothing here, or it is not yours to see.") -> Refused:
    return Refused(404, [hard("not_found", None, message)])


def forbidden(message: str) -> Refused:
    return Refused(403, [hard("forbidden", None, message)])
