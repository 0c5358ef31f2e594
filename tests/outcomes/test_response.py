# ruff: noqa: E501 - the tables are read by row
"""Day-28 response, case by case; day 0 is 2 March 2020, its window 26 March to 13 April."""

import pytest

from outcomes.definitions import response
from tests.factories.casebook import book_of, day, rows

REMISSION = "marrow 28 blasts=2; response 28 clear recovered"


def responses_of(story, **study):
    """The derived response of each infusion, the first one first, "-" where there is none."""
    if not story.startswith("infusion"):
        story = f"infusion 0 emd=no cns=no; {story}"
    book = book_of(story.replace("REMISSION", REMISSION), **study)
    return [response.day28_response(i, book) for i in book.rows("infusions")]


DERIVED = """
what                                       | facts                                                                       | response
-------------------------------------------+-----------------------------------------------------------------------------+----------
remission with counts                      | REMISSION                                                                   | CR
a marrow before the infusion never decides | marrow -3 blasts=1; response 28 clear recovered                             | -
nor does it undo a remission               | marrow -3 blasts=80; REMISSION                                              | CR
nor does the one of day 0                  | marrow 0 blasts=1; response 28 clear recovered                              | -
10 % on day 14, remission on day 28        | marrow 14 blasts=10; REMISSION                                              | CR
the day before the window                  | marrow 23 blasts=2; response 23 clear recovered                             | -
the first day of the window                | marrow 24 blasts=2; response 24 clear recovered                             | CR
the last day of the window                 | marrow 42 blasts=2; response 42 clear recovered                             | CR
the day after the window                   | marrow 43 blasts=2; response 43 clear recovered                             | -
just below 5 % blasts                      | marrow 28 blasts=4.9; response 28 clear recovered                           | CR
5.0 % blasts                               | marrow 28 blasts=5.0; response 28 clear recovered                           | NR
neutrophils exactly 1.0                    | marrow 28 blasts=2; response 28 clear anc=1.0 plt=150                       | CRi
neutrophils just above 1.0                 | marrow 28 blasts=2; response 28 clear anc=1.01 plt=150                      | CR
platelets exactly 100                      | marrow 28 blasts=2; response 28 clear anc=2 plt=100                         | CRi
platelets just above 100                   | marrow 28 blasts=2; response 28 clear anc=2 plt=101                         | CR
neutrophils short, platelets not known     | marrow 28 blasts=2; response 28 clear anc=0.4                               | CRi
platelets short, neutrophils not known     | marrow 28 blasts=2; response 28 clear plt=20                                | CRi
both counts short                          | marrow 28 blasts=2; response 28 clear anc=0.4 plt=20                        | CRi
platelets not known                        | marrow 28 blasts=2; response 28 clear anc=2                                 | CR_UNSPEC
neutrophils not known                      | marrow 28 blasts=2; response 28 clear plt=150                               | CR_UNSPEC
neither count known                        | marrow 28 blasts=2; response 28 clear                                       | CR_UNSPEC
no response form                           | marrow 28 blasts=2                                                          | CR_UNSPEC
counts from a second assessment            | marrow 28 blasts=2; response 28 clear; response 30 recovered                | CR
counts that recover later in the window    | marrow 28 blasts=2; response 28 clear anc=0.4 plt=20; response 40 recovered | CRi
counts from outside the window             | marrow 28 blasts=2; response 28 clear; response 43 recovered                | CR_UNSPEC
an undated day-28 form that names it       | marrow 28 blasts=2; response ? visit=DAY28 infusion=P/1 clear recovered     | CR
an undated form of another visit           | marrow 28 blasts=2; response ? visit=MONTH2 infusion=P/1 clear recovered    | CR_UNSPEC
extramedullary disease in the window       | marrow 28 blasts=2; response 28 clear recovered emd=yes                     | NR
circulating blasts in the window           | marrow 28 blasts=2; response 28 clear recovered blood=yes                   | NR
blasts in CSF in the window                | marrow 28 blasts=2; response 28 clear recovered csf=yes                     | NR
disease at a second assessment             | REMISSION; response 40 emd=yes                                              | NR
disease seen before the window only        | response 14 emd=yes; REMISSION                                              | CR
disease seen after the window only         | REMISSION; response 43 emd=yes                                              | CR
the first marrow of the window decides     | marrow 35 blasts=60; REMISSION                                              | CR
and it may show disease                    | marrow 26 blasts=60; REMISSION                                              | NR
the first that is evaluable                | marrow 26 evaluable=no blasts=60; marrow 27; REMISSION; marrow 35 blasts=60 | CR
not evaluable                              | marrow 28 evaluable=no                                                      | NE
not evaluable on the first day             | marrow 24 evaluable=no                                                      | NE
not evaluable on the last day              | marrow 42 evaluable=no                                                      | NE
not evaluable before the window            | marrow 23 evaluable=no                                                      | -
not evaluable after the window             | marrow 43 evaluable=no                                                      | -
a marrow without a result                  | marrow 28                                                                   | -
nothing at all                             | contact 90                                                                  | -
no marrow in the window                    | response 28 clear recovered                                                 | -
"""

