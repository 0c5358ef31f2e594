"""What the record says of each variable: both sides of a bound, the cutoff, what nobody asked."""

from datetime import timedelta

import numpy as np
import pytest

from analytics.cohort import Cohort
from analytics.definitions.analysis import Cases
from tests.analytics.records import DAY_0, day


def cohort(trial, cutoff=None):
    until = None if cutoff is None else DAY_0 + timedelta(days=cutoff)
    return Cohort([trial.study], sites={trial.study.pk: None}, cutoff=until)


def cells(column):
    """The level or the number of each row, None where it is not known."""
    if column.levels is None:
        return [None if np.isnan(value) else float(value) for value in column.values]
    return [None if place < 0 else column.levels[place] for place in column.values]


def known(trial, *names, cutoff=None, cases=Cases.ALL):
    """Each of the variables for each subject in the order of entry."""
    of = cohort(trial, cutoff)
    rows, _ = of.rows(cases)
    found = [cells(of.column(name, rows)) for name in names]
    return found[0] if len(found) == 1 else found


@pytest.fixture
def one(trial):
    trial.patient("P-1")
    trial.infusion("P-1")
    return trial


def test_what_nobody_asked_is_not_known(one):
    asked = (
        "relapses_gu2022", "therapies_gu2022", "from_cml", "cytogenetic_risk", "prior_car_t",
        "prior_cd22_car_t", "prior_car_t_times", "prior_dli", "months_since_car_t", "ecog",
        "emd_or_cns", "emd_sites", "m2_or_worse", "bridging", "bridging_intensity", "targets",
        "lymphodepletion_fc", "cell_source", "transduction_pct", "vein_to_vein", "bcr_abl1",
        "other_aberration", "cr", "mrd_negative", "mrd_negative_cr", "bcr_abl1_negative_30", "crs",
        "crs_grade", "severe_crs", "steroids", "tocilizumab", "death_by_day_30", "hsct",
        "transplanted", "chronic_gvhd", "acute_gvhd_2_4", "relapse", "cd19_at_relapse",
        "car_t_detected", "car_t_lost", "b_cells_recovered", "peak_copies_per_ug", "mrd_level",
    )  # fmt: skip

    assert dict(zip(asked, known(one, *asked), strict=True)) == {name: [None] for name in asked}
    assert known(one, "death_cause") == ["alive"]


def test_earlier_treatment_is_told_by_what_was_asked(trial):
    for key in ("P-1", "P-2", "P-3", "P-4"):
        trial.patient(key, relapses_before=1, therapies_before=4, from_cml=False)
        trial.infusion(key)
    given = {"therapy": "CAR_T", "occurred": True}
    trial.add("prior_therapies", patient="P-1", therapy="CAR_T", occurred=False)
    trial.add(
        "prior_therapies",
        patient="P-2",
        started_on=day(-183),
        targets__CD19=True,
        targets__CD22=False,
        **given,
    )
    trial.add(
        "prior_therapies",
        patient="P-3",
        started_on="2019-01",
        targets__CD19=True,
        targets__CD22=False,
        **given,
    )
    trial.add(
        "prior_therapies",
        patient="P-3",
        started_on=day(-700),
        targets__CD19=True,
        targets__CD22=True,
        **given,
    )
    trial.add("prior_therapies", patient="P-4", **given)

    assert known(trial, "prior_car_t") == ["no", "yes", "yes", "yes"]
    assert known(trial, "prior_car_t_times") == ["0", "1", "2", "1"]
    assert known(trial, "prior_cd22_car_t") == ["no", "no", "yes", None]
    assert known(trial, "interval_an2022") == [None, "6", "above_12", None]
    assert known(trial, "months_since_car_t")[1] == pytest.approx(183 / 30.4375)
    assert known(trial, "relapses_gu2022", "therapies_gu2022", "from_cml") == [
        ["1"] * 4, ["3"] * 4, ["no"] * 4,
    ]  # fmt: skip


