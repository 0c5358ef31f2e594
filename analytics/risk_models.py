"""Risk models of a study's own: drafted by one person, decided by another, then scored with.

Without pandas, so that the web server may import it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from analytics.analysis_runs import readable
from analytics.definitions.gu2022 import RISK_MODELS
from analytics.definitions.risk_model import RiskModel
from analytics.definitions.risk_model_json import from_json, to_json
from analytics.models import RiskModelVersion
from config.errors import Finding, Refused, forbidden, hard, not_found
from trials.access import Actor, scope
from trials.changes import history_context
from trials.definitions.roles import Right
from trials.models import Study

State = RiskModelVersion.State
LONGEST_REASON = 1000
# Faults of the shape of a body; the others are understood and refused.
SHAPE = frozenset({"unreadable", "unknown_field"})
MAY_NOT = {
    Right.DRAFT_MODELS: "draft a risk model; a statistician of the whole study may",
    Right.APPROVE_MODELS: "decide on a risk model; a trial lead may",
}


def visible_versions(actor: Actor) -> QuerySet[RiskModelVersion]:
    """The versions of the studies that the actor reads, newest version of a code first."""
    rows = RiskModelVersion.objects.filter(scope(RiskModelVersion, actor, Right.READ))
    return rows.select_related("study", "made_by", "decided_by").order_by("code", "-version")


def in_force(study: Study) -> QuerySet[RiskModelVersion]:
    """Of each code of the study the newest version that was approved."""
    approved = RiskModelVersion.objects.filter(study=study, state=State.APPROVED)
    return approved.order_by("code", "-version").distinct("code")


def approved_models(study: Study) -> list[RiskModel]:
    """The models that score the study's infusions beside the published one."""
    return [declared(row) for row in in_force(study)]


def declared(version: RiskModelVersion) -> RiskModel:
    """The model that a stored version declares."""
    model, faults = from_json(version.declaration)
    if model is None:
        raise ValueError(f"{version}: {'; '.join(fault.message for fault in faults)}")
    return model


@dataclass(frozen=True)
class Named:
    """A model, and by study the patients from whom it was developed."""

    model: RiskModel
    patients: Mapping[str, Collection[int]]


def named_model(name: str, studies: Iterable[int]) -> Named | None:
    """The model of a name in some studies; None where there is none, or more than one.

    A published model by its id; one of a study's own by its code, which is the version in force,
    or as code/version, which may be a draft.
    """
    if name in RISK_MODELS:
        return Named(RISK_MODELS[name], {})
    code, _, number = name.partition("/")
    rows = RiskModelVersion.objects.filter(study__in=list(studies), code=code)
    if number:
        rows = rows.filter(version=int(number) if number.isdecimal() else 0)
    else:
        approved = rows.filter(state=State.APPROVED)
        rows = approved.order_by("study", "-version").distinct("study")
    found = list(rows[:2])
    if len(found) != 1:
        return None
    patients = found[0].provenance.get("patients", {})
    return Named(declared(found[0]), {study: frozenset(of) for study, of in patients.items()})


def draft_analysis(
    *, actor: Actor, study: Study, run_id: Any, title: Any, code: Any = None
) -> RiskModelVersion:
    """Draft the model that a DEVELOP analysis over the study found, for who may read all of it."""
    whole = isinstance(run_id, int) and not isinstance(run_id, bool) and 0 < run_id < 2**31
    run = readable(actor).filter(pk=run_id, scopes__study=study).first() if whole else None
    if run is None:
        raise not_found(f"There is no analysis {run_id} of study {study.key} that you may read.")
    permit(actor, study, Right.DRAFT_MODELS)
    kept = run.same_as or run
    if "registrable" not in kept.numbers or kept.computed_at is None:
        message = "The analysis has developed no risk model; take a finished one that did."
        raise Refused(422, [hard("not_a_development", "analysis", message)])
    return draft_development(
        actor=actor,
        study=study,
        result=kept.numbers,
        title=title,
        fingerprint=kept.fingerprint,
        on=kept.computed_at.date(),
        code=code,
    )


def draft_development(
    *,
    actor: Actor,
    study: Study,
    result: Mapping[str, Any],
    title: Any,
    fingerprint: str,
    on: date,
    code: Any = None,
) -> RiskModelVersion:
    """Draft the model that a DEVELOP analysis found, with what is known of how it was made."""
    permit(actor, study, Right.DRAFT_MODELS)
    declaration = result["registrable"]["declaration"]
    if declaration is None:
        message = result["registrable"]["why"]["message"]
        raise Refused(422, [hard("not_registrable", None, message)])
    studies = list(result["developed_on"])
    body = {
        "id": code or None,
        "title": title,
        "source": f"Developed on {', '.join(studies)}, {on:%Y-%m-%d}.",
        "doi": "",
        "notes": ["Research model of this study's own, not for treatment decisions."],
        **declaration,
    }
    provenance = {
        "studies": studies,
        "patients": result["developed_on"],
        "n": result["n"],
        "samples": result["samples"],
        "seed": result["seed"],
        "recipe": result["recipe"],
        "fingerprint": fingerprint,
        "predictors": [
            {
                "title": of["title"],
                "n": of["n"],
                "events": of["events"],
                "apparent": of["optimism"]["apparent"],
                "corrected": of["optimism"]["corrected"],
                "selected": of["optimism"]["selected"],
            }
            for of in result["predictors"]
        ],
    }
    return draft_model(actor=actor, study=study, body=body, provenance=provenance)


