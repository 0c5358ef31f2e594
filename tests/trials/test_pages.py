"""What is true of every page, and the pages that list and count."""

import ast
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode

from tests.factories.trials import PASSWORD, Trial, grant, make_user
from tests.trials.pages import signed_in
from trials.crf import ENVELOPE, PatientRecord, registry
from trials.models import Form, JobRun, Membership, User
from trials.pages import panels
from trials.pages.panels import Panel
from trials.places import form_of

pytestmark = pytest.mark.django_db
STARTED = "2020-03-02T10:00:00Z"


@pytest.fixture
def trial() -> Trial:
    trial = Trial(synthetic=True)
    trial.patient(born_on="1990-05", sex="F")
    trial.infusion(blasts_pct="30", generation="2")
    trial.save("toxicities", {"infusion": "P-001/1", "toxicity": "CRS", "occurred": "false"})
    trial.save("relapses", {"patient": "P-001", "occurred": "true", "relapsed_on": "2020-10"})
    trial.save("deaths", {"patient": "P-001", "died_on": "2021-02-03"})
    return trial


def every_page(trial: Trial) -> list[str]:
    """One address of every kind of page inside the study."""
    infusion = registry["infusions"]._default_manager.get()
    form = form_of(infusion)
    assert form
    at = ["TRIAL", "infusions", infusion.pk]
    return [
        *(
            reverse(name, args=["TRIAL"])
            for name in ("study", "patients", "tables", "forms", "completeness", "history")
        ),
        reverse("patient", args=["TRIAL", "P-001"]),
        *(reverse("rows", args=["TRIAL", table]) for table in registry),
        *(reverse(name, args=at) for name in ("record", "record_history", "record_remove")),
        reverse("record_change", args=at),
        reverse("form", args=["TRIAL", form.pk]),
        *(
            f"{reverse('record_add', args=['TRIAL', table])}?under=P-001"
            for table, record in registry.items()
            if issubclass(record, PatientRecord) and record.crf.parent == "patient"
        ),
    ]


def test_every_page_of_a_synthetic_study_says_so(trial: Trial) -> None:
    ann = signed_in(trial.coordinator)

    for address in every_page(trial):
        page = ann.get(address)

        assert page.status_code == 200, address
        assert b"Synthetic demonstration data</p>" in page.content, address


def test_the_policy_allows_no_inline_script_and_the_pages_have_none(trial: Trial) -> None:
    ann = signed_in(trial.coordinator)

    for address in [*every_page(trial), reverse("drafts"), reverse("jobs")]:
        page = ann.get(address)
        policy, text = page.headers["Content-Security-Policy"], page.content.decode()

        assert "unsafe" not in policy
        assert "script-src 'self'" in policy
        assert not re.search(r"<script(?![^>]*\bsrc=)|\sstyle=|<style|\son\w+=", text), address
        assert page.headers["Cache-Control"] == "no-store"


class Inputs(HTMLParser):
    """The inputs of a page that no label, group or aria attribute names; and doubled ids."""

    def __init__(self) -> None:
        super().__init__()
        self.labelled: set[str] = set()
        self.inputs: list[tuple[str, bool]] = []
        self.ids: list[str] = []
        self.references: list[str] = []
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        for name in ("aria-labelledby", "aria-describedby"):
            self.references += given.get(name, "").split()
        if tag == "label":
            self.depth += 1
            self.labelled.add(given.get("for", ""))
        if tag in ("input", "select", "textarea") and given.get("type") != "hidden":
            named = self.depth > 0 or "aria-label" in given
            self.inputs.append((given.get("id", ""), named))

    def handle_endtag(self, tag: str) -> None:
        if tag == "label":
            self.depth -= 1


def test_every_input_has_a_label_and_every_reference_an_end(trial: Trial) -> None:
    ann = signed_in(trial.coordinator)

    for address in [*every_page(trial), reverse("password_change")]:
        page = Inputs()
        text = ann.get(address).content.decode()
        page.feed(text)

        assert all(named or ident in page.labelled for ident, named in page.inputs), address
        assert len(page.ids) == len(set(page.ids)), address
        assert set(page.references) <= set(page.ids), address
        assert 'class="skip" href="#content"' in text
        assert text.count("<h1") == 1, address


