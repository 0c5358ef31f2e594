"""The figure of a result: curves, incidences, ratios, calibration. Slow to import."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import altair as alt
import vl_convert

from analytics.analyses.curves import ticks
from analytics.analysis_tables import Words, declared
from analytics.charts import (
    DASHES,
    HEIGHT,
    THEMES,
    WIDTH,
    Look,
    Theme,
    look_of,
    one_at_a_time,
    scales,
    themed,
)
from analytics.models import AnalysisRun

GROUND = {"light": "#ffffff", "dark": "#182126"}
EVERYBODY = "all"
# The line of no effect is beside the point where the others are not to be seen.
MOST_POINTS = 300  # of the states
RATIOS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
WIDEST = (RATIOS[0], RATIOS[-1])


def drawn(run: AnalysisRun, kind: str, theme: str) -> str | bytes:
    """The figure as svg, png or pdf, in one of the themes."""
    look = THEMES[theme]
    with one_at_a_time:
        result = {**run.numbers, "curves": run.curves}
        figure = themed(_figure(result, Words(declared(run)), look), look)
        if kind != "svg":
            # What is transparent takes any colour once it is pasted somewhere.
            figure = figure.properties(background=GROUND[theme])
        spec = figure.to_dict(validate=False)
        if kind == "png":
            return bytes(vl_convert.vegalite_to_png(spec, scale=3))
        if kind == "pdf":
            return bytes(vl_convert.vegalite_to_pdf(spec))
        return str(vl_convert.vegalite_to_svg(spec))


def _figure(result: Mapping[str, Any], words: Words, theme: Theme) -> Any:
    """Every part that can be drawn, one beneath the other."""
    charts: list[Any] = []
    if "cif" in result:
        charts += _incidences(result, words, theme)
    elif "km" in result:
        charts += _curves(result, words, theme)
    charts += [_forest(rows, title, theme) for title, rows in _ratios(result, words) if rows]
    if result.get("calibration"):
        charts.append(_calibration(result["calibration"], theme))
    if result.get("occupancy"):
        charts.append(_occupancy(result, theme))
    if not charts:
        charts = [_nothing(theme)]
    return alt.vconcat(*charts, spacing=18)


def _groups(names: Sequence[str]) -> list[str]:
    """The groups, or everybody where there are none."""
    return [name for name in names if name != EVERYBODY] or list(names)


def _look(names: Sequence[str], words: Words, theme: Theme) -> Look:
    return look_of(names, {name: words.say(name) for name in names}, theme)


def _curves(result: Mapping[str, Any], words: Words, theme: Theme) -> Iterator[Any]:
    """Kaplan-Meier curves with their limits, and the numbers at risk beneath."""
    whole = result.get("curves", {})
    known = whole.get("km") or {name: of["at"] for name, of in result["km"].items()}
    names = _groups(list(result["km"]))
    look = _look(names, words, theme)
    at_zero = dict.fromkeys(("survival", "lower", "upper"), 1) | {"time": 0}
    rows = [
        {"group": look.labels[name], **point}
        for name in names
        for point in [at_zero, *known[name]]
        if point["survival"] is not None
    ]
    days = _days(rows)
    colour, dash = scales(look)
    base = alt.Chart(alt.Data(values=rows)).encode(x=_time(days))
    band = base.mark_area(interpolate="step-after", opacity=0.13).encode(
        y="lower:Q", y2="upper:Q", color=alt.Color("group:N", legend=None, scale=colour["scale"])
    )
    line = base.mark_line(interpolate="step-after", strokeWidth=2.2).encode(
        y=alt.Y("survival:Q", title="Without event").scale(domain=[0, 1]).axis(format="%"),
        color=colour,
        strokeDash=dash,
    )
    yield (
        alt.layer(band, line)
        .resolve_scale(color="independent", strokeDash="independent")
        .properties(width=WIDTH, height=HEIGHT)
    )
    if "at_risk" in whole:
        yield _at_risk(whole["at_risk"], look, days, theme)


def _at_risk(
    at_risk: Mapping[str, Any], look: Look, days: Sequence[float], theme: Theme
) -> alt.Chart:
    """How many are at risk just before each day of the axis above."""
    rows = [{"group": look.labels[name], **point} for name in look.names for point in at_risk[name]]
    return (
        alt.Chart(alt.Data(values=rows))
        .mark_text(color=theme.text, fontSize=12)
        .encode(
            x=_time(days).axis(None),
            y=alt.Y("group:N", title=None, sort=list(look.labels.values())).axis(
                grid=False, domain=False, ticks=False, labelLimit=160, labelPadding=18
            ),
            text="n:N",
        )
        .properties(
            width=WIDTH,
            height=alt.Step(20),
            title=alt.Title("At risk", anchor="start", fontSize=12, color=theme.text),
        )
    )


def _days(rows: Sequence[Mapping[str, Any]]) -> list[float]:
    return ticks(max((row["time"] for row in rows), default=0))


def _time(days: Sequence[float]) -> alt.X:
    return alt.X("time:Q", title="Days").scale(domain=[0, days[-1]]).axis(values=list(days))


def _incidences(result: Mapping[str, Any], words: Words, theme: Theme) -> Iterator[Any]:
    """A line for each cause in each group: the colour says the group, the dash the cause."""
    whole = result.get("curves", {})
    cif = whole.get("cif") or result["cif"]
    causes = {code: words.say(code, ("cif",)) for code in result["cif"]}
    names = _groups(list(next(iter(result["cif"].values()))))
    look = _look(names, words, theme)
    rows = [
        {
            "group": look.labels[name],
            "cause": said,
            "time": point["time"],
            "share": point["estimate"],
        }
        for code, said in causes.items()
        for name in names
        for point in [{"time": 0, "estimate": 0}, *cif[code][name]]
        if point["estimate"] is not None
    ]
    days = _days(rows)
    colour, _ = scales(look)
    dash = alt.StrokeDash(
        "cause:N",
        legend=alt.Legend(title=None, orient="top", symbolSize=400, columnPadding=36, offset=24),
    ).scale(domain=list(causes.values()), range=list(DASHES[: len(causes)]))
    line = (
        alt.Chart(alt.Data(values=rows))
        .mark_line(interpolate="step-after", strokeWidth=2.2)
        .encode(
            x=_time(days),
            y=alt.Y("share:Q", title="With the event").scale(domain=[0, 1]).axis(format="%"),
            color=colour,
            strokeDash=dash,
        )
    )
    yield alt.layer(line).properties(width=WIDTH, height=HEIGHT)
    if "at_risk" in whole:
        yield _at_risk(whole["at_risk"], look, days, theme)


def _ratios(result: Mapping[str, Any], words: Words) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The ratios of each model, with its title; one that has no number is not drawn."""
    if "cox" in result:
        yield "Hazard ratio (Cox)", _hazards(result["cox"], words)
    for part, title in (("cause_specific", "cause-specific Cox"), ("fine_gray", "Fine-Gray")):
        for code, model in result.get(part, {}).items():
            yield f"Hazard ratio ({title}): {words.say(code, (part,))}", _hazards(model, words)
    if "multivariate" in result:
        rows = [
            _ratio(words.say(name), factor, "or")
            if "levels" not in factor
            else _ratio(f"{words.say(name)}: {words.say(level, (name, 'levels'))}", one, "or")
            for name, factor in result["multivariate"].get("factors", {}).items()
            for level, one in (factor.get("levels") or {"": factor}).items()
        ]
        yield "Odds ratio (logistic regression)", [row for row in rows if row]


