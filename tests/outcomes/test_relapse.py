# ruff: noqa: E501 - the tables are read by row
"""Relapse by the rule of the study; the threshold is 5 % unless it says otherwise."""

from decimal import Decimal

import pytest

from outcomes.definitions import relapse
from tests.factories.casebook import book_of, rows

IN_MARROW = """
blasts | threshold | above | at_or_above
-------+-----------+-------+------------
4.9    | 5         | no    | no
5.0    | 5         | no    | yes
5.1    | 5         | yes   | yes
19.9   | 20        | no    | no
20     | 20        | no    | yes
100    | 5         | yes   | yes
0      | 5         | no    | no
"""


@pytest.mark.parametrize("comparator", relapse.COMPARATORS)
@pytest.mark.parametrize("row", rows(IN_MARROW), ids=str)
def test_marrow_blasts_under_both_rules(row, comparator):
    study = {"relapse_blasts_pct": Decimal(row["threshold"]), "relapse_comparator": comparator}

    assert relapse.in_marrow(Decimal(row["blasts"]), study) == (row[comparator] == "yes")


RECORDED = """
what                           | relapse                               | above | at_or_above | missing
-------------------------------+---------------------------------------+-------+-------------+------------------
5.0 % in marrow                | sites__BM=yes blasts=5.0              | NO    | YES         |
5.1 % in marrow                | sites__BM=yes blasts=5.1              | YES   | YES         |
4.9 % in marrow                | sites__BM=yes blasts=4.9              | NO    | NO          |
extramedullary                 | sites__CNS=yes                        | YES   | YES         |
extramedullary, marrow free    | sites__BM=no sites__CNS=yes blasts=0  | YES   | YES         |
blasts, sites not asked        | blasts=40                             | YES   | YES         |
few blasts, sites not asked    | blasts=2                              |       |             | sites
marrow without a percentage    | sites__BM=yes                         |       |             | blasts_pct
nothing                        |                                       |       |             | sites, blasts_pct
"""


@pytest.mark.parametrize("comparator", relapse.COMPARATORS)
@pytest.mark.parametrize("row", rows(RECORDED), ids=lambda r: r["what"])
def test_a_recorded_relapse_meets_the_rule_or_not(row, comparator):
    study = {"relapse_blasts_pct": 5, "relapse_comparator": comparator}
    given = book_of(f"relapse 90 {row['relapse'] or ''}").one("relapses", "P/1")

    found = relapse.meets_rule(given, study)

    assert (found.value, ", ".join(found.missing)) == (row[comparator], row["missing"] or "")


@pytest.mark.parametrize("threshold", [5, Decimal("5"), Decimal("5.0000000000")])
def test_the_rule_is_said_as_the_study_has_it(threshold):
    assert (
        relapse.rule({"relapse_blasts_pct": threshold, "relapse_comparator": "at_or_above"})
        == "at or above 5 %"
    )
