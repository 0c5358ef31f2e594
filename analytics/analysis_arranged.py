"""A result arranged for reading: under words, without what is for machines alone.

The tables are made of this. The stored result and the JSON keep their keys and every number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from analytics.analysis_words import Words
from analytics.definitions.variables import VARIABLES
from analytics.reasons import reason
from outcomes.definitions.codelists import KINETICS_UNIT

Part = Any
Arrange = Callable[[Part, Mapping[str, Any], Words], Iterator[tuple[str, Part]]]
ESTIMAND = ("population", "variable", "strategy", "summary", "caveat")
BY_THEN = {
    "transplanted": "Transplanted by then",
    "not transplanted": "Not transplanted by then",
    "transplanted=transplanted": "Transplanted by then",
}
CAUSED = ("cif", "gray", "cause_specific", "fine_gray")


def arranged(result: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """Every part under the name that its table has, in its order."""
    found: dict[str, Any] = {}
    for name, part in result.items():
        arrange = PARTS.get(name)
        found |= {name: part} if arrange is None else dict(arrange(part, result, words))
    return found


def _left_out(part: Part, result: Mapping[str, Any], words: Words) -> Iterator[tuple[str, Part]]:
    """What is said with another part, or is for a machine."""
    yield from ()


def _rules(part: Part, result: Mapping[str, Any], words: Words) -> Iterator[tuple[str, Part]]:
    yield "rules", {rule["title"]: _without(rule, "title") for rule in part.values()}


def _values(part: Part, result: Mapping[str, Any], words: Words) -> Iterator[tuple[str, Part]]:
    """Two measures of one title differ by their unit."""
    yield "values", {_with_unit(name): by for name, by in part.items()}


def _with_unit(name: str) -> str:
    known = VARIABLES.get(name)
    return ", ".join(filter(None, (known.title, known.unit))) if known else name


def _specimen(part: Part, result: Mapping[str, Any], words: Words) -> Iterator[tuple[str, Part]]:
    if part is not None:
        yield "specimen", result.get("specimen_title") or part


def _unit(part: Part, result: Mapping[str, Any], words: Words) -> Iterator[tuple[str, Part]]:
    if part is not None:
        yield "unit", result.get("unit_title") or part


def _other_units(part: Part, result: Mapping[str, Any], words: Words) -> Iterator[tuple[str, Part]]:
    if part:
        titles = KINETICS_UNIT.codes
        yield "other_units", {titles.get(unit, unit): {"samples": n} for unit, n in part.items()}


def _lines(part: Part, result: Mapping[str, Any], words: Words) -> Iterator[tuple[str, Part]]:
    """A row for each subject, what happened in one cell."""
    titles = {column["id"]: _with_unit(column["id"]) for column in result.get("columns", ())}
    facts = {fact["id"]: fact["title"] for fact in result.get("facts", ())}
    yield (
        "lines",
        {
            line["subject"]: {
                titles.get(name, name): v for name, v in line.get("values", {}).items()
            }
            | {key: line[key] for key in ("until", "alive") if key in line}
            | (
                {
                    "happened": "; ".join(
                        f"{facts.get(one['fact'], one['fact'])} on day {one['day']}"
                        for one in line["events"]
                    )
                }
                if "events" in line
                else {}
            )
            for line in part
        },
    )


def _occupancy(part: Part, result: Mapping[str, Any], words: Words) -> Iterator[tuple[str, Part]]:
    titles = _states(result)
    yield "occupancy", [{titles.get(name, name): n for name, n in one.items()} for one in part]


def _transitions(part: Part, result: Mapping[str, Any], words: Words) -> Iterator[tuple[str, Part]]:
    titles = _states(result)
    yield (
        "transitions",
        [
            one | {end: titles.get(one[end], one[end]) for end in ("from", "to") if end in one}
            for one in part
        ],
    )


def _states(result: Mapping[str, Any]) -> dict[str, str]:
    return {state["id"]: state["title"] for state in result.get("states", ())}


def _began(part: Part, result: Mapping[str, Any], words: Words) -> Iterator[tuple[str, Part]]:
    yield "began", {one["title"]: {"n": one["n"]} for one in part.values()}


def _ways(part: Part, result: Mapping[str, Any], words: Words) -> Iterator[tuple[str, Part]]:
    """What each way estimates, then the parts of one way after the other."""
    yield (
        "estimands",
        {
            way["estimand"]["title"]: {name: way["estimand"].get(name) for name in ESTIMAND}
            for way in part.values()
        },
    )
    for way in part.values():
        yield way["estimand"]["title"], _way(way, words)


def _way(way: Mapping[str, Any], words: Words) -> dict[str, Any]:
    causes = way.get("causes", {})
    named = {
        name: {causes.get(code, code): one for code, one in part.items()}
        if name in CAUSED
        else part
        for name, part in _without(way, "estimand", "causes", "warnings", "excluded").items()
    }
    return arranged({**named, **_reasons(way)}, words)


def _landmark(part: Part, result: Mapping[str, Any], words: Words) -> Iterator[tuple[str, Part]]:
    if "why" in part:
        yield part["estimand"]["title"], {"why": part["why"]}
    for day, found in part.get("days", {}).items():
        kept = _without(found, "warnings", "excluded")
        yield f"Landmark, day {day}", _renamed({**kept, **_reasons(found)}, BY_THEN)


def _reasons(part: Mapping[str, Any]) -> dict[str, Any]:
    left_out = {reason(one["reason"]): {"n": one["n"]} for one in part.get("excluded", ())}
    return {"excluded": left_out} if left_out else {}


def _renamed(part: Any, names: Mapping[str, str]) -> Any:
    """The same with other names for keys, and for groups in a list."""
    if isinstance(part, Mapping):
        return {names.get(key, key): _renamed(value, names) for key, value in part.items()}
    if isinstance(part, list):
        return [_renamed(one, names) for one in part]
    return names.get(part, part) if isinstance(part, str) else part


def _predictors(part: Part, result: Mapping[str, Any], words: Words) -> Iterator[tuple[str, Part]]:
    yield "predictors", {one["title"]: dict(_predictor(one, words)) for one in part}


def _predictor(one: Mapping[str, Any], words: Words) -> Iterator[tuple[str, Part]]:
    """The plain numbers first, then the parts in the order in which a model is made and tried."""
    for name in ("outcome", "n", "events", "events_per_candidate"):
        if name in one:
            yield name, one[name]
    roc = one.get("roc", {})
    yield "auc", _without(roc, "cutoff", "sensitivity", "specificity")
    for name in ("brier", "intercept", "slope"):
        if name in one:
            yield name, one[name]
    for name in ("univariate", "multivariate", "steps"):
        if name in one:
            yield name, one[name]
    if "at_cutoff" in one:
        yield "at_cutoff", one["at_cutoff"]
    elif one.get("cutoff") is not None:
        shares = {name: roc.get(name) for name in ("sensitivity", "specificity")}
        yield "at_cutoff", {"cutoff": one["cutoff"], **shares}
    for name in ("hosmer_lemeshow", "calibration"):
        if one.get(name):
            yield name, one[name]
    if "shrinkage" in one:
        yield (
            "shrinkage",
            {
                name: _renamed(found, {"factor": "shrinkage_factor"})
                for name, found in one["shrinkage"].items()
            },
        )
    if "optimism" in one:
        yield from _optimism(one["optimism"], words)
    if (rounded := one.get("rounded")) is not None:
        weights = {"Intercept": {"weight": rounded["intercept"]}}
        weights |= {words.say(t["name"]): {"weight": t["coefficient"]} for t in rounded["terms"]}
        weights |= {"High above": {"weight": rounded["high_above"]}}
        yield "weights", {"why": rounded["why"]} if "why" in rounded else weights


def _optimism(found: Mapping[str, Any], words: Words) -> Iterator[tuple[str, Part]]:
    yield (
        "optimism",
        {
            "As developed": found["apparent"],
            "Optimism": found["optimism"],
            "Without optimism": found["corrected"],
        },
    )
    counted = {name: found[name] for name in ("samples", "used", "nothing_entered")}
    failed = {f"Failed: {code.replace('_', ' ')}": n for code, n in found["failed"].items()}
    yield "samples", counted | failed
    ranked = sorted(found["selected"].items(), key=lambda item: -item[1])
    yield "selected", {words.say(name): {"share": share} for name, share in ranked}


def _groups(part: Part, result: Mapping[str, Any], words: Words) -> Iterator[tuple[str, Part]]:
    """Groups of subjects stay as they are; of a validation they are rates of the risk groups."""
    if not isinstance(part, list):
        yield "groups", part
        return
    label = VARIABLES["risk_group"].label
    for of in part:
        rates = {label(name): one for name, one in of["groups"].items() if one["n"]}
        yield f"{of['title']} by risk group", rates


def _validation(part: Part, result: Mapping[str, Any], words: Words) -> Iterator[tuple[str, Part]]:
    yield "validation", arranged(part, words)


def _developed_on(
    part: Part, result: Mapping[str, Any], words: Words
) -> Iterator[tuple[str, Part]]:
    yield "developed_on", {study: {"patients": len(of)} for study, of in part.items()}


def _registrable(part: Part, result: Mapping[str, Any], words: Words) -> Iterator[tuple[str, Part]]:
    """What may be registered stands in a panel of its own."""
    if "why" in part:
        yield "registrable", {"why": part["why"]}


def _models(part: Part, result: Mapping[str, Any], words: Words) -> Iterator[tuple[str, Part]]:
    yield "models", {"First": result["first"], "Second": result["second"]}


def _reclassification(
    part: Part, result: Mapping[str, Any], words: Words
) -> Iterator[tuple[str, Part]]:
    yield "reclassification", _crossed(part, result)


def _outcomes(part: Part, result: Mapping[str, Any], words: Words) -> Iterator[tuple[str, Part]]:
    for of in part:
        areas = of["areas"]
        tested = _without(areas, "first", "second", "n", "events")
        yield (
            f"{of['title']}: areas under the ROC curves",
            {
                "First": {"auc": areas["first"]},
                "Second": {"auc": areas["second"]},
                "First less second": tested,
            },
        )
        yield f"{of['title']}: groups of those with it", _crossed(of["with"], result)
        yield f"{of['title']}: groups of those without it", _crossed(of["without"], result)


def _crossed(counts: list[list[int]], result: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    """The groups of the first model down, those of the second across."""
    labels = [VARIABLES["risk_group"].label(level) for level in result["levels"]]
    return {
        f"First: {label}": {f"Second: {other}": n for other, n in zip(labels, row, strict=True)}
        for label, row in zip(labels, counts, strict=True)
    }


def _without(part: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in part.items() if name not in names}


PARTS: Mapping[str, Arrange] = {
    "rules": _rules,
    "values": _values,
    "unit": _unit,
    "unit_title": _left_out,
    "specimen": _specimen,
    "specimen_title": _left_out,
    "other_units": _other_units,
    "columns": _left_out,
    "facts": _left_out,
    "lines": _lines,
    "states": _left_out,
    "occupancy": _occupancy,
    "transitions": _transitions,
    "began": _began,
    "causes": _left_out,
    "left_out": _left_out,
    "ways": _ways,
    "landmark": _landmark,
    "predictors": _predictors,
    "groups": _groups,
    "validation": _validation,
    "developed_on": _developed_on,
    "registrable": _registrable,
    "first": _models,
    "second": _left_out,
    "levels": _left_out,
    "reclassification": _reclassification,
    "outcomes": _outcomes,
}
