"""Logistic regression against R's glm and logistf, and what has no number.

The numbers are made by reference/binary.R (R 4.2.2, logistf 1.26.1). Agreement: relative 1e-8, of
p-values absolute 1e-6, of the penalised likelihood relative 1e-6.
"""

import json
import warnings
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analytics.statistics.design import Column, Design, Term, design
from analytics.statistics.logistic import design_of, firth, fit, forward, score_test, wald

REFERENCE = json.loads((Path(__file__).parent / "reference" / "binary.json").read_text())
MODELS = REFERENCE["models"]


def columns_of(model):
    names = [name for name in model["data"] if name != "y"]
    return [
        Column.factor(name, [str(value) for value in model["data"][name]])
        if name in model["factors"]
        else Column.numeric(name, model["data"][name])
        for name in names
    ]


def outcome_of(model):
    return np.array(model["data"]["y"]) == 1


def numeric(**columns):
    return [Column.numeric(name, np.array(values, dtype=float)) for name, values in columns.items()]


def agrees(fitted, reference):
    assert fitted.null == {}
    assert fitted.coef == pytest.approx(reference["coef"], rel=1e-8)
    assert fitted.se == pytest.approx(reference["se"], rel=1e-8)
    assert fitted.loglik == pytest.approx(reference["loglik"], rel=1e-8)
    p = [wald(fitted, [place]).p for place in range(fitted.coef.size)]
    assert p == pytest.approx(reference["p"], abs=1e-6, rel=1e-6)


@pytest.mark.parametrize("name", MODELS)
def test_full_and_univariate_models_are_those_of_glm(name):
    model = MODELS[name]
    columns, outcome = columns_of(model), outcome_of(model)

    agrees(fit(design(columns), outcome), model["full"])
    for column in columns:
        agrees(fit(design([column]), outcome), model["univariate"][column.name])


@pytest.mark.parametrize("name", ["asah_wfns", "birthwt_race"])
def test_the_overall_test_of_a_factor_takes_its_levels_together(name):
    model = MODELS[name]
    made = design(columns_of(model))
    fitted = fit(made, outcome_of(model))

    for factor, reference in model["overall"].items():
        test = wald(fitted, [place + 1 for place in made.places(factor)])
        assert test.statistic == pytest.approx(reference["chi2"], rel=1e-8)
        assert test.df == reference["df"]
        assert test.p == pytest.approx(reference["p"], abs=1e-6)


@pytest.mark.parametrize("name", MODELS)
def test_forward_selection_takes_the_steps_of_score_and_likelihood_ratio(name):
    model = MODELS[name]

    steps, chosen = forward(columns_of(model), outcome_of(model), 0.05, 0.10)

    assert [(s.action, s.factor, s.df) for s in steps] == [
        (s["action"], s["factor"], s["df"]) for s in model["steps"]
    ]
    for step, reference in zip(steps, model["steps"], strict=True):
        # Twice a difference of two log-likelihoods of about -72: what is left has fewer digits.
        assert step.chi2 == pytest.approx(reference["chi2"], rel=1e-8, abs=1e-11)
        assert step.p == pytest.approx(reference["p"], abs=1e-6)
    assert [column.name for column in chosen] == model["final"]["factors"]
    agrees(fit(design(chosen), outcome_of(model)), model["final"])


def test_of_two_equal_factors_the_first_enters_and_the_other_never():
    x = MODELS["asah"]["data"]["wfns"]
    columns = numeric(second=x, first=x)

    steps, chosen = forward(columns, outcome_of(MODELS["asah"]), 0.05, 0.10)

    assert [step.factor for step in steps] == ["second"]
    assert [column.name for column in chosen] == ["second"]


def test_a_selection_that_would_go_in_circles_ends():
    # Nothing is good enough to stay: what entered second is the first to leave, which would lead
    # back to the model before.
    model = MODELS["asah"]

    steps, chosen = forward(columns_of(model), outcome_of(model), 1.0, 0.0)

    assert [step.action for step in steps] == ["enter", "enter"]
    assert [column.name for column in chosen] == [step.factor for step in steps]


@pytest.mark.parametrize("name", ["sep", "sex2"])
def test_firths_likelihood_is_that_of_logistf(name):
    reference = REFERENCE["firth"][name]
    outcome = np.array(reference["data"]["y" if name == "sep" else "case"]) == 1
    columns = [
        Column.numeric(key, np.array(values, dtype=float))
        for key, values in reference["data"].items()
        if key not in ("y", "case")
    ]

    for place in range(1, len(columns) + 1):
        found = firth(design(columns), outcome, place)
        assert found.coef == pytest.approx(reference["coef"][place], rel=1e-6)
        assert found.lower == pytest.approx(reference["lower"][place], rel=1e-6)
        assert found.upper == pytest.approx(reference["upper"][place], rel=1e-6)
        assert found.p == pytest.approx(reference["p"][place], abs=1e-6)


