"""What stands in every firm's papers claims nothing of any: our labels, the outlines of papers, numbers of stages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import yaml
from babel.messages.pofile import read_po

from tests.papers import ROOT, leaves

from .foreign_words import LISTS, words_of

BASE = ROOT / "blueprints/ten-stage"
CATALOG = ROOT / "generator/locale/pl.po"
LANGUAGES = ("en", "pl")
EVERYWHERE = tuple(
    name
    for name, where in LISTS.items()
    if name not in {"american-words", "american-inquiry", "delivery"} and "buyers" not in where
)
"""Lists whose words no label needs: the English of papers that name no country is British, and the base delivers. Firms
that buy need labels of their own; none is printed for people at home (``test_consumers``)."""
NOT_PRINTED = frozenset({"question"})
"""Contexts of messages that stand in no paper: the questions of ``salesbook new``, with examples of all trades."""
BY_THE_TAX = frozenset(
    {
        "Annual revenue target, net",
        "Gross",
        "Gross price",
        "Gross value",
        "List price, gross",
        "List price, net",
        "Net price",
        "Net total",
        "Net prices are without {tax}, gross prices include it.",
        "Net value",
        "Prices are net; {tax} is added.",
        "Prices do not include sales tax; it is added where it is due.",
        "Unit price, gross",
        "Unit price, net",
        "Value, net",
        "gross {n}",
        "{amount} gross",
        "{value}, gross",
    }
)
"""Labels of which a company prints those that fit the tax on its prices."""
WORD = re.compile(r"\[\[[^\]]*\]\]")
"""A word that each trade says in its own way."""
NUMBERED = re.compile(r"\bstages? \d|\betap\w* \d|\bten stages|\bdziesię\w+ etap", re.IGNORECASE)
"""A stage by its number, or their number: a company may count otherwise."""


def labels() -> Iterator[tuple[str, str]]:
    """Every text of the catalog with its language."""
    with CATALOG.open("rb") as file:
        for message in read_po(file, locale="pl"):
            if message.id and message.context not in NOT_PRINTED:
                for language, texts in (("en", message.id), ("pl", message.string)):
                    yield from ((language, text) for text in ([texts] if isinstance(texts, str) else texts))


def outlines() -> Iterator[tuple[str, str]]:
    """Every text of the outlines with its language, but the words that the pack of a country says in its own way."""
    for language in LANGUAGES:
        for file in sorted((ROOT / "generator/outlines" / language).glob("*.yaml")):
            data = yaml.safe_load(file.read_text("utf-8"))
            for id_ in said_by_countries(language) & data.get("words", {}).keys():
                del data["words"][id_]
            yield from ((language, text) for text in texts_of(data))


def said_by_countries(language: str) -> set[str]:
    """The words of the vocabulary for which a country has one of its own."""
    files = BASE.glob(f"packs/country/*/{language}/words.yaml")
    return {id_ for file in files for id_ in yaml.safe_load(file.read_text("utf-8"))["words"]}


def texts_of(data: object) -> Iterator[str]:
    for _, leaf in leaves(data):
        yield from (str(one) for one in (leaf if isinstance(leaf, list) else [leaf]) if one is not None)


@pytest.mark.parametrize("texts", [labels, outlines], ids=["labels", "outlines"])
def test_our_own_words_are_foreign_to_nobody(texts: object) -> None:
    assert callable(texts)
    found = [
        (language, text, hit.group(), word.why)
        for language, text in texts()
        for name in EVERYWHERE
        for word, hit in words_of(name, language).found_in(WORD.sub("", text))
        if text not in BY_THE_TAX
    ]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_the_base_names_a_stage_by_its_number(language: str) -> None:
    texts = (
        (file.name, text)
        for file in sorted((BASE / language).glob("*.yaml"))
        for text in texts_of(yaml.safe_load(file.read_text("utf-8")))
    )
    assert [(file, text) for file, text in texts if NUMBERED.search(text)] == []


LONGEST = 35
"""Words of a sentence that can still be read once."""
FIELD = re.compile(r"\[\[[^\]]*\]\]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_read_once(language: str) -> None:
    """But for the words of a consent, which is one sentence with boxes to tick, and of forms that the law lays down."""
    found = [
        (path, sentence)
        for file in sorted((*BASE.glob(f"{language}/*.yaml"), *BASE.glob(f"packs/*/*/{language}/*.yaml")))
        for path, leaf in leaves(yaml.safe_load(file.read_text("utf-8")))
        if file.name != "laws.yaml" and not path.endswith("recorded-consent.wording")
        if not path.startswith(".documents.cancellation-form.sections.")
        for text in (leaf if isinstance(leaf, list) else [leaf])
        for sentence in re.split(r"(?<=[.?!])\s+|\n\s*\n|\n(?=- )", FIELD.sub("x", str(text)))
        if len(re.findall(r"\w+", sentence)) > LONGEST
    ]
    assert found == []
