"""The grade of a whole episode of a toxicity under one grading system.

It is the worst of its days. A day that cannot be graded leaves the episode open as far as it
could be worse. Grade 5 is the death by that toxicity; it belongs to the last episode begun
before it and never to a day. Sources: the definitions of each table; the order of the decision
is clinical.md 9.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from outcomes.definitions import (
    cres,
    crs_astct2019,
    crs_lee2014,
    cytopenia,
    icaht,
    icans,
    iec_hs,
    observations,
    tumour_lysis,
)
from outcomes.definitions.domains import Domain, worst
from outcomes.definitions.grading import SYSTEMS
from outcomes.definitions.reference import baseline, is_below, limits_of
from trials.checks import Book, Row
from trials.definitions.answer import Answer, effective
from trials.definitions.definition import Definition
from trials.rules import Interval, interval

FATAL = 5
CONTRADICTION = "toxicity_grade.contradicts_derivation"
DIFFERENCE = "toxicity_grade.differs_from_derivation"

OfDay = Callable[[Row, Row, Book], Answer[int]]
OfEpisode = Callable[[Row, Book], Answer[int]]


@dataclass(frozen=True)
class Table:
    """The grading table of one toxicity in one system: of each day, or of an episode whole.

    Grades up to `verified` were read in the source: who contradicts them gives a reason.
    """

    definition: Definition
    of_day: OfDay | None = None
    of_episode: OfEpisode | None = None
    verified: int = FATAL


def table_of(episode: Row, system: str | None) -> Table | None:
    """The table by which a system grades a toxicity; None where it stands nowhere here."""
    return TABLES.get((system or "", str(episode.get("toxicity"))))


def observed(episode: Row, book: Book) -> list[Row]:
    """The observations of an episode, first day first."""
    rows = [r for r in book.rows("toxicity_observations") if r.get("toxicity") == episode["key"]]
    return sorted(rows, key=lambda r: (r["observed_on"], str(r["key"])))


def episode_grade(episode: Row, system: str | None, book: Book) -> Answer[int]:
    """The highest grade of an episode under a system, derived from what was observed."""
    known = SYSTEMS.get(system or "")
    death = death_by(episode, book)
    if death is not None and known and known.highest >= FATAL:
        return Answer(value=FATAL, driver=(f"death {death['key']}",))
    table = table_of(episode, system)
    denied = episode.get("occurred") is False and not observed(episode, book)
    if denied and (table is None or table.of_episode is not _haematotoxicity):
        return Answer(value=0, driver=("did not occur",))
    if table is None:
        return Answer(value=None, missing=("a grading table of this system",))
    if table.of_episode is not None:
        return table.of_episode(episode, book)
    days = observed(episode, book)
    if not days:
        return Answer(value=None, missing=("observations",))
    assert table.of_day is not None  # noqa: S101 - a table is of days or of episodes
    return worst(*(_day(row, table.of_day(row, episode, book)) for row in days))


def _day(row: Row, answer: Answer[int]) -> Domain:
    """An observation as one domain of its episode, its reasons under its date."""

    def dated(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(f"{row['observed_on']}: {name}" for name in names)

    return Domain(
        f"{row['observed_on']}: {', '.join(answer.driver)}",
        answer.value,
        at_least=answer.at_least or 0,
        missing=dated(answer.missing),
    )


def overridden(grade: Row | None) -> bool:
    """Whether the site gave a reason why its grade stands against the derived one."""
    said = grade or {}
    return any(
        bool(said.get(kept, {}).get(code))
        for kept, code in (("overrides", CONTRADICTION), ("comments", DIFFERENCE))
    )


def effective_grade(grade: Row | None, derived: Answer[int]) -> int | None:
    """The grade that every table and summary uses (clinical.md 10.2)."""
    entered = grade.get("grade") if grade else None
    return effective(
        None if entered is None else int(entered), derived.value, overridden=overridden(grade)
    )


def onset(episode: Row, book: Book) -> date | None:
    """When an episode began: as entered, else the first day it was observed."""
    if episode.get("onset_on"):
        began: date = episode["onset_on"]
        return began
    return next((row["observed_on"] for row in observed(episode, book)), None)


def causes_of(death: Row) -> frozenset[str]:
    """The primary and the contributing causes of a death."""
    named = observations.chosen(death, "contributing") or frozenset()
    return named | ({death["cause"]} if death.get("cause") else frozenset())


def death_by(episode: Row, book: Book) -> Row | None:
    """The death that ended this episode, by this toxicity."""
    if not episode.get("occurred"):
        return None
    for death in book.rows("deaths"):
        if episode["toxicity"] not in causes_of(death):
            continue
        same = [
            (onset(other, book) or date.min, str(other["key"]))
            for other in book.rows("toxicities")
            if other.get("occurred")
            and other["toxicity"] == episode["toxicity"]
            and _began_by(other, interval(death, "died_on"), book)
        ]
        if same and max(same)[1] == episode["key"]:
            return death
    return None


def _began_by(episode: Row, died: Interval | None, book: Book) -> bool:
    began = onset(episode, book)
    return began is None or died is None or died[1] >= began


def _tumour_lysis(episode: Row, book: Book) -> Answer[int]:
    infusion = book.one("infusions", episode.get("infusion"))
    day0 = infusion.get("infused_on") if infusion else None
    if day0 is None:
        return Answer(value=None, missing=("infused_on",))
    return tumour_lysis.grade(lysis_signs(observed(episode, book), day0, book))


def _haematotoxicity(episode: Row, book: Book) -> Answer[int]:
    """Early or late by the day of onset. The counts speak also where it was denied."""
    infusion = book.one("infusions", episode.get("infusion")) or {}
    day0, began = infusion.get("infused_on"), episode.get("onset_on")
    denied = episode.get("occurred") is False
    if day0 is None or (began is None and not denied):
        missing = "infused_on" if day0 is None else "onset_on"
        return Answer(value=None, missing=(missing,))
    late = began is not None and (began - day0).days >= cytopenia.LATE[0]
    graded = (cytopenia.late if late else cytopenia.early)(icaht.ICAHT, infusion, book)
    if denied and graded.value is None and graded.at_least is None:
        return Answer(value=0, driver=("did not occur",))
    return graded


def lysis_signs(days: list[Row], day0: date, book: Book) -> tumour_lysis.Signs:
    """What the laboratory found in the window around day 0, and the worst signs of the episode."""
    first = day0 - timedelta(days=tumour_lysis.DAYS_BEFORE)
    last = day0 + timedelta(days=tumour_lysis.DAYS_AFTER)
    labs = book.rows("labs")
    within = [row for row in labs if first <= row["sampled_on"] <= last]
    limit = limits_of(book)
    measured = [row for row in within if row.get("creatinine") is not None]
    upper = [limit("upper", "creatinine", row) for row in measured]
    known = [row["creatinine"] / u for row, u in zip(measured, upper, strict=True) if u]
    return tumour_lysis.Signs(
        samples={
            analyte: [
                tumour_lysis.Sample(
                    value=row[analyte],
                    baseline=baseline(analyte, labs, day0),
                    is_baseline=row["sampled_on"] <= day0,
                )
                for row in within
                if row.get(analyte) is not None
            ]
            for analyte in tumour_lysis.ANALYTES
        },
        child=is_below(tumour_lysis.ADULT_FROM_YEARS, book, day0),
        # One that cannot be held against a limit may be the worst.
        creatinine_times_upper=max(known, default=None) if len(known) == len(upper) else None,
        arrhythmia=_said(days, "arrhythmia"),
        seizure=_said(days, "seizure"),
    )


def _said(days: list[Row], name: str) -> tuple[str | None, ...]:
    """What each day says of a sign; one with another cause is none."""
    explained = f"explained__{name.upper()}"
    return tuple("NONE" if row.get(explained) else row.get(name) for row in days)


TABLES: Mapping[tuple[str, str], Table] = {
    ("ASTCT2019", "CRS"): Table(crs_astct2019.DEFINITION, observations.by_astct2019),
    ("LEE2014", "CRS"): Table(crs_lee2014.DEFINITION, observations.by_lee2014),
    ("ASTCT2019", "NEUROTOXICITY"): Table(icans.DEFINITION, observations.by_icans),
    ("CARTOX_CRES", "NEUROTOXICITY"): Table(
        cres.DEFINITION, observations.by_cres, verified=cres.VERIFIED_UP_TO
    ),
    ("IEC_HS2023", "IEC_HS"): Table(iec_hs.DEFINITION, observations.by_iec_hs, verified=-1),
    ("ICAHT2023", "ICAHT"): Table(icaht.DEFINITION, of_episode=_haematotoxicity),
    ("CAIRO_BISHOP2004", "TLS"): Table(tumour_lysis.DEFINITION, of_episode=_tumour_lysis),
}
DEFINITION = Definition(
    id="TOXICITY_GRADE",
    version="1",
    title="Highest grade of a toxicity",
    group="Toxicity",
    source="The tables that it rests on.",
    notes=(
        "The worst day counts. A day that could be worse leaves the grade open.",
        f"Grade {FATAL} is the death by the toxicity, as primary or contributing cause, on or "
        "after the onset of its last episode.",
        "Grades are never converted from one system to another.",
    ),
    rests_on=tuple(table.definition for table in TABLES.values()),
)
