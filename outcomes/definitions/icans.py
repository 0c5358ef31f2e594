"""Neurotoxicity (ICANS) of one day, ASTCT consensus grade, for adults and for children.

Source: Lee DW et al., Biol Blood Marrow Transplant 2019;25:625-638,
doi:10.1016/j.bbmt.2018.12.758, Tables 5 to 7: ICE from 12 years, CAPD below (Traube C et al.,
Crit Care Med 2014;42:656-663). Tremor, myoclonus and intracranial haemorrhage do not count.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from outcomes.definitions import codelists
from outcomes.definitions.domains import HEAD, Domain, bands, cells, worst
from trials.definitions.answer import Answer
from trials.definitions.definition import Definition, Table

ICE_FROM_YEARS = 12
CAPD_DELIRIUM_FROM = 9
UNAROUSABLE = "UNAROUSABLE"

# Lowest score of each band, best first.
ICE: tuple[tuple[int, int], ...] = ((10, 0), (7, 1), (3, 2), (0, 3))
UNABLE = 4
CAPD_DELIRIUM = 3
CONSCIOUSNESS: Mapping[str, int] = {
    "ALERT": 0,
    "DROWSY": 1,  # awakens spontaneously
    "VOICE": 2,
    "TOUCH": 3,
    UNAROUSABLE: 4,
}
SEIZURE: Mapping[str, int] = {
    "NONE": 0,
    "FOCAL": 3,
    "GENERALISED": 3,
    "NONCONVULSIVE": 3,
    "PROLONGED": 4,
    "REPETITIVE": 4,
}
WEAKNESS = 4
PRESSURE: Mapping[str, int] = {
    "FOCAL_OEDEMA": 3,
    "DIFFUSE_OEDEMA": 4,
    "POSTURING": 4,
    "CN6_PALSY": 4,
    "PAPILLOEDEMA": 4,
    "CUSHING": 4,
}

_IN_BOTH = (
    *cells("consciousness", codelists.CONSCIOUSNESS, CONSCIOUSNESS),
    *cells("seizure", codelists.SEIZURE, SEIZURE),
    ("motor weakness", "deep focal weakness", str(WEAKNESS)),
    *cells("raised intracranial pressure", codelists.ICP_SIGN, PRESSURE),
)
DEFINITION = Definition(
    id="ICANS_ASTCT2019",
    version="1",
    title="Neurotoxicity (ICANS), ASTCT 2019",
    group="Toxicity",
    source="Lee DW et al. Biol Blood Marrow Transplant 2019;25:625-638, Tables 5 to 7.",
    doi="10.1016/j.bbmt.2018.12.758",
    tables=(
        Table(
            f"Grade of a day from {ICE_FROM_YEARS} years: the worst domain",
            HEAD,
            (
                *bands("ICE", ICE),
                ("ICE", "0 or unable to perform, and unarousable", str(UNABLE)),
                *_IN_BOTH,
            ),
        ),
        Table(
            f"Grade of a day below {ICE_FROM_YEARS} years: the worst domain",
            HEAD,
            (
                ("CAPD", f"below {CAPD_DELIRIUM_FROM}: by consciousness", "0"),
                ("CAPD", f"{CAPD_DELIRIUM_FROM} or more", str(CAPD_DELIRIUM)),
                ("CAPD", "unable to perform", str(UNABLE)),
                *_IN_BOTH,
            ),
        ),
    ),
    notes=(
        "The age on the day chooses the table. Where it is not known to the year both are read.",
        f"CAPD alone from {ICE_FROM_YEARS} years is read as unable to do ICE.",
        "Tremor, myoclonus and intracranial haemorrhage do not count, nor does a sign with another "
        "cause, such as sedation.",
    ),
    chosen_by={"neurotoxicity_system": frozenset({"ASTCT2019"})},
)


@dataclass(frozen=True, kw_only=True)
class Signs:
    """None means not assessed. It never means absent. A sign with another cause is absent."""

    ice: int | None
    capd: int | None
    unable: bool | None  # to perform the assessment
    consciousness: str | None
    seizure: str | None
    weakness: bool | None
    pressure: frozenset[str] | None  # signs of raised intracranial pressure


def grade(signs: Signs, *, under_12: bool | None) -> Answer[int]:
    """By ICE or CAPD as the age says; both ways where the age is not known to the year.

    A patient of 12 or more who was assessed by CAPD alone could not do ICE: the child's table.
    """
    if under_12 or (signs.ice is None and signs.capd is not None):
        return child(signs)
    as_adult = adult(signs)
    if under_12 is False:
        return as_adult
    as_child = child(signs)
    if as_adult.value is not None and as_adult.value == as_child.value:
        return as_adult
    proven = min(a.value or a.at_least or 0 for a in (as_adult, as_child))
    missing = dict.fromkeys(["age at assessment", *as_adult.missing, *as_child.missing])
    return Answer(value=None, at_least=proven or None, missing=tuple(missing))


def adult(signs: Signs) -> Answer[int]:
    """12 years or more and able to do ICE: 0 for no ICANS, 1 to 4 as published."""
    return worst(_ice(signs), *_others(signs))


def child(signs: Signs) -> Answer[int]:
    """Below 12 years, or unable to do ICE for developmental delay."""
    return worst(_capd(signs), *_others(signs))


def _ice(signs: Signs) -> Domain:
    if signs.consciousness == UNAROUSABLE and (signs.unable or not signs.ice):
        return Domain("ICE", UNABLE)
    if signs.ice is None:
        # Grade 4 by ICE is that of the unarousable, which consciousness gives by itself.
        return Domain("ICE", None, highest=3)
    score = signs.ice
    return Domain("ICE", next(grade for lowest, grade in ICE if score >= lowest))


def _capd(signs: Signs) -> Domain:
    if signs.capd is None:
        # Who was able to perform it can have no more than the worst score.
        highest = CAPD_DELIRIUM if signs.unable is False else UNABLE
        return Domain("CAPD", UNABLE if signs.unable else None, highest=highest)
    # Below 9 is found in grades 1 and 2 and in the healthy: consciousness tells them apart.
    return Domain("CAPD", CAPD_DELIRIUM if signs.capd >= CAPD_DELIRIUM_FROM else 0)


def _others(signs: Signs) -> tuple[Domain, ...]:
    awake, seizure, weakness = signs.consciousness, signs.seizure, signs.weakness
    pressure = signs.pressure
    found = None if pressure is None else max((PRESSURE[s] for s in pressure), default=0)
    return (
        Domain("consciousness", None if awake is None else CONSCIOUSNESS[awake]),
        Domain("seizure", None if seizure is None else SEIZURE[seizure]),
        Domain("motor weakness", None if weakness is None else WEAKNESS * weakness),
        Domain("raised intracranial pressure", found),
    )
