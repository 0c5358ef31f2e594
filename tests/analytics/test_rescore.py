"""Stored scores: what they are made from, what a correction does, and who wrote them."""

from decimal import Decimal
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction

from analytics.actions import rescore
from analytics.models import RiskScore
from tests.analytics.records import Trial, day
from trials.models import Study
from trials.queries import event_model


def current(infusion):
    return RiskScore.objects.get(infusion=infusion, superseded_at__isnull=True)


def test_an_infusion_gets_its_score_with_the_inputs_it_was_made_from(trial):
    trial.patient("P-1")
    infusion = trial.infusion("P-1")

    outcome = rescore(study=trial.study)

    score = current(infusion)
    assert (outcome.infusions, outcome.written, outcome.withdrawn) == (1, 1, 0)
    assert (score.model, score.version) == ("GU2022", "2022")
    assert (score.x, score.y, score.risk_group) == (Decimal("3.04"), Decimal("1.39"), "low")
    assert score.p_cr == pytest.approx(0.9543, abs=5e-5)
    assert score.p_mrd_negative_cr == pytest.approx(0.8006, abs=5e-5)
    assert (score.missing, score.applicable, score.applicability) == ([], True, [])
    assert score.inputs["wbc_diagnosis"] == {"value": 5, "code": 1}
    assert score.inputs["tp53"] == {"value": False, "code": 0}


def test_each_infusion_of_a_patient_has_its_own_score(trial):
    trial.patient("P-1")
    first = trial.infusion("P-1")
    second = trial.infusion("P-1", on=200, generation=3, blasts_pct=60, strategy="dual")

    rescore(study=trial.study)

    assert current(first).risk_group == "low"
    # X = 2.04 - 0.68 - 0.44 * 3 + 1.68 * 2, Y = 0.56 - 0.47 * 3 + 0.83 * 2
    assert (current(second).x, current(second).y) == (Decimal("3.40"), Decimal("0.81"))
    assert current(second).risk_group == "intermediate"


def test_running_again_writes_nothing(trial):
    trial.patient("P-1")
    trial.infusion("P-1")
    rescore(study=trial.study)

    outcome = rescore(study=trial.study, everything=True)

    assert (outcome.infusions, outcome.written) == (1, 0)
    assert RiskScore.objects.count() == 1


def test_a_missing_input_is_named_and_gives_no_score(trial):
    trial.add("patients", key="P-1", site="A", born_on="1990-05-05", enrolled_on=day(-20))
    infusion = trial.add(
        "infusions", patient="P-1", infused_on=day(0), generation=2, strategy="single",
        disease_status="relapsed", blasts_pct=2, cns_leukaemia=False,
    )  # fmt: skip

    rescore(study=trial.study)

    score = current(infusion)
    assert score.missing == ["wbc_diagnosis", "tp53"]
    assert (score.x, score.p_cr, score.risk_group) == (None, None, None)
    assert score.y == Decimal("1.39")


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ([], None),
        ([("negative", day(-5))], False),
        ([("positive", day(-5))], True),
        ([("positive", day(0))], True),
        ([("positive", day(1))], None),
        ([("negative", day(-5)), ("positive", day(1))], False),
        ([("positive", day(-90)), ("negative", day(-5))], True),
        ([("negative", None)], None),
        ([("unknown", day(-5))], None),
        ([("not_done", day(-5))], None),
        ([("positive", "2020-02")], True),
        ([("positive", "2020-03")], None),
        ([("negative", "2019")], False),
    ],
)
def test_tp53_counts_as_of_day_0_and_untested_is_never_no(trial, findings, expected):
    trial.patient("P-1")
    for status, tested_on in findings:
        trial.add("genetics", patient="P-1", aberration="TP53", status=status, tested_on=tested_on)
    trial.add("genetics", patient="P-1", aberration="IKZF1", status="positive", tested_on=day(-5))
    infusion = trial.add("infusions", patient="P-1", infused_on=day(0))

    rescore(study=trial.study)

    assert current(infusion).inputs["tp53"]["value"] is expected


@pytest.mark.parametrize(
    ("taken_on", "depleted_on", "counts"),
    [
        (None, None, True),
        (0, None, True),
        (1, None, False),
        (-28, None, True),
        (-29, None, False),
        (-5, -5, True),
        (-4, -5, False),
    ],
)
def test_blasts_count_when_taken_before_lymphodepletion_and_not_too_long_ago(
    trial, taken_on, depleted_on, counts
):
    trial.patient("P-1")
    given = {} if taken_on is None else {"blasts_on": day(taken_on)}
    infusion = trial.infusion("P-1", blasts_pct=30, **given)
    if depleted_on is not None:
        trial.add(
            "lymphodepletions",
            infusion=infusion.key,
            drug="FLUDARABINE",
            started_on=day(depleted_on),
            ended_on=day(depleted_on + 2),
        )

    rescore(study=trial.study)

    assert ("blasts_pct" in current(infusion).missing) is not counts


