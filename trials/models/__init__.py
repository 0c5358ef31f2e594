from trials.models.derived import AccessLog, DerivedValue
from trials.models.form import Draft, Form
from trials.models.job_run import JobRun
from trials.models.people import ApiToken, Membership, User
from trials.models.study import Site, Study

__all__ = [
    "AccessLog",
    "ApiToken",
    "DerivedValue",
    "Draft",
    "Form",
    "JobRun",
    "Membership",
    "Site",
    "Study",
    "User",
]
