# ruff: noqa: E501 - the tables are read by row
"""What may be recorded about what happened; day 0 is 2 March 2020."""

from dataclasses import asdict
from datetime import date

import pytest

from config.errors import Severity
from outcomes.definitions.codelists import GRADING_SYSTEM, TOXICITY
from outcomes.definitions.grading import SYSTEMS
from outcomes.rules.toxicity import check_grade
from tests.factories.casebook import book_of, checked, rows
from trials.checks import check_row

ORDER = """
table           | facts                                   | finding
----------------+-----------------------------------------+------------------------------
toxicities      | toxicity 5 resolved_on=4                | end_before_start resolved_on
toxicities      | toxicity 5 resolved_on=5                |
toxicities      | toxicity ? resolved_on=4                |
toxicities      | toxicity 5                              |
supportive_care | care 5 ended_on=4                       | end_before_start ended_on
supportive_care | care 5 ended_on=5                       |
responses       | infusion 0; response 28 confirmed_on=27 | end_before_start confirmed_on
responses       | infusion 0; response 28 confirmed_on=56 |
"""


@pytest.mark.parametrize("row", rows(ORDER), ids=lambda r: r["facts"])
def test_an_end_is_not_before_its_start(row):
    assert checked(row["facts"], row["table"]) == ({row["finding"]} - {None})


GRADES = """
what                            | system      | toxicity      | grade | codes
--------------------------------+-------------+---------------+-------+------------------------------
highest grade of ASTCT          | ASTCT2019   | CRS           | 5     |
beyond it                       | ASTCT2019   | CRS           | 6     | outside_system
highest grade of CRES           | CARTOX_CRES | NEUROTOXICITY | 4     |
beyond it                       | CARTOX_CRES | NEUROTOXICITY | 5     | outside_system
highest grade of ICAHT          | ICAHT2023   | ICAHT         | 4     |
beyond it                       | ICAHT2023   | ICAHT         | 5     | outside_system
no grade yet                    | CARTOX_CRES | NEUROTOXICITY |       |
one system for both             | ASTCT2019   | NEUROTOXICITY | 4     |
a system made for another       | LEE2014     | NEUROTOXICITY | 2     | other_toxicity
both faults at once             | CARTOX_CRES | CRS           | 5     | outside_system other_toxicity
other toxicity is not held back | LEE2014     | OTHER         | 2     |
a system without a table here   | CTCAE5      | CRS           | 5     |
system not stated               | UNSPECIFIED | CRS           | 5     |
system not known                |             | CRS           | 5     |
episode not in the casebook     | LEE2014     |               | 2     |
"""


@pytest.mark.parametrize("row", rows(GRADES), ids=lambda r: f"{r['what']} {r['system']}")
def test_a_grade_exists_in_its_system(row):
    episode = {"key": "P/1/1", "toxicity": row["toxicity"]}
    book = book_of("infusion 0")
    book = book.with_row("toxicities", episode) if row["toxicity"] else book
    grade = {
        "key": "P/1/1/X",
        "toxicity": "P/1/1",
        "system": row["system"],
        "grade": row["grade"] and int(row["grade"]),
    }

    found = {f.code: f.severity for f in check_grade(grade, book)}

    assert found.keys() == {f"toxicity_grade.{code}" for code in (row["codes"] or "").split()}
    assert found.get("toxicity_grade.outside_system", "hard") == Severity.HARD
    assert found.get("toxicity_grade.other_toxicity", "soft") == Severity.SOFT


def test_each_system_grades_a_toxicity_that_can_be_entered():
    assert set(SYSTEMS) <= set(GRADING_SYSTEM.codes)
    for system in SYSTEMS.values():
        assert system.grades
        assert system.grades <= set(TOXICITY.codes)


MARROWS = """
blasts | class | finding
-------+-------+--------
4.9    | M1    | no
4.9    | M2    | yes
5      | M1    | yes
5      | M2    | no
25     | M2    | no
25     | M3    | yes
25.1   | M2    | yes
25.1   | M3    | no
       | M3    | no
40     |       | no
"""


