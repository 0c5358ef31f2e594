# ruff: noqa: E501 - the tables are read by row
"""ICAHT and T-ICAHT from blood counts, case by case; day 0 is 2 March 2020."""

from decimal import Decimal

import pytest

from outcomes.definitions import cytopenia
from outcomes.definitions.icaht import ICAHT
from outcomes.definitions.ticaht import TICAHT
from tests.factories.casebook import book_of, rows
from tests.outcomes.grades import expected, said

NORMAL = {"neutrophils": Decimal("3.0"), "platelets": Decimal(180)}


def story(counts, analyte):
    """ "0-30 n; 5-9 0.4": counts of days, the later entry over the earlier; n is normal, - none."""
    days = {}
    for part in counts.split(";"):
        span, value = part.split()
        first, _, last = span.partition("-")
        for day in range(int(first), int(last or first) + 1):
            days[day] = str(NORMAL[analyte]) if value == "n" else value
    return "; ".join(
        f"count {day} {analyte}={value}" for day, value in sorted(days.items()) if value != "-"
    )


def graded(of, grade, counts, more=None):
    given = f"infusion 0; {story(counts, of.analyte)}" + (f"; {more}" if more else "")
    book = book_of(given)
    return grade(of, book.one("infusions", "P/1"), book)


# Rejeski 2023: days with 500 or fewer per uL, and with 100 or fewer.
EARLY = """
what                             | counts                                             | grade
---------------------------------+----------------------------------------------------+------
never low                        | 0-30 n                                             | 0
just above 500                   | 0-30 n; 5-20 0.501                                 | 0
500 for one day                  | 0-30 n; 5 0.5                                      | 1
500 for 6 days                   | 0-30 n; 5-10 0.5                                   | 1
500 for 7 days                   | 0-30 n; 5-11 0.5                                   | 2
500 for 13 days                  | 0-30 n; 5-17 0.5                                   | 2
500 for 14 days                  | 0-30 n; 5-18 0.5                                   | 3
500 from day 1 to 29             | 0-30 n; 1-29 0.5                                   | 3
100 for 6 days                   | 0-30 n; 5-10 0.1                                   | 1
just above 100 for 7 days        | 0-30 n; 5-11 0.101                                 | 2
100 for 7 days                   | 0-30 n; 5-11 0.1                                   | 3
100 for 13 days                  | 0-30 n; 5-17 0.1                                   | 3
just above 100 for 13 days       | 0-30 n; 5-17 0.101                                 | 2
100 for 14 days                  | 0-30 n; 5-18 0.1                                   | 4
500 on all days                  | 0-30 0.5                                           | 4
500 from day 3 to the last count | 0-30 n; 3-30 0.5                                   | 4
500 from day 4 to the last count | 0-30 n; 4-30 0.5                                   | 3
two days above 500 join          | 0-30 n; 5-10 0.4; 13-18 0.4                        | 3
three days above 500 split       | 0-30 n; 5-10 0.4; 14-19 0.4                        | 1
five days above 500 split        | 0-30 n; 5-10 0.4; 16-21 0.4                        | 1
the longest of two spells        | 0-30 n; 5-6 0.4; 16-24 0.4                         | 2
two days above 100 join          | 0-30 n; 5-10 0.4; 5-7 0.1; 10-11 0.1               | 3
the lowest of a day counts       | 0-30 n; 5-11 0.5                                   | 2
"""


@pytest.mark.parametrize("row", rows(EARLY), ids=lambda r: r["what"])
def test_early_icaht_is_the_longest_spell_by_depth(row):
    assert str(graded(ICAHT, cytopenia.early, row["counts"]).value) == row["grade"]


def test_the_lowest_of_several_counts_on_a_day_counts():
    twice = story("5-11 0.5", "neutrophils") + "; " + story("5-11 n", "neutrophils")

    assert graded(ICAHT, cytopenia.early, "0-4 n; 12-30 n", twice).value == 2


# A gap of up to seven days between two counts is bridged, nothing beyond the first and last.
GAPS = """
what                              | counts                                 | grade | at least | missing
----------------------------------+----------------------------------------+-------+----------+---------------------------
seven days missing, low on both   | 0-30 n; 5 0.4; 6-12 -; 13 0.4          | 2     |          |
eight days missing, low on both   | 0-30 n; 5 0.4; 6-13 -; 14 0.4          |       | 1        | neutrophils on days 6 to 13
eight days missing, none low      | 0-30 n; 6-13 -                         |       |          | neutrophils on days 6 to 13
eight days, but the worst already | 0-30 0.1; 20-27 -                      | 4     |          |
seven days missing at the end     | 0-23 n                                 | 0     |          |
eight days missing at the end     | 0-22 n                                 |       |          | neutrophils on days 23 to 30
eight days missing at the start   | 8-30 n                                 |       |          | neutrophils on days 0 to 7
low until counts end on day 23    | 0-23 0.4                               | 4     |          |
low until counts end on day 22    | 0-22 0.4                               |       | 3        | neutrophils on days 23 to 30
interpolated to 500 exactly       | 0-30 n; 5 0.4; 6 -; 7 0.6; 8 0.6; 9 0.6 | 1     |          |
no counts in the window           | 31-40 0.1                              |       |          | neutrophils from day 0 to 30
"""


