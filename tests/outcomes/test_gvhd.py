# ruff: noqa: E501 - the tables are read by row
"""Stages and grades of GVHD, cell by cell."""

import pytest

from outcomes.definitions import gvhd_acute, gvhd_chronic, gvhd_stages
from tests.factories.casebook import book_of, rows
from tests.outcomes.grades import expected, said

NAMES = {"bili": "bilirubin", "ml": "stool_ml_per_day", "episodes": "stool_episodes"}


def assessed(components, kind="ACUTE"):
    given = " ".join(
        f"{NAMES.get(name, name)}={value}"
        for name, value in (part.split("=") for part in (components or "").split())
    )
    return book_of(f"gvhd 40 kind={kind} occurred=yes {given}").one("gvhd", "P/1")


# Harris 2016, Table 1, each cell at both of its bounds.
STAGES = """
organ    | components                                  | stage
---------+---------------------------------------------+------
skin     | skin_pct=0                                  | 0
skin     | skin_pct=0.5                                | 1
skin     | skin_pct=24.9                               | 1
skin     | skin_pct=25                                 | 2
skin     | skin_pct=50                                 | 2
skin     | skin_pct=50.1 skin_bullae=no                | 3
skin     | skin_pct=100 skin_bullae=no                 | 3
skin     | skin_pct=100 skin_bullae=yes                | 4
skin     | skin_bullae=yes                             | 4
liver    | bili=0.4                                    | 0
liver    | bili=1.9                                    | 0
liver    | bili=2                                      | 1
liver    | bili=3                                      | 1
liver    | bili=3.1                                    | 2
liver    | bili=6                                      | 2
liver    | bili=6.1                                    | 3
liver    | bili=15                                     | 3
liver    | bili=15.1                                   | 4
upper_gi | upper_gi=no                                 | 0
upper_gi | upper_gi=yes                                | 1
lower_gi | weight_kg=70 severe_gi=no ml=0              | 0
lower_gi | weight_kg=70 severe_gi=no ml=499            | 0
lower_gi | weight_kg=70 severe_gi=no ml=500            | 1
lower_gi | weight_kg=70 severe_gi=no ml=999            | 1
lower_gi | weight_kg=70 severe_gi=no ml=1000           | 2
lower_gi | weight_kg=70 severe_gi=no ml=1500           | 2
lower_gi | weight_kg=70 severe_gi=no ml=1501           | 3
lower_gi | weight_kg=70 severe_gi=yes ml=100           | 4
lower_gi | severe_gi=yes                               | 4
lower_gi | weight_kg=70 severe_gi=no episodes=2        | 0
lower_gi | weight_kg=70 severe_gi=no episodes=3        | 1
lower_gi | weight_kg=70 severe_gi=no episodes=4        | 1
lower_gi | weight_kg=70 severe_gi=no episodes=5        | 2
lower_gi | weight_kg=70 severe_gi=no episodes=7        | 2
lower_gi | weight_kg=70 severe_gi=no episodes=8        | 3
lower_gi | weight_kg=20 severe_gi=no ml=199            | 0
lower_gi | weight_kg=20 severe_gi=no ml=200            | 1
lower_gi | weight_kg=20 severe_gi=no ml=398            | 1
lower_gi | weight_kg=20 severe_gi=no ml=400            | 2
lower_gi | weight_kg=20 severe_gi=no ml=600            | 2
lower_gi | weight_kg=20 severe_gi=no ml=601            | 3
lower_gi | weight_kg=20 severe_gi=yes ml=0             | 4
lower_gi | weight_kg=20 severe_gi=no episodes=3        | 0
lower_gi | weight_kg=20 severe_gi=no episodes=4        | 1
lower_gi | weight_kg=20 severe_gi=no episodes=6        | 1
lower_gi | weight_kg=20 severe_gi=no episodes=7        | 2
lower_gi | weight_kg=20 severe_gi=no episodes=10       | 2
lower_gi | weight_kg=20 severe_gi=no episodes=11       | 3
lower_gi | weight_kg=50 severe_gi=no ml=499            | 0
lower_gi | weight_kg=50.1 severe_gi=no ml=500          | 1
lower_gi | weight_kg=50 severe_gi=no episodes=3        | 0
lower_gi | weight_kg=50.1 severe_gi=no episodes=3      | 1
lower_gi | weight_kg=70 severe_gi=no ml=400 episodes=9 | 0
"""


