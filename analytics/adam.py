"""The ADaM time-to-event table. CNSR, where 0 is an event, exists only here.

AVAL is ADT - STARTDT in days, without the day that admiral adds, which shifts a curve.
"""

from collections.abc import Mapping, Sequence

from django.db.models import (
    Case,
    CharField,
    F,
    Func,
    IntegerField,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat

from analytics.definitions.endpoint import Censored, Fact
from analytics.definitions.endpoints import ENDPOINTS
from analytics.models import EndpointResult
from patients.models import Patient
from trials.access import Actor, visible
from trials.crf import Column
from trials.definitions.codelists import Codelist
from trials.models import Study

CNSR = {
    Censored.LAST_CONTACT: 1,
    Censored.LAST_DISEASE_ASSESSMENT: 1,
    Censored.LAST_CAR_T_SAMPLE: 1,
    Censored.LAST_B_CELL_SAMPLE: 1,
    Censored.CUTOFF: 1,
    Censored.HSCT: 2,
    Censored.NEW_THERAPY: 3,
    Censored.LOST_TO_FOLLOW_UP: 4,
    Censored.DATA_WITHDRAWN: 5,
    Censored.NOT_EVALUABLE: 6,
    Censored.NEXT_INFUSION: 8,
}
# Another cause came first. It ends the time like a censoring and is no event of the parameter.
COMPETING = 7
CNSR_MEANING = Codelist(
    "cnsr",
    {
        0: "Event",
        1: "Without event at last contact, assessment or cutoff",
        2: "Censored at allogeneic transplant",
        3: "Censored at new anti-leukaemia therapy",
        4: "Lost to follow-up",
        5: "Use of data withdrawn",
        6: "Response not evaluable",
        COMPETING: "A competing event came first",
        8: "The next infusion began",
    },
)
IMPUTED_PART = Codelist("imputed_part", {"D": "Day", "M": "Month and day"})
FLAG_OF = {"month": "D", "year": "M"}  # by what is known of the date
EVENTS = {
    Fact.RELAPSE: "Relapse",
    Fact.NO_RESPONSE: "No response",
    Fact.DEATH: "Death",
    Fact.HSCT: "Allogeneic transplant",
    Fact.NEW_THERAPY: "New anti-leukaemia therapy",
    Fact.DEATH_BEFORE_ASSESSMENT: "Death before the assessment",
    Fact.DEATH_IN_REMISSION: "Death in remission",
    Fact.DEATH_WITHOUT_REMISSION: "Death without a remission",
    Fact.ACUTE_GVHD_2_4: "Acute GVHD, grade II to IV",
    Fact.ACUTE_GVHD_3_4: "Acute GVHD, grade III to IV",
    Fact.CHRONIC_GVHD: "Chronic GVHD",
    Fact.CHRONIC_GVHD_MODERATE: "Chronic GVHD, moderate or severe",
    Fact.NEUTROPHILS_ENGRAFTED: "Neutrophil engraftment",
    Fact.PLATELETS_ENGRAFTED: "Platelet engraftment",
}
# Why the observation ended, and what dates it.
CENSORINGS = {
    Censored.LAST_CONTACT: ("Alive at last contact", "Last contact"),
    Censored.LAST_DISEASE_ASSESSMENT: ("No event at last assessment", "Last disease assessment"),
    Censored.LAST_CAR_T_SAMPLE: ("No event at last sample", "Last sample of CAR-T cells"),
    Censored.LAST_B_CELL_SAMPLE: ("No event at last sample", "Last sample of B cells"),
    Censored.CUTOFF: ("Alive at data cutoff", "Data cutoff"),
    Censored.HSCT: ("Allogeneic transplant", "Allogeneic transplant"),
    Censored.NEW_THERAPY: ("New anti-leukaemia therapy", "Start of new therapy"),
    Censored.LOST_TO_FOLLOW_UP: ("Lost to follow-up", "Last contact"),
    Censored.DATA_WITHDRAWN: ("Use of data withdrawn", "Withdrawal"),
    Censored.NOT_EVALUABLE: ("Response not evaluable", "Origin"),
    Censored.NEXT_INFUSION: ("Next infusion", "Next infusion"),
}
DATED_BY = {
    "infusions": "infused_on",
    "leukaphereses": "collected_on",
    "responses": "assessed_on",
    "relapses": "relapsed_on",
    "transplants": "transplanted_on",
    "new_therapies": "started_on",
    "deaths": "died_on",
    "follow_ups": "contact_on",
    "consents": "withdrawn_on",
    "marrows": "taken_on",
    "mrd": "assessed_on",
    "patients": "enrolled_on",
    "prior_therapies": "ended_on",
    "gvhd": "assessed_on",
    "engraftments": "neutrophils_on",
}

COLUMNS = tuple(
    Column(name, type_, label, derived=True, codelist=codelist)
    for name, type_, label, codelist in (
        ("key", "key", "Natural key", None),
        ("patient", "key", "Patient", None),
        ("infusion", "key", "Infusion, where the row is about one", None),
        ("STUDYID", "text", "Study identifier", None),
        ("USUBJID", "text", "Unique subject identifier", None),
        ("PARAMCD", "text", "Parameter code: the endpoint's definition", None),
        ("PARAM", "text", "Parameter", None),
        ("STARTDT", "date", "Origin date", None),
        ("STARTDTF", "code", "Imputed part of STARTDT", IMPUTED_PART),
        ("ENTRYDT", "date", "Observed from, where later than STARTDT", None),
        ("ADT", "date", "Date of event or censoring", None),
        ("ADTF", "code", "Imputed part of ADT", IMPUTED_PART),
        ("AVAL", "integer", "Days from origin: ADT - STARTDT", None),
        ("AVALU", "text", "Unit of AVAL", None),
        ("CNSR", "integer", "Censoring; 0 is an event", CNSR_MEANING),
        ("EVNTDESC", "text", "Event or reason of censoring", None),
        ("CNSDTDSC", "text", "What dates the censoring", None),
        ("query", "text", "Record that does not count as an event", None),
        ("SRCDOM", "text", "Source table", None),
        ("SRCVAR", "text", "Source column", None),
        ("SRCSEQ", "integer", "Number of the source record within its patient", None),
        ("SRCKEY", "key", "Natural key of the source record", None),
        ("version", "text", "Version of the endpoint's definition", None),
        ("computed_at", "datetime", "Computed at", None),
        ("fingerprint", "text", "Digest of what the row rests on", None),
        ("study", "key", "Study", None),
    )
)


def adtte(
    actor: Actor, studies: Sequence[Study]
) -> tuple[QuerySet[EndpointResult], dict[str, object]]:
    """One row per endpoint and included subject, of the patients that the actor may see.

    A subject is a patient, or an infusion where the endpoint is about those.
    """
    rows = EndpointResult.objects.filter(
        patient__in=visible(Patient, actor), study__in=studies, excluded_reason__isnull=True
    )
    last_part = Func(
        F("source_key"), Value(r"\d+$"), function="substring", output_field=TextField()
    )
    expressions: dict[str, object] = {
        "key": Concat(Coalesce("infusion__key", "patient__key"), Value("/"), "definition"),
        "patient": F("patient__key"),
        "infusion": F("infusion__key"),
        "STUDYID": F("study__key"),
        "USUBJID": Concat("study__key", Value("-"), "patient__key"),
        "PARAMCD": F("definition"),
        "PARAM": _told("definition", {e.id: e.title for e in ENDPOINTS.values()}),
        "STARTDT": F("origin"),
        "STARTDTF": _told("origin_imputed", FLAG_OF),
        "ENTRYDT": F("entry"),
        "ADT": F("date"),
        "ADTF": _told("imputed", FLAG_OF),
        "AVAL": F("aval"),
        "AVALU": Value("DAYS"),
        "CNSR": Case(
            When(status__gt=1, then=Value(COMPETING)),
            *(When(censored=why.value, then=Value(code)) for why, code in CNSR.items()),
            default=Value(0),
            output_field=IntegerField(),
        ),
        "EVNTDESC": _told(
            "event",
            {kind.value: text for kind, text in EVENTS.items()},
            otherwise=_told("censored", {why.value: t for why, (t, _) in CENSORINGS.items()}),
        ),
        "CNSDTDSC": Case(
            When(status__gt=1, then=_told("event", {k.value: text for k, text in EVENTS.items()})),
            default=_told("censored", {why.value: t for why, (_, t) in CENSORINGS.items()}),
            output_field=CharField(),
        ),
        "query": F("query"),
        "SRCDOM": F("source"),
        "SRCVAR": Case(
            When(event=Fact.PLATELETS_ENGRAFTED.value, then=Value("platelets_on")),
            default=_told("source", DATED_BY),
        ),
        # The key of a death is that of its patient: its digits number nothing.
        "SRCSEQ": Case(
            When(source="deaths", then=Value(1)),
            default=Cast(last_part, IntegerField()),
            output_field=IntegerField(),
        ),
        "SRCKEY": F("source_key"),
        "version": F("version"),
        "computed_at": F("computed_at"),
        "fingerprint": F("fingerprint"),
        "study": F("study__key"),
    }
    ordered = rows.order_by("study__key", "patient__key", "definition", "infusion__key")
    return ordered, expressions


def _told(field: str, texts: Mapping[str, str], otherwise: Case | None = None) -> Case:
    return Case(
        *(When(**{field: code}, then=Value(text)) for code, text in texts.items()),
        default=otherwise,
        output_field=CharField(),
    )
