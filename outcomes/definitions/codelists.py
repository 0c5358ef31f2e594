"""Codelists of what happened after the infusion. Sources: clinical.md 2.4-2.6, 10, 11."""

from infusions.definitions.codelists import EMD_SITE
from trials.definitions.codelists import Codelist
from trials.definitions.study_codelists import CRS_SYSTEM, NEURO_SYSTEM

TOXICITY = Codelist(
    "toxicity",
    {
        "CRS": "Cytokine release syndrome",
        "NEUROTOXICITY": "Neurotoxicity (ICANS, CRES)",
        "IEC_HS": "HLH-like syndrome (IEC-HS)",
        "ICAHT": "Haematotoxicity (ICAHT)",
        "TLS": "Tumour lysis syndrome",
        "INFECTION": "Infection",
        "OTHER": "Other",
    },
)
GRADING_SYSTEM = Codelist(
    "grading_system",
    {
        **CRS_SYSTEM.codes,
        **NEURO_SYSTEM.codes,
        "ASTCT2019": "ASTCT consensus 2019",
        "IEC_HS2023": "IEC-HS 2023",
        "ICAHT2023": "ICAHT 2023",
        "CAIRO_BISHOP2004": "Cairo-Bishop 2004",
        "UNSPECIFIED": "Not stated",
    },
)
SUPPORTIVE_DRUG = Codelist(
    "supportive_drug",
    {
        "TOCILIZUMAB": "Tocilizumab",
        "STEROIDS": "Steroids",
        "ANAKINRA": "Anakinra",
        "SILTUXIMAB": "Siltuximab",
        "RUXOLITINIB": "Ruxolitinib",
        "PLASMAPHERESIS": "Plasmapheresis",
        "VASOPRESSOR": "Vasopressor",
        "OTHER": "Other",
    },
)
# "Responder" stands once, here. CR_UNSPEC is a remission whose counts are not known.
RESPONSE = Codelist(
    "response",
    {
        "CR": "Complete remission",
        "CRi": "Complete remission with incomplete count recovery",
        "CR_UNSPEC": "Complete remission, counts not known",
        "PR": "Partial remission",
        "SD": "Stable disease",
        "PD": "Progressive disease",
        "NR": "No response",
        "NR_DEATH": "Died before the assessment",
        "NE": "Not evaluable",
    },
    subsets={
        "responder": frozenset({"CR", "CRi", "CR_UNSPEC"}),
        "non_responder": frozenset({"PR", "SD", "PD", "NR", "NR_DEATH"}),
        # One class when an entered response is held against a derived one.
        "no_remission": frozenset({"PR", "SD", "PD", "NR"}),
    },
)
RESPONSE_VISIT = Codelist(
    "response_visit",
    {
        "DAY28": "Day 28",
        "MONTH2": "Month 2",
        "MONTH3": "Month 3",
        "MONTH6": "Month 6",
        "MONTH12": "Month 12",
        "OTHER": "Other",
    },
)
MARROW_CLASS = Codelist(
    "marrow_class",
    {"M1": "M1, below 5 %", "M2": "M2, 5 to 25 %", "M3": "M3, above 25 %"},
)
MRD_ASSAY = Codelist(
    "mrd_assay",
    {
        "FLOW": "Flow cytometry",
        "QPCR_IG_TR": "qPCR, IG/TR",
        "QPCR_FUSION": "qPCR, fusion transcript (BCR::ABL1)",
        "NGS": "NGS",
        "UNKNOWN": "Not stated",
    },
)
MRD_STATUS = Codelist(
    "mrd_status",
    {
        "NEG": "Negative",
        "POS": "Positive",
        "NEG_INSUFFICIENT": "Not detected, sensitivity insufficient",
        "NE": "Not evaluable",
    },
)
TRANSPLANT_TYPE = Codelist("transplant_type", {"ALLO": "Allogeneic", "AUTO": "Autologous"})
DONOR = Codelist(
    "donor_type",
    {
        "MSD": "HLA-identical sibling",
        "MRD": "Other matched relative",
        "HAPLO": "Haploidentical",
        "MUD": "Matched unrelated",
        "MMUD": "Mismatched unrelated",
        "CORD": "Cord blood",
    },
)
GRAFT_SOURCE = Codelist(
    "graft_source",
    {"BM": "Bone marrow", "PB": "Peripheral blood", "CB": "Cord blood", "BM_PB": "BM and PB"},
)
CONDITIONING = Codelist(
    "conditioning",
    {"MAC": "Myeloablative", "RIC": "Reduced intensity", "NMA": "Non-myeloablative"},
)
PRE_HSCT_STATUS = Codelist(
    "pre_hsct_status",
    {"CR1": "CR1", "CR2": "CR2", "CR3": "CR3 or later", "NR": "Not in remission"},
)
HSCT_PURPOSE = Codelist(
    "hsct_purpose",
    {"consolidation": "Consolidation of remission", "salvage": "Salvage", "other": "Other"},
)
RELAPSE_SITE = Codelist("relapse_site", {"BM": "Bone marrow", **EMD_SITE.codes})
ANTIGEN = Codelist(
    "antigen_status",
    {
        "POS": "Antigen positive",
        "NEG": "Antigen negative",
        "DIM": "Antigen dim or partial",
    },
)
NEW_THERAPY = Codelist(
    "new_therapy",
    {
        "CHEMOTHERAPY": "Chemotherapy",
        "CAR_T_ELSEWHERE": "CAR-T cells outside the study",
        "BLINATUMOMAB": "Blinatumomab",
        "INOTUZUMAB": "Inotuzumab ozogamicin",
        "TKI": "Tyrosine kinase inhibitor",
        "RADIOTHERAPY": "Radiotherapy",
        "DLI": "Donor lymphocyte infusion",
        "MAINTENANCE": "6-MP/MTX maintenance",
        "INTRATHECAL": "Intrathecal prophylaxis",
        "OTHER": "Other",
    },
)
# Only these make a therapy "new" for an endpoint (clinical.md 14.2).
NEW_THERAPY_REASON = Codelist(
    "new_therapy_reason",
    {
        "relapse": "Relapse",
        "no_response": "No response",
        "mrd": "Measurable residual disease",
        "maintenance": "Maintenance",
        "prophylaxis": "Prophylaxis",
        "other": "Other",
    },
    subsets={"new_therapy": frozenset({"relapse", "no_response", "mrd"})},
)
SURVIVAL_STATUS = Codelist(
    "survival_status", {"alive": "Alive", "dead": "Dead", "lost": "Lost to follow-up"}
)
CONTACT_METHOD = Codelist(
    "contact_method",
    {
        "visit": "Visit",
        "phone": "Telephone",
        "letter": "Letter or message",
        "records": "Medical records",
        "registry": "Registry",
    },
)
CAUSE_OF_DEATH = Codelist(
    "cause_of_death",
    {
        "RELAPSE": "Relapse or progression",
        "CRS": "Cytokine release syndrome",
        "NEUROTOXICITY": "Neurotoxicity",
        "INFECTION": "Infection",
        "GVHD": "GVHD",
        "TRANSPLANT": "Other transplant-related cause",
        "HAEMORRHAGE": "Haemorrhage",
        "SECOND_MALIGNANCY": "Second malignancy",
        "OTHER": "Other",
        "UNKNOWN": "Cause not known",
    },
)