def may(actor: Actor, study: Study, right: Right) -> bool:
    """Whether the actor has a right over the whole study."""
    return any(g.study_id == study.pk and g.site_id is None for g in actor.grants_with(right))


def permit(actor: Actor, study: Study, right: Right) -> None:
    """Raise 403, saying why, where the actor lacks a right over the whole study."""
    if may(actor, study, right):
        return
    if actor.token is not None and not actor.token.may_write:
        raise forbidden("This token is read-only. Issue one with --write.")
    raise forbidden(f"Your role in study {study.key} may not {MAY_NOT[right]}.")


@transaction.atomic
def draft_model(
    *, actor: Actor, study: Study, body: Any, provenance: Mapping[str, Any] | None = None
) -> RiskModelVersion:
    """Store what a body declares as a draft, or refuse it with everything that is wrong.

    A body without an id gets the next free one. The version is counted here, whatever the body
    says: a second draft of one code is its version 2.
    """
    permit(actor, study, Right.DRAFT_MODELS)
    # One at a time, so that no two drafts get one number.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('risk_models'), %s)", [study.pk])
    now = timezone.now()
    if isinstance(body, Mapping):
        code = body["id"] if body.get("id") is not None else _next_code(study, now.year)
        body = {**body, "id": code, "version": str(_next_version(study, code))}
    model, faults = from_json(body)
    if model is not None and model.id in RISK_MODELS:
        message = f"{model.id} is a published model; choose another id, or leave it out."
        faults.append(hard("taken", "id", message))
    if model is None or faults:
        raise Refused(400 if any(f.code in SHAPE for f in faults) else 422, faults)
    why = f"Drafted {model.id} version {model.version}."
    with history_context(actor, study_id=study.pk, site=None, right=Right.DRAFT_MODELS, why=why):
        return RiskModelVersion.objects.create(
            study=study,
            code=model.id,
            version=int(model.version),
            declaration=to_json(model),
            provenance=dict(provenance or {}),
            made_by=actor.user,
            made_at=now,
        )


@transaction.atomic
def decide(*, actor: Actor, version_id: int, state: str, reason: Any) -> RiskModelVersion:
    """Approve or reject a draft, as another person than its maker and once."""
    # Locked, so that of two decisions at one moment the second finds the first. Alone: who waited
    # for the row would get what is joined to it as it was before.
    found = RiskModelVersion.objects.select_for_update().filter(pk=version_id).first()
    if found is None or not visible_versions(actor).filter(pk=version_id).exists():
        raise not_found()
    permit(actor, found.study, Right.APPROVE_MODELS)
    if found.made_by_id == actor.user.pk:
        message = f"You drafted {found}, so another person has to decide on it."
        raise Refused(403, [hard("second_person", None, message)])
    faults = list(_unreadable(reason))
    if faults:
        raise Refused(400, faults)
    if found.decided_by is not None:
        message = (
            f"{found} was {found.state} by {found.decided_by} on {found.decided_at:%Y-%m-%d}. "
            "Draft a new version to change it."
        )
        raise Refused(409, [hard("decided", None, message)])
    if not (reason or "").strip():
        raise Refused(422, [hard("reason_required", "reason", "Say why, for who reads it later.")])
    with history_context(
        actor, study_id=found.study_id, site=None, right=Right.APPROVE_MODELS, why=reason
    ):
        found.state, found.reason = state, reason
        found.decided_by, found.decided_at = actor.user, timezone.now()
        found.save(update_fields=["state", "reason", "decided_by", "decided_at"])
    return found


def _unreadable(reason: Any) -> list[Finding]:
    if reason is None:
        return []
    if not isinstance(reason, str) or "\x00" in reason or len(reason) > LONGEST_REASON:
        message = f"reason must be a text of at most {LONGEST_REASON} characters."
        return [hard("unreadable", "reason", message)]
    return []


def _next_code(study: Study, year: int) -> str:
    taken = set(
        RiskModelVersion.objects.filter(study=study, code__startswith=f"OWN-{year}-").values_list(
            "code", flat=True
        )
    )
    return next(code for n in range(1, len(taken) + 2) if (code := f"OWN-{year}-{n}") not in taken)


def _next_version(study: Study, code: Any) -> int:
    if not isinstance(code, str) or "\x00" in code:
        return 1
    of = RiskModelVersion.objects.filter(study=study, code=code)
    return (of.aggregate(last=Max("version"))["last"] or 0) + 1
