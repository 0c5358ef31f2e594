"""Which of an entered and a derived value is used."""

import pytest

from tests.factories.casebook import rows
from trials.definitions.answer import effective

EFFECTIVE = """
entered | derived   | overridden | effective
--------+-----------+------------+----------
CR      |           | no         | CR
        |           | no         |
        | NR        | no         | NR
CR      | NR        | no         | NR
CR      | NR        | yes        | CR
        | NR        | yes        | NR
CR      |           | yes        | CR
PR      | NR        | no         | NR
CR      | CR_UNSPEC | no         | CR_UNSPEC
NEG     | POS       | no         | POS
NEG     | POS       | yes        | NEG
"""


@pytest.mark.parametrize("row", rows(EFFECTIVE), ids=str)
def test_the_derived_value_counts_unless_it_was_overridden_with_a_reason(row):
    overridden = row["overridden"] == "yes"

    assert effective(row["entered"], row["derived"], overridden=overridden) == row["effective"]
