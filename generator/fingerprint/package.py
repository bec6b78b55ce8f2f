"""An office package from a folder that anybody may write to, opened with care: its parts as XML trees."""

from __future__ import annotations

import hashlib
import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

_MOST_PARTS = 5_000
MOST_BYTES = 200_000_000
"""Of all parts together, unpacked: a small file may promise gigabytes."""
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

Element = etree._Element


def unpacked_size(data: bytes) -> int:
    """How many bytes the parts of a package have, as it says itself; 0 for what is none."""
    try:
        return sum(member.file_size for member in zipfile.ZipFile(io.BytesIO(data)).infolist())
    except zipfile.BadZipFile:
        return 0


class UnreadablePackageError(Exception):
    """These bytes are no package that we would read: damaged, too large, or not of this kind."""


class Package:
    """The parts of a .docx or .xlsx. Raises ``UnreadablePackageError``, as reading a part does."""

    def __init__(self, data: bytes, most: int = MOST_BYTES) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise UnreadablePackageError(str(error)) from error
        members = self._zip.infolist()
        if len(members) > _MOST_PARTS or sum(member.file_size for member in members) > most:
            raise UnreadablePackageError("larger than any paper")
        self.names = tuple(sorted(member.filename for member in members))

    def read(self, name: str) -> bytes:
        """The bytes of a part."""
        try:
            return self._zip.read(name)
        except (KeyError, OSError, ValueError, RuntimeError, EOFError, zipfile.BadZipFile, zlib.error) as error:
            raise UnreadablePackageError(f"{name}: {error}") from error

    def tree(self, name: str) -> Element:
        """A part as XML. Entities are not resolved, nothing is fetched."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        try:
            return etree.fromstring(self.read(name), parser)
        except etree.XMLSyntaxError as error:
            raise UnreadablePackageError(f"{name}: {error}") from error

    def trees(self, prefix: str) -> Iterator[Element]:
        """The XML parts whose names begin so, in the order of their names."""
        return (self.tree(name) for name in self.names if name.startswith(prefix) and name.endswith(".xml"))

    def pictures(self, folder: str) -> list[str]:
        """The digests of the pictures in a folder; an office program may give them other names."""
        names = (name for name in self.names if name.startswith(folder))
        return sorted(hashlib.sha256(self.read(name)).hexdigest() for name in names)

    def targets(self, name: str) -> dict[str, str]:
        """What the relationships of a part lead to within the package, by their ids."""
        folder, file = posixpath.split(name)
        relationships = f"{folder}/_rels/{file}.rels"
        if relationships not in self.names:
            return {}
        return {
            relationship.get("Id", ""): _part(folder, relationship.get("Target", ""))
            for relationship in self.tree(relationships).iter(_RELATIONSHIP)
        }


def _part(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/")
