"""The one engine that derives endpoints from dated facts, for all subjects at once.

What happened after the origin, what ends the observation, and how far anybody looked are three
different things. Only the last contact says how far we looked, and it never removes an event.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from analytics.definitions.endpoint import (
    DEATHS,
    NO_RESPONSES,
    Censored,
    Endpoint,
    Fact,
    Handling,
    LookedUntil,
    NoResponseDate,
    NotEvaluable,
    Origin,
    Population,
)

NONE = -1  # no such row
NEVER = np.iinfo(np.int64).max // 4
UNSEEN = -NEVER

KINDS = {kind: code for code, kind in enumerate(Fact)}
# On these days the patient was not necessarily seen.
NOT_VISITS = (Fact.DEATH, Fact.CONTACT, Fact.LOST_TO_FOLLOW_UP, Fact.DATA_WITHDRAWN)
DISEASE_ASSESSMENTS = (
    Fact.ASSESSMENT,
    Fact.CR,
    Fact.NO_RESPONSE,
    Fact.NOT_EVALUABLE,
    Fact.RELAPSE,
)
IN_REMISSION = {Fact.DEATH_IN_REMISSION: True, Fact.DEATH_WITHOUT_REMISSION: False}
FIRST_OF = {
    Origin.ENROLMENT: Fact.ENROLMENT,
    Origin.LEUKAPHERESIS: Fact.LEUKAPHERESIS,
    Origin.FIRST_INFUSION: Fact.INFUSION,
    Origin.CR1_DATE: Fact.CR1,
    Origin.INDEX_INFUSION: Fact.INFUSION,
}
FIRST_AFTER_INFUSION = {Origin.CR_DATE: Fact.CR, Origin.HSCT_DATE: Fact.HSCT}


class FactBook:
    """The facts of all subjects, indexed once and shared by every endpoint.

    `subjects` is the index of everybody to account for. `facts` has the columns subject, kind,
    date (null: undated), infusion (null: not linked), source, source_key; of facts of one kind
    and day the first given counts. `data_errors` has subject and code: what the reader of the
    facts already found impossible.
    """

    def __init__(
        self, subjects: pd.Index, facts: pd.DataFrame, data_errors: pd.DataFrame | None = None
    ) -> None:
        self.subjects = subjects
        position = subjects.get_indexer(facts["subject"])
        if (position == NONE).any():
            raise ValueError("Facts of somebody who is not among the subjects.")
        kind = facts["kind"].map(KINDS).to_numpy()
        dates = pd.to_datetime(facts["date"]).to_numpy().astype("datetime64[D]")
        dated = ~np.isnat(dates)
        day = dates.astype(np.int64)

        rows = np.flatnonzero(dated)
        rows = rows[np.lexsort((day[rows], position[rows]))]
        self.position = position[rows]
        self.day = day[rows]
        self.kind = kind[rows]
        self.infusion, _ = pd.factorize(facts["infusion"].to_numpy()[rows])
        self.sources = facts[["source", "source_key"]].to_numpy(dtype=object)[rows]

        self.first_infusion = self.first(Fact.INFUSION)
        self.death = self.day_of(self.first(Fact.DEATH), NEVER)
        self.first_cr = np.minimum(
            self.day_of(self.first(Fact.CR), NEVER), self.day_of(self.first(Fact.CR1), NEVER)
        )
        self.last_contact_row = self._last(self.kind == KINDS[Fact.CONTACT])
        self.last_contact = self.day_of(self.last_contact_row, UNSEEN)
        self.error = self._find_errors(data_errors)
        self.undated = {fact: position[~dated & (kind == code)] for fact, code in KINDS.items()}

    def first(self, kind: Fact, *, also: np.ndarray | bool = True) -> np.ndarray:
        """Per subject the row of the first such fact, NONE where there is none."""
        rows = np.flatnonzero((self.kind == KINDS[kind]) & also)[::-1]
        found = np.full(len(self.subjects), NONE)
        found[self.position[rows]] = rows  # the row written last is the earliest
        return found

    def after(self, day: np.ndarray) -> np.ndarray:
        return self.day > day[self.position]

    def day_of(self, rows: np.ndarray, otherwise: int) -> np.ndarray:
        if not self.day.size:
            return np.full(rows.shape, otherwise)
        return np.where(rows == NONE, otherwise, self.day[rows])

    def last_assessment(self) -> np.ndarray:
        return self._last(np.isin(self.kind, [KINDS[k] for k in DISEASE_ASSESSMENTS]))

    def last_record(self) -> np.ndarray:
        no_proof = [KINDS[k] for k in (Fact.DATA_WITHDRAWN, Fact.LOST_TO_FOLLOW_UP)]
        return self.day_of(self._last(~np.isin(self.kind, no_proof)), UNSEEN)

    def _last(self, mask: np.ndarray) -> np.ndarray:
        rows = np.flatnonzero(mask)
        found = np.full(len(self.subjects), NONE)
        found[self.position[rows]] = rows
        return found

    def errors_for(self, endpoint: Endpoint) -> np.ndarray:
        """`error`, and the facts without a date that this endpoint would have to place in time."""
        error = self.error.copy()
        for kind in sorted(endpoint.needs_date_of):
            error[self.undated[kind]] = f"{kind.lower()}_without_date"
        return error

    def _find_errors(self, given: pd.DataFrame | None) -> np.ndarray:
        """Per subject the code of one thing that cannot be true, None where all can."""
        error = np.full(len(self.subjects), None, dtype=object)
        visits = ~np.isin(self.kind, [KINDS[k] for k in NOT_VISITS])
        last_visit = self.day_of(self._last(visits), UNSEEN)
        alive = (self.death == NEVER) & (self.last_contact > UNSEEN)
        error[alive & (self.last_contact < last_visit)] = "last_contact_before_visit"
        error[self.last_contact > self.death] = "contact_after_death"
        if given is not None and len(given):
            error[self.subjects.get_indexer(given["subject"])] = given["code"].to_numpy()
        return error


def of_infusions(facts: pd.DataFrame) -> pd.DataFrame:
    """The facts of patients as facts of each of their infusions, which are the subjects then.

    An earlier infusion is history, a later one ends the observation where an endpoint says so.
    """
    index = facts.loc[facts["kind"] == Fact.INFUSION, ["subject", "infusion", "date"]]
    index = index.rename(columns={"infusion": "index", "date": "day0"})
    each = facts.merge(index, on="subject")
    infused = each["kind"] == Fact.INFUSION
    itself = infused & (each["infusion"] == each["index"])
    each = each.assign(kind=each["kind"].where(~infused | itself, Fact.NEXT_INFUSION.value))
    each = each[~infused | itself | (each["date"] > each["day0"])]
    return each.assign(subject=each["index"]).drop(columns=["index", "day0"])


@dataclass
class _Ends:
    """Per subject the earliest day that ends the observation, why, and the row that says so."""

    day: np.ndarray
    why: np.ndarray
    row: np.ndarray

    def at(self, day: np.ndarray, why: Censored, row: np.ndarray) -> None:
        sooner = day < self.day
        self.day = np.where(sooner, day, self.day)
        self.why[sooner] = why.value
        self.row = np.where(sooner, row, self.row)


def derive(endpoint: Endpoint, book: FactBook, *, cutoff: date | None = None) -> pd.DataFrame:
    """One row per subject: included or why not, origin, date, whole days, status, and the source.

    `status` is 0 for censored, 1 for an event of interest, 2 and up for the competing causes;
    `event` and `censored` name which. `query` names a record that did not count.
    """
    size = len(book.subjects)
    last_day = NEVER if cutoff is None else (cutoff - date(1970, 1, 1)).days
    origin_row = _origin_rows(endpoint, book)
    origin = book.day_of(origin_row, NEVER)

    stop = _stops(endpoint, book, origin, origin_row, last_day)
    event_day, event_row, event_kind = _first_events(endpoint, book, origin, origin_row)
    looked, looked_row, looked_why = _looked_until(endpoint, book, origin, last_day)

    happened = (event_day < NEVER) & (event_day <= stop.day)
    stopped = stop.day <= looked
    end = np.where(happened, event_day, np.minimum(stop.day, looked))
    end_row = np.where(happened, event_row, np.where(stopped, stop.row, looked_row))
    censored = np.where(stopped, stop.why, looked_why)

    entry = _entry(endpoint, book, origin)
    error = book.errors_for(endpoint)
    excluded = np.full(size, None, dtype=object)
    for rows, reason in (
        (~_in_population(endpoint, book), f"not_{endpoint.population.lower()}"),
        (error != None, None),  # noqa: E711
        (origin_row == NONE, f"no_{endpoint.origin.lower()}"),
        (origin > last_day, "after_cutoff"),
        (book.death < origin, "data_error:death_before_origin"),
        (stop.day < origin, "data_withdrawn"),
        # With or without an event: whether a patient counts must not depend on the outcome.
        (looked == UNSEEN, "no_follow_up"),
        (end < origin, "data_error:last_contact_before_origin"),
        (entry == NEVER, f"no_{str(endpoint.entry).lower()}"),
        (end <= entry, "before_entry"),
    ):
        free = rows & (excluded == None)  # noqa: E711
        excluded[free] = "data_error:" + error[free] if reason is None else reason
    included = excluded == None  # noqa: E711

    status = np.zeros(size, dtype=np.int64)
    for kind in (*endpoint.events, *endpoint.competing):
        status[happened & (event_kind == kind.value)] = endpoint.status(kind)
    result = pd.DataFrame(
        {
            "included": included,
            "excluded_reason": excluded,
            "origin": _dates(origin, included),
            "entry": _dates(entry, included & (entry > UNSEEN)),
            "date": _dates(end, included),
            "aval": pd.array(np.where(included, end - origin, 0), dtype="Int64"),
            "status": pd.array(status, dtype="Int64"),
            "event": np.where(included & happened, event_kind, None),
            "censored": np.where(included & ~happened, censored, None),
            "query": np.where(
                included & _relapse_without_remission(endpoint, book, origin),
                "relapse_without_cr",
                None,
            ),
        },
        index=book.subjects,
    )
    result.loc[~included, ["aval", "status"]] = pd.NA
    for prefix, rows in (("origin_", origin_row), ("", end_row)):
        for column, name in enumerate(("source", "source_key")):
            known = included & (rows != NONE)
            values = np.full(size, None, dtype=object)
            values[known] = book.sources[rows[known], column]
            result[prefix + name] = values
    return result


def _origin_rows(endpoint: Endpoint, book: FactBook) -> np.ndarray:
    rows = np.full(len(book.subjects), NONE)
    for origin in (endpoint.origin, endpoint.fallback_origin):
        if origin is None:
            continue
        if origin in FIRST_OF:
            found = book.first(FIRST_OF[origin])
        else:
            infused = book.day_of(book.first_infusion, UNSEEN)
            found = book.first(FIRST_AFTER_INFUSION[origin], also=book.after(infused))
        rows = np.where(rows == NONE, found, rows)
    return rows


def _in_population(endpoint: Endpoint, book: FactBook) -> np.ndarray:
    if endpoint.population is Population.ALL:
        return np.full(len(book.subjects), True)
    infused = book.first_infusion != NONE
    if endpoint.population is Population.INFUSED:
        return infused
    after = book.after(book.day_of(book.first_infusion, NEVER))
    return infused & (book.first(Fact.CR, also=after) != NONE)


def _of_first_infusion(book: FactBook, origin: np.ndarray) -> np.ndarray:
    """Rows about the first infusion: linked to it, or linked to none and not before the origin."""
    if not book.day.size:
        return np.zeros(0, dtype=bool)
    index = np.where(book.first_infusion == NONE, NONE, book.infusion[book.first_infusion])
    linked = book.infusion == index[book.position]
    return np.where(book.infusion == NONE, book.day >= origin[book.position], linked)


def _first_events(
    endpoint: Endpoint, book: FactBook, origin: np.ndarray, origin_row: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Per subject day, row and kind of the earliest event; on one day the tie order decides."""
    size = len(book.subjects)
    day, row, kind = np.full(size, NEVER), np.full(size, NONE), np.full(size, None, dtype=object)
    wanted = {*endpoint.events, *endpoint.competing}
    for candidate in (k for k in endpoint.tie_order if k in wanted):
        if candidate in NO_RESPONSES:
            found = book.first(candidate, also=_of_first_infusion(book, origin))
            on = _no_response_day(endpoint, book.day_of(found, NEVER), origin)
        else:
            also = book.after(origin)
            if candidate in DEATHS:
                also = also | (book.day == origin[book.position])
            if candidate in IN_REMISSION:
                also = also & (_had_remission(book, origin) == IN_REMISSION[candidate])
            if candidate is Fact.RELAPSE:
                also = also & (book.first_cr[book.position] <= book.day)
            found = book.first(Fact.DEATH if candidate in DEATHS else candidate, also=also)
            on = book.day_of(found, NEVER)
        sooner = (origin_row != NONE) & (on < day)
        day, row = np.where(sooner, on, day), np.where(sooner, found, row)
        kind[sooner] = candidate.value
    return day, row, kind


