"""From records to stored summaries: who is counted, what a correction does, who may see them."""

import json
from threading import Barrier, Thread

import pytest
from django.db import connection

from analytics.actions import rescore, summarise
from analytics.definitions.endpoint import Fact
from analytics.definitions.endpoints.gu2022 import GU2022_EFS
from analytics.definitions.groupings import GROUPINGS
from analytics.definitions.summaries import SUMMARIES
from analytics.models import EndpointResult, Snapshot
from analytics.queries import changed_since, latest_snapshots, stale_snapshots
from tests.analytics.records import Trial, day
from trials.models import Study


def snapshot(trial, definition, population="first_infusions", site=None, grouping="risk_group"):
    return (
        Snapshot.objects.filter(
            study=trial.study,
            definition=definition,
            population=population,
            site=site,
            grouping=grouping,
        )
        .order_by("-computed_at")
        .first()
    )


def trial_snapshots(definition):
    return Snapshot.objects.filter(definition=definition, site=None, grouping="risk_group")


def counts(snapshot):
    return {name: (g["events"], g["n"]) for name, g in snapshot.groups.items() if g["n"]}


def result(trial, definition, patient):
    return EndpointResult.objects.get(
        study=trial.study, definition=definition, patient__key=patient
    )


def two_courses(trial):
    """P-1 responds, relapses, is infused again and does not respond; P-2 never responds."""
    trial.patient("P-1")
    trial.infusion("P-1")
    trial.remission("P-1")
    trial.add("relapses", patient="P-1", occurred=True, relapsed_on=day(150), sites__BM=True)
    trial.infusion("P-1", on=200, infusion_reason="relapse", blasts_pct=60, generation=2)
    trial.no_response("P-1", on=228)
    trial.alive("P-1", 400)
    trial.patient("P-2")
    trial.infusion("P-2", blasts_pct=60)
    trial.no_response("P-2")
    trial.dead("P-2", 90)


def test_response_is_counted_over_infusions_and_over_first_infusions(trial):
    two_courses(trial)

    summarise(study=trial.study)

    over_all = snapshot(trial, "GU2022_CR", "infusions")
    over_first = snapshot(trial, "GU2022_CR")
    assert counts(over_all) == {"low": (1, 1), "high": (0, 2)}
    assert counts(over_first) == {"low": (1, 1), "high": (0, 1)}
    assert (over_all.n, over_first.n) == (3, 2)
    assert counts(snapshot(trial, "GU2022_MRD_NEG_CR", "infusions")) == counts(over_all)


def test_survival_is_that_of_the_first_infusion(trial):
    two_courses(trial)

    summarise(study=trial.study)

    survival = snapshot(trial, "GU2022_OS")
    assert counts(survival) == {"low": (0, 1), "high": (1, 1)}
    assert survival.groups["high"]["curve"] == [[90.0, 0.0, None, None, 1]]
    first, second = result(trial, "GU2022_EFS", "P-1"), result(trial, "GU2022_EFS", "P-2")
    assert (first.aval, first.status, first.event) == (150, 1, "RELAPSE")
    assert (second.aval, second.status, second.event) == (0, 1, "NO_RESPONSE")
    assert (first.source, first.source_key) == ("relapses", "P-1/1")


def test_transplant_ends_one_os_and_not_the_other(trial):
    trial.patient("P-1")
    trial.infusion("P-1")
    trial.remission("P-1")
    trial.add("transplants", patient="P-1", occurred=True, transplanted_on=day(60),
              transplant_type="ALLO")  # fmt: skip
    trial.add("relapses", patient="P-1", occurred=True, relapsed_on=day(120), sites__BM=True)
    trial.dead("P-1", 300)

    summarise(study=trial.study)

    censored, ignored = result(trial, "GU2022_OS", "P-1"), result(trial, "GU2022_OS_IGNORE", "P-1")
    assert (censored.aval, censored.status, censored.censored) == (60, 0, "HSCT")
    assert (ignored.aval, ignored.status, ignored.event) == (300, 1, "DEATH")
    assert counts(snapshot(trial, "GU2022_RELAPSE_AFTER_HSCT")) == {"low": (1, 1)}