INVOLVED = """
what                                | facts                                                                             | off | response
------------------------------------+-----------------------------------------------------------------------------------+-----+----------
never involved, not re-assessed     | infusion 0 emd=no cns=no; marrow 28 blasts=2; response 28 recovered               | no  | CR
not known before, not re-assessed   | infusion 0; marrow 28 blasts=2; response 28 recovered                             | no  | CR
no site of the list before          | infusion 0 emd_sites__none=yes emd_sites__SKIN=no; marrow 28 blasts=2             | no  | CR_UNSPEC
never involved, setting off         | infusion 0 emd=no cns=no; marrow 28 blasts=2; response 28 recovered               | yes | -
one of two re-assessed, setting off | infusion 0 emd=no cns=no; marrow 28 blasts=2; response 28 recovered emd=no        | yes | -
re-assessed, setting off            | infusion 0 emd=no cns=no; REMISSION                                               | yes | CR
EMD before, not re-assessed         | infusion 0 emd=yes; marrow 28 blasts=2; response 28 recovered csf=no              | no  | NE
EMD before, re-assessed and absent  | infusion 0 emd=yes; REMISSION                                                     | no  | CR
EMD before, absent at a later visit | infusion 0 emd=yes; marrow 28 blasts=2; response 28 recovered; response 35 emd=no | no  | CR
EMD before, absent after the window | infusion 0 emd=yes; marrow 28 blasts=2; response 28 recovered; response 43 emd=no | no  | NE
EMD before, still there             | infusion 0 emd=yes; marrow 28 blasts=2; response 28 recovered emd=yes             | no  | NR
an EMD site before                  | infusion 0 emd_sites__SKIN=yes; marrow 28 blasts=2; response 28 csf=no            | no  | NE
CNS before, not re-assessed         | infusion 0 cns=yes; marrow 28 blasts=2; response 28 recovered emd=no              | no  | NE
CNS among the sites before          | infusion 0 emd_sites__CNS=yes; marrow 28 blasts=2; response 28 emd=no             | no  | NE
CNS before, re-assessed             | infusion 0 cns=yes; REMISSION                                                     | no  | CR
CNS before, EMD not, setting off    | infusion 0 emd=no cns=yes; marrow 28 blasts=2; response 28 recovered              | yes | NE
blasts decide before any site       | infusion 0 emd=yes; marrow 28 blasts=20                                           | yes | NR
"""

