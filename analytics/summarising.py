"""Stores the summaries of a study, all from one reading of its record. For workers."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Any

import numpy as np
import pandas as pd

from analytics import frames
from analytics.definitions.groupings import GROUPINGS, RISK_GROUP
from analytics.definitions.summaries import SUMMARIES, Measure, Scope, Summary
from analytics.definitions.variable import Variable
from analytics.models import Snapshot
from analytics.summaries import Graded, Subjects, summarise, toxicity
from outcomes.definitions.codelists import RESPONSE, TOXICITY
from trials.copying import copy_rows
from trials.models import Site, Study

RESPONDER = RESPONSE.subsets["responder"]
# A finer curve cannot be seen. The summaries that lead the dashboard keep every day.
POINTS = 200

Tell = Callable[[float], None]


def declared() -> set[tuple[str, str, str]]:
    """Definition, version and grouping of every summary a study has."""
    return {(s.id, s.version, g.id) for s in SUMMARIES.values() for g in s.groupings}


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
        self,
        study: Study,
        patients: pd.DataFrame,
        infusions: pd.DataFrame,
        newest: Iterable[Snapshot],
        seen: str,
        now: Any,
    ) -> None:
        self.study, self.seen, self.now = study, seen, now
        self.patients, self.infusions = patients, infusions
        self.site_of = {
            Scope.FIRST_INFUSIONS: patients["site"],
            Scope.INFUSIONS: infusions.set_index("infusion")["site"],
        }
        self.newest = {
            (s.site_id, s.definition, s.version, s.population, s.grouping): s for s in newest
        }
        self.sites = list(Site.objects.filter(study=study, removed_at__isnull=True).order_by("key"))
        self.levels = self._levels(frames.group_frame(study))
        self.groups: dict[tuple[Scope, str], tuple[pd.Index, Subjects]] = {}
        self.fresh: list[Snapshot] = []
        self.same: list[int] = []
        self.replaced: list[int] = []

    def store(self, derived: dict[str, pd.DataFrame], tell: Tell) -> Summarised:
        """Write the summaries whose inputs differ; `derived` is what each endpoint gives."""
        for number, summary in enumerate(SUMMARIES.values(), start=1):
            for scope in summary.scopes:
                if summary.measure is Measure.TOXICITY:
                    self._toxicities(summary, scope)
                else:
                    self._events(summary, scope, derived)
            tell(number / len(SUMMARIES))
        Snapshot.objects.filter(pk__in=self.same).update(as_of=self.now, seen=self.seen)
        # Their numbers stay as history; nobody looks at their pictures again.
        Snapshot.objects.filter(pk__in=self.replaced).update(chart_light=None, chart_dark=None)
        copy_rows(self.fresh)
        return Summarised(len(self.same) + len(self.fresh), len(self.fresh))

    def _levels(self, rows: pd.DataFrame) -> dict[Scope, pd.DataFrame]:
        """Per scope the level of each subject, one column per grouping; null: not known."""
        rows = rows.assign(
            risk_group=rows["infusion"].map(
                self.infusions.set_index("infusion")["risk_group"].to_dict()
            ),
            overall="all",
        )
        levels = pd.DataFrame({"infusion": rows["infusion"], "subject": rows["subject"]})
        for grouping in GROUPINGS.values():
            values = rows[grouping.of]
            levels[grouping.id] = [
                grouping.level_of(None if _is_nan(value) else value) for value in values
            ]
        first = levels.drop_duplicates("subject").set_index("subject")
        infused = levels[levels["infusion"].notna()]
        return {
            Scope.FIRST_INFUSIONS: first,
            Scope.INFUSIONS: infused.set_index("infusion"),
        }

    def _events(self, summary: Summary, scope: Scope, derived: dict[str, pd.DataFrame]) -> None:
        if summary.endpoint is None:
            rows = self._responses(summary.measure, scope)
        else:
            rows = derived[summary.endpoint.id]
            rows = rows.assign(site=self.site_of[scope].reindex(rows.index))
        everybody = Subjects.of(rows)
        for grouping in summary.groupings:
            subjects = self._grouped(everybody, scope, grouping, rows.index)
            said = repr((summary, grouping))
            points = None if summary.leads and grouping is RISK_GROUP else POINTS
            for site, here in self._each_site(subjects):
                self._keep(
                    (summary, scope, site, grouping),
                    here.fingerprint(said),
                    lambda here=here, points=points: summarise(summary, here, points=points),
                )

    def _grouped(
        self, everybody: Subjects, scope: Scope, grouping: Variable, index: pd.Index
    ) -> Subjects:
        """These subjects by their levels, which most summaries of a scope share."""
        at = (scope, grouping.id)
        if at not in self.groups or not self.groups[at][0].equals(index):
            levels = self.levels[scope][grouping.id].reindex(index)
            self.groups[at] = (index, everybody.grouped(grouping, levels))
        known = self.groups[at][1]
        return replace(everybody, names=known.names, group=known.group)

    def _each_site(self, subjects: Subjects) -> Iterator[tuple[Site | None, Subjects]]:
        yield None, subjects
        for site in self.sites:
            yield site, subjects.at_site(site.pk)

    def _toxicities(self, summary: Summary, scope: Scope) -> None:
        rows = self.infusions
        if scope is Scope.FIRST_INFUSIONS:
            rows = rows[rows["is_first"].astype(bool)]
        found = frames.toxicity_frame(self.study)
        kinds = {}
        for kind in TOXICITY.codes:
            of_kind = found[found["toxicity"] == kind].set_index("infusion")
            of_kind = of_kind.reindex(rows["infusion"])
            kinds[kind] = Graded(_codes(of_kind["occurred"]), _codes(of_kind["grade"]))
        everybody = Subjects.of(
            pd.DataFrame(
                {"excluded_reason": None, "status": 0, "aval": 0, "site": rows["site"]},
                index=rows.index,
            )
        )
        infusions = pd.Index(rows["infusion"])
        for grouping in summary.groupings:
            subjects = self._grouped(everybody, Scope.INFUSIONS, grouping, infusions)
            said = repr((summary, grouping))
            for site, at_site in self._each_site(subjects):
                here = np.full(len(rows), True) if site is None else subjects.site == site.pk
                graded = {kind: given.where(here) for kind, given in kinds.items()}
                self._keep(
                    (summary, scope, site, grouping),
                    at_site.fingerprint(
                        said,
                        [a for g in graded.values() for a in (g.occurred, g.grade)],
                    ),
                    lambda of=at_site, graded=graded: toxicity(of.names, of.group, graded),
                )

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
                "status": event.astype(int),
                "site": rows["site"],
            }
        ).set_index(rows["subject"] if scope is Scope.FIRST_INFUSIONS else rows["infusion"])
        if scope is Scope.INFUSIONS:
            return subjects
        # Patients without an infusion are accounted for too.
        subjects = subjects.reindex(self.patients.index)
        absent = ~self.patients.index.isin(rows["subject"])
        subjects.loc[absent, "excluded_reason"] = "not_infused"
        return subjects.assign(site=self.patients["site"])

    def _keep(
        self,
        of: tuple[Summary, Scope, Site | None, Variable],
        fingerprint: str,
        numbers: Callable[[], dict[str, Any]],
    ) -> None:
        """Compute a summary, unless the newest one has the same inputs."""
        summary, scope, site, grouping = of
        at = (site.pk if site else None, summary.id, summary.version, scope.value, grouping.id)
        newest = self.newest.get(at)
        if newest and newest.fingerprint == fingerprint:
            self.same.append(newest.pk)
            return
        if newest:
            self.replaced.append(newest.pk)
        started = perf_counter()
        self.fresh.append(
            Snapshot(
                study=self.study,
                site=site,
                definition=summary.id,
                version=summary.version,
                population=scope.value,
                grouping=grouping.id,
                fingerprint=fingerprint,
                computed_at=self.now,
                as_of=self.now,
                seen=self.seen,
                **numbers(),
                seconds=perf_counter() - started,
            )
        )


def _codes(values: pd.Series) -> np.ndarray:
    """Whole numbers, -1 where there is none."""
    return pd.to_numeric(values.astype(object)).fillna(-1).to_numpy(dtype=np.int64)


def _is_nan(value: Any) -> bool:
    return isinstance(value, float) and value != value  # noqa: PLR0124
