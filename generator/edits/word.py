"""The lines of a Word file as they read when all changes are accepted, with the comments that stand beside them.

Any program may have saved it, and anybody may have sent it: it is opened within the caps of ``Package`` and nothing in
it is followed or run. What a field works out, such as a table of contents, is nobody's edit, nor is what was filled
into a merge field.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from generator.package import Element, Package

from .lines import Line, refuse_too_many

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCUMENT = "word/document.xml"
_GONE = {f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "trPr",
                                     "tcPr", "sectPr", "drawing", "pict", "object")}  # fmt: skip
"""What holds no text of the paper: what was deleted, how things look, and pictures."""
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011"}
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_COMMENTS = "/comments"
_STYLES = "word/styles.xml"
_HEADINGS = ("heading", "title")


@dataclass
class _Open:
    """The paragraph that is being read."""

    pieces: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    is_heading: bool = False


class _Reader:
    """Reads paragraphs in their order."""

    def __init__(self, comments: Mapping[str, str], headings: Collection[str]) -> None:
        self.lines: list[Line] = []
        self._comments, self._headings = comments, headings
        self._heading = ""
        self._number = 0
        self._depth = 0
        self._open = _Open()

    def read(self, body: Element) -> None:
        """Read everything in an element, which may be nested as deep as the parser allows."""
        waiting: list[tuple[Element, bool]] = [(one, False) for one in reversed(body)]
        while waiting:
            element, is_read = waiting.pop()
            if is_read:
                self._close(element)
            elif element.tag == f"{_W}p":
                self._open.is_heading = self._open.is_heading or _style(element) in self._headings
                waiting.append((element, True))
                waiting += ((one, False) for one in reversed(element))
            elif (control := _control(element)) is not None:
                self._say(control)
            elif element.tag not in _GONE and element.tag != _ALTERNATIVE and isinstance(element.tag, str):
                self._take(element)
                waiting += ((one, False) for one in reversed(element))

    def _take(self, element: Element) -> None:
        if element.tag == f"{_W}fldChar":
            kind = element.get(f"{_W}fldCharType")
            self._depth = max(0, self._depth + {"begin": 1, "end": -1}.get(kind or "", 0))
        elif element.tag == f"{_W}t":
            self._say(element.text or "")
        elif element.tag in _SIGNS:
            self._say(_SIGNS[element.tag])
        elif element.tag == f"{_W}commentReference":
            remark = self._comments.get(element.get(f"{_W}id", ""))
            self._open.remarks += [remark] if remark else []

    def _say(self, text: str) -> None:
        if not self._depth:
            self._open.pieces.append(text)

    def _close(self, paragraph: Element) -> None:
        """End a paragraph; one whose end was deleted goes on in the next."""
        if paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is not None:
            return
        found, self._open = self._open, _Open()
        text = "".join(found.pieces)
        self._number += 1
        if text.strip() or found.remarks:
            self.lines.append(Line(text, self._heading, str(self._number), tuple(found.remarks)))
        if found.is_heading and text.strip():
            self._heading = " ".join(text.split())


def lines_of(data: bytes, most: int) -> list[Line]:
    """The lines of a file of so many bytes unpacked at most. Raises ``UnreadablePackageError``."""
    package = Package(data, most)
    reader = _Reader(dict(_comments(package)), frozenset(_headings(package)))
    body = package.tree(_DOCUMENT).find(f"{_W}body")
    if body is not None:
        reader.read(body)
    refuse_too_many(reader.lines)
    return reader.lines


def _comments(package: Package) -> Iterator[tuple[str, str]]:
    """What was written beside the text, by the number that its place names; with who wrote it."""
    for link in package.relationships(_DOCUMENT).values():
        if link.outside or not link.kind.endswith(_COMMENTS) or link.target not in package.names:
            continue
        for comment in package.tree(link.target).iter(f"{_W}comment"):
            paragraphs = ("".join(text.text or "" for text in part.iter(f"{_W}t")) for part in comment.iter(f"{_W}p"))
            text = " ".join(filter(None, map(str.strip, paragraphs)))
            author = comment.get(f"{_W}author", "").strip()
            if text:
                yield comment.get(f"{_W}id", ""), f"{author}: {text}" if author else text


def _control(element: Element) -> str | None:
    """A merge field within a line, by its label; None for anything else. What was filled into it does not count."""
    if element.tag != f"{_W}sdt" or element.find(f"{_W}sdtContent/{_W}p") is not None:
        return None
    if element.find(f"{_W}sdtContent/{_W}r") is None:
        return None
    alias = element.find(f"{_W}sdtPr/{_W}alias")
    return f"[{alias.get(f'{_W}val', '')}]" if alias is not None else None


def _headings(package: Package) -> Iterator[str]:
    """The ids of the styles of headings, whose names are the same in every language of Word."""
    for style in package.tree(_STYLES).iter(f"{_W}style") if _STYLES in package.names else ():
        name = style.find(f"{_W}name")
        if name is not None and name.get(f"{_W}val", "").lower().startswith(_HEADINGS):
            yield style.get(f"{_W}styleId", "")


def _style(paragraph: Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style.get(f"{_W}val", "") if style is not None else ""
