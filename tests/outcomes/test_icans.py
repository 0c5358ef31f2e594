# ruff: noqa: E501 - the tables are read by row
"""ICANS by the ASTCT consensus, for adults by ICE and for children by CAPD."""

import pytest

from outcomes.definitions import icans
from outcomes.definitions.codelists import CONSCIOUSNESS, ICP_SIGN, SEIZURE
from outcomes.definitions.icans import Signs, grade
from tests.factories.casebook import rows
from tests.outcomes.grades import codes, expected, said, whole, yes_no

# Lee 2019, Table 6: one domain at a time, the others without a sign.
ADULT = """
what                            | ice | unable | awake       | seizure       | weakness | pressure             | grade | at least | missing
--------------------------------+-----+--------+-------------+---------------+----------+----------------------+-------+----------+--------------------------------------------------------------------------
no sign                         | 10  |        | ALERT       | NONE          | no       | none                 | 0     |          |
ICE 9                           | 9   |        | ALERT       | NONE          | no       | none                 | 1     |          |
ICE 7                           | 7   |        | ALERT       | NONE          | no       | none                 | 1     |          |
ICE 6                           | 6   |        | ALERT       | NONE          | no       | none                 | 2     |          |
ICE 3                           | 3   |        | ALERT       | NONE          | no       | none                 | 2     |          |
ICE 2                           | 2   |        | ALERT       | NONE          | no       | none                 | 3     |          |
ICE 0, awake: global aphasia    | 0   |        | ALERT       | NONE          | no       | none                 | 3     |          |
ICE 0, awake, unable to perform | 0   | yes    | ALERT       | NONE          | no       | none                 | 3     |          |
ICE 0, unarousable              | 0   |        | UNAROUSABLE | NONE          | no       | none                 | 4     |          |
unable to perform, unarousable  |     | yes    | UNAROUSABLE | NONE          | no       | none                 | 4     |          |
alert is not grade 1            | 10  |        | ALERT       | NONE          | no       | none                 | 0     |          |
awakens spontaneously           | 10  |        | DROWSY      | NONE          | no       | none                 | 1     |          |
awakens to voice                | 10  |        | VOICE       | NONE          | no       | none                 | 2     |          |
awakens only to touch           | 10  |        | TOUCH       | NONE          | no       | none                 | 3     |          |
stupor or coma                  | 10  |        | UNAROUSABLE | NONE          | no       | none                 | 4     |          |
focal seizure                   | 10  |        | ALERT       | FOCAL         | no       | none                 | 3     |          |
one generalised seizure         | 10  |        | ALERT       | GENERALISED   | no       | none                 | 3     |          |
seizure on EEG only             | 10  |        | ALERT       | NONCONVULSIVE | no       | none                 | 3     |          |
seizure above 5 minutes         | 10  |        | ALERT       | PROLONGED     | no       | none                 | 4     |          |
repetitive seizures             | 10  |        | ALERT       | REPETITIVE    | no       | none                 | 4     |          |
hemiparesis                     | 10  |        | ALERT       | NONE          | yes      | none                 | 4     |          |
focal oedema                    | 10  |        | ALERT       | NONE          | no       | FOCAL_OEDEMA         | 3     |          |
diffuse oedema                  | 10  |        | ALERT       | NONE          | no       | DIFFUSE_OEDEMA       | 4     |          |
posture                         | 10  |        | ALERT       | NONE          | no       | POSTURING            | 4     |          |
nerve VI palsy                  | 10  |        | ALERT       | NONE          | no       | CN6_PALSY            | 4     |          |
papilloedema                    | 10  |        | ALERT       | NONE          | no       | PAPILLOEDEMA         | 4     |          |
Cushing's triad                 | 10  |        | ALERT       | NONE          | no       | CUSHING              | 4     |          |
the worst of two signs          | 10  |        | ALERT       | NONE          | no       | FOCAL_OEDEMA CUSHING | 4     |          |
the worst domain counts         | 8   |        | VOICE       | FOCAL         | no       | none                 | 3     |          |
ICE not done, arousable         |     | yes    | ALERT       | NONE          | no       | none                 |       |          | ICE
ICE not done beside a 2         |     |        | VOICE       | NONE          | no       | none                 |       | 2        | ICE
ICE not done beside a 3         |     |        | ALERT       | FOCAL         | no       | none                 | 3     |          |
consciousness not known         | 8   |        |             | NONE          | no       | none                 |       | 1        | consciousness
seizure not known               | 10  |        | ALERT       |               | no       | none                 |       |          | seizure
weakness not known              | 10  |        | ALERT       | NONE          |          | none                 |       |          | motor weakness
pressure not known              | 2   |        | ALERT       | NONE          | no       |                      |       | 3        | raised intracranial pressure
nothing can raise a 4           |     |        |             |               | yes      |                      | 4     |          |
nothing known                   |     |        |             |               |          |                      |       |          | ICE, consciousness, seizure, motor weakness, raised intracranial pressure
"""
# Table 7. Below 9 is found in grade 1, in grade 2 and in the healthy.
CHILD = """
what                          | capd | unable | awake       | seizure     | weakness | pressure     | grade | at least | missing
------------------------------+------+--------+-------------+-------------+----------+--------------+-------+----------+--------------
CAPD 8, alert                 | 8    |        | ALERT       | NONE        | no       | none         | 0     |          |
CAPD 8, awakens spontaneously | 8    |        | DROWSY      | NONE        | no       | none         | 1     |          |
CAPD 8, awakens to voice      | 8    |        | VOICE       | NONE        | no       | none         | 2     |          |
CAPD 9                        | 9    |        | ALERT       | NONE        | no       | none         | 3     |          |
CAPD 8, awakens only to touch | 8    |        | TOUCH       | NONE        | no       | none         | 3     |          |
unable to perform             |      | yes    | TOUCH       | NONE        | no       | none         | 4     |          |
unarousable                   | 32   |        | UNAROUSABLE | NONE        | no       | none         | 4     |          |
a score was given after all   | 9    | yes    | ALERT       | NONE        | no       | none         | 3     |          |
seizure that resolved         | 0    |        | ALERT       | GENERALISED | no       | none         | 3     |          |
prolonged seizure             | 0    |        | ALERT       | PROLONGED   | no       | none         | 4     |          |
weakness                      | 0    |        | ALERT       | NONE        | yes      | none         | 4     |          |
focal oedema                  | 0    |        | ALERT       | NONE        | no       | FOCAL_OEDEMA | 3     |          |
raised pressure               | 0    |        | ALERT       | NONE        | no       | CN6_PALSY    | 4     |          |
CAPD not done                 |      |        | ALERT       | NONE        | no       | none         |       |          | CAPD
CAPD not done beside a 3      |      |        | TOUCH       | NONE        | no       | none         |       | 3        | CAPD
CAPD not done, was able       |      | no     | TOUCH       | NONE        | no       | none         | 3     |          |
CAPD not done, able and alert |      | no     | ALERT       | NONE        | no       | none         |       |          | CAPD
consciousness not known       | 8    |        |             | NONE        | no       | none         |       |          | consciousness
"""


