"""Day-28 response and MRD status: which tables they read, whose column they stand beside."""

from collections.abc import Mapping

from outcomes.definitions import mrd, response
from outcomes.definitions.codelists import MRD_STATUS, RESPONSE
from trials.checks import Book, Row
from trials.definitions.answer import Answer, effective
from trials.derivations import Derivation, Outcome, register

READS = frozenset(
    {
        "infusions",
        "responses",
        "marrows",
        "deaths",
        "relapses",
        "transplants",
        "new_therapies",
    }
)


def responses(book: Book) -> Mapping[str, Outcome]:
    """Each response row; only the one that gives a day-28 response has a derived value."""
    found = {
        row["key"]: Outcome(answer=Answer[str](value=None), effective=row.get("response"))
        for row in book.rows("responses")
    }
    for infusion in book.rows("infusions"):
        row = response.entered_for(infusion, book)
        if row is not None:
            found[row["key"]] = _response(infusion, row, book)
    return found


def infusion_responses(book: Book) -> Mapping[str, Outcome]:
    """The day-28 response of each infusion, with or without a response form."""
    return {
        infusion["key"]: _response(infusion, response.entered_for(infusion, book), book)
        for infusion in book.rows("infusions")
    }


def _response(infusion: Row, row: Row | None, book: Book) -> Outcome:
    derived = response.day28_response(infusion, book)
    return Outcome(
        answer=derived,
        effective=effective(
            row.get("response") if row else None,
            derived.value,
            overridden=bool(row and row["overrides"].get(response.CONTRADICTION)),
        ),
    )


def mrd_rows(book: Book) -> Mapping[str, Outcome]:
    """Each MRD measurement under the study's rule."""
    found = {}
    for row in book.rows("mrd"):
        found[row["key"]] = Outcome(
            answer=mrd.mrd_status(row, book), effective=mrd.effective_of(row, book)
        )
    return found


def infusion_mrd(book: Book) -> Mapping[str, Outcome]:
    """MRD at day 28 of each infusion, all assays of the time point together."""
    found = {}
    for infusion in book.rows("infusions"):
        derived, used = mrd.day28_mrd(infusion, book)
        found[infusion["key"]] = Outcome(answer=derived, effective=used)
    return found


for _table, _name, _label, _derive, _of, _reads, _codelist in (
    ("responses", "response", "Response", responses, response, READS, RESPONSE),
    (
        "infusions",
        "day28_response",
        "Day-28 response",
        infusion_responses,
        response,
        READS,
        RESPONSE,
    ),
    ("mrd", "status", "MRD status", mrd_rows, mrd, frozenset({"mrd"}), MRD_STATUS),
    (
        "infusions",
        "day28_mrd",
        "Day-28 MRD status",
        infusion_mrd,
        mrd,
        frozenset({"infusions", "mrd"}),
        MRD_STATUS,
    ),
):
    register(
        Derivation(
            table=_table,
            name=_name,
            label=_label,
            definition=_of.ID,
            version=_of.VERSION,
            reads=_reads,
            derive=_derive,
            codelist=_codelist,
        )
    )