@pytest.mark.parametrize("row", rows(GAPS), ids=lambda r: r["what"])
def test_missing_days_are_bridged_or_leave_the_grade_open(row):
    assert said(graded(ICAHT, cytopenia.early, row["counts"])) == expected(row)


def test_the_driver_names_the_longest_spells_and_the_interpolated_days():
    answer = graded(ICAHT, cytopenia.early, "0-30 n; 5 0.4; 6-8 -; 9 0.08; 10 0.08")

    assert answer.driver == (
        "longest spell up to 0.5 x 10^9/L: 6 d",
        "longest spell up to 0.1 x 10^9/L: 2 d",
        "interpolated days: 3",
    )


CENSORED = """
what                               | counts           | more                                    | grade | at least | missing
-----------------------------------+------------------+-----------------------------------------+-------+----------+-----------------
relapse cuts the spell             | 0-30 n; 5-20 0.4 | relapse 10                              | 1     |          |
a relapse that was denied          | 0-30 n; 5-20 0.4 | relapse 10 occurred=no                  | 3     |          |
new therapy for no response        | 0-30 n; 5-20 0.4 | therapy 11 therapy_reason=no_response   | 2     |          |
maintenance                        | 0-30 n; 5-20 0.4 | therapy 11 therapy_reason=maintenance   | 3     |          |
transplant                         | 0-30 n; 5-20 0.4 | transplant 18                           | 3     |          |
a transplant that did not happen   | 0-30 n; 5-20 0.4 | transplant 6 occurred=no                | 3     |          |
the next infusion                  | 0-30 n; 5-20 0.4 | infusion 11                             | 1     |          |
an infusion without a date         | 0-30 n; 5-20 0.4 | infusion ?                              | 3     |          |
what came before day 0             | 0-30 n; 5-20 0.4 | relapse -20; transplant -9              | 3     |          |
death, low to the end              | 0-9 0.4          | death 9                                 | 4     |          |
death, low from day 4 on           | 0-3 n; 4-9 0.4   | death 9                                 | 1     |          |
death in the month of the infusion | 0-30 n; 5-20 0.4 | death 2020-03                           |       |          | day of the death
relapse in the next month          | 0-30 n; 5-20 0.4 | relapse 2020-04                         | 3     |          |
death without a date               | 0-30 n; 5-20 0.4 | death ?                                 | 3     |          |
relapse after the window           | 0-30 n; 5-20 0.4 | relapse 31                              | 3     |          |
"""


@pytest.mark.parametrize("row", rows(CENSORED), ids=lambda r: r["what"])
def test_counting_stops_at_what_ends_the_work_of_the_cells(row):
    assert said(graded(ICAHT, cytopenia.early, row["counts"], row["more"])) == expected(row)


def test_what_ended_the_count_is_said():
    answer = graded(ICAHT, cytopenia.early, "0-30 n", "relapse 10")

    assert answer.driver[-1] == "until day 10: relapse"


# Rejeski 2023: the lowest count after day 30, unless it is transient.
LATE = """
what                              | counts                     | more        | grade | missing
----------------------------------+----------------------------+-------------+-------+------------------------------------
never low                         | 31-100 n                   |             | 0     |
just above 1500                   | 40 1.501; 41 1.501         |             | 0     |
1500                              | 40 1.5; 41 1.5             |             | 1     |
just above 1000                   | 40 1.001; 41 1.5           |             | 1     |
1000                              | 40 1.0; 41 1.5             |             | 2     |
just above 500                    | 40 0.501; 41 1.5           |             | 2     |
500                               | 40 0.5; 41 1.5             |             | 3     |
just above 100                    | 40 0.101; 41 1.5           |             | 3     |
100                               | 40 0.1; 41 1.5             |             | 4     |
a low count among normal ones     | 31-100 n; 40 0.1           |             | 0     |
a value that stands alone         | 40 0.1                     |             | 4     |
a normal value that stands alone  | 40 n                       |             | 0     |
low on day 30                     | 30 0.1; 31 n; 32 n         |             | 0     |
low on day 31                     | 31 0.4; 32 0.4             |             | 3     |
low on day 100                    | 99 0.4; 100 0.4            |             | 3     |
low on day 101                    | 99 n; 100 n; 101 0.1       |             | 0     |
relapse before it                 | 31 n; 32 n; 50 0.1; 51 0.1 | relapse 49  | 0     |
relapse on the day                | 31 n; 49 0.1; 50 0.1       | relapse 50  | 4     |
nothing after day 30              | 0-30 0.1                   |             |       | neutrophils from day 31 to 100
a month straddling its end        | 40 1.0; 41 1.0; 42 n       | relapse 2020-05 |   | day of the relapse
the worst already                 | 40 0.1; 41 0.1; 42 n       | relapse 2020-05 | 4 |
relapse before day 31             | 31 0.1; 32 0.1             | relapse 30  |       | days from 31: relapse on day 30
"""


