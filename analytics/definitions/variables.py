"""Every variable that an analysis may name: the groupings of the summaries, and what papers add.

What is known before the infusion may divide patients; what forms afterwards has no origin at which
it is known, and a landmark or a time-dependent covariate is the way to ask about it. A yes or no
is null where nobody was asked. Responses are variables with the levels `yes` and `no`.

Sources: Gu J, Liu S, Cui W, et al., Front Immunol 2022;13:858590, doi:10.3389/fimmu.2022.858590.
Hu 2022, Front Immunol 12:731435, doi:10.3389/fimmu.2021.731435.
Zhang X, Lu XA, Yang J, et al., Blood Adv 2020;4:2325-2338,
doi:10.1182/bloodadvances.2020001466. An L, Lin Y, Deng B, et al., BMC Cancer 2022;22:393,
doi:10.1186/s12885-022-09489-1.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from analytics.definitions.endpoint import Origin
from analytics.definitions.endpoints.hu2022 import HU
from analytics.definitions.groupings import (
    AN,
    ENROLLED,
    GROUPINGS,
    GU,
    INFUSED,
    OWN,
    YES_NO,
    ZHANG,
)
from analytics.definitions.variable import Variable

AFTER: frozenset[Origin] = frozenset()
AT_TRANSPLANT = frozenset({Origin.HSCT_DATE})
YES = {"yes": "Yes", "no": "No"}
AT_ASSESSMENT = "Known from the day of the assessment on."
WHEN_OVER = (
    "Known from day 30 after the infusion on, or from the end of a longer episode; the grade is "
    "that of the study's system."
)


def _factor(
    name: str,
    title: str,
    source: str,
    known_at: frozenset[Origin],
    levels: Mapping[str, str],
    **more: Any,
) -> Variable:
    return Variable(
        id=name,
        version="1",
        title=title,
        source=source,
        known_at=known_at,
        levels=levels,
        **more,
    )


def _yes_no(
    name: str, title: str, source: str, known_at: frozenset[Origin], **more: Any
) -> Variable:
    return _factor(name, title, source, known_at, YES, **({"codes": YES_NO} | more))


def _number(
    name: str, title: str, unit: str, source: str, known_at: frozenset[Origin], **more: Any
) -> Variable:
    return Variable(
        id=name,
        version="1",
        title=title,
        source=source,
        known_at=known_at,
        number=True,
        unit=unit,
        **more,
    )


def _state(name: str, title: str, source: str, **more: Any) -> Variable:
    """What begins on a day: until then it is `no`, which time-dependent covariates start from."""
    return _yes_no(name, title, source, AFTER, since=f"{name}_on", before="no", **more)


BLASTS_NOTE = (
    "Marrow before lymphodepletion, or before the infusion where there was none, at most 28 days "
    "old.",
)
ORDINAL = ("The code of Gu's models, whose terms are linear in it.",)
UNDATED_GENETICS = (
    "Of specimens dated on or before the day of the infusion; a positive finding over a negative "
    "one, what was not done or is unknown is not known.",
)

PATIENT = (
    _factor("sex", "Sex", GU, ENROLLED, {"F": "Female", "M": "Male"}),
    _number("age", "Age at enrolment", "years", GU, ENROLLED),
    _number("ecog", "ECOG performance status", "", ZHANG, ENROLLED),
    _factor(
        "not_infused_reason",
        "Why not infused",
        OWN,
        AFTER,
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
    ),
)

DISEASE = (
    _number(
        "wbc_diagnosis",
        "White blood cells at diagnosis",
        "10⁹/L",
        GU,
        ENROLLED,
        column="wbc_number",
    ),
    _factor(
        "wbc_gu2022",
        "White blood cells at diagnosis, bands of Gu 2022",
        GU,
        ENROLLED,
        {"below_20": "Below 20 × 10⁹/L", "20": "20 to below 100", "100": "100 and above"},
        column="wbc_number",
        bounds=(20, 100),
    ),
    _number(
        "wbc_code",
        "White blood cells at diagnosis, code 1 to 3",
        "",
        GU,
        INFUSED,
        column="coded_wbc_diagnosis",
        notes=ORDINAL,
    ),
    _number(
        "blasts_pct", "Marrow blasts before the infusion", "%", ZHANG, INFUSED, notes=BLASTS_NOTE
    ),
    _factor(
        "blasts_gu2022",
        "Marrow blasts before the infusion, bands of Gu 2022",
        GU,
        INFUSED,
        {
            "below_5": "Below 5 %",
            "5": "5 to below 25 %",
            "25": "25 to below 50 %",
            "50": "50 % and above",
        },
        column="blasts_pct",
        bounds=(5, 25, 50),
        notes=BLASTS_NOTE,
    ),
    _number(
        "blasts_code",
        "Marrow blasts before the infusion, code 0 to 3",
        "",
        GU,
        INFUSED,
        column="coded_blasts_pct",
        notes=ORDINAL,
    ),
    _factor(
        "blasts_zhang2020",
        "Marrow blasts before the infusion, bands of Zhang 2020",
        ZHANG,
        INFUSED,
        {"below_5": "Below 5 %", "5": "5 to 20 %", "above_20": "Above 20 %"},
        column="blasts_pct",
        bounds=(5, 20),
        bound_below=(20,),
        notes=BLASTS_NOTE,
    ),
    _factor(
        "blasts_above_20",
        "Marrow blasts above 20 % before the infusion",
        ZHANG,
        INFUSED,
        {"no": "20 % or less", "yes": "Above 20 %"},
        column="blasts_pct",
        bounds=(20,),
        bound_below=(20,),
        notes=BLASTS_NOTE,
    ),
    _factor(
        "blasts_5_or_more",
        "Marrow blasts of 5 % or more before the infusion",
        ZHANG,
        INFUSED,
        {"no": "Below 5 %", "yes": "5 % or more"},
        column="blasts_pct",
        bounds=(5,),
        notes=BLASTS_NOTE,
    ),
    _yes_no("m2_or_worse", "Marrow M2 or worse before the infusion", OWN, INFUSED),
    _yes_no("cns", "CNS leukaemia before the infusion", GU, INFUSED, column="cns_leukaemia"),
    _yes_no(
        "emd_or_cns",
        "Extramedullary disease before the infusion, CNS included",
        ZHANG,
        INFUSED,
        notes=("As in Zhang 2020; Gu 2022 counts the CNS apart.",),
    ),
    _factor(
        "emd_sites",
        "Extramedullary sites before the infusion",
        AN,
        INFUSED,
        {"0": "None", "1": "One", "2": "Several"},
        bounds=(1, 2),
        notes=("The CNS is a site.",),
    ),
    _factor(
        "disease_status",
        "Disease status at the infusion",
        GU,
        INFUSED,
        {
            "relapsed": "Relapsed",
            "refractory": "Refractory",
            "persistent_mrd": "Persistent MRD",
            "recurrent_mrd": "Recurrent MRD",
        },
    ),
    _number(
        "disease_status_code",
        "Refractory disease, code 0 or 1",
        "",
        GU,
        INFUSED,
        column="coded_disease_status",
        notes=(*ORDINAL, "Persistent and recurrent MRD have no code."),
    ),
    _factor(
        "first_response",
        "Response after the first chemotherapy",
        GU,
        ENROLLED,
        {"CR": "Complete remission", "PR": "Partial remission", "NR": "No response"},
    ),
    _number("relapses_before", "Relapses before enrolment", "", GU, ENROLLED),
    _factor(
        "relapses_gu2022",
        "Relapses before enrolment, bands of Gu 2022",
        GU,
        ENROLLED,
        {"0": "None", "1": "One", "2": "More than one"},
        column="relapses_before",
        bounds=(1, 2),
    ),
    _yes_no("from_cml", "Transformed from CML", GU, ENROLLED),
    _factor(
        "mrd_pattern",
        "MRD at qualification for the study",
        HU,
        ENROLLED,
        {"persistent": "Persistent", "recurrent": "Recurrent"},
    ),
    _number("mrd_level", "MRD at qualification for the study", "%", HU, ENROLLED),
    _factor(
        "mrd_level_hu2022",
        "MRD at qualification, below or from 1 %",
        HU,
        ENROLLED,
        {"below_1": "Below 1 %", "1": "1 % and above"},
        column="mrd_level",
        bounds=(1,),
    ),
    _number("cd19_pct", "Blasts with CD19 at screening", "%", AN, ENROLLED),
    _number("cd22_pct", "Blasts with CD22 at screening", "%", AN, ENROLLED),
    _factor(
        "cd22_an2022",
        "CD22 on blasts at screening, bands of An 2022",
        AN,
        ENROLLED,
        {"below_20": "Below 20 %", "20": "20 to 80 %", "above_80": "Above 80 %"},
        column="cd22_pct",
        bounds=(20, 80),
        bound_below=(80,),
    ),
)


def _aberration(name: str, title: str, source: str, column: str) -> Variable:
    return _yes_no(name, title, source, INFUSED, column=column, notes=UNDATED_GENETICS)


GENETICS = (
    _aberration("tp53", "TP53 mutation", GU, "tp53"),
    _aberration("bcr_abl1", "Ph / BCR::ABL1", GU, "BCR_ABL1"),
    _aberration("ph_like", "Ph-like", GU, "PH_LIKE"),
    _aberration("complex_karyotype", "Complex karyotype", ZHANG, "COMPLEX"),
    _aberration("kmt2a", "KMT2A (MLL) rearrangement", GU, "KMT2A"),
    _aberration("wt1", "WT1 overexpression", GU, "WT1"),
    _aberration("evi1", "EVI1 overexpression", GU, "EVI1"),
    _aberration("e2a_pbx1", "TCF3::PBX1 (E2A-PBX1)", HU, "TCF3_PBX1"),
    _aberration("tel_aml1", "ETV6::RUNX1 (TEL-AML1)", HU, "ETV6_RUNX1"),
    _aberration("other_aberration", "Another aberration", ZHANG, "other_aberration"),
    _factor(
        "cytogenetic_risk",
        "Cytogenetic risk group",
        HU,
        ENROLLED,
        {"low": "Low", "high": "High"},
    ),
)

TREATED_BEFORE = (
    _number("therapies_before", "Lines of therapy before enrolment", "", GU, ENROLLED),
    _factor(
        "therapies_gu2022",
        "Lines of therapy before enrolment, bands of Gu 2022",
        GU,
        ENROLLED,
        {"below_3": "Fewer than 3", "3": "3 to 4", "5": "More than 4"},
        column="therapies_before",
        bounds=(3, 5),
    ),
    _yes_no("prior_dli", "Donor lymphocytes before enrolment", ZHANG, ENROLLED),
    _yes_no("prior_car_t", "CAR-T before enrolment", AN, ENROLLED),
    _factor(
        "prior_car_t_times",
        "CAR-T infusions before enrolment",
        AN,
        ENROLLED,
        {"0": "None", "1": "One", "2": "Several"},
        bounds=(1, 2),
    ),
    _yes_no("prior_cd22_car_t", "CD22 CAR-T before enrolment", AN, ENROLLED),
    _number("months_since_car_t", "Months since the last CAR-T before", "months", AN, INFUSED),
    _factor(
        "interval_an2022",
        "Interval since the last CAR-T before, bands of An 2022",
        AN,
        INFUSED,
        {"below_6": "Below 6 months", "6": "6 to 12 months", "above_12": "Above 12 months"},
        column="months_since_car_t",
        bounds=(6, 12),
        bound_below=(12,),
    ),
    _factor(
        "infusion_order",
        "Which infusion of the study",
        GU,
        INFUSED,
        {"1": "First", "2": "A later one"},
        bounds=(2,),
    ),
)

PRODUCT = (
    _number(
        "generation_code",
        "Construct generation, code 1 or 2",
        "",
        GU,
        INFUSED,
        column="coded_generation",
        notes=ORDINAL,
    ),
    _number(
        "strategy_code",
        "Target strategy, code 1 to 3",
        "",
        GU,
        INFUSED,
        column="coded_strategy",
        notes=ORDINAL,
    ),
    _factor(
        "targets",
        "Targets of the product",
        GU,
        INFUSED,
        {"CD19": "CD19", "CD22": "CD22", "CD19+CD22": "CD19 and CD22"},
    ),
    _number("dose_number", "CAR-T cells per kg on day 0", "cells/kg", HU, INFUSED, column="dose"),
    _factor(
        "dose_zhang2020",
        "Dose on day 0, target dose of Zhang 2020",
        ZHANG,
        INFUSED,
        {"below_1e5": "Below 10⁵ per kg", "1e5": "10⁵ per kg and above"},
        column="dose",
        bounds=(1e5,),
    ),
    _factor(
        "cell_source",
        "Source of the cells",
        GU,
        INFUSED,
        {
            "autologous": "Patient's own blood",
            "hsct_donor": "Donor of the transplant",
            "other_donor": "Other healthy donor",
        },
    ),
    _factor(
        "scfv_origin",
        "scFv origin",
        AN,
        INFUSED,
        {"murine": "Murine", "humanised": "Humanised", "human": "Human"},
    ),
    _yes_no("il6_knockdown", "IL-6 knock-down", GU, INFUSED),
    _yes_no("suicide_switch", "Suicide switch", HU, INFUSED),
    _number("transduction_pct", "Transduction", "%", HU, INFUSED),
    _number("viability_pct", "Viability", "%", HU, INFUSED),
    _number("vein_to_vein", "From leukapheresis to infusion", "days", ZHANG, INFUSED),
)

BEFORE_INFUSION = (
    _yes_no("bridging", "Bridging therapy", ZHANG, INFUSED),
    _factor(
        "bridging_intensity",
        "Intensity of bridging therapy",
        ZHANG,
        INFUSED,
        {"none": "None", "low_median": "Low or median", "intensive": "Intensive"},
    ),
    _yes_no(
        "lymphodepletion_fc",
        "Fludarabine and cyclophosphamide before the infusion",
        GU,
        INFUSED,
        column="fc",
        notes=("Of infusions with a record of lymphodepletion.",),
    ),
    _yes_no("decitabine", "Decitabine before the infusion", GU, INFUSED),
    _yes_no("rituximab", "Rituximab before the infusion", GU, INFUSED),
)

REMISSION = {"CR": "yes", "CRi": "yes", "CR_UNSPEC": "yes", "PR": "no", "SD": "no", "PD": "no"}
REMISSION |= {"NR": "no", "NR_DEATH": "no", "NE": ""}

RESPONSES = (
    _yes_no(
        "cr",
        "Complete remission at day 28",
        GU,
        AFTER,
        column="response",
        since="response_on",
        codes=REMISSION,
        notes=("CR, CRi, or CR with counts not known.", AT_ASSESSMENT),
    ),
    _yes_no(
        "mrd_negative_cr",
        "MRD-negative complete remission at day 28",
        GU,
        AFTER,
        since="response_on",
        notes=("A remission with MRD not known is not known.", AT_ASSESSMENT),
    ),
    _yes_no(
        "mrd_negative",
        "MRD negative at day 28",
        HU,
        AFTER,
        column="mrd",
        since="mrd_on",
        codes={"NEG": "yes", "POS": "no", "NEG_INSUFFICIENT": "", "NE": ""},
        notes=(AT_ASSESSMENT,),
    ),
    _factor(
        "mrd_status",
        "MRD at day 28",
        AN,
        AFTER,
        {
            "NEG": "Negative",
            "POS": "Positive",
            "NEG_INSUFFICIENT": "Not detected, sensitivity insufficient",
            "NE": "Not evaluable",
        },
        column="mrd",
        since="mrd_on",
        notes=(AT_ASSESSMENT,),
    ),
    _factor(
        "cr_or_cri",
        "CR or CRi at day 28",
        ZHANG,
        AFTER,
        {"CR": "CR", "CRi": "CRi"},
        column="response",
        since="response_on",
        notes=("Of those in remission with counts known.", AT_ASSESSMENT),
    ),
    _factor(
        "response",
        "Response at day 28",
        GU,
        AFTER,
        {
            "CR": "Complete remission",
            "CRi": "CR with incomplete count recovery",
            "CR_UNSPEC": "Complete remission, counts not known",
            "PR": "Partial remission",
            "SD": "Stable disease",
            "PD": "Progressive disease",
            "NR": "No response",
            "NR_DEATH": "Died before the assessment",
            "NE": "Not evaluable",
        },
        since="response_on",
        notes=(AT_ASSESSMENT,),
    ),
    *(
        _yes_no(
            f"bcr_abl1_negative_{day}",
            f"BCR::ABL1 negative at day {day}",
            ZHANG,
            AFTER,
            since=f"bcr_abl1_on_{day}",
            notes=(f"qPCR of the transcript, {window}; any positive decides.",),
        )
        for day, window in ((30, "day 24 to 42"), (60, "day 43 to 75"))
    ),
)


def _toxicity(name: str, title: str, source: str) -> Iterator[Variable]:
    known: dict[str, Any] = {"since": f"{name}_on", "notes": (WHEN_OVER,)}
    yield _yes_no(name, title, source, AFTER, **known)
    yield _factor(
        f"{name}_grade",
        f"{title}, highest grade",
        source,
        AFTER,
        {str(grade): f"Grade {grade}" if grade else "None" for grade in range(6)},
        **known,
    )
    for least, of in ((2, "moderate_or_severe"), (3, "severe")):
        yield _factor(
            f"{of}_{name}",
            f"{title} of grade {least} or higher",
            ZHANG if least == 2 else source,
            AFTER,
            {"no": f"Below grade {least}", "yes": f"Grade {least} or higher"},
            column=f"{name}_grade",
            bounds=(least,),
            **known,
        )


TOXICITIES = (
    *_toxicity("crs", "CRS", GU),
    *_toxicity("neurotoxicity", "Neurotoxicity (ICANS, CRES)", GU),
    *_toxicity("iec_hs", "HLH-like syndrome", OWN),
    *_toxicity("icaht", "Haematotoxicity (ICAHT)", OWN),
    *_toxicity("infection", "Infection", OWN),
    *_toxicity("tls", "Tumour lysis syndrome", OWN),
    _state("steroids", "Steroids after the infusion", GU),
    _state("tocilizumab", "Tocilizumab after the infusion", GU),
    _yes_no(
        "death_by_day_30",
        "Death within 30 days of the infusion",
        OWN,
        AFTER,
        notes=("No: known to be alive on day 30 or later.",),
    ),
)

PEAKS = {
    "copies_per_ug": "copies/µg DNA",
    "cells_per_l": "cells/L",
    "pct_lymphocytes": "% of lymphocytes",
    "pct_t_cells": "% of T cells",
}

CELLS = (
    *(
        _number(f"peak_{code}", "Peak of CAR-T cells", unit, source, AFTER)
        for (code, unit), source in zip(PEAKS.items(), (AN, AN, HU, ZHANG), strict=True)
    ),
    *(
        _number(f"peak_day_{code}", f"Day of the peak, measured in {unit}", "days", HU, AFTER)
        for code, unit in PEAKS.items()
    ),
    _yes_no("car_t_detected", "CAR-T cells found after the infusion", AN, AFTER),
    _state(
        "car_t_lost",
        "Loss of CAR-T cells",
        AN,
        notes=("The first sample without them after one with them.",),
    ),
    _state(
        "b_cell_aplasia",
        "B-cell aplasia",
        AN,
        notes=(
            "From the first marrow in it on; as a time-dependent covariate until the first later "
            "one that is not.",
        ),
    ),
    _state(
        "b_cells_recovered",
        "Recovery of B cells",
        AN,
        notes=("The first marrow without B-cell aplasia after one with it.",),
    ),
)

TRANSPLANT = (
    _factor(
        "status_before_hsct",
        "Disease status before the transplant",
        ZHANG,
        AT_TRANSPLANT,
        {"CR1": "CR1", "CR2": "CR2", "CR3": "CR3 or later", "NR": "Not in remission"},
    ),
    _factor(
        "mrd_before_hsct",
        "MRD before the transplant",
        ZHANG,
        AT_TRANSPLANT,
        {"NEG": "Negative", "POS": "Positive"},
        column="mrd_before",
    ),
    _factor(
        "donor",
        "Donor of the transplant",
        ZHANG,
        AT_TRANSPLANT,
        {
            "MSD": "HLA-identical sibling",
            "MRD": "Other matched relative",
            "HAPLO": "Haploidentical",
            "MUD": "Matched unrelated",
            "MMUD": "Mismatched unrelated",
            "CORD": "Cord blood",
        },
    ),
    _factor(
        "donor_relation",
        "Donor is",
        HU,
        AT_TRANSPLANT,
        {
            "SIBLING": "Sibling",
            "FATHER": "Father",
            "MOTHER": "Mother",
            "CHILD": "Child",
            "OTHER_RELATIVE": "Other relative",
            "UNRELATED": "Unrelated",
        },
    ),
    _factor(
        "donor_sex_match",
        "Sex of donor and patient",
        HU,
        AT_TRANSPLANT,
        {
            "M_M": "Male to male",
            "M_F": "Male to female",
            "F_M": "Female to male",
            "F_F": "Female to female",
        },
    ),
    _yes_no("tbi", "Total body irradiation", ZHANG, AT_TRANSPLANT),
    _factor(
        "conditioning",
        "Conditioning",
        HU,
        AT_TRANSPLANT,
        {"MAC": "Myeloablative", "RIC": "Reduced intensity", "NMA": "Non-myeloablative"},
    ),
    _factor(
        "hsct_purpose",
        "Purpose of the transplant",
        AN,
        AT_TRANSPLANT,
        {"consolidation": "Consolidation", "salvage": "Salvage", "other": "Other"},
        column="purpose",
    ),
)
ANTIGENS = {
    "no": "No relapse",
    "POS": "CD19 positive",
    "DIM": "CD19 dim or partial",
    "NEG": "CD19 negative",
}

AFTERWARDS = (
    _state("car_t", "CAR-T infusion", HU),
    _state("hsct", "Allogeneic transplant after the infusion", ZHANG),
    _state("transplanted", "Allogeneic transplant from enrolment on", HU),
    _number("days_to_hsct", "From the infusion to the transplant", "days", ZHANG, AT_TRANSPLANT),
    *TRANSPLANT,
    *(
        replace(
            of,
            id=f"{of.id}_from_enrolment",
            title=f"{of.title}, of the first from enrolment on",
            column=f"transplanted_{of.of}",
        )
        for of in TRANSPLANT
    ),
    _state("acute_gvhd_2_4", "Acute GVHD of grade II to IV", HU),
    _state("acute_gvhd_3_4", "Acute GVHD of grade III to IV", HU),
    _state("chronic_gvhd", "Chronic GVHD", HU),
    _state("chronic_gvhd_moderate", "Moderate or severe chronic GVHD", HU),
    _state("relapse", "Relapse after the infusion", ZHANG),
    _state(
        "new_therapy",
        "Therapy for relapse, non-response or MRD after the infusion",
        AN,
        notes=("A further infusion of the study for one of these reasons is among them.",),
    ),
    _factor("cd19_at_relapse", "Relapse by antigen", ZHANG, AFTER, ANTIGENS, since="relapse_on"),
    _state("relapsed", "Relapse from enrolment on", HU, notes=("Infused or not.",)),
    _factor(
        "relapsed_by_cd19",
        "Relapse from enrolment on, by antigen",
        HU,
        AFTER,
        ANTIGENS,
        column="relapsed_cd19",
        since="relapsed_on",
    ),
    _factor(
        "death_cause",
        "Cause of death",
        HU,
        AFTER,
        {
            "alive": "Not dead",
            "RELAPSE": "Relapse or progression",
            "CRS": "CRS",
            "NEUROTOXICITY": "Neurotoxicity",
            "IEC_HS": "HLH-like syndrome",
            "TLS": "Tumour lysis syndrome",
            "INFECTION": "Infection",
            "GVHD": "GVHD",
            "TRANSPLANT": "Other transplant-related cause",
            "HAEMORRHAGE": "Haemorrhage",
            "SECOND_MALIGNANCY": "Second malignancy",
            "OTHER": "Other",
        },
    ),
)

SCORES = (
    _number("gu_x", "Gu 2022 score X, for remission", "", GU, INFUSED, column="x"),
    _number("gu_y", "Gu 2022 score Y, for MRD-negative remission", "", GU, INFUSED, column="y"),
)

# In the order in which they are offered: by the time at which they form.
SECTIONS: dict[str, tuple[Variable, ...]] = {
    "Groupings of the summaries": tuple(GROUPINGS.values()),
    "Patient": PATIENT,
    "Disease": DISEASE,
    "Genetics": GENETICS,
    "Earlier treatment": TREATED_BEFORE,
    "Product": PRODUCT,
    "Before the infusion": BEFORE_INFUSION,
    "Scores": SCORES,
    "Response": RESPONSES,
    "Toxicity": TOXICITIES,
    "CAR-T and B cells": CELLS,
    "Transplant, relapse, death": AFTERWARDS,
}
VARIABLES: dict[str, Variable] = {
    variable.id: variable for section in SECTIONS.values() for variable in section
}
