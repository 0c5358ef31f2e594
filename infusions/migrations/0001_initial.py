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
        ("patients", "0002_record"),
        ("trials", "0002_forms"),
    ]

    operations = [
        migrations.CreateModel(
            name="Construct",
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
                    "name",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="Name"),
                ),
                (
                    "targets",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        null=True,
                        size=None,
                        verbose_name="Targets",
                    ),
                ),
                (
                    "strategy",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Target strategy"
                    ),
                ),
                (
                    "generation",
                    models.SmallIntegerField(blank=True, null=True, verbose_name="Generation"),
                ),
                (
                    "costimulatory",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        null=True,
                        size=None,
                        verbose_name="Costimulatory domains",
                    ),
                ),
                (
                    "scfv_origin",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="scFv origin"
                    ),
                ),
                (
                    "hinge",
                    models.CharField(
                        blank=True,
                        max_length=40,
                        null=True,
                        verbose_name="Hinge and transmembrane domain",
                    ),
                ),
                (
                    "vector",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Vector"),
                ),
                (
                    "suicide_switch",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Suicide switch (iCasp9)"
                    ),
                ),
                (
                    "il6_knockdown",
                    models.BooleanField(blank=True, null=True, verbose_name="IL-6 knock-down"),
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
                "verbose_name": "construct",
                "verbose_name_plural": "constructs",
            },
        ),
        migrations.CreateModel(
            name="ConstructEvent",
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
                    "name",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="Name"),
                ),
                (
                    "targets",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        null=True,
                        size=None,
                        verbose_name="Targets",
                    ),
                ),
                (
                    "strategy",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Target strategy"
                    ),
                ),
                (
                    "generation",
                    models.SmallIntegerField(blank=True, null=True, verbose_name="Generation"),
                ),
                (
                    "costimulatory",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        null=True,
                        size=None,
                        verbose_name="Costimulatory domains",
                    ),
                ),
                (
                    "scfv_origin",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="scFv origin"
                    ),
                ),
                (
                    "hinge",
                    models.CharField(
                        blank=True,
                        max_length=40,
                        null=True,
                        verbose_name="Hinge and transmembrane domain",
                    ),
                ),
                (
                    "vector",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="Vector"),
                ),
                (
                    "suicide_switch",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Suicide switch (iCasp9)"
                    ),
                ),
                (
                    "il6_knockdown",
                    models.BooleanField(blank=True, null=True, verbose_name="IL-6 knock-down"),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="infusions.construct",
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
            name="Infusion",
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
                    "infused_on",
                    models.DateField(blank=True, null=True, verbose_name="Day 0 (first dose)"),
                ),
                (
                    "infusion_reason",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Reason for the infusion"
                    ),
                ),
                (
                    "generation",
                    models.SmallIntegerField(
                        blank=True, null=True, verbose_name="Construct generation"
                    ),
                ),
                (
                    "strategy",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Target strategy"
                    ),
                ),
                (
                    "costimulatory",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        null=True,
                        size=None,
                        verbose_name="Costimulatory domains",
                    ),
                ),
                (
                    "dose_level",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Dose level"
                    ),
                ),
                (
                    "cohort",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="Cohort"),
                ),
                (
                    "disease_status",
                    models.CharField(
                        blank=True,
                        max_length=40,
                        null=True,
                        verbose_name="Disease status at infusion",
                    ),
                ),
                (
                    "blasts_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Bone marrow blasts before the infusion",
                    ),
                ),
                (
                    "blasts_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="Marrow before the infusion taken on"
                    ),
                ),
                (
                    "m2_or_worse",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Marrow M2 or worse before the infusion"
                    ),
                ),
                (
                    "cns_leukaemia",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="CNS leukaemia before the infusion"
                    ),
                ),
                (
                    "emd",
                    models.BooleanField(
                        blank=True,
                        null=True,
                        verbose_name="Extramedullary disease before the infusion",
                    ),
                ),
                (
                    "emd_sites",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        null=True,
                        size=None,
                        verbose_name="Extramedullary sites before the infusion",
                    ),
                ),
                (
                    "construct",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infusions.construct",
                        verbose_name="Construct",
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
                "verbose_name": "infusion",
                "verbose_name_plural": "infusions",
            },
        ),
        migrations.CreateModel(
            name="Dose",
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
                ("given_on", models.DateField(blank=True, null=True, verbose_name="Given on")),
                (
                    "planned_fraction_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Planned fraction of the product's dose",
                    ),
                ),
                (
                    "cells_per_kg",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="CAR-positive viable cells per kg",
                    ),
                ),
                (
                    "cells_per_kg_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="CAR-positive viable cells per kg, as entered",
                    ),
                ),
                (
                    "cells_per_kg_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="CAR-positive viable cells per kg, unit as entered",
                    ),
                ),
                (
                    "withheld_reason",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        null=True,
                        verbose_name="Why a part was withheld",
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
                (
                    "infusion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infusions.infusion",
                        verbose_name="Infusion",
                    ),
                ),
            ],
            options={
                "verbose_name": "dose",
                "verbose_name_plural": "doses",
            },
        ),
        migrations.CreateModel(
            name="InfusionEvent",
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
                    "infused_on",
                    models.DateField(blank=True, null=True, verbose_name="Day 0 (first dose)"),
                ),
                (
                    "infusion_reason",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Reason for the infusion"
                    ),
                ),
                (
                    "generation",
                    models.SmallIntegerField(
                        blank=True, null=True, verbose_name="Construct generation"
                    ),
                ),
                (
                    "strategy",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Target strategy"
                    ),
                ),
                (
                    "costimulatory",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        null=True,
                        size=None,
                        verbose_name="Costimulatory domains",
                    ),
                ),
                (
                    "dose_level",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Dose level"
                    ),
                ),
                (
                    "cohort",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="Cohort"),
                ),
                (
                    "disease_status",
                    models.CharField(
                        blank=True,
                        max_length=40,
                        null=True,
                        verbose_name="Disease status at infusion",
                    ),
                ),
                (
                    "blasts_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Bone marrow blasts before the infusion",
                    ),
                ),
                (
                    "blasts_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="Marrow before the infusion taken on"
                    ),
                ),
                (
                    "m2_or_worse",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Marrow M2 or worse before the infusion"
                    ),
                ),
                (
                    "cns_leukaemia",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="CNS leukaemia before the infusion"
                    ),
                ),
                (
                    "emd",
                    models.BooleanField(
                        blank=True,
                        null=True,
                        verbose_name="Extramedullary disease before the infusion",
                    ),
                ),
                (
                    "emd_sites",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        null=True,
                        size=None,
                        verbose_name="Extramedullary sites before the infusion",
                    ),
                ),
                (
                    "construct",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="infusions.construct",
                        verbose_name="Construct",
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
                        to="infusions.infusion",
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
            name="Lymphodepletion",
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
                (
                    "dose_mg_per_m2",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Dose per day",
                    ),
                ),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="Started on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="Ended on")),
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
                "verbose_name": "lymphodepletion",
                "verbose_name_plural": "lymphodepletions",
            },
        ),
        migrations.CreateModel(
            name="LymphodepletionEvent",
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
                (
                    "dose_mg_per_m2",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Dose per day",
                    ),
                ),
                ("started_on", models.DateField(blank=True, null=True, verbose_name="Started on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="Ended on")),
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
                        to="infusions.lymphodepletion",
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
            name="Product",
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
                    "cell_source",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Cell source"
                    ),
                ),
                (
                    "t_cell_selection",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="T-cell selection"
                    ),
                ),
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
                    "released_on",
                    models.DateField(blank=True, null=True, verbose_name="Released on"),
                ),
                (
                    "released_on_precision",
                    models.CharField(
                        blank=True, max_length=5, null=True, verbose_name="Released on, precision"
                    ),
                ),
                (
                    "cryopreserved",
                    models.BooleanField(blank=True, null=True, verbose_name="Cryopreserved"),
                ),
                (
                    "construct",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infusions.construct",
                        verbose_name="Construct",
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
                "verbose_name": "product",
                "verbose_name_plural": "products",
            },
        ),
        migrations.CreateModel(
            name="DoseEvent",
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
                ("given_on", models.DateField(blank=True, null=True, verbose_name="Given on")),
                (
                    "planned_fraction_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Planned fraction of the product's dose",
                    ),
                ),
                (
                    "cells_per_kg",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="CAR-positive viable cells per kg",
                    ),
                ),
                (
                    "cells_per_kg_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="CAR-positive viable cells per kg, as entered",
                    ),
                ),
                (
                    "cells_per_kg_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="CAR-positive viable cells per kg, unit as entered",
                    ),
                ),
                (
                    "withheld_reason",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        null=True,
                        verbose_name="Why a part was withheld",
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
                        to="infusions.dose",
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
                    "product",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="infusions.product",
                        verbose_name="Product",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="dose",
            name="product",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="infusions.product",
                verbose_name="Product",
            ),
        ),
        migrations.CreateModel(
            name="ProductEvent",
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
                    "cell_source",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Cell source"
                    ),
                ),
                (
                    "t_cell_selection",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="T-cell selection"
                    ),
                ),
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
                    "released_on",
                    models.DateField(blank=True, null=True, verbose_name="Released on"),
                ),
                (
                    "released_on_precision",
                    models.CharField(
                        blank=True, max_length=5, null=True, verbose_name="Released on, precision"
                    ),
                ),
                (
                    "cryopreserved",
                    models.BooleanField(blank=True, null=True, verbose_name="Cryopreserved"),
                ),
                (
                    "construct",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="infusions.construct",
                        verbose_name="Construct",
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
                        to="infusions.product",
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
                migrations.AddConstraint(
                    model_name="construct",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="constructs_one_row_per_key",
                        violation_error_message="There is one construct per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="construct",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "name"), _negated=True),
                                models.Q(("name__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "targets"), _negated=True),
                                models.Q(("targets__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "strategy"), _negated=True),
                                models.Q(("strategy__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "generation"), _negated=True),
                                models.Q(("generation__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "costimulatory"), _negated=True),
                                models.Q(("costimulatory__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "scfv_origin"), _negated=True),
                                models.Q(("scfv_origin__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "hinge"), _negated=True),
                                models.Q(("hinge__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "vector"), _negated=True),
                                models.Q(("vector__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "suicide_switch"), _negated=True),
                                models.Q(("suicide_switch__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "il6_knockdown"), _negated=True),
                                models.Q(("il6_knockdown__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="constructs_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="construct",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="constructs_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="construct",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("targets__isnull", False), _negated=True),
                            ("targets__contained_by", ["CD19", "CD22"]),
                            _connector="OR",
                        ),
                        name="constructs_targets_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="construct",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("strategy__isnull", False), _negated=True),
                            ("strategy__in", ["single", "dual", "sequential"]),
                            _connector="OR",
                        ),
                        name="constructs_strategy_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="construct",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("generation__isnull", False), _negated=True),
                            ("generation__in", [2, 3, 4]),
                            _connector="OR",
                        ),
                        name="constructs_generation_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="construct",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("costimulatory__isnull", False), _negated=True),
                            ("costimulatory__contained_by", ["41BB", "CD28", "OX40", "ICOS"]),
                            _connector="OR",
                        ),
                        name="constructs_costimulatory_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="construct",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("scfv_origin__isnull", False), _negated=True),
                            ("scfv_origin__in", ["murine", "humanised", "human"]),
                            _connector="OR",
                        ),
                        name="constructs_scfv_origin_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="construct",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hinge__isnull", False), _negated=True),
                            ("hinge__in", ["CD8A", "CD28", "OTHER"]),
                            _connector="OR",
                        ),
                        name="constructs_hinge_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="construct",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("vector__isnull", False), _negated=True),
                            ("vector__in", ["lentiviral", "retroviral", "other"]),
                            _connector="OR",
                        ),
                        name="constructs_vector_in_codelist",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="construct",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="517580f0c8e7b409345cc30b2185c624aa19f60e",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_630c5",
                            table="infusions_construct",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="construct",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="f5fbdf8a440d64c657a625835ccfcb617fc3abf4",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_ed173",
                            table="infusions_construct",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="construct",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_constructevent" ("comments", "costimulatory", "entered_at", "findings", "generation", "hinge", "id", "il6_knockdown", "key", "missing", "name", "overrides", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "scfv_origin", "strategy", "study_id", "suicide_switch", "targets", "vector", "version") SELECT new_values."comments", new_values."costimulatory", new_values."entered_at", new_values."findings", new_values."generation", new_values."hinge", new_values."id", new_values."il6_knockdown", new_values."key", new_values."missing", new_values."name", new_values."overrides", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."removed_at", new_values."scfv_origin", new_values."strategy", new_values."study_id", new_values."suicide_switch", new_values."targets", new_values."vector", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="e3ab7f69cc64b8c94e3fc6b32d1c16959acf57ea",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_constructevent" ("comments", "costimulatory", "entered_at", "findings", "generation", "hinge", "id", "il6_knockdown", "key", "missing", "name", "overrides", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "scfv_origin", "strategy", "study_id", "suicide_switch", "targets", "vector", "version") SELECT new_values."comments", new_values."costimulatory", new_values."entered_at", new_values."findings", new_values."generation", new_values."hinge", new_values."id", new_values."il6_knockdown", new_values."key", new_values."missing", new_values."name", new_values."overrides", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."removed_at", new_values."scfv_origin", new_values."strategy", new_values."study_id", new_values."suicide_switch", new_values."targets", new_values."vector", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="40cad1aa4eb7c7387a2388a27d029760a8e4a46b",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_constructevent" ("comments", "costimulatory", "entered_at", "findings", "generation", "hinge", "id", "il6_knockdown", "key", "missing", "name", "overrides", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "scfv_origin", "strategy", "study_id", "suicide_switch", "targets", "vector", "version") SELECT old_values."comments", old_values."costimulatory", old_values."entered_at", old_values."findings", old_values."generation", old_values."hinge", old_values."id", old_values."il6_knockdown", old_values."key", old_values."missing", old_values."name", old_values."overrides", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."removed_at", old_values."scfv_origin", old_values."strategy", old_values."study_id", old_values."suicide_switch", old_values."targets", old_values."vector", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="7f4fe77cb7639e8e20f323cc62fffe671cde963d",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_73a78",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="infusions_construct",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="constructevent",
                    index=models.Index(fields=["study", "txid"], name="construct_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="constructevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="6e07d72bbb2fd01bd04d36170d9c941213fbf923",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_3e3f7",
                            table="infusions_constructevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="constructevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2909f08cb38af206e25bd76f753defaeb2a0af8e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_00262",
                            table="infusions_constructevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="infusion",
                    index=models.Index(fields=["patient"], name="infusions_patient"),
                ),
                migrations.AddConstraint(
                    model_name="infusion",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="infusions_one_row_per_key",
                        violation_error_message="There is one infusion per key.",
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
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="infusions_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="infusion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="infusions_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="infusion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("infusion_reason__isnull", False), _negated=True),
                            (
                                "infusion_reason__in",
                                [
                                    "first",
                                    "relapse",
                                    "no_response",
                                    "mrd",
                                    "planned_consolidation",
                                    "loss_of_b_cell_aplasia",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="infusions_infusion_reason_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="infusion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("generation__isnull", False), _negated=True),
                            ("generation__in", [2, 3, 4]),
                            _connector="OR",
                        ),
                        name="infusions_generation_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="infusion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("strategy__isnull", False), _negated=True),
                            ("strategy__in", ["single", "dual", "sequential"]),
                            _connector="OR",
                        ),
                        name="infusions_strategy_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="infusion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("costimulatory__isnull", False), _negated=True),
                            ("costimulatory__contained_by", ["41BB", "CD28", "OX40", "ICOS"]),
                            _connector="OR",
                        ),
                        name="infusions_costimulatory_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="infusion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("disease_status__isnull", False), _negated=True),
                            (
                                "disease_status__in",
                                ["relapsed", "refractory", "persistent_mrd", "recurrent_mrd"],
                            ),
                            _connector="OR",
                        ),
                        name="infusions_disease_status_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="infusion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("blasts_pct__isnull", False), _negated=True),
                            models.Q(("blasts_pct__gte", 0), ("blasts_pct__lte", 100)),
                            _connector="OR",
                        ),
                        name="infusions_blasts_pct_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="infusion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("emd_sites__isnull", False), _negated=True),
                            (
                                "emd_sites__contained_by",
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
                        name="infusions_emd_sites_in_codelist",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="infusion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="08c7ad3fd4c3edcdc248fb913909dcb870da138f",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_2aecf",
                            table="infusions_infusion",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="infusion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="a7dbc2508208b9783b7aac651288f04164d6ee96",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_3a4ad",
                            table="infusions_infusion",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="infusion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_infusionevent" ("blasts_on", "blasts_pct", "cns_leukaemia", "cohort", "comments", "construct_id", "costimulatory", "disease_status", "dose_level", "emd", "emd_sites", "entered_at", "findings", "form_id", "generation", "id", "infused_on", "infusion_reason", "key", "m2_or_worse", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "strategy", "study_id", "version") SELECT new_values."blasts_on", new_values."blasts_pct", new_values."cns_leukaemia", new_values."cohort", new_values."comments", new_values."construct_id", new_values."costimulatory", new_values."disease_status", new_values."dose_level", new_values."emd", new_values."emd_sites", new_values."entered_at", new_values."findings", new_values."form_id", new_values."generation", new_values."id", new_values."infused_on", new_values."infusion_reason", new_values."key", new_values."m2_or_worse", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."removed_at", new_values."strategy", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="cf0cd6575af82ca0b1e26f45d05add9841f92e55",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_infusionevent" ("blasts_on", "blasts_pct", "cns_leukaemia", "cohort", "comments", "construct_id", "costimulatory", "disease_status", "dose_level", "emd", "emd_sites", "entered_at", "findings", "form_id", "generation", "id", "infused_on", "infusion_reason", "key", "m2_or_worse", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "strategy", "study_id", "version") SELECT new_values."blasts_on", new_values."blasts_pct", new_values."cns_leukaemia", new_values."cohort", new_values."comments", new_values."construct_id", new_values."costimulatory", new_values."disease_status", new_values."dose_level", new_values."emd", new_values."emd_sites", new_values."entered_at", new_values."findings", new_values."form_id", new_values."generation", new_values."id", new_values."infused_on", new_values."infusion_reason", new_values."key", new_values."m2_or_worse", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."removed_at", new_values."strategy", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="505751f936ae4f3008f8e8a120b83a50c92d35f4",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_infusionevent" ("blasts_on", "blasts_pct", "cns_leukaemia", "cohort", "comments", "construct_id", "costimulatory", "disease_status", "dose_level", "emd", "emd_sites", "entered_at", "findings", "form_id", "generation", "id", "infused_on", "infusion_reason", "key", "m2_or_worse", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "strategy", "study_id", "version") SELECT old_values."blasts_on", old_values."blasts_pct", old_values."cns_leukaemia", old_values."cohort", old_values."comments", old_values."construct_id", old_values."costimulatory", old_values."disease_status", old_values."dose_level", old_values."emd", old_values."emd_sites", old_values."entered_at", old_values."findings", old_values."form_id", old_values."generation", old_values."id", old_values."infused_on", old_values."infusion_reason", old_values."key", old_values."m2_or_worse", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."removed_at", old_values."strategy", old_values."study_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="23cc263eacd856a3837f0287f81be17d13ec048f",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3c0ff",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="infusions_infusion",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="infusionevent",
                    index=models.Index(fields=["study", "txid"], name="infusion_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="infusionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="659dce5ee5c991a78f15bd0f5008ca5060567af7",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_5036a",
                            table="infusions_infusionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="infusionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="be63cc3816f0aaf0ab846d77d4b1cf3cd72e150f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5a3db",
                            table="infusions_infusionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="lymphodepletion",
                    index=models.Index(fields=["patient"], name="lymphodepletions_patient"),
                ),
                migrations.AddConstraint(
                    model_name="lymphodepletion",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="lymphodepletions_one_row_per_key",
                        violation_error_message="There is one lymphodepletion per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lymphodepletion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "drug"), _negated=True),
                                models.Q(("drug__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "dose_mg_per_m2"), _negated=True),
                                models.Q(("dose_mg_per_m2__isnull", False), _negated=True),
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
                        name="lymphodepletions_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lymphodepletion",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="lymphodepletions_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lymphodepletion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="lymphodepletions_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lymphodepletion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("drug__isnull", False), _negated=True),
                            (
                                "drug__in",
                                [
                                    "FLUDARABINE",
                                    "CYCLOPHOSPHAMIDE",
                                    "DECITABINE",
                                    "RITUXIMAB",
                                    "OTHER",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="lymphodepletions_drug_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="lymphodepletion",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dose_mg_per_m2__isnull", False), _negated=True),
                            ("dose_mg_per_m2__gte", 0),
                            _connector="OR",
                        ),
                        name="lymphodepletions_dose_mg_per_m2_within_bounds",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lymphodepletion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="1866204dbd7813c201914939ad1cbd9de1e231ea",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_b0302",
                            table="infusions_lymphodepletion",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lymphodepletion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="64b7630a0010c7490a638fd973db6af68962a1dc",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_16f1f",
                            table="infusions_lymphodepletion",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lymphodepletion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_lymphodepletionevent" ("comments", "dose_mg_per_m2", "drug", "ended_on", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "started_on", "study_id", "version") SELECT new_values."comments", new_values."dose_mg_per_m2", new_values."drug", new_values."ended_on", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."removed_at", new_values."started_on", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a0f230845af0de54dbea268da0654ff7421b434b",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_lymphodepletionevent" ("comments", "dose_mg_per_m2", "drug", "ended_on", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "started_on", "study_id", "version") SELECT new_values."comments", new_values."dose_mg_per_m2", new_values."drug", new_values."ended_on", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."infusion_id", new_values."key", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."removed_at", new_values."started_on", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="fdf43d49595d4ebc6c62c7ccc8f8790e18602375",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_lymphodepletionevent" ("comments", "dose_mg_per_m2", "drug", "ended_on", "entered_at", "findings", "form_id", "id", "infusion_id", "key", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "started_on", "study_id", "version") SELECT old_values."comments", old_values."dose_mg_per_m2", old_values."drug", old_values."ended_on", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."infusion_id", old_values."key", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."removed_at", old_values."started_on", old_values."study_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="8549a8169ebd5e9cfeaeea680e972995fe9d9c74",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_e25d9",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="infusions_lymphodepletion",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="lymphodepletionevent",
                    index=models.Index(fields=["study", "txid"], name="lymphodepletion_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lymphodepletionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="41624fc8d30646c57136579599979b7e06da3c72",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_27d26",
                            table="infusions_lymphodepletionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="lymphodepletionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6d3d56228b1556749861b3f309eab1365679601e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_90d9d",
                            table="infusions_lymphodepletionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="product",
                    index=models.Index(fields=["patient"], name="products_patient"),
                ),
                migrations.AddConstraint(
                    model_name="product",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="products_one_row_per_key",
                        violation_error_message="There is one product per key.",
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
                                models.Q(("missing__has_key", "collected_on"), _negated=True),
                                models.Q(("collected_on__isnull", False), _negated=True),
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
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="products_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="product",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="products_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="product",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cell_source__isnull", False), _negated=True),
                            ("cell_source__in", ["autologous", "hsct_donor", "other_donor"]),
                            _connector="OR",
                        ),
                        name="products_cell_source_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="product",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("t_cell_selection__isnull", False), _negated=True),
                            ("t_cell_selection__in", ["none", "CD3", "CD4_CD8", "other"]),
                            _connector="OR",
                        ),
                        name="products_t_cell_selection_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="product",
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
                        name="products_collected_on_as_far_as_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="product",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("released_on__isnull", False), _negated=True),
                                ("released_on_precision__isnull", True),
                            ),
                            models.Q(
                                ("released_on__isnull", False),
                                ("released_on_precision__isnull", False),
                                models.Q(
                                    ("released_on_precision", "day"),
                                    models.Q(
                                        ("released_on_precision", "month"), ("released_on__day", 1)
                                    ),
                                    models.Q(
                                        ("released_on_precision", "year"),
                                        ("released_on__day", 1),
                                        ("released_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="products_released_on_as_far_as_known",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="product",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="128a6d4ab9f0143f048d890011f7fe2504ed0bc1",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_7dc22",
                            table="infusions_product",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="product",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="39eed54f1ce4dbe25d6b7eeb6d59beb7d7c7388a",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_0b252",
                            table="infusions_product",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="product",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_productevent" ("cell_source", "collected_on", "collected_on_precision", "comments", "construct_id", "cryopreserved", "entered_at", "findings", "form_id", "id", "key", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "released_on", "released_on_precision", "removed_at", "study_id", "t_cell_selection", "version") SELECT new_values."cell_source", new_values."collected_on", new_values."collected_on_precision", new_values."comments", new_values."construct_id", new_values."cryopreserved", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."key", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."released_on", new_values."released_on_precision", new_values."removed_at", new_values."study_id", new_values."t_cell_selection", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="cc1e984fbc9bdc99b68bf3b5cf3ce1f2d6ec68d9",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_productevent" ("cell_source", "collected_on", "collected_on_precision", "comments", "construct_id", "cryopreserved", "entered_at", "findings", "form_id", "id", "key", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "released_on", "released_on_precision", "removed_at", "study_id", "t_cell_selection", "version") SELECT new_values."cell_source", new_values."collected_on", new_values."collected_on_precision", new_values."comments", new_values."construct_id", new_values."cryopreserved", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."key", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."released_on", new_values."released_on_precision", new_values."removed_at", new_values."study_id", new_values."t_cell_selection", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="94d1732611fd7f3774c0f444d59e0d5212f0660a",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_productevent" ("cell_source", "collected_on", "collected_on_precision", "comments", "construct_id", "cryopreserved", "entered_at", "findings", "form_id", "id", "key", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "released_on", "released_on_precision", "removed_at", "study_id", "t_cell_selection", "version") SELECT old_values."cell_source", old_values."collected_on", old_values."collected_on_precision", old_values."comments", old_values."construct_id", old_values."cryopreserved", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."key", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."released_on", old_values."released_on_precision", old_values."removed_at", old_values."study_id", old_values."t_cell_selection", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="28630b61cb14b7ef3202cc409b43ad611b07260e",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2accc",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="infusions_product",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="doseevent",
                    index=models.Index(fields=["study", "txid"], name="dose_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="doseevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="a7801ea3d58abf73baf025db4f30a1ee0b79ea77",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_5d3c3",
                            table="infusions_doseevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="doseevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5471d1b60a76638415e7f9be06ebd79d4bd755bc",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_67a75",
                            table="infusions_doseevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="dose",
                    index=models.Index(fields=["patient"], name="doses_patient"),
                ),
                migrations.AddConstraint(
                    model_name="dose",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="doses_one_row_per_key",
                        violation_error_message="There is one dose per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="dose",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "given_on"), _negated=True),
                                models.Q(("given_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "product"), _negated=True),
                                models.Q(("product__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(
                                    ("missing__has_key", "planned_fraction_pct"), _negated=True
                                ),
                                models.Q(("planned_fraction_pct__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "cells_per_kg"), _negated=True),
                                models.Q(("cells_per_kg__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "withheld_reason"), _negated=True),
                                models.Q(("withheld_reason__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="doses_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="dose",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="doses_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="dose",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="doses_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="dose",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("planned_fraction_pct__isnull", False), _negated=True),
                            models.Q(
                                ("planned_fraction_pct__gte", 0), ("planned_fraction_pct__lte", 100)
                            ),
                            _connector="OR",
                        ),
                        name="doses_planned_fraction_pct_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="dose",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cells_per_kg__isnull", False), _negated=True),
                            ("cells_per_kg__gte", 0),
                            _connector="OR",
                        ),
                        name="doses_cells_per_kg_within_bounds",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dose",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="8d76450f05bc8f9ee4ad1c889caa4a9aeb499aa0",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_4ad12",
                            table="infusions_dose",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dose",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="a0918ab1d9edf97972454ac3a3efa943aaec7dd6",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_2453a",
                            table="infusions_dose",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="dose",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_doseevent" ("cells_per_kg", "cells_per_kg_entered", "cells_per_kg_entered_unit", "comments", "entered_at", "findings", "form_id", "given_on", "id", "infusion_id", "key", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_fraction_pct", "product_id", "removed_at", "study_id", "version", "withheld_reason") SELECT new_values."cells_per_kg", new_values."cells_per_kg_entered", new_values."cells_per_kg_entered_unit", new_values."comments", new_values."entered_at", new_values."findings", new_values."form_id", new_values."given_on", new_values."id", new_values."infusion_id", new_values."key", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."planned_fraction_pct", new_values."product_id", new_values."removed_at", new_values."study_id", new_values."version", new_values."withheld_reason" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d5ee61c41257dbff81b2e5e8b538395f2ea6f934",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_doseevent" ("cells_per_kg", "cells_per_kg_entered", "cells_per_kg_entered_unit", "comments", "entered_at", "findings", "form_id", "given_on", "id", "infusion_id", "key", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_fraction_pct", "product_id", "removed_at", "study_id", "version", "withheld_reason") SELECT new_values."cells_per_kg", new_values."cells_per_kg_entered", new_values."cells_per_kg_entered_unit", new_values."comments", new_values."entered_at", new_values."findings", new_values."form_id", new_values."given_on", new_values."id", new_values."infusion_id", new_values."key", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."planned_fraction_pct", new_values."product_id", new_values."removed_at", new_values."study_id", new_values."version", new_values."withheld_reason" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="0cdf3df689ea7552d1f49496d1674a15ac0ed75b",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "infusions_doseevent" ("cells_per_kg", "cells_per_kg_entered", "cells_per_kg_entered_unit", "comments", "entered_at", "findings", "form_id", "given_on", "id", "infusion_id", "key", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "planned_fraction_pct", "product_id", "removed_at", "study_id", "version", "withheld_reason") SELECT old_values."cells_per_kg", old_values."cells_per_kg_entered", old_values."cells_per_kg_entered_unit", old_values."comments", old_values."entered_at", old_values."findings", old_values."form_id", old_values."given_on", old_values."id", old_values."infusion_id", old_values."key", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."planned_fraction_pct", old_values."product_id", old_values."removed_at", old_values."study_id", old_values."version", old_values."withheld_reason" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="cd4c86671f1abcbd0ff93c751edf0a03ea59c416",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_6efb1",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="infusions_dose",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="productevent",
                    index=models.Index(fields=["study", "txid"], name="product_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="productevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="3cb7c48f7b512589abd6f52e4570614cbdc4f46c",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_30609",
                            table="infusions_productevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="productevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="33d2d4533ccfe807994f45ee12136f80c9b86531",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1a728",
                            table="infusions_productevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
