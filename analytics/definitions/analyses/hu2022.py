"""The analyses of Hu 2022: children in first remission with MRD, in three arms.

Hu GH, Zhao XY, Zuo YX, et al., Front Immunol 2022;12:731435, doi:10.3389/fimmu.2021.731435.

The paper compares arms from the first remission. CAR-T, transplant and chronic GVHD came after it,
and MRD qualified a patient only later still: what leads here are models in which each begins on
its day and follow-up begins with the qualification. The printed comparisons stand beside, naive.
"""

from typing import Any

from analytics.definitions.analysis import Analysis, Cases
from analytics.definitions.options import Method

HU = "Hu 2022. Front Immunol 12:731435"
YEARS = (365, 730, 1096)
AFTER_TRANSPLANT = (100, 365, 1096)
CAR_T_ARM = ("car_t", ("yes",))
OTHER_ARMS = ("car_t", ("no",))
TRANSPLANTED = ("transplanted", ("yes",))
NOT_TRANSPLANTED = ("transplanted", ("no",))
CREDITED = (
    "A patient in the CAR-T arm had to live without a relapse from the first remission to the "
    "infusion. The comparison credits the arm with that time."
)
PLAIN = "The paper's limits are plain (Wald), printed beyond 100 % and cut to one decimal."
OS_ORIGIN = "The first remission is the origin of overall survival: the paper gives none."
NOT_FITTED = "The day of the first remission is the origin, as the paper has it for LFS."
ROWS = "The rows follow the table of the paper as far as the record holds them."
BASELINE = (
    "sex",
    "age",
    "wbc_diagnosis",
    "cytogenetic_risk",
    "tel_aml1",
    "e2a_pbx1",
    "kmt2a",
    "mrd_pattern",
    "mrd_level",
)


def _hu(name: str, title: str, place: str, method: Method, **declared: Any) -> Analysis:
    return Analysis(
        id=f"HU2022_{name}",
        version="1",
        title=title,
        source=f"{HU}, {place}.",
        method=method,
        **({"population": Cases.ALL} | declared),
    )


# What leads.
LFS_TIME_DEPENDENT = _hu(
    "LFS_TIME_DEPENDENT",
    "Leukaemia-free survival with CAR-T, transplant and chronic GVHD from their day on",
    "after Figure 2 and Table 5",
    Method.TIME_DEPENDENT,
    endpoint="HU2022_LFS_TRUNCATED",
    covariates=("car_t", "transplanted", "chronic_gvhd"),
    beside=("HU2022_LFS_BY_ARM", "HU2022_LFS_BY_TRANSPLANT", "HU2022_LFS_BY_CGVHD"),
    assumed=(
        "Follow-up begins with the sample by which MRD qualified: a relapse before it would have "
        "kept the patient out.",
    ),
    notes=("The paper has no such model.",),
)
OS_TIME_DEPENDENT = _hu(
    "OS_TIME_DEPENDENT",
    "Overall survival with CAR-T, transplant and chronic GVHD from their day on",
    "after Figure 2 and Table 5",
    Method.TIME_DEPENDENT,
    endpoint="HU2022_OS",
    covariates=("car_t", "transplanted", "chronic_gvhd"),
    options={"entry": "MRD_QUALIFIED"},
    beside=("HU2022_OS_BY_ARM", "HU2022_OS_BY_TRANSPLANT", "HU2022_OS_BY_CGVHD"),
    assumed=("Follow-up begins with the sample by which MRD qualified.",),
    notes=("The paper has no such model.",),
)
LFS_CAR_T_ALONE = _hu(
    "LFS_CAR_T_ALONE",
    "Leukaemia-free survival with CAR-T from its day on",
    "after Figure 2",
    Method.TIME_DEPENDENT,
    endpoint="HU2022_LFS_TRUNCATED",
    covariates=("car_t",),
    beside=("HU2022_LFS_BY_ARM",),
    assumed=("Whatever transplant follows belongs to the treatment.",),
)

