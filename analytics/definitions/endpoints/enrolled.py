"""Survival from enrolment and from leukapheresis, in which who was never infused counts.

Source: ICH E9(R1), Addendum on estimands, 2019: the population is that which the question is about,
not those who got as far as the treatment.
"""

from dataclasses import replace

from analytics.definitions.endpoint import (
    Endpoint,
    Fact,
    Handling,
    LookedUntil,
    NoResponseDate,
    NotEvaluable,
    Origin,
    Population,
)

OWN = ("No paper prints it: all four count from the infusion or the remission.",)
IGNORED = "Transplant and new therapy do not end follow-up."
COLLECTED = "Of patients whose cells were collected; the first leukapheresis counts."
NO_RESPONSE = (
    "No response to the first infusion is an event on the day of its assessment. Not to be infused "
    "is no event by itself."
)

OS_FROM_ENROLMENT = Endpoint(
    id="OS_FROM_ENROLMENT",
    version="1",
    title="Overall survival from enrolment",
    source="ICH E9(R1), 2019.",
    population=Population.ALL,
    origin=Origin.ENROLMENT,
    events=(Fact.DEATH,),
    hsct=Handling.IGNORE,
    new_therapy=Handling.IGNORE,
    looked_until=LookedUntil.LAST_CONTACT,
    not_evaluable=NotEvaluable.IGNORE,
    stated=OWN,
    assumed=(IGNORED,),
)

OS_FROM_LEUKAPHERESIS = replace(
    OS_FROM_ENROLMENT,
    id="OS_FROM_LEUKAPHERESIS",
    title="Overall survival from leukapheresis",
    origin=Origin.LEUKAPHERESIS,
    assumed=(IGNORED, COLLECTED),
)

EFS_FROM_ENROLMENT = replace(
    OS_FROM_ENROLMENT,
    id="EFS_FROM_ENROLMENT",
    title="Event-free survival from enrolment",
    events=(Fact.RELAPSE, Fact.NO_RESPONSE, Fact.DEATH),
    no_response_date=NoResponseDate.ASSESSMENT,
    assumed=(IGNORED, NO_RESPONSE),
)

EFS_FROM_LEUKAPHERESIS = replace(
    EFS_FROM_ENROLMENT,
    id="EFS_FROM_LEUKAPHERESIS",
    title="Event-free survival from leukapheresis",
    origin=Origin.LEUKAPHERESIS,
    assumed=(IGNORED, NO_RESPONSE, COLLECTED),
)