DEATHS = """
what                                   | facts                                           | response  | missing
---------------------------------------+-------------------------------------------------+-----------+-------------------------------
death before the window                | death 10                                        | NR_DEATH  |
death on the day of the infusion       | death 0                                         | NR_DEATH  |
death on the last day of the window    | death 42                                        | NR_DEATH  |
death the day after the window         | death 43                                        | -         | evaluable marrow in the window
death after an evaluable marrow        | marrow 28 blasts=2; response 28 clear; death 35 | CR_UNSPEC | anc, platelets
death after a marrow with disease      | marrow 28 blasts=40; death 35                   | NR        |
death, disease seen before the window  | marrow 14 blasts=40; death 20                   | NR_DEATH  |
death after a marrow not evaluable     | marrow 28 evaluable=no; death 35                | NR_DEATH  |
death in a month inside the window     | death 2020-03                                   | NR_DEATH  |
death in the month the window ends in  | death 2020-04                                   | -         | died_on to the day
death in a month after the window      | death 2020-05                                   | -         | evaluable marrow in the window
death in an unknown month              | death 2020                                      | -         | died_on to the day
death in the year after                | death 2021                                      | -         | evaluable marrow in the window
death without a date                   | death ?                                         | -         | died_on to the day
a month not known, but disease seen    | marrow 14 blasts=40; death 2020-04              | NR        |
a month not known, marrow in remission | REMISSION; death 2020-04                        | CR        |
"""

LAST_KNOWN = """
what                                         | facts                                            | response
---------------------------------------------+--------------------------------------------------+---------
disease on day 14, nothing later             | marrow 14 blasts=10                              | NR
5.0 % is disease                             | marrow 14 blasts=5.0                             | NR
disease on day 14, gone on day 20            | marrow 14 blasts=40; marrow 20 blasts=1          | -
gone on day 14, back on day 20               | marrow 14 blasts=1; marrow 20 blasts=40          | NR
disease on day 14, a marrow without a result | marrow 14 blasts=40; marrow 28                   | NR
disease outside the marrow                   | response 14 emd=yes                              | NR
seen in the window, without a marrow         | response 28 blood=yes                            | NR
seen on the last day of the window           | response 42 blood=yes                            | NR
disease on day 14, none seen on day 28       | marrow 14 blasts=40; response 28 clear recovered | -
disease on day 14, nothing known on day 28   | marrow 14 blasts=40; response 28 recovered       | NR
two looks on a day, one of them shows it     | marrow 20 blasts=1; response 20 blood=yes        | NR
disease before the infusion only             | marrow -5 blasts=40; response -5 emd=yes         | -
disease on day 0 only                        | response 0 emd=yes                               | -
a marrow of day 0 that names the infusion    | marrow 0 blasts=40 infusion=P/1                  | -
a form of day 0 that names the infusion      | response 0 emd=yes infusion=P/1                  | -
disease after the window only                | marrow 43 blasts=40; response 43 emd=yes         | -
an undated form                              | response ? visit=DAY28 infusion=P/1 emd=yes      | -
relapse documented                           | relapse 30                                       | NR
relapse on the last day of the window        | relapse 42                                       | NR
relapse after the window                     | relapse 43                                       | -
relapse in a month inside the window         | relapse 2020-03 infusion=P/1                     | NR
relapse in that month, before or after       | relapse 2020-03                                  | -
relapse in the month the window ends in      | relapse 2020-04                                  | -
relapse before the infusion                  | relapse -30                                      | -
relapse on day 0 that names the infusion     | relapse 0 infusion=P/1                           | -
asked, and no relapse                        | relapse ? occurred=no                            | -
progression documented before the window     | response 14 response=PD                          | NR
progression, then a remission                | response 14 response=PD; REMISSION               | CR
an entered response is no input to itself    | response 28 response=PD                          | -
nor on the first day of the window           | response 24 response=PD                          | -
disease, and a marrow not evaluable          | marrow 14 blasts=40; marrow 28 evaluable=no      | NR
"""

