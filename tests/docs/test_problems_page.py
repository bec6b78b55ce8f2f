"""docs/problems.md: every code that the generator raises has its entry, and every entry a code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.papers import ROOT

PAGE = ROOT / "docs/problems.md"
MODULES = [ast.parse(file.read_text("utf-8")) for file in sorted((ROOT / "generator").rglob("*.py"))]
RAISERS = {"Problem", "Finding", "_Refusal", "_stop"}
"""What takes a code as its first argument."""
PASSED_ON = {"finding.code", "told.code", "code"}
"""Codes that only travel on: whoever made them is found as well."""
PUT_TOGETHER = {"unknown-*": {"unknown-deliverable", "unknown-stage"}}
"""Codes that are made of parts, by the part that is written down."""


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _given(module: ast.Module) -> Iterator[ast.expr]:
    """The expressions that give the code of a problem, those that a function of the module returns included."""
    functions = {node.name: node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)}
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and _called(node.func) in RAISERS and node.args:
            code = node.args[0]
            maker = functions.get(_called(code.func)) if isinstance(code, ast.Call) else None
            yield from _returned(maker) if maker else _branches(code)


def _returned(function: ast.FunctionDef) -> Iterator[ast.expr]:
    for node in ast.walk(function):
        if isinstance(node, ast.Return) and node.value:
            yield from _branches(node.value)


def _branches(code: ast.expr) -> tuple[ast.expr, ...]:
    return (code.body, code.orelse) if isinstance(code, ast.IfExp) else (code,)


def _literal(code: ast.expr) -> str | None:
    """The code, with ``*`` for what is put in; None where it is not written down here."""
    if isinstance(code, ast.Constant) and isinstance(code.value, str):
        return code.value
    if isinstance(code, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in code.values)
    return None


GIVEN = [code for module in MODULES for code in _given(module)]
LITERALS = {literal for code in GIVEN if (literal := _literal(code))}
CODES = {code for literal in LITERALS for code in PUT_TOGETHER.get(literal, {literal})}


def entries(part: str) -> list[str]:
    return re.findall(r"^### `(.+)`$", part, re.MULTILINE)


def test_codes_are_found_in_all_forms() -> None:
    assert {"unknown-key", "yaml-syntax", "tool-without-role", "frequency", "merge-key", "too-long"} <= CODES


def test_every_code_has_its_entry() -> None:
    assert sorted(CODES - set(entries(PAGE.read_text("utf-8")))) == []


def test_every_entry_has_its_code() -> None:
    assert sorted(set(entries(PAGE.read_text("utf-8"))) - CODES) == []


def test_no_code_is_made_where_it_cannot_be_read() -> None:
    """A code that is neither written down nor passed on would escape the tests above."""
    assert {ast.unparse(code) for code in GIVEN if _literal(code) is None} <= PASSED_ON


def test_entries_stand_once_and_in_order() -> None:
    for part in re.split(r"^## ", PAGE.read_text("utf-8"), flags=re.MULTILINE):
        assert entries(part) == sorted(set(entries(part)))


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_code_is_kebab_case(code: str) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)


def test_every_entry_says_what_to_do() -> None:
    parts = re.split(r"^### ", PAGE.read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert [part for part in parts if not re.search(r"^\*\*Way out:\*\* .{15,}", part, re.MULTILINE)] == []
