"""The demonstration trial has the margins of Gu 2022, and nothing in it is impossible.

Numbers: Gu J, Liu S, Cui W, et al., Front Immunol 2022;13:858590, Table 1 and Results.
"""

import re
from collections import Counter, defaultdict
from datetime import date
from io import StringIO
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from analytics.adsl import adsl
from analytics.demo import assumptions, planted
from analytics.demo.casefile import Chance
from analytics.demo.generator import demonstration, groups
from analytics.demo.margins import DISCOVERY, largest_remainder, sizes
from analytics.demo.sampling import given_total
from analytics.demo.screening import FAILURES
from analytics.statistics.survival import kaplan_meier
from outcomes.definitions.codelists import RESPONSE
from tests.analytics.planted import assert_as_planted
from trials.access import Actor
from trials.crf import owner_column, registry
from trials.models import DerivedValue, Form, Membership, Study, User
from trials.queries import event_model

DISCOVERY_UNTIL = date(2020, 3, 31)
DOCUMENTATION = Path(__file__).parents[2] / "docs/demo.md"


@pytest.fixture(scope="module")
def rows():
    return demonstration()


def enrolled(rows):
    return [p for p in rows["patients"] if "enrolled_on" in p]


def first_infusions(rows, *, discovery=True):
    """Per patient of a set: the patient's row and the row of the first infusion."""
    patients = {
        p["key"]: p for p in enrolled(rows) if (p["enrolled_on"] <= DISCOVERY_UNTIL) is discovery
    }
    return [
        (patients[i["patient"]], i)
        for i in rows["infusions"]
        if i["number"] == 1 and i["patient"] in patients
    ]


def wbc_of(patient):
    entered = patient.get("wbc_diagnosis_entered")
    return patient["wbc_diagnosis"] if entered is None else entered / 1000


def positive(rows, aberration):
    return {
        g["patient"]
        for g in rows["genetics"]
        if g["aberration"] == aberration and g["status"] == "positive"
    }


def worst_grades(rows, toxicity, system):
    """The grade of each first infusion by patient; 0 where it did not occur."""
    of = {}
    numbers = Counter()
    for episode in rows["toxicities"]:
        numbers[episode["infusion"]] += 1
        if episode["toxicity"] == toxicity and episode["infusion"].endswith("/1"):
            of[f"{episode['infusion']}/{numbers[episode['infusion']]}"] = episode
    grades = {g["toxicity"]: g["grade"] for g in rows["toxicity_grades"] if g["system"] == system}
    return {
        e["infusion"].removesuffix("/1"): grades[key] if e["occurred"] else 0
        for key, e in of.items()
    }


def first_responses(rows):
    return {
        r["infusion"].removesuffix("/1"): r["response"]
        for r in rows["responses"]
        if r["visit"] == "DAY28" and r["infusion"].endswith("/1")
    }


def mrd_negative_remissions(rows):
    negative = {
        m["infusion"].removesuffix("/1")
        for m in rows["mrd"]
        if (m["visit"], m["assay"], m["status"]) == ("DAY28", "FLOW", "NEG")
        and m["infusion"].endswith("/1")
    }
    responses = first_responses(rows)
    return {p for p in negative if responses[p] in RESPONSE.subsets["responder"]}


def one_year_survival(rows):
    """Of the discovery set, transplant ignored, follow-up to the last day known alive."""
    died = {d["patient"]: date.fromisoformat(d["died_on"]) for d in rows["deaths"]}
    seen = defaultdict(list)
    for contact in rows["follow_ups"]:
        if contact["status"] == "alive":
            seen[contact["patient"]].append(contact["contact_on"])
    days, events = [], []
    for patient, infusion in first_infusions(rows):
        key = patient["key"]
        days.append(((died.get(key) or max(seen[key])) - infusion["infused_on"]).days)
        events.append(key in died)
    return kaplan_meier(np.array(days), np.array(events)).at(365).survival


