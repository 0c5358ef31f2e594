"""The endpoints of Hu 2022, whose patients were in first remission with MRD.

Front Immunol 2022;12:731435, doi:10.3389/fimmu.2021.731435, Methods.
"""

from dataclasses import replace

from analytics.definitions.endpoint import (
    Endpoint,
    Fact,
    Handling,
    LookedUntil,
    NotEvaluable,
    Origin,
    Population,
)

HU = "Hu 2022. Front Immunol 12:731435, doi:10.3389/fimmu.2021.731435."
ALL_ARMS = "Population: all patients of all arms, with CAR-T or without."
FIRST_REMISSION = (
    "Without a date of its own the first remission counts from the end of the earliest line of "
    "therapy that reached one; without that the patient is left out."
)
UNDATED = (
    "Who relapsed from it before the study is left out: the record has no day of that relapse."
)

HU2022_LFS = Endpoint(
    id="HU2022_LFS",
    version="1",
    title="Leukaemia-free survival from first remission (Hu 2022)",
    source=HU,
    population=Population.ALL,
    origin=Origin.CR1_DATE,
    events=(Fact.RELAPSE, Fact.DEATH),
    hsct=Handling.IGNORE,
    new_therapy=Handling.IGNORE,
    looked_until=LookedUntil.LAST_CONTACT,
    not_evaluable=NotEvaluable.IGNORE,
    stated=("From the date of the first remission to relapse, death in it, or last follow-up.",),
    assumed=(
        ALL_ARMS,
        FIRST_REMISSION,
        UNDATED,
        "CAR-T was given after the origin: whoever got it had to live until then without a "
        "relapse. A comparison of the arms from here is biased in its favour; "
        "HU2022_LFS_TRUNCATED begins the observation at the qualification.",
        "Transplant does not end follow-up.",
    ),
)

HU2022_LFS_TRUNCATED = replace(
    HU2022_LFS,
    id="HU2022_LFS_TRUNCATED",
    title="Leukaemia-free survival from first remission, observed from MRD qualification",
    entry=Fact.MRD_QUALIFIED,
    assumed=(
        ALL_ARMS,
        FIRST_REMISSION,
        UNDATED,
        "A patient is under observation from the sample by which MRD qualified for the study: "
        "relapse before it would have kept the patient out (left truncation).",
        "Transplant does not end follow-up.",
    ),
)

HU2022_OS = replace(
    HU2022_LFS,
    id="HU2022_OS",
    title="Overall survival from first remission (Hu 2022)",
    events=(Fact.DEATH,),
    stated=("Death; follow-up to the last contact.",),
    assumed=(
        ALL_ARMS,
        FIRST_REMISSION,
        "The origin is the first remission, as for leukaemia-free survival: the paper gives none.",
        "Transplant does not end follow-up.",
    ),
)

HU2022_NRM = replace(
    HU2022_LFS,
    id="HU2022_NRM",
    title="Non-relapse mortality after transplant (Hu 2022)",
    origin=Origin.HSCT_DATE,
    events=(Fact.DEATH,),
    competing=(Fact.RELAPSE,),
    stated=("Cumulative incidence from the transplant.",),
    assumed=(
        ALL_ARMS,
        "The first allogeneic transplant after the first infusion counts, or the first of all "
        "where there was no infusion.",
        "Relapse competes: death after it is no non-relapse death.",
    ),
)
