"""A paper is laid out for what the company's country prints on: A4, or US Letter."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from generator.blueprint.customer import customer_view
from generator.blueprint.load import load as load_blueprint
from generator.deliverables.internal_pen import InternalPen
from generator.deliverables.pen import Pen
from generator.documents.blocks import Document
from generator.locale.territories import PaperSize, paper_of
from generator.render import excel, html, word
from generator.themes import load

from .sample import sample_document
from .sample_workbook import sample_workbook

CLASSIC = load("classic")
PAGES = {
    "A4": {("11906", "16838"), ("16838", "11906"), ("23811", "16838")},
    "Letter": {("12240", "15840"), ("15840", "12240"), ("24480", "15840")},
}


def document_on(paper: PaperSize) -> Document:
    document = sample_document()
    return replace(document, cover=True, imprint=replace(document.imprint, paper=paper))


def body_of(paper: PaperSize) -> str:
    with zipfile.ZipFile(io.BytesIO(word.render(document_on(paper), CLASSIC))) as package:
        return package.read("word/document.xml").decode()


@pytest.mark.parametrize(
    ("country", "paper"), [("US", "Letter"), ("CA", "Letter"), ("GB", "A4"), ("PL", "A4"), (None, "A4")]
)
def test_a_country_has_its_paper(country: str | None, paper: str) -> None:
    assert paper_of(country) == paper


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_section_of_a_word_file_lies_on_it(paper: PaperSize) -> None:
    """The cover's, the upright and the landscape ones, and a poster's, which is of twice the size."""
    sizes = re.findall(r'<w:pgSz w:w="(\d+)" w:h="(\d+)"', body_of(paper))
    assert len(sizes) > 2
    assert {*sizes} == PAGES[paper]


def test_text_in_word_is_as_wide_on_both() -> None:
    """Tabs of headers and footers are measured by it."""

    def width(paper: PaperSize) -> int:
        body = body_of(paper)
        margins = re.findall(r'w:(?:left|right)="(\d+)"', re.findall(r"<w:pgMar[^>]*>", body)[0])
        return int(re.findall(r'<w:pgSz w:w="(\d+)"', body)[0]) - sum(map(int, margins))

    assert width("A4") == width("Letter")


@pytest.mark.parametrize(("paper", "number"), [("A4", "9"), ("Letter", "1")])
def test_every_sheet_is_printed_on_it(paper: PaperSize, number: str) -> None:
    workbook = sample_workbook()
    data = excel.render(replace(workbook, imprint=replace(workbook.imprint, paper=paper)), CLASSIC)
    sheets = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    assert {str(sheet.page_setup.paperSize) for sheet in sheets} == {number}


def test_a_page_is_printed_on_it() -> None:
    a4, letter = (html.render(document_on(paper), CLASSIC).decode() for paper in ("A4", "Letter"))
    assert "size: letter" not in a4
    assert letter.rindex("size: letter;") > letter.rindex("size: A4")
    assert "@page turned { size: letter landscape; }" in letter


@pytest.mark.parametrize(
    ("said", "paper"),
    [("", "Letter"), ("locale: {paper: a4}\n", "A4"), ("locale: {country: PL}\n", "Letter")],
    ids=["the country's", "one's own", "holidays of another country"],
)
def test_a_company_says_what_it_prints_on(tmp_path: Path, said: str, paper: str) -> None:
    text = f"extends: ten-stage\nlanguage: en\ncountry: US\ncompany: {{name: Alfa}}\n{said}"
    (tmp_path / "blueprint.yaml").write_text(text, "utf-8")
    blueprint = load_blueprint(tmp_path).blueprint
    assert InternalPen(blueprint).imprint().paper == paper
    assert Pen(customer_view(blueprint)).imprint().paper == paper
