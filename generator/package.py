"""An office package from a folder that anybody may write to, opened with care: its parts as XML trees.

What a file says of itself is not believed: sizes are looked at before anything is unpacked and again while it is, and
what no office program writes (a DTD, two parts of one name, a password) makes a file unreadable.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

MOST_BYTES = 32_000_000
"""Of all parts together, unpacked, where the caller knows nothing nearer; our largest has 2 MB when saved."""
_MOST_PARTS = 2_000
_BYTES_A_TAG = 10
"""For so many of its bytes a package may have a tag: one of six bytes becomes an object of two hundred."""
_MOST_PREFIXES = 100
"""Of namespaces, in a part: each may hold for all that stands in it. Word's documents have forty."""
_PREFIX = re.compile(rb"xmlns:([^\s=]+)")
_MOST_TIMES, _SMALL = 100, 2_000_000
"""A package of more bytes that unpacks to so many times its own size is no paper: ours come to 10, saved ones to 18."""
_CONTENT_TYPES = "[Content_Types].xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

Element = etree._Element


def unpacked_size(data: bytes) -> int:
    """How many bytes the parts of a package have, as it says itself; 0 for what is none."""
    try:
        return sum(member.file_size for member in zipfile.ZipFile(io.BytesIO(data)).infolist())
    except zipfile.BadZipFile:
        return 0


class UnreadablePackageError(Exception):
    """These bytes are no package that we would read: damaged, too large, or not of this kind."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """Where a part leads: another part by its name, or an address ``outside``."""

    kind: str
    target: str
    outside: bool


class Package:
    """The parts of a .docx or .xlsx, at most ``most`` bytes of them. Raises ``UnreadablePackageError`` everywhere."""

    def __init__(self, data: bytes, most: int = MOST_BYTES) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise UnreadablePackageError(str(error)) from error
        members = [member for member in self._zip.infolist() if not member.is_dir()]
        _refuse_harmful(members, len(data), most)
        self._members = {member.filename: member for member in members}
        self._tags_left = most // _BYTES_A_TAG
        self.digests: dict[str, bytes] = {}
        self._read: dict[str, bytes] = {}
        self._trees: dict[str, Element] = {}
        self._links: dict[str, Mapping[str, Relationship]] = {}
        self.names = tuple(sorted(self._members))
        self._types = self._content_types()

    def read(self, name: str) -> bytes:
        """The bytes of a part, never more than were announced."""
        if name not in self._read:
            self._read[name] = self._unpacked(name)
        return self._read[name]

    def _unpacked(self, name: str) -> bytes:
        try:
            member = self._members[name]
            with self._zip.open(member) as part:
                data = part.read(member.file_size + 1)
        except (KeyError, OSError, ValueError, RuntimeError, EOFError, zipfile.BadZipFile, zlib.error) as error:
            raise UnreadablePackageError(f"{name}: {error}") from error
        if len(data) != member.file_size:
            raise UnreadablePackageError(f"{name}: not as long as it says")
        return data

    def tree(self, name: str) -> Element:
        """A part as XML, which is not to be changed. Nothing is resolved or fetched."""
        if name not in self._trees:
            self._trees[name] = self._parsed(name)
        return self._trees[name]

    def is_xml(self, name: str) -> bool:
        """Whether a part is XML, as its content type says, or else its name."""
        return self.content_type(name).endswith(("+xml", "/xml")) or name.endswith((".xml", ".rels"))

    def content_type(self, name: str) -> str:
        """What a part is said to hold; "" where nothing says so."""
        return self._types.get(f"/{name}".lower()) or self._types.get(name.lower().rpartition(".")[2], "")

    def relationships(self, name: str) -> Mapping[str, Relationship]:
        """Where a part leads, by the ids that it uses; those of the package itself for ""."""
        if name not in self._links:
            self._links[name] = self._relationships(name)
        return self._links[name]

    def _relationships(self, name: str) -> Mapping[str, Relationship]:
        folder, file = posixpath.split(name)
        part = posixpath.join(folder, "_rels", f"{file}.rels")
        if part not in self._members:
            return {}
        return {row.get("Id", ""): _relationship(folder, row) for row in self.tree(part).iter(_RELATIONSHIP)}

    def _parsed(self, name: str) -> Element:
        data = self.read(name)
        self._tags_left -= data.count(b"<")
        if self._tags_left < 0 or len(set(_PREFIX.findall(data))) > _MOST_PREFIXES:
            raise UnreadablePackageError(f"{name}: more than any paper has")
        if b"\0" in data or b"<!DOCTYPE" in data:
            raise UnreadablePackageError(f"{name}: no XML of an office program")
        return parsed(data)

    def _content_types(self) -> dict[str, str]:
        if _CONTENT_TYPES not in self._members:
            return {}
        return dict(_typed(self.tree(_CONTENT_TYPES)))


def parsed(data: bytes) -> Element:
    """The XML of a part. Entities are not resolved, and a document type is refused."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        tree = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadablePackageError(str(error)) from error
    if tree.getroottree().docinfo.internalDTD is not None:
        raise UnreadablePackageError("has a document type")
    return tree


def _refuse_harmful(members: list[zipfile.ZipInfo], size: int, most: int) -> None:
    total = sum(member.file_size for member in members)
    if len(members) > _MOST_PARTS or total > most or total > max(_SMALL, _MOST_TIMES * size):
        raise UnreadablePackageError("larger than any paper")
    if len({str(member.filename).lower() for member in members}) < len(members):
        raise UnreadablePackageError("two parts of one name")
    if any(member.flag_bits & _ENCRYPTED or member.compress_type not in _METHODS for member in members):
        raise UnreadablePackageError("encrypted, or packed in a way that no office program uses")


def _typed(tree: Element) -> Iterator[tuple[str, str]]:
    for row in tree.iter(f"{_TYPES}Default", f"{_TYPES}Override"):
        yield (row.get("PartName", "") or row.get("Extension", "")).lower(), row.get("ContentType", "")


def _relationship(folder: str, row: Element) -> Relationship:
    outside, target = row.get("TargetMode") == "External", row.get("Target", "")
    if not outside:
        target = posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/")
    return Relationship(row.get("Type", ""), target, outside)
