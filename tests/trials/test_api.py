"""The REST resources: bodies, status codes in their order, paging, and the schema."""

import csv
import io
import json
from typing import Any

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from tests.factories.trials import Trial, client_for, grant, make_user
from trials.access import Actor
from trials.actions import lock_form
from trials.crf import registry
from trials.models import AccessLog, ApiToken, Form

pytestmark = pytest.mark.django_db


@pytest.fixture
def trial() -> Trial:
    return Trial()


@pytest.fixture
def api(trial: Trial) -> APIClient:
    return trial.client()


def body(response: Any) -> Any:
    return json.loads(response.content)


def download(client: APIClient, table: str, **query: Any) -> str:
    response = client.get(f"/api/v1/tables/{table}", {"study": "TRIAL", **query})
    assert response.status_code == 200, response.content
    return b"".join(response.streaming_content).decode()


def errors(response: Any) -> set[str]:
    return {e["code"] for e in body(response)["errors"]}


def test_a_row_is_entered_read_corrected_and_removed(trial: Trial, api: APIClient) -> None:
    made = api.post("/api/v1/patients/", {"key": "P-001", "site": "ONE", "sex": "F"})
    at = f"/api/v1/patients/{body(made)['id']}"
    read = api.get(f"{at}/")
    changed = api.patch(at, {"sex": "M", "version": 1, "reason": "misread"})
    history = api.get(f"{at}/history")
    gone = api.delete(at, {"version": 2, "reason": "entered twice"})

    assert (made.status_code, read.status_code, changed.status_code) == (201, 200, 200)
    assert body(read)["site"] == "ONE"
    assert (body(changed)["sex"], body(changed)["version"]) == ("M", 2)
    assert body(history)["results"][-1]["why"] == "misread"
    assert gone.status_code == 200
    assert api.get(at).status_code == 404


def test_an_unchanged_patch_is_200_with_the_same_version(trial: Trial, api: APIClient) -> None:
    made = body(api.post("/api/v1/patients", {"key": "P-001", "site": "ONE", "sex": "F"}))

    again = api.patch(f"/api/v1/patients/{made['id']}", {"sex": "F"})

    assert (again.status_code, body(again)["version"]) == (200, 1)


def test_without_a_token_it_is_401_and_says_what_to_send(trial: Trial) -> None:
    response = APIClient().get("/api/v1/patients/?study=TRIAL")

    assert response.status_code == 401
    assert "Bearer" in body(response)["errors"][0]["message"]


def test_an_expired_token_is_401(trial: Trial) -> None:
    client = trial.client()
    ApiToken.objects.update(expiry=timezone.now() - timezone.timedelta(minutes=1))

    assert client.get("/api/v1/patients/").status_code == 401


def test_a_read_only_token_reads_and_does_not_write(trial: Trial) -> None:
    client = trial.client(write=False)

    read = client.get("/api/v1/patients/")
    written = client.post("/api/v1/patients/", {"key": "P-001", "site": "ONE"})

    assert (read.status_code, written.status_code) == (200, 403)
    assert "read-only" in body(written)["errors"][0]["message"]


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ("{", 400),
        ('{"key": "P-001", "site": "ONE", "colour": "red"}', 400),
        ('{"key": "P-001", "site": "ONE", "enrolled_on": "yesterday"}', 400),
        ('{"key": "P-001", "site": "ONE", "from_cml": "perhaps"}', 400),
        ('{"key": "P-\\u0000", "site": "ONE"}', 400),
        ('{"key": "P-001"}', 400),
        ('{"site": "ONE"}', 400),
        ('{"key": "P-001", "site": "NOWHERE"}', 404),
        ('{"key": "P-001", "site": "TWO"}', 403),
        ('{"key": "P/001", "site": "ONE"}', 422),
        ('{"key": "P-001", "site": "ONE", "sex": "X"}', 422),
        ('{"key": "P-001", "site": "ONE", "missing": {"sex": "asleep"}}', 422),
        ("[1]", 400),
        ("[]", 400),
        ("[" * 100_000, 400),
        ('{"key": "\\ud800", "site": "ONE"}', 400),
        ('{"\\ud800": "P-001", "site": "ONE"}', 400),
        ('{"key": "P-001", "site": "ONE", "comments": {"a\\u0000": "b"}}', 400),
        ('{"key": "P-001", "site": "ONE", "study": ["TRIAL"]}', 400),
        ('{"key": "P-001", "site": "ONE", "study": "TRI\\u0000AL"}', 404),
    ],
)
def test_each_fault_has_its_status(api: APIClient, sent: str, status: int) -> None:
    response = api.post("/api/v1/patients/", sent, content_type="application/json")

    assert response.status_code == status, response.content
    assert body(response)["errors"]


