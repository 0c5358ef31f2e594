"""Codelists of who the patient is and what went before. Sources: clinical.md 2.1, 2.2."""

from trials.definitions.codelists import Codelist

SEX = Codelist("sex", {"F": "Female", "M": "Male", "U": "Undifferentiated"})
FIRST_RESPONSE = Codelist(
    "first_response",
    {"CR": "Complete remission", "PR": "Partial remission", "NR": "No response"},
)
IDENTIFIER = Codelist(
    "identifier_kind",
    {
        "hospital_number": "Hospital number",
        "national_number": "National number",
        "registry_number": "Registry number",
        "other_study_number": "Number in another study or publication",
        "initials": "Initials",
    },
)
WITHDRAWAL = Codelist(
    "withdrawal_level",
    {
        "treatment": "From treatment",
        "visits": "From study visits",
        "contact": "From contact",
        "records": "From use of medical records",
        "data": "From use of data",
    },
)
ABERRATION = Codelist(
    "aberration",
    {
        "BCR_ABL1": "Ph / BCR::ABL1",
        "PH_LIKE": "Ph-like",
        "TP53": "TP53 mutation",
        "T315I": "ABL1 T315I",
        "DEL7": "del(7)",
        "COMPLEX": "Complex karyotype",
        "KMT2A": "KMT2A (MLL) rearrangement",
        "WT1": "WT1 overexpression",
        "EVI1": "EVI1 overexpression",
        "IGH": "IgH rearrangement",
        "TCR": "TCR rearrangement",
        "ETV6_RUNX1": "ETV6::RUNX1",
        "TCF3_PBX1": "TCF3::PBX1",
        "TCF3_HLF": "TCF3::HLF",
        "HYPERDIPLOIDY": "High hyperdiploidy",
        "HYPODIPLOIDY": "Hypodiploidy",
        "IKZF1": "IKZF1 deletion",
        "JAK2": "JAK2",
        "CRLF2": "CRLF2",
        "PDGFRB": "PDGFRB",
        "OTHER": "Other",
    },
)
# The one codelist with "not done" and "unknown" in it: a panel lists each aberration with its
# status, and unknown must never be folded into negative (Zhang 2020, Table 4).
GENETIC_STATUS = Codelist(
    "genetic_status",
    {
        "positive": "Positive",
        "negative": "Negative",
        "not_done": "Not done",
        "unknown": "Unknown",
    },
)
GENETIC_METHOD = Codelist(
    "genetic_method",
    {
        "karyotype": "Karyotype",
        "fish": "FISH",
        "qpcr": "qPCR",
        "ngs": "NGS",
        "other": "Other",
    },
)
SPECIMEN = Codelist(
    "specimen", {"BM": "Bone marrow", "PB": "Peripheral blood", "CSF": "CSF", "OTHER": "Other"}
)
PRIOR_THERAPY = Codelist(
    "prior_therapy",
    {
        "CHEMOTHERAPY": "Chemotherapy",
        "CAR_T": "CAR-T cells",
        "ALLO_HSCT": "Allogeneic HSCT",
        "AUTO_HSCT": "Autologous HSCT",
        "DLI": "Donor lymphocyte infusion",
        "BLINATUMOMAB": "Blinatumomab",
        "INOTUZUMAB": "Inotuzumab ozogamicin",
        "TKI": "Tyrosine kinase inhibitor",
        "RADIOTHERAPY": "Radiotherapy",
        "OTHER": "Other",
    },
)
TARGET = Codelist("target", {"CD19": "CD19", "CD22": "CD22"})
SCFV_ORIGIN = Codelist(
    "scfv_origin",
    {"murine": "Murine", "humanised": "Humanised", "human": "Human"},
)
PRIOR_RESPONSE = Codelist(
    "prior_response",
    {
        "CR": "Complete remission",
        "PR": "Partial remission",
        "NR": "No response",
        "RELAPSE": "Remission, then relapse",
    },
)
PERFORMANCE_SCALE = Codelist(
    "performance_scale", {"ECOG": "ECOG (0 to 5)", "KPS": "Karnofsky (%)", "LANSKY": "Lansky (%)"}
)
SCREENING_FAILURE = Codelist(
    "screening_failure",
    {
        "CRITERIA": "Eligibility criteria not met",
        "NO_TARGET": "Target antigen absent",
        "NO_CONSENT": "Consent refused or withdrawn",
        "PROGRESSION": "Progression of the leukaemia",
        "INFECTION": "Active infection",
        "ORGAN_FUNCTION": "Organ function",
        "DEATH": "Died during screening",
        "OTHER": "Other",
    },
)
NOT_INFUSED = Codelist(
    "not_infused_reason",
    {
        "MANUFACTURING": "Manufacturing failed",
        "PROGRESSION": "Progression of the leukaemia",
        "INFECTION": "Infection",
        "TOXICITY": "Toxicity of bridging or lymphodepletion",
        "DEATH": "Died before the infusion",
        "CONSENT": "Consent withdrawn",
        "REMISSION": "Remission by other therapy",
        "COMPARISON_ARM": "Belongs to an arm without CAR-T",
        "OTHER": "Other",
    },
)
MRD_PATTERN = Codelist(
    "mrd_pattern", {"persistent": "Persistent MRD", "recurrent": "Recurrent MRD"}
)
CYTOGENETIC_RISK = Codelist("cytogenetic_risk", {"low": "Low", "high": "High"})
