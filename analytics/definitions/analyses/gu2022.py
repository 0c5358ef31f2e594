"""The analyses of Gu 2022: remission predicted before the infusion, and what risk groups foretell.

Gu J, Liu S, Cui W, et al., Front Immunol 2022;13:858590, doi:10.3389/fimmu.2022.858590.

The paper offers CRS, neurotoxicity and steroids to models that are to be used before the infusion.
Each selection stands twice: with its candidates, and with those alone that are known by then.
"""

from typing import Any

from analytics.definitions.analysis import Analysis, Cases
from analytics.definitions.options import Method

GU = "Gu 2022. Front Immunol 13:858590"
HALF_YEAR = (183,)
YEARS = (183, 365, 730)
HIGH_OR_LOW = (("risk_group", ("low", "high")),)
RESPONSES = ("cr", "mrd_negative_cr")

BASELINE = (
    "sex",
    "age_gu2022",
    "wbc_gu2022",
    "disease_status",
    "first_response",
    "relapses_gu2022",
    "therapies_gu2022",
    "prior_hsct",
    "from_cml",
    "cns",
    "emd",
    "blasts_gu2022",
    "bcr_abl1",
    "ph_like",
    "tp53",
    "complex_karyotype",
    "kmt2a",
    "wt1",
    "evi1",
)
TREATMENT = (
    "generation",
    "strategy",
    "costimulatory",
    "cell_source",
    "il6_knockdown",
    "lymphodepletion_fc",
    "decitabine",
    "rituximab",
)
AFTER_INFUSION = ("severe_crs", "severe_neurotoxicity", "steroids")
# What the models are linear in stands as its code; a candidate must be known of every row.
BEFORE_INFUSION = (
    "wbc_code",
    "cns",
    "tp53",
    "blasts_code",
    "generation_code",
    "disease_status_code",
    "strategy_code",
    "age_gu2022",
    "prior_hsct",
    "bcr_abl1",
    "relapses_gu2022",
    "emd",
)
TABLES = "Table 2 is taken to hold remission, and Table 3 MRD-negative remission."
CATEGORISED = "Every factor is in the bands of the paper, as in its univariate tables."
UNPRINTED_ROWS = "The rows follow the table of the paper as far as the record holds them."
UNPRINTED = (
    "The list of candidates follows the tables of the paper as far as the record holds them."
)
# The first 204 of the paper's 286 patients made the models.
SETS = {"split_share": 204 / 286}
DIVIDED = (
    "The validation set stands beside: who enrolled from the day on by which the paper's share of "
    "patients had, or from the day asked for."
)
INDEPENDENT = "The paper treats infusions of one patient as independent."
ORDINAL = "The models are linear in the codes of leucocytes, blasts, generation and strategy."


def _gu(name: str, title: str, place: str, method: Method, **declared: Any) -> Analysis:
    return Analysis(
        id=f"GU2022_{name}",
        version="1",
        title=title,
        source=f"{GU}, {place}.",
        method=method,
        **declared,
    )


def _risk_table(name: str, title: str, place: str, **declared: Any) -> Analysis:
    return _gu(
        name,
        title,
        place,
        Method.TABLE,
        responses=RESPONSES,
        group="risk_group",
        **declared,
    )