def test_where_several_apply_the_first_in_order_is_answered(trial: Trial, api: APIClient) -> None:
    made = body(api.post("/api/v1/patients/", {"key": "P-001", "site": "ONE", "sex": "F"}))
    at = f"/api/v1/patients/{made['id']}"
    form = Form.objects.get()
    lock_form(
        actor=Actor.of(trial.person("data_manager"), source="page"),
        form_id=form.pk,
        reason="clean",
        version=1,
    )

    unreadable = api.patch(at, {"sex": "X", "enrolled_on": "soon", "version": 9})
    locked = api.patch(at, {"sex": "X", "version": 9})
    elsewhere = client_for(trial.outsider, trial.study).patch(at, {"enrolled_on": "soon"})

    assert unreadable.status_code == 400
    assert locked.status_code == 423
    assert body(locked)["lock"]["unlock"] == f"/api/v1/forms/{form.pk}/unlock"
    assert elsewhere.status_code == 404


def test_conflict_shows_the_stored_row_and_yours(trial: Trial, api: APIClient) -> None:
    made = body(api.post("/api/v1/patients/", {"key": "P-001", "site": "ONE", "sex": "F"}))
    at = f"/api/v1/patients/{made['id']}"
    api.patch(at, {"sex": "M", "version": 1, "reason": "misread"})

    late = api.patch(at, {"arm": "A", "version": 1, "reason": "randomised"})
    twin = api.post("/api/v1/patients/", {"key": "P-001", "site": "ONE"})

    assert late.status_code == twin.status_code == 409
    assert body(late)["current"]["values"]["sex"] == "M"
    assert body(late)["yours"]["arm"] == "A"


def test_put_and_writes_to_derived_tables_are_405(trial: Trial, api: APIClient) -> None:
    patient = trial.patient()

    assert api.put(f"/api/v1/patients/{patient.pk}/", {}).status_code == 405
    assert api.post("/api/v1/forms/", {}).status_code == 405
    assert api.get("/api/v1/forms/").status_code == 200


def test_a_list_is_one_transaction_with_rows_in_its_errors(trial: Trial, api: APIClient) -> None:
    trial.patient()
    rows = [
        {"patient": "P-001", "contact_on": "2020-05-01"},
        {"patient": "P-001", "contact_on": "2999-05-01"},
    ]

    refused = api.post("/api/v1/follow_ups/", rows)
    saved = api.post("/api/v1/follow_ups/", rows[:1])

    assert refused.status_code == 422
    assert [e["row"] for e in body(refused)["errors"]] == [2]
    assert (saved.status_code, len(body(saved))) == (201, 1)


def test_paging_neither_loses_nor_doubles_a_row(trial: Trial, api: APIClient) -> None:
    for n in range(7):
        trial.patient(f"P-{n:03}")

    found, url = [], "/api/v1/patients/?limit=3"
    while url:
        page = body(api.get(url))
        found += [row["key"] for row in page["results"]]
        url = page["next"]

    assert found == [f"P-{n:03}" for n in range(7)]
    back = body(api.get("/api/v1/patients/?limit=3&after=P-005"))["previous"]
    assert [r["key"] for r in body(api.get(back))["results"]] == ["P-003", "P-004", "P-005"]


@pytest.mark.parametrize("query", ["studdy=TRIAL", "colour=red", "limit=0", "limit=many"])
def test_an_unknown_or_wrong_parameter_is_named(api: APIClient, query: str) -> None:
    response = api.get(f"/api/v1/patients/?{query}")

    assert response.status_code == 400
    assert body(response)["errors"][0]["field"] == query.split("=")[0]


def test_a_session_must_name_the_study(trial: Trial) -> None:
    client = APIClient()
    client.force_login(trial.coordinator, backend="django.contrib.auth.backends.ModelBackend")

    unnamed = client.get("/api/v1/patients/")
    named = client.get("/api/v1/patients/?study=TRIAL")

    assert (unnamed.status_code, named.status_code) == (400, 200)


