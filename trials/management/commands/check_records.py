"""The checks over stored records, again."""

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management import BaseCommand, CommandError

from trials.checking import Counts, check_study
from trials.models import Study


class Command(BaseCommand):
    help = (
        "Run every check over the stored records and print `code<TAB>severity<TAB>count` for what "
        "is found: what is impossible, what contradicts a derivation without a reason, and what "
        "is unusual without a comment. Reads only."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--study", metavar="CODE", help="this study alone")

    def handle(self, *, study: str | None, **_: Any) -> None:
        live = Study.objects.filter(removed_at__isnull=True).order_by("key")
        chosen = live.filter(key=study) if study else live
        if study and not chosen:
            known = ", ".join(live.values_list("key", flat=True)) or "none yet"
            raise CommandError(f"There is no study {study!r}. Known studies: {known}.")
        found: Counts = Counter()
        for one in chosen:
            found += check_study(one)
        for (code, severity), count in sorted(found.items()):
            self.stdout.write(f"{code}\t{severity.value}\t{count}")
