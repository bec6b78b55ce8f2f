"""The cells of an Excel file by their sheets and rows, as any program may have saved them.

It is opened within the caps of ``Package``; formulas are not looked at, for what they come to is nobody's edit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.package import Element, Package, UnreadablePackageError

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WORKBOOK = "xl/workbook.xml"
_COMMENTS = "/comments"
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_LINK = re.compile(r'^\s*HYPERLINK\s*\(\s*"(?:[^"]|"")*"\s*[,;]\s*"((?:[^"]|"")*)"\s*\)\s*$', re.IGNORECASE)
"""A formula that only leads somewhere from its label, which is a text like any other."""
_MOST_CELLS = 500_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet by its name: the values of its cells and what people wrote beside them, by row and letters of a column.

    A value is a text, the label of a link, or the number that the file has; other cells with a formula are ``computed``
    and have none.
    """

    name: str
    rows: Mapping[int, Mapping[str, str]]
    computed: frozenset[str] = frozenset()
    remarks: Mapping[str, str] = field(default_factory=dict)


def sheets_of(data: bytes, most: int) -> list[Sheet]:
    """The sheets of a file of so many bytes unpacked at most. Raises ``UnreadablePackageError``."""
    package = Package(data, most)
    strings, targets = _strings(package), package.relationships(_WORKBOOK)
    found = []
    for sheet in package.tree(_WORKBOOK).iter(f"{_S}sheet"):
        target = targets.get(sheet.get(_ID, ""))
        if target and not target.outside and target.target in package.names:
            found.append(_sheet(sheet.get("name", ""), target.target, package, strings))
    return found


def _sheet(name: str, part: str, package: Package, strings: list[str]) -> Sheet:
    rows: dict[int, dict[str, str]] = {}
    computed: set[str] = set()
    for number, cell in enumerate(package.tree(part).iter(f"{_S}c")):
        place = _REFERENCE.fullmatch(cell.get("r", ""))
        if number == _MOST_CELLS:
            raise UnreadablePackageError("more cells than any paper")
        if place is None:
            continue
        formula = cell.findtext(f"{_S}f")
        link = _LINK.search(formula or "")
        if formula is not None and link is None:
            computed.add(place[0])
        elif value := link[1].replace('""', '"') if link else _value(cell, strings):
            rows.setdefault(int(place[2]), {})[place[1]] = value
    return Sheet(name, rows, frozenset(computed), dict(_remarks(package, part)))


def _value(cell: Element, strings: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inner = cell.find(f"{_S}is")
        return _text(inner) if inner is not None else ""
    written = cell.findtext(f"{_S}v") or ""
    if kind == "s":
        return strings[int(written)] if written.isdecimal() and int(written) < len(strings) else ""
    return _unescaped(written) if kind == "str" else written


def _strings(package: Package) -> list[str]:
    target = next(
        (link for link in package.relationships(_WORKBOOK).values() if link.kind.endswith("/sharedStrings")), None
    )
    if target is None or target.outside or target.target not in package.names:
        return []
    return [_text(item) for item in package.tree(target.target).iter(f"{_S}si")]


def _text(item: Element) -> str:
    """The text of runs; what is said of how it is pronounced is none."""
    own = (part for part in item if part.tag in (f"{_S}t", f"{_S}r"))
    return _unescaped("".join(text.text or "" for part in own for text in part.iter(f"{_S}t")))


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _remarks(package: Package, part: str) -> Iterator[tuple[str, str]]:
    for link in package.relationships(part).values():
        if link.outside or not link.kind.endswith(_COMMENTS) or link.target not in package.names:
            continue
        for comment in package.tree(link.target).iter(f"{_S}comment"):
            text = " ".join("".join(part.text or "" for part in comment.iter(f"{_S}t")).split())
            if text:
                yield comment.get("ref", ""), text
