"""What may be recorded about products, infusions and doses; day 0 is 2 March 2020."""

from decimal import Decimal

import pytest

from config.errors import Severity
from infusions.definitions.burden import marrow_class
from infusions.definitions.codelists import INFUSION_REASON
from tests.factories.casebook import book_of, checked, rows
from trials.checks import check_row, check_sets, has_set_rules
from trials.crf import registry

FRACTIONS = """
what                                | planned                  | total
------------------------------------+--------------------------+------
a split of three days               | 10 30 60                 |
a split of two days                 | 40 60                    |
one dose                            | 100                      |
thirds                              | 33.3 33.3 33.3           |
thirds, written longer              | 33.33 33.33 33.34        |
a tenth too much                    | 33.4 33.4 33.3           |
two tenths too much                 | 50.1 50.1                | 100.2
two tenths too little               | 33.3 33.3 33.2           | 99.8
as printed by Gu 2022 for two days  | 40 50                    | 90
a day is forgotten                  | 10 30                    | 40
nothing planned                     | 0                        | 0
no fraction is known                | ? ?                      |
one fraction is not known           | 10 30 ?                  |
what is known is already too much   | 60 60 ?                  | 120
two products, each whole            | 100@A 100@B              |
two products, both split            | 10@A 40@B 30@A 60@B 60@A |
two products as if they were one    | 40@A 60@B                | 40 60
two products, one of them not whole | 100@A 90@B               | 90
two products that are not named     | 100 100                  | 200
no doses                            |                          |
"""


def doses(planned):
    for number, dose in enumerate((planned or "").split(), start=1):
        pct, _, product = dose.partition("@")
        yield {
            "key": f"P/1/{number}",
            "infusion": "P/1",
            "product": product or None,
            "planned_fraction_pct": None if pct == "?" else Decimal(pct),
        }


def findings_of(planned):
    book = book_of("infusion 0; infusion 60")
    for dose in doses(planned):
        book = book.with_row("doses", dose)
    return list(check_sets("infusions", book.one("infusions", "P/1"), book))


@pytest.mark.parametrize("row", rows(FRACTIONS), ids=lambda r: r["what"])
def test_the_planned_fractions_of_each_product_make_100_percent(row):
    found = findings_of(row["planned"])

    totals = (row["total"] or "").split()
    assert [f.code for f in found] == ["doses.planned_fractions"] * len(totals)
    for finding, total in zip(found, totals, strict=True):
        assert finding.severity is Severity.HARD
        assert f"= {total} %, not 100 %" in finding.message


def test_the_message_shows_the_sum_and_the_product():
    (found,) = findings_of("100@A 30@B 60.50@B")

    assert "Infusion P/1: the planned fractions of product B make 30 + 60.5 = 90.5 %" in (
        found.message
    )


def test_the_doses_of_another_infusion_are_not_counted():
    book = book_of("infusion 0; infusion 60").with_row("doses", next(doses("40")))

    other = list(check_sets("infusions", book.one("infusions", "P/2"), book))

    assert other == []
    assert has_set_rules("infusions", "doses")
    assert not has_set_rules("infusions", "lymphodepletions")


def test_one_dose_alone_is_not_held_to_100_percent():
    book = book_of("infusion 0").with_row("doses", next(doses("10")))

    assert list(check_row("doses", book.one("doses", "P/1/1"), book)) == []


BURDEN = """
blasts | m2  | finding
-------+-----+--------
35.1   | no  | yes
35.1   | yes | no
4.9    | yes | yes
4.9    | no  | no
5      | no  | yes
5      | yes | no
35.1   |     | no
       | yes | no
"""


@pytest.mark.parametrize("row", rows(BURDEN), ids=str)
def test_m2_or_worse_that_does_not_go_with_the_blasts_is_a_soft_finding(row):
    given = {"blasts_pct": row["blasts"], "m2_or_worse": row["m2"]}
    details = " ".join(f"{name}={value}" for name, value in given.items() if value)
    book = book_of(f"infusion 0 {details}")

    found = list(check_row("infusions", book.one("infusions", "P/1"), book))

    assert [(f.code, f.severity) for f in found] == (
        [("infusion.marrow_class", Severity.SOFT)] if row["finding"] == "yes" else []
    )


# Children's Oncology Group: M1 below 5 %, M2 5 to 25 %, M3 above 25 %.
@pytest.mark.parametrize(
    ("blasts", "expected"),
    [("0", "M1"), ("4.99", "M1"), ("5", "M2"), ("25", "M2"), ("25.01", "M3"), ("100", "M3")],
)
def test_the_marrow_class_of_a_blast_percentage(blasts, expected):
    assert marrow_class(Decimal(blasts)) == expected


@pytest.mark.parametrize(
    ("fact", "table", "finding"),
    [
        ("product 0 released_on=-1", "products", "end_before_start released_on"),
        ("product 0 released_on=0", "products", None),
        ("product 2020-03 released_on=2020-02", "products", "end_before_start released_on"),
        ("product 2020-03 released_on=2020-03", "products", None),
        ("depletion -5 ended_on=-6", "lymphodepletions", "end_before_start ended_on"),
        ("depletion -5 ended_on=-3", "lymphodepletions", None),
    ],
)
def test_an_end_is_not_before_its_start(fact, table, finding):
    assert checked(fact, table) == ({finding} - {None})


# Gu 2022 prints doses of 0.05 to 67 x 10^7 cells per kg.
DOSES = """
entered | unit     | finding
--------+----------+------------------
0.05    | 10^7/kg  |
67      | 10^7/kg  |
67      | 10^8/kg  | implausible_value
0.05    | 10^5/kg  | implausible_value
10000   | cells/kg |
9999    | cells/kg | implausible_value
10      | 10^8/kg  |
-1      | 10^6/kg  | impossible_value
"""


@pytest.mark.parametrize("row", rows(DOSES), ids=str)
def test_a_dose_in_a_wrong_power_of_ten_is_questioned_and_a_negative_one_refused(row):
    item = registry["doses"].crf.items["cells_per_kg"]
    stored, faults = item.write(
        {"cells_per_kg_entered": Decimal(row["entered"]), "cells_per_kg_entered_unit": row["unit"]}
    )

    found = [(f.code, f.severity) for f in item.check(stored)]

    severity = {"implausible_value": "soft", "impossible_value": "hard"}
    assert faults == []
    assert found == ([(row["finding"], severity[row["finding"]])] if row["finding"] else [])


def test_only_relapse_no_response_and_mrd_make_an_infusion_new_therapy():
    assert INFUSION_REASON.subsets["new_therapy"] == {"relapse", "no_response", "mrd"}
    assert INFUSION_REASON.subsets["new_therapy"] < set(INFUSION_REASON.codes)
