"""Commands that analyse a file: no service, no database, one JSON object or all the faults."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from django.core.management import BaseCommand

from analytics.analyses.files import Faults, Refused
from analytics.statistics.design import number


class FileCommand(BaseCommand):
    """Prints what `result` gives; exits with 2 and every fault where it raises Refused."""

    requires_system_checks = []
    suppressed_base_arguments = {
        "--version",
        "--verbosity",
        "--settings",
        "--pythonpath",
        "--traceback",
        "--no-color",
        "--force-color",
    }

    def result(self, faults: Faults, **options: Any) -> dict[str, Any]:
        """The object to print, with its `warnings`."""
        raise NotImplementedError

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> ArgumentParser:
        parser = super().create_parser(prog_name, subcommand, allow_abbrev=False, **kwargs)
        parser.error = self._misused
        return parser

    def handle(self, **options: Any) -> None:
        try:
            found = self.result(Faults(), **options)
        except Refused as refused:
            self._refuse(refused.faults)
        for warning in found["warnings"]:
            self.stderr.write(f"Warning: {warning['message']}")
        # Made whole before it is written: half an object would look like an answer.
        self.stdout.write(json.dumps(found, allow_nan=False, ensure_ascii=False))

    def _misused(self, message: str) -> NoReturn:
        faults = Faults()
        faults.add(
            "usage",
            f"{message[:1].upper()}{message[1:].rstrip('.')}.",
            "Run the command with --help to see what it takes.",
        )
        self._refuse(faults)

    def _refuse(self, faults: Faults) -> NoReturn:
        errors = [fault.as_dict() for fault in faults.listed()]
        self.stderr.write(json.dumps({"errors": errors}, ensure_ascii=False))
        sys.exit(2)


def names(faults: Faults, flag: str, given: str | None) -> list[str]:
    """What a flag lists, separated by commas; a fault where something is listed twice."""
    listed = [name.strip() for name in (given or "").split(",") if name.strip()]
    for name in dict.fromkeys(name for name in listed if listed.count(name) > 1):
        faults.add("usage", f"{flag} names {name!r} more than once.", "Name it once.")
    return list(dict.fromkeys(listed))


def one_of(faults: Faults, flag: str, given: str, choices: Sequence[str]) -> str:
    """The word that a flag was given; a fault where it is none of the choices."""
    if given not in choices:
        faults.add("usage", f"{flag} is {given!r}.", f"Give {', '.join(choices)}.")
    return given


def a_number(
    faults: Faults,
    flag: str,
    given: str | None,
    *,
    asked: str = "a number from 0",
    holds: Callable[[float], bool] = lambda value: value >= 0,
) -> float | None:
    """The number that a flag was given, None without one; a fault where it does not hold."""
    if given is None:
        return None
    value = number(given.strip())
    if value is None or not holds(value):
        faults.add("usage", f"{flag} is {given!r}.", f"Give {asked}.")
        return None
    return value
