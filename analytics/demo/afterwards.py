"""What is entered about the time after: transplant, relapse, therapy, follow-up, death."""

from analytics.demo.casefile import Casefile, Row, number
from analytics.demo.course import LAST_CONTACT
from analytics.demo.sampling import pick

CONTACT_DAYS = (45, 91, 183, 274, 365, 548, *range(730, 3000, 365))
NEW_THERAPIES = {
    "CHEMOTHERAPY": 0.45,
    "INOTUZUMAB": 0.2,
    "BLINATUMOMAB": 0.2,
    "CAR_T_ELSEWHERE": 0.15,
}
THERAPY_FOR = {"maintenance": "TKI", "mrd": "CHEMOTHERAPY"}
DONORS = {"HAPLO": 0.62, "MSD": 0.2, "MUD": 0.14, "MRD": 0.02, "MMUD": 0.02}


def write_afterwards(case: Casefile) -> None:
    """Transplants, relapses, new therapies, follow-up and death, which ends it."""
    _transplants(case)
    _relapses(case)
    _new_therapies(case)
    _follow_ups(case)
    _death(case)


def _transplants(case: Casefile) -> None:
    for graft in case.course.transplants:
        position = case.infusion_at(graft.day)
        given = case.course.infusions[position - 1] if position else None
        relapses = case.who.relapses + sum(r.day < graft.day for r in case.course.relapses)
        salvage = graft.purpose == "salvage"
        row: Row = {
            "occurred": True,
            "transplanted_on": case.on(graft.day).isoformat(),
            **_after(case, position),
            "transplant_type": "ALLO",
            "purpose": graft.purpose,
            "disease_status": "NR" if salvage else f"CR{min(relapses, 2) + 1}",
            "donor": pick(case.rng, DONORS),
            "graft_source": pick(case.rng, {"BM_PB": 0.55, "PB": 0.4, "BM": 0.05}),
            "conditioning": "MAC" if case.happens(0.9) else "RIC",
            "tbi": case.happens(0.5),
        }
        if salvage:
            row["mrd_before_missing"] = "not_applicable"
        else:
            negative = given.mrd_negative if given else case.who.mrd_negative
            row["mrd_before"] = "NEG" if negative else "POS"
        row["cd34"] = number(case.between(2.1, 9.5))
        case.add("transplants", **row)
        case.could_lack("transplants.cd34", "unknown")
    if not case.course.transplants:
        case.add("transplants", occurred=False)


def _after(case: Casefile, infusion: int) -> Row:
    """The infusion that a fact follows; nothing where the patient was not infused."""
    return {"infusion": f"{case.key}/{infusion}"} if infusion else {}


def _relapses(case: Casefile) -> None:
    for relapse in case.course.relapses:
        marrow = "BM" in relapse.sites
        row: Row = {
            "occurred": True,
            "relapsed_on": case.on(relapse.day).isoformat(),
            **_after(case, relapse.infusion),
            **{f"sites__{site}": True for site in relapse.sites},
            "cd19": "NEG" if relapse.cd19_negative else "POS",
            "blasts_pct": number(case.between(6, 95) if marrow else case.between(0, 4)),
        }
        if case.happens(0.5):
            row["cd22_missing"] = "not_done"
        else:
            row["cd22"] = pick(case.rng, {"POS": 0.85, "DIM": 0.1, "NEG": 0.05})
        case.add("relapses", **row)
    looked_for = any(g.remission for g in case.course.infusions) or not case.course.infusions
    if not case.course.relapses and looked_for:
        case.add("relapses", occurred=False)


def _new_therapies(case: Casefile) -> None:
    found = [(t.day, t.reason) for t in case.course.therapies]
    if case.course.infusions:
        found += _maintenance(case)
    for day, reason in sorted(found):
        therapy = THERAPY_FOR.get(reason) or pick(case.rng, NEW_THERAPIES)
        began = case.on(day)
        case.add(
            "new_therapies",
            occurred=True,
            started_on=began.isoformat(),
            therapy=therapy,
            therapy_reason=reason,
        )
        if case.course.infusions:
            # The failure came 4 to 29 days before, so a whole month is seldom possible.
            failed = case.on(max(g.assessed for g in case.course.infusions if g.assessed < day))
            after = max([failed, *(case.on(r.day) for r in case.course.relapses if r.day < day)])
            case.could_be_less_exact(
                "new_therapies.started_on",
                began,
                after=after,
                until=case.on(case.course.last_day),
            )
    if not found:
        case.add("new_therapies", occurred=False)


def _maintenance(case: Casefile) -> list[tuple[int, str]]:
    """A kinase inhibitor in the remission after the first infusion, where nothing came between."""
    maintenance = case.course.infusions[0].assessed + case.days(15, 60)
    stop = min([*(r.day for r in case.course.relapses), case.course.last_day])
    first = case.course.infusions[0]
    again = case.course.infusions[1].day if len(case.course.infusions) > 1 else None
    undisturbed = maintenance < stop and (again is None or maintenance < again)
    if case.who.ph_positive and first.remission and undisturbed and case.happens(0.5):
        return [(maintenance, "maintenance")]
    return []


def _follow_ups(case: Casefile) -> None:
    alive = case.course.death is None
    last = case.course.last_day
    days = [d + case.days(-4, 4) for d in CONTACT_DAYS if d + 25 < last]
    for day in [*days, *([last] if alive else [])]:
        _contact(case, day)
    if case.course.lost and alive:
        noticed = min(case.on(last + case.days(60, 120)), LAST_CONTACT)
        case.add(
            "follow_ups",
            contact_on=noticed,
            status="lost",
            method="letter",
            in_remission_missing="unknown",
        )


def _contact(case: Casefile, day: int) -> None:
    row: Row = {
        "contact_on": case.on(day),
        "status": "alive",
        "method": pick(
            case.rng,
            {"visit": 0.9, "phone": 0.1}
            if day < 400
            else {"visit": 0.4, "phone": 0.45, "records": 0.15},
        ),
    }
    known = _in_remission(case, day)
    if known is None:
        row["in_remission_missing"] = "not_done"
    else:
        row["in_remission"] = known
    case.add("follow_ups", **row)


def _in_remission(case: Casefile, day: int) -> bool | None:
    if not case.course.infusions:
        return not any(r.day <= day for r in case.course.relapses)
    position = case.infusion_at(day)
    given = case.course.infusions[position - 1]
    if day < given.assessed:
        return None
    relapsed = any(r.infusion == position and r.day <= day for r in case.course.relapses)
    if given.remission and not relapsed:
        return True
    # What a transplant or another therapy achieved is not part of the course.
    later = [*case.course.transplants, *case.course.therapies]
    return None if any(given.assessed < t.day < day for t in later) else False


def _death(case: Casefile) -> None:
    death = case.course.death
    if death is None:
        return
    contributing = {"contributing__none": True}
    if case.happens(0.15) and death.cause not in ("INFECTION", "UNKNOWN"):
        contributing = {"contributing__INFECTION": True}
    case.rows["deaths"].append(
        {
            "patient": case.key,
            "died_on": case.on(death.day).isoformat(),
            "cause": death.cause,
            **contributing,
            "in_remission": death.in_remission,
        }
    )
    if "contributing__none" in contributing:
        case.could(
            "findings",
            "death.cause_twice",
            "deaths",
            without=("contributing__none",),
            **{f"contributing__{death.cause}": True},
        )
    case.add(
        "follow_ups",
        contact_on=case.on(death.day),
        status="dead",
        method="records",
        in_remission_missing="not_applicable",
    )
