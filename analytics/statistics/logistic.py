"""Logistic regression, equal to R's glm, with what is infinite found and named.

Newton's method on columns brought to a range of 1 about their mean, so that a year of birth does
not cost digits. statsmodels' Logit gives the same numbers and is the second opinion of the tests:
it stops at separation and cannot say which term is infinite.

Separation (Albert and Anderson 1984, doi:10.1093/biomet/71.1.1): some direction of the coefficients
never lowers the probability of any observed outcome, so the likelihood grows along it without end.
Rows that it changes are predicted as they are; the others hold the limit of every coefficient that
stays finite (Clarkson and Jennrich 1991). Such directions are found by a linear programme (Konis
2007, Linear programming algorithms for detecting separated data, 4.23).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from analytics.statistics.design import Column, Design, design
from analytics.statistics.inputs import Why, chi_square_beyond
from analytics.statistics.limits import Z
from analytics.statistics.rank_tests import TestResult, untested

ROWS = 16_384  # at once, so that a block stays in the processor's cache
ITERATIONS = 30  # Newton needs about 6; separated data never settle
MANY_ITERATIONS = 300
STEP = 1e-9  # the next error is its square
PROFILE_STEP = 1e-6  # the likelihood, and no more is asked of a profile, is nearer by its square
AT_ONCE = 500  # rows that a linear programme takes in
LOWERED = 1e-9  # by less a row is not lowered
COLLINEAR = 1e-10  # a column's length beside those before it, relative to its own
CONSTANT_TERM = "{name} has one value only in these rows."
NO_MAXIMUM = Why(
    "not_converged", "The penalised likelihood has no single maximum: too few rows for the terms."
)
COLLINEAR_TERM = "{name} follows from the terms before it; leave one of them out."
SEPARATED_TERM = "{name} tells the outcomes apart, so its odds ratio is 0 or infinite."


@dataclass(frozen=True)
class Logistic:
    """A fitted model. Coefficient 0 is the intercept, coefficient 1 that of the first term.

    `null` says of a coefficient why it has no number: it is constant, collinear or infinite
    (`separation`). `fitted` is 0 or 1 where the limit is. With `why` nothing could be fitted.
    """

    n: int
    events: int
    coef: np.ndarray
    covariance: np.ndarray
    fitted: np.ndarray
    loglik: float | None
    null: dict[int, Why]
    why: Why | None = None

    @property
    def se(self) -> np.ndarray:
        return np.sqrt(np.diag(self.covariance))

    def separated(self, place: int) -> bool:
        return place in self.null and self.null[place].code == "separation"

    @property
    def df(self) -> int:
        """How many terms the model has, without those that are constant or collinear."""
        return sum(p not in self.null or self.separated(p) for p in range(1, self.coef.size))


def fit(columns: Design, outcome: np.ndarray) -> Logistic:
    """The model of an outcome (true or false) on a design, with an intercept."""
    y = np.asarray(outcome, dtype=bool)
    names = ["The intercept", *(term.name for term in columns.terms)]
    n, events = y.size, int(y.sum())
    if n == 0:
        return _unfitted(n, events, len(names), "nobody", "No row is complete.")
    if events in (0, n):
        return _unfitted(n, events, len(names), "one_outcome", "All rows have the same outcome.")
    z, centre, scale = _standardised(columns.matrix)
    null = {
        place: Why("constant", CONSTANT_TERM.format(name=names[place]))
        for place in np.flatnonzero(scale == 0).tolist()
    }
    kept = np.flatnonzero(scale != 0)
    repeated = ~_independent(z[:, kept])
    for place in kept[repeated].tolist():
        null[place] = Why("collinear", COLLINEAR_TERM.format(name=names[place]))
    kept = kept[~repeated]
    x = z if kept.size == scale.size else np.ascontiguousarray(z[:, kept])
    sign = np.where(y, 1.0, -1.0)
    rest = None
    basis = np.eye(kept.size)
    found = _newton(x, sign, ITERATIONS)
    if found is None:
        rest = _not_separated(x, sign)
        if not rest.all():
            basis = _estimable(x[rest])
        found = _newton(x[rest] @ basis, sign[rest], MANY_ITERATIONS)
        if found is None:
            return _unfitted(n, events, len(names), "not_converged", "The model did not converge.")
    beta, covariance, loglik = basis @ found[0], basis @ found[1] @ basis.T, found[2]
    # Back to the units of the columns: b_j / s_j, and the intercept at zero of all of them.
    back = np.diag(1 / scale[kept])
    back[0] -= centre[kept] / scale[kept]
    undetermined = np.linalg.norm(back @ (np.eye(kept.size) - basis @ basis.T), axis=1)
    unknown = undetermined > 1e-7 * np.linalg.norm(back, axis=1)
    for place in kept[unknown].tolist():
        null[place] = Why("separation", SEPARATED_TERM.format(name=names[place]))
    known = np.array([place for place in range(scale.size) if place not in null], dtype=int)
    at = np.flatnonzero(~unknown)
    coef = np.full(scale.size, np.nan)
    coef[known] = (back @ beta)[at]
    spread = np.full((scale.size, scale.size), np.nan)
    spread[np.ix_(known, known)] = (back @ covariance @ back.T)[np.ix_(at, at)]
    fitted = _probability(x @ beta)
    if rest is not None:
        fitted = np.where(rest, fitted, y)
    return Logistic(n, events, coef, spread, fitted, loglik, null)


def wald(model: Logistic, places: Sequence[int]) -> TestResult:
    """Whether several coefficients are zero together: b' V^-1 b, chi-square."""
    for place in places:
        if place in model.null:
            return TestResult(None, None, None, model.null[place])
    b = model.coef[list(places)]
    return _chi_square(
        float(b @ np.linalg.solve(model.covariance[np.ix_(places, places)], b)), b.size
    )


