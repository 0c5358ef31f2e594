# ruff: noqa: E501 - the tables are read by row
"""The grade of an episode: the worst of its days, and death; day 0 is 2 March 2020."""

import pytest

from outcomes.definitions.codelists import CAUSE_OF_DEATH
from outcomes.definitions.episodes import (
    CONTRADICTION,
    DIFFERENCE,
    TABLES,
    effective_grade,
    episode_grade,
)
from outcomes.definitions.grading import SYSTEMS, declared_system
from tests.factories.casebook import book_of, rows
from tests.outcomes.grades import expected, said, whole
from trials.definitions.answer import Answer

DAY = "toxicity=P/1 antipyretic=no temperature=39 oxygen=NONE hypotension"


def book(facts, toxicity="CRS"):
    facts = facts.replace("EPISODE", f"infusion=P/1 toxicity={toxicity} occurred=yes")
    return book_of(f"infusion 0; {facts}".replace("DAY", DAY))


def graded(facts, system="ASTCT2019", toxicity="CRS", key="P/1"):
    casebook = book(facts, toxicity)
    return episode_grade(casebook.one("toxicities", key), system, casebook)


DAYS = """
what                              | facts                                                                                               | grade | at least | missing
----------------------------------+-----------------------------------------------------------------------------------------------------+-------+----------+-----------------------------------------------------------------
the worst day counts              | toxicity 3 EPISODE; observed 3 DAY=no; observed 4 DAY=yes vasopressors__none=yes; observed 5 DAY=no | 2     |          |
two observations of one day       | toxicity 3 EPISODE; observed 3 DAY=yes vasopressors__OTHER=yes; observed 3 DAY=no                   | 3     |          |
a day that may be worse           | toxicity 3 EPISODE; observed 3 DAY=no; observed 4 DAY=yes                                           |       | 2        | 2020-03-06: vasopressors
a day without any component       | toxicity 3 EPISODE; observed 3 DAY=no; observed 4 toxicity=P/1 antipyretic=no                       |       | 1        | 2020-03-06: fever, 2020-03-06: vasopressors, 2020-03-06: hypoxia
no day can be worse than 4        | toxicity 3 EPISODE; observed 3 DAY=no oxygen=CPAP; observed 4 DAY=yes                               | 4     |          |
days of another episode           | toxicity 3 EPISODE; observed 3 DAY=no; observed 4 DAY=no oxygen=CPAP toxicity=P/2                   | 1     |          |
no observation                    | toxicity 3 EPISODE                                                                                  |       |          | observations
it did not occur                  | toxicity ? infusion=P/1 toxicity=CRS occurred=no                                                    | 0     |          |
it did not occur and was observed | toxicity ? infusion=P/1 toxicity=CRS occurred=no; observed 3 DAY=no                                 | 1     |          |
death by it                       | toxicity 3 EPISODE; observed 3 DAY=no; death 20 cause=CRS                                           | 5     |          |
death by it, without observations | toxicity 3 EPISODE; death 20 cause=CRS                                                              | 5     |          |
a contributing cause              | toxicity 3 EPISODE; observed 3 DAY=no; death 20 cause=INFECTION contributing__CRS=yes               | 5     |          |
death by another cause            | toxicity 3 EPISODE; observed 3 DAY=no; death 20 cause=INFECTION                                     | 1     |          |
a cause that is not given         | toxicity 3 EPISODE; observed 3 DAY=no; death 20                                                     | 1     |          |
death on the day of onset         | toxicity 3 EPISODE; observed 3 DAY=no; death 3 cause=CRS                                            | 5     |          |
death before the onset            | toxicity 3 EPISODE; observed 3 DAY=no; death 2 cause=CRS                                            | 1     |          |
death in the month of onset       | toxicity 3 EPISODE; observed 3 DAY=no; death 2020-03 cause=CRS                                      | 5     |          |
death on a day not known          | toxicity 3 EPISODE; observed 3 DAY=no; death ? cause=CRS                                            | 5     |          |
an episode before the fatal one   | toxicity 3 EPISODE; observed 3 DAY=no; toxicity 12 EPISODE; death 20 cause=CRS                      | 1     |          |
an episode after the death        | toxicity 3 EPISODE; observed 3 DAY=no; toxicity 30 EPISODE; death 20 cause=CRS                      | 5     |          |
onset by the first observation    | toxicity ? EPISODE; observed 3 DAY=no; toxicity 2 EPISODE; death 20 cause=CRS                       | 5     |          |
death by what did not occur       | toxicity ? infusion=P/1 toxicity=CRS occurred=no; death 20 cause=CRS                                | 0     |          |
"""


