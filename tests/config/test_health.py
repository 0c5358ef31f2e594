"""/healthz says what answers, and does not punish a late beat."""

import pytest
import redis
from django.db import DatabaseError, connection
from django.urls import reverse

from config.celery import LedgerScheduler, app
from config.health import BEAT_KEY, broker, record_beat


@pytest.fixture(autouse=True)
def _no_beat_yet() -> None:
    with broker() as client:
        client.delete(BEAT_KEY)


def seen(seconds_ago: int) -> None:
    with broker() as client:
        client.set(BEAT_KEY, client.time()[0] - seconds_ago)


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/healthz/"])
def test_all_is_well_before_the_first_tick(client, path):
    response = client.get(path)

    assert response.status_code == 200
    assert response.json() == {
        "database": True,
        "broker": True,
        "beat": {"age_s": None, "stale": True},
    }


@pytest.mark.django_db
def test_a_beat_that_was_just_seen_is_fresh(client):
    record_beat()

    beat = client.get(reverse("healthz")).json()["beat"]

    assert beat["stale"] is False
    assert 0 <= beat["age_s"] < 60


@pytest.mark.django_db
def test_a_late_beat_is_told_and_not_punished(client, settings):
    settings.BEAT_STALE_SECONDS = 60
    seen(seconds_ago=90)

    response = client.get(reverse("healthz"))

    assert response.status_code == 200
    assert response.json()["beat"]["stale"] is True
    assert response.json()["beat"]["age_s"] >= 90


@pytest.mark.django_db
def test_without_a_broker_it_is_503(client, settings, tmp_path):
    settings.REDIS_URL = f"unix://{tmp_path}/nobody.sock"

    response = client.get(reverse("healthz"))

    assert response.status_code == 503
    assert response.json() == {
        "database": True,
        "broker": False,
        "beat": {"age_s": None, "stale": True},
    }


@pytest.mark.django_db
def test_without_a_database_it_is_503(client, monkeypatch):
    def refuse() -> None:
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", refuse)

    response = client.get(reverse("healthz"))

    assert response.status_code == 503
    assert response.json()["database"] is False


@pytest.mark.django_db
def test_a_broker_that_refuses_the_password_is_503(client, settings):
    settings.REDIS_URL = settings.REDIS_URL.replace("unix://:", "unix://:x")

    response = client.get(reverse("healthz"))

    assert response.status_code == 503
    with pytest.raises(redis.AuthenticationError), broker() as refused:
        refused.ping()


def test_beat_outlives_a_broker_that_does_not_answer(settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    pause = LedgerScheduler(app, lazy=True, schedule={}).tick()

    assert pause > 0
