# ruff: noqa: E501 - the tables are read by row
"""CRS by the ASTCT consensus: the published table, then what the text below it says."""

import pytest

from outcomes.definitions.codelists import OXYGEN, VASOPRESSOR
from outcomes.definitions.crs_astct2019 import HYPOXIA, VASOPRESSIN, Signs, grade
from tests.factories.casebook import rows
from tests.outcomes.grades import codes, expected, number, said, yes_no

# Lee 2019, Table 2: each cell of hypotension against each of hypoxia, with fever.
PUBLISHED = """
hypotension | vasopressors               | oxygen         | flow | grade
------------+----------------------------+----------------+------+------
no          | none                       | NONE           |      | 1
yes         | none                       | NONE           |      | 2
yes         | NOREPINEPHRINE             | NONE           |      | 3
yes         | NOREPINEPHRINE VASOPRESSIN | NONE           |      | 3
yes         | NOREPINEPHRINE EPINEPHRINE | NONE           |      | 4
no          | none                       | NASAL_CANNULA  | 2    | 2
yes         | none                       | NASAL_CANNULA  | 2    | 2
yes         | DOPAMINE                   | NASAL_CANNULA  | 2    | 3
yes         | NOREPINEPHRINE DOBUTAMINE  | NASAL_CANNULA  | 2    | 4
no          | none                       | BLOW_BY        |      | 2
no          | none                       | HIGH_FLOW      | 30   | 3
yes         | none                       | HIGH_FLOW      | 30   | 3
yes         | PHENYLEPHRINE              | HIGH_FLOW      | 30   | 3
yes         | NOREPINEPHRINE EPINEPHRINE | HIGH_FLOW      | 30   | 4
no          | none                       | FACEMASK       |      | 3
no          | none                       | NON_REBREATHER |      | 3
no          | none                       | VENTURI        |      | 3
no          | none                       | CPAP           |      | 4
no          | none                       | BIPAP          |      | 4
no          | none                       | VENTILATION    |      | 4
yes         | none                       | VENTILATION    |      | 4
yes         | NOREPINEPHRINE             | VENTILATION    |      | 4
yes         | NOREPINEPHRINE EPINEPHRINE | VENTILATION    |      | 4
"""
# Vasopressin never adds.
VASOPRESSORS = """
hypotension | vasopressors                           | oxygen | flow | grade
------------+----------------------------------------+--------+------+------
yes         | VASOPRESSIN                            | NONE   |      | 3
yes         | VASOPRESSIN EPINEPHRINE                | NONE   |      | 3
yes         | VASOPRESSIN EPINEPHRINE NOREPINEPHRINE | NONE   |      | 4
yes         | OTHER                                  | NONE   |      | 3
yes         | OTHER VASOPRESSIN                      | NONE   |      | 3
yes         | OTHER DOPAMINE                         | NONE   |      | 4
no          | NOREPINEPHRINE                         | NONE   |      | 3
"""
# A cannula above 6 L/min is high flow, whatever it was called; other devices keep their name.
FLOWS = """
hypotension | vasopressors | oxygen        | flow | grade
------------+--------------+---------------+------+------
no          | none         | NASAL_CANNULA | 6    | 2
no          | none         | NASAL_CANNULA | 6.1  | 3
no          | none         | NASAL_CANNULA |      | 2
no          | none         | BLOW_BY       | 10   | 2
no          | none         | HIGH_FLOW     | 5    | 3
no          | none         | NONE          | 0    | 1
"""


def signs(row, **others):
    return Signs(
        **{
            "fever": True,
            "treated": False,
            "hypotension": yes_no(row["hypotension"]),
            "fluids": None,
            "vasopressors": codes(row["vasopressors"]),
            "oxygen": row["oxygen"],
            "oxygen_l_per_min": number(row.get("flow")),
        }
        | others
    )


@pytest.mark.parametrize("row", rows(PUBLISHED) + rows(VASOPRESSORS) + rows(FLOWS), ids=str)
def test_the_grade_is_that_of_the_published_table(row):
    assert str(grade(signs(row)).value) == row["grade"]


