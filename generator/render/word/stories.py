"""The paragraphs of a template that hold tags: told to people by where they stand, and mended where Word cut a tag.

Word keeps a text in runs, and begins a new one wherever somebody typed at another time or a word is underlined as
misspelt. So one tag may be in many; here it is put into the first of them, whose look it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from .xml import W, parse

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
STORIES = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
"""The parts in which people write."""
_IDS = re.compile(r"\b((?:section|content|fields)\.)([a-z0-9]+(?:-[a-z0-9]+)+)\b")
"""An id as a blueprint writes it, behind what has such ids: Jinja would read its hyphens as a subtraction."""
_SHOWN = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n"}


_LONGEST = 70
"""Characters of a paragraph that are told."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a paragraph stands in a part, counted from 1; ``cell`` is table, row and column, if it is in one."""

    paragraph: int
    cell: tuple[int, int, int] | None = None

    def __str__(self) -> str:
        if self.cell is None:
            return f"paragraph {self.paragraph}"
        table, row, column = self.cell
        return f"table {table}, row {row}, column {column}"


def named_part(path: str) -> str:
    """A part of a package as people call it: "body", "header 1", "footnotes", "properties (core)"."""
    name = path.rpartition("/")[2].removesuffix(".xml")
    if path.startswith("docProps/"):
        return f"properties ({name})"
    if name == "document":
        return "body"
    return re.sub(r"(\d+)$", r" \1", name)


def mended(root: etree._Element) -> None:
    """Put each tag of a part into one text, and the ids in it into a form that can be read."""
    for paragraph in root.iter(f"{W}p"):
        _mend(paragraph)


def text_of(paragraph: etree._Element) -> str:
    """What a paragraph says, without the text boxes in it."""
    return "".join(_piece(piece) for piece in _pieces(paragraph))


def _mend(paragraph: etree._Element) -> None:
    texts = [piece for piece in _pieces(paragraph) if piece.tag == f"{W}t"]
    whole = "".join(text.text or "" for text in texts)
    if "{" not in whole:
        return
    for match in reversed(list(TAG.finditer(whole))):
        _gather(texts, match.start(), match.end())
    for text in texts:
        if text.text and "{" in text.text:
            text.text = TAG.sub(lambda tag: readable(tag.group()), text.text)


def readable(tag: str) -> str:
    """A tag with underscores in the ids of sections and fields."""
    return _IDS.sub(lambda match: match[1] + match[2].replace("-", "_"), tag)


def _gather(texts: list[etree._Element], start: int, end: int) -> None:
    """Move what stands between two places of a paragraph's text into the first of the texts that have some of it."""
    place, first, moved = 0, None, ""
    for text in texts:
        said = text.text or ""
        begin, close = max(start - place, 0), min(end - place, len(said))
        if begin < close:
            if first is None:
                first, moved = text, ""
            else:
                moved += said[begin:close]
                _say(text, said[:begin] + said[close:])
        place += len(said)
    if first is not None and moved:
        _say(first, (first.text or "") + moved)


def _say(text: etree._Element, said: str) -> None:
    text.text = said
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _pieces(paragraph: etree._Element) -> Iterator[etree._Element]:
    for piece in paragraph.iter(f"{W}t", *_SHOWN):
        if next(piece.iterancestors(f"{W}p"), None) is paragraph and piece.getparent().tag != f"{W}tabs":  # type: ignore[union-attr]
            yield piece


def _piece(piece: etree._Element) -> str:
    return (piece.text or "") if piece.tag == f"{W}t" else _SHOWN[str(piece.tag)]


# --- where something stands -----------------------------------------------------------------------


def place_of(path: str, spot: Spot, parts: Mapping[str, bytes], tag: str = "") -> str:
    """Where a tag stands, with the beginning of what its paragraph says beside it."""
    if not spot.paragraph:
        return named_part(path)
    said = next((text for at, text in paragraphs(path, parts) if at.paragraph == spot.paragraph), "")
    excerpt = " ".join(said.split())
    excerpt = f"{excerpt[:_LONGEST]}…" if len(excerpt) > _LONGEST else excerpt
    return f"{named_part(path)}, {spot}" + (f" (“{excerpt}”)" if excerpt not in ("", tag) else "")


def paragraphs(path: str, parts: Mapping[str, bytes]) -> Iterator[tuple[Spot, str]]:
    """The paragraphs of a part, each with its spot and what it says."""
    return ((spot, text_of(paragraph)) for spot, paragraph in spotted(path, parts))


def spotted(path: str, parts: Mapping[str, bytes]) -> Iterator[tuple[Spot, etree._Element]]:
    """The paragraphs of a part, each with its spot; none for a part that is not there."""
    if path not in parts:
        return
    root = parse(parts[path])
    tables = {table: number for number, table in enumerate(root.iter(f"{W}tbl"), 1)}
    for number, paragraph in enumerate(root.iter(f"{W}p"), 1):
        yield Spot(number, _cell(paragraph, tables)), paragraph


def _cell(paragraph: etree._Element, tables: Mapping[etree._Element, int]) -> tuple[int, int, int] | None:
    cell, row = (next(paragraph.iterancestors(f"{W}{name}"), None) for name in ("tc", "tr"))
    table = next(paragraph.iterancestors(f"{W}tbl"), None)
    if cell is None or row is None or table is None:
        return None
    rows, cells = table.findall(f"{W}tr"), row.findall(f"{W}tc")
    row_number = rows.index(row) + 1 if row in rows else 0
    return tables[table], row_number, cells.index(cell) + 1 if cell in cells else 0
