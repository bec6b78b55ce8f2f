"""Every technique has a card that says when to keep off it and where the line is, and can be found by its sign."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.blueprint.load import load
from generator.blueprint.model.blueprint import Blueprint
from generator.deliverables.registry import offered
from generator.deliverables.techniques import FAMILIES
from generator.documents.blocks import Card, Document, Heading, KeyValues, Paragraph, Steps, Table
from generator.documents.inline import text_of
from generator.render import html, word
from generator.themes import load as load_theme
from tests.papers import MadeSet, document_of, passages_of, write_blueprint

SILENCE = {
    "family": "negotiation",
    "name": "Cisza po propozycji",
    "when": "Padła cena.",
    "when_not": "Klient o coś zapytał.",
    "steps": ["Zamilknij.", "Policz do dziesięciu."],
    "example": "To nasza cena.",
    "risk": "Przez telefon brzmi jak zerwane połączenie.",
    "ethics": "Dajesz czas na myślenie.",
    "personas": ["buyer"],
    "segments": ["a"],
    "stages": ["talk", "terms"],
}
ASKING = {
    "family": "closing",
    "name": "Pytanie o decyzję",
    "when": "Wszystko uzgodnione.",
    "when_not": "Klient porównuje.",
    "example": "Czy zamawiają Państwo?",
    "ethics": "Pytasz raz.",
}
STAGES = {"talk": {"number": 1, "name": "Rozmowa"}, "terms": {"parent": "talk", "mark": "b", "name": "Warunki"}}


def loaded(folder: Path, **given: object) -> Blueprint:
    """A small company with the given collections."""
    return load(write_blueprint(folder / "small", {"company": {"name": "Piekarnia Ziarno"}, **given})).blueprint


@pytest.fixture
def selling(tmp_path: Path) -> Blueprint:
    """A company with a technique that has everything, and one of another family with no more than it must."""
    return loaded(
        tmp_path,
        stages=STAGES,
        personas={"buyer": {"name": "Kupiec"}},
        segments={"a": {"name": "Kluczowi"}},
        techniques={"silence": SILENCE, "asking": ASKING},
    )


def cards(document: Document) -> dict[str, Card]:
    return {block.anchor: block for block in document.blocks if isinstance(block, Card)}


def facts(card: Card) -> dict[str, str]:
    pairs = (pair for block in card.blocks if isinstance(block, KeyValues) for pair in block.pairs)
    return {label: text_of(text) for label, text in pairs}


def test_a_card_says_when_when_not_with_whom_and_where_the_line_is(selling: Blueprint) -> None:
    card = cards(document_of("techniques", selling))["silence"]
    assert text_of(card.title) == "Cisza po propozycji"
    assert card.badge == "1, 1b"
    assert facts(card) == {
        "Kiedy": "Padła cena.",
        "Kiedy nie": "Klient o\u00a0coś zapytał.",
        "Z kim": "Kupiec, Kluczowi",
        "Ryzyko": "Przez telefon brzmi jak zerwane połączenie.",
        "Granica": "Dajesz czas na myślenie.",
    }


def test_a_card_has_the_steps_in_their_order_and_the_example_as_it_is_said(selling: Blueprint) -> None:
    blocks = cards(document_of("techniques", selling))["silence"].blocks
    (steps,) = (block for block in blocks if isinstance(block, Steps))
    assert [text_of(item) for item in steps.items] == ["Zamilknij.", "Policz do dziesięciu."]
    (example,) = (block for block in blocks if isinstance(block, Paragraph))
    assert (example.style, text_of(example.text)) == ("say", "Na przykład: To nasza cena.")


def test_what_a_technique_does_not_have_leaves_no_empty_line(selling: Blueprint) -> None:
    card = cards(document_of("techniques", selling))["asking"]
    assert list(facts(card)) == ["Kiedy", "Kiedy nie", "Granica"]
    assert not any(isinstance(block, Steps) for block in card.blocks)
    assert card.badge == ""


def test_the_families_come_in_the_order_of_a_sale_whatever_the_order_in_the_blueprint(selling: Blueprint) -> None:
    document = document_of("techniques", selling)
    assert list(cards(document)) == ["asking", "silence"]
    headings = [text_of(block.text) for block in document.blocks if isinstance(block, Heading)]
    assert headings[-2:] == ["Zamykanie", "Negocjacje"]


def test_the_list_leads_from_the_sign_to_the_card(selling: Blueprint) -> None:
    document = document_of("techniques", selling)
    rows = [row for block in document.blocks if isinstance(block, Table) for row in block.rows]
    assert [text_of(row.cells[1]) for row in rows] == ["Wszystko uzgodnione.", "Padła cena."]
    assert [row.cells[0][0].link for row in rows] == [f"#{anchor}" for anchor in cards(document)]


def test_a_company_without_techniques_has_no_such_paper(tmp_path: Path) -> None:
    assert "techniques" not in {paper.id for paper in offered(loaded(tmp_path))}


def test_every_technique_of_the_base_stands_on_the_page_and_in_word(name_only: MadeSet) -> None:
    base = name_only.blueprint
    assert {technique.family for technique in base.techniques.values()} == set(FAMILIES)
    document, theme = document_of("techniques", base), load_theme("classic")
    for data, format_ in ((html.render(document, theme), "html"), (word.render(document, theme), "docx")):
        text = " ".join(" ".join(passages_of(data, format_)).split())
        missing = [one.id for one in base.techniques.values() if " ".join(one.ethics.split()) not in text]
        assert missing == []
