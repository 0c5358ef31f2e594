"""Patients who were screened and never enrolled: invented, and outside every published margin."""

from datetime import date, timedelta

import numpy as np

from analytics.demo.casefile import Row, Table, number
from analytics.demo.study import SITES

# Day of screening, reason, and the criteria that were not met.
FAILURES = (
    (date(2016, 5, 17), "CRITERIA", "Inclusion 4: performance status"),
    (date(2017, 9, 4), "NO_TARGET", "Inclusion 2: CD19 or CD22 on the blasts"),
    (date(2018, 3, 12), "ORGAN_FUNCTION", "Exclusion 3: bilirubin"),
    (date(2019, 6, 25), "INFECTION", "Exclusion 1: active infection"),
    (date(2020, 8, 11), "NO_CONSENT", None),
    (date(2021, 4, 8), "CRITERIA", "Inclusion 5: expected survival"),
)


def write_screening_failures(rng: np.random.Generator, rows: dict[Table, list[Row]]) -> None:
    """Patient, consent and screening of each; nothing else is known of them."""
    for count, (day, reason, criteria) in enumerate(FAILURES, start=1):
        key = f"S-{count:03}"
        years, months = float(rng.uniform(8, 60)), float(rng.uniform(9, 40))
        relapses = int(rng.integers(1, 3))
        rows["patients"].append(
            {
                "key": key,
                "site": SITES[int(rng.integers(0, len(SITES)))]["key"],
                "sex": "F" if rng.random() < 0.45 else "M",
                "born_on": (day - timedelta(days=int(years * 365.25))).isoformat(),
                "enrolled_on_missing": "not_applicable",
                "arm_missing": "not_applicable",
                "diagnosed_on": (day - timedelta(days=int(months * 30.4))).isoformat(),
                "wbc_diagnosis": number(float(rng.uniform(2, 90))),
                "first_response": "CR",
                "relapses_before": relapses,
                "therapies_before": 2 + relapses,
                "from_cml": False,
            }
        )
        signed = reason != "NO_CONSENT"
        if signed:
            rows["consents"].append(
                {
                    "patient": key,
                    "number": 1,
                    "form_version": "1.0" if day < date(2018, 1, 1) else "2.0",
                    "consented_on": day - timedelta(days=int(rng.integers(0, 5))),
                    "long_term_follow_up": True,
                }
            )
        row: Row = {
            "patient": key,
            "number": 1,
            "screened_on": day,
            "eligible": False,
            "screening_failure": reason,
            "performance_scale": "ECOG" if years >= 16 else "LANSKY",
            "performance": 1 if years >= 16 else 80,
        }
        if criteria is not None:
            row["criteria_not_met"] = criteria
        rows["eligibility"].append(row)
