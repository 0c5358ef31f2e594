"""Who: enrolment, identifiers, consent, disease at diagnosis, genetics, prior therapy."""

from patients.definitions.codelists import (
    ABERRATION,
    CYTOGENETIC_RISK,
    FIRST_RESPONSE,
    GENETIC_METHOD,
    GENETIC_STATUS,
    IDENTIFIER,
    MRD_PATTERN,
    NOT_INFUSED,
    PERFORMANCE_SCALE,
    PRIOR_RESPONSE,
    PRIOR_THERAPY,
    SCFV_ORIGIN,
    SCREENING_FAILURE,
    SEX,
    SPECIMEN,
    TARGET,
    WITHDRAWAL,
)
from trials.crf import (
    OWN,
    SHARED,
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
    StudyRecord,
    Text,
    known_on,
)
from trials.definitions.units import CELLS_PER_LITRE


class Patient(StudyRecord):
    """One person in one study, known by a pseudonymous code alone."""

    crf = Crf(table="patients", title="Patient", key="code", sdtm="DM", form_scope=OWN)

    site = Link(label="Site", to="trials.Site", parent=True, cdisc="DM.SITEID")
    sex = Coded(label="Sex", codelist=SEX, known_at="before", cdisc="DM.SEX")
    born_on = PartialDate(label="Born on", known_at="before", cdisc="DM.BRTHDTC")
    enrolled_on = Date(label="Enrolled on", critical=True, known_at="before", cdisc="ADSL.ENRLDT")
    arm = Text(label="Arm", known_at="before", cdisc="DM.ARM")
    diagnosed_on = PartialDate(label="B-ALL diagnosed on", known_at="before", cdisc="MH.MHSTDTC")
    wbc_diagnosis = Quantity(
        label="White blood cells at initial diagnosis",
        dimension=CELLS_PER_LITRE,
        possible=(0, None),
        plausible=(None, 1000),
        critical=True,
        known_at="before",
        cdisc="LB.WBC",
        help="Peripheral blood, at first diagnosis; not the count before the infusion.",
    )
    first_response = Coded(
        label="Response after first chemotherapy", codelist=FIRST_RESPONSE, known_at="before"
    )
    relapses_before = Integer(
        label="Relapses before enrolment", possible=(0, 20), known_at="before"
    )
    therapies_before = Integer(
        label="Lines of therapy before enrolment", possible=(0, 60), known_at="before"
    )
    from_cml = Boolean(label="Transformed from CML (lymphoid blast crisis)", known_at="before")
    cytogenetic_risk = Coded(
        label="Cytogenetic risk group", codelist=CYTOGENETIC_RISK, known_at="before"
    )
    cr1_on = PartialDate(
        label="First complete remission on",
        known_at="before",
        help="The first remission of the disease, whatever the therapy.",
        cdisc="RS.RSDTC",
    )
    mrd_qualified_on = Date(
        label="MRD qualified for the study on",
        known_at="before",
        help="The sample by which MRD was persistent or recurrent.",
    )
    mrd_pattern = Coded(label="MRD at qualification", codelist=MRD_PATTERN, known_at="before")
    known_on = known_on()


class Identifier(PatientRecord):
    """A name the patient goes by elsewhere. Read by the patient's own site alone."""

    crf = Crf(
        table="identifiers",
        title="Identifier",
        read="read_identifiers",
        write="enter_identifiers",
        form_scope=SHARED,
    )

    kind = Coded(label="Kind of identifier", codelist=IDENTIFIER, required=True)
    value = Text(label="Identifier", required=True)
    issuer = Text(label="Issued by")


class Consent(PatientRecord):
    """A consent given, and what of it was withdrawn."""

    crf = Crf(table="consents", title="Consent", sdtm="DS", known_at="before")

    form_version = Text(label="Version of the consent form")
    consented_on = Date(label="Consented on", critical=True, cdisc="DS.DSSTDTC")
    long_term_follow_up = Boolean(label="Covers long-term follow-up")
    registry_survival = Boolean(
        label="Survival may be taken from registries",
        help="Also once the use of other data is withdrawn.",
    )
    withdrawn_on = Date(label="Withdrawn on", known_at="after", cdisc="DS.DSSTDTC")
    withdrawal_level = Coded(
        label="Withdrawn from", codelist=WITHDRAWAL, known_at="after", cdisc="DS.DSDECOD"
    )


