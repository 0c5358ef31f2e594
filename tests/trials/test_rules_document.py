"""The page of the rules is what the rules say, and no rule is without a test."""

import re
from pathlib import Path

from django.core.management import call_command

from config.errors import hard, soft
from trials import checks
from trials.management.commands import write_rules
from trials.rules_document import Known, document, known_findings

ROOT = Path(__file__).parents[2]


def test_the_page_in_the_documentation_is_what_the_rules_say():
    assert write_rules.PAGE.read_text() == document(), "manage.py write_rules brings it up to date."


def test_the_command_writes_the_page(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(write_rules, "PAGE", tmp_path / "rules.md")

    call_command("write_rules")

    assert (tmp_path / "rules.md").read_text() == document()


def test_a_code_has_one_severity_wherever_it_is_found():
    severities = {}
    for known in known_findings():
        severities.setdefault(known.code, set()).add(known.severity)

    assert {code for code, found in severities.items() if len(found) > 1} == set()


def test_every_code_and_severity_can_be_read_from_the_rules():
    for known in known_findings():
        assert re.fullmatch(r"[a-z][a-z0-9_.]*", known.code), known
        assert known.says.strip("…. "), known


def test_every_finding_written_in_a_module_of_rules_is_of_a_registered_rule():
    written = {
        code
        for path in [*ROOT.glob("*/rules.py"), *ROOT.glob("*/rules/*.py")]
        for code in re.findall(r'\b(?:hard|override|soft)\(\s*"([^"]+)"', path.read_text())
    }

    assert written <= {known.code for known in known_findings()}
    assert len(written) > 100


def test_every_code_stands_in_the_tests_of_rules():
    tests = "\n".join(path.read_text() for path in ROOT.glob("tests/*/test_*rules*.py"))

    codes = {known.code for known in known_findings() if "tests" not in known.app}
    # The tables of grades and windows leave out what all their codes begin with.
    untested = {c for c in codes if c not in tests and f" {c.partition('.')[2]}" not in tests}

    assert untested == set()


def test_a_rule_is_read_through_what_it_calls_with_the_values_that_never_change():
    found = {k.code: k for k in known_findings()}

    assert found["doses.planned_fractions"].table == "doses"
    assert found["end_before_start"].severity == "hard"
    assert found["toxicity_grade.contradicts_derivation"].severity == "override"
    assert "M2 begins at 5 %" in found["infusion.marrow_class"].says
    assert found["patient.diagnosed_before_birth"] == Known(
        app="patients",
        code="patient.diagnosed_before_birth",
        severity="soft",
        table="patients",
        field="diagnosed_on",
        says="diagnosed_on, …, is before born_on, …. Correct one of the two, or comment.",
        source="Unusual, and not impossible.",
    )


def test_the_registry_holds_every_rule_with_its_table():
    registered = {(table, check.__name__) for table, check in checks.registered()}

    assert ("*", "check_future") in registered
    assert ("doses", "check_planned_fractions") in registered
    assert hard("a", None, "b") != soft("a", None, "b")
