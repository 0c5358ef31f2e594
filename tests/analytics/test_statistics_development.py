"""A model from one's own rows and its optimism, against R's glm, add1, drop1 in the same samples.

The numbers are made by reference/development.R (R 4.2.2). The data are R's lung, rows two by two as
one patient, with missing values; every sample repeats screen, selection, model and cutoff.
"""

import json
from pathlib import Path

import numpy as np
import pytest

from analytics.statistics.design import Column, complete, design
from analytics.statistics.development import (
    MEASURES,
    NOTHING_ENTERED,
    Recipe,
    optimism,
    performance,
    pipeline,
    recalibrated,
    shrinkage,
)
from analytics.statistics.logistic import fit

STORED = Path(__file__).parent / "reference"
REFERENCE = json.loads((STORED / "development.json").read_text())
DRAWS = json.loads((STORED / "development_draws.json").read_text())
DATA = REFERENCE["data"]
NAMES = [name for name in DATA if name not in ("patient", "y")]
Y = np.array(DATA["y"]) == 1
PATIENTS = np.array(DATA["patient"])
LUNG = [Column.numeric(name, np.array(DATA[name], dtype=float)) for name in NAMES]


def numbers(size, *names, seed=5):
    rng = np.random.default_rng(seed)
    return [Column.numeric(name, rng.integers(0, 4, size).astype(float)) for name in names]


def test_the_pipeline_screens_selects_fits_and_cuts_as_r_does():
    found = pipeline(Y, LUNG, Recipe())

    assert list(found.offered) == REFERENCE["offered"]
    assert list(found.chosen) == REFERENCE["chosen"]
    assert found.model.coef == pytest.approx(REFERENCE["coef"], rel=1e-8)
    assert found.cutoff == pytest.approx(REFERENCE["cutoff"], rel=1e-8)
    assert found.why is None


def test_the_optimism_of_every_measure_is_that_of_r_in_the_same_samples():
    people = PATIENTS.max() + 1
    rng = np.random.default_rng(1)
    assert [rng.integers(people, size=people).tolist() for _ in DRAWS] == DRAWS

    found = optimism(Y, LUNG, PATIENTS, Recipe(), samples=len(DRAWS), seed=1)

    for name in MEASURES:
        for part in ("apparent", "optimism", "corrected"):
            stored = REFERENCE[part][name]
            assert getattr(getattr(found, part), name) == pytest.approx(stored, rel=1e-8, abs=1e-9)
    assert found.selected == pytest.approx(REFERENCE["selected"])
    assert found.nothing_entered == REFERENCE["nothing_entered"]
    assert (found.samples, found.used, found.failed) == (len(DRAWS), len(DRAWS), {})


def test_the_shrinkage_is_that_of_the_likelihood_ratio():
    found = pipeline(Y, LUNG, Recipe())

    shrunk = shrinkage(found.model, Y[found.rows])

    stored = REFERENCE["shrinkage"]
    assert shrunk.chi2 == pytest.approx(stored["chi2"], rel=1e-8)
    assert (shrunk.df, shrunk.factor) == (stored["df"], pytest.approx(stored["factor"], rel=1e-8))


def test_a_model_worse_than_its_terms_is_shrunk_to_nothing_and_never_below():
    noise = numbers(60, "a", "b", "c", "d", seed=3)
    y = np.arange(60) % 2 == 0
    model = fit(design(noise), y)

    shrunk = shrinkage(model, y)

    assert shrunk.chi2 < shrunk.df == 4
    assert shrunk.factor == 0


def test_a_seed_gives_the_same_samples_and_another_seed_others():
    once, again, other = (
        optimism(Y, LUNG, PATIENTS, Recipe(), samples=5, seed=seed) for seed in (7, 7, 8)
    )

    assert once == again
    assert once.optimism != other.optimism


def test_the_names_of_patients_change_nothing_and_their_order_is_no_matter():
    named = np.array([f"P-{number:03}" for number in PATIENTS])

    by_name = optimism(Y, LUNG, named, Recipe(), samples=3, seed=7)

    assert by_name == optimism(Y, LUNG, PATIENTS, Recipe(), samples=3, seed=7)


def test_the_rows_of_one_patient_are_drawn_together():
    """Of one patient with every row each sample is the whole again, so nothing is optimism."""
    found = optimism(Y, LUNG, np.zeros(Y.size), Recipe(), samples=3)

    assert found.optimism.auc == pytest.approx(0, abs=1e-12)
    assert found.optimism.slope == pytest.approx(0, abs=1e-9)
    assert found.selected == {name: float(name in REFERENCE["chosen"]) for name in NAMES}