TABLE_1 = _gu(
    "TABLE1",
    "Patients at their first infusion",
    "Table 1",
    Method.DESCRIBE,
    covariates=(*BASELINE, *TREATMENT),
    options=SETS,
    assumed=(UNPRINTED_ROWS,),
    notes=(
        DIVIDED,
        "Relapses and status are of different times: 42 without a relapse, 45 refractory.",
        "Earlier therapies are 56/76/72 in Table 1 and 58/75/71 in Table 2.",
    ),
)
UNIVARIATE = tuple(
    _gu(
        f"TABLE{number}",
        f"{title} by one factor after another",
        f"Table {number}",
        Method.BINARY,
        responses=(response,),
        covariates=(*BASELINE, *TREATMENT, *AFTER_INFUSION),
        stated=("Odds ratios with Wald limits.",),
        assumed=(TABLES, CATEGORISED, UNPRINTED),
        notes=(
            "The multivariate part holds the factors together as well, in the few rows that are "
            "complete in all of them.",
            "Misprints: generation 2.01 for 2.07, rituximab p .32 for .76, an upper limit 21.15 "
            "for 1.15.",
        ),
    )
    for number, response, title in (
        (2, "cr", "Complete remission"),
        (3, "mrd_negative_cr", "MRD-negative complete remission"),
    )
)
RATES = _gu(
    "RATES",
    "Remission and MRD-negative remission within the levels of each factor",
    "Tables 2 and 3, their counts",
    Method.RATES,
    responses=RESPONSES,
    covariates=(*BASELINE, *TREATMENT, *AFTER_INFUSION),
    assumed=(TABLES, CATEGORISED, UNPRINTED),
)
VALIDATION_TABLE = _gu(
    "VALIDATION_TABLE",
    "Infusions of the training and of the validation set",
    "table of the validation set",
    Method.DESCRIBE,
    population=Cases.INFUSIONS,
    covariates=(*BASELINE, *TREATMENT, "infusion_order", "risk_group"),
    options=SETS,
    stated=("84 infusions of 82 patients.",),
    assumed=(
        "The set is divided by the day of enrolment, all infusions of a patient on one side.",
    ),
)
SELECTIONS = tuple(
    _gu(
        f"STEPWISE_{code}{suffix}",
        f"Selection of factors for {title}{of}",
        "multivariate models and Methods",
        Method.BINARY,
        responses=(response,),
        covariates=candidates,
        options={"screen_p": 0.2, "stepwise": True, "entry_p": 0.05, "removal_p": 0.10},
        beside=(f"GU2022_STEPWISE_{code}{other}",),
        stated=("Univariate p below .2, then forward by likelihood ratio.",),
        assumed=(ORDINAL, UNPRINTED, "Entry at p < .05 and removal at p > .10, as SPSS has them."),
        notes=notes,
    )
    for code, response, title in (
        ("CR", "cr", "remission"),
        ("MRD", "mrd_negative_cr", "MRD-negative remission"),
    )
    for suffix, other, candidates, of, notes in (
        (
            "",
            "_BEFORE_INFUSION",
            (*BEFORE_INFUSION, *AFTER_INFUSION),
            ", candidates as published",
            ("Not usable before infusion: CRS, neurotoxicity and steroids come after it.",),
        ),
        (
            "_BEFORE_INFUSION",
            "",
            BEFORE_INFUSION,
            ", known before the infusion alone",
            ("A model that can be used before the infusion.",),
        ),
    )
)
DEVELOP = _gu(
    "DEVELOP",
    "Models of remission and of MRD-negative remission, made of a study's own patients",
    "multivariate models and Methods",
    Method.DEVELOP,
    responses=RESPONSES,
    covariates=BEFORE_INFUSION,
    options={"screen_p": 0.2, **SETS},
    settable=("population", "response", "covariates", "options"),
    beside=(
        "GU2022_STEPWISE_CR_BEFORE_INFUSION",
        "GU2022_STEPWISE_MRD_BEFORE_INFUSION",
        "GU2022_VALIDATION",
    ),
    stated=("Univariate p below .2, then forward by likelihood ratio; cutoffs by Youden.",),
    assumed=(
        ORDINAL,
        UNPRINTED,
        "Entry at p < .05 and removal at p > .10, as SPSS has them.",
        "The training set is who enrolled before the day by which the paper's share of patients "
        "had; the later set validates the model.",
    ),
    notes=(
        "The paper makes its models of first infusions and tries them on every infusion; with the "
        "population INFUSIONS every infusion is a row, all of a patient in one set.",
        "Candidates are what is known before the infusion. Samples are drawn of patients.",
    ),
)
VALIDATIONS = tuple(
    _gu(
        f"VALIDATION{suffix}",
        f"The published model on a study's own rows, {title}",
        "scores, cutoffs and risk groups",
        Method.VALIDATE,
        population=population,
        responses=RESPONSES,
        options={"model": "GU2022"},
        settable=("population", "options"),
        beside=(f"GU2022_VALIDATION{other}", *beside),
        stated=("Cutoffs are 1.8 of X and 1.0 of Y.",),
        assumed=("Score X foretells remission, and Y MRD-negative remission.",),
        notes=("Every row is new to the model, which was made of other patients.", *notes),
    )
    for suffix, other, title, population, beside, notes in (
        (
            "",
            "_FIRST_INFUSION",
            "every infusion",
            Cases.INFUSIONS,
            ("GU2022_RISK_GROUPS_INFUSIONS",),
            (INDEPENDENT,),
        ),
        (
            "_FIRST_INFUSION",
            "",
            "first infusions",
            Cases.INFUSED,
            ("GU2022_RISK_GROUPS", "GU2022_SCORE_X", "GU2022_SCORE_Y"),
            (),
        ),
    )
)
SCORES = tuple(
    _gu(
        f"SCORE_{name}",
        f"Score {name} against {title}",
        "ROC, Hosmer-Lemeshow and calibration figures",
        Method.BINARY,
        responses=(response,),
        options={"score": score, "score_scale": "logit"},
        stated=(f"The paper's cutoff of {name} is {cutoff}, by Youden's index.",),
        assumed=("The patient's first infusion counts.",),
        notes=(
            "The cutoff is on the scale of the score; calibration is of the probability. A score "
            "that was not fitted on these rows has as many degrees of freedom as blocks.",
        ),
    )
    for name, response, score, title, cutoff in (
        ("X", "cr", "gu_x", "complete remission", "1.8"),
        ("Y", "mrd_negative_cr", "gu_y", "MRD-negative complete remission", "1.0"),
    )
)
RISK_GROUPS = _risk_table(
    "RISK_GROUPS",
    "Responses by risk group, first infusions",
    "risk groups, discovery set",
    stated=("Chi-square or Fisher across three groups.",),
    options=SETS,
    beside=("GU2022_RISK_GROUPS_INFUSIONS",),
    notes=(DIVIDED,),
)
RISK_GROUPS_INFUSIONS = _risk_table(
    "RISK_GROUPS_INFUSIONS",
    "Responses by risk group, every infusion",
    "after Figure 5A",
    population=Cases.INFUSIONS,
    stated=(INDEPENDENT,),
    options=SETS,
    beside=("GU2022_RISK_GROUPS",),
    notes=(DIVIDED,),
)
FIGURE_5A = _gu(
    "FIGURE5A",
    "Both scores, risk group and response of each infusion",
    "Figure 5A",
    Method.LISTING,
    population=Cases.INFUSIONS,
    covariates=("gu_x", "gu_y", "risk_group", "cr", "mrd_negative_cr"),
)


