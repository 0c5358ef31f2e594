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
                pgtrigger.migrations.RemoveTrigger(
                    model_name="study",
                    name="insert_insert",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="study",
                    name="update_update",
                ),
                pgtrigger.migrations.RemoveTrigger(
                    model_name="study",
                    name="delete_delete",
                ),
                migrations.RemoveConstraint(
                    model_name="study",
                    name="studies_value_or_missing_reason",
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
                migrations.AddField(
                    model_name="study",
                    name="data_cutoff_on",
                    field=models.DateField(blank=True, null=True, verbose_name="Data cutoff"),
                ),
                migrations.AddField(
                    model_name="study",
                    name="response_criteria",
                    field=models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Criteria of remission"
                    ),
                ),
                migrations.AddField(
                    model_name="studyevent",
                    name="data_cutoff_on",
                    field=models.DateField(blank=True, null=True, verbose_name="Data cutoff"),
                ),
                migrations.AddField(
                    model_name="studyevent",
                    name="response_criteria",
                    field=models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Criteria of remission"
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
                pgtrigger.migrations.AddTrigger(
                    model_name="study",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trials_studyevent" ("comments", "crs_system", "data_cutoff_on", "discovery_until", "entered_at", "findings", "id", "key", "missing", "mrd_rule", "mrd_threshold", "neurotoxicity_system", "overrides", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "registration", "relapse_blasts_pct", "relapse_comparator", "removed_at", "response_criteria", "response_window_from", "response_window_to", "retrospective", "synthetic", "title", "uninvolved_sites_count_as_absent", "version") SELECT new_values."comments", new_values."crs_system", new_values."data_cutoff_on", new_values."discovery_until", new_values."entered_at", new_values."findings", new_values."id", new_values."key", new_values."missing", new_values."mrd_rule", new_values."mrd_threshold", new_values."neurotoxicity_system", new_values."overrides", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."registration", new_values."relapse_blasts_pct", new_values."relapse_comparator", new_values."removed_at", new_values."response_criteria", new_values."response_window_from", new_values."response_window_to", new_values."retrospective", new_values."synthetic", new_values."title", new_values."uninvolved_sites_count_as_absent", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="f9583fbe75cb452739d00e11dcf18bfd15bf6e89",
                            level="STATEMENT",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_079fc",
                            referencing="REFERENCING NEW TABLE AS new_values ",
                            table="trials_study",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="study",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trials_studyevent" ("comments", "crs_system", "data_cutoff_on", "discovery_until", "entered_at", "findings", "id", "key", "missing", "mrd_rule", "mrd_threshold", "neurotoxicity_system", "overrides", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "registration", "relapse_blasts_pct", "relapse_comparator", "removed_at", "response_criteria", "response_window_from", "response_window_to", "retrospective", "synthetic", "title", "uninvolved_sites_count_as_absent", "version") SELECT new_values."comments", new_values."crs_system", new_values."data_cutoff_on", new_values."discovery_until", new_values."entered_at", new_values."findings", new_values."id", new_values."key", new_values."missing", new_values."mrd_rule", new_values."mrd_threshold", new_values."neurotoxicity_system", new_values."overrides", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."registration", new_values."relapse_blasts_pct", new_values."relapse_comparator", new_values."removed_at", new_values."response_criteria", new_values."response_window_from", new_values."response_window_to", new_values."retrospective", new_values."synthetic", new_values."title", new_values."uninvolved_sites_count_as_absent", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                            hash="692d12dc2bf2b3e7e4218d4f0333decc4280990e",
                            level="STATEMENT",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_79bfc",
                            referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                            table="trials_study",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="study",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trials_studyevent" ("comments", "crs_system", "data_cutoff_on", "discovery_until", "entered_at", "findings", "id", "key", "missing", "mrd_rule", "mrd_threshold", "neurotoxicity_system", "overrides", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "registration", "relapse_blasts_pct", "relapse_comparator", "removed_at", "response_criteria", "response_window_from", "response_window_to", "retrospective", "synthetic", "title", "uninvolved_sites_count_as_absent", "version") SELECT old_values."comments", old_values."crs_system", old_values."data_cutoff_on", old_values."discovery_until", old_values."entered_at", old_values."findings", old_values."id", old_values."key", old_values."missing", old_values."mrd_rule", old_values."mrd_threshold", old_values."neurotoxicity_system", old_values."overrides", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."registration", old_values."relapse_blasts_pct", old_values."relapse_comparator", old_values."removed_at", old_values."response_criteria", old_values."response_window_from", old_values."response_window_to", old_values."retrospective", old_values."synthetic", old_values."title", old_values."uninvolved_sites_count_as_absent", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                            hash="67d6469186ef2d4e9e3536f9a2233120f71746f8",
                            level="STATEMENT",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_fc793",
                            referencing="REFERENCING OLD TABLE AS old_values ",
                            table="trials_study",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="study",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(("missing__has_key", "title"), _negated=True),
                                models.Q(("title__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "registration"), _negated=True),
                                models.Q(("registration__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "synthetic"), _negated=True),
                                models.Q(("synthetic__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "retrospective"), _negated=True),
                                models.Q(("retrospective__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "crs_system"), _negated=True),
                                models.Q(("crs_system__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(
                                    ("missing__has_key", "neurotoxicity_system"), _negated=True
                                ),
                                models.Q(("neurotoxicity_system__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "mrd_rule"), _negated=True),
                                models.Q(("mrd_rule__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "mrd_threshold"), _negated=True),
                                models.Q(("mrd_threshold__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "response_criteria"), _negated=True),
                                models.Q(("response_criteria__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(
                                    ("missing__has_key", "response_window_from"), _negated=True
                                ),
                                models.Q(("response_window_from__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "response_window_to"), _negated=True),
                                models.Q(("response_window_to__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(
                                    ("missing__has_key", "uninvolved_sites_count_as_absent"),
                                    _negated=True,
                                ),
                                models.Q(
                                    ("uninvolved_sites_count_as_absent__isnull", False),
                                    _negated=True,
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "relapse_blasts_pct"), _negated=True),
                                models.Q(("relapse_blasts_pct__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "relapse_comparator"), _negated=True),
                                models.Q(("relapse_comparator__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "protocol_version"), _negated=True),
                                models.Q(("protocol_version__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "discovery_until"), _negated=True),
                                models.Q(("discovery_until__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(("missing__has_key", "data_cutoff_on"), _negated=True),
                                models.Q(("data_cutoff_on__isnull", False), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="studies_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="study",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("response_criteria__isnull", False), _negated=True),
                            ("response_criteria__in", ["NCCN2018", "GU2022", "HU2022"]),
                            _connector="OR",
                        ),
                        name="studies_response_criteria_in_codelist",
                    ),
                ),
            ],
        ),
    ]
