"""The margins of the demonstration trial, and how they follow its size.

Source of the discovery margins: Table 1 of Gu J, Liu S, Cui W, et al., Front Immunol
2022;13:858590, doi:10.3389/fimmu.2022.858590. What the table does not print is invented and
named so. The validation set has the same margins in proportion, which is invented as well.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

Code = TypeVar("Code", bound=Hashable)


def largest_remainder(counts: Mapping[Code, int], total: int) -> dict[Code, int]:
    """The counts in proportion, whole numbers that make the total; ties to the first named."""
    whole = sum(counts.values())
    exact = {code: Fraction(count * total, whole) for code, count in counts.items()}
    scaled = {code: int(share) for code, share in exact.items()}
    by_remainder = sorted(counts, key=lambda code: scaled[code] - exact[code])
    for code in by_remainder[: total - sum(scaled.values())]:
        scaled[code] += 1
    return scaled


def part(count: int, of: int, total: int) -> int:
    """How many of `total` where it is `count` of `of`."""
    return largest_remainder({True: count, False: of - count}, total)[True]


# Patients and infusions of the whole trial (Gu 2022, abstract and Methods).
SETS = {"discovery": 204, "validation": 82}
INFUSIONS = {"discovery": 242, "validation": 84}


@dataclass(frozen=True, kw_only=True)
class Margins:
    """How many patients have what at their first infusion."""

    patients: int
    generation: Mapping[int, int]
    strategy: Mapping[str, int]
    wbc: Mapping[int, int]  # by the first value of the band, 10^9/L
    blasts: Mapping[int, int]  # by the first value of the band, %
    cns: int
    tp53: int
    disease_status: Mapping[str, int]
    relapses: Mapping[int, int]  # 2 stands for more than one
    ph_positive: int
    t315i: int
    from_cml: int
    ph_like: int
    earlier_hsct: int
    extramedullary: int
    remissions: int
    mrd_negative_remissions: int
    crs: int
    severe_crs: int
    neurotoxicity: int
    severe_neurotoxicity: int

    def __post_init__(self) -> None:
        for margin in (
            self.generation,
            self.strategy,
            self.wbc,
            self.blasts,
            self.disease_status,
            self.relapses,
        ):
            if sum(margin.values()) != self.patients:
                raise ValueError(f"{dict(margin)} does not make {self.patients} patients.")

    def scaled(self, patients: int) -> "Margins":
        """The margins of a set of another size, still possible together."""

        def count(of_all: int) -> int:
            return part(of_all, self.patients, patients)

        later = {g: n for g, n in self.generation.items() if g != 2}
        second = count(self.generation[2])
        status = largest_remainder(self.disease_status, patients)
        relapses = largest_remainder(self.relapses, patients)
        # Who never relapsed is refractory. Rounding may leave one too many of them.
        surplus = max(0, relapses[0] - status["refractory"])
        relapses[0] -= surplus
        relapses[1] += surplus
        ph_positive = count(self.ph_positive)
        remissions = count(self.remissions)
        crs, neurotoxicity = count(self.crs), count(self.neurotoxicity)
        return Margins(
            patients=patients,
            generation={2: second, **largest_remainder(later, patients - second)},
            strategy=largest_remainder(self.strategy, patients),
            wbc=largest_remainder(self.wbc, patients),
            blasts=largest_remainder(self.blasts, patients),
            cns=count(self.cns),
            tp53=count(self.tp53),
            disease_status=status,
            relapses=relapses,
            ph_positive=ph_positive,
            t315i=min(count(self.t315i), ph_positive),
            from_cml=min(count(self.from_cml), ph_positive),
            ph_like=min(count(self.ph_like), patients - ph_positive),
            earlier_hsct=count(self.earlier_hsct),
            extramedullary=count(self.extramedullary),
            remissions=remissions,
            mrd_negative_remissions=min(count(self.mrd_negative_remissions), remissions),
            crs=crs,
            severe_crs=min(count(self.severe_crs), crs),
            neurotoxicity=neurotoxicity,
            severe_neurotoxicity=min(count(self.severe_neurotoxicity), neurotoxicity),
        )


DISCOVERY = Margins(
    patients=204,
    generation={2: 151, 3: 21, 4: 32},  # printed: 3rd or 4th 53; the split is invented
    strategy={"single": 152, "dual": 42, "sequential": 10},
    wbc={0: 110, 20: 52, 100: 42},
    blasts={0: 99, 5: 39, 25: 31, 50: 35},
    cns=14,
    tp53=16,
    disease_status={"relapsed": 159, "refractory": 45},
    relapses={0: 42, 1: 113, 2: 49},
    ph_positive=63,
    t315i=28,
    from_cml=10,
    ph_like=14,
    earlier_hsct=44,
    extramedullary=26,  # invented
    remissions=176,
    mrd_negative_remissions=145,
    crs=155,
    severe_crs=51,
    neurotoxicity=46,  # invented
    severe_neurotoxicity=17,
)


def sizes(patients: int) -> dict[str, int]:
    """Patients per set."""
    return largest_remainder(SETS, patients)


def reinfusions(of_set: str, patients: int) -> int:
    """Infusions beyond the first ones among so many patients of a set."""
    return part(INFUSIONS[of_set] - SETS[of_set], SETS[of_set], patients)
