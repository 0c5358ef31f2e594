"""Django's admin, for accounts alone: people and their dated memberships."""

from __future__ import annotations

from typing import Any

from axes.utils import reset
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.db.models import Q
from django.http import HttpRequest

from trials.accounts import managed_studies
from trials.models import Membership, Site, Study, User

# Rights come from memberships; a group would grant nothing and promise something.
admin.site.unregister(Group)


class KeptAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Rows that are ended or deactivated, never deleted; open to who keeps the accounts."""

    def _keeps(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is not None and not self.get_queryset(request).filter(pk=obj.pk).exists():
            return False
        return request.user.is_superuser or bool(managed_studies(request.user))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self._keeps(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self._keeps(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._keeps(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self._keeps(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(User)
class AccountAdmin(KeptAdmin, UserAdmin):  # type: ignore[type-arg]
    """An administrator keeps the accounts whose memberships all lie in the own studies: with
    the password of another one would come the rights of that account elsewhere.
    """

    list_display = ("username", "first_name", "last_name", "is_active", "last_login")
    list_filter = ("is_active",)
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("first_name", "last_name", "email")}),
        ("Access", {"fields": ("is_active",)}),
        ("Times", {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")
    filter_horizontal = ()
    actions = ("lift_lock",)

    def get_queryset(self, request: HttpRequest) -> Any:
        accounts = super().get_queryset(request).filter(is_system=False)
        if request.user.is_superuser:
            return accounts
        managed = managed_studies(request.user)
        elsewhere = Membership.objects.exclude(study_id__in=managed)
        return accounts.filter(is_superuser=False).exclude(pk__in=elsewhere.values("user_id"))

    @admin.action(description="Lift the sign-in lock")
    def lift_lock(self, request: HttpRequest, accounts: Any) -> None:
        for account in accounts:
            reset(username=account.username)
        messages.success(request, f"Sign-in is open again for {len(accounts)} account(s).")


@admin.register(Membership)
class MembershipAdmin(KeptAdmin):
    list_display = ("user", "role", "study", "site", "from_on", "to_on", "granted_by")
    list_filter = ("role",)
    search_fields = ("user__username",)
    exclude = ("granted_by",)

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request).filter(user__is_system=False)
        return rows.filter(self._managed(request, "study_id"))

    def _managed(self, request: HttpRequest, path: str) -> Q:
        if request.user.is_superuser:
            return Q()
        return Q(**{f"{path}__in": managed_studies(request.user)})

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "study":
            kwargs["queryset"] = Study.objects.filter(self._managed(request, "pk"))
        elif db_field.name == "site":
            kwargs["queryset"] = Site.objects.filter(self._managed(request, "study_id"))
        elif db_field.name == "user":
            kwargs["queryset"] = User.objects.filter(is_system=False)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Membership, form: Any, change: bool) -> None:
        if not change:
            obj.granted_by = request.user  # type: ignore[assignment]
        super().save_model(request, obj, form, change)
