"""What may be recorded about toxicity. Source: clinical.md 8, 9 and 15.2."""

from collections.abc import Iterator, Mapping

from config.errors import Finding, hard, override, soft
from outcomes.definitions import ctcae5, icans, iec_hs, tumour_lysis
from outcomes.definitions.codelists import OXYGEN
from outcomes.definitions.crs_astct2019 import LOW_FLOW_UP_TO
from outcomes.definitions.episodes import (
    CONTRADICTION,
    DIFFERENCE,
    FATAL,
    Table,
    causes_of,
    death_by,
    episode_grade,
    observed,
    table_of,
)
from outcomes.definitions.grading import SYSTEMS, declared_system
from outcomes.definitions.observations import ice_score, ice_sum
from outcomes.definitions.reference import baseline, is_below, limits_of
from outcomes.definitions.response import infusion_of
from trials.checks import Book, Row, rule, set_rule
from trials.definitions.answer import Answer

SEVERE_FROM = 3
FATAL_TOXICITIES = frozenset({"CRS", "NEUROTOXICITY", "IEC_HS", "TLS"})


@rule("toxicity_grades")
def check_grade(row: Row, book: Book) -> Iterator[Finding]:
    """A grade exists in its system (hard); the system is made for the toxicity (soft)."""
    grade, system = row.get("grade"), SYSTEMS.get(row.get("system") or "")
    if system is None:
        return
    if grade is not None and grade > system.highest:
        yield hard(
            "toxicity_grade.outside_system",
            "grade",
            f"Grade {grade} does not exist in {row['system']}, which ends at {system.highest}.",
        )
    episode = book.one("toxicities", row.get("toxicity"))
    if episode and episode["toxicity"] not in (*system.grades, "OTHER"):
        yield soft(
            "toxicity_grade.other_toxicity",
            "system",
            f"{row['system']} does not grade {episode['toxicity']}. Check the system, or comment.",
        )


@rule("toxicity_grades")
def check_derived_grade(row: Row, book: Book) -> Iterator[Finding]:
    """An entered grade stands beside the derived one only with a reason (clinical.md 9)."""
    entered, episode = row.get("grade"), book.one("toxicities", row.get("toxicity"))
    if entered is None or episode is None:
        return
    derived = episode_grade(episode, row.get("system"), book)
    table = table_of(episode, row.get("system"))
    if derived.value is not None:
        if derived.value != entered:
            yield _contradiction(row, derived, table)
        return
    missing = ", ".join(derived.missing)
    if derived.at_least is not None and entered < derived.at_least:
        yield soft(
            "toxicity_grade.below_at_least",
            "grade",
            f"Entered is grade {entered}; the observations show at least {derived.at_least} "
            f"({'; '.join(derived.driver)}). Correct one of them, or comment.",
        )
    elif table is not None and entered >= SEVERE_FROM:
        yield soft(
            "toxicity_grade.not_derivable",
            "grade",
            f"Grade {entered} cannot be held against the observations; missing: {missing}. "
            "Record the days of the episode, or comment.",
        )
    if entered == FATAL:
        yield soft(
            "toxicity_grade.no_death",
            "grade",
            f"Grade {FATAL} is death by {episode['toxicity']}; no death with this cause on or "
            "after the onset is recorded. Record the death and its cause, or correct the grade.",
        )


def _contradiction(row: Row, derived: Answer[int], table: Table | None) -> Finding:
    said = (
        f"Entered is grade {row['grade']} under {row['system']}; derived is {derived.value} "
        f"({'; '.join(derived.driver) or 'no sign'})."
    )
    if table is not None and max(row["grade"], derived.value or 0) <= table.verified:
        return override(
            CONTRADICTION,
            "grade",
            f"{said} Correct the grade or the observations, or give the reason why it stands.",
        )
    return soft(DIFFERENCE, "grade", f"{said} Correct one of them, or comment.")


