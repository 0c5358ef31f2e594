"""The pages of the analyses: choose, run, watch, read."""

import pytest
from django.test import Client
from django.utils import timezone

from analytics import analysing, analysis_pages, analysis_runs
from analytics.analyses.run import METHODS
from analytics.definitions.analyses import ANALYSES
from analytics.definitions.analysis import NAIVE, Method
from analytics.models import AnalysisRun
from tests.analytics.analyses_by_hand import BY_HAND, Rows, by_hand
from tests.factories.trials import grant, make_study, make_user
from trials import jobs
from trials.models import User
from trials.pages.panels import Panel

AT = "/studies/S1/analyses/"
State = AnalysisRun.State


@pytest.fixture(autouse=True)
def installed(monkeypatch):
    monkeypatch.setitem(ANALYSES, "BY_HAND", BY_HAND)
    monkeypatch.setitem(METHODS, Method.SURVIVAL, by_hand)
    monkeypatch.setattr(analysing, "Cohort", Rows)
    monkeypatch.setattr(jobs, "queue", lambda name, **_: analysing.run_waiting())


def signed_in(trial, role="statistician", site=None):
    client = Client()
    user = make_user(role, trial.study, role, site)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def shown(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def ran(client, definition="BY_HAND", **typed):
    response = client.post(f"{AT}shipped/{definition}/", typed)
    assert response.status_code == 302, response.content.decode()
    return response["Location"]


def test_the_shipped_ones_are_listed_by_paper_and_found_by_word(trial):
    client = signed_in(trial)

    page = shown(client, AT)
    assert "A test</h3>" in page
    assert "2020 · " in page
    assert f"{AT}shipped/BY_HAND/" in page
    assert f"{AT}shipped/BY_HAND/" in shown(client, f"{AT}?q=hand+TEST")
    assert "No analysis has “frog”" in shown(client, f"{AT}?q=frog")


def test_the_menu_of_the_study_leads_to_the_analyses(trial):
    assert f'href="{AT}"' in shown(signed_in(trial), "/studies/S1/")


def test_a_shipped_one_is_run_and_read(trial):
    client = signed_in(trial)

    address = ran(client, group="generation", cutoff="2021-03-01")

    page = shown(client, address)
    assert "Survival by hand" in page
    assert "until 2021-03-01" in page
    assert "Not infused: 1" in page
    assert "Nobody is censored." in page
    assert "1.13 (0.50 to 2.50)" in page
    assert "1 test in this table, not corrected for their number." in page
    assert "2nd generation: Median: Fewer than half had the event." in page
    assert "Survival was estimated by the method of Kaplan and Meier." in page
    assert "files/figure.svg?theme=dark" in page
    for name in ("table.csv", "figure.png", "figure.svg", "figure.pdf"):
        assert f"/files/{name}" in page
    assert "1.12 (0.50 to 2.50)" in shown(client, f"{address}?rounding=half-even")
    assert "1.13 (0.50 to 2.50)" in shown(client, f"{address}?rounding=odd")
    assert address in shown(client, AT)


def test_times_are_shown_in_the_unit_that_is_chosen(trial):
    client = signed_in(trial)
    address = ran(client)

    page = shown(client, f"{address}?unit=months")
    assert "Median, months (95 % CI)" in page
    assert "3.0 (0.4 to –)" in page
    assert "figure.svg?theme=light&amp;unit=months" in page
    assert "table.csv?unit=months&amp;rounding=half-up" in page
    assert "Median, days (95 % CI)" in shown(client, f"{address}?unit=weeks")


def test_a_part_of_many_tables_is_folded_away_but_not_the_first(trial, monkeypatch):
    client = signed_in(trial)
    address = ran(client)
    monkeypatch.setattr(analysis_pages, "MANY", 3)
    monkeypatch.setattr(analysis_pages, "FEW", 1)

    page = shown(client, address)

    assert '<details class="topic"><summary><h3>Cox model</h3>' in page
    assert "<summary><h3>Kaplan-Meier estimates</h3>" not in page


def test_a_shipped_form_says_what_it_asks(trial):
    client = signed_in(trial)

    page = shown(client, f"{AT}shipped/BY_HAND/")

    assert "What it asks as shipped" in page
    assert "<dt>Group</dt><dd>Construct generation</dd>" in page
    assert "What it asks as shipped" not in shown(client, f"{AT}own/")


def test_what_is_left_as_shipped_is_not_set(trial):
    client = signed_in(trial)

    ran(client, group="generation")
    ran(client, group="strategy", **{"option.at": "183, 365"})

    first, second = AnalysisRun.objects.order_by("pk")
    assert first.asked == {}
    assert second.asked == {"group": "strategy", "options": {"at": [183, 365]}}


def test_the_order_in_which_a_form_sends_its_choices_changes_nothing(trial, monkeypatch):
    shipped = BY_HAND.set(covariates=("strategy", "age_an2022"))
    monkeypatch.setitem(ANALYSES, "BY_HAND", shipped)
    client = signed_in(trial)

    ran(client, group="generation", covariates=["age_an2022", "strategy"])
    ran(client, group="generation", covariates=["age_an2022"])

    first, second = AnalysisRun.objects.order_by("pk")
    assert first.asked == {}
    assert second.asked == {"covariates": ["age_an2022"]}


def test_one_of_ones_own_is_put_together_and_run(trial):
    client = signed_in(trial)

    response = client.post(
        f"{AT}own/",
        {
            "method": "SURVIVAL",
            "population": "INFUSED",
            "endpoint": "GU2022_OS",
            "group": "generation",
            "covariates": ["age_an2022", "strategy"],
            "option.ties": "breslow",
            "option.landmark": "28",
        },
    )

    run = AnalysisRun.objects.get()
    assert response["Location"] == f"{AT}{run.pk}/"
    assert run.definition == ""
    assert run.asked == {
        "population": "INFUSED",
        "endpoint": "GU2022_OS",
        "response": [],
        "group": "generation",
        "covariates": ["age_an2022", "strategy"],
        "method": "SURVIVAL",
        "options": {"ties": "breslow", "landmark": 28},
    }
    page = shown(client, response["Location"])
    assert "Own analysis (time to an event: curves, tests, Cox model): Overall survival" in page
    assert "<dt>Ties in the Cox model</dt><dd>breslow</dd>" in page
    assert "<dt>Landmark day</dt><dd>28</dd>" in page
    assert "{" not in page.split("<main")[1].split("<script")[0]


def test_groups_known_later_are_offered_apart_and_refused_unless_named_naive(trial):
    client = signed_in(trial)
    form = f"{AT}own/?method=SURVIVAL&population=INFUSED&endpoint=GU2022_OS"

    known, later = shown(client, form).split("Known later: naive, biased")[:2]
    assert 'value="generation"' in known
    assert 'value="crs_grade"' not in known
    assert 'value="crs_grade"' in later

    typed = {"method": "SURVIVAL", "population": "INFUSED", "endpoint": "GU2022_OS"}
    assert client.post(f"{AT}own/", typed | {"group": "generation"}).status_code == 302
    late = typed | {"group": "crs_grade"}
    refused = client.post(f"{AT}own/", late)
    assert refused.status_code == 422
    assert "is not known at the origin" in refused.content.decode()
    assert "From a landmark day" in refused.content.decode()
    assert client.post(f"{AT}own/", late | {"naive": "yes"}).status_code == 302


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"option.at": "soon"}, "numbers separated by commas"),
        ({"option.tau": "nan"}, "a number"),
        ({"option.ties": "exact"}, "one of efron, breslow"),
        ({"cutoff": "yesterday"}, "cutoff is a day as YYYY-MM-DD"),
    ],
)
def test_what_was_typed_wrongly_is_said_and_stays(trial, typed, said):
    response = signed_in(trial).post(f"{AT}shipped/BY_HAND/", typed)

    assert response.status_code == 400
    assert said in response.content.decode()
    assert AnalysisRun.objects.count() == 0


