"""Curves over time: who is without the event, incidences of causes, states; who is at risk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import altair as alt

from analytics.analyses.curves import ticks
from analytics.charts import DASHES, HEIGHT, WIDTH, Look, scales
from analytics.definitions.analysis import Method
from analytics.figures.ratios import hazards
from analytics.figures.sheet import Sheet, figure, groups_of, rounded_p, stacked

MOST_POINTS = 300  # of the states


@figure(Method.SURVIVAL, Method.TIME_DEPENDENT)
def survival(sheet: Sheet) -> Iterator[Any]:
    """Curves or incidences with the numbers at risk, then the ratios of the models."""
    if "cif" in sheet.result:
        yield incidences(sheet)
    elif "km" in sheet.result:
        yield event_free(sheet)
    yield from hazards(sheet)


def event_free(
    sheet: Sheet,
    title: Mapping[str, Any] | None = None,
    width: int = WIDTH,
    height: int = HEIGHT,
    labels: Mapping[str, str] | None = None,
) -> Any:
    """Kaplan-Meier curves with their limits, and the numbers at risk beneath."""
    km = sheet.result["km"]
    known = sheet.curves.get("km") or {name: of["at"] for name, of in km.items()}
    names = groups_of(km)
    look = sheet.look(names, labels)
    at_zero = dict.fromkeys(("survival", "lower", "upper"), 1) | {"time": 0}
    rows = [
        {**point, "group": look.labels[name], "time": sheet.time(point["time"])}
        for name in names
        for point in [at_zero, *known[name]]
        if point["survival"] is not None
    ]
    days = _days(point["time"] for name in names for point in known[name])
    colour, dash = scales(look, width, None if labels else sheet.grouped_by)
    base = alt.Chart(alt.Data(values=rows)).encode(x=sheet.time_axis(days))
    band = base.mark_area(interpolate="step-after", opacity=0.13, clip=True).encode(
        y="lower:Q", y2="upper:Q", color=alt.Color("group:N", legend=None, scale=colour["scale"])
    )
    line = base.mark_line(interpolate="step-after", strokeWidth=2.2).encode(
        y=alt.Y("survival:Q", title="Without event").scale(domain=[0, 1]).axis(format="%"),
        color=colour,
        strokeDash=dash,
    )
    # Shared scales would share the band's missing legend with the lines.
    chart = (
        alt.layer(band, line)
        .resolve_scale(color="independent", strokeDash="independent")
        .properties(width=width, height=height, **(title or _tested(sheet)))
    )
    return stacked([chart, *_at_risk(sheet, look, days, width)], 18)


def incidences(
    sheet: Sheet,
    title: Mapping[str, Any] | None = None,
    width: int = WIDTH,
    height: int = HEIGHT,
    causes: Mapping[str, str] | None = None,
) -> Any:
    """A line for each cause in each group: the colour says the group, the dash the cause."""
    cif = sheet.curves.get("cif") or sheet.result["cif"]
    named = {code: (causes or {}).get(code) or sheet.words.say(code, ("cif",)) for code in cif}
    names = groups_of(next(iter(cif.values())))
    look = sheet.look(names)
    rows = [
        {
            "group": look.labels[name],
            "cause": cause,
            "time": sheet.time(point["time"]),
            "share": point["estimate"],
        }
        for code, cause in named.items()
        for name in names
        for point in [{"time": 0, "estimate": 0}, *cif[code][name]]
        if point["estimate"] is not None
    ]
    days = _days(point["time"] for of in cif.values() for name in names for point in of[name])
    colour, _ = scales(look, width, sheet.grouped_by)
    legend = alt.Legend(
        title="Cause" if sheet.grouped_by else None,
        orient="top",
        symbolSize=400,
        columnPadding=28,
        offset=24,
        labelLimit=width,
    )
    dash = alt.StrokeDash("cause:N", legend=legend).scale(
        domain=list(named.values()), range=list(DASHES[: len(named)])
    )
    line = (
        alt.Chart(alt.Data(values=rows))
        .mark_line(interpolate="step-after", strokeWidth=2.2)
        .encode(
            x=sheet.time_axis(days),
            y=alt.Y("share:Q", title="With the event").scale(domain=[0, 1]).axis(format="%"),
            color=colour,
            strokeDash=dash,
        )
    )
    chart = alt.layer(line).properties(width=width, height=height, **(title or _tested(sheet)))
    return stacked([chart, *_at_risk(sheet, look, days, width)], 18)


@figure(Method.MULTISTATE)
def occupancy(sheet: Sheet) -> Iterator[Any]:
    """Who is in which state, day by day: the states make 100 %."""
    titles = {state["id"]: state["title"] for state in sheet.result.get("states", ())}
    points = sheet.result.get("occupancy", ())
    if not points or "why" in sheet.result:
        return
    places = {name: place for place, name in enumerate(titles)}
    shown = range(0, len(points), max(1, len(points) // MOST_POINTS))
    # The last one once: what stands twice on a day would be stacked on itself.
    points = [points[place] for place in dict.fromkeys((*shown, len(points) - 1))]
    rows = [
        {
            "state": titles[name],
            "place": places[name],
            "time": sheet.time(point["time"]),
            "share": point[name],
        }
        for point in points
        for name in titles
        if point[name] is not None
    ]
    days = _days(point["time"] for point in points)
    said = list(titles.values())
    yield (
        alt.Chart(alt.Data(values=rows))
        .mark_area(interpolate="step-after", opacity=0.85)
        .encode(
            x=sheet.time_axis(days),
            y=alt.Y("share:Q", title="In the state", stack="zero")
            .scale(domain=[0, 1])
            .axis(format="%"),
            order="place:Q",
            color=alt.Color(
                "state:N", legend=alt.Legend(title=None, orient="bottom", columns=2, labelLimit=260)
            ).scale(domain=said, range=list(sheet.theme.groups[: len(said)])),
        )
        .properties(width=WIDTH, height=HEIGHT)
    )


def _tested(sheet: Sheet) -> dict[str, Any]:
    """The tests between the groups, above their curves."""
    causes = sheet.result.get("gray", {})
    named = {f"Gray's test, {sheet.words.say(c, ('gray',))}": t for c, t in causes.items()}
    tests = named or {"Log-rank test": sheet.result.get("logrank", {})}
    said = [f"{name}: {p}" for name, test in tests.items() if (p := rounded_p(test.get("p")))]
    return {"title": sheet.note(*said)} if said else {}


def _at_risk(sheet: Sheet, look: Look, days: Sequence[float], width: int) -> Iterator[Any]:
    """How many are at risk just before each day of the axis above."""
    at_risk = sheet.curves.get("at_risk")
    if at_risk is None:
        return
    rows = [
        {"group": look.labels[name], "time": sheet.time(point["time"]), "n": point["n"]}
        for name in look.names
        for point in at_risk[name]
        if point["time"] <= days[-1]
    ]
    yield (
        alt.Chart(alt.Data(values=rows))
        .mark_text(color=sheet.theme.text, fontSize=12)
        .encode(
            x=sheet.time_axis(days).axis(None),
            y=alt.Y("group:N", title=None, sort=list(look.labels.values())).axis(
                grid=False, domain=False, ticks=False, labelLimit=150, labelPadding=26
            ),
            text="n:N",
        )
        .properties(
            width=width,
            height=alt.Step(20),
            title=alt.Title("At risk", anchor="start", fontSize=12, color=sheet.theme.text),
        )
    )


def _days(times: Any) -> list[float]:
    return ticks(max(times, default=0))
