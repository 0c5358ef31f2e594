"""The 59 patients of a real trial, from the authors' file into the tables and out again.

Lichtenstein DA et al., Blood 2021;138:2469-2484 (NCT02315612).
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from analytics.analyses.run import run as carry_out
from analytics.cohort import Cohort
from analytics.definitions.analyses import ANALYSES
from tests.trials.published import FILE
from trials.access import Actor
from trials.exports import export_table
from trials.import_reports import Report
from trials.imports import import_file
from trials.mapping_files import read_mapping
from trials.models import Study, User

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not FILE.exists(), reason=f"The published file is not at {FILE}."),
]
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
MAPPING = EXAMPLES / "cd22_cart_trial.toml"
DAY_0 = date(2015, 1, 1)
YES = {"0": "false", "1": "true", "": ""}
UNKNOWN = {"-", "---", ""}

# Where each column of the file is: table, what follows the patient in the key, column.
HOMES = {
    "hlh": ("toxicities", "/1/2", "occurred"),
    "crs": ("toxicities", "/1/1", "occurred"),
    "prior_hct": ("prior_therapies", "/1", "occurred"),
    "prior_blinatumomab": ("prior_therapies", "/2", "occurred"),
    "prior_inotuzumab": ("prior_therapies", "/3", "occurred"),
    "prior_car": ("prior_therapies", "/4", "occurred"),
    "m2_marrow_or_worse": ("infusions", "/1", "m2_or_worse"),
    "extramedullary_disease": ("infusions", "/1", "emd"),
    "tocilizumab": ("supportive_care", "/1", "occurred"),
    "steroids": ("supportive_care", "/2", "occurred"),
    "anakinra": ("supportive_care", "/3", "occurred"),
    "marrow_blasts_pct": ("infusions", "/1", "blasts_pct"),
    "dose_level": ("infusions", "/1", "dose_level"),
    "t_cell_selection": ("products", "/1", "t_cell_selection"),
    "crs_max_grade_lee2014": ("toxicity_grades", "/1/1/LEE2014", "grade"),
    "crs_max_grade_astct2019": ("toxicity_grades", "/1/1/ASTCT2019", "grade"),
    "hlh_day": ("toxicities", "/1/2", "onset_on"),
    "crs_onset_day": ("toxicities", "/1/1", "onset_on"),
    "response_code": ("responses", "/1", "response"),
    "randomized_id": ("identifiers", "/2", "value"),
    "protocol_id": ("identifiers", "/1", "value"),
}
NO_YES = {
    "hlh", "crs", "prior_hct", "prior_blinatumomab", "prior_inotuzumab", "prior_car",
    "m2_marrow_or_worse", "extramedullary_disease", "tocilizumab", "steroids", "anakinra",
}  # fmt: skip
CODES = {
    "t_cell_selection": {"0": "none", "1": "CD4_CD8"},
    "response_code": {"0": "CR_UNSPEC", "1": "CR_UNSPEC", "2": "PR", "3": "SD", "4": "PD"},
}


@pytest.fixture(scope="module")
def imported(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Study, Report]]:
    """The study with the file in it: nearly a thousand rows, so once for all tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("create_study", str(EXAMPLES / "cd22_study.toml"), stdout=io.StringIO())
        study = Study.objects.get(key="CD22")
        yield study, run(study)
        transaction.set_rollback(True)


@pytest.fixture
def study(imported: tuple[Study, Report], db: None) -> Study:
    return imported[0]


def run(study: Study) -> Report:
    user = User.objects.get(username="cd22-coordinator")
    return import_file(
        actor=Actor.of(user, source="import"),
        study=study,
        content=FILE.read_bytes(),
        name=FILE.name,
        reason="Published file of the trial",
        mapping=read_mapping(MAPPING.read_bytes()),
    )


