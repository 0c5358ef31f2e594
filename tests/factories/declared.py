"""A valid row of any table, made from what the table declares; no table is named here."""

from collections.abc import Callable
from decimal import Decimal as Number
from typing import Any

from django.db import transaction

from config.errors import RuleViolation, Severity
from tests.factories.trials import Trial
from trials.access import Actor
from trials.actions import save_record
from trials.changes import Change
from trials.crf import (
    Boolean,
    Decimal,
    FreeText,
    Integer,
    Item,
    Link,
    MultiSelect,
    Quantity,
    Record,
)
from trials.models import Study

Save = Callable[[type[Record], dict[str, Any], Record | None, list[str]], None]
DAY = "2020-03-02"


def answer_to(item: Item) -> dict[str, Any]:
    """The flat columns of an item with an answer that its own declaration allows."""
    if isinstance(item, MultiSelect):
        first, *others = (column.name for column in item.columns())
        return {first: True, **dict.fromkeys(others, False)}
    if isinstance(item, Quantity):
        value = _within(item, Number("0.5"))
        return {
            item.name: value,
            f"{item.name}_entered": value,
            f"{item.name}_entered_unit": item.unit,
        }
    if isinstance(item, Boolean):
        return {item.name: True}
    if isinstance(item, Integer):
        return {item.name: int(_within(item, Number(1)))}
    if isinstance(item, Decimal):
        return {item.name: _within(item, Number("0.5"))}
    if isinstance(item, FreeText):
        return {item.name: 'Said "so",\nand more; 50 %.'}
    if item.type == "code":
        return {item.name: next(iter(item.codelist.codes))}  # type: ignore[attr-defined]
    if item.type in ("date", "partial_date"):
        return {item.name: DAY}
    return {item.name: "UTC"}  # a text where any will do, a time zone where one is wanted


def _within(item: Item, step: Number) -> Number:
    """A number that is neither impossible nor unusual, a step above the lower bound."""
    low = max(Number(str(bound[0] or 0)) for bound in (item.possible, item.plausible))
    highs = [Number(str(b[1])) for b in (item.possible, item.plausible) if b[1] is not None]
    high = min(highs, default=low + step)
    # A part of a whole is all of it: some rules want the parts of all rows to make up 100 %.
    return high if item.unit == "%" else min(low + step, high)


def change_of(values: dict[str, Any], stored: Record | None) -> Change:
    if stored is None:
        return Change(values=values)
    return Change(values=values, record_id=stored.pk, version=stored.version, reason="as declared")


class Declared:
    """Rows of one patient, each with every answer that the rules let stand together.

    `save` takes the values in by whatever door the test is about: `save(record, values, stored,
    seen)`, where `stored` is the row to change and `seen` what the rules ask about it.
    """

    def __init__(self, trial: Trial, save: Save) -> None:
        self.trial, self.save = trial, save
        self.rows: dict[type[Record], Record] = {}
        self.given: dict[str, dict[str, Any]] = {}
        self.left_out: dict[str, set[str]] = {}

    def row(self, record: type[Record]) -> Record:
        """The row of a table, made with its parents and with what it refers to."""
        if record not in self.rows:
            # A study is made with its sites and people, so it is there to be changed.
            stored = self.trial.study if record is Study else None
            values, seen = self._agreeing(record, self._values(record), stored)
            self.save(record, values, stored, seen)
            if stored is not None:
                stored.refresh_from_db()
            self.given[record.crf.table] = values
            self.rows[record] = record._default_manager.order_by("-pk")[0]
        return self.rows[record]

    def _values(self, record: type[Record]) -> dict[str, Any]:
        crf = record.crf
        values: dict[str, Any] = {}
        if crf.key == "code" and record is not Study:
            values["key"] = f"NEW-{crf.table}"
        if crf.parent == "patient":
            values["patient"] = self._key_of(record._meta.get_field("patient").related_model)
        for item in crf.items.values():
            if isinstance(item, Link):
                values[item.name] = self._key_of(record._meta.get_field(item.name).related_model)
            elif item.name != "number":
                values |= answer_to(item)
        return values

    def _key_of(self, model: Any) -> str:
        # The coordinator enters at the site that is there, not at one that was made just now.
        return self.trial.one.key if isinstance(self.trial.one, model) else self.row(model).key

    def _agreeing(
        self, record: type[Record], values: dict[str, Any], stored: Record | None
    ) -> tuple[dict[str, Any], list[str]]:
        """The values without those that a rule refuses beside the others, and the questions left.

        A rule speaks of several answers at once, so a row with all of them need not be lawful.
        """
        crf = record.crf
        while True:
            try:
                with transaction.atomic():
                    saved = save_record(
                        actor=Actor.of(self.trial.coordinator, source="api"),
                        study=self.trial.study,
                        record=record,
                        change=change_of(values, stored),
                    )
                    transaction.set_rollback(True)
                return values, [f.code for f in saved.findings]
            except RuleViolation as refused:
                findings = refused.findings
            fields = {f.field for f in findings if f.severity != Severity.SOFT}
            items = [i for i in crf.items.values() if {c.name for c in i.columns()} & fields]
            assert items, (crf.table, findings)
            assert not any(item.required for item in items), (crf.table, findings)
            out = {c.name for item in items for c in item.columns()}
            assert out & values.keys(), (crf.table, findings)
            self.left_out.setdefault(crf.table, set()).update(item.name for item in items)
            values = {name: value for name, value in values.items() if name not in out}
