# ruff: noqa: E501 - the tables are read by row
"""Each rule about toxicity on a row made for it, and on its nearest lawful neighbour; day 0 is 2 March 2020."""

import re

import pytest

from tests.factories.casebook import book_of, checked, rows
from trials.checks import check_row, check_sets

EPISODE = "infusion=P/1 occurred=yes"
WORDS = {
    "CRS": f"{EPISODE} toxicity=CRS",
    "NEURO": f"{EPISODE} toxicity=NEUROTOXICITY",
    "HS": f"{EPISODE} toxicity=IEC_HS",
    "TLS": f"{EPISODE} toxicity=TLS",
    "SEEN": "toxicity=P/1 temperature=39 antipyretic=no hypotension=no oxygen=NONE",
    "QUIET": "toxicity=P/1 seizure=NONE motor_weakness=no icp_signs__none=yes consciousness=ALERT",
    "ASTCT": "toxicity=P/1 system=ASTCT2019",
    "LEE": "toxicity=P/1 system=LEE2014",
    "PENN": "toxicity=P/1 system=PENN",
    "CRES": "toxicity=P/1 system=CARTOX_CRES",
    "HS2023": "toxicity=P/1 system=IEC_HS2023",
    "CAIRO": "toxicity=P/1 system=CAIRO_BISHOP2004",
}


def story(text):
    """Words in capitals stand for what they are short for; one patient, infused on day 0."""
    text = re.sub(r"(?<![\w=])[A-Z0-9]+(?=;| |$)", lambda word: WORDS.get(word[0], word[0]), text)
    return f"patient 0 sex=F born_on=1990; infusion 0; {text}"


