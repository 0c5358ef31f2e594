"""Cytokine release syndrome of one day, Lee 2014.

Source: Lee DW et al., Blood 2014;124:188-195, doi:10.1182/blood-2014-05-552729, Table 4 (grades)
and Table 5 (what a high dose of a vasopressor is). Fever is not asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from outcomes.definitions.domains import HEAD, Domain, worst
from trials.definitions.answer import Answer
from trials.definitions.definition import Definition, Table

HIGH_FIO2_PCT = Decimal(40)
ROOM_AIR_PCT = Decimal(21)

SYMPTOMS_ONLY = 1
LOW, HIGH = 2, 3  # of oxygen, of the one vasopressor
MULTIPLE_VASOPRESSORS = 3  # vasopressin counts
VENTILATED = 4
# By CTCAE grade. Transaminases reach grade 3 at most; mild organ toxicity is not in the table.
ORGAN: Mapping[int, int] = {0: 0, 1: 0, 2: 2, 3: 3, 4: 4, 5: 4}
TRANSAMINASES: Mapping[int, int] = {0: 0, 1: 0, 2: 2, 3: 3, 4: 3, 5: 3}

DEFINITION = Definition(
    id="CRS_LEE2014",
    version="1",
    title="Cytokine release syndrome, Lee 2014",
    group="Toxicity",
    source="Lee DW et al. Blood 2014;124:188-195, Tables 4 and 5.",
    doi="10.1182/blood-2014-05-552729",
    tables=(
        Table(
            "Grade of a day: the worst domain",
            HEAD,
            (
                ("symptoms", "fever, nausea, fatigue, headache, myalgia", str(SYMPTOMS_ONLY)),
                ("hypotension", "responsive to fluids or a low dose of one vasopressor", str(LOW)),
                ("hypotension", "a high dose of one vasopressor", str(HIGH)),
                ("hypotension", "several vasopressors", str(MULTIPLE_VASOPRESSORS)),
                ("oxygen", f"FiO2 below {HIGH_FIO2_PCT} %", str(LOW)),
                ("oxygen", f"FiO2 of {HIGH_FIO2_PCT} % or more", str(HIGH)),
                ("oxygen", "intubation and mechanical ventilation", str(VENTILATED)),
                *(("organ toxicity", f"CTCAE {c}", str(g)) for c, g in ORGAN.items()),
                *(("transaminases", f"CTCAE {c}", str(g)) for c, g in TRANSAMINASES.items()),
            ),
        ),
    ),
    notes=("Fever is not asked for. Vasopressin counts. CPAP and BiPAP go by their FiO2.",),
    chosen_by={"crs_system": frozenset({"LEE2014"})},
)


@dataclass(frozen=True, kw_only=True)
class Signs:
    """None means not assessed. It never means absent. A sign with another cause is absent."""

    fever: bool | None
    constitutional: bool | None
    hypotension: bool | None
    fluids: bool | None
    vasopressors: frozenset[str] | None
    high_dose: bool | None
    oxygen: str | None
    fio2_pct: Decimal | None
    organ_grade: int | None  # CTCAE, without transaminases
    transaminase_grade: int | None


def grade(signs: Signs) -> Answer[int]:
    """0 for no CRS, 1 to 4 as published."""
    organ, liver = signs.organ_grade, signs.transaminase_grade
    return worst(
        _symptoms(signs),
        _hypotension(signs),
        _oxygen(signs),
        Domain("organ toxicity", None if organ is None else ORGAN[organ]),
        Domain("transaminases", None if liver is None else TRANSAMINASES[liver], highest=3),
    )


def _symptoms(signs: Signs) -> Domain:
    asked = {"fever": signs.fever, "constitutional symptoms": signs.constitutional}
    unknown = tuple(name for name, known in asked.items() if known is None)
    if any(asked.values()):
        return Domain("symptoms", SYMPTOMS_ONLY)
    return Domain("symptoms", None if unknown else 0, highest=SYMPTOMS_ONLY, missing=unknown)


def _hypotension(signs: Signs) -> Domain:
    name = "hypotension"
    low = signs.hypotension or signs.fluids
    if signs.vasopressors is None:
        if signs.hypotension is False and not low and not signs.high_dose:
            return Domain(name, 0)
        proven = HIGH if signs.high_dose else LOW if low else 0
        return Domain(name, None, HIGH, at_least=proven, missing=("vasopressors",))
    if len(signs.vasopressors) > 1:
        return Domain(name, MULTIPLE_VASOPRESSORS)
    if signs.vasopressors:
        if signs.high_dose is None:
            return Domain(name, None, HIGH, at_least=LOW, missing=("dose of the vasopressor",))
        return Domain(name, HIGH if signs.high_dose else LOW)
    if low:
        return Domain(name, LOW)
    return Domain(name, None if signs.hypotension is None else 0, highest=LOW)


def _oxygen(signs: Signs) -> Domain:
    name = "oxygen"
    if signs.oxygen == "VENTILATION":
        return Domain(name, VENTILATED)
    if signs.oxygen == "NONE":
        return Domain(name, 0)
    fio2 = signs.fio2_pct
    by_fio2 = LOW if fio2 is None or fio2 < HIGH_FIO2_PCT else HIGH
    if signs.oxygen is None:
        in_use = fio2 is not None and fio2 > ROOM_AIR_PCT
        return Domain(name, None, at_least=by_fio2 if in_use else 0)
    if fio2 is None:
        return Domain(name, None, HIGH, at_least=LOW, missing=("FiO2",))
    return Domain(name, by_fio2)
