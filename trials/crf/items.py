"""The six kinds of field, each with its one expansion into columns inside and outside."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal as Number
from functools import cached_property
from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, F, Q, Value, When

from config.errors import Finding, Severity, hard
from trials.crf.columns import DECIMAL_PLACES, PARTIAL, Column, plain, to_stored
from trials.definitions.codelists import DATE_PRECISION, Codelist
from trials.definitions.units import Dimension

Stored = dict[str, Any]
Flat = dict[str, Any]


@dataclass(kw_only=True)
class Item(ABC):
    """A question on a form. Subclasses are the six kinds of architecture.md 2.

    `required`: needs a value or a missing reason at the first save. `critical`: must be
    verified against the source. `possible` bounds are hard, `plausible` bounds soft.
    `known_at` is "before" or "after" the infusion: a model that is used before the infusion
    may not take what is known after it. `heading`: a section of the page begins at this item.
    """

    label: str
    required: bool = False
    critical: bool = False
    unit: str = ""
    known_at: str = ""
    cdisc: str = ""
    short_name: str = ""
    help: str = ""
    heading: str = ""
    possible: tuple[float | None, float | None] = (None, None)
    plausible: tuple[float | None, float | None] = (None, None)
    name: str = field(default="", init=False)
    free_text: ClassVar[bool] = False
    type: ClassVar[str] = "text"

    @abstractmethod
    def django_fields(self) -> dict[str, models.Field]:
        """The columns inside: name in the database -> Django field."""

    def columns(self) -> list[Column]:
        """The flat columns of the item; the first one carries its name."""
        return [self.column(self.name, self.type, self.label)]

    @cached_property
    def stored_names(self) -> tuple[str, ...]:
        """The columns inside, by name; asked for with every row."""
        return tuple(self.django_fields())

    @cached_property
    def flat_names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns())

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
        return dict.fromkeys(self.stored_names)

    def expressions(self) -> dict[str, Any]:
        """The flat columns as SQL, in the order of `columns`."""
        return {self.name: F(self.name)}

    def presence(self) -> Q:
        """True where the item has a value."""
        return Q(**{f"{self.name}__isnull": False})

    def constraints(self, table: str) -> Iterator[models.CheckConstraint]:
        """What the database itself refuses, raw SQL included."""
        low, high = self.possible
        bounds = Q()
        if low is not None:
            bounds &= Q(**{f"{self.name}__gte": low})
        if high is not None:
            bounds &= Q(**{f"{self.name}__lte": high})
        if bounds:
            yield models.CheckConstraint(
                condition=~self.presence() | bounds, name=f"{table}_{self.name}_within_bounds"
            )

    def check(self, flat: Flat) -> Iterator[Finding]:
        """Findings that follow from the declaration alone."""
        value = flat.get(self.name)
        if isinstance(value, int | Number) and not isinstance(value, bool):
            yield from self._bounds(value)

    def _bounds(self, value: Any) -> Iterator[Finding]:
        unit = f" {self.unit}" if self.unit and self.unit != "1" else ""
        for bounds, severity, code, word in (
            (self.possible, Severity.HARD, "impossible_value", "possible"),
            (self.plausible, Severity.SOFT, "implausible_value", "usual"),
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
                yield replace(finding, severity=severity)
                return


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
                self.label, max_digits=24, decimal_places=DECIMAL_PLACES, null=True, blank=True
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

    def constraints(self, table: str) -> Iterator[models.CheckConstraint]:
        yield models.CheckConstraint(
            condition=~self.presence() | Q(**{f"{self.name}__in": list(self.codelist.codes)}),
            name=f"{table}_{self.name}_in_codelist",
        )

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
    """A measured value: canonical value, and value and unit as they were entered.

    With `unit_required` the canonical value alone is refused: where two units differ by a factor
    of 100 and both look plausible, the person who enters the value has to name one.
    """

    dimension: Dimension
    unit_required: bool = False
    type: ClassVar[str] = "decimal"

    def __post_init__(self) -> None:
        self.unit = self.dimension.canonical

    @property
    def units(self) -> Codelist:
        return Codelist(
            f"unit of {self.dimension.name}", {unit: unit for unit in self.dimension.factors}
        )

    def django_fields(self) -> dict[str, models.Field]:
        number = {
            "max_digits": 24,
            "decimal_places": DECIMAL_PLACES,
            "null": True,
            "blank": True,
        }
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
        return {name: getattr(stored, name) for name in self.stored_names}

    def write(self, given: Flat) -> tuple[Stored, list[Finding]]:
        entered_name, unit_name = f"{self.name}_entered", f"{self.name}_entered_unit"
        value, entered, unit = (given.get(n) for n in (self.name, entered_name, unit_name))
        if value is None and entered is None and unit is None:
            return self.empty(), []
        if entered is None and unit is None and self.unit_required:
            return {}, [
                hard(
                    "unit_required",
                    unit_name,
                    f"{self.label}: {plain(value)} has no unit. Send it as {entered_name} with "
                    f"{unit_name}, one of {', '.join(self.dimension.factors)}.",
                )
            ]
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
        if abs(converted) >= 10**12:
            return {}, [
                hard(
                    "impossible_value",
                    entered_name,
                    f"{self.label}: {plain(entered)} {unit} is {plain(converted)} {self.unit}, "
                    "which is too large. Check the value and its unit.",
                )
            ]
        converted = to_stored(converted)
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

    def constraints(self, table: str) -> Iterator[models.CheckConstraint]:
        precision = f"{self.name}_precision"
        first_of_month = Q(**{f"{self.name}__day": 1})
        first_of_year = first_of_month & Q(**{f"{self.name}__month": 1})
        # Presence is asked in so many words: a comparison with null would pass.
        yield models.CheckConstraint(
            condition=(~self.presence() & Q(**{f"{precision}__isnull": True}))
            | (
                self.presence()
                & Q(**{f"{precision}__isnull": False})
                & (
                    Q(**{precision: "day"})
                    | (Q(**{precision: "month"}) & first_of_month)
                    | (Q(**{precision: "year"}) & first_of_year)
                )
            ),
            name=f"{table}_{self.name}_as_far_as_known",
        )

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
        return {name: getattr(stored, name) for name in self.stored_names}

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

    @cached_property
    def _boxes(self) -> dict[str, str]:
        return {f"{self.name}__{code}": str(code) for code in self.codelist.codes}

    @property
    def _none(self) -> str:
        return f"{self.name}__none"

    def constraints(self, table: str) -> Iterator[models.CheckConstraint]:
        yield models.CheckConstraint(
            condition=~self.presence()
            | Q(**{f"{self.name}__contained_by": [str(code) for code in self.codelist.codes]}),
            name=f"{table}_{self.name}_in_codelist",
        )

    def columns(self) -> list[Column]:
        return [
            *(
                self.column(
                    name, "boolean", f"{self.label}: {self.codelist.label(code)}", required=False
                )
                for name, code in self._boxes.items()
            ),
            self.column(self._none, "boolean", f"{self.label}: none of these", required=False),
        ]

    def read(self, stored: Any) -> Flat:
        chosen = getattr(stored, self.name)
        if chosen is None:
            return dict.fromkeys([*self._boxes, self._none])
        return {
            **{name: code in chosen for name, code in self._boxes.items()},
            self._none: not chosen,
        }

    def write(self, given: Flat) -> tuple[Stored, list[Finding]]:
        names = [*self._boxes, self._none]
        if all(given.get(name) is None for name in names):
            return self.empty(), []
        chosen = [code for name, code in self._boxes.items() if given.get(name)]
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
        unasked = [name for name in self._boxes if given.get(name) is None]
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
            for name, code in self._boxes.items()
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


KNOWN_ON = "known_on"


def nullable(item: Item) -> bool:
    """Whether the item answers a question, and so may carry a reason why it has no answer."""
    return item.name not in ("number", KNOWN_ON) and not (isinstance(item, Link) and item.parent)


def missing_name(item: str) -> str:
    return f"{item}_missing"