GRADES = """
what                                   | facts                                                                                                                                               | finding
---------------------------------------+-----------------------------------------------------------------------------------------------------------------------------------------------------+------------------------------------------------------------------------------------------------
agrees with its day                    | toxicity 3 CRS; observed 3 SEEN; grade ? ASTCT grade=1                                                                                              |
below it                               | toxicity 3 CRS; observed 3 SEEN hypotension=yes vasopressors__OTHER=yes; grade ? ASTCT grade=2                                                      | override toxicity_grade.contradicts_derivation
above it                               | toxicity 3 CRS; observed 3 SEEN; grade ? ASTCT grade=2                                                                                              | override toxicity_grade.contradicts_derivation
not graded yet                         | toxicity 3 CRS; observed 3 SEEN; grade ? ASTCT                                                                                                      |
positive pressure below grade 4        | toxicity 3 CRS; observed 3 SEEN oxygen=BIPAP; grade ? ASTCT grade=3                                                                                 | override toxicity_grade.contradicts_derivation
a tube for the airway                  | toxicity 3 CRS; observed 3 SEEN oxygen=VENTILATION oxygen_reason=AIRWAY; grade ? ASTCT grade=1                                                      |
one system does not contradict another | toxicity 3 CRS; observed 3 SEEN organ_grade=2 transaminase_grade=0; grade ? LEE grade=2                                                             |
Lee is held against its own table      | toxicity 3 CRS; observed 3 SEEN organ_grade=2 transaminase_grade=0; grade ? LEE grade=1                                                             | override toxicity_grade.contradicts_derivation
the episode is not in the casebook     | grade ? ASTCT grade=2                                                                                                                               |
did not occur                          | toxicity ? infusion=P/1 toxicity=CRS occurred=no; grade ? ASTCT grade=0                                                                             |
did not occur, graded                  | toxicity ? infusion=P/1 toxicity=CRS occurred=no; grade ? ASTCT grade=1                                                                             | override toxicity_grade.contradicts_derivation
did not occur, graded elsewhere        | toxicity ? infusion=P/1 toxicity=CRS occurred=no; grade ? PENN grade=1                                                                              | soft toxicity_grade.differs_from_derivation
CRES to grade 2 was read in the paper  | toxicity 3 NEURO; observed 3 QUIET cartox10=5; grade ? CRES grade=1                                                                                 | override toxicity_grade.contradicts_derivation
CRES above it was not                  | toxicity 3 NEURO; observed 3 QUIET cartox10=2; grade ? CRES grade=1                                                                                 | soft toxicity_grade.differs_from_derivation
CRES above it was not, entered         | toxicity 3 NEURO; observed 3 QUIET cartox10=5; grade ? CRES grade=3                                                                                 | soft toxicity_grade.differs_from_derivation
IEC-HS was not                         | toxicity 3 HS; lab 4 ferritin=9000; range ? analyte=ferritin upper=300; observed 3 toxicity=P/1 iechs_severity=INTERVENTION; grade ? HS2023 grade=1 | soft toxicity_grade.differs_from_derivation
grade 3 without a day                  | toxicity 3 CRS; grade ? ASTCT grade=3                                                                                                               | soft toxicity_grade.not_derivable
grade 2 without a day                  | toxicity 3 CRS; grade ? ASTCT grade=2                                                                                                               |
grade 3 in a system without a table    | toxicity 3 CRS; grade ? PENN grade=3                                                                                                                |
below what is proven                   | toxicity 3 CRS; observed 3 SEEN hypotension=yes; grade ? ASTCT grade=1                                                                              | soft toxicity_grade.below_at_least
what is proven                         | toxicity 3 CRS; observed 3 SEEN hypotension=yes; grade ? ASTCT grade=2                                                                              |
above what is proven, severe           | toxicity 3 CRS; observed 3 SEEN hypotension=yes; grade ? ASTCT grade=3                                                                              | soft toxicity_grade.not_derivable
grade 5 with the death                 | toxicity 3 CRS; death 9 cause=CRS; grade ? ASTCT grade=5                                                                                            |
grade 4 with the death                 | toxicity 3 CRS; death 9 cause=CRS; grade ? ASTCT grade=4                                                                                            | override toxicity_grade.contradicts_derivation
grade 4 with the death, elsewhere      | toxicity 3 CRS; death 9 cause=CRS; grade ? PENN grade=4                                                                                             | soft toxicity_grade.differs_from_derivation
grade 5, death by another cause        | toxicity 3 CRS; death 9 cause=INFECTION; grade ? PENN grade=5                                                                                       | soft toxicity_grade.no_death
grade 5 with days, no death            | toxicity 3 CRS; observed 3 SEEN; grade ? ASTCT grade=5                                                                                              | override toxicity_grade.contradicts_derivation
grade 5 without anything               | toxicity 3 CRS; grade ? ASTCT grade=5                                                                                                               | soft toxicity_grade.not_derivable, soft toxicity_grade.no_death
tumour lysis as derived                | toxicity 1 TLS; LYSIS uric_acid=9 potassium=7; grade ? CAIRO grade=2                                                                                |
clinical signs alone, graded           | toxicity 1 TLS; LYSIS uric_acid=5 potassium=4; grade ? CAIRO grade=2                                                                                | override toxicity_grade.contradicts_derivation, soft toxicity_grade.clinical_without_laboratory
clinical signs alone, not graded       | toxicity 1 TLS; LYSIS uric_acid=5 potassium=4; grade ? CAIRO grade=0                                                                                | soft toxicity_grade.clinical_without_laboratory
tumour lysis of an unknown episode     | grade ? CAIRO grade=2                                                                                                                               |
"""
LYSIS = (
    "lab -2 uric_acid=5 potassium=4 phosphate=3 calcium=9; observed 2 toxicity=P/1 "
    "arrhythmia=NON_URGENT seizure=NONE; range ? analyte=creatinine upper=1; lab 2 creatinine=1"
)


def found(facts, table):
    """Severity and code of what the rules find at the first row of a table."""
    book = book_of(story(facts.replace("LYSIS", LYSIS)))
    return [f"{f.severity} {f.code}" for f in check_row(table, book.one(table, "P/1"), book)]


@pytest.mark.parametrize("row", rows(GRADES), ids=lambda row: row["what"])
def test_an_entered_grade_is_held_against_the_derived_one(row):
    assert ", ".join(found(row["facts"], "toxicity_grades")) == (row["finding"] or "")