def test_a_form_is_completed_locked_and_unlocked(trial: Trial, api: APIClient) -> None:
    trial.patient(
        enrolled_on="2020-01-07", wbc_diagnosis_entered=12, wbc_diagnosis_entered_unit="10^9/L"
    )
    at = f"/api/v1/forms/{Form.objects.get().pk}"
    manager = client_for(trial.person("data_manager"), trial.study)

    done = api.post(f"{at}/complete", {"version": 1})
    mine = api.post(f"{at}/lock", {"version": 2})
    locked = manager.post(f"{at}/lock/", {"version": 2, "reason": "clean"})
    silent = manager.post(f"{at}/unlock", {"version": 3})
    opened = manager.post(f"{at}/unlock", {"version": 3, "reason": "late source"})
    statuses = [r.status_code for r in (done, mine, locked, silent, opened)]

    assert statuses == [200, 403, 200, 422, 200], [r.content for r in (done, mine, locked)]
    assert body(opened)["status"] == "complete"


@pytest.mark.requirement("G20")
def test_export_is_typed_with_missing_reasons_beside_and_a_header_even_when_empty(
    trial: Trial, api: APIClient
) -> None:
    empty = download(api, "patients")
    trial.save(
        "patients",
        {
            "key": "P-001",
            "site": "ONE",
            "born_on": "2001-05",
            "wbc_diagnosis_entered": "12.50",
            "wbc_diagnosis_entered_unit": "10^3/uL",
            "from_cml": False,
            "arm": 'He said "no", then left',
        },
        missing={"sex": "unknown"},
    )

    [row] = csv.DictReader(io.StringIO(download(api, "patients")))
    [line] = download(api, "patients", format="ndjson").splitlines()

    assert empty.startswith("key,site,sex,sex_missing,born_on,")
    assert empty.count("\n") == 1
    assert (row["key"], row["site"], row["sex"], row["sex_missing"]) == (
        "P-001",
        "ONE",
        "",
        "unknown",
    )
    assert (row["born_on"], row["born_on_precision"]) == ("2001-05-01", "month")
    assert (row["wbc_diagnosis"], row["from_cml"]) == ("12.5", "false")
    assert row["arm"] == 'He said "no", then left'
    assert json.loads(line)["wbc_diagnosis"] == 12.5
    assert json.loads(line)["from_cml"] is False


def test_export_rows_stand_in_natural_key_order_with_natural_foreign_keys(
    trial: Trial, api: APIClient
) -> None:
    for key in ("P-002", "P-001"):
        trial.patient(key)
        trial.infusion(key, generation=2, strategy="single")
        trial.save("toxicities", {"infusion": f"{key}/1", "toxicity": "CRS", "occurred": True})
        trial.save("toxicity_grades", {"toxicity": f"{key}/1/1", "system": "ASTCT2019", "grade": 2})

    rows = list(csv.DictReader(io.StringIO(download(api, "toxicity_grades"))))

    assert [r["key"] for r in rows] == ["P-001/1/1/ASTCT2019", "P-002/1/1/ASTCT2019"]
    assert list(rows[0])[:5] == ["key", "patient", "infusion", "toxicity", "system"]
    assert (rows[0]["patient"], rows[0]["infusion"]) == ("P-001", "P-001/1")


def test_export_answers_with_labels_and_fields_on_request(trial: Trial, api: APIClient) -> None:
    trial.patient(sex="F")

    both = download(api, "patients", fields="key,sex", labels="both")
    label = download(api, "patients", fields="sex", labels="label")

    assert both == "key,sex,sex_label\nP-001,F,Female\n"
    assert label == "sex\nFemale\n"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("patients", 400),
        ("patients?study=NOPE", 404),
        ("nothing?study=TRIAL", 404),
        ("patients?study=TRIAL&format=pdf", 400),
        ("patients?study=TRIAL&fields=key,colour", 400),
        ("patients?study=TRIAL&labels=loud", 400),
        ("patients?study=TRIAL&since=ever", 400),
        ("patients?study=TRIAL&updated_since=today", 400),
        ("history?study=TRIAL&updated_since=1", 400),
    ],
)
def test_a_wrong_export_is_refused_by_name(api: APIClient, address: str, status: int) -> None:
    response = api.get(f"/api/v1/tables/{address}")

    assert response.status_code == status
    assert body(response)["errors"][0]["message"]


