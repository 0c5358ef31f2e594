"""What the cohort dashboard and the summaries resource show, by risk group.

Source of the GU2022 ones: Gu J, Liu S, Cui W, et al., Front Immunol 2022;13:858590,
doi:10.3389/fimmu.2022.858590. The paper applies its risk groups to infusions.
"""

from dataclasses import dataclass
from enum import StrEnum

from analytics.definitions.endpoint import Endpoint
from analytics.definitions.endpoints.gu2022 import (
    GU,
    GU2022_EFS,
    GU2022_OS,
    GU2022_OS_IGNORE,
    GU2022_RELAPSE_AFTER_HSCT,
)
from analytics.definitions.gu2022 import GU2022
from analytics.definitions.risk_model import RiskGroup, RiskModel


class Scope(StrEnum):
    """Whom a summary counts."""

    INFUSIONS = "infusions"
    FIRST_INFUSIONS = "first_infusions"


class Measure(StrEnum):
    REMISSION = "remission"  # share of the assessed
    MRD_NEGATIVE_REMISSION = "mrd_negative_remission"
    SURVIVAL = "survival"  # Kaplan-Meier of the endpoint
    EVENT = "event"  # share with the endpoint's event


NO_GROUP = "none"  # no score: shown, never tested
GROUPS = (*(group.value for group in RiskGroup), NO_GROUP)

INDEPENDENT = "Infusions of one patient are treated as independent."
RESEARCH_MODEL = "Risk groups: single-centre research model, not for treatment decisions."
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
    model: RiskModel = GU2022
    endpoint: Endpoint | None = None
    days: tuple[int, ...] = ()
    known_status_on: int | None = None
    notes: tuple[str, ...] = ()

    def notes_for(self, scope: Scope) -> tuple[str, ...]:
        """Everything the reader must know beside the numbers."""
        notes = self.notes
        if self.endpoint is not None:
            notes += tuple(f"Stated: {text}" for text in self.endpoint.stated)
            notes += tuple(f"Assumed: {text}" for text in self.endpoint.assumed)
        notes += CURVES if self.measure is Measure.SURVIVAL else (SHARES,)
        if self.known_status_on is not None:
            notes += (SHARES, BIASED.format(day=self.known_status_on))
        if scope is Scope.INFUSIONS:
            notes += (INDEPENDENT,)
        return (*notes, RESEARCH_MODEL)


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
    )


SUMMARIES = {
    summary.id: summary
    for summary in (
        Summary(
            id="GU2022_CR",
            version="1",
            title="Complete remission at day 28",
            source=GU,
            measure=Measure.REMISSION,
            scopes=(Scope.INFUSIONS, Scope.FIRST_INFUSIONS),
            notes=REMISSION,
        ),
        Summary(
            id="GU2022_MRD_NEG_CR",
            version="1",
            title="MRD-negative complete remission at day 28",
            source=GU,
            measure=Measure.MRD_NEGATIVE_REMISSION,
            scopes=(Scope.INFUSIONS, Scope.FIRST_INFUSIONS),
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
            notes=("A simple proportion, as in the paper: follow-up differs between patients.",),
        ),
    )
}
