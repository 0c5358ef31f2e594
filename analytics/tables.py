"""The derived tables of this app, for export and schema. Registered by being imported."""

from collections.abc import Sequence

from django.db.models import CharField, DecimalField, F, Func, Value
from django.db.models.functions import Cast, Concat, NullIf

from analytics import adam, adsl
from analytics.models import RiskScore
from patients.models import Patient
from trials.access import Actor, visible
from trials.crf import Column, with_short_names
from trials.exports import DerivedTable, Selected, register_table
from trials.models import Study

SCORE_COLUMNS = tuple(
    Column(name, type_, label, derived=True, codelist=codelist, known_at="before")
    for name, type_, label, codelist in (
        ("key", "key", "Natural key", None),
        ("patient", "key", "Patient", None),
        ("infusion", "key", "Infusion", None),
        ("model", "text", "Risk model", None),
        ("version", "text", "Version of the model", None),
        ("x", "decimal", "Score of the first predictor; Gu 2022: remission", None),
        ("p_cr", "decimal", "Probability by the first predictor", None),
        ("y", "decimal", "Score of the second predictor; Gu 2022: MRD-negative remission", None),
        ("p_mrd_negative_cr", "decimal", "Probability by the second predictor", None),
        ("risk_group", "code", "Risk group", adsl.RISK_GROUP),
        ("missing", "text", "Inputs that are missing, separated by ;", None),
        ("applicable", "boolean", "The model was built on patients like this", None),
        ("applicability", "text", "Why it was not, separated by ;", None),
        ("computed_at", "datetime", "Computed at", None),
        ("fingerprint", "text", "Digest of the inputs", None),
        ("study", "key", "Study", None),
    )
)


def risk_scores(actor: Actor, studies: Sequence[Study]) -> Selected:
    """The current score of each infusion that the actor may see; older ones are history."""
    rows = RiskScore.objects.filter(
        patient__in=visible(Patient, actor), study__in=studies, superseded_at__isnull=True
    )
    probability = DecimalField(max_digits=18, decimal_places=15)
    return rows.order_by("study__key", "infusion__key", "model"), {
        "key": Concat("infusion__key", Value("/"), "model"),
        "patient": F("patient__key"),
        "infusion": F("infusion__key"),
        "model": F("model"),
        "version": F("version"),
        "x": F("x"),
        "p_cr": Cast("p_cr", probability),
        "y": F("y"),
        "p_mrd_negative_cr": Cast("p_mrd_negative_cr", probability),
        "risk_group": F("risk_group"),
        "missing": _joined("missing"),
        "applicable": F("applicable"),
        "applicability": _joined("applicability"),
        "computed_at": F("computed_at"),
        "fingerprint": F("fingerprint"),
        "study": F("study__key"),
    }


def _joined(field: str) -> NullIf:
    text = Func(F(field), Value(";"), function="array_to_string", output_field=CharField())
    return NullIf(text, Value(""))


register_table(
    DerivedTable(
        name="risk_scores",
        title="Risk scores",
        grain="one row per infusion and risk model",
        keys=("key",),
        foreign_keys=(("patient", "patients"), ("infusion", "infusions"), ("study", "studies")),
        columns=tuple(with_short_names(list(SCORE_COLUMNS))),
        select=risk_scores,
    )
)
register_table(
    DerivedTable(
        name="adsl",
        title="Subjects (ADaM)",
        grain="one row per patient",
        keys=("key",),
        foreign_keys=(("patient", "patients"), ("RISKINF", "infusions"), ("study", "studies")),
        columns=tuple(with_short_names(list(adsl.COLUMNS))),
        rows=adsl.adsl,
    )
)
register_table(
    DerivedTable(
        name="adtte",
        title="Time to event (ADaM)",
        grain="one row per endpoint and patient, or infusion where the endpoint is about those",
        keys=("key",),
        foreign_keys=(("patient", "patients"), ("infusion", "infusions"), ("study", "studies")),
        columns=tuple(with_short_names(list(adam.COLUMNS))),
        select=adam.adtte,
    )
)
