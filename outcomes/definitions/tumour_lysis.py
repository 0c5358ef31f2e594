"""Tumour lysis syndrome, Cairo-Bishop.

Source: Cairo MS, Bishop M, Br J Haematol 2004;127:3-11, doi:10.1111/j.1365-2141.2004.05094.x,
Tables I to III. Laboratory TLS is two of four; clinical TLS is laboratory TLS with a clinical
sign, and only clinical TLS has a grade above 0. Start of therapy is the infusion.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from outcomes.definitions import codelists
from outcomes.definitions.domains import HEAD, Domain, cells, worst
from trials.definitions.answer import Answer
from trials.definitions.definition import Definition, Table

DAYS_BEFORE, DAYS_AFTER = 3, 7
NEEDED = 2
CHANGE = Decimal("0.25")
ADULT_FROM_YEARS = 18

# mg/dL, potassium mmol/L.
AT_LEAST: Mapping[str, Decimal] = {"uric_acid": Decimal(8), "potassium": Decimal(6)}
PHOSPHATE_ADULT, PHOSPHATE_CHILD = Decimal("4.5"), Decimal("6.5")
CALCIUM_AT_MOST = Decimal(7)
CLINICAL_ONLY = "no laboratory TLS"
ANALYTES = ("uric_acid", "potassium", "phosphate", "calcium")

CREATININE_FROM = Decimal("1.5")  # times the upper limit of normal: grade 1, and above it:
CREATININE_ABOVE = (Decimal("1.5"), Decimal(3), Decimal(6))
ARRHYTHMIA: Mapping[str, int] = {
    "NONE": 0,
    "NO_INTERVENTION": 1,
    "NON_URGENT": 2,
    "CONTROLLED": 3,
    "LIFE_THREATENING": 4,
}
SEIZURE: Mapping[str, int] = {
    "NONE": 0,
    "FOCAL": 2,
    "GENERALISED": 2,
    "NONCONVULSIVE": 3,  # consciousness is altered
    "PROLONGED": 4,
    "REPETITIVE": 4,
}

DEFINITION = Definition(
    id="TLS_CAIRO_BISHOP2004",
    version="1",
    title="Tumour lysis syndrome, Cairo-Bishop 2004",
    group="Toxicity",
    source="Cairo MS, Bishop M. Br J Haematol 2004;127:3-11, Tables I to III.",
    doi="10.1111/j.1365-2141.2004.05094.x",
    tables=(
        Table(
            f"Laboratory tumour lysis: {NEEDED} of these from day -{DAYS_BEFORE} to {DAYS_AFTER}",
            ("Analyte", "Value", f"or a change by {CHANGE:.0%} from the baseline"),
            (
                ("uric acid", f"{AT_LEAST['uric_acid']} mg/dL or more", "up"),
                ("potassium", f"{AT_LEAST['potassium']} mmol/L or more", "up"),
                ("phosphate, adult", f"{PHOSPHATE_ADULT} mg/dL or more", "up"),
                ("phosphate, child", f"{PHOSPHATE_CHILD} mg/dL or more", "up"),
                ("calcium", f"{CALCIUM_AT_MOST} mg/dL or less", "down"),
            ),
        ),
        Table(
            "Grade of clinical tumour lysis: the worst domain, beside laboratory tumour lysis",
            HEAD,
            (
                ("creatinine", f"{CREATININE_FROM} times the upper limit", "1"),
                *(
                    ("creatinine", f"above {times} times the upper limit", str(grade))
                    for grade, times in enumerate(CREATININE_ABOVE, start=2)
                ),
                *cells("arrhythmia", codelists.ARRHYTHMIA, ARRHYTHMIA),
                *cells("seizure", codelists.SEIZURE, SEIZURE),
            ),
        ),
    ),
    notes=(
        "Therapy starts with the infusion; the baseline is the last value on or before its day.",
        f"A child is below {ADULT_FROM_YEARS} years.",
    ),
)


@dataclass(frozen=True, kw_only=True)
class Sample:
    """What one analyte was at one time; `baseline` None where none was taken before."""

    value: Decimal
    baseline: Decimal | None
    is_baseline: bool = False


@dataclass(frozen=True, kw_only=True)
class Signs:
    """What was found in the window; an analyte without samples was not measured."""

    samples: Mapping[str, Sequence[Sample]]
    child: bool | None
    creatinine_times_upper: Decimal | None  # the highest in the window, without another cause
    arrhythmia: tuple[str | None, ...]  # of each day that was observed
    seizure: tuple[str | None, ...]


def laboratory(signs: Signs) -> tuple[bool | None, tuple[str, ...], tuple[str, ...]]:
    """Whether there was laboratory TLS; the analytes that meet it, and those not known."""
    met = {a: _any(_meets(a, s, signs.child) for s in signs.samples.get(a, ())) for a in ANALYTES}
    yes = tuple(a for a, is_met in met.items() if is_met)
    unknown = tuple(a for a, is_met in met.items() if is_met is None)
    if len(yes) >= NEEDED:
        return True, yes, unknown
    return (None if len(yes) + len(unknown) >= NEEDED else False), yes, unknown


def clinical(signs: Signs) -> Answer[int]:
    """The worst clinical sign, whatever the laboratory says."""
    times = signs.creatinine_times_upper
    return worst(
        Domain("creatinine", None if times is None else _creatinine(times)),
        *(_event("arrhythmia", code, ARRHYTHMIA) for code in signs.arrhythmia or (None,)),
        *(_event("seizure", code, SEIZURE) for code in signs.seizure or (None,)),
    )


def _event(name: str, code: str | None, grades: Mapping[str, int]) -> Domain:
    return Domain(name, None if code is None else grades[code])


def grade(signs: Signs) -> Answer[int]:
    """0 without clinical TLS, 1 to 4 as published."""
    shown, (lysis, met, unknown) = clinical(signs), laboratory(signs)
    if lysis:
        driver = (*shown.driver, *(f"laboratory: {name}" for name in _names(met)))
        return Answer(
            value=shown.value, at_least=shown.at_least, missing=shown.missing, driver=driver
        )
    if shown.value == 0:
        return shown
    if lysis is False:
        return Answer(value=0, driver=(CLINICAL_ONLY,))
    return Answer(
        value=None, missing=(*(f"laboratory: {n}" for n in _names(unknown)), *shown.missing)
    )


def _names(analytes: tuple[str, ...]) -> list[str]:
    return [codelists.ANALYTE.label(analyte).lower() for analyte in analytes]


def _creatinine(times: Decimal) -> int:
    if times < CREATININE_FROM:
        return 0
    return 1 + sum(times > bound for bound in CREATININE_ABOVE)


def _any(found: Iterator[bool | None]) -> bool | None:
    """Any that is met; None where none was measured, or one is not known."""
    results = list(found)
    if any(results):
        return True
    return None if not results or None in results else False


def _meets(analyte: str, sample: Sample, child: bool | None) -> bool | None:
    absolute = _absolute(analyte, sample.value, child)
    if absolute or sample.is_baseline:
        return absolute
    if sample.baseline is None:
        return None
    change = sample.value - sample.baseline
    if analyte == "calcium":
        change = -change
    return True if change >= CHANGE * sample.baseline else absolute


def _absolute(analyte: str, value: Decimal, child: bool | None) -> bool | None:
    if analyte == "calcium":
        return value <= CALCIUM_AT_MOST
    if analyte != "phosphate":
        return value >= AT_LEAST[analyte]
    if child is None:
        # Between the two limits it depends on the age.
        return None if PHOSPHATE_ADULT <= value < PHOSPHATE_CHILD else value >= PHOSPHATE_CHILD
    return value >= (PHOSPHATE_CHILD if child else PHOSPHATE_ADULT)
