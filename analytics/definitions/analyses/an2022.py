"""The analyses of An 2022: humanised CD19 CAR-T cells after murine ones.

An L, Lin Y, Deng B, et al., BMC Cancer 2022;22:393, doi:10.1186/s12885-022-09489-1.
"""

from typing import Any

from analytics.definitions.analysis import Analysis, Cases
from analytics.definitions.options import Method

AN = "An 2022. BMC Cancer 22:393"
FIRST_YEAR = (183, 365)
ROWS = "The rows follow the table of the paper as far as the record holds them."
BAND = "The paper's limits are log-log."


def _an(name: str, title: str, place: str, method: Method, **declared: Any) -> Analysis:
    return Analysis(
        id=f"AN2022_{name}",
        version="1",
        title=title,
        source=f"{AN}, {place}.",
        method=method,
        **declared,
    )


TABLE_1 = _an(
    "TABLE_1",
    "Patients, their disease and what they had before",
    "Table 1",
    Method.DESCRIBE,
    covariates=(
        "sex",
        "age",
        "age_an2022",
        "blasts_pct",
        "emd_sites",
        "prior_hsct",
        "prior_car_t_times",
        "prior_cd22_car_t",
        "interval_an2022",
        "cd19_pct",
        "cd22_pct",
        "dose_number",
    ),
    assumed=(ROWS,),
)
TABLE_2 = _an(
    "TABLE_2",
    "Treatment, toxicity and response, one line per patient",
    "Table 2",
    Method.LISTING,
    covariates=(
        "sex",
        "age",
        "dose_number",
        "response",
        "mrd_status",
        "crs_grade",
        "neurotoxicity_grade",
        "peak_copies_per_ug",
        "peak_cells_per_l",
        "car_t_lost",
        "b_cells_recovered",
        "hsct",
        "relapse",
    ),
    assumed=("The columns follow the table of the paper as far as the record holds them.",),
)


def _response(name: str, title: str, group: str) -> Analysis:
    return _an(
        f"RESPONSE_BY_{name}",
        f"Remission at day 30 by {title}",
        "Results, efficacy",
        Method.TABLE,
        responses=("cr",),
        group=group,
        options={"test": "fisher"},
        stated=("Fisher's exact test.", "CR includes CRi."),
        notes=("19 patients: a test of so few can miss much.",),
    )


RESPONSES = (
    _response("CD22_CAR_T", "earlier CD22 CAR-T cells", "prior_cd22_car_t"),
    _response("INTERVAL", "interval since the last CAR-T cells", "interval_an2022"),
    _response("PRIOR_HCT", "earlier allogeneic transplant", "prior_hsct"),
    _response("EMD", "number of extramedullary sites", "emd_sites"),
)
MRD = _an(
    "MRD",
    "MRD of the responders: negative, positive, not evaluable",
    "Results, efficacy",
    Method.DESCRIBE,
    population=Cases.RESPONDERS,
    covariates=("mrd_status",),
    stated=("Negative is below 0.01 % by flow cytometry and qPCR alike.",),
    notes=(
        "Not evaluable and not known are no negatives: each is counted apart, and the share of "
        "negatives is of those who were evaluated.",
    ),
)


def _efs(name: str, title: str, **declared: Any) -> Analysis:
    return _an(
        name,
        title,
        "Figure 3",
        Method.SURVIVAL,
        **(
            {"endpoint": "AN2022_EFS", "options": {"at": FIRST_YEAR, "conf_type": "log-log"}}
            | declared
        ),
    )


