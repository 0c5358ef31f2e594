"""The names in a result in the words of their declarations."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from typing import Any

from analytics.definitions.analysis import Analysis
from analytics.definitions.endpoint import Fact, in_words
from analytics.definitions.endpoints import ENDPOINTS
from analytics.definitions.options import Method, options_of
from analytics.definitions.variable import Variable
from analytics.definitions.variables import VARIABLES

EVERYBODY = "all"
NOT_KNOWN = "Not known"
TOGETHER = {EVERYBODY: "All", "GLOBAL": "All terms together"}
FACTS = frozenset(fact.value for fact in Fact)
FEW = 6  # numbers that follow each other, from which on only the ends are said

METHOD_TITLES = {
    Method.SURVIVAL: "Time to an event: curves, tests, Cox model",
    Method.BINARY: "Response: logistic regression",
    Method.TABLE: "Response by group: table and tests",
    Method.DESCRIBE: "Description of the patients, by group",
    Method.RATES: "Response rates within levels",
    Method.COMPARE_VALUES: "A measured value by group",
    Method.TRANSPLANT: "One endpoint in four ways with a transplant",
    Method.TIME_DEPENDENT: "Cox model with covariates that begin on a day",
    Method.MULTISTATE: "States over time",
    Method.KINETICS: "Measurements over time",
    Method.LISTING: "A line per subject",
    Method.MONITORING: "Safety monitoring",
    Method.DEVELOP: "Development of a risk model",
    Method.VALIDATE: "Validation of a risk model",
    Method.COMPARE: "Comparison of two risk models",
}


class Words:
    """The names in a result as people say them: levels, terms, causes."""

    def __init__(self, analysis: Analysis | None) -> None:
        self.group = VARIABLES.get((analysis and analysis.group) or "")
        endpoint = ENDPOINTS.get((analysis and analysis.endpoint) or "")
        self.causes: tuple[str, ...] = ()
        if endpoint is not None and endpoint.competing:
            self.causes = tuple(in_words(cause) for cause in endpoint.causes)

    def say(self, name: str, path: tuple[str, ...] = ()) -> str:
        """A name in the words of its declaration."""
        if path and path[-1] in ("cif", "gray", "cause_specific", "fine_gray") and name.isdigit():
            place = int(name) - 1
            return self.causes[place] if 0 <= place < len(self.causes) else f"Cause {name}"
        if name in VARIABLES:
            return VARIABLES[name].title
        variable, equals, level = name.partition("=")
        if equals and variable in VARIABLES:
            return f"{VARIABLES[variable].title}: {VARIABLES[variable].label(level)}"
        if name in TOGETHER:
            return TOGETHER[name]
        of = VARIABLES.get(path[-2]) if path[-1:] == ("levels",) and len(path) > 1 else self.group
        return of.label(name) if isinstance(of, Variable) and _level(of, name) else title_of(name)

    def levels(self, name: str, present: Collection[str]) -> list[str]:
        """The labels of a variable's levels that are present, in their order, others after them."""
        variable = VARIABLES.get(name)
        known = list((variable and variable.levels or {}).values())
        found = [label for label in known if label in present]
        others = sorted(set(present) - set(known) - {NOT_KNOWN})
        return [*found, *others, *({NOT_KNOWN} & set(present))]


def _level(variable: Variable, name: str) -> bool:
    return variable.levels is None or name in variable.levels or name == "none"


def title_of(name: str) -> str:
    if not name.isidentifier() or name != name.lower():
        return name
    text = name.replace("_", " ")
    return text[:1].upper() + text[1:]


def options_in_words(method: Method, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each option that is set, by its title."""
    for option in options_of(method):
        if (value := given.get(option.name)) not in (None, False):
            yield option.title, value_in_words(value)


def settings_in_words(settings: Mapping[str, Any]) -> str:
    """How a part of a result was made: what is set, each under its name."""
    return "; ".join(
        f"{title_of(name)}: {value_in_words(value)}"
        for name, value in settings.items()
        if value not in (None, [], ())
    )


def value_in_words(value: Any) -> str:
    """A value that was set: variables and facts by their titles, many numbers by their ends."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        numbers = all(isinstance(one, int | float) for one in value)
        if (
            numbers
            and len(value) >= FEW
            and all(after == before + 1 for before, after in pairwise(value))
        ):
            return f"{value[0]} to {value[-1]}, each"
        return ", ".join(map(value_in_words, value))
    if isinstance(value, float | int):
        return f"{value:g}"
    if value in FACTS:
        return in_words(str(value))
    return VARIABLES[value].title if value in VARIABLES else str(value)
