"""What may be recorded about who the patient is and what went before."""

from collections.abc import Iterator

from config.errors import Finding
from trials.checks import Book, Row, rule
from trials.rules import check_order


@rule("prior_therapies")
def check_prior_therapy(row: Row, book: Book) -> Iterator[Finding]:
    yield from check_order(row, "started_on", "ended_on")


@rule("consents")
def check_consent(row: Row, book: Book) -> Iterator[Finding]:
    yield from check_order(row, "consented_on", "withdrawn_on")
