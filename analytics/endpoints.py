"""The one engine that derives endpoints from dated facts, for all subjects at once.

What happened after the origin, what ends the observation, and how far anybody looked are three
different things. Only the last contact says how far we looked, and it never removes an event.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd

from analytics.definitions.endpoint import (
    DEATHS,
    NO_RESPONSES,
    WITHDRAWALS,
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
NAMES = np.array([*(kind.value for kind in Fact), None], dtype=object)  # the last for NONE
# On these days the patient was not necessarily seen.
SAMPLES = (Fact.CAR_T_LOST, Fact.CAR_T_SAMPLED, Fact.B_CELLS_RECOVERED, Fact.B_CELLS_SAMPLED)
NOT_VISITS = (Fact.DEATH, Fact.CONTACT, Fact.LOST_TO_FOLLOW_UP, *WITHDRAWALS, *SAMPLES)
DISEASE_ASSESSMENTS = (
    Fact.ASSESSMENT,
    Fact.CR,
    Fact.NO_RESPONSE,
    Fact.NOT_EVALUABLE,
    Fact.RELAPSE,
)
LOOKS: dict[LookedUntil, tuple[Fact, ...]] = {
    LookedUntil.LAST_DISEASE_ASSESSMENT: DISEASE_ASSESSMENTS,
    LookedUntil.LAST_CAR_T_SAMPLE: (Fact.CAR_T_SAMPLED,),
    LookedUntil.LAST_B_CELL_SAMPLE: (Fact.B_CELLS_SAMPLED,),
}
IN_REMISSION = {Fact.DEATH_IN_REMISSION: True, Fact.DEATH_WITHOUT_REMISSION: False}
FIRST_OF = {
    Origin.ENROLMENT: Fact.ENROLMENT,
    Origin.LEUKAPHERESIS: Fact.LEUKAPHERESIS,
    Origin.FIRST_INFUSION: Fact.INFUSION,
    Origin.CR1_DATE: Fact.CR1,
    Origin.INDEX_INFUSION: Fact.INFUSION,
}
FIRST_AFTER_INFUSION = {Origin.CR_DATE: Fact.CR, Origin.HSCT_DATE: Fact.HSCT}

COLUMNS = ("subject", "kind", "date", "infusion", "source", "source_key")

# Which of some rows of a book count. Asked of the rows of one kind, not of all the book.
Which = Callable[[np.ndarray], np.ndarray]


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
        self.rows = {fact: np.flatnonzero(self.kind == code) for fact, code in KINDS.items()}
        self._given = rows  # the place of each row among `facts`
        self._source = facts["source"].to_numpy(dtype=object)
        self._source_key = facts["source_key"].to_numpy(dtype=object)

        self.first_infusion = self.first(Fact.INFUSION)
        self.death = self.day_of(self.first(Fact.DEATH), NEVER)
        self.first_cr = np.minimum(
            self.day_of(self.first(Fact.CR), NEVER), self.day_of(self.first(Fact.CR1), NEVER)
        )
        self.withdrawn = np.minimum(*(self.day_of(self.first(k), NEVER) for k in WITHDRAWALS))
        self.last_contact_row = self._last([Fact.CONTACT])
        self.last_contact = self.day_of(self.last_contact_row, UNSEEN)
        self._last_looks: dict[LookedUntil, np.ndarray] = {}
        self.error = self._find_errors(data_errors)
        self.undated = {fact: position[~dated & (kind == code)] for fact, code in KINDS.items()}

    def first(self, kind: Fact, *, also: Which | None = None) -> np.ndarray:
        """Per subject the row of the first such fact, NONE where there is none."""
        rows = self.rows[kind]
        if also is not None:
            rows = rows[also(rows)]
        rows = rows[::-1]
        found = np.full(len(self.subjects), NONE)
        found[self.position[rows]] = rows  # the row written last is the earliest
        return found

    def after(self, day: np.ndarray) -> Which:
        return lambda rows: self.day[rows] > day[self.position[rows]]

    def day_of(self, rows: np.ndarray, otherwise: int) -> np.ndarray:
        if not self.day.size:
            return np.full(rows.shape, otherwise)
        return np.where(rows == NONE, otherwise, self.day[rows])

    def sources_of(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The table and the key of the record behind each row."""
        given = self._given[rows]
        return self._source[given], self._source_key[given]

    def last_look(self, until: LookedUntil) -> np.ndarray:
        """Per subject the row of the last fact that says how far anybody looked."""
        if until not in self._last_looks:
            self._last_looks[until] = self._last(LOOKS[until])
        return self._last_looks[until]

    @cached_property
    def last_record(self) -> np.ndarray:
        no_proof = (*WITHDRAWALS, Fact.LOST_TO_FOLLOW_UP)
        return self.day_of(self._last([k for k in Fact if k not in no_proof]), UNSEEN)

    def _last(self, kinds: Collection[Fact]) -> np.ndarray:
        found = np.full(len(self.subjects), NONE)
        for kind in kinds:
            rows = self.rows[kind]
            last = np.full(len(self.subjects), NONE)
            last[self.position[rows]] = rows
            found = np.maximum(found, last)  # the rows of a subject are in the order of time
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
        visits = [kind for kind in Fact if kind not in NOT_VISITS]
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
    infused = (facts["kind"] == Fact.INFUSION).to_numpy()
    patient, patients = pd.factorize(facts["subject"])
    index = np.flatnonzero(infused)
    index = index[np.argsort(patient[index], kind="stable")]
    times = np.bincount(patient[index], minlength=len(patients))
    first = np.cumsum(times) - times  # where the infusions of each patient begin in `index`

    each = times[patient]
    row = np.repeat(np.arange(len(facts)), each)
    turn = np.arange(len(row)) - np.repeat(np.cumsum(each) - each, each)
    seen_from = index[first[patient[row]] + turn]

    day = facts["date"].to_numpy()
    other = infused[row] & (row != seen_from)
    kept = ~other | (day[row] > day[seen_from])
    row, seen_from, other = row[kept], seen_from[kept], other[kept]
    columns = {name: facts[name].to_numpy()[row] for name in COLUMNS}
    columns["kind"] = np.where(other, Fact.NEXT_INFUSION.value, columns["kind"].astype(object))
    return pd.DataFrame(columns | {"subject": facts["infusion"].to_numpy()[seen_from]})