# The comparisons of the paper.
TABLE_1 = _hu(
    "TABLE_1",
    "Patients by arm",
    "Table 1",
    Method.DESCRIBE,
    group="arm",
    covariates=BASELINE,
    assumed=(ROWS,),
    notes=("The paper prints 23 males in Table 1 and 21 in Table 4.",),
)
TABLE_2 = _hu(
    "TABLE_2",
    "Transplants by arm",
    "Table 2",
    Method.DESCRIBE,
    where=(TRANSPLANTED,),
    group="arm",
    covariates=tuple(
        f"{name}_from_enrolment"
        for name in (
            "donor",
            "donor_relation",
            "donor_sex_match",
            "conditioning",
            "mrd_before_hsct",
            "hsct_purpose",
        )
    ),
    naive=True,
    assumed=(ROWS,),
    notes=("Who is transplanted is known after the origin: a description, no comparison of arms.",),
)
TABLE_3 = _hu(
    "TABLE_3",
    "Patients with CAR-T and without a transplant, one line each",
    "Table 3",
    Method.LISTING,
    population=Cases.INFUSED,
    where=(NOT_TRANSPLANTED,),
    covariates=(
        "sex",
        "age",
        "mrd_pattern",
        "mrd_level",
        "dose_number",
        "mrd_negative",
        "crs_grade",
        "car_t_lost",
        "b_cells_recovered",
    ),
    options={"facts": ("INFUSION", "CR", "CAR_T_LOST", "B_CELLS_RECOVERED", "RELAPSE", "DEATH")},
    naive=True,
    assumed=(ROWS,),
    notes=(
        "The paper's medians of dose, persistence and B-cell recovery of these 8 are means "
        "(medians 4.8, 4.0, 3.25).",
    ),
)
TABLE_4 = _hu(
    "TABLE_4",
    "MRD negativity after CAR-T within the levels of one variable after another",
    "Table 4",
    Method.RATES,
    population=Cases.INFUSED,
    responses=("mrd_negative",),
    covariates=(
        "sex",
        "mrd_pattern",
        "mrd_level_hu2022",
        "cytogenetic_risk",
        "costimulatory",
        "crs",
    ),
    naive=True,
    assumed=(ROWS,),
    notes=("Rows that complete each other share one p-value; the paper prints .259 and .488.",),
)
MRD_BY_ARM = _hu(
    "MRD_BY_ARM",
    "MRD negativity a month later, by arm",
    "Results",
    Method.TABLE,
    responses=("mrd_negative",),
    group="arm",
    notes=(
        "Any level counts as positive in the study's rule. Of patients without CAR-T the record "
        "holds no response to an infusion: they are not known here.",
    ),
)
VALUES_BY_MRD = _hu(
    "VALUES_BY_MRD",
    "Dose and peak of CAR-T cells by MRD response",
    "Results",
    Method.COMPARE_VALUES,
    population=Cases.INFUSED,
    responses=("dose_number", "peak_copies_per_ug", "peak_pct_lymphocytes"),
    covariates=("mrd_negative",),
    naive=True,
    assumed=("Mann-Whitney's test; the paper names it or t.",),
)


def _survival(name: str, title: str, place: str, group: str, **declared: Any) -> Analysis:
    return _hu(
        name,
        title,
        place,
        Method.SURVIVAL,
        group=group,
        **(
            {
                "endpoint": "HU2022_LFS",
                "options": {"at": YEARS, "conf_type": "plain"},
                "naive": True,
                "beside": ("HU2022_LFS_TIME_DEPENDENT",),
                "assumed": (NOT_FITTED,),
                "notes": (CREDITED, PLAIN),
            }
            | declared
        ),
    )


def _os(name: str, title: str, place: str, group: str, **declared: Any) -> Analysis:
    """The same of overall survival, whose origin the paper does not give."""
    assumed = (OS_ORIGIN, *declared.pop("assumed", ()))
    return _survival(
        name,
        title,
        place,
        group,
        endpoint="HU2022_OS",
        beside=("HU2022_OS_TIME_DEPENDENT",),
        assumed=assumed,
        **declared,
    )


