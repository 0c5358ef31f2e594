"""What may be recorded about GVHD and engraftment. Source: clinical.md 11 and 15.2."""

from collections.abc import Callable, Iterator

from config.errors import Finding, override, soft
from outcomes.definitions import engraftment, gvhd_acute, gvhd_chronic, gvhd_stages
from outcomes.definitions.codelists import ACUTE_GVHD_GRADE, CHRONIC_GVHD_GRADE
from trials.checks import Book, Row, rule
from trials.definitions.answer import Answer

REASON = "Correct one of them, or give the reason why the stage stands."


@rule("gvhd")
def check_stages(row: Row, book: Book) -> Iterator[Finding]:
    """An entered stage stands beside its components only with a reason."""
    if said := _stage("skin_stage", "skin", row):
        yield override(
            "gvhd.skin_stage_contradicts_components", "skin_stage", f"Entered is {said} {REASON}"
        )
    if said := _stage("liver_stage", "liver", row):
        yield override(
            "gvhd.liver_stage_contradicts_components", "liver_stage", f"Entered is {said} {REASON}"
        )
    if said := _stage("upper_gi_stage", "upper_gi", row):
        yield override(
            "gvhd.upper_gi_stage_contradicts_components",
            "upper_gi_stage",
            f"Entered is {said} {REASON}",
        )
    if said := _stage("lower_gi_stage", "lower_gi", row):
        yield override(
            "gvhd.lower_gi_stage_contradicts_components",
            "lower_gi_stage",
            f"Entered is {said} {REASON}",
        )


def _stage(field: str, organ: str, row: Row) -> str | None:
    """What the components of an organ say against its entered stage."""
    entered, derived = row.get(field), gvhd_stages.derived_stage(organ, row)
    if entered is None or gvhd_stages.fits(entered, derived):
        return None
    made = (
        f"at least {derived.proven}" if entered < derived.proven else f"at most {derived.highest}"
    )
    if derived.grade is not None:
        made = str(derived.grade)
    return f"stage {entered} of {derived.name}; its components make {made} by MAGIC 2016."


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
    if said := _engrafted("neutrophils_on", engraftment.neutrophils_on, row, book):
        yield soft(
            "engraftment.neutrophils_differ",
            "neutrophils_on",
            f"Entered is {said} Correct one of them, or comment.",
        )
    if said := _engrafted("platelets_on", engraftment.platelets_on, row, book):
        yield soft(
            "engraftment.platelets_differ",
            "platelets_on",
            f"Entered is {said} Correct one of them, or comment.",
        )
    if said := _engrafted("graft_failure", engraftment.graft_failure, row, book):
        yield soft(
            "engraftment.failure_differs",
            "graft_failure",
            f"Entered is {said} Correct one of them, or comment.",
        )


def _engrafted(
    name: str, of: Callable[[Row, Book], Answer[str]], row: Row, book: Book
) -> str | None:
    """What the blood counts say against an answer of the form."""
    transplant, entered = book.one("transplants", row.get("transplant")), row.get(name)
    if transplant is None or entered is None:
        return None
    derived = of(transplant, book)
    if derived.value in (None, str(entered)) or engraftment.stands(entered, derived.value):
        return None
    return f"{entered}; the blood counts make it {derived.value} ({', '.join(derived.driver)})."
