"""Codelists of the study's own settings."""

from trials.definitions.codelists import Codelist

MRD_RULE = Codelist(
    "mrd_rule",
    {
        "GU2022": "Flow in marrow below 0.01 %",
        "ZHANG2020": "Not detected by flow in marrow and blood, sensitivity 10^-4",
        "AN2022": "Below 10^-4 by flow and by qPCR",
        "HU2022": "Undetectable; any level is positive",
    },
)
RESPONSE_CRITERIA = Codelist(
    "response_criteria",
    {
        "NCCN2018": "NCCN 2018: CR and CRi by counts (Zhang 2020, An 2022)",
        "GU2022": "Gu 2022: CR without regard to counts",
        "HU2022": "Hu 2022: CR with counts recovered",
    },
)
RELAPSE_COMPARATOR = Codelist(
    "relapse_comparator",
    {
        "above": "Relapse above the blast threshold (Gu 2022: >5 %)",
        "at_or_above": "Relapse at or above the blast threshold (Hu 2022: >=5 %)",
    },
)
CRS_SYSTEM = Codelist(
    "crs_grading_system",
    {
        "ASTCT2019": "ASTCT consensus 2019",
        "LEE2014": "Lee 2014",
        "CARTOX_CRS": "CARTOX CRS 2018",
        "PENN": "Penn scale",
    },
)
NEURO_SYSTEM = Codelist(
    "neurotoxicity_grading_system",
    {
        "ASTCT2019": "ASTCT consensus 2019 (ICANS)",
        "CARTOX_CRES": "CARTOX 2018 (CRES)",
        "CTCAE5": "CTCAE version 5",
    },
)
