"""CTCAE grades of what the laboratory measured; a value that was not measured has none."""

from collections.abc import Callable, Iterator, Mapping

from outcomes.definitions import ctcae5
from outcomes.definitions.codelists import TOXICITY_GRADE
from outcomes.definitions.reference import Limits, limits_of
from trials.checks import Book, Row
from trials.definitions.answer import Answer
from trials.derivations import Derivation, Outcome, register

READS = frozenset({"patients", "infusions", "lab_ranges"})


def of_counts(analyte: str) -> Callable[[Book], Mapping[str, Outcome]]:
    """Grades one count of each blood count."""

    def derive(book: Book) -> Mapping[str, Outcome]:
        return {
            row["key"]: _outcome(
                ctcae5.falling(analyte, row[analyte], lower=limit("lower", analyte, row))
            )
            for limit, row in _measured("blood_counts", analyte, book)
        }

    return derive


def of_labs(analyte: str) -> Callable[[Book], Mapping[str, Outcome]]:
    """Grades one analyte of each laboratory sample."""

    def derive(book: Book) -> Mapping[str, Outcome]:
        return {
            row["key"]: _outcome(ctcae5.of_sample(analyte, row, limit, book))
            for limit, row in _measured("labs", analyte, book)
        }

    return derive


def _measured(table: str, analyte: str, book: Book) -> Iterator[tuple[Limits, Row]]:
    rows = [row for row in book.rows(table) if row.get(analyte) is not None]
    if rows:
        limit = limits_of(book)
        yield from ((limit, row) for row in rows)


def _outcome(answer: Answer[int]) -> Outcome:
    return Outcome(answer=answer, effective=answer.value)


for _table, _terms, _of in (
    ("blood_counts", ctcae5.FALLING, of_counts),
    ("labs", ctcae5.RISING, of_labs),
):
    for _analyte, _term in _terms.items():
        register(
            Derivation(
                table=_table,
                name=f"{_analyte}_ctcae5",
                label=f"{_term.term}, CTCAE 5.0",
                definition=ctcae5.DEFINITION,
                reads=READS | {_table},
                derive=_of(_analyte),
                codelist=TOXICITY_GRADE,
            )
        )
