"""What is amiss in the demonstration studies on purpose: what, and in how many rows.

Forms are written whole and lawful. Whoever writes one says what it might hold instead
(`Casefile.could`); of these chances as many are taken as stand here, drawn evenly, one a row.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

import numpy as np

from analytics.demo.casefile import Chance

KINDS = {
    "findings": "Soft finding",
    "missing": "Missing, with a reason",
    "partial": "Date of which the month or the year is known",
}


@dataclass(frozen=True, kw_only=True)
class Planted:
    """Rows by the code of a finding, or by `table.field`."""

    findings: Mapping[str, int]
    missing: Mapping[str, int]
    partial: Mapping[str, int]

    def numbers(self) -> dict[tuple[str, str], int]:
        return {
            (kind.name, name): number
            for kind in fields(self)
            for name, number in getattr(self, kind.name).items()
        }


PLANTED = {
    "DEMO": Planted(
        findings={
            "death.cause_twice": 2,
            "infusion.marrow_class": 3,
            "toxicity_grades.untreated": 4,
        },
        missing={
            "infusions.blasts_pct": 2,
            "patients.first_response": 7,
            "patients.therapies_before": 9,
            "prior_therapies.started_on": 30,
            "responses.platelets": 12,
            "transplants.cd34": 6,
        },
        partial={
            "concomitant_medications.started_on": 20,
            "medical_history.started_on": 60,
            "new_therapies.started_on": 2,
            "patients.born_on": 14,
            "patients.diagnosed_on": 34,
            "prior_therapies.started_on": 90,
        },
    ),
    "DEMO-SINGLE": Planted(
        findings={
            "death.cause_twice": 1,
            "infusion.marrow_class": 2,
            "toxicity_grades.untreated": 2,
        },
        missing={
            "patients.first_response": 3,
            "patients.therapies_before": 4,
            "prior_therapies.started_on": 10,
            "responses.platelets": 3,
            "transplants.cd34": 4,
        },
        partial={
            "medical_history.started_on": 20,
            "patients.born_on": 5,
            "patients.diagnosed_on": 12,
            "prior_therapies.started_on": 25,
        },
    ),
    "DEMO-AGAIN": Planted(
        findings={"infusion.marrow_class": 1},
        missing={
            "patients.therapies_before": 1,
            "prior_therapies.started_on": 2,
            "transplants.cd34": 1,
        },
        partial={
            "medical_history.started_on": 3,
            "patients.born_on": 1,
            "patients.diagnosed_on": 2,
            "prior_therapies.started_on": 5,
        },
    ),
    "DEMO-MRD": Planted(
        findings={"infusion.marrow_class": 1, "toxicity_grades.untreated": 1},
        missing={
            "patients.therapies_before": 2,
            "prior_therapies.started_on": 5,
            "responses.platelets": 3,
            "transplants.cd34": 3,
        },
        partial={
            "medical_history.started_on": 10,
            "patients.born_on": 3,
            "patients.diagnosed_on": 8,
        },
    ),
}


def plant(
    rng: np.random.Generator,
    chances: Iterable[Chance],
    numbers: Mapping[tuple[str, str], int],
) -> None:
    """Take so many of the chances of each kind; fewer where there are no more rows for them."""
    offered: dict[tuple[str, str], list[Chance]] = {what: [] for what in numbers}
    for chance in chances:
        if chance.what in offered:
            offered[chance.what].append(chance)
    taken: set[int] = set()
    for what, number in numbers.items():
        free = [chance for chance in offered[what] if id(chance.row) not in taken]
        for at in rng.permutation(len(free))[:number]:
            free[at].take()
            taken.add(id(free[at].row))


def as_table() -> str:
    """The declaration as a Markdown table, for docs/demo.md."""
    lines = [f"| Planted | Where | {' | '.join(f'`{code}`' for code in PLANTED)} |"]
    lines.append("|---|---|" + "---|" * len(PLANTED))
    for kind, title in KINDS.items():
        for name in sorted({name for study in PLANTED.values() for name in getattr(study, kind)}):
            counts = [str(getattr(study, kind).get(name, 0)) for study in PLANTED.values()]
            lines.append(f"| {title} | `{name}` | {' | '.join(counts)} |")
    return "\n".join(lines)