def test_the_sets_have_their_patients_and_infusions(rows):
    infusions = {
        of_set: sum(
            i["patient"] in {p["key"] for p, _ in first_infusions(rows, discovery=discovery)}
            for i in rows["infusions"]
        )
        for of_set, discovery in (("discovery", True), ("validation", False))
    }

    assert len(enrolled(rows)) == 286
    assert len(first_infusions(rows)) == 204
    assert infusions == {"discovery": 242, "validation": 84}


def test_the_first_204_patients_are_the_discovery_set(rows):
    ordered = sorted(enrolled(rows), key=lambda p: p["key"])

    assert all(p["enrolled_on"] <= DISCOVERY_UNTIL for p in ordered[:204])
    assert all(p["enrolled_on"] > DISCOVERY_UNTIL for p in ordered[204:])


def test_screening_failures_have_a_reason_and_nothing_after_the_screening(rows):
    failed = {p["key"] for p in rows["patients"]} - {p["key"] for p in enrolled(rows)}
    screened = [e for e in rows["eligibility"] if e["patient"] in failed]

    assert len(failed) == len(screened) == 6
    assert Counter(e["screening_failure"] for e in screened) == Counter(f[1] for f in FAILURES)
    assert not any(e["eligible"] for e in screened)
    assert {
        table for table, found in rows.items() if any(r.get("patient") in failed for r in found)
    } == {"consents", "eligibility"}


def test_discovery_margins_are_those_of_table_1(rows):
    discovery = first_infusions(rows)

    def count(values):
        return dict(Counter(values))

    assert count(2 if i["generation"] == 2 else "3-4" for _, i in discovery) == {2: 151, "3-4": 53}
    assert count(i["strategy"] for _, i in discovery) == {
        "single": 152,
        "dual": 42,
        "sequential": 10,
    }
    assert count((wbc_of(p) >= 20) + (wbc_of(p) >= 100) for p, _ in discovery) == {
        0: 110,
        1: 52,
        2: 42,
    }
    assert count(sum(i["blasts_pct"] >= b for b in (5, 25, 50)) for _, i in discovery) == {
        0: 99,
        1: 39,
        2: 31,
        3: 35,
    }
    assert sum(i["cns_leukaemia"] for _, i in discovery) == 14
    assert count(i["disease_status"] for _, i in discovery) == {"relapsed": 159, "refractory": 45}
    assert count(min(p["relapses_before"], 2) for p, _ in discovery) == {0: 42, 1: 113, 2: 49}
    assert (
        sum(i["disease_status"] == "refractory" and p["relapses_before"] > 0 for p, i in discovery)
        == 3
    )


def test_discovery_genetics_and_history_are_those_of_table_1(rows):
    discovery = {p["key"] for p, _ in first_infusions(rows)}
    ph, t315i = positive(rows, "BCR_ABL1"), positive(rows, "T315I")
    cml = {p["key"] for p in rows["patients"] if p["from_cml"]}
    hsct = {
        t["patient"]
        for t in rows["prior_therapies"]
        if t["therapy"] == "ALLO_HSCT" and t["occurred"]
    }

    assert len(positive(rows, "TP53") & discovery) == 16
    assert len(ph & discovery) == 63
    assert len(t315i & discovery) == 28
    assert t315i <= ph
    assert len(cml & discovery) == 10
    assert cml <= ph
    assert len(positive(rows, "PH_LIKE") & discovery) == 14
    assert not positive(rows, "PH_LIKE") & ph
    assert len(hsct & discovery) == 44


def test_discovery_toxicity_is_that_of_the_paper(rows):
    discovery = {p["key"] for p, _ in first_infusions(rows)}
    crs = worst_grades(rows, "CRS", "ASTCT2019")
    neurotoxicity = worst_grades(rows, "NEUROTOXICITY", "CARTOX_CRES")

    assert sum(crs[p] > 0 for p in discovery) == 155
    assert sum(crs[p] > 2 for p in discovery) == 51
    assert sum(neurotoxicity[p] > 2 for p in discovery) == 17


def test_discovery_remissions_have_the_totals_of_the_paper(rows):
    discovery = {p["key"] for p, _ in first_infusions(rows)}
    responses = first_responses(rows)
    remissions = {p for p, r in responses.items() if r in RESPONSE.subsets["responder"]}

    assert len(remissions & discovery) == 176
    assert len(mrd_negative_remissions(rows) & discovery) == 145


