"""Every note template can be copied as it is to be pasted: its lines, without the fields that go with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html as lxml_html

from generator.blueprint.load import load
from generator.blueprint.model.blueprint import Blueprint
from generator.deliverables.notes import PAPER
from generator.documents.blocks import Card, Document, Grid, Message
from generator.documents.inline import text_of
from generator.render import html
from generator.themes import load as load_theme
from tests.papers import MadeSet, document_of, write_blueprint

CALL = {"name": "Rozmowa", "lines": ["Kto i co:", "Następny krok:"], "crm_fields": ["step", "criteria"]}
FIELDS = {
    "criteria": {"object": "deal", "label": "Kryteria", "type": "text"},
    "step": {"object": "deal", "label": "Następny krok", "type": "text"},
}


def loaded(folder: Path, **given: object) -> Blueprint:
    """A small company with the given collections."""
    return load(write_blueprint(folder / "small", {"company": {"name": "Piekarnia Ziarno"}, **given})).blueprint


def cards(document: Document) -> tuple[Card, ...]:
    (grid,) = (block for block in document.blocks if isinstance(block, Grid))
    return grid.cards


def message(card: Card) -> Message:
    (block,) = card.blocks
    assert isinstance(block, Message)
    return block


@pytest.fixture
def calling(tmp_path: Path) -> Blueprint:
    return loaded(tmp_path, crm_fields=FIELDS, note_templates={"call": CALL})


def test_a_template_has_its_lines_to_copy_and_the_fields_beside_them(calling: Blueprint) -> None:
    (card,) = cards(document_of("note-templates", calling))
    assert (text_of(card.title), card.anchor) == ("Rozmowa", "call")
    (body,) = message(card).body
    assert text_of(body) == "Kto i\u00a0co:\nNastępny krok:"
    ((label, fields),) = message(card).facts
    assert (label, text_of(fields)) == ("Uzupełnij też pola", "Następny krok, Kryteria")


def test_what_the_button_copies_is_a_line_a_line_with_nothing_between(calling: Blueprint) -> None:
    page = lxml_html.fromstring(html.render(document_of("note-templates", calling), load_theme("classic")))
    (copied,) = page.xpath("//*[@data-copy]")
    assert len(copied.xpath("./p")) == 1
    assert len(copied.xpath(".//br")) == 1
    assert "Kryteria" not in copied.text_content()


def test_a_template_without_fields_says_nothing_of_them(tmp_path: Path) -> None:
    blueprint = loaded(tmp_path, note_templates={"call": {"name": "Rozmowa", "lines": ["Kto:"]}})
    (card,) = cards(document_of("note-templates", blueprint))
    assert message(card).facts == ()


def test_a_template_without_lines_is_a_decision_to_make(tmp_path: Path) -> None:
    blueprint = loaded(tmp_path, note_templates={"call": {"name": "Rozmowa", "lines": []}})
    (card,) = cards(document_of("note-templates", blueprint))
    ((run,),) = message(card).body
    assert run.kind == "decision"


def test_a_company_without_note_templates_has_no_such_paper(tmp_path: Path) -> None:
    assert PAPER.deliverable(loaded(tmp_path)) is None


def test_every_template_of_the_base_is_on_the_paper(name_only: MadeSet) -> None:
    templates = name_only.blueprint.note_templates
    assert templates
    assert [card.anchor for card in cards(document_of("note-templates", name_only.blueprint))] == list(templates)
