"""What the laboratory measured, and its reference ranges."""

from outcomes.definitions.codelists import ANALYTE, CNS_CLASS
from patients.definitions.codelists import SEX
from trials.crf import (
    SHARED,
    Boolean,
    Coded,
    Crf,
    Date,
    Decimal,
    Link,
    PatientRecord,
    Quantity,
    StudyRecord,
    Text,
)
from trials.definitions.units import (
    BILIRUBIN,
    CALCIUM,
    CELLS_PER_LITRE,
    CELLS_PER_UL,
    CREATININE,
    CRP,
    CYTOKINE,
    ENZYME,
    FERRITIN,
    FIBRINOGEN,
    HAEMOGLOBIN,
    PHOSPHATE,
    POTASSIUM,
    TRIGLYCERIDES,
    URATE,
)


class BloodCount(PatientRecord):
    """One blood count."""

    crf = Crf(
        table="blood_counts", title="Blood count", sdtm="LB", form_scope=SHARED, known_at="after"
    )

    infusion = Link(label="After infusion", to="infusions.Infusion")
    sampled_on = Date(label="Sampled on", required=True, cdisc="LB.LBDTC")
    wbc = Quantity(
        label="White blood cells",
        dimension=CELLS_PER_LITRE,
        possible=(0, None),
        plausible=(None, 1000),
        cdisc="LB.WBC",
    )
    neutrophils = Quantity(
        label="Neutrophils",
        dimension=CELLS_PER_LITRE,
        possible=(0, None),
        plausible=(None, 100),
        cdisc="LB.NEUT",
    )
    lymphocytes = Quantity(
        label="Lymphocytes",
        dimension=CELLS_PER_LITRE,
        possible=(0, None),
        plausible=(None, 200),
        cdisc="LB.LYM",
    )
    haemoglobin = Quantity(
        label="Haemoglobin",
        dimension=HAEMOGLOBIN,
        possible=(0, None),
        plausible=(3, 20),
        cdisc="LB.HGB",
    )
    platelets = Quantity(
        label="Platelets",
        dimension=CELLS_PER_LITRE,
        possible=(0, None),
        plausible=(None, 2000),
        cdisc="LB.PLAT",
    )
    blasts_pct = Decimal(label="Circulating blasts", unit="%", possible=(0, 100), cdisc="LB.BLAST")
    platelet_transfusion = Boolean(label="Platelets transfused in the 7 days before")
    gcsf = Boolean(label="G-CSF in the 7 days before")


class Lab(PatientRecord):
    """One sample of blood chemistry."""

    crf = Crf(
        table="labs",
        title="Laboratory sample",
        plural="Laboratory",
        sdtm="LB",
        form_scope=SHARED,
        known_at="after",
    )

    infusion = Link(label="After infusion", to="infusions.Infusion")
    sampled_on = Date(label="Sampled on", required=True, cdisc="LB.LBDTC")
    laboratory = Text(label="Laboratory", cdisc="LB.LBNAM")
    ferritin = Quantity(
        heading="Inflammation",
        label="Ferritin",
        dimension=FERRITIN,
        possible=(0, None),
        plausible=(None, 200000),
        cdisc="LB.FERRITIN",
    )
    crp = Quantity(
        label="C-reactive protein",
        dimension=CRP,
        possible=(0, None),
        plausible=(None, 700),
        cdisc="LB.CRP",
    )
    ldh = Quantity(
        heading="Liver and enzymes",
        label="Lactate dehydrogenase",
        dimension=ENZYME,
        possible=(0, None),
        plausible=(None, 20000),
        cdisc="LB.LDH",
    )
    alt = Quantity(
        label="ALT",
        dimension=ENZYME,
        possible=(0, None),
        plausible=(None, 10000),
        cdisc="LB.ALT",
    )
    ast = Quantity(
        label="AST",
        dimension=ENZYME,
        possible=(0, None),
        plausible=(None, 10000),
        cdisc="LB.AST",
    )
    bilirubin = Quantity(
        label="Bilirubin",
        dimension=BILIRUBIN,
        possible=(0, None),
        plausible=(None, 60),
        cdisc="LB.BILI",
    )
    creatinine = Quantity(
        heading="Kidney",
        label="Creatinine",
        dimension=CREATININE,
        possible=(0, None),
        plausible=(0.1, 20),
        cdisc="LB.CREAT",
    )
    fibrinogen = Quantity(
        heading="Coagulation and fat",
        label="Fibrinogen",
        dimension=FIBRINOGEN,
        possible=(0, None),
        plausible=(None, 1500),
        cdisc="LB.FIBRINO",
    )
    triglycerides = Quantity(
        label="Triglycerides",
        dimension=TRIGLYCERIDES,
        possible=(0, None),
        plausible=(None, 5000),
        cdisc="LB.TRIG",
    )
    uric_acid = Quantity(
        heading="Tumour lysis",
        label="Uric acid",
        dimension=URATE,
        possible=(0, None),
        plausible=(None, 40),
        cdisc="LB.URATE",
    )
    potassium = Quantity(
        label="Potassium",
        dimension=POTASSIUM,
        possible=(0, None),
        plausible=(1.5, 9),
        cdisc="LB.K",
    )
    phosphate = Quantity(
        label="Phosphate",
        dimension=PHOSPHATE,
        possible=(0, None),
        plausible=(0.5, 20),
        cdisc="LB.PHOS",
    )
    calcium = Quantity(
        label="Calcium",
        dimension=CALCIUM,
        possible=(0, None),
        plausible=(4, 16),
        cdisc="LB.CA",
    )
    il6 = Quantity(
        heading="Cytokines",
        label="Interleukin 6",
        dimension=CYTOKINE,
        possible=(0, None),
        plausible=(None, 500000),
        cdisc="LB.INTLK6",
    )


