"""The ADaM table of subjects: who was enrolled and infused, when, with what, and what came of it.

Dates known in part are given a day as in the endpoints, so that DTHDT is the day of death of
adtte, and flagged.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection, transaction

from analytics.adam import IMPUTED_PART
from analytics.definitions.gu2022 import GU2022
from analytics.definitions.risk_model import RiskGroup
from infusions.definitions.codelists import GENERATION, STRATEGY
from outcomes.definitions.codelists import RESPONSE
from patients.definitions.codelists import NOT_INFUSED, SCREENING_FAILURE, SEX
from patients.models import Patient
from trials.access import Actor, visible
from trials.crf import Column
from trials.definitions.codelists import Codelist
from trials.models import Study

YES_OR_NO = Codelist("yes_or_no", {"Y": "Yes", "N": "No"})
YES = Codelist("yes", {"Y": "Yes"})  # empty where it is not so
RISK_GROUP = Codelist("risk_group", {g.value: f"{g.value.capitalize()} risk" for g in RiskGroup})

COLUMNS = tuple(
    Column(name, type_, label, derived=True, unit=unit, codelist=codelist, known_at=known_at)
    for name, type_, label, unit, codelist, known_at in (
        ("key", "key", "Natural key", "", None, ""),
        ("patient", "key", "Patient", "", None, ""),
        ("STUDYID", "text", "Study identifier", "", None, ""),
        ("USUBJID", "text", "Unique subject identifier", "", None, ""),
        ("SUBJID", "text", "Subject identifier within the study", "", None, ""),
        ("SITEID", "text", "Study site identifier", "", None, ""),
        ("AGE", "integer", "Age at enrolment, else at the first infusion", "year", None, "before"),
        ("AGEU", "text", "Unit of AGE", "", None, ""),
        ("SEX", "code", "Sex", "", SEX, "before"),
        ("ARM", "text", "Arm", "", None, "before"),
        ("ENRLDT", "date", "Date of enrolment", "", None, "before"),
        ("TRTSDT", "date", "Date of the first infusion", "", None, "before"),
        ("TR01SDT", "date", "Date of infusion 1", "", None, "before"),
        ("TR02SDT", "date", "Date of infusion 2", "", None, "after"),
        ("TR03SDT", "date", "Date of infusion 3", "", None, "after"),
        ("ITTFL", "code", "Enrolled, and no screening failure", "", YES_OR_NO, "before"),
        ("SAFFL", "code", "Infused", "", YES_OR_NO, "before"),
        ("EFFFL", "code", "Infused, with an evaluable response", "", YES_OR_NO, "after"),
        ("SCRFFL", "code", "Screening failure", "", YES_OR_NO, "before"),
        ("SCRFREAS", "code", "Reason for the screening failure", "", SCREENING_FAILURE, "before"),
        ("NOTTREAS", "code", "Reason for not being infused", "", NOT_INFUSED, "after"),
        ("DTHFL", "code", "Died", "", YES, "after"),
        ("DTHDT", "date", "Date of death", "", None, "after"),
        ("DTHDTF", "code", "Imputed part of DTHDT", "", IMPUTED_PART, "after"),
        ("LSTALVDT", "date", "Date last known alive", "", None, "after"),
        ("HSCTFL", "code", "Allogeneic transplant after the first infusion", "", YES, "after"),
        ("HSCTDT", "date", "Date of that transplant", "", None, "after"),
        ("HSCTDTF", "code", "Imputed part of HSCTDT", "", IMPUTED_PART, "after"),
        ("RISKGR1", "code", "Risk group at the first infusion", "", RISK_GROUP, "before"),
        ("RISKMDL", "text", "Risk model of RISKGR1", "", None, "before"),
        ("RISKINF", "key", "Infusion that supplied RISKGR1", "", None, "before"),
        ("RESP1", "code", "Day-28 response to the first infusion", "", RESPONSE, "after"),
        ("CARGEN", "code", "CAR generation of the first infusion", "", GENERATION, "before"),
        ("STRATEGY", "code", "Target strategy of the first infusion", "", STRATEGY, "before"),
        ("COSTIM", "text", "Costimulatory domains of the first infusion", "", None, "before"),
        ("DOSE", "decimal", "Dose of the first infusion, all parts", "/kg", None, "before"),
        ("study", "key", "Study", "", None, ""),
    )
)

# The days on which a patient was seen alive are those of the endpoints. A transplant counts as
# allogeneic unless it was entered as autologous. A dose of which a part is not known is not known.
STATEMENT = """
WITH mine(id) AS MATERIALIZED ({patients}),
infused AS (
    SELECT i.*, row_number() OVER (PARTITION BY i.patient_id ORDER BY i.infused_on, i.number) AS nth
    FROM infusions_infusion i JOIN mine ON mine.id = i.patient_id
    WHERE i.removed_at IS NULL
), started AS (
    SELECT patient_id, max(infused_on) FILTER (WHERE nth = 1) AS first,
        max(infused_on) FILTER (WHERE nth = 2) AS second,
        max(infused_on) FILTER (WHERE nth = 3) AS third
    FROM infused GROUP BY patient_id
), dosed AS (
    SELECT d.infusion_id, CASE WHEN bool_and(d.cells_per_kg IS NOT NULL)
        THEN trim_scale(sum(d.cells_per_kg)) END AS cells_per_kg
    FROM infusions_dose d JOIN infused i ON i.id = d.infusion_id AND i.nth = 1
    WHERE d.removed_at IS NULL GROUP BY d.infusion_id
), screened AS (
    SELECT DISTINCT ON (e.patient_id) e.*
    FROM patients_eligibility e JOIN mine ON mine.id = e.patient_id
    WHERE e.removed_at IS NULL ORDER BY e.patient_id, e.screened_on DESC NULLS LAST, e.number DESC
), alive AS (
    SELECT seen.patient_id, seen.day FROM (
        SELECT id AS patient_id, enrolled_on AS day, removed_at FROM patients_patient
        UNION ALL SELECT patient_id, infused_on, removed_at FROM infusions_infusion
        UNION ALL SELECT patient_id, collected_on, removed_at FROM infusions_leukapheresis
            WHERE collected_on_precision = 'day'
        UNION ALL SELECT patient_id, assessed_on, removed_at FROM outcomes_response
        UNION ALL SELECT patient_id, taken_on, removed_at FROM outcomes_marrow
        UNION ALL SELECT patient_id, assessed_on, removed_at FROM outcomes_mrd
        UNION ALL SELECT patient_id, contact_on, removed_at FROM outcomes_followup
            WHERE status = 'alive'
        UNION ALL SELECT patient_id, relapsed_on, removed_at FROM outcomes_relapse
            WHERE occurred AND relapsed_on_precision = 'day'
        UNION ALL SELECT patient_id, transplanted_on, removed_at FROM outcomes_transplant
            WHERE occurred AND transplanted_on_precision = 'day'
        UNION ALL SELECT patient_id, started_on, removed_at FROM outcomes_newtherapy
            WHERE occurred AND started_on_precision = 'day'
    ) AS seen JOIN mine ON mine.id = seen.patient_id
    WHERE seen.removed_at IS NULL AND seen.day IS NOT NULL
), death AS (
    SELECT d.patient_id, d.died_on_precision AS precision, {died_on}
    FROM outcomes_death d JOIN mine ON mine.id = d.patient_id
    WHERE d.removed_at IS NULL
), died AS (
    SELECT d.patient_id, d.precision, CASE d.precision WHEN 'day' THEN d.middle
        ELSE greatest(d.middle, max(a.day) FILTER (WHERE a.day <= d.last)) END AS day
    FROM death d LEFT JOIN alive a ON a.patient_id = d.patient_id
    GROUP BY d.patient_id, d.precision, d.middle
), lived AS (
    SELECT a.patient_id, max(a.day) AS day
    FROM alive a LEFT JOIN died d ON d.patient_id = a.patient_id
    WHERE d.day IS NULL OR a.day <= d.day GROUP BY a.patient_id
), heard_of AS (
    SELECT f.patient_id, max(f.contact_on) AS day
    FROM outcomes_followup f JOIN mine ON mine.id = f.patient_id
    WHERE f.removed_at IS NULL AND f.status = 'alive' GROUP BY f.patient_id
), transplanted AS (
    SELECT t.patient_id, t.transplanted_on_precision AS precision, {transplanted_on},
        CASE WHEN d.precision = 'day' THEN d.day ELSE h.day END AS until,
        i.infused_on + 1 AS after_infusion
    FROM outcomes_transplant t JOIN mine ON mine.id = t.patient_id
    LEFT JOIN died d ON d.patient_id = t.patient_id
    LEFT JOIN heard_of h ON h.patient_id = t.patient_id
    LEFT JOIN infused i ON i.id = t.infusion_id
    WHERE t.removed_at IS NULL AND t.occurred AND t.transplanted_on IS NOT NULL
        AND t.transplant_type IS DISTINCT FROM 'AUTO'
), placed AS (
    SELECT patient_id, precision, last, after_infusion,
        CASE WHEN until >= first AND until < middle THEN until ELSE middle END AS day
    FROM transplanted
), grafted AS (
    SELECT DISTINCT ON (patient_id) patient_id, precision, day FROM (
        SELECT patient_id, precision,
            CASE WHEN precision <> 'day' AND day < after_infusion AND after_infusion <= last
            THEN after_infusion ELSE day END AS day
        FROM placed
    ) AS each_one JOIN started s USING (patient_id)
    WHERE day > s.first ORDER BY patient_id, day
)
SELECT p.key, p.key AS patient, st.key AS "STUDYID", st.key || '-' || p.key AS "USUBJID",
    p.key AS "SUBJID", si.key AS "SITEID",
    extract(year FROM age(coalesce(p.enrolled_on, s.first), {born_on}))::int AS "AGE",
    CASE WHEN p.born_on IS NOT NULL AND coalesce(p.enrolled_on, s.first) IS NOT NULL
        THEN 'YEARS' END AS "AGEU",
    p.sex AS "SEX", p.arm AS "ARM", p.enrolled_on AS "ENRLDT", s.first AS "TRTSDT",
    s.first AS "TR01SDT", s.second AS "TR02SDT", s.third AS "TR03SDT",
    {itt} AS "ITTFL", {infused} AS "SAFFL",
    {evaluable} AS "EFFFL", {screening_failure} AS "SCRFFL",
    CASE WHEN s.first IS NULL THEN e.screening_failure END AS "SCRFREAS",
    CASE WHEN s.first IS NULL THEN e.not_infused_reason END AS "NOTTREAS",
    CASE WHEN d.patient_id IS NOT NULL THEN 'Y' END AS "DTHFL", d.day AS "DTHDT",
    {died_flag} AS "DTHDTF", l.day AS "LSTALVDT",
    CASE WHEN g.day IS NOT NULL THEN 'Y' END AS "HSCTFL", g.day AS "HSCTDT",
    {grafted_flag} AS "HSCTDTF", r.risk_group AS "RISKGR1",
    CASE WHEN r.risk_group IS NOT NULL THEN r.model END AS "RISKMDL",
    CASE WHEN r.risk_group IS NOT NULL THEN i.key END AS "RISKINF",
    v.effective AS "RESP1", i.generation AS "CARGEN", i.strategy AS "STRATEGY",
    nullif(array_to_string(i.costimulatory, '+'), '') AS "COSTIM", o.cells_per_kg AS "DOSE",
    st.key AS study