THERAPY = """
what                                      | facts                                                                       | response
------------------------------------------+-----------------------------------------------------------------------------+----------
transplant before the marrow              | transplant 20; REMISSION                                                    | NE
transplant on the day of the marrow       | transplant 28; REMISSION                                                    | CR
transplant after the marrow               | transplant 29; REMISSION                                                    | CR
transplant before the infusion            | transplant -30; REMISSION                                                   | CR
transplant after the window, no marrow    | transplant 43                                                               | -
transplant on its last day, no marrow     | transplant 42                                                               | NE
asked, and no transplant                  | transplant ? occurred=no; REMISSION                                         | CR
transplant without a date                 | transplant ?; REMISSION                                                     | CR
transplant in the month of the marrow     | transplant 2020-04; marrow 35 blasts=2                                      | -
transplant in the month after the marrow  | transplant 2020-04; REMISSION                                               | CR
transplant before or after the infusion   | transplant 2020-03; REMISSION                                               | -
transplant in the month before            | transplant 2020-02; REMISSION                                               | CR
transplant in a month, no marrow          | transplant 2020-04                                                          | -
transplant in a month that began on day 0 | infusion -1; transplant 2020-03                                             | -
counts after the transplant               | marrow 28 blasts=2; response 28 clear; transplant 30; response 40 recovered | CR_UNSPEC
therapy for relapse before the marrow     | therapy 20 therapy_reason=relapse; REMISSION                                | NE
therapy for no response                   | therapy 20 therapy_reason=no_response; REMISSION                            | NE
therapy for MRD                           | therapy 20 therapy_reason=mrd; REMISSION                                    | NE
maintenance is no new therapy             | therapy 20 therapy_reason=maintenance; REMISSION                            | CR
nor is prophylaxis                        | therapy 20 therapy_reason=prophylaxis; REMISSION                            | CR
nor is what has no reason                 | therapy 20; REMISSION                                                       | CR
asked, and no therapy                     | therapy 20 therapy_reason=relapse occurred=no; REMISSION                    | CR
disease before the therapy                | marrow 14 blasts=40; therapy 20 therapy_reason=no_response; REMISSION       | NR
disease after the therapy                 | therapy 20 therapy_reason=relapse; response 30 emd=yes                      | NE
relapse on the day therapy began          | therapy 20 therapy_reason=relapse; relapse 20                               | NR
relapse after the transplant              | transplant 20; relapse 30                                                   | NE
death after the transplant                | transplant 20; death 30                                                     | NR_DEATH
"""

AGAIN = """
what                                      | facts                                                                                                                   | responses
------------------------------------------+-------------------------------------------------------------------------------------------------------------------------+-------------------
each its own marrow                       | infusion 0; infusion 60 infusion_reason=no_response; marrow 28 blasts=40; marrow 88 blasts=2                            | NR CR_UNSPEC
in whatever order they were entered       | infusion 60 infusion_reason=no_response; infusion 0; marrow 88 blasts=2; marrow 28 blasts=40                            | CR_UNSPEC NR
a marrow on the day of the second         | infusion 0; infusion 28 infusion_reason=relapse; marrow 28 blasts=40                                                    | NR -
a marrow soon after the second is its own | infusion 0; infusion 20 infusion_reason=planned_consolidation; marrow 30 blasts=40; marrow 44 blasts=2                  | - CR_UNSPEC
a link says which one                     | infusion 0; infusion 20 infusion_reason=planned_consolidation; marrow 30 blasts=2 infusion=P/1; marrow 44 blasts=40     | CR_UNSPEC NR
a link to one that had not begun          | infusion 0; infusion 60; marrow 28 blasts=2 infusion=P/2                                                                | - -
infused again for no response before it   | infusion 0; infusion 20 infusion_reason=no_response; marrow 44 blasts=2                                                 | NE CR_UNSPEC
responses go with their infusion          | infusion 0; infusion 60; marrow 28 blasts=2; response 28 clear recovered; marrow 88 blasts=2; response 88 clear anc=0.3 | CR CRi
relapse before the second, of the first   | infusion 0; infusion 30 infusion_reason=relapse; relapse 25                                                             | NR -
relapse after the second, of the second   | infusion 0; infusion 20 infusion_reason=planned_consolidation; relapse 35                                               | - NR
death in the window of the second         | infusion 0; infusion 60; marrow 28 blasts=2; death 75                                                                   | CR_UNSPEC NR_DEATH
death long after the first                | infusion 0; infusion 60; death 75                                                                                       | - NR_DEATH
one whose day 0 is not known              | infusion 0; infusion ?; marrow 28 blasts=2                                                                              | CR_UNSPEC -
"""