def test_one_that_waits_shows_how_far_it_is_and_renews_itself(trial, monkeypatch):
    monkeypatch.setattr(jobs, "queue", lambda name, **_: None)
    client = signed_in(trial)
    address = ran(client)

    page = shown(client, address)
    assert "Waiting for a worker" in page
    assert '<meta http-equiv="refresh"' in page
    AnalysisRun.objects.update(
        state=State.RUNNING, heartbeat_at=timezone.now(), done=3, total=10, step="Cox model"
    )
    page = shown(client, address)
    assert "Cox model" in page
    assert 'max="10" value="3"' in page


def test_one_that_failed_says_so_and_can_be_asked_for_again(trial, monkeypatch):
    client = signed_in(trial)
    with monkeypatch.context() as broken:
        broken.delitem(METHODS, Method.SURVIVAL)
        address = ran(client)

    assert "KeyError. The worker" in shown(client, address)
    again = client.post(address)

    assert again["Location"] != address
    assert "1.13 (0.50 to 2.50)" in shown(client, again["Location"])


def test_a_naive_one_carries_its_label_everywhere(trial, monkeypatch):
    naive = BY_HAND.set(naive=True)
    monkeypatch.setitem(ANALYSES, "BY_HAND", naive)
    client = signed_in(trial)

    address = ran(client)

    assert "Naive</span>" in shown(client, AT)
    assert NAIVE in shown(client, f"{AT}shipped/BY_HAND/")
    assert NAIVE in shown(client, address)


