# ruff: noqa: E501 - the tables are read by row
"""Laboratory terms of CTCAE 5.0: both sides of every bound, baselines, and what is missing."""

import pytest

from outcomes.definitions.ctcae5 import FALLING, GRADES, RISING, falling, rising
from tests.factories.casebook import rows
from tests.outcomes.grades import expected, number, said

LOW = """
analyte     | value | lower | grade | at least | missing
------------+-------+-------+-------+----------+-------------------------------------
neutrophils | 2     | 2     | 0     |          |
neutrophils | 1.9   | 2     | 1     |          |
neutrophils | 1.5   | 2     | 1     |          |
neutrophils | 1.49  | 2     | 2     |          |
neutrophils | 1.0   | 2     | 2     |          |
neutrophils | 0.99  | 2     | 3     |          |
neutrophils | 0.5   | 2     | 3     |          |
neutrophils | 0.49  | 2     | 4     |          |
neutrophils | 0     | 2     | 4     |          |
neutrophils | 1.49  |       | 2     |          |
neutrophils | 1.5   |       |       |          | lower limit of normal of Neutrophils
neutrophils |       | 2     |       |          | Neutrophils
platelets   | 150   | 150   | 0     |          |
platelets   | 149   | 150   | 1     |          |
platelets   | 75    | 150   | 1     |          |
platelets   | 74.9  | 150   | 2     |          |
platelets   | 50    | 150   | 2     |          |
platelets   | 49.9  | 150   | 3     |          |
platelets   | 25    | 150   | 3     |          |
platelets   | 24.9  | 150   | 4     |          |
"""


@pytest.mark.parametrize("row", rows(LOW), ids=str)
def test_a_low_count_is_graded_by_the_published_bounds(row):
    answer = falling(row["analyte"], number(row["value"]), lower=number(row["lower"]))

    assert said(answer) == expected(row)


HIGH = """
what                                 | analyte    | value | upper | baseline | grade | at least | missing
-------------------------------------+------------+-------+-------+----------+-------+----------+-----------------------------
at the limit                         | alt        | 40    | 40    | 30       | 0     |          |
above it                             | alt        | 40.1  | 40    | 30       | 1     |          |
3 times                              | alt        | 120   | 40    | 30       | 1     |          |
above 3 times                        | alt        | 121   | 40    | 30       | 2     |          |
5 times                              | alt        | 200   | 40    | 30       | 2     |          |
above 5 times                        | alt        | 201   | 40    | 30       | 3     |          |
20 times                             | alt        | 800   | 40    | 30       | 3     |          |
above 20 times                       | alt        | 801   | 40    | 30       | 4     |          |
AST goes by the same bounds          | ast        | 801   | 40    | 30       | 4     |          |
baseline at the limit is normal      | ast        | 121   | 40    | 40       | 2     |          |
abnormal baseline, below 1.5 times   | alt        | 149   | 40    | 100      | 0     |          |
abnormal baseline, 1.5 times         | alt        | 150   | 40    | 100      | 1     |          |
abnormal baseline, 3 times           | alt        | 300   | 40    | 100      | 1     |          |
abnormal baseline, above 3 times     | alt        | 301   | 40    | 100      | 2     |          |
abnormal baseline, above 5 times     | alt        | 501   | 40    | 100      | 3     |          |
abnormal baseline, above 20 times    | alt        | 2001  | 40    | 100      | 4     |          |
bilirubin above the limit            | bilirubin  | 1.1   | 1     | 1        | 1     |          |
bilirubin 1.5 times                  | bilirubin  | 1.5   | 1     | 1        | 1     |          |
bilirubin above 1.5 times            | bilirubin  | 1.6   | 1     | 1        | 2     |          |
bilirubin 3 times                    | bilirubin  | 3     | 1     | 1        | 2     |          |
bilirubin above 3 times              | bilirubin  | 3.1   | 1     | 1        | 3     |          |
bilirubin 10 times                   | bilirubin  | 10    | 1     | 1        | 3     |          |
bilirubin above 10 times             | bilirubin  | 10.1  | 1     | 1        | 4     |          |
bilirubin as it was                  | bilirubin  | 2     | 1     | 2        | 0     |          |
bilirubin above an abnormal baseline | bilirubin  | 2.1   | 1     | 2        | 1     |          |
bilirubin above 1.5 times of it      | bilirubin  | 3.1   | 1     | 2        | 2     |          |
creatinine at the limit              | creatinine | 1.2   | 1.2   | 1        | 0     |          |
creatinine above it                  | creatinine | 1.3   | 1.2   | 1        | 1     |          |
creatinine 1.5 times                 | creatinine | 1.8   | 1.2   | 1.2      | 1     |          |
creatinine above 1.5 times           | creatinine | 1.81  | 1.2   | 1.2      | 2     |          |
creatinine 3 times                   | creatinine | 3.6   | 1.2   | 1.2      | 2     |          |
creatinine above 3 times             | creatinine | 3.61  | 1.2   | 1.2      | 3     |          |
creatinine 6 times                   | creatinine | 7.2   | 1.2   | 2.4      | 3     |          |
creatinine above 6 times             | creatinine | 7.21  | 1.2   | 2.4      | 4     |          |
1.5 times the baseline               | creatinine | 0.9   | 1.2   | 0.6      | 0     |          |
above 1.5 times the baseline         | creatinine | 0.91  | 1.2   | 0.6      | 2     |          |
above 3 times the baseline           | creatinine | 1.81  | 1.2   | 0.6      | 3     |          |
limit not known                      | alt        | 121   |       | 30       |       |          | upper limit of normal of ALT
baseline not known, value normal     | alt        | 40    | 40    |          | 0     |          |
baseline not known                   | alt        | 121   | 40    |          |       |          | baseline of ALT
creatinine baseline not known        | creatinine | 1.81  | 1.2   |          |       | 2        | baseline of Creatinine
creatinine baseline cannot raise a 3 | creatinine | 3.61  | 1.2   |          | 3     |          |
not measured                         | alt        |       | 40    | 30       |       |          | ALT
"""


@pytest.mark.parametrize("row", rows(HIGH), ids=lambda row: row["what"])
def test_a_high_value_is_graded_by_the_limit_or_an_abnormal_baseline(row):
    answer = rising(
        row["analyte"],
        number(row["value"]),
        upper=number(row["upper"]),
        baseline=number(row["baseline"]),
    )

    assert said(answer) == expected(row)


@pytest.mark.parametrize(("analyte", "value", "grade"), [("alt", "121", 2), ("creatinine", "2", 2)])
def test_a_value_before_the_infusion_needs_no_baseline(analyte, value, grade):
    upper = {"alt": number("40"), "creatinine": number("1.2")}[analyte]

    answer = rising(analyte, number(value), upper=upper, baseline=None, is_baseline=True)

    assert answer.value == grade


def test_no_laboratory_term_has_a_grade_5_and_febrile_neutropenia_begins_at_3():
    derived = [*FALLING.values(), *RISING.values()]

    assert all(term.grades == {1, 2, 3, 4} for term in derived)
    assert GRADES["febrile neutropenia"] == {3, 4, 5}
    assert len(GRADES) == len(derived) + 1
