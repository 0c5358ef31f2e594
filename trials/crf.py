"""How a case report form is declared: one class, and everything else follows from it.

A table of the record is a class that extends `StudyRecord` or `PatientRecord` and lists its
fields as items. An item expands once into database columns (inside) and into flat columns
(outside). The flat columns are the only shape of a REST body, a browser form, an import file,
an export and the schema, so a field is named in one place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal as Number
from decimal import InvalidOperation
from typing import Any, ClassVar

import pghistory
import pghistory.models
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, F, Func, Q, Value, When
from django.db.models.base import ModelBase
from django.db.models.functions import Cast

from config.errors import Finding, hard
from trials.definitions.codelists import DATE_PRECISION, MISSING_REASON, Codelist
from trials.definitions.units import Dimension

Stored = dict[str, Any]
Flat = dict[str, Any]

PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


class Unreadable(ValueError):
    """A value that is not of its column's type; the text says what was expected."""


@dataclass(frozen=True)
class Column:
    """One flat column, as REST, forms, files and the schema know it."""

    name: str
    type: str  # text, integer, decimal, boolean, date, datetime, code, key
    label: str
    unit: str = ""
    codelist: Codelist | None = None
    item: str = ""  # the item it belongs to; its missing reason is kept under this name
    required: bool = False
    critical: bool = False
    known_at: str = ""
    cdisc: str = ""
    derived: bool = False
    free_text: bool = False
    short_name: str = ""

    def parse(self, raw: Any) -> Any:
        """The typed value of JSON or text; empty text is no value. Raises Unreadable."""
        if raw is None or (isinstance(raw, str) and raw.strip() == ""):
            return None
        if isinstance(raw, str) and "\x00" in raw:
            raise Unreadable("contains a NUL character; remove it")
        return PARSERS[self.type](self, raw)

    def json(self, value: Any) -> Any:
        if isinstance(value, Number):
            return int(value) if value == value.to_integral_value() else float(value)
        if hasattr(value, "isoformat"):
            return value.isoformat().replace("+00:00", "Z")
        return value


def _parse_text(column: Column, raw: Any) -> str:
    if not isinstance(raw, str):
        raise Unreadable(f"{raw!r} is not text")
    return raw


def _parse_integer(column: Column, raw: Any) -> int:
    if not isinstance(raw, bool) and re.fullmatch(r"[+-]?\d{1,18}(\.0+)?", str(raw).strip()):
        return int(float(raw)) if "." in str(raw) else int(raw)
    raise Unreadable(f"{raw!r} is not a whole number")


def _parse_decimal(column: Column, raw: Any) -> Number:
    try:
        if isinstance(raw, bool):
            raise InvalidOperation
        value = Number(str(raw).strip())
    except InvalidOperation:
        raise Unreadable(f"{raw!r} is not a number; write it like 12.5") from None
    if not value.is_finite():
        raise Unreadable(f"{raw!r} is not a finite number")
    if abs(value) >= Number(10) ** 12:
        raise Unreadable(f"{raw!r} is too large; twelve digits before the point at most")
    return value


def _parse_boolean(column: Column, raw: Any) -> bool:
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, str) and raw.strip().lower() in ("true", "false"):
        return raw.strip().lower() == "true"
    raise Unreadable(f"{raw!r} is not true or false")


