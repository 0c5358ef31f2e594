"""What happened: toxicity, response, MRD, transplant, relapse, follow-up, death."""

from outcomes.definitions.codelists import (
    ANTIGEN,
    CAUSE_OF_DEATH,
    CONDITIONING,
    CONTACT_METHOD,
    DONOR,
    GRADING_SYSTEM,
    GRAFT_SOURCE,
    HSCT_PURPOSE,
    MARROW_CLASS,
    MRD_ASSAY,
    MRD_STATUS,
    NEW_THERAPY,
    NEW_THERAPY_REASON,
    PRE_HSCT_STATUS,
    RELAPSE_SITE,
    RESPONSE,
    RESPONSE_VISIT,
    SUPPORTIVE_DRUG,
    SURVIVAL_STATUS,
    TOXICITY,
    TRANSPLANT_TYPE,
)
from patients.definitions.codelists import SPECIMEN
from trials.crf import (
    PARENT,
    Boolean,
    Coded,
    Crf,
    Date,
    Decimal,
    FreeText,
    Integer,
    Link,
    MultiSelect,
    PartialDate,
    PatientRecord,
    Quantity,
    Text,
)
from trials.definitions.units import CELLS_PER_LITRE, FRACTION, GRAFT_CD34


class Toxicity(PatientRecord):
    """One episode of one toxicity after an infusion, or the answer that there was none."""

    crf = Crf(table="toxicities", title="Toxicity", plural="Toxicities", sdtm="AE")

    infusion = Link(label="Infusion", to="infusions.Infusion", parent=True)
    toxicity = Coded(label="Toxicity", codelist=TOXICITY, required=True, cdisc="AE.AETERM")
    occurred = Boolean(label="Occurred", required=True, known_at="after", cdisc="AE.AEOCCUR")
    onset_on = Date(label="Onset on", known_at="after", cdisc="AE.AESTDTC")
    resolved_on = Date(label="Resolved on", known_at="after", cdisc="AE.AEENDTC")
    detail = FreeText(label="Detail")


class ToxicityGrade(PatientRecord):
    """The highest grade of an episode under one grading system, as the site entered it."""

    crf = Crf(
        table="toxicity_grades",
        title="Toxicity grade",
        key="system",
        sdtm="AE",
        form_scope=PARENT,
    )

    toxicity = Link(label="Toxicity", to="outcomes.Toxicity", parent=True)
    system = Coded(label="Grading system", codelist=GRADING_SYSTEM, required=True)
    grade = Integer(
        label="Highest grade",
        possible=(0, 5),
        critical=True,
        known_at="after",
        cdisc="AE.AETOXGR",
    )


class SupportiveCare(PatientRecord):
    """A drug against toxicity that was asked about, given or not."""

    crf = Crf(table="supportive_care", title="Supportive care", plural="Supportive care", sdtm="CM")

    infusion = Link(label="Infusion", to="infusions.Infusion")
    drug = Coded(label="Drug", codelist=SUPPORTIVE_DRUG, required=True)
    occurred = Boolean(label="Was given", required=True, known_at="after", cdisc="CM.CMOCCUR")
    started_on = Date(label="Started on", known_at="after", cdisc="CM.CMSTDTC")
    ended_on = Date(label="Ended on", known_at="after", cdisc="CM.CMENDTC")
    indication = Coded(label="Indication", codelist=TOXICITY)


class Marrow(PatientRecord):
    """A bone marrow examined after day 0."""

    crf = Crf(table="marrows", title="Marrow", sdtm="MI")

    infusion = Link(label="Infusion", to="infusions.Infusion")
    taken_on = Date(label="Taken on", required=True, known_at="after", cdisc="MI.MIDTC")
    evaluable = Boolean(label="Evaluable", known_at="after")
    blasts_pct = Decimal(
        label="Blasts", unit="%", possible=(0, 100), critical=True, known_at="after"
    )
    marrow_class = Coded(label="Marrow class", codelist=MARROW_CLASS, known_at="after")


class Response(PatientRecord):
    """A response assessment: what the assessor saw, and the response the assessor gave."""

    crf = Crf(table="responses", title="Response", sdtm="RS")

    infusion = Link(label="Infusion", to="infusions.Infusion")
    visit = Coded(label="Visit", codelist=RESPONSE_VISIT, required=True)
    assessed_on = Date(label="Assessed on", known_at="after", cdisc="RS.RSDTC")
    response = Coded(
        label="Response", codelist=RESPONSE, critical=True, known_at="after", cdisc="RS.RSORRES"
    )
    anc = Quantity(
        label="Neutrophils", dimension=CELLS_PER_LITRE, possible=(0, None), known_at="after"
    )
    platelets = Quantity(
        label="Platelets", dimension=CELLS_PER_LITRE, possible=(0, None), known_at="after"
    )
    emd = Boolean(label="Extramedullary disease", known_at="after", help="Other than CNS.")
    circulating_blasts = Boolean(label="Circulating blasts", known_at="after")
    cns_disease = Boolean(label="Blasts in CSF", known_at="after")
    confirmed_on = Date(label="Remission confirmed on", known_at="after")


