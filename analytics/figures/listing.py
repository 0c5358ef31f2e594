"""A line for each subject: what happened on which day, or a cloud of two scores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import altair as alt

from analytics.analyses.curves import ticks
from analytics.analysis_words import NOT_KNOWN
from analytics.charts import WIDTH, legend_of
from analytics.definitions.analysis import Method
from analytics.definitions.gu2022 import GU2022
from analytics.figures.sheet import Sheet, figure, said

SHAPES = ("circle", "square", "triangle-up", "diamond", "triangle-down", "wedge")
# The symbol of each fact, and the place of its colour; others take what is left.
SYMBOLS = {
    "INFUSION": ("circle", 4),
    "CR": ("triangle-up", 3),
    "NO_RESPONSE": ("square", 5),
    "HSCT": ("diamond", 0),
    "NEW_THERAPY": ("triangle-left", 1),
    "RELAPSE": ("triangle-down", 2),
    "CAR_T_LOST": ("wedge", 1),
    "B_CELLS_RECOVERED": ("arrow", 3),
    "DEATH": ("cross", None),
}
# What a remission ends with: the next one is marked again, one that holds on is not.
ENDS_REMISSION = ("RELAPSE", "NO_RESPONSE")
FOLLOWED = "Followed on, alive"
MOST_NAMED = 60  # subjects, beyond which their keys cannot be read
CLOUD = 380
# The scores that a published model cuts, and where.
CUTOFFS = {f"gu_{predictor.score}": float(predictor.high_above) for predictor in GU2022.predictors}


@figure(Method.LISTING)
def listing(sheet: Sheet) -> Iterator[Any]:
    """A swimmer plot of what has days, a cloud of what has two numbers; else it says why not."""
    lines = sheet.result.get("lines", ())
    if any("until" in line for line in lines):
        yield from _swimmers(sheet, lines)
        return
    numbers = [
        column["id"]
        for column in sheet.result.get("columns", ())
        if any(isinstance(line["values"][column["id"]], int | float) for line in lines)
    ]
    if len(numbers) == 2:
        yield _cloud(sheet, lines, (numbers[0], numbers[1]))
    elif lines:
        yield said(
            sheet,
            "This listing is read as a table: it has no days along which a line could be drawn. "
            "Name what happened on its day among the options to draw one for each patient.",
        )


def _swimmers(sheet: Sheet, lines: Any) -> Iterator[Any]:
    """A bar for each until the patient was last seen, what happened as symbols on it."""
    groups = _groups(sheet, lines)
    group = groups[0] if groups else None
    order = [line for line in lines if "until" in line]
    if group:
        places = {name: place for place, name in enumerate(group["levels"])}
        order.sort(key=lambda line: places[_value(line, group["id"])])
    keys = [line["subject"] for line in order]
    step = max(4.0, min(15.0, 900 / len(keys)))
    bars = [
        {
            "subject": line["subject"],
            "time": sheet.time(line["until"]),
            "group": _value(line, group["id"]) if group else "",
        }
        for line in order
    ]
    facts = [fact["title"] for fact in sheet.result["facts"]]
    named = {fact["id"]: fact["title"] for fact in sheet.result["facts"]}
    events = [
        {"subject": line["subject"], "time": sheet.time(one["day"]), "fact": named[one["fact"]]}
        for line in order
        for one in _marked(line["events"])
    ] + [
        {"subject": line["subject"], "time": sheet.time(line["until"]), "fact": FOLLOWED}
        for line in order
        if line["alive"]
    ]
    shown = [fact for fact in [*facts, FOLLOWED] if any(one["fact"] == fact for one in events)]
    y = (
        alt.Y("subject:N", title=None, sort=None)
        .scale(domain=keys)
        .axis(
            labels=len(keys) <= MOST_NAMED, labelPadding=12, ticks=False, grid=False, domain=False
        )
    )
    days = ticks(max(line["until"] for line in order))
    x = sheet.time_axis(days)
    bar = alt.Chart(alt.Data(values=bars)).mark_bar(size=max(2.0, step * 0.6), opacity=0.45)
    palette = list(sheet.theme.groups)
    if group:
        levels = group["levels"]
        colour = alt.Color("group:N", legend=legend_of(levels, WIDTH, title=group["title"]))
        colour = colour.scale(
            domain=levels, range=[palette[n % len(palette)] for n in range(len(levels))]
        )
    else:
        colour = alt.value(palette[0])
    symbols = {
        fact["title"]: SYMBOLS.get(fact["id"], (SHAPES[n % len(SHAPES)], n))
        for n, fact in enumerate(sheet.result["facts"])
    } | {FOLLOWED: ("triangle-right", None)}
    legend = legend_of(shown, WIDTH, orient="bottom")
    colours = [
        sheet.theme.text if place is None else palette[place % len(palette)]
        for place in (symbols[fact][1] for fact in shown)
    ]
    point = (
        alt.Chart(alt.Data(values=events))
        .mark_point(filled=True, size=min(70.0, 14 + 4 * step), opacity=1)
        .encode(
            x=x,
            y=y,
            shape=alt.Shape("fact:N", legend=legend).scale(
                domain=shown, range=[symbols[fact][0] for fact in shown]
            ),
            color=alt.Color("fact:N", legend=legend).scale(domain=shown, range=colours),
        )
    )
    yield (
        alt.layer(bar.encode(x=x, y=y, color=colour), point)
        .resolve_scale(color="independent", shape="independent")
        .properties(width=WIDTH, height=step * len(keys))
    )


def _marked(events: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """What happened, without the later findings of a remission that holds on."""
    in_remission = False
    for one in events:
        if one["fact"] == "CR" and in_remission:
            continue
        in_remission = (in_remission or one["fact"] == "CR") and one["fact"] not in ENDS_REMISSION
        yield one


def _groups(sheet: Sheet, lines: Any) -> list[dict[str, Any]]:
    """The columns that are factors, with their levels in the order of the declaration."""
    found = []
    for column in sheet.result.get("columns", ()):
        values = [_value(line, column["id"]) for line in lines]
        if any(isinstance(line["values"][column["id"]], int | float) for line in lines):
            continue
        present = sheet.words.levels(column["id"], set(values))
        if present:
            found.append({**column, "levels": present})
    return found


def _value(line: Mapping[str, Any], name: str) -> str:
    value = line["values"][name]
    return NOT_KNOWN if value is None else str(value)


def _cloud(sheet: Sheet, lines: Any, names: tuple[str, str]) -> Any:
    """A point for each subject with both numbers; the dashed lines are published cutoffs."""
    lines, every = [n for n in lines if None not in map(n["values"].get, names)], len(lines)
    factors = _groups(sheet, lines)[:2]
    titles = {column["id"]: column["title"] for column in sheet.result["columns"]}
    rows = [
        {
            "x": line["values"][names[0]],
            "y": line["values"][names[1]],
            **{f"f{place}": _value(line, of["id"]) for place, of in enumerate(factors)},
        }
        for line in lines
    ]
    x = alt.X("x:Q", title=titles[names[0]]).scale(zero=False)
    y = alt.Y("y:Q", title=titles[names[1]]).scale(zero=False)
    points = (
        alt.Chart(alt.Data(values=rows))
        .mark_point(filled=True, size=60, opacity=0.65)
        .encode(x=x, y=y)
    )
    palette = list(sheet.theme.groups)
    if factors:
        levels = factors[0]["levels"]
        points = points.encode(
            color=alt.Color(
                "f0:N", legend=legend_of(levels, CLOUD, title=factors[0]["title"])
            ).scale(domain=levels, range=[palette[n % len(palette)] for n in range(len(levels))])
        )
    if len(factors) > 1:
        levels = factors[1]["levels"]
        points = points.encode(
            shape=alt.Shape(
                "f1:N", legend=legend_of(levels, CLOUD, title=factors[1]["title"])
            ).scale(domain=levels, range=[SHAPES[n % len(SHAPES)] for n in range(len(levels))])
        )
    layers: list[Any] = [points]
    for channel, name in zip(("x", "y"), names, strict=True):
        if name in CUTOFFS:
            bound = alt.Chart(alt.Data(values=[{channel: CUTOFFS[name]}])).mark_rule(
                color=sheet.theme.text, strokeDash=[4, 4]
            )
            layers.append(bound.encode(**{channel: x if channel == "x" else y}))
    beneath = ["Dashed: the published cutoffs."] if len(layers) > 1 else []
    return alt.layer(*layers).properties(
        width=CLOUD,
        height=CLOUD,
        title=sheet.title(f"{len(rows)} of {every} have both scores", *beneath),
    )
