# ruff: noqa: E501 - the tables are read by row
"""MRD status under each paper's rule, case by case; day 0 is 2 March 2020."""

from decimal import Decimal

import pytest

from outcomes.definitions import mrd, response
from tests.factories.casebook import book_of, rows

# Levels and sensitivities are fractions: 0.0001 is 0.01 %, 0.00005 is 0.005 %.
ONE = """
what                                       | measured                                 | GU2022                          | ZHANG2020                       | AN2022                          | HU2022
-------------------------------------------+------------------------------------------+---------------------------------+---------------------------------+---------------------------------+--------------------------------
0.005 %                                    | level=0.00005 sensitivity=0.00001        | NEG                             | NEG                             | NEG                             | POS
0.004 %, positive in Hu 2022               | level=0.00004 sensitivity=0.00001        | NEG                             | NEG                             | NEG                             | POS
just below 0.01 %                          | level=0.000099 sensitivity=0.00001       | NEG                             | NEG                             | NEG                             | POS
exactly 0.01 %                             | level=0.0001 sensitivity=0.00001         | POS                             | POS                             | POS                             | POS
above 0.01 %                               | level=0.02 sensitivity=0.00001           | POS                             | POS                             | POS                             | POS
above 0.01 %, sensitivity not stated       | level=0.02                               | POS                             | POS                             | POS                             | POS
0.005 %, sensitivity not stated            | level=0.00005                            | NEG                             | NEG                             | NEG                             | POS
0.005 % by an assay that cannot see it     | level=0.00005 sensitivity=0.001          | NEG_INSUFFICIENT                | NEG_INSUFFICIENT                | NEG_INSUFFICIENT                | POS
not detected, sensitivity 10^-5            | detected=no sensitivity=0.00001          | NEG                             | NEG                             | NEG                             | NEG
not detected, sensitivity exactly 10^-4    | detected=no sensitivity=0.0001           | NEG                             | NEG                             | NEG                             | NEG
not detected, sensitivity just above 10^-4 | detected=no sensitivity=0.000101         | NEG_INSUFFICIENT                | NEG_INSUFFICIENT                | NEG_INSUFFICIENT                | NEG_INSUFFICIENT
not detected, sensitivity 10^-3            | detected=no sensitivity=0.001            | NEG_INSUFFICIENT                | NEG_INSUFFICIENT                | NEG_INSUFFICIENT                | NEG_INSUFFICIENT
not detected, level 0                      | detected=no level=0 sensitivity=0.0001   | NEG                             | NEG                             | NEG                             | NEG
level 0                                    | level=0 sensitivity=0.0001               | NEG                             | NEG                             | NEG                             | NEG
level 0, sensitivity 10^-3                 | level=0 sensitivity=0.001                | NEG_INSUFFICIENT                | NEG_INSUFFICIENT                | NEG_INSUFFICIENT                | NEG_INSUFFICIENT
not detected, no sensitivity               | detected=no                              | ? sensitivity                   | ? sensitivity                   | ? sensitivity                   | ? sensitivity
level 0, no sensitivity                    | level=0                                  | ? sensitivity                   | ? sensitivity                   | ? sensitivity                   | ? sensitivity
detected, no level                         | detected=yes sensitivity=0.00001         | ? level                         | ? level                         | ? level                         | POS
detected, too little to be measured        | detected=yes level=0 sensitivity=0.00001 | ? level                         | ? level                         | ? level                         | POS
detected at 0.005 %                        | detected=yes level=0.00005               | NEG                             | NEG                             | NEG                             | POS
not detected at 0.01 %                     | detected=no level=0.0001                 | ? level and detected that agree | ? level and detected that agree | ? level and detected that agree | ? level and detected that agree
no result                                  | sensitivity=0.0001                       | ? level or detected             | ? level or detected             | ? level or detected             | ? level or detected
reported only                              | status=NEG                               | ? level or detected             | ? level or detected             | ? level or detected             | ? level or detected
"""


def shown(status):
    return status.value or f"? {'; '.join(status.missing)}"


@pytest.mark.parametrize("rule", mrd.RULES)
@pytest.mark.parametrize("row", rows(ONE), ids=lambda r: r["what"])
def test_one_measurement_under_the_rule_of_the_study(row, rule):
    book = book_of(f"mrd 28 assay=FLOW {row['measured']}", mrd_rule=rule)

    assert shown(mrd.mrd_status(book.one("mrd", "P/1"), book)) == row[rule]


