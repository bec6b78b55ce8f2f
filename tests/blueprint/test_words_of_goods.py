"""Offers, prices and the CRM of the base say nothing that only a firm that sells goods would say; their pack does."""

from __future__ import annotations

import re

import pytest

from tests.papers import ROOT

BASE = ROOT / "blueprints/ten-stage"
GOODS = {
    "en": r"pallet|transport|unload|\bsamples?\b|drawing|\bplant\b|machin|shipp|waybill|warehouse|\bhall\b|production|"
    r"logistics|\bdeliver(y|ies|ed|s)?\b|carriage|packing|spare part",
    "pl": r"palet|transport|rozładun|próbk|rysun|maszyn|\bhal[aęi]\b|produkcj|logisty|\bdostaw(?!c)|przewoz|magazyn|"
    r"części zamienn|montaż|urządzeni",
}
FILES = ("offers.yaml", "prices.yaml", "crm.yaml")


def said(language: str, file: str, folder: str = "") -> str:
    """What a file says, without its keys, its comments and the words that the vocabulary fills in."""
    text = (BASE / folder / language / file).read_text("utf-8")
    lines = (re.sub(r"^\s*([\w-]+:\s*)+", "", line) for line in text.splitlines() if not line.strip().startswith("#"))
    return re.sub(r"\[\[.*?\]\]|\b[\w-]+: ?\{", "", "\n".join(lines))


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("language", GOODS)
def test_the_base_speaks_for_every_trade(language: str, file: str) -> None:
    assert re.findall(rf"(?i)\b\w*(?:{GOODS[language]})\w*", said(language, file)) == []


@pytest.mark.parametrize("language", GOODS)
def test_what_goods_ask_for_stands_in_their_pack(language: str) -> None:
    assert re.search(GOODS[language], said(language, "offers.yaml", "packs/trade/goods"), re.IGNORECASE)
