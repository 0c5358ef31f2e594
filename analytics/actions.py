"""Writes of this app: scores, endpoint results, summaries. Each is safe twice and at once."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from hashlib import sha256
from time import perf_counter
from typing import Any

import numpy as np
import pandas as pd
import pghistory
import structlog
from django.db import connection, transaction
from django.utils import timezone

from analytics import frames, queries
from analytics.definitions.endpoints import ENDPOINTS
from analytics.definitions.gu2022 import GU2022
from analytics.definitions.risk_model import RiskModel
from analytics.definitions.summaries import NO_GROUP, SUMMARIES, Measure, Scope, Summary
from analytics.endpoints import FactBook, derive
from analytics.models import EndpointResult, RiskScore, Scored, Snapshot
from analytics.scoring import score
from analytics.summaries import summarise as numbers_of
from outcomes.definitions.codelists import RESPONSE
from trials.access import SYSTEM_USER
from trials.models import Site, Study

BATCH = 5000
RESPONDER = RESPONSE.subsets["responder"]
DECLARED = {(summary.id, summary.version) for summary in SUMMARIES.values()}

# Called with the code of the study at work and the share of it that is done.
Progress = Callable[[str, float], None]
Tell = Callable[[float], None]

logger = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Rescored:
    """How many infusions were looked at, and what became of their scores."""

    infusions: int = 0
    written: int = 0
    withdrawn: int = 0

    def __add__(self, other: "Rescored") -> "Rescored":
        return Rescored(
            self.infusions + other.infusions,
            self.written + other.written,
            self.withdrawn + other.withdrawn,
        )


@dataclass(frozen=True)
class Summarised:
    """How many summaries were looked at, and how many of them had new inputs."""

    summaries: int = 0
    computed: int = 0

    def __add__(self, other: "Summarised") -> "Summarised":
        return Summarised(self.summaries + other.summaries, self.computed + other.computed)


def rescore(
    *, study: Study | None = None, everything: bool = False, progress: Progress | None = None
) -> Rescored:
    """Bring the scores of one study, or of all, up to date with the record.

    Looks at the patients that changed since the last run, or at everybody; writes only where
    the inputs of a score differ. A study that fails does not stop the others; its error is
    raised at the end.
    """
    return _each(
        study,
        progress,
        Rescored(),
        lambda one, tell: _rescore(one, GU2022, everything=everything, tell=tell),
    )


def summarise(
    *, study: Study | None = None, everything: bool = True, progress: Progress | None = None
) -> Summarised:
    """Bring endpoint results and summaries of one study, or of all, up to date with the record.

    Scores first, so that no summary rests on an old one. Where the inputs are the same the
    stored summary stays and its time of checking moves on. Without `everything` a study in
    which nothing changed is not computed at all.
    """
    return _each(
        study,
        progress,
        Summarised(),
        lambda one, tell: _summarise(one, everything=everything, tell=tell),
    )


def _each(
    study: Study | None,
    progress: Progress | None,
    total: Any,
    work: Callable[[Study, Tell], Any],
) -> Any:
    failed: Exception | None = None
    for one in [study] if study else Study.objects.filter(removed_at__isnull=True).order_by("key"):
        tell: Tell = partial(progress or _nobody_listens, one.key)
        tell(0)
        try:
            total += work(one, tell)
        except Exception as error:
            # One study that fails must not stop the others.
            logger.exception("study_failed", study=one.key)
            failed = failed or error
        tell(1)
    if failed:
        raise failed
    return total


def _nobody_listens(study: str, share: float) -> None:
    """For callers without a progress bar."""


@contextmanager
def _alone(name: str, study: Study) -> Iterator[None]:
    """One transaction, entered by one process at a time per kind of work and study."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s), %s)", [name, study.pk])
        yield


def _rescore(study: Study, model: RiskModel, *, everything: bool, tell: Tell) -> Rescored:
    with _alone("rescore", study):
        stored = Scored.objects.filter(study=study, model=model.id).first()
        # Taken before reading: what commits meanwhile is looked at again, never missed.
        seen = queries.current_snapshot()
        patients: list[int] | None = None
        if stored and stored.version == model.version and not everything:
            patients = queries.changed_patients(study, since=stored.seen)
        result = Rescored()
        if patients is None or patients:
            result = _store_scores(study, model, patients, tell)
        Scored.objects.update_or_create(
            study=study, model=model.id, defaults={"version": model.version, "seen": seen}
        )
    return result


def _store_scores(
    study: Study, model: RiskModel, patients: Sequence[int] | None, tell: Tell
) -> Rescored:
    inputs = frames.scoring_frame(study, patients)
    scored = score(model, inputs)
    current = RiskScore.objects.filter(study=study, model=model.id, superseded_at__isnull=True)
    if patients is not None:
        current = current.filter(patient_id__in=patients)
    known = {
        infusion: (pk, of)
        for pk, infusion, of in current.values_list("pk", "infusion_id", "fingerprint")
    }
    differs = [known.get(i, (0, ""))[1] != of for i, of in scored["fingerprint"].items()]
    fresh = scored[np.array(differs, dtype=bool)]
    gone = set(known) - set(scored.index)
    outdated = [known[i][0] for i in gone] + [known[i][0] for i in fresh.index if i in known]
    now = timezone.now()
    reason = f"{model.id} {model.version} scored again because its inputs changed."
    with pghistory.context(user=SYSTEM_USER, role="system", site=None, why=reason, source="task"):
        if outdated:
            RiskScore.objects.filter(pk__in=outdated).update(superseded_at=now)
        for start in range(0, len(fresh), BATCH):
            part = fresh.iloc[start : start + BATCH]
            RiskScore.objects.bulk_create(
                _score_row(study, model, inputs.loc[infusion], infusion, row, now)
                for infusion, row in part.iterrows()
            )
            tell((start + len(part)) / len(fresh))
    return Rescored(len(scored), len(fresh), len(gone))


