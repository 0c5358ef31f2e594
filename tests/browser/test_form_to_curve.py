"""The opening story: a coordinator enters an infusion and its outcomes by form, its risk group
appears, and the curves by risk group change after the scheduled recompute.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect


def enter(page: Page, link: str, answers: dict[str, str]) -> None:
    """Open a form by its link, answer by field name, save, and see that it was saved."""
    page.get_by_role("link", name=link, exact=True).first.click()
    for name, answer in answers.items():
        field = page.locator(f"form[data-record-form] [name='{name}']")
        if field.first.get_attribute("type") in ("radio", "checkbox"):
            page.locator(f"[name='{name}'][value='{answer}']").check()
        elif field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(answer)
        else:
            field.fill(answer)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Saved")


def reloaded_until(page: Page, question: Callable[[], bool]) -> None:
    """Look again, as a person would, until the scheduled jobs have done their work."""
    for _ in range(120):
        if question():
            return
        page.wait_for_timeout(1000)
        page.reload()
    raise AssertionError(page.locator("main").inner_text())


def overall_survival(page: Page) -> tuple[str, str]:
    """The row of the low-risk group under the survival of first infusions, and the drawing."""
    code = page.locator("code", has_text=re.compile("^GU2022_OS$"))
    card = page.locator("section.card", has=code).filter(has_text="First infusions")
    row = card.get_by_role("row", name="Low risk")
    drawing = card.locator("picture img").get_attribute("src")
    assert drawing
    return row.inner_text(), page.request.get(drawing).text()


@pytest.mark.requirement("G20")
def test_from_a_form_to_a_curve(site: Callable[..., str], sign_in: Callable[..., Page]) -> None:
    address = site("web", "worker", "beat")
    page = sign_in(address, "ann")
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.get_by_role("link", name="Cohort").click()
    reloaded_until(page, lambda: page.locator("picture img").count() > 0)
    before, drawn_before = overall_survival(page)

    page.get_by_role("link", name="Patients", exact=True).click()
    patient = {
        "key": "P-100",
        "sex": "F",
        "born_on": "1984-07",
        "enrolled_on": "2020-05-04",
        "wbc_diagnosis_entered": "12000",
        "wbc_diagnosis_entered_unit": "/uL",
    }
    enter(page, "Add a patient", patient)
    of_patient = page.url
    enter(page, "Consent", {"form_version": "2.0", "consented_on": "2020-05-02"})
    page.goto(of_patient)
    tp53 = {"aberration": "TP53", "status": "negative", "tested_on": "2020-05"}
    enter(page, "Genetic finding", tp53)
    page.goto(of_patient)
    infusion = {
        "infused_on": "2020-06-01",
        "generation": "3",
        "strategy": "dual",
        "disease_status": "relapsed",
        "blasts_pct": "3",
        "cns_leukaemia": "false",
    }
    enter(page, "Infusion", infusion)
    of_infusion = page.url
    group = page.locator("section.panel").get_by_text("Low risk")
    reloaded_until(page, lambda: group.count() > 0)

    enter(page, "Add toxicity", {"toxicity": "CRS", "occurred": "true", "onset_on": "2020-06-04"})
    enter(page, "Add toxicity grade", {"system": "ASTCT2019", "grade": "2"})
    page.goto(of_patient)
    marrow = {"infusion": "P-100/1", "taken_on": "2020-06-29", "blasts_pct": "1"}
    enter(page, "Marrow", marrow | {"evaluable": "true"})
    page.goto(of_patient)
    response = {"infusion": "P-100/1", "visit": "DAY28", "assessed_on": "2020-06-29"}
    enter(page, "Response", response | {"response": "CR"})
    page.goto(of_patient)
    enter(page, "Death", {"died_on": "2021-01", "cause_missing": "unknown"})

    page.goto(of_infusion)
    expect(page.locator("main")).to_contain_text("Day-28 response")
    page.goto(of_patient)
    expect(page.locator(".timeline")).to_contain_text("+28 d")
    page.get_by_role("link", name="Cohort").click()
    reloaded_until(page, lambda: overall_survival(page)[0] != before)
    after, drawn_after = overall_survival(page)

    assert before.split()[2:4] == ["0", "0"]
    assert after.split()[2:4] == ["1", "1"]
    assert drawn_after != drawn_before
    assert complaints == []

    page.get_by_role("link", name="Job runs").click()
    done = page.get_by_role("row", name="summarise_changed").filter(has_text="Done")
    # The newest run may still wait for its turn.
    expect(done.first).to_be_visible()
