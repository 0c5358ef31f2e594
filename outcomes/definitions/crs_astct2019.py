"""Cytokine release syndrome of one day, ASTCT consensus grade.

Source: Lee DW et al., Biol Blood Marrow Transplant 2019;25:625-638,
doi:10.1016/j.bbmt.2018.12.758, Table 2 and the text below it. Organ toxicity does not count.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from outcomes.definitions.codelists import OXYGEN
from outcomes.definitions.domains import HEAD, Domain, cells, worst
from trials.definitions.answer import Answer
from trials.definitions.definition import Definition, Table

FEVER_FROM_C = Decimal(38)
LOW_FLOW_UP_TO = Decimal(6)  # L/min by nasal cannula
VASOPRESSIN = "VASOPRESSIN"

FLUIDS_ONLY, ONE_VASOPRESSOR, MULTIPLE_VASOPRESSORS = 2, 3, 4
HYPOXIA: Mapping[str, int] = {
    "NONE": 0,
    "NASAL_CANNULA": 2,
    "BLOW_BY": 2,
    "HIGH_FLOW": 3,
    "FACEMASK": 3,
    "NON_REBREATHER": 3,
    "VENTURI": 3,
    "CPAP": 4,
    "BIPAP": 4,
    "VENTILATION": 4,
}

DEFINITION = Definition(
    id="CRS_ASTCT2019",
    version="1",
    title="Cytokine release syndrome, ASTCT 2019",
    group="Toxicity",
    source="Lee DW et al. Biol Blood Marrow Transplant 2019;25:625-638, Table 2.",
    doi="10.1016/j.bbmt.2018.12.758",
    tables=(
        Table(
            "Grade of a day: the worst domain",
            HEAD,
            (
                ("fever", f"{FEVER_FROM_C} °C or more", "1"),
                ("hypotension", "no vasopressor needed", str(FLUIDS_ONLY)),
                (
                    "hypotension",
                    "one vasopressor, with or without vasopressin; vasopressin alone",
                    str(ONE_VASOPRESSOR),
                ),
                (
                    "hypotension",
                    "several vasopressors, not counting vasopressin",
                    str(MULTIPLE_VASOPRESSORS),
                ),
                *cells("hypoxia", OXYGEN, HYPOXIA),
            ),
        ),
    ),
    notes=(
        "Without fever there is no grade, unless an antipyretic or anticytokine therapy was given "
        "on the day or before: then hypotension and hypoxia grade alone, and neither is grade 0.",
        "A sign with another cause does not count, nor oxygen for comfort or for the airway in a "
        "neurological event.",
        f"A nasal cannula above {LOW_FLOW_UP_TO} L/min is high flow.",
        "Organ toxicity does not count.",
    ),
    chosen_by={"crs_system": frozenset({"ASTCT2019"})},
)


@dataclass(frozen=True, kw_only=True)
class Signs:
    """None means not assessed. It never means absent. A sign with another cause is absent."""

    fever: bool | None
    treated: bool | None  # antipyretic or anticytokine therapy on this day or before
    hypotension: bool | None  # against age and baseline
    fluids: bool | None
    vasopressors: frozenset[str] | None
    oxygen: str | None
    oxygen_l_per_min: Decimal | None = None


def grade(signs: Signs) -> Answer[int]:
    """0 for no CRS, 1 to 4 as published."""
    if signs.fever is False and signs.treated is False:
        return Answer(value=0, driver=("no fever and no treatment of it",))
    fever = None if signs.fever is None else int(signs.fever)
    answer = worst(Domain("fever", fever, highest=1), _hypotension(signs), _hypoxia(signs))
    # Fever is no longer asked for once it was treated; without it there is no grade 1 left.
    if signs.fever or signs.treated or answer.value == 0:
        return answer
    asked = {"fever": signs.fever, "antipyretic or anticytokine therapy": signs.treated}
    unknown = [name for name, known in asked.items() if known is None]
    return Answer(value=None, missing=tuple(dict.fromkeys([*unknown, *answer.missing])))


def _hypotension(signs: Signs) -> Domain:
    name = "hypotension"
    low = signs.hypotension or signs.fluids
    if signs.vasopressors is None:
        if signs.hypotension is False and not low:
            return Domain(name, 0)
        return Domain(name, None, at_least=FLUIDS_ONLY if low else 0, missing=("vasopressors",))
    if len(signs.vasopressors - {VASOPRESSIN}) > 1:
        return Domain(name, MULTIPLE_VASOPRESSORS)
    if signs.vasopressors:
        return Domain(name, ONE_VASOPRESSOR)
    if low:
        return Domain(name, FLUIDS_ONLY)
    return Domain(name, None if signs.hypotension is None else 0, highest=FLUIDS_ONLY)


def _hypoxia(signs: Signs) -> Domain:
    name = "hypoxia"
    if signs.oxygen is None:
        return Domain(name, None)
    flow = signs.oxygen_l_per_min
    if signs.oxygen == "NASAL_CANNULA" and flow is not None and flow > LOW_FLOW_UP_TO:
        return Domain(name, HYPOXIA["HIGH_FLOW"])  # whatever the cannula was called
    return Domain(name, HYPOXIA[signs.oxygen])
