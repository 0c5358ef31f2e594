# ruff: noqa: E501 - the tables are read by row
"""Engraftment from blood counts; days after the transplant of 2 March 2020."""

import pytest

from outcomes.definitions import engraftment
from tests.factories.casebook import book_of, day, rows


def story(counts, analyte, name="platelet_transfusion"):
    """ "0-30 0.1; 15 0.5": counts of days; t after a count is transfused, ? not known."""
    days = {}
    for part in counts.split(";"):
        span, value, *more = part.split()
        first, _, last = span.partition("-")
        for n in range(int(first), int(last or first) + 1):
            days[n] = (value, {"t": f" {name}=yes", "?": ""}.get("".join(more), f" {name}=no"))
    facts = [f"count {n} {analyte}={v}{m}" for n, (v, m) in sorted(days.items()) if v != "-"]
    return "; ".join(facts)


def asked(of, counts, analyte, more="transplant 0 graft_source=PB"):
    facts = f"{more}; {story(counts, analyte)}" if counts else more
    book = book_of(facts)
    return of(book.one("transplants", "P/1"), book)


NEUTROPHILS = """
what                            | counts                                 | day | missing
--------------------------------+----------------------------------------+-----+------------------------------
first of three days             | 0-14 0.1; 15-30 0.5                    | 15  |
0.49 is too few                 | 0-14 0.1; 15 0.49; 16-30 0.5           | 16  |
two days are too few            | 0-14 0.1; 15-16 0.5; 17 0.4; 18-30 1.0 | 18  |
a day without a count           | 0-14 0.1; 15 0.5; 16 -; 17-30 1.0      | 17  |
not fallen yet                  | 0-3 2.0; 4-14 0.1; 15-30 0.5           | 15  |
never fell                      | 0-30 2.0                               |     | neutrophils at their lowest
never came                      | 0-30 0.1                               |     | 3 consecutive days of counts
the last two days only          | 0-28 0.1; 29-30 0.6                    |     | 3 consecutive days of counts
weekly counts                   | 0 0.1; 7 0.1; 14 0.9; 21 1.0           |     | 3 consecutive days of counts
no counts                       |                                        |     | neutrophils
"""


@pytest.mark.parametrize("row", rows(NEUTROPHILS), ids=lambda r: r["what"])
def test_neutrophils_engraft_on_the_first_of_three_days(row):
    found = asked(engraftment.neutrophils_on, row["counts"], "neutrophils")

    assert found.value == (row["day"] and day(int(row["day"])).isoformat())
    assert ", ".join(found.missing) == (row["missing"] or "")


PLATELETS = """
what                                | counts                                     | day | missing
------------------------------------+--------------------------------------------+-----+--------------------------------
first of three days                 | 0-14 10; 15-30 20                          | 15  |
19 is too few                       | 0-14 10; 15 19; 16-30 20                   | 16  |
transfused in the 7 days before     | 0-14 10; 15-20 30 t; 21-30 30              | 21  |
held up by transfusion all the time | 0-14 30 t; 15-30 40                        | 15  |
transfusion not known               | 0-14 10; 15-30 30 ?                        |     | platelet_transfusion from 2020-03-17
not known on the third day alone    | 0-14 10; 15-16 30; 17 30 ?; 18-30 30       |     | platelet_transfusion from 2020-03-17
never fell, never transfused        | 0-30 150                                   |     | platelets at their lowest
"""


@pytest.mark.parametrize("row", rows(PLATELETS), ids=lambda r: r["what"])
def test_platelets_engraft_on_the_first_of_three_days_without_transfusion(row):
    found = asked(engraftment.platelets_on, row["counts"], "platelets")

    assert found.value == (row["day"] and day(int(row["day"])).isoformat())
    assert ", ".join(found.missing) == (row["missing"] or "")


