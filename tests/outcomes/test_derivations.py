"""Derived values as every write leaves them, stored and joined into what is read."""

import pytest

from outcomes.models import Marrow
from tests.factories.casebook import book_of
from tests.factories.trials import Trial, save
from trials.access import Actor
from trials.actions import remove_record
from trials.checks import Book
from trials.derivations import derivations_of, refresh_study
from trials.models import DerivedValue
from trials.queries import body_of

pytestmark = pytest.mark.django_db

MARROW = {"patient": "P-001", "taken_on": "2020-03-30", "blasts_pct": 2}
RESPONSE = {
    "patient": "P-001",
    "visit": "DAY28",
    "assessed_on": "2020-03-30",
    "anc": 2,
    "platelets": 150,
    "emd": False,
    "circulating_blasts": False,
    "cns_disease": False,
}
MRD = {
    "patient": "P-001",
    "assessed_on": "2020-03-30",
    "assay": "FLOW",
    "specimen": "BM",
    "level_entered": "0.005",
    "level_entered_unit": "%",
    "sensitivity_entered": "0.001",
    "sensitivity_entered_unit": "%",
}


@pytest.fixture
def trial() -> Trial:
    """One patient infused on 2 March 2020; day 28 is 30 March."""
    trial = Trial()
    trial.patient()
    trial.infusion(emd=False, cns_leukaemia=False)
    return trial


def stored(name: str, key: int | None = None) -> tuple[str | None, str | None]:
    """(derived, effective) of the one row that has the derived value."""
    found = DerivedValue.objects.filter(name=name)
    value = found.get(record_id=key) if key else found.get()
    return value.value, value.effective


def test_a_response_appears_as_soon_as_its_facts_are_there(trial: Trial) -> None:
    before = stored("day28_response")

    trial.save("marrows", MARROW)
    without_counts = stored("day28_response")
    response = trial.save("responses", RESPONSE | {"response": "CR"})

    assert before == (None, None)
    assert without_counts == ("CR_UNSPEC", "CR_UNSPEC")
    assert stored("day28_response") == stored("response", response.pk) == ("CR", "CR")


def test_a_corrected_and_a_removed_fact_are_followed(trial: Trial) -> None:
    marrow = trial.save("marrows", MARROW)
    trial.save("responses", RESPONSE)

    save(
        trial.coordinator,
        trial.study,
        "marrows",
        record_id=marrow.pk,
        values={"blasts_pct": 5},
        version=1,
        reason="read again",
    )
    corrected = stored("day28_response")
    remove_record(
        actor=Actor.of(trial.coordinator, source="api"),
        study=trial.study,
        record=Marrow,
        record_id=marrow.pk,
        reason="other patient",
        version=2,
    )

    assert corrected == ("NR", "NR")
    assert stored("day28_response") == (None, None)


@pytest.mark.parametrize(
    ("table", "values", "expected"),
    [
        ("deaths", {"died_on": "2020-03-20"}, "NR_DEATH"),
        ("relapses", {"occurred": True, "relapsed_on": "2020-03-20"}, "NR"),
        ("transplants", {"occurred": True, "transplanted_on": "2020-03-20"}, "NE"),
        (
            "new_therapies",
            {"occurred": True, "started_on": "2020-03-20", "therapy_reason": "mrd"},
            "NE",
        ),
        ("marrows", {"taken_on": "2020-03-20", "blasts_pct": 40}, "NR"),
        ("responses", {"assessed_on": "2020-03-20", "visit": "OTHER", "emd": True}, "NR"),
    ],
)
def test_a_write_to_any_table_that_is_read_is_followed(
    trial: Trial, table: str, values: dict[str, object], expected: str
) -> None:
    trial.save(table, {"patient": "P-001", **values})

    assert stored("day28_response") == (expected, expected)


def test_an_overridden_response_keeps_the_entered_one_as_effective(trial: Trial) -> None:
    trial.save("marrows", MARROW | {"blasts_pct": 40})
    response = trial.save(
        "responses",
        RESPONSE | {"response": "CR"},
        overrides={"response.contradicts_derivation": "second reading: 2 %"},
    )

    body = body_of(response)

    assert stored("day28_response") == ("NR", "CR")
    assert (body["response"], body["response_derived"], body["response_effective"]) == (
        "CR",
        "NR",
        "CR",
    )


