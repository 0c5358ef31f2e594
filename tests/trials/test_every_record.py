"""Every table by every door: a row made from its declaration comes in, goes out and stays shut.

The tables are those of the registry, so a new one is covered without a line here.
"""

import csv
import io
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from rest_framework.test import APIClient

from tests.factories.declared import Declared
from tests.factories.trials import Trial, client_for, grant
from tests.trials.pages import signed_in
from trials.access import Actor
from trials.crf import (
    PatientRecord,
    Record,
    item_columns,
    nullable,
    owner_column,
    parse_body,
    registry,
)
from trials.definitions.roles import Right
from trials.imports import import_file
from trials.models import Site, Study
from trials.typed import asked, entered_columns

pytestmark = pytest.mark.django_db

# The tables that the record is to have, as the requirement lists them; D: made from the others.
REQUIRED = """
studies, sites, patients, consents, eligibility, genetics, prior_therapies, courses, constructs,
leukaphereses, products, infusions, doses, lymphodepletions, bridging, toxicities,
toxicity_grades, toxicity_observations, adverse_events, supportive_care, blood_counts, labs,
lab_ranges, csf, imaging, marrows, concomitant_medications, medical_history,
dose_limiting_toxicities, responses, mrd, kinetics, transplants, engraftments, gvhd, relapses,
new_therapies, deviations, follow_ups, contact_attempts, new_malignancies, rcl_tests,
vector_persistence, deaths, identifiers
D: risk_scores, adsl, adtte, forms, history
"""


@pytest.fixture
def trial() -> Trial:
    """A study with a coordinator of site ONE who may also enter what belongs to the study."""
    trial = Trial()
    for role in ("trial_lead", "administrator"):
        grant(trial.coordinator, trial.study, role)
    return trial


def by_page(trial: Trial) -> Any:
    client = signed_in(trial.coordinator)

    def save(record: type[Record], values: dict, stored: Record | None, seen: list[str]) -> None:
        table = record.crf.table
        if stored is None:
            parent = values.get(record.crf.parent)
            url = reverse("record_add", args=[trial.study.key, table])
            url += f"?under={parent}" if parent else ""
        else:
            url = reverse("record_change", args=[trial.study.key, table, stored.pk])
        assert client.get(url).status_code == 200, url
        answer = client.post(url, as_typed(record, values, stored, seen))
        assert answer.status_code == 302, (table, complaints(answer))

    return save


def complaints(answer: Any) -> list[str]:
    """What the page has against the row, or asks about it."""
    return re.findall(r'class="(?:error|asked)[^>]*>(.*?)</', answer.content.decode(), re.DOTALL)


def as_typed(
    record: type[Record], values: dict[str, Any], stored: Record | None, seen: list[str]
) -> dict[str, Any]:
    """The values as a browser sends them: boxes that are ticked, no column that follows."""
    sent: dict[str, Any] = {"change:action": "save", "change:seen": seen}
    if stored is not None:
        sent |= {"change:version": stored.version, "change:reason": "as declared"}
    names = ["key"] + [c.name for item in asked(record) for c in entered_columns(item)]
    for name in names:
        value = values.get(name)
        if value is None or ("__" in name and value is False):
            continue
        sent[name] = str(value).lower() if isinstance(value, bool) else str(value)
    return sent


def by_api(trial: Trial) -> Any:
    client = trial.client()

    def save(record: type[Record], values: dict, stored: Record | None, seen: list[str]) -> None:
        body = json.loads(json.dumps(values, default=float))
        if stored is None:
            answer = client.post(f"/api/v1/{record.crf.table}/", body)
        else:
            change = {"version": stored.version, "reason": "as declared"}
            answer = client.patch(f"/api/v1/{record.crf.table}/{stored.pk}", body | change)
        assert answer.status_code in (200, 201), (record.crf.table, answer.content)

    return save


def by_import(trial: Trial) -> Any:
    settings = by_api(trial)  # of a study, which no file may change

    def save(record: type[Record], values: dict, stored: Record | None, seen: list[str]) -> None:
        if stored is not None:
            return settings(record, values, stored, seen)
        report = importing(trial, trial.coordinator, record.crf.table, values)
        assert not report.refused, (record.crf.table, report.faults)

    return save