@pytest.mark.parametrize(
    ("mrd", "counted", "reason"),
    [
        ("NEG", (1, 1), None),
        ("POS", (0, 1), None),
        ("NE", None, "mrd_not_known"),
        (None, None, "mrd_not_known"),
        ("NEG_INSUFFICIENT", None, "mrd_sensitivity_insufficient"),
    ],
)
def test_a_remission_with_mrd_not_known_is_left_out_and_counted(trial, mrd, counted, reason):
    trial.patient("P-1")
    trial.infusion("P-1")
    trial.remission("P-1", mrd=mrd)

    summarise(study=trial.study)

    found = snapshot(trial, "GU2022_MRD_NEG_CR")
    assert counts(found).get("low") == counted
    assert found.excluded == ([] if reason is None else [{"reason": reason, "n": 1}])


def test_no_score_is_its_own_group(trial):
    trial.patient("P-1")
    trial.infusion("P-1", blasts_pct=None)
    trial.remission("P-1")

    summarise(study=trial.study)

    assert counts(snapshot(trial, "GU2022_CR")) == {"none": (1, 1)}


def test_asked_and_not_so_is_no_fact(trial):
    trial.patient("P-1")
    trial.infusion("P-1")
    trial.remission("P-1")
    trial.add("relapses", patient="P-1", occurred=False)
    trial.add("transplants", patient="P-1", occurred=False)
    trial.alive("P-1", 400)

    summarise(study=trial.study)

    found = result(trial, "GU2022_EFS", "P-1")
    assert (found.aval, found.status, found.censored) == (400, 0, "LAST_CONTACT")


def test_one_patient_with_a_data_error_leaves_the_others_standing_and_is_counted(trial):
    for number in (1, 2, 3):
        trial.patient(f"P-{number}")
        trial.infusion(f"P-{number}")
        trial.remission(f"P-{number}")
    trial.alive("P-1", 400)
    trial.dead("P-2", 90)
    trial.add("relapses", patient="P-3", occurred=True, relapsed_on=None, sites__BM=True)
    trial.alive("P-3", 400)

    summarise(study=trial.study)

    survival = snapshot(trial, "GU2022_OS")
    assert counts(survival) == {"low": (1, 2)}
    assert survival.excluded == [{"reason": "data_error:relapse_without_date", "n": 1}]
    excluded = result(trial, "GU2022_OS", "P-3")
    assert excluded.excluded_reason == "data_error:relapse_without_date"
    assert (excluded.aval, excluded.status) == (None, None)


@pytest.mark.parametrize(
    ("records", "reason"),
    [
        ([("follow_ups", {"contact_on": day(20), "status": "alive"})],
         "data_error:last_contact_before_visit"),
        ([("follow_ups", {"contact_on": day(90), "status": "dead"})],
         "data_error:dead_without_a_death_record"),
        ([("follow_ups", {"contact_on": day(90), "status": "lost"})], "no_follow_up"),
        ([("follow_ups", {"contact_on": day(90)})], "no_follow_up"),
        ([], "no_follow_up"),
    ],
)  # fmt: skip
def test_who_cannot_be_followed_is_named(trial, records, reason):
    trial.patient("P-1")
    trial.infusion("P-1")
    trial.remission("P-1")
    for table, values in records:
        trial.add(table, patient="P-1", **values)

    summarise(study=trial.study)

    assert snapshot(trial, "GU2022_OS").excluded == [{"reason": reason, "n": 1}]


def test_a_patient_without_an_infusion_is_accounted_for(trial):
    trial.patient("P-1")
    trial.alive("P-1", 400)

    summarise(study=trial.study)

    for definition in ("GU2022_OS", "GU2022_CR", "GU2022_RELAPSE_AFTER_HSCT"):
        assert snapshot(trial, definition).excluded == [{"reason": "not_infused", "n": 1}]


def test_a_partial_date_is_imputed_and_marked(trial):
    trial.patient("P-1")
    trial.infusion("P-1")
    trial.alive("P-1", 40)
    trial.add("deaths", patient="P-1", died_on="2020-06", cause="RELAPSE")

    summarise(study=trial.study)

    found = result(trial, "GU2022_OS", "P-1")
    assert (found.date.isoformat(), found.imputed) == ("2020-06-15", "month")


