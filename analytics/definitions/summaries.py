"""What the cohort dashboard and the summaries resource show.

Those of Gu 2022 lead, by risk group. Every other endpoint has a summary because it is declared.

Source of the GU2022 ones: Gu J, Liu S, Cui W, et al., Front Immunol 2022;13:858590,
doi:10.3389/fimmu.2022.858590. The paper applies its risk groups to infusions.
"""

from dataclasses import dataclass
from enum import StrEnum

from analytics.definitions.endpoint import Endpoint, Origin, Unit
from analytics.definitions.endpoints import ENDPOINTS
from analytics.definitions.endpoints.gu2022 import (
    GU,
    GU2022_EFS,
    GU2022_OS,
    GU2022_OS_IGNORE,
    GU2022_RELAPSE_AFTER_HSCT,
)
from analytics.definitions.groupings import (
    GROUPINGS,
    OWN,
    RISK_GROUP,
    refusal,
)
from analytics.definitions.variable import Variable


class Scope(StrEnum):
    """Whom a summary counts."""

    INFUSIONS = "infusions"
    FIRST_INFUSIONS = "first_infusions"


class Measure(StrEnum):
    REMISSION = "remission"  # share of the assessed
    MRD_NEGATIVE_REMISSION = "mrd_negative_remission"
    SURVIVAL = "survival"  # Kaplan-Meier of the endpoint
    INCIDENCE = "incidence"  # cumulative incidence of the endpoint's competing causes
    EVENT = "event"  # share with the endpoint's event
    TOXICITY = "toxicity"  # share of the assessed with each grade


INDEPENDENT = "Infusions of one patient are treated as independent."
REMISSION = (
    "Remission is CR, CRi or CR with counts not known, at the day-28 assessment of the infusion.",
    "Who died before the assessment counts as not in remission. Who was not assessed, or not "
    "evaluable, is left out and counted.",
)
SHARES = "Shares with exact (Clopper-Pearson) limits, compared by Pearson chi-square uncorrected."
CURVES = (
    "Kaplan-Meier with log-log limits; numbers at risk just before the day; the median is the "
    "midpoint where the curve lies flat at one half, as in R and SAS. Log-rank test unweighted.",
)
COMPETING = (
    "Aalen-Johansen: each cause competes with the others, nobody is censored by one of them. "
    "The causes and the share without any make 100 %. Log-log limits with Aalen's variance; "
    "Gray's test for each cause.",
)
TOXICITY = (
    "Each toxicity by the study's grading system, the highest grade of an infusion; without a "
    "declared system whether it occurred. Shares are of the infusions with an answer; who was not "
    "asked is counted apart, and so is who has no grade. Exact (Clopper-Pearson) limits, no test.",
)
LATE_ENTRY = (
    "A patient counts from the entry on: at risk on a day are those who entered before it and have "
    "not left. Early on these may be few, and an event among one or two moves the curve far; what "
    "is lost there never comes back.",
)
BIASED = (
    "Known status at day {day} is printed for comparison with the paper. It is biased downwards: "
    "an early event is always known, an early censoring drops out."
)


@dataclass(frozen=True, kw_only=True)
class Summary:
    id: str
    version: str
    title: str
    source: str
    measure: Measure
    scopes: tuple[Scope, ...]
    endpoint: Endpoint | None = None
    leads: bool = False  # on the dashboard as it opens
    days: tuple[int, ...] = ()
    known_status_on: int | None = None
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        late = self.endpoint is not None and self.endpoint.entry is not None
        if late and self.measure is not Measure.SURVIVAL:
            raise ValueError(f"{self.id}: only Kaplan-Meier knows of a delayed entry.")

    @property
    def origins(self) -> tuple[Origin, ...]:
        """The days on which a grouping must be known; the infusion where there is no endpoint."""
        if self.endpoint is None:
            return (Origin.FIRST_INFUSION,)
        both = (self.endpoint.origin, self.endpoint.fallback_origin)
        return tuple(origin for origin in both if origin is not None)

    @property
    def groupings(self) -> tuple[Variable, ...]:
        """Those known at its origins, the one to show first first."""
        return tuple(g for g in GROUPINGS.values() if g.known_from(self.origins))

    @property
    def causes(self) -> tuple[str, ...]:
        """The names of its statuses from 1 on, where causes compete."""
        if self.endpoint is None or not self.endpoint.competing:
            return ()
        return self.endpoint.causes

    def refusal(self, grouping: str) -> tuple[str, str] | None:
        return refusal(grouping, self.origins)

    def notes_for(self, scope: Scope, grouping: Variable = RISK_GROUP) -> tuple[str, ...]:
        """Everything the reader must know beside the numbers."""
        notes = self.notes
        if self.endpoint is not None:
            notes += tuple(f"Stated: {text}" for text in self.endpoint.stated)
            notes += tuple(f"Assumed: {text}" for text in self.endpoint.assumed)
        notes += {
            Measure.SURVIVAL: CURVES,
            Measure.INCIDENCE: COMPETING,
            Measure.EVENT: (SHARES, *COMPETING) if self.causes else (SHARES,),
            Measure.TOXICITY: TOXICITY,
        }.get(self.measure, (SHARES,))
        if self.endpoint is not None and self.endpoint.entry is not None:
            notes += LATE_ENTRY
        if self.known_status_on is not None:
            notes += (SHARES, BIASED.format(day=self.known_status_on))
        if scope is Scope.INFUSIONS:
            notes += (INDEPENDENT,)
        return (*notes, *grouping.notes)


