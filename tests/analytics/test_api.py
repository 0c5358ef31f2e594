"""The summaries resource and the two derived tables, as a script reads them."""

import csv
import io
import json

import pytest

from analytics.actions import rescore, summarise
from analytics.definitions.endpoint import Censored
from analytics.definitions.summaries import SUMMARIES
from analytics.models import EndpointResult, Snapshot
from tests.analytics.records import DAY_0, Trial, day
from tests.factories.trials import client_for, make_site, make_study, make_user
from trials.models import ApiToken


@pytest.fixture
def summarised(trial):
    """P-1 at site A is in remission at low risk; Q-1 at site B died at high risk."""
    make_site(trial.study, "B")
    trial.patient("P-1")
    trial.infusion("P-1")
    trial.remission("P-1")
    trial.alive("P-1", 400)
    trial.patient("Q-1", site="B")
    trial.infusion("Q-1", blasts_pct=60, disease_status="refractory")
    trial.no_response("Q-1")
    trial.dead("Q-1", 90)
    summarise(study=trial.study)
    return trial


def statistician(trial):
    return client_for(make_user("sam", trial.study, "statistician"), trial.study, write=False)


def summaries(client, code="S1"):
    response = client.get(f"/api/v1/studies/{code}/summaries/")
    assert response.status_code == 200, response.content
    return {(s["definition"], s["population"]): s for s in response.json()}


def table(client, name, form="csv"):
    response = client.get(f"/api/v1/tables/{name}?study=S1&format={form}")
    assert response.status_code == 200
    text = b"".join(response.streaming_content).decode()
    if form == "ndjson":
        return [json.loads(line) for line in text.splitlines()]
    return list(csv.DictReader(io.StringIO(text)))


def test_the_newest_summary_of_each_definition_and_population_is_listed(summarised):
    found = summaries(statistician(summarised))

    assert set(found) == {
        ("GU2022_CR", "infusions"),
        ("GU2022_CR", "first_infusions"),
        ("GU2022_MRD_NEG_CR", "infusions"),
        ("GU2022_MRD_NEG_CR", "first_infusions"),
        ("GU2022_OS", "first_infusions"),
        ("GU2022_OS_IGNORE", "first_infusions"),
        ("GU2022_EFS", "first_infusions"),
        ("GU2022_RELAPSE_AFTER_HSCT", "first_infusions"),
        ("TOXICITY", "infusions"),
        ("TOXICITY", "first_infusions"),
    } | {(summary.id, scope.value) for summary in SUMMARIES.values() for scope in summary.scopes}
    assert {s["grouping"] for s in found.values()} <= {"risk_group", "overall"}
    share = found["GU2022_CR", "first_infusions"]
    assert share["groups"]["low"]["events"] == share["groups"]["low"]["n"] == 1
    assert share["groups"]["low"]["ci"] == [pytest.approx(0.025), 1.0]
    assert set(share["groups"]) == {"low", "intermediate", "high", "none"}
    survival = found["GU2022_OS", "first_infusions"]
    assert survival["groups"]["low"]["at"]["365"]["s"] == 1.0
    assert survival["groups"]["high"]["curve"] == [[90.0, 0.0, None, None, 1]]
    assert survival["excluded"] == []
    assert survival["version"] == "1"


def test_the_address_works_without_its_last_slash(trial):
    client = statistician(trial)

    assert client.get("/api/v1/studies/S1/summaries").status_code == 200


def test_a_new_summary_takes_the_place_of_the_one_before(summarised):
    client = statistician(summarised)
    before = summaries(client)["GU2022_OS", "first_infusions"]
    summarised.patient("P-2")
    summarised.infusion("P-2")
    summarised.alive("P-2", 100)

    summarise(study=summarised.study)

    after = summaries(client)["GU2022_OS", "first_infusions"]
    assert (before["n"], after["n"]) == (2, 3)
    assert before["fingerprint"] != after["fingerprint"]


def test_site_staff_read_the_summaries_of_their_site_alone(summarised):
    coordinator = make_user("ann", summarised.study, "coordinator", summarised.site)

    found = summaries(client_for(coordinator, summarised.study))

    assert {s["site"] for s in found.values()} == {"A"}
    assert found["GU2022_OS", "first_infusions"]["n"] == 1
    assert {
        row["patient"] for row in table(client_for(coordinator, summarised.study), "adtte")
    } == {"P-1"}
    scores = table(client_for(coordinator, summarised.study), "risk_scores")
    assert [row["infusion"] for row in scores] == ["P-1/1"]


def test_a_foreign_study_is_not_there(summarised):
    other = make_study("OTHER")
    client = client_for(make_user("otto", other, "statistician"), other)

    assert client.get("/api/v1/studies/S1/summaries/").status_code == 404
    assert client.get("/api/v1/studies/NONE/summaries/").status_code == 404


def test_an_administrator_has_no_clinical_data(summarised):
    client = client_for(make_user("root", summarised.study, "administrator"), summarised.study)

    assert client.get("/api/v1/studies/S1/summaries/").status_code == 403


