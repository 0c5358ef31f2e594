"""Moves the day on which cells were collected from the product to the leukapheresis it came from.

For the migration between the one that adds the leukaphereses and the one that takes the day from
the products. Those two steps are migrations of their own: PostgreSQL alters no table to which the
same transaction has still to check what it wrote.
"""

from typing import Any

import pghistory

# Products of one patient with the same known day came from one collection; a month or a year
# alone does not say so. The new form stands where that of the product stands, so that what was
# locked stays locked. What is linked is left alone, so it can be run again.
MOVE = """
WITH moving AS (
    SELECT p.*, first_value(p.id) OVER one_collection AS head
    FROM infusions_product p
    WHERE p.removed_at IS NULL AND p.collected_on IS NOT NULL AND p.leukapheresis_id IS NULL
    WINDOW one_collection AS (
        PARTITION BY p.patient_id, p.collected_on, p.collected_on_precision,
            CASE WHEN p.collected_on_precision <> 'day' THEN p.id END
        ORDER BY p.number, p.id
    )
), made AS (
    SELECT m.*, coalesce(
        (SELECT max(l.number) FROM infusions_leukapheresis l WHERE l.patient_id = m.patient_id), 0
    ) + row_number() OVER (PARTITION BY m.patient_id ORDER BY m.collected_on, m.number) AS nth
    FROM moving m WHERE m.id = m.head
), forms AS (
    INSERT INTO trials_form (study_id, patient_id, form_type, anchor_table, anchor_id, visit,
        protocol_version, status, status_before_lock, version, status_by_id, status_at,
        status_reason)
    SELECT m.study_id, m.patient_id, 'leukaphereses', 'patients', m.patient_id, m.nth::text,
        f.protocol_version, f.status, f.status_before_lock, 1, f.status_by_id, f.status_at,
        f.status_reason
    FROM made m JOIN trials_form f ON f.id = m.form_id
    RETURNING id, patient_id, visit
), rows AS (
    INSERT INTO infusions_leukapheresis (key, version, missing, comments, overrides, findings,
        entered_at, protocol_version, number, study_id, patient_id, form_id, collected_on,
        collected_on_precision)
    SELECT p.key || '/' || m.nth, 1, '{}', '{}', '{}', '[]', m.entered_at, m.protocol_version,
        m.nth, m.study_id, m.patient_id, f.id, m.collected_on, m.collected_on_precision
    FROM made m JOIN patients_patient p ON p.id = m.patient_id
    JOIN forms f ON f.patient_id = m.patient_id AND f.visit = m.nth::text
    RETURNING id, patient_id, number
)
UPDATE infusions_product p SET leukapheresis_id = r.id, version = p.version + 1
FROM moving m JOIN made ON made.id = m.head
JOIN rows r ON r.patient_id = made.patient_id AND r.number = made.nth
WHERE p.id = m.id
"""

# Why no day was known is now why no leukapheresis is named.
KEEP_REASONS = """
UPDATE infusions_product SET version = version + 1,
    missing = (missing - 'collected_on') || CASE WHEN leukapheresis_id IS NULL
        THEN jsonb_build_object('leukapheresis', missing -> 'collected_on') ELSE '{}' END
WHERE missing ? 'collected_on'
"""


def move_collections(apps: Any, schema_editor: Any) -> None:
    """Give each live product with a day of collection its leukapheresis. Safe twice."""
    why = "The day of collection moved from the product to its leukapheresis."
    with (
        pghistory.context(user="system", role="system", site=None, why=why, source="migration"),
        schema_editor.connection.cursor() as cursor,
    ):
        cursor.execute(MOVE)
        cursor.execute(KEEP_REASONS)