@pytest.mark.requirement("G24")
def test_identifiers_are_for_the_own_site_alone(trial: Trial, api: APIClient) -> None:
    trial.patient()
    trial.save("identifiers", {"patient": "P-001", "kind": "initials", "value": "ZZ"})
    statistician = client_for(trial.person("statistician"), trial.study)

    mine = download(api, "identifiers")
    theirs = statistician.get("/api/v1/tables/identifiers?study=TRIAL")
    listed = statistician.get("/api/v1/identifiers/")

    assert "ZZ" in mine
    assert theirs.status_code == listed.status_code == 403


@pytest.mark.requirement("G34")
def test_exports_and_refusals_are_logged(trial: Trial, api: APIClient) -> None:
    download(api, "patients", fields="key")
    client_for(trial.person("statistician"), trial.study).get(
        "/api/v1/tables/identifiers?study=TRIAL"
    )

    taken = AccessLog.objects.get(kind="export")
    assert (taken.user, taken.detail["table"], taken.detail["fields"]) == (
        trial.coordinator,
        "patients",
        ["key"],
    )
    assert len(taken.detail["filter_sha256"]) == 64
    assert AccessLog.objects.filter(kind="refused").count() == 1


def test_free_text_stays_at_home_unless_asked_for(trial: Trial, api: APIClient) -> None:
    header = download(api, "genetics").split("\n")[0].split(",")

    assert "detail" not in header


@pytest.mark.requirement("G24")
def test_free_text_leaves_only_with_those_who_may_read_identifiers(
    trial: Trial, api: APIClient
) -> None:
    trial.patient()
    trial.save(
        "genetics",
        {"patient": "P-001", "aberration": "TP53", "status": "positive", "detail": "seen twice"},
    )
    statistician = client_for(trial.person("statistician"), trial.study)
    address = "/api/v1/tables/genetics?study=TRIAL&fields=key,detail"

    theirs = statistician.get(address)

    assert "seen twice" in download(api, "genetics", fields="key,detail")
    assert theirs.status_code == 403
    assert AccessLog.objects.filter(kind="refused", user__username="statistician").exists()


@pytest.mark.requirement("G34")
def test_a_refused_write_is_logged_with_its_address(trial: Trial) -> None:
    trial.patient()
    monitor = client_for(trial.person("monitor", trial.one), trial.study)

    refused = monitor.post("/api/v1/follow_ups/", {"patient": "P-001", "contact_on": "2020-05-01"})

    logged = AccessLog.objects.get(kind="refused")
    assert refused.status_code == 403
    assert (logged.user.username, logged.detail) == (
        "monitor",
        {"method": "POST", "path": "/api/v1/follow_ups/"},
    )


def test_a_study_is_not_made_through_the_api(trial: Trial) -> None:
    administrator = client_for(trial.person("administrator"), trial.study)

    response = administrator.post("/api/v1/studies/", {"key": "OTHER", "title": "Other"})

    assert response.status_code == 403
    assert "create_study" in body(response)["errors"][0]["message"]


def test_history_is_a_table_of_all_differences(trial: Trial, api: APIClient) -> None:
    trial.patient(sex="F")

    rows = list(csv.DictReader(io.StringIO(download(api, "history"))))

    sex = next(r for r in rows if r["table"] == "patients" and r["field"] == "sex")
    assert (sex["key"], sex["new"], sex["who"], sex["study"]) == ("P-001", "F", "ann", "TRIAL")


@pytest.mark.requirement("G24")
def test_history_says_that_free_text_changed_and_not_what_it_says(
    trial: Trial, api: APIClient
) -> None:
    trial.patient()
    told = {"aberration": "TP53", "status": "negative", "detail": "cousin of J. Smith"}
    trial.save("genetics", {"patient": "P-001", **told})

    text = download(api, "history")
    listed = api.get("/api/v1/history/?limit=1000").content.decode()

    fields = [r["field"] for r in csv.DictReader(io.StringIO(text)) if r["table"] == "genetics"]
    assert "detail" in fields
    assert "Smith" not in text + listed


