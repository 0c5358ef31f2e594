"""The page of a definition: its tables, its source, and where it is used."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from config.errors import not_found
from trials import derivations
from trials.access import Actor, visible_studies
from trials.crf import registry
from trials.definitions.definition import Definition
from trials.models import Study
from trials.pages.common import page


@require_GET
@page
def definition(request: HttpRequest, actor: Actor, definition_id: str) -> HttpResponse:
    """One definition as the software declares it; nothing of it is typed a second time."""
    known = derivations.definitions()
    found = known.get(definition_id)
    if found is None:
        raise not_found("There is no such definition in use.")
    return render(
        request,
        "trials/definition.html",
        {
            "definition": found,
            "columns": [
                (registry[d.table].crf, d)
                for d in derivations.derivations()
                if found in d.definition.whole()
            ],
            "used_by": [d for d in known.values() if found in d.rests_on],
            "studies": [s for s in visible_studies(actor).order_by("key") if _applies(found, s)],
        },
    )


def grouped() -> dict[str, list[Definition]]:
    """Every definition in use by its group, both by name."""
    groups: dict[str, list[Definition]] = {}
    for found in sorted(
        derivations.definitions().values(), key=lambda d: (d.group, d.title.casefold())
    ):
        groups.setdefault(found.group, []).append(found)
    return groups


def _applies(found: Definition, study: Study) -> bool:
    """Whether the settings of a study choose a definition; one that none chooses is for all."""
    settings = study.settings()
    return all(settings.get(name) in codes for name, codes in found.chosen_by.items())