def _parse_date(column: Column, raw: Any) -> date:
    try:
        if isinstance(raw, date):
            return raw
        if not isinstance(raw, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", raw.strip()):
            raise ValueError
        return date.fromisoformat(raw.strip())
    except ValueError:
        raise Unreadable(f"{raw!r} is not a date; write it as YYYY-MM-DD") from None


def _parse_partial(column: Column, raw: Any) -> str:
    text = raw.isoformat() if isinstance(raw, date) else str(raw).strip()
    match = PARTIAL.fullmatch(text)
    try:
        if not match:
            raise ValueError
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        raise Unreadable(
            f"{raw!r} is not a date; write what is known: YYYY-MM-DD, YYYY-MM or YYYY"
        ) from None
    return text


def _parse_code(column: Column, raw: Any) -> str | int:
    if isinstance(raw, bool) or not isinstance(raw, str | int | float):
        raise Unreadable(f"{raw!r} is not a code")
    if column.codelist and column.codelist.is_integer:
        return _parse_integer(column, raw)
    return str(raw).strip()


def _parse_key(column: Column, raw: Any) -> str | int:
    if isinstance(raw, bool) or not isinstance(raw, str | int):
        raise Unreadable(f"{raw!r} is not a key or an id")
    return raw.strip() if isinstance(raw, str) else raw


PARSERS = {
    "text": _parse_text,
    "integer": _parse_integer,
    "decimal": _parse_decimal,
    "boolean": _parse_boolean,
    "date": _parse_date,
    "partial_date": _parse_partial,
    "code": _parse_code,
    "key": _parse_key,
}


@dataclass(kw_only=True)
class Item:
    """A question on a form. Subclasses are the six kinds of architecture.md 2.

    `required`: needs a value or a missing reason at the first save. `critical`: must be
    verified against the source. `possible` bounds are hard, `plausible` bounds soft.
    `known_at` is "before" or "after" the infusion: a model that is used before the infusion
    may not take what is known after it.
    """

    label: str
    required: bool = False
    critical: bool = False
    unit: str = ""
    known_at: str = ""
    cdisc: str = ""
    short_name: str = ""
    help: str = ""
    possible: tuple[float | None, float | None] = (None, None)
    plausible: tuple[float | None, float | None] = (None, None)
    name: str = field(default="", init=False)
    never_missing: ClassVar[bool] = False
    free_text: ClassVar[bool] = False
    type: ClassVar[str] = "text"

    def django_fields(self) -> dict[str, models.Field]:
        raise NotImplementedError(type(self).__name__)

    def columns(self) -> list[Column]:
        """The flat columns of the item; the first one carries its name."""
        return [self.column(self.name, self.type, self.label)]

    def column(self, name: str, type: str, label: str, **more: Any) -> Column:  # noqa: A002
        given: dict[str, Any] = {
            "unit": self.unit,
            "item": self.name,
            "required": self.required,
            "critical": self.critical,
            "known_at": self.known_at,
            "cdisc": self.cdisc,
            "free_text": self.free_text,
        }
        return Column(name=name, type=type, label=label, **{**given, **more})

    def read(self, stored: Any) -> Flat:
        """The flat values of a stored row."""
        return {self.name: getattr(stored, self.name)}

    def write(self, given: Flat) -> tuple[Stored, list[Finding]]:
        """What to store for the flat columns that were given."""
        return {self.name: given[self.name]}, []

    def empty(self) -> Stored:
        return dict.fromkeys(self.django_fields())

    def expressions(self) -> dict[str, Any]:
        """The flat columns as SQL, in the order of `columns`."""
        return {self.name: F(self.name)}

    def presence(self) -> Q:
        """True where the item has a value."""
        return Q(**{f"{self.name}__isnull": False})

    def check(self, flat: Flat) -> Iterator[Finding]:
        """Findings that follow from the declaration alone."""
        value = flat.get(self.name)
        if isinstance(value, int | Number) and not isinstance(value, bool):
            yield from self._bounds(value)

    def _bounds(self, value: Any) -> Iterator[Finding]:
        unit = f" {self.unit}" if self.unit and self.unit != "1" else ""
        for bounds, severity, code, word in (
            (self.possible, "hard", "impossible_value", "possible"),
            (self.plausible, "soft", "implausible_value", "usual"),
        ):
            low, high = bounds
            if (low is not None and value < Number(str(low))) or (
                high is not None and value > Number(str(high))
            ):
                limits = (
                    f"{low} to {high}"
                    if low is not None and high is not None
                    else (f"{low} or more" if low is not None else f"{high} or less")
                )
                finding = hard(
                    code,
                    self.name,
                    f"{self.label}: {plain(value)}{unit} is outside the {word} range "
                    f"({limits}{unit}). Check the value and its unit.",
                )
                yield finding if severity == "hard" else replace(finding, severity="soft")
                return


def plain(value: Any) -> str:
    """A number without an exponent or trailing zeros."""
    return f"{value.normalize():f}" if isinstance(value, Number) else str(value)


class Text(Item):
    max_length = 200

    def django_fields(self) -> dict[str, models.Field]:
        return {self.name: models.CharField(self.label, max_length=200, null=True, blank=True)}

    def check(self, flat: Flat) -> Iterator[Finding]:
        value = flat.get(self.name)
        if value is not None and len(value) > self.max_length:
            yield hard(
                "too_long",
                self.name,
                f"{self.label}: {len(value)} characters; {self.max_length} at most.",
            )


class FreeText(Text):
    """Text that may hold anything, names included: never exported unless asked for by right."""

    free_text = True
    max_length = 4000

    def django_fields(self) -> dict[str, models.Field]:
        return {self.name: models.TextField(self.label, null=True, blank=True)}


class Integer(Item):
    type = "integer"

    def django_fields(self) -> dict[str, models.Field]:
        return {self.name: models.BigIntegerField(self.label, null=True, blank=True)}


class Decimal(Item):
    type = "decimal"

    def django_fields(self) -> dict[str, models.Field]:
        return {
            self.name: models.DecimalField(
                self.label, max_digits=24, decimal_places=10, null=True, blank=True
            )
        }


class Boolean(Item):
    type = "boolean"

    def django_fields(self) -> dict[str, models.Field]:
        return {self.name: models.BooleanField(self.label, null=True, blank=True)}


class Date(Item):
    """A date known to the day."""

    type = "date"

    def django_fields(self) -> dict[str, models.Field]:
        return {self.name: models.DateField(self.label, null=True, blank=True)}

    def intervals(self, flat: Flat) -> tuple[date, date] | None:
        value = flat.get(self.name)
        return (value, value) if value else None


class Timestamp(Item):
    """An instant that the system sets; no client can."""

    type = "datetime"


@dataclass(kw_only=True)
class Coded(Item):
    codelist: Codelist
    type: ClassVar[str] = "code"

    def django_fields(self) -> dict[str, models.Field]:
        if self.codelist.is_integer:
            return {self.name: models.SmallIntegerField(self.label, null=True, blank=True)}
        return {self.name: models.CharField(self.label, max_length=40, null=True, blank=True)}

    def columns(self) -> list[Column]:
        return [self.column(self.name, "code", self.label, codelist=self.codelist)]

    def check(self, flat: Flat) -> Iterator[Finding]:
        value = flat.get(self.name)
        if value is not None and value not in self.codelist.codes:
            yield unknown_code(self, self.name, value, self.codelist)


def unknown_code(item: Item, name: str, value: Any, codelist: Codelist) -> Finding:
    return hard(
        "unknown_code",
        name,
        f"{item.label}: {value!r} is not in the codelist {codelist.name}; use one of "
        f"{', '.join(str(code) for code in codelist.codes)}.",
    )


@dataclass(kw_only=True)
class Quantity(Item):
    """A measured value: canonical value, and value and unit as they were entered."""

    dimension: Dimension
    type: ClassVar[str] = "decimal"

    def __post_init__(self) -> None:
        self.unit = self.dimension.canonical

    @property
    def units(self) -> Codelist:
        return Codelist(
            f"unit of {self.dimension.name}", {unit: unit for unit in self.dimension.factors}
        )

    def django_fields(self) -> dict[str, models.Field]:
        number = {"max_digits": 24, "decimal_places": 10, "null": True, "blank": True}
        return {
            self.name: models.DecimalField(self.label, **number),
            f"{self.name}_entered": models.DecimalField(f"{self.label}, as entered", **number),
            f"{self.name}_entered_unit": models.CharField(
                f"{self.label}, unit as entered", max_length=20, null=True, blank=True
            ),
        }

    def columns(self) -> list[Column]:
        return [
            self.column(self.name, "decimal", self.label),
            self.column(
                f"{self.name}_entered",
                "decimal",
                f"{self.label}, as entered",
                unit="",
                required=False,
            ),
            self.column(
                f"{self.name}_entered_unit",
                "code",
                f"{self.label}, unit as entered",
                unit="",
                codelist=self.units,
                required=False,
            ),
        ]

    def read(self, stored: Any) -> Flat:
        return {name: getattr(stored, name) for name in self.django_fields()}

    def write(self, given: Flat) -> tuple[Stored, list[Finding]]:
        entered_name, unit_name = f"{self.name}_entered", f"{self.name}_entered_unit"
        value, entered, unit = (given.get(n) for n in (self.name, entered_name, unit_name))
        if value is None and entered is None and unit is None:
            return self.empty(), []
        if entered is None and unit is None:
            return {self.name: value, entered_name: value, unit_name: self.unit}, []
        if entered is None or unit is None:
            absent = entered_name if entered is None else unit_name
            return {}, [
                hard(
                    "incomplete_quantity",
                    absent,
                    f"{self.label}: give both the value and its unit.",
                )
            ]
        if unit not in self.dimension.factors:
            return {}, [
                hard(
                    "wrong_unit",
                    unit_name,
                    f"{self.label}: {unit!r} is no unit of {self.dimension.name}; use one of "
                    f"{', '.join(self.dimension.factors)}.",
                )
            ]
        converted = self.dimension.convert(entered, unit)
        if value is not None and value != converted:
            return {}, [
                hard(
                    "quantity_disagrees",
                    self.name,
                    f"{self.label}: {plain(entered)} {unit} is {plain(converted)} {self.unit}, "
                    f"not {plain(value)}. Give one of the two, or make them agree.",
                )
            ]
        return {self.name: converted, entered_name: entered, unit_name: unit}, []

    def expressions(self) -> dict[str, Any]:
        return {name: F(name) for name in self.django_fields()}


class PartialDate(Item):
    """A date of which only the month or the year may be known.

    Stored as its first possible day and a precision; rules compare the whole interval.
    """

    type = "partial_date"

    def django_fields(self) -> dict[str, models.Field]:
        return {
            self.name: models.DateField(self.label, null=True, blank=True),
            f"{self.name}_precision": models.CharField(
                f"{self.label}, precision", max_length=5, null=True, blank=True
            ),
        }

    def columns(self) -> list[Column]:
        return [
            self.column(self.name, "partial_date", self.label),
            self.column(
                f"{self.name}_precision",
                "code",
                f"{self.label}, precision",
                codelist=DATE_PRECISION,
                required=False,
            ),
        ]

    def read(self, stored: Any) -> Flat:
        return {name: getattr(stored, name) for name in self.django_fields()}

    def write(self, given: Flat) -> tuple[Stored, list[Finding]]:
        precision_name = f"{self.name}_precision"
        text, precision = given.get(self.name), given.get(precision_name)
        if text is None and precision is None:
            return self.empty(), []
        if text is None:
            return {}, [
                hard("incomplete_date", self.name, f"{self.label}: a precision without a date.")
            ]
        if precision is not None and precision not in DATE_PRECISION.codes:
            return {}, [unknown_code(self, precision_name, precision, DATE_PRECISION)]
        match = PARTIAL.fullmatch(text)
        assert match  # noqa: S101 - the column parsed it
        known = "day" if match[3] else "month" if match[2] else "year"
        first = date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
        wanted = precision or known
        starts = {"day": first, "month": first.replace(day=1), "year": date(first.year, 1, 1)}
        # "2021-05" with precision "day" claims more than was given; a full date with a coarser
        # precision is taken only where nothing would be thrown away.
        finer = list(DATE_PRECISION.codes).index(wanted) < list(DATE_PRECISION.codes).index(known)
        if finer or starts[wanted] != first:
            return {}, [
                hard(
                    "date_precision",
                    precision_name,
                    f"{self.label}: {text} does not go with precision {wanted}. Write the date "
                    "as far as it is known (YYYY, YYYY-MM or YYYY-MM-DD) and leave the "
                    "precision out.",
                )
            ]
        return {self.name: first, precision_name: wanted}, []

    def expressions(self) -> dict[str, Any]:
        return {name: F(name) for name in self.django_fields()}

    def intervals(self, flat: Flat) -> tuple[date, date] | None:
        """First and last day the date can be."""
        first, precision = flat.get(self.name), flat.get(f"{self.name}_precision")
        if first is None:
            return None
        if precision == "year":
            return first, date(first.year, 12, 31)
        if precision == "month":
            following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
            return first, date.fromordinal(following.toordinal() - 1)
        return first, first


@dataclass(kw_only=True)
class MultiSelect(Item):
    """Several codes at once: null is "not asked", an empty list "asked, none of them"."""

    codelist: Codelist
    type: ClassVar[str] = "code"

    def django_fields(self) -> dict[str, models.Field]:
        return {
            self.name: ArrayField(
                models.CharField(max_length=40), verbose_name=self.label, null=True, blank=True
            )
        }

    def _boxes(self) -> dict[str, str]:
        return {f"{self.name}__{code}": str(code) for code in self.codelist.codes}

    @property
    def _none(self) -> str:
        return f"{self.name}__none"

    def columns(self) -> list[Column]:
        return [
            *(
                self.column(
                    name, "boolean", f"{self.label}: {self.codelist.label(code)}", required=False
                )
                for name, code in self._boxes().items()
            ),
            self.column(self._none, "boolean", f"{self.label}: none of these", required=False),
        ]

    def read(self, stored: Any) -> Flat:
        chosen = getattr(stored, self.name)
        if chosen is None:
            return dict.fromkeys([*self._boxes(), self._none])
        return {
            **{name: code in chosen for name, code in self._boxes().items()},
            self._none: not chosen,
        }

    def write(self, given: Flat) -> tuple[Stored, list[Finding]]:
        names = [*self._boxes(), self._none]
        if all(given.get(name) is None for name in names):
            return self.empty(), []
        chosen = [code for name, code in self._boxes().items() if given.get(name)]
        none = given.get(self._none)
        if none and chosen:
            return {}, [
                hard(
                    "none_and_some",
                    self._none,
                    f"{self.label}: 'none of these' stands beside {', '.join(chosen)}. "
                    "Clear one of the two.",
                )
            ]
        unasked = [name for name in self._boxes() if given.get(name) is None]
        if not none and not chosen and (none is False or unasked):
            return {}, [
                hard(
                    "none_or_some",
                    self._none,
                    f"{self.label}: answer at least one with true, or set {self._none} to true.",
                )
            ]
        return {self.name: chosen}, []

    def expressions(self) -> dict[str, Any]:
        contains = {
            name: Case(
                When(**{f"{self.name}__isnull": True}, then=Value(None)),
                When(**{f"{self.name}__contains": [code]}, then=Value(True)),
                default=Value(False),
                output_field=models.BooleanField(),
            )
            for name, code in self._boxes().items()
        }
        none = Case(
            When(**{f"{self.name}__isnull": True}, then=Value(None)),
            When(**{f"{self.name}__len": 0}, then=Value(True)),
            default=Value(False),
            output_field=models.BooleanField(),
        )
        return {**contains, self._none: none}


@dataclass(kw_only=True)
class Link(Item):
    """A reference to a row of another table of the same study, given by key or id."""

    to: str
    parent: bool = False
    type: ClassVar[str] = "key"

    def django_fields(self) -> dict[str, models.Field]:
        return {
            self.name: models.ForeignKey(
                self.to,
                verbose_name=self.label,
                on_delete=models.PROTECT,
                null=not self.parent,
                blank=not self.parent,
                related_name="+",
            )
        }

    @property
    def attname(self) -> str:
        return f"{self.name}_id"

    def empty(self) -> Stored:
        return {self.attname: None}

    def expressions(self) -> dict[str, Any]:
        return {self.name: F(f"{self.name}__key")}

    def read(self, stored: Any) -> Flat:
        target = getattr(stored, self.name)
        return {self.name: target.key if target else None}


OWN, PARENT, SHARED = "own", "parent", "shared"


@dataclass(kw_only=True)
class Crf:
    """What a table is: its name, its place in the natural key, and the form it is entered on.

    `key`: "code" (the key is entered), "number" (counted within the parent), the name of an
    item (one row per value of it within the parent), or "" (one row per parent).
    `form_scope`: a form of its own per record, the parent's form, or one form shared by all
    siblings. `write` is the right that entering it needs, `read` the right to see it.
    """

    table: str
    title: str
    plural: str = ""
    key: str = "number"
    form_scope: str = OWN
    write: str = "enter"
    read: str = "read"
    sdtm: str = ""
    retired: bool = False
    order: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    items: dict[str, Item] = field(default_factory=dict, init=False)
    parent: str = field(default="", init=False)

    @property
    def name(self) -> str:
        return self.plural or f"{self.title}s"


class RecordEvent(pghistory.models.Event):
    """One row of history: the record as it stood after (insert, update) or before (delete)."""

    # Orders an incremental feed; a timestamp would hide a long transaction that commits late.
    txid = models.BigIntegerField(
        db_default=Func(function="", template="(pg_current_xact_id()::text::bigint)")
    )
    database_user = models.TextField(db_default=Func(function="", template="(session_user::text)"))

    class Meta:
        abstract = True


def refuse_truncate() -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name="no_truncate",
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        level=pgtrigger.Statement,
        func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
    )


