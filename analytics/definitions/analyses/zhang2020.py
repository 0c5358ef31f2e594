"""The analyses of Zhang 2020: one infusion of CD19 CAR-T, and the transplant that follows.

Zhang X, Lu XA, Yang J, et al., Blood Adv 2020;4:2325-2338,
doi:10.1182/bloodadvances.2020001466.

The paper compares the transplanted with those who were not from the infusion or the remission on.
Who was transplanted had to live until then without a relapse: the comparison as printed is naive,
and a landmark and a time-dependent form stand beside it.
"""

from typing import Any

from analytics.definitions.analysis import Analysis, Cases
from analytics.definitions.options import Method
from analytics.definitions.variables import VARIABLES

ZHANG = "Zhang 2020. Blood Adv 4:2325"
HALF_YEAR, YEAR = (183,), (365,)
LANDMARK = 90  # days from the remission or the infusion; transplants came on days 36 to 120
AFTER_RESPONSE = 30
RESPONSES = ("cr", "severe_crs", "moderate_or_severe_neurotoxicity")
PEAKS = ("peak_pct_t_cells", "peak_pct_lymphocytes", "peak_cells_per_l", "peak_copies_per_ug")
SUBGROUPS = (
    "sex",
    "age_zhang2020",
    "disease_status",
    "blasts_zhang2020",
    "blasts_above_20",
    "emd_or_cns",
    "tp53",
    "bcr_abl1",
    "complex_karyotype",
    "prior_hsct",
    "costimulatory",
    "dose_zhang2020",
    "bridging_intensity",
)
BASELINE = (
    "sex",
    "age",
    "age_zhang2020",
    "ecog",
    "disease_status",
    "relapses_before",
    "therapies_before",
    "prior_hsct",
    "prior_dli",
    "blasts_pct",
    "blasts_zhang2020",
    "emd_or_cns",
    "cns",
    "tp53",
    "bcr_abl1",
    "ph_like",
    "complex_karyotype",
    "kmt2a",
    "e2a_pbx1",
    "other_aberration",
    "from_cml",
    "costimulatory",
    "dose_number",
    "transduction_pct",
    "vein_to_vein",
    "bridging",
    "bridging_intensity",
)
TRANSPLANTS = (
    "days_to_hsct",
    "status_before_hsct",
    "mrd_before_hsct",
    "donor",
    "tbi",
    "conditioning",
)
TABLE_5_BASELINE = (
    "age_zhang2020",
    "blasts_above_20",
    "emd_or_cns",
    "tp53",
    "complex_karyotype",
)
SIX = (
    "The six covariates are taken to be age, blasts above 20 %, extramedullary disease with the "
    "CNS, TP53, complex karyotype and the transplant, which enters on its day."
)
ROWS = "The rows follow the table of the paper as far as the record holds them."
LABELS = (
    "Table 3 has the labels of TP53 and of earlier transplant swapped; its text has them right "
    "(11 of 12 mutated, 15 of 16 transplanted before)."
)
DIRECTION = (
    "The paper prints the ratio of transplant in both directions: 0.048 for OS, 35.45 for LFS. "
    "Here the reference is no transplant."
)
MIXED = "The paper mixes Pearson, Yates and Fisher by the expected counts."
CREDITED = "Whoever was transplanted had to live until then without a relapse."


def _zhang(name: str, title: str, place: str, method: Method, **declared: Any) -> Analysis:
    return Analysis(
        id=f"ZHANG2020_{name}",
        version="1",
        title=title,
        source=f"{ZHANG}, {place}.",
        method=method,
        **declared,
    )


TABLE_1 = _zhang(
    "TABLE1",
    "Patients at the infusion",
    "Table 1",
    Method.DESCRIBE,
    covariates=BASELINE,
    assumed=(ROWS,),
    notes=("Sites of extramedullary disease overlap: their sum is more than the patients.",),
)
TABLE_2 = _zhang(
    "TABLE2",
    "Transplants after CAR-T",
    "Table 2",
    Method.DESCRIBE,
    population=Cases.TRANSPLANTED,
    covariates=(*TRANSPLANTS, "prior_hsct"),
    assumed=(ROWS,),
    notes=("The paper's are the 75 transplanted in remission; the status is one of the rows.",),
)
TABLE_3 = _zhang(
    "TABLE3",
    "Remission, severe CRS and neurotoxicity within subgroups",
    "Table 3",
    Method.RATES,
    responses=RESPONSES,
    covariates=SUBGROUPS,
    stated=("CRS of grade 3 or 4.",),
    assumed=("Neurotoxicity of grade 2 or higher: the table prints grades 2 to 3.", MIXED, ROWS),
    notes=(LABELS,),
)
TABLE_3_PEAK = _zhang(
    "TABLE3_PEAK",
    "Peak of CAR-T cells within subgroups",
    "Table 3",
    Method.COMPARE_VALUES,
    responses=PEAKS,
    covariates=tuple(name for name in SUBGROUPS if name != "blasts_zhang2020"),
    options={"test": "t"},
    assumed=("Which unit of the peak the table has is not on record: each is given.",),
    notes=("The paper's SD is the standard error of the mean: with it all its t tests come out.",),
)
TABLE_4 = _zhang(
    "TABLE4",
    "Responders with a transplant and without",
    "Table 4",
    Method.DESCRIBE,
    population=Cases.RESPONDERS,
    group="hsct",
    covariates=(
        *SUBGROUPS,
        "cr_or_cri",
        "mrd_negative",
        "severe_crs",
        "moderate_or_severe_neurotoxicity",
    ),
    options={"tests": True},
    naive=True,
    assumed=(MIXED, ROWS),
    notes=(
        "What is unknown is counted apart; the paper has a row of it for karyotype.",
        "Misprints: CR/CRi 32/43 for 31/44, severe CRS 8 for 11 of 75.",
    ),
)