def signs(row):
    return Signs(
        ice=whole(row.get("ice")),
        capd=whole(row.get("capd")),
        unable=yes_no(row["unable"]),
        consciousness=row["awake"],
        seizure=row["seizure"],
        weakness=yes_no(row["weakness"]),
        pressure=codes(row["pressure"]),
    )


@pytest.mark.parametrize("row", rows(ADULT), ids=lambda row: row["what"])
def test_from_12_years_the_grade_is_that_of_the_table_with_ice(row):
    assert said(grade(signs(row), under_12=False)) == expected(row)


@pytest.mark.parametrize("row", rows(CHILD), ids=lambda row: row["what"])
def test_below_12_years_the_grade_is_that_of_the_table_with_capd(row):
    assert said(grade(signs(row), under_12=True)) == expected(row)


TOOLS = """
what                                    | under 12 | ice | capd | awake       | grade | at least | missing
----------------------------------------+----------+-----+------+-------------+-------+----------+------------------------
a child is graded by CAPD               | yes      | 0   | 8    | ALERT       | 0     |          |
ICE does not stand in for CAPD          | yes      | 10  |      | ALERT       |       |          | CAPD
an adult is graded by ICE               | no       | 10  | 9    | ALERT       | 0     |          |
CAPD alone: unable to do ICE            | no       |     | 9    | ALERT       | 3     |          |
age not known, CAPD alone               |          |     | 8    | VOICE       | 2     |          |
age not known, both tables agree        |          | 10  | 8    | VOICE       | 2     |          |
age not known, tables differ            |          | 0   | 8    | VOICE       |       | 2        | age at assessment
age not known, one table proves nothing |          | 2   |      | ALERT       |       |          | age at assessment, CAPD
age not known, a 4 in both              |          | 0   |      | UNAROUSABLE | 4     |          |
"""


@pytest.mark.parametrize("row", rows(TOOLS), ids=lambda row: row["what"])
def test_the_age_at_assessment_chooses_the_table(row):
    quiet = {"unable": None, "seizure": "NONE", "weakness": "no", "pressure": "none"}

    assert said(grade(signs(row | quiet), under_12=yes_no(row["under 12"]))) == expected(row)


def test_every_answer_of_the_form_is_graded():
    assert set(icans.CONSCIOUSNESS) == set(CONSCIOUSNESS.codes)
    assert set(icans.SEIZURE) == set(SEIZURE.codes)
    assert set(icans.PRESSURE) == set(ICP_SIGN.codes)
