"""Settings are read as values of a type, and every fault is told with its remedy."""

import os
import subprocess
import sys

import pytest

from config.environment import Environment, celery_address


def read(**variables: str) -> Environment:
    return Environment(variables)


def test_every_fault_is_named_at_once_with_its_remedy():
    environment = read(SECRET_KEY="short", RESCORE_SECONDS="often", HTTPS="maybe", NIGHT="25:00")

    environment.secret("SECRET_KEY", remedy="Make it longer.")
    environment.integer("RESCORE_SECONDS", default=300, least=1, most=86_400)
    environment.boolean("HTTPS", default=True)
    environment.time_of_day("NIGHT", default="02:30")
    environment.database("DATABASE_URL", remedy="Name a database.")
    with pytest.raises(SystemExit) as stopped:
        environment.refuse_faults()

    assert str(stopped.value).splitlines() == [
        "CARTograph cannot start with these settings:",
        "  - SECRET_KEY has 5 characters, at least 32 are needed. Make it longer.",
        "  - RESCORE_SECONDS is 'often'. Set it to a whole number from 1 to 86400, "
        "or leave it out for 300.",
        "  - HTTPS is 'maybe'. Set it to true or false.",
        "  - NIGHT is '25:00'. Set it to a time of day such as 02:30 (UTC).",
        "  - DATABASE_URL is not set. Name a database.",
    ]


def test_without_a_fault_nothing_is_refused():
    environment = read(HTTPS="off")

    https = environment.boolean("HTTPS", default=True)
    environment.refuse_faults()

    assert https is False


@pytest.mark.parametrize(
    ("given", "accepted"), [("0", False), ("1", True), ("9", True), ("10", False)]
)
def test_both_bounds_of_a_whole_number_belong_to_it(given, accepted):
    environment = read(N=given)

    environment.integer("N", default=5, least=1, most=9)

    assert (environment.faults == []) is accepted


@pytest.mark.parametrize("empty", ["", "  "])
def test_an_empty_variable_counts_as_unset(empty):
    environment = read(N=empty, WORDS=empty, YES=empty)

    assert environment.integer("N", default=5, least=1, most=9) == 5
    assert environment.words("WORDS", default=["a"], remedy="") == ["a"]
    assert environment.boolean("YES", default=True) is True
    assert environment.faults == []


def test_words_are_separated_by_commas():
    assert read(HOSTS="a.example, b.example,").words("HOSTS", remedy="") == [
        "a.example",
        "b.example",
    ]


@pytest.mark.parametrize(
    ("address", "host", "port"),
    [
        ("postgresql://me:p%40ss@db.example:5433/trial%20data", "db.example", "5433"),
        ("postgresql://me:p%40ss@%2Fvar%2FLib%20of%20us/trial%20data", "/var/Lib of us", ""),
    ],
)
def test_a_database_address_names_a_host_or_the_folder_of_a_socket(address, host, port):
    settings = read(DATABASE_URL=address).database("DATABASE_URL", remedy="")

    assert (settings["HOST"], settings["PORT"]) == (host, port)
    assert (settings["USER"], settings["PASSWORD"], settings["NAME"]) == (
        "me",
        "p@ss",
        "trial data",
    )


@pytest.mark.parametrize(
    "address",
    [
        "mysql://me:hidden@host/name",
        "postgresql://me:hidden@host",
        "postgresql://h:hidden/x",
        "hidden",
    ],
)
def test_a_wrong_database_address_is_refused_without_repeating_its_password(address):
    environment = read(DATABASE_URL=address)

    environment.database("DATABASE_URL", remedy="")

    assert len(environment.faults) == 1
    assert "hidden" not in environment.faults[0]


@pytest.mark.parametrize(
    ("given", "celery"),
    [
        ("redis://:secret@host:6379/0", "redis://:secret@host:6379/0"),
        (
            "unix://:secret@/run/our%20broker.sock",
            "redis+socket://:secret@/run/our%20broker.sock?virtual_host=0",
        ),
        ("unix:///run/broker.sock?db=3", "redis+socket:///run/broker.sock?virtual_host=3"),
    ],
)
def test_celery_gets_the_broker_in_its_own_spelling(given, celery):
    environment = read(REDIS_URL=given)

    assert celery_address(environment.broker("REDIS_URL", remedy="")) == celery


def test_another_kind_of_broker_is_refused_without_repeating_its_password():
    environment = read(REDIS_URL="amqp://me:hidden@host")

    environment.broker("REDIS_URL", remedy="")

    assert len(environment.faults) == 1
    assert "hidden" not in environment.faults[0]


def test_with_a_database_named_every_command_asks_for_what_else_it_needs():
    variables = {k: v for k, v in os.environ.items() if k not in ("SECRET_KEY", "ALLOWED_HOSTS")}
    variables |= {"DATABASE_URL": "postgresql://a:b@c/d", "JOB_SILENT_SECONDS": "5"}

    done = subprocess.run(
        [sys.executable, "manage.py", "check"], env=variables, capture_output=True, text=True
    )

    assert done.returncode == 1
    assert "SECRET_KEY is not set. Set it to 50 or more random characters" in done.stderr
    assert "ALLOWED_HOSTS is not set." in done.stderr
    assert "JOB_SILENT_SECONDS is 5, JOB_HEARTBEAT_SECONDS is 10." in done.stderr
    assert "Traceback" not in done.stderr
