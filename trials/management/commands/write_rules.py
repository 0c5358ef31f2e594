"""The page that lists the rules."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand

from trials.rules_document import document

PAGE = Path(settings.BASE_DIR) / "docs" / "rules.md"


class Command(BaseCommand):
    help = "Write docs/rules.md from the rules as they are."

    def handle(self, **_: Any) -> None:
        PAGE.write_text(document())
        self.stdout.write(f"{PAGE} is up to date.")
