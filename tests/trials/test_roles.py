# ruff: noqa: E501 - the table is read by row
"""The role x action table of the design, cell by cell, each through the path that people use."""

from typing import Any

import pytest
from rest_framework.test import APIClient

from tests.factories.casebook import rows
from tests.factories.trials import Trial, client_for
from trials.access import WRITING, Actor
from trials.actions import lock_form
from trials.definitions.roles import RIGHTS, ROLE, Right
from trials.imports import import_file
from trials.models import Form, User

# Who is bound to a site is asked at that site. "file": import; "past": into a study marked
# retrospective. "name": enter an identifier.
TABLE = """
role          | read | export | history | identifiers | name | enter | change | remove | file | past | complete | lock | unlock | construct | study | site
--------------+------+--------+---------+-------------+------+-------+--------+--------+------+------+----------+------+--------+-----------+-------+-----
coordinator   | yes  | yes    | yes     | yes         | yes  | yes   | yes    | yes    | yes  | yes  | yes      | no   | no     | no        | no    | no
investigator  | yes  | yes    | yes     | yes         | yes  | yes   | yes    | yes    | yes  | yes  | yes      | no   | no     | no        | no    | no
monitor       | yes  | yes    | yes     | no          | no   | no    | no     | no     | no   | no   | no       | no   | no     | no        | no    | no
data_manager  | yes  | yes    | yes     | no          | no   | no    | no     | no     | no   | yes  | no       | yes  | yes    | no        | no    | no
statistician  | yes  | yes    | yes     | no          | no   | no    | no     | no     | no   | no   | no       | no   | no     | no        | no    | no
trial_lead    | yes  | yes    | yes     | no          | no   | no    | no     | no     | no   | no   | no       | no   | yes    | yes       | no    | no
sponsor       | yes  | yes    | yes     | no          | no   | no    | no     | no     | no   | no   | no       | no   | no     | no        | no    | no
inspector     | yes  | yes    | yes     | no          | no   | no    | no     | no     | no   | no   | no       | no   | no     | no        | no    | no
administrator | no   | no     | no      | no          | no   | no    | no     | no     | no   | no   | no       | no   | no     | no        | yes   | yes
"""
CELLS = [
    pytest.param(row["role"], action, allowed == "yes", id=f"{row['role']}-{action}")
    for row in rows(TABLE)
    for action, allowed in row.items()
    if action != "role"
]


class Asked:
    """One person of a role, and what comes of each action."""

    def __init__(self, trial: Trial, role: str) -> None:
        self.trial = trial
        bound = role in ROLE.subsets["bound_to_site"]
        self.user: User = trial.person(role, trial.one if bound else None)
        self.client: APIClient = client_for(self.user, trial.study, write=True)
        self.patient = trial.patient("P-001", sex="F")
        self.consent = trial.save("consents", {"patient": "P-001", "consented_on": "2020-01-07"})
        self.at = f"/api/v1/patients/{self.patient.pk}"

    def __call__(self, action: str) -> bool:
        done = getattr(self, action)()
        if isinstance(done, bool):
            return done
        assert done.status_code in (200, 201, 403, 404), done.content
        return done.status_code < 300

    def read(self) -> Any:
        return self.client.get(self.at)

    def export(self) -> Any:
        return self.client.get("/api/v1/tables/patients", {"study": "TRIAL"})

    def history(self) -> Any:
        return self.client.get(f"{self.at}/history")

    def identifiers(self) -> Any:
        one = self._identifier()
        return self.client.get(f"/api/v1/identifiers/{one.pk}")

    def name(self) -> Any:
        body = {"patient": "P-001", "kind": "initials", "value": "AB"}
        return self.client.post("/api/v1/identifiers", body)

    def enter(self) -> Any:
        return self.client.post(
            "/api/v1/infusions", {"patient": "P-001", "infused_on": "2020-03-02"}
        )

    def change(self) -> Any:
        return self.client.patch(self.at, {"sex": "M", "version": 1, "reason": "misread"})

    def remove(self) -> Any:
        at = f"/api/v1/consents/{self.consent.pk}"
        return self.client.delete(at, {"version": 1, "reason": "entered twice"})

    def complete(self) -> Any:
        return self._form("complete", version=1)

    def lock(self) -> Any:
        return self._form("lock", version=1)

    def unlock(self) -> Any:
        lock_form(actor=Actor.system(), form_id=self.consent.form_id, reason="clean", version=1)
        return self._form("unlock", version=2)

    def construct(self) -> Any:
        return self.client.post("/api/v1/constructs", {"key": "C-1", "name": "First construct"})

    def study(self) -> Any:
        body = {"title": "Another title", "version": 1, "reason": "amended"}
        return self.client.patch(f"/api/v1/studies/{self.trial.study.pk}", body)

    def site(self) -> Any:
        body = {"key": "THREE", "name": "Hospital THREE", "time_zone": "Asia/Tokyo"}
        return self.client.post("/api/v1/sites", body)

    def past(self) -> bool:
        self.trial.study.retrospective = True
        self.trial.study.save()
        return self.file()

    def file(self) -> bool:
        report = import_file(
            actor=Actor.of(self.user, source="import"),
            study=self.trial.study,
            content=b"key,site,sex\nP-002,ONE,M\n",
            name="patients.csv",
            reason="from the old database",
            table="patients",
        )
        assert {f.code for f in report.faults} <= {"forbidden"}
        return report.rows["patients"].created == 1

    def _form(self, action: str, *, version: int) -> Any:
        assert Form.objects.filter(pk=self.consent.form_id).exists()
        body = {"reason": "as agreed", "version": version}
        return self.client.post(f"/api/v1/forms/{self.consent.form_id}/{action}", body)

    def _identifier(self) -> Any:
        return self.trial.save(
            "identifiers", {"patient": "P-001", "kind": "initials", "value": "AB"}
        )


@pytest.mark.django_db
@pytest.mark.requirement("G14")
@pytest.mark.requirement("G33")
@pytest.mark.parametrize(("role", "action", "allowed"), CELLS)
def test_a_role_may_do_what_the_table_says(role: str, action: str, allowed: bool) -> None:
    asked = Asked(Trial(), role)

    assert asked(action) == allowed


def test_the_table_names_every_role_once() -> None:
    assert [row["role"] for row in rows(TABLE)] == list(RIGHTS) == list(ROLE.codes)


def test_who_enters_data_is_bound_to_a_site() -> None:
    entering = {role for role, rights in RIGHTS.items() if Right.ENTER in rights}

    assert entering <= ROLE.subsets["bound_to_site"] == {"coordinator", "investigator", "monitor"}


def test_a_token_without_writing_keeps_every_right_to_read_and_no_other() -> None:
    reading = {Right.READ, Right.READ_STUDY, Right.READ_IDENTIFIERS, Right.EXPORT, Right.JOBS}

    assert frozenset(Right) - WRITING == reading | {Right.ANALYSE}


def test_the_inspector_and_the_sponsor_write_nowhere() -> None:
    assert not WRITING & (RIGHTS["inspector"] | RIGHTS["sponsor"] | RIGHTS["monitor"])