OWN_THRESHOLD = """
what                                  | threshold | measured                           | status
--------------------------------------+-----------+------------------------------------+-----------------
0.005 % is above 10^-5                | 0.00001   | level=0.00005 sensitivity=0.000001 | POS
not detected at 10^-4 says too little | 0.00001   | detected=no sensitivity=0.0001     | NEG_INSUFFICIENT
not detected at 10^-5                 | 0.00001   | detected=no sensitivity=0.00001    | NEG
0.05 % is below 10^-3                 | 0.001     | level=0.0005 sensitivity=0.0001    | NEG
exactly 10^-3                         | 0.001     | level=0.001 sensitivity=0.0001     | POS
"""


@pytest.mark.parametrize("row", rows(OWN_THRESHOLD), ids=lambda r: r["what"])
def test_a_study_may_set_its_own_threshold(row):
    book = book_of(f"mrd 28 assay=FLOW {row['measured']}", mrd_threshold=Decimal(row["threshold"]))

    assert shown(mrd.mrd_status(book.one("mrd", "P/1"), book)) == row["status"]


# neg, pos: measured; low: not detected at 10^-3; said, bad: reported without a result.
MEASURED = {
    "neg": "level=0 sensitivity=0.00001",
    "pos": "level=0.02",
    "low": "detected=no sensitivity=0.001",
    "said": "status=NEG",
    "saidpos": "status=POS",
    "bad": "status=NE",
    "na": "level=not_applicable",
    "due": "level=not_done",
    "bm": "assay=FLOW specimen=BM",
    "pb": "assay=FLOW specimen=PB",
    "igtr": "assay=QPCR_IG_TR specimen=BM",
    "abl": "assay=QPCR_FUSION specimen=BM",
    "ngs": "assay=NGS specimen=BM",
    "unknown": "assay=UNKNOWN",
    "undated": "visit=DAY28 infusion=P/1",
}

DAY28 = """
what                                        | rule      | mrd                                                      | derived                             | effective
--------------------------------------------+-----------+----------------------------------------------------------+-------------------------------------+-----------------
flow in marrow                              | GU2022    | 28 bm neg                                                | NEG                                 | NEG
flow in marrow, positive                    | GU2022    | 28 bm pos                                                | POS                                 | POS
nothing measured                            | GU2022    | -5 bm neg                                                | ? flow in marrow                    | -
the day before the window                   | GU2022    | 23 bm neg                                                | ? flow in marrow                    | -
the first day of the window                 | GU2022    | 24 bm neg                                                | NEG                                 | NEG
the last day of the window                  | GU2022    | 42 bm neg                                                | NEG                                 | NEG
the day after the window                    | GU2022    | 43 bm neg                                                | ? flow in marrow                    | -
positive on day 14, negative on day 28      | GU2022    | 14 bm pos; 28 bm neg                                     | NEG                                 | NEG
three days apart, one positive              | GU2022    | 28 bm neg; 31 igtr pos                                   | POS                                 | POS
four days apart                             | GU2022    | 28 bm neg; 32 igtr pos                                   | NEG                                 | NEG
three days before it, one positive          | GU2022    | 25 igtr pos; 28 bm neg                                   | POS                                 | POS
four days before it                         | GU2022    | 24 igtr pos; 28 bm neg                                   | NEG                                 | NEG
negative and insufficient                   | GU2022    | 28 bm neg; 28 pb low                                     | NEG_INSUFFICIENT                    | NEG_INSUFFICIENT
insufficient and positive                   | GU2022    | 28 bm low; 28 pb pos                                     | POS                                 | POS
negative and not evaluable                  | GU2022    | 28 bm neg; 28 ngs bad                                    | ? level or detected                 | NE
negative and still to come                  | GU2022    | 28 bm neg; 28 ngs due                                    | ? level or detected                 | -
not evaluable, repeated a week later        | GU2022    | 28 bm bad; 35 bm neg                                     | NEG                                 | NEG
not done, done a week later                 | GU2022    | 28 bm due; 35 bm neg                                     | NEG                                 | NEG
not evaluable                               | GU2022    | 28 bm bad                                                | ? level or detected                 | NE
blood alone                                 | GU2022    | 28 pb neg                                                | ? flow in marrow                    | -
blood alone, positive                       | GU2022    | 28 pb pos                                                | POS                                 | POS
blood first, marrow a week later            | GU2022    | 24 pb neg; 35 bm neg                                     | NEG                                 | NEG
no date, but of the visit                   | GU2022    | ? bm neg undated                                         | NEG                                 | NEG
no date and no visit                        | GU2022    | ? bm neg                                                 | ? flow in marrow                    | -
no date beside a date                       | GU2022    | ? igtr pos undated; 28 bm neg                            | POS                                 | POS
reported without a level                    | GU2022    | 28 unknown said                                          | ? flow in marrow; level or detected | NEG
reported positive without a level           | GU2022    | 28 bm saidpos                                            | ? level or detected                 | POS
one measured, one reported                  | GU2022    | 28 bm neg; 28 igtr said                                  | ? level or detected                 | NEG
one reported by another assay, one measured | GU2022    | 28 igtr said; 28 pb neg                                  | ? flow in marrow; level or detected | -
qPCR not applicable                         | GU2022    | 28 bm neg; 28 igtr na                                    | NEG                                 | NEG
level not applicable, but not detected      | GU2022    | 28 bm na detected=no sensitivity=0.00001                 | NEG                                 | NEG
level not applicable, but detected          | HU2022    | 28 bm na detected=yes                                    | POS                                 | POS
nothing applicable                          | GU2022    | 28 bm na                                                 | ? MRD at day 28                     | -
flow in marrow and blood                    | ZHANG2020 | 28 bm neg; 28 pb neg                                     | NEG                                 | NEG
flow in marrow alone                        | ZHANG2020 | 28 bm neg                                                | ? flow in blood                     | -
flow in marrow alone, reported negative     | ZHANG2020 | 28 bm neg status=NEG                                     | ? flow in blood                     | NEG
flow in marrow alone, positive              | ZHANG2020 | 28 bm pos                                                | POS                                 | POS
blood positive                              | ZHANG2020 | 28 bm neg; 28 pb pos                                     | POS                                 | POS
BCR-ABL is an endpoint of its own           | ZHANG2020 | 28 bm neg; 28 pb neg; 28 abl pos                         | NEG                                 | NEG
BCR-ABL alone says nothing                  | ZHANG2020 | 28 abl neg                                               | ? flow in marrow; flow in blood     | -
flow and qPCR                               | AN2022    | 28 bm neg; 28 igtr neg                                   | NEG                                 | NEG
flow and qPCR of the fusion transcript      | AN2022    | 28 bm neg; 28 abl neg                                    | NEG                                 | NEG
flow alone                                  | AN2022    | 28 bm neg                                                | ? qPCR                              | -
flow, qPCR without a marker                 | AN2022    | 28 bm neg; 28 igtr na                                    | NEG                                 | NEG
flow, qPCR not evaluable                    | AN2022    | 28 bm neg; 28 igtr bad                                   | ? level or detected                 | NE
flow negative, qPCR positive                | AN2022    | 28 bm neg; 28 igtr pos                                   | POS                                 | POS
overridden                                  | GU2022    | 28 bm pos status=NEG override=mrd.contradicts_derivation | POS                                 | NEG
contradicted and not overridden             | GU2022    | 28 bm pos status=NEG                                     | POS                                 | POS
"""


