"""Dated facts as they are read from saved records, and what the endpoints make of them."""

import pytest

from analytics import frames
from analytics.actions import summarise
from analytics.models import EndpointResult
from infusions.definitions.codelists import INFUSION_REASON
from outcomes.definitions.codelists import NEW_THERAPY_REASON
from tests.analytics.records import day


@pytest.fixture
def transplanted(trial):
    trial.patient("P-1")
    trial.infusion("P-1")
    trial.remission("P-1")
    trial.add("transplants", patient="P-1", occurred=True, transplanted_on=day(60))
    trial.alive("P-1", 400)
    return trial


def gvhd(trial, **values):
    known = {"patient": "P-1", "transplant": "P-1/1", "kind": "ACUTE", "occurred": True}
    return trial.add("gvhd", **known | values)


def found(trial, definition, patient="P-1"):
    """(days, event or censoring) or why the patient is left out."""
    summarise(study=trial.study)
    row = EndpointResult.objects.get(patient__key=patient, definition=definition)
    return row.excluded_reason or (row.aval, row.event or row.censored)


def test_acute_gvhd_counts_from_the_day_it_reaches_the_grade(transplanted):
    gvhd(transplanted, assessed_on=day(80), acute_system="MAGIC2016", acute_grade=1)
    gvhd(transplanted, assessed_on=day(90), acute_system="MAGIC2016", acute_grade=2)
    gvhd(transplanted, assessed_on=day(95), acute_system="MAGIC2016", acute_grade=3)

    assert found(transplanted, "AGVHD_2_4") == (30, "ACUTE_GVHD_2_4")
    assert found(transplanted, "AGVHD_3_4") == (35, "ACUTE_GVHD_3_4")
    assert found(transplanted, "CGVHD") == (340, "LAST_CONTACT")


def test_gvhd_without_a_date_leaves_the_patient_out_by_name(transplanted):
    gvhd(transplanted, acute_system="MAGIC2016", acute_grade=2)

    assert found(transplanted, "AGVHD_2_4") == "data_error:acute_gvhd_2_4_without_date"
    assert found(transplanted, "AGVHD_3_4") == (340, "LAST_CONTACT")


def test_gvhd_that_did_not_occur_is_none(transplanted):
    gvhd(transplanted, kind="CHRONIC", occurred=False)

    assert found(transplanted, "CGVHD") == (340, "LAST_CONTACT")


def test_chronic_gvhd_of_unknown_severity_is_chronic_gvhd_and_not_moderate(transplanted):
    gvhd(transplanted, kind="CHRONIC", assessed_on=day(200))

    assert found(transplanted, "CGVHD") == (140, "CHRONIC_GVHD")
    assert found(transplanted, "CGVHD_MODERATE") == (340, "LAST_CONTACT")


def test_chronic_gvhd_counts_by_its_severity(transplanted):
    gvhd(transplanted, kind="CHRONIC", assessed_on=day(200), chronic_grade="MILD")
    gvhd(transplanted, kind="CHRONIC", assessed_on=day(250), chronic_grade="SEVERE")

    assert found(transplanted, "CGVHD") == (140, "CHRONIC_GVHD")
    assert found(transplanted, "CGVHD_MODERATE") == (190, "CHRONIC_GVHD_MODERATE")


def test_each_lineage_engrafts_on_its_own_day(transplanted):
    transplanted.add(
        "engraftments", transplant="P-1/1", neutrophils_on=day(72), platelets_on=day(80)
    )

    assert found(transplanted, "NEUTROPHIL_ENGRAFTMENT") == (12, "NEUTROPHILS_ENGRAFTED")
    assert found(transplanted, "PLATELET_ENGRAFTMENT") == (20, "PLATELETS_ENGRAFTED")


def test_engraftment_without_a_day_leaves_the_patient_out_by_name(transplanted):
    transplanted.add(
        "engraftments",
        transplant="P-1/1",
        neutrophils_engrafted=True,
        neutrophils_on=day(72),
        platelets_engrafted=True,
    )

    assert found(transplanted, "NEUTROPHIL_ENGRAFTMENT") == (12, "NEUTROPHILS_ENGRAFTED")
    assert found(transplanted, "PLATELET_ENGRAFTMENT") == (
        "data_error:platelets_engrafted_without_date"
    )