@pytest.mark.parametrize(
    "row", rows(DERIVED) + rows(LAST_KNOWN) + rows(THERAPY), ids=lambda r: r["what"]
)
def test_the_response_is_derived_from_what_is_known_after_day_0(row):
    (derived,) = responses_of(row["facts"])

    assert (derived.value or "-") == row["response"]


@pytest.mark.parametrize("row", rows(INVOLVED), ids=lambda r: r["what"])
def test_a_site_outside_the_marrow_has_to_be_clear(row):
    (derived,) = responses_of(row["facts"], uninvolved_sites_count_as_absent=row["off"] == "no")

    assert (derived.value or "-") == row["response"]


@pytest.mark.parametrize("row", rows(DEATHS), ids=lambda r: r["what"])
def test_death_before_an_assessment_is_no_response(row):
    (derived,) = responses_of(row["facts"])

    assert (derived.value or "-") == row["response"]
    assert ", ".join(derived.missing) == (row["missing"] or "")


# Day 60 is 1 May.
@pytest.mark.parametrize(
    ("last_day", "missing"),
    [(59, "evaluable marrow in the window"), (60, "died_on to the day")],
)
def test_a_death_in_a_month_that_begins_on_the_last_day_may_be_in_the_window(last_day, missing):
    (derived,) = responses_of("death 2020-05", response_window_to=last_day)

    assert (derived.value, derived.missing) == (None, (missing,))


@pytest.mark.parametrize("row", rows(AGAIN), ids=lambda r: r["what"])
def test_facts_belong_to_the_infusion_they_follow(row):
    derived = responses_of(row["facts"])

    assert [d.value or "-" for d in derived] == row["responses"].split()


@pytest.mark.parametrize(("day", "expected"), [(27, None), (28, "CR"), (60, "CR"), (61, None)])
def test_the_window_is_the_one_of_the_study(day, expected):
    story = f"marrow {day} blasts=2; response {day} clear recovered"

    (derived,) = responses_of(story, response_window_from=28, response_window_to=60)

    assert derived.value == expected


SAID = """
facts                                             | missing                                                       | driver
--------------------------------------------------+---------------------------------------------------------------+--------------------------------------------------------------------------------------------------------------------------------------------------------
REMISSION                                         |                                                               | marrow P/1
marrow 28 blasts=2; response 28 recovered         |                                                               | marrow P/1; extramedullary disease absent before, not re-assessed, taken as absent; CNS leukaemia absent before, not re-assessed, taken as absent
infusion 0; marrow 28 blasts=2; response 28 recovered|                                                               | marrow P/1; extramedullary disease not known before, not re-assessed, taken as absent; CNS leukaemia not known before, not re-assessed, taken as absent
infusion 0 cns=no; marrow 28 blasts=2; response 28 recovered |                                                               | marrow P/1; extramedullary disease not known before, not re-assessed, taken as absent; CNS leukaemia absent before, not re-assessed, taken as absent
marrow 28 blasts=2; response 28 clear anc=0.2     |                                                               | marrow P/1; anc not recovered
marrow 28 blasts=2; response 28 clear anc=2       | platelets                                                     | marrow P/1
marrow 28 blasts=9                                |                                                               | marrow P/1
marrow 28 blasts=2; response 28 emd=yes blood=yes |                                                               | extramedullary disease; circulating blasts
infusion 0 emd=yes cns=yes; marrow 28 blasts=2    | extramedullary disease re-assessed; CNS leukaemia re-assessed | extramedullary disease before, not re-assessed; CNS leukaemia before, not re-assessed
marrow 14 blasts=40                               |                                                               | marrow P/1
response 14 emd=yes                               |                                                               | response P/1
response 14 response=PD                           |                                                               | progression P/1
relapse 30                                        |                                                               | relapse P/1
death 20                                          |                                                               | death P/1
transplant 20; REMISSION                          |                                                               | transplant or new therapy before the marrow
marrow 28 evaluable=no                            |                                                               | marrow not evaluable
transplant 2020-04; marrow 35 blasts=2            | day on which the transplant or new therapy began              |
infusion ?                                        | infused_on                                                    |
"""


