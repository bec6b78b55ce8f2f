"""What an offer says of its own: how long it holds, and texts that it shares with others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.blueprint.customer import customer_view
from generator.blueprint.load import load
from generator.deliverables.offer_guide import PAPER
from generator.deliverables.offers import document
from generator.documents.blocks import Document, Table
from generator.render import html
from generator.themes import load as theme
from tests.papers import passages_of, write_blueprint
from tests.shell import write

OFFER = {
    "title": "Oferta",
    "stage": "s",
    "sections": {
        "terms": {"title": "Warunki", "kind": "terms", "body": "Ważna [[terms.validity_days]] dni."},
        "safety": {"title": "Bezpieczeństwo", "block": "safety"},
    },
}
DATA: dict[str, Any] = {
    "company": {"name": "Ziarno"},
    "terms": {"validity_days": 30},
    "stages": {"s": {"number": 5, "name": "Oferta"}},
    "personas": {"p": {"name": "Kierownik"}},
    "blocks": {
        "safety": {"title": "Tytuł wewnętrzny", "body": "Osłony są w cenie.", "personas": ["p"], "when": "Hala"}
    },
    "offers": {
        "short": {**OFFER, "validity_days": 14, "kind": "general", "blocks": ["safety"], "instructions": ["Zadzwoń."]},
        "usual": OFFER,
    },
}


def printed(tmp_path: Path, offer: str) -> str:
    return text_of(document(customer_view(load(write_blueprint(tmp_path, DATA)).blueprint), offer))


def text_of(paper: Document) -> str:
    return "\n".join(passages_of(html.render(paper, theme("classic")), "html")).replace("\u00a0", " ")


@pytest.mark.parametrize(("offer", "days"), [("short", 14), ("usual", 30)])
def test_an_offer_holds_as_long_as_it_says_in_its_texts_and_terms(offer: str, days: int, tmp_path: Path) -> None:
    text = printed(tmp_path, offer)
    assert f"Ważna {days} dni" in text
    assert f"{days} dni od daty wystawienia" in text


def test_a_shared_text_stands_in_each_offer_that_names_it(tmp_path: Path) -> None:
    for offer in ("short", "usual"):
        assert "Osłony są w cenie." in printed(tmp_path, offer)
        assert "Tytuł wewnętrzny" not in printed(tmp_path, offer)


def test_the_author_is_told_what_the_customer_is_not(tmp_path: Path) -> None:
    blueprint = load(write_blueprint(tmp_path, DATA)).blueprint
    paper = PAPER.deliverable(blueprint)
    assert paper is not None
    assert paper.document is not None
    guide = text_of(paper.document(blueprint))
    for text in ("Zadzwoń.", "Kierownik", "Hala"):
        assert text in guide
        assert text not in printed(tmp_path, "short")


SHAPED = """extends: ten-stage
language: en
company: {name: Alfa}
offers:
  detailed:
    sections:
      prices: {columns: {vat: {disabled: true}, unit: {title: Sold by, before: item}}}
      mind: {after: prices, title: Mind the gap, kind: warning, body: Prices are for the platform only.}
      steps: {after: mind, title: First steps, kind: checklist, lines: [Measure the platform]}
"""


def test_a_company_shapes_the_sections_and_columns_of_an_offer_as_those_of_any_paper(tmp_path: Path) -> None:
    loaded = load(write(tmp_path / "alfa", {"blueprint.yaml": SHAPED})).blueprint
    paper = document(customer_view(loaded), "detailed")
    prices = next(block for block in paper.blocks if isinstance(block, Table) and block.columns[1].id == "item")
    assert [column.title for column in prices.columns][:3] == ["Sold by", "Item", "Quantity"]
    assert "vat" not in {column.id for column in prices.columns}
    text = text_of(paper)
    assert text.index("Prices are for the platform only.") < text.index("Measure the platform")