@pytest.mark.requirement("G18")
def test_an_outsider_meets_404_on_every_page_about_a_patient(trial: Trial) -> None:
    outsider = signed_in(trial.outsider)
    stranger = signed_in(make_user("stranger"))

    for address in every_page(trial):
        foreign = outsider.get(address)

        assert stranger.get(address).status_code == 404, address
        assert b"P-001" not in foreign.content or foreign.status_code == 404, address


def test_without_a_session_every_page_leads_to_the_sign_in_and_back(trial: Trial) -> None:
    address = reverse("patient", args=["TRIAL", "P-001"])

    asked = Client().get(address)
    signed = Client().post(
        reverse("sign_in"), {"username": "ann", "password": PASSWORD, "next": address}
    )

    assert asked.url == f"{reverse('sign_in')}?{urlencode({'next': address})}"
    assert signed.url == address


def test_a_foreign_address_is_never_followed_after_the_sign_in(trial: Trial) -> None:
    sent = {"username": "ann", "password": PASSWORD, "next": "https://elsewhere.example/"}

    assert Client().post(reverse("sign_in"), sent).url == "/"


@pytest.mark.requirement("G16")
def test_failed_sign_ins_lock_the_account_even_for_the_right_password(trial: Trial) -> None:
    client = Client()
    wrong = {"username": "ann", "password": "not the right one"}

    answers = [client.post(reverse("sign_in"), wrong) for _ in range(settings.AXES_FAILURE_LIMIT)]
    right = client.post(reverse("sign_in"), wrong | {"password": PASSWORD})

    assert answers[0].status_code == 200
    assert b"Please enter a correct username and password" in answers[0].content
    assert right.status_code == 429
    assert b"What to do" in right.content
    assert b"Wait 15 minutes" in right.content
    assert "_auth_user_id" not in client.session


def test_the_password_is_changed_with_the_old_one(trial: Trial) -> None:
    ann = signed_in(trial.coordinator)
    new = "another long enough password"
    sent = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}

    refused = ann.post(reverse("password_change"), sent | {"old_password": "wrong"})
    changed = ann.post(reverse("password_change"), sent)

    assert b"Your old password was entered incorrectly" in refused.content
    assert changed.status_code == 302
    assert User.objects.get(username="ann").check_password(new)


def test_signing_out_ends_the_session(trial: Trial) -> None:
    ann = signed_in(trial.coordinator)

    assert ann.post(reverse("sign_out")).url == reverse("sign_in")
    assert ann.get(reverse("drafts")).status_code == 302
    assert ann.get(reverse("session")).status_code == 401


def test_the_studies_of_a_person_are_listed_with_the_role_in_each(trial: Trial) -> None:
    other = Trial("OTHER")
    grant(trial.coordinator, other.study, "statistician")
    ann = signed_in(trial.coordinator)

    page = ann.get("/").content.decode()

    assert "Research coordinator" in page
    assert "Statistician" in page
    assert signed_in(trial.outsider).get("/").url == reverse("study", args=["TRIAL"])


def test_a_patient_is_found_by_code(trial: Trial) -> None:
    trial.patient("P-002")
    trial.patient("Q-001")
    ann = signed_in(trial.coordinator)
    patients = reverse("patients", args=["TRIAL"])

    some = ann.get(patients, {"code": "p-0"}).content.decode()

    assert ann.get(patients, {"code": "q-001"}).url == reverse("patient", args=["TRIAL", "Q-001"])
    assert "P-002" in some
    assert "Q-001" not in some
    assert b"No patient that you may see" in ann.get(patients, {"code": "X"}).content


def test_the_timeline_counts_days_from_the_infusion_and_leaves_out_what_did_not_happen(
    trial: Trial,
) -> None:
    trial.save("marrows", {"patient": "P-001", "infusion": "P-001/1", "taken_on": "2020-03-30"})
    ann = signed_in(trial.coordinator)

    response = ann.get(reverse("patient", args=["TRIAL", "P-001"]))
    marks = [(m.when, m.title, m.day) for m in response.context["marks"]]

    assert marks == [
        ("1990-05", registry["patients"].crf.items["born_on"].label, ""),
        ("2020-03-02", "Infusion 1", "day 0"),
        ("2020-03-30", "Marrow 1", "+28 d"),
        ("2020-10", "Relapse 1", ""),
        ("2021-02-03", "Death", ""),
    ]


