"""What the four papers should have done, on any study: the project's own analyses.

Sources of the methods: ICH E9(R1), 2019 (estimands); Anderson JR, Cain KC, Gelber RD, J Clin Oncol
1983;1:710-719 (landmark); Gooley TA, et al., Stat Med 1999;18:695-706 (competing risks); Austin PC,
Stat Med 2009;28:3083-3107 (standardised differences); Thall PF, Simon R, Biometrics
1994;50:337-349 (stopping rules).
"""

from typing import Any

from analytics.definitions.analysis import Analysis, Cases
from analytics.definitions.options import Method

OWN = "This system's own"
YEAR = (183, 365, 730)


def _own(name: str, title: str, after: str, method: Method, **declared: Any) -> Analysis:
    return Analysis(
        id=f"OWN_{name}",
        version="1",
        title=title,
        source=f"{OWN}, after {after}.",
        method=method,
        **declared,
    )


TABLE_1 = _own(
    "TABLE_1",
    "Patients by risk group, with standardised differences",
    "Austin 2009",
    Method.DESCRIBE,
    group="risk_group",
    options={"differences": True},
    covariates=(
        "sex",
        "age",
        "wbc_diagnosis",
        "blasts_pct",
        "cns",
        "emd",
        "tp53",
        "bcr_abl1",
        "disease_status",
        "therapies_before",
        "prior_hsct",
        "prior_car_t",
        "generation",
        "strategy",
        "costimulatory",
        "bridging",
        "dose_number",
    ),
)
NOT_INFUSED = _own(
    "NOT_INFUSED",
    "Who was enrolled, and who was not infused and why",
    "ICH E9(R1)",
    Method.DESCRIBE,
    population=Cases.ALL,
    covariates=("sex", "age", "not_infused_reason"),
)
FROM_INFUSION = {"OS": "GU2022_OS_IGNORE", "EFS": "GU2022_EFS"}
FROM = tuple(
    _own(
        f"{endpoint}_FROM_{origin}",
        f"{title} from {origin_title}",
        "ICH E9(R1)",
        Method.SURVIVAL,
        population=population,
        endpoint=FROM_INFUSION[endpoint] if origin == "INFUSION" else f"{endpoint}_FROM_{origin}",
        options={"at": YEAR},
        beside=tuple(f"OWN_{endpoint}_FROM_{other}" for other in others),
        notes=notes,
    )
    for endpoint, title in (("OS", "Overall survival"), ("EFS", "Event-free survival"))
    for origin, origin_title, population, others, notes in (
        (
            "ENROLMENT",
            "enrolment",
            Cases.ALL,
            ("LEUKAPHERESIS", "INFUSION"),
            ("Who was enrolled and never infused counts.",),
        ),
        (
            "LEUKAPHERESIS",
            "leukapheresis",
            Cases.ALL,
            ("ENROLMENT", "INFUSION"),
            ("Whose cells were collected and who was never infused counts.",),
        ),
        (
            "INFUSION",
            "the first infusion",
            Cases.INFUSED,
            ("ENROLMENT", "LEUKAPHERESIS"),
            ("Who died or was withdrawn before the infusion is not in it.",),
        ),
    )
)


def _by_risk(name: str, title: str, endpoint: str, **declared: Any) -> Analysis:
    return _own(
        name,
        title,
        "Gooley 1999",
        Method.SURVIVAL,
        endpoint=endpoint,
        group="risk_group",
        **({"options": {"at": YEAR}} | declared),
    )


