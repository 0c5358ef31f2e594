"""What definitions say about records; and who took data out."""

from django.conf import settings
from django.db import models


class DerivedValue(models.Model):
    """A value that a published definition gives for a record. Rebuilt, never edited.

    `effective` is what every table, score and endpoint uses: the derived value, or the
    entered one where nothing can be derived or the derivation was overridden with a reason.
    """

    study = models.ForeignKey("trials.Study", on_delete=models.PROTECT, related_name="+")
    patient = models.ForeignKey("patients.Patient", on_delete=models.PROTECT, related_name="+")
    table = models.CharField(max_length=40)
    record_id = models.BigIntegerField()
    name = models.CharField(max_length=60)
    definition = models.CharField(max_length=60)
    definition_version = models.CharField(max_length=20)
    value = models.CharField(max_length=40, null=True)  # noqa: DJ001 - null is "not derivable"
    at_least = models.CharField(max_length=40, null=True)  # noqa: DJ001
    effective = models.CharField(max_length=40, null=True)  # noqa: DJ001
    missing = models.JSONField(default=list)
    driver = models.JSONField(default=list)
    computed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["table", "record_id", "name"], name="derived_value_one_per_record_and_name"
            ),
        ]
        indexes = [models.Index(fields=["patient"], name="derived_value_patient")]

    def __str__(self) -> str:
        return f"{self.table}.{self.name}"


class AccessLog(models.Model):
    """Exports, refused permissions and views of identifiers: who, what, when."""

    at = models.DateTimeField(auto_now_add=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    study = models.ForeignKey("trials.Study", on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=20)
    detail = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"
