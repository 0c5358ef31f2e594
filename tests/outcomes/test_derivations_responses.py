"""Values derived from counts, fluids, stages and marrows, as every write leaves them."""

from typing import Any

import pytest

from config.errors import Refused
from outcomes.definitions import response
from outcomes.definitions.episodes import CONTRADICTION
from tests.factories.casebook import book_of, day
from tests.factories.trials import Trial, save
from trials.access import Actor
from trials.actions import complete_form, lock_form, remove_record
from trials.checks import Book
from trials.crf import registry
from trials.derivations import derivations, refresh_study
from trials.models import DerivedValue
from trials.queries import history_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def trial() -> Trial:
    """One patient infused on 2 March 2020."""
    trial = Trial()
    trial.patient()
    trial.infusion()
    return trial


def stored(name: str) -> tuple[str | None, str | None, str | None]:
    """(derived, at least, effective) of the one row that has the derived value."""
    value = DerivedValue.objects.get(name=name)
    return value.value, value.at_least, value.effective


def counted(trial: Trial, first: int, last: int, **values: Any) -> None:
    for number in range(first, last + 1):
        trial.save("blood_counts", {"patient": "P-001", "sampled_on": day(number), **values})


def test_a_new_blood_count_derives_icaht_again(trial: Trial) -> None:
    assert not DerivedValue.objects.filter(name="icaht_early").exists()
    counted(trial, 0, 4, neutrophils_entered="2", neutrophils_entered_unit="10^9/L")
    counted(trial, 5, 10, neutrophils_entered="400", neutrophils_entered_unit="/uL")
    counted(trial, 12, 30, neutrophils_entered="1.5", neutrophils_entered_unit="10^9/L")
    before = stored("icaht_early")

    counted(trial, 11, 11, neutrophils_entered="0.5", neutrophils_entered_unit="10^9/L")

    assert before == ("1", None, "1")
    assert stored("icaht_early") == ("2", None, "2")
    assert stored("icaht_late") == stored("ticaht_early") == (None, None, None)


def test_an_icaht_grade_that_contradicts_the_counts_asks_for_a_reason(trial: Trial) -> None:
    counted(trial, 0, 30, neutrophils_entered="2", neutrophils_entered_unit="10^9/L")
    episode = trial.save(
        "toxicities",
        {"infusion": "P-001/1", "toxicity": "ICAHT", "occurred": True, "onset_on": "2020-03-07"},
    )
    grade = {"toxicity": episode.key, "system": "ICAHT2023", "grade": 3}

    with pytest.raises(Refused) as refused:
        trial.save("toxicity_grades", grade)
    trial.save(
        "toxicity_grades",
        grade,
        overrides={"toxicity_grade.contradicts_derivation": "counts of another hospital"},
    )

    assert [f.code for f in refused.value.findings] == ["toxicity_grade.contradicts_derivation"]
    assert DerivedValue.objects.get(table="toxicities", name="grade").effective == "3"


def icaht_kept_at_3(trial: Trial) -> Any:
    """An entered grade that a reason keeps against the counts, which give 0."""
    counted(trial, 0, 30, neutrophils_entered="2", neutrophils_entered_unit="10^9/L")
    episode = trial.save(
        "toxicities",
        {"infusion": "P-001/1", "toxicity": "ICAHT", "occurred": True, "onset_on": "2020-03-07"},
    )
    return trial.save(
        "toxicity_grades",
        {"toxicity": episode.key, "system": "ICAHT2023", "grade": 3},
        overrides={CONTRADICTION: "counts of another hospital"},
    )


def recount(trial: Trial, on: str, neutrophils: str) -> None:
    """Correct the count of a day."""
    row = registry["blood_counts"]._default_manager.get(sampled_on=on)
    save(
        trial.coordinator,
        trial.study,
        "blood_counts",
        record_id=row.pk,
        version=row.version,
        values={"neutrophils_entered": neutrophils, "neutrophils_entered_unit": "10^9/L"},
        reason="misread",
    )


def used_grade() -> str | None:
    return DerivedValue.objects.get(table="toxicities", name="grade").effective