def track_history(model: type[models.Model], *, exclude: tuple[str, ...] = ()) -> None:
    """Record each insert, update and delete of a model, bulk and raw SQL included."""
    # Row-level triggers are quadratic under COPY; statement-level ones are not.
    name = f"{model.__name__}Event"
    study = any(f.name == "study" for f in model._meta.local_fields)
    pghistory.track(
        pghistory.InsertEvent(level=pgtrigger.Statement),
        pghistory.UpdateEvent(level=pgtrigger.Statement),
        pghistory.DeleteEvent(level=pgtrigger.Statement),
        exclude=list(exclude),
        base_model=RecordEvent,
        model_name=name,
        meta={
            "triggers": [refuse_truncate()],
            "indexes": [
                models.Index(
                    fields=["study", "txid"] if study else ["txid"],
                    name=f"{model._meta.model_name[:18]}_event_txid",
                )
            ],
        },
    )(model)


registry: dict[str, type[Record]] = {}


class RecordBase(ModelBase):
    """Expands the items of a Record into columns, constraints, history and the registry."""

    def __new__(
        mcs, name: str, bases: tuple[type, ...], attrs: dict[str, Any], **kwargs: Any
    ) -> RecordBase:
        crf = attrs.get("crf")
        if not isinstance(crf, Crf):
            return super().__new__(mcs, name, bases, attrs, **kwargs)  # type: ignore[return-value]
        declared = {n: v for n, v in attrs.items() if isinstance(v, Item)}
        for n in declared:
            del attrs[n]
        parents = [n for n, v in declared.items() if isinstance(v, Link) and v.parent]
        patient_scope = any(b.__name__ == "PatientRecord" for b in bases)
        crf.parent = parents[0] if parents else ("patient" if patient_scope else "study")
        items: dict[str, Item] = {n: declared.pop(n) for n in parents}
        if crf.key == "number":
            items["number"] = Integer(label="Number", possible=(1, 9999))
        items |= declared
        for item_name, item in items.items():
            item.name = item_name
            attrs.update(item.django_fields())
        crf.items = items
        mcs._add_meta(name, attrs, crf, patient_scope, "study" in _field_names(bases))
        cls = super().__new__(mcs, name, bases, attrs, **kwargs)
        registry[crf.table] = cls  # type: ignore[assignment]
        track_history(cls)  # type: ignore[arg-type]
        return cls  # type: ignore[return-value]

    @staticmethod
    def _add_meta(
        name: str, attrs: dict[str, Any], crf: Crf, patient_scope: bool, has_study: bool
    ) -> None:
        table = crf.table
        given = attrs.get("Meta")
        own = {k: v for k, v in vars(given).items() if not k.startswith("__")} if given else {}
        constraints = list(own.get("constraints", []))
        scope = ["study", "key"] if has_study else ["key"]
        constraints.append(
            models.UniqueConstraint(
                fields=scope,
                name=f"{table}_one_row_per_key",
                violation_error_message=f"There is one {crf.title.lower()} per key.",
            )
        )
        optional = [i for i in crf.items.values() if nullable(i)]
        either = Q()
        for item in optional:
            either &= ~Q(missing__has_key=item.name) | ~item.presence()
        if optional:
            constraints.append(
                models.CheckConstraint(
                    condition=either,
                    name=f"{table}_value_or_missing_reason",
                    violation_error_message="A value and a missing reason exclude each other.",
                )
            )
        for item in crf.items.values():
            low, high = item.possible
            bounds = Q()
            if low is not None:
                bounds &= Q(**{f"{item.name}__gte": low})
            if high is not None:
                bounds &= Q(**{f"{item.name}__lte": high})
            if bounds:
                constraints.append(
                    models.CheckConstraint(
                        condition=Q(**{f"{item.name}__isnull": True}) | bounds,
                        name=f"{table}_{item.name}_within_bounds",
                    )
                )
            if isinstance(item, Coded):
                constraints.append(
                    models.CheckConstraint(
                        condition=Q(**{f"{item.name}__isnull": True})
                        | Q(**{f"{item.name}__in": list(item.codelist.codes)}),
                        name=f"{table}_{item.name}_in_codelist",
                    )
                )
        own["constraints"] = constraints
        own["triggers"] = [*own.get("triggers", []), refuse_truncate()]
        if patient_scope:
            own["indexes"] = [
                *own.get("indexes", []),
                models.Index(fields=["patient"], name=f"{table[:24]}_patient"),
            ]
        own.setdefault("verbose_name", crf.title.lower())
        own.setdefault("verbose_name_plural", crf.name.lower())
        attrs["Meta"] = type("Meta", (), own)


