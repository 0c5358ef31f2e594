"""An analysis from its choice to its files, as a statistician goes about it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect


@pytest.fixture
def statistician(trial):
    return trial.person("statistician").username


def test_an_analysis_is_chosen_run_read_and_downloaded(
    statistician: str, site: Callable[..., str], sign_in: Callable[..., Page]
) -> None:
    page = sign_in(site("web", "worker"), statistician)
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.get_by_role("link", name="Analyses").click()
    page.get_by_role("link", name="Own analysis").click()

    page.get_by_label("Endpoint").select_option("GU2022_OS")
    page.get_by_label("Group", exact=True).select_option("strategy")
    page.get_by_label("At the days").fill("183, 365")
    page.get_by_role("button", name="Run").click()

    # The page renews itself when the worker is done.
    expect(page.get_by_role("heading", name="Tables")).to_be_visible(timeout=120_000)
    expect(page.get_by_role("heading", name="n = 3")).to_be_visible()
    table = page.locator("table").filter(has_text="Restricted mean").first
    expect(table.get_by_role("row", name="Single target")).to_contain_text("2")
    drawing = page.locator("picture img")
    expect(drawing).to_be_visible()
    assert drawing.evaluate("image => image.naturalWidth") > 0
    for name, begins in (("CSV", b""), ("PNG", b"\x89PNG"), ("SVG", b"<svg"), ("PDF", b"%PDF")):
        with page.expect_download() as download:
            page.get_by_role("link", name=name, exact=True).click()
        with download.value.path().open("rb") as file:
            assert file.read().startswith(begins), name
    assert complaints == []


def test_a_group_known_later_is_refused_until_it_is_named_naive(
    statistician: str, site: Callable[..., str], sign_in: Callable[..., Page]
) -> None:
    page = sign_in(site("web"), statistician)
    page.goto("/studies/TRIAL/analyses/own/")
    page.get_by_label("Group", exact=True).select_option("crs_grade")

    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("alert")).to_contain_text("is not known at the origin")
    page.get_by_label("Run the naive form and label it biased").check()
    page.get_by_role("button", name="Run").click()

    expect(page.get_by_text("Waiting for a worker")).to_be_visible()
    expect(page.locator(".notice.warn")).to_contain_text("Naive")