def test_an_analysis_no_longer_shipped_is_still_read(trial, monkeypatch):
    client = signed_in(trial)
    address = ran(client)
    monkeypatch.delitem(ANALYSES, "BY_HAND")

    page = shown(client, address)

    assert "BY_HAND" in page
    assert "1.13 (0.50 to 2.50)" in page


def test_a_result_has_the_panels_that_are_registered(trial, monkeypatch):
    monkeypatch.setattr(analysis_pages, "_panels", [])
    analysis_pages.register_result_panel(
        lambda actor, study, run: Panel("Draft", "analytics/endpoints_link.html", {"url": "/x/"})
    )
    analysis_pages.register_result_panel(lambda actor, study, run: None)
    client = signed_in(trial)

    page = shown(client, ran(client))

    assert '<a href="/x/">' in page


def test_who_may_not_ask_reads_what_is_his(trial):
    address = ran(signed_in(trial))
    run = AnalysisRun.objects.get()

    sponsor = signed_in(trial, "sponsor")
    assert f"{AT}shipped/BY_HAND/" not in shown(sponsor, AT)
    assert "Run again" not in shown(sponsor, address)
    shown(sponsor, f"{AT}shipped/BY_HAND/", 403)
    shown(sponsor, f"{AT}own/", 403)
    coordinator = signed_in(trial, "coordinator", trial.site)
    assert address not in shown(coordinator, AT)
    shown(coordinator, address, 404)
    shown(signed_in(trial, "administrator"), AT, 403)
    other = make_study("OTHER")
    stranger = Client()
    stranger.force_login(
        make_user("otto", other, "statistician"),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    shown(stranger, AT, 404)
    shown(stranger, f"/studies/OTHER/analyses/{run.pk}/", 404)


def test_a_result_stands_under_its_own_study_alone(trial):
    client = signed_in(trial)
    address = ran(client)
    other = make_study("OTHER")

    grant(User.objects.get(username="statistician"), other, "statistician")

    shown(client, address.replace("S1", "OTHER"), 404)
    shown(client, f"{AT}shipped/NONE/", 404)


def test_a_run_that_found_nothing_new_leads_to_the_one_before(trial, monkeypatch):
    client = signed_in(trial)
    first = ran(client)
    monkeypatch.setattr(analysis_runs, "holds", lambda *_: False)

    second = ran(client)

    assert second != first
    assert client.get(second)["Location"] == first
