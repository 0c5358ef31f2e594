"""Stores the summaries of a study, all from one reading of its record. For workers."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from time import perf_counter
from typing import Any

import pandas as pd

from analytics import queries
from analytics.definitions.summaries import NO_GROUP, SUMMARIES, Measure, Scope, Summary
from analytics.models import Snapshot
from analytics.summaries import summarise as numbers_of
from outcomes.definitions.codelists import RESPONSE
from trials.models import Site, Study

RESPONDER = RESPONSE.subsets["responder"]

Tell = Callable[[float], None]


@dataclass(frozen=True)
class Summarised:
    """How many summaries were looked at, and how many of them had new inputs."""

    summaries: int = 0
    computed: int = 0

    def __add__(self, other: "Summarised") -> "Summarised":
        return Summarised(self.summaries + other.summaries, self.computed + other.computed)


class Summaries:
    """The summaries of one study, all from one reading of the record."""

    def __init__(
        self, study: Study, patients: pd.DataFrame, infusions: pd.DataFrame, seen: str, now: Any
    ) -> None:
        self.study, self.seen, self.now = study, seen, now
        self.patients, self.infusions = patients, infusions
        first = self.infusions[self.infusions["is_first"].astype(bool)]
        self.group = first.set_index("subject")["risk_group"]

    def store(self, derived: dict[str, pd.DataFrame], tell: Tell) -> Summarised:
        """Write the summaries whose inputs differ; `derived` is what each endpoint gives."""
        newest = {
            (s.site_id, s.definition, s.version, s.population): s
            for s in queries.latest_snapshots(self.study)
        }
        sites = Site.objects.filter(study=self.study, removed_at__isnull=True).order_by("key")
        looked, computed = 0, 0
        for number, summary in enumerate(SUMMARIES.values(), start=1):
            for scope in summary.scopes:
                subjects = self._subjects(summary, scope, derived)
                for site in (None, *sites):
                    rows = subjects if site is None else subjects[subjects["site"] == site.pk]
                    at = (site.pk if site else None, summary.id, summary.version, scope.value)
                    computed += self._store_snapshot(
                        summary, scope, site, rows.drop(columns="site"), newest.get(at)
                    )
                    looked += 1
            tell(number / len(SUMMARIES))
        return Summarised(looked, computed)

    def _subjects(
        self, summary: Summary, scope: Scope, derived: dict[str, pd.DataFrame]
    ) -> pd.DataFrame:
        """Group, event, excluded reason and time of everybody a summary accounts for."""
        if summary.endpoint is not None:
            result = derived[summary.endpoint.id]
            subjects = result[["excluded_reason", "aval"]].assign(
                event=result["status"] == 1,
                group=self.group.reindex(result.index),
                site=self.patients["site"],
            )
            subjects["event"] = subjects["event"].fillna(False).astype(bool)
        else:
            subjects = self._responses(summary.measure, scope)
        return subjects.assign(group=subjects["group"].where(subjects["group"].notna(), NO_GROUP))

    def _responses(self, measure: Measure, scope: Scope) -> pd.DataFrame:
        rows = self.infusions
        if scope is Scope.FIRST_INFUSIONS:
            rows = rows[rows["is_first"].astype(bool)]
        response, mrd = rows["response"], rows["mrd"]
        event = response.isin(RESPONDER)
        excluded = pd.Series(None, index=rows.index, dtype=object)
        excluded[response.isna()] = "not_assessed"
        excluded[response == "NE"] = "not_evaluable"
        if measure is Measure.MRD_NEGATIVE_REMISSION:
            excluded[event & (mrd.isna() | (mrd == "NE"))] = "mrd_not_known"
            excluded[event & (mrd == "NEG_INSUFFICIENT")] = "mrd_sensitivity_insufficient"
            event = event & (mrd == "NEG")
        subjects = pd.DataFrame(
            {
                "excluded_reason": excluded,
                "aval": None,
                "event": event,
                "group": rows["risk_group"],
                "site": rows["site"],
            }
        ).set_index(rows["subject"] if scope is Scope.FIRST_INFUSIONS else rows["infusion"])
        if scope is Scope.INFUSIONS:
            return subjects
        # Patients without an infusion are accounted for too.
        subjects = subjects.reindex(self.patients.index)
        absent = ~self.patients.index.isin(rows["subject"])
        subjects.loc[absent, "excluded_reason"] = "not_infused"
        subjects["site"] = self.patients["site"]
        subjects["event"] = subjects["event"].eq(True)
        return subjects

    def _store_snapshot(
        self,
        summary: Summary,
        scope: Scope,
        site: Site | None,
        subjects: pd.DataFrame,
        newest: Snapshot | None,
    ) -> bool:
        started = perf_counter()
        fingerprint = _fingerprint(summary, subjects)
        if newest and newest.fingerprint == fingerprint:
            Snapshot.objects.filter(pk=newest.pk).update(as_of=self.now, seen=self.seen)
            return False
        # Slow to import, so only where there is something to draw.
        from analytics.charts import THEMES, draw

        numbers = numbers_of(summary, subjects)
        light, dark = (draw(summary, numbers, theme) for theme in THEMES)
        if newest:
            # Its numbers stay as history; nobody looks at its picture again.
            Snapshot.objects.filter(pk=newest.pk).update(chart_light=None, chart_dark=None)
        Snapshot.objects.create(
            study=self.study,
            site=site,
            definition=summary.id,
            version=summary.version,
            population=scope.value,
            fingerprint=fingerprint,
            computed_at=self.now,
            as_of=self.now,
            seen=self.seen,
            seconds=perf_counter() - started,
            chart_light=light,
            chart_dark=dark,
            **numbers,
        )
        return True


def _fingerprint(summary: Summary, subjects: pd.DataFrame) -> str:
    """A digest of the declaration and of everything that its numbers are made from."""
    rows = subjects.assign(aval=subjects["aval"].astype(float)).sort_index()
    digest = sha256(repr(summary).encode())
    digest.update(rows.to_csv().encode())
    return digest.hexdigest()
