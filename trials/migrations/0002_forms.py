import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("patients", "0001_patients"),
        ("trials", "0001_people_and_studies"),
    ]

    operations = [
        migrations.CreateModel(
            name="Form",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("form_type", models.CharField(max_length=40)),
                ("anchor_table", models.CharField(max_length=40)),
                ("anchor_id", models.BigIntegerField()),
                ("visit", models.CharField(blank=True, default="", max_length=40)),
                ("protocol_version", models.CharField(blank=True, default="", max_length=200)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "In progress"),
                            ("complete", "Complete"),
                            ("verified", "Verified"),
                            ("signed", "Signed"),
                            ("locked", "Locked"),
                            ("not_obtainable", "Not obtainable"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("status_before_lock", models.CharField(blank=True, default="", max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("status_at", models.DateTimeField(null=True)),
                ("status_reason", models.CharField(blank=True, default="", max_length=1000)),
                (
                    "patient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="forms",
                        to="patients.patient",
                    ),
                ),
                (
                    "status_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            name="FormEvent",
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
                ("form_type", models.CharField(max_length=40)),
                ("anchor_table", models.CharField(max_length=40)),
                ("anchor_id", models.BigIntegerField()),
                ("visit", models.CharField(blank=True, default="", max_length=40)),
                ("protocol_version", models.CharField(blank=True, default="", max_length=200)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "In progress"),
                            ("complete", "Complete"),
                            ("verified", "Verified"),
                            ("signed", "Signed"),
                            ("locked", "Locked"),
                            ("not_obtainable", "Not obtainable"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("status_before_lock", models.CharField(blank=True, default="", max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("status_at", models.DateTimeField(null=True)),
                ("status_reason", models.CharField(blank=True, default="", max_length=1000)),
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
                        to="trials.form",
                    ),
                ),
                (
                    "status_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
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
            name="DerivedValue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("table", models.CharField(max_length=40)),
                ("record_id", models.BigIntegerField()),
                ("name", models.CharField(max_length=60)),
                ("definition", models.CharField(max_length=60)),
                ("definition_version", models.CharField(max_length=20)),
                ("value", models.CharField(max_length=40, null=True)),
                ("at_least", models.CharField(max_length=40, null=True)),
                ("effective", models.CharField(max_length=40, null=True)),
                ("missing", models.JSONField(default=list)),
                ("driver", models.JSONField(default=list)),
                ("computed_at", models.DateTimeField(auto_now=True)),
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
                "indexes": [models.Index(fields=["patient"], name="derived_value_patient")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("table", "record_id", "name"),
                        name="derived_value_one_per_record_and_name",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("table", models.CharField(max_length=40)),
                ("record_id", models.BigIntegerField(null=True)),
                ("parent_key", models.CharField(blank=True, default="", max_length=120)),
                ("typed", models.JSONField()),
                ("saved_at", models.DateTimeField(auto_now=True)),
                (
                    "patient",
                    models.ForeignKey(
                        null=True,
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
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user", "study", "table", "record_id", "parent_key"),
                        name="draft_one_per_author_and_form",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="form",
            constraint=models.UniqueConstraint(
                fields=("study", "patient", "anchor_table", "anchor_id", "form_type", "visit"),
                name="form_one_per_anchor_type_and_visit",
            ),
        ),
        migrations.AddConstraint(
            model_name="form",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        ["draft", "complete", "verified", "signed", "locked", "not_obtainable"],
                    )
                ),
                name="form_status_is_known",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="form",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trials_formevent" ("anchor_id", "anchor_table", "form_type", "id", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "status", "status_at", "status_before_lock", "status_by_id", "status_reason", "study_id", "version", "visit") SELECT new_values."anchor_id", new_values."anchor_table", new_values."form_type", new_values."id", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."status", new_values."status_at", new_values."status_before_lock", new_values."status_by_id", new_values."status_reason", new_values."study_id", new_values."version", new_values."visit" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="c20d9f25a8bf58eed4ab3a55578f6282d41cdf94",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_11eca",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="trials_form",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="form",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trials_formevent" ("anchor_id", "anchor_table", "form_type", "id", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "status", "status_at", "status_before_lock", "status_by_id", "status_reason", "study_id", "version", "visit") SELECT new_values."anchor_id", new_values."anchor_table", new_values."form_type", new_values."id", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."status", new_values."status_at", new_values."status_before_lock", new_values."status_by_id", new_values."status_reason", new_values."study_id", new_values."version", new_values."visit" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="ff27c69f19b60346772f9bac668fcae06230e2f0",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_162ce",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="trials_form",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="form",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trials_formevent" ("anchor_id", "anchor_table", "form_type", "id", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "status", "status_at", "status_before_lock", "status_by_id", "status_reason", "study_id", "version", "visit") SELECT old_values."anchor_id", old_values."anchor_table", old_values."form_type", old_values."id", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."status", old_values."status_at", old_values."status_before_lock", old_values."status_by_id", old_values."status_reason", old_values."study_id", old_values."version", old_values."visit" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="a73f48d2046a8badf13250421fc09ad0142bfa80",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_28d70",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="trials_form",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="formevent",
            index=models.Index(fields=["study", "txid"], name="form_event_txid"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="formevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                    hash="ebec6d1e953415f47b9a2a7f0c33cf531190a9ab",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_85f40",
                    table="trials_formevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="formevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="53aef0f10a0a3069c3ae45ab1ec5e79d4e4c35b2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2f64c",
                    table="trials_formevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
