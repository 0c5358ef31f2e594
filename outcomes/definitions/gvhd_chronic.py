"""Global severity of chronic GVHD, NIH consensus 2014.

Source: Jagasia MH et al., Biol Blood Marrow Transplant 2015;21:389-401,
doi:10.1016/j.bbmt.2014.12.001. The global severity is to be confirmed against the paper.
"""

from outcomes.definitions.codelists import CHRONIC_GVHD_GRADE, GVHD_KIND
from trials.checks import Row
from trials.definitions.answer import Answer
from trials.definitions.definition import Definition, Table

LUNG = "lung"
ORGANS = ("skin", "mouth", "eyes", "gi", "liver", LUNG, "joints", "genital")
ORDER = tuple(CHRONIC_GVHD_GRADE.codes)  # NONE, MILD, MODERATE, SEVERE
# What the worst score of an organ gives on its own, by score 0 to 3.
OF_ORGAN = ("NONE", "MILD", "MODERATE", "SEVERE")
OF_LUNG = ("NONE", "MODERATE", "SEVERE", "SEVERE")
MODERATE_FROM_ORGANS = 3
DIFFERENCE = "gvhd.chronic_grade_differs"

DEFINITION = Definition(
    id="CGVHD_NIH2014",
    version="1",
    title="Chronic GVHD, NIH 2014 global severity",
    group="Transplant",
    source="Jagasia MH et al. Biol Blood Marrow Transplant 2015;21:389-401.",
    doi="10.1016/j.bbmt.2014.12.001",
    tables=(
        Table(
            "Severity by the worst score",
            ("Score", "Lungs", "Any other organ"),
            tuple(
                (str(score), CHRONIC_GVHD_GRADE.label(lung), CHRONIC_GVHD_GRADE.label(organ))
                for score, (lung, organ) in enumerate(zip(OF_LUNG, OF_ORGAN, strict=True))
            ),
        ),
    ),
    notes=(
        f"{MODERATE_FROM_ORGANS} or more organs involved are at least moderate.",
        f"Eight organs are scored: {', '.join(ORGANS)}. The performance status does not count.",
        "The global severity is to be confirmed against the paper.",
    ),
)


def concerns(row: Row) -> bool:
    """Whether chronic GVHD is graded at this assessment."""
    return row.get("kind") in GVHD_KIND.subsets["chronic"]


def chronic_grade(row: Row) -> Answer[str]:
    """NONE, MILD, MODERATE or SEVERE; only "at least" while an organ is not scored."""
    if row.get("occurred") is False:
        return Answer(value="NONE", driver=("did not occur",))
    scores = {organ: row.get(f"{organ}_score") for organ in ORGANS}
    known = {organ: int(score) for organ, score in scores.items() if score is not None}
    missing = tuple(organ for organ in ORGANS if organ not in known)
    given = {
        organ: ORDER.index((OF_LUNG if organ == LUNG else OF_ORGAN)[score])
        for organ, score in known.items()
    }
    severity = max(given.values(), default=0)
    driver = tuple(organ for organ, found in given.items() if found and found == severity)
    involved = tuple(organ for organ, score in known.items() if score)
    if len(involved) >= MODERATE_FROM_ORGANS and severity < ORDER.index("MODERATE"):
        severity, driver = ORDER.index("MODERATE"), involved
    if missing and severity < len(ORDER) - 1:
        return Answer(
            value=None,
            at_least=ORDER[severity] if severity else None,
            missing=missing,
            driver=driver,
        )
    return Answer(value=ORDER[severity], driver=driver)
