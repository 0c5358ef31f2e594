# ruff: noqa: E501 - the table is read by row
"""One patient per quirk of the four papers, under every preset; and what the papers print."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from analytics.definitions.endpoint import Fact, Origin, Unit
from analytics.definitions.endpoints import ENDPOINTS
from analytics.endpoints import FactBook, derive, of_infusions
from analytics.statistics.survival import kaplan_meier
from tests.analytics.test_endpoints import COLUMNS, DAY_0, book_of, derived, facts_of, outcome
from tests.factories.casebook import rows

# Of each patient what happened, in days; of each outcome the day from its origin: the event, a
# competing one in brackets, censored as 400+ (and why, unless it is the last contact), or why not.
REMISSION = {
    # transplanted in remission, then relapsed and died
    "A": "CR1 -300; MRD_QUALIFIED -60; INFUSION 0; CR 30; ASSESSMENT 30; HSCT 70; RELAPSE 200; CONTACT 200; DEATH 300",
    # in remission, assessed and seen; the CAR-T cells lost, the B cells not back
    "B": "ENROLMENT -20; LEUKAPHERESIS -15; INFUSION 0; CR 30; CAR_T_LOST 60; CAR_T_SAMPLED 60; ASSESSMENT 90; B_CELLS_SAMPLED 95; CONTACT 400",
    # died in remission
    "C": "INFUSION 0; CR 30; ASSESSMENT 30; CONTACT 100; DEATH 150",
    # relapse found on the day of transplant
    "D": "INFUSION 0; CR 30; HSCT 90; RELAPSE 90; CONTACT 300",
    # relapsed and was infused again for it
    "E": "INFUSION@1 0; CR@1 30; ASSESSMENT 30; RELAPSE 100; NEW_THERAPY 130; INFUSION@2 130; CR@2 160; CONTACT 400",
}
NO_REMISSION = {
    # no response, then died
    "F": "ENROLMENT -10; LEUKAPHERESIS -5; INFUSION 0; NO_RESPONSE 30; ASSESSMENT 30; CONTACT 60; DEATH 90",
    # no response, transplanted for it
    "G": "INFUSION 0; NO_RESPONSE 30; HSCT 80; CONTACT 400",
    # no response on day 28, a remission later
    "H": "INFUSION 0; NO_RESPONSE 30; CR 60; RELAPSE 150; CONTACT 300",
    # died before the assessment
    "I": "INFUSION 0; CONTACT 5; DEATH_BEFORE_ASSESSMENT 10; DEATH 10",
    # alive, response not evaluable
    "J": "INFUSION 0; NOT_EVALUABLE 30; ASSESSMENT 30; CONTACT 400",
    # alive, never assessed
    "K": "INFUSION 0; CONTACT 20",
}
FIRST_REMISSION = {
    # enrolled and never infused, relapsed in first remission
    "L": "CR1 0; MRD_QUALIFIED 80; ENROLMENT 85; LEUKAPHERESIS 90; RELAPSE 200; CONTACT 500",
    # relapsed before qualifying by MRD
    "M": "CR1 0; RELAPSE 60; MRD_QUALIFIED 80; CONTACT 500",
    # transplanted in first remission, never infused
    "N": "CR1 0; MRD_QUALIFIED 80; HSCT 120; CONTACT 700",
    # infused in first remission, died on the day of last contact
    "O": "CR1 -200; MRD_QUALIFIED -50; INFUSION 0; CR 30; CONTACT 500; DEATH 500",
    # transplanted, GVHD, died of it
    "P": "INFUSION 0; CR 30; HSCT 60; NEUTROPHILS_ENGRAFTED 72; ACUTE_GVHD_2_4 90; CHRONIC_GVHD 200; CONTACT 250; DEATH 260",
    # data withdrawn, the death told by a registry
    "Q": "INFUSION 0; CR 30; CONTACT 90; DATA_WITHDRAWN_BUT_SURVIVAL 100; DEATH 200",
}
PATIENTS = REMISSION | NO_REMISSION | FIRST_REMISSION
AFTER_REMISSION = """
endpoint                         | A             | B            | C                 | D            | E
---------------------------------+---------------+--------------+-------------------+--------------+--------------
GU2022_OS                        | 70+ HSCT      | 400+         | 150 death         | 90+ HSCT     | 400+
GU2022_OS_IGNORE                 | 300 death     | 400+         | 150 death         | 300+         | 400+
GU2022_EFS                       | 200 relapse   | 400+         | 150 death         | 90 relapse   | 100 relapse
GU2022_RELAPSE_AFTER_HSCT        | 130 relapse   | - no HSCT    | - no HSCT         | 210+         | - no HSCT
ZHANG2020_OS                     | 300 death     | 400+         | 150 death         | 300+         | 400+
ZHANG2020_LFS                    | 170 relapse   | 370+         | 120 death         | 60 relapse   | 70 relapse
ZHANG2020_LFS_ALL                | 170 relapse   | 370+         | 120 death         | 60 relapse   | 70 relapse
HU2022_LFS                       | 500 relapse   | - no CR1     | - no CR1          | - no CR1     | - no CR1
HU2022_LFS_TRUNCATED             | 500 relapse   | - no CR1     | - no CR1          | - no CR1     | - no CR1
HU2022_OS                        | 600 death     | - no CR1     | - no CR1          | - no CR1     | - no CR1
HU2022_NRM                       | 130 (relapse) | - no HSCT    | - no HSCT         | 210+         | - no HSCT
AN2022_EFS                       | 200 relapse   | 400+         | 150 death         | 90 relapse   | 100 relapse
AN2022_EFS_ALL                   | 200 relapse   | 400+         | 150 death         | 90 relapse   | 100 relapse
ELN2022_AML_EFS                  | 200 relapse   | 90+ assessed | 150 death         | 90 relapse   | 100 relapse
CR_RELAPSE                       | 170 relapse   | 370+         | 120 (death)       | 60 relapse   | 70 relapse
CR_NRM                           | 170 (relapse) | 370+         | 120 death         | 60 (relapse) | 70 (relapse)
INFUSION_RELAPSE                 | 200 relapse   | 400+         | 150 (death in CR) | 90 relapse   | 100 relapse
INFUSION_NRM                     | 200 (relapse) | 400+         | 150 death in CR   | 90 (relapse) | 100 (relapse)
INFUSION_DEATH_WITHOUT_REMISSION | 200 (relapse) | 400+         | 150 (death in CR) | 90 (relapse) | 100 (relapse)
DURATION_OF_RESPONSE             | 170 relapse   | 370+         | 120 death         | 60 relapse   | 70 relapse
DURATION_OF_RESPONSE_CENSORED    | 40+ HSCT      | 370+         | 120 death         | 60 relapse   | 70 relapse
AGVHD_2_4                        | 130 (relapse) | - no HSCT    | - no HSCT         | 210+         | - no HSCT
AGVHD_3_4                        | 130 (relapse) | - no HSCT    | - no HSCT         | 210+         | - no HSCT
CGVHD                            | 130 (relapse) | - no HSCT    | - no HSCT         | 210+         | - no HSCT
CGVHD_MODERATE                   | 130 (relapse) | - no HSCT    | - no HSCT         | 210+         | - no HSCT
NEUTROPHIL_ENGRAFTMENT           | 130 (relapse) | - no HSCT    | - no HSCT         | 210+         | - no HSCT
PLATELET_ENGRAFTMENT             | 130 (relapse) | - no HSCT    | - no HSCT         | 210+         | - no HSCT
CAR_T_LOSS                       | 70 (HSCT)     | 60 lost      | 150 (death)       | 90 (relapse) | 100 (relapse)
B_CELL_RECOVERY                  | 70 (HSCT)     | 95+ sampled  | 150 (death)       | 90 (relapse) | 100 (relapse)
OS_FROM_ENROLMENT                | - not enrolled| 420+         | - not enrolled    | - not enrolled| - not enrolled
OS_FROM_LEUKAPHERESIS            | - no apheresis| 415+         | - no apheresis    | - no apheresis| - no apheresis
EFS_FROM_ENROLMENT               | - not enrolled| 420+         | - not enrolled    | - not enrolled| - not enrolled
EFS_FROM_LEUKAPHERESIS           | - no apheresis| 415+         | - no apheresis    | - no apheresis| - no apheresis
"""

WITHOUT_REMISSION = """
endpoint                         | F                 | G             | H             | I                 | J                | K
---------------------------------+-------------------+---------------+---------------+-------------------+------------------+-----------------
GU2022_OS                        | 90 death          | 80+ HSCT      | 300+          | 10 death          | 400+             | 20+
GU2022_OS_IGNORE                 | 90 death          | 400+          | 300+          | 10 death          | 400+             | 20+
GU2022_EFS                       | 0 no response     | 0 no response | 0 no response | 10 death          | 400+             | 20+
GU2022_RELAPSE_AFTER_HSCT        | - no HSCT         | 320+          | - no HSCT     | - no HSCT         | - no HSCT        | - no HSCT
ZHANG2020_OS                     | 90 death          | 400+          | 300+          | 10 death          | 400+             | 20+
ZHANG2020_LFS                    | - no CR           | - no CR       | 90 relapse    | - no CR           | - no CR          | - no CR
ZHANG2020_LFS_ALL                | 0 no response     | 0 no response | 90 relapse    | 10 death          | 400+             | 20+
HU2022_LFS                       | - no CR1          | - no CR1      | - no CR1      | - no CR1          | - no CR1         | - no CR1
HU2022_LFS_TRUNCATED             | - no CR1          | - no CR1      | - no CR1      | - no CR1          | - no CR1         | - no CR1
HU2022_OS                        | - no CR1          | - no CR1      | - no CR1      | - no CR1          | - no CR1         | - no CR1
HU2022_NRM                       | - no HSCT         | 320+          | - no HSCT     | - no HSCT         | - no HSCT        | - no HSCT
AN2022_EFS                       | - no CR           | - no CR       | 150 relapse   | - no CR           | - no CR          | - no CR
AN2022_EFS_ALL                   | 0 no response     | 0 no response | 0 no response | 10 death          | 400+             | 20+
ELN2022_AML_EFS                  | 0 no response     | 0 no response | 0 no response | 0 death, unseen   | 0+ not evaluable | 0+ not evaluable
CR_RELAPSE                       | - no CR           | - no CR       | 90 relapse    | - no CR           | - no CR          | - no CR
CR_NRM                           | - no CR           | - no CR       | 90 (relapse)  | - no CR           | - no CR          | - no CR
INFUSION_RELAPSE                 | 90 (death, no CR) | 400+          | 150 relapse   | 10 (death, no CR) | 400+             | 20+
INFUSION_NRM                     | 90 (death, no CR) | 400+          | 150 (relapse) | 10 (death, no CR) | 400+             | 20+
INFUSION_DEATH_WITHOUT_REMISSION | 90 death, no CR   | 400+          | 150 (relapse) | 10 death, no CR   | 400+             | 20+
DURATION_OF_RESPONSE             | - no CR           | - no CR       | 90 relapse    | - no CR           | - no CR          | - no CR
DURATION_OF_RESPONSE_CENSORED    | - no CR           | - no CR       | 90 relapse    | - no CR           | - no CR          | - no CR
AGVHD_2_4                        | - no HSCT         | 320+          | - no HSCT     | - no HSCT         | - no HSCT        | - no HSCT
AGVHD_3_4                        | - no HSCT         | 320+          | - no HSCT     | - no HSCT         | - no HSCT        | - no HSCT
CGVHD                            | - no HSCT         | 320+          | - no HSCT     | - no HSCT         | - no HSCT        | - no HSCT
CGVHD_MODERATE                   | - no HSCT         | 320+          | - no HSCT     | - no HSCT         | - no HSCT        | - no HSCT
NEUTROPHIL_ENGRAFTMENT           | - no HSCT         | 320+          | - no HSCT     | - no HSCT         | - no HSCT        | - no HSCT
PLATELET_ENGRAFTMENT             | - no HSCT         | 320+          | - no HSCT     | - no HSCT         | - no HSCT        | - no HSCT
CAR_T_LOSS                       | 90 (death)        | 80 (HSCT)     | 150 (relapse) | 10 (death)        | 0+ sampled       | 0+ sampled
B_CELL_RECOVERY                  | 90 (death)        | 80 (HSCT)     | 150 (relapse) | 10 (death)        | 0+ sampled       | 0+ sampled
OS_FROM_ENROLMENT                | 100 death         | - not enrolled| - not enrolled| - not enrolled    | - not enrolled   | - not enrolled
OS_FROM_LEUKAPHERESIS            | 95 death          | - no apheresis| - no apheresis| - no apheresis    | - no apheresis   | - no apheresis
EFS_FROM_ENROLMENT               | 40 no response    | - not enrolled| - not enrolled| - not enrolled    | - not enrolled   | - not enrolled
EFS_FROM_LEUKAPHERESIS           | 35 no response    | - no apheresis| - no apheresis| - no apheresis    | - no apheresis   | - no apheresis
"""

FROM_FIRST_REMISSION = """
endpoint                         | L             | M              | N             | O                 | P                 | Q
---------------------------------+---------------+----------------+---------------+-------------------+-------------------+---------------
GU2022_OS                        | - not infused | - not infused  | - not infused | 500 death         | 60+ HSCT          | 100+ withdrawn
GU2022_OS_IGNORE                 | - not infused | - not infused  | - not infused | 500 death         | 260 death         | 200 death
GU2022_EFS                       | - not infused | - not infused  | - not infused | 500 death         | 260 death         | 100+ withdrawn
GU2022_RELAPSE_AFTER_HSCT        | - not infused | - not infused  | - not infused | - no HSCT         | 200 (death)       | - no HSCT
ZHANG2020_OS                     | - not infused | - not infused  | - not infused | 500 death         | 260 death         | 200 death
ZHANG2020_LFS                    | - no CR       | - no CR        | - no CR       | 470 death         | 230 death         | 70+ withdrawn
ZHANG2020_LFS_ALL                | - not infused | - not infused  | - not infused | 470 death         | 230 death         | 70+ withdrawn
HU2022_LFS                       | 200 relapse   | 60 relapse     | 700+          | 700 death         | - no CR1          | - no CR1
HU2022_LFS_TRUNCATED             | 200 relapse   | - before entry | 700+          | 700 death         | - no CR1          | - no CR1
HU2022_OS                        | 500+          | 500+           | 700+          | 700 death         | - no CR1          | - no CR1
HU2022_NRM                       | - no HSCT     | - no HSCT      | 580+          | - no HSCT         | 200 death         | - no HSCT
AN2022_EFS                       | - no CR       | - no CR        | - no CR       | 500 death         | 260 death         | 100+ withdrawn
AN2022_EFS_ALL                   | - not infused | - not infused  | - not infused | 500 death         | 260 death         | 100+ withdrawn
ELN2022_AML_EFS                  | - not infused | - not infused  | - not infused | 500 death         | 260 death         | 30+ assessed
CR_RELAPSE                       | - no CR       | - no CR        | - no CR       | 470 (death)       | 230 (death)       | 70+ withdrawn
CR_NRM                           | - no CR       | - no CR        | - no CR       | 470 death         | 230 death         | 70+ withdrawn
INFUSION_RELAPSE                 | - not infused | - not infused  | - not infused | 500 (death in CR) | 260 (death in CR) | 100+ withdrawn
INFUSION_NRM                     | - not infused | - not infused  | - not infused | 500 death in CR   | 260 death in CR   | 100+ withdrawn
INFUSION_DEATH_WITHOUT_REMISSION | - not infused | - not infused  | - not infused | 500 (death in CR) | 260 (death in CR) | 100+ withdrawn
DURATION_OF_RESPONSE             | - no CR       | - no CR        | - no CR       | 470 death         | 230 death         | 70+ withdrawn
DURATION_OF_RESPONSE_CENSORED    | - no CR       | - no CR        | - no CR       | 470 death         | 30+ HSCT          | 70+ withdrawn
AGVHD_2_4                        | - no HSCT     | - no HSCT      | 580+          | - no HSCT         | 30 GVHD           | - no HSCT
AGVHD_3_4                        | - no HSCT     | - no HSCT      | 580+          | - no HSCT         | 200 (death)       | - no HSCT
CGVHD                            | - no HSCT     | - no HSCT      | 580+          | - no HSCT         | 140 GVHD          | - no HSCT
CGVHD_MODERATE                   | - no HSCT     | - no HSCT      | 580+          | - no HSCT         | 200 (death)       | - no HSCT
NEUTROPHIL_ENGRAFTMENT           | - no HSCT     | - no HSCT      | 580+          | - no HSCT         | 12 engrafted      | - no HSCT
PLATELET_ENGRAFTMENT             | - no HSCT     | - no HSCT      | 580+          | - no HSCT         | 200 (death)       | - no HSCT
CAR_T_LOSS                       | - not infused | - not infused  | - not infused | 500 (death)       | 60 (HSCT)         | 0+ sampled
B_CELL_RECOVERY                  | - not infused | - not infused  | - not infused | 500 (death)       | 60 (HSCT)         | 0+ sampled
OS_FROM_ENROLMENT                | 415+          | - not enrolled | - not enrolled| - not enrolled    | - not enrolled    | - not enrolled
OS_FROM_LEUKAPHERESIS            | 410+          | - no apheresis | - no apheresis| - no apheresis    | - no apheresis    | - no apheresis
EFS_FROM_ENROLMENT               | 115 relapse   | - not enrolled | - not enrolled| - not enrolled    | - not enrolled    | - not enrolled
EFS_FROM_LEUKAPHERESIS           | 110 relapse   | - no apheresis | - no apheresis| - no apheresis    | - no apheresis    | - no apheresis
"""

TABLES = (AFTER_REMISSION, WITHOUT_REMISSION, FROM_FIRST_REMISSION)

WORDS = {
    "NO_RESPONSE": "no response",
    "DEATH_BEFORE_ASSESSMENT": "death, unseen",
    "DEATH_IN_REMISSION": "death in CR",
    "DEATH_WITHOUT_REMISSION": "death, no CR",
    "ACUTE_GVHD_2_4": "GVHD",
    "ACUTE_GVHD_3_4": "GVHD",
    "CHRONIC_GVHD": "GVHD",
    "CHRONIC_GVHD_MODERATE": "GVHD",
    "NEUTROPHILS_ENGRAFTED": "engrafted",
    "PLATELETS_ENGRAFTED": "engrafted",
    "CAR_T_LOST": "lost",
    "LAST_CAR_T_SAMPLE": "sampled",
    "LAST_B_CELL_SAMPLE": "sampled",
    "LAST_CONTACT": "",
    "LAST_DISEASE_ASSESSMENT": "assessed",
    "DATA_WITHDRAWN": "withdrawn",
    "HSCT": "HSCT",
    "not_infused": "not infused",
    "not_responders": "no CR",
    "no_cr1_date": "no CR1",
    "no_hsct_date": "no HSCT",
    "no_enrolment": "not enrolled",
    "no_leukapheresis": "no apheresis",
    "before_entry": "before entry",
}


def told(endpoint, patient):
    """What becomes of a patient under an endpoint, as the tables say it."""
    found = outcome(derived(endpoint, PATIENTS[patient]))
    if isinstance(found, str):
        return f"- {WORDS[found]}"
    day, status, what = found
    what = WORDS.get(what, what.lower().replace("_", " "))
    if status == 0:
        return f"{day}+ {what}".strip()
    return f"{day} {what}" if status == 1 else f"{day} ({what})"


@pytest.mark.parametrize(
    ("patient", "table"), [(p, t) for t in TABLES for p in rows(t)[0] if p != "endpoint"]
)
def test_each_quirk_under_each_preset(patient, table):
    expected = {row["endpoint"]: row[patient] for row in rows(table)}

    assert {name: told(ENDPOINTS[name], patient) for name in expected} == expected


def test_competing_causes_are_numbered_as_declared():
    relapse = ENDPOINTS["INFUSION_RELAPSE"]

    assert outcome(derived(relapse, PATIENTS["C"])) == (150, 2, "DEATH_IN_REMISSION")
    assert outcome(derived(relapse, PATIENTS["F"])) == (90, 3, "DEATH_WITHOUT_REMISSION")


def test_every_endpoint_of_patients_stands_in_every_table():
    wanted = {e.id for e in ENDPOINTS.values() if e.unit is Unit.PATIENT}

    for table in TABLES:
        named = [row["endpoint"] for row in rows(table)]
        assert set(named) == wanted
        assert len(named) == len(wanted)


def test_no_response_to_the_first_infusion_is_history_from_a_remission_after_the_second():
    endpoint = ENDPOINTS["ZHANG2020_LFS_ALL"]
    failed = "INFUSION@1 0; NO_RESPONSE@1 30; INFUSION@2 60; CONTACT 500"

    assert outcome(derived(endpoint, failed)) == (0, 1, "NO_RESPONSE")
    assert outcome(derived(endpoint, f"{failed}; CR@2 90")) == (410, 0, "LAST_CONTACT")
    assert outcome(derived(endpoint, f"{failed}; CR@2 90; RELAPSE 200")) == (110, 1, "RELAPSE")


@pytest.mark.parametrize(
    ("endpoint", "expected"),
    [
        ("HU2022_LFS", "earlier_relapse_without_date"),
        ("HU2022_LFS_TRUNCATED", "earlier_relapse_without_date"),
        ("HU2022_OS", (500, 0, "LAST_CONTACT")),
        ("ZHANG2020_LFS", (230, 1, "RELAPSE")),
    ],
)
def test_a_relapse_from_first_remission_on_no_known_day_leaves_no_time_without_leukaemia(
    endpoint, expected
):
    story = "CR1 0; MRD_QUALIFIED 80; EARLIER_RELAPSE ?; INFUSION 90; CR 120; RELAPSE 350"

    assert outcome(derived(ENDPOINTS[endpoint], f"{story}; CONTACT 500")) == expected


KNOWN_BY_THE_CUTOFF = """
what                              | endpoint          | facts                                                 | cutoff | outcome
----------------------------------+-------------------+-------------------------------------------------------+--------+--------------------
no response found after it        | GU2022_EFS        | INFUSION 0; NO_RESPONSE 30; CONTACT 90                | 29     | 29, 0, CUTOFF
no response found on it           | GU2022_EFS        | INFUSION 0; NO_RESPONSE 30; CONTACT 90                | 30     | 0, 1, NO_RESPONSE
death before assessment after it  | ELN2022_AML_EFS   | INFUSION 0; DEATH_BEFORE_ASSESSMENT 0; DEATH 20       | 19     | 0, 0, LAST_DISEASE_ASSESSMENT
death before assessment on it     | ELN2022_AML_EFS   | INFUSION 0; DEATH_BEFORE_ASSESSMENT 0; DEATH 20       | 20     | 0, 1, DEATH_BEFORE_ASSESSMENT
remission found after it          | AN2022_EFS        | INFUSION 0; CR 30; CONTACT 90                         | 29     | not_responders
remission found on it             | AN2022_EFS        | INFUSION 0; CR 30; CONTACT 90                         | 30     | 30, 0, CUTOFF
the later of two origins after it | ZHANG2020_LFS_ALL | INFUSION 0; CR 30; CONTACT 90                         | 29     | 29, 0, CUTOFF
the later of two origins on it    | ZHANG2020_LFS_ALL | INFUSION 0; CR 30; CONTACT 90                         | 30     | 0, 0, CUTOFF
origin after it                   | ZHANG2020_LFS     | INFUSION 0; CR 30; CONTACT 90                         | 29     | after_cutoff
"""


@pytest.mark.parametrize(
    "row", rows(KNOWN_BY_THE_CUTOFF), ids=[row["what"] for row in rows(KNOWN_BY_THE_CUTOFF)]
)
def test_what_is_found_after_the_cutoff_is_not_known_at_it(row):
    cutoff = DAY_0 + timedelta(days=int(row["cutoff"]))

    found = outcome(derived(ENDPOINTS[row["endpoint"]], row["facts"], cutoff=cutoff))

    assert (found if isinstance(found, str) else ", ".join(map(str, found))) == row["outcome"]


def test_a_truncated_observation_says_from_when():
    row = derived(ENDPOINTS["HU2022_LFS_TRUNCATED"], "CR1 0; MRD_QUALIFIED 80; CONTACT 500")
    before = derived(ENDPOINTS["HU2022_LFS_TRUNCATED"], "MRD_QUALIFIED -5; CR1 0; CONTACT 500")

    assert (row.entry - row.origin).days == 80
    # Who qualified before the origin is observed from the origin on.
    assert before.entry == before.origin


AN_2022 = [
    "RELAPSE 92",
    *(f"CONTACT {day}" for day in (120, 150, 200, 260)),
    "RELAPSE 280",
    "DEATH 330",
    *(f"CONTACT {day}" for day in (400, 450, 500, 550, 600, 700)),
]


def test_an_2022_prints_69_per_cent_of_responders_which_is_47_of_all():
    # 13 responders, 4 of them censored before 9.0 months, and 6 without a remission.
    stories = {
        f"R{n}": f"INFUSION 0; CR 30; {last}{'; CONTACT 800' if 'RELAPSE' in last else ''}"
        for n, last in enumerate(AN_2022)
    }
    stories |= {f"N{n}": "INFUSION 0; NO_RESPONSE 30; CONTACT 90" for n in range(6)}
    book = book_of(stories)

    survival = {}
    for name in ("AN2022_EFS", "AN2022_EFS_ALL"):
        found = derive(ENDPOINTS[name], book)
        counted = found[found["included"]]
        curve = kaplan_meier(
            counted["aval"].to_numpy(dtype=float), (counted["status"] == 1).to_numpy()
        )
        survival[name] = (curve.n, curve.at(365).survival)

    assert survival["AN2022_EFS"][0] == 13
    assert survival["AN2022_EFS"][1] == pytest.approx(0.692, abs=5e-4)
    assert survival["AN2022_EFS_ALL"][0] == 19
    assert survival["AN2022_EFS_ALL"][1] == pytest.approx(0.474, abs=5e-4)


def infusion_outcomes(endpoint, stories):
    facts = pd.DataFrame(
        [row for subject, story in stories.items() for row in facts_of(subject, story)],
        columns=COLUMNS,
    ).assign(date=lambda f: pd.to_datetime(f["date"]))
    infusions = pd.Index(facts.loc[facts["kind"] == Fact.INFUSION, "infusion"])
    result = derive(ENDPOINTS[endpoint], FactBook(infusions, of_infusions(facts)))
    return {key: outcome(row) for key, row in result.iterrows()}


def test_each_infusion_is_followed_to_the_next():
    twice = "INFUSION@a 0; CR@a 30; RELAPSE@a 100; INFUSION@b 130; CR@b 160; CONTACT 400"
    planned = "INFUSION@a 0; CR@a 30; INFUSION@b 90; RELAPSE@b 200; CONTACT 400"
    failed = "INFUSION@a 0; NO_RESPONSE@a 30; INFUSION@b 60; NO_RESPONSE@b 90; DEATH 150"

    assert infusion_outcomes("EACH_INFUSION_EFS", {"P": twice}) == {
        "a": (100, 1, "RELAPSE"),
        "b": (270, 0, "LAST_CONTACT"),
    }
    assert infusion_outcomes("EACH_INFUSION_EFS", {"P": planned}) == {
        "a": (90, 0, "NEXT_INFUSION"),
        "b": (110, 1, "RELAPSE"),
    }
    assert infusion_outcomes("EACH_INFUSION_EFS", {"P": failed}) == {
        "a": (0, 1, "NO_RESPONSE"),
        "b": (0, 1, "NO_RESPONSE"),
    }
    assert infusion_outcomes("EACH_INFUSION_RELAPSE", {"P": failed}) == {
        "a": (60, 0, "NEXT_INFUSION"),
        "b": (90, 2, "DEATH"),
    }


def test_an_index_infusion_is_an_origin_of_infusions_alone():
    for endpoint in ENDPOINTS.values():
        assert (endpoint.origin is Origin.INDEX_INFUSION) == (endpoint.unit is Unit.INFUSION)
    with pytest.raises(ValueError, match="origin of infusions alone"):
        type(endpoint)(**{**vars(endpoint), "unit": Unit.PATIENT})


def test_causes_that_compete_share_every_patient_once():
    rng = np.random.default_rng(7)
    stories = {}
    for n in range(200):
        day = int(rng.integers(31, 900))
        last = rng.choice([f"RELAPSE {day}; CONTACT {day}", f"DEATH {day}", f"CONTACT {day}"])
        answer = "CR 30" if rng.random() < 0.8 else "NO_RESPONSE 30"
        stories[f"P{n}"] = f"INFUSION 0; {answer}; {last}"
    book = book_of(stories)

    found = [
        derive(ENDPOINTS[name], book)
        for name in ("INFUSION_RELAPSE", "INFUSION_NRM", "INFUSION_DEATH_WITHOUT_REMISSION")
    ]

    events = sum((f["status"] == 1).astype(int) for f in found)
    assert all((f["aval"] == found[0]["aval"]).all() for f in found)
    assert (events == (found[0]["status"] > 0).astype(int)).all()
    assert date(2020, 1, 1) + timedelta(days=0) == found[0]["origin"].iloc[0].date()
