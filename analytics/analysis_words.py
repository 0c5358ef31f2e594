"""The names in a result in the words of their declarations."""

from __future__ import annotations

from collections.abc import Collection

from analytics.definitions.analysis import Analysis
from analytics.definitions.endpoint import in_words
from analytics.definitions.endpoints import ENDPOINTS
from analytics.definitions.variable import Variable
from analytics.definitions.variables import VARIABLES

EVERYBODY = "all"
NOT_KNOWN = "Not known"
TOGETHER = {EVERYBODY: "All", "GLOBAL": "All terms together"}


class Words:
    """The names in a result as people say them: levels, terms, causes."""

    def __init__(self, analysis: Analysis | None) -> None:
        self.group = VARIABLES.get((analysis and analysis.group) or "")
        endpoint = ENDPOINTS.get((analysis and analysis.endpoint) or "")
        self.causes: tuple[str, ...] = ()
        if endpoint is not None and endpoint.competing:
            causes = ("+".join(endpoint.events), *endpoint.competing)
            self.causes = tuple(in_words(cause) for cause in causes)

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
