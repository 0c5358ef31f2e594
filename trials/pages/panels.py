"""Where apps further down add to the pages, so that no page here knows them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from trials.access import Actor
from trials.crf import Record
from trials.models import Study


@dataclass(frozen=True)
class Panel:
    """A titled piece of a page: its template, which is given `context` and nothing else."""

    title: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class StudyLink:
    """An entry of a study's menu. `url_name` takes the study's `code`."""

    label: str
    url_name: str


BuildPanel = Callable[[Actor, Study, Record], Panel | None]

_panels: dict[str, list[BuildPanel]] = {}
_links: list[StudyLink] = []


def register_panel(place: str, build: BuildPanel) -> None:
    """Show a panel on a page: "patient" is the patient page, a table's name its record pages.

    `build` is called with who asks, the study and the record, and answers None for no panel.
    """
    _panels.setdefault(place, []).append(build)


def register_study_link(label: str, url_name: str) -> None:
    """Add an entry to the menu of every study."""
    _links.append(StudyLink(label, url_name))


def panels_for(place: str, actor: Actor, study: Study, record: Record) -> Iterator[Panel]:
    for build in _panels.get(place, []):
        panel = build(actor, study, record)
        if panel is not None:
            yield panel


def study_links() -> list[StudyLink]:
    return list(_links)
