# ruff: noqa: E501 - the tables are read by row
"""CRES by CARTOX 2018: the published table, both sides of each bound, and what is missing."""

import pytest

from outcomes.definitions import cres
from outcomes.definitions.codelists import CONSCIOUSNESS, ICP_SIGN, SEIZURE
from outcomes.definitions.cres import Signs, grade
from tests.factories.casebook import rows
from tests.outcomes.grades import codes, expected, number, said, whole, yes_no

GRADES = """
what                                 | score | unable | awake       | seizure       | weakness | pressure       | stage | mmHg | grade | at least | missing
-------------------------------------+-------+--------+-------------+---------------+----------+----------------+-------+------+-------+----------+------------------------------
no sign                              | 10    |        | ALERT       | NONE          | no       | none           | 0     |      | 0     |          |
CARTOX-10 9                          | 9     |        | ALERT       | NONE          | no       | none           |       |      | 1     |          |
CARTOX-10 7                          | 7     |        | ALERT       | NONE          | no       | none           |       |      | 1     |          |
CARTOX-10 6                          | 6     |        | ALERT       | NONE          | no       | none           |       |      | 2     |          |
CARTOX-10 3                          | 3     |        | ALERT       | NONE          | no       | none           |       |      | 2     |          |
CARTOX-10 2                          | 2     |        | ALERT       | NONE          | no       | none           |       |      | 3     |          |
CARTOX-10 0, awake                   | 0     |        | ALERT       | NONE          | no       | none           |       |      | 3     |          |
CARTOX-10 0, unarousable             | 0     |        | UNAROUSABLE | NONE          | no       | none           |       |      | 4     |          |
CARTOX-10 0, state not known         | 0     |        |             | NONE          | no       | none           |       |      |       | 3        | consciousness
CARTOX-10 0, state not known, able   | 0     | no     |             | NONE          | no       | none           |       |      | 3     |          |
CARTOX-10 0, awakens only to touch   | 0     |        | TOUCH       | NONE          | no       | none           |       |      |       | 3        | whether it could be performed
CARTOX-10 0, to touch, unable        | 0     | yes    | TOUCH       | NONE          | no       | none           |       |      | 4     |          |
CARTOX-10 0, to touch, able          | 0     | no     | TOUCH       | NONE          | no       | none           |       |      | 3     |          |
obtunded, cannot perform             |       | yes    | TOUCH       | NONE          | no       | none           |       |      | 4     |          |
coma                                 |       |        | UNAROUSABLE | NONE          | no       | none           |       |      | 4     |          |
drowsiness is no domain              | 10    |        | VOICE       | NONE          | no       | none           |       |      | 0     |          |
papilloedema, stage 1                | 10    |        | ALERT       | NONE          | no       | PAPILLOEDEMA   | 1     |      | 3     |          |
papilloedema, stage 2                | 10    |        | ALERT       | NONE          | no       | none           | 2     |      | 3     |          |
papilloedema, stage 3                | 10    |        | ALERT       | NONE          | no       | none           | 3     |      | 4     |          |
papilloedema, stage 5                | 10    |        | ALERT       | NONE          | no       | none           | 5     |      | 4     |          |
raised, opening pressure below 20    | 10    |        | ALERT       | NONE          | no       | CUSHING        |       | 19.9 | 3     |          |
stage 1, opening pressure below 20   | 10    |        | ALERT       | NONE          | no       | none           | 1     | 19.9 | 3     |          |
opening pressure from 20             | 10    |        | ALERT       | NONE          | no       | none           |       | 20   | 4     |          |
a normal opening pressure is no sign | 10    |        | ALERT       | NONE          | no       | none           |       | 12   | 0     |          |
cerebral oedema, focal               | 10    |        | ALERT       | NONE          | no       | FOCAL_OEDEMA   |       |      | 4     |          |
cerebral oedema, diffuse             | 10    |        | ALERT       | NONE          | no       | DIFFUSE_OEDEMA |       |      | 4     |          |
focal seizure                        | 10    |        | ALERT       | FOCAL         | no       | none           |       |      | 3     |          |
seizure on EEG only                  | 10    |        | ALERT       | NONCONVULSIVE | no       | none           |       |      | 3     |          |
one generalised seizure              | 10    |        | ALERT       | GENERALISED   | no       | none           |       |      | 4     |          |
seizure above 5 minutes              | 10    |        | ALERT       | PROLONGED     | no       | none           |       |      | 4     |          |
status epilepticus                   | 10    |        | ALERT       | REPETITIVE    | no       | none           |       |      | 4     |          |
new weakness                         | 10    |        | ALERT       | NONE          | yes      | none           |       |      | 4     |          |
score not given                      |       |        | ALERT       | NONE          | no       | none           |       |      |       |          | CARTOX-10
score not given beside a 3           |       |        | ALERT       | FOCAL         | no       | none           |       |      | 3     |          |
cannot perform, state not known      |       | yes    |             | FOCAL         | no       | none           |       |      |       | 3        | CARTOX-10
awakens only to touch, no score      |       |        | TOUCH       | FOCAL         | no       | none           |       |      |       | 3        | CARTOX-10
to touch, no score, was able         |       | no     | TOUCH       | FOCAL         | no       | none           |       |      | 3     |          |
seizure not known                    | 8     |        | ALERT       |               | no       | none           |       |      |       | 1        | seizure
weakness not known                   | 8     |        | ALERT       | NONE          |          | none           |       |      |       | 1        | motor weakness
pressure not known                   | 10    |        | ALERT       | NONE          | no       |                | 0     |      |       |          | raised intracranial pressure
pressure not known, stage 1          | 10    |        | ALERT       | NONE          | no       |                | 1     |      |       | 3        | raised intracranial pressure
pressure not known, opening from 20  | 10    |        | ALERT       | NONE          | no       |                |       | 20   | 4     |          |
stage not known                      | 10    |        | ALERT       | NONE          | no       | PAPILLOEDEMA   |       | 15   |       | 3        | papilloedema stage
opening pressure not known           | 10    |        | ALERT       | NONE          | no       | CN6_PALSY      |       |      |       | 3        | CSF opening pressure
opening not known beside a stage     | 10    |        | ALERT       | NONE          | no       | CN6_PALSY      | 2     |      | 3     |          |
opening not known, no papilloedema   | 10    |        | ALERT       | NONE          | no       | CN6_PALSY      | 0     |      |       | 3        | CSF opening pressure
"""


@pytest.mark.parametrize("row", rows(GRADES), ids=lambda row: row["what"])
def test_the_grade_is_that_of_the_published_table(row):
    answer = grade(
        Signs(
            cartox10=whole(row["score"]),
            unable=yes_no(row["unable"]),
            consciousness=row["awake"],
            seizure=row["seizure"],
            weakness=yes_no(row["weakness"]),
            pressure=codes(row["pressure"]),
            papilloedema_stage=whole(row["stage"]),
            opening_pressure_mmhg=number(row["mmHg"]),
        )
    )

    assert said(answer) == expected(row)


def test_every_answer_of_the_form_is_graded():
    assert set(cres.SEIZURE) == set(SEIZURE.codes)
    assert set(CONSCIOUSNESS.codes) > cres.OBTUNDED
    assert set(ICP_SIGN.codes) > cres.OEDEMA
