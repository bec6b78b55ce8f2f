"""The manifest of an output: each file that was made, the digest of its bytes and of what it was made from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from generator import __version__

NAME = "manifest.json"
STATE = ".salesbook"
"""The folder, beside the manifest, of what builds leave for each other."""
JOURNAL = f"{STATE}/journal.json"
"""What a build that has not come to its end may have left."""
TEMPORARY = (".salesbook-", ".tmp")
"""How the names of half-written files begin and end."""


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

    @property
    def paper(self) -> tuple[str, str]:
        """The deliverable and format that it is a file of."""
        return self.deliverable, self.format


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


def temporaries(folder: Path) -> Iterator[Path]:
    """What a killed build has left half-written."""
    return (path for path in folder.rglob("*".join(TEMPORARY)) if path.is_file())


def is_inside(path: object) -> bool:
    """Whether a path from a file leads to a place within the output folder."""
    return isinstance(path, str) and not path.startswith("/") and ".." not in PurePosixPath(path).parts


def _made_file(row: object) -> MadeFile | None:
    if not isinstance(row, dict) or set(row) != set(MadeFile.__slots__) or not is_inside(row["path"]):
        return None
    texts = [value for name, value in row.items() if name != "stage" or value is not None]
    return MadeFile(**row) if all(isinstance(text, str) for text in texts) else None


@dataclass(frozen=True, slots=True)
class Head:
    """What a set was made from; ``sha256`` is the digest of every source file."""

    id: str
    edition: str
    language: str
    variant: str | None
    as_of: str | None
    sha256: str


def text(head: Head, theme: str, files: Iterable[MadeFile]) -> str:
    """The manifest as JSON, sorted by path; without clock, user or machine."""
    rows = [asdict(file) for file in sorted(files, key=lambda file: file.path)]
    data = {"manifest": 1, "generator": __version__, "blueprint": asdict(head), "theme": theme, "files": rows}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
