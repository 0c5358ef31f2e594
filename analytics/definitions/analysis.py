"""What an analysis declares: whom it counts, what it compares, by which method.

The engine that reads it is `analytics.analyses.run`. An analysis with an id is shipped, named after
the paper it stands in; one that a statistician puts together has the same form.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from analytics.definitions.endpoint import Origin, Population, Unit
from analytics.definitions.endpoints import ENDPOINTS
from analytics.definitions.options import OPTIONS, Method, settled
from analytics.definitions.variable import Variable
from analytics.definitions.variables import VARIABLES
from config.errors import Finding, hard


class Cases(StrEnum):
    """Whom an analysis is about. Those known only later are naive as a population."""

    ALL = "ALL"  # every patient of the study, infused or not
    INFUSED = "INFUSED"  # by the first infusion
    INFUSIONS = "INFUSIONS"  # every infusion a subject of its own
    RESPONDERS = "RESPONDERS"  # a remission after the first infusion
    NON_RESPONDERS = "NON_RESPONDERS"
    TRANSPLANTED = "TRANSPLANTED"  # an allogeneic transplant after the first infusion


NAIVE = (
    "Naive: the groups are made of what happened after the origin, so that a group is credited "
    "with the time its members had to live to enter it. Read the landmark or the time-dependent "
    "form beside it."
)


NOT_USABLE = (
    "it is not usable before the infusion, and neither is a model that holds it; a model for use "
    "then is made of what is known then."
)
LATER_FORMS = (
    "Compare from a landmark day, among those still without an event on it and by what is known "
    "then, let it enter as a time-dependent covariate where it begins on a day, or ask for the "
    "naive form by that name: it credits a group with the time its members had to live to enter it."
)
FROM_LANDMARK = (
    "From a landmark day: among those still without an event on it, by what is known then."
)
TIME_DEPENDENT = "As a covariate that begins on its day."
LABELLED_NAIVE = "As the paper printed it, under a label that says it is biased."
NOT_KNOWN = "grouping_not_known_at_origin"
# Names and values that do not exist; every other fault is of what may not be asked.
UNREADABLE = frozenset(
    {
        "unknown_endpoint",
        "unknown_variable",
        "unknown_level",
        "unknown_option",
        "unreadable_option",
    }
)
NEEDS: Mapping[Method, tuple[str, ...]] = {
    Method.SURVIVAL: ("endpoint",),
    Method.BINARY: ("responses",),
    Method.TABLE: ("responses",),
    Method.DESCRIBE: ("covariates",),
    Method.RATES: ("responses", "covariates"),
    Method.COMPARE_VALUES: ("responses",),
    Method.TRANSPLANT: ("endpoint",),
    Method.TIME_DEPENDENT: ("endpoint", "covariates"),
    Method.MULTISTATE: (),
    Method.KINETICS: (),
    Method.LISTING: (),
    Method.MONITORING: ("responses",),
    Method.DEVELOP: ("responses", "covariates"),
    Method.VALIDATE: ("responses",),
    Method.COMPARE: ("responses",),
}
OF_YES_OR_NO = frozenset(
    {
        Method.BINARY,
        Method.RATES,
        Method.MONITORING,
        Method.DEVELOP,
        Method.VALIDATE,
        Method.COMPARE,
    }
)
# These describe who is in a group; nobody is credited with time, nor is a rate compared.
DESCRIBING = frozenset({Method.DESCRIBE, Method.COMPARE_VALUES, Method.KINETICS, Method.LISTING})
# Populations that form after the infusion, and the origins by which they have.
FORMS_AT: Mapping[Cases, frozenset[Origin]] = {
    Cases.RESPONDERS: frozenset({Origin.CR_DATE}),
    Cases.NON_RESPONDERS: frozenset(),
    Cases.TRANSPLANTED: frozenset({Origin.HSCT_DATE}),
}


def origins_of(population: Cases, endpoint: str | None) -> tuple[Origin, ...]:
    """The days on which a group of these must be known."""
    if endpoint is None:
        return (Origin.ENROLMENT if population is Cases.ALL else Origin.FIRST_INFUSION,)
    both = (ENDPOINTS[endpoint].origin, ENDPOINTS[endpoint].fallback_origin)
    return tuple(origin for origin in both if origin is not None)


class NotAnAnalysis(ValueError):
    """What keeps a declaration from being an analysis, and what may be asked instead."""

    def __init__(
        self, name: str, findings: list[Finding], alternatives: list[dict[str, str]]
    ) -> None:
        super().__init__(f"{name}: {' '.join(finding.message for finding in findings)}")
        self.findings, self.alternatives = findings, alternatives

    @property
    def status(self) -> int:
        """400 where something named does not exist, 422 where it may not be asked."""
        return 400 if any(f.code in UNREADABLE for f in self.findings) else 422


@dataclass(frozen=True, kw_only=True)
class Analysis:
    """`where` keeps the subjects at these levels of a variable; `options` are of the method.

    With `naive` a group known only after the origin is let in, under a label that says so.
    """

    id: str
    version: str
    title: str
    source: str
    method: Method
    population: Cases = Cases.INFUSED
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    endpoint: str | None = None
    responses: tuple[str, ...] = ()
    group: str | None = None
    covariates: tuple[str, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    naive: bool = False
    beside: tuple[str, ...] = ()  # the analyses to read with it
    settable: tuple[str, ...] = ("group", "covariates", "options")
    stated: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        found = list(self.faults())
        if found:
            ways = self.alternatives() if NOT_KNOWN in {fault.code for fault in found} else []
            raise NotAnAnalysis(self.id, found, ways)

    @property
    def unit(self) -> Unit:
        return Unit.INFUSION if self.population is Cases.INFUSIONS else Unit.PATIENT

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The days on which a group must be known."""
        return origins_of(self.population, self.endpoint)

    @property
    def variables(self) -> tuple[Variable, ...]:
        """Every variable that it reads, once."""
        options = (self.options.get("strata"), self.options.get("score"))
        where = (name for name, _ in self.where)
        named = (*where, *self.responses, self.group, *self.covariates, *options)
        return tuple(VARIABLES[name] for name in dict.fromkeys(n for n in named if n is not None))

    def set(self, **changed: Any) -> "Analysis":
        """The same with some choices of the statistician's own; raises NotAnAnalysis on a fault."""
        return replace(self, **changed)

    @property
    def settled(self) -> dict[str, Any]:
        """Every option of the method with the value that holds."""
        return settled(self.method, self.options)

    def faults(self) -> Iterator[Finding]:
        """Everything that keeps this from being an analysis, the names first."""
        unknown = list(self._unknown())
        yield from unknown
        if not unknown:
            yield from self._lacking()
            yield from self._not_fitting()
            yield from self._not_known_at_origin()

    def warnings(self) -> list[dict[str, str]]:
        """What a reader must know of an analysis like this, whatever its numbers are."""
        found = []
        if self.naive:
            found.append({"code": "naive", "message": NAIVE})
        if self.method in (Method.BINARY, Method.RATES):
            later = [v for v in self._of(*self.covariates) if not v.known_from(self.origins)]
            found += [
                {"code": "not_usable_before_infusion", "message": f"{v.title}: {NOT_USABLE}"}
                for v in later
            ]
        return found

    def alternatives(self) -> list[dict[str, str]]:
        """What answers the question where a group is not known at the origin; none where all is.

        Each names the field to set, and the value where there is one.
        """
        later = {variable.id: variable for _, variable in self._later()}.values()
        found: list[dict[str, str]] = []
        if self._formed() and not later:
            return found
        late = self.endpoint is not None and ENDPOINTS[self.endpoint].entry is not None
        if self.method is Method.SURVIVAL and not late and all(map(_at_landmark, later)):
            found.append({"field": "options.landmark", "message": FROM_LANDMARK})
        if self.endpoint and self._formed() and all(variable.before for variable in later):
            value = Method.TIME_DEPENDENT.value
            found.append({"field": "method", "value": value, "message": TIME_DEPENDENT})
        found.append({"field": "options.naive", "value": "true", "message": LABELLED_NAIVE})
        return found + [
            {"field": "group", "value": variable.id, "message": variable.title}
            for variable in VARIABLES.values()
            if not variable.number and variable.known_from(self.origins)
        ]

    def _of(self, *names: str | None) -> list[Variable]:
        return [VARIABLES[name] for name in names if name is not None]

    def _unknown(self) -> Iterator[Finding]:
        if self.endpoint is not None and self.endpoint not in ENDPOINTS:
            message = f"There is no endpoint {self.endpoint!r}; use one of {', '.join(ENDPOINTS)}."
            yield hard("unknown_endpoint", "endpoint", message)
        for field_, names in (
            ("where", [name for name, _ in self.where]),
            ("response", self.responses),
            ("group", [self.group]),
            ("covariates", self.covariates),
        ):
            for name in names:
                if name is not None and name not in VARIABLES:
                    yield hard("unknown_variable", field_, f"There is no variable {name!r}.")
        for name, levels in self.where:
            known = VARIABLES[name].levels if name in VARIABLES else None
            for level in levels:
                if known is not None and level not in known:
                    message = f"{name} has no level {level!r}; use one of {', '.join(known)}."
                    yield hard("unknown_level", "where", message)
        options = {option.name: option for option in OPTIONS[self.method]}
        for name, value in self.options.items():
            if name not in options:
                allowed = ", ".join(options) or "none"
                message = f"{self.method} has no option {name!r}; it has {allowed}."
                yield hard("unknown_option", f"options.{name}", message)
            elif not options[name].taken(value):
                message = f"{options[name].title} is {options[name].expects}, not {value!r}."
                yield hard("unreadable_option", f"options.{name}", message)

    def _lacking(self) -> Iterator[Finding]:
        for needed in NEEDS[self.method]:
            if not getattr(self, needed):
                name = "response" if needed == "responses" else needed
                article = "" if needed == "covariates" else "an " if name[0] in "aeio" else "a "
                message = f"The method {self.method} needs {article}{name}: name one."
                yield hard(f"{name}_missing", name, message)
        if self.method is Method.BINARY and not (self.covariates or self.options.get("score")):
            message = "The method BINARY needs covariates, or a score among the options."
            yield hard("covariates_missing", "covariates", message)
        if self.method is Method.COMPARE and not self.options.get("models"):
            message = "The method COMPARE needs two risk models: name them, the newer one second."
            yield hard("models_missing", "options.models", message)

    def _not_fitting(self) -> Iterator[Finding]:
        if self.endpoint is not None and ENDPOINTS[self.endpoint].unit is not self.unit:
            yield hard(
                "endpoint_of_another_unit",
                "endpoint",
                f"{self.endpoint} is an endpoint of each {ENDPOINTS[self.endpoint].unit.lower()}, "
                f"and the population {self.population} is of each {self.unit.lower()}.",
            )
        yield from self._late_entry()
        if self.method is Method.BINARY and len(self.responses) > 1:
            message = (
                f"The method BINARY models one response, not {len(self.responses)}: ask for an "
                "analysis of each."
            )
            yield hard("several_responses", "response", message)
        for variable in self._of(*self.responses):
            if self.method is Method.COMPARE_VALUES and not variable.number:
                message = f"{variable.title} is no number to compare; take one that is."
                yield hard("response_is_no_number", "response", message)
            if self.method in OF_YES_OR_NO and set(variable.levels or ()) != {"yes", "no"}:
                message = f"{variable.title} is not yes or no; take a response that is."
                yield hard("response_is_not_yes_or_no", "response", message)
        numbers = [("group", VARIABLES[self.group])] if self.group else []
        numbers += [("where", VARIABLES[name]) for name, _ in self.where]
        if self.options.get("strata"):
            numbers.append(("options.strata", VARIABLES[self.options["strata"]]))
        for field_, variable in numbers:
            if variable.number:
                message = f"{variable.title} is a number; take its bands, or let it be a covariate."
                yield hard("group_is_a_number", field_, message)

    def _late_entry(self) -> Iterator[Finding]:
        """What curves cannot be made of where subjects are seen from a later day on only."""
        endpoint = ENDPOINTS[self.endpoint] if self.endpoint else None
        if self.method is not Method.SURVIVAL or endpoint is None or endpoint.entry is None:
            return
        others = ", ".join(
            other.id
            for other in ENDPOINTS.values()
            if other.entry is None
            and (other.origin, other.unit) == (endpoint.origin, endpoint.unit)
        )
        instead = f"take the method TIME_DEPENDENT, or an endpoint without late entry: {others}."
        late = f"{endpoint.id} follows from a day after its origin on ({endpoint.entry})"
        if self.options.get("landmark") is not None:
            message = f"{late}, so that a landmark does not hold for everybody; {instead}"
            yield hard("late_entry_at_a_landmark", "options.landmark", message)
        if endpoint.competing:
            message = f"{late}, and incidences of competing causes take no late entry; {instead}"
            yield hard("late_entry_with_competing_causes", "endpoint", message)

    def _later(self) -> Iterator[tuple[str, Variable]]:
        """What stands where only that may which is known at the origin, and is not."""
        named: list[tuple[str, str | None]] = []
        if self.method not in DESCRIBING:
            named.append(("group", self.group))
            named.append(("options.strata", self.options.get("strata")))
        if self.endpoint is not None:
            named += [("where", name) for name, _ in self.where]
        if self.method in (Method.SURVIVAL, Method.DEVELOP):
            named += [("covariates", name) for name in self.covariates]
        for field_, name in named:
            if name is not None and not VARIABLES[name].known_from(self.origins):
                yield field_, VARIABLES[name]

    def _not_known_at_origin(self) -> Iterator[Finding]:
        at = " or ".join(origin.value for origin in self.origins)
        landmark = self.options.get("landmark") is not None
        if self.method is Method.TIME_DEPENDENT:
            for variable in self._of(*self.covariates):
                if not (variable.before or variable.known_from(self.origins)):
                    message = (
                        f"{variable.title} neither is known at the origin {at} nor begins on a day."
                    )
                    yield hard("covariate_without_a_day", "covariates", message)
        for field_, variable in self._later():
            if self.method is Method.DEVELOP:
                message = f"{variable.title} is known only after the infusion: {NOT_USABLE}"
                yield hard("known_only_after_infusion", field_, message)
            elif landmark and not _at_landmark(variable):
                message = f"{variable.title} has no day from which it is known, at a landmark."
                yield hard("not_known_at_a_landmark", field_, message)
            elif not (landmark or self.naive):
                message = f"{variable.title} is not known at the origin {at}. {LATER_FORMS}"
                yield hard(NOT_KNOWN, field_, message)
        if not (self._formed() or landmark or self.naive):
            message = f"Who belongs to {self.population} is not known at the origin {at}. "
            yield hard(NOT_KNOWN, "population", message + LATER_FORMS)

    def _formed(self) -> bool:
        """Whether the population has formed by the origin, or is that of the endpoint itself."""
        if self.endpoint is None or self.population not in FORMS_AT:
            return True
        endpoint = ENDPOINTS[self.endpoint]
        own = endpoint.population is Population.RESPONDERS and self.population is Cases.RESPONDERS
        return own or endpoint.origin in FORMS_AT[self.population]


def _at_landmark(variable: Variable) -> bool:
    """Whether it can be told what was known of it on a day after the origin."""
    return bool(variable.known_at or variable.since)
