"""REST: the stored summaries of a study. Nothing is computed while somebody waits."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from analytics.definitions.summaries import GROUPS, SUMMARIES, Scope
from analytics.models import Snapshot
from analytics.queries import shown_snapshots, stale_snapshots
from config.errors import forbidden
from trials.api import actor_of, refuse_unknown, study_for
from trials.definitions.roles import Right


class StudySummaries(APIView):
    """The newest summary of each definition, version and population."""

    class Output(serializers.Serializer):
        definition = serializers.CharField()
        version = serializers.CharField()
        population = serializers.CharField()
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

    @extend_schema(responses=Output(many=True))
    def get(self, request: Request, code: str) -> Response:
        refuse_unknown(request, [])
        actor = actor_of(request)
        study = study_for(actor, code)
        if not actor.may(Right.READ, study.pk):
            raise forbidden(f"Your role in study {study.key} does not open its summaries.")
        if actor.token is not None and actor.token.tables is not None:
            raise forbidden("This token opens single tables; summaries are made from many.")
        _, snapshots = shown_snapshots(actor, study)
        stale = stale_snapshots(study, snapshots)
        return Response([body_of(snapshot, stale=snapshot.pk in stale) for snapshot in snapshots])


def body_of(snapshot: Snapshot, *, stale: bool) -> dict[str, Any]:
    """One summary as the API answers it. `site` null is the whole study."""
    summary = SUMMARIES[snapshot.definition]
    return {
        "definition": snapshot.definition,
        "version": snapshot.version,
        "population": snapshot.population,
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
        "groups": {name: snapshot.groups[name] for name in GROUPS},
        "tests": snapshot.tests,
        "notes": list(summary.notes_for(Scope(snapshot.population))),
    }