def infusion_book(
    infusions: pd.DataFrame, facts: pd.DataFrame, data_errors: pd.DataFrame
) -> FactBook:
    """The book whose subjects are the infusions, given with `infusion` and `subject`."""
    patient_of = infusions[["infusion", "subject"]]
    shared = patient_of.merge(data_errors, on="subject").drop(columns="subject")
    return FactBook(
        pd.Index(patient_of["infusion"]),
        of_infusions(facts),
        shared.rename(columns={"infusion": "subject"}),
    )


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


def last_day_of(cutoff: date | None) -> int:
    """The day that a cutoff ends with, as a number of days; NEVER without one."""
    return NEVER if cutoff is None else (cutoff - date(1970, 1, 1)).days


def derive(endpoint: Endpoint, book: FactBook, *, cutoff: date | None = None) -> pd.DataFrame:
    """One row per subject: included or why not, origin, date, whole days, status, and the source.

    `status` is 0 for censored, 1 for an event of interest, 2 and up for the competing causes;
    `event` and `censored` name which. `query` names a record that did not count.
    """
    size = len(book.subjects)
    last_day = last_day_of(cutoff)
    origin_row = _origin_rows(endpoint, book, last_day)
    origin = book.day_of(origin_row, NEVER)

    stop = _stops(endpoint, book, origin, origin_row, last_day)
    event_day, event_row, event_kind = _first_events(endpoint, book, origin, origin_row, last_day)
    looked, looked_row, looked_why = _looked_until(endpoint, book, origin, last_day)

    happened = (event_day < NEVER) & (event_day <= stop.day)
    stopped = stop.day <= looked
    end = np.where(happened, event_day, np.minimum(stop.day, looked))
    end_row = np.where(happened, event_row, np.where(stopped, stop.row, looked_row))
    censored = np.where(stopped, stop.why, looked_why)

    entry = _entry(endpoint, book, origin)
    error = book.errors_for(endpoint)
    not_in_population = f"not_{endpoint.population.lower()}"
    excluded = np.full(size, None, dtype=object)
    included = np.full(size, True)
    for rows, reason in (
        (~in_population(endpoint.population, book, NEVER), not_in_population),
        (error != None, None),  # noqa: E711
        (origin_row == NONE, f"no_{endpoint.origin.lower()}"),
        (_relapsed_on_no_known_day(endpoint, book), "earlier_relapse_without_date"),
        (origin > last_day, "after_cutoff"),
        (~in_population(endpoint.population, book, last_day), not_in_population),
        (book.death < origin, "data_error:death_before_origin"),
        (book.withdrawn < origin, "data_withdrawn"),
        # With or without an event: whether a patient counts must not depend on the outcome.
        (looked == UNSEEN, "no_follow_up"),
        (end < origin, "data_error:last_contact_before_origin"),
        (entry == NEVER, f"no_{str(endpoint.entry).lower()}"),
        (end <= entry, "before_entry"),
    ):
        these = rows & included
        excluded[these] = "data_error:" + error[these] if reason is None else reason
        included &= ~rows

    status = np.zeros(size, dtype=np.int64)
    for kind in (*endpoint.events, *endpoint.competing):
        status[happened & (event_kind == KINDS[kind])] = endpoint.status(kind)
    result = pd.DataFrame(
        {
            "included": included,
            "excluded_reason": excluded,
            "origin": _dates(origin, included),
            "entry": _dates(entry, included & (entry > UNSEEN)),
            "date": _dates(end, included),
            "aval": pd.array(np.where(included, end - origin, 0), dtype="Int64"),
            "status": pd.array(status, dtype="Int64"),
            "event": NAMES[np.where(included & happened, event_kind, NONE)],
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
        known = included & (rows != NONE)
        for name, found in zip(("source", "source_key"), book.sources_of(rows[known]), strict=True):
            values = np.full(size, None, dtype=object)
            values[known] = found
            result[prefix + name] = values
    return result


def _origin_rows(endpoint: Endpoint, book: FactBook, last_day: int) -> np.ndarray:
    rows = np.full(len(book.subjects), NONE)
    for origin in (endpoint.origin, endpoint.fallback_origin):
        if origin is None:
            continue
        if origin in FIRST_OF:
            found = book.first(FIRST_OF[origin])
        else:
            infused = book.day_of(book.first_infusion, UNSEEN)
            found = book.first(FIRST_AFTER_INFUSION[origin], also=book.after(infused))
        missing = (rows == NONE) | (book.day_of(rows, NEVER) > last_day)
        rows = np.where(missing, found, rows)
    return rows


def in_population(population: Population, book: FactBook, last_day: int) -> np.ndarray:
    """Per subject whether it belongs there by what is dated until `last_day`."""
    if population is Population.ALL:
        return np.full(len(book.subjects), True)
    infused = book.first_infusion != NONE
    if population is Population.INFUSED:
        return infused
    after = book.after(book.day_of(book.first_infusion, NEVER))
    first_cr = book.day_of(book.first(Fact.CR, also=after), UNSEEN)
    return infused & (first_cr != UNSEEN) & (first_cr <= last_day)


def _relapsed_on_no_known_day(endpoint: Endpoint, book: FactBook) -> np.ndarray:
    """Who relapsed between a first remission as the origin and the study, nobody says when."""
    found = np.full(len(book.subjects), False)
    if endpoint.origin is Origin.CR1_DATE and Fact.RELAPSE in endpoint.events + endpoint.competing:
        found[book.undated[Fact.EARLIER_RELAPSE]] = True
    return found


def _of_first_infusion(book: FactBook, origin: np.ndarray, last_day: int) -> Which:
    """Rows about the first infusion, linked to it or to none, from the origin to `last_day`."""

    def which(rows: np.ndarray) -> np.ndarray:
        subject, infusion = book.position[rows], book.infusion[rows]
        first = book.first_infusion[subject]
        linked = (first != NONE) & (infusion == book.infusion[first])
        in_time = (book.day[rows] >= origin[subject]) & (book.day[rows] <= last_day)
        return in_time & ((infusion == NONE) | linked)

    return which


def _first_events(
    endpoint: Endpoint,
    book: FactBook,
    origin: np.ndarray,
    origin_row: np.ndarray,
    last_day: int,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Per subject day, row and kind of the earliest event; on one day the tie order decides."""
    size = len(book.subjects)
    day, row, kind = np.full(size, NEVER), np.full(size, NONE), np.full(size, NONE)
    wanted = {*endpoint.events, *endpoint.competing}
    for candidate in (k for k in endpoint.tie_order if k in wanted):
        if candidate in NO_RESPONSES:
            # Counted from the origin, it must be known by the cutoff all the same.
            found = book.first(candidate, also=_of_first_infusion(book, origin, last_day))
            if candidate is Fact.DEATH_BEFORE_ASSESSMENT:
                found = np.where(book.death > last_day, NONE, found)
            on = _no_response_day(endpoint, book.day_of(found, NEVER), origin)
        elif candidate in DEATHS:
            found = book.first(Fact.DEATH, also=_deaths(book, origin, candidate))
            on = book.day_of(found, NEVER)
        else:
            found = book.first(candidate, also=_later(book, origin, candidate))
            on = book.day_of(found, NEVER)
        sooner = (origin_row != NONE) & (on < day)
        day, row = np.where(sooner, on, day), np.where(sooner, found, row)
        kind[sooner] = KINDS[candidate]
    return day, row, kind


def _later(book: FactBook, origin: np.ndarray, kind: Fact) -> Which:
    """Rows after the origin; those of relapse only after a documented remission."""
    after = book.after(origin)
    if kind is not Fact.RELAPSE:
        return after
    return lambda rows: after(rows) & (book.first_cr[book.position[rows]] <= book.day[rows])


def _deaths(book: FactBook, origin: np.ndarray, kind: Fact) -> Which:
    """Rows on or after the origin, by whether a remission since then (or its day) came before."""
    after = book.after(origin - 1)
    if kind not in IN_REMISSION:
        return after
    remission = book.day_of(book.first(Fact.CR, also=after), NEVER)
    return lambda rows: (
        after(rows) & ((remission[book.position[rows]] <= book.day[rows]) == IN_REMISSION[kind])
    )


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
        mine = _of_first_infusion(book, origin, last_day)
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
    for fact in WITHDRAWALS:
        if fact is Fact.DATA_WITHDRAWN or not endpoint.of_survival_alone:
            row = book.first(fact)
            stop.at(book.day_of(row, NEVER), Censored.DATA_WITHDRAWN, row)
    stop.at(np.full(size, last_day), Censored.CUTOFF, np.full(size, NONE))
    return stop


def _looked_until(
    endpoint: Endpoint, book: FactBook, origin: np.ndarray, last_day: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Per subject how far we looked, the row that says so, and the name of it."""
    if endpoint.looked_until is not LookedUntil.LAST_CONTACT:
        row = book.last_look(endpoint.looked_until)
        looked = np.maximum(book.day_of(row, UNSEEN), origin)
        row = np.where(book.day_of(row, UNSEEN) >= origin, row, NONE)
        why = np.full(len(row), Censored(endpoint.looked_until.value).value, dtype=object)
        return looked, row, why
    row = book.last_contact_row
    # Who died was known to be alive until then, whatever follow-up says.
    looked = np.where(book.death < NEVER, book.death, book.last_contact)
    # A record after the cutoff proves the patient alive at the cutoff.
    looked = np.where(book.last_record > last_day, np.maximum(looked, last_day), looked)
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
    after = book.after(origin)

    def not_counted(rows: np.ndarray) -> np.ndarray:
        return after(rows) & (book.first_cr[book.position[rows]] > book.day[rows])

    return book.first(Fact.RELAPSE, also=not_counted) != NONE


def _dates(days: np.ndarray, known: np.ndarray) -> np.ndarray:
    dates = np.full(days.shape, np.datetime64("NaT"), dtype="datetime64[s]")
    dates[known] = days[known].astype("datetime64[D]")
    return dates