@pytest.mark.parametrize("row", rows(STAGES), ids=lambda r: f"{r['organ']} {r['components']}")
def test_a_stage_is_the_cell_of_its_components(row):
    found = gvhd_stages.derived_stage(row["organ"], assessed(row["components"]))

    assert str(found.grade) == row["stage"]


UNKNOWN = """
organ    | components                | proven | missing
---------+---------------------------+--------+-----------------------------------
skin     |                           | 0      |
skin     | skin_bullae=no            | 0      |
skin     | skin_pct=80               | 3      | skin_bullae
liver    |                           | 0      |
upper_gi |                           | 0      |
lower_gi |                           | 0      | weight_kg
lower_gi | severe_gi=no ml=600       | 0      | weight_kg
lower_gi | severe_gi=no weight_kg=70 | 0      | stool_ml_per_day or stool_episodes
lower_gi | weight_kg=70 ml=1200      | 2      | severe_gi
"""


@pytest.mark.parametrize("row", rows(UNKNOWN), ids=lambda r: f"{r['organ']} {r['components']}")
def test_a_component_that_is_not_known_leaves_the_stage_open(row):
    found = gvhd_stages.derived_stage(row["organ"], assessed(row["components"]))

    assert found.grade is None
    assert (found.proven, ", ".join(found.missing) or None) == (int(row["proven"]), row["missing"])


ENTERED = """
what                              | components                                                            | stage
----------------------------------+-----------------------------------------------------------------------+------
entered alone                     | liver_stage=3                                                         | 3
components alone                  | bili=4                                                                | 2
both, agreeing                    | bili=4 liver_stage=2                                                  | 2
both, contradicting               | bili=4 liver_stage=3                                                  | 2
both, contradicting with a reason | bili=4 liver_stage=3 override=gvhd.liver_stage_contradicts_components | 3
"""
# Stage 4 of skin and lower GI is a sign of its own: without it the components end at 3.
OPEN = """
what                            | organ    | components                                                                  | stage | at least
--------------------------------+----------+-----------------------------------------------------------------------------+-------+---------
completes them                  | skin     | skin_pct=80 skin_stage=3                                                    | 3     |
below what they prove           | skin     | skin_pct=80 skin_stage=2                                                    |       | 3
below it, with a reason         | skin     | skin_pct=80 skin_stage=2 override=gvhd.skin_stage_contradicts_components    | 2     |
4, bullae not known             | skin     | skin_stage=4                                                                | 4     |
3 without bullae                | skin     | skin_bullae=no skin_stage=3                                                 | 3     |
4 without bullae                | skin     | skin_bullae=no skin_stage=4                                                 |       |
4 without bullae, with a reason | skin     | skin_bullae=no skin_stage=4 override=gvhd.skin_stage_contradicts_components | 4     |
3, pain excluded                | lower_gi | severe_gi=no lower_gi_stage=3                                               | 3     |
4, pain excluded                | lower_gi | severe_gi=no lower_gi_stage=4                                               |       |
4, pain excluded, weight known  | lower_gi | severe_gi=no weight_kg=70 lower_gi_stage=4                                  |       |
4, pain not asked               | lower_gi | lower_gi_stage=4                                                            | 4     |
"""


@pytest.mark.parametrize("row", rows(ENTERED), ids=lambda r: r["what"])
def test_an_entered_stage_counts_where_components_do_not_contradict_it(row):
    assert str(gvhd_stages.stages(assessed(row["components"]))["liver"].grade) == row["stage"]


