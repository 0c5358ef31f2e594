"""Site scope on every path. What is tested comes from the URL table and the registry, so a new
page or resource is covered without a line here."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from rest_framework.test import APIClient

from tests.factories.trials import Trial, client_for
from trials.access import Actor
from trials.crf import PatientRecord, registry
from trials.exports import derived_tables
from trials.loading import load_records
from trials.models import Form

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("G18")]

OPEN_TO_ALL = {"healthz", "openapi", "schema"}
OWN_ACCOUNT = ("sign-in", "sign-out", "account", "admin/")
SECRET = "SECRET-ONE"  # part of every key at the first site


def smallest_values(table: str) -> dict[str, Any]:
    """One valid row of a table, made from its declaration."""
    crf = registry[table].crf
    values: dict[str, Any] = {}
    for item in crf.items.values():
        if item.name == "number" or not (item.required or item.name == crf.key):
            continue
        if item.type == "code":
            values[item.name] = next(iter(item.codelist.codes))  # type: ignore[attr-defined]
        elif item.type == "boolean":
            values[item.name] = True
        elif item.type in ("date", "partial_date"):
            values[item.name] = "2020-03-02"
        elif item.type == "text":
            values[item.name] = "text"
    return values


@pytest.fixture
def trial() -> Trial:
    """A study in which site ONE has one row of every table, and site TWO has nothing.

    Loaded at once: saving each row by itself would take most of the time of these tests.
    """
    trial = Trial(synthetic=True)
    rows: dict[str, Any] = {"patients": [{"key": SECRET, "site": "ONE"}]}
    known = {"patient": SECRET}
    for table, record in registry.items():
        if not issubclass(record, PatientRecord):
            continue
        parent = record.crf.parent
        values = {parent: known[parent], **smallest_values(table)}
        rows[table] = [values]
        part = {"number": "1", "": ""}.get(record.crf.key) or values.get(record.crf.key, "")
        known[record._meta.model_name or ""] = f"{known[parent]}/{part}".rstrip("/")
    load_records(actor=Actor.system(), study=trial.study, groups=[rows], why="Loaded for a test")
    return trial


def paths(patterns: Any = None, prefix: str = "") -> Iterator[tuple[str, str]]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        here = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from paths(pattern.url_patterns, here)
        elif isinstance(pattern, URLPattern):
            yield here, pattern.name or ""


def addresses(trial: Trial) -> Iterator[str]:
    """Every address of the product with arguments that belong to site ONE."""
    form = Form.objects.filter(patient__key=SECRET).first()
    assert form
    for path, name in paths():
        if name in OPEN_TO_ALL or path.lstrip("^").startswith(OWN_ACCOUNT):
            continue
        for table in [*registry, *derived_tables]:
            filled = fill(path, trial, table, form)
            if filled is not None:
                yield filled
            if "table" not in path:
                break


def fill(path: str, trial: Trial, table: str, form: Form) -> str | None:
    import re

    text = path.replace("^", "").replace("/?$", "/").replace("$", "").replace("\\Z", "")
    own = next((t for t in registry if f"api/v1/{t}/" in text), table)
    record = registry.get(own)
    row = record._default_manager.order_by("pk").first() if record else None
    values = {
        "code": trial.study.key,
        "study": trial.study.key,
        "study_code": trial.study.key,
        "table": table,
        "key": SECRET,
        "patient": SECRET,
        "patient_key": SECRET,
        "pk": str(form.pk if "forms/" in text else row.pk if row else 1),
        "id": str(form.pk if "forms/" in text else row.pk if row else 1),
        "record_id": str(row.pk if row else 1),
        "form_id": str(form.pk),
        "action": "complete",
        "definition_id": "DAY28_RESPONSE",
    }

    def named(match: re.Match[str]) -> str:
        return values.get(match[1], "1")

    text = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", named, text)
    text = re.sub(r"<(?:\w+:)?(\w+)>", named, text)
    return None if "(" in text else f"/{text}".replace("//", "/")


def test_an_outsider_reads_nothing_of_another_site_anywhere(trial: Trial) -> None:
    token = client_for(trial.outsider, trial.study)
    page = Client()
    page.force_login(trial.outsider, backend="django.contrib.auth.backends.ModelBackend")
    seen = 0

    for address in addresses(trial):
        for client in (token, page) if address.startswith("/api/") else (page,):
            query = {"study": trial.study.key} if address.startswith("/api/") else {}
            response = client.get(address, query)
            content = (
                b"".join(response.streaming_content) if response.streaming else response.content
            )
            seen += 1

            assert SECRET.encode() not in content or response.status_code == 404, address
            assert response.status_code < 500, address

    assert seen > len(registry) * 3


@pytest.mark.parametrize("table", sorted(registry))
def test_details_are_404_and_lists_hold_own_rows_alone(trial: Trial, table: str) -> None:
    client = client_for(trial.outsider, trial.study)
    record = registry[table]
    row = record._default_manager.order_by("pk").first()
    study_wide = not issubclass(record, PatientRecord) and table != "patients"

    listed = client.get(f"/api/v1/{table}/")
    assert listed.status_code == 200
    if study_wide:
        assert len(json.loads(listed.content)["results"]) == record._default_manager.count()
        return
    assert row is not None
    assert json.loads(listed.content) == {"next": None, "previous": None, "results": []}
    for method, sent in (
        ("get", None),
        ("patch", {"version": 1, "reason": "x"}),
        ("delete", {"version": 1, "reason": "x"}),
    ):
        response = getattr(client, method)(f"/api/v1/{table}/{row.pk}/", sent)
        assert response.status_code == 404, (method, table)
    assert client.get(f"/api/v1/{table}/{row.pk}/history/").status_code == 404


def test_forms_of_another_site_cannot_be_touched(trial: Trial) -> None:
    client = client_for(trial.outsider, trial.study)
    form = Form.objects.filter(patient__key=SECRET).first()
    assert form

    for action in ("complete", "lock", "unlock"):
        response = client.post(
            f"/api/v1/forms/{form.pk}/{action}", {"version": form.version, "reason": "x"}
        )
        assert response.status_code == 404


def test_a_foreign_study_is_404_on_every_list(trial: Trial) -> None:
    other = Trial("OTHER")
    client = APIClient()
    client.force_login(other.coordinator, backend="django.contrib.auth.backends.ModelBackend")

    for table in registry:
        assert client.get(f"/api/v1/{table}/?study=TRIAL").status_code == 404, table
        assert client.get(f"/api/v1/tables/{table}?study=TRIAL").status_code == 404, table


@pytest.mark.parametrize("table", ["studies", "sites", "constructs"])
def test_study_wide_tables_hold_nothing_of_another_study(trial: Trial, table: str) -> None:
    Trial("OTHER").person("trial_lead")

    rows = json.loads(client_for(trial.outsider, trial.study).get(f"/api/v1/{table}/").content)

    assert "OTHER" not in json.dumps(rows)