def test_a_genetic_finding_counts_when_dated_by_day_0_and_unknown_is_never_negative(trial):
    for key in ("P-1", "P-2", "P-3", "P-4", "P-5"):
        trial.patient(key)
        trial.infusion(key)
    tested = {"aberration": "BCR_ABL1"}
    trial.add("genetics", patient="P-1", status="positive", tested_on=day(0), **tested)
    trial.add("genetics", patient="P-2", status="positive", tested_on=day(1), **tested)
    trial.add("genetics", patient="P-3", status="unknown", tested_on=day(-5), **tested)
    trial.add("genetics", patient="P-4", status="negative", tested_on=day(-5), **tested)
    trial.add("genetics", patient="P-4", status="positive", tested_on=day(-4), **tested)
    trial.add("genetics", patient="P-5", status="negative", tested_on=day(-5), **tested)
    for key, copies in (("P-1", 10), ("P-2", 11)):
        trial.add(
            "genetics", patient=key, aberration="WT1", status="unknown", tested_on=day(-5),
            per_10e4_abl=copies,
        )  # fmt: skip
    trial.add("genetics", patient="P-1", aberration="IKZF1", status="positive", tested_on=day(-5))
    trial.add("genetics", patient="P-2", aberration="JAK2", status="negative", tested_on=day(-5))

    assert known(trial, "bcr_abl1") == ["yes", None, None, "yes", "no"]
    assert known(trial, "wt1") == ["no", "yes", None, None, None]
    assert known(trial, "other_aberration") == ["yes", "no", None, None, None]
    assert known(trial, "tp53") == ["no"] * 5


def test_the_cns_is_a_site_for_zhang_and_not_for_gu(trial):
    for key, found in (
        ("P-1", {"cns_leukaemia": True, "emd": False}),
        ("P-2", {"cns_leukaemia": False, "emd": False}),
        ("P-3", {"cns_leukaemia": False, "emd": None}),
        (
            "P-4",
            {
                "cns_leukaemia": False,
                "emd": True,
                "emd_sites__TESTIS": True,
                "emd_sites__BONE": True,
            },
        ),
    ):
        trial.patient(key)
        trial.infusion(key, **found)

    assert known(trial, "emd") == ["no", "no", None, "yes"]
    assert known(trial, "emd_or_cns") == ["yes", "no", None, "yes"]
    assert known(trial, "emd_sites") == ["1", "0", None, "2"]


def test_blasts_and_scores_are_those_of_the_risk_model(trial):
    trial.patient("P-1", wbc_diagnosis=20)
    trial.infusion("P-1", blasts_pct=25, generation=2)
    trial.patient("P-2")
    trial.infusion("P-2", blasts_pct=30, blasts_on=day(-29))

    assert known(trial, "blasts_pct", "blasts_gu2022", "blasts_code") == [
        [25.0, None], ["25", None], [2.0, None],
    ]  # fmt: skip
    assert known(trial, "wbc_code", "generation_code") == [[2.0, 1.0], [1.0, 1.0]]
    # 2.04 - 0.68 * 2 - 0.44 * 2 + 1.68 and 0.56 - 0.47 * 2 + 0.83
    assert known(trial, "gu_x")[0] == pytest.approx(1.48)
    assert known(trial, "gu_y")[0] == pytest.approx(0.45)
    assert known(trial, "risk_group") == ["high", None]


def test_the_product_is_known_where_all_doses_agree(trial):
    for key in ("P-1", "P-2"):
        trial.patient(key)
        trial.infusion(key)
        trial.add("leukaphereses", patient=key, collected_on=day(-14))
        trial.add(
            "products", patient=key, cell_source="autologous", transduction_pct=30,
            leukapheresis=f"{key}/1",
        )  # fmt: skip
        trial.add("doses", infusion=f"{key}/1", given_on=day(0), product=f"{key}/1",
                  cells_per_kg=100000)  # fmt: skip
    trial.add("products", patient="P-2", cell_source="hsct_donor", transduction_pct=50)
    trial.add("doses", infusion="P-2/1", given_on=day(0), product="P-2/2", cells_per_kg=100000)

    assert known(trial, "cell_source") == ["autologous", None]
    assert known(trial, "transduction_pct") == [30.0, None]
    assert known(trial, "vein_to_vein") == [14.0, 14.0]
    assert known(trial, "dose_number", "dose_zhang2020") == [[1e5, 2e5], ["1e5", "1e5"]]


