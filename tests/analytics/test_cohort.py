"""The rows of an analysis: whom it is about, what is known of them and up to which day."""

from datetime import date, timedelta

import pytest

from analytics.cohort import Cohort
from analytics.definitions.analysis import Cases
from analytics.definitions.endpoint import Unit
from analytics.definitions.variables import VARIABLES
from tests.analytics.records import DAY_0, Trial, day
from trials.crf import registry


def cohort(*trials, cutoff=None, sites=None):
    until = None if cutoff is None else DAY_0 + timedelta(days=cutoff)
    seen = sites or {trial.study.pk: None for trial in trials}
    return Cohort([trial.study for trial in trials], sites=seen, cutoff=until)


def keys(rows):
    named = dict(registry["patients"].objects.values_list("pk", "key"))
    return sorted(named[patient] for patient in rows["patient"])


def levels(column):
    """The level of each row by name, None where it is not known."""
    return [None if place < 0 else column.levels[place] for place in column.values]


@pytest.fixture
def several(trial):
    """A responder, a non-responder, one not assessed, one not infused."""
    for key in ("P-1", "P-2", "P-3", "P-4"):
        trial.patient(key)
        trial.alive(key, 200)
    trial.infusion("P-1", 0, generation=3)
    trial.remission("P-1", 28)
    trial.infusion("P-1", 100, generation=4)
    trial.infusion("P-2", 10)
    trial.no_response("P-2", 38)
    trial.infusion("P-3", 20, generation=None)
    return trial


CASES = [
    (Cases.ALL, ["P-1", "P-2", "P-3", "P-4"], []),
    (Cases.INFUSED, ["P-1", "P-2", "P-3"], [("not_infused", 1)]),
    (Cases.INFUSIONS, ["P-1", "P-1", "P-2", "P-3"], [("not_infused", 1)]),
    (
        Cases.RESPONDERS,
        ["P-1"],
        [("not_assessed", 1), ("not_infused", 1), ("not_responders", 1)],
    ),
    (
        Cases.NON_RESPONDERS,
        ["P-2"],
        [("not_assessed", 1), ("not_infused", 1), ("responders", 1)],
    ),
    (Cases.TRANSPLANTED, [], [("transplant_not_known", 3), ("not_infused", 1)]),
]


@pytest.mark.parametrize(("cases", "there", "left"), CASES, ids=[c[0] for c in CASES])
def test_every_patient_is_a_row_or_counted_under_a_reason(several, cases, there, left):
    rows, excluded = cohort(several).rows(cases, ())

    assert keys(rows) == there
    assert excluded == left
    assert list(rows.columns) == ["patient", "infusion", "site", "study"]


def test_what_happened_after_the_cutoff_is_not_known(several):
    on, late = cohort(several, cutoff=28), cohort(several, cutoff=27)

    assert on.rows(Cases.INFUSIONS, ())[1] == [("after_cutoff", 1), ("not_infused", 1)]
    assert keys(on.rows(Cases.RESPONDERS, ())[0]) == ["P-1"]
    assert keys(late.rows(Cases.RESPONDERS, ())[0]) == []
    assert late.rows(Cases.RESPONDERS, ())[1] == [("not_assessed", 3), ("not_infused", 1)]
    assert cohort(several, cutoff=-1).rows(Cases.INFUSED, ())[1] == [
        ("after_cutoff", 3),
        ("not_infused", 1),
    ]
    assert cohort(several, cutoff=-21).rows(Cases.ALL, ())[1] == [("after_cutoff", 4)]


def test_the_studys_own_cutoff_holds_where_it_is_earlier(several):
    several.study.data_cutoff_on = date.fromisoformat(day(15))
    several.study.save()

    assert cohort(several).cutoffs == {"S1": DAY_0 + timedelta(days=15)}
    assert cohort(several, cutoff=400).cutoffs == {"S1": DAY_0 + timedelta(days=15)}
    assert cohort(several, cutoff=10).cutoffs == {"S1": DAY_0 + timedelta(days=10)}
    assert keys(cohort(several, cutoff=400).rows(Cases.INFUSED)[0]) == ["P-1", "P-2"]


