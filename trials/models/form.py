"""Forms: the unit that is completed, verified, signed and locked; and drafts beside them."""

from django.conf import settings
from django.db import models

from trials.crf import track_history


class FormStatus(models.TextChoices):
    """The life of a form, from the first entry on."""

    DRAFT = "draft", "In progress"
    COMPLETE = "complete", "Complete"
    VERIFIED = "verified", "Verified"
    SIGNED = "signed", "Signed"
    LOCKED = "locked", "Locked"
    NOT_OBTAINABLE = "not_obtainable", "Not obtainable"


class Form(models.Model):
    """One case report form of one patient. The records entered on it point to it.

    `anchor_table` and `anchor_id` name the record it hangs on (the patient, an infusion, a
    transplant); `visit` tells forms of one type under one anchor apart.
    """

    Status = FormStatus

    study = models.ForeignKey("trials.Study", on_delete=models.PROTECT, related_name="+")
    patient = models.ForeignKey("patients.Patient", on_delete=models.PROTECT, related_name="forms")
    form_type = models.CharField(max_length=40)
    anchor_table = models.CharField(max_length=40)
    anchor_id = models.BigIntegerField()
    visit = models.CharField(max_length=40, default="", blank=True)
    protocol_version = models.CharField(max_length=200, default="", blank=True)
    status = models.CharField(max_length=20, choices=FormStatus, default=FormStatus.DRAFT)
    # What unlocking goes back to.
    status_before_lock = models.CharField(max_length=20, default="", blank=True)
    version = models.PositiveIntegerField(default=1)
    status_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    status_at = models.DateTimeField(null=True)
    status_reason = models.CharField(max_length=1000, default="", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["study", "patient", "anchor_table", "anchor_id", "form_type", "visit"],
                name="form_one_per_anchor_type_and_visit",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=FormStatus.values),
                name="form_status_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form_type} {self.visit}".strip()


track_history(Form)


class Draft(models.Model):
    """A form as it was typed, kept apart from data until its author saves it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="drafts"
    )
    study = models.ForeignKey("trials.Study", on_delete=models.PROTECT, related_name="+")
    patient = models.ForeignKey(
        "patients.Patient", on_delete=models.PROTECT, null=True, related_name="+"
    )
    table = models.CharField(max_length=40)
    # The record being corrected, or the parent a new one would be entered under.
    record_id = models.BigIntegerField(null=True)
    parent_key = models.CharField(max_length=120, default="", blank=True)
    typed = models.JSONField()
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "study", "table", "record_id", "parent_key"],
                nulls_distinct=False,
                name="draft_one_per_author_and_form",
            ),
        ]

    def __str__(self) -> str:
        return f"draft of {self.table}"
