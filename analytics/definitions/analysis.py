"""What an analysis declares: whom it counts, what it compares, by which method.

The engine that reads it is `analytics.analyses.run`. An analysis with an id is shipped, named after
the paper it stands in; one that a statistician puts together has the same form.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from analytics.definitions.endpoint import Origin, Unit
from analytics.definitions.endpoints import ENDPOINTS
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


class Method(StrEnum):
    """How the numbers are made; the first three give the parts of the three commands."""

    SURVIVAL = "SURVIVAL"  # curves, tests and models of a time-to-event endpoint
    BINARY = "BINARY"  # logistic regression of a response
    TABLE = "TABLE"  # a response by the levels of a group
    DESCRIBE = "DESCRIBE"  # the variables of the patients, by group: a Table 1
    RATES = "RATES"  # responses within the levels of one variable after another
    COMPARE_VALUES = "COMPARE_VALUES"  # a measured value by the levels of variables
    TRANSPLANT = "TRANSPLANT"  # one endpoint under the four ways with a later transplant
    TIME_DEPENDENT = "TIME_DEPENDENT"  # a Cox model with covariates that begin on a day
    MULTISTATE = "MULTISTATE"  # who is in which state, day by day
    KINETICS = "KINETICS"  # measurements over time, by group
    LISTING = "LISTING"  # a line per subject, for a figure
    MONITORING = "MONITORING"  # a stopping rule for safety
    DEVELOP = "DEVELOP"  # a risk model from one's own rows
    VALIDATE = "VALIDATE"  # a risk model on rows that it was not made of
    COMPARE = "COMPARE"  # two risk models on the same rows


NAIVE = (
    "Naive: the groups are made of what happened after the origin, so that a group is credited "
    "with the time its members had to live to enter it. Read the landmark or the time-dependent "
    "form beside it."
)


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
        found = [fault.message for fault in self.faults()]
        if found:
            raise ValueError(f"{self.id}: {' '.join(found)}")

    @property
    def unit(self) -> Unit:
        return Unit.INFUSION if self.population is Cases.INFUSIONS else Unit.PATIENT

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The days on which a group must be known."""
        if self.endpoint is None:
            return (Origin.ENROLMENT if self.population is Cases.ALL else Origin.FIRST_INFUSION,)
        endpoint = ENDPOINTS[self.endpoint]
        both = (endpoint.origin, endpoint.fallback_origin)
        return tuple(origin for origin in both if origin is not None)

    @property
    def variables(self) -> tuple[Variable, ...]:
        """Every variable that it reads, once."""
        named = (*(name for name, _ in self.where), *self.responses, self.group, *self.covariates)
        return tuple(VARIABLES[name] for name in dict.fromkeys(n for n in named if n is not None))

    def set(self, **changed: Any) -> "Analysis":
        """The same with some choices of the statistician's own; raises ValueError on a fault."""
        return replace(self, **changed)

    def faults(self) -> Iterator[Finding]:
        """Everything that keeps this from being an analysis."""
        if self.endpoint is not None and self.endpoint not in ENDPOINTS:
            yield hard("unknown_endpoint", "endpoint", f"There is no endpoint {self.endpoint!r}.")
        named = (*(n for n, _ in self.where), *self.responses, self.group, *self.covariates)
        for name in named:
            if name is not None and name not in VARIABLES:
                yield hard("unknown_variable", "group", f"There is no variable {name!r}.")
