"""CONTRIBUTING.md: its pieces of Python are whole, and do what the page says."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import generator.deliverables
from generator import shipping
from generator.blueprint.load import load
from generator.cli import salesbook
from generator.deliverables import registry
from generator.deliverables.internal_pen import InternalPen
from generator.documents.blocks import Document, Paragraph
from tests.docs.fences import CONTRIBUTING, fences
from tests.papers import ROOT, passages, spaces_as_written, visible

MODULE = "generator.deliverables.battlecards"
BLUEPRINT = ROOT / "blueprints/example-pl"


def piece(kind: str, language: str = "python") -> str:
    (fence,) = (fence for fence in fences(CONTRIBUTING, language) if kind in fence.info)
    return fence.text


def run(code: str, **names: Any) -> dict[str, Any]:
    exec(compile(code, "CONTRIBUTING.md", "exec"), names)  # our own page
    return names


@pytest.fixture
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The page's deliverable beside those of the package: its module, and its outline in a copy of ours."""
    (tmp_path / "battlecards.py").write_text(piece("deliverable"), "utf-8")
    outlines = shutil.copytree(shipping.outlines(), tmp_path / "outlines")
    for language in ("pl", "en"):
        (outlines / language / "battlecards.yaml").write_text(piece("outline", "yaml"), "utf-8")
    monkeypatch.setattr(shipping, "outlines", lambda: outlines)
    monkeypatch.setattr(generator.deliverables, "__path__", [*generator.deliverables.__path__, str(tmp_path)])
    _forget_modules()
    yield
    _forget_modules()
    sys.modules.pop(MODULE, None)


def _forget_modules() -> None:
    registry._modules.cache_clear()
    registry.with_code.cache_clear()


@pytest.mark.usefixtures("added")
def test_a_deliverable_is_an_outline_and_a_module(tmp_path: Path) -> None:
    call = ["build", str(BLUEPRINT), "--output", str(tmp_path), "--only", "battlecards", "--only", "portal"]
    assert salesbook.main(call, standalone_mode=False) == 0
    (word,), (page,), (portal,) = (list(tmp_path.rglob(name)) for name in ("S00-*.docx", "S00-*.html", "index.html"))
    competitors = {one.name for one in load(BLUEPRINT).blueprint.competitors.values()}
    assert {*competitors, "Who else is asked"} <= set(map(spaces_as_written, passages(word)))
    assert all(name in spaces_as_written(visible(page)) for name in competitors)
    assert "We speak ill of nobody" in visible(page)
    assert page.name in portal.read_text("utf-8")


def test_without_the_module_there_is_no_such_deliverable() -> None:
    """Or the test above would show nothing."""
    assert "battlecards" not in {deliverable.id for deliverable in registry.offered(load(BLUEPRINT).blueprint)}


def test_the_deliverable_takes_less_than_twenty_lines_of_code() -> None:
    lines = [line for line in piece("deliverable").splitlines() if line.strip() and '"""' not in line]
    assert len(lines) < 20


def test_the_rule_finds_what_it_says() -> None:
    rule = run(piece("rule"))["products_have_a_price"]
    blueprint = load(BLUEPRINT).blueprint
    first, *_ = blueprint.products.values()
    unpriced = first.model_copy(update={"price": None})
    assert list(rule(blueprint)) == []
    (finding,) = rule(blueprint.model_copy(update={"products": {first.id: unpriced}}))
    assert finding.code == "product-without-price"


def test_the_theme_renders_a_page() -> None:
    pen = InternalPen(load(BLUEPRINT).blueprint)
    document = Document("page", "Strona", "pl", "internal", pen.imprint(), (Paragraph(pen.words("Dzień dobry")),))
    page = run(piece("theme"), document=document)["page"]
    assert "Dzień dobry" in page.decode("utf-8")


@pytest.mark.parametrize("kind", ["deliverable", "rule"])
def test_a_piece_passes_lint(kind: str) -> None:
    """As a file where the page says that it belongs."""
    folder = {"deliverable": "deliverables", "rule": "audit"}[kind]
    name = ["--stdin-filename", str(ROOT / f"generator/{folder}/glossary.py"), "-"]
    code = piece(kind) if kind == "deliverable" else f'"""Rules."""\n\n{piece(kind)}'
    for command in (["check"], ["format", "--check"]):
        ruff = [sys.executable, "-m", "ruff", *command, "--no-cache", *name]
        done = subprocess.run(ruff, input=code, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 0, done.stdout + done.stderr
