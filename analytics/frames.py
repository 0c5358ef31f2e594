"""Reads the record as frames: one statement per frame, live rows only, `occurred` rows only.

Imports pandas: for workers and commands, not for the web server.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
from django.db import connection

from analytics.definitions.endpoint import Unit
from analytics.definitions.risk_model import RiskModel
from analytics.imputation import impute
from outcomes.definitions.codelists import NEW_THERAPY_REASON, RESPONSE
from trials.models import Study

# Burden counts from the infusion's own fields alone: marrow before lymphodepletion, or before
# day 0 where none was given, at most 28 days old. An undated value is taken as entered for the
# infusion. Genetics: dated on or before day 0; an untested patient is unknown, never "no".
SCORING = """
WITH depleted AS (
    SELECT infusion_id, min(started_on) AS started_on
    FROM infusions_lymphodepletion
    WHERE study_id = %(study)s AND removed_at IS NULL
    GROUP BY infusion_id
), genetics AS (
    SELECT i.id AS infusion_id,
        bool_or(g.status = 'positive') FILTER (WHERE g.aberration = 'TP53') AS tp53,
        bool_or(g.status = 'positive') FILTER (WHERE g.aberration = 'BCR_ABL1') AS bcr_abl1
    FROM infusions_infusion i
    JOIN patients_genetic g ON g.patient_id = i.patient_id AND g.removed_at IS NULL
    WHERE i.study_id = %(study)s AND i.removed_at IS NULL
        AND g.aberration IN ('TP53', 'BCR_ABL1') AND g.status IN ('positive', 'negative')
        AND CASE g.tested_on_precision
            WHEN 'month' THEN g.tested_on + 14
            WHEN 'year' THEN make_date(extract(year FROM g.tested_on)::int, 7, 1)
            ELSE g.tested_on
        END <= i.infused_on
    GROUP BY i.id
), transplants AS (
    SELECT patient_id, bool_or(occurred) AS transplanted FROM patients_priortherapy
    WHERE study_id = %(study)s AND removed_at IS NULL AND therapy = 'ALLO_HSCT'
    GROUP BY patient_id
), targeted AS (
    SELECT infusion_id, string_agg(DISTINCT target, '+' ORDER BY target) AS targets
    FROM (
        SELECT i.id AS infusion_id, unnest(c.targets) AS target
        FROM infusions_infusion i
        JOIN infusions_construct c ON c.id = i.construct_id
        WHERE i.study_id = %(study)s
        UNION
        SELECT d.infusion_id, unnest(c.targets)
        FROM infusions_dose d
        JOIN infusions_product p ON p.id = d.product_id AND p.removed_at IS NULL
        JOIN infusions_construct c ON c.id = p.construct_id
        WHERE d.study_id = %(study)s AND d.removed_at IS NULL
    ) AS each_target
    GROUP BY infusion_id
)
SELECT i.id AS infusion, i.patient_id AS patient, p.wbc_diagnosis,
    coalesce(i.cns_leukaemia, CASE WHEN 'CNS' = ANY(i.emd_sites) THEN true END) AS cns_leukaemia,
    n.tp53, n.bcr_abl1, t.transplanted AS prior_hsct, p.relapses_before,
    CASE
        WHEN i.blasts_on IS NULL
            OR i.blasts_on BETWEEN i.infused_on - 28 AND coalesce(d.started_on, i.infused_on)
        THEN i.blasts_pct
    END AS blasts_pct,
    i.generation, i.disease_status, i.strategy, i.emd, p.sex,
    extract(year FROM age(i.infused_on, CASE p.born_on_precision
        WHEN 'month' THEN p.born_on + 14
        WHEN 'year' THEN make_date(extract(year FROM p.born_on)::int, 7, 1)
        ELSE p.born_on
    END)) AS age_years,
    extract(year FROM age(p.enrolled_on, CASE p.born_on_precision
        WHEN 'month' THEN p.born_on + 14
        WHEN 'year' THEN make_date(extract(year FROM p.born_on)::int, 7, 1)
        ELSE p.born_on
    END)) AS age,
    g.targets
