"""What may be recorded about who the patient is; day 0 is 2 March 2020."""

from decimal import Decimal

import pytest

from patients.definitions.codelists import GENETIC_STATUS
from tests.factories.casebook import checked, rows
from trials.crf import registry

ORDER = """
what                               | table           | fact                           | finding
-----------------------------------+-----------------+--------------------------------+------------------------------
therapy ends before it starts      | prior_therapies | prior -90 ended_on=-91         | end_before_start ended_on
therapy of one day                 | prior_therapies | prior -90 ended_on=-90         |
therapy whose end is not known     | prior_therapies | prior -90                      |
therapy whose start is not known   | prior_therapies | prior ? ended_on=-90           |
in one month, day not known        | prior_therapies | prior 2019-05 ended_on=2019-05 |
months the wrong way round         | prior_therapies | prior 2019-05 ended_on=2019-04 | end_before_start ended_on
ends in the year it may have begun | prior_therapies | prior 2019-05 ended_on=2019    |
ends in the year before            | prior_therapies | prior 2019 ended_on=2018       | end_before_start ended_on
withdrawn before it was given      | consents        | consent -30 withdrawn_on=-31   | end_before_start withdrawn_on
withdrawn on the same day          | consents        | consent -30 withdrawn_on=-30   |
"""  # noqa: E501


@pytest.mark.parametrize("row", rows(ORDER), ids=lambda r: r["what"])
def test_an_end_is_refused_only_where_no_day_could_be_after_the_start(row):
    assert checked(row["fact"], row["table"]) == ({row["finding"]} - {None})


@pytest.mark.parametrize(
    ("value", "codes"),
    [(0, set()), (1000, set()), (1001, {"implausible_value"}), (-1, {"impossible_value"})],
)
def test_white_cells_above_1000_are_questioned_and_below_0_refused(value, codes):
    item = registry["patients"].crf.items["wbc_diagnosis"]

    assert {f.code for f in item.check({"wbc_diagnosis": Decimal(value)})} == codes


def test_not_done_and_unknown_stay_apart_from_negative():
    assert list(GENETIC_STATUS.codes) == ["positive", "negative", "not_done", "unknown"]