ENDPOINTS = (
    ("LFS", "Leukaemia-free survival", _survival),
    ("OS", "Overall survival", _os),
)
LFS_BY_ARM = _survival(
    "LFS_BY_ARM", "Leukaemia-free survival by arm, as printed", "Figure 2", "arm"
)
OS_BY_ARM = _os("OS_BY_ARM", "Overall survival by arm, as printed", "Figure 2", "arm")
LFS_BY_CAR_T = _survival(
    "LFS_BY_CAR_T",
    "Leukaemia-free survival with CAR-T or without, as printed",
    "Abstract",
    "car_t",
)
BY_TRANSPLANT = tuple(
    of(
        f"{endpoint}_BY_TRANSPLANT",
        f"{title} after CAR-T with a transplant or without, as printed",
        "Results, bridging",
        "transplanted",
        population=Cases.INFUSED,
        notes=("Whoever was transplanted had to live until then without a relapse.", PLAIN),
    )
    for endpoint, title, of in ENDPOINTS
)
BY_CGVHD = tuple(
    of(
        f"{endpoint}_BY_CGVHD",
        f"{title} of the transplanted with chronic GVHD or without, as printed",
        "Results, chronic GVHD",
        "chronic_gvhd",
        where=(TRANSPLANTED,),
        notes=(
            "Chronic GVHD forms months after the transplant, in those who live to have it.",
            PLAIN,
        ),
    )
    for endpoint, title, of in ENDPOINTS
)
WITHIN_ARMS = tuple(
    of(
        f"{endpoint}_BY_{name}_{arm}",
        f"{endpoint_title} by {title}, {arm_title}",
        "Results, by MRD within arms",
        variable,
        where=kept,
        assumed=(NOT_FITTED, "The arms are told by what was given, whatever a study calls them."),
        notes=(
            "The level and the pattern are known from the qualification on, later than the origin; "
            "they are covariates of the model that begins there.",
            PLAIN,
        ),
    )
    for endpoint, endpoint_title, of in ENDPOINTS
    for name, variable, title in (
        ("MRD_LEVEL", "mrd_level_hu2022", "MRD level"),
        ("MRD_PATTERN", "mrd_pattern", "MRD pattern"),
    )
    for arm, kept, arm_title in (
        ("CAR_T", (CAR_T_ARM,), "CAR-T"),
        ("CHEMOTHERAPY_HSCT", (OTHER_ARMS, TRANSPLANTED), "chemotherapy and a transplant"),
        ("CHEMOTHERAPY", (OTHER_ARMS, NOT_TRANSPLANTED), "chemotherapy alone"),
    )
)

# Table 5: the same candidates in six populations.
POPULATIONS: tuple[tuple[str, str, tuple[tuple[str, tuple[str, ...]], ...]], ...] = (
    ("ALL", "all patients", ()),
    ("CAR_T", "patients with CAR-T", (CAR_T_ARM,)),
    ("NO_CAR_T", "patients without CAR-T", (OTHER_ARMS,)),
    ("TRANSPLANTED", "transplanted patients", (TRANSPLANTED,)),
    (
        "CAR_T_TRANSPLANTED",
        "patients with CAR-T and a transplant",
        (CAR_T_ARM, TRANSPLANTED),
    ),
    (
        "NO_CAR_T_TRANSPLANTED",
        "patients with a transplant and without CAR-T",
        (OTHER_ARMS, TRANSPLANTED),
    ),
)
TABLE_5 = tuple(
    _hu(
        f"TABLE_5_{name}",
        f"Leukaemia-free survival, Cox model of {title}",
        "Table 5",
        Method.SURVIVAL,
        endpoint="HU2022_LFS_TRUNCATED",
        where=where,
        covariates=("sex", "age", "wbc_diagnosis", "mrd_pattern", "mrd_level_hu2022"),
        options={"at": YEARS},
        naive=True,
        beside=("HU2022_LFS_TIME_DEPENDENT",),
        assumed=(
            "The six populations are by CAR-T and by transplant.",
            "The covariates are those known from the qualification on.",
            "Follow-up begins with the qualification by MRD.",
        ),
        notes=(
            "CAR-T, transplant and chronic GVHD are no covariates of this model: they begin later "
            "and stand in the time-dependent one. The paper prints ratios outside their limits.",
        ),
    )
    for name, title, where in POPULATIONS
)

