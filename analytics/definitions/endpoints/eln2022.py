"""Event-free survival by the recommendation of the European LeukemiaNet.

Doehner H, Wei AH, Appelbaum FR, et al., Blood 2022;140:1345-1377,
doi:10.1182/blood.2022016867, Table 9. Made for AML; there is none for ALL.
"""

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

ELN = "Doehner H, Wei AH, Appelbaum FR, et al. Blood 2022;140:1345-1377."

ELN2022_AML_EFS = Endpoint(
    id="ELN2022_AML_EFS",
    version="1",
    title="Event-free survival (ELN 2022, AML)",
    source=ELN,
    population=Population.INFUSED,
    origin=Origin.FIRST_INFUSION,
    events=(Fact.RELAPSE, Fact.NO_RESPONSE, Fact.DEATH_BEFORE_ASSESSMENT, Fact.DEATH),
    no_response_date=NoResponseDate.ORIGIN,
    hsct=Handling.IGNORE,
    new_therapy=Handling.IGNORE,
    looked_until=LookedUntil.LAST_DISEASE_ASSESSMENT,
    not_evaluable=NotEvaluable.CENSOR_AT_ORIGIN,
    stated=(
        "No remission by the landmark, and death before it without an assessment, are events at "
        "day 1; alive and not evaluable is censored at day 1; a responder without an event is "
        "censored at the last assessment of response.",
    ),
    assumed=(
        "Day 1 is the day of the infusion, where the time is 0.",
        "The landmark is the end of the study's window of the day-28 response.",
        "Transplant and new therapy do not end follow-up.",
    ),
)
