"""What was measured over time, by group: mean with SEM, and median with quartiles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil, floor, log10
from typing import Any

import altair as alt

from analytics.charts import HEIGHT, WIDTH, scales
from analytics.definitions.analysis import Method
from analytics.figures.sheet import PLAIN, Sheet, figure, groups_of, stacked

LINEAR = "b_cells"  # a share of cells; every other level grows and falls by factors
MOST_TICKS = 8


@figure(Method.KINETICS)
def kinetics(sheet: Sheet) -> Iterator[Any]:
    """Two charts over the days about which samples are put together, and how many there are."""
    result = sheet.result
    names = [
        name
        for name in groups_of(result.get("groups", {}))
        if any(point["n"] for point in result["groups"][name])
    ]
    if not names:
        return
    look = sheet.look(names)
    rows = [
        {**point, "group": look.labels[name]} | _limits(point)
        for name in names
        for point in result["groups"][name]
        if point["n"]
    ]
    charts: list[Any] = []
    for title, centre, lower, upper in (
        ("Mean; the band is one SEM (standard error of the mean) to either side",
         "mean", "below", "above"),
        ("Median; the band reaches from the lower to the upper quartile",
         "median", "lower_quartile", "upper_quartile"),
    ):  # fmt: skip
        shown = [row for row in rows if row[centre] is not None]
        charts.append(
            _over_time(sheet, shown, look, (centre, lower, upper)).properties(
                title=sheet.title(title)
            )
        )
    counts = alt.Chart(alt.Data(values=rows)).mark_text(color=sheet.theme.text, fontSize=11)
    counted = counts.encode(
        x=_days(rows).axis(None),
        y=alt.Y("group:N", title=None, sort=list(look.labels.values())).axis(
            grid=False, domain=False, ticks=False, labelLimit=150, labelPadding=26
        ),
        text="n:N",
    ).properties(
        width=WIDTH,
        height=alt.Step(20),
        title=alt.Title("Measured", anchor="start", fontSize=12, color=sheet.theme.text),
    )
    yield stacked([*charts, counted], 18)


def _limits(point: Mapping[str, Any]) -> dict[str, float | None]:
    """One SEM to either side; a level is never below nought."""
    if point["mean"] is None or point["sem"] is None:
        return {"below": None, "above": None}
    return {
        "below": max(0.0, point["mean"] - point["sem"]),
        "above": point["mean"] + point["sem"],
    }


def _days(rows: list[dict[str, Any]]) -> alt.X:
    """The days, the early ones as far apart as the late ones."""
    days = sorted({row["day"] for row in rows})
    span = [days[0], max(days[-1], days[0] + 1)]
    return (
        alt.X("day:Q", title="Day after the infusion, not to scale")
        .scale(type="symlog", domain=span)
        .axis(values=days, format="d", grid=False)
    )


def _over_time(
    sheet: Sheet, rows: list[dict[str, Any]], look: Any, names: tuple[str, str, str]
) -> Any:
    centre, lower, upper = names
    colour, dash = scales(look, WIDTH, sheet.grouped_by)
    y = _levels(sheet, [row[name] for row in rows for name in names if row[name] is not None])
    base = alt.Chart(alt.Data(values=rows)).encode(x=_days(rows))
    banded = alt.Chart(alt.Data(values=[row for row in rows if row[lower] is not None]))
    band = banded.mark_area(opacity=0.16).encode(
        x=_days(rows),
        y=y(lower),
        y2=f"{upper}:Q",
        color=alt.Color("group:N", legend=None, scale=colour["scale"]),
    )
    line = base.mark_line(strokeWidth=2.2).encode(y=y(centre), color=colour, strokeDash=dash)
    points = base.mark_point(filled=True, size=55, opacity=1).encode(
        y=y(centre), color=alt.Color("group:N", legend=None, scale=colour["scale"])
    )
    return (
        alt.layer(band, line, points)
        .resolve_scale(color="independent", strokeDash="independent")
        .properties(width=WIDTH, height=HEIGHT)
    )


def _levels(sheet: Sheet, values: list[float]) -> Any:
    """The axis of the levels: logarithms where they differ by factors, with 0 on it."""
    unit = sheet.result.get("unit_title") or sheet.result.get("unit") or "Level"
    where = sheet.result.get("specimen_title")
    title = f"{unit}, {where.lower()}" if where else unit
    positive = [value for value in values if value > 0]
    if sheet.options.get("value") == LINEAR or not positive:
        return lambda name: alt.Y(f"{name}:Q", title=title).scale(zero=True)
    first, last = floor(log10(min(positive))), ceil(log10(max(positive)))
    every = ceil((last - first + 1) / MOST_TICKS)
    at = [0, *(10.0**power for power in range(first, last + 1, every))]
    scale = alt.Scale(
        type="symlog", constant=10.0 ** (first - 1), domain=[0, 10.0**last], nice=False
    )
    axis = alt.Axis(values=at, labelExpr=PLAIN)
    return lambda name: alt.Y(f"{name}:Q", title=f"{title} (logarithmic)", scale=scale, axis=axis)
