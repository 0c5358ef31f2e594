# ruff: noqa: E501 - the tables are read by row
"""GVHD and engraftment as entered, held against their components."""

import pytest

from config.errors import Severity
from outcomes.definitions import engraftment, gvhd_stages
from tests.factories.casebook import book_of, rows
from tests.factories.casebook import checked as all_checked
from trials.checks import check_row


def checked(story, table):
    """The rules of this module alone; those of its neighbours have tests of their own."""
    own = ("_differs ", "_differ ", "stage_contradicts")
    return {one for one in all_checked(story, table) if any(part in one for part in own)}


NO_OTHER = "skin_stage=0 upper_gi_stage=0 lower_gi_stage=0"
GVHD = f"""
what                             | kind    | components                                                                                         | found
---------------------------------+---------+----------------------------------------------------------------------------------------------------+----------------------------------------------------------
stage as its components          | ACUTE   | bilirubin=4 liver_stage=2                                                                          |
stage against them               | ACUTE   | bilirubin=4 liver_stage=3                                                                          | gvhd.liver_stage_contradicts_components liver_stage
stage below what is proven       | ACUTE   | skin_pct=80 skin_stage=2                                                                           | gvhd.skin_stage_contradicts_components skin_stage
stage that completes it          | ACUTE   | skin_pct=80 skin_stage=4                                                                           |
skin 4 without bullae            | ACUTE   | skin_bullae=no skin_stage=4                                                                        | gvhd.skin_stage_contradicts_components skin_stage
skin 3 without bullae            | ACUTE   | skin_bullae=no skin_stage=3                                                                        |
lower GI 4 without its sign      | ACUTE   | severe_gi=no lower_gi_stage=4                                                                      | gvhd.lower_gi_stage_contradicts_components lower_gi_stage
upper GI stage against its signs | ACUTE   | upper_gi=no upper_gi_stage=1                                                                       | gvhd.upper_gi_stage_contradicts_components upper_gi_stage
stage without components         | ACUTE   | lower_gi_stage=3                                                                                   |
grade as its stages              | ACUTE   | {NO_OTHER} liver_stage=1 acute_grade=2                                                             |
grade against them               | ACUTE   | {NO_OTHER} liver_stage=2 acute_grade=2                                                             | gvhd.acute_grade_differs acute_grade
grade without stages             | ACUTE   | acute_grade=3                                                                                      |
grade below what is proven       | ACUTE   | liver_stage=2 acute_grade=1                                                                        | gvhd.acute_grade_differs acute_grade
grade at what is proven          | ACUTE   | liver_stage=2 acute_grade=3                                                                        |
lower GI 4 under MAGIC           | ACUTE   | skin_stage=0 liver_stage=0 upper_gi_stage=0 lower_gi_stage=4 acute_grade=3                         | gvhd.acute_grade_differs acute_grade
lower GI 4 under Glucksberg      | ACUTE   | skin_stage=0 liver_stage=0 upper_gi_stage=0 lower_gi_stage=4 acute_grade=3 acute_system=GLUCKSBERG |
chronic as its scores            | CHRONIC | lung_score=2 chronic_grade=SEVERE                                                                  |
chronic against them             | CHRONIC | lung_score=2 chronic_grade=MILD                                                                    | gvhd.chronic_grade_differs chronic_grade
                                 | CHRONIC | skin_score=3 chronic_grade=MODERATE                                                                | gvhd.chronic_grade_differs chronic_grade
chronic below what is proven     | CHRONIC | skin_score=2 chronic_grade=MILD                                                                    | gvhd.chronic_grade_differs chronic_grade
chronic at what is proven        | CHRONIC | skin_score=2 chronic_grade=MODERATE                                                                |
chronic above what is proven     | CHRONIC | skin_score=2 chronic_grade=SEVERE                                                                  |
chronic without scores           | CHRONIC | chronic_grade=SEVERE                                                                               |
"""


@pytest.mark.parametrize("row", rows(GVHD), ids=lambda r: r["components"])
def test_gvhd_is_held_against_its_components(row):
    found = checked(f"gvhd 40 kind={row['kind']} occurred=yes {row['components']}", "gvhd")

    assert found == ({row["found"]} if row["found"] else set())


def test_a_stage_asks_for_a_reason_and_a_grade_for_a_comment():
    book = book_of("gvhd 40 kind=ACUTE occurred=yes bilirubin=4 liver_stage=4 acute_grade=1")

    found = [
        one
        for one in check_row("gvhd", book.one("gvhd", "P/1"), book)
        if one.field in ("liver_stage", "acute_grade")
    ]

    assert [f.severity for f in found] == [Severity.OVERRIDE, Severity.SOFT]
    assert found[0].message == (
        "Entered is stage 4 of liver; its components make 2 by MAGIC 2016. Correct one of them, "
        "or give the reason why the stage stands."
    )
    assert found[1].message == (
        "Entered is grade I under MAGIC2016; the stages make at least III (liver). Correct one of "
        "them, or comment."
    )


COUNTS = "; ".join(f"count {day} neutrophils={0.1 if day < 15 else 0.9}" for day in range(31))
ENGRAFTED = """
what                      | form                                      | found
--------------------------+-------------------------------------------+----------------------------------------------
as the counts             | 15 transplant=P/1 graft_failure=NONE      |
another day               | 16 transplant=P/1                         | engraftment.neutrophils_differ neutrophils_on
platelets never counted   | 15 transplant=P/1 platelets_on=20         |
failure against engrafted | 15 transplant=P/1 graft_failure=PRIMARY   | engraftment.failure_differs graft_failure
lost later                | 15 transplant=P/1 graft_failure=SECONDARY |
nothing entered           | ? transplant=P/1                          |
no transplant             | 16                                        |
"""


@pytest.mark.parametrize("row", rows(ENGRAFTED), ids=lambda r: r["what"])
def test_engraftment_is_held_against_the_counts(row):
    story = f"transplant 0 graft_source=PB; {COUNTS}; engraftment {row['form']}"

    found = checked(story, "engraftments")

    assert found == ({row["found"]} if row["found"] else set())


@pytest.mark.parametrize(
    ("platelets_on", "found"),
    [(20, set()), (21, {"engraftment.platelets_differ platelets_on"})],
)
def test_platelet_engraftment_is_held_against_the_counts(platelets_on, found):
    counts = "; ".join(
        f"count {day} platelets={10 if day < 20 else 30} platelet_transfusion=no"
        for day in range(31)
    )
    story = (
        f"transplant 0 graft_source=PB; {counts}; "
        f"engraftment ? transplant=P/1 platelets_on={platelets_on}"
    )

    assert checked(story, "engraftments") == found


def test_each_answer_and_organ_has_a_code_of_its_own():
    assert list(engraftment.DIFFERENCE.values()) == [
        "engraftment.neutrophils_differ",
        "engraftment.platelets_differ",
        "engraftment.failure_differs",
    ]
    assert [gvhd_stages.CONTRADICTION.format(organ=organ) for organ in gvhd_stages.ORGANS] == [
        "gvhd.skin_stage_contradicts_components",
        "gvhd.liver_stage_contradicts_components",
        "gvhd.upper_gi_stage_contradicts_components",
        "gvhd.lower_gi_stage_contradicts_components",
    ]