FROM mine JOIN patients_patient p ON p.id = mine.id
JOIN trials_study st ON st.id = p.study_id
JOIN trials_site si ON si.id = p.site_id
LEFT JOIN started s ON s.patient_id = p.id
LEFT JOIN infused i ON i.patient_id = p.id AND i.nth = 1
LEFT JOIN dosed o ON o.infusion_id = i.id
LEFT JOIN screened e ON e.patient_id = p.id
LEFT JOIN died d ON d.patient_id = p.id
LEFT JOIN lived l ON l.patient_id = p.id
LEFT JOIN grafted g ON g.patient_id = p.id
LEFT JOIN analytics_riskscore r
    ON r.infusion_id = i.id AND r.model = %s AND r.superseded_at IS NULL
LEFT JOIN trials_derivedvalue v
    ON v."table" = 'infusions' AND v.record_id = i.id AND v.name = 'day28_response'
ORDER BY st.key, p.key
"""


def _days(name: str) -> str:
    """The first, the middle and the last day that a date known in part may be."""
    return f"""{name} AS first, {_middle(name)} AS middle,
        CASE {name}_precision WHEN 'month' THEN ({name} + interval '1 month')::date - 1
            WHEN 'year' THEN make_date(extract(year FROM {name})::int, 12, 31)
            ELSE {name} END AS last"""


def _middle(name: str) -> str:
    return f"""CASE {name}_precision WHEN 'month' THEN {name} + 14
        WHEN 'year' THEN make_date(extract(year FROM {name})::int, 7, 1) ELSE {name} END"""


def _flag(condition: str) -> str:
    return f"CASE WHEN {condition} THEN 'Y' ELSE 'N' END"


def _imputed(table: str) -> str:
    return f"CASE {table}.precision WHEN 'month' THEN 'D' WHEN 'year' THEN 'M' END"


PARTS = {
    "died_on": _days("died_on"),
    "transplanted_on": _days("transplanted_on"),
    "born_on": _middle("p.born_on"),
    "itt": _flag("s.first IS NOT NULL OR (p.enrolled_on IS NOT NULL AND e.eligible IS NOT FALSE)"),
    "infused": _flag("s.first IS NOT NULL"),
    "evaluable": _flag("s.first IS NOT NULL AND v.effective <> 'NE'"),
    "screening_failure": _flag("s.first IS NULL AND e.eligible IS FALSE"),
    "died_flag": _imputed("d"),
    "grafted_flag": _imputed("g"),
}


def adsl(actor: Actor, studies: Sequence[Study]) -> Iterator[dict[str, Any]]:
    """One row per patient that the actor may see, infused or not, read as it is sent."""
    patients = visible(Patient, actor).filter(study__in=studies).values("pk")
    scope, params = patients.order_by().query.sql_with_params()
    statement = STATEMENT.format(patients=scope, **PARTS)
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(statement, [*params, GU2022.id])
        for row in cursor:
            yield {c.name: c.json(value) for c, value in zip(COLUMNS, row, strict=True)}
