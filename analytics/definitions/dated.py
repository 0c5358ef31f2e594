"""By which dated fact a state begins that is a covariate from its day on.

Whoever has no such fact after the origin is never in the state, as the endpoints have it: nobody
records that a transplant did not take place today. Other states begin as their variable says, and
are not known where nobody was asked.
"""

from collections.abc import Mapping

from analytics.definitions.endpoint import Fact

FACT_OF: Mapping[str, Fact] = {
    "car_t": Fact.INFUSION,
    "hsct": Fact.HSCT,
    "transplanted": Fact.HSCT,
    "acute_gvhd_2_4": Fact.ACUTE_GVHD_2_4,
    "acute_gvhd_3_4": Fact.ACUTE_GVHD_3_4,
    "chronic_gvhd": Fact.CHRONIC_GVHD,
    "chronic_gvhd_moderate": Fact.CHRONIC_GVHD_MODERATE,
    "relapse": Fact.RELAPSE,
    "relapsed": Fact.RELAPSE,
    "car_t_lost": Fact.CAR_T_LOST,
    "b_cells_recovered": Fact.B_CELLS_RECOVERED,
}
APLASIA = "b_cell_aplasia"  # which ends again, with the first later marrow that is not in it