def test_remissions_follow_the_model(rows):
    # Who has the best profile of the model does better than who has a TP53 mutation.
    responses = first_responses(rows)
    remission = {p: r in RESPONSE.subsets["responder"] for p, r in responses.items()}
    mutated = positive(rows, "TP53")
    best = {
        p["key"]
        for of_set in (True, False)
        for p, i in first_infusions(rows, discovery=of_set)
        if wbc_of(p) < 20 and i["blasts_pct"] < 5 and p["key"] not in mutated
    }

    assert np.mean([remission[p] for p in best]) > 0.9
    assert np.mean([remission[p] for p in mutated]) < 0.8


@pytest.mark.parametrize("seed", [2022, 1, 2, 3])
def test_one_year_survival_of_the_discovery_set_is_near_the_paper(seed):
    rows = demonstration(seed=seed)

    # Gu 2022 prints 71.8 %.
    assert 0.65 <= one_year_survival(rows) <= 0.78


def test_every_table_has_rows_and_what_did_not_occur_is_among_them(rows):
    empty = [table for table, found in rows.items() if not found]
    not_occurred = {
        table for table, found in rows.items() if any(r.get("occurred") is False for r in found)
    }

    assert not empty
    assert set(rows) == {
        t for t, r in registry.items() if owner_column(r) and not r.__module__.startswith("tests")
    }
    assert not_occurred == {
        "prior_therapies",
        "toxicities",
        "supportive_care",
        "relapses",
        "transplants",
        "new_therapies",
        "bridging",
        "dose_limiting_toxicities",
        "gvhd",
        "new_malignancies",
    }


def test_transplants_relapses_and_deaths_are_of_every_kind(rows):
    purposes = Counter(t["purpose"] for t in rows["transplants"] if t["occurred"])
    transplants = Counter(t["patient"] for t in rows["transplants"] if t["occurred"])
    antigens = Counter(r["cd19"] for r in rows["relapses"] if r["occurred"])

    assert purposes["consolidation"] > 20
    assert purposes["salvage"] > 2
    assert sum(n > 1 for n in transplants.values()) >= 2
    assert antigens["POS"] > antigens["NEG"] > 10
    assert len({d["cause"] for d in rows["deaths"]}) >= 5


def test_some_dates_are_partial_and_some_values_missing_with_a_reason(rows):
    partial = {
        name
        for table in rows.values()
        for row in table
        for name, value in row.items()
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}", value)
    }
    reasons = {
        value
        for table in rows.values()
        for row in table
        for name, value in row.items()
        if name.endswith("_missing")
    }

    assert {"born_on", "diagnosed_on", "started_on"} <= partial
    assert reasons == {"not_done", "unknown", "not_applicable"}


def test_nothing_is_known_after_2022_whatever_today_is(rows):
    latest = max(
        value
        for table in rows.values()
        for row in table
        for value in row.values()
        if isinstance(value, date)
    )

    assert date(2022, 10, 1) < latest <= date(2022, 12, 31)


def test_two_runs_of_one_seed_give_equal_rows_and_another_seed_others():
    assert demonstration(60, seed=5) == demonstration(60, seed=5)
    assert demonstration(60, seed=5) != demonstration(60, seed=6)


@pytest.mark.parametrize("patients", [1, 2, 3, 10, 50, 1000])
def test_another_size_keeps_the_margins_in_proportion(patients):
    rows = demonstration(patients)

    of_sets = sizes(patients)
    discovery = first_infusions(rows)
    n = of_sets["discovery"]
    assert len(discovery) == n
    assert len(rows["patients"]) == sum(of_sets.values()) == patients
    assert Counter(i["strategy"] for _, i in discovery) == +Counter(
        largest_remainder({"single": 152, "dual": 42, "sequential": 10}, n)
    )
    assert sum(i["generation"] == 2 for _, i in discovery) == round(151 * n / 204)
    ph = positive(rows, "BCR_ABL1") & {p["key"] for p, _ in discovery}
    assert len(ph) == round(63 * n / 204)
    responses = first_responses(rows)
    remissions = [
        p["key"] for p, _ in discovery if responses[p["key"]] in RESPONSE.subsets["responder"]
    ]
    assert len(remissions) == round(176 * n / 204)
    assert len(mrd_negative_remissions(rows) & set(remissions)) == round(145 * n / 204)


