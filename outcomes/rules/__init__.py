"""What may be recorded about what happened. Source: clinical.md 15.2."""

from outcomes.rules import (  # noqa: F401 - register by being imported
    afterwards,
    assessments,
    disagreements,
    followup,
    laboratory,
    response,
    safety,
    toxicity,
    transplant,
    transplant_outcomes,
)
from trials.rules import in_order

in_order("toxicities", "onset_on", "resolved_on")
in_order("supportive_care", "started_on", "ended_on")
in_order("responses", "assessed_on", "confirmed_on")
