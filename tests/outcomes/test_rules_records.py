# ruff: noqa: E501 - the tables are read by row
"""Each rule about one record beside another, on a row made for it and on its nearest lawful neighbour; day 0 is 2 March 2020."""

import re

import pytest

from config.errors import Severity
from tests.factories.casebook import book_of, found_at, rows
from trials.checks import check_row

WORDS = {
    "WHERE": "sites__BM=yes cd19=POS",
    "CR": "response 28 visit=OTHER response=CR",
    "NR": "response 28 visit=OTHER response=NR",
    "SIGNED": "occurred=yes kind=ACUTE",
    "QUIET": "serious=no",
    "RANGE": "laboratory=A analyte=ldh",
}

FOLLOW_UP = """
what                                  | story                                                                          | table              | finding
--------------------------------------+--------------------------------------------------------------------------------+--------------------+------------------------------
contact on the day of the marrow      | contact 28 status=alive; marrow 28                                             | follow_ups         |
contact before a marrow               | contact 27 status=alive; marrow 28                                             | follow_ups         | follow_up.before_record
a later contact                       | contact 27 status=alive; contact 90; marrow 28                                 | follow_ups         |
a relapse in the month of the contact | contact 40 status=alive; relapse 2020-04 WHERE                                 | follow_ups         |
death after the contact               | contact 40 status=alive; death 50                                              | follow_ups         |
known dead, no death form             | contact 40 status=dead                                                         | follow_ups         | follow_up.dead_without_death
known dead on the day                 | contact 40 status=dead; death 40                                               | follow_ups         |
known dead before                     | contact 40 status=dead; death 41                                               | follow_ups         | follow_up.dead_before_death
died at an unknown time               | contact 40 status=dead; death ?                                                | follow_ups         |
died of relapse in remission          | death 90 cause=RELAPSE in_remission=yes                                        | deaths             | death.relapse_in_remission
died of infection in remission        | death 90 cause=INFECTION in_remission=yes                                      | deaths             |
in remission after a relapse          | relapse 60 WHERE; death 90 cause=INFECTION in_remission=yes                    | deaths             | death.remission_after_relapse
in remission again                    | relapse 20 WHERE; CR; death 90 cause=INFECTION in_remission=yes                | deaths             |
a relapse that did not occur          | relapse ? occurred=no; death 90 cause=INFECTION in_remission=yes               | deaths             |
of relapse that is not recorded       | CR; death 90 cause=RELAPSE                                                     | deaths             | death.relapse_not_recorded
of relapse                            | CR; relapse 60 WHERE; death 90 cause=RELAPSE                                   | deaths             |
of progression, never in remission    | NR; death 90 cause=RELAPSE                                                     | deaths             |
one cause twice                       | death 90 cause=INFECTION contributing__INFECTION=yes                           | deaths             | death.cause_twice
two causes                            | death 90 cause=INFECTION contributing__HAEMORRHAGE=yes                         | deaths             |
of GVHD without a transplant          | death 90 cause=GVHD                                                            | deaths             | death.no_transplant
of GVHD after a transplant            | transplant 60; death 90 cause=GVHD                                             | deaths             |
of GVHD after an earlier transplant   | prior -90 therapy=ALLO_HSCT occurred=yes; death 90 cause=GVHD                  | deaths             |
of a malignancy that is not recorded  | death 90 cause=SECOND_MALIGNANCY                                               | deaths             | death.no_malignancy
of a malignancy                       | malignancy 60 occurred=yes; death 90 cause=SECOND_MALIGNANCY                   | deaths             |
asked on the day of the diagnosis     | malignancy 60 occurred=yes asked_on=60                                         | new_malignancies   |
asked before the diagnosis            | malignancy 60 occurred=yes asked_on=59                                         | new_malignancies   | new_malignancy.asked_before
tissue of a T-cell malignancy         | malignancy 60 malignancy=T_CELL tissue_kept=yes                                | new_malignancies   |
no tissue of a T-cell malignancy      | malignancy 60 malignancy=T_CELL tissue_kept=no                                 | new_malignancies   | new_malignancy.tissue
no tissue of another                  | malignancy 60 malignancy=SKIN tissue_kept=no                                   | new_malignancies   |
RCL found                             | rcl 90 result=POS                                                              | rcl_tests          | rcl_test.positive
RCL not found                         | rcl 90 result=NEG                                                              | rcl_tests          |
vector not detected, with copies      | vector 90 detected=no copies_per_ug=5                                          | vector_persistence | vector_persistence.detected
vector not detected                   | vector 90 detected=no copies_per_ug=0                                          | vector_persistence |
marrow after the data are withdrawn   | consent 0 withdrawn_on=27 withdrawal_level=data; marrow 28                     | marrows            | after_withdrawal
marrow on the day                     | consent 0 withdrawn_on=28 withdrawal_level=data; marrow 28                     | marrows            |
marrow of unknown day                 | consent 0 withdrawn_on=28 withdrawal_level=data; gvhd ? kind=ACUTE occurred=no | gvhd               |
withdrawn from visits                 | consent 0 withdrawn_on=27 withdrawal_level=visits; marrow 28                   | marrows            |
withdrawn at an unknown time          | consent 0 withdrawal_level=data; marrow 28                                     | marrows            |
safety after the data are withdrawn   | consent 0 withdrawn_on=4 withdrawal_level=data; toxicity 5                     | toxicities         |
survival after the data are withdrawn | consent 0 withdrawn_on=4 withdrawal_level=data; contact 5 status=alive         | follow_ups         |
"""