def test_every_size_up_to_the_published_one_has_possible_margins():
    for n in range(1, 205):
        scaled = DISCOVERY.scaled(n)

        assert scaled.relapses[0] <= scaled.disease_status["refractory"]
        assert scaled.mrd_negative_remissions <= scaled.remissions


def test_margins_of_the_published_size_are_unchanged():
    assert DISCOVERY.scaled(204) == DISCOVERY


def test_margins_that_do_not_make_the_patients_are_refused():
    with pytest.raises(ValueError, match="does not make 204 patients"):
        type(DISCOVERY)(**{**vars(DISCOVERY), "strategy": {"single": 1}})


def test_largest_remainder_gives_ties_to_the_first_named():
    assert largest_remainder({"a": 1, "b": 1}, 3) == {"a": 2, "b": 1}
    assert largest_remainder({"a": 5, "b": 3, "c": 1}, 4) == {"a": 2, "b": 1, "c": 1}


def test_events_given_their_total_have_the_conditional_distribution():
    # Three events of 0.2, 0.5 and 0.8 of which two happen: the exact odds of each pair.
    p = np.array([0.2, 0.5, 0.8])
    weight = {
        pair: np.prod([p[i] if i in pair else 1 - p[i] for i in range(3)])
        for pair in combinations(range(3), 2)
    }
    exact = {pair: w / sum(weight.values()) for pair, w in weight.items()}
    rng = np.random.default_rng(7)

    drawn = Counter(tuple(np.flatnonzero(given_total(rng, p, 2))) for _ in range(6_000))

    for pair, share in exact.items():
        assert drawn[pair] / 6_000 == pytest.approx(share, abs=0.025)


def test_events_of_many_subjects_keep_their_total():
    rng = np.random.default_rng(7)
    p = rng.choice([0.55, 0.8, 0.95], size=9000)

    happened = given_total(rng, p, int(p.sum()))

    assert happened.sum() == int(p.sum())
    assert happened[p == 0.95].mean() == pytest.approx(0.95, abs=0.02)


def test_a_total_that_cannot_be_is_refused():
    rng = np.random.default_rng(7)

    with pytest.raises(ValueError, match="4 of 3 events cannot happen"):
        given_total(rng, np.array([0.2, 0.5, 0.8]), 4)
    with pytest.raises(ValueError, match="2 of 3 events cannot happen"):
        given_total(rng, np.array([0.0, 0.0, 0.8]), 2)
    with pytest.raises(ValueError, match="0 of 2 events cannot happen"):
        given_total(rng, np.array([1.0, 0.8]), 0)


def test_events_that_are_certain_or_excluded_stay_so():
    p = np.array([1.0, 0.0, 0.3, 0.6])

    drawn = [tuple(given_total(np.random.default_rng(seed), p, 2)) for seed in range(40)]

    assert {d[:2] for d in drawn} == {(True, False)}
    assert len(set(drawn)) == 2
    assert given_total(np.random.default_rng(1), p, 1).tolist() == [True, False, False, False]
    assert given_total(np.random.default_rng(1), p, 3).tolist() == [True, False, True, True]


def test_a_total_far_from_the_expected_one_is_met_among_many():
    rng = np.random.default_rng(7)
    p = np.repeat([0.6, 0.7, 0.9], 20_000)

    happened = given_total(rng, p, 30_000)

    assert happened.sum() == 30_000
    assert happened[:20_000].mean() < happened[20_000:40_000].mean() < happened[40_000:].mean()


def test_the_documentation_states_the_assumptions_in_use():
    assert assumptions.as_table() in DOCUMENTATION.read_text()


# -- what is planted


def test_the_documentation_states_what_is_planted():
    assert planted.as_table() in DOCUMENTATION.read_text()


def chance(row, what, **changes):
    return Chance(what, row, ("value",), changes)


