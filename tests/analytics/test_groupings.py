"""Groupings: what is known at which origin, the bounds of the bands, what is refused and why."""

import pytest

from analytics.definitions.endpoint import Origin
from analytics.definitions.groupings import GROUPINGS, LATER, refusal
from analytics.definitions.summaries import SUMMARIES
from tests.factories.casebook import rows

KNOWN = """
    grouping      | ENROLMENT | FIRST_INFUSION | CR_DATE | HSCT_DATE | CR1_DATE
    --------------|-----------|----------------|---------|-----------|---------
    overall       | yes       | yes            | yes     | yes       | yes
    risk_group    | no        | yes            | yes     | yes       | no
    generation    | no        | yes            | yes     | yes       | no
    strategy      | no        | yes            | yes     | yes       | no
    costimulatory | no        | yes            | yes     | yes       | no
    construct     | no        | yes            | yes     | yes       | no
    arm           | yes       | yes            | yes     | yes       | no
    dose          | no        | yes            | yes     | yes       | no
    emd           | no        | yes            | yes     | yes       | no
    age_gu2022    | yes       | yes            | yes     | yes       | no
    age_zhang2020 | yes       | yes            | yes     | yes       | no
    age_an2022    | yes       | yes            | yes     | yes       | no
    prior_hsct    | yes       | yes            | yes     | yes       | no
"""


@pytest.mark.parametrize("row", rows(KNOWN), ids=lambda row: row["grouping"])
def test_a_grouping_is_known_from_its_origin_on(row):
    for origin in Origin:
        if (known := row.get(origin)) is None:
            continue
        refused = refusal(row["grouping"], [Origin(origin)])
        assert (refused is None) == (known == "yes"), origin


def test_every_grouping_has_its_row_above():
    assert {row["grouping"] for row in rows(KNOWN)} == set(GROUPINGS)


def test_a_fallback_origin_must_know_it_too():
    code, message = refusal("dose", [Origin.FIRST_INFUSION, Origin.CR1_DATE])

    assert code == "grouping_not_known_at_origin"
    assert "known from the first infusion on, not at the origin FIRST_INFUSION or CR1_" in message
    assert message.endswith("or one of overall.")


@pytest.mark.parametrize("name", LATER)
def test_what_is_known_later_is_refused_with_the_alternative(name):
    code, message = refusal(name, [Origin.FIRST_INFUSION])

    assert code == "grouping_not_known_at_origin"
    assert "landmark" in message
    assert "time-dependent" in message


def test_an_unknown_grouping_is_refused_with_those_there_are():
    code, message = refusal("colour", [Origin.ENROLMENT])

    assert code == "unknown_grouping"
    assert message.endswith(
        "use one of overall, arm, age_gu2022, age_zhang2020, age_an2022, prior_hsct."
    )


@pytest.mark.parametrize(
    ("grouping", "value", "level"),
    [
        ("age_gu2022", 19, "below_20"),
        ("age_gu2022", 20, "20"),
        ("age_gu2022", 39, "20"),
        ("age_gu2022", 40, "40"),
        ("age_gu2022", 59, "40"),
        ("age_gu2022", 60, "60"),
        ("age_gu2022", None, None),
        ("age_zhang2020", 14, "below_15"),
        ("age_zhang2020", 15, "15"),
        ("age_an2022", 17, "below_18"),
        ("age_an2022", 18, "18"),
        ("dose", 99_999, "below_1e5"),
        ("dose", 100_000, "1e5"),
        ("dose", 999_999, "1e5"),
        ("dose", 1_000_000, "1e6"),
        ("dose", 9_999_999, "1e6"),
        ("dose", 10_000_000, "1e7"),
        ("dose", None, None),
        ("generation", 2, "2"),
        ("generation", 3, "3_4"),
        ("generation", 4, "3_4"),
        ("generation", None, None),
        ("strategy", "dual", "dual"),
        ("costimulatory", ["41BB"], "41BB"),
        ("costimulatory", ["CD28", "41BB"], "41BB+CD28"),
        ("costimulatory", ["OX40"], "other"),
        ("costimulatory", ["CD28", "ICOS", "41BB", "OX40"], "other"),
        ("costimulatory", [], None),
        ("emd", True, "yes"),
        ("emd", False, "no"),
        ("emd", None, None),
        ("prior_hsct", False, "no"),
        ("construct", "C-1", "C-1"),
        ("arm", "CAR-T", "CAR-T"),
        ("arm", "", None),
        ("arm", None, None),
    ],
)
def test_a_recorded_value_has_its_level(grouping, value, level):
    assert GROUPINGS[grouping].level_of(value) == level


def test_the_levels_stand_in_order_and_what_is_not_known_last():
    assert GROUPINGS["dose"].names() == ("below_1e5", "1e5", "1e6", "1e7", "none")
    assert GROUPINGS["construct"].names(["none", "B", "A"]) == ("A", "B", "none")
    assert GROUPINGS["risk_group"].label("none") == "No score"
    assert GROUPINGS["dose"].label("none") == "Not known"
    assert GROUPINGS["construct"].label("A") == "A"
    assert GROUPINGS["age_an2022"].origins == (
        "ENROLMENT", "LEUKAPHERESIS", "FIRST_INFUSION", "CR_DATE", "HSCT_DATE", "INDEX_INFUSION",
    )  # fmt: skip


def test_a_summary_refuses_what_is_not_known_at_its_origin():
    code, _ = SUMMARIES["GU2022_OS"].refusal("response")

    assert code == "grouping_not_known_at_origin"
    assert SUMMARIES["GU2022_OS"].refusal("risk_group") is None
