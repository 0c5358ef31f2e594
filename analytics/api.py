"""REST: the stored summaries of a study. Nothing is computed while somebody waits."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from analytics.definitions.groupings import GROUPINGS, LATER
from analytics.definitions.summaries import SUMMARIES, Scope, Summary
from analytics.definitions.variable import Variable
from analytics.models import Snapshot
from analytics.queries import shown_snapshots, site_of, stale_snapshots
from config.errors import Refused, forbidden, hard
from trials.api import actor_of, refuse_unknown, study_for
from trials.definitions.roles import Right


class StudySummaries(APIView):
    """The newest summary of each definition and population.

    By the grouping that is shown first for a definition, or by the one asked for. A grouping
    that is not known at the origin is refused, with the alternative.
    """

    class Output(serializers.Serializer):
        definition = serializers.CharField()
        version = serializers.CharField()
        population = serializers.CharField()
        grouping = serializers.CharField()
        levels = serializers.DictField(child=serializers.CharField())
        title = serializers.CharField()
        source = serializers.CharField()
        site = serializers.CharField(allow_null=True)
        as_of = serializers.DateTimeField()
        computed_at = serializers.DateTimeField()
        stale = serializers.BooleanField()
        fingerprint = serializers.CharField()
        n = serializers.IntegerField()
        excluded = serializers.ListField(child=serializers.DictField())
        groups = serializers.DictField()
        tests = serializers.ListField(child=serializers.DictField())
        notes = serializers.ListField(child=serializers.CharField())

    @extend_schema(
        parameters=[
            OpenApiParameter("endpoint", enum=list(SUMMARIES), description="This summary alone."),
            OpenApiParameter(
                "grouping",
                enum=[*GROUPINGS, *LATER],
                description="By this grouping; refused where it is not known at the origin.",
            ),
        ],
        responses=Output(many=True),
    )
    def get(self, request: Request, code: str) -> Response:
        refuse_unknown(request, ["endpoint", "grouping"])
        actor = actor_of(request)
        study = study_for(actor, code)
        if not actor.may(Right.READ, study.pk):
            raise forbidden(f"Your role in study {study.key} does not open its summaries.")
        if actor.token is not None and actor.token.tables is not None:
            raise forbidden("This token opens single tables; summaries are made from many.")
        endpoint = request.query_params.get("endpoint")
        shown = chosen(endpoint, request.query_params.get("grouping"))
        snapshots = shown_snapshots(study, site_of(actor, study), shown)
        stale = stale_snapshots(study, snapshots)
        return Response([body_of(snapshot, stale=snapshot.pk in stale) for snapshot in snapshots])


def chosen(endpoint: str | None, grouping: str | None) -> list[tuple[Summary, Variable]]:
    """The summaries asked for by name, each with its grouping; Refused says what may be asked.

    Without an endpoint those are left out that the grouping does not fit.
    """
    if endpoint is not None and endpoint not in SUMMARIES:
        message = f"There is no summary {endpoint!r}; use one of {', '.join(SUMMARIES)}."
        raise Refused(400, [hard("unknown_endpoint", "endpoint", message)])
    summaries = [SUMMARIES[endpoint]] if endpoint else list(SUMMARIES.values())
    if grouping is None:
        return [(summary, summary.groupings[0]) for summary in summaries]
    refused = [summary.refusal(grouping) for summary in summaries]
    if all(refused):
        code, message = refused[0] or ("", "")
        status = 400 if code == "unknown_grouping" else 422
        raise Refused(status, [hard(code, "grouping", message)])
    fitting = [s for s, not_so in zip(summaries, refused, strict=True) if not_so is None]
    return [(summary, GROUPINGS[grouping]) for summary in fitting]


def body_of(snapshot: Snapshot, *, stale: bool) -> dict[str, Any]:
    """One summary as the API answers it. `site` null is the whole study."""
    summary, grouping = SUMMARIES[snapshot.definition], GROUPINGS[snapshot.grouping]
    names = grouping.names(snapshot.groups)
    return {
        "definition": snapshot.definition,
        "version": snapshot.version,
        "population": snapshot.population,
        "grouping": snapshot.grouping,
        "levels": {name: grouping.label(name) for name in names},
        "title": summary.title,
        "source": summary.source,
        "site": snapshot.site.key if snapshot.site else None,
        "as_of": snapshot.as_of,
        "computed_at": snapshot.computed_at,
        "stale": stale,
        "fingerprint": snapshot.fingerprint,
        "n": snapshot.n,
        "excluded": snapshot.excluded,
        # The database keeps the keys of an object in an order of its own.
        "groups": {name: snapshot.groups[name] for name in names},
        "tests": snapshot.tests,
        "notes": list(summary.notes_for(Scope(snapshot.population), grouping)),
    }
