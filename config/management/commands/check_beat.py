"""The health check of the beat container."""

from typing import Any

from django.core.management import BaseCommand, CommandError

from config.health import beat_seen


class Command(BaseCommand):
    help = "Succeed while beat makes its rounds."
    requires_system_checks = []

    def handle(self, **_: Any) -> None:
        beat = beat_seen()
        if beat is None:
            raise CommandError("The broker does not answer. Start it, and see REDIS_URL.")
        if beat.stale:
            raise CommandError(f"Beat is late: its last round was {beat.age_s} seconds ago.")
