"""How often an API token may ask."""

from typing import TYPE_CHECKING

from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

if TYPE_CHECKING:  # the views themselves import this module, by way of the settings
    from rest_framework.views import APIView


class TokenRateThrottle(SimpleRateThrottle):
    """Counts requests per token, and per person where a session asks."""

    scope = "token"

    def get_cache_key(self, request: Request, view: "APIView") -> str | None:
        """One counter per token, so that one script cannot use up another's allowance."""
        if request.auth is not None:
            ident = f"token-{request.auth.pk[:32]}"
        elif request.user.is_authenticated:
            ident = f"user-{request.user.pk}"
        else:
            ident = f"address-{self.get_ident(request)}"
        return self.cache_format % {"scope": self.scope, "ident": ident}