TRANSPLANT = """
what                                 | story                                                                                       | table        | finding
-------------------------------------+---------------------------------------------------------------------------------------------+--------------+--------------------------------
on the day of enrolment              | patient 60; transplant 60                                                                   | transplants  |
before enrolment                     | patient 61; transplant 60                                                                   | transplants  | transplant.before_enrolment
of unknown day                       | patient 61; transplant ?                                                                    | transplants  |
conditioned before                   | transplant 60 conditioning_started_on=59                                                    | transplants  |
conditioned on the day               | transplant 60 conditioning_started_on=60                                                    | transplants  | transplant.conditioning
conditioned in the month             | transplant 2020-05 conditioning_started_on=61                                               | transplants  |
second after the first               | transplant 90 number=2; transplant 60 number=1                                              | transplants  |
second before the first              | transplant 60 number=2; transplant 90 number=1                                              | transplants  | transplant.order
second on the day of the first       | transplant 60 number=2; transplant 60 number=1                                              | transplants  | transplant.order
second a day after the first         | transplant 61 number=2; transplant 60 number=1                                              | transplants  |
second in the month of the first     | transplant 2020-05 number=2; transplant 2020-05 number=1                                    | transplants  |
first before the second              | transplant 60 number=1; transplant 90 number=2                                              | transplants  |
CR1 without relapse                  | patient 0 relapses_before=0; transplant 60 disease_status=CR1                               | transplants  |
CR1 after a relapse before           | patient 0 relapses_before=1; transplant 60 disease_status=CR1                               | transplants  | transplant.status_after_relapse
CR1 after a relapse since            | relapse 50 WHERE; transplant 60 disease_status=CR1                                          | transplants  | transplant.status_after_relapse
relapse on the day                   | relapse 60 WHERE; transplant 60 disease_status=CR1                                          | transplants  |
CR2 after a relapse                  | relapse 50 WHERE; transplant 60 disease_status=CR2                                          | transplants  |
autologous                           | transplant 60 transplant_type=AUTO                                                          | transplants  |
autologous with a donor              | transplant 60 transplant_type=AUTO donor=MUD                                                | transplants  | transplant.autologous_donor
autologous of a relative             | transplant 60 transplant_type=AUTO donor_relation=SIBLING                                   | transplants  | transplant.autologous_donor
haploidentical, of the mother        | transplant 60 donor=HAPLO donor_relation=MOTHER                                             | transplants  |
haploidentical, unrelated            | transplant 60 donor=HAPLO donor_relation=UNRELATED                                          | transplants  | transplant.donor_relation
identical sibling                    | transplant 60 donor=MSD donor_relation=SIBLING                                              | transplants  |
identical sibling who is the mother  | transplant 60 donor=MSD donor_relation=MOTHER                                               | transplants  | transplant.donor_relation
unrelated who is a sibling           | transplant 60 donor=MUD donor_relation=SIBLING                                              | transplants  | transplant.donor_relation
unrelated                            | transplant 60 donor=MUD donor_relation=UNRELATED                                            | transplants  |
relation not known                   | transplant 60 donor=MSD                                                                     | transplants  |
cord blood                           | transplant 60 donor=CORD graft_source=CB                                                    | transplants  |
cord blood from a marrow             | transplant 60 donor=CORD graft_source=BM                                                    | transplants  | transplant.cord_blood
cord blood of a sibling              | transplant 60 donor=MSD graft_source=CB                                                     | transplants  | transplant.cord_blood
graft not known                      | transplant 60 donor=CORD                                                                    | transplants  |
identical in all                     | transplant 60 donor=MSD hla_typed=10 hla_matched=10                                         | transplants  |
identical in all but one             | transplant 60 donor=MSD hla_typed=10 hla_matched=9                                          | transplants  | transplant.hla
haploidentical in half               | transplant 60 donor=HAPLO hla_typed=8 hla_matched=4                                         | transplants  |
haploidentical in less               | transplant 60 donor=HAPLO hla_typed=8 hla_matched=3                                         | transplants  | transplant.hla
more matched than typed              | transplant 60 donor=MUD hla_typed=8 hla_matched=9                                           | transplants  | transplant.hla
alleles typed not known              | transplant 60 donor=MSD hla_matched=9                                                       | transplants  |
engrafted after                      | transplant 60; engraftment 75 transplant=P/1                                                | engraftments |
engrafted before                     | transplant 60; engraftment 59 transplant=P/1                                                | engraftments | engraftment.before_transplant
platelets did not, on a day          | transplant 60; engraftment ? transplant=P/1 platelets_engrafted=no platelets_on=90          | engraftments | engraftment.date_of_none
platelets did not                    | transplant 60; engraftment ? transplant=P/1 platelets_engrafted=no                          | engraftments |
engrafted, and failed from the start | engraftment 75 neutrophils_engrafted=yes graft_failure=PRIMARY                              | engraftments | engraftment.primary_failure
engrafted, and failed later          | engraftment 75 neutrophils_engrafted=yes graft_failure=SECONDARY                            | engraftments |
GVHD after the transplant            | transplant 60; gvhd 60 SIGNED transplant=P/1                                                | gvhd         |
GVHD before the transplant           | transplant 60; gvhd 59 SIGNED transplant=P/1                                                | gvhd         | gvhd.before_transplant
GVHD after an autologous one         | transplant 60 transplant_type=AUTO; gvhd 70 SIGNED transplant=P/1                           | gvhd         | gvhd.autologous
GVHD after an earlier autologous     | prior -90 therapy=AUTO_HSCT; gvhd 70 SIGNED prior_therapy=P/1                               | gvhd         | gvhd.autologous
GVHD after an earlier allogeneic     | prior -90 therapy=ALLO_HSCT; gvhd 70 SIGNED prior_therapy=P/1                               | gvhd         |
GVHD after no transplant             | gvhd 70 SIGNED                                                                              | gvhd         | gvhd.no_transplant
no GVHD after no transplant          | gvhd 70 kind=ACUTE occurred=no                                                              | gvhd         |
GVHD after two transplants           | transplant 60; prior -90 therapy=ALLO_HSCT; gvhd 70 SIGNED transplant=P/1 prior_therapy=P/1 | gvhd         | gvhd.two_transplants
acute with a stage                   | transplant 60; gvhd 70 SIGNED transplant=P/1 skin_stage=1                                   | gvhd         |
acute with a score                   | transplant 60; gvhd 70 SIGNED transplant=P/1 mouth_score=1                                  | gvhd         | gvhd.kind
acute with a score of 0              | transplant 60; gvhd 70 SIGNED transplant=P/1 mouth_score=0                                  | gvhd         |
chronic with a grade of acute        | transplant 60; gvhd 70 occurred=yes kind=CHRONIC transplant=P/1 acute_grade=2               | gvhd         | gvhd.kind
chronic with a score                 | transplant 60; gvhd 70 occurred=yes kind=CHRONIC transplant=P/1 mouth_score=1               | gvhd         |
overlap has both                     | transplant 60; gvhd 70 occurred=yes kind=OVERLAP transplant=P/1 mouth_score=1 skin_stage=1  | gvhd         |
"""