def test_a_contradiction_names_the_values_the_day_and_the_domain():
    book = book_of(story("toxicity 3 CRS; observed 3 SEEN oxygen=FACEMASK; grade ? ASTCT grade=2"))

    [finding] = check_row("toxicity_grades", book.one("toxicity_grades", "P/1"), book)

    assert finding.field == "grade"
    assert finding.message.startswith(
        "Entered is grade 2 under ASTCT2019; derived is 3 (2020-03-05: hypoxia). Correct"
    )


IEC_HS = """
what                            | facts                                                                                                                                                         | finding
--------------------------------+---------------------------------------------------------------------------------------------------------------------------------------------------------------+---------------------------------------
ferritin, limit, therapy        | toxicity 9 HS; HIGH; care 9 drug=ANAKINRA occurred=yes; grade ? HS2023 grade=2                                                                                |
grade 1 needs no therapy        | toxicity 9 HS; HIGH; grade ? HS2023 grade=1                                                                                                                   |
grade 0 asks for nothing        | toxicity 9 HS; grade ? HS2023 grade=0                                                                                                                         |
no ferritin                     | toxicity 9 HS; grade ? HS2023 grade=1                                                                                                                         | toxicity_grade.iec_hs_ferritin_missing
ferritin of before the infusion | toxicity 9 HS; range ? analyte=ferritin upper=300; lab -1 ferritin=900; grade ? HS2023 grade=1                                                                | toxicity_grade.iec_hs_ferritin_missing
no upper limit                  | toxicity 9 HS; lab 9 ferritin=900; grade ? HS2023 grade=1                                                                                                     | toxicity_grade.iec_hs_ferritin_missing
twice the limit                 | toxicity 9 HS; range ? analyte=ferritin upper=300; lab 9 ferritin=600; grade ? HS2023 grade=1                                                                 | toxicity_grade.iec_hs_ferritin
twice the baseline              | toxicity 9 HS; range ? analyte=ferritin upper=300; lab 0 ferritin=250; lab 9 ferritin=501; grade ? HS2023 grade=1                                             |
no therapy                      | toxicity 9 HS; HIGH; grade ? HS2023 grade=2                                                                                                                   | toxicity_grade.iec_hs_intervention
therapy not given               | toxicity 9 HS; HIGH; care 9 drug=ANAKINRA occurred=no; grade ? HS2023 grade=2                                                                                 | toxicity_grade.iec_hs_intervention
grade 4 with organ support      | toxicity 9 HS; HIGH; care 9 drug=ANAKINRA occurred=yes; observed 9 toxicity=P/1 iechs_severity=LIFE_THREATENING organ_support=yes; grade ? HS2023 grade=4     |
grade 4 without                 | toxicity 9 HS; HIGH; care 9 drug=ANAKINRA occurred=yes; observed 9 toxicity=P/1 iechs_severity=LIFE_THREATENING; grade ? HS2023 grade=4                       | toxicity_grade.iec_hs_organ_support
infusion on a day not known     | infusion ?; toxicity 9 infusion=P/2 occurred=yes toxicity=IEC_HS; lab 9 ferritin=601 infusion=P/2; range ? analyte=ferritin upper=300; grade ? HS2023 grade=1 |
another system                  | toxicity 9 HS; grade ? toxicity=P/1 system=UNSPECIFIED grade=2                                                                                                |
an episode that is not known    | grade ? HS2023 grade=2                                                                                                                                        |
"""


@pytest.mark.parametrize("row", rows(IEC_HS), ids=lambda row: row["what"])
def test_iec_hs_goes_with_ferritin_therapy_and_organ_support(row):
    facts = row["facts"].replace("HIGH", "range ? analyte=ferritin upper=300; lab 9 ferritin=601")

    assert found(facts, "toxicity_grades") == ([f"soft {row['finding']}"] if row["finding"] else [])