@dataclass(frozen=True)
class Firth:
    """A coefficient of the penalised likelihood, its profile limits and likelihood ratio p."""

    coef: float | None
    lower: float | None
    upper: float | None
    p: float | None
    why: Why | None = None


def firth(columns: Design, outcome: np.ndarray, place: int) -> Firth:
    """One coefficient by Firth's penalised likelihood (doi:10.1093/biomet/80.1.27), as R's logistf.

    `place` as in Logistic; it must not be constant or collinear. Limits and p are those of the
    profile, in which the others are fitted anew for each value of this one (Heinze and Schemper
    2002, doi:10.1002/sim.1047). firthmodels agrees where it converges.
    """
    from scipy.optimize import brentq

    # In one order: where few rows leave the maximum in doubt, rounding must not decide.
    y = np.asarray(outcome, dtype=bool)
    order = np.lexsort((y, *columns.matrix.T))
    z, _, scale = _standardised(columns.matrix[order])
    kept = np.flatnonzero(scale != 0)
    kept = kept[_independent(z[:, kept])]
    x, at = np.ascontiguousarray(z[:, kept]), int(np.flatnonzero(kept == place)[0])
    sign = np.where(y[order], 1.0, -1.0)
    try:
        everything = np.full(kept.size, True)
        best, top = _penalised(x, sign, np.zeros(kept.size), everything, STEP)
        others = np.arange(kept.size) != at
        last = best

        @cache
        def ratio(value: float) -> float:
            nonlocal last
            if value == best[at]:
                return 0.0
            start = last.copy()
            start[at] = value
            last, highest = _penalised(x, sign, start, others, PROFILE_STEP)
            fall = 2 * (top - highest)
            if fall < -1e-6:
                raise ArithmeticError("several maxima")  # too few rows for so many terms
            return fall

        limits = []
        for side in (-1.0, 1.0):
            near, far, last = best[at], best[at] + side, best
            while ratio(far) < Z**2:
                near, far = far, far + 2 * (far - best[at])
            limits.append(brentq(lambda v: ratio(v) - Z**2, near, far, xtol=1e-9, rtol=1e-9))
        p = chi_square_beyond(max(ratio(0.0), 0.0), 1)
    except (np.linalg.LinAlgError, ArithmeticError):
        return Firth(None, None, None, None, NO_MAXIMUM)
    coef, lower, upper = (float(value / scale[place]) for value in (best[at], *limits))
    return Firth(coef, lower, upper, p)


