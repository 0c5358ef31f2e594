"""The item no longer shares its name with the reason for a change, which every body carries."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("infusions", "0002_initial"),
        ("patients", "0002_initial"),
        ("trials", "0001_initial"),
    ]

    operations = [
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
        migrations.RemoveConstraint(
            model_name="infusion",
            name="infusions_value_or_missing_reason",
        ),
        migrations.RemoveConstraint(
            model_name="infusion",
            name="infusions_reason_in_codelist",
        ),
        migrations.RenameField(
            model_name="infusion",
            old_name="reason",
            new_name="infusion_reason",
        ),
        migrations.RenameField(
            model_name="infusionevent",
            old_name="reason",
            new_name="infusion_reason",
        ),
        migrations.AlterField(
            model_name="infusion",
            name="infusion_reason",
            field=models.CharField(
                blank=True, max_length=40, null=True, verbose_name="Reason for the infusion"
            ),
        ),
        migrations.AlterField(
            model_name="infusionevent",
            name="infusion_reason",
            field=models.CharField(
                blank=True, max_length=40, null=True, verbose_name="Reason for the infusion"
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
                condition=models.Q(
                    ("infusion_reason__isnull", True),
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
    ]
