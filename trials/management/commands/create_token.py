"""A token for a script."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management import BaseCommand, CommandError

from trials.access import Actor
from trials.models import ApiToken, Study, User

LONGEST_DAYS = 3660


class Command(BaseCommand):
    help = (
        "Issue an API token for one person and one study, read-only without --write, and print "
        "it. It is stored as a digest and shown this once."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--user", required=True, metavar="NAME")
        parser.add_argument("--study", required=True, metavar="CODE")
        parser.add_argument(
            "--days", required=True, type=int, metavar="N", help="how long it holds"
        )
        parser.add_argument("--write", action="store_true", help="may write what the role may")
        parser.add_argument("--name", default="", metavar="TEXT", help="what it is for")

    def handle(self, *, user: str, study: str, days: int, write: bool, name: str, **_: Any) -> None:
        problems = []
        who = User.objects.filter(username=user, is_active=True, is_system=False).first()
        if who is None:
            problems.append(f"There is no active user {user!r}. Check the name.")
        in_study = Study.objects.filter(key=study, removed_at__isnull=True).first()
        if in_study is None:
            problems.append(f"There is no study {study!r}. Check the code.")
        if who is not None and in_study is not None:
            grants = Actor.of(who, source="api").grants
            if not any(grant.study_id == in_study.pk for grant in grants):
                problems.append(
                    f"{user} has no role in study {study} today. Give one with create_study "
                    "--update first."
                )
        if not 1 <= days <= LONGEST_DAYS:
            problems.append(f"--days is {days}. Give a number from 1 to {LONGEST_DAYS}.")
        if len(name) > 80:
            problems.append(f"--name has {len(name)} characters. 80 are the most.")
        if problems or who is None or in_study is None:
            raise CommandError("\n".join(problems), returncode=2)
        _, token = ApiToken.objects.create(
            user=who,
            expiry=timedelta(days=days),
            study=in_study,
            may_write=write,
            name=name,
        )
        self.stdout.write(token)
