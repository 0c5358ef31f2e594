"""The cohort dashboard, its charts, the score beside an infusion, and the definitions in use."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from analytics.definitions.endpoint import in_words
from analytics.definitions.groupings import GROUPINGS, OVERALL, RISK_GROUP
from analytics.definitions.gu2022 import GU2022
from analytics.definitions.risk_model import RiskModel
from analytics.definitions.summaries import SUMMARIES, Measure, Scope, Summary
from analytics.definitions.variable import NONE, Variable
from analytics.models import EndpointResult, RiskScore, Snapshot
from analytics.queries import shown_snapshots, site_of, stale_snapshots
from analytics.reasons import reason, remedy
from analytics.risk_models import approved_models, visible_versions
from config.errors import forbidden, not_found
from outcomes.definitions.codelists import TOXICITY
from trials.access import Actor
from trials.crf import Record
from trials.definitions.roles import Right
from trials.models import Site, Study
from trials.pages.common import page, study_page
from trials.pages.definitions import grouped
from trials.pages.panels import Panel, register_panel, register_study_link

SCOPE_LABELS = {
    Scope.INFUSIONS.value: "All infusions",
    Scope.FIRST_INFUSIONS.value: "First infusions",
}
THEMES = ("light", "dark")
LOOKS = 6  # that the stylesheet has, those of the charts; past the last they begin again
QUERIES = {
    "relapse_without_cr": "A relapse without an earlier documented remission is not counted. "
    "Record the remission, or correct the relapse",
}


@dataclass(frozen=True)
class Line:
    """One group of a summary as a row of the table beneath its chart."""

    swatch: str  # as the lines of the chart: the place of the group among the looks
    label: str
    n: int
    events: int
    cells: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class ToxicityLine:
    """One group of one toxicity: any, each grade from 0, and the severe."""

    label: str
    asked: int
    not_asked: int
    no_grade: int
    shares: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Card:
    """One summary as the dashboard shows it."""

    snapshot: Snapshot
    summary: Summary
    grouping: Variable
    scope: str
    stale: bool
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    toxicities: tuple[tuple[str, list[ToxicityLine]], ...]
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
        kind = {
            Measure.SURVIVAL: "Kaplan-Meier curves",
            Measure.INCIDENCE: "Cumulative incidence of each cause",
        }.get(self.summary.measure, "Shares")
        by = f"{self.grouping.title[0].lower()}{self.grouping.title[1:]}"
        by = self.grouping.title if self.grouping is RISK_GROUP else by
        return f"{kind}, {by}: {self.summary.title}. The numbers are in the table below."


@require_GET
@study_page
def cohort(request: HttpRequest, actor: Actor, study: Study) -> HttpResponse:
    """The summaries that lead, or the one asked for, with chart, numbers and time."""
    _permit(actor, study)
    site = site_of(actor, study)
    endpoint, by = request.GET.get("endpoint", ""), request.GET.get("grouping", "")
    chosen, refused = _chosen(endpoint, by)
    snapshots = shown_snapshots(study, site, chosen)
    stale = stale_snapshots(study, snapshots)
    cards = [card_of(s, stale=s.pk in stale) for s in snapshots]
    return render(
        request,
        "analytics/cohort.html",
        {
            "study": study,
            "site": site,
            "summaries": SUMMARIES.values(),
            "groupings": GROUPINGS.values(),
            "endpoint": endpoint,
            "grouping": by,
            "refused": refused,
            "cards": cards,
            "something": any(card.has_chart for card in cards),
            "unscored": _unscored(actor, study, site) if cards and not endpoint else [],
            "uncounted": _uncounted(study, site),
        },
        status=422 if refused else 200,
    )


def _chosen(endpoint: str, by: str) -> tuple[list[tuple[Summary, Variable]], str]:
    """What to show for the two choices, or why not."""
    summaries = [s for s in SUMMARIES.values() if (s.id == endpoint if endpoint else s.leads)]
    if not summaries:
        return [], f"There is no summary {endpoint}; choose one of the list."
    refused = [s.refusal(by) for s in summaries] if by else [None] * len(summaries)
    shown = [
        (s, GROUPINGS[by] if by else s.groupings[0])
        for s, no in zip(summaries, refused, strict=True)
        if no is None
    ]
    return shown, "" if shown else (refused[0] or ("", ""))[1]


@require_GET
@study_page
def chart(
    request: HttpRequest, actor: Actor, study: Study, snapshot_id: int, theme: str
) -> HttpResponse:
    """The chart of one summary as an image; it never changes, so browsers may keep it."""
    _permit(actor, study)
    found = Snapshot.objects.filter(
        pk=snapshot_id,
        study=study,
        site=site_of(actor, study),
        definition__in=SUMMARIES,
        grouping__in=GROUPINGS,
    ).first()
    if found is None or theme not in THEMES or _newer(found):
        raise not_found("There is no such chart, or a newer one has taken its place.")
    svg = getattr(found, f"chart_{theme}") or _drawn(found, theme)
    if svg is None:
        raise not_found("There is nobody to show on this chart.")
    response = HttpResponse(svg, content_type="image/svg+xml")
    response["Cache-Control"] = "private, max-age=86400"
    return response


def _newer(snapshot: Snapshot) -> bool:
    same = Snapshot.objects.filter(
        study_id=snapshot.study_id,
        site_id=snapshot.site_id,
        definition=snapshot.definition,
        population=snapshot.population,
        grouping=snapshot.grouping,
    )
    return same.filter(computed_at__gt=snapshot.computed_at).exists()


def _drawn(snapshot: Snapshot, theme: str) -> str | None:
    """The chart, drawn by whoever looks first and kept: most of them nobody ever looks at."""
    # Slow to import, so only where there is something to draw.
    from analytics import charts

    summary = SUMMARIES[snapshot.definition]
    if summary.measure is Measure.TOXICITY:
        return None
    numbers = {"groups": snapshot.groups}
    svg = charts.draw(summary, GROUPINGS[snapshot.grouping], numbers, charts.THEMES[theme])
    Snapshot.objects.filter(pk=snapshot.pk).update(**{f"chart_{theme}": svg})
    return svg


@require_GET
@page
def definitions(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every definition in use with its page, and the summaries, as the code declares them.

    The models that studies of the reader's drafted stand beside, each on its study's page.
    """
    return render(
        request,
        "analytics/definitions.html",
        {
            "groups": grouped().items(),
            "groupings": GROUPINGS.values(),
            "summaries": [
                (summary, [SCOPE_LABELS[scope.value] for scope in summary.scopes])
                for summary in SUMMARIES.values()
            ],
            "own": visible_versions(actor).order_by("study__key", "code", "-version"),
        },
    )


