"""Toxicity after an infusion: episodes, grades, what was observed each day, what was given."""

from outcomes.definitions.codelists import (
    ARRHYTHMIA,
    CONSCIOUSNESS,
    EXPLAINED_SIGN,
    GRADING_SYSTEM,
    ICP_SIGN,
    IECHS_SEVERITY,
    OXYGEN,
    OXYGEN_REASON,
    SEIZURE,
    SUPPORTIVE_DRUG,
    TOXICITY,
    VASOPRESSOR,
)
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
    PatientRecord,
)


class Toxicity(PatientRecord):
    """One episode of one toxicity after an infusion, or the answer that there was none."""

    crf = Crf(
        table="toxicities", title="Toxicity", plural="Toxicities", sdtm="AE", known_at="after"
    )

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
        known_at="after",
    )

    toxicity = Link(label="Toxicity", to="outcomes.Toxicity", parent=True)
    system = Coded(
        label="Grading system", codelist=GRADING_SYSTEM, required=True, cdisc="SUPPAE.QVAL"
    )
    grade = Integer(
        label="Highest grade",
        possible=(0, 5),
        critical=True,
        known_at="after",
        cdisc="AE.AETOXGR",
    )


class ToxicityObservation(PatientRecord):
    """What was seen on one day of an episode: the components from which grades are derived."""

    crf = Crf(
        table="toxicity_observations",
        title="Toxicity observation",
        sdtm="CE",
        known_at="after",
        form_scope=PARENT,
    )

    toxicity = Link(label="Toxicity", to="outcomes.Toxicity", parent=True)
    observed_on = Date(label="Observed on", required=True, cdisc="CE.CESTDTC")
    explained = MultiSelect(
        label="Signs with another cause",
        codelist=EXPLAINED_SIGN,
        help="These do not count towards the grade.",
    )
    temperature = Decimal(
        heading="Fever and general signs",
        label="Highest temperature",
        unit="°C",
        possible=(25, 45),
        plausible=(34, 42),
        cdisc="VS.TEMP",
    )
    antipyretic = Boolean(
        label="Antipyretic or anticytokine therapy on this day or before",
        help="Tocilizumab, siltuximab, anakinra and steroids of the supportive care form count "
        "without this answer.",
    )
    constitutional = Boolean(
        label="Other constitutional symptoms",
        help="Nausea, fatigue, headache, myalgia.",
        cdisc="CE.CEOCCUR",
    )
    hypotension = Boolean(
        heading="Circulation",
        label="Hypotension",
        help="Against the patient's age and baseline.",
        cdisc="CE.CEOCCUR",
    )
    fluids = Boolean(label="Fluids for hypotension")
    vasopressors = MultiSelect(label="Vasopressors", codelist=VASOPRESSOR, cdisc="CM.CMDECOD")
    high_dose_vasopressor = Boolean(
        label="Vasopressor at high dose",
        help="As in Lee 2014: norepinephrine 20 ug/min or more, or its equivalent.",
    )
    oxygen = Coded(heading="Oxygen", label="Oxygen", codelist=OXYGEN, cdisc="PR.PRTRT")
    oxygen_reason = Coded(label="Oxygen because of", codelist=OXYGEN_REASON)
    oxygen_l_per_min = Decimal(
        label="Oxygen flow", unit="L/min", possible=(0, None), plausible=(0, 70)
    )
    fio2_pct = Decimal(label="FiO2", unit="%", possible=(21, 100))
    organ_grade = Integer(
        heading="Organ toxicity",
        label="Highest organ toxicity, CTCAE grade",
        possible=(0, 5),
        help="Without transaminases.",
        cdisc="AE.AETOXGR",
    )
    transaminase_grade = Integer(
        label="Transaminases, CTCAE grade", possible=(0, 5), cdisc="AE.AETOXGR"
    )
    ice_orientation = Integer(
        heading="Cognitive assessment",
        label="ICE: orientation",
        possible=(0, 4),
        cdisc="QS.QSSTRESN",
    )
    ice_naming = Integer(label="ICE: naming", possible=(0, 3), cdisc="QS.QSSTRESN")
    ice_command = Integer(label="ICE: following a command", possible=(0, 1), cdisc="QS.QSSTRESN")
    ice_writing = Integer(label="ICE: writing", possible=(0, 1), cdisc="QS.QSSTRESN")
    ice_counting = Integer(label="ICE: counting back", possible=(0, 1), cdisc="QS.QSSTRESN")
    ice = Integer(label="ICE score", possible=(0, 10), cdisc="QS.QSSTRESN")
    capd = Integer(label="CAPD score", possible=(0, 32), cdisc="QS.QSSTRESN")
    cartox10 = Integer(label="CARTOX-10 score", possible=(0, 10), cdisc="QS.QSSTRESN")
    unable_to_perform = Boolean(label="Unable to perform the assessment")
    consciousness = Coded(
        heading="Neurological signs", label="Consciousness", codelist=CONSCIOUSNESS
    )
    seizure = Coded(label="Seizure", codelist=SEIZURE)
    motor_weakness = Boolean(label="Deep focal weakness (hemiparesis, paraparesis)")
    icp_signs = MultiSelect(label="Signs of raised intracranial pressure", codelist=ICP_SIGN)
    papilloedema_stage = Integer(label="Papilloedema, stage", possible=(0, 5))
    opening_pressure_mmhg = Decimal(label="CSF opening pressure", unit="mmHg", possible=(0, 200))
    arrhythmia = Coded(
        heading="Heart, HLH-like syndrome and support", label="Arrhythmia", codelist=ARRHYTHMIA
    )
    iechs_severity = Coded(label="Severity of the HLH-like syndrome", codelist=IECHS_SEVERITY)
    haemophagocytosis = Boolean(label="Haemophagocytosis in marrow or tissue")
    organ_support = Boolean(label="Intensive care or organ support")


class SupportiveCare(PatientRecord):
    """A drug against toxicity that was asked about, given or not."""

    crf = Crf(
        table="supportive_care",
        title="Supportive care",
        plural="Supportive care",
        sdtm="CM",
        known_at="after",
        with_no=("indication",),
    )

    infusion = Link(label="Infusion", to="infusions.Infusion")
    drug = Coded(label="Drug", codelist=SUPPORTIVE_DRUG, required=True, cdisc="CM.CMTRT")
    occurred = Boolean(label="Was given", required=True, known_at="after", cdisc="CM.CMOCCUR")
    started_on = Date(label="Started on", known_at="after", cdisc="CM.CMSTDTC")
    ended_on = Date(label="Ended on", known_at="after", cdisc="CM.CMENDTC")
    indication = Coded(label="Indication", codelist=TOXICITY, cdisc="CM.CMINDC")
