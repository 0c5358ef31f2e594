"""Stores what the endpoints give: two statements compare and write all subjects of all of them."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from django.db import connection

from analytics.definitions.endpoint import Endpoint, Unit
from trials.models import Study

KEYS = {"definition": "text", "version": "text", "patient_id": "bigint", "infusion_id": "bigint"}
COLUMNS = {
    "excluded_reason": "text",
    "origin": "date",
    "entry": "date",
    "date": "date",
    "aval": "integer",
    "status": "smallint",
    "event": "text",
    "censored": "text",
    "query": "text",
    "source": "text",
    "source_key": "text",
    "origin_imputed": "text",
    "imputed": "text",
}

NAMES = ", ".join(KEYS | COLUMNS)
MAKE = "CREATE TEMPORARY TABLE fresh_results ({}) ON COMMIT DROP".format(
    ", ".join(f"{name} {kind}" for name, kind in (KEYS | COLUMNS).items())
)
FILL = f"COPY fresh_results ({NAMES}) FROM STDIN (FORMAT csv)"
DROP_GONE = """
DELETE FROM analytics_endpointresult r
WHERE r.study_id = %(study)s AND NOT EXISTS (
    SELECT FROM fresh_results f
    WHERE f.patient_id = r.patient_id AND f.definition = r.definition
        AND f.infusion_id IS NOT DISTINCT FROM r.infusion_id
)
"""
WRITE = f"""
INSERT INTO analytics_endpointresult AS r (study_id, computed_at, {NAMES}, fingerprint)
SELECT %(study)s, %(now)s, f.*
FROM (
    SELECT {NAMES}, encode(sha256(convert_to(ROW({NAMES})::text, 'UTF8')), 'hex') AS fingerprint
    FROM fresh_results
) AS f
LEFT JOIN analytics_endpointresult s ON s.study_id = %(study)s AND s.patient_id = f.patient_id
    AND s.definition = f.definition AND s.infusion_id IS NOT DISTINCT FROM f.infusion_id
WHERE s.fingerprint IS DISTINCT FROM f.fingerprint
ON CONFLICT (patient_id, definition, infusion_id) DO UPDATE SET
    computed_at = excluded.computed_at, fingerprint = excluded.fingerprint,
    version = excluded.version, {", ".join(f"{name} = excluded.{name}" for name in COLUMNS)}
"""  # noqa: S608 - own names


def store_results(
    study: Study,
    derived: Mapping[str, pd.DataFrame],
    endpoints: Mapping[str, Endpoint],
    facts: pd.DataFrame,
    infusions: pd.DataFrame,
    now: Any,
) -> None:
    """Write the results that differ from the stored ones; drop those of who is no subject now.

    `derived` is by the id of the endpoint. Runs in the transaction of its caller.
    """
    patient_of = infusions.set_index("infusion")["subject"]
    imputed = facts[facts["imputed"]]
    precision = dict(
        zip(
            zip(imputed["source"], imputed["source_key"], strict=True),
            imputed["precision"],
            strict=True,
        )
    )
    with connection.cursor() as cursor:
        cursor.execute(MAKE)
        with cursor.copy(FILL) as copy:
            for name, found in derived.items():
                endpoint = endpoints[name]
                if endpoint.unit is Unit.INFUSION:
                    patient, infusion = patient_of.reindex(found.index), found.index
                else:
                    patient, infusion = found.index, None
                rows = found.assign(
                    definition=endpoint.id,
                    version=endpoint.version,
                    patient_id=patient,
                    infusion_id=infusion,
                    origin_imputed=_imputed(found, "origin_", precision),
                    imputed=_imputed(found, "", precision),
                )
                # Null is the empty field; no result holds an empty text.
                lines = rows[[*KEYS, *COLUMNS]]
                copy.write(lines.to_csv(header=False, index=False, date_format="%Y-%m-%d"))
        cursor.execute("ANALYZE fresh_results")
        cursor.execute(DROP_GONE, {"study": study.pk})
        cursor.execute(WRITE, {"study": study.pk, "now": now})
        cursor.execute("DROP TABLE fresh_results")


def _imputed(
    found: pd.DataFrame, prefix: str, precision: Mapping[tuple[str, str], str]
) -> np.ndarray:
    """How far the date of each row's source is known, null where to the day."""
    known = np.full(len(found), None, dtype=object)
    if precision:
        sources = zip(found[f"{prefix}source"], found[f"{prefix}source_key"], strict=True)
        known[:] = [precision.get(at) for at in sources]
    return known
