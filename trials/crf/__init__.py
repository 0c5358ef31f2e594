"""How a case report form is declared: one class, and everything else follows from it.

A table of the record is a class that extends `StudyRecord` or `PatientRecord` and lists its
fields as items. An item expands once into database columns (inside) and into flat columns
(outside). The flat columns are the only shape of a REST body, a browser form, an import file,
an export and the schema, so a field is named in one place.
"""

from trials.crf.columns import PARTIAL, Column, Unreadable, plain
from trials.crf.history import RecordEvent, refuse_truncate, track_history
from trials.crf.items import (
    Boolean,
    Coded,
    Date,
    Decimal,
    Flat,
    FreeText,
    Integer,
    Item,
    Link,
    MultiSelect,
    PartialDate,
    Quantity,
    Text,
    missing_name,
    nullable,
)
from trials.crf.record import (
    CODE,
    ENVELOPE,
    OWN,
    PARENT,
    SHARED,
    Crf,
    PatientRecord,
    Record,
    StudyRecord,
    owner_column,
    registry,
)
from trials.crf.shape import (
    ancestors,
    columns_of,
    expressions_of,
    item_columns,
    key_columns,
    parse_body,
    with_short_names,
)

__all__ = [
    "ENVELOPE",
    "",
    "Boolean",
    "CODE",
    "Coded",
    "Column",
    "Crf",
    "Date",
    "Decimal",
    "Flat",
    "FreeText",
    "Integer",
    "Item",
    "Link",
    "MultiSelect",
    "OWN",
    "PARENT",
    "PARTIAL",
    "PartialDate",
    "PatientRecord",
    "Quantity",
    "Record",
    "RecordEvent",
    "SHARED",
    "StudyRecord",
    "Text",
    "Unreadable",
    "ancestors",
    "columns_of",
    "expressions_of",
    "file",
    "item_columns",
    "key_columns",
    "missing_name",
    "nullable",
    "owner_column",
    "parse_body",
    "plain",
    "refuse_truncate",
    "registry",
    "track_history",
    "with_short_names",
]