def day28_of(measured, **study):
    book = book_of(f"infusion 0; {_story(measured)}", **study)
    return mrd.day28_mrd(book.one("infusions", "P/1"), book)


def _story(measured):
    facts = []
    for fact in measured.split(";"):
        when, *details = fact.split()
        facts.append(" ".join(["mrd", when, *(MEASURED.get(d, d) for d in details)]))
    return ";".join(facts)


@pytest.mark.parametrize("row", rows(DAY28), ids=lambda r: f"{r['rule']}: {r['what']}")
def test_assays_of_one_time_point_are_taken_together(row):
    derived, effective = day28_of(row["mrd"], mrd_rule=row["rule"])

    assert shown(derived) == row["derived"]
    assert (effective or "-") == row["effective"]


def test_each_infusion_has_its_own_day_28():
    measured = _story("28 bm pos; 88 bm neg; 28 bm neg infusion=P/2")
    book = book_of(f"infusion 0; infusion 60; {measured}")

    first, second = (mrd.day28_mrd(i, book)[0] for i in book.rows("infusions"))

    assert (first.value, first.driver) == ("POS", ("P/1",))
    assert (second.value, second.driver) == ("NEG", ("P/2",))


def test_an_infusion_without_day_0_has_what_names_it():
    book = book_of(f"infusion ?; {_story('? bm neg undated; 28 bm pos infusion=P/1')}")

    derived, _ = mrd.day28_mrd(book.one("infusions", "P/1"), book)

    assert (derived.value, derived.driver) == ("NEG", ("P/1",))


def test_negative_mrd_without_a_remission_stays_an_mrd_result_only():
    book = book_of(f"infusion 0; marrow 28 blasts=40; {_story('28 bm neg')}")
    infusion = book.one("infusions", "P/1")

    derived, _ = mrd.day28_mrd(infusion, book)

    assert derived.value == "NEG"
    assert response.day28_response(infusion, book).value not in response.RESPONDER
