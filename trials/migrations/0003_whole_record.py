import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

import trials.crf.migrating


class Migration(migrations.Migration):
    dependencies = [
        ("trials", "0002_forms"),
    ]

    operations = [
        trials.crf.migrating.Together(
            operations=[
                pgtrigger.migrations.RemoveTrigger(
                    model_name="site",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="site",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="site",
                    name="delete_delete",
                ),
                migrations.AddField(
                    model_name="site",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                migrations.AddField(
                    model_name="siteevent",
                    name="protocol_version",
                    field=models.CharField(
                        blank=True, db_default="", default="", editable=False, max_length=200
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="site",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trials_siteevent" ("comments", "country", "entered_at", "findings", "id", "key", "missing", "name", "overrides", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "study_id", "time_zone", "version") SELECT new_values."comments", new_values."country", new_values."entered_at", new_values."findings", new_values."id", new_values."key", new_values."missing", new_values."name", new_values."overrides", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."study_id", new_values."time_zone", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="4cdc1f494cc85e7cc99eb5dabb07b0abaaa6a546",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_c50e4",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="trials_site",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="site",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trials_siteevent" ("comments", "country", "entered_at", "findings", "id", "key", "missing", "name", "overrides", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "study_id", "time_zone", "version") SELECT new_values."comments", new_values."country", new_values."entered_at", new_values."findings", new_values."id", new_values."key", new_values."missing", new_values."name", new_values."overrides", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."removed_at", new_values."study_id", new_values."time_zone", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="d6a77db8aee6b03b0afba799d48735fcc9298bb1",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_5ce93",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="trials_site",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="site",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trials_siteevent" ("comments", "country", "entered_at", "findings", "id", "key", "missing", "name", "overrides", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "removed_at", "study_id", "time_zone", "version") SELECT old_values."comments", old_values."country", old_values."entered_at", old_values."findings", old_values."id", old_values."key", old_values."missing", old_values."name", old_values."overrides", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."removed_at", old_values."study_id", old_values."time_zone", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="b2adc30e6228f85469fa5f2a12f5250c3cf4d6d7",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_42db1",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="trials_site",
                            when="AFTER",
                        ),
                    ),
                ),
            ],
        ),
    ]
