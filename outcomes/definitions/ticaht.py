"""Immune effector cell-associated haematotoxicity by platelets, T-ICAHT.

Source: Rejeski K et al., Blood 2025, doi:10.1182/blood.2025028833, Table 1; counted as ICAHT.
"""

from decimal import Decimal

from outcomes.definitions.blood_days import Low
from outcomes.definitions.cytopenia import Cytopenia, Level
from outcomes.definitions.icaht import COUNTED
from trials.definitions.definition import Definition

BELOW_100 = Low(Decimal(100), at_limit=False)
BELOW_50 = Low(Decimal(50), at_limit=False)
BELOW_20 = Low(Decimal(20), at_limit=False)
SEVERE = (Level(3, BELOW_20, 1), Level(4, BELOW_20, 14))

TICAHT = Cytopenia(
    analyte="platelets",
    name="platelets",
    early=(Level(1, BELOW_50, 1), Level(2, BELOW_50, 7), *SEVERE),
    never_above=None,
    late_nadir=((1, BELOW_100), (2, BELOW_50)),
    late_spells=SEVERE,
)

DEFINITION = Definition(
    id="TICAHT2025",
    version="1",
    title="T-ICAHT by platelets, 2025",
    group="Toxicity",
    source="Rejeski K et al. T-ICAHT: grading and prognostic impact of thrombocytopenia after "
    "CAR T-cell therapy. Blood 2025.",
    doi="10.1182/blood.2025028833",
    tables=TICAHT.tables,
    notes=COUNTED,
)
