"""Neurotoxicity (CRES) of one day, CARTOX 2018.

Source: Neelapu SS et al., Nat Rev Clin Oncol 2018;15:47-62, doi:10.1038/nrclinonc.2017.148,
grading of CRES; papilloedema by the modified Frisén stages. There is no grade 5.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from outcomes.definitions import codelists
from outcomes.definitions.domains import HEAD, Domain, bands, cells, worst
from trials.definitions.answer import Answer
from trials.definitions.definition import Definition, Table

VERIFIED_UP_TO = 2  # grades 3 and 4 were not read in the paper itself
HIGH_PRESSURE_FROM_MMHG = Decimal(20)
SEVERE_STAGE_FROM = 3

# Lowest score of each band, best first. CARTOX-10 is not ICE, though both have ten points.
CARTOX10: tuple[tuple[int, int], ...] = ((10, 0), (7, 1), (3, 2), (0, 3))
LOWEST_BAND, CANNOT_PERFORM = CARTOX10[-1][1], 4
OBTUNDED = frozenset({"TOUCH", "UNAROUSABLE"})
SEIZURE: Mapping[str, int] = {
    "NONE": 0,
    "FOCAL": 3,
    "NONCONVULSIVE": 3,
    "GENERALISED": 4,
    "PROLONGED": 4,
    "REPETITIVE": 4,
}
WEAKNESS = 4
PRESSURE, HIGH_PRESSURE = 3, 4
OEDEMA = frozenset({"FOCAL_OEDEMA", "DIFFUSE_OEDEMA"})

_PRESSURE = "raised intracranial pressure"
DEFINITION = Definition(
    id="CRES_CARTOX2018",
    version="1",
    title="Neurotoxicity (CRES), CARTOX 2018",
    group="Toxicity",
    source="Neelapu SS et al. Nat Rev Clin Oncol 2018;15:47-62.",
    doi="10.1038/nrclinonc.2017.148",
    tables=(
        Table(
            "Grade of a day: the worst domain",
            HEAD,
            (
                *bands("CARTOX-10", CARTOX10),
                ("CARTOX-10", "obtunded and cannot perform", str(CANNOT_PERFORM)),
                (_PRESSURE, f"papilloedema below stage {SEVERE_STAGE_FROM}", str(PRESSURE)),
                (
                    _PRESSURE,
                    f"a sign of it, CSF opening pressure below {HIGH_PRESSURE_FROM_MMHG} mmHg",
                    str(PRESSURE),
                ),
                (_PRESSURE, f"papilloedema from stage {SEVERE_STAGE_FROM}", str(HIGH_PRESSURE)),
                (
                    _PRESSURE,
                    f"CSF opening pressure from {HIGH_PRESSURE_FROM_MMHG} mmHg",
                    str(HIGH_PRESSURE),
                ),
                (_PRESSURE, "cerebral oedema", str(HIGH_PRESSURE)),
                *cells("seizure", codelists.SEIZURE, SEIZURE),
                ("motor weakness", "new weakness", str(WEAKNESS)),
            ),
        ),
    ),
    notes=(
        "There is no grade 5. An opening pressure below the limit is no sign by itself.",
        f"Grades above {VERIFIED_UP_TO} are to be confirmed against the paper.",
    ),
    chosen_by={"neurotoxicity_system": frozenset({"CARTOX_CRES"})},
)


@dataclass(frozen=True, kw_only=True)
class Signs:
    """None means not assessed. It never means absent. A sign with another cause is absent."""

    cartox10: int | None
    unable: bool | None
    consciousness: str | None
    seizure: str | None
    weakness: bool | None
    pressure: frozenset[str] | None  # signs of raised intracranial pressure
    papilloedema_stage: int | None
    opening_pressure_mmhg: Decimal | None


def grade(signs: Signs) -> Answer[int]:
    """0 for no CRES, 1 to 4 as published."""
    seizure, weakness = signs.seizure, signs.weakness
    return worst(
        _score(signs),
        _pressure(signs),
        Domain("seizure", None if seizure is None else SEIZURE[seizure]),
        Domain("motor weakness", None if weakness is None else WEAKNESS * weakness),
    )


def _score(signs: Signs) -> Domain:
    name, awake, score = "CARTOX-10", signs.consciousness, signs.cartox10
    if score:
        return Domain(name, next(grade for lowest, grade in CARTOX10 if score >= lowest))
    if awake in OBTUNDED and (signs.unable or awake == "UNAROUSABLE"):
        return Domain(name, CANNOT_PERFORM)
    # Who is awake may lack a score for another reason, such as a tube or a language.
    may_be_obtunded = awake in (None, *OBTUNDED) and signs.unable is not False
    if score is None:
        return Domain(name, None, highest=CANNOT_PERFORM if may_be_obtunded else LOWEST_BAND)
    if may_be_obtunded:
        missing = ("consciousness",) if awake is None else ("whether it could be performed",)
        return Domain(name, None, at_least=LOWEST_BAND, missing=missing)
    return Domain(name, LOWEST_BAND)


def _pressure(signs: Signs) -> Domain:
    name = _PRESSURE
    shown, stage, opening = signs.pressure, signs.papilloedema_stage, signs.opening_pressure_mmhg
    proven = max(_found(signs), default=0)
    if proven == HIGH_PRESSURE:
        return Domain(name, proven)
    if shown is None:
        return Domain(name, None, at_least=proven)
    if "PAPILLOEDEMA" in shown and stage is None:
        return Domain(name, None, at_least=proven, missing=("papilloedema stage",))
    if shown and not stage and opening is None:
        return Domain(name, None, at_least=proven, missing=("CSF opening pressure",))
    return Domain(name, proven)


def _found(signs: Signs) -> Iterator[int]:
    """What each sign proves. A pressure below the limit is a sign only beside another one."""
    shown, stage, opening = signs.pressure, signs.papilloedema_stage, signs.opening_pressure_mmhg
    if shown:
        yield HIGH_PRESSURE if shown & OEDEMA else PRESSURE
    if stage:
        yield HIGH_PRESSURE if stage >= SEVERE_STAGE_FROM else PRESSURE
    if opening is not None and opening >= HIGH_PRESSURE_FROM_MMHG:
        yield HIGH_PRESSURE
