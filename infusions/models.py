"""What was given: constructs, products, infusions, doses, lymphodepletion, burden before."""

from infusions.definitions.codelists import (
    BRIDGING_DRUG,
    BRIDGING_INTENSITY,
    CELL_SOURCE,
    COSTIMULATORY,
    COURSE_INDICATION,
    DISEASE_STATUS,
    EMD_SITE,
    GENERATION,
    HINGE,
    INFUSION_REASON,
    LYMPHODEPLETION_DRUG,
    MEDICATION_CLASS,
    RELEASE_DECISION,
    RELEASE_TEST,
    SCFV_ORIGIN,
    STRATEGY,
    T_CELL_SELECTION,
    TARGET,
    VECTOR,
)
from trials.crf import (
    PARENT,
    SHARED,
    Boolean,
    Coded,
    Crf,
    Date,
    Decimal,
    FreeText,
    Integer,
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
        table="constructs",
        title="Construct",
        key="code",
        write="constructs",
        read="read_study",
        known_at="before",
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


class Course(PatientRecord):
    """One treatment plan: the infusions that belong together under one indication."""

    crf = Crf(table="courses", title="Course", sdtm="TA", known_at="before")

    indication = Coded(label="Indication", codelist=COURSE_INDICATION, required=True)
    decided_on = Date(label="Decided on")
    planned_infusions = Integer(label="Infusions planned", possible=(1, 20))
    assigned_dose_level = Text(label="Dose level assigned")


class Leukapheresis(PatientRecord):
    """One collection of cells for manufacturing."""

    crf = Crf(
        table="leukaphereses",
        title="Leukapheresis",
        plural="Leukaphereses",
        sdtm="PR",
        known_at="before",
    )

    collected_on = PartialDate(
        label="Cells collected on", required=True, critical=True, cdisc="PR.PRSTDTC"
    )
    blood_volume_l = Decimal(
        label="Blood volume processed", unit="L", possible=(0, None), plausible=(0.2, 40)
    )
    cd3_per_kg = Quantity(
        label="CD3-positive cells collected per kg", dimension=CELLS_PER_KG, possible=(0, None)
    )
    sufficient = Boolean(label="Sufficient for manufacturing")
    complication = Boolean(label="Complication of the collection")


class Product(PatientRecord):
    """One manufactured cell product of a patient, and the tests of its release."""

    crf = Crf(table="products", title="Product", sdtm="DI", known_at="before")

    construct = Link(label="Construct", to="infusions.Construct")
    leukapheresis = Link(label="Leukapheresis", to="infusions.Leukapheresis")
    lot = Text(label="Lot", cdisc="EX.EXLOT")
    cell_source = Coded(label="Cell source", codelist=CELL_SOURCE)
    t_cell_selection = Coded(label="T-cell selection", codelist=T_CELL_SELECTION)
    started_on = PartialDate(label="Manufacturing started on", cdisc="BE.BESTDTC")
    culture_days = Integer(label="Days in culture", possible=(0, 200), plausible=(1, 30))
    transduction_pct = Decimal(
        label="Transduction", unit="%", possible=(0, 100), cdisc="BS.BSSTRESN"
    )
    car_pct = Decimal(label="CAR-positive cells", unit="%", possible=(0, 100), cdisc="BS.BSSTRESN")
    viability_pct = Decimal(
        label="Viability",
        unit="%",
        possible=(0, 100),
        plausible=(70, 100),
        critical=True,
        cdisc="BS.BSSTRESN",
    )
    vector_copies = Decimal(
        label="Vector copies",
        unit="per transduced cell",
        possible=(0, None),
        plausible=(0, 5),
        cdisc="BS.BSSTRESN",
    )
    sterility = Coded(label="Sterility", codelist=RELEASE_TEST, critical=True)
    mycoplasma = Coded(label="Mycoplasma", codelist=RELEASE_TEST)
    endotoxin = Coded(label="Endotoxin", codelist=RELEASE_TEST)
    endotoxin_eu_per_ml = Decimal(label="Endotoxin", unit="EU/mL", possible=(0, None))
    rcl = Coded(label="Replication-competent lentivirus", codelist=RELEASE_TEST)
    potency = Coded(label="Potency", codelist=RELEASE_TEST)
    out_of_specification = Boolean(label="Out of specification", critical=True)
    release_decision = Coded(label="Decision on release", codelist=RELEASE_DECISION)
    released_on = PartialDate(label="Released on")
    cryopreserved = Boolean(label="Cryopreserved")


class Infusion(PatientRecord):
    """One treatment episode and the unit of risk scoring. Day 0 is its first dose."""

    crf = Crf(table="infusions", title="Infusion", sdtm="EX", known_at="before")

    infused_on = Date(
        label="Day 0 (first dose)",
        required=True,
        critical=True,
        known_at="before",
        cdisc="EX.EXSTDTC",
    )
    course = Link(label="Course", to="infusions.Course", known_at="before")
    infusion_reason = Coded(
        label="Reason for the infusion", codelist=INFUSION_REASON, known_at="before"
    )
    construct = Link(
        label="Construct", to="infusions.Construct", known_at="before", cdisc="EX.EXTRT"
    )
    generation = Coded(
        label="Construct generation", codelist=GENERATION, critical=True, known_at="before"
    )
    strategy = Coded(label="Target strategy", codelist=STRATEGY, critical=True, known_at="before")
    costimulatory = MultiSelect(
        label="Costimulatory domains", codelist=COSTIMULATORY, known_at="before"
    )
    dose_level = Text(label="Dose level", known_at="before")
    cohort = Text(label="Cohort", known_at="before")
    weight_kg = Decimal(
        label="Body weight",
        unit="kg",
        possible=(1, 400),
        plausible=(5, 200),
        known_at="before",
        cdisc="VS.WEIGHT",
    )
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
        cdisc="MI.MISTRESN",
    )
    blasts_on = Date(
        label="Marrow before the infusion taken on", known_at="before", cdisc="MI.MIDTC"
    )
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
        label="Extramedullary sites before the infusion",
        codelist=EMD_SITE,
        known_at="before",
        cdisc="TU.TULOC",
    )


