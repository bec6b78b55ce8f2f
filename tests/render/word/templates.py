"""Word templates as companies make them: plain documents with tags, and a letterhead with a look of its own."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor

from generator.documents import blocks as b
from generator.documents.blocks import Document
from generator.documents.inline import Run, plain
from generator.render.word import fill
from generator.render.word.mistakes import mistakes
from generator.themes import Enclosed, load
from generator.themes.template import Template
from tests.render.sample import sample_imprint

from .shells import png, saved

Content = str | Sequence[Sequence[str]]
"""A paragraph, or the rows of a table."""
CLASSIC = load()
DATA: dict[str, Any] = {
    "company": {"name": "Ann & Sons <Ltd>", "phone": "", "email": "a@b.example"},
    "products": [{"name": "Bolt", "price": "£1.00"}, {"name": "Nut & washer", "price": "£2.00"}],
    "fields": {"customer-name": {"label": "customer’s name", "type": "text", "options": [], "value": ""}},
    "sections": ["scope", "prices", "not-today"],
}


def offer(**changes: Any) -> Document:
    """An offer of three sections: a text with a field, a table on a page that is turned, something to sign."""
    field = Run("customer’s name", kind="field", token="customer-name")
    table = b.Table((b.Column("Item"), b.Column("Price")), (b.TableRow((plain("Bolt"), plain("£1.00"))),))
    content: tuple[b.Block, ...] = (
        b.KeyValues((("For", (field,)),)),
        b.Heading(1, plain("Scope"), "scope", "offers.x.sections.scope.title"),
        b.Paragraph((Run("We deliver to "), field, Run("."))),
        b.Steps((plain("Order"), plain("Delivery"))),
        b.Pages("prices", (b.Heading(1, plain("Prices"), "prices"), table), landscape=True),
        b.PageBreak(),
        b.Heading(1, plain("How to order"), "sign-here"),
        b.SignatureBox(((plain("For you"), ("Date",)),)),
    )
    made = Document("offer-x", "Quotation", "en", "customer", replace(sample_imprint(), edition=""), content, data=DATA)
    return replace(made, **changes)


def document(*texts: Content, header: str = "", footer: str = "") -> bytes:
    """A plain document of Word's: a paragraph for each text, a table for each list of rows."""
    made = docx.Document()
    for text in texts:
        if isinstance(text, str):
            made.add_paragraph(text)
            continue
        table = made.add_table(len(text), len(text[0]))
        for row, cells in zip(table.rows, text, strict=True):
            for cell, said in zip(row.cells, cells, strict=True):
                cell.text = said
    made.sections[0].header.paragraphs[0].text = header
    made.sections[0].footer.paragraphs[0].text = footer
    return saved(made)


def template(
    *texts: str | Sequence[Sequence[str]], header: str = "", files: dict[str, bytes] | None = None
) -> Template:
    enclosed = tuple(Enclosed(name, data) for name, data in (files or {}).items())
    return Template("ours.docx", document(*texts, header=header), enclosed)


def put_into(one: Template, paper: Document | None = None) -> WordDocument:
    """A paper in a template, as python-docx opens it."""
    opened: WordDocument = docx.Document(io.BytesIO(fill(paper or offer(), CLASSIC, one)))
    return opened


def told(one: Template, paper: Document | None = None) -> list[str]:
    """What is wrong with a template, and the way out, a line each."""
    return [f"{one_} → {one_.hint}" for one_ in mistakes(paper or offer(), CLASSIC, one)]


def letterhead(*texts: str) -> bytes:
    """A company's own letter: a logo and an address side by side in the header, headings and lists of its own."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height, section.left_margin = Mm(210), Mm(297), Mm(30)
    head = section.header.add_table(1, 2, Mm(150))
    head.cell(0, 0).paragraphs[0].add_run().add_picture(io.BytesIO(png(90, 30)), width=Mm(32))
    right = head.cell(0, 1).paragraphs[0]
    right.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    right.add_run("{{ company.name }}").bold = True
    right.add_run("\n{{ company.email }}")
    section.footer.paragraphs[0].text = "{{ title }} for {{ fields.customer_name }}"
    _style(made, "Heading 1", Pt(17), RGBColor(0x8A, 0x1C, 0x3B), "Georgia")
    _style(made, "Normal", Pt(11), RGBColor(0x22, 0x22, 0x22), "Verdana")
    own = made.styles.add_style("Note", WD_STYLE_TYPE.CHARACTER)  # the name of one of ours, of another kind
    own.font.italic = True
    for text in texts:
        made.add_paragraph(text)
    return saved(made)


def _style(made: WordDocument, name: str, size: Any, colour: Any, family: str) -> None:
    font: Any = made.styles[name].font
    font.size, font.color.rgb, font.name = size, colour, family
