"""docs/templates.md: what its examples put into a file is printed as the page shows, and the names stand there."""

from __future__ import annotations

from collections.abc import Iterator

import docx
import pytest
from docx.table import Table

from generator.blueprint.customer import customer_view
from generator.deliverables.template_data import customer_data
from generator.documents import blocks as b
from generator.documents.blocks import Document
from generator.documents.inline import plain
from generator.render.word.mistakes import mistakes
from generator.themes.template import Template
from tests.docs.fences import Fence, fences
from tests.papers import ROOT, MadeSet
from tests.render.word.shells import saved
from tests.render.word.templates import CLASSIC, DATA, offer, put_into

PAGE = ROOT / "docs/templates.md"
EXAMPLES = [fence for fence in fences(PAGE, "text") if len(fence.info) > 1]
PAIRS = list(zip(EXAMPLES[::2], EXAMPLES[1::2], strict=True))


def of_the_page(template: Fence) -> Template:
    made = docx.Document()
    table: Table | None = None
    for line in template.text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|"):
            made.add_paragraph(line)
            table = None
            continue
        if table is None:
            table = made.add_table(0, len(cells))
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    return Template("page.docx", saved(made))


def paper() -> Document:
    table = b.Table((b.Column("Item"), b.Column("Price")), (b.TableRow((plain("Bolt"), plain("£1.00"))),))
    content = (
        b.Heading(1, plain("Scope"), "scope"),
        b.Paragraph(plain("What we deliver.")),
        b.Heading(1, plain("Prices"), "prices"),
        table,
    )
    company = {"name": "Harrow Doors Ltd", "phone": "", "email": "hello@harrow.example"}
    products = [{"name": "Bolt", "price": "£1.00"}, {"name": "Nut", "price": "£2.00"}]
    return offer(blocks=content, data={**DATA, "company": company, "products": products})


def lines(template: Template) -> Iterator[str]:
    for block in put_into(template, paper()).iter_inner_content():
        if not isinstance(block, Table):
            text = "".join(one.text or "" for one in block._p.iter("{*}t"))
            yield from [text] if text else []
            continue
        for row in block.rows:
            yield f"| {' | '.join(cell.text for cell in row.cells)} |"


@pytest.mark.parametrize(("template", "printed"), PAIRS, ids=lambda fence: f"line {fence.line}")
def test_an_example_prints_what_is_shown(template: Fence, printed: Fence) -> None:
    assert (template.info[1], printed.info[1]) == ("template", "printed")
    made = of_the_page(template)
    assert [one for one in mistakes(paper(), CLASSIC, made) if one.kind == "tag"] == []
    assert list(lines(made)) == printed.text.splitlines()


def test_every_fact_stands_in_the_table(example: MadeSet) -> None:
    page = PAGE.read_text("utf-8")
    facts = customer_data("offer-detailed", customer_view(example.blueprint))
    assert [name for name in facts if name not in ("fields", "sections") and f"| `{name}` |" not in page] == []