COMPETING = (
    _by_risk(
        "RELAPSE_BY_RISK_GROUP",
        "Relapse by risk group, both kinds of death competing",
        "INFUSION_RELAPSE",
        beside=("OWN_NRM_BY_RISK_GROUP",),
    ),
    _by_risk(
        "NRM_BY_RISK_GROUP",
        "Non-relapse mortality by risk group",
        "INFUSION_NRM",
        beside=("OWN_RELAPSE_BY_RISK_GROUP",),
    ),
)
TRANSPLANT = _own(
    "TRANSPLANT",
    "Duration of response under four ways with a transplant, and from landmarks",
    "ICH E9(R1) and Anderson 1983",
    Method.TRANSPLANT,
    population=Cases.RESPONDERS,
    endpoint="DURATION_OF_RESPONSE",
    options={"at": YEAR, "landmarks": (60, 90, 120)},
    beside=("OWN_TRANSPLANT_HAZARD", "OWN_STATES"),
    notes=("Counted from the first remission; so are the landmark days.",),
)
TRANSPLANT_OS = _own(
    "TRANSPLANT_OS",
    "Overall survival under four ways with a transplant, and from landmarks",
    "ICH E9(R1) and Anderson 1983",
    Method.TRANSPLANT,
    endpoint="GU2022_OS_IGNORE",
    options={"at": YEAR, "landmarks": (60, 90, 120)},
)
TRANSPLANT_HAZARD = _own(
    "TRANSPLANT_HAZARD",
    "Relapse and death in remission with transplant from its day on",
    "Anderson 1983",
    Method.TIME_DEPENDENT,
    population=Cases.RESPONDERS,
    endpoint="CR_RELAPSE",
    covariates=("hsct", "risk_group"),
    beside=("OWN_TRANSPLANT",),
)
RESPONSE_DURATION = tuple(
    _own(
        f"RESPONSE_DURATION_{name}",
        f"Duration of response, {title}",
        "ICH E9(R1)",
        Method.SURVIVAL,
        population=Cases.RESPONDERS,
        endpoint=endpoint,
        options={"at": YEAR},
        beside=(f"OWN_RESPONSE_DURATION_{other}", "OWN_TRANSPLANT"),
    )
    for name, title, endpoint, other in (
        ("IGNORED", "transplant ignored", "DURATION_OF_RESPONSE", "CENSORED"),
        ("CENSORED", "transplant censors", "DURATION_OF_RESPONSE_CENSORED", "IGNORED"),
    )
)
STATES = _own(
    "STATES",
    "In remission, transplanted, relapsed or dead, day by day",
    "Aalen and Johansen 1978",
    Method.MULTISTATE,
    population=Cases.RESPONDERS,
    endpoint="DURATION_OF_RESPONSE",
    options={"at": (0, 30, 60, 90, 120, 183, 365, 548, 730, 1096)},
)
KINETICS = _own(
    "KINETICS",
    "CAR-T cells over time by remission",
    "Zhang 2020, whose SD are SEM",
    Method.KINETICS,
    group="cr",
    naive=True,
    notes=("A picture of what was measured: the response came after the peak.",),
)
APLASIA = _own(
    "B_CELL_APLASIA",
    "Relapse with B-cell aplasia as a state that begins and ends",
    "Anderson 1983",
    Method.TIME_DEPENDENT,
    population=Cases.RESPONDERS,
    endpoint="CR_RELAPSE",
    covariates=("b_cell_aplasia", "hsct"),
    notes=("B cells come back when the CAR-T cells go: the ratio need not be one of cause.",),
)
TOXICITY = _own(
    "TOXICITY_BY_CONSTRUCT",
    "Toxicity by construct, with exact limits",
    "Clopper and Pearson 1934",
    Method.RATES,
    responses=("crs", "severe_crs", "neurotoxicity", "severe_neurotoxicity", "iec_hs", "infection"),
    covariates=("overall", "construct", "costimulatory"),
)

# Rates that are borne; a study sets its own.
MONITORING = tuple(
    _own(
        f"MONITORING_{name}",
        f"Stopping rule for {title}",
        "Thall and Simon 1994",
        Method.MONITORING,
        responses=(response,),
        options={
            "p0": p0,
            "c": 0.9,
            "a": 2 * p0,
            "b": 2 * (1 - p0),
            "looks": tuple(range(5, 101)),
            "cap": 100,
            "window": 30,
            "rates": (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5),
        },
        assumed=(
            f"A rate of {p0:.0%} is borne, and the study stops at a certainty of 90 % that it is "
            "exceeded. The prior is worth two patients at that rate.",
            "A look after every patient from the fifth to the hundredth.",
        ),
    )
    for name, title, response, p0 in (
        ("CRS", "severe CRS", "severe_crs", 0.3),
        ("NEUROTOXICITY", "severe neurotoxicity", "severe_neurotoxicity", 0.2),
        ("DEATH", "death by day 30", "death_by_day_30", 0.1),
    )
)

DECLARED = (
    TABLE_1,
    NOT_INFUSED,
    *FROM,
    *COMPETING,
    TRANSPLANT,
    TRANSPLANT_OS,
    TRANSPLANT_HAZARD,
    *RESPONSE_DURATION,
    STATES,
    KINETICS,
    APLASIA,
    TOXICITY,
    *MONITORING,
)