def _permit(actor: Actor, study: Study) -> None:
    if not actor.may(Right.READ, study.pk):
        raise forbidden(f"Your role in study {study.key} does not open its summaries.")


def card_of(snapshot: Snapshot, *, stale: bool) -> Card:
    """A stored summary in words and rounded numbers; nothing is computed here."""
    summary, grouping = SUMMARIES[snapshot.definition], GROUPINGS[snapshot.grouping]
    shown = [
        name
        for name in grouping.names(snapshot.groups)
        # Everybody is everybody: nobody can be missing from that.
        if not (grouping is OVERALL and name == NONE)
    ]
    toxicity = summary.measure is Measure.TOXICITY
    return Card(
        snapshot=snapshot,
        summary=summary,
        grouping=grouping,
        scope=SCOPE_LABELS[snapshot.population],
        stale=stale,
        columns=_columns(summary),
        lines=()
        if toxicity
        else tuple(
            _line(summary, grouping, name, snapshot.groups[name], _swatch(summary, name, place))
            for place, name in enumerate(shown)
        ),
        toxicities=tuple(_toxicities(grouping, shown, snapshot.groups)) if toxicity else (),
        tests=tuple(_tests(snapshot.tests, Scope(snapshot.population))),
        excluded=tuple(
            (reason(e["reason"]), e["n"], remedy(e["reason"])) for e in snapshot.excluded
        ),
        notes=summary.notes_for(Scope(snapshot.population), grouping),
        # The text of the charts is not fetched for the page; nobody counted means none drawn.
        has_chart=snapshot.n > 0 and not toxicity,
    )


def _toxicities(
    grouping: Variable, shown: list[str], groups: dict[str, Any]
) -> Iterator[tuple[str, list[ToxicityLine]]]:
    """Each toxicity that was asked about, with a line per group."""
    for kind, title in TOXICITY.codes.items():
        lines = []
        for name in shown:
            found = groups[name]["kinds"][kind]
            lines.append(
                ToxicityLine(
                    label=grouping.label(name),
                    asked=found["asked"],
                    not_asked=found["not_asked"],
                    no_grade=found["no_grade"],
                    shares=tuple(
                        _counted(share)
                        for share in (found["any"], *found["grades"].values(), found["severe"])
                    ),
                )
            )
        if any(line.asked for line in lines):
            yield title, lines


