"""Any result of an analysis as tables of text: for the page and for a CSV file.

The numbers are rounded here, for display alone; the stored result keeps its doubles.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import Any

from analytics.analysis_arranged import arranged
from analytics.analysis_asked import made_of
from analytics.analysis_titles import HEADS, TITLES, inner_title, title_of_part
from analytics.analysis_words import Words, title_of
from analytics.definitions.analysis import Analysis
from analytics.models import AnalysisRun
from config.errors import Refused

DAYS, MONTHS = UNITS = ("days", "months")
DAYS_PER_MONTH = Decimal("30.4375")
SYNTHETIC = "Synthetic demonstration data"
ROUNDINGS = {"half-up": ROUND_HALF_UP, "half-even": ROUND_HALF_EVEN, "truncated": ROUND_DOWN}
# Of a limits pair the number that they belong to.
CENTRES = (
    "estimate",
    "hr",
    "or",
    "auc",
    "survival",
    "observed",
    "rate",
    "share",
    "rr",
    "difference",
)
SHARES = frozenset(
    {"survival", "rate", "share", "sensitivity", "specificity", "risk_difference", "stops"}
)
P_VALUES = frozenset({"p", "p_holm", "pearson", "yates", "n1", "fisher"})
P_HEADS = ("p", "p (Holm)")
SHARES_OF = frozenset({"cif", "incidence", "rate"})  # parts whose estimates are shares
LARGE = 1000  # from here on a number is shown without decimals
# The numbers with limits that are times.
TIMES = frozenset({"median", "rmst", "rmst_difference", "follow_up_median"})
PLACES = {
    "hr": 2,
    "or": 2,
    "chi2": 2,
    "coef": 3,
    "se": 3,
    "auc": 3,
    "brier": 3,
    "loglik": 2,
    "mean_n": 1,
}
NOT_TABLES = frozenset({"n", "n_excluded", "warnings", "n_tests"})
FOLDED_FROM = 12  # rows of a table that the page folds away
# Parts of a result that a figure is drawn of.
DRAWN = frozenset(
    [
        *("km", "cif", "cox", "cause_specific", "fine_gray", "univariate", "multivariate", "roc"),
        *("calibration", "occupancy", "rates", "tables", "values", "groups", "lines", "rules"),
        *("ways", "predictors", "reclassification"),
    ]
)


def has_figure(result: Mapping[str, Any]) -> bool:
    return any(part in result for part in DRAWN)


@dataclass
class Table:
    """One table in words; a cell is text, and `whys` stand beneath."""

    title: str
    columns: list[str]
    rows: list[list[str]]
    whys: list[str] = field(default_factory=list)
    tests: int = 0
    named: bool = False  # the first cell of a row names it
    part: str = ""  # the title of the part that it is of

    @property
    def folded(self) -> bool:
        return len(self.rows) > FOLDED_FROM


def declared(run: AnalysisRun) -> Analysis | None:
    """The declaration of a run, None where this version no longer has it."""
    try:
        return made_of(run.definition or None, run.asked)
    except Refused:
        return None


def tables_of(run: AnalysisRun, rounding: str = "half-up", unit: str = DAYS) -> list[Table]:
    """Every part of the result, in its order, its times in days or months."""
    words = Words(declared(run))
    writer = _Writer(words, ROUNDINGS[rounding], unit)
    singles: dict[str, Any] = {}
    tables: list[Table] = []
    result = arranged(run.numbers, words)
    described = {"factors", "numbers"} & set(result) if "groups" in result else set()
    if described:
        tables.append(writer.description(result))
    for name, part in result.items():
        if name in NOT_TABLES or (described and name in ("factors", "numbers", "groups")):
            continue
        if isinstance(part, Mapping | list):
            title = title_of_part(name)
            tables += (replace(t, part=title) for t in writer.part(title, part, (name,)))
        else:
            singles[name] = part
    if singles:
        tables = [*writer.part("Numbers", singles, ()), *tables]
    return tables


def as_csv(run: AnalysisRun, rounding: str, unit: str = DAYS, *, synthetic: bool = False) -> str:
    """The tables one beneath the other, each with its title and its head."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    if synthetic:
        lines.writerows([[SYNTHETIC], []])
    for table in tables_of(run, rounding, unit):
        lines.writerow([_safe(table.title)])
        lines.writerow([_safe(head) for head in table.columns])
        lines.writerows([[_safe(cell) for cell in row] for row in table.rows])
        lines.writerows([[_safe(why)] for why in table.whys])
        if table.tests:
            lines.writerow([tests(table.tests)])
        lines.writerow([])
    return out.getvalue()


def tests(count: int) -> str:
    return f"{count} test{'' if count == 1 else 's'} in this table, not corrected for their number."