def test_as_many_rows_are_planted_as_declared_and_each_for_one_purpose():
    rows = [{"value": n} for n in range(20)]
    gap, slip = ("missing", "t.value"), ("findings", "t.code")
    chances = [chance(r, gap, value_missing="unknown") for r in rows]
    chances += [chance(r, slip, other=True) for r in rows[:15]]

    planted.plant(np.random.default_rng(7), chances, {gap: 5, slip: 15})

    gaps = [r for r in rows if r == {"value_missing": "unknown"}]
    slips = [r for r in rows if r == {"other": True}]
    assert len(gaps) == 5
    # There are no more rows for it: those with a gap keep to that.
    assert len(slips) == sum("value_missing" not in r for r in rows[:15])
    assert len([r for r in rows if "value" in r]) == 20 - len(gaps) - len(slips)


@pytest.mark.parametrize("size", [143, 50])
def test_a_smaller_study_has_what_is_planted_in_proportion(size):
    found = list(groups(143, size=size))

    days = [p["born_on"] for rows in found for p in rows["patients"]]
    unknown = [p.get("therapies_before_missing") for rows in found for p in rows["patients"]]
    assert sum(len(day) == len("2001-05") for day in days) == 14 // 2
    assert unknown.count("unknown") == 9 // 2


def test_what_is_not_declared_is_not_planted():
    row = {"value": 1}

    planted.plant(np.random.default_rng(7), [chance(row, ("missing", "t.value"))], {})

    assert row == {"value": 1}


def test_a_date_may_be_less_exact_where_the_whole_month_is_possible(rows):
    diagnosed = {p["key"]: p["diagnosed_on"] for p in rows["patients"]}
    partial = [
        t for t in rows["prior_therapies"] if re.fullmatch(r"\d{4}-\d{2}", t.get("started_on", ""))
    ]

    assert len(partial) == planted.PLANTED["DEMO"].partial["prior_therapies.started_on"]
    assert all(diagnosed[t["patient"]][:7] < t["started_on"] for t in partial)


