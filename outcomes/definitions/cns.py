"""CNS class by the cerebrospinal fluid, Children's Oncology Group.

Source: COG classification as in the PCDC data dictionary (clinical.md 10.4). The rule of Steinherz
and Bleyer for a traumatic tap is to be confirmed. Counts are per uL. The flag of CNS leukaemia is
another question: fluid without blasts by cytology may be positive by flow.
"""

from decimal import Decimal

from outcomes.definitions.codelists import CNS_CLASS
from trials.checks import Row
from trials.definitions.answer import Answer
from trials.definitions.definition import Definition, Table

WBC_FROM = Decimal(5)  # per uL
TRAUMATIC_FROM_RBC = Decimal(10)  # per uL
TIMES_BLOOD = Decimal(2)
CONTRADICTION = "csf.class_contradicts_counts"
DIFFERENCE = "csf.class_differs"
# Told apart by the rule of Steinherz and Bleyer alone, which is to be confirmed.
TO_CONFIRM = frozenset({"CNS2c", "CNS3b"})

_FEW, _MANY = f"below {WBC_FROM}", f"{WBC_FROM} or more"
_CLEAR, _BLOODY = f"below {TRAUMATIC_FROM_RBC}", f"{TRAUMATIC_FROM_RBC} or more"
DEFINITION = Definition(
    id="CNS_CLASS",
    version="1",
    title="CNS class by cerebrospinal fluid",
    group="Response",
    source="Children's Oncology Group classification, as in the Pediatric Cancer Data Commons.",
    tables=(
        Table(
            "Class by the fluid, counts per uL",
            ("Class", "Blasts", "White cells", "Red cells", "Steinherz-Bleyer"),
            tuple(
                (CNS_CLASS.label(code), *cells)
                for code, *cells in (
                    ("CNS1", "no", "any", "any", "-"),
                    ("CNS2a", "yes", _FEW, _CLEAR, "-"),
                    ("CNS2b", "yes", _FEW, _BLOODY, "-"),
                    ("CNS2c", "yes", _MANY, _BLOODY, "negative"),
                    ("CNS3a", "yes", _MANY, _CLEAR, "-"),
                    ("CNS3b", "yes", _MANY, _BLOODY, "positive"),
                    ("CNS3c", "clinical signs", "any", "any", "-"),
                )
            ),
        ),
    ),
    notes=(
        f"Steinherz-Bleyer is positive where white to red cells in the fluid are more than "
        f"{TIMES_BLOOD} times white to red cells in blood (to be confirmed).",
        "Clinical signs decide where they are recorded. Blasts are those seen by cytology.",
    ),
)


def cns_class(row: Row) -> Answer[str]:
    """The class of one lumbar puncture."""
    if row.get("clinical_signs"):
        return Answer(value="CNS3c", driver=("clinical signs",))
    blasts, wbc, rbc = row.get("blasts"), row.get("wbc"), row.get("rbc")
    if blasts is None:
        return Answer(value=None, missing=("blasts",))
    if not blasts:
        return Answer(value="CNS1", driver=("no blasts",))
    unknown = tuple(name for name, count in (("wbc", wbc), ("rbc", rbc)) if count is None)
    if wbc is None or rbc is None:
        return Answer(value=None, missing=unknown)
    traumatic = rbc >= TRAUMATIC_FROM_RBC
    driver = (f"white cells {wbc.normalize():f}", f"red cells {rbc.normalize():f}")
    if wbc < WBC_FROM:
        return Answer(value="CNS2b" if traumatic else "CNS2a", driver=driver)
    if not traumatic:
        return Answer(value="CNS3a", driver=driver)
    blood_wbc, blood_rbc = row.get("blood_wbc"), row.get("blood_rbc")
    if blood_wbc is None or not blood_rbc:
        named = (("blood_wbc", blood_wbc is None), ("blood_rbc", not blood_rbc))
        return Answer(
            value=None, missing=tuple(name for name, lacks in named if lacks), driver=driver
        )
    positive = wbc * blood_rbc > TIMES_BLOOD * blood_wbc * rbc
    said = f"Steinherz-Bleyer {'positive' if positive else 'negative'}"
    return Answer(value="CNS3b" if positive else "CNS2c", driver=(*driver, said))


def stands(row: Row) -> bool:
    """Whether the site gave a reason why its class stands against the derived one."""
    return bool(row["overrides"].get(CONTRADICTION) or row.get("comments", {}).get(DIFFERENCE))
