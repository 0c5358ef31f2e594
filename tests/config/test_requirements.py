"""What the product imports is what an installation without the tools of the tests holds."""

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from django.conf import settings

from analytics.analyses.methods.words import LIBRARIES

ROOT = Path(settings.BASE_DIR)
OURS = ("config", "trials", "patients", "infusions", "outcomes", "analytics")


def normal(name: str) -> str:
    """The name of a distribution as an index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def installed() -> set[str]:
    """The distributions of an installation that runs the product."""
    locked = (ROOT / "requirements/base.txt").read_text()
    return {normal(name) for name in re.findall(r"^([\w.-]+)==", locked, re.MULTILINE)}


def imported(path: Path) -> Iterator[str]:
    """The modules that a file imports at any place in it, by their first name."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield str(node.module).partition(".")[0]


@pytest.mark.parametrize("app", [*OURS, "manage.py"])
def test_nothing_is_imported_that_is_not_installed(app):
    found = ROOT / app
    modules = {
        module
        for path in ([found] if found.is_file() else found.rglob("*.py"))
        for module in imported(path)
    }
    of = packages_distributions()
    locked = installed()

    missing = {
        module
        for module in modules.difference(sys.stdlib_module_names, OURS)
        if not {normal(name) for name in of.get(module, [])} & locked
    }

    assert missing == set()


def test_the_libraries_that_a_result_names_are_installed():
    assert set(LIBRARIES) <= installed()
