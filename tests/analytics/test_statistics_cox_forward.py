"""Forward selection of Cox's model by likelihood ratio, each step as R's coxph gives it."""

import json
from pathlib import Path

import numpy as np
import pytest

from analytics.statistics.cox_forward import ENTER, REMOVE, forward
from analytics.statistics.design import Column

REFERENCE = json.loads((Path(__file__).parent / "reference" / "cox.json").read_text())


def data(name, terms):
    table = REFERENCE["sets"][name]
    columns = [
        Column.factor(term, table[term])
        if isinstance(table[term][0], str)
        else Column.numeric(term, table[term])
        for term in terms
    ]
    return np.array(table["time"], dtype=float), np.array(table["event"]) == 1, columns


@pytest.mark.parametrize("path", REFERENCE["forward"], ids=lambda path: path["set"])
def test_the_steps_are_those_of_the_likelihood_ratios_of_coxph(path):
    found = forward(*data(path["set"], path["terms"]))

    assert len(found.steps) == len(path["steps"])
    for step, expected in zip(found.steps, path["steps"], strict=True):
        assert (step.action, step.column) == (expected["action"], expected["factor"])
        assert step.test.statistic == pytest.approx(expected["chi2"], rel=1e-8)
        assert step.test.df == expected["df"]
        assert step.test.p == pytest.approx(expected["p"], abs=1e-6)
    assert found.chosen == tuple(step["factor"] for step in path["steps"])


def test_a_factor_enters_as_a_block():
    found = forward(*data("veteran", ["cell"]))

    assert [(step.column, step.test.df) for step in found.steps] == [("cell", 3)]


def test_what_others_make_needless_leaves_again():
    # b and c together say what a says, and more.
    rng = np.random.default_rng(4)
    b, c = rng.normal(size=(2, 300))
    time = np.exp(-1.2 * b - c) * rng.exponential(size=300)
    a = b + c + rng.normal(scale=0.5, size=300)
    columns = [Column.numeric(name, values) for name, values in (("a", a), ("b", b), ("c", c))]

    found = forward(time, np.full(300, True), columns)

    actions = [(step.action, step.column) for step in found.steps]
    assert actions == [(ENTER, "a"), (ENTER, "b"), (ENTER, "c"), (REMOVE, "a")]
    assert found.steps[-1].test.p > 0.10
    assert found.chosen == ("b", "c")


def test_nothing_enters_where_no_p_is_below_the_bound():
    time, event, columns = data("veteran", ["trt", "prior"])

    assert forward(time, event, columns).steps == ()
    p = forward(time, event, columns, enters=1.0, leaves=1.0).steps[0].test.p
    assert forward(time, event, columns, enters=p).steps == ()
    assert len(forward(time, event, columns, enters=p * 1.0001, leaves=1.0).steps) == 1


def test_a_bound_for_leaving_below_that_for_entering_comes_to_an_end():
    time, event, columns = data("veteran", ["trt", "prior", "age"])

    found = forward(time, event, columns, enters=1.0, leaves=0.01)

    assert found.steps


def test_a_constant_or_repeated_covariate_is_not_offered():
    time, event, columns = data("veteran", ["karno"])
    again = Column.numeric("again", 2 * columns[0].values)
    same = Column.numeric("same", np.ones(time.size))

    found = forward(time, event, [*columns, again, same], enters=1.0, leaves=1.0)

    assert [step.column for step in found.steps] == ["karno"]


def test_without_an_event_nothing_enters():
    time, event, columns = data("veteran", ["karno"])

    assert forward(time, np.zeros_like(event), columns).chosen == ()
