"""Relapse, non-relapse mortality and death without remission, as causes that compete.

Source of the method: Gooley TA, Leisenring W, Crowley J, Storer BE, Stat Med 1999;18:695-706,
doi:10.1002/(SICI)1097-0258(19990330)18:6<695::AID-SIM60>3.0.CO;2-O.
"""

from dataclasses import replace

from analytics.definitions.endpoint import (
    Endpoint,
    Fact,
    Handling,
    LookedUntil,
    NotEvaluable,
    Origin,
    Population,
)

COMPETING = "Gooley TA, Leisenring W, Crowley J, Storer BE. Stat Med 1999;18:695-706."
IGNORED = "Transplant and new therapy do not end follow-up."
OWN = ("No paper prints it: a definition of this system.",)

CR_RELAPSE = Endpoint(
    id="CR_RELAPSE",
    version="1",
    title="Relapse from remission, death competing",
    source=COMPETING,
    population=Population.RESPONDERS,
    origin=Origin.CR_DATE,
    events=(Fact.RELAPSE,),
    competing=(Fact.DEATH,),
    hsct=Handling.IGNORE,
    new_therapy=Handling.IGNORE,
    looked_until=LookedUntil.LAST_CONTACT,
    not_evaluable=NotEvaluable.IGNORE,
    stated=OWN,
    assumed=(IGNORED, "The origin is the first remission after the first infusion."),
)

CR_NRM = replace(
    CR_RELAPSE,
    id="CR_NRM",
    title="Non-relapse mortality from remission, relapse competing",
    events=(Fact.DEATH,),
    competing=(Fact.RELAPSE,),
)

INFUSION_RELAPSE = replace(
    CR_RELAPSE,
    id="INFUSION_RELAPSE",
    title="Relapse from the first infusion, both kinds of death competing",
    population=Population.INFUSED,
    origin=Origin.FIRST_INFUSION,
    competing=(Fact.DEATH_IN_REMISSION, Fact.DEATH_WITHOUT_REMISSION),
    assumed=(IGNORED, "Death without a remission is neither a relapse nor non-relapse mortality."),
)

INFUSION_NRM = replace(
    INFUSION_RELAPSE,
    id="INFUSION_NRM",
    title="Non-relapse mortality from the first infusion",
    events=(Fact.DEATH_IN_REMISSION,),
    competing=(Fact.RELAPSE, Fact.DEATH_WITHOUT_REMISSION),
)

INFUSION_DEATH_WITHOUT_REMISSION = replace(
    INFUSION_RELAPSE,
    id="INFUSION_DEATH_WITHOUT_REMISSION",
    title="Death without a remission from the first infusion",
    events=(Fact.DEATH_WITHOUT_REMISSION,),
    competing=(Fact.RELAPSE, Fact.DEATH_IN_REMISSION),
)

DURATION_OF_RESPONSE = replace(
    CR_RELAPSE,
    id="DURATION_OF_RESPONSE",
    title="Duration of response, transplant ignored",
    source="Maude SL, Laetsch TW, Buechner J, et al. N Engl J Med 2018;378:439-448.",
    events=(Fact.RELAPSE, Fact.DEATH),
    competing=(),
    assumed=(IGNORED, "Death in remission ends the response."),
)

DURATION_OF_RESPONSE_CENSORED = replace(
    DURATION_OF_RESPONSE,
    id="DURATION_OF_RESPONSE_CENSORED",
    title="Duration of response, censored at allogeneic transplant",
    hsct=Handling.CENSOR,
    assumed=(
        "Allogeneic transplant censors. Who is transplanted depends on how the disease goes, so "
        "the censoring is informative; DURATION_OF_RESPONSE ignores transplant.",
        "Death in remission ends the response.",
    ),
)