@pytest.mark.parametrize("row", rows(DAYS), ids=lambda row: row["what"])
def test_an_episode_has_the_grade_of_its_worst_day_or_5(row):
    assert said(graded(row["facts"])) == expected(row)


def test_the_driver_names_the_day_and_the_domain():
    found = graded(
        "toxicity 3 EPISODE; observed 3 DAY=no; observed 4 DAY=yes vasopressors__none=yes"
    )
    fatal = graded("toxicity 3 EPISODE; death 20 cause=CRS")

    assert found.driver == ("2020-03-06: hypotension",)
    assert fatal.driver == ("death P/1",)


@pytest.mark.parametrize("toxicity", ["CRS", "NEUROTOXICITY", "IEC_HS", "TLS"])
def test_each_graded_toxicity_is_a_cause_of_death(toxicity):
    system = {"CRS": "PENN", "NEUROTOXICITY": "ASTCT2019"}.get(toxicity) or declared_system(
        toxicity, {}
    )

    assert toxicity in CAUSE_OF_DEATH.codes
    assert graded(f"toxicity 3 EPISODE; death 20 cause={toxicity}", system, toxicity).value == 5


def test_a_system_without_grade_5_ends_at_4():
    fatal = "toxicity 3 EPISODE; observed 3 toxicity=P/1 motor_weakness=yes; death 9 cause=NEUROTOXICITY"

    assert graded(fatal, "CARTOX_CRES", "NEUROTOXICITY").value == 4


@pytest.mark.parametrize("system", ["PENN", "CARTOX_CRS", "UNSPECIFIED", None])
def test_a_system_without_a_table_here_is_not_derived(system):
    answer = graded("toxicity 3 EPISODE; observed 3 DAY=no", system)

    assert said(answer) == (None, None, "a grading table of this system")


LABS = "patient 0 born_on=1990; range ? analyte=creatinine upper=1"
LYSIS = "lab -1 uric_acid=5 potassium=4 phosphate=3 calcium=9; lab 2 uric_acid=9 potassium=7 creatinine=2"
TLS = """
what                         | facts                                                                                                                    | grade | at least | missing
-----------------------------+--------------------------------------------------------------------------------------------------------------------------+-------+----------+-----------------------------------------------------------------------------------------------------
laboratory and creatinine    | LYSIS; observed 2 toxicity=P/1 arrhythmia=NONE seizure=NONE                                                              | 2     |          |
a seizure is worse           | LYSIS; observed 2 toxicity=P/1 arrhythmia=NONE seizure=REPETITIVE                                                        | 4     |          |
a seizure with another cause | LYSIS; observed 2 toxicity=P/1 arrhythmia=NONE seizure=REPETITIVE explained__SEIZURE=yes                                 | 2     |          |
signs not asked              | LYSIS                                                                                                                    |       | 2        | arrhythmia, seizure
the first day of the window  | lab -3 uric_acid=9 potassium=7 creatinine=2; observed 2 toxicity=P/1 arrhythmia=NONE seizure=NONE                        | 2     |          |
before the window            | lab -4 uric_acid=9 potassium=7 creatinine=2; observed 2 toxicity=P/1 arrhythmia=NONE seizure=FOCAL                       |       |          | laboratory: uric acid, laboratory: potassium, laboratory: phosphate, laboratory: calcium, creatinine
the last day of the window   | lab 7 uric_acid=9 potassium=7 creatinine=2; observed 2 toxicity=P/1 arrhythmia=NONE seizure=NONE                         | 2     |          |
after the window             | lab 8 uric_acid=9 potassium=7 creatinine=2; observed 2 toxicity=P/1 arrhythmia=NONE seizure=FOCAL                        |       |          | laboratory: uric acid, laboratory: potassium, laboratory: phosphate, laboratory: calcium, creatinine
a creatinine without a limit | LYSIS; lab 3 laboratory=South creatinine=9; observed 2 toxicity=P/1 arrhythmia=NONE seizure=NONE                         |       |          | creatinine
laboratory values are normal | lab -1 uric_acid=5 potassium=4 phosphate=3 calcium=9 creatinine=1; observed 2 toxicity=P/1 arrhythmia=NONE seizure=FOCAL | 0     |          |
it did not occur             | LYSIS; not                                                                                                               | 0     |          |
"""


