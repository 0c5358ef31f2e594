"""Why somebody is left out of a result, in words, and what a site can do about it."""

from analytics.definitions.variables import VARIABLES

REASONS = {
    "not_infused": "Not infused",
    "not_assessed": "No response assessment yet",
    "not_evaluable": "Response not evaluable",
    "mrd_not_known": "In remission, MRD not known",
    "mrd_sensitivity_insufficient": "In remission, MRD assay not sensitive enough",
    "no_follow_up": "No follow-up recorded",
    "no_hsct_date": "No allogeneic transplant, or none after the first infusion",
    "not_responders": "No remission after the first infusion",
    "no_cr_date": "No remission after the first infusion",
    "no_cr1_date": "Date of the first remission not recorded",
    "earlier_relapse_without_date": "Relapsed before the study, on no recorded day",
    "no_mrd_qualified": "MRD qualification not recorded",
    "before_entry": "Event or last contact before the MRD qualification",
    "data_withdrawn": "Use of data withdrawn",
    "after_cutoff": "Begins after the data cutoff",
}
# What a site can do about it, where there is something to do.
REMEDIES = {
    "not_infused": "Record an infusion.",
    "not_assessed": "Record the day-28 marrow or response.",
    "no_follow_up": "Record a follow-up with the patient alive, or the death.",
    "mrd_not_known": "Record the MRD result of day 28.",
    "no_cr1_date": "Record it on the enrolment form.",
    "no_mrd_qualified": "Record its date on the enrolment form.",
}
DATA_ERROR = "data_error:"
TEXT_OF_ERROR = {
    "last_contact_before_visit": "last contact before a later visit",
    "last_contact_before_origin": "last contact before the start of observation",
    "contact_after_death": "contact after death",
    "death_before_origin": "death before the start of observation",
    "dead_without_a_death_record": "follow-up says dead, but there is no death record",
}


def reason(code: str) -> str:
    """Why somebody is left out, in words."""
    if code.startswith(DATA_ERROR):
        error = code.removeprefix(DATA_ERROR)
        return "Data error: " + TEXT_OF_ERROR.get(error, error.replace("_", " "))
    if code.removesuffix("_not_known") in VARIABLES:
        return f"{VARIABLES[code.removesuffix('_not_known')].title} not known"
    if code.removeprefix("other_") in VARIABLES:
        return f"Another level of: {VARIABLES[code.removeprefix('other_')].title}"
    return REASONS.get(code, code.replace("_", " ").capitalize())


def remedy(code: str) -> str:
    return "Correct the dates." if code.startswith(DATA_ERROR) else REMEDIES.get(code, "")
