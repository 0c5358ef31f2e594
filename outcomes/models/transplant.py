"""Transplant, engraftment and GVHD."""

from outcomes.definitions.codelists import (
    ABO_MATCH,
    ACUTE_GVHD_GRADE,
    ACUTE_GVHD_SYSTEM,
    CHRONIC_GVHD_GRADE,
    CONDITIONING,
    DONOR,
    DONOR_RELATION,
    GRAFT_FAILURE,
    GRAFT_SOURCE,
    GVHD_KIND,
    GVHD_PROPHYLAXIS,
    HSCT_PURPOSE,
    MRD_STATUS,
    PRE_HSCT_STATUS,
    SEATTLE_GRADE,
    TRANSPLANT_TYPE,
)
from patients.definitions.codelists import SEX
from trials.crf import (
    PARENT,
    Boolean,
    Coded,
    Crf,
    Date,
    Decimal,
    Integer,
    Link,
    MultiSelect,
    PartialDate,
    PatientRecord,
    Quantity,
)
from trials.definitions.units import BILIRUBIN, FRACTION, GRAFT_CD34, GRAFT_NUCLEATED


class Transplant(PatientRecord):
    """A stem cell transplant from enrolment on, or the answer that there was none."""

    crf = Crf(table="transplants", title="Transplant", sdtm="PR", known_at="after")

    occurred = Boolean(label="Took place", required=True, cdisc="PR.PROCCUR")
    transplanted_on = PartialDate(label="Transplanted on", critical=True, cdisc="PR.PRSTDTC")
    infusion = Link(label="After infusion", to="infusions.Infusion")
    transplant_type = Coded(label="Type", codelist=TRANSPLANT_TYPE, cdisc="PR.PRDECOD")
    purpose = Coded(label="Purpose", codelist=HSCT_PURPOSE)
    disease_status = Coded(
        heading="Disease before the transplant",
        label="Disease status before",
        codelist=PRE_HSCT_STATUS,
    )
    mrd_before = Coded(label="MRD before", codelist=MRD_STATUS)
    mrd_level_before = Quantity(
        label="MRD level before", dimension=FRACTION, unit_required=True, possible=(0, 1)
    )
    donor = Coded(heading="Donor and match", label="Donor", codelist=DONOR)
    donor_relation = Coded(label="Donor is", codelist=DONOR_RELATION)
    donor_sex = Coded(label="Sex of the donor", codelist=SEX)
    hla_typed = Integer(label="HLA alleles typed", possible=(6, 12))
    hla_matched = Integer(label="HLA alleles matched", possible=(0, 12))
    abo_match = Coded(label="ABO match", codelist=ABO_MATCH)
    graft_source = Coded(
        heading="Graft and conditioning", label="Graft source", codelist=GRAFT_SOURCE
    )
    conditioning_started_on = Date(label="Conditioning started on", cdisc="PR.PRSTDTC")
    conditioning = Coded(label="Conditioning intensity", codelist=CONDITIONING)
    tbi = Boolean(label="Total body irradiation")
    busulfan = Boolean(label="Busulfan")
    prophylaxis = MultiSelect(
        label="GVHD prophylaxis", codelist=GVHD_PROPHYLAXIS, cdisc="CM.CMDECOD"
    )
    nucleated = Quantity(
        heading="Cells given",
        label="Nucleated cells",
        dimension=GRAFT_NUCLEATED,
        possible=(0, None),
        plausible=(0.1, 50),
    )
    cd34 = Quantity(
        label="CD34-positive cells",
        dimension=GRAFT_CD34,
        possible=(0, None),
        plausible=(0.1, 50),
    )


class Engraftment(PatientRecord):
    """Recovery after one transplant. Dates by the definition of ASTCT and EBMT."""

    crf = Crf(
        table="engraftments",
        title="Engraftment",
        key="",
        sdtm="CE",
        known_at="after",
        form_scope=PARENT,
    )

    transplant = Link(label="Transplant", to="outcomes.Transplant", parent=True)
    neutrophils_engrafted = Boolean(
        heading="Neutrophils", label="Neutrophils engrafted", cdisc="CE.CEOCCUR"
    )
    neutrophils_on = Date(
        label="Neutrophil engraftment on",
        help="First of 3 consecutive days with 0.5 x 10^9/L or more.",
        cdisc="CE.CESTDTC",
    )
    platelets_engrafted = Boolean(
        heading="Platelets", label="Platelets engrafted", cdisc="CE.CEOCCUR"
    )
    platelets_on = Date(
        label="Platelet engraftment on",
        help="First of 3 consecutive days with 20 x 10^9/L or more, 7 days without transfusion.",
        cdisc="CE.CESTDTC",
    )
    graft_failure = Coded(
        heading="Graft failure and chimerism",
        label="Graft failure",
        codelist=GRAFT_FAILURE,
        cdisc="CE.CETERM",
    )
    graft_failure_on = Date(label="Graft failure on", cdisc="CE.CESTDTC")
    chimerism_on = Date(label="Chimerism tested on", cdisc="LB.LBDTC")
    donor_chimerism_pct = Decimal(
        label="Donor chimerism", unit="%", possible=(0, 100), cdisc="LB.LBSTRESN"
    )


