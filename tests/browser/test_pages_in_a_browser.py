"""What only a browser can show: widths, themes, the keyboard, the warning before time runs out."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

AT = "/studies/TRIAL"
PAGES = (
    f"{AT}/",
    f"{AT}/patients/",
    f"{AT}/patients/P-001/",
    f"{AT}/tables/",
    f"{AT}/tables/infusions/",
    f"{AT}/tables/infusions/add/?under=P-001",
    f"{AT}/forms/",
    f"{AT}/completeness/",
    f"{AT}/history/",
    f"{AT}/cohort/",
    f"{AT}/analyses/",
    "/drafts/",
    "/jobs/",
    "/password/",
    "/definitions/",
)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_is_wider_than_a_phone_or_breaks_the_policy(
    site: Callable[..., str], sign_in: Callable[..., Page], theme: str
) -> None:
    page = sign_in(site("web"), "ann", viewport={"width": 360, "height": 740}, color_scheme=theme)
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)

    wide = []
    for address in PAGES:
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth") > 360:
            wide.append(address)

    assert wide == []
    assert complaints == []


def test_the_keyboard_alone_reaches_the_content_and_enters_a_record(
    site: Callable[..., str], sign_in: Callable[..., Page]
) -> None:
    page = sign_in(site("web"), "ann")
    page.goto(f"{AT}/tables/follow_ups/add/?under=P-001")

    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the content")
    page.keyboard.press("Enter")
    while page.evaluate("document.activeElement.name") != "contact_on":
        page.keyboard.press("Tab")
    page.keyboard.type("2020-05-04")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_contain_text("Saved: Follow-up P-001/1")


def test_an_idle_session_is_announced_and_can_be_kept(
    site: Callable[..., str], sign_in: Callable[..., Page]
) -> None:
    page = sign_in(site("web"), "ann")
    page.clock.install()
    page.goto(f"{AT}/tables/follow_ups/add/?under=P-001")

    page.clock.run_for(29 * 60 * 1000)
    expect(page.locator("#idle")).to_contain_text("You will be signed out at")
    page.get_by_role("button", name="Stay signed in").click()
    expect(page.locator("#idle")).to_be_hidden()
    page.clock.run_for(31 * 60 * 1000)

    expect(page.locator("#idle")).to_contain_text("You are signed out")
    expect(page.get_by_role("button", name="Stay signed in")).to_be_hidden()
