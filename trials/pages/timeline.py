"""What happened to a patient in the order of time, made from the date items of the registry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from trials.crf import Date, Link, PartialDate, PatientRecord, Record, registry
from trials.models import Study
from trials.pages.display import record_url, summary, text_of
from trials.rules import interval

LEAD = timedelta(days=60)
LEFT, WIDTH, LANE, TOP = 150, 850, 26, 30


@dataclass(frozen=True)
class Mark:
    """One dated fact. `first` and `last` are the days that it can span."""

    first: date
    last: date
    when: str
    lane: str
    title: str
    text: str
    day: str
    url: str
    is_anchor: bool


@dataclass(frozen=True)
class Drawn:
    """A mark as a shape of the chart."""

    x: float
    width: float
    y: float
    mark: Mark

    @property
    def right(self) -> float:
        return round(self.x + self.width, 1)


@dataclass(frozen=True)
class Chart:
    lanes: list[tuple[str, float]]
    drawn: list[Drawn]
    ticks: list[tuple[float, str]]
    anchors: list[float]
    width: int
    height: float
    left: int


def marks_of(patient: Record, rows: Iterable[Record], study: Study) -> list[Mark]:
    """The dated facts of a patient, earliest first. "Asked and not so" is not a fact."""
    rows = list(rows)
    marks = []
    for item in patient.crf.items.values():
        if isinstance(item, Date | PartialDate):
            span = interval(patient.flat(), item.name)
            if span:
                url = record_url(study, patient)
                marks.append(
                    Mark(
                        *span,
                        text_of(item, patient),
                        patient.crf.title,
                        item.label,
                        "",
                        "",
                        url,
                        False,
                    )
                )
    anchor = anchor_table()
    for row in rows:
        if getattr(row, "occurred", True) is False:
            continue
        mark = _mark(row, study, row.crf.table == anchor)
        if mark:
            marks.append(mark)
    return sorted(marks, key=lambda m: (m.first, m.last, m.lane))


def anchor_table() -> str | None:
    """The table of a patient that most others name: its rows are where days are counted from."""
    named = Counter(
        record._meta.get_field(item.name).related_model.crf.table  # type: ignore[union-attr]
        for record in registry.values()
        if issubclass(record, PatientRecord)
        for item in record.crf.items.values()
        if isinstance(item, Link)
    )
    return named.most_common(1)[0][0] if named else None


def _linked(row: Record) -> list[Record]:
    """The rows that this one names, its parent first."""
    links = [i for i in row.crf.items.values() if isinstance(i, Link)]
    found = [getattr(row, i.name) for i in sorted(links, key=lambda i: not i.parent)]
    return [t for t in found if t is not None]


def _dates(row: Record) -> list[tuple[Any, tuple[date, date]]]:
    flat = row.flat()
    items = [i for i in row.crf.items.values() if isinstance(i, Date | PartialDate)]
    return [(i, span) for i in items if (span := interval(flat, i.name))]


def _mark(row: Record, study: Study, is_anchor: bool) -> Mark | None:
    dates = _dates(row)
    if not dates:
        return None
    item, (first, known_until) = dates[0]
    later = [f"{i.label} {text_of(i, row)}" for i, _ in dates[1:]]
    return Mark(
        first=first,
        last=max(known_until, *(span[1] for _, span in dates)),
        when=text_of(item, row),
        lane=row.crf.title,
        title=f"{row.crf.title} {_number(row)}".strip(),
        text=" · ".join(part for part in (summary(row), *later) if part),
        day=_day(row, first, exact=first == known_until, is_anchor=is_anchor),
        url=record_url(study, row),
        is_anchor=is_anchor,
    )


def _number(row: Record) -> str:
    return str(getattr(row, "number", "") or "")


def _day(row: Record, first: date, *, exact: bool, is_anchor: bool) -> str:
    """How many days after the row that it names; nothing where either date is vague."""
    if not exact:
        return ""
    if is_anchor:
        return "day 0"
    for target in _linked(row):
        origin = next(iter(_dates(target)), None)
        if origin and origin[1][0] == origin[1][1]:
            return f"{(first - origin[1][0]).days:+d} d"
    return ""


def chart_of(marks: list[Mark]) -> Chart | None:
    """The marks as lanes over time, one lane per kind of record; None where nothing is dated.

    It begins shortly before the first anchor: years of earlier therapy would leave no room.
    """
    anchors = [m.first for m in marks if m.is_anchor]
    if anchors:
        marks = [m for m in marks if m.first >= min(anchors) - LEAD]
    if not marks:
        return None
    begin = min(m.first for m in marks)
    end = max(m.last for m in marks)
    days = max((end - begin).days, 1)

    def x(day: date) -> float:
        return round(LEFT + (day - begin).days / days * WIDTH, 1)

    names = list(dict.fromkeys(m.lane for m in marks))
    lanes = [(name, TOP + i * LANE + LANE / 2) for i, name in enumerate(names)]
    heights = dict(lanes)
    drawn = [Drawn(x(m.first), round(x(m.last) - x(m.first), 1), heights[m.lane], m) for m in marks]
    return Chart(
        lanes=lanes,
        drawn=drawn,
        ticks=_ticks(begin, end, x),
        anchors=[x(m.first) for m in marks if m.is_anchor],
        width=LEFT + WIDTH + 20,
        height=TOP + len(names) * LANE + 10,
        left=LEFT,
    )


def _ticks(begin: date, end: date, x: Any) -> list[tuple[float, str]]:
    """Round dates along the axis, at most about eight."""
    months = (end.year - begin.year) * 12 + end.month - begin.month
    step = next((s for s in (1, 2, 3, 6, 12, 24, 60) if months / s <= 8), 120)
    ticks = []
    for month in range(begin.year * 12, end.year * 12 + 12, step):
        day = date(month // 12, month % 12 + 1, 1)
        if begin <= day <= end:
            ticks.append((x(day), f"{day:%Y}" if step % 12 == 0 else f"{day:%Y-%m}"))
    return ticks