def source() -> list[dict[str, str]]:
    with FILE.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def exported(study: Study, table: str) -> dict[str, dict[str, str]]:
    actor = Actor.of(User.objects.get(username="cd22-coordinator"), source="api")
    text = b"".join(export_table(actor=actor, table=table, studies=[study]).chunks).decode()
    return {row["key"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}


@pytest.mark.requirement("G28")
def test_the_file_is_imported_whole_and_a_second_run_changes_nothing(
    study: Study, imported: tuple[Study, Report]
) -> None:
    first, again = imported[1], run(study)

    assert not first.refused, first.faults[:5]
    assert {table: counts.created for table, counts in first.rows.items()} == {
        "patients": 59,
        "identifiers": 118,
        "prior_therapies": 236,
        "products": 59,
        "infusions": 59,
        "toxicities": 118,
        "toxicity_grades": 118,
        "supportive_care": 177,
        "responses": 59,
        "mrd": sum(row["response_code"] in ("0", "1") for row in source()),
    }
    assert {table: (c.created, c.updated) for table, c in again.rows.items()} == dict.fromkeys(
        first.rows, (0, 0)
    )


def test_every_cell_of_the_file_is_in_the_export_as_it_was_published(study: Study) -> None:
    tables = {table: exported(study, table) for table, _, _ in HOMES.values()}

    different = [
        (row["protocol_id"], name, row[name], cell)
        for row in source()
        for name, (table, key, column) in HOMES.items()
        if (cell := tables[table][row["protocol_id"] + key][column]) != told(name, row[name])
    ]

    assert different == []


def told(name: str, cell: str) -> str:
    """A cell of the file in the words of the export."""
    if cell in UNKNOWN:
        return ""
    if name in NO_YES:
        return YES[cell]
    if name in CODES:
        return CODES[name][cell]
    if name.endswith("_day"):
        return (DAY_0 + timedelta(days=int(cell))).isoformat()
    if name == "marrow_blasts_pct":
        return f"{float(cell):g}"
    return cell


def test_no_column_of_the_file_is_left_out_without_a_reason(study: Study) -> None:
    mapping = read_mapping(MAPPING.read_bytes())

    columns = set(source()[0])
    assert columns == set(HOMES) | set(mapping.ignore) | set(mapping.repeats)
    assert all(len(reason) > 20 for reason in mapping.ignore.values())


def test_what_the_file_did_not_know_is_said_to_be_unknown(study: Study) -> None:
    tables = {table: exported(study, table) for table, _, _ in HOMES.values()}

    for row in source():
        for name, (table, key, column) in HOMES.items():
            if row[name] not in ("-", "---"):
                continue
            assert tables[table][row["protocol_id"] + key][f"{column}_missing"] == "unknown"


def test_both_grades_of_crs_stay_as_entered_and_14_of_59_differ(study: Study) -> None:
    grades = exported(study, "toxicity_grades")

    by_patient = [
        (grades[f"{r['protocol_id']}/1/1/LEE2014"], grades[f"{r['protocol_id']}/1/1/ASTCT2019"])
        for r in source()
    ]
    assert sum(lee["grade"] != astct["grade"] for lee, astct in by_patient) == 14


def test_the_hlh_like_syndrome_is_iec_hs_and_drugs_and_earlier_therapies_have_their_tables(
    study: Study,
) -> None:
    def given(table: str, column: str) -> Counter[str]:
        rows = exported(study, table).values()
        return Counter(r[column] for r in rows if r["occurred"] == "true")

    def published(name: str) -> int:
        return sum(row[name] == "1" for row in source())

    assert given("toxicities", "toxicity") == {"CRS": published("crs"), "IEC_HS": published("hlh")}
    assert given("supportive_care", "drug") == {
        "TOCILIZUMAB": published("tocilizumab"),
        "STEROIDS": published("steroids"),
        "ANAKINRA": published("anakinra"),
    }
    assert given("prior_therapies", "therapy") == {
        "ALLO_HSCT": published("prior_hct"),
        "BLINATUMOMAB": published("prior_blinatumomab"),
        "INOTUZUMAB": published("prior_inotuzumab"),
        "CAR_T": published("prior_car"),
    }


def reasons(part: Any) -> Iterator[dict[str, str]]:
    """Everything in a result that says why a number is not there."""
    if isinstance(part, dict):
        if "why" in part:
            yield part["why"]
        for inner in part.values():
            yield from reasons(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from reasons(inner)


def test_every_shipped_analysis_runs_on_them_and_says_what_it_cannot_compute(
    study: Study,
) -> None:
    cohort = Cohort([study], sites={study.pk: None}, cutoff=None)

    outcomes = {name: carry_out(one, cohort, lambda *_: None) for name, one in ANALYSES.items()}

    assert outcomes["GU2022_TABLE1"].n == 59
    # The file has no day of a death or of a last contact.
    survival = outcomes["GU2022_OS"]
    assert survival.n == 0
    assert survival.excluded == [{"reason": "no_follow_up", "n": 59}]
    why = list(reasons(survival.result))
    assert why
    assert all(set(one) == {"code", "message"} for one in why)
    # Nor a diagnosis of the leucocytes, so that nobody has a score.
    assert any(reasons(outcomes["GU2022_SCORE_X"].result))
    # Nor is anybody known to have lived through the window of a stopping rule: events alone count.
    monitoring = outcomes["OWN_MONITORING_CRS"]
    [rule] = monitoring.result["rules"].values()
    assert (rule["n"], rule["events"]) == (5, 5)
    assert monitoring.excluded == [{"reason": "no_follow_up", "n": 54}]