def test_a_reason_given_against_one_derived_grade_does_not_stand_against_the_next(
    trial: Trial,
) -> None:
    grade = icaht_kept_at_3(trial)

    recount(trial, "2020-03-10", "0.4")

    grade.refresh_from_db()
    assert (grade.grade, grade.overrides, grade.version) == (3, {}, 2)
    [found] = [f for f in grade.findings if f["code"] == CONTRADICTION]
    assert found["severity"] == "override"
    assert "derived is 1" in found["message"]
    assert used_grade() == "1"
    with pytest.raises(Refused) as refused:
        complete_form(
            actor=Actor.of(trial.coordinator, source="page"),
            form_id=grade.form_id,
            reason=None,
            version=1,
        )
    assert CONTRADICTION in [f.code for f in refused.value.findings]
    [*_, last] = history_of(grade)
    assert "has changed: the answer was to what was derived before" in last.why


def test_a_reason_stands_while_the_derived_grade_does(trial: Trial) -> None:
    grade = icaht_kept_at_3(trial)

    recount(trial, "2020-03-10", "1.8")

    grade.refresh_from_db()
    assert (grade.overrides, grade.version) == ({CONTRADICTION: "counts of another hospital"}, 1)
    assert used_grade() == "3"


def test_a_reason_on_a_locked_form_stays(trial: Trial) -> None:
    grade = icaht_kept_at_3(trial)
    manager = Actor.of(trial.person("data_manager"), source="page")
    lock_form(actor=manager, form_id=grade.form_id, reason="cleaned", version=1)

    recount(trial, "2020-03-10", "0.4")

    grade.refresh_from_db()
    assert grade.overrides == {CONTRADICTION: "counts of another hospital"}
    assert used_grade() == "3"


def test_a_count_that_is_removed_takes_back_the_reason_as_well(trial: Trial) -> None:
    grade = icaht_kept_at_3(trial)
    recount(trial, "2020-03-10", "0.4")
    grade.refresh_from_db()
    save(
        trial.coordinator,
        trial.study,
        "toxicity_grades",
        record_id=grade.pk,
        version=2,
        values={},
        reason="asked again",
        overrides={CONTRADICTION: "a laboratory error"},
    )
    low = registry["blood_counts"]._default_manager.get(sampled_on="2020-03-10")

    remove_record(
        actor=Actor.of(trial.coordinator, source="page"),
        study=trial.study,
        record=type(low),
        record_id=low.pk,
        reason="of another patient",
        version=low.version,
    )

    grade.refresh_from_db()
    assert (grade.overrides, used_grade()) == ({}, "0")


def test_a_cns_class_is_derived_and_asks_for_a_reason_when_it_is_contradicted(
    trial: Trial,
) -> None:
    tap = {
        "patient": "P-001",
        "taken_on": "2020-03-30",
        "blasts": True,
        **{f"{n}_entered": v for n, v in (("wbc", "6"), ("rbc", "2"))},
        **{f"{n}_entered_unit": "/uL" for n in ("wbc", "rbc")},
    }
    trial.save("csf", tap)

    assert stored("cns_class") == ("CNS3a", None, "CNS3a")
    with pytest.raises(Refused) as refused:
        trial.save("csf", tap | {"cns_class": "CNS2a"})
    assert [f.code for f in refused.value.findings] == ["csf.class_contradicts_counts"]


def test_gvhd_grades_stand_beside_what_was_entered(trial: Trial) -> None:
    row = trial.save(
        "gvhd",
        {
            "patient": "P-001",
            "kind": "ACUTE",
            "occurred": True,
            **{f"{n}_stage": 0 for n in ("skin", "liver", "upper_gi")},
            "lower_gi_stage": 4,
            "acute_grade": 3,
        },
    )
    kept = stored("acute_grade")
    save(
        trial.coordinator,
        trial.study,
        "gvhd",
        record_id=row.pk,
        values={},
        version=1,
        reason="the committee met",
        comments={"gvhd.acute_grade_differs": "as the committee graded it"},
    )

    assert kept == ("4", None, "4")
    assert stored("acute_grade") == ("4", None, "3")
    assert stored("acute_magic2016")[0] == "4"
    assert stored("acute_glucksberg")[0] == "3"
    assert not DerivedValue.objects.filter(name="chronic_grade").exists()


