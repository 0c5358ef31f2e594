"""What a time-to-event endpoint declares. The engine that reads it is `analytics.endpoints`."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Fact(StrEnum):
    """The kinds of dated facts an endpoint can be built from."""

    ENROLMENT = "ENROLMENT"
    LEUKAPHERESIS = "LEUKAPHERESIS"
    INFUSION = "INFUSION"
    CR1 = "CR1"
    CR = "CR"
    NO_RESPONSE = "NO_RESPONSE"
    NOT_EVALUABLE = "NOT_EVALUABLE"
    RELAPSE = "RELAPSE"
    EARLIER_RELAPSE = "EARLIER_RELAPSE"  # after a line of therapy before the study; has no day
    HSCT = "HSCT"  # allogeneic
    HSCT_AUTOLOGOUS = "HSCT_AUTOLOGOUS"
    NEW_THERAPY = "NEW_THERAPY"
    DEATH = "DEATH"
    ASSESSMENT = "ASSESSMENT"
    CONTACT = "CONTACT"  # known alive on that day
    LOST_TO_FOLLOW_UP = "LOST_TO_FOLLOW_UP"
    DATA_WITHDRAWN = "DATA_WITHDRAWN"
    DATA_WITHDRAWN_BUT_SURVIVAL = "DATA_WITHDRAWN_BUT_SURVIVAL"  # which registries may tell
    MRD_QUALIFIED = "MRD_QUALIFIED"  # the sample by which MRD qualified for the study
    DEATH_BEFORE_ASSESSMENT = "DEATH_BEFORE_ASSESSMENT"  # of the response to an infusion
    NEXT_INFUSION = "NEXT_INFUSION"  # after the infusion that is looked at
    ACUTE_GVHD_2_4 = "ACUTE_GVHD_2_4"
    ACUTE_GVHD_3_4 = "ACUTE_GVHD_3_4"
    CHRONIC_GVHD = "CHRONIC_GVHD"
    CHRONIC_GVHD_MODERATE = "CHRONIC_GVHD_MODERATE"  # moderate or severe
    NEUTROPHILS_ENGRAFTED = "NEUTROPHILS_ENGRAFTED"
    PLATELETS_ENGRAFTED = "PLATELETS_ENGRAFTED"
    CAR_T_LOST = "CAR_T_LOST"  # not detected, after they had been
    CAR_T_SAMPLED = "CAR_T_SAMPLED"  # the last sample that says whether they are
    B_CELLS_RECOVERED = "B_CELLS_RECOVERED"  # after B-cell aplasia
    B_CELLS_SAMPLED = "B_CELLS_SAMPLED"  # the last sample that counts them
    # A death, told apart by whether a remission since the origin came before it.
    DEATH_IN_REMISSION = "DEATH_IN_REMISSION"
    DEATH_WITHOUT_REMISSION = "DEATH_WITHOUT_REMISSION"


class Unit(StrEnum):
    """Whom one result is about."""

    PATIENT = "PATIENT"
    INFUSION = "INFUSION"


class Population(StrEnum):
    ALL = "ALL"
    INFUSED = "INFUSED"
    RESPONDERS = "RESPONDERS"  # a remission after the first infusion


class Origin(StrEnum):
    ENROLMENT = "ENROLMENT"
    LEUKAPHERESIS = "LEUKAPHERESIS"
    FIRST_INFUSION = "FIRST_INFUSION"
    CR_DATE = "CR_DATE"  # the first remission after the first infusion
    CR1_DATE = "CR1_DATE"
    HSCT_DATE = "HSCT_DATE"  # the first allogeneic one after the first infusion, if any
    INDEX_INFUSION = "INDEX_INFUSION"  # each infusion, for results about infusions


FROM = {
    Origin.ENROLMENT: "enrolment",
    Origin.LEUKAPHERESIS: "leukapheresis",
    Origin.FIRST_INFUSION: "the first infusion",
    Origin.CR_DATE: "the first remission after the infusion",
    Origin.CR1_DATE: "the first remission of the disease",
    Origin.HSCT_DATE: "the first allogeneic transplant after the infusion",
    Origin.INDEX_INFUSION: "the infusion",
}


class Handling(StrEnum):
    """What transplant or new therapy does to the observation."""

    IGNORE = "IGNORE"
    CENSOR = "CENSOR"


class NoResponseDate(StrEnum):
    ORIGIN = "ORIGIN"
    ASSESSMENT = "ASSESSMENT"
    DAY_30 = "DAY_30"


class NotEvaluable(StrEnum):
    IGNORE = "IGNORE"
    CENSOR_AT_ORIGIN = "CENSOR_AT_ORIGIN"


class LookedUntil(StrEnum):
    LAST_CONTACT = "LAST_CONTACT"
    LAST_DISEASE_ASSESSMENT = "LAST_DISEASE_ASSESSMENT"
    LAST_CAR_T_SAMPLE = "LAST_CAR_T_SAMPLE"
    LAST_B_CELL_SAMPLE = "LAST_B_CELL_SAMPLE"


class Censored(StrEnum):
    """Why the observation of a subject without an event ends where it does."""

    LAST_CONTACT = "LAST_CONTACT"
    LAST_DISEASE_ASSESSMENT = "LAST_DISEASE_ASSESSMENT"
    LAST_CAR_T_SAMPLE = "LAST_CAR_T_SAMPLE"
    LAST_B_CELL_SAMPLE = "LAST_B_CELL_SAMPLE"
    CUTOFF = "CUTOFF"
    HSCT = "HSCT"
    NEW_THERAPY = "NEW_THERAPY"
    LOST_TO_FOLLOW_UP = "LOST_TO_FOLLOW_UP"
    DATA_WITHDRAWN = "DATA_WITHDRAWN"
    NOT_EVALUABLE = "NOT_EVALUABLE"
    NEXT_INFUSION = "NEXT_INFUSION"


# What is no plain word in small letters.
NAMES: Mapping[str, str] = {
    Fact.CR: "complete remission",
    Fact.HSCT: "allogeneic transplant",
    Fact.HSCT_AUTOLOGOUS: "autologous transplant",
    Fact.MRD_QUALIFIED: "qualifying MRD",
    Fact.ACUTE_GVHD_2_4: "acute GVHD of grade II to IV",
    Fact.ACUTE_GVHD_3_4: "acute GVHD of grade III to IV",
    Fact.CHRONIC_GVHD: "chronic GVHD",
    Fact.CHRONIC_GVHD_MODERATE: "moderate or severe chronic GVHD",
    Fact.NEUTROPHILS_ENGRAFTED: "engraftment of neutrophils",
    Fact.PLATELETS_ENGRAFTED: "engraftment of platelets",
    Fact.CAR_T_LOST: "loss of CAR-T cells",
    Fact.CAR_T_SAMPLED: "sample examined for CAR-T cells",
    Fact.B_CELLS_RECOVERED: "recovery of B cells",
    Fact.B_CELLS_SAMPLED: "sample examined for B cells",
}


def in_a_sentence(cause: str) -> str:
    """A fact, or several joined by +, within a sentence."""
    return " or ".join(NAMES.get(one, one.replace("_", " ").lower()) for one in cause.split("+"))


def in_words(cause: str) -> str:
    """A fact, or several joined by +, as a reader says it."""
    said = in_a_sentence(cause)
    return said[:1].upper() + said[1:]


TIE_ORDER = (
    Fact.RELAPSE,
    Fact.NO_RESPONSE,
    Fact.DEATH_BEFORE_ASSESSMENT,
    Fact.DEATH,
    Fact.DEATH_IN_REMISSION,
    Fact.DEATH_WITHOUT_REMISSION,
    Fact.ACUTE_GVHD_2_4,
    Fact.ACUTE_GVHD_3_4,
    Fact.CHRONIC_GVHD,
    Fact.CHRONIC_GVHD_MODERATE,
    Fact.NEUTROPHILS_ENGRAFTED,
    Fact.PLATELETS_ENGRAFTED,
    Fact.CAR_T_LOST,
    Fact.B_CELLS_RECOVERED,
    Fact.HSCT,
    Fact.NEW_THERAPY,
)
# What a missing response stands for; both are dated by `no_response_date`.
NO_RESPONSES = (Fact.NO_RESPONSE, Fact.DEATH_BEFORE_ASSESSMENT)
WITHDRAWALS = (Fact.DATA_WITHDRAWN, Fact.DATA_WITHDRAWN_BUT_SURVIVAL)
DEATHS = (Fact.DEATH, Fact.DEATH_IN_REMISSION, Fact.DEATH_WITHOUT_REMISSION)


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """`events` are of interest (status 1); each of `competing` is a cause of its own from 2.

    `entry` is the fact from which a subject is under observation, where that is later than the
    origin (left truncation).
    """

    id: str
    version: str
    title: str
    source: str
    population: Population
    origin: Origin
    events: tuple[Fact, ...]
    hsct: Handling
    new_therapy: Handling
    looked_until: LookedUntil
    not_evaluable: NotEvaluable
    no_response_date: NoResponseDate | None = None
    fallback_origin: Origin | None = None
    entry: Fact | None = None
    unit: Unit = Unit.PATIENT
    next_infusion: Handling = Handling.IGNORE
    competing: tuple[Fact, ...] = ()
    tie_order: tuple[Fact, ...] = TIE_ORDER
    stated: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if {*NO_RESPONSES} & {*self.events, *self.competing} and self.no_response_date is None:
            raise ValueError(f"{self.id}: say on which day no response counts.")
        untied = set(self.events + self.competing) - set(self.tie_order)
        if untied:
            raise ValueError(f"{self.id}: not in the tie order: {', '.join(sorted(untied))}.")
        if (self.origin is Origin.INDEX_INFUSION) != (self.unit is Unit.INFUSION):
            raise ValueError(f"{self.id}: an index infusion is the origin of infusions alone.")

    @property
    def causes(self) -> tuple[str, ...]:
        """What each status from 1 on stands for: any of the events, then each competing one."""
        return ("+".join(self.events), *self.competing)

    @property
    def needs_date_of(self) -> frozenset[Fact]:
        """The facts that leave a subject without a time when they have no date.

        A relapse is among them for every endpoint; transplant and therapy only where they count.
        """
        needed = {Fact.RELAPSE, Fact.DEATH, *WITHDRAWALS, *self.events, *self.competing}
        if self.hsct is Handling.CENSOR or Origin.HSCT_DATE in (self.origin, self.fallback_origin):
            needed.add(Fact.HSCT)
        if self.new_therapy is Handling.CENSOR:
            needed.add(Fact.NEW_THERAPY)
        return frozenset(needed)

    @property
    def of_survival_alone(self) -> bool:
        """Whether a registry of deaths says all that there is to know."""
        ends = {self.hsct, self.new_therapy, self.next_infusion}
        return {*self.events, *self.competing} <= {Fact.DEATH} and ends == {Handling.IGNORE}

    def status(self, kind: Fact) -> int:
        """1 for an event of interest, 2 and up for the competing causes as declared."""
        return 1 if kind in self.events else 2 + self.competing.index(kind)
