# ruff: noqa: E501 - the tables are read by row
"""Tumour lysis by Cairo and Bishop: laboratory, clinical, and the grade of both together."""

from decimal import Decimal

import pytest

from outcomes.definitions import tumour_lysis
from outcomes.definitions.codelists import ARRHYTHMIA, SEIZURE
from outcomes.definitions.tumour_lysis import ANALYTES, Sample, Signs, grade, laboratory
from tests.factories.casebook import rows
from tests.outcomes.grades import expected, number, said, yes_no

NORMAL = {"uric_acid": 5, "potassium": 4, "phosphate": 3, "calcium": 9}


def sample(value, baseline=None):
    """A value against a baseline of the same height, unless one is given."""
    value = Decimal(value)
    return [Sample(value=value, baseline=value if baseline is None else Decimal(baseline))]


def signs(*, child=False, times=Decimal(1), rhythm=("NONE",), seizure=("NONE",), **samples):
    return Signs(
        samples={a: samples.get(a, sample(NORMAL[a])) for a in ANALYTES},
        child=child,
        creatinine_times_upper=times,
        arrhythmia=rhythm,
        seizure=seizure,
    )


# Table I, each beside a potassium that meets it: one of four is not enough.
MET = """
analyte   | value | baseline | child | met
----------+-------+----------+-------+----
uric_acid | 7.9   |          | no    | no
uric_acid | 8     |          | no    | yes
uric_acid | 6.24  | 5        | no    | no
uric_acid | 6.25  | 5        | no    | yes
phosphate | 4.4   |          | no    | no
phosphate | 4.5   |          | no    | yes
phosphate | 4.5   |          | yes   | no
phosphate | 6.4   |          | yes   | no
phosphate | 6.5   |          | yes   | yes
phosphate | 3.75  | 3        | no    | yes
phosphate | 4.4   |          |       | no
phosphate | 4.5   |          |       |
phosphate | 6.5   |          |       | yes
calcium   | 7.1   |          | no    | no
calcium   | 7     |          | no    | yes
calcium   | 7.51  | 10       | no    | no
calcium   | 7.5   | 10       | no    | yes
calcium   | 12.5  | 10       | no    | no
"""


@pytest.mark.parametrize("row", rows(MET), ids=str)
def test_two_of_four_make_laboratory_tls(row):
    found = signs(
        child=yes_no(row["child"]),
        **{row["analyte"]: sample(row["value"], row["baseline"]), "potassium": sample(6)},
    )

    assert laboratory(found)[0] is yes_no(row["met"])


def test_potassium_counts_from_6_or_by_a_rise_of_a_quarter():
    def lysis(potassium):
        return laboratory(signs(potassium=potassium, uric_acid=sample(8)))[0]

    assert lysis(sample("5.9")) is False
    assert lysis(sample(6)) is True
    assert lysis(sample("4.9", 4)) is False
    assert lysis(sample(5, 4)) is True


MISSING = """
what                                         | uric_acid | potassium | phosphate | lysis
---------------------------------------------+-----------+-----------+-----------+------
one met, one not measured                    | 8         | 4         |           |
one met, one without a baseline              | 8         | 4?        | 3         |
none met, one not measured                   | 5         | 4         |           | no
none met, two not measured                   | 5         |           |           |
two met, one not measured                    | 8         | 6         |           | yes
the value before day 0 is the baseline       | 8         | 4b        | 3         | no
the value before day 0 may meet it by itself | 8         | 6b        | 3         | yes
"""


@pytest.mark.parametrize("row", rows(MISSING), ids=lambda row: row["what"])
def test_what_was_not_measured_is_not_normal(row):
    def samples(cell):
        if cell is None:
            return []
        value = Decimal(cell.rstrip("?b"))
        known = None if cell[-1] in "?b" else value
        return [Sample(value=value, baseline=known, is_baseline=cell.endswith("b"))]

    found = signs(**{a: samples(row[a]) for a in ("uric_acid", "potassium", "phosphate")})

    assert laboratory(found)[0] is yes_no(row["lysis"])