def importing(trial: Trial, user: Any, table: str, row: dict[str, Any]) -> Any:
    text = io.StringIO()
    cells = {n: str(v).lower() if isinstance(v, bool) else v for n, v in row.items()}
    csv.DictWriter(text, list(cells)).writeheader()
    csv.DictWriter(text, list(cells)).writerow(cells)
    return import_file(
        actor=Actor.of(user, source="import"),
        study=trial.study,
        table=table,
        content=text.getvalue().encode(),
        name=f"{table}.csv",
        reason="as declared",
        update=True,
    )


def fill(trial: Trial, save: Any) -> Declared:
    rows = Declared(trial, save)
    for record in registry.values():
        rows.row(record)
    return rows


def exported(client: APIClient, record: type[Record], key: str, style: str) -> dict[str, Any]:
    """The row of that key, each cell read as its column says."""
    columns = item_columns(record)
    names = ["key", *(c.name for c in columns)]
    address = f"/api/v1/tables/{record.crf.table}?study=TRIAL&format={style}"
    answer = client.get(f"{address}&fields={','.join(names)}")
    assert answer.status_code == 200, (record.crf.table, answer.content)
    text = b"".join(answer.streaming_content).decode()
    rows = (
        csv.DictReader(io.StringIO(text, newline=""))
        if style == "csv"
        else map(json.loads, text.splitlines())
    )
    found = next(row for row in rows if row["key"] == key)
    return {c.name: c.parse(found[c.name]) for c in columns}


def wanted(record: type[Record], values: dict[str, Any]) -> dict[str, Any]:
    """What the export has to say of a row that was entered with these values."""
    read, faults = parse_body(record, values)
    assert not faults
    for item in record.crf.items.values():
        if f"{item.name}_precision" in {c.name for c in item.columns()} and item.name in read:
            read[f"{item.name}_precision"] = "day"
    return read


@pytest.mark.parametrize("door", [by_page, by_api, by_import])
def test_a_row_of_every_table_comes_in_and_goes_out_unchanged_with_its_history(
    trial: Trial, door: Callable[[Trial], Any]
) -> None:
    rows = fill(trial, door(trial))
    client = trial.client()

    questions = sum(nullable(i) for r in registry.values() for i in r.crf.items.values())
    assert set(rows.given) == set(registry)
    assert sum(map(len, rows.left_out.values())) < questions / 20, rows.left_out
    for record, row in rows.rows.items():
        table = record.crf.table
        want = wanted(record, rows.given[table])
        for style in ("csv", "ndjson"):
            got = exported(client, record, row.key, style)
            assert {n: got[n] for n in want if n in got} == {
                n: value for n, value in want.items() if n in got
            }, (table, style)
        history = json.loads(client.get(f"/api/v1/{table}/{row.pk}/history").content)["results"]
        told = {d["field"] for d in history if d["new"] is not None}
        entered = {n for n, value in want.items() if value is not None and n in got}
        assert entered - {f"{record.crf.parent}"} <= told, (table, entered - told)
        assert {d["who"] for d in history} <= {"ann", None} or record in (Study, Site), table


