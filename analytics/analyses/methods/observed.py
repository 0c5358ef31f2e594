"""The rows of a cohort as an endpoint follows them, and what an outcome says beside the numbers."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from analytics.cohort import Cohort
from analytics.definitions.dated import APLASIA, FACT_OF
from analytics.definitions.endpoint import (
    TIE_ORDER,
    Endpoint,
    Fact,
    Handling,
    NotEvaluable,
)

Shape = dict[str, Any]
NEVER = np.nan


@dataclass(frozen=True)
class Observed:
    """Whom an endpoint follows, one entry each: whole days from the origin, status, entry."""

    endpoint: Endpoint
    rows: pd.DataFrame
    time: np.ndarray
    status: np.ndarray
    origin: pd.Series  # dates
    entry: np.ndarray | None
    excluded: tuple[tuple[str, int], ...]

    @property
    def n(self) -> int:
        return len(self.rows)

    def of(self, kept: np.ndarray, reason: str) -> "Observed":
        """Some of them; the others are left out for a reason."""
        out = int(self.n - kept.sum())
        return replace(
            self,
            rows=self.rows[kept],
            time=self.time[kept],
            status=self.status[kept],
            origin=self.origin[kept],
            entry=None if self.entry is None else self.entry[kept],
            excluded=(*self.excluded, *([(reason, out)] if out else [])),
        )


def observe(cohort: Cohort, endpoint: Endpoint, rows: pd.DataFrame) -> Observed:
    """The rows that an endpoint follows, and why it leaves others out."""
    found = cohort.endpoint(endpoint, rows)
    kept = found["excluded_reason"].isna().to_numpy()
    excluded = Counter(found["excluded_reason"][~kept])
    found = found[kept]
    entry = None
    if endpoint.entry is not None:
        entry = (found["entry"] - found["origin"]).dt.days.to_numpy(dtype=np.int64)
    return Observed(
        endpoint,
        rows[kept],
        found["aval"].to_numpy(dtype=np.int64),
        found["status"].to_numpy(dtype=np.int64),
        found["origin"],
        entry,
        tuple(sorted(excluded.items())),
    )


def day_of(
    cohort: Cohort, endpoint: Endpoint, fact: Fact, rows: pd.DataFrame
) -> tuple[np.ndarray, np.ndarray]:
    """Per row the day of the first such fact after the endpoint's origin, NaN where none came.

    Beside it True where the record has the fact without a day. The engine of the endpoints finds
    it, so that what the record hides after a cutoff or a withdrawal stays hidden here too.
    """
    alone = replace(
        endpoint,
        id=f"{endpoint.id}:{fact}",
        events=(fact,),
        competing=(),
        no_response_date=None,
        hsct=Handling.IGNORE,
        new_therapy=Handling.IGNORE,
        not_evaluable=NotEvaluable.IGNORE,
        entry=None,
        tie_order=(*TIE_ORDER, fact),
    )
    found = cohort.endpoint(alone, rows)
    day = found["aval"].astype("Float64").to_numpy(dtype=float, na_value=np.nan)
    came = (found["status"] == 1).fillna(False).to_numpy(dtype=bool)
    undated = found["excluded_reason"] == f"data_error:{fact.lower()}_without_date"
    return np.where(came, day, NEVER), undated.to_numpy(dtype=bool)


def state(
    cohort: Cohort, variable: str, seen: Observed
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """From which day on a state holds, until which day, and for whom that cannot be said."""
    if variable == APLASIA:
        return aplasia(cohort, seen)
    until = np.full(seen.n, NEVER)
    if variable in FACT_OF:
        since, unknown = day_of(cohort, seen.endpoint, FACT_OF[variable], seen.rows)
        return since, until, unknown
    since = cohort.begins(variable, seen.rows, seen.endpoint)
    return np.where(np.isinf(since), NEVER, since), until, np.isnan(since)


def aplasia(cohort: Cohort, seen: Observed) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The day of the first sample in B-cell aplasia, of the next one out of it, and who has none.

    Days of the endpoint: a sample before its origin has a negative one, and holds at the origin.
    """
    samples = cohort.samples(seen.rows)
    samples = samples[samples["aplasia"].notna()]
    origin = pd.Series(seen.origin.to_numpy(), index=seen.rows.index)
    day = (pd.to_datetime(samples["sampled_on"]) - samples["subject"].map(origin)).dt.days
    samples = samples.assign(day=day, low=samples["aplasia"] == "YES")
    since = samples[samples["low"]].groupby("subject")["day"].min()
    samples = samples.assign(since=samples["subject"].map(since))
    back = samples[~samples["low"] & (samples["day"] > samples["since"])]
    until = back.groupby("subject")["day"].min()
    index = seen.rows.index
    return (
        since.reindex(index).to_numpy(dtype=float),
        until.reindex(index).to_numpy(dtype=float),
        ~index.isin(samples["subject"]),
    )
