"""The pages of the analyses: choose one, put one together, watch it run, read it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from analytics import analysis_runs as runs
from analytics.analysis_api import found
from analytics.analysis_asked import SETTABLE, permit, read
from analytics.analysis_tables import (
    DAYS,
    ROUNDINGS,
    UNITS,
    declared,
    tables_of,
    tests,
)
from analytics.analysis_titles import title_of_part
from analytics.analysis_words import METHOD_TITLES, options_in_words, settings_in_words
from analytics.definitions.analyses import ANALYSES
from analytics.definitions.analysis import NAIVE, NEEDS, OF_YES_OR_NO, Analysis, Cases, origins_of
from analytics.definitions.endpoints import ENDPOINTS
from analytics.definitions.options import Method, Option, options_of
from analytics.definitions.variable import Variable
from analytics.definitions.variables import VARIABLES
from analytics.models import AnalysisRun
from analytics.reasons import reason, remedy
from config.errors import Finding, Refused, forbidden, hard, not_found
from trials.access import Actor
from trials.definitions.roles import Right
from trials.models import Study
from trials.pages.common import page_of, study_page
from trials.pages.panels import Panel, register_study_link

PER_PAGE = 20
# Beyond so many tables a part of more than a few is folded away, the first one never.
MANY, FEW = 12, 3
POPULATIONS = {
    Cases.ALL: "All patients, infused or not",
    Cases.INFUSED: "Infused patients, by the first infusion",
    Cases.INFUSIONS: "Every infusion",
    Cases.RESPONDERS: "Responders to the first infusion",
    Cases.NON_RESPONDERS: "Non-responders to the first infusion",
    Cases.TRANSPLANTED: "Transplanted after the first infusion",
}
WITH_ENDPOINT = frozenset(
    {Method.MULTISTATE, *(method for method, needs in NEEDS.items() if "endpoint" in needs)}
)

BuildPanel = Callable[[Actor, Study, AnalysisRun], Panel | None]
_panels: list[BuildPanel] = []


def register_result_panel(build: BuildPanel) -> None:
    """Show a panel beneath a result that is done; `build` answers None for no panel.

    Its template has the panel's context as `panel`, and the request for a form of its own.
    """
    _panels.append(build)


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Field:
    """One option of the method with what was typed for it."""

    option: Option
    value: str


@require_GET
@study_page
def analyses(request: HttpRequest, actor: Actor, study: Study) -> HttpResponse:
    """The analyses that are shipped, by paper, and those that were asked for."""
    _reads(actor, study)
    wanted = request.GET.get("q", "").strip()
    words = wanted.lower().split()
    papers: dict[str, list[tuple[Analysis, str]]] = {}
    for one in ANALYSES.values():
        text = f"{one.id} {one.title} {one.source}".lower()
        if all(word in text for word in words):
            paper, _, place = one.source.removesuffix(".").partition(", ")
            papers.setdefault(paper, []).append((one, place))
    asked = runs.readable(actor).filter(scopes__study=study, same_as=None)
    asked = asked.defer("result").distinct().order_by("-pk")
    page = page_of(request, asked, PER_PAGE)
    return render(
        request,
        "analytics/analyses.html",
        {
            "study": study,
            "may": actor.may(Right.ANALYSE, study.pk),
            "q": wanted,
            "papers": papers.items(),
            "shipped": len(ANALYSES),
            "page": page,
            "runs": [(run, runs.title_of(run)) for run in page],
        },
    )


@require_http_methods(["GET", "POST"])
@study_page
def shipped(request: HttpRequest, actor: Actor, study: Study, definition: str) -> HttpResponse:
    """One shipped analysis: what it declares, what may be set, and the button that runs it."""
    found_one = ANALYSES.get(definition)
    if found_one is None:
        raise not_found()
    return _form(request, actor, study, found_one)


@require_http_methods(["GET", "POST"])
@study_page
def own(request: HttpRequest, actor: Actor, study: Study) -> HttpResponse:
    """An analysis put together from what is declared."""
    return _form(request, actor, study, None)


def _form(
    request: HttpRequest, actor: Actor, study: Study, shipped: Analysis | None
) -> HttpResponse:
    permit(actor, [study])
    typed = request.POST if request.method == "POST" else request.GET
    refusal: Refused | None = None
    if request.method == "POST":
        try:
            run, _ = runs.ask(actor, read(actor, _body(study, shipped, typed)))
        except Refused as refused:
            refusal = refused
        else:
            return redirect("analysis", code=study.key, pk=run.pk)
    return render(
        request,
        "analytics/analysis_form.html",
        {
            "study": study,
            "shipped": shipped,
            "naive": NAIVE if shipped is not None and shipped.naive else "",
            "beside": [ANALYSES[name] for name in shipped.beside if name in ANALYSES]
            if shipped
            else [],
            "refusal": refusal,
            "choices": _said(shipped),
            "cutoff": typed.get("cutoff", ""),
            **_choices(shipped, typed),
        },
        status=refusal.status if refusal else 200,
    )


def _choices(shipped: Analysis | None, typed: Any) -> dict[str, Any]:
    """What may be chosen, as it follows from what is chosen already."""
    method = Method(_one_of(typed.get("method"), Method, shipped and shipped.method))
    population = Cases(_one_of(typed.get("population"), Cases, shipped and shipped.population))
    endpoint = typed.get("endpoint", (shipped and shipped.endpoint) or "")
    if not shipped and method in WITH_ENDPOINT and endpoint not in ENDPOINTS:
        endpoint = next(iter(ENDPOINTS))
    with_endpoint = method in WITH_ENDPOINT
    origins = origins_of(population, endpoint or None if with_endpoint else None)
    variables = [v for v in VARIABLES.values() if v.id != "overall"]
    known = [v for v in variables if v.known_from(origins)]
    late = [v for v in variables if not v.known_from(origins)]
    group = typed.get("group", (shipped and shipped.group) or "")
    covariates = typed.getlist("covariates") or list(shipped.covariates if shipped else ())
    responses = typed.getlist("response") or list(shipped.responses if shipped else ())
    settable = set(shipped.settable) if shipped else set(SETTABLE)
    return {
        "settable": settable,
        "method": method,
        "methods": [Choice(m.value, METHOD_TITLES[m], m is method) for m in METHOD_TITLES],
        "populations": [Choice(c.value, t, c is population) for c, t in POPULATIONS.items()],
        "endpoints": [
            Choice(e.id, f"{e.title} ({e.id})", e.id == endpoint) for e in ENDPOINTS.values()
        ],
        "with_endpoint": with_endpoint,
        "responses": _variables(_responses(method, variables), responses),
        "groups": _variables((v for v in known if not v.number), [group]),
        "late_groups": _variables((v for v in late if not v.number), [group]),
        "covariates": _variables(known, covariates),
        "late_covariates": _variables(late, covariates),
        "fields": [
            Field(option, typed.get(f"option.{option.name}", _default(option, shipped)))
            for option in options_of(method)
        ],
        "variables": variables,
        "naive_chosen": "naive" in typed or bool(shipped and shipped.naive),
    }


def _one_of(given: Any, choices: Any, default: Any) -> Any:
    values = [choice.value for choice in choices]
    return given if given in values else default or values[0 if choices is Method else 1]


def _default(option: Option, shipped: Analysis | None) -> str:
    return option.written(shipped.options.get(option.name)) if shipped else ""


def _responses(method: Method, variables: Iterable[Variable]) -> Iterator[Variable]:
    """What the method takes for a response."""
    for variable in variables:
        if method is Method.COMPARE_VALUES:
            fits = variable.number
        elif method in OF_YES_OR_NO:
            fits = set(variable.levels or ()) == {"yes", "no"}
        else:
            fits = not variable.number
        if fits:
            yield variable


def _variables(variables: Iterable[Variable], chosen: Iterable[str]) -> list[Choice]:
    chosen = tuple(chosen)
    return [Choice(v.id, v.title, v.id in chosen) for v in variables]


def _body(study: Study, shipped: Analysis | None, typed: Any) -> dict[str, Any]:
    """What the form asks for, as the API takes it."""
    method = Method(_one_of(typed.get("method"), Method, shipped and shipped.method))
    options: dict[str, Any] = {}
    faults: list[Finding] = []
    for option in options_of(method):
        text = typed.get(f"option.{option.name}", "").strip()
        if text:
            try:
                options[option.name] = option.read(text)
            except ValueError:
                message = f"{option.title}: {option.expects}, not {text!r}."
                faults.append(hard("unreadable", option.name, message))
    if "naive" in typed:
        options["naive"] = True
    if faults:
        raise Refused(400, faults)
    given: dict[str, Any] = {
        "population": typed.get("population"),
        "endpoint": typed.get("endpoint") or None if method in WITH_ENDPOINT else None,
        "response": typed.getlist("response"),
        "group": typed.get("group") or None,
        "covariates": typed.getlist("covariates"),
        "method": method.value,
        "options": options,
    }
    if shipped is not None:
        given = _differing(shipped, given)
    cutoff = typed.get("cutoff", "").strip() or None
    return {
        "studies": [study.key],
        "definition": shipped.id if shipped else None,
        "scope": {"cutoff": cutoff},
        "set": given,
    }


def _differing(shipped: Analysis, given: Mapping[str, Any]) -> dict[str, Any]:
    """What was set otherwise than the shipped analysis has it, of what may be."""
    as_shipped = {
        "population": shipped.population.value,
        "endpoint": shipped.endpoint,
        "response": list(shipped.responses),
        "group": shipped.group,
        "covariates": list(shipped.covariates),
        "method": shipped.method.value,
    }
    changed = {
        name: given[name]
        for name in shipped.settable
        if name in as_shipped and _in_any_order(given[name]) != _in_any_order(as_shipped[name])
    }
    options = {
        name: value
        for name, value in given["options"].items()
        if not (name == "naive" and shipped.naive)
        and json.dumps(shipped.options.get(name), default=list) != json.dumps(value)
    }
    return changed | ({"options": options} if options and "options" in shipped.settable else {})


def _in_any_order(value: Any) -> Any:
    """A list sorted: a form sends what is chosen in the order of its choices."""
    return sorted(value) if isinstance(value, list) else value


@require_http_methods(["GET", "POST"])
@study_page
def analysis(request: HttpRequest, actor: Actor, study: Study, pk: int) -> HttpResponse:
    """One analysis: how far it is, or its result. A POST asks for the same again."""
    run = found(actor, pk)
    if not run.scopes.filter(study=study).exists():
        raise not_found()
    if run.same_as is not None:
        return redirect("analysis", code=study.key, pk=run.same_as.pk)
    if request.method == "POST":
        return _again(actor, study, run)
    rounding = request.GET.get("rounding", "half-up")
    rounding = rounding if rounding in ROUNDINGS else "half-up"
    unit = request.GET.get("unit", DAYS)
    unit = unit if unit in UNITS else DAYS
    declaration = declared(run)
    ended = run.state in (runs.State.DONE, runs.State.FAILED)
    return render(
        request,
        "analytics/analysis.html",
        {
            "study": study,
            "run": run,
            "title": runs.title_of(run),
            "declaration": declaration,
            "choices": _said(declaration),
            "naive": NAIVE if declaration is not None and declaration.naive else "",
            "beside": [ANALYSES[n] for n in declaration.beside if n in ANALYSES]
            if declaration
            else [],
            "covered": runs.studies_of(run).items(),
            "waits": not ended,
            "share": int(100 * run.done / run.total) if run.total else 0,
            "may": actor.may(Right.ANALYSE, study.pk),
            "excluded": [(reason(e["reason"]), e["n"], remedy(e["reason"])) for e in run.excluded],
            "left_out": sum(e["n"] for e in run.excluded),
            "parts": list(_parts_of(run, rounding, unit)) if run.result else [],
            "unit": unit,
            "units": UNITS,
            "rounding": rounding,
            "roundings": ROUNDINGS,
            "files": [(name, name.rpartition(".")[2].upper()) for name in runs.files_of(run)],
            "methods": [
                (title_of_part(m["part"]), m, settings_in_words(m.get("options", {})))
                for m in run.methods
            ],
            "panels": _panels_of(actor, study, run),
            "stale": run.state == runs.State.DONE and not runs.holds(run, runs.studies_of(run)),
        },
    )


def _again(actor: Actor, study: Study, run: AnalysisRun) -> HttpResponse:
    """The same request on the records as they are now."""
    body = {
        "studies": [one.key for one in runs.studies_of(run)],
        "definition": run.definition or None,
        "scope": {"cutoff": run.cutoff and run.cutoff.isoformat()},
        "set": run.asked,
    }
    next_run, _ = runs.ask(actor, read(actor, body))
    return redirect("analysis", code=study.key, pk=next_run.pk)


def _parts_of(run: AnalysisRun, rounding: str, unit: str) -> Iterator[tuple[str, list[Any]]]:
    """The tables with the line on their tests; a part of many has a title to fold it under."""
    tables = tables_of(run, rounding, unit)
    for place, (title, group) in enumerate(groupby(tables, key=lambda table: table.part)):
        said = [(table, tests(table.tests)) for table in group]
        folds = place and len(tables) > MANY and len(said) > FEW
        yield title if folds else "", said


def _panels_of(actor: Actor, study: Study, run: AnalysisRun) -> list[Panel]:
    if run.state != runs.State.DONE:
        return []
    built = (build(actor, study, run) for build in _panels)
    return [panel for panel in built if panel is not None]


def _said(analysis: Analysis | None) -> list[tuple[str, str]]:
    """What an analysis declares, in words."""
    if analysis is None:
        return []
    titles = {name: variable.title for name, variable in VARIABLES.items()}
    where = "; ".join(
        f"{titles[name]}: {', '.join(VARIABLES[name].label(level) for level in levels)}"
        for name, levels in analysis.where
    )
    said = [
        ("Method", METHOD_TITLES[analysis.method]),
        ("Population", POPULATIONS[analysis.population]),
        ("Of these", where),
        ("Endpoint", ENDPOINTS[analysis.endpoint].title if analysis.endpoint else ""),
        ("Response", ", ".join(titles[name] for name in analysis.responses)),
        ("Group", titles[analysis.group] if analysis.group else ""),
        ("Covariates", ", ".join(titles[name] for name in analysis.covariates)),
        *options_in_words(analysis.method, analysis.options),
    ]
    return [(name, text) for name, text in said if text]


def _reads(actor: Actor, study: Study) -> None:
    if not actor.may(Right.READ, study.pk):
        raise forbidden(f"Your role in study {study.key} does not open its analyses.")


register_study_link("Analyses", "analyses")
