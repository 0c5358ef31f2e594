"""The schema, and a role for the application that cannot touch the history."""

import os
from typing import Any

import pghistory.models
from django.apps import apps
from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection
from psycopg import sql

from config.environment import Environment
from trials.crf import registry
from trials.models import AccessLog, Form, Membership


class Command(BaseCommand):
    help = (
        "Migrate as the owner (MIGRATE_DATABASE_URL), then let the role of DATABASE_URL read and "
        "write rows, and only add to the history. Safe to repeat."
    )
    requires_system_checks = []

    def handle(self, **_: Any) -> None:
        environment = Environment(os.environ)
        owner = environment.database(
            "MIGRATE_DATABASE_URL",
            remedy="Set it to the address of the database with its owner's name and password.",
        )
        environment.refuse_faults()
        application = settings.DATABASES["default"]
        role, password = application["USER"], application["PASSWORD"]
        if role == owner["USER"]:
            raise CommandError(
                f"DATABASE_URL and MIGRATE_DATABASE_URL both name {role}. Give the application a "
                "role of its own, so that it does not own the history."
            )
        connection.close()
        connection.settings_dict.update(owner)
        call_command("migrate", interactive=False)
        with connection.cursor() as cursor:
            cursor.execute(TRIGGERS_ALWAYS_FIRE)
            for statement in _grants(role, password, owner["NAME"], owner["USER"]):
                cursor.execute(statement)
        self.stdout.write(f"{role} may use the tables, and only add to the history.")


# Any session may set pgtrigger.ignore, and triggers would then not fire for it.
TRIGGERS_ALWAYS_FIRE = """
    CREATE OR REPLACE FUNCTION _pgtrigger_should_ignore(trigger_name NAME)
    RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS 'SELECT FALSE'
"""


def _grants(role: str, password: str, database: str, owner: str) -> list[sql.Composed]:
    """What makes the role and gives it its rights, those it had before taken away first."""
    tables = [
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    ]
    history = {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if issubclass(model, pghistory.models.Event)
        and model._meta.managed
        and not model._meta.abstract
    }
    names = {"role": sql.Identifier(role), "owner": sql.Identifier(owner)}
    made = sql.SQL(
        "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = {name}) "
        "THEN CREATE ROLE {role}; END IF; END $$"
    ).format(name=sql.Literal(role), **names)
    texts = [
        "ALTER ROLE {role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS "
        "PASSWORD {password}",
        "GRANT CONNECT ON DATABASE {database} TO {role}",
        "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}",
        "REVOKE CREATE ON SCHEMA public FROM {role}, PUBLIC",
        "GRANT USAGE ON SCHEMA public TO {role}",
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}",
    ]
    statements = [made] + [
        sql.SQL(text).format(
            password=sql.Literal(password), database=sql.Identifier(database), **names
        )
        for text in texts
    ]
    # What leaves a tombstone is never deleted; who took data out is never rewritten.
    lasting = {model._meta.db_table for model in (*registry.values(), Form, Membership)}
    for table in sorted(tables):
        rights = "INSERT, UPDATE, DELETE"
        if table in history or table == AccessLog._meta.db_table:
            rights = "INSERT"
        elif table in lasting:
            rights = "INSERT, UPDATE"
        statements.append(
            sql.SQL(f"GRANT {rights} ON {{table}} TO {{role}}").format(
                table=sql.Identifier(table), **names
            )
        )
    return statements