def _had_remission(book: FactBook, origin: np.ndarray) -> np.ndarray:
    """Per row whether a remission since the origin, that of the origin included, came before."""
    since = book.day >= origin[book.position]
    return book.day_of(book.first(Fact.CR, also=since), NEVER)[book.position] <= book.day


def _entry(endpoint: Endpoint, book: FactBook, origin: np.ndarray) -> np.ndarray:
    """Per subject the day from which it was observed: UNSEEN from the origin on, NEVER unknown."""
    if endpoint.entry is None:
        return np.full(len(book.subjects), UNSEEN)
    return np.maximum(book.day_of(book.first(endpoint.entry), NEVER), origin)


def _no_response_day(endpoint: Endpoint, assessed: np.ndarray, origin: np.ndarray) -> np.ndarray:
    if endpoint.no_response_date is NoResponseDate.ASSESSMENT:
        return assessed
    later = 30 if endpoint.no_response_date is NoResponseDate.DAY_30 else 0
    return np.where(assessed == NEVER, NEVER, origin + later)


def _stops(
    endpoint: Endpoint, book: FactBook, origin: np.ndarray, origin_row: np.ndarray, last_day: int
) -> _Ends:
    size = len(book.subjects)
    stop = _Ends(np.full(size, NEVER), np.full(size, None, dtype=object), np.full(size, NONE))
    if endpoint.not_evaluable is NotEvaluable.CENSOR_AT_ORIGIN:
        mine = _of_first_infusion(book, origin)
        row = book.first(Fact.NOT_EVALUABLE, also=mine)
        # Who has no answer at all has not been evaluated either.
        answered = [book.first(kind, also=mine) != NONE for kind in (Fact.CR, *NO_RESPONSES)]
        evaluated = (row == NONE) & np.logical_or.reduce(answered)
        row = np.where(row == NONE, origin_row, row)
        stop.at(np.where(evaluated, NEVER, origin), Censored.NOT_EVALUABLE, row)
    for handling, fact, why in (
        (endpoint.hsct, Fact.HSCT, Censored.HSCT),
        (endpoint.new_therapy, Fact.NEW_THERAPY, Censored.NEW_THERAPY),
        (endpoint.next_infusion, Fact.NEXT_INFUSION, Censored.NEXT_INFUSION),
    ):
        if handling is Handling.CENSOR:
            row = book.first(fact, also=book.after(origin))
            stop.at(book.day_of(row, NEVER), why, row)
    row = book.first(Fact.DATA_WITHDRAWN)
    stop.at(book.day_of(row, NEVER), Censored.DATA_WITHDRAWN, row)
    stop.at(np.full(size, last_day), Censored.CUTOFF, np.full(size, NONE))
    return stop


