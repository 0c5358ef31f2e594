"""Grade of acute GVHD from the stages of its organs: MAGIC, and modified Glucksberg beside it.

Sources: Harris AC et al., Biol Blood Marrow Transplant 2016;22:4-10,
doi:10.1016/j.bbmt.2015.09.001, Table 2; Przepiorka D et al., Bone Marrow Transplant
1995;15:825-828. Both tables of grades are to be confirmed against the papers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from outcomes.definitions import gvhd_stages
from outcomes.definitions.codelists import ACUTE_GVHD_GRADE, GVHD_KIND
from outcomes.definitions.domains import Domain, worst
from trials.checks import Row
from trials.definitions.answer import Answer
from trials.definitions.definition import Definition, Table


@dataclass(frozen=True)
class Grading:
    """The grade that each stage of an organ gives on its own; the worst organ counts."""

    grades: Mapping[str, tuple[int, ...]]

    def table(self, caption: str) -> Table:
        return Table(
            caption,
            ("Stage", *(organ.replace("_", " ").replace("gi", "GI") for organ in self.grades)),
            tuple(
                (
                    str(stage),
                    *(
                        ACUTE_GVHD_GRADE.label(grades[stage]) if stage < len(grades) else "-"
                        for grades in self.grades.values()
                    ),
                )
                for stage in range(max(map(len, self.grades.values())))
            ),
        )

    def grade(self, stages: Mapping[str, Domain]) -> Answer[int]:
        return worst(
            *(self._graded(stages[organ], grades) for organ, grades in self.grades.items())
        )

    def _graded(self, stage: Domain, grades: tuple[int, ...]) -> Domain:
        return replace(
            stage,
            grade=None if stage.grade is None else grades[stage.grade],
            at_least=grades[stage.at_least],
            highest=grades[min(stage.highest, len(grades) - 1)],
        )


MAGIC2016 = Grading(
    {
        "skin": (0, 1, 1, 2, 4),
        "liver": (0, 2, 3, 3, 4),
        "upper_gi": (0, 2),
        "lower_gi": (0, 2, 3, 3, 4),
    }
)
GLUCKSBERG = Grading(
    {
        "skin": (0, 1, 1, 2, 4),
        "liver": (0, 2, 3, 3, 4),
        "upper_gi": (0, 2),
        "lower_gi": (0, 2, 3, 3, 3),
    }
)
SYSTEMS: Mapping[str, Grading] = {"MAGIC2016": MAGIC2016, "GLUCKSBERG": GLUCKSBERG}
DEFAULT = "MAGIC2016"
DIFFERENCE = "gvhd.acute_grade_differs"
# Grades are read by the most severe organ; the table of grades itself was not seen.
TO_CONFIRM = "The table of grades is to be confirmed against the paper."

MAGIC = Definition(
    id="AGVHD_MAGIC2016",
    version="1",
    title="Acute GVHD, MAGIC 2016",
    group="Transplant",
    source="Harris AC et al. Biol Blood Marrow Transplant 2016;22:4-10.",
    doi="10.1016/j.bbmt.2015.09.001",
    tables=(gvhd_stages.TABLE, MAGIC2016.table("Grade by the worst organ")),
    notes=(*gvhd_stages.NOTES, TO_CONFIRM),
)
MODIFIED_GLUCKSBERG = Definition(
    id="AGVHD_GLUCKSBERG",
    version="1",
    title="Acute GVHD, modified Glucksberg",
    group="Transplant",
    source="Przepiorka D et al. Bone Marrow Transplant 1995;15:825-828.",
    tables=(gvhd_stages.TABLE, GLUCKSBERG.table("Grade by the worst organ")),
    notes=("Stages are those of MAGIC.", *gvhd_stages.NOTES, TO_CONFIRM),
)
DEFINITION = Definition(
    id="AGVHD_GRADE",
    version="1",
    title="Acute GVHD by the grading that was entered",
    group="Transplant",
    source="The tables that it rests on.",
    notes=(f"{DEFAULT} where no grading is stated. A grade is never converted.",),
    rests_on=(MAGIC, MODIFIED_GLUCKSBERG),
)


def concerns(row: Row) -> bool:
    """Whether acute GVHD is graded at this assessment."""
    return row.get("kind") in GVHD_KIND.subsets["acute"] or (
        row.get("kind") == "OVERLAP" and row.get("acute_grade") is not None
    )


def acute_grade(row: Row, system: str | None = None) -> Answer[int]:
    """The grade of one assessment under a grading, that of the row where none is named."""
    if row.get("occurred") is False:
        return Answer(value=0, driver=("did not occur",))
    grading = SYSTEMS.get(system or row.get("acute_system") or DEFAULT, SYSTEMS[DEFAULT])
    return grading.grade(gvhd_stages.stages(row))