def _hazards(model: Mapping[str, Any], words: Words) -> list[dict[str, Any]]:
    rows = (_ratio(words.say(name), term, "hr") for name, term in model.get("terms", {}).items())
    return [row for row in rows if row]


def _ratio(label: str, term: Mapping[str, Any], name: str) -> dict[str, Any]:
    """A ratio with its limits; that of Firth where the plain one has no bound; else nothing."""
    found = term.get("firth", term) if term.get(name) is None else term
    ratio = found.get(name)
    if ratio is None or found.get("lower") is None or found.get("upper") is None:
        return {}
    lowest, highest = WIDEST
    said = f"{ratio:.2f} ({found['lower']:.2f} to {found['upper']:.2f})"
    return {
        "term": label if found is term else f"{label} (Firth)",
        "ratio": min(max(ratio, lowest), highest),
        "lower": min(max(found["lower"], lowest), highest),
        "upper": min(max(found["upper"], lowest), highest),
        "said": said,
    }


def _forest(rows: Sequence[Mapping[str, Any]], title: str, theme: Theme) -> Any:
    """A point and its limits for each term, on the scale of logarithms, beside the numbers."""
    terms = [row["term"] for row in rows]
    base = alt.Chart(alt.Data(values=list(rows))).encode(
        y=alt.Y("term:N", title=None, sort=terms).axis(labelLimit=300, grid=False)
    )
    ticks = _ratio_ticks(rows)
    scale = alt.Scale(type="log", domain=[ticks[0], ticks[-1]], nice=False)
    limits = base.mark_rule(strokeWidth=2.2, color=theme.groups[0]).encode(
        x=alt.X("lower:Q", scale=scale, title=f"{title}, 95 % CI").axis(values=ticks, format="~g"),
        x2="upper:Q",
    )
    points = base.mark_point(filled=True, size=90, opacity=1, color=theme.groups[0]).encode(
        x=alt.X("ratio:Q", scale=scale)
    )
    one = (
        alt.Chart(alt.Data(values=[{"one": 1}]))
        .mark_rule(color=theme.text, strokeDash=[4, 4])
        .encode(x=alt.X("one:Q", scale=scale))
    )
    numbers = (
        base.mark_text(align="left", color=theme.text, fontSize=12)
        .encode(text="said:N")
        .properties(width=140, height=alt.Step(26))
    )
    numbers = numbers.encode(y=alt.Y("term:N", sort=terms).axis(None))
    plot = alt.layer(one, limits, points).properties(width=WIDTH - 300, height=alt.Step(26))
    return alt.hconcat(plot, numbers, spacing=4)


