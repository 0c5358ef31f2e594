from django.apps import AppConfig


class PatientsConfig(AppConfig):
    name = "patients"
    verbose_name = "Patient and history"

    def ready(self) -> None:
        from patients import rules  # noqa: F401 - registers by being imported
