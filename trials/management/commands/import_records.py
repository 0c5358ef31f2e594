"""Rows of a file into the tables of a study."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError

from trials.access import Actor
from trials.imports import import_file
from trials.mapping_files import read_mapping
from trials.mappings import ImportMapping, Unusable, importable, unknown_table
from trials.models import Study, User


class Command(BaseCommand):
    help = (
        "Import a CSV file: into TABLE in the columns of its export, or through a mapping (then "
        "TABLE is -). All rows or none. Faults come as JSON lines on standard output, the counts "
        "last. Exit status 0: done or nothing to do, 1: faults, 2: cannot be used. See "
        "docs/import.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("table", help="a table, or - with --mapping")
        parser.add_argument("file", type=Path)
        parser.add_argument("--study", required=True, metavar="CODE")
        parser.add_argument("--user", required=True, metavar="NAME", help="who imports")
        parser.add_argument("--reason", required=True, metavar="TEXT", help="kept in the history")
        parser.add_argument("--mapping", type=Path, metavar="MAP.toml")
        parser.add_argument("--update", action="store_true", help="change rows that differ")
        parser.add_argument("--dry-run", action="store_true", help="say all, write nothing")

    def handle(
        self,
        *,
        table: str,
        file: Path,
        study: str,
        user: str,
        reason: str,
        mapping: Path | None,
        update: bool,
        dry_run: bool,
        **_: Any,
    ) -> None:
        problems: list[str] = []
        if mapping is not None and table != "-":
            problems.append(f"With --mapping the mapping names the tables: write - for {table}.")
        if mapping is None and table == "-":
            problems.append("TABLE is -, which needs --mapping MAP.toml.")
        if mapping is None and table != "-" and importable(table) is None:
            problems.append(unknown_table(table))
        if not reason.strip():
            problems.append("Say why the file is imported: --reason must not be blank.")
        in_study = Study.objects.filter(key=study, removed_at__isnull=True).first()
        if in_study is None:
            problems.append(f"There is no study {study!r}. Make it with create_study.")
        who = User.objects.filter(username=user, is_active=True, is_system=False).first()
        if who is None:
            problems.append(f"There is no active user {user!r}. Check the name.")
        content = _content(file, "file", problems)
        chosen = _mapping(mapping, problems) if mapping is not None else None
        if problems or in_study is None or who is None:
            raise CommandError("\n".join(problems), returncode=2)
        try:
            report = import_file(
                actor=Actor.of(who, source="import"),
                study=in_study,
                content=content,
                name=file.name,
                reason=reason,
                table=None if chosen else table,
                mapping=chosen,
                update=update,
                dry_run=dry_run,
            )
        except Unusable as unusable:
            raise CommandError("\n".join(unusable.problems), returncode=2) from None
        for note in report.notes:
            self.stderr.write(note, style_func=str)
        for fault in report.faults:
            self.stdout.write(json.dumps(fault.as_dict(), ensure_ascii=False))
        self.stdout.write(json.dumps(report.summary()))
        if report.refused:
            faults = sum(fault.severity != "soft" for fault in report.faults)
            raise CommandError(
                f"{faults} fault{'s' * (faults != 1)}: nothing was written.", returncode=1
            )
        self.stderr.write("Dry run: nothing was written." if dry_run else "Done.", style_func=str)


def _content(path: Path, what: str, problems: list[str]) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        problems.append(f"The {what} {path} cannot be read: {fault.strerror}.")
        return b""


def _mapping(path: Path, problems: list[str]) -> ImportMapping | None:
    known = len(problems)
    content = _content(path, "mapping", problems)
    if len(problems) > known:
        return None
    try:
        return read_mapping(content)
    except Unusable as unusable:
        problems.extend(unusable.problems)
        return None
