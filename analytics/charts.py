"""Summaries drawn as SVG, in a light and a dark variant. Slow to import: for workers alone."""

from dataclasses import dataclass
from typing import Any

import altair as alt
import vl_convert

from analytics.definitions.summaries import GROUPS, Measure, Summary

WIDTH, HEIGHT = 560, 300
MOST_STEPS = 1500  # per group; a finer curve cannot be seen at this size
DAYS_PER_MONTH = 30.4375
LABELS = {
    "low": "Low risk",
    "intermediate": "Intermediate risk",
    "high": "High risk",
    "none": "No score",
}
# Groups differ in lightness and dash as well as in hue, so that they stay apart in grey and
# for the colour-blind.
DASHES = {"low": [1, 0], "intermediate": [8, 4], "high": [2, 3], "none": [10, 3, 2, 3]}


@dataclass(frozen=True)
class Theme:
    name: str
    text: str
    line: str
    groups: tuple[str, str, str, str]


THEMES = (
    Theme("light", "#1c2430", "#c9d0d9", ("#005a8f", "#b86e00", "#7a1022", "#6b7280")),
    Theme("dark", "#e6ebf2", "#3c4654", ("#6cb8f0", "#f2c14e", "#ff8f85", "#9aa4b2")),
)


def draw(summary: Summary, numbers: dict[str, Any], theme: Theme) -> str | None:
    """The chart as SVG, or None when there is nobody to show."""
    shown = [name for name in GROUPS if numbers["groups"][name]["n"]]
    if not shown:
        return None
    if summary.measure is Measure.SURVIVAL:
        chart = _curves(numbers, shown, theme)
    else:
        chart = _shares(numbers, shown, theme)
    # Checking the specification takes longer than drawing it, and it is always the same one.
    spec = _themed(chart, theme).to_dict(validate=False)
    return str(vl_convert.vegalite_to_svg(spec))


def _scales(shown: list[str], theme: Theme) -> tuple[alt.Color, alt.StrokeDash]:
    labels = [LABELS[name] for name in shown]
    colours = dict(zip(GROUPS, theme.groups, strict=True))
    legend = alt.Legend(
        title=None, orient="top", symbolSize=400, symbolStrokeWidth=2.5, columnPadding=36
    )
    return (
        alt.Color("group:N", legend=legend).scale(
            domain=labels, range=[colours[name] for name in shown]
        ),
        alt.StrokeDash("group:N", legend=legend).scale(
            domain=labels, range=[DASHES[name] for name in shown]
        ),
    )


def _curves(numbers: dict[str, Any], shown: list[str], theme: Theme) -> alt.LayerChart:
    steps = []
    for name in shown:
        curve = numbers["groups"][name]["curve"]
        points = [[0, 1, 1, 1, None], *_thinned(curve)]
        steps += [
            {
                "group": LABELS[name],
                "months": day / DAYS_PER_MONTH,
                "survival": s,
                "lower": low,
                "upper": high,
            }
            for day, s, low, high, _ in points
        ]
    colour, dash = _scales(shown, theme)
    base = alt.Chart(alt.Data(values=steps)).encode(
        x=alt.X("months:Q", title="Months").axis(tickMinStep=1)
    )
    band = base.mark_area(interpolate="step-after", opacity=0.13).encode(
        y="lower:Q",
        y2="upper:Q",
        color=alt.Color("group:N", legend=None, scale=colour["scale"]),
    )
    line = base.mark_line(interpolate="step-after", strokeWidth=2.2).encode(
        y=alt.Y("survival:Q", title="Without event").scale(domain=[0, 1]).axis(format="%"),
        color=colour,
        strokeDash=dash,
    )
    # Shared scales would share the band's missing legend with the lines.
    return (
        alt.layer(band, line)
        .resolve_scale(color="independent", strokeDash="independent")
        .properties(height=HEIGHT)
    )


def _thinned(curve: list[list[float]]) -> list[list[float]]:
    """The points at which the curve falls, and the last one."""
    steps = [
        point
        for before, point in zip([[0, 1], *curve], curve, strict=False)
        if point[1] != before[1]
    ]
    every = max(1, len(steps) // MOST_STEPS)
    return steps[::every] + curve[-1:]


def _shares(numbers: dict[str, Any], shown: list[str], theme: Theme) -> alt.LayerChart:
    rows = [
        {
            "group": LABELS[name],
            "rate": group["rate"],
            "lower": group["ci"][0],
            "upper": group["ci"][1],
            "counts": f"{group['events']}/{group['n']}",
        }
        for name in shown
        for group in [numbers["groups"][name]]
    ]
    colour, dash = _scales(shown, theme)
    labels = [LABELS[name] for name in shown]
    # The axis names the groups; a legend would say the same again.
    colour = alt.Color("group:N", legend=None, scale=colour["scale"])
    dash = alt.StrokeDash("group:N", legend=None, scale=dash["scale"])
    base = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y("group:N", title=None, sort=labels).axis(labelLimit=200)
    )
    share = alt.X("rate:Q", title="Share").scale(domain=[0, 1]).axis(format="%")
    limits = base.mark_rule(strokeWidth=2.2).encode(
        x=alt.X("lower:Q"), x2="upper:Q", color=colour, strokeDash=dash
    )
    points = base.mark_point(filled=True, size=110, opacity=1).encode(x=share, color=colour)
    counts = base.mark_text(dy=-14, color=theme.text, fontSize=12).encode(x=share, text="counts:N")
    return alt.layer(limits, points, counts).properties(height=alt.Step(52))


def _themed(chart: alt.LayerChart, theme: Theme) -> alt.LayerChart:
    return (
        # Browsers set the text in a wider face than the one it was measured in.
        chart.properties(
            width=WIDTH,
            background="transparent",
            padding={"left": 40, "right": 24, "top": 5, "bottom": 5},
        )
        .configure(font="system-ui, sans-serif")
        .configure_axis(
            labelColor=theme.text,
            titleColor=theme.text,
            gridColor=theme.line,
            domainColor=theme.text,
            tickColor=theme.text,
            labelFontSize=12,
            titleFontSize=13,
            titleFontWeight="normal",
        )
        .configure_legend(labelColor=theme.text, labelFontSize=13)
        .configure_view(stroke=None)
    )