FAILURE = """
what                               | transplant                              | counts                     | failure | missing
-----------------------------------+-----------------------------------------+----------------------------+---------+------------------------------
came in time                       | transplant 0 graft_source=PB            | 0-14 0.1; 15-30 0.5        | NONE    |
came on day 30                     | transplant 0 graft_source=BM            | 0-29 0.1; 30-33 0.5        | NONE    |
came on day 31                     | transplant 0 graft_source=BM            | 0-30 0.1; 31-33 0.5        | PRIMARY |
cord blood, came on day 31         | transplant 0 graft_source=CB            | 0-30 0.1; 31-42 0.5        | NONE    |
late, but for a day in time        | transplant 0 graft_source=PB            | 0-30 0.1; 20 0.6; 31-33 1  |         | 3 consecutive days of counts
cord blood, came on day 43         | transplant 0 graft_source=CB            | 0-42 0.1; 43-50 0.5        | PRIMARY |
never came                         | transplant 0 graft_source=BM_PB         | 0-30 0.1                   | PRIMARY |
eight days without a count         | transplant 0 graft_source=PB            | 0-22 0.1                   |         | neutrophils until day 30
seven days without a count         | transplant 0 graft_source=PB            | 0-23 0.1                   | PRIMARY |
one day came                       | transplant 0 graft_source=PB            | 0-30 0.1; 20 0.6           |         | 3 consecutive days of counts
the last day came                  | transplant 0 graft_source=PB            | 0-29 0.1; 30 0.6           |         | neutrophils until day 30
no counts                          | transplant 0 graft_source=PB            |                            |         | neutrophils until day 30
graft not known                    | transplant 0                            | 0-30 0.1                   |         | graft_source
died on day 30                     | transplant 0 graft_source=PB; death 30  | 0-30 0.1                   |         | survival to day 30
died on day 31                     | transplant 0 graft_source=PB; death 31  | 0-30 0.1                   | PRIMARY |
day not known                      | transplant 2020-03 graft_source=PB      | 0-30 0.1                   |         | transplanted_on
did not take place                 | transplant 0 graft_source=PB occurred=no | 0-30 0.1                  |         | transplanted_on
"""


@pytest.mark.parametrize("row", rows(FAILURE), ids=lambda r: r["what"])
def test_primary_graft_failure_is_that_neutrophils_never_came(row):
    found = asked(engraftment.graft_failure, row["counts"], "neutrophils", row["transplant"])

    assert (found.value, ", ".join(found.missing)) == (row["failure"], row["missing"] or "")


def test_platelets_that_came_exclude_a_pancytopenia():
    counts = f"{story('0-30 0.1', 'neutrophils')}; {story('0-9 10; 10-30 50', 'platelets')}"
    book = book_of(f"transplant 0 graft_source=PB; {counts}")

    found = engraftment.graft_failure(book.one("transplants", "P/1"), book)

    assert (found.value, found.missing) == (None, ("pancytopenia",))


def test_platelets_that_came_too_late_do_not():
    counts = f"{story('0-30 0.1', 'neutrophils')}; {story('0-30 10; 31-40 50', 'platelets')}"
    book = book_of(f"transplant 0 graft_source=PB; {counts}")

    assert engraftment.graft_failure(book.one("transplants", "P/1"), book).value == "PRIMARY"


def test_each_transplant_has_the_counts_up_to_the_next():
    book = book_of(
        f"transplant 0; transplant 20; {story('0-9 0.1; 10-24 1; 25-29 0.1; 30-34 1', 'neutrophils')}"
    )
    first, second = (book.one("transplants", key) for key in ("P/1", "P/2"))

    assert engraftment.neutrophils_on(first, book).value == day(10).isoformat()
    assert engraftment.neutrophils_on(second, book).value == day(30).isoformat()


@pytest.mark.parametrize(("infused", "found"), [(28, None), (0, 30), (32, None), (33, 30)])
def test_counts_from_a_later_infusion_on_say_nothing_of_the_graft(infused, found):
    book = book_of(f"transplant 0; infusion {infused}; {story('0-29 0.1; 30-40 1', 'neutrophils')}")

    answer = engraftment.neutrophils_on(book.one("transplants", "P/1"), book)

    assert answer.value == (found and day(found).isoformat())


def test_the_lowest_count_of_a_day_counts_and_the_driver_names_the_counts():
    facts = f"{story('0-9 0.1; 10-14 0.8', 'neutrophils')}; count 10 neutrophils=0.4; count 11 neutrophils=0.9"
    book = book_of(f"transplant 0; {facts}")

    found = engraftment.neutrophils_on(book.one("transplants", "P/1"), book)

    assert found.value == day(11).isoformat()
    assert found.driver == ("blood count P/12", "blood count P/13", "blood count P/14")


@pytest.mark.parametrize("of", [engraftment.neutrophils_on, engraftment.platelets_on])
def test_a_transplant_without_its_day_has_no_engraftment(of):
    assert asked(of, None, "", "transplant ?").missing == ("transplanted_on",)
