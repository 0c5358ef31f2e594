"""Which grades each grading system knows, and what it grades.

Sources: ASTCT: Lee DW et al., Biol Blood Marrow Transplant 2019;25:625-638. Lee 2014: Lee DW et
al., Blood 2014;124:188-195. CARTOX: Neelapu SS et al., Nat Rev Clin Oncol 2018;15:47-62.
ICAHT: Rejeski K et al., Blood 2023;142:865-877. IEC-HS: Hines MR et al., Transplant Cell Ther
2023;29:438.e1-438.e16. Tumour lysis: Cairo MS, Bishop M, Br J Haematol 2004;127:3-11.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class System:
    highest: int
    grades: frozenset[str]  # the toxicities it was made for


SYSTEMS: Mapping[str, System] = {
    "ASTCT2019": System(5, frozenset({"CRS", "NEUROTOXICITY"})),
    "LEE2014": System(5, frozenset({"CRS"})),
    "CARTOX_CRS": System(5, frozenset({"CRS"})),
    "PENN": System(5, frozenset({"CRS"})),
    "CARTOX_CRES": System(4, frozenset({"NEUROTOXICITY"})),
    "IEC_HS2023": System(5, frozenset({"IEC_HS"})),
    "ICAHT2023": System(4, frozenset({"ICAHT"})),
    "CAIRO_BISHOP2004": System(5, frozenset({"TLS"})),
}
# What a protocol does not choose, because there is one system for it.
ONLY_SYSTEM: Mapping[str, str] = {
    "IEC_HS": "IEC_HS2023",
    "ICAHT": "ICAHT2023",
    "TLS": "CAIRO_BISHOP2004",
}


def declared_system(toxicity: str | None, study: Mapping[str, Any]) -> str | None:
    """The system by which the study grades a toxicity; None where it declares none."""
    chosen = {"CRS": "crs_system", "NEUROTOXICITY": "neurotoxicity_system"}.get(toxicity or "")
    return study.get(chosen) if chosen else ONLY_SYSTEM.get(toxicity or "")
