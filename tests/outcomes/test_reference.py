# ruff: noqa: E501 - the tables are read by row
"""Ages, reference ranges and baselines; what would be a guess is not known. Day 0 is 2 March 2020."""

from datetime import date
from decimal import Decimal

import pytest

from outcomes.definitions.reference import age_at, baseline, day0_of, is_below, limits_of
from tests.factories.casebook import book_of, day, rows
from tests.outcomes.grades import number, yes_no

BELOW_12 = """
born       | below 12
-----------+---------
2008-03-02 | no
2008-03-03 | yes
2008-02    | no
2008-03    |
2008-04    | yes
2007       | no
2008       |
2009       | yes
?          |
"""


@pytest.mark.parametrize("row", rows(BELOW_12), ids=str)
def test_a_patient_is_below_an_age_only_where_every_possible_birthday_says_so(row):
    book = book_of(f"patient 0 born_on={row['born']}; infusion 0")

    assert is_below(12, book, day(0)) is yes_no(row["below 12"])
    assert is_below(12, book, None) is None


def test_without_a_patient_row_the_age_is_not_known():
    assert is_below(12, book_of("infusion 0"), day(0)) is None


def test_who_was_born_on_29_february_is_a_year_older_on_1_march():
    born = date(2008, 2, 29)

    assert age_at(born, date(2019, 2, 28)) < 11
    assert age_at(born, date(2019, 3, 1)) == 11
    assert age_at(born, date(2020, 2, 28)) < 12
    assert age_at(born, date(2020, 2, 29)) == 12
    assert age_at(date(2020, 1, 1), date(2020, 7, 2)) == Decimal("0.5")


RANGES = """
what                        | ranges                                                                                       | upper
----------------------------+----------------------------------------------------------------------------------------------+------
the one range               | range ? analyte=alt upper=40                                                                 | 40
of another analyte          | range ? analyte=ast upper=40                                                                 |
without an upper limit      | range ? analyte=alt lower=5                                                                  |
of another laboratory       | range ? analyte=alt laboratory=South upper=40                                                |
of this laboratory          | range ? analyte=alt laboratory=South upper=40; range ? analyte=alt laboratory=North upper=50 | 50
of the other sex            | range ? analyte=alt sex=M upper=60; range ? analyte=alt sex=F upper=40                       | 40
two that agree              | range ? analyte=alt upper=40; range ? analyte=alt sex=F upper=40                             | 40
two that disagree           | range ? analyte=alt upper=40; range ? analyte=alt sex=F upper=45                             |
from the day of the sample  | range 5 analyte=alt upper=40                                                                 | 40
from the day after          | range 6 analyte=alt upper=40                                                                 |
until the day of the sample | range ? analyte=alt upper=40 valid_until=2020-03-07                                          | 40
until the day before        | range ? analyte=alt upper=40 valid_until=2020-03-06                                          |
of the age, 30 years        | range ? analyte=alt age_from=18 age_below=65 upper=40                                        | 40
of the old                  | range ? analyte=alt age_from=65 upper=40                                                     |
of children                 | range ? analyte=alt age_below=18 upper=40                                                    |
"""


def ranged(ranges, patient="sex=F born_on=1990"):
    """A casebook with ranges; those without a laboratory are of the laboratory of the sample."""
    book = book_of(f"patient 0 {patient}; infusion 0; {ranges}; lab 5 laboratory=North alt=100")
    for row in book.rows("lab_ranges"):
        book = book.with_row("lab_ranges", {"laboratory": "North"} | row)
    return book


@pytest.mark.parametrize("row", rows(RANGES), ids=lambda row: row["what"])
def test_a_range_is_found_by_laboratory_sex_age_and_day(row):
    book = ranged(row["ranges"])

    assert limits_of(book)("upper", "alt", book.one("labs", "P/1")) == number(row["upper"])


BY_SEX = "range ? analyte=alt sex=M upper=60; range ? analyte=alt sex=F upper=40"
BY_AGE = "range ? analyte=alt age_below=18 upper=60; range ? analyte=alt age_from=18 upper=40"


@pytest.mark.parametrize(
    ("ranges", "patient", "upper"),
    [
        (BY_SEX, "born_on=1990", None),
        (BY_SEX, "sex=U", None),
        (BY_SEX, "sex=M", 60),
        (BY_AGE, "sex=F", None),
        (BY_AGE, "born_on=2002", None),
        (BY_AGE, "born_on=2001", 40),
        (BY_AGE, "born_on=2003", 60),
    ],
)
def test_a_range_that_depends_on_what_is_not_known_is_not_chosen(ranges, patient, upper):
    book = ranged(ranges, patient)

    assert limits_of(book)("upper", "alt", book.one("labs", "P/1")) == upper


def test_a_sample_without_a_laboratory_goes_by_the_ranges_of_its_site_if_they_agree():
    north = ranged("range ? analyte=alt upper=40")
    both = ranged("range ? analyte=alt upper=40; range ? analyte=alt laboratory=South upper=45")
    sample = {"sampled_on": day(5)}

    assert limits_of(north)("upper", "alt", sample) == 40
    assert limits_of(both)("upper", "alt", sample) is None


def test_a_range_of_another_site_is_not_looked_at():
    book = ranged("range ? analyte=alt upper=40")
    book = book.with_row("patients", book.one("patients", "P/1") | {"site": "SOUTH"})

    assert limits_of(book)("upper", "alt", book.one("labs", "P/1")) is None


def test_the_baseline_is_the_last_value_on_or_before_day_0():
    book = book_of("infusion 0; lab -9 alt=10; lab 0 alt=20; lab -1; lab 1 alt=30")

    assert baseline("alt", book.rows("labs"), day(0)) == 20
    assert baseline("ast", book.rows("labs"), day(0)) is None


FOLLOWS = """
facts                           | day 0
--------------------------------+------
infusion 0; lab 1               | 0
infusion 0; lab 0               |
infusion 0; lab -3 infusion=P/1 |
infusion 0; infusion 90; lab 91 | 90
infusion 0; infusion 90; lab 90 | 0
infusion ?; lab 5               |
infusion ?; lab 5 infusion=P/1  |
prior 0; lab 5                  |
"""


@pytest.mark.parametrize("row", rows(FOLLOWS), ids=lambda row: row["facts"])
def test_a_sample_follows_the_infusion_begun_before_it(row):
    book = book_of(row["facts"])

    found = day0_of(book.one("labs", "P/1"), book)

    assert found == (row["day 0"] and day(int(row["day 0"])))
