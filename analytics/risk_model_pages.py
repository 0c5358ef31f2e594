"""The risk models of a study's own: what each weighs, where it comes from, and its decision."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from analytics.analysis_pages import register_result_panel
from analytics.declared import of_model
from analytics.models import AnalysisRun, RiskModelVersion
from analytics.risk_model_api import DECISIONS
from analytics.risk_models import (
    decide,
    declared,
    draft_analysis,
    in_force,
    may,
    visible_versions,
)
from config.errors import Refused, forbidden, not_found
from trials.access import Actor
from trials.definitions.definition import Definition
from trials.definitions.roles import Right
from trials.models import Study
from trials.pages.common import study_page
from trials.pages.panels import Panel, register_study_link


@dataclass(frozen=True)
class Shown:
    """One version in words."""

    version: RiskModelVersion
    definition: Definition
    in_force: bool
    facts: tuple[tuple[str, str], ...]
    may_decide: bool


@require_GET
@study_page
def risk_models(request: HttpRequest, actor: Actor, study: Study) -> HttpResponse:
    """Every version of the study, newest of each code first."""
    return _show(request, actor, study)


@require_POST
@study_page
def decide_risk_model(
    request: HttpRequest, actor: Actor, study: Study, version_id: int, action: str
) -> HttpResponse:
    """Approve or reject a draft; refused, the page says why and keeps the reason."""
    if action not in DECISIONS or not visible_versions(actor).filter(study=study, pk=version_id):
        raise not_found()
    try:
        decided = decide(
            actor=actor,
            version_id=version_id,
            state=DECISIONS[action],
            reason=request.POST.get("reason"),
        )
    except Refused as refusal:
        return _show(request, actor, study, refusal=refusal, tried=version_id)
    messages.success(request, f"{decided} is {decided.get_state_display().lower()}.")
    return redirect("risk_models", study.key)


@require_POST
@study_page
def register_risk_model(
    request: HttpRequest, actor: Actor, study: Study, run_id: int
) -> HttpResponse:
    """Draft the model that an analysis developed."""
    row = draft_analysis(
        actor=actor,
        study=study,
        run_id=run_id,
        title=request.POST.get("title"),
        code=request.POST.get("code", "").strip(),
    )
    messages.success(request, f"{row} is drafted.")
    return redirect("risk_models", study.key)


def registration(actor: Actor, study: Study, run: AnalysisRun) -> Panel | None:
    """The form that registers a developed model, for who may draft one."""
    found = (run.same_as or run).numbers
    if "registrable" not in found or not may(actor, study, Right.DRAFT_MODELS):
        return None
    why = found["registrable"].get("why", {}).get("message", "")
    return Panel(
        title="Risk model",
        template="analytics/register_model.html",
        context={"study": study, "run": run, "why": why},
    )


def _show(
    request: HttpRequest,
    actor: Actor,
    study: Study,
    *,
    refusal: Refused | None = None,
    tried: int | None = None,
) -> HttpResponse:
    if not actor.may(Right.READ, study.pk):
        raise forbidden(f"Your role in study {study.key} does not open its risk models.")
    current = set(in_force(study).values_list("pk", flat=True))
    deciding = may(actor, study, Right.APPROVE_MODELS)
    context: dict[str, Any] = {
        "study": study,
        "shown": [
            Shown(
                version=row,
                definition=of_model(declared(row)),
                in_force=row.pk in current,
                facts=tuple(facts_of(row.provenance)),
                may_decide=deciding
                and row.state == RiskModelVersion.State.DRAFT
                and row.made_by_id != actor.user.pk,
            )
            for row in visible_versions(actor).filter(study=study)
        ],
        "refusal": refusal,
        "tried": tried,
        "reason": request.POST.get("reason", ""),
    }
    status = refusal.status if refusal else 200
    return render(request, "analytics/risk_models.html", context, status=status)


def facts_of(provenance: dict[str, Any]) -> list[tuple[str, str]]:
    """What a model was developed on and how well it did there, in words."""
    if not provenance:
        return [("Developed on", "Declared without a development on record")]
    return [
        ("Developed on", ", ".join(provenance["studies"])),
        ("Rows", str(provenance["n"])),
        ("Samples", f"{provenance['samples']}, seed {provenance['seed']}"),
        *(
            (f"Outcome, {of['title']}", f"{of['events']} of {of['n']} complete rows")
            for of in provenance["predictors"]
        ),
        *(
            (
                f"{title}, {of['title']}",
                f"{_number(of['apparent'][name])} apparent, "
                f"{_number(of['corrected'][name])} corrected for optimism",
            )
            for of in provenance["predictors"]
            for name, title in (("auc", "AUC"), ("slope", "Calibration slope"))
        ),
        ("Fingerprint", provenance["fingerprint"][:16]),
    ]


def _number(value: float | None) -> str:
    return "not known" if value is None else f"{value:.3f}"


register_study_link("Risk models", "risk_models")
register_result_panel(registration)