FROM infusions_infusion i
JOIN patients_patient p ON p.id = i.patient_id AND p.removed_at IS NULL
LEFT JOIN depleted d ON d.infusion_id = i.id
LEFT JOIN genetics n ON n.infusion_id = i.id
LEFT JOIN transplants t ON t.patient_id = p.id
LEFT JOIN targeted g ON g.infusion_id = i.id
WHERE i.study_id = %(study)s AND i.removed_at IS NULL
    AND (%(patients)s::bigint[] IS NULL OR i.patient_id = ANY(%(patients)s))
ORDER BY i.id
"""

INFUSIONS = """
SELECT i.id AS infusion, i.patient_id AS subject, p.site_id AS site, s.risk_group,
    r.effective AS response, m.effective AS mrd,
    row_number() OVER (PARTITION BY i.patient_id ORDER BY i.infused_on, i.number) = 1 AS is_first
FROM infusions_infusion i
JOIN patients_patient p ON p.id = i.patient_id AND p.removed_at IS NULL
LEFT JOIN analytics_riskscore s
    ON s.infusion_id = i.id AND s.model = %(model)s AND s.superseded_at IS NULL
LEFT JOIN trials_derivedvalue r
    ON r.table = 'infusions' AND r.record_id = i.id AND r.name = 'day28_response'
LEFT JOIN trials_derivedvalue m
    ON m.table = 'infusions' AND m.record_id = i.id AND m.name = 'day28_mrd'
