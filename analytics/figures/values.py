"""Measured values by level: quartiles as a box, the whole range as a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor, log10
from typing import Any

import altair as alt

from analytics.charts import WIDTH
from analytics.definitions.analysis import Method
from analytics.definitions.variables import VARIABLES
from analytics.figures.rates import OVERALL
from analytics.figures.sheet import (
    PLAIN,
    Part,
    Rows,
    Sheet,
    figure,
    number,
    tested,
)

LARGE = 100  # the largest over the smallest value from which a scale of logarithms is needed


@figure(Method.COMPARE_VALUES)
def values(sheet: Sheet) -> Iterator[Any]:
    """Each measured value within the levels of each variable."""
    for measured, by in sheet.result.get("values", {}).items():
        groups: list[Part] = []
        for name, found in by.items():
            said = tested("" if name == OVERALL else sheet.words.say(name), found)
            groups.append((said, list(_levels(sheet, name, found))))
        unit = VARIABLES[measured].unit if measured in VARIABLES else ""
        yield from boxes(sheet, groups, sheet.words.say(measured), unit)


def _levels(sheet: Sheet, name: str, found: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for level, of in found.get("levels", {}).items():
        if of["n"]:
            yield box(sheet.words.say(level, (name, "levels")), of)


def box(label: str, of: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "label": label,
        **{
            key: of[key]
            for key in ("median", "lower_quartile", "upper_quartile", "smallest", "largest")
        },
        "said": f"n = {of['n']}, median {number(of['median'])}",
    }


def boxes(sheet: Sheet, groups: Sequence[Part], title: str, unit: str) -> Iterator[Any]:
    """The range, the quartiles and the median of each row; nothing without rows."""
    rows = Rows.of(groups)
    if not rows.data:
        return
    low, high = min(r["smallest"] for r in rows.data), max(r["largest"] for r in rows.data)
    logarithms = low > 0 and high / low > LARGE
    scale, axis = alt.Scale(zero=False), alt.Axis(labelExpr=PLAIN, tickCount=6)
    if logarithms:
        first, last = floor(log10(low)), ceil(log10(high))
        at = [10.0**power for power in range(first, last + 1)]
        scale = alt.Scale(type="log", domain=[at[0], at[-1]], nice=False)
        axis = alt.Axis(labelExpr=PLAIN, values=at)
    colour = sheet.theme.groups[0]
    base = alt.Chart(alt.Data(values=rows.data)).encode(y=rows.y())
    heading = f"{unit}, logarithmic" if logarithms and unit else unit or None
    whole = base.mark_rule(color=colour).encode(
        x=alt.X("smallest:Q", title=heading, scale=scale, axis=axis), x2="largest:Q"
    )
    quartiles = base.mark_bar(size=9, color=colour, opacity=0.45).encode(
        x=alt.X("lower_quartile:Q", scale=scale), x2="upper_quartile:Q"
    )
    middle = base.mark_tick(thickness=3, size=13, color=colour, opacity=1).encode(
        x=alt.X("median:Q", scale=scale)
    )
    plot = alt.layer(whole, quartiles, middle).properties(width=max(220, WIDTH - rows.room - 60))
    yield rows.across(
        plot,
        sheet.theme,
        190,
        title=sheet.title(title, "Box: quartiles and median. Line: smallest to largest."),
    )
