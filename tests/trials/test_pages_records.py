"""Forms in the browser: what is typed is saved, refused with reasons, and never lost."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories.trials import PASSWORD, Trial, save
from tests.trials.pages import BACKEND, fields, fill_in, signed_in
from trials.access import Actor
from trials.actions import lock_form
from trials.crf import Record, registry
from trials.models import AccessLog, Draft
from trials.places import form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def trial() -> Trial:
    return Trial(synthetic=True)


def add_url(table: str, under: str = "") -> str:
    address = reverse("record_add", args=["TRIAL", table])
    return f"{address}?under={under}" if under else address


def url(name: str, record: Record) -> str:
    return reverse(name, args=["TRIAL", record.crf.table, record.pk])


def only(table: str) -> Record:
    return registry[table]._default_manager.get(removed_at__isnull=True)


def test_a_coordinator_enters_a_patient_and_all_that_hangs_on_one(trial: Trial) -> None:
    ann = signed_in(trial.coordinator)

    patient = fill_in(ann, add_url("patients"), {"key": "P-001", "sex": "F", "born_on": "1990-05"})
    infusion = fill_in(ann, add_url("infusions", "P-001"), {"infused_on": "2020-03-02"})
    dose = {"cells_per_kg_entered": "2.5", "cells_per_kg_entered_unit": "10^6/kg"}
    fill_in(ann, add_url("doses", "P-001/1"), dose)
    toxicity = {"toxicity": "CRS", "occurred": "true", "onset_on": "2020-03-04"}
    fill_in(ann, add_url("toxicities", "P-001/1"), toxicity)
    fill_in(ann, add_url("toxicity_grades", "P-001/1/1"), {"system": "ASTCT2019", "grade": "2"})
    relapse = {"occurred": "true", "relapsed_on": "2020-10", "sites__BM": "true"}
    relapse["cd19"] = "POS"
    fill_in(ann, add_url("relapses", "P-001"), relapse)

    assert patient.url == reverse("patient", args=["TRIAL", "P-001"])
    assert infusion.url == url("record", only("infusions"))
    assert only("patients").flat()["born_on_precision"] == "month"
    assert only("doses").flat()["cells_per_kg"] == 2_500_000
    assert only("toxicity_grades").key == "P-001/1/1/ASTCT2019"
    stored = only("relapses").flat()
    assert (stored["sites__BM"], stored["sites__CNS"], stored["sites__none"]) == (
        True,
        False,
        False,
    )
    assert stored["occurred"] is True


def test_every_fault_stands_at_its_field_and_what_was_typed_stays(trial: Trial) -> None:
    trial.patient()
    ann = signed_in(trial.coordinator)

    typed = {"infused_on": "2020-13-40", "blasts_pct": "many", "dose_level": "DL <2>"}
    response = fill_in(ann, add_url("infusions", "P-001"), typed)

    page = response.content.decode()
    assert response.status_code == 400
    assert "2020-13-40&#x27; is not a date" in page
    assert "many&#x27; is not a number" in page
    assert 'aria-describedby="f-infused_on-help f-infused_on-errors"' in page
    assert typed.items() <= fields(response).items()
    assert not registry["infusions"]._default_manager.exists()


def test_a_value_and_a_missing_reason_exclude_each_other(trial: Trial) -> None:
    trial.patient()
    ann = signed_in(trial.coordinator)
    typed = {"infused_on": "2020-03-02", "blasts_pct": "30", "blasts_pct_missing": "not_done"}

    both = fill_in(ann, add_url("infusions", "P-001"), typed)
    reason = fill_in(ann, add_url("infusions", "P-001"), typed | {"blasts_pct": ""})

    assert both.status_code == 422
    assert b"exclude each other" in both.content
    assert reason.status_code == 302
    assert only("infusions").missing["blasts_pct"] == "not_done"


def test_not_answered_is_neither_yes_nor_no(trial: Trial) -> None:
    trial.patient()
    ann = signed_in(trial.coordinator)

    fill_in(ann, add_url("infusions", "P-001"), {"infused_on": "2020-03-02", "emd": "false"})

    stored = only("infusions").flat()
    assert stored["emd"] is False
    assert stored["cns_leukaemia"] is None
    assert stored["emd_sites__none"] is None
    assert "emd" not in only("infusions").missing


@pytest.mark.requirement("G4")
def test_a_change_wants_a_reason_and_keeps_what_was_typed(trial: Trial) -> None:
    infusion = trial.patient() and trial.infusion(blasts_pct="30")
    ann = signed_in(trial.coordinator)

    blank = fill_in(ann, url("record_change", infusion), {"blasts_pct": "31"})
    given = ann.post(
        url("record_change", infusion),
        fields(blank) | {"change:reason": "Misread", "change:action": "save"},
    )

    assert blank.status_code == 422
    assert b"change-reason-errors" in blank.content
    assert fields(blank)["blasts_pct"] == "31"
    assert given.status_code == 302
    assert only("infusions").flat()["blasts_pct"] == 31


def test_opening_a_form_and_saving_it_as_it_is_changes_nothing(trial: Trial) -> None:
    trial.patient(
        born_on="1990-05", wbc_diagnosis_entered="34500", wbc_diagnosis_entered_unit="/uL"
    )
    trial.infusion(costimulatory__CD28="true", blasts_pct="35.10", cns_leukaemia="false")
    trial.save("relapses", {"patient": "P-001", "occurred": "false"})
    ann = signed_in(trial.coordinator)

    for table in ("patients", "infusions", "relapses"):
        before = only(table)
        fill_in(ann, url("record_change", before), {})

        assert only(table).version == 1, table
        assert only(table).flat() == before.flat(), table


@pytest.mark.requirement("G19")
def test_a_soft_finding_is_shown_before_saving_and_takes_a_comment(trial: Trial) -> None:
    trial.patient()
    ann = signed_in(trial.coordinator)
    typed = {"infused_on": "2020-03-02", "blasts_pct": "35.1", "m2_or_worse": "false"}

    asked = fill_in(ann, add_url("infusions", "P-001"), typed)
    boxes = [name for name in fields(asked) if name.startswith("comment:")]

    assert asked.status_code == 422
    assert b"Not saved yet" in asked.content
    assert not registry["infusions"]._default_manager.exists()
    assert len(boxes) == 1

    again = fields(asked) | {boxes[0]: "Counted twice", "change:action": "save"}
    saved = ann.post(add_url("infusions", "P-001"), again)

    assert saved.status_code == 302
    assert list(only("infusions").comments.values()) == ["Counted twice"]
    assert only("infusions").findings == []


@pytest.mark.requirement("G19")
def test_a_soft_finding_left_open_can_be_commented_on_later(trial: Trial) -> None:
    trial.patient()
    infusion = trial.infusion(blasts_pct="35.1", m2_or_worse="false")
    ann = signed_in(trial.coordinator)

    shown = ann.get(url("record", infusion))
    form = fields(ann.get(url("record_change", infusion)))
    box = next(name for name in form if name.startswith("comment:"))
    sent = form | {box: "As reported", "change:reason": "Source seen", "change:action": "save"}
    saved = ann.post(url("record_change", infusion), sent)

    assert b"To look at" in shown.content
    assert saved.status_code == 302
    assert only("infusions").findings == []


@pytest.mark.requirement("G19")
def test_an_override_is_asked_for_with_a_box_and_kept(trial: Trial) -> None:
    trial.patient()
    trial.infusion()
    trial.save("marrows", {"patient": "P-001", "taken_on": "2020-03-30", "blasts_pct": "40"})
    ann = signed_in(trial.coordinator)
    typed = {"infusion": "P-001/1", "visit": "DAY28", "assessed_on": "2020-03-30"}

    refused = fill_in(ann, add_url("responses", "P-001"), typed | {"response": "CR"})
    boxes = [name for name in fields(refused) if name.startswith("override:")]

    assert refused.status_code == 422
    assert b"Why it is right all the same" in refused.content
    assert len(boxes) == 1

    again = fields(refused) | {boxes[0]: "Marrow of another patient", "change:action": "save"}
    saved = ann.post(add_url("responses", "P-001"), again)

    assert saved.status_code == 302
    assert list(only("responses").overrides.values()) == ["Marrow of another patient"]


def test_who_saves_second_sees_both_versions_and_loses_nothing(trial: Trial) -> None:
    trial.patient()
    infusion = trial.infusion(blasts_pct="30", dose_level="DL1")
    ann, anna = signed_in(trial.coordinator), signed_in(trial.coordinator)
    mine = fields(ann.get(url("record_change", infusion)))
    fill_in(
        anna, url("record_change", infusion), {"blasts_pct": "40", "change:reason": "Report read"}
    )

    typed = mine | {"blasts_pct": "41", "change:reason": "Typing error", "change:action": "save"}
    conflict = ann.post(url("record_change", infusion), typed)

    page = conflict.content.decode()
    assert conflict.status_code == 409
    assert "40 %" in page
    assert "41 %" in page
    assert "Report read" in page
    assert page.count(">differs<") == 1
    assert fields(conflict)["blasts_pct"] == "41"
    assert only("infusions").flat()["blasts_pct"] == 40

    mine_over_it = ann.post(
        url("record_change", infusion), fields(conflict) | {"change:action": "save"}
    )

    assert mine_over_it.status_code == 302
    assert only("infusions").flat()["blasts_pct"] == 41


def test_entering_a_key_again_names_the_record_that_has_it(trial: Trial) -> None:
    patient = trial.patient(sex="M")
    ann = signed_in(trial.coordinator)

    taken = fill_in(ann, add_url("patients"), {"key": "P-001", "sex": "F"})

    assert taken.status_code == 409
    assert reverse("patient", args=["TRIAL", patient.key]).encode() in taken.content
    assert fields(taken)["sex"] == "F"


@pytest.mark.requirement("G9")
def test_a_locked_form_says_who_and_how_to_unlock_and_keeps_what_was_typed(trial: Trial) -> None:
    trial.patient()
    infusion = trial.infusion(blasts_pct="30")
    ann = signed_in(trial.coordinator)
    opened = fields(ann.get(url("record_change", infusion)))
    manager = trial.person("data_manager")
    form = form_of(infusion)
    assert form
    lock_form(actor=Actor.of(manager, source="page"), form_id=form.pk, reason="Interim", version=1)

    typed = opened | {"blasts_pct": "31", "change:reason": "Misread", "change:action": "save"}
    refused = ann.post(url("record_change", infusion), typed)
    kept = ann.post(url("record_change", infusion), typed | {"change:action": "draft"})

    assert refused.status_code == 423
    for said in (b"data_manager", b"Interim", b"ask a data manager or the trial lead"):
        assert said in refused.content
    assert fields(refused)["blasts_pct"] == "31"
    assert kept.status_code == 302
    assert only("infusions").flat()["blasts_pct"] == 30


@pytest.mark.requirement("G20")
def test_a_draft_is_no_data_and_is_found_again(trial: Trial) -> None:
    trial.patient()
    ann = signed_in(trial.coordinator)

    fill_in(
        ann, add_url("infusions", "P-001"), {"infused_on": "2020-0", "blasts_pct": "?"}, "draft"
    )
    offered = ann.get(add_url("infusions", "P-001"))
    listed = ann.get(reverse("drafts"))
    restored = ann.get(add_url("infusions", "P-001") + "&draft=restore")

    assert not registry["infusions"]._default_manager.exists()
    assert b"Restore it" in offered.content
    assert b"draft=restore" in listed.content
    assert b"Synthetic demonstration data" in listed.content
    assert fields(restored)["infused_on"] == "2020-0"
    assert fields(restored)["blasts_pct"] == "?"


@pytest.mark.requirement("G20")
def test_saving_a_form_ends_its_draft_and_a_draft_can_be_discarded(trial: Trial) -> None:
    trial.patient()
    ann = signed_in(trial.coordinator)
    fill_in(ann, add_url("infusions", "P-001"), {"infused_on": "2020-03-02"}, "draft")
    fill_in(ann, add_url("relapses", "P-001"), {"occurred": "false"}, "draft")

    ann.post(add_url("infusions", "P-001"), {"infused_on": "2020-03-02", "change:action": "save"})
    left = Draft.objects.get()
    foreign = signed_in(trial.outsider).post(reverse("draft_discard", args=[left.pk]))
    own = ann.post(reverse("draft_discard", args=[left.pk]))

    assert left.table == "relapses"
    assert foreign.status_code == 404
    assert own.status_code == 302
    assert not Draft.objects.exists()


@pytest.mark.requirement("G17")
def test_what_is_sent_after_the_session_ended_comes_back_as_a_draft(trial: Trial) -> None:
    trial.patient()
    ann = signed_in(trial.coordinator)
    typed = fields(ann.get(add_url("infusions", "P-001"))) | {"infused_on": "2020-03-02"}
    ann.cookies.pop("sessionid")

    ended = ann.post(add_url("infusions", "P-001"), typed | {"change:action": "save"})
    kept = ended.context["kept"]
    sent = {
        "username": "ann",
        "password": PASSWORD,
        "kept": kept,
        "next": add_url("infusions", "P-001"),
    }
    back = ann.post(reverse("sign_in"), sent, follow=True)

    assert ended.status_code == 401
    assert not registry["infusions"]._default_manager.exists()
    assert b"Your session had ended" in back.content
    assert fields(back)["infused_on"] == "2020-03-02"
    assert Draft.objects.get().user == trial.coordinator


@pytest.mark.requirement("G17")
def test_a_form_that_was_open_while_its_author_signed_in_anew_is_not_lost(trial: Trial) -> None:
    trial.patient()
    ann = Client(enforce_csrf_checks=True)
    ann.force_login(trial.coordinator, backend=BACKEND)
    typed = fields(ann.get(add_url("infusions", "P-001"))) | {"infused_on": "2020-03-02"}

    back = ann.post(add_url("infusions", "P-001"), typed, follow=True)
    forged = ann.post(add_url("infusions", "P-001"), typed | {"change:author": "forged"})

    assert fields(back)["infused_on"] == "2020-03-02"
    assert Draft.objects.get().typed["values"]["infused_on"] == "2020-03-02"
    assert not registry["infusions"]._default_manager.exists()
    assert forged.status_code == 403
    assert b"Please send it again" in forged.content


def test_a_button_pressed_after_the_session_ended_leads_back_to_its_page(trial: Trial) -> None:
    page = reverse("patient", args=["TRIAL", "P-001"])
    move = reverse("form_move", args=["TRIAL", 1, "lock"])

    ended = Client().post(move, {}, headers={"referer": f"http://testserver{page}"})
    foreign = Client().post(move, {}, headers={"referer": "https://elsewhere.example/"})

    assert ended.context["next"] == page
    assert foreign.context["next"] == "/"


@pytest.mark.requirement("G17")
def test_nobody_else_takes_over_what_was_typed(trial: Trial) -> None:
    trial.patient()
    ann = signed_in(trial.coordinator)
    typed = fields(ann.get(add_url("infusions", "P-001"))) | {"infused_on": "2020-03-02"}
    ann.cookies.pop("sessionid")
    ended = ann.post(add_url("infusions", "P-001"), typed)
    trial.person("investigator", trial.one)

    sent = {
        "username": "investigator",
        "password": PASSWORD,
        "kept": ended.context["kept"],
        "next": add_url("infusions", "P-001"),
    }
    other = ann.post(reverse("sign_in"), sent, follow=True)

    assert fields(other)["infused_on"] == ""
    assert not Draft.objects.exists()


@pytest.mark.requirement("G23")
def test_removal_wants_a_reason_and_leaves_the_history(trial: Trial) -> None:
    trial.patient()
    relapse = trial.save("relapses", {"patient": "P-001", "occurred": "false"})
    ann = signed_in(trial.coordinator)

    blank = ann.post(url("record_remove", relapse), {"version": "1", "reason": " "})
    done = ann.post(url("record_remove", relapse), {"version": "1", "reason": "Entered twice"})

    assert blank.status_code == 422
    assert done.status_code == 302
    assert ann.get(url("record", relapse)).status_code == 404
    history = ann.get(url("record_history", relapse))
    assert b"This record was removed" in history.content
    assert b"Entered twice" in history.content


def test_a_record_with_children_is_not_removed_and_they_are_named(trial: Trial) -> None:
    trial.patient()
    infusion = trial.infusion()
    trial.save("doses", {"infusion": "P-001/1", "given_on": "2020-03-02"})
    ann = signed_in(trial.coordinator)

    refused = ann.post(url("record_remove", infusion), {"version": "1", "reason": "Wrong patient"})

    assert refused.status_code == 422
    assert b"P-001/1/1" in refused.content
    assert b"Wrong patient" in refused.content


@pytest.mark.requirement("G6")
def test_history_is_reached_at_each_field_and_begins_with_the_first_entry(trial: Trial) -> None:
    trial.patient()
    infusion = trial.infusion(blasts_pct="30")
    ann = signed_in(trial.coordinator)
    change = {"blasts_pct": "31", "change:reason": "Misread"}
    fill_in(ann, url("record_change", infusion), change)

    record = ann.get(url("record", infusion)).content.decode()
    history = ann.get(url("record_history", infusion)).content.decode()
    at_field = history[history.index('id="h-blasts_pct"') :].split("</tbody>")[0]

    assert f"{url('record_history', infusion)}#h-blasts_pct" in record
    assert at_field.index("First entry") < at_field.index("Misread")
    assert at_field.index(">30<") < at_field.index(">31<")


def test_derived_values_are_shown_with_what_drove_them(trial: Trial) -> None:
    trial.patient()
    trial.infusion()
    trial.save("marrows", {"patient": "P-001", "taken_on": "2020-03-30", "blasts_pct": "40"})
    ann = signed_in(trial.coordinator)

    page = ann.get(url("record", only("infusions"))).content.decode()

    assert "Derived" in page
    assert "Rests on" in page


def test_a_look_at_identifiers_is_logged(trial: Trial) -> None:
    trial.patient()
    row = trial.save(
        "identifiers", {"patient": "P-001", "kind": "hospital_number", "value": "H-77"}
    )
    ann = signed_in(trial.coordinator)

    ann.get(url("record", row))
    sponsor = signed_in(trial.person("sponsor")).get(url("record", row))

    assert sponsor.status_code == 404
    assert [(e.user, e.kind) for e in AccessLog.objects.all()] == [
        (trial.coordinator, "identifiers")
    ]


@pytest.mark.requirement("G33")
@pytest.mark.parametrize("role", ["monitor", "data_manager", "statistician", "inspector"])
def test_who_may_only_read_is_offered_no_form_and_refused_one(trial: Trial, role: str) -> None:
    trial.patient()
    infusion = trial.infusion()
    reader = signed_in(trial.person(role, trial.one if role == "monitor" else None))

    page = reader.get(url("record", infusion)).content.decode()

    assert url("record_change", infusion) not in page
    assert reader.get(url("record_change", infusion)).status_code == 403
    assert reader.post(url("record_change", infusion), {}).status_code == 403
    assert reader.post(url("record_remove", infusion), {}).status_code == 403
    assert reader.get(add_url("infusions", "P-001")).status_code == 403


def test_what_can_be_read_is_checked_although_something_else_cannot(trial: Trial) -> None:
    trial.patient()
    ann = signed_in(trial.coordinator)

    typed = {"infused_on": "soon", "blasts_pct": "135"}
    response = fill_in(ann, add_url("infusions", "P-001"), typed)

    assert response.status_code == 400
    assert b"soon&#x27; is not a date" in response.content
    assert b"outside the possible range" in response.content


def test_a_form_opened_without_its_parent_asks_for_it(trial: Trial) -> None:
    trial.patient("P-001")
    trial.patient("P-002")
    ann = signed_in(trial.coordinator)

    asked = ann.get(add_url("relapses")).content.decode()
    wrong = ann.get(add_url("relapses", "P-009"))

    assert 'list="candidates"' in asked
    assert '<option value="P-002">' in asked
    assert wrong.status_code == 404
    assert "“P-009”" in wrong.content.decode()


@pytest.mark.requirement("G18")
def test_a_code_that_another_site_has_taken_is_said_at_its_field(trial: Trial) -> None:
    save(trial.outsider, trial.study, "patients", values={"key": "P-001", "site": "TWO"})
    ann = signed_in(trial.coordinator)

    response = fill_in(ann, add_url("patients"), {"key": "P-001", "sex": "F"})

    assert response.status_code == 409
    assert b"is taken by another patient" in response.content
    assert registry["patients"].objects.count() == 1


@pytest.mark.parametrize("version", ["9" * 5000, "²", ""])
def test_a_version_that_is_no_number_is_asked_for_again(trial: Trial, version: str) -> None:
    patient = trial.patient()
    ann = signed_in(trial.coordinator)

    changed = fill_in(ann, url("record_change", patient), {"arm": "A", "change:version": version})
    removed = ann.post(url("record_remove", patient), {"version": version, "reason": "twice"})

    assert (changed.status_code, removed.status_code) == (400, 400)
    assert only("patients").version == 1


def test_a_draft_is_kept_without_its_nul_characters(trial: Trial) -> None:
    patient = trial.patient()
    ann = signed_in(trial.coordinator)

    typed = {"arm": "A\x00", "comment:a\x00": "b\x00", "change:action": "draft"}
    kept = ann.post(url("record_change", patient), typed)

    assert kept.status_code == 302
    assert Draft.objects.get().typed["values"]["arm"] == "A"


def test_a_long_form_and_its_record_show_their_sections_and_link_to_them(trial: Trial) -> None:
    ann = signed_in(trial.coordinator)
    trial.patient("P-001")
    trial.infusion("P-001")
    fill_in(ann, add_url("adverse_events", "P-001"), {"term": "Pyrexia"})

    form = ann.get(add_url("adverse_events", "P-001"))
    record = ann.get(url("record", only("adverse_events")))
    listed = [(q.name, q.heading) for q in form.context["form"].headed]

    assert listed[:2] == [("term", "Event and grade"), ("serious", "Seriousness")]
    assert listed[-1] == ("known_on", "Source")
    for name, heading in listed:
        assert f'<a href="#s-{name}">{heading}</a>' in form.content.decode()
        assert f'<h2 class="heading" id="s-{name}">{heading}</h2>' in form.content.decode()
        assert f'scope="rowgroup">{heading}</th>' in record.content.decode()


def test_a_table_without_sections_asks_for_its_source_without_one(trial: Trial) -> None:
    trial.patient("P-001")

    form = signed_in(trial.coordinator).get(add_url("relapses", "P-001"))

    assert form.context["form"].headed == []
