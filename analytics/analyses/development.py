"""A risk model developed, compared and validated, as plain data ready for JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import Any

import numpy as np

from analytics.analyses.binary import Options, analysed, performance
from analytics.analyses.curves import roc
from analytics.analyses.shapes import Shape, because, warning
from analytics.definitions.risk_coding import steps
from analytics.definitions.risk_model import VALUE_DIGITS, RiskGroup
from analytics.statistics.design import Column, design
from analytics.statistics.development import (
    Pipeline,
    Recipe,
    Shrinkage,
    Tell,
    optimism,
    pipeline,
    shrinkage,
)
from analytics.statistics.inputs import Why
from analytics.statistics.limits import Z
from analytics.statistics.logistic import fit
from analytics.statistics.proportions import clopper_pearson
from analytics.statistics.roc import Area, youden
from analytics.statistics.roc import compare as compare_areas

LAST = Decimal(1).scaleb(-VALUE_DIGITS)
FEW_EVENTS = 10  # per candidate, below which selection is known to mislead
NONE = "none"
GROUPS = (*(group.value for group in RiskGroup), NONE)
NO_PREDICTOR = Why("no_predictor", "One of the models has no predictor of this outcome.")
ALL_USED = Why("all_used", "Every row was used to develop the model: there is nothing new to see.")
VANISHES = "The weight of {name} is 0 to four decimals: give it in bands or in a larger unit."


@dataclass(frozen=True)
class Outcome:
    """What is predicted of each row: 1, 0, or NaN where it is not known."""

    title: str
    values: np.ndarray

    @property
    def known(self) -> np.ndarray:
        return np.isfinite(self.values)


@dataclass(frozen=True)
class Applied:
    """A model on rows: linear predictors (NaN: no score), cutoffs, groups (None: no group).

    `developed_on` marks the rows of patients whom it was made from.
    """

    id: str
    version: str
    titles: tuple[str, ...]
    scores: tuple[np.ndarray, ...]
    cutoffs: tuple[float, ...]
    groups: np.ndarray
    developed_on: np.ndarray

    @property
    def name(self) -> str:
        return f"{self.id} version {self.version}"


def develop(
    outcomes: Sequence[Outcome],
    candidates: Sequence[Column],
    patients: np.ndarray,
    *,
    recipe: Recipe | None = None,
    samples: int = 500,
    seed: int = 1,
    tell: Tell = lambda done: None,
) -> Shape:
    """A predictor of each outcome by the whole pipeline, and what of its performance is optimism.

    A factor enters by the place of its level, with one weight per step, as in Gu 2022: that is
    what a risk model can hold. `patients` says whose row each is. `tell` is told of the samples of
    all outcomes together. `warnings` and the `curves` of the figure are for the caller to take out.
    """
    recipe = recipe or Recipe()
    steps = [by_steps(column) for column in candidates]
    warnings = [
        warning("by_steps", f"{c.name} enters by the order of its levels: {', '.join(c.levels)}.")
        for c in candidates
        if c.levels is not None and len(c.levels) > 2
    ]
    predictors = [
        _predictor(
            outcome,
            steps,
            patients,
            recipe,
            samples=samples,
            seed=seed,
            tell=lambda done, before=place * samples: tell(before + done),
        )
        for place, outcome in enumerate(outcomes)
    ]
    for predictor in predictors:
        warnings += predictor.pop("warnings")
    curves = [predictor.pop("roc_curve") for predictor in predictors]
    return {
        "n": int(patients.size),
        "patients": int(np.unique(patients).size),
        "recipe": asdict(recipe),
        "samples": samples,
        "seed": seed,
        "predictors": predictors,
        "warnings": warnings,
        "curves": {"roc": curves},
    }


def validate(model: Applied, outcomes: Sequence[Outcome]) -> Shape:
    """How a model does on rows that it was not developed on: the n-th outcome of the n-th score."""
    new = ~model.developed_on
    result: Shape = {
        "model": model.id,
        "version": model.version,
        "n": int(new.sum()),
        "n_used_in_development": int(model.developed_on.sum()),
        "predictors": [
            _validated(model, place, outcome, new)
            for place, outcome in enumerate(outcomes[: len(model.scores)])
        ],
        "groups": [
            {"title": outcome.title, "groups": _rates(model.groups, outcome, new)}
            for outcome in outcomes
        ],
    }
    return because(result, None if new.any() else ALL_USED)


def roc_curves(model: Applied, outcomes: Sequence[Outcome]) -> list[list[Shape]]:
    """The ROC curve of each predictor of `validate`."""
    new = ~model.developed_on
    scored = (_scored(model, n, of, new) for n, of in enumerate(outcomes[: len(model.scores)]))
    return [roc(y, score) for y, score in scored]


def compare(first: Applied, second: Applied, outcomes: Sequence[Outcome]) -> Shape:
    """Two models on the rows that neither was developed on.

    The reclassification counts every such row; the areas are of the rows with both scores.
    """
    used = first.developed_on | second.developed_on
    new = ~used
    result: Shape = {
        "first": {"model": first.id, "version": first.version},
        "second": {"model": second.id, "version": second.version},
        "n": int(new.sum()),
        "n_used_in_development": int(used.sum()),
        "levels": list(GROUPS),
        "reclassification": _crossed(first, second, new),
        "outcomes": [
            {
                "title": outcome.title,
                "with": _crossed(first, second, new & (outcome.values == 1)),
                "without": _crossed(first, second, new & (outcome.values == 0)),
                "areas": _areas(first, second, place, outcome, new),
            }
            for place, outcome in enumerate(outcomes)
        ],
    }
    return because(result, None if new.any() else ALL_USED)


def roc_curves_of_both(
    first: Applied, second: Applied, outcomes: Sequence[Outcome]
) -> list[list[list[Shape]]]:
    """The ROC curves of each outcome of `compare`, one of each model; none without a predictor."""
    new = ~(first.developed_on | second.developed_on)
    found = []
    for place, outcome in enumerate(outcomes):
        scored = _scored_by_both(first, second, place, outcome, new)
        found.append([] if scored is None else [roc(scored[0], score) for score in scored[1:]])
    return found


def by_steps(column: Column) -> Column:
    """A factor as a number: the code of its level."""
    if column.levels is None:
        return column
    codes = steps(column.levels)
    # Missing is -1, the last place.
    code = np.array([*(codes[level] for level in column.levels), np.nan])
    return Column.numeric(column.name, code[column.values])


def _predictor(
    outcome: Outcome,
    candidates: Sequence[Column],
    patients: np.ndarray,
    recipe: Recipe,
    *,
    samples: int,
    seed: int,
    tell: Tell,
) -> Shape:
    known = outcome.known
    y = outcome.values[known] == 1
    columns = [column.of(known) for column in candidates]
    options = Options(
        stepwise=True,
        entry_p=recipe.entry_p,
        removal_p=recipe.removal_p,
        screen_p=recipe.screen_p,
    )
    shape, *scored = analysed(y, columns, options)
    found = pipeline(y, columns, recipe)
    modelled = y[found.rows]
    lost = optimism(y, columns, patients[known], recipe, samples=samples, seed=seed, tell=tell)
    every = fit(design([column.of(found.rows) for column in columns]), modelled)
    fewer = int(min(modelled.sum(), (~modelled).sum()))
    per_candidate = fewer / len(columns) if columns else None
    if per_candidate is not None and per_candidate < FEW_EVENTS:
        shape["warnings"].append(
            warning(
                "few_events",
                f"{outcome.title}: {fewer} rows of the rarer outcome for {len(columns)} candidates "
                f"are fewer than {FEW_EVENTS} for each; expect the selection not to hold.",
            )
        )
    if lost.used < lost.samples:
        failed = ", ".join(f"{code}: {n}" for code, n in sorted(lost.failed.items()))
        shape["warnings"].append(
            warning(
                "failed_samples",
                f"{outcome.title}: {lost.samples - lost.used} of {lost.samples} samples gave no "
                f"score ({failed}) and are left out of the optimism.",
            )
        )
    return {
        "title": outcome.title,
        "events": int(modelled.sum()),
        **shape,
        "n": int(modelled.size),
        "events_per_candidate": per_candidate,
        "shrinkage": {
            "model": _shrunk(shrinkage(found.model, modelled)),
            "all_candidates": _shrunk(shrinkage(every, modelled)),
        },
        "cutoff": found.cutoff,
        "optimism": asdict(lost),
        "roc_curve": roc(*scored),
        "rounded": _rounded(found, modelled, columns),
    }


def _rounded(found: Pipeline, y: np.ndarray, columns: Sequence[Column]) -> Shape:
    """The weights to four decimals as text, and the cutoff of the score that they give."""
    nothing: Shape = {"intercept": None, "high_above": None, "terms": []}
    if found.why is not None:
        return because(nothing, found.why)
    weights = [_decimal(value) for value in found.model.coef]
    for name, weight in zip(found.chosen, weights[1:], strict=True):
        if not weight:
            return because(nothing, Why("vanishes", VANISHES.format(name=name)))
    named = {column.name: column.of(found.rows).values for column in columns}
    score = np.full(y.size, float(weights[0]))
    for name, weight in zip(found.chosen, weights[1:], strict=True):
        score += float(weight) * named[name]
    # Sums of products of four decimals each: rounding alone comes after the eighth.
    cut = youden(y, np.round(score, 2 * VALUE_DIGITS)).cutoff
    if cut is None:
        return because(
            nothing, Why("no_cutoff", "No cutoff is better than to call all or none high.")
        )
    return {
        "intercept": str(weights[0]),
        "high_above": rounded_down(cut),
        "terms": [
            {"name": name, "coefficient": str(weight)}
            for name, weight in zip(found.chosen, weights[1:], strict=True)
        ],
    }


def rounded_down(cutoff: float) -> str:
    """A cutoff to four decimals, never up: a score of four decimals above it stays above it.

    The one below it stays not above it, for the cutoff lies between the two.
    """
    return str(_exact(cutoff).quantize(LAST, ROUND_FLOOR))


def _exact(value: float) -> Decimal:
    """Without the rounding of sums and products of four decimals."""
    return Decimal(repr(round(value, 2 * VALUE_DIGITS)))


def _decimal(value: float) -> Decimal:
    return Decimal(repr(float(value))).quantize(LAST)


def _validated(model: Applied, place: int, outcome: Outcome, new: np.ndarray) -> Shape:
    y, score = _scored(model, place, outcome, new)
    high = score > model.cutoffs[place]
    probability = 1 / (1 + np.exp(-np.clip(score, -700, 700)))
    return {
        "title": model.titles[place],
        "outcome": outcome.title,
        "n": int(y.size),
        "events": int(y.sum()),
        "at_cutoff": {
            "cutoff": model.cutoffs[place],
            "sensitivity": _share(int(high[y].sum()), int(y.sum())),
            "specificity": _share(int((~high[~y]).sum()), int((~y).sum())),
        },
        **_line(y, score),
        **performance(y, probability, fitted=False, why=None),
    }


def _scored(
    model: Applied, place: int, outcome: Outcome, new: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """The outcome and the score of the rows that have both."""
    score = model.scores[place]
    rows = new & outcome.known & np.isfinite(score)
    return outcome.values[rows] == 1, score[rows]


def _line(y: np.ndarray, score: np.ndarray) -> Shape:
    """Intercept and slope of the outcome on the linear predictor: 0 and 1 where it is true."""
    model = fit(design([Column.numeric("The score", score)]), y)
    names = ("intercept", "slope")
    why = model.why or next(iter(model.null.values()), None)
    if why is not None:
        return {name: because(_limits(None, None), why) for name in names}
    return {
        name: _limits(coef, se) for name, coef, se in zip(names, model.coef, model.se, strict=True)
    }


def _limits(estimate: float | None, se: float | None) -> Shape:
    if estimate is None or se is None:
        return {"estimate": None, "lower": None, "upper": None}
    return {
        "estimate": float(estimate),
        "lower": float(estimate - Z * se),
        "upper": float(estimate + Z * se),
    }


def _rates(groups: np.ndarray, outcome: Outcome, new: np.ndarray) -> Shape:
    """The share with the outcome in each risk group, with exact limits; `none` has no group."""
    rows = new & outcome.known
    named = np.array([group or NONE for group in groups], dtype=object)
    return {
        group: _share(int((rows & (named == group) & (outcome.values == 1)).sum()),
                      int((rows & (named == group)).sum()))
        for group in GROUPS
    }  # fmt: skip


def _share(events: int, n: int) -> Shape:
    return asdict(clopper_pearson(events, n))


def _crossed(first: Applied, second: Applied, rows: np.ndarray) -> list[list[int]]:
    """Rows of each group of the first model (down) by group of the second (across)."""
    places = {group: place for place, group in enumerate(GROUPS)}
    table = np.zeros((len(GROUPS), len(GROUPS)), dtype=int)
    for one, other in zip(first.groups[rows], second.groups[rows], strict=True):
        table[places[one or NONE], places[other or NONE]] += 1
    return table.tolist()


def _areas(first: Applied, second: Applied, place: int, outcome: Outcome, new: np.ndarray) -> Shape:
    scored = _scored_by_both(first, second, place, outcome, new)
    if scored is None:
        nothing = dict.fromkeys(("n", "events", "first", "second", "difference", *TESTED))
        return because(nothing, NO_PREDICTOR)
    y, *scores = scored
    found = compare_areas(y, *scores)
    shape: Shape = {
        "n": int(y.size),
        "events": int(y.sum()),
        "first": _area(found.first),
        "second": _area(found.second),
        "difference": found.difference,
        **{name: getattr(found, name) for name in TESTED},
    }
    return because(shape, found.why)


def _scored_by_both(
    first: Applied, second: Applied, place: int, outcome: Outcome, new: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray] | None:
    """The outcome and both scores of the rows that have all; None without two predictors."""
    if place >= min(len(first.scores), len(second.scores)):
        return None
    one, other = first.scores[place], second.scores[place]
    rows = new & outcome.known & np.isfinite(one) & np.isfinite(other)
    return outcome.values[rows] == 1, one[rows], other[rows]


TESTED = ("lower", "upper", "z", "p")


def _area(found: Area) -> Shape:
    shape: Shape = {"auc": found.auc, "lower": found.lower, "upper": found.upper}
    return because(shape, found.why)


def _shrunk(found: Shrinkage) -> Shape:
    return because({"chi2": found.chi2, "df": found.df, "factor": found.factor}, found.why)


def coded(rounded: Mapping[str, Any], codings: Mapping[str, Mapping[str, Any]]) -> Shape:
    """A rounded predictor as a risk model declares it: each term with the coding of its input."""
    terms = [{**term, **codings[term["name"]]} for term in rounded["terms"]]
    return {"intercept": rounded["intercept"], "high_above": rounded["high_above"], "terms": terms}
