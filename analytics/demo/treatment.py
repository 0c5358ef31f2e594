"""What is entered about an infusion: products, burden before, doses, lymphodepletion."""

from decimal import Decimal

import numpy as np

from analytics.demo.beside import course_of, release
from analytics.demo.casefile import Casefile, Row, number
from analytics.demo.course import Given
from analytics.demo.response import write_assessments
from analytics.demo.sampling import pick
from analytics.demo.study import DOMAINS, construct_key
from analytics.demo.toxicity import write_toxicity
from infusions.definitions.burden import M2_FROM_PCT

FRACTIONS = {"10 30 60": 0.5, "40 60": 0.15, "100": 0.35}
EXTRAMEDULLARY = {"LYMPH_NODE": 0.4, "TESTIS": 0.2, "BONE": 0.25, "SKIN": 0.15}
WITHOUT_FC = 11 / 204  # Gu 2022, Table 1


def write_infusion(case: Casefile, position: int) -> None:
    """Products, infusion, doses and lymphodepletion, and what followed until the next one."""
    given = case.course.infusions[position]
    later = case.course.infusions[position + 1 : position + 2]
    infusion = f"{case.key}/{position + 1}"
    targets = _targets(case, given, position)
    products = [_product(case, given, construct) for construct in targets]
    cells_per_kg = float(np.clip(np.exp(case.rng.normal(15.4, 1.0)), 6e5, 6e8))
    drugs = _drugs(case)
    domains = (
        DOMAINS[given.generation] if case.who.costimulatory is None else (case.who.costimulatory,)
    )
    row: Row = {
        "infused_on": case.on(given.day),
        "course": f"{case.key}/{course_of(case, position)}",
        "infusion_reason": given.reason,
        "generation": given.generation,
        "strategy": given.strategy,
        **{f"costimulatory__{domain}": True for domain in domains},
        "dose_level": f"DL{1 if cells_per_kg < 2e6 else 2 if cells_per_kg < 1e7 else 3}",
        "cohort": case.who.cohort,
        "disease_status": given.disease_status,
        **_burden(case, given, before=min((first for _, _, first, _ in drugs), default=0)),
    }
    if len(targets) > 1:
        row["construct_missing"] = "not_applicable"
    else:
        row["construct"] = _construct(case, given, targets[0])
    case.add("infusions", **row)
    case.could("findings", "infusion.marrow_class", "infusions", m2_or_worse=not row["m2_or_worse"])
    if given.reason in ("relapse", "no_response"):  # the margins of the first infusions stand
        case.could_lack("infusions.blasts_pct", "unknown")
    withheld = _doses(case, given, infusion, products, cells_per_kg)
    for drug, mg_per_m2, first, last in drugs:
        case.add(
            "lymphodepletions",
            infusion,
            "infusion",
            drug=drug,
            dose_mg_per_m2=Decimal(mg_per_m2),
            started_on=case.on(given.day + first),
            ended_on=case.on(given.day + last),
        )
    last_day = min(case.course.last_day, later[0].day - 1) if later else case.course.last_day
    write_toxicity(case, given, infusion, last_day, withheld=withheld)
    write_assessments(case, given, infusion, position, last_day)


def _targets(case: Casefile, given: Given, position: int) -> list[str]:
    """What each product of the infusion recognises."""
    if case.who.construct is not None:
        return ["CD19"]
    if given.strategy == "sequential":
        return ["CD19", "CD22"]
    if given.strategy == "dual":
        return ["CD19-CD22"]
    return ["CD22" if case.happens(0.12 if position == 0 else 0.4) else "CD19"]


def _construct(case: Casefile, given: Given, targets: str) -> str:
    return case.who.construct or construct_key(targets, given.generation)


def _product(case: Casefile, given: Given, targets: str) -> str:
    released = given.day - case.days(6, 8)
    grafted = case.who.earlier_hsct or any(t.day < given.day for t in case.course.transplants)
    source = "hsct_donor" if grafted and case.happens(0.5) else "autologous"
    source = source if case.happens(0.97) else "other_donor"
    selection = pick(case.rng, {"CD3": 0.7, "CD4_CD8": 0.2, "none": 0.1})
    leukapheresis = case.add(
        "leukaphereses", collected_on=case.on(released - case.days(8, 13)).isoformat()
    )
    return case.add(
        "products",
        **release(case.from_beside()),
        construct=_construct(case, given, targets),
        leukapheresis=leukapheresis,
        cell_source=source,
        t_cell_selection=selection,
        released_on=case.on(released).isoformat(),
        cryopreserved=case.happens(0.3),
    )


def _drugs(case: Casefile) -> list[tuple[str, int, int, int]]:
    """Lymphodepletion: drug, mg/m2 a day, first and last day counted from the infusion."""
    if case.happens(WITHOUT_FC):
        return [("DECITABINE", 20, -7, -5)] if case.happens(0.5) else []
    drugs = [("FLUDARABINE", 30, -5, -3), ("CYCLOPHOSPHAMIDE", 250, -5, -3)]
    return [*drugs, ("DECITABINE", 20, -8, -6)] if case.happens(0.08) else drugs


def _burden(case: Casefile, given: Given, *, before: int) -> Row:
    blasts_pct = number(given.blasts_pct)
    site = pick(case.rng, EXTRAMEDULLARY) if given.emd else "none"
    return {
        "cns_leukaemia": given.cns_leukaemia,
        "emd": given.emd,
        "blasts_pct": blasts_pct,
        "blasts_on": case.on(given.day + before - case.days(1, 4)),
        "m2_or_worse": blasts_pct >= M2_FROM_PCT,
        f"emd_sites__{site}": True,
    }


def _doses(
    case: Casefile, given: Given, infusion: str, products: list[str], cells_per_kg: float
) -> bool:
    """The fractions of each product; true where the last one was withheld for CRS."""
    planned = ["100"] if len(products) > 1 else pick(case.rng, FRACTIONS).split()
    withheld = len(planned) == 3 and given.crs in (2, 3) and case.happens(0.15)
    unit, per_unit = ("10^7/kg", 1e7) if case.happens(0.3) else ("10^6/kg", 1e6)
    for order, product in enumerate(products):
        for day, fraction in enumerate(planned):
            row: Row = {"product": product, "planned_fraction_pct": Decimal(fraction)}
            if withheld and day == len(planned) - 1:
                row |= {
                    "given_on_missing": "not_done",
                    "cells_per_kg_missing": "not_done",
                    "withheld_reason": "Fever and hypotension after the first fractions",
                }
            else:
                cells = cells_per_kg * int(fraction) / 100 / per_unit
                row |= {
                    "given_on": case.on(given.day + day + order),
                    "cells_per_kg_entered": number(max(cells, 0.005), 3),
                    "cells_per_kg_entered_unit": unit,
                }
            case.add("doses", infusion, "infusion", **row)
    return withheld
