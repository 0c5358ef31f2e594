# ruff: noqa: E501 - the tables are read by row
"""Assessments held against each other, rule by rule, each beside its nearest lawful neighbour."""

import pytest

from tests.factories.casebook import book_of, rows
from tests.factories.casebook import checked as all_checked
from trials.checks import check_row

# The rules of this module alone; those of its neighbours have tests of their own.
OWN = (
    *("_disagrees ", "confirmed_early ", "contradicts_", "class_differs "),
    *("relapse_not_recorded ", "below_rule "),
)


def checked(story, table, **given):
    found = all_checked(story, table, **given)
    return {one for one in found if any(part in one for part in OWN) and "derivation" not in one}


RESPONSES = """
what                             | facts                                                                                          | found
---------------------------------+------------------------------------------------------------------------------------------------+---------------------------------------------------------
counts agree                     | response 28 anc=2 plt=150; count 28 neutrophils=1.2 platelets=120                              |
anc on the other side            | response 28 anc=2; count 28 neutrophils=1.0                                                    | response.anc_disagrees anc
anc short, counted above         | response 28 anc=1.0; count 28 neutrophils=1.1                                                  | response.anc_disagrees anc
platelets on the other side      | response 28 plt=150; count 28 platelets=100                                                    | response.platelets_disagrees platelets
the nearest count decides        | response 28 anc=2; count 26 neutrophils=0.4; count 28 neutrophils=1.2                          |
a count three days away          | response 28 anc=2; count 31 neutrophils=0.4                                                    | response.anc_disagrees anc
a count four days away           | response 28 anc=2; count 32 neutrophils=0.4                                                    |
a count without neutrophils      | response 28 anc=2; count 28 platelets=20                                                       |
no date                          | response ? visit=MONTH2 anc=2; count 28 neutrophils=0.4                                        |
not assessed                     | response 28; count 28 neutrophils=0.4 platelets=5 blasts=3; scan 28 emd=yes; tap 28 blasts=yes |
blasts counted, none entered     | response 28 blood=no; count 30 blasts_pct=1                                                    | response.circulating_blasts_disagrees circulating_blasts
none counted, none entered       | response 28 blood=no; count 30 blasts_pct=0                                                    |
none counted, some entered       | response 28 blood=yes; count 30 blasts_pct=0                                                   | response.circulating_blasts_disagrees circulating_blasts
counted at the end of the window | response 28 blood=no; count 42 blasts_pct=1                                                    | response.circulating_blasts_disagrees circulating_blasts
counted after the window         | response 28 blood=no; count 43 blasts_pct=1                                                    |
disease on imaging               | response 28 emd=no; scan 26 emd=yes                                                            | response.emd_disagrees emd
no disease on imaging            | response 28 emd=yes; scan 26 emd=no                                                            | response.emd_disagrees emd
one of two scans                 | response 28 emd=yes; scan 26 emd=no; scan 30 emd=yes                                           |
imaging before the window        | response 28 emd=no; scan 23 emd=yes                                                            |
blasts in CSF                    | response 28 csf=no; tap 28 blasts=yes                                                          | response.cns_disease_disagrees cns_disease
no blasts in CSF                 | response 28 csf=no; tap 28 blasts=no                                                           |
another visit, three days away   | response 90 visit=MONTH3 emd=no; scan 93 emd=yes                                               | response.emd_disagrees emd
another visit, four days away    | response 90 visit=MONTH3 emd=no; scan 94 emd=yes                                               |
confirmed after 27 days          | response 28 confirmed_on=55                                                                    | response.confirmed_early confirmed_on
confirmed after 28 days          | response 28 confirmed_on=56                                                                    |
"""


@pytest.mark.parametrize("row", rows(RESPONSES), ids=lambda r: r["what"])
def test_what_the_assessor_saw_is_held_against_what_was_measured(row):
    found = checked(f"infusion 0; {row['facts']}", "responses")

    assert found == ({row["found"]} if row["found"] else set())


MARROWS = """
what                              | facts                                                                                 | found
----------------------------------+---------------------------------------------------------------------------------------+---------------------------------------
contradicts the stored response   | marrow 28 blasts=40; response 28 response=CR                                          | marrow.contradicts_response blasts_pct
agrees with it                    | marrow 28 blasts=2; response 28 response=CR                                           |
contradicts one that has a reason | marrow 28 blasts=40; response 28 response=CR override=response.contradicts_derivation |
another marrow decides            | marrow 35 blasts=40; marrow 28 blasts=2; response 40 response=CRi; relapse 35         |
no response is entered            | marrow 28 blasts=40; response 28                                                      |
no response at all                | marrow 28 blasts=40                                                                   |
no infusion before                | marrow -3 blasts=40; response 28 response=CR                                          |
relapse not recorded              | marrow 90 blasts=5.1; response 28 response=CR                                         | marrow.relapse_not_recorded blasts_pct
5.0 % is none by Gu               | marrow 90 blasts=5.0; response 28 response=CR                                         |
relapse recorded                  | marrow 90 blasts=60; response 28 response=CR; relapse 88                              |
relapse recorded without a date   | marrow 90 blasts=60; response 28 response=CR; relapse ?                               |
relapse before the remission      | marrow 90 blasts=60; response 28 response=CR; relapse 10                              | marrow.relapse_not_recorded blasts_pct
relapse denied                    | marrow 90 blasts=60; response 28 response=CR; relapse 88 occurred=no                  | marrow.relapse_not_recorded blasts_pct
never in remission                | marrow 90 blasts=60; response 28 response=NR                                          |
remission by marrow alone         | marrow 90 blasts=60; marrow 28 blasts=2                                               | marrow.relapse_not_recorded blasts_pct
remission only later              | marrow 20 blasts=60; response 90 response=CR                                          |
no percentage                     | marrow 90; response 28 response=CR                                                    |
"""


