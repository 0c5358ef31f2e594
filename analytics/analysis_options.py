"""The options of each method that have a field of their own on the form of an analysis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from analytics.definitions.analysis import Method


class Kind(StrEnum):
    NUMBER = "number"
    NUMBERS = "numbers"
    CHOICE = "choice"
    FLAG = "flag"


EXPECTS = {
    Kind.NUMBER: "a number",
    Kind.NUMBERS: "numbers separated by commas",
    Kind.FLAG: "yes or nothing",
}


@dataclass(frozen=True)
class Option:
    """`read` takes what was typed; empty is the method's own choice, which `help` names."""

    name: str
    title: str
    kind: Kind
    help: str = ""
    choices: tuple[str, ...] = ()

    @property
    def expects(self) -> str:
        return EXPECTS.get(self.kind, f"one of {', '.join(self.choices)}")

    def read(self, text: str) -> Any:
        """The value as the method takes it; ValueError where it is none."""
        if self.kind is Kind.FLAG:
            return True
        if self.kind is Kind.CHOICE:
            if text not in self.choices:
                raise ValueError(text)
            return text
        if self.kind is Kind.NUMBERS:
            return [_number(part) for part in text.split(",")]
        return _number(text)

    def written(self, value: Any) -> str:
        """A value as one types it."""
        if value is None or value is False:
            return ""
        if isinstance(value, list | tuple):
            return ", ".join(f"{one:g}" for one in value)
        return "yes" if value is True else str(value)


def _number(text: str) -> float | int:
    value = float(text)
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 - NaN
        raise ValueError(text)
    return int(value) if value == int(value) else value


AT = Option("at", "Survival at the days", Kind.NUMBERS, "Such as 183, 365; else at every event.")
LANDMARK = Option(
    "landmark",
    "Landmark day",
    Kind.NUMBER,
    "Only who is without an event then counts, from that day on, by what is known then.",
)
OPTIONS: Mapping[Method, tuple[Option, ...]] = {
    Method.SURVIVAL: (
        AT,
        Option("tau", "Restricted mean until day", Kind.NUMBER, "Else the last day of all groups."),
        Option(
            "conf_type",
            "Confidence limits",
            Kind.CHOICE,
            "log-log unless chosen.",
            ("log-log", "log", "plain", "plain-clipped"),
        ),
        Option(
            "ties",
            "Ties in the Cox model",
            Kind.CHOICE,
            "Efron unless chosen.",
            ("efron", "breslow"),
        ),
        LANDMARK,
    ),
    Method.BINARY: (
        Option("stepwise", "Forward stepwise selection", Kind.FLAG),
        Option("entry_p", "p of entry", Kind.NUMBER, "0.05 unless set."),
        Option("removal_p", "p of removal", Kind.NUMBER, "0.10 unless set."),
        Option("screen_p", "Univariate p below", Kind.NUMBER, "Offers only factors below it."),
    ),
}


def options_of(method: Method) -> tuple[Option, ...]:
    return OPTIONS.get(method, ())
