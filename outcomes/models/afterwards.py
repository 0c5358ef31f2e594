"""The time after: relapse, further therapy, follow-up to year 15, death."""

from outcomes.definitions.codelists import (
    ANTIGEN,
    CAUSE_OF_DEATH,
    CONTACT_METHOD,
    KINETICS_ASSAY,
    NEW_MALIGNANCY,
    NEW_THERAPY,
    NEW_THERAPY_REASON,
    RELAPSE_SITE,
    SURVIVAL_STATUS,
    TEST_RESULT,
)
from patients.definitions.codelists import SPECIMEN
from trials.crf import (
    Boolean,
    Coded,
    Crf,
    Date,
    Decimal,
    FreeText,
    Link,
    MultiSelect,
    PartialDate,
    PatientRecord,
    Text,
)


class Relapse(PatientRecord):
    """A relapse, or the answer that there was none."""

    crf = Crf(table="relapses", title="Relapse", sdtm="CE", known_at="after")

    occurred = Boolean(label="Occurred", required=True, known_at="after", cdisc="CE.CEOCCUR")
    relapsed_on = PartialDate(
        label="Relapsed on", critical=True, known_at="after", cdisc="CE.CESTDTC"
    )
    infusion = Link(label="After infusion", to="infusions.Infusion")
    sites = MultiSelect(label="Sites", codelist=RELAPSE_SITE, known_at="after", cdisc="CE.CELOC")
    cd19 = Coded(label="CD19 at relapse", codelist=ANTIGEN, known_at="after")
    cd22 = Coded(label="CD22 at relapse", codelist=ANTIGEN, known_at="after")
    blasts_pct = Decimal(
        label="Bone marrow blasts at relapse",
        unit="%",
        possible=(0, 100),
        known_at="after",
        cdisc="MI.MISTRESN",
    )


class NewTherapy(PatientRecord):
    """Therapy for the leukaemia after the infusion, other than a study infusion or HSCT."""

    crf = Crf(table="new_therapies", title="New therapy", plural="New therapies", sdtm="CM")

    occurred = Boolean(label="Was given", required=True, known_at="after", cdisc="CM.CMOCCUR")
    started_on = PartialDate(label="Started on", known_at="after", cdisc="CM.CMSTDTC")
    therapy = Coded(label="Therapy", codelist=NEW_THERAPY, known_at="after", cdisc="CM.CMTRT")
    therapy_reason = Coded(
        label="Reason for the therapy",
        codelist=NEW_THERAPY_REASON,
        known_at="after",
        cdisc="CM.CMINDC",
    )
    product = Text(label="Product", known_at="after")


class FollowUp(PatientRecord):
    """A contact that showed whether the patient was alive."""

    crf = Crf(table="follow_ups", title="Follow-up", sdtm="SS")

    contact_on = Date(
        label="Status known on", required=True, critical=True, known_at="after", cdisc="SS.SSDTC"
    )
    status = Coded(label="Status", codelist=SURVIVAL_STATUS, known_at="after", cdisc="SS.SSSTRESC")
    method = Coded(label="How it was learnt", codelist=CONTACT_METHOD, known_at="after")
    in_remission = Boolean(label="In remission", known_at="after")


class ContactAttempt(PatientRecord):
    """An attempt to reach a patient, or whoever may know."""

    crf = Crf(table="contact_attempts", title="Contact attempt", sdtm="SV", known_at="after")

    attempted_on = Date(label="Attempted on", required=True, cdisc="SV.SVSTDTC")
    method = Coded(label="How", codelist=CONTACT_METHOD, cdisc="SV.SVCNTMOD")
    reached = Boolean(label="Reached", required=True)
    note = FreeText(label="Note")


class NewMalignancy(PatientRecord):
    """A second malignancy after the infusion, or the answer that there was none."""

    crf = Crf(
        table="new_malignancies",
        title="New malignancy",
        plural="New malignancies",
        sdtm="AE",
        known_at="after",
    )

    occurred = Boolean(label="Occurred", required=True, cdisc="AE.AEOCCUR")
    asked_on = Date(label="Asked on", required=True)
    diagnosed_on = PartialDate(label="Diagnosed on", critical=True, cdisc="AE.AESTDTC")
    malignancy = Coded(label="Malignancy", codelist=NEW_MALIGNANCY, cdisc="AE.AEDECOD")
    histology = Text(label="Histology", cdisc="AE.AETERM")
    tissue_kept = Boolean(label="Tissue kept for vector analysis")
    car_detected = Boolean(label="CAR transgene found in the tumour")


class RclTest(PatientRecord):
    """One test for replication-competent lentivirus."""

    crf = Crf(table="rcl_tests", title="RCL test", sdtm="LB", known_at="after")

    infusion = Link(label="After infusion", to="infusions.Infusion")
    sampled_on = Date(label="Sampled on", required=True, cdisc="LB.LBDTC")
    method = Text(label="Method", cdisc="LB.LBMETHOD")
    result = Coded(label="Result", codelist=TEST_RESULT, critical=True, cdisc="LB.LBORRES")


class VectorPersistence(PatientRecord):
    """One test for vector sequence in blood, years after the infusion."""

    crf = Crf(
        table="vector_persistence",
        title="Vector persistence",
        plural="Vector persistence",
        sdtm="LB",
        known_at="after",
    )

    infusion = Link(label="After infusion", to="infusions.Infusion")
    sampled_on = Date(label="Sampled on", required=True, cdisc="LB.LBDTC")
    specimen = Coded(label="Specimen", codelist=SPECIMEN, cdisc="LB.LBSPEC")
    assay = Coded(label="Assay", codelist=KINETICS_ASSAY, cdisc="LB.LBMETHOD")
    detected = Boolean(label="Vector sequence detected", critical=True, cdisc="LB.LBORRES")
    copies_per_ug = Decimal(
        label="Vector copies", unit="copies/ug DNA", possible=(0, None), cdisc="LB.LBSTRESN"
    )
    limit_of_detection = Decimal(
        label="Limit of detection", unit="copies/ug DNA", possible=(0, None), cdisc="LB.LBLLOD"
    )
    clonal = Boolean(label="One clone in 20 % of cells or more", help="By integration sites.")


class Death(PatientRecord):
    """The death of the patient. There is one."""

    crf = Crf(table="deaths", title="Death", key="", sdtm="DD")

    died_on = PartialDate(label="Died on", critical=True, known_at="after", cdisc="DM.DTHDTC")
    cause = Coded(
        label="Primary cause",
        codelist=CAUSE_OF_DEATH,
        critical=True,
        known_at="after",
        cdisc="DD.DDSTRESC",
    )
    contributing = MultiSelect(
        label="Contributing causes", codelist=CAUSE_OF_DEATH, known_at="after", cdisc="DD.DDSTRESC"
    )
    in_remission = Boolean(label="Died in remission", known_at="after")
