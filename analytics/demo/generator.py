"""Makes the rows of the demonstration trial. Pure: the same seed gives the same rows anywhere."""

from collections.abc import Callable
from datetime import timedelta

import numpy as np

from analytics.demo.afterwards import write_afterwards
from analytics.demo.before import write_before
from analytics.demo.beside import write_beside, write_courses
from analytics.demo.casefile import Casefile, Row, Table
from analytics.demo.cohort import cohort
from analytics.demo.course import courses
from analytics.demo.margins import DISCOVERY, reinfusions, sizes
from analytics.demo.treatment import write_infusion

PATIENTS = 286
SEED = 2022
BESIDE = 2  # the stream behind those of the two sets
TABLES = (
    "patients",
    "identifiers",
    "consents",
    "eligibility",
    "genetics",
    "medical_history",
    "prior_therapies",
    "courses",
    "leukaphereses",
    "products",
    "infusions",
    "doses",
    "bridging",
    "lymphodepletions",
    "concomitant_medications",
    "toxicities",
    "toxicity_grades",
    "toxicity_observations",
    "supportive_care",
    "adverse_events",
    "dose_limiting_toxicities",
    "deviations",
    "blood_counts",
    "labs",
    "csf",
    "imaging",
    "marrows",
    "responses",
    "mrd",
    "kinetics",
    "transplants",
    "engraftments",
    "gvhd",
    "relapses",
    "new_therapies",
    "follow_ups",
    "contact_attempts",
    "new_malignancies",
    "rcl_tests",
    "vector_persistence",
    "deaths",
)


def demonstration(
    patients: int = PATIENTS,
    seed: int = SEED,
    *,
    advanced: Callable[[int], object] = lambda patients: None,
) -> dict[Table, list[Row]]:
    """Flat rows per table, parents first; `advanced` is told of each patient done."""
    rows: dict[Table, list[Row]] = {table: [] for table in TABLES}
    width = max(3, len(str(patients)))
    done = 0
    for position, (of_set, size) in enumerate(sizes(patients).items()):
        rng = np.random.default_rng([seed, position])
        if size == 0:
            continue
        frame = cohort(rng, of_set, DISCOVERY.scaled(size))
        day0 = [d + timedelta(days=int(rng.integers(26, 46))) for d in frame["enrolled_on"]]
        followed = courses(rng, frame, day0, reinfusions(of_set, size))
        for row, first_day, course in zip(
            frame.itertuples(index=False), day0, followed, strict=True
        ):
            done += 1
            case = Casefile(
                rng,
                f"P-{done:0{width}}",
                row,
                course,
                first_day,
                rows,
                beside=np.random.default_rng([seed, BESIDE, done]),
            )
            write_before(case)
            write_courses(case.from_beside())
            for position in range(len(course.infusions)):
                write_infusion(case, position)
            write_afterwards(case)
            write_beside(case.from_beside())
            advanced(1)
    return rows
