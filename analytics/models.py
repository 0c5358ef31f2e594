"""What was computed from the record: scores, endpoints, summaries. Rebuilt, never edited."""

import json
from typing import Any

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from trials.crf import track_history


class RiskScore(models.Model):
    """The score of one infusion under one model. A newer one supersedes it and it stays."""

    study = models.ForeignKey("trials.Study", on_delete=models.PROTECT, related_name="+")
    patient = models.ForeignKey("patients.Patient", on_delete=models.PROTECT, related_name="+")
    infusion = models.ForeignKey("infusions.Infusion", on_delete=models.PROTECT, related_name="+")
    model = models.CharField(max_length=40)
    version = models.CharField(max_length=20)
    # {input: {"value": as recorded, "code": as the model codes it}}
    inputs = models.JSONField()
    # How many scores the model has: x and y, or x alone.
    predictors = models.SmallIntegerField(db_default=2)
    x = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    p_cr = models.FloatField(null=True)
    y = models.DecimalField(max_digits=16, decimal_places=4, null=True)
    p_mrd_negative_cr = models.FloatField(null=True)
    risk_group = models.CharField(max_length=20, null=True)  # noqa: DJ001 - null is "no score"
    missing = ArrayField(models.CharField(max_length=60))
    # Null where an input of the judgement is not known.
    applicable = models.BooleanField(null=True)
    applicability = ArrayField(models.CharField(max_length=200))
    fingerprint = models.CharField(max_length=64)
    computed_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["infusion", "model"],
                condition=Q(superseded_at__isnull=True),
                name="risk_score_one_current_per_infusion_and_model",
            ),
            models.CheckConstraint(
                condition=Q(risk_group__isnull=True)
                | Q(predictors=1, x__isnull=False)
                | Q(predictors=2, x__isnull=False, y__isnull=False),
                name="risk_score_group_needs_every_score",
            ),
            models.CheckConstraint(
                condition=Q(predictors=2)
                | Q(predictors=1, y__isnull=True, p_mrd_negative_cr__isnull=True),
                name="risk_score_has_one_or_two_scores",
            ),
            models.CheckConstraint(
                condition=Q(superseded_at__isnull=True) | Q(superseded_at__gte=F("computed_at")),
                name="risk_score_superseded_after_it_was_computed",
            ),
        ]
        indexes = [
            models.Index(
                fields=["study"],
                condition=Q(superseded_at__isnull=True),
                name="risk_score_current_of_study",
            ),
            models.Index(fields=["patient"], name="risk_score_patient"),
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.risk_group or 'no score'}"


track_history(RiskScore)


class RiskModelVersion(models.Model):
    """A risk model of a study's own: drafted by one person, approved or rejected by another.

    The newest approved version of a code scores the study's infusions. What a version declares
    never changes; once decided nothing of it does.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        APPROVED = "approved", "Approved"
        REJECTED = "rejected", "Rejected"

    study = models.ForeignKey("trials.Study", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    # As analytics.definitions.risk_model_json writes it.
    declaration = models.JSONField()
    # What it was developed on and how well it did there; empty where it was only declared.
    provenance = models.JSONField()
    state = models.CharField(max_length=20, choices=State, default=State.DRAFT)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["study", "code", "version"], name="risk_model_version_is_numbered_once"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", decided_by=None, decided_at=None, reason="")
                | Q(
                    ~Q(reason=""),
                    state__in=["approved", "rejected"],
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                ),
                name="risk_model_decision_names_who_when_and_why",
            ),
            models.CheckConstraint(
                condition=~Q(decided_by=F("made_by")),
                name="risk_model_is_decided_by_another_person",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="draft_is_decided_once",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func="""
                    IF TG_OP = 'UPDATE' AND OLD.state = 'draft' AND ROW(
                        NEW.id, NEW.study_id, NEW.code, NEW.version, NEW.declaration,
                        NEW.provenance, NEW.made_by_id, NEW.made_at
                    ) IS NOT DISTINCT FROM ROW(
                        OLD.id, OLD.study_id, OLD.code, OLD.version, OLD.declaration,
                        OLD.provenance, OLD.made_by_id, OLD.made_at
                    ) THEN
                        RETURN NEW;
                    END IF;
                    RAISE EXCEPTION 'Risk model % version % is permanent: draft a new version.',
                        OLD.code, OLD.version;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} version {self.version}"