# Toxicity and what came after.
TOXICITY = _hu(
    "TOXICITY",
    "CRS and neurotoxicity after CAR-T",
    "Results, toxicity",
    Method.RATES,
    population=Cases.INFUSED,
    responses=("crs", "severe_crs", "neurotoxicity", "severe_neurotoxicity"),
    covariates=("overall", "costimulatory"),
    notes=("Severe is grade 3 or 4; the paper names no grading system of CRS.",),
)
RELAPSE_BY_ANTIGEN = _hu(
    "RELAPSE_BY_ANTIGEN",
    "Relapse by antigen, by arm",
    "Results, relapse",
    Method.DESCRIBE,
    group="arm",
    covariates=("relapsed", "relapsed_by_cd19"),
    naive=True,
    beside=("HU2022_RELAPSE_BY_ARM",),
    notes=("Counts at the last follow-up, however long that was.",),
)
RELAPSE_BY_ARM = _hu(
    "RELAPSE_BY_ARM",
    "Relapse after the infusion, both kinds of death competing",
    "Results, relapse",
    Method.SURVIVAL,
    population=Cases.INFUSED,
    endpoint="INFUSION_RELAPSE",
    options={"at": YEARS},
    notes=("Of patients with CAR-T: the other arms have no infusion to count from.",),
)
SALVAGE = _hu(
    "SALVAGE",
    "What was done about relapses",
    "Results, salvage",
    Method.LISTING,
    where=(("relapsed", ("yes",)),),
    covariates=("arm", "relapsed_by_cd19"),
    options={"facts": ("INFUSION", "HSCT", "RELAPSE", "NEW_THERAPY", "CR", "DEATH")},
)
DEATHS = _hu(
    "DEATHS",
    "Causes of death by arm",
    "Results, deaths",
    Method.DESCRIBE,
    group="arm",
    covariates=("death_cause",),
    naive=True,
    beside=("HU2022_OS_TIME_DEPENDENT",),
)


def _incidence(name: str, title: str, place: str, endpoint: str, **declared: Any) -> Analysis:
    return _hu(
        name,
        title,
        place,
        Method.SURVIVAL,
        endpoint=endpoint,
        **({"options": {"at": AFTER_TRANSPLANT}} | declared),
    )


AFTER_HSCT = tuple(
    _incidence(name, title, "Results, transplant", endpoint, group="arm")
    for name, title, endpoint in (
        ("AGVHD_2_4", "Acute GVHD of grade II to IV by arm", "AGVHD_2_4"),
        ("AGVHD_3_4", "Acute GVHD of grade III to IV by arm", "AGVHD_3_4"),
        ("CGVHD", "Chronic GVHD by arm", "CGVHD"),
        ("CGVHD_MODERATE", "Moderate or severe chronic GVHD by arm", "CGVHD_MODERATE"),
        ("NRM_BY_ARM", "Non-relapse mortality after transplant by arm", "HU2022_NRM"),
        ("NEUTROPHILS", "Neutrophil engraftment by arm", "NEUTROPHIL_ENGRAFTMENT"),
        ("PLATELETS", "Platelet engraftment by arm", "PLATELET_ENGRAFTMENT"),
    )
)
CELLS = tuple(
    _incidence(
        name,
        title,
        "Results, persistence",
        endpoint,
        population=Cases.INFUSED,
        options={"at": (90, 183, 365)},
    )
    for name, title, endpoint in (
        ("PERSISTENCE", "Loss of CAR-T cells, with what competes", "CAR_T_LOSS"),
        ("B_CELLS", "B-cell recovery, with what competes", "B_CELL_RECOVERY"),
    )
)

DECLARED = (
    LFS_TIME_DEPENDENT,
    OS_TIME_DEPENDENT,
    LFS_CAR_T_ALONE,
    TABLE_1,
    TABLE_2,
    TABLE_3,
    TABLE_4,
    *TABLE_5,
    MRD_BY_ARM,
    VALUES_BY_MRD,
    LFS_BY_ARM,
    OS_BY_ARM,
    LFS_BY_CAR_T,
    *BY_TRANSPLANT,
    *BY_CGVHD,
    *WITHIN_ARMS,
    TOXICITY,
    RELAPSE_BY_ANTIGEN,
    RELAPSE_BY_ARM,
    SALVAGE,
    DEATHS,
    *AFTER_HSCT,
    *CELLS,
)
