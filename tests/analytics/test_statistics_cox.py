"""Cox's model as R's coxph and cox.zph compute it, and its penalised form as coxphf.

The sets and numbers are in reference/cox.json, made by reference/cox.R (survival 3.5-3, coxphf
1.13.4).
"""

import json
from pathlib import Path

import numpy as np
import pytest

from analytics.statistics.cox import EFRON, cox
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
