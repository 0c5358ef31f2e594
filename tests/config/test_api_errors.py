"""What nobody foresaw is answered in the shape that the caller reads, without a reason."""

import json

from django.test import RequestFactory

from config.api_errors import unforeseen


def test_an_error_of_the_server_tells_a_script_nothing_of_its_cause() -> None:
    answer = unforeseen(RequestFactory().get("/api/v1/patients"))

    [error] = json.loads(answer.content)["errors"]
    assert (answer.status_code, error["code"], error["field"]) == (500, "unforeseen", None)


def test_an_error_of_the_server_is_a_page_to_a_person() -> None:
    answer = unforeseen(RequestFactory().get("/studies/TRIAL/"))

    assert answer.status_code == 500
    assert b"<!doctype html>" in answer.content
