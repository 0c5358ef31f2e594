"""What CAR-T cells do and how long they stay: B-cell aplasia and persistence.

Sources: An et al., BMC Cancer 2022 (below 3 % CD19-positive lymphocytes in marrow); Hu et al.,
Front Immunol 2022;12:731435 (below 100 copies per ug of DNA).
"""

from decimal import Decimal

from trials.checks import Row
from trials.definitions.answer import Answer
from trials.definitions.definition import Definition, Table

APLASIA_BELOW_PCT = Decimal(3)
NEGATIVE_BELOW_COPIES = Decimal(100)
COPIES = "COPIES_PER_UG"
MARROW = "BM"

B_CELL_APLASIA = Definition(
    id="B_CELL_APLASIA",
    version="1",
    title="B-cell aplasia",
    group="CAR-T cells",
    source="An et al. BMC Cancer 2022 (ChiCTR1900024456).",
    tables=(
        Table(
            "CD19-positive B cells, % of lymphocytes in marrow",
            ("B-cell aplasia", "B cells"),
            (("Yes", f"below {APLASIA_BELOW_PCT}"), ("No", f"{APLASIA_BELOW_PCT} or more")),
        ),
    ),
)
PERSISTENCE = Definition(
    id="CAR_T_PERSISTENCE",
    version="1",
    title="Persistence of CAR-T cells",
    group="CAR-T cells",
    source="Hu et al. Front Immunol 2022;12:731435.",
    tables=(
        Table(
            "Copies per ug of DNA",
            ("CAR-T cells", "Copies"),
            (
                ("Negative", f"below {NEGATIVE_BELOW_COPIES}"),
                ("Positive", f"{NEGATIVE_BELOW_COPIES} or more"),
            ),
        ),
    ),
    notes=("Not detected is negative where the limit of detection is not above the bound.",),
)


def b_cell_aplasia(row: Row) -> Answer[str]:
    """YES or NO for one sample of marrow."""
    share = row.get("b_cells_pct")
    if share is None:
        return Answer(value=None, missing=("b_cells_pct",))
    if row.get("specimen") != MARROW:
        return Answer(value=None, missing=("specimen of marrow",))
    return Answer(value="YES" if share < APLASIA_BELOW_PCT else "NO", driver=("b_cells_pct",))


def persistence(row: Row) -> Answer[str]:
    """NEG or POS for one sample measured in copies."""
    level, limit = row.get("level"), row.get("limit_of_detection")
    if row.get("level_unit") != COPIES:
        return Answer(value=None, missing=("copies per ug of DNA",))
    if level is not None:
        return Answer(value="NEG" if level < NEGATIVE_BELOW_COPIES else "POS", driver=("level",))
    if row.get("detected") is not False:
        return Answer(value=None, missing=("level",))
    if limit is None or limit > NEGATIVE_BELOW_COPIES:
        return Answer(value=None, missing=(f"limit of detection up to {NEGATIVE_BELOW_COPIES}",))
    return Answer(value="NEG", driver=("not detected",))