class Dose(PatientRecord):
    """One fraction of an infusion, or one of the products of a sequential strategy."""

    crf = Crf(table="doses", title="Dose", sdtm="EX", form_scope=PARENT, known_at="before")

    infusion = Link(label="Infusion", to="infusions.Infusion", parent=True, cdisc="EX.EXLNKID")
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
    withheld_reason = Text(label="Why a part was withheld", cdisc="EX.EXADJ")


class Lymphodepletion(PatientRecord):
    """One drug of the lymphodepletion before an infusion."""

    crf = Crf(
        table="lymphodepletions",
        title="Lymphodepletion",
        sdtm="EX",
        form_scope=PARENT,
        known_at="before",
    )

    infusion = Link(label="Infusion", to="infusions.Infusion", parent=True)
    drug = Coded(label="Drug", codelist=LYMPHODEPLETION_DRUG, required=True, cdisc="EX.EXTRT")
    dose_mg_per_m2 = Decimal(
        label="Dose per day", unit="mg/m2", possible=(0, None), cdisc="EX.EXDOSE"
    )
    started_on = Date(label="Started on", cdisc="EX.EXSTDTC")
    ended_on = Date(label="Ended on", cdisc="EX.EXENDTC")


class Bridging(PatientRecord):
    """Therapy between leukapheresis and lymphodepletion, or the answer that there was none."""

    crf = Crf(
        table="bridging",
        title="Bridging therapy",
        plural="Bridging therapy",
        sdtm="CM",
        form_scope=PARENT,
    )

    infusion = Link(label="Infusion", to="infusions.Infusion", parent=True)
    occurred = Boolean(label="Was given", required=True, known_at="before", cdisc="CM.CMOCCUR")
    intensity = Coded(label="Intensity", codelist=BRIDGING_INTENSITY, known_at="before")
    drugs = MultiSelect(
        label="Drugs", codelist=BRIDGING_DRUG, known_at="before", cdisc="CM.CMDECOD"
    )
    started_on = PartialDate(label="Started on", known_at="before", cdisc="CM.CMSTDTC")
    ended_on = PartialDate(label="Ended on", known_at="before", cdisc="CM.CMENDTC")


class ConcomitantMedication(PatientRecord):
    """A medication given beside the study treatment, other than against its toxicity."""

    crf = Crf(
        table="concomitant_medications",
        title="Concomitant medication",
        sdtm="CM",
        known_at="after",
        form_scope=SHARED,
    )

    medication = Text(label="Medication", required=True, cdisc="CM.CMTRT")
    medication_class = Coded(label="Class", codelist=MEDICATION_CLASS, cdisc="CM.CMCLAS")
    indication = FreeText(label="Indication", cdisc="CM.CMINDC")
    dose = Text(label="Dose and schedule", cdisc="CM.CMDOSTXT")
    started_on = PartialDate(label="Started on", cdisc="CM.CMSTDTC")
    ended_on = PartialDate(label="Ended on", cdisc="CM.CMENDTC")
    ongoing = Boolean(label="Ongoing", cdisc="CM.CMENRF")