FEVER_AND_WHAT_IS_MISSING = """
fever | treated | hypotension | fluids | vasopressors               | oxygen        | grade | at least | missing
------+---------+-------------+--------+----------------------------+---------------+-------+----------+---------------------------------------------
yes   | no      | no          |        | none                       | NONE          | 1     |          |
yes   | yes     | no          |        | none                       | NONE          | 1     |          |
yes   |         | no          |        | none                       | NONE          | 1     |          |
no    | no      | no          |        | none                       | NONE          | 0     |          |
no    | no      | yes         |        | NOREPINEPHRINE             | CPAP          | 0     |          |
no    | no      |             |        |                            |               | 0     |          |
no    | yes     | no          |        | none                       | NONE          | 0     |          |
no    | yes     | yes         |        | none                       | NONE          | 2     |          |
no    | yes     | yes         |        | NOREPINEPHRINE             | NONE          | 3     |          |
no    | yes     | no          |        | none                       | CPAP          | 4     |          |
no    |         | no          |        | none                       | NONE          | 0     |          |
no    |         | yes         |        | NOREPINEPHRINE             | NONE          |       |          | antipyretic or anticytokine therapy
no    |         | no          |        | none                       |               |       |          | antipyretic or anticytokine therapy, hypoxia
      | yes     | yes         |        | NOREPINEPHRINE             | NONE          | 3     |          |
      | yes     | yes         |        | none                       | NONE          | 2     |          |
      | yes     | no          |        | none                       | NONE          |       |          | fever
      | no      | yes         |        | NOREPINEPHRINE             | NONE          |       |          | fever
      | no      | no          |        | none                       | NONE          |       |          | fever
      |         | yes         |        | NOREPINEPHRINE             | NONE          |       |          | fever, antipyretic or anticytokine therapy
yes   | no      |             |        |                            | NONE          |       | 1        | vasopressors
yes   | no      | yes         |        |                            | NONE          |       | 2        | vasopressors
yes   | no      |             | yes    |                            | NONE          |       | 2        | vasopressors
yes   | no      | no          | yes    |                            | NONE          |       | 2        | vasopressors
yes   | no      | no          |        |                            | NONE          | 1     |          |
yes   | no      |             | no     | none                       | NONE          |       | 1        | hypotension
yes   | no      |             | yes    | none                       | NONE          | 2     |          |
yes   | no      |             |        | none                       | NASAL_CANNULA | 2     |          |
yes   | no      |             |        | NOREPINEPHRINE             | NONE          | 3     |          |
yes   | no      | no          |        | none                       |               |       | 1        | hypoxia
yes   | no      | yes         |        | NOREPINEPHRINE             |               |       | 3        | hypoxia
yes   | no      | yes         |        | NOREPINEPHRINE EPINEPHRINE |               | 4     |          |
yes   | no      |             |        |                            | FACEMASK      |       | 3        | vasopressors
yes   | no      |             |        |                            | BIPAP         | 4     |          |
yes   | no      |             |        |                            |               |       | 1        | vasopressors, hypoxia
no    | yes     | yes         |        | NOREPINEPHRINE             |               |       | 3        | hypoxia
no    | yes     |             |        |                            |               |       |          | vasopressors, hypoxia
"""


@pytest.mark.parametrize("row", rows(FEVER_AND_WHAT_IS_MISSING), ids=str)
def test_treated_fever_is_not_asked_for_and_what_is_missing_lowers_nothing(row):
    answer = grade(
        signs(
            row,
            fever=yes_no(row["fever"]),
            treated=yes_no(row["treated"]),
            fluids=yes_no(row["fluids"]),
        )
    )

    assert said(answer) == expected(row)


def test_the_driver_names_the_worse_axis_or_both():
    both = rows(PUBLISHED)[6]

    assert grade(signs(both)).driver == ("hypotension", "hypoxia")
    assert grade(signs(both, vasopressors=frozenset({"DOPAMINE"}))).driver == ("hypotension",)
    assert grade(signs(both, fever=False)).driver == ("no fever and no treatment of it",)


def test_every_device_and_vasopressor_of_the_form_is_graded():
    assert set(HYPOXIA) == set(OXYGEN.codes)
    assert VASOPRESSIN in VASOPRESSOR.codes
