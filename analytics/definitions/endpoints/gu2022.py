"""The endpoints of Gu 2022.

Gu J, Liu S, Cui W, et al., Front Immunol 2022;13:858590,
doi:10.3389/fimmu.2022.858590, Methods and the legends of its survival figures.
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

GU = "Gu J, Liu S, Cui W, et al. Front Immunol 2022;13:858590."

ASSUMED_POPULATION = "Population: all who were infused, from the first infusion."
UNKNOWN_TYPE = "A transplant counts as allogeneic unless it was entered as autologous."

GU2022_OS = Endpoint(
    id="GU2022_OS",
    version="1",
    title="Overall survival (Gu 2022), censored at allogeneic transplant",
    source=GU,
    population=Population.INFUSED,
    origin=Origin.FIRST_INFUSION,
    events=(Fact.DEATH,),
    hsct=Handling.CENSOR,
    new_therapy=Handling.IGNORE,
    looked_until=LookedUntil.LAST_CONTACT,
    not_evaluable=NotEvaluable.IGNORE,
    stated=("From the first infusion to death, allotransplant or last follow-up.",),
    assumed=(
        ASSUMED_POPULATION,
        "Allotransplant ends the interval as a censoring, not as an event: the paper lists it "
        "among the ends of the interval and does not say which. GU2022_OS_IGNORE shows the "
        "other reading.",
        UNKNOWN_TYPE,
    ),
)

GU2022_OS_IGNORE = replace(
    GU2022_OS,
    id="GU2022_OS_IGNORE",
    title="Overall survival (Gu 2022), transplant ignored",
    hsct=Handling.IGNORE,
    stated=("From the first infusion to death or last follow-up.",),
    assumed=(
        ASSUMED_POPULATION,
        "Follow-up continues through allotransplant. GU2022_OS censors there.",
    ),
)

GU2022_EFS = Endpoint(
    id="GU2022_EFS",
    version="1",
    title="Event-free survival (Gu 2022)",
    source=GU,
    population=Population.INFUSED,
    origin=Origin.FIRST_INFUSION,
    events=(Fact.RELAPSE, Fact.NO_RESPONSE, Fact.DEATH),
    no_response_date=NoResponseDate.ORIGIN,
    hsct=Handling.IGNORE,
    new_therapy=Handling.IGNORE,
    looked_until=LookedUntil.LAST_CONTACT,
    not_evaluable=NotEvaluable.IGNORE,
    stated=("Relapse, death and no response are events; the paper compares 6-month proportions.",),
    assumed=(
        ASSUMED_POPULATION,
        "No response is an event on the day of infusion: the paper gives it no date.",
        "Transplant does not end follow-up, and a response that could not be evaluated is not "
        "an event: the paper says nothing of either.",
    ),
)

GU2022_RELAPSE_AFTER_HSCT = Endpoint(
    id="GU2022_RELAPSE_AFTER_HSCT",
    version="1",
    title="Relapse after the first allogeneic transplant that follows the infusion (Gu 2022)",
    source=GU,
    population=Population.INFUSED,
    origin=Origin.HSCT_DATE,
    events=(Fact.RELAPSE,),
    competing=(Fact.DEATH,),
    hsct=Handling.IGNORE,
    new_therapy=Handling.IGNORE,
    looked_until=LookedUntil.LAST_CONTACT,
    not_evaluable=NotEvaluable.IGNORE,
    stated=("Relapse among the transplanted, as a simple proportion.",),
    assumed=(
        "The first allogeneic transplant after the first infusion counts; groups are those of the "
        "first infusion.",
        UNKNOWN_TYPE,
    ),
)