def _penalised(
    x: np.ndarray, sign: np.ndarray, start: np.ndarray, free: np.ndarray, smallest: float
) -> tuple[np.ndarray, float]:
    """Coefficients, those that are not free as in `start`, and log L + log|I| / 2 at the maximum.

    The score is that of L with y + h/2 for y and 1 + h for each row, h the leverage.
    """
    beta, best, step, taken = start, -np.inf, np.zeros_like(start), 0
    for _ in range(MANY_ITERATIONS):
        observed = _probability(sign * (x @ beta))
        weighted = x * (observed * (1 - observed))[:, None]
        information = weighted.T @ x
        with np.errstate(divide="ignore"):
            value = float(np.log(observed).sum()) + np.linalg.slogdet(information)[1] / 2
        if not value >= best - 1e-10 * abs(best) and taken < 20:
            step, taken = step / 2, taken + 1
            beta = beta - step
            continue
        best, taken = value, 0
        leverage = ((x @ np.linalg.inv(information)) * weighted).sum(axis=1)
        score = x.T @ (sign * (1 - observed + leverage * (0.5 - observed)))
        step = np.zeros_like(beta)
        # With the information of the rows so weighted, steps do not swing where leverages near 1.
        slope = (weighted[:, free] * (1 + leverage)[:, None]).T @ x[:, free]
        step[free] = np.linalg.solve(slope, score[free])
        longest = np.abs(step).max()
        if longest <= smallest * (1 + np.abs(beta).max()):
            return beta, value
        step *= min(1.0, 5 / longest)
        beta = beta + step
    raise ArithmeticError("no maximum")


@dataclass(frozen=True)
class Step:
    """A factor that entered by its score test, or left by its likelihood ratio."""

    action: str
    factor: str
    chi2: float
    df: int
    p: float


def forward(
    columns: Sequence[Column], outcome: np.ndarray, entry_p: float, removal_p: float
) -> tuple[tuple[Step, ...], tuple[Column, ...]]:
    """The steps of a forward selection, and the columns of the final model in order of entry.

    As SPSS's FSTEP(LR): the smallest score p below `entry_p` enters, a factor as a block and of
    equals the first; after it the largest likelihood ratio p above `removal_p` leaves, until none
    does. A change that would lead back to an earlier model ends the selection.
    """
    chosen: tuple[Column, ...] = ()
    steps: list[Step] = []
    seen = {frozenset[str]()}
    model = fit(design_of(chosen, outcome.size), outcome)
    while model.why is None:
        outside = [column for column in columns if column not in chosen]
        change = _best(model, chosen, outside, outcome)
        if change is None or change.step.p >= entry_p:
            break
        while change.names not in seen:
            chosen, model = change.columns, change.model
            seen.add(change.names)
            steps.append(change.step)
            change = _weakest(model, chosen, outcome)
            if change is None or change.step.p <= removal_p:
                break
        else:
            break
    return tuple(steps), chosen


@dataclass(frozen=True)
class _Change:
    step: Step
    columns: tuple[Column, ...]
    model: Logistic

    @property
    def names(self) -> frozenset[str]:
        return frozenset(column.name for column in self.columns)


