"""The jobs and commands: each by its name, in the ledger, safe to repeat."""

import subprocess
import sys
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from analytics.definitions.groupings import RISK_GROUP
from analytics.definitions.summaries import SUMMARIES as DECLARED
from analytics.models import RiskScore
from tests.analytics.records import Trial
from trials.jobs import jobs, run_now
from trials.models import JobRun
from trials.queries import event_model

OURS = ("rescore_changed", "rescore_all", "summarise_changed", "summarise_all")
# By each grouping, for the study and for its site.
SUMMARIES = 2 * sum(len(s.scopes) * len(s.groupings) for s in DECLARED.values())
BY_RISK = 2 * sum(len(s.scopes) for s in DECLARED.values() if RISK_GROUP in s.groupings)


@pytest.mark.django_db(transaction=True)
def test_the_jobs_of_the_schedule_keep_scores_and_summaries_fresh():
    trial = Trial()
    trial.patient("P-1")
    infusion = trial.infusion("P-1")

    first = [run_now("rescore_changed"), run_now("summarise_changed")]
    again = [run_now(name) for name in OURS]
    trial.change(infusion, blasts_pct=80)
    after = [run_now("rescore_changed"), run_now("summarise_changed")]

    assert first == [1, SUMMARIES]
    assert again == [0, 0, 0, 0]
    # The group changed in each summary by risk, though in none of them anybody counts yet.
    assert after == [1, BY_RISK]
    assert set(JobRun.objects.values_list("state", flat=True)) == {"done"}


def test_every_job_has_its_place_in_the_schedule():
    assert set(OURS) <= set(jobs)
    assert set(OURS) <= set(settings.CELERY_BEAT_SCHEDULE)


@pytest.mark.requirement("G5")
@pytest.mark.django_db(transaction=True)
def test_what_a_job_writes_is_the_system_accounts_in_the_history():
    trial = Trial()
    trial.patient("P-1")
    trial.infusion("P-1")

    run_now("rescore_changed")

    [event] = event_model(RiskScore).objects.all()
    assert event.pgh_context["user"] == "system"
    assert event.pgh_context["source"] == "task"


def command(name, **options):
    out = StringIO()
    call_command(name, stdout=out, **options)
    return out.getvalue()


def test_rescore_prints_what_it_did_and_stands_in_the_ledger(trial, capfd):
    trial.patient("P-1")
    trial.infusion("P-1")

    said = command("rescore", study="S1")

    assert said == "1 infusions looked at, 1 scores written, 0 withdrawn.\n"
    assert "100 %" in capfd.readouterr().err
    run = JobRun.objects.get(task="rescore")
    assert (run.state, run.rows) == ("done", 1)


def test_rescore_all_looks_at_every_infusion_and_writes_none_that_is_fresh(trial, capfd):
    trial.patient("P-1")
    trial.infusion("P-1")
    command("rescore")

    assert command("rescore", all=True) == (
        "1 infusions looked at, 0 scores written, 0 withdrawn.\n"
    )


def test_summarise_prints_what_it_did(trial, capfd):
    trial.patient("P-1")
    trial.infusion("P-1")

    first, second = command("summarise", study="S1"), command("summarise")

    assert first == f"{SUMMARIES} summaries looked at, {SUMMARIES} computed anew.\n"
    assert second == f"{SUMMARIES} summaries looked at, 0 computed anew.\n"


@pytest.mark.parametrize("name", ["rescore", "summarise"])
def test_an_unknown_study_is_an_error_that_names_the_known_ones(trial, name):
    with pytest.raises(CommandError, match="There is no study 'S9'. Known studies: S1."):
        command(name, study="S9")


def test_the_web_server_starts_without_the_heavy_libraries(process_environment):
    heavy = ("pandas", "scipy", "lifelines", "altair", "vl_convert")
    program = (
        "import sys, django; django.setup(); import config.wsgi, config.urls; "
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )

    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program],
        env=process_environment | {"DJANGO_SETTINGS_MODULE": "config.settings"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert ran.stdout.strip().splitlines()[-1] == "[]"
