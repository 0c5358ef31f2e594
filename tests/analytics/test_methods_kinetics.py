"""Levels of CAR-T cells in windows of days."""

from datetime import date

import pandas as pd
import pytest

from analytics.analyses.methods.kinetics import described, windows_about
from analytics.definitions.analysis import Method
from tests.analytics.asked import carried_out
from tests.analytics.records import day

SAMPLES = pd.DataFrame(
    [(1, 4, 10.0), (1, 5, 30.0), (2, 5, 50.0), (2, 6, 1000.0), (3, 4, 0.0)],
    columns=["subject", "day", "value"],
)


def test_the_highest_of_a_subject_counts_and_a_window_has_both_its_ends():
    [window] = described(SAMPLES, [(4, 4, 5)])
    assert window["n"] == 3
    assert window["not_detected"] == 1
    assert window["mean"] == pytest.approx(80 / 3)
    assert window["median"] == 30


def test_the_sem_is_the_sd_over_the_root_of_n():
    [window] = described(SAMPLES, [(4, 4, 5)])
    sd = (((30 - 80 / 3) ** 2 + (50 - 80 / 3) ** 2 + (80 / 3) ** 2) / 2) ** 0.5
    assert window["sem"] == pytest.approx(sd / 3**0.5)


def test_one_value_has_no_sem_and_a_window_without_any_no_numbers():
    one, none = described(SAMPLES, [(6, 6, 6), (8, 7, 9)])
    assert (one["n"], one["mean"], one["sem"], one["why"]["code"]) == (1, 1000, None, "one_value")
    assert (none["n"], none["mean"]) == (0, None)


def sampled(trial, key, on, level, unit="COPIES_PER_UG", detected=True, infusion=1, specimen="PB"):
    trial.add(
        "kinetics", infusion=f"{key}/{infusion}", sampled_on=day(on), specimen=specimen,
        detected=detected, level=level, level_unit=unit if level is not None else None,
    )  # fmt: skip


@pytest.fixture
def measured(trial):
    for key in ("P-1", "P-2"):
        trial.patient(key)
        trial.infusion(key)
    sampled(trial, "P-1", 7, 100)
    sampled(trial, "P-1", 8, 300)
    sampled(trial, "P-2", 7, None, detected=False)
    sampled(trial, "P-2", 7, 40, unit="CELLS_PER_L")
    sampled(trial, "P-2", 9, 5000, specimen="BM")
    sampled(trial, "P-1", 21, None, detected=None)
    return trial


def test_one_unit_and_specimen_is_looked_at_and_the_others_are_named(measured):
    outcome = carried_out(measured, Method.KINETICS, options={"days": (7, 14)})
    assert (outcome.result["unit"], outcome.result["specimen"]) == ("COPIES_PER_UG", "PB")
    window, _ = outcome.result["groups"]["all"]
    assert (window["n"], window["not_detected"], window["mean"]) == (2, 1, 150)
    assert outcome.result["other_units"] == {"CELLS_PER_L": 1}
    assert outcome.warnings[0]["code"] == "other_units"


def test_another_unit_may_be_chosen(measured):
    outcome = carried_out(
        measured, Method.KINETICS, options={"unit": "CELLS_PER_L", "days": (7, 14)}
    )
    window, _ = outcome.result["groups"]["all"]
    # What was not detected in the other assay is nothing in this unit too.
    assert (window["n"], window["mean"]) == (1, 40)


def test_samples_of_a_later_infusion_or_after_the_cutoff_do_not_count(measured):
    measured.infusion("P-1", 100, disease_status="relapsed")
    sampled(measured, "P-1", 107, 9e6, infusion=2)
    outcome = carried_out(
        measured,
        Method.KINETICS,
        cutoff=date.fromisoformat(day(7)),
        options={"unit": "COPIES_PER_UG", "days": (7, 14)},
    )
    window, _ = outcome.result["groups"]["all"]
    assert (window["n"], window["mean"]) == (2, 50)


def test_groups_have_windows_of_their_own(measured):
    measured.patient("P-3")
    measured.infusion("P-3", generation=None)
    outcome = carried_out(measured, Method.KINETICS, group="generation", options={"days": (7, 14)})
    assert outcome.result["groups"]["2"][0]["n"] == 2
    assert outcome.excluded == [{"reason": "group_not_known", "n": 1}]


def test_without_a_sample_there_is_no_unit_and_a_reason(trial):
    result = carried_out(trial, Method.KINETICS).result
    assert (result["unit"], result["why"]["code"]) == (None, "no_sample")


def test_a_sample_belongs_to_the_nearest_day_and_halfway_to_the_earlier():
    assert [(day, lo, hi) for day, lo, hi in windows_about((4, 8, 20))] == [
        (4, 0, 6),
        (8, pytest.approx(6), 14),
        (20, pytest.approx(14), 26),
    ]
    assert windows_about((7,)) == [(7, 0, 14)]
    found = described(SAMPLES, windows_about((5, 7)))
    assert [(window["from"], window["to"], window["n"]) for window in found] == [
        (0, 6, 3),
        (7, 8, 0),
    ]


def test_of_b_cells_the_lowest_counts(measured):
    for on, pct in ((28, 4), (30, 1)):
        measured.add(
            "kinetics", infusion="P-1/1", sampled_on=day(on), specimen="BM", b_cells_pct=pct
        )
    result = carried_out(
        measured, Method.KINETICS, options={"value": "b_cells", "days": (28, 60)}
    ).result
    window, _ = result["groups"]["all"]
    assert (result["unit"], window["n"], window["median"]) == ("PCT_LYMPHOCYTES", 1, 1)
