"""How well a model or a score tells outcomes apart and is true: logistic models, risk models."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import altair as alt

from analytics.definitions.analysis import Method
from analytics.definitions.variables import VARIABLES
from analytics.figures.rates import dots, share
from analytics.figures.ratios import odds
from analytics.figures.sheet import (
    Heading,
    Rows,
    Sheet,
    abreast,
    figure,
    percent,
    rounded_p,
)

SIDE = 250
Curve = Sequence[Mapping[str, Any]]


@figure(Method.BINARY)
def binary(sheet: Sheet) -> Iterator[Any]:
    """The odds ratios, those of one factor at a time first, and the model's performance."""
    yield from odds(sheet, "univariate", "Odds ratio, one factor at a time")
    yield from odds(sheet, "multivariate", "Odds ratio, multivariate")
    yield from performance(sheet, sheet.result, sheet.curves.get("roc", ()))


@figure(Method.DEVELOP)
def developed(sheet: Sheet) -> Iterator[Any]:
    """Each predictor: its ratios, how it does, what of that is optimism; then the validation."""
    curves = sheet.curves.get("roc", ())
    for place, predictor in enumerate(sheet.result.get("predictors", ())):
        of, title = sheet.of(predictor), predictor["title"]
        yield from odds(of, "univariate", f"{title}: odds ratio, one candidate at a time")
        yield from odds(of, "multivariate", f"{title}: odds ratio, model selected")
        curve = curves[place] if place < len(curves) else ()
        yield from performance(sheet, predictor, curve, f"{title}, as developed")
        yield from _selected(sheet, predictor, title)
    validation = sheet.result.get("validation", {})
    yield from validated(sheet.of(validation, {"roc": sheet.curves.get("validation", ())}))


@figure(Method.VALIDATE)
def validated(sheet: Sheet) -> Iterator[Any]:
    """How each predictor does on rows it was not made of, and the rates of the risk groups."""
    curves = sheet.curves.get("roc", ())
    for place, predictor in enumerate(sheet.result.get("predictors", ())):
        curve = curves[place] if place < len(curves) else ()
        titles = dict.fromkeys((predictor["title"], predictor["outcome"]))
        yield from performance(sheet, predictor, curve, f"Validation: {' for '.join(titles)}")
    label = VARIABLES["risk_group"].label
    for outcome in sheet.result.get("groups", ()):
        rows = [
            share(label(name), of, of["events"])
            for name, of in outcome["groups"].items()
            if of["rate"] is not None
        ]
        yield from dots(sheet, [(Heading(""), rows)], f"{outcome['title']} by risk group")


@figure(Method.COMPARE)
def compared(sheet: Sheet) -> Iterator[Any]:
    """The ROC curves of both models for each outcome, and who changes the risk group."""
    if "first" not in sheet.result:
        return
    names = [
        f"{sheet.result[one]['model']} version {sheet.result[one]['version']}"
        for one in ("first", "second")
    ]
    if names[0] == names[1]:
        names = [f"{name}, {place}" for name, place in zip(names, ("first", "second"), strict=True)]
    curves, pair = sheet.curves.get("roc", ()), []
    for place, outcome in enumerate(sheet.result["outcomes"]):
        areas = outcome["areas"]
        drawn = curves[place] if place < len(curves) else ()
        if drawn and all(drawn):
            labels = [
                f"{name}: {_area(areas[one])}"
                for name, one in zip(names, ("first", "second"), strict=True)
            ]
            p = rounded_p(areas.get("p"))
            beneath = [f"Difference {areas['difference']:.3f}, DeLong {p}"] if p else []
            title = sheet.title(outcome["title"], *beneath, width=44)
            named = dict(zip(labels, drawn, strict=True))
            pair.append(_roc(sheet, named, []).properties(title=title))
    if pair:
        yield abreast(pair, spacing=36)
    yield _reclassified(sheet, names)


def performance(
    sheet: Sheet, of: Mapping[str, Any], curve: Curve, title: str = ""
) -> Iterator[Any]:
    """The ROC curve beside the calibration, as far as there is either."""
    charts = []
    if curve:
        charts.append(_roc(sheet, {_area(of["roc"]): curve}, _cutoffs(of)))
    if of.get("calibration"):
        charts.append(_calibration(sheet, of))
    if charts:
        yield abreast(charts, spacing=36, title=sheet.title(title) if title else None)


def _area(roc: Mapping[str, Any]) -> str:
    """The area under the curve with DeLong's limits, in words."""
    if roc.get("auc") is None:
        return "AUC not known"
    if roc.get("lower") is None:
        return f"AUC {roc['auc']:.3f}"
    return f"AUC {roc['auc']:.3f} ({roc['lower']:.3f} to {roc['upper']:.3f})"


