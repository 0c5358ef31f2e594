"""The analyses resource, as a script asks for results and reads them."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from datetime import date, timedelta

import pytest
from django.utils import timezone

from analytics import analysing, analysis_runs
from analytics.analyses.run import METHODS
from analytics.definitions.analyses import ANALYSES
from analytics.definitions.analysis import Method
from analytics.models import AnalysisRun, AnalysisScope
from tests.analytics.analyses_by_hand import BY_HAND, RESULT, Rows, by_hand, own
from tests.analytics.records import Trial, day
from tests.factories.trials import client_for, make_site, make_study, make_user
from trials import jobs
from trials.models import ApiToken, Study

ADDRESS = "/api/v1/analyses/"
State = AnalysisRun.State


@pytest.fixture(autouse=True)
def installed(monkeypatch):
    """The analysis by hand is shipped, and is all that a worker can do."""
    monkeypatch.setitem(ANALYSES, "BY_HAND", BY_HAND)
    monkeypatch.setitem(METHODS, Method.SURVIVAL, by_hand)
    monkeypatch.setattr(analysing, "Cohort", Rows)


@pytest.fixture
def worker(monkeypatch):
    """A worker that carries out at once what is sent to it; counts what was sent."""
    sent = []

    def work(name, **_):
        sent.append(name)
        analysing.run_waiting()

    monkeypatch.setattr(jobs, "queue", work)
    return sent


@pytest.fixture
def nobody(monkeypatch):
    """No worker is there, and nobody is waited for."""
    monkeypatch.setattr(jobs, "queue", lambda name, **_: None)
    monkeypatch.setattr(analysis_runs, "PATIENCE", 0.0)


def statistician(trial, name="sam", **token):
    return client_for(make_user(name, trial.study, "statistician"), trial.study, **token)


def asked(client, **changed):
    return client.post(ADDRESS, {"studies": ["S1"], "definition": "BY_HAND"} | changed)


def codes(response):
    return [(e["code"], e["field"]) for e in response.json()["errors"]]


def test_what_is_shipped_is_listed(trial):
    client = statistician(trial, write=False)

    for address in (f"{ADDRESS}definitions/", f"{ADDRESS}definitions"):
        found = {a["id"]: a for a in client.get(address).json()}
        assert found["BY_HAND"] == {
            "id": "BY_HAND",
            "version": "1",
            "source": "A test, 2020.",
            "title": "Survival by hand",
            "settable": ["group", "covariates", "options"],
        }


def test_a_result_that_is_quick_is_answered_at_once(trial, worker):
    trial.patient("P-1")
    client = statistician(trial)

    response = asked(client, scope={"cutoff": day(400)})

    body = response.json()
    assert response.status_code == 201
    assert response["Location"].endswith(f"{ADDRESS}{body['id']}/")
    assert client.get(response["Location"]).json() == body
    assert client.get(response["Location"].rstrip("/")).json() == body
    assert body["state"] == "done"
    assert body["progress"] == {"done": 2, "total": 2, "step": "Counting"}
    assert (body["definition"], body["version"], body["set"]) == ("BY_HAND", "1", {})
    assert (body["studies"], body["sites"]) == (["S1"], {"S1": None})
    assert body["scope"] == {"cutoff": day(400)}
    assert body["requested_by"] == "sam"
    assert body["requested_at"] <= body["computed_at"]
    assert (body["n"], body["excluded"]) == (2, [{"reason": "not_infused", "n": 1}])
    assert body["result"] == RESULT
    assert list(body["result"]["km"]) == ["all", "2"]
    assert body["warnings"] == [{"code": "no_censoring", "message": "Nobody is censored."}]
    assert body["text"].startswith("Survival was estimated")
    assert body["methods"][0]["library"] == "own"
    assert len(body["fingerprint"]) == 64
    assert body["error"] is None
    assert body["files"] == {
        name: f"{ADDRESS}{body['id']}/files/{name}"
        for name in ("table.csv", "figure.png", "figure.svg", "figure.pdf")
    }


def test_what_takes_longer_is_accepted_with_its_address(trial, nobody):
    response = asked(statistician(trial))

    body = response.json()
    assert response.status_code == 202
    assert response["Location"].endswith(f"{ADDRESS}{body['id']}/")
    assert (body["state"], body["result"], body["files"]) == ("queued", None, {})


def test_an_equal_request_while_one_waits_is_the_same_one(trial, nobody):
    client = statistician(trial)

    first, second = asked(client), asked(client)

    assert (second.status_code, second.json()["id"]) == (202, first.json()["id"])


@pytest.mark.django_db(transaction=True)
def test_an_equal_request_on_an_unchanged_record_is_the_kept_one(worker):
    trial = Trial()
    trial.patient("P-1")
    client = statistician(trial)

    first, second = asked(client), asked(client, version="1", scope=None, set={})

    assert (first.status_code, second.status_code) == (201, 200)
    assert second.json() == first.json()
    assert worker == ["run_analyses"]


@pytest.mark.django_db(transaction=True)
def test_a_change_of_what_it_does_not_rest_on_is_found_by_the_fingerprint(worker):
    trial = Trial()
    trial.patient("P-1")
    client = statistician(trial)
    first = asked(client)
    trial.alive("P-1", 300)

    second, third = asked(client), asked(client)

    assert second.status_code == third.status_code == 200
    assert second.json()["id"] == third.json()["id"] == first.json()["id"]
    # The third time nothing had to be computed.
    assert worker == ["run_analyses"] * 2
    assert [r["id"] for r in client.get(ADDRESS).json()["results"]] == [first.json()["id"]]


@pytest.mark.django_db(transaction=True)
def test_another_release_computes_anew(worker, settings):
    trial = Trial()
    trial.patient("P-1")
    client = statistician(trial)
    first = asked(client)
    settings.RELEASE = "99.1"

    second = asked(client)

    assert (first.status_code, second.status_code) == (201, 201)
    assert second.json()["id"] != first.json()["id"]


@pytest.mark.django_db(transaction=True)
def test_a_changed_record_gives_a_new_result_beside_the_old_one(worker):
    trial = Trial()
    trial.patient("P-1")
    client = statistician(trial)
    first = asked(client)
    trial.patient("P-2")

    second = asked(client)

    assert second.status_code == 201
    assert second.json()["fingerprint"] != first.json()["fingerprint"]
    assert client.get(first["Location"]).json() == first.json()
    ids = [r["id"] for r in client.get(ADDRESS).json()["results"]]
    assert ids == [second.json()["id"], first.json()["id"]]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "changed",
    [{"scope": {"cutoff": day(9)}}, {"set": {"group": None}}, {"set": {"options": {"tau": 9}}}],
)
def test_another_request_is_not_an_equal_one(worker, changed):
    client = statistician(Trial())

    first, second = asked(client), asked(client, **changed)

    assert (first.status_code, second.status_code) == (201, 201)


def test_an_analysis_of_ones_own_is_set_as_a_whole(trial, worker):
    group = own(group="generation", covariates=["age_an2022"], options={"at": [365]})

    response = asked(statistician(trial), definition=None, set=group)

    body = response.json()
    assert response.status_code == 201
    assert (body["definition"], body["version"]) == (None, None)
    assert body["set"] == group


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"definition": "NONE"}, [("unknown_definition", "definition")]),
        ({"definition": 7}, [("unknown_definition", "definition")]),
        ({"version": "2"}, [("unknown_version", "version")]),
        ({"study": "S1"}, [("unknown_field", "study")]),
        ({"scope": {"until": None}}, [("unknown_field", "scope.until")]),
        ({"scope": {"cutoff": "2020-02-30"}}, [("unreadable", "scope.cutoff")]),
        ({"scope": {"cutoff": 7}}, [("unreadable", "scope.cutoff")]),
        ({"scope": {"cutoff": "2962-01-01"}}, [("cutoff_to_come", "scope.cutoff")]),
        ({"scope": []}, [("unreadable", "scope")]),
        ({"set": []}, [("unreadable", "set")]),
        ({"set": {"where": []}}, [("unknown_field", "set.where")]),
        ({"set": {"group": "nonsense"}}, [("unknown_variable", "set.group")]),
        ({"set": {"covariates": ["nonsense"]}}, [("unknown_variable", "set.covariates")]),
        ({"set": {"options": []}}, [("unreadable", "set.options")]),
        ({"studies": "S1"}, [("required", "studies")]),
        ({"studies": []}, [("required", "studies")]),
        (
            {"definition": None, "version": "1", "set": {"method": "SURVIVAL", "group": None}},
            [
                ("unknown_version", "version"),
                *(
                    ("required", f"set.{name}")
                    for name in ("population", "endpoint", "response", "covariates", "options")
                ),
            ],
        ),
        ({"set": {"options": {"tau": -1}}}, [("unreadable_option", "set.options.tau")]),
        ({"set": {"options": {"power": 2}}}, [("unknown_option", "set.options.power")]),
        (
            {"definition": None, "set": own(population="SOME", method="MAGIC", endpoint="EFS")},
            [
                ("unknown_value", "set.population"),
                ("unknown_endpoint", "set.endpoint"),
                ("unknown_value", "set.method"),
            ],
        ),
    ],
)
def test_every_fault_of_a_request_is_named_at_once(trial, nobody, changed, expected):
    response = asked(statistician(trial), **changed)

    assert (response.status_code, codes(response)) == (400, expected)
    assert AnalysisRun.objects.count() == 0


def test_a_body_that_is_no_object_is_refused(trial, nobody):
    response = statistician(trial).post(ADDRESS, ["S1"])

    assert (response.status_code, codes(response)) == (400, [("unreadable", None)])


def test_what_is_fixed_may_not_be_set(trial, nobody):
    response = asked(statistician(trial), set={"endpoint": "GU2022_EFS"})

    assert (response.status_code, codes(response)) == (422, [("not_settable", "set.endpoint")])
    fields = {a["field"] for a in response.json()["alternatives"]}
    assert fields == {f"set.{name}" for name in BY_HAND.settable}


def test_what_a_method_needs_is_asked_for(trial, nobody):
    response = asked(statistician(trial), definition=None, set=own(endpoint=None))

    assert (response.status_code, codes(response)) == (422, [("endpoint_missing", "set.endpoint")])


@pytest.mark.parametrize(
    "changed",
    [
        own(group="crs_grade"),
        own(covariates=["age", "crs_grade"]),
        own(group="crs_grade", covariates=["crs_grade"]),
    ],
)
def test_a_group_not_known_at_the_origin_is_refused_with_what_may_be_asked(trial, nobody, changed):
    response = asked(statistician(trial), definition=None, set=changed)

    faults = [(e["code"], e["field"].removeprefix("set.")) for e in response.json()["errors"]]
    assert response.status_code == 422
    assert faults == [
        ("grouping_not_known_at_origin", name)
        for name in ("group", "covariates")
        if "crs_grade" in (changed[name] or ())
    ]
    alternatives = {(a["field"], a.get("value")) for a in response.json()["alternatives"]}
    assert ("set.options.naive", "true") in alternatives
    assert ("set.options.landmark", None) in alternatives
    assert ("set.group", "generation") in alternatives
    assert ("set.group", "crs_grade") not in alternatives


@pytest.mark.parametrize("options", [{"naive": True}, {"landmark": 28}])
def test_such_a_group_is_let_in_as_naive_and_from_a_landmark(trial, worker, options):
    changed = own(group="crs_grade", options=options)

    assert asked(statistician(trial), definition=None, set=changed).status_code == 201


@pytest.mark.parametrize(
    ("role", "write", "status"),
    [
        ("statistician", False, 202),
        ("statistician", True, 202),
        ("trial_lead", False, 202),
        ("data_manager", True, 403),
        ("sponsor", True, 403),
        ("inspector", True, 403),
        ("administrator", True, 403),
    ],
)
def test_statistician_and_trial_lead_ask_with_a_read_only_token_too(
    trial, nobody, role, write, status
):
    client = client_for(make_user("kim", trial.study, role), trial.study, write=write)

    assert asked(client).status_code == status


def test_a_coordinator_may_not_ask(trial, nobody):
    user = make_user("ann", trial.study, "coordinator", trial.site)

    assert asked(client_for(user, trial.study)).status_code == 403


def test_a_token_for_single_tables_opens_nothing_here(trial, worker):
    client = statistician(trial)
    made = asked(client)
    ApiToken.objects.update(tables=["studies", "patients"])

    assert asked(client).status_code == 403
    assert client.get(ADDRESS).status_code == 403
    assert client.get(made["Location"]).status_code == 404


def test_a_foreign_study_and_its_results_are_not_there(trial, worker):
    made = asked(statistician(trial)).json()
    other = make_study("OTHER")
    client = client_for(make_user("otto", other, "statistician"), other)

    assert asked(client).status_code == 404
    assert client.get(f"{ADDRESS}{made['id']}/").status_code == 404
    for name in made["files"]:
        assert client.get(f"{ADDRESS}{made['id']}/files/{name}").status_code == 404
    assert client.get(ADDRESS).json()["results"] == []
    assert client.get(f"{ADDRESS}?study=S1").status_code == 404


def test_a_result_is_read_by_whoever_sees_all_of_its_rows(trial, worker):
    """A statistician of site A asks; site staff of A and the monitor of the whole study read."""
    b = make_site(trial.study, "B")
    of_a = client_for(make_user("sam", trial.study, "statistician", trial.site), trial.study)
    body = asked(of_a).json()

    def reads(name, role, site=None):
        client = client_for(make_user(name, trial.study, role, site), trial.study, write=False)
        listed = [r["id"] for r in client.get(ADDRESS).json()["results"]]
        status = client.get(f"{ADDRESS}{body['id']}/").status_code
        assert (listed == [body["id"]]) == (status == 200)
        return status

    assert body["sites"] == {"S1": ["A"]}
    assert reads("ann", "coordinator", trial.site) == 200
    assert reads("eve", "sponsor") == 200
    assert reads("bob", "coordinator", b) == 404
    assert reads("root", "administrator") == 404


def test_site_staff_do_not_read_a_result_of_the_whole_study(trial, worker):
    body = asked(statistician(trial)).json()
    client = client_for(make_user("ann", trial.study, "coordinator", trial.site), trial.study)

    assert client.get(f"{ADDRESS}{body['id']}/").status_code == 404


def test_a_run_without_a_scope_is_nobodys(trial, worker):
    client = statistician(trial)
    body = asked(client).json()
    AnalysisScope.objects.all().delete()

    assert client.get(f"{ADDRESS}{body['id']}/").status_code == 404


def test_a_token_of_one_study_does_not_read_what_covers_another_one_too(trial, worker):
    other = make_study("S2")
    user = make_user("sam", trial.study, "statistician")
    client = client_for(user, trial.study)
    run = AnalysisRun.objects.get(pk=asked(client).json()["id"])
    AnalysisScope.objects.create(run=run, study=other)

    assert client.get(f"{ADDRESS}{run.pk}/").status_code == 404


def test_nothing_is_changed_or_removed(trial, worker):
    client = statistician(trial)
    address = asked(client)["Location"]

    assert client.patch(address, {}).status_code == 405
    assert client.delete(address).status_code == 405
    assert client.put(ADDRESS, {}).status_code == 405


def test_the_list_is_paged_the_newest_first(trial, worker):
    client = statistician(trial)
    made = [asked(client, scope={"cutoff": day(n)}).json()["id"] for n in range(3)]

    first = client.get(f"{ADDRESS}?limit=2").json()
    second = client.get(first["next"]).json()

    assert [r["id"] for r in first["results"]] == made[:0:-1]
    assert [r["id"] for r in second["results"]] == made[:1]
    assert (first["previous"], second["next"]) == (None, None)
    assert client.get(second["previous"]).json()["results"] == first["results"]
    assert "result" not in first["results"][0]


@pytest.mark.parametrize(
    ("query", "n"),
    [
        ("study=S1", 1),
        ("definition=BY_HAND", 1),
        ("definition=OTHER", 0),
        ("state=done", 1),
        ("state=failed", 0),
    ],
)
def test_the_list_is_narrowed(trial, worker, query, n):
    client = statistician(trial)
    asked(client)

    assert len(client.get(f"{ADDRESS}?{query}").json()["results"]) == n


@pytest.mark.parametrize("query", ["limit=0", "after=x", "before=-1", "page=2"])
def test_an_odd_parameter_of_the_list_is_refused(trial, query):
    assert statistician(trial).get(f"{ADDRESS}?{query}").status_code == 400


def test_the_table_is_rounded_as_asked(trial, worker):
    client = statistician(trial)
    files = asked(client).json()["files"]

    def rows(query=""):
        response = client.get(files["table.csv"] + query)
        assert response.status_code == 200, response.content
        assert response["Content-Type"] == "text/csv; charset=utf-8"
        return [row for row in csv.reader(io.StringIO(response.content.decode())) if row]

    half_up, even, cut = rows(), rows("?rounding=half-even"), rows("?rounding=truncated")
    term = "Age at enrolment, children and adults: 18 years and above"

    def cox(table):
        return next(row for row in table if row[0] == term)

    assert cox(half_up)[1:] == ["1.13 (0.50 to 2.50)", "0.118", "0.400", "0.763"]
    assert cox(even)[1:] == ["1.12 (0.50 to 2.50)", "0.118", "0.400", "0.762"]
    assert cox(cut)[1:] == ["1.12 (0.50 to 2.50)", "0.117", "0.400", "0.762"]
    assert ["Log-rank test"] in half_up
    assert ["3.84", "1", "< 0.001"] in half_up
    assert ["2nd generation: Median: Fewer than half had the event."] in half_up
    assert ["1 test in this table, not corrected for their number."] in half_up


@pytest.mark.parametrize(
    ("name", "begins", "type_"),
    [
        ("figure.png", b"\x89PNG", "image/png"),
        ("figure.svg", b"<svg", "image/svg+xml"),
        ("figure.pdf", b"%PDF", "application/pdf"),
    ],
)
def test_the_figure_is_drawn_in_every_format(trial, worker, name, begins, type_):
    client = statistician(trial)
    files = asked(client).json()["files"]

    for query in ("", "?theme=dark"):
        response = client.get(files[name] + query)
        assert (response.status_code, response["Content-Type"]) == (200, type_)
        assert response.content.startswith(begins)
    assert f'analysis-{AnalysisRun.objects.get().pk}-{name}"' in response["Content-Disposition"]


def test_files_of_synthetic_data_say_so_and_have_their_times_in_the_unit_asked_for(trial, worker):
    client = statistician(trial)
    files = asked(client).json()["files"]

    assert "Synthetic" not in client.get(files["table.csv"]).content.decode()
    Study.objects.filter(pk=trial.study.pk).update(synthetic=True)
    table = client.get(files["table.csv"] + "?unit=months").content.decode()
    figure = client.get(files["figure.svg"] + "?unit=months").content.decode()

    assert table.startswith("Synthetic demonstration data\n")
    assert '"Median, months (95 % CI)"' in table
    assert "Synthetic demonstration data" in figure
    assert "Months (days / 30.4375) since" in figure


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("table.xls", 404),
        ("table.csv?rounding=up", 400),
        ("figure.svg?theme=pink", 400),
        ("figure.svg?unit=weeks", 400),
        ("table.csv?decimals=2", 400),
    ],
)
def test_a_file_there_is_not_and_an_odd_parameter_are_refused(trial, worker, name, status):
    client = statistician(trial)
    body = asked(client).json()

    assert client.get(f"{ADDRESS}{body['id']}/files/{name}").status_code == status


def test_there_are_no_files_before_there_is_a_result(trial, nobody):
    client = statistician(trial)
    body = asked(client).json()

    response = client.get(f"{ADDRESS}{body['id']}/files/table.csv")

    assert response.status_code == 404
    assert "it is queued" in response.json()["errors"][0]["message"]


def test_one_that_fails_says_so_without_the_text_of_the_error(trial, worker, monkeypatch):
    def fail(*_):
        raise ValueError("blasts 35.1")

    monkeypatch.setitem(METHODS, Method.SURVIVAL, fail)

    response = asked(statistician(trial))

    body = response.json()
    assert (response.status_code, body["state"]) == (202, "failed")
    assert body["error"]["code"] == "failed"
    assert body["error"]["message"].startswith("ValueError. ")
    assert "35.1" not in response.content.decode()


def test_after_a_failure_the_same_request_is_a_new_run(trial, worker, monkeypatch):
    client = statistician(trial)
    with monkeypatch.context() as broken:
        broken.delitem(METHODS, Method.SURVIVAL)
        failed = asked(client).json()

    again = asked(client)

    assert (failed["state"], again.status_code) == ("failed", 201)
    assert again.json()["id"] != failed["id"]


def waiting(trial, **values):
    run = AnalysisRun.objects.create(
        definition="BY_HAND",
        version="1",
        request="r",
        requested_by=make_user("sam", trial.study, "statistician"),
        requested_at=timezone.now(),
        **values,
    )
    AnalysisScope.objects.create(run=run, study=trial.study)
    return run


def test_a_run_that_another_worker_has_is_left_alone(trial):
    run = waiting(trial, state=State.RUNNING, attempt=1, heartbeat_at=timezone.now())

    assert analysing.run_waiting() == 0

    run.refresh_from_db()
    assert (run.state, run.attempt) == (State.RUNNING, 1)


def test_a_silent_run_is_carried_out_by_who_finds_it(trial):
    silent = timezone.now() - timedelta(minutes=10)
    run = waiting(trial, state=State.RUNNING, attempt=1, heartbeat_at=silent)

    assert analysing.run_waiting() == 1

    run.refresh_from_db()
    assert (run.state, run.attempt) == (State.DONE, 2)


def test_after_the_last_attempt_silence_is_a_failure(trial, settings):
    silent = timezone.now() - timedelta(minutes=10)
    attempt = settings.JOB_ATTEMPTS
    run = waiting(trial, state=State.RUNNING, attempt=attempt, heartbeat_at=silent)

    assert analysing.run_waiting() == 0

    run.refresh_from_db()
    assert (run.state, run.error["code"]) == (State.FAILED, "went_silent")


def test_an_attempt_taken_for_dead_cannot_overwrite_its_successor(trial, monkeypatch):
    run = waiting(trial)

    def outlived(*given):
        AnalysisRun.objects.update(attempt=2)
        return by_hand(*given)

    monkeypatch.setitem(METHODS, Method.SURVIVAL, outlived)
    analysing.run_waiting()

    run.refresh_from_db()
    assert (run.state, run.attempt, run.result) == (State.RUNNING, 2, "")


def test_a_run_is_given_the_sites_and_the_day_it_covers(trial, worker, monkeypatch):
    given = {}

    class Kept(Rows):
        def __init__(self, studies, **more):
            super().__init__(studies, **more)
            given.update(more)

    monkeypatch.setattr(analysing, "Cohort", Kept)
    client = client_for(make_user("sam", trial.study, "statistician", trial.site), trial.study)

    asked(client, scope={"cutoff": day(9)})

    assert given["sites"] == {trial.study.pk: frozenset({trial.site.pk})}
    assert given["cutoff"] == date.fromisoformat(day(9))


def test_the_work_of_a_killed_worker_is_finished_by_another(process_environment, tmp_path):
    """A real worker is killed amid an analysis; another one finishes it."""
    trial = Trial()
    run = waiting(trial)
    hold, log = tmp_path / "hold", tmp_path / "worker.log"
    hold.touch()
    environment = process_environment | {
        "ANALYSES_BY_HAND": "1",
        "HELD_BY": str(hold),
        "JOB_HEARTBEAT_SECONDS": "1",
        "JOB_SILENT_SECONDS": "3",
    }
    command = "-m celery --app config worker --concurrency 1"
    workers = []

    def start():
        with log.open("a") as out:
            workers.append(
                subprocess.Popen(
                    [
                        *(sys.executable, *command.split()),
                        *("--include", "tests.analytics.analyses_by_hand"),
                    ],
                    env=environment,
                    stdout=out,
                    stderr=out,
                    start_new_session=True,
                )
            )
        return workers[-1]

    def becomes(state):
        for _ in range(600):
            jobs.queue("run_analyses")
            run.refresh_from_db()
            if run.state == state:
                return
            time.sleep(0.2)
        raise AssertionError(log.read_text())

    try:
        killed = start()
        becomes(State.RUNNING)
        assert (run.done, run.total, run.step) == (1, 2, "Counting") or run.step == ""
        os.killpg(killed.pid, signal.SIGKILL)
        killed.wait()
        hold.unlink()
        start()
        becomes(State.DONE)
    finally:
        for worker in workers:
            if worker.poll() is None:
                os.killpg(worker.pid, signal.SIGKILL)
                worker.wait()

    assert run.attempt == 2
    assert json.loads(run.result) == RESULT