@pytest.mark.django_db(transaction=True)
def test_the_feed_brings_what_changed_since_with_tombstones_and_nothing_twice(
    trial: Trial, api: APIClient
) -> None:
    for key in ("P-001", "P-002", "P-003"):
        trial.patient(key)
    first = api.get("/api/v1/tables/patients?study=TRIAL")
    b"".join(first.streaming_content)
    gone, changed = (registry["patients"].objects.get(key=k) for k in ("P-001", "P-002"))
    trial.save(
        "patients", {"sex": "F"}, record_id=changed.pk, version=1, reason="found in the file"
    )
    removed = api.delete(f"/api/v1/patients/{gone.pk}", {"version": 1, "reason": "twice"})

    feed = api.get(
        f"/api/v1/tables/patients?study=TRIAL&format=ndjson&updated_since={first['X-Position']}"
    )
    rows = [json.loads(line) for line in b"".join(feed.streaming_content).splitlines()]
    again = api.get(f"/api/v1/tables/patients?study=TRIAL&updated_since={feed['X-Position']}")

    assert removed.status_code == 200
    assert [(r["key"], r["removed_at"] is not None) for r in rows] == [
        ("P-002", False),
        ("P-001", True),
    ]
    assert b"".join(again.streaming_content).count(b"\n") == 1


@pytest.mark.django_db(transaction=True)
def test_an_unchanged_table_is_304_and_any_change_of_the_study_is_not(
    trial: Trial, api: APIClient
) -> None:
    patient = trial.patient()
    address = "/api/v1/tables/patients?study=TRIAL"
    first = api.get(address)
    b"".join(first.streaming_content)

    again = api.get(address, HTTP_IF_NONE_MATCH=first["ETag"])
    other_columns = api.get(f"{address}&fields=key", HTTP_IF_NONE_MATCH=first["ETag"])
    other_reader = client_for(trial.outsider, trial.study).get(
        address, HTTP_IF_NONE_MATCH=first["ETag"]
    )
    trial.save("consents", {"patient": patient.key, "consented_on": "2020-01-07"})
    changed = api.get(address, HTTP_IF_NONE_MATCH=first["ETag"])

    assert again.status_code == 304
    assert {r.status_code for r in (other_columns, other_reader, changed)} == {200}
    # What was not sent again was not taken out again.
    assert AccessLog.objects.filter(kind="export").count() == 4


@pytest.mark.django_db(transaction=True)
def test_every_table_of_records_has_a_tag_once_its_study_is_at_rest(
    trial: Trial, api: APIClient
) -> None:
    trial.patient()

    answers = {table: api.get(f"/api/v1/tables/{table}?study=TRIAL") for table in registry}

    assert {table: answer.status_code for table, answer in answers.items()} == dict.fromkeys(
        registry, 200
    )
    assert len({answer["ETag"] for answer in answers.values()}) == len(registry)


def test_the_schema_describes_every_column_that_is_exported(trial: Trial, api: APIClient) -> None:
    trial.patient()

    schema = body(api.get("/api/v1/schema"))

    tables = {t["name"]: t for t in schema["tables"]}
    assert set(registry) | {"forms", "history"} <= set(tables)
    for name, table in tables.items():
        header = download(
            client_for(make_user(f"u{name}", trial.study, "coordinator", trial.one), trial.study),
            name,
        )
        exported = header.split("\n")[0].split(",")
        described = [c["name"] for c in table["columns"] if not c["free_text"]]
        assert exported == described, name
        shorts = [c["short_name"] for c in table["columns"]]
        assert len(shorts) == len(set(shorts))
        assert all(len(s) <= 8 for s in shorts)
    for table in tables.values():
        assert all(target in tables for target in table["foreign_keys"].values())
        for column in table["columns"]:
            assert column["codelist"] is None or column["codelist"] in schema["codelists"]


def test_every_address_works_with_and_without_a_trailing_slash(api: APIClient) -> None:
    for address in ("schema", "patients", "openapi", "forms"):
        assert api.get(f"/api/v1/{address}").status_code == 200
        assert api.get(f"/api/v1/{address}/").status_code == 200