class LabRange(StudyRecord):
    """The reference range of one analyte in one laboratory, for whom and from when."""

    crf = Crf(table="lab_ranges", title="Reference range", read="read_study")

    site = Link(label="Site", to="trials.Site", parent=True)
    laboratory = Text(label="Laboratory", required=True, cdisc="LB.LBNAM")
    analyte = Coded(label="Analyte", codelist=ANALYTE, required=True, cdisc="LB.LBTESTCD")
    sex = Coded(label="Sex", codelist=SEX, help="Empty: both.")
    age_from = Decimal(label="From age", unit="year", possible=(0, 130))
    age_below = Decimal(label="Below age", unit="year", possible=(0, 130))
    valid_from = Date(label="Valid from")
    valid_until = Date(label="Valid until")
    lower = Decimal(
        label="Lower limit",
        unit="that of the analyte",
        possible=(0, None),
        cdisc="LB.LBSTNRLO",
        help="In the unit in which the schema gives the analyte among the labs and counts.",
    )
    upper = Decimal(
        label="Upper limit",
        unit="that of the analyte",
        possible=(0, None),
        cdisc="LB.LBSTNRHI",
        help="In the unit in which the schema gives the analyte among the labs and counts.",
    )


class Csf(PatientRecord):
    """One lumbar puncture, with the blood count that a traumatic tap is judged by."""

    crf = Crf(table="csf", title="CSF", plural="CSF", sdtm="LB", known_at="after")

    infusion = Link(label="Infusion", to="infusions.Infusion")
    taken_on = Date(label="Taken on", required=True, cdisc="LB.LBDTC")
    wbc = Quantity(
        label="CSF white blood cells", dimension=CELLS_PER_UL, possible=(0, None), cdisc="LB.WBC"
    )
    rbc = Quantity(
        label="CSF red blood cells", dimension=CELLS_PER_UL, possible=(0, None), cdisc="LB.RBC"
    )
    blasts = Boolean(label="Blasts in CSF by cytology", cdisc="LB.BLAST")
    blasts_by_flow = Boolean(label="Blasts in CSF by flow cytometry")
    blood_wbc = Quantity(
        label="Blood white blood cells", dimension=CELLS_PER_UL, possible=(0, None), cdisc="LB.WBC"
    )
    blood_rbc = Quantity(
        label="Blood red blood cells", dimension=CELLS_PER_UL, possible=(0, None), cdisc="LB.RBC"
    )
    clinical_signs = Boolean(
        label="Clinical signs of CNS leukaemia", help="Such as a facial palsy."
    )
    cns_class = Coded(label="CNS class", codelist=CNS_CLASS, critical=True)
