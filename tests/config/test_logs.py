"""Log lines name places and ids, and never what stood in a form."""

import json
import logging

import pytest
from django.conf import settings
from django.db import DataError, connection

from config.logs import RequestLogMiddleware


def rendered(record: logging.LogRecord) -> str:
    """The line as the settings' formatter writes it."""
    factory = dict(settings.LOGGING["formatters"]["json"])
    return factory.pop("()")(**factory).format(record)


def line_about(error: BaseException) -> str:
    record = logging.LogRecord(
        "trials", logging.ERROR, __file__, 1, "save_failed", None, (type(error), error, None)
    )
    return rendered(record)


@pytest.mark.django_db
def test_the_value_that_the_database_refused_is_not_in_the_line():
    with pytest.raises(DataError) as refused, connection.cursor() as cursor:
        cursor.execute("SELECT 'CD2229 35.1'::int")

    line = line_about(refused.value)

    assert "CD2229" in str(refused.value)
    assert "CD2229" not in line
    assert [each["type"] for each in json.loads(line)["exception"]] == [
        "DataError",
        "InvalidTextRepresentation",
    ]


def test_the_place_of_an_error_is_in_the_line():
    def fails() -> None:
        raise ValueError("35.1")

    with pytest.raises(ValueError, match="35.1") as failed:
        fails()

    line = line_about(failed.value)

    assert "35.1" not in line
    assert " fails" in json.loads(line)["exception"][0]["places"][-1]


def test_a_request_is_logged_without_what_was_searched_for(rf):
    request = rf.get("/patients/?find=Smith")

    assert RequestLogMiddleware.format_request(request) == "GET /patients/"
