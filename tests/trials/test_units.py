"""Units: what was entered, and what it is in the canonical unit."""

from decimal import Decimal

import pytest

from tests.factories.casebook import rows
from trials.definitions.codelists import MISSING_REASON, Codelist
from trials.definitions.units import CELLS_PER_KG, CELLS_PER_LITRE, FRACTION, GRAFT_CD34

DIMENSIONS = {d.name: d for d in (CELLS_PER_KG, CELLS_PER_LITRE, FRACTION, GRAFT_CD34)}

# The medians of Zhang 2020, Hu 2022 and Gu 2022 as printed; and two ways to write a blood count.
CONVERTED = """
dimension                        | entered | unit     | canonical
---------------------------------+---------+----------+----------
CAR-positive viable cells per kg | 3       | 10^5/kg  | 300000
CAR-positive viable cells per kg | 3.85    | 10^6/kg  | 3850000
CAR-positive viable cells per kg | 0.5     | 10^7/kg  | 5000000
CAR-positive viable cells per kg | 1       | 10^8/kg  | 100000000
CAR-positive viable cells per kg | 12      | cells/kg | 12
cell concentration               | 1.5     | 10^9/L   | 1.5
cell concentration               | 1.5     | 10^3/uL  | 1.5
cell concentration               | 1500    | /uL      | 1.5
fraction of nucleated cells      | 0.01    | %        | 0.0001
fraction of nucleated cells      | 1       | per 10^4 | 0.0001
fraction of nucleated cells      | 0.0001  | fraction | 0.0001
CD34-positive cells per kg       | 5.2     | 10^6/kg  | 5.2
"""


@pytest.mark.parametrize("row", rows(CONVERTED), ids=str)
def test_a_value_is_converted_exactly(row):
    dimension = DIMENSIONS[row["dimension"]]

    assert dimension.convert(Decimal(row["entered"]), row["unit"]) == Decimal(row["canonical"])


@pytest.mark.parametrize("dimension", DIMENSIONS.values(), ids=lambda d: d.name)
def test_the_canonical_unit_is_the_one_with_factor_1(dimension):
    assert dimension.factors[dimension.canonical] == 1


@pytest.mark.parametrize(
    ("dimension", "unit"),
    [(CELLS_PER_LITRE, "10^6/kg"), (CELLS_PER_LITRE, "10^6"), (CELLS_PER_KG, "10^9/L")],
)
def test_a_unit_of_another_dimension_is_no_unit(dimension, unit):
    with pytest.raises(KeyError):
        dimension.convert(Decimal(1), unit)


def test_a_codelist_labels_its_codes_and_shows_an_unknown_one_as_it_is():
    assert MISSING_REASON.label("not_done") == "Not done"
    assert MISSING_REASON.label("lost") == "lost"
    assert not MISSING_REASON.is_integer
    assert Codelist("grade", {1: "First"}).is_integer
    assert Codelist("grade", {1: "First"}).label(1) == "First"
