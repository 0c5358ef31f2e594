"""Loads casebooks: the one way in which stored rows become the plain data of the rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet, TextField, Value
from django.utils import timezone

from trials.checks import Book, Row
from trials.crf import Link, PatientRecord, Record, owner_column, registry
from trials.models import Site, Study


def today_at(site: Site | None) -> date:
    """The day it is at a site now."""
    zone = ZoneInfo(site.time_zone) if site and site.time_zone else ZoneInfo("UTC")
    return timezone.now().astimezone(zone).date()


def as_row(record: Record) -> dict[str, Any]:
    """A record as plain data: its flat values, and what is kept beside them."""
    return {
        **record.flat(),
        "id": record.pk,
        "version": record.version,
        "missing": dict(record.missing),
        "overrides": dict(record.overrides),
        "comments": dict(record.comments),
        "entered_at": record.entered_at,
    }


def links_of(record: type[Record]) -> list[str | None]:
    """The relations that items name. Never empty, for then Django would fetch every relation."""
    return [i.name for i in record.crf.items.values() if isinstance(i, Link)] or [None]


def with_links(record: type[Record]) -> list[str | None]:
    """Relations to fetch along, so that a row's keys cost no query of their own."""
    if not issubclass(record, PatientRecord):
        return links_of(record)
    return [*filter(None, links_of(record)), "patient"]


class Casebooks:
    """Casebooks of one study, each table of a patient read at most once."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self.settings: Mapping[str, Any] = study.settings()
        self._rows: dict[tuple[int | None, str], list[Row]] = {}
        self._whole: set[str] = set()

    def read_whole(self, tables: Iterable[str], patients: Collection[int] | None = None) -> None:
        """Read tables for all patients, or for these, at once: for work over a whole study.

        Reading some patients lets go of those read before.
        """
        if patients is not None:
            self._rows = {at: rows for at, rows in self._rows.items() if at[0] is None}
        for table in tables:
            record = registry[table]
            owner = owner_column(record)
            if owner is None:
                continue  # of the study as a whole: read once, when first asked for
            grouped: dict[int, list[Row]] = defaultdict(list)
            mine = {} if patients is None else {f"{owner}__in": patients}
            for stored in _live(record, study=self.study, **mine):
                grouped[getattr(stored, owner)].append(as_row(stored))
            for patient_id, found in grouped.items():
                self._rows[patient_id, table] = found
            self._whole.add(table)

    def rows(self, patient_id: int | None, table: str) -> list[Row]:
        record = registry[table]
        owner = owner_column(record)
        at = (patient_id if owner else None, table)
        if owner and patient_id is None:
            return []
        if at not in self._rows:
            mine = {owner: patient_id} if owner else self._of_study(record)
            found = [] if table in self._whole else _live(record, **mine)
            self._rows[at] = [as_row(stored) for stored in found]
        return self._rows[at]

    def _of_study(self, record: type[Record]) -> dict[str, Any]:
        return {"pk": self.study.pk} if record is Study else {"study": self.study}

    def forget(self, patient_id: int | None, table: str) -> None:
        """After a write: the next reader sees the stored rows. No patient: a study-wide table."""
        self._rows.pop((patient_id, table), None)

    def book(self, patient_id: int | None, *, today: date) -> Book:
        """The casebook of a patient. Without one it holds what belongs to the study alone."""
        return Book(
            study=self.settings,
            today=today,
            load=lambda table: self.rows(patient_id, table),
            names=lambda: self._tables_of(patient_id),
        )

    def _tables_of(self, patient_id: int | None) -> list[str]:
        """Every table that can hold rows of a patient; those that hold none are known as read.

        Who names them all reads them all, and most are empty: one query instead of one for each.
        """
        tables = [table for table, record in registry.items() if owner_column(record)]
        unread = [t for t in tables if (patient_id, t) not in self._rows and t not in self._whole]
        if patient_id is None or not unread:
            return tables
        first, *rest = [_any_of(registry[table], table, patient_id) for table in unread]
        filled = {table for (table,) in first.union(*rest, all=True)}
        self._rows.update({(patient_id, table): [] for table in unread if table not in filled})
        return tables


def _live(record: type[Record], **chosen: Any) -> Iterable[Record]:
    rows = record._default_manager.filter(removed_at__isnull=True, **chosen)
    return rows.select_related(*with_links(record)).order_by("key")


def _any_of(record: type[Record], table: str, patient_id: int) -> QuerySet[Any, Any]:
    """The name of the table, once, if it holds a row of the patient."""
    mine = {str(owner_column(record)): patient_id}
    rows = record._default_manager.filter(removed_at__isnull=True, **mine).order_by()
    return rows.values_list(Value(table, output_field=TextField()))[:1]


def utc(instant: datetime) -> str:
    """An instant as ISO 8601 in UTC."""
    return (
        instant.astimezone(ZoneInfo("UTC"))
        .isoformat(timespec="microseconds")
        .replace("+00:00", "Z")
    )
