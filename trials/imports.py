"""Files into tables: every row through `save_record`, in one transaction, all faults at once."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import DataError, IntegrityError, transaction

from config.errors import Finding, Refused, Severity
from trials import checks
from trials.access import Actor, visible
from trials.actions import save_record, set_findings
from trials.casebook import Casebooks, as_row, with_links
from trials.changes import Change, Saved
from trials.crf import (
    SYSTEM,
    Column,
    Link,
    MultiSelect,
    PatientRecord,
    Record,
    Unreadable,
    ancestors,
    nullable,
    parse_body,
    registry,
)
from trials.csv_files import read_csv
from trials.definitions.roles import Right
from trials.import_reports import Counts, Fault, Report, remedy_for
from trials.mappings import (
    Constant,
    ImportMapping,
    Line,
    Problem,
    Reason,
    RowKey,
    Target,
    Unusable,
    linked,
    plain_mapping,
    with_same_names,
    writable,
)
from trials.models import AccessLog, Study
from trials.queries import derived_columns

# After a fault a row is tried again without the faulty field, so that its other faults and
# those of the rows under it come out in the same run. A row has few faults; this ends the rest.
ATTEMPTS = 8


def import_file(
    *,
    actor: Actor,
    study: Study,
    content: bytes,
    name: str,
    reason: str,
    table: str | None = None,
    mapping: ImportMapping | None = None,
    update: bool = False,
    dry_run: bool = False,
) -> Report:
    """Import a file whole or not at all, and say everything that is wrong with it.

    Give the `table` whose export columns the file has, or a `mapping`. A stored row that equals
    the file's is left alone; one that differs is a fault unless `update`. Raises Unusable where
    the file or the arguments cannot be used at all. Every run is logged with the file's hash.
    """
    if not reason.strip():
        raise Unusable(["Say why the file is imported: --reason must not be blank."])
    if (table is None) == (mapping is None):
        raise Unusable(["Give either a table or a mapping."])
    chosen = mapping if mapping is not None else plain_mapping(table or "")
    header, lines = read_csv(content)
    report = Report(hashlib.sha256(content).hexdigest(), dry_run=dry_run)
    run = _Import(actor.from_source("import"), study, chosen, reason.strip(), update, report)
    run.run(header, lines)
    AccessLog.objects.create(
        user=actor.user,
        study=study,
        kind="import",
        detail={
            "file": name,
            "mapping_sha256": chosen.sha256,
            **report.summary(),
            "dry_run": dry_run,
            "faults": sum(f.severity != Severity.SOFT for f in report.faults),
        },
    )
    return report


# Findings about who may not write there, or what is not there: said of the parent's key.
ABOUT_PARENT = ("forbidden", "not_found")


class _Undone(Exception):
    """Leaves the transaction without a trace: a dry run, or a file with faults."""


@dataclass
class _Entry:
    """One row of one table, as one line of the file gives it."""

    line: Line
    target: Target
    values: dict[str, Any]
    missing: dict[str, str | None]
    key: str | None = None
    sound: bool = True
    blocked: bool = False  # its key or parent could not be read

    @property
    def model(self) -> type[Record]:
        return self.target.model


class _Import:
    """One file on its way into one study."""

    def __init__(
        self,
        actor: Actor,
        study: Study,
        mapping: ImportMapping,
        reason: str,
        update: bool,
        report: Report,
    ) -> None:
        self.actor, self.study, self.mapping = actor, study, mapping
        self.reason, self.update, self.report = reason, update, report
        self.casebooks = Casebooks(study)
        self.seen: dict[tuple[str, str], _Entry] = {}
        self.matched: set[tuple[str, int]] = set()
        self.numbers: Counter[tuple[str, str]] = Counter()
        self.patients: dict[str, int | None] = {}
        self.parents: dict[tuple[str, int], tuple[Record, _Entry]] = {}
        self.unsound: set[str] = set()
        self.failed: set[tuple[str, str]] = set()
        self.said: set[Fault] = set()
        self.coded: dict[tuple[str, str, str], list[int]] = defaultdict(list)

    def run(self, header: list[str], rows: list[list[str]]) -> None:
        targets = self._bind(header)
        for target in targets:
            self.report.rows.setdefault(target.table, Counts())
        self._permit(targets)
        absent = [c for c in self.mapping.source_columns() if c not in header]
        for name in absent:
            self._fault(None, name, "column_absent", f"The file has no column {name!r}.")
        if self.report.refused and (absent or not self.permitted):
            return
        lines = list(self._lines(header, rows))
        try:
            with transaction.atomic():
                # One import per study at a time: two would lock patients in different orders.
                Study._default_manager.select_for_update(no_key=True).get(pk=self.study.pk)
                for target in targets:
                    for line in lines:
                        self._row(target, line)
                self._check_unread(header, lines)
                self._check_sets()
                if self.report.refused or self.report.dry_run:
                    raise _Undone
        except _Undone:
            pass
        self._note_codes()
        if self.report.refused:
            for counts in self.report.rows.values():
                counts.created = counts.updated = counts.unchanged = 0
        self.report.faults.sort(key=lambda f: f.row or 0)

    # -- the file as a whole

    def _bind(self, header: list[str]) -> list[Target]:
        """The targets with the columns of this file; says which columns have no place."""
        named = self.mapping.source_columns()
        targets = [with_same_names(t, header, named) for t in self.mapping.in_order()]
        known = {c for t in targets for c in t.source_columns()} | set(named)
        ignored = set()
        for target in targets:
            if target.same_names:
                made = {c.name for c in derived_columns(target.model)} | {c.name for c in SYSTEM}
                ignored |= {name for name in header if name in made and name not in known}
        if ignored:
            self.report.notes.append(
                "Ignored, because the product derives them: "
                f"{', '.join(name for name in header if name in ignored)}."
            )
        for name, why in self.mapping.ignore.items():
            self.report.notes.append(f"Ignored by the mapping: {name} ({why}).")
        for name in header:
            if name not in known and name not in ignored:
                where = (
                    f"{targets[0].table} has no field {name!r}"
                    if self.mapping.plain
                    else f"The column {name!r} is neither mapped nor ignored"
                )
                self._fault(None, name, "unmapped_column", f"{where}.")
        return targets

    def _permit(self, targets: Sequence[Target]) -> None:
        self.permitted = True
        for model in dict.fromkeys(t.model for t in targets):
            right = self._right(model)
            if self.actor.may(right, self.study.pk):
                continue
            self.permitted = False
            said = f"You may not import into {model.crf.table} of study {self.study.key}"
            if self._holds(Right.IMPORT_RETROSPECTIVE) and right == Right.IMPORT:
                said += ": a data manager may only where the study is marked retrospective"
            self._fault(None, None, "forbidden", f"{said}.")

    def _holds(self, right: str) -> bool:
        return self.actor.may(right, self.study.pk)

    def _right(self, model: type[Record]) -> str:
        """What writing a table by import needs. Only clinical entry has an import right."""
        if model.crf.write != Right.ENTER:
            return model.crf.write
        if self.study.retrospective and self._holds(Right.IMPORT_RETROSPECTIVE):
            return Right.IMPORT_RETROSPECTIVE
        return Right.IMPORT

    def _lines(self, header: list[str], rows: list[list[str]]) -> Iterator[Line]:
        for number, cells in enumerate(rows, start=1):
            if len(cells) != len(header):
                self._fault(
                    number,
                    None,
                    "ragged_row",
                    f"The row has {len(cells)} cells, the header {len(header)}.",
                )
                continue
            line = Line(number, dict(zip(header, cells, strict=True)))
            self._set_day0(line)
            for name, other in self.mapping.repeats.items():
                mine, theirs = line.cell(name).strip(), line.cell(other).strip()
                if mine != theirs:
                    self._fault(
                        number,
                        name,
                        "repeat_differs",
                        f"{name} is {mine!r} and {other} is {theirs!r}; the mapping says that "
                        "one repeats the other.",
                    )
            yield line

    def _set_day0(self, line: Line) -> None:
        line.day0 = self.mapping.day0_on
        column = self.mapping.day0_column
        if column is None:
            return
        text = line.cell(column).strip()
        if text == "" or text in self.mapping.missing:
            return
        try:
            line.day0 = Column(column, "date", column).parse(text)
        except Unreadable as fault:
            self._fault(line.number, column, "unreadable", f"Day 0: {fault}.")

    def _check_unread(self, header: list[str], lines: list[Line]) -> None:
        """A cell that no row was made from would be lost in silence."""
        if self.mapping.plain:
            return
        named = [c for c in header if c in self.mapping.source_columns()]
        for line in lines:
            for name in named:
                text = line.cells[name].strip()
                lost = text and name not in line.read and name not in self.mapping.ignore
                if lost and text not in self.mapping.missing:
                    self._fault(
                        line.number,
                        name,
                        "cell_not_read",
                        f"{text!r} would be lost: no row that reads {name} is made from this line.",
                    )

    def _note_codes(self) -> None:
        for (column, text, reason), rows in self.coded.items():
            shown = ", ".join(map(str, rows[:20])) + (", .." if len(rows) > 20 else "")
            self.report.notes.append(
                f"{column}: {text!r} taken as {reason} in {len(rows)} rows ({shown})."
            )

    # -- one row

    def _row(self, target: Target, line: Line) -> None:
        # Each condition is asked, so that each cell it looks at counts as read.
        held = [condition.holds(line) for condition in target.when]
        if not all(held):
            return
        entry = self._entry(target, line)
        if target.counted:
            parent = str(entry.values.get(entry.model.crf.parent))
            self.numbers[target.table, parent] += 1
            entry.values["number"] = self.numbers[target.table, parent]
        typed, _ = parse_body(entry.model, entry.values)
        entry.key = natural_key(entry.model, typed)
        parent_name = entry.model.crf.parent
        if parent_name != "study" and entry.values.get(parent_name) is None:
            self._give_parent(entry)
        if self._is_repeat(entry):
            line.keys[target.name] = entry.key
            return
        self.report.rows[target.table].given += 1
        saved = None
        if self._is_orphan(entry):
            self._check_shape(entry)
        else:
            saved = self._save(entry, typed)
        line.keys[target.name] = saved.record.key if saved else entry.key
        if saved is None:
            line.failed.add(target.name)
            self.failed.add((target.table, str(entry.key)))

    def _entry(self, target: Target, line: Line) -> _Entry:
        """The row as the line gives it; a cell with a fault gives nothing."""
        entry = _Entry(line, target, {}, {})
        columns = writable(target.model)
        optional = {i.name for i in target.model.crf.items.values() if nullable(i)}
        for name, source in target.sources.items():
            answer = source.answer(line)
            item = columns[name].item if name in columns else name
            if answer.problem is not None:
                self._problem(line, source.column, answer.problem)
            if answer.problem is not None and not answer.problem.soft:
                entry.sound = False
                if item in optional:
                    entry.missing[item] = "unknown"
                else:
                    entry.blocked = True
            elif answer.reason is not None:
                entry.missing[item] = answer.reason
                if source.column is not None and not isinstance(source, Reason):
                    text = line.cells[source.column].strip()
                    self.coded[source.column, text, answer.reason].append(line.number)
            elif item and name == f"{item}_missing":
                entry.missing.setdefault(item, answer.value)
            else:
                entry.values[name] = answer.value
        self._drop_lone_constants(entry, columns)
        return entry

    def _drop_lone_constants(self, entry: _Entry, columns: Mapping[str, Column]) -> None:
        """A unit that is the same in every row says nothing where the value itself is missing."""
        given: dict[str, list[Any]] = defaultdict(list)
        for name, source in entry.target.sources.items():
            if name in columns and columns[name].item and not isinstance(source, Constant):
                given[columns[name].item].append(entry.values.get(name))
        for name, source in entry.target.sources.items():
            item = columns[name].item if name in columns else ""
            alone = item in given and all(value is None for value in given[item])
            if isinstance(source, Constant) and (alone or (item and entry.missing.get(item))):
                entry.values.pop(name, None)

    def _is_orphan(self, entry: _Entry) -> bool:
        """Whether the row cannot be saved because it, or the row it hangs on, has a fault."""
        links = {i.name for i in entry.model.crf.items.values() if isinstance(i, Link)}
        parent = entry.model.crf.parent
        orphan = entry.blocked
        for name in {*links, parent} - {"study"}:
            source = entry.target.sources.get(name)
            by_row = isinstance(source, RowKey) and source.name in entry.line.failed
            at = (linked(entry.model, name).crf.table, str(entry.values.get(name)))
            if not (by_row or at in self.failed):
                continue
            if name == parent:
                orphan = True
            else:
                entry.values.pop(name, None)
        return orphan

    def _check_shape(self, entry: _Entry) -> None:
        """What can be said of a row whose parent is not there."""
        typed, shape = parse_body(entry.model, entry.values)
        for finding in shape:
            self._finding(entry, finding)
        for item in entry.model.crf.items.values():
            for finding in item.check(typed):
                self._finding(entry, finding)

    def _give_parent(self, entry: _Entry) -> None:
        """A row that gives only its key names its parent by it."""
        if entry.key is None:
            return
        crf = entry.model.crf
        if crf.key == "code":
            return
        parent = entry.key.rpartition("/")[0] if crf.key else entry.key
        if parent:
            entry.values[crf.parent] = parent

    def _is_repeat(self, entry: _Entry) -> bool:
        """Whether an earlier line gave the same row; a fault where it said something else."""
        if entry.key is None:
            return False
        earlier = self.seen.setdefault((entry.target.table, entry.key), entry)
        if earlier is entry:
            return False
        same = (earlier.values, earlier.missing) == (entry.values, entry.missing)
        if not same or self.mapping.plain:
            self._fault(
                entry.line.number,
                entry.target.column_of("key") or entry.target.column_of(entry.model.crf.parent),
                "row_twice",
                f"{entry.model.crf.title} {entry.key} stands in row {earlier.line.number} "
                + ("already." if same else "with other values."),
            )
        return True

    def _save(self, entry: _Entry, typed: Mapping[str, Any]) -> Saved | None:
        """Save the row; with faults, report all of them and save what is left of it.

        What is left lets the rows under it be checked too; with a fault the whole transaction
        is undone in any case.
        """
        if not self._ancestors_agree(entry):
            return None
        stored = self._stored(entry, typed)
        before = as_row(stored) if stored is not None else None
        values, missing = dict(entry.values), dict(entry.missing)
        overrides: dict[str, str] = {}
        saved: Saved | None = None
        for _ in range(ATTEMPTS):
            try:
                saved = self._attempt(entry, values, missing, overrides, stored)
                break
            except Refused as refused:
                self._forget(entry)
                entry_faults = self._sort_out(entry, refused, overrides)
                if entry_faults is None:
                    continue
                entry.sound = False
                if refused.status not in (400, 422) or not self._drop(
                    entry, entry_faults, values, missing, stored
                ):
                    break
            except (IntegrityError, DataError):
                self._forget(entry)
                entry.sound = False
                self._fault(
                    entry.line.number,
                    None,
                    "database_refused",
                    f"{entry.model.crf.title} {entry.key or ''}: the database refuses this row.",
                )
                break
        if not entry.sound:
            self.unsound.add(str(entry.values.get(entry.model.crf.parent)))
        if saved is None:
            return None
        self._count(entry, saved, before)
        return saved

    def _attempt(
        self,
        entry: _Entry,
        values: Mapping[str, Any],
        missing: Mapping[str, str | None],
        overrides: Mapping[str, str],
        stored: Record | None,
    ) -> Saved:
        with transaction.atomic():
            return save_record(
                actor=self.actor,
                study=self.study,
                record=entry.model,
                change=Change(
                    values=values,
                    missing=missing,
                    overrides=overrides,
                    reason=self.reason,
                    version=stored.version if stored is not None else None,
                    record_id=stored.pk if stored is not None else None,
                ),
                right=self._right(entry.model),
                casebooks=self.casebooks,
            )

    def _sort_out(
        self, entry: _Entry, refused: Refused, overrides: dict[str, str]
    ) -> list[Finding] | None:
        """The findings that are faults, None where the mapping has a reason for each of them."""
        faults = []
        for finding in refused.findings:
            given = self.mapping.overrides.get(finding.code)
            if finding.severity == Severity.OVERRIDE and given and finding.code not in overrides:
                overrides[finding.code] = given
            elif finding.severity != Severity.SOFT:
                faults.append(finding)
                self._finding(entry, finding)
        return faults or None

    def _drop(
        self,
        entry: _Entry,
        faults: Iterable[Finding],
        values: dict[str, Any],
        missing: dict[str, str | None],
        stored: Record | None,
    ) -> bool:
        """Take the faulty fields out of the row. False where it cannot do without them."""
        items = entry.model.crf.items
        columns = writable(entry.model)
        dropped = False
        for finding in faults:
            name = finding.field or ""
            item = items.get(columns[name].item if name in columns else name)
            if item is None and name in values and name not in ("key", entry.model.crf.parent):
                values.pop(name)
                dropped = True
            if item is None or not nullable(item) or item.name == entry.model.crf.key:
                continue
            for column in item.columns():
                values.pop(column.name, None)
            before = missing.pop(item.name, None)
            if stored is None and item.required:
                missing[item.name] = "unknown"
                dropped = dropped or before != "unknown"
            else:
                dropped = True
        return dropped

    def _count(self, entry: _Entry, saved: Saved, before: Mapping[str, Any] | None) -> None:
        counts = self.report.rows[entry.target.table]
        record = saved.record
        self.matched.add((entry.target.table, record.pk))
        for finding in saved.findings if entry.sound else ():
            self._finding(entry, finding)
        parent = getattr(record, record.crf.parent, None)
        if isinstance(parent, Record) and checks.has_set_rules(parent.crf.table, record.crf.table):
            self.parents.setdefault((parent.crf.table, parent.pk), (parent, entry))
        if not saved.changed:
            counts.unchanged += 1
        elif saved.created and record.version == 1:
            counts.created += 1
        else:
            counts.updated += 1
            if not self.update and entry.sound:
                self._differs(entry, saved, before)

    def _differs(self, entry: _Entry, saved: Saved, before: Mapping[str, Any] | None) -> None:
        if before is None:
            self._fault(
                entry.line.number,
                entry.target.column_of("key"),
                "was_removed",
                f"{saved.record} was removed from the study.",
            )
            return
        after = as_row(saved.record)
        for name, value in {**after, **_reasons(after)}.items():
            old = {**before, **_reasons(before)}.get(name)
            if name in ("id", "version", "missing", "entered_at") or old == value:
                continue
            self._fault(
                entry.line.number,
                entry.target.column_of(name),
                "differs",
                f"{saved.record}: {name} is {_say(old)}, the file says {_say(value)}.",
            )

    # -- finding what is there

    def _stored(self, entry: _Entry, typed: Mapping[str, Any]) -> Record | None:
        model = entry.model
        rows = visible(model, self.actor).filter(study=self.study)
        rows = rows.select_related(*with_links(model))
        if entry.key is not None:
            found: Record | None = rows.filter(key=entry.key).first()
            return found
        parent = typed.get(model.crf.parent)
        if model.crf.key != "number" or not isinstance(parent, str):
            return None
        # Without a number a row is known again by all it says.
        siblings = rows.filter(**{f"{model.crf.parent}__key": parent}).order_by("number")
        stored: Record
        for stored in siblings:
            at = (model.crf.table, stored.pk)
            if at not in self.matched and _equals(stored, typed, entry.missing):
                self.matched.add(at)
                return stored
        return None

    def _ancestors_agree(self, entry: _Entry) -> bool:
        """A key begins with the keys of its parents; a file that says otherwise is mixed up."""
        parent = entry.values.get(entry.model.crf.parent)
        agree = True
        for name in ancestors(entry.model):
            given = entry.values.get(name)
            if name == entry.model.crf.parent or given is None or parent is None:
                continue
            if str(parent).strip() != given.strip() and not str(parent).strip().startswith(
                f"{given.strip()}/"
            ):
                agree = False
                self._fault(
                    entry.line.number,
                    entry.target.column_of(name),
                    "parents_disagree",
                    f"{name} is {given}, but {entry.model.crf.parent} is {parent}.",
                )
        return agree

    def _forget(self, entry: _Entry) -> None:
        """After a savepoint was rolled back the casebook may hold what is not stored."""
        if entry.model.crf.table == "patients":
            key = str(entry.key)
        elif issubclass(entry.model, PatientRecord):
            key = str(entry.values.get(entry.model.crf.parent)).partition("/")[0]
        else:
            return
        if self.patients.get(key) is None:
            rows = registry["patients"]._default_manager.filter(study=self.study, key=key)
            self.patients[key] = rows.values_list("pk", flat=True).first()
        patient_id = self.patients[key]
        if patient_id is not None:
            self.casebooks.forget(patient_id, entry.model.crf.table)

    def _check_sets(self) -> None:
        for parent, entry in self.parents.values():
            if parent.key in self.unsound:
                continue
            for finding in set_findings(self.casebooks, parent):
                self._finding(entry, finding)

    # -- saying what is wrong

    def _fault(
        self, row: int | None, column: str | None, code: str, message: str, *, soft: bool = False
    ) -> None:
        severity = Severity.SOFT if soft else Severity.HARD
        remedy = remedy_for(code, severity, plain=self.mapping.plain)
        self._say(Fault(row, column, code, severity.value, message, remedy))

    def _problem(self, line: Line, column: str | None, problem: Problem) -> None:
        severity = Severity.SOFT if problem.soft else Severity.HARD
        self._say(
            Fault(
                line.number, column, problem.code, severity.value, problem.message, problem.remedy
            )
        )

    def _finding(self, entry: _Entry, finding: Finding) -> None:
        about = entry.model.crf.parent if finding.code in ABOUT_PARENT else finding.field
        column = entry.target.column_of(about)
        message = finding.message
        if column is None:
            place = f"{entry.target.table}.{finding.field}" if finding.field else entry.target.table
            message = f"{place}: {message}"
        remedy = remedy_for(finding.code, finding.severity, plain=self.mapping.plain)
        self._say(
            Fault(
                entry.line.number,
                column,
                finding.code,
                Severity(finding.severity).value,
                message,
                remedy,
            )
        )

    def _say(self, fault: Fault) -> None:
        if fault not in self.said:
            self.said.add(fault)
            self.report.faults.append(fault)


def natural_key(model: type[Record], typed: Mapping[str, Any]) -> str | None:
    """The key a row will have, None where a number is still to be given or its parts are absent."""
    crf = model.crf
    given, parent = typed.get("key"), typed.get(crf.parent)
    if crf.key == "code" or not isinstance(parent, str):
        return given if isinstance(given, str) else None
    if crf.key == "":
        return parent
    part = typed.get(crf.key)
    if part is None:
        return given if isinstance(given, str) else None
    return f"{parent}/{part}"


def _equals(stored: Record, typed: Mapping[str, Any], missing: Mapping[str, str | None]) -> bool:
    """Whether a stored row says all that is given."""
    flat = stored.flat()
    for item in stored.crf.items.values():
        given = {c.name: typed[c.name] for c in item.columns() if c.name in typed}
        if not given or item.name in (stored.crf.parent, "number"):
            continue
        if isinstance(item, Link):
            if flat[item.name] != given[item.name]:
                return False
            continue
        if isinstance(item, MultiSelect):
            given = {**{c.name: flat[c.name] for c in item.columns()[:-1]}, **given}
        columns, faults = item.write(given)
        if faults or any(getattr(stored, name) != value for name, value in columns.items()):
            return False
    return all(stored.missing.get(name) == reason for name, reason in missing.items())


def _reasons(row: Mapping[str, Any]) -> dict[str, str]:
    return {f"{name}_missing": reason for name, reason in row["missing"].items()}


def _say(value: Any) -> str:
    if value is None or value == "":
        return "empty"
    if isinstance(value, date):
        return value.isoformat()
    return f"{value.normalize():f}" if hasattr(value, "normalize") else str(value)
