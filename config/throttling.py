"""How often an API token may ask."""

from typing import TYPE_CHECKING

import redis
import structlog
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

if TYPE_CHECKING:  # the views themselves import this module, by way of the settings
    from rest_framework.views import APIView

logger = structlog.get_logger(__name__)


class TokenRateThrottle(SimpleRateThrottle):
    """Counts requests per token, and per person where a session asks."""

    scope = "token"

    def allow_request(self, request: Request, view: "APIView") -> bool:
        """Whether the request is within the rate; all are while the counter cannot be asked.

        Data can be entered and read without the broker, so a pause of it is no reason to refuse.
        """
        try:
            return bool(super().allow_request(request, view))
        except redis.RedisError:
            logger.warning("rate_not_counted")
            return True

    def get_cache_key(self, request: Request, view: "APIView") -> str | None:
        """One counter per token, so that one script cannot use up another's allowance."""
        if request.auth is not None:
            ident = f"token-{request.auth.pk[:32]}"
        elif request.user.is_authenticated:
            ident = f"user-{request.user.pk}"
        else:
            ident = f"address-{self.get_ident(request)}"
        return self.cache_format % {"scope": self.scope, "ident": ident}