def _counted(share: dict[str, Any]) -> tuple[str, str]:
    """Events of n, and the share with its limits."""
    if not share["n"]:
        return "–", ""
    return f"{share['events']}/{share['n']}", _share(share["rate"], share["ci"], None)


def _columns(summary: Summary) -> tuple[str, ...]:
    if summary.measure is Measure.SURVIVAL:
        columns = ["Median, days (95 % CI)", *(f"At day {d} (95 % CI)" for d in summary.days)]
        if summary.known_status_on is not None:
            columns.append(f"Known status at day {summary.known_status_on}, biased downwards")
        return tuple(columns)
    shares = () if summary.measure is Measure.INCIDENCE else ("Share (95 % CI)",)
    return (
        *shares,
        *(
            f"{in_words(cause)} by day {day} (95 % CI)"
            for cause in summary.causes
            for day in summary.days
        ),
    )


def _swatch(summary: Summary, name: str, place: int) -> str:
    """The classes of a group's swatch. Where the dash says the cause, only its colour counts."""
    look = f"group-{NONE}" if name == NONE else f"group-{place % LOOKS}"
    return f"{look} solid" if summary.measure is Measure.INCIDENCE else look


def _line(
    summary: Summary, grouping: Variable, name: str, group: dict[str, Any], swatch: str
) -> Line:
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
        if summary.measure is not Measure.INCIDENCE:
            cells.append(_share(group["rate"], group["ci"], group.get("why")))
        for cause in summary.causes:
            for day in summary.days:
                at = group["causes"][cause]["at"][str(day)]
                cells.append(_share(at["f"], at["ci"], at.get("why"), at_risk=at["at_risk"]))
    return Line(
        swatch=swatch,
        label=grouping.label(name),
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
        study=study, model=GU2022.id, superseded_at__isnull=True, risk_group__isnull=True
    )
    if site is not None:
        scores = scores.filter(patient__site=site)
    counts: dict[str, int] = {}
    # Counted where they are stored: few sets of reasons, however many infusions.
    sets = scores.values_list("missing", "applicability").annotate(n=Count("pk")).order_by()
    for missing, applicability, n in sets:
        for text in [f"{_input(name)} is missing" for name in missing] or applicability:
            counts[text] = counts.get(text, 0) + n
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _input(name: str, model: RiskModel = GU2022) -> str:
    """An input of a model in words, and what counts as it where not every value does."""
    [term] = [term for term in model.inputs if term.name == name]
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
    """The current scores beside their infusion, or what is missing for one."""
    return _score_panel(study, RiskScore.objects.filter(infusion=record.pk))


def scores_of_patient(actor: Actor, study: Study, record: Record) -> Panel | None:
    return _score_panel(study, RiskScore.objects.filter(patient=record.pk))


def _score_panel(study: Study, scores: Any) -> Panel | None:
    """A table for the published model, and one for each model of the study's own."""
    ordered = scores.select_related("infusion").order_by(
        "infusion__infused_on", "infusion__number", "-superseded_at"
    )
    rows = list(ordered.filter(superseded_at__isnull=True))
    own = approved_models(study) if any(row.model != GU2022.id for row in rows) else []
    return Panel(
        title="Risk score",
        template="analytics/score.html",
        context={
            "models": [
                {
                    "model": model,
                    "scores": [_scored(row, model) for row in rows if row.model == model.id],
                }
                for model in (GU2022, *own)
            ],
            "earlier": [_worded(row) for row in ordered.filter(superseded_at__isnull=False)],
        },
    )


def _scored(row: RiskScore, model: RiskModel) -> dict[str, Any]:
    return _worded(row) | {
        "missing": [_input(name, model) for name in row.missing],
        "predicted": [
            (_share(probability, None, None) if probability is not None else "", name, score)
            for name, score, probability in (
                ("X", _plain(row.x), row.p_cr),
                ("Y", _plain(row.y), row.p_mrd_negative_cr),
            )
        ][: len(model.predictors)],
    }


def _worded(row: RiskScore) -> dict[str, Any]:
    return {
        "score": row,
        "group": RISK_GROUP.label(row.risk_group or NONE),
        "x": _plain(row.x),
        "y": _plain(row.y),
    }


register_panel("infusions", score_of_infusion)
register_panel("patient", scores_of_patient)
register_study_link("Cohort", "cohort")
