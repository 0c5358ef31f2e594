"""What follows a transplant: acute and chronic GVHD, and engraftment, with what competes.

GVHD: Harris AC, Young R, Devine S, et al., Biol Blood Marrow Transplant 2016;22:4-10,
doi:10.1016/j.bbmt.2015.09.001 (MAGIC); Jagasia MH, Greinix HT, Arora M, et al., Biol Blood Marrow
Transplant 2015;21:389-401, doi:10.1016/j.bbmt.2014.12.001 (NIH 2014). Engraftment: the definition
of ASTCT and EBMT, first of three consecutive days.
"""

from dataclasses import replace

from analytics.definitions.endpoint import (
    Endpoint,
    Fact,
    Handling,
    LookedUntil,
    NotEvaluable,
    Origin,
    Population,
)

MAGIC = "Harris AC, Young R, Devine S, et al. Biol Blood Marrow Transplant 2016;22:4-10."
NIH = "Jagasia MH, Greinix HT, Arora M, et al. Biol Blood Marrow Transplant 2015;21:389-401."
ASTCT = "ASTCT and EBMT definition of engraftment, first of 3 consecutive days."
OWN = ("No paper of the four prints it so: a definition of this system.",)
FIRST = (
    "The first allogeneic transplant after the first infusion, or the first of all where there "
    "was no infusion."
)
COMPETE = "Death, relapse and a second transplant compete."

AGVHD_2_4 = Endpoint(
    id="AGVHD_2_4",
    version="1",
    title="Acute GVHD, grade II to IV",
    source=MAGIC,
    population=Population.ALL,
    origin=Origin.HSCT_DATE,
    events=(Fact.ACUTE_GVHD_2_4,),
    competing=(Fact.RELAPSE, Fact.DEATH, Fact.HSCT),
    hsct=Handling.IGNORE,
    new_therapy=Handling.IGNORE,
    looked_until=LookedUntil.LAST_CONTACT,
    not_evaluable=NotEvaluable.IGNORE,
    stated=OWN,
    assumed=(
        FIRST,
        COMPETE,
        "The first day on which an assessment reaches the grade.",
        "GVHD without a grade does not count: it cannot be placed.",
    ),
)

AGVHD_3_4 = replace(
    AGVHD_2_4,
    id="AGVHD_3_4",
    title="Acute GVHD, grade III to IV",
    events=(Fact.ACUTE_GVHD_3_4,),
)

CGVHD = replace(
    AGVHD_2_4,
    id="CGVHD",
    title="Chronic GVHD of any severity",
    source=NIH,
    events=(Fact.CHRONIC_GVHD,),
    assumed=(FIRST, COMPETE, "The first assessment of chronic GVHD, of known severity or not."),
)

CGVHD_MODERATE = replace(
    CGVHD,
    id="CGVHD_MODERATE",
    title="Chronic GVHD, moderate or severe",
    events=(Fact.CHRONIC_GVHD_MODERATE,),
    assumed=(
        FIRST,
        COMPETE,
        "The first day on which an assessment reaches the severity.",
        "Chronic GVHD of unknown severity does not count as moderate.",
    ),
)

NEUTROPHIL_ENGRAFTMENT = replace(
    AGVHD_2_4,
    id="NEUTROPHIL_ENGRAFTMENT",
    title="Neutrophil engraftment",
    source=ASTCT,
    events=(Fact.NEUTROPHILS_ENGRAFTED,),
    assumed=(FIRST, COMPETE),
)

PLATELET_ENGRAFTMENT = replace(
    NEUTROPHIL_ENGRAFTMENT,
    id="PLATELET_ENGRAFTMENT",
    title="Platelet engraftment",
    events=(Fact.PLATELETS_ENGRAFTED,),
)