SETS = """
what                         | facts                                                                                                    | finding
-----------------------------+----------------------------------------------------------------------------------------------------------+-----------------------------
the study's system           | toxicity 3 CRS; grade ? ASTCT grade=2                                                                    |
beside another               | toxicity 3 CRS; grade ? ASTCT grade=2; grade ? LEE grade=2                                               |
another alone                | toxicity 3 CRS; grade ? LEE grade=2                                                                      | toxicity_grades.study_system
not graded                   | toxicity 3 CRS                                                                                           |
no system is declared        | toxicity 3 infusion=P/1 occurred=yes toxicity=INFECTION; grade ? toxicity=P/1 system=UNSPECIFIED grade=2 |
grade 3, treated             | toxicity 3 CRS; grade ? ASTCT grade=3; care 3 drug=STEROIDS occurred=yes                                 |
grade 3, treated on some day | toxicity 3 CRS; grade ? ASTCT grade=3; care ? drug=STEROIDS occurred=yes                                 |
grade 3, not treated         | toxicity 3 CRS; grade ? ASTCT grade=3                                                                    | toxicity_grades.untreated
grade 3, asked and not given | toxicity 3 CRS; grade ? ASTCT grade=3; care 3 drug=STEROIDS occurred=no                                  | toxicity_grades.untreated
grade 3, given to another    | toxicity 3 CRS; grade ? ASTCT grade=3; care 3 drug=STEROIDS occurred=yes infusion=P/9                    | toxicity_grades.untreated
"""


@pytest.mark.parametrize("row", rows(SETS), ids=lambda row: row["what"])
def test_the_grades_of_an_episode_are_looked_at_together(row):
    book = book_of(story(row["facts"]))

    findings = [
        f"{f.severity} {f.code}"
        for f in check_sets("toxicities", book.one("toxicities", "P/1"), book)
    ]

    assert findings == ([f"soft {row['finding']}"] if row["finding"] else [])


EPISODES = """
what                           | facts                                                           | finding
-------------------------------+-----------------------------------------------------------------+-------------------------
on the day of the infusion     | toxicity 0 CRS                                                  |
before it                      | toxicity -1 CRS                                                 | toxicity.before_infusion
onset not known                | toxicity ? CRS                                                  |
infusion not known             | toxicity 3 toxicity=CRS infusion=P/9 occurred=yes               |
usual for CRS                  | toxicity 14 CRS                                                 |
late for CRS                   | toxicity 15 CRS                                                 | toxicity.late_onset
late and within the window     | toxicity 30 CRS                                                 | toxicity.late_onset
outside the window             | toxicity 31 CRS                                                 | toxicity.outside_window
usual for neurotoxicity        | toxicity 21 NEURO                                               |
late for neurotoxicity         | toxicity 22 NEURO                                               | toxicity.late_onset
another toxicity has no window | toxicity 90 HS                                                  |
of the latest infusion         | infusion 60; toxicity 62 toxicity=CRS infusion=P/2 occurred=yes |
of the one before it           | infusion 60; toxicity 62 CRS                                    | toxicity.later_infusion
on the day of the next         | infusion 60; toxicity 60 CRS                                    | toxicity.later_infusion
before the next                | infusion 20; toxicity 12 CRS                                    |
the next on a day not known    | infusion ?; toxicity 12 CRS                                     |
"""


@pytest.mark.parametrize("row", rows(EPISODES), ids=lambda row: row["what"])
def test_a_toxicity_follows_its_infusion_within_its_window(row):
    assert found(row["facts"], "toxicities") == (
        [f"soft {row['finding']}"] if row["finding"] else []
    )


