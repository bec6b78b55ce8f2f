"""What a build leaves for the next one: for each file what it was made from, and how an office program may leave it.

It lies in ``.salesbook/digests.json`` and follows from the inputs alone. Without it nothing is lost: a file that does
not match the manifest to the byte then counts as edited, and why it is made again is not known.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from . import manifest

NAME = "digests.json"
_FORM = 1


@dataclass(frozen=True, slots=True)
class FileDigests:
    """Of a file as we made it: its content, the theme's parts it is drawn with, and its fingerprint, "" for none."""

    content: str
    look: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Digests:
    """The digests of files by path, and of what each content prints by the element's path."""

    files: Mapping[str, FileDigests]
    contents: Mapping[str, Mapping[str, str]]

    def text(self, paths: Iterable[str]) -> str:
        """Those of some files as JSON, without contents that none of them has."""
        kept = {path: self.files[path] for path in sorted(paths) if path in self.files}
        used = sorted({file.content for file in kept.values()} & set(self.contents))
        data = {
            "digests": _FORM,
            "files": {path: astuple(file) for path, file in kept.items()},
            "contents": {digest: self.contents[digest] for digest in used},
        }
        return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def read(path: Path) -> Digests:
    """The digests that a file holds; none of what was damaged by hand."""
    data = manifest.read_json(path)
    if not isinstance(data, dict) or data.get("digests") != _FORM:
        return Digests({}, {})
    files = {name: FileDigests(*row) for name, row in _rows(data.get("files")) if _is_file(row)}
    contents = {name: row for name, row in _rows(data.get("contents")) if _is_content(row)}
    return Digests(files, contents)


def _rows(table: object) -> Iterable[tuple[str, Any]]:
    return table.items() if isinstance(table, dict) else ()


def _is_file(row: object) -> bool:
    return isinstance(row, list) and len(row) == len(FileDigests.__slots__) and _are_texts(row)


def _is_content(row: object) -> bool:
    return isinstance(row, dict) and _are_texts(row.values())


def _are_texts(values: Iterable[object]) -> bool:
    return all(isinstance(value, str) for value in values)
