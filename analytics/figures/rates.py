"""Shares with their limits within levels: a dot plot; shares of other answers as bars."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import altair as alt

from analytics.charts import WIDTH
from analytics.definitions.analysis import Method
from analytics.figures.sheet import (
    QUARTERS,
    Heading,
    Part,
    Rows,
    Sheet,
    figure,
    percent,
    tested,
)

SETS = {
    "enrolled_before_split": "enrolled before the split",
    "enrolled_from_split": "enrolled from the split on",
}
OVERALL = "overall"


@figure(Method.TABLE, Method.RATES)
def rates(sheet: Sheet) -> Iterator[Any]:
    """Each response within the levels of each variable, then the same of each set."""
    for part, among in (("", ""), *SETS.items()):
        if part and part not in sheet.result:
            continue
        found = sheet.result[part] if part else sheet.result
        for response, tables in (found.get("rates") or found.get("tables") or {}).items():
            title = sheet.words.say(response) + (f", {among}" if among else "")
            yield from _of_response(sheet, response, tables, title)


def _of_response(
    sheet: Sheet, response: str, tables: Mapping[str, Any], title: str
) -> Iterator[Any]:
    shares = [
        (_heading(sheet, name, table), list(_rates(sheet, name, table)))
        for name, table in tables.items()
    ]
    yield from dots(sheet, shares, title, sheet.options.get("null_rate"))
    for name, table in tables.items():
        yield from _bars(sheet, response, name, table, title)


def _heading(sheet: Sheet, name: str, table: Mapping[str, Any]) -> Heading:
    return tested("" if name == OVERALL else sheet.words.say(name), table)


def _rates(sheet: Sheet, name: str, table: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for level, of in table.get("levels", {}).items():
        if of.get("rate") is not None:
            yield share(sheet.words.say(level, (name, "levels")), of, of["yes"])


def share(label: str, of: Mapping[str, Any], events: int) -> dict[str, Any]:
    """A rate with its exact limits, and the counts in words."""
    return {
        "label": label,
        "rate": of["rate"],
        "lower": of["lower"],
        "upper": of["upper"],
        "said": f"{events}/{of['n']} ({percent(of['rate'])})",
    }


def dots(
    sheet: Sheet,
    groups: Sequence[Part],
    title: str,
    null_rate: float | None = None,
) -> Iterator[Any]:
    """A point and its exact limits for each row, beside the counts; nothing without rows."""
    rows = Rows.of(groups)
    if not rows.data:
        return
    colour = sheet.theme.groups[0]
    base = alt.Chart(alt.Data(values=rows.data)).encode(y=rows.y())
    axis = alt.X("rate:Q", title=None).scale(domain=[0, 1]).axis(format="%", values=QUARTERS)
    limits = base.mark_rule(strokeWidth=2.2, color=colour).encode(x="lower:Q", x2="upper:Q")
    points = base.mark_point(filled=True, size=80, opacity=1, color=colour).encode(x=axis)
    layers = [limits, points]
    if null_rate is not None:
        stated = alt.Chart(alt.Data(values=[{"rate": null_rate}]))
        dashed = stated.mark_rule(color=sheet.theme.text, strokeDash=[4, 4])
        layers.insert(0, dashed.encode(x="rate:Q"))
    plot = alt.layer(*layers).properties(width=max(220, WIDTH - rows.room - 60))
    stated_in_words = (
        [] if null_rate is None else [f"Dashed: the stated rate of {percent(null_rate)}."]
    )
    yield rows.across(
        plot,
        sheet.theme,
        190,
        title=sheet.title(title, "Share with exact 95 % limits", *stated_in_words),
    )


def _bars(
    sheet: Sheet, response: str, name: str, table: Mapping[str, Any], title: str
) -> Iterator[Any]:
    """An answer of more than yes and no: the share of each within each level."""
    levels = {
        level: {answer: n for answer, n in of.items() if answer != "n"}
        for level, of in table.get("levels", {}).items()
        if of["n"] and "rate" not in of
    }
    if not levels:
        return
    answers = list(dict.fromkeys(a for of in levels.values() for a, n in of.items() if n))
    labels = [sheet.words.say(answer, (response, "levels")) for answer in answers]
    rows = Rows.of(
        [
            (
                _heading(sheet, name, table),
                [
                    {
                        "label": f"{sheet.words.say(level, (name, 'levels'))}, n = "
                        f"{sum(of.values())}",
                        "answer": label,
                        "place": place,
                        "n": of.get(answer, 0),
                    }
                    for level, of in levels.items()
                    for place, (answer, label) in enumerate(zip(answers, labels, strict=True))
                ],
            )
        ]
    )
    legend = alt.Legend(title=None, orient="bottom", columns=2, labelLimit=WIDTH // 2)
    palette = [sheet.theme.groups[n % len(sheet.theme.groups)] for n in range(len(labels))]
    bars = (
        alt.Chart(alt.Data(values=rows.data))
        .mark_bar(size=13)
        .encode(
            y=rows.y(),
            x=alt.X("n:Q", title=None, stack="normalize").axis(format="%", values=QUARTERS),
            order="place:Q",
            color=alt.Color("answer:N", legend=legend).scale(domain=labels, range=palette),
        )
        .properties(width=max(220, WIDTH - rows.room))
    )
    yield rows.across(bars, sheet.theme, 190, title=sheet.title(title))