WHERE i.study_id = %(study)s AND i.removed_at IS NULL
ORDER BY i.id
"""

# The assessment that a day-28 response rests on is dated by the first marrow or response in the
# study's window, else by the last one before its end. Who died before that end without an
# assessment did so also where the assessor calls it not evaluable. A transplant counts as
# allogeneic unless it was entered as autologous. A remission of an earlier line is dated by the end
# of that line; the start shows that there was one, and is no day of a first remission. Chronic GVHD
# of unknown severity is chronic GVHD. GVHD of an earlier transplant is history.
FACTS = """
WITH settings AS (
    SELECT coalesce(response_window_from, 24) AS first, coalesce(response_window_to, 42) AS last
    FROM trials_study WHERE id = %(study)s
), seen AS (
    SELECT patient_id, infusion_id, taken_on AS day FROM outcomes_marrow
    WHERE study_id = %(study)s AND removed_at IS NULL AND evaluable IS NOT FALSE
    UNION ALL
    SELECT patient_id, infusion_id, assessed_on FROM outcomes_response
    WHERE study_id = %(study)s AND removed_at IS NULL AND assessed_on IS NOT NULL
), day28 AS (
    SELECT i.id, i.patient_id, i.key, v.effective, v.value AS derived,
        coalesce(
            min(s.day) FILTER (WHERE s.day - i.infused_on BETWEEN w.first AND w.last),
            max(s.day) FILTER (WHERE s.day - i.infused_on BETWEEN 1 AND w.last),
            i.infused_on
        ) AS day
    FROM infusions_infusion i
    CROSS JOIN settings w
    JOIN trials_derivedvalue v
        ON v.table = 'infusions' AND v.record_id = i.id AND v.name = 'day28_response'
    LEFT JOIN seen s ON s.patient_id = i.patient_id
        AND (s.infusion_id IS NULL OR s.infusion_id = i.id)
    WHERE i.study_id = %(study)s AND i.removed_at IS NULL
    GROUP BY i.id, v.effective, v.value
), samples AS (
    SELECT k.patient_id, k.infusion_id, k.key, k.sampled_on, a.effective AS aplasia,
        CASE
            WHEN k.detected OR p.effective = 'POS' THEN true
            WHEN NOT k.detected OR p.effective = 'NEG' THEN false
        END AS found
    FROM outcomes_kinetics k
    LEFT JOIN trials_derivedvalue a
        ON a.table = 'kinetics' AND a.record_id = k.id AND a.name = 'b_cell_aplasia'
    LEFT JOIN trials_derivedvalue p
        ON p.table = 'kinetics' AND p.record_id = k.id AND p.name = 'persistence'
    WHERE k.study_id = %(study)s AND k.removed_at IS NULL
), cells AS (
    SELECT *,
        min(sampled_on) FILTER (WHERE found) OVER infused AS found_on,
        max(sampled_on) FILTER (WHERE found IS NOT NULL) OVER infused AS last_on,
        min(sampled_on) FILTER (WHERE aplasia = 'YES') OVER infused AS aplasia_on,
        max(sampled_on) FILTER (WHERE aplasia IS NOT NULL) OVER infused AS last_b_cells_on
    FROM samples
    WINDOW infused AS (PARTITION BY infusion_id)
)
SELECT f.patient AS subject, f.kind, f.date, f.precision, f.infusion, f.source, f.source_key
FROM (
    SELECT id AS patient, 'ENROLMENT' AS kind, enrolled_on AS date, 'day' AS precision,
        NULL::bigint AS infusion, 'patients' AS source, key AS source_key
    FROM patients_patient
    WHERE study_id = %(study)s AND removed_at IS NULL AND enrolled_on IS NOT NULL
    UNION ALL
    SELECT patient_id, 'LEUKAPHERESIS', collected_on, collected_on_precision, NULL,
        'leukaphereses', key
    FROM infusions_leukapheresis
    WHERE study_id = %(study)s AND removed_at IS NULL AND collected_on IS NOT NULL
    UNION ALL
    SELECT patient_id, 'INFUSION', infused_on, 'day', id, 'infusions', key
    FROM infusions_infusion WHERE study_id = %(study)s AND removed_at IS NULL
    UNION ALL
    SELECT patient_id, 'NEW_THERAPY', infused_on, 'day', id, 'infusions', key
    FROM infusions_infusion
    WHERE study_id = %(study)s AND removed_at IS NULL
        AND infusion_reason = ANY(%(new_therapy)s)
    UNION ALL
    SELECT patient_id, 'CR', coalesce(ended_on, started_on),
        CASE WHEN ended_on IS NULL THEN started_on_precision ELSE ended_on_precision END,
        NULL, 'prior_therapies', key
    FROM patients_priortherapy
    WHERE study_id = %(study)s AND removed_at IS NULL AND occurred
        AND response IN ('CR', 'RELAPSE') AND coalesce(ended_on, started_on) IS NOT NULL
    UNION ALL
    SELECT id, 'CR1', cr1_on, cr1_on_precision, NULL, 'patients', key
    FROM patients_patient WHERE study_id = %(study)s AND removed_at IS NULL AND cr1_on IS NOT NULL
    UNION ALL
    SELECT t.patient_id, 'CR1', t.ended_on, t.ended_on_precision, NULL, 'prior_therapies', t.key
    FROM patients_priortherapy t
    JOIN patients_patient p ON p.id = t.patient_id AND p.cr1_on IS NULL
    WHERE t.study_id = %(study)s AND t.removed_at IS NULL AND t.occurred
        AND t.response IN ('CR', 'RELAPSE') AND t.ended_on IS NOT NULL
    UNION ALL
    SELECT patient_id, 'EARLIER_RELAPSE', NULL, NULL, NULL, 'prior_therapies', key
    FROM patients_priortherapy
    WHERE study_id = %(study)s AND removed_at IS NULL AND occurred AND response = 'RELAPSE'
    UNION ALL
    SELECT id, 'MRD_QUALIFIED', mrd_qualified_on, 'day', NULL, 'patients', key
    FROM patients_patient
    WHERE study_id = %(study)s AND removed_at IS NULL AND mrd_qualified_on IS NOT NULL
    UNION ALL
    SELECT patient_id,
        CASE
            WHEN effective = ANY(%(responder)s) THEN 'CR'
            WHEN effective = 'NR_DEATH' OR (effective = 'NE' AND derived = 'NR_DEATH')
                THEN 'DEATH_BEFORE_ASSESSMENT'
            WHEN effective = 'NE' THEN 'NOT_EVALUABLE'
            ELSE 'NO_RESPONSE'
        END,
        day, 'day', id, 'infusions', key
    FROM day28
    WHERE effective IN ('NE', 'NR_DEATH') OR effective = ANY(%(responder)s)
        OR effective = ANY(%(no_remission)s)
    UNION ALL
    SELECT g.patient_id, t.kind, g.assessed_on, 'day', NULL, 'gvhd', g.key
    FROM outcomes_gvhd g
    LEFT JOIN trials_derivedvalue a
        ON a.table = 'gvhd' AND a.record_id = g.id AND a.name = 'acute_grade'
    LEFT JOIN trials_derivedvalue c
        ON c.table = 'gvhd' AND c.record_id = g.id AND c.name = 'chronic_grade'
    CROSS JOIN LATERAL (
        VALUES
            ('ACUTE_GVHD_2_4', coalesce(a.effective::int, g.acute_grade) >= 2),
            ('ACUTE_GVHD_3_4', coalesce(a.effective::int, g.acute_grade) >= 3),
            (
                'CHRONIC_GVHD',
                coalesce(c.effective, g.chronic_grade) <> 'NONE' OR (
                    coalesce(c.effective, g.chronic_grade) IS NULL
                    AND g.kind IN ('CHRONIC', 'OVERLAP')
                )
            ),
            (
                'CHRONIC_GVHD_MODERATE',
                coalesce(c.effective, g.chronic_grade) IN ('MODERATE', 'SEVERE')
            )
    ) AS t (kind, reached)
    WHERE g.study_id = %(study)s AND g.removed_at IS NULL AND g.occurred AND t.reached
        AND g.prior_therapy_id IS NULL
    UNION ALL
    SELECT e.patient_id, t.kind, t.day, 'day', NULL, 'engraftments', e.key
    FROM outcomes_engraftment e
    LEFT JOIN trials_derivedvalue n
        ON n.table = 'engraftments' AND n.record_id = e.id AND n.name = 'neutrophils_on'
    LEFT JOIN trials_derivedvalue p
        ON p.table = 'engraftments' AND p.record_id = e.id AND p.name = 'platelets_on'
    CROSS JOIN LATERAL (
        VALUES
            (
                'NEUTROPHILS_ENGRAFTED',
                coalesce(n.effective::date, e.neutrophils_on),
                e.neutrophils_engrafted
            ),
            (
                'PLATELETS_ENGRAFTED',
                coalesce(p.effective::date, e.platelets_on),
                e.platelets_engrafted
            )
    ) AS t (kind, day, engrafted)
    WHERE e.study_id = %(study)s AND e.removed_at IS NULL AND (t.day IS NOT NULL OR t.engrafted)
    UNION ALL
    SELECT c.patient_id, t.kind, c.sampled_on, 'day', c.infusion_id, 'kinetics', c.key
    FROM cells c
    CROSS JOIN LATERAL (
        VALUES
            ('CAR_T_LOST', NOT c.found AND c.found_on < c.sampled_on),
            ('CAR_T_SAMPLED', c.found IS NOT NULL AND c.sampled_on = c.last_on),
            ('B_CELLS_RECOVERED', c.aplasia = 'NO' AND c.aplasia_on < c.sampled_on),
            ('B_CELLS_SAMPLED', c.aplasia IS NOT NULL AND c.sampled_on = c.last_b_cells_on)
    ) AS t (kind, reached)
    WHERE t.reached
    UNION ALL
    SELECT r.patient_id, 'CR', r.assessed_on, 'day', r.infusion_id, 'responses', r.key
    FROM outcomes_response r
    LEFT JOIN trials_derivedvalue v
        ON v.table = 'responses' AND v.record_id = r.id AND v.name = 'response'
    WHERE r.study_id = %(study)s AND r.removed_at IS NULL AND r.assessed_on IS NOT NULL
        AND coalesce(v.effective, r.response) = ANY(%(responder)s)
    UNION ALL
    SELECT patient_id, 'ASSESSMENT', assessed_on, 'day', infusion_id, 'responses', key
    FROM outcomes_response
    WHERE study_id = %(study)s AND removed_at IS NULL AND assessed_on IS NOT NULL
    UNION ALL
    SELECT patient_id, 'ASSESSMENT', taken_on, 'day', infusion_id, 'marrows', key
    FROM outcomes_marrow
    WHERE study_id = %(study)s AND removed_at IS NULL AND taken_on IS NOT NULL
    UNION ALL
    SELECT patient_id, 'ASSESSMENT', assessed_on, 'day', infusion_id, 'mrd', key
    FROM outcomes_mrd
    WHERE study_id = %(study)s AND removed_at IS NULL AND assessed_on IS NOT NULL
    UNION ALL
    SELECT patient_id, 'RELAPSE', relapsed_on, relapsed_on_precision, infusion_id, 'relapses', key
    FROM outcomes_relapse WHERE study_id = %(study)s AND removed_at IS NULL AND occurred
    UNION ALL
    SELECT patient_id,
        CASE WHEN transplant_type = 'AUTO' THEN 'HSCT_AUTOLOGOUS' ELSE 'HSCT' END,
        transplanted_on, transplanted_on_precision, infusion_id, 'transplants', key
    FROM outcomes_transplant WHERE study_id = %(study)s AND removed_at IS NULL AND occurred
    UNION ALL
    SELECT patient_id, 'NEW_THERAPY', started_on, started_on_precision, NULL, 'new_therapies', key
    FROM outcomes_newtherapy
    WHERE study_id = %(study)s AND removed_at IS NULL AND occurred
        AND therapy_reason = ANY(%(new_therapy)s)
    UNION ALL
    SELECT patient_id, 'DEATH', died_on, died_on_precision, NULL, 'deaths', key
    FROM outcomes_death WHERE study_id = %(study)s AND removed_at IS NULL
    UNION ALL
    SELECT patient_id, CASE status WHEN 'alive' THEN 'CONTACT' ELSE 'LOST_TO_FOLLOW_UP' END,
        contact_on, 'day', NULL, 'follow_ups', key
    FROM outcomes_followup
    WHERE study_id = %(study)s AND removed_at IS NULL AND status IN ('alive', 'lost')
    UNION ALL
    SELECT patient_id,
        CASE WHEN registry_survival THEN 'DATA_WITHDRAWN_BUT_SURVIVAL' ELSE 'DATA_WITHDRAWN' END,
        withdrawn_on, 'day', NULL, 'consents', key
    FROM patients_consent
    WHERE study_id = %(study)s AND removed_at IS NULL AND withdrawal_level = 'data'
) AS f
JOIN patients_patient p ON p.id = f.patient AND p.removed_at IS NULL
ORDER BY f.patient, f.date, f.source, f.source_key
"""

DATA_ERRORS = """
SELECT DISTINCT f.patient_id AS subject, 'dead_without_a_death_record' AS code
FROM outcomes_followup f
JOIN patients_patient p ON p.id = f.patient_id AND p.removed_at IS NULL
WHERE f.study_id = %(study)s AND f.removed_at IS NULL AND f.status = 'dead'
    AND NOT EXISTS (
        SELECT FROM outcomes_death d WHERE d.patient_id = f.patient_id AND d.removed_at IS NULL
    )
