"""A risk model applied to a frame of infusions, all rows at once.

The frame has one row per infusion and a column per input of the model, plus `age_years`,
`targets` (the antigens joined by "+") for applicability. None is "not known" and gives no score.
"""

from collections.abc import Sequence
from functools import reduce
from hashlib import sha256
from itertools import product

import numpy as np
import pandas as pd

from analytics.definitions.risk_model import VALUE_DIGITS, Predictor, RiskModel, Term

OUTSIDE = "outside the model's population"
# Codes are whole numbers, or values that are their own code.
CODE_SCALE = 10**VALUE_DIGITS


def score(model: RiskModel, frame: pd.DataFrame) -> pd.DataFrame:
    """One row per row of `frame`: coded inputs, scores, probabilities, group, what is missing.

    `missing` and `applicability` hold lists; `applicable` is None where it cannot be told.
    The scores are exact to the last printed digit of the coefficients.
    """
    codes = pd.DataFrame(
        {term.name: _codes(term, frame[term.name]) for term in model.inputs}, index=frame.index
    )
    scored = codes.add_prefix("coded_")
    predicted = [_predict(predictor, codes, scored) for predictor in model.predictors]
    grouped = reduce(np.logical_and, [known for known, _ in predicted])
    scored["risk_group"] = None
    for high in product((True, False), repeat=len(predicted)):
        rows = grouped.copy()
        for (_, is_high), wanted in zip(predicted, high, strict=True):
            rows &= is_high == wanted
        scored.loc[rows, "risk_group"] = model.group(high=high).value
    scored["missing"] = _names_where(
        frame[[t.name for t in model.inputs]].isna(), [t.name for t in model.inputs]
    )
    scored["applicable"], scored["applicability"] = _applicability(model, frame, codes)
    scored["fingerprint"] = _fingerprints(model, frame, codes)
    return scored


def _codes(term: Term, values: pd.Series) -> pd.Series:
    """The code of each value; NaN where the value is missing or the model has no code for it."""
    if term.codes:
        return values.map(dict(term.codes), na_action="ignore").astype(float)
    numbers = values.astype(float).to_numpy()
    if not term.bands:
        return pd.Series(np.round(numbers, VALUE_DIGITS), index=values.index)
    bounds = [float(band.below) for band in term.bands if band.below is not None]
    codes = np.array([band.code for band in term.bands], dtype=float)
    coded = codes[np.digitize(numbers, bounds)]  # a bound belongs to the band above it
    return pd.Series(np.where(np.isnan(numbers), np.nan, coded), index=values.index)


def _predict(
    predictor: Predictor, codes: pd.DataFrame, scored: pd.DataFrame
) -> tuple[np.ndarray, np.ndarray]:
    """Write score and probability into `scored`; return where they are known and where high."""
    inputs = codes[[term.name for term in predictor.terms]]
    known = inputs.notna().all(axis=1).to_numpy()
    scale = predictor.scale
    weights = np.array([int(term.coefficient * scale) for term in predictor.terms])
    coded = np.rint(inputs.fillna(0).to_numpy(dtype=float) * CODE_SCALE).astype(np.int64)
    total = coded @ weights + int(predictor.intercept * scale) * CODE_SCALE
    value = np.where(known, total / (scale * CODE_SCALE), np.nan)
    scored[predictor.score] = value
    with np.errstate(over="ignore"):
        scored[predictor.probability] = 1 / (1 + np.exp(-value))
    return known, total > int(predictor.high_above * scale) * CODE_SCALE


def _applicability(
    model: RiskModel, frame: pd.DataFrame, codes: pd.DataFrame
) -> tuple[pd.Series, pd.Series]:
    """Whether the model was built on patients and products like these, and every reason why not."""
    limits = model.applicability
    age = frame["age_years"].astype(float)
    allowed = {"+".join(limits.targets), *limits.targets}
    # Without targets on record the product is judged by the model's codes for generation and
    # strategy, below.
    unknown = age.isna() | frame["disease_status"].isna()
    reasons = {
        f"Age is outside {limits.age_from} to {limits.age_to} years.": (age < limits.age_from)
        | (age >= limits.age_to + 1),
        "The product is not one of the model's.": frame["targets"].notna()
        & ~frame["targets"].isin(allowed),
    }
    if "disease_status" not in codes:
        reasons["Disease status is not one of the model's."] = frame[
            "disease_status"
        ].notna() & ~frame["disease_status"].isin(limits.disease_status)
    for term in model.inputs:
        without_code = frame[term.name].notna() & codes[term.name].isna()
        reasons[f"{term.label} is {OUTSIDE}."] = without_code
    against = pd.DataFrame(reasons, index=frame.index)
    applicable = pd.Series(True, index=frame.index, dtype=object)
    applicable[unknown] = None
    applicable[against.any(axis=1)] = False
    return applicable, _names_where(against, list(reasons))


def _names_where(flags: pd.DataFrame, names: Sequence[str]) -> pd.Series:
    """Per row the list of the columns that are true."""
    named = [[] for _ in range(len(flags))]
    for position, column in zip(*np.nonzero(flags.to_numpy(dtype=bool)), strict=True):
        named[position].append(names[column])
    return pd.Series(named, index=flags.index, dtype=object)


def _fingerprints(model: RiskModel, frame: pd.DataFrame, codes: pd.DataFrame) -> pd.Series:
    """A digest of model, raw inputs and codes; equal numbers give equal digests however typed."""
    text = pd.Series(f"{model.id}|{model.version}", index=frame.index)
    for name in dict.fromkeys((*codes.columns, "disease_status", "age_years", "targets")):
        values = frame[name]
        numeric = name == "age_years" or any(t.name == name and not t.codes for t in model.inputs)
        raw = values.astype(float).astype(str) if numeric else values.astype(object).astype(str)
        text = text + f"|{name}=" + raw.where(values.notna(), "")
        if name in codes:
            text = text + ":" + codes[name].astype(str)
    digests = [sha256(line.encode()).hexdigest() for line in text]
    return pd.Series(digests, index=frame.index)
