"""The endpoints of Zhang 2020.

Zhang X, Lu XA, Yang J, et al., Blood Adv 2020;4:2325-2338,
doi:10.1182/bloodadvances.2020001466, Methods and the text on leukaemia-free survival.
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

ZHANG = "Zhang X, Lu XA, Yang J, et al. Blood Adv 2020;4:2325-2338."
SILENT_ON_HSCT = "Transplant does not end follow-up: the paper says nothing of it."

ZHANG2020_OS = Endpoint(
    id="ZHANG2020_OS",
    version="1",
    title="Overall survival (Zhang 2020)",
    source=ZHANG,
    population=Population.INFUSED,
    origin=Origin.FIRST_INFUSION,
    events=(Fact.DEATH,),
    hsct=Handling.IGNORE,
    new_therapy=Handling.IGNORE,
    looked_until=LookedUntil.LAST_CONTACT,
    not_evaluable=NotEvaluable.IGNORE,
    stated=("From the infusion to death or last follow-up.",),
    assumed=(SILENT_ON_HSCT,),
)

ZHANG2020_LFS = replace(
    ZHANG2020_OS,
    id="ZHANG2020_LFS",
    title="Leukaemia-free survival of responders (Zhang 2020)",
    population=Population.RESPONDERS,
    origin=Origin.CR_DATE,
    events=(Fact.RELAPSE, Fact.DEATH),
    stated=("From the date of remission to relapse, death or last follow-up.",),
    assumed=(SILENT_ON_HSCT, "The date of remission is that of the assessment which showed it."),
)

ZHANG2020_LFS_ALL = replace(
    ZHANG2020_LFS,
    id="ZHANG2020_LFS_ALL",
    title="Leukaemia-free survival of all infused patients (Zhang 2020)",
    population=Population.INFUSED,
    fallback_origin=Origin.FIRST_INFUSION,
    events=(Fact.RELAPSE, Fact.NO_RESPONSE, Fact.DEATH),
    no_response_date=NoResponseDate.ORIGIN,
    stated=("Printed for all 110 patients, 8 of them without a remission.",),
    assumed=(
        SILENT_ON_HSCT,
        "Who had no remission has no date of it: such a patient counts from the infusion, with no "
        "response as an event on that day.",
    ),
)
