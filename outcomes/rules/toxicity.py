"""What may be recorded about toxicity. Source: clinical.md 8, 9 and 15.2."""

from collections.abc import Iterator

from config.errors import Finding, hard, soft
from outcomes.definitions.grading import SYSTEMS
from trials.checks import Book, Row, rule


@rule("toxicity_grades")
def check_grade(row: Row, book: Book) -> Iterator[Finding]:
    """A grade exists in its system (hard); the system is made for the toxicity (soft)."""
    grade, system = row.get("grade"), SYSTEMS.get(row.get("system") or "")
    if system is None:
        return
    if grade is not None and grade > system.highest:
        yield hard(
            "toxicity_grade.outside_system",
            "grade",
            f"Grade {grade} does not exist in {row['system']}, which ends at {system.highest}.",
        )
    episode = book.one("toxicities", row.get("toxicity"))
    if episode and episode["toxicity"] not in (*system.grades, "OTHER"):
        yield soft(
            "toxicity_grade.other_toxicity",
            "system",
            f"{row['system']} does not grade {episode['toxicity']}. Check the system, or comment.",
        )
