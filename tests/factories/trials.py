"""Studies, sites, people and saved rows for tests. Everything is dated in 2020 and 2021."""

from datetime import date
from typing import Any

from django.utils import timezone
from rest_framework.test import APIClient

from trials.access import Actor
from trials.actions import save_record
from trials.changes import Change, Saved
from trials.crf import registry
from trials.models import ApiToken, Membership, Site, Study, User

PASSWORD = "a long enough password"


def make_study(key: str = "TRIAL", **settings: Any) -> Study:
    return Study.objects.create(key=key, title=f"Study {key}", **settings)


def make_site(study: Study, key: str = "ONE", time_zone: str = "Europe/London") -> Site:
    return Site.objects.create(study=study, key=key, name=f"Hospital {key}", time_zone=time_zone)


def make_user(
    name: str, study: Study | None = None, role: str = "", site: Site | None = None
) -> User:
    user = User.objects.create_user(name, password=PASSWORD)
    if study is not None:
        grant(user, study, role, site)
    return user


def grant(user: User, study: Study, role: str, site: Site | None = None) -> Membership:
    return Membership.objects.create(
        user=user, study=study, role=role, site=site, from_on=date(2020, 1, 1)
    )


def token_for(user: User, study: Study, *, write: bool = False) -> str:
    _, token = ApiToken.objects.create(
        user=user,
        expiry=timezone.timedelta(days=1),
        study=study,
        may_write=write,
        name="test",
    )
    return token


def client_for(user: User, study: Study, *, write: bool = True) -> APIClient:
    """An API client that holds a token of the person for the study."""
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {token_for(user, study, write=write)}")
    return client


def save(user: User, study: Study, table: str, *, source: str = "api", **change: Any) -> Saved:
    """Save one row through the one write path."""
    return save_record(
        actor=Actor.of(user, source=source),
        study=study,
        record=registry[table],
        change=Change(**change),
    )


class Trial:
    """One study with two sites and a coordinator at each."""

    def __init__(self, key: str = "TRIAL", **settings: Any) -> None:
        self.study = make_study(key, **settings)
        self.one = make_site(self.study, "ONE")
        self.two = make_site(self.study, "TWO", "Asia/Shanghai")
        prefix = "" if key == "TRIAL" else f"{key.lower()}-"
        self.coordinator = make_user(f"{prefix}ann", self.study, "coordinator", self.one)
        self.outsider = make_user(f"{prefix}otto", self.study, "coordinator", self.two)
        self.prefix = prefix

    def person(self, role: str, site: Site | None = None) -> User:
        return make_user(f"{self.prefix}{role}", self.study, role, site)

    def save(self, table: str, values: dict[str, Any], **more: Any) -> Any:
        """The record that the coordinator of site ONE saved."""
        return save(self.coordinator, self.study, table, values=values, **more).record

    def patient(self, key: str = "P-001", **values: Any) -> Any:
        return self.save("patients", {"key": key, "site": "ONE", **values})

    def infusion(self, patient: str = "P-001", on: str = "2020-03-02", **values: Any) -> Any:
        return self.save("infusions", {"patient": patient, "infused_on": on, **values})

    def client(self, user: User | None = None, *, write: bool = True) -> APIClient:
        return client_for(user or self.coordinator, self.study, write=write)
