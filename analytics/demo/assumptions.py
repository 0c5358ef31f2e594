"""What happens after an infusion in the demonstration trial: invented rates, stated once.

They are no estimates of anything. They were chosen so that the overall survival of the discovery
set comes near that of Gu 2022 (71.8 % at one year) and every kind of event occurs.
"""

from dataclasses import dataclass, field, fields
from typing import Any


def assumed(value: Any, meaning: str, unit: str = "") -> Any:
    return field(default=value, metadata={"meaning": meaning, "unit": unit})


@dataclass(frozen=True, kw_only=True)
class Assumptions:
    """Rates are constant hazards per month of 30.4375 days."""

    mrd_given_remission_at_most: float = assumed(
        0.98, "P(MRD-negative remission) / P(remission) of the model, at most"
    )
    early_death: float = assumed(0.14, "Non-responders who die before the assessment", "share")
    relapse: float = assumed(
        0.032, "Relapse in MRD-negative remission, low risk group", "per month"
    )
    relapse_mrd_positive: float = assumed(2.5, "the same in MRD-positive remission", "factor")
    relapse_intermediate: float = assumed(1.4, "the same in the intermediate group", "factor")
    relapse_high: float = assumed(1.9, "the same in the high risk group", "factor")
    relapse_after_transplant: float = assumed(0.35, "the same after a transplant", "factor")
    relapse_late: float = assumed(0.3, "the same from a year after the infusion", "factor")
    death_in_remission: float = assumed(0.005, "Death in remission", "per month")
    death_after_transplant: float = assumed(
        0.022, "Death in remission in the 180 days after a transplant", "per month"
    )
    death_after_relapse: float = assumed(0.125, "Death after relapse", "per month")
    death_after_no_response: float = assumed(0.180, "Death after no response", "per month")
    death_after_salvage: float = assumed(0.045, "Death after a salvage transplant", "per month")
    transplant: float = assumed(0.42, "Transplant in remission", "share")
    transplant_again: float = assumed(
        0.15, "Transplant in remission of who had one before enrolment", "share"
    )
    salvage_no_response: float = assumed(
        0.30, "Salvage transplant after no response, where not infused again", "share"
    )
    salvage_relapse: float = assumed(
        0.12, "Salvage transplant after relapse, where not infused again", "share"
    )
    new_therapy: float = assumed(
        0.80, "New therapy after relapse or no response, where neither of these", "share"
    )
    cd19_negative: float = assumed(0.30, "Relapses without CD19", "share")
    lost: float = assumed(0.10, "Lost to follow-up, at a day drawn evenly", "share")


ASSUMED = Assumptions()


def as_table() -> str:
    """The assumptions as a Markdown table, for docs/demo.md."""
    lines = ["| Assumption | Value | Unit |", "|---|---|---|"]
    for one in fields(Assumptions):
        meaning, unit = one.metadata["meaning"], one.metadata["unit"]
        lines.append(f"| {meaning} | {one.default:g} | {unit} |")
    return "\n".join(lines)
