import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("trials", "0001_people_and_studies"),
    ]

    operations = [
        migrations.CreateModel(
            name="Patient",
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
                ("sex", models.CharField(blank=True, max_length=40, null=True, verbose_name="Sex")),
                ("born_on", models.DateField(blank=True, null=True, verbose_name="Born on")),
                (
                    "born_on_precision",
                    models.CharField(
                        blank=True, max_length=5, null=True, verbose_name="Born on, precision"
                    ),
                ),
                (
                    "enrolled_on",
                    models.DateField(blank=True, null=True, verbose_name="Enrolled on"),
                ),
                (
                    "arm",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="Arm"),
                ),
                (
                    "diagnosed_on",
                    models.DateField(blank=True, null=True, verbose_name="B-ALL diagnosed on"),
                ),
                (
                    "diagnosed_on_precision",
                    models.CharField(
                        blank=True,
                        max_length=5,
                        null=True,
                        verbose_name="B-ALL diagnosed on, precision",
                    ),
                ),
                (
                    "wbc_diagnosis",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="White blood cells at initial diagnosis",
                    ),
                ),
                (
                    "wbc_diagnosis_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="White blood cells at initial diagnosis, as entered",
                    ),
                ),
                (
                    "wbc_diagnosis_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="White blood cells at initial diagnosis, unit as entered",
                    ),
                ),
                (
                    "first_response",
                    models.CharField(
                        blank=True,
                        max_length=40,
                        null=True,
                        verbose_name="Response after first chemotherapy",
                    ),
                ),
                (
                    "relapses_before",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="Relapses before enrolment"
                    ),
                ),
                (
                    "therapies_before",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="Lines of therapy before enrolment"
                    ),
                ),
                (
                    "from_cml",
                    models.BooleanField(
                        blank=True,
                        null=True,
                        verbose_name="Transformed from CML (lymphoid blast crisis)",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.site",
                        verbose_name="Site",
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
                "verbose_name": "patient",
                "verbose_name_plural": "patients",
            },
        ),
        migrations.CreateModel(
            name="PatientEvent",
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
                ("sex", models.CharField(blank=True, max_length=40, null=True, verbose_name="Sex")),
                ("born_on", models.DateField(blank=True, null=True, verbose_name="Born on")),
                (
                    "born_on_precision",
                    models.CharField(
                        blank=True, max_length=5, null=True, verbose_name="Born on, precision"
                    ),
                ),
                (
                    "enrolled_on",
                    models.DateField(blank=True, null=True, verbose_name="Enrolled on"),
                ),
                (
                    "arm",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="Arm"),
                ),
                (
                    "diagnosed_on",
                    models.DateField(blank=True, null=True, verbose_name="B-ALL diagnosed on"),
                ),
                (
                    "diagnosed_on_precision",
                    models.CharField(
                        blank=True,
                        max_length=5,
                        null=True,
                        verbose_name="B-ALL diagnosed on, precision",
                    ),
                ),
                (
                    "wbc_diagnosis",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="White blood cells at initial diagnosis",
                    ),
                ),
                (
                    "wbc_diagnosis_entered",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="White blood cells at initial diagnosis, as entered",
                    ),
                ),
                (
                    "wbc_diagnosis_entered_unit",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        null=True,
                        verbose_name="White blood cells at initial diagnosis, unit as entered",
                    ),
                ),
                (
                    "first_response",
                    models.CharField(
                        blank=True,
                        max_length=40,
                        null=True,
                        verbose_name="Response after first chemotherapy",
                    ),
                ),
                (
                    "relapses_before",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="Relapses before enrolment"
                    ),
                ),
                (
                    "therapies_before",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="Lines of therapy before enrolment"
                    ),
                ),
                (
                    "from_cml",
                    models.BooleanField(
                        blank=True,
                        null=True,
                        verbose_name="Transformed from CML (lymphoid blast crisis)",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="patients.patient",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trials.site",
                        verbose_name="Site",
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
        migrations.AddConstraint(
            model_name="patient",
            constraint=models.UniqueConstraint(
                fields=("study", "key"),
                name="patients_one_row_per_key",
                violation_error_message="There is one patient per key.",
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
                ),
                name="patients_value_or_missing_reason",
                violation_error_message="A value and a missing reason exclude each other.",
            ),
        ),
        migrations.AddConstraint(
            model_name="patient",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("missing"),
                    output_field=models.BooleanField(),
                    template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                ),
                name="patients_missing_holds_reasons",
            ),
        ),
        migrations.AddConstraint(
            model_name="patient",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("sex__isnull", False), _negated=True),
                    ("sex__in", ["F", "M", "U"]),
                    _connector="OR",
                ),
                name="patients_sex_in_codelist",
            ),
        ),
        migrations.AddConstraint(
            model_name="patient",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("born_on__isnull", False), _negated=True),
                        ("born_on_precision__isnull", True),
                    ),
                    models.Q(
                        ("born_on__isnull", False),
                        ("born_on_precision__isnull", False),
                        models.Q(
                            ("born_on_precision", "day"),
                            models.Q(("born_on_precision", "month"), ("born_on__day", 1)),
                            models.Q(
                                ("born_on_precision", "year"),
                                ("born_on__day", 1),
                                ("born_on__month", 1),
                            ),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="patients_born_on_as_far_as_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="patient",
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
                            models.Q(("diagnosed_on_precision", "month"), ("diagnosed_on__day", 1)),
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
                name="patients_diagnosed_on_as_far_as_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="patient",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("wbc_diagnosis__isnull", False), _negated=True),
                    ("wbc_diagnosis__gte", 0),
                    _connector="OR",
                ),
                name="patients_wbc_diagnosis_within_bounds",
            ),
        ),
        migrations.AddConstraint(
            model_name="patient",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("first_response__isnull", False), _negated=True),
                    ("first_response__in", ["CR", "PR", "NR"]),
                    _connector="OR",
                ),
                name="patients_first_response_in_codelist",
            ),
        ),
        migrations.AddConstraint(
            model_name="patient",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("relapses_before__isnull", False), _negated=True),
                    models.Q(("relapses_before__gte", 0), ("relapses_before__lte", 20)),
                    _connector="OR",
                ),
                name="patients_relapses_before_within_bounds",
            ),
        ),
        migrations.AddConstraint(
            model_name="patient",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("therapies_before__isnull", False), _negated=True),
                    models.Q(("therapies_before__gte", 0), ("therapies_before__lte", 60)),
                    _connector="OR",
                ),
                name="patients_therapies_before_within_bounds",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="patient",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                    hash="456c880652aae3afed6e49fd6f5043781f0eaecb",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_87b17",
                    table="patients_patient",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="patient",
            trigger=pgtrigger.compiler.Trigger(
                name="key_is_permanent",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key"))',
                    func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                    hash="a7d51dfa5e0119bcfa4d7fde55bcc072154e23d2",
                    operation="UPDATE",
                    pgid="pgtrigger_key_is_permanent_336d3",
                    table="patients_patient",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="patient",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_patientevent" ("arm", "born_on", "born_on_precision", "comments", "diagnosed_on", "diagnosed_on_precision", "enrolled_on", "entered_at", "findings", "first_response", "from_cml", "id", "key", "missing", "overrides", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relapses_before", "removed_at", "sex", "site_id", "study_id", "therapies_before", "version", "wbc_diagnosis", "wbc_diagnosis_entered", "wbc_diagnosis_entered_unit") SELECT new_values."arm", new_values."born_on", new_values."born_on_precision", new_values."comments", new_values."diagnosed_on", new_values."diagnosed_on_precision", new_values."enrolled_on", new_values."entered_at", new_values."findings", new_values."first_response", new_values."from_cml", new_values."id", new_values."key", new_values."missing", new_values."overrides", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."relapses_before", new_values."removed_at", new_values."sex", new_values."site_id", new_values."study_id", new_values."therapies_before", new_values."version", new_values."wbc_diagnosis", new_values."wbc_diagnosis_entered", new_values."wbc_diagnosis_entered_unit" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="0ea61b3cfcf78c90be9649bdd02b3f14ad8cd2dc",
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
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_patientevent" ("arm", "born_on", "born_on_precision", "comments", "diagnosed_on", "diagnosed_on_precision", "enrolled_on", "entered_at", "findings", "first_response", "from_cml", "id", "key", "missing", "overrides", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relapses_before", "removed_at", "sex", "site_id", "study_id", "therapies_before", "version", "wbc_diagnosis", "wbc_diagnosis_entered", "wbc_diagnosis_entered_unit") SELECT new_values."arm", new_values."born_on", new_values."born_on_precision", new_values."comments", new_values."diagnosed_on", new_values."diagnosed_on_precision", new_values."enrolled_on", new_values."entered_at", new_values."findings", new_values."first_response", new_values."from_cml", new_values."id", new_values."key", new_values."missing", new_values."overrides", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."relapses_before", new_values."removed_at", new_values."sex", new_values."site_id", new_values."study_id", new_values."therapies_before", new_values."version", new_values."wbc_diagnosis", new_values."wbc_diagnosis_entered", new_values."wbc_diagnosis_entered_unit" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="3e2b1c81664ac0268fa8c39a8856da81d28628fc",
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
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "patients_patientevent" ("arm", "born_on", "born_on_precision", "comments", "diagnosed_on", "diagnosed_on_precision", "enrolled_on", "entered_at", "findings", "first_response", "from_cml", "id", "key", "missing", "overrides", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "relapses_before", "removed_at", "sex", "site_id", "study_id", "therapies_before", "version", "wbc_diagnosis", "wbc_diagnosis_entered", "wbc_diagnosis_entered_unit") SELECT old_values."arm", old_values."born_on", old_values."born_on_precision", old_values."comments", old_values."diagnosed_on", old_values."diagnosed_on_precision", old_values."enrolled_on", old_values."entered_at", old_values."findings", old_values."first_response", old_values."from_cml", old_values."id", old_values."key", old_values."missing", old_values."overrides", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."relapses_before", old_values."removed_at", old_values."sex", old_values."site_id", old_values."study_id", old_values."therapies_before", old_values."version", old_values."wbc_diagnosis", old_values."wbc_diagnosis_entered", old_values."wbc_diagnosis_entered_unit" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="006d31c3e71bdf2776d56aeb6ff7a7bb5033717b",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9898d",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="patients_patient",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="patientevent",
            index=models.Index(fields=["study", "txid"], name="patient_event_txid"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="patientevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                    hash="fdcd4f9ed6cef71021042cb21afa5d9f5e01ce0e",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_c1d22",
                    table="patients_patientevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="patientevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="d56fc44e91ee8df71d41dd0265710731967b921c",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_ade9e",
                    table="patients_patientevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
