"""What may be recorded about products, infusions and doses; day 0 is 2 March 2020."""

import re
from decimal import Decimal

import pytest

from config.errors import Severity
from infusions.definitions.burden import marrow_class
from infusions.definitions.codelists import INFUSION_REASON
from tests.factories.casebook import book_of, checked, found_at, rows
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


DUAL = "construct ? targets__CD19=yes targets__CD22=yes"
# Each rule on a row made for it and on its nearest lawful neighbour. C19, C22 and DUAL are
# constructs P/1, P/2 and P/3; PRODUCTS are one of each.
RULES = """
what                                  | story                                                                                                                                                    | table                   | finding
--------------------------------------+----------------------------------------------------------------------------------------------------------------------------------------------------------+-------------------------+------------------------------------
collected on the day of enrolment     | patient 0; cells 0                                                                                                                                       | leukaphereses           |
banked cells                          | patient 0; cells -99                                                                                                                                     | leukaphereses           | leukapheresis.before_enrolment
collected in the month of enrolment   | patient 20; cells 2020-03                                                                                                                                | leukaphereses           |
made on the day of the collection     | cells 0; product 0 leukapheresis=P/1                                                                                                                     | products                |
made before the collection            | cells 0; product -1 leukapheresis=P/1                                                                                                                    | products                | product.before_collection
a test failed, within specification   | product 0 rcl=FAIL out_of_specification=no                                                                                                               | products                | product.out_of_specification
a test failed                         | product 0 rcl=FAIL out_of_specification=yes                                                                                                              | products                |
all passed                            | product 0 rcl=PASS out_of_specification=no                                                                                                               | products                |
released as within, being out of it   | product 0 out_of_specification=yes release_decision=RELEASED                                                                                             | products                | product.release_decision
released as out of it, being within   | product 0 out_of_specification=no release_decision=RELEASED_OOS                                                                                          | products                | product.release_decision
released out of specification         | product 0 out_of_specification=yes release_decision=RELEASED_OOS                                                                                         | products                |
rejected and released                 | product 0 release_decision=REJECTED released_on=9                                                                                                        | products                | product.released
rejected                              | product 0 release_decision=REJECTED                                                                                                                      | products                |
donor cells without transplant        | prior ? therapy=ALLO_HSCT occurred=no; product 0 cell_source=hsct_donor                                                                                  | products                | product.donor_without_transplant
donor cells after a transplant        | prior ? therapy=ALLO_HSCT occurred=yes; product 0 cell_source=hsct_donor                                                                                 | products                |
donor cells, transplant since         | prior ? therapy=ALLO_HSCT occurred=no; transplant 9; product 0 cell_source=hsct_donor                                                                    | products                |
donor cells, nobody asked             | product 0 cell_source=hsct_donor                                                                                                                         | products                |
second generation, one domain         | infusion 0 generation=2 costimulatory__41BB=yes                                                                                                          | infusions               |
second generation, two domains        | infusion 0 generation=2 costimulatory__41BB=yes costimulatory__CD28=yes                                                                                  | infusions               | generation.costimulatory
third generation, two domains         | infusion 0 generation=3 costimulatory__41BB=yes costimulatory__CD28=yes                                                                                  | infusions               |
third generation, one domain          | construct ? generation=3 costimulatory__41BB=yes                                                                                                         | constructs              | generation.costimulatory
fourth generation, one domain         | construct ? generation=4 costimulatory__41BB=yes                                                                                                         | constructs              |
fourth generation, no domain          | construct ? generation=4 costimulatory__none=yes                                                                                                         | constructs              | generation.costimulatory
domains not known                     | infusion 0 generation=3                                                                                                                                  | infusions               |
dual construct of two targets         | construct ? strategy=dual targets__CD19=yes targets__CD22=yes                                                                                            | constructs              |
dual construct of one target          | construct ? strategy=dual targets__CD19=yes                                                                                                              | constructs              | construct.targets
single construct of two targets       | construct ? strategy=single targets__CD19=yes targets__CD22=yes                                                                                          | constructs              | construct.targets
targets not known                     | construct ? strategy=dual                                                                                                                                | constructs              |
single                                | C19; infusion 0 strategy=single construct=P/1                                                                                                            | infusions               |
single of two targets                 | C19; C22; DUAL; infusion 0 strategy=single construct=P/3                                                                                                 | infusions               | infusion.strategy
dual                                  | C19; C22; DUAL; infusion 0 strategy=dual construct=P/3                                                                                                   | infusions               |
dual of one target                    | C19; infusion 0 strategy=dual construct=P/1                                                                                                              | infusions               | infusion.strategy
sequential                            | PRODUCTS; infusion 0 strategy=sequential; DOSE product=P/1; DOSE product=P/2                                                                             | infusions               |
sequential of one and the same target | C19; construct ? targets__CD19=yes; product 0 construct=P/1; product 0 construct=P/2; infusion 0 strategy=sequential; DOSE product=P/1; DOSE product=P/2 | infusions               | infusion.strategy
sequential of one dual construct      | C19; C22; DUAL; infusion 0 strategy=sequential construct=P/3                                                                                             | infusions               | infusion.strategy
single of two products                | PRODUCTS; infusion 0 strategy=single; DOSE product=P/1; DOSE product=P/2                                                                                 | infusions               | infusion.strategy
sequential, the second not yet given  | PRODUCTS; infusion 0 strategy=sequential; DOSE product=P/1                                                                                               | infusions               |
doses of another infusion             | PRODUCTS; infusion 0 strategy=single; infusion 60; DOSE product=P/1; dose 60 infusion=P/2 product=P/2                                                    | infusions               |
product not known                     | PRODUCTS; infusion 0 strategy=single; DOSE                                                                                                               | infusions               |
targets of the construct not known    | construct ?; infusion 0 strategy=dual construct=P/1                                                                                                      | infusions               |
generation of the construct           | construct ? generation=2; infusion 0 construct=P/1 generation=2                                                                                          | infusions               |
another generation                    | construct ? generation=2; infusion 0 construct=P/1 generation=3                                                                                          | infusions               | infusion.construct_generation
construct of no generation            | construct ?; infusion 0 construct=P/1 generation=3                                                                                                       | infusions               |
infused on the day of enrolment       | patient 0; infusion 0                                                                                                                                    | infusions               |
infused before enrolment              | patient 1; infusion 0                                                                                                                                    | infusions               | infusion.before_enrolment
infused before the collection         | cells 1; infusion 0                                                                                                                                      | infusions               | infusion.before_collection
infused after one collection          | cells 1; cells -20; infusion 0                                                                                                                           | infusions               |
date of the infusion not known        | patient 1; infusion ?                                                                                                                                    | infusions               |
first dose on day 0                   | infusion 0; DOSE; dose 1 infusion=P/1                                                                                                                    | infusions               |
first dose a day later                | infusion 0; dose 1 infusion=P/1                                                                                                                          | infusions               | infusion.first_dose
a dose of unknown date                | infusion 0; dose 1 infusion=P/1; dose ? infusion=P/1                                                                                                     | infusions               |
second infusion after the first       | infusion 60 number=2; infusion 0 number=1                                                                                                                | infusions               |
second infusion on the same day       | infusion 0 number=2; infusion 0 number=1                                                                                                                 | infusions               | infusion.order
first of two                          | infusion 60 number=1; infusion 0 number=2                                                                                                                | infusions               |
date of the second not known          | infusion ? number=2; infusion 0 number=1                                                                                                                 | infusions               |
second infusion is not the first      | infusion 60 number=2 infusion_reason=first; infusion 0 number=1                                                                                          | infusions               | infusion.reason
first infusion is the first           | infusion 0 number=1 infusion_reason=first                                                                                                                | infusions               |
infused on the day it was decided     | course 0; infusion 0 course=P/1                                                                                                                          | infusions               |
infused before it was decided         | course 1; infusion 0 course=P/1                                                                                                                          | infusions               | infusion.before_course
for relapse in the same course        | course ?; infusion 60 course=P/1 infusion_reason=relapse; infusion 0 course=P/1                                                                          | infusions               | infusion.same_course
planned in the same course            | course ?; infusion 60 course=P/1 infusion_reason=planned_consolidation; infusion 0 course=P/1                                                            | infusions               |
for relapse in a course of its own    | course ?; course ?; infusion 60 course=P/1 infusion_reason=relapse; infusion 0 course=P/2                                                                | infusions               |
as many as planned                    | course ? planned_infusions=1; infusion 0 course=P/1                                                                                                      | infusions               |
more than planned                     | course ? planned_infusions=1; infusion 0 course=P/1; infusion 60 course=P/1                                                                              | infusions               | infusion.more_than_planned
relapsed without a relapse            | patient 0 relapses_before=0; infusion 0 disease_status=relapsed                                                                                          | infusions               | infusion.relapsed_without_relapse
relapsed without a remission          | patient 0 first_response=NR; infusion 0 disease_status=relapsed                                                                                          | infusions               | infusion.relapsed_without_remission
relapsed after a remission            | patient 0 first_response=CR relapses_before=1; infusion 0 disease_status=relapsed                                                                        | infusions               |
relapsed after the first infusion     | patient 0 relapses_before=0; infusion 60 number=2 disease_status=relapsed                                                                                | infusions               |
refractory with an earlier relapse    | patient 0 first_response=CR relapses_before=1; infusion 0 disease_status=refractory                                                                      | infusions               |
refractory in remission               | patient 0 first_response=CR relapses_before=0; infusion 0 disease_status=refractory                                                                      | infusions               | infusion.refractory_in_remission
refractory to nothing                 | patient 0 therapies_before=0; infusion 0 disease_status=refractory                                                                                       | infusions               | infusion.refractory_without_therapy
refractory to one line                | patient 0 therapies_before=1; infusion 0 disease_status=refractory                                                                                       | infusions               |
MRD below 5 % blasts                  | infusion 0 disease_status=persistent_mrd blasts=4.9                                                                                                      | infusions               |
MRD with 5 % blasts                   | infusion 0 disease_status=persistent_mrd blasts=5                                                                                                        | infusions               | infusion.mrd_with_blasts
no disease outside, with a site       | infusion 0 emd=no emd_sites__BONE=yes                                                                                                                    | infusions               | infusion.emd_sites
disease outside at no site            | infusion 0 emd=yes emd_sites__none=yes                                                                                                                   | infusions               | infusion.emd_sites
disease outside at a site             | infusion 0 emd=yes emd_sites__BONE=yes                                                                                                                   | infusions               |
sites not known                       | infusion 0 emd=yes                                                                                                                                       | infusions               |
CNS alone is not EMD                  | infusion 0 emd=no cns=yes emd_sites__CNS=yes                                                                                                             | infusions               |
CNS among the sites, and no           | infusion 0 emd=no cns=no emd_sites__CNS=yes                                                                                                              | infusions               | infusion.cns_site
marrow of the day                     | infusion 0 blasts_on=0                                                                                                                                   | infusions               |
marrow after the infusion             | infusion 0 blasts_on=1                                                                                                                                   | infusions               | infusion.marrow_after
M2 with few blasts                    | infusion 0 blasts=2 m2_or_worse=yes                                                                                                                      | infusions               | infusion.marrow_class
dose on day 0                         | infusion 0; DOSE                                                                                                                                         | doses                   |
dose before day 0                     | infusion 0; dose -1 infusion=P/1                                                                                                                         | doses                   | dose.before_day0
dose of unknown date                  | infusion 0; dose ? infusion=P/1                                                                                                                          | doses                   |
last of a split dose, day 3           | infusion 0; dose 3 infusion=P/1; DOSE                                                                                                                    | doses                   |
day 4                                 | infusion 0; dose 4 infusion=P/1; DOSE                                                                                                                    | doses                   | dose.late_fraction
another product                       | infusion 0; dose 4 infusion=P/1 product=P/1; DOSE product=P/2                                                                                            | doses                   |
given on the day of release           | product -9 released_on=0; infusion 0; DOSE product=P/1                                                                                                   | doses                   |
given before release                  | product -9 released_on=1; infusion 0; DOSE product=P/1                                                                                                   | doses                   | dose.before_release
given in the month of release         | product -9 released_on=2020-03; infusion 0; DOSE product=P/1                                                                                             | doses                   |
given and rejected                    | product -9 release_decision=REJECTED; infusion 0; DOSE product=P/1                                                                                       | doses                   | dose.not_released
given out of specification            | product -9 release_decision=RELEASED_OOS; infusion 0; DOSE product=P/1                                                                                   | doses                   |
lymphodepletion ends before           | infusion 0; depletion -5 ended_on=-1 infusion=P/1                                                                                                        | lymphodepletions        |
lymphodepletion ends on day 0         | infusion 0; depletion -5 ended_on=0 infusion=P/1                                                                                                         | lymphodepletions        | treatment.not_before_infusion
lymphodepletion of one day, day 0     | infusion 0; depletion 0 infusion=P/1                                                                                                                     | lymphodepletions        | treatment.not_before_infusion
bridging in the month of the infusion | infusion 5; bridging 2020-03 infusion=P/1                                                                                                                | bridging                |
bridging in the month after           | infusion 5; bridging 2020-04 infusion=P/1                                                                                                                | bridging                | treatment.not_before_infusion
bridging of no date                   | infusion 5; bridging ? infusion=P/1                                                                                                                      | bridging                |
not infused, no infusion              | screening 0 eligible=yes not_infused_reason=MANUFACTURING                                                                                                | eligibility             |
not infused, infused                  | screening 0 eligible=yes not_infused_reason=MANUFACTURING; infusion 30                                                                                   | eligibility             | eligibility.infused
not eligible, infused                 | screening 0 eligible=no screening_failure=OTHER; infusion 30                                                                                             | eligibility             | eligibility.infused_after_failure
eligible at the second screening      | screening 0 eligible=no screening_failure=OTHER; screening 5 eligible=yes; infusion 30                                                                   | eligibility             |
ongoing medication that ended         | medication 0 ongoing=yes ended_on=5                                                                                                                      | concomitant_medications | ongoing_with_end
ongoing medication                    | medication 0 ongoing=yes                                                                                                                                 | concomitant_medications |
medication that ended before it began | medication 5 ended_on=4                                                                                                                                  | concomitant_medications | end_before_start
"""  # noqa: E501
SHORT = {
    "PRODUCTS": "C19; C22; product 0 construct=P/1; product 0 construct=P/2",
    "C19": "construct ? targets__CD19=yes",
    "C22": "construct ? targets__CD22=yes",
    "DUAL": DUAL,
    "DOSE": "dose 0 infusion=P/1",
}


@pytest.mark.parametrize("row", rows(RULES), ids=lambda r: r["what"])
def test_each_rule_speaks_on_a_row_made_for_it_and_not_on_its_neighbour(row):
    story = row["story"]
    for word, facts in SHORT.items():
        story = re.sub(rf"(?<![=_A-Z]){word}\b", facts, story)

    assert found_at(story, row["table"]) == row["finding"]