def _survival(name: str, title: str, place: str, endpoint: str, **declared: Any) -> Analysis:
    responders = endpoint == "ZHANG2020_LFS"
    return _zhang(
        name,
        title,
        place,
        Method.SURVIVAL,
        endpoint=endpoint,
        **(
            {
                "options": {"at": YEAR},
                "population": Cases.RESPONDERS if responders else Cases.INFUSED,
            }
            | declared
        ),
    )


ENDPOINTS = (
    ("OS", "Overall survival", "ZHANG2020_OS"),
    ("LFS", "Leukaemia-free survival of responders", "ZHANG2020_LFS"),
)
WHOLE = (
    *(
        _survival(name, f"{title} at 1 year", "Results, survival", endpoint)
        for name, title, endpoint in ENDPOINTS
    ),
    _survival(
        "LFS_ALL",
        "Leukaemia-free survival of all infused patients at 1 year",
        "Results",
        "ZHANG2020_LFS_ALL",
        notes=("57.9 % of 110 in print, 8 of them without a remission.",),
    ),
)
BY_SUBGROUP = tuple(
    _survival(
        f"{name}_BY_{group.upper()}",
        f"{title} by subgroup: {VARIABLES[group].title}",
        "Results, survival by subgroup",
        endpoint,
        group=group,
        options={"at": HALF_YEAR if group == "tp53" else YEAR},
        stated=("TP53 is compared at 6 months." if group == "tp53" else "Compared at 1 year.",),
        assumed=("The subgroups are those of Table 3, and the CNS.",),
        notes=(
            ("Printed ratios of TP53: 61.75 for OS, 0.06 for LFS, of opposite direction.",)
            if group == "tp53"
            else ()
        ),
    )
    for name, title, endpoint in ENDPOINTS
    for group in (*SUBGROUPS, "cns")
)
CNS = _zhang(
    "CNS",
    "Patients with CNS leukaemia and without",
    "Results, CNS leukaemia",
    Method.RATES,
    responses=RESPONSES,
    covariates=("cns",),
    beside=("ZHANG2020_OS_BY_CNS", "ZHANG2020_LFS_BY_CNS"),
    notes=("The paper counts as CNS leukaemia patients whom its own definition puts in CNS-1.",),
)


def _beside(name: str) -> tuple[str, ...]:
    return (f"ZHANG2020_{name}_HSCT_LANDMARK", f"ZHANG2020_{name}_HSCT_TIME_DEPENDENT")


