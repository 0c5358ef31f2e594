"""A stopping rule: its boundary, the path of the trial on it, and what it does at true rates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import altair as alt

from analytics.charts import legend_of
from analytics.definitions.analysis import Method
from analytics.figures.sheet import Sheet, abreast, figure, percent

WIDE, NARROW, TALL = 330, 230, 240
BOUNDARY, PATH, STOPPED = "Events that stop", "The trial", "Stopped"


@figure(Method.MONITORING)
def monitoring(sheet: Sheet) -> Iterator[Any]:
    """Of each rule the boundary beside how often it stops."""
    for rule in sheet.result.get("rules", {}).values():
        p0, c = sheet.options.get("p0"), sheet.options.get("c")
        stands = f"{rule['events']} events among {rule['n']} who count."
        when = "" if p0 is None else f"Stops when P(rate > {percent(p0)}) > {percent(c)}. "
        charts = [_boundary(sheet, rule), _stopping(sheet, rule)]
        yield abreast(
            charts, spacing=36, title=sheet.title(rule["title"], when + stands + _stopped(rule))
        )


def _stopped(rule: Mapping[str, Any]) -> str:
    at = rule["stopped_at"]
    return " Never beyond the boundary." if at is None else f" Beyond the boundary at {at}."


def _boundary(sheet: Sheet, rule: Mapping[str, Any]) -> Any:
    """The events that stop at each look, and those of the trial until then."""
    theme = sheet.theme
    cap = max((one["n"] for one in rule["boundary"]), default=1)
    bounds = [
        {"n": one["n"], "events": one["events"], "line": BOUNDARY}
        for one in rule["boundary"]
        if one["events"] is not None
    ]
    path = [
        {"n": one["n"], "events": one["events"], "line": PATH}
        for one in [{"n": 0, "events": 0}, *rule["looks"]]
    ]
    if rule["n"] <= cap and rule["n"] > path[-1]["n"]:
        path.append({"n": rule["n"], "events": rule["events"], "line": PATH})
    lines = [BOUNDARY, PATH]
    most = max(one["events"] for one in [*bounds, *path])
    legend = legend_of(lines, WIDE, symbolSize=300)
    x = alt.X("n:Q", title="Patients who count").scale(domain=[0, cap], nice=False)
    y = (
        alt.Y("events:Q", title="Events")
        .scale(domain=[0, most + 1])
        .axis(format="d", tickMinStep=1)
    )
    base = alt.Chart(alt.Data(values=[*bounds, *path])).encode(x=x, y=y)
    stops = (
        alt.Chart(alt.Data(values=[{**one, "top": most + 1} for one in bounds]))
        .mark_area(interpolate="step-after", opacity=0.13, color=theme.groups[2])
        .encode(x=x, y=y, y2="top:Q")
    )
    drawn = base.mark_line(interpolate="step-after", strokeWidth=2.2).encode(
        color=alt.Color("line:N", legend=legend).scale(
            domain=lines, range=[theme.groups[2], theme.groups[0]]
        ),
        strokeDash=alt.StrokeDash("line:N", legend=legend).scale(
            domain=lines, range=[[6, 3], [1, 0]]
        ),
    )
    layers = [stops, drawn]
    at = next((one for one in rule["looks"] if one["stop"]), None)
    if at is not None:
        first = alt.Chart(alt.Data(values=[{"n": at["n"], "events": at["events"]}]))
        layers.append(
            first.mark_point(
                shape="cross", angle=45, filled=True, size=110, opacity=1, color=theme.groups[2]
            ).encode(x=x, y=y)
        )
    return alt.layer(*layers).properties(width=WIDE, height=TALL)


def _stopping(sheet: Sheet, rule: Mapping[str, Any]) -> Any:
    """How often the rule stops at each true rate; the dashed line is the highest that is borne."""
    theme = sheet.theme
    x = alt.X("rate:Q", title="True rate").axis(format="%").scale(zero=True)
    y = alt.Y("stops:Q", title="Stops").scale(domain=[0, 1]).axis(format="%")
    base = alt.Chart(alt.Data(values=rule["operating"])).encode(x=x, y=y)
    layers = [
        base.mark_line(strokeWidth=2.2, color=theme.groups[0]),
        base.mark_point(filled=True, size=60, opacity=1, color=theme.groups[0]),
    ]
    if (p0 := sheet.options.get("p0")) is not None:
        borne = alt.Chart(alt.Data(values=[{"rate": p0}]))
        layers.append(
            borne.mark_rule(color=theme.text, strokeDash=[4, 4]).encode(x=alt.X("rate:Q"))
        )
    return alt.layer(*layers).properties(width=NARROW, height=TALL)