OBSERVATIONS = """
what                         | facts                                                                                      | finding
-----------------------------+--------------------------------------------------------------------------------------------+-------------------------------------------
within the episode           | toxicity 3 CRS resolved_on=9; observed 3 toxicity=P/1                                      |
the last day of it           | toxicity 3 CRS resolved_on=9; observed 9 toxicity=P/1                                      |
before it                    | toxicity 3 CRS resolved_on=9; observed 2 toxicity=P/1                                      | soft toxicity_observation.before_onset
after it                     | toxicity 3 CRS resolved_on=9; observed 10 toxicity=P/1                                     | soft toxicity_observation.after_resolution
its days not known           | toxicity ? CRS; observed 10 toxicity=P/1                                                   |
an episode that is not known | observed 10 toxicity=P/1                                                                   |
cannula at 6 L/min           | observed 3 oxygen=NASAL_CANNULA oxygen_l_per_min=6                                         |
cannula above                | observed 3 oxygen=NASAL_CANNULA oxygen_l_per_min=6.5                                       | soft toxicity_observation.oxygen_flow
high flow above              | observed 3 oxygen=HIGH_FLOW oxygen_l_per_min=6.5                                           |
high flow at 6 L/min         | observed 3 oxygen=HIGH_FLOW oxygen_l_per_min=6                                             | soft toxicity_observation.oxygen_flow
flow by a mask               | observed 3 oxygen=FACEMASK oxygen_l_per_min=10                                             |
flow not known               | observed 3 oxygen=NASAL_CANNULA                                                            |
the sum of the items         | observed 3 ice=8 ice_orientation=3 ice_naming=3 ice_command=1 ice_writing=0 ice_counting=1 |
not the sum                  | observed 3 ice=9 ice_orientation=3 ice_naming=3 ice_command=1 ice_writing=0 ice_counting=1 | soft toxicity_observation.ice_sum
an item is missing           | observed 3 ice=9 ice_orientation=3 ice_naming=3 ice_command=1 ice_writing=0                |
items alone                  | observed 3 ice_orientation=3 ice_naming=3 ice_command=1 ice_writing=0 ice_counting=1       |
CAPD of an adult             | observed 3 capd=4                                                                          | soft toxicity_observation.capd_from_12
"""


@pytest.mark.parametrize("row", rows(OBSERVATIONS), ids=lambda row: row["what"])
def test_an_observation_goes_with_its_episode_and_with_itself(row):
    assert ", ".join(found(row["facts"], "toxicity_observations")) == (row["finding"] or "")


TOOLS = """
born       | tool                                                                      | finding
-----------+---------------------------------------------------------------------------+-------------------------------------------
2015-05-05 | ice=9                                                                     | override toxicity_observation.ice_below_12
2015-05-05 | ice_orientation=3 ice_naming=3 ice_command=1 ice_writing=0 ice_counting=1 | override toxicity_observation.ice_below_12
2015-05-05 | capd=9                                                                    |
2008-03-05 | ice=9                                                                     |
2008-03-06 | ice=9                                                                     | override toxicity_observation.ice_below_12
2008-03-06 | capd=9                                                                    |
2008-03-05 | capd=9                                                                    | soft toxicity_observation.capd_from_12
2008-03    | ice=9                                                                     |
2008-03    | capd=9                                                                    |
?          | ice=9 capd=9                                                              |
"""


@pytest.mark.parametrize("row", rows(TOOLS), ids=str)
def test_the_tool_follows_the_age_on_the_day(row):
    """Observed on 5 March 2020: who is born on 5 March 2008 is 12 that day."""
    book = book_of(
        f"patient 0 born_on={row['born']}; infusion 0; toxicity 2 {WORDS['NEURO']}; "
        f"observed 3 toxicity=P/1 {row['tool']}"
    )

    findings = check_row("toxicity_observations", book.one("toxicity_observations", "P/1"), book)

    assert ", ".join(f"{f.severity} {f.code}" for f in findings) == (row["finding"] or "")


LIVER = """
what                        | facts                                                                       | finding
----------------------------+-----------------------------------------------------------------------------+-----------------------------------
as the sample of the day    | lab 0 alt=30 ast=30; lab 3 alt=130 ast=100; observed 3 transaminase_grade=2 |
not as the sample           | lab 0 alt=30 ast=30; lab 3 alt=130 ast=100; observed 3 transaminase_grade=1 | toxicity_observation.transaminases
not entered                 | lab 0 alt=30 ast=30; lab 3 alt=130 ast=100; observed 3                      |
of another day              | lab 0 alt=30 ast=30; lab 4 alt=130 ast=100; observed 3 transaminase_grade=1 |
one of the two is not known | lab 0 alt=30; lab 3 alt=130 ast=100; observed 3 transaminase_grade=1        |
"""


@pytest.mark.parametrize("row", rows(LIVER), ids=lambda row: row["what"])
def test_the_grade_of_the_transaminases_is_that_of_the_day(row):
    ranges = "range ? analyte=alt upper=40; range ? analyte=ast upper=40"

    assert found(f"{ranges}; {row['facts']}", "toxicity_observations") == (
        [f"soft {row['finding']}"] if row["finding"] else []
    )


