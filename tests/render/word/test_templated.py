"""What only docxtpl itself does to a shell: pictures, documents and tables with other columns, beside our content."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from generator.documents.blocks import Heading, Paragraph, Steps
from generator.documents.inline import Run, plain
from generator.render.word import render
from tests.papers import ROOT
from tests.render.sample import sample_document

from .shells import CLASSIC, W, lines, made, paper, parts, png, saved, terms, theme

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LOGO = {"logo.png": png(40, 20)}
TERMS = {"terms.docx": terms()}
PICTURE = '{{ picture("logo.png", width=30) }}'
DOCUMENT = '{{p subdocument("terms.docx") }}'


def extents(element: etree._Element) -> list[tuple[int, int]]:
    return [(int(one.get("cx", "0")), int(one.get("cy", "0"))) for one in element.iter(qn("wp:extent"))]


# Pictures


def test_a_picture_stands_in_the_body_in_its_size() -> None:
    document = made(theme(f"Znak: {PICTURE}", files=LOGO))
    assert lines(document) == ["Znak: [picture]"]
    assert extents(document.element) == [(Mm(30), Mm(15))]
    assert [part.blob for part in document.part.package.image_parts] == [LOGO["logo.png"]]


@pytest.mark.parametrize(
    ("size", "expected"), [("height=10", (20, 10)), ("width=10, height=10", (10, 10)), ("width=12.5", (12.5, 6.25))]
)
def test_a_pictures_sides_follow_from_each_other(size: str, expected: tuple[float, float]) -> None:
    document = made(theme(f'{{{{ picture("logo.png", {size}) }}}}', files=LOGO))
    assert extents(document.element) == [tuple(Mm(side) for side in expected)]


def test_a_picture_in_a_header_belongs_to_the_header() -> None:
    header = made(theme(files=LOGO, header=PICTURE)).sections[-1].header
    (blip,) = header.part.element.iter(qn("a:blip"))
    assert header.part.rels[blip.get(f"{R}embed")].target_part.blob == LOGO["logo.png"]


def test_pictures_have_numbers_of_their_own() -> None:
    document = made(theme(PICTURE, PICTURE, DOCUMENT, files={**LOGO, **TERMS}))
    numbers = [one.get("id") for one in document.element.iter(qn("wp:docPr"))]
    assert len(numbers) == len(set(numbers)) == 3
    assert len(document.part.package.image_parts) == 2


# Documents


def test_a_document_comes_whole() -> None:
    document = made(theme(DOCUMENT, files=TERMS))
    assert lines(document) == ["Warunki dostawy", "Termin", "Płatność", "Wyjątek", "[picture]", "| Paleta | 25 zł |"]
    by_text = {paragraph.text: paragraph for paragraph in document.paragraphs}
    assert by_text["Warunki dostawy"].style.name == "Heading 1"  # type: ignore[union-attr]
    assert document.tables[-1].style.name == "Light Grid Accent 1"  # type: ignore[union-attr]


def test_a_documents_colours_are_the_themes() -> None:
    styles = etree.fromstring(parts(render(paper(), theme(DOCUMENT, files=TERMS)))["word/styles.xml"])
    added = styles.find(f"{W}style[@{W}styleId='LightGrid-Accent1']")
    assert added is not None
    colours = {one.get(f"{W}color") for one in added.iter() if one.get(f"{W}themeColor") == "accent1"}
    assert colours == {CLASSIC.palette.primary[1:].upper()}


def test_lists_of_a_document_and_of_the_paper_are_apart() -> None:
    content = (Steps((plain("Krok"),)), Paragraph(plain("Treść.")), Steps((plain("Inny"),)))
    document = made(theme(DOCUMENT, files=TERMS), paper(blocks=content))
    numbers = {text: _list_of(document, text) for text in ("Termin", "Krok", "Inny")}
    assert len(set(numbers.values())) == 3
    numbering = document.part.numbering_part.element
    there = [one.get(f"{W}numId") for one in numbering.iter(f"{W}num")]
    assert len(there) == len(set(there))
    assert set(map(str, numbers.values())) <= set(there)


def _list_of(document: WordDocument, text: str) -> int:
    (found,) = (paragraph for paragraph in document.paragraphs if paragraph.text == text)
    properties = found._p.pPr
    assert properties is not None
    assert properties.numPr is not None
    return int(properties.numPr.numId.val)  # type: ignore[union-attr]


def test_links_of_the_paper_survive_beside_a_documents() -> None:
    link = Run("cennik", link="https://example.com/cennik")
    data = render(
        paper(blocks=(Paragraph((link,)),)), theme(PICTURE, DOCUMENT, files={**LOGO, "terms.docx": _linking()})
    )
    document = docx.Document(io.BytesIO(data))
    targets = [document.part.rels[one.get(f"{R}id")].target_ref for one in document.element.iter(f"{W}hyperlink")]
    assert targets == ["https://example.com/warunki", "https://example.com/cennik"]


def _linking() -> bytes:
    document = docx.Document()
    number = document.part.relate_to("https://example.com/warunki", f"{R[1:-1]}/hyperlink", is_external=True)
    link = etree.SubElement(document.add_paragraph()._p, f"{W}hyperlink", {f"{R}id": number})
    link.append(document.paragraphs[0].add_run("warunki")._r)
    return saved(document)


def test_bookmarks_of_documents_and_of_the_paper_have_numbers_of_their_own() -> None:
    bookmarked = docx.Document()
    for name in ("a", "b"):
        mark = {f"{W}id": (name == "a" and "0") or "1"}
        paragraph = bookmarked.add_paragraph("x")._p
        etree.SubElement(paragraph, f"{W}bookmarkStart", {**mark, f"{W}name": name})
        etree.SubElement(paragraph, f"{W}bookmarkEnd", mark)
    files = {"terms.docx": saved(bookmarked), "more.docx": saved(bookmarked)}
    contents = (DOCUMENT, '{{p subdocument("more.docx") }}')
    document = made(theme(*contents, files=files), paper(blocks=(Heading(1, plain("Cel")), Paragraph(plain("x")))))
    starts = [one.get(f"{W}id") for one in document.element.iter(f"{W}bookmarkStart")]
    ends = [one.get(f"{W}id") for one in document.element.iter(f"{W}bookmarkEnd")]
    assert len(set(starts)) == len(starts) == 5
    assert starts == ends


def test_the_last_section_keeps_its_set_up_and_turned_pages_theirs() -> None:
    whole = made(theme(PICTURE, files=LOGO), sample_document()).sections
    fast = made(CLASSIC, sample_document()).sections
    assert [(one.orientation, one.page_width) for one in whole] == [(one.orientation, one.page_width) for one in fast]
    assert whole[-1].header.part.partname == fast[-1].header.part.partname


# Tables that change their columns


def grid(document: WordDocument) -> int:
    return len(document.tables[0]._tbl.tblGrid.gridCol_lst)


def test_a_loop_over_cells_gives_the_table_its_columns() -> None:
    document = made(theme([["{%tc for fact in facts %}", "{{ fact.value }}", "{%tc endfor %}"]]))
    assert lines(document) == ["| 1.0 | 5 stycznia 2026 | Anna Kowalczyk |"]
    assert grid(document) == 3


def test_cells_left_out_take_their_columns_along() -> None:
    document = made(theme([["{%tc if cover %}", "nie", "{%tc endif %}", "tak"]]))
    assert lines(document) == ["| tak |"]
    assert grid(document) == 1


def test_a_cell_spans_as_many_columns_as_asked() -> None:
    rows = [["{% colspan facts|length %}Fakty"], ["a"]]
    document = made(theme(rows))
    assert document.tables[0]._tbl.tr_lst[0].tc_lst[0].grid_span == 3


def test_cells_merge_along_a_loop() -> None:
    rows = [["{%tc for fact in facts %}", "{% hm %}Fakty", "{%tc endfor %}"]]
    document = made(theme(rows))
    (cell,) = document.tables[0]._tbl.tr_lst[0].tc_lst
    assert cell.grid_span == 3
    assert lines(document) == ["| Fakty |"]


# The package

EVERYTHING = (PICTURE, DOCUMENT, [["{%tc for fact in facts %}", "{{ fact.value }}", "{%tc endfor %}"]])
PRINT_DIGEST = """
import hashlib
from generator.render.word import render
from tests.render.sample import sample_document
from tests.render.word.test_templated import EVERYTHING, LOGO, TERMS, theme
print(hashlib.sha256(render(sample_document(), theme(*EVERYTHING, files={**LOGO, **TERMS}))).hexdigest())
"""


def test_the_same_paper_gives_the_same_bytes_in_every_process() -> None:
    command = [sys.executable, "-c", PRINT_DIGEST]
    seeds = [{"PYTHONHASHSEED": str(seed)} for seed in (1, 2)]
    found = {subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=True).stdout for env in seeds}
    assert len(found) == 1


def test_nothing_in_the_package_tells_the_time() -> None:
    data = render(sample_document(), theme(*EVERYTHING, files={**LOGO, **TERMS}))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"


def test_each_part_is_one_that_the_content_types_name() -> None:
    data = parts(render(paper(), theme(*EVERYTHING, files={**LOGO, **TERMS})))
    types = etree.fromstring(data["[Content_Types].xml"])
    named = {row.get("PartName", "").lstrip("/") for row in types} | {f".{row.get('Extension')}" for row in types}
    assert [name for name in data if name not in named and f".{name.rpartition('.')[2]}" not in named] == []


def test_what_is_drawn_is_not_read_again() -> None:
    """Braces that docxtpl would put right, and a control character that it reads as a page break."""
    text = "{_{ a }_} \a\f"
    document = made(
        theme(PICTURE, files=LOGO), replace(paper(), blocks=(Paragraph(plain(text)), Paragraph(plain("Treść."))))
    )
    assert "{_{ a }_} " in [paragraph.text for paragraph in document.paragraphs]
