"""Summaries drawn as SVG, in a light and a dark variant. Slow to import."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

import altair as alt
import vl_convert

from analytics.analysis_words import EVERYBODY
from analytics.definitions.endpoint import in_words
from analytics.definitions.summaries import Measure, Summary
from analytics.definitions.variable import NONE, Variable

WIDTH, HEIGHT = 560, 300
MOST_STEPS = 1500  # per group; a finer curve cannot be seen at this size
DAYS_PER_MONTH = 30.4375
# Groups differ in lightness and dash as well as in hue, so that they stay apart in grey and
# for the colour-blind. Past the last the colours begin again.
DASHES = ([1, 0], [8, 4], [2, 3], [12, 3, 2, 3], [5, 2], [1, 5])
NOT_KNOWN_DASH = [10, 3, 2, 3]

# The drawing library mixes up charts that several threads describe at once.
one_at_a_time = Lock()


@dataclass(frozen=True)
class Theme:
    name: str
    text: str
    line: str
    groups: tuple[str, ...]
    not_known: str


THEMES = {
    theme.name: theme
    for theme in (
        Theme(
            "light",
            "#1c2430",
            "#c9d0d9",
            ("#005a8f", "#b86e00", "#7a1022", "#1f7a4d", "#5b3fa0", "#8a5a83"),
            "#6b7280",
        ),
        Theme(
            "dark",
            "#e6ebf2",
            "#3c4654",
            ("#6cb8f0", "#f2c14e", "#ff8f85", "#74d3a4", "#b9a5f5", "#e0a6d8"),
            "#9aa4b2",
        ),
    )
}


@dataclass(frozen=True)
class Look:
    """The groups shown, with their labels, colours and dashes."""

    names: list[str]
    labels: dict[str, str]
    colours: list[str]
    dashes: list[list[int]]


def look_of(every: Sequence[str], labels: dict[str, str], theme: Theme) -> Look:
    """The groups that have a label, each in the colour and dash of its place among all."""
    shown = list(labels)
    places = [every.index(name) for name in shown]
    return Look(
        shown,
        labels,
        [
            theme.not_known if name == NONE else theme.groups[place % len(theme.groups)]
            for name, place in zip(shown, places, strict=True)
        ],
        [
            NOT_KNOWN_DASH if name == NONE else DASHES[place % len(DASHES)]
            for name, place in zip(shown, places, strict=True)
        ],
    )


def draw(summary: Summary, grouping: Variable, numbers: dict[str, Any], theme: Theme) -> str | None:
    """The chart as SVG, or None when there is nobody to show."""
    groups = numbers["groups"]
    every = grouping.names(groups)
    shown = [name for name in every if groups[name]["n"]]
    if not shown:
        return None
    look = look_of(every, {name: grouping.label(name) for name in shown}, theme)
    with one_at_a_time:
        if summary.measure is Measure.INCIDENCE:
            chart = _incidences(groups, look, [in_words(cause) for cause in summary.causes])
        else:
            draw_one = _curves if summary.measure is Measure.SURVIVAL else _shares
            chart = draw_one(groups, look, theme)
        # Checking the specification takes longer than drawing it, and it is always the same one.
        spec = themed(chart.properties(width=WIDTH), theme).to_dict(validate=False)
        return str(vl_convert.vegalite_to_svg(spec))


def scales(
    look: Look, width: int = WIDTH, title: str | None = None
) -> tuple[alt.Color, alt.StrokeDash]:
    """Colour and dash by group, with the legend."""
    labels = list(look.labels.values())
    # Everybody alone needs no name.
    alone = look.names == [EVERYBODY]
    legend = (
        None
        if alone
        else legend_of(labels, width, symbolSize=400, symbolStrokeWidth=2.5, title=title)
    )
    return (
        alt.Color("group:N", legend=legend).scale(domain=labels, range=look.colours),
        alt.StrokeDash("group:N", legend=legend).scale(domain=labels, range=look.dashes),
    )


def legend_of(labels: Sequence[str], width: int, **look: Any) -> alt.Legend:
    """A legend in as many columns as have room beside each other."""
    # A letter at this size, and the symbol and the gap before the next.
    wide = 7 * max(map(len, labels), default=1) + 60
    columns = max(1, min(len(labels), width // wide))
    look = {"title": None, "orient": "top", "columnPadding": 30} | look
    return alt.Legend(columns=columns, labelLimit=width - 50, **look)


def _curves(groups: dict[str, Any], look: Look, theme: Theme) -> alt.LayerChart:
    steps = []
    for name in look.names:
        curve = groups[name]["curve"]
        points = [[0, 1, 1, 1, None], *_thinned(curve)]
        steps += [
            {
                "group": look.labels[name],
                "months": day / DAYS_PER_MONTH,
                "survival": s,
                "lower": low,
                "upper": high,
            }
            for day, s, low, high, _ in points
        ]
    colour, dash = scales(look)
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


def _incidences(groups: dict[str, Any], look: Look, causes: list[str]) -> alt.LayerChart:
    """A line for each cause in each group: the colour says the group, the dash the cause.

    `causes` are in the order of the summary, as the stored steps are; that of stored keys is not.
    """
    steps = [
        {
            "group": look.labels[name],
            "cause": cause,
            "months": day / DAYS_PER_MONTH,
            "share": share,
        }
        for name in look.names
        for day, *shares in [[0, *[0] * len(causes), 1, 0], *groups[name]["incidence"]]
        for cause, share in zip(causes, shares, strict=False)
    ]
    colour, _ = scales(look)
    dash = alt.StrokeDash(
        "cause:N",
        legend=alt.Legend(title=None, orient="top", symbolSize=400, columnPadding=36, offset=24),
    ).scale(domain=causes, range=list(DASHES[: len(causes)]))
    line = (
        alt.Chart(alt.Data(values=steps))
        .mark_line(interpolate="step-after", strokeWidth=2.2)
        .encode(
            x=alt.X("months:Q", title="Months").axis(tickMinStep=1),
            y=alt.Y("share:Q", title="With the event").scale(domain=[0, 1]).axis(format="%"),
            color=colour,
            strokeDash=dash,
        )
    )
    return alt.layer(line).properties(height=HEIGHT)


def _thinned(curve: list[list[float]]) -> list[list[float]]:
    """The points at which the curve falls, and the last one."""
    steps = [
        point
        for before, point in zip([[0, 1], *curve], curve, strict=False)
        if point[1] != before[1]
    ]
    every = max(1, len(steps) // MOST_STEPS)
    return steps[::every] + curve[-1:]


def _shares(groups: dict[str, Any], look: Look, theme: Theme) -> alt.LayerChart:
    rows = [
        {
            "group": look.labels[name],
            "rate": group["rate"],
            "lower": group["ci"][0],
            "upper": group["ci"][1],
            "counts": f"{group['events']}/{group['n']}",
        }
        for name in look.names
        for group in [groups[name]]
    ]
    colour, dash = scales(look)
    labels = list(look.labels.values())
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


def themed(chart: Any, theme: Theme) -> Any:
    """The chart in the colours of a theme, on nothing."""
    return (
        # Browsers set the text in a wider face than the one it was measured in.
        chart.properties(
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
        .configure_legend(labelColor=theme.text, titleColor=theme.text, labelFontSize=13)
        .configure_view(stroke=None)
    )
