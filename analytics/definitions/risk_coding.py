"""How a variable of an analysis becomes a term of a risk model."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from analytics.definitions.endpoint import Origin
from analytics.definitions.gu2022 import GU2022
from analytics.definitions.risk_inputs import INPUTS, Input
from analytics.definitions.risk_model import VALUE_DIGITS
from analytics.definitions.risk_model_json import term_to_json
from analytics.definitions.variable import Variable

# Columns of an analysis that hold an input of scoring under another name.
SAME = {"wbc_number": "wbc_diagnosis", "BCR_ABL1": "bcr_abl1"}
CODED = "coded_"  # before the name of an input: its code in Gu's models
LAST = Decimal(1).scaleb(-VALUE_DIGITS)
# The coding that a term has in JSON.
CODING = ("name", "bands", "codes")


def steps(levels: Sequence[str]) -> dict[str, int]:
    """The code of each level: its place, but no is 0 and yes is 1 in whatever order they stand."""
    if set(levels) == {"yes", "no"}:
        return {"no": 0, "yes": 1}
    return {level: place for place, level in enumerate(levels)}


def coding(variable: Variable) -> tuple[dict[str, Any], tuple[str, str] | None]:
    """Name and coding of the term as JSON, or why it can be no term, as a code and a sentence."""
    if Origin.FIRST_INFUSION not in variable.known_at:
        return {}, (
            "known_after_infusion",
            f"{variable.title} is known only after the infusion: a model with it cannot score a "
            "patient before treatment.",
        )
    column = SAME.get(variable.of, variable.of)
    if column.startswith(CODED):
        [term] = [t for t in GU2022.inputs if t.name == column.removeprefix(CODED)]
        return {k: v for k, v in term_to_json(term).items() if k in CODING}, None
    if column not in INPUTS:
        read = ", ".join(of.label for of in INPUTS.values())
        return {}, (
            "unknown_input",
            f"{variable.title} is nothing that scoring reads; take a variable or bands of: {read}.",
        )
    if variable.number:
        return {"name": column}, None
    codes = steps(tuple(variable.levels or ()))
    if variable.bounds:
        # Values are taken to four decimals: one more takes a bound into the band below it.
        ends: list[str | None] = [
            _text(bound, beyond=bound in variable.bound_below) for bound in variable.bounds
        ]
        bands = [
            {"below": below, "code": codes[level]}
            for below, level in zip([*ends, None], variable.levels or (), strict=True)
        ]
        return {"name": column, "bands": bands}, None
    return _coded(variable, INPUTS[column], codes)


def _coded(
    variable: Variable, of: Input, codes: dict[str, int]
) -> tuple[dict[str, Any], tuple[str, str] | None]:
    rows = [
        {"value": value, "code": codes[level]}
        for value in of.values
        if (level := variable.level_of(value)) in codes
    ]
    if not rows:
        return {}, (
            "no_coding",
            f"{variable.title} has no levels of its own that scoring could read.",
        )
    return {"name": of.name, "codes": rows}, None


def _text(bound: float, *, beyond: bool) -> str:
    number = Decimal(str(bound)) + (LAST if beyond else 0)
    return f"{number.normalize():f}"
