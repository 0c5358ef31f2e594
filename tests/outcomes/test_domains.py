"""How domains make a grade, and how their tables are shown."""

from outcomes.definitions import ctcae5, episodes, icans
from outcomes.definitions.domains import Domain, bands, worst
from tests.outcomes.grades import said


def test_a_domain_that_is_missing_matters_as_far_as_it_could_be_worse():
    known = Domain("a", 2)

    assert said(worst(known, Domain("b", None, highest=2))) == ("2", None, None)
    assert said(worst(known, Domain("b", None, highest=3))) == (None, "2", "b")
    assert said(worst(known, Domain("b", None, at_least=3, highest=3))) == ("3", None, None)
    assert said(worst(known, Domain("b", None, missing=("c", "d")))) == (None, "2", "c, d")


def test_what_was_not_assessed_at_all_proves_nothing():
    assert said(worst(Domain("a", None), Domain("a", None))) == (None, None, "a")


def test_the_drivers_are_the_worst_domains_and_a_grade_of_0_has_none():
    assert worst(Domain("a", 2), Domain("b", 1), Domain("c", 2)).driver == ("a", "c")
    assert worst(Domain("a", 0), Domain("b", 0)).driver == ()


def test_a_score_is_shown_in_bands():
    assert [row[1:] for row in bands("ICE", icans.ICE)] == [
        ("10", "0"),
        ("7 to 9", "1"),
        ("3 to 6", "2"),
        ("0 to 2", "3"),
    ]


def test_every_definition_of_a_grade_shows_its_table():
    shown = [*episodes.DEFINITION.whole(), ctcae5.DEFINITION]

    assert all(d.tables for d in shown if d is not episodes.DEFINITION)
    assert len({d.id for d in shown}) == len(shown) == 9
