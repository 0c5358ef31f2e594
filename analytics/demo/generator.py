"""Makes the rows of the demonstration trial. Pure: the same seed gives the same rows anywhere."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import numpy as np

from analytics.demo.afterwards import write_afterwards
from analytics.demo.before import write_before
from analytics.demo.beside import write_beside, write_courses
from analytics.demo.casefile import Casefile, Chance, Row, Table
from analytics.demo.cohort import cohort
from analytics.demo.course import courses
from analytics.demo.margins import DISCOVERY, reinfusions, sizes
from analytics.demo.planted import PLANTED, plant
from analytics.demo.screening import write_screening_failures
from analytics.demo.treatment import write_infusion

PATIENTS = 286
SEED = 2022
BESIDE, PLANTING, SCREENING = 2, 3, 4  # the streams behind those of the two sets
GROUP = 1000
RICH = 1000  # patients with daily and repeated rows
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


def _at_day28(row: Row) -> bool:
    return bool(row["visit"] == "DAY28")


# Whole tables, or the rows of them, that every patient of a large study keeps.
KEPT: dict[Table, Callable[[Row], bool] | None] = {
    "patients": None,
    "consents": None,
    "eligibility": None,
    "genetics": lambda row: row["aberration"] == "TP53",
    "prior_therapies": lambda row: row["therapy"] in ("CHEMOTHERAPY", "ALLO_HSCT"),
    "courses": None,
    "products": None,
    "infusions": None,
    "toxicities": lambda row: row["toxicity"] in ("CRS", "NEUROTOXICITY"),
    "toxicity_grades": lambda row: row["system"] in ("ASTCT2019", "CARTOX_CRES"),
    "marrows": None,
    "responses": _at_day28,
    "mrd": _at_day28,
    "supportive_care": lambda row: row["occurred"],
    "transplants": None,
    "relapses": None,
    "new_therapies": None,
    "follow_ups": None,
    "deaths": None,
}


def demonstration(patients: int = PATIENTS, seed: int = SEED) -> dict[Table, list[Row]]:
    """Flat rows per table, parents first, of all patients at once."""
    [rows] = groups(patients, seed, size=patients)
    return rows


def groups(
    patients: int = PATIENTS, seed: int = SEED, *, size: int = GROUP
) -> Iterator[dict[Table, list[Row]]]:
    """The same rows, of so many patients at a time. Beyond the first 1,000 they are thinned."""
    rows: dict[Table, list[Row]] = {table: [] for table in TABLES}
    chances: list[Chance] = []
    width = max(3, len(str(patients)))
    done = already = 0
    for position, (of_set, members) in enumerate(sizes(patients).items()):
        rng = np.random.default_rng([seed, position])
        if members == 0:
            continue
        frame = cohort(rng, of_set, DISCOVERY.scaled(members))
        day0 = [d + timedelta(days=int(rng.integers(26, 46))) for d in frame["enrolled_on"]]
        followed = courses(rng, frame, day0, reinfusions(of_set, members))
        for row, first_day, course in zip(
            frame.itertuples(index=False), day0, followed, strict=True
        ):
            done += 1
            mine: dict[Table, list[Row]] = {table: [] for table in TABLES}
            case = Casefile(
                rng,
                f"P-{done:0{width}}",
                row,
                course,
                first_day,
                mine,
                beside=np.random.default_rng([seed, BESIDE, done]),
                rich=done <= RICH,
            )
            write_before(case)
            write_courses(case.from_beside())
            for number in range(len(course.infusions)):
                write_infusion(case, number)
            write_afterwards(case)
            write_beside(case.from_beside())
            for table, found in (mine if case.rich else thinned(mine)).items():
                rows[table] += found
            chances += case.chances
            if done % size == 0 or done == patients:
                plant(np.random.default_rng([seed, PLANTING, done]), chances, _due(already, done))
                if patients == PATIENTS == done:
                    # Of those who were not enrolled no paper says how many: none in other sizes.
                    write_screening_failures(np.random.default_rng([seed, SCREENING]), rows)
                yield rows
                rows, chances, already = {table: [] for table in TABLES}, [], done


def _due(already: int, done: int) -> dict[tuple[str, str], int]:
    """How many rows of each kind are planted in a group: as published, or in proportion."""
    return {
        what: number * done // PATIENTS - number * already // PATIENTS
        for what, number in PLANTED["DEMO"].numbers().items()
    }


def thinned(rows: dict[Table, list[Row]]) -> dict[Table, list[Row]]:
    """The rows of one patient from which scores, endpoints and summaries are made, about 20."""
    kept = {table: found for table, found in rows.items() if table in KEPT}
    for table, keep in KEPT.items():
        if keep is not None:
            kept[table] = [row for row in kept[table] if keep(row)]
    kept["follow_ups"] = kept["follow_ups"][-2:]  # the last contact, and that the patient is lost
    for row in kept["products"]:
        del row["leukapheresis"]
    return kept
