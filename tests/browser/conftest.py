"""A real browser before real processes: web server, worker and beat, with short periods.

Rows are made before the browser starts: Django refuses the database to a thread that runs an
event loop, and the browser's driver does.
"""

import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

COMMANDS = {
    "web": "gunicorn --config python:config.gunicorn config.wsgi",
    "worker": "celery --app config worker --concurrency 1 --loglevel WARNING",
    "beat": "celery --app config beat --loglevel WARNING --pidfile=",
}
# Nothing but the pages under test may be reached.
CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def chromium() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    pytest.skip("needs a browser: apt-get install chromium")


@pytest.fixture
def trial(transactional_db: None, settings: Any) -> Any:
    """A synthetic study with a few patients of known course."""
    # Here and not above: this file is read before Django is set up.
    from tests.factories.trials import Trial

    # The web server is a process of its own, with the digests of the real settings.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    trial = Trial(synthetic=True)
    trial.person("data_manager")
    for number, died in enumerate(("2020-09-01", "2021-03-01", None), start=1):
        key = f"P-{number:03}"
        trial.patient(
            key,
            sex="F",
            born_on="1990-05",
            enrolled_on="2020-02-10",
            wbc_diagnosis="120",
        )
        trial.save("consents", {"patient": key, "consented_on": "2020-02-08"})
        tp53 = {"patient": key, "aberration": "TP53", "status": "positive"}
        trial.save("genetics", tp53 | {"tested_on": "2020-02-11"})
        trial.infusion(
            key,
            generation="2",
            strategy="single",
            disease_status="refractory",
            blasts_pct="60",
            cns_leukaemia="true",
        )
        if died:
            trial.save("deaths", {"patient": key, "died_on": died})
        else:
            trial.save(
                "follow_ups", {"patient": key, "contact_on": "2021-06-01", "status": "alive"}
            )
    return trial


@pytest.fixture
def site(
    trial: Any, process_environment: dict[str, str], tmp_path: Path
) -> Iterator[Callable[..., str]]:
    """Starts processes of the product by name and answers its address; ends them afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = process_environment | {
        "BIND": f"127.0.0.1:{port}",
        "WEB_WORKERS": "1",
        "RESCORE_SECONDS": "1",
        "SUMMARISE_SECONDS": "2",
        "BEAT_TICK_SECONDS": "1",
        "LOG_LEVEL": "WARNING",
    }
    processes: list[subprocess.Popen[bytes]] = []

    def start(*names: str) -> str:
        for name in names:
            with (tmp_path / f"{name}.log").open("w") as log:
                processes.append(
                    subprocess.Popen(
                        [sys.executable, "-m", *COMMANDS[name].split()],
                        env=environment,
                        stdout=log,
                        stderr=log,
                    )
                )
        address = f"http://127.0.0.1:{port}"
        _await(f"{address}/sign-in/", tmp_path / "web.log")
        return address

    yield start
    for process in processes:
        process.send_signal(signal.SIGTERM)
    for process in processes:
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _await(url: str, log: Path) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(url):  # noqa: S310 - an address of our own
                return
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError(log.read_text())


@pytest.fixture
def browser(site: Callable[..., str]) -> Iterator[Browser]:
    path = chromium()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(CHROMIUM))
        yield browser
        browser.close()


@pytest.fixture
def sign_in(browser: Browser) -> Callable[..., Page]:
    """Signs a person in and answers the page."""
    from tests.factories.trials import PASSWORD

    def sign_in(address: str, name: str, **context: Any) -> Page:
        page = browser.new_context(base_url=address, **context).new_page()
        page.set_default_timeout(60_000)
        page.goto("/sign-in/")
        page.get_by_label("User name").fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/studies/TRIAL/")
        return page

    return sign_in
