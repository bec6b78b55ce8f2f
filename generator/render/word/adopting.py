"""A template of a company's own, made fit for what macros draw: what it lacks is added, what does harm is refused.

It was made by somebody who knows nothing of our papers. Its look, its headers and footers and its texts stay as they
are; it gets the styles and lists that it has not, the prefixes that macros write, and numbers that no drawn one has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lxml import etree

from .grafts import NUMBERING, STYLES, Grafted, grafted
from .opening import opened
from .refusal import ShellError
from .stories import STORIES, mended, named_part
from .xml import W, parse, serialise

DOCUMENT, RELATIONSHIPS = "word/document.xml", "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RUNS_SOMETHING = re.compile(r"vbaProject|vbaData|/activeX/|oleObject|/embeddings/.*\.bin$|/afchunk", re.IGNORECASE)
_FETCHES = re.compile(
    r"^\s*(?:DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|RD|AUTOTEXT)\b", re.IGNORECASE
)
_FIRST_BOOKMARK, _FIRST_DRAWING = 50_000, 20_000
"""Numbers that neither what is drawn nor a document that is taken in has."""
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_EMPTY = {
    RELATIONSHIPS: f'<Relationships xmlns="{_PACKAGE}"></Relationships>'.encode(),
    STYLES: b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"></w:styles>',
}


@dataclass(frozen=True, slots=True)
class Adopted:
    """A template as it can be filled: its parts with tags that are whole, its styles by name, the theme's lists."""

    parts: Mapping[str, bytes]
    grafts: Grafted


@lru_cache(maxsize=8)
def readable_parts(data: bytes, name: str) -> Mapping[str, bytes]:
    """The parts of a template, each tag in one piece. Raises ``ShellError`` for what is no document, or does harm."""
    parts = opened(data, name)
    for path in sorted(parts):
        if _RUNS_SOMETHING.search(f"/{path}"):
            reason = f"holds {path}, which runs a program when it is opened"
            raise ShellError(name, reason, "Delete the object or the macros in Word, and save it as a .docx.")
    roots = {path: parse(part) for path, part in parts.items() if STORIES.fullmatch(path)}
    _refuse_strict(roots[DOCUMENT], name)
    for path, root in roots.items():
        _refuse_fetching(root, path)
        mended(root)
    return {**parts, **{path: serialise(root) for path, root in roots.items()}}


def adopted(parts: Mapping[str, bytes], ours: Mapping[str, bytes]) -> Adopted:
    """The parts of a template with what it lacks of the theme's shell ``ours``."""
    whole = {**parts, **{path: empty for path, empty in _EMPTY.items() if path not in parts}}
    grafts = grafted(whole, ours)
    root = _with_prefixes(parse(parts[DOCUMENT]), parse(ours[DOCUMENT]))
    whole[DOCUMENT] = serialise(root)
    whole |= {path: _renumbered(whole[path]) for path in whole if STORIES.fullmatch(path)}
    whole |= {STYLES: grafts.styles, NUMBERING: grafts.numbering}
    return Adopted(_announced(whole, parts), grafts)


# --- what does harm -------------------------------------------------------------------------------


def _refuse_strict(root: etree._Element, name: str) -> None:
    if not str(root.tag).startswith(W):
        hint = "Save it in Word as “Word Document (.docx)”, not as “Strict Open XML Document”."
        raise ShellError(name, "is written in another form of .docx than Word's usual one", hint)


def _refuse_fetching(root: etree._Element, path: str) -> None:
    """Refuse what reads a file or asks another program when fields are updated, and codes that tags would write."""
    for code in _codes(root):
        if _FETCHES.match(code):
            hint = "Click the field in Word, press Ctrl+Shift+F9 to keep its text alone, and save."
            raise ShellError(named_part(path), f"has a field that fetches something: {code.strip()[:60]}", hint)
        if "{{" in code or "{%" in code:
            hint = "Write the tag as text, not within a field of Word (Alt+F9 shows fields)."
            raise ShellError(named_part(path), f"has a tag within the code of a field: {code.strip()[:60]}", hint)


def _codes(root: etree._Element) -> Iterator[str]:
    """The codes of a part's fields, in however many runs each stands."""
    code = ""
    for element in root.iter(f"{W}instrText", f"{W}fldChar", f"{W}fldSimple"):
        if element.tag == f"{W}fldSimple":
            yield str(element.get(f"{W}instr", ""))
        elif element.tag == f"{W}instrText":
            code += element.text or ""
        else:
            yield code
            code = ""
    yield code


# --- what is added --------------------------------------------------------------------------------


def _with_prefixes(root: etree._Element, ours: etree._Element) -> etree._Element:
    """The root of a document with the prefixes that macros write; where it means another by one, that is refused."""
    wanted: dict[Any, str] = {prefix: uri for prefix, uri in ours.nsmap.items() if prefix}
    for prefix, uri in wanted.items():
        if root.nsmap.get(prefix, uri) != uri:
            raise ShellError("body", f"means something else by `{prefix}:` than Word does", "Save it anew in Word.")
    prefixes: Any = {**wanted, **root.nsmap}  # the stubs know of no part without a prefix
    attributes = {str(name): str(value) for name, value in root.attrib.items()}
    new = etree.Element(root.tag, attributes, nsmap=prefixes)
    new.extend(list(root))
    return new


def _renumbered(part: bytes) -> bytes:
    root = parse(part)
    numbers: dict[str | None, str] = {}
    for mark in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        mark.set(f"{W}id", numbers.setdefault(mark.get(f"{W}id"), str(_FIRST_BOOKMARK + len(numbers))))
    for number, drawing in enumerate(root.iter(_DRAWING), _FIRST_DRAWING):
        drawing.set("id", str(number))
    return serialise(root)


def _announced(whole: dict[str, bytes], before: Mapping[str, bytes]) -> dict[str, bytes]:
    """The package with the parts that it has got named where Word looks for them."""
    links, types = "", ""
    for path, kind in ((STYLES, "styles"), (NUMBERING, "numbering")):
        if path not in before:
            links += f'<Relationship Id="rIdOur{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>'
            types += f'<Override PartName="/{path}" ContentType="{_WORD}.{kind}+xml"/>'
    whole[RELATIONSHIPS] = _with_rows(whole[RELATIONSHIPS], links)
    whole[_TYPES] = _with_rows(whole[_TYPES], types)
    return whole


def _with_rows(part: bytes, rows: str) -> bytes:
    """A part of rows with further ones, and with a closing tag, where it has none yet."""
    root = parse(part)
    for row in parse(f'<rows xmlns="{etree.QName(root).namespace}">{rows}</rows>'.encode()):
        root.append(row)
    if len(root) == 0:
        root.text = ""
    return serialise(root)
