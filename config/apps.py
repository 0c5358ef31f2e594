"""The wiring as an app, so that its commands are found."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class ServicesConfig(AppConfig):
    name = "config"
    label = "services"
    verbose_name = "Services"

    def ready(self) -> None:
        """Make the Celery application the default one, for processes that only send jobs."""
        from config import celery  # noqa: F401


class AccountsConfig(AdminConfig):
    """Django's admin with a site that opens by membership."""

    default_site = "trials.accounts.AccountsSite"
