"""The endpoints of An 2022, and the same with non-responders counted.

An L, Lin Y, Deng B, et al., BMC Cancer 2022;22:393, doi:10.1186/s12885-022-09489-1, Methods and
Results.
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

AN = "An L, Lin Y, Deng B, et al. BMC Cancer 2022;22:393."
SILENT_ON_HSCT = "Transplant does not end follow-up: the paper counts 11 transplanted responders."

AN2022_EFS = Endpoint(
    id="AN2022_EFS",
    version="1",
    title="Event-free survival of responders (An 2022)",
    source=AN,
    population=Population.RESPONDERS,
    origin=Origin.FIRST_INFUSION,
    events=(Fact.RELAPSE, Fact.DEATH),
    hsct=Handling.IGNORE,
    new_therapy=Handling.IGNORE,
    looked_until=LookedUntil.LAST_CONTACT,
    not_evaluable=NotEvaluable.IGNORE,
    stated=(
        "From the infusion to relapse, death or last follow-up, of the 13 patients in remission.",
    ),
    assumed=(
        SILENT_ON_HSCT,
        "The 6 patients without a remission are left out, as in the paper. Responders had to live "
        "until the assessment; AN2022_EFS_ALL counts everybody.",
    ),
)

AN2022_EFS_ALL = replace(
    AN2022_EFS,
    id="AN2022_EFS_ALL",
    title="Event-free survival of all infused patients (after An 2022)",
    population=Population.INFUSED,
    events=(Fact.RELAPSE, Fact.NO_RESPONSE, Fact.DEATH),
    no_response_date=NoResponseDate.ORIGIN,
    stated=("The paper does not print it.",),
    assumed=(SILENT_ON_HSCT, "No response is an event on the day of the infusion."),
)
