"""Stores what a risk model gives: one row per infusion, by COPY."""

from typing import Any

import pandas as pd

from analytics.definitions.risk_model import RiskModel
from analytics.frames import plain
from analytics.models import RiskScore
from analytics.summarising import Tell
from trials.copying import copy_rows, like
from trials.models import Study

# The columns of score and probability of the first and of the second predictor, if there is one.
STORED = (("x", "p_cr"), ("y", "p_mrd_negative_cr"))
# How many rows are written between two reports of progress.
STEP = 5000


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
    blank = RiskScore(
        study=study,
        model=model.id,
        version=model.version,
        predictors=len(model.predictors),
        computed_at=now,
    )
    columns = {
        "infusion_id": scored.index.tolist(),
        "patient_id": inputs["patient"].tolist(),
        **{
            column: map(plain, scored[name])
            for predictor, names in zip(model.predictors, STORED, strict=False)
            for name, column in zip((predictor.score, predictor.probability), names, strict=True)
        },
        "risk_group": map(plain, scored["risk_group"]),
        "missing": scored["missing"],
        "applicable": map(plain, scored["applicable"]),
        "applicability": scored["applicability"],
        "fingerprint": scored["fingerprint"],
    }
    used = {
        term.name: zip(
            map(plain, inputs[term.name]), map(plain, scored[f"coded_{term.name}"]), strict=True
        )
        for term in model.inputs
    }
    rows = [
        like(
            blank,
            **dict(zip(columns, values, strict=True)),
            inputs={
                name: {"value": value, "code": code}
                for name, (value, code) in zip(used, pairs, strict=True)
            },
        )
        for values, pairs in zip(
            zip(*columns.values(), strict=True), zip(*used.values(), strict=True), strict=True
        )
    ]
    for start in range(0, len(rows), STEP):
        part = rows[start : start + STEP]
        copy_rows(part)
        tell((start + len(part)) / len(rows))
