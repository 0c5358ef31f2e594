"""Codelists of what was given. Sources: clinical.md 2.3, 6, 14.2."""

from patients.definitions.codelists import SCFV_ORIGIN, TARGET
from trials.definitions.codelists import Codelist

GENERATION = Codelist("generation", {2: "2nd", 3: "3rd", 4: "4th"})
STRATEGY = Codelist(
    "strategy",
    {
        "single": "Single target",
        "dual": "Dual target: one product, two antigens",
        "sequential": "Sequential: two single-target products",
    },
)
COSTIMULATORY = Codelist(
    "costimulatory_domain",
    {"41BB": "4-1BB", "CD28": "CD28", "OX40": "OX40", "ICOS": "ICOS"},
)
HINGE = Codelist("hinge", {"CD8A": "CD8 alpha", "CD28": "CD28", "OTHER": "Other"})
VECTOR = Codelist(
    "vector", {"lentiviral": "Lentiviral", "retroviral": "Retroviral", "other": "Other"}
)
CELL_SOURCE = Codelist(
    "cell_source",
    {
        "autologous": "Patient's own blood",
        "hsct_donor": "Donor of the transplant",
        "other_donor": "Other healthy donor",
    },
)
T_CELL_SELECTION = Codelist(
    "t_cell_selection",
    {
        "none": "None",
        "CD3": "CD3 selected",
        "CD4_CD8": "CD4/CD8 selected",
        "other": "Other",
    },
)
# Only re-infusions for relapse, non-response or MRD are new therapy for the earlier infusion.
INFUSION_REASON = Codelist(
    "infusion_reason",
    {
        "first": "First infusion",
        "relapse": "Relapse",
        "no_response": "No response",
        "mrd": "Measurable residual disease",
        "planned_consolidation": "Planned consolidation",
        "loss_of_b_cell_aplasia": "Loss of B-cell aplasia",
    },
    subsets={"new_therapy": frozenset({"relapse", "no_response", "mrd"})},
)
# Hu 2022 treats in remission with MRD; those two states have no code in the Gu 2022 model.
DISEASE_STATUS = Codelist(
    "disease_status",
    {
        "relapsed": "Relapsed",
        "refractory": "Refractory",
        "persistent_mrd": "Persistent MRD",
        "recurrent_mrd": "Recurrent MRD",
    },
)
EMD_SITE = Codelist(
    "emd_site",
    {
        "CNS": "CNS",
        "TESTIS": "Testis",
        "LYMPH_NODE": "Lymph node",
        "BONE": "Bone",
        "SKIN": "Skin or soft tissue",
        "BREAST": "Breast",
        "VISCERAL": "Visceral organ",
        "OTHER": "Other",
    },
)
LYMPHODEPLETION_DRUG = Codelist(
    "lymphodepletion_drug",
    {
        "FLUDARABINE": "Fludarabine",
        "CYCLOPHOSPHAMIDE": "Cyclophosphamide",
        "DECITABINE": "Decitabine",
        "RITUXIMAB": "Rituximab",
        "OTHER": "Other",
    },
)

__all__ = [
    "CELL_SOURCE",
    "COSTIMULATORY",
    "DISEASE_STATUS",
    "EMD_SITE",
    "GENERATION",
    "HINGE",
    "INFUSION_REASON",
    "LYMPHODEPLETION_DRUG",
    "SCFV_ORIGIN",
    "STRATEGY",
    "TARGET",
    "T_CELL_SELECTION",
    "VECTOR",
]