class Gvhd(PatientRecord):
    """One assessment of GVHD after a transplant from enrolment on or before."""

    crf = Crf(
        table="gvhd",
        title="GVHD",
        plural="GVHD",
        sdtm="CE",
        known_at="after",
        with_no=("assessed_on",),
    )

    transplant = Link(label="After transplant", to="outcomes.Transplant")
    prior_therapy = Link(
        label="After earlier transplant",
        to="patients.PriorTherapy",
        help="A transplant before enrolment.",
    )
    infusion = Link(label="After infusion", to="infusions.Infusion")
    kind = Coded(label="Kind", codelist=GVHD_KIND, required=True, cdisc="CE.CETERM")
    occurred = Boolean(label="Occurred", required=True, cdisc="CE.CEOCCUR")
    assessed_on = Date(label="Assessed on", cdisc="CE.CEDTC")
    skin_pct = Decimal(
        heading="Acute GVHD: what was found",
        label="Skin with active erythema",
        unit="% of body surface",
        possible=(0, 100),
    )
    skin_bullae = Boolean(label="Erythroderma with bullae or desquamation above 5 %")
    bilirubin = Quantity(
        label="Bilirubin", dimension=BILIRUBIN, possible=(0, None), cdisc="LB.BILI"
    )
    upper_gi = Boolean(label="Persistent nausea, vomiting or anorexia")
    weight_kg = Decimal(label="Body weight", unit="kg", possible=(1, 400), cdisc="VS.WEIGHT")
    stool_ml_per_day = Decimal(
        label="Stool a day", unit="mL", possible=(0, None), help="Mean of 3 days."
    )
    stool_episodes = Integer(label="Stools a day", possible=(0, 100), help="Mean of 3 days.")
    severe_gi = Boolean(label="Severe abdominal pain, ileus or grossly bloody stool")
    skin_stage = Integer(
        heading="Acute GVHD: stages and grade",
        label="Skin, stage",
        possible=(0, 4),
        cdisc="FA.FASTRESN",
    )
    liver_stage = Integer(label="Liver, stage", possible=(0, 4), cdisc="FA.FASTRESN")
    upper_gi_stage = Integer(label="Upper GI, stage", possible=(0, 1), cdisc="FA.FASTRESN")
    lower_gi_stage = Integer(label="Lower GI, stage", possible=(0, 4), cdisc="FA.FASTRESN")
    acute_system = Coded(label="Grading of acute GVHD", codelist=ACUTE_GVHD_SYSTEM)
    acute_grade = Coded(
        label="Grade of acute GVHD", codelist=ACUTE_GVHD_GRADE, critical=True, cdisc="CE.CETOXGR"
    )
    skin_score = Integer(
        heading="Chronic GVHD", label="Skin, NIH score", possible=(0, 3), cdisc="FA.FASTRESN"
    )
    mouth_score = Integer(label="Mouth, NIH score", possible=(0, 3), cdisc="FA.FASTRESN")
    eyes_score = Integer(label="Eyes, NIH score", possible=(0, 3), cdisc="FA.FASTRESN")
    gi_score = Integer(label="GI tract, NIH score", possible=(0, 3), cdisc="FA.FASTRESN")
    liver_score = Integer(label="Liver, NIH score", possible=(0, 3), cdisc="FA.FASTRESN")
    lung_score = Integer(label="Lungs, NIH score", possible=(0, 3), cdisc="FA.FASTRESN")
    joints_score = Integer(
        label="Joints and fascia, NIH score", possible=(0, 3), cdisc="FA.FASTRESN"
    )
    genital_score = Integer(label="Genital tract, NIH score", possible=(0, 3), cdisc="FA.FASTRESN")
    chronic_grade = Coded(
        label="Global severity of chronic GVHD",
        codelist=CHRONIC_GVHD_GRADE,
        critical=True,
        cdisc="CE.CESEV",
    )
    seattle = Coded(label="Extent of chronic GVHD (Seattle)", codelist=SEATTLE_GRADE)