DAYS = (183, 365, 730)
AFTER_TRANSPLANT = (100, 365, 1096)


def _survival(endpoint: Endpoint, *, known_status_on: int | None = None) -> Summary:
    return Summary(
        id=endpoint.id,
        version=endpoint.version,
        title=endpoint.title,
        source=endpoint.source,
        measure=Measure.SURVIVAL,
        scopes=(Scope.FIRST_INFUSIONS,),
        endpoint=endpoint,
        days=(183, 365),
        known_status_on=known_status_on,
        leads=True,
    )


_DECLARED = (
    Summary(
        id="GU2022_CR",
        version="1",
        title="Complete remission at day 28",
        source=GU,
        measure=Measure.REMISSION,
        scopes=(Scope.INFUSIONS, Scope.FIRST_INFUSIONS),
        leads=True,
        notes=REMISSION,
    ),
    Summary(
        id="GU2022_MRD_NEG_CR",
        version="1",
        title="MRD-negative complete remission at day 28",
        source=GU,
        measure=Measure.MRD_NEGATIVE_REMISSION,
        scopes=(Scope.INFUSIONS, Scope.FIRST_INFUSIONS),
        leads=True,
        notes=(*REMISSION, "A remission with MRD not known is left out and counted."),
    ),
    _survival(GU2022_OS),
    _survival(GU2022_OS_IGNORE),
    _survival(GU2022_EFS, known_status_on=183),
    Summary(
        id=GU2022_RELAPSE_AFTER_HSCT.id,
        version=GU2022_RELAPSE_AFTER_HSCT.version,
        title=GU2022_RELAPSE_AFTER_HSCT.title,
        source=GU,
        measure=Measure.EVENT,
        scopes=(Scope.FIRST_INFUSIONS,),
        endpoint=GU2022_RELAPSE_AFTER_HSCT,
        days=AFTER_TRANSPLANT,
        leads=True,
        notes=("A simple proportion, as in the paper: follow-up differs between patients.",),
    ),
    Summary(
        id="TOXICITY",
        version="1",
        title="Toxicity by grade",
        source=OWN,
        measure=Measure.TOXICITY,
        scopes=(Scope.INFUSIONS, Scope.FIRST_INFUSIONS),
    ),
)


SCOPES = {Unit.PATIENT: Scope.FIRST_INFUSIONS, Unit.INFUSION: Scope.INFUSIONS}


def _of(endpoint: Endpoint) -> Summary:
    after_transplant = endpoint.origin is Origin.HSCT_DATE
    return Summary(
        id=endpoint.id,
        version=endpoint.version,
        title=endpoint.title,
        source=endpoint.source,
        measure=Measure.INCIDENCE if endpoint.competing else Measure.SURVIVAL,
        scopes=(SCOPES[endpoint.unit],),
        endpoint=endpoint,
        days=AFTER_TRANSPLANT if after_transplant else DAYS,
    )


SUMMARIES = {summary.id: summary for summary in _DECLARED}
SUMMARIES |= {e.id: _of(e) for e in ENDPOINTS.values() if e.id not in SUMMARIES}
