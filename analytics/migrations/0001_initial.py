import django.contrib.postgres.fields
import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("infusions", "0001_initial"),
        ("patients", "0002_record"),
        ("trials", "0002_forms"),
    ]

    operations = [
        migrations.CreateModel(
            name="RiskScore",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("model", models.CharField(max_length=40)),
                ("version", models.CharField(max_length=20)),
                ("inputs", models.JSONField()),
                ("x", models.DecimalField(decimal_places=4, max_digits=8, null=True)),
                ("p_cr", models.FloatField(null=True)),
                ("y", models.DecimalField(decimal_places=4, max_digits=8, null=True)),
                ("p_mrd_negative_cr", models.FloatField(null=True)),
                ("risk_group", models.CharField(max_length=20, null=True)),
                (
                    "missing",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), size=None
                    ),
                ),
                ("applicable", models.BooleanField(null=True)),
                (
                    "applicability",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200), size=None
                    ),
                ),
                ("fingerprint", models.CharField(max_length=64)),
                ("computed_at", models.DateTimeField()),
                ("superseded_at", models.DateTimeField(null=True)),
                (
                    "infusion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="infusions.infusion",
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
        ),
        migrations.CreateModel(
            name="RiskScoreEvent",
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
                ("model", models.CharField(max_length=40)),
                ("version", models.CharField(max_length=20)),
                ("inputs", models.JSONField()),
                ("x", models.DecimalField(decimal_places=4, max_digits=8, null=True)),
                ("p_cr", models.FloatField(null=True)),
                ("y", models.DecimalField(decimal_places=4, max_digits=8, null=True)),
                ("p_mrd_negative_cr", models.FloatField(null=True)),
                ("risk_group", models.CharField(max_length=20, null=True)),
                (
                    "missing",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), size=None
                    ),
                ),
                ("applicable", models.BooleanField(null=True)),
                (
                    "applicability",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200), size=None
                    ),
                ),
                ("fingerprint", models.CharField(max_length=64)),
                ("computed_at", models.DateTimeField()),
                ("superseded_at", models.DateTimeField(null=True)),
                (
                    "infusion",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="infusions.infusion",
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
                        to="analytics.riskscore",
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
            name="Scored",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("model", models.CharField(max_length=40)),
                ("version", models.CharField(max_length=20)),
                ("seen", models.TextField()),
                (
                    "study",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.study",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("definition", models.CharField(max_length=60)),
                ("version", models.CharField(max_length=20)),
                ("population", models.CharField(max_length=20)),
                ("fingerprint", models.CharField(max_length=64)),
                ("computed_at", models.DateTimeField()),
                ("as_of", models.DateTimeField()),
                ("seen", models.TextField()),
                ("seconds", models.FloatField()),
                ("n", models.IntegerField()),
                ("excluded", models.JSONField()),
                ("groups", models.JSONField()),
                ("tests", models.JSONField()),
                ("chart_light", models.TextField(null=True)),
                ("chart_dark", models.TextField(null=True)),
                (
                    "site",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.site",
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
        ),
        migrations.CreateModel(
            name="EndpointResult",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("definition", models.CharField(max_length=60)),
                ("version", models.CharField(max_length=20)),
                ("excluded_reason", models.CharField(max_length=80, null=True)),
                ("origin", models.DateField(null=True)),
                ("date", models.DateField(null=True)),
                ("aval", models.IntegerField(null=True)),
                ("status", models.SmallIntegerField(null=True)),
                ("event", models.CharField(max_length=30, null=True)),
                ("censored", models.CharField(max_length=30, null=True)),
                ("query", models.CharField(max_length=60, null=True)),
                ("origin_imputed", models.CharField(max_length=5, null=True)),
                ("imputed", models.CharField(max_length=5, null=True)),
                ("source", models.CharField(max_length=40, null=True)),
                ("source_key", models.CharField(max_length=120, null=True)),
                ("fingerprint", models.CharField(max_length=64)),
                ("computed_at", models.DateTimeField()),
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
                "indexes": [
                    models.Index(fields=["study", "definition"], name="endpoint_result_of_study")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("patient", "definition"), name="endpoint_result_one_per_patient"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("excluded_reason__isnull", False),
                            models.Q(
                                ("aval__gte", 0),
                                ("date__gte", models.F("origin")),
                                ("status__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="endpoint_result_included_has_time_and_status",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="riskscore",
            index=models.Index(
                condition=models.Q(("superseded_at__isnull", True)),
                fields=["study"],
                name="risk_score_current_of_study",
            ),
        ),
        migrations.AddIndex(
            model_name="riskscore",
            index=models.Index(fields=["patient"], name="risk_score_patient"),
        ),
        migrations.AddConstraint(
            model_name="riskscore",
            constraint=models.UniqueConstraint(
                condition=models.Q(("superseded_at__isnull", True)),
                fields=("infusion", "model"),
                name="risk_score_one_current_per_infusion_and_model",
            ),
        ),
        migrations.AddConstraint(
            model_name="riskscore",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("risk_group__isnull", True),
                    models.Q(("x__isnull", False), ("y__isnull", False)),
                    _connector="OR",
                ),
                name="risk_score_group_needs_both_scores",
            ),
        ),
        migrations.AddConstraint(
            model_name="riskscore",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("superseded_at__isnull", True),
                    ("superseded_at__gte", models.F("computed_at")),
                    _connector="OR",
                ),
                name="risk_score_superseded_after_it_was_computed",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="riskscore",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "analytics_riskscoreevent" ("applicability", "applicable", "computed_at", "fingerprint", "id", "infusion_id", "inputs", "missing", "model", "p_cr", "p_mrd_negative_cr", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "risk_group", "study_id", "superseded_at", "version", "x", "y") SELECT new_values."applicability", new_values."applicable", new_values."computed_at", new_values."fingerprint", new_values."id", new_values."infusion_id", new_values."inputs", new_values."missing", new_values."model", new_values."p_cr", new_values."p_mrd_negative_cr", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."risk_group", new_values."study_id", new_values."superseded_at", new_values."version", new_values."x", new_values."y" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="1cb36c2d4dc74149c05be7cf46272e53ab3964d6",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_28cad",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="analytics_riskscore",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="riskscore",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "analytics_riskscoreevent" ("applicability", "applicable", "computed_at", "fingerprint", "id", "infusion_id", "inputs", "missing", "model", "p_cr", "p_mrd_negative_cr", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "risk_group", "study_id", "superseded_at", "version", "x", "y") SELECT new_values."applicability", new_values."applicable", new_values."computed_at", new_values."fingerprint", new_values."id", new_values."infusion_id", new_values."inputs", new_values."missing", new_values."model", new_values."p_cr", new_values."p_mrd_negative_cr", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."risk_group", new_values."study_id", new_values."superseded_at", new_values."version", new_values."x", new_values."y" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="45ecb7fc7e68408eca9a8261b38603a4421008a4",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bb47a",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="analytics_riskscore",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="riskscore",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "analytics_riskscoreevent" ("applicability", "applicable", "computed_at", "fingerprint", "id", "infusion_id", "inputs", "missing", "model", "p_cr", "p_mrd_negative_cr", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "risk_group", "study_id", "superseded_at", "version", "x", "y") SELECT old_values."applicability", old_values."applicable", old_values."computed_at", old_values."fingerprint", old_values."id", old_values."infusion_id", old_values."inputs", old_values."missing", old_values."model", old_values."p_cr", old_values."p_mrd_negative_cr", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."risk_group", old_values."study_id", old_values."superseded_at", old_values."version", old_values."x", old_values."y" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="03abd93f717190873125a7b1dc0cec408384b376",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_00ae5",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="analytics_riskscore",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="riskscoreevent",
            index=models.Index(fields=["study", "txid"], name="riskscore_event_txid"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="riskscoreevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                    hash="3266468659e01163992a750d4b802ec0503f3d0b",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_42fe2",
                    table="analytics_riskscoreevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="riskscoreevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f62e693f0a546c625403d59d1eea8cc75cf8cb38",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_0992b",
                    table="analytics_riskscoreevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="scored",
            constraint=models.UniqueConstraint(
                fields=("study", "model"), name="scored_one_per_study_model"
            ),
        ),
        migrations.AddIndex(
            model_name="snapshot",
            index=models.Index(
                fields=["study", "site", "definition", "population", "-computed_at"],
                name="snapshot_newest_first",
            ),
        ),
    ]
