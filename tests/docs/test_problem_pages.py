"""docs/problems: every code that the generator raises has its page, and what a page shows is what happens."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import shipping
from tests.docs.fences import Fence, fences
from tests.papers import ROOT
from tests.shell import salesbook, write

FOLDER = ROOT / "docs/problems"
INDEX = FOLDER / "README.md"
PAGES = sorted(FOLDER.glob("[a-z]*.md"))
_DECISIONS = re.compile(r"^\d+ decisions? (?:is|are) open in .*:\n(?:  .*\n)+", re.MULTILINE)
WITH_EXAMPLE = [page for page in PAGES if fences(page, "console")]
MODULES = [ast.parse(file.read_text("utf-8")) for file in sorted((ROOT / "generator").rglob("*.py"))]
RAISERS = {"Problem", "Finding", "_Refusal", "_stop", "refuse", "warn"}
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


def test_codes_are_found_in_all_forms() -> None:
    assert {"unknown-key", "yaml-syntax", "tool-without-role", "frequency", "merge-key", "too-long"} <= CODES


def test_every_code_has_its_page_and_every_page_its_code() -> None:
    assert {page.stem for page in PAGES} == CODES


def test_no_code_is_made_where_it_cannot_be_read() -> None:
    """A code that is neither written down nor passed on would escape the tests above."""
    assert {ast.unparse(code) for code in GIVEN if _literal(code) is None} <= PASSED_ON


def test_the_index_leads_to_every_page_in_order() -> None:
    parts = [
        re.findall(r"^- \[`(.+)`\]\((.+)\.md\): \S", part, re.M) for part in INDEX.read_text("utf-8").split("\n## ")
    ]
    assert [part for part in parts if part != sorted(part)] == []
    assert sorted(found for part in parts for found in part) == [(page.stem, page.stem) for page in PAGES]


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_code_is_kebab_case(code: str) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", code)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_says_what_it_means_and_what_to_do(page: Path) -> None:
    title, meaning, *_ = page.read_text("utf-8").split("\n\n")
    assert title == f"# `{page.stem}`"
    assert len(meaning) > 15
    assert re.search(r"^## Way out\n\n.{15,}", page.read_text("utf-8"), re.MULTILINE)


def test_nearly_all_pages_have_an_example() -> None:
    """The others need a broken disk, a right, a link or a large file, which the tests of bad input make."""
    assert len(WITH_EXAMPLE) >= 40


def _put(found: list[Fence], folder: Path) -> None:
    write(folder, {fence.info[1]: fence.text for fence in found})


def _of_the_part(page: Path, heading: str) -> tuple[list[Fence], list[Fence]]:
    """The files and the commands that stand before or after the heading of the way out."""
    line = page.read_text("utf-8").split("## Way out")[0].count("\n")
    here = [fence for fence in fences(page) if (fence.line > line) == (heading == "Way out")]
    return [one for one in here if one.kind == "yaml"], [one for one in here if one.kind == "console"]


@pytest.mark.parametrize("page", WITH_EXAMPLE, ids=lambda page: page.stem)
def test_an_example_is_told_so_and_its_way_out_leads_out(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "mlyny"
    folder.mkdir()
    monkeypatch.chdir(folder)
    broken, (shown,) = _of_the_part(page, "Example")
    mended, asked = _of_the_part(page, "Way out")
    if not any(fence.info[1] == "blueprint.yaml" for fence in (*broken, *mended)):
        _put(fences(INDEX, "yaml"), folder)
    _put(broken, folder)
    command, told = shown.text.split("\n", 1)
    assert _says(command) == told
    assert f"[{page.stem}]" in told
    _put(mended, folder)
    after = salesbook(*(asked[0].text if asked else command).split()[2:])
    assert after.code == 0
    assert f"[{page.stem}]" not in after.err


def _says(command: str) -> str:
    """What is told of problems, with the folder of the bases that ship as ``…``, wherever that is.

    What is still to be decided, which follows, is nothing that a page speaks of.
    """
    said = salesbook(*command.split()[2:])
    return _DECISIONS.sub("", said.out + said.err).replace(str(shipping.folder("blueprints")), "…")
