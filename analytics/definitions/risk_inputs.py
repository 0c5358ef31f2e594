"""What a risk model may be made of: the inputs that scoring reads, all known at the infusion.

The frame of `analytics.frames.scoring_frame` has a column for each.
"""

from collections.abc import Hashable
from dataclasses import dataclass

from analytics.definitions.groupings import LATER
from infusions.definitions.codelists import DISEASE_STATUS, GENERATION, STRATEGY
from patients.definitions.codelists import SEX


@dataclass(frozen=True)
class Input:
    """One input: a number, or one of `values`."""

    name: str
    label: str
    unit: str | None = None
    values: tuple[Hashable, ...] = ()


NO_YES: tuple[Hashable, ...] = (False, True)
INPUTS = {
    found.name: found
    for found in (
        Input("age_years", "Age at infusion", "years"),
        Input("age", "Age at enrolment", "years"),
        Input("sex", "Sex", values=tuple(SEX.codes)),
        Input("wbc_diagnosis", "White blood cells at diagnosis", "10^9/L"),
        Input("tp53", "TP53 mutation", values=NO_YES),
        Input("bcr_abl1", "Ph / BCR::ABL1", values=NO_YES),
        Input("relapses_before", "Relapses before enrolment"),
        Input("prior_hsct", "Allogeneic transplant before enrolment", values=NO_YES),
        Input("blasts_pct", "Marrow blasts before infusion", "%"),
        Input("cns_leukaemia", "CNS leukaemia before infusion", values=NO_YES),
        Input("emd", "Extramedullary disease before infusion", values=NO_YES),
        Input("disease_status", "Disease status at infusion", values=tuple(DISEASE_STATUS.codes)),
        Input("generation", "CAR generation of this infusion", values=tuple(GENERATION.codes)),
        Input("strategy", "Target strategy of this infusion", values=tuple(STRATEGY.codes)),
    )
}


def refusal(name: str) -> tuple[str, str] | None:
    """Why `name` may not be an input of a risk model, as a code and a sentence; None: it may."""
    if name in INPUTS:
        return None
    if name in LATER:
        later = LATER[name]
        return "known_after_infusion", (
            f"{later.title} is known {later.known}, after the infusion: a model with it cannot "
            "score a patient before treatment. Leave it out."
        )
    return "unknown_input", f"There is no input {name!r}; use one of {', '.join(INPUTS)}."