def test_engraftment_follows_the_counts(trial: Trial) -> None:
    transplant = trial.save(
        "transplants",
        {
            "patient": "P-001",
            "occurred": True,
            "transplanted_on": day(100).isoformat(),
            "graft_source": "PB",
        },
    )
    trial.save("engraftments", {"transplant": transplant.key, "graft_failure": "SECONDARY"})
    counted(trial, 110, 111, neutrophils_entered="0.1", neutrophils_entered_unit="10^9/L")
    counted(trial, 112, 114, neutrophils_entered="0.7", neutrophils_entered_unit="10^9/L")

    on = day(112).isoformat()
    assert stored("neutrophils_on") == (on, None, on)
    assert stored("graft_failure") == ("NONE", None, "SECONDARY")
    assert stored("platelets_on") == (None, None, None)


def test_samples_of_car_t_cells_are_judged_where_they_were_measured(trial: Trial) -> None:
    trial.save(
        "kinetics",
        {
            "infusion": "P-001/1",
            "sampled_on": "2020-04-01",
            "specimen": "BM",
            "level": "40",
            "level_unit": "COPIES_PER_UG",
            "b_cells_pct": "1",
        },
    )
    trial.save("kinetics", {"infusion": "P-001/1", "sampled_on": "2020-05-01"})

    assert stored("b_cell_aplasia") == ("YES", None, "YES")
    assert stored("persistence") == ("NEG", None, "NEG")


def test_a_marrow_that_contradicts_a_stored_response_stays_open_at_the_marrow(
    trial: Trial,
) -> None:
    trial.save(
        "responses",
        {"patient": "P-001", "visit": "DAY28", "assessed_on": "2020-03-30", "response": "CR"},
    )

    marrow = trial.save("marrows", {"patient": "P-001", "taken_on": "2020-03-30", "blasts_pct": 30})

    assert "marrow.contradicts_response" in [f["code"] for f in marrow.findings]


def test_a_study_may_ask_for_no_counts(trial: Trial) -> None:
    trial.save("marrows", {"patient": "P-001", "taken_on": "2020-03-30", "blasts_pct": 2})
    before = stored("day28_response")[0]

    save(
        trial.person("administrator"),
        trial.study,
        "studies",
        record_id=trial.study.pk,
        values={"response_criteria": "GU2022"},
        version=1,
        reason="as in the paper",
    )

    assert (before, stored("day28_response")[0]) == ("CR_UNSPEC", "CR")


STORY = (
    "infusion 0 emd=no; infusion 200; marrow 28 blasts=2; marrow 70 blasts=1; response 28 clear; "
    "response 80 response=CR; count 3 neutrophils=0.1 platelets=9; count 120 neutrophils=0.1; "
    "death 400; relapse 300; transplant 110; therapy 250; engraftment 130 transplant=P/1; "
    "gvhd 140 kind=OVERLAP occurred=yes; tap 5; kinetics 30 level=1 level_unit=COPIES_PER_UG "
    "b_cells_pct=1 infusion=P/1; toxicity 3 infusion=P/1 toxicity=ICAHT occurred=yes"
)


@pytest.mark.parametrize("derivation", derivations(), ids=lambda d: f"{d.table}.{d.name}")
def test_a_derivation_reads_only_tables_whose_changes_it_follows(derivation: Any) -> None:
    whole = book_of(STORY)
    read: list[str] = []
    noted = Book(
        study=whole.study | {"crs_system": "ASTCT2019", "neurotoxicity_system": "ASTCT2019"},
        today=whole.today,
        load=lambda name: read.append(name) or whole.rows(name),
    )

    derivation.derive(noted)

    assert set(read) <= derivation.reads | {derivation.table}


def test_deriving_a_whole_study_again_changes_nothing(trial: Trial) -> None:
    counted(trial, 0, 3, neutrophils_entered="0.4", neutrophils_entered_unit="10^9/L")
    trial.save("csf", {"patient": "P-001", "taken_on": "2020-03-30", "blasts": False})

    assert refresh_study(trial.study) == 0


def test_every_definition_of_a_response_names_the_criteria_that_a_study_can_choose() -> None:
    from trials.definitions.study_codelists import RESPONSE_CRITERIA

    assert set(response.COUNTS_ASKED) == set(RESPONSE_CRITERIA.codes)
