"""What may be recorded about who the patient is; day 0 is 2 March 2020."""

from decimal import Decimal

import pytest

from config.errors import Severity
from patients.definitions.codelists import GENETIC_STATUS
from tests.factories.casebook import book_of, checked, found_at, rows
from trials.checks import check_row
from trials.crf import registry

ORDER = """
what                               | table           | fact                                                 | finding
-----------------------------------+-----------------+------------------------------------------------------+------------------------------
therapy ends before it starts      | prior_therapies | prior -90 ended_on=-91                               | end_before_start ended_on
therapy of one day                 | prior_therapies | prior -90 ended_on=-90                               |
therapy whose end is not known     | prior_therapies | prior -90                                            |
therapy whose start is not known   | prior_therapies | prior ? ended_on=-90                                 |
in one month, day not known        | prior_therapies | prior 2019-05 ended_on=2019-05                       |
months the wrong way round         | prior_therapies | prior 2019-05 ended_on=2019-04                       | end_before_start ended_on
ends in the year it may have begun | prior_therapies | prior 2019-05 ended_on=2019                          |
ends in the year before            | prior_therapies | prior 2019 ended_on=2018                             | end_before_start ended_on
withdrawn before it was given      | consents        | consent -30 withdrawn_on=-31 withdrawal_level=visits | end_before_start withdrawn_on
withdrawn on the same day          | consents        | consent -30 withdrawn_on=-30 withdrawal_level=visits |
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


# Each rule on a row made for it and on its nearest lawful neighbour.
RULES = """
what                                  | story                                                                                                      | table           | finding
--------------------------------------+------------------------------------------------------------------------------------------------------------+-----------------+-----------------------------------
congenital leukaemia                  | patient 20 born_on=0 diagnosed_on=0                                                                        | patients        |
diagnosed before birth                | patient 20 born_on=1 diagnosed_on=0                                                                        | patients        | patient.diagnosed_before_birth
in the month of birth                 | patient 20 born_on=2020-03 diagnosed_on=2020-03                                                            | patients        |
enrolled on the day of diagnosis      | patient 20 diagnosed_on=20                                                                                 | patients        |
enrolled before diagnosis             | patient 20 diagnosed_on=21                                                                                 | patients        | patient.enrolled_before_diagnosis
enrolled in the month of diagnosis    | patient 20 diagnosed_on=2020-03                                                                            | patients        |
remission on the day of diagnosis     | patient 20 diagnosed_on=0 cr1_on=0                                                                         | patients        |
remission before diagnosis            | patient 20 diagnosed_on=0 cr1_on=-1                                                                        | patients        | patient.remission_before_diagnosis
MRD before diagnosis                  | patient 20 diagnosed_on=0 mrd_qualified_on=-1                                                              | patients        | patient.mrd_before_diagnosis
MRD on the day of diagnosis           | patient 20 diagnosed_on=0 mrd_qualified_on=0                                                               | patients        |
relapse, and never a remission        | patient 20 relapses_before=1 first_response=NR                                                             | patients        | patient.relapse_without_remission
no relapse                            | patient 20 relapses_before=0 first_response=NR                                                             | patients        |
remission at first                    | patient 20 relapses_before=1 first_response=CR                                                             | patients        |
remission later                       | patient 20 relapses_before=1 first_response=NR cr1_on=10                                                   | patients        |
remission by a later therapy          | patient 20 relapses_before=1 first_response=NR; prior 0 occurred=yes therapy=CHEMOTHERAPY response=CR      | patients        |
relapse after a later therapy         | patient 20 relapses_before=1 first_response=NR; prior 0 occurred=yes therapy=CHEMOTHERAPY response=RELAPSE | patients        |
a later therapy without remission     | patient 20 relapses_before=1 first_response=NR; prior 0 occurred=yes therapy=CHEMOTHERAPY response=NR      | patients        | patient.relapse_without_remission
response of a later therapy not known | patient 20 relapses_before=1 first_response=NR; prior 0 occurred=yes therapy=CHEMOTHERAPY                  | patients        |
first response not known              | patient 20 relapses_before=1                                                                               | patients        |
consent on the day of enrolment       | patient 20; consent 20                                                                                     | consents        |
consent after enrolment               | patient 20; consent 21                                                                                     | consents        | consent.after_enrolment
consent renewed                       | patient 20; consent 21; consent 10                                                                         | consents        |
enrolment not known                   | patient ?; consent 21                                                                                      | consents        |
withdrawn, not said from what         | consent 0 withdrawn_on=5                                                                                   | consents        | consent.withdrawal_level
withdrawn, level not known            | consent 0 withdrawn_on=5 withdrawal_level=not_done                                                         | consents        |
withdrawn from treatment              | consent 0 withdrawn_on=5 withdrawal_level=treatment                                                        | consents        |
withdrawn, not said when              | consent 0 withdrawal_level=treatment                                                                       | consents        | consent.withdrawal_date
expression at the bound is negative   | genetic 0 aberration=WT1 status=negative per_10e4_abl=10                                                   | genetics        |
expression at the bound, positive     | genetic 0 aberration=WT1 status=positive per_10e4_abl=10                                                   | genetics        | genetic.expression
expression above the bound, negative  | genetic 0 aberration=EVI1 status=negative per_10e4_abl=10.1                                                | genetics        | genetic.expression
expression above the bound            | genetic 0 aberration=EVI1 status=positive per_10e4_abl=10.1                                                | genetics        |
another transcript                    | genetic 0 aberration=BCR_ABL1 status=positive per_10e4_abl=1                                               | genetics        |
status not known                      | genetic 0 aberration=WT1 status=unknown per_10e4_abl=10                                                    | genetics        |
no value                              | genetic 0 aberration=WT1 status=positive                                                                   | genetics        |
a value of what was not done          | genetic 0 aberration=WT1 status=not_done per_10e4_abl=1                                                    | genetics        | genetic.not_done
therapy on the day of diagnosis       | patient 20 diagnosed_on=0; prior 0 therapy=TKI                                                             | prior_therapies |
therapy before diagnosis              | patient 20 diagnosed_on=0; prior -1 therapy=TKI                                                            | prior_therapies | prior_therapy.before_diagnosis
therapy on the day of enrolment       | patient 20; prior 20 therapy=TKI                                                                           | prior_therapies |
therapy after enrolment               | patient 20; prior 21 therapy=TKI                                                                           | prior_therapies | prior_therapy.after_enrolment
targets of CAR-T cells                | prior 0 therapy=CAR_T targets__CD19=yes                                                                    | prior_therapies |
targets of a TKI                      | prior 0 therapy=TKI targets__CD19=yes                                                                      | prior_therapies | prior_therapy.car_t_details
scFv of a TKI                         | prior 0 therapy=TKI scfv_origin=murine                                                                     | prior_therapies | prior_therapy.car_t_details
no targets of a TKI                   | prior 0 therapy=TKI targets__none=yes                                                                      | prior_therapies |
condition on the day of enrolment     | patient 20; history 20                                                                                     | medical_history |
condition after enrolment             | patient 20; history 21                                                                                     | medical_history | medical_history.after_enrolment
condition of no date                  | patient 20; history ?                                                                                      | medical_history |
ongoing and ended                     | history 0 ongoing=yes ended_on=5                                                                           | medical_history | ongoing_with_end
ended                                 | history 0 ongoing=no ended_on=5                                                                            | medical_history |
ongoing                               | history 0 ongoing=yes                                                                                      | medical_history |
ended before it started               | history 5 ended_on=4                                                                                       | medical_history | end_before_start
ECOG 5                                | screening 0 eligible=yes performance=5 performance_scale=ECOG                                              | eligibility     |
ECOG 6                                | screening 0 eligible=yes performance=6 performance_scale=ECOG                                              | eligibility     | eligibility.ecog_outside_scale
Karnofsky 90                          | screening 0 eligible=yes performance=90 performance_scale=KPS                                              | eligibility     |
Karnofsky 85                          | screening 0 eligible=yes performance=85 performance_scale=KPS                                              | eligibility     | eligibility.performance_step
Lansky 5                              | screening 0 eligible=yes performance=5 performance_scale=LANSKY                                            | eligibility     | eligibility.performance_step
scale not given                       | screening 0 eligible=yes performance=90                                                                    | eligibility     | eligibility.performance_scale
eligible, with a reason why not       | screening 0 eligible=yes screening_failure=INFECTION                                                       | eligibility     | eligibility.failure_of_eligible
not eligible, with the reason         | screening 0 eligible=no screening_failure=INFECTION                                                        | eligibility     |
not eligible, no reason               | screening 0 eligible=no                                                                                    | eligibility     | eligibility.failure_without_reason
not eligible, reason not known        | screening 0 eligible=no screening_failure=not_done                                                         | eligibility     |
screened on the day of enrolment      | patient 20; screening 20 eligible=yes                                                                      | eligibility     |
screened after enrolment              | patient 20; screening 21 eligible=yes                                                                      | eligibility     | eligibility.after_enrolment
screened again after enrolment        | patient 20; screening 21 eligible=yes; screening 19 eligible=yes                                           | eligibility     |
enrolled after a failure              | patient 20; screening 10 eligible=no screening_failure=INFECTION                                           | eligibility     | eligibility.enrolled_after_failure
enrolled after a second screening     | patient 20; screening 10 eligible=no screening_failure=INFECTION; screening 15 eligible=yes                | eligibility     |
never enrolled                        | patient ?; screening 10 eligible=no screening_failure=INFECTION                                            | eligibility     |
"""  # noqa: E501


@pytest.mark.parametrize("row", rows(RULES), ids=lambda r: r["what"])
def test_each_rule_speaks_on_a_row_made_for_it_and_not_on_its_neighbour(row):
    assert found_at(row["story"], row["table"]) == row["finding"]


@pytest.mark.parametrize("row", rows(RULES), ids=lambda r: r["what"])
def test_nothing_is_refused_here_but_what_is_impossible(row):
    book = book_of(row["story"])

    found = check_row(row["table"], book.one(row["table"], "P/1"), book)

    impossible = {"eligibility.ecog_outside_scale", "end_before_start"}
    assert {f.code for f in found if f.severity is Severity.HARD} <= impossible