def test_other_apps_add_panels_to_the_patient_page(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build(actor: object, study: object, record: object) -> Panel:
        return Panel("A panel of its own", "trials/answer.html", {})

    monkeypatch.setitem(panels._panels, "patient", [build])
    page = signed_in(trial.coordinator).get(reverse("patient", args=["TRIAL", "P-001"]))

    assert b"A panel of its own" in page.content


def test_a_table_page_links_its_download(trial: Trial) -> None:
    ann = signed_in(trial.coordinator)

    page = ann.get(reverse("rows", args=["TRIAL", "infusions"])).content.decode()

    link = "/api/v1/tables/infusions?study=TRIAL&format=csv"
    assert link.replace("&", "&amp;") in page
    assert b"".join(ann.get(link).streaming_content).startswith(b"key,patient,number")


def test_pages_of_a_table_hold_fifty_rows_each(trial: Trial) -> None:
    for number in range(2, 53):
        trial.patient(f"P-{number:03}")
    ann = signed_in(trial.coordinator)

    second = ann.get(reverse("rows", args=["TRIAL", "patients"]), {"page": "2"})
    beyond = ann.get(reverse("rows", args=["TRIAL", "patients"]), {"page": "99"})

    assert [row.key for row, *_ in second.context["lines"]] == ["P-051", "P-052"]
    assert beyond.context["page"].number == 2


def test_completeness_counts_records_gaps_and_own_drafts(trial: Trial) -> None:
    ann = signed_in(trial.coordinator)
    add = f"{reverse('record_add', args=['TRIAL', 'relapses'])}?under=P-001"
    ann.post(add, {"occurred": "true", "change:action": "draft"})

    response = ann.get(reverse("completeness", args=["TRIAL"]))
    [(patient, cells)] = response.context["rows"]
    found = {cell.table: (cell.records, cell.drafts) for cell in cells}

    assert patient.key == "P-001"
    assert found["relapses"] == (1, 1)
    assert found["marrows"] == (0, 0)


def test_tables_stand_under_their_topics_in_the_order_of_a_treatment(trial: Trial) -> None:
    ann = signed_in(trial.coordinator)

    tables = ann.get(reverse("tables", args=["TRIAL"])).context["topics"]
    grid = ann.get(reverse("completeness", args=["TRIAL"])).context

    assert [topic for topic, _, _ in tables] == [
        "Study",
        "Patient and history",
        "Product and infusion",
        "Response",
        "Toxicity and safety",
        "Laboratory",
        "Transplant",
        "Relapse and follow-up",
    ]
    assert {total for topic, _, total in tables if topic == "Transplant"} == {0}
    absent = [crf.table for crf in grid["absent"]]
    shown = [crf.table for _, listed in grid["topics"] for crf in listed]
    assert "gvhd" in absent
    assert "relapses" in shown
    assert not {*absent} & {*shown}


@pytest.mark.requirement("G7")
def test_the_history_of_a_study_is_filtered_and_downloaded(trial: Trial) -> None:
    patient = registry["patients"]._default_manager.get()
    trial.patient("P-002")
    ann = signed_in(trial.coordinator)
    filters = {"table": "patients", "key": "P-001"}

    page = ann.get(reverse("history", args=["TRIAL"]), filters)
    file = ann.get(reverse("history_csv", args=["TRIAL"]), filters)
    lines = b"".join(file.streaming_content).decode().splitlines()
    everything = ann.get(reverse("history_csv", args=["TRIAL"]))
    under = ann.get(reverse("history", args=["TRIAL"]), {"key": "P-001"})

    assert {d.record for d, *_ in page.context["lines"]} == {patient.pk}
    assert len(lines) == len(page.context["lines"]) + 1
    assert lines[0].startswith("at,table,key,record,version,operation,field,old,new,who,role")
    assert len(b"".join(everything.streaming_content).splitlines()) > len(lines)
    assert {d.table for d, *_ in under.context["lines"]} >= {"patients", "infusions", "deaths"}
    assert ann.get(reverse("history", args=["TRIAL"]), {"who": "nobody"}).context["lines"] == []


@pytest.mark.requirement("G10")
def test_locking_and_unlocking_want_a_right_and_unlocking_a_reason(trial: Trial) -> None:
    form = form_of(registry["infusions"]._default_manager.get())
    assert form
    ann, manager = signed_in(trial.coordinator), signed_in(trial.person("data_manager"))

    def move(client: Client, action: str, reason: str) -> int:
        form.refresh_from_db()
        at = reverse("form_move", args=["TRIAL", form.pk, action])
        return client.post(at, {"version": form.version, "reason": reason}).status_code

    assert move(ann, "lock", "mine") == 403
    assert move(manager, "lock", "interim") == 302
    assert move(ann, "unlock", "please") == 403
    assert move(manager, "unlock", "  ") == 422
    assert move(manager, "unlock", "late source") == 302
    form.refresh_from_db()
    assert form.status == Form.Status.DRAFT


def test_a_form_with_gaps_is_not_complete_and_says_which(trial: Trial) -> None:
    form = form_of(registry["infusions"]._default_manager.get())
    assert form
    ann = signed_in(trial.coordinator)

    at = reverse("form_move", args=["TRIAL", form.pk, "complete"])
    refused = ann.post(at, {"version": form.version, "reason": "all in"})

    label = registry["infusions"].crf.items["strategy"].label
    assert refused.status_code == 422
    assert f"{label} is empty".encode() in refused.content
    assert b'value="all in"' in refused.content


def test_job_runs_show_what_when_how_long_and_with_what_outcome(trial: Trial) -> None:
    JobRun.objects.create(
        task="rescore_changed",
        slot="2020-03-02T10:00:00Z",
        state=JobRun.State.DONE,
        queued_at=STARTED,
        started_at=STARTED,
        finished_at="2020-03-02T10:00:07.5Z",
        rows=326,
    )
    ann = signed_in(trial.coordinator)

    page = ann.get(reverse("jobs")).content.decode()

    for said in ("rescore_changed", "2020-03-02 10:00:00", "7.5", "326", "Done"):
        assert said in page
    assert b"No runs pass" in ann.get(reverse("jobs"), {"state": "failed"}).content
    assert signed_in(make_user("stranger")).get(reverse("jobs")).status_code == 404


def test_an_administrator_keeps_accounts_and_sees_no_patient(trial: Trial) -> None:
    chief = trial.person("administrator")
    client = signed_in(chief)
    new = {
        "user": trial.outsider.pk,
        "study": trial.study.pk,
        "site": trial.two.pk,
        "role": "monitor",
        "from_on": "2020-05-01",
    }

    added = client.post(reverse("admin:trials_membership_add"), new)
    shown = client.get(reverse("study", args=["TRIAL"])).content.decode()
    granted = Membership.objects.get(role="monitor")

    assert added.status_code == 302
    assert granted.granted_by == chief
    assert reverse("admin:index") in shown
    assert reverse("patients", args=["TRIAL"]) not in shown
    assert client.get(reverse("patient", args=["TRIAL", "P-001"])).status_code == 404
    gone = client.post(
        reverse("admin:trials_membership_delete", args=[granted.pk]), {"post": "yes"}
    )
    assert gone.status_code == 403


def test_an_administrator_has_no_say_in_other_studies(trial: Trial) -> None:
    other = Trial("OTHER")
    client = signed_in(trial.person("administrator"))
    foreign = Membership.objects.get(user=other.coordinator)
    new = {"user": trial.outsider.pk, "study": other.study.pk, "role": "sponsor"}

    refused = client.post(reverse("admin:trials_membership_add"), new | {"from_on": "2020-05-01"})
    password = client.get(reverse("admin:auth_user_password_change", args=[other.coordinator.pk]))

    assert refused.status_code == 200
    assert b"Select a valid choice" in refused.content
    assert not Membership.objects.filter(role="sponsor").exists()
    assert password.status_code in (302, 403, 404)
    assert (
        client.get(reverse("admin:trials_membership_change", args=[foreign.pk])).status_code == 302
    )


def test_accounts_are_closed_to_everybody_else(trial: Trial) -> None:
    ann = signed_in(trial.coordinator)

    assert ann.get(reverse("admin:trials_user_changelist")).status_code == 302
    assert reverse("admin:index") not in ann.get("/", follow=True).content.decode()


def test_an_administrator_lifts_the_lock_of_a_sign_in(trial: Trial) -> None:
    client = Client()
    for _ in range(settings.AXES_FAILURE_LIMIT):
        client.post(reverse("sign_in"), {"username": "ann", "password": "wrong"})
    chief = signed_in(trial.person("administrator"))

    action = {"action": "lift_lock", "_selected_action": [trial.coordinator.pk]}
    chief.post(reverse("admin:trials_user_changelist"), action)
    again = client.post(reverse("sign_in"), {"username": "ann", "password": PASSWORD})

    assert again.status_code == 302


APP = Path(settings.BASE_DIR) / "trials"
SOURCES = [
    *sorted((APP / "pages").glob("*.py")),
    APP / "forms.py",
    APP / "typed.py",
    *sorted((APP / "templates").rglob("*.html")),
    *sorted((APP / "static").rglob("*.js")),
]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_no_page_names_a_field_of_a_crf(source: Path) -> None:
    items = [item for record in registry.values() for item in record.crf.items.values()]
    # Single words are words of any page; what is made of several is a name and nothing else.
    names = {item.name for item in items if "_" in item.name}
    labels = {item.label for item in items if " " in item.label} - {"Synthetic demonstration data"}
    text = source.read_text()

    if source.suffix == ".py":
        words = {
            node.value if isinstance(node, ast.Constant) else node.attr
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.Attribute)
            or (isinstance(node, ast.Constant) and isinstance(node.value, str))
        }
        assert not names & words
    else:
        assert not {n for n in names if re.search(rf"\b{n}\b", text)} - {"protocol_version"}
    assert not {label for label in labels if label in text}


