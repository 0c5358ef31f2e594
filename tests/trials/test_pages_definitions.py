"""The pages of definitions: each has its tables, its source, and where it is used."""

import html
import re

import pytest
from django.test import Client

from tests.factories.trials import Trial
from trials.definitions.definition import Definition
from trials.definitions.roles import ROLE
from trials.derivations import Derivation, definitions, derivations

pytestmark = pytest.mark.django_db


def client_of(trial: Trial, role: str) -> Client:
    user = trial.person(role, trial.one if role in ROLE.subsets["bound_to_site"] else None)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def words(client: Client, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200, address
    text = re.sub(r"<[^>]+>", " ", page.content.decode())
    return re.sub(r"\s+", " ", html.unescape(text))


@pytest.mark.parametrize("found", definitions().values(), ids=lambda d: d.id)
def test_a_definition_shows_its_tables_and_its_source(found: Definition) -> None:
    shown = words(client_of(Trial(), "monitor"), f"/definitions/{found.id}/")

    assert found.source in shown
    assert found.doi in shown
    assert f"{found.id} version {found.version}" in shown
    for table in found.tables:
        assert table.caption in shown
        for row in table.rows:
            assert re.sub(r"\s+", " ", " ".join(row)).strip() in shown
    for note in found.notes:
        assert note in shown


@pytest.mark.parametrize("derivation", derivations(), ids=lambda d: f"{d.table}.{d.name}")
def test_the_page_of_a_definition_names_what_is_derived_by_it(derivation: Derivation) -> None:
    shown = words(client_of(Trial(), "monitor"), f"/definitions/{derivation.definition.id}/")

    assert f"{derivation.table}.{derivation.derived_name}, {derivation.effective_name}" in shown


def test_a_definition_is_the_same_wherever_it_is_named() -> None:
    by_id: dict[str, Definition] = {}
    for derivation in derivations():
        for part in derivation.definition.whole():
            assert by_id.setdefault(part.id, part) == part


@pytest.mark.parametrize("role", ROLE.codes)
def test_every_role_reads_the_definitions(role: str) -> None:
    client = client_of(Trial(), role)

    assert "DAY28_RESPONSE" in words(client, "/definitions/")
    assert "M1" not in words(client, "/definitions/CNS_CLASS/")


def test_the_studies_of_a_reader_are_those_that_chose_the_definition() -> None:
    trial = Trial(crs_system="LEE2014")
    Trial("OTHER", crs_system="ASTCT2019")
    client = client_of(trial, "monitor")

    assert "Your studies TRIAL" in words(client, "/definitions/CRS_LEE2014/")
    assert "Your studies None has chosen it" in words(client, "/definitions/CRS_ASTCT2019/")
    assert "OTHER" not in words(client, "/definitions/MRD_STATUS/")


def test_a_derived_value_leads_to_its_definition() -> None:
    trial = Trial()
    trial.patient()
    infusion = trial.infusion()
    client = Client()
    client.force_login(trial.coordinator, backend="django.contrib.auth.backends.ModelBackend")

    page = client.get(f"/studies/TRIAL/tables/infusions/{infusion.pk}/")

    assert b'href="/definitions/DAY28_RESPONSE/"' in page.content


def test_what_is_no_definition_is_not_found() -> None:
    client = client_of(Trial(), "monitor")

    assert client.get("/definitions/NOTHING/").status_code == 404
    assert Client().get("/definitions/MRD_STATUS/").status_code == 302
