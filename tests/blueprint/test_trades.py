"""Packs of trades: what a seller of goods, a software firm, a service firm and an installer say in the base's place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.blueprint.load import load
from generator.blueprint.model.blueprint import Blueprint
from tests.papers import ROOT, leaves, write_blueprint

BASE = ROOT / "blueprints/ten-stage"
PACKS = BASE / "packs/trade"
TRADES = tuple(sorted(folder.name for folder in PACKS.iterdir()))
LANGUAGES = ("en", "pl")
OF_GOODS = {
    "en": r"pallets?|unload\w*|warehouse|shop floor|ship(?:ping|ments?)|dispatch|data sheet|delivery note|goods",
    "pl": r"palet\w*|rozładun\w*|magazyn\w*|hal[aięą]|wysyłką|logistyczn\w*|towar\w*|kart\w+ katalogow\w+|sztuk[ęi]",
}
"""Words that only firms with goods say."""
TOLD_BY_A_CUSTOMER = (
    "customer-problem", "customer-goal", "situation-today", "situation-effects", "situation-change", "criterion-1",
    "answer-1", "product-name", "customer-side-work", "excluded-items", "price-changers", "price-assumptions",
    "delay-risks", "risk-answers", "attachments",
)  # fmt: skip
"""Fields of an offer whose examples speak of the work of a trade."""
SPOKEN_BY_ALL = ("stages", "skeletons", "questions", "note_templates")
CHANGING = "delivery|delivery-team|acceptance|work-order|complaint|case-study"
"""Words that trades say in words of another gender."""
AGREES = r"(?:został\w*|był[aoy]?|\w+(?:ał|ała|ało|ił|iła|iło|ęła|ęło|any|ana|ane|ony|ona|one))"
"""Polish verbs and participles whose ending follows the gender of what stands before them."""


@cache
def texts(trade: str, language: str) -> dict[str, Any]:
    """The texts of a pack by file and path, but the words of that language."""
    files = sorted((PACKS / trade / language).glob("*.yaml"))
    read = {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in files if file.stem != "words"}
    return {f"{name}:{path}": text for name, content in read.items() for path, text in leaves(content)}


def loaded(trade: str, language: str, folder: Path) -> Blueprint:
    data = {"extends": "ten-stage", "language": language, "trade": trade, "company": {"name": "Ziarno"}}
    return load(write_blueprint(folder / f"{trade}-{language}", data)).blueprint


def of_goods(language: str) -> re.Pattern[str]:
    """The words that only goods need; an id, such as ``goods-check``, is none."""
    return re.compile(rf"(?<![\w-])(?:{OF_GOODS[language]})(?![\w-])", re.IGNORECASE)


def said(blueprint: Blueprint) -> Iterator[tuple[str, str]]:
    """What the talks and the stages of a company say, by the element."""
    for collection in SPOKEN_BY_ALL:
        for one in getattr(blueprint, collection).values():
            yield from ((one.path, str(text)) for _, text in leaves(one.model_dump(exclude_none=True)))


@pytest.mark.parametrize("trade", TRADES)
def test_a_pack_says_the_same_in_both_languages(trade: str) -> None:
    english, polish = texts(trade, "en"), texts(trade, "pl")
    assert english.keys() == polish.keys()
    assert [path for path, text in english.items() if len(text) != len(polish[path]) and isinstance(text, list)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("trade", [trade for trade in TRADES if trade != "goods"])
def test_who_sells_no_goods_speaks_of_none(trade: str, language: str, tmp_path: Path) -> None:
    words = of_goods(language)
    found = [(path, text) for path, text in said(loaded(trade, language, tmp_path)) if words.search(text)]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_sells_goods_speaks_of_them(language: str, tmp_path: Path) -> None:
    words = of_goods(language)
    assert [text for _, text in said(loaded("goods", language, tmp_path)) if words.search(text)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("trade", ["goods", "installation", "services"])
def test_examples_of_what_a_customer_says_are_of_the_trade(trade: str, language: str) -> None:
    """The base's are those of an office that closes its month."""
    base = yaml.safe_load((BASE / language / "offers.yaml").read_text("utf-8"))["merge_fields"]
    told = {id_: texts(trade, language).get(f"offers:.merge_fields.{id_}.example") for id_ in TOLD_BY_A_CUSTOMER}
    assert [id_ for id_, example in told.items() if example in (None, base[id_]["example"])] == []


def test_nothing_agrees_with_a_word_whose_gender_a_trade_changes() -> None:
    """What agrees is a field too, ``[[word.delivery:gotowy|gotowa|gotowe]]``, or the sentence does without."""
    breaking = re.compile(rf"\[\[[Ww]ord\.(?:{CHANGING})\]\] {AGREES}\b")
    files = [BASE / "pl" / f"{name}.yaml" for name in ("stages", "skeletons", "questions", "notes")]
    files += PACKS.glob("*/pl/*.yaml")
    found = [(file.name, breaking.findall(file.read_text("utf-8"))) for file in files]
    assert [one for one in found if one[1]] == []
