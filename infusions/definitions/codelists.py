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
COURSE_INDICATION = Codelist(
    "course_indication",
    {
        "relapsed_refractory": "Relapsed or refractory B-ALL",
        "mrd": "Measurable residual disease in remission",
        "relapse_after_course": "Relapse after an earlier course",
        "no_response_to_course": "No response to an earlier course",
        "other": "Other",
    },
)
RELEASE_TEST = Codelist(
    "release_test", {"PASS": "Within specification", "FAIL": "Out of specification"}
)
RELEASE_DECISION = Codelist(
    "release_decision",
    {
        "RELEASED": "Released",
        "RELEASED_OOS": "Released out of specification",
        "REJECTED": "Rejected",
        "FAILED": "Manufacturing failed",
    },
)
BRIDGING_INTENSITY = Codelist(
    "bridging_intensity",
    {"low_median": "Low or median intensity", "intensive": "Intensive"},
)
BRIDGING_DRUG = Codelist(
    "bridging_drug",
    {
        "VINCRISTINE": "Vincristine",
        "STEROIDS": "Steroids",
        "CYTARABINE": "Cytarabine",
        "METHOTREXATE": "Methotrexate",
        "ANTHRACYCLINE": "Anthracycline",
        "CYCLOPHOSPHAMIDE": "Cyclophosphamide",
        "ASPARAGINASE": "Asparaginase",
        "TKI": "Tyrosine kinase inhibitor",
        "INOTUZUMAB": "Inotuzumab ozogamicin",
        "BLINATUMOMAB": "Blinatumomab",
        "RADIOTHERAPY": "Radiotherapy",
        "INTRATHECAL": "Intrathecal therapy",
        "OTHER": "Other",
    },
)
MEDICATION_CLASS = Codelist(
    "medication_class",
    {
        "TKI": "Tyrosine kinase inhibitor",
        "STEROID": "Systemic steroid",
        "IMMUNOSUPPRESSANT": "Other immunosuppressant",
        "IMMUNOGLOBULIN": "Immunoglobulin",
        "ANTIBACTERIAL": "Antibacterial",
        "ANTIVIRAL": "Antiviral",
        "ANTIFUNGAL": "Antifungal",
        "ANTICONVULSANT": "Anticonvulsant",
        "GCSF": "G-CSF",
        "TPO_AGONIST": "Thrombopoietin agonist",
        "TRANSFUSION": "Transfusion",
        "OTHER": "Other",
    },
)

__all__ = [
    "BRIDGING_DRUG",
    "BRIDGING_INTENSITY",
    "CELL_SOURCE",
    "COSTIMULATORY",
    "COURSE_INDICATION",
    "DISEASE_STATUS",
    "EMD_SITE",
    "GENERATION",
    "HINGE",
    "INFUSION_REASON",
    "LYMPHODEPLETION_DRUG",
    "MEDICATION_CLASS",
    "RELEASE_DECISION",
    "RELEASE_TEST",
    "SCFV_ORIGIN",
    "STRATEGY",
    "TARGET",
    "T_CELL_SELECTION",
    "VECTOR",
]
