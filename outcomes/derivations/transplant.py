"""GVHD grades of each assessment; engraftment of each transplant that has a form for it."""

from collections.abc import Callable, Mapping

from outcomes.definitions import engraftment, gvhd_acute, gvhd_chronic
from outcomes.definitions.codelists import ACUTE_GVHD_GRADE, CHRONIC_GVHD_GRADE, GRAFT_FAILURE
from trials.checks import Book, Row
from trials.definitions.answer import Answer, effective
from trials.derivations import Derivation, Outcome, register

COUNTS = frozenset({"engraftments", "transplants", "infusions", "blood_counts"})


def acute_grades(book: Book) -> Mapping[str, Outcome]:
    """Each assessment of acute GVHD under the grading that was entered."""
    return {
        row["key"]: _kept(row, "acute_grade", gvhd_acute.acute_grade(row), gvhd_acute.DIFFERENCE)
        for row in book.rows("gvhd")
        if gvhd_acute.concerns(row)
    }


def acute_grades_by(system: str) -> Callable[[Book], Mapping[str, Outcome]]:
    """Each assessment of acute GVHD under one grading, whatever was entered."""

    def derive(book: Book) -> Mapping[str, Outcome]:
        answers = {
            row["key"]: gvhd_acute.acute_grade(row, system)
            for row in book.rows("gvhd")
            if gvhd_acute.concerns(row)
        }
        return {key: Outcome(answer=a, effective=a.value) for key, a in answers.items()}

    return derive


def chronic_grades(book: Book) -> Mapping[str, Outcome]:
    """Each assessment of chronic GVHD."""
    return {
        row["key"]: _kept(
            row, "chronic_grade", gvhd_chronic.chronic_grade(row), gvhd_chronic.DIFFERENCE
        )
        for row in book.rows("gvhd")
        if gvhd_chronic.concerns(row)
    }


def engraftments(
    name: str, of: Callable[[Row, Book], Answer[str]]
) -> Callable[[Book], Mapping[str, Outcome]]:
    """One question of the engraftment form, answered by the blood counts."""

    def derive(book: Book) -> Mapping[str, Outcome]:
        found = {}
        for row in book.rows("engraftments"):
            transplant = book.one("transplants", row.get("transplant"))
            if transplant is not None:
                found[row["key"]] = _engrafted(row, name, of(transplant, book))
        return found

    return derive


def _engrafted(row: Row, name: str, derived: Answer[str]) -> Outcome:
    if engraftment.stands(row.get(name), derived.value):
        return Outcome(answer=derived, effective=str(row[name]))
    return _kept(row, name, derived, engraftment.DIFFERENCE[name])


def _kept(row: Row, name: str, derived: Answer[int] | Answer[str], difference: str) -> Outcome:
    """The derived value; the entered one where a comment says why it differs."""
    entered = row.get(name)
    said = None if entered is None else str(entered)
    value = None if derived.value is None else str(derived.value)
    return Outcome(
        answer=derived,
        effective=effective(said, value, overridden=bool(row.get("comments", {}).get(difference))),
    )


for _name, _label, _derive, _definition in (
    ("acute_grade", "Grade of acute GVHD", acute_grades, gvhd_acute.DEFINITION),
    (
        "acute_magic2016",
        "Acute GVHD, MAGIC 2016",
        acute_grades_by("MAGIC2016"),
        gvhd_acute.MAGIC,
    ),
    (
        "acute_glucksberg",
        "Acute GVHD, modified Glucksberg",
        acute_grades_by("GLUCKSBERG"),
        gvhd_acute.MODIFIED_GLUCKSBERG,
    ),
    (
        "chronic_grade",
        "Global severity of chronic GVHD",
        chronic_grades,
        gvhd_chronic.DEFINITION,
    ),
):
    register(
        Derivation(
            table="gvhd",
            name=_name,
            label=_label,
            definition=_definition,
            reads=frozenset({"gvhd"}),
            derive=_derive,
            codelist=CHRONIC_GVHD_GRADE if _name == "chronic_grade" else ACUTE_GVHD_GRADE,
        )
    )

for _name, _label, _of, _more in (
    ("neutrophils_on", "Neutrophil engraftment", engraftment.neutrophils_on, set[str]()),
    ("platelets_on", "Platelet engraftment", engraftment.platelets_on, set[str]()),
    ("graft_failure", "Graft failure", engraftment.graft_failure, {"deaths"}),
):
    register(
        Derivation(
            table="engraftments",
            name=_name,
            label=_label,
            definition=engraftment.DEFINITION,
            reads=COUNTS | _more,
            derive=engraftments(_name, _of),
            codelist=GRAFT_FAILURE if _name == "graft_failure" else None,
        )
    )
