"""A line per subject."""

import pytest

from analytics.definitions.analysis import Cases, Method
from tests.analytics.asked import carried_out
from tests.analytics.records import day

FACTS = ("INFUSION", "CR", "HSCT", "RELAPSE", "DEATH")


@pytest.fixture
def treated(trial):
    trial.patient("P-1")
    trial.infusion("P-1")
    trial.remission("P-1")
    trial.add("transplants", patient="P-1", occurred=True, transplanted_on=day(80))
    trial.add("relapses", patient="P-1", occurred=True, relapsed_on=day(200))
    trial.dead("P-1", 250)
    trial.patient("P-2")
    trial.alive("P-2", 300)
    return trial


def lines(trial, **declared):
    return carried_out(trial, Method.LISTING, **declared).result["lines"]


def test_days_count_from_the_infusion_or_from_enrolment_and_the_longest_comes_first(treated):
    found = lines(treated, population=Cases.ALL, options={"facts": FACTS})
    assert [(one["subject"], one["until"], one["alive"]) for one in found] == [
        ("P-2", 320, True),
        ("P-1", 250, False),
    ]
    assert [(event["fact"], event["day"]) for event in found[1]["events"]] == [
        ("INFUSION", 0),
        ("CR", 28),
        ("HSCT", 80),
        ("RELAPSE", 200),
        ("DEATH", 250),
    ]


def test_each_infusion_is_a_line_with_its_values(treated):
    treated.infusion("P-1", 210, generation=None, disease_status="relapsed")
    found = lines(
        treated, population=Cases.INFUSIONS, covariates=("risk_group", "generation", "age_gu2022")
    )
    assert found == [
        {
            "subject": "P-1/1",
            "values": {
                "risk_group": "Low risk",
                "generation": "2nd generation",
                "age_gu2022": "20 to below 40 years",
            },
        },
        {
            "subject": "P-1/2",
            "values": {
                "risk_group": None,
                "generation": None,
                "age_gu2022": "20 to below 40 years",
            },
        },
    ]


def test_who_cannot_be_placed_in_time_is_left_out_and_counted(treated):
    treated.patient("P-3", enrolled_on=None)
    outcome = carried_out(treated, Method.LISTING, population=Cases.ALL, options={"facts": FACTS})
    assert outcome.n == 2
    assert outcome.excluded == [{"reason": "no_first_infusion", "n": 1}]


def test_facts_after_the_cutoff_are_not_shown(treated):
    from datetime import date

    found = carried_out(
        treated,
        Method.LISTING,
        cutoff=date.fromisoformat(day(100)),
        options={"facts": FACTS},
    ).result["lines"]
    assert [event["fact"] for event in found[0]["events"]] == ["INFUSION", "CR", "HSCT"]
    assert (found[0]["until"], found[0]["alive"]) == (100, True)


def test_facts_of_infusions_are_not_told_and_it_says_so(treated):
    outcome = carried_out(
        treated, Method.LISTING, population=Cases.INFUSIONS, options={"facts": FACTS}
    )
    assert outcome.warnings[0]["code"] == "facts_of_patients"
    assert outcome.result["lines"] == [{"subject": "P-1/1", "values": {}}]
