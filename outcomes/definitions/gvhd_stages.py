"""Stages of the organs in acute GVHD, by MAGIC.

Source: Harris AC et al., Biol Blood Marrow Transplant 2016;22:4-10,
doi:10.1016/j.bbmt.2015.09.001, Table 1.
"""

from dataclasses import dataclass
from decimal import Decimal

from outcomes.definitions.domains import Domain
from trials.checks import Row
from trials.definitions.definition import Table

D = Decimal
ADULT_ABOVE_KG = D(50)
WORST = 4
UPPER_GI_WORST = 1


@dataclass(frozen=True)
class Bound:
    """A stage for every value below `limit`, or at it where `included`; the last takes the rest."""

    stage: int
    limit: Decimal | None = None
    included: bool = False

    def holds(self, value: Decimal) -> bool:
        if self.limit is None:
            return True
        return value < self.limit or (self.included and value == self.limit)


@dataclass(frozen=True)
class Scale:
    unit: str
    bounds: tuple[Bound, ...]

    def stage(self, value: Decimal) -> int:
        return next(bound.stage for bound in self.bounds if bound.holds(value))

    def cell(self, stage: int) -> str:
        """The values of a stage, as in the table."""
        at = [bound.stage for bound in self.bounds].index(stage)
        limits = []
        if at > 0:
            before = self.bounds[at - 1]
            limits.append(f"{'above' if before.included else 'from'} {before.limit}")
        bound = self.bounds[at]
        if bound.limit is not None:
            limits.append(f"{'up to' if bound.included else 'below'} {bound.limit}")
        return f"{', '.join(limits)} {self.unit}"


SKIN = Scale(
    "% of body surface",
    (Bound(0, D(0), included=True), Bound(1, D(25)), Bound(2, D(50), included=True), Bound(3)),
)
LIVER = Scale(
    "mg/dL",
    (
        Bound(0, D(2)),
        Bound(1, D(3), included=True),
        Bound(2, D(6), included=True),
        Bound(3, D(15), included=True),
        Bound(4),
    ),
)
VOLUME_ADULT = Scale(
    "mL a day", (Bound(0, D(500)), Bound(1, D(1000)), Bound(2, D(1500), included=True), Bound(3))
)
VOLUME_CHILD = Scale(
    "mL/kg a day", (Bound(0, D(10)), Bound(1, D(20)), Bound(2, D(30), included=True), Bound(3))
)
EPISODES_ADULT = Scale(
    "stools a day",
    (
        Bound(0, D(3)),
        Bound(1, D(4), included=True),
        Bound(2, D(7), included=True),
        Bound(3),
    ),
)
EPISODES_CHILD = Scale(
    "stools a day",
    (
        Bound(0, D(4)),
        Bound(1, D(6), included=True),
        Bound(2, D(10), included=True),
        Bound(3),
    ),
)
UPPER_GI = {False: 0, True: 1}
BULLAE = "generalised erythroderma with bullae or desquamation above 5 %"
SEVERE = "severe abdominal pain, ileus or grossly bloody stool, at any volume"
TABLE = Table(
    "Stages by organ",
    ("Stage", "Skin", "Liver, bilirubin", "Upper GI", "Lower GI, adult", "Lower GI, child"),
    tuple(
        (
            str(stage),
            BULLAE if stage == WORST else SKIN.cell(stage),
            LIVER.cell(stage),
            {0: "none or intermittent", 1: "persistent nausea, vomiting or anorexia"}.get(
                stage, "-"
            ),
            *(
                SEVERE if stage == WORST else f"{volume.cell(stage)}; {episodes.cell(stage)}"
                for volume, episodes in (
                    (VOLUME_ADULT, EPISODES_ADULT),
                    (VOLUME_CHILD, EPISODES_CHILD),
                )
            ),
        )
        for stage in range(WORST + 1)
    ),
)
NOTES = (
    f"The values of adults above {ADULT_ABOVE_KG} kg, else those of children.",
    "Where a volume is given it counts, else the number of stools; both as the mean of 3 days.",
    "A stage is entered where its components are not. An entered stage that contradicts them "
    "needs a reason, and then counts.",
)
ORGANS = ("skin", "liver", "upper_gi", "lower_gi")
CONTRADICTION = "gvhd.{organ}_stage_contradicts_components"


def stages(row: Row) -> dict[str, Domain]:
    """The stage of each organ: of its components, else as entered."""
    return {organ: _stage(organ, row) for organ in ORGANS}


def _stage(organ: str, row: Row) -> Domain:
    found = derived_stage(organ, row)
    entered = row.get(f"{organ}_stage")
    if entered is None:
        return found
    overridden = row["overrides"].get(CONTRADICTION.format(organ=organ))
    return Domain(found.name, int(entered)) if overridden or fits(int(entered), found) else found


def fits(entered: int, found: Domain) -> bool:
    """Whether an entered stage is one that the components of its organ leave open."""
    if found.grade is not None:
        return entered == found.grade
    return found.proven <= entered <= found.highest


def derived_stage(organ: str, row: Row) -> Domain:
    """The stage that the components of an organ give."""
    return {"skin": _skin, "liver": _liver, "upper_gi": _upper_gi, "lower_gi": _lower_gi}[organ](
        row
    )


def _skin(row: Row) -> Domain:
    if row.get("skin_bullae"):
        return Domain("skin", WORST)
    extent = row.get("skin_pct")
    if extent is None:
        return Domain("skin", None, highest=_highest(row.get("skin_bullae")))
    stage = SKIN.stage(extent)
    # Bullae make stage 4 only of erythroderma, which is stage 3 without them.
    if stage == WORST - 1 and row.get("skin_bullae") is None:
        return Domain("skin", None, at_least=stage, missing=("skin_bullae",))
    return Domain("skin", stage)


def _highest(worst_sign: bool | None) -> int:
    """The highest stage that is open where the sign of the worst one was asked for, or not."""
    return WORST - 1 if worst_sign is False else WORST


def _liver(row: Row) -> Domain:
    bilirubin = row.get("bilirubin")
    return Domain("liver", None if bilirubin is None else LIVER.stage(bilirubin))


def _upper_gi(row: Row) -> Domain:
    signs = row.get("upper_gi")
    return Domain("upper GI", None if signs is None else UPPER_GI[signs], highest=UPPER_GI_WORST)


def _lower_gi(row: Row) -> Domain:
    name = "lower GI"
    if row.get("severe_gi"):
        return Domain(name, WORST)
    volume, episodes = row.get("stool_ml_per_day"), row.get("stool_episodes")
    weight, highest = row.get("weight_kg"), _highest(row.get("severe_gi"))
    if weight is None:
        return Domain(name, None, highest=highest, missing=("weight_kg",))
    adult = weight > ADULT_ABOVE_KG
    if volume is not None:
        stage = VOLUME_ADULT.stage(volume) if adult else VOLUME_CHILD.stage(volume / weight)
    elif episodes is not None:
        stage = (EPISODES_ADULT if adult else EPISODES_CHILD).stage(D(episodes))
    else:
        missing = ("stool_ml_per_day or stool_episodes",)
        return Domain(name, None, highest=highest, missing=missing)
    if row.get("severe_gi") is None:
        return Domain(name, None, at_least=stage, missing=("severe_gi",))
    return Domain(name, stage)
