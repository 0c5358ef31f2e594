"""The demonstration studies by code: settings, constructs, and how their rows are made."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from analytics.demo.arms import Arm, Arms, made_in_arms
from analytics.demo.casefile import Row, Table
from analytics.demo.generator import PATIENTS, TABLES, groups
from analytics.demo.planted import PLANTED, Planted
from analytics.demo.single_arm import SingleArm, made
from analytics.demo.study import SETTINGS, constructs

Rows = dict[Table, list[Row]]

# Zhang X, Lu XA, Yang J, et al., Blood Adv 2020;4:2325-2338,
# doi:10.1182/bloodadvances.2020001466. Grades 1 and 2 of CRS are printed together and so are 2 and
# 3 of neurotoxicity, 13 of them with a seizure, which is grade 3. The split, extramedullary
# disease, CNS leukaemia and the reasons for no infusion are invented.
ZHANG2020 = SingleArm(
    enrolled=115,
    infused=110,
    not_infused=("PROGRESSION", "INFECTION", "MANUFACTURING", "PROGRESSION", "CONSENT"),
    enrolment=(date(2017, 4, 1), date(2018, 5, 1)),
    closes_on=date(2019, 12, 31),
    ages=(2, 61),
    domains=(("CD28", 21), ("41BB", 89)),
    remissions=102,
    incomplete=61,
    mrd_negative=96,
    mrd_not_evaluable=0,
    mrd_missing=0,
    crs={0: 8, 1: 50, 2: 34, 3: 14, 4: 4},
    neurotoxicity={0: 87, 1: 8, 2: 2, 3: 13},
    tp53=(12, 1),
    earlier_hsct=(16, 1),
    extramedullary=20,
    cns=10,
    bridging={"low_median": 71, "intensive": 14, "none": 25},
    earlier_car_t=None,
    transplants=75,
    salvage_transplants=0,
    relapses_after_transplant=10,
    relapses_without_transplant=13,
    cd19_negative_relapses=7,
)

# An L, Lin Y, Deng B, et al., BMC Cancer 2022;22:393, doi:10.1186/s12885-022-09489-1.
# Extramedullary disease, who relapses and the reasons for no infusion are invented; four relapses
# within a year leave the printed 69.2 % of 13 responders. CR includes CRi, which is not printed
# apart.
AN2022 = SingleArm(
    enrolled=21,
    infused=19,
    not_infused=("PROGRESSION", "MANUFACTURING"),
    enrolment=(date(2019, 1, 10), date(2020, 6, 30)),
    closes_on=date(2021, 7, 31),
    ages=(4, 49),
    domains=(("41BB", 19),),
    remissions=13,
    incomplete=None,
    mrd_negative=10,
    mrd_not_evaluable=2,
    mrd_missing=1,
    crs={0: 1, 1: 15, 2: 2, 4: 1},
    neurotoxicity={0: 17, 1: 2},
    tp53=(0, 0),
    earlier_hsct=(0, 0),
    extramedullary=6,
    cns=0,
    bridging=None,
    earlier_car_t=True,
    transplants=11,
    salvage_transplants=3,
    relapses_after_transplant=3,
    relapses_without_transplant=1,
    cd19_negative_relapses=1,
)

# Hu G, Cheng Y, Zuo Y, et al., Front Immunol 2022;12:731435. Which grades of CRS are not severe and
# which are grade 4, the grades of neurotoxicity, persistent against recurrent MRD outside the
# chemotherapy arm, MRD without CAR-T, antigen loss there, the day of every event, and how many of
# the relapses after CAR-T followed a transplant are invented.
HU2022 = Arms(
    arms=(
        Arm(
            name="CAR-T",
            patients=43,
            infused=True,
            persistent=20,
            mrd_negative=39,
            transplants=35,
            relapses_after_transplant=6,
            relapses_without_transplant=4,
            cd19_negative_relapses=1,
        ),
        Arm(
            name="Chemotherapy and HSCT",
            patients=20,
            infused=False,
            persistent=9,
            mrd_negative=8,
            transplants=20,
            relapses_after_transplant=6,
            relapses_without_transplant=0,
            cd19_negative_relapses=0,
        ),
        Arm(
            name="Chemotherapy",
            patients=14,
            infused=False,
            persistent=5,
            mrd_negative=5,
            transplants=0,
            relapses_after_transplant=0,
            relapses_without_transplant=10,
            cd19_negative_relapses=0,
        ),
    ),
    diagnosis=(date(2015, 1, 1), date(2019, 9, 30)),
    closes_on=date(2020, 12, 31),
    ages=(2, 18),
    domains={"41BB": 34, "CD28": 9},
    crs={0: 20, 1: 10, 2: 7, 3: 5, 4: 1},
    neurotoxicity={0: 37, 1: 3, 2: 2, 3: 1},
    relapse_deaths=17,
    transplant_deaths=2,
)


@dataclass(frozen=True, kw_only=True)
class Demonstration:
    """One study of the demonstration. Only that of `DEMO` comes in other sizes."""

    settings: Mapping[str, Any]
    constructs: list[dict[str, Any]]
    patients: int
    margins: SingleArm | Arms | None = None
    made: Callable[..., Rows] = made
    planted: Planted | None = None

    def groups(self, patients: int, seed: int) -> Iterator[Rows]:
        """Flat rows by table, some patients at a time; the same seed gives the same rows."""
        if self.margins is None:
            return groups(patients, seed)
        return iter([self.made(self.margins, self.settings, TABLES, seed, self.planted)])


def _single(
    title: str, registration: str, mrd_rule: str, margins: SingleArm, scfv: str, planted: Planted
) -> Demonstration:
    settings = SETTINGS | {
        "title": title,
        "registration": registration,
        "mrd_rule": mrd_rule,
        "neurotoxicity_system": "ASTCT2019",
        "discovery_until": None,
    }
    return Demonstration(
        settings=settings,
        constructs=[_construct(domain, scfv) for domain, _ in margins.domains],
        patients=margins.enrolled,
        margins=margins,
        planted=planted,
    )


def _construct(domain: str, scfv: str, *, suicide_switch: bool = False) -> dict[str, Any]:
    return {
        "key": f"CD19-{domain}",
        "name": f"Synthetic {scfv} CD19 CAR with {domain}",
        "targets__CD19": True,
        "strategy": "single",
        "generation": 2,
        f"costimulatory__{domain}": True,
        "scfv_origin": scfv,
        "hinge": "CD8A",
        "vector": "lentiviral",
        "suicide_switch": suicide_switch,
        "il6_knockdown": False,
    }


DEMO = Demonstration(settings=SETTINGS, constructs=constructs(), patients=PATIENTS)
DEMONSTRATIONS: Mapping[str, Demonstration] = {
    "DEMO": DEMO,
    "DEMO-SINGLE": _single(
        "Synthetic single-arm trial of CD19 CAR-T cells in B-ALL",
        "SYNTHETIC-0003",
        "ZHANG2020",
        ZHANG2020,
        "murine",
        PLANTED["DEMO-SINGLE"],
    ),
    "DEMO-AGAIN": _single(
        "Synthetic trial of humanised CD19 CAR-T cells after murine ones",
        "SYNTHETIC-0004",
        "AN2022",
        AN2022,
        "humanised",
        PLANTED["DEMO-AGAIN"],
    ),
    "DEMO-MRD": Demonstration(
        settings=SETTINGS
        | {
            "title": "Synthetic comparison of CD19 CAR-T cells and chemotherapy for MRD in B-ALL",
            "registration": "SYNTHETIC-0005",
            "crs_system": "LEE2014",
            "neurotoxicity_system": "ASTCT2019",
            "mrd_rule": "HU2022",
            "response_criteria": "HU2022",
            "relapse_comparator": "at_or_above",
            "discovery_until": None,
        },
        # The second construct carries iCasp9.
        constructs=[
            _construct("41BB", "murine"),
            _construct("CD28", "murine", suicide_switch=True),
        ],
        patients=HU2022.enrolled,
        margins=HU2022,
        made=made_in_arms,
        planted=PLANTED["DEMO-MRD"],
    ),
}