def test_an_outsider_is_refused_at_every_door_of_every_table(trial: Trial) -> None:
    rows = fill(trial, by_api(trial))
    api, page = client_for(trial.outsider, trial.study), signed_in(trial.outsider)
    inside = {r: row for r, row in rows.rows.items() if owner_column(r)}

    assert len(inside) > len(registry) / 2
    for record, row in inside.items():
        count = record._default_manager.count()
        for name, status in page_answers(page, trial, record, row):
            assert status == 404, (record.crf.table, name)
        values = rows.given[record.crf.table]
        body = json.loads(json.dumps(values, default=float))
        at = f"/api/v1/{record.crf.table}/"
        change = {"version": row.version, "reason": "x"}
        assert api.get(f"{at}{row.pk}").status_code == 404, at
        assert api.get(f"{at}{row.pk}/history").status_code == 404, at
        assert api.patch(f"{at}{row.pk}", change).status_code == 404, at
        assert api.delete(f"{at}{row.pk}", change).status_code == 404, at
        # The site itself is no secret, what is entered at it is refused.
        assert api.post(at, body).status_code == (404 if issubclass(record, PatientRecord) else 403)
        for style in ("csv", "ndjson"):
            answer = api.get(f"/api/v1/tables/{record.crf.table}?study=TRIAL&format={style}")
            lines = b"".join(answer.streaming_content).splitlines()
            assert len(lines) == (1 if style == "csv" else 0), at
        report = importing(trial, trial.outsider, record.crf.table, {"key": row.key, **values})
        assert report.refused, at
        assert record._default_manager.count() == count
        row.refresh_from_db()
        assert row.version == change["version"]


def page_answers(page: Client, trial: Trial, record: type[Record], row: Record) -> Any:
    at = [trial.study.key, record.crf.table]
    for name in ("record", "record_change", "record_remove", "record_history"):
        yield name, page.get(reverse(name, args=[*at, row.pk])).status_code
    yield "change", page.post(reverse("record_change", args=[*at, row.pk]), {}).status_code
    if issubclass(record, PatientRecord):
        above = getattr(row, record.crf.parent)
        add = f"{reverse('record_add', args=at)}?under={above.key}"
        yield "add", page.post(add, {"change:action": "save"}).status_code


@pytest.fixture
def schema(trial: Trial) -> dict[str, Any]:
    return json.loads(trial.client().get("/api/v1/schema").content)


def test_the_schema_names_every_table_of_the_requirement(schema: dict[str, Any]) -> None:
    records, derived = REQUIRED.replace("\n", " ").split("D: ")
    kinds = {"record": records, "derived": derived}

    for kind, names in kinds.items():
        found = {t["name"] for t in schema["tables"] if t["kind"] == kind}
        assert found == {name.strip() for name in names.split(",")}, kind


def test_every_table_of_the_schema_is_described_whole(schema: dict[str, Any]) -> None:
    names = {t["name"] for t in schema["tables"]}
    for table in schema["tables"]:
        columns = {c["name"]: c for c in table["columns"]}
        assert table["grain"], table["name"]
        assert table["title"], table["name"]
        assert set(table["keys"]) <= set(columns), table["name"]
        assert table["keys"], table["name"]
        assert set(table["foreign_keys"]) <= set(columns), table["name"]
        assert set(table["foreign_keys"].values()) <= names, table["name"]
        short = [c["short_name"] for c in columns.values()]
        assert len(set(short)) == len(short), table["name"]
        assert all(0 < len(name) <= 8 for name in short), table["name"]
        for c in columns.values():
            assert c["label"], (table["name"], c["name"])
            assert c["type"], (table["name"], c["name"])
            assert (c["codelist"] is not None) == (c["codelist"] in schema["codelists"])
            assert c["type"] != "code" or c["codelist"], (table["name"], c["name"])


def clinical() -> list[type[Record]]:
    """The tables that say something of a patient, other than who it is."""
    return [
        r for r in registry.values() if owner_column(r) and r.crf.read != Right.READ_IDENTIFIERS
    ]


@pytest.mark.parametrize("record", clinical(), ids=lambda r: r.crf.table)
def test_every_clinical_item_says_if_it_is_known_before_or_after_the_infusion(
    record: type[Record],
) -> None:
    assert {i.name: i.known_at for i in record.crf.items.values() if nullable(i)} == {
        i.name: i.known_at
        for i in record.crf.items.values()
        if nullable(i) and i.known_at in ("before", "after")
    }


@pytest.mark.parametrize("record", clinical(), ids=lambda r: r.crf.table)
def test_every_clinical_table_has_its_sdtm_domain_and_its_dates_their_variables(
    record: type[Record],
) -> None:
    assert record.crf.sdtm
    for item in record.crf.items.values():
        assert not item.cdisc or item.cdisc.count(".") == 1, item.name
