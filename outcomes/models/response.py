"""What was assessed of the leukaemia: marrow, response, MRD, imaging; and the CAR-T cells."""

from infusions.definitions.codelists import EMD_SITE
from outcomes.definitions.codelists import (
    IMAGING_METHOD,
    KINETICS_ASSAY,
    KINETICS_UNIT,
    MARROW_CLASS,
    MRD_ASSAY,
    MRD_STATUS,
    RESPONSE,
    RESPONSE_VISIT,
)
from patients.definitions.codelists import SPECIMEN
from trials.crf import (
    SHARED,
    Boolean,
    Coded,
    Crf,
    Date,
    Decimal,
    Link,
    MultiSelect,
    PatientRecord,
    Quantity,
)
from trials.definitions.units import CELLS_PER_LITRE, FRACTION


class Marrow(PatientRecord):
    """A bone marrow examined after day 0."""

    crf = Crf(table="marrows", title="Marrow", sdtm="MI", known_at="after")

    infusion = Link(label="Infusion", to="infusions.Infusion")
    taken_on = Date(label="Taken on", required=True, known_at="after", cdisc="MI.MIDTC")
    evaluable = Boolean(label="Evaluable", known_at="after", cdisc="MI.MISTAT")
    blasts_pct = Decimal(
        label="Blasts",
        unit="%",
        possible=(0, 100),
        critical=True,
        known_at="after",
        cdisc="MI.MISTRESN",
    )
    marrow_class = Coded(
        label="Marrow class", codelist=MARROW_CLASS, known_at="after", cdisc="MI.MISTRESC"
    )


class Response(PatientRecord):
    """A response assessment: what the assessor saw, and the response the assessor gave."""

    crf = Crf(table="responses", title="Response", sdtm="RS", known_at="after")

    infusion = Link(label="Infusion", to="infusions.Infusion")
    visit = Coded(label="Visit", codelist=RESPONSE_VISIT, required=True, cdisc="RS.VISIT")
    assessed_on = Date(label="Assessed on", known_at="after", cdisc="RS.RSDTC")
    response = Coded(
        label="Response", codelist=RESPONSE, critical=True, known_at="after", cdisc="RS.RSORRES"
    )
    anc = Quantity(
        label="Neutrophils",
        dimension=CELLS_PER_LITRE,
        possible=(0, None),
        known_at="after",
        cdisc="LB.NEUT",
    )
    platelets = Quantity(
        label="Platelets",
        dimension=CELLS_PER_LITRE,
        possible=(0, None),
        known_at="after",
        cdisc="LB.PLAT",
    )
    emd = Boolean(label="Extramedullary disease", known_at="after", help="Other than CNS.")
    circulating_blasts = Boolean(label="Circulating blasts", known_at="after")
    cns_disease = Boolean(label="Blasts in CSF", known_at="after")
    confirmed_on = Date(label="Remission confirmed on", known_at="after")


class Mrd(PatientRecord):
    """One MRD measurement: assay, specimen, value and sensitivity; negativity is derived."""

    crf = Crf(table="mrd", title="MRD", plural="MRD", sdtm="CP", known_at="after")

    infusion = Link(label="Infusion", to="infusions.Infusion")
    visit = Coded(label="Visit", codelist=RESPONSE_VISIT, cdisc="CP.VISIT")
    assessed_on = Date(label="Specimen taken on", known_at="after", cdisc="CP.CPDTC")
    specimen = Coded(label="Specimen", codelist=SPECIMEN, known_at="after", cdisc="CP.CPSPEC")
    assay = Coded(
        label="Assay", codelist=MRD_ASSAY, required=True, known_at="after", cdisc="CP.CPMETHOD"
    )
    detected = Boolean(label="Detected", known_at="after", cdisc="CP.CPORRES")
    level = Quantity(
        label="MRD level",
        dimension=FRACTION,
        unit_required=True,
        possible=(0, 1),
        critical=True,
        known_at="after",
        help="Give the unit: 0.01 % is the fraction 0.0001.",
        cdisc="CP.CPSTRESN",
    )
    sensitivity = Quantity(
        label="Sensitivity (limit of detection)",
        dimension=FRACTION,
        unit_required=True,
        possible=(0, 1),
        known_at="after",
        cdisc="CP.CPLLOD",
    )
    status = Coded(
        label="MRD status as reported",
        codelist=MRD_STATUS,
        critical=True,
        known_at="after",
        cdisc="CP.CPSTRESC",
    )


class Imaging(PatientRecord):
    """One look for extramedullary disease."""

    crf = Crf(table="imaging", title="Imaging", plural="Imaging", sdtm="TU", known_at="after")

    infusion = Link(label="Infusion", to="infusions.Infusion")
    imaged_on = Date(label="Imaged on", required=True, cdisc="TU.TUDTC")
    method = Coded(label="Method", codelist=IMAGING_METHOD, cdisc="TU.TUMETHOD")
    emd = Boolean(label="Extramedullary disease seen", help="Other than CNS.")
    sites = MultiSelect(label="Sites", codelist=EMD_SITE, cdisc="TU.TULOC")
    largest_mm = Decimal(
        label="Largest lesion",
        unit="mm",
        possible=(0, None),
        plausible=(0, 400),
        cdisc="TR.TRSTRESN",
    )
    pct_of_before = Decimal(
        label="Size as part of the size before the infusion", unit="%", possible=(0, None)
    )


class Kinetics(PatientRecord):
    """CAR-T cells, and the B cells they kill, in one sample. Units differ and do not convert."""

    crf = Crf(
        table="kinetics",
        title="CAR-T kinetics",
        plural="CAR-T kinetics",
        sdtm="CP",
        known_at="after",
        form_scope=SHARED,
    )

    infusion = Link(label="Infusion", to="infusions.Infusion", parent=True)
    sampled_on = Date(label="Sampled on", required=True, cdisc="CP.CPDTC")
    specimen = Coded(label="Specimen", codelist=SPECIMEN, cdisc="CP.CPSPEC")
    assay = Coded(label="Assay", codelist=KINETICS_ASSAY, cdisc="CP.CPMETHOD")
    detected = Boolean(label="CAR-T cells detected", cdisc="CP.CPORRES")
    level = Decimal(
        label="CAR-T level", unit="that of level_unit", possible=(0, None), cdisc="CP.CPSTRESN"
    )
    level_unit = Coded(label="Unit of the level", codelist=KINETICS_UNIT, cdisc="CP.CPSTRESU")
    limit_of_detection = Decimal(
        label="Limit of detection", unit="that of level_unit", possible=(0, None), cdisc="CP.CPLLOD"
    )
    b_cells_pct = Decimal(
        label="CD19-positive B cells",
        unit="% of lymphocytes",
        possible=(0, 100),
        help="B-cell aplasia is below 3 % in the marrow.",
        cdisc="CP.CPSTRESN",
    )
