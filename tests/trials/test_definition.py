"""What a definition says of itself."""

import pytest

from trials.definitions.definition import Definition, Table


def make(name, *rests_on):
    return Definition(
        id=name, version="1", title=name, group="Test", source="Nobody", rests_on=rests_on
    )


def test_a_definition_is_whole_with_all_that_it_rests_on():
    ground = make("GROUND")

    assert [d.id for d in make("TOP", make("MIDDLE", ground), ground).whole()] == [
        "TOP",
        "MIDDLE",
        "GROUND",
        "GROUND",
    ]


def test_a_row_as_wide_as_no_head_is_refused():
    with pytest.raises(ValueError, match="not as wide as the head"):
        Table("Grades", ("Grade", "Sign"), (("1", "fever"), ("2",)))