def _safe(text: str) -> str:
    """A spreadsheet takes a leading sign for the start of a formula, unless a number follows."""
    if text.startswith(("=", "@", "\t")) or re.match(r"[+-]\D", text):
        return f"'{text}"
    return text


class _Writer:
    def __init__(self, words: Words, rounding: str, unit: str) -> None:
        self.words, self.rounding, self.unit = words, rounding, unit

    def part(self, title: str, part: Any, path: tuple[str, ...]) -> Iterator[Table]:
        """The tables of one part: lists and mappings of like things have a row for each."""
        if isinstance(part, list):
            yield from self._rows(title, [("", row) for row in part], path)
            return
        if part and all(isinstance(value, Mapping) for value in part.values()):
            if _nested(part):
                for name, inner in part.items():
                    yield from self.part(
                        f"{title}: {self.words.say(name, path)}", inner, (*path, name)
                    )
            else:
                rows = [(self.words.say(name, path), row) for name, row in part.items()]
                yield from self._rows(title, list(self._with_levels(rows, part)), path)
            return
        if part and all(
            isinstance(v, list) and v and isinstance(v[0], Mapping) for v in part.values()
        ):
            rows = [
                (self.words.say(name, path), row) for name, inner in part.items() for row in inner
            ]
            yield from self._rows(title, rows, path)
            return
        own = {name: value for name, value in part.items() if not _table(value)}
        if own:
            yield from self._rows(title, [("", own)], path)
        for name, value in part.items():
            if _table(value):
                inner = f"{title}, {inner_title(name)}"
                yield from self.part(inner, value, (*path, name))

    def _rows(
        self, title: str, rows: list[tuple[str, Any]], path: tuple[str, ...]
    ) -> Iterator[Table]:
        rows = [(label, row if isinstance(row, Mapping) else {"value": row}) for label, row in rows]
        inner = list(dict.fromkeys(k for _, row in rows for k, v in row.items() if _table(v)))
        shown = [(label, self._cells(row, path)) for label, row in rows]
        heads = list(dict.fromkeys(head for _, cells in shown for head in cells))
        heads.sort(key=lambda head: head in P_HEADS)
        if heads:
            named = any(label for label, _ in rows)
            whys = dict.fromkeys(
                f"{label}: {why}" if label else why for label, row in rows for why in _whys(row)
            )
            yield Table(
                title,
                ([self._first(path)] if named else []) + heads,
                [
                    ([label] if named else []) + [cells.get(head, "") for head in heads]
                    for label, cells in shown
                ],
                list(whys),
                sum(_count(row) for _, row in rows),
                named,
            )
        elif any(_whys(row) for _, row in rows):
            yield Table(title, [], [], [w for _, row in rows for w in _whys(row)])
        for name in inner:
            parts = {label: row[name] for label, row in rows if row.get(name)}
            said = f"{title}, {inner_title(name)}"
            if all(isinstance(value, list) for value in parts.values()) and "" not in parts:
                yield from self.part(said, parts, (*path, name))
                continue
            if parts and all(map(_of_rows, parts.values())):
                rows_of_all = [
                    (": ".join(filter(None, (label, self.words.say(key, (*path, name))))), one)
                    for label, value in parts.items()
                    for key, one in value.items()
                ]
                if not any(_table(v) for _, one in rows_of_all for v in one.values()):
                    yield from self._rows(said, rows_of_all, (*path, name))
                    continue
            if not any(map(_parted, parts.values())):
                yield from self._rows(said, list(parts.items()), (*path, name))
                continue
            for label, value in parts.items():
                below = f"{said}: {label}" if label else said
                yield from self.part(below, value, (*path, label, name))

    def _with_levels(
        self, rows: Iterable[tuple[str, Mapping[str, Any]]], names: Iterable[str]
    ) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """The rows, those of a factor's levels beneath its own."""
        for (label, row), name in zip(rows, names, strict=True):
            levels = row.get("levels")
            if not isinstance(levels, Mapping):
                yield label, row
                continue
            whole = {key: value for key, value in row.items() if key != "levels"}
            if "reference" in row:
                whole["reference"] = self.words.say(str(row["reference"]), (name, "levels"))
            yield label, whole
            for level, one in levels.items():
                said = self.words.say(level, (name, "levels"))
                yield f"{label}: {said}", one

    def description(self, result: Mapping[str, Any]) -> Table:
        """Table 1: a row for each number and level, a column for each group."""
        groups = {
            name: f"{self.words.say(name)}, n = {of['n']}" for name, of in result["groups"].items()
        }
        numbers, factors = result.get("numbers", {}), result.get("factors", {})
        rows: list[list[str]] = []
        for name, one in next(iter(numbers.values()), {}).items():
            said = ", ".join(filter(None, (self.words.say(name), one.get("unit"))))
            of_group = [numbers[group].get(name, {}) for group in groups]
            rows.append([f"{said}: mean (SD)", *(self._spread(n, "mean", "sd") for n in of_group)])
            quartiles = ("median", "lower_quartile", "upper_quartile")
            rows.append(
                [f"{said}: median (quartiles)", *(self._spread(n, *quartiles) for n in of_group)]
            )
            rows += self._missing(said, of_group)
        for name, one in next(iter(factors.values()), {}).items():
            said = self.words.say(name)
            of_group = [factors[group].get(name, {}) for group in groups]
            for level in one.get("levels", {}):
                label = f"{said}: {self.words.say(level, (name, 'levels'))}"
                rows.append([label, *(self._counted(f["levels"].get(level)) for f in of_group)])
            rows += self._missing(said, of_group)
        return Table("Description", ["", *groups.values()], rows, named=True)

    def _spread(self, of: Mapping[str, Any], centre: str, *around: str) -> str:
        if of.get(centre) is None:
            return "–"
        inside = " to ".join(self._number(of.get(name), 1) for name in around)
        return f"{self._number(of[centre], 1)} ({inside})"

    def _counted(self, of: Mapping[str, Any] | None) -> str:
        if not of:
            return "–"
        if of.get("share") is None:
            return str(of["n"])
        return f"{of['n']} ({self._number(of['share'], 'share')})"

    def _missing(self, said: str, of_group: list[Mapping[str, Any]]) -> list[list[str]]:
        missing = [of.get("missing", 0) for of in of_group]
        return [[f"{said}: not known", *map(str, missing)]] if any(missing) else []

    def _first(self, path: tuple[str, ...]) -> str:
        if path[:1] in (("km",), ("follow_up_median",), ("cif",)):
            return self.words.group.title if self.words.group else "Group"
        return {
            "lines": "Subject",
            "gray": "Cause",
            "terms": "Term",
            "factors": "Factor",
            "ph": "Term",
        }.get(path[-1] if path else "", "")

    def _cells(self, row: Mapping[str, Any], path: tuple[str, ...]) -> dict[str, str]:
        cells: dict[str, str] = {}
        centre = _centre(row)
        for name, value in row.items():
            if name in ("why", "lower", "upper") and (name == "why" or centre):
                continue
            if _table(value) or value == [] or name in NOT_TABLES - {"n"}:
                continue
            if name == centre:
                head = self._head(name, path)
                cells[head] = self._limits(row, name, path)
            elif isinstance(value, Mapping):
                cells |= self._inner(name, value, path)
            else:
                head = self._head(name, path).removesuffix(" (95 % CI)")
                cells[head] = self._text(name, value, path)
        return cells

    def _inner(self, name: str, value: Mapping[str, Any], path: tuple[str, ...]) -> dict[str, str]:
        """A number with its limits inside a row, and what stands beside it."""
        inside_of = (*path, name)
        centre = _centre(value)
        head = self._head(name, inside_of if name in TIMES else path)
        if centre is None:
            places = "share" if name == "by_patients" else None
            inside = (self._number(value[limit], places) for limit in ("lower", "upper"))
            return {head: " to ".join(inside)}
        text = self._limits(value, centre, inside_of)
        if value.get("p") is not None:
            text += f", p {self._p(value['p'])}"
        if value.get("tau") is not None:
            text += f", until {self._text('tau', value['tau'], inside_of)}"
        return {head: text}

    def _head(self, name: str, path: tuple[str, ...]) -> str:
        """What stands above a column; times say their unit."""
        if name == "time":
            return self.unit.capitalize()
        head = HEADS.get(name) or TITLES.get(name) or f"{title_of(name)} (95 % CI)"
        if self._is_time(name, path):
            return head.replace(" (95 % CI)", f", {self.unit} (95 % CI)")
        return head

    def _is_time(self, name: str, path: tuple[str, ...]) -> bool:
        """Whether a number counts days: they are shown in the unit that is asked for."""
        of_time = name in ("estimate", "tau", *TIMES) and not TIMES.isdisjoint(path)
        return of_time or name == "time" or path[-1:] == ("observed",)

    def _timed(self, value: Any, name: str, path: tuple[str, ...]) -> Any:
        if value is None or self.unit == DAYS or not self._is_time(name, path):
            return value
        return Decimal(repr(value)) / DAYS_PER_MONTH

    def _is_share(self, name: str, path: tuple[str, ...]) -> bool:
        if "occupancy" in path:
            return name != "time"
        return name in SHARES or (name == "estimate" and not SHARES_OF.isdisjoint(path))

    def _places(self, name: str, path: tuple[str, ...]) -> int | str:
        """Decimals of a number with limits; shares are in percent, times in tenths."""
        if self._is_share(name, path):
            return "share"
        return 1 if self._is_time(name, path) else PLACES.get(name, 2)

    def _limits(self, row: Mapping[str, Any], centre: str, path: tuple[str, ...]) -> str:
        if row.get(centre) is None:
            return "–"
        places = self._places(centre, path)
        text, lower, upper = (
            self._number(self._timed(row.get(name), centre, path), places)
            for name in (centre, "lower", "upper")
        )
        if row.get("lower") is None and row.get("upper") is None:
            return text
        return f"{text} ({lower} to {upper})"

    def _text(self, name: str, value: Any, path: tuple[str, ...]) -> str:
        if value is None:
            return "–"
        if isinstance(value, bool):
            return "yes" if value else "no"
        if name in P_VALUES:
            return self._p(value)
        if isinstance(value, list):
            return ", ".join(self._text(name, one, path) for one in value)
        if isinstance(value, int | float):
            value = self._timed(value, name, path)
            places: int | str | None = PLACES.get(name)
            if self._is_share(name, path):
                places = "share"
            elif isinstance(value, Decimal) or path[-1:] == ("observed",):
                places = 1
            return self._number(value, places)
        return (
            self.words.say(str(value), path)
            if name in ("groups", "group", "factor")
            else str(value)
        )

    def _p(self, p: float) -> str:
        rounded = self._rounded(p, 3)
        return "< 0.001" if p < 0.001 else rounded

    def _number(self, value: Any, places: int | str | None) -> str:
        """A number rounded; None is a limit that does not exist. Whole numbers stay whole."""
        if value is None:
            return "–"
        if places == "share":
            return f"{self._rounded(100 * Decimal(repr(value)), 1)} %"
        if isinstance(value, int):
            return str(value)
        if places is None:
            if value == int(value):
                return str(int(value))
            return self._rounded(value, 0 if abs(value) >= LARGE else 3)
        return self._rounded(value, int(places))

    def _rounded(self, value: Any, places: int) -> str:
        exact = value if isinstance(value, Decimal) else Decimal(repr(value))
        if exact.adjusted() > 12:
            return f"{float(exact):.3g}"
        rounded = exact.quantize(Decimal(1).scaleb(-places), rounding=self.rounding)
        return str(rounded if rounded else abs(rounded))  # there is no minus nought


