import django.contrib.auth.models
import django.contrib.auth.validators
import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Site",
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
                    "country",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="Country"),
                ),
                (
                    "time_zone",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Time zone"
                    ),
                ),
            ],
            options={
                "verbose_name": "site",
                "verbose_name_plural": "sites",
            },
        ),
        migrations.CreateModel(
            name="StudyEvent",
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
                    "title",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="Title"),
                ),
                (
                    "registration",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Registration number"
                    ),
                ),
                (
                    "synthetic",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Synthetic demonstration data"
                    ),
                ),
                (
                    "retrospective",
                    models.BooleanField(
                        blank=True,
                        null=True,
                        verbose_name="Retrospective study: data managers may import",
                    ),
                ),
                (
                    "crs_system",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="CRS grading system"
                    ),
                ),
                (
                    "neurotoxicity_system",
                    models.CharField(
                        blank=True,
                        max_length=40,
                        null=True,
                        verbose_name="Neurotoxicity grading system",
                    ),
                ),
                (
                    "mrd_rule",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Rule for MRD negativity"
                    ),
                ),
                (
                    "mrd_threshold",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="MRD threshold",
                    ),
                ),
                (
                    "response_window_from",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="Day-28 response window, first day"
                    ),
                ),
                (
                    "response_window_to",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="Day-28 response window, last day"
                    ),
                ),
                (
                    "uninvolved_sites_count_as_absent",
                    models.BooleanField(
                        blank=True,
                        null=True,
                        verbose_name="A site never involved and not re-assessed counts as free of disease",
                    ),
                ),
                (
                    "relapse_blasts_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Relapse: marrow blast threshold",
                    ),
                ),
                (
                    "relapse_comparator",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Relapse: comparator"
                    ),
                ),
                (
                    "protocol_version",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        null=True,
                        verbose_name="Protocol version in force",
                    ),
                ),
                (
                    "discovery_until",
                    models.DateField(
                        blank=True,
                        null=True,
                        verbose_name="Last enrolment date of the discovery set",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                (
                    "first_name",
                    models.CharField(blank=True, max_length=150, verbose_name="first name"),
                ),
                (
                    "last_name",
                    models.CharField(blank=True, max_length=150, verbose_name="last name"),
                ),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="email address"),
                ),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="date joined"
                    ),
                ),
                ("is_system", models.BooleanField(default=False)),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "user",
                "verbose_name_plural": "users",
                "abstract": False,
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="JobRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("task", models.CharField(max_length=60)),
                ("slot", models.CharField(max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Queued"),
                            ("running", "Running"),
                            ("done", "Done"),
                            ("failed", "Failed"),
                        ],
                        default="queued",
                        max_length=10,
                    ),
                ),
                ("attempt", models.PositiveSmallIntegerField(default=1)),
                ("queued_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("heartbeat_at", models.DateTimeField(blank=True, null=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("rows", models.BigIntegerField(blank=True, null=True)),
                ("message", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["-queued_at", "-pk"],
                "indexes": [
                    models.Index(fields=["state"], name="job_run_state"),
                    models.Index(fields=["-queued_at", "-id"], name="job_run_latest_first"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("task", "slot"), name="job_run_one_per_task_and_slot"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("coordinator", "Research coordinator"),
                            ("investigator", "Investigator"),
                            ("monitor", "Monitor"),
                            ("data_manager", "Data manager"),
                            ("statistician", "Statistician"),
                            ("trial_lead", "Trial lead"),
                            ("sponsor", "Sponsor"),
                            ("inspector", "Inspector"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=20,
                    ),
                ),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(blank=True, null=True)),
                (
                    "granted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
            ],
        ),
        migrations.CreateModel(
            name="Study",
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
                    "title",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="Title"),
                ),
                (
                    "registration",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Registration number"
                    ),
                ),
                (
                    "synthetic",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="Synthetic demonstration data"
                    ),
                ),
                (
                    "retrospective",
                    models.BooleanField(
                        blank=True,
                        null=True,
                        verbose_name="Retrospective study: data managers may import",
                    ),
                ),
                (
                    "crs_system",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="CRS grading system"
                    ),
                ),
                (
                    "neurotoxicity_system",
                    models.CharField(
                        blank=True,
                        max_length=40,
                        null=True,
                        verbose_name="Neurotoxicity grading system",
                    ),
                ),
                (
                    "mrd_rule",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Rule for MRD negativity"
                    ),
                ),
                (
                    "mrd_threshold",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="MRD threshold",
                    ),
                ),
                (
                    "response_window_from",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="Day-28 response window, first day"
                    ),
                ),
                (
                    "response_window_to",
                    models.BigIntegerField(
                        blank=True, null=True, verbose_name="Day-28 response window, last day"
                    ),
                ),
                (
                    "uninvolved_sites_count_as_absent",
                    models.BooleanField(
                        blank=True,
                        null=True,
                        verbose_name="A site never involved and not re-assessed counts as free of disease",
                    ),
                ),
                (
                    "relapse_blasts_pct",
                    models.DecimalField(
                        blank=True,
                        decimal_places=10,
                        max_digits=24,
                        null=True,
                        verbose_name="Relapse: marrow blast threshold",
                    ),
                ),
                (
                    "relapse_comparator",
                    models.CharField(
                        blank=True, max_length=40, null=True, verbose_name="Relapse: comparator"
                    ),
                ),
                (
                    "protocol_version",
                    models.CharField(
                        blank=True,
                        max_length=200,
                        null=True,
                        verbose_name="Protocol version in force",
                    ),
                ),
                (
                    "discovery_until",
                    models.DateField(
                        blank=True,
                        null=True,
                        verbose_name="Last enrolment date of the discovery set",
                    ),
                ),
            ],
            options={
                "verbose_name": "study",
                "verbose_name_plural": "studies",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("key",),
                        name="studies_one_row_per_key",
                        violation_error_message="There is one study per key.",
                    ),
                    models.CheckConstraint(
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
                        ),
                        name="studies_value_or_missing_reason",
                        violation_error_message="A value and a missing reason exclude each other.",
                    ),
                    models.CheckConstraint(
                        condition=models.Func(
                            models.F("missing"),
                            output_field=models.BooleanField(),
                            template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                        ),
                        name="studies_missing_holds_reasons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("crs_system__isnull", False), _negated=True),
                            ("crs_system__in", ["ASTCT2019", "LEE2014", "CARTOX_CRS", "PENN"]),
                            _connector="OR",
                        ),
                        name="studies_crs_system_in_codelist",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("neurotoxicity_system__isnull", False), _negated=True),
                            ("neurotoxicity_system__in", ["ASTCT2019", "CARTOX_CRES", "CTCAE5"]),
                            _connector="OR",
                        ),
                        name="studies_neurotoxicity_system_in_codelist",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mrd_rule__isnull", False), _negated=True),
                            ("mrd_rule__in", ["GU2022", "ZHANG2020", "AN2022", "HU2022"]),
                            _connector="OR",
                        ),
                        name="studies_mrd_rule_in_codelist",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mrd_threshold__isnull", False), _negated=True),
                            models.Q(("mrd_threshold__gte", 0), ("mrd_threshold__lte", 1)),
                            _connector="OR",
                        ),
                        name="studies_mrd_threshold_within_bounds",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("response_window_from__isnull", False), _negated=True),
                            models.Q(
                                ("response_window_from__gte", 1), ("response_window_from__lte", 400)
                            ),
                            _connector="OR",
                        ),
                        name="studies_response_window_from_within_bounds",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("response_window_to__isnull", False), _negated=True),
                            models.Q(
                                ("response_window_to__gte", 1), ("response_window_to__lte", 400)
                            ),
                            _connector="OR",
                        ),
                        name="studies_response_window_to_within_bounds",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("relapse_blasts_pct__isnull", False), _negated=True),
                            models.Q(
                                ("relapse_blasts_pct__gte", 0), ("relapse_blasts_pct__lte", 100)
                            ),
                            _connector="OR",
                        ),
                        name="studies_relapse_blasts_pct_within_bounds",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("relapse_comparator__isnull", False), _negated=True),
                            ("relapse_comparator__in", ["above", "at_or_above"]),
                            _connector="OR",
                        ),
                        name="studies_relapse_comparator_in_codelist",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SiteEvent",
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
                    "country",
                    models.CharField(blank=True, max_length=200, null=True, verbose_name="Country"),
                ),
                (
                    "time_zone",
                    models.CharField(
                        blank=True, max_length=200, null=True, verbose_name="Time zone"
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="trials.site",
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
        migrations.AddField(
            model_name="site",
            name="study",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="trials.study"
            ),
        ),
        migrations.CreateModel(
            name="MembershipEvent",
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
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("coordinator", "Research coordinator"),
                            ("investigator", "Investigator"),
                            ("monitor", "Monitor"),
                            ("data_manager", "Data manager"),
                            ("statistician", "Statistician"),
                            ("trial_lead", "Trial lead"),
                            ("sponsor", "Sponsor"),
                            ("inspector", "Inspector"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=20,
                    ),
                ),
                ("from_on", models.DateField()),
                ("to_on", models.DateField(blank=True, null=True)),
                (
                    "granted_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="record_events",
                        to="trials.membership",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="trials.site",
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
        migrations.AddField(
            model_name="membership",
            name="study",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="trials.study"
            ),
        ),
        migrations.CreateModel(
            name="ApiToken",
            fields=[
                ("digest", models.CharField(max_length=128, primary_key=True, serialize=False)),
                ("token_key", models.CharField(db_index=True, max_length=25)),
                ("created", models.DateTimeField(auto_now_add=True)),
                ("expiry", models.DateTimeField(blank=True, null=True)),
                ("name", models.CharField(blank=True, max_length=80)),
                ("may_write", models.BooleanField(default=False)),
                (
                    "tables",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, null=True, size=None
                    ),
                ),
                ("last_used_at", models.DateTimeField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="auth_token_set",
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
            options={
                "verbose_name": "API token",
            },
        ),
        migrations.CreateModel(
            name="AccessLog",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("kind", models.CharField(max_length=20)),
                ("detail", models.JSONField(default=dict)),
                (
                    "user",
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trials.study",
                    ),
                ),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="study",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                    hash="8927fac5f4a27eb3bb20a293f8d32e97c57360fb",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_da64f",
                    table="trials_study",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="study",
            trigger=pgtrigger.compiler.Trigger(
                name="key_is_permanent",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key"))',
                    func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                    hash="6b250e7a9650e97e6fffcf1fb46dbd260dbe0821",
                    operation="UPDATE",
                    pgid="pgtrigger_key_is_permanent_18905",
                    table="trials_study",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="study",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trials_studyevent" ("comments", "crs_system", "discovery_until", "entered_at", "findings", "id", "key", "missing", "mrd_rule", "mrd_threshold", "neurotoxicity_system", "overrides", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "registration", "relapse_blasts_pct", "relapse_comparator", "removed_at", "response_window_from", "response_window_to", "retrospective", "synthetic", "title", "uninvolved_sites_count_as_absent", "version") SELECT new_values."comments", new_values."crs_system", new_values."discovery_until", new_values."entered_at", new_values."findings", new_values."id", new_values."key", new_values."missing", new_values."mrd_rule", new_values."mrd_threshold", new_values."neurotoxicity_system", new_values."overrides", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."protocol_version", new_values."registration", new_values."relapse_blasts_pct", new_values."relapse_comparator", new_values."removed_at", new_values."response_window_from", new_values."response_window_to", new_values."retrospective", new_values."synthetic", new_values."title", new_values."uninvolved_sites_count_as_absent", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="82eb915908358e9504f8459ba4e006c78c349e67",
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
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trials_studyevent" ("comments", "crs_system", "discovery_until", "entered_at", "findings", "id", "key", "missing", "mrd_rule", "mrd_threshold", "neurotoxicity_system", "overrides", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "registration", "relapse_blasts_pct", "relapse_comparator", "removed_at", "response_window_from", "response_window_to", "retrospective", "synthetic", "title", "uninvolved_sites_count_as_absent", "version") SELECT new_values."comments", new_values."crs_system", new_values."discovery_until", new_values."entered_at", new_values."findings", new_values."id", new_values."key", new_values."missing", new_values."mrd_rule", new_values."mrd_threshold", new_values."neurotoxicity_system", new_values."overrides", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."protocol_version", new_values."registration", new_values."relapse_blasts_pct", new_values."relapse_comparator", new_values."removed_at", new_values."response_window_from", new_values."response_window_to", new_values."retrospective", new_values."synthetic", new_values."title", new_values."uninvolved_sites_count_as_absent", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="ebd8cd2cc3f81f1f2a66cec8133b96bf233fa530",
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
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trials_studyevent" ("comments", "crs_system", "discovery_until", "entered_at", "findings", "id", "key", "missing", "mrd_rule", "mrd_threshold", "neurotoxicity_system", "overrides", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_version", "registration", "relapse_blasts_pct", "relapse_comparator", "removed_at", "response_window_from", "response_window_to", "retrospective", "synthetic", "title", "uninvolved_sites_count_as_absent", "version") SELECT old_values."comments", old_values."crs_system", old_values."discovery_until", old_values."entered_at", old_values."findings", old_values."id", old_values."key", old_values."missing", old_values."mrd_rule", old_values."mrd_threshold", old_values."neurotoxicity_system", old_values."overrides", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."protocol_version", old_values."registration", old_values."relapse_blasts_pct", old_values."relapse_comparator", old_values."removed_at", old_values."response_window_from", old_values."response_window_to", old_values."retrospective", old_values."synthetic", old_values."title", old_values."uninvolved_sites_count_as_absent", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="fd39002becbdf6f326ace0fd96eb1c4d3c8ddd6a",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_fc793",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="trials_study",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="studyevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="record_events",
                to="trials.study",
            ),
        ),
        migrations.AddIndex(
            model_name="siteevent",
            index=models.Index(fields=["study", "txid"], name="site_event_txid"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="siteevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                    hash="88d99db630b2bdc5d84a10c0f2b55172a8ffaa9d",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_68b76",
                    table="trials_siteevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="siteevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="ac929689bc1ba2ef5836f36b96b6abbd70e6eadf",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d0924",
                    table="trials_siteevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="site",
            constraint=models.UniqueConstraint(
                fields=("study", "key"),
                name="sites_one_row_per_key",
                violation_error_message="There is one site per key.",
            ),
        ),
        migrations.AddConstraint(
            model_name="site",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("missing__has_key", "name"), _negated=True),
                        models.Q(("name__isnull", False), _negated=True),
                        _connector="OR",
                    ),
                    models.Q(
                        models.Q(("missing__has_key", "country"), _negated=True),
                        models.Q(("country__isnull", False), _negated=True),
                        _connector="OR",
                    ),
                    models.Q(
                        models.Q(("missing__has_key", "time_zone"), _negated=True),
                        models.Q(("time_zone__isnull", False), _negated=True),
                        _connector="OR",
                    ),
                ),
                name="sites_value_or_missing_reason",
                violation_error_message="A value and a missing reason exclude each other.",
            ),
        ),
        migrations.AddConstraint(
            model_name="site",
            constraint=models.CheckConstraint(
                condition=models.Func(
                    models.F("missing"),
                    output_field=models.BooleanField(),
                    template='(jsonb_typeof(%(expressions)s) = \'object\' AND NOT jsonb_path_exists(%(expressions)s, \'$.* ? (!(@ == "not_done" || @ == "unknown" || @ == "not_applicable" || @ == "refused"))\'))',
                ),
                name="sites_missing_holds_reasons",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="site",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                    hash="48fd9e6a6168ce6b920b15361a4dde6644068be6",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_bb9d1",
                    table="trials_site",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="site",
            trigger=pgtrigger.compiler.Trigger(
                name="key_is_permanent",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."key" IS DISTINCT FROM (NEW."key"))',
                    func="RAISE EXCEPTION 'The key of a row of % is permanent.', TG_TABLE_NAME;",
                    hash="394c4b4cc23124cdebfe042216f796b52e65a2a9",
                    operation="UPDATE",
                    pgid="pgtrigger_key_is_permanent_ebdfc",
                    table="trials_site",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="site",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trials_siteevent" ("comments", "country", "entered_at", "findings", "id", "key", "missing", "name", "overrides", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "study_id", "time_zone", "version") SELECT new_values."comments", new_values."country", new_values."entered_at", new_values."findings", new_values."id", new_values."key", new_values."missing", new_values."name", new_values."overrides", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."removed_at", new_values."study_id", new_values."time_zone", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="e562852d3d614fa4d491f93d7c0485c2cae2753a",
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
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trials_siteevent" ("comments", "country", "entered_at", "findings", "id", "key", "missing", "name", "overrides", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "study_id", "time_zone", "version") SELECT new_values."comments", new_values."country", new_values."entered_at", new_values."findings", new_values."id", new_values."key", new_values."missing", new_values."name", new_values."overrides", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."removed_at", new_values."study_id", new_values."time_zone", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="0fd56dc91d9e519562d8264a1a04afde5d5167a5",
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
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trials_siteevent" ("comments", "country", "entered_at", "findings", "id", "key", "missing", "name", "overrides", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "removed_at", "study_id", "time_zone", "version") SELECT old_values."comments", old_values."country", old_values."entered_at", old_values."findings", old_values."id", old_values."key", old_values."missing", old_values."name", old_values."overrides", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."removed_at", old_values."study_id", old_values."time_zone", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="56e6fb03992e40b489d4d09972adbc46f26f6655",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_42db1",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="trials_site",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="membershipevent",
            index=models.Index(fields=["study", "txid"], name="membership_event_txid"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membershipevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                    hash="78f142fd01e61bff464fba22d6a78262980df83e",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_bea91",
                    table="trials_membershipevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membershipevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="1e42ae21c621544bfa685f4850c29fad4eba607d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_80bc3",
                    table="trials_membershipevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("to_on__isnull", True), ("to_on__gte", models.F("from_on")), _connector="OR"
                ),
                name="membership_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "role__in",
                        [
                            "coordinator",
                            "investigator",
                            "monitor",
                            "data_manager",
                            "statistician",
                            "trial_lead",
                            "sponsor",
                            "inspector",
                            "administrator",
                        ],
                    )
                ),
                name="membership_role_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("role__in", ["coordinator", "investigator", "monitor"]), _negated=True
                    ),
                    ("site__isnull", False),
                    _connector="OR",
                ),
                name="membership_of_site_staff_names_the_site",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trials_membershipevent" ("from_on", "granted_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "site_id", "study_id", "to_on", "user_id") SELECT new_values."from_on", new_values."granted_by_id", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."role", new_values."site_id", new_values."study_id", new_values."to_on", new_values."user_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="4104296466190b577bda4d96733a72f3285ebbcc",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5615c",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="trials_membership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trials_membershipevent" ("from_on", "granted_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "site_id", "study_id", "to_on", "user_id") SELECT new_values."from_on", new_values."granted_by_id", new_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."role", new_values."site_id", new_values."study_id", new_values."to_on", new_values."user_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="f5f69714d4dd2c07e071d3f3bab5930024bea61a",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_904e2",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="trials_membership",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="membership",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "trials_membershipevent" ("from_on", "granted_by_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "site_id", "study_id", "to_on", "user_id") SELECT old_values."from_on", old_values."granted_by_id", old_values."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."role", old_values."site_id", old_values."study_id", old_values."to_on", old_values."user_id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                    hash="ff49ec47a516ac2a880bce7f15eacfbd1b3be710",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4bc99",
                    referencing="REFERENCING OLD TABLE AS old_values ",
                    table="trials_membership",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="studyevent",
            index=models.Index(fields=["txid"], name="study_event_txid"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="studyevent",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'Table % keeps history and cannot be truncated.', TG_TABLE_NAME;",
                    hash="6ef9a209e4829b7f06a2f0d0ceb5dd5419fe4257",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_a6a81",
                    table="trials_studyevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="studyevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="bf328b33cb5f2c919733d90e8cfdc586c8885b19",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_03c14",
                    table="trials_studyevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