def _field_names(bases: tuple[type, ...]) -> set[str]:
    return {f.name for b in bases if hasattr(b, "_meta") for f in b._meta.local_fields}


def nullable(item: Item) -> bool:
    """Whether the item may be empty, and so may carry a missing reason."""
    return item.name != "number" and not (isinstance(item, Link) and item.parent)


class Record(models.Model, metaclass=RecordBase):
    """A row of clinical data. Written by `trials.actions.save_record` and nothing else."""

    key = models.CharField(max_length=120, db_collation="C", editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    missing = models.JSONField(default=dict, blank=True, editable=False)
    comments = models.JSONField(default=dict, blank=True, editable=False)
    overrides = models.JSONField(default=dict, blank=True, editable=False)
    findings = models.JSONField(default=list, blank=True, editable=False)
    entered_at = models.DateTimeField(auto_now_add=True, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)

    crf: ClassVar[Crf]

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.crf.title} {self.key}"

    def flat(self) -> Flat:
        """All flat values of the record, keys first, as typed Python values."""
        values: Flat = {"key": self.key}
        for item in self.crf.items.values():
            values.update(item.read(self))
        return values


class StudyRecord(Record):
    """A row that belongs to a study as a whole: a site, a construct."""

    study = models.ForeignKey("trials.Study", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class PatientRecord(StudyRecord):
    """A row of one patient. `patient` and `study` repeat what the parent says, for scope."""

    patient = models.ForeignKey("patients.Patient", on_delete=models.PROTECT, related_name="+")
    form = models.ForeignKey(
        "trials.Form", on_delete=models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        abstract = True

    def flat(self) -> Flat:
        return {"key": self.key, "patient": self.patient.key, **_without(super().flat(), "key")}


def _without(values: Flat, name: str) -> Flat:
    return {k: v for k, v in values.items() if k != name}


def is_patient_scope(record: type[Record]) -> bool:
    return issubclass(record, PatientRecord)


def ancestors(record: type[Record]) -> dict[str, str]:
    """The parents of a table from the patient down: name -> path of their natural key."""
    chain: dict[str, str] = {}
    path, model = "", record
    while True:
        parent = model.crf.parent
        if parent == "study":
            break
        if parent == "patient":
            chain["patient"] = "patient__key"
            break
        chain[parent] = f"{path}{parent}__key"
        path += f"{parent}__"
        model = model._meta.get_field(parent).related_model  # type: ignore[assignment]
    return dict(reversed(chain.items()))


def missing_name(item: str) -> str:
    return f"{item}_missing"


def item_columns(record: type[Record]) -> list[Column]:
    """The flat columns that may be written, in the order of the declaration."""
    columns: list[Column] = []
    for item in record.crf.items.values():
        columns.extend(item.columns())
    return columns


def key_columns(record: type[Record]) -> list[Column]:
    """`key` and the keys of the parents above the direct one."""
    entered = record.crf.key == "code"
    columns = [Column("key", "key", "Natural key", derived=not entered, required=entered)]
    columns += [
        Column(name, "key", name.capitalize(), derived=name != record.crf.parent, required=True)
        for name in ancestors(record)
        if name not in record.crf.items
    ]
    return columns


def columns_of(record: type[Record], *, free_text: bool = False) -> list[Column]:
    """Every flat column of a table as exported: keys, items with their reasons, system columns.

    A missing reason stands in a column of its own, so it never breaks a type.
    """
    columns = key_columns(record)
    for item in record.crf.items.values():
        if item.free_text and not free_text:
            continue
        columns.extend(item.columns())
        if nullable(item):
            columns.append(
                Column(
                    missing_name(item.name),
                    "code",
                    f"{item.label}: why it is missing",
                    codelist=MISSING_REASON,
                    item=item.name,
                    free_text=item.free_text,
                )
            )
    columns.append(Column("study", "key", "Study", derived=True))
    columns.append(Column("version", "integer", "Version of the record", derived=True))
    return with_short_names(columns)


def expressions_of(record: type[Record]) -> dict[str, Any]:
    """The columns of `columns_of` as expressions over the table."""
    expressions: dict[str, Any] = {"key": F("key")}
    for name, path in ancestors(record).items():
        expressions[name] = F(path)
    for item in record.crf.items.values():
        expressions.update(item.expressions())
        if nullable(item):
            expressions[missing_name(item.name)] = Cast(
                models.fields.json.KT(f"missing__{item.name}"), models.TextField()
            )
    expressions["study"] = F("study__key") if hasattr(record, "study_id") else F("key")
    expressions["version"] = F("version")
    return expressions


def with_short_names(columns: list[Column]) -> list[Column]:
    """Give each column a name of at most 8 characters, unique in its table, for XPT files."""
    taken: set[str] = set()
    named = []
    for column in columns:
        words = column.name.upper().split("_")
        plainly = "".join(words)
        short = column.short_name or plainly
        if len(short) > 8:
            short = "".join(w[0] + re.sub("[AEIOU]", "", w[1:]) for w in words if w)[:8]
        base, n = short, 1
        while short in taken:
            n += 1
            short = f"{base[: 8 - len(str(n))]}{n}"
        taken.add(short)
        named.append(replace(column, short_name=short))
    return named


def codelists() -> dict[str, Codelist]:
    """Every codelist in use, by name."""
    found = {MISSING_REASON.name: MISSING_REASON}
    for record in registry.values():
        for column in columns_of(record, free_text=True):
            if column.codelist:
                found[column.codelist.name] = column.codelist
    return found


def parse_body(record: type[Record], body: Mapping[str, Any]) -> tuple[Flat, list[Finding]]:
    """The typed flat values of a body, and each value that could not be read."""
    columns = {c.name: c for c in [*key_columns(record), *item_columns(record)]}
    values: Flat = {}
    faults: list[Finding] = []
    for name, raw in body.items():
        column = columns.get(name)
        if column is None:
            faults.append(
                hard(
                    "unknown_field",
                    name,
                    f"{record.crf.table} has no field {name!r}; see /api/v1/schema.",
                )
            )
            continue
        try:
            values[name] = column.parse(raw)
        except Unreadable as fault:
            faults.append(hard("unreadable", name, f"{column.label}: {fault}."))
    return values, faults