def test_a_first_remission_known_to_the_month_is_an_origin_and_says_so(trial):
    trial.patient("P-1", cr1_on="2019-06", mrd_qualified_on=day(-40))
    trial.alive("P-1", 400)

    found(trial, "HU2022_LFS")

    row = EndpointResult.objects.get(definition="HU2022_LFS_TRUNCATED", patient__key="P-1")
    assert (row.origin.isoformat(), row.origin_imputed) == ("2019-06-15", "month")
    assert row.entry.isoformat() == day(-40)


def test_the_start_of_a_line_of_therapy_is_no_day_of_a_first_remission(trial):
    for key in ("P-1", "P-2", "P-3"):
        trial.patient(key)
        trial.alive(key, 400)
    line = {"therapy": "CHEMOTHERAPY", "occurred": True, "started_on": day(-300)}
    trial.add("prior_therapies", patient="P-1", response="CR", **line)
    trial.add("prior_therapies", patient="P-2", response="CR", ended_on=day(-200), **line)
    trial.add("prior_therapies", patient="P-3", response="RELAPSE", ended_on=day(-200), **line)

    assert found(trial, "HU2022_LFS", "P-1") == "no_cr1_date"
    assert found(trial, "HU2022_LFS", "P-2") == (600, "LAST_CONTACT")
    assert found(trial, "HU2022_LFS", "P-3") == "earlier_relapse_without_date"
    assert found(trial, "HU2022_OS", "P-3") == (600, "LAST_CONTACT")


@pytest.mark.parametrize(
    ("registries", "survival"), [(True, (300, "DEATH")), (False, (100, "DATA_WITHDRAWN"))]
)
def test_a_death_after_the_data_were_withdrawn_is_seen_only_where_registries_may_tell(
    trial, registries, survival
):
    trial.patient("P-1")
    trial.infusion("P-1")
    trial.remission("P-1")
    trial.alive("P-1", 90)
    trial.add(
        "consents",
        patient="P-1",
        consented_on=day(-20),
        withdrawn_on=day(100),
        withdrawal_level="data",
        registry_survival=registries,
    )
    trial.dead("P-1", 300)

    assert found(trial, "ZHANG2020_OS") == survival
    # No registry tells of a relapse, or of a transplant.
    assert found(trial, "GU2022_EFS") == (100, "DATA_WITHDRAWN")
    assert found(trial, "GU2022_OS") == (100, "DATA_WITHDRAWN")


@pytest.mark.parametrize("kept", [False, True])
def test_who_died_before_the_assessment_did_so_whatever_it_is_called(trial, kept):
    trial.patient("P-1")
    trial.infusion("P-1")
    trial.alive("P-1", 10)
    trial.dead("P-1", 20)
    values = {"patient": "P-1", "visit": "DAY28", "infusion": "P-1/1", "response": "NE"}
    if kept:
        why = {"response.contradicts_derivation": "The assessor's word."}
        trial.add("responses", **values, overrides=why)

    assert found(trial, "ELN2022_AML_EFS") == (0, "DEATH_BEFORE_ASSESSMENT")
    assert found(trial, "GU2022_EFS") == (20, "DEATH")


def test_who_is_alive_and_was_never_evaluable_is_censored_at_the_origin_of_eln(trial):
    trial.patient("P-1")
    trial.infusion("P-1")
    trial.add("responses", patient="P-1", visit="DAY28", infusion="P-1/1", response="NE")
    trial.alive("P-1", 30)
    trial.dead("P-1", 300)

    assert found(trial, "ELN2022_AML_EFS") == (0, "NOT_EVALUABLE")
    assert found(trial, "GU2022_EFS") == (300, "DEATH")


def test_endpoints_end_at_the_data_cutoff_of_the_study(trial):
    trial.patient("P-1")
    trial.infusion("P-1")
    trial.remission("P-1")
    trial.alive("P-1", 150)
    trial.dead("P-1", 300)
    assert found(trial, "ZHANG2020_OS") == (300, "DEATH")

    trial.change(trial.study, data_cutoff_on=day(200))

    assert found(trial, "ZHANG2020_OS") == (200, "CUTOFF")
    assert found(trial, "GU2022_EFS") == (200, "CUTOFF")