def test_only_the_sites_that_may_be_seen_are_read(several):
    nobody = cohort(several, sites={several.study.pk: frozenset()})
    here = cohort(several, sites={several.study.pk: frozenset({several.site.pk})})

    assert nobody.rows(Cases.ALL)[0].empty
    assert nobody.rows(Cases.ALL)[1] == []
    assert nobody.facts(Unit.PATIENT).empty
    assert len(here.rows(Cases.ALL)[0]) == 4


def test_several_studies_are_one_cohort_and_each_keeps_its_cutoff(several):
    other = Trial("S2")
    other.patient("P-9")
    other.infusion("P-9", 50)
    other.alive("P-9", 300)
    several.study.data_cutoff_on = date.fromisoformat(day(5))
    several.study.save()

    both = cohort(several, other)
    rows, excluded = both.rows(Cases.INFUSED)

    assert keys(rows) == ["P-1", "P-9"]
    assert excluded == [("after_cutoff", 2), ("not_infused", 1)]
    assert list(both.endpoint("ZHANG2020_OS", rows)["aval"]) == [5, 250]


def test_a_level_that_is_not_known_leaves_out_by_name(several):
    rows, excluded = cohort(several).rows(Cases.INFUSED, [("generation", ("3_4",))])

    assert keys(rows) == ["P-1"]
    assert excluded == [("generation_not_known", 1), ("not_infused", 1), ("other_generation", 1)]


def test_a_factor_has_its_levels_as_declared_and_of_each_infusion_its_own(several):
    of = cohort(several)
    patients, infusions = of.rows(Cases.ALL)[0], of.rows(Cases.INFUSIONS)[0]

    assert of.column("generation", patients).levels == ("2", "3_4")
    assert levels(of.column("generation", patients)) == ["3_4", "2", None, None]
    assert levels(of.column("generation", infusions)) == ["3_4", "3_4", "2", None]
    assert levels(of.column("age_gu2022", patients)) == ["20"] * 4
    assert levels(of.column("risk_group", patients)) == ["low", "low", None, None]
    assert of.label("generation", "3_4") == "3rd or 4th generation"


def test_an_endpoint_of_infusions_follows_the_infusion_and_others_the_patient(several):
    of = cohort(several)
    rows = of.rows(Cases.INFUSIONS)[0]

    found = of.endpoint("ZHANG2020_OS", rows)

    assert list(found["aval"]) == [200, 200, 190, 180]
    assert list(found.index) == list(rows.index)


def test_the_digest_knows_no_order_and_changes_with_what_is_known(several):
    def digest(*names, cutoff=None):
        of = cohort(several, cutoff=cutoff)
        rows, _ = of.rows(Cases.INFUSED)
        for name in names:
            of.column(name, rows)
        return of.digest

    before = digest("generation", "strategy")
    assert before == digest("strategy", "generation")
    assert before != digest("strategy")
    assert before != digest("generation", "strategy", cutoff=20)
    infusion = several.infusion("P-4", 30)

    assert digest("generation", "strategy") != before
    several.remove(infusion)
    assert digest("generation", "strategy") == before


def test_every_variable_is_read_from_the_record(several):
    empty, other = Trial("S2"), Trial("S3")
    other.patient("P-9")
    other.infusion("P-9", 50)
    for of in (cohort(several, empty, other), cohort(several, cutoff=50)):
        for cases in (Cases.ALL, Cases.INFUSIONS):
            rows, _ = of.rows(cases)
            for name, variable in VARIABLES.items():
                assert len(of.column(name, rows).values) == len(rows), name
                of.known_by(name, rows, 60, "ZHANG2020_OS")
                if variable.before:
                    of.begins(name, rows, "ZHANG2020_OS")
        assert of.samples(rows).empty
