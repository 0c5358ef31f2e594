"""What was given: constructs, products, infusions, doses, lymphodepletion, burden before."""

from infusions.definitions.codelists import (
    CELL_SOURCE,
    COSTIMULATORY,
    DISEASE_STATUS,
    EMD_SITE,
    GENERATION,
    HINGE,
    INFUSION_REASON,
    LYMPHODEPLETION_DRUG,
    SCFV_ORIGIN,
    STRATEGY,
    T_CELL_SELECTION,
    TARGET,
    VECTOR,
)
from trials.crf import (
    PARENT,
    Boolean,
    Coded,
    Crf,
    Date,
    Decimal,
    Link,
    MultiSelect,
    PartialDate,
    PatientRecord,
    Quantity,
    StudyRecord,
    Text,
)
from trials.definitions.units import CELLS_PER_KG


class Construct(StudyRecord):
    """A CAR construct of the study."""

    crf = Crf(
        table="constructs", title="Construct", key="code", write="constructs", read="read_study"
    )

    name = Text(label="Name", required=True)
    targets = MultiSelect(label="Targets", codelist=TARGET)
    strategy = Coded(label="Target strategy", codelist=STRATEGY)
    generation = Coded(label="Generation", codelist=GENERATION)
    costimulatory = MultiSelect(label="Costimulatory domains", codelist=COSTIMULATORY)
    scfv_origin = Coded(label="scFv origin", codelist=SCFV_ORIGIN)
    hinge = Coded(label="Hinge and transmembrane domain", codelist=HINGE)
    vector = Coded(label="Vector", codelist=VECTOR)
    suicide_switch = Boolean(label="Suicide switch (iCasp9)")
    il6_knockdown = Boolean(label="IL-6 knock-down")


class Product(PatientRecord):
    """One manufactured cell product of a patient."""

    crf = Crf(table="products", title="Product", sdtm="DI")

    construct = Link(label="Construct", to="infusions.Construct")
    cell_source = Coded(label="Cell source", codelist=CELL_SOURCE, known_at="before")
    t_cell_selection = Coded(label="T-cell selection", codelist=T_CELL_SELECTION, known_at="before")
    collected_on = PartialDate(label="Cells collected on", known_at="before")
    released_on = PartialDate(label="Released on", known_at="before")
    cryopreserved = Boolean(label="Cryopreserved", known_at="before")


class Infusion(PatientRecord):
    """One treatment episode and the unit of risk scoring. Day 0 is its first dose."""

    crf = Crf(table="infusions", title="Infusion", sdtm="EX")

    infused_on = Date(
        label="Day 0 (first dose)",
        required=True,
        critical=True,
        known_at="before",
        cdisc="EX.EXSTDTC",
    )
    infusion_reason = Coded(
        label="Reason for the infusion", codelist=INFUSION_REASON, known_at="before"
    )
    construct = Link(label="Construct", to="infusions.Construct", known_at="before")
    generation = Coded(
        label="Construct generation", codelist=GENERATION, critical=True, known_at="before"
    )
    strategy = Coded(label="Target strategy", codelist=STRATEGY, critical=True, known_at="before")
    costimulatory = MultiSelect(
        label="Costimulatory domains", codelist=COSTIMULATORY, known_at="before"
    )
    dose_level = Text(label="Dose level", known_at="before")
    cohort = Text(label="Cohort", known_at="before")
    disease_status = Coded(
        label="Disease status at infusion",
        codelist=DISEASE_STATUS,
        critical=True,
        known_at="before",
    )
    blasts_pct = Decimal(
        label="Bone marrow blasts before the infusion",
        unit="%",
        possible=(0, 100),
        critical=True,
        known_at="before",
        help="Morphology, before lymphodepletion, or before day 0 where none was given.",
    )
    blasts_on = Date(label="Marrow before the infusion taken on", known_at="before")
    m2_or_worse = Boolean(label="Marrow M2 or worse before the infusion", known_at="before")
    cns_leukaemia = Boolean(
        label="CNS leukaemia before the infusion", critical=True, known_at="before"
    )
    emd = Boolean(
        label="Extramedullary disease before the infusion",
        known_at="before",
        help="Other than CNS.",
    )
    emd_sites = MultiSelect(
        label="Extramedullary sites before the infusion", codelist=EMD_SITE, known_at="before"
    )


class Dose(PatientRecord):
    """One fraction of an infusion, or one of the products of a sequential strategy."""

    crf = Crf(table="doses", title="Dose", sdtm="EX", form_scope=PARENT)

    infusion = Link(label="Infusion", to="infusions.Infusion", parent=True)
    given_on = Date(label="Given on", known_at="before", cdisc="EX.EXSTDTC")
    product = Link(label="Product", to="infusions.Product")
    planned_fraction_pct = Decimal(
        label="Planned fraction of the product's dose", unit="%", possible=(0, 100)
    )
    cells_per_kg = Quantity(
        label="CAR-positive viable cells per kg",
        dimension=CELLS_PER_KG,
        possible=(0, None),
        plausible=(10**4, 10**9),
        critical=True,
        cdisc="EX.EXDOSE",
    )
    withheld_reason = Text(label="Why a part was withheld")


class Lymphodepletion(PatientRecord):
    """One drug of the lymphodepletion before an infusion."""

    crf = Crf(table="lymphodepletions", title="Lymphodepletion", sdtm="EX", form_scope=PARENT)

    infusion = Link(label="Infusion", to="infusions.Infusion", parent=True)
    drug = Coded(label="Drug", codelist=LYMPHODEPLETION_DRUG, required=True)
    dose_mg_per_m2 = Decimal(label="Dose per day", unit="mg/m2", possible=(0, None))
    started_on = Date(label="Started on", cdisc="EX.EXSTDTC")
    ended_on = Date(label="Ended on", cdisc="EX.EXENDTC")
