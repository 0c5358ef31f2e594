from typing import ClassVar

from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    name = "outcomes"
    # Under what its tables are listed, in this order, by the module that declares them.
    topics: ClassVar[dict[str, str]] = {
        "response": "Response",
        "toxicity": "Toxicity and safety",
        "safety": "Toxicity and safety",
        "laboratory": "Laboratory",
        "transplant": "Transplant",
        "afterwards": "Relapse and follow-up",
    }

    def ready(self) -> None:
        from outcomes import derivations, rules  # noqa: F401 - registers by being imported