# Table III, with laboratory TLS unless it says otherwise.
GRADES = """
what                                  | lysis | creatinine | arrhythmia       | seizure       | grade | at least | missing
--------------------------------------+-------+------------+------------------+---------------+-------+----------+-------------------------------------------------------
laboratory TLS alone                  | yes   | 1          | NONE             | NONE          | 0     |          |
creatinine below 1.5                  | yes   | 1.49       | NONE             | NONE          | 0     |          |
creatinine 1.5                        | yes   | 1.5        | NONE             | NONE          | 1     |          |
creatinine above 1.5                  | yes   | 1.51       | NONE             | NONE          | 2     |          |
creatinine 3                          | yes   | 3          | NONE             | NONE          | 2     |          |
creatinine above 3                    | yes   | 3.01       | NONE             | NONE          | 3     |          |
creatinine 6                          | yes   | 6          | NONE             | NONE          | 3     |          |
creatinine above 6                    | yes   | 6.01       | NONE             | NONE          | 4     |          |
arrhythmia, no intervention           | yes   | 1          | NO_INTERVENTION  | NONE          | 1     |          |
arrhythmia, not urgent                | yes   | 1          | NON_URGENT       | NONE          | 2     |          |
arrhythmia, symptomatic or device     | yes   | 1          | CONTROLLED       | NONE          | 3     |          |
arrhythmia, life-threatening          | yes   | 1          | LIFE_THREATENING | NONE          | 4     |          |
focal seizure                         | yes   | 1          | NONE             | FOCAL         | 2     |          |
one brief generalised seizure         | yes   | 1          | NONE             | GENERALISED   | 2     |          |
consciousness altered                 | yes   | 1          | NONE             | NONCONVULSIVE | 3     |          |
prolonged seizure                     | yes   | 1          | NONE             | PROLONGED     | 4     |          |
status epilepticus                    | yes   | 1          | NONE             | REPETITIVE    | 4     |          |
the worst day counts                  | yes   | 1          | NONE NON_URGENT  | NONE FOCAL    | 2     |          |
a day that was not asked              | yes   | 1          | NON_URGENT ?     | NONE          |       | 2        | arrhythmia
creatinine not known                  | yes   |            | NONE             | NONE          |       |          | creatinine
arrhythmia never asked                | yes   | 1.5        |                  | NONE          |       | 1        | arrhythmia
seizure never asked                   | yes   | 1.5        | NONE             |               |       | 1        | seizure
clinical signs without laboratory TLS | no    | 4          | NONE             | NONE          | 0     |          |
no laboratory TLS, signs not known    | no    |            |                  |               | 0     |          |
no sign, laboratory not known         |       | 1          | NONE             | NONE          | 0     |          |
clinical sign, laboratory not known   |       | 4          | NONE             | NONE          |       |          | laboratory: uric acid
nothing known                         |       |            |                  |               |       |          | laboratory: uric acid, creatinine, arrhythmia, seizure
"""


@pytest.mark.parametrize("row", rows(GRADES), ids=lambda row: row["what"])
def test_the_grade_is_that_of_the_worst_clinical_sign_beside_laboratory_tls(row):
    def days(cell):
        return tuple(None if code == "?" else code for code in (cell or "").split())

    uric_acid = {"yes": sample(8), "no": sample(5), None: []}[row["lysis"]]
    answer = grade(
        signs(
            uric_acid=uric_acid,
            potassium=sample(6),
            times=number(row["creatinine"]),
            rhythm=days(row["arrhythmia"]),
            seizure=days(row["seizure"]),
        )
    )

    assert said(answer) == expected(row)


def test_the_driver_names_the_clinical_sign_and_the_laboratory_values():
    answer = grade(signs(uric_acid=sample(8), potassium=sample(6), times=Decimal(2)))
    without = grade(signs(times=Decimal(2)))

    assert answer.driver == ("creatinine", "laboratory: uric acid", "laboratory: potassium")
    assert without.driver == ("no laboratory TLS",)


def test_every_answer_of_the_form_is_graded():
    assert set(tumour_lysis.SEIZURE) == set(SEIZURE.codes)
    assert set(tumour_lysis.ARRHYTHMIA) == set(ARRHYTHMIA.codes)