def _score_row(
    study: Study, model: RiskModel, given: pd.Series, infusion: int, row: pd.Series, now: Any
) -> RiskScore:
    first, second = model.predictors
    return RiskScore(
        study=study,
        patient_id=given["patient"],
        infusion_id=infusion,
        model=model.id,
        version=model.version,
        inputs={
            term.name: {
                "value": frames.plain(given[term.name]),
                "code": frames.plain(row[f"coded_{term.name}"]),
            }
            for term in model.inputs
        },
        x=_decimal(row[first.score]),
        p_cr=frames.plain(row[first.probability]),
        y=_decimal(row[second.score]),
        p_mrd_negative_cr=frames.plain(row[second.probability]),
        risk_group=row["risk_group"],
        missing=row["missing"],
        applicable=row["applicable"],
        applicability=row["applicability"],
        fingerprint=row["fingerprint"],
        computed_at=now,
    )


def _decimal(value: float) -> Decimal | None:
    return None if np.isnan(value) else Decimal(repr(float(value)))


def _summarise(study: Study, *, everything: bool, tell: Tell) -> Summarised:
    rescore(study=study)
    with _alone("summarise", study):
        seen, now = queries.current_snapshot(), timezone.now()
        kept = [s for s in queries.latest_snapshots(study) if (s.definition, s.version) in DECLARED]
        complete = {(s.definition, s.version) for s in kept} == DECLARED
        if complete and not everything and not queries.changed_since(study, kept[0].seen):
            Snapshot.objects.filter(pk__in=[s.pk for s in kept]).update(as_of=now, seen=seen)
            return Summarised(len(kept), 0)
        return _Summaries(study, seen, now).store(tell)


class _Summaries:
    """The summaries of one study, all from one reading of the record."""

    def __init__(self, study: Study, seen: str, now: Any) -> None:
        self.study, self.seen, self.now = study, seen, now
        self.patients = frames.patient_frame(study)
        self.infusions = frames.infusion_frame(study, GU2022)
        facts = frames.fact_frame(study)
        self.book = FactBook(self.patients.index, facts, frames.data_error_frame(study))
        imputed = facts[facts["imputed"]].set_index(["source", "source_key"])["precision"]
        self.imputed: dict[tuple[str, str], str] = imputed.to_dict()
        first = self.infusions[self.infusions["is_first"].astype(bool)]
        self.group = first.set_index("subject")["risk_group"]

    def store(self, tell: Tell) -> Summarised:
        derived = {
            summary.endpoint.id: derive(summary.endpoint, self.book)
            for summary in SUMMARIES.values()
            if summary.endpoint is not None
        }
        for endpoint in ENDPOINTS.values():
            if endpoint.id in derived:
                self._store_results(endpoint.id, endpoint.version, derived[endpoint.id])
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

    def _store_results(self, definition: str, version: str, derived: pd.DataFrame) -> None:
        """Write the endpoint results that differ; drop those of patients who are gone."""
        names = [
            "excluded_reason",
            "origin",
            "date",
            "aval",
            "status",
            "event",
            "censored",
            "query",
            "source",
            "source_key",
            "origin_imputed",
            "imputed",
        ]
        for name, prefix in (("origin_imputed", "origin_"), ("imputed", "")):
            derived[name] = [
                self.imputed.get(source)
                for source in zip(
                    derived[f"{prefix}source"], derived[f"{prefix}source_key"], strict=True
                )
            ]
        text = pd.Series(f"{definition}|{version}", index=derived.index, dtype=object)
        for name in names:
            text = text + "|" + derived[name].astype(str)
        derived = derived.assign(fingerprint=[sha256(line.encode()).hexdigest() for line in text])
        stored = EndpointResult.objects.filter(study=self.study, definition=definition)
        known = dict(stored.values_list("patient_id", "fingerprint"))
        stored.exclude(patient_id__in=list(derived.index)).delete()
        differs = [known.get(p) != of for p, of in derived["fingerprint"].items()]
        fresh = derived[np.array(differs, dtype=bool)]
        columns = [*names, "fingerprint"]
        values = fresh[columns].astype(object).where(fresh[columns].notna(), None)
        for start in range(0, len(values), BATCH):
            EndpointResult.objects.bulk_create(
                (
                    EndpointResult(
                        study=self.study,
                        patient_id=patient,
                        definition=definition,
                        version=version,
                        computed_at=self.now,
                        **row,
                    )
                    for patient, row in values.iloc[start : start + BATCH].to_dict("index").items()
                ),
                update_conflicts=True,
                unique_fields=["patient", "definition"],
                update_fields=[*columns, "version", "computed_at"],
            )


def _fingerprint(summary: Summary, subjects: pd.DataFrame) -> str:
    """A digest of the declaration and of everything that its numbers are made from."""
    rows = subjects.assign(aval=subjects["aval"].astype(float)).sort_index()
    digest = sha256(repr(summary).encode())
    digest.update(rows.to_csv().encode())
    return digest.hexdigest()
