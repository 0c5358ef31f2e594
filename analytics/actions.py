"""Writes of this app: scores, endpoint results, summaries. Each is safe twice and at once."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import pghistory
import structlog
from django.db import connection, transaction
from django.utils import timezone

from analytics import frames, queries
from analytics.definitions.endpoint import Unit
from analytics.definitions.endpoints import ENDPOINTS
from analytics.definitions.gu2022 import GU2022
from analytics.definitions.risk_model import RiskModel
from analytics.endpoints import FactBook, derive, infusion_book
from analytics.models import RiskScore, Scored, Snapshot
from analytics.results import store_results
from analytics.risk_models import approved_models
from analytics.scores import store_scores
from analytics.scoring import score
from analytics.summarising import Summaries, Summarised, Tell, declared
from trials.access import SYSTEM_USER
from trials.changes import sign_copies
from trials.models import Study

# Called with the code of the study at work and the share of it that is done.
Progress = Callable[[str, float], None]

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


def rescore(
    *, study: Study | None = None, everything: bool = False, progress: Progress | None = None
) -> Rescored:
    """Bring the scores of one study, or of all, up to date with the record.

    By the published model, and beside it by those that the study has approved. Looks at the
    patients that changed since the last run, or at everybody; writes only where the inputs of a
    score differ. A study that fails does not stop the others; its error is raised at the end.
    """
    return _each(
        study,
        progress,
        Rescored(),
        lambda one, tell: _rescore_study(one, everything=everything, tell=tell),
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


def _rescore_study(study: Study, *, everything: bool, tell: Tell) -> Rescored:
    models = (GU2022, *approved_models(study))
    total = Rescored()
    for place, model in enumerate(models):
        part = _part(tell, place, len(models))
        one = _rescore(study, model, everything=everything, tell=part)
        # The infusions are the same ones under each model.
        infusions = max(total.infusions, one.infusions)
        total = replace(total + one, infusions=infusions)
    return total


def _part(tell: Tell, place: int, of: int) -> Tell:
    """Progress of one of several like works, as progress of them all."""
    return lambda share: tell((place + share) / of)


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
    with pghistory.context(
        user=SYSTEM_USER, role="system", site=None, why=reason, source="task"
    ) as context:
        if outdated:
            RiskScore.objects.filter(pk__in=outdated).update(superseded_at=now)
        sign_copies(context)
        store_scores(study, model, inputs.loc[fresh.index], fresh, now, tell)
    return Rescored(len(scored), len(fresh), len(gone))


def _summarise(study: Study, *, everything: bool, tell: Tell) -> Summarised:
    rescore(study=study)
    with _alone("summarise", study):
        seen, now = queries.current_snapshot(), timezone.now()
        newest = list(queries.latest_snapshots(study).defer("groups", "tests", "excluded"))
        wanted = declared()
        kept = [s for s in newest if (s.definition, s.version, s.grouping) in wanted]
        complete = {(s.definition, s.version, s.grouping) for s in kept} == wanted
        if complete and not everything and not queries.changed_since(study, kept[0].seen):
            Snapshot.objects.filter(pk__in=[s.pk for s in kept]).update(as_of=now, seen=seen)
            return Summarised(len(kept), 0)
        patients, facts = frames.patient_frame(study), frames.fact_frame(study)
        infusions = frames.infusion_frame(study, GU2022)
        errors = frames.data_error_frame(study)
        derived = derive_all(
            patients.index, infusions, facts, errors, cutoff=queries.data_cutoff(study)
        )
        store_results(study, derived, ENDPOINTS, facts, infusions, now)
        return Summaries(study, patients, infusions, newest, seen, now).store(derived, tell)


def derive_all(
    patients: pd.Index,
    infusions: pd.DataFrame,
    facts: pd.DataFrame,
    errors: pd.DataFrame,
    *,
    cutoff: date | None = None,
) -> dict[str, pd.DataFrame]:
    """What each endpoint gives, by its id: a row per patient, or per infusion where it says so."""
    books = {
        Unit.PATIENT: FactBook(patients, facts, errors),
        Unit.INFUSION: infusion_book(infusions, facts, errors),
    }
    return {e.id: derive(e, books[e.unit], cutoff=cutoff) for e in ENDPOINTS.values()}
