"""The table of subjects, against patients read by hand."""

import pytest

from analytics.actions import summarise
from tests.analytics.records import day
from tests.analytics.test_api import statistician, table
from tests.factories.trials import client_for, make_site, make_user

pytestmark = pytest.mark.django_db


def subjects(trial, form="ndjson"):
    return {row["key"]: row for row in table(statistician(trial), "adsl", form)}


def test_one_patient_by_hand(trial):
    trial.patient("P-1", born_on="1990-05-05", arm="A")
    trial.add("constructs", key="BBZ", name="CAR")
    trial.infusion("P-1", costimulatory__41BB=True, costimulatory__CD28=True)
    for part in (1_000_000, 1_500_000):
        trial.add("doses", infusion="P-1/1", given_on=day(0), cells_per_kg=part)
    trial.remission("P-1")
    trial.infusion("P-1", on=200)
    trial.add(
        "transplants", patient="P-1", occurred=True, transplanted_on=day(60), transplant_type="ALLO"
    )
    trial.alive("P-1", 400)
    summarise(study=trial.study)

    assert subjects(trial)["P-1"] == {
        "key": "P-1",
        "patient": "P-1",
        "STUDYID": "S1",
        "USUBJID": "S1-P-1",
        "SUBJID": "P-1",
        "SITEID": "A",
        "AGE": 29,
        "AGEU": "YEARS",
        "SEX": "F",
        "ARM": "A",
        "ENRLDT": day(-20),
        "TRTSDT": day(0),
        "TR01SDT": day(0),
        "TR02SDT": day(200),
        "TR03SDT": None,
        "ITTFL": "Y",
        "SAFFL": "Y",
        "EFFFL": "Y",
        "SCRFFL": "N",
        "SCRFREAS": None,
        "NOTTREAS": None,
        "DTHFL": None,
        "DTHDT": None,
        "DTHDTF": None,
        "LSTALVDT": day(400),
        "HSCTFL": "Y",
        "HSCTDT": day(60),
        "HSCTDTF": None,
        "RISKGR1": "low",
        "RISKMDL": "GU2022",
        "RISKINF": "P-1/1",
        "RESP1": "CR_UNSPEC",
        "CARGEN": 2,
        "STRATEGY": "single",
        "COSTIM": "41BB+CD28",
        "DOSE": 2_500_000,
        "study": "S1",
    }


def test_one_who_was_enrolled_and_not_infused_says_why(trial):
    trial.patient("P-1", born_on="1990")
    trial.add(
        "eligibility",
        patient="P-1",
        screened_on=day(-20),
        eligible=True,
        not_infused_reason="MANUFACTURING",
        not_infused_on=day(-1),
    )

    row = subjects(trial)["P-1"]

    assert (row["ITTFL"], row["SAFFL"], row["EFFFL"], row["SCRFFL"]) == ("Y", "N", "N", "N")
    assert (row["NOTTREAS"], row["TRTSDT"], row["RESP1"], row["DOSE"]) == (
        "MANUFACTURING",
        None,
        None,
        None,
    )
    assert row["AGE"] == 29  # born on 1 July of a year known alone
    assert row["LSTALVDT"] == day(-20)


def test_the_last_screening_decides_who_failed_it(trial):
    trial.patient("P-1", enrolled_on=None)
    for when, eligible in ((-30, True), (-20, False)):
        trial.add(
            "eligibility",
            patient="P-1",
            screened_on=day(when),
            eligible=eligible,
            screening_failure=None if eligible else "NO_TARGET",
        )
    trial.patient("P-2")

    rows = subjects(trial)

    failed = rows["P-1"]
    assert (failed["ITTFL"], failed["SCRFFL"], failed["SCRFREAS"]) == ("N", "Y", "NO_TARGET")
    assert (rows["P-2"]["ITTFL"], rows["P-2"]["SCRFFL"]) == ("Y", "N")


def test_nothing_known_is_nothing_said(trial):
    trial.patient("P-1", enrolled_on=None, born_on=None, sex=None)

    row = subjects(trial)["P-1"]

    answered = {name for name, value in row.items() if value is not None}
    assert answered == {
        "key", "patient", "STUDYID", "USUBJID", "SUBJID", "SITEID", "study",
        "ITTFL", "SAFFL", "EFFFL", "SCRFFL",
    }  # fmt: skip
    assert row["ITTFL"] == "N"


