"""Toxicity in the browser: what is derived, what drove it, what is missing, what was entered."""

import re

import pytest
from django.urls import reverse

from tests.factories.trials import Trial
from tests.trials.pages import fields, fill_in, signed_in
from trials.crf import Record, registry

pytestmark = pytest.mark.django_db

DAY = {
    "observed_on": "2020-03-05",
    "temperature": "39",
    "antipyretic": "false",
    "hypotension": "true",
    "vasopressors__NOREPINEPHRINE": "true",
    "oxygen": "NONE",
}


@pytest.fixture
def trial() -> Trial:
    trial = Trial(synthetic=True)
    trial.patient()
    trial.infusion()
    toxicity = {"infusion": "P-001/1", "toxicity": "CRS", "occurred": True}
    trial.save("toxicities", toxicity | {"onset_on": "2020-03-04"})
    return trial


def add_url(table: str) -> str:
    return f"{reverse('record_add', args=['TRIAL', table])}?under=P-001/1/1"


def only(table: str) -> Record:
    return registry[table]._default_manager.get(removed_at__isnull=True)


def derived(page: str) -> list[list[str]]:
    """The cells of the table of derived values, without their marks."""
    section = page[page.index('id="derived-heading"') :].split("</table>")[0]
    rows = section.split("<tbody>")[1].split("</tr>")
    return [
        [re.sub("<.*?>", "", cell).strip() for cell in re.split("</t[hd]>", row)[:-1]]
        for row in rows
        if "<td>" in row
    ]


def test_an_observation_shows_its_grades_what_drove_them_and_what_is_missing(
    trial: Trial,
) -> None:
    ann = signed_in(trial.coordinator)

    saved = fill_in(ann, add_url("toxicity_observations"), DAY)
    page = ann.get(reverse("record", args=["TRIAL", *_place("toxicity_observations")]))

    assert saved.status_code == 302
    assert derived(page.content.decode()) == [
        ["CRS, ASTCT 2019", "3", "3", "hypotension", "", "CRS_ASTCT2019 1"],
        [
            "CRS, Lee 2014",
            "not derivable at least 2",
            "–",
            "hypotension",
            "dose of the vasopressor, organ toxicity, transaminases",
            "CRS_LEE2014 1",
        ],
    ]


def test_a_grade_that_contradicts_is_kept_beside_the_derived_one_with_its_reason(
    trial: Trial,
) -> None:
    ann = signed_in(trial.coordinator)
    fill_in(ann, add_url("toxicity_observations"), DAY)
    typed = {"system": "ASTCT2019", "grade": "2"}

    refused = fill_in(ann, add_url("toxicity_grades"), typed)
    [box] = [name for name in fields(refused) if name.startswith("override:")]
    reason = {box: "Norepinephrine was for sedation", "change:action": "save"}
    saved = ann.post(add_url("toxicity_grades"), fields(refused) | reason)
    page = ann.get(reverse("record", args=["TRIAL", *_place("toxicity_grades")]))

    assert (refused.status_code, saved.status_code) == (422, 302)
    assert "derived is 3 (2020-03-05: hypotension)" in refused.content.decode()
    text = page.content.decode()
    assert derived(text) == [
        ["Highest grade", "3", "2", "2020-03-05: hypotension", "", "TOXICITY_GRADE 1"]
    ]
    assert "Norepinephrine was for sedation" in text


def test_the_page_of_a_toxicity_shows_the_grade_under_the_study_s_system(trial: Trial) -> None:
    ann = signed_in(trial.coordinator)
    fill_in(ann, add_url("toxicity_observations"), DAY)

    page = ann.get(reverse("record", args=["TRIAL", *_place("toxicities")]))

    assert derived(page.content.decode()) == [
        [
            "Grade by the study&#x27;s system",
            "3",
            "3",
            "2020-03-05: hypotension",
            "",
            "TOXICITY_GRADE 1",
        ]
    ]


def _place(table: str) -> tuple[str, int]:
    return table, only(table).pk
