"""Rules for every table: dates as intervals, the day it is at the site, rules and their sets."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from config.errors import RuleViolation
from tests.factories.casebook import book_of, checked, rows
from tests.factories.trials import Trial, save
from trials.checks import Book, check_row
from trials.rules import dates, interval, say

INTERVALS = """
first      | precision | days
-----------+-----------+-------------------------
2020-03-02 | day       | 2020-03-02 to 2020-03-02
2020-03-02 |           | 2020-03-02 to 2020-03-02
2020-03-01 | month     | 2020-03-01 to 2020-03-31
2020-02-01 | month     | 2020-02-01 to 2020-02-29
2021-02-01 | month     | 2021-02-01 to 2021-02-28
2020-12-01 | month     | 2020-12-01 to 2020-12-31
9999-12-01 | month     | 9999-12-01 to 9999-12-31
2020-01-01 | year      | 2020-01-01 to 2020-12-31
"""
SAID = {"day": "2020-03-02", None: "2020-03-02", "year": "2020"}


@pytest.mark.parametrize("row", rows(INTERVALS), ids=str)
def test_a_date_is_every_day_it_can_be(row):
    first = date.fromisoformat(row["first"])

    days = interval({"x_on": first, "x_on_precision": row["precision"]}, "x_on")

    assert " to ".join(map(str, days)) == row["days"]
    assert say(days) == SAID.get(row["precision"], row["first"][:7])


def test_only_dates_are_dates():
    row = {
        "entered_at": datetime(2020, 3, 2, tzinfo=UTC),
        "born_on": None,
        "sex": "F",
        "enrolled_on": date(2020, 3, 2),
    }

    assert [name for name, _ in dates(row)] == ["enrolled_on"]


FUTURE = """
what       | day     | refused
-----------+---------+--------
yesterday  | 27      | no
today      | 28      | no
tomorrow   | 29      | yes
this month | 2020-03 | no
next month | 2020-04 | yes
this year  | 2020    | no
next year  | 2021    | yes
not known  | ?       | no
"""


@pytest.mark.parametrize("row", rows(FUTURE), ids=lambda r: r["what"])
def test_what_happened_is_not_in_the_future(row):
    found = checked(f"therapy {row['day']}", "new_therapies", today=date(2020, 3, 30))

    assert found == ({"in_the_future started_on"} if row["refused"] == "yes" else set())


CUTOFF = """
what                     | record                       | table         | flagged
-------------------------+------------------------------+---------------+-----------
on the cutoff day        | death 27                     | deaths        |
the day after            | death 28                     | deaths        | died_on
the cutoff's month       | therapy 2020-03              | new_therapies |
the month after          | therapy 2020-04              | new_therapies | started_on
known only later         | relapse 10 known_on=60       | relapses      |
without a date           | therapy ?                    | new_therapies |
"""


@pytest.mark.parametrize("row", rows(CUTOFF), ids=lambda r: r["what"])
def test_what_is_dated_after_the_data_cutoff_is_flagged(row):
    study = {"data_cutoff_on": date(2020, 3, 29)}

    found = checked(row["record"], row["table"], **study)

    flagged = {f.split()[1] for f in found if f.startswith("after_cutoff ")}
    assert flagged == ({row["flagged"]} if row["flagged"] else set())


def test_without_a_cutoff_nothing_is_after_it_and_a_study_never_is():
    late = {"key": "TRIAL", "discovery_until": date(2030, 1, 1)}
    book = Book(study={"data_cutoff_on": date(2020, 3, 29)}, today=date(2020, 3, 30))

    assert checked("death 29", "deaths") == set()
    assert list(check_row("studies", late, book)) == []


def test_a_study_may_plan_ahead():
    study = {"key": "TRIAL", "discovery_until": date(2030, 1, 1)}

    assert list(check_row("studies", study, Book(study={}, today=date(2020, 3, 30)))) == []


@pytest.mark.parametrize(
    ("given", "settings", "refused"),
    [
        ((28, 28), (24, 42), False),
        ((28, 27), (24, 42), True),
        ((60, None), (24, 42), True),
        ((None, 20), (24, 42), True),
        ((None, 24), (24, 42), False),
        ((60, None), (None, None), False),
    ],
)
def test_the_response_window_does_not_end_before_it_begins(given, settings, refused):
    names = ("response_window_from", "response_window_to")
    book = Book(study=dict(zip(names, settings, strict=True)), today=date(2020, 3, 30))
    study = {"key": "TRIAL", **dict(zip(names, given, strict=True))}

    found = [f.code for f in check_row("studies", study, book)]

    assert found == (["study.response_window"] if refused else [])


@pytest.mark.parametrize(
    ("zone", "refused"),
    [("Asia/Shanghai", False), (None, False), ("Shanghai", True), ("../etc", True), ("", True)],
)
def test_a_site_is_in_a_time_zone_that_exists(zone, refused):
    book = Book(study={}, today=date(2020, 3, 30))

    found = [f.code for f in check_row("sites", {"key": "ONE", "time_zone": zone}, book)]

    assert found == (["site.time_zone"] if refused else [])


@pytest.mark.django_db
@time_machine.travel(datetime(2020, 3, 2, 20, 0, tzinfo=UTC), tick=False)
def test_the_day_is_the_one_it_is_at_the_site():
    trial = Trial()
    save(trial.outsider, trial.study, "patients", values={"key": "P-002", "site": "TWO"})
    trial.patient("P-001")

    with pytest.raises(RuleViolation) as in_london:
        trial.infusion("P-001", "2020-03-03")
    in_shanghai = save(
        trial.outsider,
        trial.study,
        "infusions",
        values={"patient": "P-002", "infused_on": "2020-03-03"},
    )

    assert [f.code for f in in_london.value.findings] == ["in_the_future"]
    assert "it is 2020-03-02 at the site" in str(in_london.value)
    assert in_shanghai.created


@pytest.mark.django_db
def test_the_patients_own_form_is_held_against_the_death_too():
    trial = Trial()
    patient = trial.patient(enrolled_on="2020-02-03")
    trial.save("deaths", {"patient": "P-001", "died_on": "2020-05-01"})

    with pytest.raises(RuleViolation) as refused:
        save(
            trial.coordinator,
            trial.study,
            "patients",
            record_id=patient.pk,
            values={"enrolled_on": "2020-05-02"},
            version=1,
            reason="misread",
        )

    assert [f.code for f in refused.value.findings] == ["after_death"]


def test_a_casebook_loads_a_table_once_and_knows_its_tables():
    asked = []

    def load(table):
        asked.append(table)
        return [{"key": "P/1"}]

    book = Book(study={}, today=date(2020, 3, 30), load=load, names=lambda: ["marrows", "deaths"])

    assert book.one("marrows", "P/1") == {"key": "P/1"}
    assert book.one("marrows", "P/2") is None
    assert asked == ["marrows"]
    assert book.tables == ["deaths", "marrows"]
    assert Book(study={}, today=date(2020, 3, 30)).rows("marrows") == []


def test_a_casebook_with_a_row_holds_it_in_place_of_the_stored_one():
    book = book_of("marrow 14 blasts=40; marrow 28 blasts=2")

    changed = book.with_row("marrows", {"key": "P/1", "blasts_pct": 1})

    assert [row["blasts_pct"] for row in changed.rows("marrows")] == [1, 2]
    assert [row["blasts_pct"] for row in book.rows("marrows")] == [40, 2]


def test_what_a_casebook_makes_once_is_made_again_for_another_one():
    book, made = book_of("infusion 0"), []

    for reader in (book, book, book.with_row("infusions", book.one("infusions", "P/1"))):
        reader.once(("COUNT", "P/1"), lambda: made.append(1))

    assert made == [1, 1]