def _survival(name: str, title: str, place: str, endpoint: str, **declared: Any) -> Analysis:
    return _gu(
        name,
        title,
        place,
        Method.SURVIVAL,
        endpoint=endpoint,
        group="risk_group",
        **({"options": {"at": YEARS}} | declared),
    )


FOLLOWED = tuple(
    _survival(
        f"{name}{suffix}",
        f"{title} {by}",
        place,
        endpoint,
        where=where,
        options={"at": at},
        notes=notes,
    )
    for name, title, place, endpoint, at, notes in (
        (
            "OS",
            "Overall survival, censored at transplant,",
            "overall survival by risk group",
            "GU2022_OS",
            YEARS,
            ("Whether a transplant censors is inferred; GU2022_OS_IGNORE is the other reading.",),
        ),
        (
            "OS_IGNORE",
            "Overall survival, transplant ignored,",
            "overall survival by risk group",
            "GU2022_OS_IGNORE",
            YEARS,
            ("Beside GU2022_OS.",),
        ),
        (
            "EFS",
            "Event-free survival at 6 months",
            "event-free survival",
            "GU2022_EFS",
            HALF_YEAR,
            (
                "The paper compares proportions at 6 months by chi-square; here the curve gives "
                "them, so that who was not followed so long is not counted as free of events. The "
                "paper's form, of those whose state on day 183 is known, stands in the summary of "
                "the endpoint, labelled as biased downwards.",
            ),
        ),
        (
            "RELAPSE_AFTER_HSCT",
            "Relapse after transplant",
            "relapse after transplant",
            "GU2022_RELAPSE_AFTER_HSCT",
            YEARS,
            ("The paper gives simple proportions; death competes here.",),
        ),
    )
    for suffix, by, where in (
        ("", "by risk group", ()),
        ("_HIGH_LOW", "of high and low risk", HIGH_OR_LOW),
    )
)

DECLARED = (
    TABLE_1,
    *UNIVARIATE,
    RATES,
    VALIDATION_TABLE,
    *SELECTIONS,
    DEVELOP,
    *VALIDATIONS,
    *SCORES,
    RISK_GROUPS,
    RISK_GROUPS_INFUSIONS,
    FIGURE_5A,
    *FOLLOWED,
)