class Genetic(PatientRecord):
    """One aberration looked for in one specimen."""

    crf = Crf(
        table="genetics", title="Genetic finding", sdtm="GF", form_scope=SHARED, known_at="before"
    )

    aberration = Coded(
        label="Aberration",
        codelist=ABERRATION,
        required=True,
        known_at="before",
        cdisc="GF.GFTESTCD",
    )
    status = Coded(
        label="Status",
        codelist=GENETIC_STATUS,
        required=True,
        critical=True,
        known_at="before",
        cdisc="GF.GFORRES",
    )
    tested_on = PartialDate(label="Specimen taken on", known_at="before", cdisc="GF.GFDTC")
    method = Coded(label="Method", codelist=GENETIC_METHOD, cdisc="GF.GFMETHOD")
    specimen = Coded(label="Specimen", codelist=SPECIMEN, cdisc="GF.GFSPEC")
    per_10e4_abl = Decimal(
        label="Expression",
        unit="per 10^4 ABL copies",
        possible=(0, None),
        known_at="before",
        help="WT1 and EVI1 are positive above 10.",
        cdisc="GF.GFSTRESN",
    )
    detail = FreeText(label="Detail")


class PriorTherapy(PatientRecord):
    """A therapy before enrolment that was asked about, given or not."""

    crf = Crf(
        table="prior_therapies",
        title="Prior therapy",
        plural="Prior therapies",
        sdtm="CM",
        form_scope=SHARED,
    )

    therapy = Coded(
        label="Therapy", codelist=PRIOR_THERAPY, required=True, known_at="before", cdisc="CM.CMTRT"
    )
    occurred = Boolean(label="Was given", required=True, known_at="before", cdisc="CM.CMOCCUR")
    started_on = PartialDate(label="Started on", known_at="before", cdisc="CM.CMSTDTC")
    ended_on = PartialDate(label="Ended on", known_at="before", cdisc="CM.CMENDTC")
    targets = MultiSelect(label="CAR-T targets", codelist=TARGET, known_at="before")
    scfv_origin = Coded(label="scFv origin", codelist=SCFV_ORIGIN, known_at="before")
    response = Coded(label="Best response", codelist=PRIOR_RESPONSE, known_at="before")
    product = Text(label="Product", known_at="before")


class Eligibility(PatientRecord):
    """One screening: what was found, whether the patient was eligible, and why not infused."""

    crf = Crf(table="eligibility", title="Eligibility", plural="Eligibility", sdtm="IE")

    screened_on = Date(label="Screened on", required=True, known_at="before", cdisc="IE.IEDTC")
    eligible = Boolean(label="Eligible", required=True, critical=True, known_at="before")
    screening_failure = Coded(
        label="Reason for the screening failure",
        codelist=SCREENING_FAILURE,
        known_at="before",
        cdisc="DS.DSTERM",
    )
    criteria_not_met = Text(
        label="Criteria not met", known_at="before", cdisc="IE.IETESTCD", help="Their numbers."
    )
    performance_scale = Coded(
        label="Performance scale", codelist=PERFORMANCE_SCALE, known_at="before", cdisc="QS.QSCAT"
    )
    performance = Integer(
        label="Performance status", possible=(0, 100), known_at="before", cdisc="QS.QSSTRESN"
    )
    survival_3_months = Boolean(label="Expected to survive 3 months or longer", known_at="before")
    cd19_pct = Decimal(label="Blasts with CD19", unit="%", possible=(0, 100), known_at="before")
    cd22_pct = Decimal(label="Blasts with CD22", unit="%", possible=(0, 100), known_at="before")
    not_infused_reason = Coded(
        label="Enrolled but not infused because",
        codelist=NOT_INFUSED,
        known_at="after",
        cdisc="DS.DSDECOD",
    )
    not_infused_on = Date(label="Decided on", known_at="after", cdisc="DS.DSSTDTC")


class MedicalHistory(PatientRecord):
    """A condition other than the leukaemia, before enrolment."""

    crf = Crf(
        table="medical_history",
        title="Medical history",
        plural="Medical history",
        sdtm="MH",
        known_at="before",
        form_scope=SHARED,
    )

    condition = Text(label="Condition", required=True, cdisc="MH.MHTERM")
    started_on = PartialDate(label="Started on", cdisc="MH.MHSTDTC")
    ended_on = PartialDate(label="Ended on", cdisc="MH.MHENDTC")
    ongoing = Boolean(label="Ongoing at enrolment", cdisc="MH.MHENRF")
    grade = Integer(label="CTCAE grade at enrolment", possible=(1, 5), cdisc="MH.MHTOXGR")