@pytest.mark.parametrize("row", rows(MARROWS), ids=str)
def test_a_marrow_class_that_does_not_go_with_its_blasts_is_a_soft_finding(row):
    details = (
        f"{n}={v}" for n, v in (("blasts", row["blasts"]), ("marrow_class", row["class"])) if v
    )
    book = book_of(f"infusion 0; marrow 28 {' '.join(details)}")

    found = [(f.code, f.severity) for f in check_row("marrows", book.one("marrows", "P/1"), book)]

    assert found == ([("marrow.class", Severity.SOFT)] if row["finding"] == "yes" else [])


RESPONSES = """
what                                     | facts                                                                                                     | row | finding
-----------------------------------------+-----------------------------------------------------------------------------------------------------------+-----+--------
CR with 5 % blasts                       | marrow 28 blasts=5; response 28 clear recovered response=CR                                               | P/1 | yes
CR with active EMD                       | marrow 28 blasts=2; response 28 clear recovered emd=yes response=CR                                       | P/1 | yes
CR with a count that is short            | marrow 28 blasts=2; response 28 clear anc=0.4 plt=150 response=CR                                         | P/1 | yes
CRi with both counts recovered           | marrow 28 blasts=2; response 28 clear recovered response=CRi                                              | P/1 | yes
CRi with a count that is short           | marrow 28 blasts=2; response 28 clear anc=0.4 plt=150 response=CRi                                        | P/1 | no
CR with counts not known                 | marrow 28 blasts=2; response 28 clear response=CR                                                         | P/1 | no
CRi with counts not known                | marrow 28 blasts=2; response 28 clear response=CRi                                                        | P/1 | no
CR unspecified with counts               | marrow 28 blasts=2; response 28 clear recovered response=CR_UNSPEC                                        | P/1 | no
PR with disease                          | marrow 28 blasts=20; response 28 response=PR                                                              | P/1 | no
not evaluable with an evaluable marrow   | marrow 28 blasts=20; response 28 response=NE                                                              | P/1 | yes
nothing entered                          | marrow 28 blasts=20; response 28 clear                                                                    | P/1 | no
nothing derived                          | response 28 clear response=CR                                                                             | P/1 | no
an early response is not day 28          | marrow 14 blasts=40; marrow 28 blasts=2; response 14 response=CR; response 28 clear recovered response=CR | P/1 | soft
the first that gives one is held against | marrow 28 blasts=40; response 28 clear; response 30 response=CR                                           | P/2 | yes
a second opinion is not                  | marrow 28 blasts=40; response 28 response=NR; response 30 response=CR                                     | P/2 | soft
"""


@pytest.mark.parametrize("row", rows(RESPONSES), ids=lambda r: r["what"])
def test_an_entered_response_that_contradicts_the_derived_one_needs_a_reason(row):
    book = book_of(f"infusion 0 emd=no cns=no; {row['facts']}")

    found = list(check_row("responses", book.one("responses", row["row"]), book))

    assert [(f.code, f.severity) for f in found] == {
        "yes": [("response.contradicts_derivation", Severity.OVERRIDE)],
        "soft": [("response.remission_with_disease", Severity.SOFT)],
        "no": [],
    }[row["finding"]]


def test_a_contradiction_names_both_values_what_they_rest_on_and_the_remedy():
    book = book_of("infusion 0; marrow 28 blasts=40; response 28 response=CR")

    (finding,) = check_row("responses", book.one("responses", "P/1"), book)

    assert asdict(finding) == {
        "code": "response.contradicts_derivation",
        "severity": "override",
        "field": "response",
        "message": "Entered is CR; derived is NR (marrow P/1). Correct the response or its "
        "components, or give the reason why it stands.",
        "row": None,
    }


MRD = """
what                               | rule   | measured                                     | finding
-----------------------------------+--------+----------------------------------------------+--------
negative at 0.005 %                | GU2022 | level=0.00005 sensitivity=0.00001 status=NEG | no
any level is positive              | HU2022 | level=0.00005 sensitivity=0.00001 status=NEG | yes
positive at 0.005 %                | GU2022 | level=0.00005 sensitivity=0.00001 status=POS | yes
negative at exactly 0.01 %         | GU2022 | level=0.0001 status=NEG                      | yes
negative, sensitivity insufficient | GU2022 | detected=no sensitivity=0.001 status=NEG     | yes
a status without a value           | GU2022 | status=NEG                                   | no
a value without a status           | GU2022 | level=0.02                                   | no
"""


