"""The manifest of an output: each file that was made, the digest of its bytes and of what it was made from.

Anybody may have written what is read here: a row counts only where a build could have put the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Any

from generator import __version__
from generator.press.planning.selection import FORMATS

from .folder import Folder

NAME = "manifest.json"
STATE = ".salesbook"
"""The folder, beside the manifest, of what builds leave for each other."""
JOURNAL = f"{STATE}/journal.json"
"""What a build that has not come to its end may have left."""
MOST_BYTES = 8_000_000
"""So large a file may be that builds leave for each other: that of a set of 70 papers has 200,000 bytes at most."""
_PATH = re.compile(r"(?:[A-Za-z0-9][A-Za-z0-9_-]{0,99}/){0,4}[A-Za-z0-9][A-Za-z0-9._-]{0,199}")


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


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose set it is: the company's name, and the name of the blueprint's folder, or of its file."""

    company: str
    folder: str


@dataclass(frozen=True, slots=True)
class Head:
    """What a set was made from; ``sha256`` is the digest of every source file."""

    id: str
    company: str
    folder: str
    edition: str
    language: str
    variant: str | None
    as_of: str | None
    sha256: str

    @property
    def owner(self) -> Owner:
        """Whose set it is."""
        return Owner(self.company, self.folder)


def read(folder: Folder) -> dict[str, MadeFile]:
    """The files of the last build by path; none where there is no manifest, or one that was damaged by hand.

    Without it every file that differs from what would be made counts as edited, so nothing is lost.
    """
    rows = _table(read_json(folder, NAME)).get("files")
    made = [_made_file(row) for row in rows] if isinstance(rows, list) else []
    return {file.path: file for file in made if file is not None and may_be_ours(folder, file.path)}


def as_of(folder: Folder) -> str | None:
    """The day that a set was made for, as it was written; None where it had none, or there is no set."""
    day = _table(_table(read_json(folder, NAME)).get("blueprint")).get("as_of")
    return day if isinstance(day, str) else None


def owner(folder: Folder) -> Owner | None:
    """Whose set stands in a folder; None where there is none, or one that does not say so."""
    head = _table(_table(read_json(folder, NAME)).get("blueprint"))
    company, source = head.get("company"), head.get("folder")
    return Owner(company, source) if isinstance(company, str) and isinstance(source, str) else None


def read_json(folder: Folder, path: str, most: int = MOST_BYTES) -> Any:
    """What a JSON file holds; None where there is no such file, or it is no JSON or larger than what we write."""
    data = folder.read(path, most)
    try:
        return None if data is None else _texts_only(json.loads(data), data)
    except (ValueError, RecursionError):
        return None  # the caller does without it, on the safe side


def _texts_only(value: Any, data: bytes) -> Any:
    """The value of JSON. Raises ``ValueError`` where a text in it is none: escapes may write half a character."""
    if b"\\u" in data:
        json.dumps(value, ensure_ascii=False).encode()
    return value


def may_be_ours(folder: Folder, path: str) -> bool:
    """Whether a build could have put a file at a path that is read from somewhere.

    Our names are ASCII, none begins with a dot, all end in a format; no link and no file is on the way there.
    """
    is_name = _PATH.fullmatch(path) is not None and PurePosixPath(path).suffix[1:] in FORMATS
    return is_name and folder.may_hold(path)


def text(head: Head, theme: str, files: Iterable[MadeFile]) -> str:
    """The manifest as JSON, sorted by path; without clock, user or machine."""
    rows = [asdict(file) for file in sorted(files, key=lambda file: file.path)]
    data = {"manifest": 1, "generator": __version__, "blueprint": asdict(head), "theme": theme, "files": rows}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _table(data: object) -> dict[str, Any]:
    return data if isinstance(data, dict) else {}


def _made_file(row: object) -> MadeFile | None:
    if not isinstance(row, dict) or set(row) != set(MadeFile.__slots__):
        return None
    texts = [value for name, value in row.items() if name != "stage" or value is not None]
    made = MadeFile(**row) if all(isinstance(text, str) for text in texts) else None
    return made if made and made.path.endswith(f".{made.format}") else None
