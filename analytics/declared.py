"""The risk models and endpoints as definitions, so that each has its page."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from analytics.definitions.endpoint import Endpoint, Fact, Origin, Population
from analytics.definitions.endpoints import ENDPOINTS
from analytics.definitions.gu2022 import RISK_MODELS
from analytics.definitions.risk_model import Predictor, RiskModel
from outcomes.definitions import engraftment, gvhd_acute, gvhd_chronic, response
from trials.definitions.definition import Definition, Table
from trials.derivations import register_definition

# The derived value that a fact of an endpoint is made of; the others are recorded as they are.
OF_FACT: Mapping[Fact, Definition] = {
    **dict.fromkeys(
        (
            Fact.CR,
            Fact.NO_RESPONSE,
            Fact.NOT_EVALUABLE,
            Fact.DEATH_BEFORE_ASSESSMENT,
            Fact.DEATH_IN_REMISSION,
            Fact.DEATH_WITHOUT_REMISSION,
        ),
        response.DEFINITION,
    ),
    **dict.fromkeys((Fact.ACUTE_GVHD_2_4, Fact.ACUTE_GVHD_3_4), gvhd_acute.DEFINITION),
    **dict.fromkeys((Fact.CHRONIC_GVHD, Fact.CHRONIC_GVHD_MODERATE), gvhd_chronic.DEFINITION),
    **dict.fromkeys((Fact.NEUTROPHILS_ENGRAFTED, Fact.PLATELETS_ENGRAFTED), engraftment.DEFINITION),
}
# What the head of the page says, not its table.
SAID = frozenset({"id", "version", "title", "source", "stated", "assumed"})


def of_endpoint(endpoint: Endpoint) -> Definition:
    """An endpoint with every choice that it declares."""
    return Definition(
        id=endpoint.id,
        version=endpoint.version,
        title=endpoint.title,
        group="Endpoints",
        source=endpoint.source,
        tables=(Table("Declaration", ("What", "As declared"), tuple(_choices(endpoint))),),
        notes=(
            *(f"Stated: {text}" for text in endpoint.stated),
            *(f"Assumed: {text}" for text in endpoint.assumed),
        ),
        rests_on=tuple({d.id: d for d in _rests_on(endpoint)}.values()),
    )


def _choices(endpoint: Endpoint) -> Iterator[tuple[str, str]]:
    for field in fields(endpoint):
        value: Any = getattr(endpoint, field.name)
        if field.name in SAID or value in (None, ()):
            continue
        text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
        yield field.name.replace("_", " ").capitalize(), text


def _rests_on(endpoint: Endpoint) -> Iterator[Definition]:
    if endpoint.population is Population.RESPONDERS or endpoint.origin is Origin.CR_DATE:
        yield OF_FACT[Fact.CR]
    for fact in (*endpoint.events, *endpoint.competing):
        if fact in OF_FACT:
            yield OF_FACT[fact]


def of_model(model: RiskModel) -> Definition:
    """A risk model with the weight of each input."""
    built_on = model.applicability
    return Definition(
        id=model.id,
        version=model.version,
        title=model.title,
        group="Risk models",
        source=model.source,
        doi=model.doi,
        tables=tuple(_weights(predictor) for predictor in model.predictors),
        notes=(
            *(_formula(predictor) for predictor in model.predictors),
            model.rule,
            f"Built on: {built_on.statement} Age {built_on.age_from} to {built_on.age_to} years.",
            *model.notes,
        ),
    )


def _weights(predictor: Predictor) -> Table:
    return Table(
        predictor.title,
        ("Input", "Code", "Coefficient", "Note"),
        tuple(
            (
                f"{term.label}, {term.unit}" if term.unit else term.label,
                "; ".join(f"{value}: {code}" for value, code in term.coding())
                or "The value itself",
                str(term.coefficient),
                term.note,
            )
            for term in predictor.terms
        ),
    )


def _formula(predictor: Predictor) -> str:
    score = predictor.score.upper()
    return (
        f"{predictor.title}: {score} = {predictor.intercept} + the sum of coefficient × code; "
        f"probability 1/(1 + exp(−{score})); high above {predictor.high_above}."
    )


for _model in RISK_MODELS.values():
    register_definition(of_model(_model))
for _endpoint in ENDPOINTS.values():
    register_definition(of_endpoint(_endpoint))
