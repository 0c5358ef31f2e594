"""Relapse by the study's rule: marrow blasts past its threshold, or leukaemia elsewhere.

Sources: Gu J et al., Front Immunol 2022;13:858590, doi:10.3389/fimmu.2022.858590 (above 5 %, or
circulating blasts, or extramedullary disease); Hu et al., Front Immunol 2022;12:731435 (5 % or
more). 5.0 % is a relapse for the one and not for the other.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from outcomes.definitions.codelists import RELAPSE_SITE
from trials.checks import Row
from trials.definitions.answer import Answer
from trials.definitions.definition import Definition, Table

COMPARATORS = {"above": "above", "at_or_above": "at or above"}
MARROW = "BM"
ELSEWHERE = tuple(site for site in RELAPSE_SITE.codes if site != MARROW)

DEFINITION = Definition(
    id="RELAPSE",
    version="1",
    title="Relapse",
    group="Response",
    source="Gu J et al. Front Immunol 2022;13:858590. Hu et al. Front Immunol 2022;12:731435.",
    doi="10.3389/fimmu.2022.858590",
    tables=(
        Table(
            "Marrow blasts, by the study's settings",
            ("Comparator", "Relapse", "As in"),
            (
                ("above", "above the threshold", "Gu 2022, above 5 %"),
                ("at_or_above", "at or above the threshold", "Hu 2022, 5 % or more"),
            ),
        ),
    ),
    notes=("Leukaemia at a site outside the marrow is a relapse whatever the marrow shows.",),
)


def in_marrow(blasts_pct: Decimal, study: Mapping[str, Any]) -> bool:
    """Whether so many marrow blasts are a relapse."""
    threshold = Decimal(study["relapse_blasts_pct"])
    if study["relapse_comparator"] == "at_or_above":
        return blasts_pct >= threshold
    return blasts_pct > threshold


def rule(study: Mapping[str, Any]) -> str:
    """The study's rule, for a sentence."""
    threshold = Decimal(study["relapse_blasts_pct"]).normalize()
    return f"{COMPARATORS[study['relapse_comparator']]} {threshold:f} %"


def meets_rule(row: Row, study: Mapping[str, Any]) -> Answer[str]:
    """YES or NO for a relapse as it was recorded."""
    elsewhere = tuple(site for site in ELSEWHERE if row.get(f"sites__{site}"))
    if elsewhere:
        return Answer(value="YES", driver=elsewhere)
    blasts = row.get("blasts_pct")
    if blasts is not None and in_marrow(blasts, study):
        return Answer(value="YES", driver=("marrow blasts",))
    # A site that was not asked about may be involved.
    asked = any(row.get(f"sites__{site}") is not None for site in RELAPSE_SITE.codes)
    missing = [
        name for name, known in (("sites", asked), ("blasts_pct", blasts)) if known in (None, False)
    ]
    if missing:
        return Answer(value=None, missing=tuple(missing))
    return Answer(value="NO", driver=("marrow blasts",))
