"""Declarations: what may be declared, and what follows from it."""

import pytest

from trials.crf import PatientRecord, Text, columns_of, expressions_of, registry
from trials.crf.record import RESERVED, Crf
from trials.exports import export_columns


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_an_item_cannot_take_a_name_that_every_record_uses(name: str) -> None:
    crf = Crf(table="never", title="Never")

    with pytest.raises(ValueError, match="choose another"):
        type(
            "Never",
            (PatientRecord,),
            {"__module__": "patients.models", "crf": crf, name: Text(label="x")},
        )

    assert "never" not in registry


@pytest.mark.parametrize("table", sorted(registry))
def test_columns_and_expressions_name_the_same_things(table: str) -> None:
    record = registry[table]

    assert [c.name for c in columns_of(record, free_text=True)] == list(expressions_of(record))


@pytest.mark.parametrize("table", sorted(registry))
def test_column_names_are_unique_and_keys_come_first(table: str) -> None:
    names = [c.name for c in export_columns(table, free_text=True)]

    assert len(names) == len(set(names))
    assert names[0] == "key"


@pytest.mark.parametrize("table", sorted(registry))
def test_every_item_says_what_it_is(table: str) -> None:
    for item in registry[table].crf.items.values():
        assert item.label
        assert item.name == item.name.lower()
        if item.type in ("decimal", "integer") and item.name not in ("number",):
            assert item.unit or item.type == "integer", item.name
