import django.contrib.postgres.fields
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import trials.crf.migrating


class Migration(migrations.Migration):
    dependencies = [
        ("infusions", "0002_whole_record"),
        ("outcomes", "0001_initial"),
        ("patients", "0003_whole_record"),
        ("trials", "0003_whole_record"),
    ]

    operations = [
        migrations.CreateModel(
            name="AdverseEvent",
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
                    "term",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="Term"),
                ),
                (
                    "ctcae_version",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="CTCAE version"
                    ),
                ),
                (
                    "grade",
                    models.BigIntegerField(blank=True, null=True, verbose_name="CTCAE grade"),
                ),
                ("onset_on", models.DateField(blank=True, null=True, verbose_name="Onset on")),
                (
                    "onset_on_precision",
                    models.CharField(
                        blank=True, max_length=5, null=True, verbose_name="Onset on, precision"
                    ),
                ),
                (
                    "resolved_on",
                    models.DateField(blank=True, null=True, verbose_name="Resolved on"),
                ),
                (
                    "resolved_on_precision",
                    models.CharField(
                        blank=True, max_length=5, null=True, verbose_name="Resolved on, precision"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Outcome"),
                ),
                ("serious", models.BooleanField(blank=True, null=True, verbose_name="Serious")),
                (
                    "serious_because",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        null=True,
                        size=None,
                        verbose_name="Serious because it",
                    ),
                ),
                (
                    "related_to_product",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Related to the product"
                    ),
                ),
                (
                    "related_to_lymphodepletion",
                    models.CharField(
                        blank=True,
                        max_length=40,
                        null=True,
                        verbose_name="Related to the lymphodepletion",
                    ),
                ),
                (
                    "related_to_other",
                    models.CharField(
                        blank=True,
                        max_length=40,
                        null=True,
                        verbose_name="Related to another cause",
                    ),
                ),
                (
                    "other_cause",
                    models.TextField(blank=True, null=True, verbose_name="Other cause"),
                ),
                ("expected", models.BooleanField(blank=True, null=True, verbose_name="Expected")),
                (
                    "aware_on",
                    models.DateField(blank=True, null=True, verbose_name="Site became aware on"),
                ),
                (
                    "aware_at",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Site became aware at"
                    ),
                ),
                (
                    "known_on",
                    models.DateField(blank=True, null=True, verbose_name="Known at the source on"),
                ),
            ],
            options={
                "verbose_name": "adverse event",
                "verbose_name_plural": "adverse events",
            },
        ),
        migrations.CreateModel(
            name="AdverseEventEvent",
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
                    "term",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="Term"),
                ),
                (
                    "ctcae_version",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="CTCAE version"
                    ),
                ),
                (
                    "grade",
                    models.BigIntegerField(blank=True, null=True, verbose_name="CTCAE grade"),
                ),
                ("onset_on", models.DateField(blank=True, null=True, verbose_name="Onset on")),
                (
                    "onset_on_precision",
                    models.CharField(
                        blank=True, max_length=5, null=True, verbose_name="Onset on, precision"
                    ),
                ),
                (
                    "resolved_on",
                    models.DateField(blank=True, null=True, verbose_name="Resolved on"),
                ),
                (
                    "resolved_on_precision",
                    models.CharField(
                        blank=True, max_length=5, null=True, verbose_name="Resolved on, precision"
                    ),
                ),
                (
                    "outcome",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Outcome"),
                ),
                ("serious", models.BooleanField(blank=True, null=True, verbose_name="Serious")),
                (
                    "serious_because",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        null=True,
                        size=None,
                        verbose_name="Serious because it",
                    ),
                ),
                (
                    "related_to_product",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Related to the product"
                    ),
                ),
                (
                    "related_to_lymphodepletion",
                    models.CharField(
                        blank=True,
                        max_length=40,
                        null=True,
                        verbose_name="Related to the lymphodepletion",
                    ),
                ),
                (
                    "related_to_other",
                    models.CharField(
                        blank=True,
                        max_length=40,
                        null=True,
                        verbose_name="Related to another cause",
                    ),
                ),
                (
                    "other_cause",
                    models.TextField(blank=True, null=True, verbose_name="Other cause"),
                ),
                ("expected", models.BooleanField(blank=True, null=True, verbose_name="Expected")),
                (
                    "aware_on",
                    models.DateField(blank=True, null=True, verbose_name="Site became aware on"),
                ),
                (
                    "aware_at",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Site became aware at"
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
            name="BloodCount",
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
                ("sampled_on", models.DateField(blank=True, null=True, verbose_name="Sampled on")),
                (
                    "wbc",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="White blood cells",
                    ),
                ),
                (
                    "wbc_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="White blood cells, as entered",
                    ),
                ),
                (
                    "wbc_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="White blood cells, unit as entered",
                    ),
                ),
                (
                    "neutrophils",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Neutrophils",
                    ),
                ),
                (
                    "neutrophils_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Neutrophils, as entered",
                    ),
                ),
                (
                    "neutrophils_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Neutrophils, unit as entered",
                    ),
                ),
                (
                    "lymphocytes",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Lymphocytes",
                    ),
                ),
                (
                    "lymphocytes_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Lymphocytes, as entered",
                    ),
                ),
                (
                    "lymphocytes_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Lymphocytes, unit as entered",
                    ),
                ),
                (
                    "haemoglobin",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Haemoglobin",
                    ),
                ),
                (
                    "haemoglobin_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Haemoglobin, as entered",
                    ),
                ),
                (
                    "haemoglobin_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Haemoglobin, unit as entered",
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
                    "blasts_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Circulating blasts",
                    ),
                ),
                (
                    "platelet_transfusion",
                    models.BooleanField(
                        blank=True,
                        null=True,
                        verbose_name="Platelets transfused in the 7 days before",
                    ),
                ),
                (
                    "gcsf",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="G-CSF in the 7 days before"
                    ),
                ),
                (
                    "known_on",
                    models.DateField(blank=True, null=True, verbose_name="Known at the source on"),
                ),
            ],
            options={
                "verbose_name": "blood count",
                "verbose_name_plural": "blood counts",
            },
        ),
        migrations.CreateModel(
            name="BloodCountEvent",
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
                ("sampled_on", models.DateField(blank=True, null=True, verbose_name="Sampled on")),
                (
                    "wbc",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="White blood cells",
                    ),
                ),
                (
                    "wbc_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="White blood cells, as entered",
                    ),
                ),
                (
                    "wbc_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="White blood cells, unit as entered",
                    ),
                ),
                (
                    "neutrophils",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Neutrophils",
                    ),
                ),
                (
                    "neutrophils_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Neutrophils, as entered",
                    ),
                ),
                (
                    "neutrophils_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Neutrophils, unit as entered",
                    ),
                ),
                (
                    "lymphocytes",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Lymphocytes",
                    ),
                ),
                (
                    "lymphocytes_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Lymphocytes, as entered",
                    ),
                ),
                (
                    "lymphocytes_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Lymphocytes, unit as entered",
                    ),
                ),
                (
                    "haemoglobin",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Haemoglobin",
                    ),
                ),
                (
                    "haemoglobin_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Haemoglobin, as entered",
                    ),
                ),
                (
                    "haemoglobin_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Haemoglobin, unit as entered",
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
                    "blasts_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Circulating blasts",
                    ),
                ),
                (
                    "platelet_transfusion",
                    models.BooleanField(
                        blank=True,
                        null=True,
                        verbose_name="Platelets transfused in the 7 days before",
                    ),
                ),
                (
                    "gcsf",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="G-CSF in the 7 days before"
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
            name="ContactAttempt",
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
                    "attempted_on",
                    models.DateField(blank=True, null=True, verbose_name="Attempted on"),
                ),
                (
                    "method",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="How"),
                ),
                ("reached", models.BooleanField(blank=True, null=True, verbose_name="Reached")),
                ("note", models.TextField(blank=True, null=True, verbose_name="Note")),
                (
                    "known_on",
                    models.DateField(blank=True, null=True, verbose_name="Known at the source on"),
                ),
            ],
            options={
                "verbose_name": "contact attempt",
                "verbose_name_plural": "contact attempts",
            },
        ),
        migrations.CreateModel(
            name="ContactAttemptEvent",
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
                    "attempted_on",
                    models.DateField(blank=True, null=True, verbose_name="Attempted on"),
                ),
                (
                    "method",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="How"),
                ),
                ("reached", models.BooleanField(blank=True, null=True, verbose_name="Reached")),
                ("note", models.TextField(blank=True, null=True, verbose_name="Note")),
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
            name="Csf",
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
                ("taken_on", models.DateField(blank=True, null=True, verbose_name="Taken on")),
                (
                    "wbc",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="CSF white blood cells",
                    ),
                ),
                (
                    "wbc_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="CSF white blood cells, as entered",
                    ),
                ),
                (
                    "wbc_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="CSF white blood cells, unit as entered",
                    ),
                ),
                (
                    "rbc",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="CSF red blood cells",
                    ),
                ),
                (
                    "rbc_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="CSF red blood cells, as entered",
                    ),
                ),
                (
                    "rbc_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="CSF red blood cells, unit as entered",
                    ),
                ),
                (
                    "blasts",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Blasts in CSF by cytology"
                    ),
                ),
                (
                    "blasts_by_flow",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Blasts in CSF by flow cytometry"
                    ),
                ),
                (
                    "blood_wbc",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Blood white blood cells",
                    ),
                ),
                (
                    "blood_wbc_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Blood white blood cells, as entered",
                    ),
                ),
                (
                    "blood_wbc_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Blood white blood cells, unit as entered",
                    ),
                ),
                (
                    "blood_rbc",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Blood red blood cells",
                    ),
                ),
                (
                    "blood_rbc_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Blood red blood cells, as entered",
                    ),
                ),
                (
                    "blood_rbc_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Blood red blood cells, unit as entered",
                    ),
                ),
                (
                    "clinical_signs",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Clinical signs of CNS leukaemia"
                    ),
                ),
                (
                    "cns_class",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="CNS class"
                    ),
                ),
                (
                    "known_on",
                    models.DateField(blank=True, null=True, verbose_name="Known at the source on"),
                ),
            ],
            options={
                "verbose_name": "csf",
                "verbose_name_plural": "csf",
            },
        ),
        migrations.CreateModel(
            name="CsfEvent",
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
                ("taken_on", models.DateField(blank=True, null=True, verbose_name="Taken on")),
                (
                    "wbc",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="CSF white blood cells",
                    ),
                ),
                (
                    "wbc_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="CSF white blood cells, as entered",
                    ),
                ),
                (
                    "wbc_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="CSF white blood cells, unit as entered",
                    ),
                ),
                (
                    "rbc",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="CSF red blood cells",
                    ),
                ),
                (
                    "rbc_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="CSF red blood cells, as entered",
                    ),
                ),
                (
                    "rbc_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="CSF red blood cells, unit as entered",
                    ),
                ),
                (
                    "blasts",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Blasts in CSF by cytology"
                    ),
                ),
                (
                    "blasts_by_flow",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Blasts in CSF by flow cytometry"
                    ),
                ),
                (
                    "blood_wbc",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Blood white blood cells",
                    ),
                ),
                (
                    "blood_wbc_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Blood white blood cells, as entered",
                    ),
                ),
                (
                    "blood_wbc_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Blood white blood cells, unit as entered",
                    ),
                ),
                (
                    "blood_rbc",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Blood red blood cells",
                    ),
                ),
                (
                    "blood_rbc_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Blood red blood cells, as entered",
                    ),
                ),
                (
                    "blood_rbc_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Blood red blood cells, unit as entered",
                    ),
                ),
                (
                    "clinical_signs",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Clinical signs of CNS leukaemia"
                    ),
                ),
                (
                    "cns_class",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="CNS class"
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
            name="Deviation",
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
                    "deviated_on",
                    models.DateField(blank=True, null=True, verbose_name="Deviated on"),
                ),
                (
                    "deviated_on_precision",
                    models.CharField(
                        blank=True, max_length=5, null=True, verbose_name="Deviated on, precision"
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Category"),
                ),
                (
                    "importance",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Importance"
                    ),
                ),
                (
                    "detected_on",
                    models.DateField(blank=True, null=True, verbose_name="Detected on"),
                ),
                (
                    "reported_on",
                    models.DateField(blank=True, null=True, verbose_name="Reported on"),
                ),
                (
                    "description",
                    models.TextField(blank=True, null=True, verbose_name="Description"),
                ),
                (
                    "known_on",
                    models.DateField(blank=True, null=True, verbose_name="Known at the source on"),
                ),
            ],
            options={
                "verbose_name": "protocol deviation",
                "verbose_name_plural": "protocol deviations",
            },
        ),
        migrations.CreateModel(
            name="DeviationEvent",
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
                    "deviated_on",
                    models.DateField(blank=True, null=True, verbose_name="Deviated on"),
                ),
                (
                    "deviated_on_precision",
                    models.CharField(
                        blank=True, max_length=5, null=True, verbose_name="Deviated on, precision"
                    ),
                ),
                (
                    "category",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Category"),
                ),
                (
                    "importance",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Importance"
                    ),
                ),
                (
                    "detected_on",
                    models.DateField(blank=True, null=True, verbose_name="Detected on"),
                ),
                (
                    "reported_on",
                    models.DateField(blank=True, null=True, verbose_name="Reported on"),
                ),
                (
                    "description",
                    models.TextField(blank=True, null=True, verbose_name="Description"),
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
            name="DoseLimitingToxicity",
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
                (
                    "dose_level",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Dose level evaluated"
                    ),
                ),
                (
                    "cohort",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Cohort evaluated"
                    ),
                ),
                (
                    "window_days",
                    models.BigIntegerField(blank=True, null=True, verbose_name="Window"),
                ),
                (
                    "evaluable",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Evaluable for dose-limiting toxicity"
                    ),
                ),
                ("occurred", models.BooleanField(blank=True, null=True, verbose_name="Occurred")),
                ("onset_on", models.DateField(blank=True, null=True, verbose_name="Onset on")),
                (
                    "decided_on",
                    models.DateField(blank=True, null=True, verbose_name="Evaluated on"),
                ),
                (
                    "known_on",
                    models.DateField(blank=True, null=True, verbose_name="Known at the source on"),
                ),
            ],
            options={
                "verbose_name": "dose-limiting toxicity",
                "verbose_name_plural": "dose-limiting toxicities",
            },
        ),
        migrations.CreateModel(
            name="DoseLimitingToxicityEvent",
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
                (
                    "dose_level",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Dose level evaluated"
                    ),
                ),
                (
                    "cohort",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Cohort evaluated"
                    ),
                ),
                (
                    "window_days",
                    models.BigIntegerField(blank=True, null=True, verbose_name="Window"),
                ),
                (
                    "evaluable",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Evaluable for dose-limiting toxicity"
                    ),
                ),
                ("occurred", models.BooleanField(blank=True, null=True, verbose_name="Occurred")),
                ("onset_on", models.DateField(blank=True, null=True, verbose_name="Onset on")),
                (
                    "decided_on",
                    models.DateField(blank=True, null=True, verbose_name="Evaluated on"),
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
            name="Engraftment",
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
                (
                    "neutrophils_engrafted",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Neutrophils engrafted"
                    ),
                ),
                (
                    "neutrophils_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="Neutrophil engraftment on"
                    ),
                ),
                (
                    "platelets_engrafted",
                    models.BooleanField(blank=True, null=True, verbose_name="Platelets engrafted"),
                ),
                (
                    "platelets_on",
                    models.DateField(blank=True, null=True, verbose_name="Platelet engraftment on"),
                ),
                (
                    "graft_failure",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Graft failure"
                    ),
                ),
                (
                    "graft_failure_on",
                    models.DateField(blank=True, null=True, verbose_name="Graft failure on"),
                ),
                (
                    "chimerism_on",
                    models.DateField(blank=True, null=True, verbose_name="Chimerism tested on"),
                ),
                (
                    "donor_chimerism_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Donor chimerism",
                    ),
                ),
                (
                    "known_on",
                    models.DateField(blank=True, null=True, verbose_name="Known at the source on"),
                ),
            ],
            options={
                "verbose_name": "engraftment",
                "verbose_name_plural": "engraftments",
            },
        ),
        migrations.CreateModel(
            name="EngraftmentEvent",
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
                (
                    "neutrophils_engrafted",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Neutrophils engrafted"
                    ),
                ),
                (
                    "neutrophils_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="Neutrophil engraftment on"
                    ),
                ),
                (
                    "platelets_engrafted",
                    models.BooleanField(blank=True, null=True, verbose_name="Platelets engrafted"),
                ),
                (
                    "platelets_on",
                    models.DateField(blank=True, null=True, verbose_name="Platelet engraftment on"),
                ),
                (
                    "graft_failure",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Graft failure"
                    ),
                ),
                (
                    "graft_failure_on",
                    models.DateField(blank=True, null=True, verbose_name="Graft failure on"),
                ),
                (
                    "chimerism_on",
                    models.DateField(blank=True, null=True, verbose_name="Chimerism tested on"),
                ),
                (
                    "donor_chimerism_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Donor chimerism",
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
            name="Gvhd",
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
                    "kind",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Kind"),
                ),
                ("occurred", models.BooleanField(blank=True, null=True, verbose_name="Occurred")),
                (
                    "assessed_on",
                    models.DateField(blank=True, null=True, verbose_name="Assessed on"),
                ),
                (
                    "skin_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Skin with active erythema",
                    ),
                ),
                (
                    "skin_bullae",
                    models.BooleanField(
                        blank=True,
                        null=True,
                        verbose_name="Erythroderma with bullae or desquamation above 5 %",
                    ),
                ),
                (
                    "bilirubin",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Bilirubin",
                    ),
                ),
                (
                    "bilirubin_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Bilirubin, as entered",
                    ),
                ),
                (
                    "bilirubin_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Bilirubin, unit as entered",
                    ),
                ),
                (
                    "upper_gi",
                    models.BooleanField(
                        blank=True,
                        null=True,
                        verbose_name="Persistent nausea, vomiting or anorexia",
                    ),
                ),
                (
                    "weight_kg",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Body weight",
                    ),
                ),
                (
                    "stool_ml_per_day",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Stool a day",
                    ),
                ),
                (
                    "stool_episodes",
                    models.BigIntegerField(blank=True, null=True, verbose_name="Stools a day"),
                ),
                (
                    "severe_gi",
                    models.BooleanField(
                        blank=True,
                        null=True,
                        verbose_name="Severe abdominal pain, ileus or grossly bloody stool",
                    ),
                ),
                (
                    "skin_stage",
                    models.BigIntegerField(blank=True, null=True, verbose_name="Skin, stage"),
                ),
                (
                    "liver_stage",
                    models.BigIntegerField(blank=True, null=True, verbose_name="Liver, stage"),
                ),
                (
                    "upper_gi_stage",
                    models.BigIntegerField(blank=True, null=True, verbose_name="Upper GI, stage"),
                ),
                (
                    "lower_gi_stage",
                    models.BigIntegerField(blank=True, null=True, verbose_name="Lower GI, stage"),
                ),
                (
                    "acute_system",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Grading of acute GVHD"
                    ),
                ),
                (
                    "acute_grade",
                    models.SmallIntegerField(
                        blank=True, null=True, verbose_name="Grade of acute GVHD"
                    ),
                ),
                (
                    "skin_score",
                    models.BigIntegerField(blank=True, null=True, verbose_name="Skin, NIH score"),
                ),
                (
                    "mouth_score",
                    models.BigIntegerField(blank=True, null=True, verbose_name="Mouth, NIH score"),
                ),
                (
                    "eyes_score",
                    models.BigIntegerField(blank=True, null=True, verbose_name="Eyes, NIH score"),
                ),
                (
                    "gi_score",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="GI tract, NIH score"
                    ),
                ),
                (
                    "liver_score",
                    models.BigIntegerField(blank=True, null=True, verbose_name="Liver, NIH score"),
                ),
                (
                    "lung_score",
                    models.BigIntegerField(blank=True, null=True, verbose_name="Lungs, NIH score"),
                ),
                (
                    "joints_score",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="Joints and fascia, NIH score"
                    ),
                ),
                (
                    "genital_score",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="Genital tract, NIH score"
                    ),
                ),
                (
                    "chronic_grade",
                    models.CharField(
                        blank=True,
                        max_length=40,
                        null=True,
                        verbose_name="Global severity of chronic GVHD",
                    ),
                ),
                (
                    "seattle",
                    models.CharField(
                        blank=True,
                        max_length=40,
                        null=True,
                        verbose_name="Extent of chronic GVHD (Seattle)",
                    ),
                ),
                (
                    "known_on",
                    models.DateField(blank=True, null=True, verbose_name="Known at the source on"),
                ),
            ],
            options={
                "verbose_name": "gvhd",
                "verbose_name_plural": "gvhd",
            },
        ),
        migrations.CreateModel(
            name="GvhdEvent",
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
                    "kind",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Kind"),
                ),
                ("occurred", models.BooleanField(blank=True, null=True, verbose_name="Occurred")),
                (
                    "assessed_on",
                    models.DateField(blank=True, null=True, verbose_name="Assessed on"),
                ),
                (
                    "skin_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Skin with active erythema",
                    ),
                ),
                (
                    "skin_bullae",
                    models.BooleanField(
                        blank=True,
                        null=True,
                        verbose_name="Erythroderma with bullae or desquamation above 5 %",
                    ),
                ),
                (
                    "bilirubin",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Bilirubin",
                    ),
                ),
                (
                    "bilirubin_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Bilirubin, as entered",
                    ),
                ),
                (
                    "bilirubin_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Bilirubin, unit as entered",
                    ),
                ),
                (
                    "upper_gi",
                    models.BooleanField(
                        blank=True,
                        null=True,
                        verbose_name="Persistent nausea, vomiting or anorexia",
                    ),
                ),
                (
                    "weight_kg",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Body weight",
                    ),
                ),
                (
                    "stool_ml_per_day",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Stool a day",
                    ),
                ),
                (
                    "stool_episodes",
                    models.BigIntegerField(blank=True, null=True, verbose_name="Stools a day"),
                ),
                (
                    "severe_gi",
                    models.BooleanField(
                        blank=True,
                        null=True,
                        verbose_name="Severe abdominal pain, ileus or grossly bloody stool",
                    ),
                ),
                (
                    "skin_stage",
                    models.BigIntegerField(blank=True, null=True, verbose_name="Skin, stage"),
                ),
                (
                    "liver_stage",
                    models.BigIntegerField(blank=True, null=True, verbose_name="Liver, stage"),
                ),
                (
                    "upper_gi_stage",
                    models.BigIntegerField(blank=True, null=True, verbose_name="Upper GI, stage"),
                ),
                (
                    "lower_gi_stage",
                    models.BigIntegerField(blank=True, null=True, verbose_name="Lower GI, stage"),
                ),
                (
                    "acute_system",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Grading of acute GVHD"
                    ),
                ),
                (
                    "acute_grade",
                    models.SmallIntegerField(
                        blank=True, null=True, verbose_name="Grade of acute GVHD"
                    ),
                ),
                (
                    "skin_score",
                    models.BigIntegerField(blank=True, null=True, verbose_name="Skin, NIH score"),
                ),
                (
                    "mouth_score",
                    models.BigIntegerField(blank=True, null=True, verbose_name="Mouth, NIH score"),
                ),
                (
                    "eyes_score",
                    models.BigIntegerField(blank=True, null=True, verbose_name="Eyes, NIH score"),
                ),
                (
                    "gi_score",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="GI tract, NIH score"
                    ),
                ),
                (
                    "liver_score",
                    models.BigIntegerField(blank=True, null=True, verbose_name="Liver, NIH score"),
                ),
                (
                    "lung_score",
                    models.BigIntegerField(blank=True, null=True, verbose_name="Lungs, NIH score"),
                ),
                (
                    "joints_score",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="Joints and fascia, NIH score"
                    ),
                ),
                (
                    "genital_score",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="Genital tract, NIH score"
                    ),
                ),
                (
                    "chronic_grade",
                    models.CharField(
                        blank=True,
                        max_length=40,
                        null=True,
                        verbose_name="Global severity of chronic GVHD",
                    ),
                ),
                (
                    "seattle",
                    models.CharField(
                        blank=True,
                        max_length=40,
                        null=True,
                        verbose_name="Extent of chronic GVHD (Seattle)",
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
            name="Imaging",
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
                ("imaged_on", models.DateField(blank=True, null=True, verbose_name="Imaged on")),
                (
                    "method",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Method"),
                ),
                (
                    "emd",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Extramedullary disease seen"
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
                    "largest_mm",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Largest lesion",
                    ),
                ),
                (
                    "pct_of_before",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Size as part of the size before the infusion",
                    ),
                ),
                (
                    "known_on",
                    models.DateField(blank=True, null=True, verbose_name="Known at the source on"),
                ),
            ],
            options={
                "verbose_name": "imaging",
                "verbose_name_plural": "imaging",
            },
        ),
        migrations.CreateModel(
            name="ImagingEvent",
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
                ("imaged_on", models.DateField(blank=True, null=True, verbose_name="Imaged on")),
                (
                    "method",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Method"),
                ),
                (
                    "emd",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Extramedullary disease seen"
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
                    "largest_mm",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Largest lesion",
                    ),
                ),
                (
                    "pct_of_before",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Size as part of the size before the infusion",
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
            name="Kinetics",
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
                ("sampled_on", models.DateField(blank=True, null=True, verbose_name="Sampled on")),
                (
                    "specimen",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Specimen"),
                ),
                (
                    "assay",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Assay"),
                ),
                (
                    "detected",
                    models.BooleanField(blank=True, null=True, verbose_name="CAR-T cells detected"),
                ),
                (
                    "level",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="CAR-T level",
                    ),
                ),
                (
                    "level_unit",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Unit of the level"
                    ),
                ),
                (
                    "limit_of_detection",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Limit of detection",
                    ),
                ),
                (
                    "b_cells_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="CD19-positive B cells",
                    ),
                ),
                (
                    "known_on",
                    models.DateField(blank=True, null=True, verbose_name="Known at the source on"),
                ),
            ],
            options={
                "verbose_name": "car-t kinetics",
                "verbose_name_plural": "car-t kinetics",
            },
        ),
        migrations.CreateModel(
            name="KineticsEvent",
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
                ("sampled_on", models.DateField(blank=True, null=True, verbose_name="Sampled on")),
                (
                    "specimen",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Specimen"),
                ),
                (
                    "assay",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Assay"),
                ),
                (
                    "detected",
                    models.BooleanField(blank=True, null=True, verbose_name="CAR-T cells detected"),
                ),
                (
                    "level",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="CAR-T level",
                    ),
                ),
                (
                    "level_unit",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Unit of the level"
                    ),
                ),
                (
                    "limit_of_detection",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Limit of detection",
                    ),
                ),
                (
                    "b_cells_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="CD19-positive B cells",
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
            name="Lab",
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
                ("sampled_on", models.DateField(blank=True, null=True, verbose_name="Sampled on")),
                (
                    "laboratory",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Laboratory"
                    ),
                ),
                (
                    "ferritin",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Ferritin",
                    ),
                ),
                (
                    "ferritin_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Ferritin, as entered",
                    ),
                ),
                (
                    "ferritin_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Ferritin, unit as entered",
                    ),
                ),
                (
                    "crp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="C-reactive protein",
                    ),
                ),
                (
                    "crp_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="C-reactive protein, as entered",
                    ),
                ),
                (
                    "crp_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="C-reactive protein, unit as entered",
                    ),
                ),
                (
                    "ldh",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Lactate dehydrogenase",
                    ),
                ),
                (
                    "ldh_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Lactate dehydrogenase, as entered",
                    ),
                ),
                (
                    "ldh_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Lactate dehydrogenase, unit as entered",
                    ),
                ),
                (
                    "alt",
                    models.DecimalField(
                        blank=True, decimal_places=10, max_digits=24, null=True, verbose_name="ALT"
                    ),
                ),
                (
                    "alt_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="ALT, as entered",
                    ),
                ),
                (
                    "alt_entered_unit",
                    models.CharField(
                        blank=True, max_length=20, null=True, verbose_name="ALT, unit as entered"
                    ),
                ),
                (
                    "ast",
                    models.DecimalField(
                        blank=True, decimal_places=10, max_digits=24, null=True, verbose_name="AST"
                    ),
                ),
                (
                    "ast_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="AST, as entered",
                    ),
                ),
                (
                    "ast_entered_unit",
                    models.CharField(
                        blank=True, max_length=20, null=True, verbose_name="AST, unit as entered"
                    ),
                ),
                (
                    "bilirubin",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Bilirubin",
                    ),
                ),
                (
                    "bilirubin_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Bilirubin, as entered",
                    ),
                ),
                (
                    "bilirubin_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Bilirubin, unit as entered",
                    ),
                ),
                (
                    "creatinine",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Creatinine",
                    ),
                ),
                (
                    "creatinine_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Creatinine, as entered",
                    ),
                ),
                (
                    "creatinine_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Creatinine, unit as entered",
                    ),
                ),
                (
                    "fibrinogen",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Fibrinogen",
                    ),
                ),
                (
                    "fibrinogen_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Fibrinogen, as entered",
                    ),
                ),
                (
                    "fibrinogen_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Fibrinogen, unit as entered",
                    ),
                ),
                (
                    "triglycerides",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Triglycerides",
                    ),
                ),
                (
                    "triglycerides_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Triglycerides, as entered",
                    ),
                ),
                (
                    "triglycerides_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Triglycerides, unit as entered",
                    ),
                ),
                (
                    "uric_acid",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Uric acid",
                    ),
                ),
                (
                    "uric_acid_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Uric acid, as entered",
                    ),
                ),
                (
                    "uric_acid_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Uric acid, unit as entered",
                    ),
                ),
                (
                    "potassium",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Potassium",
                    ),
                ),
                (
                    "potassium_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Potassium, as entered",
                    ),
                ),
                (
                    "potassium_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Potassium, unit as entered",
                    ),
                ),
                (
                    "phosphate",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Phosphate",
                    ),
                ),
                (
                    "phosphate_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Phosphate, as entered",
                    ),
                ),
                (
                    "phosphate_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Phosphate, unit as entered",
                    ),
                ),
                (
                    "calcium",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Calcium",
                    ),
                ),
                (
                    "calcium_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Calcium, as entered",
                    ),
                ),
                (
                    "calcium_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Calcium, unit as entered",
                    ),
                ),
                (
                    "il6",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Interleukin 6",
                    ),
                ),
                (
                    "il6_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Interleukin 6, as entered",
                    ),
                ),
                (
                    "il6_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Interleukin 6, unit as entered",
                    ),
                ),
                (
                    "known_on",
                    models.DateField(blank=True, null=True, verbose_name="Known at the source on"),
                ),
            ],
            options={
                "verbose_name": "laboratory sample",
                "verbose_name_plural": "laboratory",
            },
        ),
        migrations.CreateModel(
            name="LabEvent",
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
                ("sampled_on", models.DateField(blank=True, null=True, verbose_name="Sampled on")),
                (
                    "laboratory",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Laboratory"
                    ),
                ),
                (
                    "ferritin",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Ferritin",
                    ),
                ),
                (
                    "ferritin_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Ferritin, as entered",
                    ),
                ),
                (
                    "ferritin_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Ferritin, unit as entered",
                    ),
                ),
                (
                    "crp",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="C-reactive protein",
                    ),
                ),
                (
                    "crp_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="C-reactive protein, as entered",
                    ),
                ),
                (
                    "crp_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="C-reactive protein, unit as entered",
                    ),
                ),
                (
                    "ldh",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Lactate dehydrogenase",
                    ),
                ),
                (
                    "ldh_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Lactate dehydrogenase, as entered",
                    ),
                ),
                (
                    "ldh_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Lactate dehydrogenase, unit as entered",
                    ),
                ),
                (
                    "alt",
                    models.DecimalField(
                        blank=True, decimal_places=10, max_digits=24, null=True, verbose_name="ALT"
                    ),
                ),
                (
                    "alt_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="ALT, as entered",
                    ),
                ),
                (
                    "alt_entered_unit",
                    models.CharField(
                        blank=True, max_length=20, null=True, verbose_name="ALT, unit as entered"
                    ),
                ),
                (
                    "ast",
                    models.DecimalField(
                        blank=True, decimal_places=10, max_digits=24, null=True, verbose_name="AST"
                    ),
                ),
                (
                    "ast_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="AST, as entered",
                    ),
                ),
                (
                    "ast_entered_unit",
                    models.CharField(
                        blank=True, max_length=20, null=True, verbose_name="AST, unit as entered"
                    ),
                ),
                (
                    "bilirubin",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Bilirubin",
                    ),
                ),
                (
                    "bilirubin_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Bilirubin, as entered",
                    ),
                ),
                (
                    "bilirubin_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Bilirubin, unit as entered",
                    ),
                ),
                (
                    "creatinine",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Creatinine",
                    ),
                ),
                (
                    "creatinine_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Creatinine, as entered",
                    ),
                ),
                (
                    "creatinine_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Creatinine, unit as entered",
                    ),
                ),
                (
                    "fibrinogen",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Fibrinogen",
                    ),
                ),
                (
                    "fibrinogen_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Fibrinogen, as entered",
                    ),
                ),
                (
                    "fibrinogen_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Fibrinogen, unit as entered",
                    ),
                ),
                (
                    "triglycerides",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Triglycerides",
                    ),
                ),
                (
                    "triglycerides_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Triglycerides, as entered",
                    ),
                ),
                (
                    "triglycerides_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Triglycerides, unit as entered",
                    ),
                ),
                (
                    "uric_acid",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Uric acid",
                    ),
                ),
                (
                    "uric_acid_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Uric acid, as entered",
                    ),
                ),
                (
                    "uric_acid_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Uric acid, unit as entered",
                    ),
                ),
                (
                    "potassium",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Potassium",
                    ),
                ),
                (
                    "potassium_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Potassium, as entered",
                    ),
                ),
                (
                    "potassium_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Potassium, unit as entered",
                    ),
                ),
                (
                    "phosphate",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Phosphate",
                    ),
                ),
                (
                    "phosphate_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Phosphate, as entered",
                    ),
                ),
                (
                    "phosphate_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Phosphate, unit as entered",
                    ),
                ),
                (
                    "calcium",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Calcium",
                    ),
                ),
                (
                    "calcium_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Calcium, as entered",
                    ),
                ),
                (
                    "calcium_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Calcium, unit as entered",
                    ),
                ),
                (
                    "il6",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Interleukin 6",
                    ),
                ),
                (
                    "il6_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Interleukin 6, as entered",
                    ),
                ),
                (
                    "il6_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Interleukin 6, unit as entered",
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
            name="LabRange",
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
                    "laboratory",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Laboratory"
                    ),
                ),
                (
                    "analyte",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Analyte"),
                ),
                ("sex", models.CharField(blank=True, max_length=40, null=True, verbose_name="Sex")),
                (
                    "age_from",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="From age",
                    ),
                ),
                (
                    "age_below",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Below age",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="Valid from")),
                (
                    "valid_until",
                    models.DateField(blank=True, null=True, verbose_name="Valid until"),
                ),
                (
                    "lower",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Lower limit",
                    ),
                ),
                (
                    "upper",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Upper limit",
                    ),
                ),
            ],
            options={
                "verbose_name": "reference range",
                "verbose_name_plural": "reference ranges",
            },
        ),
        migrations.CreateModel(
            name="LabRangeEvent",
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
                    "laboratory",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Laboratory"
                    ),
                ),
                (
                    "analyte",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Analyte"),
                ),
                ("sex", models.CharField(blank=True, max_length=40, null=True, verbose_name="Sex")),
                (
                    "age_from",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="From age",
                    ),
                ),
                (
                    "age_below",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Below age",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="Valid from")),
                (
                    "valid_until",
                    models.DateField(blank=True, null=True, verbose_name="Valid until"),
                ),
                (
                    "lower",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Lower limit",
                    ),
                ),
                (
                    "upper",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Upper limit",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NewMalignancy",
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
                ("occurred", models.BooleanField(blank=True, null=True, verbose_name="Occurred")),
                ("asked_on", models.DateField(blank=True, null=True, verbose_name="Asked on")),
                (
                    "diagnosed_on",
                    models.DateField(blank=True, null=True, verbose_name="Diagnosed on"),
                ),
                (
                    "diagnosed_on_precision",
                    models.CharField(
                        blank=True, max_length=5, null=True, verbose_name="Diagnosed on, precision"
                    ),
                ),
                (
                    "malignancy",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Malignancy"
                    ),
                ),
                (
                    "histology",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Histology"
                    ),
                ),
                (
                    "tissue_kept",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Tissue kept for vector analysis"
                    ),
                ),
                (
                    "car_detected",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="CAR transgene found in the tumour"
                    ),
                ),
                (
                    "known_on",
                    models.DateField(blank=True, null=True, verbose_name="Known at the source on"),
                ),
            ],
            options={
                "verbose_name": "new malignancy",
                "verbose_name_plural": "new malignancies",
            },
        ),
        migrations.CreateModel(
            name="NewMalignancyEvent",
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
                ("occurred", models.BooleanField(blank=True, null=True, verbose_name="Occurred")),
                ("asked_on", models.DateField(blank=True, null=True, verbose_name="Asked on")),
                (
                    "diagnosed_on",
                    models.DateField(blank=True, null=True, verbose_name="Diagnosed on"),
                ),
                (
                    "diagnosed_on_precision",
                    models.CharField(
                        blank=True, max_length=5, null=True, verbose_name="Diagnosed on, precision"
                    ),
                ),
                (
                    "malignancy",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Malignancy"
                    ),
                ),
                (
                    "histology",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Histology"
                    ),
                ),
                (
                    "tissue_kept",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Tissue kept for vector analysis"
                    ),
                ),
                (
                    "car_detected",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="CAR transgene found in the tumour"
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
            name="RclTest",
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
                ("sampled_on", models.DateField(blank=True, null=True, verbose_name="Sampled on")),
                (
                    "method",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="Method"),
                ),
                (
                    "result",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Result"),
                ),
                (
                    "known_on",
                    models.DateField(blank=True, null=True, verbose_name="Known at the source on"),
                ),
            ],
            options={
                "verbose_name": "rcl test",
                "verbose_name_plural": "rcl tests",
            },
        ),
        migrations.CreateModel(
            name="RclTestEvent",
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
                ("sampled_on", models.DateField(blank=True, null=True, verbose_name="Sampled on")),
                (
                    "method",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="Method"),
                ),
                (
                    "result",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Result"),
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
            name="ToxicityObservation",
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
                    "observed_on",
                    models.DateField(blank=True, null=True, verbose_name="Observed on"),
                ),
                (
                    "explained",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        null=True,
                        size=None,
                        verbose_name="Signs with another cause",
                    ),
                ),
                (
                    "temperature",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Highest temperature",
                    ),
                ),
                (
                    "antipyretic",
                    models.BooleanField(
                        blank=True,
                        null=True,
                        verbose_name="Antipyretic or anticytokine therapy on this day or before",
                    ),
                ),
                (
                    "constitutional",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Other constitutional symptoms"
                    ),
                ),
                (
                    "hypotension",
                    models.BooleanField(blank=True, null=True, verbose_name="Hypotension"),
                ),
                (
                    "fluids",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Fluids for hypotension"
                    ),
                ),
                (
                    "vasopressors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        null=True,
                        size=None,
                        verbose_name="Vasopressors",
                    ),
                ),
                (
                    "high_dose_vasopressor",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Vasopressor at high dose"
                    ),
                ),
                (
                    "oxygen",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Oxygen"),
                ),
                (
                    "oxygen_reason",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Oxygen because of"
                    ),
                ),
                (
                    "oxygen_l_per_min",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Oxygen flow",
                    ),
                ),
                (
                    "fio2_pct",
                    models.DecimalField(
                        blank=True, decimal_places=10, max_digits=24, null=True, verbose_name="FiO2"
                    ),
                ),
                (
                    "organ_grade",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="Highest organ toxicity, CTCAE grade"
                    ),
                ),
                (
                    "transaminase_grade",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="Transaminases, CTCAE grade"
                    ),
                ),
                (
                    "ice_orientation",
                    models.BigIntegerField(blank=True, null=True, verbose_name="ICE: orientation"),
                ),
                (
                    "ice_naming",
                    models.BigIntegerField(blank=True, null=True, verbose_name="ICE: naming"),
                ),
                (
                    "ice_command",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="ICE: following a command"
                    ),
                ),
                (
                    "ice_writing",
                    models.BigIntegerField(blank=True, null=True, verbose_name="ICE: writing"),
                ),
                (
                    "ice_counting",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="ICE: counting back"
                    ),
                ),
                ("ice", models.BigIntegerField(blank=True, null=True, verbose_name="ICE score")),
                ("capd", models.BigIntegerField(blank=True, null=True, verbose_name="CAPD score")),
                (
                    "cartox10",
                    models.BigIntegerField(blank=True, null=True, verbose_name="CARTOX-10 score"),
                ),
                (
                    "unable_to_perform",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Unable to perform the assessment"
                    ),
                ),
                (
                    "consciousness",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Consciousness"
                    ),
                ),
                (
                    "seizure",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Seizure"),
                ),
                (
                    "motor_weakness",
                    models.BooleanField(
                        blank=True,
                        null=True,
                        verbose_name="Deep focal weakness (hemiparesis, paraparesis)",
                    ),
                ),
                (
                    "icp_signs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        null=True,
                        size=None,
                        verbose_name="Signs of raised intracranial pressure",
                    ),
                ),
                (
                    "papilloedema_stage",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="Papilloedema, stage"
                    ),
                ),
                (
                    "opening_pressure_mmhg",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="CSF opening pressure",
                    ),
                ),
                (
                    "arrhythmia",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Arrhythmia"
                    ),
                ),
                (
                    "iechs_severity",
                    models.CharField(
                        blank=True,
                        max_length=40,
                        null=True,
                        verbose_name="Severity of the HLH-like syndrome",
                    ),
                ),
                (
                    "haemophagocytosis",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Haemophagocytosis in marrow or tissue"
                    ),
                ),
                (
                    "organ_support",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Intensive care or organ support"
                    ),
                ),
                (
                    "known_on",
                    models.DateField(blank=True, null=True, verbose_name="Known at the source on"),
                ),
            ],
            options={
                "verbose_name": "toxicity observation",
                "verbose_name_plural": "toxicity observations",
            },
        ),
        migrations.CreateModel(
            name="ToxicityObservationEvent",
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
                    "observed_on",
                    models.DateField(blank=True, null=True, verbose_name="Observed on"),
                ),
                (
                    "explained",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        null=True,
                        size=None,
                        verbose_name="Signs with another cause",
                    ),
                ),
                (
                    "temperature",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Highest temperature",
                    ),
                ),
                (
                    "antipyretic",
                    models.BooleanField(
                        blank=True,
                        null=True,
                        verbose_name="Antipyretic or anticytokine therapy on this day or before",
                    ),
                ),
                (
                    "constitutional",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Other constitutional symptoms"
                    ),
                ),
                (
                    "hypotension",
                    models.BooleanField(blank=True, null=True, verbose_name="Hypotension"),
                ),
                (
                    "fluids",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Fluids for hypotension"
                    ),
                ),
                (
                    "vasopressors",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        null=True,
                        size=None,
                        verbose_name="Vasopressors",
                    ),
                ),
                (
                    "high_dose_vasopressor",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Vasopressor at high dose"
                    ),
                ),
                (
                    "oxygen",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Oxygen"),
                ),
                (
                    "oxygen_reason",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Oxygen because of"
                    ),
                ),
                (
                    "oxygen_l_per_min",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Oxygen flow",
                    ),
                ),
                (
                    "fio2_pct",
                    models.DecimalField(
                        blank=True, decimal_places=10, max_digits=24, null=True, verbose_name="FiO2"
                    ),
                ),
                (
                    "organ_grade",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="Highest organ toxicity, CTCAE grade"
                    ),
                ),
                (
                    "transaminase_grade",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="Transaminases, CTCAE grade"
                    ),
                ),
                (
                    "ice_orientation",
                    models.BigIntegerField(blank=True, null=True, verbose_name="ICE: orientation"),
                ),
                (
                    "ice_naming",
                    models.BigIntegerField(blank=True, null=True, verbose_name="ICE: naming"),
                ),
                (
                    "ice_command",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="ICE: following a command"
                    ),
                ),
                (
                    "ice_writing",
                    models.BigIntegerField(blank=True, null=True, verbose_name="ICE: writing"),
                ),
                (
                    "ice_counting",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="ICE: counting back"
                    ),
                ),
                ("ice", models.BigIntegerField(blank=True, null=True, verbose_name="ICE score")),
                ("capd", models.BigIntegerField(blank=True, null=True, verbose_name="CAPD score")),
                (
                    "cartox10",
                    models.BigIntegerField(blank=True, null=True, verbose_name="CARTOX-10 score"),
                ),
                (
                    "unable_to_perform",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Unable to perform the assessment"
                    ),
                ),
                (
                    "consciousness",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Consciousness"
                    ),
                ),
                (
                    "seizure",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Seizure"),
                ),
                (
                    "motor_weakness",
                    models.BooleanField(
                        blank=True,
                        null=True,
                        verbose_name="Deep focal weakness (hemiparesis, paraparesis)",
                    ),
                ),
                (
                    "icp_signs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        null=True,
                        size=None,
                        verbose_name="Signs of raised intracranial pressure",
                    ),
                ),
                (
                    "papilloedema_stage",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="Papilloedema, stage"
                    ),
                ),
                (
                    "opening_pressure_mmhg",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="CSF opening pressure",
                    ),
                ),
                (
                    "arrhythmia",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Arrhythmia"
                    ),
                ),
                (
                    "iechs_severity",
                    models.CharField(
                        blank=True,
                        max_length=40,
                        null=True,
                        verbose_name="Severity of the HLH-like syndrome",
                    ),
                ),
                (
                    "haemophagocytosis",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Haemophagocytosis in marrow or tissue"
                    ),
                ),
                (
                    "organ_support",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Intensive care or organ support"
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
            name="VectorPersistence",
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
                ("sampled_on", models.DateField(blank=True, null=True, verbose_name="Sampled on")),
                (
                    "specimen",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Specimen"),
                ),
                (
                    "assay",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Assay"),
                ),
                (
                    "detected",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Vector sequence detected"
                    ),
                ),
                (
                    "copies_per_ug",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Vector copies",
                    ),
                ),
                (
                    "limit_of_detection",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Limit of detection",
                    ),
                ),
                (
                    "clonal",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="One clone in 20 % of cells or more"
                    ),
                ),
                (
                    "known_on",
                    models.DateField(blank=True, null=True, verbose_name="Known at the source on"),
                ),
            ],
            options={
                "verbose_name": "vector persistence",
                "verbose_name_plural": "vector persistence",
            },
        ),
        migrations.CreateModel(
            name="VectorPersistenceEvent",
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
                ("sampled_on", models.DateField(blank=True, null=True, verbose_name="Sampled on")),
                (
                    "specimen",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Specimen"),
                ),
                (
                    "assay",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Assay"),
                ),
                (
                    "detected",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Vector sequence detected"
                    ),
                ),
                (
                    "copies_per_ug",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Vector copies",
                    ),
                ),
                (
                    "limit_of_detection",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Limit of detection",
                    ),
                ),
                (
                    "clonal",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="One clone in 20 % of cells or more"
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
                    model_name="death",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="death",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="death",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="followup",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="followup",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="followup",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="marrow",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="marrow",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="marrow",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="mrd",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="mrd",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="mrd",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="newtherapy",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="newtherapy",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="newtherapy",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="relapse",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="relapse",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="relapse",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="response",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="response",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="response",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="supportivecare",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="supportivecare",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="supportivecare",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="toxicity",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="toxicity",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="toxicity",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="toxicitygrade",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="toxicitygrade",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="toxicitygrade",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="transplant",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="transplant",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="transplant",
                    name="delete_delete",
                ),
                migrations.RemoveConstraint(
                    model_name="death",
                    name="deaths_cause_in_codelist",
                ),
                migrations.RemoveConstraint(
                    model_name="death",
                    name="deaths_contributing_in_codelist",
                ),
                migrations.RemoveConstraint(
                    model_name="transplant",
                    name="transplants_value_or_missing_reason",
                ),
                migrations.AddField(
                    model_name="death",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="death",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="deathevent",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="deathevent",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="followup",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="followup",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="followupevent",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="followupevent",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="marrow",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="marrow",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="marrowevent",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="marrowevent",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="mrd",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="mrd",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="mrdevent",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="mrdevent",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="newtherapy",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="newtherapy",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="newtherapyevent",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="newtherapyevent",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="relapse",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="relapse",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="relapseevent",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="relapseevent",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="response",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="response",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="responseevent",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="responseevent",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="supportivecare",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="supportivecare",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="supportivecareevent",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="supportivecareevent",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="toxicity",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="toxicity",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="toxicityevent",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="toxicityevent",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="toxicitygrade",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="toxicitygrade",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="toxicitygradeevent",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="toxicitygradeevent",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="transplant",
                    name="abo_match",
                    field=models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="ABO match"
                    ),
                ),
                migrations.AddField(
                    model_name="transplant",
                    name="busulfan",
                    field=models.BooleanField(blank=True, null=True, verbose_name="Busulfan"),
                ),
                migrations.AddField(
                    model_name="transplant",
                    name="conditioning_started_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Conditioning started on"
                    ),
                ),
                migrations.AddField(
                    model_name="transplant",
                    name="donor_relation",
                    field=models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Donor is"
                    ),
                ),
                migrations.AddField(
                    model_name="transplant",
                    name="donor_sex",
                    field=models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Sex of the donor"
                    ),
                ),
                migrations.AddField(
                    model_name="transplant",
                    name="hla_matched",
                    field=models.BigIntegerField(
                        blank=True, null=True, verbose_name="HLA alleles matched"
                    ),
                ),
                migrations.AddField(
                    model_name="transplant",
                    name="hla_typed",
                    field=models.BigIntegerField(
                        blank=True, null=True, verbose_name="HLA alleles typed"
                    ),
                ),
                migrations.AddField(
                    model_name="transplant",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="transplant",
                    name="mrd_level_before",
                    field=models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="MRD level before",
                    ),
                ),
                migrations.AddField(
                    model_name="transplant",
                    name="mrd_level_before_entered",
                    field=models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="MRD level before, as entered",
                    ),
                ),
                migrations.AddField(
                    model_name="transplant",
                    name="mrd_level_before_entered_unit",
                    field=models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="MRD level before, unit as entered",
                    ),
                ),
                migrations.AddField(
                    model_name="transplant",
                    name="nucleated",
                    field=models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Nucleated cells",
                    ),
                ),
                migrations.AddField(
                    model_name="transplant",
                    name="nucleated_entered",
                    field=models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Nucleated cells, as entered",
                    ),
                ),
                migrations.AddField(
                    model_name="transplant",
                    name="nucleated_entered_unit",
                    field=models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Nucleated cells, unit as entered",
                    ),
                ),
                migrations.AddField(
                    model_name="transplant",
                    name="prophylaxis",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        null=True,
                        size=None,
                        verbose_name="GVHD prophylaxis",
                    ),
                ),
                migrations.AddField(
                    model_name="transplant",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="transplantevent",
                    name="abo_match",
                    field=models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="ABO match"
                    ),
                ),
                migrations.AddField(
                    model_name="transplantevent",
                    name="busulfan",
                    field=models.BooleanField(blank=True, null=True, verbose_name="Busulfan"),
                ),
                migrations.AddField(
                    model_name="transplantevent",
                    name="conditioning_started_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Conditioning started on"
                    ),
                ),
                migrations.AddField(
                    model_name="transplantevent",
                    name="donor_relation",
                    field=models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Donor is"
                    ),
                ),
                migrations.AddField(
                    model_name="transplantevent",
                    name="donor_sex",
                    field=models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Sex of the donor"
                    ),
                ),
                migrations.AddField(
                    model_name="transplantevent",
                    name="hla_matched",
                    field=models.BigIntegerField(
                        blank=True, null=True, verbose_name="HLA alleles matched"
                    ),
                ),
                migrations.AddField(
                    model_name="transplantevent",
                    name="hla_typed",
                    field=models.BigIntegerField(
                        blank=True, null=True, verbose_name="HLA alleles typed"
                    ),
                ),
                migrations.AddField(
                    model_name="transplantevent",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="transplantevent",
                    name="mrd_level_before",
                    field=models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="MRD level before",
                    ),
                ),
                migrations.AddField(
                    model_name="transplantevent",
                    name="mrd_level_before_entered",
                    field=models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="MRD level before, as entered",
                    ),
                ),
                migrations.AddField(
                    model_name="transplantevent",
                    name="mrd_level_before_entered_unit",
                    field=models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="MRD level before, unit as entered",
                    ),
                ),
                migrations.AddField(
                    model_name="transplantevent",
                    name="nucleated",
                    field=models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Nucleated cells",
                    ),
                ),
                migrations.AddField(
                    model_name="transplantevent",
                    name="nucleated_entered",
                    field=models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Nucleated cells, as entered",
                    ),
                ),
                migrations.AddField(
                    model_name="transplantevent",
                    name="nucleated_entered_unit",
                    field=models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="Nucleated cells, unit as entered",
                    ),
                ),
                migrations.AddField(
                    model_name="transplantevent",
                    name="prophylaxis",
                    field=django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        null=True,
                        size=None,
                        verbose_name="GVHD prophylaxis",
                    ),
                ),
                migrations.AddField(
                    model_name="transplantevent",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="death",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_deathevent" ("cause", "comments", "contributing", "died_on", "died_on_precision", "entered_at", "findings", "form_id", "id", "in_remission", "key", "known_on", "missing", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "study_id", "version") SELECT new_values."cause", new_values."comments", new_values."contributing", new_values."died_on", new_values."died_on_precision", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."in_remission", new_values."key", new_values."known_on", new_values."missing", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="aef5a9ce0c1031074872e0cdb6b2eede13173113",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_deathevent" ("cause", "comments", "contributing", "died_on", "died_on_precision", "entered_at", "findings", "form_id", "id", "in_remission", "key", "known_on", "missing", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "study_id", "version") SELECT new_values."cause", new_values."comments", new_values."contributing", new_values."died_on", new_values."died_on_precision", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."in_remission", new_values."key", new_values."known_on", new_values."missing", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="028cb6ba020d80934bd61e59df8b0b0fa38111b5",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_deathevent" ("cause", "comments", "contributing", "died_on", "died_on_precision", "entered_at", "findings", "form_id", "id", "in_remission", "key", "known_on", "missing", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "study_id", "version") SELECT old_values."cause", old_values."comments", old_values."contributing", old_values."died_on", old_values."died_on_precision", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."in_remission", old_values."key", old_values."known_on", old_values."missing", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."removed_at", old_values."study_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="d525f0b87e23a0b3157b2d271798a5c87c9dd8cf",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_954c3",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_death",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="followup",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_followupevent" ("comments", "contact_on", "entered_at", "findings", "form_id", "id", "in_remission", "key", "known_on", "method", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "status", "study_id", "version") SELECT new_values."comments", new_values."contact_on", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."in_remission", new_values."key", new_values."known_on", new_values."method", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."status", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="89a3193b0610dbbd5f1ac0c73fd93ead9214ebfb",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_followupevent" ("comments", "contact_on", "entered_at", "findings", "form_id", "id", "in_remission", "key", "known_on", "method", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "status", "study_id", "version") SELECT new_values."comments", new_values."contact_on", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."in_remission", new_values."key", new_values."known_on", new_values."method", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."status", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="74a00d18e124212a13348f6cae2810c9422dbd6c",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_followupevent" ("comments", "contact_on", "entered_at", "findings", "form_id", "id", "in_remission", "key", "known_on", "method", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "status", "study_id", "version") SELECT old_values."comments", old_values."contact_on", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."in_remission", old_values."key", old_values."known_on", old_values."method", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."removed_at", old_values."status", old_values."study_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="a55916bb57e7f058176d9dc49db05f0abad72c6e",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d8287",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_followup",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="marrow",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_marrowevent" ("blasts_pct", "comments", "entered_at", "evaluable", "findings", "form_id", "id", "infusion_id", "key", "known_on", "marrow_class", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "study_id", "taken_on", "version") SELECT new_values."blasts_pct", new_values."comments", new_values."entered_at", new_values."evaluable", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."marrow_class", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."study_id", new_values."taken_on", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="00782beb8e56f19846934019d44b0f90eb4d3310",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_marrowevent" ("blasts_pct", "comments", "entered_at", "evaluable", "findings", "form_id", "id", "infusion_id", "key", "known_on", "marrow_class", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "study_id", "taken_on", "version") SELECT new_values."blasts_pct", new_values."comments", new_values."entered_at", new_values."evaluable", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."marrow_class", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."study_id", new_values."taken_on", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f75b229ffa95b49a5838d8648395b7eec7889143",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_marrowevent" ("blasts_pct", "comments", "entered_at", "evaluable", "findings", "form_id", "id", "infusion_id", "key", "known_on", "marrow_class", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "study_id", "taken_on", "version") SELECT old_values."blasts_pct", old_values."comments", old_values."entered_at", old_values."evaluable", old_values."findings", old_values."form_id", old_values."id", old_values."infusion_id", old_values."key", old_values."known_on", old_values."marrow_class", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."removed_at", old_values."study_id", old_values."taken_on", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="44f05438b4b025087648a7692ec761716d596d9a",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a1599",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_marrow",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="mrd",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_mrdevent" ("assay", "assessed_on", "comments", "detected", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "known_on", "level", "level_entered", "level_entered_unit", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "sensitivity", "sensitivity_entered", "sensitivity_entered_unit", "specimen", "status", "study_id", "version", "visit") SELECT new_values."assay", new_values."assessed_on", new_values."comments", new_values."detected", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."level", new_values."level_entered", new_values."level_entered_unit", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."sensitivity", new_values."sensitivity_entered", new_values."sensitivity_entered_unit", new_values."specimen", new_values."status", new_values."study_id", new_values."version", new_values."visit" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="92d31a6675c6a93aeb2f434af46b676be4be3fe6",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_mrdevent" ("assay", "assessed_on", "comments", "detected", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "known_on", "level", "level_entered", "level_entered_unit", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "sensitivity", "sensitivity_entered", "sensitivity_entered_unit", "specimen", "status", "study_id", "version", "visit") SELECT new_values."assay", new_values."assessed_on", new_values."comments", new_values."detected", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."level", new_values."level_entered", new_values."level_entered_unit", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."sensitivity", new_values."sensitivity_entered", new_values."sensitivity_entered_unit", new_values."specimen", new_values."status", new_values."study_id", new_values."version", new_values."visit" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="4e62411710c8576b35a6706e409c57db16133559",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_mrdevent" ("assay", "assessed_on", "comments", "detected", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "known_on", "level", "level_entered", "level_entered_unit", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "sensitivity", "sensitivity_entered", "sensitivity_entered_unit", "specimen", "status", "study_id", "version", "visit") SELECT old_values."assay", old_values."assessed_on", old_values."comments", old_values."detected", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."infusion_id", old_values."key", old_values."known_on", old_values."level", old_values."level_entered", old_values."level_entered_unit", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."removed_at", old_values."sensitivity", old_values."sensitivity_entered", old_values."sensitivity_entered_unit", old_values."specimen", old_values."status", old_values."study_id", old_values."version", old_values."visit" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="1d2e120c81e5c61182502b757a825df9d51dbe62",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_44d9e",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_mrd",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="newtherapy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_newtherapyevent" ("comments", "entered_at", "findings", "form_id", "id", "key", "known_on", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "protocol_version", "removed_at", "started_on", "started_on_precision", "study_id", "therapy", "therapy_reason", "version") SELECT new_values."comments", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."occurred", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."product", new_values."protocol_version", new_values."removed_at", new_values."started_on", new_values."started_on_precision", new_values."study_id", new_values."therapy", new_values."therapy_reason", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="51d390781fa1a8e92417988d765f4cded84bc520",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_newtherapyevent" ("comments", "entered_at", "findings", "form_id", "id", "key", "known_on", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "protocol_version", "removed_at", "started_on", "started_on_precision", "study_id", "therapy", "therapy_reason", "version") SELECT new_values."comments", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."occurred", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."product", new_values."protocol_version", new_values."removed_at", new_values."started_on", new_values."started_on_precision", new_values."study_id", new_values."therapy", new_values."therapy_reason", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9eed4ce67fc63100d8c8e237bf986cb5e5d526eb",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_newtherapyevent" ("comments", "entered_at", "findings", "form_id", "id", "key", "known_on", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "protocol_version", "removed_at", "started_on", "started_on_precision", "study_id", "therapy", "therapy_reason", "version") SELECT old_values."comments", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."key", old_values."known_on", old_values."missing", old_values."number", old_values."occurred", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."product", old_values."protocol_version", old_values."removed_at", old_values."started_on", old_values."started_on_precision", old_values."study_id", old_values."therapy", old_values."therapy_reason", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="726ea3d552bde25bbd9878a770700ec1a4c1da4b",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3bcc0",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_newtherapy",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="relapse",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_relapseevent" ("blasts_pct", "cd19", "cd22", "comments", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "known_on", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "relapsed_on", "relapsed_on_precision", "removed_at", "sites", "study_id", "version") SELECT new_values."blasts_pct", new_values."cd19", new_values."cd22", new_values."comments", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."occurred", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."relapsed_on", new_values."relapsed_on_precision", new_values."removed_at", new_values."sites", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="5bc20229713a79cb4d537263e1f12869e2f3b980",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_relapseevent" ("blasts_pct", "cd19", "cd22", "comments", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "known_on", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "relapsed_on", "relapsed_on_precision", "removed_at", "sites", "study_id", "version") SELECT new_values."blasts_pct", new_values."cd19", new_values."cd22", new_values."comments", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."occurred", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."relapsed_on", new_values."relapsed_on_precision", new_values."removed_at", new_values."sites", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d6c7c564547fc2b32294c4892507a514caebac06",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_relapseevent" ("blasts_pct", "cd19", "cd22", "comments", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "known_on", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "relapsed_on", "relapsed_on_precision", "removed_at", "sites", "study_id", "version") SELECT old_values."blasts_pct", old_values."cd19", old_values."cd22", old_values."comments", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."infusion_id", old_values."key", old_values."known_on", old_values."missing", old_values."number", old_values."occurred", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."relapsed_on", old_values."relapsed_on_precision", old_values."removed_at", old_values."sites", old_values."study_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="44f85cda9bb1fd8e66c02f41e326ac401e839c0f",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0bd9f",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_relapse",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="response",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_responseevent" ("anc", "anc_entered", "anc_entered_unit", "assessed_on", "circulating_blasts", "cns_disease", "comments", "confirmed_on", "emd", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "known_on", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platelets", "platelets_entered", "platelets_entered_unit", "protocol_version", "removed_at", "response", "study_id", "version", "visit") SELECT new_values."anc", new_values."anc_entered", new_values."anc_entered_unit", new_values."assessed_on", new_values."circulating_blasts", new_values."cns_disease", new_values."comments", new_values."confirmed_on", new_values."emd", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."platelets", new_values."platelets_entered", new_values."platelets_entered_unit", new_values."protocol_version", new_values."removed_at", new_values."response", new_values."study_id", new_values."version", new_values."visit" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="2a020ccaa96ececa42c9fa7d8229bb12f1da5863",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_responseevent" ("anc", "anc_entered", "anc_entered_unit", "assessed_on", "circulating_blasts", "cns_disease", "comments", "confirmed_on", "emd", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "known_on", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platelets", "platelets_entered", "platelets_entered_unit", "protocol_version", "removed_at", "response", "study_id", "version", "visit") SELECT new_values."anc", new_values."anc_entered", new_values."anc_entered_unit", new_values."assessed_on", new_values."circulating_blasts", new_values."cns_disease", new_values."comments", new_values."confirmed_on", new_values."emd", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."platelets", new_values."platelets_entered", new_values."platelets_entered_unit", new_values."protocol_version", new_values."removed_at", new_values."response", new_values."study_id", new_values."version", new_values."visit" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="4dec1428a2e989456de30bc65a254a53a84692f6",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_responseevent" ("anc", "anc_entered", "anc_entered_unit", "assessed_on", "circulating_blasts", "cns_disease", "comments", "confirmed_on", "emd", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "known_on", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platelets", "platelets_entered", "platelets_entered_unit", "protocol_version", "removed_at", "response", "study_id", "version", "visit") SELECT old_values."anc", old_values."anc_entered", old_values."anc_entered_unit", old_values."assessed_on", old_values."circulating_blasts", old_values."cns_disease", old_values."comments", old_values."confirmed_on", old_values."emd", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."infusion_id", old_values."key", old_values."known_on", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."platelets", old_values."platelets_entered", old_values."platelets_entered_unit", old_values."protocol_version", old_values."removed_at", old_values."response", old_values."study_id", old_values."version", old_values."visit" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="879fb1a6846a854549f1094153f4607670b44a29",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9e4b8",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_response",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="supportivecare",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_supportivecareevent" ("comments", "drug", "ended_on", "entered_at", "findings", "form_id", "id", "indication", "infusion_id", "key", "known_on", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "started_on", "study_id", "version") SELECT new_values."comments", new_values."drug", new_values."ended_on", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."indication", new_values."infusion_id", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."occurred", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."started_on", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="fdb987d3985c7b1849a27c90dc4e89f6bdd36bd3",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_supportivecareevent" ("comments", "drug", "ended_on", "entered_at", "findings", "form_id", "id", "indication", "infusion_id", "key", "known_on", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "started_on", "study_id", "version") SELECT new_values."comments", new_values."drug", new_values."ended_on", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."indication", new_values."infusion_id", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."occurred", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."started_on", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="7ce5831fa279e9f5ae8c09e8603d09d2ad3ad5b6",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_supportivecareevent" ("comments", "drug", "ended_on", "entered_at", "findings", "form_id", "id", "indication", "infusion_id", "key", "known_on", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "started_on", "study_id", "version") SELECT old_values."comments", old_values."drug", old_values."ended_on", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."indication", old_values."infusion_id", old_values."key", old_values."known_on", old_values."missing", old_values."number", old_values."occurred", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."removed_at", old_values."started_on", old_values."study_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="f45906f58b9f07fd7f135c76e79fcf60b4681105",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_683bd",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_supportivecare",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toxicity",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_toxicityevent" ("comments", "detail", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "known_on", "missing", "number", "occurred", "onset_on", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "resolved_on", "study_id", "toxicity", "version") SELECT new_values."comments", new_values."detail", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."occurred", new_values."onset_on", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."resolved_on", new_values."study_id", new_values."toxicity", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f95016c089d667c47cd29ce86960e812aabddc5e",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_toxicityevent" ("comments", "detail", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "known_on", "missing", "number", "occurred", "onset_on", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "resolved_on", "study_id", "toxicity", "version") SELECT new_values."comments", new_values."detail", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."occurred", new_values."onset_on", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."resolved_on", new_values."study_id", new_values."toxicity", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="37f0792d5be3b2c0fbefbda2ca91a51e37683513",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_toxicityevent" ("comments", "detail", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "known_on", "missing", "number", "occurred", "onset_on", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "resolved_on", "study_id", "toxicity", "version") SELECT old_values."comments", old_values."detail", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."infusion_id", old_values."key", old_values."known_on", old_values."missing", old_values."number", old_values."occurred", old_values."onset_on", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."removed_at", old_values."resolved_on", old_values."study_id", old_values."toxicity", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="09d452e2606e084631478983479d78287d0860b1",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0272f",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_toxicity",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toxicitygrade",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_toxicitygradeevent" ("comments", "entered_at", "findings", "form_id", "grade", "id", "key", "known_on", "missing", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "study_id", "system", "toxicity_id", "version") SELECT new_values."comments", new_values."entered_at", new_values."findings", new_values."form_id", new_values."grade", new_values."id", new_values."key", new_values."known_on", new_values."missing", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."study_id", new_values."system", new_values."toxicity_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="bc35e79abd8c8ae583106a77a04da62883c60a49",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_toxicitygradeevent" ("comments", "entered_at", "findings", "form_id", "grade", "id", "key", "known_on", "missing", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "study_id", "system", "toxicity_id", "version") SELECT new_values."comments", new_values."entered_at", new_values."findings", new_values."form_id", new_values."grade", new_values."id", new_values."key", new_values."known_on", new_values."missing", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."study_id", new_values."system", new_values."toxicity_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a52f7484b0761895b69180222b80d1d01bc9acad",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_toxicitygradeevent" ("comments", "entered_at", "findings", "form_id", "grade", "id", "key", "known_on", "missing", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "study_id", "system", "toxicity_id", "version") SELECT old_values."comments", old_values."entered_at", old_values."findings", old_values."form_id", old_values."grade", old_values."id", old_values."key", old_values."known_on", old_values."missing", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."removed_at", old_values."study_id", old_values."system", old_values."toxicity_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="d9539877889d392daaf8a39f1a0f1c441177e6b2",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f6f4d",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_toxicitygrade",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="transplant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_transplantevent" ("abo_match", "busulfan", "cd34", "cd34_entered", "cd34_entered_unit", "comments", "conditioning", "conditioning_started_on", "disease_status", "donor", "donor_relation", "donor_sex", "entered_at", "findings", "form_id", "graft_source", "hla_matched", "hla_typed", "id", "infusion_id", "key", "known_on", "missing", "mrd_before", "mrd_level_before", "mrd_level_before_entered", "mrd_level_before_entered_unit", "nucleated", "nucleated_entered", "nucleated_entered_unit", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prophylaxis", "protocol_version", "purpose", "removed_at", "study_id", "tbi", "transplant_type", "transplanted_on", "transplanted_on_precision", "version") SELECT new_values."abo_match", new_values."busulfan", new_values."cd34", new_values."cd34_entered", new_values."cd34_entered_unit", new_values."comments", new_values."conditioning", new_values."conditioning_started_on", new_values."disease_status", new_values."donor", new_values."donor_relation", new_values."donor_sex", new_values."entered_at", new_values."findings", new_values."form_id", new_values."graft_source", new_values."hla_matched", new_values."hla_typed", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."missing", new_values."mrd_before", new_values."mrd_level_before", new_values."mrd_level_before_entered", new_values."mrd_level_before_entered_unit", new_values."nucleated", new_values."nucleated_entered", new_values."nucleated_entered_unit", new_values."number", new_values."occurred", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."prophylaxis", new_values."protocol_version", new_values."purpose", new_values."removed_at", new_values."study_id", new_values."tbi", new_values."transplant_type", new_values."transplanted_on", new_values."transplanted_on_precision", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="281b41d7458cb59b3e8aff3d2e0526b45576988f",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_transplantevent" ("abo_match", "busulfan", "cd34", "cd34_entered", "cd34_entered_unit", "comments", "conditioning", "conditioning_started_on", "disease_status", "donor", "donor_relation", "donor_sex", "entered_at", "findings", "form_id", "graft_source", "hla_matched", "hla_typed", "id", "infusion_id", "key", "known_on", "missing", "mrd_before", "mrd_level_before", "mrd_level_before_entered", "mrd_level_before_entered_unit", "nucleated", "nucleated_entered", "nucleated_entered_unit", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prophylaxis", "protocol_version", "purpose", "removed_at", "study_id", "tbi", "transplant_type", "transplanted_on", "transplanted_on_precision", "version") SELECT new_values."abo_match", new_values."busulfan", new_values."cd34", new_values."cd34_entered", new_values."cd34_entered_unit", new_values."comments", new_values."conditioning", new_values."conditioning_started_on", new_values."disease_status", new_values."donor", new_values."donor_relation", new_values."donor_sex", new_values."entered_at", new_values."findings", new_values."form_id", new_values."graft_source", new_values."hla_matched", new_values."hla_typed", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."missing", new_values."mrd_before", new_values."mrd_level_before", new_values."mrd_level_before_entered", new_values."mrd_level_before_entered_unit", new_values."nucleated", new_values."nucleated_entered", new_values."nucleated_entered_unit", new_values."number", new_values."occurred", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."prophylaxis", new_values."protocol_version", new_values."purpose", new_values."removed_at", new_values."study_id", new_values."tbi", new_values."transplant_type", new_values."transplanted_on", new_values."transplanted_on_precision", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c4eb553c67adcb98e96e40dd8dcaf2ee32de1b02",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_transplantevent" ("abo_match", "busulfan", "cd34", "cd34_entered", "cd34_entered_unit", "comments", "conditioning", "conditioning_started_on", "disease_status", "donor", "donor_relation", "donor_sex", "entered_at", "findings", "form_id", "graft_source", "hla_matched", "hla_typed", "id", "infusion_id", "key", "known_on", "missing", "mrd_before", "mrd_level_before", "mrd_level_before_entered", "mrd_level_before_entered_unit", "nucleated", "nucleated_entered", "nucleated_entered_unit", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prophylaxis", "protocol_version", "purpose", "removed_at", "study_id", "tbi", "transplant_type", "transplanted_on", "transplanted_on_precision", "version") SELECT old_values."abo_match", old_values."busulfan", old_values."cd34", old_values."cd34_entered", old_values."cd34_entered_unit", old_values."comments", old_values."conditioning", old_values."conditioning_started_on", old_values."disease_status", old_values."donor", old_values."donor_relation", old_values."donor_sex", old_values."entered_at", old_values."findings", old_values."form_id", old_values."graft_source", old_values."hla_matched", old_values."hla_typed", old_values."id", old_values."infusion_id", old_values."key", old_values."known_on", old_values."missing", old_values."mrd_before", old_values."mrd_level_before", old_values."mrd_level_before_entered", old_values."mrd_level_before_entered_unit", old_values."nucleated", old_values."nucleated_entered", old_values."nucleated_entered_unit", old_values."number", old_values."occurred", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."prophylaxis", old_values."protocol_version", old_values."purpose", old_values."removed_at", old_values."study_id", old_values."tbi", old_values."transplant_type", old_values."transplanted_on", old_values."transplanted_on_precision", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="7b495ed35edd7ea3b3034ff47fe685dafe233658",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ed346",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_transplant",
                            when="AFTER",
                        ),
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
                                    "IEC_HS",
                                    "TLS",
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
                                    "IEC_HS",
                                    "TLS",
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
                                models.Q(("missing__has_key", "mrd_level_before"), _negated=True),
                                models.Q(("mrd_level_before__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "donor"), _negated=True),
                                models.Q(("donor__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "donor_relation"), _negated=True),
                                models.Q(("donor_relation__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "donor_sex"), _negated=True),
                                models.Q(("donor_sex__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "hla_typed"), _negated=True),
                                models.Q(("hla_typed__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "hla_matched"), _negated=True),
                                models.Q(("hla_matched__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "abo_match"), _negated=True),
                                models.Q(("abo_match__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "graft_source"), _negated=True),
                                models.Q(("graft_source__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(
                                    ("missing__has_key", "conditioning_started_on"), _negated=True
                                ),
                                models.Q(("conditioning_started_on__isnull", False), _negated=True),
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
                                models.Q(("missing__has_key", "busulfan"), _negated=True),
                                models.Q(("busulfan__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "prophylaxis"), _negated=True),
                                models.Q(("prophylaxis__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "nucleated"), _negated=True),
                                models.Q(("nucleated__isnull", False), _negated=True),
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
                        condition=models.Q(
                            models.Q(("mrd_level_before__isnull", False), _negated=True),
                            models.Q(("mrd_level_before__gte", 0), ("mrd_level_before__lte", 1)),
                            _connector="OR",
                        ),
                        name="transplants_mrd_level_before_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transplant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("donor_relation__isnull", False), _negated=True),
                            (
                                "donor_relation__in",
                                [
                                    "SIBLING",
                                    "FATHER",
                                    "MOTHER",
                                    "CHILD",
                                    "OTHER_RELATIVE",
                                    "UNRELATED",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="transplants_donor_relation_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transplant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("donor_sex__isnull", False), _negated=True),
                            ("donor_sex__in", ["F", "M", "U"]),
                            _connector="OR",
                        ),
                        name="transplants_donor_sex_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transplant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hla_typed__isnull", False), _negated=True),
                            models.Q(("hla_typed__gte", 6), ("hla_typed__lte", 12)),
                            _connector="OR",
                        ),
                        name="transplants_hla_typed_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transplant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hla_matched__isnull", False), _negated=True),
                            models.Q(("hla_matched__gte", 0), ("hla_matched__lte", 12)),
                            _connector="OR",
                        ),
                        name="transplants_hla_matched_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transplant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("abo_match__isnull", False), _negated=True),
                            ("abo_match__in", ["MATCHED", "MAJOR", "MINOR", "BIDIRECTIONAL"]),
                            _connector="OR",
                        ),
                        name="transplants_abo_match_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transplant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("prophylaxis__isnull", False), _negated=True),
                            (
                                "prophylaxis__contained_by",
                                ["CSA", "TACROLIMUS", "MMF", "MTX", "ATG", "PTCY", "OTHER"],
                            ),
                            _connector="OR",
                        ),
                        name="transplants_prophylaxis_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="transplant",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("nucleated__isnull", False), _negated=True),
                            ("nucleated__gte", 0),
                            _connector="OR",
                        ),
                        name="transplants_nucleated_within_bounds",
                    ),
                ),
                migrations.AddField(
                    model_name="adverseevent",
                    name="form",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.form",
                    ),
                ),
                migrations.AddField(
                    model_name="adverseevent",
                    name="infusion",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infusions.infusion",
                        verbose_name="After infusion",
                    ),
                ),
                migrations.AddField(
                    model_name="adverseevent",
                    name="patient",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="patients.patient",
                    ),
                ),
                migrations.AddField(
                    model_name="adverseevent",
                    name="study",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.study",
                    ),
                ),
                migrations.AddField(
                    model_name="adverseevent",
                    name="toxicity",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="outcomes.toxicity",
                        verbose_name="Is part of the toxicity",
                    ),
                ),
                migrations.AddField(
                    model_name="adverseeventevent",
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
                    model_name="adverseeventevent",
                    name="infusion",
                    field=models.ForeignKey(
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
                migrations.AddField(
                    model_name="adverseeventevent",
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
                    model_name="adverseeventevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="outcomes.adverseevent",
                    ),
                ),
                migrations.AddField(
                    model_name="adverseeventevent",
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
                    model_name="adverseeventevent",
                    name="toxicity",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="outcomes.toxicity",
                        verbose_name="Is part of the toxicity",
                    ),
                ),
                migrations.AddField(
                    model_name="bloodcount",
                    name="form",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.form",
                    ),
                ),
                migrations.AddField(
                    model_name="bloodcount",
                    name="infusion",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infusions.infusion",
                        verbose_name="After infusion",
                    ),
                ),
                migrations.AddField(
                    model_name="bloodcount",
                    name="patient",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="patients.patient",
                    ),
                ),
                migrations.AddField(
                    model_name="bloodcount",
                    name="study",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.study",
                    ),
                ),
                migrations.AddField(
                    model_name="bloodcountevent",
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
                    model_name="bloodcountevent",
                    name="infusion",
                    field=models.ForeignKey(
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
                migrations.AddField(
                    model_name="bloodcountevent",
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
                    model_name="bloodcountevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="outcomes.bloodcount",
                    ),
                ),
                migrations.AddField(
                    model_name="bloodcountevent",
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
                    model_name="contactattempt",
                    name="form",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.form",
                    ),
                ),
                migrations.AddField(
                    model_name="contactattempt",
                    name="patient",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="patients.patient",
                    ),
                ),
                migrations.AddField(
                    model_name="contactattempt",
                    name="study",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.study",
                    ),
                ),
                migrations.AddField(
                    model_name="contactattemptevent",
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
                    model_name="contactattemptevent",
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
                    model_name="contactattemptevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="outcomes.contactattempt",
                    ),
                ),
                migrations.AddField(
                    model_name="contactattemptevent",
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
                    model_name="csf",
                    name="form",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.form",
                    ),
                ),
                migrations.AddField(
                    model_name="csf",
                    name="infusion",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infusions.infusion",
                        verbose_name="Infusion",
                    ),
                ),
                migrations.AddField(
                    model_name="csf",
                    name="patient",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="patients.patient",
                    ),
                ),
                migrations.AddField(
                    model_name="csf",
                    name="study",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.study",
                    ),
                ),
                migrations.AddField(
                    model_name="csfevent",
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
                    model_name="csfevent",
                    name="infusion",
                    field=models.ForeignKey(
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
                migrations.AddField(
                    model_name="csfevent",
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
                    model_name="csfevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="outcomes.csf",
                    ),
                ),
                migrations.AddField(
                    model_name="csfevent",
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
                    model_name="deviation",
                    name="form",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.form",
                    ),
                ),
                migrations.AddField(
                    model_name="deviation",
                    name="patient",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="patients.patient",
                    ),
                ),
                migrations.AddField(
                    model_name="deviation",
                    name="study",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.study",
                    ),
                ),
                migrations.AddField(
                    model_name="deviationevent",
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
                    model_name="deviationevent",
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
                    model_name="deviationevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="outcomes.deviation",
                    ),
                ),
                migrations.AddField(
                    model_name="deviationevent",
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
                    model_name="doselimitingtoxicity",
                    name="adverse_event",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="outcomes.adverseevent",
                        verbose_name="Adverse event",
                    ),
                ),
                migrations.AddField(
                    model_name="doselimitingtoxicity",
                    name="form",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.form",
                    ),
                ),
                migrations.AddField(
                    model_name="doselimitingtoxicity",
                    name="infusion",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infusions.infusion",
                        verbose_name="Infusion",
                    ),
                ),
                migrations.AddField(
                    model_name="doselimitingtoxicity",
                    name="patient",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="patients.patient",
                    ),
                ),
                migrations.AddField(
                    model_name="doselimitingtoxicity",
                    name="study",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.study",
                    ),
                ),
                migrations.AddField(
                    model_name="doselimitingtoxicityevent",
                    name="adverse_event",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="outcomes.adverseevent",
                        verbose_name="Adverse event",
                    ),
                ),
                migrations.AddField(
                    model_name="doselimitingtoxicityevent",
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
                    model_name="doselimitingtoxicityevent",
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
                    model_name="doselimitingtoxicityevent",
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
                    model_name="doselimitingtoxicityevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="outcomes.doselimitingtoxicity",
                    ),
                ),
                migrations.AddField(
                    model_name="doselimitingtoxicityevent",
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
                    model_name="engraftment",
                    name="form",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.form",
                    ),
                ),
                migrations.AddField(
                    model_name="engraftment",
                    name="patient",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="patients.patient",
                    ),
                ),
                migrations.AddField(
                    model_name="engraftment",
                    name="study",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.study",
                    ),
                ),
                migrations.AddField(
                    model_name="engraftment",
                    name="transplant",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="outcomes.transplant",
                        verbose_name="Transplant",
                    ),
                ),
                migrations.AddField(
                    model_name="engraftmentevent",
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
                    model_name="engraftmentevent",
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
                    model_name="engraftmentevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="outcomes.engraftment",
                    ),
                ),
                migrations.AddField(
                    model_name="engraftmentevent",
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
                    model_name="engraftmentevent",
                    name="transplant",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="outcomes.transplant",
                        verbose_name="Transplant",
                    ),
                ),
                migrations.AddField(
                    model_name="gvhd",
                    name="form",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.form",
                    ),
                ),
                migrations.AddField(
                    model_name="gvhd",
                    name="infusion",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infusions.infusion",
                        verbose_name="After infusion",
                    ),
                ),
                migrations.AddField(
                    model_name="gvhd",
                    name="patient",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="patients.patient",
                    ),
                ),
                migrations.AddField(
                    model_name="gvhd",
                    name="prior_therapy",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="patients.priortherapy",
                        verbose_name="After earlier transplant",
                    ),
                ),
                migrations.AddField(
                    model_name="gvhd",
                    name="study",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.study",
                    ),
                ),
                migrations.AddField(
                    model_name="gvhd",
                    name="transplant",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="outcomes.transplant",
                        verbose_name="After transplant",
                    ),
                ),
                migrations.AddField(
                    model_name="gvhdevent",
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
                    model_name="gvhdevent",
                    name="infusion",
                    field=models.ForeignKey(
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
                migrations.AddField(
                    model_name="gvhdevent",
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
                    model_name="gvhdevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="outcomes.gvhd",
                    ),
                ),
                migrations.AddField(
                    model_name="gvhdevent",
                    name="prior_therapy",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="patients.priortherapy",
                        verbose_name="After earlier transplant",
                    ),
                ),
                migrations.AddField(
                    model_name="gvhdevent",
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
                    model_name="gvhdevent",
                    name="transplant",
                    field=models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="outcomes.transplant",
                        verbose_name="After transplant",
                    ),
                ),
                migrations.AddField(
                    model_name="imaging",
                    name="form",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.form",
                    ),
                ),
                migrations.AddField(
                    model_name="imaging",
                    name="infusion",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infusions.infusion",
                        verbose_name="Infusion",
                    ),
                ),
                migrations.AddField(
                    model_name="imaging",
                    name="patient",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="patients.patient",
                    ),
                ),
                migrations.AddField(
                    model_name="imaging",
                    name="study",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.study",
                    ),
                ),
                migrations.AddField(
                    model_name="imagingevent",
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
                    model_name="imagingevent",
                    name="infusion",
                    field=models.ForeignKey(
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
                migrations.AddField(
                    model_name="imagingevent",
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
                    model_name="imagingevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="outcomes.imaging",
                    ),
                ),
                migrations.AddField(
                    model_name="imagingevent",
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
                    model_name="kinetics",
                    name="form",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.form",
                    ),
                ),
                migrations.AddField(
                    model_name="kinetics",
                    name="infusion",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infusions.infusion",
                        verbose_name="Infusion",
                    ),
                ),
                migrations.AddField(
                    model_name="kinetics",
                    name="patient",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="patients.patient",
                    ),
                ),
                migrations.AddField(
                    model_name="kinetics",
                    name="study",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.study",
                    ),
                ),
                migrations.AddField(
                    model_name="kineticsevent",
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
                    model_name="kineticsevent",
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
                    model_name="kineticsevent",
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
                    model_name="kineticsevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="outcomes.kinetics",
                    ),
                ),
                migrations.AddField(
                    model_name="kineticsevent",
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
                    model_name="lab",
                    name="form",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.form",
                    ),
                ),
                migrations.AddField(
                    model_name="lab",
                    name="infusion",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infusions.infusion",
                        verbose_name="After infusion",
                    ),
                ),
                migrations.AddField(
                    model_name="lab",
                    name="patient",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="patients.patient",
                    ),
                ),
                migrations.AddField(
                    model_name="lab",
                    name="study",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.study",
                    ),
                ),
                migrations.AddField(
                    model_name="labevent",
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
                    model_name="labevent",
                    name="infusion",
                    field=models.ForeignKey(
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
                migrations.AddField(
                    model_name="labevent",
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
                    model_name="labevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="outcomes.lab",
                    ),
                ),
                migrations.AddField(
                    model_name="labevent",
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
                    model_name="labrange",
                    name="site",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.site",
                        verbose_name="Site",
                    ),
                ),
                migrations.AddField(
                    model_name="labrange",
                    name="study",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.study",
                    ),
                ),
                migrations.AddField(
                    model_name="labrangeevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="outcomes.labrange",
                    ),
                ),
                migrations.AddField(
                    model_name="labrangeevent",
                    name="site",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trials.site",
                        verbose_name="Site",
                    ),
                ),
                migrations.AddField(
                    model_name="labrangeevent",
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
                    model_name="newmalignancy",
                    name="form",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.form",
                    ),
                ),
                migrations.AddField(
                    model_name="newmalignancy",
                    name="patient",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="patients.patient",
                    ),
                ),
                migrations.AddField(
                    model_name="newmalignancy",
                    name="study",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.study",
                    ),
                ),
                migrations.AddField(
                    model_name="newmalignancyevent",
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
                    model_name="newmalignancyevent",
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
                    model_name="newmalignancyevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="outcomes.newmalignancy",
                    ),
                ),
                migrations.AddField(
                    model_name="newmalignancyevent",
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
                    model_name="rcltest",
                    name="form",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.form",
                    ),
                ),
                migrations.AddField(
                    model_name="rcltest",
                    name="infusion",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infusions.infusion",
                        verbose_name="After infusion",
                    ),
                ),
                migrations.AddField(
                    model_name="rcltest",
                    name="patient",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="patients.patient",
                    ),
                ),
                migrations.AddField(
                    model_name="rcltest",
                    name="study",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.study",
                    ),
                ),
                migrations.AddField(
                    model_name="rcltestevent",
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
                    model_name="rcltestevent",
                    name="infusion",
                    field=models.ForeignKey(
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
                migrations.AddField(
                    model_name="rcltestevent",
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
                    model_name="rcltestevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="outcomes.rcltest",
                    ),
                ),
                migrations.AddField(
                    model_name="rcltestevent",
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
                    model_name="toxicityobservation",
                    name="form",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.form",
                    ),
                ),
                migrations.AddField(
                    model_name="toxicityobservation",
                    name="patient",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="patients.patient",
                    ),
                ),
                migrations.AddField(
                    model_name="toxicityobservation",
                    name="study",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.study",
                    ),
                ),
                migrations.AddField(
                    model_name="toxicityobservation",
                    name="toxicity",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="outcomes.toxicity",
                        verbose_name="Toxicity",
                    ),
                ),
                migrations.AddField(
                    model_name="toxicityobservationevent",
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
                    model_name="toxicityobservationevent",
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
                    model_name="toxicityobservationevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="outcomes.toxicityobservation",
                    ),
                ),
                migrations.AddField(
                    model_name="toxicityobservationevent",
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
                    model_name="toxicityobservationevent",
                    name="toxicity",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="outcomes.toxicity",
                        verbose_name="Toxicity",
                    ),
                ),
                migrations.AddField(
                    model_name="vectorpersistence",
                    name="form",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.form",
                    ),
                ),
                migrations.AddField(
                    model_name="vectorpersistence",
                    name="infusion",
                    field=models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infusions.infusion",
                        verbose_name="After infusion",
                    ),
                ),
                migrations.AddField(
                    model_name="vectorpersistence",
                    name="patient",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="patients.patient",
                    ),
                ),
                migrations.AddField(
                    model_name="vectorpersistence",
                    name="study",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.study",
                    ),
                ),
                migrations.AddField(
                    model_name="vectorpersistenceevent",
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
                    model_name="vectorpersistenceevent",
                    name="infusion",
                    field=models.ForeignKey(
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
                migrations.AddField(
                    model_name="vectorpersistenceevent",
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
                    model_name="vectorpersistenceevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="outcomes.vectorpersistence",
                    ),
                ),
                migrations.AddField(
                    model_name="vectorpersistenceevent",
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
                    model_name="adverseevent",
                    index=models.Index(fields=["patient"], name="adverse_events_patient"),
                ),
                migrations.AddConstraint(
                    model_name="adverseevent",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="adverse_events_one_row_per_key",
                        violation_error_message="There is one adverse event per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="adverseevent",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "infusion"), _negated=True),
                                models.Q(("infusion__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "toxicity"), _negated=True),
                                models.Q(("toxicity__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "term"), _negated=True),
                                models.Q(("term__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "ctcae_version"), _negated=True),
                                models.Q(("ctcae_version__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "grade"), _negated=True),
                                models.Q(("grade__isnull", False), _negated=True),
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
                                models.Q(("missing__has_key", "outcome"), _negated=True),
                                models.Q(("outcome__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "serious"), _negated=True),
                                models.Q(("serious__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "serious_because"), _negated=True),
                                models.Q(("serious_because__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "related_to_product"), _negated=True),
                                models.Q(("related_to_product__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(
                                    ("missing__has_key", "related_to_lymphodepletion"),
                                    _negated=True,
                                ),
                                models.Q(
                                    ("related_to_lymphodepletion__isnull", False), _negated=True
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "related_to_other"), _negated=True),
                                models.Q(("related_to_other__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "other_cause"), _negated=True),
                                models.Q(("other_cause__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "expected"), _negated=True),
                                models.Q(("expected__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "aware_on"), _negated=True),
                                models.Q(("aware_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "aware_at"), _negated=True),
                                models.Q(("aware_at__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="adverse_events_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="adverseevent",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="adverse_events_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="adverseevent",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="adverse_events_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="adverseevent",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ctcae_version__isnull", False), _negated=True),
                            ("ctcae_version__in", ["4.03", "5.0", "6.0"]),
                            _connector="OR",
                        ),
                        name="adverse_events_ctcae_version_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="adverseevent",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("grade__isnull", False), _negated=True),
                            models.Q(("grade__gte", 1), ("grade__lte", 5)),
                            _connector="OR",
                        ),
                        name="adverse_events_grade_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="adverseevent",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("onset_on__isnull", False), _negated=True),
                                ("onset_on_precision__isnull", True),
                            ),
                            models.Q(
                                ("onset_on__isnull", False),
                                ("onset_on_precision__isnull", False),
                                models.Q(
                                    ("onset_on_precision", "day"),
                                    models.Q(("onset_on_precision", "month"), ("onset_on__day", 1)),
                                    models.Q(
                                        ("onset_on_precision", "year"),
                                        ("onset_on__day", 1),
                                        ("onset_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="adverse_events_onset_on_as_far_as_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="adverseevent",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("resolved_on__isnull", False), _negated=True),
                                ("resolved_on_precision__isnull", True),
                            ),
                            models.Q(
                                ("resolved_on__isnull", False),
                                ("resolved_on_precision__isnull", False),
                                models.Q(
                                    ("resolved_on_precision", "day"),
                                    models.Q(
                                        ("resolved_on_precision", "month"), ("resolved_on__day", 1)
                                    ),
                                    models.Q(
                                        ("resolved_on_precision", "year"),
                                        ("resolved_on__day", 1),
                                        ("resolved_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="adverse_events_resolved_on_as_far_as_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="adverseevent",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome__isnull", False), _negated=True),
                            (
                                "outcome__in",
                                [
                                    "RECOVERED",
                                    "RECOVERING",
                                    "NOT_RECOVERED",
                                    "SEQUELAE",
                                    "FATAL",
                                    "UNKNOWN",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="adverse_events_outcome_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="adverseevent",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("serious_because__isnull", False), _negated=True),
                            (
                                "serious_because__contained_by",
                                [
                                    "DEATH",
                                    "LIFE_THREATENING",
                                    "HOSPITALISATION",
                                    "DISABILITY",
                                    "CONGENITAL",
                                    "MEDICALLY_IMPORTANT",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="adverse_events_serious_because_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="adverseevent",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("related_to_product__isnull", False), _negated=True),
                            (
                                "related_to_product__in",
                                ["NOT_RELATED", "UNLIKELY", "POSSIBLE", "PROBABLE", "DEFINITE"],
                            ),
                            _connector="OR",
                        ),
                        name="adverse_events_related_to_product_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="adverseevent",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("related_to_lymphodepletion__isnull", False), _negated=True),
                            (
                                "related_to_lymphodepletion__in",
                                ["NOT_RELATED", "UNLIKELY", "POSSIBLE", "PROBABLE", "DEFINITE"],
                            ),
                            _connector="OR",
                        ),
                        name="adverse_events_related_to_lymphodepletion_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="adverseevent",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("related_to_other__isnull", False), _negated=True),
                            (
                                "related_to_other__in",
                                ["NOT_RELATED", "UNLIKELY", "POSSIBLE", "PROBABLE", "DEFINITE"],
                            ),
                            _connector="OR",
                        ),
                        name="adverse_events_related_to_other_in_codelist",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adverseevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="1085b204deff07a2e38fb8996df854111978954c",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_08e4c",
                            table="outcomes_adverseevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adverseevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="946419ff7cca18a58726f284fd9afefc7d0fe650",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_f18ce",
                            table="outcomes_adverseevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adverseevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_adverseeventevent" ("aware_at", "aware_on", "comments", "ctcae_version", "entered_at", "expected", "findings", "form_id", "grade", "id", "infusion_id", "key", "known_on", "missing", "number", "onset_on", "onset_on_precision", "other_cause", "outcome", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "related_to_lymphodepletion", "related_to_other", "related_to_product", "removed_at", "resolved_on", "resolved_on_precision", "serious", "serious_because", "study_id", "term", "toxicity_id", "version") SELECT new_values."aware_at", new_values."aware_on", new_values."comments", new_values."ctcae_version", new_values."entered_at", new_values."expected", new_values."findings", new_values."form_id", new_values."grade", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."onset_on", new_values."onset_on_precision", new_values."other_cause", new_values."outcome", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."related_to_lymphodepletion", new_values."related_to_other", new_values."related_to_product", new_values."removed_at", new_values."resolved_on", new_values."resolved_on_precision", new_values."serious", new_values."serious_because", new_values."study_id", new_values."term", new_values."toxicity_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9ca64088a65a3185d099b9983c80d9cc34e95b21",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6f9f8",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="outcomes_adverseevent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adverseevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_adverseeventevent" ("aware_at", "aware_on", "comments", "ctcae_version", "entered_at", "expected", "findings", "form_id", "grade", "id", "infusion_id", "key", "known_on", "missing", "number", "onset_on", "onset_on_precision", "other_cause", "outcome", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "related_to_lymphodepletion", "related_to_other", "related_to_product", "removed_at", "resolved_on", "resolved_on_precision", "serious", "serious_because", "study_id", "term", "toxicity_id", "version") SELECT new_values."aware_at", new_values."aware_on", new_values."comments", new_values."ctcae_version", new_values."entered_at", new_values."expected", new_values."findings", new_values."form_id", new_values."grade", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."onset_on", new_values."onset_on_precision", new_values."other_cause", new_values."outcome", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."related_to_lymphodepletion", new_values."related_to_other", new_values."related_to_product", new_values."removed_at", new_values."resolved_on", new_values."resolved_on_precision", new_values."serious", new_values."serious_because", new_values."study_id", new_values."term", new_values."toxicity_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="dd303ec12cfc84490b841b86902dbecec68af13d",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_265a4",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="outcomes_adverseevent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adverseevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_adverseeventevent" ("aware_at", "aware_on", "comments", "ctcae_version", "entered_at", "expected", "findings", "form_id", "grade", "id", "infusion_id", "key", "known_on", "missing", "number", "onset_on", "onset_on_precision", "other_cause", "outcome", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "related_to_lymphodepletion", "related_to_other", "related_to_product", "removed_at", "resolved_on", "resolved_on_precision", "serious", "serious_because", "study_id", "term", "toxicity_id", "version") SELECT old_values."aware_at", old_values."aware_on", old_values."comments", old_values."ctcae_version", old_values."entered_at", old_values."expected", old_values."findings", old_values."form_id", old_values."grade", old_values."id", old_values."infusion_id", old_values."key", old_values."known_on", old_values."missing", old_values."number", old_values."onset_on", old_values."onset_on_precision", old_values."other_cause", old_values."outcome", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."related_to_lymphodepletion", old_values."related_to_other", old_values."related_to_product", old_values."removed_at", old_values."resolved_on", old_values."resolved_on_precision", old_values."serious", old_values."serious_because", old_values."study_id", old_values."term", old_values."toxicity_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="3ec994e7a1b723e6da1711b4dec33c02c8134c76",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_91b24",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_adverseevent",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="adverseeventevent",
                    index=models.Index(fields=["study", "txid"], name="adverseevent_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adverseeventevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="62c6f454ca807ed7710c21a9dcc8c16c5cde5886",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_4eead",
                            table="outcomes_adverseeventevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="adverseeventevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2e0b48fcc1051d1cb0c023b9b71c5598146558f3",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_45e51",
                            table="outcomes_adverseeventevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="bloodcount",
                    index=models.Index(fields=["patient"], name="blood_counts_patient"),
                ),
                migrations.AddConstraint(
                    model_name="bloodcount",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="blood_counts_one_row_per_key",
                        violation_error_message="There is one blood count per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bloodcount",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "infusion"), _negated=True),
                                models.Q(("infusion__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "sampled_on"), _negated=True),
                                models.Q(("sampled_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "wbc"), _negated=True),
                                models.Q(("wbc__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "neutrophils"), _negated=True),
                                models.Q(("neutrophils__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "lymphocytes"), _negated=True),
                                models.Q(("lymphocytes__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "haemoglobin"), _negated=True),
                                models.Q(("haemoglobin__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "platelets"), _negated=True),
                                models.Q(("platelets__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "blasts_pct"), _negated=True),
                                models.Q(("blasts_pct__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(
                                    ("missing__has_key", "platelet_transfusion"), _negated=True
                                ),
                                models.Q(("platelet_transfusion__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "gcsf"), _negated=True),
                                models.Q(("gcsf__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="blood_counts_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bloodcount",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="blood_counts_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bloodcount",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="blood_counts_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bloodcount",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("wbc__isnull", False), _negated=True),
                            ("wbc__gte", 0),
                            _connector="OR",
                        ),
                        name="blood_counts_wbc_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bloodcount",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("neutrophils__isnull", False), _negated=True),
                            ("neutrophils__gte", 0),
                            _connector="OR",
                        ),
                        name="blood_counts_neutrophils_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bloodcount",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lymphocytes__isnull", False), _negated=True),
                            ("lymphocytes__gte", 0),
                            _connector="OR",
                        ),
                        name="blood_counts_lymphocytes_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bloodcount",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("haemoglobin__isnull", False), _negated=True),
                            ("haemoglobin__gte", 0),
                            _connector="OR",
                        ),
                        name="blood_counts_haemoglobin_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bloodcount",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("platelets__isnull", False), _negated=True),
                            ("platelets__gte", 0),
                            _connector="OR",
                        ),
                        name="blood_counts_platelets_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="bloodcount",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("blasts_pct__isnull", False), _negated=True),
                            models.Q(("blasts_pct__gte", 0), ("blasts_pct__lte", 100)),
                            _connector="OR",
                        ),
                        name="blood_counts_blasts_pct_within_bounds",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bloodcount",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="74cf3ed3978b48c04286950f00b55fbc66fc2251",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_67448",
                            table="outcomes_bloodcount",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bloodcount",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="a738687f8b1a282742da2e643b9766a70e3df705",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_397fb",
                            table="outcomes_bloodcount",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bloodcount",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_bloodcountevent" ("blasts_pct", "comments", "entered_at", "findings", "form_id", "gcsf", "haemoglobin", "haemoglobin_entered", "haemoglobin_entered_unit", "id", "infusion_id", "key", "known_on", "lymphocytes", "lymphocytes_entered", "lymphocytes_entered_unit", "missing", "neutrophils", "neutrophils_entered", "neutrophils_entered_unit", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platelet_transfusion", "platelets", "platelets_entered", "platelets_entered_unit", "protocol_version", "removed_at", "sampled_on", "study_id", "version", "wbc", "wbc_entered", "wbc_entered_unit") SELECT new_values."blasts_pct", new_values."comments", new_values."entered_at", new_values."findings", new_values."form_id", new_values."gcsf", new_values."haemoglobin", new_values."haemoglobin_entered", new_values."haemoglobin_entered_unit", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."lymphocytes", new_values."lymphocytes_entered", new_values."lymphocytes_entered_unit", new_values."missing", new_values."neutrophils", new_values."neutrophils_entered", new_values."neutrophils_entered_unit", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."platelet_transfusion", new_values."platelets", new_values."platelets_entered", new_values."platelets_entered_unit", new_values."protocol_version", new_values."removed_at", new_values."sampled_on", new_values."study_id", new_values."version", new_values."wbc", new_values."wbc_entered", new_values."wbc_entered_unit" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="45f31546ce2e954e858aa5b094653b273ff6816b",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_b8399",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="outcomes_bloodcount",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bloodcount",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_bloodcountevent" ("blasts_pct", "comments", "entered_at", "findings", "form_id", "gcsf", "haemoglobin", "haemoglobin_entered", "haemoglobin_entered_unit", "id", "infusion_id", "key", "known_on", "lymphocytes", "lymphocytes_entered", "lymphocytes_entered_unit", "missing", "neutrophils", "neutrophils_entered", "neutrophils_entered_unit", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platelet_transfusion", "platelets", "platelets_entered", "platelets_entered_unit", "protocol_version", "removed_at", "sampled_on", "study_id", "version", "wbc", "wbc_entered", "wbc_entered_unit") SELECT new_values."blasts_pct", new_values."comments", new_values."entered_at", new_values."findings", new_values."form_id", new_values."gcsf", new_values."haemoglobin", new_values."haemoglobin_entered", new_values."haemoglobin_entered_unit", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."lymphocytes", new_values."lymphocytes_entered", new_values."lymphocytes_entered_unit", new_values."missing", new_values."neutrophils", new_values."neutrophils_entered", new_values."neutrophils_entered_unit", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."platelet_transfusion", new_values."platelets", new_values."platelets_entered", new_values."platelets_entered_unit", new_values."protocol_version", new_values."removed_at", new_values."sampled_on", new_values."study_id", new_values."version", new_values."wbc", new_values."wbc_entered", new_values."wbc_entered_unit" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="bb6c0eea593340b0bebcc2fbccc42f512c28cb66",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_f3218",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="outcomes_bloodcount",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bloodcount",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_bloodcountevent" ("blasts_pct", "comments", "entered_at", "findings", "form_id", "gcsf", "haemoglobin", "haemoglobin_entered", "haemoglobin_entered_unit", "id", "infusion_id", "key", "known_on", "lymphocytes", "lymphocytes_entered", "lymphocytes_entered_unit", "missing", "neutrophils", "neutrophils_entered", "neutrophils_entered_unit", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platelet_transfusion", "platelets", "platelets_entered", "platelets_entered_unit", "protocol_version", "removed_at", "sampled_on", "study_id", "version", "wbc", "wbc_entered", "wbc_entered_unit") SELECT old_values."blasts_pct", old_values."comments", old_values."entered_at", old_values."findings", old_values."form_id", old_values."gcsf", old_values."haemoglobin", old_values."haemoglobin_entered", old_values."haemoglobin_entered_unit", old_values."id", old_values."infusion_id", old_values."key", old_values."known_on", old_values."lymphocytes", old_values."lymphocytes_entered", old_values."lymphocytes_entered_unit", old_values."missing", old_values."neutrophils", old_values."neutrophils_entered", old_values."neutrophils_entered_unit", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."platelet_transfusion", old_values."platelets", old_values."platelets_entered", old_values."platelets_entered_unit", old_values."protocol_version", old_values."removed_at", old_values."sampled_on", old_values."study_id", old_values."version", old_values."wbc", old_values."wbc_entered", old_values."wbc_entered_unit" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="bfefe6f5515fdc6136330c410755892f923f06d0",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4a0e3",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_bloodcount",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="bloodcountevent",
                    index=models.Index(fields=["study", "txid"], name="bloodcount_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bloodcountevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="a32283a53cd349d2e9110cf43bcf0837a610dd1f",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_27dbc",
                            table="outcomes_bloodcountevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="bloodcountevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ccf788732c4d56564a4310a77b892790654fafbd",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_75542",
                            table="outcomes_bloodcountevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="contactattempt",
                    index=models.Index(fields=["patient"], name="contact_attempts_patient"),
                ),
                migrations.AddConstraint(
                    model_name="contactattempt",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="contact_attempts_one_row_per_key",
                        violation_error_message="There is one contact attempt per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contactattempt",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "attempted_on"), _negated=True),
                                models.Q(("attempted_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "method"), _negated=True),
                                models.Q(("method__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "reached"), _negated=True),
                                models.Q(("reached__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "note"), _negated=True),
                                models.Q(("note__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="contact_attempts_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contactattempt",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="contact_attempts_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contactattempt",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="contact_attempts_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="contactattempt",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("method__isnull", False), _negated=True),
                            ("method__in", ["visit", "phone", "letter", "records", "registry"]),
                            _connector="OR",
                        ),
                        name="contact_attempts_method_in_codelist",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactattempt",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="1e5bcf543b599076f840f3b108205a1f06f42aac",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_27bb6",
                            table="outcomes_contactattempt",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactattempt",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="ba3ceed1c7b401b50cc696e6890c2b2c46feee87",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_d298d",
                            table="outcomes_contactattempt",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactattempt",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_contactattemptevent" ("attempted_on", "comments", "entered_at", "findings", "form_id", "id", "key", "known_on", "method", "missing", "note", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "reached", "removed_at", "study_id", "version") SELECT new_values."attempted_on", new_values."comments", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."key", new_values."known_on", new_values."method", new_values."missing", new_values."note", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."reached", new_values."removed_at", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9a09c0b5359cfd9f62b55ff318d64120f88bf4fd",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_1b504",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="outcomes_contactattempt",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactattempt",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_contactattemptevent" ("attempted_on", "comments", "entered_at", "findings", "form_id", "id", "key", "known_on", "method", "missing", "note", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "reached", "removed_at", "study_id", "version") SELECT new_values."attempted_on", new_values."comments", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."key", new_values."known_on", new_values."method", new_values."missing", new_values."note", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."reached", new_values."removed_at", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f9296dac59066b8fd33a7d8e42728d6d979a6b4d",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_3c42b",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="outcomes_contactattempt",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactattempt",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_contactattemptevent" ("attempted_on", "comments", "entered_at", "findings", "form_id", "id", "key", "known_on", "method", "missing", "note", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "reached", "removed_at", "study_id", "version") SELECT old_values."attempted_on", old_values."comments", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."key", old_values."known_on", old_values."method", old_values."missing", old_values."note", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."reached", old_values."removed_at", old_values."study_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="657a47247c6415ad4f385fdaa1292daf3d253043",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_46b0a",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_contactattempt",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="contactattemptevent",
                    index=models.Index(fields=["study", "txid"], name="contactattempt_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactattemptevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="93bc920ea350e5277af60af450c695a73b5f0787",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_a422e",
                            table="outcomes_contactattemptevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="contactattemptevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="78c1d4326c9aad4dfb6f90d0011a342de6d7ad0f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_73f23",
                            table="outcomes_contactattemptevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="csf",
                    index=models.Index(fields=["patient"], name="csf_patient"),
                ),
                migrations.AddConstraint(
                    model_name="csf",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="csf_one_row_per_key",
                        violation_error_message="There is one csf per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="csf",
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
                                models.Q(("missing__has_key", "wbc"), _negated=True),
                                models.Q(("wbc__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "rbc"), _negated=True),
                                models.Q(("rbc__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "blasts"), _negated=True),
                                models.Q(("blasts__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "blasts_by_flow"), _negated=True),
                                models.Q(("blasts_by_flow__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "blood_wbc"), _negated=True),
                                models.Q(("blood_wbc__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "blood_rbc"), _negated=True),
                                models.Q(("blood_rbc__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "clinical_signs"), _negated=True),
                                models.Q(("clinical_signs__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "cns_class"), _negated=True),
                                models.Q(("cns_class__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="csf_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="csf",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="csf_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="csf",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="csf_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="csf",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("wbc__isnull", False), _negated=True),
                            ("wbc__gte", 0),
                            _connector="OR",
                        ),
                        name="csf_wbc_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="csf",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rbc__isnull", False), _negated=True),
                            ("rbc__gte", 0),
                            _connector="OR",
                        ),
                        name="csf_rbc_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="csf",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("blood_wbc__isnull", False), _negated=True),
                            ("blood_wbc__gte", 0),
                            _connector="OR",
                        ),
                        name="csf_blood_wbc_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="csf",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("blood_rbc__isnull", False), _negated=True),
                            ("blood_rbc__gte", 0),
                            _connector="OR",
                        ),
                        name="csf_blood_rbc_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="csf",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cns_class__isnull", False), _negated=True),
                            (
                                "cns_class__in",
                                ["CNS1", "CNS2a", "CNS2b", "CNS2c", "CNS3a", "CNS3b", "CNS3c"],
                            ),
                            _connector="OR",
                        ),
                        name="csf_cns_class_in_codelist",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="csf",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="07c28e09518d1d8bb299aada4babdb5e8a34f0da",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_7e321",
                            table="outcomes_csf",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="csf",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="82ecff0639bb57d15704c65a139e895cf0fd246f",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_236ee",
                            table="outcomes_csf",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="csf",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_csfevent" ("blasts", "blasts_by_flow", "blood_rbc", "blood_rbc_entered", "blood_rbc_entered_unit", "blood_wbc", "blood_wbc_entered", "blood_wbc_entered_unit", "clinical_signs", "cns_class", "comments", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "known_on", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "rbc", "rbc_entered", "rbc_entered_unit", "removed_at", "study_id", "taken_on", "version", "wbc", "wbc_entered", "wbc_entered_unit") SELECT new_values."blasts", new_values."blasts_by_flow", new_values."blood_rbc", new_values."blood_rbc_entered", new_values."blood_rbc_entered_unit", new_values."blood_wbc", new_values."blood_wbc_entered", new_values."blood_wbc_entered_unit", new_values."clinical_signs", new_values."cns_class", new_values."comments", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."rbc", new_values."rbc_entered", new_values."rbc_entered_unit", new_values."removed_at", new_values."study_id", new_values."taken_on", new_values."version", new_values."wbc", new_values."wbc_entered", new_values."wbc_entered_unit" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="6184fd7f5c34e2d5ad36c8c22e7266a435d091a5",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_53379",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="outcomes_csf",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="csf",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_csfevent" ("blasts", "blasts_by_flow", "blood_rbc", "blood_rbc_entered", "blood_rbc_entered_unit", "blood_wbc", "blood_wbc_entered", "blood_wbc_entered_unit", "clinical_signs", "cns_class", "comments", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "known_on", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "rbc", "rbc_entered", "rbc_entered_unit", "removed_at", "study_id", "taken_on", "version", "wbc", "wbc_entered", "wbc_entered_unit") SELECT new_values."blasts", new_values."blasts_by_flow", new_values."blood_rbc", new_values."blood_rbc_entered", new_values."blood_rbc_entered_unit", new_values."blood_wbc", new_values."blood_wbc_entered", new_values."blood_wbc_entered_unit", new_values."clinical_signs", new_values."cns_class", new_values."comments", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."rbc", new_values."rbc_entered", new_values."rbc_entered_unit", new_values."removed_at", new_values."study_id", new_values."taken_on", new_values."version", new_values."wbc", new_values."wbc_entered", new_values."wbc_entered_unit" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f72bc1e5cb4a4519658def9fe789cf961773ae48",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_645af",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="outcomes_csf",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="csf",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_csfevent" ("blasts", "blasts_by_flow", "blood_rbc", "blood_rbc_entered", "blood_rbc_entered_unit", "blood_wbc", "blood_wbc_entered", "blood_wbc_entered_unit", "clinical_signs", "cns_class", "comments", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "known_on", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "rbc", "rbc_entered", "rbc_entered_unit", "removed_at", "study_id", "taken_on", "version", "wbc", "wbc_entered", "wbc_entered_unit") SELECT old_values."blasts", old_values."blasts_by_flow", old_values."blood_rbc", old_values."blood_rbc_entered", old_values."blood_rbc_entered_unit", old_values."blood_wbc", old_values."blood_wbc_entered", old_values."blood_wbc_entered_unit", old_values."clinical_signs", old_values."cns_class", old_values."comments", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."infusion_id", old_values."key", old_values."known_on", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."rbc", old_values."rbc_entered", old_values."rbc_entered_unit", old_values."removed_at", old_values."study_id", old_values."taken_on", old_values."version", old_values."wbc", old_values."wbc_entered", old_values."wbc_entered_unit" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="117c74f80aeeae52e204347faf96956c3ed91def",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_39e19",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_csf",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="csfevent",
                    index=models.Index(fields=["study", "txid"], name="csf_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="csfevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="4ea0e7f7e632b93ae7d40cd844ec6974e379afca",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_ef426",
                            table="outcomes_csfevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="csfevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8aaaf4a2a1e6489e18645001b072930590f74d49",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7b0f9",
                            table="outcomes_csfevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="deviation",
                    index=models.Index(fields=["patient"], name="deviations_patient"),
                ),
                migrations.AddConstraint(
                    model_name="deviation",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="deviations_one_row_per_key",
                        violation_error_message="There is one protocol deviation per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="deviation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "deviated_on"), _negated=True),
                                models.Q(("deviated_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "category"), _negated=True),
                                models.Q(("category__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "importance"), _negated=True),
                                models.Q(("importance__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "detected_on"), _negated=True),
                                models.Q(("detected_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "reported_on"), _negated=True),
                                models.Q(("reported_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "description"), _negated=True),
                                models.Q(("description__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="deviations_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="deviation",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="deviations_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="deviation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="deviations_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="deviation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("deviated_on__isnull", False), _negated=True),
                                ("deviated_on_precision__isnull", True),
                            ),
                            models.Q(
                                ("deviated_on__isnull", False),
                                ("deviated_on_precision__isnull", False),
                                models.Q(
                                    ("deviated_on_precision", "day"),
                                    models.Q(
                                        ("deviated_on_precision", "month"), ("deviated_on__day", 1)
                                    ),
                                    models.Q(
                                        ("deviated_on_precision", "year"),
                                        ("deviated_on__day", 1),
                                        ("deviated_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="deviations_deviated_on_as_far_as_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="deviation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("category__isnull", False), _negated=True),
                            (
                                "category__in",
                                [
                                    "ELIGIBILITY",
                                    "CONSENT",
                                    "TREATMENT",
                                    "PRODUCT",
                                    "ASSESSMENT",
                                    "SAFETY_REPORTING",
                                    "OTHER",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="deviations_category_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="deviation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("importance__isnull", False), _negated=True),
                            ("importance__in", ["minor", "important", "serious"]),
                            _connector="OR",
                        ),
                        name="deviations_importance_in_codelist",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deviation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="4b1cd7b7806016ae70d51740371a63ba96e69a64",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_5dba9",
                            table="outcomes_deviation",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deviation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="faa0ec2d5c30a65050683d3522169999c4651ca0",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_95620",
                            table="outcomes_deviation",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deviation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_deviationevent" ("category", "comments", "description", "detected_on", "deviated_on", "deviated_on_precision", "entered_at", "findings", "form_id", "id", "importance", "key", "known_on", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "reported_on", "study_id", "version") SELECT new_values."category", new_values."comments", new_values."description", new_values."detected_on", new_values."deviated_on", new_values."deviated_on_precision", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."importance", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."reported_on", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="e6c7fd5635d100ee7bea2db81e43567beffe3bde",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_658f1",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="outcomes_deviation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deviation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_deviationevent" ("category", "comments", "description", "detected_on", "deviated_on", "deviated_on_precision", "entered_at", "findings", "form_id", "id", "importance", "key", "known_on", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "reported_on", "study_id", "version") SELECT new_values."category", new_values."comments", new_values."description", new_values."detected_on", new_values."deviated_on", new_values."deviated_on_precision", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."importance", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."reported_on", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="57eb101d389a26e53396a7d9ca4662397f8e58c9",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_43d61",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="outcomes_deviation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deviation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_deviationevent" ("category", "comments", "description", "detected_on", "deviated_on", "deviated_on_precision", "entered_at", "findings", "form_id", "id", "importance", "key", "known_on", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "reported_on", "study_id", "version") SELECT old_values."category", old_values."comments", old_values."description", old_values."detected_on", old_values."deviated_on", old_values."deviated_on_precision", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."importance", old_values."key", old_values."known_on", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."removed_at", old_values."reported_on", old_values."study_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="09911a6afaf954d6a104aee87183068da4bf1f83",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d4785",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_deviation",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="deviationevent",
                    index=models.Index(fields=["study", "txid"], name="deviation_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deviationevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="86cb4b8a3cc1219d7a0e19c0e9bf31b1430d9989",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_7b0ca",
                            table="outcomes_deviationevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="deviationevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="684190c0b0111ccf52cadd529bd739c01eaff9b4",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_47b1f",
                            table="outcomes_deviationevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="doselimitingtoxicity",
                    index=models.Index(fields=["patient"], name="dose_limiting_toxiciti_patient"),
                ),
                migrations.AddConstraint(
                    model_name="doselimitingtoxicity",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="dose_limiting_toxicities_one_row_per_key",
                        violation_error_message="There is one dose-limiting toxicity per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="doselimitingtoxicity",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
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
                                models.Q(("missing__has_key", "window_days"), _negated=True),
                                models.Q(("window_days__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "evaluable"), _negated=True),
                                models.Q(("evaluable__isnull", False), _negated=True),
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
                                models.Q(("missing__has_key", "adverse_event"), _negated=True),
                                models.Q(("adverse_event__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "decided_on"), _negated=True),
                                models.Q(("decided_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="dose_limiting_toxicities_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="doselimitingtoxicity",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="dose_limiting_toxicities_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="doselimitingtoxicity",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("window_days__isnull", False), _negated=True),
                            models.Q(("window_days__gte", 1), ("window_days__lte", 400)),
                            _connector="OR",
                        ),
                        name="dose_limiting_toxicities_window_days_within_bounds",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="doselimitingtoxicity",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="3be680bf4f76d0855f637020e84ceed7688d962b",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_4934a",
                            table="outcomes_doselimitingtoxicity",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="doselimitingtoxicity",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="0faf8c09966bb2852f9384b4b57737a8037b211b",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_8596a",
                            table="outcomes_doselimitingtoxicity",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="doselimitingtoxicity",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_doselimitingtoxicityevent" ("adverse_event_id", "cohort", "comments", "decided_on", "dose_level", "entered_at", "evaluable", "findings", "form_id", "id", "infusion_id", "key", "known_on", "missing", "occurred", "onset_on", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "study_id", "version", "window_days") SELECT new_values."adverse_event_id", new_values."cohort", new_values."comments", new_values."decided_on", new_values."dose_level", new_values."entered_at", new_values."evaluable", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."missing", new_values."occurred", new_values."onset_on", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."study_id", new_values."version", new_values."window_days" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="b9ebafea7dd8ca4d2271cb84b35f1420fc77fb3d",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a5749",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="outcomes_doselimitingtoxicity",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="doselimitingtoxicity",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_doselimitingtoxicityevent" ("adverse_event_id", "cohort", "comments", "decided_on", "dose_level", "entered_at", "evaluable", "findings", "form_id", "id", "infusion_id", "key", "known_on", "missing", "occurred", "onset_on", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "study_id", "version", "window_days") SELECT new_values."adverse_event_id", new_values."cohort", new_values."comments", new_values."decided_on", new_values."dose_level", new_values."entered_at", new_values."evaluable", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."missing", new_values."occurred", new_values."onset_on", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."study_id", new_values."version", new_values."window_days" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="b6f84f3927b25c0e461d9f2a66afe7ef2dadb06f",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_96a10",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="outcomes_doselimitingtoxicity",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="doselimitingtoxicity",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_doselimitingtoxicityevent" ("adverse_event_id", "cohort", "comments", "decided_on", "dose_level", "entered_at", "evaluable", "findings", "form_id", "id", "infusion_id", "key", "known_on", "missing", "occurred", "onset_on", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "study_id", "version", "window_days") SELECT old_values."adverse_event_id", old_values."cohort", old_values."comments", old_values."decided_on", old_values."dose_level", old_values."entered_at", old_values."evaluable", old_values."findings", old_values."form_id", old_values."id", old_values."infusion_id", old_values."key", old_values."known_on", old_values."missing", old_values."occurred", old_values."onset_on", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."removed_at", old_values."study_id", old_values."version", old_values."window_days" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="fb166178e53f39334d8d158e8c02fb05098a200a",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ada3d",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_doselimitingtoxicity",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="doselimitingtoxicityevent",
                    index=models.Index(
                        fields=["study", "txid"], name="doselimitingtoxici_event_txid"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="doselimitingtoxicityevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="5821e90af6415222ce13808057c3dc81e22325fa",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_c72c0",
                            table="outcomes_doselimitingtoxicityevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="doselimitingtoxicityevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a5febd6f37085c0973ec55dc35a5eaa327bae524",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0cd7b",
                            table="outcomes_doselimitingtoxicityevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="engraftment",
                    index=models.Index(fields=["patient"], name="engraftments_patient"),
                ),
                migrations.AddConstraint(
                    model_name="engraftment",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="engraftments_one_row_per_key",
                        violation_error_message="There is one engraftment per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="engraftment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(
                                    ("missing__has_key", "neutrophils_engrafted"), _negated=True
                                ),
                                models.Q(("neutrophils_engrafted__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "neutrophils_on"), _negated=True),
                                models.Q(("neutrophils_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(
                                    ("missing__has_key", "platelets_engrafted"), _negated=True
                                ),
                                models.Q(("platelets_engrafted__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "platelets_on"), _negated=True),
                                models.Q(("platelets_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "graft_failure"), _negated=True),
                                models.Q(("graft_failure__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "graft_failure_on"), _negated=True),
                                models.Q(("graft_failure_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "chimerism_on"), _negated=True),
                                models.Q(("chimerism_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(
                                    ("missing__has_key", "donor_chimerism_pct"), _negated=True
                                ),
                                models.Q(("donor_chimerism_pct__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="engraftments_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="engraftment",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="engraftments_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="engraftment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("graft_failure__isnull", False), _negated=True),
                            ("graft_failure__in", ["NONE", "PRIMARY", "SECONDARY"]),
                            _connector="OR",
                        ),
                        name="engraftments_graft_failure_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="engraftment",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("donor_chimerism_pct__isnull", False), _negated=True),
                            models.Q(
                                ("donor_chimerism_pct__gte", 0), ("donor_chimerism_pct__lte", 100)
                            ),
                            _connector="OR",
                        ),
                        name="engraftments_donor_chimerism_pct_within_bounds",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="engraftment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="8d90cec44ab7141759cecee429fa4d481851250f",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_6236c",
                            table="outcomes_engraftment",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="engraftment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="798b9fed42e55fec139142ea47cd760ea3481f58",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_c8ea3",
                            table="outcomes_engraftment",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="engraftment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_engraftmentevent" ("chimerism_on", "comments", "donor_chimerism_pct", "entered_at", "findings", "form_id", "graft_failure", "graft_failure_on", "id", "key", "known_on", "missing", "neutrophils_engrafted", "neutrophils_on", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platelets_engrafted", "platelets_on", "protocol_version", "removed_at", "study_id", "transplant_id", "version") SELECT new_values."chimerism_on", new_values."comments", new_values."donor_chimerism_pct", new_values."entered_at", new_values."findings", new_values."form_id", new_values."graft_failure", new_values."graft_failure_on", new_values."id", new_values."key", new_values."known_on", new_values."missing", new_values."neutrophils_engrafted", new_values."neutrophils_on", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."platelets_engrafted", new_values."platelets_on", new_values."protocol_version", new_values."removed_at", new_values."study_id", new_values."transplant_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="efde87cb819d5e4887d652c62694b819bcf1fab0",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_51c4a",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="outcomes_engraftment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="engraftment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_engraftmentevent" ("chimerism_on", "comments", "donor_chimerism_pct", "entered_at", "findings", "form_id", "graft_failure", "graft_failure_on", "id", "key", "known_on", "missing", "neutrophils_engrafted", "neutrophils_on", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platelets_engrafted", "platelets_on", "protocol_version", "removed_at", "study_id", "transplant_id", "version") SELECT new_values."chimerism_on", new_values."comments", new_values."donor_chimerism_pct", new_values."entered_at", new_values."findings", new_values."form_id", new_values."graft_failure", new_values."graft_failure_on", new_values."id", new_values."key", new_values."known_on", new_values."missing", new_values."neutrophils_engrafted", new_values."neutrophils_on", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."platelets_engrafted", new_values."platelets_on", new_values."protocol_version", new_values."removed_at", new_values."study_id", new_values."transplant_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d8e9ab579af0aea9dcafefe1b352e00bd2d0eae0",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_1e0be",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="outcomes_engraftment",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="engraftment",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_engraftmentevent" ("chimerism_on", "comments", "donor_chimerism_pct", "entered_at", "findings", "form_id", "graft_failure", "graft_failure_on", "id", "key", "known_on", "missing", "neutrophils_engrafted", "neutrophils_on", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "platelets_engrafted", "platelets_on", "protocol_version", "removed_at", "study_id", "transplant_id", "version") SELECT old_values."chimerism_on", old_values."comments", old_values."donor_chimerism_pct", old_values."entered_at", old_values."findings", old_values."form_id", old_values."graft_failure", old_values."graft_failure_on", old_values."id", old_values."key", old_values."known_on", old_values."missing", old_values."neutrophils_engrafted", old_values."neutrophils_on", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."platelets_engrafted", old_values."platelets_on", old_values."protocol_version", old_values."removed_at", old_values."study_id", old_values."transplant_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="36859bdcb7c5081ab7a9b225f061137fc3975d3e",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_db921",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_engraftment",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="engraftmentevent",
                    index=models.Index(fields=["study", "txid"], name="engraftment_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="engraftmentevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="9155e3dcee756a6af6e4cf8738108f73d4b5fbfe",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_aaa07",
                            table="outcomes_engraftmentevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="engraftmentevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3cc746c2ee8d4d4e67b73e9c5efd60244f5cf282",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_146c7",
                            table="outcomes_engraftmentevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="gvhd",
                    index=models.Index(fields=["patient"], name="gvhd_patient"),
                ),
                migrations.AddConstraint(
                    model_name="gvhd",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="gvhd_one_row_per_key",
                        violation_error_message="There is one gvhd per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gvhd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "transplant"), _negated=True),
                                models.Q(("transplant__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "prior_therapy"), _negated=True),
                                models.Q(("prior_therapy__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "infusion"), _negated=True),
                                models.Q(("infusion__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "kind"), _negated=True),
                                models.Q(("kind__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "occurred"), _negated=True),
                                models.Q(("occurred__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "assessed_on"), _negated=True),
                                models.Q(("assessed_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "skin_pct"), _negated=True),
                                models.Q(("skin_pct__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "skin_bullae"), _negated=True),
                                models.Q(("skin_bullae__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "bilirubin"), _negated=True),
                                models.Q(("bilirubin__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "upper_gi"), _negated=True),
                                models.Q(("upper_gi__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "weight_kg"), _negated=True),
                                models.Q(("weight_kg__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "stool_ml_per_day"), _negated=True),
                                models.Q(("stool_ml_per_day__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "stool_episodes"), _negated=True),
                                models.Q(("stool_episodes__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "severe_gi"), _negated=True),
                                models.Q(("severe_gi__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "skin_stage"), _negated=True),
                                models.Q(("skin_stage__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "liver_stage"), _negated=True),
                                models.Q(("liver_stage__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "upper_gi_stage"), _negated=True),
                                models.Q(("upper_gi_stage__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "lower_gi_stage"), _negated=True),
                                models.Q(("lower_gi_stage__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "acute_system"), _negated=True),
                                models.Q(("acute_system__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "acute_grade"), _negated=True),
                                models.Q(("acute_grade__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "skin_score"), _negated=True),
                                models.Q(("skin_score__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "mouth_score"), _negated=True),
                                models.Q(("mouth_score__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "eyes_score"), _negated=True),
                                models.Q(("eyes_score__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "gi_score"), _negated=True),
                                models.Q(("gi_score__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "liver_score"), _negated=True),
                                models.Q(("liver_score__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "lung_score"), _negated=True),
                                models.Q(("lung_score__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "joints_score"), _negated=True),
                                models.Q(("joints_score__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "genital_score"), _negated=True),
                                models.Q(("genital_score__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "chronic_grade"), _negated=True),
                                models.Q(("chronic_grade__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "seattle"), _negated=True),
                                models.Q(("seattle__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="gvhd_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gvhd",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="gvhd_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gvhd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="gvhd_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gvhd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__isnull", False), _negated=True),
                            ("kind__in", ["ACUTE", "LATE_ACUTE", "CHRONIC", "OVERLAP"]),
                            _connector="OR",
                        ),
                        name="gvhd_kind_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gvhd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("skin_pct__isnull", False), _negated=True),
                            models.Q(("skin_pct__gte", 0), ("skin_pct__lte", 100)),
                            _connector="OR",
                        ),
                        name="gvhd_skin_pct_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gvhd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("bilirubin__isnull", False), _negated=True),
                            ("bilirubin__gte", 0),
                            _connector="OR",
                        ),
                        name="gvhd_bilirubin_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gvhd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("weight_kg__isnull", False), _negated=True),
                            models.Q(("weight_kg__gte", 1), ("weight_kg__lte", 400)),
                            _connector="OR",
                        ),
                        name="gvhd_weight_kg_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gvhd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stool_ml_per_day__isnull", False), _negated=True),
                            ("stool_ml_per_day__gte", 0),
                            _connector="OR",
                        ),
                        name="gvhd_stool_ml_per_day_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gvhd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stool_episodes__isnull", False), _negated=True),
                            models.Q(("stool_episodes__gte", 0), ("stool_episodes__lte", 100)),
                            _connector="OR",
                        ),
                        name="gvhd_stool_episodes_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gvhd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("skin_stage__isnull", False), _negated=True),
                            models.Q(("skin_stage__gte", 0), ("skin_stage__lte", 4)),
                            _connector="OR",
                        ),
                        name="gvhd_skin_stage_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gvhd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("liver_stage__isnull", False), _negated=True),
                            models.Q(("liver_stage__gte", 0), ("liver_stage__lte", 4)),
                            _connector="OR",
                        ),
                        name="gvhd_liver_stage_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gvhd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("upper_gi_stage__isnull", False), _negated=True),
                            models.Q(("upper_gi_stage__gte", 0), ("upper_gi_stage__lte", 1)),
                            _connector="OR",
                        ),
                        name="gvhd_upper_gi_stage_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gvhd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lower_gi_stage__isnull", False), _negated=True),
                            models.Q(("lower_gi_stage__gte", 0), ("lower_gi_stage__lte", 4)),
                            _connector="OR",
                        ),
                        name="gvhd_lower_gi_stage_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gvhd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("acute_system__isnull", False), _negated=True),
                            ("acute_system__in", ["MAGIC2016", "GLUCKSBERG", "UNSPECIFIED"]),
                            _connector="OR",
                        ),
                        name="gvhd_acute_system_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gvhd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("acute_grade__isnull", False), _negated=True),
                            ("acute_grade__in", [0, 1, 2, 3, 4]),
                            _connector="OR",
                        ),
                        name="gvhd_acute_grade_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gvhd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("skin_score__isnull", False), _negated=True),
                            models.Q(("skin_score__gte", 0), ("skin_score__lte", 3)),
                            _connector="OR",
                        ),
                        name="gvhd_skin_score_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gvhd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mouth_score__isnull", False), _negated=True),
                            models.Q(("mouth_score__gte", 0), ("mouth_score__lte", 3)),
                            _connector="OR",
                        ),
                        name="gvhd_mouth_score_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gvhd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("eyes_score__isnull", False), _negated=True),
                            models.Q(("eyes_score__gte", 0), ("eyes_score__lte", 3)),
                            _connector="OR",
                        ),
                        name="gvhd_eyes_score_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gvhd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("gi_score__isnull", False), _negated=True),
                            models.Q(("gi_score__gte", 0), ("gi_score__lte", 3)),
                            _connector="OR",
                        ),
                        name="gvhd_gi_score_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gvhd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("liver_score__isnull", False), _negated=True),
                            models.Q(("liver_score__gte", 0), ("liver_score__lte", 3)),
                            _connector="OR",
                        ),
                        name="gvhd_liver_score_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gvhd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lung_score__isnull", False), _negated=True),
                            models.Q(("lung_score__gte", 0), ("lung_score__lte", 3)),
                            _connector="OR",
                        ),
                        name="gvhd_lung_score_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gvhd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("joints_score__isnull", False), _negated=True),
                            models.Q(("joints_score__gte", 0), ("joints_score__lte", 3)),
                            _connector="OR",
                        ),
                        name="gvhd_joints_score_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gvhd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("genital_score__isnull", False), _negated=True),
                            models.Q(("genital_score__gte", 0), ("genital_score__lte", 3)),
                            _connector="OR",
                        ),
                        name="gvhd_genital_score_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gvhd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("chronic_grade__isnull", False), _negated=True),
                            ("chronic_grade__in", ["NONE", "MILD", "MODERATE", "SEVERE"]),
                            _connector="OR",
                        ),
                        name="gvhd_chronic_grade_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="gvhd",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("seattle__isnull", False), _negated=True),
                            ("seattle__in", ["LIMITED", "EXTENSIVE"]),
                            _connector="OR",
                        ),
                        name="gvhd_seattle_in_codelist",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gvhd",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="02dbd85f6613302833e852a80f5cc9ec30daef27",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_9cf7c",
                            table="outcomes_gvhd",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gvhd",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="ae22eaaa90a69bf640892f0ad47302da206eb6bd",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_e9503",
                            table="outcomes_gvhd",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gvhd",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_gvhdevent" ("acute_grade", "acute_system", "assessed_on", "bilirubin", "bilirubin_entered", "bilirubin_entered_unit", "chronic_grade", "comments", "entered_at", "eyes_score", "findings", "form_id", "genital_score", "gi_score", "id", "infusion_id", "joints_score", "key", "kind", "known_on", "liver_score", "liver_stage", "lower_gi_stage", "lung_score", "missing", "mouth_score", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prior_therapy_id", "protocol_version", "removed_at", "seattle", "severe_gi", "skin_bullae", "skin_pct", "skin_score", "skin_stage", "stool_episodes", "stool_ml_per_day", "study_id", "transplant_id", "upper_gi", "upper_gi_stage", "version", "weight_kg") SELECT new_values."acute_grade", new_values."acute_system", new_values."assessed_on", new_values."bilirubin", new_values."bilirubin_entered", new_values."bilirubin_entered_unit", new_values."chronic_grade", new_values."comments", new_values."entered_at", new_values."eyes_score", new_values."findings", new_values."form_id", new_values."genital_score", new_values."gi_score", new_values."id", new_values."infusion_id", new_values."joints_score", new_values."key", new_values."kind", new_values."known_on", new_values."liver_score", new_values."liver_stage", new_values."lower_gi_stage", new_values."lung_score", new_values."missing", new_values."mouth_score", new_values."number", new_values."occurred", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."prior_therapy_id", new_values."protocol_version", new_values."removed_at", new_values."seattle", new_values."severe_gi", new_values."skin_bullae", new_values."skin_pct", new_values."skin_score", new_values."skin_stage", new_values."stool_episodes", new_values."stool_ml_per_day", new_values."study_id", new_values."transplant_id", new_values."upper_gi", new_values."upper_gi_stage", new_values."version", new_values."weight_kg" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="2cd303e3eff07c49b26ff092a1277a06a4ac317a",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8ee74",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="outcomes_gvhd",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gvhd",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_gvhdevent" ("acute_grade", "acute_system", "assessed_on", "bilirubin", "bilirubin_entered", "bilirubin_entered_unit", "chronic_grade", "comments", "entered_at", "eyes_score", "findings", "form_id", "genital_score", "gi_score", "id", "infusion_id", "joints_score", "key", "kind", "known_on", "liver_score", "liver_stage", "lower_gi_stage", "lung_score", "missing", "mouth_score", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prior_therapy_id", "protocol_version", "removed_at", "seattle", "severe_gi", "skin_bullae", "skin_pct", "skin_score", "skin_stage", "stool_episodes", "stool_ml_per_day", "study_id", "transplant_id", "upper_gi", "upper_gi_stage", "version", "weight_kg") SELECT new_values."acute_grade", new_values."acute_system", new_values."assessed_on", new_values."bilirubin", new_values."bilirubin_entered", new_values."bilirubin_entered_unit", new_values."chronic_grade", new_values."comments", new_values."entered_at", new_values."eyes_score", new_values."findings", new_values."form_id", new_values."genital_score", new_values."gi_score", new_values."id", new_values."infusion_id", new_values."joints_score", new_values."key", new_values."kind", new_values."known_on", new_values."liver_score", new_values."liver_stage", new_values."lower_gi_stage", new_values."lung_score", new_values."missing", new_values."mouth_score", new_values."number", new_values."occurred", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."prior_therapy_id", new_values."protocol_version", new_values."removed_at", new_values."seattle", new_values."severe_gi", new_values."skin_bullae", new_values."skin_pct", new_values."skin_score", new_values."skin_stage", new_values."stool_episodes", new_values."stool_ml_per_day", new_values."study_id", new_values."transplant_id", new_values."upper_gi", new_values."upper_gi_stage", new_values."version", new_values."weight_kg" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="261736864b7461e6ea0a1d3a0a248c663b289cc7",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_76be1",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="outcomes_gvhd",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gvhd",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_gvhdevent" ("acute_grade", "acute_system", "assessed_on", "bilirubin", "bilirubin_entered", "bilirubin_entered_unit", "chronic_grade", "comments", "entered_at", "eyes_score", "findings", "form_id", "genital_score", "gi_score", "id", "infusion_id", "joints_score", "key", "kind", "known_on", "liver_score", "liver_stage", "lower_gi_stage", "lung_score", "missing", "mouth_score", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prior_therapy_id", "protocol_version", "removed_at", "seattle", "severe_gi", "skin_bullae", "skin_pct", "skin_score", "skin_stage", "stool_episodes", "stool_ml_per_day", "study_id", "transplant_id", "upper_gi", "upper_gi_stage", "version", "weight_kg") SELECT old_values."acute_grade", old_values."acute_system", old_values."assessed_on", old_values."bilirubin", old_values."bilirubin_entered", old_values."bilirubin_entered_unit", old_values."chronic_grade", old_values."comments", old_values."entered_at", old_values."eyes_score", old_values."findings", old_values."form_id", old_values."genital_score", old_values."gi_score", old_values."id", old_values."infusion_id", old_values."joints_score", old_values."key", old_values."kind", old_values."known_on", old_values."liver_score", old_values."liver_stage", old_values."lower_gi_stage", old_values."lung_score", old_values."missing", old_values."mouth_score", old_values."number", old_values."occurred", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."prior_therapy_id", old_values."protocol_version", old_values."removed_at", old_values."seattle", old_values."severe_gi", old_values."skin_bullae", old_values."skin_pct", old_values."skin_score", old_values."skin_stage", old_values."stool_episodes", old_values."stool_ml_per_day", old_values."study_id", old_values."transplant_id", old_values."upper_gi", old_values."upper_gi_stage", old_values."version", old_values."weight_kg" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="898e3dea6d2926b8c77f17c357d05226716ed972",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_efba4",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_gvhd",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="gvhdevent",
                    index=models.Index(fields=["study", "txid"], name="gvhd_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gvhdevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="e378fc8d14b619dfd4d6bd250c75d486f3f3c18f",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_53c3b",
                            table="outcomes_gvhdevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="gvhdevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0cfb23e41fa3a60308f1c2a1f24b93567db458a0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c8f58",
                            table="outcomes_gvhdevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="imaging",
                    index=models.Index(fields=["patient"], name="imaging_patient"),
                ),
                migrations.AddConstraint(
                    model_name="imaging",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="imaging_one_row_per_key",
                        violation_error_message="There is one imaging per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="imaging",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "infusion"), _negated=True),
                                models.Q(("infusion__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "imaged_on"), _negated=True),
                                models.Q(("imaged_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "method"), _negated=True),
                                models.Q(("method__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "emd"), _negated=True),
                                models.Q(("emd__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "sites"), _negated=True),
                                models.Q(("sites__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "largest_mm"), _negated=True),
                                models.Q(("largest_mm__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "pct_of_before"), _negated=True),
                                models.Q(("pct_of_before__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="imaging_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="imaging",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="imaging_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="imaging",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="imaging_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="imaging",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("method__isnull", False), _negated=True),
                            ("method__in", ["CT", "PET_CT", "MRI", "US", "BIOPSY", "EXAMINATION"]),
                            _connector="OR",
                        ),
                        name="imaging_method_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="imaging",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sites__isnull", False), _negated=True),
                            (
                                "sites__contained_by",
                                [
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
                        name="imaging_sites_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="imaging",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("largest_mm__isnull", False), _negated=True),
                            ("largest_mm__gte", 0),
                            _connector="OR",
                        ),
                        name="imaging_largest_mm_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="imaging",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("pct_of_before__isnull", False), _negated=True),
                            ("pct_of_before__gte", 0),
                            _connector="OR",
                        ),
                        name="imaging_pct_of_before_within_bounds",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="imaging",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="9285c97e045525e19d72eb4fef136ef57f957b7a",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_2ea10",
                            table="outcomes_imaging",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="imaging",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="a9439d8b3da672c4ef1ae83a18eed3506260fadf",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_5e0c1",
                            table="outcomes_imaging",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="imaging",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_imagingevent" ("comments", "emd", "entered_at", "findings", "form_id", "id", "imaged_on", "infusion_id", "key", "known_on", "largest_mm", "method", "missing", "number", "overrides", "patient_id", "pct_of_before", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "sites", "study_id", "version") SELECT new_values."comments", new_values."emd", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."imaged_on", new_values."infusion_id", new_values."key", new_values."known_on", new_values."largest_mm", new_values."method", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", new_values."pct_of_before", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."sites", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="911da5258b7df4059db53e9d65325ea635744191",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2ec4b",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="outcomes_imaging",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="imaging",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_imagingevent" ("comments", "emd", "entered_at", "findings", "form_id", "id", "imaged_on", "infusion_id", "key", "known_on", "largest_mm", "method", "missing", "number", "overrides", "patient_id", "pct_of_before", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "sites", "study_id", "version") SELECT new_values."comments", new_values."emd", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."imaged_on", new_values."infusion_id", new_values."key", new_values."known_on", new_values."largest_mm", new_values."method", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", new_values."pct_of_before", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."sites", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="8389c57c45c93961f308fd26f81cf0147f2af491",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5a34a",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="outcomes_imaging",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="imaging",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_imagingevent" ("comments", "emd", "entered_at", "findings", "form_id", "id", "imaged_on", "infusion_id", "key", "known_on", "largest_mm", "method", "missing", "number", "overrides", "patient_id", "pct_of_before", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "sites", "study_id", "version") SELECT old_values."comments", old_values."emd", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."imaged_on", old_values."infusion_id", old_values."key", old_values."known_on", old_values."largest_mm", old_values."method", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", old_values."pct_of_before", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."removed_at", old_values."sites", old_values."study_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="7a0a63e69062fa9facc4a15a05da1b38917e6b31",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_be98c",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_imaging",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="imagingevent",
                    index=models.Index(fields=["study", "txid"], name="imaging_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="imagingevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="47d36ed4dec962f793a119222d5520d93004adf5",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_8a6be",
                            table="outcomes_imagingevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="imagingevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0542bfe0c13962baf858d7fc0e0354ee07941de9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_a9516",
                            table="outcomes_imagingevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="kinetics",
                    index=models.Index(fields=["patient"], name="kinetics_patient"),
                ),
                migrations.AddConstraint(
                    model_name="kinetics",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="kinetics_one_row_per_key",
                        violation_error_message="There is one car-t kinetics per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="kinetics",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "sampled_on"), _negated=True),
                                models.Q(("sampled_on__isnull", False), _negated=True),
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
                                models.Q(("missing__has_key", "level_unit"), _negated=True),
                                models.Q(("level_unit__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "limit_of_detection"), _negated=True),
                                models.Q(("limit_of_detection__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "b_cells_pct"), _negated=True),
                                models.Q(("b_cells_pct__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="kinetics_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="kinetics",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="kinetics_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="kinetics",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="kinetics_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="kinetics",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("specimen__isnull", False), _negated=True),
                            ("specimen__in", ["BM", "PB", "CSF", "OTHER"]),
                            _connector="OR",
                        ),
                        name="kinetics_specimen_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="kinetics",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("assay__isnull", False), _negated=True),
                            ("assay__in", ["QPCR", "DDPCR", "FLOW"]),
                            _connector="OR",
                        ),
                        name="kinetics_assay_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="kinetics",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level__isnull", False), _negated=True),
                            ("level__gte", 0),
                            _connector="OR",
                        ),
                        name="kinetics_level_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="kinetics",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("level_unit__isnull", False), _negated=True),
                            (
                                "level_unit__in",
                                ["COPIES_PER_UG", "CELLS_PER_L", "PCT_LYMPHOCYTES", "PCT_T_CELLS"],
                            ),
                            _connector="OR",
                        ),
                        name="kinetics_level_unit_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="kinetics",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("limit_of_detection__isnull", False), _negated=True),
                            ("limit_of_detection__gte", 0),
                            _connector="OR",
                        ),
                        name="kinetics_limit_of_detection_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="kinetics",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("b_cells_pct__isnull", False), _negated=True),
                            models.Q(("b_cells_pct__gte", 0), ("b_cells_pct__lte", 100)),
                            _connector="OR",
                        ),
                        name="kinetics_b_cells_pct_within_bounds",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="kinetics",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="8628097dc9126bab04762a6d9a2413fc90e26ccf",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_a2d6f",
                            table="outcomes_kinetics",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="kinetics",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="d693fd837c053c299b318d77e8e90f4760709540",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_43743",
                            table="outcomes_kinetics",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="kinetics",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_kineticsevent" ("assay", "b_cells_pct", "comments", "detected", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "known_on", "level", "level_unit", "limit_of_detection", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "sampled_on", "specimen", "study_id", "version") SELECT new_values."assay", new_values."b_cells_pct", new_values."comments", new_values."detected", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."level", new_values."level_unit", new_values."limit_of_detection", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."sampled_on", new_values."specimen", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="aeb825d5d7f77a5492c4a8136c882ee53c1d81d6",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_2fdfd",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="outcomes_kinetics",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="kinetics",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_kineticsevent" ("assay", "b_cells_pct", "comments", "detected", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "known_on", "level", "level_unit", "limit_of_detection", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "sampled_on", "specimen", "study_id", "version") SELECT new_values."assay", new_values."b_cells_pct", new_values."comments", new_values."detected", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."level", new_values."level_unit", new_values."limit_of_detection", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."sampled_on", new_values."specimen", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="810344613856aaecaa9b513c8728e44aa27692e6",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_86af5",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="outcomes_kinetics",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="kinetics",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_kineticsevent" ("assay", "b_cells_pct", "comments", "detected", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "known_on", "level", "level_unit", "limit_of_detection", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "sampled_on", "specimen", "study_id", "version") SELECT old_values."assay", old_values."b_cells_pct", old_values."comments", old_values."detected", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."infusion_id", old_values."key", old_values."known_on", old_values."level", old_values."level_unit", old_values."limit_of_detection", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."removed_at", old_values."sampled_on", old_values."specimen", old_values."study_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="798c28cff83cdb69e4f466c5bf867ac1c01c43c4",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_653be",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_kinetics",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="kineticsevent",
                    index=models.Index(fields=["study", "txid"], name="kinetics_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="kineticsevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="8752156602dd887e5ba7b5e53b801cb503c52306",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_dc33a",
                            table="outcomes_kineticsevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="kineticsevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="790a48f531932f1c40850eb4bd43aa1a71617320",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_534a3",
                            table="outcomes_kineticsevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="lab",
                    index=models.Index(fields=["patient"], name="labs_patient"),
                ),
                migrations.AddConstraint(
                    model_name="lab",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="labs_one_row_per_key",
                        violation_error_message="There is one laboratory sample per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lab",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "infusion"), _negated=True),
                                models.Q(("infusion__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "sampled_on"), _negated=True),
                                models.Q(("sampled_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "laboratory"), _negated=True),
                                models.Q(("laboratory__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "ferritin"), _negated=True),
                                models.Q(("ferritin__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "crp"), _negated=True),
                                models.Q(("crp__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "ldh"), _negated=True),
                                models.Q(("ldh__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "alt"), _negated=True),
                                models.Q(("alt__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "ast"), _negated=True),
                                models.Q(("ast__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "bilirubin"), _negated=True),
                                models.Q(("bilirubin__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "creatinine"), _negated=True),
                                models.Q(("creatinine__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "fibrinogen"), _negated=True),
                                models.Q(("fibrinogen__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "triglycerides"), _negated=True),
                                models.Q(("triglycerides__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "uric_acid"), _negated=True),
                                models.Q(("uric_acid__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "potassium"), _negated=True),
                                models.Q(("potassium__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "phosphate"), _negated=True),
                                models.Q(("phosphate__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "calcium"), _negated=True),
                                models.Q(("calcium__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "il6"), _negated=True),
                                models.Q(("il6__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="labs_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lab",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="labs_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lab",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="labs_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lab",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ferritin__isnull", False), _negated=True),
                            ("ferritin__gte", 0),
                            _connector="OR",
                        ),
                        name="labs_ferritin_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lab",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("crp__isnull", False), _negated=True),
                            ("crp__gte", 0),
                            _connector="OR",
                        ),
                        name="labs_crp_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lab",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ldh__isnull", False), _negated=True),
                            ("ldh__gte", 0),
                            _connector="OR",
                        ),
                        name="labs_ldh_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lab",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("alt__isnull", False), _negated=True),
                            ("alt__gte", 0),
                            _connector="OR",
                        ),
                        name="labs_alt_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lab",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ast__isnull", False), _negated=True),
                            ("ast__gte", 0),
                            _connector="OR",
                        ),
                        name="labs_ast_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lab",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("bilirubin__isnull", False), _negated=True),
                            ("bilirubin__gte", 0),
                            _connector="OR",
                        ),
                        name="labs_bilirubin_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lab",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("creatinine__isnull", False), _negated=True),
                            ("creatinine__gte", 0),
                            _connector="OR",
                        ),
                        name="labs_creatinine_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lab",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("fibrinogen__isnull", False), _negated=True),
                            ("fibrinogen__gte", 0),
                            _connector="OR",
                        ),
                        name="labs_fibrinogen_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lab",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("triglycerides__isnull", False), _negated=True),
                            ("triglycerides__gte", 0),
                            _connector="OR",
                        ),
                        name="labs_triglycerides_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lab",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("uric_acid__isnull", False), _negated=True),
                            ("uric_acid__gte", 0),
                            _connector="OR",
                        ),
                        name="labs_uric_acid_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lab",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("potassium__isnull", False), _negated=True),
                            ("potassium__gte", 0),
                            _connector="OR",
                        ),
                        name="labs_potassium_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lab",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("phosphate__isnull", False), _negated=True),
                            ("phosphate__gte", 0),
                            _connector="OR",
                        ),
                        name="labs_phosphate_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lab",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("calcium__isnull", False), _negated=True),
                            ("calcium__gte", 0),
                            _connector="OR",
                        ),
                        name="labs_calcium_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lab",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("il6__isnull", False), _negated=True),
                            ("il6__gte", 0),
                            _connector="OR",
                        ),
                        name="labs_il6_within_bounds",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lab",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="7fc56875b47290953fc3e0a5ac46f6d6cb6f6259",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_ea996",
                            table="outcomes_lab",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lab",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="b460768b3402694c0acba2642b6c12a3055f9216",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_4d58f",
                            table="outcomes_lab",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lab",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_labevent" ("alt", "alt_entered", "alt_entered_unit", "ast", "ast_entered", "ast_entered_unit", "bilirubin", "bilirubin_entered", "bilirubin_entered_unit", "calcium", "calcium_entered", "calcium_entered_unit", "comments", "creatinine", "creatinine_entered", "creatinine_entered_unit", "crp", "crp_entered", "crp_entered_unit", "entered_at", "ferritin", "ferritin_entered", "ferritin_entered_unit", "fibrinogen", "fibrinogen_entered", "fibrinogen_entered_unit", "findings", "form_id", "id", "il6", "il6_entered", "il6_entered_unit", "infusion_id", "key", "known_on", "laboratory", "ldh", "ldh_entered", "ldh_entered_unit", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phosphate", "phosphate_entered", "phosphate_entered_unit", "potassium", "potassium_entered", "potassium_entered_unit", "protocol_version", "removed_at", "sampled_on", "study_id", "triglycerides", "triglycerides_entered", "triglycerides_entered_unit", "uric_acid", "uric_acid_entered", "uric_acid_entered_unit", "version") SELECT new_values."alt", new_values."alt_entered", new_values."alt_entered_unit", new_values."ast", new_values."ast_entered", new_values."ast_entered_unit", new_values."bilirubin", new_values."bilirubin_entered", new_values."bilirubin_entered_unit", new_values."calcium", new_values."calcium_entered", new_values."calcium_entered_unit", new_values."comments", new_values."creatinine", new_values."creatinine_entered", new_values."creatinine_entered_unit", new_values."crp", new_values."crp_entered", new_values."crp_entered_unit", new_values."entered_at", new_values."ferritin", new_values."ferritin_entered", new_values."ferritin_entered_unit", new_values."fibrinogen", new_values."fibrinogen_entered", new_values."fibrinogen_entered_unit", new_values."findings", new_values."form_id", new_values."id", new_values."il6", new_values."il6_entered", new_values."il6_entered_unit", new_values."infusion_id", new_values."key", new_values."known_on", new_values."laboratory", new_values."ldh", new_values."ldh_entered", new_values."ldh_entered_unit", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."phosphate", new_values."phosphate_entered", new_values."phosphate_entered_unit", new_values."potassium", new_values."potassium_entered", new_values."potassium_entered_unit", new_values."protocol_version", new_values."removed_at", new_values."sampled_on", new_values."study_id", new_values."triglycerides", new_values."triglycerides_entered", new_values."triglycerides_entered_unit", new_values."uric_acid", new_values."uric_acid_entered", new_values."uric_acid_entered_unit", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="fdf707be8de368c210f3d017024b33db093fc3ea",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5fb69",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="outcomes_lab",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lab",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_labevent" ("alt", "alt_entered", "alt_entered_unit", "ast", "ast_entered", "ast_entered_unit", "bilirubin", "bilirubin_entered", "bilirubin_entered_unit", "calcium", "calcium_entered", "calcium_entered_unit", "comments", "creatinine", "creatinine_entered", "creatinine_entered_unit", "crp", "crp_entered", "crp_entered_unit", "entered_at", "ferritin", "ferritin_entered", "ferritin_entered_unit", "fibrinogen", "fibrinogen_entered", "fibrinogen_entered_unit", "findings", "form_id", "id", "il6", "il6_entered", "il6_entered_unit", "infusion_id", "key", "known_on", "laboratory", "ldh", "ldh_entered", "ldh_entered_unit", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phosphate", "phosphate_entered", "phosphate_entered_unit", "potassium", "potassium_entered", "potassium_entered_unit", "protocol_version", "removed_at", "sampled_on", "study_id", "triglycerides", "triglycerides_entered", "triglycerides_entered_unit", "uric_acid", "uric_acid_entered", "uric_acid_entered_unit", "version") SELECT new_values."alt", new_values."alt_entered", new_values."alt_entered_unit", new_values."ast", new_values."ast_entered", new_values."ast_entered_unit", new_values."bilirubin", new_values."bilirubin_entered", new_values."bilirubin_entered_unit", new_values."calcium", new_values."calcium_entered", new_values."calcium_entered_unit", new_values."comments", new_values."creatinine", new_values."creatinine_entered", new_values."creatinine_entered_unit", new_values."crp", new_values."crp_entered", new_values."crp_entered_unit", new_values."entered_at", new_values."ferritin", new_values."ferritin_entered", new_values."ferritin_entered_unit", new_values."fibrinogen", new_values."fibrinogen_entered", new_values."fibrinogen_entered_unit", new_values."findings", new_values."form_id", new_values."id", new_values."il6", new_values."il6_entered", new_values."il6_entered_unit", new_values."infusion_id", new_values."key", new_values."known_on", new_values."laboratory", new_values."ldh", new_values."ldh_entered", new_values."ldh_entered_unit", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."phosphate", new_values."phosphate_entered", new_values."phosphate_entered_unit", new_values."potassium", new_values."potassium_entered", new_values."potassium_entered_unit", new_values."protocol_version", new_values."removed_at", new_values."sampled_on", new_values."study_id", new_values."triglycerides", new_values."triglycerides_entered", new_values."triglycerides_entered_unit", new_values."uric_acid", new_values."uric_acid_entered", new_values."uric_acid_entered_unit", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="2cbd76c5cba0c20885505125d5bb2f9788294b7d",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_84c6b",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="outcomes_lab",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lab",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_labevent" ("alt", "alt_entered", "alt_entered_unit", "ast", "ast_entered", "ast_entered_unit", "bilirubin", "bilirubin_entered", "bilirubin_entered_unit", "calcium", "calcium_entered", "calcium_entered_unit", "comments", "creatinine", "creatinine_entered", "creatinine_entered_unit", "crp", "crp_entered", "crp_entered_unit", "entered_at", "ferritin", "ferritin_entered", "ferritin_entered_unit", "fibrinogen", "fibrinogen_entered", "fibrinogen_entered_unit", "findings", "form_id", "id", "il6", "il6_entered", "il6_entered_unit", "infusion_id", "key", "known_on", "laboratory", "ldh", "ldh_entered", "ldh_entered_unit", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phosphate", "phosphate_entered", "phosphate_entered_unit", "potassium", "potassium_entered", "potassium_entered_unit", "protocol_version", "removed_at", "sampled_on", "study_id", "triglycerides", "triglycerides_entered", "triglycerides_entered_unit", "uric_acid", "uric_acid_entered", "uric_acid_entered_unit", "version") SELECT old_values."alt", old_values."alt_entered", old_values."alt_entered_unit", old_values."ast", old_values."ast_entered", old_values."ast_entered_unit", old_values."bilirubin", old_values."bilirubin_entered", old_values."bilirubin_entered_unit", old_values."calcium", old_values."calcium_entered", old_values."calcium_entered_unit", old_values."comments", old_values."creatinine", old_values."creatinine_entered", old_values."creatinine_entered_unit", old_values."crp", old_values."crp_entered", old_values."crp_entered_unit", old_values."entered_at", old_values."ferritin", old_values."ferritin_entered", old_values."ferritin_entered_unit", old_values."fibrinogen", old_values."fibrinogen_entered", old_values."fibrinogen_entered_unit", old_values."findings", old_values."form_id", old_values."id", old_values."il6", old_values."il6_entered", old_values."il6_entered_unit", old_values."infusion_id", old_values."key", old_values."known_on", old_values."laboratory", old_values."ldh", old_values."ldh_entered", old_values."ldh_entered_unit", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."phosphate", old_values."phosphate_entered", old_values."phosphate_entered_unit", old_values."potassium", old_values."potassium_entered", old_values."potassium_entered_unit", old_values."protocol_version", old_values."removed_at", old_values."sampled_on", old_values."study_id", old_values."triglycerides", old_values."triglycerides_entered", old_values."triglycerides_entered_unit", old_values."uric_acid", old_values."uric_acid_entered", old_values."uric_acid_entered_unit", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="021fe03cb111c61ffe39193b194caa45eb6ec450",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_59b1f",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_lab",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="labevent",
                    index=models.Index(fields=["study", "txid"], name="lab_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="labevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="8294c20536680fe993e0e1511f6882c589dc5988",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_a6f19",
                            table="outcomes_labevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="labevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="fb3cff4f37492041c9fc884a8cccc792f564e40e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_4d5fa",
                            table="outcomes_labevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="labrange",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="lab_ranges_one_row_per_key",
                        violation_error_message="There is one reference range per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="labrange",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "laboratory"), _negated=True),
                                models.Q(("laboratory__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "analyte"), _negated=True),
                                models.Q(("analyte__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "sex"), _negated=True),
                                models.Q(("sex__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "age_from"), _negated=True),
                                models.Q(("age_from__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "age_below"), _negated=True),
                                models.Q(("age_below__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "valid_from"), _negated=True),
                                models.Q(("valid_from__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "valid_until"), _negated=True),
                                models.Q(("valid_until__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "lower"), _negated=True),
                                models.Q(("lower__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "upper"), _negated=True),
                                models.Q(("upper__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="lab_ranges_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="labrange",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="lab_ranges_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="labrange",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="lab_ranges_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="labrange",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("analyte__isnull", False), _negated=True),
                            (
                                "analyte__in",
                                [
                                    "ferritin",
                                    "crp",
                                    "ldh",
                                    "alt",
                                    "ast",
                                    "bilirubin",
                                    "creatinine",
                                    "fibrinogen",
                                    "triglycerides",
                                    "uric_acid",
                                    "potassium",
                                    "phosphate",
                                    "calcium",
                                    "il6",
                                    "neutrophils",
                                    "platelets",
                                    "haemoglobin",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="lab_ranges_analyte_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="labrange",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sex__isnull", False), _negated=True),
                            ("sex__in", ["F", "M", "U"]),
                            _connector="OR",
                        ),
                        name="lab_ranges_sex_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="labrange",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("age_from__isnull", False), _negated=True),
                            models.Q(("age_from__gte", 0), ("age_from__lte", 130)),
                            _connector="OR",
                        ),
                        name="lab_ranges_age_from_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="labrange",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("age_below__isnull", False), _negated=True),
                            models.Q(("age_below__gte", 0), ("age_below__lte", 130)),
                            _connector="OR",
                        ),
                        name="lab_ranges_age_below_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="labrange",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lower__isnull", False), _negated=True),
                            ("lower__gte", 0),
                            _connector="OR",
                        ),
                        name="lab_ranges_lower_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="labrange",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("upper__isnull", False), _negated=True),
                            ("upper__gte", 0),
                            _connector="OR",
                        ),
                        name="lab_ranges_upper_within_bounds",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="labrange",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="1e6338d19a9a3c5f437fdb505a4df7809d0406ac",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_aacdb",
                            table="outcomes_labrange",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="labrange",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="45a6904a8b9e567392b2e3e89f135da218361611",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_d1bb4",
                            table="outcomes_labrange",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="labrange",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_labrangeevent" ("age_below", "age_from", "analyte", "comments", "entered_at", "findings", "id", "key", "laboratory", "lower", "missing", "number", "overrides", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "sex", "site_id", "study_id", "upper", "valid_from", "valid_until", "version") SELECT new_values."age_below", new_values."age_from", new_values."analyte", new_values."comments", new_values."entered_at", new_values."findings", new_values."id", new_values."key", new_values."laboratory", new_values."lower", new_values."missing", new_values."number", new_values."overrides", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."sex", new_values."site_id", new_values."study_id", new_values."upper", new_values."valid_from", new_values."valid_until", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="eee3dbc963b07910c4dfbee413ee4f8dce8011d1",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_707a3",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="outcomes_labrange",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="labrange",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_labrangeevent" ("age_below", "age_from", "analyte", "comments", "entered_at", "findings", "id", "key", "laboratory", "lower", "missing", "number", "overrides", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "sex", "site_id", "study_id", "upper", "valid_from", "valid_until", "version") SELECT new_values."age_below", new_values."age_from", new_values."analyte", new_values."comments", new_values."entered_at", new_values."findings", new_values."id", new_values."key", new_values."laboratory", new_values."lower", new_values."missing", new_values."number", new_values."overrides", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."sex", new_values."site_id", new_values."study_id", new_values."upper", new_values."valid_from", new_values."valid_until", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="fb7c60de2014c48daf4aa76cf82a3155ab72a599",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8aaa5",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="outcomes_labrange",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="labrange",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_labrangeevent" ("age_below", "age_from", "analyte", "comments", "entered_at", "findings", "id", "key", "laboratory", "lower", "missing", "number", "overrides", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "sex", "site_id", "study_id", "upper", "valid_from", "valid_until", "version") SELECT old_values."age_below", old_values."age_from", old_values."analyte", old_values."comments", old_values."entered_at", old_values."findings", old_values."id", old_values."key", old_values."laboratory", old_values."lower", old_values."missing", old_values."number", old_values."overrides", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."removed_at", old_values."sex", old_values."site_id", old_values."study_id", old_values."upper", old_values."valid_from", old_values."valid_until", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="86feda0ebdb73801ac1fb47abb9680109df5743d",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ddb9d",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_labrange",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="labrangeevent",
                    index=models.Index(fields=["study", "txid"], name="labrange_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="labrangeevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="3101431e31c96c24bb8f6ee982c599f21425e0bc",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_65416",
                            table="outcomes_labrangeevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="labrangeevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5f9f830f287d9791937f4651997ab0526d208bfc",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_58436",
                            table="outcomes_labrangeevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="newmalignancy",
                    index=models.Index(fields=["patient"], name="new_malignancies_patient"),
                ),
                migrations.AddConstraint(
                    model_name="newmalignancy",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="new_malignancies_one_row_per_key",
                        violation_error_message="There is one new malignancy per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="newmalignancy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "occurred"), _negated=True),
                                models.Q(("occurred__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "asked_on"), _negated=True),
                                models.Q(("asked_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "diagnosed_on"), _negated=True),
                                models.Q(("diagnosed_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "malignancy"), _negated=True),
                                models.Q(("malignancy__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "histology"), _negated=True),
                                models.Q(("histology__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "tissue_kept"), _negated=True),
                                models.Q(("tissue_kept__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "car_detected"), _negated=True),
                                models.Q(("car_detected__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="new_malignancies_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="newmalignancy",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="new_malignancies_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="newmalignancy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="new_malignancies_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="newmalignancy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("diagnosed_on__isnull", False), _negated=True),
                                ("diagnosed_on_precision__isnull", True),
                            ),
                            models.Q(
                                ("diagnosed_on__isnull", False),
                                ("diagnosed_on_precision__isnull", False),
                                models.Q(
                                    ("diagnosed_on_precision", "day"),
                                    models.Q(
                                        ("diagnosed_on_precision", "month"),
                                        ("diagnosed_on__day", 1),
                                    ),
                                    models.Q(
                                        ("diagnosed_on_precision", "year"),
                                        ("diagnosed_on__day", 1),
                                        ("diagnosed_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="new_malignancies_diagnosed_on_as_far_as_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="newmalignancy",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("malignancy__isnull", False), _negated=True),
                            (
                                "malignancy__in",
                                ["T_CELL", "MYELOID", "OTHER_HAEMATOLOGICAL", "SKIN", "SOLID"],
                            ),
                            _connector="OR",
                        ),
                        name="new_malignancies_malignancy_in_codelist",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="newmalignancy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="fcc6b561dad1cf144ffafd46e23d39df60cd24d0",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_b6490",
                            table="outcomes_newmalignancy",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="newmalignancy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="c95d4e26c03f15935b4b1727aaf80730a0c5c1f1",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_7ae9f",
                            table="outcomes_newmalignancy",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="newmalignancy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_newmalignancyevent" ("asked_on", "car_detected", "comments", "diagnosed_on", "diagnosed_on_precision", "entered_at", "findings", "form_id", "histology", "id", "key", "known_on", "malignancy", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "study_id", "tissue_kept", "version") SELECT new_values."asked_on", new_values."car_detected", new_values."comments", new_values."diagnosed_on", new_values."diagnosed_on_precision", new_values."entered_at", new_values."findings", new_values."form_id", new_values."histology", new_values."id", new_values."key", new_values."known_on", new_values."malignancy", new_values."missing", new_values."number", new_values."occurred", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."study_id", new_values."tissue_kept", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="8c8c071c129bf60c558a3656fc764dcf80f80bfe",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_46898",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="outcomes_newmalignancy",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="newmalignancy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_newmalignancyevent" ("asked_on", "car_detected", "comments", "diagnosed_on", "diagnosed_on_precision", "entered_at", "findings", "form_id", "histology", "id", "key", "known_on", "malignancy", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "study_id", "tissue_kept", "version") SELECT new_values."asked_on", new_values."car_detected", new_values."comments", new_values."diagnosed_on", new_values."diagnosed_on_precision", new_values."entered_at", new_values."findings", new_values."form_id", new_values."histology", new_values."id", new_values."key", new_values."known_on", new_values."malignancy", new_values."missing", new_values."number", new_values."occurred", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."study_id", new_values."tissue_kept", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="24f55e4ec1c63c2bc4c64a3cda487c8831e827dd",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d201d",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="outcomes_newmalignancy",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="newmalignancy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_newmalignancyevent" ("asked_on", "car_detected", "comments", "diagnosed_on", "diagnosed_on_precision", "entered_at", "findings", "form_id", "histology", "id", "key", "known_on", "malignancy", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "study_id", "tissue_kept", "version") SELECT old_values."asked_on", old_values."car_detected", old_values."comments", old_values."diagnosed_on", old_values."diagnosed_on_precision", old_values."entered_at", old_values."findings", old_values."form_id", old_values."histology", old_values."id", old_values."key", old_values."known_on", old_values."malignancy", old_values."missing", old_values."number", old_values."occurred", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."removed_at", old_values."study_id", old_values."tissue_kept", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="cb96da940432f1daa731ec868878398b8de7b4a1",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ad42b",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_newmalignancy",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="newmalignancyevent",
                    index=models.Index(fields=["study", "txid"], name="newmalignancy_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="newmalignancyevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="8cc13bed9efa6df1ab696fa8e1a531c114195766",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_a12eb",
                            table="outcomes_newmalignancyevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="newmalignancyevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="9a6d8fc0cbf4cd6d6bc49ffda79d786ba5a209c0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f5cc8",
                            table="outcomes_newmalignancyevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="rcltest",
                    index=models.Index(fields=["patient"], name="rcl_tests_patient"),
                ),
                migrations.AddConstraint(
                    model_name="rcltest",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="rcl_tests_one_row_per_key",
                        violation_error_message="There is one rcl test per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="rcltest",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "infusion"), _negated=True),
                                models.Q(("infusion__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "sampled_on"), _negated=True),
                                models.Q(("sampled_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "method"), _negated=True),
                                models.Q(("method__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "result"), _negated=True),
                                models.Q(("result__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="rcl_tests_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="rcltest",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="rcl_tests_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="rcltest",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="rcl_tests_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="rcltest",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("result__isnull", False), _negated=True),
                            ("result__in", ["NEG", "POS", "INDETERMINATE"]),
                            _connector="OR",
                        ),
                        name="rcl_tests_result_in_codelist",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rcltest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="ee29f879d4886f86dd9e8237c739ad84bc9cc169",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_b3826",
                            table="outcomes_rcltest",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rcltest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="1629f74b7d848cba8722d30bb100a4102b1f8a1d",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_6a043",
                            table="outcomes_rcltest",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rcltest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_rcltestevent" ("comments", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "known_on", "method", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "result", "sampled_on", "study_id", "version") SELECT new_values."comments", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."method", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."result", new_values."sampled_on", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9f53a3f4090fea3715da10bdf2208a89b78718d8",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0a890",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="outcomes_rcltest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rcltest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_rcltestevent" ("comments", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "known_on", "method", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "result", "sampled_on", "study_id", "version") SELECT new_values."comments", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."method", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."result", new_values."sampled_on", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f4bcd220d350684a842ef45dbf73123f9129fa7f",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8ca20",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="outcomes_rcltest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rcltest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_rcltestevent" ("comments", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "known_on", "method", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "result", "sampled_on", "study_id", "version") SELECT old_values."comments", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."infusion_id", old_values."key", old_values."known_on", old_values."method", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."removed_at", old_values."result", old_values."sampled_on", old_values."study_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="8036f05bde46459b10b8f9d345c2dd70a4b2fe26",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a5dda",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_rcltest",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="rcltestevent",
                    index=models.Index(fields=["study", "txid"], name="rcltest_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rcltestevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="1b784c98d73b13b05d9c0521519024bb16d3b004",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_680ac",
                            table="outcomes_rcltestevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="rcltestevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="cf4155f1eed671e870115fbd414567536e3e0abd",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_dd53a",
                            table="outcomes_rcltestevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="toxicityobservation",
                    index=models.Index(fields=["patient"], name="toxicity_observations_patient"),
                ),
                migrations.AddConstraint(
                    model_name="toxicityobservation",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="toxicity_observations_one_row_per_key",
                        violation_error_message="There is one toxicity observation per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicityobservation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "observed_on"), _negated=True),
                                models.Q(("observed_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "explained"), _negated=True),
                                models.Q(("explained__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "temperature"), _negated=True),
                                models.Q(("temperature__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "antipyretic"), _negated=True),
                                models.Q(("antipyretic__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "constitutional"), _negated=True),
                                models.Q(("constitutional__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "hypotension"), _negated=True),
                                models.Q(("hypotension__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "fluids"), _negated=True),
                                models.Q(("fluids__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "vasopressors"), _negated=True),
                                models.Q(("vasopressors__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(
                                    ("missing__has_key", "high_dose_vasopressor"), _negated=True
                                ),
                                models.Q(("high_dose_vasopressor__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "oxygen"), _negated=True),
                                models.Q(("oxygen__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "oxygen_reason"), _negated=True),
                                models.Q(("oxygen_reason__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "oxygen_l_per_min"), _negated=True),
                                models.Q(("oxygen_l_per_min__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "fio2_pct"), _negated=True),
                                models.Q(("fio2_pct__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "organ_grade"), _negated=True),
                                models.Q(("organ_grade__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "transaminase_grade"), _negated=True),
                                models.Q(("transaminase_grade__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "ice_orientation"), _negated=True),
                                models.Q(("ice_orientation__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "ice_naming"), _negated=True),
                                models.Q(("ice_naming__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "ice_command"), _negated=True),
                                models.Q(("ice_command__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "ice_writing"), _negated=True),
                                models.Q(("ice_writing__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "ice_counting"), _negated=True),
                                models.Q(("ice_counting__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "ice"), _negated=True),
                                models.Q(("ice__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "capd"), _negated=True),
                                models.Q(("capd__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "cartox10"), _negated=True),
                                models.Q(("cartox10__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "unable_to_perform"), _negated=True),
                                models.Q(("unable_to_perform__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "consciousness"), _negated=True),
                                models.Q(("consciousness__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "seizure"), _negated=True),
                                models.Q(("seizure__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "motor_weakness"), _negated=True),
                                models.Q(("motor_weakness__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "icp_signs"), _negated=True),
                                models.Q(("icp_signs__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "papilloedema_stage"), _negated=True),
                                models.Q(("papilloedema_stage__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(
                                    ("missing__has_key", "opening_pressure_mmhg"), _negated=True
                                ),
                                models.Q(("opening_pressure_mmhg__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "arrhythmia"), _negated=True),
                                models.Q(("arrhythmia__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "iechs_severity"), _negated=True),
                                models.Q(("iechs_severity__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "haemophagocytosis"), _negated=True),
                                models.Q(("haemophagocytosis__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "organ_support"), _negated=True),
                                models.Q(("organ_support__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="toxicity_observations_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicityobservation",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="toxicity_observations_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicityobservation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="toxicity_observations_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicityobservation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("explained__isnull", False), _negated=True),
                            (
                                "explained__contained_by",
                                [
                                    "FEVER",
                                    "HYPOTENSION",
                                    "HYPOXIA",
                                    "CONSCIOUSNESS",
                                    "SEIZURE",
                                    "WEAKNESS",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="toxicity_observations_explained_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicityobservation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("temperature__isnull", False), _negated=True),
                            models.Q(("temperature__gte", 25), ("temperature__lte", 45)),
                            _connector="OR",
                        ),
                        name="toxicity_observations_temperature_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicityobservation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("vasopressors__isnull", False), _negated=True),
                            (
                                "vasopressors__contained_by",
                                [
                                    "NOREPINEPHRINE",
                                    "EPINEPHRINE",
                                    "DOPAMINE",
                                    "PHENYLEPHRINE",
                                    "DOBUTAMINE",
                                    "VASOPRESSIN",
                                    "OTHER",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="toxicity_observations_vasopressors_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicityobservation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("oxygen__isnull", False), _negated=True),
                            (
                                "oxygen__in",
                                [
                                    "NONE",
                                    "NASAL_CANNULA",
                                    "BLOW_BY",
                                    "HIGH_FLOW",
                                    "FACEMASK",
                                    "NON_REBREATHER",
                                    "VENTURI",
                                    "CPAP",
                                    "BIPAP",
                                    "VENTILATION",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="toxicity_observations_oxygen_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicityobservation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("oxygen_reason__isnull", False), _negated=True),
                            ("oxygen_reason__in", ["HYPOXIA", "COMFORT", "AIRWAY"]),
                            _connector="OR",
                        ),
                        name="toxicity_observations_oxygen_reason_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicityobservation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("oxygen_l_per_min__isnull", False), _negated=True),
                            ("oxygen_l_per_min__gte", 0),
                            _connector="OR",
                        ),
                        name="toxicity_observations_oxygen_l_per_min_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicityobservation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("fio2_pct__isnull", False), _negated=True),
                            models.Q(("fio2_pct__gte", 21), ("fio2_pct__lte", 100)),
                            _connector="OR",
                        ),
                        name="toxicity_observations_fio2_pct_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicityobservation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("organ_grade__isnull", False), _negated=True),
                            models.Q(("organ_grade__gte", 0), ("organ_grade__lte", 5)),
                            _connector="OR",
                        ),
                        name="toxicity_observations_organ_grade_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicityobservation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("transaminase_grade__isnull", False), _negated=True),
                            models.Q(
                                ("transaminase_grade__gte", 0), ("transaminase_grade__lte", 5)
                            ),
                            _connector="OR",
                        ),
                        name="toxicity_observations_transaminase_grade_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicityobservation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ice_orientation__isnull", False), _negated=True),
                            models.Q(("ice_orientation__gte", 0), ("ice_orientation__lte", 4)),
                            _connector="OR",
                        ),
                        name="toxicity_observations_ice_orientation_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicityobservation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ice_naming__isnull", False), _negated=True),
                            models.Q(("ice_naming__gte", 0), ("ice_naming__lte", 3)),
                            _connector="OR",
                        ),
                        name="toxicity_observations_ice_naming_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicityobservation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ice_command__isnull", False), _negated=True),
                            models.Q(("ice_command__gte", 0), ("ice_command__lte", 1)),
                            _connector="OR",
                        ),
                        name="toxicity_observations_ice_command_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicityobservation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ice_writing__isnull", False), _negated=True),
                            models.Q(("ice_writing__gte", 0), ("ice_writing__lte", 1)),
                            _connector="OR",
                        ),
                        name="toxicity_observations_ice_writing_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicityobservation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ice_counting__isnull", False), _negated=True),
                            models.Q(("ice_counting__gte", 0), ("ice_counting__lte", 1)),
                            _connector="OR",
                        ),
                        name="toxicity_observations_ice_counting_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicityobservation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ice__isnull", False), _negated=True),
                            models.Q(("ice__gte", 0), ("ice__lte", 10)),
                            _connector="OR",
                        ),
                        name="toxicity_observations_ice_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicityobservation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("capd__isnull", False), _negated=True),
                            models.Q(("capd__gte", 0), ("capd__lte", 32)),
                            _connector="OR",
                        ),
                        name="toxicity_observations_capd_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicityobservation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cartox10__isnull", False), _negated=True),
                            models.Q(("cartox10__gte", 0), ("cartox10__lte", 10)),
                            _connector="OR",
                        ),
                        name="toxicity_observations_cartox10_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicityobservation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("consciousness__isnull", False), _negated=True),
                            (
                                "consciousness__in",
                                ["ALERT", "DROWSY", "VOICE", "TOUCH", "UNAROUSABLE"],
                            ),
                            _connector="OR",
                        ),
                        name="toxicity_observations_consciousness_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicityobservation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("seizure__isnull", False), _negated=True),
                            (
                                "seizure__in",
                                [
                                    "NONE",
                                    "FOCAL",
                                    "GENERALISED",
                                    "NONCONVULSIVE",
                                    "PROLONGED",
                                    "REPETITIVE",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="toxicity_observations_seizure_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicityobservation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("icp_signs__isnull", False), _negated=True),
                            (
                                "icp_signs__contained_by",
                                [
                                    "FOCAL_OEDEMA",
                                    "DIFFUSE_OEDEMA",
                                    "POSTURING",
                                    "CN6_PALSY",
                                    "PAPILLOEDEMA",
                                    "CUSHING",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="toxicity_observations_icp_signs_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicityobservation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("papilloedema_stage__isnull", False), _negated=True),
                            models.Q(
                                ("papilloedema_stage__gte", 0), ("papilloedema_stage__lte", 5)
                            ),
                            _connector="OR",
                        ),
                        name="toxicity_observations_papilloedema_stage_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicityobservation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("opening_pressure_mmhg__isnull", False), _negated=True),
                            models.Q(
                                ("opening_pressure_mmhg__gte", 0),
                                ("opening_pressure_mmhg__lte", 200),
                            ),
                            _connector="OR",
                        ),
                        name="toxicity_observations_opening_pressure_mmhg_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicityobservation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("arrhythmia__isnull", False), _negated=True),
                            (
                                "arrhythmia__in",
                                [
                                    "NONE",
                                    "NO_INTERVENTION",
                                    "NON_URGENT",
                                    "CONTROLLED",
                                    "LIFE_THREATENING",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="toxicity_observations_arrhythmia_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="toxicityobservation",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("iechs_severity__isnull", False), _negated=True),
                            (
                                "iechs_severity__in",
                                ["OBSERVATION", "INTERVENTION", "SEVERE", "LIFE_THREATENING"],
                            ),
                            _connector="OR",
                        ),
                        name="toxicity_observations_iechs_severity_in_codelist",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toxicityobservation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="88ae956328f8ecd457a4d2a093d150476b5ea880",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_2cdbb",
                            table="outcomes_toxicityobservation",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toxicityobservation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="e9633cf0a6b8b29cecb6cce7b8f94bbfd51e4299",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_8bb53",
                            table="outcomes_toxicityobservation",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toxicityobservation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_toxicityobservationevent" ("antipyretic", "arrhythmia", "capd", "cartox10", "comments", "consciousness", "constitutional", "entered_at", "explained", "findings", "fio2_pct", "fluids", "form_id", "haemophagocytosis", "high_dose_vasopressor", "hypotension", "ice", "ice_command", "ice_counting", "ice_naming", "ice_orientation", "ice_writing", "icp_signs", "id", "iechs_severity", "key", "known_on", "missing", "motor_weakness", "number", "observed_on", "opening_pressure_mmhg", "organ_grade", "organ_support", "overrides", "oxygen", "oxygen_l_per_min", "oxygen_reason", "papilloedema_stage", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "seizure", "study_id", "temperature", "toxicity_id", "transaminase_grade", "unable_to_perform", "vasopressors", "version") SELECT new_values."antipyretic", new_values."arrhythmia", new_values."capd", new_values."cartox10", new_values."comments", new_values."consciousness", new_values."constitutional", new_values."entered_at", new_values."explained", new_values."findings", new_values."fio2_pct", new_values."fluids", new_values."form_id", new_values."haemophagocytosis", new_values."high_dose_vasopressor", new_values."hypotension", new_values."ice", new_values."ice_command", new_values."ice_counting", new_values."ice_naming", new_values."ice_orientation", new_values."ice_writing", new_values."icp_signs", new_values."id", new_values."iechs_severity", new_values."key", new_values."known_on", new_values."missing", new_values."motor_weakness", new_values."number", new_values."observed_on", new_values."opening_pressure_mmhg", new_values."organ_grade", new_values."organ_support", new_values."overrides", new_values."oxygen", new_values."oxygen_l_per_min", new_values."oxygen_reason", new_values."papilloedema_stage", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."seizure", new_values."study_id", new_values."temperature", new_values."toxicity_id", new_values."transaminase_grade", new_values."unable_to_perform", new_values."vasopressors", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="9080e81f23b826b0a1216396b50026c98d7a2af9",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7d153",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="outcomes_toxicityobservation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toxicityobservation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_toxicityobservationevent" ("antipyretic", "arrhythmia", "capd", "cartox10", "comments", "consciousness", "constitutional", "entered_at", "explained", "findings", "fio2_pct", "fluids", "form_id", "haemophagocytosis", "high_dose_vasopressor", "hypotension", "ice", "ice_command", "ice_counting", "ice_naming", "ice_orientation", "ice_writing", "icp_signs", "id", "iechs_severity", "key", "known_on", "missing", "motor_weakness", "number", "observed_on", "opening_pressure_mmhg", "organ_grade", "organ_support", "overrides", "oxygen", "oxygen_l_per_min", "oxygen_reason", "papilloedema_stage", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "seizure", "study_id", "temperature", "toxicity_id", "transaminase_grade", "unable_to_perform", "vasopressors", "version") SELECT new_values."antipyretic", new_values."arrhythmia", new_values."capd", new_values."cartox10", new_values."comments", new_values."consciousness", new_values."constitutional", new_values."entered_at", new_values."explained", new_values."findings", new_values."fio2_pct", new_values."fluids", new_values."form_id", new_values."haemophagocytosis", new_values."high_dose_vasopressor", new_values."hypotension", new_values."ice", new_values."ice_command", new_values."ice_counting", new_values."ice_naming", new_values."ice_orientation", new_values."ice_writing", new_values."icp_signs", new_values."id", new_values."iechs_severity", new_values."key", new_values."known_on", new_values."missing", new_values."motor_weakness", new_values."number", new_values."observed_on", new_values."opening_pressure_mmhg", new_values."organ_grade", new_values."organ_support", new_values."overrides", new_values."oxygen", new_values."oxygen_l_per_min", new_values."oxygen_reason", new_values."papilloedema_stage", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."seizure", new_values."study_id", new_values."temperature", new_values."toxicity_id", new_values."transaminase_grade", new_values."unable_to_perform", new_values."vasopressors", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="edd80349a937a150030318ab2c18b0fb7b501965",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ef45e",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="outcomes_toxicityobservation",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toxicityobservation",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_toxicityobservationevent" ("antipyretic", "arrhythmia", "capd", "cartox10", "comments", "consciousness", "constitutional", "entered_at", "explained", "findings", "fio2_pct", "fluids", "form_id", "haemophagocytosis", "high_dose_vasopressor", "hypotension", "ice", "ice_command", "ice_counting", "ice_naming", "ice_orientation", "ice_writing", "icp_signs", "id", "iechs_severity", "key", "known_on", "missing", "motor_weakness", "number", "observed_on", "opening_pressure_mmhg", "organ_grade", "organ_support", "overrides", "oxygen", "oxygen_l_per_min", "oxygen_reason", "papilloedema_stage", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "seizure", "study_id", "temperature", "toxicity_id", "transaminase_grade", "unable_to_perform", "vasopressors", "version") SELECT old_values."antipyretic", old_values."arrhythmia", old_values."capd", old_values."cartox10", old_values."comments", old_values."consciousness", old_values."constitutional", old_values."entered_at", old_values."explained", old_values."findings", old_values."fio2_pct", old_values."fluids", old_values."form_id", old_values."haemophagocytosis", old_values."high_dose_vasopressor", old_values."hypotension", old_values."ice", old_values."ice_command", old_values."ice_counting", old_values."ice_naming", old_values."ice_orientation", old_values."ice_writing", old_values."icp_signs", old_values."id", old_values."iechs_severity", old_values."key", old_values."known_on", old_values."missing", old_values."motor_weakness", old_values."number", old_values."observed_on", old_values."opening_pressure_mmhg", old_values."organ_grade", old_values."organ_support", old_values."overrides", old_values."oxygen", old_values."oxygen_l_per_min", old_values."oxygen_reason", old_values."papilloedema_stage", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."removed_at", old_values."seizure", old_values."study_id", old_values."temperature", old_values."toxicity_id", old_values."transaminase_grade", old_values."unable_to_perform", old_values."vasopressors", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="a91fe7643344cbe8bc67aa819e927dc05edbb65f",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_761b7",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_toxicityobservation",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="toxicityobservationevent",
                    index=models.Index(
                        fields=["study", "txid"], name="toxicityobservatio_event_txid"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toxicityobservationevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="b82fd2283dfdcd797d00e95a143dc87323d402b6",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_54251",
                            table="outcomes_toxicityobservationevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="toxicityobservationevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="51445596cc88e234cb3bd744989e16050ffeea0a",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1df04",
                            table="outcomes_toxicityobservationevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="vectorpersistence",
                    index=models.Index(fields=["patient"], name="vector_persistence_patient"),
                ),
                migrations.AddConstraint(
                    model_name="vectorpersistence",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="vector_persistence_one_row_per_key",
                        violation_error_message="There is one vector persistence per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="vectorpersistence",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "infusion"), _negated=True),
                                models.Q(("infusion__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "sampled_on"), _negated=True),
                                models.Q(("sampled_on__isnull", False), _negated=True),
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
                                models.Q(("missing__has_key", "copies_per_ug"), _negated=True),
                                models.Q(("copies_per_ug__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "limit_of_detection"), _negated=True),
                                models.Q(("limit_of_detection__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "clonal"), _negated=True),
                                models.Q(("clonal__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="vector_persistence_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="vectorpersistence",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="vector_persistence_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="vectorpersistence",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="vector_persistence_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="vectorpersistence",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("specimen__isnull", False), _negated=True),
                            ("specimen__in", ["BM", "PB", "CSF", "OTHER"]),
                            _connector="OR",
                        ),
                        name="vector_persistence_specimen_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="vectorpersistence",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("assay__isnull", False), _negated=True),
                            ("assay__in", ["QPCR", "DDPCR", "FLOW"]),
                            _connector="OR",
                        ),
                        name="vector_persistence_assay_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="vectorpersistence",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("copies_per_ug__isnull", False), _negated=True),
                            ("copies_per_ug__gte", 0),
                            _connector="OR",
                        ),
                        name="vector_persistence_copies_per_ug_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="vectorpersistence",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("limit_of_detection__isnull", False), _negated=True),
                            ("limit_of_detection__gte", 0),
                            _connector="OR",
                        ),
                        name="vector_persistence_limit_of_detection_within_bounds",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vectorpersistence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="4647e4e0ff54a6ee5f2addc8d9f6bba0864b1373",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_6c0fb",
                            table="outcomes_vectorpersistence",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vectorpersistence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="99bcbfd4d5193dac0c6c02df308fd0b081ece0e7",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_bf058",
                            table="outcomes_vectorpersistence",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vectorpersistence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_vectorpersistenceevent" ("assay", "clonal", "comments", "copies_per_ug", "detected", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "known_on", "limit_of_detection", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "sampled_on", "specimen", "study_id", "version") SELECT new_values."assay", new_values."clonal", new_values."comments", new_values."copies_per_ug", new_values."detected", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."limit_of_detection", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."sampled_on", new_values."specimen", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="0e49544be0a5d5e494f048fadcaed4833b6d2e35",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_8e9fa",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="outcomes_vectorpersistence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vectorpersistence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_vectorpersistenceevent" ("assay", "clonal", "comments", "copies_per_ug", "detected", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "known_on", "limit_of_detection", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "sampled_on", "specimen", "study_id", "version") SELECT new_values."assay", new_values."clonal", new_values."comments", new_values."copies_per_ug", new_values."detected", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."known_on", new_values."limit_of_detection", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."sampled_on", new_values."specimen", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="1fff5de3416f766d693e8b1feb86a4844f4832a7",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b3766",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="outcomes_vectorpersistence",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vectorpersistence",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "outcomes_vectorpersistenceevent" ("assay", "clonal", "comments", "copies_per_ug", "detected", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "known_on", "limit_of_detection", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "sampled_on", "specimen", "study_id", "version") SELECT old_values."assay", old_values."clonal", old_values."comments", old_values."copies_per_ug", old_values."detected", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."infusion_id", old_values."key", old_values."known_on", old_values."limit_of_detection", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."removed_at", old_values."sampled_on", old_values."specimen", old_values."study_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="214669341e077468601788acd60335a1ad8a8062",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_ab7f9",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="outcomes_vectorpersistence",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="vectorpersistenceevent",
                    index=models.Index(
                        fields=["study", "txid"], name="vectorpersistence_event_txid"
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vectorpersistenceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="02d7e62756a42a80bebe6710a574a1a230b54f08",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_c0556",
                            table="outcomes_vectorpersistenceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vectorpersistenceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="10495d2f0182f87034169e333cd6640957b3781f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_07cb8",
                            table="outcomes_vectorpersistenceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
