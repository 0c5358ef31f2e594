"""ICAHT and T-ICAHT of each infusion that has blood counts."""

from collections.abc import Callable, Mapping

from outcomes.definitions import cytopenia, icaht, ticaht
from trials.checks import Book, Row
from trials.definitions.answer import Answer
from trials.derivations import Derivation, Outcome, register

READS = frozenset(
    {"infusions", "blood_counts", "relapses", "new_therapies", "transplants", "deaths"}
)

Grade = Callable[[cytopenia.Cytopenia, Row, Book], Answer[int]]


def of_infusions(of: cytopenia.Cytopenia, grade: Grade) -> Callable[[Book], Mapping[str, Outcome]]:
    """Grades the counts of each infusion; without any count of the patient there is no value."""

    def derive(book: Book) -> Mapping[str, Outcome]:
        if not book.rows("blood_counts"):
            return {}
        answers = {i["key"]: grade(of, i, book) for i in book.rows("infusions")}
        return {key: Outcome(answer=a, effective=a.value) for key, a in answers.items()}

    return derive


for _name, _label, _of, _grade, _definition in (
    ("icaht_early", "Early ICAHT", icaht.ICAHT, cytopenia.early, icaht.DEFINITION),
    ("icaht_late", "Late ICAHT", icaht.ICAHT, cytopenia.late, icaht.DEFINITION),
    ("ticaht_early", "Early T-ICAHT", ticaht.TICAHT, cytopenia.early, ticaht.DEFINITION),
    ("ticaht_late", "Late T-ICAHT", ticaht.TICAHT, cytopenia.late, ticaht.DEFINITION),
):
    register(
        Derivation(
            table="infusions",
            name=_name,
            label=_label,
            definition=_definition,
            reads=READS,
            derive=of_infusions(_of, _grade),
        )
    )
