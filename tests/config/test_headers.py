"""What every answer tells the browser."""

import pytest


@pytest.fixture
def headers(client, db) -> dict[str, str]:
    return client.get("/sign-in/").headers


def test_scripts_and_styles_come_from_our_own_files_alone(headers):
    policy = dict(
        directive.strip().split(" ", 1)
        for directive in headers["Content-Security-Policy"].split(";")
    )

    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"


def test_pages_are_not_kept_by_a_shared_browser(headers):
    assert "no-store" in headers["Cache-Control"]


def test_the_sensors_of_the_browser_are_denied(headers):
    assert "camera=()" in headers["Permissions-Policy"]


def test_static_files_may_be_cached(client, db):
    response = client.get("/static/trials/cartograph.css")
    response.close()

    assert response.status_code == 200
    assert "no-store" not in response.headers["Cache-Control"]