class Mrd(PatientRecord):
    """One MRD measurement: assay, specimen, value and sensitivity; negativity is derived."""

    crf = Crf(table="mrd", title="MRD", plural="MRD", sdtm="CP")

    infusion = Link(label="Infusion", to="infusions.Infusion")
    visit = Coded(label="Visit", codelist=RESPONSE_VISIT)
    assessed_on = Date(label="Specimen taken on", known_at="after", cdisc="CP.CPDTC")
    specimen = Coded(label="Specimen", codelist=SPECIMEN, known_at="after")
    assay = Coded(label="Assay", codelist=MRD_ASSAY, required=True, known_at="after")
    detected = Boolean(label="Detected", known_at="after")
    level = Quantity(
        label="MRD level",
        dimension=FRACTION,
        unit_required=True,
        possible=(0, 1),
        critical=True,
        known_at="after",
        help="Give the unit: 0.01 % is the fraction 0.0001.",
    )
    sensitivity = Quantity(
        label="Sensitivity (limit of detection)",
        dimension=FRACTION,
        unit_required=True,
        possible=(0, 1),
        known_at="after",
    )
    status = Coded(
        label="MRD status as reported", codelist=MRD_STATUS, critical=True, known_at="after"
    )


class Transplant(PatientRecord):
    """A stem cell transplant from enrolment on, or the answer that there was none."""

    crf = Crf(table="transplants", title="Transplant", sdtm="PR")

    occurred = Boolean(label="Took place", required=True, known_at="after", cdisc="PR.PROCCUR")
    transplanted_on = PartialDate(
        label="Transplanted on", critical=True, known_at="after", cdisc="PR.PRSTDTC"
    )
    infusion = Link(label="After infusion", to="infusions.Infusion")
    transplant_type = Coded(label="Type", codelist=TRANSPLANT_TYPE, known_at="after")
    purpose = Coded(label="Purpose", codelist=HSCT_PURPOSE, known_at="after")
    disease_status = Coded(
        label="Disease status before", codelist=PRE_HSCT_STATUS, known_at="after"
    )
    mrd_before = Coded(label="MRD before", codelist=MRD_STATUS, known_at="after")
    donor = Coded(label="Donor", codelist=DONOR, known_at="after")
    graft_source = Coded(label="Graft source", codelist=GRAFT_SOURCE, known_at="after")
    conditioning = Coded(label="Conditioning intensity", codelist=CONDITIONING, known_at="after")
    tbi = Boolean(label="Total body irradiation", known_at="after")
    cd34 = Quantity(
        label="CD34-positive cells",
        dimension=GRAFT_CD34,
        possible=(0, None),
        plausible=(0.1, 50),
        known_at="after",
    )


class Relapse(PatientRecord):
    """A relapse, or the answer that there was none."""

    crf = Crf(table="relapses", title="Relapse", sdtm="CE")

    occurred = Boolean(label="Occurred", required=True, known_at="after", cdisc="CE.CEOCCUR")
    relapsed_on = PartialDate(
        label="Relapsed on", critical=True, known_at="after", cdisc="CE.CESTDTC"
    )
    infusion = Link(label="After infusion", to="infusions.Infusion")
    sites = MultiSelect(label="Sites", codelist=RELAPSE_SITE, known_at="after")
    cd19 = Coded(label="CD19 at relapse", codelist=ANTIGEN, known_at="after")
    cd22 = Coded(label="CD22 at relapse", codelist=ANTIGEN, known_at="after")
    blasts_pct = Decimal(
        label="Bone marrow blasts at relapse", unit="%", possible=(0, 100), known_at="after"
    )


class NewTherapy(PatientRecord):
    """Therapy for the leukaemia after the infusion, other than a study infusion or HSCT."""

    crf = Crf(table="new_therapies", title="New therapy", plural="New therapies", sdtm="CM")

    occurred = Boolean(label="Was given", required=True, known_at="after", cdisc="CM.CMOCCUR")
    started_on = PartialDate(label="Started on", known_at="after", cdisc="CM.CMSTDTC")
    therapy = Coded(label="Therapy", codelist=NEW_THERAPY, known_at="after")
    therapy_reason = Coded(
        label="Reason for the therapy", codelist=NEW_THERAPY_REASON, known_at="after"
    )
    product = Text(label="Product", known_at="after")


class FollowUp(PatientRecord):
    """A contact that showed whether the patient was alive."""

    crf = Crf(table="follow_ups", title="Follow-up", sdtm="SS")

    contact_on = Date(
        label="Status known on", required=True, critical=True, known_at="after", cdisc="SS.SSDTC"
    )
    status = Coded(label="Status", codelist=SURVIVAL_STATUS, known_at="after")
    method = Coded(label="How it was learnt", codelist=CONTACT_METHOD, known_at="after")
    in_remission = Boolean(label="In remission", known_at="after")


class Death(PatientRecord):
    """The death of the patient. There is one."""

    crf = Crf(table="deaths", title="Death", key="", sdtm="DD")

    died_on = PartialDate(label="Died on", critical=True, known_at="after", cdisc="DM.DTHDTC")
    cause = Coded(label="Primary cause", codelist=CAUSE_OF_DEATH, critical=True, known_at="after")
    contributing = MultiSelect(
        label="Contributing causes", codelist=CAUSE_OF_DEATH, known_at="after"
    )
    in_remission = Boolean(label="Died in remission", known_at="after")
