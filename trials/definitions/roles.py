"""Who may do what: the role table of the design, stated once.

A membership without a site covers the whole study; coordinators, investigators and
monitors always have a site.
"""

from enum import StrEnum

from trials.definitions.codelists import Codelist


class Right(StrEnum):
    READ = "read"  # clinical data, history included
    READ_STUDY = "read_study"  # studies, sites and constructs
    READ_IDENTIFIERS = "read_identifiers"
    ENTER = "enter"  # create, change, remove, draft, complete
    ENTER_IDENTIFIERS = "enter_identifiers"
    IMPORT = "import"
    IMPORT_RETROSPECTIVE = "import_retrospective"
    EXPORT = "export"
    ANALYSE = "analyse"
    LOCK = "lock"
    UNLOCK = "unlock"
    CONSTRUCTS = "constructs"
    DRAFT_MODELS = "draft_models"  # a risk model of the study's own
    APPROVE_MODELS = "approve_models"  # another person's draft
    MANAGE_STUDY = "manage_study"  # studies, sites, accounts, grants
    JOBS = "jobs"


_READER = frozenset({Right.READ, Right.READ_STUDY, Right.EXPORT, Right.JOBS})
_SITE_STAFF = _READER | {
    Right.READ_IDENTIFIERS,
    Right.ENTER,
    Right.ENTER_IDENTIFIERS,
    Right.IMPORT,
}

RIGHTS: dict[str, frozenset[Right]] = {
    "coordinator": _SITE_STAFF,
    "investigator": _SITE_STAFF,
    "monitor": _READER,
    "data_manager": _READER | {Right.LOCK, Right.UNLOCK, Right.IMPORT_RETROSPECTIVE},
    "statistician": _READER | {Right.ANALYSE, Right.DRAFT_MODELS},
    "trial_lead": _READER | {Right.UNLOCK, Right.CONSTRUCTS, Right.ANALYSE, Right.APPROVE_MODELS},
    "sponsor": _READER,
    "inspector": _READER,
    "administrator": frozenset({Right.READ_STUDY, Right.MANAGE_STUDY, Right.JOBS}),
}

ROLE = Codelist(
    "role",
    {
        "coordinator": "Research coordinator",
        "investigator": "Investigator",
        "monitor": "Monitor",
        "data_manager": "Data manager",
        "statistician": "Statistician",
        "trial_lead": "Trial lead",
        "sponsor": "Sponsor",
        "inspector": "Inspector",
        "administrator": "Administrator",
    },
    subsets={"bound_to_site": frozenset({"coordinator", "investigator", "monitor"})},
)