def _ratio_ticks(rows: Sequence[Mapping[str, Any]]) -> list[float]:
    """The round ratios that hold all limits between them, 1 always among them."""
    low = min(1.0, *(row["lower"] for row in rows))
    high = max(1.0, *(row["upper"] for row in rows))
    first = max(tick for tick in RATIOS if tick <= low)
    last = min(tick for tick in RATIOS if tick >= high)
    return [tick for tick in RATIOS if first <= tick <= last]


def _calibration(blocks: Sequence[Mapping[str, Any]], theme: Theme) -> Any:
    """Observed against expected shares, with the line on which both agree."""
    rows = [row for row in blocks if row.get("observed") is not None]
    base = alt.Chart(alt.Data(values=list(rows))).encode(
        x=alt.X("expected:Q", title="Expected").scale(domain=[0, 1]).axis(format="%")
    )
    limits = base.mark_rule(strokeWidth=2.2, color=theme.groups[0]).encode(
        y=alt.Y("lower:Q", title="Observed").scale(domain=[0, 1]).axis(format="%"), y2="upper:Q"
    )
    points = base.mark_point(filled=True, size=90, opacity=1, color=theme.groups[0]).encode(
        y="observed:Q"
    )
    even = (
        alt.Chart(alt.Data(values=[{"at": 0}, {"at": 1}]))
        .mark_line(color=theme.text, strokeDash=[4, 4], strokeWidth=1)
        .encode(x="at:Q", y="at:Q")
    )
    return alt.layer(even, limits, points).properties(width=HEIGHT, height=HEIGHT)


def _occupancy(result: Mapping[str, Any], theme: Theme) -> Any:
    """Who is in which state, day by day: the states make 100 %."""
    titles = {state["id"]: state["title"] for state in result["states"]}
    places = {name: place for place, name in enumerate(titles)}
    points = result["occupancy"]
    points = [*points[:: max(1, len(points) // MOST_POINTS)], points[-1]]
    rows = [
        {"state": titles[name], "place": places[name], "time": point["time"], "share": point[name]}
        for point in points
        for name in titles
    ]
    days = _days(rows)
    said = list(titles.values())
    return (
        alt.Chart(alt.Data(values=rows))
        .mark_area(interpolate="step-after", opacity=0.85)
        .encode(
            x=_time(days),
            y=alt.Y("share:Q", title="In the state", stack="zero")
            .scale(domain=[0, 1])
            .axis(format="%"),
            order="place:Q",
            color=alt.Color(
                "state:N", legend=alt.Legend(title=None, orient="bottom", columns=2, labelLimit=260)
            ).scale(domain=said, range=list(theme.groups[: len(said)])),
        )
        .properties(width=WIDTH, height=HEIGHT)
    )


def _nothing(theme: Theme) -> Any:
    said = [{"said": "No number of this result can be drawn."}]
    return alt.Chart(alt.Data(values=said)).mark_text(color=theme.text).encode(text="said:N")
