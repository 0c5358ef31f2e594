"""Response, MRD status, CNS class and CAR-T cells: what they read, where they stand."""

from collections.abc import Callable, Mapping

from outcomes.definitions import cns, kinetics, mrd, relapse, response
from outcomes.definitions.codelists import CNS_CLASS, MRD_STATUS, RESPONSE, TEST_RESULT
from trials.checks import Book, Row
from trials.definitions.answer import Answer, effective
from trials.definitions.codelists import YES_NO
from trials.derivations import Derivation, Outcome, register, register_definition

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


def of_remissions(
    of: Callable[[Row, Book], Answer[str] | None],
) -> Callable[[Book], Mapping[str, Outcome]]:
    """What becomes of a response later, for infusions after which there was one."""

    def derive(book: Book) -> Mapping[str, Outcome]:
        if not book.rows("marrows") and not book.rows("responses"):
            return {}
        answers = {i["key"]: of(i, book) for i in book.rows("infusions")}
        return {key: Outcome(answer=a, effective=a.value) for key, a in answers.items() if a}

    return derive


def cns_classes(book: Book) -> Mapping[str, Outcome]:
    """The CNS class of each lumbar puncture."""
    found = {}
    for row in book.rows("csf"):
        derived = cns.cns_class(row)
        found[row["key"]] = Outcome(
            answer=derived,
            effective=effective(row.get("cns_class"), derived.value, overridden=cns.stands(row)),
        )
    return found


def of_samples(
    of: Callable[[Row], Answer[str]], answered: str
) -> Callable[[Book], Mapping[str, Outcome]]:
    """What the samples say in which a column was answered."""

    def derive(book: Book) -> Mapping[str, Outcome]:
        answers = {
            row["key"]: of(row) for row in book.rows("kinetics") if row.get(answered) is not None
        }
        return {key: Outcome(answer=a, effective=a.value) for key, a in answers.items()}

    return derive


KINETICS = frozenset({"kinetics"})

for _table, _name, _label, _derive, _definition, _reads, _codelist in (
    ("responses", "response", "Response", responses, response.DEFINITION, READS, RESPONSE),
    (
        "infusions",
        "day28_response",
        "Day-28 response",
        infusion_responses,
        response.DEFINITION,
        READS,
        RESPONSE,
    ),
    (
        "infusions",
        "best_response",
        "Best response",
        of_remissions(response.best_response),
        response.DEFINITION,
        READS,
        RESPONSE,
    ),
    (
        "infusions",
        "remission_confirmed_on",
        "Remission confirmed on",
        of_remissions(response.confirmed_on),
        response.DEFINITION,
        READS,
        None,
    ),
    ("mrd", "status", "MRD status", mrd_rows, mrd.DEFINITION, frozenset({"mrd"}), MRD_STATUS),
    (
        "infusions",
        "day28_mrd",
        "Day-28 MRD status",
        infusion_mrd,
        mrd.DEFINITION,
        frozenset({"infusions", "mrd"}),
        MRD_STATUS,
    ),
    (
        "csf",
        "cns_class",
        "CNS class",
        cns_classes,
        cns.DEFINITION,
        frozenset({"csf"}),
        CNS_CLASS,
    ),
    (
        "kinetics",
        "b_cell_aplasia",
        "B-cell aplasia",
        of_samples(kinetics.b_cell_aplasia, "b_cells_pct"),
        kinetics.B_CELL_APLASIA,
        KINETICS,
        YES_NO,
    ),
    (
        "kinetics",
        "persistence",
        "CAR-T cells found",
        of_samples(kinetics.persistence, "level_unit"),
        kinetics.PERSISTENCE,
        KINETICS,
        TEST_RESULT,
    ),
):
    register(
        Derivation(
            table=_table,
            name=_name,
            label=_label,
            definition=_definition,
            reads=_reads,
            derive=_derive,
            codelist=_codelist,
        )
    )

register_definition(relapse.DEFINITION)
