"""The two response models of Gu 2022 and the risk groups made from them.

Source: Gu J, Liu S, Cui W, et al., Front Immunol 2022;13:858590,
doi:10.3389/fimmu.2022.858590.
"""

from decimal import Decimal

from analytics.definitions.risk_model import Applicability, Band, Predictor, RiskModel, Term

D = Decimal

NO_YES = ((False, 0), (True, 1))

# Blasts weigh differently in the two models but are coded alike. The paper prints 25 in two
# bands; the half-open reading follows the bands of its other inputs.
BLASTS = (Band(0, below=D(5)), Band(1, below=D(25)), Band(2, below=D(50)), Band(3))
BLASTS_NOTE = (
    "Marrow before lymphodepletion, or before infusion if there was none, at most 28 days old."
)

COMPLETE_REMISSION = Predictor(
    score="x",
    probability="p_cr",
    title="Complete remission",
    intercept=D("2.04"),
    high_above=D("1.8"),
    terms=(
        Term(
            name="wbc_diagnosis",
            label="White blood cells at diagnosis",
            unit="10^9/L",
            bands=(Band(1, below=D(20)), Band(2, below=D(100)), Band(3)),
            coefficient=D("-0.68"),
        ),
        Term(
            name="cns_leukaemia",
            label="CNS leukaemia before infusion",
            codes=NO_YES,
            coefficient=D("-1.40"),
        ),
        Term(name="tp53", label="TP53 mutation", codes=NO_YES, coefficient=D("-1.82")),
        Term(
            name="blasts_pct",
            label="Marrow blasts before infusion",
            unit="%",
            bands=BLASTS,
            coefficient=D("-0.44"),
            note=BLASTS_NOTE,
        ),
        Term(
            name="generation",
            label="CAR generation of this infusion",
            codes=((2, 1), (3, 2), (4, 2)),
            coefficient=D("1.68"),
        ),
    ),
)

MRD_NEGATIVE_REMISSION = Predictor(
    score="y",
    probability="p_mrd_negative_cr",
    title="MRD-negative complete remission",
    intercept=D("0.56"),
    high_above=D("1.0"),
    terms=(
        Term(
            name="disease_status",
            label="Disease status at infusion",
            codes=(("relapsed", 0), ("refractory", 1)),
            coefficient=D("-0.77"),
        ),
        Term(
            name="blasts_pct",
            label="Marrow blasts before infusion",
            unit="%",
            bands=BLASTS,
            coefficient=D("-0.47"),
            note=BLASTS_NOTE,
        ),
        Term(
            name="strategy",
            label="Target strategy of this infusion",
            codes=(("single", 1), ("dual", 2), ("sequential", 3)),
            coefficient=D("0.83"),
        ),
    ),
)

GU2022 = RiskModel(
    id="GU2022",
    version="2022",
    title="Gu 2022 risk groups",
    source="Gu J, Liu S, Cui W, et al. Front Immunol 2022;13:858590.",
    doi="10.3389/fimmu.2022.858590",
    predictors=(COMPLETE_REMISSION, MRD_NEGATIVE_REMISSION),
    applicability=Applicability(
        statement="Relapsed or refractory B-ALL, CD19 and/or CD22 CAR-T.",
        age_from=6,
        age_to=65,
        disease_status=("relapsed", "refractory"),
        targets=("CD19", "CD22"),
    ),
    notes=(
        "Single-centre research model, not for treatment decisions.",
        "The two models were fitted separately: the probability of an MRD-negative remission "
        "may be larger than that of a remission.",
        "The cutoffs are the Youden points of the discovery set; no attainable score ties with "
        "them.",
    ),
)

RISK_MODELS = {GU2022.id: GU2022}
