"""Printed pages as people see them: how far each is filled, which lines stand on it, and where words were torn."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XHTML = "{http://www.w3.org/1999/xhtml}"
_DOTS_PER_INCH = 24
_INK = 235
"""Darker than this, of 255, is ink."""
_TOP, _BOTTOM = 0.07, 0.937
"""Between these shares of a page's height stands its text: above is the header, below the footer."""
_MARKS = "„”“().,:;?!…"
_PIECES = re.compile(r"[\s\u00a0\u202f]+")


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page: its lines from top to bottom, and the share of the room for text that is used, from 0 to 1."""

    lines: tuple[str, ...]
    words: tuple[str, ...]
    filled: float


@dataclass(frozen=True, slots=True)
class Written:
    """What a Word file says: its headings by level, and every token that stands between blanks."""

    headings: dict[str, int]
    tokens: frozenset[str]


def printed_pages(pdf: Path, pdftotext: str, pdftoppm: str) -> list[PrintedPage]:
    """The pages of a PDF."""
    boxes = _run(pdftotext, "-bbox-layout", str(pdf), "-")
    pictures = _grey_pictures(_run(pdftoppm, "-gray", "-r", str(_DOTS_PER_INCH), str(pdf)))
    pages = etree.fromstring(boxes, etree.XMLParser(recover=True)).iter(f"{XHTML}page")
    return [_page(page, filled) for page, filled in zip(pages, pictures, strict=True)]


def written(docx: bytes) -> Written:
    """The headings and tokens of a Word file's body, header and footer."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        styles = etree.fromstring(package.read("word/styles.xml"))
        parts = [etree.fromstring(package.read(name)) for name in package.namelist() if _holds_text(name)]
    levels = dict(_heading_styles(styles))
    paragraphs = [paragraph for part in parts for paragraph in part.iter(f"{W}p")]
    headings = {_squeezed(_text(one)): levels[_style(one)] for one in paragraphs if _style(one) in levels}
    return Written(headings, frozenset(token for one in paragraphs for token in _PIECES.split(_text(one))))


def torn(page: PrintedPage, known: frozenset[str]) -> list[str]:
    """Words that a line's end has parted, though at no sign: no text has its last one, but has it with a first one."""
    ends = {line.split()[-1] for line in page.lines if line.split()} - known
    starts = {line.split()[0] for line in page.lines if line.split()}
    whole = {token.strip(_MARKS) for token in known}
    pairs = ((end, start) for end in ends for start in starts if end[-1].isalpha() and start[0].isalpha())
    return sorted(f"{end}|{start}" for end, start in pairs if (end + start).strip(_MARKS) in whole)


def _run(*command: str) -> bytes:
    return subprocess.run(command, capture_output=True, timeout=120, check=True).stdout


def _grey_pictures(stream: bytes) -> Iterator[float]:
    """How far each picture of a stream of portable grey maps is filled."""
    start = 0
    while start < len(stream):
        _, size, _, start = _header(stream, start)
        width, height = map(int, size.split())
        rows = [stream[start + row * width : start + (row + 1) * width] for row in range(height)]
        start += width * height
        yield _filled(rows)


def _header(stream: bytes, start: int) -> tuple[bytes, bytes, bytes, int]:
    kind, size, depth, _ = stream[start : start + 64].split(b"\n", 3)
    return kind, size, depth, start + len(kind) + len(size) + len(depth) + 3


def _filled(rows: list[bytes]) -> float:
    top, bottom = _TOP * len(rows), _BOTTOM * len(rows)
    inked = [number for number, row in enumerate(rows) if top < number < bottom and min(row) < _INK]
    return (max(inked) - top) / (bottom - top) if inked else 0.0


def _page(page: etree._Element, filled: float) -> PrintedPage:
    height = float(page.get("height", "842"))
    lines = [line for line in page.iter(f"{XHTML}line") if _TOP * height < _edge(line) < _BOTTOM * height]
    lines.sort(key=lambda line: (round(_edge(line)), float(line.get("xMin", "0"))))
    texts = [[str(word.text) for word in line.iter(f"{XHTML}word")] for line in lines]
    return PrintedPage(tuple(map(" ".join, texts)), tuple(word for text in texts for word in text), filled)


def _edge(line: etree._Element) -> float:
    return float(line.get("yMax", "0"))


def _holds_text(name: str) -> bool:
    return re.fullmatch(r"word/(?:document|header\d*|footer\d*)\.xml", name) is not None


def _heading_styles(styles: etree._Element) -> Iterator[tuple[str, int]]:
    for style in styles.iterfind(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None and (match := re.fullmatch(r"heading ([1-3])", str(name.get(f"{W}val")))):
            yield str(style.get(f"{W}styleId")), int(match.group(1))


def _style(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val"))


def _text(paragraph: etree._Element) -> str:
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(signs.get(str(one.tag)) or str(one.text or "") for one in paragraph.iter(f"{W}t", *signs))


def _squeezed(text: str) -> str:
    return " ".join(_PIECES.split(text)).strip()
