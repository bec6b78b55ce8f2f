"""Pages are reckoned without an office program: contents have their numbers, cards a page, and chapters begin one."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generator.documents.blocks import (
    Block,
    Bullets,
    Document,
    Heading,
    KeyValues,
    PageBreak,
    Pages,
    Paragraph,
    Table,
    TableRow,
)
from generator.documents.blocks import Column as TableColumn
from generator.documents.inline import plain
from generator.render.word import render
from generator.render.word.pagination.letters import letters
from generator.render.word.pagination.paging import paging
from generator.themes import load
from tests.papers import parts
from tests.render.sample import sample_imprint

CLASSIC = load("classic")
WORDS = "Handlowiec dzwoni do klienta i pyta, co się u niego zmieniło od ostatniej rozmowy. "


def paper(*blocks: Block, **fields: object) -> Document:
    bare = Document("paper", "Rozmowa", "pl", "internal", sample_imprint(), blocks)
    return replace(bare, **fields)  # type: ignore[arg-type]


def made(*blocks: Block, **fields: object) -> dict[str, bytes]:
    return parts(render(paper(*blocks, **fields), CLASSIC))


def text(lines: int) -> tuple[Block, ...]:
    """So many paragraphs of a line each."""
    return tuple(Paragraph(plain(f"{number}. wiersz")) for number in range(lines))


def numbers(package: dict[str, bytes]) -> list[int]:
    """The page numbers in the contents."""
    document = package["word/document.xml"].decode()
    fields = r"<w:tab/></w:r><w:r><w:t>(\d+)</w:t></w:r></w:hyperlink>"
    return [int(number) for number in re.findall(fields, document)]


def test_the_contents_name_the_page_of_each_heading() -> None:
    chapters = [(Heading(1, plain(title), title.lower()), *text(10), PageBreak()) for title in ("Raz", "Dwa", "Trzy")]
    assert numbers(made(*(block for chapter in chapters for block in chapter), contents=True)) == [1, 2, 3]


def test_long_texts_and_tables_take_the_pages_that_they_need() -> None:
    rows = tuple(TableRow((plain(f"{n}"), plain(WORDS * 2))) for n in range(60))
    table = Table((TableColumn("Nr", 1), TableColumn("Co", 3)), rows)
    package = made(Heading(1, plain("Raz"), "raz"), table, Heading(1, plain("Dwa"), "dwa"), *text(3), contents=True)
    first, second = numbers(package)
    assert first == 1
    assert 3 <= second <= 5


def test_nobody_is_asked_to_update_fields() -> None:
    package = made(Heading(1, plain("Raz"), "raz"), *text(3), contents=True)
    assert b"updateFields" not in package["word/settings.xml"]
    assert b"dirty" not in package["word/document.xml"]
    assert b"STYLEREF" in package["word/header1.xml"]


def test_a_paper_without_contents_has_no_running_chapter() -> None:
    assert b"STYLEREF" not in made(Heading(1, plain("Raz"), "raz"), *text(3))["word/header1.xml"]


def card(lines: int) -> Pages:
    return Pages(
        "talk", (Heading(1, plain("Karta"), "card"), Bullets(tuple(plain(WORDS) for _ in range(lines)))), one_page=True
    )


@pytest.mark.parametrize("lines", [20, 40, 46, 50])
def test_a_card_is_set_as_close_as_its_page_asks_for(lines: int) -> None:
    package = made(card(lines), Heading(1, plain("Dalej"), "next"), *text(3))
    assert paging(package).page_of["next"] == 2
    assert (b"Dense" in package["word/styles.xml"]) == (lines > 44)


def test_a_card_that_fits_in_no_type_is_whole_all_the_same() -> None:
    package = made(card(120), Heading(1, plain("Dalej"), "next"))
    assert package["word/document.xml"].count(b"Handlowiec") == 120


def test_closer_styles_are_styles_that_can_be_changed_in_word() -> None:
    package = made(card(50), Heading(1, plain("Dalej"), "next"))
    used = set(re.findall(rb'<w:[pr]Style w:val="(\w+Dense)"', package["word/document.xml"]))
    known = set(re.findall(rb'w:styleId="(\w+)"', package["word/styles.xml"]))
    assert used
    assert used <= known


def test_a_last_page_of_a_line_or_two_is_saved() -> None:
    lengths = {lines: len(paging(made(*text(lines))).filled) for lines in range(30, 60)}
    turn = next(lines for lines in lengths if lengths[lines] > 1)
    closer = made(*text(turn - 1))["word/styles.xml"]
    assert closer != made(*text(10))["word/styles.xml"]
    assert made(*text(turn + 12))["word/styles.xml"] == made(*text(10))["word/styles.xml"]


def chapter(title: str, lines: int) -> tuple[Block, ...]:
    return Heading(1, plain(title), title.lower()), *text(lines)


def test_chapters_of_a_book_begin_on_new_pages() -> None:
    book = made(*chapter("Raz", 30), *chapter("Dwa", 30), *chapter("Trzy", 30), cover=True, contents=True)
    assert numbers(book) == [3, 4, 5]


def test_a_chapter_of_a_few_lines_has_no_page_for_itself() -> None:
    book = made(*chapter("Raz", 5), *chapter("Dwa", 5), *chapter("Trzy", 30), cover=True, contents=True)
    assert numbers(book) == [3, 3, 3]


def test_a_short_paper_runs_on() -> None:
    assert numbers(made(*chapter("Raz", 8), *chapter("Dwa", 8), contents=True)) == [1, 1]


def test_no_gap_stands_below_a_table_that_ends_a_paper() -> None:
    package = made(KeyValues((("Cel", plain("rozmowa")),)))
    assert b'w:val="Gap"' not in package["word/document.xml"].rpartition(b"</w:tbl>")[2]


def test_lists_and_facts_leave_nothing_alone() -> None:
    package = made(Bullets(tuple(plain(one) for one in "abcd")), KeyValues((("Cel", plain("a")), ("Czas", plain("b")))))
    document = package["word/document.xml"].decode()
    kept = [
        ("<w:keepNext/>" in one, one.endswith(">d<"))
        for one in re.findall(r'<w:pStyle w:val="ListBullet"/>.*?<w:t[^>]*>.<', document)
    ]
    assert [one for one, _ in kept] == [True, False, True, False]
    assert re.search(r'FactLabel"/><w:keepNext/></w:pPr><w:r><w:t[^>]*>Cel<', document)
    assert not re.search(r'FactLabel"/><w:keepNext/></w:pPr><w:r><w:t[^>]*>Czas<', document)


def test_letters_are_as_wide_as_their_font_has_them() -> None:
    narrow, wide, bold = letters("Calibri", bold=False), letters("Verdana", bold=False), letters("Calibri", bold=True)
    assert narrow.width("iii") < narrow.width("mmm")
    assert narrow.width("Handlowiec") < bold.width("Handlowiec") < wide.width("Handlowiec")
    assert narrow.width("żółć") > 0
    assert letters("Cambria", bold=False).line != narrow.line


@pytest.mark.parametrize(("between", "kept"), [(1, [True]), (2, [True, True]), (3, [False, False, True])])
def test_a_heading_takes_more_than_a_line_along_to_the_page_of_its_table(between: int, kept: list[bool]) -> None:
    rows = Table((TableColumn("Cel"),), (TableRow((plain("rozmowa"),)),))
    document = made(Heading(1, plain("Ceny")), *text(between), rows)["word/document.xml"].decode()
    written = [part for part in document.split("</w:p>") if "wiersz" in part]
    assert ["<w:keepNext/>" in part for part in written] == kept
