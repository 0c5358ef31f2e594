import django.contrib.postgres.fields
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import trials.crf.migrating


class Migration(migrations.Migration):
    dependencies = [
        ("infusions", "0001_initial"),
        ("patients", "0003_whole_record"),
        ("trials", "0003_whole_record"),
    ]

    operations = [
        migrations.CreateModel(
            name="Bridging",
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
                    "protocol_version",
                    models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                ("number", models.BigIntegerField(blank=True, null=True, verbose_name="Number")),
                ("occurred", models.BooleanField(blank=True, null=True, verbose_name="Was given")),
                (
                    "intensity",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Intensity"
                    ),
                ),
                (
                    "drugs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        null=True,
                        size=None,
                        verbose_name="Drugs",
                    ),
                ),
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
                    "known_on",
                    models.DateField(blank=True, null=True, verbose_name="Known at the source on"),
                ),
            ],
            options={
                "verbose_name": "bridging therapy",
                "verbose_name_plural": "bridging therapy",
            },
        ),
        migrations.CreateModel(
            name="BridgingEvent",
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
                    "protocol_version",
                    models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                ("number", models.BigIntegerField(blank=True, null=True, verbose_name="Number")),
                ("occurred", models.BooleanField(blank=True, null=True, verbose_name="Was given")),
                (
                    "intensity",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Intensity"
                    ),
                ),
                (
                    "drugs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        null=True,
                        size=None,
                        verbose_name="Drugs",
                    ),
                ),
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
                    "known_on",
                    models.DateField(blank=True, null=True, verbose_name="Known at the source on"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ConcomitantMedication",
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
                    "protocol_version",
                    models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                ("number", models.BigIntegerField(blank=True, null=True, verbose_name="Number")),
                (
                    "medication",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Medication"
                    ),
                ),
                (
                    "medication_class",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Class"),
                ),
                ("indication", models.TextField(blank=True, null=True, verbose_name="Indication")),
                (
                    "dose",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Dose and schedule"
                    ),
                ),
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
                ("ongoing", models.BooleanField(blank=True, null=True, verbose_name="Ongoing")),
                (
                    "known_on",
                    models.DateField(blank=True, null=True, verbose_name="Known at the source on"),
                ),
            ],
            options={
                "verbose_name": "concomitant medication",
                "verbose_name_plural": "concomitant medications",
            },
        ),
        migrations.CreateModel(
            name="ConcomitantMedicationEvent",
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
                    "protocol_version",
                    models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                ("number", models.BigIntegerField(blank=True, null=True, verbose_name="Number")),
                (
                    "medication",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Medication"
                    ),
                ),
                (
                    "medication_class",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Class"),
                ),
                ("indication", models.TextField(blank=True, null=True, verbose_name="Indication")),
                (
                    "dose",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Dose and schedule"
                    ),
                ),
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
                ("ongoing", models.BooleanField(blank=True, null=True, verbose_name="Ongoing")),
                (
                    "known_on",
                    models.DateField(blank=True, null=True, verbose_name="Known at the source on"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Course",
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
                    "protocol_version",
                    models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                ("number", models.BigIntegerField(blank=True, null=True, verbose_name="Number")),
                (
                    "indication",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Indication"
                    ),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="Decided on")),
                (
                    "planned_infusions",
                    models.BigIntegerField(blank=True, null=True, verbose_name="Infusions planned"),
                ),
                (
                    "assigned_dose_level",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Dose level assigned"
                    ),
                ),
                (
                    "known_on",
                    models.DateField(blank=True, null=True, verbose_name="Known at the source on"),
                ),
            ],
            options={
                "verbose_name": "course",
                "verbose_name_plural": "courses",
            },
        ),
        migrations.CreateModel(
            name="CourseEvent",
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
                    "protocol_version",
                    models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                ("number", models.BigIntegerField(blank=True, null=True, verbose_name="Number")),
                (
                    "indication",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Indication"
                    ),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="Decided on")),
                (
                    "planned_infusions",
                    models.BigIntegerField(blank=True, null=True, verbose_name="Infusions planned"),
                ),
                (
                    "assigned_dose_level",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Dose level assigned"
                    ),
                ),
                (
                    "known_on",
                    models.DateField(blank=True, null=True, verbose_name="Known at the source on"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Leukapheresis",
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
                    "protocol_version",
                    models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                ("number", models.BigIntegerField(blank=True, null=True, verbose_name="Number")),
                (
                    "collected_on",
                    models.DateField(blank=True, null=True, verbose_name="Cells collected on"),
                ),
                (
                    "collected_on_precision",
                    models.CharField(
                        blank=True,
                        max_length=5,
                        null=True,
                        verbose_name="Cells collected on, precision",
                    ),
                ),
                (
                    "blood_volume_l",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Blood volume processed",
                    ),
                ),
                (
                    "cd3_per_kg",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="CD3-positive cells collected per kg",
                    ),
                ),
                (
                    "cd3_per_kg_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="CD3-positive cells collected per kg, as entered",
                    ),
                ),
                (
                    "cd3_per_kg_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="CD3-positive cells collected per kg, unit as entered",
                    ),
                ),
                (
                    "sufficient",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Sufficient for manufacturing"
                    ),
                ),
                (
                    "complication",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Complication of the collection"
                    ),
                ),
                (
                    "known_on",
                    models.DateField(blank=True, null=True, verbose_name="Known at the source on"),
                ),
            ],
            options={
                "verbose_name": "leukapheresis",
                "verbose_name_plural": "leukaphereses",
            },
        ),
        migrations.CreateModel(
            name="LeukapheresisEvent",
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
                    "protocol_version",
                    models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                ("number", models.BigIntegerField(blank=True, null=True, verbose_name="Number")),
                (
                    "collected_on",
                    models.DateField(blank=True, null=True, verbose_name="Cells collected on"),
                ),
                (
                    "collected_on_precision",
                    models.CharField(
                        blank=True,
                        max_length=5,
                        null=True,
                        verbose_name="Cells collected on, precision",
                    ),
                ),
                (
                    "blood_volume_l",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Blood volume processed",
                    ),
                ),
                (
                    "cd3_per_kg",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="CD3-positive cells collected per kg",
                    ),
                ),
                (
                    "cd3_per_kg_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="CD3-positive cells collected per kg, as entered",
                    ),
                ),
                (
                    "cd3_per_kg_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="CD3-positive cells collected per kg, unit as entered",
                    ),
                ),
                (
                    "sufficient",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Sufficient for manufacturing"
                    ),
                ),
                (
                    "complication",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Complication of the collection"
                    ),
                ),
                (
                    "known_on",
                    models.DateField(blank=True, null=True, verbose_name="Known at the source on"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        trials.crf.migrating.Together(
            operations=[
                pgtrigger.migrations.RemoveTrigger(
                    model_name="construct",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="construct",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="construct",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="dose",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="dose",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="dose",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="infusion",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="infusion",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="infusion",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="lymphodepletion",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="lymphodepletion",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="lymphodepletion",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="product",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="product",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="product",
                    name="delete_delete",
                ),
                migrations.RemoveConstraint(
                    model_name="infusion",
                    name="infusions_value_or_missing_reason",
                ),
                migrations.RemoveConstraint(
                    model_name="product",
                    name="products_value_or_missing_reason",
                ),
                migrations.AddField(
                    model_name="construct",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="constructevent",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="dose",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="dose",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="doseevent",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="doseevent",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="infusion",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="infusion",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="infusion",
                    name="weight_kg",
                    field=models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Body weight",
                    ),
                ),
                migrations.AddField(
                    model_name="infusionevent",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="infusionevent",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="infusionevent",
                    name="weight_kg",
                    field=models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Body weight",
                    ),
                ),
                migrations.AddField(
                    model_name="lymphodepletion",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="lymphodepletion",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="lymphodepletionevent",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="lymphodepletionevent",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="product",
                    name="car_pct",
                    field=models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="CAR-positive cells",
                    ),
                ),
                migrations.AddField(
                    model_name="product",
                    name="culture_days",
                    field=models.BigIntegerField(
                        blank=True, null=True, verbose_name="Days in culture"
                    ),
                ),
                migrations.AddField(
                    model_name="product",
                    name="endotoxin",
                    field=models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Endotoxin"
                    ),
                ),
                migrations.AddField(
                    model_name="product",
                    name="endotoxin_eu_per_ml",
                    field=models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Endotoxin",
                    ),
                ),
                migrations.AddField(
                    model_name="product",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="product",
                    name="lot",
                    field=models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Lot"
                    ),
                ),
                migrations.AddField(
                    model_name="product",
                    name="mycoplasma",
                    field=models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Mycoplasma"
                    ),
                ),
                migrations.AddField(
                    model_name="product",
                    name="out_of_specification",
                    field=models.BooleanField(
                        blank=True, null=True, verbose_name="Out of specification"
                    ),
                ),
                migrations.AddField(
                    model_name="product",
                    name="potency",
                    field=models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Potency"
                    ),
                ),
                migrations.AddField(
                    model_name="product",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="product",
                    name="rcl",
                    field=models.CharField(
                        blank=True,
                        max_length=40,
                        null=True,
                        verbose_name="Replication-competent lentivirus",
                    ),
                ),
                migrations.AddField(
                    model_name="product",
                    name="release_decision",
                    field=models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Decision on release"
                    ),
                ),
                migrations.AddField(
                    model_name="product",
                    name="started_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Manufacturing started on"
                    ),
                ),
                migrations.AddField(
                    model_name="product",
                    name="started_on_precision",
                    field=models.CharField(
                        blank=True,
                        max_length=5,
                        null=True,
                        verbose_name="Manufacturing started on, precision",
                    ),
                ),
                migrations.AddField(
                    model_name="product",
                    name="sterility",
                    field=models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Sterility"
                    ),
                ),
                migrations.AddField(
                    model_name="product",
                    name="transduction_pct",
                    field=models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Transduction",
                    ),
                ),
                migrations.AddField(
                    model_name="product",
                    name="vector_copies",
                    field=models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Vector copies",
                    ),
                ),
                migrations.AddField(
                    model_name="product",
                    name="viability_pct",
                    field=models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Viability",
                    ),
                ),
                migrations.AddField(
                    model_name="productevent",
                    name="car_pct",
                    field=models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="CAR-positive cells",
                    ),
                ),
                migrations.AddField(
                    model_name="productevent",
                    name="culture_days",
                    field=models.BigIntegerField(
                        blank=True, null=True, verbose_name="Days in culture"
                    ),
                ),
                migrations.AddField(
                    model_name="productevent",
                    name="endotoxin",
                    field=models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Endotoxin"
                    ),
                ),
                migrations.AddField(
                    model_name="productevent",
                    name="endotoxin_eu_per_ml",
                    field=models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Endotoxin",
                    ),
                ),
                migrations.AddField(
                    model_name="productevent",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="productevent",
                    name="lot",
                    field=models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Lot"
                    ),
                ),
                migrations.AddField(
                    model_name="productevent",
                    name="mycoplasma",
                    field=models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Mycoplasma"
                    ),
                ),
                migrations.AddField(
                    model_name="productevent",
                    name="out_of_specification",
                    field=models.BooleanField(
                        blank=True, null=True, verbose_name="Out of specification"
                    ),
                ),
                migrations.AddField(
                    model_name="productevent",
                    name="potency",
                    field=models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Potency"
                    ),
                ),
                migrations.AddField(
                    model_name="productevent",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="productevent",
                    name="rcl",
                    field=models.CharField(
                        blank=True,
                        max_length=40,
                        null=True,
                        verbose_name="Replication-competent lentivirus",
                    ),
                ),
                migrations.AddField(
                    model_name="productevent",
                    name="release_decision",
                    field=models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Decision on release"
                    ),
                ),
                migrations.AddField(
                    model_name="productevent",
                    name="started_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Manufacturing started on"
                    ),
                ),
                migrations.AddField(
                    model_name="productevent",
                    name="started_on_precision",
                    field=models.CharField(
                        blank=True,
                        max_length=5,
                        null=True,
                        verbose_name="Manufacturing started on, precision",
                    ),
                ),
                migrations.AddField(
                    model_name="productevent",
                    name="sterility",
                    field=models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Sterility"
                    ),
                ),
                migrations.AddField(
                    model_name="productevent",
                    name="transduction_pct",
                    field=models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Transduction",
                    ),
                ),
                migrations.AddField(
                    model_name="productevent",
                    name="vector_copies",
                    field=models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Vector copies",
                    ),
                ),
                migrations.AddField(
                    model_name="productevent",
                    name="viability_pct",
                    field=models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Viability",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="construct",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_constructevent" ("comments", "costimulatory", "entered_at", "findings", "generation", "hinge", "id", "il6_knockdown", "key", "missing", "name", "overrides", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "scfv_origin", "strategy", "study_id", "suicide_switch", "targets", "vector", "version") SELECT new_values."comments", new_values."costimulatory", new_values."entered_at", new_values."findings", new_values."generation", new_values."hinge", new_values."id", new_values."il6_knockdown", new_values."key", new_values."missing", new_values."name", new_values."overrides", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."scfv_origin", new_values."strategy", new_values."study_id", new_values."suicide_switch", new_values."targets", new_values."vector", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="0575a321de7a9433223b577ff1325de2abe5da5c",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_17a32",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="infusions_construct",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="construct",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_constructevent" ("comments", "costimulatory", "entered_at", "findings", "generation", "hinge", "id", "il6_knockdown", "key", "missing", "name", "overrides", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "scfv_origin", "strategy", "study_id", "suicide_switch", "targets", "vector", "version") SELECT new_values."comments", new_values."costimulatory", new_values."entered_at", new_values."findings", new_values."generation", new_values."hinge", new_values."id", new_values."il6_knockdown", new_values."key", new_values."missing", new_values."name", new_values."overrides", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."scfv_origin", new_values."strategy", new_values."study_id", new_values."suicide_switch", new_values."targets", new_values."vector", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="901c38060840b9fcd1bbca974cc9182686dd4093",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2c227",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="infusions_construct",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="construct",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_constructevent" ("comments", "costimulatory", "entered_at", "findings", "generation", "hinge", "id", "il6_knockdown", "key", "missing", "name", "overrides", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "scfv_origin", "strategy", "study_id", "suicide_switch", "targets", "vector", "version") SELECT old_values."comments", old_values."costimulatory", old_values."entered_at", old_values."findings", old_values."generation", old_values."hinge", old_values."id", old_values."il6_knockdown", old_values."key", old_values."missing", old_values."name", old_values."overrides", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."removed_at", old_values."scfv_origin", old_values."strategy", old_values."study_id", old_values."suicide_switch", old_values."targets", old_values."vector", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="4ccd4543a1267a425a604138e6bc90d52c2f4427",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_73a78",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="infusions_construct",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dose",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_doseevent" ("cells_per_kg", "cells_per_kg_entered", "cells_per_kg_entered_unit", "comments", "entered_at", "findings", "form_id", "given_on", "id", "infusion_id", "key", "known_on", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_fraction_pct", "product_id", "protocol_version", "removed_at", "study_id", "version", "withheld_reason") SELECT new_values."cells_per_kg", new_values."cells_per_kg_entered", new_values."cells_per_kg_entered_unit", new_values."comments", new_values."entered_at", new_values."findings", new_values."form_id", new_values."given_on", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."planned_fraction_pct", new_values."product_id", new_values."protocol_version", new_values."removed_at", new_values."study_id", new_values."version", new_values."withheld_reason" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6675593b39ab73e419073a334f84bb60eb427074",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_021ff",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="infusions_dose",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dose",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_doseevent" ("cells_per_kg", "cells_per_kg_entered", "cells_per_kg_entered_unit", "comments", "entered_at", "findings", "form_id", "given_on", "id", "infusion_id", "key", "known_on", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_fraction_pct", "product_id", "protocol_version", "removed_at", "study_id", "version", "withheld_reason") SELECT new_values."cells_per_kg", new_values."cells_per_kg_entered", new_values."cells_per_kg_entered_unit", new_values."comments", new_values."entered_at", new_values."findings", new_values."form_id", new_values."given_on", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."planned_fraction_pct", new_values."product_id", new_values."protocol_version", new_values."removed_at", new_values."study_id", new_values."version", new_values."withheld_reason" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="22b104cc3977a84513982c42e8f127328e72ad1a",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a459b",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="infusions_dose",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dose",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_doseevent" ("cells_per_kg", "cells_per_kg_entered", "cells_per_kg_entered_unit", "comments", "entered_at", "findings", "form_id", "given_on", "id", "infusion_id", "key", "known_on", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_fraction_pct", "product_id", "protocol_version", "removed_at", "study_id", "version", "withheld_reason") SELECT old_values."cells_per_kg", old_values."cells_per_kg_entered", old_values."cells_per_kg_entered_unit", old_values."comments", old_values."entered_at", old_values."findings", old_values."form_id", old_values."given_on", old_values."id", old_values."infusion_id", old_values."key", old_values."known_on", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."planned_fraction_pct", old_values."product_id", old_values."protocol_version", old_values."removed_at", old_values."study_id", old_values."version", old_values."withheld_reason" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="8ae1c2e43f47a85c42db90d7999a4c10910743fc",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6efb1",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="infusions_dose",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="infusion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_infusionevent" ("blasts_on", "blasts_pct", "cns_leukaemia", "cohort", "comments", "construct_id", "costimulatory", "course_id", "disease_status", "dose_level", "emd", "emd_sites", "entered_at", "findings", "form_id", "generation", "id", "infused_on", "infusion_reason", "key", "known_on", "m2_or_worse", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "strategy", "study_id", "version", "weight_kg") SELECT new_values."blasts_on", new_values."blasts_pct", new_values."cns_leukaemia", new_values."cohort", new_values."comments", new_values."construct_id", new_values."costimulatory", new_values."course_id", new_values."disease_status", new_values."dose_level", new_values."emd", new_values."emd_sites", new_values."entered_at", new_values."findings", new_values."form_id", new_values."generation", new_values."id", new_values."infused_on", new_values."infusion_reason", new_values."key", new_values."known_on", new_values."m2_or_worse", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."strategy", new_values."study_id", new_values."version", new_values."weight_kg" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c98e797cffd63a6e79fa6d85c053c7a81f22efe1",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_3fdbb",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="infusions_infusion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="infusion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_infusionevent" ("blasts_on", "blasts_pct", "cns_leukaemia", "cohort", "comments", "construct_id", "costimulatory", "course_id", "disease_status", "dose_level", "emd", "emd_sites", "entered_at", "findings", "form_id", "generation", "id", "infused_on", "infusion_reason", "key", "known_on", "m2_or_worse", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "strategy", "study_id", "version", "weight_kg") SELECT new_values."blasts_on", new_values."blasts_pct", new_values."cns_leukaemia", new_values."cohort", new_values."comments", new_values."construct_id", new_values."costimulatory", new_values."course_id", new_values."disease_status", new_values."dose_level", new_values."emd", new_values."emd_sites", new_values."entered_at", new_values."findings", new_values."form_id", new_values."generation", new_values."id", new_values."infused_on", new_values."infusion_reason", new_values."key", new_values."known_on", new_values."m2_or_worse", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."strategy", new_values."study_id", new_values."version", new_values."weight_kg" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="57002ae1c1f97ea07c67a80f294e9879aa022e10",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_41812",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="infusions_infusion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="infusion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_infusionevent" ("blasts_on", "blasts_pct", "cns_leukaemia", "cohort", "comments", "construct_id", "costimulatory", "course_id", "disease_status", "dose_level", "emd", "emd_sites", "entered_at", "findings", "form_id", "generation", "id", "infused_on", "infusion_reason", "key", "known_on", "m2_or_worse", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "strategy", "study_id", "version", "weight_kg") SELECT old_values."blasts_on", old_values."blasts_pct", old_values."cns_leukaemia", old_values."cohort", old_values."comments", old_values."construct_id", old_values."costimulatory", old_values."course_id", old_values."disease_status", old_values."dose_level", old_values."emd", old_values."emd_sites", old_values."entered_at", old_values."findings", old_values."form_id", old_values."generation", old_values."id", old_values."infused_on", old_values."infusion_reason", old_values."key", old_values."known_on", old_values."m2_or_worse", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."removed_at", old_values."strategy", old_values."study_id", old_values."version", old_values."weight_kg" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="a26ce0f860fde602d374874a8cc50edee4196976",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3c0ff",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="infusions_infusion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lymphodepletion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_lymphodepletionevent" ("comments", "dose_mg_per_m2", "drug", "ended_on", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "known_on", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "started_on", "study_id", "version") SELECT new_values."comments", new_values."dose_mg_per_m2", new_values."drug", new_values."ended_on", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."started_on", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d4b7c0eff2a5935fabc900bcfd9eb2266f7ad70d",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8c0f3",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="infusions_lymphodepletion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lymphodepletion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_lymphodepletionevent" ("comments", "dose_mg_per_m2", "drug", "ended_on", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "known_on", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "started_on", "study_id", "version") SELECT new_values."comments", new_values."dose_mg_per_m2", new_values."drug", new_values."ended_on", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."started_on", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="b1d7cca68b91657589d2bd174b74070c8fd3719b",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1d596",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="infusions_lymphodepletion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lymphodepletion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_lymphodepletionevent" ("comments", "dose_mg_per_m2", "drug", "ended_on", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "known_on", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "started_on", "study_id", "version") SELECT old_values."comments", old_values."dose_mg_per_m2", old_values."drug", old_values."ended_on", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."infusion_id", old_values."key", old_values."known_on", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."removed_at", old_values."started_on", old_values."study_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="6fa5d8f4c7be1111b9d1be88ec63e9551ae77b1e",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e25d9",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="infusions_lymphodepletion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="product",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_productevent" ("car_pct", "cell_source", "comments", "construct_id", "cryopreserved", "culture_days", "endotoxin", "endotoxin_eu_per_ml", "entered_at", "findings", "form_id", "id", "key", "known_on", "leukapheresis_id", "lot", "missing", "mycoplasma", "number", "out_of_specification", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "potency", "protocol_version", "rcl", "release_decision", "released_on", "released_on_precision", "removed_at", "started_on", "started_on_precision", "sterility", "study_id", "t_cell_selection", "transduction_pct", "vector_copies", "version", "viability_pct") SELECT new_values."car_pct", new_values."cell_source", new_values."comments", new_values."construct_id", new_values."cryopreserved", new_values."culture_days", new_values."endotoxin", new_values."endotoxin_eu_per_ml", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."key", new_values."known_on", new_values."leukapheresis_id", new_values."lot", new_values."missing", new_values."mycoplasma", new_values."number", new_values."out_of_specification", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."potency", new_values."protocol_version", new_values."rcl", new_values."release_decision", new_values."released_on", new_values."released_on_precision", new_values."removed_at", new_values."started_on", new_values."started_on_precision", new_values."sterility", new_values."study_id", new_values."t_cell_selection", new_values."transduction_pct", new_values."vector_copies", new_values."version", new_values."viability_pct" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="5ecb96246f9f4c278df80765b10cd7224f2ada28",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_cd1eb",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="infusions_product",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="product",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_productevent" ("car_pct", "cell_source", "comments", "construct_id", "cryopreserved", "culture_days", "endotoxin", "endotoxin_eu_per_ml", "entered_at", "findings", "form_id", "id", "key", "known_on", "leukapheresis_id", "lot", "missing", "mycoplasma", "number", "out_of_specification", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "potency", "protocol_version", "rcl", "release_decision", "released_on", "released_on_precision", "removed_at", "started_on", "started_on_precision", "sterility", "study_id", "t_cell_selection", "transduction_pct", "vector_copies", "version", "viability_pct") SELECT new_values."car_pct", new_values."cell_source", new_values."comments", new_values."construct_id", new_values."cryopreserved", new_values."culture_days", new_values."endotoxin", new_values."endotoxin_eu_per_ml", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."key", new_values."known_on", new_values."leukapheresis_id", new_values."lot", new_values."missing", new_values."mycoplasma", new_values."number", new_values."out_of_specification", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."potency", new_values."protocol_version", new_values."rcl", new_values."release_decision", new_values."released_on", new_values."released_on_precision", new_values."removed_at", new_values."started_on", new_values."started_on_precision", new_values."sterility", new_values."study_id", new_values."t_cell_selection", new_values."transduction_pct", new_values."vector_copies", new_values."version", new_values."viability_pct" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c99ed1606e9d0fe34d6fdbcc5fa91d400944ce45",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_955d8",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="infusions_product",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="product",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_productevent" ("car_pct", "cell_source", "comments", "construct_id", "cryopreserved", "culture_days", "endotoxin", "endotoxin_eu_per_ml", "entered_at", "findings", "form_id", "id", "key", "known_on", "leukapheresis_id", "lot", "missing", "mycoplasma", "number", "out_of_specification", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "potency", "protocol_version", "rcl", "release_decision", "released_on", "released_on_precision", "removed_at", "started_on", "started_on_precision", "sterility", "study_id", "t_cell_selection", "transduction_pct", "vector_copies", "version", "viability_pct") SELECT old_values."car_pct", old_values."cell_source", old_values."comments", old_values."construct_id", old_values."cryopreserved", old_values."culture_days", old_values."endotoxin", old_values."endotoxin_eu_per_ml", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."key", old_values."known_on", old_values."leukapheresis_id", old_values."lot", old_values."missing", old_values."mycoplasma", old_values."number", old_values."out_of_specification", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."potency", old_values."protocol_version", old_values."rcl", old_values."release_decision", old_values."released_on", old_values."released_on_precision", old_values."removed_at", old_values."started_on", old_values."started_on_precision", old_values."sterility", old_values."study_id", old_values."t_cell_selection", old_values."transduction_pct", old_values."vector_copies", old_values."version", old_values."viability_pct" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="878ffbe2338f4fe5c0ff94483c0487563f9ec4ad",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2accc",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="infusions_product",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddField(
                    model_name="bridging",
                    name="form",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.form",
                    ),
                ),
                migrations.AddField(
                    model_name="bridging",
                    name="infusion",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infusions.infusion",
                        verbose_name="Infusion",
                    ),
                ),
                migrations.AddField(
                    model_name="bridging",
                    name="patient",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="patients.patient",
                    ),
                ),
                migrations.AddField(
                    model_name="bridging",
                    name="study",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.study",
                    ),
                ),
                migrations.AddField(
                    model_name="bridgingevent",
                    name="form",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trials.form",
                    ),
                ),
                migrations.AddField(
                    model_name="bridgingevent",
                    name="infusion",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="infusions.infusion",
                        verbose_name="Infusion",
                    ),
                ),
                migrations.AddField(
                    model_name="bridgingevent",
                    name="patient",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="patients.patient",
                    ),
                ),
                migrations.AddField(
                    model_name="bridgingevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="infusions.bridging",
                    ),
                ),
                migrations.AddField(
                    model_name="bridgingevent",
                    name="study",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trials.study",
                    ),
                ),
                migrations.AddField(
                    model_name="concomitantmedication",
                    name="form",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.form",
                    ),
                ),
                migrations.AddField(
                    model_name="concomitantmedication",
                    name="patient",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="patients.patient",
                    ),
                ),
                migrations.AddField(
                    model_name="concomitantmedication",
                    name="study",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.study",
                    ),
                ),
                migrations.AddField(
                    model_name="concomitantmedicationevent",
                    name="form",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trials.form",
                    ),
                ),
                migrations.AddField(
                    model_name="concomitantmedicationevent",
                    name="patient",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="patients.patient",
                    ),
                ),
                migrations.AddField(
                    model_name="concomitantmedicationevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="infusions.concomitantmedication",
                    ),
                ),
                migrations.AddField(
                    model_name="concomitantmedicationevent",
                    name="study",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trials.study",
                    ),
                ),
                migrations.AddField(
                    model_name="course",
                    name="form",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.form",
                    ),
                ),
                migrations.AddField(
                    model_name="course",
                    name="patient",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="patients.patient",
                    ),
                ),
                migrations.AddField(
                    model_name="course",
                    name="study",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.study",
                    ),
                ),
                migrations.AddField(
                    model_name="infusion",
                    name="course",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infusions.course",
                        verbose_name="Course",
                    ),
                ),
                migrations.AddField(
                    model_name="infusionevent",
                    name="course",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="infusions.course",
                        verbose_name="Course",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="infusion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "infused_on"), _negated=True),
                                models.Q(("infused_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "course"), _negated=True),
                                models.Q(("course__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "infusion_reason"), _negated=True),
                                models.Q(("infusion_reason__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "construct"), _negated=True),
                                models.Q(("construct__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "generation"), _negated=True),
                                models.Q(("generation__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "strategy"), _negated=True),
                                models.Q(("strategy__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "costimulatory"), _negated=True),
                                models.Q(("costimulatory__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "dose_level"), _negated=True),
                                models.Q(("dose_level__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "cohort"), _negated=True),
                                models.Q(("cohort__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "weight_kg"), _negated=True),
                                models.Q(("weight_kg__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "disease_status"), _negated=True),
                                models.Q(("disease_status__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "blasts_pct"), _negated=True),
                                models.Q(("blasts_pct__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "blasts_on"), _negated=True),
                                models.Q(("blasts_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "m2_or_worse"), _negated=True),
                                models.Q(("m2_or_worse__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "cns_leukaemia"), _negated=True),
                                models.Q(("cns_leukaemia__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "emd"), _negated=True),
                                models.Q(("emd__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "emd_sites"), _negated=True),
                                models.Q(("emd_sites__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="infusions_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="infusion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("weight_kg__isnull", False), _negated=True),
                            models.Q(("weight_kg__gte", 1), ("weight_kg__lte", 400)),
                            _connector="OR",
                        ),
                        name="infusions_weight_kg_within_bounds",
                    ),
                ),
                migrations.AddField(
                    model_name="courseevent",
                    name="form",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trials.form",
                    ),
                ),
                migrations.AddField(
                    model_name="courseevent",
                    name="patient",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="patients.patient",
                    ),
                ),
                migrations.AddField(
                    model_name="courseevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="infusions.course",
                    ),
                ),
                migrations.AddField(
                    model_name="courseevent",
                    name="study",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trials.study",
                    ),
                ),
                migrations.AddField(
                    model_name="leukapheresis",
                    name="form",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.form",
                    ),
                ),
                migrations.AddField(
                    model_name="leukapheresis",
                    name="patient",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="patients.patient",
                    ),
                ),
                migrations.AddField(
                    model_name="leukapheresis",
                    name="study",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.study",
                    ),
                ),
                migrations.AddField(
                    model_name="product",
                    name="leukapheresis",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infusions.leukapheresis",
                        verbose_name="Leukapheresis",
                    ),
                ),
                migrations.AddField(
                    model_name="productevent",
                    name="leukapheresis",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="infusions.leukapheresis",
                        verbose_name="Leukapheresis",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="product",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "construct"), _negated=True),
                                models.Q(("construct__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "leukapheresis"), _negated=True),
                                models.Q(("leukapheresis__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "lot"), _negated=True),
                                models.Q(("lot__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "cell_source"), _negated=True),
                                models.Q(("cell_source__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "t_cell_selection"), _negated=True),
                                models.Q(("t_cell_selection__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "started_on"), _negated=True),
                                models.Q(("started_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "culture_days"), _negated=True),
                                models.Q(("culture_days__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "transduction_pct"), _negated=True),
                                models.Q(("transduction_pct__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "car_pct"), _negated=True),
                                models.Q(("car_pct__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "viability_pct"), _negated=True),
                                models.Q(("viability_pct__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "vector_copies"), _negated=True),
                                models.Q(("vector_copies__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "sterility"), _negated=True),
                                models.Q(("sterility__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "mycoplasma"), _negated=True),
                                models.Q(("mycoplasma__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "endotoxin"), _negated=True),
                                models.Q(("endotoxin__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(
                                    ("missing__has_key", "endotoxin_eu_per_ml"), _negated=True
                                ),
                                models.Q(("endotoxin_eu_per_ml__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "rcl"), _negated=True),
                                models.Q(("rcl__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "potency"), _negated=True),
                                models.Q(("potency__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(
                                    ("missing__has_key", "out_of_specification"), _negated=True
                                ),
                                models.Q(("out_of_specification__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "release_decision"), _negated=True),
                                models.Q(("release_decision__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "released_on"), _negated=True),
                                models.Q(("released_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "cryopreserved"), _negated=True),
                                models.Q(("cryopreserved__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="products_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="product",
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
                        name="products_started_on_as_far_as_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="product",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("culture_days__isnull", False), _negated=True),
                            models.Q(("culture_days__gte", 0), ("culture_days__lte", 200)),
                            _connector="OR",
                        ),
                        name="products_culture_days_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="product",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("transduction_pct__isnull", False), _negated=True),
                            models.Q(("transduction_pct__gte", 0), ("transduction_pct__lte", 100)),
                            _connector="OR",
                        ),
                        name="products_transduction_pct_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="product",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("car_pct__isnull", False), _negated=True),
                            models.Q(("car_pct__gte", 0), ("car_pct__lte", 100)),
                            _connector="OR",
                        ),
                        name="products_car_pct_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="product",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("viability_pct__isnull", False), _negated=True),
                            models.Q(("viability_pct__gte", 0), ("viability_pct__lte", 100)),
                            _connector="OR",
                        ),
                        name="products_viability_pct_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="product",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("vector_copies__isnull", False), _negated=True),
                            ("vector_copies__gte", 0),
                            _connector="OR",
                        ),
                        name="products_vector_copies_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="product",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sterility__isnull", False), _negated=True),
                            ("sterility__in", ["PASS", "FAIL"]),
                            _connector="OR",
                        ),
                        name="products_sterility_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="product",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mycoplasma__isnull", False), _negated=True),
                            ("mycoplasma__in", ["PASS", "FAIL"]),
                            _connector="OR",
                        ),
                        name="products_mycoplasma_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="product",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("endotoxin__isnull", False), _negated=True),
                            ("endotoxin__in", ["PASS", "FAIL"]),
                            _connector="OR",
                        ),
                        name="products_endotoxin_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="product",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("endotoxin_eu_per_ml__isnull", False), _negated=True),
                            ("endotoxin_eu_per_ml__gte", 0),
                            _connector="OR",
                        ),
                        name="products_endotoxin_eu_per_ml_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="product",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rcl__isnull", False), _negated=True),
                            ("rcl__in", ["PASS", "FAIL"]),
                            _connector="OR",
                        ),
                        name="products_rcl_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="product",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("potency__isnull", False), _negated=True),
                            ("potency__in", ["PASS", "FAIL"]),
                            _connector="OR",
                        ),
                        name="products_potency_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="product",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("release_decision__isnull", False), _negated=True),
                            (
                                "release_decision__in",
                                ["RELEASED", "RELEASED_OOS", "REJECTED", "FAILED"],
                            ),
                            _connector="OR",
                        ),
                        name="products_release_decision_in_codelist",
                    ),
                ),
                migrations.AddField(
                    model_name="leukapheresisevent",
                    name="form",
                    field=models.ForeignKey(
                        db_constraint=False,
                        editable=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trials.form",
                    ),
                ),
                migrations.AddField(
                    model_name="leukapheresisevent",
                    name="patient",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="patients.patient",
                    ),
                ),
                migrations.AddField(
                    model_name="leukapheresisevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="infusions.leukapheresis",
                    ),
                ),
                migrations.AddField(
                    model_name="leukapheresisevent",
                    name="study",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trials.study",
                    ),
                ),
                migrations.AddIndex(
                    model_name="bridging",
                    index=models.Index(fields=["patient"], name="bridging_patient"),
                ),
                migrations.AddConstraint(
                    model_name="bridging",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="bridging_one_row_per_key",
                        violation_error_message="There is one bridging therapy per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bridging",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "occurred"), _negated=True),
                                models.Q(("occurred__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "intensity"), _negated=True),
                                models.Q(("intensity__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "drugs"), _negated=True),
                                models.Q(("drugs__isnull", False), _negated=True),
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
                        ),
                        name="bridging_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bridging",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="bridging_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bridging",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="bridging_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bridging",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("intensity__isnull", False), _negated=True),
                            ("intensity__in", ["low_median", "intensive"]),
                            _connector="OR",
                        ),
                        name="bridging_intensity_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bridging",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("drugs__isnull", False), _negated=True),
                            (
                                "drugs__contained_by",
                                [
                                    "VINCRISTINE",
                                    "STEROIDS",
                                    "CYTARABINE",
                                    "METHOTREXATE",
                                    "ANTHRACYCLINE",
                                    "CYCLOPHOSPHAMIDE",
                                    "ASPARAGINASE",
                                    "TKI",
                                    "INOTUZUMAB",
                                    "BLINATUMOMAB",
                                    "RADIOTHERAPY",
                                    "INTRATHECAL",
                                    "OTHER",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="bridging_drugs_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bridging",
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
                        name="bridging_started_on_as_far_as_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bridging",
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
                        name="bridging_ended_on_as_far_as_known",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bridging",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="f28458da7c46890b0756463a6f4b2e152f862f39",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_27d93",
                            table="infusions_bridging",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bridging",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="5d2ab8d059ba4323e08adca66ca27a3b7662b4c0",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_1df82",
                            table="infusions_bridging",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bridging",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_bridgingevent" ("comments", "drugs", "ended_on", "ended_on_precision", "entered_at", "findings", "form_id", "id", "infusion_id", "intensity", "key", "known_on", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "started_on", "started_on_precision", "study_id", "version") SELECT new_values."comments", new_values."drugs", new_values."ended_on", new_values."ended_on_precision", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."intensity", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."occurred", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."started_on", new_values."started_on_precision", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f79c6ac780c24d0036b5172b0f134f53eb09dd17",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d3594",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="infusions_bridging",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bridging",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_bridgingevent" ("comments", "drugs", "ended_on", "ended_on_precision", "entered_at", "findings", "form_id", "id", "infusion_id", "intensity", "key", "known_on", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "started_on", "started_on_precision", "study_id", "version") SELECT new_values."comments", new_values."drugs", new_values."ended_on", new_values."ended_on_precision", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."intensity", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."occurred", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."started_on", new_values."started_on_precision", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c11d191f16107c44351d4a7d99d8f5e3bf4ab732",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fd558",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="infusions_bridging",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bridging",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_bridgingevent" ("comments", "drugs", "ended_on", "ended_on_precision", "entered_at", "findings", "form_id", "id", "infusion_id", "intensity", "key", "known_on", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "started_on", "started_on_precision", "study_id", "version") SELECT old_values."comments", old_values."drugs", old_values."ended_on", old_values."ended_on_precision", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."infusion_id", old_values."intensity", old_values."key", old_values."known_on", old_values."missing", old_values."number", old_values."occurred", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."removed_at", old_values."started_on", old_values."started_on_precision", old_values."study_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="9ba68934dc1f2e7e390c9911228f3921f9b598be",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7d11b",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="infusions_bridging",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="bridgingevent",
                    index=models.Index(fields=["study", "txid"], name="bridging_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bridgingevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="c9043b760fbc678d1c5a3447ac4eeb9b61c82b4b",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_26833",
                            table="infusions_bridgingevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bridgingevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="868a3d26f49d28760649aeed82499f3964b94c96",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_dfa99",
                            table="infusions_bridgingevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="concomitantmedication",
                    index=models.Index(fields=["patient"], name="concomitant_medication_patient"),
                ),
                migrations.AddConstraint(
                    model_name="concomitantmedication",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="concomitant_medications_one_row_per_key",
                        violation_error_message="There is one concomitant medication per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="concomitantmedication",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "medication"), _negated=True),
                                models.Q(("medication__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "medication_class"), _negated=True),
                                models.Q(("medication_class__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "indication"), _negated=True),
                                models.Q(("indication__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "dose"), _negated=True),
                                models.Q(("dose__isnull", False), _negated=True),
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
                                models.Q(("missing__has_key", "ongoing"), _negated=True),
                                models.Q(("ongoing__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="concomitant_medications_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="concomitantmedication",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="concomitant_medications_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="concomitantmedication",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="concomitant_medications_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="concomitantmedication",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("medication_class__isnull", False), _negated=True),
                            (
                                "medication_class__in",
                                [
                                    "TKI",
                                    "STEROID",
                                    "IMMUNOSUPPRESSANT",
                                    "IMMUNOGLOBULIN",
                                    "ANTIBACTERIAL",
                                    "ANTIVIRAL",
                                    "ANTIFUNGAL",
                                    "ANTICONVULSANT",
                                    "GCSF",
                                    "TPO_AGONIST",
                                    "TRANSFUSION",
                                    "OTHER",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="concomitant_medications_medication_class_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="concomitantmedication",
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
                        name="concomitant_medications_started_on_as_far_as_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="concomitantmedication",
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
                        name="concomitant_medications_ended_on_as_far_as_known",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="concomitantmedication",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="7d0684bdb629797f672f10a571fdb1a39e2fe44f",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_f1e3d",
                            table="infusions_concomitantmedication",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="concomitantmedication",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="9e8f20edb56861ee290e81e9d85dc25273d46d42",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_e87b0",
                            table="infusions_concomitantmedication",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="concomitantmedication",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_concomitantmedicationevent" ("comments", "dose", "ended_on", "ended_on_precision", "entered_at", "findings", "form_id", "id", "indication", "key", "known_on", "medication", "medication_class", "missing", "number", "ongoing", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "started_on", "started_on_precision", "study_id", "version") SELECT new_values."comments", new_values."dose", new_values."ended_on", new_values."ended_on_precision", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."indication", new_values."key", new_values."known_on", new_values."medication", new_values."medication_class", new_values."missing", new_values."number", new_values."ongoing", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."started_on", new_values."started_on_precision", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="3f9ff7db783c780a24a827cb1c5734e46ea74885",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_66872",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="infusions_concomitantmedication",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="concomitantmedication",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_concomitantmedicationevent" ("comments", "dose", "ended_on", "ended_on_precision", "entered_at", "findings", "form_id", "id", "indication", "key", "known_on", "medication", "medication_class", "missing", "number", "ongoing", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "started_on", "started_on_precision", "study_id", "version") SELECT new_values."comments", new_values."dose", new_values."ended_on", new_values."ended_on_precision", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."indication", new_values."key", new_values."known_on", new_values."medication", new_values."medication_class", new_values."missing", new_values."number", new_values."ongoing", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."started_on", new_values."started_on_precision", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="10c8d7e2e3b20979378d64df7a57923252472473",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_e43f6",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="infusions_concomitantmedication",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="concomitantmedication",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_concomitantmedicationevent" ("comments", "dose", "ended_on", "ended_on_precision", "entered_at", "findings", "form_id", "id", "indication", "key", "known_on", "medication", "medication_class", "missing", "number", "ongoing", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "started_on", "started_on_precision", "study_id", "version") SELECT old_values."comments", old_values."dose", old_values."ended_on", old_values."ended_on_precision", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."indication", old_values."key", old_values."known_on", old_values."medication", old_values."medication_class", old_values."missing", old_values."number", old_values."ongoing", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."removed_at", old_values."started_on", old_values."started_on_precision", old_values."study_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="6a10b6f550c6e33dffaaf841fca9cc8d04b0fbe8",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c83e5",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="infusions_concomitantmedication",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="concomitantmedicationevent",
                    index=models.Index(
                        fields=["study", "txid"], name="concomitantmedicat_event_txid"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="concomitantmedicationevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="521df21864b137e311472633782b8ae8f077ec6b",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_12efa",
                            table="infusions_concomitantmedicationevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="concomitantmedicationevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ef9907c13a46782a93cb6ab8cc7fe336d8d7d8f1",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_39769",
                            table="infusions_concomitantmedicationevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="course",
                    index=models.Index(fields=["patient"], name="courses_patient"),
                ),
                migrations.AddConstraint(
                    model_name="course",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="courses_one_row_per_key",
                        violation_error_message="There is one course per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="course",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "indication"), _negated=True),
                                models.Q(("indication__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "decided_on"), _negated=True),
                                models.Q(("decided_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "planned_infusions"), _negated=True),
                                models.Q(("planned_infusions__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(
                                    ("missing__has_key", "assigned_dose_level"), _negated=True
                                ),
                                models.Q(("assigned_dose_level__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="courses_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="course",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="courses_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="course",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="courses_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="course",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("indication__isnull", False), _negated=True),
                            (
                                "indication__in",
                                [
                                    "relapsed_refractory",
                                    "mrd",
                                    "relapse_after_course",
                                    "no_response_to_course",
                                    "other",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="courses_indication_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="course",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("planned_infusions__isnull", False), _negated=True),
                            models.Q(("planned_infusions__gte", 1), ("planned_infusions__lte", 20)),
                            _connector="OR",
                        ),
                        name="courses_planned_infusions_within_bounds",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="course",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="1107ff6d4298a654c84e2811b9e80c14dd12b8a8",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_65753",
                            table="infusions_course",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="course",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="a48573fdf976f0788506fd8d238c9cd9d30a50a0",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_bf077",
                            table="infusions_course",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="course",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_courseevent" ("assigned_dose_level", "comments", "decided_on", "entered_at", "findings", "form_id", "id", "indication", "key", "known_on", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_infusions", "protocol_version", "removed_at", "study_id", "version") SELECT new_values."assigned_dose_level", new_values."comments", new_values."decided_on", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."indication", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."planned_infusions", new_values."protocol_version", new_values."removed_at", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="676ceb38fc0e7f866593eb795fb0cadc0bc2d795",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5ed58",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="infusions_course",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="course",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_courseevent" ("assigned_dose_level", "comments", "decided_on", "entered_at", "findings", "form_id", "id", "indication", "key", "known_on", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_infusions", "protocol_version", "removed_at", "study_id", "version") SELECT new_values."assigned_dose_level", new_values."comments", new_values."decided_on", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."indication", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."planned_infusions", new_values."protocol_version", new_values."removed_at", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="68665b190fc47cd6d6e2b04cd4866f845c855d08",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_2d170",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="infusions_course",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="course",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_courseevent" ("assigned_dose_level", "comments", "decided_on", "entered_at", "findings", "form_id", "id", "indication", "key", "known_on", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_infusions", "protocol_version", "removed_at", "study_id", "version") SELECT old_values."assigned_dose_level", old_values."comments", old_values."decided_on", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."indication", old_values."key", old_values."known_on", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."planned_infusions", old_values."protocol_version", old_values."removed_at", old_values."study_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="fe529937c4a67590da8b887140d897d1a8b0f7bb",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2d8a4",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="infusions_course",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="courseevent",
                    index=models.Index(fields=["study", "txid"], name="course_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="courseevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="901404e69b9253c14cb946496ebc54753d379143",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_28a29",
                            table="infusions_courseevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="courseevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="aa07d7aec29822ad83c021c136e026f5648036b4",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c86f4",
                            table="infusions_courseevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="leukapheresis",
                    index=models.Index(fields=["patient"], name="leukaphereses_patient"),
                ),
                migrations.AddConstraint(
                    model_name="leukapheresis",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="leukaphereses_one_row_per_key",
                        violation_error_message="There is one leukapheresis per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="leukapheresis",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "collected_on"), _negated=True),
                                models.Q(("collected_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "blood_volume_l"), _negated=True),
                                models.Q(("blood_volume_l__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "cd3_per_kg"), _negated=True),
                                models.Q(("cd3_per_kg__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "sufficient"), _negated=True),
                                models.Q(("sufficient__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "complication"), _negated=True),
                                models.Q(("complication__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="leukaphereses_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="leukapheresis",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="leukaphereses_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="leukapheresis",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="leukaphereses_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="leukapheresis",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("collected_on__isnull", False), _negated=True),
                                ("collected_on_precision__isnull", True),
                            ),
                            models.Q(
                                ("collected_on__isnull", False),
                                ("collected_on_precision__isnull", False),
                                models.Q(
                                    ("collected_on_precision", "day"),
                                    models.Q(
                                        ("collected_on_precision", "month"),
                                        ("collected_on__day", 1),
                                    ),
                                    models.Q(
                                        ("collected_on_precision", "year"),
                                        ("collected_on__day", 1),
                                        ("collected_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="leukaphereses_collected_on_as_far_as_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="leukapheresis",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("blood_volume_l__isnull", False), _negated=True),
                            ("blood_volume_l__gte", 0),
                            _connector="OR",
                        ),
                        name="leukaphereses_blood_volume_l_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="leukapheresis",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cd3_per_kg__isnull", False), _negated=True),
                            ("cd3_per_kg__gte", 0),
                            _connector="OR",
                        ),
                        name="leukaphereses_cd3_per_kg_within_bounds",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="leukapheresis",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="4a03c020527de965f4c905c68c39c542945290f7",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_9d21e",
                            table="infusions_leukapheresis",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="leukapheresis",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="74510324f9878506d4f5cb5da40317fcedb27692",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_0e9d8",
                            table="infusions_leukapheresis",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="leukapheresis",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_leukapheresisevent" ("blood_volume_l", "cd3_per_kg", "cd3_per_kg_entered", "cd3_per_kg_entered_unit", "collected_on", "collected_on_precision", "comments", "complication", "entered_at", "findings", "form_id", "id", "key", "known_on", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "study_id", "sufficient", "version") SELECT new_values."blood_volume_l", new_values."cd3_per_kg", new_values."cd3_per_kg_entered", new_values."cd3_per_kg_entered_unit", new_values."collected_on", new_values."collected_on_precision", new_values."comments", new_values."complication", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."study_id", new_values."sufficient", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="5949dd593591d964455d4098b5f66e3245906848",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_69c5d",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="infusions_leukapheresis",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="leukapheresis",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_leukapheresisevent" ("blood_volume_l", "cd3_per_kg", "cd3_per_kg_entered", "cd3_per_kg_entered_unit", "collected_on", "collected_on_precision", "comments", "complication", "entered_at", "findings", "form_id", "id", "key", "known_on", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "study_id", "sufficient", "version") SELECT new_values."blood_volume_l", new_values."cd3_per_kg", new_values."cd3_per_kg_entered", new_values."cd3_per_kg_entered_unit", new_values."collected_on", new_values."collected_on_precision", new_values."comments", new_values."complication", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."study_id", new_values."sufficient", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="4bb8ec4bb6535b8ce3f469d698d67c78ed3563da",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_75a98",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="infusions_leukapheresis",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="leukapheresis",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_leukapheresisevent" ("blood_volume_l", "cd3_per_kg", "cd3_per_kg_entered", "cd3_per_kg_entered_unit", "collected_on", "collected_on_precision", "comments", "complication", "entered_at", "findings", "form_id", "id", "key", "known_on", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "study_id", "sufficient", "version") SELECT old_values."blood_volume_l", old_values."cd3_per_kg", old_values."cd3_per_kg_entered", old_values."cd3_per_kg_entered_unit", old_values."collected_on", old_values."collected_on_precision", old_values."comments", old_values."complication", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."key", old_values."known_on", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."removed_at", old_values."study_id", old_values."sufficient", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="9224e73fb2fcb0dbb897348296b59b36512842c5",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1c963",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="infusions_leukapheresis",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="leukapheresisevent",
                    index=models.Index(fields=["study", "txid"], name="leukapheresis_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="leukapheresisevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="953ec63ce1b7864a99bb7a7a6487494a1b6f62ff",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_9923b",
                            table="infusions_leukapheresisevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="leukapheresisevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="807caa37c418211afa75c3d129a9734fe719f69e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_6a270",
                            table="infusions_leukapheresisevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