@pytest.mark.parametrize("row", rows(OPEN), ids=lambda r: r["what"])
def test_an_entered_stage_completes_components_within_what_they_leave_open(row):
    found = gvhd_stages.stages(assessed(row["components"]))[row["organ"]]

    grade, at_least = row["stage"], row["at least"]
    assert (found.grade, found.at_least) == (grade and int(grade), int(at_least or 0))


def test_an_organ_that_cannot_be_worse_than_the_others_leaves_no_grade_open():
    proven = "bilirubin=4 upper_gi=no skin_pct=10"

    lacking = gvhd_acute.acute_grade(assessed(f"{proven} severe_gi=no weight_kg=70"))
    assert lacking.value == 3  # lower GI without its worst sign is at most III, as the liver is
    unasked = gvhd_acute.acute_grade(assessed(f"{proven} weight_kg=70"))
    assert (unasked.value, unasked.at_least) == (None, 3)
    no_skin = "bilirubin=2 upper_gi=no lower_gi_stage=0"
    assert gvhd_acute.acute_grade(assessed(f"{no_skin} skin_bullae=no")).value == 2
    assert gvhd_acute.acute_grade(assessed(no_skin)).value is None


def staged(stages):
    names = ("skin_stage", "liver_stage", "upper_gi_stage", "lower_gi_stage")
    return " ".join(
        f"{name}={stage}" for name, stage in zip(names, stages.split(), strict=True) if stage != "-"
    )


# Grades by skin, liver, upper GI, lower GI; "-" is not staged.
GRADES = """
stages  | MAGIC2016 | GLUCKSBERG
--------+-----------+-----------
0 0 0 0 | 0         | 0
1 0 0 0 | 1         | 1
2 0 0 0 | 1         | 1
3 0 0 0 | 2         | 2
4 0 0 0 | 4         | 4
0 1 0 0 | 2         | 2
0 2 0 0 | 3         | 3
0 3 0 0 | 3         | 3
0 4 0 0 | 4         | 4
0 0 1 0 | 2         | 2
0 0 0 1 | 2         | 2
0 0 0 2 | 3         | 3
0 0 0 3 | 3         | 3
0 0 0 4 | 4         | 3
2 1 1 1 | 2         | 2
3 3 1 3 | 3         | 3
3 0 0 2 | 3         | 3
1 0 0 1 | 2         | 2
1 2 0 4 | 4         | 3
"""


@pytest.mark.parametrize("system", gvhd_acute.SYSTEMS)
@pytest.mark.parametrize("row", rows(GRADES), ids=lambda r: r["stages"])
def test_the_grade_is_that_of_the_worst_organ(row, system):
    found = gvhd_acute.acute_grade(assessed(staged(row["stages"])), system)

    assert str(found.value) == row[system]


OPEN = """
what                            | stages  | grade | at least | missing
--------------------------------+---------+-------+----------+---------------------------------
nothing staged                  | - - - - |       |          | skin, liver, upper GI, weight_kg
skin 4 decides alone            | 4 - - - | 4     |          |
liver not staged                | 3 - 0 0 |       | 2        | liver
upper GI cannot exceed grade II | 3 0 - 0 | 2     |          |
upper GI could                  | 1 0 - 0 |       | 1        | upper GI
"""


@pytest.mark.parametrize("row", rows(OPEN), ids=lambda r: r["what"])
def test_an_organ_that_is_not_staged_leaves_the_grade_open_as_far_as_it_could_be_worse(row):
    assert said(gvhd_acute.acute_grade(assessed(staged(row["stages"])))) == expected(row)


def test_the_grading_that_was_entered_is_the_one_that_counts():
    stages = staged("0 0 0 4")

    assert gvhd_acute.acute_grade(assessed(stages)).value == 4
    assert gvhd_acute.acute_grade(assessed(f"{stages} acute_system=GLUCKSBERG")).value == 3
    assert gvhd_acute.acute_grade(assessed(f"{stages} acute_system=UNSPECIFIED")).value == 4