def test_bridging_and_lymphodepletion(trial):
    for key in ("P-1", "P-2", "P-3"):
        trial.patient(key)
        trial.infusion(key)
    trial.add("bridging", infusion="P-1/1", occurred=False)
    trial.add("bridging", infusion="P-2/1", occurred=True, intensity="intensive")
    trial.add("bridging", infusion="P-3/1", occurred=True)
    for key, drugs in (("P-1", ("FLUDARABINE", "CYCLOPHOSPHAMIDE")), ("P-2", ("FLUDARABINE",))):
        for drug in drugs:
            trial.add("lymphodepletions", infusion=f"{key}/1", drug=drug)

    assert known(trial, "bridging") == ["no", "yes", "yes"]
    assert known(trial, "bridging_intensity") == ["none", "intensive", None]
    assert known(trial, "lymphodepletion_fc") == ["yes", "no", None]
    assert known(trial, "decitabine") == ["no", "no", None]


def test_a_response_is_known_from_its_day_on(trial):
    for key in ("P-1", "P-2", "P-3"):
        trial.patient(key)
        trial.infusion(key)
        trial.alive(key, 200)
    trial.remission("P-1", 28)
    trial.remission("P-2", 30, mrd="POS")
    trial.no_response("P-3", 28)

    assert known(trial, "cr") == ["yes", "yes", "no"]
    assert known(trial, "mrd_negative") == ["yes", "no", None]
    assert known(trial, "mrd_negative_cr") == ["yes", "no", "no"]
    assert known(trial, "cr", cutoff=29) == ["yes", None, "no"]
    assert known(trial, "mrd_status", cutoff=29) == ["NEG", None, None]
    of = cohort(trial)
    rows, _ = of.rows(Cases.INFUSED)
    assert cells(of.known_by("cr", rows, 28, "ZHANG2020_OS")) == ["yes", None, "no"]
    assert cells(of.known_by("cr", rows, 27, "ZHANG2020_OS")) == [None, None, None]
    assert cells(of.known_by("sex", rows, 0, "ZHANG2020_OS")) == ["F", "F", "F"]


def test_mrd_of_the_transcript_at_both_sides_of_its_windows(trial):
    for number, on in enumerate((23, 24, 42, 43, 75, 76), start=1):
        trial.patient(f"P-{number}")
        trial.infusion(f"P-{number}")
        trial.add(
            "mrd", patient=f"P-{number}", assay="QPCR_FUSION", specimen="BM", assessed_on=day(on),
            status="NEG",
        )  # fmt: skip
    trial.add("mrd", patient="P-3", assay="QPCR_FUSION", assessed_on=day(40), status="POS")

    at_30, at_60 = known(trial, "bcr_abl1_negative_30", "bcr_abl1_negative_60")

    assert at_30 == [None, "yes", "no", None, None, None]
    assert at_60 == [None, None, None, "yes", "yes", None]
    assert known(trial, "bcr_abl1_negative_60", cutoff=74)[3:5] == ["yes", None]


def toxicity(trial, patient, grade=None, kind="CRS", **values):
    episode = trial.add(
        "toxicities", infusion=f"{patient}/1", toxicity=kind, occurred=grade != 0, **values
    )
    if grade:
        system = trial.study.crs_system or "ASTCT2019"
        trial.add("toxicity_grades", toxicity=episode.key, system=system, grade=grade)


def test_a_toxicity_is_known_by_its_grade_and_only_when_it_is_over(trial):
    trial.study.crs_system = "ASTCT2019"
    trial.study.save()
    for key in ("P-1", "P-2", "P-3", "P-4"):
        trial.patient(key)
        trial.infusion(key)
        trial.alive(key, 200)
    toxicity(trial, "P-1", 0)
    toxicity(trial, "P-2", 3, onset_on=day(2), resolved_on=day(8))
    toxicity(trial, "P-3", None, onset_on=day(3), resolved_on=day(40))

    assert known(trial, "crs") == ["no", "yes", "yes", None]
    assert known(trial, "crs_grade") == ["0", "3", None, None]
    assert known(trial, "severe_crs") == ["no", "yes", None, None]
    assert known(trial, "crs", cutoff=1) == ["no", None, None, None]
    assert known(trial, "crs", cutoff=2) == ["no", "yes", None, None]
    of = cohort(trial)
    rows, _ = of.rows(Cases.INFUSED)
    assert cells(of.known_by("crs", rows, 29, "ZHANG2020_OS")) == [None] * 4
    assert cells(of.known_by("crs", rows, 30, "ZHANG2020_OS")) == ["no", "yes", None, None]
    assert cells(of.known_by("crs", rows, 40, "ZHANG2020_OS")) == ["no", "yes", "yes", None]