def test_cns_leukaemia_is_also_told_by_its_site(trial):
    trial.patient("P-1")
    told = trial.infusion("P-1", cns_leukaemia=None, emd_sites__CNS=True)
    asked = trial.infusion("P-1", on=100, cns_leukaemia=None, emd_sites__none=True)

    rescore(study=trial.study)

    assert current(told).inputs["cns_leukaemia"]["value"] is True
    assert current(asked).missing == ["cns_leukaemia"]


def test_a_status_of_mrd_is_outside_the_models_population(trial):
    trial.patient("P-1")
    infusion = trial.infusion("P-1", disease_status="persistent_mrd")

    rescore(study=trial.study)

    score = current(infusion)
    assert (score.risk_group, score.missing, score.applicable) == (None, [], False)
    assert "outside the model's population" in score.applicability[0]


def test_a_removed_infusion_has_no_current_score(trial):
    trial.patient("P-1")
    infusion = trial.infusion("P-1")
    rescore(study=trial.study)
    trial.remove(infusion)

    outcome = rescore(study=trial.study, everything=True)

    assert outcome.withdrawn == 1
    assert not RiskScore.objects.filter(infusion=infusion, superseded_at__isnull=True).exists()


@pytest.mark.requirement("G5")
def test_the_history_of_a_score_names_the_system_account_and_a_reason(trial):
    trial.patient("P-1")
    infusion = trial.infusion("P-1")
    rescore(study=trial.study)
    trial.change(infusion, blasts_pct=80)
    rescore(study=trial.study, everything=True)

    events = event_model(RiskScore).objects.filter(infusion=infusion).order_by("pgh_id")

    assert [event.pgh_label for event in events] == ["insert", "update", "insert"]
    for event in events:
        assert event.pgh_context["user"] == "system"
        assert event.pgh_context["source"] == "task"
        assert event.pgh_context["why"] == "GU2022 2022 scored again because its inputs changed."


def test_the_database_refuses_a_second_current_score(trial):
    trial.patient("P-1")
    infusion = trial.infusion("P-1")
    rescore(study=trial.study)
    again = current(infusion)
    again.pk = None

    with pytest.raises(IntegrityError, match="one_current"), transaction.atomic():
        again.save()


@pytest.mark.django_db(transaction=True)
def test_a_correction_rescores_the_one_infusion_it_touches():
    trial = Trial()
    for number in (1, 2, 3):
        trial.patient(f"P-{number}")
    infusions = [trial.infusion(f"P-{number}") for number in (1, 2, 3)]
    first = rescore(study=trial.study)
    trial.change(infusions[1], blasts_pct=80)

    second = rescore(study=trial.study)
    third = rescore(study=trial.study)

    assert (first.infusions, first.written) == (3, 3)
    assert (second.infusions, second.written) == (1, 1)
    assert (third.infusions, third.written) == (0, 0)
    assert current(infusions[1]).risk_group == "high"
    assert RiskScore.objects.filter(infusion=infusions[1]).count() == 2
    assert RiskScore.objects.filter(infusion=infusions[0]).count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("table", ["patients", "genetics"])
def test_a_correction_elsewhere_in_the_record_reaches_the_score(table):
    trial = Trial()
    patient = trial.patient("P-1")
    infusion = trial.infusion("P-1")
    rescore()
    if table == "patients":
        trial.change(patient, wbc_diagnosis=150)
    else:
        trial.add(
            "genetics", patient="P-1", aberration="TP53", status="positive", tested_on=day(-3)
        )

    rescore()

    assert current(infusion).x == {"patients": Decimal("1.68"), "genetics": Decimal("1.22")}[table]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_leave_one_current_score():
    trial = Trial()
    trial.patient("P-1")
    infusion = trial.infusion("P-1")
    rescore()
    trial.change(infusion, blasts_pct=80)
    start, written = Barrier(2), []

    def work():
        try:
            start.wait()
            written.append(rescore(study=Study.objects.get(key="S1"), everything=True).written)
        finally:
            connection.close()

    workers = [Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert sorted(written) == [0, 1]
    assert RiskScore.objects.filter(infusion=infusion, superseded_at__isnull=True).count() == 1
    assert RiskScore.objects.filter(infusion=infusion).count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_change_to_a_construct_looks_at_everybody():
    trial = Trial()
    construct = trial.add("constructs", key="C1", name="Construct 1", targets__CD19=True)
    for number in (1, 2):
        trial.patient(f"P-{number}")
    infusion = trial.infusion("P-1", construct="C1")
    trial.infusion("P-2")
    rescore()

    trial.change(construct, targets__CD22=True)
    outcome = rescore()

    # The product is an input of the judgement whether the model applies.
    assert (outcome.infusions, outcome.written) == (2, 1)
    assert current(infusion).applicable is True
