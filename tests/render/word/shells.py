"""Word shells for tests: the classic theme's, with paragraphs and tables put in above the paper's content."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import docx
from docx.document import Document as WordDocument
from docx.shared import Mm
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from generator.documents.blocks import Document
from generator.documents.blocks import Paragraph as Text
from generator.documents.inline import plain
from generator.render.word import render
from generator.themes import Enclosed, Theme, load
from tests.render.sample import sample_imprint

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CLASSIC = load("classic")
BODY = "{{p body }}"
DOCXTPL = ("{%p if false %}", '{{ picture("none.png") }}', "{%p endif %}")
"""Prints nothing, and sends a shell the way of docxtpl itself."""

Row = Sequence[str]
Content = str | Sequence[Row]
"""A paragraph, or the rows of a table."""


def theme(*contents: Content, files: Mapping[str, bytes] | None = None, header: str = "", footer: str = "") -> Theme:
    """The classic theme with contents above the paper's, and with texts in its header and footer."""
    document = docx.Document(io.BytesIO(CLASSIC.word.document))
    _put_in(document, contents)
    section = document.sections[-1]
    for part, text in ((section.header, header), (section.footer, footer)):
        if text:
            part.add_paragraph(text)
    return with_shell(saved(document), files)


def with_shell(shell: bytes, files: Mapping[str, bytes] | None = None) -> Theme:
    enclosed = tuple(Enclosed(name, data) for name, data in (files or {}).items())
    return replace(CLASSIC, word=replace(CLASSIC.word, document=shell, files=enclosed))


def _put_in(document: WordDocument, contents: Sequence[Content]) -> None:
    place = next(paragraph for paragraph in document.paragraphs if paragraph.text == BODY)
    for content in contents:
        if isinstance(content, str):
            place.insert_paragraph_before(content)
        else:
            place._p.addprevious(_table(document, content)._tbl)
            place.insert_paragraph_before()


def _table(document: WordDocument, rows: Sequence[Row]) -> Table:
    table = document.add_table(len(rows), max(map(len, rows)))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return table


def saved(document: WordDocument) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def paper(**fields: object) -> Document:
    """A paper with a line of text, for whatever stands around it."""
    bare = Document("offer", "Oferta", "pl", "internal", sample_imprint(), (Text(plain("Treść.")),))
    return replace(bare, **fields)  # type: ignore[arg-type]


def made(theme: Theme, document: Document | None = None) -> WordDocument:
    """A paper in a theme as python-docx opens it."""
    opened: WordDocument = docx.Document(io.BytesIO(render(document or paper(), theme)))
    return opened


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def with_parts(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The package with parts added or replaced."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in {**parts(data), **changed}.items():
            package.writestr(name, content)
    return target.getvalue()


def replaced(data: bytes, name: str, old: str, new: str) -> bytes:
    """The package with a text of a part replaced."""
    part = parts(data)[name]
    assert old.encode() in part
    return with_parts(data, {name: part.replace(old.encode(), new.encode())})


def lines(document: WordDocument) -> list[str]:
    """What stands between the paper's title and its content: a line a paragraph, and a row as ``| a | b |``."""
    shown = [line for block in document.iter_inner_content() for line in _lines(block) if line]
    imprint = max(number for number, line in enumerate(shown) if line.startswith(("Wydanie 1.0  ·", "Edition 1.0  ·")))
    return shown[imprint + 1 : shown.index("Treść.")]


def _lines(block: Paragraph | Table) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield _text(block._p)
    else:
        for row in block._tbl.tr_lst:
            yield f"| {' | '.join(map(_text, row.tc_lst))} |"


def _text(element: etree._Element) -> str:
    kept = {f"{W}br": "\n", f"{W}tab": "\t", f"{W}drawing": "[picture]"}
    pieces = (piece for run in element.iter(f"{W}r") for piece in run)
    return "".join((piece.text or "") if piece.tag == f"{W}t" else kept.get(str(piece.tag), "") for piece in pieces)


def png(width: int = 40, height: int = 20, colour: tuple[int, int, int] = (180, 83, 26)) -> bytes:
    """A picture of one colour."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = (b"\0" + bytes(colour) * width) * height
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(pixels)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def terms() -> bytes:
    """A document as a lawyer would write it in Word: a heading, two lists, a table in a style of its own, a picture."""
    document = docx.Document()
    document.add_heading("Warunki dostawy", 1)
    for text in ("Termin", "Płatność"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("Wyjątek", style="List Bullet")
    document.add_picture(io.BytesIO(png(30, 30, (0, 120, 0))), width=Mm(20))
    table = document.add_table(1, 2)
    table.style = "Light Grid Accent 1"
    for cell, text in zip(table.rows[0].cells, ("Paleta", "25 zł"), strict=True):
        cell.text = text
    return saved(document)
