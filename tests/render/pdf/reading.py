"""What a reader, a screen reader and an archive find in a PDF."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader

from generator.documents.blocks import Document
from generator.documents.volume import Volume
from generator.render import pdf
from generator.themes import Theme

_HYPHENATED = re.compile(r"(?<=\w)[\u00ad-]\n(?=\w)")


def rendered(content: Document | Volume, theme: Theme) -> bytes:
    """The PDF of a paper in the fonts of this machine."""
    return pdf.render(content, theme, pdf.faces(theme.fonts, pdf.characters(content)))


def opened(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def text_of_pdf(data: bytes) -> str:
    """What stands on its pages, blanks and line ends as single blanks, words that were divided joined again."""
    pages = "\n".join(page.extract_text() for page in opened(data).pages)
    return " ".join(_HYPHENATED.sub("", pages).split())


def elements(data: bytes) -> list[Any]:
    """The structure elements, in the order in which they are read."""
    return list(_below(opened(data).trailer["/Root"]["/StructTreeRoot"]))


def tags(data: bytes) -> list[str]:
    """The kinds of structure elements, as the standard names them."""
    return [str(element["/S"]).removeprefix("/") for element in elements(data)]


def _below(node: Any) -> Iterator[Any]:
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        one = kid.get_object()
        if isinstance(one, dict) and "/S" in one:
            yield one
            yield from _below(one)


def bookmarks(data: bytes) -> list[tuple[int, str, int]]:
    """Depth, title and page (from 1) of each bookmark."""
    reader = opened(data)
    return list(_bookmarks(reader, reader.outline, 0))


def _bookmarks(reader: PdfReader, outline: Any, depth: int) -> Iterator[tuple[int, str, int]]:
    for one in outline:
        if isinstance(one, list):
            yield from _bookmarks(reader, one, depth + 1)
        else:
            yield depth, str(one.title), (reader.get_destination_page_number(one) or 0) + 1


def addresses(data: bytes) -> list[str]:
    """The addresses that links of the pages lead to."""
    annotations = [one.get_object() for page in opened(data).pages for one in page.get("/Annots", [])]
    return [str(one["/A"]["/URI"]) for one in annotations if "/URI" in one.get("/A", {})]
