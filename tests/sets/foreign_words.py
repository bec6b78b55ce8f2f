"""Words that are foreign to a firm: of another trade, another country's law and money, another spelling, other buyers.

A list is a file in ``foreign``: whom it is foreign to, and for each language its words with the reason. A word is a
pattern of whole words, with capitals as they stand where it has any. ``twins`` are innocent phrases that hold one.
With ``read_by`` it counts in the papers of these readers alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from generator.blueprint.model.blueprint import Blueprint

_FOLDER = Path(__file__).parent / "foreign"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a list and why a firm to which the list is foreign would strike it."""

    list: str
    pattern: re.Pattern[str]
    why: str


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one list in one language, the phrases in which they are innocent, and whose papers they count in."""

    words: tuple[Word, ...]
    twins: re.Pattern[str] | None
    read_by: str | None

    def found_in(self, text: str) -> Iterator[tuple[Word, re.Match[str]]]:
        """The words that stand in a text; what is innocent is blanked, so that places stay the same."""
        searched = self.twins.sub(lambda hit: "\0" * len(hit.group()), text) if self.twins else text
        for word in self.words:
            yield from ((word, hit) for hit in word.pattern.finditer(searched))


LISTS: dict[str, dict[str, list[str]]] = {
    file.stem: yaml.safe_load(file.read_text("utf-8"))["foreign_to"] for file in sorted(_FOLDER.glob("*.yaml"))
}
"""All lists, each with the trades, the countries and the buyers to which it is foreign."""


def foreign_to(blueprint: Blueprint) -> tuple[Words, ...]:
    """The lists that hold for a company's papers."""
    known = {"trade": blueprint.trade, "country": blueprint.country, "buyers": blueprint.company.sells_to}
    return tuple(
        words_of(name, blueprint.language)
        for name, where in LISTS.items()
        if any(value in where.get(kind, ()) for kind, value in known.items())
    )


@cache
def words_of(name: str, language: str) -> Words:
    """The words of a list in a language."""
    data = yaml.safe_load((_FOLDER / f"{name}.yaml").read_text("utf-8"))
    words = tuple(Word(name, _pattern(word), why) for word, why in data.get(language, {}).items())
    twins = data.get("twins", {}).get(language, {})
    return Words(words, _pattern("|".join(twins)) if twins else None, data.get("read_by"))


def _pattern(word: str) -> re.Pattern[str]:
    """A pattern of whole words; one without capitals takes any."""
    has_capitals = re.sub(r"\\.", "", word) != re.sub(r"\\.", "", word).lower()
    return re.compile(rf"(?<!\w)(?:{word})(?!\w)", 0 if has_capitals else re.IGNORECASE)