"""

PATIENTS = """
SELECT id AS subject, site_id AS site
FROM patients_patient WHERE study_id = %(study)s AND removed_at IS NULL ORDER BY id
"""


# Of a divided dose the part given on day 0 counts: the rest was not known to follow.
GROUPS = """
WITH given AS (
    SELECT d.infusion_id,
        CASE WHEN bool_and(d.cells_per_kg IS NOT NULL) THEN sum(d.cells_per_kg) END AS cells_per_kg
    FROM infusions_dose d
    JOIN infusions_infusion i ON i.id = d.infusion_id
    WHERE d.study_id = %(study)s AND d.removed_at IS NULL
        AND coalesce(d.given_on, i.infused_on) <= i.infused_on
    GROUP BY d.infusion_id
), transplants AS (
    SELECT patient_id, bool_or(occurred) AS transplanted FROM patients_priortherapy
    WHERE study_id = %(study)s AND removed_at IS NULL AND therapy = 'ALLO_HSCT'
    GROUP BY patient_id
)
SELECT p.id AS subject, p.arm, i.id AS infusion, i.generation, i.strategy, i.emd,
    c.key AS construct,
    coalesce(i.costimulatory, c.costimulatory) AS costimulatory, g.cells_per_kg AS dose,
    extract(year FROM age(p.enrolled_on, CASE p.born_on_precision
        WHEN 'month' THEN p.born_on + 14
        WHEN 'year' THEN make_date(extract(year FROM p.born_on)::int, 7, 1)
        ELSE p.born_on
    END)) AS age,
    t.transplanted AS prior_hsct
