"""What is printed exists in both languages, with the same blanks to fill."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
import yaml

import generator
from generator.locale import Phrase, labels

PL, EN = (
    yaml.safe_load((Path(generator.__file__).parent / f"locale/{language}.yaml").read_text("utf-8"))
    for language in ("pl", "en")
)
POLISH = re.compile("[ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„]")


def keys(tree: dict[str, dict[str, str]]) -> set[str]:
    return {f"{group}.{key}" for group, entries in tree.items() for key in entries}


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def phrases() -> Iterator[tuple[str, Phrase]]:
    """Every phrase of every module, in whatever it is kept, with where it stands."""
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if module.name != "generator.__main__":
            for name, value in vars(importlib.import_module(module.name)).items():
                yield from ((f"{module.name}.{name}", phrase) for phrase in _within(value))


def _within(value: object) -> Iterator[Phrase]:
    if isinstance(value, Phrase):
        yield value
    elif isinstance(value, dict):
        yield from (phrase for inner in value.values() for phrase in _within(inner))
    elif isinstance(value, list | tuple) and not isinstance(value, str):
        yield from (phrase for inner in value for phrase in _within(inner))


PHRASES = list(phrases())


def test_both_languages_have_the_same_labels() -> None:
    assert keys(PL) == keys(EN)


@pytest.mark.parametrize("key", sorted(keys(PL)))
def test_a_label_has_a_wording_and_the_same_blanks_in_both_languages(key: str) -> None:
    polish, english = labels("pl")[key], labels("en")[key]
    assert polish.strip()
    assert english.strip()
    assert blanks(polish) == blanks(english)
    assert not POLISH.search(english)


def test_a_label_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        labels("pl")["common.no-such-label"]


def test_the_phrases_of_the_deliverables_are_found() -> None:
    assert len(PHRASES) > 300
    assert {"generator.deliverables.offers.SUPPLIER", "generator.deliverables.cadences.CHANNELS"} <= {
        place for place, _ in PHRASES
    }


def test_every_phrase_has_both_languages_and_the_same_blanks() -> None:
    wrong = [
        (place, phrase)
        for place, phrase in PHRASES
        if not phrase.pl.strip() or not phrase.en.strip() or blanks(phrase.pl) != blanks(phrase.en)
    ]
    assert wrong == []


def test_no_english_wording_is_polish() -> None:
    assert [(place, phrase.en) for place, phrase in PHRASES if POLISH.search(phrase.en)] == []


def test_a_phrase_speaks_the_language_asked_for_and_fills_its_blanks() -> None:
    phrase = Phrase("{n} dni", "{n} days")
    assert (phrase("pl", n=3), phrase("en", n=3)) == ("3 dni", "3 days")
    assert Phrase("{literal}", "{literal}")("pl") == "{literal}"
