"""docs/architecture.md: its layers are those that import-linter keeps, and every room of the house stands in it."""

from __future__ import annotations

import re
import tomllib

from tests.docs.fences import fences
from tests.papers import ROOT

PAGE = ROOT / "docs/architecture.md"
PACKAGE = ROOT / "generator"


def kept_layers() -> list[set[str]]:
    """The layers of pyproject.toml, without those in brackets, which may be missing."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (layers,) = (contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [set(filter(_is_there, re.findall("[a-z]+", layer))) for layer in layers]


def _is_there(name: str) -> bool:
    return (PACKAGE / name / "__init__.py").is_file() or (PACKAGE / f"{name}.py").is_file()


def test_the_layers_are_those_that_are_kept() -> None:
    (told,) = (fence for fence in fences(PAGE, "text") if "layers" in fence.info)
    assert [set(line.split(" | ")) for line in told.text.splitlines()] == kept_layers()


def test_every_package_stands_in_the_table() -> None:
    packages = {folder.parent.name for folder in PACKAGE.glob("*/__init__.py")}
    assert packages <= set(re.findall(r"^\| `generator/([a-z]+)`", PAGE.read_text("utf-8"), re.MULTILINE))


def test_every_module_that_the_way_names_is_there() -> None:
    way = PAGE.read_text("utf-8").partition("## Blueprint: from text to a model")[2].partition("\n## ")[0]
    named = set(re.findall(r"`([a-z]+)`", way)) - {"no"}
    assert named
    rooms = {path.stem for path in (PACKAGE / "blueprint").rglob("*.py")}
    rooms |= {path.name for path in (PACKAGE / "blueprint").iterdir() if path.is_dir()}
    assert named <= rooms