@set_rule("toxicity_grades", parent="toxicities", link="toxicity")
def check_episode_grades(episode: Row, grades: list[Row], book: Book) -> Iterator[Finding]:
    """The study's system is among the grades (rule 11); a severe one was treated (rule 12)."""
    system = declared_system(episode.get("toxicity"), book.study)
    systems = {row.get("system") for row in grades}
    if system is not None and systems and system not in systems:
        yield soft(
            "toxicity_grades.study_system",
            "system",
            f"{episode['key']} is graded under {', '.join(sorted(map(str, systems)))}; the study "
            f"grades {episode['toxicity']} under {system}. Add that grade, or comment.",
        )
    highest = max((row.get("grade") or 0 for row in grades), default=0)
    if highest >= SEVERE_FROM and not _given(episode, book):
        yield soft(
            "toxicity_grades.untreated",
            "grade",
            f"{episode['key']} has grade {highest}; no supportive care after its infusion is "
            "recorded. Record what was given, or comment.",
        )


def _given(episode: Row, book: Book) -> list[Row]:
    """What was given against toxicity after the infusion of an episode."""
    return [
        care
        for care in book.rows("supportive_care")
        if care.get("occurred")
        and infusion_of(care, care.get("started_on"), book, from_day0=True)
        in (None, episode.get("infusion"))
    ]


@rule("toxicity_grades")
def check_iec_hs(row: Row, book: Book) -> Iterator[Finding]:
    """IEC-HS goes with a ferritin, from grade 2 with a therapy, at grade 4 with organ support."""
    episode = book.one("toxicities", row.get("toxicity"))
    if row.get("system") != "IEC_HS2023" or episode is None or not row.get("grade"):
        return
    yield from _ferritin(episode, book)
    grade = row["grade"]
    if grade >= iec_hs.INTERVENTION_FROM_GRADE and not _given(episode, book):
        yield soft(
            "toxicity_grade.iec_hs_intervention",
            "grade",
            f"IEC-HS of grade {grade} asks for an intervention; no supportive care after its "
            "infusion is recorded. Record what was given, or comment.",
        )
    supported = any(day.get("organ_support") for day in observed(episode, book))
    if grade == iec_hs.ORGAN_SUPPORT_GRADE and not supported:
        yield soft(
            "toxicity_grade.iec_hs_organ_support",
            "grade",
            f"IEC-HS of grade {grade} goes with intensive care or organ support; no observation "
            "of the episode says so. Record it on its day, or comment.",
        )


def _ferritin(episode: Row, book: Book) -> Iterator[Finding]:
    infusion = book.one("infusions", episode.get("infusion")) or {}
    day0, limit = infusion.get("infused_on"), limits_of(book)
    samples = [
        (sample["ferritin"], limit("upper", "ferritin", sample))
        for sample in book.rows("labs")
        if sample.get("ferritin") is not None
        and infusion_of(sample, sample["sampled_on"], book) == episode.get("infusion")
    ]
    if not any(upper is not None for _, upper in samples):
        yield soft(
            "toxicity_grade.iec_hs_ferritin_missing",
            "grade",
            f"IEC-HS asks for ferritin and its upper limit of normal; {len(samples)} ferritin "
            "values after the infusion are recorded, none with a limit. Record the value on the "
            "laboratory form and the limit among the reference ranges, or comment.",
        )
        return
    before = None if day0 is None else baseline("ferritin", book.rows("labs"), day0)
    raised = [iec_hs.ferritin_is_raised(v, upper=u, baseline=before) for v, u in samples]
    if not any(raised):
        highest = max(value for value, _ in samples)
        yield soft(
            "toxicity_grade.iec_hs_ferritin",
            "grade",
            f"IEC-HS asks for ferritin above {iec_hs.FERRITIN_ABOVE_TIMES} times the upper limit "
            f"or the baseline, or rapidly rising; the highest recorded is {highest.normalize():f} "
            "ng/mL. Check the diagnosis, or comment.",
        )


@rule("toxicity_grades")
def check_tumour_lysis(row: Row, book: Book) -> Iterator[Finding]:
    """Clinical tumour lysis is laboratory tumour lysis with a clinical sign."""
    episode = book.one("toxicities", row.get("toxicity"))
    if row.get("system") != "CAIRO_BISHOP2004" or episode is None:
        return
    derived = episode_grade(episode, row["system"], book)
    if derived.driver == (tumour_lysis.CLINICAL_ONLY,):
        yield soft(
            "toxicity_grade.clinical_without_laboratory",
            "grade",
            "A clinical sign of tumour lysis is recorded, and the laboratory values from day "
            f"-{tumour_lysis.DAYS_BEFORE} to {tumour_lysis.DAYS_AFTER} show no laboratory tumour "
            "lysis. Check both, or comment.",
        )


