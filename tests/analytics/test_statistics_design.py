"""Covariates as columns of a model matrix."""

import numpy as np

from analytics.statistics.design import Column, complete, design, ordered


def test_levels_sort_by_number_where_all_are_numbers_else_by_code_point():
    assert ordered(["10", "9", "1", "9"]) == ("1", "9", "10")
    assert ordered(["10", "9", "x"]) == ("10", "9", "x")
    assert ordered(["b", "B", "a"]) == ("B", "a", "b")


def test_a_factor_gives_a_term_for_each_level_but_the_first():
    stage = Column.factor("stage", ["2", "10", "1", "2"])
    age = Column.numeric("age", [30, 40.5, 50, 60])

    made = design([age, stage])

    assert [term.name for term in made.terms] == ["age", "stage=2", "stage=10"]
    assert made.matrix.tolist() == [[30, 1, 0], [40.5, 0, 1], [50, 0, 0], [60, 1, 0]]
    assert made.places("stage") == [1, 2]


def test_what_is_missing_is_told_and_a_level_without_rows_is_dropped():
    stage = Column.factor("stage", ["a", None, "b", "c"], levels=["a", "b", "c"])
    age = Column.numeric("age", [1, 2, np.nan, 4])

    rows = complete([stage, age], 4)
    kept = stage.of(rows)

    assert rows.tolist() == [True, False, False, True]
    assert kept.levels == ("a", "c")
    assert kept.values.tolist() == [0, 1]
    assert stage.of(np.array([1, 3])).values.tolist() == [-1, 0]


def test_no_columns_make_an_empty_matrix():
    assert design([]).terms == ()
    assert complete([], 3).all()


def test_a_factor_that_is_missing_everywhere_has_no_level_and_stays_missing():
    nothing = Column.factor("x", [None, None], ["a", "b"]).of(np.array([True, True]))
    again = nothing.of(np.array([0, 0, 1]))
    assert (again.levels, again.values.tolist()) == ((), [-1, -1, -1])


def test_another_level_than_the_first_may_be_the_reference():
    stage = Column.factor("stage", ["a", None, "b", "c"], levels=["a", "b", "c"])

    turned = stage.against("b")

    assert turned.levels == ("b", "a", "c")
    assert turned.values.tolist() == [1, -1, 0, 2]
    assert stage.against("d") is stage
    age = Column.numeric("age", [1, 2])
    assert age.against("a") is age
