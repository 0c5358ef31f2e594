from django.apps import AppConfig


class InfusionsConfig(AppConfig):
    name = "infusions"

    def ready(self) -> None:
        from infusions import rules  # noqa: F401 - registers by being imported
