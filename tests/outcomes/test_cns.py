# ruff: noqa: E501 - the tables are read by row
"""CNS class by the fluid, every cell of the table; counts per uL."""

import pytest

from outcomes.definitions.cns import DEFINITION, cns_class, stands
from outcomes.definitions.codelists import CNS_CLASS
from tests.factories.casebook import book_of, rows

# The blood of a traumatic tap: white to red cells 1 to 1000, so positive above 2 to 1000.
BLOOD = "blood_wbc=5000 blood_rbc=5000000"

CLASSES = f"""
what                                    | fluid                                                | class
----------------------------------------+------------------------------------------------------+------
no blasts                               | blasts=no                                            | CNS1
no blasts, many cells                   | blasts=no wbc=40 rbc=2000                            | CNS1
few white cells, clear                  | blasts=yes wbc=4.9 rbc=9.9                           | CNS2a
none at all                             | blasts=yes wbc=0 rbc=0                               | CNS2a
few white cells, traumatic              | blasts=yes wbc=4.9 rbc=10                            | CNS2b
few white cells, traumatic, blood known | blasts=yes wbc=4 rbc=10 {BLOOD}                      | CNS2b
five white cells, clear                 | blasts=yes wbc=5 rbc=9.9                             | CNS3a
traumatic, as much as in blood          | blasts=yes wbc=5 rbc=5000 {BLOOD}                    | CNS2c
traumatic, twice as much as in blood    | blasts=yes wbc=10 rbc=5000 {BLOOD}                   | CNS2c
traumatic, more than twice              | blasts=yes wbc=10.1 rbc=5000 {BLOOD}                 | CNS3b
traumatic, ten red cells                | blasts=yes wbc=5 rbc=10 {BLOOD}                      | CNS3b
clinical signs                          | clinical_signs=yes                                   | CNS3c
clinical signs without blasts           | clinical_signs=yes blasts=no wbc=0 rbc=0             | CNS3c
no clinical signs                       | clinical_signs=no blasts=yes wbc=4 rbc=0             | CNS2a
flow alone makes no class               | blasts=no blasts_by_flow=yes wbc=1 rbc=0             | CNS1
"""

UNKNOWN = """
what                            | fluid                                       | missing
--------------------------------+---------------------------------------------+---------------------
nothing                         |                                             | blasts
blasts not looked for           | wbc=1 rbc=1                                 | blasts
flow alone                      | blasts_by_flow=yes wbc=1 rbc=1              | blasts
no counts                       | blasts=yes                                  | wbc, rbc
no red cells counted            | blasts=yes wbc=4                            | rbc
no white cells counted          | blasts=yes rbc=4                            | wbc
traumatic without blood         | blasts=yes wbc=5 rbc=10                     | blood_wbc, blood_rbc
traumatic without red blood     | blasts=yes wbc=5 rbc=10 blood_wbc=5000      | blood_rbc
traumatic without white blood   | blasts=yes wbc=5 rbc=10 blood_rbc=5000000   | blood_wbc
traumatic, no red cells in blood | blasts=yes wbc=5 rbc=10 blood_wbc=1 blood_rbc=0 | blood_rbc
"""


def tap(fluid):
    return book_of(f"tap 0 {fluid or ''}").one("csf", "P/1")


@pytest.mark.parametrize("row", rows(CLASSES), ids=lambda r: r["what"])
def test_the_class_follows_blasts_counts_and_the_tap(row):
    assert cns_class(tap(row["fluid"])).value == row["class"]


@pytest.mark.parametrize("row", rows(UNKNOWN), ids=lambda r: r["what"])
def test_without_its_counts_a_tap_has_no_class(row):
    found = cns_class(tap(row["fluid"]))

    assert (found.value, ", ".join(found.missing)) == (None, row["missing"])


def test_the_driver_gives_the_counts_and_the_rule():
    found = cns_class(tap(f"blasts=yes wbc=40 rbc=5000 {BLOOD}"))

    assert found.driver == ("white cells 40", "red cells 5000", "Steinherz-Bleyer positive")


def test_the_page_has_a_row_for_each_class():
    assert [row[0] for row in DEFINITION.tables[0].rows] == list(CNS_CLASS.codes.values())


def test_a_class_stands_with_a_reason_or_where_its_rule_is_to_be_confirmed_with_a_comment():
    row = tap("cns_class=CNS2a blasts=yes wbc=6 rbc=2")

    assert not stands(row)
    assert stands(row | {"overrides": {"csf.class_contradicts_counts": "clotted"}})
    assert stands(row | {"comments": {"csf.class_differs": "by another rule"}})
