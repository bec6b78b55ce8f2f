"""The manifest of an output: each file that was made, the digest of its bytes and of what it was made from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

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
    """The files of the last build by path; none where there is no manifest, or one that was damaged by hand.

    Without it every file that differs from what would be made counts as edited, so nothing is lost.
    """
    data = read_json(folder / NAME)
    rows = data.get("files") if isinstance(data, dict) else None
    made = [_made_file(row) for row in rows] if isinstance(rows, list) else []
    return {file.path: file for file in made if file is not None}


def read_json(path: Path) -> Any:
    """What a JSON file holds; None where there is no such file or it is no JSON."""
    try:
        return json.loads(path.read_text("utf-8"))
    except (FileNotFoundError, ValueError, RecursionError):
        return None  # the caller does without it, on the safe side


def is_inside(path: object) -> bool:
    """Whether a path from a file leads to a place within the output folder."""
    return isinstance(path, str) and not path.startswith("/") and ".." not in PurePosixPath(path).parts


def _made_file(row: object) -> MadeFile | None:
    if not isinstance(row, dict) or set(row) != set(MadeFile.__slots__) or not is_inside(row["path"]):
        return None
    texts = [value for name, value in row.items() if name != "stage" or value is not None]
    return MadeFile(**row) if all(isinstance(text, str) for text in texts) else None


def text(blueprint: Blueprint, variant: str | None, theme: str, sources_sha256: str, files: list[MadeFile]) -> str:
    """The manifest as JSON, sorted by path; without clock, user or machine."""
    head = {
        "id": blueprint.id,
        "edition": blueprint.edition,
        "language": blueprint.language,
        "variant": variant,
        "as_of": blueprint.as_of.isoformat() if blueprint.as_of else None,
        "sha256": sources_sha256,
    }
    rows = [
        {name: getattr(file, name) for name in MadeFile.__slots__} for file in sorted(files, key=lambda file: file.path)
    ]
    data = {"manifest": 1, "generator": __version__, "blueprint": head, "theme": theme, "files": rows}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