FROM patients_patient p
LEFT JOIN infusions_infusion i ON i.patient_id = p.id AND i.removed_at IS NULL
LEFT JOIN infusions_construct c ON c.id = i.construct_id
LEFT JOIN given g ON g.infusion_id = i.id
LEFT JOIN transplants t ON t.patient_id = p.id
WHERE p.study_id = %(study)s AND p.removed_at IS NULL
ORDER BY p.id, i.infused_on, i.number
"""

# In these days after an infusion CRS and neurotoxicity come; by then what has no day has come too.
WATCHED_DAYS = 30

# The grade is that of the study's system; 0 says that the toxicity did not occur.
TOXICITIES = """
SELECT t.infusion_id AS infusion, t.toxicity,
    bool_or(t.occurred AND coalesce(v.effective <> '0', true)) AS occurred,
    max(nullif(v.effective, '0')::int) FILTER (WHERE t.occurred) AS grade,
    max(coalesce(t.resolved_on, t.onset_on)) AS over_on
FROM outcomes_toxicity t
JOIN infusions_infusion i ON i.id = t.infusion_id AND i.removed_at IS NULL
LEFT JOIN trials_derivedvalue v
    ON v.table = 'toxicities' AND v.record_id = t.id AND v.name = 'grade'
WHERE t.study_id = %(study)s AND t.removed_at IS NULL
    AND (
        %(cutoff)s::date IS NULL OR NOT t.occurred
        OR coalesce(t.onset_on, i.infused_on + %(watched)s) <= %(cutoff)s
    )