def test_gvhd_that_did_not_occur_is_grade_0():
    row = book_of("gvhd 40 kind=ACUTE occurred=no").one("gvhd", "P/1")

    assert gvhd_acute.acute_grade(row).value == 0
    assert gvhd_chronic.chronic_grade(row).value == "NONE"


CONCERNS = """
kind       | entered       | acute | chronic
-----------+---------------+-------+--------
ACUTE      |               | yes   | no
LATE_ACUTE |               | yes   | no
CHRONIC    |               | no    | yes
OVERLAP    |               | no    | yes
OVERLAP    | acute_grade=2 | yes   | yes
CHRONIC    | acute_grade=2 | no    | yes
"""


@pytest.mark.parametrize("row", rows(CONCERNS), ids=str)
def test_each_kind_has_the_grades_that_concern_it(row):
    given = assessed(row["entered"], row["kind"])

    assert gvhd_acute.concerns(given) == (row["acute"] == "yes")
    assert gvhd_chronic.concerns(given) == (row["chronic"] == "yes")


# NIH 2014: scores of skin, mouth, eyes, GI, liver, lungs, joints, genital; "-" is not scored.
CHRONIC = """
scores          | grade    | at least | missing
----------------+----------+----------+----------------------------------------------------
0 0 0 0 0 0 0 0 | NONE     |          |
1 0 0 0 0 0 0 0 | MILD     |          |
0 1 1 0 0 0 0 0 | MILD     |          |
1 1 1 0 0 0 0 0 | MODERATE |          |
1 1 1 1 1 0 1 1 | MODERATE |          |
2 0 0 0 0 0 0 0 | MODERATE |          |
0 0 0 0 0 1 0 0 | MODERATE |          |
2 2 2 0 0 1 0 0 | MODERATE |          |
0 0 0 0 0 2 0 0 | SEVERE   |          |
0 0 0 0 0 3 0 0 | SEVERE   |          |
3 0 0 0 0 0 0 0 | SEVERE   |          |
0 0 0 0 0 0 0 3 | SEVERE   |          |
3 - - - - - - - | SEVERE   |          |
- 1 0 0 0 0 0 0 |          | MILD     | skin
- 1 1 1 0 0 0 0 |          | MODERATE | skin
0 0 0 0 0 - 0 0 |          |          | lung
- - - - - - - - |          |          | skin, mouth, eyes, gi, liver, lung, joints, genital
"""


@pytest.mark.parametrize("row", rows(CHRONIC), ids=lambda r: r["scores"])
def test_global_severity_of_chronic_gvhd(row):
    given = " ".join(
        f"{organ}_score={score}"
        for organ, score in zip(gvhd_chronic.ORGANS, row["scores"].split(), strict=True)
        if score != "-"
    )

    assert said(gvhd_chronic.chronic_grade(assessed(given, "CHRONIC"))) == expected(row)


def test_the_driver_names_the_organs_that_decided():
    assert gvhd_chronic.chronic_grade(assessed("skin_score=3 mouth_score=1", "CHRONIC")).driver == (
        "skin",
    )
    assert gvhd_acute.acute_grade(assessed(staged("2 2 0 0"))).driver == ("liver",)


def test_the_tables_are_those_of_the_paper():
    stage_1, stage_4 = gvhd_stages.TABLE.rows[1], gvhd_stages.TABLE.rows[4]

    assert stage_1[1:3] == ("above 0, below 25 % of body surface", "from 2, up to 3 mg/dL")
    assert stage_1[4] == "from 500, below 1000 mL a day; from 3, up to 4 stools a day"
    assert stage_4[2] == "above 15 mg/dL"
    assert gvhd_acute.MAGIC.tables[1].rows[4] == ("4", "IV", "IV", "-", "IV")
    assert gvhd_acute.MODIFIED_GLUCKSBERG.tables[1].rows[4] == ("4", "IV", "IV", "-", "III")
    assert gvhd_chronic.DEFINITION.tables[0].rows[1] == ("1", "Moderate", "Mild")
