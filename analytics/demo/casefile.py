"""What the rows of one patient are collected in, and the small tools for filling it."""

from calendar import monthrange
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import numpy as np

from analytics.demo.course import Course
from analytics.demo.study import SETTINGS

Row = dict[str, Any]
Table = str


def number(value: float, places: int = 1) -> Decimal:
    return Decimal(f"{value:.{places}f}")


@dataclass(frozen=True)
class Chance:
    """What a row might hold instead of what it holds; `what` is as `planted` names it."""

    what: tuple[str, str]
    row: Row
    without: tuple[str, ...]
    changes: Row

    def take(self) -> None:
        for name in self.without:
            self.row.pop(name, None)
        self.row.update(self.changes)


@dataclass
class Casefile:
    """The flat rows of one patient by table; keys are counted as the record counts them."""

    rng: np.random.Generator
    key: str
    who: Any  # the patient's row of the cohort
    course: Course
    day0: date
    rows: dict[Table, list[Row]]
    # A stream of its own for what was added to the record later; see `analytics.demo.beside`.
    beside: np.random.Generator
    settings: Mapping[str, Any] = field(default_factory=lambda: SETTINGS)
    rich: bool = True  # daily and repeated rows too, which large sizes leave out
    counts: Counter[tuple[Table, str]] = field(default_factory=Counter)
    chances: list[Chance] = field(default_factory=list)

    def add(
        self, table: Table, under: str | None = None, parent: str = "patient", **row: Any
    ) -> str:
        """Add a row under a parent, the patient unless said, and return its key."""
        base = under or self.key
        self.counts[table, base] += 1
        n = self.counts[table, base]
        self.rows[table].append({parent: base, "number": n, **row})
        return f"{base}/{n}"

    def could(
        self,
        kind: str,
        name: str,
        table: Table | None = None,
        *,
        without: tuple[str, ...] = (),
        **changes: Any,
    ) -> None:
        """The row just added to a table may be planted; the name begins with it unless said."""
        row = self.rows[table or name.partition(".")[0]][-1]
        self.chances.append(Chance((kind, name), row, without, changes))

    def could_lack(self, name: str, reason: str) -> None:
        """Of the row just added, `table.field` may be missing with a reason."""
        column = name.partition(".")[2]
        without = (column, f"{column}_entered", f"{column}_entered_unit")
        self.could("missing", name, without=without, **{f"{column}_missing": reason})

    def could_be_less_exact(
        self, name: str, day: date, *, after: date = date.min, until: date = date.max
    ) -> None:
        """Of the date `table.field` the month alone may be known, where all of it is possible."""
        month_end = day.replace(day=monthrange(day.year, day.month)[1])
        if day.replace(day=1) > after and month_end <= until:
            self.could("partial", name, **{name.partition(".")[2]: f"{day:%Y-%m}"})

    def from_beside(self) -> "Casefile":
        """The same casefile, drawing from the stream of its own."""
        return replace(self, rng=self.beside)

    def on(self, day: int) -> date:
        return self.day0 + timedelta(days=day)

    def happens(self, chance: float) -> bool:
        return self.rng.random() < chance

    def days(self, low: int, high: int) -> int:
        return int(self.rng.integers(low, high + 1))

    def between(self, low: float, high: float) -> float:
        return float(self.rng.uniform(low, high))

    def infusion_at(self, day: int) -> int:
        """The number of the latest infusion begun before a day."""
        return sum(given.day < day for given in self.course.infusions)
