"""The cohort dashboard, its charts, the score beside an infusion, and the definitions in use."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from analytics.definitions.endpoints import ENDPOINTS
from analytics.definitions.gu2022 import GU2022
from analytics.definitions.risk_model import RiskGroup
from analytics.definitions.summaries import SUMMARIES, Measure, Scope, Summary
from analytics.models import EndpointResult, RiskScore, Snapshot
from analytics.queries import shown_snapshots, stale_snapshots
from config.errors import forbidden, not_found
from trials.access import Actor
from trials.crf import Record
from trials.definitions.roles import Right
from trials.models import Site, Study
from trials.pages.common import page, study_page
from trials.pages.panels import Panel, register_panel, register_study_link

GROUP_LABELS = {
    RiskGroup.LOW.value: "Low risk",
    RiskGroup.INTERMEDIATE.value: "Intermediate risk",
    RiskGroup.HIGH.value: "High risk",
    "none": "No score",
}
SCOPE_LABELS = {
    Scope.INFUSIONS.value: "All infusions",
    Scope.FIRST_INFUSIONS.value: "First infusions",
}
REASONS = {
    "not_infused": "Not infused",
    "not_assessed": "No response assessment yet",
    "not_evaluable": "Response not evaluable",
    "mrd_not_known": "In remission, MRD not known",
    "mrd_sensitivity_insufficient": "In remission, MRD assay not sensitive enough",
    "no_follow_up": "No follow-up recorded",
    "no_hsct_date": "No allogeneic transplant after the first infusion",
    "not_responders": "No remission after the first infusion",
    "no_cr_date": "No remission after the first infusion",
    "no_cr1_date": "Date of the first remission not recorded",
    "no_mrd_qualified": "MRD qualification not recorded",
    "before_entry": "Event or last contact before the MRD qualification",
    "data_withdrawn": "Use of data withdrawn",
}
# What a site can do about it, where there is something to do.
REMEDIES = {
    "not_infused": "Record an infusion.",
    "not_assessed": "Record the day-28 marrow or response.",
    "no_follow_up": "Record a follow-up with the patient alive, or the death.",
    "mrd_not_known": "Record the MRD result of day 28.",
    "no_cr1_date": "Record it on the enrolment form.",
    "no_mrd_qualified": "Record its date on the enrolment form.",
}
QUERIES = {
    "relapse_without_cr": "A relapse without an earlier documented remission is not counted. "
    "Record the remission, or correct the relapse",
}
DATA_ERROR = "data_error:"
TEXT_OF_ERROR = {
    "last_contact_before_visit": "last contact before a later visit",
    "last_contact_before_origin": "last contact before the start of observation",
    "contact_after_death": "contact after death",
    "death_before_origin": "death before the start of observation",
    "dead_without_a_death_record": "follow-up says dead, but there is no death record",
}


@dataclass(frozen=True)
class Line:
    """One group of a summary as a row of the table beneath its chart."""

    group: str
    label: str
    n: int
    events: int
    cells: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class Card:
    """One summary as the dashboard shows it."""

    snapshot: Snapshot
    summary: Summary
    scope: str
    stale: bool
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    tests: tuple[str, ...]
    excluded: tuple[tuple[str, int, str], ...]
    notes: tuple[str, ...]
    has_chart: bool

    @property
    def events(self) -> str:
        """What the events of this summary are called."""
        return {
            Measure.REMISSION: "In remission",
            Measure.MRD_NEGATIVE_REMISSION: "MRD-negative",
        }.get(self.summary.measure, "Events")

    @property
    def left_out(self) -> int:
        return sum(n for _, n, _ in self.excluded)

    @property
    def picture(self) -> str:
        """What the chart shows, for who cannot see it."""
        kind = "Kaplan-Meier curves" if self.summary.measure is Measure.SURVIVAL else "Shares"
        return f"{kind} by risk group: {self.summary.title}. The numbers are in the table below."


@require_GET
@study_page
def cohort(request: HttpRequest, actor: Actor, study: Study) -> HttpResponse:
    """Every stored summary with its chart, its numbers, and when they were computed."""
    _permit(actor, study)
    site, snapshots = shown_snapshots(actor, study)
    stale = stale_snapshots(study, snapshots)
    cards = [card_of(s, stale=s.pk in stale) for s in snapshots]
    return render(
        request,
        "analytics/cohort.html",
        {
            "study": study,
            "site": site,
            "cards": cards,
            "something": any(card.has_chart for card in cards),
            "unscored": [] if not cards else _unscored(actor, study, site),
            "uncounted": _uncounted(study, site),
        },
    )


@require_GET
@study_page
def chart(
    request: HttpRequest, actor: Actor, study: Study, snapshot_id: int, theme: str
) -> HttpResponse:
    """The chart of one summary as an image; it never changes, so browsers may keep it."""
    _permit(actor, study)
    _, snapshots = shown_snapshots(actor, study)
    found = next((s for s in snapshots if s.pk == snapshot_id), None)
    drawn = {"light": "chart_light", "dark": "chart_dark"}.get(theme)
    svg = getattr(found, drawn) if found and drawn else None
    if svg is None:
        raise not_found("There is no such chart, or a newer one has taken its place.")
    response = HttpResponse(svg, content_type="image/svg+xml")
    response["Cache-Control"] = "private, max-age=86400"
    return response


@require_GET
@page
def definitions(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The models, endpoints and summaries in use, as the code declares them."""
    return render(
        request,
        "analytics/definitions.html",
        {
            "model": GU2022,
            "endpoints": ENDPOINTS.values(),
            "summaries": [
                (summary, [SCOPE_LABELS[scope.value] for scope in summary.scopes])
                for summary in SUMMARIES.values()
            ],
        },
    )


