"""People, what they may do where and since when, and the tokens of their scripts."""

from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from knox.models import AbstractAuthToken

from trials.crf import track_history
from trials.definitions.roles import ROLE


class User(AbstractUser):
    """An account. Deactivated, never deleted."""

    # Named system accounts carry the writes of jobs; they cannot sign in.
    is_system = models.BooleanField(default=False)


class Membership(models.Model):
    """A role of a person in a study, at one site or all of them, from one day to another."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    study = models.ForeignKey("trials.Study", on_delete=models.PROTECT, related_name="+")
    site = models.ForeignKey(
        "trials.Site", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    role = models.CharField(max_length=20, choices=[(str(c), n) for c, n in ROLE.codes.items()])
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    granted_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(to_on__isnull=True) | models.Q(to_on__gte=models.F("from_on")),
                name="membership_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=list(ROLE.codes)), name="membership_role_is_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(role__in=sorted(ROLE.subsets["bound_to_site"]))
                | models.Q(site__isnull=False),
                name="membership_of_site_staff_names_the_site",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.role} {self.study_id}"


track_history(Membership)


class ApiToken(AbstractAuthToken):
    """A script's key to one study. Read-only unless issued to write."""

    name = models.CharField(max_length=80, blank=True)
    study = models.ForeignKey("trials.Study", on_delete=models.PROTECT, related_name="+")
    may_write = models.BooleanField(default=False)
    tables = ArrayField(models.CharField(max_length=40), null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "API token"

    def __str__(self) -> str:
        return f"{self.name or 'token'} of {self.user}"
