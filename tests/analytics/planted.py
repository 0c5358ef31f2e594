"""What a loaded study has amiss, counted from the database and from `check_records`."""

from collections import Counter
from io import StringIO

from django.core.management import call_command

from analytics.demo.planted import PLANTED
from trials.crf import owner_column, registry

# What is left open because of what happened to the patient or was done, not because of a gap.
OPEN_BY_COURSE = {
    "doses.cells_per_kg",
    "doses.given_on",
    "follow_ups.in_remission",
    "genetics.method",
    "genetics.specimen",
    "genetics.tested_on",
    "mrd.detected",
    "mrd.level",
    "relapses.cd22",
    "responses.cns_disease",
}


def findings_of(code):
    """(code, severity) with the count of each, as `manage.py check_records` prints them."""
    out = StringIO()
    call_command("check_records", study=code, stdout=out)
    printed = [line.split("\t") for line in out.getvalue().splitlines()]
    return {(name, severity): int(count) for name, severity, count in printed}


def stored_gaps(code):
    """How often a field is a gap, and how often a date is partial. "Not applicable" is no gap."""
    missing, partial = Counter(), Counter()
    for table, record in registry.items():
        if owner_column(record) is None:
            continue
        rows = record._default_manager.filter(study__key=code)
        for reasons in rows.values_list("missing", flat=True):
            gaps = (name for name, reason in reasons.items() if reason != "not_applicable")
            missing.update(f"{table}.{name}" for name in gaps)
        for column in (f.name for f in record._meta.fields if f.name.endswith("_precision")):
            shorter = rows.filter(**{f"{column}__in": ("month", "year")}).count()
            partial[f"{table}.{column.removesuffix('_precision')}"] += shorter
    return missing, +partial


def assert_as_planted(code):
    planted = PLANTED[code]
    missing, partial = stored_gaps(code)

    assert findings_of(code) == {(name, "soft"): n for name, n in planted.findings.items()}
    assert partial == planted.partial
    gaps = {name: n for name, n in missing.items() if name not in OPEN_BY_COURSE}
    assert gaps == planted.missing
