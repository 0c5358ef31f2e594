"""Safety beside the graded toxicities: adverse events, dose-limiting toxicity, deviations."""

from outcomes.definitions.codelists import (
    AE_OUTCOME,
    CTCAE_VERSION,
    DEVIATION,
    DEVIATION_IMPORTANCE,
    RELATEDNESS,
    SERIOUS_BECAUSE,
)
from trials.crf import (
    PARENT,
    Boolean,
    Coded,
    Crf,
    Date,
    FreeText,
    Integer,
    Link,
    MultiSelect,
    PartialDate,
    PatientRecord,
    Text,
)


class AdverseEvent(PatientRecord):
    """One adverse event, its grade, seriousness, relatedness and expectedness."""

    crf = Crf(table="adverse_events", title="Adverse event", sdtm="AE", known_at="after")

    infusion = Link(label="After infusion", to="infusions.Infusion")
    toxicity = Link(label="Is part of the toxicity", to="outcomes.Toxicity")
    term = Text(
        heading="Event and grade",
        label="Term",
        required=True,
        cdisc="AE.AETERM",
        help="MedDRA preferred term.",
    )
    ctcae_version = Coded(label="CTCAE version", codelist=CTCAE_VERSION)
    grade = Integer(label="CTCAE grade", possible=(1, 5), critical=True, cdisc="AE.AETOXGR")
    onset_on = PartialDate(label="Onset on", cdisc="AE.AESTDTC")
    resolved_on = PartialDate(label="Resolved on", cdisc="AE.AEENDTC")
    outcome = Coded(label="Outcome", codelist=AE_OUTCOME, cdisc="AE.AEOUT")
    serious = Boolean(heading="Seriousness", label="Serious", critical=True, cdisc="AE.AESER")
    serious_because = MultiSelect(label="Serious because it", codelist=SERIOUS_BECAUSE)
    related_to_product = Coded(
        heading="Relatedness and expectedness",
        label="Related to the product",
        codelist=RELATEDNESS,
        cdisc="AE.AEREL",
    )
    related_to_lymphodepletion = Coded(label="Related to the lymphodepletion", codelist=RELATEDNESS)
    related_to_other = Coded(
        label="Related to another cause", codelist=RELATEDNESS, cdisc="AE.AERELNST"
    )
    other_cause = FreeText(label="Other cause")
    expected = Boolean(label="Expected", help="By the reference safety information.")
    aware_on = Date(
        heading="Reporting", label="Site became aware on", help="Reporting periods begin here."
    )
    aware_at = Text(label="Site became aware at", help="Local time, HH:MM.")


class DoseLimitingToxicity(PatientRecord):
    """Whether an infusion brought a dose-limiting toxicity in the window of the protocol."""

    crf = Crf(
        table="dose_limiting_toxicities",
        title="Dose-limiting toxicity",
        plural="Dose-limiting toxicities",
        key="",
        sdtm="AE",
        known_at="after",
        form_scope=PARENT,
        with_no=("dose_level", "cohort", "window_days", "evaluable", "decided_on"),
    )

    infusion = Link(label="Infusion", to="infusions.Infusion", parent=True)
    dose_level = Text(label="Dose level evaluated", known_at="before")
    cohort = Text(label="Cohort evaluated", known_at="before")
    window_days = Integer(label="Window", unit="day", possible=(1, 400), known_at="before")
    evaluable = Boolean(label="Evaluable for dose-limiting toxicity", required=True)
    occurred = Boolean(label="Occurred", required=True, cdisc="AE.AEOCCUR")
    onset_on = Date(label="Onset on", cdisc="AE.AESTDTC")
    adverse_event = Link(label="Adverse event", to="outcomes.AdverseEvent")
    decided_on = Date(label="Evaluated on", known_at="before")


class Deviation(PatientRecord):
    """A departure from the protocol."""

    crf = Crf(table="deviations", title="Protocol deviation", sdtm="DV", known_at="after")

    deviated_on = PartialDate(label="Deviated on", required=True, cdisc="DV.DVSTDTC")
    category = Coded(label="Category", codelist=DEVIATION, required=True, cdisc="DV.DVCAT")
    importance = Coded(label="Importance", codelist=DEVIATION_IMPORTANCE, cdisc="DV.DVSCAT")
    detected_on = Date(label="Detected on")
    reported_on = Date(label="Reported on")
    description = FreeText(label="Description", cdisc="DV.DVTERM")
