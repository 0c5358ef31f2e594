"""Every shipped analysis runs on demonstration studies, and on a study without a patient."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from analytics.analyses.run import run
from analytics.analysis_figures import specification
from analytics.analysis_tables import has_figure
from analytics.cohort import Cohort
from analytics.definitions.analyses import ANALYSES
from analytics.definitions.options import Method
from analytics.figures.sheet import whys
from analytics.models import CURVES, AnalysisRun
from trials.models import Study

# The databases are made for tests that say they use one.
pytestmark = pytest.mark.django_db
CODES = ("DEMO", "DEMO-SINGLE", "EMPTY")


@pytest.fixture(scope="module")
def cohorts(django_db_setup, django_db_blocker):
    """A cohort of each study, loaded once for the tests of this file and taken back after them."""
    with (
        django_db_blocker.unblock(),
        pytest.MonkeyPatch.context() as patch,
        transaction.atomic(),
    ):
        patch.setenv("DEMO_PASSWORD", "a password of the demo")
        call_command("load_demo", study="DEMO", patients=60, stdout=StringIO())
        call_command("load_demo", study="DEMO-SINGLE", stdout=StringIO())
        # What waits for the commit would else be checked again at the end of every test.
        connection.check_constraints()
        Study.objects.create(key="EMPTY", title="Nobody yet")
        studies = {code: Study.objects.get(key=code) for code in CODES}
        yield {
            code: Cohort([study], sites={study.pk: None}, cutoff=None)
            for code, study in studies.items()
        }
        transaction.set_rollback(True)


def brief(analysis):
    """The same with few samples, where a model is made again in each of them."""
    if analysis.method is not Method.DEVELOP:
        return analysis
    return analysis.set(options={**analysis.options, "samples": 3})


def against_yes(part):
    """The names of what is a ratio of no against yes, the other way than papers print it."""
    if isinstance(part, list):
        part = dict(enumerate(part))
    if isinstance(part, dict):
        for name, inner in part.items():
            if str(name).endswith("=no") or (isinstance(inner, dict) and _refers(inner)):
                yield name
            yield from against_yes(inner)


def _refers(factor):
    return factor.get("reference") == "yes" and set(factor.get("levels", ())) == {"no"}


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", ANALYSES)
def test_a_shipped_analysis_runs_on_any_study(cohorts, name, code):
    outcome = run(brief(ANALYSES[name]), cohorts[code], lambda *_: None)

    assert json.loads(json.dumps(outcome.result, allow_nan=False)) == outcome.result
    assert all(set(one) == {"reason", "n"} and one["n"] > 0 for one in outcome.excluded)
    assert all(set(one) == {"code", "message"} for one in outcome.warnings)
    assert outcome.methods
    assert ANALYSES[name].title in outcome.text
    assert list(against_yes(outcome.result)) == []
    if code == "EMPTY":
        assert outcome.n == 0
    if code != "DEMO-SINGLE":
        assert has_figure(outcome.result)
        kept = json.dumps(outcome.result | {CURVES: outcome.curves})
        drawn = AnalysisRun(definition=name, result=kept, n=outcome.n)
        figure = json.dumps(specification(drawn, "light", "days", synthetic=True))
        reasons = ["Nobody is counted."] if outcome.n == 0 else list(whys(outcome.result))
        assert "Nothing can be drawn" not in figure or reasons
        assert "no_censoring" not in {one["code"] for one in outcome.warnings}
