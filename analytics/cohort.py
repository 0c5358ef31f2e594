"""The rows of some studies that an analysis is about. For workers: imports pandas."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any

import numpy as np
import pandas as pd

from analytics import queries
from analytics.cohort_frames import PARTS, Reading
from analytics.definitions.analysis import Cases
from analytics.definitions.endpoint import Endpoint, Fact, Origin, Population, Unit
from analytics.definitions.endpoints import ENDPOINTS
from analytics.definitions.variable import Variable
from analytics.definitions.variables import VARIABLES
from analytics.endpoints import derive, in_population, last_day_of
from analytics.statistics.design import Column, ordered
from outcomes.definitions.codelists import RESPONSE
from trials.models import Study

ROWS = ["patient", "infusion", "site", "study"]
ENDPOINT = ["origin", "entry", "date", "aval", "status", "excluded_reason"]
SAMPLES = [
    "subject",
    "sampled_on",
    "day",
    "level",
    "level_unit",
    "detected",
    "b_cells_pct",
    "aplasia",
    "specimen",
    "assay",
]
FACTS = ["subject", "kind", "date", "source", "source_key"]


class Cohort:
    """What is known of the subjects of some studies, up to a day.

    `sites` gives the sites of each study that may be seen, None for all of it. `cutoff` is the
    last day on which anything is known; a study's own data cutoff holds where it is earlier.
    `digest` is a digest of everything that was handed out, in whatever order: with the
    declaration it fingerprints a result. The record is read as it is asked for, each part once.
    """

    def __init__(
        self,
        studies: Sequence[Study],
        *,
        sites: Mapping[int, frozenset[int] | None],
        cutoff: date | None,
    ) -> None:
        self._studies = [
            Reading(study, sites[study.pk], _earlier(cutoff, queries.data_cutoff(study)))
            for study in sorted(studies, key=lambda study: study.pk)
        ]
        self._parts: dict[str, pd.DataFrame] = {}
        self._derived: dict[Endpoint, pd.DataFrame] = {}
        self._handed_out: set[str] = set()

    @property
    def cutoffs(self) -> dict[str, date | None]:
        """The last day on which anything is known, by the code of each study."""
        return {of.study.key: of.cutoff for of in self._studies}

    def rows(
        self, cases: Cases, where: Sequence[tuple[str, tuple[str, ...]]] = ()
    ) -> tuple[pd.DataFrame, list[tuple[str, int]]]:
        """The subjects (index) with `patient`, `infusion`, `site`, `study`, and who is left out.

        Every patient, or every infusion, is a row or is counted under one reason, the most
        frequent first; among infusions a patient without one is counted as well.
        """
        subjects = self._infusions if cases is Cases.INFUSIONS else self._patients
        reason = self._reasons(cases, subjects)
        for name, levels in where:
            found = self._levels(VARIABLES[name], subjects)
            _mark(reason, found.isna(), f"{name}_not_known")
            _mark(reason, ~found.isin(levels), f"other_{name}")
        rows = subjects.loc[reason.isna(), ROWS]
        counts = {str(why): int(n) for why, n in reason.value_counts().items()}
        if cases is Cases.INFUSIONS:
            absent = int((~self._patients.index.isin(self._infusions["patient"])).sum())
            counts |= {"not_infused": absent} if absent else {}
        self._hand_out(("rows", cases.value, tuple(where), sorted(counts.items())), rows)
        return rows, sorted(counts.items(), key=lambda item: (-item[1], item[0]))

    def column(self, variable: str, rows: pd.DataFrame) -> Column:
        """A variable of these rows: numbers, or a factor with its levels in declared order.

        Where none are declared, those that these rows have in their natural order.
        """
        return self._column(VARIABLES[variable], self._values(variable, rows))

    def known_by(
        self, variable: str, rows: pd.DataFrame, days: float, endpoint: str | Endpoint
    ) -> Column:
        """The same as it was known so many days after the endpoint's origin.

        Nothing is known of a row without an origin, nor of what has no day since which it is.
        """
        declared = VARIABLES[variable]
        found, since = self._values(variable, rows), self._since(declared, rows)
        on = self.endpoint(endpoint, rows)["origin"] + pd.to_timedelta(days, unit="D")
        by_then = found.where(since <= on, None)
        if declared.before:
            not_yet = (found == declared.before) | (since > on)
            by_then = by_then.mask(not_yet & on.notna(), declared.before)
        self._hand_out(("known_by", variable, endpoint, days), by_then)
        return self._column(declared, by_then)

    def begins(self, variable: str, rows: pd.DataFrame, endpoint: str | Endpoint) -> np.ndarray:
        """Per row the day from the endpoint's origin on which a dated state begins.

        Not above 0 where it had begun, infinite where it never did, NaN where that is not known,
        for want of an answer or of a day.
        """
        declared = VARIABLES[variable]
        if not declared.before:
            raise ValueError(f"{variable} is not a state that begins on a day.")
        found = self._values(variable, rows)
        origin = self.endpoint(endpoint, rows)["origin"]
        days = (self._since(declared, rows) - origin).dt.days.to_numpy(dtype=float)
        days[(found == declared.before).to_numpy()] = np.inf
        days[(found.isna() | origin.isna()).to_numpy()] = np.nan
        self._hand_out(("begins", variable, endpoint), pd.Series(days, index=rows.index))
        return days

    def endpoint(self, of: str | Endpoint, rows: pd.DataFrame) -> pd.DataFrame:
        """`origin`, `entry`, `date`, `aval`, `status`, `excluded_reason` of these rows.

        Of a declared endpoint by its id, or of one that an analysis made from it.
        """
        declared = ENDPOINTS[of] if isinstance(of, str) else of
        if declared not in self._derived:
            self._derived[declared] = _joined(
                derive(declared, study.book(declared.unit), cutoff=study.cutoff)[ENDPOINT]
                for study in self._studies
            )
        key = rows["infusion" if declared.unit is Unit.INFUSION else "patient"]
        found = self._derived[declared].reindex(key).set_axis(rows.index)
        self._hand_out(("endpoint", declared), found)
        return found

    def inputs(self, rows: pd.DataFrame) -> pd.DataFrame:
        """What risk models are scored from, of these rows; null where there is no infusion."""
        found = _joined(of.inputs for of in self._studies)
        found = found.reindex(rows["infusion"]).set_axis(rows.index)
        self._hand_out(("inputs",), found)
        return found

    def facts(self, unit: Unit) -> pd.DataFrame:
        """The dated facts of the subjects: `subject`, `kind`, `date`, `source`, `source_key`.

        Those known at the cutoff, partial dates imputed; the date is null where there is none.
        """
        found = []
        for of in self._studies:
            facts = of.facts if unit is Unit.PATIENT else of.infusion_facts
            found.append(facts.loc[~of.after_cutoff(facts["date"]), FACTS])
        facts = _joined(found).reset_index(drop=True)
        self._hand_out(("facts", unit.value), facts)
        return facts

    def samples(self, rows: pd.DataFrame) -> pd.DataFrame:
        """The samples of CAR-T and B cells after the infusions of these rows.

        `subject`, `sampled_on`, `day` from the infusion, `level` in `level_unit`, `detected`,
        `b_cells_pct`, `aplasia` (YES or NO), `specimen`, `assay`; null where it was not measured.
        """
        subject = pd.Series(rows.index, index=rows["infusion"])
        subject = subject[subject.index.notna()]
        taken = _joined(of.samples for of in self._studies)
        taken = taken[taken["infusion"].isin(subject.index)]
        found = taken.assign(subject=taken["infusion"].map(subject))[SAMPLES]
        found = found.reset_index(drop=True)
        self._hand_out(("samples",), found)
        return found

    def keys(self, rows: pd.DataFrame, unit: Unit) -> list[str]:
        """The pseudonymous key of each row: of its patient, or of its infusion."""
        found = _joined(of.keys(unit) for of in self._studies)["key"].reindex(rows.index)
        self._hand_out(("keys", unit.value), found)
        return [str(key) for key in found]

    def label(self, variable: str, level: str) -> str:
        """A level as a reader is shown it."""
        return VARIABLES[variable].label(level)

    @property
    def digest(self) -> str:
        """Of what was handed out and of the days up to which it was known."""
        until = repr(sorted((key, str(day)) for key, day in self.cutoffs.items()))
        return sha256("|".join((until, *sorted(self._handed_out))).encode()).hexdigest()

    def _hand_out(self, what: tuple[Any, ...], given: pd.DataFrame | pd.Series) -> None:
        rows = given.astype(object).where(given.notna(), None).astype(str)
        numbers = pd.util.hash_pandas_object(rows, index=True).to_numpy()
        self._handed_out.add(f"{what!r}:{sha256(numbers.tobytes()).hexdigest()}")

    @cached_property
    def _infusions(self) -> pd.DataFrame:
        """Every infusion as a subject, those of a patient in their order."""
        rows = _joined(
            of.infusions.assign(late=of.after_cutoff(of.infusions["infused_on"]))
            for of in self._studies
        )
        return rows.set_index(pd.Index(rows["infusion"], name="subject"))

    @cached_property
    def _patients(self) -> pd.DataFrame:
        """Every patient as a subject, with the first infusion where it was given by the cutoff."""
        rows = _joined(
            of.patients.assign(enrolled_late=of.after_cutoff(of.first_day(Fact.ENROLMENT)))
            for of in self._studies
        )
        first = self._infusions.drop_duplicates("patient").set_index("patient")
        late = first["late"].reindex(rows.index).eq(True)
        infusion = first["infusion"].astype("Int64").reindex(rows.index).mask(late)
        return rows.assign(patient=rows.index, infusion=infusion, late=late)

    def _reasons(self, cases: Cases, subjects: pd.DataFrame) -> pd.Series:
        """Why each subject is no case; null: it is one."""
        reason = pd.Series(None, index=subjects.index, dtype=object)
        if cases is Cases.ALL:
            return _mark(reason, subjects["enrolled_late"], "after_cutoff")
        _mark(reason, subjects["late"], "after_cutoff")
        _mark(reason, subjects["infusion"].isna(), "not_infused")
        if cases is Cases.TRANSPLANTED:
            transplanted = self._raw("hsct", subjects)
            _mark(reason, transplanted.isna(), "transplant_not_known")
            _mark(reason, transplanted == False, "not_transplanted")  # noqa: E712
            _mark(reason, self._raw("hsct_on", subjects).isna(), "hsct_without_date")
        if cases in (Cases.RESPONDERS, Cases.NON_RESPONDERS):
            responders = subjects.index.isin(self._responders())
            response = self._raw("response", subjects)
            if cases is Cases.NON_RESPONDERS:
                _mark(reason, responders, "responders")
            _mark(reason, ~responders & response.isna(), "not_assessed")
            _mark(reason, ~responders & (response == "NE"), "not_evaluable")
            remission = response.isin(RESPONSE.subsets["responder"])
            _mark(reason, ~responders & remission, "remission_without_date")
            if cases is Cases.RESPONDERS:
                _mark(reason, ~responders, "not_responders")
        return reason

    def _responders(self) -> np.ndarray:
        """The patients in remission after the first infusion, as the endpoints have it."""
        found = []
        for of in self._studies:
            book = of.book(Unit.PATIENT)
            there = in_population(Population.RESPONDERS, book, last_day_of(of.cutoff))
            found.append(book.subjects[there])
        return np.concatenate(found)

    def _values(self, name: str, rows: pd.DataFrame) -> pd.Series:
        """The numbers or levels of a variable; null where it is not known."""
        declared = VARIABLES[name]
        if declared.number:
            found = pd.to_numeric(self._raw(declared.of, rows).astype(object)).astype(float)
        else:
            found = self._levels(declared, rows)
        self._hand_out(("values", declared.id, declared.version), found)
        return found

    def _column(self, declared: Variable, values: pd.Series) -> Column:
        if declared.number:
            return Column.numeric(declared.id, values.to_numpy(dtype=float, na_value=np.nan))
        cells = [None if pd.isna(value) else str(value) for value in values]
        levels = ordered(c for c in cells if c is not None)
        return Column.factor(declared.id, cells, declared.levels or levels)

    def _levels(self, declared: Variable, rows: pd.DataFrame) -> pd.Series:
        """The level of each row; null where it is not known or none of those declared."""
        raw = self._raw(declared.of, rows)
        known = [None if missing else value for value, missing in zip(raw, raw.isna(), strict=True)]
        found = pd.Series([declared.level_of(v) for v in known], index=rows.index, dtype=object)
        return found if declared.levels is None else found.where(found.isin(list(declared.levels)))

    def _since(self, declared: Variable, rows: pd.DataFrame) -> pd.Series:
        """The day since which a variable is known: ever, the infusion, or a day of its own."""
        if declared.since:
            return pd.to_datetime(self._raw(declared.since, rows))
        if Origin.ENROLMENT in declared.known_at:
            return pd.Series(pd.Timestamp.min, index=rows.index)
        if declared.known_at:
            return pd.to_datetime(self._raw("infused_on", rows))
        return pd.Series(pd.NaT, index=rows.index)

    def _raw(self, column: str, rows: pd.DataFrame) -> pd.Series:
        """A column of the record for these rows; null where it is not known."""
        part = next(part for part in PARTS if column in part.columns)
        if part.name not in self._parts:
            columns = list(part.columns)
            read = [part.read(of)[columns].astype(object) for of in self._studies]
            self._parts[part.name] = _joined(read)
        return self._parts[part.name][column].reindex(rows[part.key]).set_axis(rows.index)


def _mark(reason: pd.Series, those: pd.Series | np.ndarray, why: str) -> pd.Series:
    """Give a reason to those who have none yet."""
    reason[np.asarray(those, dtype=bool) & reason.isna().to_numpy()] = why
    return reason


def _earlier(asked: date | None, own: date | None) -> date | None:
    return min((day for day in (asked, own) if day is not None), default=None)


def _joined(frames: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """The rows of every study. Empty frames have no say in the types of the columns."""
    given = list(frames)
    return pd.concat([frame for frame in given if len(frame)] or given[:1])