@pytest.mark.parametrize("row", rows(MARROWS), ids=lambda r: r["what"])
def test_a_marrow_is_held_against_the_response_and_the_relapses(row):
    found = checked(f"infusion 0; {row['facts']}", "marrows")

    assert found == ({row["found"]} if row["found"] else set())


def test_5_pct_is_a_relapse_where_the_study_says_so():
    story = "infusion 0; marrow 90 blasts=5.0; response 28 response=CR"

    found = checked(story, "marrows", relapse_comparator="at_or_above")

    assert found == {"marrow.relapse_not_recorded blasts_pct"}


RELAPSES = """
what            | facts                               | above                         | at_or_above
----------------+-------------------------------------+-------------------------------+------------------------------
5.0 % in marrow | relapse 90 sites__BM=yes blasts=5.0 | relapse.below_rule blasts_pct |
5.1 % in marrow | relapse 90 sites__BM=yes blasts=5.1 |                               |
2 % in marrow   | relapse 90 sites__BM=yes blasts=2   | relapse.below_rule blasts_pct | relapse.below_rule blasts_pct
2 % and CNS     | relapse 90 sites__CNS=yes blasts=2  |                               |
no percentage   | relapse 90 sites__BM=yes            |                               |
denied          | relapse 90 occurred=no blasts=2     |                               |
"""


@pytest.mark.parametrize("comparator", ["above", "at_or_above"])
@pytest.mark.parametrize("row", rows(RELAPSES), ids=lambda r: r["what"])
def test_a_relapse_meets_the_rule_of_the_study(row, comparator):
    found = checked(row["facts"], "relapses", relapse_comparator=comparator)

    assert found == ({row[comparator]} if row[comparator] else set())


CSF = """
what                     | facts                                                                          | found
-------------------------+--------------------------------------------------------------------------------+---------------------------------------
as the counts say        | tap 0 blasts=yes wbc=4 rbc=0 cns_class=CNS2a                                   |
against them             | tap 0 blasts=yes wbc=5 rbc=0 cns_class=CNS2a                                   | csf.class_contradicts_counts cns_class
Steinherz-Bleyer alone   | tap 0 blasts=yes wbc=5 rbc=10 blood_wbc=5000 blood_rbc=5000000 cns_class=CNS2c | csf.class_differs cns_class
not it alone             | tap 0 blasts=yes wbc=5 rbc=10 blood_wbc=5000 blood_rbc=5000000 cns_class=CNS2b | csf.class_contradicts_counts cns_class
as the rule says         | tap 0 blasts=yes wbc=5 rbc=10 blood_wbc=5000 blood_rbc=5000000 cns_class=CNS3b |
traumatic, blood unknown | tap 0 blasts=yes wbc=5 rbc=10 cns_class=CNS2c                                  |
not entered              | tap 0 blasts=yes wbc=5 rbc=0                                                   |
no blasts but by flow    | tap 0 blasts=no blasts_by_flow=yes cns_class=CNS1                              |
"""


@pytest.mark.parametrize("row", rows(CSF), ids=lambda r: r["what"])
def test_a_cns_class_is_held_against_the_fluid(row):
    assert checked(row["facts"], "csf") == ({row["found"]} if row["found"] else set())


def test_cns_leukaemia_of_an_infusion_is_another_question():
    story = "infusion 0 cns=yes; tap -5 blasts=no blasts_by_flow=yes cns_class=CNS1"

    assert checked(story, "csf") == set()
    assert checked(story, "infusions") == set()


def test_the_sentences_give_the_values_and_the_remedy():
    book = book_of(
        "infusion 0; response 28 emd=no anc=2; scan 26 emd=yes; count 28 neutrophils=0.4"
    )

    said = {f.code: f.message for f in check_row("responses", book.one("responses", "P/1"), book)}

    assert said["response.emd_disagrees"] == (
        "Entered is no; imaging P/1 of 2020-03-28 shows extramedullary disease. Correct one of "
        "the two, or comment."
    )
    assert said["response.anc_disagrees"] == (
        "Entered is 2; blood count P/1 of 2020-03-30 has 0.4 x 10^9/L, on the other side of 1. "
        "Correct one of the two, or comment."
    )
