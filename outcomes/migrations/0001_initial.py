import django.contrib.postgres.fields
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import trials.crf.migrating


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("infusions", "0001_initial"),
        ("patients", "0002_record"),
        ("trials", "0002_forms"),
    ]

    operations = [
        migrations.CreateModel(
            name="Death",
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
                ("died_on", models.DateField(blank=True, null=True, verbose_name="Died on")),
                (
                    "died_on_precision",
                    models.CharField(
                        blank=True, max_length=5, null=True, verbose_name="Died on, precision"
                    ),
                ),
                (
                    "cause",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Primary cause"
                    ),
                ),
                (
                    "contributing",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        null=True,
                        size=None,
                        verbose_name="Contributing causes",
                    ),
                ),
                (
                    "in_remission",
                    models.BooleanField(blank=True, null=True, verbose_name="Died in remission"),
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
                "verbose_name": "death",
                "verbose_name_plural": "deaths",
            },
        ),
        migrations.CreateModel(
            name="DeathEvent",
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
                ("died_on", models.DateField(blank=True, null=True, verbose_name="Died on")),
                (
                    "died_on_precision",
                    models.CharField(
                        blank=True, max_length=5, null=True, verbose_name="Died on, precision"
                    ),
                ),
                (
                    "cause",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Primary cause"
                    ),
                ),
                (
                    "contributing",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        null=True,
                        size=None,
                        verbose_name="Contributing causes",
                    ),
                ),
                (
                    "in_remission",
                    models.BooleanField(blank=True, null=True, verbose_name="Died in remission"),
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
                        to="outcomes.death",
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
            name="FollowUp",
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
                    "contact_on",
                    models.DateField(blank=True, null=True, verbose_name="Status known on"),
                ),
                (
                    "status",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Status"),
                ),
                (
                    "method",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="How it was learnt"
                    ),
                ),
                (
                    "in_remission",
                    models.BooleanField(blank=True, null=True, verbose_name="In remission"),
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
                "verbose_name": "follow-up",
                "verbose_name_plural": "follow-ups",
            },
        ),
        migrations.CreateModel(
            name="FollowUpEvent",
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
                    "contact_on",
                    models.DateField(blank=True, null=True, verbose_name="Status known on"),
                ),
                (
                    "status",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Status"),
                ),
                (
                    "method",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="How it was learnt"
                    ),
                ),
                (
                    "in_remission",
                    models.BooleanField(blank=True, null=True, verbose_name="In remission"),
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
                        to="outcomes.followup",
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
            name="Marrow",
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
                ("taken_on", models.DateField(blank=True, null=True, verbose_name="Taken on")),
                ("evaluable", models.BooleanField(blank=True, null=True, verbose_name="Evaluable")),
                (
                    "blasts_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Blasts",
                    ),
                ),
                (
                    "marrow_class",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Marrow class"
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
                    "infusion",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infusions.infusion",
                        verbose_name="Infusion",
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
                "verbose_name": "marrow",
                "verbose_name_plural": "marrows",
            },
        ),
        migrations.CreateModel(
            name="MarrowEvent",
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
                ("taken_on", models.DateField(blank=True, null=True, verbose_name="Taken on")),
                ("evaluable", models.BooleanField(blank=True, null=True, verbose_name="Evaluable")),
                (
                    "blasts_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Blasts",
                    ),
                ),
                (
                    "marrow_class",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Marrow class"
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
                    "infusion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="infusions.infusion",
                        verbose_name="Infusion",
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
                        to="outcomes.marrow",
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
            name="Mrd",
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
                    "visit",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Visit"),
                ),
                (
                    "assessed_on",
                    models.DateField(blank=True, null=True, verbose_name="Specimen taken on"),
                ),
                (
                    "specimen",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Specimen"),
                ),
                (
                    "assay",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Assay"),
                ),
                ("detected", models.BooleanField(blank=True, null=True, verbose_name="Detected")),
                (
                    "level",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="MRD level",
                    ),
                ),
                (
                    "level_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="MRD level, as entered",
                    ),
                ),
                (
                    "level_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="MRD level, unit as entered",
                    ),
                ),
                (
                    "sensitivity",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Sensitivity (limit of detection)",
                    ),
                ),
                (
                    "sensitivity_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Sensitivity (limit of detection), as entered",
                    ),
                ),
                (
                    "sensitivity_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Sensitivity (limit of detection), unit as entered",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="MRD status as reported"
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
                    "infusion",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infusions.infusion",
                        verbose_name="Infusion",
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
                "verbose_name": "mrd",
                "verbose_name_plural": "mrd",
            },
        ),
        migrations.CreateModel(
            name="MrdEvent",
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
                    "visit",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Visit"),
                ),
                (
                    "assessed_on",
                    models.DateField(blank=True, null=True, verbose_name="Specimen taken on"),
                ),
                (
                    "specimen",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Specimen"),
                ),
                (
                    "assay",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Assay"),
                ),
                ("detected", models.BooleanField(blank=True, null=True, verbose_name="Detected")),
                (
                    "level",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="MRD level",
                    ),
                ),
                (
                    "level_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="MRD level, as entered",
                    ),
                ),
                (
                    "level_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="MRD level, unit as entered",
                    ),
                ),
                (
                    "sensitivity",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Sensitivity (limit of detection)",
                    ),
                ),
                (
                    "sensitivity_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Sensitivity (limit of detection), as entered",
                    ),
                ),
                (
                    "sensitivity_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Sensitivity (limit of detection), unit as entered",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="MRD status as reported"
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
                    "infusion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="infusions.infusion",
                        verbose_name="Infusion",
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
                        to="outcomes.mrd",
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
            name="NewTherapy",
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
                ("occurred", models.BooleanField(blank=True, null=True, verbose_name="Was given")),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="Started on")),
                (
                    "started_on_precision",
                    models.CharField(
                        blank=True, max_length=5, null=True, verbose_name="Started on, precision"
                    ),
                ),
                (
                    "therapy",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Therapy"),
                ),
                (
                    "therapy_reason",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Reason for the therapy"
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
                "verbose_name": "new therapy",
                "verbose_name_plural": "new therapies",
            },
        ),
        migrations.CreateModel(
            name="NewTherapyEvent",
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
                ("occurred", models.BooleanField(blank=True, null=True, verbose_name="Was given")),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="Started on")),
                (
                    "started_on_precision",
                    models.CharField(
                        blank=True, max_length=5, null=True, verbose_name="Started on, precision"
                    ),
                ),
                (
                    "therapy",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Therapy"),
                ),
                (
                    "therapy_reason",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Reason for the therapy"
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
                        to="outcomes.newtherapy",
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
            name="Relapse",
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
                ("occurred", models.BooleanField(blank=True, null=True, verbose_name="Occurred")),
                (
                    "relapsed_on",
                    models.DateField(blank=True, null=True, verbose_name="Relapsed on"),
                ),
                (
                    "relapsed_on_precision",
                    models.CharField(
                        blank=True, max_length=5, null=True, verbose_name="Relapsed on, precision"
                    ),
                ),
                (
                    "sites",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        null=True,
                        size=None,
                        verbose_name="Sites",
                    ),
                ),
                (
                    "cd19",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="CD19 at relapse"
                    ),
                ),
                (
                    "cd22",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="CD22 at relapse"
                    ),
                ),
                (
                    "blasts_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Bone marrow blasts at relapse",
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
                    "infusion",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infusions.infusion",
                        verbose_name="After infusion",
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
                "verbose_name": "relapse",
                "verbose_name_plural": "relapses",
            },
        ),
        migrations.CreateModel(
            name="RelapseEvent",
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
                ("occurred", models.BooleanField(blank=True, null=True, verbose_name="Occurred")),
                (
                    "relapsed_on",
                    models.DateField(blank=True, null=True, verbose_name="Relapsed on"),
                ),
                (
                    "relapsed_on_precision",
                    models.CharField(
                        blank=True, max_length=5, null=True, verbose_name="Relapsed on, precision"
                    ),
                ),
                (
                    "sites",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        null=True,
                        size=None,
                        verbose_name="Sites",
                    ),
                ),
                (
                    "cd19",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="CD19 at relapse"
                    ),
                ),
                (
                    "cd22",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="CD22 at relapse"
                    ),
                ),
                (
                    "blasts_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Bone marrow blasts at relapse",
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
                    "infusion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="infusions.infusion",
                        verbose_name="After infusion",
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
                        to="outcomes.relapse",
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
            name="Response",
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
                    "visit",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Visit"),
                ),
                (
                    "assessed_on",
                    models.DateField(blank=True, null=True, verbose_name="Assessed on"),
                ),
                (
                    "response",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Response"),
                ),
                (
                    "anc",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Neutrophils",
                    ),
                ),
                (
                    "anc_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Neutrophils, as entered",
                    ),
                ),
                (
                    "anc_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Neutrophils, unit as entered",
                    ),
                ),
                (
                    "platelets",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Platelets",
                    ),
                ),
                (
                    "platelets_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Platelets, as entered",
                    ),
                ),
                (
                    "platelets_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Platelets, unit as entered",
                    ),
                ),
                (
                    "emd",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Extramedullary disease"
                    ),
                ),
                (
                    "circulating_blasts",
                    models.BooleanField(blank=True, null=True, verbose_name="Circulating blasts"),
                ),
                (
                    "cns_disease",
                    models.BooleanField(blank=True, null=True, verbose_name="Blasts in CSF"),
                ),
                (
                    "confirmed_on",
                    models.DateField(blank=True, null=True, verbose_name="Remission confirmed on"),
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
                    "infusion",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infusions.infusion",
                        verbose_name="Infusion",
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
                "verbose_name": "response",
                "verbose_name_plural": "responses",
            },
        ),
        migrations.CreateModel(
            name="ResponseEvent",
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
                    "visit",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Visit"),
                ),
                (
                    "assessed_on",
                    models.DateField(blank=True, null=True, verbose_name="Assessed on"),
                ),
                (
                    "response",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Response"),
                ),
                (
                    "anc",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Neutrophils",
                    ),
                ),
                (
                    "anc_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Neutrophils, as entered",
                    ),
                ),
                (
                    "anc_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Neutrophils, unit as entered",
                    ),
                ),
                (
                    "platelets",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Platelets",
                    ),
                ),
                (
                    "platelets_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Platelets, as entered",
                    ),
                ),
                (
                    "platelets_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Platelets, unit as entered",
                    ),
                ),
                (
                    "emd",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Extramedullary disease"
                    ),
                ),
                (
                    "circulating_blasts",
                    models.BooleanField(blank=True, null=True, verbose_name="Circulating blasts"),
                ),
                (
                    "cns_disease",
                    models.BooleanField(blank=True, null=True, verbose_name="Blasts in CSF"),
                ),
                (
                    "confirmed_on",
                    models.DateField(blank=True, null=True, verbose_name="Remission confirmed on"),
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
                    "infusion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="infusions.infusion",
                        verbose_name="Infusion",
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
                        to="outcomes.response",
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
            name="SupportiveCare",
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
                    "drug",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Drug"),
                ),
                ("occurred", models.BooleanField(blank=True, null=True, verbose_name="Was given")),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="Started on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="Ended on")),
                (
                    "indication",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Indication"
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
                    "infusion",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infusions.infusion",
                        verbose_name="Infusion",
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
                "verbose_name": "supportive care",
                "verbose_name_plural": "supportive care",
            },
        ),
        migrations.CreateModel(
            name="SupportiveCareEvent",
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
                    "drug",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Drug"),
                ),
                ("occurred", models.BooleanField(blank=True, null=True, verbose_name="Was given")),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="Started on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="Ended on")),
                (
                    "indication",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Indication"
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
                    "infusion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="infusions.infusion",
                        verbose_name="Infusion",
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
                        to="outcomes.supportivecare",
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
            name="Toxicity",
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
                    "toxicity",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Toxicity"),
                ),
                ("occurred", models.BooleanField(blank=True, null=True, verbose_name="Occurred")),
                ("onset_on", models.DateField(blank=True, null=True, verbose_name="Onset on")),
                (
                    "resolved_on",
                    models.DateField(blank=True, null=True, verbose_name="Resolved on"),
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
                    "infusion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infusions.infusion",
                        verbose_name="Infusion",
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
                "verbose_name": "toxicity",
                "verbose_name_plural": "toxicities",
            },
        ),
        migrations.CreateModel(
            name="ToxicityEvent",
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
                    "toxicity",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Toxicity"),
                ),
                ("occurred", models.BooleanField(blank=True, null=True, verbose_name="Occurred")),
                ("onset_on", models.DateField(blank=True, null=True, verbose_name="Onset on")),
                (
                    "resolved_on",
                    models.DateField(blank=True, null=True, verbose_name="Resolved on"),
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
                    "infusion",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="infusions.infusion",
                        verbose_name="Infusion",
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
                        to="outcomes.toxicity",
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
            name="ToxicityGrade",
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
                (
                    "system",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Grading system"
                    ),
                ),
                (
                    "grade",
                    models.BigIntegerField(blank=True, null=True, verbose_name="Highest grade"),
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
                (
                    "toxicity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="outcomes.toxicity",
                        verbose_name="Toxicity",
                    ),
                ),
            ],
            options={
                "verbose_name": "toxicity grade",
                "verbose_name_plural": "toxicity grades",
            },
        ),
        migrations.CreateModel(
            name="ToxicityGradeEvent",
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
                (
                    "system",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Grading system"
                    ),
                ),
                (
                    "grade",
                    models.BigIntegerField(blank=True, null=True, verbose_name="Highest grade"),
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
                        to="outcomes.toxicitygrade",
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
                (
                    "toxicity",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="outcomes.toxicity",
                        verbose_name="Toxicity",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Transplant",
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
                ("occurred", models.BooleanField(blank=True, null=True, verbose_name="Took place")),
                (
                    "transplanted_on",
                    models.DateField(blank=True, null=True, verbose_name="Transplanted on"),
                ),
                (
                    "transplanted_on_precision",
                    models.CharField(
                        blank=True,
                        max_length=5,
                        null=True,
                        verbose_name="Transplanted on, precision",
                    ),
                ),
                (
                    "transplant_type",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Type"),
                ),
                (
                    "purpose",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Purpose"),
                ),
                (
                    "disease_status",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Disease status before"
                    ),
                ),
                (
                    "mrd_before",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="MRD before"
                    ),
                ),
                (
                    "donor",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Donor"),
                ),
                (
                    "graft_source",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Graft source"
                    ),
                ),
                (
                    "conditioning",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Conditioning intensity"
                    ),
                ),
                (
                    "tbi",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Total body irradiation"
                    ),
                ),
                (
                    "cd34",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="CD34-positive cells",
                    ),
                ),
                (
                    "cd34_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="CD34-positive cells, as entered",
                    ),
                ),
                (
                    "cd34_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="CD34-positive cells, unit as entered",
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
                    "infusion",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infusions.infusion",
                        verbose_name="After infusion",
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
                "verbose_name": "transplant",
                "verbose_name_plural": "transplants",
            },
        ),
        migrations.CreateModel(
            name="TransplantEvent",
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
                ("occurred", models.BooleanField(blank=True, null=True, verbose_name="Took place")),
                (
                    "transplanted_on",
                    models.DateField(blank=True, null=True, verbose_name="Transplanted on"),
                ),
                (
                    "transplanted_on_precision",
                    models.CharField(
                        blank=True,
                        max_length=5,
                        null=True,
                        verbose_name="Transplanted on, precision",
                    ),
                ),
                (
                    "transplant_type",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Type"),
                ),
                (
                    "purpose",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Purpose"),
                ),
                (
                    "disease_status",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Disease status before"
                    ),
                ),
                (
                    "mrd_before",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="MRD before"
                    ),
                ),
                (
                    "donor",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Donor"),
                ),
                (
                    "graft_source",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Graft source"
                    ),
                ),
                (
                    "conditioning",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Conditioning intensity"
                    ),
                ),
                (
                    "tbi",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Total body irradiation"
                    ),
                ),
                (
                    "cd34",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="CD34-positive cells",
                    ),
                ),
                (
                    "cd34_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="CD34-positive cells, as entered",
                    ),
                ),
                (
                    "cd34_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="CD34-positive cells, unit as entered",
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
                    "infusion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="infusions.infusion",
                        verbose_name="After infusion",
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
                        to="outcomes.transplant",
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
                    model_name="death",
                    index=models.Index(fields=["patient"], name="deaths_patient"),
                ),
                migrations.AddConstraint(
                    model_name="death",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="deaths_one_row_per_key",
                        violation_error_message="There is one death per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="death",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "died_on"), _negated=True),
                                models.Q(("died_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "cause"), _negated=True),
                                models.Q(("cause__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "contributing"), _negated=True),
                                models.Q(("contributing__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "in_remission"), _negated=True),
                                models.Q(("in_remission__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="deaths_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="death",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="deaths_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="death",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("died_on__isnull", False), _negated=True),
                                ("died_on_precision__isnull", True),
                            ),
                            models.Q(
                                ("died_on__isnull", False),
                                ("died_on_precision__isnull", False),
                                models.Q(
                                    ("died_on_precision", "day"),
                                    models.Q(("died_on_precision", "month"), ("died_on__day", 1)),
                                    models.Q(
                                        ("died_on_precision", "year"),
                                        ("died_on__day", 1),
                                        ("died_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="deaths_died_on_as_far_as_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="death",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cause__isnull", False), _negated=True),
                            (
                                "cause__in",
                                [
                                    "RELAPSE",
                                    "CRS",
                                    "NEUROTOXICITY",
                                    "INFECTION",
                                    "GVHD",
                                    "TRANSPLANT",
                                    "HAEMORRHAGE",
                                    "SECOND_MALIGNANCY",
                                    "OTHER",
                                    "UNKNOWN",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="deaths_cause_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="death",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("contributing__isnull", False), _negated=True),
                            (
                                "contributing__contained_by",
                                [
                                    "RELAPSE",
                                    "CRS",
                                    "NEUROTOXICITY",
                                    "INFECTION",
                                    "GVHD",
                                    "TRANSPLANT",
                                    "HAEMORRHAGE",
                                    "SECOND_MALIGNANCY",
                                    "OTHER",
                                    "UNKNOWN",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="deaths_contributing_in_codelist",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="death",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="dd32aa7502298fb1dd7ab79448dd130dc7ed792c",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_adf69",
                            table="outcomes_death",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="death",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="29baac846bfe2653ff6e09e327e2d9b62a08570a",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_3020a",
                            table="outcomes_death",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="death",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_deathevent" ("cause", "comments", "contributing", "died_on", "died_on_precision", "entered_at", "findings", "form_id", "id", "in_remission", "key", "missing", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "study_id", "version") SELECT new_values."cause", new_values."comments", new_values."contributing", new_values."died_on", new_values."died_on_precision", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."in_remission", new_values."key", new_values."missing", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."removed_at", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d01b58e996a76a24a91dc8b1564b1d33df5e64e6",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9fb54",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="outcomes_death",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="death",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_deathevent" ("cause", "comments", "contributing", "died_on", "died_on_precision", "entered_at", "findings", "form_id", "id", "in_remission", "key", "missing", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "study_id", "version") SELECT new_values."cause", new_values."comments", new_values."contributing", new_values."died_on", new_values."died_on_precision", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."in_remission", new_values."key", new_values."missing", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."removed_at", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="cb623ada504e7d05e5ab3cc8e5dc21d2449ea1aa",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6997f",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="outcomes_death",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="death",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_deathevent" ("cause", "comments", "contributing", "died_on", "died_on_precision", "entered_at", "findings", "form_id", "id", "in_remission", "key", "missing", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "study_id", "version") SELECT old_values."cause", old_values."comments", old_values."contributing", old_values."died_on", old_values."died_on_precision", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."in_remission", old_values."key", old_values."missing", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."removed_at", old_values."study_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="0ad3a328c8bf544cebf83060f2d403f88684609d",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_954c3",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_death",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="deathevent",
                    index=models.Index(fields=["study", "txid"], name="death_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deathevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="a2bb9e3890d9fc193c783e6fe80f4029f19ab8b9",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_83739",
                            table="outcomes_deathevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deathevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7d6e0f1f612eb8adf2dc20acd2121901b9b83ba0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_67b3e",
                            table="outcomes_deathevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="followup",
                    index=models.Index(fields=["patient"], name="follow_ups_patient"),
                ),
                migrations.AddConstraint(
                    model_name="followup",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="follow_ups_one_row_per_key",
                        violation_error_message="There is one follow-up per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="followup",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "contact_on"), _negated=True),
                                models.Q(("contact_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "status"), _negated=True),
                                models.Q(("status__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "method"), _negated=True),
                                models.Q(("method__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "in_remission"), _negated=True),
                                models.Q(("in_remission__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="follow_ups_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="followup",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="follow_ups_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="followup",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="follow_ups_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="followup",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__isnull", False), _negated=True),
                            ("status__in", ["alive", "dead", "lost"]),
                            _connector="OR",
                        ),
                        name="follow_ups_status_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="followup",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("method__isnull", False), _negated=True),
                            ("method__in", ["visit", "phone", "letter", "records", "registry"]),
                            _connector="OR",
                        ),
                        name="follow_ups_method_in_codelist",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="followup",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="e1dc676d63f1bec8643f974d4d67017f3284a54e",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_145df",
                            table="outcomes_followup",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="followup",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="a04290ceaf819fac4005c483fde10ade9e5e5ebe",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_0fa49",
                            table="outcomes_followup",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="followup",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_followupevent" ("comments", "contact_on", "entered_at", "findings", "form_id", "id", "in_remission", "key", "method", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "status", "study_id", "version") SELECT new_values."comments", new_values."contact_on", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."in_remission", new_values."key", new_values."method", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."removed_at", new_values."status", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="3ae25e0db3ca8aeda236086d734f1de01daa825f",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_cea4e",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="outcomes_followup",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="followup",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_followupevent" ("comments", "contact_on", "entered_at", "findings", "form_id", "id", "in_remission", "key", "method", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "status", "study_id", "version") SELECT new_values."comments", new_values."contact_on", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."in_remission", new_values."key", new_values."method", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."removed_at", new_values."status", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="8f7e8bebfab437499b981b004b736ca36bd2d67d",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e8196",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="outcomes_followup",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="followup",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_followupevent" ("comments", "contact_on", "entered_at", "findings", "form_id", "id", "in_remission", "key", "method", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "status", "study_id", "version") SELECT old_values."comments", old_values."contact_on", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."in_remission", old_values."key", old_values."method", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."removed_at", old_values."status", old_values."study_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="7757a463d82832d822f7284a9f340f444531f85d",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d8287",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_followup",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="followupevent",
                    index=models.Index(fields=["study", "txid"], name="followup_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="followupevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="328d33d70cb94c4fc29e558f37fcdd65ac0406bf",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_9319b",
                            table="outcomes_followupevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="followupevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="84eceeca533e094fcfb7a99a92ff1e910e5a627c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_43583",
                            table="outcomes_followupevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="marrow",
                    index=models.Index(fields=["patient"], name="marrows_patient"),
                ),
                migrations.AddConstraint(
                    model_name="marrow",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="marrows_one_row_per_key",
                        violation_error_message="There is one marrow per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="marrow",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "infusion"), _negated=True),
                                models.Q(("infusion__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "taken_on"), _negated=True),
                                models.Q(("taken_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "evaluable"), _negated=True),
                                models.Q(("evaluable__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "blasts_pct"), _negated=True),
                                models.Q(("blasts_pct__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "marrow_class"), _negated=True),
                                models.Q(("marrow_class__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="marrows_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="marrow",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="marrows_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="marrow",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="marrows_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="marrow",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("blasts_pct__isnull", False), _negated=True),
                            models.Q(("blasts_pct__gte", 0), ("blasts_pct__lte", 100)),
                            _connector="OR",
                        ),
                        name="marrows_blasts_pct_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="marrow",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("marrow_class__isnull", False), _negated=True),
                            ("marrow_class__in", ["M1", "M2", "M3"]),
                            _connector="OR",
                        ),
                        name="marrows_marrow_class_in_codelist",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="marrow",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="fc9898526a4b08f860ebfa853caee893eb59c24a",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_065a9",
                            table="outcomes_marrow",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="marrow",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="ea3c98099a533a2ab5fe88ec31f0439ddc1da6c1",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_8b3b8",
                            table="outcomes_marrow",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="marrow",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_marrowevent" ("blasts_pct", "comments", "entered_at", "evaluable", "findings", "form_id", "id", "infusion_id", "key", "marrow_class", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "study_id", "taken_on", "version") SELECT new_values."blasts_pct", new_values."comments", new_values."entered_at", new_values."evaluable", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."marrow_class", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."removed_at", new_values."study_id", new_values."taken_on", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="3a3facf1b59e7379fa8a23c349d84a7c01647a5b",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_106e4",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="outcomes_marrow",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="marrow",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_marrowevent" ("blasts_pct", "comments", "entered_at", "evaluable", "findings", "form_id", "id", "infusion_id", "key", "marrow_class", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "study_id", "taken_on", "version") SELECT new_values."blasts_pct", new_values."comments", new_values."entered_at", new_values."evaluable", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."marrow_class", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."removed_at", new_values."study_id", new_values."taken_on", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="beca3fbf0963d0a1e49f4de7767053bcf328d4d2",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a9d50",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="outcomes_marrow",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="marrow",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_marrowevent" ("blasts_pct", "comments", "entered_at", "evaluable", "findings", "form_id", "id", "infusion_id", "key", "marrow_class", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "study_id", "taken_on", "version") SELECT old_values."blasts_pct", old_values."comments", old_values."entered_at", old_values."evaluable", old_values."findings", old_values."form_id", old_values."id", old_values."infusion_id", old_values."key", old_values."marrow_class", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."removed_at", old_values."study_id", old_values."taken_on", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="83e623c3cdecd63398177de45f1b8baada43d1ab",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a1599",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_marrow",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="marrowevent",
                    index=models.Index(fields=["study", "txid"], name="marrow_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="marrowevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="55192e30579b7f14c285dfd9a7b5924c7c589be9",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_2fe86",
                            table="outcomes_marrowevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="marrowevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="7c3cd7022135ac18f7e1ce2dfa72d1b0aeecf1ba",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_8f801",
                            table="outcomes_marrowevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="mrd",
                    index=models.Index(fields=["patient"], name="mrd_patient"),
                ),
                migrations.AddConstraint(
                    model_name="mrd",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="mrd_one_row_per_key",
                        violation_error_message="There is one mrd per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="mrd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "infusion"), _negated=True),
                                models.Q(("infusion__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "visit"), _negated=True),
                                models.Q(("visit__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "assessed_on"), _negated=True),
                                models.Q(("assessed_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "specimen"), _negated=True),
                                models.Q(("specimen__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "assay"), _negated=True),
                                models.Q(("assay__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "detected"), _negated=True),
                                models.Q(("detected__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "level"), _negated=True),
                                models.Q(("level__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "sensitivity"), _negated=True),
                                models.Q(("sensitivity__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "status"), _negated=True),
                                models.Q(("status__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="mrd_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="mrd",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="mrd_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="mrd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="mrd_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="mrd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("visit__isnull", False), _negated=True),
                            (
                                "visit__in",
                                ["DAY28", "MONTH2", "MONTH3", "MONTH6", "MONTH12", "OTHER"],
                            ),
                            _connector="OR",
                        ),
                        name="mrd_visit_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="mrd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("specimen__isnull", False), _negated=True),
                            ("specimen__in", ["BM", "PB", "CSF", "OTHER"]),
                            _connector="OR",
                        ),
                        name="mrd_specimen_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="mrd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("assay__isnull", False), _negated=True),
                            ("assay__in", ["FLOW", "QPCR_IG_TR", "QPCR_FUSION", "NGS", "UNKNOWN"]),
                            _connector="OR",
                        ),
                        name="mrd_assay_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="mrd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level__isnull", False), _negated=True),
                            models.Q(("level__gte", 0), ("level__lte", 1)),
                            _connector="OR",
                        ),
                        name="mrd_level_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="mrd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sensitivity__isnull", False), _negated=True),
                            models.Q(("sensitivity__gte", 0), ("sensitivity__lte", 1)),
                            _connector="OR",
                        ),
                        name="mrd_sensitivity_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="mrd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__isnull", False), _negated=True),
                            ("status__in", ["NEG", "POS", "NEG_INSUFFICIENT", "NE"]),
                            _connector="OR",
                        ),
                        name="mrd_status_in_codelist",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="mrd",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="b5f9853e143ffa400c73ba8835129ffc8572d56e",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_b4072",
                            table="outcomes_mrd",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="mrd",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="251b5ae2f7c6c7506f97bfeedabb4b59fe4aae79",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_bf6a8",
                            table="outcomes_mrd",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="mrd",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_mrdevent" ("assay", "assessed_on", "comments", "detected", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "level", "level_entered", "level_entered_unit", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "sensitivity", "sensitivity_entered", "sensitivity_entered_unit", "specimen", "status", "study_id", "version", "visit") SELECT new_values."assay", new_values."assessed_on", new_values."comments", new_values."detected", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."level", new_values."level_entered", new_values."level_entered_unit", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."removed_at", new_values."sensitivity", new_values."sensitivity_entered", new_values."sensitivity_entered_unit", new_values."specimen", new_values."status", new_values."study_id", new_values."version", new_values."visit" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="76ebda8ea3567487d35e553b359bf7a02fa4a6a4",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_298b0",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="outcomes_mrd",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="mrd",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_mrdevent" ("assay", "assessed_on", "comments", "detected", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "level", "level_entered", "level_entered_unit", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "sensitivity", "sensitivity_entered", "sensitivity_entered_unit", "specimen", "status", "study_id", "version", "visit") SELECT new_values."assay", new_values."assessed_on", new_values."comments", new_values."detected", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."level", new_values."level_entered", new_values."level_entered_unit", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."removed_at", new_values."sensitivity", new_values."sensitivity_entered", new_values."sensitivity_entered_unit", new_values."specimen", new_values."status", new_values."study_id", new_values."version", new_values."visit" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1b5286bf4f7876ab7df50d87c37d89b6eaac4789",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_55486",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="outcomes_mrd",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="mrd",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_mrdevent" ("assay", "assessed_on", "comments", "detected", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "level", "level_entered", "level_entered_unit", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "sensitivity", "sensitivity_entered", "sensitivity_entered_unit", "specimen", "status", "study_id", "version", "visit") SELECT old_values."assay", old_values."assessed_on", old_values."comments", old_values."detected", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."infusion_id", old_values."key", old_values."level", old_values."level_entered", old_values."level_entered_unit", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."removed_at", old_values."sensitivity", old_values."sensitivity_entered", old_values."sensitivity_entered_unit", old_values."specimen", old_values."status", old_values."study_id", old_values."version", old_values."visit" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="84c6be483bd8ccb2737d8158aaa28b8dce5058d8",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_44d9e",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_mrd",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="mrdevent",
                    index=models.Index(fields=["study", "txid"], name="mrd_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="mrdevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="254bfb8901a9d551bda74d041adbbb4d179818f6",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_a33ff",
                            table="outcomes_mrdevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="mrdevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f12a3a1655cbbeeb3341745e13a5af4631355179",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5b85d",
                            table="outcomes_mrdevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="newtherapy",
                    index=models.Index(fields=["patient"], name="new_therapies_patient"),
                ),
                migrations.AddConstraint(
                    model_name="newtherapy",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="new_therapies_one_row_per_key",
                        violation_error_message="There is one new therapy per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="newtherapy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
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
                                models.Q(("missing__has_key", "therapy"), _negated=True),
                                models.Q(("therapy__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "therapy_reason"), _negated=True),
                                models.Q(("therapy_reason__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "product"), _negated=True),
                                models.Q(("product__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="new_therapies_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="newtherapy",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="new_therapies_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="newtherapy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="new_therapies_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="newtherapy",
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
                        name="new_therapies_started_on_as_far_as_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="newtherapy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("therapy__isnull", False), _negated=True),
                            (
                                "therapy__in",
                                [
                                    "CHEMOTHERAPY",
                                    "CAR_T_ELSEWHERE",
                                    "BLINATUMOMAB",
                                    "INOTUZUMAB",
                                    "TKI",
                                    "RADIOTHERAPY",
                                    "DLI",
                                    "MAINTENANCE",
                                    "INTRATHECAL",
                                    "OTHER",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="new_therapies_therapy_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="newtherapy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("therapy_reason__isnull", False), _negated=True),
                            (
                                "therapy_reason__in",
                                [
                                    "relapse",
                                    "no_response",
                                    "mrd",
                                    "maintenance",
                                    "prophylaxis",
                                    "other",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="new_therapies_therapy_reason_in_codelist",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="newtherapy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="99c755d85b80e0647fa84ead009b2072d8a2b69f",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_8a6a8",
                            table="outcomes_newtherapy",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="newtherapy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="d8f35499e541608d14a0688dd770aeab97125eee",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_6fae3",
                            table="outcomes_newtherapy",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="newtherapy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_newtherapyevent" ("comments", "entered_at", "findings", "form_id", "id", "key", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "removed_at", "started_on", "started_on_precision", "study_id", "therapy", "therapy_reason", "version") SELECT new_values."comments", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."key", new_values."missing", new_values."number", new_values."occurred", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."product", new_values."removed_at", new_values."started_on", new_values."started_on_precision", new_values."study_id", new_values."therapy", new_values."therapy_reason", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="52b8a0c4d18741ece371d0d3b7d7a43f0ac7844e",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3d4de",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="outcomes_newtherapy",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="newtherapy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_newtherapyevent" ("comments", "entered_at", "findings", "form_id", "id", "key", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "removed_at", "started_on", "started_on_precision", "study_id", "therapy", "therapy_reason", "version") SELECT new_values."comments", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."key", new_values."missing", new_values."number", new_values."occurred", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."product", new_values."removed_at", new_values."started_on", new_values."started_on_precision", new_values."study_id", new_values."therapy", new_values."therapy_reason", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="0cd003054b0bf58581114ea6ff7fbd3103f3130c",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_02f68",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="outcomes_newtherapy",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="newtherapy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_newtherapyevent" ("comments", "entered_at", "findings", "form_id", "id", "key", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "removed_at", "started_on", "started_on_precision", "study_id", "therapy", "therapy_reason", "version") SELECT old_values."comments", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."key", old_values."missing", old_values."number", old_values."occurred", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."product", old_values."removed_at", old_values."started_on", old_values."started_on_precision", old_values."study_id", old_values."therapy", old_values."therapy_reason", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="5e5b067c1d3c4d66c05d971d710bb176aa29f02b",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3bcc0",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_newtherapy",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="newtherapyevent",
                    index=models.Index(fields=["study", "txid"], name="newtherapy_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="newtherapyevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="00f4b6e8024fdcac6bb2d71b1befb65b6f4b84dc",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_65ac0",
                            table="outcomes_newtherapyevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="newtherapyevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="72f5b2349e9a2ccd22b16e6127ba17cfe818c333",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6032f",
                            table="outcomes_newtherapyevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="relapse",
                    index=models.Index(fields=["patient"], name="relapses_patient"),
                ),
                migrations.AddConstraint(
                    model_name="relapse",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="relapses_one_row_per_key",
                        violation_error_message="There is one relapse per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="relapse",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "occurred"), _negated=True),
                                models.Q(("occurred__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "relapsed_on"), _negated=True),
                                models.Q(("relapsed_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "infusion"), _negated=True),
                                models.Q(("infusion__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "sites"), _negated=True),
                                models.Q(("sites__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "cd19"), _negated=True),
                                models.Q(("cd19__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "cd22"), _negated=True),
                                models.Q(("cd22__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "blasts_pct"), _negated=True),
                                models.Q(("blasts_pct__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="relapses_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="relapse",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="relapses_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="relapse",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="relapses_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="relapse",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("relapsed_on__isnull", False), _negated=True),
                                ("relapsed_on_precision__isnull", True),
                            ),
                            models.Q(
                                ("relapsed_on__isnull", False),
                                ("relapsed_on_precision__isnull", False),
                                models.Q(
                                    ("relapsed_on_precision", "day"),
                                    models.Q(
                                        ("relapsed_on_precision", "month"), ("relapsed_on__day", 1)
                                    ),
                                    models.Q(
                                        ("relapsed_on_precision", "year"),
                                        ("relapsed_on__day", 1),
                                        ("relapsed_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="relapses_relapsed_on_as_far_as_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="relapse",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sites__isnull", False), _negated=True),
                            (
                                "sites__contained_by",
                                [
                                    "BM",
                                    "CNS",
                                    "TESTIS",
                                    "LYMPH_NODE",
                                    "BONE",
                                    "SKIN",
                                    "BREAST",
                                    "VISCERAL",
                                    "OTHER",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="relapses_sites_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="relapse",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cd19__isnull", False), _negated=True),
                            ("cd19__in", ["POS", "NEG", "DIM"]),
                            _connector="OR",
                        ),
                        name="relapses_cd19_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="relapse",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cd22__isnull", False), _negated=True),
                            ("cd22__in", ["POS", "NEG", "DIM"]),
                            _connector="OR",
                        ),
                        name="relapses_cd22_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="relapse",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("blasts_pct__isnull", False), _negated=True),
                            models.Q(("blasts_pct__gte", 0), ("blasts_pct__lte", 100)),
                            _connector="OR",
                        ),
                        name="relapses_blasts_pct_within_bounds",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="relapse",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="06519503ed86927fb584341948048ad377af41c7",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_91f49",
                            table="outcomes_relapse",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="relapse",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="ae749eca58be81cc800bf4ec3190a320b5f8b1ab",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_d9e23",
                            table="outcomes_relapse",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="relapse",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_relapseevent" ("blasts_pct", "cd19", "cd22", "comments", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relapsed_on", "relapsed_on_precision", "removed_at", "sites", "study_id", "version") SELECT new_values."blasts_pct", new_values."cd19", new_values."cd22", new_values."comments", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."missing", new_values."number", new_values."occurred", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."relapsed_on", new_values."relapsed_on_precision", new_values."removed_at", new_values."sites", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="3d2cbc315b51d5c491b98c2b1023a9826284c60a",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f37fe",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="outcomes_relapse",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="relapse",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_relapseevent" ("blasts_pct", "cd19", "cd22", "comments", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relapsed_on", "relapsed_on_precision", "removed_at", "sites", "study_id", "version") SELECT new_values."blasts_pct", new_values."cd19", new_values."cd22", new_values."comments", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."missing", new_values."number", new_values."occurred", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."relapsed_on", new_values."relapsed_on_precision", new_values."removed_at", new_values."sites", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="445c1ecd2d8a569b3ab089ccf0271c6e1c11b934",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3f2c2",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="outcomes_relapse",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="relapse",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_relapseevent" ("blasts_pct", "cd19", "cd22", "comments", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relapsed_on", "relapsed_on_precision", "removed_at", "sites", "study_id", "version") SELECT old_values."blasts_pct", old_values."cd19", old_values."cd22", old_values."comments", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."infusion_id", old_values."key", old_values."missing", old_values."number", old_values."occurred", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."relapsed_on", old_values."relapsed_on_precision", old_values."removed_at", old_values."sites", old_values."study_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="f7341c95bf924b17a1e3a02119009d5ac9f37835",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0bd9f",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_relapse",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="relapseevent",
                    index=models.Index(fields=["study", "txid"], name="relapse_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="relapseevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="87b9286573a6d2221ff43c9cadce4843009d76f3",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_6a67d",
                            table="outcomes_relapseevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="relapseevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ab81a919d8f253f34a9b91235d1d15c6c14312ae",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a98ea",
                            table="outcomes_relapseevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="response",
                    index=models.Index(fields=["patient"], name="responses_patient"),
                ),
                migrations.AddConstraint(
                    model_name="response",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="responses_one_row_per_key",
                        violation_error_message="There is one response per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="response",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "infusion"), _negated=True),
                                models.Q(("infusion__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "visit"), _negated=True),
                                models.Q(("visit__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "assessed_on"), _negated=True),
                                models.Q(("assessed_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "response"), _negated=True),
                                models.Q(("response__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "anc"), _negated=True),
                                models.Q(("anc__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "platelets"), _negated=True),
                                models.Q(("platelets__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "emd"), _negated=True),
                                models.Q(("emd__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "circulating_blasts"), _negated=True),
                                models.Q(("circulating_blasts__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "cns_disease"), _negated=True),
                                models.Q(("cns_disease__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "confirmed_on"), _negated=True),
                                models.Q(("confirmed_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="responses_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="response",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="responses_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="response",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="responses_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="response",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("visit__isnull", False), _negated=True),
                            (
                                "visit__in",
                                ["DAY28", "MONTH2", "MONTH3", "MONTH6", "MONTH12", "OTHER"],
                            ),
                            _connector="OR",
                        ),
                        name="responses_visit_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="response",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("response__isnull", False), _negated=True),
                            (
                                "response__in",
                                [
                                    "CR",
                                    "CRi",
                                    "CR_UNSPEC",
                                    "PR",
                                    "SD",
                                    "PD",
                                    "NR",
                                    "NR_DEATH",
                                    "NE",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="responses_response_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="response",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("anc__isnull", False), _negated=True),
                            ("anc__gte", 0),
                            _connector="OR",
                        ),
                        name="responses_anc_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="response",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("platelets__isnull", False), _negated=True),
                            ("platelets__gte", 0),
                            _connector="OR",
                        ),
                        name="responses_platelets_within_bounds",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="response",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="c39716b27e7e301afca7ccc580890ff42eb65456",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_af80f",
                            table="outcomes_response",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="response",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="3c5712161a25756d126b25c6a554df3918df6791",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_0bd7e",
                            table="outcomes_response",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="response",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_responseevent" ("anc", "anc_entered", "anc_entered_unit", "assessed_on", "circulating_blasts", "cns_disease", "comments", "confirmed_on", "emd", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platelets", "platelets_entered", "platelets_entered_unit", "removed_at", "response", "study_id", "version", "visit") SELECT new_values."anc", new_values."anc_entered", new_values."anc_entered_unit", new_values."assessed_on", new_values."circulating_blasts", new_values."cns_disease", new_values."comments", new_values."confirmed_on", new_values."emd", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."platelets", new_values."platelets_entered", new_values."platelets_entered_unit", new_values."removed_at", new_values."response", new_values."study_id", new_values."version", new_values."visit" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="8898e30dc8f0474bd5e9b28fda361a57bb8e7c97",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_57938",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="outcomes_response",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="response",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_responseevent" ("anc", "anc_entered", "anc_entered_unit", "assessed_on", "circulating_blasts", "cns_disease", "comments", "confirmed_on", "emd", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platelets", "platelets_entered", "platelets_entered_unit", "removed_at", "response", "study_id", "version", "visit") SELECT new_values."anc", new_values."anc_entered", new_values."anc_entered_unit", new_values."assessed_on", new_values."circulating_blasts", new_values."cns_disease", new_values."comments", new_values."confirmed_on", new_values."emd", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."platelets", new_values."platelets_entered", new_values."platelets_entered_unit", new_values."removed_at", new_values."response", new_values."study_id", new_values."version", new_values."visit" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9731756f4e18d4a55e8477294d0640fa1eda7baa",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_bbf2a",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="outcomes_response",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="response",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_responseevent" ("anc", "anc_entered", "anc_entered_unit", "assessed_on", "circulating_blasts", "cns_disease", "comments", "confirmed_on", "emd", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platelets", "platelets_entered", "platelets_entered_unit", "removed_at", "response", "study_id", "version", "visit") SELECT old_values."anc", old_values."anc_entered", old_values."anc_entered_unit", old_values."assessed_on", old_values."circulating_blasts", old_values."cns_disease", old_values."comments", old_values."confirmed_on", old_values."emd", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."infusion_id", old_values."key", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."platelets", old_values."platelets_entered", old_values."platelets_entered_unit", old_values."removed_at", old_values."response", old_values."study_id", old_values."version", old_values."visit" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="9554a4ac467c31a7fa203b7e40ae0d8715177e9f",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9e4b8",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_response",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="responseevent",
                    index=models.Index(fields=["study", "txid"], name="response_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="responseevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="d3055979d1f143164d96b82ff25c1a85a918740d",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_647e0",
                            table="outcomes_responseevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="responseevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="96fe1915b68dfb75bb712370181ed7638a0fa07c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a5b49",
                            table="outcomes_responseevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="supportivecare",
                    index=models.Index(fields=["patient"], name="supportive_care_patient"),
                ),
                migrations.AddConstraint(
                    model_name="supportivecare",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="supportive_care_one_row_per_key",
                        violation_error_message="There is one supportive care per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="supportivecare",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "infusion"), _negated=True),
                                models.Q(("infusion__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "drug"), _negated=True),
                                models.Q(("drug__isnull", False), _negated=True),
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
                                models.Q(("missing__has_key", "indication"), _negated=True),
                                models.Q(("indication__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="supportive_care_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="supportivecare",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="supportive_care_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="supportivecare",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="supportive_care_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="supportivecare",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("drug__isnull", False), _negated=True),
                            (
                                "drug__in",
                                [
                                    "TOCILIZUMAB",
                                    "STEROIDS",
                                    "ANAKINRA",
                                    "SILTUXIMAB",
                                    "RUXOLITINIB",
                                    "PLASMAPHERESIS",
                                    "VASOPRESSOR",
                                    "OTHER",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="supportive_care_drug_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="supportivecare",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("indication__isnull", False), _negated=True),
                            (
                                "indication__in",
                                [
                                    "CRS",
                                    "NEUROTOXICITY",
                                    "IEC_HS",
                                    "ICAHT",
                                    "TLS",
                                    "INFECTION",
                                    "OTHER",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="supportive_care_indication_in_codelist",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supportivecare",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="bdd0c75abe2342a8f9f4cd8dc594155dcdcf869c",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_d273e",
                            table="outcomes_supportivecare",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supportivecare",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="0f4de825e4554abbc3e2ea6719b7cc1bb0a97096",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_73a44",
                            table="outcomes_supportivecare",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supportivecare",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_supportivecareevent" ("comments", "drug", "ended_on", "entered_at", "findings", "form_id", "id", "indication", "infusion_id", "key", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "started_on", "study_id", "version") SELECT new_values."comments", new_values."drug", new_values."ended_on", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."indication", new_values."infusion_id", new_values."key", new_values."missing", new_values."number", new_values."occurred", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."removed_at", new_values."started_on", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d4ec53cb20302c3de0c33c23afb9ec3858ce1b8a",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_50412",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="outcomes_supportivecare",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supportivecare",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_supportivecareevent" ("comments", "drug", "ended_on", "entered_at", "findings", "form_id", "id", "indication", "infusion_id", "key", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "started_on", "study_id", "version") SELECT new_values."comments", new_values."drug", new_values."ended_on", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."indication", new_values."infusion_id", new_values."key", new_values."missing", new_values."number", new_values."occurred", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."removed_at", new_values."started_on", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d67972fc85854c2411b811dac22173a2c88f726e",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_edfce",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="outcomes_supportivecare",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supportivecare",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_supportivecareevent" ("comments", "drug", "ended_on", "entered_at", "findings", "form_id", "id", "indication", "infusion_id", "key", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "started_on", "study_id", "version") SELECT old_values."comments", old_values."drug", old_values."ended_on", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."indication", old_values."infusion_id", old_values."key", old_values."missing", old_values."number", old_values."occurred", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."removed_at", old_values."started_on", old_values."study_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="cdf9c38da05cdd356b2b0a8535019c360c57996c",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_683bd",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_supportivecare",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="supportivecareevent",
                    index=models.Index(fields=["study", "txid"], name="supportivecare_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supportivecareevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="9c20c9c93292f246951c76ac9bc7ac6c6ce47449",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_199ee",
                            table="outcomes_supportivecareevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supportivecareevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="aaef34620335f0dba04b6719b2b2c871f8993cab",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_beb47",
                            table="outcomes_supportivecareevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="toxicity",
                    index=models.Index(fields=["patient"], name="toxicities_patient"),
                ),
                migrations.AddConstraint(
                    model_name="toxicity",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="toxicities_one_row_per_key",
                        violation_error_message="There is one toxicity per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicity",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "toxicity"), _negated=True),
                                models.Q(("toxicity__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "occurred"), _negated=True),
                                models.Q(("occurred__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "onset_on"), _negated=True),
                                models.Q(("onset_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "resolved_on"), _negated=True),
                                models.Q(("resolved_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "detail"), _negated=True),
                                models.Q(("detail__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="toxicities_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicity",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="toxicities_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicity",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="toxicities_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicity",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("toxicity__isnull", False), _negated=True),
                            (
                                "toxicity__in",
                                [
                                    "CRS",
                                    "NEUROTOXICITY",
                                    "IEC_HS",
                                    "ICAHT",
                                    "TLS",
                                    "INFECTION",
                                    "OTHER",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="toxicities_toxicity_in_codelist",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toxicity",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="45b9c8525bfbff75666a355948e40d3fa8c9b555",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_967ae",
                            table="outcomes_toxicity",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toxicity",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="9727c34478c163dad7681926ecdfcfe5842ed910",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_25d9a",
                            table="outcomes_toxicity",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toxicity",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_toxicityevent" ("comments", "detail", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "missing", "number", "occurred", "onset_on", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "resolved_on", "study_id", "toxicity", "version") SELECT new_values."comments", new_values."detail", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."missing", new_values."number", new_values."occurred", new_values."onset_on", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."removed_at", new_values."resolved_on", new_values."study_id", new_values."toxicity", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6569a65167145d295c76c3abb2a86d05c4e1edb8",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_41d97",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="outcomes_toxicity",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toxicity",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_toxicityevent" ("comments", "detail", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "missing", "number", "occurred", "onset_on", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "resolved_on", "study_id", "toxicity", "version") SELECT new_values."comments", new_values."detail", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."missing", new_values."number", new_values."occurred", new_values."onset_on", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."removed_at", new_values."resolved_on", new_values."study_id", new_values."toxicity", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="70fc7f7a97b7ad8b462315f8409693e8d701b93e",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_13d24",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="outcomes_toxicity",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toxicity",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_toxicityevent" ("comments", "detail", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "missing", "number", "occurred", "onset_on", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "resolved_on", "study_id", "toxicity", "version") SELECT old_values."comments", old_values."detail", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."infusion_id", old_values."key", old_values."missing", old_values."number", old_values."occurred", old_values."onset_on", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."removed_at", old_values."resolved_on", old_values."study_id", old_values."toxicity", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="04175a22770afa141551094d176928a6b734b296",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0272f",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_toxicity",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="toxicityevent",
                    index=models.Index(fields=["study", "txid"], name="toxicity_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toxicityevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="39dfcdf420ad887e8edbf8ceccb41eb404666e63",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_5a1a2",
                            table="outcomes_toxicityevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toxicityevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4cede1badac561bd9fc08277f881bce41c2747b8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_78c68",
                            table="outcomes_toxicityevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="toxicitygrade",
                    index=models.Index(fields=["patient"], name="toxicity_grades_patient"),
                ),
                migrations.AddConstraint(
                    model_name="toxicitygrade",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="toxicity_grades_one_row_per_key",
                        violation_error_message="There is one toxicity grade per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicitygrade",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "system"), _negated=True),
                                models.Q(("system__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "grade"), _negated=True),
                                models.Q(("grade__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="toxicity_grades_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicitygrade",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="toxicity_grades_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicitygrade",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("system__isnull", False), _negated=True),
                            (
                                "system__in",
                                [
                                    "ASTCT2019",
                                    "LEE2014",
                                    "CARTOX_CRS",
                                    "PENN",
                                    "CARTOX_CRES",
                                    "CTCAE5",
                                    "IEC_HS2023",
                                    "ICAHT2023",
                                    "CAIRO_BISHOP2004",
                                    "UNSPECIFIED",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="toxicity_grades_system_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicitygrade",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("grade__isnull", False), _negated=True),
                            models.Q(("grade__gte", 0), ("grade__lte", 5)),
                            _connector="OR",
                        ),
                        name="toxicity_grades_grade_within_bounds",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toxicitygrade",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="cbcbcf04404b6376a8d493e8c65b24b56fe84aa5",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_f99ad",
                            table="outcomes_toxicitygrade",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toxicitygrade",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="247eadffabe35425270425ee61f55afb79b6de86",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_45f26",
                            table="outcomes_toxicitygrade",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toxicitygrade",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_toxicitygradeevent" ("comments", "entered_at", "findings", "form_id", "grade", "id", "key", "missing", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "study_id", "system", "toxicity_id", "version") SELECT new_values."comments", new_values."entered_at", new_values."findings", new_values."form_id", new_values."grade", new_values."id", new_values."key", new_values."missing", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."removed_at", new_values."study_id", new_values."system", new_values."toxicity_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="3a2182db9e08570a173d3fd1e591004bb22c3572",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_53425",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="outcomes_toxicitygrade",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toxicitygrade",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_toxicitygradeevent" ("comments", "entered_at", "findings", "form_id", "grade", "id", "key", "missing", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "study_id", "system", "toxicity_id", "version") SELECT new_values."comments", new_values."entered_at", new_values."findings", new_values."form_id", new_values."grade", new_values."id", new_values."key", new_values."missing", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."removed_at", new_values."study_id", new_values."system", new_values."toxicity_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9a410ddacb9c64724453e8caa0ff3ed62580ca01",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7fd0e",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="outcomes_toxicitygrade",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toxicitygrade",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_toxicitygradeevent" ("comments", "entered_at", "findings", "form_id", "grade", "id", "key", "missing", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "study_id", "system", "toxicity_id", "version") SELECT old_values."comments", old_values."entered_at", old_values."findings", old_values."form_id", old_values."grade", old_values."id", old_values."key", old_values."missing", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."removed_at", old_values."study_id", old_values."system", old_values."toxicity_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="9522fccdd94af87b40c9c9410735e3964e1ec79a",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f6f4d",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_toxicitygrade",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="toxicitygradeevent",
                    index=models.Index(fields=["study", "txid"], name="toxicitygrade_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toxicitygradeevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="c41d65cf5924d86a93e0f48b3f424c13f5822f86",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_39810",
                            table="outcomes_toxicitygradeevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toxicitygradeevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="97fcb90666590342fa23e8f3da14c4a1d38f807d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_e87c4",
                            table="outcomes_toxicitygradeevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="transplant",
                    index=models.Index(fields=["patient"], name="transplants_patient"),
                ),
                migrations.AddConstraint(
                    model_name="transplant",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="transplants_one_row_per_key",
                        violation_error_message="There is one transplant per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transplant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "occurred"), _negated=True),
                                models.Q(("occurred__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "transplanted_on"), _negated=True),
                                models.Q(("transplanted_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "infusion"), _negated=True),
                                models.Q(("infusion__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "transplant_type"), _negated=True),
                                models.Q(("transplant_type__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "purpose"), _negated=True),
                                models.Q(("purpose__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "disease_status"), _negated=True),
                                models.Q(("disease_status__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "mrd_before"), _negated=True),
                                models.Q(("mrd_before__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "donor"), _negated=True),
                                models.Q(("donor__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "graft_source"), _negated=True),
                                models.Q(("graft_source__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "conditioning"), _negated=True),
                                models.Q(("conditioning__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "tbi"), _negated=True),
                                models.Q(("tbi__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "cd34"), _negated=True),
                                models.Q(("cd34__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="transplants_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transplant",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="transplants_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transplant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="transplants_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transplant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("transplanted_on__isnull", False), _negated=True),
                                ("transplanted_on_precision__isnull", True),
                            ),
                            models.Q(
                                ("transplanted_on__isnull", False),
                                ("transplanted_on_precision__isnull", False),
                                models.Q(
                                    ("transplanted_on_precision", "day"),
                                    models.Q(
                                        ("transplanted_on_precision", "month"),
                                        ("transplanted_on__day", 1),
                                    ),
                                    models.Q(
                                        ("transplanted_on_precision", "year"),
                                        ("transplanted_on__day", 1),
                                        ("transplanted_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="transplants_transplanted_on_as_far_as_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transplant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("transplant_type__isnull", False), _negated=True),
                            ("transplant_type__in", ["ALLO", "AUTO"]),
                            _connector="OR",
                        ),
                        name="transplants_transplant_type_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transplant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("purpose__isnull", False), _negated=True),
                            ("purpose__in", ["consolidation", "salvage", "other"]),
                            _connector="OR",
                        ),
                        name="transplants_purpose_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transplant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("disease_status__isnull", False), _negated=True),
                            ("disease_status__in", ["CR1", "CR2", "CR3", "NR"]),
                            _connector="OR",
                        ),
                        name="transplants_disease_status_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transplant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mrd_before__isnull", False), _negated=True),
                            ("mrd_before__in", ["NEG", "POS", "NEG_INSUFFICIENT", "NE"]),
                            _connector="OR",
                        ),
                        name="transplants_mrd_before_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transplant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("donor__isnull", False), _negated=True),
                            ("donor__in", ["MSD", "MRD", "HAPLO", "MUD", "MMUD", "CORD"]),
                            _connector="OR",
                        ),
                        name="transplants_donor_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transplant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("graft_source__isnull", False), _negated=True),
                            ("graft_source__in", ["BM", "PB", "CB", "BM_PB"]),
                            _connector="OR",
                        ),
                        name="transplants_graft_source_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transplant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("conditioning__isnull", False), _negated=True),
                            ("conditioning__in", ["MAC", "RIC", "NMA"]),
                            _connector="OR",
                        ),
                        name="transplants_conditioning_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transplant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cd34__isnull", False), _negated=True),
                            ("cd34__gte", 0),
                            _connector="OR",
                        ),
                        name="transplants_cd34_within_bounds",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="transplant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="2de9dd7f72b85beb3db1aa2bed1d64abfd2cc140",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_033f8",
                            table="outcomes_transplant",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="transplant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="54556097a8d30c068438a32f0bcccec7ec2d31a5",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_e32e2",
                            table="outcomes_transplant",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="transplant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_transplantevent" ("cd34", "cd34_entered", "cd34_entered_unit", "comments", "conditioning", "disease_status", "donor", "entered_at", "findings", "form_id", "graft_source", "id", "infusion_id", "key", "missing", "mrd_before", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "removed_at", "study_id", "tbi", "transplant_type", "transplanted_on", "transplanted_on_precision", "version") SELECT new_values."cd34", new_values."cd34_entered", new_values."cd34_entered_unit", new_values."comments", new_values."conditioning", new_values."disease_status", new_values."donor", new_values."entered_at", new_values."findings", new_values."form_id", new_values."graft_source", new_values."id", new_values."infusion_id", new_values."key", new_values."missing", new_values."mrd_before", new_values."number", new_values."occurred", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."purpose", new_values."removed_at", new_values."study_id", new_values."tbi", new_values."transplant_type", new_values."transplanted_on", new_values."transplanted_on_precision", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="00a597a25dce6c97cbfba945c47271a82293a502",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_4ea45",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="outcomes_transplant",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="transplant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_transplantevent" ("cd34", "cd34_entered", "cd34_entered_unit", "comments", "conditioning", "disease_status", "donor", "entered_at", "findings", "form_id", "graft_source", "id", "infusion_id", "key", "missing", "mrd_before", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "removed_at", "study_id", "tbi", "transplant_type", "transplanted_on", "transplanted_on_precision", "version") SELECT new_values."cd34", new_values."cd34_entered", new_values."cd34_entered_unit", new_values."comments", new_values."conditioning", new_values."disease_status", new_values."donor", new_values."entered_at", new_values."findings", new_values."form_id", new_values."graft_source", new_values."id", new_values."infusion_id", new_values."key", new_values."missing", new_values."mrd_before", new_values."number", new_values."occurred", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."purpose", new_values."removed_at", new_values."study_id", new_values."tbi", new_values."transplant_type", new_values."transplanted_on", new_values."transplanted_on_precision", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="fa2445348e961d7b764b3608c89b6d20c92a6881",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9630c",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="outcomes_transplant",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="transplant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_transplantevent" ("cd34", "cd34_entered", "cd34_entered_unit", "comments", "conditioning", "disease_status", "donor", "entered_at", "findings", "form_id", "graft_source", "id", "infusion_id", "key", "missing", "mrd_before", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "removed_at", "study_id", "tbi", "transplant_type", "transplanted_on", "transplanted_on_precision", "version") SELECT old_values."cd34", old_values."cd34_entered", old_values."cd34_entered_unit", old_values."comments", old_values."conditioning", old_values."disease_status", old_values."donor", old_values."entered_at", old_values."findings", old_values."form_id", old_values."graft_source", old_values."id", old_values."infusion_id", old_values."key", old_values."missing", old_values."mrd_before", old_values."number", old_values."occurred", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."purpose", old_values."removed_at", old_values."study_id", old_values."tbi", old_values."transplant_type", old_values."transplanted_on", old_values."transplanted_on_precision", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="693e0e02b4942984a98e183a7ff63f0dbd5b072b",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ed346",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_transplant",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="transplantevent",
                    index=models.Index(fields=["study", "txid"], name="transplant_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="transplantevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="7f1dfb36d97b8b611ac0505a2b05b14bab183cf2",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_a1407",
                            table="outcomes_transplantevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="transplantevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="bf59e5bf3c2e409a0074079c5e945e25f3e7cba8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_467e7",
                            table="outcomes_transplantevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