def _table(value: Any) -> bool:
    """Whether a value needs a table of its own inside its part."""
    if isinstance(value, list):
        return bool(value) and isinstance(value[0], Mapping)
    return isinstance(value, Mapping) and not _estimate(value) and set(value) != {"code", "message"}


def _estimate(value: Mapping[str, Any]) -> bool:
    """A number with its limits, which is one cell."""
    return "lower" in value and "upper" in value and not any(_table(v) for v in value.values())


def _of_rows(value: Any) -> bool:
    """Whether a value is one row after another under names."""
    return (
        isinstance(value, Mapping)
        and bool(value)
        and all(
            isinstance(one, Mapping) and set(one) != {"code", "message"} for one in value.values()
        )
    )


def _parted(value: Any) -> bool:
    """Whether a value is itself of parts that need tables."""
    return isinstance(value, list) or any(map(_table, value.values()))


def _nested(part: Mapping[str, Any]) -> bool:
    """Whether what is inside of each is itself a part, not a row."""
    return all(
        sum(_table(v) for v in inner.values()) > 0 and not any(_plain(v) for v in inner.values())
        for inner in part.values()
    )


def _plain(value: Any) -> bool:
    return not _table(value)


def _centre(row: Mapping[str, Any]) -> str | None:
    if "lower" not in row or "upper" not in row:
        return None
    return next((name for name in CENTRES if name in row), None)


def _whys(row: Mapping[str, Any]) -> list[str]:
    """Why a number is not there, of the row and of what is inside its cells."""
    found = []
    for name, value in row.items():
        if name == "why" and isinstance(value, Mapping):
            found.append(str(value.get("message", "")))
        elif isinstance(value, Mapping) and not _table(value) and "why" in value:
            head = HEADS.get(name, title_of(name)).removesuffix(" (95 % CI)")
            found.append(f"{head}: {value['why'].get('message', '')}")
    return found


def _count(row: Mapping[str, Any]) -> int:
    """The p-values of a row, those inside its cells too."""
    counted = P_VALUES - {"p_holm"}  # the same test again
    here = sum(1 for name in counted if isinstance(row.get(name), int | float))
    inside = (v for v in row.values() if isinstance(v, Mapping) and not _table(v))
    return here + sum(_count(value) for value in inside)
