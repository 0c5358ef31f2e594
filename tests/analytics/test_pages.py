"""The cohort dashboard and the score beside an infusion, as their readers see them."""

import html
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from analytics import charts
from analytics.actions import rescore, summarise
from analytics.definitions.endpoint import in_words
from analytics.definitions.endpoints import ENDPOINTS
from analytics.definitions.summaries import SUMMARIES, Measure
from analytics.models import Snapshot
from analytics.pages import LOOKS, _swatch
from tests.analytics.records import day
from tests.factories.trials import make_site, make_study, make_user
from trials.derivations import definitions


@pytest.fixture
def reader(client, trial):
    client.force_login(
        make_user("sam", trial.study, "statistician"),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client


def led(definition):
    """The summary of the study as the dashboard opens with it."""
    return Snapshot.objects.get(
        definition=definition, site=None, grouping="risk_group", population="first_infusions"
    )


def text_of(response):
    """The page as words: tags out, white space folded."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def a_cohort(trial):
    for number, aval in ((1, 400), (2, 300)):
        trial.patient(f"P-{number}")
        trial.infusion(f"P-{number}")
        trial.remission(f"P-{number}")
        trial.alive(f"P-{number}", aval)
    trial.patient("P-3")
    trial.infusion("P-3", blasts_pct=60, disease_status="refractory")
    trial.no_response("P-3")
    trial.dead("P-3", 90)


def test_the_dashboard_shows_each_summary_with_chart_table_and_time(reader, trial):
    a_cohort(trial)
    summarise(study=trial.study)

    page = reader.get("/studies/S1/cohort/")

    shown = text_of(page)
    assert page.status_code == 200
    assert "Overall survival (Gu 2022), censored at allogeneic transplant" in shown
    assert "Complete remission at day 28" in shown
    assert "Infusions of one patient are treated as independent." in shown
    assert shown.count("infusions treated as independent") == 2  # beside each p-value of theirs
    assert "exact (Clopper-Pearson) limits" in shown
    assert "Kaplan-Meier with log-log limits" in shown
    assert "biased downwards" in shown
    assert "not for treatment decisions" in shown
    assert "Log-rank" in shown
    assert "smallest expected count" in shown
    newest = led("GU2022_OS")
    assert f"Computed {newest.computed_at:%Y-%m-%d %H:%M}" in shown
    assert page.content.decode().count("<picture") == 7  # nobody was transplanted


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_chart_is_an_image_of_its_own(reader, trial, theme):
    a_cohort(trial)
    summarise(study=trial.study)
    snapshot = led("GU2022_OS")

    image = reader.get(f"/studies/S1/cohort/{snapshot.pk}-{theme}.svg")

    assert image.status_code == 200
    assert image["Content-Type"] == "image/svg+xml"
    assert image.content.startswith(b"<svg")
    snapshot.refresh_from_db()
    assert getattr(snapshot, f"chart_{theme}").encode() == image.content  # kept for the next
    assert reader.get(f"/studies/S1/cohort/{snapshot.pk}-blue.svg").status_code == 404


def test_before_the_first_computation_the_dashboard_says_what_to_do(reader, trial):
    shown = text_of(reader.get("/studies/S1/cohort/"))

    assert "Nothing has been computed yet" in shown
    assert "manage.py summarise --study S1" in shown


def test_a_study_without_scores_or_survival_dates_says_why(reader, trial):
    trial.patient("P-1", wbc_diagnosis=None)
    trial.infusion("P-1", disease_status=None)
    trial.remission("P-1")
    summarise(study=trial.study)

    page = reader.get("/studies/S1/cohort/")

    shown = text_of(page)
    assert page.status_code == 200
    assert "White blood cells at diagnosis is missing: 1 infusion" in shown
    assert "Disease status at infusion is missing: 1 infusion" in shown
    assert "No follow-up recorded: 1" in shown
    assert "Record a follow-up with the patient alive, or the death." in shown
    assert "There is nobody to show." in shown
    # The response was assessed, so its share is shown, in the group without a score.
    assert "No score 1 1 100.0%" in shown


def test_an_empty_study_says_what_makes_a_curve_appear(reader, trial):
    summarise(study=trial.study)

    shown = text_of(reader.get("/studies/S1/cohort/"))

    assert "There is nobody to show yet" in shown
    assert "Curves appear once there is an infusion" in shown


def test_site_staff_see_their_site_and_no_chart_of_the_study(client, trial):
    site = make_site(trial.study, "B")
    a_cohort(trial)
    summarise(study=trial.study)
    user = make_user("ann", trial.study, "coordinator", site)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    page = client.get("/studies/S1/cohort/")

    assert "Site B alone" in text_of(page)
    assert "<picture" not in page.content.decode()
    whole = led("GU2022_OS")
    assert client.get(f"/studies/S1/cohort/{whole.pk}-light.svg").status_code == 404


def test_a_stranger_to_the_study_finds_nothing(client, trial):
    user = make_user("otto", make_study("OTHER"), "statistician")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    assert client.get("/studies/S1/cohort/").status_code == 404


def test_an_administrator_may_not_see_the_cohort(client, trial):
    user = make_user("root", trial.study, "administrator")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    assert client.get("/studies/S1/cohort/").status_code == 403


def test_the_score_stands_beside_its_infusion_and_on_the_patient_page(reader, trial):
    trial.patient("P-1")
    infusion = trial.infusion("P-1")
    trial.infusion("P-1", on=200, blasts_pct=None)
    before = text_of(reader.get(f"/studies/S1/tables/infusions/{infusion.pk}/"))
    rescore(study=trial.study)

    after = text_of(reader.get(f"/studies/S1/tables/infusions/{infusion.pk}/"))
    patient = text_of(reader.get("/studies/S1/patients/P-1/"))

    assert "Not scored yet" in before
    assert "Low risk 95.4% X = 3.04 80.1% Y = 1.39" in after
    assert "Low risk 95.4%" in patient
    assert "Missing: Marrow blasts before infusion (Marrow before lymphodepletion" in patient


def test_a_score_that_was_replaced_stays_to_be_read(reader, trial):
    trial.patient("P-1")
    infusion = trial.infusion("P-1")
    rescore(study=trial.study)
    trial.change(infusion, blasts_pct=80)
    rescore(study=trial.study, everything=True)

    shown = text_of(reader.get(f"/studies/S1/tables/infusions/{infusion.pk}/"))

    assert "High risk 84.8% X = 1.72" in shown
    assert "Earlier scores P-1/1: Low risk, X = 3.04, Y = 1.39, from " in shown


def test_a_relapse_that_is_no_event_is_counted_and_explained(reader, trial):
    trial.patient("P-1")
    trial.infusion("P-1")
    trial.alive("P-1", 400)
    trial.add("relapses", patient="P-1", occurred=True, relapsed_on=day(150), sites__BM=True)
    summarise(study=trial.study)

    shown = text_of(reader.get("/studies/S1/cohort/"))

    assert "without an earlier documented remission is not counted" in shown
    assert "or correct the relapse: 1 patient" in shown


def test_a_data_error_is_shown_in_words_with_its_remedy(reader, trial):
    trial.patient("P-1")
    trial.infusion("P-1")
    trial.remission("P-1")
    trial.add("follow_ups", patient="P-1", contact_on=day(20), status="alive")
    summarise(study=trial.study)

    shown = text_of(reader.get("/studies/S1/cohort/"))

    assert "Data error: last contact before a later visit: 1 Correct the dates." in shown


def test_the_index_lists_every_definition_once_by_its_group(reader):
    page = reader.get("/definitions/")

    links = re.findall(r'href="/definitions/(\w+)/"', page.content.decode())
    assert sorted(links) == sorted(definitions())
    assert "Risk models" in text_of(page)
    assert "Complete remission at day 28" in text_of(page)  # a summary


def test_the_risk_model_is_shown_as_declared(reader):
    shown = text_of(reader.get("/definitions/GU2022/"))

    assert "10.3389/fimmu.2022.858590" in shown
    assert "X = 2.04 + the sum of coefficient × code" in shown
    assert "below 20: 1; 20 to below 100: 2; 100 or more: 3" in shown


@pytest.mark.parametrize("endpoint", ENDPOINTS.values(), ids=lambda e: e.id)
def test_an_endpoint_has_a_page_with_all_that_it_declares(reader, endpoint):
    shown = text_of(reader.get(f"/definitions/{endpoint.id}/"))

    said = html.unescape(shown)
    assert endpoint.source in said
    assert ", ".join(endpoint.events) in said
    for text in (*endpoint.stated, *endpoint.assumed):
        assert text in said


def test_an_endpoint_names_the_derived_value_that_it_rests_on(reader):
    endpoint = text_of(reader.get("/definitions/GU2022_EFS/"))
    response = text_of(reader.get("/definitions/DAY28_RESPONSE/"))

    assert "Rests on Response at day 28" in endpoint
    assert "Event-free survival (Gu 2022)" in response


def test_an_endpoint_and_a_grouping_can_be_chosen(reader, trial):
    a_cohort(trial)
    summarise(study=trial.study)

    page = reader.get("/studies/S1/cohort/?endpoint=GU2022_OS_IGNORE&grouping=generation")

    shown = text_of(page)
    assert page.status_code == 200
    assert page.content.decode().count("<picture") == 1
    assert "2nd generation 3 1" in shown
    assert "First infusions · Construct generation" in shown


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("grouping=transplanted", "Compare from a landmark day"),
        ("endpoint=GU2022_OS&grouping=response", "not at the origin FIRST_INFUSION"),
        ("grouping=nonsense", "There is no grouping"),
        ("endpoint=NONE", "There is no summary NONE"),
    ],
)
def test_what_cannot_be_shown_says_why_and_what_can(reader, trial, asked, says):
    summarise(study=trial.study)

    page = reader.get(f"/studies/S1/cohort/?{asked}")

    assert page.status_code == 422
    assert says in text_of(page)


def test_toxicity_is_a_table_by_kind_grade_and_group(reader, trial):
    trial.patient("P-1")
    infusion = trial.infusion("P-1")
    trial.add("toxicities", patient="P-1", infusion=infusion.key, toxicity="INFECTION",
              occurred=False)  # fmt: skip
    summarise(study=trial.study)

    shown = text_of(reader.get("/studies/S1/cohort/?endpoint=TOXICITY&grouping=generation"))

    assert "2nd generation 1 0 0 0/1 0.0% (0.0% to 97.5%)" in shown
    assert "Infection" in shown


@pytest.mark.parametrize("definition", ["GU2022_RELAPSE_AFTER_HSCT"])
def test_the_causes_that_compete_have_a_column_each(reader, trial, definition):
    summarise(study=trial.study)

    shown = text_of(reader.get(f"/studies/S1/cohort/?endpoint={definition}"))

    assert "Relapse by day 100 (95 % CI)" in shown
    assert "Death by day 1096 (95 % CI)" in shown
    assert "Gray's test, RELAPSE: not computed." in shown.replace("&#x27;", "'")


def test_swatches_have_the_colours_of_the_charts_in_both_themes():
    found = finders.find("trials/cartograph.css")
    light, dark = (
        block
        for block in re.split(r"@media \(prefers-color-scheme: dark\)", Path(found).read_text())
        if ".group-0" in block
    )

    for css, theme in ((light, charts.THEMES["light"]), (dark, charts.THEMES["dark"])):
        colours = dict(re.findall(r"\.group-(\w+)[^{}]*\{ --group: (#\w+);", css))
        assert tuple(colours[str(place)] for place in range(LOOKS)) == theme.groups
        assert colours["none"] == theme.not_known


def test_the_swatch_of_a_group_is_its_place_and_solid_where_the_dash_says_the_cause():
    incidence, survival = (
        next(s for s in SUMMARIES.values() if s.measure is measure)
        for measure in (Measure.INCIDENCE, Measure.SURVIVAL)
    )

    assert _swatch(survival, "x", 1) == "group-1"
    assert _swatch(survival, "x", LOOKS + 1) == "group-1"
    assert _swatch(survival, "none", 3) == "group-none"
    assert _swatch(incidence, "x", 0) == "group-0 solid"


def test_a_line_of_incidence_has_the_name_of_its_cause_in_whatever_order_keys_are_stored():
    summary = SUMMARIES["CR_RELAPSE"]
    stored = {
        "all": {
            "n": 4,
            "causes": {"DEATH": {}, "RELAPSE": {}},
            "incidence": [[30, 0.5, 0.25, 0.25, 1]],
        }
    }

    look = charts.Look(["all"], {"all": "Everybody"}, ["#000000"], [[1, 0]])
    drawn = charts._incidences(stored, look, [in_words(cause) for cause in summary.causes])
    spec = drawn.to_dict()
    [line] = spec["layer"]
    shares = {row["cause"]: row["share"] for row in spec["data"]["values"] if row["months"]}

    assert summary.causes[0] == "RELAPSE"
    assert shares == {"Relapse": 0.5, "Death": 0.25}
    assert line["encoding"]["strokeDash"]["scale"]["domain"] == ["Relapse", "Death"]
