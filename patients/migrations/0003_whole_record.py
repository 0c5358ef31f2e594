import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import trials.crf.migrating


class Migration(migrations.Migration):
    dependencies = [
        ("patients", "0002_record"),
        ("trials", "0003_whole_record"),
    ]

    operations = [
        migrations.CreateModel(
            name="Eligibility",
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
                    "screened_on",
                    models.DateField(blank=True, null=True, verbose_name="Screened on"),
                ),
                ("eligible", models.BooleanField(blank=True, null=True, verbose_name="Eligible")),
                (
                    "screening_failure",
                    models.CharField(
                        blank=True,
                        max_length=40,
                        null=True,
                        verbose_name="Reason for the screening failure",
                    ),
                ),
                (
                    "criteria_not_met",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Criteria not met"
                    ),
                ),
                (
                    "performance_scale",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Performance scale"
                    ),
                ),
                (
                    "performance",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="Performance status"
                    ),
                ),
                (
                    "survival_3_months",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Expected to survive 3 months or longer"
                    ),
                ),
                (
                    "cd19_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Blasts with CD19",
                    ),
                ),
                (
                    "cd22_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Blasts with CD22",
                    ),
                ),
                (
                    "not_infused_reason",
                    models.CharField(
                        blank=True,
                        max_length=40,
                        null=True,
                        verbose_name="Enrolled but not infused because",
                    ),
                ),
                (
                    "not_infused_on",
                    models.DateField(blank=True, null=True, verbose_name="Decided on"),
                ),
                (
                    "known_on",
                    models.DateField(blank=True, null=True, verbose_name="Known at the source on"),
                ),
            ],
            options={
                "verbose_name": "eligibility",
                "verbose_name_plural": "eligibility",
            },
        ),
        migrations.CreateModel(
            name="EligibilityEvent",
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
                    "screened_on",
                    models.DateField(blank=True, null=True, verbose_name="Screened on"),
                ),
                ("eligible", models.BooleanField(blank=True, null=True, verbose_name="Eligible")),
                (
                    "screening_failure",
                    models.CharField(
                        blank=True,
                        max_length=40,
                        null=True,
                        verbose_name="Reason for the screening failure",
                    ),
                ),
                (
                    "criteria_not_met",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Criteria not met"
                    ),
                ),
                (
                    "performance_scale",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Performance scale"
                    ),
                ),
                (
                    "performance",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="Performance status"
                    ),
                ),
                (
                    "survival_3_months",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Expected to survive 3 months or longer"
                    ),
                ),
                (
                    "cd19_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Blasts with CD19",
                    ),
                ),
                (
                    "cd22_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Blasts with CD22",
                    ),
                ),
                (
                    "not_infused_reason",
                    models.CharField(
                        blank=True,
                        max_length=40,
                        null=True,
                        verbose_name="Enrolled but not infused because",
                    ),
                ),
                (
                    "not_infused_on",
                    models.DateField(blank=True, null=True, verbose_name="Decided on"),
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
            name="MedicalHistory",
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
                    "condition",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Condition"
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
                    "ongoing",
                    models.BooleanField(blank=True, null=True, verbose_name="Ongoing at enrolment"),
                ),
                (
                    "grade",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="CTCAE grade at enrolment"
                    ),
                ),
                (
                    "known_on",
                    models.DateField(blank=True, null=True, verbose_name="Known at the source on"),
                ),
            ],
            options={
                "verbose_name": "medical history",
                "verbose_name_plural": "medical history",
            },
        ),
        migrations.CreateModel(
            name="MedicalHistoryEvent",
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
                    "condition",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Condition"
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
                    "ongoing",
                    models.BooleanField(blank=True, null=True, verbose_name="Ongoing at enrolment"),
                ),
                (
                    "grade",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="CTCAE grade at enrolment"
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
                    model_name="consent",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="consent",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="consent",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="genetic",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="genetic",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="genetic",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="identifier",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="identifier",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="identifier",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="patient",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="patient",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="patient",
                    name="delete_delete",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="priortherapy",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="priortherapy",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="priortherapy",
                    name="delete_delete",
                ),
                migrations.RemoveConstraint(
                    model_name="consent",
                    name="consents_value_or_missing_reason",
                ),
                migrations.RemoveConstraint(
                    model_name="genetic",
                    name="genetics_value_or_missing_reason",
                ),
                migrations.RemoveConstraint(
                    model_name="patient",
                    name="patients_value_or_missing_reason",
                ),
                migrations.AddField(
                    model_name="consent",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="consent",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="consent",
                    name="registry_survival",
                    field=models.BooleanField(
                        blank=True, null=True, verbose_name="Survival may be taken from registries"
                    ),
                ),
                migrations.AddField(
                    model_name="consentevent",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="consentevent",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="consentevent",
                    name="registry_survival",
                    field=models.BooleanField(
                        blank=True, null=True, verbose_name="Survival may be taken from registries"
                    ),
                ),
                migrations.AddField(
                    model_name="genetic",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="genetic",
                    name="per_10e4_abl",
                    field=models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Expression",
                    ),
                ),
                migrations.AddField(
                    model_name="genetic",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="geneticevent",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="geneticevent",
                    name="per_10e4_abl",
                    field=models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Expression",
                    ),
                ),
                migrations.AddField(
                    model_name="geneticevent",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="identifier",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="identifier",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="identifierevent",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="identifierevent",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="patient",
                    name="cr1_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="First complete remission on"
                    ),
                ),
                migrations.AddField(
                    model_name="patient",
                    name="cr1_on_precision",
                    field=models.CharField(
                        blank=True,
                        max_length=5,
                        null=True,
                        verbose_name="First complete remission on, precision",
                    ),
                ),
                migrations.AddField(
                    model_name="patient",
                    name="cytogenetic_risk",
                    field=models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Cytogenetic risk group"
                    ),
                ),
                migrations.AddField(
                    model_name="patient",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="patient",
                    name="mrd_pattern",
                    field=models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="MRD at qualification"
                    ),
                ),
                migrations.AddField(
                    model_name="patient",
                    name="mrd_qualified_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="MRD qualified for the study on"
                    ),
                ),
                migrations.AddField(
                    model_name="patient",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="patientevent",
                    name="cr1_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="First complete remission on"
                    ),
                ),
                migrations.AddField(
                    model_name="patientevent",
                    name="cr1_on_precision",
                    field=models.CharField(
                        blank=True,
                        max_length=5,
                        null=True,
                        verbose_name="First complete remission on, precision",
                    ),
                ),
                migrations.AddField(
                    model_name="patientevent",
                    name="cytogenetic_risk",
                    field=models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Cytogenetic risk group"
                    ),
                ),
                migrations.AddField(
                    model_name="patientevent",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="patientevent",
                    name="mrd_pattern",
                    field=models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="MRD at qualification"
                    ),
                ),
                migrations.AddField(
                    model_name="patientevent",
                    name="mrd_qualified_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="MRD qualified for the study on"
                    ),
                ),
                migrations.AddField(
                    model_name="patientevent",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="priortherapy",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="priortherapy",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="priortherapyevent",
                    name="known_on",
                    field=models.DateField(
                        blank=True, null=True, verbose_name="Known at the source on"
                    ),
                ),
                migrations.AddField(
                    model_name="priortherapyevent",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="consent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_consentevent" ("comments", "consented_on", "entered_at", "findings", "form_id", "form_version", "id", "key", "known_on", "long_term_follow_up", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "registry_survival", "removed_at", "study_id", "version", "withdrawal_level", "withdrawn_on") SELECT new_values."comments", new_values."consented_on", new_values."entered_at", new_values."findings", new_values."form_id", new_values."form_version", new_values."id", new_values."key", new_values."known_on", new_values."long_term_follow_up", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."registry_survival", new_values."removed_at", new_values."study_id", new_values."version", new_values."withdrawal_level", new_values."withdrawn_on" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f3d3100c35d899548163533cdaef15990e61ae33",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_consentevent" ("comments", "consented_on", "entered_at", "findings", "form_id", "form_version", "id", "key", "known_on", "long_term_follow_up", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "registry_survival", "removed_at", "study_id", "version", "withdrawal_level", "withdrawn_on") SELECT new_values."comments", new_values."consented_on", new_values."entered_at", new_values."findings", new_values."form_id", new_values."form_version", new_values."id", new_values."key", new_values."known_on", new_values."long_term_follow_up", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."registry_survival", new_values."removed_at", new_values."study_id", new_values."version", new_values."withdrawal_level", new_values."withdrawn_on" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f45f8ae17dec6d9f394f90fd12e3258cb06b0565",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_consentevent" ("comments", "consented_on", "entered_at", "findings", "form_id", "form_version", "id", "key", "known_on", "long_term_follow_up", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "registry_survival", "removed_at", "study_id", "version", "withdrawal_level", "withdrawn_on") SELECT old_values."comments", old_values."consented_on", old_values."entered_at", old_values."findings", old_values."form_id", old_values."form_version", old_values."id", old_values."key", old_values."known_on", old_values."long_term_follow_up", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."registry_survival", old_values."removed_at", old_values."study_id", old_values."version", old_values."withdrawal_level", old_values."withdrawn_on" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="6b89a778748f2c7eebc90cc024e36652912fcdb1",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a515a",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="patients_consent",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="genetic",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_geneticevent" ("aberration", "comments", "detail", "entered_at", "findings", "form_id", "id", "key", "known_on", "method", "missing", "number", "overrides", "patient_id", "per_10e4_abl", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "specimen", "status", "study_id", "tested_on", "tested_on_precision", "version") SELECT new_values."aberration", new_values."comments", new_values."detail", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."key", new_values."known_on", new_values."method", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", new_values."per_10e4_abl", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."specimen", new_values."status", new_values."study_id", new_values."tested_on", new_values."tested_on_precision", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="e5ad0b3fad1bd46c8bc0b3fb06ae61977ac171ac",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_geneticevent" ("aberration", "comments", "detail", "entered_at", "findings", "form_id", "id", "key", "known_on", "method", "missing", "number", "overrides", "patient_id", "per_10e4_abl", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "specimen", "status", "study_id", "tested_on", "tested_on_precision", "version") SELECT new_values."aberration", new_values."comments", new_values."detail", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."key", new_values."known_on", new_values."method", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", new_values."per_10e4_abl", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."specimen", new_values."status", new_values."study_id", new_values."tested_on", new_values."tested_on_precision", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="50eacdee409d360b87d922175b5d6303f9b7aa09",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_geneticevent" ("aberration", "comments", "detail", "entered_at", "findings", "form_id", "id", "key", "known_on", "method", "missing", "number", "overrides", "patient_id", "per_10e4_abl", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "specimen", "status", "study_id", "tested_on", "tested_on_precision", "version") SELECT old_values."aberration", old_values."comments", old_values."detail", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."key", old_values."known_on", old_values."method", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", old_values."per_10e4_abl", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."removed_at", old_values."specimen", old_values."status", old_values."study_id", old_values."tested_on", old_values."tested_on_precision", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="f732c8600c30f6ff3b964dc6cbfd8f71c05ab17c",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4b973",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="patients_genetic",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="identifier",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_identifierevent" ("comments", "entered_at", "findings", "form_id", "id", "issuer", "key", "kind", "known_on", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "study_id", "value", "version") SELECT new_values."comments", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."issuer", new_values."key", new_values."kind", new_values."known_on", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."study_id", new_values."value", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="edf067f32532c71bc7bc68895058d8d0600d8012",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_identifierevent" ("comments", "entered_at", "findings", "form_id", "id", "issuer", "key", "kind", "known_on", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "study_id", "value", "version") SELECT new_values."comments", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."issuer", new_values."key", new_values."kind", new_values."known_on", new_values."missing", new_values."number", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."study_id", new_values."value", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="2afed3e0485f83cae26c1b6ea450e28a4802901e",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_identifierevent" ("comments", "entered_at", "findings", "form_id", "id", "issuer", "key", "kind", "known_on", "missing", "number", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "study_id", "value", "version") SELECT old_values."comments", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."issuer", old_values."key", old_values."kind", old_values."known_on", old_values."missing", old_values."number", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."removed_at", old_values."study_id", old_values."value", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="6bc10aef6e35056d077fff67585c267676366cf7",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f4674",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="patients_identifier",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="patient",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_patientevent" ("arm", "born_on", "born_on_precision", "comments", "cr1_on", "cr1_on_precision", "cytogenetic_risk", "diagnosed_on", "diagnosed_on_precision", "enrolled_on", "entered_at", "findings", "first_response", "from_cml", "id", "key", "known_on", "missing", "mrd_pattern", "mrd_qualified_on", "overrides", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "relapses_before", "removed_at", "sex", "site_id", "study_id", "therapies_before", "version", "wbc_diagnosis", "wbc_diagnosis_entered", "wbc_diagnosis_entered_unit") SELECT new_values."arm", new_values."born_on", new_values."born_on_precision", new_values."comments", new_values."cr1_on", new_values."cr1_on_precision", new_values."cytogenetic_risk", new_values."diagnosed_on", new_values."diagnosed_on_precision", new_values."enrolled_on", new_values."entered_at", new_values."findings", new_values."first_response", new_values."from_cml", new_values."id", new_values."key", new_values."known_on", new_values."missing", new_values."mrd_pattern", new_values."mrd_qualified_on", new_values."overrides", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."relapses_before", new_values."removed_at", new_values."sex", new_values."site_id", new_values."study_id", new_values."therapies_before", new_values."version", new_values."wbc_diagnosis", new_values."wbc_diagnosis_entered", new_values."wbc_diagnosis_entered_unit" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="8288be3817adedd8182a39580d3248fb18d02877",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_62165",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="patients_patient",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="patient",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_patientevent" ("arm", "born_on", "born_on_precision", "comments", "cr1_on", "cr1_on_precision", "cytogenetic_risk", "diagnosed_on", "diagnosed_on_precision", "enrolled_on", "entered_at", "findings", "first_response", "from_cml", "id", "key", "known_on", "missing", "mrd_pattern", "mrd_qualified_on", "overrides", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "relapses_before", "removed_at", "sex", "site_id", "study_id", "therapies_before", "version", "wbc_diagnosis", "wbc_diagnosis_entered", "wbc_diagnosis_entered_unit") SELECT new_values."arm", new_values."born_on", new_values."born_on_precision", new_values."comments", new_values."cr1_on", new_values."cr1_on_precision", new_values."cytogenetic_risk", new_values."diagnosed_on", new_values."diagnosed_on_precision", new_values."enrolled_on", new_values."entered_at", new_values."findings", new_values."first_response", new_values."from_cml", new_values."id", new_values."key", new_values."known_on", new_values."missing", new_values."mrd_pattern", new_values."mrd_qualified_on", new_values."overrides", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."relapses_before", new_values."removed_at", new_values."sex", new_values."site_id", new_values."study_id", new_values."therapies_before", new_values."version", new_values."wbc_diagnosis", new_values."wbc_diagnosis_entered", new_values."wbc_diagnosis_entered_unit" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="21ae4e49a136dfb07414b45e21d9e74ca23e0609",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_546ce",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="patients_patient",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="patient",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_patientevent" ("arm", "born_on", "born_on_precision", "comments", "cr1_on", "cr1_on_precision", "cytogenetic_risk", "diagnosed_on", "diagnosed_on_precision", "enrolled_on", "entered_at", "findings", "first_response", "from_cml", "id", "key", "known_on", "missing", "mrd_pattern", "mrd_qualified_on", "overrides", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "relapses_before", "removed_at", "sex", "site_id", "study_id", "therapies_before", "version", "wbc_diagnosis", "wbc_diagnosis_entered", "wbc_diagnosis_entered_unit") SELECT old_values."arm", old_values."born_on", old_values."born_on_precision", old_values."comments", old_values."cr1_on", old_values."cr1_on_precision", old_values."cytogenetic_risk", old_values."diagnosed_on", old_values."diagnosed_on_precision", old_values."enrolled_on", old_values."entered_at", old_values."findings", old_values."first_response", old_values."from_cml", old_values."id", old_values."key", old_values."known_on", old_values."missing", old_values."mrd_pattern", old_values."mrd_qualified_on", old_values."overrides", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."relapses_before", old_values."removed_at", old_values."sex", old_values."site_id", old_values."study_id", old_values."therapies_before", old_values."version", old_values."wbc_diagnosis", old_values."wbc_diagnosis_entered", old_values."wbc_diagnosis_entered_unit" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="914a2ca06b761fdd79b0b3744b33178722dc6892",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_9898d",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="patients_patient",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="priortherapy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_priortherapyevent" ("comments", "ended_on", "ended_on_precision", "entered_at", "findings", "form_id", "id", "key", "known_on", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "protocol_version", "removed_at", "response", "scfv_origin", "started_on", "started_on_precision", "study_id", "targets", "therapy", "version") SELECT new_values."comments", new_values."ended_on", new_values."ended_on_precision", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."occurred", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."product", new_values."protocol_version", new_values."removed_at", new_values."response", new_values."scfv_origin", new_values."started_on", new_values."started_on_precision", new_values."study_id", new_values."targets", new_values."therapy", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="58e0bcb4ed09203380723d186a002c3a07405fa7",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_priortherapyevent" ("comments", "ended_on", "ended_on_precision", "entered_at", "findings", "form_id", "id", "key", "known_on", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "protocol_version", "removed_at", "response", "scfv_origin", "started_on", "started_on_precision", "study_id", "targets", "therapy", "version") SELECT new_values."comments", new_values."ended_on", new_values."ended_on_precision", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."occurred", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."product", new_values."protocol_version", new_values."removed_at", new_values."response", new_values."scfv_origin", new_values."started_on", new_values."started_on_precision", new_values."study_id", new_values."targets", new_values."therapy", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="16d98fb6eb3f538ffa1c0880d61540118773e273",
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
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_priortherapyevent" ("comments", "ended_on", "ended_on_precision", "entered_at", "findings", "form_id", "id", "key", "known_on", "missing", "number", "occurred", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "product", "protocol_version", "removed_at", "response", "scfv_origin", "started_on", "started_on_precision", "study_id", "targets", "therapy", "version") SELECT old_values."comments", old_values."ended_on", old_values."ended_on_precision", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."key", old_values."known_on", old_values."missing", old_values."number", old_values."occurred", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."product", old_values."protocol_version", old_values."removed_at", old_values."response", old_values."scfv_origin", old_values."started_on", old_values."started_on_precision", old_values."study_id", old_values."targets", old_values."therapy", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="7cc5ae77949ab32b4fc866094c55f562f11dfb4d",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_80dc1",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="patients_priortherapy",
                            when="AFTER",
                        ),
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
                                models.Q(("missing__has_key", "registry_survival"), _negated=True),
                                models.Q(("registry_survival__isnull", False), _negated=True),
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
                                models.Q(("missing__has_key", "per_10e4_abl"), _negated=True),
                                models.Q(("per_10e4_abl__isnull", False), _negated=True),
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
                        condition=models.Q(
                            models.Q(("per_10e4_abl__isnull", False), _negated=True),
                            ("per_10e4_abl__gte", 0),
                            _connector="OR",
                        ),
                        name="genetics_per_10e4_abl_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="patient",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "sex"), _negated=True),
                                models.Q(("sex__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "born_on"), _negated=True),
                                models.Q(("born_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "enrolled_on"), _negated=True),
                                models.Q(("enrolled_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "arm"), _negated=True),
                                models.Q(("arm__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "diagnosed_on"), _negated=True),
                                models.Q(("diagnosed_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "wbc_diagnosis"), _negated=True),
                                models.Q(("wbc_diagnosis__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "first_response"), _negated=True),
                                models.Q(("first_response__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "relapses_before"), _negated=True),
                                models.Q(("relapses_before__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "therapies_before"), _negated=True),
                                models.Q(("therapies_before__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "from_cml"), _negated=True),
                                models.Q(("from_cml__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "cytogenetic_risk"), _negated=True),
                                models.Q(("cytogenetic_risk__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "cr1_on"), _negated=True),
                                models.Q(("cr1_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "mrd_qualified_on"), _negated=True),
                                models.Q(("mrd_qualified_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "mrd_pattern"), _negated=True),
                                models.Q(("mrd_pattern__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="patients_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="patient",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cytogenetic_risk__isnull", False), _negated=True),
                            ("cytogenetic_risk__in", ["low", "high"]),
                            _connector="OR",
                        ),
                        name="patients_cytogenetic_risk_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="patient",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("cr1_on__isnull", False), _negated=True),
                                ("cr1_on_precision__isnull", True),
                            ),
                            models.Q(
                                ("cr1_on__isnull", False),
                                ("cr1_on_precision__isnull", False),
                                models.Q(
                                    ("cr1_on_precision", "day"),
                                    models.Q(("cr1_on_precision", "month"), ("cr1_on__day", 1)),
                                    models.Q(
                                        ("cr1_on_precision", "year"),
                                        ("cr1_on__day", 1),
                                        ("cr1_on__month", 1),
                                    ),
                                    _connector="OR",
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="patients_cr1_on_as_far_as_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="patient",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mrd_pattern__isnull", False), _negated=True),
                            ("mrd_pattern__in", ["persistent", "recurrent"]),
                            _connector="OR",
                        ),
                        name="patients_mrd_pattern_in_codelist",
                    ),
                ),
                migrations.AddField(
                    model_name="eligibility",
                    name="form",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.form",
                    ),
                ),
                migrations.AddField(
                    model_name="eligibility",
                    name="patient",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="patients.patient",
                    ),
                ),
                migrations.AddField(
                    model_name="eligibility",
                    name="study",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.study",
                    ),
                ),
                migrations.AddField(
                    model_name="eligibilityevent",
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
                    model_name="eligibilityevent",
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
                    model_name="eligibilityevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="patients.eligibility",
                    ),
                ),
                migrations.AddField(
                    model_name="eligibilityevent",
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
                    model_name="medicalhistory",
                    name="form",
                    field=models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.form",
                    ),
                ),
                migrations.AddField(
                    model_name="medicalhistory",
                    name="patient",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="patients.patient",
                    ),
                ),
                migrations.AddField(
                    model_name="medicalhistory",
                    name="study",
                    field=models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.study",
                    ),
                ),
                migrations.AddField(
                    model_name="medicalhistoryevent",
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
                    model_name="medicalhistoryevent",
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
                    model_name="medicalhistoryevent",
                    name="pgh_obj",
                    field=models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="patients.medicalhistory",
                    ),
                ),
                migrations.AddField(
                    model_name="medicalhistoryevent",
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
                    model_name="eligibility",
                    index=models.Index(fields=["patient"], name="eligibility_patient"),
                ),
                migrations.AddConstraint(
                    model_name="eligibility",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="eligibility_one_row_per_key",
                        violation_error_message="There is one eligibility per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="eligibility",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "screened_on"), _negated=True),
                                models.Q(("screened_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "eligible"), _negated=True),
                                models.Q(("eligible__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "screening_failure"), _negated=True),
                                models.Q(("screening_failure__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "criteria_not_met"), _negated=True),
                                models.Q(("criteria_not_met__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "performance_scale"), _negated=True),
                                models.Q(("performance_scale__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "performance"), _negated=True),
                                models.Q(("performance__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "survival_3_months"), _negated=True),
                                models.Q(("survival_3_months__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "cd19_pct"), _negated=True),
                                models.Q(("cd19_pct__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "cd22_pct"), _negated=True),
                                models.Q(("cd22_pct__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "not_infused_reason"), _negated=True),
                                models.Q(("not_infused_reason__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "not_infused_on"), _negated=True),
                                models.Q(("not_infused_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="eligibility_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="eligibility",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="eligibility_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="eligibility",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="eligibility_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="eligibility",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("screening_failure__isnull", False), _negated=True),
                            (
                                "screening_failure__in",
                                [
                                    "CRITERIA",
                                    "NO_TARGET",
                                    "NO_CONSENT",
                                    "PROGRESSION",
                                    "INFECTION",
                                    "ORGAN_FUNCTION",
                                    "DEATH",
                                    "OTHER",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="eligibility_screening_failure_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="eligibility",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("performance_scale__isnull", False), _negated=True),
                            ("performance_scale__in", ["ECOG", "KPS", "LANSKY"]),
                            _connector="OR",
                        ),
                        name="eligibility_performance_scale_in_codelist",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="eligibility",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("performance__isnull", False), _negated=True),
                            models.Q(("performance__gte", 0), ("performance__lte", 100)),
                            _connector="OR",
                        ),
                        name="eligibility_performance_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="eligibility",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cd19_pct__isnull", False), _negated=True),
                            models.Q(("cd19_pct__gte", 0), ("cd19_pct__lte", 100)),
                            _connector="OR",
                        ),
                        name="eligibility_cd19_pct_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="eligibility",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cd22_pct__isnull", False), _negated=True),
                            models.Q(("cd22_pct__gte", 0), ("cd22_pct__lte", 100)),
                            _connector="OR",
                        ),
                        name="eligibility_cd22_pct_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="eligibility",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("not_infused_reason__isnull", False), _negated=True),
                            (
                                "not_infused_reason__in",
                                [
                                    "MANUFACTURING",
                                    "PROGRESSION",
                                    "INFECTION",
                                    "TOXICITY",
                                    "DEATH",
                                    "CONSENT",
                                    "REMISSION",
                                    "COMPARISON_ARM",
                                    "OTHER",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="eligibility_not_infused_reason_in_codelist",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eligibility",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="5737fe2385322d68d1a476b89721efc65b68e41c",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_4b1e4",
                            table="patients_eligibility",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eligibility",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="dd5f87598b7b3f31b1324c695440d081ec5fca92",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_25c9d",
                            table="patients_eligibility",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eligibility",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_eligibilityevent" ("cd19_pct", "cd22_pct", "comments", "criteria_not_met", "eligible", "entered_at", "findings", "form_id", "id", "key", "known_on", "missing", "not_infused_on", "not_infused_reason", "number", "overrides", "patient_id", "performance", "performance_scale", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "screened_on", "screening_failure", "study_id", "survival_3_months", "version") SELECT new_values."cd19_pct", new_values."cd22_pct", new_values."comments", new_values."criteria_not_met", new_values."eligible", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."key", new_values."known_on", new_values."missing", new_values."not_infused_on", new_values."not_infused_reason", new_values."number", new_values."overrides", new_values."patient_id", new_values."performance", new_values."performance_scale", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."screened_on", new_values."screening_failure", new_values."study_id", new_values."survival_3_months", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="a7f54cf48e98f41cf0acf4f59d4adafb2095f436",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_70119",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="patients_eligibility",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eligibility",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_eligibilityevent" ("cd19_pct", "cd22_pct", "comments", "criteria_not_met", "eligible", "entered_at", "findings", "form_id", "id", "key", "known_on", "missing", "not_infused_on", "not_infused_reason", "number", "overrides", "patient_id", "performance", "performance_scale", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "screened_on", "screening_failure", "study_id", "survival_3_months", "version") SELECT new_values."cd19_pct", new_values."cd22_pct", new_values."comments", new_values."criteria_not_met", new_values."eligible", new_values."entered_at", new_values."findings", new_values."form_id", new_values."id", new_values."key", new_values."known_on", new_values."missing", new_values."not_infused_on", new_values."not_infused_reason", new_values."number", new_values."overrides", new_values."patient_id", new_values."performance", new_values."performance_scale", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."screened_on", new_values."screening_failure", new_values."study_id", new_values."survival_3_months", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="af5f38844cf6caefafdc1bc730dc025fd57c4675",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_58791",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="patients_eligibility",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eligibility",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_eligibilityevent" ("cd19_pct", "cd22_pct", "comments", "criteria_not_met", "eligible", "entered_at", "findings", "form_id", "id", "key", "known_on", "missing", "not_infused_on", "not_infused_reason", "number", "overrides", "patient_id", "performance", "performance_scale", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "screened_on", "screening_failure", "study_id", "survival_3_months", "version") SELECT old_values."cd19_pct", old_values."cd22_pct", old_values."comments", old_values."criteria_not_met", old_values."eligible", old_values."entered_at", old_values."findings", old_values."form_id", old_values."id", old_values."key", old_values."known_on", old_values."missing", old_values."not_infused_on", old_values."not_infused_reason", old_values."number", old_values."overrides", old_values."patient_id", old_values."performance", old_values."performance_scale", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."removed_at", old_values."screened_on", old_values."screening_failure", old_values."study_id", old_values."survival_3_months", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="4f59f1947f07fb65d9abcb7c6f8e07ccc0c47abd",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1048d",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="patients_eligibility",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="eligibilityevent",
                    index=models.Index(fields=["study", "txid"], name="eligibility_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eligibilityevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="eeb4299bf472a68cc75ee88355c305a2f0a63853",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_7b95f",
                            table="patients_eligibilityevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="eligibilityevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="317ec3f85fd6dfb5eab2c658524597ad5944f101",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_41bde",
                            table="patients_eligibilityevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="medicalhistory",
                    index=models.Index(fields=["patient"], name="medical_history_patient"),
                ),
                migrations.AddConstraint(
                    model_name="medicalhistory",
                    constraint=models.UniqueConstraint(
                        fields=("study", "key"),
                        name="medical_history_one_row_per_key",
                        violation_error_message="There is one medical history per key.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="medicalhistory",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "condition"), _negated=True),
                                models.Q(("condition__isnull", False), _negated=True),
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
                            models.Q(
                                models.Q(("missing__has_key", "grade"), _negated=True),
                                models.Q(("grade__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="medical_history_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="medicalhistory",
                    constraint=models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="medical_history_missing_holds_reasons",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="medicalhistory",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("number__isnull", False), _negated=True),
                            models.Q(("number__gte", 1), ("number__lte", 9999)),
                            _connector="OR",
                        ),
                        name="medical_history_number_within_bounds",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="medicalhistory",
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
                        name="medical_history_started_on_as_far_as_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="medicalhistory",
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
                        name="medical_history_ended_on_as_far_as_known",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="medicalhistory",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("grade__isnull", False), _negated=True),
                            models.Q(("grade__gte", 1), ("grade__lte", 5)),
                            _connector="OR",
                        ),
                        name="medical_history_grade_within_bounds",
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="medicalhistory",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="c790ab1b9ecb98bda07719ab728cf39e20e29dbd",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_eea0f",
                            table="patients_medicalhistory",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="medicalhistory",
                    trigger=pgtrigger.compiler.Trigger(
                        name="key_is_permanent",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."patient_id" IS DISTINCT FROM (NEW."patient_id"))',
                            func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                            hash="0d2ce5870530a7777adb2d4f2628970ff0fca325",
                            operation="UPDATE",
                            pgid="pgtrigger_key_is_permanent_2fa63",
                            table="patients_medicalhistory",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="medicalhistory",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_medicalhistoryevent" ("comments", "condition", "ended_on", "ended_on_precision", "entered_at", "findings", "form_id", "grade", "id", "key", "known_on", "missing", "number", "ongoing", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "started_on", "started_on_precision", "study_id", "version") SELECT new_values."comments", new_values."condition", new_values."ended_on", new_values."ended_on_precision", new_values."entered_at", new_values."findings", new_values."form_id", new_values."grade", new_values."id", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."ongoing", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."started_on", new_values."started_on_precision", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="52481ea31846689ab58d1539a48df383ac0ff1cd",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7857d",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="patients_medicalhistory",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="medicalhistory",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_medicalhistoryevent" ("comments", "condition", "ended_on", "ended_on_precision", "entered_at", "findings", "form_id", "grade", "id", "key", "known_on", "missing", "number", "ongoing", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "started_on", "started_on_precision", "study_id", "version") SELECT new_values."comments", new_values."condition", new_values."ended_on", new_values."ended_on_precision", new_values."entered_at", new_values."findings", new_values."form_id", new_values."grade", new_values."id", new_values."key", new_values."known_on", new_values."missing", new_values."number", new_values."ongoing", new_values."overrides", new_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."started_on", new_values."started_on_precision", new_values."study_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="c1d4fe2c4d669edbe16a903b76a6014a1d9e3887",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8c78c",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="patients_medicalhistory",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="medicalhistory",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_medicalhistoryevent" ("comments", "condition", "ended_on", "ended_on_precision", "entered_at", "findings", "form_id", "grade", "id", "key", "known_on", "missing", "number", "ongoing", "overrides", "patient_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "started_on", "started_on_precision", "study_id", "version") SELECT old_values."comments", old_values."condition", old_values."ended_on", old_values."ended_on_precision", old_values."entered_at", old_values."findings", old_values."form_id", old_values."grade", old_values."id", old_values."key", old_values."known_on", old_values."missing", old_values."number", old_values."ongoing", old_values."overrides", old_values."patient_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."removed_at", old_values."started_on", old_values."started_on_precision", old_values."study_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="d9510c98829894c9c8e5b09ff29f3f61c6adad7f",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_14299",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="patients_medicalhistory",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddIndex(
                    model_name="medicalhistoryevent",
                    index=models.Index(fields=["study", "txid"], name="medicalhistory_event_txid"),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="medicalhistoryevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="no_truncate",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                            hash="20b77f98fcefdf99e9fc9d0f61bd2d58d9fb1382",
                            level="STATEMENT",
                            operation="TRUNCATE",
                            pgid="pgtrigger_no_truncate_321ef",
                            table="patients_medicalhistoryevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="medicalhistoryevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a1c68e57fc76dc90b3b517ecb626e42136c2b151",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_743d5",
                            table="patients_medicalhistoryevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ],
        ),
    ]