@pytest.mark.parametrize("row", rows(LATE), ids=lambda r: r["what"])
def test_late_icaht_is_the_lowest_count_that_is_not_transient(row):
    answer = graded(ICAHT, cytopenia.late, row["counts"], row["more"])

    assert (answer.value, answer.missing) == (
        None if row["grade"] is None else int(row["grade"]),
        (row["missing"],) if row["missing"] else (),
    )


# Rejeski 2025, Table 1.
EARLY_PLATELETS = """
what                        | counts                   | grade
----------------------------+--------------------------+------
never low                   | 0-30 n                   | 0
50                          | 0-30 n; 5-20 50          | 0
below 50 for one day        | 0-30 n; 5 49.9           | 1
below 50 for 6 days         | 0-30 n; 5-10 49          | 1
below 50 for 7 days         | 0-30 n; 5-11 49          | 2
below 50 for 13 days        | 0-30 n; 5-17 49          | 2
below 50 on all days        | 0-30 49                  | 2
20 for 7 days               | 0-30 n; 5-11 20          | 2
below 20 for one day        | 0-30 n; 5 19.9           | 3
below 20 for 13 days        | 0-30 n; 5-17 19          | 3
below 20 for 14 days        | 0-30 n; 5-18 19          | 4
two days of 60 join         | 0-30 n; 5-8 49; 11-12 49 | 2
three days of 180 split     | 0-30 n; 5-8 49; 12-13 49 | 1
"""
LATE_PLATELETS = """
what                     | counts                  | grade
-------------------------+-------------------------+------
100                      | 40-42 100               | 0
below 100                | 40-42 99                | 1
50                       | 40-42 50                | 1
below 50                 | 40-42 49                | 2
20                       | 40-42 20                | 2
below 20 for 2 days      | 31-100 n; 40-41 19      | 3
below 20 for 13 days     | 31-100 n; 40-52 19      | 3
below 20 for 14 days     | 31-100 n; 40-53 19      | 4
one low among normal     | 31-100 n; 40 19         | 0
one count that is alone  | 40 19                   | 3
"""


@pytest.mark.parametrize("row", rows(EARLY_PLATELETS), ids=lambda r: r["what"])
def test_early_t_icaht_is_the_longest_spell_by_depth(row):
    assert str(graded(TICAHT, cytopenia.early, row["counts"]).value) == row["grade"]


@pytest.mark.parametrize("row", rows(LATE_PLATELETS), ids=lambda r: r["what"])
def test_late_t_icaht_is_the_lowest_count_and_the_longest_spell_below_20(row):
    assert str(graded(TICAHT, cytopenia.late, row["counts"]).value) == row["grade"]


@pytest.mark.parametrize("grade", [cytopenia.early, cytopenia.late])
def test_an_infusion_without_day_0_has_no_window(grade):
    book = book_of("infusion ?; count 5 neutrophils=0.1")

    assert grade(ICAHT, book.one("infusions", "P/1"), book).missing == ("infused_on",)


def test_a_count_without_the_analyte_is_no_count():
    book = book_of("infusion 0; count 5 platelets=10")

    answer = cytopenia.early(ICAHT, book.one("infusions", "P/1"), book)

    assert answer.missing == ("neutrophils from day 0 to 30",)


def test_the_tables_are_those_of_the_paper():
    early, late = ICAHT.tables

    assert early.rows[0] == ("1", "up to 0.5 x 10^9/L", "1 day or more")
    assert early.rows[-1] == ("4", "never above 0.5 x 10^9/L", "all")
    assert late.rows[-1] == ("4", "up to 0.1 x 10^9/L", "lowest count")
    assert TICAHT.tables[1].rows[-1] == ("4", "below 20 x 10^9/L", "14 days or more")