SAFETY = """
what                            | story                                                                            | table                    | finding
--------------------------------+----------------------------------------------------------------------------------+--------------------------+-------------------------------------
serious, said why and when      | event 5 serious=yes serious_because__DISABILITY=yes aware_on=5                   | adverse_events           |
serious, not said why           | event 5 serious=yes aware_on=5                                                   | adverse_events           | adverse_event.serious_why
serious for none of the reasons | event 5 serious=yes aware_on=5 serious_because__none=yes                         | adverse_events           | adverse_event.serious_why
serious, not said when known    | event 5 serious=yes serious_because__DISABILITY=yes                              | adverse_events           | adverse_event.awareness
not serious, with a reason      | event 5 serious=no serious_because__DISABILITY=yes                               | adverse_events           | adverse_event.why_not_serious
known at a time of day          | event 5 QUIET aware_at=23:59                                                     | adverse_events           |
known at no time of day         | event 5 QUIET aware_at=24:00                                                     | adverse_events           | adverse_event.aware_at
known before it began           | event 5 QUIET aware_on=4                                                         | adverse_events           | adverse_event.aware_before_onset
known in the month it began     | event 2020-03 QUIET aware_on=4                                                   | adverse_events           |
resolved before it began        | event 5 QUIET resolved_on=4                                                      | adverse_events           | end_before_start
fatal at grade 5                | event 5 grade=5 outcome=FATAL; death 9                                           | adverse_events           |
fatal at grade 4                | event 5 grade=4 outcome=FATAL; death 9                                           | adverse_events           | adverse_event.fatal_grade
grade 5 and recovered           | event 5 grade=5 outcome=RECOVERED; death 9                                       | adverse_events           | adverse_event.fatal_grade
grade 5 and not serious         | event 5 grade=5 serious=no; death 9                                              | adverse_events           | adverse_event.fatal_not_serious
grade 4 and not serious         | event 5 grade=4 serious=no                                                       | adverse_events           |
grade 5 without a death         | event 5 grade=5                                                                  | adverse_events           | adverse_event.no_death
results in death, and recovered | event 5 serious=yes serious_because__DEATH=yes aware_on=5 outcome=RECOVERED      | adverse_events           | adverse_event.death_not_fatal
results in death                | event 5 serious=yes serious_because__DEATH=yes aware_on=5 outcome=FATAL; death 9 | adverse_events           |
resolved and recovered          | event 5 resolved_on=9 outcome=RECOVERED                                          | adverse_events           |
resolved and not recovered      | event 5 resolved_on=9 outcome=NOT_RECOVERED                                      | adverse_events           | adverse_event.resolved
resolved, outcome not known     | event 5 resolved_on=9                                                            | adverse_events           |
limiting on the last day        | infusion 0; limiting 28 infusion=P/1 occurred=yes window_days=28                 | dose_limiting_toxicities |
limiting after the window       | infusion 0; limiting 29 infusion=P/1 occurred=yes window_days=28                 | dose_limiting_toxicities | dose_limiting_toxicity.window
limiting before the infusion    | infusion 0; limiting -1 infusion=P/1 occurred=yes window_days=28                 | dose_limiting_toxicities | dose_limiting_toxicity.window
window not known                | infusion 0; limiting 29 infusion=P/1 occurred=yes                                | dose_limiting_toxicities |
none, decided at the end        | infusion 0; limiting ? infusion=P/1 occurred=no window_days=28 decided_on=28     | dose_limiting_toxicities |
none, decided before            | infusion 0; limiting ? infusion=P/1 occurred=no window_days=28 decided_on=27     | dose_limiting_toxicities | dose_limiting_toxicity.decided_early
decided before, having occurred | infusion 0; limiting 9 infusion=P/1 occurred=yes window_days=28 decided_on=27    | dose_limiting_toxicities |
level of the infusion           | infusion 0 dose_level=B; limiting ? infusion=P/1 occurred=no dose_level=B        | dose_limiting_toxicities |
another level                   | infusion 0 dose_level=B; limiting ? infusion=P/1 occurred=no dose_level=C        | dose_limiting_toxicities | dose_limiting_toxicity.level
another cohort                  | infusion 0 cohort=B; limiting ? infusion=P/1 occurred=no cohort=C                | dose_limiting_toxicities | dose_limiting_toxicity.level
occurred, not evaluable         | infusion 0; limiting 9 infusion=P/1 occurred=yes evaluable=no                    | dose_limiting_toxicities | dose_limiting_toxicity.not_evaluable
none, not evaluable             | infusion 0; limiting ? infusion=P/1 occurred=no evaluable=no                     | dose_limiting_toxicities |
onset of its event              | event 9; limiting 9 occurred=yes adverse_event=P/1                               | dose_limiting_toxicities |
onset before its event          | event 9; limiting 8 occurred=yes adverse_event=P/1                               | dose_limiting_toxicities | dose_limiting_toxicity.event
onset after its event           | event 9; limiting 10 occurred=yes adverse_event=P/1                              | dose_limiting_toxicities | dose_limiting_toxicity.event
onset in the month of its event | event 2020-03; limiting 9 occurred=yes adverse_event=P/1                         | dose_limiting_toxicities |
detected on the day             | deviation 5 detected_on=5 reported_on=5                                          | deviations               |
detected before                 | deviation 5 detected_on=4                                                        | deviations               | deviation.detected_before
reported before it was detected | deviation 5 detected_on=6 reported_on=5                                          | deviations               | deviation.reported_before
"""