@pytest.mark.parametrize("row", rows(SAID), ids=lambda r: r["facts"])
def test_a_derived_response_names_what_it_rests_on_and_what_it_lacks(row):
    derived = responses_of(row["facts"])[0]

    assert "; ".join(derived.missing) == (row["missing"] or "")
    assert "; ".join(derived.driver) == (row["driver"] or "")


ENTERED = """
what                            | facts                                                                    | row
--------------------------------+--------------------------------------------------------------------------+----
the only one                    | response 28 response=CR                                                  | P/1
the first in the window         | response 35 response=NR; response 28 response=CR                         | P/2
one before the window is not it | response 14 response=NR; response 28 response=CR                         | P/2
one that was evaluable          | response 26 response=NE; response 28 response=CR                         | P/2
one that holds a response       | response 26 clear; response 28 response=CR                               | P/2
stated as not evaluable         | response 26 clear; response 28 response=NE                               | P/2
all are empty                   | response 30 clear; response 26 clear                                     | P/2
two on one day                  | response 28 response=CR; response 28 response=NR                         | P/1
without a date                  | response ? visit=DAY28 infusion=P/1 response=CR; response 28 response=NR | P/1
without a date and infusion     | response ? visit=DAY28 response=CR                                       | -
after the window                | response 43 visit=DAY28 response=CR                                      | -
"""


@pytest.mark.parametrize("row", rows(ENTERED), ids=lambda r: r["what"])
def test_the_entered_response_is_that_of_the_first_evaluable_assessment(row):
    book = book_of(f"infusion 0; {row['facts']}")

    given = response.entered_for(book.one("infusions", "P/1"), book)

    assert (given["key"] if given else "-") == row["row"]


def test_an_infusion_without_day_0_still_has_the_form_that_names_it():
    book = book_of("infusion ?; response ? visit=DAY28 infusion=P/1 response=CR; response 28")

    given = response.assessments(book.one("infusions", "P/1"), book)

    assert [row["key"] for row in given] == ["P/1"]


# One class in each row; a response agrees with those of its own row.
CLASSES = (
    {"CR", "CR_UNSPEC"},
    {"CRi", "CR_UNSPEC"},
    {"NR", "PR", "SD", "PD"},
    {"NR_DEATH"},
    {"NE"},
)


@pytest.mark.parametrize("derived", response.RESPONSE.codes)
@pytest.mark.parametrize("entered", response.RESPONSE.codes)
def test_kinds_of_no_remission_agree_and_an_unspecified_remission_with_both(entered, derived):
    same = any({entered, derived} <= together for together in CLASSES)

    assert response.agrees(entered, derived) == same


CRITERIA = """
what                    | facts                                               | NCCN2018  | GU2022 | HU2022
------------------------+-----------------------------------------------------+-----------+--------+----------
both counts             | REMISSION                                           | CR        | CR     | CR
neutrophils short       | marrow 28 blasts=2; response 28 clear anc=0.4       | CRi       | CR     | CRi
counts not known        | marrow 28 blasts=2; response 28 clear               | CR_UNSPEC | CR     | CR_UNSPEC
5.0 % blasts            | marrow 28 blasts=5.0; response 28 clear recovered   | NR        | NR     | NR
disease elsewhere       | marrow 28 blasts=2; response 28 emd=yes             | NR        | NR     | NR
"""


@pytest.mark.parametrize("criteria", response.COUNTS_ASKED)
@pytest.mark.parametrize("row", rows(CRITERIA), ids=lambda r: r["what"])
def test_remission_by_the_criteria_of_the_study(row, criteria):
    (derived,) = responses_of(row["facts"], response_criteria=criteria)

    assert derived.value == row[criteria]


def test_where_counts_are_not_asked_for_every_remission_agrees():
    assert response.agrees("CRi", "CR", counts_asked=False)
    assert not response.agrees("CRi", "CR", counts_asked=True)
    assert not response.agrees("NR", "CR", counts_asked=False)


def of_first(of, story, **study):
    book = book_of(story.replace("REMISSION", REMISSION), **study)
    return of(book.one("infusions", "P/1"), book)


