"""What every figure shares: its numbers and words, axes, titles, and rows under headings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from textwrap import wrap
from typing import Any

import altair as alt

from analytics.analysis_tables import DAYS, MONTHS
from analytics.analysis_words import EVERYBODY, Words
from analytics.charts import DAYS_PER_MONTH, Look, Theme, look_of
from analytics.definitions.analysis import Analysis, Method
from analytics.definitions.endpoint import FROM
from analytics.definitions.endpoints import ENDPOINTS

# Axis labels of numbers that may be large, or less than 1.
PLAIN = "datum.value >= 10000 ? format(datum.value, '~s') : format(datum.value, '.4~f')"
QUARTERS = [0, 0.25, 0.5, 0.75, 1]
# Axis titles; months are for display alone.
TIMES = {DAYS: "Days", MONTHS: "Months (days / 30.4375)"}
LINE = 84  # characters of a line across a figure
BETWEEN = "\u241f"  # of a row's place and its label
ROW = 19
PER_LETTER = 6.4


@dataclass(frozen=True)
class Sheet:
    """A part of a result, what stands beside it for figures, and how both are shown.

    `since` is what its days count from.
    """

    result: Mapping[str, Any]
    curves: Mapping[str, Any]
    words: Words
    theme: Theme
    analysis: Analysis | None = None
    unit: str = DAYS
    since: str = ""

    def of(
        self, result: Mapping[str, Any], curves: Mapping[str, Any] | None = None, since: str = ""
    ) -> Sheet:
        return replace(self, result=result, curves=curves or {}, since=since or self.since)

    @property
    def options(self) -> Mapping[str, Any]:
        return self.analysis.settled if self.analysis is not None else {}

    def time(self, days: float) -> float:
        return days / DAYS_PER_MONTH if self.unit == MONTHS else days

    def time_axis(self, days: Sequence[float]) -> alt.X:
        title = TIMES[self.unit] + (f" since {self.since}" if self.since else "")
        at = [self.time(day) for day in days]
        axis = {"values": at, "format": ".1~f" if self.unit == MONTHS else "d"}
        return alt.X("time:Q", title=title).scale(domain=[0, at[-1]]).axis(**axis)

    def look(self, names: Sequence[str], labels: Mapping[str, str] | None = None) -> Look:
        """The groups, by labels of their own or as their variable calls them."""
        said = {name: (labels or {}).get(name) or self.words.say(name) for name in names}
        return look_of(names, said, self.theme)

    @property
    def grouped_by(self) -> str | None:
        """What the groups are, for their legend."""
        return self.words.group.title if self.words.group else None

    def title(self, text: str, *beneath: str, width: int = LINE) -> alt.Title:
        """A title at the left, and lines beneath it that break at a width."""
        lines = [line for one in beneath for line in wrap(one, width)]
        return alt.Title(
            wrap(text, width) or "",
            **({"subtitle": lines} if lines else {}),
            anchor="start",
            fontSize=13,
            fontWeight="bold",
            color=self.theme.text,
            subtitleColor=self.theme.text,
            subtitleFontSize=12,
            offset=10,
        )

    def note(self, *lines: str) -> alt.Title:
        """Lines at the left above a chart, in the size of text."""
        colour = self.theme.text
        return alt.Title(
            list(lines), anchor="start", fontSize=12, fontWeight="normal", color=colour, offset=10
        )


Spec = dict[str, Any]
Part = tuple["Heading", Sequence[Mapping[str, Any]]]
Draw = Callable[[Sheet], Iterable[Any]]
FIGURES: dict[Method, Draw] = {}


def figure(*methods: Method) -> Callable[[Draw], Draw]:
    """Register what draws the results of these methods: charts, one beneath the other."""

    def register(draw: Draw) -> Draw:
        FIGURES.update(dict.fromkeys(methods, draw))
        return draw

    return register


def since_of(analysis: Analysis | None) -> str:
    """What the days of an analysis count from, in words."""
    if analysis is None:
        return ""
    if (landmark := analysis.settled.get("landmark")) is not None:
        return f"the landmark, day {landmark:g}"
    return FROM[ENDPOINTS[analysis.endpoint].origin] if analysis.endpoint else "the infusion"


def tested(name: str, table: Mapping[str, Any]) -> Heading:
    """A variable, and beside it the test between its levels."""
    p = rounded_p(table.get("p"))
    return Heading(name, f"{str(table['test']).partition(',')[0]}, {p}" if name and p else "")


def groups_of(names: Iterable[str]) -> list[str]:
    """The groups, or everybody where there are none."""
    names = list(names)
    return [name for name in names if name != EVERYBODY] or names


def stacked(charts: Sequence[Any], spacing: int = 18, title: Any = None) -> Spec:
    """Charts one beneath the other, each with legends of its own."""
    return _together("vconcat", charts, spacing, title)


def abreast(charts: Sequence[Any], spacing: int = 6, title: Any = None) -> Spec:
    """Charts side by side, each with legends of its own."""
    return _together("hconcat", charts, spacing, title)


def _together(how: str, charts: Sequence[Any], spacing: int, title: Any) -> Spec:
    """As plain data: the drawing library copies every number again at each joining of charts."""
    own = dict.fromkeys(("color", "strokeDash", "shape", "opacity"), "independent")
    spec: Spec = {how: [_plain(chart) for chart in charts], "spacing": spacing}
    spec["resolve"] = {"scale": own}
    if title is not None:
        spec["title"] = title.to_dict()
    return spec


def _plain(chart: Any) -> Spec:
    spec: Spec = chart if isinstance(chart, dict) else chart.to_dict(validate=False)
    return {name: part for name, part in spec.items() if name not in ("$schema", "config")}


@dataclass(frozen=True)
class Heading:
    """What stands above some rows, and in words beside it."""

    label: str
    said: str = ""


@dataclass(frozen=True)
class Rows:
    """Labelled rows under headings, and how they stand along the y axis."""

    data: list[dict[str, Any]]
    headings: list[dict[str, Any]]
    places: list[str]

    @classmethod
    def of(cls, parts: Iterable[Part]) -> Rows:
        """Each part has a heading, without a label for none, and rows that say their `label`.

        Rows of a part with one label share a line.
        """
        data: list[dict[str, Any]] = []
        headings: list[dict[str, Any]] = []
        places: list[str] = []
        for heading, rows in parts:
            if heading.label and rows:
                places.append(f"h{len(places)}{BETWEEN}{heading.label}")
                headings.append({"row": places[-1], "said": heading.said})
            known: dict[str, str] = {}
            for row in rows:
                label = row["label"]
                if label not in known:
                    kind = "i" if heading.label else "r"
                    known[label] = f"{kind}{len(places)}{BETWEEN}{label}"
                    places.append(known[label])
                data.append({**row, "row": known[label]})
        return cls(data, headings, places)

    @property
    def room(self) -> int:
        """How wide the labels are."""
        longest = max((len(p.partition(BETWEEN)[2]) for p in self.places), default=0)
        return min(390, int(longest * PER_LETTER) + 24)

    def y(self) -> alt.Y:
        """The places of the rows; their labels are a chart of their own, flush left."""
        return alt.Y("row:N", sort=None).scale(domain=self.places).axis(None)

    @property
    def height(self) -> int:
        return ROW * len(self.places)

    def across(self, plot: Any, theme: Theme, room: int, title: Any = None) -> Spec:
        """The labels, a plot of the rows, and beside it what each row has `said`."""
        words = [row for row in (*self.headings, *self.data) if row.get("said")]
        parts = [self._labels(theme), plot.properties(height=self.height)]
        if words:
            parts.append(self._texts(words, "said:N", theme, room))
        return abreast(parts, title=title)

    def _labels(self, theme: Theme) -> Any:
        """The headings bold, above their rows."""
        charts = []
        for kind, weight, indent in (("h", "bold", 0), ("r", "normal", 0), ("i", "normal", 10)):
            known = [place for place in self.places if place.startswith(kind)]
            rows = [{"row": place, "label": place.partition(BETWEEN)[2]} for place in known]
            look = {"fontWeight": weight, "dx": indent}
            charts.append(self._texts(rows, "label:N", theme, self.room, **look))
        return alt.layer(*charts)

    def _texts(
        self, rows: list[dict[str, Any]], text: str, theme: Theme, width: int, **look: Any
    ) -> Any:
        marked = alt.Chart(alt.Data(values=rows)).mark_text(
            align="left", color=theme.text, fontSize=12, limit=width, **look
        )
        where = {"x": alt.value(0), "y": self.y()}
        return marked.encode(text=text, **where).properties(width=width, height=self.height)


def whys(part: Any) -> Iterator[str]:
    """Every reason that a result gives for what is not there, once."""
    seen = set()
    stack = [part]
    while stack:
        one = stack.pop(0)
        if isinstance(one, Mapping):
            message = one["why"].get("message") if isinstance(one.get("why"), Mapping) else None
            if message and message not in seen:
                seen.add(message)
                yield message
            stack += [value for name, value in one.items() if name != "why"]
        elif isinstance(one, list):
            stack += one


def said(sheet: Sheet, text: str) -> alt.Chart:
    """Words in place of a chart."""
    lines = wrap(text, LINE) or [""]
    return (
        alt.Chart(alt.Data(values=[{"said": lines}]))
        .mark_text(color=sheet.theme.text, fontSize=13, align="left", baseline="top", lineHeight=18)
        .encode(text="said:N", x=alt.value(0), y=alt.value(0))
        .properties(width=560, height=18 * len(lines))
    )


def percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def number(value: float) -> str:
    """A number for a reader, of four digits where it is small."""
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"


def rounded_p(p: float | None) -> str:
    """A p-value in words; nothing where there is none."""
    if p is None:
        return ""
    return "p < 0.001" if p < 0.001 else f"p {p:.3f}"