# -- in the database


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The study DEMO, loaded once for the tests of this file and taken back after them."""
    with (
        django_db_blocker.unblock(),
        pytest.MonkeyPatch.context() as patch,
        transaction.atomic(),
    ):
        patch.setenv("DEMO_PASSWORD", "a password of the demo")
        out = StringIO()
        call_command("load_demo", stdout=out)
        yield out.getvalue()
        transaction.set_rollback(True)


@pytest.fixture
def study(demo, db):
    return Study.objects.get(key="DEMO")


def test_load_demo_prints_rows_per_table_and_findings(demo):
    assert re.search(r"^patients +292$", demo, re.MULTILINE)
    assert re.search(r"^infusions +326$", demo, re.MULTILINE)
    assert "soft finding infusion.marrow_class" in demo


def test_no_hard_or_override_finding_stands_in_the_loaded_data(demo):
    assert not re.search("^(hard|override) finding", demo, re.MULTILINE)


def test_the_checks_find_what_is_planted_and_nothing_else(study):
    assert_as_planted("DEMO")


def test_who_failed_the_screening_does_not_count_as_enrolled(study):
    subjects = list(adsl(Actor.system(), [study]))

    assert Counter((s["ITTFL"], s["SCRFFL"]) for s in subjects) == {("Y", "N"): 286, ("N", "Y"): 6}


def test_the_rows_are_those_of_the_generator(study, rows):
    for table, made in rows.items():
        assert registry[table]._default_manager.filter(study=study).count() == len(made)


def test_derived_responses_agree_with_the_totals(study):
    first = registry["infusions"]._default_manager.filter(
        study=study, number=1, patient__enrolled_on__lte=DISCOVERY_UNTIL
    )
    effective = {
        name: dict(
            DerivedValue.objects.filter(
                table="infusions", name=name, record_id__in=first.values("pk")
            ).values_list("record_id", "effective")
        )
        for name in ("day28_response", "day28_mrd")
    }
    remissions = {
        pk for pk, r in effective["day28_response"].items() if r in RESPONSE.subsets["responder"]
    }

    assert len(effective["day28_response"]) == 204
    assert len(remissions) == 176
    assert sum(effective["day28_mrd"][pk] == "NEG" for pk in remissions) == 145


@pytest.mark.requirement("G3")
def test_copied_rows_have_history_with_who_why_and_the_database_user(study, rows):
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_user")
        (database_user,) = cursor.fetchone()

    for table in ("patients", "responses", "deaths"):
        events = event_model(registry[table])._default_manager.filter(study=study)

        assert events.count() == len(rows[table])
        event = events.first()
        assert event.pgh_label == "insert"
        assert event.database_user == database_user
        assert event.txid > 0
        assert event.pgh_context["user"] == "system"
        assert event.pgh_context["why"] == "Demonstration data made by load_demo"


def test_every_record_is_on_a_form_and_every_patient_has_one(study):
    patients = registry["patients"]._default_manager.filter(study=study)

    forms = Form.objects.filter(study=study)

    assert forms.filter(form_type="patients").count() == patients.count()
    assert set(forms.values_list("protocol_version", flat=True)) == {study.protocol_version}


def test_users_are_members_with_the_password_given(study):
    held = {
        m.user.username: (m.role, m.site.key if m.site else None)
        for m in Membership.objects.filter(study=study)
    }

    assert set(held) == {
        "coordinator",
        "coordinator-2",
        "investigator",
        "monitor",
        "data-manager",
        "statistician",
        "trial-lead",
        "sponsor",
        "inspector",
        "administrator",
    }
    with_site = {name for name, (_, site) in held.items() if site}
    assert with_site == {"coordinator", "coordinator-2", "investigator", "monitor"}
    assert held["coordinator"][1] != held["coordinator-2"][1]
    assert User.objects.get(username="trial-lead").check_password("a password of the demo")


def test_a_study_that_has_data_is_left_alone(study):
    before = registry["patients"]._default_manager.count()

    with pytest.raises(CommandError, match=r"DEMO has data.*--study"):
        call_command("load_demo", stdout=StringIO())

    assert registry["patients"]._default_manager.count() == before


def test_an_empty_synthetic_study_keeps_its_settings(db):
    Study.objects.create(key="EMPTY", title="Ours", synthetic=True, response_window_to=45)

    call_command("load_demo", study="EMPTY", patients=5, stdout=StringIO())

    study = Study.objects.get(key="EMPTY")
    assert (study.title, study.response_window_to) == ("Ours", 45)
    assert registry["patients"]._default_manager.filter(study=study).count() == 5


def test_another_study_gets_the_same_people_with_their_own_passwords(study):
    user = User.objects.get(username="sponsor")
    user.set_password("changed since")
    user.save()

    call_command("load_demo", study="DEMO-2", patients=20, stdout=StringIO())

    assert Membership.objects.filter(study__key="DEMO-2").count() == 10
    assert registry["patients"]._default_manager.filter(study__key="DEMO-2").count() == 20
    user.refresh_from_db()
    assert user.check_password("changed since")


@pytest.mark.parametrize("wrong", [{"patients": 0}, {"seed": -1}])
def test_a_size_or_seed_that_cannot_be_is_refused(study, wrong):
    with pytest.raises(CommandError, match="1 or more"):
        call_command("load_demo", study="OTHER", stdout=StringIO(), **wrong)


def test_a_real_study_is_never_filled(db):
    Study.objects.create(key="REAL", title="A trial")

    with pytest.raises(CommandError, match="REAL is not marked synthetic"):
        call_command("load_demo", study="REAL", patients=5, stdout=StringIO())

    assert not registry["patients"]._default_manager.filter(study__key="REAL").exists()


def test_a_large_study_is_rich_for_the_first_thousand_patients_and_thin_beyond():
    found = list(groups(1500, seed=3, size=500))

    per_patient = [sum(map(len, rows.values())) / len(rows["patients"]) for rows in found]
    assert [len(rows["patients"]) for rows in found] == [500, 500, 500]
    assert min(per_patient[:2]) > 90
    assert 15 < per_patient[2] < 26
    assert not found[2]["blood_counts"]
    assert len(found[2]["infusions"]) >= 500