# The remission of day 28 is 30 March; four weeks later is day 56.
CONFIRMED = """
what                             | facts                                                         | day | missing
---------------------------------+---------------------------------------------------------------+-----+--------
no remission                     | marrow 28 blasts=40; marrow 60 blasts=1                       | -   |
nothing later                    | REMISSION                                                     |     | a remission from 2020-04-27 on
a marrow after 27 days           | REMISSION; marrow 55 blasts=1                                 |     | a remission from 2020-04-27 on
a marrow after 28 days           | REMISSION; marrow 56 blasts=1                                 | 56  |
a marrow with 5 %                | REMISSION; marrow 56 blasts=5                                 |     | a remission from 2020-04-27 on
a marrow without a result        | REMISSION; marrow 56                                          |     | a remission from 2020-04-27 on
a response                       | REMISSION; response 90 visit=MONTH3 response=CRi              | 90  |
a response that is none          | REMISSION; response 90 visit=MONTH3 response=NR               |     | a remission from 2020-04-27 on
the first of two                 | REMISSION; marrow 90 blasts=1; response 60 response=CR        | 60  |
after a relapse                  | REMISSION; marrow 90 blasts=1; relapse 80                     |     | a remission from 2020-04-27 on
a relapse that was denied        | REMISSION; marrow 90 blasts=1; relapse 80 occurred=no         | 90  |
before a relapse                 | REMISSION; marrow 70 blasts=1; relapse 80                     | 70  |
after a transplant               | REMISSION; marrow 90 blasts=1; transplant 80                  |     | a remission from 2020-04-27 on
of the next infusion             | infusion 0; infusion 70; REMISSION; marrow 90 blasts=1        |     | a remission from 2020-04-27 on
without a date                   | REMISSION; response ? visit=MONTH3 response=CR                |     | a remission from 2020-04-27 on
"""


@pytest.mark.parametrize("row", rows(CONFIRMED), ids=lambda r: r["what"])
def test_a_remission_is_confirmed_four_weeks_later(row):
    story = row["facts"] if row["facts"].startswith("infusion") else f"infusion 0; {row['facts']}"

    found = of_first(response.confirmed_on, story)

    if row["day"] == "-":
        assert found is None
    else:
        assert found.value == (row["day"] and day(int(row["day"])).isoformat())
        assert "; ".join(found.missing) == (row["missing"] or "")


BEST = """
what                              | facts                                                                       | best
----------------------------------+-----------------------------------------------------------------------------+----------
never assessed                    | contact 90                                                                  | -
the derived one of day 28         | REMISSION                                                                   | CR
better later                      | marrow 28 blasts=40; response 90 response=CR                                | CR
worse later                       | REMISSION; response 90 response=PD                                          | CR
better before                     | response 14 response=PR; marrow 28 blasts=40                                | PR
after a relapse                   | marrow 28 blasts=40; relapse 80; response 90 response=CR                    | NR
after a transplant                | marrow 28 blasts=40; transplant 80; response 90 response=CR                 | NR
the entered one contradicted      | marrow 28 blasts=40; response 28 response=CR                                | NR
the entered one with a reason     | marrow 28 blasts=40; response 28 response=CR override=response.contradicts_derivation | CR
entered alone                     | response 28 response=CRi                                                    | CRi
died before it                    | death 20                                                                    | NR_DEATH
of another infusion               | infusion 0; infusion 70; response 98 response=CR                            | -
"""


@pytest.mark.parametrize("row", rows(BEST), ids=lambda r: r["what"])
def test_the_best_response_is_that_of_the_cells_alone(row):
    story = row["facts"] if row["facts"].startswith("infusion") else f"infusion 0; {row['facts']}"

    found = of_first(response.best_response, story)

    assert (found.value if found else "-") == row["best"]


def test_an_infusion_without_day_0_has_no_best_response():
    assert of_first(response.best_response, "infusion ?; response 28 response=CR") is None
    assert of_first(response.confirmed_on, "infusion ?; response 28 response=CR") is None
