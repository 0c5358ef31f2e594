"""What may be recorded about who the patient is and what went before."""

from trials.rules import in_order

in_order("prior_therapies", "started_on", "ended_on")
in_order("consents", "consented_on", "withdrawn_on")
in_order("medical_history", "started_on", "ended_on")
