"""Adding a deliverable means adding one module: it is found, listed and built, and nothing else is touched."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator.deliverables as package
from generator.blueprint.load import load
from generator.cli import salesbook
from generator.deliverables import registry
from tests.papers import make_set, visible, write_blueprint

MODULE = '''
"""A paper of ten lines."""

from generator.deliverables.internal_pen import InternalPen
from generator.deliverables.registry import Deliverable
from generator.documents.blocks import Document, Paragraph


def offered(blueprint):
    return [Deliverable("greeting", "Powitanie", "discovery", document=document)]


def document(blueprint):
    pen = InternalPen(blueprint)
    blocks = (Paragraph(pen.inline("Dzień dobry, tu [[company.name]].")),)
    return Document("greeting", "Powitanie", pen.voice.language, "internal", pen.imprint("discovery"), blocks)
'''


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder whose modules belong to the package of deliverables for as long as a test lasts."""
    folder = tmp_path / "more"
    folder.mkdir()
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(folder)])
    registry._modules.cache_clear()
    yield folder
    registry._modules.cache_clear()
    for file in folder.glob("*.py"):
        sys.modules.pop(f"{package.__name__}.{file.stem}", None)
        if hasattr(package, file.stem):
            delattr(package, file.stem)


@pytest.fixture
def blueprint(tmp_path: Path) -> Path:
    data = {"id": "shop", "extends": "ten-stage", "company": {"name": "Piekarnia Ziarno"}}
    return write_blueprint(tmp_path / "shop", data)


def listed(blueprint: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, object]]:
    capsys.readouterr()
    assert not salesbook.main(["list", str(blueprint), "--report", "json"], "salesbook", standalone_mode=False)
    return {row["id"]: row for row in json.loads(capsys.readouterr().out)}


def test_a_module_more_is_a_deliverable_more(
    shelf: Path, blueprint: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = listed(blueprint, capsys)
    registry._modules.cache_clear()
    (shelf / "greeting.py").write_text(MODULE, "utf-8")
    after = listed(blueprint, capsys)
    assert {id_: row for id_, row in after.items() if id_ not in before} == {
        "greeting": {
            "id": "greeting",
            "title": "Powitanie",
            "stage": "discovery",
            "formats": ["docx", "html", "pdf"],
            "audience": "internal",
            "purpose": "",
        }
    }
    made = make_set(blueprint, tmp_path / "output")
    assert "tu Piekarnia Ziarno." in visible(made.path("greeting", "docx"))
    assert "tu Piekarnia Ziarno." in visible(made.path("greeting", "html"))
    assert "Powitanie" in visible(made.path("portal", "html"))


def test_a_module_that_offers_nothing_is_no_deliverable(
    shelf: Path, blueprint: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = listed(blueprint, capsys)
    registry._modules.cache_clear()
    (shelf / "helper.py").write_text("from generator.deliverables.registry import offered\n", "utf-8")
    assert listed(blueprint, capsys) == before


def test_two_modules_cannot_give_their_papers_one_id(shelf: Path, blueprint: Path) -> None:
    registry._modules.cache_clear()
    for name in ("greeting", "welcome"):
        (shelf / f"{name}.py").write_text(MODULE, "utf-8")
    with pytest.raises(ValueError, match="greeting"):
        registry.possible(load(blueprint).blueprint)


def test_a_company_that_wants_some_packs_gets_their_papers_and_the_portal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = {"extends": "ten-stage", "company": {"name": "Ziarno"}, "deliverables": {"packs": ["interviewer"]}}
    ids = set(listed(write_blueprint(tmp_path, data), capsys))
    forms = {f"interview-{outcome}" for outcome in ("won", "lost", "abandoned")}
    papers = {"invitation-pack", "skeleton-win-loss", "win-loss-guide", "win-loss-register", "win-loss-selection"}
    assert ids == {"portal"} | forms | papers