ASSESSMENTS = """
what                                | story                                                                                                  | table         | finding
------------------------------------+--------------------------------------------------------------------------------------------------------+---------------+--------------------------------
marrow of day 0                     | infusion 0; marrow 0 infusion=P/1                                                                      | marrows       |
marrow before day 0                 | infusion 0; marrow -1 infusion=P/1                                                                     | marrows       | before_infusion
marrow of no infusion               | infusion 0; marrow -1                                                                                  | marrows       |
RCL test before day 0               | infusion 0; rcl -1 infusion=P/1                                                                        | rcl_tests     | before_infusion
transplant before day 0             | infusion 0; transplant -1 infusion=P/1                                                                 | transplants   | before_infusion
transplant in the month of day 0    | infusion 5; transplant 2020-03 infusion=P/1                                                            | transplants   |
date of the assessment not known    | infusion 0; response ? infusion=P/1 visit=OTHER                                                        | responses     |
first day of the window             | infusion 0; response 24 infusion=P/1 visit=DAY28                                                       | responses     |
day before the window               | infusion 0; response 23 infusion=P/1 visit=DAY28                                                       | responses     | visit.outside_window
last day of the window              | infusion 0; mrd 42 infusion=P/1 visit=DAY28                                                            | mrd           |
day after the window                | infusion 0; mrd 43 infusion=P/1 visit=DAY28                                                            | mrd           | visit.outside_window
another visit                       | infusion 0; response 60 infusion=P/1 visit=MONTH2                                                      | responses     |
day-28 visit that names no infusion | infusion 0; response 43 visit=DAY28                                                                    | responses     | visit.outside_window
day-28 visit after no infusion      | infusion 0; response -3 visit=DAY28                                                                    | responses     |
day-28 visit of unknown day         | infusion 0; response ? infusion=P/1 visit=DAY28                                                        | responses     |
CRi with both counts                | response 90 visit=MONTH3 response=CRi recovered                                                        | responses     | response.counts
CRi with a count that is short      | response 90 visit=MONTH3 response=CRi anc=1 plt=150                                                    | responses     |
CR with platelets of 100            | response 90 visit=MONTH3 response=CR anc=2 plt=100                                                     | responses     | response.counts
CR with both counts                 | response 90 visit=MONTH3 response=CR recovered                                                         | responses     |
CR with one count                   | response 90 visit=MONTH3 response=CR anc=0.5                                                           | responses     | response.counts
CR with one count recovered         | response 90 visit=MONTH3 response=CR anc=1.1                                                           | responses     |
CR without counts                   | response 90 visit=MONTH3 response=CR                                                                   | responses     |
CRi with one count recovered        | response 90 visit=MONTH3 response=CRi plt=150                                                          | responses     |
CRi of no visit                     | response 90 response=CRi recovered                                                                     | responses     | response.counts
CR unspecified with both counts     | response 90 response=CR_UNSPEC recovered                                                               | responses     |
CR short on day 28, no marrow       | infusion 0; response 28 response=CR anc=0.5                                                            | responses     | response.counts
second CR of the window             | infusion 0; marrow 28 blasts=2; response 35 response=CR anc=1; response 28 clear recovered response=CR | responses     | response.counts
CR with EMD later                   | response 90 response=CR emd=yes                                                                        | responses     | response.remission_with_disease
CRi with blasts in blood later      | response 90 response=CRi blood=yes                                                                     | responses     | response.remission_with_disease
CR without EMD later                | response 90 response=CR clear                                                                          | responses     |
relapse with EMD later              | response 90 response=PD emd=yes                                                                        | responses     |
CR with 5 % later                   | response 90 response=CR; marrow 93 blasts=5                                                            | responses     | response.remission_with_disease
CR with 4.9 % later                 | response 90 response=CR; marrow 93 blasts=4.9                                                          | responses     |
CR with 5 % four days later         | response 90 response=CR; marrow 94 blasts=5                                                            | responses     |
CR with 5 %, the nearer 1 %         | response 90 response=CR; marrow 93 blasts=5; marrow 88 blasts=1                                        | responses     |
CR, marrow not evaluable            | response 90 response=CR; marrow 90 blasts=5 evaluable=no                                               | responses     |
CR on a day not known               | response ? response=CR; marrow 90 blasts=5                                                             | responses     |
MRD as high as the blasts allow     | marrow 28 blasts=2; mrd 28 level=0.07                                                                  | mrd           |
MRD above the blasts                | marrow 28 blasts=2; mrd 28 level=0.071                                                                 | mrd           | mrd.above_blasts
MRD of the marrow 3 days before     | marrow 25 blasts=2; mrd 28 level=0.5 specimen=BM                                                       | mrd           | mrd.above_blasts
MRD of another marrow               | marrow 24 blasts=2; mrd 28 level=0.5                                                                   | mrd           |
MRD of blood                        | marrow 28 blasts=2; mrd 28 level=0.5 specimen=PB                                                       | mrd           |
blasts not known                    | marrow 28; mrd 28 level=0.5                                                                            | mrd           |
MRD not detected, with a level      | mrd 28 level=0.001 detected=no                                                                         | mrd           | mrd.detected
MRD not detected                    | mrd 28 level=0 detected=no                                                                             | mrd           |
level with its unit                 | kinetics 7 level=5 level_unit=COPIES_PER_UG                                                            | kinetics      |
level without its unit              | kinetics 7 level=5                                                                                     | kinetics      | kinetics.level_unit
no level                            | kinetics 7                                                                                             | kinetics      |
100 %                               | kinetics 7 level=100 level_unit=PCT_T_CELLS                                                            | kinetics      |
above 100 %                         | kinetics 7 level=101 level_unit=PCT_T_CELLS                                                            | kinetics      | kinetics.percent
not detected below the limit        | kinetics 7 level=5 level_unit=CELLS_PER_L detected=no limit_of_detection=5                             | kinetics      |
not detected above the limit        | kinetics 7 level=6 level_unit=CELLS_PER_L detected=no limit_of_detection=5                             | kinetics      | kinetics.detected
no disease outside, with a site     | scan 28 emd=no sites__BONE=yes                                                                         | imaging       | imaging.sites
no disease outside                  | scan 28 emd=no sites__none=yes                                                                         | imaging       |
disease outside at a site           | scan 28 emd=yes sites__BONE=yes                                                                        | imaging       |
relapse with site and antigen       | relapse 60 WHERE                                                                                       | relapses      |
relapse of no site                  | relapse 60 cd19=POS                                                                                    | relapses      | relapse.sites
relapse, sites not known            | relapse 60 cd19=POS sites=not_done                                                                     | relapses      |
relapse of no antigen               | relapse 60 sites__BM=yes                                                                               | relapses      | relapse.antigen
relapse, antigen not done           | relapse 60 sites__BM=yes cd19=not_done                                                                 | relapses      |
CD22 alone                          | relapse 60 sites__BM=yes cd22=NEG                                                                      | relapses      |
no relapse                          | relapse ? occurred=no                                                                                  | relapses      |
relapse after no response           | NR; relapse 60 WHERE                                                                                   | relapses      | relapse.without_remission
relapse after remission             | CR; relapse 60 WHERE                                                                                   | relapses      |
relapse before the remission        | CR; relapse 20 WHERE                                                                                   | relapses      | relapse.without_remission
relapse after an earlier remission  | patient 0 first_response=CR; NR; relapse 60 WHERE                                                      | relapses      |
never in remission                  | patient 0 first_response=NR; relapse 60 WHERE                                                          | relapses      | relapse.without_remission
therapy after the infusion          | infusion 0; therapy 1                                                                                  | new_therapies |
therapy before the infusion         | infusion 0; therapy -1                                                                                 | new_therapies | new_therapy.before_infusion
therapy before the second infusion  | infusion 0; infusion 60; therapy 1                                                                     | new_therapies |
differential within the white cells | count 5 wbc=3 neutrophils=2 lymphocytes=1                                                              | blood_counts  |
differential above the white cells  | count 5 wbc=3 neutrophils=2 lymphocytes=1.1                                                            | blood_counts  | blood_count.differential
white cells not known               | count 5 neutrophils=2                                                                                  | blood_counts  |
range of one value                  | range ? RANGE lower=1 upper=1                                                                          | lab_ranges    |
range upside down                   | range ? RANGE lower=2 upper=1                                                                          | lab_ranges    | lab_range.limits
ages upside down                    | range ? RANGE age_from=18 age_below=12                                                                 | lab_ranges    | lab_range.limits
valid until before from             | range 5 RANGE valid_until=2020-03-06                                                                   | lab_ranges    | end_before_start
two ranges at once                  | range ? RANGE; range ? RANGE                                                                           | lab_ranges    | lab_range.overlap
one after the other                 | range ? RANGE valid_until=2020-03-06; range 5 RANGE                                                    | lab_ranges    |
both on one day                     | range ? RANGE valid_until=2020-03-07; range 5 RANGE                                                    | lab_ranges    | lab_range.overlap
for each sex one                    | range ? RANGE sex=F; range ? RANGE sex=M                                                               | lab_ranges    |
for one sex and for both            | range ? RANGE sex=F; range ? RANGE                                                                     | lab_ranges    | lab_range.overlap
for each age one                    | range ? RANGE age_below=18; range ? RANGE age_from=18                                                  | lab_ranges    |
ages that meet                      | range ? RANGE age_below=19; range ? RANGE age_from=18                                                  | lab_ranges    | lab_range.overlap
of two analytes                     | range ? RANGE; range ? laboratory=A analyte=alt                                                        | lab_ranges    |
"""


