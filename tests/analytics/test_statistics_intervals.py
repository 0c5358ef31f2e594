"""Rows (entry, time] of covariates that begin to hold, and what happens on one day."""

import json
from pathlib import Path

import numpy as np
import pytest

from analytics.statistics.cox import cox
from analytics.statistics.inputs import BadInput
from analytics.statistics.intervals import intervals

REFERENCE = json.loads((Path(__file__).parent / "reference" / "cox.json").read_text())
NAN = np.nan


def rows(time, status, entry=None, **since):
    """(entry, time, status, whether each fact holds ...) of one subject."""
    entered = None if entry is None else np.array([float(entry)])
    days = {name: np.array([day], dtype=float) for name, day in since.items()}
    found = intervals(np.array([float(time)]), np.array([status]), days, entered)
    columns = [found.entry, found.time, found.status, *found.holds.values()]
    return [tuple(row) for row in np.column_stack(columns).tolist()]


def test_a_subject_is_cut_where_a_fact_begins_to_hold():
    assert rows(100, 1, hsct=40) == [(0, 40, 0, 0), (40, 100, 1, 1)]


def test_a_fact_that_never_came_or_came_after_the_end_cuts_nothing():
    assert rows(100, 1, hsct=NAN) == [(0, 100, 1, 0)]
    assert rows(100, 1, hsct=101) == [(0, 100, 1, 0)]


def test_a_fact_on_the_day_of_the_event_does_not_count_before_it():
    assert rows(40, 1, hsct=40) == [(0, 40, 1, 0)]
    assert rows(41, 1, hsct=40) == [(0, 40, 0, 0), (40, 41, 1, 1)]


def test_a_fact_of_the_first_day_or_before_holds_from_the_start():
    assert rows(40, 1, hsct=0) == [(0, 40, 1, 1)]
    assert rows(40, 1, hsct=-5) == [(0, 40, 1, 1)]


def test_facts_of_one_day_cut_once():
    assert rows(90, 0, hsct=30, gvhd=30) == [(0, 30, 0, 0, 0), (30, 90, 0, 1, 1)]
    assert rows(90, 2, hsct=30, gvhd=60) == [
        (0, 30, 0, 0, 0),
        (30, 60, 0, 1, 0),
        (60, 90, 2, 1, 1),
    ]


def test_an_event_on_the_first_day_has_half_a_day_and_nothing_held_before_it():
    assert rows(0, 1, hsct=0) == [(0, 0.5, 1, 0)]
    assert rows(0, 1, hsct=-1) == [(0, 0.5, 1, 1)]


def test_observation_from_a_later_entry_begins_with_what_held_by_then():
    assert rows(90, 1, entry=20, hsct=10, gvhd=30) == [(20, 30, 0, 1, 0), (30, 90, 1, 1, 1)]
    assert rows(20, 1, entry=20, hsct=20) == [(20, 20.5, 1, 0)]


def test_an_entry_after_the_time_is_refused():
    with pytest.raises(BadInput, match="after its time"):
        rows(10, 1, entry=11)


def test_nobody_has_no_rows():
    nothing = np.empty(0)

    assert intervals(nothing, nothing, {"hsct": nothing}).row.size == 0


def test_a_fact_that_changes_the_hazard_gives_the_estimate_of_rows_cut_by_tmerge():
    """The rows of `myeloid`, put together again and cut here, give coxph's numbers on tmerge's."""
    data = {name: np.array(values) for name, values in REFERENCE["sets"]["myeloid"].items()}
    first = data["entry"] == 0
    subject = np.cumsum(first) - 1
    time = np.zeros(first.sum())
    np.maximum.at(time, subject, data["time"])
    status = np.zeros(first.sum(), dtype=int)
    np.maximum.at(status, subject, data["event"])
    since = {}
    for name in ("hsct", "cr"):
        day = np.full(first.sum(), np.inf)
        np.minimum.at(day, subject[data[name] == 1], data["entry"][data[name] == 1])
        since[name] = np.where(np.isfinite(day), day, NAN)

    cut = intervals(time, status, since)

    fixed = [(data[name][first] == value)[cut.row] for name, value in (("trt", "B"), ("sex", "m"))]
    matrix = np.column_stack([*fixed, cut.holds["hsct"], cut.holds["cr"]]).astype(float)
    found = cox(cut.time, cut.status == 1, matrix, entry=cut.entry)
    expected = next(m for m in REFERENCE["cox"] if m["set"] == "myeloid" and m["ties"] == "efron")
    assert found.coef == pytest.approx(expected["coef"], rel=1e-8)
    assert found.se == pytest.approx(expected["se"], rel=1e-8)
