"""What a regression score is made of: terms, intercept, cutoff, groups."""

from collections.abc import Hashable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

# A value that is its own code is taken to so many decimals, so that sums stay whole numbers.
VALUE_DIGITS = 4


class RiskGroup(StrEnum):
    LOW = "low"
    INTERMEDIATE = "intermediate"
    HIGH = "high"


@dataclass(frozen=True)
class Band:
    """A code for every value below `below` that no earlier band took; None takes the rest."""

    code: int
    below: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Term:
    """One input, how its value becomes a code, and what one step of the code weighs.

    Without bands and codes the value is a number and its own code, to `VALUE_DIGITS` decimals.
    """

    name: str
    label: str
    coefficient: Decimal
    unit: str | None = None
    bands: tuple[Band, ...] = ()
    codes: tuple[tuple[Hashable, int], ...] = ()
    note: str = ""

    def coding(self) -> tuple[tuple[str, int], ...]:
        """Each value or range as text, with its code, in the order of the declaration.

        Nothing where the value is its own code.
        """
        if self.codes:
            return tuple((_text(value), code) for value, code in self.codes)
        rows = []
        lower: Decimal | None = None
        for band in self.bands:
            rows.append((_range(lower, band.below), band.code))
            lower = band.below
        return tuple(rows)


@dataclass(frozen=True, kw_only=True)
class Predictor:
    """A linear predictor, its logistic probability, and the cutoff that calls it high."""

    score: str
    probability: str
    title: str
    intercept: Decimal
    terms: tuple[Term, ...]
    high_above: Decimal

    @property
    def scale(self) -> int:
        """The power of ten that makes intercept, coefficients and cutoff whole numbers.

        Scores are summed as whole numbers, so that a score at the cutoff is never decided
        by the last bit of a binary fraction.
        """
        numbers = (self.intercept, self.high_above, *(t.coefficient for t in self.terms))
        return int(10 ** max(-int(number.as_tuple().exponent) for number in numbers))


@dataclass(frozen=True, kw_only=True)
class Applicability:
    """Whom the model was built on."""

    statement: str
    age_from: int
    age_to: int
    disease_status: tuple[str, ...]
    targets: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class RiskModel:
    """One or two linear predictors of a good outcome, and the risk groups made of them.

    Of two: both high is low risk, one is intermediate, none is high risk. Of one: high is low
    risk, everything else high risk; there is no intermediate group.
    """

    id: str
    version: str
    title: str
    source: str
    doi: str
    predictors: tuple[Predictor, ...]
    applicability: Applicability
    notes: tuple[str, ...]

    @property
    def inputs(self) -> tuple[Term, ...]:
        """Every input once, in the order in which the predictors name it."""
        seen = {term.name: term for predictor in self.predictors for term in predictor.terms}
        return tuple(seen.values())

    @property
    def rule(self) -> str:
        """How the scores make the risk groups, as a sentence."""
        if len(self.predictors) == 1:
            return "Low risk: the score is high. High risk: every other. No intermediate group."
        return "Low risk: both scores high. High risk: both low. Intermediate: one of each."

    def group(self, *, high: tuple[bool, ...]) -> RiskGroup:
        """The risk group of one flag per predictor, true where its score is high."""
        if all(high):
            return RiskGroup.LOW
        return RiskGroup.INTERMEDIATE if any(high) else RiskGroup.HIGH


def _text(value: Hashable) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _range(lower: Decimal | None, below: Decimal | None) -> str:
    if lower is None:
        return f"below {below}"
    return f"{lower} or more" if below is None else f"{lower} to below {below}"
