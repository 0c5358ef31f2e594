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
from tests.analytics.test_endpoints import COLUMNS, book_of, derived, facts_of, outcome
from tests.factories.casebook import rows

PATIENTS = {
    "transplanted in remission, relapsed, died": "CR1 -300; MRD_QUALIFIED -60; INFUSION 0; CR 30; ASSESSMENT 30; HSCT 70; RELAPSE 200; CONTACT 200; DEATH 300",
    "no response, then died": "INFUSION 0; NO_RESPONSE 30; ASSESSMENT 30; CONTACT 60; DEATH 90",
    "died before the assessment": "INFUSION 0; CONTACT 5; DEATH_BEFORE_ASSESSMENT 10; DEATH 10",
    "alive, response not evaluable": "INFUSION 0; NOT_EVALUABLE 30; ASSESSMENT 30; CONTACT 400",
    "died in remission": "INFUSION 0; CR 30; ASSESSMENT 30; CONTACT 100; DEATH 150",
    "in remission, seen last": "INFUSION 0; CR 30; ASSESSMENT 90; CONTACT 400",
    "never infused, relapsed in CR1": "CR1 0; MRD_QUALIFIED 80; RELAPSE 200; CONTACT 500",
    "relapsed before qualifying": "CR1 0; RELAPSE 60; MRD_QUALIFIED 80; CONTACT 500",
    "transplanted, GVHD, died": "INFUSION 0; CR 30; HSCT 60; NEUTROPHILS_ENGRAFTED 72; ACUTE_GVHD_2_4 90; CHRONIC_GVHD 200; CONTACT 250; DEATH 260",
}
EXPECTED = """
patient                                   | endpoint                         | outcome
------------------------------------------+----------------------------------+---------------------------------
transplanted in remission, relapsed, died | GU2022_OS                        | 70, 0, HSCT
transplanted in remission, relapsed, died | GU2022_OS_IGNORE                 | 300, 1, DEATH
transplanted in remission, relapsed, died | GU2022_EFS                       | 200, 1, RELAPSE
transplanted in remission, relapsed, died | GU2022_RELAPSE_AFTER_HSCT        | 130, 1, RELAPSE
transplanted in remission, relapsed, died | ZHANG2020_OS                     | 300, 1, DEATH
transplanted in remission, relapsed, died | ZHANG2020_LFS                    | 170, 1, RELAPSE
transplanted in remission, relapsed, died | ZHANG2020_LFS_ALL                | 170, 1, RELAPSE
transplanted in remission, relapsed, died | HU2022_LFS                       | 500, 1, RELAPSE
transplanted in remission, relapsed, died | HU2022_LFS_TRUNCATED             | 500, 1, RELAPSE
transplanted in remission, relapsed, died | HU2022_OS                        | 600, 1, DEATH
transplanted in remission, relapsed, died | HU2022_NRM                       | 130, 2, RELAPSE
transplanted in remission, relapsed, died | AN2022_EFS                       | 200, 1, RELAPSE
transplanted in remission, relapsed, died | AN2022_EFS_ALL                   | 200, 1, RELAPSE
transplanted in remission, relapsed, died | ELN2022_AML_EFS                  | 200, 1, RELAPSE
transplanted in remission, relapsed, died | CR_RELAPSE                       | 170, 1, RELAPSE
transplanted in remission, relapsed, died | CR_NRM                           | 170, 2, RELAPSE
transplanted in remission, relapsed, died | DURATION_OF_RESPONSE             | 170, 1, RELAPSE
transplanted in remission, relapsed, died | DURATION_OF_RESPONSE_CENSORED    | 40, 0, HSCT
no response, then died                    | GU2022_OS                        | 90, 1, DEATH
no response, then died                    | GU2022_EFS                       | 0, 1, NO_RESPONSE
no response, then died                    | ZHANG2020_LFS                    | not_responders
no response, then died                    | ZHANG2020_LFS_ALL                | 0, 1, NO_RESPONSE
no response, then died                    | HU2022_LFS                       | no_cr1_date
no response, then died                    | AN2022_EFS                       | not_responders
no response, then died                    | AN2022_EFS_ALL                   | 0, 1, NO_RESPONSE
no response, then died                    | ELN2022_AML_EFS                  | 0, 1, NO_RESPONSE
no response, then died                    | INFUSION_RELAPSE                 | 90, 3, DEATH_WITHOUT_REMISSION
no response, then died                    | INFUSION_NRM                     | 90, 3, DEATH_WITHOUT_REMISSION
no response, then died                    | INFUSION_DEATH_WITHOUT_REMISSION | 90, 1, DEATH_WITHOUT_REMISSION
died before the assessment                | GU2022_EFS                       | 10, 1, DEATH
died before the assessment                | AN2022_EFS_ALL                   | 10, 1, DEATH
died before the assessment                | ELN2022_AML_EFS                  | 0, 1, DEATH_BEFORE_ASSESSMENT
alive, response not evaluable             | GU2022_EFS                       | 400, 0, LAST_CONTACT
alive, response not evaluable             | ZHANG2020_LFS_ALL                | 400, 0, LAST_CONTACT
alive, response not evaluable             | ELN2022_AML_EFS                  | 0, 0, NOT_EVALUABLE
died in remission                         | ZHANG2020_LFS                    | 120, 1, DEATH
died in remission                         | CR_RELAPSE                       | 120, 2, DEATH
died in remission                         | CR_NRM                           | 120, 1, DEATH
died in remission                         | INFUSION_RELAPSE                 | 150, 2, DEATH_IN_REMISSION
died in remission                         | INFUSION_NRM                     | 150, 1, DEATH_IN_REMISSION
in remission, seen last                   | GU2022_EFS                       | 400, 0, LAST_CONTACT
in remission, seen last                   | ELN2022_AML_EFS                  | 90, 0, LAST_DISEASE_ASSESSMENT
in remission, seen last                   | AGVHD_2_4                        | no_hsct_date
never infused, relapsed in CR1            | GU2022_OS                        | not_infused
never infused, relapsed in CR1            | HU2022_LFS                       | 200, 1, RELAPSE
never infused, relapsed in CR1            | HU2022_LFS_TRUNCATED             | 200, 1, RELAPSE
never infused, relapsed in CR1            | HU2022_OS                        | 500, 0, LAST_CONTACT
relapsed before qualifying                | HU2022_LFS                       | 60, 1, RELAPSE
relapsed before qualifying                | HU2022_LFS_TRUNCATED             | before_entry
in remission, seen last                   | HU2022_LFS_TRUNCATED             | no_cr1_date
transplanted, GVHD, died                  | NEUTROPHIL_ENGRAFTMENT           | 12, 1, NEUTROPHILS_ENGRAFTED
transplanted, GVHD, died                  | PLATELET_ENGRAFTMENT             | 200, 3, DEATH
transplanted, GVHD, died                  | AGVHD_2_4                        | 30, 1, ACUTE_GVHD_2_4
transplanted, GVHD, died                  | AGVHD_3_4                        | 200, 3, DEATH
transplanted, GVHD, died                  | CGVHD                            | 140, 1, CHRONIC_GVHD
transplanted, GVHD, died                  | CGVHD_MODERATE                   | 200, 3, DEATH
transplanted, GVHD, died                  | HU2022_NRM                       | 200, 1, DEATH
"""


@pytest.mark.parametrize("row", rows(EXPECTED), ids=lambda r: f"{r['patient']}-{r['endpoint']}")
def test_each_quirk_under_each_preset(row):
    found = outcome(derived(ENDPOINTS[row["endpoint"]], PATIENTS[row["patient"]]))

    shown = found if isinstance(found, str) else ", ".join(map(str, found))
    assert shown == row["outcome"]


def test_every_endpoint_of_patients_stands_in_the_table():
    shown = {row["endpoint"] for row in rows(EXPECTED)}

    assert shown == {e.id for e in ENDPOINTS.values() if e.unit is Unit.PATIENT}


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
