"""What may be asked of an analysis, and every reason why not. Light: the web imports it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.conf import settings

from analytics.definitions.analyses import ANALYSES
from analytics.definitions.analysis import Analysis, Cases, NotAnAnalysis
from analytics.definitions.endpoints import ENDPOINTS
from analytics.definitions.options import Method
from analytics.definitions.variables import VARIABLES
from config.errors import Finding, Refused, forbidden, hard
from trials.access import Actor
from trials.api import study_for
from trials.casebook import today_at
from trials.definitions.roles import Right
from trials.models import Study

FIELDS = ("studies", "definition", "version", "scope", "set")
SETTABLE = ("population", "endpoint", "response", "group", "covariates", "method", "options")


@dataclass(frozen=True)
class Asked:
    """An analysis that may be carried out: the declaration, the studies, until which day."""

    analysis: Analysis
    definition: str | None
    changed: Mapping[str, Any]
    studies: tuple[Study, ...]
    cutoff: date | None

    def request(self, scopes: Iterable[tuple[int, int | None]]) -> str:
        """A digest that equal requests share: what is declared, of which rows, until when.

        What the declaration refers to counts with it, so that a new version is another request;
        and so does the release, for a number must not outlive the code that is mended.
        """
        a = self.analysis
        said = (a, ENDPOINTS.get(a.endpoint or ""), a.variables, sorted(scopes, key=repr))
        return hashlib.sha256(repr((said, self.cutoff, settings.RELEASE)).encode()).hexdigest()


def read(actor: Actor, body: object) -> Asked:
    """What the body of a request asks for. Refused names all of its faults at once."""
    if not isinstance(body, Mapping):
        raise Refused(400, [hard("unreadable", None, "Send one JSON object.")])
    studies = _studies(actor, body.get("studies"))
    faults = list(_unknown(body, FIELDS, None))
    cutoff = _cutoff(body.get("scope"), faults)
    changed = _changed(body.get("set"), faults)
    shipped = _shipped(body, faults)
    own = body.get("definition") is None
    if own:
        faults += [
            hard("required", f"set.{name}", f"Without a definition set needs {name}.")
            for name in SETTABLE
            if name not in changed
        ]
    if faults:
        raise Refused(400, faults)
    analysis = _own(changed) if shipped is None else _of_shipped(shipped, changed)
    return Asked(analysis, None if own else str(body["definition"]), changed, studies, cutoff)


def made_of(definition: str | None, changed: Mapping[str, Any]) -> Analysis:
    """The declaration of a stored request. Raises what it is refused for by now."""
    faults: list[Finding] = []
    values = _changed(changed, faults)
    shipped = None if definition is None else ANALYSES.get(definition)
    if faults or (definition is not None and shipped is None):
        raise Refused(400, faults)
    return _own(values) if shipped is None else _of_shipped(shipped, values)


def _studies(actor: Actor, codes: object) -> tuple[Study, ...]:
    if not isinstance(codes, list) or not codes or not all(isinstance(c, str) for c in codes):
        message = 'Name the studies as a list of codes: "studies": ["CODE"].'
        raise Refused(400, [hard("required", "studies", message)])
    studies = tuple(study_for(actor, code) for code in dict.fromkeys(codes))
    permit(actor, studies)
    return studies


def permit(actor: Actor, studies: Iterable[Study]) -> None:
    """Raise 403 where the actor may not analyse one of the studies."""
    if actor.token is not None and actor.token.tables is not None:
        raise forbidden("This token opens single tables; an analysis is made from many.")
    for study in studies:
        if not actor.may(Right.ANALYSE, study.pk):
            raise forbidden(
                f"Your role in study {study.key} does not ask for analyses; a statistician or "
                "the trial lead does."
            )


def _unknown(
    given: Mapping[str, Any], known: Iterable[str], within: str | None
) -> Iterator[Finding]:
    for name in given:
        if name not in known:
            at = f"{within}.{name}" if within else name
            message = f"{name!r} is no field here; use {', '.join(known)}."
            yield hard("unknown_field", at, message)


def _cutoff(scope: object, faults: list[Finding]) -> date | None:
    if scope is None:
        return None
    if not isinstance(scope, Mapping):
        faults.append(hard("unreadable", "scope", 'scope is an object: {"cutoff": DATE or null}.'))
        return None
    faults += _unknown(scope, ("cutoff",), "scope")
    given = scope.get("cutoff")
    if given is None:
        return None
    try:
        day = date.fromisoformat(given)
    except (TypeError, ValueError):
        message = f"cutoff is a day as YYYY-MM-DD or null, not {given!r}."
        faults.append(hard("unreadable", "scope.cutoff", message))
        return None
    # A site in the east may be a day ahead.
    if day > today_at(None) + timedelta(days=1):
        message = f"{day} is still to come; name a day that has passed, or null for all data."
        faults.append(hard("cutoff_to_come", "scope.cutoff", message))
    return day


def _shipped(body: Mapping[str, Any], faults: list[Finding]) -> Analysis | None:
    name, version = body.get("definition"), body.get("version")
    if name is None:
        if version is not None:
            faults.append(hard("unknown_version", "version", "Only a definition has a version."))
        return None
    found = ANALYSES.get(name) if isinstance(name, str) else None
    if found is None:
        message = f"There is no analysis {name!r}; GET /api/v1/analyses/definitions/ lists them."
        faults.append(hard("unknown_definition", "definition", message))
    elif version is not None and version != found.version:
        message = f"{name} is at version {found.version}; there is no version {version!r} to run."
        faults.append(hard("unknown_version", "version", message))
    return found


def _changed(given: object, faults: list[Finding]) -> dict[str, Any]:
    """The fields of `set` as the declaration holds them."""
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        faults.append(hard("unreadable", "set", "set is an object."))
        return {}
    faults += _unknown(given, SETTABLE, "set")
    changed: dict[str, Any] = {}
    for name in SETTABLE:
        if name in given:
            changed[name] = _value(name, given[name], faults)
    return changed


def _value(name: str, given: object, faults: list[Finding]) -> Any:
    at = f"set.{name}"
    if name in ("population", "method"):
        return _member(Cases if name == "population" else Method, given, at, faults)
    if name == "endpoint":
        return _named("endpoint", given, ENDPOINTS, at, faults)
    if name == "group":
        return _named("variable", given, VARIABLES, at, faults)
    if name == "options":
        if given is not None and not isinstance(given, Mapping):
            faults.append(hard("unreadable", at, "options is an object."))
            return {}
        return dict(given or {})
    several = given if isinstance(given, list) else [] if given is None else [given]
    return tuple(_named("variable", one, VARIABLES, at, faults) for one in several)


def _member(choices: Any, given: object, at: str, faults: list[Finding]) -> Any:
    if given in [choice.value for choice in choices]:
        return choices(given)
    allowed = ", ".join(choice.value for choice in choices)
    faults.append(hard("unknown_value", at, f"{given!r} is none of {allowed}."))
    return None


def _named(
    kind: str, given: object, known: Mapping[str, Any], at: str, faults: list[Finding]
) -> str | None:
    if given is None or (isinstance(given, str) and given in known):
        return given
    message = f"There is no {kind} {given!r}; use one of {', '.join(known)}."
    faults.append(hard(f"unknown_{kind}", at, message))
    return None


def _own(changed: Mapping[str, Any]) -> Analysis:
    values = {
        "id": "own",
        "version": "",
        "title": "Own analysis",
        "source": "Put together for this trial.",
        **_fields(changed),
    }
    return _made(lambda: Analysis(**values))


def _of_shipped(shipped: Analysis, changed: Mapping[str, Any]) -> Analysis:
    fixed = [name for name in changed if name not in shipped.settable]
    if fixed:
        allowed = ", ".join(shipped.settable) or "nothing"
        raise Refused(
            422,
            [
                hard("not_settable", f"set.{name}", f"{shipped.id} lets {allowed} be set.")
                for name in fixed
            ],
            {"alternatives": [{"field": f"set.{name}"} for name in shipped.settable]},
        )
    values = _fields(changed)
    if "options" in values:
        values["options"] = {**shipped.options, **values["options"]}
    return _made(lambda: shipped.set(**values))


def _fields(changed: Mapping[str, Any]) -> dict[str, Any]:
    """`set` as fields of a declaration: `naive` is asked for among the options."""
    values = {("responses" if name == "response" else name): v for name, v in changed.items()}
    options = dict(values.get("options", {}))
    if "naive" in options:
        values["naive"] = options.pop("naive") is True
        values["options"] = options
    return values


def _made(make: Callable[[], Analysis]) -> Analysis:
    try:
        return make()
    except NotAnAnalysis as fault:
        findings = [replace(f, field=f"set.{f.field}") for f in fault.findings]
        ways = [way | {"field": f"set.{way['field']}"} for way in fault.alternatives]
        extra = {"alternatives": ways} if fault.status == 422 else {}
        raise Refused(fault.status, findings, extra) from fault
