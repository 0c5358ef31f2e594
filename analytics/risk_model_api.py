"""REST: the risk models of a study's own, their drafts, and the decision of a second person."""

from collections.abc import Mapping
from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from analytics.models import RiskModelVersion
from analytics.risk_models import (
    decide,
    draft_analysis,
    draft_model,
    in_force,
    permit,
    visible_versions,
)
from config.errors import Refused, forbidden, hard, not_found
from trials.access import Actor
from trials.api import actor_of, refuse_unknown, study_of
from trials.definitions.roles import Right

STUDY = OpenApiParameter("study", description="The study's code; a token names its own.")
DECISIONS = {
    "approve": RiskModelVersion.State.APPROVED,
    "reject": RiskModelVersion.State.REJECTED,
}
# Whom the model was developed on stays in the database: it is compared there, by no reader.
KEPT = frozenset({"patients"})


class RiskModelOutput(serializers.Serializer):
    id = serializers.IntegerField()
    study = serializers.CharField()
    code = serializers.CharField()
    version = serializers.CharField()
    state = serializers.ChoiceField(RiskModelVersion.State.choices)
    in_force = serializers.BooleanField()
    declaration = serializers.DictField()
    provenance = serializers.DictField()
    made_by = serializers.CharField()
    made_at = serializers.DateTimeField()
    decided_by = serializers.CharField(allow_null=True)
    decided_at = serializers.DateTimeField(allow_null=True)
    reason = serializers.CharField(allow_null=True)


class RiskModelDraft(serializers.Serializer):
    study = serializers.CharField(required=False)
    declaration = serializers.DictField(required=False)
    analysis = serializers.IntegerField(required=False)
    title = serializers.CharField(required=False)
    code = serializers.CharField(required=False)


class RiskModelReason(serializers.Serializer):
    reason = serializers.CharField()


class RiskModels(APIView):
    """The versions of a study, newest of each code first; a new draft."""

    @extend_schema(parameters=[STUDY], responses=RiskModelOutput(many=True))
    def get(self, request: Request) -> Response:
        refuse_unknown(request, ["study"])
        actor = _reader(request)
        study = study_of(request, actor)
        if not actor.may(Right.READ, study.pk):
            raise forbidden(f"Your role in study {study.key} does not open its risk models.")
        rows = list(visible_versions(actor).filter(study=study))
        current = set(in_force(study).values_list("pk", flat=True))
        return Response([body_of(row, current=row.pk in current) for row in rows])

    @extend_schema(parameters=[STUDY], request=RiskModelDraft, responses={201: RiskModelOutput})
    def post(self, request: Request) -> Response:
        """Draft a model: its `declaration`, or the `analysis` that developed it with a `title`.

        The version is counted here. `code` makes it the next version of that model.
        """
        refuse_unknown(request, ["study"])
        actor = _reader(request)
        study = study_of(request, actor)
        permit(actor, study, Right.DRAFT_MODELS)
        body = _object(request, ("study", "declaration", "analysis", "title", "code"))
        if "analysis" in body:
            row = draft_analysis(
                actor=actor,
                study=study,
                run_id=body["analysis"],
                title=body.get("title"),
                code=body.get("code"),
            )
        else:
            row = draft_model(actor=actor, study=study, body=body.get("declaration"))
        return Response(body_of(row, current=False), status=201)


class RiskModelDetail(APIView):
    @extend_schema(responses=RiskModelOutput)
    def get(self, request: Request, pk: int) -> Response:
        refuse_unknown(request, [])
        return Response(_answer(_found(_reader(request), pk)))


class RiskModelDecision(APIView):
    """Approve or reject a draft with `{reason}`, as another person than its maker."""

    @extend_schema(
        operation_id="risk_models_decide", request=RiskModelReason, responses=RiskModelOutput
    )
    def post(self, request: Request, pk: int, action: str) -> Response:
        refuse_unknown(request, [])
        actor = _reader(request)
        row = _found(actor, pk)
        permit(actor, row.study, Right.APPROVE_MODELS)
        body = _object(request, ("reason",))
        decide(actor=actor, version_id=pk, state=DECISIONS[action], reason=body.get("reason"))
        return Response(_answer(_found(actor, pk)))


def body_of(row: RiskModelVersion, *, current: bool) -> dict[str, Any]:
    """One version as the API answers it."""
    return {
        "id": row.pk,
        "study": row.study.key,
        "code": row.code,
        "version": str(row.version),
        "state": row.state,
        "in_force": current,
        "declaration": row.declaration,
        "provenance": {k: v for k, v in row.provenance.items() if k not in KEPT},
        "made_by": row.made_by.username,
        "made_at": row.made_at,
        "decided_by": row.decided_by.username if row.decided_by else None,
        "decided_at": row.decided_at,
        "reason": row.reason or None,
    }


def _answer(row: RiskModelVersion) -> dict[str, Any]:
    return body_of(row, current=in_force(row.study).filter(pk=row.pk).exists())


def _found(actor: Actor, pk: int) -> RiskModelVersion:
    row = visible_versions(actor).filter(pk=pk).first()
    if row is None:
        raise not_found()
    return row


def _reader(request: Request) -> Actor:
    actor = actor_of(request)
    if actor.token is not None and actor.token.tables is not None:
        raise forbidden("This token opens single tables; risk models are made from many.")
    return actor


def _object(request: Request, known: tuple[str, ...]) -> Mapping[str, Any]:
    """The JSON object that was sent; refused (400) with every field that it may not have."""
    if not isinstance(request.data, Mapping):
        raise Refused(400, [hard("unreadable", None, "Send one JSON object.")])
    faults = [
        hard("unknown_field", str(name), f"{name!r} is no field here; use {', '.join(known)}.")
        for name in request.data
        if name not in known
    ]
    if faults:
        raise Refused(400, faults)
    return request.data
