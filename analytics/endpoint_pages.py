"""Every endpoint of one patient side by side, each with the record that it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from analytics.adam import CENSORINGS, EVENTS
from analytics.definitions.endpoint import Censored, Fact
from analytics.definitions.endpoints import ENDPOINTS
from analytics.models import EndpointResult
from analytics.pages import QUERIES
from analytics.reasons import reason, remedy
from config.errors import not_found
from trials.access import Actor, visible
from trials.crf import Record, registry
from trials.models import Study
from trials.pages.common import study_page
from trials.pages.display import record_url
from trials.pages.panels import Panel, register_panel
from trials.queries import rows_of


@dataclass(frozen=True)
class Line:
    """One endpoint of the patient, or of one infusion, in words."""

    result: EndpointResult
    title: str
    status: str
    why: str
    left_out: str
    remedy: str
    query: str
    record: str
    url: str


@require_GET
@study_page
def endpoints_of_patient(
    request: HttpRequest, actor: Actor, study: Study, key: str
) -> HttpResponse:
    """The stored results of one patient, in the order in which the endpoints are declared."""
    patient = rows_of(registry["patients"], actor, study).filter(key=key).first()
    if patient is None:
        raise not_found()
    results = EndpointResult.objects.filter(patient=patient, definition__in=ENDPOINTS)
    place = {name: number for number, name in enumerate(ENDPOINTS)}
    ordered = sorted(
        results.select_related("infusion"),
        key=lambda r: (place[r.definition], r.infusion.key if r.infusion else ""),
    )
    urls = _urls(actor, study, ordered)
    return render(
        request,
        "analytics/endpoints.html",
        {"study": study, "patient": patient, "lines": [_line(r, urls) for r in ordered]},
    )


def _line(result: EndpointResult, urls: dict[tuple[str, str], str]) -> Line:
    endpoint = ENDPOINTS[result.definition]
    if result.event:
        why = EVENTS[Fact(result.event)]
    else:
        why = CENSORINGS[Censored(result.censored)][0] if result.censored else ""
    at = (result.source or "", result.source_key or "")
    table = registry.get(at[0])
    return Line(
        result=result,
        title=endpoint.title,
        status={None: "", 0: "Censored", 1: "Event"}.get(result.status, "Competing event"),
        why=why,
        left_out=reason(result.excluded_reason) if result.excluded_reason else "",
        remedy=remedy(result.excluded_reason) if result.excluded_reason else "",
        query=QUERIES.get(result.query or "", ""),
        record=f"{table.crf.title} {at[1]}" if table else "",
        url=urls.get(at, ""),
    )


def _urls(
    actor: Actor, study: Study, results: Iterable[EndpointResult]
) -> dict[tuple[str, str], str]:
    """The page of each record that a result rests on, by table and key."""
    keys: dict[str, set[str]] = {}
    for result in results:
        if result.source and result.source_key:
            keys.setdefault(result.source, set()).add(result.source_key)
    return {
        (table, row.key): record_url(study, row)
        for table, wanted in keys.items()
        for row in visible(registry[table], actor).filter(study=study, key__in=wanted)
    }


def link_to_endpoints(actor: Actor, study: Study, record: Record) -> Panel | None:
    """The way from the patient page to the endpoints."""
    url = reverse("endpoints_of_patient", args=[study.key, record.key])
    return Panel("Endpoints", "analytics/endpoints_link.html", {"url": url})


register_panel("patient", link_to_endpoints)
