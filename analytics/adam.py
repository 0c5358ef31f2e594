"""The ADaM time-to-event data set. CNSR, where 0 is an event, exists only here."""

import pandas as pd

from analytics.definitions.endpoint import Censored, Endpoint, Fact

CNSR = {
    Censored.LAST_CONTACT: 1,
    Censored.LAST_DISEASE_ASSESSMENT: 1,
    Censored.CUTOFF: 1,
    Censored.HSCT: 2,
    Censored.NEW_THERAPY: 3,
    Censored.LOST_TO_FOLLOW_UP: 4,
    Censored.DATA_WITHDRAWN: 5,
    Censored.NOT_EVALUABLE: 6,
}
EVENTS = {
    Fact.RELAPSE: "Relapse",
    Fact.NO_RESPONSE: "No response",
    Fact.DEATH: "Death",
    Fact.HSCT: "Allogeneic transplant",
    Fact.NEW_THERAPY: "New anti-leukaemia therapy",
}
CENSORINGS = {
    Censored.LAST_CONTACT: ("Alive at last contact", "Last contact"),
    Censored.LAST_DISEASE_ASSESSMENT: ("No event at last assessment", "Last disease assessment"),
    Censored.CUTOFF: ("Alive at data cutoff", "Data cutoff"),
    Censored.HSCT: ("Allogeneic transplant", "Allogeneic transplant"),
    Censored.NEW_THERAPY: ("New anti-leukaemia therapy", "Start of new therapy"),
    Censored.LOST_TO_FOLLOW_UP: ("Lost to follow-up", "Last contact"),
    Censored.DATA_WITHDRAWN: ("Use of data withdrawn", "Withdrawal"),
    Censored.NOT_EVALUABLE: ("Response not evaluable", "Origin"),
}


def adtte(endpoint: Endpoint, derived: pd.DataFrame) -> pd.DataFrame:
    """One row per included subject. AVAL is ADT - STARTDT in days, without admiral's added day.

    Refuses an endpoint with competing causes: CNSR has no code for them.
    """
    if endpoint.competing:
        raise ValueError(f"{endpoint.id} has competing causes, which CNSR cannot tell.")
    rows = derived[derived["included"]]
    happened = rows["event"].notna()
    described = rows["censored"].map({why.value: text for why, text in CENSORINGS.items()})
    return pd.DataFrame(
        {
            "PARAMCD": endpoint.id,
            "PARAM": endpoint.title,
            "STARTDT": rows["origin"],
            "ADT": rows["date"],
            "AVAL": rows["aval"],
            "AVALU": "DAYS",
            "CNSR": rows["censored"]
            .map({why.value: code for why, code in CNSR.items()})
            .fillna(0)
            .astype("Int64"),
            "EVNTDESC": rows["event"]
            .map({kind.value: text for kind, text in EVENTS.items()})
            .where(happened, described.str[0]),
            "CNSDTDSC": described.str[1],
            "SRCDOM": rows["source"],
            "SRCKEY": rows["source_key"],
        },
        index=rows.index,
    )
