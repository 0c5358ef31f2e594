"""Units of the quantities on the forms. A value is converted once, at entry."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Dimension:
    """Units of one dimension, each with its factor to the canonical one (the first)."""

    name: str
    factors: Mapping[str, Decimal]

    @property
    def canonical(self) -> str:
        return next(iter(self.factors))

    def convert(self, value: Decimal, unit: str) -> Decimal:
        """The value in the canonical unit. KeyError for a unit of another dimension."""
        return value * self.factors[unit]


# The same dose is printed as 10^5, 10^6 or 10^7 cells per kg in Zhang 2020, Hu 2022 and Gu 2022.
CELLS_PER_KG = Dimension(
    "CAR-positive viable cells per kg",
    {
        "cells/kg": Decimal(1),
        "10^5/kg": Decimal(10**5),
        "10^6/kg": Decimal(10**6),
        "10^7/kg": Decimal(10**7),
        "10^8/kg": Decimal(10**8),
    },
)
CELLS_PER_LITRE = Dimension(
    "cell concentration",
    {
        "10^9/L": Decimal(1),
        "10^3/uL": Decimal(1),
        "/uL": Decimal("0.001"),
    },
)
FRACTION = Dimension(
    "fraction of nucleated cells",
    {"fraction": Decimal(1), "%": Decimal("0.01"), "per 10^4": Decimal("0.0001")},
)
GRAFT_CD34 = Dimension("CD34-positive cells per kg", {"10^6/kg": Decimal(1)})
GRAFT_NUCLEATED = Dimension("nucleated cells per kg", {"10^8/kg": Decimal(1)})
CELLS_PER_UL = Dimension("cells per microlitre", {"/uL": Decimal(1), "10^6/L": Decimal(1)})
HAEMOGLOBIN = Dimension("haemoglobin", {"g/dL": Decimal(1), "g/L": Decimal("0.1")})
ENZYME = Dimension("enzyme activity", {"U/L": Decimal(1)})
FERRITIN = Dimension("ferritin", {"ng/mL": Decimal(1), "ug/L": Decimal(1)})
CRP = Dimension("C-reactive protein", {"mg/L": Decimal(1), "mg/dL": Decimal(10)})
FIBRINOGEN = Dimension("fibrinogen", {"mg/dL": Decimal(1), "g/L": Decimal(100)})
# Molar masses: bilirubin 584.66, creatinine 113.12, urate 168.11, triglyceride (as triolein)
# 885.4 g/mol; phosphorus 30.974, calcium 40.078. Factors are those that laboratories print.
BILIRUBIN = Dimension("bilirubin", {"mg/dL": Decimal(1), "umol/L": 1 / Decimal("17.104")})
CREATININE = Dimension("creatinine", {"mg/dL": Decimal(1), "umol/L": 1 / Decimal("88.4")})
URATE = Dimension("uric acid", {"mg/dL": Decimal(1), "umol/L": 1 / Decimal("59.48")})
TRIGLYCERIDES = Dimension("triglycerides", {"mg/dL": Decimal(1), "mmol/L": Decimal("88.57")})
POTASSIUM = Dimension("potassium", {"mmol/L": Decimal(1), "mEq/L": Decimal(1)})
PHOSPHATE = Dimension("phosphate", {"mg/dL": Decimal(1), "mmol/L": Decimal("3.0974")})
CALCIUM = Dimension("calcium", {"mg/dL": Decimal(1), "mmol/L": Decimal("4.0078")})
CYTOKINE = Dimension("cytokine", {"pg/mL": Decimal(1), "ng/L": Decimal(1)})