def _permit(actor: Actor, study: Study) -> None:
    if not actor.may(Right.READ, study.pk):
        raise forbidden(f"Your role in study {study.key} does not open its summaries.")


def card_of(snapshot: Snapshot, *, stale: bool) -> Card:
    """A stored summary in words and rounded numbers; nothing is computed here."""
    summary = SUMMARIES[snapshot.definition]
    survival = summary.measure is Measure.SURVIVAL
    return Card(
        snapshot=snapshot,
        summary=summary,
        scope=SCOPE_LABELS[snapshot.population],
        stale=stale,
        columns=_survival_columns(summary) if survival else ("Share (95 % CI)",),
        lines=tuple(_line(summary, name, snapshot.groups[name]) for name in GROUP_LABELS),
        tests=tuple(_tests(snapshot.tests, Scope(snapshot.population))),
        excluded=tuple(
            (reason(e["reason"]), e["n"], remedy(e["reason"])) for e in snapshot.excluded
        ),
        notes=summary.notes_for(Scope(snapshot.population)),
        # The text of the charts is not fetched for the page; nobody counted means none drawn.
        has_chart=snapshot.n > 0,
    )


def reason(code: str) -> str:
    """Why somebody is left out, in words."""
    if code.startswith(DATA_ERROR):
        error = code.removeprefix(DATA_ERROR)
        return "Data error: " + TEXT_OF_ERROR.get(error, error.replace("_", " "))
    return REASONS.get(code, code.replace("_", " ").capitalize())


def remedy(code: str) -> str:
    return "Correct the dates." if code.startswith(DATA_ERROR) else REMEDIES.get(code, "")


def _survival_columns(summary: Summary) -> tuple[str, ...]:
    columns = ["Median, days (95 % CI)", *(f"At day {day} (95 % CI)" for day in summary.days)]
    if summary.known_status_on is not None:
        columns.append(f"Known status at day {summary.known_status_on}, biased downwards")
    return tuple(columns)


def _line(summary: Summary, name: str, group: dict[str, Any]) -> Line:
    cells = []
    if summary.measure is Measure.SURVIVAL:
        limits = group["median_ci"] or [None, None]
        cells.append(
            f"{_days(group['median'])} ({_days(limits[0])} to {_days(limits[1])})"
            if group["n"]
            else "–"
        )
        for day in summary.days:
            at = group["at"][str(day)]
            cells.append(_share(at["s"], at["ci"], at.get("why"), at_risk=at["at_risk"]))
        if summary.known_status_on is not None:
            known = group["known_status"][str(summary.known_status_on)]
            cells.append(f"{known['event_free']}/{known['n']}" if known["n"] else "–")
    else:
        cells.append(_share(group["rate"], group["ci"], group.get("why")))
    return Line(
        group=name,
        label=GROUP_LABELS[name],
        n=group["n"],
        events=group["events"],
        cells=tuple(cells),
        why=group.get("why", {}).get("message", "") if group["n"] else "",
    )


