"""Looks at the seven faces of the test app's form and prints where its columns were seen."""

import json
import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.seven_faces.settings"
django.setup()

from django.core.management import call_command  # noqa: E402 - needs Django set up
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

from tests.factories.trials import Trial  # noqa: E402
from trials.access import Actor  # noqa: E402
from trials.imports import import_file  # noqa: E402

TABLE = "ferritins"


def main(value: str) -> None:
    """Print {face: [columns seen there]} for the columns whose name begins with "added"."""
    call_command("migrate", run_syncdb=True, verbosity=0)
    setup_test_environment()
    trial = Trial()
    trial.patient()
    given = json.loads(value)
    api, page = trial.client(), Client()
    page.force_login(trial.coordinator, backend="django.contrib.auth.backends.ModelBackend")

    made = api.post(f"/api/v1/{TABLE}/", {"patient": "P-001", "taken_on": "2020-03-02", **given})
    row = json.loads(made.content)
    form = page.get(f"/studies/TRIAL/tables/{TABLE}/add/?parent=P-001").content.decode()
    exported = api.get(f"/api/v1/tables/{TABLE}?study=TRIAL")
    csv = b"".join(exported.streaming_content).decode()
    schema = json.loads(api.get("/api/v1/schema").content)
    history = json.loads(api.get(f"/api/v1/{TABLE}/{row['id']}/history").content)["results"]
    empty = json.loads(
        api.post(f"/api/v1/{TABLE}/", {"patient": "P-001", "taken_on": "2020-03-03"}).content
    )
    grid = page.get("/studies/TRIAL/completeness/").content.decode()
    imported = import_again(trial, csv)
    described = next(t for t in schema["tables"] if t["name"] == TABLE)["columns"]
    names = [c["name"] for c in described if c["name"].startswith("added")]

    sys.stdout.write(
        json.dumps(
            {
                "form": [n for n in names if f'name="{n}"' in form],
                "rest": [n for n in names if row.get(n) is not None],
                "import": [n for n in names if n in csv.splitlines()[0]] if imported else [],
                "export": csv.splitlines()[0].split(","),
                "schema": names,
                "history": sorted({d["field"] for d in history if d["field"] in names}),
                "completeness": sorted(empty_fields(empty["id"])),
                "grid": TABLE in grid or "Ferritin" in grid,
            }
        )
    )


def empty_fields(pk: int) -> list[str]:
    from tests.seven_faces.models import Ferritin
    from trials.queries import empty_fields as empty

    return empty(Ferritin.objects.get(pk=pk))


def import_again(trial: Trial, csv: str) -> bool:
    """Whether the exported file, sent to the import, finds every row there and equal."""
    report = import_file(
        actor=Actor.of(trial.coordinator, source="import"),
        study=trial.study,
        table=TABLE,
        content=csv.encode(),
        name=f"{TABLE}.csv",
        reason="again",
    )
    return not report.faults and report.rows[TABLE].unchanged == 1


if __name__ == "__main__":
    main(sys.argv[1])