@pytest.mark.parametrize(
    ("died_on", "alive_on", "given", "flag"),
    [
        ("2020-07-10", 100, "2020-07-10", None),
        ("2020-07", 100, "2020-07-15", "D"),
        ("2020-07", 140, "2020-07-20", "D"),  # seen on the 20th
        ("2021", 100, "2021-07-01", "M"),
    ],
)
def test_death_has_the_day_of_the_endpoints_and_says_what_of_it_was_imputed(
    trial, died_on, alive_on, given, flag
):
    trial.patient("P-1")
    trial.infusion("P-1")
    trial.alive("P-1", alive_on)
    trial.add("deaths", patient="P-1", died_on=died_on, cause="RELAPSE")
    summarise(study=trial.study)

    row = subjects(trial)["P-1"]

    client = client_for(make_user("sue", trial.study, "statistician"), trial.study, write=False)
    of_endpoint = {r["PARAMCD"]: r for r in table(client, "adtte", "ndjson")}["GU2022_OS"]
    assert (row["DTHFL"], row["DTHDT"], row["DTHDTF"]) == ("Y", given, flag)
    assert (of_endpoint["ADT"], of_endpoint["ADTF"]) == (given, flag)


def test_a_death_without_a_date_is_a_death(trial):
    trial.patient("P-1")
    trial.add("deaths", patient="P-1", cause="RELAPSE", died_on=None)

    row = subjects(trial)["P-1"]

    assert (row["DTHFL"], row["DTHDT"], row["LSTALVDT"]) == ("Y", None, day(-20))


@pytest.mark.parametrize(
    ("transplants", "given", "flag"),
    [
        ([("2020-05", "ALLO", True)], "2020-05-15", "D"),
        ([("2020-03", "ALLO", True)], "2020-03-15", "D"),
        ([("2020", None, True)], "2020-04-11", "M"),  # not after the last contact
        ([("2020-05-01", "AUTO", True)], None, None),
        ([("2020-05-01", "ALLO", False)], None, None),
        ([("2020-02-01", "ALLO", True)], None, None),  # before the infusion
        ([("2020-06-01", "ALLO", True), ("2020-05-01", "ALLO", True)], "2020-05-01", None),
    ],
)
def test_the_transplant_is_the_first_allogeneic_one_after_the_first_infusion(
    trial, transplants, given, flag
):
    trial.patient("P-1", enrolled_on="2020-01-01")
    trial.infusion("P-1")
    trial.alive("P-1", 40 if transplants[0][0] == "2020" else 400)
    for when, kind, occurred in transplants:
        trial.add(
            "transplants",
            patient="P-1",
            occurred=occurred,
            **({"transplanted_on": when, "transplant_type": kind} if occurred else {}),
        )

    row = subjects(trial)["P-1"]

    assert (row["HSCTDT"], row["HSCTDTF"]) == (given, flag)
    assert row["HSCTFL"] == ("Y" if given else None)


def test_a_dose_of_which_a_part_is_not_known_is_not_known(trial):
    trial.patient("P-1")
    trial.infusion("P-1")
    trial.add("doses", infusion="P-1/1", given_on=day(0), cells_per_kg=1_000_000)
    trial.add("doses", infusion="P-1/1", given_on=day(1))

    assert subjects(trial)["P-1"]["DOSE"] is None


def test_one_who_is_not_evaluable_is_not_in_the_efficacy_set(trial):
    trial.patient("P-1")
    trial.infusion("P-1")
    trial.add("responses", patient="P-1", visit="DAY28", assessed_on=day(28), response="NE")

    row = subjects(trial)["P-1"]

    assert (row["RESP1"], row["SAFFL"], row["EFFFL"]) == ("NE", "Y", "N")


def test_what_was_removed_is_not_counted(trial):
    trial.patient("P-1")
    trial.remove(trial.infusion("P-1"))
    trial.remove(trial.patient("P-2"))

    rows = subjects(trial)

    assert (list(rows), rows["P-1"]["SAFFL"]) == (["P-1"], "N")


def test_a_coordinator_sees_the_subjects_of_the_own_site_alone(trial):
    site = make_site(trial.study, "B")
    trial.patient("P-1")
    trial.patient("Q-1", site="B")
    outsider = client_for(make_user("otto", trial.study, "coordinator", site), trial.study)

    assert [row["key"] for row in table(outsider, "adsl")] == ["Q-1"]


def test_an_empty_table_has_its_header(trial):
    response = statistician(trial).get("/api/v1/tables/adsl?study=S1&format=csv")

    lines = b"".join(response.streaming_content).decode().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("key,patient,STUDYID,USUBJID,SUBJID,SITEID,AGE")


def test_csv_and_ndjson_say_the_same(trial):
    trial.patient("P-1")
    trial.infusion("P-1")
    rows = table(statistician(trial), "adsl", "csv")

    client = client_for(make_user("sue", trial.study, "statistician"), trial.study, write=False)
    (other,) = table(client, "adsl", "ndjson")
    assert rows == [{n: "" if v is None else str(v) for n, v in other.items()}]
