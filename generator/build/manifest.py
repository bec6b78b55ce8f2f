"""The manifest of an output: each file that was made, the digest of its bytes and of what it was made from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from generator import __version__
from generator.blueprint.model.blueprint import Blueprint

NAME = "manifest.json"


@dataclass(frozen=True, slots=True, order=True)
class MadeFile:
    """A file of the output. ``sha256`` is that of our last rendering, ``inputs`` decides about rendering again."""

    path: str
    deliverable: str
    title: str
    stage: str | None
    format: str
    audience: str
    sha256: str
    inputs: str


def read(folder: Path) -> dict[str, MadeFile]:
    """The files of the last build by path; none where there is no manifest or it is not ours."""
    try:
        data = json.loads((folder / NAME).read_text("utf-8"))
        return {row["path"]: MadeFile(**row) for row in data["files"]}
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return {}  # a first build, or a manifest damaged by hand: every file is then compared by its bytes


def text(blueprint: Blueprint, theme: str, sources_sha256: str, files: list[MadeFile]) -> str:
    """The manifest as JSON, sorted by path; without clock, user or machine."""
    head = {
        "id": blueprint.id,
        "edition": blueprint.edition,
        "language": blueprint.language,
        "variant": None,
        "as_of": blueprint.as_of.isoformat() if blueprint.as_of else None,
        "sha256": sources_sha256,
    }
    rows = [{name: getattr(file, name) for name in MadeFile.__slots__} for file in sorted(files, key=lambda f: f.path)]
    data = {"manifest": 1, "generator": __version__, "blueprint": head, "theme": theme, "files": rows}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