def _cutoffs(of: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The model's own cutoff where it has one, else Youden's."""
    own = of.get("at_cutoff")
    if own is not None:
        cutoff, found, said = own["cutoff"], {k: own[k]["rate"] for k in SHARES}, "The cutoff"
    else:
        cutoff, found, said = of["roc"]["cutoff"], of["roc"], "Youden's cutoff"
    if cutoff is None or any(found[key] is None for key in SHARES):
        return []
    return [
        {
            "false_positive": 1 - found["specificity"],
            "sensitivity": found["sensitivity"],
            "said": [
                f"{said} {cutoff:.3g}",
                f"sensitivity {percent(found['sensitivity'])}",
                f"specificity {percent(found['specificity'])}",
            ],
        }
    ]


SHARES = ("sensitivity", "specificity")


def _roc(sheet: Sheet, curves: Mapping[str, Curve], cutoffs: Sequence[Mapping[str, Any]]) -> Any:
    """ROC curves, each under its name with the area, and the points of the cutoffs."""
    theme, names = sheet.theme, list(curves)
    x = alt.X("false_positive:Q", title="1 - specificity").scale(domain=[0, 1]).axis(format="%")
    y = alt.Y("sensitivity:Q", title="Sensitivity").scale(domain=[0, 1]).axis(format="%")
    even = [{"false_positive": at, "sensitivity": at} for at in (0, 1)]
    chance = alt.Chart(alt.Data(values=even)).mark_line(
        color=theme.text, strokeDash=[4, 4], strokeWidth=1
    )
    rows = [
        {**point, "name": name, "place": place}
        for name, curve in curves.items()
        for place, point in enumerate(curve)
    ]
    legend = alt.Legend(title=None, orient="top", direction="vertical", labelLimit=SIDE + 120)
    line = (
        alt.Chart(alt.Data(values=rows))
        .mark_line(strokeWidth=2.2)
        .encode(
            order="place:Q",
            color=alt.Color("name:N", legend=legend).scale(
                domain=names, range=list(theme.groups[: len(names)])
            ),
            strokeDash=alt.StrokeDash("name:N", legend=legend).scale(
                domain=names, range=[[1, 0], [6, 3]][: len(names)]
            ),
        )
    )
    layers = [chance.encode(x=x, y=y), line.encode(x=x, y=y)]
    if cutoffs:
        marked = alt.Chart(alt.Data(values=list(cutoffs)))
        layers.append(
            marked.mark_point(filled=True, size=90, opacity=1, color=theme.groups[2]).encode(
                x=x, y=y
            )
        )
        layers.append(
            # Below the line of chance, where no useful curve is.
            marked.mark_text(align="right", color=theme.text, lineHeight=15, fontSize=12).encode(
                x=alt.value(SIDE - 8), y=alt.value(SIDE - 46), text="said:N"
            )
        )
    return alt.layer(*layers).properties(width=SIDE, height=SIDE)


def _calibration(sheet: Sheet, of: Mapping[str, Any]) -> Any:
    """Observed against expected shares, with the line on which both agree."""
    theme = sheet.theme
    rows = [row for row in of["calibration"] if row.get("observed") is not None]
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("expected:Q", title="Expected").scale(domain=[0, 1]).axis(format="%")
    )
    limits = base.mark_rule(strokeWidth=2.2, color=theme.groups[0]).encode(
        y=alt.Y("lower:Q", title="Observed").scale(domain=[0, 1]).axis(format="%"), y2="upper:Q"
    )
    points = base.mark_point(filled=True, size=80, opacity=1, color=theme.groups[0]).encode(
        y="observed:Q"
    )
    even = (
        alt.Chart(alt.Data(values=[{"at": 0}, {"at": 1}]))
        .mark_line(color=theme.text, strokeDash=[4, 4], strokeWidth=1)
        .encode(x="at:Q", y="at:Q")
    )
    said = [f"Hosmer-Lemeshow {p}" for p in [rounded_p(of["hosmer_lemeshow"]["p"])] if p]
    if of.get("brier") is not None:
        said.append(f"Brier {of['brier']:.3f}")
    return alt.layer(even, limits, points).properties(
        width=SIDE, height=SIDE, title=sheet.note(", ".join(said) or "Calibration")
    )


def _selected(sheet: Sheet, predictor: Mapping[str, Any], title: str) -> Iterator[Any]:
    """In how many samples each candidate was selected: what is chosen by luck is chosen seldom."""
    found = predictor["optimism"]
    if not found["used"]:
        return
    ranked = sorted(found["selected"].items(), key=lambda item: -item[1])
    said = [
        {"label": sheet.words.say(name), "share": part, "said": percent(part)}
        for name, part in ranked
    ]
    rows = Rows.of([(Heading(""), said)])
    if not rows.data:
        return
    bars = (
        alt.Chart(alt.Data(values=rows.data))
        .mark_bar(size=11, color=sheet.theme.groups[0])
        .encode(y=rows.y(), x=alt.X("share:Q", title=None).scale(domain=[0, 1]).axis(format="%"))
        .properties(width=300)
    )
    areas = [found[one]["auc"] for one in ("apparent", "corrected")]
    told = (
        f"AUC {areas[0]:.3f} as developed, {areas[1]:.3f} without optimism."
        if None not in areas
        else ""
    )
    yield rows.across(
        bars,
        sheet.theme,
        60,
        title=sheet.title(
            f"{title}: how often a candidate was selected",
            f"Of {found['used']} samples of patients. {told}",
        ),
    )


def _reclassified(sheet: Sheet, names: Sequence[str]) -> Any:
    """How many of each group of the first model are in each of the second."""
    label = VARIABLES["risk_group"].label
    groups = [label(level) for level in sheet.result["levels"]]
    rows = [
        {"first": first, "second": second, "n": n, "same": first == second}
        for first, counts in zip(groups, sheet.result["reclassification"], strict=True)
        for second, n in zip(groups, counts, strict=True)
    ]
    theme = sheet.theme
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("second:N", title=names[1], sort=groups).axis(labelAngle=0, grid=False),
        y=alt.Y("first:N", title=names[0], sort=groups).axis(grid=False),
    )
    tiles = base.mark_rect(stroke=theme.line).encode(
        color=alt.Color("same:N", legend=None).scale(
            domain=[True, False], range=[theme.groups[0], theme.line]
        ),
        opacity=alt.value(0.25),
    )
    counts = base.mark_text(fontSize=13, color=theme.text).encode(text="n:Q")
    title = sheet.title("Risk groups of both models", "Those of one group in both are coloured.")
    return alt.layer(tiles, counts).properties(width=420, height=150, title=title)
