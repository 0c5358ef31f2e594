"""The browser form of a table, made from its declaration: its questions and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from config.errors import Finding, Severity
from trials.access import Actor, visible
from trials.casebook import with_links
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
)
from trials.definitions.codelists import MISSING_REASON
from trials.models import Study
from trials.pages.display import NONE_OF_THESE, partial_text, summary
from trials.typed import (
    COMMENT,
    NO,
    OVERRIDE,
    YES,
    Typed,
    asked,
    entered_columns,
    is_permanent,
)


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
    heading: str = ""
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
    def headed(self) -> list[Question]:
        """The questions at which a section begins."""
        return [q for q in self.questions if q.heading]

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
        if stored is not None and is_permanent(record, item):
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
    return [item.name, missing_name(item.name), *item.flat_names]


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
        heading=item.heading,
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
        part for part in (row.key, _first_date_text(row), summary(row, most=1)) if part
    )


def _first_date_text(row: Record) -> str:
    """The first date of a row, as far as it is known; empty where it has none."""
    for item in row.crf.items.values():
        if isinstance(item, Date | PartialDate) and getattr(row, item.name) is not None:
            precision = getattr(row, f"{item.name}_precision", None)
            return partial_text(getattr(row, item.name), precision)
    return ""
