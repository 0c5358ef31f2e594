"""How long CAR-T cells are found, and when B cells come back, with what competes.

An L, Lin Y, Deng B, et al., BMC Cancer 2022;22:393, doi:10.1186/s12885-022-09489-1, where B-cell
aplasia is less than 3 % CD19-positive lymphocytes of the marrow. Hu GH, Zhao XY, Zuo YX, et al.,
Front Immunol 2022;12:731435, doi:10.3389/fimmu.2021.731435, follow persistence and B-cell recovery.
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
from analytics.definitions.endpoints.an2022 import AN

COMPETE = (
    "Relapse, death and a transplant compete: a transplant replaces the blood whose cells are "
    "counted."
)

CAR_T_LOSS = Endpoint(
    id="CAR_T_LOSS",
    version="1",
    title="Loss of CAR-T cells",
    source=AN,
    population=Population.INFUSED,
    origin=Origin.FIRST_INFUSION,
    events=(Fact.CAR_T_LOST,),
    competing=(Fact.RELAPSE, Fact.DEATH, Fact.HSCT),
    hsct=Handling.IGNORE,
    new_therapy=Handling.IGNORE,
    looked_until=LookedUntil.LAST_CAR_T_SAMPLE,
    not_evaluable=NotEvaluable.IGNORE,
    stated=("Loss of detection after expansion.",),
    assumed=(
        COMPETE,
        "The first sample without CAR-T cells after one with them: not detected, or below the "
        "level of the study's rule of persistence. The loss itself came between the two.",
        "Follow-up ends with the last sample that was looked at for them.",
    ),
)

B_CELL_RECOVERY = replace(
    CAR_T_LOSS,
    id="B_CELL_RECOVERY",
    title="B-cell recovery",
    events=(Fact.B_CELLS_RECOVERED,),
    looked_until=LookedUntil.LAST_B_CELL_SAMPLE,
    stated=("B-cell aplasia is less than 3 % CD19-positive lymphocytes of the marrow.",),
    assumed=(
        COMPETE,
        "The first marrow without B-cell aplasia after one with it.",
        "Follow-up ends with the last marrow in which B cells were counted.",
    ),
)