def test_another_response_than_that_of_day_28_stands_as_entered(trial: Trial) -> None:
    later = trial.save(
        "responses",
        {"patient": "P-001", "visit": "MONTH3", "assessed_on": "2020-06-02", "response": "CRi"},
    )

    assert stored("response", later.pk) == (None, "CRi")
    assert stored("day28_response") == (None, None)


def test_each_infusion_has_a_response_of_its_own(trial: Trial) -> None:
    second = trial.infusion(on="2020-09-01", infusion_reason="relapse")
    trial.save("marrows", MARROW)
    trial.save("marrows", MARROW | {"taken_on": "2020-09-29", "blasts_pct": 60})

    assert stored("day28_response", second.pk) == ("NR", "NR")
    assert set(
        DerivedValue.objects.filter(name="day28_response").values_list("value", flat=True)
    ) == {"CR_UNSPEC", "NR"}


def test_an_infusion_whose_day_0_is_not_known_is_kept_and_says_what_it_lacks() -> None:
    trial = Trial()
    trial.patient()

    trial.save("infusions", {"patient": "P-001"}, missing={"infused_on": "unknown"})

    assert DerivedValue.objects.get(name="day28_response").missing == ["infused_on"]


def test_mrd_follows_its_level_and_the_rule_of_the_study(trial: Trial) -> None:
    measured = trial.save("mrd", MRD)
    gu = stored("status", measured.pk), stored("day28_mrd")

    save(
        trial.person("administrator"),
        trial.study,
        "studies",
        record_id=trial.study.pk,
        values={"mrd_rule": "HU2022"},
        version=1,
        reason="protocol 2",
    )

    assert gu == (("NEG", "NEG"), ("NEG", "NEG"))
    assert stored("status", measured.pk) == stored("day28_mrd") == ("POS", "POS")


def test_an_mrd_status_that_is_only_reported_counts_as_entered(trial: Trial) -> None:
    trial.save(
        "mrd", {"patient": "P-001", "assessed_on": "2020-03-30", "assay": "FLOW", "status": "NEG"}
    )

    assert stored("day28_mrd") == (None, "NEG")


def test_qpcr_without_a_marker_does_not_stand_in_the_way(trial: Trial) -> None:
    trial.save("mrd", MRD)
    trial.save(
        "mrd",
        {"patient": "P-001", "assessed_on": "2020-03-30", "assay": "QPCR_IG_TR"},
        missing={"level": "not_applicable"},
    )

    assert stored("day28_mrd") == ("NEG", "NEG")


def test_a_window_that_is_moved_moves_the_response(trial: Trial) -> None:
    trial.save("marrows", MARROW)

    save(
        trial.person("administrator"),
        trial.study,
        "studies",
        record_id=trial.study.pk,
        values={"response_window_from": 29},
        version=1,
        reason="protocol 2",
    )

    assert stored("day28_response") == (None, None)


def test_deriving_a_whole_study_again_writes_what_the_single_writes_wrote(trial: Trial) -> None:
    trial.save("marrows", MARROW)
    trial.save("responses", RESPONSE | {"response": "CR"})
    trial.save("mrd", MRD)
    names = ("table", "record_id", "name", "value", "effective", "missing", "driver")
    before = set(map(str, DerivedValue.objects.values_list(*names)))

    unchanged = refresh_study(trial.study)
    DerivedValue.objects.all().delete()
    written = refresh_study(trial.study)

    assert unchanged == 0
    assert written == len(before) == 6
    assert set(map(str, DerivedValue.objects.values_list(*names))) == before


def test_a_derivation_reads_only_tables_whose_changes_it_follows() -> None:
    story = (
        "infusion 0 emd=no; infusion 60; marrow 28 blasts=2; marrow 88 evaluable=no; death 200; "
        "response 28 clear; transplant 90; therapy 95; relapse 80; mrd 28 assay=FLOW level=0"
    )
    for table in ("infusions", "responses", "mrd"):
        for derivation in derivations_of(table):
            whole = book_of(story)
            read: list[str] = []
            noted = Book(
                study=whole.study,
                today=whole.today,
                load=lambda name, whole=whole, read=read: read.append(name) or whole.rows(name),
            )

            derivation.derive(noted)

            assert set(read) <= derivation.reads, derivation.name