def facts(trial, kind):
    """The records of which the facts of a kind come."""
    read = frames.fact_frame(trial.study)
    return set(read.loc[read["kind"] == kind, "source_key"])


def test_maintenance_and_prophylaxis_are_no_new_therapy(trial):
    trial.patient("P-1")
    reasons = {
        reason: trial.add(
            "new_therapies",
            patient="P-1",
            occurred=True,
            started_on=day(number),
            therapy_reason=reason,
        ).key
        for number, reason in enumerate(NEW_THERAPY_REASON.codes, start=100)
    }

    assert facts(trial, "NEW_THERAPY") == {reasons[r] for r in ("relapse", "no_response", "mrd")}


def test_a_planned_second_product_and_one_for_lost_aplasia_are_no_new_therapy(trial):
    trial.patient("P-1")
    reasons = {
        reason: trial.infusion("P-1", on=number * 60, infusion_reason=reason).key
        for number, reason in enumerate(INFUSION_REASON.codes)
    }

    assert facts(trial, "NEW_THERAPY") == {reasons[r] for r in ("relapse", "no_response", "mrd")}
    assert facts(trial, "INFUSION") == set(reasons.values())


def test_what_did_not_occur_is_no_fact(trial):
    trial.patient("P-1")
    for table in ("relapses", "transplants", "new_therapies"):
        trial.add(table, patient="P-1", occurred=False)

    for kind in ("RELAPSE", "HSCT", "NEW_THERAPY"):
        assert facts(trial, kind) == set()


def cells(trial, on, **values):
    known = {"infusion": "P-1/1", "sampled_on": day(on), "specimen": "PB"}
    return trial.add("kinetics", **known | values)


def test_car_t_cells_are_lost_on_the_first_day_without_them_after_one_with_them(trial):
    trial.patient("P-1")
    trial.infusion("P-1")
    for on, detected in ((1, False), (7, True), (60, None), (90, False), (120, False)):
        cells(trial, on, detected=detected)
    trial.alive("P-1", 400)

    assert found(trial, "CAR_T_LOSS") == (90, "CAR_T_LOST")


def test_cells_that_are_still_there_are_followed_to_the_last_sample_alone(trial):
    trial.patient("P-1")
    trial.infusion("P-1")
    cells(trial, 7, detected=True)
    cells(trial, 100, detected=True, b_cells_pct=1, specimen="BM")
    cells(trial, 130, b_cells_pct=20)
    trial.alive("P-1", 400)

    assert found(trial, "CAR_T_LOSS") == (100, "LAST_CAR_T_SAMPLE")
    assert found(trial, "B_CELL_RECOVERY") == (100, "LAST_B_CELL_SAMPLE")


@pytest.mark.parametrize(
    ("pct", "expected"), [(2.9, "LAST_B_CELL_SAMPLE"), (3, "B_CELLS_RECOVERED")]
)
def test_b_cells_recover_at_three_per_cent_after_an_aplasia(trial, pct, expected):
    trial.patient("P-1")
    trial.infusion("P-1")
    for on, cells_pct in ((0, 12), (28, 0.5), (90, pct)):
        cells(trial, on, b_cells_pct=cells_pct, specimen="BM")
    trial.alive("P-1", 400)

    assert found(trial, "B_CELL_RECOVERY") == (90, expected)


def test_a_transplant_ends_the_wait_for_b_cells(transplanted):
    cells(transplanted, 28, b_cells_pct=0, detected=True, specimen="BM")
    cells(transplanted, 90, b_cells_pct=40, detected=False, specimen="BM")

    assert found(transplanted, "B_CELL_RECOVERY") == (60, "HSCT")
    assert found(transplanted, "CAR_T_LOSS") == (60, "HSCT")


def test_what_competes_counts_without_any_sample(transplanted):
    assert found(transplanted, "CAR_T_LOSS") == (60, "HSCT")