track_history(RiskModelVersion)


class Scored(models.Model):
    """Up to which transaction the scores of a study follow the record.

    `seen` is a PostgreSQL snapshot: changes that it does not contain are still to be scored.
    """

    study = models.ForeignKey("trials.Study", on_delete=models.PROTECT, related_name="+")
    model = models.CharField(max_length=40)
    version = models.CharField(max_length=20)
    seen = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["study", "model"], name="scored_one_per_study_model"),
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.version}"


class EndpointResult(models.Model):
    """What an endpoint gives for one patient or one infusion: date and status, or why not."""

    study = models.ForeignKey("trials.Study", on_delete=models.PROTECT, related_name="+")
    patient = models.ForeignKey("patients.Patient", on_delete=models.PROTECT, related_name="+")
    # Only where the endpoint is about infusions.
    infusion = models.ForeignKey(
        "infusions.Infusion", on_delete=models.PROTECT, null=True, related_name="+"
    )
    definition = models.CharField(max_length=60)
    version = models.CharField(max_length=20)
    excluded_reason = models.CharField(max_length=80, null=True)  # noqa: DJ001 - null is included
    origin = models.DateField(null=True)
    # From when the subject was observed, where that is later than the origin.
    entry = models.DateField(null=True)
    date = models.DateField(null=True)
    aval = models.IntegerField(null=True)
    status = models.SmallIntegerField(null=True)
    event = models.CharField(max_length=30, null=True)  # noqa: DJ001
    censored = models.CharField(max_length=30, null=True)  # noqa: DJ001
    query = models.CharField(max_length=60, null=True)  # noqa: DJ001
    # Of what the day was made where the record does not know it: month or year.
    origin_imputed = models.CharField(max_length=5, null=True)  # noqa: DJ001
    imputed = models.CharField(max_length=5, null=True)  # noqa: DJ001
    source = models.CharField(max_length=40, null=True)  # noqa: DJ001
    source_key = models.CharField(max_length=120, null=True)  # noqa: DJ001
    fingerprint = models.CharField(max_length=64)
    computed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["patient", "definition", "infusion"],
                nulls_distinct=False,
                name="endpoint_result_one_per_subject",
            ),
            models.CheckConstraint(
                condition=Q(excluded_reason__isnull=False)
                | Q(aval__gte=0, status__isnull=False, date__gte=F("origin")),
                name="endpoint_result_included_has_time_and_status",
            ),
        ]
        indexes = [models.Index(fields=["study", "definition"], name="endpoint_result_of_study")]

    def __str__(self) -> str:
        return f"{self.definition} {self.excluded_reason or self.aval}"


