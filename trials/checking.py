"""Runs every check over stored records again. Reads, reports, and changes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import connection, transaction

from config.errors import Finding, Severity
from trials.casebook import Casebooks, today_at
from trials.checks import Book, Row
from trials.crf import Crf, owner_column, registry
from trials.models import Site, Study
from trials.saving import distinct, findings_of

Counts = Counter[tuple[str, Severity]]
# Patients whose rows are in memory at once.
PATIENTS_AT_ONCE = 1000


@transaction.atomic
def check_study(study: Study) -> Counts:
    """How often each finding stands unanswered in the records of a study.

    The database itself refuses any write meanwhile.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION READ ONLY")
    return Counter((f.code, f.severity) for row in _checked(study) for f in row)


def _checked(study: Study) -> Iterator[list[Finding]]:
    casebooks = Casebooks(study)
    sites = {site.key: site for site in Site.objects.filter(study=study)}
    days = {key: today_at(site) for key, site in sites.items()}
    of_study = casebooks.book(None, today=today_at(None))
    for table, record in registry.items():
        if owner_column(record) is None:
            for row in of_study.rows(table):
                today = days.get(row.get("site") or row["key"], of_study.today)
                yield _unanswered(record.crf, row, casebooks.book(None, today=today))
    yield from _patients(casebooks, days)


def _patients(casebooks: Casebooks, days: dict[str, date]) -> Iterator[list[Finding]]:
    tables = [table for table, record in registry.items() if owner_column(record)]
    live = registry["patients"]._default_manager.filter(
        study=casebooks.study, removed_at__isnull=True
    )
    known = list(live.order_by("pk").values_list("pk", "site__key"))
    for start in range(0, len(known), PATIENTS_AT_ONCE):
        chunk = dict(known[start : start + PATIENTS_AT_ONCE])
        casebooks.read_whole(tables, list(chunk))
        for patient_id, site in chunk.items():
            book = casebooks.book(patient_id, today=days[site])
            for table in tables:
                for row in book.rows(table):
                    yield _unanswered(registry[table].crf, row, book)


def _unanswered(crf: Crf, row: Row, book: Book) -> list[Finding]:
    """What is found at a row and under it, without what its reasons and comments answer."""
    answers: dict[Severity, Any] = {
        Severity.OVERRIDE: row["overrides"],
        Severity.SOFT: row["comments"],
    }
    found = findings_of(crf, row, book, complete=True)
    return [f for f in distinct(found) if not answers.get(f.severity, {}).get(f.code)]
