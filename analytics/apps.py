from django.apps import AppConfig


class AnalyticsConfig(AppConfig):
    name = "analytics"

    def ready(self) -> None:
        # Registered where they stand, so that nothing upstream knows this app.
        from analytics import declared, tables, tasks  # noqa: F401
