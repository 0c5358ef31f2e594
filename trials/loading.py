"""Loads a whole synthetic study at once, by COPY. Every other write is `trials.actions`.

The rows are the flat rows of REST and import, expanded by the same items and given the same keys
and forms. What differs: nothing is refused by a rule. The rules run over the rows beside all
others of the patient, and what they find is counted. The rows come in groups of whole patients,
each written before the next is read, so that memory holds one group; the transaction holds all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone
from psycopg import sql

from config.errors import Finding, Refused, Severity, hard
from trials import checks, derivations
from trials.access import Actor
from trials.casebook import Casebooks, as_row, today_at
from trials.changes import history_context, sign_copies
from trials.checks import Book
from trials.copying import copy_rows, like
from trials.crf import (
    PARENT,
    Column,
    Item,
    Link,
    PatientRecord,
    Record,
    Unreadable,
    key_columns,
    missing_name,
    nullable,
    owner_column,
    registry,
)
from trials.definitions.codelists import MISSING_REASON
from trials.definitions.roles import Right
from trials.models import DerivedValue, Form, Study
from trials.places import form_place
from trials.saving import findings_of, key_under

FlatRow = Mapping[str, Any]


@dataclass(frozen=True)
class Loaded:
    """Rows per table, parents first, and how often each finding stands in them."""

    rows: Mapping[str, int]
    findings: Mapping[tuple[Severity, str], int]


@transaction.atomic
def load_records(
    *,
    actor: Actor,
    study: Study,
    groups: Iterable[Mapping[str, Sequence[FlatRow]]],
    why: str,
    advanced: Callable[[int], object] = lambda rows: None,
) -> Loaded:
    """Fill an empty synthetic study, or raise Refused with everything that cannot be stored.

    A group holds flat rows by table, of whole patients; rows name parents and links by key.
    `advanced` is told how many rows more are done.
    """
    locked = Study.objects.select_for_update().get(pk=study.pk)
    if not locked.synthetic:
        raise Refused(
            422,
            [
                hard(
                    "not_synthetic",
                    "study",
                    f"Study {study.key} is not synthetic. Enter or import its data instead.",
                )
            ],
        )
    if registry["patients"]._default_manager.filter(study=study).exists():
        raise Refused(
            422,
            [
                hard(
                    "not_empty",
                    "study",
                    f"Study {study.key} has data. Load into a study of another code.",
                )
            ],
        )
    load = _Load(actor, locked, advanced)
    with history_context(
        actor, study_id=study.pk, site=None, right=Right.ENTER, why=why
    ) as context:
        sign_copies(context)
        for rows in groups:
            load.group(rows)
    if load.faults:
        raise Refused(400, load.faults)
    _analyze([*(registry[table] for table in load.loaded), Form, DerivedValue])
    return Loaded(load.loaded, load.findings)


def parents_first(tables: Iterable[str]) -> list[str]:
    """The tables in an order in which every row can name the rows that it links to."""
    wanted = set(tables)
    unknown = sorted(t for t in wanted if t not in registry or owner_column(registry[t]) is None)
    if unknown:
        raise Refused(
            400,
            [
                hard("unknown_table", None, f"{table} is no table of patients' rows.")
                for table in unknown
            ],
        )
    ordered: list[str] = []

    def visit(table: str) -> None:
        if table in ordered:
            return
        for name in sorted(_linked_tables(registry[table]) & wanted - {table}):
            visit(name)
        ordered.append(table)

    for table in [t for t in registry if t in wanted]:
        visit(table)
    return ordered


def _linked_tables(record: type[Record]) -> set[str]:
    linked = {_target(record, i.name) for i in record.crf.items.values() if isinstance(i, Link)}
    tables = {target.crf.table for target in linked}
    return tables | {"patients"} if issubclass(record, PatientRecord) else tables


def _target(record: type[Record], name: str) -> type[Record]:
    target = record._meta.get_field(name).related_model
    assert issubclass(target, Record)  # noqa: S101 - a link leads to a Record
    return target


@dataclass
class _Reader:
    """How the flat rows of one table are read, worked out once per table."""

    record: type[Record]
    blank: Record
    columns: dict[str, Column] = field(init=False)
    items: list[tuple[Item, list[str]]] = field(init=False)
    links: dict[str, type[Record]] = field(init=False)
    reasons: dict[str, Item] = field(init=False)
    required: list[tuple[str, Item]] = field(init=False)

    def __post_init__(self) -> None:
        items = list(self.record.crf.items.values())
        self.columns = {c.name: c for c in key_columns(self.record)}
        self.items = []
        for item in items:
            columns = item.columns()
            self.columns |= {c.name: c for c in columns}
            if not isinstance(item, Link) and item.name != "number":
                self.items.append((item, [c.name for c in columns]))
        self.links = {i.name: _target(self.record, i.name) for i in items if isinstance(i, Link)}
        self.reasons = {missing_name(i.name): i for i in items if nullable(i)}
        self.required = [
            (i.attname if isinstance(i, Link) else i.name, i) for i in items if i.required
        ]


class _Load:
    def __init__(self, actor: Actor, study: Study, advanced: Callable[[int], object]) -> None:
        self.actor, self.study, self.advanced = actor, study, advanced
        self.now = timezone.now()
        self.drafts: dict[str, list[Record]] = {}
        self.by_key: dict[str, dict[str, Record]] = {}
        self.forms: dict[tuple[Any, ...], Form] = {}
        self.form = Form(
            protocol_version=study.protocol_version or "",
            status_by=actor.user,
            status_at=self.now,
        )
        self.free_forms: Iterator[int] = iter(())
        self.last_number: Counter[tuple[str, str]] = Counter()
        self.faults: list[Finding] = []
        self.findings: Counter[tuple[Severity, str]] = Counter()
        self.loaded: Counter[str] = Counter()
        self.readers: dict[str, _Reader] = {}
        self.casebooks = Casebooks(study)

    def group(self, rows: Mapping[str, Sequence[FlatRow]]) -> None:
        """Build, check and store the rows of some patients. After a fault nothing is stored."""
        for found in (self.drafts, self.forms, self.last_number):
            found.clear()
        # Rows of patients are linked within their group, constructs and sites by all of them.
        self.by_key = {t: k for t, k in self.by_key.items() if owner_column(registry[t]) is None}
        for table in parents_first(rows):
            self.build(registry[table], rows[table])
        self.loaded.update({table: len(drafts) for table, drafts in self.drafts.items()})
        if not self.faults:
            books = self.check()
            self.store()
            copy_rows(derivations.values_of(self.study, books))

    # -- building

    def build(self, record: type[Record], rows: Sequence[FlatRow]) -> None:
        """The rows as they will be stored, ids, keys and forms included."""
        table = record.crf.table
        if table not in self.readers:
            blank = record(
                study=self.study,
                entered_at=self.now,
                protocol_version=self.study.protocol_version or "",
            )
            self.readers[table] = _Reader(record, blank)
        reader = self.readers[table]
        drafts: list[Record] = []
        found: dict[str, Record] = {}
        for number, (row_id, row) in enumerate(
            zip(_next_ids(record, len(rows)), rows, strict=True), start=1
        ):
            faults: list[Finding] = []
            draft = self._draft(reader, row, row_id, faults)
            if draft is not None and draft.key in found:
                faults.append(hard("conflict", "key", f"{table} {draft.key} is there twice."))
            self.faults.extend(f.at(number) for f in faults)
            if draft is not None:
                drafts.append(draft)
                found[draft.key] = draft
        self.drafts[table], self.by_key[table] = drafts, found

    def _draft(
        self, reader: _Reader, row: FlatRow, row_id: int, faults: list[Finding]
    ) -> Record | None:
        values = self._values(reader, row, faults)
        draft = like(reader.blank, id=row_id, missing={})
        for item, names in reader.items:
            given = {name: values[name] for name in names if name in values}
            if given:
                columns, wrong = item.write(given)
                faults.extend(wrong)
                draft.__dict__.update(columns)
        for name, target in reader.links.items():
            self._link(draft, name, target, values.get(name), faults)
        self._missing(reader, row, draft, faults)
        parent = self._parent(reader.record, draft, values, faults)
        if faults:
            return None
        self._key(draft, parent, values)
        self._form(draft, parent)
        return draft

    def _values(self, reader: _Reader, row: FlatRow, faults: list[Finding]) -> dict[str, Any]:
        values = {}
        for name, raw in row.items():
            column = reader.columns.get(name)
            if column is not None:
                try:
                    values[name] = column.parse(raw)
                except Unreadable as fault:
                    faults.append(hard("unreadable", name, f"{column.label}: {fault}."))
            elif name not in reader.reasons:
                table = reader.record.crf.table
                faults.append(hard("unknown_field", name, f"{table} has no field {name!r}."))
        return values

    def _link(
        self,
        draft: Record,
        name: str,
        target: type[Record],
        key: Any,
        faults: list[Finding],
    ) -> None:
        if key is None:
            return
        table = target.crf.table
        if table not in self.by_key:  # of the study as a whole, there already
            there = target._default_manager.filter(study=self.study, removed_at__isnull=True)
            self.by_key[table] = {stored.key: stored for stored in there}
        found = self.by_key[table].get(key)
        if found is None:
            faults.append(hard("unknown_link", name, f"There is no {target.crf.title} {key}."))
        else:
            _name(draft, name, found)

    def _missing(self, reader: _Reader, row: FlatRow, draft: Record, faults: list[Finding]) -> None:
        for name, item in reader.reasons.items():
            reason = row.get(name)
            if reason is None:
                continue
            stored = item.attname if isinstance(item, Link) else item.name
            if reason not in MISSING_REASON.codes:
                faults.append(hard("unknown_code", name, f"{reason!r} is no missing reason."))
            elif getattr(draft, stored) is not None:
                faults.append(
                    hard("value_and_missing_reason", item.name, "Keep the value or the reason.")
                )
            else:
                draft.missing[item.name] = reason

    def _parent(
        self, record: type[Record], draft: Record, values: Mapping[str, Any], faults: list[Finding]
    ) -> Record | None:
        name = record.crf.parent
        if name == "patient":
            self._link(draft, name, registry["patients"], values.get(name), faults)
        parent = getattr(draft, name, None) if getattr(draft, f"{name}_id") else None
        if parent is None and not faults:
            faults.append(hard("required", name, f"Name the {name} by its key."))
        if isinstance(parent, PatientRecord) and isinstance(draft, PatientRecord):
            _name(draft, "patient", parent.patient)
        return parent

    def _key(self, draft: Record, parent: Record | None, values: Mapping[str, Any]) -> None:
        if draft.crf.key == "code":
            draft.key = str(values["key"])
            return
        assert parent is not None  # noqa: S101 - only rows with a code have none
        if draft.crf.key == "number":
            at = (draft.crf.table, parent.key)
            draft.number = values.get("number") or self.last_number[at] + 1  # type: ignore[attr-defined]
            self.last_number[at] = max(self.last_number[at], draft.number)  # type: ignore[attr-defined]
        draft.key = key_under(parent.key, draft)

    def _form(self, draft: Record, parent: Record | None) -> None:
        if draft.crf.form_scope == PARENT and isinstance(parent, PatientRecord):
            draft.form_id = parent.form_id  # type: ignore[attr-defined]
            return
        place = form_place(draft, parent)
        if place is None:
            return
        at = tuple(place.values())
        form = self.forms.get(at)
        if form is None:
            form = self.forms[at] = like(self.form, **place, id=self._form_id())
        if isinstance(draft, PatientRecord):
            draft.form_id = form.pk  # type: ignore[attr-defined]

    def _form_id(self) -> int:
        pk = next(self.free_forms, None)
        if pk is None:
            self.free_forms = _next_ids(Form, 1000)
            pk = next(self.free_forms)
        return pk

    # -- checking

    def check(self) -> dict[int, Book]:
        """Run every rule over every row; soft findings stay open on their row. The casebooks."""
        casebooks = self.casebooks
        books = {}
        tables = [t for t, record in registry.items() if owner_column(record)]
        drafts: dict[int, list[Record]] = defaultdict(list)
        for found in self.drafts.values():
            for draft in found:
                drafts[_owner(draft)].append(draft)
        for patient in self.drafts.get("patients", []):
            mine = [(draft, as_row(draft)) for draft in drafts[patient.pk]]
            rows: dict[str, list[checks.Row]] = {table: [] for table in tables}
            # A casebook is in the order of the keys, wherever it comes from.
            for draft, row in sorted(mine, key=lambda pair: pair[0].key):
                rows[draft.crf.table].append(row)
            book = Book(
                study=casebooks.settings,
                today=today_at(patient.site),  # type: ignore[attr-defined]
                tables=rows,
                load=lambda table: casebooks.rows(None, table),  # those of the study as a whole
            )
            for draft, row in mine:
                self._check_row(draft, row, book)
            books[patient.pk] = book
            self.advanced(len(mine))
        return books

    def _check_row(self, draft: Record, row: dict[str, Any], book: Book) -> None:
        findings = list(self._absent(draft))
        findings.extend(findings_of(draft.crf, row, book, complete=True))
        if not findings:
            return
        findings = list(dict.fromkeys(findings))
        self.findings.update((f.severity, f.code) for f in findings)
        draft.findings = [f.as_dict() for f in findings if f.severity is Severity.SOFT]

    def _absent(self, draft: Record) -> Iterator[Finding]:
        for stored, item in self.readers[draft.crf.table].required:
            if getattr(draft, stored) is None and item.name not in draft.missing:
                yield hard(
                    "required", item.name, f"{item.label}: give a value or a missing reason."
                )

    # -- storing

    def store(self) -> None:
        """COPY patients, then their forms, then the rest."""
        drafts = dict(self.drafts)
        copy_rows(drafts.pop("patients", []))
        copy_rows(list(self.forms.values()))
        for rows in drafts.values():
            copy_rows(rows)


def _name(draft: Record, link: str, target: Record) -> None:
    """Set a link, less what the model's own setter checks again for each row."""
    draft.__dict__[f"{link}_id"] = target.pk
    draft._state.fields_cache[link] = target


def _owner(draft: Record) -> int:
    return draft.patient_id if isinstance(draft, PatientRecord) else draft.pk  # type: ignore[attr-defined,no-any-return]


def _next_ids(model: type[models.Model], count: int) -> Iterator[int]:
    """Ids that nobody else will get."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [f'"{model._meta.db_table}"', count],
        )
        return iter([row[0] for row in cursor.fetchall()])


def _analyze(loaded: Iterable[type[models.Model]]) -> None:
    """Tell the planner what the tables hold now; by itself the database does so a minute later.

    Until then it takes full tables for empty ones, and queries that join them run for minutes.
    """
    with connection.cursor() as cursor:
        # A tenth of the usual sample is enough to tell a full table from an empty one.
        cursor.execute("SET LOCAL default_statistics_target = 10")
        for model in loaded:
            cursor.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(model._meta.db_table)))
        cursor.execute("RESET default_statistics_target")
