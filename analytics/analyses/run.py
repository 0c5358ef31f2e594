"""Carries out an analysis on the rows of a cohort: one function per method, registered here."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from analytics.cohort import Cohort
from analytics.definitions.analysis import Analysis, Method

# Called with what is done, of how much, and the step at work.
Progress = Callable[[int, int, str], None]


@dataclass
class Outcome:
    """What an analysis gives, as plain data ready for JSON.

    `excluded` holds `{reason, n}`, `warnings` `{code, message}`, `methods` one
    `{part, name, library, version, options}` for each part of `result`.
    """

    n: int
    excluded: list[dict[str, Any]]
    result: dict[str, Any]
    warnings: list[dict[str, str]] = field(default_factory=list)
    methods: list[dict[str, Any]] = field(default_factory=list)
    text: str = ""  # a paragraph for a paper's methods section
    curves: dict[str, Any] = field(default_factory=dict)  # whole, for the figure alone


Work = Callable[[Analysis, Cohort, Progress], Outcome]
METHODS: dict[Method, Work] = {}


def method(name: Method) -> Callable[[Work], Work]:
    """Register the function that carries out a method."""

    def register(work: Work) -> Work:
        METHODS[name] = work
        return work

    return register


def run(analysis: Analysis, cohort: Cohort, progress: Progress) -> Outcome:
    """The outcome of an analysis on a cohort. What cannot be computed says why, in its place."""
    outcome = METHODS[analysis.method](analysis, cohort, progress)
    outcome.warnings = [*analysis.warnings(), *outcome.warnings]
    outcome.text = f"{outcome.text} {left_out(outcome.excluded)}".strip()
    return outcome


# Last, for each registers itself with what stands above.
from analytics.analyses import methods as _methods  # noqa: E402, F401
from analytics.analyses.methods.words import left_out  # noqa: E402