# Days after the infusion, the day itself being 0: later is unusual, later is another cause.
USUAL_ONSET: Mapping[str, int] = {"CRS": 14, "NEUROTOXICITY": 21}
LATEST_ONSET = 30


@rule("toxicities")
def check_onset(row: Row, book: Book) -> Iterator[Finding]:
    """A toxicity follows its infusion, the latest one, within its window (clinical.md 9)."""
    infusion = book.one("infusions", row.get("infusion"))
    began, day0 = row.get("onset_on"), infusion.get("infused_on") if infusion else None
    if began is None or day0 is None:
        return
    after, toxicity = (began - day0).days, str(row.get("toxicity"))
    if after < 0:
        yield soft(
            "toxicity.before_infusion",
            "onset_on",
            f"Onset on {began} is before the infusion on {day0}. Correct one of the two, or "
            "comment.",
        )
    begun = [i["infused_on"] for i in book.rows("infusions") if i.get("infused_on")]
    latest = max((on for on in begun if on <= began), default=day0)
    if latest > day0:
        yield soft(
            "toxicity.later_infusion",
            "infusion",
            f"Onset on {began} is after the infusion on {latest}; entered is the one on {day0}. "
            "A toxicity belongs to the latest infusion before it. Correct the infusion, or "
            "comment.",
        )
    elif toxicity in USUAL_ONSET and after > LATEST_ONSET:
        yield soft(
            "toxicity.outside_window",
            "onset_on",
            f"Onset on day {after} is outside the window of {toxicity}, which ends on day "
            f"{LATEST_ONSET}. Correct the date, or comment.",
        )
    elif toxicity in USUAL_ONSET and after > USUAL_ONSET[toxicity]:
        yield soft(
            "toxicity.late_onset",
            "onset_on",
            f"Onset on day {after} is late for {toxicity}, usual to day {USUAL_ONSET[toxicity]}. "
            "Correct the date, or comment.",
        )


@rule("toxicity_observations")
def check_within_episode(row: Row, book: Book) -> Iterator[Finding]:
    """What is seen outside an episode reopens it or belongs to another."""
    episode = book.one("toxicities", row.get("toxicity")) or {}
    on, began, ended = row["observed_on"], episode.get("onset_on"), episode.get("resolved_on")
    if began is not None and on < began:
        yield soft(
            "toxicity_observation.before_onset",
            "observed_on",
            f"Observed on {on}, before the onset on {began}. Correct one of the two, or comment.",
        )
    if ended is not None and on > ended:
        yield soft(
            "toxicity_observation.after_resolution",
            "observed_on",
            f"Observed on {on}, after the resolution on {ended}. Clear the resolution, record a "
            "new episode, or comment.",
        )


@rule("toxicity_observations")
def check_oxygen_flow(row: Row, book: Book) -> Iterator[Finding]:
    """The flow goes with the device: low flow ends at 6 L/min."""
    flow, device = row.get("oxygen_l_per_min"), row.get("oxygen")
    if flow is None or device not in ("NASAL_CANNULA", "HIGH_FLOW"):
        return
    if (flow > LOW_FLOW_UP_TO) == (device == "HIGH_FLOW"):
        return
    yield soft(
        "toxicity_observation.oxygen_flow",
        "oxygen",
        f"{OXYGEN.label(device)} with {flow.normalize():f} L/min. Correct the device or the "
        "flow, or comment.",
    )


@rule("toxicity_observations")
def check_ice(row: Row, book: Book) -> Iterator[Finding]:
    """The ICE score is the sum of its items."""
    entered, total = row.get("ice"), ice_sum(row)
    if entered is not None and total is not None and entered != total:
        yield soft(
            "toxicity_observation.ice_sum",
            "ice",
            f"The ICE score is {entered}, its items make {total}. Correct one of them, or comment.",
        )


