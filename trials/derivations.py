"""What published definitions say about stored records, kept fresh by every write.

An app registers a derivation: the table and name it gives a value for, the tables it reads, and
a pure function from a casebook to outcomes by record key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from trials.casebook import Casebooks, today_at
from trials.checks import Book
from trials.copying import like
from trials.crf import registry
from trials.definitions.answer import Answer
from trials.definitions.codelists import Codelist
from trials.definitions.definition import Definition
from trials.models import DerivedValue, Site, Study


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a definition answers about a record, and what all users of the value take."""

    answer: Answer[int] | Answer[str]
    effective: int | str | None


@dataclass(frozen=True)
class Derivation:
    table: str
    name: str
    label: str
    definition: Definition
    reads: frozenset[str]
    derive: Callable[[Book], Mapping[str, Outcome]]
    codelist: Codelist | None = None

    @property
    def derived_name(self) -> str:
        return f"{self.name}_derived"

    @property
    def effective_name(self) -> str:
        return f"{self.name}_effective"


_known: list[Derivation] = []
_definitions: list[Definition] = []


def register(derivation: Derivation) -> None:
    _known.append(derivation)


def register_definition(definition: Definition) -> None:
    """Give a page to a definition that no derived value of a record rests on."""
    _definitions.append(definition)


def derivations() -> list[Derivation]:
    return list(_known)


def definitions() -> dict[str, Definition]:
    """Every definition in use by its id, with all that they rest on."""
    used = [*(d.definition for d in _known), *_definitions]
    return {part.id: part for definition in used for part in definition.whole()}


def derivations_of(table: str) -> list[Derivation]:
    return [d for d in _known if d.table == table]


def refresh(casebooks: Casebooks, patient_id: int, changed: Iterable[str], book: Book) -> int:
    """Bring the derived values of one patient up to date; the number written."""
    touched = set(changed)
    due = [d for d in _known if d.table in touched or d.reads & touched]
    return _store(casebooks, {patient_id: book}, due) if due else 0


def refresh_study(
    study: Study, changed: Iterable[str] | None = None, *, site: Site | None = None
) -> int:
    """Bring the derived values of a study up to date, each table read once.

    With `changed`, only those that read one of these tables; with `site`, only its patients.
    """
    due = _known if changed is None else [d for d in _known if d.reads & set(changed)]
    if not due:
        return 0
    casebooks = Casebooks(study)
    sites = {site.pk: site for site in Site.objects.filter(study=study)}
    patients = registry["patients"]._default_manager.filter(study=study, removed_at__isnull=True)
    if site is not None:
        patients = patients.filter(site=site)
    books = {
        pk: casebooks.book(pk, today=today_at(sites.get(at)))
        for pk, at in patients.values_list("pk", "site_id")
    }
    if not books:
        return 0
    tables = {"patients"} | {d.table for d in due}
    casebooks.read_whole(tables | {t for d in due for t in d.reads})
    return _store(casebooks, books, due)


def values_of(
    study: Study, books: Mapping[int, Book], due: Iterable[Derivation] | None = None
) -> list[DerivedValue]:
    """What the definitions say about the rows of some patients, not stored."""
    now = timezone.now()
    found = []
    for d in _known if due is None else due:
        blank = DerivedValue(
            study_id=study.pk,
            table=d.table,
            name=d.name,
            definition=d.definition.id,
            definition_version=d.definition.version,
            computed_at=now,
        )
        for patient_id, book in books.items():
            rows = book.rows(d.table)
            if not rows:
                continue
            ids = {row["key"]: row["id"] for row in rows}
            found += [
                like(
                    blank,
                    patient_id=patient_id,
                    record_id=ids[key],
                    value=_text(outcome.answer.value),
                    at_least=_text(outcome.answer.at_least),
                    effective=_text(outcome.effective),
                    missing=list(outcome.answer.missing),
                    driver=list(outcome.answer.driver),
                )
                for key, outcome in d.derive(book).items()
            ]
    return found


def _store(
    casebooks: Casebooks, books: Mapping[int, Book], derivations: Iterable[Derivation]
) -> int:
    derivations = list(derivations)
    names = {(d.table, d.name) for d in derivations}
    stored = {
        (v.table, v.record_id, v.name): v
        for v in DerivedValue.objects.filter(patient_id__in=books, table__in={t for t, _ in names})
        if (v.table, v.name) in names
    }
    wanted = {
        (v.table, v.record_id, v.name): v for v in values_of(casebooks.study, books, derivations)
    }
    said = (
        "definition",
        "definition_version",
        "value",
        "at_least",
        "effective",
        "missing",
        "driver",
    )
    fresh = [
        value
        for at, value in wanted.items()
        if at not in stored or any(getattr(stored[at], n) != getattr(value, n) for n in said)
    ]
    gone = [v.pk for at, v in stored.items() if at not in wanted]
    if gone:
        DerivedValue.objects.filter(pk__in=gone).delete()
    DerivedValue.objects.bulk_create(
        fresh,
        batch_size=2000,
        update_conflicts=True,
        unique_fields=["table", "record_id", "name"],
        update_fields=[*said, "computed_at"],
    )
    return len(fresh) + len(gone)


def _text(value: int | str | None) -> str | None:
    return None if value is None else str(value)