@pytest.mark.parametrize("row", rows(MRD), ids=lambda r: r["what"])
def test_an_entered_mrd_status_that_contradicts_the_rule_needs_a_reason(row):
    book = book_of(f"infusion 0; mrd 28 assay=FLOW {row['measured']}", mrd_rule=row["rule"])

    found = list(check_row("mrd", book.one("mrd", "P/1"), book))

    assert [(f.code, f.severity) for f in found] == (
        [("mrd.contradicts_derivation", Severity.OVERRIDE)] if row["finding"] == "yes" else []
    )


AFTER_DEATH = """
what                                   | death   | table         | fact                                               | field
---------------------------------------+---------+---------------+----------------------------------------------------+-------------
the day after                          | 30      | marrows       | marrow 31                                          | taken_on
the day itself                         | 30      | marrows       | marrow 30                                          |
before                                 | 30      | marrows       | marrow 29                                          |
an end after it                        | 30      | toxicities    | toxicity 20 resolved_on=31                         | resolved_on
in a month that may be before          | 30      | relapses      | relapse 2020-04 sites__BM=yes cd19=POS             |
in the month after                     | 30      | relapses      | relapse 2020-05 sites__BM=yes cd19=POS             | relapsed_on
death in a month that may be later     | 2020-04 | marrows       | marrow 59                                          |
after the month of the death           | 2020-04 | marrows       | marrow 60                                          | taken_on
death and relapse in one unknown month | 2020    | relapses      | relapse 2020-12 sites__BM=yes cd19=POS             |
in the year after the death            | 2020    | relapses      | relapse 2021 sites__BM=yes cd19=POS                | relapsed_on
death without a date                   | ?       | marrows       | marrow 31                                          |
enrolled after it                      | 30      | patients      | patient 31                                         | enrolled_on
seen alive after it                    | 30      | follow_ups    | contact 31 status=alive                            | contact_on
learnt to be dead                      | 30      | follow_ups    | contact 31 status=dead                             |
given up as lost                       | 30      | follow_ups    | contact 31 status=lost                             |
consent withdrawn by relatives         | 30      | consents      | consent 0 withdrawn_on=40 withdrawal_level=records |
consent given                          | 30      | consents      | consent 31                                         | consented_on
product released, never given          | 30      | products      | product 0 released_on=40                           |
known later than it happened           | 30      | marrows       | marrow 28 known_on=40                              |
cells collected                        | 30      | leukaphereses | cells 31                                           | collected_on
"""


@pytest.mark.parametrize("row", rows(AFTER_DEATH), ids=lambda r: r["what"])
def test_nothing_happens_after_death_whichever_of_the_two_is_saved(row):
    story = f"{row['fact']}; death {row['death']}"

    at_fact = checked(story, row["table"])
    at_death = checked(story, "deaths")

    assert at_fact == ({f"after_death {row['field']}"} if row["field"] else set())
    assert at_death == ({"after_death died_on"} if row["field"] else set())


def test_a_death_names_every_record_it_would_precede():
    book = book_of("marrow 31; marrow 40; relapse 35; death 30")

    found = list(check_row("deaths", book.one("deaths", "P/1"), book))

    assert [f.message.partition(" is before ")[2] for f in found] == [
        "taken_on 2020-04-02 of marrows P/1. Correct one of the two.",
        "taken_on 2020-04-11 of marrows P/2. Correct one of the two.",
        "relapsed_on 2020-04-06 of relapses P/1. Correct one of the two.",
    ]


def test_a_death_in_the_future_and_before_a_record_is_told_both():
    found = checked("marrow 60; death 2020-04", "deaths", today=date(2020, 3, 31))

    assert found == {"in_the_future died_on", "after_death died_on"}
