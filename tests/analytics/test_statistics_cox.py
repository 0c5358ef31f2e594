"""Cox's model as R's coxph and cox.zph compute it, and its penalised form as coxphf.

The sets and numbers are in reference/cox.json, made by reference/cox.R (survival 3.5-3, coxphf
1.13.4).
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lifelines import CoxPHFitter

from analytics.statistics import risk_sets
from analytics.statistics.cox import BRESLOW, EFRON, cox
from analytics.statistics.cox_ph import proportionality
from analytics.statistics.design import Column, design
from analytics.statistics.firth import firth

REFERENCE = json.loads((Path(__file__).parent / "reference" / "cox.json").read_text())


class Data:
    """A set of the reference, with the covariates of a model."""

    def __init__(self, name, terms, strata=None):
        table = REFERENCE["sets"][name]
        self.time = np.array(table["time"], dtype=float)
        self.event = np.array(table["event"]) == 1
        self.rows = {}
        if "entry" in table:
            self.rows["entry"] = np.array(table["entry"], dtype=float)
        if strata:
            self.rows["strata"] = np.unique(table[strata], return_inverse=True)[1]
        self.design = design([self.column(term, table[term]) for term in terms])
        self.blocks = [self.design.places(term) for term in terms]

    @staticmethod
    def column(name, values):
        texts = isinstance(values[0], str)
        return Column.factor(name, values) if texts else Column.numeric(name, values)

    def fit(self, ties=EFRON):
        return cox(self.time, self.event, self.design.matrix, ties=ties, **self.rows)

    def proportionality(self, fit, ties=EFRON):
        return proportionality(
            self.time, self.event, self.design.matrix, fit, self.blocks, ties=ties, **self.rows
        )

    def firth(self, fit, place):
        kept = np.array([column not in fit.whys for column in range(fit.coef.size)])
        return firth(self.time, self.event, self.design.matrix, place, kept=kept, **self.rows)


def named(model):
    strata = f" by {model['strata']}" if model["strata"] else ""
    return f"{model['set']}{strata} {model['ties']}"


@pytest.mark.parametrize("model", REFERENCE["cox"], ids=named)
def test_estimates_and_limits_are_those_of_coxph(model):
    fit = Data(model["set"], model["terms"], model["strata"]).fit(model["ties"])

    assert (fit.n, fit.events) == (model["n"], model["events"])
    assert fit.coef == pytest.approx(np.atleast_1d(model["coef"]), rel=1e-8)
    assert fit.se == pytest.approx(np.atleast_1d(model["se"]), rel=1e-8)
    assert fit.p == pytest.approx(np.atleast_1d(model["p"]), abs=1e-6)
    assert fit.limits[0] == pytest.approx(np.atleast_1d(model["lower"]), rel=1e-8)
    assert fit.limits[1] == pytest.approx(np.atleast_1d(model["upper"]), rel=1e-8)
    assert fit.loglik == pytest.approx(model["loglik"], rel=1e-8)


@pytest.mark.parametrize("model", REFERENCE["cox"], ids=named)
def test_walds_test_of_a_factor_is_that_of_its_coefficients_together(model):
    data = Data(model["set"], model["terms"], model["strata"])
    fit = data.fit(model["ties"])

    for term, block in zip(model["terms"], data.blocks, strict=True):
        found, expected = fit.together(block), model["wald"][term]
        assert found.statistic == pytest.approx(expected["chi2"], rel=1e-8)
        assert found.df == expected["df"]
        assert found.p == pytest.approx(expected["p"], abs=1e-6)


@pytest.mark.parametrize("model", REFERENCE["cox"], ids=named)
def test_the_test_of_proportional_hazards_is_that_of_cox_zph(model):
    data = Data(model["set"], model["terms"], model["strata"])

    found = data.proportionality(data.fit(model["ties"]), model["ties"])

    expected = model["zph"]
    tests = [*found.blocks, found.overall]
    for test, row in zip(tests, range(len(expected["row"])), strict=True):
        assert test.statistic == pytest.approx(expected["chi2"][row], rel=1e-8)
        assert test.df == expected["df"][row]
        assert test.p == pytest.approx(expected["p"][row], abs=1e-6)


@pytest.mark.parametrize("limit", REFERENCE["limits"], ids=lambda limit: limit["set"])
def test_without_a_bound_the_other_terms_have_the_values_of_the_limit(limit):
    fit = Data(limit["set"], limit["terms"]).fit()

    assert fit.unbounded.tolist() == [True] * (fit.coef.size - 1) + [False]
    assert np.isnan(fit.coef[:-1]).all()
    assert fit.coef[-1] == pytest.approx(limit["coef"], rel=1e-8)
    assert fit.se[-1] == pytest.approx(limit["se"], rel=1e-8)
    assert fit.loglik == pytest.approx(limit["loglik"], rel=1e-8)


@pytest.mark.parametrize("name", REFERENCE["carried"]["firth"])
def test_the_penalised_estimates_and_profile_limits_are_those_of_coxphf(name):
    """To 1e-6: coxphf ends its iteration there."""
    expected = REFERENCE["carried"]["firth"][name]
    data = Data(name, expected["terms"])
    fit = data.fit()

    for place in range(len(expected["terms"])):
        found = data.firth(fit, place)
        assert found.hr == pytest.approx(np.exp(expected["coef"][place]), rel=1e-6)
        assert found.lower == pytest.approx(expected["lower"][place], rel=1e-6)
        assert found.upper == pytest.approx(expected["upper"][place], rel=1e-6)
        assert found.p == pytest.approx(expected["p"][place], abs=1e-6)


# --- beside a second library, and properties ---------------------------------------------------


def test_lifelines_agrees():
    data = Data("veteran", ["trt", "karno", "age", "prior"])
    frame = pd.DataFrame(data.design.matrix, columns=["trt", "karno", "age", "prior"])
    frame["time"], frame["event"] = data.time, data.event

    other = CoxPHFitter().fit(
        frame, "time", "event", fit_options={"step_size": 1.0, "precision": 1e-10}
    )

    # lifelines ends its iteration earlier.
    found = data.fit()
    assert (found.coef - other.params_.to_numpy()) / found.se == pytest.approx(0, abs=1e-5)
    assert found.se == pytest.approx(other.standard_errors_.to_numpy(), rel=1e-5)


@st.composite
def cohorts(draw):
    """Times with ties, some censored, and two covariates that leave estimates finite."""
    size = draw(st.integers(12, 60))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    time = rng.integers(0, 12, size).astype(float) + draw(st.sampled_from([0.0, 0.25]))
    event = rng.random(size) < 0.7
    matrix = np.column_stack([rng.integers(0, 2, size), rng.normal(50, 10, size)])
    return time, event, matrix


@settings(deadline=None, max_examples=60)
@given(cohorts())
def test_every_row_twice_leaves_breslows_coefficients_and_divides_errors_by_root_2(cohort):
    time, event, matrix = cohort
    once = cox(time, event, matrix, ties=BRESLOW)

    twice = cox(np.tile(time, 2), np.tile(event, 2), np.tile(matrix, (2, 1)), ties=BRESLOW)

    assert (twice.unbounded == once.unbounded).all()
    assert twice.whys.keys() == once.whys.keys()
    assert twice.coef == pytest.approx(once.coef, rel=1e-8, abs=1e-10, nan_ok=True)
    assert twice.se * np.sqrt(2) == pytest.approx(once.se, rel=1e-8, nan_ok=True)


@settings(deadline=None, max_examples=60)
@given(cohorts(), st.sampled_from([EFRON, BRESLOW]), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(cohort, ties, random):
    time, event, matrix = cohort
    entry = time - 1 - np.arange(time.size) % 3
    strata = np.arange(time.size) % 2
    order = list(range(time.size))
    random.shuffle(order)
    straight = cox(time, event, matrix, entry=entry, strata=strata, ties=ties)

    mixed = cox(
        time[order],
        event[order],
        matrix[order],
        entry=entry[order],
        strata=strata[order],
        ties=ties,
    )

    assert mixed.coef == pytest.approx(straight.coef, rel=1e-8, abs=1e-10, nan_ok=True)
    assert mixed.se == pytest.approx(straight.se, rel=1e-8, nan_ok=True)
    assert mixed.loglik == pytest.approx(straight.loglik, rel=1e-8, abs=1e-10)


def test_the_names_of_levels_change_nothing_under_the_same_reference():
    data = Data("veteran", ["cell"])
    cells = REFERENCE["sets"]["veteran"]["cell"]
    other = {"adeno": "1", "large": "zeta", "smallcell": "beta", "squamous": "alpha"}
    renamed = Column.factor("cell", [other[c] for c in cells], ["1", "alpha", "beta", "zeta"])

    found = cox(data.time, data.event, design([renamed]).matrix)

    assert found.coef == pytest.approx(data.fit().coef[[2, 1, 0]], rel=1e-10)


def test_rows_at_risk_throughout_are_the_model_without_entry():
    data = Data("lung", ["age", "sex"])

    late = cox(data.time, data.event, data.design.matrix, entry=np.full(data.time.size, -1.0))

    assert late.coef == pytest.approx(data.fit().coef, rel=1e-12)


def test_a_person_cut_into_rows_counts_as_before():
    data = Data("lung", ["age", "sex"])
    cut = data.time / 2
    whole = data.fit()

    found = cox(
        np.concatenate([cut, data.time]),
        np.concatenate([np.zeros_like(data.event), data.event]),
        np.tile(data.design.matrix, (2, 1)),
        entry=np.concatenate([np.full(cut.size, -1.0), cut]),
    )

    assert found.coef == pytest.approx(whole.coef, rel=1e-10)
    assert found.loglik == pytest.approx(whole.loglik, rel=1e-12)


def test_many_rows_with_late_entries_give_what_few_give(monkeypatch):
    data = Data("heart", ["age", "year", "transplant"], "surgery")
    few = data.fit()

    monkeypatch.setattr(risk_sets, "MANY_ROWS", 0)

    assert data.fit().coef == pytest.approx(few.coef, rel=1e-10)
    assert data.fit().se == pytest.approx(few.se, rel=1e-10)


def test_times_in_any_unit_and_order_of_memory_give_one_model(monkeypatch):
    data = Data("colon", ["age", "nodes"], "extent")
    days = data.fit()

    monkeypatch.setattr(risk_sets, "FEW_SLOTS", 0)

    assert data.fit().coef == pytest.approx(days.coef, rel=1e-12)
    data.time = data.time / 7
    assert data.fit().coef == pytest.approx(days.coef, rel=1e-12)
    assert data.fit().se == pytest.approx(days.se, rel=1e-12)


# --- edges ---------------------------------------------------------------------------------------


def of(time, event, *covariates, **rows):
    matrix = np.column_stack(covariates).astype(float) if covariates else np.empty((len(time), 0))
    return cox(np.array(time, float), np.array(event, bool), matrix, **rows)


def test_nobody_and_no_event_have_no_model():
    for fit in (of([], [], []), of([3, 4], [0, 0], [1, 2])):
        assert fit.why.code == "no_events"
        assert np.isnan(fit.coef).all()
        assert fit.loglik is None


def test_one_row_tells_nothing_of_a_covariate():
    fit = of([3], [1], [2])

    assert fit.whys[0].code == "constant"
    assert fit.loglik == (0, 0)


def test_a_covariate_that_varies_only_among_those_never_at_risk_is_constant():
    # The two who differ left before the first event.
    fit = of([1, 2, 5, 6, 7], [0, 0, 1, 1, 0], [1, 2, 0, 0, 0])

    assert fit.whys[0].code == "constant"


def test_more_terms_than_rows_leaves_those_that_add_nothing():
    rng = np.random.default_rng(3)

    fit = of([1, 2, 3], [1, 1, 1], *rng.normal(size=(5, 3)))

    assert len(fit.whys) >= 3
    assert {why.code for why in fit.whys.values()} == {"collinear"}


def test_a_group_without_an_event_has_no_bound_and_the_rest_is_the_model_without_it():
    data = Data("lung", ["age", "ecog"])
    nobody = np.arange(data.time.size) % 9 == 0
    event = data.event & ~nobody

    fit = cox(data.time, event, np.column_stack([nobody, data.design.matrix]).astype(float))

    without = cox(data.time[~nobody], event[~nobody], data.design.matrix[~nobody])
    assert fit.unbounded.tolist() == [True, False, False]
    assert fit.coef[1:] == pytest.approx(without.coef, rel=1e-8)
    assert fit.se[1:] == pytest.approx(without.se, rel=1e-8)
    assert fit.loglik[1] == pytest.approx(without.loglik[1], rel=1e-8)


def test_a_group_without_an_event_under_late_entry_has_no_bound_either():
    data = Data("heart", ["age", "surgery"])
    nobody = data.design.matrix[:, 1] == 1
    event = data.event & ~nobody

    fit = cox(data.time, event, data.design.matrix, **data.rows)

    kept = ~nobody
    without = cox(
        data.time[kept],
        event[kept],
        data.design.matrix[kept][:, :1],
        entry=data.rows["entry"][kept],
    )
    assert fit.unbounded.tolist() == [False, True]
    assert fit.coef[0] == pytest.approx(without.coef[0], rel=1e-8)


def test_a_covariate_that_orders_all_events_has_no_bound_however_wide_it_is():
    # Two values differ by a thousandth of the range, so that weights leave what a double holds.
    fit = of([1, 2, 3, 4, 5], [1, 1, 1, 1, 0], [1000, 700, 300, 299, 0])

    assert fit.unbounded.tolist() == [True]
    assert fit.loglik[1] == pytest.approx(0, abs=1e-5)


def test_events_at_time_0_count():
    fit = of([0, 0, 1, 2], [1, 0, 1, 1], [0, 1, 2, 1])

    assert fit.events == 3
    assert np.isfinite(fit.coef).all()


def test_one_time_of_events_cannot_show_a_change_in_time():
    data = Data("zero", ["x"])
    data.time, data.event = np.full(9, 3.0), np.arange(9) % 2 == 0

    found = data.proportionality(data.fit())

    assert found.overall.why.code == "few_events"


def test_a_penalised_estimate_of_two_rows_is_the_one_found_by_hand():
    """log L* = log q + log(q (1 - q))/2, highest at q = 3/4: a hazard ratio of 3."""
    data = Data("zero", ["x"])
    data.time, data.event = np.array([1.0, 2.0]), np.array([True, False])
    data.design = design([Column.numeric("x", [1, 0])])
    fit = data.fit()

    found = data.firth(fit, 0)

    assert fit.unbounded.tolist() == [True]
    assert found.hr == pytest.approx(3, rel=1e-9)
    assert found.lower < 1 < found.upper
