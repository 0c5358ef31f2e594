"""Reads one study for a cohort: who is seen, and the columns of the variables by part.

Imports pandas: for workers and commands, not for the web server.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd

from analytics import frames
from analytics.definitions.endpoint import Fact, Unit
from analytics.definitions.gu2022 import GU2022
from analytics.endpoints import FactBook, infusion_book, of_infusions
from analytics.scoring import score
from trials.models import Study

# What the response to an infusion is read from; the rows of response forms are assessments.
RESPONSES = (Fact.CR, Fact.NO_RESPONSE, Fact.NOT_EVALUABLE, Fact.DEATH_BEFORE_ASSESSMENT)


class Reading:
    """One study as far as it may be seen: read as asked for, each frame once."""

    def __init__(self, study: Study, sites: frozenset[int] | None, cutoff: date | None) -> None:
        self.study, self.sites, self.cutoff = study, sites, cutoff
        self._books: dict[Unit, FactBook] = {}

    @cached_property
    def patients(self) -> pd.DataFrame:
        """The patients (index), their `site` and `study`."""
        found = frames.patient_frame(self.study)
        if self.sites is not None:
            found = found[found["site"].isin(self.sites)]
        return found.assign(study=self.study.pk)

    @cached_property
    def facts(self) -> pd.DataFrame:
        """The dated facts of these patients, before the cutoff and after."""
        return self._of_the_seen(frames.fact_frame(self.study))

    @cached_property
    def infusion_facts(self) -> pd.DataFrame:
        return of_infusions(self.facts)

    @cached_property
    def infusions(self) -> pd.DataFrame:
        """`infusion`, `patient`, `site`, `study`, `infused_on`: those of a patient in order."""
        of = self.groups[self.groups["infusion"].notna()]
        infused = self.facts[self.facts["kind"] == Fact.INFUSION]
        return pd.DataFrame(
            {
                "infusion": of["infusion"].astype("int64"),
                "patient": of["subject"],
                "site": of["subject"].map(self.patients["site"]),
                "study": self.study.pk,
                "infused_on": of["infusion"].map(infused.set_index("infusion")["date"]),
            }
        )

    @cached_property
    def groups(self) -> pd.DataFrame:
        return self._of_the_seen(frames.group_frame(self.study))

    def book(self, unit: Unit) -> FactBook:
        """The facts indexed for the endpoints of patients, or of infusions."""
        if unit not in self._books:
            errors = self._of_the_seen(frames.data_error_frame(self.study))
            if unit is Unit.PATIENT:
                self._books[unit] = FactBook(self.patients.index, self.facts, errors)
            else:
                infusions = self.infusions.rename(columns={"patient": "subject"})
                self._books[unit] = infusion_book(infusions, self.facts, errors)
        return self._books[unit]

    def first_day(self, kind: Fact) -> pd.Series:
        """The first day of a fact by patient, null where there is none."""
        found = self.facts.loc[self.facts["kind"] == kind, ["subject", "date"]]
        return found.groupby("subject")["date"].min().reindex(self.patients.index)

    def after_cutoff(self, dates: pd.Series) -> np.ndarray:
        """Which of these days had not come by the cutoff; nothing without a day is among them."""
        if self.cutoff is None:
            return np.full(len(dates), False)
        return (pd.to_datetime(dates) > pd.Timestamp(self.cutoff)).to_numpy()

    def _of_the_seen(self, rows: pd.DataFrame) -> pd.DataFrame:
        return rows[rows["subject"].isin(self.patients.index)].reset_index(drop=True)


@dataclass(frozen=True)
class Part:
    """Some columns of the record, read together: a row per `patient` or per `infusion`."""

    name: str
    key: str
    columns: tuple[str, ...]
    read: Callable[[Reading], pd.DataFrame]


def _of_patients(of: Reading) -> pd.DataFrame:
    rows = of.groups.drop_duplicates("subject").set_index("subject")
    return rows.assign(overall="all")


def _of_infusions(of: Reading) -> pd.DataFrame:
    rows = of.groups[of.groups["infusion"].notna()]
    return rows.set_index(rows["infusion"].astype("int64")).assign(
        infused_on=of.infusions.set_index("infusion")["infused_on"]
    )


def _scores(of: Reading) -> pd.DataFrame:
    inputs = frames.scoring_frame(of.study)
    inputs = inputs[inputs["patient"].isin(of.patients.index)]
    return inputs.join(score(GU2022, inputs)[["x", "y", "risk_group"]])


def _responses(of: Reading) -> pd.DataFrame:
    """The day-28 response of each infusion where it was known by the cutoff, and since when."""
    rows = frames.infusion_frame(of.study, GU2022).set_index("infusion")
    rows = rows[rows["subject"].isin(of.patients.index)]
    dated = of.facts[(of.facts["source"] == "infusions") & of.facts["kind"].isin(RESPONSES)]
    rows = rows.assign(response_on=dated.set_index("infusion")["date"])
    late = of.after_cutoff(rows["response_on"])
    rows.loc[late, ["response", "mrd", "response_on"]] = None
    return rows


PARTS = (
    Part("patients", "patient", ("overall", "arm", "age", "prior_hsct"), _of_patients),
    Part(
        "infusions",
        "infusion",
        ("infused_on", "generation", "strategy", "costimulatory", "construct", "dose", "emd"),
        _of_infusions,
    ),
    Part("scores", "infusion", ("x", "y", "risk_group"), _scores),
    Part("responses", "infusion", ("response", "mrd", "response_on"), _responses),
)
