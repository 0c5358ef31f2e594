"""What may be recorded about GVHD and engraftment. Source: clinical.md 11 and 15.2."""

from collections.abc import Callable, Iterator

from config.errors import Finding, override, soft
from outcomes.definitions import engraftment, gvhd_acute, gvhd_chronic, gvhd_stages
from outcomes.definitions.codelists import ACUTE_GVHD_GRADE, CHRONIC_GVHD_GRADE
from trials.checks import Book, Row, rule
from trials.definitions.answer import Answer


@rule("gvhd")
def check_stages(row: Row, book: Book) -> Iterator[Finding]:
    """An entered stage stands beside its components only with a reason."""
    yield from _stage("gvhd.skin_stage_contradicts_components", "skin_stage", "skin", row)
    yield from _stage("gvhd.liver_stage_contradicts_components", "liver_stage", "liver", row)
    yield from _stage(
        "gvhd.upper_gi_stage_contradicts_components", "upper_gi_stage", "upper_gi", row
    )
    yield from _stage(
        "gvhd.lower_gi_stage_contradicts_components", "lower_gi_stage", "lower_gi", row
    )


def _stage(code: str, field: str, organ: str, row: Row) -> Iterator[Finding]:
    entered, derived = row.get(field), gvhd_stages.derived_stage(organ, row)
    exactly = derived.grade is not None
    if entered in (None, derived.grade) or (not exactly and entered >= derived.proven):
        return
    yield override(
        code,
        field,
        f"Entered is stage {entered} of {derived.name}; its components make "
        f"{'' if exactly else 'at least '}{derived.proven} by MAGIC 2016. Correct one of "
        "them, or give the reason why the stage stands.",
    )


@rule("gvhd")
def check_acute_grade(row: Row, book: Book) -> Iterator[Finding]:
    """The grade of acute GVHD is that of its stages."""
    entered = row.get("acute_grade")
    if entered is None:
        return
    derived = gvhd_acute.acute_grade(row)
    system = row.get("acute_system") or gvhd_acute.DEFAULT
    if derived.value is None and entered >= (derived.at_least or 0):
        return
    if derived.value == entered:
        return
    least = derived.value is None
    grade = ACUTE_GVHD_GRADE.label(derived.at_least if least else derived.value)
    yield soft(
        gvhd_acute.DIFFERENCE,
        "acute_grade",
        f"Entered is grade {ACUTE_GVHD_GRADE.label(entered)} under {system}; the stages make "
        f"{'at least ' if least else ''}{grade} ({', '.join(derived.driver) or 'no organ'}). "
        "Correct one of them, or comment.",
    )


@rule("gvhd")
def check_chronic_grade(row: Row, book: Book) -> Iterator[Finding]:
    """The global severity of chronic GVHD is that of its scores."""
    entered = row.get("chronic_grade")
    if entered is None:
        return
    derived = gvhd_chronic.chronic_grade(row)
    order = gvhd_chronic.ORDER.index
    least = derived.value is None
    shown = derived.at_least if least else derived.value
    if shown is None or entered == shown or (least and order(entered) > order(shown)):
        return
    yield soft(
        gvhd_chronic.DIFFERENCE,
        "chronic_grade",
        f"Entered is {CHRONIC_GVHD_GRADE.label(entered).lower()}; the scores make "
        f"{'at least ' if least else ''}{CHRONIC_GVHD_GRADE.label(shown).lower()} by NIH 2014 "
        f"({', '.join(derived.driver) or 'no organ'}). Correct one of them, or comment.",
    )


@rule("engraftments")
def check_engraftment(row: Row, book: Book) -> Iterator[Finding]:
    """What the form says of engraftment is what the blood counts show."""
    yield from _engrafted(
        "engraftment.neutrophils_differ", "neutrophils_on", engraftment.neutrophils_on, row, book
    )
    yield from _engrafted(
        "engraftment.platelets_differ", "platelets_on", engraftment.platelets_on, row, book
    )
    yield from _engrafted(
        "engraftment.failure_differs", "graft_failure", engraftment.graft_failure, row, book
    )


def _engrafted(
    code: str, name: str, of: Callable[[Row, Book], Answer[str]], row: Row, book: Book
) -> Iterator[Finding]:
    transplant, entered = book.one("transplants", row.get("transplant")), row.get(name)
    if transplant is None or entered is None:
        return
    derived = of(transplant, book)
    if derived.value in (None, str(entered)) or engraftment.stands(entered, derived.value):
        return
    yield soft(
        code,
        name,
        f"Entered is {entered}; the blood counts make it {derived.value} "
        f"({', '.join(derived.driver)}). Correct one of them, or comment.",
    )
