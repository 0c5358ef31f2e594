"""The item no longer shares its name with the reason for a change, which every body carries."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("outcomes", "0002_initial"),
        ("patients", "0002_initial"),
        ("trials", "0001_initial"),
    ]

    operations = [
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
        migrations.RemoveConstraint(
            model_name="newtherapy",
            name="new_therapies_value_or_missing_reason",
        ),
        migrations.RemoveConstraint(
            model_name="newtherapy",
            name="new_therapies_reason_in_codelist",
        ),
        migrations.RenameField(
            model_name="newtherapy",
            old_name="reason",
            new_name="therapy_reason",
        ),
        migrations.RenameField(
            model_name="newtherapyevent",
            old_name="reason",
            new_name="therapy_reason",
        ),
        migrations.AlterField(
            model_name="newtherapy",
            name="therapy_reason",
            field=models.CharField(
                blank=True, max_length=40, null=True, verbose_name="Reason for the therapy"
            ),
        ),
        migrations.AlterField(
            model_name="newtherapyevent",
            name="therapy_reason",
            field=models.CharField(
                blank=True, max_length=40, null=True, verbose_name="Reason for the therapy"
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
                condition=models.Q(
                    ("therapy_reason__isnull", True),
                    (
                        "therapy_reason__in",
                        ["relapse", "no_response", "mrd", "maintenance", "prophylaxis", "other"],
                    ),
                    _connector="OR",
                ),
                name="new_therapies_therapy_reason_in_codelist",
            ),
        ),
    ]
