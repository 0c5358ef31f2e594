"""The browser form of a table, made from its declaration.

`Typed` is a form as it was typed: text by flat column, and what accompanies it. It is what a
draft keeps, what a refused form is shown again with, and what becomes a `Change`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.http import QueryDict

from config.errors import Finding, Severity
from trials.access import Actor, visible
from trials.casebook import with_links
from trials.changes import Change
from trials.crf import (
    Boolean,
    Coded,
    Date,
    Decimal,
    FreeText,
    Integer,
    Item,
    Link,
    MultiSelect,
    PartialDate,
    PatientRecord,
    Quantity,
    Record,
    missing_name,
    nullable,
    parse_body,
    plain,
)
from trials.definitions.codelists import MISSING_REASON
from trials.models import Study
from trials.pages.display import NONE_OF_THESE, partial_text, shown_items, summary

# Parts of a form that are no items; the colon keeps them apart from any item's name.
COMMENT, OVERRIDE = "comment:", "override:"
REASON, VERSION, SEEN = "change:reason", "change:version", "change:seen"
ACTION, AUTHOR = "change:action", "change:author"
YES, NO = "true", "false"


@dataclass(frozen=True)
class Typed:
    """A form as text, nothing checked yet."""

    values: Mapping[str, str] = field(default_factory=dict)
    missing: Mapping[str, str] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)
    overrides: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    version: int | None = None
    seen: tuple[str, ...] = ()  # soft findings that were shown before, by code

    @classmethod
    def from_post(cls, record: type[Record], post: QueryDict) -> Typed:
        version = post.get(VERSION, "")
        return cls(
            values={n: post[n] for n in _entered_names(record) if n in post},
            missing={
                item.name: post[missing_name(item.name)]
                for item in asked(record)
                if post.get(missing_name(item.name))
            },
            comments=_texts(post, COMMENT),
            overrides=_texts(post, OVERRIDE),
            reason=post.get(REASON, ""),
            version=int(version) if version.isdecimal() else None,
            seen=tuple(post.getlist(SEEN)),
        )

    @classmethod
    def from_record(cls, record: Record) -> Typed:
        values: dict[str, str] = {}
        for item in asked(type(record)):
            values.update(_as_text(item, record))
        return cls(values=values, missing=dict(record.missing), version=record.version)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Typed:
        return cls(**{**kept, "seen": ()})

    def as_json(self) -> dict[str, Any]:
        return {
            "values": dict(self.values),
            "missing": dict(self.missing),
            "comments": dict(self.comments),
            "overrides": dict(self.overrides),
            "reason": self.reason,
            "version": self.version,
        }

    def on_version(self, version: int) -> Typed:
        """The same, typed over another version of the record."""
        return replace(self, version=version)

    def change(
        self, record: type[Record], *, record_id: int | None, fixed: Mapping[str, Any]
    ) -> Change:
        """The change that the form asks for. A field left blank is cleared."""
        values: dict[str, Any] = dict(fixed)
        missing: dict[str, str | None] = {}
        if record_id is None and record.crf.key == "code":
            values["key"] = self.values.get("key", "").strip() or None
        for item in asked(record):
            if record_id is None or not _is_permanent(record, item):
                values.update(self._flat(item))
            if nullable(item):
                missing[item.name] = self.missing.get(item.name) or None
        return Change(
            values=values,
            missing=missing,
            comments=self.comments,
            overrides=self.overrides,
            reason=self.reason,
            version=self.version,
            record_id=record_id,
        )

    def _flat(self, item: Item) -> dict[str, Any]:
        """The flat columns of an item. A blank quantity has no unit; unticked boxes beside a
        ticked one are a "no", none ticked is "not asked".
        """
        names = [c.name for c in entered_columns(item)]
        given = {name: self.values.get(name, "") for name in names}
        if isinstance(item, Quantity):
            blank = not given[names[0]].strip()
            return dict.fromkeys(names) if blank else given
        if isinstance(item, MultiSelect):
            if not any(given.values()):
                return dict.fromkeys(names)
            return {name: YES if value else NO for name, value in given.items()}
        return given


def _texts(post: QueryDict, prefix: str) -> dict[str, str]:
    return {
        name.removeprefix(prefix): post[name]
        for name in post
        if name.startswith(prefix) and post[name].strip()
    }


def asked(record: type[Record]) -> list[Item]:
    """The items that a form asks for: all but the parent and the number, which are fixed."""
    return [
        item
        for item in shown_items(record)
        if item.name != "number" and not (isinstance(item, Link) and item.parent)
    ]


def entered_columns(item: Item) -> list[Any]:
    """The flat columns of an item that people fill in; the others follow from these."""
    columns = item.columns()
    if isinstance(item, Quantity):
        return columns[1:]
    if isinstance(item, PartialDate):
        return columns[:1]
    return columns


def _entered_names(record: type[Record]) -> list[str]:
    names = [c.name for item in asked(record) for c in entered_columns(item)]
    return [*names, "key"] if record.crf.key == "code" else names


def _is_permanent(record: type[Record], item: Item) -> bool:
    """An item that makes part of the natural key cannot be changed once it is stored."""
    return item.name == record.crf.key


def _as_text(item: Item, record: Record) -> dict[str, str]:
    flat = item.read(record)
    if isinstance(item, PartialDate):
        return {item.name: partial_text(flat[item.name], flat[f"{item.name}_precision"])}
    if isinstance(item, MultiSelect):
        return {name: YES for name, value in flat.items() if value}
    return {c.name: _cell(flat[c.name]) for c in entered_columns(item)}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    return value.isoformat() if hasattr(value, "isoformat") else plain(value)


@dataclass(frozen=True)
class Choice:
    name: str
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Asked:
    """A finding that wants a text, and the text so far."""

    finding: Finding
    name: str
    text: str
    is_override: bool


@dataclass
class Question:
    """One item on the page, with what was typed and what is wrong with it."""

    name: str
    label: str
    widget: str
    value: str = ""
    input_name: str = ""
    unit: str = ""
    help: str = ""
    hint: str = ""
    required: bool = False
    critical: bool = False
    choices: list[Choice] = field(default_factory=list)
    missing_choices: list[Choice] = field(default_factory=list)
    errors: list[Finding] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)

    @property
    def id(self) -> str:
        return f"f-{self.name}"

    @property
    def grouped(self) -> bool:
        """Whether the widget is a group of inputs, which a fieldset names, not a label."""
        return self.widget in ("radio", "boxes")

    @property
    def described_by(self) -> str:
        parts = [
            (self.help or self.hint, f"{self.id}-help"),
            (self.errors or self.asked, f"{self.id}-errors"),
        ]
        return " ".join(ident for present, ident in parts if present)


@dataclass
class RecordForm:
    """The questions of one record, and the findings that belong to none of them."""

    record: type[Record]
    questions: list[Question]
    errors: list[Finding]
    asked: list[Asked]
    reason_errors: list[Finding]
    typed: Typed

    @property
    def needs_reason(self) -> bool:
        """Whether a reason is wanted although the record is new: it was removed before."""
        return bool(self.reason_errors or self.typed.reason)

    @property
    def refused(self) -> list[tuple[str, Finding]]:
        """What refuses the form, with the id of its field, for the list at the top."""
        found = [("", f) for f in self.errors]
        for q in self.questions:
            found.extend((q.id, f) for f in q.errors)
        found.extend((ident, a.finding) for ident, a in self.to_answer if a.is_override)
        return [*found, *(("change-reason", f) for f in self.reason_errors)]

    @property
    def to_answer(self) -> list[tuple[str, Asked]]:
        found = [("", a) for a in self.asked]
        for q in self.questions:
            found.extend((q.id, a) for a in q.asked)
        return found

    @property
    def soft_codes(self) -> list[str]:
        """Soft findings on the page: sent back, they say that they were seen."""
        codes = [a.finding.code for _, a in self.to_answer if not a.is_override]
        return list(dict.fromkeys(codes))


def build_form(
    *,
    actor: Actor,
    study: Study,
    record: type[Record],
    typed: Typed,
    patient_id: int | None = None,
    stored: Record | None = None,
    findings: Iterable[Finding] = (),
) -> RecordForm:
    """The form with what was typed in it, each finding at its field."""
    questions = []
    if stored is None and record.crf.key == "code":
        questions.append(
            Question(
                name="key",
                input_name="key",
                label=f"{record.crf.title} code",
                widget="text",
                value=typed.values.get("key", ""),
                required=True,
                hint="Letters, digits, dots, hyphens. It is permanent.",
            )
        )
    for item in asked(record):
        if stored is not None and _is_permanent(record, item):
            continue
        questions.append(_question(actor, study, record, item, typed, patient_id))
    form = RecordForm(record, questions, [], [], [], typed)
    _place(form, findings)
    return form


def _place(form: RecordForm, findings: Iterable[Finding]) -> None:
    places = {name: q for q in form.questions for name in _names_of(form.record, q)}
    boxes: set[str] = set()
    for finding in findings:
        question = places.get(finding.field or "")
        errors, texts = (question.errors, question.asked) if question else (form.errors, form.asked)
        if finding.code == "reason_required":
            form.reason_errors.append(finding)
            continue
        if finding.severity == Severity.HARD:
            errors.append(finding)
            continue
        is_override = finding.severity == Severity.OVERRIDE
        name = f"{OVERRIDE if is_override else COMMENT}{finding.code}"
        # One text per code is kept, so a second finding of the code gets no box of its own.
        box = "" if name in boxes else name
        boxes.add(name)
        kept = form.typed.overrides if is_override else form.typed.comments
        texts.append(Asked(finding, box, kept.get(finding.code, ""), is_override))


def _names_of(record: type[Record], question: Question) -> list[str]:
    item = record.crf.items.get(question.name)
    if item is None:
        return [question.name]
    return [item.name, missing_name(item.name), *(c.name for c in item.columns())]


def _question(
    actor: Actor,
    study: Study,
    record: type[Record],
    item: Item,
    typed: Typed,
    patient_id: int | None,
) -> Question:
    columns = entered_columns(item)
    value = typed.values.get(columns[0].name, "")
    reason = typed.missing.get(item.name, "")
    question = Question(
        name=item.name,
        input_name=columns[0].name,
        label=item.label,
        widget="text",
        value=value,
        unit="" if item.unit == "1" else item.unit,
        help=item.help,
        required=item.required or item.name == record.crf.key,
        critical=item.critical,
        missing_choices=[
            Choice(missing_name(item.name), code, label, code == reason)
            for code, label in MISSING_REASON.codes.items()
        ]
        if nullable(item) and item.name != record.crf.key
        else [],
    )
    if isinstance(item, Date):
        return replace(question, widget="short", hint="YYYY-MM-DD")
    if isinstance(item, PartialDate):
        return replace(question, widget="short", hint="YYYY-MM-DD, YYYY-MM or YYYY")
    if isinstance(item, Quantity):
        unit_column = columns[1]
        entered = typed.values.get(unit_column.name) or item.unit
        units = [Choice(unit_column.name, u, u, u == entered) for u in item.units.codes]
        return replace(question, widget="quantity", choices=units)
    if isinstance(item, Boolean):
        answers = [(YES, "Yes"), (NO, "No"), ("", "Not answered")]
        choices = [Choice(item.name, code, label, code == value) for code, label in answers]
        return replace(question, widget="radio", choices=choices)
    if isinstance(item, MultiSelect):
        codes = [(c.name, item.codelist.label(_code_of(item, c.name))) for c in columns[:-1]]
        codes.append((columns[-1].name, NONE_OF_THESE))
        boxes = [Choice(n, YES, label, bool(typed.values.get(n))) for n, label in codes]
        return replace(question, widget="boxes", choices=boxes)
    if isinstance(item, Coded):
        choices = [
            Choice(item.name, str(code), label, str(code) == value)
            for code, label in item.codelist.codes.items()
        ]
        return replace(question, widget="select", choices=_with_typed(choices, item.name, value))
    if isinstance(item, Link):
        choices = _link_choices(actor, study, record, item, value, patient_id)
        return replace(question, widget="select", choices=choices)
    if isinstance(item, FreeText):
        return replace(question, widget="long")
    if isinstance(item, Integer | Decimal):
        return replace(question, widget="number")
    return question


def readable_faults(record: type[Record], typed: Typed) -> list[Finding]:
    """What the declaration alone says against the values that can be read."""
    change = typed.change(record, record_id=None, fixed={})
    values, _ = parse_body(record, change.values)
    faults: list[Finding] = []
    for item in asked(record):
        given = {c.name: values[c.name] for c in entered_columns(item) if c.name in values}
        if given and not isinstance(item, Link):
            stored, found = item.write(given)
            faults += [f for f in [*found, *item.check(stored)] if f.severity == Severity.HARD]
    return faults


def typed_text(item: Item, typed: Typed) -> str:
    """What was typed for an item, in words."""
    reason = typed.missing.get(item.name)
    if reason:
        return MISSING_REASON.label(reason)
    values = [typed.values.get(c.name, "") for c in entered_columns(item)]
    if isinstance(item, MultiSelect):
        labels = [*(str(label) for label in item.codelist.codes.values()), NONE_OF_THESE]
        return ", ".join(label for label, value in zip(labels, values, strict=True) if value)
    if isinstance(item, Quantity):
        return " ".join(values) if values[0].strip() else ""
    if isinstance(item, Boolean):
        return {YES: "Yes", NO: "No"}.get(values[0], "")
    if isinstance(item, Coded):
        labels_by_code = {str(code): label for code, label in item.codelist.codes.items()}
        return labels_by_code.get(values[0], values[0])
    return f"{values[0]} {item.unit}".strip() if values[0].strip() and item.unit else values[0]


def _code_of(item: MultiSelect, column: str) -> str:
    return column.removeprefix(f"{item.name}__")


def _with_typed(choices: list[Choice], name: str, value: str) -> list[Choice]:
    """The choices, with what was typed among them even where it is no longer one."""
    if value and not any(c.chosen for c in choices):
        return [*choices, Choice(name, value, value, True)]
    return choices


def _link_choices(
    actor: Actor,
    study: Study,
    record: type[Record],
    item: Link,
    value: str,
    patient_id: int | None,
) -> list[Choice]:
    model = record._meta.get_field(item.name).related_model
    assert model is not None  # noqa: S101 - narrows a type
    assert issubclass(model, Record)  # noqa: S101 - narrows a type
    rows = visible(model, actor).filter(study=study).select_related(*with_links(model))
    if issubclass(model, PatientRecord):
        rows = rows.filter(patient_id=patient_id)
    choices = [
        Choice(item.name, row.key, _row_label(row), row.key == value)
        for row in rows.order_by("key")
    ]
    return _with_typed(choices, item.name, value)


def _row_label(row: Record) -> str:
    """A row as a choice: its key, its first date and what tells it apart."""
    return " · ".join(
        part for part in (row.key, first_date_text(row), summary(row, most=1)) if part
    )


def first_date_text(row: Record) -> str:
    """The first date of a row, as far as it is known; empty where it has none."""
    for item in row.crf.items.values():
        if isinstance(item, Date | PartialDate) and getattr(row, item.name) is not None:
            precision = getattr(row, f"{item.name}_precision", None)
            return partial_text(getattr(row, item.name), precision)
    return ""
