"""IEC-HS by its severity, and the ferritin that it asks for."""

import pytest

from outcomes.definitions import iec_hs
from outcomes.definitions.codelists import IECHS_SEVERITY
from tests.factories.casebook import rows
from tests.outcomes.grades import expected, number, said, yes_no

GRADES = """
severity         | grade | at least | missing
-----------------+-------+----------+---------
OBSERVATION      | 1     |          |
INTERVENTION     | 2     |          |
SEVERE           | 3     |          |
LIFE_THREATENING | 4     |          |
                 |       |          | severity
"""


@pytest.mark.parametrize("row", rows(GRADES), ids=str)
def test_the_grade_is_that_of_the_published_severity(row):
    assert said(iec_hs.grade(row["severity"])) == expected(row)


def test_every_severity_of_the_form_is_graded():
    assert set(iec_hs.SEVERITY) == set(IECHS_SEVERITY.codes)


FERRITIN = """
ferritin | upper | baseline | raised
---------+-------+----------+-------
800      | 400   |          | no
800.1    | 400   |          | yes
800      |       | 400      | no
801      |       | 400      | yes
801      | 400   | 5000     | yes
801      | 5000  | 400      | yes
9999     | 5000  | 5000     | no
800      |       |          |
"""


@pytest.mark.parametrize("row", rows(FERRITIN), ids=str)
def test_ferritin_is_raised_above_twice_the_limit_or_the_baseline(row):
    raised = iec_hs.ferritin_is_raised(
        number(row["ferritin"]), upper=number(row["upper"]), baseline=number(row["baseline"])
    )

    assert raised is yes_no(row["raised"])
