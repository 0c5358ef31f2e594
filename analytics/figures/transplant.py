"""An endpoint under each way with a later transplant, side by side, each named as its estimand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from analytics.definitions.analysis import Method
from analytics.figures.curves import event_free, incidences
from analytics.figures.ratios import forest, terms
from analytics.figures.sheet import Heading, Part, Sheet, abreast, figure, rounded_p

WIDE, TALL, LETTERS = 255, 200, 42
BY_THEN = ("not transplanted", "transplanted")  # by a landmark
CURVES = ("censored", "ignored", "competing")


@figure(Method.TRANSPLANT)
def transplant(sheet: Sheet) -> Iterator[Any]:
    """The curves of the ways and of the landmarks two abreast, then the hazard ratios of both."""
    ways, landmark = sheet.result.get("ways", {}), sheet.result.get("landmark", {})
    panels = [_way(sheet, name, ways[name]) for name in CURVES if "km" in ways.get(name, {})]
    days = landmark.get("days", {})
    panels += [_landmark(sheet, day, of, landmark) for day, of in days.items() if of["n"]]
    for place in range(0, len(panels), 2):
        yield abreast(panels[place : place + 2], spacing=30)
    groups: list[Part] = []
    title = ways.get("time_dependent", {}).get("estimand", {}).get("title", "")
    following = ways.get("time_dependent", {})
    if "cox" in following:
        groups.append((Heading(title), terms(sheet, following["cox"])))
    for code, model in following.get("cause_specific", {}).items():
        cause = following["causes"][code]
        groups.append((Heading(f"{title}: {cause}"), terms(sheet, model)))
    rows = [
        {**row, "label": f"Transplanted by day {day} against not, n = {of['n']}"}
        for day, of in days.items()
        for row in terms(sheet, of.get("cox", {}))
    ]
    if rows:
        groups.append((Heading(landmark["estimand"]["title"]), rows))
    yield from forest(sheet, groups, "Hazard ratio (Cox)")


def _way(sheet: Sheet, name: str, way: Mapping[str, Any]) -> Any:
    """One way: its estimand above its curves."""
    of, estimand = sheet.of(way, sheet.curves.get(name)), way["estimand"]
    title = sheet.title(f"{estimand['title']}, n = {way['n']}", estimand["strategy"], width=LETTERS)
    if "cif" in way:
        return incidences(of, {"title": title}, WIDE, TALL, way["causes"])
    return event_free(of, {"title": title}, WIDE, TALL)


def _landmark(sheet: Sheet, day: str, of: Mapping[str, Any], landmark: Mapping[str, Any]) -> Any:
    part = sheet.of(of, sheet.curves.get(f"landmark {day}"), since=f"day {day}")
    beneath = ["Treatment policy from the landmark on, among those without an event beyond it."]
    if p := rounded_p(of.get("logrank", {}).get("p")):
        beneath.append(f"Log-rank {p}")
    title = sheet.title(f"Landmark, day {day}, n = {of['n']}", *beneath, width=LETTERS)
    labels = {BY_THEN[0]: f"Not by day {day}", BY_THEN[1]: f"By day {day}"}
    return event_free(part, {"title": title}, WIDE, TALL, labels)
