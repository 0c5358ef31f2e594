# ruff: noqa: E501 - the tables are read by row
"""The endpoint engine, case by case: facts in days after 1 January 2020, "?" has no date."""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest

from analytics.definitions.endpoint import (
    Endpoint,
    Fact,
    Handling,
    LookedUntil,
    NoResponseDate,
    NotEvaluable,
    Origin,
    Population,
)
from analytics.definitions.endpoints import ENDPOINTS
from analytics.definitions.endpoints.gu2022 import (
    GU2022_EFS,
    GU2022_OS,
    GU2022_OS_IGNORE,
    GU2022_RELAPSE_AFTER_HSCT,
)
from analytics.endpoints import FactBook, derive

DAY_0 = date(2020, 1, 1)
COLUMNS = ["subject", "kind", "date", "infusion", "source", "source_key"]


def day(number):
    return DAY_0 + timedelta(days=number)


def facts_of(subject, story):
    """ "INFUSION 0; NO_RESPONSE@1 28" is a story; @ names the infusion a fact belongs to."""
    rows = []
    for number, fact in enumerate(filter(None, (part.strip() for part in story.split(";")))):
        name, when = fact.split()
        kind, _, infusion = name.partition("@")
        if kind == "INFUSION" and not infusion:
            infusion = f"{subject}/{number}"
        rows.append(
            {
                "subject": subject,
                "kind": kind,
                "date": None if when == "?" else day(int(when)),
                "infusion": infusion or None,
                "source": kind.lower(),
                "source_key": f"{subject}/{number}",
            }
        )
    return rows


def book_of(stories, errors=None):
    facts = [row for subject, story in stories.items() for row in facts_of(subject, story)]
    return FactBook(pd.Index(list(stories)), pd.DataFrame(facts, columns=COLUMNS), errors)


def derived(endpoint, story, *, cutoff=None):
    return derive(endpoint, book_of({"P1": story}), cutoff=cutoff).loc["P1"]


def outcome(row):
    """(day, status, what) of an included subject, else the reason."""
    if not row.included:
        return row.excluded_reason
    assert row.date - row.origin == pd.Timedelta(days=row.aval)
    return int(row.aval), int(row.status), row.event or row.censored