class Snapshot(models.Model):
    """One computed summary of a study, or of one site of it, by one grouping.

    Of the same definition, population and grouping the newest is the one shown.

    `as_of` moves on when a check finds the inputs unchanged; `computed_at` does not. `seen` is
    the PostgreSQL snapshot of that check: a change that it does not contain makes it stale.
    """

    study = models.ForeignKey("trials.Study", on_delete=models.PROTECT, related_name="+")
    site = models.ForeignKey(
        "trials.Site", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    definition = models.CharField(max_length=60)
    version = models.CharField(max_length=20)
    population = models.CharField(max_length=20)
    # What was stored before there was a choice is by risk group.
    grouping = models.CharField(max_length=40, db_default="risk_group")
    fingerprint = models.CharField(max_length=64)
    computed_at = models.DateTimeField()
    as_of = models.DateTimeField()
    seen = models.TextField()
    seconds = models.FloatField()
    n = models.IntegerField()
    excluded = models.JSONField()
    groups = models.JSONField()
    tests = models.JSONField()
    # Null until somebody first looks at it, and where there is nobody to show.
    chart_light = models.TextField(null=True)  # noqa: DJ001
    chart_dark = models.TextField(null=True)  # noqa: DJ001

    class Meta:
        indexes = [
            models.Index(
                fields=["study", "site", "grouping", "definition", "population", "-computed_at"],
                name="snapshot_newest_first",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.definition} {self.population} {self.computed_at:%Y-%m-%d %H:%M}"


CURVES = "curves"  # beside the parts of a stored result, and none of them


class AnalysisRun(models.Model):
    """One analysis as it was asked for, and its result. A newer result is another row.

    `seen` is the PostgreSQL snapshot up to which the record is known to give this result: it
    moves on when the same request finds the same inputs.
    """

    class State(models.TextChoices):
        QUEUED = "queued", "Queued"
        RUNNING = "running", "Running"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"

    # Empty where the statistician put it together; `asked` then has all of it.
    definition = models.CharField(max_length=60, blank=True)
    version = models.CharField(max_length=20, blank=True)
    asked = models.JSONField(default=dict)
    cutoff = models.DateField(null=True, blank=True)
    # A digest of the declaration and the rows covered: equal requests have the same.
    request = models.CharField(max_length=64)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    requested_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    attempt = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField(null=True, blank=True)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    done = models.IntegerField(default=0)
    total = models.IntegerField(default=0)
    step = models.CharField(max_length=200, blank=True)
    computed_at = models.DateTimeField(null=True, blank=True)
    n = models.IntegerField(null=True, blank=True)
    excluded = models.JSONField(default=list)
    # JSON as text: in a JSON column the database would give the keys an order of its own.
    result = models.TextField(blank=True)
    has_figure = models.BooleanField(default=False)
    warnings = models.JSONField(default=list)
    text = models.TextField(blank=True)
    methods = models.JSONField(default=list)
    fingerprint = models.CharField(max_length=64, blank=True)
    seen = models.TextField(blank=True)
    error = models.JSONField(null=True, blank=True)
    # The earlier run whose inputs it found unchanged: that one is the result.
    same_as = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        indexes = [
            models.Index(fields=["request", "-id"], name="analysis_run_equal_requests"),
            models.Index(
                fields=["requested_at"],
                condition=Q(state__in=["queued", "running"]),
                name="analysis_run_still_to_do",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="done")
                | Q(
                    ~Q(fingerprint=""),
                    ~Q(result=""),
                    computed_at__isnull=False,
                    n__isnull=False,
                )
                | Q(same_as__isnull=False),
                name="analysis_run_done_has_a_result",
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | Q(error__isnull=False),
                name="analysis_run_failed_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.definition or 'own analysis'} {self.requested_at:%Y-%m-%d %H:%M}"

    @property
    def numbers(self) -> dict[str, Any]:
        """The parts of the result, in the order in which they were computed."""
        return {name: part for name, part in self._stored.items() if name != CURVES}

    @property
    def curves(self) -> dict[str, Any]:
        """Whole curves for the figure: the result holds them at the days asked for."""
        return self._stored.get(CURVES, {})

    @property
    def _stored(self) -> dict[str, Any]:
        return json.loads(self.result) if self.result else {}


class AnalysisScope(models.Model):
    """A study that a run covers, or one site of it. Who sees all of these may read the run."""

    run = models.ForeignKey(AnalysisRun, on_delete=models.CASCADE, related_name="scopes")
    study = models.ForeignKey("trials.Study", on_delete=models.PROTECT, related_name="+")
    site = models.ForeignKey(
        "trials.Site", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["run", "study", "site"],
                nulls_distinct=False,
                name="analysis_scope_once_per_run",
            ),
        ]
        indexes = [models.Index(fields=["study", "run"], name="analysis_scope_of_study")]

    def __str__(self) -> str:
        return f"{self.study_id}/{self.site_id or 'all'}"
