"""The options of each method of an analysis: what they are called, what they take, what holds else.

The form of an analysis, the REST resource and the declarations all read them here.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from analytics.definitions.endpoint import Fact
from analytics.definitions.variables import VARIABLES


class Method(StrEnum):
    """How the numbers are made; the first three give the parts of the three commands."""

    SURVIVAL = "SURVIVAL"  # curves, tests and models of a time-to-event endpoint
    BINARY = "BINARY"  # logistic regression of a response
    TABLE = "TABLE"  # a response by the levels of a group
    DESCRIBE = "DESCRIBE"  # the variables of the patients, by group: a Table 1
    RATES = "RATES"  # responses within the levels of one variable after another
    COMPARE_VALUES = "COMPARE_VALUES"  # a measured value by the levels of variables
    TRANSPLANT = "TRANSPLANT"  # one endpoint under the four ways with a later transplant
    TIME_DEPENDENT = "TIME_DEPENDENT"  # a Cox model with covariates that begin on a day
    MULTISTATE = "MULTISTATE"  # who is in which state, day by day
    KINETICS = "KINETICS"  # measurements over time, by group
    LISTING = "LISTING"  # a line per subject, for a figure
    MONITORING = "MONITORING"  # a stopping rule for safety
    DEVELOP = "DEVELOP"  # a risk model from one's own rows
    VALIDATE = "VALIDATE"  # a risk model on rows that it was not made of
    COMPARE = "COMPARE"  # two risk models on the same rows


class Kind(StrEnum):
    NUMBER = "number"
    INTEGER = "integer"
    NUMBERS = "numbers"
    CHOICE = "choice"
    FLAG = "flag"
    VARIABLE = "variable"
    DAY = "day"
    TEXT = "text"
    TEXTS = "texts"


EXPECTS = {
    Kind.NUMBER: "a number",
    Kind.INTEGER: "a whole number",
    Kind.NUMBERS: "numbers separated by commas",
    Kind.FLAG: "yes or nothing",
    Kind.VARIABLE: "the name of a variable",
    Kind.DAY: "a day as YYYY-MM-DD",
    Kind.TEXT: "a name",
    Kind.TEXTS: "names separated by commas",
}


@dataclass(frozen=True)
class Option:
    """`default` is what holds where it is not given; numbers lie from `least` to `most`.

    With `exactly` it takes so many values, no two alike.
    """

    name: str
    title: str
    kind: Kind
    help: str = ""
    default: Any = None
    choices: tuple[str, ...] = ()
    least: float | None = None
    most: float | None = None
    exactly: int | None = None

    @property
    def expects(self) -> str:
        """What may be given, in words."""
        words = EXPECTS.get(self.kind, f"one of {', '.join(self.choices)}")
        if self.kind is Kind.TEXTS and self.choices:
            words = f"names out of {', '.join(self.choices)}, separated by commas"
        if self.exactly is not None:
            words = f"{self.exactly} different {words}"
        between = [
            f"{word} {bound:g}"
            for word, bound in (("from", self.least), ("to", self.most))
            if bound is not None
        ]
        return " ".join((words, *between))

    def taken(self, value: object) -> bool:
        """Whether the option takes it; None stands for the default."""
        if value is None:
            return True
        if self.kind in (Kind.NUMBERS, Kind.TEXTS):
            given = value if isinstance(value, list | tuple) else ()
            texts = self.kind is Kind.TEXTS
            fits = [self._one(one) if texts else self._number(one) for one in given]
            if not fits or not all(fits):
                return False
            return self.exactly is None or len(given) == len(set(given)) == self.exactly
        if self.kind is Kind.FLAG:
            return isinstance(value, bool)
        if self.kind in (Kind.NUMBER, Kind.INTEGER):
            return self._number(value)
        return isinstance(value, str) and self._text(value)

    def read(self, text: str) -> Any:
        """What was typed, as the method takes it; ValueError where that is nothing it takes."""
        value: Any = text
        if self.kind is Kind.FLAG:
            value = text in ("yes", "on", "true")
        elif self.kind in (Kind.NUMBER, Kind.INTEGER):
            value = _plain(text)
        elif self.kind is Kind.NUMBERS:
            value = [_plain(part) for part in text.split(",")]
        elif self.kind is Kind.TEXTS:
            value = [part.strip() for part in text.split(",")]
        if not self.taken(value):
            raise ValueError(f"{self.title} is {self.expects}, not {text!r}.")
        return value

    def written(self, value: Any) -> str:
        """A value as one types it; nothing for the default."""
        if value is None or value is False:
            return ""
        if isinstance(value, list | tuple):
            return ", ".join(str(one) for one in value)
        return "yes" if value is True else str(value)

    def _one(self, value: object) -> bool:
        return isinstance(value, str) and (not self.choices or value in self.choices)

    def _number(self, value: object) -> bool:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        if not math.isfinite(value) or (self.kind is Kind.INTEGER and value != int(value)):
            return False
        low, high = self.least, self.most
        return (low is None or value >= low) and (high is None or value <= high)

    def _text(self, value: str) -> bool:
        if self.kind is Kind.CHOICE:
            return value in self.choices
        if self.kind is Kind.VARIABLE:
            return value in VARIABLES
        if self.kind is Kind.DAY:
            try:
                date.fromisoformat(value)
            except ValueError:
                return False
        return bool(value)


def _plain(text: str) -> float | int:
    value = float(text)
    return int(value) if math.isfinite(value) and value == int(value) else value


AT = Option("at", "At the days", Kind.NUMBERS, "Such as 183, 365; else at every event.", least=0)
LEAD = Option("lead", "Day to read first", Kind.NUMBER, "Of those at which it is given.", least=0)
CONF_TYPE = Option(
    "conf_type",
    "Confidence limits",
    Kind.CHOICE,
    default="log-log",
    choices=("log-log", "log", "plain", "plain-clipped"),
)
TIES = Option(
    "ties", "Ties in the Cox model", Kind.CHOICE, default="efron", choices=("efron", "breslow")
)
LANDMARK = Option(
    "landmark",
    "Landmark day",
    Kind.NUMBER,
    "Only who is without an event then counts, from that day on, by what is known then.",
    least=0,
)
STRATA = Option("strata", "Strata", Kind.VARIABLE, "Tests and models compare within its levels.")
TAU = Option(
    "tau", "Restricted mean until day", Kind.NUMBER, "Else the last day of all groups.", least=0
)
STEPWISE = Option("stepwise", "Forward stepwise selection", Kind.FLAG, default=False)
ENTRY_P = Option("entry_p", "p of entry", Kind.NUMBER, default=0.05, least=0, most=1)
REMOVAL_P = Option("removal_p", "p of removal", Kind.NUMBER, default=0.10, least=0, most=1)
SCREEN_P = Option(
    "screen_p", "Univariate p below", Kind.NUMBER, "Offers only factors below it.", least=0, most=1
)
SCORE = Option(
    "score", "Score", Kind.VARIABLE, "A number that stands in for the model, for ROC and the rest."
)
SCORE_SCALE = Option(
    "score_scale",
    "Scale of the score",
    Kind.CHOICE,
    "logit: a linear predictor, which is calibrated as the probability it stands for.",
    default="as it is",
    choices=("as it is", "logit"),
)
SEED = Option(
    "seed", "Seed", Kind.INTEGER, "Of drawn samples: the same gives the same.", 1, least=0
)
SAMPLES = Option("samples", "Samples drawn", Kind.INTEGER, "Of patients.", 500, least=0, most=5000)
TEST = Option(
    "test",
    "Test",
    Kind.CHOICE,
    "Else Pearson where every expected count is 5 or more, and Fisher otherwise.",
    choices=("pearson", "yates", "n1", "fisher", "trend"),
)
NULL_RATE = Option(
    "null_rate",
    "Stated rate",
    Kind.NUMBER,
    "Tested against by the exact binomial.",
    least=0,
    most=1,
)
QUARTILES = Option(
    "quartiles",
    "Quartiles",
    Kind.INTEGER,
    "6 as SPSS and SAS, 7 as R.",
    default=6,
    least=6,
    most=7,
)
DIFFERENCES = Option("differences", "Standardised differences", Kind.FLAG, default=False)
TESTS = Option("tests", "Tests", Kind.FLAG, "Of each variable between the groups.", default=False)
VALUE_TEST = Option(
    "test",
    "Test",
    Kind.CHOICE,
    "Else Mann-Whitney of two groups and Kruskal-Wallis of more.",
    choices=("t", "welch", "mann_whitney", "kruskal_wallis"),
)
LANDMARKS = Option("landmarks", "Landmark days", Kind.NUMBERS, "One comparison each.", least=0)
ENTRY = Option(
    "entry",
    "Followed from",
    Kind.CHOICE,
    "Else from the origin, or as the endpoint says: who is observed from a later day on only.",
    choices=(Fact.MRD_QUALIFIED.value, Fact.ENROLMENT.value, Fact.LEUKAPHERESIS.value),
)
FACTS = Option(
    "facts",
    "What happened, on its day",
    Kind.TEXTS,
    "Of patients; such as INFUSION, CR, HSCT, RELAPSE, DEATH.",
    choices=tuple(fact.value for fact in Fact),
)
SPLIT = Option(
    "split",
    "Split on",
    Kind.DAY,
    "Who enrolled before that day makes the model; the rest tests it.",
)
SPLIT_SHARE = Option(
    "split_share",
    "Split at a share",
    Kind.NUMBER,
    "Without a day: on that by which this share of the patients had enrolled, such as 0.7.",
    least=0,
    most=1,
)
SETS = replace(SPLIT, help="The same again of who enrolled before that day, and from it on.")
MODEL = Option("model", "Risk model", Kind.TEXT, default="GU2022")
RULE = (
    Option("p0", "Highest rate that is borne", Kind.NUMBER, default=0.3, least=0, most=1),
    Option("c", "Certainty to stop at", Kind.NUMBER, default=0.9, least=0, most=1),
    Option("a", "Prior Beta(a, b): a", Kind.NUMBER, default=1, least=0),
    Option("b", "Prior Beta(a, b): b", Kind.NUMBER, default=1, least=0),
    Option("looks", "Looks at patients", Kind.NUMBERS, "Else after every patient.", least=1),
    Option("cap", "Most patients", Kind.INTEGER, default=40, least=1, most=1000),
    Option(
        "window", "Window", Kind.INTEGER, "Days of an infusion after which it counts.", 30, least=0
    ),
    Option(
        "rates",
        "True rates",
        Kind.NUMBERS,
        "Of which the chance to stop is given.",
        least=0,
        most=1,
    ),
)
OPTIONS: Mapping[Method, tuple[Option, ...]] = {
    Method.SURVIVAL: (
        AT,
        LEAD,
        TAU,
        CONF_TYPE,
        TIES,
        LANDMARK,
        STRATA,
        STEPWISE,
        ENTRY_P,
        REMOVAL_P,
    ),
    Method.BINARY: (STEPWISE, ENTRY_P, REMOVAL_P, SCREEN_P, SCORE, SCORE_SCALE),
    Method.TABLE: (TEST, NULL_RATE, SAMPLES, SEED, SETS, SPLIT_SHARE),
    Method.DESCRIBE: (QUARTILES, DIFFERENCES, TESTS, SETS, SPLIT_SHARE),
    Method.RATES: (TEST, NULL_RATE, SAMPLES, SEED, SETS, SPLIT_SHARE),
    Method.COMPARE_VALUES: (VALUE_TEST, QUARTILES),
    Method.TRANSPLANT: (AT, LEAD, CONF_TYPE, TIES, LANDMARKS),
    Method.TIME_DEPENDENT: (TIES, ENTRY),
    Method.MULTISTATE: (AT,),
    Method.KINETICS: (
        Option(
            "value",
            "Measured",
            Kind.CHOICE,
            default="car_t",
            choices=("car_t", "b_cells"),
        ),
        Option("unit", "Unit", Kind.TEXT, "Else the one in which most samples were measured."),
        Option("days", "Days", Kind.NUMBERS, "About which samples are put together.", least=0),
    ),
    Method.LISTING: (FACTS,),
    Method.MONITORING: RULE,
    Method.DEVELOP: (SCREEN_P, ENTRY_P, REMOVAL_P, SAMPLES, SEED, SPLIT, SPLIT_SHARE),
    Method.VALIDATE: (MODEL, SPLIT, SPLIT_SHARE),
    Method.COMPARE: (
        Option("models", "Risk models", Kind.TEXTS, "The newer one second.", exactly=2),
        SPLIT,
        SPLIT_SHARE,
    ),
}


def options_of(method: Method) -> tuple[Option, ...]:
    return OPTIONS[method]


def settled(method: Method, given: Mapping[str, Any]) -> dict[str, Any]:
    """Every option of a method with the value that holds."""
    return {
        option.name: option.default if given.get(option.name) is None else given[option.name]
        for option in OPTIONS[method]
    }