def test_a_token_for_single_tables_does_not_open_what_is_made_from_many(summarised):
    user = make_user("sam", summarised.study, "statistician")
    client = client_for(user, summarised.study)
    ApiToken.objects.update(tables=["studies", "patients"])

    assert client.get("/api/v1/studies/S1/summaries/").status_code == 403
    assert client.get("/api/v1/tables/adtte?study=S1").status_code == 403


def test_a_study_before_its_first_summary_has_an_empty_list(trial):
    assert summaries(statistician(trial)) == {}


@pytest.mark.django_db(transaction=True)
def test_a_changed_record_makes_its_summaries_stale():
    trial = Trial()
    trial.patient("P-1")
    summarise(study=trial.study)
    client = statistician(trial)
    fresh = summaries(client)

    trial.alive("P-1", 30)

    assert not any(s["stale"] for s in fresh.values())
    assert all(s["stale"] for s in summaries(client).values())


def test_scores_are_a_table_with_the_current_score_of_each_infusion(summarised):
    summarised.add("infusions", patient="P-1", infused_on=day(200), generation=3)
    rescore(study=summarised.study, everything=True)

    rows = {row["infusion"]: row for row in table(statistician(summarised), "risk_scores")}

    first, second = rows["P-1/1"], rows["P-1/2"]
    assert first["key"] == "P-1/1/GU2022"
    assert (first["model"], first["version"]) == ("GU2022", "2022")
    assert (first["x"], first["y"], first["risk_group"]) == ("3.04", "1.39", "low")
    assert float(first["p_cr"]) == pytest.approx(0.9543, abs=5e-5)
    assert (first["missing"], first["applicable"]) == ("", "true")
    assert second["missing"] == "cns_leukaemia;blasts_pct;disease_status;strategy"
    assert (second["x"], second["p_cr"], second["risk_group"]) == ("", "", "")
    assert first["computed_at"].endswith("Z")


def test_adtte_follows_adam(summarised):
    rows = {row["key"]: row for row in table(statistician(summarised), "adtte", "ndjson")}

    died, alive = rows["Q-1/GU2022_OS"], rows["P-1/GU2022_OS"]
    assert (died["PARAMCD"], died["USUBJID"]) == ("GU2022_OS", "S1-Q-1")
    assert (died["STARTDT"], died["ADT"], died["AVAL"]) == (day(0), day(90), 90)
    assert (died["CNSR"], died["EVNTDESC"], died["CNSDTDSC"]) == (0, "Death", None)
    assert (died["SRCDOM"], died["SRCVAR"], died["SRCKEY"]) == ("deaths", "died_on", "Q-1")
    assert died["SRCSEQ"] == 1
    assert (alive["CNSR"], alive["AVAL"]) == (1, 400)
    assert (alive["EVNTDESC"], alive["CNSDTDSC"]) == ("Alive at last contact", "Last contact")
    assert (alive["SRCDOM"], alive["SRCSEQ"]) == ("follow_ups", 1)
    assert rows["Q-1/GU2022_EFS"]["EVNTDESC"] == "No response"


def test_a_patient_number_of_any_length_is_no_sequence_number(trial):
    trial.patient("20260000000017")
    trial.infusion("20260000000017")
    trial.dead("20260000000017", 90)
    summarise(study=trial.study)

    rows = table(statistician(trial), "adtte", "ndjson")

    assert {row["SRCSEQ"] for row in rows} == {1}


def test_a_competing_death_is_no_event_of_the_parameter(trial):
    trial.patient("P-1")
    trial.infusion("P-1")
    trial.remission("P-1")
    trial.add("transplants", patient="P-1", occurred=True, transplanted_on=day(60),
              transplant_type="ALLO")  # fmt: skip
    trial.dead("P-1", 90)
    summarise(study=trial.study)

    rows = {row["PARAMCD"]: row for row in table(statistician(trial), "adtte", "ndjson")}

    died = rows["GU2022_RELAPSE_AFTER_HSCT"]
    assert (died["AVAL"], died["CNSR"]) == (30, 7)
    assert (died["EVNTDESC"], died["CNSDTDSC"]) == ("Death", "Death")
    assert rows["GU2022_OS_IGNORE"]["CNSR"] == 0


def test_an_imputed_origin_or_end_is_flagged_by_what_was_imputed(trial):
    trial.patient("P-1")
    trial.infusion("P-1")
    trial.remission("P-1")
    trial.add("transplants", patient="P-1", occurred=True, transplanted_on="2020-06",
              transplant_type="ALLO")  # fmt: skip
    trial.add("relapses", patient="P-1", occurred=True, relapsed_on="2021", sites__BM=True)
    trial.alive("P-1", 700)
    summarise(study=trial.study)

    rows = {row["PARAMCD"]: row for row in table(statistician(trial), "adtte", "ndjson")}

    relapsed = rows["GU2022_RELAPSE_AFTER_HSCT"]
    assert (relapsed["STARTDT"], relapsed["STARTDTF"]) == ("2020-06-15", "D")
    assert (relapsed["ADT"], relapsed["ADTF"]) == ("2021-07-01", "M")
    alive = rows["GU2022_OS_IGNORE"]
    assert (alive["STARTDTF"], alive["ADTF"]) == (None, None)


