"""Every test run has its own database cluster and broker, whatever the environment names."""

import os
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

from config import local_services

# Read before Django is: nothing of a real installation may be reached from here.
for _name in ("DATABASE_URL", "REDIS_URL", "SECRET_KEY", "ALLOWED_HOSTS", "HTTPS"):
    os.environ.pop(_name, None)
_home = Path(tempfile.mkdtemp(prefix="cartograph-test-"))
local_services.provide(home=_home, temporary=True)
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"

from django.conf import settings  # noqa: E402 - needs the environment above
from django.db import connection  # noqa: E402

# One round of a weak digest: hundreds of tests sign in.
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


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


@pytest.fixture
def process_environment(transactional_db: None) -> dict[str, str]:
    """The environment for a process of its own that shall see the test's database and broker.

    Rows written by the test are visible to it, for the test runs outside a transaction.
    """
    address, _, _ = os.environ["DATABASE_URL"].rpartition("/")
    name = connection.settings_dict["NAME"]
    return dict(os.environ) | {"DATABASE_URL": f"{address}/{name}"}
