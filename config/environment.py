"""Typed reading of environment variables: every fault is collected, then the start is refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

YES = frozenset({"true", "yes", "on", "1"})
NO = frozenset({"false", "no", "off", "0"})
BROKER_SCHEMES = ("redis", "rediss", "unix")
DATABASE_SCHEMES = ("postgres", "postgresql")


@dataclass
class Environment:
    """Variables as values of a type. An empty variable counts as unset.

    A fault never stops the reading: a stand-in value is returned and `refuse_faults` names every
    fault at once, so that a wrong set-up is corrected in one go.
    """

    variables: Mapping[str, str]
    faults: list[str] = field(default_factory=list)

    def text(self, name: str, *, default: str | None = None, remedy: str) -> str:
        """The value as it stands. Without a default the variable must be set."""
        given = self._given(name)
        if given is not None:
            return given
        if default is None:
            self.faults.append(f"{name} is not set. {remedy}")
            return ""
        return default

    def secret(self, name: str, *, remedy: str, shortest: int = 32) -> str:
        """A secret long enough not to be guessed. It is never repeated in a message."""
        given = self.text(name, remedy=remedy)
        if given and len(given) < shortest:
            self.faults.append(
                f"{name} has {len(given)} characters, at least {shortest} are needed. {remedy}"
            )
        return given

    def integer(self, name: str, *, default: int, least: int, most: int) -> int:
        """A whole number within both bounds, bounds included."""
        given = self._given(name)
        if given is None:
            return default
        try:
            number = int(given)
        except ValueError:
            number = None
        if number is None or not least <= number <= most:
            self.faults.append(
                f"{name} is {given!r}. Set it to a whole number from {least} to {most}, "
                f"or leave it out for {default}."
            )
            return default
        return number

    def boolean(self, name: str, *, default: bool) -> bool:
        """True or false, in one of the usual spellings."""
        given = self._given(name)
        if given is None:
            return default
        if given.lower() not in YES | NO:
            self.faults.append(f"{name} is {given!r}. Set it to true or false.")
            return default
        return given.lower() in YES

    def words(self, name: str, *, default: list[str] | None = None, remedy: str) -> list[str]:
        """Words separated by commas. Without a default at least one is needed."""
        given = [word.strip() for word in (self._given(name) or "").split(",") if word.strip()]
        if not given and default is None:
            self.faults.append(f"{name} is not set. {remedy}")
        return given or default or []

    def time_of_day(self, name: str, *, default: str) -> tuple[int, int]:
        """Hour and minute of a time written HH:MM (UTC)."""
        given = self._given(name) or default
        hour, colon, minute = given.partition(":")
        if not (colon and hour.isdecimal() and minute.isdecimal()) or not (
            int(hour) < 24 and int(minute) < 60
        ):
            self.faults.append(
                f"{name} is {given!r}. Set it to a time of day such as {default} (UTC)."
            )
            hour, _, minute = default.partition(":")
        return int(hour), int(minute)

    def database(self, name: str, *, remedy: str) -> dict[str, Any]:
        """A PostgreSQL address as Django's connection settings.

        The host may be a name, or the percent-encoded folder of a Unix socket.
        """
        given = self.text(name, remedy=remedy)
        try:
            parts = urlsplit(given)
            port = parts.port
        except ValueError:
            parts, port = urlsplit(""), None
        if given and (parts.scheme not in DATABASE_SCHEMES or not parts.path.strip("/")):
            # The address holds a password, so it is described and not repeated.
            self.faults.append(
                f"{name} is not a PostgreSQL address. "
                "Write postgresql://user:password@host:5432/database."
            )
        # Taken as written: as a host name the folder would come back in lower case.
        written = parts.netloc.rpartition("@")[2]
        socket_folder = unquote(written) if written.lower().startswith("%2f") else ""
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.strip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": socket_folder or parts.hostname or "",
            "PORT": str(port or ""),
            "OPTIONS": dict(parse_qsl(parts.query)),
        }

    def broker(self, name: str, *, remedy: str) -> str:
        """A Redis address: redis://, rediss:// or unix:// with the path of a socket."""
        given = self.text(name, remedy=remedy)
        if given and urlsplit(given).scheme not in BROKER_SCHEMES:
            self.faults.append(
                f"{name} is not a Redis address. "
                "Write redis://:password@host:6379/0 or unix://:password@/path/to/socket."
            )
            return ""
        return given

    def refuse_faults(self) -> None:
        """Stop the start with one sentence per fault, if there is any."""
        if self.faults:
            lines = "\n".join(f"  - {fault}" for fault in self.faults)
            raise SystemExit(f"CARTograph cannot start with these settings:\n{lines}")

    def _given(self, name: str) -> str | None:
        return self.variables.get(name, "").strip() or None


def celery_address(redis_address: str) -> str:
    """The same broker as Celery writes it: its scheme for a Unix socket is its own."""
    parts = urlsplit(redis_address)
    if parts.scheme != "unix":
        return redis_address
    password = f":{parts.password}@" if parts.password else ""
    number = dict(parse_qsl(parts.query)).get("db", "0")
    return f"redis+socket://{password}{parts.path}?virtual_host={number}"