@pytest.mark.parametrize("row", rows(TLS), ids=lambda row: row["what"])
def test_tumour_lysis_is_graded_over_its_window(row):
    facts = row["facts"].replace("LYSIS", LYSIS)
    occurred = "no" if facts.endswith("; not") else "yes"
    casebook = book(
        f"{LABS}; toxicity 1 infusion=P/1 toxicity=TLS occurred={occurred}; "
        + facts.removesuffix("; not")
    )

    answer = episode_grade(casebook.one("toxicities", "P/1"), "CAIRO_BISHOP2004", casebook)

    assert said(answer) == expected(row)


@pytest.mark.parametrize(
    "facts", ["toxicity 1 toxicity=TLS occurred=yes infusion=P/9", "toxicity 1 EPISODE"]
)
def test_tumour_lysis_needs_the_day_of_its_infusion(facts):
    casebook = book_of(
        "infusion ?; " + facts.replace("EPISODE", "infusion=P/1 toxicity=TLS occurred=yes")
    )

    answer = episode_grade(casebook.one("toxicities", "P/1"), "CAIRO_BISHOP2004", casebook)

    assert said(answer) == (None, None, "infused_on")


EFFECTIVE = """
what                       | entered | derived | kept      | code                                   | effective
---------------------------+---------+---------+-----------+----------------------------------------+----------
nothing derived            | 3       |         |           |                                        | 3
derived, nothing entered   |         | 2       |           |                                        | 2
derived counts             | 3       | 2       |           |                                        | 2
a reason was given         | 3       | 2       | overrides | toxicity_grade.contradicts_derivation  | 3
a difference was commented | 3       | 2       | comments  | toxicity_grade.differs_from_derivation | 3
a comment is no reason     | 3       | 2       | comments  | toxicity_grade.contradicts_derivation  | 2
neither                    |         |         |           |                                        |
"""


@pytest.mark.parametrize("row", rows(EFFECTIVE), ids=lambda row: row["what"])
def test_the_derived_grade_counts_unless_a_reason_was_given(row):
    assert {CONTRADICTION, DIFFERENCE} >= {r["code"] for r in rows(EFFECTIVE)} - {None}
    entered = {"grade": whole(row["entered"]), "overrides": {}, "comments": {}}
    if row["kept"]:
        entered[row["kept"]] = {row["code"]: "as in the source"}

    found = effective_grade(entered, Answer[int](value=whole(row["derived"])))

    assert found == whole(row["effective"])
    assert effective_grade(None, Answer[int](value=2)) == 2


def test_a_study_declares_the_systems_that_it_can_choose():
    study = {"crs_system": "LEE2014", "neurotoxicity_system": "CARTOX_CRES"}

    assert declared_system("CRS", study) == "LEE2014"
    assert declared_system("NEUROTOXICITY", study) == "CARTOX_CRES"
    assert declared_system("TLS", study) == "CAIRO_BISHOP2004"
    assert declared_system("INFECTION", study) is None
    assert declared_system(None, study) is None


def test_each_table_grades_what_its_system_was_made_for():
    assert all(toxicity in SYSTEMS[system].grades for system, toxicity in TABLES)
