"""Whether the database and the broker answer, and how long ago beat was last seen."""

from dataclasses import asdict, dataclass

import redis
from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

BEAT_KEY = "cartograph:beat"


@dataclass(frozen=True)
class Beat:
    """Seconds since beat's last round, None before the first one."""

    age_s: float | None
    stale: bool


def record_beat() -> None:
    """Note in the broker, on the broker's clock, that beat is alive."""
    with broker() as client:
        seconds, _ = client.time()
        client.set(BEAT_KEY, seconds)


def broker() -> redis.Redis:
    """A connection of its own that gives up soon, for a health check must not hang."""
    return redis.Redis.from_url(settings.REDIS_URL, socket_timeout=2, socket_connect_timeout=2)


@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 when database and broker answer, else 503. A late beat is told, not punished."""
    database = _database_answers()
    beat = beat_seen()
    answer = {
        "database": database,
        "broker": beat is not None,
        "beat": asdict(beat or Beat(age_s=None, stale=True)),
    }
    return JsonResponse(answer, status=200 if database and beat is not None else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def beat_seen() -> Beat | None:
    """What is known of beat; None where the broker does not answer."""
    try:
        with broker() as client:
            seconds, _ = client.time()
            seen = client.get(BEAT_KEY)
    except redis.RedisError:
        return None
    if seen is None:
        return Beat(age_s=None, stale=True)
    age = max(0.0, float(seconds) - float(seen))
    return Beat(age_s=age, stale=age > settings.BEAT_STALE_SECONDS)