EFS_ALL = _efs(
    "EFS_ALL",
    "Event-free survival of all infused, no response an event on day 0",
    endpoint="AN2022_EFS_ALL",
    beside=("AN2022_EFS_RESPONDERS",),
    assumed=("The paper leaves the 6 without a remission out; here they count.",),
)
EFS_RESPONDERS = _efs(
    "EFS_RESPONDERS",
    "Event-free survival of the responders, as printed",
    population=Cases.RESPONDERS,
    naive=True,
    beside=("AN2022_EFS_ALL",),
    notes=(
        "Responders had to live until the assessment.",
        "69.2 % at 12 months of 13 needs patients censored before month 9: it is no 10 of 13.",
        BAND,
    ),
)
EFS_TRANSPLANTED = _efs(
    "EFS_TRANSPLANTED",
    "Event-free survival of the transplanted responders, as printed",
    population=Cases.RESPONDERS,
    where=(("hsct", ("yes",)),),
    naive=True,
    beside=("AN2022_EFS_TRANSPLANT_WAYS", "AN2022_EFS_ALL"),
    stated=("91 % (50.8 to 98.7) at 12 months of 11 patients.",),
    notes=(
        "Counted from the infusion, of those who lived without an event to be transplanted: what "
        "went wrong before is not in it.",
        BAND,
    ),
)
EFS_TRANSPLANT_WAYS = _an(
    "EFS_TRANSPLANT_WAYS",
    "Event-free survival of the responders under four ways with a transplant",
    "after Figure 3",
    Method.TRANSPLANT,
    population=Cases.RESPONDERS,
    endpoint="AN2022_EFS",
    options={"at": FIRST_YEAR, "landmarks": (60, 90)},
    naive=True,
    beside=("AN2022_EFS_TRANSPLANTED",),
    notes=("The paper has no such analysis; the population is the responders in each way.",),
)
TOXICITY = _an(
    "TOXICITY",
    "CRS and neurotoxicity by grade",
    "Results, safety",
    Method.DESCRIBE,
    covariates=("crs_grade", "neurotoxicity_grade"),
    stated=("Grades of ASTCT 2019.",),
)
SEVERE = _an(
    "SEVERE_TOXICITY",
    "Severe CRS and neurotoxicity by burden and age",
    "Results, safety",
    Method.RATES,
    responses=("severe_crs", "severe_neurotoxicity"),
    covariates=("overall", "blasts_5_or_more", "age_an2022"),
)
EXPANSION = _an(
    "EXPANSION",
    "CAR-T cells over time by remission",
    "Figure 4",
    Method.KINETICS,
    group="cr",
    naive=True,
    notes=("A picture of what was measured: the response came after the peak.",),
)
PEAK = _an(
    "PEAK",
    "Peak of CAR-T cells by remission",
    "Results, expansion",
    Method.COMPARE_VALUES,
    responses=("peak_copies_per_ug", "peak_cells_per_l"),
    covariates=("cr",),
    naive=True,
)
LOSS = _an(
    "LOSS",
    "Loss of detection of CAR-T cells, with what competes",
    "Results, expansion",
    Method.SURVIVAL,
    endpoint="CAR_T_LOSS",
    options={"at": (90, 183, 365)},
)
B_CELLS = _an(
    "B_CELLS",
    "B-cell recovery, with what competes",
    "Results, B-cell aplasia",
    Method.SURVIVAL,
    endpoint="B_CELL_RECOVERY",
    options={"at": (90, 183, 365)},
    stated=("B-cell aplasia is less than 3 % CD19-positive lymphocytes of the marrow.",),
)
SALVAGE = _an(
    "SALVAGE",
    "Transplant after no response, one line each",
    "Results, transplant",
    Method.LISTING,
    population=Cases.NON_RESPONDERS,
    covariates=("response", "hsct", "hsct_purpose", "status_before_hsct"),
    options={"facts": ("INFUSION", "NO_RESPONSE", "NEW_THERAPY", "HSCT", "CR", "RELAPSE", "DEATH")},
    naive=True,
)
SWIMMER = _an(
    "SWIMMER",
    "What happened to each patient, a line each",
    "Figure 2",
    Method.LISTING,
    covariates=("response", "mrd_status"),
    options={"facts": ("INFUSION", "CR", "NO_RESPONSE", "HSCT", "NEW_THERAPY", "RELAPSE", "DEATH")},
)

DECLARED = (
    TABLE_1,
    TABLE_2,
    *RESPONSES,
    MRD,
    EFS_ALL,
    EFS_RESPONDERS,
    EFS_TRANSPLANTED,
    EFS_TRANSPLANT_WAYS,
    TOXICITY,
    SEVERE,
    EXPANSION,
    PEAK,
    LOSS,
    B_CELLS,
    SALVAGE,
    SWIMMER,
)