def _looked_until(
    endpoint: Endpoint, book: FactBook, origin: np.ndarray, last_day: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Per subject how far we looked, the row that says so, and the name of it."""
    if endpoint.looked_until is LookedUntil.LAST_DISEASE_ASSESSMENT:
        row = book.last_assessment()
        looked = np.maximum(book.day_of(row, UNSEEN), origin)
        row = np.where(book.day_of(row, UNSEEN) >= origin, row, NONE)
        why = np.full(len(row), Censored.LAST_DISEASE_ASSESSMENT.value, dtype=object)
        return looked, row, why
    row = book.last_contact_row
    # Who died was known to be alive until then, whatever follow-up says.
    looked = np.where(book.death < NEVER, book.death, book.last_contact)
    # A record after the cutoff proves the patient alive at the cutoff.
    looked = np.where(book.last_record() > last_day, np.maximum(looked, last_day), looked)
    why = np.full(len(row), Censored.LAST_CONTACT.value, dtype=object)
    lost = book.day_of(book.first(Fact.LOST_TO_FOLLOW_UP), UNSEEN)
    why[(lost > UNSEEN) & (lost >= book.last_contact) & (lost <= last_day)] = (
        Censored.LOST_TO_FOLLOW_UP.value
    )
    return looked, row, why


def _relapse_without_remission(
    endpoint: Endpoint, book: FactBook, origin: np.ndarray
) -> np.ndarray:
    if Fact.RELAPSE not in endpoint.events + endpoint.competing:
        return np.full(len(book.subjects), False)
    never_in_remission = book.first_cr[book.position] > book.day
    return book.first(Fact.RELAPSE, also=book.after(origin) & never_in_remission) != NONE


def _dates(days: np.ndarray, known: np.ndarray) -> np.ndarray:
    dates = np.full(days.shape, np.datetime64("NaT"), dtype="datetime64[s]")
    dates[known] = days[known].astype("datetime64[D]")
    return dates
