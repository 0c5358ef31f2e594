"""By what a summary divides its subjects, and from which origin on that is known.

A group that forms only after the origin (the responders, the transplanted) holds by definition
those who lived to reach it. Such a grouping is refused, with what answers the question instead.

Sources: Gu J, Liu S, Cui W, et al., Front Immunol 2022;13:858590, doi:10.3389/fimmu.2022.858590.
Zhang X, Lu XA, Yang J, et al., Blood Adv 2020;4:2325-2338,
doi:10.1182/bloodadvances.2020001466 (age). An L, Lin Y, Deng B, et al., BMC Cancer 2022;22:393,
doi:10.1186/s12885-022-09489-1 (age). The bias: Anderson JR, Cain KC, Gelber RD, J Clin Oncol
1983;1:710-719.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from analytics.definitions.endpoint import Origin
from analytics.definitions.risk_model import RiskGroup
from analytics.definitions.variable import Variable

ENROLLED = frozenset(
    {
        Origin.ENROLMENT,
        Origin.LEUKAPHERESIS,
        Origin.FIRST_INFUSION,
        Origin.CR_DATE,
        Origin.HSCT_DATE,
        Origin.INDEX_INFUSION,
    }
)
INFUSED = ENROLLED - {Origin.ENROLMENT, Origin.LEUKAPHERESIS}
WHEN = {ENROLLED: "enrolment", INFUSED: "the first infusion"}

GU = "Gu J, et al. Front Immunol 2022;13:858590."
ZHANG = "Zhang X, et al. Blood Adv 2020;4:2325-2338."
AN = "An L, et al. BMC Cancer 2022;22:393."
YES_NO = {"True": "yes", "False": "no"}
OWN = "The project's own choice."


@dataclass(frozen=True)
class Later:
    """What becomes known after the infusion and divides nobody at its day 0."""

    title: str
    known: str


OVERALL = Variable(
    id="overall",
    version="1",
    title="Everybody",
    source=OWN,
    known_at=frozenset(Origin),
    levels={"all": "Everybody"},
)
RISK_GROUP = Variable(
    id="risk_group",
    version="1",
    title="Gu 2022 risk group",
    source=GU,
    known_at=INFUSED,
    levels={
        RiskGroup.LOW.value: "Low risk",
        RiskGroup.INTERMEDIATE.value: "Intermediate risk",
        RiskGroup.HIGH.value: "High risk",
    },
    not_known="No score",
    notes=("Risk groups: single-centre research model, not for treatment decisions.",),
)

GROUPINGS = {
    grouping.id: grouping
    for grouping in (
        RISK_GROUP,
        OVERALL,
        Variable(
            id="generation",
            version="1",
            title="Construct generation",
            source=GU,
            known_at=INFUSED,
            levels={"2": "2nd generation", "3_4": "3rd or 4th generation"},
            codes={"3": "3_4", "4": "3_4"},
        ),
        Variable(
            id="strategy",
            version="1",
            title="Target strategy",
            source=GU,
            known_at=INFUSED,
            levels={
                "single": "Single target",
                "dual": "Dual target",
                "sequential": "Sequential",
            },
        ),
        Variable(
            id="costimulatory",
            version="1",
            title="Costimulatory domain",
            source=OWN,
            known_at=INFUSED,
            levels={
                "41BB": "4-1BB",
                "CD28": "CD28",
                "41BB+CD28": "4-1BB and CD28",
                "other": "With another domain",
            },
            codes={
                "+".join(sorted({*kept, *others})): "other"
                for kept in ((), ("41BB",), ("CD28",), ("41BB", "CD28"))
                for others in (("ICOS",), ("OX40",), ("ICOS", "OX40"))
            },
        ),
        Variable(
            id="construct",
            version="1",
            title="Construct",
            source=OWN,
            known_at=INFUSED,
            levels=None,
        ),
        Variable(
            id="arm",
            version="1",
            title="Arm",
            source=OWN,
            known_at=ENROLLED,
            levels=None,
        ),
        Variable(
            id="dose",
            version="1",
            title="Dose on day 0, cells per kg",
            source="Powers of ten; Zhang 2020 calls less than 10⁵ per kg below the target dose.",
            known_at=INFUSED,
            levels={
                "below_1e5": "Below 10⁵",
                "1e5": "10⁵ to below 10⁶",
                "1e6": "10⁶ to below 10⁷",
                "1e7": "10⁷ and above",
            },
            bounds=(1e5, 1e6, 1e7),
            notes=(
                "Of a divided dose the part given on day 0 counts: whether the rest was given is "
                "not known then. A dose without a day counts as given on day 0; one without its "
                "cells makes the dose not known.",
            ),
        ),
        Variable(
            id="age_gu2022",
            version="1",
            column="age",
            title="Age at enrolment, bands of Gu 2022",
            source=GU,
            known_at=ENROLLED,
            levels={
                "below_20": "Below 20 years",
                "20": "20 to below 40 years",
                "40": "40 to below 60 years",
                "60": "60 years and above",
            },
            bounds=(20, 40, 60),
        ),
        Variable(
            id="age_zhang2020",
            version="1",
            column="age",
            title="Age at enrolment, bands of Zhang 2020",
            source=ZHANG,
            known_at=ENROLLED,
            levels={"below_15": "Up to 14 years", "15": "Above 14 years"},
            bounds=(15,),
        ),
        Variable(
            id="age_an2022",
            version="1",
            column="age",
            title="Age at enrolment, children and adults",
            source=AN,
            known_at=ENROLLED,
            levels={"below_18": "Below 18 years", "18": "18 years and above"},
            bounds=(18,),
        ),
        Variable(
            id="emd",
            version="1",
            title="Extramedullary disease before the infusion",
            source=GU,
            known_at=INFUSED,
            levels={"yes": "Extramedullary disease", "no": "None"},
            codes=YES_NO,
            notes=("Other than CNS, as in Gu 2022; Zhang 2020 includes CNS.",),
        ),
        Variable(
            id="prior_hsct",
            version="1",
            title="Allogeneic transplant before enrolment",
            source=GU,
            known_at=ENROLLED,
            levels={"yes": "Transplanted before", "no": "Not transplanted before"},
            codes=YES_NO,
            notes=("Who was not asked about an earlier transplant is not known.",),
        ),
    )
}

LATER = {
    "response": Later("Response", "at its assessment"),
    "mrd": Later("MRD after the infusion", "at its assessment"),
    "crs_grade": Later("Grade of CRS", "once the episode has run its course"),
    "neurotoxicity_grade": Later("Grade of neurotoxicity", "once the episode has run its course"),
    "steroids": Later("Steroids after the infusion", "when they are given"),
    "transplanted": Later("Transplant after the infusion", "on the day of the transplant"),
    "gvhd": Later("GVHD", "at its onset"),
    "persistence": Later("Persistence of the cells", "as it is measured"),
}
ALTERNATIVE = (
    "Compare from a landmark day, among those still without an event on it and by what is known "
    "then, or let it enter as a time-dependent covariate. The plain form would credit a group "
    "with the time its members had to live to enter it, so it is not offered."
)


def refusal(name: str, origins: Iterable[Origin]) -> tuple[str, str] | None:
    """Why nobody is grouped by `name` from these origins, as a code and a sentence; None: may be.

    The sentence gives the alternative.
    """
    origins = tuple(origins)
    at = " or ".join(o.value for o in origins)
    allowed = ", ".join(g.id for g in GROUPINGS.values() if g.known_from(origins))
    if name in LATER:
        later = LATER[name]
        return "grouping_not_known_at_origin", (
            f"{later.title} is known {later.known}, not at the origin {at}. {ALTERNATIVE}"
        )
    if name not in GROUPINGS:
        return "unknown_grouping", f"There is no grouping {name!r}; use one of {allowed}."
    grouping = GROUPINGS[name]
    if grouping.known_from(origins):
        return None
    return "grouping_not_known_at_origin", (
        f"{grouping.title} is known from {WHEN[grouping.known_at]} on, not at the origin {at}. "
        f"Take an endpoint that starts at {WHEN[grouping.known_at]}, or one of {allowed}."
    )
