"""REST: which analyses there are, asking for one, its result and its files."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from analytics import analysis_runs as runs
from analytics.analysis_asked import FIELDS, SETTABLE, read
from analytics.analysis_tables import ROUNDINGS, UNITS, as_csv
from analytics.definitions.analyses import ANALYSES
from analytics.models import AnalysisRun
from config.errors import Refused, forbidden, hard, not_found
from trials.access import Actor
from trials.api import REFUSED, actor_of, limit_of, link_to, refuse_unknown, study_for, whole_number

THEMES = ("light", "dark")


class AnalysisOutput(serializers.Serializer):
    """An analysis as it stands."""

    id = serializers.IntegerField()
    state = serializers.ChoiceField(AnalysisRun.State.choices)
    progress = serializers.DictField()
    definition = serializers.CharField(allow_null=True)
    version = serializers.CharField(allow_null=True)
    set = serializers.DictField()
    studies = serializers.ListField(child=serializers.CharField())
    sites = serializers.DictField(child=serializers.ListField(allow_null=True))
    scope = serializers.DictField()
    requested_by = serializers.CharField()
    requested_at = serializers.DateTimeField()
    computed_at = serializers.DateTimeField(allow_null=True)
    n = serializers.IntegerField(allow_null=True)
    excluded = serializers.ListField(child=serializers.DictField())
    result = serializers.DictField(allow_null=True)
    warnings = serializers.ListField(child=serializers.DictField())
    text = serializers.CharField()
    methods = serializers.ListField(child=serializers.DictField())
    fingerprint = serializers.CharField(allow_null=True)
    error = serializers.DictField(allow_null=True)
    files = serializers.DictField(child=serializers.CharField())


class AnalysisDefinitionOutput(serializers.Serializer):
    id = serializers.CharField()
    version = serializers.CharField()
    source = serializers.CharField()
    title = serializers.CharField()
    settable = serializers.ListField(child=serializers.CharField())


class AnalysisDefinitions(APIView):
    """The analyses that are shipped, runnable on any study."""

    @extend_schema(
        operation_id="analyses_definitions",
        tags=["analyses"],
        responses=AnalysisDefinitionOutput(many=True),
    )
    def get(self, request: Request) -> Response:
        refuse_unknown(request, ["study"])
        return Response(
            [
                {
                    "id": a.id,
                    "version": a.version,
                    "source": a.source,
                    "title": a.title,
                    "settable": list(a.settable),
                }
                for a in ANALYSES.values()
            ]
        )


class AnalysisList(APIView):
    """The analyses whose rows the asker may see, the newest first, each without its result.

    A POST asks for one. It answers 201 when that is done within two seconds, else 202, and 200
    with the kept one where an equal request has a result that still holds.
    """

    @extend_schema(
        operation_id="analyses_list",
        tags=["analyses"],
        parameters=[
            OpenApiParameter("study", description="Those that cover this study"),
            OpenApiParameter("definition"),
            OpenApiParameter("state", enum=AnalysisRun.State.values),
            OpenApiParameter("after", type=int),
            OpenApiParameter("before", type=int),
            OpenApiParameter("limit", type=int),
        ],
        responses={200: OpenApiTypes.OBJECT, 400: REFUSED, 403: REFUSED, 404: REFUSED},
    )
    def get(self, request: Request) -> Response:
        refuse_unknown(request, ["study", "definition", "state", "after", "before", "limit"])
        actor = _reader(request)
        found = runs.readable(actor).filter(same_as=None).defer("result")
        asked = request.query_params
        if "study" in asked:
            found = found.filter(scopes__study=study_for(actor, asked["study"])).distinct()
        if "definition" in asked:
            found = found.filter(definition=asked["definition"])
        if "state" in asked:
            found = found.filter(state=asked["state"])
        page, links = _page(request, found)
        return Response({**links, "results": [runs.listed(run) for run in page]})

    @extend_schema(
        operation_id="analyses_create",
        tags=["analyses"],
        request={
            "application/json": {
                "type": "object",
                "required": ["studies", "definition"],
                "properties": {
                    "studies": {"type": "array", "items": {"type": "string"}},
                    "definition": {"type": "string", "nullable": True},
                    "version": {"type": "string"},
                    "scope": {
                        "type": "object",
                        "properties": {
                            "cutoff": {"type": "string", "format": "date", "nullable": True}
                        },
                    },
                    "set": {"type": "object", "properties": {name: {} for name in SETTABLE}},
                },
                "additionalProperties": False,
                "description": f"Fields: {', '.join(FIELDS)}.",
            }
        },
        responses={
            200: AnalysisOutput,
            201: AnalysisOutput,
            202: AnalysisOutput,
            **dict.fromkeys((400, 403, 404, 422), REFUSED),
        },
    )
    def post(self, request: Request) -> Response:
        refuse_unknown(request, ["study"])
        actor = actor_of(request)
        run, kept = runs.ask(actor, read(actor, request.data))
        if not kept:
            run = runs.awaited(run)
            kept = run.same_as is not None
        run = runs.shown(run)
        done = run.state == runs.State.DONE
        status = 200 if kept and done else 201 if done else 202
        address = request.build_absolute_uri(runs.address_of(run))
        return Response(runs.body_of(run), status=status, headers={"Location": address})


class AnalysisDetail(APIView):
    """One analysis with its result."""

    @extend_schema(
        operation_id="analyses_read",
        tags=["analyses"],
        responses={200: AnalysisOutput, 404: REFUSED},
    )
    def get(self, request: Request, pk: int) -> Response:
        refuse_unknown(request, ["study"])
        return Response(runs.body_of(found(actor_of(request), pk)))


class AnalysisFile(APIView):
    """The tables of a result as CSV, or its figure."""

    @extend_schema(
        operation_id="analyses_file",
        tags=["analyses"],
        parameters=[
            OpenApiParameter("rounding", enum=list(ROUNDINGS), description="Of the table"),
            OpenApiParameter("theme", enum=THEMES, description="Of the figure"),
            OpenApiParameter(
                "unit", enum=UNITS, description="Of the times; a month is 30.4375 days"
            ),
        ],
        responses={
            (200, "text/csv"): OpenApiResponse(OpenApiTypes.STR),
            (200, "image/png"): OpenApiResponse(OpenApiTypes.BINARY),
            (200, "image/svg+xml"): OpenApiResponse(OpenApiTypes.BINARY),
            (200, "application/pdf"): OpenApiResponse(OpenApiTypes.BINARY),
            404: REFUSED,
        },
    )
    def get(self, request: Request, pk: int, name: str) -> HttpResponseBase:
        refuse_unknown(request, ["study", "rounding", "theme", "unit"])
        run = runs.shown(found(actor_of(request), pk))
        if name not in runs.files_of(run):
            raise not_found(f"This analysis has no {name}: {_why_not(run)}")
        choices = {"rounding": tuple(ROUNDINGS), "theme": THEMES, "unit": UNITS}
        chosen = {what: _one_of(request, what, allowed) for what, allowed in choices.items()}
        synthetic = any(study.synthetic for study in runs.studies_of(run))
        if name == "table.csv":
            content: Any = as_csv(run, chosen["rounding"], chosen["unit"], synthetic=synthetic)
        else:
            # Slow to import, so only where there is something to draw.
            from analytics import analysis_figures

            kind = name.rpartition(".")[2]
            content = analysis_figures.drawn(
                run, kind, chosen["theme"], chosen["unit"], synthetic=synthetic
            )
        response = HttpResponse(content, content_type=runs.FILES[name])
        shown = "inline" if "theme" in request.query_params else "attachment"
        response["Content-Disposition"] = f'{shown}; filename="analysis-{run.pk}-{name}"'
        response["Cache-Control"] = "private, max-age=86400"
        return response


def _reader(request: Request) -> Actor:
    actor = actor_of(request)
    if actor.token is not None and actor.token.tables is not None:
        raise forbidden("This token opens single tables; an analysis is made from many.")
    return actor


def found(actor: Actor, pk: int) -> AnalysisRun:
    """The run, for who may see all of its rows; 404 else."""
    run = runs.readable(actor).filter(pk=pk).first()
    if run is None:
        raise not_found()
    return run


def _why_not(run: AnalysisRun) -> str:
    if run.state != runs.State.DONE:
        return f"it is {run.state}."
    return f"there is {', '.join(runs.files_of(run))}."


def _one_of(request: Request, name: str, allowed: tuple[str, ...]) -> str:
    given = request.query_params.get(name, allowed[0])
    if given not in allowed:
        raise Refused(400, [hard("unreadable", name, f"{name} is one of {', '.join(allowed)}.")])
    return given


def _page(request: Request, rows: Any) -> tuple[list[AnalysisRun], dict[str, str | None]]:
    """One page of runs, the newest first, and the addresses of those beside it."""
    limit = limit_of(request)
    after, before = (whole_number(request, name) for name in ("after", "before"))
    if before is not None:
        page = list(rows.filter(pk__gt=before).order_by("pk")[: limit + 1])[::-1]
        more_before, more_after = len(page) > limit, True
        page = page[-limit:]
    else:
        if after is not None:
            rows = rows.filter(pk__lt=after)
        page = list(rows.order_by("-pk")[: limit + 1])
        more_before, more_after = after is not None, len(page) > limit
        page = page[:limit]
    return page, {
        "next": link_to(request, after=page[-1].pk) if page and more_after else None,
        "previous": link_to(request, before=page[0].pk) if page and more_before else None,
    }
