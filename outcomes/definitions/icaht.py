"""Immune effector cell-associated haematotoxicity by neutrophils, EHA/EBMT consensus.

Source: Rejeski K et al., Blood 2023;142:865-877, doi:10.1182/blood.2023020578; counted as in
`blood_days` and `cytopenia`.
"""

from decimal import Decimal

from outcomes.definitions.blood_days import Low
from outcomes.definitions.cytopenia import Cytopenia, Level
from trials.definitions.definition import Definition

UP_TO_500 = Low(Decimal("0.5"), at_limit=True)
UP_TO_100 = Low(Decimal("0.1"), at_limit=True)

ICAHT = Cytopenia(
    analyte="neutrophils",
    name="neutrophils",
    early=(
        Level(1, UP_TO_500, 1),
        Level(2, UP_TO_500, 7),
        Level(3, UP_TO_500, 14),
        Level(3, UP_TO_100, 7),
        Level(4, UP_TO_100, 14),
    ),
    never_above=UP_TO_500,
    late_nadir=(
        (1, Low(Decimal("1.5"), at_limit=True)),
        (2, Low(Decimal("1.0"), at_limit=True)),
        (3, UP_TO_500),
        (4, UP_TO_100),
    ),
)

COUNTED = (
    "The lowest count of a day counts. Up to 7 missing days between two counts are interpolated.",
    "Spells are joined unless recovery lasts 3 consecutive days; the days between belong to them.",
    "Counting stops at relapse, new therapy, transplant, the next infusion or death.",
    "More than 7 days without a count leave an early grade open: only what is proven is given.",
    "Late, one low count beside a normal one is transient; a count that stands alone is graded.",
)

DEFINITION = Definition(
    id="ICAHT2023",
    version="1",
    title="ICAHT by neutrophils, EHA/EBMT 2023",
    group="Toxicity",
    source="Rejeski K et al. Blood 2023;142:865-877.",
    doi="10.1182/blood.2023020578",
    tables=ICAHT.tables,
    notes=(
        *COUNTED,
        "Grade 4 also where a spell begun by day 3 still runs at the last count of the window.",
    ),
)
