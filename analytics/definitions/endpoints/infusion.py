"""Results about each infusion, which end where the next one begins."""

from dataclasses import replace

from analytics.definitions.endpoint import Fact, Handling, Origin, Unit
from analytics.definitions.endpoints.gu2022 import GU2022_EFS

OWN = ("No paper prints it: Gu 2022 applies its risk groups to infusions and follows patients.",)
ENDS = "The next infusion ends the observation of this one, whatever its reason."

EACH_INFUSION_EFS = replace(
    GU2022_EFS,
    id="EACH_INFUSION_EFS",
    title="Event-free survival of each infusion, to the next one",
    origin=Origin.INDEX_INFUSION,
    unit=Unit.INFUSION,
    next_infusion=Handling.CENSOR,
    stated=OWN,
    assumed=(ENDS, "No response is an event on the day of the infusion."),
)

EACH_INFUSION_RELAPSE = replace(
    EACH_INFUSION_EFS,
    id="EACH_INFUSION_RELAPSE",
    title="Relapse after each infusion, to the next one, death competing",
    events=(Fact.RELAPSE,),
    competing=(Fact.DEATH,),
    no_response_date=None,
    assumed=(ENDS,),
)
