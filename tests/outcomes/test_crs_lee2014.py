# ruff: noqa: E501 - the tables are read by row
"""CRS by Lee 2014: the published table, both sides of each bound, and what is missing."""

import pytest

from outcomes.definitions.crs_lee2014 import Signs, grade
from tests.factories.casebook import rows
from tests.outcomes.grades import codes, expected, number, said, whole, yes_no

GRADES = """
what                                | fever | symptoms | hypotension | fluids | vasopressors               | high dose | oxygen        | fio2 | organ | liver | grade | at least | missing
------------------------------------+-------+----------+-------------+--------+----------------------------+-----------+---------------+------+-------+-------+-------+----------+------------------------
nothing                             | no    | no       | no          | no     | none                       |           | NONE          |      | 0     | 0     | 0     |          |
1: fever                            | yes   | no       | no          | no     | none                       |           | NONE          |      | 0     | 0     | 1     |          |
1: symptoms without fever           | no    | yes      | no          | no     | none                       |           | NONE          |      | 0     | 0     | 1     |          |
mild organ toxicity is not named    | no    | no       | no          | no     | none                       |           | NONE          |      | 1     | 1     | 0     |          |
2: oxygen below 40 %                | yes   | no       | no          | no     | none                       |           | NASAL_CANNULA | 39.9 | 0     | 0     | 2     |          |
3: oxygen from 40 %                 | yes   | no       | no          | no     | none                       |           | NASAL_CANNULA | 40   | 0     | 0     | 3     |          |
2: responsive to fluids             | yes   | no       | yes         | yes    | none                       |           | NONE          |      | 0     | 0     | 2     |          |
2: low dose of one vasopressor      | yes   | no       | yes         | yes    | NOREPINEPHRINE             | no        | NONE          |      | 0     | 0     | 2     |          |
2: vasopressin alone at low dose    | yes   | no       | yes         | yes    | VASOPRESSIN                | no        | NONE          |      | 0     | 0     | 2     |          |
3: high dose of one                 | yes   | no       | yes         | yes    | NOREPINEPHRINE             | yes       | NONE          |      | 0     | 0     | 3     |          |
3: two at low dose                  | yes   | no       | yes         | yes    | NOREPINEPHRINE EPINEPHRINE | no        | NONE          |      | 0     | 0     | 3     |          |
3: vasopressin counts               | yes   | no       | yes         | yes    | NOREPINEPHRINE VASOPRESSIN | no        | NONE          |      | 0     | 0     | 3     |          |
2: organ toxicity grade 2           | yes   | no       | no          | no     | none                       |           | NONE          |      | 2     | 0     | 2     |          |
3: organ toxicity grade 3           | yes   | no       | no          | no     | none                       |           | NONE          |      | 3     | 0     | 3     |          |
4: organ toxicity grade 4           | yes   | no       | no          | no     | none                       |           | NONE          |      | 4     | 0     | 4     |          |
2: transaminases grade 2            | yes   | no       | no          | no     | none                       |           | NONE          |      | 0     | 2     | 2     |          |
3: transaminases grade 3            | yes   | no       | no          | no     | none                       |           | NONE          |      | 0     | 3     | 3     |          |
3: transaminases grade 4            | yes   | no       | no          | no     | none                       |           | NONE          |      | 0     | 4     | 3     |          |
4: ventilator                       | yes   | no       | no          | no     | none                       |           | VENTILATION   | 30   | 0     | 0     | 4     |          |
CPAP goes by its FiO2               | yes   | no       | no          | no     | none                       |           | CPAP          | 35   | 0     | 0     | 2     |          |
fever is not asked for              | no    | no       | yes         | yes    | NOREPINEPHRINE             | yes       | NONE          |      | 0     | 0     | 3     |          |
grade 5 is not that of a day        | yes   | no       | no          | no     | none                       |           | NONE          |      | 5     | 0     | 4     |          |
fever not measured                  |       | no       | no          | no     | none                       |           | NONE          |      | 0     | 0     |       |          | fever
symptoms not asked                  | no    |          | no          | no     | none                       |           | NONE          |      | 0     | 0     |       |          | constitutional symptoms
symptoms not asked beside fever     | yes   |          | no          | no     | none                       |           | NONE          |      | 0     | 0     | 1     |          |
symptoms cannot raise a 2           |       |          | no          | no     | none                       |           | NONE          |      | 2     | 0     | 2     |          |
dose not known                      | yes   | no       | yes         | yes    | NOREPINEPHRINE             |           | NONE          |      | 0     | 0     |       | 2        | dose of the vasopressor
dose not known beside a 3           | yes   | no       | yes         | yes    | NOREPINEPHRINE             |           | NONE          |      | 3     | 0     | 3     |          |
vasopressors not asked              | yes   | no       | yes         |        |                            |           | NONE          |      | 0     | 0     |       | 2        | vasopressors
vasopressors not asked, dose high   | yes   | no       | yes         |        |                            | yes       | NONE          |      | 0     | 0     | 3     |          |
no hypotension, dose high           | yes   | no       | no          |        |                            | yes       | NONE          |      | 0     | 0     | 3     |          |
vasopressors and pressure not asked | yes   | no       |             |        |                            |           | NONE          |      | 0     | 0     |       | 1        | vasopressors
no hypotension needs none           | yes   | no       | no          |        |                            |           | NONE          |      | 0     | 0     | 1     |          |
pressure not asked                  | yes   | no       |             |        | none                       |           | NONE          |      | 0     | 0     |       | 1        | hypotension
oxygen not asked                    | yes   | no       | no          | no     | none                       |           |               |      | 0     | 0     |       | 1        | oxygen
oxygen not asked, room air          | yes   | no       | no          | no     | none                       |           |               | 21   | 0     | 0     |       | 1        | oxygen
oxygen not asked, FiO2 above        | yes   | no       | no          | no     | none                       |           |               | 30   | 0     | 0     |       | 2        | oxygen
oxygen not asked, FiO2 high         | yes   | no       | no          | no     | none                       |           |               | 60   | 0     | 0     |       | 3        | oxygen
FiO2 not known                      | yes   | no       | no          | no     | none                       |           | FACEMASK      |      | 0     | 0     |       | 2        | FiO2
FiO2 not known beside a 3           | yes   | no       | no          | no     | none                       |           | FACEMASK      |      | 3     | 0     | 3     |          |
organ toxicity not known            | yes   | no       | no          | no     | none                       |           | NONE          |      |       | 0     |       | 1        | organ toxicity
transaminases not known             | yes   | no       | no          | no     | none                       |           | NONE          |      | 0     |       |       | 1        | transaminases
transaminases cannot raise a 3      | yes   | no       | no          | no     | none                       |           | NONE          |      | 3     |       | 3     |          |
"""


@pytest.mark.parametrize("row", rows(GRADES), ids=lambda row: row["what"])
def test_the_grade_is_that_of_the_published_table(row):
    answer = grade(
        Signs(
            fever=yes_no(row["fever"]),
            constitutional=yes_no(row["symptoms"]),
            hypotension=yes_no(row["hypotension"]),
            fluids=yes_no(row["fluids"]),
            vasopressors=codes(row["vasopressors"]),
            high_dose=yes_no(row["high dose"]),
            oxygen=row["oxygen"],
            fio2_pct=number(row["fio2"]),
            organ_grade=whole(row["organ"]),
            transaminase_grade=whole(row["liver"]),
        )
    )

    assert said(answer) == expected(row)