def _days(days: float | None) -> str:
    return "not reached" if days is None else f"{days:g}"


def _share(
    share: float | None,
    limits: list[float] | None,
    why: dict[str, str] | None,
    at_risk: int | None = None,
) -> str:
    if share is None:
        return "not known" if why and why["code"] == "beyond_follow_up" else "–"
    text = f"{share:.1%}"
    if limits:
        text += f" ({limits[0]:.1%} to {limits[1]:.1%})"
    return text if at_risk is None else f"{text}, {at_risk} at risk"


def _tests(tests: list[dict[str, Any]], scope: Scope) -> Iterator[str]:
    independent = "; infusions treated as independent" if scope is Scope.INFUSIONS else ""
    for test in tests:
        name = test["name"][0].upper() + test["name"][1:]
        if test["p"] is None:
            yield f"{name}: not computed. {test['why']['message']}"
            continue
        p = "p < 0.001" if test["p"] < 0.001 else f"p = {test['p']:.3f}"
        text = f"{name}: {test['statistic']:.2f}, {test['df']} df, {p}"
        smallest = test.get("smallest_expected")
        if smallest is not None:
            text += f"; smallest expected count {smallest:.1f}"
        yield text + independent


def _unscored(actor: Actor, study: Study, site: Site | None) -> list[tuple[str, int]]:
    """Why infusions have no risk group: each missing input, with how many lack it."""
    scores = RiskScore.objects.filter(
        study=study, superseded_at__isnull=True, risk_group__isnull=True
    )
    if site is not None:
        scores = scores.filter(patient__site=site)
    counts: dict[str, int] = {}
    for missing, applicability in scores.values_list("missing", "applicability"):
        for text in [f"{_input(name)} is missing" for name in missing] or applicability:
            counts[text] = counts.get(text, 0) + 1
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _input(name: str) -> str:
    """An input of the model in words, and what counts as it where not every value does."""
    [term] = [term for term in GU2022.inputs if term.name == name]
    return f"{term.label} ({term.note.rstrip('.')})" if term.note else term.label


def _uncounted(study: Study, site: Site | None) -> list[tuple[str, int]]:
    """What is recorded and yet no event of any curve, with the number of patients."""
    results = EndpointResult.objects.filter(study=study, query__isnull=False)
    if site is not None:
        results = results.filter(patient__site=site)
    counts = results.values_list("query").annotate(n=Count("patient", distinct=True))
    return [(QUERIES[query], n) for query, n in counts.order_by("query")]


def _plain(score: Decimal | None) -> str:
    return "" if score is None else f"{score:.2f}"


def score_of_infusion(actor: Actor, study: Study, record: Record) -> Panel | None:
    """The current score beside its infusion, or what is missing for one."""
    return _score_panel(RiskScore.objects.filter(infusion=record.pk))


def scores_of_patient(actor: Actor, study: Study, record: Record) -> Panel | None:
    return _score_panel(RiskScore.objects.filter(patient=record.pk))


def _score_panel(scores: Any) -> Panel | None:
    ordered = scores.select_related("infusion").order_by(
        "infusion__infused_on", "infusion__number", "-superseded_at"
    )
    rows = ordered.filter(superseded_at__isnull=True)
    return Panel(
        title="Risk score",
        template="analytics/score.html",
        context={
            "model": GU2022,
            "scores": [
                {
                    "score": row,
                    "group": GROUP_LABELS[row.risk_group or "none"],
                    "missing": [_input(name) for name in row.missing],
                    "x": _plain(row.x),
                    "y": _plain(row.y),
                    "p_cr": _share(row.p_cr, None, None),
                    "p_mrd_negative_cr": _share(row.p_mrd_negative_cr, None, None),
                }
                for row in rows
            ],
            "earlier": [
                {
                    "score": row,
                    "group": GROUP_LABELS[row.risk_group or "none"],
                    "x": _plain(row.x),
                    "y": _plain(row.y),
                }
                for row in ordered.filter(superseded_at__isnull=False)
            ],
        },
    )


register_panel("infusions", score_of_infusion)
register_panel("patient", scores_of_patient)
register_study_link("Cohort", "cohort")