def test_a_day_that_becomes_known_is_no_longer_marked(trial):
    trial.patient("P-1")
    trial.infusion("P-1")
    trial.alive("P-1", 40)
    death = trial.add("deaths", patient="P-1", died_on="2020-06", cause="RELAPSE")
    summarise(study=trial.study)

    trial.change(death, died_on="2020-06-15")  # the day that was imputed
    summarise(study=trial.study)

    found = result(trial, "GU2022_OS", "P-1")
    assert (found.date.isoformat(), found.imputed) == ("2020-06-15", None)


def test_each_site_has_its_own_summaries(trial):
    other = trial.add("sites", key="B", name="Site B", time_zone="Europe/Paris")
    two_courses(trial)
    trial.patient("Q-1", site="B")
    trial.infusion("Q-1")
    trial.remission("Q-1")

    summarise(study=trial.study)

    assert snapshot(trial, "GU2022_CR").n == 3
    assert snapshot(trial, "GU2022_CR", site=trial.site).n == 2
    assert snapshot(trial, "GU2022_CR", site=other).n == 1


def test_an_empty_study_has_summaries_that_say_that_there_is_nobody(trial):
    outcome = summarise(study=trial.study)

    assert outcome.computed == outcome.summaries
    found = snapshot(trial, "GU2022_OS")
    assert (found.n, found.chart_light) == (0, None)
    assert found.groups["low"]["why"]["code"] == "nobody"
    json.dumps([found.groups, found.tests], allow_nan=False)


def test_no_chart_is_drawn_before_somebody_looks(trial):
    two_courses(trial)

    summarise(study=trial.study)

    found = snapshot(trial, "GU2022_EFS")
    assert (found.n, found.chart_light, found.chart_dark) == (2, None, None)


def test_the_same_inputs_keep_the_summary_and_move_its_time_on(trial):
    two_courses(trial)
    first = summarise(study=trial.study)
    before = snapshot(trial, "GU2022_OS")

    second = summarise(study=trial.study)

    after = snapshot(trial, "GU2022_OS")
    assert first.computed == first.summaries == second.summaries
    assert second.computed == 0
    assert after.pk == before.pk
    assert after.computed_at == before.computed_at
    assert after.as_of > before.as_of


def test_a_correction_computes_what_it_touches_and_keeps_what_was_shown(trial):
    two_courses(trial)
    summarise(study=trial.study)
    before = snapshot(trial, "GU2022_OS")

    trial.add("relapses", patient="P-1", occurred=True, relapsed_on=day(40), sites__BM=True)
    outcome = summarise(study=trial.study)

    # What rests on the first relapse is computed, and nothing else.
    fresh = Snapshot.objects.filter(computed_at__gt=before.computed_at)
    assert outcome.computed == fresh.count()
    endpoints = [SUMMARIES[d].endpoint for d in fresh.values_list("definition", flat=True)]
    assert GU2022_EFS in endpoints
    assert all(Fact.RELAPSE in e.events + e.competing for e in endpoints)
    assert snapshot(trial, "GU2022_OS").pk == before.pk
    assert trial_snapshots("GU2022_EFS").count() == 2
    assert result(trial, "GU2022_EFS", "P-1").aval == 40


def test_a_removed_patient_leaves_results_and_summaries(trial):
    trial.patient("P-1")
    alone = trial.patient("P-2")
    summarise(study=trial.study)
    trial.remove(alone)

    summarise(study=trial.study)

    assert snapshot(trial, "GU2022_OS").excluded == [{"reason": "not_infused", "n": 1}]
    assert not EndpointResult.objects.filter(patient__key="P-2").exists()


@pytest.mark.django_db(transaction=True)
def test_nothing_is_computed_where_nothing_changed_and_a_change_makes_it_stale():
    trial = Trial()
    two_courses(trial)
    summarise()
    shown = latest_snapshots(trial.study)
    assert stale_snapshots(trial.study, shown) == set()

    idle = summarise(everything=False)
    trial.alive("P-1", 500)

    assert idle.computed == 0
    shown = latest_snapshots(trial.study)
    assert stale_snapshots(trial.study, shown) == {s.pk for s in shown}
    busy = summarise(everything=False)
    assert busy.computed > 0
    assert stale_snapshots(trial.study, latest_snapshots(trial.study)) == set()