@pytest.mark.parametrize(("below", "offered"), [(0.0, False), (1.0, True), (None, True)])
def test_the_screen_offers_what_is_below_it(below, offered):
    found = pipeline(Y, LUNG[:1], Recipe(screen_p=below))

    assert found.offered == (("age",) if offered else ())


def test_the_screen_is_on_both_sides_of_its_bound():
    [age] = LUNG[:1]
    known = age.known
    model = fit(design([age.of(known)]), Y[known])
    z = model.coef[1] / model.se[1]
    from scipy.stats import norm

    p = 2 * norm.sf(abs(z))

    assert pipeline(Y, [age], Recipe(screen_p=p * (1 + 1e-6))).offered == ("age",)
    assert pipeline(Y, [age], Recipe(screen_p=p * (1 - 1e-6))).offered == ()


def test_where_nothing_enters_everybody_has_the_same_score_and_nothing_is_lost():
    found = optimism(Y, LUNG, PATIENTS, Recipe(entry_p=0.0), samples=4)

    assert pipeline(Y, LUNG, Recipe(entry_p=0.0)).why == NOTHING_ENTERED
    assert (found.used, found.nothing_entered, found.failed) == (4, 4, {})
    assert (found.apparent.auc, found.optimism.auc, found.corrected.auc) == (0.5, 0.0, 0.5)
    assert (found.apparent.slope, found.corrected.sensitivity) == (None, None)
    assert set(found.selected.values()) == {0.0}


def test_a_sample_that_separates_is_left_out_and_counted():
    y = np.arange(12) >= 6
    mixed = np.where(y, 1.0, 0.0)
    mixed[5] = 1.0  # one row keeps the whole from separating; samples without it do
    columns = [Column.numeric("mixed", mixed)]
    keep = Recipe(screen_p=None, entry_p=1.0, removal_p=1.0)

    found = optimism(y, columns, np.arange(12), keep, samples=60, seed=3)

    assert found.failed.keys() <= {"separation", "one_outcome"}
    assert found.failed["separation"] > 0
    assert found.used + sum(found.failed.values()) == 60


def test_rows_with_one_outcome_have_no_model_and_say_why():
    found = pipeline(np.full(8, True), numbers(8, "a"), Recipe(screen_p=None))
    whole = optimism(np.full(8, True), numbers(8, "a"), np.arange(8), Recipe(), samples=2)

    assert found.why.code == "one_outcome"
    assert (whole.used, whole.failed) == (0, {"one_outcome": 2})
    assert (whole.apparent.auc, whole.corrected.auc, whole.selected) == (None, None, {})


def test_nobody_has_no_model_either():
    nothing = Column.numeric("a", [])

    found = optimism(np.array([], dtype=bool), [nothing], np.array([]), Recipe(), samples=2)

    assert (found.used, found.failed) == (0, {"nobody": 2})


def test_a_level_that_a_sample_lacks_counts_as_its_reference():
    y = np.array([True, False] * 6)
    group = Column.factor("g", ["a", "a", "b"] * 4)
    keep = Recipe(screen_p=None, entry_p=1.1, removal_p=1.1)
    found = pipeline(y, [group], keep)

    scores = found.score([Column.factor("g", ["a", "b", "c"])])

    assert scores[0] == pytest.approx(found.model.coef[0])
    assert scores[1] == pytest.approx(found.model.coef[0] + found.model.coef[1])
    assert scores[2] == scores[0]


def test_the_score_is_the_linear_predictor_of_the_model():
    found = pipeline(Y, LUNG, Recipe())
    rows = complete(LUNG, Y.size)

    scores = found.score([column.of(rows) for column in LUNG])

    assert 1 / (1 + np.exp(-scores)) == pytest.approx(found.model.fitted, rel=1e-9)


def test_a_score_at_the_cutoff_is_not_high():
    y = np.array([True, True, False, False])
    score = np.array([2.0, 1.0, 1.0, 0.0])

    at, below = performance(y, score, 1.0), performance(y, score, 0.999)

    assert (at.sensitivity, at.specificity) == (0.5, 1.0)
    assert (below.sensitivity, below.specificity) == (1.0, 0.5)
    assert performance(y, score, None).sensitivity is None


def test_a_constant_score_has_no_slope_and_an_area_of_a_half():
    found = performance(np.array([True, False, True]), np.zeros(3), None)

    assert (found.auc, found.slope, found.brier) == (0.5, None, 0.25)
    assert recalibrated(np.array([True, True]), np.array([0.0, 1.0])) == (None, None)


def test_progress_is_told_sample_by_sample():
    told = []

    optimism(Y, LUNG[:2], PATIENTS, Recipe(), samples=3, tell=told.append)

    assert told == [1, 2, 3]
