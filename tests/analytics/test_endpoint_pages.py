"""Every endpoint of one patient on one page, from records as a site saves them."""

import re

import pytest
from django.test import Client

from analytics.actions import summarise
from analytics.definitions.endpoints import ENDPOINTS
from analytics.models import EndpointResult
from tests.analytics.records import Trial, day
from tests.factories.trials import make_site, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def trial():
    trial = Trial()
    trial.patient("P-1", cr1_on=day(-300), mrd_qualified_on=day(-40), mrd_pattern="persistent")
    trial.infusion("P-1")
    trial.remission("P-1")
    graft = trial.add(
        "transplants", patient="P-1", occurred=True, transplanted_on=day(60), transplant_type="ALLO"
    )
    trial.add(
        "engraftments",
        transplant=graft.key,
        neutrophils_engrafted=True,
        neutrophils_on=day(74),
        platelets_engrafted=False,
    )
    for number, grade in ((80, 1), (90, 3)):
        trial.add(
            "gvhd",
            patient="P-1",
            transplant=graft.key,
            kind="ACUTE",
            occurred=True,
            assessed_on=day(number),
            acute_grade=grade,
        )
    trial.add(
        "gvhd", patient="P-1", transplant=graft.key, kind="CHRONIC", occurred=True,
        assessed_on=day(250), chronic_grade="MILD",
    )  # fmt: skip
    trial.infusion("P-1", on=400, infusion_reason="relapse", generation=4)
    trial.add("relapses", patient="P-1", occurred=True, relapsed_on="2021-03", sites__BM=True)
    trial.alive("P-1", 500)
    summarise(study=trial.study)
    return trial


def page(trial, user, key="P-1"):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(f"/studies/{trial.study.key}/patients/{key}/endpoints/")


def test_the_facts_of_every_table_reach_their_endpoints(trial):
    found = {
        (r.definition, r.infusion.key if r.infusion else None): (r.aval, r.event or r.censored)
        for r in EndpointResult.objects.filter(excluded_reason=None)
    }

    assert found["NEUTROPHIL_ENGRAFTMENT", None] == (14, "NEUTROPHILS_ENGRAFTED")
    assert found["AGVHD_2_4", None] == (30, "ACUTE_GVHD_2_4")
    assert found["AGVHD_3_4", None] == (30, "ACUTE_GVHD_3_4")
    assert found["CGVHD", None] == (190, "CHRONIC_GVHD")
    assert found["CGVHD_MODERATE", None][1] == "RELAPSE"
    assert found["EACH_INFUSION_EFS", "P-1/1"][1] == "RELAPSE"
    assert ("EACH_INFUSION_EFS", "P-1/2") in found
    truncated = EndpointResult.objects.get(definition="HU2022_LFS_TRUNCATED")
    assert (truncated.entry - truncated.origin).days == 260
    assert truncated.imputed == "month"


def test_every_endpoint_is_shown_with_its_record_as_a_link_that_opens(trial):
    reader = make_user("reader", trial.study, "statistician")

    shown = page(trial, reader)

    text = shown.content.decode()
    assert shown.status_code == 200
    assert all(endpoint.title in text for endpoint in ENDPOINTS.values())
    assert "observed from" in text
    assert "only the month is known" in text
    links = set(re.findall(r'href="(/studies/S1/tables/[^"]+)"', text))
    client = Client()
    client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    assert {link.split("/")[4] for link in links} >= {"relapses", "gvhd", "engraftments"}
    assert {client.get(link).status_code for link in links} == {200}


def test_who_is_left_out_is_told_why_and_what_to_do(trial):
    trial.patient("P-2")
    trial.infusion("P-2")
    summarise(study=trial.study)

    text = page(trial, make_user("reader", trial.study, "statistician"), "P-2").content.decode()

    assert "Left out: No follow-up recorded" in text
    assert "Record a follow-up with the patient alive, or the death." in text


def test_an_outsider_and_an_unknown_patient_are_404(trial):
    other = make_site(trial.study, "B")
    outsider = make_user("otto", trial.study, "coordinator", other)

    assert page(trial, outsider).status_code == 404
    assert page(trial, outsider, "P-99").status_code == 404


def test_a_corrected_record_moves_its_result_and_a_removed_infusion_takes_its_own_along(trial):
    before = EndpointResult.objects.get(definition="AGVHD_3_4")
    from infusions.models import Infusion
    from outcomes.models import Gvhd

    trial.change(Gvhd.objects.get(acute_grade=3), acute_grade=2)
    trial.remove(Infusion.objects.get(key="P-1/2"))
    summarise(study=trial.study)

    after = EndpointResult.objects.get(definition="AGVHD_3_4")
    assert (before.event, after.event) == ("ACUTE_GVHD_3_4", "RELAPSE")
    assert after.pk == before.pk
    kept = EndpointResult.objects.filter(definition="EACH_INFUSION_EFS")
    assert [r.infusion.key for r in kept] == ["P-1/1"]


def test_a_second_run_writes_nothing(trial):
    before = list(EndpointResult.objects.order_by("pk").values_list("pk", "computed_at"))

    summarise(study=trial.study)

    assert list(EndpointResult.objects.order_by("pk").values_list("pk", "computed_at")) == before
