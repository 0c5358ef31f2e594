"""The make targets tell what is missing and how to get it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)


@pytest.fixture
def checkout(tmp_path) -> Path:
    """What `make install` needs, in a folder without .venv."""
    folder = tmp_path / "a checkout"
    shutil.copytree(ROOT / ".ci", folder / ".ci")
    shutil.copy(ROOT / "Makefile", folder)
    (folder / "requirements").mkdir()
    return folder


def install(checkout: Path, **variables: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["make", "install"],
        cwd=checkout,
        env={"PATH": os.environ["PATH"]} | variables,
        capture_output=True,
        text=True,
    )


def program(path: Path, text: str) -> str:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


def test_a_python_that_is_too_old_is_refused_by_name(checkout, tmp_path):
    old = program(tmp_path / "old", "exit 1")

    done = install(checkout, PYTHON=old)

    assert done.returncode != 0
    assert f"PYTHON={old} is not Python 3.11 or later" in done.stderr
    assert not (checkout / ".venv").exists()


def test_a_python_without_venv_is_told_with_the_package_to_install(checkout, tmp_path):
    # Debian splits venv off: the import of ensurepip is what fails there.
    bare = program(
        tmp_path / "bare",
        f'case "$2" in *ensurepip*) exit 1;; *) exec "{sys.executable}" "$@";; esac',
    )

    done = install(checkout, PYTHON=bare)

    assert done.returncode != 0
    assert "has no venv module" in done.stderr
    assert "apt-get install python3-venv" in done.stderr


def test_without_any_python_the_variable_is_named(checkout, tmp_path):
    folder = tmp_path / "programs"
    folder.mkdir()
    for name in ("make", "sh", "dirname", "cmp"):
        (folder / name).symlink_to(shutil.which(name))

    done = install(checkout, PATH=str(folder))

    assert done.returncode != 0
    assert "No Python 3.11 or later was found" in done.stderr
    assert "PYTHON=/path/to/python3" in done.stderr


def test_what_is_installed_is_not_installed_again(checkout):
    (checkout / "requirements" / "base.txt").touch()

    first = install(checkout, PYTHON=sys.executable)
    second = install(checkout, PYTHON="/nowhere")

    assert (first.returncode, second.returncode) == (0, 0)
    assert "Making .venv with Python 3." in first.stdout
    assert second.stdout == ""


def in_step(folder: Path) -> "subprocess.CompletedProcess[str]":
    script = folder / ".ci" / "requirements_in_step.py"
    return subprocess.run([sys.executable, script], capture_output=True, text=True)


@pytest.mark.parametrize(
    ("edited", "before", "after", "told"),
    [
        ("base.in", "celery[redis]>=5.7", "celery[redis]>=99", "base.in asks for celery"),
        ("base.in", "gunicorn>=23", "", "has gunicorn because of base.in"),
        ("base.in", "honcho>=2", "honcho>=2\nleft-pad>=1", "base.txt has no left-pad"),
        ("base.txt", "honcho==", "honcho==0.", "base.txt and dev.txt differ in honcho"),
        ("dev.txt", "# ", "https://example.org/ # ", "names an address"),
    ],
)
def test_requirements_out_of_step_with_their_inputs_are_told(tmp_path, edited, before, after, told):
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    file = tmp_path / "requirements" / edited
    unchanged = in_step(tmp_path)

    file.write_text(file.read_text().replace(before, after, 1))
    changed = in_step(tmp_path)

    assert unchanged.returncode == 0
    assert changed.returncode == 1
    assert told in changed.stderr


def test_a_skipped_test_fails_where_everything_must_be_installed(tmp_path):
    (tmp_path / "test_it.py").write_text(
        "import pytest\n\ndef test_skips():\n    pytest.skip('needs a thing: install it')\n"
    )
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:django", "--noconftest"]
    hook = ["-p", "tests.conftest", "-o", "addopts=", "--rootdir", str(tmp_path), str(tmp_path)]

    ordinary, ci = (
        subprocess.run(
            [*command, *hook],
            cwd=ROOT,
            env={k: v for k, v in os.environ.items() if k != "CI"} | variables,
            capture_output=True,
            text=True,
        )
        for variables in ({}, {"CI": "true"})
    )

    assert ordinary.returncode == 0, ordinary.stdout
    assert ci.returncode == 1
    assert "Skipped where CI=true: Skipped: needs a thing: install it" in ci.stdout


def test_without_r_the_references_are_not_made_and_it_says_what_to_install(checkout, tmp_path):
    sh = tmp_path / "bin"
    sh.mkdir()
    for name in ("make", "sh"):
        (sh / name).symlink_to(shutil.which(name))

    done = subprocess.run(
        ["make", "reference"],
        cwd=checkout,
        env={"PATH": str(sh)},
        capture_output=True,
        text=True,
    )

    assert done.returncode != 0
    assert "R is not installed. Debian: r-base-core" in done.stdout
