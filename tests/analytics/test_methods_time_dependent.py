"""Covariates that begin on a day, on a few patients counted by hand."""

from analytics.definitions.analysis import Cases, Method
from tests.analytics.asked import carried_out, close, five_responders
from tests.analytics.records import day


def asked_of(trial, *covariates, endpoint="DURATION_OF_RESPONSE", **options):
    population = Cases.ALL if endpoint.startswith("HU") else Cases.INFUSED
    return carried_out(
        trial,
        Method.TIME_DEPENDENT,
        population=population,
        endpoint=endpoint,
        covariates=covariates,
        options=options,
    )


def test_a_transplant_counts_from_its_day_on(trial):
    five_responders(trial)
    outcome = asked_of(trial, "hsct")
    assert outcome.result["cox"]["terms"]["hsct"]["hr"] == close(1.5**0.5)
    assert outcome.result["cox"]["n"] == outcome.n == 5
    assert outcome.warnings[0]["code"] == "not_drawn_by_lot"


def test_a_covariate_that_is_known_of_nobody_is_left_out_with_a_word(trial):
    five_responders(trial)
    outcome = asked_of(trial, "hsct", "mrd_level_hu2022")
    assert outcome.result["left_out"] == ["mrd_level_hu2022"]
    assert outcome.warnings[-1]["code"] == "not_known"
    assert list(outcome.result["cox"]["terms"]) == ["hsct"]


def test_each_competing_cause_has_a_model_of_its_own(trial):
    five_responders(trial)
    result = asked_of(trial, "hsct", endpoint="CR_RELAPSE").result
    assert result["causes"] == {"1": "Relapse", "2": "Death"}
    assert result["cause_specific"]["1"]["terms"]["hsct"]["hr"] == close(1.5**0.5)
    assert result["cause_specific"]["2"]["events"] == 0


def in_first_remission(trial, key, qualified, infused=None, **ends):
    trial.patient(key, cr1_on=day(0), mrd_qualified_on=day(qualified), enrolled_on=day(qualified))
    if infused is not None:
        trial.infusion(key, infused, disease_status="persistent_mrd")
    if relapse := ends.get("relapse"):
        trial.add("relapses", patient=key, occurred=True, relapsed_on=day(relapse))
    trial.alive(key, ends["alive"])


def test_who_qualified_later_is_not_at_risk_before(trial):
    # On day 50 P-2 is alone at risk: P-1 and P-3 qualify on day 60. On day 100 P-1 has the cells
    # and P-3 has not: hr / (hr + 1) for P-1. On day 120 P-3 relapses while P-4 has the cells.
    in_first_remission(trial, "P-1", 60, infused=80, relapse=100, alive=110)
    in_first_remission(trial, "P-2", 20, relapse=50, alive=60)
    in_first_remission(trial, "P-3", 60, relapse=120, alive=130)
    in_first_remission(trial, "P-4", 100, infused=110, alive=400)
    outcome = asked_of(trial, "car_t", endpoint="HU2022_LFS_TRUNCATED")
    assert outcome.result["cox"]["terms"]["car_t"]["hr"] == close(1)
    assert outcome.result["cox"]["events"] == 3
    assert outcome.methods[0]["options"]["entry"] == "MRD_QUALIFIED"


def test_an_endpoint_may_be_entered_late_by_the_analysis(trial):
    in_first_remission(trial, "P-1", 60, relapse=50, alive=110)
    in_first_remission(trial, "P-2", 20, relapse=90, alive=100)
    outcome = asked_of(trial, "car_t", endpoint="HU2022_LFS", entry="MRD_QUALIFIED")
    assert outcome.n == 1
    assert outcome.excluded == [{"reason": "before_entry", "n": 1}]


def aplastic(trial, key, samples, relapse=None):
    trial.patient(key)
    trial.infusion(key)
    trial.remission(key)
    for on, pct in samples:
        trial.add(
            "kinetics", infusion=f"{key}/1", sampled_on=day(28 + on), specimen="BM",
            b_cells_pct=pct,
        )  # fmt: skip
    if relapse:
        trial.add("relapses", patient=key, occurred=True, relapsed_on=day(28 + relapse))
    trial.alive(key, 28 + 400)


def test_aplasia_holds_from_the_first_sample_in_it_to_the_next_one_out_of_it(trial):
    # P-1 is in aplasia before the remission and out of it from day 90 on: on day 100 it relapses
    # without, while P-2 is in aplasia. On day 200 P-3, never in it, is gone. hr: 1 / (hr + 2)
    # on day 100, hr / (hr + 1) on day 200.
    aplastic(trial, "P-1", [(-7, 0), (90, 3)], relapse=100)
    aplastic(trial, "P-2", [(50, 2.9), (60, 0), (300, 8)], relapse=200)
    aplastic(trial, "P-3", [(50, 3)])
    aplastic(trial, "P-4", [])
    outcome = asked_of(trial, "b_cell_aplasia")
    assert outcome.result["cox"]["terms"]["b_cell_aplasia"]["hr"] == close(2**0.5)
    assert outcome.excluded == [{"reason": "covariate_without_date", "n": 1}]
    assert outcome.result["began"]["b_cell_aplasia"]["n"] == 2


def test_nobody_gives_no_ratio_and_says_why(trial):
    result = asked_of(trial, "hsct", "car_t", "chronic_gvhd", "b_cell_aplasia").result
    assert {term["hr"] for term in result["cox"]["terms"].values()} == {None}
    assert result["cox"]["why"]


def test_a_state_that_no_fact_tells_begins_as_its_variable_says(trial):
    five_responders(trial)
    for number in (1, 2, 3, 4, 5):
        given = number == 2
        trial.add(
            "supportive_care",
            infusion=f"P-{number}/1",
            patient=f"P-{number}",
            drug="STEROIDS",
            occurred=given,
            started_on=day(28 + 60) if given else None,
        )
    result = asked_of(trial, "steroids").result
    assert result["began"]["steroids"]["n"] == 1