CASES = """
what                                     | endpoint | facts                                                              | outcome
-----------------------------------------+----------+--------------------------------------------------------------------+--------------------------
alive                                    | OS       | INFUSION 0; CONTACT 400                                            | 400, 0, LAST_CONTACT
lost to follow-up                        | OS       | INFUSION 0; CONTACT 400; LOST_TO_FOLLOW_UP 500                     | 400, 0, LOST_TO_FOLLOW_UP
found again after being lost             | OS       | INFUSION 0; LOST_TO_FOLLOW_UP 300; CONTACT 400                     | 400, 0, LAST_CONTACT
death 60 days after the last assessment  | EFS      | INFUSION 0; CR 28; ASSESSMENT 100; CONTACT 100; DEATH 160          | 160, 1, DEATH
death and last contact on one day        | OS       | INFUSION 0; CONTACT 50; DEATH 50                                   | 50, 1, DEATH
death on the day of infusion             | OS       | INFUSION 0; DEATH 0                                                | 0, 1, DEATH
relapse before the origin is history     | EFS      | CR 10; RELAPSE 20; INFUSION 30; CR 58; CONTACT 130                 | 100, 0, LAST_CONTACT
relapse on the day of origin is history  | EFS      | CR 10; RELAPSE 30; INFUSION 30; CR 58; CONTACT 130                 | 100, 0, LAST_CONTACT
relapse after remission                  | EFS      | INFUSION 0; CR 28; RELAPSE 90; CONTACT 400                         | 90, 1, RELAPSE
two relapses: the first counts           | EFS      | INFUSION 0; CR 28; RELAPSE 200; RELAPSE 90; CONTACT 400            | 90, 1, RELAPSE
relapse then death                       | EFS      | INFUSION 0; CR 28; RELAPSE 90; DEATH 120                           | 90, 1, RELAPSE
relapse and death on one day             | EFS      | INFUSION 0; CR 28; DEATH 90; RELAPSE 90                            | 90, 1, RELAPSE
relapse without a remission is a query   | EFS      | INFUSION 0; RELAPSE 90; CONTACT 400                                | 400, 0, LAST_CONTACT
no response dated at the origin          | EFS      | INFUSION 0; NO_RESPONSE 28; CONTACT 400                            | 0, 1, NO_RESPONSE
no response, then death                  | EFS      | INFUSION 0; NO_RESPONSE 28; DEATH 60                               | 0, 1, NO_RESPONSE
no response of a second infusion         | EFS      | INFUSION@a 0; CR 28; INFUSION@b 100; NO_RESPONSE@b 130; CONTACT 400 | 400, 0, LAST_CONTACT
no response of the first of two          | EFS      | INFUSION@a 0; NO_RESPONSE@a 28; INFUSION@b 100; CR 128; CONTACT 400 | 0, 1, NO_RESPONSE
no response and no follow-up             | EFS      | INFUSION 0; NO_RESPONSE 28                                         | no_follow_up
relapse and no follow-up                 | EFS      | INFUSION 0; CR 28; RELAPSE 90                                      | no_follow_up
not evaluable is not an event            | EFS      | INFUSION 0; NOT_EVALUABLE 28; CONTACT 400                          | 400, 0, LAST_CONTACT
transplant ends OS                       | OS       | INFUSION 0; CR 28; HSCT 60; DEATH 200                              | 60, 0, HSCT
transplant ignored                       | IGNORE   | INFUSION 0; CR 28; HSCT 60; DEATH 200                              | 200, 1, DEATH
transplant ignored in EFS                | EFS      | INFUSION 0; CR 28; HSCT 60; RELAPSE 90; CONTACT 400                | 90, 1, RELAPSE
autologous transplant does not end OS    | OS       | INFUSION 0; HSCT_AUTOLOGOUS 60; CONTACT 200                        | 200, 0, LAST_CONTACT
transplant before the origin             | OS       | HSCT 0; INFUSION 100; CONTACT 300                                  | 200, 0, LAST_CONTACT
second transplant after the origin       | OS       | HSCT 0; INFUSION 100; HSCT 160; CONTACT 300                        | 60, 0, HSCT
death on the day of transplant           | OS       | INFUSION 0; HSCT 60; DEATH 60                                      | 60, 1, DEATH
transplant on the day of last contact    | OS       | INFUSION 0; HSCT 60; CONTACT 60                                    | 60, 0, HSCT
origin is the first infusion             | OS       | INFUSION 50; INFUSION 0; CONTACT 400                               | 400, 0, LAST_CONTACT
data withdrawn before death              | OS       | INFUSION 0; CONTACT 90; DATA_WITHDRAWN 100; DEATH 200              | 100, 0, DATA_WITHDRAWN
data withdrawn before the infusion       | OS       | DATA_WITHDRAWN 0; INFUSION 10; CONTACT 90                          | data_withdrawn
survival from registries                 | IGNORE   | INFUSION 0; CONTACT 90; DATA_WITHDRAWN_BUT_SURVIVAL 100; DEATH 200 | 200, 1, DEATH
alive in a registry                      | IGNORE   | INFUSION 0; CONTACT 300; DATA_WITHDRAWN_BUT_SURVIVAL 100           | 300, 0, LAST_CONTACT
registries know of no relapse            | EFS      | INFUSION 0; CR 28; CONTACT 90; DATA_WITHDRAWN_BUT_SURVIVAL 100; DEATH 200 | 100, 0, DATA_WITHDRAWN
nor of a transplant                      | OS       | INFUSION 0; CONTACT 90; DATA_WITHDRAWN_BUT_SURVIVAL 100; DEATH 200 | 100, 0, DATA_WITHDRAWN
withdrawn before the infusion all the same | IGNORE | DATA_WITHDRAWN_BUT_SURVIVAL 0; INFUSION 10; CONTACT 90             | data_withdrawn
registries, withdrawn at no known day    | IGNORE   | INFUSION 0; CONTACT 90; DATA_WITHDRAWN_BUT_SURVIVAL ?              | data_error:data_withdrawn_but_survival_without_date
never infused                            | OS       | ENROLMENT 0; CONTACT 400                                           | not_infused
no facts at all                          | EFS      |                                                                    | not_infused
no follow-up and no death                | OS       | INFUSION 0; CR 28                                                  | no_follow_up
last contact before a visit              | EFS      | INFUSION 0; CR 28; CONTACT 20                                      | data_error:last_contact_before_visit
a visit after the last contact, then dead | EFS     | INFUSION 0; CONTACT 20; CR 28; DEATH 60                            | 60, 1, DEATH
last contact before the infusion         | OS       | CONTACT -5; INFUSION 0                                             | data_error:last_contact_before_visit
transplant without a date ends OS        | OS       | INFUSION 0; HSCT ?; CONTACT 400                                    | data_error:hsct_without_date
it is no matter where it is ignored      | IGNORE   | INFUSION 0; HSCT ?; CONTACT 400                                    | 400, 0, LAST_CONTACT
nor is a therapy without a date          | EFS      | INFUSION 0; CR 28; NEW_THERAPY ?; CONTACT 400                      | 400, 0, LAST_CONTACT
nor an autologous transplant             | OS       | INFUSION 0; HSCT_AUTOLOGOUS ?; CONTACT 400                         | 400, 0, LAST_CONTACT
relapse without a date, whatever is asked | OS      | INFUSION 0; CR 28; RELAPSE ?; CONTACT 400                          | data_error:relapse_without_date
relapse without a date                   | EFS      | INFUSION 0; CR 28; RELAPSE ?; CONTACT 400                          | data_error:relapse_without_date
death without a date                     | OS       | INFUSION 0; DEATH ?; CONTACT 400                                   | data_error:death_without_date
death before the infusion                | OS       | DEATH 0; INFUSION 10                                               | data_error:death_before_origin
alive after death                        | OS       | INFUSION 0; DEATH 50; CONTACT 60                                   | data_error:contact_after_death
relapse after transplant                 | HSCT     | INFUSION 0; CR 28; HSCT 60; RELAPSE 90; CONTACT 400                | 30, 1, RELAPSE
death after transplant                   | HSCT     | INFUSION 0; CR 28; HSCT 60; DEATH 90                               | 30, 2, DEATH
relapse before transplant only           | HSCT     | INFUSION 0; CR 28; RELAPSE 50; HSCT 60; CONTACT 400                | 340, 0, LAST_CONTACT
not transplanted                         | HSCT     | INFUSION 0; CR 28; CONTACT 400                                     | no_hsct_date
transplant before the infusion only      | HSCT     | HSCT 0; INFUSION 50; CONTACT 400                                   | no_hsct_date
"""