@pytest.mark.requirement("G8")
def test_a_client_cannot_set_times(trial: Trial, api: APIClient) -> None:
    response = api.post(
        "/api/v1/patients/", {"key": "P-001", "site": "ONE", "entered_at": "2001-01-01T00:00:00Z"}
    )

    assert response.status_code == 400


@pytest.mark.parametrize(
    ("method", "sent"),
    [
        ("patch", "{"),
        ("patch", '{"version": "1"}'),
        ("patch", '{"colour": "red"}'),
        ("delete", '{"version": "1"}'),
        ("delete", "{"),
    ],
)
def test_who_may_not_write_is_told_so_before_the_body_is_read(
    trial: Trial, method: str, sent: str
) -> None:
    patient = trial.patient()
    at = f"/api/v1/patients/{patient.pk}?colour=red"
    sponsor = trial.client(trial.person("sponsor"))
    ask = {"patch": sponsor.patch, "delete": sponsor.delete}[method]

    refused = ask(at, sent, content_type="application/json")
    entered = sponsor.post("/api/v1/patients?colour=red", sent, content_type="application/json")
    hidden = trial.client(trial.outsider).patch(at, sent, content_type="application/json")

    assert [r.status_code for r in (refused, entered, hidden)] == [403, 403, 404]


def test_who_may_not_lock_is_told_so_before_the_body_is_read(trial: Trial, api: APIClient) -> None:
    form = trial.patient().forms.get()

    refused = api.post(f"/api/v1/forms/{form.pk}/lock", "{", content_type="application/json")

    assert refused.status_code == 403


def test_a_list_that_names_two_studies_is_refused_whole(trial: Trial) -> None:
    other = Trial("OTHER")
    grant(trial.coordinator, other.study, "coordinator", other.one)
    client = APIClient()
    client.force_login(trial.coordinator, backend="django.contrib.auth.backends.ModelBackend")
    rows = [{"key": f"P-{code}", "site": "ONE", "study": code} for code in ("TRIAL", "OTHER")]

    refused = client.post("/api/v1/patients/", rows)
    against = client.post("/api/v1/patients/?study=TRIAL", rows[1])

    assert (refused.status_code, errors(refused)) == (400, {"other_study"})
    assert (against.status_code, errors(against)) == (400, {"other_study"})
    assert registry["patients"].objects.count() == 0


def test_a_row_is_not_found_in_another_study(trial: Trial) -> None:
    other = Trial("OTHER")
    grant(trial.coordinator, other.study, "coordinator", other.one)
    client = APIClient()
    client.force_login(trial.coordinator, backend="django.contrib.auth.backends.ModelBackend")
    at = f"/api/v1/patients/{trial.patient().pk}"

    seen = [client.get(f"{at}?study={code}").status_code for code in ("TRIAL", "OTHER", "NONE")]
    written = client.patch(at, {"sex": "F", "study": "OTHER", "version": 1, "reason": "checked"})

    assert seen == [200, 404, 404]
    assert (written.status_code, errors(written)) == (400, {"other_study"})


@pytest.mark.parametrize("query", ["limit=²", "limit=0", "limit=", "limit=" + "9" * 5000])
def test_a_limit_that_is_no_number_is_refused(api: APIClient, query: str) -> None:
    assert api.get(f"/api/v1/patients?{query}").status_code == 400


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/v1/nothing", 404),
        ("/api/v1/risk_scores/1", 404),
        ("/api/v1/studies/%00/summaries", 400),
    ],
)
def test_an_address_that_leads_nowhere_is_refused_in_the_same_shape(
    api: APIClient, address: str, status: int
) -> None:
    response = api.get(address)

    assert response.status_code == status
    assert body(response)["errors"][0]["severity"] == "hard"


@pytest.mark.requirement("G34")
def test_each_look_at_identifiers_is_logged(trial: Trial, api: APIClient) -> None:
    trial.patient()
    values = {"patient": "P-001", "kind": "initials", "value": "AB"}
    name = trial.save("identifiers", values)
    at = f"/api/v1/identifiers/{name.pk}"

    for address in ("/api/v1/identifiers", at, f"{at}/history", "/api/v1/patients"):
        assert api.get(address).status_code == 200

    looks = AccessLog.objects.filter(kind="identifiers", user=trial.coordinator)
    assert [look.detail["records"] for look in looks] == [[name.pk]] * 3
