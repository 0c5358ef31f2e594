"""What the rules can find, read from the rules themselves, and the page that lists it.

A rule's code, severity, field and sentence stand once, where it yields the finding: `hard(...)`,
`override(...)` or `soft(...)`. This module follows every registered rule, and the functions it
calls, to those calls.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from types import FunctionType
from typing import Any

from config.errors import Severity, hard, override, soft
from trials import checks

SEVERITY = {hard: Severity.HARD, override: Severity.OVERRIDE, soft: Severity.SOFT}
MAKERS = {maker.__name__ for maker in SEVERITY}
UNKNOWN = "…"
HEAD = """# The rules

What the checks find beside the declaration of each field, which refuses what is not of its type,
unit, codelist or possible range. Written by `manage.py write_rules` from the rules themselves;
`make test` fails where this page is not what they say.

- **hard**: impossible; refused.
- **override**: refused until a reason is given, then both values are kept.
- **soft**: accepted; open on the record until corrected or commented.

"…" stands for a value of the record. `*` is every table that belongs to a patient.
"""


@dataclass(frozen=True, order=True)
class Known:
    """One kind of finding."""

    app: str
    code: str
    severity: str
    table: str
    field: str
    says: str
    source: str


def known_findings() -> list[Known]:
    """Every kind of finding of every registered rule, in the order of app, code and table."""
    found = {
        known
        for table, check in checks.registered()
        for known in _of(table, check, inspect.getdoc(check) or "")
    }
    return sorted(found)


def document() -> str:
    """The page docs/rules.md."""
    lines = [HEAD]
    by_row: dict[tuple[str, ...], list[str]] = {}
    for known in known_findings():
        row = (known.app, known.code, known.severity, known.field, known.says, known.source)
        by_row.setdefault(row, []).append(known.table)
    for app in ("trials", "patients", "infusions", "outcomes"):
        lines += [
            f"## {app}\n",
            "| Code | Severity | Where | Says | Because |",
            "|---|---|---|---|---|",
        ]
        for (of, code, severity, field, says, source), tables in by_row.items():
            if of == app:
                where = f"{', '.join(tables)}: {field}"
                cells = (f"`{code}`", severity, where, says, source)
                lines.append("| " + " | ".join(c.replace("|", "\\|") for c in cells) + " |")
        lines.append("")
    return "\n".join(lines)


def _of(table: str, check: Callable[..., Any], source: str) -> Iterator[Known]:
    seen: set[FunctionType] = set()
    waiting = [inspect.unwrap(check)]
    app = check.__module__.partition(".")[0]
    while waiting:
        function = waiting.pop()
        if not isinstance(function, FunctionType) or function in seen:
            continue
        seen.add(function)
        names = inspect.getclosurevars(function)
        scope = {**function.__globals__, **names.nonlocals}
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and _is_rule_part(scope.get(node.id)):
                waiting.append(scope[node.id])
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in MAKERS:
                code, field, says = (_text(part, scope) for part in node.args)
                # An order of dates is of the app of its table, wherever it is written.
                yield Known(
                    _app_of(table) if app == "trials" and names.nonlocals else app,
                    code,
                    SEVERITY[scope[node.func.id]].value,  # type: ignore[attr-defined]
                    table,
                    field,
                    says,
                    source.partition("\n")[0],
                )


def _is_rule_part(value: object) -> bool:
    """Whether a name leads to a function of the rules, which may yield findings itself."""
    return (
        isinstance(value, FunctionType)
        and ".rules" in value.__module__
        and value.__name__ not in MAKERS
    )


def _app_of(table: str) -> str:
    from trials.crf import registry

    return registry[table]._meta.app_label


def _text(node: ast.expr, scope: dict[str, Any]) -> str:
    """A sentence as it stands, its values left open unless they never change."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part, scope) for part in node.values)
    if isinstance(node, ast.FormattedValue):
        return _text(node.value, scope)
    if isinstance(node, ast.Constant):
        return "the record" if node.value is None else str(node.value)
    if isinstance(node, ast.Name | ast.Attribute):
        try:
            value = eval(compile(ast.Expression(node), "", "eval"), scope)  # noqa: S307
        except (NameError, AttributeError):
            return UNKNOWN
        return str(value) if isinstance(value, str | int | Decimal) else UNKNOWN
    return UNKNOWN