@pytest.mark.django_db(transaction=True)
def test_another_study_is_not_touched_by_a_change():
    trial, other = Trial("S1"), Trial("S2")
    two_courses(trial)
    summarise()
    seen = latest_snapshots(trial.study)[0].seen

    other.patient("P-1")

    assert not changed_since(trial.study, seen)
    assert changed_since(other.study, seen)


@pytest.mark.django_db(transaction=True)
def test_one_study_that_fails_does_not_stop_the_others(monkeypatch):
    first, second = Trial("S1"), Trial("S2")
    for trial in (first, second):
        trial.patient("P-1")
        trial.infusion("P-1")
    from analytics import frames

    read = frames.scoring_frame

    def broken(study, patients=None):
        if study.key == "S1":
            raise RuntimeError("cannot be read")
        return read(study, patients)

    monkeypatch.setattr(frames, "scoring_frame", broken)

    with pytest.raises(RuntimeError, match="cannot be read"):
        rescore()

    from analytics.models import RiskScore

    assert list(RiskScore.objects.values_list("study__key", flat=True)) == ["S2"]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_compute_each_summary_once():
    trial = Trial()
    two_courses(trial)
    start, computed = Barrier(2), []

    def work():
        try:
            start.wait()
            computed.append(summarise(study=Study.objects.get(key="S1")).computed)
        finally:
            connection.close()

    workers = [Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sorted(computed) == [0, Snapshot.objects.count()]
    assert EndpointResult.objects.filter(definition="GU2022_OS").count() == 2


def test_a_relapse_after_a_remission_of_an_earlier_line_counts(trial):
    trial.patient("P-1")
    trial.patient("P-2")
    for patient in ("P-1", "P-2"):
        trial.infusion(patient)
        trial.add("relapses", patient=patient, occurred=True, relapsed_on=day(90), sites__BM=True)
        trial.alive(patient, 400)
    trial.add(
        "prior_therapies", patient="P-1", therapy="CHEMOTHERAPY", occurred=True,
        started_on="2018-01-05", ended_on="2018-06-20", response="RELAPSE",
    )  # fmt: skip

    summarise(study=trial.study)

    counted, ignored = result(trial, "GU2022_EFS", "P-1"), result(trial, "GU2022_EFS", "P-2")
    assert (counted.aval, counted.event, counted.query) == (90, "RELAPSE", None)
    assert (ignored.aval, ignored.event, ignored.query) == (400, None, "relapse_without_cr")


def test_every_summary_is_stored_by_every_grouping_known_at_its_origin(trial):
    two_courses(trial)

    outcome = summarise(study=trial.study)

    of_study = Snapshot.objects.filter(study=trial.study, site=None)
    assert set(of_study.values_list("definition", "population", "grouping")) == {
        (summary.id, scope.value, grouping.id)
        for summary in SUMMARIES.values()
        for scope in summary.scopes
        for grouping in summary.groupings
    }
    assert outcome.computed == 2 * of_study.count()


AT_THE_FIRST_INFUSION = {
    "overall": {"all": (1, 4)},
    "generation": {"2": (1, 2), "3_4": (0, 1), "none": (0, 1)},
    "strategy": {"single": (1, 3), "dual": (0, 1)},
    "costimulatory": {"41BB": (0, 1), "41BB+CD28": (1, 1), "none": (0, 2)},
    "construct": {"C-1": (0, 1), "none": (1, 3)},
    "arm": {"A": (1, 1), "B": (0, 1), "none": (0, 2)},
    "dose": {"1e6": (1, 1), "below_1e5": (0, 1), "none": (0, 2)},
    "age_gu2022": {"20": (1, 2), "60": (0, 1), "none": (0, 1)},
    "emd": {"yes": (1, 1), "no": (0, 1), "none": (0, 2)},
    "prior_hsct": {"yes": (1, 1), "no": (0, 1), "none": (0, 2)},
}


def test_each_grouping_is_read_from_the_record_at_the_first_infusion(trial):
    trial.add("constructs", key="C-1", name="One", costimulatory__41BB=True)
    trial.patient("P-1", arm="A")
    first = trial.infusion("P-1", generation=2, emd=True, costimulatory__41BB=True,
                           costimulatory__CD28=True)  # fmt: skip
    trial.add("doses", infusion=first.key, patient="P-1", given_on=day(0), cells_per_kg=4e5)
    trial.add("doses", infusion=first.key, patient="P-1", cells_per_kg=6e5)  # day 0 not said
    trial.add("doses", infusion=first.key, patient="P-1", given_on=day(2), cells_per_kg=9e7)
    trial.add("prior_therapies", patient="P-1", therapy="ALLO_HSCT", occurred=True)
    trial.infusion("P-1", on=100, generation=4, strategy="dual", emd=False)  # a later one
    trial.dead("P-1", 300)
    trial.patient("P-2", born_on="1958-05-05", arm="B")
    second = trial.infusion("P-2", generation=3, emd=False, construct="C-1")
    trial.add("doses", infusion=second.key, patient="P-2", given_on=day(0), cells_per_kg=99999)
    trial.add("prior_therapies", patient="P-2", therapy="ALLO_HSCT", occurred=False)
    trial.alive("P-2", 300)
    trial.patient("P-3", born_on=None)
    third = trial.infusion("P-3", generation=None, strategy="dual")
    trial.add("doses", infusion=third.key, patient="P-3", given_on=day(0), cells_per_kg=1e6)
    trial.add("doses", infusion=third.key, patient="P-3", given_on=day(0), cells_per_kg=None)
    trial.alive("P-3", 300)
    trial.patient("P-4")
    trial.infusion("P-4", generation=2)
    trial.alive("P-4", 300)

    summarise(study=trial.study)

    found = {
        grouping: counts(snapshot(trial, "GU2022_OS_IGNORE", grouping=grouping))
        for grouping in AT_THE_FIRST_INFUSION
    }
    assert found == AT_THE_FIRST_INFUSION


def test_a_competing_cause_is_beside_the_share(trial):
    for number in (1, 2):
        trial.patient(f"P-{number}")
        trial.infusion(f"P-{number}")
        trial.remission(f"P-{number}")
        trial.add("transplants", patient=f"P-{number}", occurred=True, transplanted_on=day(60),
                  transplant_type="ALLO")  # fmt: skip
    trial.dead("P-1", 100)
    trial.add("relapses", patient="P-2", occurred=True, relapsed_on=day(90), sites__BM=True)
    trial.alive("P-2", 500)

    summarise(study=trial.study)

    low = snapshot(trial, "GU2022_RELAPSE_AFTER_HSCT").groups["low"]
    assert (low["events"], low["rate"]) == (1, 0.5)
    assert {cause: of["at"]["100"]["f"] for cause, of in low["causes"].items()} == {
        "RELAPSE": 0.5,
        "DEATH": 0.5,
    }


def test_toxicity_is_counted_by_effective_grade_among_the_asked(trial):
    trial.study.crs_system = "LEE2014"
    trial.study.save()
    for number, occurred, grade in ((1, True, 3), (2, True, 1), (3, False, None), (4, True, None)):
        key = f"P-{number}"
        trial.patient(key)
        infusion = trial.infusion(key)
        crs = trial.add("toxicities", patient=key, infusion=infusion.key, toxicity="CRS",
                        occurred=occurred)  # fmt: skip
        if grade:
            trial.add("toxicity_grades", patient=key, toxicity=crs.key, system="LEE2014",
                      grade=grade)  # fmt: skip
    trial.patient("P-5")
    trial.infusion("P-5", generation=4)

    summarise(study=trial.study)

    found = snapshot(trial, "TOXICITY", grouping="generation")
    crs = found.groups["2"]["kinds"]["CRS"]
    assert (crs["asked"], crs["not_asked"], crs["no_grade"]) == (4, 0, 1)
    assert (crs["any"]["events"], crs["any"]["n"]) == (3, 4)
    assert {g: (s["events"], s["n"]) for g, s in crs["grades"].items()} == {
        "0": (1, 3), "1": (1, 3), "2": (0, 3), "3": (1, 3), "4": (0, 3), "5": (0, 3),
    }  # fmt: skip
    assert (crs["severe"]["events"], crs["severe"]["n"]) == (1, 3)
    never_asked = found.groups["3_4"]["kinds"]["CRS"]
    assert (never_asked["asked"], never_asked["not_asked"]) == (0, 1)
    assert never_asked["any"]["rate"] is None
    assert set(GROUPINGS) == set(
        Snapshot.objects.filter(definition="TOXICITY").values_list("grouping", flat=True)
    )