def score_test(
    model: Logistic, inside: Sequence[Column], column: Column, outcome: np.ndarray
) -> TestResult:
    """Whether a column adds to a model fitted on those inside: Rao's score test."""
    x, _, scale = _standardised(design_of(inside, outcome.size).matrix)
    block, _, width = _standardised(design([column]).matrix)
    x, block = x[:, scale != 0], block[:, 1:][:, width[1:] != 0]
    weight = (model.fitted * (1 - model.fitted))[:, None]
    score = block.T @ (outcome - model.fitted)
    across = x.T @ (weight * block)
    alone = block.T @ (weight * block)
    variance = alone - across.T @ np.linalg.pinv(x.T @ (weight * x), hermitian=True) @ across
    values, vectors = np.linalg.eigh(variance)
    free = values > 1e-9 * max(np.diag(alone).max(initial=0.0), np.finfo(float).tiny)
    if not free.any():
        return untested("collinear", COLLINEAR_TERM.format(name=column.name))
    return _chi_square(
        float((((vectors.T @ score)[free]) ** 2 / values[free]).sum()), int(free.sum())
    )


def design_of(columns: Sequence[Column], size: int) -> Design:
    """The design of columns, of `size` rows also where there is no column."""
    return design(columns) if columns else Design(np.empty((size, 0)), (), ())


def _best(
    model: Logistic, inside: tuple[Column, ...], outside: Sequence[Column], outcome: np.ndarray
) -> _Change | None:
    """The column of the smallest score p, of equals the first, and the model with it."""
    tests = [(column, score_test(model, inside, column, outcome)) for column in outside]
    tests = [(column, test) for column, test in tests if test.p is not None]
    if not tests:
        return None
    column, test = min(tests, key=lambda pair: pair[1].p)
    columns = (*inside, column)
    return _Change(
        Step("enter", column.name, test.statistic, test.df, test.p),
        columns,
        fit(design_of(columns, outcome.size), outcome),
    )


def _weakest(model: Logistic, inside: tuple[Column, ...], outcome: np.ndarray) -> _Change | None:
    """The column of the largest likelihood ratio p, of equals the first, and the model without."""
    if model.why is not None or len(inside) < 2:
        return None
    found = []
    for column in inside:
        columns = tuple(other for other in inside if other is not column)
        without = fit(design_of(columns, outcome.size), outcome)
        ratio = max(2 * (model.loglik - without.loglik), 0.0)
        test = _chi_square(ratio, max(model.df - without.df, 1))
        step = Step("remove", column.name, test.statistic, test.df, test.p)
        found.append(_Change(step, columns, without))
    return max(found, key=lambda change: change.step.p)


def _chi_square(statistic: float, df: int) -> TestResult:
    return TestResult(statistic, df, chi_square_beyond(statistic, df))


def _unfitted(n: int, events: int, size: int, code: str, message: str) -> Logistic:
    nothing = np.full(size, np.nan)
    why = Why(code, message)
    null = dict.fromkeys(range(size), why)
    return Logistic(n, events, nothing, np.diag(nothing), np.full(n, np.nan), None, null, why)


def _standardised(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """A column of ones, then every column about its mean and over its range; both of each.

    The range is 0 exactly where a column is constant.
    """
    n, terms = matrix.shape
    centre, scale = np.zeros(terms + 1), np.ones(terms + 1)
    if n:
        centre[1:] = matrix.mean(axis=0)
        scale[1:] = matrix.max(axis=0) - matrix.min(axis=0)
    z = np.empty((n, terms + 1))
    z[:, 0] = 1
    np.subtract(matrix, centre[1:], out=z[:, 1:])
    z[:, 1:] /= np.where(scale[1:] == 0, 1, scale[1:])
    return z, centre, scale


def _independent(z: np.ndarray) -> np.ndarray:
    """True for each column that is no combination of those before it."""
    gram = z.T @ z
    length = np.sqrt(np.diag(gram))
    try:
        # What a column adds to those before it, cheap and blind below the root of precision.
        added = np.diag(np.linalg.cholesky(gram / np.outer(length, length)))
        if (added > 1e-4).all():
            return np.full(length.size, True)
    except np.linalg.LinAlgError:
        pass
    basis = np.empty((z.shape[0], 0))
    independent = np.full(length.size, False)
    for place, column in enumerate(z.T):
        left = column / length[place]
        for _ in range(2):  # once more for the digits that the first pass lost
            left = left - basis @ (basis.T @ left)
        size = np.linalg.norm(left)
        independent[place] = size > COLLINEAR
        if independent[place]:
            basis = np.column_stack([basis, left / size])
    return independent


def _probability(eta: np.ndarray) -> np.ndarray:
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-eta))