GROUP BY t.infusion_id, t.toxicity
"""

KEYS = {
    Unit.PATIENT: """
SELECT id AS subject, key FROM patients_patient WHERE study_id = %(study)s AND removed_at IS NULL
""",
    Unit.INFUSION: """
SELECT id AS subject, key FROM infusions_infusion
WHERE study_id = %(study)s AND removed_at IS NULL
""",
}


def frame(statement: str, **params: Any) -> pd.DataFrame:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        columns = [column.name for column in cursor.description]
        return pd.DataFrame(cursor.fetchall(), columns=columns, dtype=object)


def scoring_frame(study: Study, patients: Sequence[int] | None = None) -> pd.DataFrame:
    """The inputs of the risk models, one row per live infusion, of all patients or of some."""
    rows = frame(SCORING, study=study.pk, patients=None if patients is None else list(patients))
    return rows.set_index("infusion")


def infusion_frame(study: Study, model: RiskModel) -> pd.DataFrame:
    """One row per live infusion: risk group, effective day-28 response and MRD, and if first."""
    return frame(INFUSIONS, study=study.pk, model=model.id)


def patient_frame(study: Study) -> pd.DataFrame:
    return frame(PATIENTS, study=study.pk).set_index("subject")


def fact_frame(study: Study) -> pd.DataFrame:
    """The dated facts of all patients, partial dates imputed."""
    return impute(
        frame(
            FACTS,
            study=study.pk,
            responder=sorted(RESPONSE.subsets["responder"]),
            no_remission=sorted(RESPONSE.subsets["no_remission"]),
            new_therapy=sorted(NEW_THERAPY_REASON.subsets["new_therapy"]),
        )
    )


def group_frame(study: Study) -> pd.DataFrame:
    """What groups are made of: a row per live infusion, the first one first, or per patient."""
    return frame(GROUPS, study=study.pk)


def toxicity_frame(study: Study, cutoff: date | None = None) -> pd.DataFrame:
    """One row per infusion and toxicity that was asked about, without what began later."""
    return frame(TOXICITIES, study=study.pk, cutoff=cutoff, watched=WATCHED_DAYS)


def key_frame(study: Study, unit: Unit) -> pd.DataFrame:
    """The key of every live patient, or of every live infusion."""
    return frame(KEYS[unit], study=study.pk)


def data_error_frame(study: Study) -> pd.DataFrame:
    return frame(DATA_ERRORS, study=study.pk)


def plain(value: Any) -> Any:
    """A value of a frame as JSON takes it."""
    if value is None or (isinstance(value, float) and value != value):  # noqa: PLR0124 - NaN
        return None
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value
