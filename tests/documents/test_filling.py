"""Merge fields of a document are filled wherever they stand, with a text as it is; the others are told."""

from __future__ import annotations

from generator.documents.blocks import (
    Block,
    Card,
    Column,
    Document,
    Grid,
    Heading,
    Imprint,
    KeyValues,
    Pages,
    Paragraph,
    SignatureBox,
    Table,
    TableRow,
)
from generator.documents.filling import filled, open_fields
from generator.documents.inline import Inline, Run, text_of

NAME = Run("name", kind="field", token="customer-name", bold=True)
DAY = Run("day", kind="field", token="day")
LINE: Inline = (Run("For "), NAME, Run(". On "), DAY)


def document(*blocks: Block) -> Document:
    return Document("offer", "Offer", "en", "customer", Imprint("Firm", "1.0"), blocks)


def test_a_field_is_filled_in_every_kind_of_block() -> None:
    table = Table((Column("a"),), (TableRow((LINE,)),))
    made = document(
        Heading(1, LINE),
        KeyValues((("For", LINE),)),
        table,
        Grid((Card(LINE, (Paragraph(LINE),)),)),
        Pages("p", (Paragraph(LINE), SignatureBox(((LINE, ("Name",)),)))),
    )
    result = filled(made, {"customer-name": "Ann Ltd"})
    assert "customer-name" not in open_fields(result)
    assert repr(result).count("Ann Ltd") == repr(made).count("customer-name") == 7
    assert list(open_fields(result)) == ["day"]


def test_the_look_stays_and_the_rest_is_as_it_was() -> None:
    (block,) = filled(document(Paragraph(LINE)), {"customer-name": "*Ann* [[day]]"}).blocks
    assert isinstance(block, Paragraph)
    assert block.text == (Run("For "), Run("*Ann* [[day]]", bold=True), Run(". On "), DAY)


def test_a_full_stop_is_not_doubled() -> None:
    (block,) = filled(document(Paragraph(LINE)), {"customer-name": "Ann Co."}).blocks
    assert isinstance(block, Paragraph)
    assert text_of(block.text) == "For Ann Co. On [day]"


def test_a_field_within_an_address_is_filled_and_escaped() -> None:
    link = Run("write", link="mailto:[[mail]]?x=[[day]]")
    (block,) = filled(document(Paragraph((link,))), {"mail": "a b@c.example", "day": "1&2"}).blocks
    assert isinstance(block, Paragraph)
    assert block.text[0].link == "mailto:a%20b@c.example?x=1%262"


def test_nothing_to_fill_is_nothing_changed() -> None:
    made = document(Paragraph(LINE))
    assert filled(made, {}) == made
