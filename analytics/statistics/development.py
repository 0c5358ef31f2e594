"""A risk model made of one's own rows, and how much of its performance is optimism.

The pipeline of Gu 2022: a univariate screen, forward selection, a logistic model, and the cutoff
of its linear predictor where sensitivity + specificity is largest. All of it is decided by the
data, so all of it is repeated in each bootstrap sample (Harrell 1996,
doi:10.1002/(SICI)1097-0258(19960229)15:4<361::AID-SIM168>3.0.CO;2-4): optimism is the performance
in the sample less that of the same model in the rows it was drawn from, and the mean of it is
taken off the apparent performance. Samples are drawn of patients: infusions of one patient would
otherwise stand on both sides.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from analytics.statistics.design import Column, Term, complete
from analytics.statistics.inputs import Why
from analytics.statistics.logistic import Logistic, Step, design_of, fit, forward, wald
from analytics.statistics.roc import area, youden

# Called with how many samples are done.
Tell = Callable[[int], None]

NOTHING_ENTERED = Why("nothing_entered", "No candidate has a p-value below that of entry.")
SEPARATED = Why(
    "separation", "A term of the model tells the outcomes apart, so the score has no finite weight."
)


@dataclass(frozen=True)
class Recipe:
    """The p-values that decide: of the screen (None: no screen), of entry, of removal."""

    screen_p: float | None = 0.20
    entry_p: float = 0.05
    removal_p: float = 0.10


@dataclass(frozen=True)
class Pipeline:
    """What the pipeline made of some rows. `why` says that there is no score.

    `offered` passed the screen, `chosen` stand in the model in order of entry; `rows` marks the
    rows complete in every candidate, which the model is of. Without a cutoff there is none that
    is better than to call all or nobody high.
    """

    offered: tuple[str, ...]
    steps: tuple[Step, ...]
    chosen: tuple[str, ...]
    rows: np.ndarray
    model: Logistic
    terms: tuple[Term, ...]
    cutoff: float | None
    why: Why | None = None

    def score(self, columns: Sequence[Column]) -> np.ndarray:
        """The linear predictor of rows, complete in the chosen columns.

        A level that the rows of the model did not have counts as its reference level.
        """
        named = {column.name: column for column in columns}
        size = columns[0].values.size
        total = np.full(size, self.model.coef[0])
        for place, term in enumerate(self.terms, start=1):
            column = named[term.column]
            values = column.values
            if column.levels is not None:
                at = column.levels.index(term.level) if term.level in column.levels else -2
                values = values == at
            total += self.model.coef[place] * values
        return total


@dataclass(frozen=True)
class Performance:
    """How a linear predictor does on some rows; None is not defined there.

    `intercept` and `slope` are those of the outcome on the linear predictor (Cox 1958), 0 and 1
    where it is calibrated. Sensitivity and specificity are at its cutoff.
    """

    auc: float | None
    intercept: float | None
    slope: float | None
    brier: float | None
    sensitivity: float | None
    specificity: float | None


MEASURES = tuple(field.name for field in fields(Performance))


@dataclass(frozen=True)
class Optimism:
    """What bootstrap samples say of a pipeline.

    `used` samples gave a score, in `nothing_entered` of them the same one for everybody: the area
    is 1/2 there on both sides, and what is not defined is left out of its mean. `failed` counts
    the others by reason. `selected` is the share of the used samples in which a candidate stood in
    the model.
    """

    samples: int
    used: int
    nothing_entered: int
    failed: dict[str, int]
    apparent: Performance
    optimism: Performance
    corrected: Performance
    selected: dict[str, float]


@dataclass(frozen=True)
class Shrinkage:
    """By how much coefficients are too large: (chi2 - df) / chi2, never below 0.

    Van Houwelingen and Le Cessie 1990, doi:10.1002/sim.4780091109.
    """

    chi2: float | None
    df: int | None
    factor: float | None
    why: Why | None = None


def pipeline(outcome: np.ndarray, candidates: Sequence[Column], recipe: Recipe) -> Pipeline:
    """Screen, select, fit and cut. A univariate model is of its own complete rows."""
    y = np.asarray(outcome, dtype=bool)
    rows = complete(candidates, y.size)
    offered = [c for c in candidates if _passes(c, y, recipe.screen_p)]
    inside = [column.of(rows) for column in offered]
    steps, chosen = forward(inside, y[rows], recipe.entry_p, recipe.removal_p)
    made = design_of(chosen, int(rows.sum()))
    model = fit(made, y[rows])
    why = model.why
    if why is None and any(why.code == "separation" for why in model.null.values()):
        why = SEPARATED
    elif why is None and not chosen:
        why = NOTHING_ENTERED
    found = Pipeline(
        offered=tuple(column.name for column in offered),
        steps=steps,
        chosen=tuple(column.name for column in chosen),
        rows=rows,
        model=model,
        terms=made.terms,
        cutoff=None,
        why=why,
    )
    if why is not None:
        return found
    cut = youden(y[rows], found.score([column.of(rows) for column in candidates]))
    return _with_cutoff(found, cut.cutoff)


def performance(outcome: np.ndarray, score: np.ndarray, cutoff: float | None) -> Performance:
    """How a linear predictor and its cutoff do on rows."""
    y = np.asarray(outcome, dtype=bool)
    intercept, slope = recalibrated(y, score)
    sensitivity = specificity = None
    if cutoff is not None and y.any() and not y.all():
        high = score > cutoff
        sensitivity, specificity = float(high[y].mean()), float(1 - high[~y].mean())
    probability = 1 / (1 + np.exp(-np.clip(score, -700, 700)))
    return Performance(
        auc=area(y, score).auc,
        intercept=intercept,
        slope=slope,
        brier=float(np.mean((y - probability) ** 2)) if y.size else None,
        sensitivity=sensitivity,
        specificity=specificity,
    )


def recalibrated(outcome: np.ndarray, score: np.ndarray) -> tuple[float | None, float | None]:
    """Intercept and slope of the outcome on a linear predictor; None where there is none."""
    model = fit(design_of([Column.numeric("score", score)], score.size), outcome)
    if model.why is not None or model.null:
        return None, None
    return float(model.coef[0]), float(model.coef[1])


def optimism(
    outcome: np.ndarray,
    candidates: Sequence[Column],
    patients: np.ndarray,
    recipe: Recipe,
    *,
    samples: int = 500,
    seed: int = 1,
    tell: Tell = lambda done: None,
) -> Optimism:
    """The pipeline's performance on its rows, and what of it is left on others.

    Every row of a patient that is drawn is drawn with it. The rows complete in every candidate are
    those that a sample's model is tried on.
    """
    y = np.asarray(outcome, dtype=bool)
    _, of = np.unique(patients, return_inverse=True)
    people = int(of.max()) + 1 if of.size else 0
    whole = pipeline(y, candidates, recipe)
    tried = [column.of(whole.rows) for column in candidates]
    apparent = _apparent(y[whole.rows], whole, tried)
    rng = np.random.default_rng(seed)
    differences: list[Performance] = []
    failed: Counter[str] = Counter()
    chosen: Counter[str] = Counter()
    empty = 0
    for done in range(1, samples + 1):
        times = np.bincount(rng.integers(people, size=people), minlength=people) if people else of
        drawn = np.repeat(np.arange(y.size), times[of])
        columns = [column.of(drawn) for column in candidates]
        found = pipeline(y[drawn], columns, recipe)
        if found.why in (None, NOTHING_ENTERED):
            empty += found.why is not None
            chosen.update(found.chosen)
            here = [column.of(found.rows) for column in columns]
            inside = _apparent(y[drawn][found.rows], found, here)
            outside = _apparent(y[whole.rows], found, tried)
            differences.append(_each(lambda a, b: a - b, inside, outside))
        else:
            failed[found.why.code] += 1
        tell(done)
    lost = Performance(*(_mean([getattr(d, name) for d in differences]) for name in MEASURES))
    used = len(differences)
    return Optimism(
        samples=samples,
        used=used,
        nothing_entered=empty,
        failed=dict(failed),
        apparent=apparent,
        optimism=lost,
        corrected=_each(lambda a, b: a - b, apparent, lost),
        selected={c.name: chosen[c.name] / used for c in candidates} if used else {},
    )


def shrinkage(model: Logistic, outcome: np.ndarray) -> Shrinkage:
    """The heuristic shrinkage factor of a fitted model, by its likelihood ratio."""
    null = fit(design_of([], model.n), outcome)
    why = model.why or null.why
    if why is not None or model.loglik is None or null.loglik is None:
        return Shrinkage(None, None, None, why)
    chi2 = max(2 * (model.loglik - null.loglik), 0.0)
    if chi2 <= 0:
        why = Why("no_chi_square", "The model is no better than none.")
        return Shrinkage(chi2, model.df, None, why)
    return Shrinkage(chi2, model.df, max((chi2 - model.df) / chi2, 0.0))


def _passes(column: Column, y: np.ndarray, below: float | None) -> bool:
    if below is None:
        return True
    rows = column.known
    made = design_of([column.of(rows)], int(rows.sum()))
    model = fit(made, y[rows])
    places = range(1, len(made.terms) + 1)
    p = wald(model, places).p if made.terms and model.why is None else None
    return p is not None and p < below


def _with_cutoff(found: Pipeline, cutoff: float | None) -> Pipeline:
    return replace(found, cutoff=cutoff)


def _apparent(y: np.ndarray, found: Pipeline, columns: Sequence[Column]) -> Performance:
    if found.why not in (None, NOTHING_ENTERED):
        return Performance(*(None for _ in MEASURES))
    return performance(y, found.score(columns), found.cutoff)


def _each(
    work: Callable[[float, float], float], first: Performance, second: Performance
) -> Performance:
    """Measure by measure, None where either is."""
    pairs = ((getattr(first, name), getattr(second, name)) for name in MEASURES)
    return Performance(*(None if a is None or b is None else work(a, b) for a, b in pairs))


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return float(np.mean(known)) if known else None