NAIVE = tuple(
    _survival(
        f"{name}_HSCT_NAIVE",
        f"{title} with a transplant or without, as printed",
        "Results, bridging to transplant",
        endpoint,
        population=Cases.RESPONDERS,
        group="hsct",
        naive=True,
        beside=_beside(name),
        notes=(CREDITED, DIRECTION),
    )
    for name, title, endpoint in ENDPOINTS
)
AT_LANDMARK = tuple(
    _survival(
        f"{name}_HSCT_LANDMARK",
        f"{title} with a transplant by day {LANDMARK} or without",
        "after Results, bridging to transplant",
        endpoint,
        population=Cases.RESPONDERS,
        group="hsct",
        options={"at": YEAR, "landmark": LANDMARK},
        beside=(f"ZHANG2020_{name}_HSCT_NAIVE",),
        notes=("The paper has no landmark; 36 to 120 days lay between infusion and transplant.",),
    )
    for name, title, endpoint in ENDPOINTS
)
TIME_DEPENDENT = tuple(
    _zhang(
        f"{name}_HSCT_TIME_DEPENDENT",
        f"{title} with the transplant from its day on",
        "after Results, bridging to transplant",
        Method.TIME_DEPENDENT,
        population=Cases.RESPONDERS if name == "LFS" else Cases.INFUSED,
        endpoint=endpoint,
        covariates=("hsct",),
        beside=(f"ZHANG2020_{name}_HSCT_NAIVE",),
        notes=("The paper has no such model.",),
    )
    for name, title, endpoint in ENDPOINTS
)
TABLE_5 = tuple(
    _zhang(
        f"TABLE5_{name}",
        f"{title}: model of six covariates",
        "Table 5",
        Method.TIME_DEPENDENT,
        population=Cases.RESPONDERS if name == "LFS" else Cases.INFUSED,
        endpoint=endpoint,
        covariates=(*TABLE_5_BASELINE, "hsct"),
        beside=(f"ZHANG2020_COX_FORWARD_{name}",),
        assumed=(SIX,),
        notes=(DIRECTION, "Printed: 12.25 and 26.43 for no transplant."),
    )
    for name, title, endpoint in ENDPOINTS
)
FORWARD = tuple(
    _survival(
        f"COX_FORWARD_{name}",
        f"{title}: covariates selected forward",
        "Table 5 and Methods",
        endpoint,
        covariates=TABLE_5_BASELINE,
        options={"at": YEAR, "stepwise": True},
        beside=(f"ZHANG2020_TABLE5_{name}",),
        stated=("Forward Cox regression.",),
        assumed=("By likelihood ratio, entry at p < .05 and removal at p > .10.",),
        notes=("The transplant begins later and is no candidate: see the time-dependent model.",),
    )
    for name, title, endpoint in ENDPOINTS
)
LOGISTIC = tuple(
    _zhang(
        f"LOGISTIC_{name}",
        f"{title}: factors selected forward",
        "Results and Methods",
        Method.BINARY,
        responses=(response,),
        covariates=(
            "age_zhang2020",
            "disease_status",
            "blasts_above_20",
            "emd_or_cns",
            "tp53",
            "bcr_abl1",
            "prior_hsct",
            "costimulatory",
        ),
        options={"stepwise": True},
        stated=("Forward logistic regression.",),
        assumed=(
            "Candidates are the subgroups of Table 3 that the record knows of every patient.",
        ),
    )
    for name, title, response in (
        ("CR", "Complete remission", "cr"),
        ("CRS", "CRS of grade 3 or 4", "severe_crs"),
        ("NEUROTOXICITY", "Neurotoxicity of grade 2 or 3", "moderate_or_severe_neurotoxicity"),
    )
)
BY_RESPONSE = tuple(
    _survival(
        f"LFS_BY_{name}",
        f"Leukaemia-free survival by {title}, from day {AFTER_RESPONSE} of the remission",
        "Results, leukaemia-free survival",
        "ZHANG2020_LFS",
        group=group,
        options={"at": YEAR, "landmark": AFTER_RESPONSE},
        assumed=("A landmark: the response is known only once it has been assessed.",),
    )
    for name, title, group in (
        ("CR_OR_CRI", "CR and CRi", "cr_or_cri"),
        ("MRD", "MRD", "mrd_negative"),
    )
)
AFTER_HSCT = (
    _survival(
        "RELAPSE_AFTER_HSCT_BY_MRD",
        "Relapse after the transplant by MRD before it, death competing",
        "Results, transplant",
        "GU2022_RELAPSE_AFTER_HSCT",
        group="mrd_before_hsct",
        notes=("Relapse from the first allogeneic transplant on, as GU2022 declares it.",),
    ),
    _survival(
        "TRM",
        "Transplant-related mortality, relapse competing",
        "Results, transplant",
        "HU2022_NRM",
        options={"at": (100, 365)},
        assumed=("Every death without a relapse after the transplant is related to it.",),
        notes=("Non-relapse mortality from the transplant on, as HU2022 declares it.",),
    ),
)
BCR_ABL1 = _zhang(
    "BCR_ABL1",
    "BCR::ABL1 negativity on days 30 and 60",
    "Results, BCR-ABL",
    Method.TABLE,
    where=(("bcr_abl1", ("yes",)),),
    responses=("bcr_abl1_negative_30", "bcr_abl1_negative_60"),
    notes=("Day 60 is 64 % (9 of 14) in the results and 69 % in the discussion.",),
)
RELAPSE = _zhang(
    "RELAPSE_BY_CD19",
    "Relapse by CD19, with a transplant or without",
    "Results, relapse",
    Method.TABLE,
    population=Cases.RESPONDERS,
    responses=("cd19_at_relapse",),
    group="hsct",
    naive=True,
    beside=_beside("LFS"),
    notes=(
        "Counts at the last follow-up, however long that was.",
        "Printed 55.6 and 44.4 % without a transplant, of 13: 53.8 and 46.2 %.",
    ),
)

DECLARED = (
    TABLE_1,
    TABLE_2,
    TABLE_3,
    TABLE_3_PEAK,
    TABLE_4,
    *WHOLE,
    *BY_SUBGROUP,
    CNS,
    *TIME_DEPENDENT,
    *AT_LANDMARK,
    *NAIVE,
    *TABLE_5,
    *FORWARD,
    *LOGISTIC,
    *BY_RESPONSE,
    *AFTER_HSCT,
    BCR_ABL1,
    RELAPSE,
)
