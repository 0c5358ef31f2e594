"""Stores what a risk model gives: one COPY writes the scores of all infusions."""

from typing import Any

import pandas as pd
from django.db import connection
from psycopg.types.json import Jsonb

from analytics.definitions.risk_model import RiskModel
from analytics.frames import plain
from analytics.summarising import Tell
from trials.models import Study

# How many rows are written between two reports of progress.
STEP = 5000

FILL = """
COPY analytics_riskscore (
    infusion_id, patient_id, x, p_cr, y, p_mrd_negative_cr, risk_group, missing, applicable,
    applicability, fingerprint, inputs, study_id, model, version, computed_at
) FROM STDIN
"""


def store_scores(
    study: Study,
    model: RiskModel,
    inputs: pd.DataFrame,
    scored: pd.DataFrame,
    now: Any,
    tell: Tell,
) -> None:
    """Append the scores, beside the inputs they were made from, both one row per infusion.

    Runs in the transaction of its caller, who has superseded the scores these replace.
    """
    first, second = model.predictors
    columns = [
        scored.index.tolist(),
        inputs["patient"].tolist(),
        *(
            map(plain, scored[name])
            for name in (
                first.score,
                first.probability,
                second.score,
                second.probability,
                "risk_group",
            )
        ),
        scored["missing"],
        map(plain, scored["applicable"]),
        scored["applicability"],
        scored["fingerprint"],
    ]
    names = [term.name for term in model.inputs]
    given = [
        zip(map(plain, inputs[name]), map(plain, scored[f"coded_{name}"]), strict=True)
        for name in names
    ]
    rows = zip(zip(*columns, strict=True), zip(*given, strict=True), strict=True)
    with connection.cursor() as cursor, cursor.copy(FILL) as copy:
        for done, (values, pairs) in enumerate(rows, start=1):
            used = {
                name: {"value": value, "code": code}
                for name, (value, code) in zip(names, pairs, strict=True)
            }
            copy.write_row([*values, Jsonb(used), study.pk, model.id, model.version, now])
            if done % STEP == 0:
                tell(done / len(scored))
