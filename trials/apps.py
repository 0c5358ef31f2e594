from django.apps import AppConfig


class TrialsConfig(AppConfig):
    name = "trials"

    def ready(self) -> None:
        from trials import rules  # noqa: F401 - registers by being imported