def test_firths_likelihood_does_not_depend_on_the_unit_of_a_column():
    data = REFERENCE["firth"]["sep"]["data"]
    outcome = np.array(data["y"]) == 1

    one = firth(design(numeric(x=data["x"], z=data["z"])), outcome, 2)
    scaled = np.array(data["z"]) * 1000 + 2000
    other = firth(design(numeric(x=data["x"], z=scaled)), outcome, 2)

    assert (other.coef * 1000, other.lower * 1000, other.p) == pytest.approx(
        (one.coef, one.lower, one.p), rel=1e-8
    )


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=4))
def test_firths_odds_of_groups_are_those_with_half_a_row_added_to_each_cell(counts):
    # Of a factor alone: Haldane's and Anscombe's correction.
    assume(all(sum(count) for count in counts))
    levels = "".join(level * sum(count) for level, count in zip("abcd", counts, strict=False))
    outcome = np.concatenate([np.repeat([True, False], count) for count in counts])
    assume(outcome.any() and not outcome.all())
    odds = [(with_it + 0.5) / (without + 0.5) for with_it, without in counts]

    found = firth(design([Column.factor("g", list(levels))]), outcome, 1)

    assert found.coef == pytest.approx(np.log(odds[1] / odds[0]), abs=1e-8)
    assert found.lower < found.coef < found.upper
    assert 0 < found.p <= 1


def test_a_penalised_likelihood_of_several_maxima_is_none():
    # Five levels and a number that tells the outcomes apart, in sixteen rows: from the first
    # maximum found, the profile of a level leads to higher ones.
    x = [-208, 53, 214, -228, -31, 161, 198, 72, 31, 490, -311, 443, 113, -510, -10, -475]
    outcome = np.array([0, 1, 1, 0, 0, 1, 1, 1, 0, 1, 0, 1, 1, 0, 0, 0]) == 1
    columns = [
        Column.numeric("x", np.array(x, dtype=float)),
        Column.factor("g", list("dcacedddbbcbeeca")),
    ]

    found = firth(design(columns), outcome, 2)

    assert (found.coef, found.p, found.why.code) == (None, None, "not_converged")


def test_the_order_of_few_rows_does_not_decide_whether_a_penalised_likelihood_has_a_maximum():
    level = np.array(list("aaaabcc"))
    x, outcome = np.array([-1.0, 0, -2, -2, 3, 0, -1]), np.array([1, 1, 0, 1, 0, 1, 0])
    draws = np.random.default_rng(1)

    found = set()
    for _ in range(20):
        order = draws.permutation(7)
        columns = [Column.factor("g", level[order].tolist()), Column.numeric("x", x[order])]
        found.add(firth(design(columns), outcome[order], 3))

    assert len(found) == 1


def test_the_second_opinions_agree():
    from firthmodels import FirthLogisticRegression, detect_separation
    from statsmodels.api import Logit, add_constant

    model, separated = MODELS["birthwt"], REFERENCE["firth"]["sex2"]["data"]
    made, outcome = design(columns_of(model)), outcome_of(model)
    other = Logit(outcome.astype(float), add_constant(made.matrix)).fit(tol=1e-12, disp=False)
    x = np.column_stack([values for key, values in separated.items() if key != "case"])
    case = np.array(separated["case"])
    of_x = Design(x, tuple(Term(str(place)) for place in range(x.shape[1])), ())

    assert fit(made, outcome).coef == pytest.approx(other.params, rel=1e-8)
    assert fit(made, outcome).se == pytest.approx(other.bse, rel=1e-8)
    infinite = [place - 1 for place in fit(of_x, case).null]
    assert infinite == np.flatnonzero(~detect_separation(x, case).is_finite).tolist()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        third = FirthLogisticRegression(backend="numpy", gtol=1e-6, xtol=1e-8, max_iter=200)
        limits = third.fit(x, case).conf_int(method="pl", tol=1e-8, max_iter=200)
    found = firth(of_x, case, 1)
    assert (found.coef, found.lower, found.upper) == pytest.approx(
        (third.coef_[0], *limits[0]), rel=1e-6
    )


