import django.contrib.postgres.fields
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import trials.crf.migrating


class Migration(migrations.Migration):
    dependencies = [
        ("patients", "0001_patients"),
        ("trials", "0002_forms"),
    ]

    operations = [
        migrations.CreateModel(
            name="Consent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(db_collation="C", editable=False, max_length=120)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("missing", models.JSONField(blank=True, default=dict, editable=False)),
                ("comments", models.JSONField(blank=True, default=dict, editable=False)),
                ("overrides", models.JSONField(blank=True, default=dict, editable=False)),
                ("findings", models.JSONField(blank=True, default=list, editable=False)),
                ("entered_at", models.DateTimeField(auto_now_add=True)),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("number", models.BigIntegerField(blank=True, null=True, verbose_name="Number")),
                (
                    "form_version",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        null=True,
                        verbose_name="Version of the consent form",
                    ),
                ),
                (
                    "consented_on",
                    models.DateField(blank=True, null=True, verbose_name="Consented on"),
                ),
                (
                    "long_term_follow_up",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Covers long-term follow-up"
                    ),
                ),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="Withdrawn on"),
                ),
                (
                    "withdrawal_level",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Withdrawn from"
                    ),
                ),
                (
                    "form",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.form",
                    ),
                ),
                (
                    "patient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="patients.patient",
                    ),
                ),
                (
                    "study",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.study",
                    ),
                ),
            ],
            options={
                "verbose_name": "consent",
                "verbose_name_plural": "consents",
            },
        ),
        migrations.CreateModel(
            name="ConsentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "txid",
                    models.BigIntegerField(
                        db_default=models.Func(
                            function="", template="(pg_current_xact_id()::text::bigint)"
                        )
                    ),
                ),
                (
                    "database_user",
                    models.TextField(
                        db_default=models.Func(function="", template="(session_user::text)")
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("key", models.CharField(db_collation="C", editable=False, max_length=120)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("missing", models.JSONField(blank=True, default=dict, editable=False)),
                ("comments", models.JSONField(blank=True, default=dict, editable=False)),
                ("overrides", models.JSONField(blank=True, default=dict, editable=False)),
                ("findings", models.JSONField(blank=True, default=list, editable=False)),
                ("entered_at", models.DateTimeField(auto_now_add=True)),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("number", models.BigIntegerField(blank=True, null=True, verbose_name="Number")),
                (
                    "form_version",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        null=True,
                        verbose_name="Version of the consent form",
                    ),
                ),
                (
                    "consented_on",
                    models.DateField(blank=True, null=True, verbose_name="Consented on"),
                ),
                (
                    "long_term_follow_up",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Covers long-term follow-up"
                    ),
                ),
                (
                    "withdrawn_on",
                    models.DateField(blank=True, null=True, verbose_name="Withdrawn on"),
                ),
                (
                    "withdrawal_level",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Withdrawn from"
                    ),
                ),
                (
                    "form",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trials.form",
                    ),
                ),
                (
                    "patient",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="patients.patient",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="patients.consent",
                    ),
                ),
                (
                    "study",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trials.study",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Genetic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(db_collation="C", editable=False, max_length=120)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("missing", models.JSONField(blank=True, default=dict, editable=False)),
                ("comments", models.JSONField(blank=True, default=dict, editable=False)),
                ("overrides", models.JSONField(blank=True, default=dict, editable=False)),
                ("findings", models.JSONField(blank=True, default=list, editable=False)),
                ("entered_at", models.DateTimeField(auto_now_add=True)),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("number", models.BigIntegerField(blank=True, null=True, verbose_name="Number")),
                (
                    "aberration",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Aberration"
                    ),
                ),
                (
                    "status",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Status"),
                ),
                (
                    "tested_on",
                    models.DateField(blank=True, null=True, verbose_name="Specimen taken on"),
                ),
                (
                    "tested_on_precision",
                    models.CharField(
                        blank=True,
                        max_length=5,
                        null=True,
                        verbose_name="Specimen taken on, precision",
                    ),
                ),
                (
                    "method",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Method"),
                ),
                (
                    "specimen",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Specimen"),
                ),
                ("detail", models.TextField(blank=True, null=True, verbose_name="Detail")),
                (
                    "form",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.form",
                    ),
                ),
                (
                    "patient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="patients.patient",
                    ),
                ),
                (
                    "study",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.study",
                    ),
                ),
            ],
            options={
                "verbose_name": "genetic finding",
                "verbose_name_plural": "genetic findings",
            },
        ),
        migrations.CreateModel(
            name="GeneticEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "txid",
                    models.BigIntegerField(
                        db_default=models.Func(
                            function="", template="(pg_current_xact_id()::text::bigint)"
                        )
                    ),
                ),
                (
                    "database_user",
                    models.TextField(
                        db_default=models.Func(function="", template="(session_user::text)")
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("key", models.CharField(db_collation="C", editable=False, max_length=120)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("missing", models.JSONField(blank=True, default=dict, editable=False)),
                ("comments", models.JSONField(blank=True, default=dict, editable=False)),
                ("overrides", models.JSONField(blank=True, default=dict, editable=False)),
                ("findings", models.JSONField(blank=True, default=list, editable=False)),
                ("entered_at", models.DateTimeField(auto_now_add=True)),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("number", models.BigIntegerField(blank=True, null=True, verbose_name="Number")),
                (
                    "aberration",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Aberration"
                    ),
                ),
                (
                    "status",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Status"),
                ),
                (
                    "tested_on",
                    models.DateField(blank=True, null=True, verbose_name="Specimen taken on"),
                ),
                (
                    "tested_on_precision",
                    models.CharField(
                        blank=True,
                        max_length=5,
                        null=True,
                        verbose_name="Specimen taken on, precision",
                    ),
                ),
                (
                    "method",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Method"),
                ),
                (
                    "specimen",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Specimen"),
                ),
                ("detail", models.TextField(blank=True, null=True, verbose_name="Detail")),
                (
                    "form",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trials.form",
                    ),
                ),
                (
                    "patient",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="patients.patient",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="patients.genetic",
                    ),
                ),
                (
                    "study",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trials.study",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Identifier",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(db_collation="C", editable=False, max_length=120)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("missing", models.JSONField(blank=True, default=dict, editable=False)),
                ("comments", models.JSONField(blank=True, default=dict, editable=False)),
                ("overrides", models.JSONField(blank=True, default=dict, editable=False)),
                ("findings", models.JSONField(blank=True, default=list, editable=False)),
                ("entered_at", models.DateTimeField(auto_now_add=True)),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("number", models.BigIntegerField(blank=True, null=True, verbose_name="Number")),
                (
                    "kind",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Kind of identifier"
                    ),
                ),
                (
                    "value",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Identifier"
                    ),
                ),
                (
                    "issuer",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Issued by"
                    ),
                ),
                (
                    "form",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.form",
                    ),
                ),
                (
                    "patient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="patients.patient",
                    ),
                ),
                (
                    "study",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.study",
                    ),
                ),
            ],
            options={
                "verbose_name": "identifier",
                "verbose_name_plural": "identifiers",
            },
        ),
        migrations.CreateModel(
            name="IdentifierEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "txid",
                    models.BigIntegerField(
                        db_default=models.Func(
                            function="", template="(pg_current_xact_id()::text::bigint)"
                        )
                    ),
                ),
                (
                    "database_user",
                    models.TextField(
                        db_default=models.Func(function="", template="(session_user::text)")
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("key", models.CharField(db_collation="C", editable=False, max_length=120)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("missing", models.JSONField(blank=True, default=dict, editable=False)),
                ("comments", models.JSONField(blank=True, default=dict, editable=False)),
                ("overrides", models.JSONField(blank=True, default=dict, editable=False)),
                ("findings", models.JSONField(blank=True, default=list, editable=False)),
                ("entered_at", models.DateTimeField(auto_now_add=True)),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("number", models.BigIntegerField(blank=True, null=True, verbose_name="Number")),
                (
                    "kind",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Kind of identifier"
                    ),
                ),
                (
                    "value",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Identifier"
                    ),
                ),
                (
                    "issuer",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Issued by"
                    ),
                ),
                (
                    "form",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trials.form",
                    ),
                ),
                (
                    "patient",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="patients.patient",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="patients.identifier",
                    ),
                ),
                (
                    "study",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trials.study",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PriorTherapy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(db_collation="C", editable=False, max_length=120)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("missing", models.JSONField(blank=True, default=dict, editable=False)),
                ("comments", models.JSONField(blank=True, default=dict, editable=False)),
                ("overrides", models.JSONField(blank=True, default=dict, editable=False)),
                ("findings", models.JSONField(blank=True, default=list, editable=False)),
                ("entered_at", models.DateTimeField(auto_now_add=True)),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("number", models.BigIntegerField(blank=True, null=True, verbose_name="Number")),
                (
                    "therapy",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Therapy"),
                ),
                ("occurred", models.BooleanField(blank=True, null=True, verbose_name="Was given")),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="Started on")),
                (
                    "started_on_precision",
                    models.CharField(
                        blank=True, max_length=5, null=True, verbose_name="Started on, precision"
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="Ended on")),
                (
                    "ended_on_precision",
                    models.CharField(
                        blank=True, max_length=5, null=True, verbose_name="Ended on, precision"
                    ),
                ),
                (
                    "targets",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        null=True,
                        size=None,
                        verbose_name="CAR-T targets",
                    ),
                ),
                (
                    "scfv_origin",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="scFv origin"
                    ),
                ),
                (
                    "response",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Best response"
                    ),
                ),
                (
                    "product",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="Product"),
                ),
                (
                    "form",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.form",
                    ),
                ),
                (
                    "patient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="patients.patient",
                    ),
                ),
                (
                    "study",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.study",
                    ),
                ),
            ],
            options={
                "verbose_name": "prior therapy",
                "verbose_name_plural": "prior therapies",
            },
        ),
        migrations.CreateModel(
            name="PriorTherapyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "txid",
                    models.BigIntegerField(
                        db_default=models.Func(
                            function="", template="(pg_current_xact_id()::text::bigint)"
                        )
                    ),
                ),
                (
                    "database_user",
                    models.TextField(
                        db_default=models.Func(function="", template="(session_user::text)")
                    ),
                ),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("key", models.CharField(db_collation="C", editable=False, max_length=120)),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("missing", models.JSONField(blank=True, default=dict, editable=False)),
                ("comments", models.JSONField(blank=True, default=dict, editable=False)),
                ("overrides", models.JSONField(blank=True, default=dict, editable=False)),
                ("findings", models.JSONField(blank=True, default=list, editable=False)),
                ("entered_at", models.DateTimeField(auto_now_add=True)),
                ("removed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("number", models.BigIntegerField(blank=True, null=True, verbose_name="Number")),
                (
                    "therapy",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Therapy"),
                ),
                ("occurred", models.BooleanField(blank=True, null=True, verbose_name="Was given")),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="Started on")),
                (
                    "started_on_precision",
                    models.CharField(
                        blank=True, max_length=5, null=True, verbose_name="Started on, precision"
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="Ended on")),
                (
                    "ended_on_precision",
                    models.CharField(
                        blank=True, max_length=5, null=True, verbose_name="Ended on, precision"
                    ),
                ),
                (
                    "targets",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        null=True,
                        size=None,
                        verbose_name="CAR-T targets",
                    ),
                ),
                (
                    "scfv_origin",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="scFv origin"
                    ),
                ),
                (
                    "response",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Best response"
                    ),
                ),
                (
                    "product",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="Product"),
                ),
                (
                    "form",
                    models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trials.form",
                    ),
                ),
                (
                    "patient",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="patients.patient",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="patients.priortherapy",
                    ),
                ),
                (
                    "study",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trials.study",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        trials.crf.migrating.Together(
            operations=[
                migrations.AddIndex(
                    model_name="consent",
                    index=models.Index(fields=["patient"], name="consents_patient"),
                ),
                migrations.AddConstraint(
                    model_name="consent",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="consents_one_row_per_key",
                        violation_error_message="There is one consent per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="consent",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "form_version"), _negated=True),
                                models.Q(("form_version__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "consented_on"), _negated=True),
                                models.Q(("consented_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(
                                    ("missing__has_key", "long_term_follow_up"), _negated=True
                                ),
                                models.Q(("long_term_follow_up__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "withdrawn_on"), _negated=True),
                                models.Q(("withdrawn_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "withdrawal_level"), _negated=True),
                                models.Q(("withdrawal_level__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="consents_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="consent",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="consents_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="consent",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="consents_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="consent",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawal_level__isnull", False), _negated=True),
                            (
                                "withdrawal_level__in",
                                ["treatment", "visits", "contact", "records", "data"],
                            ),
                            _connector="OR",
                        ),
                        name="consents_withdrawal_level_in_codelist",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="9a811bb6028f0c5140a6a09dc7a218ecf676e144",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_66c6e",
                            table="patients_consent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="fa2c69bd3c93a1a44bb5098c2c1f9a5175ff22ab",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_c97f0",
                            table="patients_consent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_consentevent" ("comments", "consented_on", "entered_at", "findings", "form_id", "form_version", "id", "key", "long_term_follow_up", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "study_id", "version", "withdrawal_level", "withdrawn_on") SELECT new_values."comments", new_values."consented_on", new_values."entered_at", new_values."findings", new_values."form_id", new_values."form_version", new_values."id", new_values."key", new_values."long_term_follow_up", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."removed_at", new_values."study_id", new_values."version", new_values."withdrawal_level", new_values."withdrawn_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="780007e67e47fe2322250458057a7785f53a7e94",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f3c10",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="patients_consent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_consentevent" ("comments", "consented_on", "entered_at", "findings", "form_id", "form_version", "id", "key", "long_term_follow_up", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "study_id", "version", "withdrawal_level", "withdrawn_on") SELECT new_values."comments", new_values."consented_on", new_values."entered_at", new_values."findings", new_values."form_id", new_values."form_version", new_values."id", new_values."key", new_values."long_term_follow_up", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."removed_at", new_values."study_id", new_values."version", new_values."withdrawal_level", new_values."withdrawn_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a135047326fb100de243b523b863b3692993e954",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_06fdd",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="patients_consent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_consentevent" ("comments", "consented_on", "entered_at", "findings", "form_id", "form_version", "id", "key", "long_term_follow_up", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "study_id", "version", "withdrawal_level", "withdrawn_on") SELECT old_values."comments", old_values."consented_on", old_values."entered_at", old_values."findings", old_values."form_id", old_values."form_version", old_values."id", old_values."key", old_values."long_term_follow_up", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."removed_at", old_values."study_id", old_values."version", old_values."withdrawal_level", old_values."withdrawn_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="fd077d9153b89d9fc609bebc1522373b848f094e",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a515a",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="patients_consent",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="consentevent",
                    index=models.Index(fields=["study", "txid"], name="consent_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consentevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="ec6fa366678ffc62024fc77f3d95d71c7c9efe25",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_199b3",
                            table="patients_consentevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consentevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="fced6dcbc87843e2b3fc4d589e9e5c46457e7a26",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_76697",
                            table="patients_consentevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="genetic",
                    index=models.Index(fields=["patient"], name="genetics_patient"),
                ),
                migrations.AddConstraint(
                    model_name="genetic",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="genetics_one_row_per_key",
                        violation_error_message="There is one genetic finding per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="genetic",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "aberration"), _negated=True),
                                models.Q(("aberration__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "status"), _negated=True),
                                models.Q(("status__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "tested_on"), _negated=True),
                                models.Q(("tested_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "method"), _negated=True),
                                models.Q(("method__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "specimen"), _negated=True),
                                models.Q(("specimen__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "detail"), _negated=True),
                                models.Q(("detail__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="genetics_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="genetic",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="genetics_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="genetic",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="genetics_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="genetic",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("aberration__isnull", False), _negated=True),
                            (
                                "aberration__in",
                                [
                                    "BCR_ABL1",
                                    "PH_LIKE",
                                    "TP53",
                                    "T315I",
                                    "DEL7",
                                    "COMPLEX",
                                    "KMT2A",
                                    "WT1",
                                    "EVI1",
                                    "IGH",
                                    "TCR",
                                    "ETV6_RUNX1",
                                    "TCF3_PBX1",
                                    "TCF3_HLF",
                                    "HYPERDIPLOIDY",
                                    "HYPODIPLOIDY",
                                    "IKZF1",
                                    "JAK2",
                                    "CRLF2",
                                    "PDGFRB",
                                    "OTHER",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="genetics_aberration_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="genetic",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__isnull", False), _negated=True),
                            ("status__in", ["positive", "negative", "not_done", "unknown"]),
                            _connector="OR",
                        ),
                        name="genetics_status_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="genetic",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("tested_on__isnull", False), _negated=True),
                                ("tested_on_precision__isnull", True),
                            ),
                            models.Q(
                                ("tested_on__isnull", False),
                                ("tested_on_precision__isnull", False),
                                models.Q(
                                    ("tested_on_precision", "day"),
                                    models.Q(
                                        ("tested_on_precision", "month"), ("tested_on__day", 1)
                                    ),
                                    models.Q(
                                        ("tested_on_precision", "year"),
                                        ("tested_on__day", 1),
                                        ("tested_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="genetics_tested_on_as_far_as_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="genetic",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("method__isnull", False), _negated=True),
                            ("method__in", ["karyotype", "fish", "qpcr", "ngs", "other"]),
                            _connector="OR",
                        ),
                        name="genetics_method_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="genetic",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("specimen__isnull", False), _negated=True),
                            ("specimen__in", ["BM", "PB", "CSF", "OTHER"]),
                            _connector="OR",
                        ),
                        name="genetics_specimen_in_codelist",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="genetic",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="9f378b38a075ab7c31f9203654449583c10b54bb",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_70841",
                            table="patients_genetic",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="genetic",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="38a597cfc8dd5a1837b3390b6b8021dd9458f093",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_38dbd",
                            table="patients_genetic",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="genetic",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_geneticevent" ("aberration", "comments", "detail", "entered_at", "findings", "form_id", "id", "key", "method", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "specimen", "status", "study_id", "tested_on", "tested_on_precision", "version") SELECT new_values."aberration", new_values."comments", new_values."detail", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."key", new_values."method", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."removed_at", new_values."specimen", new_values."status", new_values."study_id", new_values."tested_on", new_values."tested_on_precision", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9fd88891d14d0b4c0f86a6ea4ee917b6ada87d3e",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_31f62",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="patients_genetic",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="genetic",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_geneticevent" ("aberration", "comments", "detail", "entered_at", "findings", "form_id", "id", "key", "method", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "specimen", "status", "study_id", "tested_on", "tested_on_precision", "version") SELECT new_values."aberration", new_values."comments", new_values."detail", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."key", new_values."method", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."removed_at", new_values."specimen", new_values."status", new_values."study_id", new_values."tested_on", new_values."tested_on_precision", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="29d5002105e54b85a325c8ac101a2a92a342c2aa",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3b22d",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="patients_genetic",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="genetic",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_geneticevent" ("aberration", "comments", "detail", "entered_at", "findings", "form_id", "id", "key", "method", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "specimen", "status", "study_id", "tested_on", "tested_on_precision", "version") SELECT old_values."aberration", old_values."comments", old_values."detail", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."key", old_values."method", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."removed_at", old_values."specimen", old_values."status", old_values."study_id", old_values."tested_on", old_values."tested_on_precision", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="7cf46212b56c80c33cd18505a05ae171eccdfa90",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4b973",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="patients_genetic",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="geneticevent",
                    index=models.Index(fields=["study", "txid"], name="genetic_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="geneticevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="8739a0761220997153513d7479ced242f0ef76b6",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_ede02",
                            table="patients_geneticevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="geneticevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="68022495eba38c51b31750e990ea93d60102e8b6",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_96dd7",
                            table="patients_geneticevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="identifier",
                    index=models.Index(fields=["patient"], name="identifiers_patient"),
                ),
                migrations.AddConstraint(
                    model_name="identifier",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="identifiers_one_row_per_key",
                        violation_error_message="There is one identifier per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="identifier",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "kind"), _negated=True),
                                models.Q(("kind__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "value"), _negated=True),
                                models.Q(("value__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "issuer"), _negated=True),
                                models.Q(("issuer__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="identifiers_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="identifier",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="identifiers_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="identifier",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="identifiers_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="identifier",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__isnull", False), _negated=True),
                            (
                                "kind__in",
                                [
                                    "hospital_number",
                                    "national_number",
                                    "registry_number",
                                    "other_study_number",
                                    "initials",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="identifiers_kind_in_codelist",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="identifier",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="404e29c69a0fe5b6583550863083d7803a15aa71",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_d6032",
                            table="patients_identifier",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="identifier",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="a330c29fa9eaada40f1066c5549562cf63d91002",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_021a4",
                            table="patients_identifier",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="identifier",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_identifierevent" ("comments", "entered_at", "findings", "form_id", "id", "issuer", "key", "kind", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "study_id", "value", "version") SELECT new_values."comments", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."issuer", new_values."key", new_values."kind", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."removed_at", new_values."study_id", new_values."value", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="ba1c04e634e595603b0f403a80cfa7047c155024",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1ae72",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="patients_identifier",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="identifier",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_identifierevent" ("comments", "entered_at", "findings", "form_id", "id", "issuer", "key", "kind", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "study_id", "value", "version") SELECT new_values."comments", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."issuer", new_values."key", new_values."kind", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."removed_at", new_values."study_id", new_values."value", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="7eb06ada0f28e688ce5450a2065f2d4d2f1f6db5",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_41937",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="patients_identifier",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="identifier",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_identifierevent" ("comments", "entered_at", "findings", "form_id", "id", "issuer", "key", "kind", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "study_id", "value", "version") SELECT old_values."comments", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."issuer", old_values."key", old_values."kind", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."removed_at", old_values."study_id", old_values."value", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="816318817184b6b9f868fabd9aaf7af0122d313a",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f4674",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="patients_identifier",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="identifierevent",
                    index=models.Index(fields=["study", "txid"], name="identifier_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="identifierevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="2b1d2fe63976697ab85cf629f836e043690a7b08",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_d6b08",
                            table="patients_identifierevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="identifierevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="397077d498e98fe56483c162c1617ee7db122baf",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_61158",
                            table="patients_identifierevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="priortherapy",
                    index=models.Index(fields=["patient"], name="prior_therapies_patient"),
                ),
                migrations.AddConstraint(
                    model_name="priortherapy",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="prior_therapies_one_row_per_key",
                        violation_error_message="There is one prior therapy per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="priortherapy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "therapy"), _negated=True),
                                models.Q(("therapy__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "occurred"), _negated=True),
                                models.Q(("occurred__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "started_on"), _negated=True),
                                models.Q(("started_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "ended_on"), _negated=True),
                                models.Q(("ended_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "targets"), _negated=True),
                                models.Q(("targets__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "scfv_origin"), _negated=True),
                                models.Q(("scfv_origin__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "response"), _negated=True),
                                models.Q(("response__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "product"), _negated=True),
                                models.Q(("product__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="prior_therapies_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="priortherapy",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="prior_therapies_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="priortherapy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="prior_therapies_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="priortherapy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("therapy__isnull", False), _negated=True),
                            (
                                "therapy__in",
                                [
                                    "CHEMOTHERAPY",
                                    "CAR_T",
                                    "ALLO_HSCT",
                                    "AUTO_HSCT",
                                    "DLI",
                                    "BLINATUMOMAB",
                                    "INOTUZUMAB",
                                    "TKI",
                                    "RADIOTHERAPY",
                                    "OTHER",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="prior_therapies_therapy_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="priortherapy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("started_on__isnull", False), _negated=True),
                                ("started_on_precision__isnull", True),
                            ),
                            models.Q(
                                ("started_on__isnull", False),
                                ("started_on_precision__isnull", False),
                                models.Q(
                                    ("started_on_precision", "day"),
                                    models.Q(
                                        ("started_on_precision", "month"), ("started_on__day", 1)
                                    ),
                                    models.Q(
                                        ("started_on_precision", "year"),
                                        ("started_on__day", 1),
                                        ("started_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="prior_therapies_started_on_as_far_as_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="priortherapy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("ended_on__isnull", False), _negated=True),
                                ("ended_on_precision__isnull", True),
                            ),
                            models.Q(
                                ("ended_on__isnull", False),
                                ("ended_on_precision__isnull", False),
                                models.Q(
                                    ("ended_on_precision", "day"),
                                    models.Q(("ended_on_precision", "month"), ("ended_on__day", 1)),
                                    models.Q(
                                        ("ended_on_precision", "year"),
                                        ("ended_on__day", 1),
                                        ("ended_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="prior_therapies_ended_on_as_far_as_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="priortherapy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("targets__isnull", False), _negated=True),
                            ("targets__contained_by", ["CD19", "CD22"]),
                            _connector="OR",
                        ),
                        name="prior_therapies_targets_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="priortherapy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scfv_origin__isnull", False), _negated=True),
                            ("scfv_origin__in", ["murine", "humanised", "human"]),
                            _connector="OR",
                        ),
                        name="prior_therapies_scfv_origin_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="priortherapy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("response__isnull", False), _negated=True),
                            ("response__in", ["CR", "PR", "NR", "RELAPSE"]),
                            _connector="OR",
                        ),
                        name="prior_therapies_response_in_codelist",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="priortherapy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="d19f4ef90b455556768f2d11d8f9aef9756fc195",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_b92af",
                            table="patients_priortherapy",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="priortherapy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="ee4e2b0bdce63d2d76f964518ed56b6208dfc5d9",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_4fa19",
                            table="patients_priortherapy",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="priortherapy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_priortherapyevent" ("comments", "ended_on", "ended_on_precision", "entered_at", "findings", "form_id", "id", "key", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "removed_at", "response", "scfv_origin", "started_on", "started_on_precision", "study_id", "targets", "therapy", "version") SELECT new_values."comments", new_values."ended_on", new_values."ended_on_precision", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."key", new_values."missing", new_values."number", new_values."occurred", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."product", new_values."removed_at", new_values."response", new_values."scfv_origin", new_values."started_on", new_values."started_on_precision", new_values."study_id", new_values."targets", new_values."therapy", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="651f419d5e0f566724f279263caf03ef50b9de3e",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_02481",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="patients_priortherapy",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="priortherapy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_priortherapyevent" ("comments", "ended_on", "ended_on_precision", "entered_at", "findings", "form_id", "id", "key", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "removed_at", "response", "scfv_origin", "started_on", "started_on_precision", "study_id", "targets", "therapy", "version") SELECT new_values."comments", new_values."ended_on", new_values."ended_on_precision", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."key", new_values."missing", new_values."number", new_values."occurred", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."product", new_values."removed_at", new_values."response", new_values."scfv_origin", new_values."started_on", new_values."started_on_precision", new_values."study_id", new_values."targets", new_values."therapy", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="0991b5f7cb38f2c7b69719a85b93c3f589774670",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_96084",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="patients_priortherapy",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="priortherapy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_priortherapyevent" ("comments", "ended_on", "ended_on_precision", "entered_at", "findings", "form_id", "id", "key", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "removed_at", "response", "scfv_origin", "started_on", "started_on_precision", "study_id", "targets", "therapy", "version") SELECT old_values."comments", old_values."ended_on", old_values."ended_on_precision", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."key", old_values."missing", old_values."number", old_values."occurred", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."product", old_values."removed_at", old_values."response", old_values."scfv_origin", old_values."started_on", old_values."started_on_precision", old_values."study_id", old_values."targets", old_values."therapy", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="dcca67bd671b9d554709fdae394f04142964bae6",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_80dc1",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="patients_priortherapy",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="priortherapyevent",
                    index=models.Index(fields=["study", "txid"], name="priortherapy_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="priortherapyevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="6123e0f77c1fd5199937c280e52dd732c5af7935",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_2a36d",
                            table="patients_priortherapyevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="priortherapyevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="109e8fce48aaee945847db13d9013a24367a8fa7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b1593",
                            table="patients_priortherapyevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
