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
# As derived; what is entered is a number.
TOXICITY_GRADE = Codelist("toxicity_grade", {str(grade): str(grade) for grade in range(6)})
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
    # After these, fever is no longer asked for in the grade of CRS.
    subsets={"anticytokine": frozenset({"TOCILIZUMAB", "STEROIDS", "ANAKINRA", "SILTUXIMAB"})},
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
        "IEC_HS": "HLH-like syndrome (IEC-HS)",
        "TLS": "Tumour lysis syndrome",
        "INFECTION": "Infection",
        "GVHD": "GVHD",
        "TRANSPLANT": "Other transplant-related cause",
        "HAEMORRHAGE": "Haemorrhage",
        "SECOND_MALIGNANCY": "Second malignancy",
        "OTHER": "Other",
        "UNKNOWN": "Cause not known",
    },
)
EXPLAINED_SIGN = Codelist(
    "explained_sign",
    {
        "FEVER": "Fever",
        "HYPOTENSION": "Hypotension",
        "HYPOXIA": "Hypoxia",
        "CONSCIOUSNESS": "Depressed consciousness (such as sedation)",
        "SEIZURE": "Seizure",
        "WEAKNESS": "Weakness",
    },
)
VASOPRESSOR = Codelist(
    "vasopressor",
    {
        "NOREPINEPHRINE": "Norepinephrine",
        "EPINEPHRINE": "Epinephrine",
        "DOPAMINE": "Dopamine",
        "PHENYLEPHRINE": "Phenylephrine",
        "DOBUTAMINE": "Dobutamine",
        "VASOPRESSIN": "Vasopressin",
        "OTHER": "Other",
    },
)
OXYGEN = Codelist(
    "oxygen",
    {
        "NONE": "None: room air",
        "NASAL_CANNULA": "Nasal cannula, 6 L/min or less",
        "BLOW_BY": "Blow-by",
        "HIGH_FLOW": "High-flow nasal cannula, above 6 L/min",
        "FACEMASK": "Facemask",
        "NON_REBREATHER": "Non-rebreather mask",
        "VENTURI": "Venturi mask",
        "CPAP": "CPAP",
        "BIPAP": "BiPAP",
        "VENTILATION": "Intubation and mechanical ventilation",
    },
)
OXYGEN_REASON = Codelist(
    "oxygen_reason",
    {
        "HYPOXIA": "Hypoxia",
        "COMFORT": "Comfort",
        "AIRWAY": "Protection of the airway in a neurological event",
    },
)
CONSCIOUSNESS = Codelist(
    "consciousness",
    {
        "ALERT": "Alert",
        "DROWSY": "Drowsy, awakens spontaneously",
        "VOICE": "Awakens to voice",
        "TOUCH": "Awakens only to tactile stimulus",
        "UNAROUSABLE": "Unarousable, or needs vigorous or repetitive stimuli; stupor or coma",
    },
)
SEIZURE = Codelist(
    "seizure",
    {
        "NONE": "None",
        "FOCAL": "Focal, resolved rapidly",
        "GENERALISED": "Generalised, resolved rapidly",
        "NONCONVULSIVE": "Non-convulsive on EEG, resolved with intervention",
        "PROLONGED": "Longer than 5 minutes",
        "REPETITIVE": "Repetitive without return to baseline, status epilepticus",
    },
)
ICP_SIGN = Codelist(
    "icp_sign",
    {
        "FOCAL_OEDEMA": "Focal or local oedema on imaging",
        "DIFFUSE_OEDEMA": "Diffuse cerebral oedema on imaging",
        "POSTURING": "Decerebrate or decorticate posture",
        "CN6_PALSY": "Palsy of cranial nerve VI",
        "PAPILLOEDEMA": "Papilloedema",
        "CUSHING": "Cushing's triad",
    },
)
ARRHYTHMIA = Codelist(
    "arrhythmia",
    {
        "NONE": "None",
        "NO_INTERVENTION": "Intervention not indicated",
        "NON_URGENT": "Non-urgent intervention indicated",
        "CONTROLLED": "Symptomatic, or controlled with a device",
        "LIFE_THREATENING": "Life-threatening",
    },
)
IECHS_SEVERITY = Codelist(
    "iechs_severity",
    {
        "OBSERVATION": "Asymptomatic or mild, observation only",
        "INTERVENTION": "Intervention indicated (immunosuppression, transfusion)",
        "SEVERE": "Severe, not immediately life-threatening",
        "LIFE_THREATENING": "Life-threatening",
    },
)
RELATEDNESS = Codelist(
    "relatedness",
    {
        "NOT_RELATED": "Not related",
        "UNLIKELY": "Unlikely",
        "POSSIBLE": "Possible",
        "PROBABLE": "Probable",
        "DEFINITE": "Definite",
    },
    subsets={"related": frozenset({"POSSIBLE", "PROBABLE", "DEFINITE"})},
)
SERIOUS_BECAUSE = Codelist(
    "serious_because",
    {
        "DEATH": "Results in death",
        "LIFE_THREATENING": "Is life-threatening",
        "HOSPITALISATION": "Needs or prolongs a stay in hospital",
        "DISABILITY": "Persistent or significant disability",
        "CONGENITAL": "Congenital anomaly",
        "MEDICALLY_IMPORTANT": "Otherwise medically important",
    },
)
AE_OUTCOME = Codelist(
    "adverse_event_outcome",
    {
        "RECOVERED": "Recovered",
        "RECOVERING": "Recovering",
        "NOT_RECOVERED": "Not recovered",
        "SEQUELAE": "Recovered with sequelae",
        "FATAL": "Fatal",
        "UNKNOWN": "Unknown",
    },
)
CTCAE_VERSION = Codelist(
    "ctcae_version", {"4.03": "CTCAE 4.03", "5.0": "CTCAE 5.0", "6.0": "CTCAE 6.0"}
)
DEVIATION = Codelist(
    "deviation_category",
    {
        "ELIGIBILITY": "Eligibility",
        "CONSENT": "Informed consent",
        "TREATMENT": "Treatment or dose",
        "PRODUCT": "Product handling",
        "ASSESSMENT": "Assessment missed or out of window",
        "SAFETY_REPORTING": "Safety reporting",
        "OTHER": "Other",
    },
)
DEVIATION_IMPORTANCE = Codelist(
    "deviation_importance",
    {"minor": "Minor", "important": "Important", "serious": "Serious breach"},
)
CNS_CLASS = Codelist(
    "cns_class",
    {
        "CNS1": "CNS-1",
        "CNS2a": "CNS-2a",
        "CNS2b": "CNS-2b",
        "CNS2c": "CNS-2c",
        "CNS3a": "CNS-3a",
        "CNS3b": "CNS-3b",
        "CNS3c": "CNS-3c",
    },
)
IMAGING_METHOD = Codelist(
    "imaging_method",
    {
        "CT": "CT",
        "PET_CT": "PET-CT",
        "MRI": "MRI",
        "US": "Ultrasound",
        "BIOPSY": "Biopsy",
        "EXAMINATION": "Physical examination",
    },
)
KINETICS_ASSAY = Codelist(
    "kinetics_assay", {"QPCR": "qPCR", "DDPCR": "ddPCR", "FLOW": "Flow cytometry"}
)
KINETICS_UNIT = Codelist(
    "kinetics_unit",
    {
        "COPIES_PER_UG": "copies/ug DNA",
        "CELLS_PER_L": "cells/L",
        "PCT_LYMPHOCYTES": "% of lymphocytes",
        "PCT_T_CELLS": "% of T cells",
    },
)
ANALYTE = Codelist(
    "analyte",
    {
        "ferritin": "Ferritin",
        "crp": "C-reactive protein",
        "ldh": "Lactate dehydrogenase",
        "alt": "ALT",
        "ast": "AST",
        "bilirubin": "Bilirubin",
        "creatinine": "Creatinine",
        "fibrinogen": "Fibrinogen",
        "triglycerides": "Triglycerides",
        "uric_acid": "Uric acid",
        "potassium": "Potassium",
        "phosphate": "Phosphate",
        "calcium": "Calcium",
        "il6": "Interleukin 6",
        "neutrophils": "Neutrophils",
        "platelets": "Platelets",
        "haemoglobin": "Haemoglobin",
    },
)
GVHD_KIND = Codelist(
    "gvhd_kind",
    {
        "ACUTE": "Classic acute",
        "LATE_ACUTE": "Late-onset acute",
        "CHRONIC": "Classic chronic",
        "OVERLAP": "Overlap syndrome",
    },
    subsets={
        "acute": frozenset({"ACUTE", "LATE_ACUTE"}),
        "chronic": frozenset({"CHRONIC", "OVERLAP"}),
    },
)
ACUTE_GVHD_GRADE = Codelist("acute_gvhd_grade", {0: "0", 1: "I", 2: "II", 3: "III", 4: "IV"})
ACUTE_GVHD_SYSTEM = Codelist(
    "acute_gvhd_system",
    {"MAGIC2016": "MAGIC 2016", "GLUCKSBERG": "Modified Glucksberg", "UNSPECIFIED": "Not stated"},
)
CHRONIC_GVHD_GRADE = Codelist(
    "chronic_gvhd_grade",
    {"NONE": "None", "MILD": "Mild", "MODERATE": "Moderate", "SEVERE": "Severe"},
)
SEATTLE_GRADE = Codelist("seattle_grade", {"LIMITED": "Limited", "EXTENSIVE": "Extensive"})
GRAFT_FAILURE = Codelist(
    "graft_failure", {"NONE": "None", "PRIMARY": "Primary", "SECONDARY": "Secondary"}
)
DONOR_RELATION = Codelist(
    "donor_relation",
    {
        "SIBLING": "Sibling",
        "FATHER": "Father",
        "MOTHER": "Mother",
        "CHILD": "Child",
        "OTHER_RELATIVE": "Other relative",
        "UNRELATED": "Unrelated",
    },
)
ABO_MATCH = Codelist(
    "abo_match",
    {
        "MATCHED": "Matched",
        "MAJOR": "Major mismatch",
        "MINOR": "Minor mismatch",
        "BIDIRECTIONAL": "Bidirectional mismatch",
    },
)
GVHD_PROPHYLAXIS = Codelist(
    "gvhd_prophylaxis",
    {
        "CSA": "Ciclosporin",
        "TACROLIMUS": "Tacrolimus",
        "MMF": "Mycophenolate mofetil",
        "MTX": "Methotrexate, short course",
        "ATG": "Antithymocyte globulin",
        "PTCY": "Cyclophosphamide after the transplant",
        "OTHER": "Other",
    },
)
NEW_MALIGNANCY = Codelist(
    "new_malignancy",
    {
        "T_CELL": "T-cell malignancy",
        "MYELOID": "Myeloid neoplasm (MDS, AML)",
        "OTHER_HAEMATOLOGICAL": "Other haematological malignancy",
        "SKIN": "Skin cancer",
        "SOLID": "Solid tumour",
    },
)
TEST_RESULT = Codelist(
    "test_result", {"NEG": "Negative", "POS": "Positive", "INDETERMINATE": "Indeterminate"}
)
