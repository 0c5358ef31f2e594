"""Tokens from the command line: for whom, for what, and that they work."""

import io
import re
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from rest_framework.test import APIClient

from tests.factories.trials import Trial
from trials.models import ApiToken, Membership

pytestmark = pytest.mark.django_db


@pytest.fixture
def trial() -> Trial:
    return Trial()


def issue(*options: str, user: str = "ann", study: str = "TRIAL", days: str = "30") -> str:
    out = io.StringIO()
    arguments = ["--user", user, "--study", study, "--days", days, *options]
    call_command("create_token", *arguments, stdout=out)
    return out.getvalue()


def client_with(token: str) -> APIClient:
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {token.strip()}")
    return client


def test_the_token_alone_is_printed_and_it_is_not_stored(trial: Trial) -> None:
    printed = issue("--name", "nightly pull")

    stored = ApiToken.objects.get()
    assert re.fullmatch(r"[0-9a-f]{32}\n", printed)
    assert printed.strip() not in (stored.digest, stored.token_key)
    assert (stored.user, stored.study, stored.name) == (
        trial.coordinator,
        trial.study,
        "nightly pull",
    )
    left = stored.expiry - timezone.now()
    assert timedelta(days=29) < left <= timedelta(days=30)


def test_the_token_reads_and_does_not_write(trial: Trial) -> None:
    client = client_with(issue())

    listed = client.get("/api/v1/patients/?study=TRIAL")
    posted = client.post("/api/v1/patients/", {"key": "P-001", "site": "ONE"})

    assert (listed.status_code, posted.status_code) == (200, 403)


def test_a_token_to_write_writes(trial: Trial) -> None:
    client = client_with(issue("--write"))

    posted = client.post("/api/v1/patients/", {"key": "P-001", "site": "ONE"})

    assert posted.status_code == 201


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"user": "nobody"}, "no active user 'nobody'"),
        ({"study": "NONE"}, "no study 'NONE'"),
        ({"days": "0"}, "--days is 0"),
        ({"days": "-3"}, "--days is -3"),
        ({"days": "100000"}, "--days is 100000"),
    ],
)
def test_what_is_wrong_ends_with_status_2(trial: Trial, options: dict[str, str], said: str) -> None:
    with pytest.raises(CommandError) as error:
        issue(**options)

    assert (error.value.returncode, said in str(error.value)) == (2, True)
    assert not ApiToken.objects.exists()


def test_nobody_without_a_role_today_gets_a_token(trial: Trial) -> None:
    Membership.objects.filter(user=trial.coordinator).update(to_on=date(2020, 12, 31))

    with pytest.raises(CommandError, match="has no role in study TRIAL today"):
        issue()


def test_all_that_is_wrong_is_said_at_once(trial: Trial) -> None:
    with pytest.raises(CommandError) as error:
        issue(user="nobody", study="NONE", days="0")

    assert len(str(error.value).splitlines()) == 3
