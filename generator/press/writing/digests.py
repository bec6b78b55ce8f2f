"""What a build leaves for the next one: for each file what it was made from, and how an office program may leave it.

It lies in ``.salesbook/digests.json`` and follows from the inputs alone. Without it nothing is lost: a file that does
not match the manifest to the byte then counts as edited, and why it is made again is not known.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from typing import Any

from . import manifest
from .folder import Folder

PATH = f"{manifest.STATE}/digests.json"
_FORM = 2
_MOST_BYTES = 16_000_000
"""Those of a set of 70 papers have 200,000."""
_MOST_OF_A_FILE = 500_000_000
"""A size beyond this was never that of a paper."""


@dataclass(frozen=True, slots=True)
class FileDigests:
    """Of a file as we made it: its content, the theme's parts it is drawn with, and its fingerprint, "" for none.

    ``size`` is that of the file in bytes, ``unpacked`` that of all its parts: they bound what is read at its place.
    """

    content: str
    look: str
    fingerprint: str
    size: int
    unpacked: int


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


def read(folder: Folder) -> Digests:
    """The digests that a folder holds; none of what was damaged by hand."""
    data = manifest.read_json(folder, PATH, _MOST_BYTES)
    if not isinstance(data, dict) or data.get("digests") != _FORM:
        return Digests({}, {})
    files = {name: FileDigests(*row) for name, row in _rows(data.get("files")) if _is_file(row)}
    contents = {name: row for name, row in _rows(data.get("contents")) if _is_content(row)}
    return Digests(files, contents)


def _rows(table: object) -> Iterable[tuple[str, Any]]:
    return table.items() if isinstance(table, dict) else ()


def _is_file(row: object) -> bool:
    if not isinstance(row, list) or len(row) != len(FileDigests.__slots__):
        return False
    *texts, size, unpacked = row
    return _are_texts(texts) and all(
        type(number) is int and 0 <= number <= _MOST_OF_A_FILE for number in (size, unpacked)
    )


def _is_content(row: object) -> bool:
    return isinstance(row, dict) and _are_texts(row.values())


def _are_texts(values: Iterable[object]) -> bool:
    return all(isinstance(value, str) for value in values)