BY_NAME = {
    "OS": GU2022_OS,
    "IGNORE": GU2022_OS_IGNORE,
    "EFS": GU2022_EFS,
    "HSCT": GU2022_RELAPSE_AFTER_HSCT,
}


def rows_of(table):
    _, _, *lines = table.strip().splitlines()
    return [tuple(cell.strip() for cell in line.split("|")) for line in lines]


@pytest.mark.parametrize(
    ("endpoint", "story", "expected"),
    [row[1:] for row in rows_of(CASES)],
    ids=[row[0] for row in rows_of(CASES)],
)
def test_case(endpoint, story, expected):
    found = outcome(derived(BY_NAME[endpoint], story))

    assert found == expected if isinstance(found, str) else ", ".join(map(str, found)) == expected


def test_all_cases_derived_together_give_what_each_gives_alone():
    stories = {what: story for what, _, story, _ in rows_of(CASES)}

    together = {name: derive(BY_NAME[name], book_of(stories)) for name in BY_NAME}

    for what, name, story, _ in rows_of(CASES):
        assert outcome(together[name].loc[what]) == outcome(derived(BY_NAME[name], story))


def test_everybody_is_accounted_for_and_one_data_error_leaves_the_others_standing():
    book = book_of(
        {
            "good": "INFUSION 0; CONTACT 100",
            "undated": "INFUSION 0; DEATH ?",
            "found by the reader": "INFUSION 0; CONTACT 100",
            "screened": "ENROLMENT 0",
        },
        pd.DataFrame([{"subject": "found by the reader", "code": "two_deaths"}]),
    )

    result = derive(GU2022_OS, book)

    assert result["included"].to_dict() == {
        "good": True,
        "undated": False,
        "found by the reader": False,
        "screened": False,
    }
    assert list(result.loc[~result.included, "excluded_reason"]) == [
        "data_error:death_without_date",
        "data_error:two_deaths",
        "not_infused",
    ]
    assert result.loc[~result.included, ["aval", "status"]].isna().all(axis=None)