def test_separation_makes_one_term_infinite_and_leaves_the_limits_of_the_others():
    # R's glm stops at 20.55 (standard error 4370) for x; its other numbers are near the limit.
    data = REFERENCE["firth"]["sep"]["data"]

    fitted = fit(design(numeric(x=data["x"], z=data["z"])), np.array(data["y"]) == 1)

    assert [fitted.separated(place) for place in range(3)] == [False, True, False]
    assert fitted.null[1].message.startswith("x tells the outcomes apart")
    assert fitted.coef[[0, 2]] == pytest.approx([-0.531666795050641, -0.319997084066059], rel=1e-7)
    assert fitted.se[[0, 2]] == pytest.approx([1.16644298233013, 0.859047960670867], rel=1e-6)
    assert np.isnan(fitted.coef[1])
    assert set(fitted.fitted[np.array(data["x"]) == 1]) == {1.0}
    assert fitted.df == 2
    # The limit is the fit of the rows that are not told apart.
    rest = np.array(data["x"]) == 0
    alone = fit(design(numeric(z=np.array(data["z"])[rest])), (np.array(data["y"]) == 1)[rest])
    assert fitted.coef[[0, 2]] == pytest.approx(alone.coef, rel=1e-12)
    assert fitted.loglik == pytest.approx(alone.loglik, rel=1e-12)


def test_among_many_rows_those_told_apart_are_found_as_surely_as_among_few():
    draws = np.random.default_rng(7)
    x, few = draws.normal(size=(5000, 4)), draws.random(5000) < 0.01
    y = (draws.random(5000) < 1 / (1 + np.exp(-x[:, 0]))) | few
    columns = {f"x{place}": column for place, column in enumerate(x.T)}

    fitted = fit(design(numeric(**columns, few=few.astype(float))), y)

    assert [fitted.separated(place) for place in range(6)] == [False] * 5 + [True]
    rest = {name: column[~few] for name, column in columns.items()}
    alone = fit(design(numeric(**rest)), y[~few])
    assert fitted.coef[:5] == pytest.approx(alone.coef, rel=1e-10)
    assert fitted.loglik == pytest.approx(alone.loglik, rel=1e-12)
    # Many rows are lowered by a first direction here, and not by the one that tells all apart.
    weights = np.array([1.0, -3, 2, 0.1])
    assert set(fit(design(numeric(**columns)), x @ weights > 0.2).null) == set(range(5))


def test_a_reference_level_with_one_outcome_makes_every_level_infinite():
    arm = Column.factor("arm", list("aaaabbbbbcccccc"))
    z = Column.numeric("z", [1, 2, 3, 4, 1, 2, 3, 4, 5, 2, 1, 4, 3, 5, 6])
    outcome = np.array([0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 0, 1, 0, 0, 1])

    fitted = fit(design([arm, z]), outcome)

    assert [fitted.separated(place) for place in range(4)] == [True, True, True, False]
    assert np.isfinite(fitted.coef[3])


def test_complete_separation_leaves_no_number_but_the_predictions():
    outcome = np.array([0, 0, 0, 1, 1, 1])

    fitted = fit(design(numeric(x=[1, 2, 3, 3.001, 5, 6])), outcome)

    assert [fitted.separated(place) for place in range(2)] == [True, True]
    assert fitted.fitted.tolist() == outcome.tolist()
    assert fitted.loglik == 0


@pytest.mark.parametrize("unit", [1e-9, 1.0, 1e9])
def test_what_is_infinite_does_not_depend_on_the_unit_of_a_column(unit):
    data = REFERENCE["firth"]["sep"]["data"]
    z = unit * np.array(data["z"])
    both = design(numeric(x=unit * np.array(data["x"]), z=z))

    fitted = fit(both, np.array(data["y"]) == 1)

    assert list(fitted.null) == [1]
    assert fitted.coef[2] * unit == pytest.approx(-0.319997084066059, rel=1e-7)
    complete = fit(design(numeric(x=unit * np.arange(6))), np.array([0, 0, 0, 1, 1, 1]))
    assert list(complete.null) == [0, 1]


def test_a_large_effect_without_separation_is_no_separation():
    x = np.repeat([0.0, 1.0], 2000)
    outcome = np.concatenate([[1], np.zeros(1999), np.ones(1999), [0]])

    fitted = fit(design(numeric(x=x)), outcome)

    assert fitted.null == {}
    assert fitted.coef[1] == pytest.approx(2 * np.log(1999), rel=1e-10)


