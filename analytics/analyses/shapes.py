"""What the shapes of all analyses share: a reason beside the number it stands for, a warning."""

from typing import Any

from analytics.statistics.inputs import Why
from analytics.statistics.rank_tests import TestResult

Shape = dict[str, Any]


def because(shape: Shape, why: Why | None) -> Shape:
    """The shape, with the reason why its numbers are not there, if there is one."""
    return shape if why is None else shape | {"why": why.as_dict()}


def chi_square(test: TestResult) -> Shape:
    """A chi-square statistic with its degrees of freedom and p."""
    return because({"chi2": test.statistic, "df": test.df, "p": test.p}, test.why)


def warning(code: str, message: str) -> dict[str, str]:
    return {"code": code, "message": message}