def _derivatives(
    x: np.ndarray, sign: np.ndarray, beta: np.ndarray
) -> tuple[float, np.ndarray, np.ndarray]:
    """Log-likelihood, score and information. `sign` is 1 or -1, so that one formula serves both."""
    loglik, score, information = 0.0, np.zeros(beta.size), np.zeros((beta.size, beta.size))
    with np.errstate(divide="ignore"):
        for start in range(0, sign.size, ROWS):
            block, side = x[start : start + ROWS], sign[start : start + ROWS]
            observed = _probability(side * (block @ beta))
            missed = 1 - observed
            loglik += float(np.log(observed).sum())
            score += (side * missed) @ block
            information += (block * (observed * missed)[:, None]).T @ block
    return loglik, score, information


def _newton(
    x: np.ndarray, sign: np.ndarray, iterations: int
) -> tuple[np.ndarray, np.ndarray, float] | None:
    """Coefficients, covariance and log-likelihood at the maximum; None where none is found."""
    beta = np.zeros(x.shape[1])
    step = np.zeros_like(beta)
    if not sign.size or not beta.size:
        return beta, np.zeros((beta.size, beta.size)), sign.size * np.log(0.5)
    best, score, information = _derivatives(x, sign, beta)
    for _ in range(iterations):
        try:
            step = np.linalg.solve(information, score)
        except np.linalg.LinAlgError:
            return None
        if not np.isfinite(step).all():
            return None
        if np.abs(step).max() <= STEP * (1 + np.abs(beta).max()):
            return beta + step, np.linalg.inv(information), best
        for _ in range(20):  # half the step while it overshoots; 1e-12 is rounding
            now, score, information = _derivatives(x, sign, beta + step)
            if now >= best - 1e-12 * abs(best):
                break
            step = step / 2
        beta, best = beta + step, now
    return None


def _not_separated(x: np.ndarray, sign: np.ndarray) -> np.ndarray:
    """True for each row whose fitted probability stays between 0 and 1."""
    rows, which = np.unique(x * sign[:, None], axis=0, return_inverse=True)
    rest = np.full(len(rows), True)
    while rest.any():
        moved = rows[rest] @ _raising(rows[rest]) > 1e-7
        if not moved.any():
            break
        rest[np.flatnonzero(rest)[moved]] = False
    return rest[which.reshape(-1)]


def _raising(rows: np.ndarray) -> np.ndarray:
    """The direction that moves the rows most and lowers none, 0 where there is none.

    Few of many rows bind: the programme has those alone that its last direction lowered.
    """
    from scipy.optimize import linprog

    binding = np.empty(0, dtype=np.int64)
    while True:
        # 1e-10 is the solver's own smallest.
        direction = linprog(
            -rows.sum(axis=0),
            A_ub=-rows[binding],
            b_ub=np.zeros(binding.size),
            bounds=(-1, 1),
            method="highs",
            options={"primal_feasibility_tolerance": 1e-10, "dual_feasibility_tolerance": 1e-10},
        ).x
        change = rows @ direction
        change[binding] = 0.0
        worst = np.argsort(change, kind="stable")[:AT_ONCE]
        lowered = worst[change[worst] < -LOWERED]
        if not lowered.size:
            return direction
        binding = np.concatenate([binding, lowered])


def _estimable(x: np.ndarray) -> np.ndarray:
    """Orthonormal columns that span the coefficients which these rows determine."""
    _, sizes, directions = np.linalg.svd(np.linalg.qr(x, mode="r") if len(x) else x)
    return directions[: int((sizes > COLLINEAR * max(sizes.max(initial=0.0), 1)).sum())].T
