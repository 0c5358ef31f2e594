"""The command `analyse_table`: counts in, one JSON object or all the faults out."""

import json
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from analytics.analyses.table import analyse_table
from analytics.statistics import tables
from tests.analytics.commands import called
from tests.analytics.test_analyse import POISONED, ROOT, printed, refused, said

REFERENCE = json.loads((Path(__file__).parent / "reference" / "binary.json").read_text())["tables"]


@pytest.fixture
def run(capsys):
    return partial(called, capsys, "analyse_table")


def test_a_table_is_tested_without_a_service_or_a_setting(tmp_path):
    reference = next(row for row in REFERENCE if row["counts"] == [[17, 4], [85, 4]])

    done = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "analyse_table", "--counts", "17,4;85,4"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=POISONED,
    )
    found = printed(done)

    assert list(found) == ["pearson", "yates", "n1", "fisher", "odds_ratio", "warnings"]
    assert found["pearson"] == pytest.approx(reference["pearson"]["p"], abs=1e-6)
    assert [found[key] for key in ("yates", "n1", "fisher")] == pytest.approx(
        [reference[key] for key in ("yates", "n1", "fisher")], abs=1e-6
    )
    assert list(found["odds_ratio"].values()) == pytest.approx(reference["odds_ratio"], rel=1e-8)
    assert found["warnings"] == []


def test_blanks_and_decimals_of_whole_numbers_are_counts(run):
    assert printed(run("--counts= 17 , 4.0; 85,4")) == printed(run("--counts", "17,4;85,4"))


@pytest.mark.parametrize("row", REFERENCE, ids=lambda row: str(row["counts"]))
def test_all_tables_are_tested_as_by_r(row):
    found = analyse_table(row["counts"])

    pearson = row["pearson"] and row["pearson"]["p"]
    for key, reference in (("pearson", pearson), *((k, row[k]) for k in ("yates", "n1", "fisher"))):
        assert (found[key] is None) == (reference is None)
        assert reference is None or found[key] == pytest.approx(reference, abs=1e-6)
    assert ("odds_ratio" in found) == (len(row["counts"]) == len(row["counts"][0]) == 2)
    assert "fisher_se" not in found
    json.dumps(found, allow_nan=False)


def test_beyond_two_by_two_some_are_null_without_a_reason():
    found = analyse_table([[3, 2, 6], [1, 4, 0]])

    assert (found["yates"], found["n1"]) == (None, None)
    assert "why" not in found
    assert "odds_ratio" not in found


def test_with_a_zero_margin_fisher_alone_stays():
    found = analyse_table([[0, 5], [0, 7]])

    assert (found["pearson"], found["yates"], found["n1"], found["fisher"]) == (None, None, None, 1)
    assert found["why"]["code"] == "zero_margin"
    assert found["odds_ratio"]["estimate"] is None
    assert found["odds_ratio"]["why"]["code"] == "zero_cell"


def test_a_zero_cell_has_tests_and_no_odds_ratio():
    found = analyse_table([[0, 6], [5, 3]])

    assert found["pearson"] is not None
    assert "why" not in found
    assert found["odds_ratio"] == {
        "estimate": None,
        "lower": None,
        "upper": None,
        "why": {"code": "zero_cell", "message": "A cell of the table has nobody."},
    }


@pytest.mark.parametrize(
    ("counts", "code"), [("17,4", "one_group"), ("3;4", "one_group"), ("0,0;0,0", "zero_margin")]
)
def test_what_cannot_be_tested_says_why(run, counts, code):
    found = printed(run("--counts", counts))

    assert [found[key] for key in ("pearson", "yates", "n1", "fisher")] == [None] * 4
    assert found["why"]["code"] == code


def test_a_drawn_p_value_has_its_error(monkeypatch):
    monkeypatch.setattr(tables, "LISTED_TABLES", 0)

    found = analyse_table([[10, 2, 1, 3], [5, 12, 9, 4], [8, 7, 6, 11]])

    assert abs(found["fisher"] - 0.0142292298860695) < 3 * found["fisher_se"]


@pytest.mark.parametrize(
    ("counts", "faults"),
    [
        ("17,4;85", [("ragged", 2, None)]),
        ("17,4;85,4;", [("ragged", 3, None), ("missing", 3, "1")]),
        ("", [("missing", 1, "1")]),
        ("17,-4;8.5,x", [("negative", 1, "2"), ("not_whole", 2, "1"), ("not_a_number", 2, "2")]),
        ("17,NA;1e10,4", [("not_a_number", 1, "2"), ("too_large", 2, "1")]),
        ("17,inf;nan,4", [("not_a_number", 1, "2"), ("not_a_number", 2, "1")]),
        ("17,,;3,4", [("missing", 1, "2"), ("missing", 1, "3"), ("ragged", 2, None)]),
    ],
)
def test_all_faults_of_the_counts_are_said_at_once(run, counts, faults):
    assert said(run(f"--counts={counts}")) == faults


def test_a_first_count_below_0_is_named_and_not_taken_for_a_flag(run):
    assert said(run("--counts", "-1,2;3,4")) == [("negative", 1, "1")]


@pytest.mark.parametrize(
    "flags", [(), ("--count", "1,2;3,4"), ("--counts",), ("--counts", "1,2;3,4", "x")]
)
def test_a_wrong_call_is_a_fault_of_the_same_shape(run, flags):
    (error,) = refused(run(*flags))

    assert set(error) == {"code", "row", "column", "message", "remedy"}
    assert error["code"] == "usage"