def test_years_and_small_units_cost_no_digits():
    model = MODELS["birthwt"]
    age = np.array(model["data"]["age"], dtype=float)
    reference = fit(design(numeric(age=age)), outcome_of(model))

    shifted = fit(design(numeric(age=age + 2_000_000)), outcome_of(model))
    small = fit(design(numeric(age=age * 1e-9)), outcome_of(model))

    assert shifted.coef[1] == pytest.approx(reference.coef[1], rel=1e-9)
    assert small.coef[1] == pytest.approx(reference.coef[1] * 1e9, rel=1e-9)
    assert small.se[1] == pytest.approx(reference.se[1] * 1e9, rel=1e-9)


def test_constant_and_collinear_terms_are_named_and_the_rest_is_fitted():
    model = MODELS["birthwt"]
    age, lwt = (np.array(model["data"][name], dtype=float) for name in ("age", "lwt"))
    outcome = outcome_of(model)

    fitted = fit(
        design(numeric(age=age, lwt=lwt, both=age + lwt, k=np.full(age.size, 0.1))), outcome
    )

    assert {place: why.code for place, why in fitted.null.items()} == {
        3: "collinear",
        4: "constant",
    }
    assert fitted.coef[:3] == pytest.approx(fit(design(numeric(age=age, lwt=lwt)), outcome).coef)
    assert fitted.df == 2
    assert wald(fitted, [1, 3]).why.code == "collinear"


def test_nearly_collinear_columns_are_fitted():
    rng = np.random.default_rng(3)
    x = rng.normal(size=400)
    outcome = rng.random(400) < 1 / (1 + np.exp(-x))

    fitted = fit(design(numeric(x=x, near=x + 1e-6 * rng.normal(size=400))), outcome)

    assert fitted.null == {}


@pytest.mark.parametrize(
    ("outcome", "code"), [([], "nobody"), ([0, 0, 0], "one_outcome"), ([1, 1, 1], "one_outcome")]
)
def test_what_cannot_be_fitted_says_why(outcome, code):
    fitted = fit(design(numeric(x=np.arange(len(outcome)))), np.array(outcome))

    assert fitted.why.code == code
    assert fitted.loglik is None
    assert fitted.null[1].code == code
    assert forward(numeric(x=np.arange(len(outcome))), np.array(outcome), 0.05, 0.1) == ((), ())


def test_a_column_that_adds_nothing_has_no_score_test():
    model = MODELS["asah"]
    age, constant = numeric(age=model["data"]["age"], k=np.ones(113))
    outcome = outcome_of(model)
    fitted = fit(design([age]), outcome)

    assert score_test(fitted, [age], constant, outcome).why.code == "collinear"
    assert score_test(fitted, [age], age, outcome).why.code == "collinear"


rows = st.lists(
    st.tuples(st.sampled_from([0.0, 1.0]), st.integers(-5, 5), st.booleans()),
    min_size=12,
    max_size=60,
)


def model_of(made):
    arm, x, outcome = (np.array(part, dtype=float) for part in zip(*made, strict=True))
    fitted = fit(design(numeric(arm=arm, x=x)), outcome)
    assume(fitted.null == {})
    return fitted


@settings(deadline=None, max_examples=60)
@given(rows, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(made, random):
    fitted = model_of(made)
    random.shuffle(made)

    other = model_of(made)

    assert other.coef == pytest.approx(fitted.coef, rel=1e-7, abs=1e-7)
    assert other.se == pytest.approx(fitted.se, rel=1e-7)


@settings(deadline=None, max_examples=60)
@given(rows)
def test_every_row_twice_keeps_the_coefficients_and_divides_the_error_by_the_root_of_two(made):
    fitted = model_of(made)

    twice = model_of(made + made)

    assert twice.coef == pytest.approx(fitted.coef, rel=1e-7, abs=1e-7)
    assert twice.se * np.sqrt(2) == pytest.approx(fitted.se, rel=1e-7)
    assert twice.loglik == pytest.approx(2 * fitted.loglik, rel=1e-9)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), min_size=4, max_size=60))
def test_a_factor_alone_has_the_odds_of_each_level(made):
    levels, outcome = zip(*made, strict=True)
    column = Column.factor("g", levels)
    outcome = np.array(outcome)
    fitted = fit(design_of([column], len(made)), outcome)
    assume(fitted.why is None)

    for place in range(1, len(column.levels)):
        with_it = [outcome[column.values == level] for level in (0, place)]
        extreme = any(part.all() or not part.any() for part in with_it)
        assert fitted.separated(place) == extreme
        if not extreme:
            odds = [part.sum() / (~part).sum() for part in with_it]
            assert fitted.coef[place] == pytest.approx(np.log(odds[1] / odds[0]), abs=1e-9)
            assert fitted.se[place] == pytest.approx(
                np.sqrt(sum(1 / part.sum() + 1 / (~part).sum() for part in with_it)), rel=1e-8
            )