def story_of(row):
    """Words in capitals stand for what they are short for."""
    return re.sub(r"(?<![\w=])[A-Z0-9]+(?=;| |$)", lambda w: WORDS.get(w[0], w[0]), row["story"])


@pytest.mark.parametrize(
    "row",
    [r for table in (FOLLOW_UP, TRANSPLANT, SAFETY, ASSESSMENTS) for r in rows(table)],
    ids=lambda r: r["what"],
)
def test_each_rule_speaks_on_a_row_made_for_it_and_not_on_its_neighbour(row):
    assert found_at(story_of(row), row["table"]) == row["finding"]


def test_the_use_of_data_is_refused_until_a_reason_is_given():
    book = book_of("consent 0 withdrawn_on=27 withdrawal_level=data; marrow 28")

    (found,) = check_row("marrows", book.one("marrows", "P/1"), book)

    assert found.severity is Severity.OVERRIDE
    assert found.message == (
        "2020-03-30 is after 2020-03-29, when the use of data was withdrawn. Do not enter it, "
        "correct a date, or give the reason why it may be used."
    )


def test_the_last_contact_names_the_latest_record():
    book = book_of("contact 27; marrow 28; marrow 60; count 30")

    (found,) = check_row("follow_ups", book.one("follow_ups", "P/1"), book)

    assert "taken_on of marrows P/2 is 2020-05-01, later" in found.message


def test_a_remission_without_counts_is_whole_where_the_criteria_ask_for_none():
    story = "response 90 visit=MONTH3 response=CR anc=0.5 plt=20"

    assert found_at(story, "responses", response_criteria="GU2022") is None
    assert found_at(story, "responses", response_criteria="HU2022") == "response.counts"


def test_the_sentences_about_a_remission_give_what_stands_against_it():
    book = book_of("response 90 response=CR anc=0.5 emd=yes; marrow 90 blasts=7")

    found = check_row("responses", book.one("responses", "P/1"), book)

    assert {f.message for f in found} == {
        "CR with neutrophils 0.5 and platelets not known x 10^9/L; CR has above 1 and 100, CRi "
        "has not. Correct one of them, or comment.",
        "Entered is CR, with extramedullary disease, 7 % blasts in marrow P/1. Correct one of "
        "them, or comment.",
    }
