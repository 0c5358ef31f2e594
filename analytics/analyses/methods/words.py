"""The sentences of a methods section, and which part was made how."""

import platform
from collections.abc import Iterable, Mapping
from datetime import date
from importlib.metadata import version
from typing import Any

from django.conf import settings

from analytics.cohort import Cohort
from analytics.definitions.analysis import Analysis, Cases, Method
from analytics.definitions.endpoint import (
    FROM,
    Endpoint,
    Handling,
    LookedUntil,
    NoResponseDate,
    NotEvaluable,
    in_a_sentence,
    in_words,
)
from analytics.definitions.variables import VARIABLES
from analytics.reasons import reason

WHOM = {
    Cases.ALL: "all patients on record, infused or not",
    Cases.INFUSED: "all patients with a CAR-T infusion, by the first one",
    Cases.INFUSIONS: "all CAR-T infusions, each a subject of its own",
    Cases.RESPONDERS: "patients in remission after their first CAR-T infusion",
    Cases.NON_RESPONDERS: "patients without a remission after their first CAR-T infusion",
    Cases.TRANSPLANTED: "patients with an allogeneic transplant after their first infusion",
}
NO_RESPONSE = {
    NoResponseDate.ORIGIN: "on the day of origin",
    NoResponseDate.ASSESSMENT: "on the day of the assessment",
    NoResponseDate.DAY_30: "on day 30",
}
UNTIL = {
    LookedUntil.LAST_CONTACT: "the last contact",
    LookedUntil.LAST_DISEASE_ASSESSMENT: "the last assessment of the disease",
    LookedUntil.LAST_CAR_T_SAMPLE: "the last sample examined for CAR-T cells",
    LookedUntil.LAST_B_CELL_SAMPLE: "the last sample examined for B cells",
}
LIBRARIES = ("numpy", "scipy")
# Methods that show and do not test.
SHOWING = (Method.KINETICS, Method.LISTING, Method.MULTISTATE)
INDEPENDENT = "Infusions of one patient were treated as independent in the tests"


def not_known(covariates: Iterable[str]) -> list[dict[str, str]]:
    """A warning of each covariate that no row has, so that the model is made without it."""
    return [
        {"code": "not_known", "message": f"{VARIABLES[name].title} is known of nobody: left out."}
        for name in covariates
    ]


def performed(part: str, name: str, **options: Any) -> dict[str, Any]:
    """How a part of a result was made, with the project's own code on these libraries."""
    return {
        "part": part,
        "name": name,
        "library": ", ".join(LIBRARIES),
        "version": ", ".join(version(library) for library in LIBRARIES),
        "options": options,
    }


def divided(day: date) -> str:
    """How two sets were made of the patients."""
    return (
        f"Sets were divided by the patient's enrolment, before {day.isoformat()} and from then on, "
        "with all infusions of a patient on one side."
    )


def listed(names: Iterable[str]) -> str:
    """a, b and c."""
    *most, last = list(names) or ["none"]
    return f"{', '.join(most)} and {last}" if most else last


def titles(names: Iterable[str]) -> str:
    return listed(VARIABLES[name].title for name in names)


def paragraph(analysis: Analysis, cohort: Cohort, n: int, *sentences: str) -> str:
    """Population and scope, what was done, and with which software."""
    said = (_whom(analysis, cohort, n), *sentences, _tests(analysis), _software())
    return " ".join(sentence for sentence in said if sentence)


def left_out(excluded: Iterable[Mapping[str, Any]]) -> str:
    """Who is not among the n, by reason; nothing where nobody is left out."""
    reasons = "; ".join(f"{reason(one['reason'])}, {one['n']}" for one in excluded)
    return f"Left out were: {reasons}." if reasons else ""


def causes_of(endpoint: Endpoint) -> dict[str, str]:
    """What each code of a status stands for: 1 the event, then the competing causes."""
    return {str(code): in_words(cause) for code, cause in enumerate(endpoint.causes, start=1)}


def endpoint_in_words(endpoint: Endpoint) -> str:
    """The definition of an endpoint as a methods section gives it."""
    events = in_a_sentence("+".join(endpoint.events))
    start = FROM[endpoint.origin]
    if endpoint.fallback_origin is not None:
        start += f" (without one, from {FROM[endpoint.fallback_origin]})"
    said = [
        f"The endpoint was {endpoint.title} ({endpoint.id}, version {endpoint.version}), from "
        f"{start} to {events}."
    ]
    if endpoint.no_response_date is not None:
        said.append(f"No response counted as an event {NO_RESPONSE[endpoint.no_response_date]}.")
    if endpoint.not_evaluable is NotEvaluable.CENSOR_AT_ORIGIN:
        said.append("Patients whose response was not evaluable were censored at the origin.")
    if endpoint.competing:
        causes = listed(in_a_sentence(fact) for fact in endpoint.competing)
        said.append(f"Competing events were {causes}.")
    said.append(f"Patients without an event were censored at {UNTIL[endpoint.looked_until]}.")
    said.append(f"Allogeneic transplant {_ends(endpoint.hsct, 'transplant')}")
    said.append(f"New therapy {_ends(endpoint.new_therapy, 'start')}")
    if endpoint.entry is not None:
        entry = in_a_sentence(endpoint.entry)
        said.append(f"Patients were at risk from {entry} on (left truncation).")
    return " ".join(said)


def naive_in_words(analysis: Analysis) -> str:
    """What a text must own to where the groups form after the origin."""
    if not analysis.naive:
        return ""
    return (
        "The groups were defined by what happened after the origin; the comparison is naive and "
        "subject to immortal-time bias."
    )


def _ends(handling: Handling, day: str) -> str:
    if handling is Handling.CENSOR:
        return f"censored follow-up on the day of the {day}."
    return "did not end follow-up (treatment policy)."


def _whom(analysis: Analysis, cohort: Cohort, n: int) -> str:
    kept = "".join(
        f", with {VARIABLES[name].title} "
        f"{' or '.join(VARIABLES[name].label(level) for level in levels)}"
        for name, levels in analysis.where
    )
    studies = listed(
        f"{code} ({'all data' if day is None else f'data up to {day.isoformat()}'})"
        for code, day in cohort.cutoffs.items()
    )
    declared = f" ({analysis.id}, version {analysis.version})" if analysis.version else ""
    return (
        f"{analysis.title}{declared}: the analysis was of "
        f"{WHOM[analysis.population]}{kept}, in {studies}; n = {n}."
    )


def _tests(analysis: Analysis) -> str:
    """Nothing of a method that has neither tests nor limits."""
    compared = analysis.group is not None and analysis.settled.get("tests", True)
    if analysis.method in SHOWING or (analysis.method is Method.DESCRIBE and not compared):
        return ""
    if analysis.method is Method.MONITORING:
        return "The limits of the rate are 95 %."
    return "All tests were two-sided and confidence intervals 95 %."


def _software() -> str:
    used = listed(
        [
            f"Python {platform.python_version()}",
            *(f"{library} {version(library)}" for library in LIBRARIES),
        ]
    )
    return f"Computed by CARTograph {settings.RELEASE} with {used}."
