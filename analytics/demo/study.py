"""The frame of the demonstration trial: settings, sites, constructs, people. All invented."""

from dataclasses import dataclass
from datetime import date
from typing import Any

MEMBERS_FROM = date(2015, 11, 1)
PROTOCOL_VERSION = "2.1"

SETTINGS: dict[str, Any] = {
    "title": "Synthetic CAR-T trial in relapsed or refractory B-ALL",
    "registration": "SYNTHETIC-0001",
    "synthetic": True,
    "retrospective": False,
    "crs_system": "ASTCT2019",
    "neurotoxicity_system": "CARTOX_CRES",
    "mrd_rule": "GU2022",
    "mrd_threshold": "0.0001",
    "response_window_from": 28,
    "response_window_to": 42,
    "uninvolved_sites_count_as_absent": True,
    "relapse_blasts_pct": "5",
    "relapse_comparator": "above",
    "protocol_version": PROTOCOL_VERSION,
    "discovery_until": date(2020, 3, 31),
}

SITES: list[dict[str, Any]] = [
    {"key": "LAKE", "name": "Lakeside Hospital (synthetic)", "time_zone": "Asia/Shanghai"},
    {"key": "HILL", "name": "Hillcrest Clinic (synthetic)", "time_zone": "Europe/Berlin"},
    {"key": "PORT", "name": "Port Children's Hospital (synthetic)", "time_zone": "America/Toronto"},
]

LABORATORY = "Central laboratory (synthetic)"
# Upper limits of an adult; the lower limit of fibrinogen is what matters. Invented like the rest.
RANGES: dict[str, tuple[str, str]] = {
    "alt": ("5", "45"),
    "ast": ("5", "45"),
    "bilirubin": ("0.2", "1.2"),
    "creatinine": ("0.3", "1.2"),
    "ferritin": ("20", "300"),
    "fibrinogen": ("150", "400"),
    "ldh": ("120", "250"),
    "crp": ("0", "5"),
    "neutrophils": ("1.5", "7.5"),
    "platelets": ("150", "400"),
    "haemoglobin": ("12", "17"),
}


def lab_ranges() -> list[dict[str, Any]]:
    """The reference ranges of the laboratory, as each site enters them."""
    return [
        {
            "site": site["key"],
            "laboratory": LABORATORY,
            "analyte": analyte,
            "lower": lower,
            "upper": upper,
        }
        for site in SITES
        for analyte, (lower, upper) in RANGES.items()
    ]


TARGETS = {"CD19": ("CD19",), "CD22": ("CD22",), "CD19-CD22": ("CD19", "CD22")}
DOMAINS = {2: ("41BB",), 3: ("CD28", "41BB"), 4: ("41BB",)}


def construct_key(targets: str, generation: int) -> str:
    return f"{targets}-G{generation}"


def constructs() -> list[dict[str, Any]]:
    """Each combination of targets and generation as one construct."""
    rows = []
    for generation, domains in DOMAINS.items():
        for name, targets in TARGETS.items():
            rows.append(
                {
                    "key": construct_key(name, generation),
                    "name": f"Synthetic {'/'.join(targets)} CAR, generation {generation}",
                    **{f"targets__{target}": True for target in targets},
                    "strategy": "dual" if len(targets) > 1 else "single",
                    "generation": generation,
                    **{f"costimulatory__{domain}": True for domain in domains},
                    "scfv_origin": "humanised" if generation == 4 else "murine",
                    "hinge": "CD8A",
                    "vector": "lentiviral",
                    "suicide_switch": False,
                    "il6_knockdown": generation == 4,
                }
            )
    return rows


@dataclass(frozen=True)
class Person:
    """An account of the demonstration; `site` is an index into SITES, None the whole study."""

    username: str
    role: str
    site: int | None = None


PEOPLE = (
    Person("coordinator", "coordinator", 0),
    Person("coordinator-2", "coordinator", 1),
    Person("investigator", "investigator", 0),
    Person("monitor", "monitor", 0),
    Person("data-manager", "data_manager"),
    Person("statistician", "statistician"),
    Person("trial-lead", "trial_lead"),
    Person("sponsor", "sponsor"),
    Person("inspector", "inspector"),
    Person("administrator", "administrator"),
)
