from django.apps import AppConfig


class TrialsConfig(AppConfig):
    name = "trials"
    verbose_name = "Study"

    def ready(self) -> None:
        from trials import rules  # noqa: F401 - registers by being imported
