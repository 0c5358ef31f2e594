"""The wiring as an app, so that its commands are found."""

from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "config"
    label = "services"
    verbose_name = "Services"

    def ready(self) -> None:
        """Make the Celery application the default one, for processes that only send jobs."""
        from config import celery  # noqa: F401
