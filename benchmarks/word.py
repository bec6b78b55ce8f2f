"""A paper in Word by docxtpl itself, in times of the way on which a shell's tags are compiled once.

The paper and the look are the same: the classic shell, once as it is, once with a picture and a table whose columns
follow from the paper, and once with a document of 60 numbered paragraphs taken in as well. All run by turns and are
measured in seconds of the processor; what a shell costs when it is read is not counted.
"""

from __future__ import annotations

import base64
import io
import statistics
import time
from dataclasses import replace

import docx

from generator.documents.blocks import Block, Bullets, Column, Document, Heading, Imprint, Table, TableRow
from generator.documents.inline import plain
from generator.render.word import render
from generator.themes import Enclosed, Theme, load

ROUNDS = 15
MOST_TIMES = 4.0
MOST_TIMES_WITH_DOCUMENT = 30.0
PARAGRAPHS = 60
_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def run() -> bool:
    """Measure, print, and say whether the limits hold."""
    themes = (load("classic"), _theme(""), _theme('{{p subdocument("terms.docx") }}'))
    paper = _paper()
    seconds: list[list[float]] = [[_seconds(paper, theme) for theme in themes] for _ in range(ROUNDS + 1)][1:]
    fast, whole, composed = (statistics.median(row[way] for row in seconds) for way in range(3))
    print(f"a paper in Word by docxtpl: {whole / fast:.1f} times the compiled way (at most {MOST_TIMES:g})")
    print(f"with a document taken in: {composed / fast:.1f} times (at most {MOST_TIMES_WITH_DOCUMENT:g})")
    return whole / fast <= MOST_TIMES and composed / fast <= MOST_TIMES_WITH_DOCUMENT


def _seconds(paper: Document, theme: Theme) -> float:
    begun = time.process_time()
    render(paper, theme)
    return time.process_time() - begun


def _theme(document: str) -> Theme:
    classic = load("classic")
    shell = docx.Document(io.BytesIO(classic.word.document))
    place = next(paragraph for paragraph in shell.paragraphs if "{{p body" in paragraph.text)
    for text in ('{{ picture("logo.png", width=30) }}', document):
        place.insert_paragraph_before(text)
    table = shell.add_table(1, 3)
    for cell, text in zip(
        table.row_cells(0), ("{%tc for fact in facts %}", "{{ fact.value }}", "{%tc endfor %}"), strict=True
    ):
        cell.text = text
    place._p.addprevious(table._tbl)
    files = (Enclosed("logo.png", _PIXEL), Enclosed("terms.docx", _terms()))
    target = io.BytesIO()
    shell.save(target)
    return replace(classic, word=replace(classic.word, document=target.getvalue(), files=files))


def _terms() -> bytes:
    document, target = docx.Document(), io.BytesIO()
    for number in range(PARAGRAPHS):
        document.add_paragraph(f"Point {number} of the terms. " * 5, style="List Number")
    document.save(target)
    return target.getvalue()


def _paper() -> Document:
    """Ten headings, ten tables of eight rows, 120 bullets."""
    imprint = Imprint("Stalmet", "1.0", as_of="5 January 2026", owner="Anna Kowalczyk")
    return Document("paper", "Handbook", "en", "internal", imprint, tuple(_blocks()), contents=True)


def _blocks() -> list[Block]:
    columns = tuple(Column(title) for title in ("Tool", "For", "When"))
    row = TableRow(tuple(map(plain, ("Call script", "consistency and speed", "once a month"))))
    parts: list[tuple[Block, ...]] = [
        (
            Heading(1, plain(f"Part {number}")),
            Table(columns, (row,) * 8),
            Bullets((plain("What the conversation leaves behind."),) * 12),
        )
        for number in range(10)
    ]
    return [block for part in parts for block in part]