@rule("toxicity_observations")
def check_tool(row: Row, book: Book) -> Iterator[Finding]:
    """The tool follows the age on the day: ICE from 12 years, CAPD below."""
    years = icans.ICE_FROM_YEARS
    child = is_below(years, book, row["observed_on"])
    if child and ice_score(row) is not None:
        yield override(
            "toxicity_observation.ice_below_12",
            "ice" if row.get("ice") is not None else "ice_orientation",
            f"ICE is given for a child below {years} on {row['observed_on']}, who is graded by "
            "CAPD. Give CAPD, or the reason why ICE was used.",
        )
    if child is False and row.get("capd") is not None:
        yield soft(
            "toxicity_observation.capd_from_12",
            "capd",
            f"CAPD is given for a patient of {years} years or more on {row['observed_on']}. Give "
            "ICE, or say in a comment that ICE could not be done (such as for a delay in "
            "development).",
        )


@rule("toxicity_observations")
def check_transaminases(row: Row, book: Book) -> Iterator[Finding]:
    """The entered grade of the transaminases is that of the samples of the day."""
    entered, limit = row.get("transaminase_grade"), limits_of(book)
    if entered is None:
        return
    derived = [
        ctcae5.of_sample(analyte, sample, limit, book).value
        for sample in book.rows("labs")
        if sample["sampled_on"] == row["observed_on"]
        for analyte in ("alt", "ast")
        if sample.get(analyte) is not None
    ]
    known = [grade for grade in derived if grade is not None]
    if not known or len(known) < len(derived) or max(known) == entered:
        return
    yield soft(
        "toxicity_observation.transaminases",
        "transaminase_grade",
        f"Entered is grade {entered}; ALT and AST of {row['observed_on']} make {max(known)} under "
        "CTCAE 5.0. Correct one of them, or comment.",
    )


@rule("supportive_care")
def check_tocilizumab(row: Row, book: Book) -> Iterator[Finding]:
    """Tocilizumab was given for CRS, or says for what."""
    if row.get("drug") != "TOCILIZUMAB" or not row.get("occurred"):
        return
    if row.get("indication") not in (None, "CRS"):
        return
    follows = infusion_of(row, row.get("started_on"), book, from_day0=True)
    if any(
        episode.get("toxicity") == "CRS"
        and episode.get("occurred")
        and follows in (None, episode.get("infusion"))
        for episode in book.rows("toxicities")
    ):
        return
    yield soft(
        "supportive_care.tocilizumab_without_crs",
        "drug",
        "Tocilizumab was given, and neither CRS nor another indication is recorded. Record the "
        "CRS or the indication, or comment.",
    )


@rule("deaths")
def check_fatal_toxicity(row: Row, book: Book) -> Iterator[Finding]:
    """A death by a toxicity goes with an episode of it, graded 5."""
    for cause in sorted(causes_of(row) & FATAL_TOXICITIES):
        ended = [
            episode
            for episode in book.rows("toxicities")
            if episode["toxicity"] == cause and death_by(episode, book)
        ]
        if not ended:
            yield soft(
                "death.no_toxicity",
                "cause",
                f"Death by {cause}, and no {cause} before it is recorded. Record the toxicity, "
                "or comment.",
            )
        keys = {episode["key"] for episode in ended}
        for grade in book.rows("toxicity_grades"):
            if grade.get("toxicity") in keys and _should_be_fatal(grade):
                yield soft(
                    "death.grade_below_5",
                    "cause",
                    f"Death by {cause}, entered with grade {grade['grade']} under "
                    f"{grade['system']}. Correct the grade or the cause, or comment.",
                )


def _should_be_fatal(grade: Row) -> bool:
    """Whether a grade is below 5 in a system that has a grade 5."""
    system = SYSTEMS.get(grade.get("system") or "")
    entered = grade.get("grade")
    return bool(system and system.highest == FATAL and entered is not None and entered < FATAL)


@rule("adverse_events")
def check_term_grade(row: Row, book: Book) -> Iterator[Finding]:
    """Not every term of CTCAE 5.0 has every grade."""
    grades = ctcae5.GRADES.get((row.get("term") or "").casefold())
    if row.get("ctcae_version") != "5.0" or grades is None or row.get("grade") in (None, *grades):
        return
    yield soft(
        "adverse_event.grade_of_term",
        "grade",
        f"{row['term']} has the grades {', '.join(map(str, sorted(grades)))} in CTCAE 5.0; "
        f"entered is {row['grade']}. Correct one of the two, or comment.",
    )
