"""Ratios with their limits: a row for each term, on the scale of logarithms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import altair as alt

from analytics.charts import WIDTH
from analytics.figures.sheet import Heading, Part, Rows, Sheet

RATIOS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
WIDEST = (RATIOS[0], RATIOS[-1])
MODELS = (("cause_specific", "cause-specific Cox"), ("fine_gray", "Fine-Gray"))


def hazards(sheet: Sheet) -> Iterator[Any]:
    """The hazard ratios of every model of a result; one that has no number is not drawn."""
    if "cox" in sheet.result:
        yield from forest(
            sheet, [(Heading(""), terms(sheet, sheet.result["cox"]))], "Hazard ratio (Cox)"
        )
    for part, title in MODELS:
        for code, model in sheet.result.get(part, {}).items():
            said = f"Hazard ratio ({title}): {sheet.words.say(code, (part,))}"
            yield from forest(sheet, [(Heading(""), terms(sheet, model))], said)
    if chosen := sheet.result.get("forward", {}).get("cox"):
        yield from forest(
            sheet, [(Heading(""), terms(sheet, chosen))], "Hazard ratio (selected forward)"
        )


def odds(sheet: Sheet, part: str, title: str) -> Iterator[Any]:
    """The odds ratios of a logistic part; the levels of a factor stand under its name."""
    given = sheet.result.get(part, {})
    factors = given.get("factors", {}) if part == "multivariate" else given
    groups: list[Part] = []
    for name, factor in factors.items():
        said = sheet.words.say(name)
        if "levels" in factor:
            levels = [
                ratio(sheet.words.say(level, (name, "levels")), one, "or")
                for level, one in factor["levels"].items()
            ]
            base = sheet.words.say(str(factor.get("reference")), (name, "levels"))
            heading = Heading(said, f"Reference: {base}")
            groups.append((heading, [one for one in levels if one]))
        elif row := ratio(said, factor, "or"):
            groups.append((Heading(""), [row]))
    yield from forest(sheet, groups, title)


def terms(sheet: Sheet, model: Mapping[str, Any]) -> list[dict[str, Any]]:
    rows = [ratio(sheet.words.say(n), t, "hr") for n, t in (model.get("terms") or {}).items()]
    return [row for row in rows if row]


def ratio(label: str, term: Mapping[str, Any], name: str) -> dict[str, Any]:
    """A ratio with its limits; that of Firth where the plain one has no bound; else nothing."""
    found = term.get("firth", term) if term.get(name) is None else term
    value = found.get(name)
    if value is None or found.get("lower") is None or found.get("upper") is None:
        return {}
    lowest, highest = WIDEST
    return {
        "label": label if found is term else f"{label} (Firth)",
        "ratio": min(max(value, lowest), highest),
        "lower": min(max(found["lower"], lowest), highest),
        "upper": min(max(found["upper"], lowest), highest),
        "said": f"{value:.2f} ({found['lower']:.2f} to {found['upper']:.2f})",
    }


def forest(sheet: Sheet, groups: Sequence[Part], title: str) -> Iterator[Any]:
    """A point and its limits for each row, beside the numbers; nothing without rows."""
    rows = Rows.of(groups)
    if not rows.data:
        return
    at = _ticks(rows.data)
    scale = alt.Scale(type="log", domain=[at[0], at[-1]], nice=False)
    base = alt.Chart(alt.Data(values=rows.data)).encode(y=rows.y())
    limits = base.mark_rule(strokeWidth=2.2, color=sheet.theme.groups[0]).encode(
        x=alt.X("lower:Q", scale=scale, title=None).axis(values=at, format="~g"), x2="upper:Q"
    )
    points = base.mark_point(
        filled=True, size=80, opacity=1, shape="square", color=sheet.theme.groups[0]
    ).encode(x=alt.X("ratio:Q", scale=scale))
    one = (
        alt.Chart(alt.Data(values=[{"one": 1}]))
        .mark_rule(color=sheet.theme.text, strokeDash=[4, 4])
        .encode(x=alt.X("one:Q", scale=scale))
    )
    plot = alt.layer(one, limits, points).properties(width=max(220, WIDTH - rows.room - 60))
    yield rows.across(plot, sheet.theme, 200, title=sheet.title(f"{title}, 95 % CI"))


def _ticks(rows: Sequence[Mapping[str, Any]]) -> list[float]:
    """The round ratios that hold all limits between them, 1 always among them."""
    low = min(1.0, *(row["lower"] for row in rows))
    high = max(1.0, *(row["upper"] for row in rows))
    first = max(tick for tick in RATIOS if tick <= low)
    last = min(tick for tick in RATIOS if tick >= high)
    return [tick for tick in RATIOS if first <= tick <= last]
