"""Codelists that belong to every form, and the type of a codelist."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Codelist:
    """The codes a field may hold, each with its label.

    `subsets` names groups of codes that a definition relies on, so that "responder"
    is declared once, beside the codes.
    """

    name: str
    codes: Mapping[Any, str]  # by text or by whole number
    subsets: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def is_integer(self) -> bool:
        return all(isinstance(code, int) for code in self.codes)

    def label(self, code: object) -> str:
        return self.codes.get(code, str(code))


MISSING_REASON = Codelist(
    "missing_reason",
    {
        "not_done": "Not done",
        "unknown": "Unknown",
        "not_applicable": "Not applicable",
        "refused": "Refused",
    },
)
DATE_PRECISION = Codelist(
    "date_precision",
    {"day": "Day known", "month": "Month known", "year": "Year known"},
)
YES_NO = Codelist("yes_no", {"YES": "Yes", "NO": "No"})
