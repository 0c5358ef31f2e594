"""What may be recorded about marrow, response and MRD. Source: clinical.md 10 and 15.2."""

from collections.abc import Iterator

from config.errors import Finding, override, soft
from infusions.definitions.burden import marrow_class
from outcomes.definitions import mrd, response
from trials.checks import Book, Row, rule


@rule("marrows")
def check_marrow_class(row: Row, book: Book) -> Iterator[Finding]:
    """The marrow class goes with the blast percentage (rule 21)."""
    blasts, entered = row.get("blasts_pct"), row.get("marrow_class")
    if blasts is None or entered is None or marrow_class(blasts) == entered:
        return
    yield soft(
        "marrow.class",
        "marrow_class",
        f"{blasts.normalize():f} % blasts is {marrow_class(blasts)}, entered is {entered}. "
        "Correct one of the two, or comment.",
    )


@rule("responses")
def check_response(row: Row, book: Book) -> Iterator[Finding]:
    """An entered response stands beside the derived one only with a reason (rule 8)."""
    entered = row.get("response")
    infusion = response.day28_of(row, book)
    if entered is None or infusion is None:
        return
    derived = response.day28_response(infusion, book)
    if derived.value is not None and not response.agrees(
        entered, derived.value, counts_asked=response.counts_asked(book)
    ):
        yield override(
            response.CONTRADICTION,
            "response",
            f"Entered is {entered}; derived is {derived.value} ({'; '.join(derived.driver)}). "
            "Correct the response or its components, or give the reason why it stands.",
        )


@rule("mrd")
def check_mrd(row: Row, book: Book) -> Iterator[Finding]:
    """An entered MRD status stands beside the derived one only with a reason."""
    entered = row.get("status")
    derived = mrd.mrd_status(row, book)
    if entered is None or derived.value in (None, entered):
        return
    yield override(
        mrd.CONTRADICTION,
        "status",
        f"Entered is {entered}; under the rule {book.study['mrd_rule']} it is {derived.value} "
        f"({'; '.join(derived.driver)}). Correct one of them, or give the reason why it stands.",
    )
