"""What comes of an import: faults with their remedies, and counts per table."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from config.errors import Severity


@dataclass(frozen=True)
class Fault:
    """One thing wrong with the file; `row` 1 is its first data row, None its header."""

    row: int | None
    column: str | None  # of the source file
    code: str
    severity: str
    message: str
    remedy: str

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass
class Counts:
    """What became of the rows of one table. After a fault nothing was written."""

    given: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0

    def as_dict(self) -> dict[str, int]:
        return {
            "in": self.given,
            "created": self.created,
            "updated": self.updated,
            "unchanged": self.unchanged,
        }


@dataclass
class Report:
    """The outcome of one import. `notes` are sentences about the file as a whole."""

    sha256: str
    rows: dict[str, Counts] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    dry_run: bool = False

    @property
    def refused(self) -> bool:
        return any(f.severity != Severity.SOFT for f in self.faults)

    def summary(self) -> dict[str, Any]:
        return {
            "rows": {table: counts.as_dict() for table, counts in self.rows.items()},
            "sha256": self.sha256,
        }


REMEDY = {
    "unmapped_column": 'Map it, or add it to [ignore] with the reason: column = "why".',
    "column_absent": "Correct the name in the mapping, or add the column to the file.",
    "ragged_row": "Give the row all its cells; put quotation marks round one with a comma.",
    "repeat_differs": "Correct the cell, or map both columns.",
    "unreadable": "Correct the cell, or give it a reason in `missing` of this field.",
    "unknown_code": "Correct the cell, or add it to the `map` or `missing` of this field.",
    "cell_not_read": "Correct the cell, or change `when` so that a row is made from it.",
    "row_twice": "Keep one of the two, or give them different numbers.",
    "database_refused": "Look for values that exclude each other in this row.",
    "was_removed": "Leave it out of the file, or enter it again with --update.",
    "differs": "Correct the file, or change the stored row with --update.",
    "parents_disagree": "Correct one of the two keys.",
    "forbidden": "Ask someone with the right role at this site, or the administrator for it.",
    "not_found": "Import the parent first, or correct its key.",
    "required": "Give a value, or a reason why it is missing.",
    "locked": "Ask a data manager or the trial lead to unlock the form, or leave the row out.",
    "conflict": "Run the import again; if it says so again, the row belongs to another site.",
    "key_taken": "Give the row another key, or leave it out.",
    "key_is_permanent": "Correct the key in the file.",
}
PLAIN_REMEDY = {
    "unmapped_column": "Rename or remove the column, or import through a mapping that ignores it.",
    "unreadable": "Correct the cell, or empty it and give the reason in the column NAME_missing.",
    "unknown_code": "Correct the cell, or empty it and give the reason in NAME_missing.",
    "row_twice": "Remove one of the two rows, or give them different keys.",
}
REMEDY_OF_SEVERITY = {
    Severity.HARD: "Correct the cell, or leave it empty with a missing reason.",
    Severity.SOFT: "Nothing now: it stays open on the record until it is corrected or commented.",
}


def remedy_for(code: str, severity: str, *, plain: bool) -> str:
    """What to do about a fault; `plain` for a file without a mapping."""
    if severity == Severity.OVERRIDE:
        return (
            f'Correct the cell, or say why it stands: "{code}" = "reason" under [overrides] of a '
            "mapping."
        )
    own = PLAIN_REMEDY.get(code) if plain else None
    return own or REMEDY.get(code) or REMEDY_OF_SEVERITY[Severity(severity)]
