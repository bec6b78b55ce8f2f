"""Plain text: every block says in it what it says elsewhere."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterator

from generator.documents import blocks
from generator.documents.blocks import Document, Heading, Message, Paragraph, Table, TableRow
from generator.documents.inline import Run, plain, written_out
from generator.render import text

from .sample import sample_document, sample_imprint

HOLD_OTHERS = {blocks.Card, blocks.Grid, blocks.Pages}


def said(*content: blocks.Block) -> str:
    document = Document("p", "Tytuł", "pl", "internal", sample_imprint(), content)
    return text.render(document).decode("utf-8-sig").replace("\r\n", "\n")


def inlines(node: object) -> Iterator[tuple[Run, ...]]:
    """Every paragraph's worth of runs that a block holds, however deep."""
    if isinstance(node, tuple) and node and all(isinstance(one, Run) for one in node):
        yield node
    elif isinstance(node, tuple):
        for one in node:
            yield from inlines(one)
    elif dataclasses.is_dataclass(node) and not isinstance(node, Run):
        for field in dataclasses.fields(node):
            yield from inlines(getattr(node, field.name))


def test_nothing_that_a_paper_says_is_left_out() -> None:
    """But for remarks beside links, which open files, and the preview of a mail, which mail programs show."""
    document = sample_document()
    printed = text.render(document).decode("utf-8-sig")
    left_out = {
        runs
        for block in document.blocks
        for runs in inlines(block)
        if not all(line in printed for line in written_out(runs).split("\n"))
    }
    assert {written_out(runs) for runs in left_out} <= {
        written_out(runs) for block in document.blocks for runs in previews_and_notes(block)
    }


def previews_and_notes(node: object) -> Iterator[tuple[Run, ...]]:
    if isinstance(node, Message):
        yield node.preview
    if isinstance(node, blocks.LinkEntry):
        yield node.note
    if isinstance(node, tuple) or (dataclasses.is_dataclass(node) and not isinstance(node, Run)):
        within = node if isinstance(node, tuple) else [getattr(node, field.name) for field in dataclasses.fields(node)]
        for one in within:
            yield from previews_and_notes(one)


def test_every_kind_of_block_has_its_text() -> None:
    kinds = set(typing.get_args(blocks.Block)) - HOLD_OTHERS - {blocks.PageBreak}
    assert kinds == set(text._WRITTEN)


def test_a_message_is_what_is_pasted_into_a_mail() -> None:
    message = Message(
        "", (plain("Prośba o rozmowę"),), (plain("Dzień dobry,"), plain("pytanie.")), footer=(plain("Stopka"),)
    )
    assert said(message) == "Tytuł\n=====\n\nTemat: Prośba o rozmowę\n\nDzień dobry,\n\npytanie.\n\nStopka\n"


def test_headings_are_underlined_by_their_level_and_links_have_their_address() -> None:
    link = Run("cennik", link="https://example.org/cennik")
    assert said(Heading(2, plain("Ceny")), Paragraph((Run("Zobacz "), link))) == (
        "Tytuł\n=====\n\nCeny\n----\n\nZobacz cennik (https://example.org/cennik)\n"
    )


def test_a_row_is_a_paragraph_with_its_columns_named() -> None:
    columns = (blocks.Column("Powód"), blocks.Column("Ocena", kind="blank"), blocks.Column("", kind="check"))
    rows = (TableRow((plain("Cena"), (), ())), TableRow((plain("Termin"), (), ())))
    assert said(Table(columns, rows)).split("\n\n")[1:] == [
        "Powód: Cena\nOcena: ______________________________\n[  ]",
        "Powód: Termin\nOcena: ______________________________\n[  ]\n",
    ]


def test_windows_editors_read_it() -> None:
    made = text.render(Document("p", "Żółw", "pl", "internal", sample_imprint(), ()))
    assert made == b"\xef\xbb\xbf" + "Żółw\r\n====\r\n".encode()
