"""Charts as they are drawn, without a database."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from analytics import charts
from analytics.definitions.groupings import OVERALL
from analytics.definitions.summaries import SUMMARIES

SHARE = {"n": 10, "events": 4, "rate": 0.4, "ci": [0.12, 0.74]}
# Day, then the survival and its limits; day, then relapse, death and the share without either.
CURVE = {"n": 2, "curve": [[30, 0.5, 0.0, 0.9, 2], [60, 0.5, 0.0, 0.9, 1]]}
INCIDENCE = {"n": 2, "incidence": [[30, 0.5, 0.0, 0.5, 2], [60, 0.5, 0.5, 0.0, 1]]}
GROUPS = {"GU2022_CR": SHARE, "GU2022_OS": CURVE, "CR_RELAPSE": INCIDENCE}


@pytest.fixture
def hasty() -> Iterator[None]:
    """Threads take turns at every chance."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


def drawn(summary: str) -> str:
    groups = {"all": GROUPS[summary], "none": {"n": 0}}
    chart = charts.draw(SUMMARIES[summary], OVERALL, {"groups": groups}, charts.THEMES["light"])
    assert chart is not None
    return chart


def test_charts_drawn_at_once_are_those_drawn_one_by_one(hasty: None) -> None:
    alone = {summary: drawn(summary) for summary in GROUPS}

    with ThreadPoolExecutor(6) as threads:
        together = list(threads.map(drawn, list(GROUPS) * 6))

    assert together == list(alone.values()) * 6


@pytest.mark.parametrize(
    ("summary", "axis"),
    [("GU2022_CR", "Share"), ("GU2022_OS", "Without event"), ("CR_RELAPSE", "With the event")],
)
def test_each_measure_has_an_axis_of_its_own(summary: str, axis: str) -> None:
    chart = drawn(summary)

    assert f">{axis}<" in chart
    assert (">Months<" in chart) == (axis != "Share")


def test_an_incidence_names_its_causes() -> None:
    chart = drawn("CR_RELAPSE")

    assert all(f">{charts.in_words(cause)}<" in chart for cause in SUMMARIES["CR_RELAPSE"].causes)


def test_nobody_has_no_chart() -> None:
    nobody = {"groups": {"all": {"n": 0}, "none": {"n": 0}}}

    assert charts.draw(SUMMARIES["GU2022_OS"], OVERALL, nobody, charts.THEMES["dark"]) is None