def test_no_item_has_the_name_of_what_accompanies_a_change() -> None:
    for table, record in registry.items():
        assert not set(record.crf.items) & set(ENVELOPE), table


@pytest.mark.parametrize(
    "address",
    [
        "/studies/%00/",
        "/studies/TRIAL/patients/?code=%00",
        "/studies/TRIAL/history/?key=%00",
        "/studies/TRIAL/history.csv?who=%00",
        "/jobs/?task=%00",
    ],
)
def test_a_nul_character_in_an_address_is_refused(trial: Trial, address: str) -> None:
    response = signed_in(trial.coordinator).get(address)

    assert response.status_code == 400
    assert b"NUL character" in response.content


def test_a_start_beyond_every_history_shows_an_empty_page(trial: Trial) -> None:
    response = signed_in(trial.coordinator).get(
        reverse("history", args=["TRIAL"]), {"start": "9" * 30}
    )

    assert response.status_code == 200


def test_a_name_longer_than_any_account_is_an_ordinary_failure(trial: Trial) -> None:
    response = Client().post(reverse("sign_in"), {"username": "x" * 5000, "password": "x"})

    assert response.status_code == 200
    assert "_auth_user_id" not in response.wsgi_request.session


def test_what_pretends_to_be_a_kept_form_does_not_stop_the_sign_in(trial: Trial) -> None:
    typed = {"username": "ann", "password": PASSWORD, "kept": "[" * 100_000}

    assert Client().post(reverse("sign_in"), typed).status_code == 302


def test_an_open_finding_leads_a_reader_to_the_record_and_a_writer_to_its_form():
    trial = Trial()
    trial.patient()
    infusion = trial.infusion(blasts_pct=30, m2_or_worse=False)
    at = f"/studies/TRIAL/tables/infusions/{infusion.pk}/"

    seen = {}
    for user in (trial.coordinator, trial.person("monitor", trial.one)):
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        seen[user.username] = client.get("/studies/TRIAL/").content.decode()

    assert f'href="{at}change/"' in seen["ann"]
    assert f'href="{at}"' in seen["monitor"]
    assert f'href="{at}change/"' not in seen["monitor"]