CUTOFFS = """
what                                | facts                                   | cutoff | outcome
------------------------------------+-----------------------------------------+--------+----------------------
event after the cutoff              | INFUSION 0; CONTACT 100; DEATH 200      | 150    | 150, 0, CUTOFF
event on the cutoff day counts      | INFUSION 0; DEATH 150                   | 150    | 150, 1, DEATH
seen after the cutoff               | INFUSION 0; CONTACT 400                 | 150    | 150, 0, CUTOFF
last seen before the cutoff         | INFUSION 0; CONTACT 100                 | 150    | 100, 0, LAST_CONTACT
lost after the cutoff proves no life | INFUSION 0; CONTACT 100; LOST_TO_FOLLOW_UP 400 | 150 | 100, 0, LAST_CONTACT
infused after the cutoff            | INFUSION 200; CONTACT 400               | 150    | after_cutoff
any record after the cutoff is life | INFUSION 0; INFUSION 200                | 150    | 150, 0, CUTOFF
"""


@pytest.mark.parametrize(
    ("story", "cutoff", "expected"),
    [row[1:] for row in rows_of(CUTOFFS)],
    ids=[row[0] for row in rows_of(CUTOFFS)],
)
def test_cutoff(story, cutoff, expected):
    found = outcome(derived(GU2022_OS, story, cutoff=day(int(cutoff))))

    assert found == expected if isinstance(found, str) else ", ".join(map(str, found)) == expected


def test_a_relapse_that_does_not_count_is_named():
    row = derived(GU2022_EFS, "INFUSION 0; RELAPSE 90; CONTACT 400")

    assert row.query == "relapse_without_cr"
    assert derived(GU2022_OS, "INFUSION 0; RELAPSE 90; CONTACT 400").query is None
    assert derived(GU2022_EFS, "INFUSION 0; CR 28; RELAPSE 90; CONTACT 400").query is None


def test_each_result_names_the_record_it_rests_on():
    relapsed = derived(GU2022_EFS, "INFUSION 0; CR 28; RELAPSE 90; CONTACT 400")
    censored = derived(GU2022_EFS, "INFUSION 0; CR 28; CONTACT 400")

    assert (relapsed.origin_source, relapsed.origin_source_key) == ("infusion", "P1/0")
    assert (relapsed.source, relapsed.source_key) == ("relapse", "P1/2")
    assert (censored.source, censored.source_key) == ("contact", "P1/2")


