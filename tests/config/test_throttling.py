"""A token has a rate of its own."""

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.cache.backends.redis import RedisCache
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory, force_authenticate
from rest_framework.views import APIView

from config.throttling import TokenRateThrottle


class TwiceAMinute(TokenRateThrottle):
    rate = "2/min"


class Answer(APIView):
    throttle_classes = [TwiceAMinute]
    permission_classes = []

    def get(self, request):
        return Response({})


class Token:
    def __init__(self, pk: str) -> None:
        self.pk = pk


@pytest.fixture(autouse=True)
def _nothing_counted_yet() -> None:
    cache.clear()


def status(token: str) -> int:
    request = APIRequestFactory().get("/")
    force_authenticate(request, user=get_user_model()(pk=1), token=Token(token))
    return Answer.as_view()(request).status_code


def test_the_third_request_of_a_token_is_too_many_and_another_token_is_not_touched():
    assert [status("a" * 64) for _ in range(3)] == [200, 200, 429]
    assert status("b" * 64) == 200


def test_while_the_counter_does_not_answer_nobody_is_refused(monkeypatch):
    monkeypatch.setattr(TwiceAMinute, "cache", RedisCache("redis://127.0.0.1:1/0", {}))

    assert [status("c" * 64) for _ in range(3)] == [200, 200, 200]


@pytest.mark.django_db
def test_the_rate_of_the_settings_holds_for_every_view(settings):
    assert settings.REST_FRAMEWORK["DEFAULT_THROTTLE_CLASSES"] == [
        "config.throttling.TokenRateThrottle"
    ]
    assert TokenRateThrottle().rate == "300/min"
