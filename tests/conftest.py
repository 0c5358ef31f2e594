"""Every test run has its own database cluster and broker, whatever the environment names."""

import os
import tempfile
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any

import pytest

from config import local_services

# Read before Django is: nothing of a real installation may be reached from here.
for _name in ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "ALLOWED_HOSTS", "HTTPS"):
    os.environ.pop(_name, None)
_home = Path(tempfile.mkdtemp(prefix="cartograph-test-"))
local_services.provide(home=_home, temporary=True)
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"

import redis  # noqa: E402 - needs the environment above
from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402

from tests.trials.published import FILE  # noqa: E402

# Tables are made from the models, so what migrations would add is added another way.
settings.PGTRIGGER_INSTALL_ON_MIGRATE = True
settings.PGHISTORY_INSTALL_CONTEXT_FUNC_ON_MIGRATE = True
# One round of a weak digest: hundreds of tests sign in.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# What a test asks for that needs the database.
DATABASE = frozenset({"db", "transactional_db", "django_db_setup"})


def pytest_report_header() -> list[str]:
    """What is left out is said at the top, also where CI=true leaves it out without a skip."""
    if FILE.exists():
        return []
    return [f"left out: the tests of the published patient file, which is not at {FILE}"]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    """Each process that runs tests has servers of its own, so it inherits no address of these."""
    for name in ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "DJANGO_SETTINGS_MODULE"):
        os.environ.pop(name, None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where CI=true everything a test needs must be installed, so a skip is a failure."""
    report = yield
    if os.environ.get("CI") == "true" and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"Skipped where CI=true: {reason}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, Any, Any]:
    """Branches are counted in tests without a database alone, for counting doubles their time.

    Rules and definitions know no database, so each of their branches has a test of that kind.
    """
    plugin = item.config.pluginmanager.getplugin("_cov")
    coverage = plugin and plugin.cov_controller
    needed = DATABASE.intersection(getattr(item, "fixturenames", ()))
    if not coverage or not (needed or item.get_closest_marker("django_db")):
        return (yield)
    coverage.pause()
    try:
        return (yield)
    finally:
        coverage.resume()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> None:
    """The triggers stand now; Django sends word of a migration after every test that commits."""
    settings.PGTRIGGER_INSTALL_ON_MIGRATE = False
    settings.PGHISTORY_INSTALL_CONTEXT_FUNC_ON_MIGRATE = False


@pytest.fixture(autouse=True, scope="session")
def _tables_with_history_can_be_emptied() -> None:
    """Django empties tables with TRUNCATE after a test that commits, and history refuses it.

    Most tables are empty then, and to delete nothing is far quicker than to make files anew.
    """

    def sql_flush(_style: Any, tables: Sequence[str], **_options: Any) -> list[str]:
        statements = ["SET LOCAL session_replication_role = replica"]
        statements += [f"DELETE FROM {connection.ops.quote_name(n)}" for n in tables]  # noqa: S608
        return ["; ".join(statements)]

    type(connection.ops).sql_flush = staticmethod(sql_flush)


@pytest.fixture
def process_environment(transactional_db: None) -> dict[str, str]:
    """The environment for a process of its own that shall see the test's database and broker.

    Rows written by the test are visible to it, for the test runs outside a transaction. The broker
    holds no message of an earlier test.
    """
    with redis.Redis.from_url(os.environ["REDIS_URL"]) as client:
        # Not all of it: who has sent before does not declare the queue a second time.
        client.delete(settings.CELERY_TASK_DEFAULT_QUEUE, "unacked", "unacked_index")
    address, _, _ = os.environ["DATABASE_URL"].rpartition("/")
    name = connection.settings_dict["NAME"]
    return dict(os.environ) | {"DATABASE_URL": f"{address}/{name}"}