LFS = Endpoint(
    id="LFS",
    version="test",
    title="Leukaemia-free survival",
    source="made up",
    population=Population.RESPONDERS,
    origin=Origin.CR_DATE,
    events=(Fact.RELAPSE,),
    competing=(Fact.DEATH,),
    hsct=Handling.CENSOR,
    new_therapy=Handling.CENSOR,
    looked_until=LookedUntil.LAST_DISEASE_ASSESSMENT,
    not_evaluable=NotEvaluable.IGNORE,
)


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("INFUSION 0; CR 28; RELAPSE 90; CONTACT 400", (62, 1, "RELAPSE")),
        ("INFUSION 0; CR 28; DEATH 90", (62, 2, "DEATH")),
        ("INFUSION 0; CR 28; HSCT 60; RELAPSE 90; CONTACT 400", (32, 0, "HSCT")),
        ("INFUSION 0; CR 28; HSCT 60; RELAPSE 60; CONTACT 400", (32, 1, "RELAPSE")),
        ("INFUSION 0; CR 28; NEW_THERAPY 60; RELAPSE 90; CONTACT 400", (32, 0, "NEW_THERAPY")),
        (
            "INFUSION 0; CR 28; ASSESSMENT 90; CONTACT 400",
            (62, 0, "LAST_DISEASE_ASSESSMENT"),
        ),
        ("CR 0; INFUSION 10; NO_RESPONSE 38; CONTACT 400", "not_responders"),
        ("CONTACT 1", "not_responders"),
    ],
)
def test_other_declarations_go_through_the_same_engine(story, expected):
    assert outcome(derived(LFS, story)) == expected


@pytest.mark.parametrize(
    ("changes", "story", "expected"),
    [
        (
            {"no_response_date": NoResponseDate.ASSESSMENT},
            "INFUSION 0; NO_RESPONSE 33; CONTACT 400",
            (33, 1, "NO_RESPONSE"),
        ),
        (
            {"no_response_date": NoResponseDate.DAY_30},
            "INFUSION 0; NO_RESPONSE 33; CONTACT 400",
            (30, 1, "NO_RESPONSE"),
        ),
        (
            {"no_response_date": NoResponseDate.DAY_30},
            "INFUSION 0; NO_RESPONSE 33; DEATH 20",
            (20, 1, "DEATH"),
        ),
        (
            {"not_evaluable": NotEvaluable.CENSOR_AT_ORIGIN},
            "INFUSION 0; NOT_EVALUABLE 33; CONTACT 400",
            (0, 0, "NOT_EVALUABLE"),
        ),
        (
            {"origin": Origin.CR_DATE, "fallback_origin": Origin.FIRST_INFUSION},
            "INFUSION 0; NO_RESPONSE 33; CONTACT 400",
            (0, 1, "NO_RESPONSE"),
        ),
        (
            {"origin": Origin.ENROLMENT, "population": Population.ALL},
            "ENROLMENT 0; CONTACT 400",
            (400, 0, "LAST_CONTACT"),
        ),
    ],
)
def test_each_setting_of_a_declaration_does_what_it_says(changes, story, expected):
    assert outcome(derived(replace(GU2022_EFS, **changes), story)) == expected


def test_facts_about_a_stranger_are_refused():
    with pytest.raises(ValueError, match="not among the subjects"):
        FactBook(pd.Index(["P2"]), pd.DataFrame(facts_of("P1", "INFUSION 0"), columns=COLUMNS))


def test_no_response_needs_a_day_and_every_event_a_place_in_the_tie_order():
    with pytest.raises(ValueError, match="on which day no response counts"):
        replace(GU2022_EFS, no_response_date=None)
    with pytest.raises(ValueError, match="not in the tie order: CR"):
        replace(GU2022_EFS, events=(Fact.CR,))


@pytest.mark.parametrize("endpoint", ENDPOINTS.values(), ids=str)
def test_every_preset_tells_source_and_assumptions(endpoint):
    assert endpoint.source
    assert endpoint.stated
    assert endpoint.assumed
