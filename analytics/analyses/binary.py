"""A binary outcome and its factors, in the shape of the command `analyse_binary`."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from math import exp

import numpy as np

from analytics.analyses.shapes import Shape, because, chi_square, warning
from analytics.statistics.calibration import calibrate, hosmer_lemeshow
from analytics.statistics.design import Column, Design, complete
from analytics.statistics.inputs import Why, one_time
from analytics.statistics.limits import Z
from analytics.statistics.logistic import Logistic, design_of, firth, fit, forward, wald
from analytics.statistics.rank_tests import untested
from analytics.statistics.roc import area, youden

NOTHING_ENTERED = Why("nothing_entered", "No factor has a p-value below that of entry.")
NOTHING_OFFERED = Why("nothing_offered", "No factor has a univariate p-value below the screen.")
NOT_SCREENED = "tells the outcomes apart and so has no univariate p-value: it is not offered."
ONE_LEVEL = "The factor has one level only in these rows."
TOO_LARGE = Why(
    "too_large", "The odds ratio is larger than a number can be: give the column a larger unit."
)
INFINITE_INTERCEPT = Why("separation", "The reference group has one outcome only.")
AREA = ("auc", "lower", "upper")
CUTOFF = ("cutoff", "sensitivity", "specificity")


@dataclass(frozen=True)
class Options:
    """Forward selection, its p-values of entry and removal, and the screen before any model.

    With `screen_p` the multivariate model has, or is offered, those factors alone whose univariate
    p is below it.
    """

    stepwise: bool = False
    entry_p: float = 0.05
    removal_p: float = 0.10
    screen_p: float | None = None


def analyse_binary(
    outcome: np.ndarray,
    factors: Sequence[Column],
    options: Options | None = None,
    score: np.ndarray | None = None,
) -> Shape:
    """Everything about an outcome (0 or 1, none missing), factors and a score, NaN where missing.

    A univariate model is of its own complete rows, all else of the rows complete in all factors.
    `roc` and what follows it are of the score if there is one, else of the multivariate model.
    """
    return analysed(outcome, factors, options, score)[0]


def analysed(
    outcome: np.ndarray,
    factors: Sequence[Column],
    options: Options | None = None,
    score: np.ndarray | None = None,
) -> tuple[Shape, np.ndarray, np.ndarray]:
    """The same, with the outcomes and the score (or the model's probability) that `roc` is of."""
    options = options or Options()
    y = np.asarray(outcome, dtype=bool)
    warnings: list[Shape] = []
    univariate = {factor.name: _univariate(factor, y) for factor in factors}
    rows = complete(factors, y.size)
    if (left_out := int(y.size - rows.sum())) > 0:
        warnings.append(
            warning("incomplete", f"{left_out} of {y.size} rows lack a factor: not in the model.")
        )
    kept = [factor.of(rows) for factor in factors]
    result: Shape = {"n": y.size, "warnings": warnings, "univariate": univariate}
    offered = kept
    if options.screen_p is not None:
        offered = [f for f in kept if _passes(univariate[f.name]["p"], options.screen_p)]
        warnings += [
            warning("not_screened", f"{name} {NOT_SCREENED}")
            for name, found in univariate.items()
            if _infinite(found)
        ]
    fitted, steps = _multivariate(offered, y[rows], options)
    if factors:
        result["multivariate"] = fitted.shape()
    if options.stepwise:
        result["steps"] = steps
    if score is None:
        model = fitted.model
        # Equal rows have equal probabilities, whatever the rounding of each.
        probability = one_time(model.fitted) if model.why is None else model.fitted
        found = performance(y[rows], probability, fitted=True, why=model.why)
        if model.why is not None:
            return result | found, y[:0], probability[:0]
        return result | found, y[rows], probability
    known = rows & np.isfinite(score)
    if (without := int(rows.sum() - known.sum())) > 0:
        warnings.append(warning("no_score", f"{without} rows have no score: not in its parts."))
    found = performance(y[known], score[known], fitted=False, why=None)
    return result | found, y[known], score[known]


def _passes(p: float | None, below: float) -> bool:
    return p is not None and p < below


def _infinite(found: Shape) -> bool:
    return "why" in found and found["why"]["code"] == "separation"


@dataclass(frozen=True)
class _Fitted:
    """A model with what it was fitted on."""

    design: Design
    y: np.ndarray
    model: Logistic

    @classmethod
    def of(cls, columns: Sequence[Column], y: np.ndarray) -> "_Fitted":
        made = design_of(columns, y.size)
        return cls(made, y, fit(made, y))

    def without(self, why: Why) -> "_Fitted":
        """The same, said to be no model."""
        null = dict.fromkeys(range(self.model.coef.size), why)
        return replace(self, model=replace(self.model, loglik=None, null=null, why=why))

    def shape(self) -> Shape:
        model = self.model
        result: Shape = {
            "n": model.n,
            "events": model.events,
            "intercept": None if 0 in model.null else float(model.coef[0]),
            "factors": {column.name: self.factor(column) for column in self.design.columns},
            "loglik": model.loglik,
        }
        why = model.why or (INFINITE_INTERCEPT if 0 in model.null else None)
        return because(result, why)

    def factor(self, column: Column) -> Shape:
        """An odds ratio per unit, or of each level against the reference."""
        places = [place + 1 for place in self.design.places(column.name)]
        if column.levels is None:
            return {"n": self.model.n} | self._effect(*places)
        overall = wald(self.model, places) if places else untested("constant", ONE_LEVEL)
        result = {
            "n": self.model.n,
            "reference": column.levels[0] if column.levels else None,
            "levels": {
                level: self._effect(place)
                for level, place in zip(column.levels[1:], places, strict=True)
            },
            "p": overall.p,
        }
        return because(result, self.model.why or overall.why)

    def _effect(self, place: int) -> Shape:
        model = self.model
        if place not in model.null:
            coef, spread = float(model.coef[place]), Z * float(model.se[place])
            return _ratios(coef, coef - spread, coef + spread, wald(model, [place]).p)
        effect: Shape = {"or": None, "lower": None, "upper": None, "p": None}
        if model.separated(place):
            found = firth(self.design, self.y, place)
            penalised = _ratios(found.coef, found.lower, found.upper, found.p, found.why)
            effect |= {"separation": True, "firth": penalised}
        return because(effect, model.null[place])


def _univariate(factor: Column, y: np.ndarray) -> Shape:
    rows = factor.known
    column = factor.of(rows)
    return _Fitted.of([column], y[rows]).factor(column)


def _multivariate(
    offered: Sequence[Column], y: np.ndarray, options: Options
) -> tuple[_Fitted, list[Shape]]:
    """The model, and the steps that led there."""
    steps, chosen = (), tuple(offered)
    if options.stepwise:
        steps, chosen = forward(offered, y, options.entry_p, options.removal_p)
    fitted = _Fitted.of(chosen, y)
    if fitted.model.why is None and not chosen:
        fitted = fitted.without(NOTHING_ENTERED if offered else NOTHING_OFFERED)
    return fitted, [asdict(step) for step in steps]


def _ratios(
    coef: float | None,
    lower: float | None,
    upper: float | None,
    p: float | None,
    why: Why | None = None,
) -> Shape:
    """Odds ratio and limits of a coefficient; null where no double holds them."""
    ratios = [None if value is None else _exp(value) for value in (coef, lower, upper)]
    if why is None and None in ratios:
        why = TOO_LARGE
    return because(dict(zip(("or", "lower", "upper"), ratios, strict=True)) | {"p": p}, why)


def _exp(value: float) -> float | None:
    try:
        return exp(value)
    except OverflowError:
        return None


def performance(y: np.ndarray, score: np.ndarray, *, fitted: bool, why: Why | None) -> Shape:
    """How well a score or a model's probability tells the outcomes apart, and is true."""
    if why is not None:
        return {
            "roc": because(dict.fromkeys((*AREA, *CUTOFF)), why),
            "hosmer_lemeshow": because(dict.fromkeys(("chi2", "df", "p")), why),
            "calibration": [],
            "brier": None,
        }
    found, cutoff = area(y, score), youden(y, score)
    test = hosmer_lemeshow(y, score, fitted=fitted)
    calibrated = calibrate(y, score)
    roc = {key: getattr(found, key) for key in AREA} | {key: getattr(cutoff, key) for key in CUTOFF}
    return {
        "roc": because(roc, found.why or cutoff.why),
        "hosmer_lemeshow": chi_square(test),
        "calibration": [
            {key: getattr(block, key) for key in ("n", "expected", "observed", "lower", "upper")}
            for block in calibrated.blocks
        ],
        "brier": calibrated.brier,
    }
