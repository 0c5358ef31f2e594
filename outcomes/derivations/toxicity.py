"""Toxicity grades: of each observed day, of each entered grade, of each episode.

The contract of the episode: a toxicity has the derived value `grade`, that of the system which
the study declares for it, whether or not a grade was entered under that system. Its `effective`
is what summaries take: the derived grade; the one entered under that system where nothing can
be derived or a reason was given; nothing where only other systems were entered, for grades are
never converted. 0 is "did not occur". Toxicities without a declared system have no `grade`.
"""

from collections.abc import Callable, Mapping

from outcomes.definitions import (
    cres,
    crs_astct2019,
    crs_lee2014,
    episodes,
    icans,
    iec_hs,
    observations,
)
from outcomes.definitions.codelists import TOXICITY_GRADE
from outcomes.definitions.grading import declared_system
from trials.checks import Book, Row
from trials.derivations import Derivation, Outcome, register

READS = frozenset(
    {
        "patients",
        "infusions",
        "toxicities",
        "toxicity_grades",
        "toxicity_observations",
        "supportive_care",
        "deaths",
        "labs",
        "lab_ranges",
        # What ends the counting of haematotoxicity.
        "blood_counts",
        "relapses",
        "new_therapies",
        "transplants",
    }
)


def grades(book: Book) -> Mapping[str, Outcome]:
    """Each entered grade beside the one derived under its system."""
    found = {}
    for row in book.rows("toxicity_grades"):
        episode = book.one("toxicities", row.get("toxicity"))
        if episode is not None:
            found[row["key"]] = _graded(episode, row.get("system"), row, book)
    return found


def toxicities(book: Book) -> Mapping[str, Outcome]:
    """Each episode under the system that the study declares."""
    found = {}
    entered = {(g.get("toxicity"), g.get("system")): g for g in book.rows("toxicity_grades")}
    for episode in book.rows("toxicities"):
        system = declared_system(episode.get("toxicity"), book.study)
        if system is not None:
            row = entered.get((episode["key"], system))
            found[episode["key"]] = _graded(episode, system, row, book)
    return found


def _graded(episode: Row, system: str | None, entered: Row | None, book: Book) -> Outcome:
    derived = episodes.episode_grade(episode, system, book)
    return Outcome(answer=derived, effective=episodes.effective_grade(entered, derived))


def of_days(toxicity: str, of_day: episodes.OfDay) -> Callable[[Book], Mapping[str, Outcome]]:
    """Grades the observations of one toxicity by one table."""

    def derive(book: Book) -> Mapping[str, Outcome]:
        found = {}
        for row in book.rows("toxicity_observations"):
            episode = book.one("toxicities", row.get("toxicity"))
            if episode is not None and episode.get("toxicity") == toxicity:
                answer = of_day(row, episode, book)
                found[row["key"]] = Outcome(answer=answer, effective=answer.value)
        return found

    return derive


for _table, _derive in (("toxicity_grades", grades), ("toxicities", toxicities)):
    register(
        Derivation(
            table=_table,
            name="grade",
            label="Highest grade" if _table == "toxicity_grades" else "Grade by the study's system",
            definition=episodes.DEFINITION,
            reads=READS,
            derive=_derive,
            codelist=TOXICITY_GRADE,
        )
    )

for _name, _label, _of, _toxicity, _of_day in (
    ("crs_astct2019", "CRS, ASTCT 2019", crs_astct2019, "CRS", observations.by_astct2019),
    ("crs_lee2014", "CRS, Lee 2014", crs_lee2014, "CRS", observations.by_lee2014),
    ("icans", "ICANS, ASTCT 2019", icans, "NEUROTOXICITY", observations.by_icans),
    ("cres", "CRES, CARTOX 2018", cres, "NEUROTOXICITY", observations.by_cres),
    ("iec_hs", "IEC-HS 2023", iec_hs, "IEC_HS", observations.by_iec_hs),
):
    register(
        Derivation(
            table="toxicity_observations",
            name=_name,
            label=_label,
            definition=_of.DEFINITION,
            reads=frozenset(
                {
                    "patients",
                    "infusions",
                    "toxicities",
                    "toxicity_observations",
                    "supportive_care",
                }
            ),
            derive=of_days(_toxicity, _of_day),
            codelist=TOXICITY_GRADE,
        )
    )
