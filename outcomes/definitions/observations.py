"""The signs of a day, read from its observation and what was given up to it.

A sign that the site explains by another cause counts as absent, and oxygen for comfort or to
protect the airway is no hypoxia. Where nothing is said of another cause there is none.
"""

from decimal import Decimal

from outcomes.definitions import cres, crs_astct2019, crs_lee2014, icans, iec_hs
from outcomes.definitions.codelists import SUPPORTIVE_DRUG
from outcomes.definitions.reference import is_below
from outcomes.definitions.response import infusion_of
from trials.checks import Book, Row
from trials.definitions.answer import Answer

ICE_ITEMS = ("ice_orientation", "ice_naming", "ice_command", "ice_writing", "ice_counting")
NOT_HYPOXIA = frozenset({"COMFORT", "AIRWAY"})


def by_astct2019(row: Row, episode: Row, book: Book) -> Answer[int]:
    """CRS of the day of an observation, by the ASTCT consensus."""
    low_pressure = _explained(row, "HYPOTENSION")
    return crs_astct2019.grade(
        crs_astct2019.Signs(
            fever=_fever(row),
            treated=treated(row, episode, book),
            hypotension=False if low_pressure else row.get("hypotension"),
            fluids=False if low_pressure else row.get("fluids"),
            vasopressors=frozenset() if low_pressure else chosen(row, "vasopressors"),
            oxygen=_oxygen(row),
            oxygen_l_per_min=row.get("oxygen_l_per_min"),
        )
    )


def by_lee2014(row: Row, episode: Row, book: Book) -> Answer[int]:
    """CRS of the day of an observation, by Lee 2014."""
    low_pressure = _explained(row, "HYPOTENSION")
    return crs_lee2014.grade(
        crs_lee2014.Signs(
            fever=_fever(row),
            constitutional=row.get("constitutional"),
            hypotension=False if low_pressure else row.get("hypotension"),
            fluids=False if low_pressure else row.get("fluids"),
            vasopressors=frozenset() if low_pressure else chosen(row, "vasopressors"),
            high_dose=False if low_pressure else row.get("high_dose_vasopressor"),
            oxygen=_oxygen(row),
            fio2_pct=row.get("fio2_pct"),
            organ_grade=row.get("organ_grade"),
            transaminase_grade=row.get("transaminase_grade"),
        )
    )


def by_icans(row: Row, episode: Row, book: Book) -> Answer[int]:
    """Neurotoxicity of the day of an observation, by the ASTCT consensus."""
    return icans.grade(
        icans.Signs(
            ice=ice_score(row),
            capd=row.get("capd"),
            unable=row.get("unable_to_perform"),
            consciousness=_consciousness(row),
            seizure=_seizure(row),
            weakness=_weakness(row),
            pressure=_pressure(row),
        ),
        under_12=is_below(icans.ICE_FROM_YEARS, book, row.get("observed_on")),
    )


def by_cres(row: Row, episode: Row, book: Book) -> Answer[int]:
    """Neurotoxicity of the day of an observation, by CARTOX."""
    return cres.grade(
        cres.Signs(
            cartox10=row.get("cartox10"),
            unable=row.get("unable_to_perform"),
            consciousness=_consciousness(row),
            seizure=_seizure(row),
            weakness=_weakness(row),
            pressure=chosen(row, "icp_signs"),
            papilloedema_stage=row.get("papilloedema_stage"),
            opening_pressure_mmhg=row.get("opening_pressure_mmhg"),
        )
    )


def by_iec_hs(row: Row, episode: Row, book: Book) -> Answer[int]:
    """The HLH-like syndrome of the day of an observation."""
    return iec_hs.grade(row.get("iechs_severity"))


def ice_score(row: Row) -> int | None:
    """The score as entered, else the sum of its items."""
    if row.get("ice") is not None:
        return int(row["ice"])
    return ice_sum(row)


def ice_sum(row: Row) -> int | None:
    """The sum of the items of ICE, once all are given."""
    items = [row.get(name) for name in ICE_ITEMS]
    return None if None in items else sum(int(item) for item in items if item is not None)


def treated(row: Row, episode: Row, book: Book) -> bool | None:
    """Antipyretic or anticytokine therapy after the infusion, on the day or before it."""
    day = row["observed_on"]
    said = [
        other.get("antipyretic")
        for other in book.rows("toxicity_observations")
        if other.get("toxicity") == episode["key"] and other["observed_on"] <= day
    ]
    if any(said):
        return True
    given = [care for care in book.rows("supportive_care") if _anticytokine(care, episode, book)]
    if any(care.get("started_on") and care["started_on"] <= day for care in given):
        return True
    if any(care.get("started_on") is None for care in given):
        return None  # given, on a day that is not known
    return row.get("antipyretic")


def _anticytokine(care: Row, episode: Row, book: Book) -> bool:
    if not care.get("occurred") or care.get("drug") not in SUPPORTIVE_DRUG.subsets["anticytokine"]:
        return False
    started = care.get("started_on")
    follows = infusion_of(care, started, book, from_day0=True)
    return follows == episode.get("infusion") or (follows is None and started is None)


def chosen(row: Row, name: str) -> frozenset[str] | None:
    """The codes of a multi-select; None where it was not asked."""
    answers = {n.partition("__")[2]: v for n, v in row.items() if n.startswith(f"{name}__")}
    if all(v is None for v in answers.values()):
        return None
    return frozenset(code for code, v in answers.items() if v and code != "none")


def _explained(row: Row, sign: str) -> bool:
    return bool(row.get(f"explained__{sign}"))


def _fever(row: Row) -> bool | None:
    temperature: Decimal | None = row.get("temperature")
    if _explained(row, "FEVER"):
        return False
    return None if temperature is None else temperature >= crs_astct2019.FEVER_FROM_C


def _oxygen(row: Row) -> str | None:
    oxygen: str | None = row.get("oxygen")
    if _explained(row, "HYPOXIA") or (oxygen and row.get("oxygen_reason") in NOT_HYPOXIA):
        return "NONE"
    return oxygen


def _consciousness(row: Row) -> str | None:
    return "ALERT" if _explained(row, "CONSCIOUSNESS") else row.get("consciousness")


def _seizure(row: Row) -> str | None:
    return "NONE" if _explained(row, "SEIZURE") else row.get("seizure")


def _weakness(row: Row) -> bool | None:
    return False if _explained(row, "WEAKNESS") else row.get("motor_weakness")


def _pressure(row: Row) -> frozenset[str] | None:
    """The signs of raised pressure; a staged papilloedema is one of them."""
    shown = chosen(row, "icp_signs")
    if row.get("papilloedema_stage"):
        return (shown or frozenset()) | {"PAPILLOEDEMA"}
    return shown
