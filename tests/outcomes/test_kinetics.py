# ruff: noqa: E501 - the tables are read by row
"""B-cell aplasia and persistence, at their bounds."""

import pytest

from outcomes.definitions import kinetics
from tests.factories.casebook import book_of, rows

APLASIA = """
sample                         | answer | missing
-------------------------------+--------+-------------------
specimen=BM b_cells_pct=0      | YES    |
specimen=BM b_cells_pct=2.99   | YES    |
specimen=BM b_cells_pct=3      | NO     |
specimen=BM b_cells_pct=12     | NO     |
specimen=PB b_cells_pct=0      |        | specimen of marrow
b_cells_pct=0                  |        | specimen of marrow
specimen=BM                    |        | b_cells_pct
"""
PERSISTENCE = """
sample                                                            | answer | missing
------------------------------------------------------------------+--------+--------------------
level_unit=COPIES_PER_UG level=99.9                               | NEG    |
level_unit=COPIES_PER_UG level=100                                | POS    |
level_unit=COPIES_PER_UG level=0                                  | NEG    |
level_unit=CELLS_PER_L level=0                                    |        | copies per ug of DNA
level=0                                                           |        | copies per ug of DNA
level_unit=COPIES_PER_UG                                          |        | level
level_unit=COPIES_PER_UG detected=yes                             |        | level
level_unit=COPIES_PER_UG detected=no limit_of_detection=100       | NEG    |
level_unit=COPIES_PER_UG detected=no limit_of_detection=101       |        | limit of detection up to 100
level_unit=COPIES_PER_UG detected=no                              |        | limit of detection up to 100
"""


@pytest.mark.parametrize(
    ("of", "row"),
    [
        *((kinetics.b_cell_aplasia, row) for row in rows(APLASIA)),
        *((kinetics.persistence, row) for row in rows(PERSISTENCE)),
    ],
    ids=lambda given: getattr(given, "__name__", str(given)),
)
def test_a_sample_is_judged_by_the_bound_of_its_paper(of, row):
    found = of(book_of(f"kinetics 30 {row['sample']}").one("kinetics", "P/1"))

    assert (found.value, ", ".join(found.missing)) == (row["answer"], row["missing"] or "")
