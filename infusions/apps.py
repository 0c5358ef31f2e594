from django.apps import AppConfig


class InfusionsConfig(AppConfig):
    name = "infusions"
    verbose_name = "Product and infusion"

    def ready(self) -> None:
        from infusions import rules  # noqa: F401 - registers by being imported
