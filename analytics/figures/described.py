"""A description: shares of levels and quartiles of numbers by group, and how far groups differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import altair as alt

from analytics.charts import WIDTH, legend_of
from analytics.definitions.analysis import Method
from analytics.figures.rates import SETS
from analytics.figures.sheet import (
    QUARTERS,
    Heading,
    Rows,
    Sheet,
    figure,
    groups_of,
    percent,
)
from analytics.figures.values import box, boxes

APART = 0.1  # of a standardised difference, above which groups are called unlike (Austin 2009)


@figure(Method.DESCRIBE)
def described(sheet: Sheet) -> Iterator[Any]:
    """The levels, the numbers and the differences of everybody, then of each set."""
    for part, among in (("", ""), *SETS.items()):
        found = sheet.result.get(part) if part else sheet.result
        if found and found.get("groups"):
            after = f", {among}" if among else ""
            yield from _shares(sheet, found, after)
            yield from _numbers(sheet, found, after)
            yield from _differences(sheet, found, after)


def _shares(sheet: Sheet, found: Mapping[str, Any], after: str) -> Iterator[Any]:
    names = [name for name in groups_of(found["groups"]) if found["groups"][name]["n"]]
    factors = found.get("factors", {})
    if not names or not factors:
        return
    look = sheet.look(names)
    rows = Rows.of(
        (
            Heading(sheet.words.say(factor)),
            [
                {
                    "label": sheet.words.say(level, (factor, "levels")),
                    "group": look.labels[name],
                    "share": one["share"],
                    "said": f"{one['n']} ({percent(one['share'])})" if len(names) == 1 else "",
                }
                for level in of["levels"]
                if any(factors[name][factor]["levels"].get(level, {}).get("n") for name in names)
                for name in names
                for one in [factors[name][factor]["levels"].get(level, {})]
                if one.get("share") is not None
            ],
        )
        for factor, of in factors[names[0]].items()
    )
    if not rows.data:
        return
    labels = list(look.labels.values())
    legend = None if len(names) == 1 else legend_of(labels, WIDTH, title=sheet.grouped_by)
    marks = (
        alt.Chart(alt.Data(values=rows.data))
        .mark_point(filled=True, size=80, opacity=0.9)
        .encode(
            y=rows.y(),
            x=alt.X("share:Q", title=None).scale(domain=[0, 1]).axis(format="%", values=QUARTERS),
            color=alt.Color("group:N", legend=legend).scale(domain=labels, range=look.colours),
            shape=alt.Shape("group:N", legend=legend).scale(domain=labels),
        )
        .properties(width=max(220, WIDTH - rows.room - 60))
    )
    title = sheet.title(f"Shares of those in whom it is known{after}")
    yield rows.across(marks, sheet.theme, 110, title=title)


def _numbers(sheet: Sheet, found: Mapping[str, Any], after: str) -> Iterator[Any]:
    names = [name for name in groups_of(found["groups"]) if found["groups"][name]["n"]]
    numbers = found.get("numbers", {})
    for number, of in (numbers.get(names[0], {}) if names and numbers else {}).items():
        rows = [
            box(sheet.words.say(name), numbers[name][number])
            for name in names
            if numbers[name][number]["n"]
        ]
        title = sheet.words.say(number) + after
        yield from boxes(sheet, [(Heading(""), rows)], title, of.get("unit") or "")


def _differences(sheet: Sheet, found: Mapping[str, Any], after: str) -> Iterator[Any]:
    rows = Rows.of(
        [
            (
                Heading(""),
                [
                    {
                        "label": sheet.words.say(name),
                        "apart": abs(one["standardised"]),
                        "said": f"{one['standardised']:.2f}",
                    }
                    for name, one in found.get("standardised_differences", {}).items()
                    if one.get("standardised") is not None
                ],
            )
        ]
    )
    if not rows.data:
        return
    base = alt.Chart(alt.Data(values=rows.data)).encode(y=rows.y())
    points = base.mark_point(filled=True, size=80, opacity=1, color=sheet.theme.groups[0])
    bound = alt.Chart(alt.Data(values=[{"apart": APART}])).mark_rule(
        color=sheet.theme.text, strokeDash=[4, 4]
    )
    axis = alt.X("apart:Q", title=None).scale(zero=True)
    plot = alt.layer(bound.encode(x="apart:Q"), points.encode(x=axis)).properties(
        width=max(220, WIDTH - rows.room - 60)
    )
    yield rows.across(
        plot,
        sheet.theme,
        60,
        title=sheet.title(
            f"Standardised differences{after}", f"Without their sign. Dashed: {APART:g}."
        ),
    )