def test_steroids_begin_on_a_day(trial):
    for key in ("P-1", "P-2", "P-3", "P-4"):
        trial.patient(key)
        trial.infusion(key)
        trial.alive(key, 200)
    drug = {"drug": "STEROIDS"}
    trial.add("supportive_care", patient="P-1", infusion="P-1/1", occurred=False, **drug)
    trial.add("supportive_care", patient="P-2", occurred=True, started_on=day(5), **drug)
    trial.add("supportive_care", patient="P-3", infusion="P-3/1", occurred=True, **drug)

    assert known(trial, "steroids") == ["no", "yes", "yes", None]
    assert known(trial, "steroids", cutoff=4) == ["no", "no", "no", None]
    of = cohort(trial)
    rows, _ = of.rows(Cases.INFUSED)
    begins = of.begins("steroids", rows, "ZHANG2020_OS")
    assert begins.tolist()[:2] == [np.inf, 5.0]
    assert np.isnan(begins[2:]).all()
    assert cells(of.known_by("steroids", rows, 4, "ZHANG2020_OS")) == ["no", "no", None, None]
    assert cells(of.known_by("steroids", rows, 5, "ZHANG2020_OS")) == ["no", "yes", None, None]
    with pytest.raises(ValueError, match="cr is not a state"):
        of.begins("cr", rows, "ZHANG2020_OS")


def test_a_transplant_is_one_after_the_infusion_and_known_to_have_been_none(trial):
    for number in range(1, 7):
        trial.patient(f"P-{number}")
        trial.infusion(f"P-{number}")
        trial.alive(f"P-{number}", 200)
    graft = {"occurred": True}
    trial.add("transplants", patient="P-1", transplanted_on=day(60), mrd_before="NEG",
              donor="HAPLO", **graft)  # fmt: skip
    trial.add("transplants", patient="P-2", occurred=False)
    trial.add("transplants", patient="P-4", transplanted_on=day(-10), **graft)
    trial.add("transplants", patient="P-5", **graft)
    trial.add(
        "transplants", patient="P-6", transplanted_on=day(61), transplant_type="AUTO", **graft
    )

    assert known(trial, "hsct") == ["yes", "no", None, "no", "yes", "no"]
    assert known(trial, "transplanted") == ["yes", "no", None, "yes", "yes", "no"]
    assert known(trial, "hsct", cutoff=60)[0] == "yes"
    assert known(trial, "hsct", cutoff=59) == ["no", "no", None, "no", None, "no"]
    assert known(trial, "mrd_before_hsct", "donor", "days_to_hsct") == [
        ["NEG"] + [None] * 5, ["HAPLO"] + [None] * 5, [60.0] + [None] * 5,
    ]  # fmt: skip
    of = cohort(trial)
    rows, excluded = of.rows(Cases.TRANSPLANTED)
    assert len(rows) == 1
    assert excluded == [
        ("not_transplanted", 3), ("hsct_without_date", 1), ("transplant_not_known", 1),
    ]  # fmt: skip
    rows, _ = of.rows(Cases.INFUSED)
    begins = of.begins("hsct", rows, "ZHANG2020_OS")
    assert begins.tolist()[:2] == [60.0, np.inf]
    assert np.isnan(begins[[2, 4]]).all()
    assert cells(of.known_by("hsct", rows, 59, "ZHANG2020_OS"))[:3] == ["no", "no", None]
    assert cells(of.known_by("hsct", rows, 60, "ZHANG2020_OS"))[:3] == ["yes", "no", None]


@pytest.mark.parametrize(
    ("donor", "patient", "expected"),
    [
        ("F", "M", "F_M"),
        ("M", "F", "M_F"),
        ("M", "M", "M_M"),
        ("F", "F", "F_F"),
        (None, "M", None),
        ("U", "M", None),
        ("F", "U", None),
    ],
)
def test_the_sexes_of_donor_and_patient_are_known_where_both_are(trial, donor, patient, expected):
    trial.patient("P-1", sex=patient)
    trial.infusion("P-1")
    sex = {} if donor is None else {"donor_sex": donor}
    trial.add("transplants", patient="P-1", transplanted_on=day(60), occurred=True, **sex)

    assert known(trial, "donor_sex_match", "donor_sex_match_from_enrolment") == [[expected]] * 2