def test_a_relapse_that_does_not_count_is_named_in_adtte(trial):
    trial.patient("P-1")
    trial.infusion("P-1")
    trial.alive("P-1", 400)
    trial.add("relapses", patient="P-1", occurred=True, relapsed_on=day(150), sites__BM=True)
    summarise(study=trial.study)

    rows = {row["PARAMCD"]: row for row in table(statistician(trial), "adtte", "ndjson")}

    assert rows["GU2022_EFS"]["query"] == "relapse_without_cr"
    assert rows["GU2022_OS"]["query"] is None


def test_cnsr_is_0_for_an_event_and_another_number_for_each_reason(trial):
    patient = trial.patient("P-1")
    expected = {}
    for number, censored in enumerate(Censored):
        EndpointResult.objects.create(
            study=trial.study,
            patient=patient,
            definition=f"D{number}",
            version="1",
            origin=DAY_0,
            date=DAY_0,
            aval=0,
            status=0,
            censored=censored.value,
            fingerprint="",
            computed_at="2020-01-01T00:00:00Z",
        )
        expected[f"D{number}"] = censored
    EndpointResult.objects.filter(definition="D0").update(censored=None, event="RELAPSE", status=1)

    rows = table(statistician(trial), "adtte", "ndjson")

    codes = {expected[row["PARAMCD"]]: row["CNSR"] for row in rows if row["PARAMCD"] != "D0"}
    assert [row["CNSR"] for row in rows if row["PARAMCD"] == "D0"] == [0]
    # LAST_CONTACT stood in the first place, and is an event in this test.
    assert codes == {
        Censored.LAST_DISEASE_ASSESSMENT: 1,
        Censored.LAST_CAR_T_SAMPLE: 1,
        Censored.LAST_B_CELL_SAMPLE: 1,
        Censored.CUTOFF: 1,
        Censored.HSCT: 2,
        Censored.NEW_THERAPY: 3,
        Censored.LOST_TO_FOLLOW_UP: 4,
        Censored.DATA_WITHDRAWN: 5,
        Censored.NOT_EVALUABLE: 6,
        Censored.NEXT_INFUSION: 8,
    }
    assert all(row["EVNTDESC"] and row["CNSDTDSC"] for row in rows if row["PARAMCD"] != "D0")


def test_an_excluded_patient_has_no_row_in_adtte(trial):
    trial.patient("P-1")
    summarise(study=trial.study)

    assert EndpointResult.objects.filter(excluded_reason="not_infused").exists()
    assert table(statistician(trial), "adtte") == []


def test_both_tables_stand_in_the_schema(trial):
    tables = {t["name"]: t for t in statistician(trial).get("/api/v1/schema").json()["tables"]}

    for name in ("risk_scores", "adtte"):
        assert tables[name]["kind"] == "derived"
        assert tables[name]["columns"][0]["name"] == "key"
    short = [column["short_name"] for column in tables["risk_scores"]["columns"]]
    assert len(set(short)) == len(short)


def test_the_whole_answer_is_plain_json(summarised):
    assert Snapshot.objects.count() > 0
    json.dumps(list(summaries(statistician(summarised)).values()), allow_nan=False)


def test_a_summary_is_found_by_endpoint_and_grouping(summarised):
    client = statistician(summarised)

    response = client.get("/api/v1/studies/S1/summaries/?endpoint=GU2022_OS&grouping=age_an2022")

    [found] = response.json()
    assert (found["definition"], found["grouping"]) == ("GU2022_OS", "age_an2022")
    assert list(found["groups"]) == ["below_18", "18", "none"]
    assert found["levels"]["18"] == "18 years and above"


def test_a_grouping_alone_gives_every_summary_it_fits(summarised):
    response = statistician(summarised).get("/api/v1/studies/S1/summaries/?grouping=overall")

    assert {s["definition"] for s in response.json()} == set(SUMMARIES)


@pytest.mark.parametrize(
    ("asked", "status", "code"),
    [
        ("grouping=mrd", 422, "grouping_not_known_at_origin"),
        ("endpoint=GU2022_EFS&grouping=gvhd", 422, "grouping_not_known_at_origin"),
        ("grouping=nonsense", 400, "unknown_grouping"),
        ("endpoint=EFS", 400, "unknown_endpoint"),
        ("group=overall", 400, "unknown_parameter"),
    ],
)
def test_what_cannot_be_grouped_is_refused_with_the_alternative(trial, asked, status, code):
    response = statistician(trial).get(f"/api/v1/studies/S1/summaries/?{asked}")

    [fault] = response.json()["errors"]
    assert (response.status_code, fault["code"]) == (status, code)
    if status == 422:
        assert "landmark" in fault["message"]