CARE = """
what                    | facts                                                                                   | finding
------------------------+-----------------------------------------------------------------------------------------+--------
given for CRS           | toxicity 3 CRS; care 3 drug=TOCILIZUMAB occurred=yes                                    | no
given without CRS       | care 3 drug=TOCILIZUMAB occurred=yes                                                    | yes
CRS did not occur       | toxicity ? infusion=P/1 toxicity=CRS occurred=no; care 3 drug=TOCILIZUMAB occurred=yes  | yes
CRS of another infusion | toxicity 3 toxicity=CRS infusion=P/9 occurred=yes; care 3 drug=TOCILIZUMAB occurred=yes | yes
on a day not known      | toxicity 3 CRS; care ? drug=TOCILIZUMAB occurred=yes                                    | no
said to be for CRS      | care 3 drug=TOCILIZUMAB occurred=yes indication=CRS                                     | yes
for something else      | care 3 drug=TOCILIZUMAB occurred=yes indication=IEC_HS                                  | no
not given               | care 3 drug=TOCILIZUMAB occurred=no                                                     | no
another drug            | care 3 drug=STEROIDS occurred=yes                                                       | no
"""


@pytest.mark.parametrize("row", rows(CARE), ids=lambda row: row["what"])
def test_tocilizumab_goes_with_crs_or_another_indication(row):
    expected = ["soft supportive_care.tocilizumab_without_crs"]

    assert found(row["facts"], "supportive_care") == (expected if row["finding"] == "yes" else [])


DEATHS = """
what                        | facts                                                                    | finding
----------------------------+--------------------------------------------------------------------------+--------------------------
graded 5                    | toxicity 3 CRS; grade ? ASTCT grade=5; death 9 cause=CRS                 |
not graded                  | toxicity 3 CRS; grade ? ASTCT; death 9 cause=CRS                         |
graded 4                    | toxicity 3 CRS; grade ? ASTCT grade=4; death 9 cause=CRS                 | death.grade_below_5 cause
a system without grade 5    | toxicity 3 NEURO; grade ? CRES grade=4; death 9 cause=NEUROTOXICITY      |
a system that is not stated | toxicity 3 CRS; grade ? toxicity=P/1 grade=4; death 9 cause=CRS          |
an earlier episode          | toxicity 1 CRS; grade ? ASTCT grade=2; toxicity 5 CRS; death 9 cause=CRS |
no such toxicity            | toxicity 3 CRS; death 9 cause=NEUROTOXICITY                              | death.no_toxicity cause
it began later              | toxicity 10 CRS; death 9 cause=CRS                                       | death.no_toxicity cause
a contributing cause        | death 9 cause=INFECTION contributing__TLS=yes                            | death.no_toxicity cause
another cause               | death 9 cause=RELAPSE                                                    |
a cause that is not given   | death 9                                                                  |
"""


@pytest.mark.parametrize("row", rows(DEATHS), ids=lambda row: row["what"])
def test_a_death_by_a_toxicity_goes_with_its_episode(row):
    codes = {c for c in checked(story(row["facts"]), "deaths") if not c.startswith("after_death")}

    assert codes == ({row["finding"]} - {None})


TERMS = """
term                       | version | grade | finding
---------------------------+---------+-------+--------
Febrile neutropenia        | 5.0     | 2     | yes
Febrile neutropenia        | 5.0     | 3     | no
febrile neutropenia        | 5.0     | 2     | yes
Febrile neutropenia        | 4.03    | 2     | no
Neutrophil count decreased | 5.0     | 5     | yes
Neutrophil count decreased | 5.0     | 4     | no
Nausea                     | 5.0     | 5     | no
Neutrophil count decreased | 5.0     |       | no
"""


@pytest.mark.parametrize("row", rows(TERMS), ids=str)
def test_not_every_term_has_every_grade(row):
    event = {
        "key": "P/1",
        "term": row["term"],
        "ctcae_version": row["version"],
        "grade": row["grade"] and int(row["grade"]),
    }
    book = book_of("infusion 0; death 9").with_row("adverse_events", event)

    codes = [f.code for f in check_row("adverse_events", event, book)]

    assert codes == (["adverse_event.grade_of_term"] if row["finding"] == "yes" else [])