def test_gvhd_is_none_without_a_transplant_and_not_known_where_nobody_looked(trial):
    for number in range(1, 6):
        trial.patient(f"P-{number}")
        trial.infusion(f"P-{number}")
        trial.alive(f"P-{number}", 400)
        if number > 1:
            trial.add("transplants", patient=f"P-{number}", occurred=True, transplanted_on=day(60))
    trial.add("transplants", patient="P-1", occurred=False)
    seen = {"kind": "CHRONIC"}
    trial.add("gvhd", patient="P-3", transplant="P-3/1", occurred=False, **seen)
    trial.add(
        "gvhd", patient="P-4", transplant="P-4/1", occurred=True, assessed_on=day(200), **seen
    )
    trial.add("gvhd", patient="P-5", transplant="P-5/1", occurred=True, assessed_on=day(210),
              chronic_grade="MILD", **seen)  # fmt: skip

    assert known(trial, "chronic_gvhd") == ["no", None, "no", "yes", "yes"]
    assert known(trial, "chronic_gvhd_moderate") == ["no", None, "no", None, "no"]
    assert known(trial, "acute_gvhd_2_4") == ["no", None, None, None, None]
    assert known(trial, "chronic_gvhd", cutoff=205) == ["no", None, "no", "yes", "no"]
    of = cohort(trial)
    rows, _ = of.rows(Cases.INFUSED)
    assert of.begins("chronic_gvhd", rows, "ZHANG2020_OS").tolist()[3:] == [200.0, 210.0]


def test_a_relapse_by_its_antigen(trial):
    for number in range(1, 5):
        trial.patient(f"P-{number}")
        trial.infusion(f"P-{number}")
        trial.remission(f"P-{number}")
        trial.alive(f"P-{number}", 400)
    back = {"occurred": True, "sites__BM": True}
    trial.add("relapses", patient="P-1", relapsed_on=day(100), cd19="NEG", **back)
    trial.add("relapses", patient="P-2", occurred=False)
    trial.add("relapses", patient="P-3", relapsed_on=day(120), **back)
    therapy = {"occurred": True, "therapy": "CHEMOTHERAPY"}
    for key, reason in (("P-1", "relapse"), ("P-2", "maintenance")):
        trial.add(
            "new_therapies", patient=key, started_on=day(130), therapy_reason=reason, **therapy
        )

    assert known(trial, "relapse") == ["yes", "no", "yes", None]
    assert known(trial, "cd19_at_relapse") == ["NEG", "no", None, None]
    assert known(trial, "new_therapy") == ["yes", "no", None, None]
    assert known(trial, "cd19_at_relapse", cutoff=99) == ["no", "no", "no", None]


def test_death_by_day_30_needs_thirty_days_of_follow_up_or_the_death(trial):
    for number in range(1, 6):
        trial.patient(f"P-{number}")
        trial.infusion(f"P-{number}")
    trial.dead("P-1", 30)
    trial.dead("P-2", 31)
    trial.alive("P-3", 30)
    trial.alive("P-4", 29)
    trial.add("deaths", patient="P-5", cause="GVHD")

    assert known(trial, "death_by_day_30") == ["yes", "no", "no", None, None]
    assert known(trial, "death_by_day_30", cutoff=29) == [None] * 5
    assert known(trial, "death_cause") == ["RELAPSE", "RELAPSE", "alive", "alive", "GVHD"]
    assert known(trial, "death_cause", cutoff=30) == ["RELAPSE", "alive", "alive", "alive", None]


def sample(trial, patient, on, **values):
    trial.add("kinetics", infusion=f"{patient}/1", sampled_on=day(on), **values)


def test_cells_rise_fall_and_b_cells_come_back(trial):
    for key in ("P-1", "P-2", "P-3"):
        trial.patient(key)
        trial.infusion(key)
        trial.alive(key, 400)
    copies = {"level_unit": "COPIES_PER_UG", "assay": "QPCR"}
    for on, level in ((7, 5000), (14, 90000), (28, 3000), (90, 100), (120, 99)):
        sample(trial, "P-1", on, level=level, **copies)
    sample(trial, "P-1", 14, level=40, level_unit="PCT_LYMPHOCYTES")
    sample(trial, "P-2", 7, detected=False)
    for on, share in ((5, 10), (28, "2.9"), (90, 3)):
        sample(trial, "P-1", on, specimen="BM", b_cells_pct=share)
    sample(trial, "P-2", 28, specimen="BM", b_cells_pct=1)

    assert known(trial, "peak_copies_per_ug", "peak_day_copies_per_ug") == [
        [90000.0, None, None], [14.0, None, None],
    ]  # fmt: skip
    assert known(trial, "peak_pct_lymphocytes") == [40.0, None, None]
    assert known(trial, "peak_copies_per_ug", cutoff=13) == [5000.0, None, None]
    assert known(trial, "car_t_detected") == ["yes", "no", None]
    assert known(trial, "car_t_lost") == ["yes", None, None]
    assert known(trial, "car_t_lost", cutoff=119) == ["no", None, None]
    assert known(trial, "b_cells_recovered") == ["yes", "no", None]
    assert known(trial, "b_cells_recovered", cutoff=89) == ["no", "no", None]
    of = cohort(trial)
    rows, _ = of.rows(Cases.INFUSED)
    assert of.begins("b_cells_recovered", rows, "ZHANG2020_OS").tolist()[:2] == [90.0, np.inf]
    assert of.begins("car_t_lost", rows, "ZHANG2020_OS")[0] == 120
    assert of.samples(rows)["day"].tolist().count(14) == 2


def test_each_infusion_has_what_came_after_it(trial):
    trial.patient("P-1")
    trial.alive("P-1", 400)
    trial.infusion("P-1")
    trial.infusion("P-1", 100, strategy="dual", infusion_reason="relapse")
    trial.add("transplants", patient="P-1", occurred=True, transplanted_on=day(160))
    trial.add("relapses", patient="P-1", occurred=True, relapsed_on=day(90), cd19="POS")

    by_infusion = {"cases": Cases.INFUSIONS}
    assert known(trial, "infusion_order", **by_infusion) == ["1", "2"]
    assert known(trial, "strategy", **by_infusion) == ["single", "dual"]
    assert known(trial, "days_to_hsct", **by_infusion) == [160.0, 60.0]
    assert known(trial, "relapse", **by_infusion) == ["yes", "no"]


def test_who_was_never_infused_has_states_and_background_and_no_treatment(trial):
    trial.patient("P-1", sex="M", arm="CHEMO", mrd_qualified_on=day(-30), mrd_pattern="persistent")
    trial.alive("P-1", 400)
    trial.add("transplants", patient="P-1", occurred=True, transplanted_on=day(60))
    trial.add("eligibility", patient="P-1", screened_on=day(-20), eligible=True,
              not_infused_reason="COMPARISON_ARM", not_infused_on=day(-10),
              performance_scale="ECOG", performance=1)  # fmt: skip
    trial.add("mrd", patient="P-1", assay="FLOW", assessed_on=day(-30),
              level_entered="1", level_entered_unit="%")  # fmt: skip

    assert known(trial, "sex", "arm", "car_t", "transplanted", "generation", "hsct") == [
        ["M"], ["CHEMO"], ["no"], ["yes"], [None], [None],
    ]  # fmt: skip
    assert known(trial, "ecog", "not_infused_reason") == [[1.0], ["COMPARISON_ARM"]]
    assert known(trial, "not_infused_reason", cutoff=-11) == [None]
    assert known(trial, "mrd_pattern", "mrd_level", "mrd_level_hu2022") == [
        ["persistent"], [1.0], ["1"],
    ]  # fmt: skip


def test_removed_rows_are_not_read(one):
    one.alive("P-1", 200)
    rows = [
        one.add("transplants", patient="P-1", occurred=True, transplanted_on=day(60)),
        one.add("toxicities", infusion="P-1/1", toxicity="CRS", occurred=False),
        one.add("bridging", infusion="P-1/1", occurred=False),
        one.add("genetics", patient="P-1", aberration="KMT2A", status="negative",
                tested_on=day(-5)),
        one.add("supportive_care", patient="P-1", infusion="P-1/1", drug="STEROIDS",
                occurred=False),
        one.add("kinetics", infusion="P-1/1", sampled_on=day(7), detected=True),
        one.add("prior_therapies", patient="P-1", therapy="CAR_T", occurred=False),
    ]  # fmt: skip
    names = ("hsct", "crs", "bridging", "kmt2a", "steroids", "car_t_detected", "prior_car_t")

    assert None not in [cell for found in known(one, *names) for cell in found]
    for row in rows:
        one.remove(row)
    assert [cell for found in known(one, *names) for cell in found] == [None] * len(names)
